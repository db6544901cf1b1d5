"""Planters of stone, timber, concrete, clay and steel with what grows in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import Floats, add_timber, frame, moved
from simgen.assets.furniture.pieces import Piece, block, piece_asset, ring, shell, turned
from simgen.assets.materials import material, tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

_POT, _EARTH, _LEAF, _CORE, _BLOOM, _TRIM = 0, 1, 2, 3, 4, 5
RGB = tuple[float, float, float]


@dataclass(frozen=True)
class _Design:
    """pot : a drawing of it; top : (x, y) size of its earth and height of its rim. plant : "box", "flowers", "bush", "grass" or "cone"."""

    name: str
    pot: Callable[[MeshBuilder, int], None]
    top: tuple[float, float, float]
    plant: str
    material: Material
    bloom: RGB = (0.5, 0.04, 0.08)
    mass_kg: float = 300.0


def _trough(b: MeshBuilder, level: int) -> None:
    shell(b, _POT, [(0.42, 1.1, 0.0), (0.5, 1.2, 0.42), (0.54, 1.24, 0.43), (0.54, 1.24, 0.5)], level, capped=False)
    _rim(b, (0.54, 1.24), (0.44, 1.14), 0.5)


def _bowl(b: MeshBuilder, level: int) -> None:
    turned(b, _POT, [(0.36, 0.0), (0.36, 0.06), (0.3, 0.1), (0.5, 0.34), (0.6, 0.46), (0.6, 0.52), (0.54, 0.52), (0.52, 0.44)], level, 20)


def _crate(b: MeshBuilder, level: int) -> None:
    for yaw in np.arange(4) * np.pi / 2:
        T = frame(0, 0, 0, float(yaw))
        for k in range(4 if level == 0 else 1):
            h = 0.56 / (4 if level == 0 else 1)
            add_timber(b, (0.03, 0.74, h * (0.9 if level == 0 else 1.0)), _POT, (0.37, 0, 0.05 + h * (k + 0.5)), T=T)
        block(b, _TRIM, (0.07, 0.07, 0.66), (0.38, 0.38, 0.33), T=T)


def _cube(b: MeshBuilder, level: int) -> None:
    shell(b, _POT, [(0.7, 0.7, 0.0), (0.7, 0.7, 0.68)], capped=False)
    _rim(b, (0.7, 0.7), (0.66, 0.66), 0.68)


def _clay(b: MeshBuilder, level: int) -> None:
    turned(b, _POT, [(0.19, 0.0), (0.27, 0.4), (0.3, 0.4), (0.31, 0.48), (0.28, 0.49), (0.26, 0.42)], level, 18)


def _barrel(b: MeshBuilder, level: int) -> None:
    turned(b, _POT, [(0.3, 0.0), (0.36, 0.24), (0.36, 0.46), (0.33, 0.46), (0.32, 0.4)], level, 16)
    for z in (0.08, 0.36):
        r = 0.3 + 0.06 * min(z / 0.24, 1.0)
        turned(b, _TRIM, [(r, z - 0.02), (r + 0.008, z - 0.02), (r + 0.012, z + 0.02), (r, z + 0.02)], level, 16)


def _rim(b: MeshBuilder, outer: tuple[float, float], inner: tuple[float, float], z: float) -> None:
    b.add_loft(np.stack([ring(*outer, z), ring(*inner, z), ring(*inner, z - 0.1)]), _POT, crease_deg=10)


_DESIGNS = (
    _Design(
        "stone trough, flowers", _trough, (0.44, 1.14, 0.47), "flowers", tinted("stone_rubble", (0.8, 0.8, 0.78)), (0.5, 0.03, 0.05), 420.0
    ),
    _Design("concrete bowl, flowers", _bowl, (0.9, 0.9, 0.47), "flowers", tinted("concrete", (0.9, 0.9, 0.88)), (0.55, 0.36, 0.03), 380.0),
    _Design("crate, bush", _crate, (0.7, 0.7, 0.56), "bush", tinted("wood", (0.8, 0.65, 0.5)), mass_kg=220.0),
    _Design("steel cube, box", _cube, (0.66, 0.66, 0.64), "box", Material("weathering steel", (0.1, 0.05, 0.03), 0.85, variation=0.3)),
    _Design(
        "clay pot, cone", _clay, (0.5, 0.5, 0.44), "cone", Material("terracotta", (0.34, 0.13, 0.07), 0.85, variation=0.15), mass_kg=90.0
    ),
    _Design("half barrel, flowers", _barrel, (0.62, 0.62, 0.42), "flowers", tinted("wood", (0.6, 0.48, 0.36)), (0.36, 0.06, 0.3), 150.0),
    _Design(
        "grey cube, grass",
        _cube,
        (0.66, 0.66, 0.64),
        "grass",
        Material("fibre cement", (0.12, 0.12, 0.12), 0.8, variation=0.1),
        (0.36, 0.3, 0.16),
    ),
    _Design("granite trough, hedge", _trough, (0.44, 1.14, 0.47), "box", tinted("kerb_granite", (1.0, 0.99, 0.97)), mass_kg=460.0),
)


def planter(rng: np.random.Generator, variant: int) -> Asset:
    """Eight designs; long ones stand along y."""
    d = _DESIGNS[variant % len(_DESIGNS)]
    seed = int(rng.integers(2**31))

    def build(b: MeshBuilder, level: int) -> None:
        d.pot(b, level)
        x, y, z = d.top
        b.add(ring(x, y, z - 0.03), [[0, 1, 2, 3]], _EARTH)
        _grow(b, d, level, np.random.default_rng(seed))

    materials = (
        d.material,
        material("soil"),
        material("hedge_leaves"),
        material("hedge_core"),
        Material("bloom", d.bloom, 0.8, translucency=0.3),
        Material("blades", (0.05, 0.085, 0.025), 0.9, translucency=0.3)
        if d.plant == "grass"
        else Material("planter trim", (0.04, 0.035, 0.03), 0.7),
    )
    return piece_asset("planter", variant, "static", Piece(d.name, build, materials, d.mass_kg, two_sided=True, distances_m=(24.0, 55.0)))


def _grow(b: MeshBuilder, d: _Design, level: int, rng: np.random.Generator) -> None:
    x, y, z = d.top
    if d.plant == "grass":
        for k in range((70, 24, 8)[level]):
            a, r = float(rng.uniform(0, 2 * np.pi)), float(rng.uniform(0.02, 0.28))
            lean, high, w = float(rng.uniform(0.1, 0.4)), float(rng.uniform(0.4, 0.75)), (0.008, 0.02, 0.05)[level]
            foot = np.array([r * np.cos(a), r * np.sin(a), z - 0.03])
            out, side = np.array([np.cos(a), np.sin(a), 0]), np.array([-np.sin(a), np.cos(a), 0])
            tip = foot + out * lean + (0, 0, high)
            knee = foot + out * lean * 0.35 + (0, 0, high * 0.65)
            b.add(
                [foot - w * side, foot + w * side, knee + w * side, knee - w * side, tip],
                [[0, 1, 2], [0, 2, 3], [3, 2, 4]],
                _BLOOM if k % 9 == 0 else _TRIM,
            )
        return
    size = {"box": (x * 0.92, y * 0.94, 0.5), "flowers": (x, y, 0.28), "bush": (0.8, 0.8, 0.95), "cone": (0.46, 0.46, 1.0)}[d.plant]
    core = {"box": 0.46, "flowers": 0.2, "bush": 0.8, "cone": 0.95}[d.plant]
    if d.plant == "box":
        shell(b, _CORE, [(size[0] * 0.9, size[1] * 0.93, z - 0.05), (size[0] * 0.94, size[1] * 0.95, z + core)], capped=True)
    elif d.plant == "cone":
        turned(b, _CORE, [(0.16, z - 0.03), (0.19, z + 0.15), (0.0, z + core)], level, 8)
    else:
        t = np.linspace(0, np.pi / 2, 4)
        wide, deep, up = (0.85 * size[0] * np.cos(t) + 0.02, 0.88 * size[1] * np.cos(t) + 0.02, z - 0.05 + core * np.sin(t))
        rings = np.stack([ring(float(u), float(v), float(w), 0.02, 1) for u, v, w in zip(wide, deep, up, strict=True)])
        b.add_loft(rings, _CORE, capped=True, crease_deg=60)
    for _ in range((150, 42, 11)[level]):
        _card(b, _LEAF, _place(d.plant, size, z, rng), (0.14, 0.24, 0.4)[level], rng)
    if d.plant == "flowers":
        for _ in range((60, 20, 8)[level]):
            p, n = _place(d.plant, (size[0], size[1], size[2] * 1.06), z, rng)
            _card(b, _BLOOM, (p + 0.02 * n, n), (0.055, 0.085, 0.14)[level], rng, flat=True)


def _place(plant: str, size: tuple[float, float, float], z: float, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """A point on the plant's outside, and its normal."""
    sx, sy, high = size
    if plant == "cone":
        t, a = 1 - np.sqrt(rng.uniform(0, 1)), rng.uniform(0, 2 * np.pi)
        return np.array([0.22 * (1 - t) * np.cos(a), 0.22 * (1 - t) * np.sin(a), z + 0.05 + high * t * 0.97]), np.array(
            [np.cos(a), np.sin(a), 0.25]
        )
    if plant == "box":
        face, u, v = int(rng.integers(5)), rng.uniform(-0.5, 0.5), rng.uniform(0, 1)
        if face == 4:
            return np.array([sx * u, sy * rng.uniform(-0.5, 0.5), z + high]), np.array([0, 0, 1.0])
        n = np.array([(1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0)][face], float)
        at = n * (sx / 2, sy / 2, 0) + (np.array([0, sy * u, 0]) if face < 2 else np.array([sx * u, 0, 0]))
        return moved(at, z=z + high * v), n
    t, a = np.arcsin(rng.uniform(0.05, 1)), rng.uniform(0, 2 * np.pi)
    n = np.array([np.cos(t) * np.cos(a), np.cos(t) * np.sin(a), np.sin(t)])
    return n * (sx / 2, sy / 2, high) + (0, 0, z), n


def _card(b: MeshBuilder, slot: int, at: tuple[Floats, Floats], size: float, rng: np.random.Generator, flat: bool = False) -> None:
    """A square that looks outwards, turned a little any way."""
    p, n = at
    n = n + rng.normal(0, 0.15 if flat else 0.45, 3)
    n /= np.linalg.norm(n)
    u = np.cross(n, rng.normal(size=3))
    u /= max(float(np.linalg.norm(u)), 1e-6)
    v = np.cross(n, u)
    h = size / 2 * float(rng.uniform(0.8, 1.2))
    if flat:
        a = np.arange(5) * 2 * np.pi / 5
        b.add(p + h * (np.cos(a)[:, None] * u + np.sin(a)[:, None] * v), [[0, 1, 2], [0, 2, 3], [0, 3, 4]], slot)
        return
    b.add(
        [p - h * u - h * v, p + h * u - h * v, p + h * u + h * v, p - h * u + h * v],
        [[0, 1, 2, 3]],
        slot,
        uvs=[(0, 0), (1, 0), (1, 1), (0, 1)],
    )
