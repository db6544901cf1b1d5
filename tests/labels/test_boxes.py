"""Boxes of a known cube before a known camera."""

import numpy as np
import pytest

from simgen.assets.meshbuilder import MeshBuilder
from simgen.buffers import AmodalMask, Buffers
from simgen.geometry import R_RIG_CAM, intrinsics, inverse, pose, transform
from simgen.labels import frame_labels
from simgen.labels.boxes import oriented_box, silhouette_box, truncation
from simgen.mesh import Material
from simgen.ontology import class_id
from simgen.snapshot import Camera, Instance, Sky, Snapshot

K = intrinsics(200, 100, np.pi / 2)
T_CAM = transform(R_RIG_CAM, (0, 0, 1))
CAMERA = Camera("c", 200, 100, K, T_CAM, T_CAM, T_CAM)
SKY = Sky(np.array([0, 0, 1.0]), np.ones(3), np.ones((4, 8, 3), np.float32), np.ones(3), 0.0)


def cube(x: float, y: float, number: int = 1, size: float = 2.0) -> Instance:
    builder = MeshBuilder()
    builder.add_box((size, size, size), 0)
    return Instance(builder.build(), (Material("m"),), pose(x, y, 1.0), class_id("car"), number)


def test_silhouette_of_a_cube_ahead() -> None:
    # Front face at 9 m, half size 1 m, f = 100 px: the face spans 2 * 100 / 9 px about the axis.
    box = silhouette_box([cube(10, 0)], CAMERA, inverse(T_CAM))
    assert box == pytest.approx((100 - 100 / 9, 50 - 100 / 9, 100 + 100 / 9, 50 + 100 / 9))


def test_silhouette_is_cut_at_the_near_plane_and_gone_behind() -> None:
    box = silhouette_box([cube(0, 1.5)], CAMERA, inverse(T_CAM))
    assert box is not None and np.isfinite(box).all()
    assert silhouette_box([cube(-10, 0)], CAMERA, inverse(T_CAM)) is None


def test_truncation_is_the_share_outside() -> None:
    assert truncation((-50, 0, 50, 100), 200, 100) == 0.5
    assert truncation((10, 10, 20, 20), 200, 100) == 0
    assert truncation((300, 0, 400, 50), 200, 100) == 1


def test_box_in_camera_and_ego_frames() -> None:
    part = cube(10, 2)
    camera = oriented_box(part, inverse(T_CAM))
    assert camera["center"] == pytest.approx([-2, 0, 10]) and camera["size_lwh"] == pytest.approx([2, 2, 2])
    assert oriented_box(part, np.eye(4))["center"] == pytest.approx([10, 2, 1])


def test_occlusion_names_who_hides_it() -> None:
    near, far = cube(10, 0, 1), cube(20, 1.9, 2)
    ids = np.zeros((100, 200), np.uint32)
    ids[40:60, 88:112] = 1
    ids[45:55, 85:88] = 2
    semantic = np.where(ids > 0, class_id("car"), class_id("road")).astype(np.uint8)
    amodal = {1: AmodalMask(88, 40, np.ones((20, 24), bool)), 2: AmodalMask(85, 45, np.ones((10, 10), bool))}
    snapshot = Snapshot((near, far), (), SKY, (CAMERA,), {}, np.eye(4))
    labels = frame_labels(snapshot, CAMERA, Buffers(semantic=semantic, instance=ids, amodal=amodal))
    first, second = labels["objects"]
    assert first["occlusion"] == 0 and first["occluder"] is None and first["box_visible"] == (88, 40, 112, 60)
    assert second["occlusion"] == pytest.approx(0.7) and second["occluder"] == {"id": 1, "class": "car", "px": 70}
    assert second["box_visible"] == (85, 45, 88, 55) and second["box_amodal"] == (85, 45, 95, 55)


def test_objects_that_nobody_sees_have_no_visible_box() -> None:
    amodal = {1: AmodalMask(88, 40, np.ones((20, 24), bool))}
    empty = np.zeros((100, 200), np.uint32)
    buffers = Buffers(semantic=np.full((100, 200), class_id("building"), np.uint8), instance=empty, amodal=amodal)
    (row,) = frame_labels(Snapshot((cube(10, 0),), (), SKY, (CAMERA,), {}, np.eye(4)), CAMERA, buffers)["objects"]
    assert row["box_visible"] is None and row["occlusion"] == 1 and row["occluder"]["class"] == "building"
