"""What differs from country to country."""

from pathlib import Path

import numpy as np
import pytest
import shapely

from simgen.assets.furniture.boxes import POST_BOXES
from simgen.assets.textures.signs.styles import STYLES
from simgen.assets.vehicles.plates import plate_count
from simgen.countries import COUNTRIES, Country, country_of
from simgen.errors import SimgenError
from simgen.recipe import Network, load_recipe
from simgen.roads.markings import Markings, paint_markings
from simgen.roads.network import generate_network
from simgen.roads.outlines import street_outlines
from simgen.roads.reader import read_network
from simgen.roads.roadmap import RoadMap
from simgen.scene import Draws

STREETS = Network(kind="grid", size=3, lanes=1, parking=0.0, signals=0.0, irregularity=0.2)


def painted(country: Country, road_map: RoadMap, seed: int = 0) -> Markings:
    return paint_markings(road_map, street_outlines(road_map).carriageway, np.random.default_rng(seed), habits=country.markings)


@pytest.fixture(scope="module")
def road_map(tmp_path_factory: pytest.TempPathFactory) -> RoadMap:
    uk = STREETS.model_copy(update={"country": "uk"})
    return read_network(generate_network(uk, Draws(0, 0, 0), tmp_path_factory.mktemp("uk")))


def test_every_country_has_plates_furniture_and_signs() -> None:
    for country in COUNTRIES.values():
        assert plate_count(country.code) > 100 and country.code in POST_BOXES
        assert not country.signs or (country.signs in STYLES and STYLES[country.signs].left == country.left)


def test_a_recipe_names_the_country_and_its_side_of_the_road(tmp_path: Path) -> None:
    for name, left in (("uk", True), ("usa", False), ("japan", True), ("france", False)):
        assert country_of(Network(country=name), Draws(0, 0, 0)) == COUNTRIES[name] and COUNTRIES[name].left == left
    british = Network(kind="grid", size=3, country="uk", lefthand=False)
    assert country_of(british, Draws(0, 0, 0)).code == "uk"
    assert not read_network(generate_network(british, Draws(0, 0, 0), tmp_path)).lefthand


def test_a_country_left_open_is_drawn_per_network_and_recorded() -> None:
    def drawn(lefthand: bool | None) -> list[str]:
        out = []
        for k in range(150):
            draws = Draws(1, 2 * k, k)
            out.append(country_of(Network(lefthand=lefthand), draws).code)
            assert draws.values["network.plates"] == out[-1]
            assert country_of(Network(lefthand=lefthand), Draws(1, 2 * k + 1, k)).code == out[-1]
        return out

    assert set(drawn(None)) == {c.code for c in COUNTRIES.values()}
    assert set(drawn(True)) == {"uk", "jp"} and not set(drawn(False)) & {"uk", "jp"}


def test_an_unknown_country_is_refused_with_those_there_are() -> None:
    with pytest.raises(SimgenError, match=r"atlantis.*usa"):
        load_recipe("smoke", ["network.country=atlantis"])


def test_no_waiting_lines_run_along_british_kerbs(road_map: RoadMap) -> None:
    lines = np.concatenate(list(painted(COUNTRIES["uk"], road_map).kerbs.values()))
    carriageway = street_outlines(road_map).carriageway
    distance = shapely.distance(shapely.points(lines.mean(axis=1)), carriageway.boundary)
    # Two lines of 75 mm, their middles 0.29 and 0.44 m from the kerb; ends lie nearer to the kerbs of side streets.
    along = distance[(distance > 0.26) & (distance < 0.47)]
    assert len(along) > 0.9 * len(distance)
    assert not painted(COUNTRIES["germany"], road_map).kerbs


def test_opposite_directions_are_parted_in_yellow_in_the_usa_alone(road_map: RoadMap) -> None:
    assert all(painted(COUNTRIES["usa"], road_map, k).style.yellow for k in range(6))
    assert not any(painted(COUNTRIES["uk"], road_map, k).style.yellow for k in range(6))


def test_dashes_are_as_long_as_the_country_has_them(road_map: RoadMap) -> None:
    for name in ("uk", "usa", "germany"):
        habits = COUNTRIES[name].markings
        centre = shapely.union_all(shapely.polygons(np.concatenate(list(painted(COUNTRIES[name], road_map).centre.values()))))
        areas = shapely.area(shapely.get_parts(shapely.buffer(centre, 1e-4)))
        dash = habits.dash_m * habits.line_m
        assert (np.abs(areas / dash - 1) < 0.03).sum() > 10, name
