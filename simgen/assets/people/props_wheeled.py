"""What people push: pushchairs, wheelchairs, shopping trolleys, rollators. They stand with their front towards +x."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.people.palette import cloth, skin
from simgen.assets.people.props_kit import BLACK, DARK_METAL, GREY, METAL, RUBBER, Parts, Wheel, at, cloth_material, prop, ring
from simgen.mesh import Material


def _pair(name: str, x: float, y: float, r: float, width: float) -> tuple[Wheel, Wheel]:
    return (Wheel(f"wheel_{name}_left", (x, y, r), r, width), Wheel(f"wheel_{name}_right", (x, -y, r), r, width))


def _from(point: tuple[float, float, float], x: float, y: float, z: float) -> list[float]:
    return [point[0] + x, point[1] + y, point[2] + z]


def _turned_y(angle: float, at_: tuple[float, float, float]) -> np.ndarray:
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, 0, s, at_[0]], [0, 1, 0, at_[1]], [-s, 0, c, at_[2]], [0, 0, 0, 1.0]])


def pushchair(rng: np.random.Generator, variant: int) -> Asset:
    """A pushchair: buggy with four small wheels, three-wheeler with large ones, or pram with a carrycot; a child or a blanket in it."""
    kind = variant % 3
    fabric, second = cloth(rng, bright=0.35, light=0.1, dark=0.35), cloth(rng, bright=0.3, light=0.5, dark=0.1)
    materials = {
        "frame": DARK_METAL if variant % 2 else METAL,
        "fabric": cloth_material("pushchair fabric", fabric),
        "lining": cloth_material("pushchair lining", second),
        "tyre": RUBBER,
        "hub": GREY,
        "grip": BLACK,
        "blanket": cloth_material("pushchair blanket", cloth(rng, bright=0.3, light=0.5, dark=0.05), 0.95),
        "skin": Material("baby skin", skin(int(rng.integers(1, 11)), rng), 0.55),
        "hat": cloth_material("baby hat", cloth(rng, bright=0.5, light=0.3, dark=0.05), 0.95),
    }
    rear_r, front_r = ((0.090, 0.080), (0.150, 0.150), (0.160, 0.125))[kind]
    half = (0.24, 0.29, 0.28)[kind]
    rear = _pair("rear", -0.30, half, rear_r, 0.05)
    front = (Wheel("wheel_front", (0.42, 0.0, front_r), front_r, 0.05),) if kind == 1 else _pair("front", 0.30, half - 0.03, front_r, 0.045)
    wheels = (*rear, *front)
    bar = (-0.52, 0.0, 1.02)
    occupied = variant % 4 != 3

    def draw(p: Parts) -> None:
        b = half - 0.05
        for s in (-1, 1):
            tip = front[0 if s > 0 or kind == 1 else 1].centre
            p.tube([[-0.30, s * b, rear_r], [0.02, s * b, 0.46], [0.10, s * b, 0.52]], 0.011, "frame")
            p.tube(
                [[tip[0], tip[1] if kind == 1 else s * b, front_r], [0.0, s * b, 0.50], _from(bar, 0.06, s * (b - 0.01), -0.03)],
                0.012,
                "frame",
            )
            p.tube([[-0.30, s * b, rear_r], [-0.30, s * (half + 0.0), rear_r]], 0.009, "frame", segments=6)
            p.tube([_from(bar, 0.06, s * (b - 0.01), -0.03), _from(bar, 0.0, s * (b - 0.03), 0.0)], 0.013, "grip")
            if kind != 1:
                p.tube([[0.30, s * b, front_r], [0.30, s * (half - 0.03), front_r]], 0.009, "frame", segments=6)
        p.tube([_from(bar, 0, -(b - 0.03), 0), _from(bar, 0, b - 0.03, 0)], 0.0155, "grip", segments=10)
        p.tube([[-0.30, -b, rear_r], [-0.30, b, rear_r]], 0.010, "frame", segments=6)
        _basket(p, b)
        for j in range(1, len(wheels) + 1):
            p.wheel(j, "tyre", "hub", spokes=6 if kind else 0)
        (_cot if kind == 2 else _seat)(p, b, occupied)

    anchors = {"grip_left": at(bar[0], 0.20, bar[2]), "grip_right": at(bar[0], -0.20, bar[2]), "bar": at(*bar)}
    return prop(
        "pushchair",
        variant,
        draw,
        materials,
        mass_kg=11.0 + 11.0 * occupied,
        anchors=anchors,
        tags=("fabric", "lining", "blanket", "hat"),
        wheels=wheels,
        far_cell_m=0.14,
        parameters={"design": ("buggy", "three-wheeler", "pram")[kind], "child": occupied},
    )


def _basket(p: Parts, half: float) -> None:
    n = 16 if p.fine else 8
    rings = [
        ring(0.17, half * 0.80, 0.20, n, 0.4, (-0.08, 0)),
        ring(0.21, half * 0.92, 0.30, n, 0.4, (-0.08, 0)),
        ring(0.20, half * 0.90, 0.30, n, 0.4, (-0.08, 0)),
        ring(0.16, half * 0.78, 0.215, n, 0.4, (-0.08, 0)),
    ]
    p.builder.add_loft(np.array(rings), p.slot("fabric"), capped=True, crease_deg=50)


def _seat(p: Parts, half: float, occupied: bool) -> None:
    """Seat, back, footrest, hood with ribs, and who sits there."""
    w = 2 * half - 0.03
    p.box((0.26, w, 0.05), (0.04, 0, 0.46), "lining", bevel=0.02)
    p.box((0.05, w, 0.52), (0, 0, 0), "fabric", bevel=0.02, T=_turned_y(-0.42, (-0.19, 0.0, 0.69)))
    p.box((0.03, w * 0.94, 0.22), (0, 0, 0), "fabric", bevel=0.012, T=_turned_y(-0.35, (0.21, 0.0, 0.36)))
    p.box((0.12, w * 0.8, 0.025), (0.28, 0, 0.255), "grip", bevel=0.008)
    _hood(p, half, (-0.20, 0.80), 0.30, (0.10, 2.0))
    for s in (-1, 1):
        p.tube([[-0.12, s * half, 0.62], [0.18, s * half, 0.62]], 0.014, "grip", segments=6)
    p.tube([[0.18, -half, 0.62], [0.24, 0, 0.63], [0.18, half, 0.62]], 0.014, "grip", segments=6)
    if occupied:
        _ball(p, (-0.10, 0.0, 0.80), (0.075, 0.070, 0.085), "skin")
        _ball(p, (-0.118, 0.0, 0.83), (0.080, 0.078, 0.075), "hat")
        _ball(p, (-0.05, 0.0, 0.62), (0.10, 0.125, 0.16), "lining")
        for s in (-1, 1):
            p.tube([[-0.06, s * 0.10, 0.70], [0.05, s * 0.12, 0.59], [0.11, s * 0.06, 0.585]], 0.030, "lining", segments=8)
            p.tube([[0.10, s * 0.055, 0.52], [0.24, s * 0.075, 0.50], [0.28, s * 0.075, 0.34]], 0.042, "blanket", segments=8)
            p.box((0.10, 0.05, 0.05), (0.315, s * 0.075, 0.295), "grip", bevel=0.015)
        _ball(p, (0.06, 0.0, 0.54), (0.17, 0.15, 0.075), "blanket")
    else:
        _ball(p, (0.03, 0.0, 0.50), (0.14, 0.15, 0.055), "blanket")


def _cot(p: Parts, half: float, occupied: bool) -> None:
    """A carrycot with a hood over its rear half and a blanket to the chin."""
    n = 22 if p.fine else 14 if p.level == 1 else 8
    outer = [ring(0.30, half * 0.86, 0.52, n, 0.55), ring(0.385, half * 1.0, 0.60, n, 0.55), ring(0.40, half * 1.04, 0.74, n, 0.55)]
    inner = [ring(0.385, half * 1.0, 0.74, n, 0.55), ring(0.36, half * 0.94, 0.66, n, 0.55)]
    p.builder.add_loft(np.array(outer), p.slot("fabric"), capped=False, crease_deg=60)
    p.builder.add_loft(np.array([outer[0] * [0.99, 0.99, 1], outer[0]]), p.slot("fabric"), capped=True)
    p.builder.add_loft(np.array([outer[-1], *inner]), p.slot("lining"), capped=True, crease_deg=60)
    _ball(p, (0.10, 0.0, 0.705), (0.29, half * 0.96, 0.075), "blanket")
    _hood(p, half * 1.03, (-0.04, 0.73), 0.345, (-0.35, 1.45), flip=True)
    if occupied:
        _ball(p, (-0.20, 0.0, 0.735), (0.075, 0.068, 0.070), "skin")
        _ball(p, (-0.235, 0.0, 0.74), (0.070, 0.074, 0.074), "hat")


def _hood(p: Parts, half: float, pivot: tuple[float, float], radius: float, spread: tuple[float, float], flip: bool = False) -> None:
    """A folding hood: arches over the seat that turn about a pivot (x, z), from one angle (rad from straight up, backwards positive)
    to another."""
    first, last = spread
    n, rows = (13, 7) if p.fine else (8, 4) if p.level == 1 else (5, 3)
    a = np.linspace(0, np.pi, n)
    arch_y, arch_r = half * np.cos(a) * (1 - 0.12 * np.sin(a)), np.sin(a) ** 0.55
    grid = []
    for k, t in enumerate(np.linspace(first, last, rows)):
        sag = 1.0 if k % 2 == 0 else 0.975
        lean = -t
        grid.append(
            np.stack(
                [
                    pivot[0] + radius * sag * arch_r * np.sin(lean) + 0.16 * (not flip),
                    arch_y,
                    pivot[1] + radius * sag * arch_r * np.cos(lean),
                ],
                axis=1,
            )
        )
    points = np.array(grid)
    i = (np.arange(rows - 1)[:, None] * n + np.arange(n - 1)[None, :]).reshape(-1)
    quads = np.stack([i, i + n, i + n + 1, i + 1], axis=-1)
    flat = points.reshape(-1, 3)
    p.builder.add(flat, quads, p.slot("fabric"), crease_deg=35)
    middle = np.array([pivot[0] + 0.16 * (not flip), 0, pivot[1]])
    p.builder.add(middle + (flat - middle) * 0.975, quads[:, ::-1], p.slot("lining"), crease_deg=35)


def _ball(p: Parts, center: tuple[float, float, float], radii: tuple[float, float, float], slot: str) -> None:
    """An ellipsoid."""
    rows, n = (9, 16) if p.fine else (6, 10) if p.level == 1 else (4, 6)
    t = np.linspace(-np.pi / 2, np.pi / 2, rows)
    T = np.diag([radii[0], radii[1], radii[2], 1.0])
    T[:3, 3] = center
    profile = np.stack([np.cos(t), np.sin(t)], axis=1)
    profile[[0, -1], 0] = 0
    p.builder.add_lathe(profile, p.slot(slot), segments=n, T=T)


def wheelchair(rng: np.random.Generator, variant: int) -> Asset:
    """A wheelchair with hand rims and push handles: a folding one with armrests, or (odd variants) a light rigid one. 24 inch wheels,
    seat 0.50 m over the ground (ISO 7176-5 and 7193: up to 0.70 m wide, 1.09 m high, 1.20 m long)."""
    rigid = variant % 2 == 1
    color = cloth(rng, bright=0.5, light=0.1, dark=0.3)
    materials = {
        "frame": Material("wheelchair frame", color, 0.3, 0.2, clearcoat=0.5) if variant % 3 else METAL,
        "seat": cloth_material("wheelchair seat", cloth(rng, bright=0.1, light=0.0, dark=0.85)),
        "tyre": RUBBER,
        "hub": METAL,
        "rim": METAL,
        "grip": BLACK,
    }
    half, r, caster = 0.275 if not rigid else 0.255, 0.305, 0.075 if not rigid else 0.055
    wheels = (*_pair("rear", 0.0, half, r, 0.03), *_pair("front", 0.40, 0.20, caster, 0.026))
    seat, back = 0.50, 0.93 if not rigid else 0.90
    b = 0.215

    def draw(p: Parts) -> None:
        for j in (1, 2):
            p.wheel(j, "tyre", "hub", spokes=18)
            s = 1 if j == 1 else -1
            a = np.linspace(0, 2 * np.pi, p.segments(32) + 1)
            rim = np.stack([0.265 * np.cos(a), np.full_like(a, s * (half + 0.028)), r + 0.265 * np.sin(a)], axis=1)
            p.builder.add_tube(rim, 0.008, p.slot("rim"), segments=p.segments(7), capped=False, joint=j)
        for j in (3, 4):
            p.wheel(j, "tyre", "hub")
        for s in (-1, 1):
            y = s * b
            p.tube(
                [[-0.12, y, back - 0.03], [-0.05, y, seat - 0.02], [0.36, y, seat + 0.0], [0.45, y, seat - 0.06], [0.50, s * 0.16, 0.16]],
                0.0125,
                "frame",
            )
            p.tube([[-0.05, y, seat - 0.02], [0.0, y, r], [0.36, y, 0.30], [0.40, y, 0.30]], 0.0125, "frame")
            p.tube([[0.36, y, seat], [0.40, y, 0.30], [0.40, y, 2 * caster + 0.02]], 0.0125, "frame")
            p.tube([[0.0, y, r], [0.0, s * half, r]], 0.012, "frame")
            p.box((0.05, 0.035, 0.018), (0.40, s * 0.20, 2 * caster + 0.012), "frame", bevel=0.005)
            p.tube([[0.40, s * 0.218, 2 * caster + 0.012], [0.40, s * 0.218, caster]], 0.006, "frame", segments=5)
            p.tube([[-0.12, y, back - 0.03], [-0.13, y, back], [-0.23, y, back]], 0.0125, "frame", segments=7)
            p.tube([[-0.15, y, back], [-0.245, y, back]], 0.0165, "grip", segments=8)
            if not rigid:
                p.tube(
                    [[-0.07, s * 0.235, seat], [-0.07, s * 0.235, seat + 0.20], [0.24, s * 0.235, seat + 0.20], [0.26, s * 0.235, seat]],
                    0.010,
                    "frame",
                    segments=6,
                )
                p.box((0.30, 0.055, 0.03), (0.08, s * 0.235, seat + 0.215), "grip", bevel=0.010)
            else:
                p.box((0.30, 0.006, 0.15), (0.02, s * 0.222, seat + 0.07), "grip", bevel=0.002)
            p.box((0.15, 0.13, 0.012), (0.54, s * 0.085, 0.155), "grip", bevel=0.004)
        p.box((0.42, 2 * b - 0.01, 0.045), (0.16, 0, seat - 0.012), "seat", bevel=0.015)
        p.box(
            (0.028, 2 * b, back - seat - 0.10), (0, 0, 0), "seat", bevel=0.010, T=_turned_y(-0.16, (-0.085, 0.0, (back + seat) / 2 + 0.01))
        )
        if not rigid and p.level < 2:
            for s in (-1, 1):
                p.tube([[0.02, s * b, 0.29], [0.02, -s * b, seat - 0.04]], 0.010, "frame", segments=6)
        elif p.level < 2:
            p.tube([[0.0, -half, r], [0.0, half, r]], 0.018, "frame", segments=8)

    anchors = {
        "grip_left": at(-0.20, b, back),
        "grip_right": at(-0.20, -b, back),
        "bar": at(-0.20, 0.0, back),
        "seat": at(0.06, 0.0, seat + 0.008),
        "rim": at(0.0, half + 0.028, r),
        "footrest": at(0.54, 0.0, 0.162),
    }
    return prop(
        "wheelchair",
        variant,
        draw,
        materials,
        mass_kg=10.0 if rigid else 17.0,
        anchors=anchors,
        tags=("frame",),
        wheels=wheels,
        far_cell_m=0.12,
        parameters={"design": "rigid" if rigid else "folding", "rim_radius_m": 0.265},
    )


def shopping_trolley(rng: np.random.Generator, variant: int) -> Asset:
    """A shop's trolley of wire, deeper towards its rear, with a child's seat flap and a bar: 0.95 m long, 0.57 m wide, 1.02 m high."""
    color = cloth(rng, bright=0.85, light=0.05, dark=0.05)
    materials = {
        "wire": Material("trolley wire", (0.62, 0.63, 0.65), 0.3, 0.85),
        "bar": Material("trolley bar", color, 0.4),
        "tyre": GREY,
        "hub": DARK_METAL,
        "goods": cloth_material("goods", cloth(rng, bright=0.6, light=0.3, dark=0.0)),
        "carton": Material("goods carton", (0.43, 0.29, 0.165), 0.85),
    }
    r = 0.0625
    wheels = (*_pair("rear", -0.30, 0.24, r, 0.03), *_pair("front", 0.36, 0.19, r, 0.03))
    full = variant % 2 == 0
    # Corners of the basket: rear (wide) and front (narrow), lower and upper: x, half breadth, z.
    low, high = ((-0.36, 0.22, 0.50), (0.36, 0.16, 0.60)), ((-0.42, 0.27, 0.96), (0.44, 0.19, 0.92))

    def side(t: float, up: float) -> np.ndarray:
        lo = np.array(low[0]) * (1 - t) + np.array(low[1]) * t
        hi = np.array(high[0]) * (1 - t) + np.array(high[1]) * t
        return np.asarray(lo + (hi - lo) * up)

    def draw(p: Parts) -> None:
        wire = (0.0026, 0.004, 0.008)[p.level]
        seg = 3 if p.level else 4
        uprights, rows = ((19, 7), (9, 4), (4, 3))[p.level]
        for up in np.linspace(0, 1, rows):
            x0, y0, z0 = side(0, up)
            x1, y1, z1 = side(1, up)
            thick = 0.0055 if up in (0.0, 1.0) else wire
            p.builder.add_tube(
                [[x0, -y0, z0], [x1, -y1, z1], [x1, y1, z1], [x0, y0, z0], [x0, -y0, z0]],
                thick,
                p.slot("wire"),
                segments=seg + 2 if thick > wire else seg,
            )
        for t in np.linspace(0, 1, uprights):
            a, b = side(t, 0), side(t, 1)
            for s in (-1, 1):
                p.builder.add_tube([[a[0], s * a[1], a[2]], [b[0], s * b[1], b[2]]], wire, p.slot("wire"), segments=seg)
            p.builder.add_tube([[a[0], -a[1], a[2]], [a[0], a[1], a[2]]], wire, p.slot("wire"), segments=seg)  # the floor
        for t in (0.0, 1.0):
            a, b = side(t, 0), side(t, 1)
            for u in np.linspace(-1, 1, uprights // 2 + 1):
                p.builder.add_tube([[a[0], u * a[1], a[2]], [b[0], u * b[1], b[2]]], wire, p.slot("wire"), segments=seg)
        for s in (-1, 1):
            p.tube([[-0.42, s * 0.26, 0.96], [-0.50, s * 0.26, 1.0]], 0.010, "wire", segments=7)
            p.tube(
                [
                    [0.36, s * 0.15, 0.60],
                    [-0.34, s * 0.24, 0.48],
                    [-0.30, s * 0.24, 0.22],
                    [0.36, s * 0.19, 0.20],
                    [0.36, s * 0.19, 2 * r + 0.02],
                ],
                0.0105,
                "wire",
                segments=7,
            )
            p.tube([[-0.30, s * 0.24, 0.22], [-0.30, s * 0.24, 2 * r + 0.02]], 0.0105, "wire", segments=7)
        for w in wheels:
            p.box((0.05, 0.036, 0.016), (w.centre[0], w.centre[1], 2 * r + 0.012), "hub", bevel=0.004)
            p.tube([[w.centre[0], w.centre[1] + 0.019, 2 * r + 0.012], [w.centre[0], w.centre[1] + 0.019, r]], 0.005, "hub", segments=5)
        p.tube([[-0.50, -0.275, 1.0], [-0.50, 0.275, 1.0]], 0.0155, "bar", segments=10)
        for j in range(1, 5):
            p.wheel(j, "tyre", "hub")
        if full and p.level < 2:
            p.box((0.28, 0.20, 0.22), (0.08, 0.04, 0.70), "carton", bevel=0.004)
            p.box((0.16, 0.24, 0.16), (-0.20, -0.03, 0.65), "goods", bevel=0.02)
            _ball(p, (0.27, -0.02, 0.69), (0.09, 0.11, 0.08), "goods")

    anchors = {"grip_left": at(-0.50, 0.19, 1.0), "grip_right": at(-0.50, -0.19, 1.0), "bar": at(-0.50, 0.0, 1.0)}
    return prop(
        "shopping_trolley",
        variant,
        draw,
        materials,
        mass_kg=22.0,
        anchors=anchors,
        tags=("bar", "goods"),
        wheels=wheels,
        far_cell_m=0.10,
        parameters={"design": "wire", "full": full},
    )


def rollator(rng: np.random.Generator, variant: int) -> Asset:
    """A walking frame on four wheels with a seat and a basket; handles at 0.84 to 0.94 m."""
    color = cloth(rng, bright=0.55, light=0.1, dark=0.3)
    materials = {
        "frame": Material("rollator frame", color, 0.3, 0.3, clearcoat=0.4),
        "seat": cloth_material("rollator seat", (0.03, 0.03, 0.035)),
        "tyre": RUBBER,
        "hub": GREY,
        "grip": BLACK,
        "basket": cloth_material("rollator basket", cloth(rng, dark=0.7)),
    }
    top = 0.84 + 0.025 * (variant % 5)
    r, half = 0.10, 0.27
    wheels = (*_pair("rear", -0.16, half, r, 0.035), *_pair("front", 0.34, half - 0.02, r, 0.035))

    def draw(p: Parts) -> None:
        for s in (-1, 1):
            y = s * (half - 0.035)
            p.tube([[0.34, y, r + 0.10], [0.12, y, 0.58], [-0.02, y, top - 0.05], [-0.06, y, top]], 0.0125, "frame")
            p.tube([[-0.06, y, top], [-0.21, y, top - 0.004]], 0.0165, "grip", segments=9)
            p.tube([[-0.16, y, r], [0.10, y, 0.60]], 0.0125, "frame")
            p.tube([[-0.16, y, r], [-0.16, s * half, r]], 0.009, "frame", segments=6)
            p.tube([[0.34, y, r + 0.10], [0.34, y, r]], 0.010, "frame", segments=6)
            p.tube([[0.34, y, r], [0.34, s * (half - 0.02), r]], 0.008, "frame", segments=6)
            if p.fine:
                p.tube([[-0.09, y, top - 0.03], [-0.19, y, top - 0.055]], 0.005, "grip", segments=5)
        p.box((0.22, 2 * half - 0.09, 0.025), (0.10, 0, 0.60), "seat", bevel=0.010)
        p.tube([[0.12, -(half - 0.035), 0.72], [0.17, 0, 0.74], [0.12, half - 0.035, 0.72]], 0.016, "seat", segments=7)
        n = 14 if p.fine else 8
        rings = [
            ring(0.10, half * 0.66, 0.36, n, 0.4, (0.22, 0)),
            ring(0.12, half * 0.72, 0.56, n, 0.4, (0.21, 0)),
            ring(0.11, half * 0.69, 0.56, n, 0.4, (0.21, 0)),
            ring(0.09, half * 0.62, 0.38, n, 0.4, (0.22, 0)),
        ]
        p.builder.add_loft(np.array(rings), p.slot("basket"), capped=True, crease_deg=50)
        for j in range(1, 5):
            p.wheel(j, "tyre", "hub")

    y = half - 0.035
    anchors = {"grip_left": at(-0.14, y, top), "grip_right": at(-0.14, -y, top), "bar": at(-0.14, 0.0, top), "seat": at(0.10, 0.0, 0.612)}
    return prop(
        "rollator",
        variant,
        draw,
        materials,
        mass_kg=8.0,
        anchors=anchors,
        tags=("frame", "basket"),
        wheels=wheels,
        far_cell_m=0.12,
        parameters={"design": "rollator"},
    )
