"""Assets and textures as single .npz files: arrays plus one JSON text, no pickles. Written beside their place and renamed."""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset, Hinge, Skeleton
from simgen.mesh import Material, Mesh, TextureMaps

_MESH_ARRAYS = ("positions", "normals", "uvs", "slots", "faces", "ao", "joints", "weights")


def save_asset(path: Path, asset: Asset) -> None:
    """Write an asset; an unwritable folder is ignored (the cache is a convenience)."""
    arrays: dict[str, NDArray[Any]] = {}
    for i, mesh in enumerate(asset.lods):
        for name in _MESH_ARRAYS:
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
        "materials": [asdict(m) for m in asset.materials],
        "lamps": {k: {str(s): asdict(m) for s, m in v.items()} for k, v in asset.lamps.items()},
        "hulls": len(asset.hulls), "anchors": list(asset.anchors),
        "keypoints": {k: j for k, (j, _) in asset.keypoints.items()},
        "hinges": {k: [h.joint, h.open_rad] for k, h in asset.hinges.items()}, "parameters": dict(asset.parameters),
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
        Mesh(**{n: arrays.get(f"lod{i}.{n}") for n in _MESH_ARRAYS}, **m)  # type: ignore[arg-type]
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
        hinges={k: Hinge(joint, arrays[f"hinge.{k}"], angle) for k, (joint, angle) in meta["hinges"].items()},
        parameters=meta["parameters"],
    )


def save_texture(path: Path, maps: TextureMaps) -> None:
    """Write texture maps; an unwritable folder is ignored."""
    _save(path, {"albedo": maps.albedo, "detail": maps.detail}, {})


def load_texture(path: Path) -> TextureMaps | None:
    """The maps, or None where there is no (sound) file."""
    loaded = _load(path)
    return TextureMaps(loaded[0]["albedo"], loaded[0]["detail"]) if loaded else None


def _material(data: dict[str, Any]) -> Material:
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}
    return Material(**fields)


def _save(path: Path, arrays: dict[str, NDArray[Any]], meta: dict[str, Any]) -> None:
    text = np.frombuffer(json.dumps(meta).encode(), np.uint8)
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as f:
            temporary = f.name
            np.savez(f, meta=text, **arrays)  # type: ignore[arg-type]
        os.replace(temporary, path)
    except OSError:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)


def _load(path: Path) -> tuple[dict[str, NDArray[Any]], dict[str, Any]] | None:
    try:
        with np.load(path, allow_pickle=False) as f:
            arrays = {k: f[k] for k in f.files if k != "meta"}
            return arrays, json.loads(bytes(f["meta"]))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None
