"""Lamps on the fronts of narrow streets, where posts would leave no room to walk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.geometry import pose, transform
from simgen.scene import Draws
from simgen.scenes.placement import Placement, footprint
from simgen.scenes.urban.kerbside import Crew, Floats, Side
from simgen.scenes.urban.townstyle import TownStyle

_SHARES: Mapping[str, float] = {"fr": 0.55, "eu": 0.4, "de": 0.25, "uk": 0.25}  # of towns with such lamps
_DESIGNS: Mapping[str, Sequence[int]] = {"fr": (0, 1, 3, 4), "eu": (0, 1, 2, 3, 4), "de": (0, 3, 4, 2), "uk": (0, 1, 3)}
_NARROW_M = 2.4  # pavements with such lamps are at most so wide
_REACH_M = 0.8  # of a front behind the pavement
_HEIGHTS_M = (4.1, 4.9)  # the usual height is drawn between
_SHIFTS_M = (0.0, 1.0, -1.0, 2.0, -2.0, 3.5, -3.5, 5.0, -5.0)
_FLAT_M = 0.02  # a plate's ground may be so uneven
_PLATE = 12  # places of the plate itself; before the others, where the lamp is, nothing may stand out. Across and up:
_SAMPLES = np.array([
    *((u, v) for u in (-0.14, 0.0, 0.14) for v in (-0.38, -0.15, 0.15, 0.38)), *((u, v) for u in (-0.22, 0.0, 0.22) for v in (0.7, 1.05)),
])  # fmt: skip
_SLOTS = 1000  # more than any house has
_GLOSSY = 0.2  # panes are smoother, walls rougher
_FEWEST = 0.6  # of the lamps of a street must find a wall, or all stand on posts


@dataclass(frozen=True)
class _Triangles:
    """A house in its street's eyes. corners : (T, 3, 3) world metres. slots : (T,)."""

    corners: Floats
    slots: NDArray[np.int64]


@dataclass(eq=False)
class WallLamps:
    """Puts lamps on fronts. built : the houses, placements of assets, that may bear them. design : of the town, None where all lamps stand
    on posts."""

    built: Sequence[Placement]
    design: int | None
    height_m: float
    _seen: dict[int, _Triangles] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._tree = shapely.STRtree([footprint(p.T_world_obj, p.asset.bounds, 0.3) for p in self.built if p.asset is not None])

    def light(self, crew: Crew, side: Side, spacing_m: float) -> bool:
        """Light one side of a street, if it is narrow and fronts line it; whether that was done."""
        lanes = sum(lane.kind == "driving" for lane in side.edge.lanes)
        if self.design is None or lanes > 1 or side.width_m > _NARROW_M or not crew.allows("wall_lamp"):
            return False
        count = max(1, round(side.length_m / spacing_m))
        at = (np.arange(count) + 0.5) * side.length_m / count
        found = [wall for s in at.tolist() if (wall := self._near(crew, side, s)) is not None]
        if len(found) < _FEWEST * count:
            return False
        asset = crew.catalogue.get("wall_lamp", self.design)
        for xy, facing in found:
            if crew.reaches(xy):
                crew.add_on(pose(float(xy[0]), float(xy[1]), 0.0, facing), asset, transform(translation=(0.0, 0.0, self.height_m)))
        return True

    def _near(self, crew: Crew, side: Side, s: float) -> tuple[Floats, float] | None:
        """Place and heading of a lamp on the front nearest to distance s along a street."""
        for shift in _SHIFTS_M:
            if 1.0 < s + shift < side.length_m - 1.0:
                facing = side.towards_road(s + shift)
                start = side.point(s + shift, side.width_m - 0.5)
                z = float(crew.ground.height(start[None])[0]) + self.height_m
                gap = self._wall(start, z, facing)
                if gap is not None:
                    away = -np.array([np.cos(facing), np.sin(facing)])
                    return start + gap * away, facing
        return None

    def _wall(self, start: Floats, z: float, facing: float) -> float | None:
        """Metres from a place at a height to the even piece of front behind it, None if there is none."""
        c, n = np.cos(facing), np.sin(facing)
        behind = shapely.LineString([start, start - (0.5 + _REACH_M) * np.array([c, n])])
        nearest = np.full(len(_SAMPLES), np.inf)
        slot = np.full(len(_SAMPLES), -1)
        for k in self._tree.query(behind, predicate="intersects").tolist():
            house = self._house(int(k))
            d = house.corners - [start[0], start[1], z]
            u, v, w = -n * d[..., 0] + c * d[..., 1], d[..., 2], -c * d[..., 0] - n * d[..., 1]
            near = (np.abs(u).min(axis=1) < 0.25) | (u.min(axis=1) * u.max(axis=1) < 0)
            near &= (v.min(axis=1) < 1.1) & (v.max(axis=1) > -0.4) & (w.max(axis=1) > -0.6)
            for triangle in np.flatnonzero(near).tolist():
                inside, depth = _under(np.stack([u[triangle], v[triangle]], axis=1), w[triangle])
                closer = inside & (depth < nearest) & (depth > -0.6)
                nearest[closer], slot[closer] = depth[closer], house.slots[triangle] + _SLOTS * k
        plate, above = nearest[:_PLATE], nearest[_PLATE:]
        if not np.isfinite(plate).all() or np.ptp(plate) > _FLAT_M or len(set(slot[:_PLATE].tolist())) > 1:
            return None
        if not self._bears(*divmod(int(slot[0]), _SLOTS)):
            return None
        gap = float(plate.max())
        if above.min() < gap - 0.1:
            return None
        return gap if -0.5 < gap < 0.5 + _REACH_M else None

    def _bears(self, k: int, slot: int) -> bool:
        """Whether a part of a house is wall: neither pane nor sheet metal."""
        material = self.built[k].materials[slot]
        return material.roughness > _GLOSSY and material.transmittance == 0 and material.metallic < 0.5 and material.alpha == "opaque"

    def _house(self, k: int) -> _Triangles:
        if k not in self._seen:
            p = self.built[k]
            mesh = p.asset.lods[0] if p.asset is not None else None
            if mesh is None:
                raise ValueError("a house without a mesh")
            corners = mesh.positions[mesh.faces].astype(np.float64) @ p.T_world_obj[:3, :3].T + p.T_world_obj[:3, 3]
            self._seen[k] = _Triangles(corners, mesh.slots[mesh.faces[:, 0]].astype(np.int64))
        return self._seen[k]


def wall_lamps(town: TownStyle, draws: Draws, built: Sequence[Placement]) -> WallLamps:
    """What a town does with its narrow streets; draws "network.furniture.wall_lamps"."""
    rng = draws.rng("network.furniture.wall_lamps")
    wanted, pick, height = rng.random() < _SHARES.get(town.country, 0.0), rng.random(), float(rng.uniform(*_HEIGHTS_M))
    designs = _DESIGNS.get(town.country, (0,))
    return WallLamps([p for p in built if p.asset is not None], designs[int(pick * len(designs))] if wanted else None, height)


def _under(corners: Floats, depth: Floats) -> tuple[NDArray[np.bool_], Floats]:
    """Which of the `_SAMPLES` a triangle (3, 2) with depths (3,) covers, and how deep it lies there."""
    a, e, f = corners[0], corners[1] - corners[0], corners[2] - corners[0]
    det = float(e[0] * f[1] - e[1] * f[0])
    if abs(det) < 1e-9:
        return np.zeros(len(_SAMPLES), bool), np.zeros(len(_SAMPLES))
    d = _SAMPLES - a
    s, t = (d[:, 0] * f[1] - d[:, 1] * f[0]) / det, (e[0] * d[:, 1] - e[1] * d[:, 0]) / det
    return (s >= -1e-6) & (t >= -1e-6) & (s + t <= 1 + 1e-6), depth[0] + s * (depth[1] - depth[0]) + t * (depth[2] - depth[0])
