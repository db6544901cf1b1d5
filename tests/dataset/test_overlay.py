"""What the overlays draw beside the boxes."""

from typing import Any

import numpy as np
import pytest

from simgen.dataset.overlay import overlays
from simgen.frame import Frame
from simgen.geometry import intrinsics
from simgen.labels.figures import FIGURES

PERSON = FIGURES["person"]


def boxes(height_px: int, **record: Any) -> np.ndarray:
    """The tile of boxes of a black picture with one person, whose left shin is the line from (120, 50) to (120, 70)."""
    K = intrinsics(200, 100, np.pi / 2)
    joints = np.tile([0.0, 0.0, -1.0], (len(PERSON.joints), 1))  # behind the camera: not drawn
    for name, pixel in (("left_shin", (120, 50)), ("left_foot", (120, 70)), ("right_shin", (60, 50)), ("right_foot", (60, 70))):
        joints[PERSON.joint_names.index(name)] = np.linalg.inv(K) @ [*pixel, 1] * 10
    o = {
        "id": 1, "class": "person", "class_id": 24, "box_visible": [2, 2, 5, 2 + height_px], "box_amodal": None, "distance_m": 10.0,
        "visible_px": 9, "skeleton": {"kind": "person", "camera": joints.tolist()}, "box3d_camera": {
            "center": [0, 0, -9], "size_lwh": [1, 1, 1], "rotation_wxyz": [1, 0, 0, 0]}, **record,
    }  # fmt: skip
    fields: dict[str, Any] = dict.fromkeys(("depth", "semantic", "semantic_closed", "panoptic", "normal", "flow", "flow_valid", "amodal"))
    frame = Frame(0, 0, "c", rgb=np.zeros((100, 200, 3), np.uint8), instance=np.zeros((100, 200), np.uint32),
                  labels={"camera": {"K": K.tolist()}, "objects": [o]}, **fields)  # fmt: skip
    return overlays(frame)["boxes"]


def test_bones_of_large_people_are_drawn_in_the_colour_of_their_side() -> None:
    picture = boxes(60)
    left, right = picture[60, 120], picture[60, 60]
    assert left.max() > 150 and right.max() > 150
    assert left[2] > left[0] and right[0] > right[2]
    assert not picture[60, 90].any()  # no bone leads to joints behind the camera


@pytest.mark.parametrize(("height_px", "record"), [(30, {}), (60, {"skeleton": None}), (60, {"box_visible": None})])
def test_small_ones_and_those_without_are_left_alone(height_px: int, record: dict[str, Any]) -> None:
    assert not boxes(height_px, **record)[60, 120].any()
