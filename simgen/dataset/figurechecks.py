"""What must hold between a frame and the keypoints and skeletons in its labels. Each check yields what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.frame import Frame
from simgen.geometry import project, rotation_from_quaternion
from simgen.labels.figures import FIGURES, Figure
from simgen.labels.keypoints import HIDDEN, NOT_LABELLED, VISIBLE, visibility

NEAR_M = 0.1  # nothing nearer is drawn
_PROJECTION_PX = 0.5
_DEPTH_STEP_M, _FARTHEST_M = 1 / 256, 255.9  # of the depth code
# Keypoints and joints lie inside the body, but coarse levels of detail are slimmer than the fine one, and their boxes with them.
_BOX_MARGIN_M, _BOX_MARGIN_SHARE = 0.04, 0.04

Floats = NDArray[np.float64]


def figure_faults(frame: Frame, o: dict[str, Any], ids: NDArray[np.uint32]) -> Iterator[str]:
    """Faults of the keypoints and the skeleton of one object's record; none for an object without them."""
    if "keypoints" not in o and "skeleton" not in o:
        return
    try:
        keypoints, skeleton = o["keypoints"], o["skeleton"]
        figure, same = FIGURES[keypoints["kind"]], skeleton["kind"] == keypoints["kind"]
        image, points, joints = (np.asarray(v, np.float64) for v in (keypoints["image"], keypoints["camera"], skeleton["camera"]))
    except (KeyError, TypeError, ValueError):
        yield "has keypoints or a skeleton that cannot be read"
        return
    if not same:
        yield "has keypoints and a skeleton of different kinds"
        return
    shapes = (image.shape, points.shape, joints.shape)
    if shapes != ((len(figure.keypoints), 3), (len(figure.keypoints), 3), (len(figure.joints), 3)):
        yield f"has keypoints and joints of shapes {shapes}"
        return
    if not all(np.isfinite(v).all() for v in (image, points, joints)):
        yield "has keypoints or joints that are not numbers"
        return
    yield from _projection(frame, image, points, figure)
    yield from _flags(frame, o["id"], ids, image, points, figure, figure.tolerances(joints))
    yield from _in_box(o["box3d_camera"], points, joints, figure)
    yield from _in_silhouette(o["box_full"], image, points, figure)


def _projection(frame: Frame, image: Floats, points: Floats, figure: Figure) -> Iterator[str]:
    front = points[:, 2] >= NEAR_M
    error = np.zeros(len(points))
    error[front] = np.abs(project(np.asarray(frame.labels["camera"]["K"]), points[front]) - image[front, :2]).max(axis=1)
    error[~front] = np.abs(image[~front]).max(axis=1)
    worst = int(np.argmax(error))
    if error[worst] > _PROJECTION_PX:
        yield f"has its {figure.keypoints[worst]} {error[worst]:.2f} px from where its position projects to"


def _flags(
    frame: Frame, i: int, ids: NDArray[np.uint32], image: Floats, points: Floats, figure: Figure, tolerance: Floats
) -> Iterator[str]:
    """The flags against the maps as stored: depth is coded in steps and has an end."""
    depth = frame.depth if frame.depth is not None and frame.depth.shape == ids.shape else None
    z, flags = points[:, 2], image[:, 2].astype(int)
    lenient = None if depth is None else np.where(depth < _FARTHEST_M, depth, np.float32(np.inf))
    most = visibility(image[:, :2], z, tolerance + _DEPTH_STEP_M, i, ids.shape, ids, lenient, NEAR_M)
    least = most if depth is None else visibility(image[:, :2], z, tolerance - _DEPTH_STEP_M, i, ids.shape, ids, depth, NEAR_M)
    for k, (flag, upper, lower) in enumerate(zip(flags.tolist(), most.tolist(), least.tolist(), strict=True)):
        name = figure.keypoints[k]
        if flag not in (NOT_LABELLED, HIDDEN, VISIBLE) or (flag == NOT_LABELLED) != (upper == NOT_LABELLED):
            yield f"has flag {flag} at its {name}, which lies {'outside' if upper == NOT_LABELLED else 'inside'} the image"
        elif flag > upper:
            yield f"claims that its {name} is visible, the instance and depth maps say hidden"
        elif flag < lower and depth is not None:
            yield f"claims that its {name} is hidden, the instance and depth maps say visible"


def _in_box(box: dict[str, Any], points: Floats, joints: Floats, figure: Figure) -> Iterator[str]:
    size = np.asarray(box["size_lwh"])
    both = np.concatenate([points, joints])
    local = (both - np.asarray(box["center"])) @ rotation_from_quaternion(box["rotation_wxyz"])
    over = (np.abs(local) - size / 2).max(axis=1) - (_BOX_MARGIN_M + _BOX_MARGIN_SHARE * size.max())
    worst = int(np.argmax(over))
    if over[worst] > 0:
        name = [*figure.keypoints, *figure.joint_names][worst]
        yield f"has its {name} {over[worst]:.2f} m outside its 3D box"


def _in_silhouette(full: list[float] | None, image: Floats, points: Floats, figure: Figure) -> Iterator[str]:
    """Keypoints lie in the whole silhouette's box (which counts from the pixel's edge, keypoints from its centre)."""
    front = points[:, 2] >= NEAR_M
    if full is None or not front.any():
        return
    low, high = np.asarray(full[:2]), np.asarray(full[2:])
    margin = 2.0 + 2 * _BOX_MARGIN_SHARE * float((high - low).max())
    over = np.maximum(low - (image[:, :2] + 0.5), image[:, :2] + 0.5 - high).max(axis=1) - margin
    over[~front] = -np.inf
    worst = int(np.argmax(over))
    if over[worst] > 0:
        yield f"has its {figure.keypoints[worst]} {over[worst]:.1f} px outside its silhouette's box"
