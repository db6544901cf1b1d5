"""Articulated lorries: a tractor and a semi-trailer that bends about the kingpin."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles.cab import CABS, Cab, cab_body
from simgen.assets.vehicles.cabfit import CabTrim, fit_cab
from simgen.assets.vehicles.chassis import Chassis, fit_chassis
from simgen.assets.vehicles.coachwork import Anchors, Large, Unit, WheelSet, hull_block, large_vehicle
from simgen.assets.vehicles.fleetpaint import BODY_COLORS, CAB_COLORS, CURTAIN_COLORS, TRADES, contrast, ink, paints, pick
from simgen.assets.vehicles.heavyslots import RGB, large_materials
from simgen.assets.vehicles.liveries import livery_material
from simgen.assets.vehicles.loadbodies import Hold, add_load_body
from simgen.assets.vehicles.plates import plate_materials
from simgen.assets.vehicles.solids import add_block, add_solid, add_tubes
from simgen.assets.vehicles.truck import tyre
from simgen.geometry import transform

# Directive 96/53/EC: from the kingpin at most 12.00 m to the rear and 2.04 m to any point of the front.
KINGPIN_TO_REAR_M, FRONT_SWING_M = 12.0, 2.04
COUPLING_M = 1.15  # height of the fifth wheel


@dataclass(frozen=True)
class TractorDesign:
    """A tractor with its semi-trailer. wheelbase, kingpin (ahead of the rear axle) : metres. body : of the trailer. nose : of the trailer
    before the kingpin; rear : behind it. axles : distances of the trailer's axles behind the kingpin."""

    name: str
    cab: str
    body: str
    trim: CabTrim
    wheelbase: float = 3.60
    kingpin: float = 0.55
    rear_axles: tuple[float, ...] = (0.0,)
    nose: float = 1.59
    rear: float = 12.0
    axles: tuple[float, ...] = (6.39, 7.70, 9.01)
    height: float = 3.99
    sweep: int = 0
    load: int = 0
    twin: bool = False
    tank: str = "box"


_EURO = CabTrim(deflector=0.30, fairings=True, visor=True)
TRACTORS: tuple[TractorDesign, ...] = (
    TractorDesign("curtain-sider", "sleeper", "curtain", _EURO),
    TractorDesign("box", "giant", "box", CabTrim(deflector=0.10, fairings=True, lamps_on_roof=True), sweep=2),
    TractorDesign("tanker", "day", "tank", CabTrim(visor=True, beacons=1), wheelbase=3.60, rear=9.6, nose=1.35, axles=(5.2, 6.51, 7.82),
        height=3.45),
    TractorDesign("container", "sleeper", "container", CabTrim(visor=True), rear=10.9, nose=1.29, axles=(6.2, 7.51, 8.82), height=3.86),
    TractorDesign("refrigerated", "giant", "reefer", CabTrim(deflector=0.12, fairings=True, arms=True), nose=1.40, sweep=3),
    TractorDesign("flatbed", "sleeper", "flatbed", CabTrim(visor=True, beacons=2), load=3, height=2.9),
    TractorDesign("long-nosed box", "long_nose", "box", CabTrim(stacks=True), wheelbase=5.6, kingpin=0.25, rear_axles=(0.66, -0.66),
        nose=0.95, rear=13.0,
                  axles=(10.4, 11.65), height=4.05, sweep=4, twin=True, tank="round"),
    TractorDesign("curtain-sider, short", "day", "curtain", CabTrim(deflector=0.70, visor=True), wheelbase=3.60, rear=9.0,
        axles=(6.3, 7.61), height=3.90),
)  # fmt: skip


def tractor_trailer(rng: np.random.Generator, variant: int, *, color: RGB | None = None, text: str | None = None) -> Asset:
    """A tractor with a semi-trailer of up to 16.5 m. color : of the cab; text : lettering of the trailer."""
    d = TRACTORS[variant % len(TRACTORS)]
    cab_color, body, curtain = pick(rng, CAB_COLORS), pick(rng, BODY_COLORS), pick(rng, CURTAIN_COLORS)
    word = text or TRADES[int(rng.integers(len(TRADES)))]
    if d.body == "container":
        body = pick(rng, CURTAIN_COLORS)
        word = text or ("OCEANIC", "NORTHLINE", "TRIDENT", "BLUE STAR")[int(rng.integers(4))]
    if d.body == "tank":
        word = text or ("HEATING OIL", "MILK", "FUELS", "LIQUID FOOD")[int(rng.integers(4))]
    ground = curtain if d.body == "curtain" else body
    paint, paint2, paint3 = paints(color or cab_color, body, contrast(rng, body))
    materials = large_materials(paint, paint2=paint2, paint3=paint3, letter=ink(ground), canvas=curtain, load=(0.42, 0.29, 0.16),
        plates=plate_materials(rng),
        livery=livery_material(rng))  # fmt: skip
    seed = int(rng.integers(1 << 30))
    picture = d.body in ("box", "curtain", "reefer") and bool(rng.random() < 0.6) and text is None
    word = "" if picture else word
    tractor, cab_hull = _tractor(d)
    trailer, hull, half = _trailer(d, "" if d.body == "flatbed" else word, seed, picture)
    return large_vehicle(
        Large(
            f"tractor_trailer/{variant}",
            "tractor_trailer",
            "truck",
            tractor,
            materials,
            14500.0,
            (cab_hull, *hull),
            {"design": d.name, "cab": d.cab, "body": d.body, "text": word, "width_m": 2 * half,
                "trailer_length_m": round(float(np.mean(d.axles)), 3)},
            trailer=trailer,
            hitch=(d.kingpin, 0.0, COUPLING_M),
        )
    )


def _tractor(d: TractorDesign) -> tuple[Unit, np.ndarray]:
    design, wheel = CABS[d.cab], tyre(0.505)
    x_front = d.wheelbase + design.overhang
    cab = Cab(design, x_front, d.wheelbase, wheel.radius)
    body = cab_body(cab)
    half = 1.25
    rear = tuple(WheelSet("r" if k == 0 else f"r{k + 1}", x, half - 0.05, tyre(0.505, "lorry_rear"), twin=True) for k,
        x in enumerate(d.rear_axles))
    axles = (WheelSet("f", d.wheelbase, min(half, design.width / 2) - 0.10, wheel), *rear)
    guard = (max(d.rear_axles) + wheel.radius + 0.22, d.wheelbase - wheel.radius - 0.26)
    chassis = Chassis(min(d.rear_axles) - 0.92, x_front - 0.55, 0.98, half, axles, guard, tank=d.tank)

    def fit(builder: MeshBuilder, detail: int) -> Anchors:
        anchors = fit_cab(builder, cab, body.shape, d.trim, detail)
        anchors |= fit_chassis(builder, chassis, detail, plate_name="plate_tractor")
        plate_T = transform(None, (d.kingpin, 0, 0.98))
        builder.add_lathe([[0.50, 0.0], [0.50, 0.09], [0.44, 0.115], [0, 0.115]], H.MACHINE, segments=(16, 8, 6)[detail], T=plate_T)
        if detail == 0:  # coiled lines to the trailer
            for k, slot in enumerate((H.CHEVRON_RED, H.CHEVRON_YELLOW, H.DASH)):
                t = np.linspace(0, 1, 40)
                y = -0.25 + 0.25 * k
                a, b = np.array([cab.back - 0.05, y, 1.9]), np.array([d.kingpin + d.nose - 0.02, y, 1.75])
                coil = a + (b - a) * t[:, None] + np.column_stack(
                    [0 * t, 0.05 * np.sin(44 * t), 0.05 * np.cos(44 * t) - 0.45 * np.sin(np.pi * t)])
                builder.add_tube(coil, 0.011, slot, segments=3)
        return anchors

    return Unit((body,), axles, fit), hull_block((cab.back, x_front - 0.06), cab.half - 0.02, (design.sill + 0.05, design.height))


def _trailer(d: TractorDesign, text: str, seed: int, picture: bool) -> tuple[Unit, tuple[np.ndarray, ...], float]:
    k, wheel = d.kingpin, tyre(0.505)
    half = 1.22 if d.body == "container" else 1.275
    axles = tuple(WheelSet(f"t{i + 1}", k - a, half - 0.09, wheel, twin=d.twin, rim_slot=H.ALUMINIUM if i % 2 else H.MACHINE) for i,
        a in enumerate(d.axles))
    x_rear, x_front = k - d.rear, k + d.nose
    guard = (axles[0].x + 0.75, k - 3.1)
    chassis = Chassis(x_rear, k - 1.75, COUPLING_M + 0.02, half, axles, guard, tank="", spare=False, legs=k - 2.55)
    hold = Hold((x_rear + 0.03, x_front), half, (COUPLING_M + 0.06, d.height), text, d.sweep, d.load, seed, picture=picture)
    if d.body == "tank":
        hold = replace(hold, z=(COUPLING_M + 0.10, d.height))

    def fit(builder: MeshBuilder, detail: int) -> Anchors:
        anchors = fit_chassis(builder, chassis, detail)
        add_block(builder, (k - 1.9, x_front - 0.05), 1.0, (COUPLING_M - 0.04, COUPLING_M + 0.07), H.FRAME, steps=0)
        if detail < 2:
            add_solid(builder, (k - 5.2, k - 4.2), (-half + 0.06, -half + 0.5), (0.55, 1.05), H.FRAME, radius=0.03)
            builder.add_tube([[k, 0, COUPLING_M - 0.16], [k, 0, COUPLING_M]], 0.045, H.MACHINE, segments=8)
        add_load_body(builder, d.body, hold, detail)
        if d.body == "container" and detail == 0:
            add_tubes(builder, [[[k - 1.8, y, COUPLING_M], [x_rear + 0.1, y, COUPLING_M]] for y in (-half + 0.05, half - 0.05)], 0.05,
                H.FRAME, 5)
        return anchors

    hulls = (
        hull_block((x_rear + 0.03, x_front), half, (COUPLING_M, d.height if d.body != "flatbed" else 1.9)),
        hull_block((x_rear + 0.1, k - 3.0), 1.0, (0.5, COUPLING_M)),
    )
    return Unit((), axles, fit), hulls, half
