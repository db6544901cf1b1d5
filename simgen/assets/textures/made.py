"""Textures of made things: metal, wood, glass, rubber, plastic, and the pictures behind window panes."""

from __future__ import annotations

import numpy as np

from simgen.assets.textures.blocks import courses
from simgen.assets.textures.noise import F32, N, grid, mix, pack, rgb, smoothstep, speckles, spectral, walks
from simgen.mesh import TextureMaps

PANES = 4  # the atlas of interiors has PANES x PANES cells
_CURTAINS = ((0.34, 0.32, 0.28), (0.30, 0.27, 0.20), (0.22, 0.10, 0.08), (0.12, 0.17, 0.22), (0.36, 0.36, 0.36))


def metal_painted(rng: np.random.Generator) -> TextureMaps:
    """Painted sheet, near white (tinted by the material): orange peel, runs of dirt, few chips."""
    peel = spectral(rng, 0.4, 60, 220)
    dirt = smoothstep(0.2, 2.5, spectral(rng, 0.9, 2, 60, 0.1))
    chips = speckles(rng, 14, (0.6, 1.8))
    color = mix(rgb((1, 1, 1), 0.95 - 0.06 * dirt + 0.006 * peel), (0.25, 0.14, 0.08), chips * 0.8)
    return pack(color, 0.00008 * peel - 0.0003 * chips, 1.0, 0.9 + 0.1 * dirt)


def metal_galvanised(rng: np.random.Generator) -> TextureMaps:
    """Zinc-coated steel: dull patches of crystals."""
    spangle = np.sign(spectral(rng, 0.3, 12, 60)) * 0.5 + np.sign(spectral(rng, 0.3, 12, 60)) * 0.5
    fine = spectral(rng, 0.5, 30, 250)
    tone = 0.47 + 0.035 * spangle + 0.02 * fine
    return pack(rgb((0.98, 1.0, 1.02), tone), 0.00006 * fine, 1.0, 0.85 + 0.08 * spangle)


def metal_corrugated(rng: np.random.Generator) -> TextureMaps:
    """Corrugated or ribbed sheet, ribs along v, near white (tinted by the material)."""
    u, _ = grid()
    wave = np.cos(2 * np.pi * 16 * u).astype(np.float32)
    dirt = smoothstep(0.2, 2.5, spectral(rng, 0.9, 2, 60, 0.06))
    return pack(rgb((1, 1, 1), 0.9 - 0.12 * dirt + 0.05 * wave), 0.009 * wave, 1.2, 0.9)


def wood(rng: np.random.Generator) -> TextureMaps:
    """Boards along v, near white-brown (tinted by the material)."""
    columns = 12
    layout = courses(1.44, 1, columns, (0.0,))
    side = np.minimum(layout.local_u, 1 - layout.local_u) * 1.44 / columns
    gap = 1 - smoothstep(0.001, 0.004, side)
    grain = spectral(rng, 0.6, 12, 250, 0.03)
    tone = 0.80 + layout.per_unit(rng, 0.07) + 0.055 * grain - 0.1 * smoothstep(1.5, 2.5, spectral(rng, 0.6, 20, 90, 0.1))
    color = rgb((1.0, 0.93, 0.84), np.clip(tone, 0.2, 1)) * (1 - 0.75 * gap[..., None])
    return pack(color, 0.0003 * grain - 0.003 * gap, 1.44, 0.9)


def glass(rng: np.random.Generator) -> TextureMaps:
    """The slight unevenness of panes and their dust; near white (tinted by the material)."""
    wave = spectral(rng, 1.6, 1, 12)
    dust = smoothstep(0, 3, spectral(rng, 0.8, 3, 80))
    return pack(rgb((1, 1, 1), 0.9 + 0.1 * dust), 0.0016 * wave, 2.0, 0.6 + 0.3 * dust, ao_strength=0)


def window_panes(rng: np.random.Generator) -> TextureMaps:
    """A picture atlas of what shows behind windows by day: mostly dark rooms, with curtains, nets, blinds, a lamp, a plant."""
    cell = N // PANES
    color = np.zeros((N, N, 3), np.float32)
    y, x = np.mgrid[0:cell, 0:cell].astype(np.float32) / cell
    for k in range(PANES * PANES):
        room = 0.012 + 0.014 * (1 - y) + 0.008 * float(rng.uniform())
        image = room[..., None] * np.array([1.0, 1.02, 1.05], np.float32)
        image = _dress(rng, k % 8, image, x, y)
        r, c = divmod(k, PANES)
        color[r * cell : (r + 1) * cell, c * cell : (c + 1) * cell] = image
    wave = spectral(rng, 1.6, 1, 10)
    return pack(color, 0.0010 * wave, 3.0, 0.7, ao_strength=0)


def _dress(rng: np.random.Generator, kind: int, image: F32, x: F32, y: F32) -> F32:
    """One cell of the atlas: 0, 4 bare rooms; 1 side curtains; 2 net; 3 roller blind; 5 slats; 6 closed curtains; 7 a plant."""
    cloth = np.array(_CURTAINS[int(rng.integers(len(_CURTAINS)))])
    folds = 0.72 + 0.28 * np.sin(x * float(rng.uniform(50, 80)) + 3 * np.sin(x * 17))
    if kind in (1, 7):
        width = float(rng.uniform(0.12, 0.24))
        side = ((x < width * (0.8 + 0.2 * y)) | (x > 1 - width * (0.8 + 0.2 * y))).astype(np.float32)
        image = mix(image, folds[..., None] * cloth, side * 0.9)
    if kind == 2:
        image = mix(image, (folds * 0.5 + 0.5)[..., None] * np.array([0.34, 0.34, 0.33]), 0.55 * (y > rng.uniform(0, 0.45)))
    if kind == 3:
        image = mix(image, np.broadcast_to(cloth * 0.9, image.shape), 0.95 * (y < float(rng.uniform(0.2, 0.7))))
    if kind == 5:
        slats = 0.55 + 0.45 * np.sign(np.sin(y * 150))
        image = mix(image, slats[..., None] * np.array([0.33, 0.33, 0.32]), 0.8 * (y < float(rng.uniform(0.5, 1.0))))
    if kind == 6:
        image = mix(image, folds[..., None] * cloth * 0.9, np.full_like(x, 0.95))
    if kind == 7:
        blob = np.hypot((x - 0.5) * 1.2, y - 0.82) + 0.06 * np.sin(x * 60) * np.sin(y * 47) < 0.17
        image = mix(image, np.array([0.045, 0.075, 0.03]), blob * 0.9)
    return image


def rubber(rng: np.random.Generator) -> TextureMaps:
    """Tyre rubber: nearly black, dusty, slightly rough."""
    fine = spectral(rng, 0.4, 30, 250)
    dust = smoothstep(-0.5, 2.5, spectral(rng, 1.0, 3, 60))
    return pack(rgb((1.0, 0.98, 0.95), 0.82 + 0.06 * fine + 0.18 * dust), 0.0003 * fine, 0.5, 0.95)


def plastic(rng: np.random.Generator) -> TextureMaps:
    """Moulded plastic with a fine grain, near white (tinted by the material)."""
    grain = spectral(rng, 0.1, 90, 250)
    scuffs = walks(rng, 8, 10, 6.0, 0.2) * 0.3
    return pack(rgb((1, 1, 1), 0.95 + 0.01 * grain - 0.08 * scuffs), 0.00006 * grain, 0.5, 0.92 + 0.08 * scuffs)


def car_paint(rng: np.random.Generator) -> TextureMaps:
    """Metallic flakes below the lacquer, near white (tinted by the material)."""
    flakes = spectral(rng, 0.0, 120, 256)
    return pack(rgb((1, 1, 1), 0.94 + 0.02 * flakes), 0.000012 * flakes, 0.3, 0.9)


def leather(rng: np.random.Generator) -> TextureMaps:
    """Grained leather, near white (tinted by the material)."""
    pores = spectral(rng, 0.3, 50, 160)
    creases = walks(rng, 20, 14, 6.0, 0.5)
    return pack(rgb((1, 0.98, 0.96), 0.92 + 0.03 * pores - 0.12 * creases), 0.0003 * np.abs(pores) - 0.0005 * creases, 0.5, 0.85)


def cloth(rng: np.random.Generator) -> TextureMaps:
    """Plain weave, near white (tinted by the material)."""
    u, r = grid()
    t = 64
    over = (np.floor(u * t * 2) + np.floor(r * t * 2)) % 2
    warp, weft = np.abs(np.sin(np.pi * 2 * t * u)), np.abs(np.sin(np.pi * 2 * t * r))
    thread = np.where(over > 0, warp, weft).astype(np.float32)
    tone = 0.88 + 0.07 * (thread - 0.5) + 0.02 * spectral(rng, 0.5, 10, 200)
    return pack(rgb((1, 1, 1), tone), 0.0004 * thread, 0.25, 1.0)


def denim(rng: np.random.Generator) -> TextureMaps:
    """Twill, near white (tinted by the material), with paler worn places."""
    u, r = grid()
    twill = np.sin(2 * np.pi * (96 * u + 96 * r)).astype(np.float32)
    slub = spectral(rng, 0.4, 20, 250, 0.05)
    worn = smoothstep(-0.5, 2.0, spectral(rng, 1.2, 1, 10))
    tone = 0.80 + 0.08 * twill + 0.06 * slub
    return pack(mix(rgb((0.96, 0.98, 1.0), tone), (0.98, 0.98, 0.98), worn * 0.35), 0.0003 * twill, 0.3, 1.0)


def knit(rng: np.random.Generator) -> TextureMaps:
    """Knitted wool, near white (tinted by the material): columns of v-shaped stitches."""
    u, r = grid()
    columns, rows = 32, 40
    across = np.abs(((u * columns) % 1) - 0.5) * 2
    stitch = (0.5 + 0.5 * np.cos(2 * np.pi * (r * rows + 0.5 * across))).astype(np.float32)
    groove = smoothstep(0.8, 1.0, across)
    fuzz = spectral(rng, 0.3, 40, 250)
    tone = 0.66 + 0.24 * stitch - 0.25 * groove + 0.03 * fuzz
    return pack(rgb((1, 1, 1), np.clip(tone, 0.2, 1)), 0.0012 * stitch - 0.0015 * groove, 0.3, 1.0)


def shop_display(rng: np.random.Generator) -> TextureMaps:
    """A picture, tiling along u only, of shop windows by day: a dim room behind dark glass, a low stage with a few goods, a
    figure or two, a poster; seldom more, because by day the street's reflection hides the rest."""
    u, r = grid()
    room = 0.010 + 0.016 * smoothstep(0.5, 0.0, r) + 0.003 * spectral(rng, 1.5, 1, 6)
    color = rgb((1.0, 0.97, 0.92) if rng.random() < 0.6 else (0.94, 0.98, 1.0), np.maximum(room, 0.004))

    def around(x: float) -> F32:
        return np.asarray(np.abs((u - x + 0.5) % 1 - 0.5), np.float32)

    for _ in range(int(rng.integers(2, 5))):  # pieces of furniture and partitions, far back
        x, w, top = float(rng.uniform(0, 1)), float(rng.uniform(0.04, 0.14)), float(rng.uniform(0.25, 0.6))
        color = mix(color, rng.uniform(0.012, 0.04) * rng.uniform(0.8, 1.0, 3), (around(x) < w) * smoothstep(top, top + 0.03, r) * 0.8)
    stage = float(rng.uniform(0.80, 0.93))
    color = mix(color, rng.uniform(0.03, 0.09) * rng.uniform(0.85, 1.0, 3), (r > stage) * 0.8)
    hue = rng.uniform(0.6, 1.0, 3)
    for _ in range(int(rng.integers(3, 9))):
        x, w, h = float(rng.uniform(0, 1)), float(rng.uniform(0.012, 0.05)), float(rng.uniform(0.04, 0.17))
        tint = rng.uniform(0.02, 0.13) * hue * rng.uniform(0.6, 1.0, 3)
        color = mix(color, tint, (around(x) < w) * smoothstep(stage - h - 0.01, stage - h, r) * (r < stage) * 0.85)
    for _ in range(int(rng.integers(0, 3))):  # figures, with a head and sloping shoulders
        x, tint = float(rng.uniform(0, 1)), rng.uniform(0.025, 0.11) * rng.uniform(0.6, 1.0, 3)
        body = (around(x) < 0.028 + 0.018 * smoothstep(stage - 0.42, stage - 0.33, r)) & (r > stage - 0.42) & (r < stage)
        head = np.hypot(around(x), (r - stage + 0.46) * 0.8) < 0.022
        color = mix(mix(color, tint, body * 0.85), (0.09, 0.075, 0.065), head * 0.85)
    if rng.random() < 0.4:
        x, y = float(rng.uniform(0, 1)), float(rng.uniform(0.35, 0.55))
        w, h = float(rng.uniform(0.05, 0.09)), float(rng.uniform(0.13, 0.22))
        inside = (around(x) < w) & (np.abs(r - y) < h / 2)
        color = mix(color, rng.uniform(0.06, 0.22) * rng.uniform(0.7, 1.0, 3), inside * 0.85)
        color = mix(color, (0.3, 0.3, 0.28), inside & (np.abs(r - y + 0.2 * h) < h * 0.1))
    lamps = (around(float(rng.uniform(0, 1))) % 0.23 < 0.006) & (np.abs(r - 0.06) < 0.006)
    color = mix(color, (0.4, 0.37, 0.3), lamps * 0.8)
    return pack(color, 0.0006 * spectral(rng, 1.6, 1, 10), 3.0, 0.6, ao_strength=0)
