"""Curtain walls: a front of glass in a grid of thin metal, opaque before the floors and clear between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simgen.assets.buildings import bills, details, glazing, rooms
from simgen.assets.buildings.openings import Openings
from simgen.assets.buildings.proportions import Proportions
from simgen.assets.buildings.quads import Floats, Quads, rectangles
from simgen.assets.buildings.spec import BuildingSpec, Slot

_DOOR_TOP_M = 2.4
_FACE_M = 0.06  # breadth of mullions and transoms, seen from the front


@dataclass(frozen=True)
class Grid:
    """The grid of one building, metres. module : between mullions. upright, level : reach of the caps on them. below, above : how
    far the opaque glass goes below and above a floor. light : height of a small pane at the foot (negative: head) of the clear
    glass, 0 for none. fins : every so many-th mullion carries a fin, 0 for none. reach : of the fins. rooms : storeys that one
    sees into. blinds : share of panes. over : how far the top storey stands out. lobby : the glass comes down to the pavement;
    tall : the hall there is two storeys high."""

    module: float
    upright: float
    level: float
    below: float
    above: float
    light: float
    fins: int
    reach: float
    rooms: int
    blinds: float
    over: float
    lobby: bool
    tall: bool


def grid_of(p: Proportions) -> Grid:
    """The same for all walls of a building."""
    rng = np.random.Generator(np.random.Philox(key=p.seed))
    # Caps on both, on the uprights or on the transoms alone, or glass glued on without any.
    upright, level = ((0.05, 0.05), (0.08, 0.06), (0.15, 0.02), (0.12, 0.01), (0.015, 0.12), (0.02, 0.02))[int(rng.integers(6))]
    fins = int(rng.choice([0, 0, 0, 1, 2]))
    return Grid(
        module=float(rng.uniform(1.15, 1.8)), upright=upright, level=level, below=float(rng.uniform(0.25, 0.55)),
        above=float(rng.choice([0.1, 0.12, 0.45, 0.75, 0.9])), light=float(rng.choice([0.0, 0.0, 0.5, 0.8, -0.5])), fins=fins,
        reach=float(rng.uniform(0.2, 0.45)), rooms=1 + int(rng.integers(0, 2)), blinds=float(rng.choice([0.05, 0.1, 0.2, 0.35])),
        over=float(rng.choice([0.0, 0.0, 0.0, 0.45])), lobby=bool(rng.uniform() < 0.65), tall=bool(rng.uniform() < 0.4))


def upper(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, first: int, rng: np.random.Generator) -> None:
    """The front from floor `first` to the eaves."""
    g = grid_of(p)
    if spec.ground_use == "site":  # the scaffold stands there
        g = replace(g, fins=0, over=0.0)
    last = spec.floors - 1
    over = g.over if last > first + 1 else 0.0
    _sheet(q, wall, spec, p, g, range(first, last if over else spec.floors), 0.0, rng)
    if over:
        z, length = float(p.floor_z[last]), float(q.length[wall])
        _sheet(q, wall, spec, p, g, range(last, spec.floors), over, rng)
        q.boxes(wall, 0.0, length, z, p.eaves + 0.03, 0.0, over, Slot.METAL, "LRTB")


def lobby(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, rng: np.random.Generator) -> int:
    """A ground floor of glass from the pavement up with a hall behind it, an entrance and the name; the first floor above it."""
    g, length = grid_of(p), float(q.length[wall])
    first = 2 if g.tall and spec.floors > 3 else 1
    top, foot = float(p.floor_z[first]), 0.14
    s = _mullions(length, 1.35 * g.module)
    glazing.storey(q, wall, 0.12, length - 0.12, 0.0, top - 0.35, 0.0, rng)
    q.boxes(wall, 0.0, length, -spec.below_m, foot, 0.0, 0.03, Slot.METAL, "FLRT")
    q.boxes(wall, 0.0, length, top - 0.4, top, 0.0, 0.0, Slot.PANEL, "F")
    o = Openings(np.full(len(s) - 1, wall), s[:-1], s[1:], np.full(len(s) - 1, foot), np.full(len(s) - 1, top - 0.4))
    q.on_wall(wall, glazing.tilted(o, 0.0, rng), Slot.GLASS)
    z = np.array([_DOOR_TOP_M] if top < 5.5 else [_DOOR_TOP_M, 0.5 * (_DOOR_TOP_M + top - 0.4)])
    _bars(q, wall, s, foot, top, 0.08)
    q.boxes(wall, 0.0, length, z - 0.03, z + 0.03, 0.0, 0.06, Slot.FRAME, "FTB")
    _entrance(q, wall, s, spec, rng)
    _behind_and_on(q, wall, s, foot, top - 0.4, rng)
    return first


def _behind_and_on(q: Quads, wall: int, s: Floats, foot: float, head: float, rng: np.random.Generator) -> None:
    """Columns close behind the panes of a hall, strips that warn people of the glass, and bills on some of it."""
    length = float(s[-1])
    count = int(length / float(rng.uniform(3.6, 6.0)))
    at = (np.arange(count) + 0.5) * length / max(count, 1)
    if rooms.depth_of(q, wall, 0.2, length - 0.2, 1.2) >= 1.2:
        q.boxes(wall, at - 0.22, at + 0.22, foot, head, -1.15, -0.7, Slot.ROOM, "FLR", ao=105)
    if rng.uniform() < 0.6:
        z = np.array([0.95, 1.55]) if rng.uniform() < 0.5 else np.array([1.0])
        high = float(rng.choice([0.05, 0.08, 0.5]))
        for low in z[: 1 if high > 0.2 else 2]:
            q.on_wall(wall, rectangles(s[:-1] + 0.12, s[1:] - 0.12, low, low + high, 0.016), Slot.SHUTTER)
    bills.posters_on(q, wall, s[:-1], s[1:], foot + 0.3, head, 0.02, rng, float(rng.choice([0.0, 0.1, 0.25])))


def far(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, rng: np.random.Generator) -> None:
    """Panes and panels on a plain front, for coarse meshes."""
    g, length = grid_of(p), float(q.length[wall])
    z0, z1 = _clear(p, g, range(1, spec.floors))
    s = _mullions(length, g.module)
    bands = np.concatenate([[p.floor_z[1]], z1]), np.concatenate([z0, [p.eaves]])
    q.boxes(wall, 0.0, length, bands[0] + 0.03, bands[1] - 0.03, 0.01, 0.01, Slot.PANEL, "F")
    glazing.panes(q, _cells(wall, s, z0, z1, 0.03), 0.01, rng, 0.0)


def _sheet(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, g: Grid, floors: range, n: float, rng: np.random.Generator) -> None:
    """The glass of some storeys on the plane n before the wall, with its metal."""
    length, foot, top = float(q.length[wall]), float(p.floor_z[floors.start]), float(p.floor_z[floors.stop])
    s = _mullions(length, g.module)
    z0, z1 = _clear(p, g, floors)
    opaque = _cells(wall, s, np.concatenate([[foot], z1]), np.concatenate([z0, [top]]), 0.0)
    q.on_wall(wall, glazing.tilted(opaque, n, rng), Slot.PANEL)
    clear = _cells(wall, s, z0, z1, 0.0)
    rooms = g.rooms if wall == 0 else 0  # rooms behind two walls would stand in each other
    seen = clear.z1 < p.floor_z[min(1 + rooms, spec.floors)]
    q.on_wall(wall, glazing.tilted(clear.where(seen), n, rng), Slot.GLASS)
    for f in floors:
        if f < 1 + rooms:
            glazing.storey(q, wall, 0.12, length - 0.12, float(p.floor_z[f]) + 0.05, float(p.floor_z[f + 1]) - g.below + 0.02, n, rng)
    glazing.panes(q, clear.where(~seen), n, rng)
    glazing.blinds(q, clear, n, g.blinds, rng)
    levels = np.concatenate([z0, z1])
    if g.light:
        levels = np.concatenate([levels, z0 + g.light if g.light > 0 else z1 + g.light])
    q.boxes(wall, 0.0, length, levels - _FACE_M / 2, levels + _FACE_M / 2, n - 0.015, n + g.level, Slot.FRAME, "FTB")
    q.boxes(wall, 0.0, length, foot - 0.06, foot + 0.06, 0.0, n + max(g.level, g.upright) + 0.01, Slot.METAL, "FLRTB")
    _bars(q, wall, s, foot + 0.06, top, n + g.upright, n - 0.015)
    _corners(q, wall, spec, foot, top, n + max(g.upright, g.level, 0.05))
    if g.fins:
        at = s[1:-1][:: g.fins]
        q.boxes(wall, at - 0.025, at + 0.025, foot + 0.2, top + 0.25, n, n + g.reach, Slot.TRIM, "FLRTB")


def _mullions(length: float, module: float) -> Floats:
    return np.linspace(0.0, length, max(round(length / module), 1) + 1)


def _clear(p: Proportions, g: Grid, floors: range) -> tuple[Floats, Floats]:
    """Feet and heads of the clear glass of storeys."""
    return p.floor_z[floors.start : floors.stop] + g.above, p.floor_z[floors.start + 1 : floors.stop + 1] - g.below


def _cells(wall: int, s: Floats, z0: Floats, z1: Floats, gap: float) -> Openings:
    """All cells between mullions s (M + 1,) and levels (F,), storey by storey."""
    n, f = len(s) - 1, len(z0)
    return Openings(np.full(n * f, wall), np.tile(s[:-1], f) + gap, np.tile(s[1:], f) - gap, np.repeat(z0, n) + gap, np.repeat(z1, n) - gap)


def _bars(q: Quads, wall: int, s: Floats, z0: float, z1: float, n: float, back: float = -0.015) -> None:
    """Mullions with their caps."""
    half = _FACE_M / 2
    q.boxes(wall, np.maximum(s - half, 0.0), np.minimum(s + half, s[-1]), z0, z1, back, n, Slot.FRAME, "FLR")


def _corners(q: Quads, wall: int, spec: BuildingSpec, z0: float, z1: float, n: float) -> None:
    """Posts at corners where the glass goes on round."""
    length, count = float(q.length[wall]), len(spec.walls)
    if wall >= count:
        return
    if spec.walls[wall - 1] == "street":
        q.boxes(wall, -n, 0.07, z0, z1, 0.0, n, Slot.FRAME, "FR")
    if spec.walls[(wall + 1) % count] == "street":
        q.boxes(wall, length - 0.07, length + n, z0, z1, 0.0, n, Slot.FRAME, "FL")


def _entrance(q: Quads, wall: int, s: Floats, spec: BuildingSpec, rng: np.random.Generator) -> None:
    """Doors of glass in one or two of the bays, a canopy and the name."""
    at = min(int(rng.choice([len(s) // 2 - 1, 0, len(s) - 2])), len(s) - 2)
    a, b = float(s[max(at, 0)]), float(s[max(at, 0) + 1])
    middle = (a + b) / 2
    stiles = np.array([a + 0.05, middle - 0.06, middle + 0.06, b - 0.05])
    q.boxes(wall, stiles - 0.05, stiles + 0.05, 0.02, _DOOR_TOP_M, 0.0, 0.07, Slot.METAL, "FLR")
    q.boxes(wall, a, b, 0.02, 0.24, 0.03, 0.06, Slot.METAL, "FT")
    q.boxes(wall, middle + np.array([-0.2, 0.15]), middle + np.array([-0.15, 0.2]), 0.8, 1.7, 0.07, 0.12, Slot.STEP, "FLRTB")
    q.boxes(wall, a - 0.1, b + 0.1, -spec.below_m, 0.03, 0.0, 0.4, Slot.STEP, "FLRT")
    if rng.uniform() < 0.7:
        q.boxes(wall, max(a - 0.5, 0.1), min(b + 0.5, s[-1] - 0.1), _DOOR_TOP_M + 0.15, _DOOR_TOP_M + 0.33, 0.0, 1.2, Slot.METAL)
    if spec.sign and s[-1] > 4.0:
        name = spec.sign.split("|")[0]
        wide = min(0.5 * len(name) * 0.62 + 0.6, s[-1] - 0.6)
        c = float(np.clip(middle, wide / 2 + 0.2, s[-1] - wide / 2 - 0.2))
        q.boxes(wall, c - wide / 2, c + wide / 2, _DOOR_TOP_M + 0.34, _DOOR_TOP_M + 1.0, 0.05, 0.13, Slot.BOARD)
        details.lettering(q, wall, c, _DOOR_TOP_M + 0.67, 0.136, 0.5, wide - 0.3, name)

