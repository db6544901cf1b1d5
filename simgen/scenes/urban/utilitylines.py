"""Poles along one side of a street, the wires that sag between them, and those that lead to the houses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.geometry import transform
from simgen.mesh import Material
from simgen.ontology import class_id
from simgen.scene import Draws
from simgen.scenes.placement import Placement
from simgen.scenes.urban.kerbside import Crew, Floats, Side
from simgen.scenes.urban.townstyle import TownStyle

_EVERY_M = (26.0, 40.0)  # spans of low voltage and telephone lines in towns
_BACK_M = 0.45
_SAG = 0.022  # of the span, at mid-span: some 0.8 m in 36 m
_RADII_M = (0.008, 0.008, 0.009, 0.012)  # stranded conductors of 35 to 70 mm^2, and a bundle
_PIECES = 8  # of a wire between poles
_DROP_M = 16.0  # a house so far from a pole has its wire from there
_DROPS = 3  # from one pole at most
_EAVES_M = (3.2, 6.5)  # height of the hook on a front
_WIRE = Material("overhead wire", (0.035, 0.034, 0.033), 0.7, 0.3)


def put_lines(
    crew: Crew, pavements: Sequence[Side], town: TownStyle, draws: Draws, share: float, houses: Sequence[Placement], wired: frozenset[str]
) -> list[Placement]:
    """Stand poles in a share (0..1) of streets, on one side each, but not in those under a tram's wires (`wired`) -> the wires, as one
    placement. Draws "network.lines.<edge>"."""
    wires = MeshBuilder()
    strung = 0
    sides = {side.edge.id: side for side in pavements}
    fronts = np.array([_front(p) for p in houses]).reshape(-1, 3)
    for side in pavements:
        other = side.edge.opposite
        rng = draws.rng(f"network.lines.{min(side.edge.id, other or side.edge.id)}")
        if rng.random() >= share or side.edge.id in wired or other in wired:
            continue
        first = other is None or (side.edge.id < other) == (rng.random() < 0.5) or other not in sides
        if first and side.width_m >= 1.4:
            strung += _line(crew, side, rng, town, fronts, wires)
    if not strung:
        return []
    return [Placement(np.eye(4), class_id("static"), (_WIRE,), mesh=wires.build(), casts_shadow=False)]


def _line(crew: Crew, side: Side, rng: np.random.Generator, town: TownStyle, fronts: Floats, wires: MeshBuilder) -> int:
    """The poles of a side and their wires; of how many wires."""
    step, start = float(rng.uniform(*_EVERY_M)), float(rng.uniform(3.0, 8.0))
    variant = town.one("utility_pole", rng)
    count = max(int((side.length_m - 2 * start) / step) + 1, 2)
    stood: list[Floats] = []
    for s in np.linspace(start, side.length_m - start, count):
        for shift in (0.0, 1.2, -1.2, 2.4, -2.4):
            xy, yaw = side.point(float(s) + shift, _BACK_M), side.towards_road(float(s) + shift)
            if crew.put("utility_pole", variant, xy, yaw, room_m=0.2):
                z = float(crew.ground.height(xy[None])[0])
                c, n = np.cos(yaw), np.sin(yaw)
                stood.append(transform(np.array([[c, -n, 0], [n, c, 0], [0, 0, 1.0]]), (xy[0], xy[1], z)))
                break
    if not stood:
        return 0
    ties = list(crew.catalogue.get("utility_pole", variant).anchors.values())
    ends = [np.array([(T @ tie)[:3, 3] for tie in ties]) for T in stood]
    strung = 0
    for a, b in pairwise(ends):
        for k, (p, q) in enumerate(zip(a, b, strict=True)):
            _string(wires, p, q, _RADII_M[k % len(_RADII_M)], _SAG, _PIECES)
            strung += 1
    for tie in ends:
        foot = tie[-1]
        away = np.linalg.norm(fronts[:, :2] - foot[:2], axis=1) if len(fronts) else np.zeros(0)
        for k in np.argsort(away)[:_DROPS]:
            if 2.0 < away[k] < _DROP_M:
                _string(wires, foot, fronts[k], 0.006, 0.012, 5)
                strung += 1
    return strung


def _string(wires: MeshBuilder, a: Floats, b: Floats, radius: float, sag: float, pieces: int) -> None:
    """A wire between two points that hangs as a parabola."""
    t = np.linspace(0, 1, pieces + 1)[:, None]
    path = a + (b - a) * t
    path[:, 2] -= (4 * sag * float(np.linalg.norm(b - a)) * t * (1 - t))[:, 0]
    wires.add_tube(path, radius, 0, segments=3, capped=False)


def _front(p: Placement) -> Floats:
    """(3,) the hook on a house's front."""
    if p.asset is None:
        return np.zeros(3)
    high = float(np.clip(0.62 * p.asset.bounds[1, 2], *_EAVES_M))
    return np.asarray((p.T_world_obj @ np.array([0.03, 0.5 * float(p.asset.bounds[1, 1]) + 0.4, high, 1.0]))[:3])
