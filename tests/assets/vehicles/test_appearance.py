"""What differs from car to car: paints by their shares, plates that nobody else has, loads, dirt."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from simgen.asset import Asset, Hinge
from simgen.assets.catalogue import FAMILIES, build
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.textures.plates import cell_rect
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.appearance import appearance, with_appearance
from simgen.assets.vehicles.liveries import add_livery, fitted, livery_count, livery_material
from simgen.assets.vehicles.paint import FLEET_SHARES, car_paint, fleet_paint, van_paint
from simgen.assets.vehicles.plates import add_plate, plate_count, plate_materials

PARTS = [name for name, f in FAMILIES.items() if "part" in f.tags and "load" in f.tags]


@cache
def car() -> Asset:
    a = build("hatchback", 1)
    seats = {name: np.eye(4) for name in ("seat_driver", "seat_passenger", "seat_rear_left", "seat_rear_right", "roof", "tow")}
    hinges = {name: Hinge(0, np.array([0.0, 1.0, 0.0]), 1.2) for name in ("door_front_left", "boot")}
    return replace(a, anchors={**a.anchors, **seats}, hinges=hinges, tags=dict(S.TAGS))


def test_paint_shares_are_those_of_the_source() -> None:
    names = Counter(car_paint(np.random.default_rng(i)).name.split()[2].rstrip(",") for i in range(5000))
    total = sum(row[1] for row in FLEET_SHARES)
    for name, share, *_ in FLEET_SHARES:
        expected = share / total
        assert names[name] / 5000 == pytest.approx(expected, abs=4 * np.sqrt(expected * (1 - expected) / 5000))


def test_paints_are_of_many_finishes_and_plausible() -> None:
    paints = [car_paint(np.random.default_rng(i)) for i in range(3000)]
    assert len({(p.base_color, p.roughness) for p in paints}) > 2900  # no two alike
    assert {"faded", "matt"} <= {p.name.rpartition(", ")[2] for p in paints}
    assert 0.3 < np.mean([p.metallic > 0.2 for p in paints]) < 0.75
    for p in paints:
        assert all(0 < c < 0.87 for c in p.base_color) and 0 <= p.clearcoat <= 1 and p.roughness < 0.75
    white = np.mean([min(van_paint(np.random.default_rng(i)).base_color) > 0.55 for i in range(2000)])
    assert 0.68 < white < 0.85  # two thirds, and white ones among the coloured fleet's


def test_services_have_their_colours() -> None:
    reds = [fleet_paint("fire", np.random.default_rng(i))[0].base_color for i in range(20)]
    assert all(r > 5 * g for r, g, _ in reds)
    with pytest.raises(KeyError):
        fleet_paint("circus", np.random.default_rng(0))  # type: ignore[arg-type]


@pytest.mark.parametrize("style", ["eu", "de", "fr", "uk", "us", "jp"])
def test_numbers_give_every_vehicle_its_own_plate(style: str) -> None:
    plates = [plate_materials(np.random.default_rng(0), style, number) for number in range(plate_count(style))]
    fronts = {(p["plate"].texture, p["plate"].uv_offset) for p in plates}
    rears = {(p["plate_rear"].texture, p["plate_rear"].uv_offset) for p in plates}
    assert len(fronts) == len(rears) == plate_count(style) >= 600
    assert (fronts == rears) == (style != "uk")
    assert all(-1 < v <= 0 and 0 <= u < 1 for _, (u, v) in fronts | rears)


def test_drawn_plates_seldom_meet() -> None:
    drawn = {plate_materials(np.random.default_rng(i), "eu")["plate"] for i in range(200)}
    assert len(drawn) > 180


def test_plate_is_one_quad_over_the_first_cell() -> None:
    builder = MeshBuilder()
    add_plate(builder, np.array([3.0, 0.0, 0.5]), np.array([1.0, 0.0, 0.1]), "AB 123")
    add_plate(builder, np.array([-0.8, 0.0, 0.7]), np.array([-1.0, 0.0, 0.1]))
    mesh = builder.build()
    for slot, x in ((S.PLATE, 3.0), (S.PLATE_REAR, -0.8)):
        quad = mesh.slots == slot
        assert quad.sum() == 4
        uv = mesh.uvs[quad]
        assert uv.min(axis=0) == pytest.approx(cell_rect()[:2], abs=1e-6)
        assert uv.max(axis=0) == pytest.approx(cell_rect()[2:], abs=1e-6)
        assert abs(mesh.positions[quad, 0].mean() - x) < 0.03
        # Upright, and read from left to right by who stands before it.
        low_left = mesh.positions[quad][np.argmin(uv.sum(axis=1))]
        assert low_left[2] == mesh.positions[quad, 2].min()
        assert np.sign(low_left[1]) == (-1 if slot == S.PLATE else 1)


def test_livery_lies_before_its_side() -> None:
    side = fitted([[0, 1, 0.5], [-3, 1, 0.5], [-3, 1, 2.5], [0, 1, 2.5]])
    assert np.ptp(side[:, 0]) == pytest.approx(4 * np.ptp(side[:, 2]))
    builder = MeshBuilder()
    add_livery(builder, side)
    mesh = builder.build()
    assert (mesh.slots == S.LIVERY).all() and np.allclose(mesh.positions[:, 1], 1.004, atol=1e-6)
    assert mesh.uvs[:, 1].min() == pytest.approx(0.75) and mesh.uvs[:, 1].max() == pytest.approx(1.0)
    firms = {(m.texture, m.uv_offset) for m in (livery_material(np.random.default_rng(0), number=k) for k in range(livery_count()))}
    assert len(firms) == livery_count()


def test_appearance_is_deterministic_distinct_and_cheap() -> None:
    looks = [appearance(car(), np.random.default_rng(i), number=i) for i in range(500)]
    assert looks == [appearance(car(), np.random.default_rng(i), number=i) for i in range(500)]
    assert len({(k.recolor["paint"], k.recolor["plate"], k.recolor["rim"], k.recolor["seat"]) for k in looks}) == 500
    assert len({k.recolor["plate"] for k in looks}) == 500
    assert len({k.recolor["paint"] for k in looks}) == 500
    start = time.perf_counter()
    for i in range(200):
        appearance(car(), np.random.default_rng(i))
    assert (time.perf_counter() - start) / 200 < 2e-3


def test_who_drives_and_who_parks() -> None:
    moving = [appearance(car(), np.random.default_rng(i), moving=True) for i in range(2000)]
    parked = [appearance(car(), np.random.default_rng(i), open_share=0.05) for i in range(2000)]
    assert all(k.occupants[0].anchor == "seat_driver" and not k.open for k in moving)
    assert np.mean([len(k.occupants) for k in moving]) == pytest.approx(1.45, abs=0.06)
    assert np.mean([len(k.occupants) for k in parked]) < 0.07
    opened = [k.open for k in parked if k.open]
    assert 0.03 < len(opened) / 2000 < 0.07
    assert all(0.5 < share <= 1.0 for o in opened for share in o.values())
    assert {name for o in opened for name in o} == {"door_front_left", "boot"}
    assert 0.01 < np.mean([bool(k.parts) for k in parked]) < 0.06


def test_services_keep_their_colours_and_letters_their_ground() -> None:
    fire = replace(car(), family="fire_engine")
    own = fire.materials[S.PAINT].base_color
    for k in range(40):
        coat = appearance(fire, np.random.default_rng(k)).recolor["paint"].base_color
        assert np.abs(np.array(coat) - own).max() < 0.12
    taxi = replace(car(), family="taxi", parameters={"fleet": "taxi"})
    look = appearance(taxi, np.random.default_rng(0))
    assert look.recolor["paint"].name.startswith("taxi") and look.parts[0].family == "taxi_sign"
    white = replace(car().materials[S.PAINT], base_color=(0.77, 0.77, 0.75))
    van = replace(car(), family="van", materials=(white, *car().materials[1:]), parameters={"text": "BAKERY"})
    assert all(max(appearance(van, np.random.default_rng(k)).recolor["paint"].base_color) > 0.22 for k in range(100))


def test_winter_is_dirtier() -> None:
    summer, winter = (np.mean([appearance(car(), np.random.default_rng(i), winter=w).dirt for i in range(400)]) for w in (0.0, 1.0))
    assert summer < 0.35 < winter < 0.8
    look = appearance(car(), np.random.default_rng(5), winter=1.0)
    assert look.recolor["paint"].dirt > look.recolor["glass"].dirt > 0
    assert look.recolor["glass"].transmittance >= 0.7 and 0.2 < look.recolor["glass_rear"].transmittance < 0.8


@pytest.mark.parametrize("style", ["us", "jp", "uk"])
def test_any_car_wears_any_countrys_plates(style: str) -> None:
    look = appearance(car(), np.random.default_rng(0), style=style)
    texture = look.recolor["plate"].texture
    assert texture is not None and texture.startswith(f"plates_{style}") and look.recolor["plate"].alpha == "mask"


def test_parts_and_people_are_fixed_on() -> None:
    look = next(k for k in (appearance(car(), np.random.default_rng(i), moving=True) for i in range(3000)) if k.parts)
    whole = with_appearance(car(), look, build)
    assert whole.materials[S.PAINT] == look.recolor["paint"]
    assert len(whole.parameters["parts"]) == len(look.parts) + len(look.occupants)
    assert whole.mass_kg == car().mass_kg
    tops = {
        with_appearance(car(), replace(look, occupants=(replace(look.occupants[0], tint=(t, t, 1.0)),)), build).materials[
            whole.tags["driver.top"]
        ]
        for t in (0.5, 0.9)
    }
    assert len(tops) == 2
    assert len(with_appearance(car(), look, build, people=False).parameters["parts"]) == len(look.parts)


@pytest.mark.parametrize("family", PARTS)
def test_loads_are_sound(family: str) -> None:
    designs = set()
    for variant in range(FAMILIES[family].variants):
        a = build(family, variant)
        designs.add(a.lods[0].key)
        counts = [len(m.faces) for m in a.lods]
        assert counts == sorted(counts, reverse=True) and counts[0] < 10500
        for mesh in a.lods:
            assert np.isfinite(mesh.positions).all() and np.isfinite(mesh.uvs).all()
            assert np.abs(np.linalg.norm(mesh.normals, axis=1) - 1).max() < 1e-3
            assert mesh.slots.max() < len(a.materials)
            p = mesh.positions[mesh.faces].astype(float)
            n = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])
            assert (np.einsum("ij,ij->i", n, mesh.normals[mesh.faces].mean(axis=1)) > 0).mean() > 0.97
            assert np.abs(mesh.bounds - a.bounds).max() < 0.08
        lo, hi = a.bounds
        if family == "bike_rear_rack":
            assert hi[0] < 0.25 and lo[0] < -0.5 and lo[2] > -0.1
        elif family != "taxi_sign":
            assert -0.08 < lo[2] < 0.0 and hi[1] - lo[1] < 1.35  # its feet reach down to where the roof falls away; no wider than a roof
    assert len(designs) == FAMILIES[family].variants


def test_beacons_hazards_and_panes() -> None:
    materials = S.vehicle_materials(car_paint(np.random.default_rng(0)), car_paint(np.random.default_rng(1)))
    assert len(materials) == S.COVER + 1
    states = S.lamp_states(materials)
    assert states["hazard"].keys() == states["indicator_left"].keys() | states["indicator_right"].keys()
    assert states["beacon"].keys() == states["beacon_left"].keys() | states["beacon_right"].keys()
    assert not states["beacon_left"].keys() & states["beacon_right"].keys()
    assert materials[S.GLASS].transmittance == pytest.approx(0.75) and materials[S.GLASS_FAR].transmittance == 0
    assert max(materials[S.GLASS].base_color) < 0.03  # dark to backends that cannot see through
