"""Reading URDF: the visual shapes of every link, with all joints at their zero position."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

import numpy as np

from simgen.assets.importing import limits
from simgen.assets.importing.model import Floats, Model, Piece, Surface
from simgen.assets.importing.reading import SUFFIXES, linear, read_model
from simgen.assets.importing.references import Folder
from simgen.assets.meshbuilder import MeshBuilder
from simgen.errors import SimgenError
from simgen.geometry import rotation, transform

_PACKAGE = "package://"
_OPTIONAL = re.compile(r"\$\(optenv \w+ ([^()]*)\)")  # left by xacro: an environment variable with a default, which is taken


def read_urdf(path: Path, folder: Folder) -> Model:
    """A URDF file within a folder. Metres, z up, front along +x (REP 103). SimgenError for whatever is wrong with it."""
    root = _tree(folder.read(path))
    colors = {m.get("name"): _color(m) for m in root.findall("material") if _color(m) is not None}
    placing = _link_frames(root)
    reader = _Reader(path, folder, colors)
    pieces = [
        piece.moved(placing[link.get("name", "")] @ _origin(visual))
        for link in root.findall("link") for visual in link.findall("visual") for piece in reader.shapes(visual)
    ]  # fmt: skip
    if sum(len(p.faces) for p in pieces) > limits.TRIANGLES_READ:
        raise SimgenError(f"has more than {limits.TRIANGLES_READ:,} triangles")
    return Model(tuple(pieces), 1.0, "z", "x", tuple(dict.fromkeys(reader.notes)))


def _tree(data: bytes) -> ElementTree.Element:
    """The root element. A document type, and with it every entity, is refused before anything is expanded."""
    depth = count = 0

    def refuse(*_: Any) -> None:
        raise SimgenError("declares a document type or entities; remove the <!DOCTYPE ...> part")

    def enter(*_: Any) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > limits.XML_DEPTH or count > limits.XML_ELEMENTS:
            raise SimgenError(f"has more than {limits.XML_ELEMENTS:,} elements, or {limits.XML_DEPTH} inside one another")

    def leave(*_: Any) -> None:
        nonlocal depth
        depth -= 1

    scanner = expat.ParserCreate()
    scanner.StartDoctypeDeclHandler, scanner.EntityDeclHandler = refuse, refuse
    scanner.StartElementHandler, scanner.EndElementHandler = enter, leave
    plain = data.replace(b'<?xml version="0.0"', b'<?xml version="1.0"', 1)  # some tools write that, and other readers take it
    try:
        scanner.Parse(plain, True)
        root = ElementTree.fromstring(plain)
    except (expat.ExpatError, ElementTree.ParseError, ValueError) as e:
        raise SimgenError(f"is no XML that can be read ({e})") from e
    if root.tag != "robot":
        raise SimgenError(f"is no URDF: its root is <{str(root.tag)[:40]}>, not <robot>")
    return root


def _link_frames(root: ElementTree.Element) -> dict[str, Floats]:
    """(4, 4) of each link in the frame of the tree's root."""
    links = {link.get("name", "") for link in root.findall("link")}
    parents: dict[str, tuple[str, Floats]] = {}
    for joint in root.findall("joint"):
        parent, child = (_attribute(joint.find(tag), "link") for tag in ("parent", "child"))
        if parent not in links or child not in links or child in parents:
            raise SimgenError(f"has a joint {joint.get('name')!r} between links that are not there, or are joined already")
        parents[child] = (parent, _origin(joint))
    out: dict[str, Floats] = {}
    for link in links:
        T, at = np.eye(4), link
        for _ in range(len(links) + 1):
            if at not in parents:
                break
            at, step = parents[at]
            T = step @ T
        else:
            raise SimgenError("has joints that go round in a circle")
        out[link] = T
    return out


class _Reader:
    """Shapes of visual elements; each mesh file is read once."""

    def __init__(self, path: Path, folder: Folder, colors: dict[Any, Any]) -> None:
        self.path, self.folder, self.colors, self.notes = path, folder, colors, list[str]()
        self._read: dict[Path, tuple[Piece, ...]] = {}

    def shapes(self, visual: ElementTree.Element) -> list[Piece]:
        geometry, material = visual.find("geometry"), visual.find("material")
        if geometry is None or not len(geometry):
            raise SimgenError("has a visual without geometry")
        color = None
        if material is not None:
            own = _color(material)
            color = own if own is not None else self.colors.get(material.get("name"))
            if own is not None:
                self.colors.setdefault(material.get("name"), own)
        return [_colored(piece, color) for piece in self._shape(geometry[0])]

    def _shape(self, shape: ElementTree.Element) -> tuple[Piece, ...]:
        if shape.tag == "mesh":
            scale = _numbers(shape.get("scale", "1 1 1"), 3)
            return tuple(p.moved(np.diag([*scale, 1.0])) for p in self._mesh(_attribute(shape, "filename")))
        builder, round_ = MeshBuilder(), {"segments": 24}
        if shape.tag == "box":
            builder.add_box(_numbers(_attribute(shape, "size"), 3), 0)
        elif shape.tag in ("cylinder", "capsule"):
            r, half = _positive(shape, "radius"), _positive(shape, "length") / 2
            builder.add_lathe([(0, -half), (r, -half), (r, half), (0, half)], 0, **round_)
        elif shape.tag == "sphere":
            r, a = _positive(shape, "radius"), np.linspace(-np.pi / 2, np.pi / 2, 13)
            builder.add_lathe(np.stack([r * np.cos(a) * (np.abs(a) < 1.57), r * np.sin(a)], axis=1), 0, **round_)
        else:
            raise SimgenError(f"has a shape <{shape.tag[:40]}>, which is not read")
        mesh = builder.build()
        return (Piece(mesh.positions.astype(np.float64), mesh.faces.astype(np.int64), Surface("")),)

    def _mesh(self, name: str) -> tuple[Piece, ...]:
        path = self._located(name)
        if path.suffix.lower() not in SUFFIXES:
            raise SimgenError(f"uses {path.name}; meshes may be {', '.join(s[1:].upper() for s in SUFFIXES)}: convert it")
        if path not in self._read:
            try:
                model = read_model(path, self.folder)
            except FileNotFoundError as e:
                raise SimgenError(f"refers to {e.args[0]}, which is not there") from e
            except SimgenError as e:
                raise SimgenError(f"uses {path.name}, which {e}") from e
            self._read[path] = model.pieces
            self.notes += model.notes
        return self._read[path]

    def _located(self, name: str) -> Path:
        if name.startswith(_PACKAGE):
            package, _, inner = name.removeprefix(_PACKAGE).partition("/")
            inside = next((p for p in self.path.parents if p.name == package and p.is_relative_to(self.folder.root)), None)
            return self.folder.locate(inner, inside)
        return self.folder.locate(name, self.path.parent)


def root_folder(path: Path) -> Path:
    """The folder that a URDF's files may be in: that of its ROS package (which has a package.xml), else its own."""
    return next((p for p in list(path.resolve().parents)[:4] if (p / "package.xml").is_file()), path.resolve().parent)


def _colored(piece: Piece, color: Any) -> Piece:
    """The piece in a URDF material's colour, if its file gives it none of its own."""
    own = piece.surface
    if color is None or own.color_picture is not None or own.name or piece.colors is not None:
        return piece
    r, g, b = linear(np.array(color[:3]))
    return replace(piece, surface=replace(own, name="color", color=(float(r), float(g), float(b)), opacity=float(color[3])))


def _color(material: ElementTree.Element) -> list[float] | None:
    color = material.find("color")
    return None if color is None else [min(max(v, 0.0), 1.0) for v in _numbers(_attribute(color, "rgba"), 4)]


def _origin(element: ElementTree.Element) -> Floats:
    origin = element.find("origin")
    if origin is None:
        return np.eye(4)
    roll, pitch, yaw = _numbers(origin.get("rpy", "0 0 0"), 3)
    return transform(rotation(yaw=yaw, pitch=pitch, roll=roll), _numbers(origin.get("xyz", "0 0 0"), 3))


def _attribute(element: ElementTree.Element | None, name: str) -> str:
    value = None if element is None else element.get(name)
    if not value:
        raise SimgenError(f"has an element without its {name!r}")
    return value


def _positive(element: ElementTree.Element, name: str) -> float:
    value = _numbers(_attribute(element, name), 1)[0]
    if value <= 0:
        raise SimgenError(f"has a <{element.tag}> with {name} {value:g}")
    return value


def _numbers(text: str, count: int) -> list[float]:
    try:
        out = [float(v) for v in _OPTIONAL.sub(r"\1", text).split()]
    except ValueError:
        out = []
    if len(out) != count or not np.isfinite(out).all():
        raise SimgenError(f"has {text[:40]!r} where {count} numbers should be")
    return out
