"""Signs of the Vienna Convention that a country draws its own way: they take the place of the common ones."""

from __future__ import annotations

from dataclasses import replace

from simgen.assets.textures.signs import grounds
from simgen.assets.textures.signs.marks import Drawn, Face, Picture, Words, way
from simgen.assets.textures.signs.model import TRIANGLE, Sign
from simgen.assets.textures.signs.shapes import disc, line, rect
from simgen.assets.textures.signs.styles import BLACK, GREEN, RED, WHITE, YELLOW
from simgen.assets.textures.signs.vienna_info import GUIDE, PANELS, SPECIAL
from simgen.assets.textures.signs.vienna_warning import crossbuck


def _h_ground(face: Face) -> None:
    """StVO Zeichen 224: a green ring and H on yellow."""
    face.canvas.fill(disc(0, 0, 0.52), YELLOW)
    face.canvas.fill(disc(0, 0, 0.47), GREEN)
    face.canvas.fill(disc(0, 0, 0.39), YELLOW)


def _national_limit(face: Face) -> None:
    """TSRGD diagram 671: a black bar that rises to the right on a plain disc."""
    face.canvas.fill(disc(0, 0, 0.52), WHITE)
    face.canvas.fill(line(0.16, (-0.5, -0.5), (0.5, 0.5)).intersection(disc(0, 0, 0.5)), BLACK)


def _flag(face: Face) -> None:
    face.canvas.fill(rect(-1, -1, 1, 1), WHITE)
    face.canvas.fill(rect(-1, 0.1, 1, 1), RED)


def _no_through(face: Face) -> None:
    face.canvas.fill(rect(-0.075, -0.4, 0.075, 0.15), WHITE)
    face.canvas.fill(rect(-0.26, 0.15, 0.26, 0.33), RED)


def _cycles_excepted() -> Sign:
    """The words before the cycle."""
    plate = PANELS["H6b"]
    return replace(plate, marks=(Words(-0.42, 0, 0.32, 0.95, key="except"), Picture("bicycle", 0.52, 0.0, 0.62)))


NATIONAL: dict[tuple[str, str], Sign] = {
    ("uk", "B1"): Sign("give way", "triangle_down", grounds.give_way, (Words(0, 0.2, 0.088, 0.5, words="GIVE"), Words(0, 0.07, 0.088, 0.3,
        words="WAY")), TRIANGLE, text="GIVE WAY"),
    ("germany", "E15"): Sign("bus stop", "disc", _h_ground, (Words(0, 0, 0.46, 0.5, words="H"),), width_m=0.45, ink=GREEN),
    ("uk", "E15"): Sign("bus stop", "rect", _flag, (Picture("bus", 0, 0.3, 0.5, "white"), Words(0, -0.1, 0.16, 0.62, words="BUS"), Words(0,
        -0.34, 0.16, 0.62, words="STOP")), (0.75, 1.0), 0.45),
    ("germany", "E3a"): SPECIAL["E3b"],
    ("uk", "C17a"): Sign("end of all restrictions", "disc", _national_limit),
    ("uk", "G13"): Sign("dead end", "rect", GUIDE["G13"].ground, (Drawn(_no_through),), width_m=0.6, ink=WHITE),
    ("sweden", "A13"): Sign("children", "triangle", grounds.warning, (Picture("children", 0, -0.16, 0.42, mirror=True),), TRIANGLE),
    ("france", "B5"): Sign("priority for oncoming traffic", "disc", grounds.prohibition, (way(0.09, (0.1, -0.26), (0.1, 0.26), ink="red",
        handed=True), way(0.11, (-0.1, 0.26), (-0.1, -0.26), ink="black", handed=True))),
    ("france", "A16"): Sign("roadworks", "triangle", grounds.works, (Picture("digger", -0.03, -0.13, 0.42),), TRIANGLE),
    **{(country, "H6b"): _cycles_excepted() for country in ("uk", "france", "sweden")},
    ("germany", "A28"): Sign("level crossing, St Andrew's cross", "crossbuck", crossbuck, (), (0.78, 1.0), 0.78),
}  # fmt: skip
