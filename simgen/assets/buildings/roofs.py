"""Roofs over convex footprints: flat with a parapet, gable, hip and mansard, with chimneys and dormers."""

from __future__ import annotations

import numpy as np

from simgen.assets.buildings import newfronts
from simgen.assets.buildings import openings as op
from simgen.assets.buildings.openings import Openings
from simgen.assets.buildings.proportions import Proportions, bay_axes
from simgen.assets.buildings.quads import Floats, Quads
from simgen.assets.buildings.spec import NEW, BuildingSpec, Slot


def roof(q: Quads, spec: BuildingSpec, p: Proportions, rng: np.random.Generator, *, detailed: bool) -> None:
    """The roof of the kind that the spec names; where a footprint is no quadrilateral, pitched roofs become mansards."""
    kind = spec.roof
    if kind in ("gable", "hip") and len(q.footprint) != 4:
        kind = "mansard"
    if kind == "flat":
        _flat(q, spec, p, rng, detailed)
    elif kind == "mansard":
        _mansard(q, spec, p, rng, detailed)
    else:
        _pitched(q, spec, p, rng, kind == "hip", detailed)


def inset(footprint: Floats, distances: Floats) -> Floats:
    """(N, 2) the polygon whose edges lie `distances` (N,) further in, vertex for vertex."""
    k = np.arange(len(footprint))
    along = footprint[(k + 1) % len(k)] - footprint
    d = along / np.sqrt((along * along).sum(axis=1, keepdims=True))
    inward = np.stack([-d[:, 1], d[:, 0]], axis=1)
    anchor = footprint + distances[:, None] * inward
    before, d0 = anchor[k - 1], d[k - 1]
    cross = d0[:, 0] * d[:, 1] - d0[:, 1] * d[:, 0]
    gap = anchor - before
    t = (gap[:, 0] * d[:, 1] - gap[:, 1] * d[:, 0]) / np.where(np.abs(cross) < 1e-6, 1e-6, cross)
    return before + t[:, None] * d0


def _fan(q: Quads, ring: Floats, z: float, slot: int) -> None:
    """A level polygon seen from above."""
    top = np.concatenate([ring, np.full((len(ring), 1), z)], axis=1)
    i = np.arange(1, len(ring) - 1)
    q.local(np.stack([np.broadcast_to(top[0], (len(i), 3)), top[i], top[i + 1], top[i + 1]], axis=1), slot)


def _ring(q: Quads, low: Floats, z0: float, high: Floats, z1: float, slots: list[int]) -> None:
    """Quads from a lower ring to an upper ring with the same vertices, one slot per edge."""
    a = np.concatenate([low, np.full((len(low), 1), z0)], axis=1)
    b = np.concatenate([high, np.full((len(high), 1), z1)], axis=1)
    following = np.arange(1, len(a) + 1) % len(a)
    quads = np.stack([a, a[following], b[following], b], axis=1)
    for slot in sorted(set(slots)):
        q.local(quads[[s == slot for s in slots]], slot)


def _flat(q: Quads, spec: BuildingSpec, p: Proportions, rng: np.random.Generator, detailed: bool) -> None:
    height = float(rng.uniform(0.35, 1.1)) if spec.style != "house" else 0.3
    z = p.eaves
    n = len(q.footprint)
    walls = np.arange(n)
    new = p.style.front != "wall"
    slots = np.array([Slot.WALL if k == "street" or (new and k == "side") else Slot.REAR for k in spec.walls])
    for slot in np.unique(slots):
        here = walls[slots == slot]
        q.boxes(here, 0.0, q.length[here], z, z + height, -0.25, 0.0, int(slot), "FK")
    reach = 0.04
    q.boxes(walls, 0.0, q.length, z + height, z + height + 0.08, -0.28, reach, Slot.TRIM if spec.style not in NEW else Slot.METAL)
    _fan(q, q.footprint, z + 0.05, Slot.STEP)
    if newfronts.has_attic(spec, p):
        ring = inset(q.footprint, newfronts.set_back(spec))
        newfronts.attic(q, ring, z + 0.05, rng, detailed=detailed)
        _fan(q, ring, z + 0.35 + newfronts.ATTIC_M, Slot.STEP)
    elif detailed and spec.floors > 2:
        middle = q.footprint.mean(axis=0)
        size = np.minimum(3.0, 0.3 * (q.footprint.max(0) - q.footprint.min(0)))
        _block(q, middle - size / 2, middle + size / 2, z, z + float(rng.uniform(1.8, 2.8)), Slot.PANEL if not new else Slot.FRAME)


def _block(q: Quads, lo: Floats, hi: Floats, z0: float, z1: float, slot: int) -> None:
    """A box standing level in the building's frame. Wall 0 lies on x = 0, so its facade coordinates are (y, z, x)."""
    y0 = q.footprint[0, 1]
    q.boxes(0, lo[1] - y0, hi[1] - y0, z0, z1, lo[0], hi[0], slot, "FKLRT")


def _mansard(q: Quads, spec: BuildingSpec, p: Proportions, rng: np.random.Generator, detailed: bool) -> None:
    rise = float(rng.uniform(2.3, 2.8))
    into = np.array([0.0 if k == "party" else rise * 0.36 for k in spec.walls])
    low = inset(q.footprint, np.where(into > 0, -0.05, 0.0))
    high = inset(q.footprint, into)
    slots = [int(Slot.REAR if k == "party" else Slot.ROOF) for k in spec.walls]
    _ring(q, low, p.eaves, high, p.eaves + rise, slots)
    top = inset(q.footprint, np.where(into > 0, into + 1.6, 0.0))
    _ring(q, high, p.eaves + rise, top, p.eaves + rise + 0.55, slots)
    _fan(q, top, p.eaves + rise + 0.55, Slot.METAL)
    q.boxes(np.flatnonzero(into > 0), 0.0, q.length[into > 0], p.eaves - 0.01, p.eaves + 0.10, -0.05, 0.14, Slot.METAL)
    for wall, kind in enumerate(spec.walls):
        if kind == "street" and q.length[wall] > 3:
            _dormers(q, wall, p, p.eaves + 0.25, 0.36, rng, detailed)
    _chimneys(q, spec, p.eaves + rise + 0.4, rng, detailed)


def _pitched(q: Quads, spec: BuildingSpec, p: Proportions, rng: np.random.Generator, hip: bool, detailed: bool) -> None:
    f0, f1, r1, r0 = q.footprint
    depth = 0.5 * float(np.linalg.norm(r0 - f0) + np.linalg.norm(r1 - f1))
    pitch = np.radians(float(rng.uniform(32, 46)))
    rise = min(float(depth / 2 * np.tan(pitch)), 4.6)
    reach = 0.45 if not p.cornice else p.cornice + 0.1
    drop = reach * rise / (depth / 2)
    z, top = p.eaves, p.eaves + rise
    m0, m1 = (f0 + r0) / 2, (f1 + r1) / 2
    axis = (m1 - m0) / np.linalg.norm(m1 - m0)
    left_party, right_party = spec.walls[3] == "party", spec.walls[1] == "party"
    pull = min(0.48 * float(np.linalg.norm(m1 - m0)), depth / 2) if hip else 0.0
    pull0, pull1 = (0.0 if party else pull for party in (left_party, right_party))
    over0, over1 = (0.0 if party else (0.0 if hip else 0.25) for party in (left_party, right_party))
    ridge0, ridge1 = m0 + axis * (pull0 - over0), m1 - axis * (pull1 - over1)
    out_f, out_r = q.outward[0] * reach, q.outward[2] * reach
    side0, side1 = -axis * (reach if hip and not left_party else over0), axis * (reach if hip and not right_party else over1)
    e0, e1, e2, e3 = f0 + out_f + side0, f1 + out_f + side1, r1 + out_r + side1, r0 + out_r + side0
    low = z - drop

    def at(xy: Floats, height: float) -> Floats:
        return np.array([xy[0], xy[1], height])

    thick = 0.1
    front = np.array([at(e0, low), at(e1, low), at(ridge1, top), at(ridge0, top)])
    rear = np.array([at(e2, low), at(e3, low), at(ridge0, top), at(ridge1, top)])
    up = np.array([0, 0, thick])
    q.local(np.array([front + up, rear + up]), Slot.ROOF)
    q.local(np.array([front[::-1], rear[::-1]]), Slot.TRIM, ao=170)  # the eaves from below
    q.local(np.array([[front[0], front[1], front[1] + up, front[0] + up], [rear[0], rear[1], rear[1] + up, rear[0] + up]]), Slot.TRIM)
    for a, b, m, ends, party, wall in ((e1, e2, ridge1, (f1, r1), right_party, 1), (e3, e0, ridge0, (r0, f0), left_party, 3)):
        if hip and not party:
            side = np.array([at(a, low), at(b, low), at(m, top), at(m, top)])
            q.local(np.array([side + up]), Slot.ROOF)
            q.local(np.array([side[[1, 0, 2, 2]]]), Slot.TRIM, ao=170)
            q.local(np.array([[side[0], side[1], side[1] + up, side[0] + up]]), Slot.TRIM)
        else:
            middle = (ends[0] + ends[1]) / 2
            gable = np.array([[at(ends[0], z), at(ends[1], z), at(middle, top), at(middle, top)]])
            q.local(gable, Slot.WALL if spec.walls[wall] == "street" else Slot.REAR)
            verge = np.array([[at(a, low), at(m, top), at(m, top) + up, at(a, low) + up],
                              [at(m, top), at(b, low), at(b, low) + up, at(m, top) + up]])
            q.local(verge, Slot.TRIM)
    if rng.uniform() < 0.35 and rise > 2.4 and detailed:
        _dormers(q, 0, p, z + 0.35, depth / 2 / rise, rng, detailed, sparse=True)
    elif detailed and spec.style != "warehouse" and rng.uniform() < 0.45:
        _skylights(q, front + up, rng)
    _chimneys(q, spec, top, rng, detailed, ridge=(ridge0, ridge1))


def _dormers(q: Quads, wall: int, p: Proportions, z0: float, run: float, rng: np.random.Generator, detailed: bool,
             sparse: bool = False) -> None:
    """Dormer windows over the axes of a wall. run : how far the roof goes back per metre of height."""
    axes, width = bay_axes(float(q.length[wall]), p)
    if sparse:
        axes = axes[1::2] if len(axes) > 2 else axes
    if not len(axes):
        return
    half = min(width, 1.15) / 2
    height, face = 1.45, -0.18 - 0.25 * run
    z1 = z0 + height
    deep = face - 0.3 - (height + 0.2) * run
    n = len(axes)
    o = Openings(np.full(n, wall), axes - half, axes + half, np.full(n, z0 + 0.12), np.full(n, z1 - 0.1))
    q.boxes(o.wall, o.s0 - 0.13, o.s0, z0 - 0.3, z1, deep, face, Slot.TRIM, "FLR")
    q.boxes(o.wall, o.s1, o.s1 + 0.13, z0 - 0.3, z1, deep, face, Slot.TRIM, "FLR")
    q.boxes(o.wall, o.s0, o.s1, z0 - 0.3, o.z0, deep, face, Slot.TRIM, "FT")
    q.boxes(o.wall, o.s0, o.s1, o.z1, z1, deep, face, Slot.TRIM, "FB")
    q.boxes(o.wall, o.s0 - 0.22, o.s1 + 0.22, z1, z1 + 0.12, deep, face + 0.14, Slot.METAL)
    op.panes(q, o, face - 0.06, Slot.PANE, rng)
    if detailed:
        q.boxes(o.wall, axes - 0.03, axes + 0.03, o.z0, o.z1, face - 0.06, face - 0.02, Slot.FRAME, "FLR")
        middle = (o.z0 + o.z1) / 2
        q.boxes(o.wall, o.s0, o.s1, middle - 0.02, middle + 0.02, face - 0.06, face - 0.03, Slot.FRAME, "FTB")


def _skylights(q: Quads, slope: Floats, rng: np.random.Generator) -> None:
    """Roof windows of 0.78 x 1.18 m in a slope (4, 3), lower edge first, proud of the tiles by their frames' 70 mm."""
    along, up = slope[1] - slope[0], (slope[3] + slope[2] - slope[1] - slope[0]) / 2
    length, height = float(np.linalg.norm(along)), float(np.linalg.norm(up))
    along, up = along / length, up / height
    up = up - along * (along @ up)
    normal = np.cross(along, up)
    count = int(rng.integers(1, 4))
    if height < 2.6 or length < 2.2 * count:
        return
    foot = (slope[0] + slope[1]) / 2 + up * float(rng.uniform(0.3, 0.5)) * (height - 1.2)
    for k in range(count):
        at = foot + along * ((k + 0.5) / count - 0.5) * 0.6 * length
        a, b, c, d = (at + along * x + up * y + normal * 0.07 for x, y in ((-0.39, 0.0), (0.39, 0.0), (0.39, 1.18), (-0.39, 1.18)))
        low = normal * 0.09
        q.local(np.array([[a, b, c, d], [a - low, b - low, b, a], [b - low, c - low, c, b], [c - low, d - low, d, c],
                          [d - low, a - low, a, d]]), Slot.METAL)
        inner = np.array([at + along * x + up * y + normal * 0.08 for x, y in ((-0.31, 0.09), (0.31, 0.09), (0.31, 1.09), (-0.31, 1.09))])
        q.local(inner[None], Slot.PANE, uv=op.one_cell(rng))


def _chimneys(q: Quads, spec: BuildingSpec, z: float, rng: np.random.Generator, detailed: bool,
              ridge: tuple[Floats, Floats] | None = None) -> None:
    """Stacks near the ends of the ridge, with pots."""
    if spec.style in (*NEW, "postwar", "warehouse"):
        return
    if ridge is None:
        middle = q.footprint.mean(axis=0)
        ends = [0.25 * middle + 0.75 * (q.footprint[0] + q.footprint[-1]) / 2]
    else:
        along = (ridge[1] - ridge[0]) / max(float(np.linalg.norm(ridge[1] - ridge[0])), 1e-6)
        ends = [e for e, keep in ((ridge[0] + along * 0.5, rng.uniform() < 0.8), (ridge[1] - along * 0.5, rng.uniform() < 0.4)) if keep]
    for at in ends:
        half = np.array([float(rng.uniform(0.35, 0.7)), 0.28])
        top = z + float(rng.uniform(0.8, 1.4))
        _block(q, at - half, at + half, z - 1.6, top, Slot.REAR)
        _block(q, at - half - 0.05, at + half + 0.05, top - 0.2, top - 0.08, Slot.TRIM)
        if detailed:
            x, y = at[0] + np.linspace(-0.6, 0.6, 3) * half[0], at[1] - q.footprint[0, 1]
            q.boxes(0, y - 0.11, y + 0.11, top, top + 0.38, x - 0.11, x + 0.11, Slot.POT, "FKLRT")
            if rng.uniform() < 0.4:
                _aerial(q, at[0] + half[0] - 0.1, y, top - 0.3)


def _aerial(q: Quads, x: float, y: float, z: float) -> None:
    """A television aerial: a mast with a boom and its rods."""
    q.boxes(0, y - 0.015, y + 0.015, z, z + 1.9, x - 0.015, x + 0.015, Slot.METAL, "FKLR")
    q.boxes(0, y - 0.0125, y + 0.0125, z + 1.75, z + 1.775, x - 0.45, x + 0.45, Slot.METAL, "LRTB")
    n = x + np.linspace(-0.42, 0.42, 7)
    q.boxes(0, y - 0.2, y + 0.2, z + 1.755, z + 1.771, n - 0.008, n + 0.008, Slot.METAL, "FKTB")
