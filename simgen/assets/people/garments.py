"""Clothes as shells round the figure: tops with sleeves, trousers, skirts; each one continuous surface, a little off the body."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.people.figure import ARM_ANGLE_RAD, Figure, Floats
from simgen.assets.people.shell import Detail, Shell

ARMHOLE = (0.745, 0.820)  # heights of the arm's opening, fractions of scale
_LIP_M = 0.012  # how far a hem turns inwards


@dataclass(frozen=True)
class Top:
    """A garment of the upper body. hem, collar : heights (fractions of scale). sleeve : where sleeves end along the arm
    (fraction of scale; the elbow is at 0.186, the wrist at 0.332). ease_m : off the body. flare_m : extra width at a
    hem below the hips. folds_m : depth of creases. cuff_m : wider sleeve at its end."""

    hem: float = 0.490
    collar: float = 0.853
    sleeve: float = 0.110
    ease_m: float = 0.012
    flare_m: float = 0.0
    folds_m: float = 0.002
    cuff_m: float = 0.0
    waist_m: float = 0.0  # taken in (negative) or let out at the waist


@dataclass(frozen=True)
class Trousers:
    """hem, waist : heights. ease_m : off the body. hem_radius_m : least radius at the foot."""

    hem: float = 0.035
    waist: float = 0.590
    ease_m: float = 0.009
    hem_radius_m: float = 0.052
    folds_m: float = 0.0025


def top_shell(figure: Figure, top: Top, detail: Detail, rng: np.random.Generator) -> Shell:
    """Trunk and sleeves, welded at the arm holes."""
    shell = Shell(figure)
    columns = detail.columns
    theta = np.pi + 2 * np.pi * np.arange(columns + 1) / columns
    heights = top_heights(top, detail)
    rows = [top_ring(figure, top, h, theta) for h in heights]
    grid = np.stack(rows)
    if detail.level == 0:
        grid = grid + _trunk_folds(grid, heights, theta, top, rng)
    keep = np.ones((len(grid) - 1, columns), bool)
    low, high = (int(np.argmin(np.abs(heights - h))) for h in ARMHOLE)
    first = 3 * columns // 4 - detail.hole_columns // 2
    last = first + detail.hole_columns
    keep[low:high, first:last] = False
    keep[low:high, columns - last : columns - first] = False
    ao = np.where(heights > 0.85, 0.75, 1.0)
    inner = _inward(grid[0], _LIP_M, 0.012 * figure.k)
    collar = _inward(grid[-1], 0.010, -0.008 * figure.k)
    full = np.concatenate([inner[None], grid, collar[None]])
    keep = np.concatenate([np.ones((1, columns), bool), keep, np.ones((1, columns), bool)])
    part = "skirt" if top.hem < 0.45 else "trunk"
    shell.grid(full, part, closed=False, keep=keep, ao=np.concatenate([[0.4], ao, [0.5]]))

    edge = np.concatenate([grid[low, first:last], grid[low:high, last], grid[high, last:first:-1], grid[high:low:-1, first]])
    shell.grid(_sleeve_rows(figure, top, edge, detail, rng), "left_arm", mirror=True)
    return shell


def top_heights(top: Top, detail: Detail) -> Floats:
    fine = [0.33, 0.36, 0.39, 0.42, 0.45, 0.475, 0.50, 0.53, 0.56, 0.59, 0.62, 0.65, 0.68, 0.705, 0.725]
    body = detail.pick(fine, [0.40, 0.48, 0.54, 0.61, 0.68], [0.45, 0.60])
    hole = list(np.linspace(*ARMHOLE, detail.hole_rows + 1))
    if detail.level == 0:
        hole[1:-1] = [0.766, 0.787, 0.805]
    over = [h for h in detail.pick([0.828, 0.836, 0.845], [0.835], []) if h < top.collar - 0.003]
    return np.array([top.hem, *(h for h in body if top.hem + 0.015 < h < ARMHOLE[0] - 0.008), *hole, *over, top.collar])


def top_ring(figure: Figure, top: Top, height: float, theta: Floats) -> Floats:
    waist = top.waist_m * np.exp(-(((height - 0.61) / 0.06) ** 2))
    # Cloth hangs from chest and seat rather than following the small of the back.
    ease = top.ease_m + waist + top.flare_m * np.clip((0.56 - height) / 0.2, 0, 1.2)
    ease = ease + (0.009 * np.clip((0.58 - height) / 0.07, 0, 1) if top.hem < 0.55 else 0.0)  # over the trousers
    ease = ease * np.clip((0.875 - height) / 0.05, 0.45, 1)
    ring = figure.trunk_ring(height, theta, ease)
    if height < 0.46:
        ring[:, 0] += 0.004 * figure.k
    return ring


def _sleeve_rows(figure: Figure, top: Top, edge: Floats, detail: Detail, rng: np.random.Generator) -> Floats:
    """(R, n, 3) rings from the cuff's inside up to the arm hole `edge` (n, 3)."""
    k = figure.k
    center = edge.mean(axis=0)
    phi = np.arctan2((edge[:, 2] - center[2]) / np.ptp(edge[:, 2]), (edge[:, 0] - center[0]) / np.ptp(edge[:, 0]))
    order = np.argsort(phi)
    edge, phi = edge[order], phi[order]
    even = phi[0] + 2 * np.pi * np.arange(len(phi)) / len(phi)
    shoulder = figure.joint("left_upper_arm")
    rows = [edge]
    # Two rings lead from the trunk over the deltoid: top and bottom of each, from the shoulder joint.
    over = ((0.35, (0.018, 0.031), (-0.012, -0.094), 0.072), (0.7, (0.053, 0.004), (-0.006, -0.104), 0.065))
    for t, up, down, ru in over:
        if detail.level == 2 and t < 0.5:
            continue
        a, b = (shoulder + np.array([0, *q]) * k for q in (up, down))
        axis = (a - b) / 2
        axis = axis * (1 + 0.6 * top.ease_m / np.linalg.norm(axis))
        outward = np.array([0, 0.4 * top.ease_m, 0])
        angle = phi + (even - phi) * t
        rows.append(_ellipse((a + b) / 2 + outward, [ru * k * (0.9 if figure.female else 1) + top.ease_m, 0, 0],
                             axis, angle))
    v = np.array([0, np.cos(ARM_ANGLE_RAD), np.sin(ARM_ANGLE_RAD)])
    stations = detail.pick(
        [0.085, 0.115, 0.145, 0.168, 0.186, 0.204, 0.222, 0.250, 0.285, 0.318], [0.105, 0.182, 0.260], [0.12, 0.2]
    )
    for along in [*(a for a in stations if a < top.sleeve - 0.008), top.sleeve]:
        c, w, d = figure.arm_section(along)
        ease = top.ease_m + top.cuff_m * np.clip((along - 0.2) / 0.13, 0, 1)
        if top.sleeve < 0.2:
            ease = ease + 0.008 * np.clip(along / 0.1, 0, 1)  # short sleeves stand off
        wave = 0.0
        if detail.level == 0:
            near = np.exp(-(((along - 0.186) / 0.03) ** 2)) + np.exp(-(((along - 0.32) / 0.03) ** 2)) + 0.3
            wave = top.folds_m * near * np.sin(2 * even + rng.uniform(0, 6.3)) * 1.3
        rows.append(_ellipse(c, [d + ease, 0, 0], v * (w + ease), even, wave))
    cuff = rows[-1]
    middle = cuff.mean(axis=0)
    rows.append(middle + (cuff - middle) * (1 - _LIP_M / np.linalg.norm(cuff - middle, axis=1).mean()) + (rows[-2] - cuff) * 0.2)
    return np.stack(rows[::-1])


def trousers_shell(figure: Figure, cut: Trousers, detail: Detail, rng: np.random.Generator) -> Shell:
    """Seat and both legs, welded along the crotch."""
    shell = Shell(figure)
    columns = detail.columns
    theta = 2 * np.pi * np.arange(columns + 1) / columns
    heights = [0.478, *detail.pick([0.495, 0.515, 0.535, 0.56], [0.52], []), cut.waist]
    grid = np.stack([figure.trunk_ring(h, theta, cut.ease_m * np.clip((cut.waist - 0.02 - h) / 0.09, 0.15, 1)) for h in heights])
    shell.grid(np.concatenate([grid, _inward(grid[-1], 0.01, -0.01)[None]]), "trunk", closed=False)

    half = columns // 2
    split = grid[0, : half + 1]  # from the front middle round the left to the back
    count = {0: 5, 1: 2, 2: 1}[detail.level]
    t = (np.arange(count) + 1)[:, None] / (count + 1)
    bridge = split[-1] * (1 - t) + split[0] * t
    bridge[:, 2] -= 0.022 * figure.k * 4 * (t * (1 - t))[:, 0]
    top_ring = np.concatenate([split, bridge])
    c0 = figure.leg_section(0.478)[0]
    phi = np.unwrap(np.arctan2(top_ring[:, 1] - c0[1], top_ring[:, 0] - c0[0]))
    even = phi.mean() + 2 * np.pi * (np.arange(len(phi)) - (len(phi) - 1) / 2) / len(phi)
    stations = detail.pick(
        [0.455, 0.43, 0.40, 0.365, 0.33, 0.305, 0.285, 0.265, 0.24, 0.205, 0.165, 0.125, 0.09, 0.06],
        [0.44, 0.37, 0.285, 0.20, 0.10], [0.40, 0.285],
    )
    rows = [top_ring]
    for i, h in enumerate([*(s for s in stations if s > cut.hem + 0.012), cut.hem]):
        c, w, d = figure.leg_section(h)
        ease = cut.ease_m
        t_even = min(1.0, (i + 1) / 3)
        angle = phi + (even - phi) * t_even
        # Trousers hang straight from the calf; short ones stand off the thigh.
        least = cut.hem_radius_m * figure.k if h < 0.26 else 0.0
        stand = 0.010 * np.clip((0.42 - h) / 0.08, 0, 1) if cut.hem > 0.2 else 0.0
        w, d = max(w + ease + stand, least), max(d + ease + stand, least * 1.06)
        wave: Floats | float = 0.0
        if detail.level == 0:
            near = np.exp(-(((h - 0.285) / 0.035) ** 2)) + 1.6 * np.exp(-(((h - 0.07) / 0.04) ** 2)) + 0.4
            wave = cut.folds_m * near * np.sin(2 * angle + rng.uniform(0, 6.3))
        ring = _ellipse(c, [d, 0, 0], [0, w, 0], angle, wave)
        ring[:, 1] = np.maximum(ring[:, 1], 0.003)
        rows.append(ring)
    rows.append(_toward_middle(rows[-1], _LIP_M) + np.array([0, 0, 0.012]))
    ao = np.ones((len(rows), len(phi)))
    inside = np.clip(1 - rows[1][:, 1] / (0.09 * figure.k), 0, 1)  # legs shade each other where they meet
    for i in range(min(4, len(rows))):
        ao[i] = 1 - 0.45 * inside * (1 - i / 5)
    ao[-1] = 0.4
    shell.grid(np.stack(rows[::-1]), "left_leg", mirror=True, ao=ao[::-1])
    return shell


def skirt_shell(figure: Figure, waist: float, hem: float, flare_m: float, detail: Detail, ease_m: float = 0.008) -> Shell:
    """A skirt from waist to hem (fractions of scale)."""
    shell = Shell(figure)
    theta = np.pi + 2 * np.pi * np.arange(detail.columns) / detail.columns
    count = {0: 10, 1: 5, 2: 3}[detail.level]
    rows = []
    for h in np.linspace(hem, waist, count):
        pleat = 0.25 * flare_m * np.cos(7 * theta) * np.clip((0.5 - h) / 0.2, 0, 1) if detail.level == 0 else 0.0
        over_thighs = 0.020 * figure.build * np.clip((0.52 - h) / 0.06, 0, 1) + 0.010 * np.clip(figure.build - 1, 0, 1)
        rows.append(figure.trunk_ring(h, theta, ease_m + over_thighs + flare_m * np.clip((0.56 - h) / 0.2, 0, 1.3) + pleat))
    grid = np.stack(rows)
    shell.grid(np.concatenate([_inward(grid[0], _LIP_M, 0.012)[None], grid]), "skirt", ao=np.array([0.4] + [1.0] * count))
    return shell


def _trunk_folds(grid: Floats, heights: Floats, theta: Floats, top: Top, rng: np.random.Generator) -> Floats:
    """(R, N, 3) creases across the waist and below the chest, none at the arm holes."""
    where = np.exp(-(((heights - 0.60) / 0.07) ** 2)) + 0.4 * np.exp(-(((heights - top.hem) / 0.05) ** 2))
    a, b = rng.uniform(0, 2 * np.pi, 2)
    wave = np.sin(3 * theta + a + 40 * heights[:, None]) + 0.6 * np.sin(5 * theta + b - 55 * heights[:, None])
    wave[:, -1] = wave[:, 0]
    wave = wave * (1 - np.clip(np.cos(theta), 0, 1) ** 12)  # a zip or buttons keep the front straight
    out = np.stack([np.cos(theta), np.sin(theta), 0 * theta], axis=-1)
    return np.asarray(top.folds_m * (where[:, None] * wave)[..., None] * out)


def _ellipse(c: Floats, u: object, v: object, angle: Floats, wave: Floats | float = 0.0) -> Floats:
    u, v = np.asarray(u, float), np.asarray(v, float)
    grow_u = u / np.linalg.norm(u)
    grow_v = v / np.linalg.norm(v)
    cos, sin = np.cos(angle), np.sin(angle)
    wave = np.broadcast_to(wave, angle.shape)
    return np.asarray(c + cos[:, None] * u + sin[:, None] * v + (wave * cos)[:, None] * grow_u + (wave * sin)[:, None] * grow_v)


def _inward(ring: Floats, inset_m: float, up_m: float) -> Floats:
    return _toward_middle(ring, inset_m) + np.array([0, 0, up_m])


def _toward_middle(ring: Floats, inset_m: float) -> Floats:
    out = ring - ring.mean(axis=0)
    out[:, 2] = 0
    return np.asarray(ring - out * (inset_m / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)))
