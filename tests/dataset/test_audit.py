"""The audit passes what is sound and names the place of each damage, even when the hashes have been made to fit."""

import json
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from simgen.dataset.audit import audit
from simgen.dataset.files import digest
from simgen.dataset.store import Store, seal
from simgen.dataset.tables import write_tables
from simgen.scene import passport_hash

RGB, DEPTH, LABELS = ("000000/front/rgb/0000.png", "000000/front/depth/0001.png", "000000/front/labels/0000.json")


def test_a_fresh_dataset_is_sound(smoke_store: Store) -> None:
    assert audit(smoke_store.folder) == []


def flip_byte(store: Store) -> str:
    path = store.folder / "scenes" / RGB
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    return RGB


def remove(name: str) -> Callable[[Store], str]:
    def damage(store: Store) -> str:
        (store.folder / name).unlink()
        return name

    return damage


def add_file(store: Store) -> str:
    path = store.folder / "scenes" / "000001" / "front" / "rgb" / "0007.png"
    path.write_bytes(b"x")
    return "0007.png"


def truncate_file(store: Store) -> str:
    path = store.folder / "scenes" / DEPTH
    path.write_bytes(path.read_bytes()[:100])
    return DEPTH


@pytest.mark.parametrize(
    "damage",
    [flip_byte, remove(f"scenes/{RGB}"), remove("ontology.json"), remove("scenes/000001/scene.json"), add_file, truncate_file],
    ids=["flipped byte", "missing picture", "missing ontology", "missing passport", "foreign file", "cut file"],
)
def test_damaged_files_are_found(smoke_copy: Store, damage: Callable[[Store], str]) -> None:
    place = damage(smoke_copy)
    findings = audit(smoke_copy.folder)
    assert any(Path(place).name in f.where or "000001" in f.where for f in findings), findings


def edit_image(name: str, change: Callable[[np.ndarray], np.ndarray]) -> Callable[[Store], str]:
    def damage(store: Store) -> str:
        path = store.folder / "scenes" / name
        image = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
        cv2.imwrite(str(path), change(image.copy()))
        return name.split("/")[2]

    return damage


def edit_object(change: Callable[[dict], object]) -> Callable[[Store], str]:
    def damage(store: Store) -> str:
        path = store.folder / "scenes" / LABELS
        labels = json.loads(path.read_text())
        change(max(labels["objects"], key=lambda o: o["visible_px"]))
        path.write_text(json.dumps(labels))
        return ""

    return damage


def edit_person(change: Callable[[dict, list], object]) -> Callable[[Store], str]:
    """Damage the record, and in it the keypoints in the image, of somebody of whom something is visible and something hidden."""

    def damage(store: Store) -> str:
        for path in sorted((store.folder / "scenes/000000/front/labels").iterdir()):
            labels = json.loads(path.read_text())
            for o in labels["objects"]:
                image = o.get("keypoints", {"image": []})["image"]
                if {1, 2} <= {flag for _, _, flag in image}:
                    change(o, image)
                    path.write_text(json.dumps(labels))
                    return ""
        raise AssertionError("nobody is partly visible")

    return damage


def flag(image: list, old: int, new: int) -> None:
    next(p for p in image if p[2] == old)[2] = new


def move(points: list, k: int, axis: int, by: float) -> None:
    points[k][axis] += by


def move_back(o: dict) -> None:
    """Along the rays, so that it projects to the same pixels."""
    for points in (o["keypoints"]["camera"], o["skeleton"]["camera"]):
        points[:] = [[1.3 * v for v in p] for p in points]


def edit_labels(change: Callable[[dict], object]) -> Callable[[Store], str]:
    def damage(store: Store) -> str:
        path = store.folder / "scenes" / LABELS
        labels = json.loads(path.read_text())
        change(labels)
        path.write_text(json.dumps(labels))
        return ""

    return damage


def swap_ids(image: np.ndarray) -> np.ndarray:
    a, b = np.unique(image)[1:3]
    out = image.copy()
    out[image == a], out[image == b] = b, a
    return out


def shift(image: np.ndarray) -> np.ndarray:
    return np.roll(image, 3, axis=1)


def moved(box: dict) -> None:
    box["center"][0] += 9.0


@pytest.mark.parametrize(
    "damage",
    [
        edit_image("000000/front/depth/0000.png", lambda d: (d * 0.9).astype(d.dtype)),
        edit_image("000000/front/instance/0000.png", swap_ids),
        edit_image("000000/front/semantic/0000.png", shift),
        edit_image("000000/front/semantic_closed/0000.png", shift),
        edit_image("000000/front/flow/0000.png", shift),
        edit_image("000000/front/panoptic/0000.png", shift),
        edit_image("000000/front/normal/0000.png", lambda n: n // 2),
        edit_object(lambda o: o["box_visible"].__setitem__(0, o["box_visible"][0] + 1)),
        edit_object(lambda o: moved(o["box3d_camera"])),
        edit_object(lambda o: o.update(visible_px=o["visible_px"] - 1)),
        edit_object(lambda o: o.update(occlusion=0.5 if o["occlusion"] < 0.4 else 0.0)),
        edit_object(lambda o: o.update({"class": "train"})),
        edit_labels(lambda d: d["objects"].pop(max(range(len(d["objects"])), key=lambda k: d["objects"][k]["visible_px"]))),
        edit_labels(lambda d: d["camera"]["T_world_cam_next"][0].__setitem__(3, d["camera"]["T_world_cam_next"][0][3] + 1)),
        edit_labels(lambda d: d.update(time_s=9.0)),
        edit_person(lambda o, image: move(image, 0, 0, 1.0)),
        edit_person(lambda o, image: move(o["keypoints"]["camera"], 3, 1, 0.5)),
        edit_person(lambda o, image: flag(image, 1, 2)),
        edit_person(lambda o, image: flag(image, 2, 1)),
        edit_person(lambda o, image: flag(image, 2, 0)),
        edit_person(lambda o, image: image.pop()),
        edit_person(lambda o, image: image[0].pop()),
        edit_person(lambda o, image: image[0].__setitem__(0, None)),
        edit_person(lambda o, image: o["keypoints"].update(kind="quadruped")),
        edit_person(lambda o, image: o.pop("skeleton")),
        edit_person(lambda o, image: move(o["skeleton"]["camera"], 8, 0, 1.5)),
        edit_person(lambda o, image: move_back(o)),
        edit_person(lambda o, image: o.update(box_full=[v + 30 for v in o["box_full"]])),
    ],
    ids=["depth scaled", "ids swapped", "semantic shifted", "closed shifted", "flow shifted", "panoptic shifted", "normals halved",
         "box shifted",
         "3D box moved", "pixel count", "occlusion", "class", "object missing", "pose", "time",
         "keypoint's pixel", "keypoint's position", "hidden as visible", "visible as hidden", "visible as outside", "keypoint missing",
         "flag missing", "keypoint not a number",
         "another kind", "skeleton missing", "joint moved", "figure moved back", "whole box shifted"],
)
def test_wrong_labels_are_found_even_with_fitting_hashes(smoke_copy: Store, damage: Callable[[Store], str]) -> None:
    damage(smoke_copy)
    rehash(smoke_copy)
    findings = audit(smoke_copy.folder)
    assert findings and all("scenes/000000" in f.where for f in findings), findings


def rehash(store: Store) -> None:
    """What a careful forger would do: make every recorded hash fit the changed files."""
    for scene in store.scenes():
        path = store.scene_folder(scene) / "scene.json"
        passport = json.loads(path.read_text())
        passport["files"] = {n: digest((store.scene_folder(scene) / n).read_bytes()) for n in passport["files"]}
        path.write_text(json.dumps(passport))
    write_tables(store)
    seal(store)


def edit_passport(store: Store, change: Callable[[dict], object]) -> None:
    path = store.scene_folder(0) / "scene.json"
    passport = json.loads(path.read_text())
    change(passport)
    path.write_text(json.dumps(passport))
    seal(store)


def test_a_passport_from_before_a_setting_was_added_is_sound(smoke_copy: Store) -> None:
    def older(passport: dict) -> None:
        del passport["recipe"]["streetscape"]["cycles"]
        passport["hash"] = passport_hash(passport)

    edit_passport(smoke_copy, older)
    assert audit(smoke_copy.folder) == []


def test_a_draw_changed_after_the_fact_is_found(smoke_copy: Store) -> None:
    edit_passport(smoke_copy, lambda p: p["draws"].update({"weather.hour": 9}))
    assert any("not that of its content" in f.what for f in audit(smoke_copy.folder))
