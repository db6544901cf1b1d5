"""What shows in panes by day: rooms, curtains and blinds behind windows, lit shops behind shop windows, and on both the sky and
the far side of the street, mirrored by the panes' inner faces.

Panes are opaque (`Material.alpha`); renderers mirror one face of glass, 4 % at right angles. A double pane has four, so that the
pictures carry the rest, 6 to 8 % of the sky (Pilkington, "Glass Handbook": 15 % outside reflectance), and what they show is
given the albedo that it would need on the front to look as bright: cloth at the pane some 0.3, the depth of a room some 0.03.
"""

from __future__ import annotations

import numpy as np

from simgen.assets.textures.noise import F32, N, mix, pack, smoothstep, spectral
from simgen.mesh import TextureMaps

PANES = 4  # an atlas of panes has PANES x PANES cells
_SKY, _FAR_SIDE = (0.062, 0.071, 0.083), (0.024, 0.023, 0.022)
_CURTAINS = ((0.38, 0.35, 0.30), (0.34, 0.29, 0.20), (0.24, 0.11, 0.09), (0.14, 0.20, 0.26), (0.42, 0.42, 0.41), (0.20, 0.24, 0.17),
             (0.35, 0.24, 0.20), (0.16, 0.15, 0.16))
_DWELLING = ("bare", "bare", "bare", "sides", "sides", "sides", "net", "net", "net", "half_net", "roller", "roller", "slats",
             "closed", "plant", "things")
_OFFICE = ("ceiling", "ceiling", "ceiling", "ceiling", "ceiling", "ceiling", "upright", "upright", "roller", "roller", "slats", "slats",
           "slats", "bare", "bare", "plant")


def window_panes(rng: np.random.Generator) -> TextureMaps:
    """An atlas of the windows of dwellings: curtains, nets, blinds, plants, rooms more or less dark."""
    return _atlas(rng, _DWELLING)


def office_panes(rng: np.random.Generator) -> TextureMaps:
    """An atlas of the windows of offices: lit ceilings, blinds at all heights, desks."""
    return _atlas(rng, _OFFICE)


def _atlas(rng: np.random.Generator, kinds: tuple[str, ...]) -> TextureMaps:
    cell = N // PANES
    color = np.zeros((N, N, 3), np.float32)
    y, x = np.mgrid[0:cell, 0:cell].astype(np.float32) / cell
    for k, kind in enumerate(rng.permutation(len(kinds))):
        r, c = divmod(k, PANES)
        image = _reflected(rng, _dress(rng, kinds[int(kind)], _room(rng, x, y), x, y), x, y)
        color[r * cell : (r + 1) * cell, c * cell : (c + 1) * cell] = image
    return pack(color, 0.0008 * spectral(rng, 1.6, 1, 10), 3.0, 0.7, ao_strength=0)


def _room(rng: np.random.Generator, x: F32, y: F32) -> F32:
    """A room from a little below: ceiling, back wall with a picture or a door, the light falling off inwards."""
    wall = float(rng.uniform(0.018, 0.055))
    tint = np.array([1.0, float(rng.uniform(0.9, 1.0)), float(rng.uniform(0.78, 1.0))], np.float32)
    ceiling = float(rng.uniform(0.12, 0.3))
    tone = wall * (0.75 + 0.5 * (1 - y)) * (0.8 + 0.4 * np.abs(x - float(rng.uniform(0, 1))))
    tone = np.where(y < ceiling, 1.35 * wall, tone)
    image = np.asarray(tone[..., None] * tint, np.float32)
    left, width, top = float(rng.uniform(0.05, 0.7)), float(rng.uniform(0.1, 0.3)), float(rng.uniform(0.35, 0.6))
    thing = (x > left) & (x < left + width) & (y > top) & (y < top + float(rng.uniform(0.15, 0.6)))
    image = mix(image, rng.uniform(0.01, 0.09) * rng.uniform(0.7, 1.0, 3), thing * 0.8)
    if rng.random() < 0.22:  # a lamp that is on
        at = float(rng.uniform(0.25, 0.75)), float(rng.uniform(0.18, 0.5))
        gap = np.hypot(x - at[0], (y - at[1]) * 1.5)
        image = image + (0.10 * np.exp(-gap * 5))[..., None] * np.array([1.0, 0.8, 0.55], np.float32)
        image = mix(image, (0.62, 0.50, 0.34), (gap < 0.045) * 0.9)
    return image


def _reflected(rng: np.random.Generator, image: F32, x: F32, y: F32) -> F32:
    """What the inner faces of the panes mirror: the sky over the roofs of the far side."""
    line = float(rng.uniform(0.15, 0.75)) + 0.12 * np.sign(np.sin(x * float(rng.uniform(4, 9)) + float(rng.uniform(0, 6))))
    above = smoothstep(line + 0.05, line - 0.05, y) * float(rng.uniform(0.35, 1.0))
    return image + above[..., None] * np.array(_SKY, np.float32) + (1 - above[..., None]) * np.array(_FAR_SIDE, np.float32)


def _dress(rng: np.random.Generator, kind: str, image: F32, x: F32, y: F32) -> F32:
    """What hangs or stands at the pane."""
    cloth = np.array(_CURTAINS[int(rng.integers(len(_CURTAINS)))]) * rng.uniform(0.85, 1.1)
    white = np.array((0.40, 0.40, 0.385)) * rng.uniform(0.8, 1.05)
    phase, count = float(rng.uniform(0, 6)), float(rng.uniform(34, 60))
    folds = np.asarray(0.80 + 0.16 * np.sin(x * count + 2.5 * np.sin(x * 13 + phase)) + 0.04 * np.sin(x * 97), np.float32)
    if kind in ("sides", "plant", "half_net"):
        width = float(rng.uniform(0.12, 0.30)) * (0.75 + 0.25 * y**2)
        one = bool(rng.random() < 0.25)
        side = ((x < width) | ((x > 1 - width) & (not one))).astype(np.float32)
        image = mix(image, folds[..., None] * cloth, side * 0.92)
    if kind in ("net", "half_net"):
        start = 0.0 if kind == "net" else float(rng.uniform(0.35, 0.6))
        hem = float(rng.uniform(0.85, 1.0))
        image = mix(image, folds[..., None] * white, float(rng.uniform(0.55, 0.85)) * ((y > start) & (y < hem)))
    if kind == "roller":
        low = float(rng.uniform(0.2, 0.85))
        fabric = white if rng.random() < 0.55 else cloth
        image = mix(image, np.broadcast_to(fabric, image.shape), 0.95 * (y < low))
        image = mix(image, fabric * 0.7, (np.abs(y - low) < 0.012) * 0.9)
    if kind == "slats":
        low, pitch = float(rng.uniform(0.45, 1.0)), float(rng.uniform(95, 150))
        slats = 0.72 + 0.28 * np.sin(y * pitch)
        image = mix(image, slats[..., None] * white, 0.85 * (y < low))
    if kind == "upright":
        slats = 0.7 + 0.3 * np.sin(x * float(rng.uniform(45, 80)))
        span = float(rng.uniform(0.3, 1.0))
        image = mix(image, slats[..., None] * white, 0.9 * (x < span))
    if kind == "closed":
        part = np.abs(x - float(rng.uniform(0.4, 0.6))) < 0.01
        image = mix(image, folds[..., None] * cloth, np.where(part, 0.6, 0.95))
    if kind == "ceiling":  # an office's grid of lights, in perspective
        depth = 0.9 / np.maximum(0.42 - y, 0.02)
        lit = (y < 0.36) & (np.abs((depth * 0.35) % 1 - 0.5) < 0.16) & (np.abs(((x - 0.5) * depth * 0.45 + phase) % 1 - 0.5) < 0.22)
        image = mix(image, (0.085, 0.085, 0.08), (y < 0.36) * 0.7)
        image = mix(image, (0.42, 0.43, 0.40), lit * float(rng.uniform(0.3, 0.95)))
        desk = (y > 0.80) & (np.abs((x * 2.3 + phase) % 1 - 0.5) < 0.3)
        image = mix(image, (0.09, 0.085, 0.08), desk * 0.8)
    if kind == "plant":
        blob = np.hypot((x - float(rng.uniform(0.35, 0.65))) * 1.2, y - 0.82) + 0.06 * np.sin(x * 60) * np.sin(y * 47)
        image = mix(image, (0.05, 0.10, 0.035), (blob < float(rng.uniform(0.12, 0.24))) * 0.9)
        image = mix(image, (0.25, 0.14, 0.09), ((np.abs(x - 0.5) < 0.07) & (y > 0.86)) * 0.9)
    if kind == "things":
        for _ in range(5):
            at, half, tall = float(rng.uniform(0.08, 0.92)), float(rng.uniform(0.02, 0.06)), float(rng.uniform(0.06, 0.2))
            image = mix(image, rng.uniform(0.05, 0.4) * rng.uniform(0.5, 1.0, 3), ((np.abs(x - at) < half) & (y > 1 - tall)) * 0.9)
    return image
