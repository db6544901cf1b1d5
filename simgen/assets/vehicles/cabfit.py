"""What is fixed to a lorry's cab and what is in it: mirrors, visor, deflectors, wipers, handles, seats."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import fittings
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.cab import Cab
from simgen.assets.vehicles.cabin import in_daylight
from simgen.assets.vehicles.coachwork import Anchors
from simgen.assets.vehicles.cockpit import add_dashboard, add_driver, add_floor, add_person_seat, add_seats
from simgen.assets.vehicles.plates import add_plate
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.solids import add_beacon, add_light_bar, add_side_text, add_solid, add_tubes
from simgen.geometry import transform


@dataclass(frozen=True)
class CabTrim:
    """What a cab wears. deflector : height of the roof deflector, metres (0 = none); fairings : walls behind the cab; visor : outer sun
    visor; beacons : amber lamps on the roof; bar : slot of a light bar, or none; arms : camera arms in place of mirrors; lamps_on_roof :
    row of lamps; stacks : upright exhausts; text : on the doors."""

    deflector: float = 0.0
    fairings: bool = False
    visor: bool = False
    beacons: int = 0
    bar: int | None = None
    arms: bool = False
    lamps_on_roof: bool = False
    stacks: bool = False
    text: str = ""


def fit_cab(builder: MeshBuilder, c: Cab, shape: Shape, trim: CabTrim, detail: int) -> Anchors:
    """All of it; anchors "seat_driver" and "plate_front"."""
    d = c.design
    _add_mirrors(builder, c, shape, trim, detail)
    _add_roof(builder, c, shape, trim, detail)
    if trim.stacks:
        _add_stacks(builder, c, detail)
    anchors: Anchors = {}
    if detail == 2:
        return anchors
    anchors |= _add_inside(builder, c, detail)
    front = shape.front_point(0.0, d.sill + 0.24)
    anchors["plate_front"] = add_plate(builder, front, shape.normal(front[None])[0])
    if detail == 0:
        _add_small(builder, c, shape, trim)
    return anchors


def _add_inside(builder: MeshBuilder, c: Cab, detail: int) -> Anchors:
    d = c.design
    floor = d.low - 0.60
    deep = c.back + 0.08
    rear, _ = c.door
    add_floor(builder, (deep, c.screen_x + 0.05), c.half - 0.06, floor, wall=d.high + 0.1)
    hip = (max(rear + 0.30, deep + 0.35), 0.62 if c.half > 1.05 else 0.52, floor + 0.55)
    inside = MeshBuilder()
    anchors = add_driver(inside, hip, detail)
    anchors["seat_passenger"] = add_person_seat(inside, (hip[0], -hip[1], hip[2]), detail)
    if d.crew:
        add_seats(inside, [(deep + 0.15, y, hip[2] - 0.095) for y in (-0.78, -0.26, 0.26, 0.78)], detail, headrest=True)
    elif d.depth < 1.8:
        add_seats(inside, [(hip[0] - 0.14, -0.10, hip[2] - 0.095)], detail, width=0.4)
    elif d.sleeper and detail == 0:
        add_solid(inside, (deep + 0.02, deep + 0.5), (-c.half + 0.15, c.half - 0.15), (floor + 0.5, floor + 0.62), H.SEAT, radius=0.05)
    add_dashboard(inside, c.screen_x - 0.52 - (0.1 if d.nose > 0 else 0.0), c.half - 0.10, d.low - 0.02, 0.40, hip[1], detail)
    builder.add_mesh(in_daylight(inside.build(), floor, d.low))
    return anchors


def _add_mirrors(builder: MeshBuilder, c: Cab, shape: Shape, trim: CabTrim, detail: int) -> None:
    d = c.design
    x = c.screen_x - 0.16
    z = d.low + 0.36
    edge = float(shape.side_point(c.door[1] - 0.08, z)[1])
    rings, segments = (6, 4, 3)[detail], (10, 8, 6)[detail]
    for side in (1.0, -1.0):
        y = side * (edge + 0.20)
        if trim.arms:
            top = d.high + 0.10
            add_tubes(builder, [[[x - 0.25, side * (edge - 0.12), top], [x + 0.05, side * (edge + 0.05), top + 0.02],
                [x + 0.12, side * (edge + 0.22), top - 0.05]]],
                      0.035, S.TRIM, 6)  # fmt: skip
            continue
        tall = 0.62 if d.height > 2.6 else 0.46
        for size, dz, slot in (((0.15, 0.24, tall), 0.0, S.TRIM), ((0.13, 0.22, 0.22), -tall / 2 - 0.14, S.TRIM)):
            fittings.add_lump(builder, size, slot, transform(None, (x, y, z + dz)), rings=rings, segments=segments, square=5.0)
            if detail == 0:
                h, w = size[2] * 0.42, size[1] * 0.42
                g = [[x - 0.077, y + w, z + dz - h], [x - 0.077, y - w, z + dz - h], [x - 0.077, y - w, z + dz + h],
                    [x - 0.077, y + w, z + dz + h]]
                builder.add_picture(g, H.MIRROR)
        if detail < 2:
            for dz in (tall / 2 - 0.05, -tall / 2 - 0.16):
                add_tubes(builder, [[[x - 0.20, side * (edge - 0.06), z + dz + 0.03], [x, side * (edge + 0.10), z + dz]]], 0.018, S.TRIM, 5)


def _add_roof(builder: MeshBuilder, c: Cab, shape: Shape, trim: CabTrim, detail: int) -> None:
    d = c.design
    head = c.screen_x - d.rake
    if trim.deflector > 0:
        top = d.height + trim.deflector
        w = c.half - 0.10
        x0, x1 = c.back + 0.02, min(c.back + 1.55, head - 0.25)
        rows = np.linspace(0.0, 1.0, (6, 4, 3)[detail])
        rings = []
        for t in rows:
            x = x1 + (x0 - x1) * t
            z = d.height - 0.08 + (top - d.height + 0.08) * np.sin(0.5 * np.pi * t) ** 0.8
            half, low = w * (0.86 + 0.14 * t), d.height - 0.10
            r = min(0.12, 0.45 * (z - low) + 0.005)
            a = np.linspace(0, np.pi / 2, 4)
            right = np.column_stack([half - r + r * np.cos(a), z - r + r * np.sin(a)])
            ring = np.concatenate([[[half, low]], right, right[::-1] * [-1, 1], [[-half, low]]])
            rings.append(np.column_stack([np.full(len(ring), x), ring]))
        builder.add_loft(np.array(rings)[::-1], S.PAINT, capped=True, crease_deg=45)
    if trim.fairings:
        for side in (1.0, -1.0):
            wall = sorted((side * (c.half - 0.06), side * (c.half - 0.02)))
            add_solid(builder, (c.back - 0.42, c.back + 0.01), (wall[0], wall[1]), (1.15, d.height + 0.6 * trim.deflector - 0.1), S.PAINT,
                radius=0.02)
    for k in range(trim.beacons):
        y = (k - 0.5 * (trim.beacons - 1)) * 1.3 if trim.beacons > 1 else 0.45
        x = c.back + 0.45
        add_beacon(builder, (x, y, float(shape.top_point(x, abs(y))[2]) - 0.005), H.AMBER, detail)
    if trim.bar is not None:
        x = max(head - 0.42, c.back + 0.4)
        add_light_bar(builder, x, float(shape.top_point(x, 0.0)[2]) + 0.02, c.half - 0.12, trim.bar, detail)
    if trim.visor and detail < 2 and d.nose == 0:
        across = np.linspace(-c.half + 0.08, c.half - 0.08, 11)
        upper = np.array([shape.front_point(abs(float(v)), d.high + 0.08) for v in across])
        upper[:, 1] = across
        lower = upper + np.array([0.16, 0, -0.19])
        for strip in (np.stack([lower, upper]), np.stack([upper, lower]) - [0.012, 0, 0.004]):
            builder.add_loft(strip, S.TRIM, closed=False)


def _add_stacks(builder: MeshBuilder, c: Cab, detail: int) -> None:
    top, sides = c.design.height, (10, 8, 5)[detail]
    for sign in (1.0, -1.0):
        y = sign * (c.half - 0.10)
        x = c.back - 0.16
        add_tubes(builder, [[[x, y, 1.0], [x, y, top - 0.25], [x - 0.04, y, top + 0.05]]], 0.075, S.METAL, sides)
        add_tubes(builder, [[[x, y, 1.35], [x, y, 2.35]]], 0.11, H.ALUMINIUM, sides)


def _add_small(builder: MeshBuilder, c: Cab, shape: Shape, trim: CabTrim) -> None:
    d = c.design
    rear, front = c.door
    fittings.add_handle(builder, shape, rear + 0.16, d.low - 0.16, slot=S.TRIM)
    if d.crew:
        fittings.add_handle(builder, shape, c.back + 0.30, d.low - 0.16, slot=S.TRIM)
    for sign in (1.0, -1.0):  # grab rail behind the door, side marker
        p = np.array([shape.side_point(rear - 0.05, z) for z in (d.low - 0.5, d.low - 0.4, d.low + 0.5, d.low + 0.6)])
        if rear - 0.08 > c.back and not d.crew:
            p[1:3, 1] += 0.05
            builder.add_tube(p * [1, sign, 1], 0.014, S.TRIM, segments=5)
        at = shape.side_point(front - 0.1 if d.nose == 0 else front + 0.3, d.low - 0.42) * [1, sign, 1]
        builder.add_box((0.11, 0.02, 0.04), S.INDICATOR_LEFT if sign > 0 else S.INDICATOR_RIGHT, center=at, bevel=0.008)
    _add_wipers(builder, c, shape)
    if d.nose == 0:  # the maker's bar and badge over the grille
        at = shape.front_point(0.0, d.low - 0.075)
        add_solid(builder, (at[0] - 0.02, at[0] + 0.012), (-0.30, 0.30), (at[2] - 0.022, at[2] + 0.022), S.METAL, radius=0.01)
        add_solid(builder, (at[0] - 0.02, at[0] + 0.018), (-0.055, 0.055), (at[2] - 0.05, at[2] + 0.05), S.METAL, radius=0.02, steps=2)
    if d.high + 0.5 < d.height and d.nose == 0:
        for y in (0.42 * c.half, 0.82 * c.half):  # marker lamps on the raised roof
            p = shape.front_point(y, d.high + 0.30)
            for sign in (1.0, -1.0):
                builder.add_box((0.03, 0.11, 0.045), S.DRL, center=p * [1, sign, 1], bevel=0.01)
    if trim.lamps_on_roof:
        x = c.screen_x - d.rake - 0.35
        z = float(shape.top_point(x, 0.0)[2])
        add_tubes(builder, [[[x, -0.85, z + 0.07], [x, 0.85, z + 0.07]]], 0.022, S.METAL)
        for y in (-0.7, -0.3, 0.3, 0.7):
            fittings.add_lump(builder, (0.09, 0.18, 0.18), S.TRIM, transform(None, (x + 0.02, y, z + 0.13)), rings=5, segments=8)
            builder.add_box((0.02, 0.14, 0.14), S.LENS, center=(x + 0.06, y, z + 0.13), bevel=0.009)
    if trim.text:
        at = shape.side_point(0.5 * (rear + front), d.low - 0.34)
        add_side_text(builder, trim.text, at[0], at[1] + 0.012, at[2], 0.75, 0.13)


def _add_wipers(builder: MeshBuilder, c: Cab, shape: Shape) -> None:
    d = c.design
    for y0, y1 in ((0.66 * c.half, 0.05), (0.0, -0.62 * c.half)):
        ys = np.linspace(y0, y1, 4)
        if d.nose > 0:
            path = np.array([_on_slope(shape, c.screen_x - 0.08 - 0.02 * k, abs(float(y))) for k, y in enumerate(ys)])
        else:
            path = np.array([shape.front_point(abs(float(y)), d.low + 0.03 + 0.05 * k) for k, y in enumerate(ys)])
        path[:, 1] = ys
        path[:, 0] += 0.016
        builder.add_tube(path, 0.011, S.TRIM, segments=4)


def _on_slope(shape: Shape, x: float, y: float) -> Floats:
    return shape.top_point(x - shape.bow * (y / shape.half_width) ** 2, y)
