"""Street lamps. The arm, where there is one, points along +x, over the road; anchors "light_0", ... are the sources.

Luminance when lit: an 8,000 lm luminaire of 0.04 m^2 emits about 60 kcd/m^2 (flux / (pi area)); lanterns with a large opal body less.
Heights are those of common catalogues: 3.5 to 5 m for lanterns, 6 to 10 m for arms over the road (EN 40-2 gives nominal heights).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import CAST_IRON, FOUNDATION_M, GALVANISED, Floats, arc, cylinder_hull, frame, painted
from simgen.assets.furniture.lanterns import BODY, LED, LIGHT, OPAL, POLE, bell, cobra, drum, four_sided, globe, slab
from simgen.assets.furniture.pieces import Piece, bar, block, piece_asset, sides, turned
from simgen.assets.materials import material, tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

_WARM = (1.0, 0.82, 0.58)  # about 3500 K
_GREY, _DARK = painted("luminaire grey", (0.3, 0.31, 0.32)), painted("luminaire dark", (0.05, 0.055, 0.06))
_ANTHRACITE = painted("anthracite", (0.045, 0.048, 0.052))
_CORTEN = Material("weathering steel", (0.1, 0.05, 0.03), roughness=0.85, variation=0.3)
_DISTANCES_M = (25.0, 70.0)
_Head = tuple[float, float, float, float]  # x, y, z of its root, yaw


def street_lamp(rng: np.random.Generator, variant: int) -> Asset:
    """Seventeen designs; `DESIGNS` names them."""
    del rng
    name, make = DESIGNS[variant % len(DESIGNS)]
    piece, lit = make(name)
    luminance = (lit * _WARM[0], lit * _WARM[1], lit * _WARM[2])
    glow = replace(piece.materials[LIGHT], emissive=luminance)
    return piece_asset("street_lamp", variant, "street lamp", replace(piece, lamps={"on": {LIGHT: glow}}))


def _lamp(
    name: str,
    height: float,
    materials: Sequence[Material],
    mass: float,
    lit: float,
    lights: Sequence[Floats],
    build: Callable[[MeshBuilder, int], None],
) -> tuple[Piece, float]:
    anchors = {f"light_{k}": T for k, T in enumerate(lights)}
    hulls = [cylinder_hull(0.09, -FOUNDATION_M, height)]
    paint = POLE if materials[POLE].texture is None and materials[POLE].name != _CORTEN.name else None
    return Piece(name, build, tuple(materials), mass, paint, _DISTANCES_M, anchors=anchors, hulls=hulls), lit


def _post(b: MeshBuilder, level: int, height: float, foot: float, top: float, door: bool = True, base: float = 0.95) -> None:
    """A tapered column with a thicker base that holds the door of the fuse box."""
    profile = [(foot, -FOUNDATION_M), (foot, base), (foot * 0.8, base + 0.07), (top, height), (0, height)]
    turned(b, POLE, profile if level < 2 else [profile[0], profile[1], (top, height)], level)
    if door and level == 0:
        block(b, BODY, (0.012, 0.09, 0.4), (-foot - 0.001, 0, 0.6), 0, bevel=0.004)
        turned(b, POLE, [(foot + 0.03, 0.0), (foot + 0.03, 0.02), (foot, 0.03)], 0)


def _post_top(name: str) -> tuple[Piece, float]:
    def build(b: MeshBuilder, level: int) -> None:
        _post(b, level, 4.0, 0.07, 0.045)
        drum(b, level, 4.0)

    return _lamp(name, 4.0, (_ANTHRACITE, _ANTHRACITE, OPAL), 62.0, 9.0, [frame(0, 0, 4.25)], build)


def _arm(name: str) -> tuple[Piece, float]:
    height, reach = 7.6, 1.6

    def build(b: MeshBuilder, level: int) -> None:
        _post(b, level, height - 0.5, 0.085, 0.055)
        path = np.concatenate([arc((0.6, 0, height - 0.55), 0.6, 180, 84, (9, 6, 4)[level]), [[reach, 0, height + 0.12]]])
        b.add_tube(path, np.linspace(0.05, 0.032, len(path)), POLE, segments=max(5, sides(level) - 4))
        cobra(b, level, frame(reach - 0.05, 0, height + 0.115, 0, -0.07))

    return _lamp(name, height, (GALVANISED, _GREY, LED), 95.0, 55.0, [frame(reach + 0.33, 0, height + 0.08)], build)


def _double_arm(name: str) -> tuple[Piece, float]:
    height, reach = 8.3, 1.15
    turns = [frame(0, 0, 0, yaw) for yaw in (0.0, np.pi)]

    def build(b: MeshBuilder, level: int) -> None:
        _post(b, level, height, 0.095, 0.055)
        for T in turns:
            b.add_tube([[0.0, 0, 0], [reach, 0, 0.16]], 0.032, POLE, segments=max(5, sides(level) - 4), T=T @ frame(0, 0, height - 0.06))
            cobra(b, level, T @ frame(reach - 0.05, 0, height + 0.095, 0, -0.13))

    lights = [T @ frame(reach + 0.33, 0, height + 0.05) for T in turns]
    return _lamp(name, height, (painted("column green", (0.03, 0.07, 0.055)), _DARK, LED), 140.0, 55.0, lights, build)


_VICTORIAN: tuple[tuple[float, float], ...] = (  # radius and share of the height; a fluted base, a collar, a slender shaft, a capital
    (0.17, -0.06),
    (0.17, 0.03),
    (0.14, 0.042),
    (0.15, 0.077),
    (0.11, 0.108),
    (0.1, 0.205),
    (0.13, 0.22),
    (0.13, 0.236),
    (0.07, 0.256),
    (0.058, 0.744),
    (0.09, 0.764),
    (0.06, 0.785),
    (0.05, 0.974),
    (0.09, 1.0),
    (0.0, 1.0),
)


def _cast_shaft(b: MeshBuilder, level: int, height: float) -> None:
    shaft = [(r, z * height) for r, z in _VICTORIAN]
    turned(b, POLE, shaft if level < 2 else [shaft[0], shaft[5], shaft[9], shaft[-2]], level)


def _ladder_rest(b: MeshBuilder, level: int, z: float) -> None:
    if level < 2:
        bar(b, POLE, [[0, -0.32, z], [0, 0.32, z]], 0.018, level, 6)  # the lamplighter's rest
        for y in (-0.33, 0.33):
            b.add_lathe([(0, -0.035), (0.03, -0.015), (0.03, 0.015), (0, 0.035)], POLE, segments=6, T=frame(0, y, z))


def _heritage(name: str) -> tuple[Piece, float]:
    def build(b: MeshBuilder, level: int) -> None:
        _cast_shaft(b, level, 3.9)
        _ladder_rest(b, level, 3.0)
        four_sided(b, level, frame(0, 0, 3.9))

    opal = replace(OPAL, name="lantern panes", base_color=(0.7, 0.69, 0.64), roughness=0.15)
    return _lamp(name, 3.9, (CAST_IRON, CAST_IRON, opal), 160.0, 6.0, [frame(0, 0, 4.2)], build)


def _led_slab(name: str) -> tuple[Piece, float]:
    """A slender octagonal column, a straight outreach, a luminaire like a slate."""

    def build(b: MeshBuilder, level: int) -> None:
        b.add_lathe([(0.085, -FOUNDATION_M), (0.05, 7.0), (0.0, 7.02)], POLE, segments=8 if level < 2 else 4, crease_deg=20)
        if level == 0:
            block(b, BODY, (0.012, 0.085, 0.4), (-0.086, 0, 0.7), 0, bevel=0.004)
        block(b, POLE, (0.9, 0.06, 0.06), (0.42, 0, 6.93), level)
        slab(b, level, frame(0.75, 0, 6.95))

    return _lamp(name, 7.0, (_ANTHRACITE, _ANTHRACITE, LED), 80.0, 60.0, [frame(1.1, 0, 6.9)], build)


def _swan_neck(name: str) -> tuple[Piece, float]:
    """A wrought-iron crook with a scroll, and a bell that hangs from it."""

    def build(b: MeshBuilder, level: int) -> None:
        _cast_shaft(b, level, 4.3)
        path = np.concatenate([[[0, 0, 4.2]], arc((0.5, 0, 4.75), 0.5, 180, -20, (15, 9, 5)[level])])
        bar(b, POLE, path, 0.026, level)
        if level < 2:
            bar(
                b,
                POLE,
                [(0.06 + 0.2 * t * np.cos(9 * t), 0, 4.52 + 0.2 * t * np.sin(9 * t)) for t in np.linspace(0.15, 1, 12 - 4 * level)],
                0.014,
                level,
                6,
            )
        bell(b, level, frame(0.97, 0, 4.58))

    return _lamp(name, 4.9, (CAST_IRON, CAST_IRON, OPAL), 150.0, 12.0, [frame(0.97, 0, 4.1)], build)


def _banner(name: str) -> tuple[Piece, float]:
    """A broad column with an arm each for the road and the pavement, and a banner between two rods."""
    cloth = Material("banner", (0.06, 0.13, 0.32), roughness=0.8, variation=0.1)
    stripe = Material("banner stripe", (0.72, 0.55, 0.12), roughness=0.8)

    def build(b: MeshBuilder, level: int) -> None:
        _post(b, level, 7.8, 0.11, 0.07, base=1.2)
        bar(b, POLE, [[0, 0, 7.6], [1.3, 0, 7.75]], 0.035, level)
        slab(b, level, frame(1.15, 0, 7.76))
        bar(b, POLE, [[0, 0, 5.0], [-0.6, 0, 5.08]], 0.03, level)
        slab(b, level, frame(-0.5, 0, 5.09, np.pi, 0, 0))
        for z in (3.05, 4.75) if level < 2 else ():
            bar(b, POLE, [[0, 0, z], [0, 0.82, z]], 0.014, level, 6)
        block(b, 3, (0.008, 0.62, 1.66), (0, 0.46, 3.9))
        if level == 0:
            block(b, 4, (0.012, 0.62, 0.22), (0, 0.46, 3.4))
            block(b, 4, (0.012, 0.3, 0.3), (0, 0.46, 4.2))

    lights = [frame(1.5, 0, 7.7), frame(-0.85, 0, 5.0)]
    return _lamp(name, 7.8, (_ANTHRACITE, _ANTHRACITE, LED, cloth, stripe), 150.0, 55.0, lights, build)


def _us_cobra(name: str) -> tuple[Piece, float]:
    """An aluminium pole with a breakaway base and a truss arm over the lanes (AASHTO LRFDLTS: 9 m mounting, 2.4 m arm)."""
    height, reach = 9.0, 2.4

    def build(b: MeshBuilder, level: int) -> None:
        block(b, POLE, (0.36, 0.36, 0.12 + FOUNDATION_M), (0, 0, 0.06 - FOUNDATION_M / 2), level)
        turned(b, POLE, [(0.15, 0.12), (0.12, 0.5), (0.1, 0.56), (0.06, height - 0.2), (0.0, height - 0.18)], level)
        bar(b, POLE, [[0, 0, height - 0.5], [0.9, 0, height - 0.22], [reach, 0, height]], 0.03, level)
        bar(b, POLE, [[0, 0, height - 1.1], [0.7, 0, height - 0.5], [1.5, 0, height - 0.18]], 0.022, level)
        if level == 0:
            bar(b, POLE, [[0.7, 0, height - 0.5], [0.7, 0, height - 0.28]], 0.016, 0, 6)
        cobra(b, level, frame(reach - 0.05, 0, height, 0, -0.05), 1.15)
        turned(b, BODY, [(0.05, height + 0.1), (0.05, height + 0.2), (0.0, height + 0.22)], level, 8, frame(reach + 0.25, 0, -0.05))

    return _lamp(name, height, (GALVANISED, _GREY, LED), 120.0, 55.0, [frame(reach + 0.35, 0, height - 0.06)], build)


def _concrete(name: str) -> tuple[Piece, float]:
    """A spun-concrete column whose arm curves out of it, with a bowl of the sixties."""

    def build(b: MeshBuilder, level: int) -> None:
        b.add_lathe([(0.15, -FOUNDATION_M), (0.15, 1.3), (0.11, 1.45), (0.075, 5.6)], POLE, segments=8 if level < 2 else 5, crease_deg=20)
        path = np.concatenate([[[0, 0, 5.5]], arc((0.9, 0, 5.7), 0.9, 178, 95, (8, 5, 3)[level]), [[1.3, 0, 6.62]]])
        b.add_tube(path, np.linspace(0.075, 0.05, len(path)), POLE, segments=8 if level < 2 else 5)
        bell(b, level, frame(1.35, 0, 6.66), 0.75)
        if level == 0:
            block(b, BODY, (0.02, 0.16, 0.7), (-0.146, 0, 0.75), 0, bevel=0.006)

    concrete = tinted("concrete", (0.9, 0.88, 0.84))
    return _lamp(name, 6.6, (concrete, _GREY, OPAL), 520.0, 12.0, [frame(1.35, 0, 6.3)], build)


def _globe(name: str) -> tuple[Piece, float]:
    def build(b: MeshBuilder, level: int) -> None:
        _post(b, level, 3.6, 0.06, 0.04)
        globe(b, level, frame(0, 0, 3.6), 0.24)

    return _lamp(name, 3.6, (_DARK, _DARK, OPAL), 55.0, 6.0, [frame(0, 0, 3.9)], build)


def _twin_crook(name: str) -> tuple[Piece, float]:
    """A tall cast column with two shepherd's crooks, as on avenues and bridges."""
    turns = [frame(0, 0, 0, yaw) for yaw in (0.0, np.pi)]

    def build(b: MeshBuilder, level: int) -> None:
        _cast_shaft(b, level, 5.6)
        turned(b, POLE, [(0.05, 5.55), (0.07, 5.75), (0.03, 5.95), (0.045, 6.05), (0.0, 6.25)], level)
        for T in turns:
            path = np.concatenate([[[0.0, 0, 4.9], [0.2, 0, 5.35]], arc((0.55, 0, 5.55), 0.36, 160, -30, (12, 7, 4)[level])])
            b.add_tube(path, 0.024, POLE, segments=(7, 4, 3)[level], T=T)
            bell(b, level, T @ frame(0.87, 0, 5.38), 0.85)

    lights = [T @ frame(0.87, 0, 4.95) for T in turns]
    return _lamp(name, 6.0, (CAST_IRON, CAST_IRON, OPAL), 240.0, 12.0, lights, build)


def _disc(name: str) -> tuple[Piece, float]:
    """A disc of light under a wide brim, borne by a mast beside it."""

    def build(b: MeshBuilder, level: int) -> None:
        _post(b, level, 5.0, 0.06, 0.05, base=0.6)
        bar(b, POLE, [[0, 0, 4.95], [0.42, 0, 5.02]], 0.025, level)
        turned(b, BODY, [(0.3, 4.98), (0.36, 5.0), (0.35, 5.03), (0.12, 5.08), (0.0, 5.09)], level, 20, frame(0.42, 0, 0))
        turned(b, LIGHT, [(0.0, 4.97), (0.3, 4.97), (0.3, 4.985)], level, 20, frame(0.42, 0, 0))

    return _lamp(name, 5.0, (_ANTHRACITE, _ANTHRACITE, LED), 60.0, 35.0, [frame(0.42, 0, 4.95)], build)


def _cluster(name: str) -> tuple[Piece, float]:
    """Five globes: four on brackets and one above them."""
    spots = [frame(0, 0, 0, k * np.pi / 2) @ frame(0.45, 0, 3.5) for k in range(4)] + [frame(0, 0, 4.0)]

    def build(b: MeshBuilder, level: int) -> None:
        _cast_shaft(b, level, 4.0)
        for k, T in enumerate(spots):
            if k < 4:
                path = np.array([(0.05, 0, 3.35), (0.25, 0, 3.25), (0.44, 0, 3.36), (0.45, 0, 3.5)])
                b.add_tube(path if level < 2 else path[[0, 3]], 0.02, POLE, segments=(6, 4, 3)[level], T=frame(0, 0, 0, k * np.pi / 2))
            globe(b, min(level + 1, 2), T, 0.17 if k < 4 else 0.22)

    return _lamp(name, 4.0, (CAST_IRON, CAST_IRON, OPAL), 220.0, 5.0, [T @ frame(0, 0, 0.2) for T in spots], build)


def _tube(name: str) -> tuple[Piece, float]:
    """A plain mast with an opal cylinder on it."""

    def build(b: MeshBuilder, level: int) -> None:
        _post(b, level, 3.5, 0.057, 0.057)
        turned(b, BODY, [(0.09, 3.48), (0.11, 3.5), (0.11, 3.58), (0.1, 3.6)], level)
        turned(b, LIGHT, [(0.105, 3.58), (0.105, 4.1)], level)
        turned(b, BODY, [(0.11, 4.08), (0.12, 4.1), (0.12, 4.15), (0.0, 4.18)], level)

    return _lamp(name, 3.5, (GALVANISED, _DARK, OPAL), 50.0, 9.0, [frame(0, 0, 3.85)], build)


def _square(name: str) -> tuple[Piece, float]:
    """A column of weathering steel whose top glows on one side."""

    def build(b: MeshBuilder, level: int) -> None:
        block(b, POLE, (0.16, 0.16, 4.2 + FOUNDATION_M), (0, 0, (4.2 - FOUNDATION_M) / 2), level, bevel=0.006)
        block(b, BODY, (0.168, 0.1, 0.75), (0, 0, 3.7))
        block(b, LIGHT, (0.176, 0.08, 0.7), (0, 0, 3.7))

    return _lamp(name, 4.2, (_CORTEN, _DARK, OPAL), 130.0, 9.0, [frame(0.1, 0, 3.7)], build)


def _wooden(name: str) -> tuple[Piece, float]:
    """A wooden pole with a bracket and a wide enamelled shade, as in villages."""
    wood = replace(material("wood"), name="lamp pole wood")

    def build(b: MeshBuilder, level: int) -> None:
        turned(b, POLE, [(0.11, -FOUNDATION_M), (0.085, 6.4), (0.0, 6.42)], level, 10)
        bar(b, BODY, [[0, 0, 5.7], [0.35, 0, 6.15], [1.0, 0, 6.25]], 0.02, level, 6)
        bell(b, level, frame(1.0, 0, 6.27), 0.9)

    return _lamp(name, 6.4, (wood, _GREY, OPAL), 120.0, 12.0, [frame(1.0, 0, 5.9)], build)


DESIGNS: tuple[tuple[str, Callable[[str], tuple[Piece, float]]], ...] = (
    ("post-top lantern", _post_top),
    ("curved arm", _arm),
    ("double arm", _double_arm),
    ("cast-iron lantern", _heritage),
    ("straight LED arm", _led_slab),
    ("swan neck", _swan_neck),
    ("column with banner", _banner),
    ("truss arm", _us_cobra),
    ("concrete column", _concrete),
    ("globe", _globe),
    ("twin crooks", _twin_crook),
    ("disc", _disc),
    ("cluster of globes", _cluster),
    ("opal tube", _tube),
    ("square column", _square),
    ("wooden pole", _wooden),
)
