"""Putting assets into a world: placements, and the ground plan that keeps them from overlapping."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from simgen.asset import LOD_FOCAL_PX, Asset
from simgen.mesh import Material, Mesh
from simgen.snapshot import Instance


@dataclass(frozen=True, eq=False)
class Placement:
    """Something that stands in the world: an asset, or a mesh made for this place (`asset` is None then).

    T_world_obj : (4, 4). materials : by slot. semantic : ontology id. settle : whether physics must bring it to rest on
    the ground (loose objects and parked vehicles); otherwise it is fixed where it is. signal : for signal heads, the (system id,
    link index) whose state lights its lamps. lean_rad : how far it leans to the right about its own x axis once it has
    settled (bicycles lean to the left on their stands, below 0).
    """

    T_world_obj: NDArray[np.float64]
    semantic: int
    materials: tuple[Material, ...]
    asset: Asset | None = None
    mesh: Mesh | None = None
    settle: bool = False
    signal: tuple[str, int] | None = None
    casts_shadow: bool = True
    lean_rad: float = 0.0
    pose: NDArray[np.float32] | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)

    def instance(self, instance_id: int, viewpoint: NDArray[np.float64], focal_px: float = LOD_FOCAL_PX) -> Instance:
        """As a snapshot's instance, its level of detail chosen for a (3,) viewpoint and the longest focal length there."""
        distance = float(np.linalg.norm(self.T_world_obj[:3, 3] - viewpoint)) * LOD_FOCAL_PX / focal_px
        mesh = self.mesh if self.mesh is not None else self.asset.lod(distance) if self.asset else None
        if mesh is None:
            raise ValueError("a placement needs an asset or a mesh")
        return Instance(mesh, self.materials, self.T_world_obj, self.semantic, instance_id, pose=self.pose,
                        box=None if self.asset is None else self.asset.box(self.pose),
                        pose_next=self.pose, attributes=self.attributes, casts_shadow=self.casts_shadow,
                        caster=None if self.asset is None else self.asset.caster(distance))


def place(asset: Asset, T_world_obj: NDArray[np.float64], **kw: Any) -> Placement:
    """A placement of a catalogue asset with its own materials (unless given), semantic class and key."""
    attributes = {"asset": asset.key, "family": asset.family, **kw.pop("attributes", {})}
    return Placement(T_world_obj, kw.pop("semantic", asset.semantic), kw.pop("materials", asset.materials), asset,
                     attributes=attributes, **kw)


class GroundPlan:
    """Which parts of the plan are taken. Polygons are in world x, y metres."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[shapely.Polygon]] = {}
        self.areas: list[shapely.Polygon] = []  # everything claimed, in order

    def is_free(self, area: shapely.Polygon) -> bool:
        """Whether nothing claimed so far overlaps the area (touching is allowed)."""
        shapely.prepare(area)
        return not any(
            area.intersects(other) and not area.touches(other)
            for cell in _cells(area)
            for other in self._cells.get(cell, ())
        )

    def claim(self, area: shapely.Polygon) -> bool:
        """Take the area if it is free; whether it was."""
        if not self.is_free(area):
            return False
        self.occupy(area)
        return True

    def occupy(self, area: shapely.Polygon) -> None:
        """Take the area whether it is free or not."""
        self.areas.append(area)
        for cell in _cells(area):
            self._cells.setdefault(cell, []).append(area)


def footprint(T_world_obj: NDArray[np.float64], bounds: ArrayLike, margin_m: float = 0.0) -> shapely.Polygon:
    """Rectangle under an object with (2, 3) object-frame bounds, grown by a margin on every side."""
    (x0, y0, _), (x1, y1, _) = np.asarray(bounds, float) + np.array([[-margin_m], [margin_m]])
    corners = np.array([[x0, y0, 0], [x1, y0, 0], [x1, y1, 0], [x0, y1, 0]])
    return shapely.Polygon((corners @ T_world_obj[:3, :3].T + T_world_obj[:3, 3])[:, :2])


_CELL_M = 20.0


def _cells(area: shapely.Polygon) -> list[tuple[int, int]]:
    x0, y0, x1, y1 = (int(v // _CELL_M) for v in area.bounds)
    return [(i, j) for i in range(x0, x1 + 1) for j in range(y0, y1 + 1)]
