"""Head and neck: rings over a skull, with nose, brow, eye sockets, lips and chin pressed into the front; eyes, brows, ears."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.people.figure import Figure, Floats
from simgen.assets.people.shell import Detail, Shell, closed_end, tube_rows

# Height above the chin, half breadth, depth before and behind the ear line, at a chin-to-crown height of 0.228 m (means of
# ANSUR II: head breadth 0.152, length 0.197 m; menton-sellion 0.121 m).
_SKULL = np.array([
    [-0.004, 0.022, 0.072, 0.030], [0.004, 0.036, 0.084, 0.045], [0.016, 0.045, 0.0885, 0.057], [0.032, 0.053, 0.088, 0.064],
    [0.050, 0.059, 0.0885, 0.072], [0.068, 0.064, 0.0885, 0.080], [0.085, 0.068, 0.088, 0.087], [0.102, 0.0705, 0.087, 0.092],
    [0.118, 0.072, 0.087, 0.096], [0.134, 0.0735, 0.092, 0.099], [0.152, 0.0745, 0.0935, 0.100], [0.172, 0.074, 0.091, 0.099],
    [0.190, 0.069, 0.081, 0.092], [0.206, 0.058, 0.064, 0.077], [0.218, 0.042, 0.044, 0.056], [0.226, 0.020, 0.021, 0.028],
])
EYE_M = 0.117  # height of the eyes above the chin
EYE_ASIDE_M = 0.032


@dataclass(frozen=True)
class Face:
    """Differences between faces, each about 1. nose, jaw, cheeks, brow : size."""

    nose: float = 1.0
    jaw: float = 1.0
    cheeks: float = 1.0
    brow: float = 1.0


class Head:
    """The head's surface as a function of azimuth (0 in front, positive to the left) and height above the chin."""

    def __init__(self, figure: Figure, face: Face) -> None:
        self.figure, self.face = figure, face
        self.h = figure.head_m / 0.228
        self.chin_z = figure.stature_m - figure.head_m
        self.x0 = float(figure.joint("head")[0]) + 0.008 * figure.k
        self.child = float(np.clip((1.55 - figure.stature_m) / 0.5, 0, 1))

    def surface(self, azimuth: Floats, height: Floats, off_m: Floats | float = 0.0, features: bool = True) -> Floats:
        """(..., 3) points; height in metres on the reference head (0 chin .. 0.228 crown)."""
        a, t = np.broadcast_arrays(np.asarray(azimuth, float), np.asarray(height, float))
        w, f, b = (np.interp(t, _SKULL[:, 0], _SKULL[:, c]) for c in (1, 2, 3))
        low = np.clip((0.07 - t) / 0.07, 0, 1)
        w = w * (1 + (self.face.jaw - 1) * low) * (0.94 if self.figure.female else 1.0) * (1 + 0.05 * self.child)
        f = f - low * 0.004 * (self.figure.female + self.child)
        c, s = np.cos(a), np.sin(a)
        x = np.sign(c) * np.abs(c) ** 0.92 * np.where(c > 0, f, b)
        y = np.sign(s) * np.abs(s) ** 0.92 * w
        if features:
            x = x + np.where(c > 0, self._relief(np.abs(y), t), 0.0)
        # The jaw's lower edge climbs towards the ear.
        z = t + low**1.2 * 0.046 * np.clip((0.075 - x) / 0.13, 0, 1)
        off, up = np.asarray(off_m), np.clip((t - 0.15) / 0.078, 0, 1)  # off the skin: sideways below, upwards at the crown
        aside = off * np.sqrt(1 - 0.96 * up**2)
        p = np.stack([x + aside * c, y + aside * s, z + off * up], axis=-1) * self.h
        return np.asarray(p + np.array([self.x0, 0, self.chin_z]))

    def _relief(self, y: Floats, t: Floats) -> Floats:
        """Metres added to the front at a distance from the middle and a height."""
        small = 1 - 0.45 * self.child
        nose_length = np.clip((0.124 - t) / 0.044, 0, 1) * (t > 0.066) * np.clip((t - 0.066) / 0.010, 0, 1)
        width = 0.0075 + 0.0075 * np.clip((0.105 - t) / 0.03, 0, 1)
        nose = 0.025 * self.face.nose * small * nose_length**1.1 * np.exp(-((y / width) ** 2))
        socket = -0.0105 * np.exp(-(((y - 0.030) / 0.017) ** 2) - ((t - 0.1165) / 0.0095) ** 2)
        bridge = -0.004 * np.exp(-((y / 0.012) ** 2) - ((t - 0.120) / 0.008) ** 2)
        brow = 0.0035 * self.face.brow * (0.6 if self.figure.female else 1) * small * np.exp(
            -(((y - 0.022) / 0.022) ** 2) - ((t - 0.132) / 0.007) ** 2)
        cheek = 0.004 * self.face.cheeks * np.exp(-(((y - 0.038) / 0.016) ** 2) - ((t - 0.088) / 0.016) ** 2)
        lips = 0.0048 * np.exp(-((y / 0.019) ** 2)) * (
            np.exp(-(((t - 0.0515) / 0.0045) ** 2)) + 1.1 * np.exp(-(((t - 0.0405) / 0.0045) ** 2)))
        cleft = -0.003 * np.exp(-((y / 0.02) ** 2) - ((t - 0.046) / 0.0022) ** 2)
        hollow = -0.0035 * np.exp(-((y / 0.022) ** 2) - ((t - 0.029) / 0.006) ** 2)
        chin = 0.004 * self.face.jaw * np.exp(-((y / 0.018) ** 2) - ((t - 0.012) / 0.010) ** 2)
        return np.asarray(nose + socket + bridge + brow + cheek + lips + cleft + hollow + chin)

    def patch(self, y: Floats, t: Floats, off_m: float) -> Floats:
        """(..., 3) points on the face by their distance from the middle (left positive) and height, a little off the skin."""
        w = np.interp(t, _SKULL[:, 0], _SKULL[:, 1]) * (0.94 if self.figure.female else 1.0) * (1 + 0.05 * self.child)
        azimuth = np.arcsin(np.clip(np.sign(y) * np.abs(y / w) ** (1 / 0.92), -1, 1))
        return self.surface(azimuth, t, off_m)


def head_shell(head: Head, detail: Detail) -> Shell:
    """Skull, face, neck and ears, all skin."""
    shell = Shell(head.figure)
    azimuth = _azimuths(detail)
    heights = np.array(detail.pick(
        [-0.004, 0.004, 0.012, 0.021, 0.029, 0.036, 0.0405, 0.046, 0.0515, 0.058, 0.067, 0.073, 0.080, 0.088, 0.097, 0.106, 0.1125,
         0.1175, 0.1225, 0.128, 0.134, 0.143, 0.158, 0.175, 0.192, 0.207, 0.219, 0.2255],
        [-0.002, 0.020, 0.046, 0.066, 0.079, 0.117, 0.134, 0.175, 0.212],
        [0.0, 0.078, 0.117, 0.19]))
    rows = head.surface(azimuth[None, :], heights[:, None])
    ao = np.interp(heights, [0.0, 0.02], [0.75, 1.0])
    shell.grid(closed_end(rows, first=True, last=True), "head", ao=np.concatenate([ao[:1], ao, ao[-1:]]))
    shell.grid(_neck(head, detail), "head", ao=np.array([1.0, *([0.85] if detail.level == 0 else []), 0.6]))
    if detail.level < 2:
        shell.grid(_ear(head, detail), "head", mirror=True)
    return shell


def _azimuths(detail: Detail) -> Floats:
    """Columns, closer together in the face."""
    n = detail.head
    u = 2 * np.pi * (np.arange(n) + 0.0) / n
    squeeze = {0: 0.52, 1: 0.35, 2: 0.0}[detail.level]
    return np.asarray(u - squeeze * np.sin(u))


def _neck(head: Head, detail: Detail) -> Floats:
    figure = head.figure
    k = figure.k
    r = (0.051 if figure.female else 0.060) * k * (1 + 0.35 * (figure.build - 1))
    r *= 1 - 0.05 * head.child
    low = np.array([-0.016 * k, 0, 0.826 * figure.scale_m])
    top = np.array([head.x0 - 0.008 * head.h, 0, head.chin_z + 0.066 * head.h])
    t = np.linspace(0, 1, 3 if detail.level == 0 else 2)
    centers = low + np.outer(t, top - low)
    radius = r * np.interp(t, [0, 0.4, 1], [1.18, 1.0, 0.90])
    return tube_rows(centers, np.array([1.0, 0, 0]), np.array([0, 1.0, 0]), radius * 1.02, radius, max(detail.limb, 6))


def _ear(head: Head, detail: Detail) -> Floats:
    """The left ear: a tilted shallow bowl."""
    n = 10 if detail.level == 0 else 6
    angle = 2 * np.pi * np.arange(n) / n
    base = head.surface(np.array(np.pi / 2 + 0.12), np.array(0.106))
    c, s = np.cos(angle), np.sin(angle)
    shape = 0.9 * np.stack([0.017 * c + 0.004 * s, np.zeros(n), 0.030 * s * (1 - 0.12 * c)], axis=-1)
    lift = 0.009 - 0.008 * np.cos(angle)  # the back edge stands off
    rows = []
    for grow, out, inset in ((0.75, -0.006, 0), (1.0, 0.006, 0), (0.92, 0.011, 0), (0.55, 0.004, 0)):
        ring = shape * grow
        ring[:, 1] = out + lift * (grow > 0.7) * 0.7 + inset
        rows.append(base + ring * head.h)
    rows_array = np.stack(rows)
    return closed_end(rows_array[:, ::-1], last=True)


def face_details(head: Head, detail: Detail) -> dict[str, Shell]:
    """Small surfaces on the face by material: "eye", "iris", "brow", "lips". Nothing on the coarsest level."""
    out = {name: Shell(head.figure) for name in ("eye", "iris", "brow", "lips")}
    if detail.level == 2:
        return out
    n = 12 if detail.level == 0 else 6
    angle = 2 * np.pi * np.arange(n) / n
    big = 1 + 0.12 * head.child
    for sign in (1, -1):
        eye_y = sign * (EYE_ASIDE_M + 0.0145 * big * np.cos(angle))
        lens = 0.0058 * big * np.sin(angle) * (1 - 0.25 * (np.sin(angle) < 0))
        _disc(out["eye"], head, eye_y, EYE_M + lens, 0.0020, sign)
        iris_y = sign * (EYE_ASIDE_M + 0.0058 * big * np.cos(angle))
        _disc(out["iris"], head, iris_y, EYE_M + 0.0005 + 0.0052 * big * np.sin(angle), 0.0042, sign)
        t = np.linspace(-1, 1, 5 if detail.level == 0 else 3)
        center = 0.1335 + 0.0025 * head.face.brow - 0.0035 * t**2 - 0.0012 * t
        thick = 0.0032 * (0.7 if head.figure.female else 1.0) * (1 - 0.45 * np.maximum(t, -0.2))
        y = sign * (0.031 + 0.0195 * t)
        strip = np.stack([head.patch(y, center - thick, 0.0016), head.patch(y, center + thick, 0.0022)])
        out["brow"].grid(strip if sign > 0 else strip[:, ::-1], "head", closed=False)
    # Lips: upper and lower, pointed at the corners.
    t = np.linspace(-1, 1, 9 if detail.level == 0 else 3)
    mouth_y = 0.0245 * t * (0.92 if head.figure.female else 1.0)
    full = 1.15 if head.figure.female else 0.9
    upper = 0.0462 + 0.0068 * full * (1 - np.abs(t) ** 1.6) - 0.0016 * np.exp(-((t / 0.18) ** 2))
    lower = 0.0462 - 0.0085 * full * (1 - np.abs(t) ** 2)
    rows = [head.patch(mouth_y, h, 0.0009) for h in (upper, 0.5 * (upper + 0.0462), 0.0462 + 0 * t, 0.5 * (lower + 0.0462), lower)]
    if detail.level:
        rows = [rows[0], rows[-1]]
    out["lips"].grid(np.stack(rows[::-1]), "head", closed=False)
    return out


def _disc(shell: Shell, head: Head, y: Floats, t: Floats, off_m: float, sign: int) -> None:
    rim = head.patch(y, t, off_m)
    rim[:, 0] = rim[:, 0].mean() * 0.5 + rim[:, 0] * 0.5
    middle = rim.mean(axis=0) + np.array([0.0022 * head.h, 0, 0])
    rows = np.stack([rim, np.broadcast_to(middle, rim.shape)])
    shell.grid(rows if sign > 0 else rows[:, ::-1], "head")
