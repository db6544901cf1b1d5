"""Reading GLB, glTF, OBJ, PLY and STL. The only module that knows the reader (trimesh)."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.assets.importing import headers, limits
from simgen.assets.importing.model import Model, Piece, Surface
from simgen.assets.importing.references import FORMATS, Folder, Resolver, check_picture, open_picture
from simgen.errors import SimgenError

# Length of the unit, vertical axis and front, where a format defines them: glTF 2.0, section 3.4; the others do not.
_FRAMES: dict[str, tuple[float | None, str | None, str | None]] = {".glb": (1.0, "y", "z"), ".gltf": (1.0, "y", "z")}
_CHECKS: dict[str, Callable[[bytes], Any]] = {".stl": headers.check_stl, ".ply": headers.check_ply, ".obj": headers.check_obj}
SUFFIXES = (".glb", ".gltf", ".obj", ".ply", ".stl")


def read_model(path: Path, folder: Folder) -> Model:
    """A model file within a folder. SimgenError, without the file's name, for whatever is wrong with it."""
    suffix = path.suffix.lower()
    data = folder.read(path)
    if not data:
        raise SimgenError("is empty")
    resolver = Resolver(folder, path.parent)
    clear = _transmissions(_check(suffix, data, resolver))
    pieces = [_cleared(piece, clear) for piece in _pieces(_scene(data, suffix, resolver))]
    if sum(len(p.faces) for p in pieces) > limits.TRIANGLES_READ:
        raise SimgenError(f"has more than {limits.TRIANGLES_READ:,} triangles")
    notes = tuple(f"{name} is not there, and is left out" for name in dict.fromkeys(folder.missing))
    # Modelling programs write OBJ with y up by default, CAD and scanners STL and PLY with z up.
    return Model(tuple(pieces), *_FRAMES.get(suffix, (None, None, None)), notes, "y" if suffix == ".obj" else "z")


def _transmissions(tree: Mapping[str, Any]) -> dict[str, float]:
    """Share of light that a glTF's named materials let through by KHR_materials_transmission, which the reader leaves out."""
    found = {}
    for material in tree.get("materials", []):
        factor = material.get("extensions", {}).get("KHR_materials_transmission", {}).get("transmissionFactor", 0.0)
        if isinstance(factor, int | float) and 0 < factor <= 1 and isinstance(material.get("name"), str):
            found[material["name"]] = float(factor)
    return found


def _cleared(piece: Piece, clear: Mapping[str, float]) -> Piece:
    factor = clear.get(piece.surface.name, 0.0)
    return replace(piece, surface=replace(piece.surface, opacity=piece.surface.opacity * (1.0 - factor))) if factor else piece


def _check(suffix: str, data: bytes, resolver: Resolver) -> Mapping[str, Any]:
    """Refuse what is not sound. -> the JSON of a glTF, nothing for the others."""
    if suffix not in (".glb", ".gltf"):
        _CHECKS[suffix](data)
        return {}
    if suffix == ".glb":
        tree = headers.check_glb(data)
    else:
        tree = headers.check_gltf(data, lambda uri: resolver.get(uri) if uri is not None else None)
    for item in tree.get("images", []):
        uri = item.get("uri")
        if isinstance(uri, str) and uri.startswith("data:"):
            open_picture(headers.embedded(uri), "an embedded picture")
        elif isinstance(uri, str):
            resolver.folder.locate(uri, resolver.base)
    return tree


def _scene(data: bytes, suffix: str, resolver: Resolver) -> Any:
    import trimesh
    from PIL import Image

    readable: Any = resolver  # it asks for items only
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            scene = trimesh.load_scene(io.BytesIO(data), file_type=suffix[1:], resolver=readable, process=False)
    except SimgenError:
        raise
    except FileNotFoundError as e:
        raise SimgenError(f"refers to {e.args[0]}, which is not there") from e
    except (MemoryError, RecursionError, Image.DecompressionBombWarning, Image.DecompressionBombError) as e:
        raise SimgenError(f"asks for more than can be read ({type(e).__name__})") from e
    except Exception as e:  # whatever a reader makes of a broken file
        raise SimgenError(f"cannot be read as {suffix[1:].upper()} ({type(e).__name__}: {str(e)[:80]})") from e
    if resolver.refused is not None:
        raise resolver.refused
    return scene


def _pieces(scene: Any) -> list[Piece]:
    import trimesh

    out = []
    for name in sorted(scene.graph.nodes_geometry):
        T, key = scene.graph[name]
        geometry = scene.geometry[key]
        if isinstance(geometry, trimesh.Trimesh) and len(geometry.faces):
            out += [piece.moved(np.asarray(T, np.float64)) for piece in _of_geometry(geometry)]
    return out


def _of_geometry(geometry: Any) -> list[Piece]:
    positions = np.asarray(geometry.vertices, np.float64).reshape(-1, 3)
    faces = np.asarray(geometry.faces, np.int64).reshape(-1, 3)
    if faces.min() < 0 or faces.max() >= len(positions):
        raise SimgenError(f"has a face with vertex {faces.max()} of {len(positions)}")
    if not np.isfinite(positions).all():
        raise SimgenError("has vertices that are not numbers")
    visual = geometry.visual
    if visual.kind != "texture":
        return [Piece(positions, faces, Surface(""), colors=_face_colors(visual))]
    uvs = None if visual.uv is None else np.asarray(visual.uv, np.float64)
    if uvs is not None and (len(uvs) != len(positions) or not np.isfinite(uvs).all()):
        uvs = None
    several = getattr(visual.material, "materials", None)
    if several is None or visual.face_materials is None:
        return [Piece(positions, faces, _surface(visual.material), uvs)]
    of = np.asarray(visual.face_materials)
    return [Piece(positions, faces[of == i], _surface(m), uvs) for i, m in enumerate(several) if (of == i).any()]


def _face_colors(visual: Any) -> NDArray[np.float64] | None:
    if visual.kind is None or not visual.defined:
        return None
    return linear(np.asarray(visual.face_colors, np.float64)[:, :3] / 255.0)


def _surface(material: Any) -> Surface:
    import trimesh

    name = str(getattr(material, "name", "") or "")[:60]
    if isinstance(material, trimesh.visual.material.PBRMaterial):
        factor = _numbers(material.baseColorFactor, 4, 1.0)
        emissive = _numbers(material.emissiveFactor, 3, 0.0)
        mode = material.alphaMode or "OPAQUE"
        metallic = 1.0 if material.metallicFactor is None else float(material.metallicFactor)
        roughness = 1.0 if material.roughnessFactor is None else float(material.roughnessFactor)
        picture = _picture(material.baseColorTexture)
        covered = picture is not None and "A" in picture.getbands()
        return Surface(
            name, (factor[0], factor[1], factor[2]), factor[3] if mode == "BLEND" and not covered else 1.0,
            mode == "MASK" or (mode == "BLEND" and covered), metallic, roughness, (emissive[0], emissive[1], emissive[2]),
            bool(material.doubleSided), picture, _picture(material.normalTexture), _picture(material.metallicRoughnessTexture),
            _picture(material.occlusionTexture),
        )  # fmt: skip
    diffuse = _numbers(getattr(material, "diffuse", None), 4, 1.0)
    color = linear(np.array(diffuse[:3]))
    picture = _picture(getattr(material, "image", None))
    shine = getattr(material, "glossiness", None)
    # Blinn-Phong exponent to roughness: Karis, "Specular BRDF Reference" (2013), n = 2 / a^2 - 2 with a = roughness^2.
    roughness = 0.8 if shine is None else float(np.clip((2 / (max(float(np.ravel(shine)[0]), 0.0) + 2)) ** 0.25, 0.1, 1.0))
    opacity = float(np.ravel((getattr(material, "kwargs", None) or {}).get("d", [diffuse[3]]))[0])
    return Surface(
        name, (float(color[0]), float(color[1]), float(color[2])), float(np.clip(opacity, 0, 1)),
        picture is not None and "A" in picture.getbands(), 0.0, roughness, color_picture=picture,
    )  # fmt: skip


def _picture(image: Any) -> Any:
    if image is None:
        return None
    check_picture(image, "a picture in it")
    if image.format is not None and image.format not in FORMATS:
        raise SimgenError(f"has a picture of format {image.format}, which is not read")
    return image


def _numbers(values: Any, count: int, default: float) -> list[float]:
    """Colour factors as `count` floats; trimesh gives bytes for some of them."""
    if values is None:
        return [default] * count
    array = np.asarray(values)
    floats = array.astype(np.float64) / (255.0 if array.dtype.kind in "ui" else 1.0)
    out = [*np.nan_to_num(floats).ravel(), *[1.0] * count][:count]
    return [float(np.clip(v, 0.0, 1.0)) for v in out]


def linear(srgb: NDArray[np.float64]) -> NDArray[np.float64]:
    """sRGB-encoded 0..1 to linear (IEC 61966-2-1)."""
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
