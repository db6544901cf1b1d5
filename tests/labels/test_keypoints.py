"""Keypoints of a known figure before a known camera."""

from typing import Any

import numpy as np
import pytest

from simgen.asset import Skeleton
from simgen.assets.meshbuilder import MeshBuilder
from simgen.buffers import AmodalMask, Buffers
from simgen.geometry import R_RIG_CAM, intrinsics, pose, transform
from simgen.labels import frame_labels
from simgen.labels.figures import FIGURES
from simgen.labels.keypoints import HIDDEN, NOT_LABELLED, VISIBLE
from simgen.mesh import Material
from simgen.ontology import class_id
from simgen.snapshot import Camera, Instance, Sky, Snapshot

W, H, F = 200, 100, 100
CAMERA = Camera("c", W, H, intrinsics(W, H, np.pi / 2), T := transform(R_RIG_CAM, (0, 0, 1)), T, T)
SKY = Sky(np.array([0, 0, 1.0]), np.ones(3), np.ones((4, 8, 3), np.float32), np.ones(3), 0.0)
PERSON = FIGURES["person"]
NOSE, SHOULDER, KNEE = (PERSON.keypoints.index(n) for n in ("nose", "left_shoulder", "left_knee"))
LEFT_SHIN = PERSON.joint_names.index("left_shin")


def person(x: float, y: float = 0.0, pose_: np.ndarray | None = None, spine_m: float = PERSON.spine_m, **changes: Any) -> Instance:
    """Somebody 1 m wide whose keypoints all lie on the axis of view, except the nose (0.3 m up) and the left knee (0.5 m down)."""
    rest = np.zeros((len(PERSON.joints), 3))
    rest[PERSON.joint_names.index("head")] = [0, 0, spine_m]
    points = {n: (0, np.zeros(3)) for n in PERSON.keypoints}
    points |= {"nose": (4, np.array([0, 0, 0.3])), "left_knee": (LEFT_SHIN, np.array([0, 0, -0.5]))}
    builder = MeshBuilder()
    builder.add_box((1.0, 1.0, 1.0), 0)
    fields: dict[str, Any] = {"skeleton": Skeleton(PERSON.joint_names, PERSON.parents, rest), "keypoints": points} | changes
    return Instance(builder.build(), (Material("m"),), pose(x, y, 1.0), class_id("person"), 7, pose=pose_, **fields)


def row(*parts: Instance, ids: np.ndarray | None = None, depth: np.ndarray | float | None = 10.0) -> dict[str, Any]:
    """The label record of object 7, whose pixels are the whole picture unless `ids` says otherwise."""
    ids = np.full((H, W), 7, np.uint32) if ids is None else ids
    buffers = Buffers(
        instance=ids, semantic=np.full((H, W), class_id("person"), np.uint8), amodal={7: AmodalMask(0, 0, np.ones((H, W), bool))},
        depth=None if depth is None else np.broadcast_to(np.float32(depth), (H, W)),
    )  # fmt: skip
    (out,) = [o for o in frame_labels(Snapshot(parts, (), SKY, (CAMERA,), {}, np.eye(4)), CAMERA, buffers)["objects"] if o["id"] == 7]
    return out


def flags(*parts: Instance, **buffers: Any) -> list[int]:
    return [p[2] for p in row(*parts, **buffers)["keypoints"]["image"]]


def test_positions_follow_place_pose_and_camera() -> None:
    bent = np.tile(np.eye(4, dtype=np.float32), (len(PERSON.joints), 1, 1))
    bent[LEFT_SHIN, :3, 3] = [0, 0.2, 0.1]
    record = row(person(10, 1, bent))
    keypoints = record["keypoints"]
    assert keypoints["kind"] == record["skeleton"]["kind"] == "person" and len(keypoints["image"]) == 17
    assert keypoints["camera"][NOSE] == pytest.approx([-1, -0.3, 10])
    assert keypoints["camera"][KNEE] == pytest.approx([-1.2, 0.4, 10])
    assert keypoints["image"][NOSE] == pytest.approx([99.5 - F / 10, 49.5 - 0.3 * F / 10, VISIBLE])
    assert keypoints["image"][KNEE] == pytest.approx([99.5 - 1.2 * F / 10, 49.5 + 0.4 * F / 10, VISIBLE])
    assert record["skeleton"]["camera"][LEFT_SHIN] == pytest.approx([-1.2, -0.1, 10])
    assert record["skeleton"]["camera"][0] == pytest.approx([-1, 0, 10])


def test_outside_the_image_and_behind_is_not_labelled() -> None:
    assert flags(person(10, 11)) == [NOT_LABELLED] * 17
    assert row(person(10, 11))["keypoints"]["image"][NOSE][0] == pytest.approx(99.5 - 110)  # still where it projects to
    behind = row(person(-5))["keypoints"]
    assert behind["image"] == [[0, 0, NOT_LABELLED]] * 17 and behind["camera"][NOSE][2] == -5


def test_what_stands_in_front_hides() -> None:
    ids = np.full((H, W), 7, np.uint32)
    ids[:49] = 0  # the nose is at row 46.5
    assert flags(person(10), ids=ids)[NOSE] == HIDDEN
    assert flags(person(10), ids=ids)[SHOULDER] == VISIBLE


def test_a_neighbouring_pixel_is_enough() -> None:
    ids = np.zeros((H, W), np.uint32)
    ids[47, 101] = 7
    assert flags(person(10), ids=ids)[NOSE] == VISIBLE  # at (99.5, 46.5): nearest is (100, 47)
    ids[47, 101], ids[48, 101] = 0, 7
    assert flags(person(10), ids=ids)[NOSE] == HIDDEN


def test_the_own_body_hides_what_lies_deeper_than_its_skin() -> None:
    seen = flags(person(10), depth=10 - 0.15)
    assert seen[SHOULDER] == VISIBLE and seen[NOSE] == HIDDEN and seen[KNEE] == HIDDEN
    assert flags(person(10), depth=10 - 0.2)[SHOULDER] == HIDDEN
    assert flags(person(10, spine_m=PERSON.spine_m / 2), depth=10 - 0.15)[SHOULDER] == HIDDEN  # a child is less deep


def test_without_depth_its_own_pixels_are_enough() -> None:
    assert flags(person(10), depth=None) == [VISIBLE] * 17
    assert flags(person(10), depth=None, ids=np.zeros((H, W), np.uint32)) == [HIDDEN] * 17


def test_of_several_parts_the_figure_counts_and_others_have_none() -> None:
    thing = person(10, keypoints={}, skeleton=None)
    assert "keypoints" not in row(thing) and "skeleton" not in row(thing)
    assert row(thing, person(10))["keypoints"]["kind"] == "person"
    assert "keypoints" not in row(person(10, keypoints={"tip": (0, np.zeros(3))}))
