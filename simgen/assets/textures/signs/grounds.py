"""Grounds of the Vienna Convention's kinds of signs: plate, border and rim, before anything is drawn on them.

Units: triangles have a side of 1 (so that they are 0.866 high), discs and octagons are 1 across, panels are 1 high.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from shapely import Geometry

from simgen.assets.textures.signs.marks import Face
from simgen.assets.textures.signs.outlines import inset
from simgen.assets.textures.signs.shapes import disc, line, rect, ring
from simgen.assets.textures.signs.styles import BLACK, WHITE

TRIANGLE_HEIGHT = float(np.sqrt(3) / 2)


def warning(face: Face) -> None:
    """A red-edged triangle, either way up."""
    style = face.style
    whole = face.canvas
    whole.fill(inset(face.plate, 0), WHITE)
    whole.fill(inset(face.plate, style.rim) if style.rim else face.plate, style.red)
    whole.fill(inset(face.plate, style.triangle, 0.012), style.warning)


def works(face: Face) -> None:
    """A warning triangle at roadworks, yellow in some countries."""
    warning(face)
    face.canvas.fill(inset(face.plate, face.style.triangle, 0.012), face.style.works if face.style.warning == WHITE else face.style.warning)


def give_way(face: Face) -> None:
    """A triangle on its point."""
    warning(face)


def prohibition(face: Face) -> None:
    """A disc with a red ring."""
    _disc(face, face.style.prohibition)


def waiting(face: Face) -> None:
    """A blue disc with a red ring."""
    _disc(face, face.style.blue)


def _disc(face: Face, ground: tuple[int, int, int]) -> None:
    style = face.style
    face.canvas.fill(disc(0, 0, 0.52), WHITE)
    face.canvas.fill(disc(0, 0, 0.5 - style.rim if style.rim else 0.52), style.red)
    face.canvas.fill(disc(0, 0, 0.5 - style.ring - style.rim), ground)


def slashed(face: Face, rising: bool = False) -> None:
    """The red bar from the upper left to the lower right (or the other way), inside the ring."""
    face.canvas.fill(slash(face, rising), face.style.red)


def slash(face: Face, rising: bool = False) -> Geometry:
    """The bar as a shape."""
    k = -1 if rising else 1
    r = 0.5 - face.style.rim - 0.01
    c = r / float(np.sqrt(2))
    return line(face.style.slash, (-c, k * c), (c, -k * c), cap="flat").intersection(disc(0, 0, r))


def end_of(face: Face) -> None:
    """A pale disc with a thin dark edge, to be struck through."""
    face.canvas.fill(disc(0, 0, 0.52), WHITE)
    face.canvas.fill(ring(0, 0, 0.488, 0.012), BLACK)


def struck(face: Face) -> None:
    """The thin diagonal bars of an end sign, rising to the right."""
    for d in (-0.1, -0.05, 0.0, 0.05, 0.1):
        face.canvas.fill(line(0.02, (-0.4 + d, -0.4 - d), (0.4 + d, 0.4 - d)).intersection(disc(0, 0, 0.48)), BLACK)


def mandatory(face: Face) -> None:
    """A blue disc with a white rim."""
    face.canvas.fill(disc(0, 0, 0.52), WHITE)
    face.canvas.fill(disc(0, 0, 0.5 - face.style.blue_rim), face.style.blue)


def panel(face: Face) -> None:
    """A blue panel with a white rim."""
    _panel(face, WHITE, face.style.blue)


def white_panel(face: Face) -> None:
    """A white panel with a dark line near its edge."""
    _panel(face, WHITE, BLACK)
    w, h = face.size
    face.canvas.fill(rect(-w / 2 + 0.045, -h / 2 + 0.045, w / 2 - 0.045, h / 2 - 0.045, 0.035), WHITE)


def plain(face: Face) -> None:
    """A white plate."""
    face.canvas.fill(face.plate.buffer(0.02), WHITE)


def blue_on_white(face: Face) -> None:
    """A blue panel with a white square for the symbol (services)."""
    panel(face)
    w, h = face.size
    side = 0.74 * w
    face.canvas.fill(rect(-side / 2, h / 2 - 0.1 - side, side / 2, h / 2 - 0.1), WHITE)


def _panel(face: Face, rim: tuple[int, int, int], ground: tuple[int, int, int]) -> None:
    w, h = face.size
    face.canvas.fill(rect(-w, -h, w, h), rim)
    d = 0.024
    face.canvas.fill(rect(-w / 2 + d, -h / 2 + d, w / 2 - d, h / 2 - d, 0.04), ground)


GROUNDS: dict[str, Callable[[Face], None]] = {
    f.__name__: f for f in (warning, works, give_way, prohibition, waiting, end_of, mandatory, panel, white_panel, plain, blue_on_white)
}  # fmt: skip
