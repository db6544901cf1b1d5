"""The town: everything of an urban scene that stands still for good. Its streets are the same for all scenes of one network; what
lines them is built round the ego, in detail where it is near."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.countries import Country, country_of
from simgen.geometry import transform
from simgen.ontology import class_id
from simgen.recipe import Network, Recipe
from simgen.roads.buslanes import with_bus_lanes
from simgen.roads.humps import with_humps
from simgen.roads.medians import with_islands
from simgen.roads.network import generate_network
from simgen.roads.parking import parking_bays
from simgen.roads.reader import read_network
from simgen.roads.roadmap import RoadMap
from simgen.roads.surface import StreetGround, build_ground
from simgen.roads.terrain import Terrain, draw_terrain
from simgen.roads.tramway import Tramway, draw_tramway
from simgen.roads.water import River, draw_river
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement
from simgen.scenes.urban.fallen import fallen_leaves
from simgen.scenes.urban.frontages import frontages
from simgen.scenes.urban.furnishing import approach, furnish
from simgen.scenes.urban.growth import growth
from simgen.scenes.urban.overhead import overhead_line
from simgen.scenes.urban.plots import Plot
from simgen.scenes.urban.quays import quays
from simgen.scenes.urban.seasons import Season, SeasonalCatalogue
from simgen.scenes.urban.sight import Sight
from simgen.scenes.urban.yards import Bay

LINED_M = 230.0  # streets farther away than this are empty but for the skyline
FURNISHED_M = 160.0  # a lamp post is a pixel wide there


@dataclass(frozen=True, eq=False)
class Streets:
    """A network and the lie of its land. country : it lies in. tramway, river : its tram line and its river, if it has them. bays :
    taken parking bays as (x, y, yaw, length_m). drawn : the values it was drawn from. folder : holds the SUMO network as long as the
    streets live."""

    country: Country
    road_map: RoadMap
    terrain: Terrain
    tramway: Tramway | None
    river: River | None
    bays: tuple[tuple[float, float, float, float], ...]
    drawn: Mapping[str, Any]
    folder: tempfile.TemporaryDirectory[str]
    _whole: list[StreetGround] = field(default_factory=list)  # made when first asked for

    def ground(self, draws: Draws, within: shapely.Geometry | None) -> StreetGround:
        """The ground of the network, or what of it lies within an area of the plan; "network." names only."""
        if within is not None:
            return self._built(draws, within)
        if not self._whole:
            self._whole.append(self._built(draws, None))
        return self._whole[0]

    def _built(self, draws: Draws, within: shapely.Geometry | None) -> StreetGround:
        return build_ground(self.road_map, self.terrain, draws.rng("network.ground"), within=within, tramway=self.tramway,
                            habits=self.country.markings, river=self.river)


def build_streets(recipe: Recipe, draws: Draws) -> Streets:
    """The streets of a scene's network; draws only under "network." names. Scenes of one network that follow one another share
    the result."""
    recorded = tuple(sorted((k, v) for k, v in draws.recorded.items() if k.startswith("network.")))
    streets = _streets(recipe.network, recipe.streetscape.parked, draws.seed, draws.network_index, recorded)
    draws.values.update(streets.drawn)
    return streets


@lru_cache(maxsize=1)  # a pure function of its arguments; one town, since the next scene is of the same network or of another
def _streets(
    network: Network, parked: object, seed: int, network_index: int, recorded: tuple[tuple[str, Any], ...]
) -> Streets:
    draws = Draws(seed, 0, network_index, dict(recorded))
    country = country_of(network, draws)
    folder = tempfile.TemporaryDirectory(prefix="simgen-")
    road_map = read_network(generate_network(network, draws, Path(folder.name)))
    points = np.concatenate([lane.center for lane in road_map.lanes])
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    terrain = draw_terrain(network, draws, (x0, y0, x1, y1))
    share = float(draws.value("network.parked", parked))
    tramway, river = draw_tramway(network, draws, road_map), draw_river(network, draws, (x0, y0, x1, y1))
    railed = frozenset() if tramway is None else tramway.edges
    road_map = with_bus_lanes(road_map, country.markings, draws.rng("network.bus_lanes"), railed)
    road_map = with_islands(road_map, draws.rng("network.islands"), railed)
    split = frozenset(edge for median in road_map.medians for edge in median.edges)
    road_map = with_humps(road_map, country.markings, draws.rng("network.humps"), railed | split)
    bays = parking_bays(road_map, draws.rng("network.bays"), share)
    return Streets(country, road_map, terrain, tramway, river, bays, draws.values, folder)


def line_streets(
    streets: Streets, ground: StreetGround, recipe: Recipe, draws: Draws, catalogue: SeasonalCatalogue, plan: GroundPlan,
    path: NDArray[np.float64], sight: Sight, bays: list[Bay],
) -> list[Placement]:
    """The ground, buildings and furniture round an ego's path (F, 2), in detail where `sight` reaches. They claim their ground in
    `plan`; a place looks the same from wherever it is seen; draws only under "network." names. bays : the taken bays of car
    parks are added to it."""
    center = (path.min(axis=0) + path.max(axis=0)) / 2
    spread = float(np.linalg.norm(path - center, axis=1).max())
    around = (streets.road_map, ground, plan, catalogue, draws, recipe.streetscape, center)
    country, own = streets.country, recipe.streetscape.buildings
    styles = {s: country.buildings.get(s, 1.0) * own.get(s, 1.0) for s in {*country.buildings, *own}}
    banks = quays(ground, plan, catalogue, draws, center, LINED_M + spread, sight, country.code)
    plots: list[Plot] = []
    built = frontages(*around, LINED_M + spread, spread_m=spread, sight=sight, bays=bays, styles=styles, plots=plots)
    clear = [approach(crossing) for crossing in streets.road_map.crossings]
    line = overhead_line(streets.tramway, ground, plan, draws, clear, center, FURNISHED_M + spread, sight)
    wired = frozenset() if streets.tramway is None else streets.tramway.edges
    furniture = furnish(*around, FURNISHED_M + spread, wired, built=built, bays=streets.bays, country=country)
    fallen = fallen_leaves([*built, *furniture], ground, draws, path)
    weeds = float(draws.value("network.weeds", recipe.streetscape.weeds))
    standing = [*banks, *built, *line, *furniture]
    grown = growth(streets.road_map, ground, standing, built, plots, catalogue.season, draws, path, sight, weeds)
    return [*_surface(ground, catalogue.season), *banks, *fallen, *grown, *built, *line, *furniture]


def _surface(ground: StreetGround, season: Season) -> list[Placement]:
    """The ground's own meshes. They cast no shadow that anybody would see, so they are left out of the shadow maps."""
    return [
        Placement(transform(), class_id(piece.kind), (season.ground(piece.material),), mesh=piece.mesh, casts_shadow=False)
        for piece in ground.pieces
    ]
