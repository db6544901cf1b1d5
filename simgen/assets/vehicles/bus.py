"""City buses: single-deckers, double-deckers and articulated ones."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder, grid_quads
from simgen.assets.vehicles import fittings
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.busbody import bus_bodies
from simgen.assets.vehicles.businside import add_inside
from simgen.assets.vehicles.busspec import BusDesign, BusSpec
from simgen.assets.vehicles.coachwork import Anchors, Large, Unit, WheelSet, hull_block, large_vehicle
from simgen.assets.vehicles.heavyslots import RGB, coat, large_materials
from simgen.assets.vehicles.liveries import ASPECT, add_livery, livery_material
from simgen.assets.vehicles.plates import PLACES, add_plate, add_text, plate_materials
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.solids import add_block, add_side_text, add_solid, add_tubes, side_frame
from simgen.assets.vehicles.wheels import WheelDesign, with_rim
from simgen.geometry import transform
from simgen.mesh import Material

# After MAN Lion's City, Mercedes-Benz Citaro and eCitaro, Solaris Urbino, Volvo 7900, Alexander Dennis Enviro 400 and 200, Wright
# StreetDeck, Iveco Urbanway, Van Hool A330 FC.
_AIR = ((3.4, 2.1, 0.20),)
BUSES: tuple[BusDesign, ...] = (
    BusDesign("low floor, 12 m", 12.0, 2.95, 5.90, doors=(1.30, 5.9, 10.0), livery=0, pods=(*_AIR, (8.2, 2.4, 0.24)), posts=0.09),
    BusDesign("midi", 10.6, 2.92, 5.10, 2.65, doors=(1.30, 5.4), livery=1, pods=((4.0, 1.9, 0.20),), front=1, rake=0.20, mass_kg=9500),
    BusDesign("double-decker", 10.9, 4.30, 5.60, 2.60, doors=(1.25, 5.3), decks=2, livery=0, front=0, rake=0.30, advert=True, head=2.32,
        mass_kg=12500),
    BusDesign("articulated", 18.0, 2.98, 5.90, doors=(1.30, 5.9, 12.2, 15.6), joint=(1.60, 7.8), livery=1,
        pods=((3.4, 2.1, 0.22), (13.4, 2.2, 0.22)), front=1,
              mass_kg=16800),
    BusDesign("battery, 12 m", 12.1, 2.92, 5.90, doors=(1.30, 5.9, 10.0), livery=2, pods=((2.2, 6.0, 0.34), (9.2, 2.0, 0.30)), front=3,
        rake=0.36, mass_kg=13500),
    BusDesign("hydrogen", 12.0, 2.95, 5.90, doors=(1.30, 5.9), livery=4, pods=((1.6, 4.4, 0.42), (6.8, 1.8, 0.26)), front=1, advert=True,
        mass_kg=13000),
    BusDesign("double-decker, modern", 10.6, 4.25, 5.40, 2.60, doors=(1.25, 5.1), decks=2, livery=2, front=3, rake=0.42, head=2.32,
        mass_kg=12200),
    BusDesign("low entry, posts", 11.8, 3.02, 5.85, doors=(1.30, 5.8), livery=3, pods=_AIR, posts=0.10, front=2, rake=0.16, advert=True),
    BusDesign("articulated, battery", 18.1, 2.95, 5.98, doors=(1.30, 5.9, 12.3, 15.7), joint=(1.60, 7.8), livery=2,
              pods=((2.0, 5.4, 0.34), (12.9, 3.2, 0.32)), front=3, rake=0.34, mass_kg=18500),
    BusDesign("small", 8.9, 2.88, 4.40, 2.30, 2.40, doors=(1.20, 4.6), livery=5, pods=((3.2, 1.6, 0.18),), front=0, rake=0.30,
        mass_kg=7200),
)  # fmt: skip
SCHEMES: tuple[tuple[RGB, RGB, RGB], ...] = (
    ((0.44, 0.012, 0.012), (0.74, 0.74, 0.72), (0.10, 0.10, 0.11)),
    ((0.75, 0.75, 0.73), (0.02, 0.14, 0.42), (0.05, 0.36, 0.60)),
    ((0.70, 0.47, 0.02), (0.14, 0.14, 0.15), (0.74, 0.74, 0.72)),
    ((0.03, 0.22, 0.12), (0.73, 0.72, 0.66), (0.66, 0.46, 0.03)),
    ((0.03, 0.11, 0.32), (0.70, 0.71, 0.73), (0.03, 0.36, 0.55)),
    ((0.66, 0.67, 0.68), (0.20, 0.38, 0.03), (0.05, 0.16, 0.04)),
    ((0.74, 0.74, 0.72), (0.44, 0.03, 0.03), (0.20, 0.02, 0.02)),
    ((0.05, 0.30, 0.36), (0.74, 0.74, 0.72), (0.60, 0.12, 0.01)),
)  # fmt: skip


def bus(rng: np.random.Generator, variant: int, *, scheme: tuple[RGB, RGB, RGB] | None = None, destination: str | None = None) -> Asset:
    """A city bus. scheme : three colours of the livery; destination : what the display shows."""
    design = BUSES[variant % len(BUSES)]
    own = SCHEMES[int(rng.integers(len(SCHEMES)))]
    place = PLACES[int(rng.integers(len(PLACES)))]
    route = str(int(rng.integers(1, 399)))
    white = bool(rng.random() < 0.35)
    seat = ((0.03, 0.06, 0.20), (0.22, 0.02, 0.03), (0.04, 0.13, 0.10), (0.05, 0.05, 0.07))[int(rng.integers(4))]
    materials = bus_materials(scheme or own, seat=seat, tint=0.62, display=(1.0, 0.92, 0.75) if white else (1.0, 0.42, 0.03),
                              plates=plate_materials(rng), advert=livery_material(rng, panel=True))  # fmt: skip
    spec = BusSpec(design, destination or place, route, int(rng.integers(1 << 30)))
    return build_bus(spec, f"bus/{variant}", "bus", materials)


def bus_materials(scheme: tuple[RGB, RGB, RGB], *, seat: RGB, tint: float, display: RGB = (1.0, 0.42, 0.03),
                  plates: Mapping[str, Material] | None = None, advert: Material | None = None) -> tuple[Material, ...]:  # fmt: skip
    """Materials of a livery."""
    first, second, third = (coat(f"livery {n}", c) for n, c in zip(("main", "second", "third"), scheme, strict=True))
    letter = (0.78, 0.78, 0.76) if sum(scheme[0]) < 0.9 else scheme[1]
    return large_materials(first, paint2=second, paint3=third, seat=seat, tint=tint, letter=letter, display=display, plates=plates,
        livery=advert)


def build_bus(s: BusSpec, key: str, family: str, materials: tuple[Material, ...]) -> Asset:
    """A bus or coach from its spec."""
    d = s.design
    body, rear_body = bus_bodies(s)
    wheel, deep = (with_rim(WheelDesign(s.wheel_radius, 0.275, 0.30), name) for name in ("lorry_front", "lorry_rear"))
    y = d.width / 2 - 0.09  # hubs stand out by as much
    axles = [WheelSet("f", d.wheelbase, y, wheel), WheelSet("r", 0.0, y, wheel if rear_body else deep, twin=not rear_body)]
    if d.tag:
        axles.append(WheelSet("r2", -d.tag, y, wheel))

    def fit(builder: MeshBuilder, detail: int) -> Anchors:
        return fit_bus(builder, s, body.shape, detail, tail=rear_body is None)

    trailer = None
    hitch = (-d.joint[0], 0.0, 0.6)
    tail = s.x_front - d.length
    if rear_body is not None:
        axle = -d.joint[0] - d.joint[1] + 3.35

        def fit_rear(builder: MeshBuilder, detail: int) -> Anchors:
            return _fit_rear(builder, s, rear_body.shape, detail)

        trailer = Unit((rear_body,), (WheelSet("t1", axle, y, deep, twin=True),), fit_rear)
    hulls = [hull_block((tail if rear_body is None else s.x_rear, s.x_front - 0.15), d.width / 2, (0.32, d.height))]
    if rear_body is not None:
        hulls.append(hull_block((tail, -d.joint[0] - 0.5), d.width / 2, (0.32, d.height)))
    parameters = {"design": d.name, "width_m": d.width, "route": s.route, "destination": s.text, "livery": d.livery}
    if rear_body is not None:
        parameters["trailer_length_m"] = round(d.joint[1] - 3.35, 3)
    return large_vehicle(
        Large(key, family, "bus", Unit((body,), tuple(axles), fit), materials, d.mass_kg, tuple(hulls), parameters, trailer=trailer,
            hitch=hitch,
              bellows=(lambda b, k, j: _bellows(b, s, body.shape, k, j)) if rear_body is not None else None)
    )  # fmt: skip


def fit_bus(builder: MeshBuilder, s: BusSpec, shape: Shape, detail: int, *, tail: bool) -> Anchors:
    """Mirrors, roof units, displays, plates, inside."""
    d = s.design
    _add_mirrors(builder, s, detail)
    _add_pods(builder, s, detail, shape)
    if detail == 2:
        return {}
    anchors = add_inside(builder, s, (shape.x_min, shape.x_max), detail, nose=True, tail=tail)
    front = shape.front_point(0.0, 0.50)
    anchors["plate_front"] = add_plate(builder, front, shape.normal(front[None])[0])
    if tail:
        anchors |= _fit_rear(builder, s, shape, detail, inside=False)
    _add_signs(builder, s, shape, detail)
    if detail == 0:
        low = 1.02 if not d.coach else 1.20
        for y0, y1 in ((0.85, -0.05), (-0.10, -0.95)):
            ys = np.linspace(y0, y1, 4)
            path = np.array([shape.front_point(float(abs(y)), low + 0.04 + 0.12 * k) for k, y in enumerate(ys)])
            path[:, 1] = ys
            path[:, 0] += 0.018
            builder.add_tube(path, 0.013, S.TRIM, segments=4)
        for x in np.arange(shape.x_min + 1.5, shape.x_max - 1.0, 2.8):  # side markers
            for sign in (1.0, -1.0):
                builder.add_box((0.10, 0.02, 0.04), H.MARKER, center=(x, sign * (d.width / 2 - 0.005), 0.62), bevel=0.008)
        for sign, slot in ((1.0, S.INDICATOR_LEFT), (-1.0, S.INDICATOR_RIGHT)):
            builder.add_box((0.12, 0.03, 0.05), slot, center=(s.x_front - 0.72, sign * (d.width / 2 - 0.002), 0.9), bevel=0.01)
        if d.advert:
            x, tall = 0.5 * (shape.x_min + shape.x_max) + 0.4, 0.42 if d.decks == 1 else 0.60
            z = 0.74 if d.decks == 1 else 0.5 * (d.head + 0.10 + s.upper + 0.62)
            T = side_frame(x, d.width / 2 + 0.004, z)
            w, h = 0.5 * ASPECT * tall, 0.5 * tall
            add_livery(builder, np.array([[-w, -h, 0], [w, -h, 0], [w, h, 0], [-w, h, 0]]) @ T[:3, :3].T + T[:3, 3])
    return anchors


def _fit_rear(builder: MeshBuilder, s: BusSpec, shape: Shape, detail: int, *, inside: bool = True) -> Anchors:
    """Plate, route number, high lamps of the rear; the pods and the inside of an articulated bus's rear section."""
    d = s.design
    if inside:
        _add_pods(builder, s, detail, shape)
    if detail == 2:
        return {}
    anchors: Anchors = {}
    if inside:
        anchors |= add_inside(builder, s, (shape.x_min, shape.x_max), detail, nose=False, tail=True)
    rear = shape.rear_point(0.0, 0.50)
    anchors["plate_rear"] = add_plate(builder, rear, shape.normal(rear[None])[0])
    if detail == 0:
        for sign in (1.0, -1.0):
            at = shape.rear_point(0.98, d.height - 0.22)
            builder.add_box((0.03, 0.14, 0.06), S.BRAKE, center=at * [1, sign, 1], bevel=0.012)
            at = shape.rear_point(0.78, d.height - 0.22)
            builder.add_box((0.03, 0.14, 0.06), S.INDICATOR_LEFT if sign > 0 else S.INDICATOR_RIGHT, center=at * [1, sign, 1], bevel=0.012)
        if not d.coach:
            z = d.height - 0.36 if d.decks == 1 else 2.3
            at = shape.rear_point(0.0, z)
            add_solid(builder, (at[0] - 0.012, at[0] + 0.05), (-0.28, 0.28), (z - 0.13, z + 0.13), H.DISPLAY, radius=0.02)
            T = transform(np.array([[0, 0, -1.0], [-1.0, 0, 0], [0, 1.0, 0]]), (at[0] - 0.016, 0, z))
            add_text(builder, s.route, T, width=0.46, height=0.20, slot=S.SIGN)
    return anchors


def _add_signs(builder: MeshBuilder, s: BusSpec, shape: Shape, detail: int) -> None:
    d = s.design
    if d.coach:
        if s.text:
            mid = 0.5 * (shape.x_min + shape.x_max)
            add_side_text(builder, s.text, mid - 0.8, d.width / 2 + 0.006, 1.02, 4.6, 0.40)
        return
    top = d.height - 0.18 if d.decks == 1 else 2.55
    a, b = shape.front_point(0.0, top - 0.40), shape.front_point(0.0, top - 0.10)
    up = (b - a) / np.linalg.norm(b - a)
    n = np.array([up[2], 0, -up[0]])
    T = transform(np.stack([np.array([0, 1.0, 0]), up, n], axis=1), 0.5 * (a + b) + 0.02 * n)
    add_text(builder, s.route, T @ transform(None, (-0.66, 0, 0)), width=0.42, height=0.27, slot=S.SIGN)
    add_text(builder, s.text, T @ transform(None, (0.24, 0, 0)), width=1.22, height=0.21, slot=S.SIGN)
    # kerb side: beside the first door
    x = (s.doors[0] if s.doors else s.x_front - 1.3) - 1.35
    z = (d.head if d.decks == 1 else d.head - 0.25) - 0.16
    inset = shape.side_point(x, z)[1]
    add_solid(builder, (x - 0.52, x + 0.52), (-inset - 0.008, -inset + 0.06), (z - 0.11, z + 0.11), H.DISPLAY, radius=0.01, steps=0)
    text = f"{s.route} {s.text}"
    if detail == 0:
        add_text(builder, text, side_frame(x, -inset - 0.012, z), width=0.95, height=0.14, slot=S.SIGN)


def _add_mirrors(builder: MeshBuilder, s: BusSpec, detail: int) -> None:
    """Mirrors on arms from the roof's front corners: hanging ears on coaches, upright boxes on buses."""
    d = s.design
    top = d.height if d.decks == 1 else 2.75
    for side in (1.0, -1.0):
        y = side * (d.width / 2 + (0.06 if d.coach else 0.10))
        size = (0.16, 0.24, 0.62) if d.coach else (0.14, 0.24, 0.44)
        x, z = s.x_front + (0.30 if d.coach else 0.02), top - (0.95 if d.coach else 0.80)
        fittings.add_lump(builder, size, S.PAINT if d.coach else S.TRIM, transform(None, (x, y, z)), rings=(6, 4, 3)[detail],
            segments=(10, 8, 6)[detail], square=4.0)
        if detail == 0:
            h, w = size[2] * 0.42, size[1] * 0.40
            g = [[x - size[0] / 2 - 0.002, y + w, z - h], [x - size[0] / 2 - 0.002, y - w, z - h],
                [x - size[0] / 2 - 0.002, y - w, z + h], [x - size[0] / 2 - 0.002, y + w, z + h]]
            builder.add_picture(g, H.MIRROR)
        if detail < 2 or d.coach:
            start = [s.x_front - d.rake - 0.20, side * (d.width / 2 - 0.18), top - 0.20]
            bend = [s.x_front + (0.18 if d.coach else -0.08), side * (d.width / 2 - 0.02), top - 0.26]
            add_tubes(builder, [[start, bend, [x, y, z + size[2] / 2 - 0.03]]], 0.045 if d.coach else 0.028,
                S.PAINT if d.coach else S.TRIM, 6 if detail < 2 else 4)


def _add_pods(builder: MeshBuilder, s: BusSpec, detail: int, shape: Shape) -> None:
    d = s.design
    for behind, length, tall in d.pods:
        x1 = s.x_front - behind
        if not shape.x_min + 0.2 < x1 - length / 2 < shape.x_max:
            continue
        base = d.height - 0.05
        add_block(builder, (x1 - length, x1), 0.86, (base, base + 0.05 + tall), S.PAINT if tall > 0.3 else H.WHITE, radius=0.10,
            steps=(3, 1, 0)[detail])
        if detail == 0:
            for k in range(max(1, round(length / 2.2))):  # fan gratings
                x = x1 - length * (k + 0.5) / max(1, round(length / 2.2))
                builder.add_lathe([[0.30, 0.0], [0.28, 0.012], [0, 0.014]], S.GAP, segments=14,
                    T=transform(None, (x, 0, base + 0.05 + tall)))


def _bellows(builder: MeshBuilder, s: BusSpec, shape: Shape, detail: int, joint: int) -> None:
    """The folds between the sections: each follows both units by its share."""
    d = s.design
    hitch = -d.joint[0]
    folds = (13, 7, 3)[detail]
    z = np.linspace(0.38, d.height - 0.30, 6)
    right = np.column_stack([shape.width_at(np.full(6, shape.x_min + 0.1), z), z])
    outline = np.concatenate([right, [[d.width / 2 - 0.20, d.height - 0.10], [0, d.height - 0.04]]])
    ring = np.concatenate([outline, (outline * [-1, 1])[::-1][1:]])
    centre = np.array([0.0, 1.55])
    share = np.linspace(0, 1, folds)
    scale = np.where(np.arange(folds) % 2, 0.955, 0.99)
    rings = np.stack([np.column_stack([np.full(len(ring), hitch + 0.52 - 1.04 * t), centre + (ring - centre) * k]) for t,
        k in zip(share, scale, strict=True)])
    n = len(ring)
    quads = grid_quads(folds, n)
    points: Floats = rings.reshape(-1, 3)
    weight = np.repeat(share, n)
    joints = np.tile(np.array([0, joint, 0, 0], np.uint8), (len(points), 1))
    weights = np.column_stack([1 - weight, weight, 0 * weight, 0 * weight])
    builder.add(points, quads[:, ::-1], S.TRIM, joints=joints, weights=weights, crease_deg=30)
    builder.add(points * [1, 0.985, 0.995], quads, S.TRIM, joints=joints, weights=weights, crease_deg=30)
