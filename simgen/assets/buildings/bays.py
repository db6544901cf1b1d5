"""Bay windows that stand on the ground and oriels that hang above the pavement: short walls of their own before a front."""

from __future__ import annotations

import numpy as np

from simgen.assets.buildings import openings as op
from simgen.assets.buildings.openings import Openings
from simgen.assets.buildings.proportions import Proportions
from simgen.assets.buildings.quads import Floats, Quads
from simgen.assets.buildings.spec import Slot
from simgen.assets.buildings.walls import wall_grid

_FROM_EDGE_M = 0.5  # of the wall, at least


def bay(
    q: Quads, wall: int, middle: float, room: float, p: Proportions, storeys: range, foot: float, rng: np.random.Generator, *,
    roofed: bool,
) -> bool:
    """A bay round the axis `middle` of a wall over some storeys, up to `room` to either side; False if that is too little.

    foot : height of its lower edge: below the ground, or where an oriel begins.
    roofed : with a lean-to of slates, otherwise with a flat lid.
    """
    length = float(q.length[wall])
    half = min(p.width / 2 + float(rng.uniform(0.35, 0.6)), room, middle - _FROM_EDGE_M, length - middle - _FROM_EDGE_M)
    reach = float(rng.uniform(0.5, 0.75))
    if half < 0.75:
        return False
    slant = reach * float(rng.choice([0.0, 0.6, 0.6]))
    slant = min(slant, half - 0.45)
    plan = np.array([(middle - half, 0.0), (middle - half + slant, reach), (middle + half - slant, reach), (middle + half, 0.0)])
    top = float(p.floor_z[storeys.stop]) - (0.35 if storeys.stop < len(p.floor_z) - 1 else 0.75)
    for k in q.add_walls(wall, plan):
        o = _openings(q, k, p, storeys, top)
        wall_grid(q, k, foot, top, o, Slot.WALL)
        op.windows(q, o, p.style, 0.08, Slot.WALL, rng, p.divided)
        op.sills(q, o, 0.08, Slot.TRIM)
        for z in [*p.floor_z[storeys.start + 1 : storeys.stop], top]:
            q.boxes(k, -0.03, q.length[k] + 0.03, z - 0.11, z + 0.05, 0.0, 0.06, Slot.TRIM)
        if foot > 0.5:
            q.boxes(k, -0.02, q.length[k] + 0.02, foot, foot + 0.18, 0.0, 0.04, Slot.TRIM)
    _lid(q, wall, plan, foot, Slot.TRIM, downwards=True)
    if roofed:
        _lean_to(q, wall, plan, top + 0.05, float(rng.uniform(0.45, 0.7)))
    else:
        _lid(q, wall, plan + np.array([0.0, 0.05]) * (plan[:, 1:] > 0), top + 0.05, Slot.METAL)
    return True


def _openings(q: Quads, wall: int, p: Proportions, storeys: range, top: float) -> Openings:
    """A window in each storey of one of the bay's walls, if it is broad enough."""
    length = float(q.length[wall])
    if length < 0.55:
        e = np.zeros(0)
        return Openings(np.zeros(0, np.int64), e, e, e, e)
    margin = min(0.16, 0.2 * length)
    z0 = p.floor_z[storeys.start : storeys.stop] + max(p.sill, 0.6)
    z1 = np.minimum(np.minimum(z0 + p.height, p.floor_z[storeys.start + 1 : storeys.stop + 1] - 0.3), top - 0.25)
    n = len(z0)
    o = Openings(np.full(n, wall), np.full(n, margin), np.full(n, length - margin), z0, z1)
    return o.where(z1 - z0 > 0.5)


def _lid(q: Quads, wall: int, plan: Floats, z: float, slot: int, *, downwards: bool = False) -> None:
    corners = np.array([[(s, z, n) for s, n in (plan[0], plan[3], plan[2], plan[1])]])
    q.on_wall(wall, corners if downwards else corners[:, ::-1], slot, ao=200 if downwards else 255)


def _lean_to(q: Quads, wall: int, plan: Floats, z: float, rise: float) -> None:
    """Three slopes up to the wall, over the eaves of the bay."""
    middle = plan[:, 0].mean()
    out = plan + np.stack([0.08 * np.sign(plan[:, 0] - middle), np.where(plan[:, 1] > 0, 0.1, 0.0)], axis=1)
    ridge = np.array([plan[0, 0] + 0.3 * (middle - plan[0, 0]), plan[3, 0] + 0.3 * (middle - plan[3, 0])])
    a, b, c, d = ((s, z, n) for s, n in out)
    r0, r1 = (ridge[0], z + rise, 0.0), (ridge[1], z + rise, 0.0)
    q.on_wall(wall, np.array([[a, b, r0, r0], [b, c, r1, r0], [c, d, r1, r1]]), Slot.ROOF)
    q.on_wall(wall, np.array([[a, d, c, b]]), Slot.TRIM, ao=180)
