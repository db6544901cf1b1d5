"""Wear and the state of paint: on the road, different from street to street, with materials that exist."""

from __future__ import annotations

import numpy as np
import shapely

from simgen.assets.materials import material
from simgen.assets.textures import generate_texture
from simgen.roads.markings import STATES, paint_markings
from simgen.roads.medians import island_areas
from simgen.roads.ribbons import band, steps, track
from simgen.roads.triangulate import lattice_cut
from simgen.roads.wear import ASPHALTS, draw_wear
from tests.roads.conftest import Town


def test_every_material_of_the_ground_exists(town: Town) -> None:
    for piece in town.ground.pieces:
        assert material(piece.material).name == piece.material


def test_wear_lies_on_the_carriageway(town: Town) -> None:
    wear = draw_wear(town.road_map, town.ground.carriageway, "asphalt", np.random.default_rng(2))
    road = shapely.buffer(shapely.union(town.ground.carriageway, island_areas(town.road_map)), 0.05)  # coats go on below islands
    for kind in (wear.coats, wear.films, wear.cores, wear.spots, wear.rims, wear.patches, wear.seals):
        for triangles in kind.values():
            center = triangles[..., :2].mean(axis=1)
            assert shapely.contains_xy(road, center[:, 0], center[:, 1]).mean() > 0.995


def test_streets_differ_and_places_differ(town: Town) -> None:
    drawn = [draw_wear(town.road_map, town.ground.carriageway, "asphalt", np.random.default_rng(k)) for k in range(6)]
    coats = {name for wear in drawn for name in wear.coats}
    assert set(ASPHALTS) - {"asphalt"} <= coats
    assert len({sum(len(t) for t in wear.patches.values()) for wear in drawn}) > 3


def test_paint_is_fresh_worn_and_faded(town: Town) -> None:
    found = set()
    for k in range(4):
        paint = paint_markings(town.road_map, town.ground.carriageway, np.random.default_rng(k))
        for kind in (paint.lines, paint.centre, paint.crossings, paint.stops):
            found |= set(kind)
    assert found == set(STATES)
    gone = [float((generate_texture(f"paint_{state}:0").albedo[..., 3] < 128).mean()) for state in ("worn", "faded")]
    assert 0.02 < gone[0] < 0.12 < gone[1] < 0.3


def test_texture_coordinates_survive_the_cut_along_the_lattice() -> None:
    line = track(np.array([[0.0, 0.0], [30.0, 7.0]]))
    strip = band(line, steps(line, 0.0, line.length_m), -1.0, 1.0, u=(-1.0, 1.0))
    cut = lattice_cut(strip).reshape(-1, 4)
    assert len(cut) > 3 * len(strip)
    assert np.abs(line.at(cut[:, 3], cut[:, 2]) - cut[:, :2]).max() < 2e-3
