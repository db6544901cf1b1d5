"""The vehicle and person types that drive and walk, and how they do it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

import numpy as np

from simgen.errors import SimgenError
from simgen.kinds import ON_RAILS
from simgen.world import Catalogue

MOST_VARIANTS = 8  # of a family in one scene, so that its assets load quickly
_ANY_VARIANT = 1 << 16  # the catalogue counts variants modulo their number
_TRIES = 12
_MOST_SOUGHT = 100  # variants, before a family counts as one that does not drive


@dataclass(frozen=True)
class Driving:
    """How a family drives. accel, decel : m/s^2. speed_factor : mean and deviation of the chosen speed relative to the
    limit. sigma : imperfection 0..1. max_speed : m/s. min_gap : m kept to the vehicle ahead in a queue. changes_lane : whether it ever
    does."""

    accel: float
    decel: float
    speed_factor: tuple[float, float]
    sigma: float
    max_speed: float
    min_gap: float
    sumo_class: str = "passenger"
    changes_lane: bool = True


# Accelerations and gaps after SUMO's defaults per class (Vehicle_Type_Parameter_Defaults), a little gentler, as drivers use
# about two thirds of what is possible in town (ITE Traffic Engineering Handbook: 1.1 to 2 m/s^2, braking 3 m/s^2).
# All motor vehicles share SUMO's passenger class, since that is what every driving lane of a road map admits.
_CAR = Driving(2.1, 3.8, (1.0, 0.09), 0.4, 50, 2.3)
_VAN = Driving(1.7, 3.5, (0.95, 0.08), 0.4, 40, 2.5)
_BUS = Driving(1.1, 3.0, (0.88, 0.06), 0.3, 24, 2.8)
_LORRY = Driving(1.0, 3.0, (0.88, 0.06), 0.3, 24, 2.8)
_SLOW = Driving(0.7, 2.5, (0.7, 0.06), 0.3, 11, 3.0)
DRIVING: dict[str, Driving] = {
    "hatchback": Driving(2.0, 3.8, (0.98, 0.09), 0.4, 45, 2.2), "saloon": Driving(2.2, 3.8, (1.0, 0.09), 0.4, 50, 2.2),
    "suv": _CAR, "estate": _CAR, "taxi": _CAR, "police": _CAR, "pickup": _CAR, "coupe": Driving(2.5, 4.0, (1.05, 0.1), 0.4, 60, 2.1),
    "van": _VAN, "minibus": _VAN, "ambulance": _VAN, "bus": _BUS, "coach": _BUS, "truck": _LORRY, "tipper": _LORRY,
    "tractor_trailer": Driving(0.8, 2.8, (0.85, 0.06), 0.3, 24, 3.2), "refuse_lorry": _SLOW, "fire_engine": _LORRY,
    "farm_tractor": _SLOW, "excavator": _SLOW,
    # Trams brake at 1.2 m/s^2 in service and 2.7 in emergencies, and start at 1 m/s^2 (EN 13452-1 and BOStrab).
    "tram": Driving(1.0, 2.0, (0.9, 0.05), 0.2, 19.4, 3.0, changes_lane=False),
    "motorcycle": Driving(3.0, 4.5, (1.04, 0.1), 0.4, 50, 2.0), "scooter": Driving(2.0, 4.0, (0.98, 0.1), 0.4, 24, 1.8),
    "bicycle": Driving(0.9, 2.5, (1.0, 0.15), 0.4, 5.3, 1.2, "bicycle"),
    "cargo_bike": Driving(0.7, 2.3, (0.9, 0.1), 0.4, 4.6, 1.4, "bicycle"),
    "horse": Driving(0.6, 2.0, (1.0, 0.05), 0.2, 1.8, 2.5, "bicycle"),
    "e_scooter": Driving(1.1, 2.8, (1.0, 0.08), 0.4, 5.4, 1.2, "bicycle"),
}  # fmt: skip
# Free walking speed 1.34 m/s with deviation 0.26 (Weidmann 1993); 0.95 m/s beyond 70 and 1.15 m/s for children (Bohannon 1997).
_WALKING = {
    "adult": (1.34, 0.18), "teenager": (1.36, 0.16), "child": (1.15, 0.18), "elder": (0.98, 0.2), "worker": (1.3, 0.14),
    "police_officer": (1.2, 0.12),
}  # fmt: skip
_USERS = "user/"  # imported assets that are asked for in traffic drive as a middle car does


@dataclass(frozen=True)
class VehicleType:
    """One drivable asset. x_front_m : front end ahead of the rear axle."""

    name: str
    family: str
    variant: int
    length_m: float
    width_m: float
    x_front_m: float


def check_drivable(families: Iterable[str]) -> None:
    """SimgenError for a family that cannot be driven, or not everywhere."""
    for family in families:
        if family in ON_RAILS:
            raise SimgenError(f"traffic.mix names {family!r}, which goes on rails only; set network.tramways and traffic.trams_per_km")
        if family not in DRIVING and not family.startswith(_USERS):
            raise SimgenError(f"traffic.mix names {family!r}, which does not drive; families: {', '.join(DRIVING)}")


class Fleet:
    """Deals out the vehicles of a scene: different ones of a family in turn, until `MOST_VARIANTS` are on the road. `types` : by family,
    those dealt so far."""

    def __init__(self, catalogue: Catalogue, rng: np.random.Generator) -> None:
        self._catalogue, self._rng = catalogue, rng
        self._dealt: dict[str, int] = {}
        self._keys: set[str] = set()
        self.types: dict[str, list[VehicleType]] = {}

    def deal(self, family: str) -> VehicleType:
        """The next one of a family."""
        types = self.types.setdefault(family, [])
        turn = self._dealt[family] = self._dealt.get(family, -1) + 1
        if turn >= len(types) and len(types) < MOST_VARIANTS:
            types += self._other(family)
        if not types:
            raise SimgenError(f"traffic.mix names {family!r}, but none of its variants drives; leave it out")
        return types[turn % len(types)]

    def _other(self, family: str) -> list[VehicleType]:
        """One that is not on the road yet, or none if none is found: few variants are left, or none. Of a family with few that drive, the
        first one is sought among all."""
        tries = self._rng.integers(_ANY_VARIANT, size=_TRIES).tolist()
        for variant in tries if self.types.get(family) else [*tries, *range(_MOST_SOUGHT)]:
            asset = self._catalogue.get(family, variant)
            if asset.key in self._keys or not asset.parameters.get("drives", True):
                continue
            self._keys.add(asset.key)
            (rear, right, _), (front, left, _) = (tuple(map(float, corner)) for corner in asset.bounds)
            return [VehicleType(f"{family}_{variant}", family, variant, front - rear, left - right, front)]
        return []


def type_elements(types: Mapping[str, Iterable[VehicleType]]) -> list[str]:
    """SUMO's vType elements of the vehicles, and of the families of people who walk."""
    out = []
    for family, several in types.items():
        d = DRIVING["saloon" if family.startswith(_USERS) else family]
        mean, deviation = d.speed_factor
        change = 'lcStrategic="2"' if d.changes_lane else 'lcStrategic="-1" lcCooperative="-1" lcSpeedGain="0" lcKeepRight="0"'
        out += [
            f"<vType id={quoteattr(t.name)} vClass=\"{d.sumo_class}\" length=\"{t.length_m:.3f}\" width=\"{t.width_m:.3f}\" "
            f'accel="{d.accel}" decel="{d.decel}" emergencyDecel="8" sigma="{d.sigma}" sigmaStep="1" maxSpeed="{d.max_speed}" '
            f'minGap="{d.min_gap}" speedFactor="normc({mean},{deviation},{mean - 2.5 * deviation:.3f},'
            f'{mean + 2.5 * deviation:.3f})" tau="1.1" {change} jmIgnoreKeepClearTime="-1"/>'
            for t in several
        ]
    for family, (speed, deviation) in _WALKING.items():
        out.append(f'<vType id="{family}" vClass="pedestrian" desiredMaxSpeed="{speed}" '
                   f'speedFactor="normc(1,{deviation},0.6,1.5)" minGap="0.35"/>')
    return out
