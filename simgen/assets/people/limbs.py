"""Bare skin of arms and legs, hands with fingers, and shoes."""

from __future__ import annotations

import numpy as np

from simgen.assets.people.figure import ARM_ANGLE_RAD, Figure, Floats
from simgen.assets.people.shell import Detail, Shell, closed_end, tube_rows

_FORWARD = np.array([1.0, 0.0, 0.0])
_DOWN = np.array([0.0, np.sin(ARM_ANGLE_RAD), -np.cos(ARM_ANGLE_RAD)])
_OUT = np.array([0.0, np.cos(ARM_ANGLE_RAD), np.sin(ARM_ANGLE_RAD)])

# Fingers: place across the palm (fraction of its half width, index first), length (m), curl.
_FINGERS = ((0.74, 0.068, 0.25), (0.26, 0.076, 0.32), (-0.24, 0.071, 0.38), (-0.70, 0.056, 0.45))


def arms_shell(figure: Figure, start: float, detail: Detail) -> Shell:
    """Both arms from a distance below the shoulder (fraction of scale; under a sleeve) to the wrist."""
    shell = Shell(figure)
    stations = detail.pick([0.06, 0.10, 0.13, 0.155, 0.172, 0.186, 0.20, 0.22, 0.25, 0.285, 0.315], [0.1, 0.182, 0.25], [0.18])
    rows = []
    for along in [start, *(s for s in stations if s > start + 0.01), 0.345][::-1]:
        c, w, d = figure.arm_section(along)
        rows.append((c, d, w))
    centers, depth, width = (np.array(x) for x in zip(*rows))
    shell.grid(tube_rows(centers, _FORWARD, _OUT, depth, width, max(detail.limb - 2, 5)), "left_arm", mirror=True)
    return shell


def legs_shell(figure: Figure, start: float, end: float, detail: Detail, ease_m: float = 0.0) -> Shell:
    """Both legs between two heights (fractions of scale): skin, or with an ease tights and socks."""
    shell = Shell(figure)
    stations = detail.pick([0.42, 0.38, 0.34, 0.31, 0.285, 0.265, 0.24, 0.21, 0.18, 0.14, 0.10, 0.075], [0.4, 0.285, 0.2, 0.1],
                           [0.285, 0.1])
    rows = []
    for h in [start, *(s for s in stations if end + 0.008 < s < start - 0.008), end][::-1]:
        c, w, d = figure.leg_section(h)
        rows.append((c, d + ease_m, w + ease_m))
    centers, depth, width = (np.array(x) for x in zip(*rows))
    shell.grid(tube_rows(centers, _FORWARD, np.array([0.0, 1, 0]), depth, width, detail.limb), "left_leg", mirror=True)
    return shell


def hands_shell(figure: Figure, detail: Detail) -> Shell:
    """Both hands, palms to the thighs, fingers slightly bent."""
    shell = Shell(figure)
    k = figure.k * (0.94 if figure.female else 1.0)
    wrist = figure.joint("left_hand")
    palm = _hand_rows(wrist, k, detail, None)
    shell.grid(palm, "left_arm", mirror=True)
    if detail.level == 2:
        return shell
    if detail.level == 0:
        for place, length, curl in _FINGERS:
            shell.grid(_hand_rows(wrist, k, detail, (place, length, curl)), "left_arm", mirror=True)
    # The thumb leaves the palm's front edge, pointing down and forwards.
    root = wrist + (_DOWN * 0.028 + _FORWARD * 0.024 - _OUT * 0.006) * k
    way = _DOWN * 0.80 + _FORWARD * 0.55 - _OUT * 0.22
    way = way / np.linalg.norm(way)
    t = np.array([0.0, 0.4, 0.75, 1.0]) if detail.level == 0 else np.array([0.0, 1.0])
    centers = root + np.outer(t * 0.066 * k, way) + np.outer(t**2 * 0.010 * k, _DOWN)
    radius = np.interp(t, [0, 0.4, 0.75, 1], [0.016, 0.0125, 0.011, 0.0065]) * k
    side = np.cross(way, _OUT)
    rows = closed_end(tube_rows(centers[::-1], side / np.linalg.norm(side), _OUT, radius[::-1], radius[::-1], 6), first=True)
    shell.grid(rows, "left_arm", mirror=True)
    return shell


def _hand_rows(wrist: Floats, k: float, detail: Detail, finger: tuple[float, float, float] | None) -> Floats:
    """Rows of the palm (with all fingers as one mitten on the coarser levels), or of one finger; tip first."""
    if finger is not None:
        place, length, curl = finger
        t = np.array([0.0, 0.3, 0.6, 0.85, 1.0])
        bend = curl * t**1.6
        along = 0.082 - 0.012 * abs(place - 0.25) + np.cumsum(np.concatenate([[0], np.diff(t) * np.cos(bend[1:])])) * length
        inward = np.cumsum(np.concatenate([[0], np.diff(t) * np.sin(bend[1:])])) * length + 0.006
        centers = wrist + (np.outer(along, _DOWN) - np.outer(inward, _OUT) + place * 0.040 * (1 - 0.12 * t[:, None]) * _FORWARD) * k
        radius = np.array([0.0098, 0.0098, 0.0088, 0.0078, 0.005]) * k
        return closed_end(tube_rows(centers[::-1], _FORWARD, _OUT, radius[::-1], radius[::-1] * 0.95, 5), first=True)
    if detail.level == 0:
        stations = np.array([-0.012, 0.01, 0.035, 0.065, 0.088])
        half_width = np.array([0.029, 0.031, 0.040, 0.042, 0.041])
        thick = np.array([0.0215, 0.019, 0.0175, 0.0155, 0.012])
        inward = np.array([0.0, 0.001, 0.003, 0.004, 0.006])
    else:
        stations = np.array([-0.012, 0.035, 0.085, 0.14, 0.17])
        half_width = np.array([0.029, 0.039, 0.041, 0.036, 0.022])
        thick = np.array([0.0215, 0.0175, 0.0145, 0.011, 0.007])
        inward = np.array([0.0, 0.003, 0.007, 0.022, 0.038])
    if detail.level == 2:
        stations, half_width, thick, inward = (a[[0, 4]] for a in (stations, half_width, thick, inward))
    centers = wrist + (np.outer(stations, _DOWN) - np.outer(inward, _OUT)) * k
    columns = {0: 10, 1: 6, 2: 4}[detail.level]
    rows = tube_rows(centers[::-1], _FORWARD, _OUT, half_width[::-1] * k, thick[::-1] * k, columns, power=0.8)
    return closed_end(rows, first=True)


# Shoe upper: x along the foot (fraction of its length from the heel), half breadth, height (m at 1.75 m).
_UPPER = np.array([
    [0.00, 0.020, 0.055], [0.03, 0.030, 0.072], [0.12, 0.035, 0.080], [0.26, 0.036, 0.086], [0.38, 0.038, 0.084], [0.50, 0.042, 0.070],
    [0.62, 0.047, 0.058], [0.74, 0.049, 0.050], [0.86, 0.044, 0.043], [0.95, 0.031, 0.035], [1.00, 0.014, 0.027],
])


def foot_span(figure: Figure) -> tuple[float, float]:
    """x of the shoe's heel and toe tip, metres."""
    length = 0.152 * figure.scale_m * 1.06 + 0.012
    heel = figure.joint("left_foot")[0] - 0.235 * length
    return float(heel), float(heel + length)


def shoes(figure: Figure, detail: Detail, sole_m: float, ankle: float) -> tuple[Shell, Shell]:
    """Uppers and soles. sole_m : thickness. ankle : height of the shaft (fraction of scale)."""
    upper, sole = Shell(figure), Shell(figure)
    k = figure.k * (0.93 if figure.female else 1.0)
    heel, tip = foot_span(figure)
    table = _UPPER if detail.level == 0 else _UPPER[[0, 2, 4, 6, 7, 9, 10]] if detail.level == 1 else _UPPER[[0, 3, 7, 10]]
    x = heel + table[:, 0] * (tip - heel)
    # The ball joint is a station, so that the shoe bends in one crease there.
    y0 = figure.joint("left_foot")[1] + 0.010 * k * np.sin(np.pi * table[:, 0])
    n = {0: 9, 1: 5, 2: 3}[detail.level]
    arch = np.linspace(0, np.pi, n)
    c, s = np.cos(arch), np.sin(arch)
    c, s = np.sign(c) * np.abs(c) ** 0.75, s**0.8
    w, h = table[:, 1] * k, table[:, 2] * k
    rim = sole_m * 0.6 if detail.level < 2 else 0.0
    rows = np.stack([
        np.broadcast_to(x[:, None], (len(x), n)),
        y0[:, None] + w[:, None] * c,
        rim + (h[:, None] - rim) * s,
    ], axis=-1)
    back = np.broadcast_to(rows[0].mean(axis=0) * [1, 1, 0.8], (1, n, 3))
    front = np.broadcast_to(rows[-1].mean(axis=0) * [1, 1, 0.9] + [0.002, 0, 0], (1, n, 3))
    upper.grid(np.concatenate([back, rows, front]), "left_leg", closed=False, mirror=True)
    if detail.level < 2:
        low, top = 0.055, ankle
        shaft = []
        for height in np.linspace(top, low, 3 if detail.level == 0 else 2)[::-1]:
            center, half_w, half_d = figure.leg_section(height)
            shaft.append((center, half_d + 0.007 * k, half_w + 0.007 * k))
        cc, dd, ww = (np.array(v) for v in zip(*shaft))
        upper.grid(tube_rows(cc, _FORWARD, np.array([0.0, 1, 0]), dd, ww, detail.limb), "left_leg", mirror=True)
        sole.grid(_sole_rows(x, y0, w + 0.004 * k, sole_m), "left_leg", closed=True, mirror=True)
    return upper, sole


def _sole_rows(x: Floats, y0: Floats, w: Floats, thick_m: float) -> Floats:
    """(R, 4, 3) rows along the foot: bottom right, bottom left, top left, top right; ends closed."""
    low = np.zeros_like(x)
    bottom_w = w * 0.96
    rows = np.stack([
        np.stack([x, y0 - w, low + thick_m], axis=-1), np.stack([x, y0 - bottom_w, low], axis=-1),
        np.stack([x, y0 + bottom_w, low], axis=-1), np.stack([x, y0 + w, low + thick_m], axis=-1),
    ], axis=1)
    return closed_end(rows, first=True, last=True)
