"""Things worn over clothes: collars, belts, open jackets' shirt fronts, pockets, tape, lowered hoods."""

from __future__ import annotations

import numpy as np

from simgen.assets.people.figure import ARM_ANGLE_RAD, Figure, Floats
from simgen.assets.people.garments import Draped, top_uv
from simgen.assets.people.shell import Detail, Shell, closed_end, uv_grid


def belt_shell(figure: Figure, detail: Detail, height: float, ease_m: float, half: float = 0.010) -> Shell:
    """A waistband or belt round the trunk. half : of its breadth (fraction of scale)."""
    theta = 2 * np.pi * np.arange(detail.columns) / detail.columns
    shell = Shell(figure)
    section = ((-half, -0.004), (-half, 0.004), (half, 0.004), (half, -0.004))
    rows = [figure.trunk_ring(height + dh, theta, ease_m + off) for dh, off in section]
    shell.grid(np.stack(rows), "trunk")
    return shell


def collar_shell(draped: Draped, detail: Detail, *, stand_m: float = 0.032, open_rad: float = 0.16, point_m: float = 0.052,
                 lean: float = 0.62, narrow: bool = False) -> Shell:
    """A shirt or coat collar: stands up round the neck, folds over outwards, open in front. point_m : length of its points. lean : share
    of the way to the neck that its upper edge leans in. narrow : with points close together, as between lapels."""
    shell = Shell(draped.figure)
    n = {0: 23, 1: 9, 2: 6}[detail.level]
    u = np.linspace(0, 1, n)
    u = u - 0.145 * np.sin(2 * np.pi * u)  # closer together in front
    theta = open_rad + (2 * np.pi - 2 * open_rad) * u
    base = draped.at(draped.top.collar - 0.002, theta)
    out = np.stack([np.cos(theta), np.sin(theta), 0 * theta], axis=-1)
    k = draped.figure.k
    front = np.clip(np.cos(theta), 0, 1)[:, None] ** 3
    rise = np.array([0, 0, 1.0]) * stand_m * k * (1 - 0.25 * front)
    up = base - out * (0.004 + _to_neck(draped, base) * (lean - 0.12 * front)) + rise
    fold = up + out * 0.007 + np.array([0, 0, 0.001])
    if narrow:
        front = front**2 * np.clip((0.62 - np.abs((theta[:, None] + np.pi) % (2 * np.pi) - np.pi)) / 0.30, 0, 1)
    spread = theta + (0.04 if narrow else 0.22) * np.sin(theta) * front[:, 0]
    tip = draped.at(draped.top.collar - 0.006 - (0.004 + point_m * k * front[:, 0]) / draped.figure.scale_m, spread,
                    0.002 + 0.006 * front[:, 0]) + out * (0.001 + 0.004 * front)
    rows = np.stack([tip, fold, up, base - out * 0.008])
    ao = np.array([0.95, 1.0, 0.8, 0.5])
    shell.grid(rows, "trunk", closed=False, ao=ao)
    shell.grid(rows[::-1] + np.array([0, 0, -0.0015]), "trunk", closed=False, ao=ao[::-1])
    return shell


def _to_neck(draped: Draped, base: Floats) -> Floats:
    """(N, 1) metres from points round a collar inwards to the neck."""
    figure = draped.figure
    neck = (0.060 - 0.011 * figure.fem + 0.004 * figure.muscle) * figure.k * (1 + 0.40 * (figure.build - 1))
    middle = base.mean(axis=0)
    return np.asarray(np.clip(np.linalg.norm((base - middle)[:, :2], axis=1) - neck - 0.003, 0.004, 0.06)[:, None])


def stand_collar_shell(draped: Draped, detail: Detail, high_m: float = 0.045, thick_m: float = 0.008, open_rad: float = 0.0) -> Shell:
    """A collar that stands up all round, closed in front by its zip or open there: jackets, turtlenecks."""
    shell = Shell(draped.figure)
    n = {0: 20, 1: 10, 2: 6}[detail.level]
    theta = np.linspace(open_rad, 2 * np.pi - open_rad, n, endpoint=bool(open_rad))
    base = draped.at(draped.top.collar - 0.003, theta)
    inward = base.mean(axis=0) - base
    inward[:, 2] = 0
    inward /= np.linalg.norm(inward, axis=1, keepdims=True)
    lean = np.maximum(0.18 * high_m, 0.45 * _to_neck(draped, base))
    up = base + inward * lean + np.array([0, 0, high_m * draped.figure.k])
    rows = np.stack([base, base + (up - base) * 0.5, up, up + inward * thick_m - [0, 0, 0.002], base + inward * thick_m])
    shell.grid(rows, "trunk", closed=not open_rad, ao=np.array([0.7, 0.95, 1.0, 0.7, 0.4]))
    return shell


def lapels_shell(draped: Draped, detail: Detail, wide_rad: float = 0.34) -> Shell:
    """Lapels of a blazer or coat, folded back from the button to the collar, with a notch."""
    shell = Shell(draped.figure)
    top = draped.top
    heights = np.array(detail.pick([0.0, 0.2, 0.4, 0.6, 0.78, 0.8, 0.9, 1.0], [0.0, 0.5, 0.8, 1.0], [0.0, 0.8, 1.0]))
    h = top.button + (0.838 - top.button) * heights
    inner = np.array([top.gap(float(v)) for v in h])
    wide = wide_rad * np.interp(heights, [0, 0.78, 0.8, 0.9, 1.0], [0.03, 1.0, 0.62, 0.95, 0.9])
    for sign in (1.0, -1.0):
        columns = [draped.at(h, sign * (inner - 0.01), -0.004), draped.at(h, sign * inner, 0.005),
                   draped.at(h, sign * (inner + 0.55 * wide), 0.009),
                   draped.at(h, sign * (inner + wide), 0.007), draped.at(h, sign * (inner + wide), 0.001)]
        grid = np.stack(columns if sign > 0 else columns[::-1], axis=1)
        shell.grid(grid, "trunk", closed=False, ao=np.array([0.5, 1.0, 1.0, 1.0, 0.4] if sign > 0 else [0.4, 1.0, 1.0, 1.0, 0.5])[None, :]
                   * np.ones((len(h), 1)))
    return shell


def front_shell(draped: Draped, detail: Detail, low: float, high: float, half_rad: Floats | float, off_m: float = 0.003,
                columns: int = 3) -> Shell:
    """A strip down the chest over a garment: a zip, a placket. half_rad : its half angle."""
    shell = Shell(draped.figure)
    n = {0: max(int((high - low) / 0.025), 3), 1: 5, 2: 3}[detail.level]
    h = np.linspace(low, high, n)
    u = np.linspace(-1, 1, columns)
    theta = u[None, :] * np.broadcast_to(half_rad, (n,))[:, None]
    lift = off_m * np.where((np.abs(u) < 1) | (columns < 3), 1.0, 0.6)[None, :]
    part = "skirt" if draped.top.hem < 0.45 else "trunk"
    shell.grid(draped.at(h[:, None], theta, lift), part, closed=False, uv=top_uv(h[:, None], theta + 2 * np.pi))
    return shell


def buttons_shell(draped: Draped, detail: Detail, heights: Floats, theta: float, size_m: float = 0.006) -> Shell:
    """Buttons: small discs on the cloth. Only on the finest level."""
    shell = Shell(draped.figure)
    if detail.level:
        return shell
    part = "skirt" if draped.top.hem < 0.45 else "trunk"
    angle = 2 * np.pi * np.arange(6) / 6
    for h in heights:
        center = draped.at(float(h), theta, 0.006)
        aside, up = draped.at(float(h), theta + 0.05) - draped.at(float(h), theta - 0.05), np.array([0.0, 0, 1.0])
        aside = aside / np.linalg.norm(aside)
        rim = center + size_m * (np.cos(angle)[:, None] * aside + np.sin(angle)[:, None] * up)
        lift = np.cross(aside, up) * 0.003
        shell.grid(np.stack([rim - lift, rim + lift, np.broadcast_to(center + lift, rim.shape)]), part)
    return shell


def tie_shell(draped: Draped, detail: Detail, low: float = 0.60) -> Shell:
    """A tie over a shirt: knot and blade."""
    figure, shell = draped.figure, Shell(draped.figure)
    h = np.array(detail.pick([low, low + 0.02, 0.66, 0.70, 0.74, 0.78, 0.815, 0.822, 0.845], [low, 0.70, 0.82, 0.845], [low, 0.82, 0.845]))
    half = np.interp(h, [low, low + 0.025, 0.815, 0.822, 0.845], [0.002, 0.040, 0.018, 0.021, 0.026]) * figure.k
    lift = np.interp(h, [low, 0.80, 0.83, 0.845], [0.010, 0.010, 0.016, 0.014])
    middle = draped.at(h, 0.0, lift)
    rows = np.stack([middle + np.stack([-0.006 * np.abs(s) + 0 * h, s * half, 0 * h], axis=-1) for s in (-1.0, 0.0, 1.0)], axis=1)
    shell.grid(rows, "trunk", closed=False)
    return shell


def pocket_shells(draped: Draped, detail: Detail, places: tuple[tuple[float, float, float, float], ...]) -> Shell:
    """Patch pockets or flaps on both sides: (height, angle, height's half, angle's half), raised off the cloth."""
    shell = Shell(draped.figure)
    if detail.level:
        return shell
    part = "skirt" if draped.top.hem < 0.45 else "trunk"
    for h, theta, dh, dt in places:
        for sign in (1.0, -1.0):
            ring = []
            for grow, off in ((1.06, -0.001), (1.0, 0.008), (0.8, 0.010)):
                a = np.array([-1, -0.33, 0.33, 1, 1, 1, 0.33, -0.33, -1, -1]) * grow * dt + theta
                b = np.array([-1, -1, -1, -1, 0, 1, 1, 1, 1, 0]) * grow * dh + h
                ring.append(draped.at(b, sign * a, off))
            center = draped.at(h, sign * theta, 0.010)
            rows = np.stack([*ring, np.broadcast_to(center, ring[0].shape)])
            ao = np.array([0.45, 0.9, 1.0, 1.0])
            turned = np.mod(np.concatenate([a, a[:1]]) * sign - np.pi, 2 * np.pi) + np.pi
            uv = top_uv(np.concatenate([b, b[:1]])[None, :] * np.ones((4, 1)), turned[None, :] * np.ones((4, 1)))
            shell.grid(rows if sign > 0 else rows[:, ::-1], part, ao=ao, uv=uv if sign > 0 else uv[:, ::-1])
    return shell


def pouch_shell(draped: Draped, detail: Detail) -> Shell:
    """The pocket on a hoodie's belly."""
    shell = Shell(draped.figure)
    if detail.level:
        return shell
    h = np.array([0.525, 0.53, 0.56, 0.60, 0.605])
    half = np.array([0.66, 0.66, 0.60, 0.40, 0.40])
    u = np.linspace(-1, 1, 9)
    theta = u[None, :] * half[:, None]
    lift = 0.010 * np.where(np.abs(u) < 1, 1.0, 0.1)[None, :] * np.array([0.1, 1, 1.1, 1.0, 0.1])[:, None]
    shell.grid(draped.at(h[:, None], theta, lift), "trunk", closed=False, uv=top_uv(h[:, None], theta + 2 * np.pi),
               ao=np.where(np.abs(u) < 1, 1.0, 0.6)[None, :] * np.ones((5, 1)))
    return shell


def band_shell(draped: Draped, detail: Detail, low: float, high: float, off_m: float = 0.003) -> Shell:
    """A band round the trunk: retro-reflective tape, a belt over a coat."""
    theta = np.pi + 2 * np.pi * np.arange(detail.columns) / detail.columns
    shell = Shell(draped.figure)
    lift = off_m + (0.0, 0.004, 0.010)[detail.level]  # coarse cloth bulges less evenly
    rows = [draped.at(low, theta, lift), draped.at(high, theta, lift)]
    shell.grid(np.stack(rows), "skirt" if draped.top.hem < 0.45 else "trunk")
    return shell


def braces_shell(draped: Draped, detail: Detail, theta: float = 0.55, half: float = 0.13, low: float = 0.56, off_m: float = 0.004) -> Shell:
    """Tape from the waist over both shoulders, before and behind."""
    shell = Shell(draped.figure)
    h = np.array(detail.pick([low, 0.62, 0.68, 0.73, 0.77, 0.805, 0.838], [low, 0.68, 0.78, 0.838], [low, 0.838]))
    for middle in (theta, np.pi - theta, np.pi + theta, -theta):
        a = np.stack([np.full_like(h, middle - half), np.full_like(h, middle + half)], axis=1)
        shell.grid(draped.at(h[:, None], a, off_m + (0.0, 0.004, 0.010)[detail.level]), "trunk", closed=False)
    return shell


def arm_band_shell(figure: Figure, detail: Detail, along: float, ease_m: float) -> Shell:
    """Tape round both sleeves."""
    shell = Shell(figure)
    n = {0: 14, 1: 7, 2: 4}[detail.level]
    angle = 2 * np.pi * np.arange(n) / n
    out = np.array([0, np.cos(ARM_ANGLE_RAD), np.sin(ARM_ANGLE_RAD)])
    rows = []
    for at in (along + 0.014, along - 0.014):
        c, w, d = figure.arm_section(at)
        rows.append(c + np.cos(angle)[:, None] * np.array([d + ease_m, 0, 0]) + np.sin(angle)[:, None] * out * (w + ease_m))
    shell.grid(np.stack(rows), "left_arm", mirror=True)
    return shell


def leg_band_shell(figure: Figure, detail: Detail, height: float, ease_m: float) -> Shell:
    """Tape round both trouser legs."""
    shell = Shell(figure)
    n = {0: 14, 1: 7, 2: 4}[detail.level]
    angle = 2 * np.pi * np.arange(n) / n
    rows = []
    for at in (height - 0.014, height + 0.014):
        c, w, d = figure.leg_section(at)
        rows.append(c + np.stack([np.cos(angle) * (d + ease_m), np.sin(angle) * (w + ease_m), 0 * angle], axis=-1))
    shell.grid(np.stack(rows), "left_leg", mirror=True)
    return shell


def chest_skin_shell(figure: Figure, detail: Detail) -> Shell:
    """Skin below the neck, seen in necklines."""
    shell = Shell(figure)
    theta = np.pi + 2 * np.pi * np.arange(detail.columns) / detail.columns
    heights = detail.pick([0.795, 0.815, 0.836, 0.846], [0.80, 0.835, 0.845], [0.80, 0.845])
    under = {h: -0.004 - 0.006 * (h > 0.84) - 0.012 * (h < 0.82) * np.abs(np.sin(theta)) for h in heights}  # shoulders move most
    shell.grid(np.stack([figure.trunk_ring(h, theta, under[h]) for h in heights]), "trunk",
               ao=np.linspace(0.9, 0.75, len(heights)))
    return shell


def hood_shell(figure: Figure, detail: Detail, ease_m: float) -> Shell:
    """A hood lying down behind the neck."""
    shell = Shell(figure)
    n = {0: 15, 1: 7, 2: 5}[detail.level]
    theta = np.linspace(0.55, 2 * np.pi - 0.55, n)
    base = figure.trunk_ring(0.850, theta, ease_m * 0.5)
    out = np.stack([np.cos(theta), np.sin(theta), 0 * theta], axis=-1)
    back = np.clip(-np.cos(theta), 0, 1)[:, None]
    fat = (0.018 + 0.020 * back) * np.clip((np.pi - np.abs(theta - np.pi) - 0.45) / 0.6, 0.25, 1)[:, None]
    drop = np.array([0, 0, 1.0]) * (0.01 + 0.085 * back**1.5) * figure.k
    ring: list[Floats] = []
    for a in np.linspace(0, 2 * np.pi, {0: 8, 1: 6, 2: 4}[detail.level], endpoint=False):
        lift = np.array([0, 0, 0.022 * np.sin(a) + 0.012])
        ring.append(base + out * (fat * (1 + np.cos(a)) - 0.006) + lift - drop * (np.cos(a) > -0.5) * 0.7)
    rows = np.stack([*ring, ring[0]])
    shell.grid(rows[::-1], "trunk", closed=False)
    shell.grid(rows, "trunk", closed=False)
    return shell


def waistband_shell(figure: Figure, detail: Detail, height: float, ease_m: float) -> Shell:
    """The band of trousers, or a belt over it."""
    shell = Shell(figure)
    theta = 2 * np.pi * np.arange(detail.columns) / detail.columns
    rows = [figure.trunk_ring(height + dh, theta, ease_m + off) for dh,
            off in ((-0.011, -0.003), (-0.011, 0.002), (0.010, 0.002), (0.010, -0.004))]
    shell.grid(np.stack(rows), "trunk", ao=np.array([0.5, 0.95, 1.0, 0.7]))
    return shell


def thigh_pockets_shell(figure: Figure, detail: Detail, ease_m: float) -> Shell:
    """Cargo pockets on the outside of both thighs."""
    shell = Shell(figure)
    if detail.level == 2:
        return shell
    rows = []
    for h, grow in ((0.335, 0.0), (0.340, 1.0), (0.385, 1.1), (0.415, 1.2), (0.420, 1.25), (0.422, 0.0)):
        c, w, d = figure.leg_section(h)
        angle = np.linspace(0.9, 2.3, 6)
        off = ease_m + 0.014 * grow * np.array([0.0, 1, 1, 1, 1, 0.0]) * (grow > 0)
        rows.append(c + np.stack([np.cos(angle) * (d + off), np.sin(angle) * (w + off), 0 * angle], axis=-1))
    shell.grid(np.stack(rows), "left_leg", closed=False, mirror=True, ao=np.array([0.5, 0.9, 1, 1, 0.9, 0.5]))
    return shell


def name_shell(draped: Draped, detail: Detail) -> Shell:
    """The plates on back and breast that say who somebody is."""
    shell = Shell(draped.figure)
    for middle, half, low, high in ((np.pi, 0.60, 0.715, 0.765), (0.62, 0.24, 0.733, 0.755)):
        a = np.linspace(middle - half, middle + half, 5)
        h = np.array([low, high])
        place = uv_grid(np.linspace(0, 1, 5), np.array([0.0, 1.0]))
        shell.grid(draped.at(h[:, None], a[None, :], 0.005), "trunk", closed=False, uv=place)
    return shell


def holsters_shell(figure: Figure, detail: Detail, ease_m: float) -> Shell:
    """Pouches and a holster on a duty belt."""
    shell = Shell(figure)
    for theta, wide, low, thick in ((1.35, 0.13, 0.545, 0.035), (-1.35, 0.12, 0.490, 0.050), (2.2, 0.14, 0.545, 0.03),
                                    (-2.3, 0.16, 0.540, 0.035)):
        ring = []
        for h, grow in ((low, 0.8), (low + 0.006, 1.0), (0.572, 1.0), (0.578, 0.8)):
            a = np.array([theta - wide * grow, theta + wide * grow])
            inner, outer = figure.trunk_ring(h, a, ease_m), figure.trunk_ring(h, a, ease_m + thick * grow)
            ring.append(np.stack([outer[0], outer[1], inner[1], inner[0]]))
        shell.grid(closed_end(np.stack(ring), first=True, last=True), "trunk")
    return shell
