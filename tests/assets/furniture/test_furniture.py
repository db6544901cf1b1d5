"""Street furniture: winding, scale, levels of detail, lamps and hulls."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from simgen.assets import catalogue
from simgen.assets.catalogue import FAMILIES, variants
from simgen.mesh import Mesh
from simgen.ontology import CLASSES

build = cache(catalogue.build)
FURNITURE = {name for name, family in FAMILIES.items() if ".furniture." in family.generator and name != "boat"}
ALL = [(family, v) for family in sorted(FURNITURE) for v in range(0, variants(family), 13 if family == "sign" else 1)]
LOOSE = {"cardboard_box", "bag", "cone", "tyre"}
# Largest and smallest believable height above ground, metres.
HEIGHTS = {
    "street_lamp": (3.6, 9.5), "signal_pole": (3, 6.5), "signal_head": (0.8, 1.1), "pedestrian_head": (0.5, 0.7),
    "wall_lamp": (0.1, 1.2), "cycle_head": (0.45, 1.0), "belisha_beacon": (2.6, 3.4), "sign_pole": (0.75, 3.5),
    "sign": (0.14, 1.6), "bench": (0.4, 0.95), "tree_bench": (0.7, 0.9), "bin": (0.85, 1.7), "bollard": (0.6, 1.2),
    "bus_shelter": (2.2, 2.95),
    "post_box": (1.2, 1.7), "utility_pole": (7.5, 10.5), "cabinet": (0.9, 1.65), "citylight": (2.5, 2.7), "advertising_column": (3, 4.5),
    "billboard": (3.8, 5.6), "a_board": (0.9, 1.2), "cafe_set": (0.75, 0.9), "parasol": (2.4, 2.6), "planter": (0.7, 1.6),
    "barrier": (0.75, 1.6),
    "site_fence": (1.95, 2.1), "skip": (1.15, 1.6), "heap": (0.45, 0.8), "pallet": (0.14, 0.95), "site_cabin": (2.3, 2.65),
    "hydrant": (0.7, 1.05),
    "parking_meter": (1.3, 2.2), "ev_charger": (1.2, 2.0), "cycle_stand": (0.7, 0.85), "guard_rail": (0.7, 1.05), "tree_guard": (0.5, 1.7),
    "phone_box": (2.1, 2.6), "kiosk": (2.6, 3.9), "memorial": (2.8, 4.4), "fountain": (1.0, 2.75),
    "fence": (0.8, 1.9), "garden_wall": (0.6, 1.5), "cardboard_box": (0.15, 0.6), "bag": (0.25, 0.6), "cone": (0.45, 0.8),
    "tyre": (0.15, 0.25),
}  # fmt: skip


def signed_volume(mesh: Mesh) -> float:
    a, b, c = (mesh.positions[mesh.faces[:, k]].astype(float) for k in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


@pytest.mark.parametrize(("family", "variant"), ALL)
def test_piece(family: str, variant: int) -> None:
    asset = build(family, variant)
    low, high = HEIGHTS[family]
    assert low <= asset.bounds[1, 2] <= high
    assert asset.mass_kg > 0.3
    assert len(asset.lods) == len(asset.lod_distances_m) + 1
    counts = [len(m.faces) for m in asset.lods]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] < (1500 if family not in LOOSE else 2500) and (len(counts) < 3 or counts[2] <= 520)
    for mesh in asset.lods[:1]:
        assert mesh.slots.max() < len(asset.materials)
        assert np.isfinite(mesh.positions).all()
        assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-3)
        corners = mesh.positions[mesh.faces].astype(float)
        flat = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        facing = np.einsum("ij,ij->i", flat, mesh.normals[mesh.faces].astype(float).mean(axis=1))
        assert facing[np.linalg.norm(flat, axis=1) > 1e-8].min() > 0, "normals must agree with the winding"
    if not asset.lods[0].two_sided:
        assert signed_volume(asset.lods[0]) > 0, "outsides must face outwards"


@pytest.mark.parametrize(("family", "variant"), [(f, v) for f, v in ALL if f in LOOSE])
def test_hulls_of_loose_objects_hold_the_shape(family: str, variant: int) -> None:
    asset = build(family, variant)
    points = np.concatenate(asset.hulls)
    assert abs(points[:, 2].min() - asset.bounds[0, 2]) < 0.005  # they rest on what is drawn
    shape = asset.lods[0].positions.astype(float)
    for axis in np.concatenate([np.eye(3), [[0.6, 0.8, 0], [0.6, 0, 0.8], [0, -0.6, 0.8], [0.8, 0, -0.6]]]):
        assert abs((shape @ axis).max() - (points @ axis).max()) < 0.015
    density = asset.mass_kg / np.prod(np.ptp(points, axis=0))
    assert 3 < density < 300


def test_signals_light_one_lamp_each() -> None:
    head = build("signal_head", 0)
    assert set(head.lamps) == {"red", "amber", "green"}
    slots = [next(iter(head.lamps[name])) for name in ("red", "amber", "green")]
    assert len(set(slots)) == 3
    heights = [head.lods[0].positions[head.lods[0].slots == s][:, 2].mean() for s in slots]
    assert heights == sorted(heights, reverse=True)  # red on top
    assert max(head.materials_with(lit=["green"])[slots[2]].emissive) > 5
    walker = build("pedestrian_head", 0)
    assert set(walker.lamps) == {"red", "green"}


def test_mast_arm_holds_its_head_over_the_road_facing_sideways() -> None:
    anchor = build("signal_pole", 1).anchors["head_1"]
    assert anchor[0, 3] > 3.0
    assert 4.5 < anchor[2, 3] < 5.5  # clear of lorries of 4 m
    assert np.allclose(anchor[:3, 0], (0, 1, 0), atol=1e-9)


def test_designs_are_named_and_differ() -> None:
    least_of = {"street_lamp": 10, "bench": 8, "bin": 8, "bollard": 8, "bus_shelter": 4, "cabinet": 8, "post_box": 5}
    for family, least in least_of.items():
        made = [build(family, v) for v in range(variants(family))]
        assert len({a.parameters["design"] for a in made}) == len(made) >= least, family


def test_lamps_shine_down_on_the_road_from_their_heads() -> None:
    for v in range(variants("street_lamp")):
        lamp = build("street_lamp", v)
        sources = np.array([T[:3, 3] for name, T in lamp.anchors.items() if name.startswith("light_")])
        assert len(sources) and sources[:, 2].min() > 3
        (slot,) = lamp.lamps["on"]
        assert max(lamp.materials_with(lit=["on"])[slot].emissive) > 3
        glass = lamp.lods[0].positions[lamp.lods[0].slots == slot]
        for at in sources:
            assert np.linalg.norm(glass - at, axis=1).min() < 0.5
        assert glass[:, 0].max() > -0.05, "an arm reaches over the road"


def test_benches_hold_two_people_at_the_height_of_a_seat() -> None:
    for v in range(variants("bench")):
        mesh = build("bench", v).lods[0]
        top = mesh.positions[mesh.normals[:, 2] > 0.9]
        for side in (-0.45, 0.45):
            near = top[(abs(top[:, 0] - 0.05) < 0.25) & (top[:, 1] * np.sign(side) > 0.3)]
            assert 0.4 < near[near[:, 2] < 0.5][:, 2].max() < 0.49


def test_poles_tie_all_wires_alike() -> None:
    for v in range(variants("utility_pole")):
        ties = build("utility_pole", v).anchors
        assert list(ties) == [f"wire_{k}" for k in range(4)]
        assert all(T[2, 3] > 5.5 for T in ties.values()), "clear of lorries"


def test_a_town_paints_only_what_is_painted() -> None:
    for family, v in ALL:
        asset = build(family, v)
        slot = asset.tags.get("town_paint")
        assert slot is None or (asset.materials[slot].texture is None and asset.materials[slot].transmittance == 0)


def test_panels_join() -> None:
    for v in range(variants("guard_rail")):
        lo, hi = build("guard_rail", v).bounds
        assert lo[0] >= -0.03 and hi[0] <= 2.03 and hi[0] - lo[0] > 1.98
    for family in ("fence", "garden_wall"):
        for v in range(variants(family)):
            lo, hi = build(family, v).bounds
            assert lo[0] >= -0.003 and hi[0] <= 2.003 and hi[0] - lo[0] > 1.98


def test_classes() -> None:
    names = {c.id: c.name for c in CLASSES}
    expected = {
        "bench": "bench", "tree_bench": "bench", "bin": "bin", "bollard": "bollard", "utility_pole": "pole", "guard_rail": "guard rail",
        "site_fence": "fence", "cabinet": "static", "post_box": "static",
        "street_lamp": "street lamp", "signal_head": "traffic light", "sign": "traffic sign", "tyre": "debris", "cone": "traffic cone",
    }  # fmt: skip
    for family, name in expected.items():
        assert names[build(family, 0).semantic] == name


def test_beacons_carry_an_amber_globe_that_lights_on_a_banded_post() -> None:
    for variant in range(variants("belisha_beacon")):
        asset = build("belisha_beacon", variant)
        mesh = asset.lods[0]
        slots = {m.name.removesuffix(" panel"): k for k, m in enumerate(asset.materials)}
        globe = mesh.positions[mesh.slots == slots["amber globe"]]
        width = np.ptp(globe[:, :2], axis=0)
        assert (width > 0.275).all() and (width < 0.335).all() and 2.1 < globe[:, 2].min() < 3.1
        red, green, blue = asset.materials_with(("on",))[slots["amber globe"]].emissive
        assert red > 2 * green > 20 * blue and max(asset.materials[slots["amber globe"]].emissive) == 0
        # Bands: from the ground up black and white take turns.
        post = np.hypot(mesh.positions[:, 0], mesh.positions[:, 1]) < 0.06
        bands = sorted(
            (float(mesh.positions[i, 2]), int(mesh.slots[i])) for i in np.flatnonzero(post) if mesh.slots[i] in (slots["beacon black"],
                slots["beacon white"])
        )
        middles = {slot: sorted({round(z, 3) for z, s in bands if s == slot}) for slot in (slots["beacon black"], slots["beacon white"])}
        assert len(middles[slots["beacon white"]]) >= 6
        assert np.allclose(np.diff(middles[slots["beacon white"]])[::2], 0.305, atol=0.03)
        assert min(middles[slots["beacon black"]]) < 0 < 0.5 < min(middles[slots["beacon white"]]) <= 1.0


def test_cycle_heads_show_a_bicycle_in_each_colour_one_at_a_time() -> None:
    small, full = build("cycle_head", 0), build("cycle_head", 1)
    assert small.bounds[1, 2] < 0.6 * full.bounds[1, 2]
    for head in (small, full):
        assert set(head.lamps) == {"red", "amber", "green"}
        heights = []
        for name in ("red", "amber", "green"):
            (slot,) = head.lamps[name]
            lit = head.materials_with((name,))
            assert [k for k, m in enumerate(lit) if max(m.emissive) > 0] == [slot]
            for mesh in head.lods[:2]:
                symbol = mesh.positions[mesh.slots == slot]
                wide, high = np.ptp(symbol[:, 1]), np.ptp(symbol[:, 2])
                assert 1.2 < wide / high < 2.2  # a bicycle from its side, not a disc
            heights.append(float(head.lods[0].positions[head.lods[0].slots == slot][:, 2].mean()))
        assert heights == sorted(heights, reverse=True)
    mesh = full.lods[0]
    (slot,) = full.lamps["green"]
    t = mesh.positions[mesh.faces[mesh.slots[mesh.faces[:, 0]] == slot]].astype(float)
    area = np.linalg.norm(np.cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]), axis=1).sum() / 2
    box = np.ptp(t[..., 1]) * np.ptp(t[..., 2])
    assert 0.15 < area / box < 0.6  # wheels are rings with a frame between them


def test_wall_lamps_hang_on_a_plate_and_light_away_from_the_wall() -> None:
    designs = set()
    for variant in range(variants("wall_lamp")):
        asset = build("wall_lamp", variant)
        designs.add(asset.parameters["design"])
        low, high = asset.bounds
        assert -0.03 < low[0] < 0.02 and 0.5 < high[0] < 1.4  # nothing in the wall, a bracket before it
        flat = asset.lods[0].positions[np.abs(asset.lods[0].positions[:, 0]) < 0.03]
        assert np.ptp(flat[:, 2]) >= 0.28 and np.ptp(flat[:, 2]) < 0.7  # the plate
        light = asset.anchors["light_0"][:3, 3]
        ((slot, lit),) = asset.lamps["on"].items()
        glowing = asset.lods[0].positions[asset.lods[0].slots == slot]
        assert max(lit.emissive) >= 5 and np.linalg.norm(glowing - light, axis=1).min() < 0.25 and light[0] > 0.4
    assert len(designs) == variants("wall_lamp")
