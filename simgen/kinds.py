"""Which families of assets are people, two-wheelers, cars and so on: what traffic, physics and scenes treat alike."""

from __future__ import annotations

from typing import Literal

WALKERS = frozenset({"toddler", "child", "teenager", "adult", "elder", "worker", "police_officer"})
PEOPLE = WALKERS | {"cyclist", "motorcyclist"}
ON_FEET = PEOPLE | {"horse"}  # they stand upright on any slope

PEDALLED = frozenset({"bicycle", "cargo_bike"})
CYCLES = PEDALLED | {"e_scooter"}  # they go where bicycles may
NEAR_KERB = CYCLES | {"horse"}
TWO_WHEELERS = CYCLES | {"motorcycle", "scooter"}
MOUNTS = TWO_WHEELERS | {"horse"}  # what has a rider

CARS = ("hatchback", "saloon", "estate", "suv", "coupe", "van")  # what an ego may be
ON_RAILS = frozenset({"tram"})  # they go where rails lead and nowhere else
LARGE = frozenset({"bus", "coach", "truck", "tipper", "tractor_trailer", "refuse_lorry", "fire_engine", "tram"})

BuildingStyle = Literal["brick_terrace", "townhouse", "postwar", "slab", "modern", "glass", "clad", "house", "warehouse"]
