"""Head and neck: rings over a skull, with nose, brow, eye sockets, lips and chin pressed into the front; eyes, lids, ears."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.people.figure import Figure, Floats, curve
from simgen.assets.people.shell import Detail, Shell, closed_end, tube_rows
from simgen.assets.textures.faces import BELOW_CHIN_M, FACE_HEIGHT_M, FACE_WIDTH_M

# Height above the chin, half breadth, depth before and behind the ear line, at a chin-to-crown height of 0.228 m (means of
# ANSUR II: head breadth 0.152, length 0.197 m; menton-sellion 0.121 m).
_SKULL = np.array([
    [-0.004, 0.020, 0.070, 0.030], [0.004, 0.033, 0.0835, 0.045], [0.016, 0.043, 0.0885, 0.057], [0.032, 0.0515, 0.0875, 0.064],
    [0.050, 0.058, 0.0885, 0.072], [0.068, 0.063, 0.0885, 0.080], [0.085, 0.0670, 0.088, 0.087], [0.102, 0.0695, 0.087, 0.092],
    [0.118, 0.0710, 0.088, 0.096], [0.134, 0.0720, 0.0925, 0.099], [0.152, 0.0735, 0.0940, 0.100], [0.172, 0.0735, 0.0910, 0.099],
    [0.190, 0.069, 0.081, 0.092], [0.206, 0.058, 0.064, 0.077], [0.218, 0.042, 0.044, 0.056], [0.226, 0.020, 0.021, 0.028],
])
EYE_M = 0.1165  # height of the eyes above the chin
EYE_ASIDE_M = 0.0315


@dataclass(frozen=True)
class Face:
    """Differences between faces, each about 1. nose, nose_width, jaw, cheeks, brow, lips, eyes : size. fat : 0..1 fullness."""

    nose: float = 1.0
    nose_width: float = 1.0
    jaw: float = 1.0
    cheeks: float = 1.0
    brow: float = 1.0
    lips: float = 1.0
    eyes: float = 1.0
    fat: float = 0.3


class Head:
    """The head's surface as a function of azimuth (0 in front, positive to the left) and height above the chin."""

    def __init__(self, figure: Figure, face: Face) -> None:
        self.figure, self.face = figure, face
        self.h = figure.head_m / 0.228
        self.chin_z = figure.stature_m - figure.head_m
        self.x0 = float(figure.joint("head")[0]) + (0.008 + 0.024 * figure.stoop) * figure.k
        self.child = float(np.clip((1.55 - figure.stature_m) / 0.55, 0, 1))
        heights = np.linspace(-0.004, 0.226, 116)
        self._skull = np.concatenate([heights[:, None], curve(heights, _SKULL[:, 0], _SKULL[:, 1:])], axis=1)

    def _breadth(self, t: Floats) -> Floats:
        low = np.clip((0.075 - t) / 0.075, 0, 1)
        w = np.interp(t, self._skull[:, 0], self._skull[:, 1])
        wide = 1 + (self.face.jaw - 1) * low + 0.10 * (self.face.fat - 0.3) * np.clip((0.12 - t) / 0.08, 0, 1)
        return np.asarray(w * wide * (1 - 0.05 * self.figure.female) * (1 + 0.05 * self.child))

    def surface(self, azimuth: Floats, height: Floats, off_m: Floats | float = 0.0, features: bool = True) -> Floats:
        """(..., 3) points; height in metres on the reference head (0 chin .. 0.228 crown)."""
        a, t = np.broadcast_arrays(np.asarray(azimuth, float), np.asarray(height, float))
        w = self._breadth(t)
        f, b = (np.interp(t, self._skull[:, 0], self._skull[:, c]) for c in (2, 3))
        low = np.clip((0.07 - t) / 0.07, 0, 1)
        f = f - low * 0.004 * (self.figure.fem + self.child)
        f = f + 0.005 * self.child * np.clip((t - 0.13) / 0.03, 0, 1)  # a child's forehead is high and round
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
        face, small = self.face, 1 - 0.45 * self.child

        def bump(y0: float, t0: float, sy: float, st: float) -> Floats:
            return np.asarray(np.exp(-(((y - y0) / sy) ** 2) - ((t - t0) / st) ** 2))

        male = (1 - self.figure.fem) * (1 - self.child)
        # Nose: a ridge that grows to the tip, a short underside, wings either side of it.
        ridge = np.clip((0.126 - t) / 0.046, 0, 1) ** 1.15 * np.clip((t - 0.0655) / 0.0085, 0, 1)
        width = (0.0062 + 0.0068 * np.clip((0.112 - t) / 0.035, 0, 1)) * (0.5 + 0.5 * face.nose_width)
        nose = 0.0245 * face.nose * small * ridge * np.exp(-((y / width) ** 2))
        wings = 0.0085 * face.nose * small * bump(0.0122 * face.nose_width, 0.0745, 0.0058, 0.0062)
        socket = -0.0115 * bump(0.0300, 0.1170, 0.0175, 0.0105)
        inner = -0.0050 * bump(0.0155, 0.1190, 0.0075, 0.0100)
        bridge = -0.0045 * bump(0.0, 0.1215, 0.011, 0.008)
        brow = (0.0022 + 0.0040 * male) * face.brow * bump(0.024, 0.1335, 0.021, 0.0065)
        glabella = 0.0014 * male * bump(0.0, 0.134, 0.014, 0.008)
        temple = -0.0035 * bump(0.062, 0.140, 0.012, 0.022)
        cheek = 0.0048 * face.cheeks * bump(0.040, 0.0930, 0.014, 0.014) + 0.004 * (face.fat + self.child) * bump(0.036, 0.062, 0.018,
            0.022)
        hollow = -0.0035 * (1 - face.fat) * bump(0.045, 0.060, 0.013, 0.018)
        furrow = -0.0018 * bump(0.021, 0.0720, 0.004, 0.012)
        full = face.lips * (0.9 + 0.25 * self.figure.fem)
        lips = 0.0052 * full * np.exp(-((y / 0.018) ** 2)) * (
            np.exp(-(((t - 0.0515) / 0.0042) ** 2)) + 1.15 * np.exp(-(((t - 0.0405) / 0.0050) ** 2)))
        cleft = -0.0036 * bump(0.0, 0.0462, 0.022, 0.0020)
        philtrum = -0.0012 * bump(0.0, 0.060, 0.0035, 0.006)
        under = -0.0042 * bump(0.0, 0.0290, 0.022, 0.0060)
        chin = (0.0040 + 0.0025 * male) * face.jaw * bump(0.0, 0.0120, 0.018, 0.0100)
        return np.asarray(nose + wings + socket + inner + bridge + brow + glabella + temple + cheek + hollow + furrow + lips + cleft
                          + philtrum + under + chin)

    def patch(self, y: Floats, t: Floats, off_m: Floats | float) -> Floats:
        """(..., 3) points on the face by their distance from the middle (left positive) and height, a little off the skin."""
        azimuth = np.arcsin(np.clip(np.sign(y) * np.abs(y / self._breadth(t)) ** (1 / 0.92), -1, 1))
        return self.surface(azimuth, t, off_m)

    def uv(self, azimuth: Floats, t: Floats) -> Floats:
        """(..., 2) places in the face's picture."""
        a, t = np.broadcast_arrays(np.asarray(azimuth, float), np.asarray(t, float))
        w = 0.072  # as in the picture: metres from the middle, and on behind the ears
        y = np.sign(a) * np.abs(np.sin(a)) ** 0.92 * self._breadth(t)
        behind = np.abs(a) > np.pi / 2
        y = np.where(behind, np.sign(a) * (2 * w - np.abs(y)), y)
        return face_uv(y, t)


def face_uv(y: Floats, t: Floats) -> Floats:
    """(..., 2) places in the face's picture by distance from the middle and height."""
    return np.stack([0.5 + y / FACE_WIDTH_M, (t + BELOW_CHIN_M) / FACE_HEIGHT_M], axis=-1)


def neck_shell(head: Head, detail: Detail, ears: bool = True) -> Shell:
    """Neck and ears."""
    shell = Shell(head.figure)
    neck = _neck(head, detail)
    shell.grid(neck, "head", ao=np.linspace(0.95, 0.55, len(neck)))
    if detail.level < 2 and ears:
        ear = _ear(head, detail)
        shell.grid(ear, "head", mirror=True, ao=np.array([0.7, 0.95, 1.0, 0.8, 0.6, 0.5])[: len(ear)])
    return shell


def head_shell(head: Head, detail: Detail) -> Shell:
    """Skull and face."""
    shell = Shell(head.figure)
    azimuth = _azimuths(detail)
    heights = np.array(detail.pick(
        [-0.004, 0.004, 0.012, 0.021, 0.029, 0.036, 0.0405, 0.0445, 0.0475, 0.0515, 0.058, 0.0655, 0.0695, 0.0745, 0.080, 0.088, 0.097,
         0.106, 0.1115, 0.1165, 0.1215, 0.127, 0.1335, 0.143, 0.158, 0.175, 0.192, 0.207, 0.219, 0.2255],
        [-0.002, 0.014, 0.030, 0.046, 0.066, 0.076, 0.098, 0.117, 0.1335, 0.160, 0.190, 0.216],
        [0.0, 0.078, 0.117, 0.19]))
    rows = head.surface(azimuth[None, :], heights[:, None])
    t, a = heights[:, None], azimuth[None, :]
    front = np.cos(a) > 0
    y = np.abs(np.sin(a)) * 0.071
    ao = np.interp(t, [0.0, 0.02], [0.62, 1.0]) * np.ones_like(y)
    ao = ao - 0.42 * front * np.exp(-(((y - 0.026) / 0.016) ** 2) - ((t - 0.119) / 0.009) ** 2)
    ao = ao - 0.30 * front * np.exp(-((y / 0.016) ** 2) - ((t - 0.067) / 0.005) ** 2) - 0.2 * front * np.exp(
        -((y / 0.02) ** 2) - ((t - 0.029) / 0.006) ** 2)
    uv = head.uv(azimuth[None, :], heights[:, None])
    rows, uv = closed_end(rows, first=True, last=True), np.concatenate([uv[:1], uv, uv[-1:]])
    shell.grid(rows, "head", closed=False, ao=np.concatenate([ao[:1], ao, ao[-1:]]), uv=uv)
    return shell


def _azimuths(detail: Detail) -> Floats:
    """Columns from behind round to behind, closer together in the face."""
    u = np.linspace(-1, 1, detail.head + 1)
    even = {0: 0.42, 1: 0.5, 2: 0.8}[detail.level]
    return np.asarray(np.pi * (even * u + (1 - even) * u**3))


def _neck(head: Head, detail: Detail) -> Floats:
    figure = head.figure
    k = figure.k
    r = (0.061 - 0.011 * figure.fem + 0.004 * figure.muscle) * k * (1 + 0.40 * (figure.build - 1)) * (1 + 0.12 * head.child)
    low = np.array([-0.018 * k, 0, figure.z(0.820)])
    top = np.array([head.x0 - 0.010 * head.h, 0, head.chin_z + 0.066 * head.h])
    t = np.linspace(0, 1, 5 if detail.level == 0 else 2)
    centers = low + np.outer(t, top - low)
    wide = r * np.interp(t, [0, 0.25, 0.5, 1], [1.30, 1.06, 0.98, 0.92])
    deep = r * np.interp(t, [0, 0.25, 0.5, 1], [0.98, 1.00, 1.00, 0.96])
    return tube_rows(centers, np.array([1.0, 0, 0]), np.array([0, 1.0, 0]), deep, wide, max(detail.limb, 6))


def _ear(head: Head, detail: Detail) -> Floats:
    """The left ear: a tilted shallow bowl with a rolled rim."""
    n = 12 if detail.level == 0 else 6
    angle = 2 * np.pi * np.arange(n) / n
    base = head.surface(np.array(np.pi / 2 + 0.14), np.array(0.104))
    c, s = np.cos(angle), np.sin(angle)
    narrow = 1 - 0.28 * np.clip(-s, 0, 1)  # the lobe
    shape = 0.86 * np.stack([(0.0165 * c + 0.005 * s) * narrow, np.zeros(n), 0.031 * s * (1 - 0.10 * c)], axis=-1)
    lift = 0.006 - 0.006 * np.cos(angle)  # the back edge stands off
    rows = []
    steps = ((0.72, -0.006), (1.0, 0.004), (0.95, 0.010), (0.80, 0.0085), (0.50, 0.0045)) if detail.level == 0 else (
        (0.75, -0.006), (1.0, 0.006), (0.9, 0.011), (0.55, 0.004))
    for grow, out in steps:
        ring = shape * grow
        ring[:, 1] = out + lift * (0.7 if grow > 0.7 else 0.45)
        ring[:, 0] += 0.0035 * (grow < 0.7)  # the hollow lies in front
        rows.append(base + ring * head.h)
    return closed_end(np.stack(rows)[:, ::-1], last=True)


def face_details(head: Head, detail: Detail) -> dict[str, Shell]:
    """Small surfaces on the face by material: "eye", "iris", "dark" (pupils), "face" (lids). Nothing on the coarsest level."""
    out = {name: Shell(head.figure) for name in ("eye", "iris", "dark", "face")}
    if detail.level == 2:
        return out
    n = 9 if detail.level == 0 else 5
    e = np.linspace(-1, 1, n)
    big = (1 + 0.14 * head.child) * head.face.eyes
    half = 0.0152 * big
    tilt = 0.0012 * e  # outer corners a little higher
    upper = EYE_M + tilt + 0.0049 * big * (1 - e * e) ** 0.8 * (1 - 0.15 * e)
    lower = EYE_M + tilt - 0.0047 * big * (1 - e * e) ** 0.9
    rows = 4 if detail.level == 0 else 2
    for sign in (1, -1):
        y = sign * (EYE_ASIDE_M + half * e)

        def turned(grid: Floats, flip: bool = sign < 0) -> Floats:
            return grid[:, ::-1] if flip else grid

        def ball(y_: Floats, t_: Floats, more: float = 0.0, middle: float = sign * EYE_ASIDE_M) -> Floats:
            r2 = ((y_ - middle) / 0.0165) ** 2 + ((t_ - EYE_M) / 0.0150) ** 2
            return np.asarray(0.0012 + more + 0.0045 * np.sqrt(np.clip(1 - r2, 0, 1)))

        white = [head.patch(y, t, ball(y, t)) for t in (lower + (upper - lower) * v for v in np.linspace(0, 1, rows))]
        out["eye"].grid(turned(np.stack(white)), "head", closed=False, ao=np.linspace(0.95, 0.55, rows))
        for name, radius, more in (("iris", 0.0060, 0.0008), ("dark", 0.0027, 0.0013)):
            if name == "dark" and detail.level:
                continue
            angle = 2 * np.pi * np.arange(10 if detail.level == 0 else 6) / (10 if detail.level == 0 else 6)
            iy, it = sign * EYE_ASIDE_M + radius * big * np.cos(angle), EYE_M + 0.0005 + radius * big * np.sin(angle)
            it = np.clip(it, EYE_M - 0.0045 * big, EYE_M + 0.0050 * big)
            rim = head.patch(iy, it, ball(iy, it, more))
            middle = head.patch(np.array([sign * EYE_ASIDE_M]), np.array([EYE_M + 0.0005]), 0.0062 + more)
            cap = np.stack([rim, np.broadcast_to(middle, rim.shape)])
            out[name].grid(cap, "head")
        if detail.level == 0:
            for edge, away, over in ((upper, 0.0062, 0.0022), (lower, -0.0045, 0.0012)):
                skin = edge + away * (1 - 0.5 * e * e)
                t_rows = [edge, edge, (edge + skin) / 2, skin]
                off = [ball(y, edge), ball(y, edge) + over * (1 - e**4), 0.6 * ball(y, edge) + 0.6 * over * (1 - e**4),
                       np.zeros(n) - 0.0004]
                lid = np.stack([head.patch(y, t, o) for t, o in zip(t_rows, off, strict=True)])
                uv = np.stack([face_uv(y, t) for t in t_rows])
                if away < 0:
                    lid, uv = lid[::-1], uv[::-1]
                if sign < 0:
                    lid, uv = lid[:, ::-1], uv[:, ::-1]
                out["face"].grid(lid, "head", closed=False, uv=uv, ao=np.full(4, 0.8))
    return out
