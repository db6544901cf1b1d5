"""How countries draw the signs that they share: colours, grounds, borders, letters and words.

The Vienna Convention on Road Signs and Signals (1968), annex 1, fixes shapes, colours and symbols and leaves these to each party: white or
yellow grounds (A I.1, C I.1), rims, and lettering. Borders are in shares of a triangle's side or a disc's diameter. The Convention and
national instruments give sizes (triangles of 0.90 m, discs of 0.60 m,
    StVO/VwV-StVO and TSRGD 2016 schedule 3 and 4; IISR article 5.3: normal 1000 and 850 mm,
small 700 and 650 mm); where they give no figure for a border it is measured from their coloured figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from simgen.assets.textures.signs.canvas import RGB8
from simgen.assets.textures.signs.lettering import Font

# Of new sheeting in daylight, within the chromaticities of EN 12899-1:2007, tables 1 and 2.
WHITE, BLACK, GREY = (236, 236, 232), (16, 16, 18), (122, 124, 126)
RED, BLUE, YELLOW, GREEN, BROWN, ORANGE = (182, 20, 30), (16, 70, 152), (246, 190, 16), (10, 104, 62), (96, 58, 34), (240, 118, 20)
FLUORESCENT = (200, 232, 30)


@dataclass(frozen=True)
class Style:
    """A country's manner. warning, prohibition : grounds. triangle, ring : breadth of red borders. rim : of white edges outside red ones.
    blue_rim : of white edges of blue discs, in diameters. slash : breadth of red bars across discs. words : what is written on signs.
    guide : ground and ink of direction signs, main and local. town : ground, ink and border of place-name signs. street : ground, ink of
    street names. left : whether the country drives on the left. decimal : mark in figures."""

    name: str
    left: bool = False
    decimal: str = ","
    warning: RGB8 = WHITE
    prohibition: RGB8 = WHITE
    works: RGB8 = WHITE
    triangle: float = 0.08
    ring: float = 0.1
    rim: float = 0.0
    blue_rim: float = 0.017
    slash: float = 0.1
    red: RGB8 = RED
    blue: RGB8 = BLUE
    font: Font = Font()  # noqa: RUF009
    words: Mapping[str, str] = field(default_factory=dict)
    guide: tuple[RGB8, RGB8] = (BLUE, WHITE)
    local: tuple[RGB8, RGB8] = (WHITE, BLACK)
    town: tuple[RGB8, RGB8, RGB8] = (WHITE, BLACK, BLACK)
    street: tuple[RGB8, RGB8] = (BLUE, WHITE)
    triangle_m: float = 0.9
    disc_m: float = 0.6


GERMANY = Style(
    "germany", triangle=0.083, ring=0.117, rim=0.0167, words={
        "town": "Neustadt", "school": "Schule", "free": "Anlieger|frei",
        "directions": "^Neustadt 3|<Bahnhof|>Flughafen 12", "local": "<Museum|>Stadion",
        "distances": "Neustadt 8|Hafen 21", "street": "Lindenweg", "route": "51",
        "zone": "ZONE", "customs": "ZOLL", "customs2": "DOUANE", "except": "frei",
        "end": "Ende", "one_way": "Einbahnstraße", "toll": "MAUT"},
    guide=(YELLOW, BLACK), local=(WHITE, BLACK), town=(YELLOW, BLACK, BLACK), street=((28, 62, 140), WHITE), font=Font(0.6, 0.17, 0.15),
)  # fmt: skip
UK = Style(
    "uk", left=True, decimal=".", triangle=0.078, ring=0.1, works=WHITE, slash=0.1, words={
        "town": "Ashford", "school": "School", "free": "Except for|access",
        "directions": "^Ashford 3|<Station|>Airport 12", "local": "<Museum|>Stadium",
        "distances": "Ashford 8|Norbury 21", "street": "Mill Lane", "route": "A40",
        "zone": "ZONE", "customs": "CUSTOMS", "customs2": "DOUANE",
        "except": "Except", "end": "END", "one_way": "ONE WAY", "toll": "TOLL"},
    guide=(GREEN, WHITE), local=(WHITE, BLACK), town=(WHITE, BLACK, BLACK), street=(WHITE, BLACK), font=Font(0.66, 0.185, 0.14),
        triangle_m=0.75,
)  # fmt: skip
FRANCE = Style(
    "france", triangle=0.095, ring=0.123, rim=0.023, works=YELLOW, slash=0.11, blue_rim=0.023, words={
        "town": "Villeneuve", "school": "ÉCOLE", "free": "SAUF|RIVERAINS",
        "directions": "^Villeneuve 3|<Gare|>Aéroport 12", "local": "<Musée|>Stade",
        "distances": "Villeneuve 8|Beauval 21", "street": "Rue des Lilas", "route": "N 7",
        "zone": "ZONE", "customs": "DOUANE",
        "customs2": "ZOLL", "except": "Sauf", "end": "FIN", "one_way": "SENS UNIQUE", "toll": "PÉAGE"},
    guide=(GREEN, WHITE), local=(WHITE, BLACK), town=(WHITE, BLACK, RED), street=((12, 58, 128), WHITE), font=Font(0.62, 0.17, 0.16),
        triangle_m=0.7, disc_m=0.65, red=(190, 24, 34),
)  # fmt: skip
SWEDEN = Style(
    "sweden", warning=YELLOW, prohibition=YELLOW, works=YELLOW, triangle=0.1, ring=0.125, rim=0.02, words={
        "town": "Ekstad", "school": "Skola", "free": "Gäller ej|behöriga",
        "directions": "^Ekstad 3|<Station|>Flygplats 12", "local": "<Museum|>Stadion",
        "distances": "Ekstad 8|Lindhamn 21", "street": "Skolgatan", "route": "E 4",
        "zone": "ZON",
        "customs": "TULL", "customs2": "CUSTOMS", "except": "Gäller ej", "end": "SLUT", "one_way": "ENKELRIKTAT", "toll": "AVGIFT"},
    guide=(BLUE, WHITE), local=(WHITE, BLACK), town=(BLUE, WHITE, WHITE), street=(BLUE, WHITE), font=Font(0.64, 0.165, 0.18),
)  # fmt: skip
USA = Style("usa", font=Font(0.52, 0.15, 0.16), guide=(GREEN, WHITE), street=(GREEN, WHITE), red=(178, 22, 34),
    words={"one_way": "ONE WAY", "street": "Maple St", "directions": "^Springfield 3|<Downtown|>Airport 12",
        "distances": "Springfield 8|Lakeport 21", "route": "66"})
# Order on Road Signs, Road Lines and Road Surface Markings (Japan, 1960), schedule 1 and 2.
JAPAN = Style("japan", left=True, ring=0.133, rim=0.017, slash=0.067, font=Font(0.6, 0.15, 0.16),
    words={"one_way": "ONE WAY", "street": "Sakura-dori", "directions": "^Nikko|<Ginza|>Ueno", "route": "246"})

STYLES: dict[str, Style] = {s.name: s for s in (GERMANY, UK, FRANCE, SWEDEN, USA, JAPAN)}


def style_of(country: str, left: bool | None = None) -> Style:
    """A country's style; with `left` given, as if traffic kept to that side. KeyError for an unknown country."""
    style = STYLES[country]
    return style if left is None or left == style.left else replace(style, left=left)
