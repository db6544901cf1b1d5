"""Characters on number plates and destination displays."""

from __future__ import annotations

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.textures import glyph_rect
from simgen.assets.vehicles.profiles import Floats

_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
PLACES = ("CENTRAL STATION", "UNIVERSITY", "HARBOUR", "CITY HOSPITAL", "OLD TOWN", "AIRPORT", "NORTH PARK", "MARKET SQUARE")


def plate_text(rng: np.random.Generator) -> str:
    """A plausible registration such as "KT MR 4821"; no real issuing district is meant."""
    letters = "".join(_LETTERS[int(i)] for i in rng.integers(0, len(_LETTERS), 4))
    return f"{letters[:2]} {letters[2:]} {int(rng.integers(100, 9999))}"


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
