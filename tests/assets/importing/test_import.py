"""Models in every format come in at their size, the right way up, with their colours and pictures, and what is known of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import trimesh
from PIL import Image

from simgen.assets.catalogue import DiskCatalogue
from simgen.assets.importing.importer import Imported, Options, import_file
from simgen.assets.importing.library import Library, checked
from simgen.assets.soundness import faults
from simgen.errors import SimgenError
from simgen.ontology import class_id
from simgen.recipe import ImportedAsset

SAID = {"class_name": "bench", "licence": "CC0-1.0", "author": "Jane Doe"}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


def bring(path: Path, library: Path, **options: Any) -> Imported:
    return import_file(path, Options(**{**SAID, **options}), library)


def get(done: Imported, library: Path) -> Any:
    return DiskCatalogue(user_folder=library).get(done.about.family)


def exported(folder: Path, suffix: str, mesh: trimesh.Trimesh) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"thing{suffix}"
    mesh.export(path)
    return path


@pytest.mark.parametrize("suffix", [".glb", ".gltf", ".obj", ".ply", ".stl"])
@pytest.mark.parametrize("shape", ["box", "cylinder", "capsule"])
def test_shapes_keep_their_size_in_every_format(tmp_path: Path, library: Path, suffix: str, shape: str) -> None:
    mesh = {"box": trimesh.creation.box((1.5, 0.6, 0.8)), "cylinder": trimesh.creation.cylinder(0.4, 1.2),
            "capsule": trimesh.creation.capsule(1.0, 0.3)}[shape]  # fmt: skip
    if suffix == ".gltf":
        (tmp_path / "made").mkdir()
        path = tmp_path / "made/model.gltf"
        for name, data in trimesh.exchange.gltf.export_gltf(trimesh.Scene(mesh)).items():
            (tmp_path / "made" / name).write_bytes(data)
    else:
        path = exported(tmp_path / "made", suffix, mesh)
    done = bring(path, library, up="z", forward="x", units="m")
    asset = get(done, library)
    assert np.allclose(asset.size_m, np.ptp(mesh.bounds, axis=0), rtol=2e-3)
    assert abs(asset.bounds[0, 2]) < 1e-4
    assert np.allclose(asset.bounds.mean(axis=0)[:2], 0, atol=1e-4)
    assert faults(asset) == []
    assert asset.semantic == class_id("bench")


def test_y_up_is_turned_and_glTF_is_known_to_be(tmp_path: Path, library: Path) -> None:
    tall = trimesh.creation.box((0.4, 2.0, 0.6))  # y is its height, as glTF says; z its front
    asset = get(bring(exported(tmp_path / "a", ".glb", tall), library), library)
    assert np.allclose(asset.size_m, (0.6, 0.4, 2.0), atol=1e-3)
    flat = get(bring(exported(tmp_path / "b", ".stl", tall), library, name="flat"), library)  # z up by custom
    assert np.allclose(flat.size_m, (0.4, 2.0, 0.6), atol=1e-3)


@pytest.mark.parametrize(("units", "factor"), [("m", 1.0), ("cm", 100.0), ("mm", 1000.0), ("in", 1 / 0.0254)])
def test_units(tmp_path: Path, library: Path, units: str, factor: float) -> None:
    path = exported(tmp_path / "a", ".stl", trimesh.creation.box(np.array((1.8, 0.5, 0.9)) * factor))
    said = get(bring(path, library, units=units, name="said"), library)
    assert np.allclose(said.size_m, (1.8, 0.5, 0.9), rtol=1e-4)
    if units != "in":
        done = bring(path, library, name="guessed")
        assert np.allclose(get(done, library).size_m, (1.8, 0.5, 0.9), rtol=1e-4)
        assert any(f"guessed units {units}" in note for note in done.notes)


def test_an_unusual_size_is_doubted(tmp_path: Path, library: Path) -> None:
    path = exported(tmp_path / "a", ".glb", trimesh.creation.box((180, 50, 80)))  # centimetres, which glTF does not know
    assert any("unusual for a bench" in note for note in bring(path, library).notes)
    assert not any("unusual" in note for note in bring(path, library, units="cm", name="right").notes)


def test_length_mass_and_pivot_as_asked(tmp_path: Path, library: Path) -> None:
    path = exported(tmp_path / "a", ".ply", trimesh.creation.box((2.0, 1.0, 1.0)))
    asset = get(bring(path, library, length_m=4.0, mass_kg=12.5, pivot="centre"), library)
    assert np.allclose(asset.size_m, (4, 2, 2), rtol=1e-4)
    assert asset.mass_kg == 12.5
    assert np.allclose(asset.bounds.mean(axis=0), 0, atol=1e-5)
    assert np.allclose(asset.inertia_kgm2, 12.5 / 12 * np.diag([4 + 4, 16 + 4, 16 + 4]), rtol=1e-4)
    moved = trimesh.creation.box((1.0, 1.0, 1.0))
    moved.apply_translation((3.0, 0, 0))
    kept = get(bring(exported(tmp_path / "b", ".ply", moved), library, pivot="keep", name="kept"), library)
    assert np.allclose(kept.bounds[:, 0], (2.5, 3.5), atol=1e-5)


def test_what_is_inside_out_is_turned(tmp_path: Path, library: Path) -> None:
    ball = trimesh.creation.icosphere(subdivisions=2, radius=0.5)
    ball.invert()
    asset = get(bring(exported(tmp_path / "a", ".stl", ball), library), library)
    mesh = asset.lods[0]
    outwards = np.einsum("vk,vk->v", mesh.normals, mesh.positions - mesh.positions.mean(axis=0))
    assert outwards.min() > 0


def textured(folder: Path, **material: Any) -> Path:
    box = trimesh.creation.box((1, 1, 1))
    picture = Image.new("RGB", (64, 32), (200, 40, 10))
    uv = np.random.default_rng(0).random((len(box.vertices), 2))
    look = trimesh.visual.material.PBRMaterial(baseColorTexture=picture, name="wood", **material)
    box.visual = trimesh.visual.TextureVisuals(uv=uv, material=look)
    return exported(folder, ".glb", box)


def test_pictures_and_materials_are_kept(tmp_path: Path, library: Path) -> None:
    rough = Image.new("RGB", (16, 16), (255, 100, 128))
    bumps = Image.new("RGB", (16, 16), (140, 110, 250))
    path = textured(tmp_path / "a", metallicFactor=1.0, roughnessFactor=0.5, metallicRoughnessTexture=rough, normalTexture=bumps)
    done = bring(path, library)
    catalogue = DiskCatalogue(user_folder=library)
    (material,) = catalogue.get(done.about.family).materials
    assert material.texture is not None and material.texture.startswith("user/thing/")
    maps = catalogue.textures[material.texture]
    assert maps.albedo.shape == (512, 512, 4)
    assert np.abs(maps.albedo[..., :3].astype(int) - (200, 40, 10)).max() < 4
    assert np.abs(maps.detail[..., :3].astype(int) - (140, 110, 100)).max() < 4
    assert material.roughness == pytest.approx(0.5, abs=0.01)
    assert material.metallic == pytest.approx(128 / 255, abs=0.01)


def test_blended_glass_lets_light_through_and_masks_have_holes(tmp_path: Path, library: Path) -> None:
    pane = trimesh.creation.box((1, 1, 0.02))
    pane.visual = trimesh.visual.TextureVisuals(
        uv=np.zeros((len(pane.vertices), 2)),
        material=trimesh.visual.material.PBRMaterial(baseColorFactor=[255, 255, 255, 51], alphaMode="BLEND"))
    glass = get(bring(exported(tmp_path / "a", ".glb", pane), library), library)
    assert glass.materials[0].transmittance == pytest.approx(0.8, abs=0.01)
    leaf = trimesh.creation.box((1, 1, 0.02))
    leaf.visual = trimesh.visual.TextureVisuals(
        uv=np.zeros((len(leaf.vertices), 2)),
        material=trimesh.visual.material.PBRMaterial(baseColorTexture=Image.new("RGBA", (8, 8), (0, 255, 0, 90)), alphaMode="MASK"))
    mask = get(bring(exported(tmp_path / "b", ".glb", leaf), library, name="leaf"), library)
    assert mask.materials[0].alpha == "mask"
    assert mask.materials[0].transmittance == 0


def test_transmission_of_gltf_is_glass(tmp_path: Path, library: Path) -> None:
    pane = trimesh.creation.box((1, 1, 0.02))
    look = trimesh.visual.material.PBRMaterial(name="window", baseColorFactor=[255, 255, 255, 255])
    pane.visual = trimesh.visual.TextureVisuals(uv=np.zeros((len(pane.vertices), 2)), material=look)
    files = trimesh.exchange.gltf.export_gltf(trimesh.Scene(pane))
    tree = json.loads(files["model.gltf"])
    tree["materials"][0]["extensions"] = {"KHR_materials_transmission": {"transmissionFactor": 0.75}}
    files["model.gltf"] = json.dumps(tree).encode()
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    asset = get(bring(tmp_path / "model.gltf", library), library)
    assert asset.materials[0].transmittance == pytest.approx(0.75)


def test_colours_of_faces_become_materials(tmp_path: Path, library: Path) -> None:
    box = trimesh.creation.box((1, 1, 1))
    box.visual.face_colors = [(255, 0, 0, 255)] * 6 + [(0, 0, 255, 255)] * 6
    asset = get(bring(exported(tmp_path / "a", ".ply", box), library), library)
    colors = sorted(tuple(round(c, 2) for c in m.base_color) for m in asset.materials)
    assert colors == [(0.0, 0.0, 1.0), (1.0, 0.0, 0.0)]


def test_hulls_of_separate_parts_and_levels_of_detail(tmp_path: Path, library: Path) -> None:
    balls = [trimesh.creation.icosphere(subdivisions=4, radius=0.2) for _ in range(20)]
    for i, ball in enumerate(balls):
        ball.apply_translation((0.6 * i - 6, 0, 0.2))
    asset = get(bring(exported(tmp_path / "a", ".stl", trimesh.util.concatenate(balls)), library, units="m"), library)
    assert len(asset.hulls) == 16
    points = np.concatenate(asset.hulls)
    assert np.allclose(points.min(axis=0), asset.bounds[0], atol=0.01)
    counts = [len(m.faces) for m in asset.lods]
    assert len(counts) >= 3 and counts == sorted(counts, reverse=True)


URDF = """<?xml version="1.0"?><robot name="cart">
<material name="red"><color rgba="1 0 0 1"/></material>
<link name="base"><visual><geometry><box size="2 1 0.4"/></geometry><material name="red"/></visual></link>
<link name="mast"><visual><origin xyz="0 0 0.5"/><geometry><cylinder radius="0.1" length="1"/></geometry></visual>
<visual><origin xyz="0 0 1.2"/><geometry><mesh filename="meshes/ball.stl" scale="0.5 0.5 0.5"/></geometry></visual></link>
<joint name="j" type="fixed"><parent link="base"/><child link="mast"/><origin xyz="0.5 0 0.2" rpy="0 0 1.57"/></joint></robot>"""


def test_urdf_puts_its_links_together(tmp_path: Path, library: Path) -> None:
    (tmp_path / "meshes").mkdir()
    trimesh.creation.icosphere(radius=0.4).export(tmp_path / "meshes/ball.stl")
    path = tmp_path / "cart.urdf"
    path.write_text(URDF)
    done = bring(path, library)
    asset = get(done, library)
    assert np.allclose(asset.size_m, (2.0, 1.0, 0.4 + 1.2 + 0.2), atol=5e-3)
    assert any(m.base_color == (1.0, 0.0, 0.0) for m in asset.materials)
    source = json.loads((library / "cart/about.json").read_text())["source"]
    assert set(source["sha256"]) == {"cart.urdf", "meshes/ball.stl"}


def test_the_record_and_the_hash(tmp_path: Path, library: Path) -> None:
    path = exported(tmp_path / "a", ".stl", trimesh.creation.box((1, 1, 1)))
    first = bring(path, library).about
    again = import_file(path, Options(**SAID), tmp_path / "other").about
    assert first == again
    assert (first.licence, first.author, first.class_name) == ("CC0-1.0", "Jane Doe", "bench")
    other = import_file(path, Options(**{**SAID, "licence": "MIT"}), tmp_path / "third").about
    assert other.hash != first.hash
    assert [a.hash for a in checked([ImportedAsset(name="user/thing")], library)] == [first.hash]
    with pytest.raises(SimgenError, match="has hash"):
        checked([ImportedAsset(name="user/thing", hash="0" * 32)], library)
    about = library / "thing/about.json"
    about.write_text(about.read_text().replace("Jane", "John"))
    with pytest.raises(SimgenError, match="changed after it was imported"):
        checked([ImportedAsset(name="user/thing")], library)


def test_names(tmp_path: Path, library: Path) -> None:
    path = exported(tmp_path / "a", ".stl", trimesh.creation.box((1, 1, 1)))
    bring(path, library)
    with pytest.raises(SimgenError, match="already"):
        bring(path, library)
    import_file(path, Options(**SAID, mass_kg=3.0), library, overwrite=True)
    assert Library(library).asset("thing").mass_kg == 3.0
    assert Library(library).names() == ["thing"]
    with pytest.raises(SimgenError, match="did you mean 'thing'"):
        Library(library).about("thign")
    with pytest.raises(SimgenError, match="no parameters"):
        DiskCatalogue(user_folder=library).get("user/thing", colour=1)


@pytest.mark.parametrize(("changes", "word"), [
    ({"licence": ""}, "--licence unknown"), ({"author": " "}, "--author unknown"), ({"class_name": "bensch"}, "did you mean 'bench'"),
    ({"name": "../up"}, "--name"), ({"mass_kg": -1.0}, "--mass"), ({"length_m": 0.0}, "--scale-to-length"),
])  # fmt: skip
def test_options_are_checked(changes: dict[str, Any], word: str) -> None:
    with pytest.raises(SimgenError, match=word):
        Options(**{**SAID, **changes})
