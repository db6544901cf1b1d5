"""Clothes as shells round the figure: tops with sleeves, trousers, skirts; each one continuous surface that hangs off the body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from simgen.assets.people.figure import ARM_ANGLE_RAD, Figure, Floats
from simgen.assets.people.shell import Detail, Shell, uv_grid
from simgen.assets.textures.garments import LEG_HEIGHTS, SLEEVE_U, TRUNK_HEIGHTS, TRUNK_U

ARMHOLE = (0.745, 0.822)  # heights of the arm's opening, fractions of scale
_LIP_M = 0.012  # how far a hem turns inwards


@dataclass(frozen=True)
class Top:
    """A garment of the upper body. hem, collar : heights (fractions of scale). sleeve : where sleeves end along the arm
    (fraction of scale; the elbow is at 0.186, the wrist at 0.332; 0: none). ease_m : off the body. hang : slope at which cloth falls in
    below what it hangs from (0 straight down, 1 close). flare_m : extra width at a hem below the hips. pleats : how many, and folds_m
    their depth. cuff_m : wider sleeve at its end. rib : gathered at the hem. gap_rad, button : the front stands open by this angle
    above the height of the button (0: all the way down)."""

    hem: float = 0.490
    collar: float = 0.853
    sleeve: float = 0.110
    ease_m: float = 0.010
    hang: float = 0.35
    flare_m: float = 0.0
    pleats: int = 5
    folds_m: float = 0.002
    cuff_m: float = 0.0
    waist_m: float = 0.0  # taken in (negative) or let out at the waist
    rib: bool = False
    gap_rad: float = 0.0
    button: float = 0.0

    def gap(self, height: float) -> float:
        """Half the angle by which the front is open at a height."""
        if not self.gap_rad:
            return 0.0
        if not self.button:
            return self.gap_rad * (1 + 0.15 * (0.8 - height) / 0.3)
        low = 0.10 * float(np.clip((0.50 - height) / 0.1, 0, 1))  # below the button the fronts part a little
        return low + self.gap_rad * float(np.clip((height - self.button) / (0.84 - self.button), 0, 1))


@dataclass(frozen=True)
class Trousers:
    """hem, waist : heights. ease_m : off the body. hem_radius_m : least radius at the foot. hang : as of `Top`, below the knee."""

    hem: float = 0.035
    waist: float = 0.590
    ease_m: float = 0.009
    hem_radius_m: float = 0.052
    folds_m: float = 0.0025
    hang: float = 0.5


class Draped:
    """A top's surface as a function of height and angle: the body's, grown by the ease, falling straight from what stands out."""

    def __init__(self, figure: Figure, top: Top) -> None:
        self.figure, self.top = figure, top

    @cached_property
    def _grid(self) -> tuple[Floats, Floats, Floats]:
        """(H,) heights, (65,) angles from 0 to 2 pi, (H, 65, 3) points."""
        top, figure = self.top, self.figure
        heights = np.unique(np.concatenate([np.linspace(top.hem, 0.74, max(int((0.74 - top.hem) / 0.014), 4)),
                                            np.linspace(0.745, 0.865, 16)]))
        theta = np.linspace(0, 2 * np.pi, 65)
        rings = np.stack([self._body(float(h), theta) for h in heights])
        middle = np.array([-0.008 * figure.k, 0.0])
        flat = rings[..., :2] - middle
        radius = np.linalg.norm(flat, axis=-1)
        fallen = radius.copy()
        start = int(np.argmin(np.abs(heights - 0.745)))
        z = figure.z(heights)
        for i in range(start - 1, -1, -1):
            slope = top.hang if heights[i] > 0.50 or top.hem > 0.45 else min(top.hang, 0.03)
            fallen[i] = np.maximum(radius[i], fallen[i + 1] - slope * (z[i + 1] - z[i]))
        if top.rib:  # gathered at a band that fits: cloth blouses over it
            tied = np.clip((heights - top.hem - 0.022) / 0.025, 0, 1)[:, None]
            fallen = radius + (fallen - radius + 0.008 * figure.k) * np.sqrt(tied)
        wave = self._waves(heights, theta)
        flat = flat * ((fallen + wave) / np.maximum(radius, 1e-6))[..., None]
        return heights, theta, np.concatenate([flat + middle, rings[..., 2:]], axis=-1)

    def _body(self, height: float, theta: Floats) -> Floats:
        top = self.top
        waist = top.waist_m * np.exp(-(((height - 0.61) / 0.06) ** 2))
        # In front it flares less: there it lies on the thighs of who sits.
        ease = top.ease_m + waist + top.flare_m * np.clip((0.57 - height) / 0.25, 0, 2.2) * (1 - 0.30 * np.clip(np.cos(theta), 0, 1))
        if top.hem < 0.55:  # over the trousers
            ease = np.maximum(ease + 0.008 * np.clip((0.58 - height) / 0.07, 0, 1) * (not top.rib),
                       0.0145 * np.clip((0.63 - height) / 0.025, 0, 1))
        ease = ease * np.clip((0.875 - height) / 0.05, 0.45, 1)
        ease = ease + 0.013 * np.clip(-np.cos(theta), 0, 1) * np.clip((0.53 - height) / 0.04, 0, 1)  # room for the seat when one sits
        on = float(np.clip((height - 0.755) / 0.045, 0, 1))  # thick clothes lie on the shoulders, which carry them
        ease = ease + on * (np.minimum(ease, 0.010 + 0.40 * ease) - ease)
        ring = self.figure.trunk_ring(height, theta, ease)
        if height < 0.46:  # knees come forward
            ring[:, 0] += 0.004 * self.figure.k + 0.014 * self.figure.k * np.clip(np.cos(theta), 0, 1) * min((0.46 - height) / 0.12, 1.0)
        return ring

    def _waves(self, heights: Floats, theta: Floats) -> Floats:
        """Hanging folds below the hips, and soft creases at the waist."""
        top = self.top
        low = np.clip((0.53 - heights) / 0.15, 0, 1.6)[:, None]
        hanging = low * (0.16 * top.flare_m + 0.002 * (top.hem < 0.45)) * (
            np.cos(top.pleats * theta + 0.5) + 0.5 * np.cos((2 * top.pleats + 1) * theta + 1.0))
        even = np.clip((0.735 - heights) / 0.03, 0, 1)[:, None]  # at the arm holes both sides are alike, as the sleeves are
        creased = even * np.exp(-(((heights - 0.60) / 0.07) ** 2))[:, None] * top.folds_m * (
            np.sin(3 * theta + 40 * heights[:, None]) + 0.6 * np.sin(5 * theta - 55 * heights[:, None]))
        return np.asarray(hanging + creased * (1 - np.clip(np.cos(theta), 0, 1) ** 8))

    def at(self, height: ArrayLike, theta: ArrayLike, off_m: ArrayLike = 0.0) -> Floats:
        """(..., 3) points at heights and angles, `off_m` outside the cloth."""
        heights, _, grid = self._grid
        h, t = np.broadcast_arrays(np.asarray(height, float), np.asarray(theta, float))
        i = np.clip(np.searchsorted(heights, h, side="right") - 1, 0, len(heights) - 2)
        a = np.clip((h - heights[i]) / (heights[i + 1] - heights[i]), 0, 1)[..., None]
        turn = np.mod(t, 2 * np.pi) / (2 * np.pi) * 64
        j = np.clip(turn.astype(int), 0, 63)
        b = (turn - j)[..., None]
        p = (grid[i, j] * (1 - b) + grid[i, j + 1] * b) * (1 - a) + (grid[i + 1, j] * (1 - b) + grid[i + 1, j + 1] * b) * a
        up = np.clip((h - 0.79) / 0.05, 0, 1)
        out = np.stack([np.cos(t) * (1 - 0.7 * up), np.sin(t) * (1 - 0.7 * up), 0.8 * up], axis=-1)
        return np.asarray(p + out * np.asarray(off_m)[..., None])


def top_uv(height: Floats, theta: Floats) -> Floats:
    """(..., 2) places in a top's picture; theta from pi to 3 pi."""
    v = (height - TRUNK_HEIGHTS[0]) / (TRUNK_HEIGHTS[1] - TRUNK_HEIGHTS[0])  # longer ones go on from the picture's top
    return np.stack(np.broadcast_arrays(TRUNK_U[1] * (theta - np.pi) / (2 * np.pi), v), axis=-1)


def part_of_top(top: Top) -> str:
    """Which skin weights the trunk of a top takes."""
    return "skirt" if top.hem < 0.45 else "trunk"


def top_shell(draped: Draped, detail: Detail) -> Shell:
    """Trunk and sleeves, welded at the arm holes."""
    figure, top = draped.figure, draped.top
    shell = Shell(figure)
    columns, half, quarter = detail.columns, detail.columns // 2, detail.columns // 4
    heights = top_heights(top, detail)
    fraction = np.linspace(0, 1, quarter + 1)
    back = np.pi + fraction * np.pi / 2
    theta = np.stack([np.concatenate([back, 1.5 * np.pi + fraction[1:] * (np.pi / 2 - top.gap(float(h)))]) for h in heights])
    theta = np.concatenate([theta, (4 * np.pi - theta)[:, ::-1]], axis=1)  # (R, columns + 2): a seam down the front
    grid = draped.at(heights[:, None], theta)
    keep = np.ones((len(grid) - 1, columns + 1), bool)
    keep[:, half] = not top.gap_rad
    low, high = (int(np.argmin(np.abs(heights - h))) for h in ARMHOLE)
    first = quarter - detail.hole_columns // 2
    last = first + detail.hole_columns
    keep[low:high, first:last] = False
    keep[low:high, columns + 1 - last : columns + 1 - first] = False
    uv = top_uv(heights[:, None], theta)
    ao = np.where(heights > 0.85, 0.75, 1.0)[:, None] * np.ones(columns + 2)
    pit = np.exp(-(((heights - 0.735) / 0.03) ** 2))[:, None] * (np.abs(np.abs(np.mod(theta, 2 * np.pi) - np.pi) - np.pi / 2) < 0.45)
    ao = ao * (1 - 0.45 * pit)
    inner = _inward(grid[0], _LIP_M, 0.012 * figure.k)
    collar = _inward(grid[-1], 0.010, -0.008 * figure.k)
    whole = np.ones((1, columns + 1), bool)
    whole[:, half] = not top.gap_rad
    part = part_of_top(top)
    shell.grid(np.concatenate([inner[None], grid, collar[None]]), part, closed=False, keep=np.concatenate([whole, keep, whole]),
               ao=np.concatenate([0.4 * ao[:1], ao, 0.7 * ao[-1:]]), uv=np.concatenate([uv[:1], uv, uv[-1:]]))
    if top.hem < 0.50 and detail.level < 2:
        _line(shell, draped, heights, theta, part, bool(top.gap_rad))
    if top.gap_rad:  # the edges turn in
        for column, sign in ((half, 1.0), (half + 1, -1.0)):
            turned = grid[:, column] + np.array([-0.010, -sign * -0.012, 0.0])
            strip = np.stack([grid[:, column], turned], axis=1)
            shell.grid(strip if sign > 0 else strip[:, ::-1], part, closed=False, uv=np.stack([uv[:, column]] * 2, axis=1),
                       ao=np.full((len(grid), 2), 0.6))
    first, last = columns + 1 - last, columns + 1 - first  # the left one
    edge = np.concatenate([grid[low, first:last], grid[low:high, last], grid[high, last:first:-1], grid[high:low:-1, first]])
    if top.sleeve:
        rows, sleeve_ao = _sleeve_rows(figure, top, edge, detail)
        v = 0.05 + 0.90 * np.clip(1 - np.linspace(top.sleeve, -0.02, len(rows)) / 0.36, -0.05, 1)
        u = SLEEVE_U[0] + (SLEEVE_U[1] - SLEEVE_U[0]) * np.linspace(0, 1, len(edge) + 1)
        shell.grid(rows, "left_arm", mirror=True, uv=uv_grid(u, v), ao=sleeve_ao)
    else:
        center = edge.mean(axis=0)
        lips = np.stack([edge + (center - edge) * 0.08 + [0, -0.004, 0], edge])
        shell.grid(_sorted_ring(lips, center)[0], "trunk", mirror=True)
    return shell


def _line(shell: Shell, draped: Draped, heights: Floats, theta: Floats, part: str, open_front: bool) -> None:
    """The inside of what hangs below the hips, seen where it opens. theta : (R, N) of the outside's rows, with a seam in front."""
    rows = _every_other(int(np.sum(heights < 0.53)))
    half = theta.shape[1] // 2
    columns = np.concatenate([np.arange(0, half, 2), np.arange(half, theta.shape[1], 2)])  # `half` is odd
    h, angle = heights[rows], theta[rows][:, columns]
    keep = np.ones((len(h) - 1, len(columns) - 1), bool)
    keep[:, int(np.argmax(columns >= half)) - 1] = not open_front
    shell.grid(draped.at(h[:, None], angle, -0.006), part, closed=False, keep=keep, uv=top_uv(h[:, None], angle),
               ao=np.linspace(0.15, 0.45, len(h)))


def _every_other(count: int) -> list[int]:
    """Rows 0 and `count` - 1 and every other one between, from above."""
    return sorted({*range(0, count, 2), count - 1}, reverse=True)


def top_heights(top: Top, detail: Detail) -> Floats:
    """Heights of the rows of a top's trunk."""
    fine = [0.07, 0.12, 0.17, 0.22, 0.26, 0.30, 0.33, 0.36, 0.39, 0.42, 0.45, 0.475, 0.50, 0.525, 0.55, 0.575, 0.60, 0.625, 0.65, 0.675,
            0.70, 0.722]
    body = detail.pick(fine, [0.16, 0.28, 0.40, 0.48, 0.54, 0.61, 0.68], [0.25, 0.45, 0.60])
    hole = list(np.linspace(*ARMHOLE, detail.hole_rows + 1))
    if detail.level == 0:
        hole[1:-1] = [0.766, 0.787, 0.806]
    over = [h for h in detail.pick([0.829, 0.837, 0.845], [0.835], []) if h < top.collar - 0.003]
    ends = [top.hem + 0.003, top.hem + 0.024] if top.rib and detail.level == 0 else []
    low = top.hem + (0.035 if ends else 0.012)
    return np.array([top.hem, *ends, *(h for h in body if low < h < ARMHOLE[0] - 0.008), *hole, *over, top.collar])


def _sorted_ring(rows: Floats, center: Floats) -> tuple[Floats, Floats]:
    """Rows (R, n, 3) of a ring round the arm hole from their least angle on, and the angles (n,), counter-clockwise seen from the body."""
    edge = rows[-1]
    phi = np.arctan2((edge[:, 2] - center[2]) / np.ptp(edge[:, 2]), (edge[:, 0] - center[0]) / np.ptp(edge[:, 0]))
    turned = (np.diff(phi, append=phi[:1]) + np.pi) % (2 * np.pi) - np.pi
    order = np.arange(len(phi)) if turned.sum() > 0 else np.arange(len(phi))[::-1]
    order = np.roll(order, -int(np.argmin(phi[order])))  # neighbours stay so, however the edge is bent
    return rows[:, order], np.maximum.accumulate(phi[order])


def _sleeve_rows(figure: Figure, top: Top, edge: Floats, detail: Detail) -> tuple[Floats, Floats]:
    """(R, n, 3) rings from the cuff's inside up to the arm hole `edge` (n, 3), and their openness (R, n)."""
    k = figure.k
    center = edge.mean(axis=0)
    (edge,), phi = _sorted_ring(edge[None], center)
    even = phi[0] + 2 * np.pi * np.arange(len(phi)) / len(phi)
    shoulder = figure.joint("left_upper_arm")
    rows = [edge]
    # Two rings lead from the trunk over the deltoid: top and bottom of each, from the shoulder joint.
    strong = 1 + 0.10 * figure.muscle
    cap = min(top.ease_m, 0.008 + 0.45 * top.ease_m)  # cloth lies on the shoulder
    over = ((0.35, (0.022, 0.022), (-0.012, -0.092), 0.070), (0.7, (0.052 * strong, -0.006), (-0.006, -0.104), 0.064))
    for t, up, down, ru in over:
        if detail.level == 2 and t < 0.5:
            continue
        a, b = (shoulder + np.array([0, *q]) * k for q in (up, down))
        axis = (a - b) / 2
        axis = axis * (1 + 0.6 * cap / np.linalg.norm(axis))
        outward = np.array([0, 0.4 * cap, -0.25 * (top.ease_m - cap)])
        angle = phi + (even - phi) * t
        rows.append(_ellipse((a + b) / 2 + outward, [ru * k * (1 - 0.1 * figure.fem) * strong + top.ease_m, 0, 0], axis, angle))
    v = np.array([0, np.cos(ARM_ANGLE_RAD), np.sin(ARM_ANGLE_RAD)])
    stations = detail.pick(
        [0.085, 0.115, 0.140, 0.160, 0.174, 0.186, 0.198, 0.212, 0.232, 0.262, 0.292, 0.318], [0.105, 0.170, 0.200, 0.270], [0.12, 0.2])
    if top.rib and detail.level == 0:
        stations = [*stations[:-1], top.sleeve - 0.030, top.sleeve - 0.022]
    for along in [*(a for a in stations if a < top.sleeve - 0.008), top.sleeve]:
        c, w, d = figure.arm_section(along)
        ease = top.ease_m + top.cuff_m * np.clip((along - 0.2) / 0.13, 0, 1)
        if top.sleeve < 0.2:
            ease = ease + 0.010 * np.clip(along / 0.1, 0, 1)  # short sleeves stand off
        elif top.ease_m > 0.008:  # cloth hangs from the elbow, narrower arms fill it less
            ease = ease + 0.006 * np.clip((along - 0.22) / 0.08, 0, 1)
            if top.rib:
                ease = 0.004 if along > top.sleeve - 0.025 else ease + 0.004
        wave: Floats | float = 0.0
        if detail.level == 0:
            near = np.exp(-(((along - 0.19) / 0.03) ** 2)) + np.exp(-(((along - 0.31) / 0.03) ** 2)) + 0.3
            wave = top.folds_m * near * np.sin(2 * even + 95 * along) * 1.3
        rows.append(_ellipse(c, [d + ease, 0, 0], v * (w + ease), even, wave))
    cuff = rows[-1]
    middle = cuff.mean(axis=0)
    rows.append(middle + (cuff - middle) * (1 - _LIP_M / np.linalg.norm(cuff - middle, axis=1).mean()) + (rows[-2] - cuff) * 0.2)
    inner = 0
    if detail.level < 2:  # the sleeve's inside, seen up its end
        deep = rows[-3] + (rows[-3] - rows[-2]) * 0.3
        rows.append(deep.mean(axis=0) + (deep - deep.mean(axis=0)) * 0.78)
        inner = 1
    out = np.stack(rows[::-1])
    ao = np.ones(out.shape[:2])
    below = np.clip(-np.sin(even), 0, 1)
    ao[: inner + 1] = 0.4
    ao[0] = 0.4 - 0.3 * inner
    ao[-1] = 0.80 - 0.35 * below
    ao[-2] = 0.95 - 0.40 * below
    ao[-3] = 1 - 0.25 * below
    return out, ao


def trousers_shell(figure: Figure, cut: Trousers, detail: Detail) -> Shell:
    """Seat and both legs, welded along the crotch."""
    shell = Shell(figure)
    columns = detail.columns
    theta = 2 * np.pi * np.arange(columns + 1) / columns
    heights = np.array([0.478, *detail.pick([0.490, 0.505, 0.520, 0.540, 0.56, 0.575], [0.52], []), cut.waist])
    grid = np.stack([figure.trunk_ring(h, theta, cut.ease_m * np.clip((cut.waist - 0.02 - h) / 0.09, 0.15, 1)) for h in heights])
    u = np.where(theta <= np.pi, theta, 2 * np.pi - theta) / (2 * np.pi)
    v = (heights - LEG_HEIGHTS[0]) / (LEG_HEIGHTS[1] - LEG_HEIGHTS[0])
    shell.grid(np.concatenate([grid, _inward(grid[-1], 0.01, -0.01)[None]]), "trunk", closed=False, uv=uv_grid(u, np.append(v, v[-1])))

    half = columns // 2
    split = grid[0, : half + 1]  # from the front middle round the left to the back
    count = {0: 5, 1: 2, 2: 1}[detail.level]
    t = (np.arange(count) + 1)[:, None] / (count + 1)
    bridge = split[-1] * (1 - t) + split[0] * t
    bridge[:, 2] -= 0.022 * figure.k * 4 * (t * (1 - t))[:, 0]
    ring0 = np.concatenate([split, bridge])
    c0 = figure.leg_section(0.478)[0]
    phi = np.unwrap(np.arctan2(ring0[:, 1] - c0[1], ring0[:, 0] - c0[0]))
    even = phi.mean() + 2 * np.pi * (np.arange(len(phi)) - (len(phi) - 1) / 2) / len(phi)
    stations = detail.pick(
        [0.462, 0.445, 0.42, 0.39, 0.36, 0.332, 0.308, 0.285, 0.264, 0.240, 0.205, 0.17, 0.135, 0.10, 0.075, 0.058, 0.045],
        [0.44, 0.37, 0.310, 0.26, 0.20, 0.10], [0.40, 0.285])
    rows, places = [ring0], [0.478]
    before = 0.0
    for i, h in enumerate([*(s for s in stations if s > cut.hem + 0.010), cut.hem]):
        c, w, d = figure.leg_section(h)
        angle = phi + (even - phi) * min(1.0, (i + 1) / 3)
        # Trousers hang from the thigh and the calf; short ones stand off the thigh.
        least = max(cut.hem_radius_m * figure.k if h < 0.26 else 0.0, before - cut.hang * 0.9 * float(figure.z(places[-1]) - figure.z(h)))
        stand = 0.010 * np.clip((0.42 - h) / 0.08, 0, 1) if cut.hem > 0.2 else 0.0
        w, d = max(w + cut.ease_m + stand, least), max(d + cut.ease_m + stand, least * 1.06)
        before = w
        if h < 0.07:  # broken over the shoe
            c = c + np.array([0.010 * (0.07 - h) / 0.035 * figure.k, 0, 0])
        wave: Floats | float = 0.0
        if detail.level == 0:
            stack = np.exp(-(((h - 0.07) / 0.04) ** 2))
            near = np.exp(-(((h - 0.285) / 0.035) ** 2)) + 1.6 * stack + 0.4
            wave = cut.folds_m * near * np.sin(2 * angle + 70 * h) + 0.0035 * stack * np.sin(150 * h + 2 * np.sin(angle)) * (cut.hem < 0.05)
        ring = _ellipse(c, [d, 0, 0], [0, w, 0], angle, wave)
        ring[:, 1] = np.maximum(ring[:, 1], 0.003)
        rows.append(ring)
        places.append(h)
    rows.append(_toward_middle(rows[-1], _LIP_M) + np.array([0, 0, 0.012]))
    places.append(cut.hem)
    ao = np.ones((len(rows), len(phi)))
    inside = np.clip(1 - rows[1][:, 1] / (0.09 * figure.k), 0, 1)  # legs shade each other where they meet
    for i in range(min(6, len(rows))):
        ao[i] = 1 - 0.5 * inside * (1 - i / 7)
    ao[-1] = 0.4
    across = np.concatenate([0.5 * np.arange(half + 1) / half, 0.5 + 0.5 * (np.arange(count) + 1) / (count + 1), [1.0]])
    up = (np.array(places) - LEG_HEIGHTS[0]) / (LEG_HEIGHTS[1] - LEG_HEIGHTS[0])
    shell.grid(np.stack(rows[::-1]), "left_leg", mirror=True, ao=ao[::-1], uv=uv_grid(across, up[::-1]))
    return shell


def skirt_shell(figure: Figure, waist: float, hem: float, flare_m: float, detail: Detail, pleats: int = 0) -> Shell:
    """A skirt from waist to hem (fractions of scale). pleats : sharp ones, round the whole; 0: a few soft folds."""
    shell = Shell(figure)
    columns = detail.columns * (2 if pleats and detail.level == 0 else 1)
    theta = np.pi + 2 * np.pi * np.arange(columns + 1) / columns
    heights = np.linspace(hem, waist, {0: 10 if pleats else 12, 1: 6, 2: 3}[detail.level])
    rows = []
    for h in heights:
        fall = np.clip((0.5 - h) / 0.2, 0, 1.5)
        fold: Floats | float = 0.0
        if detail.level == 0:
            fold = (0.010 * np.clip((0.57 - h) / 0.1, 0, 1) * np.sign(np.cos(pleats * theta)) if pleats
                    else 0.28 * flare_m * np.cos(7 * theta) * fall + 0.10 * flare_m * np.cos(12 * theta + 1) * fall)
        over_thighs = 0.020 * figure.build * np.clip((0.52 - h) / 0.06, 0, 1) + 0.010 * np.clip(figure.build - 1, 0, 1)
        ease = 0.007 + over_thighs + flare_m * np.clip((0.56 - h) / 0.2, 0, 2.4) * (1 - 0.30 * np.clip(np.cos(theta), 0, 1)) + fold
        rows.append(figure.trunk_ring(h, theta, ease))
        rows[-1][:, 2] = figure.z(h)
    grid = np.stack(rows)
    uv = top_uv(heights[:, None], theta[None, :])
    # Pleats follow the smooth body under them, so that they swing as one.
    skin = np.stack([figure.trunk_ring(h, theta, 0.01) for h in heights])
    skin[..., 2] = grid[..., 2]
    shell.grid(np.concatenate([_inward(grid[0], _LIP_M, 0.012)[None], grid]), "skirt", closed=False,
               ao=np.array([0.4] + [1.0] * len(grid)), uv=np.concatenate([uv[:1], uv]), skin_at=np.concatenate([skin[:1], skin]))
    if detail.level < 2:  # its inside
        lining = _every_other(int(np.sum(heights < 0.5)))
        inside = np.stack([_toward_middle(grid[i, ::2], 0.026 if pleats else 0.006) for i in lining])
        shell.grid(inside, "skirt", closed=False, ao=np.linspace(0.15, 0.45, len(lining)), uv=uv[lining, ::2],
                   skin_at=skin[lining, ::2])
    return shell


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
