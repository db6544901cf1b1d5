"""What motorcycles are like: wheels, fork, engine, bodywork, bars, lamps and luggage of each design, in one table."""



from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.vehicles.cycleslots import ALLOY, BLACK, CHROME
from simgen.assets.vehicles.cyclewheels import CycleWheel
from simgen.assets.vehicles.profiles import Floats

Stations = tuple[tuple[float, float, float, float, float, float], ...]  # x, bottom, top (over the seat), half width, squareness, widest

# Left half of each handlebar, from the clamp at the upper fork bridge; x forward, y left, z up.
MOTO_BARS: dict[str, tuple[tuple[float, float, float], ...]] = {
    "street": ((0, 0, 0.05), (0.01, 0.09, 0.055), (0.01, 0.18, 0.11), (-0.03, 0.27, 0.115), (-0.085, 0.385, 0.10)),
    "high": ((0, 0, 0.06), (0, 0.09, 0.07), (0.0, 0.20, 0.16), (-0.04, 0.30, 0.17), (-0.085, 0.42, 0.165)),
    "pullback": ((0.0, 0, 0.05), (0.01, 0.08, 0.08), (-0.01, 0.17, 0.17), (-0.15, 0.31, 0.18), (-0.30, 0.40, 0.12)),
    "clip-on": ((0.03, 0.10, -0.03), (0.02, 0.14, -0.03), (-0.01, 0.22, -0.045), (-0.065, 0.35, -0.075)),
    "clubman": ((0, 0, 0.02), (0.02, 0.10, 0.02), (0.08, 0.20, 0.0), (0.03, 0.27, -0.03), (-0.05, 0.355, -0.04)),
    "ape": ((0, 0, 0.05), (0, 0.08, 0.10), (0.01, 0.20, 0.28), (-0.06, 0.31, 0.30), (-0.17, 0.40, 0.26)),
}

_STREET_SEAT: Stations = (
    (-0.24, 0.045, 0.075, 0.045, 2.6, 0.6), (-0.19, 0.035, 0.10, 0.085, 2.8, 0.6), (-0.02, 0.02, 0.09, 0.115, 3, 0.6),
    (0.09, -0.01, 0.055, 0.125, 3, 0.6),
    (0.17, -0.055, 0.0, 0.135, 3, 0.6), (0.34, -0.06, -0.005, 0.135, 3, 0.6), (0.48, -0.05, 0.0, 0.10, 3, 0.6),
    (0.56, -0.03, 0.015, 0.06, 2.6, 0.6),
)  # fmt: skip
_FLAT_SEAT: Stations = (
    (-0.23, -0.005, 0.03, 0.07, 2.8, 0.6), (-0.19, -0.03, 0.055, 0.12, 3, 0.6), (0.0, -0.04, 0.05, 0.13, 3.2, 0.6),
    (0.2, -0.045, 0.015, 0.14, 3.2, 0.6),
    (0.40, -0.05, 0.0, 0.13, 3.2, 0.6), (0.54, -0.04, 0.015, 0.09, 2.8, 0.6),
)  # fmt: skip
_SOLO_SEAT: Stations = (
    (0.02, 0.06, 0.10, 0.06, 2.6, 0.6), (0.06, -0.03, 0.11, 0.11, 3, 0.5), (0.14, -0.05, 0.03, 0.15, 3, 0.6),
    (0.30, -0.05, 0.0, 0.16, 3, 0.6),
    (0.44, -0.045, 0.005, 0.12, 3, 0.6), (0.54, -0.03, 0.02, 0.06, 2.6, 0.6),
)  # fmt: skip
_RACE_SEAT: Stations = (
    (0.10, 0.0, 0.05, 0.09, 3, 0.6), (0.15, -0.04, 0.015, 0.125, 3, 0.6), (0.34, -0.05, 0.0, 0.13, 3, 0.6),
    (0.50, -0.04, 0.01, 0.09, 3, 0.6), (0.58, -0.02, 0.02, 0.05, 2.6, 0.6),
)  # fmt: skip
_LONG_SEAT: Stations = (
    (-0.30, -0.0, 0.04, 0.05, 2.6, 0.6), (-0.24, -0.02, 0.045, 0.085, 3, 0.6), (0.0, -0.04, 0.025, 0.095, 3, 0.6),
    (0.3, -0.06, 0.0, 0.105, 3, 0.6),
    (0.5, -0.05, 0.005, 0.085, 3, 0.6), (0.70, 0.0, 0.05, 0.075, 2.8, 0.6), (0.78, 0.03, 0.07, 0.05, 2.6, 0.6),
)  # fmt: skip
_TOUR_SEAT: Stations = (
    (-0.25, 0.06, 0.12, 0.10, 2.8, 0.6), (-0.18, 0.04, 0.14, 0.16, 3, 0.6), (0.02, 0.02, 0.125, 0.175, 3, 0.6),
    (0.11, -0.02, 0.07, 0.17, 3, 0.6),
    (0.19, -0.06, 0.005, 0.17, 3, 0.6), (0.38, -0.07, 0.0, 0.16, 3, 0.6), (0.50, -0.05, 0.01, 0.11, 3, 0.6),
    (0.57, -0.03, 0.02, 0.06, 2.6, 0.6),
)  # fmt: skip

_MUSCLE_TANK: Stations = (
    (0.49, -0.08, 0.0, 0.06, 2.6, 0.6), (0.57, -0.09, 0.07, 0.11, 2.8, 0.5), (0.68, -0.08, 0.165, 0.155, 2.9, 0.55),
    (0.82, -0.05, 0.195, 0.185, 3.0, 0.55),
    (0.95, -0.02, 0.165, 0.17, 2.9, 0.5), (1.04, 0.01, 0.11, 0.09, 2.6, 0.5),
)  # fmt: skip
_TEAR_TANK: Stations = (
    (0.50, -0.03, 0.02, 0.05, 2.3, 0.4), (0.56, -0.055, 0.055, 0.10, 2.3, 0.4), (0.68, -0.06, 0.115, 0.145, 2.4, 0.42),
    (0.84, -0.05, 0.145, 0.165, 2.5, 0.45),
    (0.97, -0.03, 0.135, 0.14, 2.5, 0.5), (1.05, 0.0, 0.10, 0.07, 2.3, 0.5),
)  # fmt: skip
_SPORT_TANK: Stations = (
    (0.52, -0.08, 0.0, 0.07, 2.8, 0.6), (0.59, -0.09, 0.09, 0.12, 3.0, 0.5), (0.68, -0.09, 0.18, 0.165, 3.1, 0.6),
    (0.80, -0.06, 0.205, 0.195, 3.1, 0.6),
    (0.92, -0.03, 0.18, 0.185, 3, 0.55), (1.02, 0.0, 0.11, 0.11, 2.8, 0.5),
)  # fmt: skip
_SLIM_TANK: Stations = (
    (0.62, -0.06, 0.03, 0.07, 2.6, 0.5), (0.72, -0.08, 0.08, 0.115, 2.8, 0.5), (0.86, -0.10, 0.10, 0.15, 2.8, 0.5),
    (0.98, -0.10, 0.07, 0.13, 2.6, 0.5), (1.04, -0.05, 0.03, 0.06, 2.4, 0.5),
)  # fmt: skip
_BIG_TANK: Stations = (
    (0.49, -0.07, 0.01, 0.08, 2.7, 0.6), (0.57, -0.10, 0.09, 0.15, 2.9, 0.5), (0.70, -0.12, 0.17, 0.20, 3.0, 0.5),
    (0.86, -0.12, 0.195, 0.23, 3.0, 0.45),
    (1.00, -0.08, 0.16, 0.20, 2.8, 0.5), (1.07, -0.02, 0.10, 0.10, 2.6, 0.5),
)  # fmt: skip
_STREET_TAIL: Stations = (
    (-0.33, 0.035, 0.065, 0.03, 2.6, 0.5), (-0.27, 0.01, 0.08, 0.075, 2.8, 0.5), (-0.05, -0.05, 0.045, 0.105, 3, 0.5),
    (0.16, -0.12, -0.02, 0.12, 3, 0.5),
    (0.34, -0.15, -0.045, 0.115, 3, 0.5), (0.45, -0.14, -0.05, 0.07, 2.6, 0.5),
)  # fmt: skip
_RACE_TAIL: Stations = (
    (-0.30, 0.11, 0.15, 0.03, 2.6, 0.5), (-0.22, 0.07, 0.165, 0.075, 2.8, 0.5), (-0.02, 0.0, 0.145, 0.115, 3, 0.5),
    (0.10, -0.06, 0.06, 0.13, 3, 0.5),
    (0.26, -0.12, -0.04, 0.13, 3, 0.5), (0.44, -0.13, -0.05, 0.08, 2.6, 0.5),
)  # fmt: skip
_CAFE_TAIL: Stations = (
    (-0.28, 0.0, 0.05, 0.05, 2.3, 0.5), (-0.23, -0.025, 0.10, 0.105, 2.4, 0.5), (-0.08, -0.04, 0.125, 0.125, 2.5, 0.5),
    (0.06, -0.05, 0.085, 0.13, 2.6, 0.5), (0.12, -0.06, 0.0, 0.12, 2.6, 0.5),
)  # fmt: skip


@dataclass(frozen=True)
class MotorcycleSpec:
    """Metres and radians. fork : "usd", "tele" or "gaiter". engine : "twin", "four", "vtwin", "boxer", "single". frame : "trellis",
    "beam", "cradle". fairing : "none", "flyscreen", "half", "full", "tour", "beak". lamp : "round", "twin", "blade", "enduro".
    exhaust : "low", "high", "twin", "slash", "stub". shocks : 1 in the middle, 2 at the sides. finish : of forks and bars."""

    design: str
    front: CycleWheel
    rear: CycleWheel
    wheelbase: float
    seat_z: float
    bar: str
    tank: Stations
    seat: Stations
    tail: Stations = ()
    head_rad: float = 1.135
    offset: float = 0.035
    fork: str = "usd"
    engine: str = "twin"
    frame: str = "trellis"
    fairing: str = "none"
    lamp: str = "blade"
    exhaust: str = "low"
    shocks: int = 1
    finish: int = BLACK
    peg: tuple[float, float, float] = (0.43, 0.24, 0.36)
    fender: str = "short"
    rear_fender: str = "tail"
    luggage: tuple[str, ...] = ()
    riding: str = "upright"
    stand: str = "side"
    mass_kg: float = 195.0
    seat_x: float = 0.32
    engine_width: float = 1.0
    plate: str = ""

    @property
    def stretch(self) -> float:
        """How much further ahead engine, tank and front frame lie than on a roadster, metres."""
        return max(0.0, self.on_axis(0.85)[0] - 1.16)

    @property
    def steer_axis(self) -> Floats:
        """(3,) unit vector up the steering axis."""
        return np.array([-np.cos(self.head_rad), 0, np.sin(self.head_rad)])

    def on_axis(self, z: float) -> Floats:
        """(3,) point of the steering axis at height z."""
        return np.array([self.wheelbase - self.offset / np.sin(self.head_rad) - (z - self.front.radius) / np.tan(self.head_rad), 0, z])

    @property
    def bridge(self) -> Floats:
        """(3,) upper fork bridge."""
        return self.on_axis(self.seat_z + (0.16 if self.seat_z > 0.75 else 0.24))

    @property
    def bar_path(self) -> Floats:
        """(N, 3) left half of the handlebar."""
        return self.bridge + np.array(MOTO_BARS[self.bar])

    @property
    def grip(self) -> Floats:
        """(3,) middle of the left grip."""
        p = self.bar_path
        return p[-1] + 0.06 * (p[-2] - p[-1]) / np.linalg.norm(p[-2] - p[-1])


def _wheels(front: tuple[float, float, float], rear: tuple[float, float, float], **common: object) -> tuple[CycleWheel, CycleWheel]:
    """Front and rear wheel from (radius, tyre width, section height)."""
    shared = {"style": "cast", "spokes": 5, "rim": 0.028, "hub": 0.045, "hub_half": 0.055, "rim_slot": BLACK, "hub_slot": BLACK, **common}
    two = float(shared.pop("front_discs", 2)) == 2  # type: ignore[arg-type]
    f = CycleWheel(*front, disc=0.150, disc_sides=(1.0, -1.0) if two else (1.0,), disc_y=0.066, **shared)  # type: ignore[arg-type]
    return f, CycleWheel(*rear, disc=0.115, disc_sides=(-1.0,), disc_y=0.075, **shared)  # type: ignore[arg-type]


_SPORTY = _wheels((0.300, 0.120, 0.082), (0.316, 0.180, 0.098), twin=True, front_discs=2)
_LIGHT = _wheels((0.293, 0.100, 0.080), (0.307, 0.130, 0.090), front_discs=1)
_WIRE = _wheels((0.322, 0.110, 0.095), (0.318, 0.150, 0.100), style="wire", spokes=36, rim=0.022, rim_slot=CHROME, hub_slot=ALLOY,
    spoke_m=0.0018, front_discs=1)
_DIRT = _wheels((0.345, 0.088, 0.085), (0.328, 0.130, 0.105), style="wire", spokes=36, rim=0.020, rim_slot=BLACK, hub_slot=ALLOY,
    spoke_m=0.0017, tread=0.009, front_discs=1)
_ADVENTURE = _wheels((0.333, 0.110, 0.090), (0.325, 0.150, 0.105), style="wire", spokes=40, rim=0.024, rim_slot=BLACK, hub_slot=BLACK,
    spoke_m=0.0018, tread=0.003)
_FAT = _wheels((0.318, 0.130, 0.110), (0.322, 0.180, 0.115), spokes=7, rim_slot=ALLOY, front_discs=1)
_BOBBER = _wheels((0.325, 0.130, 0.110), (0.322, 0.150, 0.120), style="wire", spokes=40, rim=0.022, rim_slot=BLACK, hub_slot=BLACK,
    spoke_m=0.0018, front_discs=1)
_MOTARD = _wheels((0.300, 0.120, 0.082), (0.308, 0.150, 0.090), style="wire", spokes=36, rim=0.024, rim_slot=ALLOY, hub_slot=ALLOY,
    spoke_m=0.0018, front_discs=1)

# Wheelbases, seat heights and rake after makers' sheets: Yamaha MT-07, Honda CB 650 R, BMW S 1000 RR, Ninja 400, R 1250 RT, R 1250 GS,
# Harley-Davidson Softail, Triumph Bobber, KTM 690 Enduro and SMC, Triumph Thruxton, Honda CB 125 F.
MOTORCYCLES: tuple[MotorcycleSpec, ...] = (
    MotorcycleSpec("naked twin", *_SPORTY, 1.40, 0.805, "street", _MUSCLE_TANK, _STREET_SEAT, _STREET_TAIL, exhaust="stub",
    fairing="flyscreen"),
    MotorcycleSpec("sport four", *_SPORTY, 1.43, 0.825, "clip-on", _SPORT_TANK, _RACE_SEAT, _RACE_TAIL, head_rad=1.16, engine="four",
    frame="beam", fairing="full",
                   lamp="twin", exhaust="stub", peg=(0.33, 0.23, 0.43), riding="sport", mass_kg=197, seat_x=0.33),
    MotorcycleSpec("tourer", *_SPORTY, 1.49, 0.815, "street", _BIG_TANK, _TOUR_SEAT, _STREET_TAIL, engine="boxer", frame="cradle",
    fairing="tour", lamp="twin",
                   exhaust="low", luggage=("cases", "top case"), mass_kg=279, peg=(0.44, 0.25, 0.34), stand="centre"),
    MotorcycleSpec("cruiser", *_FAT, 1.63, 0.680, "pullback", _TEAR_TANK, _TOUR_SEAT, (), head_rad=1.05, offset=0.02, fork="tele",
    engine="vtwin", frame="cradle",
                   lamp="round", exhaust="slash", shocks=2, finish=CHROME, peg=(0.98, 0.30, 0.33), fender="long", rear_fender="long",
                   riding="cruiser", mass_kg=305, seat_x=0.40),
    MotorcycleSpec("enduro", *_DIRT, 1.49, 0.910, "high", _SLIM_TANK, _LONG_SEAT, (), head_rad=1.10, offset=0.03, engine="single",
    frame="cradle", lamp="enduro",
                   exhaust="high", fender="high", rear_fender="high", luggage=("hand guards",), mass_kg=148, peg=(0.46, 0.23, 0.40)),
    MotorcycleSpec("cafe racer", *_WIRE, 1.42, 0.805, "clubman", _TEAR_TANK, _RACE_SEAT, _CAFE_TAIL, fork="tele", engine="twin",
    frame="cradle", lamp="round",
                   exhaust="twin", shocks=2, finish=CHROME, peg=(0.36, 0.24, 0.40), rear_fender="short", riding="sport", mass_kg=205,
                   seat_x=0.30),
    MotorcycleSpec("adventure", *_ADVENTURE, 1.52, 0.850, "high", _BIG_TANK, _STREET_SEAT, _STREET_TAIL, head_rad=1.12, engine="boxer",
    frame="trellis", fairing="beak",
                   lamp="twin", exhaust="low", luggage=("alloy cases", "hand guards", "engine bars"), mass_kg=249, stand="centre"),
    MotorcycleSpec("retro four", *_WIRE, 1.46, 0.795, "street", _TEAR_TANK, _FLAT_SEAT, (), fork="tele", engine="four", frame="cradle",
    lamp="round", exhaust="twin",
                   shocks=2, finish=CHROME, fender="long", rear_fender="long", luggage=("grab rail",), mass_kg=230, stand="centre"),
    MotorcycleSpec("light sport", *_LIGHT, 1.37, 0.785, "clip-on", _SPORT_TANK, _STREET_SEAT, _STREET_TAIL, fork="tele", engine="twin",
    frame="trellis", fairing="full",
                   lamp="twin", exhaust="low", peg=(0.38, 0.22, 0.38), riding="sport", mass_kg=168),
    MotorcycleSpec("bobber", *_BOBBER, 1.51, 0.690, "ape", _TEAR_TANK, _SOLO_SEAT, (), head_rad=1.10, fork="gaiter", engine="vtwin",
    frame="cradle", lamp="round",
                   exhaust="slash", shocks=2, peg=(0.80, 0.28, 0.32), fender="short", rear_fender="long", riding="cruiser", mass_kg=240,
                   seat_x=0.36),
    MotorcycleSpec("supermoto", *_MOTARD, 1.46, 0.890, "high", _SLIM_TANK, _LONG_SEAT, (), head_rad=1.11, offset=0.03, engine="single",
    frame="cradle", lamp="enduro",
                   exhaust="high", fender="high", rear_fender="high", mass_kg=150, peg=(0.46, 0.23, 0.40)),
    MotorcycleSpec("commuter", *_LIGHT, 1.33, 0.780, "street", _MUSCLE_TANK, _FLAT_SEAT, _STREET_TAIL, fork="tele", engine="single",
    frame="cradle", lamp="round",
                   fairing="flyscreen", shocks=2, luggage=("top box", "grab rail"), mass_kg=130, stand="centre", engine_width=0.8),
)  # fmt: skip
