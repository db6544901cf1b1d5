"""What hands hold: phones, umbrellas, cups, newspapers, boxes, walking sticks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simgen.asset import Asset
from simgen.assets.meshbuilder import Floats
from simgen.assets.people.kinematics import about
from simgen.assets.people.palette import RGB, cloth
from simgen.assets.people.props_kit import BLACK, DARK_METAL, METAL, RUBBER, Parts, at, grips, prop
from simgen.assets.people.stick import GRIP_RAD
from simgen.mesh import Material

_CASES = ((0.02, 0.02, 0.022), (0.55, 0.56, 0.58), (0.10, 0.16, 0.30), (0.62, 0.20, 0.26), (0.75, 0.73, 0.70), (0.16, 0.30, 0.22))


def phone(rng: np.random.Generator, variant: int) -> Asset:
    """A smartphone that stands upright, its screen facing +x: 0.145 to 0.165 m tall, 0.070 to 0.078 m wide, 8 mm thick."""
    tall, wide, thick = rng.uniform(0.145, 0.165), rng.uniform(0.070, 0.078), rng.uniform(0.008, 0.011)
    lit = 0.02 + 0.05 * rng.uniform()
    materials = {
        "case": Material("phone case", _CASES[variant % len(_CASES)], 0.45),
        "screen": Material("phone screen", (0.02, 0.02, 0.025), 0.08, emissive=(lit, lit * 1.05, lit * 1.15)),
        "lens": Material("phone lens", (0.01, 0.01, 0.012), 0.1),
    }

    def draw(p: Parts) -> None:
        p.box((thick, wide, tall), (0, 0, tall / 2), "case", bevel=0.0035)
        x, y, z0, z1 = thick / 2 + 4e-4, wide / 2 - 0.004, 0.005, tall - 0.005
        p.builder.add([[x, -y, z0], [x, y, z0], [x, y, z1], [x, -y, z1]], [[0, 1, 2, 3]], p.slot("screen"))
        if p.fine:
            p.box((0.0024, 0.024, 0.026), (-thick / 2 - 0.0008, wide / 2 - 0.018, tall - 0.022), "lens", bevel=0.001)

    # The palm lies behind the phone: for a left hand the thumb is on the other side.
    right = grips((-thick / 2, 0.0, 0.42 * tall), fingers=(0.0, 0, 1), thumb=(0, 1, 0), off_m=0.017)["grip_right"]
    left = grips((-thick / 2, 0.0, 0.42 * tall), fingers=(0.0, 0, 1), thumb=(0, -1, 0), off_m=0.017)["grip_left"]
    anchors = {"grip_left": left, "grip_right": right}
    return prop(
        "phone",
        variant,
        draw,
        materials,
        mass_kg=0.19,
        anchors=anchors,
        tags=("case",),
        parameters={"design": "smartphone"},
        far_cell_m=0.03,
    )


_CANOPIES = ("black", "navy", "plain", "gores", "border", "plain", "gores", "clear", "black", "dots")


def umbrella(rng: np.random.Generator, variant: int, *, design: str | None = None) -> Asset:
    """An open umbrella, shaft upright: eight ribs, a canopy 0.94 to 1.16 m across. design : "black", "navy", "plain", "gores" (two
    colours in turn), "border", "dots" or "clear"."""
    drawn = _CANOPIES[variant % len(_CANOPIES)]
    design = design or drawn
    radius, rise = rng.uniform(0.47, 0.58), rng.uniform(0.20, 0.27)
    first, second = cloth(rng, bright=0.5, light=0.06, dark=0.3), cloth(rng, bright=0.2, light=0.6, dark=0.2)
    first = {"black": (0.014, 0.014, 0.016), "navy": (0.02, 0.03, 0.085), "clear": (0.8, 0.82, 0.84)}.get(design, first)
    clear = design == "clear"
    canopy = Material(
        f"umbrella {design}", first, 0.25 if clear else 0.62, transmittance=0.75 if clear else 0.0, translucency=0.0 if clear else 0.25
    )
    materials = {
        "canopy": canopy,
        "second": Material("umbrella second", second, 0.62, translucency=0.25),
        "shaft": DARK_METAL if variant % 3 else METAL,
        "handle": Material("umbrella handle", (0.20, 0.10, 0.045), 0.4) if variant % 2 else BLACK,
    }
    shaft = 0.80 + 0.06 * rng.uniform()
    crook = bool(variant % 2)
    base = 0.0 if not crook else 0.055

    def dome(share: Floats, gore: Floats) -> Floats:
        """(N, 3) points of the canopy: share 0..1 from the top to the edge, gore in ribs round it; cloth sags between the ribs."""
        sag = np.abs(np.sin(np.pi * gore))  # 0 at ribs
        r = radius * np.sin(share * 1.18) / np.sin(1.18) * (1 - 0.075 * sag * share)
        z = base + shaft - rise * (1 - np.cos(share * 1.18)) / (1 - np.cos(1.18)) + 0.012 * sag * share * (1 - share) * -1.5
        a = 2 * np.pi * gore / 8
        return np.stack([r * np.cos(a), r * np.sin(a), z], axis=-1)

    def draw(p: Parts) -> None:
        rows, per = (9, 4) if p.fine else (5, 2) if p.level == 1 else (3, 1)
        for k in range(8):
            gore = np.linspace(k, k + 1, per + 1)
            share = np.linspace(0.02, 1.0, rows)
            grid = dome(np.repeat(share, per + 1), np.tile(gore, rows)).reshape(rows, per + 1, 3)
            name = "second" if design == "gores" and k % 2 else "canopy"
            edge = rows - max(rows // 4, 1) if design == "border" else rows
            _sheet(p, grid[:edge], name)
            if design == "border":
                _sheet(p, grid[edge - 1 :], "second")
            if design == "dots" and p.level < 2:
                _dot(p, dome(np.array([0.62]), np.array([k + 0.5]))[0], k)
            if p.fine:
                rib = dome(np.linspace(0.03, 1.0, 6), np.full(6, float(k))) - [0, 0, 0.006]
                p.tube(rib, 0.0022, "shaft", segments=4)
                strut = np.array([[0.012, 0, base + shaft - 0.26], dome(np.array([0.5]), np.array([0.0]))[0] - [0, 0, 0.008]])
                c, s = np.cos(2 * np.pi * k / 8), np.sin(2 * np.pi * k / 8)
                p.tube(strut @ np.array([[c, s, 0], [-s, c, 0], [0, 0, 1.0]]), 0.002, "shaft", segments=4)
        p.tube([[0, 0, base + 0.05], [0, 0, base + shaft + 0.03]], 0.0055, "shaft", segments=8)
        p.tube([[0, 0, base + shaft + 0.028], [0, 0, base + shaft + 0.065]], 0.004, "shaft", segments=6)
        if crook:
            a = np.linspace(0, np.pi * 0.95, 8 if p.fine else 4)
            hook = np.stack([0.042 - 0.042 * np.cos(a), 0 * a, base - (base - 0.0115) * np.sin(a)], axis=1)
            p.tube(np.concatenate([[[0, 0, base + 0.16], [0, 0, base + 0.05]], hook]), 0.0115, "handle", segments=10)
        else:
            p.builder.add_lathe(
                np.array([[0, 0], [0.013, 0.0], [0.0155, 0.02], [0.0135, 0.08], [0.015, 0.13], [0, 0.135]]),
                p.slot("handle"),
                segments=p.segments(12),
            )

    anchors = grips((0, 0, base + 0.075), fingers=(1, 0, 0), thumb=(0, 0, 1))
    return prop(
        "umbrella",
        variant,
        draw,
        materials,
        mass_kg=0.45,
        anchors=anchors,
        tags=("canopy", "second"),
        far_cell_m=0.12,
        parameters={"design": design, "radius_m": round(float(radius), 3)},
    )


def _rgb(color: Floats) -> RGB:
    return float(color[0]), float(color[1]), float(color[2])


def _sheet(p: Parts, grid: Floats, slot: str) -> None:
    """A thin cloth over a grid (R, C, 3), seen from both sides."""
    rows, columns = grid.shape[:2]
    i = (np.arange(rows - 1)[:, None] * columns + np.arange(columns - 1)[None, :]).reshape(-1)
    quads = np.stack([i, i + columns, i + columns + 1, i + 1], axis=-1)
    points = grid.reshape(-1, 3)
    p.builder.add(points, quads, p.slot(slot), crease_deg=70)
    p.builder.add(points - [0, 0, 0.003], quads[:, ::-1], p.slot(slot), crease_deg=70)


def _dot(p: Parts, at_: Floats, k: int) -> None:
    a = 2 * np.pi * np.arange(10) / 10
    out = at_ / [np.hypot(at_[0], at_[1]), np.hypot(at_[0], at_[1]), 1]
    n = np.array([0.55 * out[0], 0.55 * out[1], 0.83])
    u = np.array([-out[1], out[0], 0])
    v = np.cross(n, u)
    points = at_ + 0.010 * n + 0.055 * (np.cos(a)[:, None] * u + np.sin(a)[:, None] * v)
    faces = np.stack([np.zeros(8, int), np.arange(1, 9), np.arange(2, 10)], axis=1)
    p.builder.add(points, faces, p.slot("second"))


def coffee_cup(rng: np.random.Generator, variant: int) -> Asset:
    """A paper cup with a lid (variants in even numbers have a sleeve): 0.09 to 0.14 m tall (8 to 16 oz)."""
    tall = (0.094, 0.112, 0.137)[variant % 3]
    top, bottom = 0.040 + 0.004 * (variant % 3 > 0), 0.028 + 0.002 * (variant % 3 > 0)
    colors = ((0.82, 0.80, 0.77), (0.78, 0.10, 0.08), (0.30, 0.19, 0.11), (0.10, 0.28, 0.18), (0.04, 0.04, 0.045))
    materials = {
        "paper": Material("cup paper", colors[variant % len(colors)], 0.6),
        "sleeve": Material("cup sleeve", (0.42, 0.29, 0.17), 0.85),
        "lid": Material("cup lid", (0.85, 0.85, 0.84) if variant % 2 else (0.03, 0.03, 0.03), 0.4),
    }

    def draw(p: Parts) -> None:
        n = p.segments(18)
        p.builder.add_lathe(np.array([[0, 0], [bottom, 0], [top, tall * 0.93]]), p.slot("paper"), segments=n)
        p.builder.add_lathe(
            np.array([[top, tall * 0.93], [top + 0.003, tall * 0.93], [top + 0.003, tall * 0.965], [top - 0.004, tall], [0, tall * 0.985]]),
            p.slot("lid"),
            segments=n,
        )
        if variant % 2 == 0 and p.level < 2:
            r = [bottom + (top - bottom) * s / 0.93 + 0.0018 for s in (0.3, 0.72)]
            p.builder.add_lathe(
                np.array([[r[0] - 0.0016, tall * 0.3], [r[0], tall * 0.3], [r[1], tall * 0.72], [r[1] - 0.0016, tall * 0.72]]),
                p.slot("sleeve"),
                segments=n,
            )

    anchors = grips((0, 0, 0.52 * tall), fingers=(1, 0, 0), thumb=(0, 0, 1), off_m=0.050)
    return prop("coffee_cup", variant, draw, materials, mass_kg=0.3, anchors=anchors, far_cell_m=0.03, parameters={"design": "paper cup"})


def newspaper(rng: np.random.Generator, variant: int) -> Asset:
    """An open newspaper (broadsheet or tabloid) that stands on its lower edge, read from behind: from -x."""
    half, tall = ((0.290, 0.400), (0.375, 0.560), (0.315, 0.470))[variant % 3]  # tabloid (A3 halves), broadsheet, Berliner
    materials = {
        "paper": Material("newsprint", (0.62, 0.60, 0.55), 0.9, translucency=0.15),
        "ink": Material("newsprint ink", (0.24, 0.235, 0.23), 0.9),
        "picture": Material("newsprint picture", _rgb(rng.uniform(0.12, 0.4, 3)), 0.9),
    }
    bend = 0.10

    def page(y: Floats) -> Floats:
        return 0.03 - bend * (np.abs(y) / half) ** 1.3 * half / 0.3 + 0.012 * np.sin(np.abs(y) / half * np.pi)

    columns = [(float(a), float(b)) for a, b in np.sort(rng.uniform(0.1, 0.9, (8, 2)), axis=1)]

    def draw(p: Parts) -> None:
        n = 17 if p.fine else 9 if p.level == 1 else 5
        y = np.linspace(-half, half, n)
        points = np.array([[[x, yy, z] for yy, x in zip(y, page(y), strict=True)] for z in (0.0, tall)])
        i = np.arange(n - 1)
        quads = np.stack([i, i + 1, i + n + 1, i + n], axis=1)
        flat = points.reshape(-1, 3)
        p.builder.add(flat, quads, p.slot("paper"), crease_deg=60)
        p.builder.add(flat - [0.004, 0, 0], quads[:, ::-1], p.slot("paper"), crease_deg=60)
        if p.level == 2:
            return
        for side in (-1, 1):
            for front in (True, False):
                for c in range(4):
                    y0, y1 = (0.07 + 0.22 * c) * half, (0.25 + 0.22 * c) * half
                    lines = 9 if p.fine else 3
                    a, b = columns[(c + 4 * front) % 8]
                    for k in range(lines):
                        z = tall * (0.86 - 0.78 * k / lines)
                        picture = a < k / lines < b
                        tall_part = tall * (0.78 / lines) * (0.92 if picture else 0.55)
                        _print(p, page, sorted((side * y0, side * y1)), z - tall_part, z, front, "picture" if picture else "ink")
                _print(p, page, sorted((side * 0.07 * half, side * 0.91 * half)), tall * 0.89, tall * 0.96, front, "ink")

    return prop(
        "newspaper",
        variant,
        draw,
        materials,
        mass_kg=0.2,
        anchors={"hold": at(0.0, 0.0, 0.22 * tall)},
        far_cell_m=0.06,
        parameters={"design": ("tabloid", "broadsheet", "berliner")[variant % 3], "hold_half_m": round(half * 0.86, 3)},
    )


def _print(p: Parts, page: Callable[[Floats], Floats], y: list[float], z0: float, z1: float, front: bool, slot: str) -> None:
    ys = np.array(y)
    x = page(ys) + (0.0012 if front else -0.0052)
    corners = [[x[0], ys[0], z0], [x[1], ys[1], z0], [x[1], ys[1], z1], [x[0], ys[0], z1]]
    p.builder.add(corners, [[0, 1, 2, 3] if front else [3, 2, 1, 0]], p.slot(slot))


def box(rng: np.random.Generator, variant: int) -> Asset:
    """A cardboard box that both arms carry, taped, with a label."""
    size = ((0.30, 0.40, 0.30), (0.24, 0.34, 0.22), (0.36, 0.46, 0.38), (0.28, 0.36, 0.12))[variant % 4]
    brown = np.array([0.43, 0.29, 0.165]) * rng.uniform(0.85, 1.15)
    materials = {
        "card": Material("carton", _rgb(brown), 0.85, variation=0.15),
        "tape": Material("parcel tape", (0.50, 0.37, 0.20), 0.3),
        "label": Material("parcel label", (0.80, 0.80, 0.78), 0.6),
        "print": Material("parcel print", (0.05, 0.05, 0.05), 0.7),
    }
    x, y, z = size

    def draw(p: Parts) -> None:
        p.box(size, (0, 0, z / 2), "card", bevel=0.004)
        if p.level == 2:
            return
        p.box((0.05, y + 0.001, 0.0012), (0, 0, z), "tape")
        p.box((0.05, 0.0012, 0.09), (0, y / 2, z - 0.045), "tape")
        p.box((0.05, 0.0012, 0.09), (0, -y / 2, z - 0.045), "tape")
        p.box((0.0014, 0.14, min(0.09, 0.6 * z)), (x / 2, 0.06, 0.5 * z), "label")
        if p.fine:
            for k in range(5):
                p.box((0.002, 0.10 - 0.012 * k, 0.004), (x / 2 + 0.0006, 0.06, 0.5 * z + 0.022 - 0.011 * k), "print")

    return prop(
        "box",
        variant,
        draw,
        materials,
        mass_kg=3.0,
        anchors={"hold": at(-0.02, 0.0, 0.30 * z)},
        far_cell_m=0.12,
        parameters={"design": "carton", "hold_half_m": round(y / 2 + 0.013, 3)},
    )


def walking_stick(rng: np.random.Generator, variant: int, *, length_m: float | None = None) -> Asset:
    """A walking stick: crook, derby or a metal one that can be set; 0.70 to 0.87 m to its handle."""
    drawn = 0.70 + 0.034 * (variant % 6)
    tall = float(length_m or drawn)
    kind = variant % 3
    tone = np.array(((0.16, 0.075, 0.03), (0.07, 0.035, 0.02), (0.33, 0.19, 0.09))[variant // 3 % 3]) * rng.uniform(0.8, 1.2)
    cloth_tone = cloth(rng, dark=0.6)
    wood = Material("stick wood", _rgb(tone), 0.35, clearcoat=0.4)
    metal = Material("stick metal", cloth_tone if variant % 4 else (0.55, 0.56, 0.58), 0.35, 0.5 if variant % 4 else 0.9)
    materials = {"shaft": metal if kind == 2 else wood, "handle": BLACK if kind == 2 else wood, "tip": RUBBER}
    radius = 0.010

    def draw(p: Parts) -> None:
        p.builder.add_lathe(
            np.array([[0, 0], [0.015, 0], [0.016, 0.01], [0.0115, 0.045], [0, 0.045]]), p.slot("tip"), segments=p.segments(10)
        )
        if kind == 0:
            a = np.linspace(0, np.pi * 0.9, 9 if p.fine else 4)
            hook = np.stack([-0.052 * (1 - np.cos(a)) + 0.052, 0 * a, tall - 0.052 + 0.052 * np.sin(a)], axis=1)
            p.tube(np.concatenate([[[0.052, 0, 0.03]], hook]) - [0.052, 0, 0], radius, "shaft", segments=9)
        else:
            p.tube([[0, 0, 0.03], [0, 0, tall - 0.012]], radius, "shaft", segments=9)
            grip = [[0.045, 0, tall - 0.004], [0.02, 0, tall], [-0.03, 0, tall - 0.004], [-0.075, 0, tall - 0.016]]
            p.tube(grip, 0.0125, "handle", segments=9)
        if kind == 2 and p.fine:
            p.builder.add_lathe(
                np.array([[radius, 0.52 * tall], [0.0135, 0.52 * tall], [0.0135, 0.55 * tall], [radius, 0.55 * tall]]),
                p.slot("handle"),
                segments=10,
            )

    # The hand lies on the handle behind the shaft, its fingers ahead of the line to the tip.
    back = -0.045 if kind == 0 else -0.02
    fingers = about("y", -GRIP_RAD) @ np.array([-back, 0.0, -tall])
    anchors = grips((back, 0, tall), fingers=fingers, thumb=(1, 0, 0), off_m=0.0)
    return prop(
        "walking_stick",
        variant,
        draw,
        materials,
        mass_kg=0.4,
        anchors=anchors,
        far_cell_m=0.06,
        parameters={"design": ("crook", "derby", "metal")[kind], "stick_m": round(float(np.hypot(back, tall)), 3)},
    )
