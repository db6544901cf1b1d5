"""Assets and textures as single files: a JSON text and arrays one after another, so that one read brings them all (a zip of arrays takes
ten times as long); no pickles. Written beside their place and renamed.

Layout: `_MAGIC`, the text's length as 8 bytes, little-endian, the text (an index of names, types, shapes and offsets, a checksum and what
else there is to know), the arrays, each at a multiple of `_ALIGNED` bytes.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import time
import zlib
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset, Hinge, Skeleton
from simgen.mesh import Material, Mesh, TextureMaps

SUFFIX = ".arrays"
_MAGIC, _ALIGNED = b"simgen-2", 16
_DAY_S = 86400.0
_ROOM = 0.1  # of the limit, made beyond what is needed, so that not every call has something to remove
_MATERIAL_FIELDS = tuple(f.name for f in fields(Material))
_MATERIAL_TUPLES = tuple(k for k, name in enumerate(_MATERIAL_FIELDS) if name in ("base_color", "emissive", "uv_offset"))
MESH_ARRAYS = ("positions", "normals", "uvs", "slots", "faces", "ao", "joints", "weights")


def save_asset(path: Path, asset: Asset) -> None:
    """Write an asset; an unwritable folder is ignored (the cache is a convenience)."""
    arrays: dict[str, NDArray[Any]] = {}
    for i, mesh in enumerate(asset.lods):
        for name in MESH_ARRAYS:
            if getattr(mesh, name) is not None:
                arrays[f"lod{i}.{name}"] = getattr(mesh, name)
    arrays |= {f"hull.{i}": h for i, h in enumerate(asset.hulls)}
    arrays |= {f"anchor.{k}": v for k, v in asset.anchors.items()}
    arrays |= {f"keypoint.{k}": p for k, (_, p) in asset.keypoints.items()}
    arrays |= {f"hinge.{k}": h.axis for k, h in asset.hinges.items()}
    if asset.skeleton:
        arrays["rest"] = asset.skeleton.rest
    meta = {
        "key": asset.key, "family": asset.family, "semantic": asset.semantic, "mass_kg": asset.mass_kg,
        "lod_distances_m": asset.lod_distances_m, "tags": dict(asset.tags),
        "meshes": [{"key": m.key, "two_sided": m.two_sided} for m in asset.lods],
        "materials": [_values(m) for m in asset.materials],
        "lamps": {k: {str(s): _values(m) for s, m in v.items()} for k, v in asset.lamps.items()},
        "hulls": len(asset.hulls), "anchors": list(asset.anchors),
        "keypoints": {k: j for k, (j, _) in asset.keypoints.items()},
        "hinges": {k: [h.joint, h.open_rad, h.slide_m] for k, h in asset.hinges.items()}, "parameters": dict(asset.parameters),
        "skeleton": [asset.skeleton.names, asset.skeleton.parents] if asset.skeleton else None,
    }
    _save(path, arrays, meta)


def load_asset(path: Path) -> Asset | None:
    """The asset, or None where there is no (sound) file."""
    loaded = _load(path)
    if loaded is None:
        return None
    arrays, meta = loaded
    lods = tuple(
        Mesh(**{n: arrays.get(f"lod{i}.{n}") for n in MESH_ARRAYS}, **m)  # type: ignore[arg-type]
        for i, m in enumerate(meta["meshes"])
    )
    skeleton = meta["skeleton"]
    return Asset(
        key=meta["key"], family=meta["family"], semantic=meta["semantic"], lods=lods,
        materials=tuple(_material(m) for m in meta["materials"]), mass_kg=meta["mass_kg"],
        lod_distances_m=tuple(meta["lod_distances_m"]),
        lamps={k: {int(s): _material(m) for s, m in v.items()} for k, v in meta["lamps"].items()},
        tags=meta["tags"], hulls=tuple(arrays[f"hull.{i}"] for i in range(meta["hulls"])),
        skeleton=Skeleton(tuple(skeleton[0]), tuple(skeleton[1]), arrays["rest"]) if skeleton else None,
        anchors={k: arrays[f"anchor.{k}"] for k in meta["anchors"]},
        keypoints={k: (j, arrays[f"keypoint.{k}"]) for k, j in meta["keypoints"].items()},
        hinges={k: Hinge(joint, arrays[f"hinge.{k}"], angle, tuple(way)) for k, (joint, angle, way) in meta["hinges"].items()},
        parameters=meta["parameters"],
    )


def save_texture(path: Path, maps: TextureMaps) -> None:
    """Write texture maps; an unwritable folder is ignored."""
    _save(path, {"albedo": maps.albedo, "detail": maps.detail}, {})


def load_texture(path: Path) -> TextureMaps | None:
    """The maps, or None where there is no (sound) file."""
    loaded = _load(path)
    return TextureMaps(loaded[0]["albedo"], loaded[0]["detail"]) if loaded else None


def prune(folder: Path, limit_bytes: int) -> int:
    """Remove the cached files that were used longest ago until the rest fits. -> bytes removed; 0 where it fits, or nothing can be
    removed. Other processes may be reading: a file that is gone is made again."""
    files = []
    for path in folder.glob(f"*{SUFFIX}"):
        with contextlib.suppress(OSError):
            stat = path.stat()
            files.append((stat.st_mtime, stat.st_size, path))
    excess = sum(size for _, size, _ in files) - limit_bytes
    if excess <= 0:
        return 0
    removed, goal = 0, excess + int(_ROOM * limit_bytes)
    for _, size, path in sorted(files):
        if removed >= goal:
            break
        with contextlib.suppress(OSError):
            path.unlink()
            removed += size
    return removed


def _mark_used(path: Path) -> None:
    """The time of the last change tells `prune` the day of the last use (many systems keep no time of access)."""
    with contextlib.suppress(OSError):
        if time.time() - path.stat().st_mtime > _DAY_S:
            os.utime(path)


def _values(material: Material) -> list[Any]:
    return [getattr(material, name) for name in _MATERIAL_FIELDS]


def _material(values: list[Any]) -> Material:
    for k in _MATERIAL_TUPLES:
        values[k] = tuple(values[k])
    return Material(*values)


def _save(path: Path, arrays: dict[str, NDArray[Any]], meta: dict[str, Any]) -> None:
    index, pieces, at = [], [], 0
    for name, array in arrays.items():
        raw = np.ascontiguousarray(array)
        index.append([name, raw.dtype.str, raw.shape, at])
        pieces.append(raw.tobytes() + bytes(-raw.nbytes % _ALIGNED))
        at += len(pieces[-1])
    blob = b"".join(pieces)
    text = json.dumps({"meta": meta, "arrays": index, "bytes": len(blob), "crc": zlib.crc32(blob)}).encode()
    text += b" " * (-(len(_MAGIC) + 8 + len(text)) % _ALIGNED)
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as f:
            temporary = f.name
            for part in (_MAGIC, len(text).to_bytes(8, "little"), text, blob):
                f.write(part)
        os.replace(temporary, path)
    except OSError:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)


def _load(path: Path) -> tuple[dict[str, NDArray[Any]], dict[str, Any]] | None:
    """Arrays are views of what was read, and cannot be written."""
    try:
        data = path.read_bytes()
        start = len(_MAGIC) + 8
        end = start + int.from_bytes(data[len(_MAGIC) : start], "little")
        if not data.startswith(_MAGIC) or end > len(data):
            return None
        head = json.loads(data[start:end])
        blob = memoryview(data)[end:]
        if len(blob) != head["bytes"] or zlib.crc32(blob) != head["crc"]:
            return None
        arrays = {
            name: np.frombuffer(blob, np.dtype(dtype), int(np.prod(shape, dtype=np.int64)), offset).reshape(shape)
            for name, dtype, shape, offset in head["arrays"]
        }
        _mark_used(path)
        return arrays, head["meta"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
