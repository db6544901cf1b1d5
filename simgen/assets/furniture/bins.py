"""Bins: litter bins at the kerb, wheelie bins at the wall, and containers for what is recycled. Their fronts face +x."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.bigbins import clear_sack, compactor, container, igloo, sorting
from simgen.assets.furniture.common import FOUNDATION_M, GALVANISED, RUBBER, STAINLESS, Floats, add_timber, frame, moved, painted, plastic
from simgen.assets.furniture.pieces import DARK, Build, Piece, along_y, bar, block, board, piece_asset, ring, shell, turned
from simgen.assets.materials import tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

RGB = tuple[float, float, float]
_GREEN, _GREY, _BLACK, _BROWN = (0.025, 0.055, 0.034), (0.05, 0.052, 0.055), (0.016, 0.016, 0.017), (0.075, 0.045, 0.03)
_BLUE, _YELLOW, _PURPLE = (0.02, 0.07, 0.22), (0.55, 0.38, 0.015), (0.13, 0.05, 0.15)
WHEELIE, LITTER, DOG, LARGE, BANKS = (0, 2, 4, 5, 6, 7), (1, 8, 9, 10, 11, 12, 13, 19, 20), (3,), (14, 15, 16), (17, 18)  # variants


def bin(rng: np.random.Generator, variant: int) -> Asset:
    """Twenty-one designs; `WHEELIE`, `LITTER`, `DOG`, `LARGE` and `BANKS` say which are which."""
    del rng
    return piece_asset("bin", variant, "bin", _DESIGNS[variant % len(_DESIGNS)]())


def _wheelie(name: str, body: RGB, lid: RGB) -> Piece:
    return Piece(name, _wheelie_bin, (plastic("bin body", body), plastic("bin lid", lid), RUBBER, _STICKER), 16.0, distances_m=(22.0, 55.0))


def _of(name: str, build: Build, materials: tuple[Material, ...], mass: float, paint: int | None = None) -> Callable[[], Piece]:
    return lambda: Piece(name, build, materials, mass, paint, (22.0, 55.0))


def _wheelie_bin(b: MeshBuilder, level: int) -> None:
    """A 240-litre two-wheeled bin (EN 840): 0.58 m wide, 0.73 m deep, 1.07 m high, its front towards +x."""
    levels = ((0.06, 0.36, 0.46), (0.1, 0.42, 0.48), (0.55, 0.52, 0.52), (0.95, 0.62, 0.56))
    steps = (4, 2, 1)[level]
    rings = np.stack([moved(_rounded(d, w, 0.05, steps), 0.01 + 0.02 * z, z=z) for z, d, w in levels])
    b.add_loft(rings, 0, capped=True, crease_deg=50)
    lip = ((0.9, 0.63, 0.57), (0.9, 0.68, 0.6), (0.95, 0.68, 0.6))
    b.add_loft(np.stack([moved(_rounded(d, w, 0.05, steps), 0.03, z=z) for z, d, w in lip]), 0)
    # The lid slopes to the front and has a crown in the middle.
    shape = ((0.945, 0.7, 0.61), (0.985, 0.7, 0.61), (1.03, 0.6, 0.52), (1.045, 0.4, 0.36))
    lid = np.stack([moved(_rounded(d, w, 0.06, steps), 0.02, z=z) for z, d, w in shape])
    lid[..., 2] -= 0.06 * np.clip(lid[..., 0] + 0.05, 0, 1)
    b.add_loft(lid, 1, capped=True, crease_deg=35)
    if level < 2:
        b.add_tube([[-0.36, -0.2, 0.93], [-0.42, -0.19, 0.97], [-0.42, 0.19, 0.97], [-0.36, 0.2, 0.93]], 0.016, 0, segments=5)
    for y in (-0.25, 0.25):
        wheel = [(0.0, -0.025), (0.085, -0.025), (0.1, -0.015), (0.1, 0.015), (0.085, 0.025), (0.0, 0.025)]
        b.add_lathe(wheel, 2, segments=(14, 8, 6)[level], T=frame(-0.24, y, 0.1, roll=np.pi / 2))
    b.add_box((0.1, 0.4, 0.06), 0, center=(0.17, 0, 0.03))
    if level == 0:  # ribs, and the label of whom it belongs to
        for y in (-0.16, 0.16):
            block(b, 0, (0.012, 0.035, 0.6), (0.262, y, 0.5), T=frame(0, 0, 0, 0, 0.14) @ frame(-0.068, 0, 0.04))
        board(b, 3, (0.318, 0, 0.8), (0.16, 0.11), tilt=-0.14)


def _litter_bin(b: MeshBuilder, level: int) -> None:
    n = (20, 10, 6)[level]
    b.add_lathe([(0.2, -0.05), (0.2, 0.04), (0.225, 0.05), (0.225, 0.72), (0.2, 0.72), (0.2, 0.6), (0.0, 0.6)], 0, segments=n)
    b.add_lathe([(0.23, 0.66), (0.232, 0.66), (0.232, 0.7), (0.225, 0.7)], 1, segments=n)
    b.add_lathe([(0.195, 0.58), (0.19, 0.86)], 2, segments=n)
    for a in np.radians([45, 135, 225, 315]):
        b.add_box((0.03, 0.08, 0.2), 0, center=(0.21, 0, 0.8), T=frame(0, 0, 0, a))
    b.add_lathe([(0.19, 0.88), (0.235, 0.88), (0.235, 0.93), (0.2, 0.97), (0.1, 1.02), (0.0, 1.04)], 0, segments=n)
    if level == 0:
        for a in np.linspace(0, 2 * np.pi, 20, endpoint=False):
            b.add_box((0.008, 0.03, 0.5), 0, center=(0.227, 0, 0.36), T=frame(0, 0, 0, a))


def _dog_bin(b: MeshBuilder, level: int) -> None:
    n = 10 if level == 0 else 5
    b.add_lathe([(0.03, -FOUNDATION_M), (0.03, 1.3), (0.0, 1.31)], 0, segments=n)
    ring = _rounded(0.26, 0.36, 0.05, 3 if level == 0 else 1)
    b.add_loft(np.stack([moved(ring * (0.85, 0.9, 1), 0.17, z=0.68), moved(ring, 0.17, z=0.74), moved(ring, 0.17, z=1.1)]), 1, capped=True)
    lid = np.stack([moved(ring * k, 0.17, z=z) for k, z in ((1.05, 1.1), (1.05, 1.14), (0.8, 1.2))])
    b.add_loft(lid, 2, capped=True, crease_deg=50)
    b.add_box((0.012, 0.2, 0.09), 2, center=(0.305, 0, 1.0))


def _rounded(depth: float, width: float, r: float, steps: int) -> Floats:
    return ring(depth, width, 0.0, r, steps)


def _slatted(b: MeshBuilder, level: int) -> None:
    """A square steel bin clad in timber, with a rain cover on four posts."""
    shell(b, 1, [(0.4, 0.4, -0.05), (0.4, 0.4, 0.82)], capped=False)
    b.add(ring(0.38, 0.38, 0.66), [[0, 1, 2, 3]], 2)
    block(b, 1, (0.46, 0.46, 0.03), (0, 0, 0.84))
    count = (5, 1, 1)[level]
    for yaw in np.arange(4) * np.pi / 2:
        for k in range(count):
            w = 0.42 / count
            add_timber(
                b, (0.02, w * (0.86 if count > 1 else 1.0), 0.7), 0, (0.212, -0.21 + w * (k + 0.5), 0.44), T=frame(0, 0, 0, float(yaw))
            )
        if level < 2:
            block(b, 1, (0.025, 0.025, 0.2), (0.2, 0.2, 0.93), T=frame(0, 0, 0, float(yaw)))
    shell(b, 1, [(0.5, 0.5, 1.02), (0.5, 0.5, 1.05), (0.3, 0.3, 1.1)])


def _orange(b: MeshBuilder, level: int) -> None:
    """A small plastic bin on a post, as German and Austrian towns have in thousands."""
    turned(b, 1, [(0.03, -FOUNDATION_M), (0.03, 1.25), (0.0, 1.26)], level, 10)
    shell(b, 0, [(0.24, 0.34, 0.5), (0.27, 0.38, 0.54), (0.3, 0.42, 1.0)], level, radius=0.06, x=0.19, capped=True)
    shell(b, 0, [(0.33, 0.45, 1.0), (0.33, 0.45, 1.03), (0.3, 0.42, 1.12), (0.16, 0.3, 1.2)], level, radius=0.06, x=0.19)
    block(b, 2, (0.012, 0.3, 0.1), (0.345, 0, 1.06))
    if level == 0:
        board(b, 3, (0.334, 0, 0.8), (0.2, 0.1))


def _drum(b: MeshBuilder, level: int) -> None:
    """A basket of steel mesh with a rim, as on street corners in New York; the sack shows through."""
    turned(b, 1, [(0.2, 0.02), (0.27, 0.84)], level, 14)
    b.add_lathe([(0.27, 0.8), (0.0, 0.74)], 2, segments=8)
    for r, z in ((0.225, 0.03), (0.255, 0.45), (0.295, 0.88)) if level < 2 else ((0.295, 0.88),):
        turned(b, 0, [(r - 0.012, z - 0.03), (r + 0.004, z - 0.03), (r + 0.004, z + 0.02), (r - 0.012, z + 0.02)], level, 14)
    for a in np.arange((24, 10, 0)[level]) * 2 * np.pi / max((24, 10, 1)[level], 1):
        c, s = np.cos(a), np.sin(a)
        bar(b, 0, [(0.222 * c, 0.222 * s, 0.0), (0.295 * c, 0.295 * s, 0.9)], 0.007, 2)


def _dome(b: MeshBuilder, level: int) -> None:
    """A plastic drum with four mouths under a dome and a gilt band, as in Britain."""
    turned(b, 0, [(0.24, -0.02), (0.25, 0.05), (0.25, 0.7), (0.24, 0.72)], level, 18)
    turned(b, 1, [(0.251, 0.62), (0.255, 0.63), (0.255, 0.67), (0.251, 0.68)], level, 18)
    turned(b, 2, [(0.22, 0.7), (0.22, 1.0)], level, 12)
    for yaw in np.arange(4) * np.pi / 2 + np.pi / 4:
        block(b, 0, (0.05, 0.16, 0.3), (0.225, 0, 0.85), T=frame(0, 0, 0, float(yaw)))
    turned(b, 0, [(0.2, 0.97), (0.26, 0.98), (0.26, 1.04), (0.24, 1.12), (0.17, 1.2), (0.08, 1.24), (0.0, 1.25)], level, 18)
    if level == 0:
        board(b, 3, (0.2525, 0, 0.36), (0.14, 0.14))


def _steel(b: MeshBuilder, level: int) -> None:
    """A rectangular steel bin with a slanting hood."""
    upright(b, 1, (0.26, 0.4))
    shell(b, 0, [(0.3, 0.46, 0.08), (0.3, 0.46, 0.78)], level, radius=0.02)
    for y in (-0.2, 0.2):
        block(b, 0, (0.28, 0.02, 0.24), (0, y, 0.88))
    hood = np.array([(0.19, 0.0, 0.98), (0.19, 0.0, 1.0), (-0.17, 0.0, 1.1), (-0.17, 0.0, 0.76), (-0.14, 0.0, 0.76), (-0.14, 0.0, 1.06)])
    b.add_loft(along_y(hood, 0.24), 0, capped=True, crease_deg=20)
    block(b, 2, (0.27, 0.4, 0.02), (0, 0, 0.78))


def upright(b: MeshBuilder, slot: int, size: tuple[float, float]) -> None:
    """A recessed foot."""
    block(b, slot, (*size, 0.13), (0, 0, 0.035))


_STICKER = Material("bin sticker", (0.75, 0.75, 0.72), 0.4)
_DESIGNS: tuple[Callable[[], Piece], ...] = (
    lambda: _wheelie("wheelie, green", _GREEN, _GREEN),
    _of("litter bin with a roof", _litter_bin, (painted("litter bin green", (0.02, 0.065, 0.04)), STAINLESS, DARK), 38.0, 0),
    lambda: _wheelie("wheelie, blue lid", _GREY, _BLUE),
    _of("dog bin", _dog_bin, (GALVANISED, painted("dog bin red", (0.42, 0.03, 0.025)), painted("dog bin lid", (0.02, 0.02, 0.02))), 22.0),
    lambda: _wheelie("wheelie, brown", _BROWN, _BROWN),
    lambda: _wheelie("wheelie, yellow lid", _GREY, _YELLOW),
    lambda: _wheelie("wheelie, black", _BLACK, _BLACK),
    lambda: _wheelie("wheelie, purple lid", _BLACK, _PURPLE),
    _of("timber-clad bin", _slatted, (tinted("wood", (0.9, 0.75, 0.6)), painted("bin steel", (0.05, 0.052, 0.055)), DARK), 70.0, 1),
    _of("bin on a post", _orange, (plastic("bin orange", (0.62, 0.14, 0.015)), GALVANISED, DARK, _STICKER), 14.0),
    _of("mesh basket", _drum, (painted("basket green", (0.02, 0.06, 0.045)), plastic("sack", (0.02, 0.02, 0.022), 0.3), DARK), 26.0, 0),
    _of(
        "domed drum",
        _dome,
        (plastic("bin black", (0.014, 0.015, 0.016), 0.4), Material("gilt", (0.5, 0.34, 0.08), 0.35), DARK, _STICKER),
        30.0,
    ),
    _of("hooded steel", _steel, (painted("bin grey", (0.16, 0.165, 0.17)), painted("foot", (0.03, 0.03, 0.03)), DARK), 48.0, 0),
    clear_sack,
    container("container, grey", (0.09, 0.095, 0.1), (0.09, 0.095, 0.1)),
    container("container, blue lid", (0.09, 0.095, 0.1), _BLUE),
    container("container, yellow lid", (0.05, 0.07, 0.055), _YELLOW),
    igloo("bottle bank, green", (0.02, 0.1, 0.045), "GLASS"),
    igloo("bottle bank, blue", (0.025, 0.08, 0.25), "PAPER"),
    sorting,
    compactor,
)
