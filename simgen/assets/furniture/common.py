"""What the furniture generators share: finishes, collision hulls and the assembly of an `Asset`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder, beveled_box
from simgen.geometry import pose
from simgen.mesh import Material, Mesh
from simgen.ontology import class_id

Floats = NDArray[np.float64]
RGB = tuple[float, float, float]

FOUNDATION_M = 0.25  # posts reach this far below the ground, so that they meet it on a slope

GALVANISED = Material("galvanised steel", (0.46, 0.47, 0.48), roughness=0.48, metallic=0.85, variation=0.15)
STAINLESS = Material("stainless steel", (0.62, 0.62, 0.61), roughness=0.3, metallic=1.0)
RUBBER = Material("black rubber", (0.022, 0.022, 0.024), roughness=0.85, variation=0.1)
CAST_IRON = Material("black cast iron", (0.02, 0.022, 0.024), roughness=0.45, variation=0.1)
DARK_GLASS = Material("dark glass", (0.02, 0.025, 0.028), roughness=0.05)


def painted(name: str, color: RGB, roughness: float = 0.42) -> Material:
    """Powder-coated metal."""
    return Material(name, color, roughness=roughness, variation=0.12)


def plastic(name: str, color: RGB, roughness: float = 0.55) -> Material:
    """Moulded plastic."""
    return Material(name, color, roughness=roughness, variation=0.1)


def assemble(
    family: str,
    variant: int,
    semantic: str,
    build: Callable[[int], Mesh],
    materials: Sequence[Material],
    mass_kg: float,
    *,
    lod_distances_m: tuple[float, ...] = (),
    lamps: Mapping[str, Mapping[int, Material]] | None = None,
    tags: Mapping[str, int] | None = None,
    hulls: Sequence[Floats] = (),
    anchors: Mapping[str, Floats] | None = None,
) -> Asset:
    """An asset whose meshes are `build(level)` for level 0 (finest) to len(lod_distances_m)."""
    return Asset(
        key=f"{family}:{variant}",
        family=family,
        semantic=class_id(semantic),
        lods=tuple(build(level) for level in range(len(lod_distances_m) + 1)),
        materials=tuple(materials),
        mass_kg=mass_kg,
        lod_distances_m=lod_distances_m,
        lamps=lamps or {},
        tags=tags or {},
        hulls=tuple(np.asarray(h, np.float64) for h in hulls),
        anchors=anchors or {},
    )


def box_hull(size: ArrayLike, center: ArrayLike) -> Floats:
    """(8, 3) corners of an axis-aligned box."""
    signs = np.array([[x, y, z] for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (-0.5, 0.5)])
    return np.asarray(signs * np.asarray(size, float) + np.asarray(center, float), np.float64)


def cylinder_hull(radius: float, z0: float, z1: float, x: float = 0.0, y: float = 0.0, sides: int = 10) -> Floats:
    """(2 sides, 3) points of an upright prism around a cylinder's axis."""
    a = np.arange(sides) * 2 * np.pi / sides
    ring = np.stack([x + radius * np.cos(a), y + radius * np.sin(a)], axis=1)
    return np.concatenate([np.column_stack([ring, np.full(sides, z)]) for z in (z0, z1)])


def frame(x: float, y: float, z: float, yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0) -> Floats:
    """(4, 4) placement of a part."""
    return pose(x, y, z, yaw, pitch, roll)


def moved(points: ArrayLike, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Floats:
    """Points (..., 3) shifted."""
    return np.asarray(np.add(points, (x, y, z)), np.float64)


def add_timber(b: MeshBuilder, size: tuple[float, float, float], slot: int, center: ArrayLike, *, bevel: float = 0.0,
               T: Floats | None = None) -> None:
    """A box of sawn timber: the texture's grain (its v axis) runs along the longest side."""
    positions, faces = beveled_box(np.asarray(size, float), bevel)
    long = int(np.argmax(size))
    across = positions.sum(axis=1) - positions[:, long]
    shift = np.asarray(center, float).sum()  # neighbouring boards show different wood
    uvs = np.column_stack([across + 0.37 * shift, positions[:, long] + 1.3 * shift])
    b.add(moved(positions, *np.asarray(center, float)), faces, slot, uvs=uvs, T=T, crease_deg=60.0 if bevel else 40.0)


def arc(center: ArrayLike, radius: float, start_deg: float, end_deg: float, count: int, plane: str = "xz") -> Floats:
    """(count, 3) points of a circular arc in a coordinate plane; 0 degrees lies along the plane's first axis."""
    a = np.radians(np.linspace(start_deg, end_deg, count))
    out = np.zeros((count, 3))
    out[:, "xyz".index(plane[0])] = radius * np.cos(a)
    out[:, "xyz".index(plane[1])] = radius * np.sin(a)
    return out + np.asarray(center, float)
