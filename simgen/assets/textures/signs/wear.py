"""What years do to a sign: colours fade, rain leaves streaks, dirt and scratches settle, somebody adds a sticker."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from simgen.assets.textures.noise import smoothstep, spectral
from simgen.seeding import stream

WEAR = 3  # levels of wear beside new
_INK = np.array([[236, 236, 232], [206, 44, 40], [30, 90, 170], [240, 196, 40], [24, 24, 26], [60, 150, 80], [230, 120, 170]])


def worn(rgb: NDArray[np.uint8], level: int, key: str) -> NDArray[np.uint8]:
    """A face (512, 512, 3) after `level` (0 to WEAR) spans of years. The same key always wears the same."""
    if level <= 0:
        return rgb
    rng = stream(0, level, f"texture.{key}")
    share = (min(level, WEAR) / WEAR) ** 1.4
    out = rgb.astype(np.float32)
    grey = out.mean(axis=2, keepdims=True)
    # Red and yellow pigments bleach before blue and black do.
    warm = np.clip((out[..., :1] - out[..., 2:]) / 160, 0, 1)
    fade = share * (0.18 + 0.28 * warm)
    out = out * (1 - fade) + (0.45 * grey + 0.55 * 205) * fade
    dirt = smoothstep(0.4, 2.2, spectral(rng, 1.1, 2, 90, 0.3)) * (0.06 + 0.26 * share)
    down = np.linspace(0, 1, len(out), dtype=np.float32)[:, None]
    columns = np.broadcast_to(spectral(rng, 0.6, 14, 200)[:1], out.shape[:2])
    streaks = smoothstep(0.9, 2.4, columns) * (1 - 0.75 * down) * 0.32 * share
    veil = np.clip(dirt + streaks, 0, 0.6)[..., None]
    out = out * (1 - veil) + np.array([108, 100, 86], np.float32) * veil
    layer = np.zeros(out.shape[:2], np.float32)
    for _ in range(int(rng.integers(1, 4)) * level):
        a = rng.uniform(40, 470, 2)
        b = a + rng.normal(0, 45, 2)
        cv2.line(layer, np.round(a).astype(int).tolist(), np.round(b).astype(int).tolist(), 0.55, 1, cv2.LINE_AA)
    out = out * (1 - layer[..., None]) + 170 * layer[..., None]
    if level >= 2 and rng.random() < 0.45:
        _add_sticker(out, rng)
    return np.clip(np.round(out), 0, 255).astype(np.uint8)


def _add_sticker(out: NDArray[np.float32], rng: np.random.Generator) -> None:
    """A small label somewhere off the middle, with a word that cannot be read."""
    turn, r = rng.uniform(0, 2 * np.pi), rng.uniform(110, 170)
    center = (256 + float(r * np.cos(turn)), 256 + float(r * np.sin(turn)))
    size = (float(rng.uniform(34, 62)), float(rng.uniform(22, 44)))
    ground, ink = (_INK[i].tolist() for i in rng.choice(len(_INK), 2, replace=False))
    tilt = float(rng.normal(0, 14))
    for (w, h), color in ((size, ground), ((0.7 * size[0], 0.28 * size[1]), ink)):
        box = cv2.boxPoints((center, (w, h), tilt))
        cv2.fillConvexPoly(out, np.round(box).astype(np.int32), color, cv2.LINE_AA)
