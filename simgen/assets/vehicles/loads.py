"""What vehicles carry outside: roof boxes, racks, ladders, bicycles, boards, skis, taxi signs.

Parts stand in the frame of the anchor they are fixed to: "roof" (origin on the roof's middle, x forwards, y left, z up) or, for the rear
rack, "tow" (origin at the bumper where a tow ball would be, x forwards, so that the rack lies at negative x).
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder
from simgen.geometry import rotation, transform
from simgen.mesh import Material, Mesh
from simgen.ontology import class_id

_BAR_Z = 0.085  # top of crossbars over the roof's middle
_FOOT_Z = -0.055  # the roof falls by so much from its middle to where the bars' feet stand
_LODS_M = (14.0, 40.0)

_ALLOY = Material("rack alloy", (0.50, 0.50, 0.51), 0.35, 0.85)
_BLACK = Material("rack plastic", (0.022, 0.022, 0.023), 0.5)
_STRAP = Material("strap", (0.03, 0.03, 0.032), 0.85)
_RED = Material("rack lamp", (0.32, 0.008, 0.010), 0.15, clearcoat=1.0)


def roof_box(rng: np.random.Generator, variant: int, *, length_m: float | None = None) -> Asset:
    """A roof box on two bars, 1.33 to 2.35 m long, 0.6 to 0.95 m wide, 0.29 to 0.46 m high (Thule's, Kamei's and Hapro's ranges)."""
    drawn = float((1.4, 1.8, 1.95, 2.3, 1.6, 2.1)[variant % 6] + rng.uniform(-0.05, 0.05))
    length = drawn if length_m is None else length_m
    width, height = float(rng.uniform(0.62, 0.90)), float(rng.uniform(0.33, 0.43))
    shell = (
        (0.014, 0.014, 0.015),
        (0.014, 0.014, 0.015),
        (0.42, 0.43, 0.44),
        (0.10, 0.10, 0.105),
        (0.70, 0.70, 0.69),
        (0.014, 0.014, 0.015),
    )[variant % 6]
    coat = Material("roof box", shell, 0.25 if variant % 2 else 0.42, clearcoat=0.8 if variant % 2 else 0.1, variation=0.05)
    keel = float(rng.uniform(0.10, 0.22))
    shift = float(rng.uniform(-0.1, 0.06))

    def draw(b: MeshBuilder, detail: int) -> None:
        _bars(b, detail, 0.36 * length, 2, 1)
        t = np.linspace(-1, 1, (19, 11, 7)[detail])
        rings = []
        n = (20, 14, 10)[detail]
        a = 2 * np.pi * np.arange(n) / n + np.pi / n
        for u in t:
            # Blunt behind, drawn out and drooping in front.
            taper = np.sqrt(max(1 - abs(u) ** (3.4 if u > 0 else 8.0), 0.0))
            w = 0.5 * width * (0.18 + 0.82 * taper) * (1 - 0.16 * max(u, 0) ** 2)
            h = 0.5 * height * (0.12 + 0.88 * taper) * (1 - 0.25 * max(u, 0) ** 2)
            y = w * np.sign(np.cos(a)) * np.abs(np.cos(a)) ** 0.5
            z = h * np.sign(np.sin(a)) * np.abs(np.sin(a)) ** 0.62
            z = np.where(z < 0, z * (1 - keel), z) + 0.42 * height - 0.05 * height * max(u, 0) ** 2
            rings.append(np.stack([np.full(n, shift + 0.5 * length * u), y, z + _BAR_Z], axis=1))
        b.add_loft(np.stack(rings), 0, capped=True, crease_deg=70)
        if detail < 2:
            # The lid's seam and the locks.
            seam = np.stack([r[[int(np.argmin(np.abs(r[:, 2] - r[:, 2].mean()) + (r[:, 1] < 0)))][0]] for r in rings[2:-2]])
            for side in (1, -1):
                line = seam * [1, side, 1] + [0, side * 0.002, 0]
                line[:, 2] = _BAR_Z + 0.40 * height
                b.add_tube(line, 0.006, 1, segments=4)
        if detail == 0:
            for x in (-0.28, 0.28):
                b.add_box((0.09, 0.014, 0.03), 1, center=(shift + x * length, -0.49 * width, _BAR_Z + 0.38 * height), bevel=0.005)

    return _part("roof_box", variant, draw, (coat, _BLACK, _ALLOY), {"design": f"box {variant % 6}"}, 18.0)


def roof_rack(rng: np.random.Generator, variant: int) -> Asset:
    """Bars alone, a basket, or a van's platform of many bars, some with timber, pipes or a tarpaulin parcel strapped on."""
    kind = ("bars", "basket", "platform", "timber", "pipes", "parcel")[variant % 6]
    length = {"bars": 0.85, "basket": 1.25, "platform": 2.3, "timber": 1.3, "pipes": 1.4, "parcel": 1.1}[kind] * float(
        rng.uniform(0.94, 1.06)
    )
    cargo = {
        "timber": Material("timber", (0.42, 0.29, 0.16), 0.85, variation=0.15), "pipes": Material("drain pipe", (0.30, 0.10, 0.03), 0.4),
        "parcel": Material("tarpaulin", (0.02, 0.10, 0.22), 0.5),
    }.get(kind, _BLACK)  # fmt: skip
    jitter = rng.uniform(-1, 1, 24)

    def draw(b: MeshBuilder, detail: int) -> None:
        _bars(b, detail, 0.8 * length, 1, 2, count=4 if kind == "platform" else 2)
        z = _BAR_Z + 0.012
        if kind in ("basket", "platform"):
            half = 0.5 if kind == "basket" else 0.62
            for y in np.linspace(-half, half, 5 if detail == 0 else 3):
                b.add_tube([[-length / 2, y, z], [length / 2, y, z]], 0.010, 1, segments=(6, 4, 3)[detail])
            for k in range(2 if detail < 2 else 1):
                zr = z + (0.10 if kind == "basket" else 0.06) * (k + 1) / 2
                loop = [
                    [-length / 2, -half, zr],
                    [length / 2, -half, zr],
                    [length / 2, half, zr],
                    [-length / 2, half, zr],
                    [-length / 2, -half, zr],
                ]
                for p, q in pairwise(loop):
                    b.add_tube([p, q], 0.011, 1, segments=(6, 4, 3)[detail])
            if detail < 2:
                for x in np.linspace(-length / 2, length / 2, 5):
                    for y in (-half, half):
                        b.add_tube([[x, y, z], [x, y, z + 0.10]], 0.008, 1, segments=4)
        if kind == "timber":
            ends = np.stack([0.12 * jitter[6:12] - 1.3 - 0.1 * jitter[:6], 0.12 * jitter[6:12] + 1.3 + 0.1 * jitter[:6]], axis=1)
            for k in range(0, 6, 1 if detail == 0 else 2):
                x0, x1 = ends[k] if detail == 0 else (ends[k : k + 2, 0].min(), ends[k : k + 2, 1].max())
                y, wide = (-0.32 + 0.12 * k, 0.10) if detail == 0 else (-0.26 + 0.12 * k, 0.22)
                b.add_box((x1 - x0, wide, 0.045), 0, center=((x0 + x1) / 2, y, z + 0.024))
        if kind == "pipes":
            for k in range(4 if detail < 2 else 2):
                row = [[-1.45 + 0.1 * jitter[k], -0.3 + 0.17 * k, z + 0.055], [1.35 + 0.1 * jitter[k + 4], -0.3 + 0.17 * k, z + 0.055]]
                b.add_tube(row, 0.055, 0, segments=(12, 8, 5)[detail])
        if kind == "parcel":
            n = (7, 5, 3)[detail]
            x, y = np.meshgrid(np.linspace(-1, 1, n), np.linspace(-1, 1, n), indexing="ij")
            lump = np.random.Generator(np.random.PCG64(variant)).uniform(-0.03, 0.03, (7, 7))[:n, :n]
            top = np.stack([0.55 * x, 0.48 * y, z + (0.30 + lump) * (1 - 0.92 * np.maximum(np.abs(x), np.abs(y)) ** 6)], axis=-1)
            i = (np.arange(n - 1)[:, None] * n + np.arange(n - 1)).ravel()
            b.add(top.reshape(-1, 3), np.stack([i, i + n, i + n + 1, i + 1], axis=1), 0, crease_deg=80)
        if kind in ("timber", "pipes", "parcel") and detail < 2:
            height = {"timber": 0.055, "pipes": 0.12, "parcel": 0.295}[kind]
            for x in (-0.34, 0.34):
                _strap(b, x, 0.45 if kind != "parcel" else 0.5, z - 0.03, z + height + 0.006, 3)

    return _part("roof_rack", variant, draw, (cargo, _ALLOY, _BLACK, _STRAP), {"design": kind}, 15.0)


def ladder(rng: np.random.Generator, variant: int) -> Asset:
    """One or two extension ladders of aluminium or fibreglass strapped to bars, 2.5 to 4 m (EN 131 ladders, 0.38 m wide)."""
    length, sections = float(rng.uniform(2.6, 3.8)), 1 + variant % 2
    y0 = float(rng.uniform(-0.35, 0.15))
    stile = (_ALLOY, Material("fibreglass", (0.55, 0.28, 0.01), 0.5))[variant % 4 == 3]

    def draw(b: MeshBuilder, detail: int) -> None:
        _bars(b, detail, min(0.5 * length, 1.5), 1, 2, half=0.62)
        for s in range(sections):
            z = _BAR_Z + 0.045 + 0.075 * s
            for side in (-0.19, 0.19):
                b.add_box((length, 0.025, 0.066), 0, center=(0.06 * s, y0 + side * (1 - 0.13 * s), z))
            if detail < 2:
                for x in np.arange(-length / 2 + 0.15, length / 2 - 0.1, 0.28 if detail == 0 else 0.56):
                    b.add_tube([[x, y0 - 0.17, z], [x, y0 + 0.17, z]], 0.015, 0, segments=6 if detail == 0 else 3, capped=False)
            if detail == 0:
                for x in (-length / 2, length / 2):
                    for side in (-0.19, 0.19):
                        b.add_box((0.05, 0.032, 0.074), 2, center=(x + 0.06 * s, y0 + side * (1 - 0.13 * s), z))
        if detail < 2:
            for x in (-0.6, 0.6):
                _strap(b, x, 0.23, _BAR_Z - 0.02, _BAR_Z + 0.09 + 0.075 * (sections - 1), 3, y0)

    return _part(
        "ladder", variant, draw, (stile, _ALLOY, _BLACK, _STRAP), {"design": ("single", "extension")[sections - 1], "stile_m": length}, 14.0
    )


def surfboard(rng: np.random.Generator, variant: int) -> Asset:
    """One or two boards strapped upside down to padded bars: shortboards of 1.9 m to longboards of 2.8 m."""
    length = float((1.95, 2.75, 2.2, 2.5)[variant % 4] + rng.uniform(-0.08, 0.08))
    width = 0.50 if length < 2.3 else 0.58
    tones = ((0.76, 0.75, 0.70), (0.70, 0.60, 0.30), (0.05, 0.30, 0.42), (0.60, 0.10, 0.04))
    foam = Material("surfboard", tones[int(rng.integers(4))], 0.25, clearcoat=0.8)
    second = Material("surfboard stripe", tones[int(rng.integers(4))], 0.25, clearcoat=0.8)

    def draw(b: MeshBuilder, detail: int) -> None:
        _bars(b, detail, 0.8, 1, 2)
        for k in range(1 + variant // 2 % 2):
            t = np.linspace(-1, 1, (17, 9, 6)[detail])
            n = (10, 6, 5)[detail]
            a = 2 * np.pi * np.arange(n) / n + 0.3
            w = width / 2 * np.maximum((1 - np.abs(t) ** 2.6) * (1 - 0.2 * t), 0.02)
            h = 0.033 * np.maximum(1 - np.abs(t) ** 4, 0.15)
            rocker = -0.05 * np.abs(t) ** 2.5
            rings = np.stack(
                [np.repeat((length / 2 * t)[:, None], n, 1), w[:, None] * np.cos(a), h[:, None] * np.sin(a) + rocker[:, None]], axis=-1
            )
            b.add_loft(rings, 0, capped=True, T=transform(None, (0.05 * k, 0.0, _BAR_Z + 0.04 + 0.085 * k)), crease_deg=80)
            if detail < 2:
                b.add_box((0.5 * length, 0.03, 0.006), 4, center=(0.02, 0.0, _BAR_Z + 0.069 + 0.085 * k))
            fin = np.array([[-0.40, 0, 0.03], [-0.28, 0, 0.03], [-0.40, 0, 0.14]]) + np.array([0.0, 0.0, _BAR_Z + 0.03 + 0.085 * k])
            side_m = np.array([0, 0.004, 0])
            thick = np.concatenate([fin + side_m, fin - side_m])
            b.add(thick, [[0, 2, 1], [3, 4, 5], [0, 1, 4], [0, 4, 3], [1, 2, 5], [1, 5, 4], [2, 0, 3], [2, 3, 5]], 2)
        if detail < 2:
            for x in (-0.4, 0.4):
                _strap(b, x, 0.30, _BAR_Z - 0.02, _BAR_Z + 0.08 + 0.085 * (variant // 2 % 2), 3)

    return _part(
        "surfboard", variant, draw, (foam, _ALLOY, _BLACK, _STRAP, second), {"design": "longboard" if length > 2.4 else "shortboard"}, 9.0
    )


def skis(rng: np.random.Generator, variant: int) -> Asset:
    """Two to four pairs of skis in a clamp carrier, 1.55 to 1.85 m."""
    pairs = 2 + variant % 3
    palette = ((0.50, 0.02, 0.02), (0.02, 0.02, 0.022), (0.03, 0.12, 0.42), (0.72, 0.72, 0.70), (0.70, 0.42, 0.02), (0.04, 0.30, 0.10))
    tones = [palette[int(k)] for k in rng.permutation(len(palette))[:2]]
    lengths = rng.uniform(1.55, 1.85, 4)

    def draw(b: MeshBuilder, detail: int) -> None:
        _bars(b, detail, 0.75, 1, 2)
        z = _BAR_Z + 0.03
        for k in range(2 * pairs):
            y, length = -0.42 + 0.115 * k, float(lengths[k // 2])
            t = np.linspace(-1, 1, (9, 5, 3)[detail])
            w = 0.043 + 0.016 * np.abs(t) ** 2
            lift = 0.09 * np.clip((t - 0.8) / 0.2, 0, 1) ** 2
            half = np.stack([length / 2 * t, w, lift], axis=1)
            other = half * [1, -1, 1]
            top, low = np.array([0, y, z + 0.012]), np.array([0, y, z - 0.006])
            rings = np.stack([other + low, half + low, half + top, other + top], axis=1)
            b.add_loft(rings, 0 if k // 2 % 2 == 0 else 3, capped=True)
            if detail == 0:
                b.add_box((0.24, 0.07, 0.04), 2, center=(-0.05, y, z + 0.032), bevel=0.01)
        for x in (-0.375, 0.375):
            b.add_box((0.05, 1.0, 0.02), 2, center=(x, 0, z - 0.017))
            b.add_box((0.05, 1.0, 0.02), 2, center=(x, 0, z + 0.030))

    materials = (Material("ski", tones[0], 0.2, clearcoat=0.7), _ALLOY, _BLACK, Material("ski 2", tones[1], 0.2, clearcoat=0.7))
    return _part("skis", variant, draw, materials, {"pairs": pairs}, 12.0)


def taxi_sign(rng: np.random.Generator, variant: int) -> Asset:
    """An illuminated roof sign. Lamp state "light"."""
    from simgen.assets.vehicles.plates import add_text

    size = ((0.16, 0.42, 0.13), (0.20, 0.30, 0.15), (0.14, 0.55, 0.12), (0.18, 0.36, 0.12))[variant % 4]
    tone = ((0.72, 0.45, 0.02), (0.76, 0.74, 0.66), (0.72, 0.45, 0.02), (0.70, 0.70, 0.68))[variant % 4]
    body = Material("taxi sign", tone, 0.35)
    del rng

    def draw(b: MeshBuilder, detail: int) -> None:
        lx, ly, lz = size
        b.add_box((lx + 0.04, ly + 0.03, 0.03), 1, center=(0, 0, 0.015), bevel=0.008 if detail == 0 else 0.0)
        ring = np.array([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]])
        levels = [(0.03, 1.0), (0.03 + 0.8 * lz, 0.82), (0.03 + lz, 0.62)]
        b.add_loft(
            np.array([[[x * lx * s, y * ly * (0.3 + 0.7 * s), z] for x, y in ring] for z, s in levels]), 0, capped=True, crease_deg=30
        )
        if detail < 2:
            tilt = np.arctan2(0.5 * lx * 0.18, 0.8 * lz)
            for front in (1.0, -1.0):
                R = np.stack([[0, front, 0], [-front * np.sin(tilt), 0, np.cos(tilt)], [front * np.cos(tilt), 0, np.sin(tilt)]], axis=1)
                T = transform(R, (front * (0.5 * lx * 0.91 + 0.004), 0, 0.03 + 0.4 * lz))
                add_text(b, "TAXI", T, width=0.8 * ly, height=0.55 * lz, slot=2)

    glyphs = Material("taxi letters", (0.012, 0.012, 0.013), 0.4, texture="glyphs", alpha="mask")
    lit = Material("taxi sign lit", tone, 0.35, emissive=(0.9 * tone[0], 0.9 * tone[1], 0.9 * tone[2]))
    asset = _part("taxi_sign", variant, draw, (body, _BLACK, glyphs), {"design": f"sign {variant % 4}"}, 1.5)
    return Asset(**{**asset.__dict__, "lamps": {"light": {0: lit}}})


def roof_bicycle(rng: np.random.Generator, variant: int) -> Asset:
    """A bicycle upright in a tray on two bars, its frame held by an arm."""
    bikes = _bicycles(variant, 1)
    y = float(rng.uniform(-0.35, 0.35))

    def draw(b: MeshBuilder, detail: int) -> None:
        _bars(b, detail, 0.8, 1, 0)
        x0, x1 = _wheels_x(bikes[0])
        shift = -(x0 + x1) / 2
        b.add_box((1.55, 0.06, 0.03), 1, center=(0, y, _BAR_Z + 0.015))
        b.add_mesh(_rigid(bikes[0], detail), slot_offset=3, T=transform(None, (shift, y, _BAR_Z + 0.03)))
        if detail < 2:
            b.add_tube([[0.30, y + 0.05, _BAR_Z], [0.10, y + 0.04, _BAR_Z + 0.55]], 0.014, 1, segments=6)
            for x in (x0 + shift, x1 + shift):
                b.add_box((0.03, 0.07, 0.05), 2, center=(x, y, _BAR_Z + 0.05))

    return _part("roof_bicycle", variant, draw, (_BLACK, _ALLOY, _STRAP, *bikes[0].materials), {"bicycle": bikes[0].key}, 17.0)


def bike_rear_rack(rng: np.random.Generator, variant: int) -> Asset:
    """Two bicycles across a carrier on the tow ball, lamps and all. Frame of the anchor "tow": the rack lies at negative x."""
    bikes = _bicycles(variant, 2)
    flip = bool(rng.random() < 0.5)
    offset = 4 + len(bikes[0].materials)

    def draw(b: MeshBuilder, detail: int) -> None:
        deck = 0.13
        b.add_tube([[0.02, 0, 0.0], [-0.10, 0, 0.02], [-0.14, 0, deck], [-0.70, 0, deck]], 0.028, 0, segments=(8, 5, 3)[detail])
        for y in (-0.26, 0.26):
            b.add_tube([[-0.10, y, deck], [-0.66, y, deck]], 0.016, 1, segments=(6, 4, 3)[detail])
            b.add_tube([[-0.12, y, deck], [-0.14, y, deck + 0.66]], 0.016, 1, segments=(6, 4, 3)[detail])
        b.add_tube([[-0.14, -0.28, deck + 0.66], [-0.14, 0.28, deck + 0.66]], 0.016, 1, segments=(6, 4, 3)[detail])
        b.add_box((0.06, 1.10, 0.12), 0, center=(-0.72, 0, deck - 0.02), bevel=0.012 if detail == 0 else 0.0)
        for y in (-0.46, 0.46):
            b.add_box((0.02, 0.15, 0.08), 3, center=(-0.755, y, deck - 0.02))
        b.add_box((0.012, 0.53, 0.12), 2, center=(-0.755, 0, deck - 0.02))
        for k, bike in enumerate(bikes):
            x = -0.27 - 0.24 * k
            b.add_box((0.07, 1.35, 0.025), 0, center=(x, 0, deck + 0.02))
            x0, x1 = _wheels_x(bike)
            way = 1.0 if (k == 0) != flip else -1.0
            T = transform(rotation(yaw=way * np.pi / 2), (x, -way * (x0 + x1) / 2, deck + 0.035))
            b.add_mesh(_rigid(bike, detail), slot_offset=4 if k == 0 else offset, T=T)
            if detail == 0:
                b.add_tube([[-0.14, 0.12 * (1 - 2 * k), deck + 0.64], [x, 0.10 * (1 - 2 * k), deck + 0.56]], 0.012, 0, segments=5)

    materials = (_BLACK, _ALLOY, _STRAP, _RED, *bikes[0].materials, *bikes[1].materials)
    return _part("bike_rear_rack", variant, draw, materials, {"bicycles": [b.key for b in bikes]}, 45.0)


def _bars(b: MeshBuilder, detail: int, spread: float, slot: int, foot: int, *, count: int = 2, half: float = 0.52) -> None:
    """Crossbars with their feet."""
    for x in np.linspace(-spread / 2, spread / 2, count):
        b.add_box((0.055, 2 * half, 0.028), slot, center=(x, 0, _BAR_Z - 0.014), bevel=0.008 if detail == 0 else 0.0)
        for y in (-half + 0.04, half - 0.04):
            if detail < 2:
                rings = [[[x + sx * 0.5 * w, y + sy * 0.03, z] for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
                         for z, w in ((_FOOT_Z, 0.12), (0.5 * (_FOOT_Z + _BAR_Z) - 0.02, 0.08), (_BAR_Z - 0.02, 0.06))]  # fmt: skip
                b.add_loft(np.array(rings), foot, capped=True, crease_deg=40)
            else:
                b.add_box((0.09, 0.06, _BAR_Z - _FOOT_Z - 0.02), foot, center=(x, y, 0.5 * (_FOOT_Z + _BAR_Z) - 0.01))


def _strap(b: MeshBuilder, x: float, half: float, z0: float, z1: float, slot: int, y0: float = 0.0) -> None:
    """A belt over a load at x, between y0 - half and y0 + half."""
    outer = np.array(
        [
            [-half - 0.02, z0],
            [-half - 0.004, z1 - 0.01],
            [-half + 0.03, z1],
            [half - 0.03, z1],
            [half + 0.004, z1 - 0.01],
            [half + 0.02, z0],
        ]
    )
    rings = []
    for dx in (0.0125, -0.0125):
        rings.append(np.stack([np.full(6, x + dx), y0 + outer[:, 0], outer[:, 1] + 0.002], axis=1))
    b.add_loft(np.stack(rings), slot, closed=False, crease_deg=80)


def _bicycles(variant: int, count: int) -> list[Asset]:
    from simgen.assets.vehicles.two_wheelers import bicycle
    from simgen.seeding import stream

    return [bicycle(stream(0, variant + 3 * k, "asset.load.bicycle"), variant + 3 * k) for k in range(count)]


def _rigid(bike: Asset, detail: int) -> Mesh:
    """A level of detail of a bicycle without its joints: a coarser one than it would have by itself, as it stands far from its rider's
    fame."""
    m = bike.lods[min(detail + 1, len(bike.lods) - 1)]
    return Mesh(m.positions, m.normals, m.uvs, m.slots, m.faces, m.ao)


def _wheels_x(bike: Asset) -> tuple[float, float]:
    rest = bike.skeleton.rest if bike.skeleton is not None else np.zeros((1, 3))
    names = bike.skeleton.names if bike.skeleton is not None else ()
    return float(rest[names.index("wheel_r"), 0]), float(rest[names.index("wheel_f"), 0])


def _part(family: str, variant: int, draw: object, materials: tuple[Material, ...], parameters: dict[str, object], mass_kg: float) -> Asset:
    lods = []
    for detail in range(3):
        builder = MeshBuilder()
        draw(builder, detail)  # type: ignore[operator]
        lods.append(builder.build())
    size = lods[0].bounds[1] - lods[0].bounds[0]
    return Asset(
        f"{family}/{variant}", family, class_id("car"), tuple(lods), materials, mass_kg, _LODS_M, tags={"load": 0},
        parameters={**parameters, **{f"{n}_m": round(float(v), 3) for n, v in zip(("length", "width", "height"), size, strict=True)}},
    )  # fmt: skip
