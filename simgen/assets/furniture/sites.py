"""What building sites leave at the kerb: skips, heaps, pallets and cabins."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import GALVANISED, RUBBER, Floats, add_timber, frame, painted, plastic
from simgen.assets.furniture.pieces import LETTERS, Piece, block, lettering, piece_asset, ring, shell, turned
from simgen.assets.materials import material, tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material


def skip(rng: np.random.Generator, variant: int) -> Asset:
    """Open skips, long along x. 0: yellow, of 6 cubic yards (3.7 m long at the top, 1.7 m wide, 1.2 m high), with rubble; 1: blue;
    2: green with timber; 3: rusty red and heaped."""
    color = ((0.55, 0.33, 0.015), (0.03, 0.09, 0.24), (0.03, 0.1, 0.05), (0.22, 0.045, 0.025))[variant % 4]
    load = (material("gravel"), tinted("wood", (0.9, 0.85, 0.8)), material("concrete"), material("soil"))[(variant + 3) % 4]
    lumps = rng.normal(0, 0.07, (7, 4))
    beams = np.column_stack(
        [
            rng.uniform(-1.0, 1.0, 7),
            rng.uniform(-0.5, 0.5, 7),
            rng.uniform(-0.4, 0.4, 7),
            rng.uniform(-0.3, 0.3, 7),
            rng.uniform(0.7, 1.5, 7),
        ]
    )

    def build(b: MeshBuilder, level: int) -> None:
        lower, upper = (2.0, 1.45), (3.5, 1.7)
        shell(b, 0, [(*lower, 0.06), (*upper, 1.15)], capped=False, crease=10)
        b.add(ring(*lower, 0.06), [[3, 2, 1, 0]], 0)
        shell(b, 0, [(3.42, 1.62, 1.15), (2.9, 1.55, 0.75)], capped=False, crease=10)
        for y in (-0.82, 0.82):
            block(b, 0, (3.56, 0.09, 0.07), (0, y, 1.16), level)
            block(b, 1, (1.8, 0.12, 0.06), (0, y * 0.8, 0.03))
        for x in (-1.72, 1.72):
            block(b, 0, (0.09, 1.7, 0.07), (x, 0, 1.16), level)
        if level < 2:
            for x in (-0.75, 0.0, 0.75):
                for side in (-1, 1):
                    T = frame(x, side * 0.735, 0.06) @ frame(0, 0, 0, roll=-side * np.arctan2(0.125, 1.09))
                    block(b, 0, (0.08, 0.05, 1.05), (0, side * 0.012, 0.55), T=T)
            for x in (-0.55, 0.55):
                for y in (-0.86, 0.86):
                    turned(b, 1, [(0.0, -0.06), (0.05, -0.06), (0.05, 0.06), (0.0, 0.06)], level, 10, frame(x, y, 0.98, roll=np.pi / 2))
        n, m = (7, 4) if level < 2 else (3, 3)
        xs, ys = np.meshgrid(np.linspace(-1.52, 1.52, n), np.linspace(-0.77, 0.77, m), indexing="ij")
        zs = 0.98 + (0.3 if variant % 4 == 3 else 0.1) * np.cos(xs) * np.cos(1.6 * ys) + (lumps[:n, :m] if level < 2 else 0.0)
        i = (np.arange(n - 1)[:, None] * m + np.arange(m - 1)).reshape(-1)
        b.add(
            np.column_stack([xs.reshape(-1), ys.reshape(-1), zs.reshape(-1)]),
            np.stack([i, i + m, i + m + 1, i + 1], axis=1),
            2,
            crease_deg=20,
        )
        if level < 2:
            for px, py, yaw, pitch, long in beams:
                add_timber(b, (float(long), 0.1, 0.04), 3, (0, 0, 0), T=frame(float(px), float(py), 1.12, float(yaw), float(pitch)))
        if level == 0:
            lettering(
                b, 4, "SKIP HIRE" if variant % 2 == 0 else "CONTAINER", (0.0, -0.806, 0.62), 0.2, -np.pi / 2, tilt=-np.arctan2(0.125, 1.09)
            )

    paint = Material("skip paint", color, roughness=0.6, variation=0.35)
    materials = (paint, Material("skip iron", (0.06, 0.05, 0.045), 0.8), load, tinted("wood", (0.8, 0.75, 0.7)), LETTERS)
    name = ("yellow", "blue", "green", "red")[variant % 4]
    return piece_asset("skip", variant, "static", Piece(name, build, materials, 2800.0))


def heap(rng: np.random.Generator, variant: int) -> Asset:
    """Loose heaps some 2 m across. 0: sand; 1: gravel; 2: soil; 3: broken asphalt."""
    kind = variant % 4
    phases = rng.uniform(0, 2 * np.pi, (5, 2))
    radius, high = ((1.0, 0.62), (0.9, 0.5), (1.1, 0.7), (0.95, 0.5))[kind]

    def build(b: MeshBuilder, level: int) -> None:
        n, rows = ((24, 7), (12, 4), (9, 3))[level]
        a = np.linspace(0, 2 * np.pi, n, endpoint=False)
        rings = []
        for t in np.linspace(0, 1, rows):
            wave = 1 + sum(0.05 * np.sin((k + 2) * a + p + 2 * t * q) / (1 + 0.4 * k) for k, (p, q) in enumerate(phases))
            r = radius * (1 - t) ** 0.85 * wave + 0.03
            rings.append(np.column_stack([r * np.cos(a), 0.85 * r * np.sin(a), np.full(n, high * (t - 0.12 * np.sin(np.pi * t)))]))
        b.add_loft(np.stack(rings), 0, capped=True, crease_deg=60 if kind < 2 else 35)

    sand = Material("sand", (0.36, 0.27, 0.16), roughness=1.0, variation=0.3)
    stuff = (sand, material("gravel"), material("soil"), tinted("gravel", (0.3, 0.3, 0.31)))[kind]
    name = ("sand", "gravel", "soil", "broken asphalt")[kind]
    return piece_asset("heap", variant, "static", Piece(name, build, (stuff,), 900.0, distances_m=(22.0, 50.0)))


def pallet(rng: np.random.Generator, variant: int) -> Asset:
    """Europallets of 1.2 by 0.8 by 0.144 m (EN 13698-1). 0: one; 1: a pile; 2: with kerb stones; 3: with sacks under a film."""
    kind = variant % 4
    turn = rng.normal(0, 0.03, 8)

    def one(b: MeshBuilder, level: int, T: Floats) -> None:
        for x in (-0.55, 0.0, 0.55):
            for y in (-0.35, 0.0, 0.35) if level == 0 else (0.0,):
                block(b, 0, (0.1, 0.1 if level == 0 else 0.78, 0.078), (x, y, 0.061), T=T)
        for y in np.linspace(-0.34, 0.34, 5) if level < 2 else (0.0,):
            add_timber(b, (1.2, 0.13 if level < 2 else 0.8, 0.022), 0, (0, float(y), 0.133), T=T)
        for y in (-0.35, 0.0, 0.35):
            add_timber(b, (1.2, 0.1, 0.022), 0, (0, y, 0.011), T=T)

    def build(b: MeshBuilder, level: int) -> None:
        for k in range(6 if kind == 1 else 1):
            one(b, level if k in (0, 5) else max(level, 1), frame(0, 0, 0.144 * k, float(turn[k])))
        if kind == 2:
            for row in range(3):
                for y in np.linspace(-0.3, 0.3, 4):
                    block(b, 1, (1.0, 0.14, 0.24), (0, float(y), 0.27 + 0.245 * row), level, bevel=0.012)
        if kind == 3:
            for row in range(5):
                for x in (-0.3, 0.3):
                    block(b, 2, (0.57, 0.74, 0.12), (x, 0.0, 0.205 + 0.122 * row), level, bevel=0.04)

    materials = (tinted("wood", (0.95, 0.85, 0.7)), material("kerb_concrete"), Material("sacks", (0.5, 0.47, 0.4), 0.5, variation=0.2))
    name = ("one", "pile", "kerb stones", "sacks")[kind]
    return piece_asset(
        "pallet", variant, "static", Piece(name, build, materials, (25.0, 150.0, 1200.0, 900.0)[kind], distances_m=(20.0, 50.0))
    )


def site_cabin(rng: np.random.Generator, variant: int) -> Asset:
    """0 and 1: portable toilets (1.1 m square, 2.3 m high), blue and green; 2: a container of 10 ft (2.99 by 2.44 by 2.59 m, ISO 668)."""
    del rng
    kind = variant % 3

    def build(b: MeshBuilder, level: int) -> None:
        if kind == 2:
            block(b, 0, (2.44, 2.99, 2.5), (0, 0, 1.32))
            for x in (-1.2, 1.2):
                for y in (-1.47, 1.47):
                    block(b, 1, (0.09, 0.09, 2.59), (x, y, 1.295))
            if level < 2:
                for y in np.linspace(-1.3, 1.3, (14, 7)[level]):
                    block(b, 0, (2.5, 0.09, 2.3), (0, float(y), 1.32))
                for x in np.linspace(-1.05, 1.05, (11, 5)[level]):
                    block(b, 0, (0.09, 3.05, 2.3), (float(x), 0, 1.32))
            return
        shell(b, 0, [(1.1, 1.1, 0.1), (1.1, 1.1, 2.0)], level, radius=0.06)
        block(b, 2, (1.16, 1.16, 0.12), (0, 0, 0.06), level)
        shell(b, 1, [(1.14, 1.14, 2.0), (1.14, 1.14, 2.08), (0.9, 0.9, 2.24), (0.5, 0.5, 2.3)], level, radius=0.08)
        block(b, 1, (0.04, 0.74, 1.76), (0.55, 0, 1.02), level, bevel=0.01)
        if level < 2:
            for y in (-0.26, 0.0, 0.26):
                block(b, 0, (0.03, 0.1, 1.3), (0.57, y, 1.1))
            turned(b, 2, [(0.04, 2.2), (0.04, 2.42), (0.0, 2.43)], level, 8, frame(-0.4, 0.4, 0))

    blue = ((0.02, 0.1, 0.3), (0.03, 0.14, 0.07), (0.05, 0.12, 0.2))[kind]
    materials = (
        plastic("cabin", blue) if kind < 2 else painted("container paint", blue),
        plastic("cabin door", (0.4, 0.42, 0.44)) if kind < 2 else GALVANISED,
        RUBBER,
    )
    name = ("toilet, blue", "toilet, green", "container")[kind]
    return piece_asset("site_cabin", variant, "static", Piece(name, build, materials, (90.0, 90.0, 1300.0)[kind]))
