"""What differs in streets from country to country: the side of the road, number plates, signs, markings and kinds of building.

Furniture (`scenes.urban.townstyle`), signs (`assets.textures.signs`) and plates (`assets.textures.plates`) have tables of their own by
the codes that stand here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from simgen.kinds import BuildingStyle
from simgen.recipe import Network
from simgen.scene import Draws


@dataclass(frozen=True)
class BusLaneHabits:
    """How a country marks bus lanes. words : one above the other as an approaching driver sees them. share : of places that have such
    lanes. colours : with the shares of those places that surface them so. broken : share of those whose line may be crossed."""

    words: tuple[str, ...] = ("BUS",)
    share: float = 0.35
    colours: tuple[tuple[str, float], ...] = ()
    broken: float = 0.3


@dataclass(frozen=True)
class HumpHabits:
    """Road humps. share : of places whose quiet streets have them. flat : share of those places whose humps have flat tops. height_m : of
    them. triangles : painted on each lane's ramp, 0 where they are paved instead."""

    share: float = 0.25
    flat: float = 0.4
    height_m: float = 0.08
    triangles: int = 3


@dataclass(frozen=True)
class TactileHabits:
    """Paving that is felt, as materials one of which a town uses. share : of towns that have it. signalled, free : fields at crossings with
    and without signals, `gap_m` behind the kerb stone and `depth_m` (least, most) deep. leads : strips that lead to them, if any. lines :
    share of those towns with lines of `bars` along pavements."""

    share: float = 0.4
    signalled: tuple[str, ...] = ("tactile_domes_white", "tactile_domes_grey")
    free: tuple[str, ...] = ("tactile_domes_white", "tactile_domes_grey")
    gap_m: float = 0.3
    depth_m: tuple[float, float] = (0.4, 0.6)
    leads: tuple[str, ...] = ()
    lines: float = 0.0
    bars: tuple[str, ...] = ()


@dataclass(frozen=True)
class MarkingHabits:
    """How a country paints its streets; shares are of places.

    dash_m, gap_m : of lane lines. line_m : breadth of lines. bar_m : breadth of a zebra's bars and of the gaps between them.
    zebra_at_signals : where signalled crossings are zebras (else two dotted lines). triangles : where give-way lines are teeth (else
    dashes).
    edge_lines, bays : where the carriageway's edge and parking bays are painted. yellow : where centre lines are. kerb_lines : of kerbs
    without bays along which two yellow lines forbid waiting. stop_word, slow_word : words before stop lines and on the way, with the
    share of ends and of streets that have them. cycle_lane : colour of surfaced cycle lanes and the share of places that have them.
    bus_lane : how bus lanes are marked, None where they are not. zigzag : whether zig-zag lines lead to zebras, which have beacons.
    humps : on quiet streets. tactile : paving of pavements that is felt.
    """

    dash_m: float = 3.0
    gap_m: float = 6.0
    line_m: float = 0.12
    bar_m: float = 0.5
    zebra_at_signals: float = 0.5
    triangles: float = 0.5
    edge_lines: float = 0.3
    bays: float = 0.5
    yellow: float = 0.0
    kerb_lines: float = 0.0
    stop_word: tuple[str, float] = ("", 0.0)
    slow_word: tuple[str, float] = ("", 0.0)
    cycle_lane: tuple[str, float] = ("red", 0.35)
    bus_lane: BusLaneHabits | None = BusLaneHabits(colours=(("red", 0.25), ("ochre", 0.2)))
    zigzag: bool = False
    humps: HumpHabits = HumpHabits()
    tactile: TactileHabits = TactileHabits()


@dataclass(frozen=True)
class Country:
    """code : of number plates and furniture. signs : set of traffic signs, "" for one of several. share : of places whose country is
    left open. buildings : factors on the weights of styles."""

    code: str
    signs: str
    left: bool
    share: float
    markings: MarkingHabits = MarkingHabits()
    buildings: Mapping[BuildingStyle, float] = field(default_factory=dict)


_AMERICAN = ("tactile_domes_yellow", "tactile_domes_yellow", "tactile_domes_red")
_YELLOW, _LINES = ("tactile_domes_yellow",), ("tactile_bars_yellow",)
_RIBS = ("tactile_ribs_white", "tactile_ribs_grey")
# DIN 32984: ribs that point over the crossing, domes that lead to them.
_TACTILE_DE = TactileHabits(0.5, _RIBS, _RIBS, 0.0, (0.6, 0.6), ("tactile_domes_white", "tactile_domes_grey"))
# NF P98-351: a band 0.42 or 0.59 m deep, 0.5 m from the kerb's edge.
_TACTILE_FR = TactileHabits(0.7, gap_m=0.35, depth_m=(0.42, 0.59))
# Department for Transport (2021), Guidance on the use of tactile paving surfaces: red where crossings are controlled, 0.8 to 1.2 m deep.
_TACTILE_UK = TactileHabits(0.8, ("tactile_blister_red",), ("tactile_blister_buff", "tactile_blister_grey"), 0.0, (0.8, 1.2))
# ADA Standards (2010), 705: 24 in deep, 6 to 8 in behind the kerb's face.
_TACTILE_US = TactileHabits(0.75, _AMERICAN, _AMERICAN, 0.03, (0.61, 0.61))
# MLIT guideline for the installation of tactile blocks: two plates deep, some 0.3 m from the road; lines of bars along pavements.
_TACTILE_JP = TactileHabits(0.9, _YELLOW, _YELLOW, 0.2, (0.6, 0.6), _LINES, 0.6, _LINES)

COUNTRIES: Mapping[str, Country] = {
    "europe": Country("eu", "", False, 0.32, MarkingHabits(yellow=0.05)),
    # RMS 1: dashes of 3 m and gaps of 6 m in towns, lines of 0.12 m; signalled crossings are two dotted lines (fords).
    "germany": Country(
        "de", "germany", False, 0.18, MarkingHabits(zebra_at_signals=0.0, triangles=0.0, bays=0.6, cycle_lane=("red", 0.25),
                                             bus_lane=BusLaneHabits(colours=(("red", 0.1),), broken=0.15),
                                             humps=HumpHabits(0.15, 1.0, 0.08, 0),
                                             tactile=_TACTILE_DE),
        {"postwar": 1.6, "townhouse": 1.2, "brick_terrace": 0.6, "clad": 1.3},
    ),
    # Instruction interministerielle sur la signalisation routiere, part 7: T'1 in towns, 1.5 m to 5 m; u = 6 cm, lines of 2u.
    "france": Country(
        "fr", "france", False, 0.15, MarkingHabits(1.5, 5.0, 0.12, 0.5, zebra_at_signals=1.0, triangles=0.0, edge_lines=0.2, bays=0.8,
                                                cycle_lane=("green", 0.3),
                                                bus_lane=BusLaneHabits(colours=(("ochre", 0.3), ("red", 0.1)), broken=0.6),
                                                humps=HumpHabits(0.3, 0.5, 0.1, 3),
                                                tactile=_TACTILE_FR),
        {"townhouse": 2.2, "brick_terrace": 0.35, "postwar": 1.1, "house": 0.6},
    ),
    # Traffic Signs Regulations and General Directions 2016: lane lines of 2 m and gaps of 4 m, 0.1 m broad (diagram 1005); no waiting: two
    # yellow lines (1018.1). Signalled crossings have studs alone, which are drawn as dots.
    "uk": Country(
        "uk", "uk", True, 0.13, MarkingHabits(2.0, 4.0, 0.10, 0.6, zebra_at_signals=0.0, triangles=0.0, edge_lines=0.1, kerb_lines=0.75,
                                           slow_word=("SLOW", 0.12), cycle_lane=("red", 0.4),
                                           bus_lane=BusLaneHabits(("BUS", "LANE"), 0.6, (("red", 0.5),), 0.0), zigzag=True,
                                           humps=HumpHabits(0.45, 0.35, 0.075, 2),
                                           tactile=_TACTILE_UK),
        {"brick_terrace": 2.6, "house": 1.5, "postwar": 0.7, "slab": 0.7},
    ),
    # MUTCD 3A.06 and 3B: dashes of 10 ft and gaps of 30 ft, 4 to 6 in broad; yellow parts opposite directions.
    "usa": Country(
        "us", "usa", False, 0.15, MarkingHabits(3.05, 9.14, 0.13, 0.61, zebra_at_signals=0.6, triangles=0.3, edge_lines=0.3, yellow=1.0,
                                              stop_word=("STOP", 0.4), slow_word=("SLOW", 0.03), cycle_lane=("green", 0.5),
                                              bus_lane=BusLaneHabits(("ONLY", "BUS"), 0.35, (("red", 0.5),), 0.3),
                                              humps=HumpHabits(0.2, 0.2, 0.08, 2),
                                              tactile=_TACTILE_US),
        {"modern": 1.6, "slab": 1.4, "glass": 1.7, "brick_terrace": 0.8, "townhouse": 0.7, "warehouse": 2.0},
    ),
    # Order on road signs, road lines and markings (1960): lane lines 5 m to 5 m in towns, 0.15 m; zebras of 0.45 m bars at signals too.
    "japan": Country(
        "jp", "japan", True, 0.07, MarkingHabits(5.0, 5.0, 0.15, 0.45, zebra_at_signals=1.0, triangles=0.0, edge_lines=0.9, bays=0.7,
                                              yellow=0.4, stop_word=("tomare", 0.8), cycle_lane=("blue", 0.6), bus_lane=None,
                                              humps=HumpHabits(0.08, 0.5, 0.1, 2),
                                              tactile=_TACTILE_JP),
        {"modern": 1.8, "slab": 1.8, "postwar": 1.4, "clad": 1.6, "townhouse": 0.15, "brick_terrace": 0.1},
    ),
}  # fmt: skip


def country_of(network: Network, draws: Draws) -> Country:
    """The country of a network, with the side of the road that the recipe asks for. Draws "network.country", and where the recipe leaves it
    open "network.plates"."""
    name = str(draws.value("network.country", network.country))
    if name == "any":
        options = {n: c.share for n, c in COUNTRIES.items() if network.lefthand in (None, c.left)}
        total = sum(options.values())
        name = str(draws.rng("network.plates").choice(list(options), p=[share / total for share in options.values()]))
    draws.value("network.plates", COUNTRIES[name].code)
    return COUNTRIES[name] if network.lefthand is None else replace(COUNTRIES[name], left=network.lefthand)
