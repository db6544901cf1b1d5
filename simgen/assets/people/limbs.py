"""Bare skin of arms and legs, hands with fingers, and shoes."""

from __future__ import annotations

import numpy as np

from simgen.assets.people.figure import ARM_ANGLE_RAD, Figure, Floats
from simgen.assets.people.shell import Detail, Shell, closed_end, tube_rows

_FORWARD = np.array([1.0, 0.0, 0.0])
_DOWN = np.array([0.0, np.sin(ARM_ANGLE_RAD), -np.cos(ARM_ANGLE_RAD)])
_OUT = np.array([0.0, np.cos(ARM_ANGLE_RAD), np.sin(ARM_ANGLE_RAD)])

# Fingers: place across the palm (fraction of its half width, index first), length (m), bend at rest (rad, all joints together).
_FINGERS = ((0.74, 0.068, 0.62), (0.26, 0.076, 0.80), (-0.24, 0.071, 0.95), (-0.70, 0.056, 1.05))
_ALONG = np.array([0.0, 0.3, 0.6, 0.85, 1.0])  # of a finger: where its rows are
_REST = np.array([0.0, 0.22, 0.62, 0.92, 1.0])  # share of the bend on the way to each row
_GRIP = np.array([0.0, 0.50, 1.75, 3.0, 3.7])  # rad, round a handle of some 3 cm
# Palm with a handle: its back stands off, so that the handle runs through the middle of the wrist's line, as `palm` of the anchors says.
_GRIP_OFF_M = np.array([0.0, -0.003, -0.010, -0.015, -0.014])
HANDS = ("open", "grip", "grip_left", "grip_right")


def arms_shell(figure: Figure, start: float, detail: Detail) -> Shell:
    """Both arms from a distance below the shoulder (fraction of scale; under a sleeve) to the wrist."""
    shell = Shell(figure)
    stations = detail.pick([0.06, 0.10, 0.13, 0.152, 0.167, 0.178, 0.186, 0.194, 0.206, 0.222, 0.25, 0.285, 0.315],
                           [0.1, 0.170, 0.200, 0.25], [0.18])
    rows = []
    for along in [start, *(s for s in stations if s > start + 0.01), 0.331][::-1]:
        c, w, d = figure.arm_section(along)
        rows.append((c, d, w))
    centers, depth, width = (np.array(x) for x in zip(*rows))
    shell.grid(tube_rows(centers, _FORWARD, _OUT, depth, width, max(detail.limb - 2, 5)), "left_arm", mirror=True)
    return shell


def legs_shell(figure: Figure, start: float, end: float, detail: Detail, ease_m: float = 0.0) -> Shell:
    """Both legs between two heights (fractions of scale): skin, or with an ease tights and socks."""
    shell = Shell(figure)
    stations = detail.pick([0.42, 0.38, 0.345, 0.32, 0.302, 0.285, 0.268, 0.25, 0.225, 0.195, 0.165, 0.13, 0.10, 0.075],
                           [0.4, 0.31, 0.26, 0.2, 0.1],
                           [0.285, 0.1])
    rows = []
    for h in [start, *(s for s in stations if end + 0.006 < s < start - 0.008), end][::-1]:
        c, w, d = figure.leg_section(h)
        rows.append((c, d + ease_m, w + ease_m))
    centers, depth, width = (np.array(x) for x in zip(*rows))
    shell.grid(tube_rows(centers, _FORWARD, np.array([0.0, 1, 0]), depth, width, detail.limb), "left_leg", mirror=True)
    return shell


def hands_shell(figure: Figure, detail: Detail, hands: str = "open") -> Shell:
    """Both hands, palms to the thighs. hands : of `HANDS`; open ones have fingers a little bent, others hold a handle."""
    shell = Shell(figure)
    left, right = (hands in ("grip", f"grip_{side}") for side in ("left", "right"))
    for grip in sorted({left, right}):
        for rows in _hand(figure, detail, grip):
            if left in (right, grip):
                shell.grid(rows, "left_arm", mirror=left == right)
            else:
                shell.grid((rows * [1, -1, 1])[:, ::-1], "right_arm")
    return shell


def _hand(figure: Figure, detail: Detail, grip: bool) -> list[Floats]:
    """Rows of the left hand's parts: palm, fingers, thumb."""
    k = figure.k * (1 - 0.06 * figure.fem)
    wrist = figure.joint("left_hand")
    parts = [_palm_rows(wrist, k, detail, grip)]
    if detail.level == 2:
        return parts
    if detail.level == 0:
        parts += [_finger_rows(wrist, k, finger, grip) for finger in _FINGERS]
    # The thumb leaves the palm's front edge, pointing down and forwards, or round the handle.
    root = wrist + (_DOWN * 0.028 + _FORWARD * 0.024 - _OUT * (-0.004 if grip else 0.006)) * k
    way = _DOWN * 0.74 + _FORWARD * 0.30 - _OUT * 0.60 if grip else _DOWN * 0.84 + _FORWARD * 0.42 - _OUT * 0.34
    way = way / np.linalg.norm(way)
    t = np.array([0.0, 0.4, 0.75, 1.0]) if detail.level == 0 else np.array([0.0, 1.0])
    bow = -_FORWARD * 0.022 - _OUT * 0.004 if grip else _DOWN * 0.012 - _OUT * 0.006
    centers = root + np.outer(t * 0.066 * k, way) + np.outer(t**2 * k, bow)
    radius = np.interp(t, [0, 0.4, 0.75, 1], [0.016, 0.0125, 0.011, 0.0065]) * k
    side = np.cross(way, _OUT)
    return [*parts, closed_end(tube_rows(centers[::-1], side / np.linalg.norm(side), _OUT, radius[::-1], radius[::-1], 6), first=True)]


def _finger_rows(wrist: Floats, k: float, finger: tuple[float, float, float], grip: bool) -> Floats:
    """Rows of one finger, tip first."""
    place, length, bend = finger
    angle = _GRIP if grip else bend * _REST
    step = np.diff(_ALONG, prepend=0.0) * length
    along = 0.082 - 0.012 * abs(place - 0.25) + np.cumsum(step * np.cos(angle))
    inward = np.cumsum(step * np.sin(angle)) + (_GRIP_OFF_M[-1] + 0.003 if grip else 0.006)
    across = place * 0.040 * (1 - 0.12 * _ALONG)
    centers = wrist + (np.outer(along, _DOWN) - np.outer(inward, _OUT) + np.outer(across, _FORWARD)) * k
    radius = np.array([0.0098, 0.0098, 0.0088, 0.0078, 0.005]) * k
    back = np.outer(np.cos(angle), _OUT) + np.outer(np.sin(angle), _DOWN)  # side of the nails
    return closed_end(tube_rows(centers[::-1], _FORWARD, back[::-1], radius[::-1], radius[::-1] * 0.95, 6), first=True)


def _palm_rows(wrist: Floats, k: float, detail: Detail, grip: bool) -> Floats:
    """Rows of the palm, with all fingers as one mitten or fist on the coarser levels; fingers' end first."""
    if detail.level == 0:
        stations = np.array([-0.012, 0.01, 0.035, 0.065, 0.088])
        half_width = np.array([0.0275, 0.030, 0.038, 0.042, 0.041])
        thick = np.array([0.0205, 0.0195, 0.0175, 0.0155, 0.012])
        inward = _GRIP_OFF_M if grip else np.array([0.0, 0.001, 0.003, 0.004, 0.006])
    elif grip:
        stations = np.array([-0.012, 0.035, 0.070, 0.098, 0.112])
        half_width = np.array([0.029, 0.039, 0.041, 0.039, 0.030])
        thick = np.array([0.0215, 0.022, 0.033, 0.030, 0.016])
        inward = np.array([0.0, -0.004, 0.002, 0.006, 0.008])
    else:
        stations = np.array([-0.012, 0.035, 0.085, 0.135, 0.158])
        half_width = np.array([0.029, 0.039, 0.041, 0.036, 0.024])
        thick = np.array([0.0215, 0.0175, 0.0155, 0.014, 0.010])
        inward = np.array([0.0, 0.003, 0.008, 0.030, 0.050])
    if detail.level == 2:
        stations, half_width, thick, inward = (a[[0, 4]] for a in (stations, half_width, thick, inward))
        if not grip:  # straight through the bent mitten's middle
            stations, half_width, thick, inward = (np.array([a[0], b]) for a, b in (
                (stations, 0.168), (half_width, 0.030), (thick, 0.0135), (inward, 0.026)))  # fmt: skip
    centers = wrist + (np.outer(stations, _DOWN) - np.outer(inward, _OUT)) * k
    columns = {0: 12, 1: 6, 2: 4}[detail.level]
    rows = tube_rows(centers[::-1], _FORWARD, _OUT, half_width[::-1] * k, thick[::-1] * k, columns, power=0.8)
    return closed_end(rows, first=True)


# Shoe uppers: x along the foot (fraction of its length from the heel), half breadth, height (m at 1.75 m).
_UPPERS = {
    "trainers": np.array([
        [0.00, 0.022, 0.058], [0.03, 0.032, 0.076], [0.12, 0.037, 0.083], [0.26, 0.038, 0.088], [0.38, 0.040, 0.086], [0.50, 0.044, 0.074],
        [0.62, 0.049, 0.063], [0.74, 0.051, 0.056], [0.86, 0.047, 0.049], [0.95, 0.035, 0.041], [1.00, 0.017, 0.032]]),
    "leather": np.array([
        [0.00, 0.019, 0.055], [0.03, 0.029, 0.072], [0.12, 0.034, 0.078], [0.26, 0.035, 0.084], [0.38, 0.037, 0.080], [0.50, 0.041, 0.064],
        [0.62, 0.046, 0.052], [0.74, 0.046, 0.045], [0.86, 0.039, 0.039], [0.95, 0.026, 0.033], [1.00, 0.011, 0.026]]),
    "heels": np.array([
        [0.00, 0.016, 0.060], [0.03, 0.024, 0.066], [0.12, 0.030, 0.064], [0.26, 0.031, 0.056], [0.38, 0.032, 0.047], [0.50, 0.036, 0.040],
        [0.62, 0.041, 0.036], [0.74, 0.041, 0.034], [0.86, 0.033, 0.031], [0.95, 0.021, 0.027], [1.00, 0.008, 0.022]]),
}
SHOES = ("trainers", "leather", "boots", "tall boots", "sandals", "heels")


def foot_span(figure: Figure) -> tuple[float, float]:
    """x of the shoe's heel and toe tip, metres."""
    length = 0.152 * figure.scale_m * 1.06 + 0.012
    heel = figure.joint("left_foot")[0] - 0.235 * length
    return float(heel), float(heel + length)


def shoes(figure: Figure, detail: Detail, kind: str, sole_m: float, tucked: bool = False) -> dict[str, Shell]:
    """Shoes by material: "shoe", "sole", "skin" (feet in sandals), "lace". sole_m : thickness."""
    out = {name: Shell(figure) for name in ("shoe", "sole", "skin", "lace")}
    k = figure.k * (1 - 0.07 * figure.fem)
    heel, tip = foot_span(figure)
    full = _UPPERS.get(kind, _UPPERS["leather"])
    table = full if detail.level == 0 else full[[0, 2, 4, 6, 7, 9, 10]] if detail.level == 1 else full[[0, 3, 7, 10]]
    x = heel + table[:, 0] * (tip - heel)
    # The ball joint is a station, so that the shoe bends in one crease there.
    y0 = figure.joint("left_foot")[1] + 0.010 * k * np.sin(np.pi * table[:, 0])
    n = {0: 11, 1: 5, 2: 3}[detail.level]
    arch = np.linspace(0, np.pi, n)
    c, s = np.cos(arch), np.sin(arch)
    c, s = np.sign(c) * np.abs(c) ** 0.75, s**0.8
    w, h = table[:, 1] * k, table[:, 2] * k
    if kind == "sandals":
        w, h = w * 0.92, h * 0.86
    rim = sole_m * 0.6 if detail.level < 2 else 0.0
    rows = np.stack([np.broadcast_to(x[:, None], (len(x), n)), y0[:, None] + w[:, None] * c, rim + (h[:, None] - rim) * s], axis=-1)
    back = np.broadcast_to(rows[0].mean(axis=0) * [1, 1, 0.8], (1, n, 3))
    front = np.broadcast_to(rows[-1].mean(axis=0) * [1, 1, 0.9] + [0.002, 0, 0], (1, n, 3))
    bare = kind == "sandals" and detail.level < 2
    out["skin" if bare else "shoe"].grid(np.concatenate([back, rows, front]), "left_leg", closed=False, mirror=True)
    if bare:
        for at, wide in ((0.20, 0.05), (0.50, 0.06), (0.76, 0.09)):
            _strap(out["shoe"], table, rows, at, wide)
    if detail.level == 0 and kind in ("trainers", "leather", "boots"):  # laces over the tongue
        for at in (0.41, 0.48, 0.55):
            _strap(out["lace"], table, rows, at, 0.016, reach=2, lift=0.003)
    if detail.level < 2:
        high = {"boots": 0.105, "tall boots": 0.215}.get(kind, 0.062)
        _shaft(out["shoe"], figure, detail, high, 0.010 if tucked and high > 0.07 else 0.006, bare or kind == "heels")
        grow = 0.006 if kind == "trainers" else 0.003
        out["sole"].grid(_sole_rows(x, y0, w + grow * k, sole_m, table[:, 0], kind), "left_leg", closed=True, mirror=True)
    return out


def _strap(shell: Shell, table: Floats, rows: Floats, at: float, wide: float, reach: int = 0, lift: float = 0.004) -> None:
    """A band over the upper at a place along it; reach : columns either side of the ridge, 0 for all."""
    middle = rows.shape[1] // 2
    columns = slice(None) if reach == 0 else slice(middle - reach, middle + reach + 1)

    def ring(place: float) -> Floats:
        flat = rows.reshape(len(rows), -1)
        return np.array([np.interp(place, table[:, 0], flat[:, i]) for i in range(flat.shape[1])]).reshape(-1, 3)[columns]

    a, b = ring(at - wide / 2), ring(at + wide / 2)
    up = np.array([0, 0, lift])
    shell.grid(np.stack([a, a * [1, 1, 1] + up, b + up, b]), "left_leg", closed=False, mirror=True)


def _shaft(shell: Shell, figure: Figure, detail: Detail, high: float, ease_m: float, low_cut: bool) -> None:
    if low_cut:
        return
    steps = {0: 3 if high < 0.1 else 6, 1: 2}[detail.level]
    shaft = []
    for height in np.linspace(0.038, high, steps):
        center, half_w, half_d = figure.leg_section(height)
        shaft.append((center, half_d + ease_m * figure.k, half_w + ease_m * figure.k))
    cc, dd, ww = (np.array(v) for v in zip(*shaft))
    rim = tube_rows(cc[-1:], _FORWARD, np.array([0.0, 1, 0]), dd[-1:] - 0.006, ww[-1:] - 0.006, detail.limb) - [0, 0, 0.006]
    rows = np.concatenate([tube_rows(cc, _FORWARD, np.array([0.0, 1, 0]), dd, ww, detail.limb), rim])
    shell.grid(rows, "left_leg", mirror=True)


def _sole_rows(x: Floats, y0: Floats, w: Floats, thick_m: float, place: Floats, kind: str) -> Floats:
    """(R, 4, 3) rows along the foot: bottom right, bottom left, top left, top right; ends closed. Leather shoes have heels, high or low."""
    low = np.zeros_like(x)
    top = low + thick_m
    bottom_w = w * 0.96
    if kind in ("leather", "boots", "tall boots"):
        low = low + 0.5 * thick_m * np.interp(place, [0.30, 0.36, 0.55, 0.66], [0, 1, 1, 0])
        top = top * np.interp(place, [0.3, 0.5, 1.0], [1.25, 0.9, 0.6])
    elif kind == "heels":
        top = np.interp(place, [0, 0.15, 0.4, 0.62, 1.0], [0.052, 0.050, 0.030, 0.012, 0.010])
        low = np.interp(place, [0.09, 0.13, 0.40, 0.62], [0.0, 0.044, 0.022, 0.0])
        bottom_w = w * np.interp(place, [0.0, 0.13, 0.3, 0.5], [0.35, 0.7, 0.8, 0.94])
    elif kind == "trainers":
        top = top * np.interp(place, [0, 0.15, 0.5, 1.0], [1.25, 1.15, 0.95, 1.0])
    rows = np.stack([
        np.stack([x, y0 - w, top], axis=-1), np.stack([x, y0 - bottom_w, low], axis=-1),
        np.stack([x, y0 + bottom_w, low], axis=-1), np.stack([x, y0 + w, top], axis=-1),
    ], axis=1)
    return closed_end(rows, first=True, last=True)
