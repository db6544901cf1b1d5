"""What differs from car to car in a street: paint, plates, tint, dirt, what is on the roof, who sits inside, what stands open.

All of it is drawn without a new mesh; loads and occupants are named, to be fixed on by `with_appearance` or placed as instances of their
own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset, Hinge
from simgen.assets.compose import with_part
from simgen.assets.vehicles import paint as P
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.interior import interior_materials
from simgen.assets.vehicles.liveries import livery_material, no_livery
from simgen.assets.vehicles.occupants import DRIVERS, PASSENGERS
from simgen.assets.vehicles.plates import plate_materials
from simgen.mesh import Material

# Share of cars with something on the roof or tailgate: some 2 % on counts along motorways in summer (the trade's estimate for roof boxes
# and bicycle carriers together; ADAC puts one holiday car in six), fewer in towns. Vans: racks and ladders on one in six.
_CAR_LOADS = (
    ("roof_box", 0.014, 6),
    ("roof_rack", 0.005, 2),
    ("roof_bicycle", 0.004, 4),
    ("surfboard", 0.002, 4),
    ("bike_rear_rack", 0.006, 4),
)
_VAN_LOADS = (("roof_rack", 0.10, 6), ("ladder", 0.08, 4), ("roof_box", 0.002, 6))
_SKIS = 0.006  # in the depth of winter
# 1.45 people are in a car on the mean trip in the EU (European Environment Agency, Occupancy rates of passenger vehicles).
_PASSENGER, _REAR_EACH = 0.29, 0.075
# Buses carry 10 to 12 people on average on some 45 seats (Department for Transport, bus statistics BUS03), more at peak hours.
_BUS_LOAD, _MOST_RIDERS = (0.05, 0.5), 12
_WAITING = 0.04  # of parked cars, with somebody in them
_PRIVACY = 0.45  # of cars have darkened glass behind the driver
# Shares of parked cars, and of vans and lorries, with something open: who delivers leaves doors open at work.
_OPEN, _DELIVERING = 0.03, 0.08
_DENTED, _LETTERED = 0.04, 0.6
_CARS = ("hatchback", "saloon", "estate", "suv", "coupe", "pickup")
_VANS = ("van",)

_ONE_STREET, _FIRMS = 512, 8  # registrations of one street, and the firms that drive there


@dataclass(frozen=True)
class Part:
    """An asset to fix to another one. family, variant : its own. anchor : of the vehicle. name : prefix of its tags and lamps. tint :
    factor on the colour of what somebody wears (tags "top" and "bottom"). joint : of the vehicle that it moves with, "" for the first."""

    family: str
    variant: int
    anchor: str
    name: str
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    joint: str = ""


@dataclass(frozen=True)
class Appearance:
    """recolor : materials by tag, for `Asset.materials_with`. parts : loads. occupants : people on seats. open : by hinge, 0 shut .. 1 as
    far as it goes. dirt : 0..1."""

    recolor: dict[str, Material]
    parts: tuple[Part, ...]
    occupants: tuple[Part, ...]
    open: dict[str, float]
    dirt: float

    @property
    def key(self) -> str:
        """Names what is fixed to the vehicle: equal for equal combined meshes."""
        return ",".join(f"{p.family}/{p.variant}@{p.anchor}" for p in (*self.parts, *self.occupants))


def appearance(
    asset: Asset, rng: np.random.Generator, *, moving: bool = False, style: str = "eu", number: int | None = None, winter: float = 0.0,
    open_share: float | None = None, load_share: float = 1.0,
) -> Appearance:  # fmt: skip
    """Draw how one vehicle looks; the same generator gives the same.

    moving : somebody drives it (else it is parked, and may have a door open). style : of its number plates. number : of its registration;
    vehicles with different numbers have different plates (else it is drawn). winter : 0 summer .. 1 salt and slush. open_share : of
    parked vehicles, with a door or lid open (by default 3 % of cars and 8 % of those with load doors at the rear). load_share : factor
    on the shares of vehicles that carry something on the roof.
    """
    u = rng.random(16)
    dirt = float(np.clip(rng.beta(1.3, 4.5) * (1.0 + 0.6 * winter) + 0.35 * winter * u[0], 0, 1))
    recolor = _paints(asset, rng, u, None if number is None else _firm(number))
    recolor |= plate_materials(rng, style, number)
    rim = P.rim_finish(rng)
    recolor |= interior_materials(rng) | _glass(u) | {"tyre": S.tyre_rubber()} | ({"rim": rim} if asset.family in _CARS else {})
    recolor = {tag: _dirtied(tag, m, dirt) for tag, m in recolor.items() if tag in asset.tags}
    if "trim" in asset.tags:
        recolor["trim"] = _dirtied("trim", asset.materials[asset.tags["trim"]], dirt)
    # Clothes in many colours from few people: the factors' range is that of cloth, dark navy to white.
    tints = rng.uniform(0.45, 1.35, (4, 3)) * rng.uniform(0.5, 1.3, (4, 1))
    people = tuple(
        replace(part, tint=(round(float(t[0]), 3), round(float(t[1]), 3), round(float(t[2]), 3)))
        for part, t in zip(_occupants(asset, u, moving), tints, strict=False)
    )
    people += _riders(asset, rng) if moving else ()
    return Appearance(recolor, _loads(asset, u, winter, load_share), people, {} if moving else _open(asset, u, open_share), dirt)


def with_appearance(asset: Asset, look: Appearance, get: Callable[[str, int], Asset], *, people: bool = True) -> Asset:
    """The vehicle with its loads and (`people`) occupants, in the drawn materials. get : of a catalogue. `look.key` with `asset.key`
    names the combined mesh, for those who keep it."""
    out = replace(asset, materials=asset.materials_with(recolor=look.recolor))
    for part in (*look.parts, *(look.occupants if people else ())):
        out = with_part(out, _dyed(get(part.family, part.variant), part.tint), asset.anchors[part.anchor], part.joint, name=part.name,
                        collides=False)
    return out


def _dyed(part: Asset, tint: tuple[float, float, float]) -> Asset:
    """The part with its clothes in other colours."""
    if tint == (1.0, 1.0, 1.0):
        return part
    clothes = {tag: part.materials[part.tags[tag]] for tag in ("top", "bottom") if tag in part.tags}
    dyed = {}
    for k, (tag, m) in enumerate(clothes.items()):
        r, g, b = (min(0.8, c * t) for c, t in zip(m.base_color, tint[k:] + tint[:k], strict=True))
        dyed[tag] = replace(m, name=f"{m.name}*{tint[0]:.2f}{tint[1]:.2f}{tint[2]:.2f}", base_color=(r, g, b))
    return replace(part, materials=part.materials_with(recolor=dyed))


def _firm(number: int) -> int:
    """The firm whose van it is: vehicles with numbers near each other share a few firms, whose lettering shares few textures."""
    return number // _ONE_STREET * _FIRMS + number % _FIRMS


def _paints(asset: Asset, rng: np.random.Generator, u: NDArray[np.float64], firm: int | None) -> dict[str, Material]:
    """Coats and lettering. Cars and vans have any of their kind; services (parameter "fleet") their colours; others keep their own, as
    old and as bright as they happen to be."""
    fleet = asset.parameters.get("fleet")
    if fleet in P.FLEETS:
        coat, second = P.fleet_paint(fleet, rng)
        return {"paint": coat, "paint2": second}
    if asset.family in _CARS:
        coat = P.car_paint(rng)
        second = P.two_tone(coat, rng)
        if u[3] < _DENTED:
            coat = replace(coat, name=f"{coat.name}, dented", texture=f"dents:{int(u[4] * 6)}", tile_m=2.0, normal_strength=0.8)
        striped = "livery" in asset.tags and asset.materials[asset.tags["livery"]].name == P.STRIPE
        return {"paint": coat, "paint2": second} | ({"livery": P.stripe(coat, float(u[2]))} if striped else {})
    panel = asset.family not in _VANS and u[2] < 0.35
    drawn = livery_material(rng, panel=panel, number=firm)
    lettered = drawn if u[1] < _LETTERED else no_livery()
    own = {tag: asset.materials[asset.tags[tag]] for tag in ("paint", "paint2") if tag in asset.tags}
    if asset.family in _VANS and "paint" in own:
        coat = P.van_paint(rng)
        # Letters that are part of the mesh were chosen for a bright or a dark ground.
        if not asset.parameters.get("text") or _bright(coat) == _bright(own["paint"]):
            return {"paint": coat, "livery": lettered}
    return {tag: P.worn(m, float(u[3]), float(u[4])) for tag, m in own.items()} | {"livery": lettered}


def _bright(material: Material) -> bool:
    r, g, b = material.base_color
    return 0.25 * r + 0.65 * g + 0.10 * b > 0.22


def _glass(u: NDArray[np.float64]) -> dict[str, Material]:
    front = S.WINDSCREEN_TRANSMITTANCE + 0.03 * (u[5] - 0.5)
    dark = u[6] < _PRIVACY
    rear = 0.25 + 0.22 * u[7] if dark else front - 0.03 * u[7]
    return {"glass": S.pane("vehicle glass", round(float(front), 3)), "glass_rear": S.pane("rear glass", round(float(rear), 3))}


# How much of the dirt each slot takes: wipers and washing keep glass cleaner.
_TAKES = {
    "paint": 0.85,
    "paint2": 0.7,
    "trim": 0.9,
    "tyre": 0.35,
    "rim": 0.75,
    "glass": 0.12,
    "glass_rear": 0.35,
    "plate": 0.5,
    "plate_rear": 0.7,
    "livery": 0.8,
}


def _dirtied(tag: str, material: Material, dirt: float) -> Material:
    return replace(material, dirt=round(dirt * _TAKES[tag], 3)) if tag in _TAKES else material


def _loads(asset: Asset, u: NDArray[np.float64], winter: float, share: float) -> tuple[Part, ...]:
    if asset.parameters.get("fleet") == "taxi" and "roof" in asset.anchors:
        return (Part("taxi_sign", int(u[9] * 4), "roof", "taxi_sign"),)
    table = (*_CAR_LOADS, ("skis", _SKIS * winter, 3)) if asset.family in _CARS else _VAN_LOADS if asset.family in _VANS else ()
    at = float(u[8]) / max(share, 1e-9)
    for family, part_share, variants in table:
        if at < part_share:
            anchor = "tow" if family == "bike_rear_rack" else "roof"
            return (Part(family, int(u[9] * variants), anchor, "load"),) if anchor in asset.anchors else ()
        at -= part_share
    return ()


def _occupants(asset: Asset, u: NDArray[np.float64], moving: bool) -> tuple[Part, ...]:
    def pick(who: tuple[int, ...], at: float) -> int:
        return who[int(at * len(who)) % len(who)]

    people = []
    if "seat_driver" not in asset.anchors:
        return ()
    joint = str(asset.parameters.get("driver_joint", ""))
    if moving:
        hands = PASSENGERS if joint else DRIVERS  # trams have no steering wheel
        people.append(Part("occupant", pick(hands, u[10]), "seat_driver", "driver", joint=joint))
        if u[11] < _PASSENGER and "seat_passenger" in asset.anchors:
            people.append(Part("occupant", pick(PASSENGERS, u[11] / _PASSENGER), "seat_passenger", "passenger"))
        for k, (seat, at) in enumerate((("seat_rear_right", u[12]), ("seat_rear_left", u[13]))):
            if at < _REAR_EACH and seat in asset.anchors:
                people.append(Part("occupant", pick(PASSENGERS, at / _REAR_EACH), seat, f"rear{k}"))
    elif u[10] < _WAITING:
        people.append(Part("occupant", pick(PASSENGERS, u[11]), "seat_driver", "driver"))
    return tuple(people)


def _riders(asset: Asset, rng: np.random.Generator) -> tuple[Part, ...]:
    """Passengers of buses and trams, on some of the seats with anchors "ride_...", whose names say which joint the seat moves with."""
    seats = sorted(name for name in asset.anchors if name.startswith("ride_"))
    if not seats:
        return ()
    count = min(int(rng.binomial(len(seats), rng.uniform(*_BUS_LOAD))), _MOST_RIDERS)
    tints = np.round(rng.uniform(0.45, 1.35, (count, 3)) * rng.uniform(0.5, 1.3, (count, 1)), 3)
    return tuple(
        Part("occupant", int(rng.choice(PASSENGERS)), seats[int(k)], f"rider{n}", (float(t[0]), float(t[1]), float(t[2])),
             seats[int(k)].removeprefix("ride_").rpartition("_")[0])
        for n, (k, t) in enumerate(zip(rng.choice(len(seats), count, replace=False), tints, strict=True))
    )  # fmt: skip


def _open(asset: Asset, u: NDArray[np.float64], share: float | None) -> dict[str, float]:
    """One door or lid, seldom two; boots more often than doors. Of what delivers, mostly what leads to the load: both leaves at the rear
    (with the tail lift down before them) or a sliding door."""
    names = sorted(asset.hinges)
    rear = [name for name in names if name.startswith("rear_")]
    share = (_DELIVERING if rear else _OPEN) if share is None else share
    if not names or u[14] >= share:
        return {}
    far = round(0.55 + 0.45 * float(u[14]) / max(share, 1e-9), 3)
    if rear:
        ways = [(rear, 0.58), *(([name], 0.26) for name in names if name.startswith("side_")),
                *(([name], 0.08) for name in names if name.startswith("door_"))]  # fmt: skip
        chosen = ways[_drawn([w for _, w in ways], float(u[15]))][0]
        return {name: _swung(asset.hinges[name], name, far) if name.startswith("rear_") else far for name in chosen}
    weights = [3.0 if any(w in n for w in ("boot", "tail", "trunk", "lid")) else 0.3 if "bonnet" in n else 1.0 for n in names]
    return {names[_drawn(weights, float(u[15]))]: far}


def _swung(hinge: Hinge, name: str, far: float) -> float:
    """How far a leaf at the rear stands open, by how far doors do, 0.55 .. 1: those of boxes are hooked to the sides and lifts are level;
    those of vans rest in the first catch, at a right angle or a little more, some on the kerb side in the last."""
    if hinge.open_rad > np.pi or name == "rear_lift" or (name == "rear_r" and far > 0.86):
        return 1.0
    return round((np.pi / 2 + 0.5 * (far - 0.55)) / hinge.open_rad, 3)


def _drawn(weights: Sequence[float], at: float) -> int:
    """Index that a number 0..1 picks from weights."""
    shares = np.cumsum(weights) / np.sum(weights)
    return min(int(np.searchsorted(shares, at)), len(weights) - 1)
