"""How far two backends agree on what lies behind the pixels that are not on an edge."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation

from simgen.buffers import Buffers
from simgen.ontology import class_id
from simgen.snapshot import Camera, Instance, Snapshot

# Inverse depth is linear in the picture over a plane; where it bends by more than this share of itself there is an edge. Letters fixed a
# centimetre before a curved panel near by bend it by little more.
BEND = 0.004
# Rasterisers place samples and round vertices differently, by less than a pixel.
REACH_PX = 1
_FEW = 0.01  # share of the picture below which foliage and paint are not compared
PAINT = [class_id(name) for name in ("lane marking", "crosswalk", "stop line")]


@dataclass(frozen=True)
class Agreement:
    """Shares of pixels. inner : those on no edge of either image. ids, depth : of the inner ones, those with the same class and
    instance, and with depths within 1 mm + 0.2 %. everywhere : of all pixels where neither has vegetation or paint, whose holes are finer
    than pixels, those with the same class and instance. foliage, paint : pixels of vegetation and of road markings in both images, over
    those in the one that has more; 1 where there are few."""

    inner: float
    ids: float
    depth: float
    everywhere: float
    foliage: float
    paint: float


def agreement(a: Buffers, b: Buffers) -> Agreement:
    """Compare two renderings of the same snapshot through the same camera."""
    inner = ~(edges(a) | edges(b))
    same = (a.semantic == b.semantic) & (a.instance == b.instance)
    near = np.abs(a.depth - b.depth) <= 0.001 + 0.002 * a.depth
    leaves = [x.semantic == class_id("vegetation") for x in (a, b)]
    paint = [np.isin(x.semantic, PAINT) for x in (a, b)]
    bare = ~(leaves[0] | leaves[1] | paint[0] | paint[1])
    return Agreement(float(inner.mean()), float(same[inner].mean()), float(near[inner].mean()), float(same[bare].mean()), _ratio(*leaves),
                     _ratio(*paint))


def _ratio(a: NDArray[np.bool_], b: NDArray[np.bool_]) -> float:
    less, more = sorted((float(a.mean()), float(b.mean())))
    return less / more if more > _FEW else 1.0


def edges(buffers: Buffers) -> NDArray[np.bool_]:
    """(H, W) pixels within REACH_PX of a change of class or instance, or of a fold or jump of the surface. The rim of a hole
    between leaves is one; the plain of a wall, road or car panel is not, however steeply it is seen."""
    found = np.zeros(buffers.depth.shape, bool)
    inverse = np.where(buffers.depth > 0, 1 / np.maximum(buffers.depth, 1e-6), 0).astype(np.float64)
    for axis in (0, 1):
        for ids in (buffers.semantic.astype(np.int64), buffers.instance.astype(np.int64)):
            change = np.diff(ids, axis=axis) != 0
            found |= _padded(change, axis, 0, 1) | _padded(change, axis, 1, 0)
        bend = _padded(np.abs(np.diff(inverse, 2, axis=axis)), axis, 1, 1)
        found |= bend > BEND * inverse
    return binary_dilation(found, np.ones((3, 3), bool), iterations=REACH_PX)


def _padded(values: NDArray, axis: int, before: int, after: int) -> NDArray:
    return np.pad(values, [(before, after) if i == axis else (0, 0) for i in (0, 1)])


def in_view(snapshot: Snapshot, camera: Camera) -> Snapshot:
    """The snapshot without what cannot be in the picture, to spare slow backends: things whose bounding sphere lies behind the
    camera or beyond a side of its field of view."""
    K = camera.K
    x, y = K[0, 2] / K[0, 0] + 0.01, K[1, 2] / K[1, 1] + 0.01  # half widths at 1 m; half a pixel and more to spare
    right, low = (camera.width - K[0, 2]) / K[0, 0] + 0.01, (camera.height - K[1, 2]) / K[1, 1] + 0.01
    planes = np.array([[1, 0, x], [-1, 0, right], [0, 1, y], [0, -1, low], [0, 0, 1]])
    planes /= np.linalg.norm(planes, axis=1, keepdims=True)
    T_cam_world = np.linalg.inv(camera.T_world_cam)

    def seen(instance: Instance) -> bool:
        p = instance.mesh.positions
        T = T_cam_world @ instance.T_world_obj
        middle = (p.min(0) + p.max(0)) / 2
        limbs_m = 0.0 if instance.pose is None else 1.0
        radius = (np.linalg.norm(p - middle, axis=1).max() + limbs_m) * np.linalg.norm(T[:3, :3], 2)
        return bool((planes @ (T[:3, :3] @ middle + T[:3, 3]) > -radius).all())

    return replace(
        snapshot, static=tuple(i for i in snapshot.static if seen(i)), dynamic=tuple(i for i in snapshot.dynamic if seen(i))
    )
