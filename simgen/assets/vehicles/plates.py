"""Characters on number plates and destination displays."""

from __future__ import annotations

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.textures import glyph_rect
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.profiles import Floats
from simgen.geometry import transform

_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
PLACES = ("CENTRAL STATION", "UNIVERSITY", "HARBOUR", "CITY HOSPITAL", "OLD TOWN", "AIRPORT", "NORTH PARK", "MARKET SQUARE")


def plate_text(rng: np.random.Generator) -> str:
    """A plausible registration such as "KT MR 4821"; no real issuing district is meant."""
    letters = "".join(_LETTERS[int(i)] for i in rng.integers(0, len(_LETTERS), 4))
    return f"{letters[:2]} {letters[2:]} {int(rng.integers(100, 9999))}"


def add_plate(builder: MeshBuilder, point: Floats, normal: Floats, text: str = "", *, width: float = 0.52, height: float = 0.11) -> Floats:
    """A number plate (EU: 520 x 110 mm) lying on a surface at `point` with `normal` (3,), upright on the centre line. -> (4, 4) its
    frame T_obj_plate: z outwards, y up, x to the viewer's right."""
    n = np.array([normal[0], 0.0, normal[2]])
    n /= np.linalg.norm(n)
    right = np.array([0.0, 1.0 if n[0] > 0 else -1.0, 0.0])
    T = transform(np.stack([right, np.cross(n, right), n], axis=1), point + 0.012 * n)
    builder.add_box((width + 0.012, height + 0.012, 0.016), S.TRIM, T=T @ transform(None, (0, 0, -0.004)))
    w, h = width / 2, height / 2
    builder.add_picture([[-w, -h, 0.006], [w, -h, 0.006], [w, h, 0.006], [-w, h, 0.006]], S.PLATE, T=T)
    add_text(builder, text, T @ transform(None, (0, 0, 0.009)), width=0.92 * width, height=0.075, slot=S.GLYPHS)
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
