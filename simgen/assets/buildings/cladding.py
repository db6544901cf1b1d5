"""Rainscreens: large thin panels with open joints before a dark gap, and windows that lie almost flush with them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from simgen.assets.buildings import glazing
from simgen.assets.buildings import openings as op
from simgen.assets.buildings.groundfloor import free_stretches
from simgen.assets.buildings.openings import Openings
from simgen.assets.buildings.proportions import Proportions, no_openings
from simgen.assets.buildings.quads import Floats, Quads
from simgen.assets.buildings.spec import BuildingSpec, Slot
from simgen.assets.buildings.walls import wall_grid

_GAP_M = 0.035  # from the dark lining to the faces of the panels


@dataclass(frozen=True)
class Skin:
    """The cladding of one building, metres. windows : "ribbon", "picture" or "slots". wide, high : panels, at most. joint : between
    them. kind : of panels: "open" for flat ones, "slats" for level bars. sill, head : of windows above the floor and below the next.
    pitch, width : of windows. module : of their panes. shift : sideways, storey by storey. end : wall at the ends of ribbons. core :
    blank stretch at one end (negative: the left), 0 for none. second : share of panels in the second colour. recess : of the panes.
    frame : reach of the frames. blinds : share of panes. plain : the ground floor has no rooms for the public."""

    windows: str
    wide: float
    high: float
    joint: float
    kind: str
    sill: float
    head: float
    pitch: float
    width: float
    module: float
    shift: float
    end: float
    core: float
    second: float
    recess: float
    frame: float
    blinds: float
    plain: bool


def skin_of(p: Proportions) -> Skin:
    """The same for all walls of a building."""
    rng = np.random.Generator(np.random.Philox(key=p.seed))
    windows = str(rng.choice(["ribbon", "ribbon", "picture", "picture", "slots"]))
    sill, head = {"ribbon": ((0.7, 1.05), (0.35, 0.75)), "picture": ((0.25, 0.85), (0.4, 0.7)), "slots": ((0.1, 0.5), (0.35, 0.5))}[windows]
    pitch = float(rng.uniform(3.0, 4.4)) if windows == "picture" else float(rng.uniform(1.2, 1.8))
    share = float(rng.uniform(0.55, 0.85)) if windows == "picture" else float(rng.uniform(0.45, 0.6))
    return Skin(
        windows, wide=float(rng.uniform(1.2, 3.0)), high=float(rng.uniform(0.6, 1.5)), joint=float(rng.uniform(0.010, 0.018)),
        kind="slats" if rng.uniform() < 0.25 else "open", sill=float(rng.uniform(*sill)), head=float(rng.uniform(*head)), pitch=pitch,
        width=share * pitch, module=float(rng.uniform(1.0, 2.2)), shift=float(rng.choice([0.0, 0.0, 0.2, 0.3])),
        end=float(rng.uniform(0.3, 1.4)), core=float(rng.choice([0.0, 0.0, 2.4, -3.2])),
        second=float(rng.choice([0.0, 0.0, 0.15, 0.4])), recess=float(rng.choice([0.05, 0.09, 0.13])),
        frame=float(rng.choice([0.05, 0.05, 0.12])), blinds=float(rng.choice([0.1, 0.2, 0.4])), plain=bool(rng.uniform() < 0.6))


def upper(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, first: int, rng: np.random.Generator) -> None:
    """The front from floor `first` to the eaves."""
    k, length, foot = skin_of(p), float(q.length[wall]), float(p.floor_z[first])
    o = openings(q, wall, p, k, range(first, spec.floors), rng)
    wall_grid(q, wall, foot, p.eaves, o, Slot.DARK)
    _panels(q, wall, k, foot, p.eaves, o, rng)
    if len(o):
        _windows(q, o, k, rng)
    q.boxes(wall, 0.0, length, foot - 0.03, foot + 0.02, 0.0, _GAP_M + 0.025, Slot.METAL, "FLRTB")
    q.boxes(wall, 0.0, length, p.eaves - 0.03, p.eaves + 0.03, 0.0, _GAP_M + 0.015, Slot.METAL, "FLRTB")
    corner = [_GAP_M * (spec.walls[j % len(spec.walls)] == "street") for j in (wall - 1, wall + 1)] if wall < len(spec.walls) else [0, 0]
    s = np.array([[-corner[0], 0.025], [length - 0.025, length + corner[1]]])
    q.boxes(wall, s[:, 0], s[:, 1], foot, p.eaves, 0.0, _GAP_M + 0.002, Slot.WALL, "FLR")


def openings(q: Quads, wall: int, p: Proportions, k: Skin, floors: range, rng: np.random.Generator) -> Openings:
    """The windows of some storeys of a wall."""
    length = float(q.length[wall])
    if length < 2.2 or not len(floors):
        return no_openings()
    a, b = k.end, length - k.end
    if abs(k.core) > 0 and length > 9.0:
        a, b = (a - k.core, b) if k.core < 0 else (a, b - k.core)
    parts = []
    for f in floors:
        z0, z1 = float(p.floor_z[f]) + k.sill, float(p.floor_z[f + 1]) - k.head
        s = _spans(a, b, length, k, f)
        if k.windows == "slots" and len(s) > 3:
            s = s[rng.uniform(size=len(s)) < 0.75]
        n = len(s)
        parts.append(Openings(np.full(n, wall), s[:, 0], s[:, 1], np.full(n, z0), np.full(n, z1)))
    return op.joined(parts)


def far(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, rng: np.random.Generator) -> None:
    """Panes laid on a plain front, for coarse meshes."""
    k = skin_of(p)
    o = openings(q, wall, p, k, range(1, spec.floors), rng)
    if len(o):
        q.boxes(o.wall, o.s0 - 0.03, o.s1 + 0.03, o.z0 - 0.03, o.z1 + 0.03, 0.01, 0.01, Slot.FRAME, "F")
        cut = glazing.split(o, k.module)
        glazing.panes(q, Openings(cut.wall, cut.s0 + 0.03, cut.s1 - 0.03, cut.z0, cut.z1), 0.02, rng, 0.0)


def panels_between(q: Quads, wall: int, k: Skin, s0: float, s1: float, z0: float, z1: float, rng: np.random.Generator) -> None:
    """Flat panels or slats over one rectangle."""
    if s1 - s0 < 0.05 or z1 - z0 < 0.05:
        return
    if k.kind == "slats":
        z = z0 + np.arange(max(int((z1 - z0) / 0.2), 1)) * (z1 - z0) / max(int((z1 - z0) / 0.2), 1)
        high = (z1 - z0) / len(z) - 0.03
        q.boxes(wall, s0, s1, z + 0.015, z + 0.015 + high, _GAP_M - 0.02, _GAP_M, Slot.WALL, "FTB")
        return
    columns, rows = max(round((s1 - s0) / k.wide), 1), max(round((z1 - z0) / k.high), 1)
    s, z = np.linspace(s0, s1, columns + 1), np.linspace(z0, z1, rows + 1)
    o = Openings(np.full(columns * rows, wall), np.tile(s[:-1], rows) + k.joint / 2, np.tile(s[1:], rows) - k.joint / 2,
                 np.repeat(z[:-1], columns) + k.joint / 2, np.repeat(z[1:], columns) - k.joint / 2)
    ao = rng.uniform(236, 255, (len(o), 1)) * np.ones(4)
    other = rng.uniform(size=len(o)) < k.second
    quads = glazing.tilted(o, _GAP_M, rng, 0.004)
    for slot, here in ((Slot.WALL, ~other), (Slot.PANEL, other)):
        if here.any():
            q.on_wall(wall, quads[here], slot, ao=ao[here])


def _spans(a: float, b: float, length: float, k: Skin, floor: int) -> Floats:
    """(N, 2) where windows begin and end in a storey."""
    if k.windows == "ribbon":
        return np.array([[a, b]]) if b - a > 0.8 else np.zeros((0, 2))
    a, b = max(a, 0.3), min(b, length - 0.3)
    count = max(int((b - a) / k.pitch), 1)
    pitch = (b - a) / count
    half = min(k.width, pitch - 0.3) / 2
    if half < 0.2:
        return np.zeros((0, 2))
    move = min(k.shift * pitch, pitch / 2 - half) * (1 if floor % 2 else -1)
    middle = a + (np.arange(count) + 0.5) * pitch + move
    return np.stack([middle - half, middle + half], axis=1)


def _panels(q: Quads, wall: int, k: Skin, z0: float, z1: float, o: Openings, rng: np.random.Generator) -> None:
    """Panels over all the wall round the openings, in bands below, beside and above the windows of each storey."""
    length = float(q.length[wall])
    levels = np.unique(np.round(np.concatenate([[z0, z1], o.z0, o.z1]), 4))
    for low, high in pairwise(levels.tolist()):
        here = o.where((o.z0 < high - 0.01) & (o.z1 > low + 0.01))
        for a, b in free_stretches(here, length, low, high, side=0.0, above=0.0):
            panels_between(q, wall, k, float(a), float(b), low, high, rng)


def _windows(q: Quads, o: Openings, k: Skin, rng: np.random.Generator) -> None:
    """Frames, panes, bars and blinds."""
    back, out, t = -k.recess, _GAP_M + k.frame, 0.035
    q.boxes(o.wall, o.s0, o.s1, o.z0, o.z1, back, out, Slot.METAL, "LRTB", inside=True, ao=205)
    for s0, s1, z0, z1 in ((o.s0 - t, o.s0, o.z0 - t, o.z1 + t), (o.s1, o.s1 + t, o.z0 - t, o.z1 + t), (o.s0, o.s1, o.z1, o.z1 + t),
                           (o.s0, o.s1, o.z0 - t, o.z0)):
        q.boxes(o.wall, s0, s1, z0, z1, 0.0, out, Slot.METAL)
    cut = glazing.split(o, k.module)
    glazing.panes(q, cut, back + 0.012, rng)
    glazing.blinds(q, cut, back + 0.012, k.blinds, rng)
    inner = cut.where(cut.s0 > o.s0.min() + 0.01)
    q.boxes(inner.wall, inner.s0 - 0.03, inner.s0 + 0.03, inner.z0, inner.z1, back, back + 0.05, Slot.FRAME, "FLR")
    q.boxes(o.wall, o.s0, o.s1, o.z0, o.z0 + 0.06, back, back + 0.05, Slot.FRAME, "FT")
    q.boxes(o.wall, o.s0, o.s1, o.z1 - 0.06, o.z1, back, back + 0.05, Slot.FRAME, "FB")
    q.boxes(o.wall, o.s0, o.s0 + 0.05, o.z0, o.z1, back, back + 0.05, Slot.FRAME, "FR")
    q.boxes(o.wall, o.s1 - 0.05, o.s1, o.z0, o.z1, back, back + 0.05, Slot.FRAME, "FL")
