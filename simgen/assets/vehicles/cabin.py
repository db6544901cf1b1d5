"""Where the inside of a cabin lies: what a body tells the seats, dashboard and wheel that are put into it."""

from __future__ import annotations

from dataclasses import dataclass


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
