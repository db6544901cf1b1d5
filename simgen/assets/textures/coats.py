"""Coats of four-legged animals, in the atlas of `simgen.assets.animals.surface`: the tube from rump (u = 0) to nose (u = 1) with
the back at
v = 2/3, four legs, tail and ears below v = 1/3."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import cv2
import numpy as np

from simgen.assets.textures.noise import F32, N, grid, mix, pack, rgb, smoothstep, spectral
from simgen.mesh import TextureMaps

Color = tuple[float, float, float]

# Hair colours, linear reflectance: eumelanin black and browns, phaeomelanin reds to cream, unpigmented white (after measurements of
# sheep and cattle hair between 0.02 and 0.65 in the visible, da Silva et al., Int. J. Biometeorol. 47, 2003).
BLACK, DARK, WHITE = (0.014, 0.012, 0.011), (0.045, 0.035, 0.027), (0.63, 0.59, 0.53)
TAN, RED, CREAM, GREY, BROWN, PINK = (
    (0.30, 0.145, 0.055),
    (0.19, 0.068, 0.022),
    (0.50, 0.385, 0.235),
    (0.17, 0.158, 0.145),
    (0.095, 0.050, 0.026),
    (0.52, 0.30, 0.25),
)


class Atlas:
    """Where each texel lies on the animal. u : along the tube. d : 0 back, 1 belly. side : +1 left, -1 right. leg : 0 paw to 1
    elbow. tail : 0 root
    to 1 tip. ear : 0 root to 1 tip. on_* : masks 0/1; inner : inside of the ears; fore : front legs."""

    def __init__(self) -> None:
        self.u, r = grid()
        v = 1 - r
        self.v = v
        self.on_tube = v > 1 / 3 - 0.004
        self.d = np.clip(np.abs(v - 2 / 3) * 3, 0, 1).astype(np.float32)
        self.side = np.sign(v - 2 / 3)
        low = ~self.on_tube
        self.on_legs, self.on_tail, self.on_ears = low & (self.u < 0.725), low & (self.u >= 0.725) & (self.u < 0.86), low & (self.u >= 0.86)
        self.leg = self.tail = self.ear = np.clip(v * 3, 0, 1)
        self.tail = 1 - self.tail
        self.fore = self.u < 0.36
        self.inner = self.on_ears & (self.u < 0.9375)


Pattern = Callable[[Atlas, np.random.Generator], F32]


def coat(
    rng: np.random.Generator,
    pattern: Pattern,
    *,
    relief_m: float = 0.00018,
    mouth: bool = True,
    inner: Color = (0.42, 0.26, 0.21),
    curly: bool = False,
) -> TextureMaps:
    """A pattern with strands of hair, the line of the mouth, and skin in the ears."""
    a = Atlas()
    color = pattern(a, rng)
    color = mix(color, inner, a.inner * (0.35 + 0.4 * smoothstep(0.8, 0.2, a.ear)))
    along, down = spectral(rng, 0.35, 20, 250, 9.0), spectral(rng, 0.35, 20, 250, 0.11)
    strands = np.where(a.on_tube, along, down)
    tufts = np.where(a.on_tube, spectral(rng, 0.8, 8, 60, 3.0), spectral(rng, 0.8, 8, 60, 0.3))
    if curly:
        curls = np.abs(spectral(rng, 0.5, 24, 60)) + 0.5 * np.abs(spectral(rng, 0.5, 40, 90))
        strands, tufts, relief_m = 1.2 * (curls - 1.0), 0.5 * tufts, 6 * relief_m
    tone = np.clip(1 + 0.05 * strands + 0.05 * tufts, 0.55, 1.5)
    if mouth:
        lips = np.exp(-(((a.d - 0.66 - 0.08 * (a.u - 0.9)) / 0.014) ** 2)) * smoothstep(0.895, 0.925, a.u) * a.on_tube
        tone = tone * (1 - 0.85 * lips)
    return pack(
        np.asarray(color * tone[..., None], np.float32),
        relief_m * strands + 0.5 * relief_m * tufts,
        0.6,
        0.92 + 0.08 * np.clip(strands, -1, 1),
        wrap=False,
    )


def plain(
    a: Atlas,
    rng: np.random.Generator,
    back: Color = (0.78, 0.78, 0.78),
    belly: Color = (0.92, 0.92, 0.92),
    points: Color | None = None,
    muzzle: Color | None = None,
    stockings: float = 0.0,
    blaze: float = 0.0,
) -> F32:
    """One colour, paler below. points : of lower legs, muzzle and ears. muzzle : of the nose's end. stockings : height of white on
    the legs. blaze : width of white on the face."""
    c = mix(rgb(back), belly, smoothstep(0.45, 0.95, a.d + 0.04 * _wander(rng)) * a.on_tube)
    c = mix(c, back, a.on_legs * 0.6)
    if points is not None:
        c = mix(c, points, a.on_legs * smoothstep(0.75, 0.35, a.leg + 0.05 * _wander(rng)))
        c = mix(c, points, 0.8 * a.on_ears * (~a.inner))
        c = mix(c, points, a.on_tail * smoothstep(0.1, 0.4, a.tail))
    if muzzle is not None:
        c = mix(c, muzzle, smoothstep(0.885, 0.955, a.u + 0.01 * _wander(rng)) * a.on_tube)
    return _white(a, rng, c, stockings=stockings, blaze=blaze)


def saddle(a: Atlas, rng: np.random.Generator, dark: Color = BLACK, light: Color = TAN, mask: float = 1.0, reach: float = 0.55) -> F32:
    """A dark saddle over a light coat, with a dark mask (shepherds)."""
    w = _wander(rng)
    c = mix(rgb(light), tuple(1.25 * x for x in light), smoothstep(0.6, 1.0, a.d))
    back = smoothstep(reach + 0.07, reach - 0.07, a.d + 0.05 * w + 0.55 * smoothstep(0.56, 0.70, a.u) + 0.4 * smoothstep(0.08, 0.0, a.u))
    c = mix(c, dark, back * a.on_tube)
    c = mix(c, dark, mask * smoothstep(0.875, 0.92, a.u + 0.012 * w) * a.on_tube)
    c = mix(c, dark, mask * 0.7 * smoothstep(0.2, 0.05, a.d) * smoothstep(0.72, 0.80, a.u) * a.on_tube)
    c = mix(c, dark, a.on_ears * 0.85)
    return mix(c, dark, a.on_tail * 0.8)


def black_and_tan(a: Atlas, rng: np.random.Generator, dark: Color = BLACK, light: Color = TAN) -> F32:
    """Dark with tan muzzle, brows, chest, belly and feet (dachshund)."""
    w = _wander(rng)
    tan = smoothstep(0.42, 0.52, a.d + 0.03 * w) * smoothstep(0.865, 0.89, a.u)
    tan = np.maximum(tan, _spot(a, 0.835, 0.20, 0.011, 0.06))
    tan = np.maximum(tan, smoothstep(0.80, 0.9, a.d) * smoothstep(0.60, 0.40, np.abs(a.u - 0.45) * 4))
    c = mix(rgb(dark), light, tan * a.on_tube)
    return mix(c, light, a.on_legs * smoothstep(0.62, 0.42, a.leg + 0.05 * w))


def tricolour(a: Atlas, rng: np.random.Generator) -> F32:
    """Black saddle, tan head and thighs, white muzzle, blaze, chest, legs and tail tip (beagle)."""
    w = _wander(rng)
    c = mix(rgb(TAN), BLACK, smoothstep(0.60, 0.50, a.d + 0.05 * w) * smoothstep(0.03, 0.09, a.u) * smoothstep(0.60, 0.52, a.u) * a.on_tube)
    c = mix(c, WHITE, smoothstep(0.70, 0.80, a.d + 0.05 * w) * (a.u < 0.70) * a.on_tube)
    c = mix(c, WHITE, smoothstep(0.50, 0.60, a.d + 0.05 * w) * smoothstep(0.44, 0.50, a.u) * smoothstep(0.72, 0.66, a.u) * a.on_tube)
    c = mix(c, WHITE, a.on_tail * smoothstep(0.55, 0.7, a.tail + 0.04 * w))
    c = mix(c, BLACK, a.on_tail * smoothstep(0.5, 0.3, a.tail) * 0.9)
    c = mix(c, WHITE, smoothstep(0.895, 0.925, a.u + 0.008 * w) * a.on_tube)
    return _white(a, rng, c, stockings=0.92, blaze=0.12)


def collie(
    a: Atlas, rng: np.random.Generator, body: Color = (0.30, 0.145, 0.05), over: Color = (0.10, 0.05, 0.022), blaze: float = 0.14
) -> F32:
    """Sable or black with white collar, chest, blaze, legs and tail tip."""
    w = _wander(rng)
    c = mix(rgb(body), over, smoothstep(0.42, 0.12, a.d + 0.05 * w) * (a.u < 0.66) * a.on_tube)
    ring = smoothstep(0.475, 0.50, a.u + 0.02 * w - 0.04 * a.d) * smoothstep(0.635, 0.60, a.u + 0.015 * w - 0.05 * a.d)
    c = mix(c, WHITE, np.maximum(ring * smoothstep(0.10, 0.24, a.d), ring * 0.9) * a.on_tube)
    c = mix(c, WHITE, smoothstep(0.80, 0.9, a.d + 0.05 * w) * (a.u < 0.72) * a.on_tube)
    c = mix(c, WHITE, a.on_tail * smoothstep(0.70, 0.85, a.tail + 0.05 * w))
    c = mix(c, WHITE, smoothstep(0.925, 0.95, a.u + 0.008 * w) * a.on_tube * (blaze > 0.1))
    return _white(a, rng, c, stockings=0.85, blaze=blaze)


def husky(a: Atlas, rng: np.random.Generator, back: Color = (0.030, 0.030, 0.032)) -> F32:
    """Dark above, white below, with a white face under a dark cap."""
    w = _wander(rng)
    edge = np.interp(a.u, [0.0, 0.1, 0.45, 0.6, 0.70, 0.80, 0.84, 0.90, 1.0], [0.7, 0.66, 0.60, 0.62, 0.50, 0.36, 0.20, 0.10, 0.07])
    c = mix(rgb(WHITE), GREY, smoothstep(0.09, 0.0, a.d - edge + 0.04 * w) * a.on_tube)
    c = mix(c, back, smoothstep(0.05, -0.22, a.d - edge + 0.06 * w) * a.on_tube)
    c = mix(c, WHITE, _spot(a, 0.845, 0.25, 0.013, 0.06) * a.on_tube)
    c = mix(c, back, a.on_ears & ~a.inner)
    c = mix(
        c,
        back,
        a.on_tail
        * smoothstep(0.05, 0.15, a.tail)
        * smoothstep(0.98, 0.8, a.tail)
        * smoothstep(0.5, -0.5, np.cos((a.u - 0.73) / 0.12 * 2 * np.pi + np.pi / 2) + 0.4 * w),
    )
    return mix(c, GREY, a.on_legs * smoothstep(0.8, 1.0, a.leg))


def patched(
    a: Atlas,
    rng: np.random.Generator,
    patch: Color = TAN,
    share: float = 0.0,
    head: float = 1.0,
    scale: float = 4.0,
    legs: float = 0.1,
    blaze: float = 0.10,
    second: Color | None = None,
) -> F32:
    """White with patches: share moves their threshold. head : how much of the head is coloured. second : a second colour of patches."""
    field = spectral(rng, 1.6, 1, scale * 3)
    c = mix(
        rgb(WHITE),
        patch,
        smoothstep(share - 0.10, share + 0.10, field + 0.05 * spectral(rng, 0.5, 20, 90))
        * smoothstep(1.02, 0.80, a.d)
        * (a.u < 0.66)
        * a.on_tube,
    )
    if second is not None:
        other = spectral(rng, 1.6, 1, scale * 3)
        c = mix(c, second, smoothstep(0.4, 0.55, other) * a.on_tube)
    w = _wander(rng)
    cap = smoothstep(0.655, 0.68, a.u + 0.02 * w) * smoothstep(0.925, 0.89, a.u + 0.01 * w) * smoothstep(0.86, 0.74, a.d + 0.04 * w)
    c = mix(c, patch, cap * head * a.on_tube)
    c = mix(c, patch, a.on_ears * 1.0)
    c = mix(c, patch, a.on_legs * smoothstep(1.0 - legs - 0.1, 1.0 - legs + 0.1, a.leg + 0.10 * field))
    c = mix(c, patch, a.on_tail * smoothstep(0.45, 0.3, a.tail + 0.05 * w))
    return _white(a, rng, c, stockings=0.0, blaze=blaze)


def brindle(
    a: Atlas, rng: np.random.Generator, light: Color = (0.17, 0.085, 0.035), dark: Color = (0.03, 0.02, 0.014), white: bool = True
) -> F32:
    """Narrow irregular stripes down the sides."""
    phase = a.u * 2 * np.pi * 34 + 2.2 * spectral(rng, 1.2, 2, 14)
    legs = a.leg * 2 * np.pi * 10 + 2.0 * spectral(rng, 1.2, 2, 14)
    stripe = smoothstep(-0.2, 0.7, np.sin(np.where(a.on_tube, phase, legs)) + 0.5 * spectral(rng, 0.8, 8, 60))
    c = mix(rgb(light), dark, stripe * 0.85)
    c = mix(c, dark, smoothstep(0.88, 0.94, a.u) * a.on_tube * 0.8)
    if white:
        c = mix(
            c,
            WHITE,
            smoothstep(0.74, 0.84, a.d + 0.05 * _wander(rng)) * smoothstep(0.34, 0.44, a.u) * smoothstep(0.70, 0.62, a.u) * a.on_tube,
        )
        c = _white(a, rng, c, stockings=0.26, blaze=0.0)
    return c


def tabby(
    a: Atlas,
    rng: np.random.Generator,
    ground: Color = (0.20, 0.155, 0.105),
    dark: Color = (0.028, 0.022, 0.017),
    pale: Color = (0.42, 0.36, 0.28),
    white: float = 0.0,
) -> F32:
    """Mackerel stripes on the sides, rings on legs and tail, lines on the forehead."""
    w = spectral(rng, 1.3, 2, 16)
    stripe = (
        smoothstep(0.05, 0.65, np.sin(2 * np.pi * 15 * a.u + 1.3 * w + 1.2 * a.d) + 0.25 * spectral(rng, 0.7, 8, 60))
        * smoothstep(0.92, 0.72, a.d)
        * smoothstep(0.66, 0.58, a.u)
    )
    spine = smoothstep(0.10, 0.04, a.d) * smoothstep(0.62, 0.55, a.u)
    brow = (
        smoothstep(0.2, 0.7, np.cos(a.d * 2 * np.pi * 5.5))
        * smoothstep(0.70, 0.73, a.u)
        * smoothstep(0.87, 0.83, a.u)
        * smoothstep(0.42, 0.32, a.d)
    )
    cheek = (
        smoothstep(0.3, 0.8, np.sin(a.d * 2 * np.pi * 9 + 18 * a.u))
        * smoothstep(0.42, 0.48, a.d)
        * smoothstep(0.70, 0.72, a.u)
        * smoothstep(0.86, 0.83, a.u)
        * smoothstep(0.75, 0.65, a.d)
    )
    neck = (
        smoothstep(0.2, 0.7, np.sin(2 * np.pi * 24 * a.u))
        * smoothstep(0.56, 0.60, a.u)
        * smoothstep(0.69, 0.66, a.u)
        * smoothstep(0.2, 0.3, a.d)
    )
    c = mix(rgb(ground), pale, smoothstep(0.62, 0.98, a.d) * a.on_tube)
    c = mix(c, dark, np.clip(np.maximum.reduce([stripe, spine, brow, cheek * 0.8, neck * 0.8]), 0, 1) * a.on_tube * 0.9)
    c = mix(c, pale, smoothstep(0.925, 0.95, a.u) * smoothstep(0.30, 0.45, a.d) * a.on_tube)
    c = mix(c, dark, a.on_legs * smoothstep(0.3, 0.8, np.sin(2 * np.pi * 5.5 * a.leg + 0.5 * w)) * smoothstep(0.1, 0.3, a.leg) * 0.8)
    c = mix(
        c,
        dark,
        a.on_tail * np.maximum(smoothstep(0.1, 0.7, np.sin(2 * np.pi * 8 * a.tail + 0.4 * w)), smoothstep(0.86, 0.92, a.tail)) * 0.9,
    )
    c = mix(c, dark, a.on_ears & ~a.inner & (a.ear > 0.75))
    if white:
        c = mix(c, WHITE, smoothstep(0.75, 0.84, a.d + 0.06 * w) * (a.u > 0.2) * a.on_tube)
        c = mix(c, WHITE, smoothstep(0.88, 0.915, a.u + 0.1 * a.d - 0.05) * a.on_tube)
        c = _white(a, rng, c, stockings=white, blaze=0.07)
    return c


def tuxedo(a: Atlas, rng: np.random.Generator, dark: Color = BLACK, low: float = 0.70, feet: float = 0.30) -> F32:
    """Dark with white bib, belly, muzzle and feet."""
    w = _wander(rng)
    c = mix(rgb(dark), WHITE, smoothstep(low, low + 0.05, a.d + 0.05 * w + 0.08 * smoothstep(0.45, 0.6, a.u)) * (a.u > 0.12) * a.on_tube)
    c = mix(c, WHITE, smoothstep(0.0, 0.02, a.u - 0.90 - 0.06 * (0.6 - a.d)) * smoothstep(0.22, 0.30, a.d) * a.on_tube)
    return _white(a, rng, c, stockings=feet, blaze=0.06)


def siamese(a: Atlas, rng: np.random.Generator) -> F32:
    """Cream with dark points."""
    dark = (0.05, 0.032, 0.024)
    c = mix(rgb((0.50, 0.41, 0.30)), (0.62, 0.54, 0.43), smoothstep(0.4, 0.9, a.d))
    c = mix(c, dark, smoothstep(0.79, 0.88, a.u + 0.02 * _wander(rng)) * a.on_tube)
    c = mix(c, dark, a.on_legs * smoothstep(0.75, 0.25, a.leg))
    return mix(mix(c, dark, a.on_tail * smoothstep(0, 0.3, a.tail)), dark, a.on_ears & ~a.inner)


def holstein(a: Atlas, rng: np.random.Generator, dark: Color = BLACK, share: float = 0.1) -> F32:
    """White with large sharp-edged patches, a dark head with a blaze, white legs and tail tip (dairy cattle)."""
    field = spectral(rng, 2.0, 1, 14) + 0.06 * spectral(rng, 0.6, 20, 60)
    c = mix(
        rgb(WHITE),
        dark,
        smoothstep(share - 0.04, share + 0.04, field) * smoothstep(0.93, 0.86, a.d + 0.04 * field) * smoothstep(0.64, 0.6, a.u) * a.on_tube,
    )
    c = mix(c, dark, smoothstep(0.565, 0.58, a.u + 0.03 * field) * a.on_tube)
    c = mix(c, dark, a.on_ears)
    c = mix(c, PINK, 0.5 * smoothstep(0.97, 0.985, a.u) * a.on_tube)
    return _white(a, rng, c, stockings=0.0, blaze=0.13)


def deer(
    a: Atlas,
    rng: np.random.Generator,
    back: Color = (0.20, 0.095, 0.040),
    belly: Color = (0.34, 0.24, 0.15),
    spots: bool = False,
    rump: float = 1.0,
) -> F32:
    """Reddish brown, paler below, with a white rump patch, dark muzzle band and, in summer fallow deer, white spots."""
    w = _wander(rng)
    c = mix(rgb(back), belly, smoothstep(0.60, 0.95, a.d + 0.04 * w) * a.on_tube)
    c = mix(c, tuple(0.5 * x for x in back), smoothstep(0.07, 0.02, a.d) * (a.u < 0.66) * a.on_tube)
    c = mix(c, tuple(0.85 * x for x in back), a.on_legs * 0.7)
    if spots:
        dots = np.zeros((N, N), np.float32)
        for row in range(6):
            for side in (-1, 1):
                d = 0.10 + 0.10 * row
                for x in np.arange(0.05, 0.50, 0.026) + rng.uniform(0, 0.02):
                    p = (x + rng.normal(0, 0.005), 1 - (2 / 3 + side * (d + rng.normal(0, 0.016)) / 3))
                    cv2.ellipse(dots, (round(p[0] * N), round(p[1] * N)), (3, 2), 0, 0, 360, 1.0, -1, cv2.LINE_AA)
        c = mix(c, (0.60, 0.53, 0.42), cv2.GaussianBlur(dots, (0, 0), 0.7))
    c = mix(c, WHITE, rump * smoothstep(0.062, 0.045, a.u + 0.02 * a.d + 0.004 * w) * a.on_tube)
    c = mix(c, BLACK, a.on_tail * smoothstep(0.55, 0.45, np.abs((a.u - 0.73) / 0.12 * 2 - 0.5 * 3)) * 0.0)
    c = mix(c, WHITE, smoothstep(0.86, 0.90, a.d) * smoothstep(0.86, 0.9, a.u) * a.on_tube)
    c = mix(c, (0.03, 0.022, 0.018), smoothstep(0.945, 0.965, a.u) * smoothstep(0.62, 0.5, a.d) * a.on_tube)
    return mix(c, (0.40, 0.32, 0.24), a.inner)


def pinto(a: Atlas, rng: np.random.Generator, dark: Color = (0.13, 0.05, 0.02)) -> F32:
    """Large patches of white across a coloured horse."""
    field = spectral(rng, 2.2, 1, 8) + 0.05 * spectral(rng, 0.6, 20, 60)
    c = mix(rgb(dark), WHITE, smoothstep(0.05, 0.12, field) * (a.u < 0.66) * a.on_tube)
    return _white(a, rng, c, stockings=0.95, blaze=0.10)


def dapple(a: Atlas, rng: np.random.Generator) -> F32:
    """Grey with pale dapples, darker legs, a white face."""
    cells = np.abs(spectral(rng, 0.4, 14, 26))
    c = mix(rgb((0.40, 0.39, 0.38)), (0.20, 0.20, 0.205), smoothstep(0.9, 0.2, cells) * 0.55 * (a.u < 0.62) * a.on_tube)
    c = mix(c, (0.11, 0.11, 0.115), a.on_legs * smoothstep(1.1, 0.2, a.leg))
    c = mix(c, (0.055, 0.05, 0.05), smoothstep(0.955, 0.985, a.u) * a.on_tube * 0.8)
    return mix(c, (0.5, 0.49, 0.47), smoothstep(0.70, 0.78, a.u) * (a.u < 0.955) * a.on_tube * 0.7)


def wool(a: Atlas, rng: np.random.Generator, face: Color = BLACK, body: Color = (0.50, 0.455, 0.37)) -> F32:
    """Fleece with a bare face and legs of another colour."""
    w = _wander(rng)
    c = mix(rgb(body), tuple(0.72 * x for x in body), smoothstep(0.75, 1.0, a.d + 0.08 * w) * a.on_tube)
    c = mix(c, face, smoothstep(0.735, 0.755, a.u + 0.006 * w) * a.on_tube)
    return mix(mix(c, face, a.on_legs * smoothstep(0.95, 0.85, a.leg)), face, a.on_ears)


def fur_fringe(rng: np.random.Generator) -> TextureMaps:
    """Locks of long hair hanging from the top edge, near white (tinted by the material), ragged below."""
    _u, r = grid()
    lock = spectral(rng, 0.9, 3, 60, 0.02)
    fine = spectral(rng, 0.3, 20, 250, 0.012)
    cut = 0.84 + 0.11 * lock + 0.05 * fine
    gaps = smoothstep(0.0, 0.4, 0.9 + 0.55 * fine + 0.45 * lock - 0.75 * r - 0.15)
    alpha = np.minimum(smoothstep(0.03, -0.03, r - cut), np.where(r < 0.3, 1.0, gaps))
    tone = np.clip(0.80 + 0.13 * fine + 0.12 * lock + 0.12 * r, 0.3, 1.3)
    return pack(rgb((1, 1, 1), tone), 0.0012 * fine, 0.5, 0.95, alpha, wrap=False)


def _white(a: Atlas, rng: np.random.Generator, c: F32, *, stockings: float, blaze: float) -> F32:
    w = _wander(rng)
    if stockings:
        c = mix(c, WHITE, a.on_legs * smoothstep(stockings + 0.03, stockings - 0.03, a.leg + 0.05 * w))
    if blaze:
        wide = blaze * np.interp(a.u, [0.71, 0.76, 0.83, 0.90, 0.96], [0.0, 0.7, 0.8, 1.0, 2.2])
        c = mix(c, WHITE, smoothstep(0.02, -0.02, a.d - wide + 0.02 * w) * smoothstep(0.72, 0.74, a.u) * a.on_tube)
    return c


def _spot(a: Atlas, u: float, d: float, ru: float, rd: float) -> F32:
    return np.exp(-(((a.u - u) / ru) ** 4 + ((a.d - d) / rd) ** 4)).astype(np.float32)


def _wander(rng: np.random.Generator) -> F32:
    return spectral(rng, 1.0, 4, 60)


COATS: dict[str, Callable[[np.random.Generator], TextureMaps]] = {
    "coat_plain": partial(coat, pattern=plain),
    "coat_shaggy": partial(coat, pattern=plain, relief_m=0.0007),
    "coat_curly": partial(coat, pattern=plain, curly=True),
    "coat_fawn": partial(coat, pattern=partial(plain, back=(0.36, 0.20, 0.09), belly=(0.46, 0.32, 0.19), muzzle=DARK)),
    "coat_saddle": partial(coat, pattern=saddle),
    "coat_black_tan": partial(coat, pattern=black_and_tan),
    "coat_tricolour": partial(coat, pattern=tricolour),
    "coat_collie": partial(coat, pattern=collie),
    "coat_border": partial(coat, pattern=partial(collie, body=BLACK, over=BLACK)),
    "coat_husky": partial(coat, pattern=husky),
    "coat_terrier": partial(coat, pattern=partial(patched, patch=(0.24, 0.10, 0.035), share=1.3)),
    "coat_bulldog": partial(coat, pattern=partial(patched, patch=(0.32, 0.17, 0.075), share=-0.15, blaze=0.16, legs=0.3)),
    "coat_brindle": partial(coat, pattern=brindle),
    "coat_mongrel": partial(coat, pattern=partial(saddle, dark=(0.05, 0.035, 0.025), light=(0.25, 0.15, 0.075), mask=0.6, reach=0.42)),
    "coat_tabby": partial(coat, pattern=tabby),
    "coat_ginger": partial(coat, pattern=partial(tabby, ground=(0.42, 0.20, 0.065), dark=(0.25, 0.088, 0.022), pale=(0.56, 0.40, 0.24))),
    "coat_silver": partial(coat, pattern=partial(tabby, ground=(0.30, 0.29, 0.275), dark=(0.045, 0.043, 0.042), pale=(0.5, 0.48, 0.46))),
    "coat_tabby_white": partial(coat, pattern=partial(tabby, white=0.55)),
    "coat_tuxedo": partial(coat, pattern=tuxedo),
    "coat_siamese": partial(coat, pattern=siamese),
    "coat_calico": partial(coat, pattern=partial(patched, patch=(0.33, 0.14, 0.045), share=0.25, second=BLACK, blaze=0.09, scale=3.0)),
    "coat_holstein": partial(coat, pattern=holstein),
    "coat_red_pied": partial(coat, pattern=partial(holstein, dark=(0.17, 0.055, 0.02), share=-0.1)),
    "coat_jersey": partial(
        coat,
        pattern=partial(plain, back=(0.27, 0.15, 0.07), belly=(0.36, 0.24, 0.14), points=(0.10, 0.06, 0.035), muzzle=(0.035, 0.028, 0.024)),
    ),
    "coat_roe": partial(coat, pattern=deer),
    "coat_fallow": partial(coat, pattern=partial(deer, back=(0.23, 0.115, 0.045), belly=(0.46, 0.38, 0.28), spots=True)),
    "coat_red_deer": partial(coat, pattern=partial(deer, back=(0.17, 0.080, 0.036), belly=(0.24, 0.155, 0.09), rump=0.6)),
    "coat_bay": partial(
        coat, pattern=partial(plain, back=(0.125, 0.048, 0.018), belly=(0.17, 0.072, 0.030), points=BLACK, muzzle=(0.03, 0.02, 0.016))
    ),
    "coat_chestnut": partial(
        coat, pattern=partial(plain, back=(0.21, 0.082, 0.028), belly=(0.26, 0.115, 0.045), stockings=0.35, blaze=0.10)
    ),
    "coat_dapple": partial(coat, pattern=dapple),
    "coat_pinto": partial(coat, pattern=pinto),
    "coat_wool": partial(coat, pattern=wool, curly=True),
    "coat_wool_white": partial(coat, pattern=partial(wool, face=(0.52, 0.47, 0.40)), curly=True),
    "coat_wool_brown": partial(coat, pattern=partial(wool, face=(0.05, 0.034, 0.024), body=(0.11, 0.066, 0.038)), curly=True),
    "fur_fringe": fur_fringe,
}
