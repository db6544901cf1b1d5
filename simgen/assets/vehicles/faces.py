"""The fronts of cars: grilles, intakes, headlamps, by named designs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.carparts import Field, Outline, both, front_u, polygon, seed, x_range
from simgen.assets.vehicles.carspec import Design
from simgen.assets.vehicles.panels import Panels, region
from simgen.assets.vehicles.profiles import Floats
from simgen.geometry import transform


@dataclass(frozen=True)
class Grille:
    """outlines : of the openings, across in shares of the half width and up in shares of the face (0 bumper's upper edge .. 1 bonnet);
    openings that reach over the centre line start left of it. bars : "h" lying, "v" standing, "x" a mesh, "" none; count of them."""

    outlines: tuple[Outline, ...]
    bars: str = "h"
    count: int = 3
    chrome: bool = False
    bar_slot: int = S.TRIM


@dataclass(frozen=True)
class Lamp:
    """outlines : as of `Grille`. bulbs : (across, up, radius in metres) of reflectors or projectors; daytime : where the daytime lamp
    lies: "under", "over", "inner", "ring", "strip" (all of the first outline)."""

    outlines: tuple[Outline, ...]
    bulbs: tuple[tuple[float, float, float], ...]
    daytime: str = "under"
    rounds: bool = False  # the bulbs are the lamp: round ones in chrome rings


def _ellipse(s: float, v: float, rs: float, rv: float) -> Outline:
    t = np.linspace(0, 2 * np.pi, 13)[:-1]
    return [(float(s + rs * np.cos(a)), float(v + rv * np.sin(a))) for a in t]


GRILLES: dict[str, Grille] = {
    "smile": Grille(([(-0.5, 0.35), (0.34, 0.38), (0.42, 0.80), (-0.5, 0.72)],), count=2),
    "slats": Grille(([(-0.5, 0.12), (0.50, 0.12), (0.50, 0.90), (-0.5, 0.90)],), count=4),
    "oval": Grille((_ellipse(0.0, 0.45, 0.34, 0.30),), chrome=True, count=1),
    "slot": Grille(([(-0.5, 0.40), (0.42, 0.46), (0.47, 0.86), (-0.5, 0.80)],), count=1),
    "hexagon": Grille(([(-0.5, -0.95), (0.24, -0.95), (0.45, -0.05), (0.38, 0.82), (-0.5, 0.82)],), "x", 5),
    "kidney": Grille(([(0.03, 0.05), (0.28, 0.10), (0.37, 0.50), (0.31, 0.92), (0.03, 0.92)],), "v", 5, True, S.METAL),
    "kidney-tall": Grille(([(0.03, -0.55), (0.26, -0.50), (0.36, 0.40), (0.31, 0.95), (0.03, 0.95)],), "v", 5, True, S.METAL),
    "chrome": Grille(([(-0.5, 0.0), (0.38, 0.05), (0.47, 0.50), (0.40, 0.86), (-0.5, 0.86)],), count=2, chrome=True, bar_slot=S.METAL),
    "frame": Grille(([(-0.5, -1.1), (0.28, -1.1), (0.46, 0.05), (0.42, 0.90), (-0.5, 0.92)],), count=5, chrome=True),
    "upright": Grille(([(-0.5, 0.10), (0.36, 0.10), (0.36, 1.0), (-0.5, 1.0)],), "v", 8, True),
    "wide-mesh": Grille(([(-0.5, 0.05), (0.48, 0.10), (0.50, 0.90), (-0.5, 0.90)],), "x", 3),
    "chrome-wide": Grille(([(-0.5, 0.20), (0.44, 0.30), (0.48, 0.80), (-0.5, 0.86)],), count=3, chrome=True, bar_slot=S.METAL),
    "radiator": Grille(([(-0.5, -0.25), (0.32, -0.25), (0.39, 0.60), (0.35, 1.0), (-0.5, 1.02)],), "v", 10, True, S.METAL),
    "seven": Grille(
        tuple([(s - 0.035, 0.0), (s + 0.035, 0.0), (s + 0.035, 0.92), (s - 0.035, 0.92)] for s in (0.0, 0.125, 0.25, 0.375)), "", 0
    ),
    "billboard": Grille(([(-0.5, -0.6), (0.54, -0.6), (0.60, 0.20), (0.56, 0.95), (-0.5, 0.95)],), count=4, chrome=True),
    "none": Grille((), "", 0),
}  # fmt: skip

INTAKES: dict[str, Grille] = {  # up: 0 the bumper's lower edge .. 1 its upper edge
    "wide": Grille(([(-0.5, 0.10), (0.60, 0.10), (0.74, 0.52), (0.64, 0.72), (-0.5, 0.66)],), count=2),
    "small": Grille(([(-0.5, 0.12), (0.46, 0.12), (0.54, 0.50), (-0.5, 0.50)],), count=2),
    "bar": Grille(([(-0.5, 0.15), (0.58, 0.15), (0.58, 0.45), (-0.5, 0.45)],), count=1),
    "smile": Grille(([(-0.5, 0.10), (0.50, 0.16), (0.66, 0.60), (0.40, 0.50), (-0.5, 0.48)],), count=1),
    "split": Grille(
        ([(-0.5, 0.08), (0.42, 0.08), (0.50, 0.40), (-0.5, 0.40)], [(0.64, 0.10), (0.84, 0.22), (0.90, 0.95), (0.74, 0.80)]), "x", 2
    ),
    "sport": Grille(
        ([(-0.5, 0.04), (0.54, 0.04), (0.62, 0.55), (0.48, 0.78), (-0.5, 0.74)], [(0.72, 0.08), (0.90, 0.25), (0.92, 0.98), (0.77, 0.82)]),
        "x", 3,
    ),
    "thin": Grille(([(-0.5, 0.10), (0.55, 0.10), (0.62, 0.32), (-0.5, 0.28)],), "", 0),
}  # fmt: skip

LAMPS: dict[str, Lamp] = {
    "swept": Lamp(
        ([(0.50, 0.20), (0.50, 0.75), (0.85, 1.0), (1.22, 1.30), (1.16, 0.65), (0.88, 0.16)],), ((0.66, 0.52, 0.048), (0.86, 0.62, 0.048))
    ),
    "almond": Lamp(
        ([(0.56, 0.12), (0.54, 0.75), (0.80, 1.10), (1.16, 1.40), (1.14, 0.70), (0.86, 0.10)],),
        ((0.72, 0.60, 0.06), (0.92, 0.75, 0.04)),
        "inner",
    ),
    "rect": Lamp(([(0.54, 0.10), (0.54, 0.92), (1.04, 0.92), (1.04, 0.10)],), ((0.66, 0.50, 0.052), (0.82, 0.50, 0.052)), "inner"),
    "oval": Lamp((_ellipse(0.82, 0.62, 0.25, 0.50),), ((0.74, 0.58, 0.056), (0.92, 0.70, 0.044)), "ring"),
    "slim": Lamp(
        ([(0.42, 0.55), (0.45, 0.90), (0.85, 1.05), (1.24, 1.30), (1.16, 0.85), (0.80, 0.45)],),
        ((0.62, 0.75, 0.026), (0.76, 0.78, 0.026), (0.90, 0.84, 0.026)),
        "under",
    ),
    "twin": Lamp(
        ([(0.45, 0.15), (0.46, 0.85), (0.85, 1.0), (1.18, 1.15), (1.12, 0.45), (0.85, 0.08)],),
        ((0.60, 0.50, 0.050), (0.82, 0.55, 0.050)),
        "ring",
    ),
    "round": Lamp((), ((0.72, 0.48, 0.092),), "ring", rounds=True),
    "squircle": Lamp(([(0.62, 0.0), (0.60, 0.95), (0.98, 1.0), (1.05, 0.08)],), ((0.80, 0.50, 0.066),), "ring"),
    "eagle": Lamp(
        ([(0.46, 0.32), (0.46, 0.70), (0.80, 0.86), (1.18, 1.22), (1.14, 0.55), (0.80, 0.08)],),
        ((0.68, 0.48, 0.034), (0.84, 0.55, 0.038)),
        "over",
    ),
    "comma": Lamp(
        ([(0.58, 0.30), (0.62, 0.85), (0.92, 1.20), (1.30, 1.60), (1.24, 1.15), (0.98, 0.40), (0.80, 0.12)],),
        ((0.80, 0.58, 0.042), (0.96, 0.86, 0.034)),
        "under",
    ),
    "eyebrow": Lamp(
        ([(0.50, 0.05), (0.48, 0.80), (0.90, 0.98), (1.16, 1.10), (1.10, 0.40), (0.90, 0.0)],),
        ((0.64, 0.40, 0.044), (0.84, 0.45, 0.044)),
        "over",
    ),
    "double": Lamp(
        (
            [(0.48, 0.72), (0.48, 0.95), (0.90, 1.05), (1.20, 1.15), (1.16, 0.90), (0.85, 0.78)],
            [(0.66, -0.95), (0.64, -0.20), (0.98, -0.10), (1.02, -0.80)],
        ),
        ((0.74, -0.55, 0.044), (0.90, -0.50, 0.044)),
        "strip",
    ),
    "pixel": Lamp(
        ([(0.50, 0.55), (0.50, 0.98), (1.12, 1.02), (1.12, 0.55)],), ((0.60, 0.76, 0.030), (0.74, 0.76, 0.030), (0.88, 0.78, 0.030)), "over"
    ),
    "quad": Lamp(([(0.50, 0.05), (0.50, 0.95), (0.99, 0.95), (0.99, 0.05)],), ((0.62, 0.50, 0.062), (0.84, 0.50, 0.062)), "ring"),
    "cee": Lamp(([(0.64, -0.35), (0.64, 0.95), (1.06, 0.95), (1.06, -0.35)],), ((0.80, 0.62, 0.055), (0.80, 0.0, 0.055)), "outer"),
}


_FORWARDS = np.array([1.0, 0.10, 0.0]) / np.hypot(1.0, 0.10)  # where the left lamp looks
_COVER_M, _BULB_M = 0.014, 0.026  # from a headlamp's cover to its bulbs, and what they need to the ground behind


def face_z(d: Design, v: float) -> float:
    """Height of a share of the face above the bumper."""
    lo, hi = min(d.bumper_z - 0.06, d.nose_z - 0.16) + 0.02, d.nose_z - 0.015
    return lo + v * (hi - lo)


def bumper_z(d: Design, v: float) -> float:
    """Height of a share of the front bumper."""
    lo, hi = d.clearance + 0.05, min(d.bumper_z - 0.06, d.nose_z - 0.16) - 0.02
    return lo + v * (hi - lo)


def lamp_outlines(d: Design) -> list[Outline]:
    """Outlines of the headlamps in metres over (u, z)."""
    half = d.width / 2
    if LAMPS[d.lamp].rounds:
        s, v, r = LAMPS[d.lamp].bulbs[0]
        return [[(s * half + x, face_z(d, v) + z) for x, z in _ellipse(0, 0, 1.08 * r, 1.08 * r)]]
    return [[(s * half, face_z(d, v)) for s, v in outline] for outline in LAMPS[d.lamp].outlines]


def draw_face(panels: Panels, d: Design, shape: Shape, detail: int) -> None:
    """Openings and headlamps."""
    u = front_u(shape)
    where = region(x_range(d.x_front - 0.85, 99), lambda p: p[:, 2] - d.nose_z - 0.25)
    half = d.width / 2
    for grille, height in ((INTAKES[d.intake], bumper_z), (GRILLES[d.grille], face_z)):
        for outline in grille.outlines:
            points = [(s * half, height(d, v)) for s, v in outline]
            if detail == 2 and len(grille.outlines) > 1 and outline is not grille.outlines[0]:
                continue
            field = polygon(u, points, 0.014)
            if detail == 0:
                seed(panels, u, points, where)
                chrome = grille.chrome or (d.chrome and height is face_z)
                rim = 0.014 if chrome else 0.007
                panels.draw(lambda p, f=field, w=rim: f(p) - w, S.METAL if chrome else S.TRIM, where)  # type: ignore[misc]
            panels.draw(field, S.GAP if detail < 2 else S.TRIM, where)
            if detail == 0:
                panels.sink(field, 0.03, S.GAP, where)
    if detail == 0 and has_fog_lamps(d):
        low, high = bumper_z(d, 0.30), bumper_z(d, 0.80)
        niche = [
            (0.69 * half, low),
            (0.67 * half, 0.5 * (low + high)),
            (0.74 * half, high),
            (0.92 * half, high + 0.01),
            (0.90 * half, low + 0.01),
        ]
        seed(panels, u, niche, where)
        field = polygon(u, niche, 0.015)
        panels.draw(field, S.TRIM, where)
        panels.sink(field, 0.02, S.TRIM, where)
    _draw_lamps(panels, d, shape, where, detail)


def has_fog_lamps(d: Design) -> bool:
    """Whether fog lamps sit in niches of the bumper's corners."""
    return len(INTAKES[d.intake].outlines) == 1 and d.skirt != "black" and d.intake != "thin"


def _draw_lamps(panels: Panels, d: Design, shape: Shape, where: Field, detail: int) -> None:
    lamp, u = LAMPS[d.lamp], front_u(shape)
    deep = max(_slant_m(d, shape, bulb) for bulb in lamp.bulbs) if detail == 0 else 0.0
    for k, outline in enumerate(lamp_outlines(d)):
        seed(panels, u, outline, where, corners=detail == 0)
        field = polygon(u, outline, 0.012)
        if detail == 0:
            panels.draw(lambda p, f=field: f(p) - 0.005, S.GAP, where)  # type: ignore[misc]
        strip = lamp.daytime == "strip" and k == 0
        panels.draw(field, S.DRL if strip else S.LENS if detail else S.DARK, where)
        if detail == 0 and not strip:
            panels.sink(field, _COVER_M + _BULB_M + 2 * deep, S.LENS, where, cover=S.COVER)
        points = np.array(outline)
        low, high, inner, outer = points[:, 1].min(), points[:, 1].max(), points[:, 0].min(), points[:, 0].max()

        def daytime(
            p: Floats, f: Field = field, low: float = low, high: float = high, inner: float = inner, outer: float = outer
        ) -> Floats:
            z, across, rim = p[:, 2], u(p), -(f(p) + 0.014)
            part: Floats = {
                "under": z - low - 0.022 - 0.25 * np.maximum(across - inner - 0.3 * (outer - inner), 0) * (high - low > 0.08),
                "over": np.maximum(rim, 0.5 * (low + high) - z),
                "inner": across - inner - 0.035,
                "outer": np.maximum(rim, inner + 0.03 - across),
                "ring": rim - 0.003,
            }.get(lamp.daytime, across * 0 + 1)
            return part

        cover: list[Field] = [lambda p, f=field: f(p) + 0.003]  # type: ignore[misc]
        main = k == len(lamp.outlines) - 1 or lamp.rounds
        if lamp.daytime != "strip" and main and not lamp.rounds:
            if detail == 0:
                panels.carve([*cover, daytime], S.DRL, where)
            else:
                panels.fill(both(*cover, daytime), S.DRL, where)
        if main:
            edge = inner + 0.84 * (outer - inner)
            paint = panels.draw if detail < 2 else panels.fill
            if lamp.rounds:  # an indicator of its own beside the lamp
                z, x = low + 0.01, outer + 0.02
                box = [(x, z), (x, z + 0.09), (x + 0.06, z + 0.09), (x + 0.06, z)]
                seed(panels, u, box, where, corners=False)
                panels.draw(polygon(u, box, 0.004), S.INDICATOR_LEFT, where)
            else:
                amber: list[Field] = [*cover, lambda p, e=edge: e - u(p)]  # type: ignore[misc]
                if detail == 0:
                    panels.carve(amber, S.INDICATOR_LEFT, where)
                else:
                    paint(both(*amber), S.INDICATOR_LEFT, where)


def add_face_parts(builder: MeshBuilder, d: Design, shape: Shape, detail: int) -> None:
    """Bars, reflectors, emblem and fog lamps."""
    half = d.width / 2
    lamp = LAMPS[d.lamp]
    for bulb in lamp.bulbs:
        s, v, r = bulb
        at = _at_u(shape, s * half, face_z(d, v))
        deep = _COVER_M + _slant_m(d, shape, bulb) if detail == 0 else 0.0
        _add_bulb(builder, at, shape.normal(at[None])[0], r, deep, detail, ring=lamp.rounds)
    if detail > 0:
        return
    for grille, height in ((INTAKES[d.intake], bumper_z), (GRILLES[d.grille], face_z)):
        for outline in grille.outlines:
            _add_bars(builder, shape, grille, [(s * half, height(d, v)) for s, v in outline])
    if has_fog_lamps(d):
        at = _at_u(shape, 0.80 * half, bumper_z(d, 0.52))
        _add_bulb(builder, at, shape.normal(at[None])[0], 0.038, 0.008, 0, ring=False)
    at = shape.front_point(0.0, face_z(d, 0.62) if d.grille != "none" else face_z(d, 0.9))
    n = shape.normal(at[None])[0]
    builder.add_lathe([[0.040, 0.0], [0.038, 0.009], [0.030, 0.011], [0.0, 0.008]], S.METAL, segments=12, T=_frame(at - 0.004 * n, n))


def _slant_m(d: Design, shape: Shape, bulb: tuple[float, float, float]) -> float:
    """How far a bulb's edge would stand out of a cover that leans, if its middle lay in it."""
    s, v, r = bulb
    at = _at_u(shape, s * d.width / 2, face_z(d, v))
    return float(np.clip(r * np.linalg.norm(np.cross(shape.normal(at[None])[0], _FORWARDS)), 0.0, 0.055))


def _add_bulb(builder: MeshBuilder, at: Floats, normal: Floats, r: float, deep: float, detail: int, *, ring: bool) -> None:
    """A reflector with its bulb's lens on both sides. normal : of the lamp's cover; the lamp itself looks forwards, `deep` behind it."""
    n = _FORWARDS
    for side in (1.0, -1.0):
        flip = np.array([1.0, side, 1.0])
        p, m = at * flip, (n if not ring else normal) * flip
        if ring:
            rim = [[1.16 * r, -0.03], [1.18 * r, 0.008], [1.10 * r, 0.018], [1.0 * r, 0.006]]
            builder.add_lathe(rim if detail == 0 else rim[1:], S.METAL, segments=(18, 10)[min(detail, 1)], crease_deg=50, T=_frame(p, m))
            builder.add_lathe([[1.0 * r, 0.004], [0.90 * r, 0.007]], S.DRL, segments=(18, 10)[min(detail, 1)], T=_frame(p, m))
            builder.add_lathe([[0.90 * r, 0.007], [0.6 * r, 0.016], [0, 0.020]], S.LENS, segments=(16, 8)[min(detail, 1)], T=_frame(p, m))
        elif detail == 0:
            place = p - (deep + 0.012) * normal * flip
            builder.add_lathe([[r, -0.01], [r, 0.012], [0.86 * r, 0.012]], S.TRIM, segments=12, T=_frame(place, m))
            builder.add_lathe([[0.86 * r, 0.012], [0.52 * r, -0.008]], S.METAL, segments=12, T=_frame(place, m))
            builder.add_lathe([[0.52 * r, -0.008], [0.4 * r, 0.006], [0, 0.012]], S.DRL, segments=10, T=_frame(place, m))
        else:
            builder.add_lathe([[r, -0.004], [0.86 * r, 0.004], [0, 0.006]], S.LENS, segments=8, T=_frame(p, m))


def _add_bars(builder: MeshBuilder, shape: Shape, grille: Grille, outline: list[tuple[float, float]]) -> None:
    points = np.array(outline)
    low, high = points[:, 1].min(), points[:, 1].max()
    center = points[:, 0].min() < 0
    depth = 0.014
    if grille.bars in ("h", "x"):
        for z in np.linspace(low, high, grille.count + 2)[1:-1]:
            span = _extent(points, z, 1)
            if span is None:
                continue
            y0, y1 = (0.0 if center else span[0]), span[1]
            _add_strip(
                builder, shape, np.linspace(y0, y1, 5), np.full(5, z), depth, 0.011 if grille.bars == "h" else 0.006, grille.bar_slot, True
            )
    if grille.bars in ("v", "x"):
        width = points[:, 0].max() - max(points[:, 0].min(), 0.0)
        count = grille.count if grille.bars == "v" else int(width / 0.06)
        start = 0.0 if center else max(points[:, 0].min(), 0.0)
        for y in np.linspace(start, points[:, 0].max(), count + 2)[(0 if center else 1) : -1]:
            span = _extent(points, float(max(y, 0.002)), 0)
            if span is not None:
                _add_strip(builder, shape, np.full(3, y), np.linspace(span[0], span[1], 3), depth, 0.006, grille.bar_slot, False)


def _extent(points: Floats, at: float, axis: int) -> tuple[float, float] | None:
    """Range of the other coordinate where a polygon (N, 2) crosses coordinate `axis` = at."""
    a, b = points, np.roll(points, -1, axis=0)
    crosses = (a[:, axis] - at) * (b[:, axis] - at) < 0
    if crosses.sum() < 2:
        return None
    t = (at - a[crosses, axis]) / (b[crosses, axis] - a[crosses, axis])
    other = a[crosses, 1 - axis] + t * (b[crosses, 1 - axis] - a[crosses, 1 - axis])
    return float(other.min()), float(other.max())


def _add_strip(builder: MeshBuilder, shape: Shape, u: Floats, z: Floats, depth: float, half: float, slot: int, lying: bool) -> None:
    p = _at(shape, u, z) - np.array([depth, 0, 0])
    across = np.array([0, 0, half]) if lying else np.array([0, half, 0])
    top = np.array([0, 0, 0.4 * half]) if lying else np.array([0, 0.4 * half, 0])
    back = np.array([0.010, 0, 0])
    rings = np.stack([p - across - back, p - top, p + top, p + across - back], axis=0)
    n = len(p)
    i = np.arange(3)[:, None] * n + np.arange(n - 1)[None, :]
    quads = np.stack([i, i + 1, i + n + 1, i + n], axis=-1).reshape(-1, 4)
    flat = rings.reshape(-1, 3)
    middle = np.cross(p[1] - p[0], 2 * top)
    quads = quads if middle[0] > 0 else quads[:, ::-1]
    for side in (1.0, -1.0):
        builder.add(flat * [1, side, 1], quads if side > 0 else quads[:, ::-1], slot, crease_deg=60)


def _at_u(shape: Shape, u: float, z: float) -> Floats:
    """(3,) point of the left front at a distance u from the centre line round the corner."""
    return _at(shape, np.array([u]), np.array([z]))[0]


def _at(shape: Shape, u: Floats, z: Floats) -> Floats:
    """(N, 3) points of the left front at distances u (N,) from the centre line round the corner, at heights z (N,)."""
    lo, hi = np.zeros_like(u), np.full_like(u, shape.half_width)
    k, n = shape.front_round
    for _ in range(12):
        y = 0.5 * (lo + hi)
        a = shape.across(y)
        short = y + 0.8 * shape.front_bow * (k * a + (1 - k) * a**n) < u
        lo, hi = np.where(short, y, lo), np.where(short, hi, y)
    y = 0.5 * (lo + hi)
    return shape.hit(np.stack([0 * y + shape.x_max - 0.6, y, z], 1), np.stack([0 * y + shape.x_max, y, z], 1))


def _frame(at: Floats, n: Floats) -> Floats:
    """(4, 4) frame whose z axis is n."""
    n = n / np.linalg.norm(n)
    x = np.cross([0.0, 0, 1.0], n)
    x /= np.linalg.norm(x)
    return transform(np.stack([x, np.cross(n, x), n], axis=1), at)
