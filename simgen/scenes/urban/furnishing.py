"""What stands on the pavements: signals, beacons, signs, lamps, trees, seats, bins, bollards and shelters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.assets.furniture.bins import DOG
from simgen.assets.furniture.common import GALVANISED
from simgen.assets.materials import material
from simgen.assets.meshbuilder import MeshBuilder
from simgen.countries import COUNTRIES, Country
from simgen.ontology import class_id
from simgen.recipe import Streetscape
from simgen.roads.ground import Ground
from simgen.roads.ribbons import track
from simgen.roads.roadmap import Crossing, RoadMap
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement
from simgen.scenes.urban import signage, signalling
from simgen.scenes.urban.bayworks import put_in_bays
from simgen.scenes.urban.beacons import put_beacons
from simgen.scenes.urban.buildingsites import put_building_sites
from simgen.scenes.urban.cafes import put_cafes
from simgen.scenes.urban.kerbside import Crew, Floats, Side, sides
from simgen.scenes.urban.stands import put_cycles
from simgen.scenes.urban.streetkit import put_kit, put_rails
from simgen.scenes.urban.thresholds import Houses
from simgen.scenes.urban.townstyle import TownStyle, town_style
from simgen.scenes.urban.utilitylines import put_lines
from simgen.scenes.urban.walllamps import wall_lamps
from simgen.world import Catalogue

_TREES: tuple[tuple[str, int, float], ...] = (  # family, variant, crown radius m
    ("tree_broad", 0, 4.0), ("tree_broad", 1, 4.3), ("tree_broad", 2, 2.7), ("tree_broad", 3, 4.2), ("tree_broad", 4, 2.7),
    ("tree_broad", 5, 2.6), ("tree_columnar", 0, 1.75), ("tree_columnar", 1, 1.55), ("tree_columnar", 2, 1.9),
    ("tree_columnar", 3, 2.0),
)  # fmt: skip
_WIDE_M, _SEATS_M = 3.9, 0.95  # of pavements with benches round some trees; reach of such a bench
_PLANTED_M = 0.9  # half the breadth of islands that trees stand on
_KERB_CLEARANCE_M = 0.45  # of posts, from the kerb to their axis (RASt 06: 0.5 m beside moving traffic)


def furnish(
    road_map: RoadMap, ground: Ground, plan: GroundPlan, catalogue: Catalogue, draws: Draws, streetscape: Streetscape,
    center_xy: Floats, radius_m: float, wired: frozenset[str] = frozenset(), *, built: Sequence[Placement] = (),
    bays: Sequence[tuple[float, float, float, float]] = (), country: Country = COUNTRIES["europe"],
) -> list[Placement]:
    """Furnish the streets within `radius_m` of (2,) `center_xy`.

    Call it when buildings have claimed their ground in `plan`. Everything is off the carriageway and the crossings and claims its
    own ground. Signal heads carry `Placement.signal`. Draws "network.furniture.density", "network.furniture.trees", "network.overhead" and
    the town's style; the choices of each street have their own stream, so they do not depend on `center_xy`. wired : edges with an overhead
    line. built : the buildings, before which cafés stand and to which wires lead. bays : where cars are parked.
    country : whose furniture and signs there are.
    """
    center = np.asarray(center_xy, float)
    density = float(draws.value("network.furniture.density", streetscape.furniture))
    trees = float(draws.value("network.furniture.trees", streetscape.trees))
    cycles = float(draws.value("network.cycles", streetscape.cycles))
    overhead = float(draws.value("network.overhead", streetscape.overhead))
    town = town_style(draws, country)
    houses = Houses(built)
    clear = [approach(c) for c in road_map.crossings]
    crew = Crew(ground, plan, catalogue, center, radius_m, clear, town.paint, houses.before_a_door)
    pavements = sides(road_map, center, radius_m)
    signalling.put_signals(crew, road_map, pavements, draws, wired, yellow=town.country == "us")
    if country.markings.zigzag:
        put_beacons(crew, road_map, draws)
    signage.put_signs(crew, road_map, pavements, draws, streetscape.signs, country)
    wires = put_lines(crew, pavements, town, draws, overhead, houses.placements, wired)
    put_in_bays(crew, bays, town, draws, density)
    pits: list[tuple[Floats, float, float]] = []
    on_walls = wall_lamps(town, draws, houses.placements)
    for k, side in enumerate(pavements):
        rng, more = draws.rng(f"network.furniture.{side.edge.id}"), draws.rng(f"network.kit.{side.edge.id}")
        if (town.both_sides or k % 2 == 0) and not on_walls.light(crew, side, town.lamp_spacing_m):
            _lamps(crew, side, town)
        if rng.random() < 0.1 * min(density, 1.5):
            _shelter(crew, side, rng, town)
        put_rails(crew, side, more, town, density)
        _trees(crew, side, rng, trees, pits, town)
        _bollards(crew, side, rng, town.one("bollard"), density)
        _seats_and_bins(crew, side, rng, town, density)
        put_building_sites(crew, side, draws.rng(f"network.sites.{side.edge.id}"), density)
        put_kit(crew, side, more, town, density, houses)
        put_cycles(crew, side, draws.rng(f"network.cycles.{side.edge.id}"), density * cycles, town.one("cycle_stand"))
    _island_trees(crew, road_map, draws, trees, pits)
    put_cafes(crew, pavements, houses.shops(), draws, density)
    return crew.placements() + _tree_pits(ground, pits) + wires


def approach(crossing: Crossing) -> shapely.Polygon:
    """The crossing and the pavement that leads to it."""
    line = crossing.center
    first, last = line[0] - line[1], line[-1] - line[-2]
    start = line[0] + 2.2 * first / max(float(np.linalg.norm(first)), 1e-6)
    end = line[-1] + 2.2 * last / max(float(np.linalg.norm(last)), 1e-6)
    return shapely.LineString(np.concatenate([[start], line, [end]])).buffer(crossing.width_m / 2, cap_style="flat", join_style="mitre")


def _lamps(crew: Crew, side: Side, town: TownStyle) -> None:
    """Main streets have one design of lamps, the others another."""
    main = sum(lane.kind == "driving" for lane in side.edge.lanes) > 1
    design = town.variants["street_lamp"][0 if main else 1]
    count = max(1, round(side.length_m / town.lamp_spacing_m))
    for s in (np.arange(count) + 0.5) * side.length_m / count:
        for shift in (0.0, 1.5, -1.5, 3.0):
            xy = side.point(s + shift, _KERB_CLEARANCE_M)
            if crew.put("street_lamp", design, xy, side.towards_road(s + shift), room_m=0.22):
                break


def _trees(
    crew: Crew, side: Side, rng: np.random.Generator, share: float, pits: list[tuple[Floats, float, float]], town: TownStyle
) -> None:
    """A row in pits along the kerb, where the pavement has room for it."""
    if rng.random() >= share or side.width_m < 1.9:
        return
    at = np.arange(5.0 + rng.uniform(0, 3), side.length_m - 5.0, float(rng.uniform(7.5, 13)))
    at += rng.normal(0, 0.25, len(at))
    there, turn = rng.random(len(at)) < 0.92, rng.uniform(0, 2 * np.pi, len(at))
    half = 0.45 if side.width_m < 2.5 else 0.55
    seats = side.width_m >= _WIDE_M and town.has("tree_bench") and crew.allows("tree_bench")
    places = side.points(at, half + 0.17)
    room = crew.clearances(places)
    species = [_TREES[i] for i in rng.permutation(len(_TREES))]
    for k in np.flatnonzero(there):
        # One species a row, or the next that fits between the houses: crowns may come near them, not into them.
        fitting = next((t for t in species if 0.85 * t[2] <= room[k]), None)
        if fitting is None:
            continue
        if seats and k % 4 == 2:
            xy = side.point(float(at[k]), _SEATS_M + 0.2)
            if crew.put(fitting[0], fitting[1], xy, float(turn[k]), room_m=_SEATS_M):
                pits.append((xy, side.direction(float(at[k])), half))
                crew.add(crew.catalogue.get("tree_bench", town.one("tree_bench")), xy, side.direction(float(at[k])), tilted=True)
        elif crew.put(fitting[0], fitting[1], places[k], float(turn[k]), room_m=half):
            pits.append((places[k], side.direction(float(at[k])), half))
            if town.has("tree_guard") and crew.allows("tree_guard"):
                crew.add(crew.catalogue.get("tree_guard", town.one("tree_guard")), places[k], side.direction(float(at[k])))


def _island_trees(
    crew: Crew, road_map: RoadMap, draws: Draws, share: float, pits: list[tuple[Floats, float, float]]
) -> None:
    """A row along the middle of islands that are broad enough; in pits, but where grass grows."""
    for median in road_map.medians:
        rng = draws.rng(f"network.furniture.{median.edges[0]}.islands")
        if rng.random() >= share:
            continue
        family, variant, _ = _TREES[int(rng.integers(len(_TREES)))]
        spacing = float(rng.uniform(7.0, 12.0))
        for island in median.islands:
            line = track(island.line)
            if island.half_m < _PLANTED_M or line.length_m < 8.0:
                continue
            at = np.arange(4.0, line.length_m - 3.9, spacing)
            for xy, ahead, turn in zip(line.at(at), line.direction(at), rng.uniform(0, 2 * np.pi, len(at)).tolist(), strict=True):
                half = min(0.55, island.half_m - 0.3)
                if crew.put(family, variant, xy, turn, room_m=half) and median.surface != "grass":
                    pits.append((xy, float(np.arctan2(ahead[1], ahead[0])), half))


def _shelter(crew: Crew, side: Side, rng: np.random.Generator, town: TownStyle) -> None:
    if side.width_m < 2.8 or side.length_m < 40 or not any(lane.kind == "driving" for lane in side.edge.lanes):
        return
    s = side.length_m * float(rng.uniform(0.35, 0.65))
    crew.put("bus_shelter", town.one("bus_shelter"), side.point(s, side.width_m - 0.95), side.towards_road(s))


def _bollards(crew: Crew, side: Side, rng: np.random.Generator, design: int, density: float) -> None:
    """A short row at each end of the street, before the corner."""
    for end in (False, True):
        if rng.random() < 0.22 * density:
            count = int(rng.integers(3, 7))
            for k in range(count):
                s = 0.8 + 1.45 * k
                s = side.length_m - s if end else s
                crew.put("bollard", design, side.point(s, 0.38), side.towards_road(s), room_m=0.2)


def _seats_and_bins(crew: Crew, side: Side, rng: np.random.Generator, town: TownStyle, density: float) -> None:
    """About one bench and two bins to a hundred metres; seats and wheelie bins stand against the fronts."""
    for _ in range(rng.poisson(density * side.length_m / 110)):
        s = float(rng.uniform(4, side.length_m - 4))
        if side.width_m >= 2.2:
            crew.put("bench", town.one("bench"), side.point(s, side.width_m - 0.5), side.towards_road(s), tilted=True)
    for _ in range(rng.poisson(density * side.length_m / 100)):
        s = float(rng.uniform(3, side.length_m - 3))
        litter = rng.random() < 0.75
        design = town.one("bin") if litter else DOG[0]
        crew.put("bin", design, side.point(s, 0.5), side.towards_road(s) + np.pi, room_m=0.35, tilted=litter)
    for _ in range(rng.poisson(density * side.length_m / 90)):
        s, group = float(rng.uniform(3, side.length_m - 5)), int(rng.integers(1, 4))
        for k in range(group):
            design = town.variants["wheelie"][int(rng.random() < 0.4)]
            turn = side.towards_road(s) + rng.normal(0, 0.09)
            crew.put("bin", design, side.point(s + 0.68 * k, side.width_m - 0.5), turn, margin_m=0.0, tilted=True)


def _tree_pits(ground: Ground, pits: list[tuple[Floats, float, float]]) -> list[Placement]:
    """Squares of soil with a steel edge round the trunks, laid on the pavement: one mesh for all."""
    if not pits:
        return []
    xy = np.array([p[0] for p in pits])
    yaw, half = np.array([p[1] for p in pits]), np.array([p[2] for p in pits])
    c, s = np.cos(yaw), np.sin(yaw)
    turn = np.stack([np.stack([c, -s], axis=1), np.stack([s, c], axis=1)], axis=1)  # (P, 2, 2)

    def on_ground(shape: Floats, lift: float) -> Floats:
        """(P * N, 3) points of a (N, 2) shape in half widths, round every trunk."""
        world = np.einsum("pij,nj->pni", turn, shape) * half[:, None, None] + xy[:, None]
        flat = world.reshape(-1, 2)
        return np.column_stack([flat, ground.height(flat) + lift])

    steps = np.linspace(-1, 1, 4)
    i = (np.arange(3)[:, None] * 4 + np.arange(3)).reshape(-1)
    grid = np.stack([i, i + 1, i + 5, i + 4], axis=1)
    ring = np.array([(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)])
    k, after = np.arange(4), (np.arange(4) + 1) % 4
    builder = MeshBuilder()
    builder.add(on_ground(np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2), 0.012), _repeated(grid, 16, len(pits)), 0)
    # The edge in section: up the outside, across the top, down the inside.
    section = [on_ground(ring, -0.04), on_ground(ring, 0.03), on_ground(0.9 * ring, 0.03), on_ground(0.9 * ring, 0.0)]
    for low, high in pairwise(section):
        band = np.stack([low.reshape(-1, 4, 3), high.reshape(-1, 4, 3)], axis=1).reshape(-1, 3)
        builder.add(band, _repeated(np.stack([k, after, 4 + after, 4 + k], axis=1), 8, len(pits)), 1, crease_deg=10)
    materials = (material("soil"), GALVANISED)
    return [Placement(np.eye(4), class_id("terrain"), materials, mesh=builder.build(), casts_shadow=False)]


def _repeated(quads: NDArray[np.int64], points: int, count: int) -> NDArray[np.int64]:
    """(count * Q, 4) quads of `count` copies of a piece of so many points."""
    return np.asarray((quads[None] + points * np.arange(count)[:, None, None]).reshape(-1, 4))
