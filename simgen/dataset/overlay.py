"""Labels drawn as pictures, for people to look at."""

from __future__ import annotations

import colorsys
from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from simgen.frame import Frame
from simgen.geometry import box_corners, project, rotation_from_quaternion
from simgen.labels.figures import FIGURES
from simgen.ontology import CLASSES

Picture = NDArray[np.uint8]
T = TypeVar("T")

_PALETTE = np.array([c.color for c in CLASSES] + [(0, 0, 0)] * (256 - len(CLASSES)), np.uint8)
_BOX_EDGES = [(a, a ^ bit) for a in range(8) for bit in (1, 2, 4) if a < a ^ bit]
NEAR_M = 0.1
_SKELETON_PX = 40  # height from which on a person's bones are drawn
_SIDE_COLORS, _MIDDLE_COLOR = {"left": (80, 220, 255), "right": (255, 150, 40)}, (250, 250, 250)
_SUBPIXEL_BITS = 3
_SUBPIXEL, _FAR_OUT = 1 << _SUBPIXEL_BITS, 160000


def overlays(frame: Frame) -> dict[str, Picture]:
    """Name -> (H, W, 3) uint8 picture of every label that the frame has, the photograph first."""
    return {name: draw(frame) for name, draw in _DRAWERS.items() if _needs_met(frame, name)}


def _needs_met(frame: Frame, name: str) -> bool:
    needs = {"boxes": ("rgb", "instance"), "boxes 3d": ("rgb", "instance"), "amodal": ("rgb", "amodal")}.get(name, (name,))
    return all(getattr(frame, n) is not None for n in needs) and (name not in {"boxes", "boxes 3d"} or bool(frame.labels))


def _classes(frame: Frame, classes: NDArray[np.uint8] | None) -> Picture:
    colors = _PALETTE[_have(classes)]
    return colors if frame.rgb is None else (0.35 * frame.rgb + 0.65 * colors).astype(np.uint8)


def _instance(frame: Frame) -> Picture:
    ids = _have(frame.instance)
    colors = np.array([id_color(i) for i in range(int(ids.max()) + 1)], np.uint8)[ids]
    base = np.zeros_like(colors) if frame.rgb is None else frame.rgb
    return np.where((ids > 0)[..., None], 0.25 * base + 0.75 * colors, 0.5 * base).astype(np.uint8)


def _panoptic(frame: Frame) -> Picture:
    segments = _have(frame.panoptic)
    colors = _PALETTE[segments & 255].astype(np.int16)
    shade = ((segments >> 8) * 37 % 61).astype(np.int16) - 30
    colors = np.clip(colors + np.where(segments > 255, shade, 0)[..., None], 0, 255).astype(np.uint8)
    edge = np.zeros(segments.shape, bool)
    edge[:, 1:] |= segments[:, 1:] != segments[:, :-1]
    edge[1:] |= segments[1:] != segments[:-1]
    colors[edge] = 255
    return colors


def _depth(frame: Frame) -> Picture:
    import cv2

    depth = _have(frame.depth)
    code = np.clip(255 * (1 - np.log(np.clip(depth, 1.0, 200.0)) / np.log(200.0)), 0, 255).astype(np.uint8)
    picture = cv2.applyColorMap(code, cv2.COLORMAP_TURBO)[:, :, ::-1].copy()
    picture[depth == 0] = 0
    return picture


def _normal(frame: Frame) -> Picture:
    n = _have(frame.normal) * np.array([1, -1, -1], np.float32)  # the usual look: x right, y up, z to the viewer
    return np.where(n.any(axis=2, keepdims=True), (n + 1) * 127.5, 0).astype(np.uint8)


def _flow(frame: Frame) -> Picture:
    import cv2

    flow, valid = _have(frame.flow), _have(frame.flow_valid)
    length, angle = cv2.cartToPolar(flow[..., 0], flow[..., 1])
    scale = max(float(np.percentile(length[valid], 98)) if valid.any() else 1.0, 1.0)
    hsv = np.stack([angle * (90 / np.pi), np.full_like(angle, 255), np.clip(255 * length / scale, 0, 255)], axis=-1)
    picture = np.asarray(cv2.cvtColor(hsv.astype(np.uint8), cv2.COLOR_HSV2RGB), np.uint8)
    picture[~valid] = 40
    return picture


def _boxes(frame: Frame) -> Picture:
    import cv2

    picture = _have(frame.rgb).copy()
    _skeletons(frame, picture)
    for o in frame.labels["objects"]:
        if o["box_visible"] is None:
            continue
        color = id_color(o["id"])
        x1, y1, x2, y2 = o["box_visible"]
        cv2.rectangle(picture, (x1, y1), (x2 - 1, y2 - 1), color, 1)
        if o["box_amodal"] is not None and o["box_amodal"] != o["box_visible"]:
            dim = tuple(v // 2 for v in color)
            a, b, c, d = o["box_amodal"]
            cv2.rectangle(picture, (a, b), (c - 1, d - 1), dim, 1)
        if y2 - y1 > 24:
            text = f"{o['class']} {o['distance_m']:.0f}m"
            cv2.putText(picture, text, (x1, max(10, y1 - 3)), cv2.FONT_HERSHEY_SIMPLEX, 0.38, color, 1, cv2.LINE_AA)
    return picture


def _skeletons(frame: Frame, picture: Picture) -> None:
    """Draw the bones of people large enough, those of the left side, of the right and of the middle in a colour each."""
    import cv2

    K = np.asarray(frame.labels["camera"]["K"])
    for o in frame.labels["objects"]:
        box, skeleton = o["box_visible"], o.get("skeleton")
        if box is None or skeleton is None or skeleton["kind"] != "person" or box[3] - box[1] <= _SKELETON_PX:
            continue
        figure, joints = FIGURES["person"], np.asarray(skeleton["camera"])
        for child, parent in enumerate(figure.parents):
            if parent < 0 or min(joints[child, 2], joints[parent, 2]) < NEAR_M:
                continue
            ends = np.clip(np.rint(_SUBPIXEL * project(K, joints[[parent, child]])), -_FAR_OUT, _FAR_OUT).astype(int)
            color = _SIDE_COLORS.get(figure.joint_names[child].split("_")[0], _MIDDLE_COLOR)
            cv2.line(picture, ends[0].tolist(), ends[1].tolist(), color, 1, cv2.LINE_AA, _SUBPIXEL_BITS)


def _boxes_3d(frame: Frame) -> Picture:
    import cv2

    picture = _have(frame.rgb).copy()
    K = np.asarray(frame.labels["camera"]["K"])
    for o in frame.labels["objects"]:
        if o["visible_px"] == 0:
            continue
        box = o["box3d_camera"]
        corners = box_corners(box["center"], box["size_lwh"], rotation_from_quaternion(box["rotation_wxyz"]))
        for a, b in _BOX_EDGES:
            p, q = corners[a], corners[b]
            if p[2] < NEAR_M and q[2] < NEAR_M:
                continue
            if p[2] < NEAR_M or q[2] < NEAR_M:
                cut = p + (q - p) * (NEAR_M - p[2]) / (q[2] - p[2])
                p, q = (cut, q) if p[2] < NEAR_M else (p, cut)
            ends = np.clip(np.rint(project(K, np.stack([p, q]))), -20000, 20000).astype(int)
            cv2.line(picture, ends[0].tolist(), ends[1].tolist(), id_color(o["id"]), 1, cv2.LINE_AA)
    return picture


def _amodal(frame: Frame) -> Picture:
    picture = (_have(frame.rgb) * 0.6).astype(np.float32)
    for i, m in _have(frame.amodal).items():
        h, w = m.mask.shape
        crop = picture[m.y0 : m.y0 + h, m.x0 : m.x0 + w]
        crop[m.mask] = 0.5 * crop[m.mask] + 0.5 * np.array(id_color(i), np.float32)
    return picture.astype(np.uint8)


def id_color(i: int) -> tuple[int, int, int]:
    """A distinct RGB colour for an instance id; black for 0."""
    if i == 0:
        return 0, 0, 0
    r, g, b = colorsys.hsv_to_rgb((i * 0.61803398875) % 1.0, 0.65 + 0.3 * ((i * 7) % 3) / 2, 1.0)
    return int(255 * r), int(255 * g), int(255 * b)


def _have(value: T | None) -> T:
    if value is None:
        raise ValueError("the frame does not have this label")
    return value


_DRAWERS: dict[str, Callable[[Frame], Picture]] = {
    "rgb": lambda f: _have(f.rgb),
    "semantic": lambda f: _classes(f, f.semantic),
    "semantic_closed": lambda f: _classes(f, f.semantic_closed),
    "instance": _instance,
    "panoptic": _panoptic,
    "depth": _depth,
    "normal": _normal,
    "flow": _flow,
    "boxes": _boxes,
    "boxes 3d": _boxes_3d,
    "amodal": _amodal,
}
