"""Textures of buildings: brick in several bonds, render, ashlar, roof tiles, slate."""

from __future__ import annotations

from functools import partial

import numpy as np

from simgen.assets.textures.blocks import courses, ragged_courses
from simgen.assets.textures.noise import F32, grid, mix, pack, rgb, smoothstep, spectral, walks
from simgen.mesh import TextureMaps

BRICK_TILE_M = 1.8  # 8 stretchers of 225 mm, 24 courses of 75 mm
ASHLAR_TILE_M = 2.4
TILES_TILE_M = 2.4
SLATE_TILE_M = 2.0
PLASTER_TILE_M = 3.0

# (offsets, split) of bonds: stretcher, Flemish, English.
_BONDS: tuple[tuple[tuple[float, ...], tuple[tuple[float, ...], ...]], ...] = (
    ((0.0, 0.5), ((1.0,),)),
    ((0.0, 0.5), ((2 / 3, 1 / 3),)),
    ((0.0, 0.25), ((1.0,), (0.5, 0.5))),
)


def brick(rng: np.random.Generator, color: tuple[float, float, float], mortar: tuple[float, float, float], spread: float,
          burnt: float) -> TextureMaps:
    """A brick wall. color, mortar : linear. spread : deviation of the bricks' brightness. burnt : share of dark bricks."""
    offsets, split = _BONDS[int(rng.integers(len(_BONDS)))]
    columns = 6 if len(split[0]) == 2 else 8  # a Flemish unit is a stretcher and a header
    layout = courses(BRICK_TILE_M, 24, columns, offsets, split)
    fine = spectral(rng, 0.5, 20, 250)
    wobble = 0.0012 * spectral(rng, 0.8, 10, 120)
    joint = 1 - smoothstep(0.0035, 0.0075, layout.edge_m + wobble)
    tone = 1 + layout.per_unit(rng, spread) + 0.08 * fine
    tone = tone * np.where(layout.per_unit(rng, 1.0) > _upper(burnt), 0.55, 1.0)
    hue = layout.per_unit(rng, 0.09)[..., None] * np.array([0.6, -0.5, -1.0], np.float32)
    face = rgb(color, np.clip(tone, 0.2, 2.0)) * (1 + hue)
    grime = smoothstep(0.3, 2.5, spectral(rng, 1.2, 2, 20, 0.4))
    wall = mix(face, rgb(mortar, 1 + 0.10 * fine), joint)
    height = -0.005 * joint + 0.0008 * fine + layout.per_unit(rng, 0.0009)
    return pack(wall * (1 - 0.14 * grime[..., None]), height, BRICK_TILE_M, 0.95)


def _upper(share: float) -> float:
    """Threshold that a standard normal exceeds with this probability (logistic approximation)."""
    return float(np.log(1 / max(share, 1e-4) - 1) / 1.702)


brick_red = partial(brick, color=(0.225, 0.092, 0.062), mortar=(0.30, 0.28, 0.25), spread=0.13, burnt=0.06)
brick_yellow = partial(brick, color=(0.285, 0.225, 0.15), mortar=(0.29, 0.27, 0.24), spread=0.15, burnt=0.07)
brick_grey = partial(brick, color=(0.20, 0.185, 0.175), mortar=(0.30, 0.29, 0.27), spread=0.14, burnt=0.05)
brick_brown = partial(brick, color=(0.165, 0.085, 0.055), mortar=(0.25, 0.23, 0.20), spread=0.15, burnt=0.07)


def plaster(rng: np.random.Generator) -> TextureMaps:
    """Painted render, near white (tinted by the material): a rubbed surface, faint runs and hairline cracks."""
    fine = spectral(rng, 0.6, 40, 250)
    cloud = spectral(rng, 1.3, 2, 24)
    runs = smoothstep(0.4, 2.4, spectral(rng, 0.8, 3, 60, 0.04))
    crack = walks(rng, 2, 40, 4.0, 0.5) * 0.35
    tone = 0.92 + 0.016 * fine + 0.03 * cloud - 0.11 * runs
    return pack(rgb((1.0, 0.985, 0.96), tone * (1 - 0.4 * crack)), 0.0008 * fine - 0.0006 * crack, PLASTER_TILE_M, 0.95)


def stone_ashlar(rng: np.random.Generator) -> TextureMaps:
    """Dressed limestone blocks with thin joints."""
    layout = courses(ASHLAR_TILE_M, 8, 4, (0.0, 0.5))
    joint = 1 - smoothstep(0.003, 0.008, layout.edge_m)
    fine = spectral(rng, 0.6, 20, 250)
    tone = 1 + layout.per_unit(rng, 0.06) + 0.04 * fine + 0.04 * spectral(rng, 1.2, 2, 20)
    soot = smoothstep(0.3, 2.6, spectral(rng, 1.1, 2, 40, 0.25))
    color = mix(rgb((0.395, 0.36, 0.30), tone), (0.20, 0.185, 0.16), joint * 0.8)
    height = 0.0009 * fine - 0.005 * joint + layout.per_unit(rng, 0.001)
    return pack(color * (1 - 0.32 * soot[..., None]), height, ASHLAR_TILE_M, 0.93)


def stone_rubble(rng: np.random.Generator) -> TextureMaps:
    """Rough stones in uneven courses, dark with soot, lichen and moss."""
    layout = ragged_courses(rng, ASHLAR_TILE_M, (0.12, 0.3), (0.18, 0.55))
    wobble = 0.009 * spectral(rng, 0.9, 6, 70)
    joint = 1 - smoothstep(0.004, 0.02, layout.edge_m + wobble)
    fine = spectral(rng, 0.7, 10, 250)
    tone = 1 + layout.per_unit(rng, 0.17) + 0.13 * fine
    hue = layout.per_unit(rng, 0.06)[..., None] * np.array([1, 0, -0.9], np.float32)
    face = rgb((0.185, 0.165, 0.135), np.clip(tone, 0.25, 2)) * (1 + hue)
    soot = smoothstep(0.0, 2.2, spectral(rng, 1.1, 2, 40, 0.3))
    moss = smoothstep(0.7, 1.9, spectral(rng, 1.0, 2, 60)) * 0.55
    color = mix(mix(face, (0.125, 0.115, 0.10), joint * 0.75) * (1 - 0.45 * soot[..., None]), (0.055, 0.066, 0.028), moss)
    return pack(color, -0.016 * joint + 0.004 * fine + layout.per_unit(rng, 0.004), ASHLAR_TILE_M, 0.97)


def roof_tiles(rng: np.random.Generator) -> TextureMaps:
    """Clay pantiles, eaves downwards (v = 0)."""
    u, _ = grid()
    columns, rows = 10, 8
    layout = courses(TILES_TILE_M, rows, columns, (0.0,))
    wave = np.cos(2 * np.pi * (u * columns)).astype(np.float32)
    lap = layout.local_r  # rises towards the lower edge of each course
    fine = spectral(rng, 0.6, 12, 250)
    tone = 1 + layout.per_unit(rng, 0.14) + 0.08 * fine + 0.10 * wave
    moss = smoothstep(0.9, 2.2, spectral(rng, 1.0, 3, 60)) * 0.5
    under = 1 - smoothstep(0.0, 0.13, layout.local_r)
    color = mix(rgb((0.25, 0.10, 0.058), np.clip(tone, 0.3, 2)), (0.10, 0.095, 0.06), moss) * (1 - 0.55 * under[..., None])
    return pack(color, 0.020 * wave + 0.020 * lap + 0.0008 * fine, TILES_TILE_M, 0.9)


def slate(rng: np.random.Generator) -> TextureMaps:
    """Roof slates in staggered courses, eaves downwards."""
    layout = courses(SLATE_TILE_M, 10, 8, (0.0, 0.5))
    side = np.minimum(layout.local_u, 1 - layout.local_u) * SLATE_TILE_M / 8
    gap = 1 - smoothstep(0.001, 0.005, side)
    under = 1 - smoothstep(0.0, 0.06, layout.local_r)
    fine = spectral(rng, 0.6, 12, 250, 0.4)
    tone = 1 + layout.per_unit(rng, 0.15) + 0.07 * fine
    hue = layout.per_unit(rng, 0.05)[..., None] * np.array([1, 0, -1], np.float32)
    color = rgb((0.088, 0.095, 0.108), np.clip(tone, 0.3, 2)) * (1 + hue)
    dark: F32 = np.clip(1 - 0.6 * gap - 0.45 * under, 0.2, 1).astype(np.float32)
    height = 0.008 * layout.local_r - 0.004 * gap + layout.per_unit(rng, 0.0012) + 0.0006 * fine
    return pack(color * dark[..., None], height, SLATE_TILE_M, 0.75)


def wall_patch(rng: np.random.Generator) -> TextureMaps:
    """A picture of a ragged field of render, near white (tinted by the material); alpha is where it holds."""
    u, r = grid()
    edge = np.minimum(np.minimum(u, 1 - u), np.minimum(r, 1 - r))
    field = 0.9 * smoothstep(0.0, 0.4, edge) + 0.16 * spectral(rng, 1.3, 1, 40) + 0.05 * spectral(rng, 0.8, 12, 120)
    fine, cloud = spectral(rng, 0.6, 40, 250), spectral(rng, 1.3, 2, 24)
    rim = smoothstep(0.47, 0.40, field)
    tone = 0.88 + 0.02 * fine + 0.06 * cloud - 0.15 * rim - 0.10 * smoothstep(0.4, 2.4, spectral(rng, 0.8, 3, 60, 0.04))
    return pack(rgb((1.0, 0.985, 0.96), tone), 0.0008 * fine - 0.002 * rim, 3.0, 0.95, smoothstep(0.36, 0.42, field), wrap=False)
