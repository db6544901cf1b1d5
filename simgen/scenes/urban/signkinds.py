"""Which sign of which country says what a street needs to be said."""

from __future__ import annotations

from dataclasses import dataclass

from simgen.assets.textures.signs.registry import SYSTEMS

_MPH = 0.6214
# Speeds in miles an hour in towns: TSRGD 2016 schedule 10 and MUTCD 2009, 2B.13 (multiples of 5).
_UK_MPH, _US_MPH = (20, 30, 40, 50, 60, 70), (15, 20, 25, 30, 35, 40, 45, 55)


@dataclass(frozen=True)
class Kind:
    """A sign and what it says; None where a country has none."""

    name: str
    text: str = ""


# What it says -> the sign of each system; countries come first.
_KINDS: dict[str, dict[str, str]] = {
    "stop": {"vienna": "B2a", "mutcd": "R1-1", "japan": "330"},
    "give way": {"vienna": "B1", "mutcd": "R1-2", "japan": "330"},
    "all way": {"mutcd": "R1-3P"},
    "no entry": {"vienna": "C1", "mutcd": "R5-1", "japan": "303"},
    "one way": {"vienna": "E3a", "mutcd": "R6-1", "japan": "326"},
    "crossing": {"vienna": "E12a", "uk": "A12", "mutcd": "W11-2", "japan": "407"},
    "crossing ahead": {"vienna": "A12", "mutcd": "W11-2", "japan": "407"},
    "pedestrians ahead": {"vienna": "A12b", "mutcd": "W11-2"},
    "children": {"vienna": "A13", "mutcd": "S1-1", "japan": "208"},
    "school": {"vienna": "H14", "mutcd": "S4-3P"},
    "signals ahead": {"vienna": "A17", "mutcd": "W3-3", "japan": "208-2"},
    "give way ahead": {"vienna": "A20", "mutcd": "W3-2"},
    "stop ahead": {"vienna": "A20", "mutcd": "W3-1"},
    "junction ahead": {"vienna": "A18", "mutcd": "W2-1", "japan": "201"},
    "priority road": {"vienna": "B3", "uk": "", "japan": "405"},
    "priority here": {"vienna": "A19a", "mutcd": "W2-1"},
    "cyclists": {"vienna": "A14", "mutcd": "W11-1"},
    "hump": {"vienna": "A7b", "mutcd": "W8-1"},
    "narrows": {"vienna": "A4a", "mutcd": "W5-1", "japan": "212"},
    "slippery": {"vienna": "A9", "mutcd": "W8-5", "japan": "209"},
    "bend left": {"vienna": "A1a", "mutcd": "W1-2L", "japan": "202L"},
    "bend right": {"vienna": "A1b", "mutcd": "W1-2R", "japan": "202"},
    "speed": {"vienna": "C14", "mutcd": "R2-1", "japan": "323"},
    "speed zone": {"vienna": "E9c", "mutcd": "R2-1", "japan": "323"},
    "end of speed zone": {"vienna": "E10c"},
    "home zone": {"vienna": "E17a"},
    "no parking": {"vienna": "C18", "mutcd": "R7-1", "japan": "316"},
    "no stopping": {"vienna": "C19", "mutcd": "R8-3", "japan": "315"},
    "no parking zone": {"vienna": "E9a"},
    "parking": {"vienna": "E14a", "mutcd": "D4-1", "japan": "403"},
    "parking for disabled": {"vienna": "E14a", "mutcd": "R7-8", "japan": "403"},
    "bus lane": {"vienna": "D12", "uk": "E2"},
    "taxi rank": {"vienna": "E14d"},
    "bus stop": {"vienna": "E15", "mutcd": "R7-107"},
    "no lorries": {"vienna": "C3e", "mutcd": "R5-2", "japan": "305"},
    "mass": {"vienna": "C7", "mutcd": "R12-1"},
    "no left turn": {"vienna": "C11a", "mutcd": "R3-2"},
    "no right turn": {"vienna": "C11b", "mutcd": "R3-1"},
    "no U-turn": {"vienna": "C12", "mutcd": "R3-4", "japan": "313"},
    "keep to the near side": {"vienna": "D2a", "mutcd": "R4-7"},
    "straight or right": {"vienna": "D1f"},
    "straight on": {"vienna": "D1a"},
    "no overtaking": {"vienna": "C13aa", "mutcd": "R4-1", "japan": "314"},
    "cycle track": {"vienna": "D4", "japan": "325-2"},
    "shared path": {"vienna": "D11a", "japan": "325-3"},
    "footpath": {"vienna": "D5", "japan": "325-4"},
    "dead end": {"vienna": "G13", "mutcd": "W14-1"},
    "hospital": {"vienna": "E13a", "mutcd": "D9-2"},
    "directions": {"vienna": "G1", "usa": "vienna/G1", "japan": "108"},
    "no turn on red": {"mutcd": "R10-11"},
    "information": {"vienna": "F14"},
    # Plates below another sign.
    "hours": {"vienna": "H10"}, "distance": {"vienna": "H1", "japan": "501"}, "residents free": {"vienna": "H6"},
        "cycles free": {"vienna": "H6b"}, "disabled": {"vienna": "H5"},
    "disc": {"vienna": "H12"}, "arrows": {"vienna": "H3c"}, "to the right": {"vienna": "H3a"}, "to the left": {"vienna": "H3b"},
        "lorries only": {"vienna": "H9"}, "tow-away": {"vienna": "H11"},
    "mph": {"mutcd": "W13-1P"}, "here": {"mutcd": "W16-7P"},
}  # fmt: skip
_TEXTS: dict[tuple[str, str], tuple[str, ...]] = {
    ("school", "germany"): ("Schule", "Kindergarten"), ("school", "uk"): ("School", "Patrol"), ("school", "france"): ("ÉCOLE",), ("school",
        "sweden"): ("Skola",),
    ("residents free", "germany"): ("Anlieger|frei", "Lieferverkehr|frei", "Busse frei"), ("residents free", "uk"): ("Except for|access",
        "Except buses"),
    ("residents free", "france"): ("SAUF|RIVERAINS", "SAUF|DESSERTE"), ("residents free", "sweden"): ("Gäller ej|behöriga",),
    ("hours", "germany"): ("7 - 17", "werktags|8 - 18", "Mo - Fr|6 - 16"), ("hours", "uk"): ("Mon - Sat|8 - 6", "At any time",
        "8 - 9.30|4 - 6"), ("hours", "france"): ("8 - 19", "LE MARDI|6 - 14"),
    ("hours", "sweden"): ("8 - 18", "(8 - 15)"), ("mass", "germany"): ("3,5t", "7,5t", "12t"), ("mass", "uk"): ("3t", "7.5t", "18t"),
        ("mass", "france"): ("3,5t", "5,5t"), ("mass", "usa"): ("8", "10", "15"),
}  # fmt: skip


def kind(what: str, country: str) -> Kind | None:
    """The sign of a country that says something; None if it has none. KeyError for what nobody says."""
    by_system = _KINDS[what]
    system = SYSTEMS[country]
    code = by_system.get(country, by_system.get(system, ""))
    if not code:
        return None
    return Kind(code if "/" in code else f"{system}/{code}")


def texts(what: str, country: str) -> tuple[str, ...]:
    """What such a sign may say there; empty where it says the same everywhere."""
    return _TEXTS.get((what, country), ())


def speed_text(limit_kmh: float, country: str) -> str:
    """A limit as it is written there: miles an hour in the United Kingdom and the United States."""
    if country in ("uk", "usa"):
        steps = _UK_MPH if country == "uk" else _US_MPH
        return str(min(steps, key=lambda v: abs(v - limit_kmh * _MPH)))
    return str(round(limit_kmh / 10) * 10)
