"""Backpacks and shoulder bags, and straps that lie on the cloth on their way over the shoulders."""

from __future__ import annotations

import numpy as np

from simgen.assets.people.figure import Figure, Floats
from simgen.assets.people.garments import Draped
from simgen.assets.people.shell import Detail, Shell, closed_end


def backpack_shells(draped: Draped, detail: Detail, size: float) -> dict[str, Shell]:
    """A backpack by part: "bag" and "strap". size : 1 a day pack, 0.8 a child's or a small one."""
    figure = draped.figure
    bag, strap = Shell(figure), Shell(figure)
    k = figure.k
    back = float(draped.at(0.745, np.pi)[0])
    n = {0: 14, 1: 8, 2: 6}[detail.level]
    angle = 2 * np.pi * np.arange(n) / n
    c, s = np.cos(angle), np.sin(angle)
    c, s = np.sign(c) * np.abs(c) ** 0.55, np.sign(s) * np.abs(s) ** 0.55
    low, high = 0.575, 0.815
    levels = ([0.0, 0.03, 0.12, 0.35, 0.6, 0.85, 0.96, 1.0], [0.0, 0.03, 0.12, 0.6, 0.92, 1.0], [0.0, 0.08, 0.5, 0.92, 1.0])
    t = np.array(levels[detail.level])
    girth = np.interp(t, [0, 0.03, 0.12, 0.35, 0.6, 0.85, 0.96, 1.0], [0.70, 0.92, 1.0, 1.0, 0.95, 0.84, 0.70, 0.45])
    depth = np.interp(t, [0, 0.12, 0.35, 0.85, 1.0], [0.062, 0.085, 0.088, 0.066, 0.038]) * k * size
    width = 0.145 * k * size
    rows = np.stack([
        np.stack([back + 0.004 - depth[i] + depth[i] * c, width * girth[i] * s,
                  np.full(n, figure.z(low + (high - low) * t[i]))], axis=-1)
        for i in range(len(t))
    ])
    bag.grid(closed_end(rows, first=True, last=True), "trunk", skin_at=closed_end(_pulled(rows, figure), first=True, last=True))
    if detail.level < 2:  # the front pocket
        pocket = rows[1 : 5 - detail.level].copy()
        pocket[..., 1] *= 0.72
        pocket[..., 0] = pocket[..., 0] - 0.026 * k * (c < 0)
        pocket[0, :, 2] += 0.01
        bag.grid(closed_end(pocket, first=True, last=True), "trunk", skin_at=closed_end(_pulled(pocket, figure), first=True, last=True))
    if detail.level < 2:
        # From the bag's foot forwards under the arm, up the breast, over the shoulder and down to the bag's top.
        n = 9 if detail.level == 0 else 5
        under = np.linspace(0, 1, n)
        heights = np.concatenate([np.interp(under, [0, 0.5, 1], [0.605, 0.640, 0.735])])
        theta = np.interp(under, [0, 0.25, 0.5, 0.75, 1], [2.35, 1.85, 1.30, 0.90, 0.70])
        over, turn = over_shoulder(draped, 0.735, 0.790, float(draped.at(0.735, 0.70)[1]), 0.088 * k, 11 if detail.level == 0 else 6)
        heights, theta = np.concatenate([heights[:-1], over]), np.concatenate([theta[:-1], turn])
        wide = np.interp(np.arange(len(heights)), [0, n - 3, n - 1], [0.011, 0.013, 0.026]) * k
        strap.grid(_strap_rows(draped, heights, theta, wide, 0.009 if detail.level == 0 else 0.012), "trunk", closed=True, mirror=True)
    return {"bag": bag, "strap": strap}


def shoulder_bag_shells(draped: Draped, detail: Detail) -> dict[str, Shell]:
    """A bag on the right hip, its strap over the left shoulder, by part: "bag" and "strap"."""
    figure = draped.figure
    bag, strap = Shell(figure), Shell(figure)
    k = figure.k
    hip = draped.at(0.535, -np.pi / 2) + np.array([0.01, -0.050 * k, 0.0])
    n = {0: 12, 1: 8, 2: 6}[detail.level]
    angle = 2 * np.pi * np.arange(n) / n
    c, s = np.cos(angle), np.sin(angle)
    c, s = np.sign(c) * np.abs(c) ** 0.4, np.sign(s) * np.abs(s) ** 0.5
    t = np.array([0, 0.05, 0.3, 0.7, 0.95, 1.0])
    grow = np.array([0.85, 1.0, 1.0, 0.95, 0.85, 0.7])
    rows = np.stack([hip + np.stack([0.145 * k * g * c, 0.045 * k * g * s, np.full(n, (h - 0.5) * 0.23 * k)], -1)
                     for h, g in zip(t, grow, strict=True)])
    skin = np.broadcast_to(figure.joint("pelvis") + np.array([0, 0, 0.02]), closed_end(rows, first=True, last=True).shape)
    bag.grid(closed_end(rows, first=True, last=True), "trunk", skin_at=skin)
    if detail.level < 2:
        # From the bag's front across the breast, over the left shoulder close to the neck and across the back to the bag again.
        n = 12 if detail.level == 0 else 6
        u = np.linspace(0, 1, n)
        chest, back = 0.56 + 0.225 * u, 0.785 - 0.225 * u
        first, last = np.interp(u, [0, 0.55, 1], [-1.30, 0.05, 0.72]), np.interp(u, [0, 0.45, 1], [2.55, np.pi, 4.45])
        over, turn = over_shoulder(draped, 0.785, 0.785, float(draped.at(0.785, 0.72)[1]), 0.080 * k, 11 if detail.level == 0 else 6)
        heights = np.concatenate([chest[:-1], over, back[1:]])
        theta = np.concatenate([first[:-1], turn, np.interp(back[1:], back[::-1], last[::-1])])
        off = 0.009 if draped.top.gap_rad and draped.top.button else 0.0  # over lapels
        rows = _strap_rows(draped, heights, theta, np.full(len(heights), 0.017 * k), 0.006 if detail.level == 0 else 0.010, off)
        strap.grid(rows, "trunk", closed=True)
    return {"bag": bag, "strap": strap}


def over_shoulder(draped: Draped, front: float, back: float, start_m: float, top_m: float, count: int) -> tuple[Floats, Floats]:
    """Heights and angles (count,) of a way over the left shoulder, from a height in front to one behind: `start_m` from the middle at its
    beginning, `top_m` at the top and behind."""
    crest = np.linspace(0.800, 0.850, 26)
    half = np.linspace(0, np.pi / 2, 40)

    def angle(height: float, aside: float) -> float:
        """Where the ring at a height is so far from the middle, before the side; pi / 2 if it is narrower."""
        y = draped.at(height, half)[:, 1]
        return float(np.interp(aside, np.maximum.accumulate(y), half))

    wide = np.array([draped.at(float(h), np.pi / 2)[1] for h in crest])
    top = float(np.interp(-top_m, -wide, crest))
    t = np.linspace(-1, 1, count)
    heights = np.where(t < 0, top - (top - front) * np.abs(t) ** 1.6, top - (top - back) * np.abs(t) ** 1.6)
    theta = []
    for h, s in zip(heights, t, strict=True):
        aside = top_m + (start_m - top_m) * max(-s, 0.0) ** 0.8
        before = np.pi / 2 if abs(s) < 1e-9 else angle(float(h), aside)
        theta.append(before if s <= 0 else np.pi - before)
    return heights, np.array(theta)


def cloth_normals(draped: Draped, heights: Floats, theta: Floats) -> Floats:
    """(N, 3) directions out of the cloth along a way over it, evened out between neighbours."""
    step = 0.004
    round_ = draped.at(heights, theta + step * 8) - draped.at(heights, theta - step * 8)
    up = draped.at(heights + step, theta) - draped.at(heights - step, theta) + np.array([0, 0, 1e-6])  # nothing hangs below a hem
    normal = np.cross(round_, up)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    smooth = normal.copy()
    smooth[1:-1] = normal[:-2] + 2 * normal[1:-1] + normal[2:]
    return np.asarray(smooth / np.linalg.norm(smooth, axis=1, keepdims=True))


def _strap_rows(draped: Draped, heights: Floats, theta: Floats, half_m: Floats, thick_m: float, off_m: float = 0.0) -> Floats:
    """(N, 4, 3) rows of a flat band that lies on the cloth, or so far off it, along heights and angles."""
    points = draped.at(heights, theta)
    points[1:-1] = (points[:-2] + 2 * points[1:-1] + points[2:]) / 4  # a taut band has no corners
    normal = cloth_normals(draped, heights, theta)
    points = points + normal * off_m
    way = np.gradient(points, axis=0)
    side = np.cross(way, normal)
    side *= half_m[:, None] / np.linalg.norm(side, axis=1, keepdims=True)
    base, top = points - normal * 0.004, points + normal * thick_m
    return np.stack([base - side, top - 0.88 * side, top + 0.88 * side, base + side], axis=1)


def _pulled(rows: Floats, figure: Figure) -> Floats:
    """Skin positions of a pack: the middle of the back, so that it moves as one with the chest."""
    out = rows.copy()
    out[..., 1] *= 0.2
    out[..., 2] = np.maximum(out[..., 2], figure.z(0.70))
    return out
