"""Bags that hang from a hand, and suitcases on wheels. All stand on z = 0; their length lies along x, the way that people walk."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.meshbuilder import Floats
from simgen.assets.people.palette import LEATHER, RGB, cloth, linear, varied
from simgen.assets.people.props_kit import BLACK, DARK_METAL, METAL, RUBBER, Parts, Wheel, arc, at, cloth_material, grips, prop, ring
from simgen.mesh import Material


def _leather(rng: np.random.Generator) -> RGB:
    return varied(rng, linear(str(rng.choice(LEATHER)))) if rng.uniform() < 0.65 else cloth(rng, bright=0.35, light=0.3, dark=0.2)


def _hung(top_m: float) -> dict[str, Floats]:
    """Grips of something that hangs below its handle's top (m)."""
    return grips((0, 0, top_m), fingers=(0, 0, -1), thumb=(1, 0, 0), off_m=0.0)


def _bulged(
    p: Parts,
    half_x: float,
    half_y: float,
    tall: float,
    slot: str,
    *,
    top: tuple[float, float] = (0.9, 0.5),
    belly: float = 1.08,
    power: float = 0.35,
    base: float = 0.0,
    open_top: bool = False,
) -> None:
    """A soft body: its ring swells to `belly` in the middle and narrows to the shares `top` of length and depth."""
    levels = np.linspace(0, 1, 9 if p.fine else 5 if p.level == 1 else 3)
    n = 24 if p.fine else 14 if p.level == 1 else 8
    swell = 1 + (belly - 1) * np.sin(np.pi * np.clip(levels * 1.15, 0, 1))
    rings = [ring(half_x * 0.94, half_y * 0.9, base, n, power)]
    for t, s in zip(levels, swell, strict=True):
        rings.append(
            ring(
                half_x * s * (1 + (top[0] - 1) * t**1.6),
                half_y * s * (1 + (top[1] - 1) * t**1.6),
                base + 0.006 + (tall - 0.006) * t,
                n,
                power,
            )
        )
    if open_top:  # the inside, a little down
        rings.append(rings[-1] * [0.96, 0.93, 1])
        rings.append(rings[-1] * [1, 1, 0] + [0, 0, base + 0.55 * tall])
    p.builder.add_loft(np.array(rings), p.slot(slot), capped=True, crease_deg=55)


def handbag(rng: np.random.Generator, variant: int) -> Asset:
    """A handbag with short handles: bowling bag, trapeze, satchel with a flap or hobo; 0.24 to 0.34 m long."""
    kind = variant % 4
    half_x, half_y, tall = rng.uniform(0.12, 0.17), rng.uniform(0.05, 0.075), rng.uniform(0.18, 0.25)
    color = _leather(rng)
    materials = {
        "body": Material("handbag leather", color, 0.45, variation=0.1),
        "trim": Material("handbag trim", varied(rng, linear("2b1c12")), 0.45),
        "metal": Material("handbag metal", (0.72, 0.55, 0.25) if variant % 2 else (0.6, 0.6, 0.62), 0.25, 0.95),
    }
    rise = rng.uniform(0.10, 0.14)

    def draw(p: Parts) -> None:
        top = ((0.75, 0.55), (0.72, 0.45), (0.98, 0.85), (1.06, 0.35))[kind]
        _bulged(p, half_x, half_y, tall, "body", top=top, power=0.5 if kind in (0, 3) else 0.25, belly=1.12 if kind in (0, 3) else 1.03)
        trim = "body" if kind == 3 else "trim"
        for side in (-1, 1):
            y = side * half_y * 0.42
            a, b = [-0.5 * half_x, y, tall - 0.02], [0.5 * half_x, y, tall - 0.02]
            p.tube(arc(a, b, (0, -0.7 * y, rise + 0.02), 11 if p.fine else 5), 0.0062, trim, segments=7)
            if p.fine:
                for x in (-0.5, 0.5):
                    p.box((0.022, 0.007, 0.035), (x * half_x, y * 1.25, tall - 0.025), "metal", bevel=0.002)
        if kind == 2 and p.level < 2:  # flap with a clasp
            p.box((1.98 * half_x, 0.006, 0.62 * tall), (0, half_y * 1.0, 0.66 * tall), "trim", bevel=0.0025)
            p.box((0.035, 0.006, 0.025), (0, half_y * 1.06 + 0.002, 0.40 * tall), "metal", bevel=0.002)
        if kind == 0 and p.fine:  # zip
            p.box((1.35 * half_x, 0.010, 0.004), (0, 0, tall + 0.001), "metal")

    return prop(
        "handbag",
        variant,
        draw,
        materials,
        mass_kg=1.2,
        anchors=_hung(tall + rise),
        tags=("body",),
        far_cell_m=0.08,
        parameters={"design": ("bowling", "trapeze", "satchel", "hobo")[kind]},
    )


def tote(rng: np.random.Generator, variant: int) -> Asset:
    """A cloth tote with two flat handles, open at the top, a print on its sides: 0.36 to 0.42 m long."""
    half_x, half_y, tall = rng.uniform(0.17, 0.205), rng.uniform(0.035, 0.06), rng.uniform(0.34, 0.40)
    canvas = varied(rng, linear("d9d2c0")) if variant % 2 == 0 else cloth(rng, bright=0.25, light=0.2, dark=0.4)
    materials = {
        "body": cloth_material("tote canvas", canvas, 0.9),
        "print": cloth_material("tote print", cloth(rng, bright=0.6, light=0.1, dark=0.3), 0.8),
    }
    rise = 0.13

    def draw(p: Parts) -> None:
        _bulged(p, half_x, half_y, tall, "body", top=(1.0, 0.45), belly=1.15, power=0.35, open_top=True)
        for side in (-1, 1):
            y = side * half_y * 0.45
            path = arc([-0.45 * half_x, y, tall - 0.05], [0.45 * half_x, y, tall - 0.05], (0, -0.75 * y, rise + 0.05), 11 if p.fine else 5)
            p.tube(path, 0.0085, "body", segments=6)
        if p.level < 2:
            if variant % 3:
                p.box((0.9 * half_x, 2.32 * half_y, 0.16), (0, 0, 0.52 * tall), "print", bevel=0.004)
            for k in range(3 if p.fine and variant % 3 != 1 else 0):
                p.box((1.1 * half_x - 0.05 * k, 2.36 * half_y, 0.014), (0, 0, (0.24 - 0.05 * k) * tall), "print")

    return prop(
        "tote",
        variant,
        draw,
        materials,
        mass_kg=2.0,
        anchors=_hung(tall + rise),
        tags=("body", "print"),
        far_cell_m=0.10,
        parameters={"design": "tote"},
    )


def shopping_bag(rng: np.random.Generator, variant: int) -> Asset:
    """A shopping bag: stiff paper with cord handles and a shop's band, or a soft plastic one that bulges."""
    paper = variant % 2 == 0
    half_x, half_y, tall = (
        (rng.uniform(0.12, 0.19), rng.uniform(0.05, 0.075), rng.uniform(0.28, 0.40))
        if paper
        else (rng.uniform(0.13, 0.17), rng.uniform(0.08, 0.11), rng.uniform(0.26, 0.32))
    )
    color: RGB = (0.42, 0.29, 0.165) if variant % 4 == 0 else cloth(rng, bright=0.45, light=0.45, dark=0.08)
    materials = {
        "body": Material("bag paper" if paper else "bag plastic", color, 0.7 if paper else 0.3, translucency=0.1, variation=0.08),
        "band": Material("bag print", cloth(rng, bright=0.6, light=0.1, dark=0.3), 0.6),
        "cord": Material("bag cord", (0.5, 0.45, 0.38), 0.9),
    }
    rise = 0.10 if paper else 0.13

    def draw(p: Parts) -> None:
        if paper:
            _bulged(p, half_x, half_y, tall, "body", top=(1.0, 1.0), belly=1.015, power=0.14, open_top=True)
            if p.level < 2:
                p.box((2 * half_x + 0.004, 2 * half_y + 0.004, 0.16 * tall), (0, 0, 0.55 * tall), "band")
                if p.fine:
                    p.box((0.9 * half_x, 2 * half_y + 0.008, 0.05 * tall), (0, 0, 0.55 * tall), "cord")
        else:
            _bulged(p, half_x, half_y, tall, "body", top=(0.42, 0.30), belly=1.2, power=0.75)
            if p.level < 2:
                p.box((1.1 * half_x, 2.28 * half_y, 0.2 * tall), (0, 0, 0.42 * tall), "band", bevel=0.015)
        for side in (-1, 1):
            y = side * half_y * (0.95 if paper else 0.25)
            reach = 0.32 * half_x
            path = arc([-reach, y, tall - 0.03], [reach, y, tall - 0.03], (0, -0.9 * y, rise + 0.03), 11 if p.fine else 5)
            p.tube(path, 0.0035 if paper else 0.009, "cord" if paper else "body", segments=6)

    return prop(
        "shopping_bag",
        variant,
        draw,
        materials,
        mass_kg=2.5,
        anchors=_hung(tall + rise),
        tags=("body", "band"),
        far_cell_m=0.09,
        parameters={"design": "paper" if paper else "plastic"},
    )


def briefcase(rng: np.random.Generator, variant: int) -> Asset:
    """A briefcase: hard with corners and locks, or a soft one for a laptop; 0.38 to 0.45 m long."""
    hard = variant % 2 == 0
    length, depth, tall = rng.uniform(0.38, 0.45), rng.uniform(0.075, 0.115), rng.uniform(0.28, 0.33)
    color = _leather(rng) if hard else cloth(rng, bright=0.0, light=0.1, dark=0.8)
    materials = {"body": Material("briefcase", color, 0.4 if hard else 0.75, variation=0.1), "trim": BLACK, "metal": METAL}
    base = 0.006

    def draw(p: Parts) -> None:
        p.box((length, depth, tall), (0, 0, base + tall / 2), "body", bevel=0.018 if hard else 0.03)
        if p.level < 2:
            p.box((length + 0.004, 0.008, tall + 0.004), (0, 0.1 * depth, base + tall / 2), "trim", bevel=0.002)
        for x in (-0.35, 0.35):
            for y in (-0.35, 0.35):
                p.box((0.02, 0.012, base + 0.02), (x * length, y * depth, (base + 0.02) / 2), "trim")
            if p.fine and hard:
                p.box((0.035, 0.004, 0.028), (x * 0.8 * length, depth / 2 + 0.001, base + tall - 0.05), "metal", bevel=0.0015)
        if not hard and p.level < 2:
            p.box((0.86 * length, 0.014, 0.58 * tall), (0, depth / 2, base + 0.36 * tall), "body", bevel=0.006)
        p.tube(
            arc([-0.065, 0, base + tall - 0.005], [0.065, 0, base + tall - 0.005], (0, 0, 0.045), 9 if p.fine else 4),
            0.0105,
            "trim",
            segments=8,
        )

    return prop(
        "briefcase",
        variant,
        draw,
        materials,
        mass_kg=4.0,
        anchors=_hung(base + tall + 0.035),
        tags=("body",),
        far_cell_m=0.10,
        parameters={"design": "attache" if hard else "laptop bag"},
    )


def backpack_worn(rng: np.random.Generator, variant: int) -> Asset:
    """A backpack as it is worn, filled: its straps' side faces +x and stands at x = 0; 0.42 to 0.52 m tall."""
    wide, deep, tall = rng.uniform(0.27, 0.32), rng.uniform(0.14, 0.20), rng.uniform(0.42, 0.52)
    materials = {
        "body": cloth_material("backpack", cloth(rng, bright=0.3, light=0.1, dark=0.45)),
        "trim": cloth_material("backpack trim", cloth(rng, dark=0.7)),
        "zip": BLACK,
    }

    def draw(p: Parts) -> None:
        n, rows = (22, 9) if p.fine else (14, 5) if p.level == 1 else (8, 3)
        t = np.linspace(0, 1, rows)
        shape = 1 - np.abs(2 * t - 0.85) ** 3 * 0.32
        rings = [ring(deep / 2 * s * 0.98, wide / 2 * s**0.6, z, n, 0.45, (-deep / 2, 0.0)) for s, z in zip(shape, t * tall, strict=True)]
        p.builder.add_loft(
            np.array([rings[0] * [0.9, 0.9, 1], *rings, rings[-1] * [0.85, 0.85, 1] + [0, 0, 0.0]]),
            p.slot("body"),
            capped=True,
            crease_deg=60,
        )
        if p.level < 2:
            p.box((0.055, 0.78 * wide, 0.42 * tall), (-deep - 0.004, 0, 0.30 * tall), "trim", bevel=0.02)
            p.box((0.012, 0.60 * wide, 0.006), (-deep - 0.03, 0, 0.43 * tall), "zip")
        if p.fine:
            p.tube(arc([-0.05, -0.03, tall - 0.01], [-0.05, 0.03, tall - 0.01], (0, 0, 0.04), 7), 0.006, "trim", segments=6)
            for side in (-1, 1):
                p.box((0.6 * deep, 0.03, 0.28 * tall), (-0.5 * deep, side * wide * 0.5, 0.24 * tall), "trim", bevel=0.012)

    return prop(
        "backpack_worn",
        variant,
        draw,
        materials,
        mass_kg=5.0,
        anchors={"back": at(0.0, 0.0, 0.62 * tall)},
        tags=("body", "trim"),
        far_cell_m=0.12,
        parameters={"design": "daypack"},
    )


def suitcase(rng: np.random.Generator, variant: int) -> Asset:
    """A suitcase on wheels with its handle pulled out; the puller is on its +x side. Cabin size (0.55 m) to large (0.77 m)."""
    wide, deep, tall = ((0.36, 0.22, 0.50), (0.42, 0.25, 0.58), (0.48, 0.29, 0.68))[variant % 3]
    hard = variant % 2 == 0
    color = cloth(rng, bright=0.3, light=0.2, dark=0.35)
    materials = {
        "shell": Material("suitcase shell", color, 0.3 if hard else 0.8, clearcoat=0.25 if hard else 0.0, variation=0.06),
        "trim": BLACK,
        "rail": METAL if variant % 4 else DARK_METAL,
        "tyre": RUBBER,
    }
    r, foot = 0.026, 0.050
    x_wheel = deep / 2 - r - 0.004
    wheels = tuple(
        Wheel(f"wheel_{a}_{b}", (sx * x_wheel, sy * (wide / 2 - 0.04), r), r, 0.022)
        for a, sx in (("front", 1), ("rear", -1))
        for b, sy in (("left", 1), ("right", -1))
    )
    top = 1.00 + 0.03 * (variant % 2)
    rail_x, rail_y = deep / 2 - 0.018, 0.10

    def draw(p: Parts) -> None:
        p.box((deep, wide, tall), (0, 0, foot + tall / 2), "shell", bevel=0.032)
        if p.level < 2:
            p.box((0.007, wide + 0.003, tall + 0.003), (0.006, 0, foot + tall / 2), "trim", bevel=0.003)
            grooves = 7 if p.fine and hard else 0
            for k in range(grooves):
                y = (k - 3) * wide * 0.115
                p.box((deep + 0.006, 0.012, tall * 0.82), (0, y, foot + tall / 2), "shell", bevel=0.003)
            if not hard:
                p.box((0.03, 0.78 * wide, 0.45 * tall), (-deep / 2, 0, foot + 0.30 * tall), "shell", bevel=0.012)
                p.box((0.036, 0.76 * wide, 0.006), (-deep / 2, 0, foot + 0.50 * tall), "trim")
            p.tube(arc([0, -0.06, foot + tall - 0.005], [0, 0.06, foot + tall - 0.005], (0, 0, 0.03), 6), 0.010, "trim", segments=6)
        for sy in (-1, 1):
            p.tube([[rail_x, sy * rail_y, foot + tall - 0.03], [rail_x, sy * rail_y, top - 0.012]], 0.0065, "rail", segments=6)
        p.tube([[rail_x, -rail_y - 0.012, top - 0.012], [rail_x, rail_y + 0.012, top - 0.012]], 0.012, "trim", segments=8)
        for j, w in enumerate(wheels, 1):
            p.wheel(j, "tyre", "trim")
            p.box((0.03, 0.034, foot - 0.018), (w.centre[0], w.centre[1], 0.018 + (foot - 0.018) / 2 + 0.012), "trim", bevel=0.005)

    grip = at(rail_x, 0.0, top - 0.012)
    return prop(
        "suitcase",
        variant,
        draw,
        materials,
        mass_kg=(9.0, 14.0, 21.0)[variant % 3],
        anchors={"handle": grip, "axle": at(x_wheel, 0.0, r)},
        tags=("shell",),
        wheels=wheels,
        far_cell_m=0.15,
        parameters={"design": "hard shell" if hard else "soft"},
    )
