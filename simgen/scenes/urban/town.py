"""The town: everything of an urban scene that stands still for good, and is shared by the scenes of one network."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simgen.assets.materials import material
from simgen.geometry import transform
from simgen.ontology import class_id
from simgen.recipe import Recipe
from simgen.roads.network import generate_network
from simgen.roads.parking import parking_bays
from simgen.roads.reader import read_network
from simgen.roads.roadmap import RoadMap
from simgen.roads.surface import StreetGround, build_ground
from simgen.roads.terrain import draw_terrain
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement
from simgen.scenes.urban.frontages import frontages
from simgen.scenes.urban.furnishing import furnish
from simgen.world import Catalogue

_EVERYWHERE_M = 1e6


@dataclass(frozen=True, eq=False)
class Town:
    """A network with its ground, buildings and furniture. plan : what of the ground is taken. bays : taken parking bays as
    (x, y, yaw, length_m). folder : holds the SUMO network as long as the town lives."""

    road_map: RoadMap
    ground: StreetGround
    plan: GroundPlan
    placements: tuple[Placement, ...]
    bays: tuple[tuple[float, float, float, float], ...]
    folder: tempfile.TemporaryDirectory[str]


def build_town(recipe: Recipe, draws: Draws, catalogue: Catalogue) -> Town:
    """The town of a scene's network; draws only under "network." names."""
    folder = tempfile.TemporaryDirectory(prefix="simgen-")
    road_map = read_network(generate_network(recipe.network, draws, Path(folder.name)))
    points = np.concatenate([lane.center for lane in road_map.lanes])
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    ground = build_ground(road_map, draw_terrain(recipe.network, draws, (x0, y0, x1, y1)), draws.rng("network.ground"))
    plan, center = GroundPlan(), (points.min(axis=0) + points.max(axis=0)) / 2
    around = (road_map, ground, plan, catalogue, draws, recipe.streetscape, center, _EVERYWHERE_M)
    built = [*frontages(*around), *furnish(*around)]
    share = float(draws.value("network.parked", recipe.streetscape.parked))
    bays = parking_bays(road_map, ground, draws.rng("network.bays"), share)
    return Town(road_map, ground, plan, (*_surface(ground), *built), bays, folder)


def _surface(ground: StreetGround) -> list[Placement]:
    """The ground's own meshes. They cast no shadow that anybody would see, so they are left out of the shadow maps."""
    return [
        Placement(transform(), class_id(piece.kind), (material(piece.material),), mesh=piece.mesh, casts_shadow=False)
        for piece in ground.pieces
    ]
