"""What bicycles are like: geometry, frame, bars, brakes, gears and equipment of each design, in one table."""



from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.vehicles.profiles import Floats

CRANK_M = 0.170
# Left half of each handlebar, from the clamp outwards; x forward, y left, z up, metres.
BARS: dict[str, tuple[tuple[float, float, float], ...]] = {
    "flat": ((0, 0, 0), (0, 0.10, 0.0), (-0.018, 0.20, 0.006), (-0.040, 0.305, 0.010)),
    "riser": ((0, 0, 0), (0, 0.06, 0.0), (0.002, 0.13, 0.032), (-0.02, 0.24, 0.042), (-0.045, 0.355, 0.046)),
    "swept": ((0, 0, 0), (0.025, 0.08, 0.015), (0.012, 0.19, 0.05), (-0.08, 0.262, 0.06), (-0.215, 0.292, 0.045)),
    "upright": ((0, 0, 0), (0.04, 0.06, 0.02), (0.055, 0.17, 0.09), (-0.03, 0.242, 0.12), (-0.19, 0.270, 0.105)),
    "drop": (
        (0, 0, 0), (0, 0.165, 0), (0.03, 0.2, 0.0), (0.075, 0.205, -0.012), (0.098, 0.206, -0.055), (0.08, 0.208, -0.105),
        (0.03, 0.21, -0.128),
        (-0.035, 0.212, -0.134),
    ),
    "bmx": ((0, 0, 0), (0, 0.05, 0.04), (-0.01, 0.13, 0.10), (-0.03, 0.20, 0.108), (-0.07, 0.285, 0.10)),
}  # fmt: skip


@dataclass(frozen=True)
class BicycleSpec:
    """Metres and radians. bead : radius of the rim's bead seat (ISO 5775: 622 mm rims are 28", 559 26", 406 20", 305 16").

    frame : "diamond", "wave", "dutch", "mixte", "mtb", "fold", "ebike", "child", "longtail". fork : "rigid", "straight", "suspension".
    bar : one of `BARS`. saddle : "sport", "comfort", "child". brake : "rim", "v", "disc", "drum". gear : "derailleur", "hub", "single".
    guard : chain guard, "none", "half" or "full". stand : "none", "side", "centre". kit : what is mounted on it. size : of its parts,
    1 for adults.
    """

    design: str
    bead: float
    tyre: float
    wheelbase: float
    frame: str
    bar: str
    saddle: str
    saddle_z: float
    seat_tube: float = 0.52
    chainstay: float = 0.445
    bracket_z: float = 0.285
    head_rad: float = 1.24
    seat_rad: float = 1.27
    offset: float = 0.045
    head_low: float = 0.055
    head_tube: float = 0.14
    stem: float = 0.06
    reach: float = 0.07
    fork: str = "rigid"
    brake: str = "v"
    gear: str = "derailleur"
    guard: str = "none"
    stand: str = "side"
    kit: tuple[str, ...] = ()
    tube: float = 1.0
    size: float = 1.0
    rim: float = 0.017
    tan: bool = False
    tread: float = 0.0
    front_bead: float = 0.0

    @property
    def radius(self) -> float:
        """Rolling radius of the rear wheel: the tyre is about as high as wide and sits 86 % of its height outside the bead."""
        return self.bead + 0.86 * self.tyre

    @property
    def front_radius(self) -> float:
        """Rolling radius of the front wheel."""
        return (self.front_bead or self.bead) + 0.86 * self.tyre

    @property
    def bottom(self) -> Floats:
        """(3,) bottom bracket."""
        return np.array([np.sqrt(self.chainstay**2 - (self.radius - self.bracket_z) ** 2), 0.0, self.bracket_z])

    @property
    def seat_axis(self) -> Floats:
        """(3,) unit vector up the seat tube."""
        return np.array([-np.cos(self.seat_rad), 0.0, np.sin(self.seat_rad)])

    @property
    def seat_top(self) -> Floats:
        """(3,) top of the seat tube."""
        return self.bottom + self.seat_axis * self.seat_tube

    @property
    def steer_axis(self) -> Floats:
        """(3,) unit vector up the steering axis."""
        return np.array([-np.cos(self.head_rad), 0.0, np.sin(self.head_rad)])

    def on_axis(self, z: float) -> Floats:
        """(3,) point of the steering axis at height z."""
        return np.array([self.wheelbase - self.offset / np.sin(self.head_rad) - (z - self.front_radius) / np.tan(self.head_rad), 0.0, z])

    @property
    def head(self) -> tuple[Floats, Floats]:
        """Lower and upper end of the head tube."""
        z = 2 * self.front_radius + self.head_low
        return self.on_axis(z), self.on_axis(z + self.head_tube * np.sin(self.head_rad))

    @property
    def clamp(self) -> Floats:
        """(3,) where the stem holds the bar."""
        return self.head[1] + self.steer_axis * self.stem + np.array([self.reach, 0, 0.25 * self.reach])

    @property
    def saddle_top(self) -> Floats:
        """(3,) middle of the saddle's top."""
        d = self.seat_axis
        return self.bottom + d * ((self.saddle_z - self.bottom[2]) / d[2])

    @property
    def bar_path(self) -> Floats:
        """(N, 3) left half of the handlebar, from the middle outwards."""
        return self.clamp + np.array(BARS[self.bar]) * (1.0 if self.size == 1 else 0.5 + 0.5 * self.size)

    @property
    def grip(self) -> Floats:
        """(3,) middle of the left grip: on the brake hoods of a drop bar, else 60 mm from the end."""
        p = self.bar_path
        if self.bar == "drop":
            return p[3] + [0.015, 0.0, 0.03]
        way = p[-2] - p[-1]
        return p[-1] + 0.062 * way / np.linalg.norm(way)


_CITY = ("mudguards", "rack", "lights", "bell", "reflectors")
# Wheel sizes and angles after makers' geometry tables of the kinds: city (Gazelle, Batavus, Pegasus), road (Canyon, Trek), mountain
# (Cube, Specialized), folding (Brompton, Dahon), children's (Puky, Woom).
DESIGNS: tuple[BicycleSpec, ...] = (
    BicycleSpec("city step-through", 0.311, 0.042, 1.09, "wave", "swept", "comfort", 0.93, 0.45, 0.46, gear="hub", guard="half",
    head_tube=0.19, stem=0.11,
                head_rad=1.205, kit=(*_CITY, "basket", "lock"), brake="v", offset=0.052, tube=1.15),
    BicycleSpec("trekking", 0.311, 0.040, 1.07, "diamond", "flat", "sport", 0.98, 0.54, kit=(*_CITY, "bottle"), head_tube=0.15, stem=0.07),
    BicycleSpec("road racing", 0.311, 0.027, 0.99, "diamond", "drop", "sport", 1.00, 0.53, 0.412, 0.270, 1.274, 1.28, fork="straight",
    brake="rim", stand="none",
                kit=("bottle",), head_low=0.035, stem=0.02, reach=0.10, head_tube=0.15, tube=1.25, rim=0.030),
    BicycleSpec("omafiets", 0.311, 0.042, 1.13, "dutch", "upright", "comfort", 0.93, 0.50, 0.49, 0.29, 1.17, 1.17, 0.062, gear="hub",
    guard="full",
                brake="drum", head_tube=0.20, stem=0.12, reach=0.035, kit=(*_CITY, "coat", "lock"), stand="centre"),
    BicycleSpec("mountain", 0.311, 0.057, 1.15, "mtb", "riser", "sport", 0.97, 0.44, 0.438, 0.315, 1.16, 1.29, fork="suspension",
    brake="disc", stand="none",
                head_low=0.13, head_tube=0.11, stem=0.03, reach=0.05, tube=1.25, tread=0.004, kit=("bottle",)),
    BicycleSpec("e-bike step-through", 0.311, 0.047, 1.12, "ebike", "swept", "comfort", 0.94, 0.46, 0.475, gear="hub", guard="half",
    brake="disc", head_tube=0.20,
                stem=0.10, head_rad=1.205, fork="suspension", head_low=0.085, offset=0.052, kit=(*_CITY, "lock"), tube=1.2),
    BicycleSpec("folding", 0.2025, 0.044, 1.02, "fold", "flat", "sport", 0.93, 0.30, 0.40, 0.285, 1.26, 1.25, head_low=0.05,
    head_tube=0.13, stem=0.37, reach=0.0,
                kit=("mudguards", "rack", "lights", "bell", "reflectors"), guard="half", gear="single", tube=1.1),
    BicycleSpec("child 20 inch", 0.2025, 0.046, 0.86, "child", "bmx", "child", 0.66, 0.28, 0.345, 0.225, 1.19, 1.22, gear="single",
    guard="half", head_low=0.05,
                head_tube=0.10, stem=0.09, reach=0.04, size=0.72, kit=("mudguards", "bell", "reflectors", "flag"), tread=0.003),
    BicycleSpec("tourer", 0.311, 0.040, 1.09, "diamond", "flat", "comfort", 0.98, 0.55, 0.46, kit=(*_CITY, "panniers", "bottle"),
    head_tube=0.17, stem=0.09,
                tan=True),
    BicycleSpec("parent's", 0.311, 0.042, 1.11, "wave", "upright", "comfort", 0.92, 0.46, 0.47, gear="hub", guard="full", brake="drum",
    head_tube=0.19, stem=0.11,
                reach=0.04, head_rad=1.19, offset=0.055, kit=(*_CITY, "child seat", "lock"), stand="centre", tube=1.15),
    BicycleSpec("single speed", 0.311, 0.030, 1.00, "diamond", "flat", "sport", 0.97, 0.54, 0.405, 0.280, 1.29, 1.285, gear="single",
    brake="rim", stand="none",
                head_low=0.035, stem=0.03, kit=(), rim=0.038),
    BicycleSpec("steel racer", 0.311, 0.028, 1.00, "diamond", "drop", "sport", 0.96, 0.56, 0.42, 0.272, 1.28, 1.275, brake="rim",
    stand="none", head_low=0.035,
                stem=0.05, reach=0.09, kit=("bottle", "pump"), tan=True, tube=0.9),
    BicycleSpec("gravel", 0.311, 0.042, 1.04, "diamond", "drop", "sport", 0.98, 0.53, 0.430, 0.275, 1.24, 1.28, fork="straight",
    brake="disc", stand="none",
                head_low=0.05, stem=0.03, reach=0.07, kit=("bottle", "saddle bag", "frame bag", "lights"), tread=0.002, tube=1.2),
    BicycleSpec("e-trekking", 0.311, 0.050, 1.12, "mtb", "flat", "sport", 0.98, 0.50, 0.47, 0.290, 1.21, 1.27, fork="suspension",
    brake="disc", head_low=0.10,
                head_tube=0.14, stem=0.05, kit=(*_CITY, "battery"), tube=1.45),
    BicycleSpec("mixte", 0.311, 0.035, 1.05, "mixte", "swept", "comfort", 0.93, 0.50, 0.44,
    kit=("mudguards", "lights", "bell", "basket", "reflectors"), brake="rim",
                head_tube=0.17, stem=0.08, tan=True, tube=0.92, guard="half"),
    BicycleSpec("old roadster", 0.311, 0.040, 1.12, "diamond", "upright", "comfort", 0.95, 0.57, 0.47, 0.29, 1.18, 1.19, 0.06, gear="hub",
    guard="full", brake="drum",
                head_tube=0.19, stem=0.08, reach=0.05, kit=("mudguards", "rack", "lights", "bell", "crate"), stand="side"),
    BicycleSpec("child 16 inch", 0.1525, 0.046, 0.72, "child", "bmx", "child", 0.53, 0.22, 0.29, 0.190, 1.18, 1.20, gear="single",
    guard="full", head_low=0.045,
                head_tube=0.09, stem=0.15, reach=0.03, size=0.6, kit=("mudguards", "stabilisers", "bell", "reflectors"), stand="none"),
    BicycleSpec("hire bicycle", 0.279, 0.048, 1.10, "wave", "swept", "comfort", 0.93, 0.42, 0.46, gear="hub", guard="full", brake="drum",
    head_tube=0.20, stem=0.14,
                head_rad=1.20, offset=0.05, kit=("wide mudguards", "lights", "bell", "reflectors", "tray"), tube=1.6),
)  # fmt: skip
