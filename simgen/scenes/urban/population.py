"""Who is in the streets, by the hour: shares of vehicles and people relative to those that a recipe gives for a usual day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

# (hour, factor) by family; straight lines between, the same before and after. Deliveries and refuse come in the morning, lorries keep to
# working hours, taxis and police stay when others leave (FHWA, Traffic Monitoring Guide 2016, ch. 4: hourly shares by vehicle class).
_DELIVERIES = ((5.0, 0.4), (8.0, 1.5), (12.0, 1.3), (17.0, 0.8), (20.0, 0.3))
_GOODS = ((5.0, 0.6), (8.0, 1.4), (14.0, 1.2), (18.0, 0.6), (21.0, 0.3))
_REFUSE = ((5.0, 0.6), (7.0, 2.5), (10.0, 2.0), (13.0, 0.5), (15.0, 0.05))
_PUBLIC = ((4.0, 0.3), (7.0, 1.2), (19.0, 1.0), (23.0, 0.4))
_NIGHT = ((6.0, 1.6), (9.0, 1.0), (18.0, 1.0), (22.0, 2.5))
_VEHICLES: Mapping[str, tuple[tuple[float, float], ...]] = {
    "van": _DELIVERIES, "truck": _GOODS, "tipper": _GOODS, "tractor_trailer": _GOODS, "refuse_lorry": _REFUSE, "farm_tractor": _GOODS,
    "bus": _PUBLIC, "coach": _PUBLIC, "minibus": _PUBLIC, "taxi": _NIGHT, "police": _NIGHT,
}  # fmt: skip
# School runs about eight and three, the elderly out by day (National Travel Survey 2022, England, table NTS0502: by hour and purpose).
_CHILDREN = ((6.0, 0.3), (7.9, 1.8), (9.0, 0.6), (14.0, 0.7), (15.5, 1.8), (18.0, 1.0), (21.0, 0.15))
_ELDERLY = ((7.0, 0.4), (10.0, 1.6), (15.0, 1.4), (18.0, 0.6), (21.0, 0.3))
# Trips on foot and by cycle by hour, relative to the mean of the day from seven to seven (the same survey).
_OUT = ((0.0, 0.05), (5.0, 0.05), (7.0, 0.6), (8.5, 1.2), (10.5, 0.95), (12.5, 1.15), (15.5, 1.25), (17.5, 1.1), (20.0, 0.6), (23.0, 0.15))
_TRAFFIC = ((0.0, 0.15), (5.0, 0.15), (7.0, 0.9), (8.5, 1.15), (11.0, 0.95), (17.0, 1.2), (20.0, 0.65), (23.0, 0.3))


CYCLES = {"bicycle": 0.88, "cargo_bike": 0.04, "e_scooter": 0.08}  # shares of those who ride where bicycles may
_TEENAGERS = 0.4  # of those under 18 who are out
_ROLES = {"worker": 0.02, "police_officer": 0.008}  # of those who walk


@dataclass(frozen=True)
class Hour:
    """Factors at one hour on what a recipe says of a usual day. vehicles, people : on their numbers per kilometre. children, elderly : on
    their shares. trams : on their number per kilometre of line."""

    vehicles: float
    people: float
    children: float
    elderly: float
    trams: float


def at_hour(hour: float) -> Hour:
    """The factors at an hour of the day, 0..24."""
    return Hour(*(_at(hour, table) for table in (_TRAFFIC, _OUT, _CHILDREN, _ELDERLY, _PUBLIC)))


def walkers(children: float, elderly: float) -> dict[str, float]:
    """Weights of the families of those who walk, from the shares 0..1 of the young and the old."""
    adults = max(1.0 - children - elderly, 0.0)
    grown = {"adult": adults * (1 - sum(_ROLES.values())), **{role: adults * share for role, share in _ROLES.items()}}
    return {**grown, "elder": elderly, "child": children * (1 - _TEENAGERS), "teenager": children * _TEENAGERS}


def mix_at(hour: float, mix: Mapping[str, float]) -> dict[str, float]:
    """Weights of vehicle families at an hour of the day, in the order of `mix`."""
    return {family: weight * _at(hour, _VEHICLES[family]) if family in _VEHICLES else weight for family, weight in mix.items()}


def _at(hour: float, table: tuple[tuple[float, float], ...]) -> float:
    hours, factors = zip(*table, strict=True)
    return float(np.interp(hour, hours, factors))
