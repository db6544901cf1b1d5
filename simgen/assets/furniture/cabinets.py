"""Cabinets of telephone, broadband, electricity and signals at walls and kerbs. Their doors face +x.

Sizes: cable distribution cabinets of DIN 43629 are 460, 590, 785 or 1115 mm wide, 320 mm deep and some 850 mm high above their plinth;
street cabinets of broadband and signals are up to 1.6 m high.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import FOUNDATION_M
from simgen.assets.furniture.pieces import Piece, along_y, bills, block, board, piece_asset, poster, spray, tag, upright
from simgen.assets.materials import tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

RGB = tuple[float, float, float]
_BODY, _SEAM, _PLINTH, _STICKER, _BILL, _SPRAY = 0, 1, 2, 3, 4, 5
_GREY, _GREEN, _BEIGE, _STEEL = (0.42, 0.43, 0.42), (0.035, 0.075, 0.045), (0.45, 0.42, 0.34), (0.3, 0.31, 0.32)


@dataclass(frozen=True)
class _Design:
    """width along y, depth along x, height with the plinth, metres. top : "flat", "sloped" or "hood". skin : "plain", "ribbed" or
    "louvres". sprayed : of the eight pieces of spray paint, one across the front and one on a side, or none."""

    name: str
    width: float
    depth: float
    height: float
    doors: int
    color: RGB
    top: str = "flat"
    skin: str = "plain"
    plinth: float = 0.1
    sprayed: tuple[int, ...] = ()
    bills: tuple[int, ...] = ()


_DESIGNS = (
    _Design("distribution, size 0", 0.59, 0.32, 0.95, 1, _GREY, "sloped", "ribbed"),
    _Design("distribution, size 1", 0.785, 0.32, 0.98, 2, _GREY, "sloped", "ribbed", sprayed=(1, 3)),
    _Design("distribution, size 2", 1.115, 0.32, 1.0, 2, _BEIGE, "hood", "plain", bills=(2, 9)),
    _Design("telephone, green", 0.78, 0.42, 1.15, 2, _GREEN, "hood", "plain", 0.06),
    _Design("telephone, green and sprayed", 0.78, 0.42, 1.15, 2, _GREEN, "hood", "plain", 0.06, (5, 7)),
    _Design("broadband", 1.25, 0.45, 1.45, 2, _GREEN, "hood", "louvres", 0.12),
    _Design("broadband, grey", 1.6, 0.5, 1.55, 3, _GREY, "hood", "louvres", 0.12, (0,), (5,)),
    _Design("signal controller", 0.86, 0.5, 1.5, 1, _STEEL, "flat", "plain", 0.2, (), (7, 12)),
    _Design("signal controller, sprayed", 1.1, 0.5, 1.45, 2, _STEEL, "sloped", "plain", 0.2, (2, 5)),
    _Design("pillar", 0.32, 0.24, 1.0, 1, _GREY, "sloped"),
    _Design("transformer", 1.75, 1.2, 1.5, 2, (0.06, 0.11, 0.06), "sloped", "louvres", 0.15),
    _Design("meter cabinet", 0.46, 0.32, 1.1, 1, _BEIGE, "hood", "ribbed"),
)
WIDTHS_M = tuple(d.width for d in _DESIGNS)
DEPTHS_M = tuple(d.depth for d in _DESIGNS)


def cabinet(rng: np.random.Generator, variant: int) -> Asset:
    """Twelve designs."""
    d = _DESIGNS[variant % len(_DESIGNS)]
    stickers = rng.uniform(-0.5, 0.5, (1 + d.doors // 2, 2))
    tones = rng.normal(1.0, 0.06)

    def build(b: MeshBuilder, level: int) -> None:
        front = d.depth / 2
        upright(b, _PLINTH, (d.depth - 0.03, d.width - 0.03), (-FOUNDATION_M, d.plinth))
        upright(b, _BODY, (d.depth, d.width), (d.plinth, d.height - 0.06), level, bevel=0.01)
        _top(b, d, level)
        if level < 2:
            _doors(b, d, level)
        for k, number in enumerate(d.sprayed):
            wide = min(0.92 * d.width, 1.3 * d.height)
            if k == 0:
                board(b, _SPRAY, (front + 0.022, 0, 0.52 * d.height), (wide, wide * 0.55), 0.0, tag(number))
            else:
                board(b, _SPRAY, (0, d.width / 2 + 0.012, 0.6 * d.height), (0.9 * d.depth, 0.3), np.pi / 2, tag(number))
        if level == 0:
            for k, number in enumerate(d.bills):
                y, z = (0.25 - 0.5 * k) * d.width, (0.62 - 0.12 * k) * d.height
                board(b, _BILL, (front + 0.021, y, z), (0.3, 0.42), 0.0, poster(number))
            for u, v in stickers:
                board(b, _STICKER, (front + 0.0205, float(u) * d.width * 0.8, (0.55 + 0.5 * float(v)) * d.height), (0.09, 0.06))

    r, g, bl = (float(c * tones) for c in d.color)
    materials = (
        Material("cabinet", (r, g, bl), 0.6, variation=0.3, dirt=0.3),
        Material("cabinet seam", (0.25 * r, 0.25 * g, 0.25 * bl), 0.8),
        tinted("concrete", (0.8, 0.8, 0.78)),
        Material("cabinet sticker", (0.62, 0.6, 0.5), 0.4),
        bills(),
        spray(),
    )
    return piece_asset("cabinet", variant, "static", Piece(d.name, build, materials, 260.0 * d.width * d.depth * d.height + 20.0))


def _top(b: MeshBuilder, d: _Design, level: int) -> None:
    z = d.height - 0.06
    if d.top == "flat":
        upright(b, _BODY, (d.depth + 0.02, d.width + 0.02), (z, d.height), level, bevel=0.008)
    elif d.top == "hood":
        upright(b, _BODY, (d.depth + 0.06, d.width + 0.06), (z - 0.02, d.height), level, bevel=0.02)
    else:
        x = d.depth / 2 + 0.02
        section = np.array([(x, 0, z), (x, 0, z + 0.02), (0, 0, z + 0.06), (-x, 0, z + 0.02), (-x, 0, z)])
        b.add_loft(along_y(section, d.width / 2 + 0.02), _BODY, capped=True, crease_deg=15)


def _doors(b: MeshBuilder, d: _Design, level: int) -> None:
    front, low, high = d.depth / 2, d.plinth + 0.03, d.height - 0.1
    wide = (d.width - 0.05) / d.doors
    block(b, _SEAM, (0.006, d.width - 0.03, high - low + 0.02), (front + 0.001, 0, (low + high) / 2))
    for k in range(d.doors):
        y = (k + 0.5 - d.doors / 2) * wide
        block(b, _BODY, (0.02, wide - 0.014, high - low), (front + 0.008, y, (low + high) / 2), level, bevel=0.005)
        if level > 0:
            continue
        block(b, _SEAM, (0.03, 0.03, 0.11), (front + 0.015, y + 0.4 * wide - 0.02, (low + high) / 2), 0, bevel=0.005)
        if d.skin == "ribbed":
            for u in np.linspace(-0.36, 0.26, 7):
                block(b, _BODY, (0.014, 0.02, high - low - 0.12), (front + 0.02, y + float(u) * wide, (low + high) / 2))
        if d.skin == "louvres":
            for z in np.linspace(high - 0.3, high - 0.08, 7):
                block(b, _SEAM, (0.006, wide * 0.62, 0.012), (front + 0.0185, y, float(z)))
