"""A clip of traffic: from the road map and the recipe to the tracks of all road users."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from simgen.errors import SimgenError
from simgen.recipe import Clip
from simgen.recipe import Traffic as TrafficRecipe
from simgen.roads.roadmap import RoadMap
from simgen.roads.tramway import Tramway
from simgen.scene import Draws
from simgen.traffic.company import grouped
from simgen.traffic.demand import Counts, Demand, Shares, Trams, demand
from simgen.traffic.ego import Lookout, ranked
from simgen.traffic.engine import Recording, simulation
from simgen.traffic.fleet import Fleet, check_drivable
from simgen.traffic.idle import idle_people
from simgen.traffic.kerbside import kerbside_shift
from simgen.traffic.log import TrafficLog
from simgen.traffic.motion import as_ego, person_tracks, vehicle_tracks
from simgen.traffic.overlap import without_overlaps
from simgen.traffic.routing import RoutingGraph, lanes_of, routing_graph
from simgen.traffic.trams import on_rails
from simgen.world import Catalogue

STEP_S = 0.1
_BEFORE_S, _AFTER_S = 5.0, 0.5  # recorded around the clip, for headings and accelerations
_ATTEMPTS = 3
_IDLE_SHARE = 0.16  # of people, who stand about
_TRAM_MIRRORS_M = 0.45  # by which a tram's mirrors make it wider than its body, which passes others closely
_MOMENTS = 4  # at which an ego with a rider close ahead is looked for, `_BEFORE_S` apart
_EGO_CHOICES = 8  # at least so many cars start, to choose the ego from


def simulate(
    road_map: RoadMap, recipe_traffic: TrafficRecipe, clip: Clip, draws: Draws, catalogue: Catalogue, *,
    vehicles_per_km: float, bicycles_per_km: float, pedestrians_per_km: float, shares: Shares,
    parked_xy: NDArray[np.float64] | None = None, tramway: Tramway | None = None, trams_per_km: float = 0.0,
    close_rider: bool = False,
) -> TrafficLog:
    """Let traffic run for the recipe's warm-up and record the clip that follows.

    The four rates are the drawn values of the recipe's distributions: road users per kilometre of street (its two
    directions count once); shares : of children and others among those who walk. The clip has `clip.frames + 1` instants. The ego
    is one of the cars, chosen when the clip starts so that it is on a street, has driven at least 15 m and sees at least
    30 m of street ahead, by preference with other road users in it; with another demand if there is none such. parked_xy :
    (K, 2) m, parked cars, which count as such. trams_per_km : of the tramway's line. close_rider : whether the clip
    waits, up to 15 s, until some ego has a cyclist up to 9 m ahead of its bumper.

    Depends on nothing but its arguments; the streams are "traffic.*" and "ego.*" of `draws`. Raises SimgenError if the
    network cannot be driven on, MissingDependencyError without libsumo.
    """
    graph = routing_graph(road_map)
    check_drivable(recipe_traffic.mix)
    counts = Counts(*(round(rate * graph.street_km) for rate in (vehicles_per_km, bicycles_per_km, pedestrians_per_km)))
    idle = round(_IDLE_SHARE * counts.people) if graph.pavements else 0
    counts = replace(counts, people=counts.people - idle)
    standing = np.empty((0, 2)) if parked_xy is None else np.asarray(parked_xy, np.float64).reshape(-1, 2)
    setting = _Setting(road_map, recipe_traffic, clip, draws, graph, catalogue, counts, shares, idle, standing, Lookout(road_map), tramway,
        0 if tramway is None else round(trams_per_km * tramway.km), close_rider and counts.bicycles > 0)
    best: _Outcome | None = None
    for attempt in range(_ATTEMPTS):
        outcome = _attempt(setting, attempt)
        if outcome is not None and (best is None or outcome.proper):
            best = outcome
        if best is not None and best.proper:
            return best.log
    if best is None:
        raise SimgenError(
            f"no car could drive on {road_map.net_file} for {recipe_traffic.warmup_s:g} s; use a larger network or fewer vehicles"
        )
    return best.log


@dataclass(frozen=True, eq=False)
class _Setting:
    road_map: RoadMap
    traffic: TrafficRecipe
    clip: Clip
    draws: Draws
    graph: RoutingGraph
    catalogue: Catalogue
    counts: Counts
    shares: Shares
    idle: int
    standing: NDArray[np.float64]
    lookout: Lookout
    tramway: Tramway | None
    trams: int
    close_rider: bool


@dataclass(frozen=True, eq=False)
class _Outcome:
    log: TrafficLog
    proper: bool


def _attempt(s: _Setting, attempt: int) -> _Outcome | None:
    suffix = f".{attempt}" if attempt else ""
    warmup_steps = round(s.traffic.warmup_s / STEP_S)
    before = min(round(_BEFORE_S / STEP_S), warmup_steps)
    clip_s = s.clip.frames / s.clip.rate_hz
    after = int(np.ceil((clip_s + _AFTER_S) / STEP_S - 1e-6))
    moments = _MOMENTS if s.close_rider else 1
    plan = demand(
        s.graph, Fleet(s.catalogue, s.draws.rng("traffic.fleet")), s.counts, mix=s.traffic.mix, shares=s.shares,
        duration_s=s.traffic.warmup_s + clip_s + moments * _BEFORE_S,
        spare_cars=max(0, _EGO_CHOICES - s.counts.vehicles) or 2, rng=s.draws.rng(f"traffic.demand{suffix}"),
        trams=None if s.tramway is None else Trams(s.tramway, s.trams, s.draws.rng(f"traffic.trams{suffix}")),
    )
    with tempfile.TemporaryDirectory(prefix="simgen-") as folder:
        seed = s.draws.engine_seed(f"traffic.sumo{suffix}")
        with simulation(s.road_map.net_file, plan.write(Path(folder)), seed=seed, step_s=STEP_S) as sim:
            sim.advance(warmup_steps - before)
            choice = s.draws.rng(f"ego.choice{suffix}")
            for _ in range(moments):
                early = sim.record(before)
                candidates = ranked(
                    sim, sim.vehicles(), s.graph, s.lookout, s.standing, choice, plan.spare,
                    frozenset() if s.tramway is None else s.tramway.edges, close_rider=s.close_rider,
                )
                if candidates and candidates[0].rider:
                    break
            start_s = sim.steps_done * STEP_S
            if not candidates:
                return None
            ego, proper = candidates[0].vehicle, candidates[0].proper
            for vehicle in sorted(plan.spare & set(sim.vehicles()) - {ego}):
                sim.remove(vehicle)
            late = sim.record(after)
    return _outcome(s, plan, ego, proper, _joined(early, late), start_s)


def _outcome(
    s: _Setting, plan: Demand, ego: str, proper: bool, recorded: tuple[Recording, Recording, Mapping[str, list[str]]],
    start_s: float,
) -> _Outcome | None:
    vehicles, people, signals = recorded
    times = np.arange(s.clip.frames + 1) / s.clip.rate_hz
    shift = kerbside_shift(vehicles, s.road_map, plan.types, s.draws.rng("traffic.kerbside"))
    moved = vehicle_tracks(vehicles, plan.types, start_s + times, shift)
    tracks = {t.id: t for t in on_rails(vehicles, moved, plan.rides, plan.types, start_s + times)}
    tracks = {name: t for name, t in tracks.items() if name == ego or name not in plan.spare}
    driven = tracks.pop(ego, None)
    if driven is None or not driven.present.all():
        return None
    idle = idle_people(
        s.graph, s.idle, children=s.shares.children, lefthand=s.road_map.lefthand, instants=s.clip.frames + 1,
        rng=s.draws.rng("traffic.idle"),
        near=(driven.position[0], float(driven.yaw[0])),
    )
    lanes = [lane for e in s.graph.pavements.values() for lane in lanes_of(e, "sidewalk")]
    walkers = grouped(
        person_tracks(people, plan.people, start_s + times), lanes, groups=s.shares.groups, children=s.shares.children,
        rng=s.draws.rng("traffic.company"),
    )  # fmt: skip
    extents = {
        name: (t.x_front_m - t.length_m, t.x_front_m, t.width_m - (_TRAM_MIRRORS_M if name in plan.rides else 0.0))
        for name, t in plan.types.items()
    }
    railed = [t for t in tracks.values() if t.rail is not None]
    free = [t for t in tracks.values() if t.rail is None]
    kept = without_overlaps([driven, *railed, *free, *walkers, *idle], extents)
    others = tuple(t for t in kept if t.id != ego and t.present.any())
    steps = np.searchsorted(vehicles.times_s, start_s + times + 1e-6, side="right") - 1
    states = {name: tuple(text[k] for k in steps) for name, text in signals.items()}
    return _Outcome(TrafficLog(times, as_ego(driven), others, states), proper)


def _joined(
    early: tuple[Recording, Recording, dict[str, list[str]]], late: tuple[Recording, Recording, dict[str, list[str]]]
) -> tuple[Recording, Recording, dict[str, list[str]]]:
    """One recording of two that follow each other (the last instant of the first is the first of the second), with those
    road users that are in both."""
    signals = {name: early[2][name][:-1] + late[2][name] for name in late[2]}
    return _join(early[0], late[0]), _join(early[1], late[1]), signals


def _join(a: Recording, b: Recording) -> Recording:
    ids = tuple(name for name in a.ids if name in set(b.ids))
    ia = [a.ids.index(name) for name in ids]
    ib = [b.ids.index(name) for name in ids]

    def both(x: NDArray[np.generic], y: NDArray[np.generic]) -> NDArray[np.generic]:
        return np.concatenate([x[:-1][:, ia], y[:, ib]])

    lanes = [[row[i] for i in ia] for row in a.lane[:-1]] + [[row[i] for i in ib] for row in b.lane]
    return Recording(
        np.concatenate([a.times_s[:-1], b.times_s]), ids, both(a.position, b.position), both(a.angle, b.angle),  # type: ignore[arg-type]
        both(a.speed, b.speed), both(a.signals, b.signals), lanes,  # type: ignore[arg-type]
    )
