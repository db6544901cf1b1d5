"""Made-up names of streets, towns and places in the manner of several countries."""

from __future__ import annotations

import numpy as np

_STREETS: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {  # first parts, second parts, how they join
    "germany": (("Linden", "Garten", "Mühlen", "Schul", "Bahnhof", "Kirch", "Wald", "Brunnen", "Schiller", "Kastanien", "Rosen", "Berg",
        "Wiesen", "Hafen", "Markt", "Ufer"),
                ("straße", "weg", "allee", "gasse", "ring", "platz"), "{0}{1}"),
    "uk": (("Mill", "Church", "Station", "Park", "Victoria", "Orchard", "Elm", "Queens", "Bridge", "Chapel", "Manor", "Castle", "Meadow",
        "Albert", "Grange", "Hill"),
           ("Road", "Street", "Lane", "Avenue", "Close", "Gardens", "Terrace"), "{0} {1}"),
    "france": (("de la Gare", "du Moulin", "des Lilas", "de la Mairie", "du Château", "des Écoles", "Pasteur", "de la Forêt", "du Marché",
        "des Tilleuls", "Victor Hugo", "du Port", "de l'Église"),
               ("Rue", "Avenue", "Place", "Chemin", "Allée", "Impasse"), "{1} {0}"),
    "sweden": (("Kyrko", "Skol", "Stor", "Kungs", "Björk", "Ängs", "Sjö", "Park", "Kvarn", "Lind", "Hamn", "Norra", "Berg"), ("gatan",
        "vägen", "stigen", "gränd"), "{0}{1}"),
    "usa": (("Maple", "Oak", "Main", "Washington", "2nd", "5th", "Lincoln", "Cedar", "Lake", "Elm", "Sunset", "Park", "Franklin", "Walnut",
        "River", "Grant"), ("St", "Ave", "Blvd", "Rd", "Dr", "Ln"), "{0} {1}"),
    "japan": (("Sakura", "Chuo", "Aoba", "Midori", "Showa", "Kawa", "Matsu", "Umi", "Minami"), ("-dori", "-michi", "-zaka"), "{0}{1}"),
}  # fmt: skip
_TOWNS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "germany": (("Neu", "Alt", "Ober", "Lang", "Stein", "Buch", "Wolfs", "Rosen"), ("stadt", "dorf", "heim", "bach", "hausen", "berg")),
    "uk": (("Ash", "Mil", "Stock", "Wood", "Nor", "Sut", "King", "Har"), ("ford", "ton", "ham", "bury", "field", "ley")),
    "france": (("Saint-", "Ville", "Mont", "Beau", "Cler"), ("mont", "neuve", "lieu", "martin", "val")),
    "sweden": (("Norr", "Söder", "Lind", "Ek", "Björn", "Ny"), ("köping", "hamn", "berga", "stad", "torp")),
    "usa": (("Spring", "Green", "Clay", "Fair", "Lake", "Mill"), ("field", "ville", "ton", "view", "wood", "port")),
    "japan": (("Kita", "Minami", "Ao", "Hoshi", "Taka"), ("yama", "hara", "sawa", "gawa", "zaki")),
}  # fmt: skip
_PLACES: dict[str, tuple[str, ...]] = {
    "germany": ("Zentrum", "Bahnhof", "Flughafen", "Messe", "Hafen", "Stadion", "Klinikum"), "uk": ("Town centre", "Station", "Airport",
        "Hospital", "Docks", "Stadium"),
    "france": ("Centre-ville", "Gare", "Aéroport", "Hôpital", "Port", "Stade"), "sweden": ("Centrum", "Station", "Flygplats", "Hamn",
        "Sjukhus"),
    "usa": ("Downtown", "Airport", "Stadium", "Harbor", "University"), "japan": ("Chuo", "Eki", "Kuko", "Minato"),
}  # fmt: skip


def street_name(rng: np.random.Generator, country: str) -> str:
    """A street's name."""
    first, second, join = _STREETS[country]
    return join.format(str(rng.choice(first)), str(rng.choice(second)))


def town_name(rng: np.random.Generator, country: str) -> str:
    """A town's name."""
    first, second = _TOWNS[country]
    return f"{rng.choice(first)}{rng.choice(second)}"


def directions(rng: np.random.Generator, country: str) -> str:
    """Two or three destinations with the way they lie, parted by "|": for direction signs."""
    places = [str(p) for p in rng.permutation(_PLACES[country])]
    lines = [f"^{town_name(rng, country)} {rng.integers(2, 30)}", f"<{places[0]}", f">{places[1]}"]
    keep = sorted(rng.permutation(3)[: int(rng.integers(2, 4))].tolist())
    return "|".join(lines[k] for k in keep)
