"""Rigid lorries: a cab and a load body on a frame of two or three axles, combined from tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles.boxdoors import box_moving
from simgen.assets.vehicles.cab import CABS, Cab, cab_body
from simgen.assets.vehicles.cabfit import CabTrim, fit_cab
from simgen.assets.vehicles.chassis import Chassis, fit_chassis
from simgen.assets.vehicles.coachwork import Anchors, Large, Unit, WheelSet, first_free_joint, hull_block, large_vehicle
from simgen.assets.vehicles.fleetpaint import BODY_COLORS, CAB_COLORS, CURTAIN_COLORS, TRADES, contrast, ink, paints, pick
from simgen.assets.vehicles.goods import LORRY_GOODS
from simgen.assets.vehicles.heavyslots import RGB, large_materials
from simgen.assets.vehicles.liveries import livery_material
from simgen.assets.vehicles.loadbodies import Hold, add_load_body
from simgen.assets.vehicles.plates import plate_materials
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.wheels import WheelDesign, with_rim
from simgen.mesh import Material

TYRES = {0.36: (0.36, 0.205, 0.215), 0.40: (0.40, 0.235, 0.235), 0.45: (0.45, 0.265, 0.265), 0.505: (0.505, 0.295, 0.295)}
_PLAIN = CabTrim()
_CLOSED = ("box", "curtain", "reefer", "drinks")
AddBody = Callable[[MeshBuilder, "Rigid", int], Anchors]


@dataclass(frozen=True)
class RigidDesign:
    """A rigid lorry. length, height : over all, metres. body : kind of load body. radius : of the tyres (215/75 R17.5 to 315/80 R22.5).
    axles : offsets of the axles behind the first rear one, metres; second_front : a second steered axle. sweep : livery."""

    name: str
    cab: str
    length: float
    height: float
    body: str
    radius: float
    width: float = 2.5
    rear_axles: tuple[float, ...] = (0.0,)
    second_front: bool = False
    sweep: int = 0
    trim: CabTrim = _PLAIN
    load: int = 0
    tail_lift: bool = False
    tank: str = "box"
    gap: float = 0.16
    rear_overhang: float = 0.0
    mass_kg: float = 7000.0


@dataclass(frozen=True)
class Rigid:
    """A rigid lorry with its lengths worked out; what bodies are placed by. front, rear : x of the ends of the body's space."""

    design: RigidDesign
    cab: Cab
    x_front: float
    x_rear: float
    frame_top: float
    half: float
    axles: tuple[WheelSet, ...]
    seed: int
    text: str
    picture: bool
    goods: str = "empty"

    @property
    def opens(self) -> bool:
        """Whether it has a closed body with rear doors."""
        return self.design.body in _CLOSED

    @property
    def hold(self) -> Hold:
        """The room of the load body."""
        d = self.design
        return Hold(
            (self.x_rear + (0.14 if d.tail_lift else 0.03), self.cab.back - d.gap - (0.42 if d.body == "reefer" else 0.0)),
            self.half,
            (self.frame_top + 0.06, d.height),
            self.text,
            d.sweep,
            d.load,
            self.seed,
            d.tail_lift,
            self.picture,
        )

    @property
    def doored(self) -> Hold:
        """The same with the joints of its doors and what it carries."""
        first = first_free_joint(len(self.axles))
        return replace(self.hold, doors=(first, first + 1), lift=first + 2 if self.design.tail_lift else 0, goods=self.goods)


_T = CabTrim
TRUCKS: tuple[RigidDesign, ...] = (
    RigidDesign("light box", "light", 5.9, 3.05, "box", 0.36, 2.10, sweep=1, mass_kg=3200),
    RigidDesign("small box", "small", 7.3, 3.30, "box", 0.40, 2.42, sweep=3, tail_lift=True, trim=_T(deflector=0.52), mass_kg=5200),
    RigidDesign("medium curtain", "medium", 8.4, 3.55, "curtain", 0.45, 2.5, trim=_T(deflector=0.60, visor=True), mass_kg=6800),
    RigidDesign("medium refrigerated", "medium", 8.2, 3.55, "reefer", 0.45, 2.5, sweep=5, tail_lift=True, trim=_T(deflector=0.55),
        mass_kg=7600),
    RigidDesign("large curtain", "day", 9.4, 3.80, "curtain", 0.505, 2.55, trim=_T(deflector=0.62, visor=True), mass_kg=8600),
    RigidDesign("large box", "sleeper", 9.9, 3.85, "box", 0.505, 2.55, sweep=2, trim=_T(deflector=0.22, fairings=True, visor=True),
        mass_kg=9300),
    RigidDesign("dropside", "small", 6.9, 2.56, "flatbed", 0.40, 2.30, load=1, mass_kg=4400),
    RigidDesign("flatbed", "day", 9.0, 3.02, "flatbed", 0.505, 2.5, load=3, trim=_T(beacons=2), mass_kg=7800),
    RigidDesign("three-axle refrigerated", "sleeper", 10.4, 3.90, "reefer", 0.505, 2.55, rear_axles=(0.0, -1.37), sweep=4,
                trim=_T(deflector=0.28, fairings=True, visor=True, arms=True), mass_kg=11500),
    RigidDesign("long-nosed box", "long_nose", 9.6, 3.75, "box", 0.505, 2.5, sweep=4, trim=_T(stacks=True), tank="round", mass_kg=8800),
    RigidDesign("crew dropside", "crew", 7.4, 2.72, "flatbed", 0.45, 2.4, load=2, trim=_T(beacons=2), mass_kg=5600),
    RigidDesign("drinks", "medium", 8.0, 2.95, "drinks", 0.45, 2.5, trim=_T(visor=True), mass_kg=6900),
)  # fmt: skip


def truck(rng: np.random.Generator, variant: int, *, color: RGB | None = None, text: str | None = None) -> Asset:
    """A rigid lorry of 3.5 to 26 t: box, curtain-sider, refrigerated, flatbed. color : of the cab; text : lettering of the body."""
    design = TRUCKS[variant % len(TRUCKS)]
    cab = pick(rng, CAB_COLORS)
    body = pick(rng, BODY_COLORS)
    curtain = pick(rng, CURTAIN_COLORS)
    word = TRADES[int(rng.integers(len(TRADES)))]
    if design.body == "flatbed":
        body = contrast(rng, cab)
    third = contrast(rng, body)
    ground = curtain if design.body in ("curtain", "drinks") else body
    paint, paint2, paint3 = paints(color or cab, body, third)
    loads: tuple[RGB, ...] = ((0.36, 0.13, 0.08), (0.36, 0.13, 0.08), (0.25, 0.26, 0.27), (0.42, 0.29, 0.16))
    materials = large_materials(paint, paint2=paint2, paint3=paint3, letter=ink(ground), canvas=curtain, load=loads[design.load],
        plates=plate_materials(rng),
        livery=livery_material(rng))  # fmt: skip
    picture = design.body in ("box", "curtain", "reefer", "drinks") and bool(rng.random() < 0.55) and text is None
    word = "" if design.body == "flatbed" or picture else (text or word)
    return rigid(rng, design, f"truck/{variant}", "truck", materials, text=word, picture=picture)


def rigid(
    rng: np.random.Generator, design: RigidDesign, key: str, family: str, materials: tuple[Material, ...], *, text: str = "",
        picture: bool = False,
    add_body: AddBody | None = None,
) -> Asset:  # fmt: skip
    """A rigid lorry of a design; `add_body` replaces the load body by another."""
    r = layout(design, text, int(rng.integers(1 << 30)), stretch=float(rng.uniform(-0.12, 0.12)), picture=picture)
    goods = LORRY_GOODS[int(rng.integers(len(LORRY_GOODS)))]
    r = replace(r, goods="pallets" if design.body == "drinks" else goods)
    cab = cab_body(r.cab)
    chassis = rigid_chassis(r)
    opens = r.opens and add_body is None
    hold = r.doored if opens else r.hold

    def fit(builder: MeshBuilder, detail: int) -> Anchors:
        anchors = fit_cab(builder, r.cab, cab.shape, design.trim, detail)
        anchors |= fit_chassis(builder, chassis, detail)
        if add_body is not None:
            return anchors | add_body(builder, r, detail)
        add_load_body(builder, design.body, hold if detail < 2 else r.hold, detail)
        return anchors

    return large_vehicle(
        Large(
            key,
            family,
            "truck",
            Unit((cab,), r.axles, fit),
            materials,
            design.mass_kg,
            rigid_hulls(r, hold),
            {"design": design.name, "cab": design.cab, "body": design.body, "axles": len(r.axles), "text": text,
                "width_m": round(2 * r.half, 3)},
            moving=box_moving(hold.x, hold.half, hold.z, hold.doors[0], lift=design.tail_lift) if opens else None,
        )
    )


def tyre(radius: float, name: str = "lorry_front") -> WheelDesign:
    """A lorry's wheel with a rim of `wheels.DESIGNS`: the discs of twin tyres lie deep, those of single ones stand out."""
    r, width, rim = TYRES[radius]
    return with_rim(WheelDesign(r, width, rim), name)


def layout(design: RigidDesign, text: str, seed: int, *, stretch: float = 0.0, picture: bool = False) -> Rigid:
    """Where everything lies: the rear axle at x = 0."""
    cab_design = CABS[design.cab]
    wheel, rear = tyre(design.radius), tyre(design.radius, "lorry_rear")
    length = design.length + stretch
    tail = design.rear_overhang or min(0.26 * length, 2.3) + (0.1 if len(design.rear_axles) > 1 else 0.0)
    x_rear = -tail + (0.0 if len(design.rear_axles) == 1 else 0.35 + min(design.rear_axles))
    x_front = x_rear + length
    front = x_front - cab_design.overhang
    half = design.width / 2
    outer_front = min(half, cab_design.width / 2) - 0.10
    axles = [WheelSet("f", front, outer_front, wheel)]
    if design.second_front:
        axles.append(WheelSet("f2", front - 1.75, half - 0.10, wheel))
    axles += [WheelSet("r" if k == 0 else f"r{k + 1}", x, half - (0.05 if k == 0 or design.second_front else 0.10),
        rear if k == 0 or design.second_front else wheel,
        twin=k == 0 or design.second_front) for k, x in enumerate(design.rear_axles)]
    cab = Cab(cab_design, x_front, front, wheel.radius)
    return Rigid(design, cab, x_front, x_rear, 2 * wheel.radius + 0.02, half, tuple(axles), seed, text, picture)


def rigid_chassis(r: Rigid) -> Chassis:
    """The frame."""
    radius = r.axles[0].wheel.radius
    front = min(a.x for a in r.axles if a.name.startswith("f"))
    guard = (radius + 0.22, front - radius - 0.24)
    return Chassis(r.x_rear + (0.12 if r.design.tail_lift else 0.0), r.x_front - 0.55, r.frame_top, r.half,
                   r.axles, guard if guard[1] - guard[0] > 0.7 else None, tank=r.design.tank)  # fmt: skip


def rigid_hulls(r: Rigid, hold: Hold) -> tuple[Floats, ...]:
    """Cab, body and frame."""
    cab = r.cab
    return (
        hull_block((cab.back, r.x_front - 0.06), cab.half - 0.02, (cab.design.sill + 0.05, cab.design.height)),
        hull_block(hold.x, hold.half, hold.z if r.design.body != "flatbed" else (hold.z[0], hold.z[0] + 0.6)),
        hull_block((r.x_rear + 0.1, r.x_front - 0.3), 0.6, (0.5, r.frame_top)),
    )
