"""Seasons: phases by date and latitude, the same tree all the year, leaves where they fell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import shapely

from simgen.assets import catalogue as assets
from simgen.assets.catalogue import DiskCatalogue, variants
from simgen.assets.people.who import outfit_of
from simgen.assets.plants.trees import SEASONS, SPECIES
from simgen.assets.selection import EVERYTHING, members
from simgen.geometry import pose
from simgen.ontology import class_id
from simgen.recipe import Assets, Weather
from simgen.scene import Draws
from simgen.scenes.placement import place
from simgen.scenes.urban.fallen import fallen_leaves
from simgen.scenes.urban.seasons import Season, SeasonalCatalogue, season_of


@pytest.mark.parametrize(
    ("day", "season"),
    [(15, "bare"), (110, "spring"), (190, "summer"), (285, "turning"), (300, "autumn"), (312, "late"), (340, "bare")],
)
def test_a_lime_at_fifty_degrees_through_the_year(day: int, season: str) -> None:
    assert Season(day, 50.0).of_tree("tree_broad", 0) == season
    assert Season((day + 182) % 365 or 1, -50.0).of_tree("tree_broad", 0) == season  # half a year later in the south


def test_spring_comes_earlier_and_autumn_later_towards_the_tropics_which_have_none() -> None:
    def bare_days(latitude: float) -> int:
        return sum(Season(day, latitude).of_tree("tree_broad", 0) == "bare" for day in range(1, 366))

    assert bare_days(58) > bare_days(48) > bare_days(38) > bare_days(28) > 0 == bare_days(15)


def test_phases_follow_one_another_for_every_species() -> None:
    for family, count in SPECIES.items():
        for species in range(count):
            order = [SEASONS.index(Season(day, 47.0).of_tree(family, species)) for day in range(40, 366)]
            changes = [s for s, before in zip(order, [-1, *order[:-1]], strict=True) if s != before]
            assert changes == [5, 1, 0, 2, 3, 4, 5], (family, species)


def test_conifers_stay_green_and_other_assets_are_handed_through(tmp_path: Path) -> None:
    plain = DiskCatalogue(tmp_path)
    winter = SeasonalCatalogue(plain, Season(20, 52.0))
    assert winter.get("tree_conifer", 1) is plain.get("tree_conifer", 1)
    assert winter.get("bollard", 0) is plain.get("bollard", 0)
    lime = winter.get("tree_broad", 6)  # counts modulo the species
    assert lime is plain.get("tree_broad", SEASONS.index("bare") * SPECIES["tree_broad"])
    assert [m.name.partition(" ")[0] for m in lime.materials] == ["bark_rough", "twigs"]


@pytest.mark.parametrize(
    ("day", "latitude", "clothes"),
    [(15, 50, "cold"), (120, 50, "mild"), (200, 50, "warm"), (275, 50, "mild"), (340, 50, "cold"), (15, 5, "warm"), (200, -45, "cold")],
)
def test_people_dress_for_the_season(day: int, latitude: float, clothes: str) -> None:
    assert Season(day, latitude).clothes == clothes


@pytest.mark.parametrize("split", ["all", "train", "val", "test"])
def test_people_dressed_for_other_weather_stay_away(split: str) -> None:
    asked: list[tuple[str, int]] = []
    selection = replace(EVERYTHING, spec=Assets(split=split))
    known = SimpleNamespace(selection=selection, textures={}, get=lambda family, variant, **_: asked.append((family, variant)))
    winter = SeasonalCatalogue(known, Season(20, 52.0))  # type: ignore[arg-type]
    for variant in range(300):
        winter.get("adult", variant)
    met = {v for _, v in asked}
    assert met <= set(members("adult", split)) and len(met) >= (20 if split in ("all", "train") else 1)
    if split in ("all", "train"):
        assert all("cold" in outfit_of("adult", v).season for v in met)
    asked.clear()
    winter.get("adult", 3, outfit="t-shirt and jeans")
    assert asked == [("adult", 3)]


def test_the_outfit_of_a_variant_is_what_its_person_wears() -> None:
    for family in ("adult", "teenager", "worker", "toddler"):
        for variant in (0, 5, 11):
            assert DiskCatalogue().get(family, variant).parameters["outfit"] == outfit_of(family, variant % variants(family)).name


@pytest.mark.parametrize("species", range(6))
def test_it_is_the_same_tree_all_the_year(species: int) -> None:
    count = SPECIES["tree_broad"]
    through_year = [assets.build("tree_broad", species + count * k) for k in range(len(SEASONS))]
    feet = [t.lods[2].positions[t.lods[2].slots == 0][:8] for t in through_year]
    assert all(np.array_equal(feet[0], other) for other in feet[1:])
    summer, spring, _, autumn, late, bare = (int((t.lods[0].slots == 1).sum()) for t in through_year)
    assert summer > spring > autumn * 0.5 and autumn > late  # thinner crowns, then hardly any leaves
    assert bare < summer


def test_the_year_is_drawn_once_and_recorded() -> None:
    weather = Weather(day=100, latitude_deg=50)
    draws = Draws(3, 1, 1)
    season = season_of(draws, weather)
    assert season == season_of(draws, weather) == season_of(Draws(3, 1, 1), weather)
    assert draws.values["weather.late_days"] == season.late_days and abs(season.late_days) < 40
    again = Draws(3, 1, 1, {**draws.values, "weather.late_days": -30.0})
    assert season_of(again, weather).late_days == -30.0


def test_grass_is_dull_in_winter_only() -> None:
    assert Season(200, 50.0).ground("grass").name == "grass"
    assert Season(20, 50.0).ground("grass").name != "grass"
    assert Season(20, 50.0).ground("asphalt").name == "asphalt"


def test_leaves_lie_on_what_they_fell_on(tmp_path: Path) -> None:
    ground: Any = SimpleNamespace(
        carriageway=shapely.box(-50, -4, 50, 4), street=shapely.box(-50, -7, 50, 7),
        height=lambda xy: np.where(np.abs(xy[:, 1]) < 4, 0.0, 0.12), normal=lambda xy: np.tile([0.0, 0.0, 1.0], (len(xy), 1)),
    )  # fmt: skip
    plain, path = DiskCatalogue(tmp_path), np.zeros((1, 2))
    for day, some in ((300, True), (200, False), (20, False)):
        tree = place(SeasonalCatalogue(plain, Season(day, 50.0)).get("tree_broad", 0), pose(10.0, 5.0, 0.12))
        far = place(tree.asset, pose(100.0, 5.0, 0.12))  # type: ignore[arg-type]
        fallen = fallen_leaves([tree, far], ground, Draws(0, 0, 0), path)
        assert bool(fallen) == some
        for piece in fallen:
            assert piece.mesh is not None
            p, road = piece.mesh.positions, piece.semantic == class_id("road")
            middle = p.reshape(-1, 4, 3).mean(axis=1)
            assert (np.abs(middle[:, 1]) < 4.1).all() if road else (np.abs(middle[:, 1]) > 3.9).all()
            above = middle[:, 2] - (0.0 if road else 0.12)
            assert ((above > 0.0) & (above < 0.03)).all()
