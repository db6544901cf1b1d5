"""Tyres: a strip from the bead over sidewall and shoulder to the other bead (v), one fifth of the way round (u)."""

from __future__ import annotations

import cv2
import numpy as np

from simgen.assets.textures.noise import F32, N, blurred, grid, pack, rgb, smoothstep, spectral
from simgen.assets.textures.strokes import draw_text, text_width
from simgen.mesh import TextureMaps

REPEATS = 5  # of the strip round a tyre
SIDEWALL = 0.32  # share of v that each sidewall takes
_MAKES = ("NORDIQ", "TERRANO", "ALVERA", "KAIZO", "RONDA", "VELTIS")


def tyre(rng: np.random.Generator) -> TextureMaps:
    """Tread blocks with sipes between three ribs, shoulders with slots, sidewalls with rings and a maker's name (an invented one) and
    size. v = 0 is the outer bead. Near white: tinted by the material."""
    u, r = grid()
    v = 1 - r
    inside = smoothstep(0.5, 0.52, v)
    w = np.minimum(v, 1 - v)  # distance from the nearer bead
    tread = smoothstep(SIDEWALL + 0.005, SIDEWALL + 0.02, w)
    fine, dust = spectral(rng, 0.4, 30, 250), smoothstep(-0.5, 2.5, spectral(rng, 1.0, 3, 60))
    # Blocks: about 70 round the tyre, slanted, each half a step further on than its neighbour over the groove.
    blocks = 14
    rib = np.floor((v - SIDEWALL) / (1 - 2 * SIDEWALL) * 4)
    phase = (u * blocks + 0.5 * (rib % 2) + 1.6 * (v - 0.5)) % 1.0
    slot = 1 - smoothstep(0.035, 0.07, np.minimum(phase, 1 - phase))
    sipe = 1 - smoothstep(0.01, 0.03, np.abs(phase - 0.5))
    shoulder = np.exp(-(((w - SIDEWALL) / 0.03) ** 2))
    cut = tread * np.maximum(slot, 0.5 * sipe) + shoulder * slot * (1 - tread)
    rings = np.maximum.reduce([np.exp(-(((w - at) / 0.005) ** 2)) for at in (0.03, 0.055, 0.25, 0.27)])
    ribbed = 0.5 * (1 - tread) * smoothstep(0.22, 0.24, w) * smoothstep(0.30, 0.28, w) * (0.5 + 0.5 * np.sin(2 * np.pi * 60 * u))
    letters = _lettering(rng)
    letters = np.maximum(letters * (1 - inside), letters[::-1] * inside)
    height = -0.006 * cut + 0.0008 * rings + 0.001 * blurred(letters, 0.7) + 0.0006 * ribbed + 0.00004 * fine
    tone = 0.86 + 0.04 * fine + 0.14 * dust + 0.10 * letters - 0.5 * cut + 0.12 * tread
    return pack(rgb((1.0, 0.985, 0.96), np.clip(tone, 0.1, 1)), height.astype(np.float32), 0.4, 0.94 - 0.12 * letters, ao_strength=0.2)


def _lettering(rng: np.random.Generator) -> F32:
    """Coverage of the letters on the outer sidewall, upright towards the tread."""
    fine = np.zeros((2 * N, 2 * N), np.float32)
    name = _MAKES[int(rng.integers(len(_MAKES)))]
    size = f"{rng.integers(19, 24)}5/{rng.integers(8, 13) * 5} R{rng.integers(16, 20)}"
    for text, x, tall, wide in ((name, 0.06, 0.10, 0.07), (size, 0.62, 0.05, 0.026)):
        height, width = tall * 2 * N, wide * 2 * N
        if text_width(text, height, width, 0.2 * width) > 0.52 * 2 * N:
            width *= 0.8
        draw_text(fine, text, x * 2 * N, (1 - 0.09) * 2 * N, height=height, width=width, weight=0.19 * height, gap=0.2 * width, slant=0.12)
    return np.asarray(cv2.resize(fine, (N, N), interpolation=cv2.INTER_AREA), np.float32)
