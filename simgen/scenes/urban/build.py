"""The `urban` scene builder: one ego position in the streets of a procedural town."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from simgen.assets.people.errands import Context
from simgen.assets.selection import SelectedCatalogue, selection_of
from simgen.geometry import pose
from simgen.physics.settle import settle, wheel_travel
from simgen.physics.stance import stances
from simgen.recipe import Recipe, Traffic, Weather
from simgen.roads.ground import Ground
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement
from simgen.scenes.urban.actors import Actors
from simgen.scenes.urban.bystanders import bystanders, clear_of, with_bystanders
from simgen.scenes.urban.chosen import chosen_traffic, users_furniture
from simgen.scenes.urban.debris import debris
from simgen.scenes.urban.fauna import fauna
from simgen.scenes.urban.incidents import loading, lying
from simgen.scenes.urban.looks import Looks, looks_of
from simgen.scenes.urban.parked import Bay, at_rest, parked_cars
from simgen.scenes.urban.population import CYCLES, at_hour, mix_at, walkers
from simgen.scenes.urban.roadworks import roadworks
from simgen.scenes.urban.seasons import Season, SeasonalCatalogue, season_of
from simgen.scenes.urban.sight import Sight
from simgen.scenes.urban.town import LINED_M, build_streets, line_streets
from simgen.scenes.urban.world import MountedCamera, UrbanWorld, mounted, thing_count
from simgen.scenes.urban.yards import raised
from simgen.snapshot import Sky
from simgen.traffic.demand import Shares
from simgen.traffic.log import Track
from simgen.traffic.simulate import simulate
from simgen.traffic.sweep import swept_areas
from simgen.weather.sky import make_sky, turned
from simgen.world import Catalogue

_USUAL_PER_KM = 100.0  # people on the pavements of a common street
_BRIGHT_KLX = 90.0  # of the sun on the ground at noon in summer
_DIM_SINE = float(np.sin(np.radians(4.0)))  # of the sun's height, below which all drive with headlamps
_SIGHT_MOMENTS = 64  # of a clip at which it is asked what the cameras see


def build(recipe: Recipe, draws: Draws, catalogue: Catalogue) -> UrbanWorld:
    """A clip of a drive through a town: network, ground, traffic, houses, furniture, parked cars, debris, sky and cameras."""
    with ThreadPoolExecutor(1) as beside:  # SUMO's tools are programs of their own: while they run, the sky is made
        drawing = beside.submit(build_streets, recipe, draws)
        sky = _sky(recipe.weather, draws)
        streets = drawing.result()
    selection = selection_of(recipe.assets)
    season = season_of(draws, recipe.weather)
    catalogue = SeasonalCatalogue(SelectedCatalogue(catalogue, selection), season)
    looks = looks_of(draws, season, streets.country.code)
    traffic, rates, shares = _population(recipe, draws)
    traffic, shares = chosen_traffic(traffic, shares, selection)
    parked_xy = np.array([bay[:2] for bay in streets.bays]).reshape(-1, 2)
    rider = bool(draws.rng("ego.rider").random() < float(draws.value("traffic.close_rider", recipe.traffic.close_rider)))
    trams = selection.weighted({"tram": rates.pop("trams_per_km")}).get("tram", 0.0)
    log = simulate(
        streets.road_map, traffic, recipe.clip, draws, catalogue, parked_xy=parked_xy, shares=shares, tramway=streets.tramway,
        trams_per_km=trams, close_rider=rider, **rates,
    )
    cameras = [mounted(spec, draws) for spec in recipe.cameras]
    sight = _sight(log.ego, cameras, sky)
    # Where scenes share a network they share its ground, which is then made whole.
    ground = streets.ground(draws, sight.area() if recipe.network.scenes_per_network == 1 else None)
    stance = stances(log, ground, catalogue)
    poses = stance["ego"].T_world_obj
    plan = GroundPlan()
    yards: list[Bay] = []
    placements = line_streets(streets, ground, recipe, draws, catalogue, plan, log.ego.position, sight, yards)
    log = clear_of(log, plan.areas)
    swept = swept_areas(log, catalogue)
    for area in swept:
        plan.occupy(area)
    works, working = roadworks(
        float(draws.value("streetscape.roadworks", recipe.streetscape.roadworks)), streets.bays, ground, plan, catalogue, draws, poses[0]
    )
    placements += works
    own = users_furniture(selection, catalogue, streets.road_map, ground, plan, draws, poses[0, :2, 3])
    placements += _loose(recipe, draws, catalogue, looks, streets.bays, yards, ground, plan, poses[0], sight, own)
    people = bystanders(placements, working, swept, draws, log, busy=min(rates["pedestrians_per_km"] / _USUAL_PER_KM, 2.0))
    people += loading(placements, plan, draws, instants=len(log.times_s))
    share = float(draws.value("traffic.lying", recipe.traffic.lying))
    people += lying(share, streets.road_map, plan, draws, poses[0], instants=len(log.times_s))
    log, stance = with_bystanders(log, stance, people, ground)
    actors = Actors(
        log, stance, catalogue, draws, looks, context=_context(sky, draws, season), dim=bool(sky.sun_direction[2] < _DIM_SINE),
        dogs=float(draws.value("animals.dogs", recipe.animals.dogs)), first_id=1 + thing_count(placements),
    )  # fmt: skip
    wild = fauna(
        recipe.animals, streets.road_map, ground, plan, catalogue, draws, poses[0], log.times_s, first_id=actors.following_id
    )
    return UrbanWorld(placements, log, stance, actors, wild, sky, cameras, catalogue.textures)


def _context(sky: Sky, draws: Draws, season: Season) -> Context:
    """What people find outside."""
    sun = float(np.clip(sky.sun_irradiance.max() * max(float(sky.sun_direction[2]), 0.0) / _BRIGHT_KLX, 0, 1))
    month = int((season.day - 1) / 30.5) + 1
    return Context(float(draws.values["weather.hour"]), 0.0, sun, month if season.latitude_deg >= 0 else (month + 5) % 12 + 1)


def _population(recipe: Recipe, draws: Draws) -> tuple[Traffic, dict[str, float], Shares]:
    """The traffic with its mix at the drawn hour, road users per kilometre, and who walks."""
    horses = float(draws.value("animals.horses_per_km", recipe.animals.horses_per_km))
    names = ("vehicles_per_km", "bicycles_per_km", "pedestrians_per_km", "trams_per_km", "children", "elderly", "groups")
    drawn = {name: float(draws.value(f"traffic.{name}", getattr(recipe.traffic, name))) for name in names}
    children, elderly, groups = (drawn.pop(name) for name in names[4:])
    cycles = {**CYCLES, "horse": horses / max(drawn["bicycles_per_km"], 1e-3)}
    drawn["bicycles_per_km"] += horses
    if not recipe.traffic.by_hour:
        return recipe.traffic, drawn, Shares(walkers(children, elderly), cycles, groups)
    hour = float(draws.value("weather.hour", recipe.weather.hour))
    now = at_hour(hour)
    factors = {"vehicles_per_km": now.vehicles, "trams_per_km": now.trams}
    rates = {name: rate * factors.get(name, now.people) for name, rate in drawn.items()}
    shares = Shares(walkers(min(children * now.children, 0.9), min(elderly * now.elderly, 0.9)), cycles, groups)
    return recipe.traffic.model_copy(update={"mix": mix_at(hour, recipe.traffic.mix)}), rates, shares


def _loose(
    recipe: Recipe, draws: Draws, catalogue: Catalogue, looks: Looks, bays: Sequence[Bay], yards: Sequence[Bay], ground: Ground,
    plan: GroundPlan, T_world_ego: NDArray[np.float64], sight: Sight, more: Sequence[Placement],
) -> list[Placement]:
    """Parked cars in view (yards : bays in car parks, whose land is taken already), debris, and more that is not fixed, brought to rest by
    physics."""
    ego = T_world_ego[:2, 3]

    def seen(some: Sequence[Bay]) -> list[Bay]:
        at = np.array([bay[:2] for bay in some]).reshape(-1, 2)
        within = (np.linalg.norm(at - ego, axis=1) < LINED_M) & sight.matters(at, 0.0)
        return [bay for bay, inside in zip(some, within, strict=True) if inside]

    placed = parked_cars(seen(yards), ground, GroundPlan(), catalogue, draws, looks, 1.0, ego)
    in_yards = len(placed)
    placed += [*more, *parked_cars(seen(bays), ground, plan, catalogue, draws, looks, 1.0, ego)]
    count = draws.integer("debris.count", recipe.debris.count)
    placed += debris(count, ground, plan, catalogue, draws, T_world_ego)
    rest = settle(placed, ground)
    travel = wheel_travel(placed, rest, ground)
    resting = at_rest(placed, rest, travel)
    return [*raised(resting[:in_yards]), *resting[in_yards:]]


def _sight(ego: Track, cameras: Sequence[MountedCamera], sky: Sky) -> Sight:
    """What the cameras see during the clip, the ego standing level."""
    moments = np.unique(np.linspace(0, len(ego.yaw) - 1, min(len(ego.yaw), _SIGHT_MOMENTS)).astype(int))
    poses = [pose(float(ego.position[i, 0]), float(ego.position[i, 1]), yaw=float(ego.yaw[i])) for i in moments]
    sun = sky.sun_direction if sky.sun_irradiance.any() else None
    return Sight(((c.K, c.width, T @ c.T_rig_cam) for c in cameras for T in poses), sun)


def _sky(weather: Weather, draws: Draws) -> Sky:
    """The sky, turned about the vertical so that streets run in every direction under the sun."""
    keys = ("hour", "latitude_deg", "cloud_cover", "turbidity", "visibility_m")
    drawn = {key: float(draws.value(f"weather.{key}", getattr(weather, key))) for key in keys}
    sky = make_sky(**drawn, day=draws.integer("weather.day", weather.day), rng=draws.rng("weather.clouds"))
    return turned(sky, float(draws.value("weather.bearing_share", draws.rng("weather.bearing").random())))
