"""Proportions and style of passenger cars: one table row a design, and the body shape that follows from it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal

import numpy as np

from simgen.assets.vehicles.body import Crease, Dome, Flare, Grid, Shape, stations
from simgen.assets.vehicles.profiles import Curve, rounded
from simgen.assets.vehicles.wheels import WheelDesign, with_rim

Tail = Literal["hatch", "notch", "bed"]
CreaseRow = tuple[float, float, float, float]  # height over the belt's front end in front and behind, depth, fall (see `Crease`)


@dataclass(frozen=True)
class Design:
    """One design of a car body; metres, x from the rear axle where it is not said otherwise.

    Size: length, width (without mirrors), height, wheelbase, overhang (front), tyre (radius), tread (tyre width), clearance.
    Profile: dash (windscreen's foot behind the front axle), cowl_z, screen (how far its top lies behind its foot), header_drop (roof's
    front edge under the highest point), peak (of the roof, 0 at its front .. 1 at its rear), tail ("hatch": a tailgate, "notch": a boot
    lid, "bed": a load bed), rake (hatch: roof's rear edge before the bumper; else x of the roof's rear edge), roof_drop (of that edge),
    deck (height of boot lid or bed), deck_length, tail_lean (of the rear face), bumper_z, shelf (how far the bumpers stand out).
    belt, belt_rise (to the rear), nose_z (bonnet's front edge), bonnet (height of its middle over the chord), face (lean of the nose), edge
    (its rounding), chin. corner, roof_edge : fillets in front and at the roof. bow, square : how far the front curves back in plan, and
    how much of that at the corners (0..1); rear_bow, rear_square.
    Side: tumble (inward lean of the glass, dx/dz), shoulder (width of the ledge under the windows), tuck (of the sills),
    scoop (hollow of the doors),
    creases, flare (height), flare_width (0: soft), dome (of the bonnet, height).
    Windows: doors (2 or 4), quarter (a third side window), glass_rear (x of the side glass's rear end from x_rear), glass_lean (dx/dz
    of that
    end), pillar (of the windscreen), post (between the doors). Style: names in the tables of `faces`, `tails`; marking: of `markings`.
    """

    name: str
    family: str
    length: float = 4.2
    width: float = 1.78
    height: float = 1.47
    wheelbase: float = 2.6
    overhang: float = 0.86
    tyre: float = 0.315
    tread: float = 0.205
    clearance: float = 0.16
    dash: float = 0.2
    cowl_z: float = 0.98
    screen: float = 0.82
    header_drop: float = 0.05
    peak: float = 0.3
    tail: Tail = "hatch"
    rake: float = 0.3
    roof_drop: float = 0.06
    deck: float = 1.05
    deck_length: float = 0.5
    tail_lean: float = 0.06
    bumper_z: float = 0.6
    shelf: float = 0.035
    belt: float = 0.93
    belt_rise: float = 0.06
    belt_kick: float = 0.0
    nose_z: float = 0.74
    bonnet: float = 0.03
    face: float = 0.05
    edge: float = 0.05
    chin: float = 0.04
    corner: float = 0.06
    roof_edge: float = 0.07
    bow: float = 0.24
    square: float = 0.5
    rear_bow: float = 0.14
    rear_square: float = 0.6
    tumble: float = 0.30
    shoulder: float = 0.03
    tuck: float = 0.06
    scoop: float = 0.012
    creases: tuple[CreaseRow, ...] = ()
    flare: float = 0.012
    flare_width: float = 0.0
    dome: float = 0.010
    doors: int = 4
    quarter: bool = False
    glass_rear: float = 0.45
    glass_lean: float = 0.5
    pillar: float = 0.062
    post: float = 0.085
    lamp: str = "swept"
    grille: str = "slot"
    intake: str = "wide"
    tail_lamp: str = "wrap"
    skirt: str = "valance"
    clad: bool = False
    rails: bool = False
    roof: Literal["body", "black", "contrast", "floating"] = "body"
    chrome: bool = False
    sunroof: bool = False
    rod: bool = False
    spare: bool = False
    spoiler: float = 0.0
    rhd: bool = False
    marking: str = ""
    wheel_style: int = 0
    mass: float = 1300.0

    @property
    def x_front(self) -> float:
        """x of the front bumper."""
        return self.wheelbase + self.overhang

    @property
    def x_rear(self) -> float:
        """x of the rear bumper."""
        return self.x_front - self.length

    @property
    def cowl_x(self) -> float:
        """x of the windscreen's foot."""
        return self.wheelbase - self.dash

    @property
    def header_x(self) -> float:
        """x of the windscreen's top."""
        return self.cowl_x - self.screen

    @property
    def roof_end_x(self) -> float:
        """x of the roof's rear edge."""
        return self.x_rear + self.rake if self.tail == "hatch" else self.rake

    @property
    def deck_x(self) -> float:
        """x of the boot lid's or load bed's front end."""
        return self.x_rear + self.deck_length

    @property
    def arch_radius(self) -> float:
        """Radius of the wheel arches."""
        return self.tyre + (0.062 if self.clad else 0.045)

    @property
    def belt_at_rear(self) -> float:
        """Height of the belt line at the rear end."""
        return self.belt + self.belt_rise + self.belt_kick

    def scaled(self, along: float, across: float, up: float) -> Design:
        """The design stretched in length, width and height."""
        scale = dict.fromkeys(_ALONG, along) | dict.fromkeys(_UP, up) | {"width": across}
        return replace(self, **{name: getattr(self, name) * k for name, k in scale.items()})


_ALONG = ("length", "wheelbase", "overhang", "dash", "screen", "rake", "deck_length", "glass_rear")
_UP = ("height", "cowl_z", "deck", "bumper_z", "belt", "belt_rise", "belt_kick", "nose_z")


def variation(design: Design, rng: np.random.Generator) -> Design:
    """The design with small continuous changes: sizes within 2.5 %, belt, nose and stance by centimetres."""
    along, across, up = 1 + rng.uniform(-0.025, 0.025), 1 + rng.uniform(-0.012, 0.012), 1 + rng.uniform(-0.012, 0.012)
    d = design.scaled(float(along), float(across), float(up))
    jitter = {
        "nose_z": 0.012, "belt_rise": 0.008, "overhang": 0.02, "face": 0.008, "bow": 0.015, "roof_drop": 0.008, "clearance": 0.008,
    }  # fmt: skip
    moves = {name: getattr(d, name) + float(rng.uniform(-by, by)) for name, by in jitter.items()}
    return replace(d, **moves)


def car_shape(d: Design) -> Shape:
    """The body of a car; its largest half width, flares included, is half of the declared width."""
    shape = Shape(
        d.width / 2,
        _top(d),
        _floor(d),
        _front(d),
        _rear(d),
        _plan(d),
        _section(d),
        _belt(d),
        bow=0.16,
        front_bow=d.bow,
        rear_bow=d.rear_bow,
        crown=0.032,
        radius=_radius(d),
        roof_y=0.62,
        flares=tuple(Flare(x, d.tyre, d.arch_radius, d.flare, d.flare_width) for x in (0.0, d.wheelbase)),
        creases=tuple(
            Crease(d.x_rear + 0.05, d.belt + rear, d.x_front - 0.12, d.belt + front, depth, fall) for front, rear, depth, fall in d.creases
        ),
        dome=Dome(d.cowl_x + 0.05, d.x_front - 0.10, 0.30 * d.width, 0.20 * d.width, d.dome) if d.dome else None,
        front_round=(0.62 - 0.5 * d.square, 2.0 + 4.0 * d.square),
        rear_round=(0.62 - 0.5 * d.rear_square, 2.0 + 4.0 * d.rear_square),
    )
    x, z = (a.ravel() for a in np.meshgrid(np.linspace(d.x_rear, d.x_front, 60), np.linspace(d.clearance, d.belt, 40)))
    return replace(shape, half_width=d.width - float(shape.width_at(x, z).max()))


def wheel_of(d: Design, rng: np.random.Generator) -> WheelDesign:
    """The road wheels: rim size and depth by rng, spokes from those that suit the design."""
    names = _RIMS[d.wheel_style % len(_RIMS)]
    wheel = WheelDesign(d.tyre, d.tread, d.tyre * float(rng.uniform(0.66, 0.71)), dish=float(rng.uniform(0.005, 0.03)))
    return with_rim(wheel, names[int(rng.integers(len(names)))])


_RIMS = (
    ("five", "five_twin", "ten"), ("five_y", "five_twin", "turbine"), ("ten", "multi", "five_y"), ("seven_swept", "five_twin", "mesh"),
    ("five", "mesh", "five_twin"), ("aero", "aero_blades", "turbine"), ("multi", "mesh", "turbine"),
    ("cap_seven", "cap_five", "cap_split", "steel"),
)  # fmt: skip


def _belt(d: Design) -> Curve:
    if d.tail == "bed":  # the bed's rails stand as high as the windows' sills, or higher
        rail = d.deck - 0.015
        bed = [(d.x_rear, rail, 0.0), (d.deck_x + 0.05, rail, 0.1)]
        return rounded([*bed, (d.deck_x + 0.5, d.belt + 0.5 * d.belt_rise, 0.2), (d.cowl_x, d.belt, 0.2), (d.x_front, d.belt - 0.02, 0.0)])
    kick_x = d.x_rear + d.glass_rear + 0.35
    return rounded(
        [
            (d.x_rear, d.belt_at_rear, 0.0),
            (kick_x - 0.3, d.belt_at_rear - 0.1 * d.belt_rise, 0.2),
            (kick_x, d.belt + 0.8 * d.belt_rise, 0.2),
            (d.cowl_x, d.belt, 0.2),
            (d.x_front, d.belt - 0.02, 0.0),
        ]
    )


def _top(d: Design) -> Curve:
    xr, xf, h = d.x_rear, d.x_front, d.height
    end_z = h - d.roof_drop
    if d.tail == "hatch":
        rear = [(xr - 0.3, end_z - (0.3 + d.rake) * (0.04 + 0.5 * d.roof_drop), 0.0), (d.roof_end_x, end_z, 0.10)]
    elif d.tail == "notch":
        rear = [
            (xr - 0.1, d.deck - 0.02, 0.0),
            (xr + 0.10, d.deck, 0.08),
            (d.deck_x, d.deck + 0.012, 0.16),
            (d.roof_end_x, end_z, 0.30),
        ]
    else:
        rear = [(xr - 0.1, d.deck, 0.0), (d.deck_x, d.deck + 0.005, 0.01), (d.deck_x + 0.07, end_z, 0.09)]
    peak_x = d.header_x + (d.roof_end_x - d.header_x) * d.peak
    hood = xf - d.cowl_x
    chord = 0.5 * (d.cowl_z + d.nose_z)
    front = [
        (peak_x, h, 0.9),
        (d.header_x, h - d.header_drop, 0.24),
        (d.cowl_x, d.cowl_z, 0.09),
        (d.cowl_x + 0.5 * hood, chord + d.bonnet, 0.5),
        (xf - 0.06, d.nose_z, 0.12),
        (xf + 0.10, d.nose_z - 0.05, 0.0),
    ]
    curve = rounded(rear + front)
    lift = h - float(curve.value.max())
    return Curve(curve.at, curve.value + lift * np.clip((curve.value - d.cowl_z) / (h - d.cowl_z), 0, 1))


def _floor(d: Design) -> Curve:
    z0 = d.clearance
    at = [d.x_rear, d.x_rear + 0.55, d.wheelbase + 0.25, d.x_front]
    return Curve(np.array(at), np.array([z0 + 0.07, z0, z0, z0 + 0.02]))


def _front(d: Design) -> Curve:
    z0, xf, nz, lip = d.clearance, d.x_front, d.nose_z, min(d.bumper_z - 0.06, d.nose_z - 0.16)
    return rounded(
        [
            (z0 - 0.06, xf - d.chin - 0.07, 0.0),
            (z0 + 0.03, xf - d.chin, 0.04),
            (z0 + 0.20, xf, 0.06),
            (lip, xf, 0.03),
            (lip + 0.03, xf - d.shelf, 0.02),
            (nz, xf - d.shelf - d.face, 0.05),
            (nz + 0.3, xf - d.shelf - 1.8 * d.face - 0.10, 0.0),
        ]
    )


def _rear(d: Design) -> Curve:
    z0, xr, bz = d.clearance, d.x_rear, d.bumper_z
    low = [
        (z0 - 0.05, xr + 0.16, 0.0),
        (z0 + 0.12, xr + 0.03, 0.06),
        (z0 + 0.22, xr, 0.05),
        (bz, xr, 0.025),
        (bz + 0.03, xr + d.shelf, 0.02),
    ]
    if d.tail == "hatch":
        waist = d.belt_at_rear
        high = [
            (waist, xr + d.shelf + d.tail_lean, 0.07),
            (d.height - d.roof_drop, xr + d.rake, 0.05),
            (d.height + 0.2, xr + d.rake + 0.3, 0.0),
        ]
    else:
        high = [(d.deck, xr + d.shelf + d.tail_lean, 0.03), (d.deck + 0.2, xr + d.shelf + 1.5 * d.tail_lean + 0.05, 0.0)]
    return rounded(low + high)


def _plan(d: Design) -> Curve:
    xr, xf = d.x_rear, d.x_front
    nose, tail = 0.05 + 0.16 * d.bow, 0.03 + 0.2 * d.rear_bow
    return rounded(
        [
            (xr, tail, 0.0), (xr + 0.45, 0.4 * tail, 0.3), (0.1, 0.002, 0.4), (d.wheelbase - 0.5, 0.0, 0.6),
            (d.wheelbase + 0.15, 0.25 * nose, 0.4),
            (xf - 0.30, 0.5 * nose, 0.2), (xf, nose, 0.0),
        ]
    )  # fmt: skip


def _section(d: Design) -> Curve:
    z0, b, h = d.clearance, d.belt, d.height
    low, high = z0 - b, h - b
    s = d.shoulder
    return rounded(
        [
            (low, d.tuck + 0.012, 0.0),
            (low + 0.09, 0.55 * d.tuck, 0.04),
            (low + 0.20, 0.010, 0.05),
            (0.55 * low, 0.3 * d.scoop + 0.002, 0.10),
            (0.30 * low, 0.002, 0.08),
            (-0.055, 0.004, 0.035),
            (-0.012, s, 0.018),
            (0.03, s + 0.014, 0.012),
            (0.30, s + 0.014 + 0.27 * d.tumble, 0.2),
            (high, s + 0.014 + d.tumble * (high - 0.03) * 1.03, 0.0),
        ]
    )


def _radius(d: Design) -> Curve:
    z = [0.0, d.clearance + 0.1, d.nose_z - 0.12, d.nose_z - 0.02, d.belt - 0.02, d.belt + 0.12, d.height]
    return Curve(np.array(z), np.array([0.025, 0.045, d.corner, min(d.edge, d.corner), 0.04, 0.045, d.roof_edge]))


def car_grid(d: Design, shape: Shape, detail: int) -> Grid:
    """Grid lines by level of detail: denser where the surface bends (ends, arches, windscreen)."""
    r = d.arch_radius + 0.03
    if d.tail == "bed":
        detail = max(detail - 1, 0)  # its many corners; what is more than needed is collapsed later
    x = stations(shape, (27, 14, 12)[detail], ((-r, r), (d.wheelbase - r, d.wheelbase + r)))
    if d.tail == "bed":  # the cab's steep rear wall
        wall = [d.deck_x + step for step in ((-0.03, 0.0, 0.02, 0.04, 0.06, 0.08, 0.13), (-0.02, 0.01, 0.06, 0.12), (0.0, 0.07))[detail]]
        x = tuple(sorted([v for v in x if not wall[0] - 0.05 < v < wall[-1] + 0.05] + wall))
    if detail == 0:
        return Grid(x, (0.0, 0.08, 0.20, 0.36, 0.54, 0.72, 0.86, 0.94, 1.0), 5, 3)
    if detail == 1:
        return Grid(x, (0.0, 0.10, 0.28, 0.55, 0.82, 1.0), 4, 2)
    return Grid(x, (0.0, 0.20, 0.60, 1.0), 2, 2)


def names() -> tuple[str, ...]:
    """Names of a design's columns."""
    return tuple(f.name for f in fields(Design))
