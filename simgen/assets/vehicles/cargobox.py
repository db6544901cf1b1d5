"""Boxes, benches and rain covers of cargo bicycles."""

from __future__ import annotations

import numpy as np

from simgen.assets.vehicles.cyclekit import SIDES, Kit, curve
from simgen.assets.vehicles.cycleslots import ALLOY, BLACK, BODY, CLOTH, GLASS, PAINT2, SEAT, WOOD


def add_box(k: Kit, x: tuple[float, float], half: float, z: float, height: float, *, wood: bool, joint: int) -> None:
    """An open box whose front slopes and whose sides flare a little, of plywood with alloy edges or of moulded plastic."""
    slot = WOOD if wood else PAINT2
    (x0, x1), t, flare = x, 0.014, 0.03
    k.box((x1 - x0 - 0.06, 2 * half - 0.03, t), (0.5 * (x0 + x1), 0, z + t / 2), slot, joint)
    low = {"b": x0 + 0.03, "f": x1 - 0.07}
    top_b, top_f = z + height, z + height * 0.82
    for side in SIDES:
        y0, y1 = side * (half - 0.02), side * (half + flare - 0.02)
        rows = np.array([[(low["b"], y0, z), (low["f"], y0, z)], [(x0, y1, top_b), (x1, y1, top_f)]])
        if side > 0:
            rows = rows[::-1]
        k.shell(rows, t, slot, joint)
        edge = [(x0, y1 * 0.985, top_b + 0.004), (x1, y1 * 0.985, top_f + 0.004)]
        k.tube(edge, 0.010, BLACK if not wood else ALLOY, joint, sides=k.pick(6, 4, 3))
    for xl, xt, top, sign in ((low["b"], x0, top_b, -1.0), (low["f"], x1, top_f, 1.0)):
        y0, y1 = half - 0.02, half + flare - 0.02
        rows = np.array([[(xl, -y0, z), (xl, y0, z)], [(xt, -y1, top), (xt, y1, top)]])
        if sign < 0:
            rows = rows[:, ::-1]
        k.shell(rows, t, slot, joint)
        k.tube([(xt, -y1, top + 0.004), (xt, y1, top + 0.004)], 0.010, BLACK if not wood else ALLOY, joint, sides=k.pick(6, 4, 3))
    if wood and k.detail < 2:
        for side in SIDES:
            for a, b in ((low["b"], x0), (low["f"], x1)):
                top = top_b if b == x0 else top_f
                k.tube([(a, side * (half - 0.015), z), (b, side * (half + flare - 0.015), top)], 0.011, ALLOY, joint, sides=k.pick(5, 4))


def add_bench(k: Kit, x: float, half: float, z: float, joint: int) -> None:
    """A children's bench with belts, facing forward."""
    if k.detail > 2:
        return
    k.box((0.22, 2 * half - 0.02, 0.03), (x, 0, z), SEAT, joint, bevel=0.01)
    k.box((0.03, 2 * half - 0.04, 0.24), (x - 0.11, 0, z + 0.13), SEAT, joint, bevel=0.01)
    if k.detail == 0:
        for y in (-0.6, -0.25, 0.25, 0.6):
            k.box((0.006, 0.022, 0.22), (x - 0.092, y * half, z + 0.13), BLACK, joint)


def add_cover(k: Kit, x: tuple[float, float], half: float, z: float, height: float, joint: int, *, fall: float = 0.085) -> None:
    """A rain cover on hoops, with windows to the front and the sides. fall : how much lower its front edge lies than its rear one."""
    (x0, x1), n = x, k.pick(13, 9, 6)
    a = np.linspace(0, np.pi, n)
    e = 0.55
    across, rise = np.sign(np.cos(a)) * np.abs(np.cos(a)) ** e, np.abs(np.sin(a)) ** e
    line = curve(np.array([(x0 - 0.02, 0.92), (x0 + 0.20, 1.0), (0.5 * (x0 + x1), 0.98), (x1 - 0.16, 0.72), (x1 - 0.02, 0.25),
        (x1, -0.16)]), k.pick(3, 2, 1))
    rows = np.stack([np.broadcast_to(line[:, [0]], (len(line), n)), half * across[None] * np.ones((len(line), 1)),
        z + height * line[:, [1]] * rise[None]], axis=-1)
    reach = np.clip((rows[:, :, 0] - x0) / (x1 - x0), 0, 1)  # the box's edge falls towards the front
    rows[:, :, 2] -= fall * reach * (1 - rise[None])
    low, high = 2, n - 3
    windows = max(2, len(line) // 4), max(3, (len(line) * 3) // 5)
    k.shell(rows[: windows[0] + 1], 0.004, CLOTH, joint)
    side = rows[windows[0] : windows[1] + 1]
    for part, slot in ((side[:, : low + 1], CLOTH), (side[:, low : high + 1], CLOTH), (side[:, high:], CLOTH)):
        k.shell(part, 0.004, slot, joint)
    front = rows[windows[1] :]
    for part, slot in ((front[:, :2], CLOTH), (front[:, 1:-1], GLASS), (front[:, -2:], CLOTH)):
        k.shell(part, 0.004, slot, joint)
    for y in SIDES:  # side windows
        xm, h = 0.5 * (x0 + x1) - 0.08, z + 0.5 * height
        k.box((0.34, 0.004, 0.20), (xm, y * half * 1.004, h), GLASS, joint)
    back = np.concatenate([rows[0], rows[0][:1]])
    middle = back.mean(axis=0)
    k.b.add(np.concatenate([back, [middle]]), [[i + 1, i, len(back)] for i in range(len(back) - 1)], CLOTH, joint=joint)


def add_flat_box(k: Kit, x: tuple[float, float], half: float, z: float, height: float, *, joint: int = BODY) -> None:
    """A closed box with a lid, edges and a label."""
    (x0, x1), c = x, 0.5 * (x[0] + x[1])
    k.box((x1 - x0, 2 * half, height), (c, 0, z + 0.5 * height), PAINT2, joint, bevel=0.015)
    k.box((x1 - x0 + 0.012, 2 * half + 0.012, 0.03), (c, 0, z + 0.86 * height), BLACK, joint, bevel=0.006)
    if k.detail > 1:
        return
    for sx in (x0, x1):
        for side in SIDES:
            k.box((0.03, 0.03, height * 1.005), (sx + (0.012 if sx == x0 else -0.012), side * (half - 0.012), z + 0.5 * height), ALLOY,
                joint, bevel=0.004)
    for side in SIDES:
        k.box((0.36, 0.004, 0.20), (c, side * (half + 0.002), z + 0.46 * height), CLOTH, joint)
