"""The rears of cars: tail lamps by named designs, plate recess, skirts, exhausts, and the spare wheel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.carparts import Field, Outline, both, polygon, rear_u, seed, x_range
from simgen.assets.vehicles.carspec import Design
from simgen.assets.vehicles.panels import Panels, region
from simgen.assets.vehicles.profiles import Floats, round_max
from simgen.geometry import rotation, transform


@dataclass(frozen=True)
class TailLamp:
    """outline : across in shares of the half width and up in shares of the rear face (0 bumper .. 1 belt line or boot lid). split :
    the fields
    lie side by side ("u") or over each other ("z"). rounds : (across, up, radius in metres) of round lamps instead."""

    outline: Outline
    split: str = "u"
    rounds: tuple[tuple[float, float, float], ...] = ()


_FAR = 9.0  # a field's share that reaches to the lamp's edge


def _ellipse(s: float, v: float, rs: float, rv: float) -> Outline:
    t = np.linspace(0, 2 * np.pi, 13)[:-1]
    return [(float(s + rs * np.cos(a)), float(v + rv * np.sin(a))) for a in t]


TAIL_LAMPS: dict[str, TailLamp] = {
    "wrap": TailLamp([(0.56, 0.25), (0.54, 0.65), (0.76, 0.98), (1.22, 1.06), (1.16, 0.40), (0.85, 0.18)]),
    "tall": TailLamp([(0.72, 0.0), (0.70, 0.90), (0.82, 1.45), (1.08, 1.50), (1.10, 0.15)], "z"),
    "block": TailLamp([(0.54, 0.12), (0.54, 0.86), (1.06, 0.86), (1.06, 0.12)]),
    "oval": TailLamp(_ellipse(0.88, 0.60, 0.20, 0.52), "z"),
    "slim": TailLamp([(0.40, 0.64), (0.42, 0.86), (0.85, 0.96), (1.24, 1.02), (1.18, 0.62), (0.80, 0.55)]),
    "ell": TailLamp([(0.40, 0.62), (0.40, 0.92), (0.85, 0.98), (1.20, 1.0), (1.12, 0.20), (0.74, 0.12), (0.70, 0.55)]),
    "upright": TailLamp([(0.76, 0.08), (0.76, 1.10), (1.0, 1.10), (1.0, 0.08)], "z"),
    "bar": TailLamp([(-0.5, 0.66), (-0.5, 0.86), (0.85, 0.92), (1.22, 0.98), (1.18, 0.62), (0.80, 0.60)]),
    "comma": TailLamp([(0.50, 0.50), (0.55, 0.88), (0.9, 0.98), (1.26, 1.04), (1.20, 0.75), (0.95, 0.38), (0.78, 0.25)]),
    "triangle": TailLamp([(0.54, 0.30), (0.62, 0.90), (1.16, 0.98), (1.10, 0.05), (0.85, 0.10)]),
    "racetrack": TailLamp([(0.20, 0.30), (0.20, 0.82), (1.06, 0.84), (1.06, 0.30)]),
    "round": TailLamp([], rounds=((0.60, 0.55, 0.062), (0.84, 0.55, 0.062))),
    "small": TailLamp([(0.80, -0.15), (0.80, 0.42), (0.99, 0.42), (0.99, -0.15)], "z"),
    "bumper": TailLamp([(0.66, -0.52), (0.66, -0.24), (1.00, -0.24), (1.00, -0.52)]),
    "pillar": TailLamp([(0.80, -0.02), (0.80, 1.0), (0.82, 1.9), (0.98, 1.95), (1.06, 1.0), (1.08, 0.05)], "z"),
    "pickup": TailLamp([(0.86, 0.12), (0.86, 0.92), (1.06, 0.92), (1.06, 0.12)], "z"),
}  # fmt: skip


def rear_z(d: Design, v: float) -> float:
    """Height of a share of the rear face above the bumper."""
    lo, hi = d.bumper_z + 0.035, (d.belt_at_rear if d.tail == "hatch" else d.deck) - 0.03
    return lo + v * (hi - lo)


def draw_tail(panels: Panels, d: Design, shape: Shape, detail: int) -> None:
    """Tail lamps, recess of the plate, skirt."""
    u, where = rear_u(shape), region(x_range(-99, d.x_rear + 0.8), lambda p: p[:, 2] - d.height + 0.15)
    half, lamp = d.width / 2, TAIL_LAMPS[d.tail_lamp]
    if detail == 0:
        _draw_skirt(panels, d, u, where)
        z = plate_height(d)
        if d.tail != "bed" and not d.spare:
            box = [(-0.5, z - 0.075), (0.31, z - 0.075), (0.31, z + 0.085), (-0.5, z + 0.085)]
            seed(panels, u, box, where)
            panels.sink(polygon(u, box, 0.015), 0.012, S.PAINT if d.skirt != "black" or z > d.bumper_z else S.TRIM, where)
    if lamp.rounds:
        for s, v, r in lamp.rounds:
            outline = [(s * half + x, rear_z(d, v) + z) for x, z in _ellipse(0, 0, 1.1 * r, 1.1 * r)]
            seed(panels, u, outline, where, corners=False)
            panels.draw(polygon(u, outline, 0.004), S.TRIM if detail == 0 else S.TAIL, where)
        return
    outline = [(s * half, rear_z(d, v)) for s, v in lamp.outline]
    seed(panels, u, outline, where, corners=detail == 0)
    field = polygon(u, outline, 0.012)
    if detail == 0:
        panels.draw(lambda p: field(p) - 0.005, S.GAP, where)
    panels.draw(field, S.TAIL, where)
    points = np.array(outline)
    (u0, z0), (u1, z1) = points.min(axis=0), points.max(axis=0)
    u0 = max(float(u0), 0.4 * u1)
    paint = panels.draw if detail < 2 else panels.fill
    rim = 0.011 if detail == 0 else 0.0
    if detail == 0:  # fields stand before a dark ground, which shows between them
        panels.draw(lambda p: field(p) + rim, S.GAP, where)
    gap = 0.004 if detail == 0 else 0.0
    for lo, hi, low, high, slot in _fields(lamp, float(z1 - z0) > 0.10):
        if detail == 2 and slot == S.REVERSE:
            continue

        sides: list[Field] = [lambda p: field(p) + rim + gap]
        sides += [_beyond(u, sign, u0 + share * (u1 - u0), gap) for sign, share in ((-1.0, lo), (1.0, hi)) if abs(share) < _FAR]
        sides += [_beyond(_height, sign, z0 + share * (z1 - z0), gap) for sign, share in ((-1.0, low), (1.0, high)) if abs(share) < _FAR]
        if detail == 0:
            panels.carve(sides, slot, where)
        else:
            paint(both(*sides), slot, where)


def _beyond(across: Field, sign: float, at: float, gap: float) -> Field:
    """Negative where a coordinate is below `at` (above it for sign -1) by more than a gap."""
    return lambda p: sign * (across(p) - at) + gap


def _height(p: Floats) -> Floats:
    return p[:, 2]


def _fields(lamp: TailLamp, tall: bool) -> tuple[tuple[float, float, float, float, int], ...]:
    """(from, to across, from, to upwards, slot) of a lamp's fields in shares of its box."""
    far = _FAR
    if lamp.split == "z":
        return (
            (-far, far, -far, 0.20, S.REVERSE), (-far, far, 0.20, 0.42, S.INDICATOR_LEFT), (-far, far, 0.42, 0.72, S.BRAKE),
            (-far, far, 0.72, far, S.TAIL),
        )  # fmt: skip
    if tall:
        return (
            (-far, 0.26, -far, 0.52, S.REVERSE), (-far, 0.26, 0.52, far, S.TAIL), (0.26, 0.70, -far, 0.45, S.TAIL),
            (0.26, 0.70, 0.45, far, S.BRAKE), (0.70, far, -far, 0.50, S.INDICATOR_LEFT), (0.70, far, 0.50, far, S.TAIL),
        )  # fmt: skip
    return (
        (-far, 0.08, -far, far, S.TAIL), (0.08, 0.22, -far, far, S.REVERSE), (0.22, 0.66, -far, far, S.BRAKE),
        (0.66, 0.84, -far, far, S.INDICATOR_LEFT), (0.84, far, -far, far, S.TAIL),
    )  # fmt: skip


def plate_height(d: Design) -> float:
    """Height of the rear plate's middle."""
    if d.tail == "bed" or d.tail_lamp in ("bar", "slim", "small", "bumper", "comma"):
        return d.bumper_z - 0.14 if d.tail == "bed" else d.bumper_z - 0.10
    return d.bumper_z + 0.035 + max(0.10, 0.42 * (rear_z(d, 1.0) - rear_z(d, 0.0)) - 0.02)


def _draw_skirt(panels: Panels, d: Design, u: Field, where: Field) -> None:
    z0, half = d.clearance, d.width / 2
    if d.skirt in ("diffuser", "sport"):
        outline = [(-0.5, z0 - 0.1), (0.86 * half, z0 - 0.1), (0.74 * half, z0 + 0.20), (-0.5, z0 + 0.22)]
        seed(panels, u, outline, where)
        panels.draw(polygon(u, outline, 0.02), S.TRIM, where)
    elif d.skirt == "step":
        panels.draw(lambda p: p[:, 2] - d.bumper_z - 0.02, S.TRIM, where)
        if d.chrome:
            panels.draw(lambda p: np.abs(p[:, 2] - d.bumper_z + 0.08) - 0.09, S.METAL, where)
    reflector = [
        (0.62 * half, d.bumper_z - 0.20),
        (0.62 * half, d.bumper_z - 0.165),
        (0.86 * half, d.bumper_z - 0.16),
        (0.86 * half, d.bumper_z - 0.195),
    ]
    seed(panels, u, reflector, where, corners=False)
    panels.draw(polygon(u, reflector, 0.005), S.TAIL, where)


def add_tail_parts(builder: MeshBuilder, d: Design, shape: Shape, detail: int, boot: int) -> None:
    """Round lamps, diffuser fins, exhausts, spoiler, handle. boot : joint of the lid."""
    half = d.width / 2
    for i, (s, v, r) in enumerate(TAIL_LAMPS[d.tail_lamp].rounds):
        at = shape.rear_point(s * half, rear_z(d, v))
        n = shape.normal(at[None])[0]
        for side in (1.0, -1.0):
            T = _facing(at * [1, side, 1], n * [1, side, 1])
            inner = S.BRAKE if i == 0 else (S.INDICATOR_LEFT if side > 0 else S.INDICATOR_RIGHT)
            segments = (16, 8)[min(detail, 1)]
            builder.add_lathe([[r, -0.01], [r, 0.010], [0.62 * r, 0.014]], S.TAIL, segments=segments, crease_deg=50, T=T)
            builder.add_lathe([[0.62 * r, 0.014], [0.28 * r, 0.017]], inner, segments=segments, T=T)
            builder.add_lathe([[0.28 * r, 0.017], [0, 0.018]], S.REVERSE if i == 0 else inner, segments=8, T=T)
    if d.spoiler and d.tail == "hatch" and detail < 2:
        _add_spoiler(builder, d, shape, boot)
    elif d.spoiler and detail < 2:
        y = np.linspace(-0.78, 0.78, 9) * half
        p = shape.hit(
            np.stack([0 * y + d.x_rear + 0.5, 0 * y, 0 * y + d.deck - 0.2], 1),
            np.stack([d.x_rear + 0.06 + 0.10 * (y / half) ** 4, np.abs(y), 0 * y + d.deck], 1),
        )
        p[:, 1] = y
        section = np.array([[0.09, 0, -0.006], [-0.015, 0, 0.03 + 0.2 * d.spoiler], [-0.03, 0, 0.02], [-0.02, 0, -0.012]])
        builder.add_loft(p[:, None, :] + section[None], S.PAINT, closed=True, capped=True, crease_deg=35, joint=boot)
    if detail > 1:
        return
    z0 = d.clearance
    if d.skirt in ("diffuser", "sport"):
        for fin in (-0.30, -0.10, 0.10, 0.30):
            at = shape.rear_point(abs(fin), z0 + 0.13)
            builder.add_box((0.09, 0.010, 0.10), S.TRIM, center=(at[0] + 0.038, fin, z0 + 0.13))
    if d.grille != "none":
        pipes = ((-0.52, 0.034), (0.52, 0.034), (-0.60, 0.034), (0.60, 0.034)) if d.skirt == "sport" else ((-0.50, 0.03),)
        for across, r in pipes:
            z = z0 + (0.14 if d.skirt in ("sport", "diffuser") else 0.07)
            x = float(shape.rear_point(abs(across), z)[0])
            T = transform(rotation(pitch=-np.pi / 2), (x - 0.014, across, z))
            slot = S.METAL if d.skirt in ("sport", "diffuser") or d.chrome else S.DISC
            builder.add_lathe(
                [[r, -0.16], [r, 0.0], [0.86 * r, 0.0], [0.8 * r, -0.06]][: 4 if detail == 0 else 2],
                slot,
                segments=10 if detail == 0 else 5,
                crease_deg=50,
                T=T,
            )
            if detail:
                continue
            builder.add_lathe([[0.8 * r, -0.06], [0, -0.06]], S.GAP, segments=8, T=T)


def _add_spoiler(builder: MeshBuilder, d: Design, shape: Shape, boot: int) -> None:
    """A lip on the roof's rear edge."""
    top = d.height - d.roof_drop
    y = np.linspace(-0.60, 0.60, 9) * d.width / 2
    front = np.array([shape.top_point(d.roof_end_x + 0.10, abs(float(v))) for v in y])
    front[:, 1] = y
    reach = d.spoiler * (1 - 0.35 * (y / y.max()) ** 4)
    sag = 0.045 * (y / y.max()) ** 2
    tip = np.stack([d.roof_end_x - reach + 0.03 * (y / y.max()) ** 2, y, top - 0.010 - sag], 1)
    under = tip + np.array([0.012, 0, -0.022])
    root = np.stack([np.full_like(y, d.roof_end_x + 0.09), y, top - 0.055 - sag], 1)
    builder.add_loft(
        np.stack([front + np.array([0, 0, 0.006]), tip, under, root], axis=1), S.PAINT, closed=True, capped=True, crease_deg=35, joint=boot
    )
    builder.add_box((0.012, 0.30, 0.014), S.BRAKE, center=(float(tip[4, 0]) + 0.004, 0.0, top - 0.022), joint=boot)


def _facing(at: Floats, n: Floats) -> Floats:
    n = n / np.linalg.norm(n)
    x = np.cross([0.0, 0, 1.0], n)
    x /= np.linalg.norm(x)
    return transform(np.stack([x, np.cross(n, x), n], axis=1), at)


def _bed_half(d: Design, shape: Shape) -> float:
    """Half width between the bed's inner walls."""
    x = np.linspace(d.x_rear + 0.15, d.deck_x, 9)
    return float(shape.width_at(x, np.full(9, d.deck - 0.03)).min()) - 0.065


def bed_opening(d: Design, shape: Shape) -> Field:
    """The opening of a pickup's load bed, seen from above."""
    half = _bed_half(d, shape)
    return lambda p: round_max([p[:, 1] - half, d.x_rear + 0.11 - p[:, 0], p[:, 0] - d.deck_x + 0.04, d.deck - 0.12 - p[:, 2]], 0.02)


def add_bed(builder: MeshBuilder, d: Design, shape: Shape, flap: int) -> None:
    """Inner walls and ribbed floor of a load bed; its rear wall moves with the flap."""
    half, x0, x1 = _bed_half(d, shape), d.x_rear + 0.11, d.deck_x - 0.04
    top, low = d.deck - 0.034, max(d.tyre * 2 * 0.92, d.deck - 0.52)
    dark = np.full(4, 150)
    builder.add([[x0, -half, low], [x1, -half, low], [x1, half, low], [x0, half, low]], [[0, 1, 2, 3]], S.TRIM, ao=dark)
    for side in (1.0, -1.0):
        wall = [[x0, side * half, low], [x1, side * half, low], [x1, side * half, top], [x0, side * half, top]]
        builder.add(wall, [[0, 1, 2, 3] if side > 0 else [3, 2, 1, 0]], S.TRIM, ao=dark)
        arch = min(0.42, d.tyre + 0.05)
        builder.add_box((2 * arch, 0.2, 0.16), S.TRIM, center=(0.0, side * (half - 0.1), low + 0.08), bevel=0.03)
    builder.add([[x1, -half, low], [x1, -half, top], [x1, half, top], [x1, half, low]], [[0, 1, 2, 3]], S.TRIM, ao=dark)
    builder.add([[x0, -half, low], [x0, half, low], [x0, half, top], [x0, -half, top]], [[0, 1, 2, 3]], S.PAINT, ao=dark, joint=flap)
    for y in np.linspace(-0.8, 0.8, 9) * half:
        builder.add_box((x1 - x0 - 0.06, 0.05, 0.012), S.TRIM, center=(0.5 * (x0 + x1), float(y), low + 0.006))
    for side in (1.0, -1.0):  # rails' caps
        builder.add_box((x1 - x0, 0.05, 0.016), S.TRIM, center=(0.5 * (x0 + x1), side * (half + 0.022), top + 0.012), bevel=0.005)
