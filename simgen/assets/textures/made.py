"""Textures of made things: metal, wood, glass, rubber, plastic, cloth."""

from __future__ import annotations

import numpy as np

from simgen.assets.textures.blocks import courses
from simgen.assets.textures.noise import grid, mix, pack, rgb, smoothstep, speckles, spectral, walks
from simgen.mesh import TextureMaps


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
