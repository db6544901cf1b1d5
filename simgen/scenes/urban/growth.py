"""What grows on the ground of streets near the ego's path: grass in tufts, weeds in cracks, planted beds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from simgen.geometry import transform
from simgen.ontology import class_id
from simgen.roads.roadmap import RoadMap
from simgen.roads.surface import StreetGround
from simgen.scene import Draws
from simgen.scenes.placement import Placement
from simgen.scenes.urban import lawns, weeds
from simgen.scenes.urban.beds import plant_beds
from simgen.scenes.urban.blades import Sward
from simgen.scenes.urban.cover import TILE_M, Floats, cover_of
from simgen.scenes.urban.furnishing import approach
from simgen.scenes.urban.plantings import EDGE_MATERIALS, bed_materials
from simgen.scenes.urban.plots import Plot
from simgen.scenes.urban.seasons import Season
from simgen.scenes.urban.sight import Sight
from simgen.scenes.urban.thresholds import Houses

_REACH_M = 36.0  # of beds, whose flowers are seen from farther away than blades
_STEP_M = 1.5  # of the path
_KEPT = 0.35  # share of streets that hardly have weeds
_MOST = 2.4  # of weeds in one place, to the town's mean
_SHOP_M, _SHOP = 1.3, 0.12  # before shops they are pulled out


def growth(
    road_map: RoadMap, ground: StreetGround, standing: Sequence[Placement], built: Sequence[Placement], plots: Sequence[Plot],
    season: Season, draws: Draws, path: Floats, sight: Sight, abundance: float,
) -> list[Placement]:
    """Small plants near a path (F, 2), where `sight` reaches: few meshes, which cast no shadow.

    A plant grows where the topmost surface lets it, beside what stands there (`standing`, of which `built` are the buildings). Tiles of the
    plan have streams of their own. abundance : of weeds, 1 as usual; towns differ.
    """
    line = _line(path)
    cover = cover_of(ground, standing, path, _REACH_M + TILE_M)
    neglect = abundance * _neglect(draws.rng("network.growth.neglect"))
    wild = [plot.area for plot in plots if plot.use == "vacant"]
    care = lawns.care_of(draws.rng("network.growth"), neglect, ground, wild)
    low, high, edges = Sward(), Sward(), Sward()
    houses = Houses(built)
    plant_beds(low, high, edges, cover, plots, houses, road_map, ground, season, draws, lambda xy: _away(line, xy), _REACH_M, sight)
    tiles = _tiles(path, sight)
    streets = _Streets(road_map, draws, neglect, houses, care)
    clumps = []
    found = []
    for tile in tiles:
        rng = draws.rng(f"network.growth.{tile[0]},{tile[1]}")
        xy, dice = lawns.candidates(rng, tile)
        away = _away(line, xy)
        clumps.append(lawns.draw_clumps(tile, cover, care, away, sight, xy, dice))
        if neglect > 0:
            codes = cover.tile(*tile)
            found.append(weeds.draw_weeds(rng, tile, codes, _MOST * neglect, streets.abundance, lambda xy: _away(line, xy), sight))
    for some in lawns.thinned(clumps):
        lawns.grow_grass(low, some, ground.height(some.xy), care, season)
    if found:
        plants = weeds.thinned(found)
        weeds.grow_weeds(low, high, plants, ground.height(plants.xy), lawns.phase_of(season))
    colors = (*lawns.palette(season), *bed_materials())
    return [
        Placement(transform(), class_id(kind), materials, mesh=sward.build(), casts_shadow=False, attributes={"family": "growth"})
        for kind, sward, materials in (("terrain", low, colors), ("vegetation", high, colors), ("static", edges, EDGE_MATERIALS))
        if len(sward)
    ]


def _neglect(rng: np.random.Generator) -> float:
    """What a town spends on its gardeners: a third of them hardly lets a weed grow."""
    kept, more = rng.random(2)
    return float(0.05 + 0.2 * more if kept < 0.33 else 0.4 + 1.4 * more)


@dataclass(eq=False)
class _Streets:
    """How many weeds each street has, and where there are none."""

    road_map: RoadMap
    draws: Draws
    neglect: float
    houses: Houses
    care: lawns.Care

    def __post_init__(self) -> None:
        lanes = [lane for lane in self.road_map.lanes if len(lane.center) > 1]
        self._edges = [lane.edge for lane in lanes]
        self._lanes = shapely.STRtree([shapely.LineString(lane.center) for lane in lanes])
        self._trodden = shapely.union_all([approach(crossing) for crossing in self.road_map.crossings])
        shapely.prepare(self._trodden)
        self._shares: dict[str, float] = {}

    def abundance(self, xy: Floats) -> Floats:
        """(N,) at (N, 2)."""
        if not len(xy):
            return np.empty(0)
        points = shapely.points(xy)
        nearest = self._lanes.nearest(points)
        share = np.array([self._share(self._edges[k]) for k in nearest.tolist()])
        patchy = np.clip(2.6 * self.care.fine(xy) - 0.75, 0.05, 1.6)
        share *= patchy * ~shapely.contains_xy(self._trodden, xy[:, 0], xy[:, 1])
        share[self.houses.in_doorways(points)] *= 0.2
        share[self.houses.beside_shops(points, _SHOP_M)] *= _SHOP
        return np.asarray(np.minimum(self.neglect * share, _MOST * self.neglect))

    def _share(self, edge: str) -> float:
        if edge not in self._shares:
            kept, more = self.draws.rng(f"network.weeds.{edge}").random(2)
            self._shares[edge] = 0.12 if kept < _KEPT else 0.5 + 1.3 * float(more)
        return self._shares[edge]


def _line(path: Floats) -> Floats:
    """(P, 2) the path in steps; a standing car's is a point."""
    step = np.linalg.norm(np.diff(path, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(step)])
    at = np.linspace(0.0, along[-1], int(along[-1] / _STEP_M) + 2)
    return np.unique(np.stack([np.interp(at, along, path[:, k]) for k in (0, 1)], axis=1), axis=0)


def _away(line: Floats, xy: Floats) -> Floats:
    """(N,) metres from (N, 2) to the nearest point of a path."""
    out = np.full(len(xy), np.inf)
    for point in line:
        np.minimum(out, (xy[:, 0] - point[0]) ** 2 + (xy[:, 1] - point[1]) ** 2, out=out)
    return np.asarray(np.sqrt(out))


def _tiles(path: Floats, sight: Sight) -> list[tuple[int, int]]:
    """Tiles that plants near the path may stand on, in order."""
    reach = max(lawns.REACH_M, weeds.REACH_M)
    low, high = (np.floor((edge + side * reach) / TILE_M).astype(int) for edge, side in ((path.min(axis=0), -1), (path.max(axis=0), 1)))
    steps = (np.stack(np.meshgrid(np.arange(5), np.arange(5)), axis=-1).reshape(-1, 2) + 0.5) / 5
    line = _line(path)
    out = []
    for i in range(low[0], high[0] + 1):
        for j in range(low[1], high[1] + 1):
            points = (np.array([i, j]) + steps) * TILE_M
            if (sight.covers(points) & (_away(line, points) < reach + 3.0)).any():
                out.append((i, j))
    return out
