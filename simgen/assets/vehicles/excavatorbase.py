"""Undercarriages of excavators: crawler tracks with their links, and wheels with a dozer blade."""

from __future__ import annotations

import numpy as np

from simgen.assets.vehicles.cyclekit import SIDES, Kit, arc
from simgen.assets.vehicles.machineparts import BLACK, BRAKE, LAMP, LEFT, METAL, PAINT, PAINT2, RIGHT, TAIL, WORN, add_lugged_wheel
from simgen.assets.vehicles.profiles import Floats

_GAP_M = 0.02


def wheel_places(track: tuple[float, float, float], scale: float) -> list[tuple[str, Floats]]:
    """Names and hubs of a wheeled one's wheels; track : wheelbase, tyre radius, gauge."""
    base, radius, gauge = track
    return [(f"wheel_{end}{side}", np.array([x, y * 0.5 * gauge, radius])) for end, x in (("f", base), ("r", 0.0)) for side,
        y in (("l", 1.0), ("r", -1.0))]


def add_tracks(k: Kit, track: tuple[float, float, float], house_z: float, scale: float) -> None:
    """Two crawler tracks: links, shoes with grousers, sprocket, idler, rollers and frame; the carrier of the slewing ring; and on small
    machines a blade. track : distance of sprocket and idler, width of the shoes, gauge."""
    length, width, gauge = track
    r = 0.32 * scale + 0.06
    thick = 0.035 * scale + 0.012
    z = r + thick
    count = k.pick(44, 30, 0)
    for side in SIDES:
        y = side * 0.5 * gauge
        loop = np.concatenate([arc((length, z), r, -np.pi / 2, np.pi / 2, k.pick(9, 6, 4)),
            arc((0.0, z), r, np.pi / 2, 1.5 * np.pi, k.pick(9, 6, 4))])
        ring = np.concatenate([loop, loop[:1]])[:, [0, 2]]
        along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(ring, axis=0), axis=1))])
        way = np.gradient(ring, axis=0)
        way[0] = way[-1] = [1.0, 0.0]
        way /= np.linalg.norm(way, axis=1, keepdims=True)
        out = np.stack([way[:, 1], -way[:, 0]], axis=1)
        belt = []
        for point, o in zip(ring, out, strict=True):
            a, b = point + o * thick * 0.45, point - o * thick * 0.6
            belt.append([(a[0], y - width / 2, a[1]), (a[0], y + width / 2, a[1]), (b[0], y + width / 2, b[1]),
                (b[0], y - width / 2, b[1])])
        grid = np.array(belt)
        k.b.add_loft(grid[:, ::-1] if _inward(grid, length, z) else grid, WORN, capped=False, crease_deg=30)
        if count:
            s = (np.arange(count) + 0.5) * along[-1] / count
            p = np.stack([np.interp(s, along, ring[:, 0]), np.interp(s, along, ring[:, 1])], axis=1)
            o = np.stack([np.interp(s, along, out[:, 0]), np.interp(s, along, out[:, 1])], axis=1)
            o /= np.linalg.norm(o, axis=1, keepdims=True)
            for shift in (0.0, 0.45) if k.detail == 0 else (0.0,):
                q = p + np.stack([-o[:, 1], o[:, 0]], axis=1) * shift * along[-1] / count
                _bars(k, q, o, y, width, thick)
        for x in (0.0, length):
            k.spin([(0.0, y - 0.07), (r * 0.55, y - 0.08), (r * 0.88, y - 0.05), (r * 0.88, y + 0.05), (r * 0.55, y + 0.08),
                (0.0, y + 0.07)], BLACK, x, z, segments=k.pick(18, 11, 7))
        k.box((length, width * 0.55, r * 0.9), (0.5 * length, y, z + 0.02), PAINT2 if scale > 0.6 else BLACK, bevel=0.03)
        if k.detail < 2:
            for x in np.linspace(0.16, 0.84, 6) * length:
                k.spin([(0.0, y - width * 0.32), (r * 0.36, y - width * 0.30), (r * 0.36, y + width * 0.30), (0.0, y + width * 0.32)],
                    BLACK, float(x), thick + r * 0.40, segments=k.pick(12, 8))
    x = 0.5 * length
    k.box((length * 0.55, gauge, 0.26 * scale), (x, 0, house_z - 0.34 * scale), BLACK, bevel=0.04)
    k.tube([(x, 0, house_z - 0.40 * scale), (x, 0, house_z - 0.02)], 0.52 * scale, BLACK, sides=k.pick(20, 12, 7))
    if scale < 0.9:
        _blade(k, length + r + 0.30 * scale, length * 0.8, gauge + width, scale)


def add_wheeled_base(k: Kit, track: tuple[float, float, float], house_z: float, scale: float, joint: int) -> None:
    """Chassis with axles, twin tyres, steps, lamps, blade behind and outriggers. joint : index of the first wheel's."""
    base, radius, gauge = track
    for i, (_, at) in enumerate(wheel_places(track, scale)):
        for inner in (0.0, -0.30 * scale):
            side = np.sign(at[1])
            add_lugged_wheel(k, at[0], at[1] + side * inner, radius, 0.27 * scale, radius * 0.56, joint + i, lugs=18, height=0.022)
    x = 0.5 * base
    k.box((base + 0.9, 0.72 * scale, 0.34 * scale), (x, 0, radius + 0.22), PAINT2, bevel=0.04)
    k.tube([(x, 0, radius + 0.2), (x, 0, house_z - 0.02)], 0.55 * scale, BLACK, sides=k.pick(20, 12, 7))
    for axle in (0.0, base):
        k.tube([(axle, gauge / 2, radius), (axle, -gauge / 2, radius)], 0.12 * scale, BLACK, sides=k.pick(10, 6, 4))
    for side in SIDES:
        k.box((0.75, 0.42, 0.40), (x, side * 0.72 * scale, radius + 0.20), PAINT, bevel=0.04)
        k.box((0.60, 0.30, 0.04), (x, side * 0.92 * scale, radius - 0.10), BLACK)
        front, rear = base + 0.52, -0.52
        k.box((0.05, 0.15, 0.11), (front, side * 0.55, radius + 0.32), LAMP, bevel=0.01)
        k.box((0.05, 0.08, 0.11), (front, side * 0.68, radius + 0.32), LEFT if side > 0 else RIGHT, bevel=0.01)
        k.box((0.05, 0.10, 0.09), (rear, side * 0.45, radius + 0.30), TAIL, bevel=0.01)
        k.box((0.05, 0.08, 0.09), (rear, side * 0.55, radius + 0.30), BRAKE, bevel=0.01)
        k.box((0.05, 0.08, 0.09), (rear, side * 0.64, radius + 0.30), LEFT if side > 0 else RIGHT, bevel=0.01)
        k.box((0.06, 0.30, 0.04), (front - 0.03, side * 0.62, radius + 0.25), BLACK)
        k.box((0.06, 0.36, 0.04), (rear + 0.03, side * 0.52, radius + 0.24), BLACK)
    _blade(k, -radius - 0.42, -0.3, 2.42 * scale, 0.85)


def _blade(k: Kit, x: float, root: float, width: float, scale: float) -> None:
    """A dozer blade, bent forward, on two arms."""
    sign = 1.0 if x > root else -1.0
    a = np.linspace(-0.9, 0.9, k.pick(5, 4, 3))
    h = 0.42 * scale
    line = np.stack([x - sign * 0.09 * np.cos(a * 1.2), 0.04 + h * 0.5 * (a / 0.9 + 1)], axis=1)
    grid = np.array([[(px, y, pz) for y in (-width / 2, width / 2)] for px, pz in line])
    k.shell(grid if sign > 0 else grid[:, ::-1], 0.03, PAINT if scale < 0.8 else BLACK)
    k.box((0.05, width, 0.06), (x - sign * 0.06, 0, 0.05), WORN)
    k.pair([(root, 0.30 * scale, 0.42 * scale + 0.1), (x - sign * 0.10, 0.34 * scale, 0.22)], 0.055 * scale, BLACK, sides=k.pick(6, 4, 4))
    k.pair([(root, 0.12 * scale, 0.62 * scale), (x - sign * 0.10, 0.14 * scale, 0.36 * scale)], 0.03 * scale, METAL, sides=k.pick(6, 4, 3))


def _bars(k: Kit, p: Floats, out: Floats, y: float, width: float, thick: float) -> None:
    """Grousers: bars across the track, standing out of the shoes."""
    n = len(p)
    way = np.stack([-out[:, 1], out[:, 0]], axis=1)
    corner = []
    for yy in (y - width / 2, y + width / 2):
        for o, w in ((0.4, -0.55), (1.0, -0.25), (1.0, 0.25), (0.4, 0.55)):
            q = p + out * o * thick + way * w * thick
            corner.append(np.stack([q[:, 0], np.full(n, yy), q[:, 1]], axis=1))
    c = np.stack(corner, axis=1)
    quads = np.array([[0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [0, 3, 2, 1], [4, 5, 6, 7]])
    f = (np.arange(n)[:, None, None] * 8 + quads[None]).reshape(-1, 4)
    t = c.reshape(-1, 3)[f[1]]
    normal = np.cross(t[1] - t[0], t[2] - t[0])
    if normal @ np.array([out[0, 0], 0, out[0, 1]]) < 0:
        f = f[:, ::-1]
    k.b.add(c.reshape(-1, 3), f, WORN, crease_deg=30)


def _inward(grid: Floats, length: float, z: float) -> bool:
    """Whether a loft through the rings (R, 4, 3) would face inwards."""
    a, b, c = grid[0, 0], grid[0, 1], grid[1, 0]
    return bool(np.cross(b - a, c - a)[2] > 0)  # the first ring lies under the idler, where outwards is down
