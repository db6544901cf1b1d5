"""Small posts at the kerb: hydrants, parking meters and pay stations, chargers, cycle stands, guard rails, tree guards. Fronts face +x."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import CAST_IRON, FOUNDATION_M, GALVANISED, STAINLESS, Floats, arc, frame, moved, painted
from simgen.assets.furniture.pieces import DARK, LETTERS, Piece, bar, block, board, lettering, piece_asset, shell, turned, upright
from simgen.assets.materials import tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material

_RED, _YELLOW, _WHITE = (
    painted("hydrant red", (0.36, 0.02, 0.018)),
    painted("hydrant yellow", (0.55, 0.34, 0.015)),
    painted("white", (0.7, 0.7, 0.68)),
)
_SCREEN = Material("screen", (0.02, 0.05, 0.045), 0.1)
_PARKING = Material("parking plate", (0.9, 0.9, 0.9), 0.4, texture="sign:germany/vienna/E14a")
HYDRANTS = {"us": (0, 1), "de": (2, 3), "fr": (3,), "eu": (2, 3)}  # variants by the country of number plates; none above ground elsewhere


def hydrant(rng: np.random.Generator, variant: int) -> Asset:
    """0 and 1: US dry barrels of 0.75 m with two outlets and a steamer; 2: a European pillar of 0.95 m with a jacket; 3: a red one."""
    del rng
    kind = variant % 4

    def outlet(b: MeshBuilder, level: int, yaw: float, z: float, r: float, reach: float) -> None:
        T = frame(0, 0, z, yaw) @ frame(0, 0, 0, 0, np.pi / 2)
        turned(
            b,
            1,
            [
                (r, 0.0),
                (r, reach - 0.03),
                (r * 1.25, reach - 0.03),
                (r * 1.25, reach),
                (0.35 * r, reach + 0.005),
                (0.35 * r, reach + 0.03),
                (0.0, reach + 0.03),
            ],
            level,
            10,
            T,
            30,
        )

    def build(b: MeshBuilder, level: int) -> None:
        if kind < 2:
            turned(b, 0, [(0.17, -0.1), (0.17, 0.05), (0.105, 0.06), (0.1, 0.42), (0.13, 0.44), (0.13, 0.49), (0.115, 0.5)], level, 14)
            turned(b, 1, [(0.125, 0.49), (0.125, 0.52), (0.115, 0.6), (0.08, 0.67), (0.03, 0.7), (0.025, 0.76), (0.0, 0.765)], level, 14)
            for yaw, r, reach in ((0.0, 0.075, 0.19), (np.pi / 2, 0.05, 0.18), (-np.pi / 2, 0.05, 0.18)):
                outlet(b, level, yaw, 0.36, r, reach)
            if level == 0:
                for a in np.arange(8) * np.pi / 4:
                    block(b, 1, (0.025, 0.025, 0.03), (0.148, 0, 0.065), T=frame(0, 0, 0, float(a)))
        else:
            turned(
                b,
                0,
                [
                    (0.12, -0.1),
                    (0.12, 0.1),
                    (0.085, 0.14),
                    (0.08, 0.62),
                    (0.1, 0.64),
                    (0.11, 0.9 if kind == 3 else 0.84),
                    (0.08, 0.96),
                    (0.0, 0.98),
                ],
                level,
                14,
            )
            if kind == 2:
                turned(b, 1, [(0.115, 0.6), (0.13, 0.62), (0.13, 0.66), (0.115, 0.68)], level, 14)
            for yaw in (0.7, -0.7) if kind == 3 else (np.pi / 2, -np.pi / 2):
                outlet(b, level, yaw, 0.74, 0.045, 0.17)

    colors = (
        (_RED, _WHITE),
        (_YELLOW, painted("bonnet", (0.03, 0.08, 0.25))),
        (painted("pillar blue", (0.03, 0.06, 0.14)), _RED),
        (_RED, STAINLESS),
    )[kind]
    name = ("US, red", "US, yellow", "pillar with a jacket", "red pillar")[kind]
    return piece_asset("hydrant", variant, "static", Piece(name, build, colors, 120.0, distances_m=(22.0, 50.0)))


def parking_meter(rng: np.random.Generator, variant: int) -> Asset:
    """0: a single head; 1: a double head; 2: a pay station with a panel above; 3: a slim one; 4: a grey one with a slanting top."""
    del rng
    kind = variant % 5

    def head(b: MeshBuilder, level: int, y: float) -> None:
        shell(b, 1, [(0.11, 0.15, 1.12), (0.13, 0.18, 1.16), (0.13, 0.18, 1.3)], level, radius=0.02, y=y)
        a = np.linspace(0, np.pi, (9, 5, 4)[level])
        dome = np.column_stack([0 * a, 0.09 * np.cos(a), 1.3 + 0.11 * np.sin(a)])
        b.add_loft(np.stack([moved(dome, -0.065, y), moved(dome, 0.065, y)]), 1, capped=True, crease_deg=40)
        block(b, 2, (0.012, 0.11, 0.07), (0.063, y, 1.32))
        if level == 0:
            block(b, 3, (0.02, 0.05, 0.05), (0.066, y, 1.2), 0, bevel=0.006)

    def build(b: MeshBuilder, level: int) -> None:
        if kind < 2:
            turned(b, 0, [(0.035, -FOUNDATION_M), (0.035, 1.12), (0.05, 1.13), (0.0, 1.14)], level, 10)
            for y in (0.0,) if kind == 0 else (-0.12, 0.12):
                head(b, level, y)
            if kind == 1:
                bar(b, 0, [(0, -0.12, 1.14), (0, -0.1, 1.08), (0, 0.1, 1.08), (0, 0.12, 1.14)], 0.02, level, 6)
            return
        wide, high = ((0.36, 1.55), (0.26, 1.5), (0.4, 1.5))[kind - 2]
        shell(
            b,
            1,
            [
                (0.28, wide, -FOUNDATION_M),
                (0.28, wide, high - (0.14 if kind == 4 else 0.02)),
                (0.2 if kind == 4 else 0.26, wide - 0.02, high),
            ],
            level,
            radius=0.03,
        )
        block(b, 2, (0.012, wide * 0.62, 0.14), (0.14, 0, high - 0.28))
        block(b, 3, (0.012, wide * 0.5, 0.1), (0.141, 0, high - 0.5))
        if level == 0:
            for k in range(4):
                block(b, 3, (0.014, 0.03, 0.03), (0.142, -0.09 + 0.06 * k, high - 0.4), 0, bevel=0.006)
            block(b, 5, (0.012, wide * 0.6, 0.1), (0.141, 0, 0.85))
        if kind == 2:
            bar(b, 0, [(0, 0, high - 0.02), (0, 0, high + 0.2)], 0.03, level, 8)
            block(b, 2, (0.36, 0.4, 0.03), (0.0, 0, high + 0.22))
        if kind != 3:
            block(b, 0, (0.03, 0.34, 0.34), (-0.02, 0, high + (0.42 if kind == 2 else 0.25)))
            bar(b, 0, [(-0.02, 0, high - 0.02), (-0.02, 0, high + 0.3)], 0.02, level, 6)
            for k, yaw in enumerate((0.0, np.pi)):
                board(b, 4, (-0.02 + 0.017 * (1 - 2 * k), 0, high + (0.42 if kind == 2 else 0.25)), (0.32, 0.32), yaw)
        else:
            board(b, 4, (0.1415, 0, high - 0.12), (0.15, 0.15))

    case = (
        painted("meter", (0.2, 0.21, 0.22)),
        painted("meter dark", (0.04, 0.042, 0.045)),
        painted("pay station", (0.06, 0.065, 0.07)),
        painted("pay station blue", (0.03, 0.08, 0.2)),
        painted("pay station grey", (0.3, 0.31, 0.32)),
    )[kind]
    materials = (GALVANISED, case, _SCREEN, STAINLESS, _PARKING, DARK)
    name = ("single head", "double head", "pay station with a panel", "slim pay station", "grey pay station")[kind]
    return piece_asset(
        "parking_meter", variant, "static", Piece(name, build, materials, 40.0 if kind < 2 else 90.0, distances_m=(22.0, 50.0))
    )


def ev_charger(rng: np.random.Generator, variant: int) -> Asset:
    """0: a post of 1.4 m with a cable; 1: a broad one with two sockets; 2: a rapid charger of 1.9 m; 3: a slim post."""
    del rng
    kind = variant % 4
    deep, wide, high = ((0.2, 0.3, 1.4), (0.22, 0.42, 1.5), (0.5, 0.72, 1.95), (0.16, 0.16, 1.25))[kind]

    def build(b: MeshBuilder, level: int) -> None:
        upright(b, 3, (deep + 0.08, wide + 0.08), (-FOUNDATION_M, 0.06))
        shell(b, 0, [(deep, wide, 0.06), (deep, wide, high - 0.08), (deep * 0.85, wide * 0.94, high)], level, radius=0.03)
        front = deep / 2
        block(b, 1, (0.01, wide * 0.74, wide * 0.5 if kind != 2 else 0.3), (front + 0.001, 0, high - 0.26))
        block(b, 2, (0.012, wide * 0.98, 0.05), (front - 0.001, 0, 0.5 * high))
        for y in (0.0,) if kind in (0, 3) else (-0.25 * wide, 0.25 * wide):
            turned(
                b,
                4,
                [(0.05, 0.0), (0.05, 0.03), (0.035, 0.03), (0.03, 0.01), (0.0, 0.01)],
                level,
                10,
                frame(front, y, 0.62 * high, 0, np.pi / 2),
            )
            if level < 2 and kind != 3:
                s = 1.0 if y >= 0 else -1.0
                path = [
                    (front + 0.02, y, 0.62 * high),
                    (front + 0.12, y, 0.55 * high),
                    (front + 0.09, y + s * 0.08, 0.2 * high),
                    (front + 0.05, y + s * wide * 0.3, 0.22 * high),
                    (front - 0.02, s * (wide / 2 + 0.03), 0.45 * high),
                ]
                bar(b, 4, path, 0.014, level, 6)
        if level == 0:
            lettering(b, 5, "EV", (front + 0.0065, 0, 0.36 * high), 0.12 if kind != 3 else 0.07)

    body = (
        painted("charger white", (0.62, 0.63, 0.63)),
        painted("charger green", (0.05, 0.2, 0.09)),
        painted("charger grey", (0.2, 0.21, 0.22)),
        painted("charger black", (0.03, 0.03, 0.032)),
    )[kind]
    accent = (
        painted("accent", (0.05, 0.28, 0.1)),
        painted("accent", (0.6, 0.6, 0.6)),
        painted("accent", (0.04, 0.25, 0.4)),
        Material("ring", (0.1, 0.5, 0.2), 0.3),
    )[kind]
    letters = tinted("glyphs", (0.05, 0.3, 0.12)) if kind == 0 else LETTERS
    name = ("post with a cable", "two sockets", "rapid charger", "slim post")[kind]
    return piece_asset(
        "ev_charger",
        variant,
        "static",
        Piece(name, build, (body, _SCREEN, accent, tinted("concrete", (0.8, 0.8, 0.8)), DARK, letters), 85.0, distances_m=(22.0, 50.0)),
    )


def cycle_stand(rng: np.random.Generator, variant: int) -> Asset:
    """Hoops 0.75 m high, across y = 0 along x. 0: the Sheffield stand; 1: black with a low bar; 2: a flat hoop of steel; 3: a wave."""
    del rng
    kind = variant % 4

    def build(b: MeshBuilder, level: int) -> None:
        n = (7, 4, 3)[level]
        if kind < 2:
            left, right = arc((-0.25, 0, 0.6), 0.15, 180, 90, n), arc((0.25, 0, 0.6), 0.15, 90, 0, n)
            bar(b, 0, np.concatenate([[(-0.4, 0, -FOUNDATION_M)], left, right, [(0.4, 0, -FOUNDATION_M)]]), 0.024, level)
            if kind == 1:
                bar(b, 0, [(-0.4, 0, 0.3), (0.4, 0, 0.3)], 0.018, level, 6)
            if level == 0:
                for x in (-0.4, 0.4):
                    turned(b, 0, [(0.07, 0.0), (0.07, 0.008), (0.03, 0.01)], 1, 12, frame(x, 0, 0))
        elif kind == 2:
            for x in (-0.35, 0.35):
                block(b, 0, (0.012, 0.07, 0.8 + FOUNDATION_M), (x, 0, (0.8 - FOUNDATION_M) / 2))
            block(b, 0, (0.712, 0.07, 0.012), (0, 0, 0.8))
        else:
            along = np.linspace(-0.55, 0.55, (21, 11, 7)[level])
            wave = np.column_stack([along, 0 * along, 0.45 + 0.3 * np.cos(along / 0.55 * 2 * np.pi + np.pi)])
            bar(b, 0, np.concatenate([[(-0.55, 0, -FOUNDATION_M)], wave, [(0.55, 0, -FOUNDATION_M)]]), 0.024, level)

    paint = (STAINLESS, painted("hoop black", (0.02, 0.02, 0.022)), painted("hoop anthracite", (0.05, 0.052, 0.055)), GALVANISED)[kind]
    name = ("Sheffield", "with a low bar", "flat hoop", "wave")[kind]
    return piece_asset("cycle_stand", variant, "static", Piece(name, build, (paint,), 14.0, 0 if kind in (1, 2) else None, (20.0, 45.0)))


def guard_rail(rng: np.random.Generator, variant: int) -> Asset:
    """Guard rails at the kerb, from 0 to 2 m along x. 0: bars between two rails, galvanised (BS 7818: 1 m high); 1: black with rings;
    2: two tubes and a cross, as in France; 3: a W-beam of 0.31 m at 0.75 m (EN 1317), towards +y."""
    del rng
    kind = variant % 4

    def build(b: MeshBuilder, level: int) -> None:
        if kind == 3:
            w = np.array(
                [(0.0, -0.155), (0.06, -0.12), (0.08, -0.08), (0.02, -0.02), (0.02, 0.02), (0.08, 0.08), (0.06, 0.12), (0.0, 0.155)]
            )
            front = np.array([(0.0, y, 0.6 + z) for y, z in w])
            outline = np.concatenate([front, (front - (0, 0.012, 0))[::-1]])
            b.add_loft(np.stack([outline, moved(outline, 2.0)]), 0, capped=True, crease_deg=50)
            block(b, 0, (0.1, 0.06, 0.72 + FOUNDATION_M), (1.0, -0.06, (0.72 - FOUNDATION_M) / 2), level, bevel=0.006)
            return
        posts = (0.03, 1.97) if kind < 2 else (0.15, 1.85)
        for x in posts:
            bar(b, 0, [(x, 0, -FOUNDATION_M), (x, 0, 1.0)], 0.024, level)
        for z in ((1.0, 0.12) if kind == 0 else (1.0, 0.78, 0.14)) if kind < 2 else (0.98, 0.55):
            bar(b, 0, [(0.0, 0, z), (2.0, 0, z)], 0.022 if z > 0.9 else 0.016, level, 6)
        if kind < 2:
            top = 1.0 if kind == 0 else 0.78
            count = (19, 13, 7)[level]
            for x in np.arange(1, count) * 2.0 / count:
                b.add_tube([(x, 0, 0.12), (x, 0, top)], (0.007, 0.01, 0.016)[level], 0, segments=(4, 3, 3)[level], capped=False)
            if kind == 1 and level < 2:
                for x in np.arange(8) * 0.24 + 0.16:
                    ring = arc((x, 0, 0.89), 0.095, 0, 360, (11, 6)[level])
                    b.add_tube(ring, 0.009, 0, segments=3, capped=False)
        else:
            for path in ([(0.15, 0, 0.1), (1.85, 0, 0.92)], [(0.15, 0, 0.92), (1.85, 0, 0.1)]):
                bar(b, 0, path, 0.014, level, 6)

    paint = (GALVANISED, CAST_IRON, painted("rail green", (0.02, 0.06, 0.04)), GALVANISED)[kind]
    name = ("bars", "bars and rings", "tubes and a cross", "W-beam")[kind]
    return piece_asset("guard_rail", variant, "guard rail", Piece(name, build, (paint,), 36.0, 0 if kind in (1, 2) else None, (22.0, 50.0)))


def tree_guard(rng: np.random.Generator, variant: int) -> Asset:
    """Guards round trunks, 0.66 m across. 0: iron bars 1.5 m high that flare above; 1: three hoops; 2: timber stakes with ties."""
    del rng
    kind = variant % 3

    def build(b: MeshBuilder, level: int) -> None:
        count = ((14, 8, 5), (3, 3, 3), (3, 3, 3))[kind][level]
        for a in np.arange(count) * 2 * np.pi / count:
            T: Floats = frame(0, 0, 0, float(a))
            if kind == 0:
                b.add_tube(
                    [(0.3, 0, -0.05), (0.3, 0, 1.35), (0.38, 0, 1.55)], (0.009, 0.014, 0.02)[level], 0, segments=(5, 3, 3)[level], T=T
                )
            elif kind == 1:
                b.add_tube(
                    [(0.32, -0.24, -0.1), (0.32, -0.24, 0.4), (0.32, -0.14, 0.5), (0.32, 0.14, 0.5), (0.32, 0.24, 0.4), (0.32, 0.24, -0.1)],
                    0.018,
                    0,
                    segments=(7, 4, 3)[level],
                    T=T,
                )
            else:
                b.add_lathe([(0.035, -0.1), (0.035, 1.6), (0.0, 1.62)], 1, segments=(8, 5, 4)[level], T=T @ frame(0.36, 0, 0))
                b.add_box((0.03, 0.62, 0.07), 1, center=(0.19, 0, 1.5), T=T)
        if kind == 0:
            for r, z in ((0.3, 0.15), (0.3, 0.75), (0.3, 1.3)) if level < 2 else ((0.3, 0.15), (0.3, 1.3)):
                b.add_tube(arc((0, 0, z), r, 0, 360, (19, 11, 7)[level], "xy"), 0.012, 0, segments=(4, 3, 3)[level])

    materials = (CAST_IRON, tinted("wood", (1.0, 0.9, 0.75)))
    name = ("iron bars", "three hoops", "stakes")[kind]
    return piece_asset("tree_guard", variant, "static", Piece(name, build, materials, 40.0, None, (22.0, 50.0)))
