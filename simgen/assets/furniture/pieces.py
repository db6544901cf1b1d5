"""How a table of designs becomes assets: a `Piece` is one design of a family, and few strokes draw most of street furniture."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import ArrayLike

from simgen.asset import Asset
from simgen.assets.furniture.common import Floats, assemble, box_hull, frame, moved
from simgen.assets.materials import material, tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.textures import glyph_rect
from simgen.assets.textures.shopping import POSTERS, TAGS
from simgen.mesh import Material, Mesh

Build = Callable[[MeshBuilder, int], None]
LOD_DISTANCES_M = (26.0, 60.0)
GLASS = Material("clear pane", (0.03, 0.035, 0.036), roughness=0.05, transmittance=0.78)
DARK = Material("dark opening", (0.006, 0.006, 0.007), roughness=0.8)
LETTERS = tinted("glyphs", (0.9, 0.9, 0.88))


@dataclass(frozen=True)
class Piece:
    """One design. build : draws it at a level of detail (0 finest) into a builder; slots are indices of `materials`.

    paint : slot that a town paints in its own colour, or None. bills : slot of posters from the atlas, others of which may take their
    place, or None. hulls : if the box about the mesh is too large for one (a lamp's arm).
    """

    name: str
    build: Build
    materials: tuple[Material, ...]
    mass_kg: float
    paint: int | None = None
    distances_m: tuple[float, ...] = LOD_DISTANCES_M
    two_sided: bool = False
    lamps: Mapping[str, Mapping[int, Material]] = field(default_factory=dict)
    anchors: Mapping[str, Floats] = field(default_factory=dict)
    hulls: Sequence[Floats] = ()
    bills: int | None = None


def piece_asset(family: str, variant: int, semantic: str, piece: Piece) -> Asset:
    """The asset of a design; its hull is the box about it unless it has its own."""

    def lod(level: int) -> Mesh:
        b = MeshBuilder()
        piece.build(b, level)
        return b.build(two_sided=piece.two_sided)

    finest = lod(0)
    low, high = finest.bounds.astype(float)
    asset = assemble(
        family,
        variant,
        semantic,
        lambda level: finest if level == 0 else lod(level),
        piece.materials,
        piece.mass_kg,
        lod_distances_m=piece.distances_m,
        lamps=piece.lamps,
        tags={name: slot for name, slot in (("town_paint", piece.paint), ("bills", piece.bills)) if slot is not None},
        hulls=piece.hulls or [box_hull(high - low, (low + high) / 2)],
        anchors=piece.anchors,
    )
    return replace(asset, parameters={"design": piece.name})


def sides(level: int, finest: int = 14) -> int:
    """Corners of round things."""
    return (finest, max(finest // 2, 5), 4 if finest < 16 else 6)[level]


def block(
    b: MeshBuilder,
    slot: int,
    size: tuple[float, float, float],
    center: ArrayLike,
    level: int = 1,
    *,
    bevel: float = 0.012,
    T: Floats | None = None,
) -> None:
    """A box, its edges rounded off at the finest level."""
    b.add_box(size, slot, center=center, bevel=min(bevel, 0.45 * min(size)) if level == 0 else 0.0, T=T)


def upright(
    b: MeshBuilder,
    slot: int,
    size: tuple[float, float],
    height: tuple[float, float],
    level: int = 1,
    *,
    x: float = 0.0,
    y: float = 0.0,
    bevel: float = 0.012,
) -> None:
    """A box of (x, y) size from one height to another."""
    block(b, slot, (*size, height[1] - height[0]), (x, y, (height[0] + height[1]) / 2), level, bevel=bevel)


def turned(
    b: MeshBuilder, slot: int, profile: ArrayLike, level: int, finest: int = 14, T: Floats | None = None, crease: float = 40.0
) -> None:
    """A lathed part."""
    b.add_lathe(profile, slot, segments=sides(level, finest), T=T, crease_deg=crease)


def bar(b: MeshBuilder, slot: int, path: ArrayLike, radius: float, level: int, finest: int = 8) -> None:
    """A bent round bar."""
    b.add_tube(path, radius, slot, segments=(finest, max(finest - 4, 3), 3)[level])


def board(
    b: MeshBuilder,
    slot: int,
    center: ArrayLike,
    size: tuple[float, float],
    yaw: float = 0.0,
    rect: tuple[float, float, float, float] = (0, 0, 1, 1),
    tilt: float = 0.0,
) -> None:
    """A flat picture of (width, height) that faces along `yaw`, leaning back by `tilt`."""
    w, h = size[0] / 2, size[1] / 2
    corners = np.array([(0, -w, -h), (0, w, -h), (0, w, h), (0, -w, h)])
    x, y, z = np.asarray(center, float)
    b.add_picture(corners, slot, rect, T=frame(x, y, z, yaw, -tilt))


def poster(number: int) -> tuple[float, float, float, float]:
    """Cell of one of sixteen bills in their atlas."""
    i, j = number % POSTERS, number // POSTERS % POSTERS
    e = 0.004
    return i / POSTERS + e, j / POSTERS + e, (i + 1) / POSTERS - e, (j + 1) / POSTERS - e


def tag(number: int) -> tuple[float, float, float, float]:
    """Cell of one of eight pieces of spray paint."""
    i, j = number % TAGS[0], number // TAGS[0] % TAGS[1]
    return i / TAGS[0], j / TAGS[1], (i + 1) / TAGS[0], (j + 1) / TAGS[1]


def bills(seed: int = 1) -> Material:
    """The atlas of bills."""
    return Material("bills", (0.8, 0.8, 0.78), roughness=0.35, texture=f"posters:{seed}")


def other_bills(bills: Material, number: int) -> Material:
    """The same with every bill exchanged for another of its atlas."""
    return replace(bills, uv_offset=(number % POSTERS / POSTERS, number // POSTERS % POSTERS / POSTERS))


def spray() -> Material:
    """The atlas of spray paint."""
    return material("graffiti")


def lettering(
    b: MeshBuilder, slot: int, text: str, center: ArrayLike, height: float, yaw: float = 0.0, squeeze: float = 0.72, tilt: float = 0.0
) -> None:
    """Capitals on a wall that faces along `yaw`, leaning back by `tilt`; needs a material of the glyph atlas."""
    step = height * squeeze
    left = np.array([np.sin(yaw), -np.cos(yaw), 0.0])
    for k, char in enumerate(text):
        if char != " ":
            at = np.asarray(center, float) - left * step * (k - (len(text) - 1) / 2)
            board(b, slot, at, (height * 0.98, height), yaw, glyph_rect(char), tilt)


def along_y(section: ArrayLike, half: float) -> Floats:
    """(2, N, 3) rings of a prism: a section in the plane y = 0, listed counter-clockwise seen from -y, at both ends."""
    return np.stack([moved(section, y=half), moved(section, y=-half)])


def ring(width_x: float, width_y: float, z: float, radius: float = 0.0, steps: int = 2) -> Floats:
    """(N, 3) a level rectangle with rounded corners, counter-clockwise from above."""
    if radius <= 0:
        x, y = width_x / 2, width_y / 2
        return np.array([(x, -y, z), (x, y, z), (-x, y, z), (-x, -y, z)])
    out = []
    for cx, cy, a0 in ((1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)):
        a = np.radians(np.linspace(a0, a0 + 90, steps + 1))
        out.append(
            np.column_stack(
                [cx * (width_x / 2 - radius) + radius * np.cos(a), cy * (width_y / 2 - radius) + radius * np.sin(a), np.full(len(a), z)]
            )
        )
    return np.concatenate(out)


def shell(
    b: MeshBuilder,
    slot: int,
    layers: Sequence[tuple[float, float, float]],
    level: int = 1,
    *,
    radius: float = 0.0,
    x: float = 0.0,
    y: float = 0.0,
    capped: bool = True,
    crease: float = 40.0,
) -> None:
    """A body through level rectangles (width x, width y, z), upwards."""
    steps = (3, 1, 1)[level]
    rings = np.stack([ring(wx, wy, z, min(radius, 0.49 * wx, 0.49 * wy), steps) for wx, wy, z in layers])
    b.add_loft(moved(rings, x, y), slot, capped=capped, crease_deg=crease)
