"""Animals are sound meshes of the right size, all different, standing on the ground."""

import numpy as np
import pytest

from simgen.assets.animals.birds import CROWS, DUCKS, GULLS, PIGEONS, SPARROWS
from simgen.assets.animals.cats import COATS, cat
from simgen.assets.animals.dogs import BREEDS, dog
from simgen.assets.animals.families import FAMILIES
from simgen.assets.animals.hoofed import CATTLE, DEERS, HORSES, SHEEPS, horse
from simgen.assets.catalogue import build
from simgen.assets.textures import generate_texture
from simgen.ontology import class_id
from simgen.seeding import stream

ALL = [(family, v) for family, f in FAMILIES.items() for v in range(f.variants)]
SOME = [
    ("dog", 0),
    ("dog", 4),
    ("dog", 8),
    ("cat", 6),
    ("deer", 5),
    ("cow", 2),
    ("horse", 0),
    ("sheep", 1),
    ("pigeon", 0),
    ("gull", 0),
    ("duck", 0),
]
FOUR_LEGGED = ("dog", "cat", "deer", "cow", "horse", "sheep")
BIRDS = {"pigeon": PIGEONS, "crow": CROWS, "gull": GULLS, "sparrow": SPARROWS, "duck": DUCKS}


@pytest.mark.parametrize("family,variant", ALL)
def test_meshes_are_sound(family: str, variant: int) -> None:
    asset = build(family, variant)
    assert asset.semantic == class_id("animal") and len(asset.lods) >= 4
    assert [len(m.faces) for m in asset.lods] == sorted((len(m.faces) for m in asset.lods), reverse=True)
    assert len(asset.lods[0].faces) < 12_000
    for mesh in asset.lods:
        p, f = mesh.positions.astype(np.float64), mesh.faces
        assert np.isfinite(p).all() and np.isfinite(mesh.uvs).all() and np.isfinite(mesh.normals).all()
        assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-3)
        assert mesh.joints is not None and mesh.weights is not None and asset.skeleton is not None
        assert np.allclose(mesh.weights.sum(axis=1), 1, atol=1e-4) and mesh.joints.max() < len(asset.skeleton.names)
        assert np.linalg.norm(np.cross(p[f[:, 1]] - p[f[:, 0]], p[f[:, 2]] - p[f[:, 0]]), axis=1).min() > 0
    assert abs(float(asset.bounds[0, 2])) < 0.005
    for name, size in zip(("length_m", "width_m", "height_m"), asset.size_m):
        assert asset.parameters[name] == pytest.approx(size, rel=0.01)


@pytest.mark.parametrize("family,variant", SOME)
def test_faces_look_where_their_normals_do(family: str, variant: int) -> None:
    mesh = build(family, variant).lods[0]
    p, f = mesh.positions.astype(np.float64), mesh.faces
    n = np.cross(p[f[:, 1]] - p[f[:, 0]], p[f[:, 2]] - p[f[:, 0]])
    agree = np.einsum("tk,tk->t", n / np.linalg.norm(n, axis=1, keepdims=True), mesh.normals[f].mean(axis=1)) > 0
    by_area = np.average(agree, weights=np.linalg.norm(n, axis=1))
    assert by_area > 0.93  # cards of hair are lit as the coat beside them, whichever way they face


def test_same_variant_is_the_same_animal() -> None:
    assert build("dog", 1).lods[0].key == build("dog", 1).lods[0].key


def test_variants_are_distinct() -> None:
    for family, f in FAMILIES.items():
        assets = [build(family, v) for v in range(f.variants)]
        assert len({a.parameters["breed"] for a in assets}) == f.variants
        looks = {
            (
                a.materials[0].texture,
                a.materials[0].base_color,
                a.materials[1].texture,
                len(a.lods[0].faces),
                round(a.size_m[0] / a.size_m[2], 2),
            )
            for a in assets
        }
        assert len(looks) == f.variants, family


@pytest.mark.parametrize(
    "family,builds", [("dog", BREEDS), ("cat", COATS), ("deer", DEERS), ("cow", CATTLE), ("horse", HORSES), ("sheep", SHEEPS)]
)
def test_withers_stand_within_the_breed(family: str, builds: tuple) -> None:
    for v, b in enumerate(builds):
        asset = build(family, v)
        low, high = b.withers_m
        assert low <= asset.parameters["withers_m"] <= high
        assert asset.skeleton is not None and asset.lods[0].joints is not None
        chest = asset.skeleton.index("left_blade")
        mesh = asset.lods[0]
        near = np.abs(mesh.positions[:, 0] - asset.skeleton.rest[chest, 0]) < 0.04 * high
        near &= mesh.slots == 0
        top = float(mesh.positions[near, 2].max())
        assert low * 0.97 <= top <= high * 1.12, (b.name, top)


@pytest.mark.parametrize("family", list(BIRDS))
def test_birds_have_the_length_of_their_species(family: str) -> None:
    for v, bird in enumerate(BIRDS[family]):
        asset = build(family, v)
        assert bird.length_m[0] <= asset.parameters["body_length_m"] <= bird.length_m[1]
        assert 0.75 * asset.parameters["body_length_m"] < asset.size_m[0] < 1.25 * asset.parameters["body_length_m"]


def test_breeds_have_their_proportions() -> None:
    def legs(name: str) -> float:
        a = dog(stream(0, 0, "test"), 0, breed=name)
        return float(a.parameters["brisket_m"] / a.parameters["withers_m"])

    assert legs("dachshund") < 0.38 < legs("retriever") < legs("whippet") + 0.06
    long, square = (dog(stream(0, 0, "test"), 0, breed=n) for n in ("dachshund", "poodle"))
    assert long.size_m[0] / long.size_m[2] > 1.4 * square.size_m[0] / square.size_m[2]
    stag, hind = build("deer", 5), build("deer", 4)
    assert stag.size_m[2] / stag.parameters["withers_m"] > hind.size_m[2] / hind.parameters["withers_m"] + 0.3


def test_dogs_have_collars_and_places_for_leads() -> None:
    for v in range(12):
        asset = build("dog", v)
        at = asset.anchors["collar"][:3, 3]
        mesh = asset.lods[0]
        ring = mesh.positions[mesh.slots == asset.tags["collar"]]
        assert np.linalg.norm(ring - at, axis=1).min() < 0.1 * asset.parameters["withers_m"]
        assert ring[:, 2].max() < asset.bounds[1, 2] and abs(at[1]) < 1e-6


def test_horses_carry_a_rider() -> None:
    asset = horse(stream(0, 0, "test"), 0)
    seat, left, right = (asset.anchors[n][:3, 3] for n in ("seat", "grip_left", "grip_right"))
    assert asset.parameters["riding"] == "horse"
    assert 0.9 < seat[2] / asset.parameters["withers_m"] < 1.1
    assert left[1] > 0 > right[1] and left[0] > seat[0]
    assert asset.anchors["pedal_left"][2, 3] < seat[2] - 0.5
    assert "seat" not in horse(stream(0, 0, "test"), 0, tacked=False).anchors


def test_drawn_parameters_can_be_given() -> None:
    a, b = dog(stream(0, 3, "t"), 3), dog(stream(0, 3, "t"), 3, collar=(0.9, 0.9, 0.1), withers_m=0.5)
    assert b.parameters["withers_m"] == 0.5 and b.materials[b.tags["collar"]].base_color == (0.9, 0.9, 0.1)
    assert b.skeleton is not None and a.skeleton is not None
    assert np.allclose(a.skeleton.rest / a.parameters["withers_m"], b.skeleton.rest / 0.5, atol=1e-6)
    assert cat(stream(0, 0, "t"), 0, coat="black").parameters["breed"] == "black"


@pytest.mark.parametrize("key", sorted({m.texture for family, v in ALL for m in build(family, v).materials if m.texture}))
def test_textures_exist(key: str) -> None:
    maps = generate_texture(key)
    assert maps.albedo.shape == (512, 512, 4) and maps.albedo[..., :3].std() > 0.5


def test_spotted_cows_have_spots_and_tabbies_stripes() -> None:
    cow = generate_texture("coat_holstein").albedo[20:300, 60:220, :3].mean(axis=2)
    assert (cow < 60).mean() > 0.15 and (cow > 160).mean() > 0.15
    tabby = generate_texture("coat_tabby").albedo[120, 40:280, :3].mean(axis=1)
    dark = tabby < tabby.mean()
    assert 6 <= np.count_nonzero(np.diff(dark.astype(int)) == 1) <= 40
