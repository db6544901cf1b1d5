"""Where the inside of a cabin lies: what a body tells the seats, dashboard and wheel that are put into it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from simgen.assets.vehicles.profiles import Floats
from simgen.mesh import Mesh

# Daylight inside over that outside. The average daylight factor T A_glass theta / (A (1 - R^2)) of BS 8206-2 with a car's figures
# (T 0.75, panes 2.8 m^2 of 13 m^2 of inner surface that see 55 degrees of sky, R 0.2) is 9 %; what lies at the sills sees three
# times as much, what faces down only what the floor throws back.
AT_SILL, _AT_FLOOR, _FACING_DOWN = 0.30, 0.05, 0.45


@dataclass(frozen=True)
class CabinSpace:
    """Room inside a body, metres, in the vehicle's frame (x forward from the rear axle, z up from the ground).

    floor_z : of the footwell. seat_rows_x : x of the hip points, front row first (an empty tuple where nobody sits). hip_z : height of
    the hip
    points by row. seat_half_width : free half width at the cushions. shoulder_half_width : at the belt line. belt_z : height of the
    window sills. roof_z : underside of the headliner. cowl_x : foot of the windscreen. dash_x, dash_z : rear edge and top of the
    dashboard. rear_x : where the cabin ends (back of the last bench, or of the load floor). right_hand_drive : wheel on the right.
    """

    floor_z: float
    seat_rows_x: tuple[float, ...]
    hip_z: tuple[float, ...]
    seat_half_width: float
    shoulder_half_width: float
    belt_z: float
    roof_z: float
    cowl_x: float
    dash_x: float
    dash_z: float
    rear_x: float
    right_hand_drive: bool = False


def daylight(positions: Floats, normals: Floats, floor_z: float, sill_z: float, panes: float = 1.0) -> Floats:
    """(V,) share of the light outside that reaches places (V, 3) in a cabin through its panes. panes : their area over a car's."""
    height = np.clip((positions[:, 2] - floor_z) / max(sill_z - floor_z, 0.1), 0, 1)
    share = (_AT_FLOOR + (AT_SILL - _AT_FLOOR) * height) * panes
    return np.asarray(share * (1 - (1 - _FACING_DOWN) * np.clip(-normals[:, 2], 0, 1)), float)


def in_daylight(mesh: Mesh, floor_z: float, sill_z: float, panes: float = 1.0) -> Mesh:
    """A mesh of what stands in a cabin, lit through its panes (see `daylight`)."""
    share = daylight(mesh.positions.astype(float), mesh.normals.astype(float), floor_z, sill_z, panes)
    return replace(mesh, ao=as_occlusion(share), key="")


def as_occlusion(share: Floats) -> NDArray[np.uint8]:
    """Shares of light as a mesh carries them (`Mesh.ao`)."""
    return np.asarray(np.clip(share, 0, 1) * 255, np.uint8)
