"""Things worn over clothes: collars, belts, open jackets' shirt fronts, backpacks, shoulder bags, lowered hoods."""

from __future__ import annotations

import numpy as np

from simgen.assets.people.figure import Figure, Floats
from simgen.assets.people.garments import Top, top_heights, top_ring
from simgen.assets.people.shell import Detail, Shell, closed_end


def belt_shell(figure: Figure, detail: Detail, height: float, ease_m: float) -> Shell:
    """A waistband or belt round the trunk."""
    theta = 2 * np.pi * np.arange(detail.columns) / detail.columns
    shell = Shell(figure)
    section = ((-0.010, -0.004), (-0.010, 0.004), (0.010, 0.004), (0.010, -0.004))
    rows = [figure.trunk_ring(height + dh, theta, ease_m + off) for dh, off in section]
    shell.grid(np.stack(rows), "trunk")
    return shell


def collar_shell(figure: Figure, detail: Detail, ease_m: float, stand_m: float = 0.034, open_rad: float = 0.35) -> Shell:
    """A shirt or coat collar: stands up round the neck, folds over outwards, open in front."""
    shell = Shell(figure)
    n = {0: 19, 1: 9, 2: 6}[detail.level]
    theta = np.linspace(open_rad, 2 * np.pi - open_rad, n)
    base = figure.trunk_ring(0.853, theta, ease_m * 0.4)
    out = np.stack([np.cos(theta), np.sin(theta), 0 * theta], axis=-1)
    k = figure.k
    front = np.clip(np.cos(theta), 0, 1)[:, None]
    up = base - out * 0.004 + np.array([0, 0, stand_m * k]) - out * 0.006
    fold = up + out * 0.008 + np.array([0, 0, 0.002])
    tip = base + out * (0.020 + 0.012 * front) - np.array([0, 0, 1.0]) * (0.004 + 0.034 * front) * k
    rows = np.stack([tip, fold, up, base - out * 0.008])
    shell.grid(rows, "trunk", closed=False)
    shell.grid(rows[::-1] + np.array([0, 0, -0.0015]), "trunk", closed=False)
    return shell


def front_panel(figure: Figure, detail: Detail, *, top: Top, low: float, half_m: float, vee: bool) -> Shell:
    """A strip down the chest just over the garment: a zip, a button band, or a shirt seen in an open jacket (`vee`)."""
    high = top.collar - 0.003
    shell = Shell(figure)
    levels = top_heights(top, detail)
    heights = np.array([low, *levels[(levels > low + 0.005) & (levels < high - 0.003)], high])
    u = np.linspace(-1, 1, 5 if vee else 3)
    rows = []
    for i, h in enumerate(heights):
        t = i / (len(heights) - 1)
        half = half_m * figure.k * (0.12 + 0.88 * t if vee else 1.0)
        width = float(top_ring(figure, top, h, np.array([np.pi / 2]))[0, 1])
        theta = np.arcsin(np.clip(u * half / width, -1, 1))
        theta = np.sign(theta) * np.abs(np.sin(theta)) ** (1 / (0.86 if h < 0.80 else 0.95))
        rows.append(top_ring(figure, top, h, theta) + np.stack([np.full_like(theta, 0.0035), 0 * theta, 0 * theta], axis=-1))
    shell.grid(np.stack(rows), "trunk", closed=False)
    return shell


def hood_shell(figure: Figure, detail: Detail, ease_m: float) -> Shell:
    """A hood lying down behind the neck."""
    shell = Shell(figure)
    n = {0: 15, 1: 7, 2: 5}[detail.level]
    theta = np.linspace(0.55, 2 * np.pi - 0.55, n)
    base = figure.trunk_ring(0.850, theta, ease_m * 0.5)
    out = np.stack([np.cos(theta), np.sin(theta), 0 * theta], axis=-1)
    back = np.clip(-np.cos(theta), 0, 1)[:, None]
    fat = 0.018 + 0.020 * back
    drop = np.array([0, 0, 1.0]) * (0.01 + 0.085 * back**1.5) * figure.k
    ring: list[Floats] = []
    for a in np.linspace(0, 2 * np.pi, {0: 8, 1: 6, 2: 4}[detail.level], endpoint=False):
        lift = np.array([0, 0, 0.022 * np.sin(a) + 0.012])
        ring.append(base + out * (fat * (1 + np.cos(a)) - 0.006) + lift - drop * (np.cos(a) > -0.5) * 0.7)
    rows = np.stack([*ring, ring[0]])
    shell.grid(rows[::-1], "trunk", closed=False)
    shell.grid(rows, "trunk", closed=False)
    return shell


def backpack_shells(figure: Figure, detail: Detail, ease_m: float, size: float) -> dict[str, Shell]:
    """A backpack by part: "bag" and "strap". size : 1 a day pack, 0.8 a child's or a small one."""
    bag, strap = Shell(figure), Shell(figure)
    k = figure.k
    back = float(figure.trunk_ring(0.745, np.array([np.pi]), ease_m)[0, 0])
    n = {0: 14, 1: 8, 2: 6}[detail.level]
    angle = 2 * np.pi * np.arange(n) / n
    c, s = np.cos(angle), np.sin(angle)
    c, s = np.sign(c) * np.abs(c) ** 0.55, np.sign(s) * np.abs(s) ** 0.55
    low, high = 0.575, 0.815
    t = np.array([0.0, 0.03, 0.12, 0.35, 0.6, 0.85, 0.96, 1.0]) if detail.level == 0 else np.array([0.0, 0.08, 0.5, 0.92, 1.0])
    girth = np.interp(t, [0, 0.03, 0.12, 0.35, 0.6, 0.85, 0.96, 1.0], [0.70, 0.92, 1.0, 1.0, 0.95, 0.84, 0.70, 0.45])
    depth = np.interp(t, [0, 0.12, 0.35, 0.85, 1.0], [0.062, 0.085, 0.088, 0.066, 0.038]) * k * size
    width = 0.145 * k * size
    rows = np.stack([
        np.stack([back + 0.004 - depth[i] + depth[i] * c, width * girth[i] * s,
                  np.full(n, (low + (high - low) * t[i]) * figure.scale_m)], axis=-1)
        for i in range(len(t))
    ])
    bag.grid(closed_end(rows, first=True, last=True), "trunk", skin_at=closed_end(_pulled(rows, figure), first=True, last=True))
    if detail.level == 0:  # the front pocket
        pocket = rows[1:5].copy()
        pocket[..., 1] *= 0.72
        pocket[..., 0] = pocket[..., 0] - 0.026 * k * (c < 0)
        pocket[0, :, 2] += 0.01
        bag.grid(closed_end(pocket, first=True, last=True), "trunk", skin_at=closed_end(_pulled(pocket, figure), first=True, last=True))
    if detail.level < 2:
        heights = np.array([0.60, 0.66, 0.72, 0.76, 0.79, 0.806, 0.812, 0.800, 0.78])
        theta = np.array([1.75, 1.15, 0.72, 0.62, 0.66, 0.95, 1.65, 2.25, 2.5])
        points = np.stack([figure.trunk_ring(h, np.array([a]), ease_m + 0.006)[0] for h, a in zip(heights, theta, strict=True)])
        points[5:7, 2] += 0.022 * k
        way = np.gradient(points, axis=0)
        middle = np.array([0, 0, points[:, 2].mean()])
        out = points - middle
        out[:, 2] = np.where(np.arange(len(out)) >= 4, 0.09, 0)
        side = np.cross(way, out)
        side *= 0.021 * k / np.linalg.norm(side, axis=1, keepdims=True)
        lift = out / np.linalg.norm(out, axis=1, keepdims=True) * 0.004
        edge = np.stack([points - side - lift, points - side + lift, points + side + lift, points + side - lift], axis=1)
        strap.grid(edge, "trunk", mirror=True)
    return {"bag": bag, "strap": strap}


def shoulder_bag_shells(figure: Figure, detail: Detail, ease_m: float) -> dict[str, Shell]:
    """A bag on the right hip, its strap over the left shoulder, by part: "bag" and "strap"."""
    bag, strap = Shell(figure), Shell(figure)
    k = figure.k
    hip = figure.trunk_ring(0.535, np.array([-np.pi / 2]), ease_m)[0] + np.array([0.01, -0.050 * k, 0.0])
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
        for heights, theta in (
            (np.linspace(0.56, 0.824, 10), np.interp(np.linspace(0, 1, 10), [0, 0.5, 1], [-1.3, 0.0, 0.85])),
            (np.linspace(0.56, 0.824, 10), np.interp(np.linspace(0, 1, 10), [0, 0.5, 1], [-1.85, -3.1, -4.0])),
        ):
            points = np.stack([figure.trunk_ring(h, np.array([a]), ease_m + 0.006)[0] for h, a in zip(heights, theta, strict=True)])
            way = np.gradient(points, axis=0)
            out = points * [1, 1, 0]
            side = np.cross(way, out)
            side *= 0.014 * k / np.linalg.norm(side, axis=1, keepdims=True)
            lift = out / np.linalg.norm(out, axis=1, keepdims=True) * 0.003
            edges = [points - side - lift, points - side + lift, points + side + lift, points + side - lift]
            strap.grid(np.stack(edges, axis=1), "trunk")
    return {"bag": bag, "strap": strap}


def _pulled(rows: Floats, figure: Figure) -> Floats:
    """Skin positions of a pack: the middle of the back, so that it moves as one with the chest."""
    out = rows.copy()
    out[..., 1] *= 0.2
    out[..., 2] = np.maximum(out[..., 2], 0.70 * figure.scale_m)
    return out
