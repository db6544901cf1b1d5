"""A frame: what one camera would deliver at one instant, with every label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.buffers import AmodalMask


@dataclass(frozen=True, eq=False)
class Frame:
    """One camera's picture and labels; modalities that were not asked for are None.

    rgb : (H, W, 3) uint8 sRGB. depth : (H, W) float32 metres along camera z, 0 = sky. semantic : (H, W) uint8 ontology ids.
    semantic_closed : likewise, with the holes of crowns, fences and cycles closed (`closed_semantic`). instance : (H, W) uint32,
    0 = stuff. panoptic : (H, W) uint32, semantic + 256 * instance. normal : (H, W, 3) float32 unit, camera frame.
    flow : (H, W, 2) float32 px to the next frame; flow_valid : (H, W) bool. amodal : masks by id.
    labels : JSON-able: the camera (intrinsics, poses), the ego, and the list of objects (see docs/labels.md).
    """

    scene: int
    index: int
    camera: str
    rgb: NDArray[np.uint8] | None
    depth: NDArray[np.float32] | None
    semantic: NDArray[np.uint8] | None
    semantic_closed: NDArray[np.uint8] | None
    instance: NDArray[np.uint32] | None
    panoptic: NDArray[np.uint32] | None
    normal: NDArray[np.float32] | None
    flow: NDArray[np.float32] | None
    flow_valid: NDArray[np.bool_] | None
    amodal: Mapping[int, AmodalMask] | None
    labels: Mapping[str, Any]
