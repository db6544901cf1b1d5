"""The `urban` scene builder: one ego position in the streets of a procedural town."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from simgen.physics.settle import settle, wheel_travel
from simgen.physics.stance import stances
from simgen.recipe import Recipe, Weather
from simgen.scene import Draws
from simgen.scenes.placement import Placement
from simgen.scenes.urban.actors import Actors
from simgen.scenes.urban.debris import debris
from simgen.scenes.urban.parked import parked_cars
from simgen.scenes.urban.town import Town, build_town
from simgen.scenes.urban.world import VIEW_M, UrbanWorld, mounted, thing_count
from simgen.snapshot import Sky
from simgen.traffic.simulate import simulate
from simgen.weather.sky import make_sky, turned
from simgen.world import Catalogue


def build(recipe: Recipe, draws: Draws, catalogue: Catalogue) -> UrbanWorld:
    """A clip of a drive through a town: network, ground, houses, furniture, traffic, parked cars, debris, sky and cameras."""
    town = build_town(recipe, draws, catalogue)
    rates = {
        name: float(draws.value(f"traffic.{name}", getattr(recipe.traffic, name)))
        for name in ("vehicles_per_km", "bicycles_per_km", "pedestrians_per_km", "children")
    }
    log = simulate(town.road_map, recipe.traffic, recipe.clip, draws, catalogue, **rates)
    stance = stances(log, town.ground, catalogue)
    T_world_ego = stance["ego"].T_world_obj[0]
    loose = _loose(recipe, draws, catalogue, town, T_world_ego)
    placements = [*town.placements, *loose]
    actors = Actors(log, stance, catalogue, draws, first_id=1 + thing_count(placements))
    cameras = [mounted(spec, draws) for spec in recipe.cameras]
    return UrbanWorld(placements, log, stance, actors, _sky(recipe.weather, draws), cameras, catalogue.textures)


def _loose(recipe: Recipe, draws: Draws, catalogue: Catalogue, town: Town, T_world_ego: NDArray[np.float64]) -> list[Placement]:
    """Parked cars in view and debris, brought to rest by physics."""
    near = [bay for bay in town.bays if np.hypot(*(np.array(bay[:2]) - T_world_ego[:2, 3])) < VIEW_M]
    placed = parked_cars(near, town.ground, town.plan, catalogue, draws, 1.0)
    count = draws.integer("debris.count", recipe.debris.count)
    placed += debris(count, town.ground, town.plan, catalogue, draws, T_world_ego)
    rest = settle(placed, town.ground)
    travel = wheel_travel(placed, rest, town.ground)
    return [replace(p, T_world_obj=T, pose=moved) for p, T, moved in zip(placed, rest, travel, strict=True)]


def _sky(weather: Weather, draws: Draws) -> Sky:
    """The sky, turned about the vertical so that streets run in every direction under the sun."""
    keys = ("hour", "latitude_deg", "cloud_cover", "turbidity", "visibility_m")
    drawn = {key: float(draws.value(f"weather.{key}", getattr(weather, key))) for key in keys}
    sky = make_sky(**drawn, day=draws.integer("weather.day", weather.day), rng=draws.rng("weather.clouds"))
    return turned(sky, float(draws.value("weather.bearing_share", draws.rng("weather.bearing").random())))
