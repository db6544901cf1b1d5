"""Images on disk: how each modality becomes bytes, and back. The codes are the public ones (KITTI, COCO panoptic)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.buffers import AmodalMask
from simgen.errors import SimgenError
from simgen.frame import Frame
from simgen.labels.masks import mask_from_runs, run_lengths

DEPTH_PER_METRE = 256.0  # KITTI depth benchmark: 16-bit PNG, metres * 256, 0 = none
FLOW_PER_PIXEL, FLOW_ZERO = 64.0, 32768.0  # KITTI flow benchmark: 16-bit PNG, value = px * 64 + 2^15
SUFFIX = {"amodal": "json", "labels": "json"}  # all others are PNG


def encode(frame: Frame, modality: str) -> bytes:
    """The file's content of one modality of a frame that has it."""
    return _ENCODERS[modality](frame)


def available(frame: Frame, modality: str) -> bool:
    """Whether the frame has what the modality needs."""
    return getattr(frame, modality) is not None


def _png(image: NDArray[Any]) -> bytes:
    import cv2

    if image.ndim == 3:
        image = image[:, :, ::-1]  # OpenCV writes blue, green, red
    ok, data = cv2.imencode(".png", np.ascontiguousarray(image), [cv2.IMWRITE_PNG_COMPRESSION, 2])
    if not ok:
        raise SimgenError(f"OpenCV could not encode an image of shape {image.shape}")
    return bytes(data)


def read_png(data: bytes) -> NDArray[Any]:
    """(H, W) or (H, W, 3) RGB image as stored. SimgenError if it is not an image."""
    import cv2

    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED) if data else None
    if image is None:
        raise SimgenError("not a readable image")
    return np.asarray(image[:, :, ::-1] if image.ndim == 3 else image)


def json_bytes(data: Any) -> bytes:
    """Compact, key-sorted JSON with a final newline."""
    return (json.dumps(data, sort_keys=True, separators=(",", ":"), allow_nan=False) + "\n").encode()


def _depth(frame: Frame) -> bytes:
    return _png(depth_code(_have(frame.depth)))


def depth_code(depth: NDArray[np.float32]) -> NDArray[np.uint16]:
    """(H, W) uint16: round(256 m); 0 = none, 65535 = 255.996 m or farther."""
    return np.asarray(np.clip(np.rint(depth * np.float32(DEPTH_PER_METRE)), 0, 65535), np.uint16)


def decode_depth(code: NDArray[np.uint16]) -> NDArray[np.float32]:
    """(H, W) float32 metres, 0 = none; 255.996 m stands for anything beyond."""
    return code.astype(np.float32) / np.float32(DEPTH_PER_METRE)


def _instance(frame: Frame) -> bytes:
    ids = _have(frame.instance)
    if ids.max(initial=0) > 65535:
        raise SimgenError(f"instance id {ids.max()} does not fit the 16-bit instance image; lower the traffic densities")
    return _png(ids.astype(np.uint16))


def _panoptic(frame: Frame) -> bytes:
    return _png(segment_colors(_have(frame.panoptic)))


def segment_colors(segments: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """(H, W, 3) uint8 of COCO panoptic ids: id = R + 256 G + 65536 B."""
    return np.stack([segments & 255, (segments >> 8) & 255, (segments >> 16) & 255], axis=-1).astype(np.uint8)


def decode_segments(image: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """(H, W) uint32 segment ids of a COCO panoptic image."""
    r, g, b = np.moveaxis(image.astype(np.uint32), -1, 0)
    return np.asarray(r + 256 * g + 65536 * b, np.uint32)


def _normal(frame: Frame) -> bytes:
    n = _have(frame.normal)
    code = np.rint((n + 1) * np.float32(127.5)).astype(np.uint8)
    code[~n.any(axis=2)] = 0
    return _png(code)


def decode_normal(image: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(H, W, 3) float32 camera-frame normals, zero where there is none."""
    n = image.astype(np.float32) / np.float32(127.5) - 1
    n[~image.any(axis=2)] = 0
    return n


def _flow(frame: Frame) -> bytes:
    code = np.rint(_have(frame.flow) * np.float32(FLOW_PER_PIXEL) + np.float32(FLOW_ZERO))
    valid = _have(frame.flow_valid) & (code >= 0).all(axis=2) & (code <= 65535).all(axis=2)
    out = np.zeros((*valid.shape, 3), np.uint16)
    out[valid, :2] = code[valid].astype(np.uint16)
    out[..., 2] = valid
    return _png(out)


def decode_flow(image: NDArray[np.uint16]) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """(H, W, 2) float32 pixels and the (H, W) validity; motions beyond 512 px are not valid."""
    valid = image[..., 2] > 0
    flow = (image[..., :2].astype(np.float32) - np.float32(FLOW_ZERO)) / np.float32(FLOW_PER_PIXEL)
    flow[~valid] = 0
    return flow, valid


def _amodal(frame: Frame) -> bytes:
    masks = [
        {"id": i, "box": [m.x0, m.y0, m.x0 + m.mask.shape[1], m.y0 + m.mask.shape[0]], "counts": run_lengths(m.mask)}
        for i, m in sorted(_have(frame.amodal).items())
    ]
    return json_bytes({"masks": masks})


def decode_amodal(data: Mapping[str, Any]) -> dict[int, AmodalMask]:
    """Amodal masks by id; the run-length code is that of the crop given by the box."""
    out = {}
    for row in data["masks"]:
        x1, y1, x2, y2 = row["box"]
        out[int(row["id"])] = AmodalMask(x1, y1, mask_from_runs(row["counts"], y2 - y1, x2 - x1))
    return out


def _have(value: Any) -> Any:
    if value is None:
        raise SimgenError("this frame does not have the modality that was asked for")
    return value


_ENCODERS: dict[str, Callable[[Frame], bytes]] = {
    "rgb": lambda f: _png(_have(f.rgb)),
    "depth": _depth,
    "semantic": lambda f: _png(_have(f.semantic)),
    "semantic_closed": lambda f: _png(_have(f.semantic_closed)),
    "instance": _instance,
    "panoptic": _panoptic,
    "normal": _normal,
    "flow": _flow,
    "amodal": _amodal,
    "labels": lambda f: json_bytes(f.labels),
}
