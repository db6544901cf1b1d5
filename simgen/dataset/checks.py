"""What must hold between the labels of a frame, of a clip, and the tables. Each check yields (modality or place, fault)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.dataset.figurechecks import figure_faults
from simgen.frame import Frame
from simgen.geometry import inverse, rotation_from_quaternion, unproject
from simgen.labels.closing import closed_semantic
from simgen.labels.masks import mask_box
from simgen.ontology import CLASSES

Fault = tuple[str, str]
DEPTH_STEP_M = 1 / 256
SUBPIXEL_STEP = 1 / 256  # px: the grid that rasterisers put vertices on (OpenGL asks for 1/16, drivers have 1/256)
NORMAL_STEP = 1 / 128  # of the code of normals, for each component
_THING = np.array([c.is_thing for c in CLASSES] + [False] * (256 - len(CLASSES)))
_SKY = next(c.id for c in CLASSES if c.name == "sky")


def frame_findings(frame: Frame) -> Iterator[Fault]:
    """Faults within one frame."""
    yield from _shapes(frame)
    if frame.semantic is not None:
        yield from _semantic(frame, frame.semantic)
    if frame.semantic is not None and frame.instance is not None and frame.labels:
        yield from _ids(frame, frame.semantic, frame.instance)
        for obj in frame.labels["objects"]:
            yield from _object(frame, obj, frame.semantic, frame.instance)
            yield from (("labels", f"object {obj['id']} ({obj['class']}) {what}") for what in figure_faults(frame, obj, frame.instance))
    if frame.flow is not None and frame.flow_valid is not None and frame.depth is not None and frame.labels:
        yield from _flow(frame, frame.flow, frame.flow_valid, frame.depth)
    if frame.normal is not None and frame.depth is not None:
        yield from _normals(frame.normal, frame.depth)


def clip_findings(frames: list[Frame]) -> Iterator[Fault]:
    """Faults between the frames of a scene: an id must keep its class, size and asset; time must run; flow's poses must chain."""
    seen: dict[int, tuple[str, Any]] = {}
    last: dict[str, Frame] = {}
    for frame in frames:
        place = f"{frame.camera}/labels/{frame.index:04d}"
        if not frame.labels:
            continue
        for obj in frame.labels["objects"]:
            facts = (obj["class"], obj["attributes"].get("asset"))
            known = seen.setdefault(obj["id"], facts)
            if known != facts:
                yield place, f"object {obj['id']} is {facts}, elsewhere in the clip {known}"
        before = last.get(frame.camera)
        if before is not None and before.index + 1 == frame.index:
            if frame.labels["time_s"] <= before.labels["time_s"]:
                yield place, f"time {frame.labels['time_s']} s does not follow {before.labels['time_s']} s"
            if not np.allclose(before.labels["camera"]["T_world_cam_next"], frame.labels["camera"]["T_world_cam"], atol=1e-9):
                yield place, "the camera is not where the frame before says it will be"
        last[frame.camera] = frame


def table_findings(store: Any, finding: Callable[[str, str], Any]) -> Iterator[Any]:
    """Rows of the tables against the label files."""
    import pyarrow.parquet as pq

    counts: dict[tuple[int, str, int], int] = {}
    frames = 0
    for scene in store.scenes():
        for camera, index, labels in store.labels(scene):
            counts[scene, camera, index] = len(labels["objects"])
            frames += 1
    table = pq.read_table(store.folder / "frames.parquet", columns=["scene", "camera", "frame", "objects"]).to_pylist()
    if len(table) != frames:
        yield finding("frames.parquet", f"has {len(table)} rows for {frames} frames")
    for row in table:
        if counts.get((row["scene"], row["camera"], row["frame"])) != row["objects"]:
            yield finding("frames.parquet", f"row {row} disagrees with the frame's labels")
    total = pq.read_metadata(store.folder / "objects.parquet").num_rows
    if total != sum(counts.values()):
        yield finding("objects.parquet", f"has {total} rows for {sum(counts.values())} objects")


def _shapes(frame: Frame) -> Iterator[Fault]:
    if not frame.labels:
        return
    wanted = (frame.labels["height"], frame.labels["width"])
    for name in ("rgb", "depth", "semantic", "semantic_closed", "instance", "panoptic", "normal", "flow"):
        image = getattr(frame, name)
        if image is not None and image.shape[:2] != wanted:
            yield name, f"is {image.shape[1]}x{image.shape[0]}, the labels say {wanted[1]}x{wanted[0]}"


def _semantic(frame: Frame, semantic: NDArray[np.uint8]) -> Iterator[Fault]:
    unknown = sorted(set(np.unique(semantic).tolist()) - {c.id for c in CLASSES})
    if unknown:
        yield "semantic", f"holds class ids {unknown} that are not in the ontology"
    if frame.depth is not None and frame.depth.shape == semantic.shape:
        wrong = int(((semantic == _SKY) != (frame.depth == 0)).sum())
        if wrong:
            yield "depth", f"{wrong} pixels are sky without being free of depth, or the reverse"
    if frame.instance is not None and frame.instance.shape == semantic.shape:
        wrong = int(((frame.instance > 0) != _THING[semantic]).sum())
        if wrong:
            yield "instance", f"{wrong} pixels of things have no id, or pixels of stuff have one"
        if frame.panoptic is not None and not np.array_equal(frame.panoptic, semantic + np.uint32(256) * frame.instance):
            yield "panoptic", "disagrees with the semantic and instance maps"
    if frame.semantic_closed is not None and frame.depth is not None and frame.labels:
        closed = closed_semantic(semantic, frame.depth, float(frame.labels["camera"]["K"][0][0]))
        if not np.array_equal(closed, frame.semantic_closed):
            yield "semantic_closed", f"{int((closed != frame.semantic_closed).sum())} pixels are not the closing of the semantic map"


def _ids(frame: Frame, semantic: NDArray[np.uint8], instance: NDArray[np.uint32]) -> Iterator[Fault]:
    listed = {o["id"] for o in frame.labels["objects"]}
    present = set(np.unique(instance).tolist()) - {0}
    if present - listed:
        yield "labels", f"instances {sorted(present - listed)[:8]} of the map are not among the objects"
    if frame.amodal is not None and set(frame.amodal) != {o["id"] for o in frame.labels["objects"] if o["amodal_px"]}:
        yield "amodal", "masks and objects do not have the same ids"


def _object(frame: Frame, o: dict[str, Any], semantic: NDArray[np.uint8], instance: NDArray[np.uint32]) -> Iterator[Fault]:
    name = f"object {o['id']} ({o['class']})"
    mask = instance == o["id"]
    area = int(mask.sum())
    if area != o["visible_px"]:
        yield "labels", f"{name} has visible_px {o['visible_px']}, the instance map {area}"
    box = mask_box(mask)
    if (None if box is None else list(box)) != o["box_visible"]:
        yield "labels", f"{name} has box_visible {o['box_visible']}, its mask spans {box}"
    classes = set(np.unique(semantic[mask]).tolist())
    if classes - {o["class_id"]}:
        yield "semantic", f"{name} has pixels of classes {sorted(classes)}"
    if frame.amodal is not None and o["id"] in frame.amodal:
        yield from _amodal(frame, o, name, mask)
    if frame.depth is not None and area:
        yield from _depth_in_box(frame, o, name, mask)
    if o["truncation"] is not None and not 0 <= o["truncation"] <= 1:
        yield "labels", f"{name} has truncation {o['truncation']} outside 0..1"


def _amodal(frame: Frame, o: dict[str, Any], name: str, visible: NDArray[np.bool_]) -> Iterator[Fault]:
    m = (frame.amodal or {})[o["id"]]
    h, w = m.mask.shape
    full = np.zeros_like(visible)
    full[m.y0 : m.y0 + h, m.x0 : m.x0 + w] = m.mask
    outside = int((visible & ~full).sum())
    if outside:
        yield "amodal", f"{name}: {outside} visible pixels lie outside the amodal mask"
    area = int(full.sum())
    box = mask_box(full)
    if area != o["amodal_px"] or (None if box is None else list(box)) != o["box_amodal"]:
        yield "labels", f"{name} has amodal_px {o['amodal_px']}, box {o['box_amodal']}; its amodal mask {area}, {box}"
    if area and abs(o["occlusion"] - (1 - o["visible_px"] / area)) > 1e-5:
        yield "labels", f"{name} has occlusion {o['occlusion']}, the masks say {1 - o['visible_px'] / area:.6f}"
    hidden = full & ~visible
    if bool(o["occluder"]) != bool(hidden.any()):
        yield "labels", f"{name}: an occluder must be named exactly when something is hidden"


def _depth_in_box(frame: Frame, o: dict[str, Any], name: str, mask: NDArray[np.bool_]) -> Iterator[Fault]:
    """The visible surface must lie within the 3D box, up to the depth code's step, a margin for parts that move, and what the
    rasteriser's grid for vertices can do on faces seen edge-on."""
    K = np.asarray(frame.labels["camera"]["K"])
    y1, x1 = np.argwhere(mask).min(axis=0)
    y2, x2 = np.argwhere(mask).max(axis=0) + 1
    crop = mask[y1:y2, x1:x2]
    if frame.depth is None:
        return
    depth = frame.depth[y1:y2, x1:x2][crop]
    v, u = np.nonzero(crop)
    ray = np.stack([(u + x1 - K[0, 2]) / K[0, 0], (v + y1 - K[1, 2]) / K[1, 1], np.ones(len(u))], axis=1)
    box = o["box3d_camera"]
    known = (depth > 0) & (depth < 255.9)
    local = (ray[known] * depth[known, None] - np.asarray(box["center"])) @ rotation_from_quaternion(box["rotation_wxyz"])
    # A vehicle's box is that of its chassis: its body leans out of it by up to some 3 % of its length when it brakes or turns.
    length = np.linalg.norm(ray[known], axis=1)
    margin = 0.03 + 0.03 * max(box["size_lwh"]) + DEPTH_STEP_M * length
    if frame.normal is not None and frame.normal.shape[:2] == frame.depth.shape:
        # A vertex moved by a step of the grid moves the surface along the ray by that over the cosine between ray and normal.
        normal = frame.normal[y1:y2, x1:x2][crop][known]
        cosine = np.abs(np.einsum("ni,ni->n", normal, ray[known])) / length
        margin = margin + SUBPIXEL_STEP / K[0, 0] * depth[known] / np.maximum(cosine, NORMAL_STEP)
    over = (np.abs(local) - np.asarray(box["size_lwh"]) / 2).max(axis=1) - margin
    if len(over) and over.max() > 0:
        share = float((over > 0).mean())
        yield "depth", f"{name}: {share:.1%} of its surface lies outside its 3D box, by up to {over.max():.3f} m"


def _flow(frame: Frame, flow: NDArray[np.float32], valid: NDArray[np.bool_], depth: NDArray[np.float32]) -> Iterator[Fault]:
    """Flow of what stands still follows from depth and the two camera poses alone."""
    if frame.semantic is None or frame.semantic.shape != depth.shape or flow.shape[:2] != depth.shape:
        return
    camera = frame.labels["camera"]
    K = np.asarray(camera["K"])
    T = inverse(np.asarray(camera["T_world_cam_next"])) @ np.asarray(camera["T_world_cam"])
    still = ~_THING[frame.semantic] & valid & (depth < 255.9)
    sky = frame.semantic == _SKY
    points = unproject(K, np.where(sky, 1.0, depth))
    moved = points @ T[:3, :3].T + np.where(sky[..., None], 0.0, T[:3, 3])
    with np.errstate(divide="ignore", invalid="ignore"):
        after = moved[..., :2] / moved[..., 2:] * [K[0, 0], K[1, 1]] + K[:2, 2]
    v, u = np.mgrid[0 : depth.shape[0], 0 : depth.shape[1]]
    error = np.abs(after - np.stack([u, v], axis=-1) - flow).max(axis=-1)
    # The depth code's half step moves the projection by about f * |t| * (step / 2) / z'^2, z' being the depth after the motion.
    tolerance = 0.05 + 2 * K[0, 0] * (np.linalg.norm(T[:3, 3]) + 0.1) * DEPTH_STEP_M / np.maximum(moved[..., 2], 0.3) ** 2
    wrong = still & (moved[..., 2] > 0.3) & ~(error <= tolerance)
    if wrong.any():
        y, x = np.argwhere(wrong)[0]
        yield "flow", f"{int(wrong.sum())} still pixels disagree with depth and motion, e.g. ({x}, {y}) by {error[y, x]:.2f} px"


def _normals(normal: NDArray[np.float32], depth: NDArray[np.float32]) -> Iterator[Fault]:
    length = np.linalg.norm(normal, axis=2)
    hit = depth > 0
    if normal.shape[:2] != depth.shape:
        return
    wrong = int((np.abs(length[hit] - 1) > 0.02).sum()) + int((length[~hit] > 0).sum())
    if wrong:
        yield "normal", f"{wrong} normals are not of unit length (or stand in the sky)"
