"""What files say of themselves, checked against what they are before a reader allocates anything for them. Each check raises SimgenError
with what is wrong."""

from __future__ import annotations

import base64
import binascii
import io
import json
import math
import struct
from collections.abc import Callable, Mapping
from typing import Any

from simgen.assets.importing import limits
from simgen.errors import SimgenError

_PLY_BYTES = {"char": 1, "uchar": 1, "int8": 1, "uint8": 1, "short": 2, "ushort": 2, "int16": 2, "uint16": 2, "int": 4, "uint": 4,
              "int32": 4, "uint32": 4, "float": 4, "float32": 4, "double": 8, "float64": 8}  # fmt: skip
_COMPONENT_BYTES = {5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4}
_COMPONENTS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}
# Extensions that a file may require; others change its geometry or materials in ways that are not read.
_EXTENSIONS = {"KHR_materials_unlit", "KHR_texture_transform", "KHR_materials_transmission", "KHR_materials_ior", "KHR_materials_clearcoat",
               "KHR_materials_specular", "KHR_materials_emissive_strength", "KHR_materials_pbrSpecularGlossiness"}  # fmt: skip


def check_stl(data: bytes) -> None:
    """Binary: the count in the header is that of the triangles in the file. Text: begins with "solid" and has facets."""
    count = struct.unpack_from("<I", data, 80)[0] if len(data) >= 84 else -1
    if count >= 0 and len(data) == 84 + 50 * count:
        _within(count, limits.TRIANGLES_READ, "triangles")
        return
    if data[:512].lstrip()[:5].lower() == b"solid" and b"facet" in data[:4096]:
        if b"endsolid" not in data[-4096:].lower():
            raise SimgenError("is cut off: no 'endsolid' at its end")
        _within(data.count(b"endfacet"), limits.TRIANGLES_READ, "triangles")
        return
    if count >= 0 and b"\0" in data[:4096]:
        raise SimgenError(f"is no sound STL: its header says {count} triangles, {84 + 50 * count} bytes, and it has {len(data)} bytes")
    raise SimgenError("is no STL file")


def check_ply(data: bytes) -> None:
    """The elements that the header counts fit into the file."""
    end = data.find(b"end_header", 0, 1 << 16)
    if not data.startswith(b"ply") or end < 0:
        raise SimgenError("is no PLY file")
    binary, count, needed = b"format ascii" not in data[:end], 0, 0
    for line in data[:end].decode("latin-1").splitlines():
        words = line.split()
        if words[:1] == ["element"] and len(words) == 3:
            if not words[2].isdecimal() or len(words[2]) > 18:
                raise SimgenError(f"has a header with {words[2][:24]!r} of {words[1]!r}")
            count = int(words[2])
            known = {"face": limits.TRIANGLES_READ}.get(words[1], limits.VERTICES_READ)
            _within(count, known, {"face": "faces"}.get(words[1], "vertices"))
        elif words[:1] == ["property"] and len(words) >= 3:
            each = _PLY_BYTES.get(words[2] if words[1] == "list" else words[1])
            if each is None:
                raise SimgenError(f"has a header with a property of type {words[1][:24]!r}")
            needed += count * (each if binary else 2)  # a list at least its length; a number in text a digit and a space
    if needed > len(data) - end:
        raise SimgenError(f"is cut off: its header asks for at least {needed} bytes, and {len(data) - end} follow it")


def check_obj(data: bytes) -> None:
    """Text with as many vertices as its faces name."""
    if b"\0" in data[:4096]:
        raise SimgenError("is no OBJ file: it is not text")
    vertices, faces, highest = 0, 0, 0
    for raw in io.BytesIO(data):
        line = raw.lstrip()
        if line.startswith((b"v ", b"v\t")):
            vertices += 1
        elif line.startswith((b"f ", b"f\t")):
            corners = line.split()[1:]
            faces += max(len(corners) - 2, 1)
            for corner in corners:
                number = corner.partition(b"/")[0]
                if not number.lstrip(b"-").isdigit() or len(number) > 18:
                    raise SimgenError(f"has a face with the vertex {corner[:24].decode('latin-1')!r}")
                highest = max(highest, int(number), -int(number))
    if not faces or not vertices:
        raise SimgenError("has no faces" if vertices else "is no OBJ file with faces")
    if highest > vertices:
        raise SimgenError(f"has a face with vertex {highest} of {vertices}")
    _within(vertices, limits.VERTICES_READ, "vertices")
    _within(faces, limits.TRIANGLES_READ, "triangles")


def check_glb(data: bytes) -> dict[str, Any]:
    """The container's lengths are right and its JSON is sound (see `check_gltf`). -> the JSON."""
    if data[:4] != b"glTF" or len(data) < 20:
        raise SimgenError("is no GLB file")
    version, length = struct.unpack_from("<II", data, 4)
    if version != 2:
        raise SimgenError(f"is glTF version {version}; version 2 is read")
    if length != len(data):
        raise SimgenError(f"is cut off or damaged: its header says {length} bytes, and it has {len(data)}")
    chunks, at = [], 12
    while at < len(data):
        if at + 8 > len(data):
            raise SimgenError("is damaged: its last chunk is cut off")
        size, kind = struct.unpack_from("<I4s", data, at)
        if at + 8 + size > len(data):
            raise SimgenError("is damaged: a chunk reaches beyond its end")
        chunks.append((kind, data[at + 8 : at + 8 + size]))
        at += 8 + size
    if not chunks or chunks[0][0] != b"JSON":
        raise SimgenError("is damaged: its first chunk is not JSON")
    binary = next((c for kind, c in chunks[1:] if kind == b"BIN\0"), b"")
    return check_gltf(chunks[0][1], lambda uri: binary if uri is None else None)


def check_gltf(data: bytes, buffer: Callable[[str | None], bytes | None]) -> dict[str, Any]:
    """A glTF's JSON: its counts fit into its buffers, its nodes are a tree of limited depth, and nothing is asked for that is not
    read. buffer : the content of a buffer by its URI (None: the GLB's own), None where that is unknown. -> the JSON."""
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError) as e:
        raise SimgenError("is damaged: its JSON cannot be read") from e
    if not isinstance(tree, dict) or "asset" not in tree:
        raise SimgenError("is no glTF file")
    unread = [e for e in tree.get("extensionsRequired", []) if e not in _EXTENSIONS]
    if unread:
        raise SimgenError(f"needs {', '.join(map(str, unread))}, which is not read; export it without compression")
    try:
        _check_buffers(tree, buffer)
        _check_nodes(tree)
    except (KeyError, IndexError, TypeError, AttributeError) as e:
        raise SimgenError("is damaged: its JSON refers to what is not there") from e
    return tree


def embedded(uri: str) -> bytes:
    """The content of a "data:" URI."""
    head, _, text = uri.partition(",")
    try:
        return base64.b64decode(text, validate=True) if head.endswith(";base64") else text.encode()
    except (binascii.Error, ValueError) as e:
        raise SimgenError("is damaged: an embedded file cannot be decoded") from e


def _check_buffers(tree: Mapping[str, Any], buffer: Callable[[str | None], bytes | None]) -> None:
    lengths = []
    for item in tree.get("buffers", []):
        uri = item.get("uri")
        content = embedded(uri) if isinstance(uri, str) and uri.startswith("data:") else buffer(uri)
        if content is not None and len(content) < item["byteLength"]:
            raise SimgenError(f"is damaged: a buffer should have {item['byteLength']} bytes and has {len(content)}")
        lengths.append(int(item["byteLength"]))
    views = tree.get("bufferViews", [])
    for view in views:
        start, size = view.get("byteOffset", 0), view["byteLength"]
        if min(start, size) < 0 or start + size > lengths[view["buffer"]]:
            raise SimgenError("is damaged: a buffer view reaches beyond its buffer")
    total = 0
    for accessor in tree.get("accessors", []):
        count = accessor["count"]
        _within(count, 3 * limits.TRIANGLES_READ, "elements in an accessor")
        total += count
        _within(total, limits.ELEMENTS_READ, "elements in all accessors")
        if "bufferView" not in accessor:
            continue
        view, size = views[accessor["bufferView"]], _COMPONENT_BYTES[accessor["componentType"]] * _COMPONENTS[accessor["type"]]
        needed = accessor.get("byteOffset", 0) + (count - 1) * view.get("byteStride", size) + size
        if count < 1 or accessor.get("byteOffset", 0) < 0 or needed > view["byteLength"]:
            raise SimgenError("is damaged: an accessor reaches beyond its buffer view")


def _check_nodes(tree: Mapping[str, Any]) -> None:
    nodes, meshes = tree.get("nodes", []), tree.get("meshes", [])
    _within(len(nodes), limits.NODES, "nodes")
    parents: dict[int, int] = {}
    for i, node in enumerate(nodes):
        for child in node.get("children", []):
            if child in parents or not 0 <= child < len(nodes):
                raise SimgenError("is damaged: its nodes are no tree")
            parents[child] = i
        if not all(math.isfinite(v) for key in ("matrix", "translation", "rotation", "scale") for v in node.get(key, [])):
            raise SimgenError("has a node whose placing is not a number")
    triangles = 0
    for i, node in enumerate(nodes):
        depth, at = 0, i
        while at in parents:
            at, depth = parents[at], depth + 1
            if depth > limits.NODE_DEPTH:
                raise SimgenError(f"has nodes nested more than {limits.NODE_DEPTH} deep")
        if "mesh" in node:
            triangles += sum(_triangles(tree, p) for p in meshes[node["mesh"]]["primitives"])
    _within(triangles, limits.TRIANGLES_READ, "triangles")


def _triangles(tree: Mapping[str, Any], primitive: Mapping[str, Any]) -> int:
    corners = tree["accessors"][primitive.get("indices", primitive["attributes"]["POSITION"])]["count"]
    return int(corners) // 3


def _within(count: int, most: int, what: str) -> None:
    if count > most:
        raise SimgenError(f"has {count:,} {what}; at most {most:,} are read")
