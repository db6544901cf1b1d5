"""Laying out the walls: where the openings are, the wall between them, and what projects from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.buildings import openings as op
from simgen.assets.buildings import shopfront
from simgen.assets.buildings.openings import Openings
from simgen.assets.buildings.quads import FOOT_M, Floats, Quads
from simgen.assets.buildings.spec import BuildingSpec, Slot
from simgen.assets.buildings.styles import STYLES, Style


@dataclass(frozen=True)
class Proportions:
    """The numbers of one building, drawn once and the same on all of its walls. floor_z : (floors + 1,) height of each floor above
    the pavement and of the eaves."""

    style: Style
    floor_z: Floats
    plinth: float
    bay: float
    width: float
    height: float
    sill: float
    recess: float
    surround: float
    lintel: str
    course: bool
    cornice: float
    divided: bool

    @property
    def eaves(self) -> float:
        """Height of the top of the walls."""
        return float(self.floor_z[-1])


def proportions(spec: BuildingSpec, rng: np.random.Generator) -> Proportions:
    """Draw a building's proportions from its style."""
    style = STYLES[spec.style]
    draw = {name: float(rng.uniform(*getattr(style, name))) for name in (
        "bay_m", "width_m", "height_m", "sill_m", "recess_m", "ground_m", "upper_m", "plinth_m", "surround_m", "cornice_m")}
    shop = spec.ground_use in ("shop", "office")
    plinth = 0.03 if shop or spec.ground_use == "garage" else draw["plinth_m"]
    ground = max(draw["ground_m"], 3.6) if shop else draw["ground_m"]
    heights = np.concatenate([[ground], np.full(spec.floors - 1, draw["upper_m"])])
    if spec.style in ("brick_terrace", "townhouse") and spec.floors >= 3:
        heights[-1] = max(2.6, heights[-1] - 0.35)
    floor_z = plinth + np.concatenate([[0.0], np.cumsum(heights)])
    height = min(draw["height_m"], draw["upper_m"] - draw["sill_m"] - 0.3)
    return Proportions(
        style, floor_z, plinth, draw["bay_m"], min(draw["width_m"], draw["bay_m"] - 0.5), height, draw["sill_m"], draw["recess_m"],
        draw["surround_m"], style.lintel[int(rng.integers(len(style.lintel)))], bool(rng.uniform() < style.course), draw["cornice_m"],
        bool(rng.uniform() < 0.6))


def bay_axes(length: float, p: Proportions) -> tuple[Floats, float]:
    """Positions of the window axes along a wall and the window width that fits them."""
    count = max(int((length - 0.5) / p.bay), 1)
    if length < p.width + 0.7:
        return np.zeros(0), 0.0
    pitch = length / count
    return np.asarray((np.arange(count) + 0.5) * pitch, np.float64), min(p.width, pitch - 0.5)


def front_openings(q: Quads, wall: int, p: Proportions, floors: range) -> Openings:
    """Windows of the upper (or all) floors of a wall."""
    axes, width = bay_axes(float(q.length[wall]), p)
    n, f = len(axes), len(floors)
    z = p.floor_z[floors.start : floors.stop] + p.sill
    top = np.minimum(z + p.height, p.floor_z[floors.start + 1 : floors.stop + 1] - 0.28)
    if p.style.window == "sash" and f and floors.stop == len(p.floor_z) - 1 and floors.stop > 2:
        top[-1] -= 0.18 * (top[-1] - z[-1])
    s = np.concatenate([axes] * f) if f else np.zeros(0)
    return Openings(np.full(n * f, wall), s - width / 2, s + width / 2, np.repeat(z, n), np.repeat(top, n))


def _none() -> Openings:
    e = np.zeros(0)
    return Openings(np.zeros(0, np.int64), e, e, e, e)


def street_wall(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, rng: np.random.Generator, *, main: bool) -> Floats | None:
    """A full facade with its ground floor by use; the front door's foot in the building's frame, if it has one."""
    length = float(q.length[wall])
    upper = front_openings(q, wall, p, range(1, spec.floors))
    use = spec.ground_use
    if length < 3.0 and use != "flat":
        use = "flat" if not main else use
    ground_top = float(p.floor_z[1])
    door, low = _none(), _none()
    if use in ("shop", "office"):
        shopfront.shopfront(q, wall, p.plinth, ground_top, spec, rng, office=use == "office")
    else:
        door, low = _ground_floor(q, wall, p, use, rng, main)
        wall_grid(q, wall, -spec.below_m, ground_top, op.joined([door, low]), Slot.BASE)
    wall_grid(q, wall, ground_top, p.eaves, upper, Slot.WALL)
    fancy = op.joined([upper, low])
    op.windows(q, upper, p.style, p.recess, Slot.WALL, rng, p.divided)
    op.windows(q, low, p.style, p.recess, Slot.BASE, rng, p.divided)
    op.surrounds(q, fancy, p.surround)
    op.lintels(q, fancy, p.lintel, p.surround)
    if p.style.window != "ribbon":
        op.sills(q, fancy, p.recess, Slot.TRIM)
    op.doors(q, door, p.recess + 0.12, Slot.BASE, spec.below_m, rng, surround=p.style.course > 0.3)
    if use == "garage":
        _garage_door(q, wall, p, spec)
    _bands(q, wall, spec, p, length)
    if p.style.window == "ribbon":
        _fins(q, wall, p, ground_top, length)
    if p.style.balconies and len(upper):
        _balconies(q, upper, p, rng)
    if not len(door):
        return None
    middle = q.footprint[wall] + (door.s0[0] + door.s1[0]) / 2 * q.direction[wall]
    return np.array([*middle, p.plinth])


def rear_wall(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, rng: np.random.Generator) -> None:
    """A plain wall with plain windows."""
    o = front_openings(q, wall, p, range(0, spec.floors))
    keep = rng.uniform(size=len(o)) < 0.85
    o = o.where(keep)
    wall_grid(q, wall, -spec.below_m, p.eaves, o, Slot.REAR)
    op.windows(q, o, p.style, 0.1, Slot.REAR, rng, False)
    op.sills(q, o, 0.1, Slot.TRIM)


def party_wall(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, rng: np.random.Generator) -> None:
    """A wall towards the neighbours: blank but for a stack or two of small windows here and there. Nothing stands out of it, for
    the neighbour may touch it."""
    length = float(q.length[wall])
    o = _none()
    if length > 5 and spec.floors > 1:
        at = rng.uniform(0.18, 0.82, int(rng.integers(0, 3))) * length
        at = at[np.abs(at[:, None] - at[None]).sum(axis=1) > 1.6] if len(at) > 1 else at
        z = p.floor_z[1:-1] + 1.15
        s, z = np.repeat(at, len(z)), np.tile(z, len(at))
        o = Openings(np.full(len(s), wall), s - 0.32, s + 0.32, z, z + 0.95)
        o = o.where(rng.uniform(size=len(s)) < 0.8)
    wall_grid(q, wall, -spec.below_m, p.eaves, o, Slot.REAR)
    if len(o):
        op.windows(q, o, p.style, 0.12, Slot.REAR, rng, False)


def far_walls(q: Quads, spec: BuildingSpec, p: Proportions, rng: np.random.Generator) -> None:
    """The cheap version of all walls: unbroken, with panes and their frames laid on them."""
    kinds = np.array(spec.walls)
    walls = np.arange(len(kinds))
    street, party, rear = (walls[kinds == k] for k in ("street", "party", "rear"))
    ground_top = float(p.floor_z[1])
    shop = spec.ground_use in ("shop", "office")
    q.boxes(street, 0.0, q.length[street], -spec.below_m, ground_top, 0.0, 0.0, Slot.BASE, "F")
    q.boxes(street, 0.0, q.length[street], ground_top, p.eaves, 0.0, 0.0, Slot.WALL, "F")
    other = np.concatenate([party, rear])
    q.boxes(other, 0.0, q.length[other], -spec.below_m, p.eaves, 0.0, 0.0, Slot.REAR, "F")
    parts = [front_openings(q, int(w), p, range(1 if shop else 0, spec.floors)) for w in street]
    parts += [front_openings(q, int(w), p, range(0, spec.floors)) for w in rear]
    o = op.joined(parts) if parts else _none()
    if len(o):
        q.boxes(o.wall, o.s0 - 0.02, o.s1 + 0.02, o.z0 - 0.05, o.z1 + 0.02, 0.01, 0.01, Slot.FRAME, "F")
        width = o.s1 - o.s0
        halves = [Openings(o.wall, o.s0 + a * width, o.s0 + b * width, o.z0 + 0.06, o.z1 - 0.06) for a, b in ((0.05, 0.48), (0.52, 0.95))]
        op.panes(q, op.joined(halves), 0.02, Slot.PANE, rng)
    long = street[q.length[street] > 2]
    if shop:
        for wall in long:
            shopfront.display(q, int(wall), np.array([0.2]), q.length[[wall]] - 0.2, 0.5, ground_top - 0.8, 0.02, rng)
        q.boxes(long, 0.1, q.length[long] - 0.1, ground_top - 0.75, ground_top - 0.1, 0.0, 0.1, Slot.FASCIA)
    if p.cornice > 0.1:
        q.boxes(street, 0.0, q.length[street], p.eaves - 0.25, p.eaves, 0.0, p.cornice * 0.7, Slot.TRIM)


def wall_grid(q: Quads, wall: int, z0: float, z1: float, o: Openings, slot: int) -> None:
    """The wall between z0 and z1 with the openings left out: a grid on all their edges, so that no T-junction can crack."""
    length = float(q.length[wall])
    s_lines = np.unique(np.round(np.concatenate([[0.0, length], o.s0, o.s1]), 5))
    foot = [z for z in (0.0, FOOT_M) if z0 < z < z1]
    z_lines = np.unique(np.round(np.concatenate([[z0, z1], foot, o.z0, o.z1]), 5))
    s_mid, z_mid = (s_lines[1:] + s_lines[:-1]) / 2, (z_lines[1:] + z_lines[:-1]) / 2
    hole = np.any((s_mid[:, None, None] > o.s0) & (s_mid[:, None, None] < o.s1) & (z_mid[None, :, None] > o.z0)
                  & (z_mid[None, :, None] < o.z1), axis=2)
    i, j = np.nonzero(~hole)
    q.boxes(np.full(len(i), wall), s_lines[i], s_lines[i + 1], z_lines[j], z_lines[j + 1], 0.0, 0.0, slot, "F")


def _ground_floor(
    q: Quads, wall: int, p: Proportions, use: str, rng: np.random.Generator, main: bool
) -> tuple[Openings, Openings]:
    """(door, windows) of a dwelling's ground floor."""
    low = front_openings(q, wall, p, range(0, 1))
    length = float(q.length[wall])
    if use == "garage":
        s0, s1 = _garage_span(length)
        low = low.where((low.s0 > s1 + 0.3) | (low.s1 < s0 - 0.3))
    if not main or not len(low):
        return _none(), low
    count = len(low)
    at = int(rng.choice([0, count - 1])) if count < 4 else count // 2
    middle = (low.s0[at] + low.s1[at]) / 2
    half = 0.56 if p.style.window != "wide" else 0.75
    door = Openings(np.array([wall]), np.array([middle - half]), np.array([middle + half]), np.array([p.plinth]),
                    np.array([min(p.plinth + 2.65, p.floor_z[1] - 0.4)]))
    clear = np.arange(count) != at
    clear &= (low.s0 > middle + half + 0.15) | (low.s1 < middle - half - 0.15)
    return door, low.where(clear)


def _garage_span(length: float) -> tuple[float, float]:
    width = min(2.6, length - 1.0)
    return 0.5, 0.5 + width


def _garage_door(q: Quads, wall: int, p: Proportions, spec: BuildingSpec) -> None:
    s0, s1 = _garage_span(float(q.length[wall]))
    top = p.plinth + 2.25
    q.boxes(wall, s0 - 0.12, s0, -0.3, top + 0.12, 0.0, 0.06, Slot.TRIM, "FLRT")
    q.boxes(wall, s1, s1 + 0.12, -0.3, top + 0.12, 0.0, 0.06, Slot.TRIM, "FLRT")
    q.boxes(wall, s0, s1, top, top + 0.12, 0.0, 0.06, Slot.TRIM, "FTB")
    z = np.linspace(-0.02, top, 6)
    q.boxes(wall, s0, s1, -spec.below_m, 0.0, 0.0, 0.02, Slot.DOOR, "F")
    q.boxes(wall, s0, s1, z[:-1] + 0.015, z[1:], 0.0, 0.045, Slot.PANEL, "FTB")


def _bands(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, length: float) -> None:
    """Plinth, string courses, cornice, gutter and downpipe."""
    corner_l, corner_r = (0.0 if spec.walls[i % len(spec.walls)] == "party" else 1.0 for i in (wall - 1, wall + 1))
    if spec.ground_use in ("flat", "garage") and p.plinth > 0.08:
        base = Slot.TRIM if p.style.course > 0.3 else Slot.STEP
        op_s = 0.04
        q.boxes(wall, -op_s * corner_l, length + op_s * corner_r, -spec.below_m, p.plinth, 0.0, op_s, base, "FLRT")
    if p.course:
        for z in p.floor_z[1:-1]:
            q.boxes(wall, -0.05 * corner_l, length + 0.05 * corner_r, z - 0.09, z + 0.09, 0.0, 0.05, Slot.TRIM)
    if p.cornice > 0.05:
        top = p.eaves
        for drop, height, reach in ((0.42, 0.14, 0.25), (0.28, 0.16, 0.55), (0.12, 0.13, 1.0)):
            n = reach * p.cornice
            q.boxes(wall, -n * corner_l, length + n * corner_r, top - drop, top - drop + height, 0.0, n, Slot.TRIM, ao=235)
        if p.cornice > 0.4:
            s = np.arange(0.2, length - 0.15, 0.55)
            q.boxes(wall, s, s + 0.16, top - 0.5, top - 0.12, 0.0, 0.7 * p.cornice, Slot.TRIM, "FLRB", ao=225)
    if spec.style != "modern":
        reach = max(p.cornice, 0.12) + 0.10
        z = p.eaves - 0.02
        if spec.roof in ("gable", "hip"):
            q.boxes(wall, 0.0, length, z, z + 0.09, reach - 0.10, reach, Slot.METAL)
        q.boxes(wall, 0.12, 0.195, 0.15 - spec.below_m, p.eaves - 0.05, 0.02, 0.09, Slot.METAL, "FLR")


def _fins(q: Quads, wall: int, p: Proportions, ground_top: float, length: float) -> None:
    """Spandrel panels and vertical mullions of a modern front."""
    axes, _ = bay_axes(length, p)
    if not len(axes):
        return
    pitch = length / len(axes)
    s = np.arange(len(axes) + 1) * pitch
    if p.divided:
        q.boxes(wall, np.clip(s - 0.06, 0, None), np.minimum(s + 0.06, length), ground_top, p.eaves, 0.0, 0.16, Slot.TRIM)
    for z in p.floor_z[1:-1]:
        q.boxes(wall, 0.0, length, z - 0.16, z + 0.16, 0.0, 0.05, Slot.PANEL)


def _balconies(q: Quads, upper: Openings, p: Proportions, rng: np.random.Generator) -> None:
    """Balconies in whole columns of windows: a slab, and a railing or solid panels."""
    axes = np.unique(np.round((upper.s0 + upper.s1) / 2, 3))
    chosen = axes[rng.uniform(size=len(axes)) < p.style.balconies]
    here = upper.where(np.isin(np.round((upper.s0 + upper.s1) / 2, 3), chosen))
    if not len(here):
        return
    solid = bool(rng.uniform() < 0.4) and p.style.window == "wide"
    reach = 1.25 if p.style.window == "wide" else 0.6
    middle = (here.s0 + here.s1) / 2
    half = np.minimum((here.s1 - here.s0) / 2 + 0.45, p.bay / 2 - 0.12)
    floor = here.z0 - p.sill
    s0, s1 = middle - half, middle + half
    q.boxes(here.wall, s0, s1, floor - 0.16, floor, 0.0, reach, Slot.TRIM, ao=235)
    top = floor + 1.05
    if solid:
        q.boxes(here.wall, s0, s1, floor - 0.05, top, reach - 0.05, reach, Slot.PANEL, "FKLRT")
    else:
        q.boxes(here.wall, s0, s1, top - 0.05, top, reach - 0.06, reach - 0.01, Slot.METAL, "FKLRT")
        for k in range(9):
            s = s0 + (s1 - s0 - 0.03) * k / 8
            q.boxes(here.wall, s, s + 0.022, floor, top - 0.05, reach - 0.045, reach - 0.022, Slot.METAL, "FLRK")
    for a in (s0, s1 - 0.04):
        z0 = floor if solid else top - 0.05
        q.boxes(here.wall, a, a + 0.04, z0, top, 0.0, reach - 0.05, Slot.PANEL if solid else Slot.METAL, "LRTB")
        if not solid:
            for n in np.linspace(0.12, reach - 0.15, 4):
                q.boxes(here.wall, a + 0.01, a + 0.032, floor, top - 0.05, n, n + 0.022, Slot.METAL, "FLRK")
    # Doors to them: the pane goes on below the sill.
    wide = Openings(here.wall, here.s0 + 0.1, here.s1 - 0.1, floor + 0.05, here.z0 - 0.08)
    q.boxes(here.wall, wide.s0, wide.s1, wide.z0, wide.z1, 0.0, 0.02, Slot.FRAME)
    op.panes(q, Openings(here.wall, wide.s0 + 0.08, wide.s1 - 0.08, wide.z0 + 0.08, wide.z1 - 0.06), 0.024, Slot.PANE, rng)
