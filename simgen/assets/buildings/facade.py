"""Laying out the walls: where the openings are, the wall between them, and what projects from it."""

from __future__ import annotations

import numpy as np

from simgen.assets.buildings import bays, details, groundfloor, newfronts, rooms, shopfront, works
from simgen.assets.buildings import openings as op
from simgen.assets.buildings.openings import Openings
from simgen.assets.buildings.proportions import Proportions, bay_axes, front_openings, no_openings
from simgen.assets.buildings.quads import Floats, Quads
from simgen.assets.buildings.spec import NEW, BuildingSpec, Slot
from simgen.assets.buildings.walls import wall_grid

_BAY_APRON_M = 1.4  # land that a bay window needs before it


def street_wall(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, rng: np.random.Generator, *, main: bool) -> Floats | None:
    """A full facade with its ground floor by use; the front door's foot in the building's frame, if it has one."""
    length = float(q.length[wall])
    upper = front_openings(q, wall, p, range(1, spec.floors))
    use = spec.ground_use
    if not main and length < (1.5 if use == "shop" else 3.0):
        use = "flat"
    ground_top = float(p.floor_z[1])
    door, low, way = no_openings(), no_openings(), no_openings()
    storey = newfronts.ground(q, wall, spec, p, use, rng)
    if storey:
        use = "office"
    elif use == "site":
        wall_grid(q, wall, -spec.below_m, ground_top, no_openings(), Slot.BASE)
        works.site_front(q, wall, p, spec.below_m, main=main)
    elif use in ("shop", "office"):
        shopfront.shopfront(q, wall, p.plinth, ground_top, spec, rng, office=use == "office")
    else:
        door, low = _ground_floor(q, wall, p, use, rng, main)
        if main and use == "flat":
            way = groundfloor.passage_opening(q, wall, spec, p, door, rng)
            if len(way):
                low = low.where((low.s0 > way.s1[0] + 0.3) | (low.s1 < way.s0[0] - 0.3))
    if main and use != "site":
        upper, low = _bay(q, wall, spec, p, upper, low, door, rng)
    if use not in ("shop", "office", "site"):
        wall_grid(q, wall, -spec.below_m, ground_top, op.joined([door, low, way]), Slot.BASE)
        groundfloor.passage(q, way, spec, rng)
        _dressed(q, wall, spec, p, op.joined([door, low, way]), low, rng)
    if p.style.front == "wall":
        wall_grid(q, wall, ground_top, p.eaves, upper, Slot.WALL)
    else:
        upper = no_openings()
        newfronts.upper(q, wall, spec, p, max(storey, 1), rng)
    fancy = op.joined([upper, low])
    op.windows(q, upper, p.style, p.recess, Slot.WALL, rng, p.divided)
    op.windows(q, low, p.style, p.recess, Slot.BASE, rng, p.divided)
    op.surrounds(q, fancy, p.surround)
    op.lintels(q, fancy, p.lintel, p.surround)
    if p.style.window != "ribbon":
        op.sills(q, fancy, p.recess, Slot.TRIM)
    recess = p.recess + float(rng.choice([0.12, 0.12, 0.25, 0.6]))
    op.doors(q, door, recess, Slot.BASE, spec.below_m, rng, surround=p.style.course > 0.3)
    if use == "garage":
        groundfloor.garage_door(q, wall, *_garage_span(length), p.plinth + 2.25, spec, rng)
    _bands(q, wall, spec, p, length, way)
    if p.style.window == "ribbon" and p.style.front == "wall":
        _spandrels(q, wall, p, upper, ground_top, length) if p.style.spandrels else _fins(q, wall, p, ground_top, length)
    if use == "site":
        return None
    _extras(q, wall, spec, p, upper, door, recess, rng)
    if p.style.balconies and len(upper):
        _balconies(q, upper, p, rng)
    if not len(door):
        return None
    middle = q.footprint[wall] + (door.s0[0] + door.s1[0]) / 2 * q.direction[wall]
    return np.array([*middle, p.plinth])


def far_walls(q: Quads, spec: BuildingSpec, p: Proportions, rng: np.random.Generator) -> None:
    """The cheap version of all walls: unbroken, with panes and their frames laid on them."""
    kinds = np.array(spec.walls)
    walls = np.arange(len(kinds))
    street, party, rear, side = (walls[kinds == k] for k in ("street", "party", "rear", "side"))
    ground_top = float(p.floor_z[1])
    shop = spec.ground_use in ("shop", "office")
    q.boxes(street, 0.0, q.length[street], -spec.below_m, ground_top, 0.0, 0.0, Slot.BASE, "F")
    q.boxes(street, 0.0, q.length[street], ground_top, p.eaves, 0.0, 0.0, Slot.WALL, "F")
    other = np.concatenate([party, rear, side])
    q.boxes(other, 0.0, q.length[other], -spec.below_m, p.eaves, 0.0, 0.0, Slot.REAR, "F")
    covered = shop or spec.ground_use == "site"
    upper = range(1 if covered else 0, spec.floors if p.style.front == "wall" else 1)
    parts = [front_openings(q, int(w), p, upper) for w in street]
    parts += [front_openings(q, int(w), p, range(0, spec.floors)) for w in rear]
    parts += [front_openings(q, int(w), p, range(1, spec.floors)) for w in side]
    o = op.joined(parts) if parts else no_openings()
    if len(o):
        q.boxes(o.wall, o.s0 - 0.02, o.s1 + 0.02, o.z0 - 0.05, o.z1 + 0.02, 0.01, 0.01, Slot.FRAME, "F")
        width = o.s1 - o.s0
        halves = [Openings(o.wall, o.s0 + a * width, o.s0 + b * width, o.z0 + 0.06, o.z1 - 0.06) for a, b in ((0.05, 0.48), (0.52, 0.95))]
        op.panes(q, op.joined(halves), 0.02, Slot.PANE, rng)
    if p.style.front != "wall":
        for wall in street:
            newfronts.far(q, int(wall), spec, p, rng)
    long = street[q.length[street] > 2]
    if shop:
        if p.style.front != "wall":
            long = np.array([wall for wall in long if not newfronts.far_ground(q, int(wall), spec, p, rng)], np.int64)
        for wall in long:
            rooms.far_room(q, int(wall), np.array([0.35]), q.length[[wall]] - 0.35, 0.45, ground_top - 0.8, 0.02, rng)
        q.boxes(long, 0.15, q.length[long] - 0.15, -0.3, 0.45, 0.0, 0.02, Slot.FASCIA, "FLRT")
        for s in (0.1, q.length[long] - 0.35):
            q.boxes(long, s, s + 0.25, -0.3, ground_top - 0.75, 0.0, 0.06, Slot.FASCIA)
        q.boxes(long, 0.1, q.length[long] - 0.1, ground_top - 0.75, ground_top - 0.1, 0.0, 0.1, Slot.BOARD)
    elif spec.ground_use == "site":
        for wall in street:
            works.site_front(q, int(wall), p, spec.below_m, main=wall == 0)
    elif len(long):
        at = q.length[long] * rng.choice([0.2, 0.5, 0.8], len(long))
        q.boxes(long, at - 0.5, at + 0.5, -0.3, p.plinth + 2.4, 0.0, 0.025, Slot.DOOR if rng.uniform() < 0.7 else Slot.DARK, "FLRT")
    if p.cornice > 0.1:
        q.boxes(street, 0.0, q.length[street], p.eaves - 0.25, p.eaves, 0.0, p.cornice * 0.7, Slot.TRIM)


def _bay(
    q: Quads, wall: int, spec: BuildingSpec, p: Proportions, upper: Openings, low: Openings, door: Openings,
    rng: np.random.Generator,
) -> tuple[Openings, Openings]:
    """A bay window or an oriel, where the building has one; (upper, low) windows without those whose place it takes."""
    length, style = float(q.length[wall]), p.style
    axes, _ = bay_axes(length, p)
    stands = spec.apron_m > _BAY_APRON_M and spec.ground_use == "flat"
    if not len(axes) or p.bays >= (style.bays if stands else style.oriels) or (not stands and spec.floors < 3):
        return upper, low
    room = length / len(axes) / 2
    if stands and len(door):
        axes = axes[np.abs(axes - (door.s0[0] + door.s1[0]) / 2) > 2 * room - 0.1]
        if not len(axes):
            return upper, low
        axes = axes[[int(np.argmax(np.abs(axes - door.s0[0])))]]
    middle = float(axes[len(axes) // 2])
    if stands:
        storeys, foot = range(0, min(spec.floors, 1 if p.bays < 0.6 * style.bays else 2)), -spec.below_m
    else:
        storeys, foot = range(1, spec.floors - (p.bays < 0.5 * style.oriels)), float(p.floor_z[1]) + 0.02
    if not bays.bay(q, wall, middle, room, p, storeys, foot, rng, roofed=stands):
        return upper, low
    top = float(p.floor_z[storeys.stop])
    return (upper.where((np.abs((upper.s0 + upper.s1) / 2 - middle) > 0.1) | (upper.z0 > top)),
            low.where(np.abs((low.s0 + low.s1) / 2 - middle) > 0.1) if stands else low)


def _extras(
    q: Quads, wall: int, spec: BuildingSpec, p: Proportions, upper: Openings, door: Openings, recess: float,
    rng: np.random.Generator,
) -> None:
    """What people add to a front."""
    length, ground_top = float(q.length[wall]), float(p.floor_z[1])
    if p.shutters and len(upper) and len(q.length) == len(q.footprint) and p.bay > 2 * p.width + 0.2 and not p.surround:
        details.shutters(q, upper)
    if p.quoins and length > 4.5:
        details.quoins(q, wall, length, p.plinth if spec.ground_use == "flat" else ground_top, p.eaves - 0.5)
    if spec.ground_use in ("shop", "office"):
        if spec.sign and length > 3.0 and rng.uniform() < 0.6:
            left = bool(rng.uniform() < 0.5)
            name = spec.sign.split("|")[0 if left else -1]
            details.projecting_sign(q, wall, 0.35 if left else length - 0.35, ground_top + float(rng.uniform(-0.15, 0.25)), name, rng)
    elif p.plinth > 0.12:
        details.air_bricks(q, wall, length, p.plinth + 0.12)
    if len(door):
        details.door_things(q, wall, float(door.s0[0]), float(door.s1[0]), float(door.z0[0]), recess, int(rng.integers(1, 140)))
        if spec.style in ("house", "postwar") and rng.uniform() < 0.6:
            details.canopy(q, wall, float(door.s0[0]), float(door.s1[0]), float(door.z1[0]))
    if rng.uniform() < 0.3 and spec.style not in NEW:
        details.alarm_box(q, wall, length - 0.5, ground_top + 0.5)
    if spec.style == "postwar" and len(upper):
        details.coolers(q, upper, rng.uniform(size=len(upper)) < float(rng.choice([0.0, 0.0, 0.2])))
    if rng.uniform() < 0.2 and spec.style in ("house", "brick_terrace", "postwar"):
        details.dish(q, wall, length - 0.75, p.eaves - 1.0)


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
        return no_openings(), low
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


def _dressed(
    q: Quads, wall: int, spec: BuildingSpec, p: Proportions, o: Openings, low: Openings, rng: np.random.Generator
) -> None:
    """What covers the wall of a dwelling's ground floor between its openings `o`, of which `low` are windows."""
    length, top = float(q.length[wall]), float(p.floor_z[1])
    if spec.style == "townhouse" and not p.quoins and p.bays > 0.45:
        groundfloor.rustication(q, wall, length, max(p.plinth, 0.0), top, o)
    elif rng.uniform() < 0.3 and spec.ground_use == "flat":
        groundfloor.dado(q, wall, length, p.plinth + float(rng.uniform(0.3, 0.75)), spec.below_m, o)
    if p.plinth > 0.32 and rng.uniform() < 0.6:
        groundfloor.cellar_lights(q, wall, low, p.plinth, 0.04)
    if spec.ground_use == "flat":
        groundfloor.fittings(q, wall, length, o, rng)


def _bands(q: Quads, wall: int, spec: BuildingSpec, p: Proportions, length: float, way: Openings) -> None:
    """Plinth, string courses, cornice, gutter and downpipe."""
    corner_l, corner_r = (0.0 if spec.walls[i % len(spec.walls)] == "party" else 1.0 for i in (wall - 1, wall + 1))
    if spec.ground_use in ("flat", "garage") and p.plinth > 0.08:
        out = 0.04
        ends = [-out * corner_l, *(v for pair in zip(way.s0, way.s1, strict=True) for v in pair), length + out * corner_r]
        for a, b in zip(ends[::2], ends[1::2], strict=True):
            q.boxes(wall, a, b, -spec.below_m, p.plinth, 0.0, out, Slot.PLINTH, "FLRT")
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
    if spec.style not in NEW:
        reach = max(p.cornice, 0.12) + 0.10
        z = p.eaves - 0.02
        if spec.roof in ("gable", "hip"):
            q.boxes(wall, 0.0, length, z, z + 0.09, reach - 0.10, reach, Slot.METAL)
        details.downpipe(q, wall, 0.12, spec, p)


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


def _spandrels(q: Quads, wall: int, p: Proportions, upper: Openings, ground_top: float, length: float) -> None:
    """Panels between the bands of windows, and the edges of the walls and floors that frame them."""
    if not len(upper):
        return
    sills, heads = np.unique(upper.z0), np.unique(upper.z1)
    end = min(0.35, float(upper.s0.min()))
    z0, z1 = np.concatenate([[ground_top + 0.1], heads[:-1]]), sills
    q.boxes(wall, end, length - end, z0 + 0.02, z1 - 0.02, 0.0, 0.035, Slot.PANEL)
    if p.divided:
        for z in p.floor_z[1:-1]:
            q.boxes(wall, 0.0, length, z - 0.1, z + 0.1, 0.0, 0.09, Slot.TRIM)
    else:
        s = np.unique(np.concatenate([upper.s0, upper.s1]))
        q.boxes(wall, s - 0.03, s + 0.03, ground_top, p.eaves, 0.035, 0.10, Slot.TRIM)


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
