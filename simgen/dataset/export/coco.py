"""COCO export: detection with segmentation masks (RLE), keypoints of people, and panoptic segmentation.

Written are `images/`, `annotations/instances.json`, `annotations/person_keypoints.json` (of persons and riders alone, as COCO
has it), `annotations/panoptic.json` and `annotations/panoptic/`. Ids of images, categories and annotations count from 1; a
category's id is its ontology id (never 0, "unlabeled" is left out). Masks with holes are ordinary objects (`iscrowd` is 0
throughout). Format: cocodataset.org/#format-data.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.dataset.files import write_atomic
from simgen.dataset.reader import frame_keys, read_frame
from simgen.dataset.store import Store
from simgen.errors import MissingDependencyError, SimgenError
from simgen.frame import Frame
from simgen.labels.figures import FIGURES
from simgen.ontology import CLASSES, class_id

_UNLABELED = 0
_WITH_KEYPOINTS = (class_id("person"), class_id("rider"))
_KEYPOINTS = FIGURES["person"].keypoints
# COCO's own edges between keypoints, which it counts from 1 (person_keypoints_val2017.json, categories).
_EDGES = (
    (16, 14), (14, 12), (17, 15), (15, 13), (12, 13), (6, 12), (7, 13), (6, 7), (6, 8), (7, 9), (8, 10), (9, 11), (2, 3), (1, 2),
    (1, 3), (2, 4), (3, 5), (4, 6), (5, 7),
)


def export_coco(store: Store, out: Path) -> None:
    """Write the dataset in COCO's format to `out`. SimgenError if rgb, semantic, instance or labels are missing."""
    if out.exists() and any(out.iterdir()):
        raise SimgenError(f"--out {out} is not empty; choose a new folder")
    images: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    panoptic: list[dict[str, Any]] = []
    for image_id, key in enumerate(frame_keys(store), start=1):
        frame = read_frame(store, *key)
        name = f"{key[0]:06d}_{key[1]}_{key[2]:04d}"
        _require(frame, name)
        height, width = frame.labels["height"], frame.labels["width"]
        images.append({"id": image_id, "file_name": f"{name}.png", "width": width, "height": height, "license": 1})
        write_atomic(out / "images" / f"{name}.png", store.file(*key[:2], "rgb", key[2]).read_bytes())
        annotations.extend(_instances(frame, image_id, len(annotations) + 1))
        panoptic.append(_panoptic(frame, image_id, name))
        write_atomic(out / "annotations" / "panoptic" / f"{name}.png", store.file(*key[:2], "panoptic", key[2]).read_bytes())
    head = {"info": {"description": store.manifest["name"], "version": store.manifest["version"]}, "images": images,
            "licenses": [{"id": 1, "name": store.manifest["licence"], "url": ""}]}
    things = [_category(c) | _pose(c.id) for c in CLASSES if c.is_thing]
    every = [_category(c) | {"isthing": int(c.is_thing), "color": list(c.color)} for c in CLASSES if c.id != _UNLABELED]
    _write(out / "annotations" / "instances.json", head | {"annotations": annotations, "categories": things})
    people = {"annotations": [a for a in annotations if "keypoints" in a], "categories": [c for c in things if "keypoints" in c]}
    _write(out / "annotations" / "person_keypoints.json", head | people)
    _write(out / "annotations" / "panoptic.json", head | {"annotations": panoptic, "categories": every})


def _require(frame: Frame, name: str) -> None:
    missing = [m for m in ("rgb", "semantic", "instance", "panoptic") if getattr(frame, m) is None]
    if missing or not frame.labels:
        raise SimgenError(f"frame {name} has no {', '.join(missing) or 'labels'}: generate with these outputs to export to COCO")


def _instances(frame: Frame, image_id: int, first_id: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for o in frame.labels["objects"]:
        if o["visible_px"] == 0:
            continue  # objects nobody sees have no box
        x1, y1, x2, y2 = o["box_visible"]
        rows.append({
            "id": first_id + len(rows), "image_id": image_id, "category_id": o["class_id"], "iscrowd": 0, "area": o["visible_px"],
            "bbox": [x1, y1, x2 - x1, y2 - y1], "segmentation": rle(frame.instance == o["id"]),
            "attributes": {"occlusion": o["occlusion"], "truncation": o["truncation"], "distance_m": o["distance_m"]},
            **_keypoints(o),
        })
    return rows


def _keypoints(o: dict[str, Any]) -> dict[str, Any]:
    """`keypoints` and `num_keypoints` of a person's or rider's annotation: zeros for what is not labelled, as COCO has it."""
    if o["class_id"] not in _WITH_KEYPOINTS:
        return {}
    known = o.get("keypoints")
    image = known["image"] if known and known["kind"] == "person" else [[0, 0, 0]] * len(_KEYPOINTS)
    flat = [v for point in image for v in (point if point[2] else (0, 0, 0))]
    return {"keypoints": flat, "num_keypoints": sum(point[2] > 0 for point in image)}


def _panoptic(frame: Frame, image_id: int, name: str) -> dict[str, Any]:
    segments = frame.panoptic
    if segments is None:
        raise SimgenError("the frame has no panoptic map")
    rows = []
    for segment, area in zip(*np.unique(segments, return_counts=True), strict=True):
        category = int(segment) & 255
        if category == _UNLABELED:
            continue
        ys, xs = np.nonzero(segments == segment)
        x, y = int(xs.min()), int(ys.min())
        rows.append({"id": int(segment), "category_id": category, "area": int(area), "iscrowd": 0,
                     "bbox": [x, y, int(xs.max()) + 1 - x, int(ys.max()) + 1 - y]})
    return {"image_id": image_id, "file_name": f"{name}.png", "segments_info": rows}


def rle(mask: NDArray[np.bool_]) -> dict[str, Any]:
    """COCO's compressed run-length code of an (H, W) mask, as pycocotools writes it."""
    try:
        from pycocotools import mask as codec
    except ImportError as e:
        raise MissingDependencyError("pycocotools", "the COCO export", "install it: pip install 'simgen-drive[coco]'") from e
    code = codec.encode(np.asfortranarray(mask.astype(np.uint8)))
    return {"size": [int(v) for v in code["size"]], "counts": code["counts"].decode("ascii")}


def _category(c: Any) -> dict[str, Any]:
    return {"id": c.id, "name": c.name, "supercategory": "thing" if c.is_thing else "stuff"}


def _pose(category: int) -> dict[str, Any]:
    return {"keypoints": _KEYPOINTS, "skeleton": _EDGES} if category in _WITH_KEYPOINTS else {}


def _write(path: Path, data: dict[str, Any]) -> None:
    write_atomic(path, (json.dumps(data, separators=(",", ":")) + "\n").encode())
