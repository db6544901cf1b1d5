"""Number plates on vehicles, and lettering on destination displays.

A plate is one quad whose UVs cover cell 0 of an atlas (`textures.plates`): a field with the plate of any country in its middle and holes
round it. `plate_materials` chooses country and registration by texture and `uv_offset`, so that every vehicle in a scene has its own and
all share a few textures.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.textures import glyph_rect
from simgen.assets.textures.plates import CELLS, FIELD_M, STYLES, cell_offset, cell_rect
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.profiles import Floats
from simgen.geometry import transform
from simgen.mesh import Material

PLACES = ("CENTRAL STATION", "UNIVERSITY", "HARBOUR", "CITY HOSPITAL", "OLD TOWN", "AIRPORT", "NORTH PARK", "MARKET SQUARE")
_ATLASES = 128  # of each style; as many registrations as that are never made in one scene
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


def plate_materials(rng: np.random.Generator, style: str = "eu", number: int | None = None) -> dict[str, Material]:
    """The front and the rear plate of one vehicle, by tag ("plate", "plate_rear").

    style : of `textures.plates.STYLES`; KeyError for another. number : the registration's number; vehicles with different numbers below
    `plate_count(style)` never share one. Without it, it is drawn (the draw is made in any case).
    """
    count = plate_count(style)
    drawn = int(rng.integers(count))
    atlas, cell = divmod((drawn if number is None else number) % count, _cells(style))
    front = Material(f"plate {style} {atlas}/{cell}", (1.0, 1.0, 1.0), 0.42, texture=f"plates_{style}:{atlas}", alpha="mask")
    if style == "uk":
        return {f"plate{end}": replace(front, uv_offset=cell_offset(2 * cell + k)) for k, end in enumerate(("", "_rear"))}
    front = replace(front, uv_offset=cell_offset(cell))
    return {"plate": front, "plate_rear": front}


def plate_material(rng: np.random.Generator, style: str = "eu", number: int | None = None) -> Material:
    """A front plate, as `plate_materials`."""
    return plate_materials(rng, style, number)["plate"]


def plate_count(style: str) -> int:
    """How many registrations there are of a style."""
    return _ATLASES * _cells(style)


def plate_text(rng: np.random.Generator) -> str:
    """A plausible registration such as "KT MR 4821"; no real issuing district is meant."""
    letters = "".join(_LETTERS[int(i)] for i in rng.integers(0, len(_LETTERS), 4))
    return f"{letters[:2]} {letters[2:]} {int(rng.integers(100, 9999))}"


def add_plate(builder: MeshBuilder, point: Floats, normal: Floats, text: str = "", *, joint: int = 0) -> Floats:
    """A number plate lying on a surface at `point` with `normal` (3,), upright on the centre line. -> (4, 4) its frame T_obj_plate: z
    outwards, y up, x to the viewer's right.

    Those that look backwards have slot PLATE_REAR. text : has no effect (the material has size and registration).
    """
    n = np.array([normal[0], 0.0, normal[2]])
    n /= np.linalg.norm(n)
    right = np.array([0.0, 1.0 if n[0] > 0 else -1.0, 0.0])
    T = transform(np.stack([right, np.cross(n, right), n], axis=1), point + 0.012 * n)
    builder.add_box((0.28, 0.095, 0.020), S.TRIM, T=T @ transform(None, (0, 0, -0.006)), joint=joint)  # its seat, smaller than any plate
    w, h = FIELD_M[0] / 2, FIELD_M[1] / 2
    slot = S.PLATE if n[0] > 0 else S.PLATE_REAR
    builder.add_picture([[-w, -h, 0.006], [w, -h, 0.006], [w, h, 0.006], [-w, h, 0.006]], slot, cell_rect(), T=T, joint=joint)
    return T


def add_text(builder: MeshBuilder, text: str, T: Floats, *, width: float, height: float, slot: int, joint: int = 0) -> None:
    """Characters as quads centred in a field of width x height metres in the plane z = 0 of the frame T (x right, y up as the reader
    sees it), squeezed to fit."""
    # A glyph takes up about 0.64 of its square cell's width and 0.8 of its height.
    cell = height / 0.8
    advance = min(width / max(len(text), 1), 0.68 * cell)
    x, half, h = -0.5 * advance * (len(text) - 1), 0.5 * advance / 0.68, 0.5 * cell
    for char in text:
        if char != " ":
            corners = [[x - half, -h, 0], [x + half, -h, 0], [x + half, h, 0], [x - half, h, 0]]
            builder.add_picture(corners, slot, glyph_rect(char), T=T, joint=joint)
        x += advance


def _cells(style: str) -> int:
    """Registrations in one atlas; KeyError for an unknown style."""
    return CELLS // {**dict.fromkeys(STYLES, 1), "uk": 2}[style]
