"""The Parquet tables: one row per frame and one per object, for pandas, DuckDB and the like."""

from __future__ import annotations

import io
import json
from typing import Any

from simgen.dataset.files import write_atomic
from simgen.dataset.store import Store


def write_tables(store: Store) -> None:
    """Write frames.parquet and objects.parquet from the finished scenes' labels, in scene, camera and frame order."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    frames: list[dict[str, Any]] = []
    objects: list[dict[str, Any]] = []
    for scene in store.scenes():
        draws = store.passport(scene)["draws"]
        for camera, frame, labels in store.labels(scene):
            key = {"scene": scene, "camera": camera, "frame": frame}
            frames.append(key | _frame_row(labels, draws))
            objects.extend(key | _object_row(o) for o in labels["objects"])
    for name, rows, schema in (("frames", frames, _frame_schema(pa)), ("objects", objects, _object_schema(pa))):
        sink = io.BytesIO()
        pq.write_table(pa.Table.from_pylist(rows, schema=schema), sink, compression="zstd")
        write_atomic(store.folder / f"{name}.parquet", sink.getvalue())


def _frame_row(labels: dict[str, Any], draws: dict[str, Any]) -> dict[str, Any]:
    x, y, z = labels["ego"]["translation_m"]
    return {
        "time_s": labels["time_s"], "width": labels["width"], "height": labels["height"],
        "ego_x_m": x, "ego_y_m": y, "ego_z_m": z, "ego_rotation_wxyz": labels["ego"]["rotation_wxyz"],
        "K": [v for row in labels["camera"]["K"] for v in row],
        "T_ego_cam": [v for row in labels["camera"]["T_ego_cam"] for v in row],
        "objects": len(labels["objects"]), "visible_objects": sum(o["visible_px"] > 0 for o in labels["objects"]),
        "draws": json.dumps(draws, sort_keys=True),
    }


def _object_row(o: dict[str, Any]) -> dict[str, Any]:
    box, keypoints = o["box3d_ego"], o.get("keypoints")
    return {
        "id": o["id"], "class": o["class"], "visible_px": o["visible_px"], "amodal_px": o["amodal_px"],
        "box_visible": o["box_visible"], "box_amodal": o["box_amodal"], "box_full": o["box_full"],
        "occlusion": o["occlusion"], "occluder_id": (o["occluder"] or {}).get("id"),
        "occluder_class": (o["occluder"] or {}).get("class"), "truncation": o["truncation"], "distance_m": o["distance_m"],
        "center_ego": box["center"], "size_lwh": box["size_lwh"], "yaw_ego": box["yaw"],
        "rotation_ego_wxyz": box["rotation_wxyz"], "center_camera": o["box3d_camera"]["center"],
        "rotation_camera_wxyz": o["box3d_camera"]["rotation_wxyz"],
        "speed_mps": o["attributes"].get("speed_mps"), "asset": o["attributes"].get("asset"),
        "keypoints_kind": keypoints and keypoints["kind"], "keypoints": keypoints and [v for p in keypoints["image"] for v in p],
    }


def _frame_schema(pa: Any) -> Any:
    f64, i32, text = pa.float64(), pa.int32(), pa.string()
    numbers = pa.list_(f64)
    return pa.schema([
        ("scene", i32), ("camera", text), ("frame", i32), ("time_s", f64), ("width", i32), ("height", i32), ("ego_x_m", f64),
        ("ego_y_m", f64), ("ego_z_m", f64), ("ego_rotation_wxyz", numbers), ("K", numbers), ("T_ego_cam", numbers),
        ("objects", i32), ("visible_objects", i32), ("draws", text),
    ])


def _object_schema(pa: Any) -> Any:
    f64, i32, text = pa.float64(), pa.int32(), pa.string()
    numbers, pixels = pa.list_(f64), pa.list_(i32)
    return pa.schema([
        ("scene", i32), ("camera", text), ("frame", i32), ("id", i32), ("class", text), ("visible_px", i32), ("amodal_px", i32),
        ("box_visible", pixels), ("box_amodal", pixels), ("box_full", numbers), ("occlusion", f64), ("occluder_id", i32),
        ("occluder_class", text), ("truncation", f64), ("distance_m", f64), ("center_ego", numbers), ("size_lwh", numbers),
        ("yaw_ego", f64), ("rotation_ego_wxyz", numbers), ("center_camera", numbers), ("rotation_camera_wxyz", numbers),
        ("speed_mps", f64), ("asset", text), ("keypoints_kind", text), ("keypoints", numbers),
    ])
