"""Skin of heads and strands of hair, near white (tinted by the material).

A head's picture spans 0.30 m round (the nose at u = 0.5) and 0.25 m up (the chin 0.01 m above v = 0) on the reference head.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from simgen.assets.textures.noise import F32, N, blurred, grid, pack, smoothstep, spectral
from simgen.mesh import TextureMaps

FACE_WIDTH_M, FACE_HEIGHT_M, BELOW_CHIN_M = 0.30, 0.25, 0.01


@dataclass(frozen=True)
class Skin:
    """What a face shows. brow, lash, lips : strength 0..1. stubble : darkness of the beard's shadow. age : 0..1 wrinkles and spots."""

    brow: float = 0.7
    lash: float = 0.5
    lips: float = 0.5
    stubble: float = 0.0
    age: float = 0.0
    blush: float = 0.4


def face(rng: np.random.Generator, *, skin: Skin = Skin()) -> TextureMaps:
    """A face's colours: brows, lid lines, lips, nostrils, shadows, reddened nose and cheeks, beard shadow, wrinkles."""
    u, r = grid()
    y, t = (u - 0.5) * FACE_WIDTH_M, (1 - r) * FACE_HEIGHT_M - BELOW_CHIN_M
    a = np.abs(y)
    color = np.full((N, N, 3), 0.97, np.float32)

    def tint(mask: F32, factor: tuple[float, float, float]) -> None:
        nonlocal color
        color = color * (1 + mask[..., None] * (np.array(factor, np.float32) - 1))

    def spot(y0: float, t0: float, sy: float, st: float) -> F32:
        return np.exp(-(((a - y0) / sy) ** 2) - ((t - t0) / st) ** 2).astype(np.float32)

    mottle = spectral(rng, 0.9, 6, 90)
    color = color * (1 + 0.012 * mottle[..., None])
    tint(spot(0.042, 0.085, 0.020, 0.020) * skin.blush, (1.0, 0.84, 0.82))
    tint(spot(0.0, 0.080, 0.016, 0.012) * 0.6, (1.0, 0.86, 0.84))
    tint(spot(0.030, 0.1165, 0.022, 0.014) * 0.55, (0.80, 0.70, 0.68))  # shade round the eyes
    tint(spot(0.029, 0.1035, 0.017, 0.005) * (0.35 + 0.35 * skin.age), (0.82, 0.74, 0.76))
    tint(spot(0.0085, 0.0705, 0.0045, 0.0028), (0.22, 0.14, 0.12))  # nostrils
    tint(spot(0.017, 0.076, 0.003, 0.007) * 0.5, (0.75, 0.65, 0.62))
    tint(spot(0.0, 0.030, 0.016, 0.0035) * 0.4, (0.80, 0.74, 0.72))
    # Lips: a bow above, a fuller curve below, a dark line between.
    half = 0.0245
    s = np.clip(1 - (a / half) ** 2, 0, 1)
    high = 0.0465 + 0.0068 * s**0.7 - 0.0018 * np.exp(-((y / 0.0045) ** 2))
    low = 0.0460 - 0.0088 * s**0.6
    lips = smoothstep(low - 0.0012, low + 0.0010, t) * smoothstep(high + 0.0012, high - 0.0010, t) * (a < half)
    red = 1 - 0.45 * skin.lips
    tint(lips, (1 - 0.16 * skin.lips, red * 0.82, red * 0.84))
    tint(np.exp(-(((t - 0.0458 + 0.0012 * (a / half) ** 2) / 0.0012) ** 2)).astype(np.float32) * smoothstep(half + 0.002, half - 0.003, a),
         (0.34, 0.20, 0.19))
    # Brows: short hairs along an arch.
    b = (a - 0.012) / 0.042
    arch = 0.1325 + 0.0050 * np.sin(np.pi * np.clip(b, 0, 1) * 0.72) - 0.0042 * np.clip(b, 0, 1) ** 3
    thick = (0.0022 + 0.0020 * skin.brow) * np.clip(1.05 - 0.6 * b, 0.25, 1)
    hairs = 0.85 + 0.25 * spectral(rng, 0.2, 50, 220, 0.4)
    brow = smoothstep(1.25, 0.6, np.abs(t - arch) / thick) * smoothstep(-0.06, 0.10, b) * smoothstep(1.05, 0.8, b)
    tint(np.clip(brow * hairs * (0.55 + 0.45 * skin.brow), 0, 1), (0.20, 0.16, 0.14))
    # Lid lines above and below the eye.
    e = np.clip((a - 0.0315) / 0.0165, -1.2, 1.2)
    lid = np.exp(-(((t - 0.1160 - 0.0080 * (1 - e * e)) / 0.0013) ** 2)) * (np.abs(e) < 1.1)
    tint((lid * skin.lash).astype(np.float32), (0.10, 0.07, 0.06))
    fold = np.exp(-(((t - 0.1215 - 0.0065 * (1 - e * e)) / 0.0011) ** 2)) * (np.abs(e) < 1.0)
    tint((fold * 0.5).astype(np.float32), (0.55, 0.45, 0.42))
    if skin.stubble:
        jaw = smoothstep(0.066, 0.050, t - 0.55 * np.clip(a - 0.035, 0, 0.05)) * smoothstep(0.085, 0.070, a)
        lip = spot(0.0, 0.060, 0.026, 0.006)
        bare = np.maximum(lips, spot(0.040, 0.062, 0.014, 0.012))
        grain = np.clip(0.8 + 0.3 * spectral(rng, 0.1, 60, 250), 0.3, 1.2)
        tint(np.clip(np.maximum(jaw, lip) * (1 - bare) * grain * skin.stubble, 0, 1), (0.30, 0.28, 0.28))
    wrinkles = np.zeros((N, N), np.float32)
    if skin.age:
        for t0 in (0.152, 0.162, 0.172):
            wrinkles += np.exp(-(((t - t0 + 0.003 * np.sin(40 * y + 90 * t0)) / 0.0012) ** 2)) * smoothstep(0.05, 0.03, a)
        wrinkles += np.exp(-(((a - 0.022 - 0.42 * np.clip(0.075 - t, 0, 0.04)) / 0.0016) ** 2)) * (t > 0.040) * (t < 0.078)
        wrinkles += np.exp(-(((t - 0.101 + 0.4 * np.abs(a - 0.03)) / 0.0012) ** 2)) * (a > 0.016) * (a < 0.046)
        for k in (-1, 0, 1):
            wrinkles += np.exp(-(((t - 0.115 - k * (0.002 + 0.28 * (a - 0.048))) / 0.001) ** 2)) * (a > 0.050) * (a < 0.064)
        wrinkles = blurred(np.clip(wrinkles, 0, 1).astype(np.float32), 0.8)
        tint(wrinkles * 0.55 * skin.age, (0.50, 0.42, 0.40))
        tint(smoothstep(1.6, 2.4, spectral(rng, 0.5, 12, 60)) * 0.4 * skin.age, (0.70, 0.60, 0.52))
    pores = spectral(rng, 0.3, 60, 220)
    return pack(np.clip(color, 0, 1), 0.00005 * pores - 0.0007 * wrinkles * skin.age, FACE_WIDTH_M, 1.0, ao_strength=0.0)


def hair(rng: np.random.Generator, *, curl: float = 0.0) -> TextureMaps:
    """Strands along v, in lighter and darker locks. curl : 0 straight, 1 tight curls."""
    if curl > 0.8:
        tuft = spectral(rng, 0.5, 18, 60)
        fine = spectral(rng, 0.2, 40, 200)
        tone = np.clip(0.62 + 0.16 * tuft + 0.08 * fine, 0.15, 1)
        return pack(tone[..., None] * np.ones(3, np.float32), 0.004 * tuft + 0.0012 * fine, 0.25, 1.0)
    u, r = grid()
    bend = curl * 0.03 * np.sin(2 * np.pi * (3 * r + 0.4 * np.sin(2 * np.pi * 2 * u)))
    columns = ((u + bend) * N).astype(int) % N
    rows = np.broadcast_to((r * N).astype(int), (N, N))
    locks = spectral(rng, 0.5, 10, 60, 0.02)[rows, columns]
    strands = spectral(rng, 0.1, 60, 250, 0.02)[rows, columns]
    tone = np.clip(0.70 + 0.15 * locks + 0.09 * strands, 0.2, 1)
    return pack(tone[..., None] * np.array([1, 0.99, 0.97], np.float32), 0.0016 * locks + 0.0004 * strands, 0.25, 0.95)


FAMILIES: dict[str, Callable[[np.random.Generator], TextureMaps]] = {
    "face_woman": partial(face, skin=Skin(brow=0.45, lash=0.8, lips=0.65)),
    "face_made_up": partial(face, skin=Skin(brow=0.6, lash=1.0, lips=1.0, blush=0.7)),
    "face_man": partial(face, skin=Skin(brow=0.9, lash=0.5, lips=0.35, stubble=0.12)),
    "face_stubble": partial(face, skin=Skin(brow=0.95, lash=0.5, lips=0.35, stubble=0.55)),
    "face_bearded": partial(face, skin=Skin(brow=1.0, lash=0.5, lips=0.4, stubble=0.9)),
    "face_old": partial(face, skin=Skin(brow=0.35, lash=0.4, lips=0.35, age=1.0)),
    "face_old_man": partial(face, skin=Skin(brow=0.6, lash=0.4, lips=0.25, stubble=0.2, age=1.0)),
    "face_child": partial(face, skin=Skin(brow=0.3, lash=0.6, lips=0.55, blush=0.7)),
    "hair": hair, "hair_wavy": partial(hair, curl=0.6), "hair_curly": partial(hair, curl=1.0),
}
