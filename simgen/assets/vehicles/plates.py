"""Number plates on vehicles, and lettering on destination displays.

A plate is one quad whose UVs cover cell 0 of an atlas (`textures.plates`); `plate_materials` chooses the registration by `uv_offset`, so
that every vehicle in a scene has its own and all share a few textures.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.textures import glyph_rect
from simgen.assets.textures.plates import SQUARE, STYLES, WIDE, Layout
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.profiles import Floats
from simgen.geometry import transform
from simgen.mesh import Material

PlateShape = Literal["wide", "square"]
PLACES = ("CENTRAL STATION", "UNIVERSITY", "HARBOUR", "CITY HOSPITAL", "OLD TOWN", "AIRPORT", "NORTH PARK", "MARKET SQUARE")
_ATLASES = 64  # of each style; as many registrations as that are never made in one scene
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


def plate_materials(rng: np.random.Generator, style: str = "eu", number: int | None = None) -> dict[str, Material]:
    """The front and the rear plate of one vehicle, by tag ("plate", "plate_rear").

    style : of `textures.plates.STYLES`; KeyError for another. number : the registration's number; vehicles with different numbers below
    `plate_count(style)` never share one. Without it, it is drawn (the draw is made in any case).
    """
    drawn = int(rng.integers(plate_count(style)))
    atlas, cell = divmod((drawn if number is None else number) % plate_count(style), _cells(style))
    layout = STYLES[style][0]
    front = Material(f"plate {style} {atlas}/{cell}", (1.0, 1.0, 1.0), 0.42, texture=f"plates_{style}:{atlas}")
    if style == "uk":
        left, right = (layout.offset(2 * cell + column) for column in (0, 1))
        return {"plate": replace(front, uv_offset=left), "plate_rear": replace(front, uv_offset=right)}
    front = replace(front, uv_offset=layout.offset(cell))
    return {"plate": front, "plate_rear": front}


def plate_material(rng: np.random.Generator, style: str = "eu", number: int | None = None) -> Material:
    """A front plate, as `plate_materials`."""
    return plate_materials(rng, style, number)["plate"]


def plate_count(style: str) -> int:
    """How many registrations there are of a style."""
    return _ATLASES * _cells(style)


def plate_styles(shape: PlateShape) -> tuple[str, ...]:
    """Styles whose plates have this shape."""
    return tuple(style for style, (layout, _) in STYLES.items() if layout is _layout(shape))


def plate_text(rng: np.random.Generator) -> str:
    """A plausible registration such as "KT MR 4821"; no real issuing district is meant."""
    letters = "".join(_LETTERS[int(i)] for i in rng.integers(0, len(_LETTERS), 4))
    return f"{letters[:2]} {letters[2:]} {int(rng.integers(100, 9999))}"


def add_plate(
    builder: MeshBuilder, point: Floats, normal: Floats, text: str = "", *, width: float = 0.52, height: float = 0.11, joint: int = 0
) -> Floats:
    """A number plate in its holder, lying on a surface at `point` with `normal` (3,), upright on the centre line. -> (4, 4) its frame
    T_obj_plate: z outwards, y up, x to the viewer's right.

    width, height : 520 x 110 mm as in most of Europe, 305 x 152 mm in the United States, 330 x 165 mm in Japan; plates more than three
    times as wide as high take their cells from wide atlases, others from square ones. Those that look backwards have slot PLATE_REAR.
    text : has no effect (the material has the registration).
    """
    n = np.array([normal[0], 0.0, normal[2]])
    n /= np.linalg.norm(n)
    right = np.array([0.0, 1.0 if n[0] > 0 else -1.0, 0.0])
    T = transform(np.stack([right, np.cross(n, right), n], axis=1), point + 0.012 * n)
    builder.add_box((width + 0.014, height + 0.020, 0.016), S.TRIM, T=T @ transform(None, (0, -0.003, -0.004)), joint=joint)
    w, h = width / 2, height / 2
    rect = _layout("wide" if width > 3 * height else "square").rect()
    slot = S.PLATE if n[0] > 0 else S.PLATE_REAR
    builder.add_picture([[-w, -h, 0.007], [w, -h, 0.007], [w, h, 0.007], [-w, h, 0.007]], slot, rect, T=T, joint=joint)
    return T


def add_text(builder: MeshBuilder, text: str, T: Floats, *, width: float, height: float, slot: int) -> None:
    """Characters as quads centred in a field of width x height metres in the plane z = 0 of the frame T (x right, y up as the reader
    sees it), squeezed to fit."""
    # A glyph takes up about 0.64 of its square cell's width and 0.8 of its height.
    cell = height / 0.8
    advance = min(width / max(len(text), 1), 0.68 * cell)
    x, half, h = -0.5 * advance * (len(text) - 1), 0.5 * advance / 0.68, 0.5 * cell
    for char in text:
        if char != " ":
            builder.add_picture([[x - half, -h, 0], [x + half, -h, 0], [x + half, h, 0], [x - half, h, 0]], slot, glyph_rect(char), T=T)
        x += advance


def _layout(shape: PlateShape) -> Layout:
    return WIDE if shape == "wide" else SQUARE


def _cells(style: str) -> int:
    """Registrations in one atlas."""
    cells = STYLES[style][0].cells
    return cells // 2 if style == "uk" else cells
