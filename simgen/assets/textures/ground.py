"""Textures of streets: asphalt, paint, kerbs, paving, grass, soil, iron covers."""

from __future__ import annotations

import numpy as np

from simgen.assets.textures.blocks import Layout, courses, herringbone, ragged_courses
from simgen.assets.textures.noise import F32, N, grid, mix, pack, rgb, smoothstep, speckles, spectral, walks
from simgen.mesh import TextureMaps

ASPHALT_TILE_M = 2.5
WORN_TILE_M = 5.0
SLABS_TILE_M = 2.4
PAVING_BRICK_TILE_M = 1.6
KERB_TILE_M = 1.0
GRASS_TILE_M = 2.0
PAINT_TILE_M = 1.5
COVER_TILE_M = 1.0
SETTS_TILE_M = 1.6
GRAVEL_TILE_M = 1.5
RIPPLES_TILE_M = 7.0


def _aggregate(rng: np.random.Generator) -> F32:
    """Stones of every size side by side, zero mean and unit deviation: a narrow band of sizes would look like leather."""
    grain = rng.standard_normal((N, N), dtype=np.float32)
    return 0.88 * grain + 0.4 * spectral(rng, 0.3, 90, 256) + 0.15 * spectral(rng, 0.9, 4, 60)


def asphalt(rng: np.random.Generator) -> TextureMaps:
    """Fresh enough stone mastic asphalt: dark binder, grey aggregate (reflectance 0.07 to 0.1)."""
    stones = _aggregate(rng)
    tone = 0.080 + 0.017 * stones + 0.002 * spectral(rng, 1.0, 3, 20)
    tone = tone + 0.07 * smoothstep(1.9, 2.6, spectral(rng, 0.0, 40, 200))
    tint = 1 + 0.03 * spectral(rng, 0.3, 20, 120)[..., None] * np.array([1, 0.2, -0.8], np.float32)
    return pack(rgb((1.0, 0.995, 0.985), np.maximum(tone, 0.02)) * tint, 0.00035 * stones, ASPHALT_TILE_M,
                0.92 + 0.06 * stones / 3)


def asphalt_worn(rng: np.random.Generator) -> TextureMaps:
    """Old asphalt: bleached aggregate, fine cracks and a few filled ones."""
    stones = _aggregate(rng)
    tone = 0.112 + 0.024 * stones + 0.004 * spectral(rng, 1.0, 3, 24)
    cracks = walks(rng, 3, 40, 5.0, 0.5) + 0.8 * walks(rng, 4, 18, 5.0, 0.7)
    cracks = np.clip(cracks, 0, 1) * smoothstep(-0.4, 0.9, spectral(rng, 1.0, 2, 12))
    tone = tone * (1 - 0.5 * cracks)
    return pack(rgb((1.0, 0.995, 0.985), np.maximum(tone, 0.015)), 0.0006 * stones - 0.002 * cracks, WORN_TILE_M, 0.95)


def asphalt_patch(rng: np.random.Generator) -> TextureMaps:
    """A newer repair: blacker and finer."""
    stones = _aggregate(rng)
    tone = 0.055 + 0.014 * stones + 0.003 * spectral(rng, 1.0, 3, 20)
    return pack(rgb((1.0, 1.0, 1.0), np.maximum(tone, 0.01)), 0.00035 * stones, ASPHALT_TILE_M, 0.85)


def road_paint(rng: np.random.Generator) -> TextureMaps:
    """Thermoplastic paint, worn through to the stones here and there. White: tinted by the material."""
    stones = spectral(rng, 0.1, 60, 240)
    wear = 0.7 * smoothstep(1.5, 2.7, 0.55 * spectral(rng, 0.8, 2, 40) + 0.85 * stones)
    crack = walks(rng, 3, 20, 6.0, 0.6) * 0.5
    dirt = smoothstep(-0.5, 2, spectral(rng, 1.1, 2, 40))
    tone = 0.92 + 0.03 * stones - 0.17 * dirt
    color = mix(rgb((1, 1, 1), tone), (0.14, 0.136, 0.13), np.clip(wear + crack, 0, 1))
    return pack(color, 0.0006 * stones - 0.0012 * wear, PAINT_TILE_M, 0.9)


def concrete(rng: np.random.Generator) -> TextureMaps:
    """Cast concrete with pores and faint cloudiness."""
    fine = spectral(rng, 0.5, 20, 250)
    cloud = spectral(rng, 1.2, 2, 20)
    pores = speckles(rng, 260, (0.6, 1.7))
    tone = 0.34 + 0.018 * fine + 0.018 * cloud - 0.12 * pores
    return pack(rgb((1.0, 0.975, 0.93), tone), 0.0006 * fine - 0.002 * pores, 2.0, 0.93)


def ripples(rng: np.random.Generator) -> TextureMaps:
    """Water in a light breeze: short waves that cross each other, calmer in places. White: tinted by the material."""
    waves = 0.011 * spectral(rng, 1.3, 4, 22) + 0.0035 * spectral(rng, 0.9, 18, 70)
    calm = 0.35 + 0.65 * smoothstep(-0.8, 0.9, spectral(rng, 1.2, 1, 4))
    return pack(rgb((1.0, 1.0, 1.0), np.ones((N, N), np.float32)), waves * calm, RIPPLES_TILE_M, 1.0)


def paving_slabs(rng: np.random.Generator) -> TextureMaps:
    """Concrete flags 60 x 60 cm in staggered rows, with stains and trodden gum."""
    return _slabs(rng, courses(SLABS_TILE_M, 4, 4, (0.0, 0.5)), (1.0, 0.985, 0.955), 0.235, 0.04)


def paving_small(rng: np.random.Generator) -> TextureMaps:
    """Pavement of 30 x 30 cm plates laid square."""
    return _slabs(rng, courses(SLABS_TILE_M, 8, 8, (0.0,)), (1.0, 0.99, 0.97), 0.21, 0.04)


def paving_flags(rng: np.random.Generator) -> TextureMaps:
    """Sawn sandstone flags in courses of their own breadth, of any length, trodden and stained."""
    layout = ragged_courses(rng, SLABS_TILE_M, (0.4, 0.62), (0.5, 1.05))
    return _slabs(rng, layout, (1.0, 0.93, 0.82), 0.16, 0.06)


def _slabs(rng: np.random.Generator, layout: Layout, tint: tuple[float, float, float], tone: float, spread: float) -> TextureMaps:
    """Slabs with trodden gum, stains, and here and there one that was laid anew."""
    joint = 1 - smoothstep(0.003, 0.009, layout.edge_m)
    fine = spectral(rng, 0.4, 30, 250)
    relaid = layout.per_unit(rng, 1.0) > 2.1
    value = tone * (1 + layout.per_unit(rng, spread / tone * 0.4) + 0.16 * relaid) + 0.014 * fine * tone / 0.22
    value = value * (1 + 0.09 * spectral(rng, 1.2, 2, 30))
    value = value * (1 - 0.22 * smoothstep(0.8, 2.0, spectral(rng, 1.3, 2, 50)))
    gum = speckles(rng, 26, (1.2, 3.6)) * 0.4
    pale = speckles(rng, 14, (1.2, 3.0)) * 0.35
    color = mix(rgb(tint, value * (1 - gum) * (1 + pale)), np.array((0.42, 0.40, 0.36)) * tone, joint * 0.8)
    height = 0.0006 * fine - 0.005 * joint + layout.per_unit(rng, 0.0012)
    return pack(color, height, SLABS_TILE_M, 0.9 - 0.1 * gum)


def paving_setts(rng: np.random.Generator) -> TextureMaps:
    """Small granite setts, some 10 cm, in courses, their edges worn round and the joints full of dirt."""
    layout = ragged_courses(rng, SETTS_TILE_M, (0.09, 0.115), (0.085, 0.14))
    wobble = 0.003 * spectral(rng, 0.6, 12, 90)
    joint = 1 - smoothstep(0.004, 0.014, layout.edge_m + wobble)
    fine = spectral(rng, 0.3, 40, 250)
    value = 1 + layout.per_unit(rng, 0.16) + 0.10 * fine + 0.08 * spectral(rng, 1.2, 2, 20)
    hue = layout.per_unit(rng, 0.05)[..., None] * np.array([1, 0, -0.8], np.float32)
    color = mix(rgb((0.165, 0.16, 0.155), np.clip(value, 0.3, 2)) * (1 + hue), (0.062, 0.058, 0.05), joint * 0.9)
    return pack(color, -0.012 * joint + 0.0008 * fine + layout.per_unit(rng, 0.0015), SETTS_TILE_M, 0.88)


def gravel(rng: np.random.Generator) -> TextureMaps:
    """Rolled grit of all sizes with dust between it."""
    stones = np.maximum(spectral(rng, 0.0, 40, 110), spectral(rng, 0.0, 90, 220))
    tone = np.clip(1 + 0.17 * stones + 0.06 * spectral(rng, 1.2, 2, 30), 0.35, 1.9)
    hue = 0.04 * spectral(rng, 0.2, 40, 110)[..., None] * np.array([1, 0.1, -0.8], np.float32)
    return pack(rgb((0.195, 0.175, 0.145), tone) * (1 + hue), 0.003 * stones, GRAVEL_TILE_M, 1.0)


def paving_brick(rng: np.random.Generator) -> TextureMaps:
    """Clay or concrete block paving 20 x 10 cm in herringbone bond."""
    layout = herringbone(PAVING_BRICK_TILE_M, 16)
    joint = 1 - smoothstep(0.0025, 0.007, layout.edge_m)
    fine = spectral(rng, 0.4, 30, 250)
    value = 1 + layout.per_unit(rng, 0.13) + 0.05 * fine
    hue = layout.per_unit(rng, 0.06)[..., None] * np.array([1, 0, -0.6], np.float32)
    color = mix(rgb((0.20, 0.142, 0.115), value) * (1 + hue), (0.12, 0.11, 0.095), joint * 0.85)
    height = -0.004 * joint + 0.0005 * fine + layout.per_unit(rng, 0.0008)
    return pack(color, height, PAVING_BRICK_TILE_M, 0.92)


def kerb_stone(rng: np.random.Generator) -> TextureMaps:
    """Granite kerb, a joint at each metre of u."""
    u, _ = grid()
    joint = 1 - smoothstep(0.003, 0.007, np.minimum(u, 1 - u) * KERB_TILE_M)
    grain = spectral(rng, 0.1, 60, 250)
    tone = 0.27 + 0.05 * grain + 0.03 * spectral(rng, 1.0, 3, 40) - 0.10 * smoothstep(1.6, 2.2, spectral(rng, 0.0, 60, 200))
    color = mix(rgb((1.0, 0.98, 0.96), np.maximum(tone, 0.05)), (0.09, 0.085, 0.08), joint * 0.9)
    return pack(color, 0.0006 * grain - 0.006 * joint, KERB_TILE_M, 0.85)


def grass(rng: np.random.Generator) -> TextureMaps:
    """Mown grass: short blades in many directions, a few dry ones."""
    blades = np.maximum.reduce([spectral(rng, 0.3, 30, 250, stretch) for stretch in (0.12, 0.3, 3.0, 8.0)])
    clumps = spectral(rng, 1.0, 4, 40)
    tone = np.clip(1 + 0.30 * (blades - 1.0) + 0.10 * clumps, 0.25, 2.2)
    dry = smoothstep(0.9, 2.2, spectral(rng, 0.8, 6, 120)) * 0.45
    color = mix(rgb((0.080, 0.112, 0.038), tone), np.stack([0.18 * tone, 0.155 * tone, 0.07 * tone], -1), dry)
    return pack(color, 0.006 * (blades - 1.0) + 0.004 * clumps, GRASS_TILE_M, 1.0)


def soil(rng: np.random.Generator) -> TextureMaps:
    """Bare earth with crumbs, small stones and litter."""
    crumbs = spectral(rng, 0.7, 8, 250)
    stones = speckles(rng, 160, (1.0, 3.5))
    tone = np.clip(1 + 0.24 * crumbs, 0.3, 2.0)
    color = mix(rgb((0.095, 0.068, 0.045), tone), (0.20, 0.18, 0.15), stones * 0.8)
    return pack(color, 0.005 * crumbs + 0.006 * stones, 2.0, 1.0)


def manhole_iron(rng: np.random.Generator) -> TextureMaps:
    """Cast iron with a raised pattern of studs, polished on top. A picture too: the pattern is centred on the tile."""
    u, r = grid()
    radius, angle = np.hypot(u - 0.5, r - 0.5) * 2, np.arctan2(r - 0.5, u - 0.5)
    studs = (np.cos(u * 2 * np.pi * 14) * np.cos(r * 2 * np.pi * 14) > 0.0).astype(np.float32)
    ring = (np.abs(radius - 0.84) < 0.03) | (np.abs(radius - 0.95) < 0.02)
    letters = (np.abs(radius - 0.72) < 0.05) & (np.sin(angle * 24) > 0.2)
    raised = np.where(radius < 0.62, studs, np.maximum(ring, letters)).astype(np.float32)
    grain = spectral(rng, 0.5, 20, 250)
    tone = 0.055 + 0.045 * raised + 0.012 * grain
    rust = smoothstep(0.8, 2.2, spectral(rng, 1.0, 3, 60)) * 0.5
    color = mix(rgb((1.0, 0.97, 0.93), np.maximum(tone, 0.02)), (0.11, 0.06, 0.035), rust)
    return pack(color, 0.004 * raised + 0.0004 * grain, COVER_TILE_M, 0.75 - 0.25 * raised, wrap=False)
