"""What differs from country to country."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely

from simgen.assets.furniture.boxes import POST_BOXES
from simgen.assets.materials import material
from simgen.assets.textures.signs.styles import STYLES
from simgen.assets.vehicles.plates import plate_count
from simgen.countries import COUNTRIES, Country, country_of
from simgen.errors import SimgenError
from simgen.recipe import Network, load_recipe
from simgen.roads.glyphs import word
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
        dash, whole = habits.dash_m * habits.line_m, 0
        for k in range(3):
            centre = shapely.union_all(shapely.polygons(np.concatenate(list(painted(COUNTRIES[name], road_map, k).centre.values()))))
            areas = shapely.area(shapely.get_parts(shapely.buffer(centre, 1e-4)))
            whole += int((np.abs(areas / dash - 1) < 0.03).sum())
        assert whole > 20, name


def test_words_stand_before_stop_lines_and_are_read_by_those_who_approach(road_map: RoadMap) -> None:
    usa = COUNTRIES["usa"]
    always = replace(usa, markings=replace(usa.markings, stop_word=("STOP", 1.0)))
    never = replace(usa, markings=replace(usa.markings, stop_word=("", 0.0)))
    with_words, without = (sum(map(len, painted(c, road_map).lines.values())) for c in (always, never))
    yielding = [e for e in road_map.edges.values() if not e.priority and any(lane.kind == "driving" for lane in e.lanes)]
    assert yielding and with_words - without == len(yielding) * len(word("STOP"))
    for text in ("STOP", "SLOW", "tomare"):
        letters = word(text)
        assert 1.6 < np.ptp(letters[..., 1]) < 6 and np.ptp(letters[..., 0]) < 2.5
        assert abs(letters[..., 0].max() + letters[..., 0].min()) < 0.1  # in the lane's middle
    t = word("T")  # its bar lies farther off than its foot
    far = t[t[..., 1].mean(axis=1) > 0.8 * t[..., 1].max()]
    assert np.ptp(far[..., 0]) > 3 * np.ptp(t[t[..., 1].mean(axis=1) < 0.4 * t[..., 1].max()][..., 0])


def test_cycle_lanes_are_coloured_as_the_country_has_them(tmp_path: Path) -> None:
    network = Network(kind="grid", size=4, lanes=2, signals=0.5)
    for k in range(6):
        road_map = read_network(generate_network(network, Draws(k, 0, 0), tmp_path / str(k)))
        if any(lane.kind == "bike" for edge in road_map.edges.values() for lane in edge.lanes):
            break
    japan = COUNTRIES["japan"]
    sure = replace(japan, markings=replace(japan.markings, cycle_lane=("blue", 1.0)))
    (surface,) = painted(sure, road_map).surfaces.items()
    area = shapely.area(shapely.polygons(surface[1])).sum()
    lanes = [lane for edge in road_map.edges.values() for lane in edge.lanes if lane.kind == "bike"]
    whole = sum(float(np.linalg.norm(np.diff(lane.center, axis=0), axis=1).sum()) * lane.width_m for lane in lanes)
    assert surface[0] == "lane_blue" and material("lane_blue").texture and 0.8 * whole < area < whole
