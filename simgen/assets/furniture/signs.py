"""Traffic signs and their posts. Sizes are the usual urban ones: discs 600 mm, triangles 900 mm, octagons 750 mm across.

A sign's origin lies on the axis of its post at the plate's lower edge, its face towards +x: anchor "sign_0" of the post takes it.
"""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import FOUNDATION_M, GALVANISED, Floats, assemble, box_hull, cylinder_hull, frame
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material, Mesh

# Variant numbers by meaning; (outline, width m, height m) of each plate.
VARIANTS: dict[str, int] = {
    name: i
    for i, name in enumerate((
        "stop", "give_way", "no_entry", "speed_30", "speed_50", "no_parking", "one_way", "crossing", "children", "roundabout",
        "direction", "parking",
    ))
}  # fmt: skip
_PLATES: dict[str, tuple[str, float, float]] = {
    "stop": ("octagon", 0.75, 0.75), "give_way": ("triangle_down", 0.9, 0.9), "no_entry": ("disc", 0.6, 0.6),
    "speed_30": ("disc", 0.6, 0.6), "speed_50": ("disc", 0.6, 0.6), "no_parking": ("disc", 0.5, 0.5),
    "one_way": ("square", 0.6, 0.6), "crossing": ("square", 0.65, 0.65), "children": ("triangle", 0.9, 0.9),
    "roundabout": ("disc", 0.6, 0.6), "direction": ("square", 1.5, 0.75), "parking": ("square", 0.6, 0.6),
}  # fmt: skip
POST_HEIGHT_M = 3.1
_LOD_DISTANCES_M = (30.0,)
_BACK = Material("sign back", (0.36, 0.37, 0.38), roughness=0.5, metallic=0.6)


def sign(rng: np.random.Generator, variant: int) -> Asset:
    """A sign plate; `VARIANTS` gives the variant of each meaning."""
    del rng
    name = list(VARIANTS)[variant % len(VARIANTS)]
    shape, width, height = _PLATES[name]
    # Retroreflective sheeting by day is a matt, slightly glossy surface.
    face = Material(f"sign {name}", (0.9, 0.9, 0.9), roughness=0.45, texture=f"sign:{name}")

    def build(level: int) -> Mesh:
        return plate(shape, width, height, level)

    return assemble(
        "sign", variant, "traffic sign", build, (face, _BACK), 9.0 * width * height + 1.5, lod_distances_m=_LOD_DISTANCES_M,
        hulls=[box_hull((0.06, width, height), (0.05, 0, height / 2))],
    )  # fmt: skip


def sign_pole(rng: np.random.Generator, variant: int) -> Asset:
    """A steel post, 3.1 m; anchors "sign_0" at 2.2 m, "sign_1" on its back and "sign_low" at 1.5 m for a second plate."""
    del rng

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        n = 10 if level == 0 else 5
        b.add_lathe([(0.038, -FOUNDATION_M), (0.038, POST_HEIGHT_M), (0.0, POST_HEIGHT_M + 0.01)], 0, segments=n)
        if level == 0:
            b.add_lathe([(0.075, 0.0), (0.07, 0.02), (0.04, 0.03)], 0, segments=n)
        return b.build()

    anchors = {"sign_0": frame(0, 0, 2.2), "sign_1": frame(0, 0, 2.2, np.pi), "sign_low": frame(0, 0, 1.55)}
    return assemble(
        "sign_pole", variant, "pole", build, (GALVANISED,), 14.0, lod_distances_m=_LOD_DISTANCES_M,
        hulls=[cylinder_hull(0.038, -FOUNDATION_M, POST_HEIGHT_M)], anchors=anchors,
    )  # fmt: skip


def plate(shape: str, width: float, height: float, level: int = 0) -> Mesh:
    """A plate with a picture (slot 0), a folded rim and clamps (slot 1)."""
    b = MeshBuilder()
    outline = _outline(shape, width, height, 28 if level == 0 else 14)
    n, x = len(outline), np.array([0.062, 0, 0])
    fan = np.array([[0, k, k + 1] for k in range(1, n - 1)])
    uv = np.column_stack([outline[:, 1] / width + 0.5, (outline[:, 2] - _offset(shape, height)) / height])
    b.add(outline + x, fan, 0, uvs=uv)
    b.add(outline + x - (0.014, 0, 0), fan[:, ::-1], 1)
    b.add_loft(np.stack([outline + x - (0.014, 0, 0), outline + x]), 1)
    if level == 0:
        for z in (0.3 * height, 0.7 * height):
            b.add_box((0.03, 0.12, 0.035), 1, center=(0.036, 0, z))
            b.add_lathe([(0.047, -0.018), (0.047, 0.018)], 1, segments=10, T=frame(0, 0, z))
    return b.build()


def _offset(shape: str, height: float) -> float:
    """z of the picture's lower edge: a triangle does not fill its square."""
    return -height * (1 - np.sqrt(3) / 2) / 2 if shape.startswith("triangle") else 0.0


def _outline(shape: str, width: float, height: float, count: int = 28) -> Floats:
    """(N, 3) outline in the plane x = 0, counter-clockwise seen from +x (y to the right), lowest point at z = 0."""
    if shape == "square":
        yz = _rounded([(-0.5, 0.0), (0.5, 0.0), (0.5, 1.0), (-0.5, 1.0)], 0.06)
    elif shape == "disc":
        a = np.linspace(0, 2 * np.pi, count, endpoint=False)
        yz = np.column_stack([0.5 * np.cos(a), 0.5 + 0.5 * np.sin(a)])
    elif shape == "octagon":
        a = np.radians(22.5 + 45 * np.arange(8))
        yz = np.column_stack([np.cos(a), np.sin(a)]) * 0.5 / np.cos(np.radians(22.5)) + (0, 0.5)
    else:
        h = np.sqrt(3) / 2
        corners = [(-0.5, 0.0), (0.5, 0.0), (0.0, h)] if shape == "triangle" else [(0.0, 0.0), (0.5, h), (-0.5, h)]
        yz = _rounded(corners, 0.055)
    return np.column_stack([np.zeros(len(yz)), yz[:, 0] * width, yz[:, 1] * height])


def _rounded(corners: list[tuple[float, float]], r: float) -> Floats:
    """A convex polygon with its corners cut by two chords each."""
    c = np.array(corners)
    out = []
    for i in range(len(c)):
        before, after = c[i - 1] - c[i], c[(i + 1) % len(c)] - c[i]
        a, b = c[i] + r * before / np.linalg.norm(before), c[i] + r * after / np.linalg.norm(after)
        out += [a, 0.25 * (a + b) + 0.5 * c[i] * 0.75 + 0.125 * (a + b) * 0.5, b]
    return np.array(out)
