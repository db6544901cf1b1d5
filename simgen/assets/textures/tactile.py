"""Textures of paving that is felt under foot and cane: plates with domes or with bars, near white, so that a tint sets their colour."""

from __future__ import annotations

import numpy as np

from simgen.assets.textures.blocks import Layout, courses
from simgen.assets.textures.noise import F32, grid, mix, pack, rgb, smoothstep, speckles, spectral
from simgen.mesh import TextureMaps

TACTILE_TILE_M = 1.2
_HIGH_M = 0.005  # of domes and bars in all standards: 5 mm (JIS T 9251, NF P98-351, Department for Transport 2021, ADA 705.1)
_DOME_M, _DOME_TOP_M = 0.0175, 0.0115  # radii of foot and top (JIS T 9251: 22 mm and 12 mm across; ADA 705.1.1: 23 to 36 mm)
_BAR_M, _BAR_TOP_M = 0.0135, 0.0085  # half breadths (JIS T 9251: 27 and 17 mm)
_BAR_ENDS_M = 0.012


def domes(rng: np.random.Generator, plates: int, across: int) -> TextureMaps:
    """Domes in a square pattern. plates : along a side of the tile. across : domes along a side of a plate."""
    u, v = grid()
    pitch = TACTILE_TILE_M / (plates * across)
    du, dv = ((np.abs((x * plates * across) % 1 - 0.5) * pitch) for x in (u, v))
    rise = 1 - smoothstep(_DOME_TOP_M, _DOME_M, np.hypot(du, dv).astype(np.float32))
    return _plates(rng, courses(TACTILE_TILE_M, plates, plates, (0.0,)), rise)


def bars(rng: np.random.Generator, plates: int, across: int) -> TextureMaps:
    """Bars along v, each as long as a plate. plates : along a side of the tile. across : bars of a plate."""
    u, v = grid()
    plate = TACTILE_TILE_M / plates
    du = np.abs((u * plates * across) % 1 - 0.5) * plate / across
    dv = 0.5 * plate - np.abs((v * plates) % 1 - 0.5) * plate  # from the end of the plate
    scale = min(1.0, plate / across / 0.075)  # bars that stand closer are narrower
    rise = (1 - smoothstep(_BAR_TOP_M * scale, _BAR_M * scale, du.astype(np.float32))) * smoothstep(
        _BAR_ENDS_M, 2 * _BAR_ENDS_M, dv.astype(np.float32)
    )
    return _plates(rng, courses(TACTILE_TILE_M, plates, plates, (0.0,)), rise)


def _plates(rng: np.random.Generator, layout: Layout, rise: F32) -> TextureMaps:
    """What stands out is worn bright, what lies between is dirty."""
    joint = 1 - smoothstep(0.002, 0.007, layout.edge_m)
    fine = spectral(rng, 0.4, 30, 250)
    value = 0.80 * (1 + layout.per_unit(rng, 0.05)) + 0.03 * fine + 0.05 * spectral(rng, 1.2, 2, 30)
    value = value * (0.80 + 0.24 * rise) * (1 - 0.25 * smoothstep(0.8, 2.0, spectral(rng, 1.3, 2, 40)))
    gum = speckles(rng, 14, (1.2, 3.2)) * 0.4
    color = mix(rgb((1.0, 1.0, 1.0), value * (1 - gum)), np.array((0.30, 0.28, 0.25), np.float32), joint * 0.8)
    return pack(color, _HIGH_M * rise - 0.004 * joint + 0.0004 * fine, TACTILE_TILE_M, 0.88)
