"""Semantic labels with the holes closed that people who draw labels do not leave: between leaves, bars, spokes.

Exact labels say what every pixel shows; through the gaps of a crown that is sky. Annotators draw crowns, fences and wheels as solid
shapes. Here a hole goes to what surrounds it when it is no wider than the gaps of such things are in metres, seen from its distance, and
lies behind it: a morphological closing (Serra 1982) with a disc of the gap's size, class by class and depth by depth.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from simgen.ontology import class_id

Flags = NDArray[np.bool_]

# Half the widest gap in metres. Our estimates: between the twigs of a bare crown, bars and pales, the spokes and frame of a cycle.
GAPS_M: dict[str, float] = {"vegetation": 0.35, "hedge": 0.15, "fence": 0.09, "guard rail": 0.15, "bicycle": 0.25, "motorcycle": 0.12}
_STEP = 1.5  # ratio of the distances of successive slices, each of which is two steps deep
_LEAST_PX = 0.6  # a smaller disc closes nothing
_BEHIND = 1.02  # what is closed lies at least so much farther off
_PER_METRE = 256.0
_FAR_M = 1e6  # stands for the sky's depth


def closed_semantic(semantic: NDArray[np.uint8], depth: NDArray[np.float32], focal_px: float) -> NDArray[np.uint8]:
    """(H, W) uint8 ontology ids with closed crowns, hedges, fences and cycles.

    semantic : (H, W) uint8. depth : (H, W) float32 metres along camera z, 0 = sky, used as it is stored (to 1/256 m, up to 256 m), so that
    stored labels give the same. focal_px : of the camera. Where several things could
    close a hole the nearest does. Nothing that lies before a thing is given to it, and no pixel of a class of `GAPS_M` is lost to
    one farther off.
    """
    depth = (np.minimum(np.rint(depth * np.float32(_PER_METRE)), 65535) / np.float32(_PER_METRE)).astype(np.float32)
    front = (np.where(depth > 0, depth, _FAR_M) / _BEHIND).astype(np.float32)
    out = semantic.copy()
    for name, gap_m in GAPS_M.items():
        own = semantic == class_id(name)
        if not own.any():
            continue
        for near_m in _slices(depth[own]):
            within = own & (depth >= near_m) & (depth < near_m * _STEP**2)
            _close(out, front, within, depth, gap_m * focal_px / near_m / _STEP, class_id(name))
    return out


def _slices(depth: NDArray[np.float32]) -> list[float]:
    """Near ends of the slices that the depths of a class fall in, metres."""
    first = int(np.floor(np.log(max(float(depth.min()), 0.1)) / np.log(_STEP))) - 1
    last = int(np.floor(np.log(float(depth.max())) / np.log(_STEP)))
    return [_STEP**k for k in range(first, last + 1)]


def _close(
    out: NDArray[np.uint8], front: NDArray[np.float32], mask: Flags, depth: NDArray[np.float32], radius_px: float, value: int
) -> None:
    """Close one slice's mask (H, W) in place, and bring the front forward where it did."""
    if radius_px < _LEAST_PX or not mask.any():
        return
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    box = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
    own = mask[box]
    margin = int(np.ceil(radius_px)) + 1
    wide = np.pad(own, margin)
    reach, label = cv2.distanceTransformWithLabels((~wide).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    inside = cv2.distanceTransform((reach <= radius_px).astype(np.uint8), cv2.DIST_L2, 5)
    inner = (slice(margin, -margin), slice(margin, -margin))
    holes = (inside[inner] > radius_px) & ~own
    if not holes.any():
        return
    nearest = np.zeros(int(label.max()) + 1, np.float32)
    nearest[label[inner][own]] = depth[box][own]
    at = nearest[label[inner]]
    holes &= at < front[box]
    out[box][holes] = value
    front[box][holes] = at[holes]
