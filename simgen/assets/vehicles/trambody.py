"""Bodies of trams: walls with windows and doors, noses with windscreen and lamps, bellows."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

import numpy as np

from simgen.assets.meshbuilder import grid_quads
from simgen.assets.vehicles.cyclekit import SIDES, Kit
from simgen.assets.vehicles.machineparts import (
    BLACK,
    BRAKE,
    DARK,
    GLASS,
    INSIDE,
    LAMP,
    LEFT,
    MIRROR,
    PAINT,
    PAINT2,
    RIGHT,
    SHELL,
    SIGN,
    TAIL,
)
from simgen.assets.vehicles.plates import add_text
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.tramspec import Section, TramSpec
from simgen.geometry import transform

_SHARE = {"w": 1.55, "n": 0.85, "d": 1.35, "s": 0.7}
_WALL = 0.035


def add_section(k: Kit, s: TramSpec, c: Section, joint: int, destination: str) -> None:
    """Walls and roof of a section, its nose if it has one."""
    x0 = c.x0 + (s.nose if c.nose < 0 else 0.0)
    x1 = c.x1 - (s.nose if c.nose > 0 else 0.0)
    _walls(k, s, c, x0, x1, joint)
    p = np.array(s.profile[5:])
    across = np.concatenate([np.stack([p[:, 0], p[:, 1]], 1), np.stack([-p[-2::-1, 0], p[-2::-1, 1]], 1)])
    grid = np.stack([np.column_stack([np.full(len(across), x), across]) for x in (x0, x1)])  # from left over the top to the right
    k.shell(grid[:, ::-1] if _down(grid) else grid, _WALL, PAINT2 if s.modern else BLACK, joint, inner=INSIDE)
    if c.nose:
        _nose(k, s, c, x1 if c.nose > 0 else x0, joint, destination)
    for x, end in ((c.x0, c.nose < 0), (c.x1, c.nose > 0)):
        if not end:
            _portal(k, s, x, -1.0 if x == c.x0 else 1.0, joint)


def add_bellows(k: Kit, s: TramSpec, pivot: float, rear: int) -> None:
    """Folded bellows between two sections, bending with both."""
    folds = k.pick(9, 5, 3, 2)
    p = np.array([*s.profile[1:8]]) * [0.93, 1.0] - [0, 0.06]
    ring = np.concatenate([p, (p * [-1, 1])[::-1]])
    x = np.linspace(-0.5, 0.5, 2 * folds - 1)
    shrink = np.where(np.arange(len(x)) % 2 == 0, 1.0, 0.93)
    middle = np.array([0.0, 0.5 * (ring[:, 1].min() + ring[:, 1].max())])
    rings = np.array([np.column_stack([np.full(len(ring), pivot + (s.gap + 0.04) * v), (ring - middle) * f + middle]) for v,
        f in zip(x, shrink, strict=True)])
    n = len(ring)
    closed = np.concatenate([rings, rings[:, :1]], axis=1)
    quads = grid_quads(len(rings), n + 1)
    weight = np.repeat(np.clip(x + 0.5, 0, 1), n + 1)
    joints, weights = np.zeros((len(weight), 4), np.uint8), np.zeros((len(weight), 4))
    joints[:, 0], joints[:, 1] = rear, rear + 1
    weights[:, 0], weights[:, 1] = 1 - weight, weight
    flat = closed.reshape(-1, 3)
    k.b.add(flat, quads, BLACK, joints=joints, weights=weights, crease_deg=25)
    k.b.add(flat, quads[:, ::-1], DARK, joints=joints, weights=weights, crease_deg=25)


def _down(grid: Floats) -> bool:
    a, b, c = grid[0, 2], grid[0, 3], grid[1, 2]
    return bool(np.cross(b - a, c - a)[2] < 0)


def _strip(k: Kit, s: TramSpec, x0: float, x1: float, first: int, last: int, side: float, slot: int, joint: int, *, inset: float = 0.0,
    inner: int | None = INSIDE, wall: float = _WALL) -> None:
    """A piece of wall between two lines of the profile."""
    p = np.array(s.profile[first : last + 1])
    grid = np.stack([np.column_stack([np.full(len(p), x), side * (p[:, 0] - inset), p[:, 1]]) for x in (
        (x1, x0) if side > 0 else (x0, x1))], axis=1)
    k.shell(grid, wall, slot, joint, inner=inner)


def _walls(k: Kit, s: TramSpec, c: Section, x0: float, x1: float, joint: int) -> None:
    shares = np.array([_SHARE[b] for b in c.bays])
    edges = x0 + 0.10 + np.concatenate([[0], np.cumsum(shares)]) * (x1 - x0 - 0.20) / shares.sum()
    post = 0.10
    low = PAINT
    band = BLACK if s.modern else PAINT2
    if k.detail > 1:
        _plain_walls(k, s, x0, x1, edges, joint)
        return
    for side in SIDES:
        bays = c.bays if side < 0 or s.modern else c.bays.replace("d", "w")
        _strip(k, s, x0, x1, 4, 5, side, PAINT2, joint)
        for i, bay in enumerate(bays):
            a, b = edges[i], edges[i + 1]
            ends = [a - (0.10 if i == 0 else 0), b + (0.10 if i == len(bays) - 1 else 0)]
            if bay == "d":
                _door(k, s, a + 0.03, b - 0.03, side, joint)
                for u, v in ((ends[0], a + 0.03), (b - 0.03, ends[1])):
                    _strip(k, s, u, v, 0, 4, side, band if s.modern else PAINT, joint)
                continue
            _strip(k, s, ends[0], ends[1], 0, 2, side, low, joint)
            if s.modern:  # a stripe in the second colour
                k.box((ends[1] - ends[0], 0.008, 0.10), (0.5 * (ends[0] + ends[1]), side * (s.half + 0.002), s.sill - 0.12), PAINT2, joint)
            _strip(k, s, ends[0], ends[1], 3, 4, side, band if s.modern else PAINT2, joint)
            if bay == "s":
                _strip(k, s, ends[0], ends[1], 2, 3, side, band, joint)
                continue
            _strip(k, s, ends[0], a + post / 2, 2, 3, side, band, joint)
            _strip(k, s, b - post / 2, ends[1], 2, 3, side, band, joint)
            _strip(k, s, a + post / 2, b - post / 2, 2, 3, side, GLASS, joint, inset=0.006, inner=None, wall=0.012)
            if k.detail == 0 and not s.modern:  # the upper light's bar
                z = s.lintel - 0.28
                y = side * (np.interp(z, [s.sill, s.lintel], [s.profile[2][0], s.profile[3][0]]) + 0.002)
                k.box((b - a - post, 0.02, 0.035), (0.5 * (a + b), y, z), BLACK, joint)


def _plain_walls(k: Kit, s: TramSpec, x0: float, x1: float, edges: Floats, joint: int) -> None:
    """Walls for far away: bands of paint and glass, with posts on the nearer of two levels."""
    for side in SIDES:
        for first, last, slot in ((0, 2, PAINT), (2, 3, GLASS), (3, 4, BLACK if s.modern else PAINT2), (4, 5, PAINT2)):
            _strip(k, s, x0, x1, first, last, side, slot, joint)
        if k.detail == 2:
            y = side * (0.5 * (s.profile[2][0] + s.profile[3][0]) - 0.01)
            for x in edges:
                k.box((0.12, 0.06, s.lintel - s.sill), (float(x), y, 0.5 * (s.sill + s.lintel)), BLACK if s.modern else PAINT2, joint)


def _door(k: Kit, s: TramSpec, x0: float, x1: float, side: float, joint: int) -> None:
    """Two glazed leaves in a frame, a little inside the wall, with a lamp above."""
    z0, z1 = (s.floor - 0.02, s.lintel + 0.12) if s.modern else (0.46, s.lintel + 0.05)
    w0, w1 = s.half - 0.035, s.half * 0.985 - 0.035
    middle = 0.5 * (x0 + x1)
    for a, b in ((x0 + 0.02, middle - 0.012), (middle + 0.012, x1 - 0.02)):
        frame = 0.055
        outline = [(a, z0), (b, z0), (b, z1), (a, z1)]
        inner = [(a + frame, z0 + 0.12), (b - frame, z0 + 0.12), (b - frame, z1 - 0.10), (a + frame, z1 - 0.10)]

        def at(p: tuple[float, float]) -> list[float]:
            return [p[0], side * np.interp(p[1], [z0, z1], [w0, w1]), p[1]]

        o, q = [at(p) for p in outline], [at(p) for p in inner]
        for i in range(4):
            j = (i + 1) % 4
            face = np.array([[o[i], o[j]], [q[i], q[j]]])
            k.shell(face if side < 0 else face[:, ::-1], 0.03, PAINT2 if not s.modern else BLACK, joint)
        pane = np.array([[q[0], q[1]], [q[3], q[2]]])
        k.shell(pane if side < 0 else pane[:, ::-1], 0.012, GLASS, joint)
    k.box((0.012, 0.02, z1 - z0), (middle, side * (s.half - 0.03), 0.5 * (z0 + z1)), BLACK, joint)
    # above and below the leaves
    top, bottom = s.roof - 0.42, s.profile[0][1]
    k.box((x1 - x0, 0.05, top - z1), (middle, side * (s.half * 0.975 - 0.03), 0.5 * (top + z1)), PAINT2 if not s.modern else BLACK, joint)
    if z0 > bottom:
        k.box((x1 - x0, 0.05, z0 - bottom), (middle, side * (s.half * 0.98 - 0.035), 0.5 * (z0 + bottom)), PAINT if s.modern else BLACK,
            joint)
    if k.detail < 2:
        k.box((0.03, 0.02, 0.06), (x1 + 0.02, side * (s.half + 0.004), 1.25), RIGHT if side < 0 else LEFT, joint, bevel=0.008)


def _portal(k: Kit, s: TramSpec, x: float, way: float, joint: int) -> None:
    """The frame at a section's end about the passage into the bellows."""
    p = np.array([*s.profile[:8]])
    outer = np.concatenate([p, (p * [-1, 1])[::-1]])
    opening = np.array([(0.62, s.floor), (0.62, s.floor + 1.0), (0.60, s.floor + 1.9), (0.5, s.floor + 2.0), (0.3, s.floor + 2.05),
        (0.2, s.floor + 2.06), (0.1, s.floor + 2.06), (0.02, s.floor + 2.06)])
    inner = np.concatenate([opening, (opening * [-1, 1])[::-1]])
    grid = np.stack([np.column_stack([np.full(len(outer), x), outer]), np.column_stack([np.full(len(inner), x), inner])])
    n = np.cross(grid[0, 1] - grid[0, 0], grid[1, 0] - grid[0, 0])
    k.shell(grid if n[0] * way > 0 else grid[:, ::-1], 0.03, BLACK, joint, inner=INSIDE, crease=30)


def _nose(k: Kit, s: TramSpec, c: Section, base: float, joint: int, destination: str) -> None:
    """The rounded end: apron, windscreen, display, lamps, mirrors, wiper; at the rear with tail lamps."""
    way = float(c.nose)
    rows = np.array(s.profile)
    z = rows[:, 1]
    deep = s.nose
    depth = np.interp(z, [0.2, 0.6, s.sill, s.lintel, s.roof - 0.25, s.roof + 0.01],
        np.array([0.90, 1.0, 0.99, 0.66 if s.modern else 0.92, 0.42 if s.modern else 0.75, 0.0]) * deep)
    n = 2.5 if s.modern else 3.4
    angle = np.linspace(-np.pi / 2, np.pi / 2, k.pick(25, 15, 9, 7))
    cos, sin = np.abs(np.cos(angle)) ** (2 / n), np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** (2 / n)

    def surface(h: Floats, a_cos: Floats, a_sin: Floats) -> Floats:
        w, d = np.interp(h, z, rows[:, 0]), np.interp(h, z, depth)
        return np.stack([base + way * d[:, None] * a_cos[None], w[:, None] * a_sin[None],
            np.broadcast_to(h[:, None], (len(h), len(a_cos)))], axis=-1)

    def band(heights: list[float], slot: int, first: int = 0, last: int | None = None, inner: int | None = INSIDE,
        wall: float = _WALL) -> None:
        stop = len(angle) if last is None else last
        g = surface(np.array(heights), cos[first:stop], sin[first:stop])
        k.shell(g if way > 0 else g[:, ::-1], wall, slot, joint, crease=45, inner=inner)

    m = len(angle)
    low = s.profile[0][1]
    if s.modern:
        band([low, 0.36, 0.5], BLACK)
        band([0.5, 0.62, 0.8, s.sill], PAINT)
    else:
        band([low, 0.52, 0.66], BLACK)
        band([0.66, 0.9, 1.2, s.sill - 0.1], PAINT)
        band([s.sill - 0.1, s.sill], PAINT2)
    side_cut = round(m * 0.16)
    band([s.sill, 0.65 * s.sill + 0.35 * s.lintel, 0.3 * s.sill + 0.7 * s.lintel, s.lintel], GLASS, side_cut, m - side_cut, None, 0.012)
    for a, b in ((0, side_cut + 1), (m - side_cut - 1, m)):
        band([s.sill, 0.5 * (s.sill + s.lintel), s.lintel], GLASS if s.modern else PAINT2, a, b, None if s.modern else INSIDE,
            0.012 if s.modern else _WALL)
    for edge in (side_cut, m - side_cut - 1):
        post = surface(np.linspace(s.sill, s.lintel, k.pick(6, 4, 2)), cos[[edge]], sin[[edge]])[:, 0]
        k.tube(post, 0.045, BLACK if s.modern else PAINT2, joint, sides=k.pick(6, 4, 3))
    top = s.roof - 0.25
    band([s.lintel, 0.5 * (s.lintel + top), top], BLACK if s.modern else PAINT2)
    over = surface(np.array([top, s.roof - 0.08, s.roof, s.roof + 0.01]), cos, sin)
    over[-1, :, 1] *= 0.0
    k.shell(over if way > 0 else over[:, ::-1], _WALL, PAINT2 if s.modern else BLACK, joint, crease=60)
    h = 0.5 * (s.lintel + top)
    d = float(np.interp(h, z, depth))
    slope = (float(np.interp(top, z, depth)) - float(np.interp(s.lintel, z, depth))) / (top - s.lintel)
    up = np.array([way * slope, 0, 1.0])
    up /= np.linalg.norm(up)
    right = np.array([0, way, 0.0])
    T = transform(np.stack([right, up, np.cross(right, up)], axis=1), (base + way * (d + 0.02), 0, h))
    k.b.add_box((1.25, 0.22, 0.02), BLACK, T=T, joint=joint)
    if k.detail < 3:
        add_text(k.b, destination, T @ transform(None, (0, 0, 0.014)), width=1.15, height=0.15, slot=SIGN, joint=joint)
    zl = 0.72 if s.modern else 0.92
    for side in SIDES:
        y = side * s.half * (0.62 if s.modern else 0.66)
        near = np.abs(np.interp(zl, z, rows[:, 0]) * sin - y).argmin()
        at = surface(np.array([zl]), cos[[near]], sin[[near]])[0, 0]
        out = np.array([way, 0.35 * side, 0.0])
        if s.modern:
            k.ball((0.10, 0.30, 0.13), at, LAMP if way > 0 else TAIL, joint, square=2.6)
            k.ball((0.10, 0.16, 0.09), at + [-0.06 * way, side * 0.20, 0.0], LEFT if side > 0 else RIGHT, joint, square=2.6)
            k.ball((0.08, 0.14, 0.08), at + [0.02 * way, -side * 0.22, -0.01], TAIL if way > 0 else BRAKE, joint, square=2.6)
        else:
            k.turned([(0.0, -0.03), (0.11, -0.02), (0.115, 0.03), (0.10, 0.035)], BLACK, at, (way, 0, 0), joint, segments=k.pick(16, 10, 6))
            k.turned([(0.10, 0.03), (0.07, 0.045), (0.0, 0.055)], LAMP if way > 0 else TAIL, at, (way, 0, 0), joint,
                segments=k.pick(16, 10, 6))
            k.turned([(0.055, -0.02), (0.055, 0.03), (0.0, 0.045)], LEFT if side > 0 else RIGHT, at + [-0.03 * way, side * 0.22, 0.06],
                out, joint, segments=k.pick(12, 8, 5))
            k.turned([(0.055, -0.02), (0.055, 0.03), (0.0, 0.045)], TAIL if way > 0 else BRAKE, at + [0.0, -side * 0.20, -0.10],
                (way, 0, 0), joint, segments=k.pick(12, 8, 5))
    if way > 0:
        for side in SIDES:
            root = np.array([base + 0.15, side * s.half, s.lintel - 0.15])
            k.tube([root, root + [0.16, side * 0.14, 0.06]], 0.018, SHELL, joint)
            k.box((0.08, 0.16, 0.32), root + [0.17, side * 0.16, -0.08], SHELL, joint, bevel=0.03)
            k.box((0.004, 0.13, 0.28), root + [0.128, side * 0.16, -0.08], MIRROR, joint)
    if k.detail < 2:
        foot = surface(np.array([s.sill + 0.05]), np.array([1.0]), np.array([0.0]))[0, 0] + [0.03 * way, 0, 0]
        tip = surface(np.array([0.4 * s.sill + 0.6 * s.lintel]), cos[[m // 2 + 2]], sin[[m // 2 + 2]])[0, 0] + [0.03 * way, 0, 0]
        k.tube([foot, tip], 0.012, BLACK, joint)
    k.body([(base + way * deep * 0.9 - 0.18, 0.30, 0.44, 0.35, 4, 0.5), (base + way * deep * 0.9 + 0.18, 0.30, 0.44, 0.30, 4, 0.5)],
        BLACK, joint, sides=k.pick(10, 7, 5))
