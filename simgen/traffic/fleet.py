"""The vehicle and person types that drive and walk, and how they do it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

import numpy as np

from simgen.errors import SimgenError
from simgen.world import Catalogue

CARS = ("hatchback", "saloon", "suv", "van")
_VARIANTS_PER_FAMILY = 3  # few types, so that assets load quickly


@dataclass(frozen=True)
class Driving:
    """How a family drives. accel, decel : m/s^2. speed_factor : mean and deviation of the chosen speed relative to the
    limit. sigma : imperfection 0..1. max_speed : m/s. min_gap : m kept to the vehicle ahead in a queue."""

    accel: float
    decel: float
    speed_factor: tuple[float, float]
    sigma: float
    max_speed: float
    min_gap: float
    sumo_class: str = "passenger"


# Accelerations and gaps after SUMO's defaults per class (Vehicle_Type_Parameter_Defaults), a little gentler, as drivers use
# about two thirds of what is possible in town (ITE Traffic Engineering Handbook: 1.1 to 2 m/s^2, braking 3 m/s^2).
# All motor vehicles share SUMO's passenger class, since that is what every driving lane of a road map admits.
DRIVING: dict[str, Driving] = {
    "hatchback": Driving(2.0, 3.8, (0.98, 0.09), 0.4, 45, 2.2),
    "saloon": Driving(2.2, 3.8, (1.0, 0.09), 0.4, 50, 2.2),
    "suv": Driving(2.1, 3.8, (1.0, 0.09), 0.4, 50, 2.4),
    "van": Driving(1.7, 3.5, (0.95, 0.08), 0.4, 40, 2.5),
    "bus": Driving(1.1, 3.0, (0.88, 0.06), 0.3, 24, 2.8),
    "truck": Driving(1.0, 3.0, (0.88, 0.06), 0.3, 24, 2.8),
    "motorcycle": Driving(3.0, 4.5, (1.04, 0.1), 0.4, 50, 2.0),
    "bicycle": Driving(0.9, 2.5, (1.0, 0.15), 0.4, 5.3, 1.2, "bicycle"),
}
# Free walking speed 1.34 m/s with deviation 0.26 (Weidmann 1993); children a little slower.
_WALKING = {"adult": (1.34, 0.18), "child": (1.15, 0.18)}


@dataclass(frozen=True)
class VehicleType:
    """One drivable asset. x_front_m : front end ahead of the rear axle."""

    name: str
    family: str
    variant: int
    length_m: float
    width_m: float
    x_front_m: float


def fleet(families: Iterable[str], catalogue: Catalogue, rng: np.random.Generator) -> dict[str, tuple[VehicleType, ...]]:
    """Up to three variants of each family. SimgenError for a family that cannot be driven."""
    return {family: _types(family, catalogue, rng) for family in families}


def type_elements(types: Mapping[str, Iterable[VehicleType]]) -> list[str]:
    """SUMO's vType elements of the vehicles, and of adults and children."""
    out = []
    for family, several in types.items():
        d = DRIVING[family]
        mean, deviation = d.speed_factor
        out += [
            f"<vType id={quoteattr(t.name)} vClass=\"{d.sumo_class}\" length=\"{t.length_m:.3f}\" width=\"{t.width_m:.3f}\" "
            f'accel="{d.accel}" decel="{d.decel}" emergencyDecel="8" sigma="{d.sigma}" sigmaStep="1" maxSpeed="{d.max_speed}" '
            f'minGap="{d.min_gap}" speedFactor="normc({mean},{deviation},{mean - 2.5 * deviation:.3f},'
            f'{mean + 2.5 * deviation:.3f})" tau="1.1" lcStrategic="2" jmIgnoreKeepClearTime="-1"/>'
            for t in several
        ]
    for family, (speed, deviation) in _WALKING.items():
        out.append(f'<vType id="{family}" vClass="pedestrian" desiredMaxSpeed="{speed}" '
                   f'speedFactor="normc(1,{deviation},0.6,1.5)" minGap="0.35"/>')
    return out


def _types(family: str, catalogue: Catalogue, rng: np.random.Generator) -> tuple[VehicleType, ...]:
    if family not in DRIVING:
        raise SimgenError(f"traffic.mix names {family!r}, which does not drive; families: {', '.join(DRIVING)}")
    out = []
    # 24 is a multiple of every family's number of variants, by which the catalogue reduces it.
    for variant in sorted(int(v) for v in rng.choice(24, _VARIANTS_PER_FAMILY, replace=False)):
        (rear, right, _), (front, left, _) = (tuple(map(float, corner)) for corner in catalogue.get(family, variant).bounds)
        out.append(VehicleType(f"{family}_{variant}", family, variant, front - rear, left - right, front))
    return tuple(out)
