"""Traffic signs that say what the road network means, in the manner of one country: right of way, limits, one-way streets, crossings,
parking,
paths, warnings of what comes, directions and names of streets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.signposts import DESIGNS, POSTS
from simgen.assets.furniture.signs import posts_at
from simgen.countries import COUNTRIES, Country
from simgen.distributions import Choice
from simgen.geometry import pose, rotation, transform
from simgen.mesh import Material
from simgen.roads.humps import first_hump_m
from simgen.roads.roadmap import Crossing, Edge, RoadMap
from simgen.scene import Draws
from simgen.scenes.urban.kerbside import Crew, Floats, Side
from simgen.scenes.urban.placenames import directions, street_name
from simgen.scenes.urban.signkinds import kind, speed_text, texts
from simgen.world import Catalogue

_BACK_M = 0.5  # of the post behind the kerb; plates up to 0.9 m wide then stay off the road
_KMH = 3.6
_APART_M = 5.0  # between posts along a street
_ELSEWHERE = Choice(choice=("germany", "france", "sweden"), weights=(3, 3, 5))  # in the rest of Europe
_ROUND = ("tube", "high tube", "dark tube")
_POSTS: dict[str, tuple[tuple[str, ...], tuple[float, ...]]] = {
    "usa": (("U-channel", "galvanised U-channel", "square tube", "timber"), (0.35, 0.25, 0.3, 0.1)), "uk": (_ROUND, (0.5, 0.2, 0.3)),
        "japan": (_ROUND, (0.3, 0.7, 0.0)),
}  # fmt: skip
_THEN, _NOT_THEN = ("disc", "hours", "", "to the right"), ("arrows", "hours", "", "", "tow-away", "to the left")  # plates about parking
_NAMES = 8  # of streets of a town: those that go straight on bear the same; and each takes a texture
_MARKED, _LOW = 0.85, 0.55  # shares of islands' ends with a sign, and of streets where it hangs low
_WEAR = (0.45, 0.33, 0.16, 0.06)  # shares of signs that are new, and after each span of years


@dataclass(frozen=True)
class _Manner:
    """How signs are put up in this town. post : the design most of them have."""

    country: str
    left: bool
    post: str


@dataclass(frozen=True)
class _Board:
    """One plate of a post: what it says (`signkinds`), or the name of a sign, and its text."""

    what: str
    text: str = ""
    name: str = ""


def put_signs(crew: Crew, road_map: RoadMap, pavements: Sequence[Side], draws: Draws, signs: object = "town",
              country: Country = COUNTRIES["europe"]) -> None:
    """Signs along the pavements, each facing the traffic it is for. signs : the recipe's `streetscape.signs`; where that
    says "town", country : whose they are."""
    manner = _manner(road_map, draws, signs, country)
    signalled = {link.crossing for link in road_map.signal_links if link.crossing is not None}
    free_crossings: dict[str, list[Crossing]] = {}
    for crossing in road_map.crossings:
        if crossing.id not in signalled:
            for crossed in crossing.across:
                free_crossings.setdefault(crossed, []).append(crossing)
    degree: dict[str, int] = {}
    for edge in road_map.edges.values():
        degree[edge.to_junction] = degree.get(edge.to_junction, 0) + 1
    for side in pavements:
        writer = _Writer(crew, side, manner, draws.rng(f"network.furniture.signs.{side.edge.id}"), draws)
        if not _driven(side.edge):
            writer.put(1.8, "no entry", "cycles free" if writer.chance[0] < 0.4 else "")
            continue
        writer.right_of_way(road_map, degree[side.edge.to_junction], free_crossings.get(side.edge.id, ()))
        if any(lane.id in road_map.bus_lanes for lane in side.edge.lanes):
            writer.put(4.0, "bus lane", "hours")
        hump = first_hump_m(side.edge, road_map.humps)
        if hump is not None:
            writer.put(max(hump - 32.0, 6.5), "hump")
        writer.rules()
        writer.warnings(bool(free_crossings.get(side.edge.id)))
        writer.guidance(degree[side.edge.to_junction])
    _on_islands(crew, road_map, manner, draws)


def _on_islands(crew: Crew, road_map: RoadMap, manner: _Manner, draws: Draws) -> None:
    """At both ends of islands in the road: on which side to pass. The plates of a street hang high or low."""
    keep = kind("keep to the near side", manner.country)
    if keep is None:
        return
    for median in road_map.medians:
        rng = draws.rng(f"network.furniture.signs.{median.edges[0]}.islands")
        low = rng.random() < _LOW
        for island in median.islands:
            wanted = rng.random(2) < _MARKED
            for end, inner, here in ((0, 1, wanted[0]), (-1, -2, wanted[1])):
                post = _Workshop(crew.catalogue, manner, rng, draws).post([_Board("", "", keep.name)], "low tube" if low else "")
                if here and post.width_m / 2 < island.half_m:
                    away = island.line[end] - island.line[inner]
                    post.put_up(crew, island.line[end], float(np.arctan2(away[1], away[0])))


def _manner(road_map: RoadMap, draws: Draws, signs: object, town: Country) -> _Manner:
    country = str(draws.value("network.streetscape.signs", signs))
    if country == "town":
        country = town.signs or str(draws.value("network.streetscape.signs.country", _ELSEWHERE))
    designs, weights = _POSTS.get(country, (_ROUND, (0.6, 0.2, 0.2)))
    post = str(draws.rng("network.furniture.signs.posts").choice(designs, p=weights))
    return _Manner(country, road_map.lefthand, post)


def _driven(edge: Edge) -> bool:
    return any(lane.kind == "driving" for lane in edge.lanes)


class _Writer:
    """Puts up the signs of one side of a street."""

    def __init__(self, crew: Crew, side: Side, manner: _Manner, rng: np.random.Generator, draws: Draws) -> None:
        self.crew, self.side, self.manner, self.rng, self.draws = crew, side, manner, rng, draws
        self.workshop = _Workshop(crew.catalogue, manner, rng, draws)
        self.chance = rng.random(6)
        self.more = rng.random(14)
        self.edge, self.end = side.edge, side.length_m
        self._stood: list[float] = []
        self.limit_kmh = self.edge.lanes[-1].speed_mps * _KMH

    def right_of_way(self, road_map: RoadMap, degree: int, crossings: Sequence[Crossing]) -> None:
        """Who goes first at the end, crossings, and one-way streets."""
        edge, chance, more = self.edge, self.chance, self.more
        if not edge.signalled and not edge.priority and degree >= 3:
            stops = chance[0] < (0.75 if self.manner.country == "usa" else 0.25)
            self.put(self.end - 1.0, "stop" if stops else "give way", "all way" if stops and more[0] < 0.3 else "")
            if more[1] < 0.12 and self.end > 70:
                self.put(self.end - 45, "stop ahead" if stops else "give way ahead", "distance", text="45 m")
        else:
            for crossing in crossings:
                self._crossing_sign(crossing)
            if not edge.signalled and more[0] < 0.35 and degree >= 3 and self.end > 30:
                self.put(self.end - 9.0, "priority road" if more[1] < 0.7 else "priority here")
        opposite = road_map.edges.get(edge.opposite or "")
        if opposite is not None and not _driven(opposite):
            self.put(2.5, "one way")
        if degree == 1 and self.end > 15:
            self.put(3.5, "dead end")
        lanes = [lane for lane in edge.lanes if lane.kind == "driving"]
        if len(lanes) == 1 and degree >= 3 and more[2] < 0.16:
            turns = lanes[0].turns
            what = "no left turn" if "left" not in turns else "no right turn" if "right" not in turns else ""
            what = what or ("no U-turn" if edge.signalled else "")
            if what:
                self.put(self.end - 4.5, what)

    def rules(self) -> None:
        """Limits, parking and paths."""
        chance, more, country = self.chance, self.more, self.manner.country
        slow = self.limit_kmh < 33
        if chance[1] < 0.45 and self.end > 35 and (slow or self.limit_kmh > 47):
            self.put(9.0, "speed zone" if slow and country != "sweden" else "speed", text=speed_text(self.limit_kmh, country))
        elif slow and more[3] < 0.2 and self.end > 35:
            self.put(9.0, "end of speed zone" if more[3] < 0.08 else "no parking zone", text="" if more[3] >= 0.08 else speed_text(30,
                country))
        if chance[2] < 0.45 and self.end > 40:
            self._parking(any(lane.kind == "parking" for lane in self.edge.lanes))
        if more[4] < 0.14 and self.end > 60:
            self._parking(any(lane.kind == "parking" for lane in self.edge.lanes), at=0.78)
        if any(lane.kind == "bike" for lane in self.edge.lanes):
            self.put(6.0, "cycle track" if more[5] < 0.6 else "shared path")
        elif self.side.width_m > 3.2 and more[5] < 0.05:
            self.put(6.0, "shared path")
        if more[6] < 0.08 and self.end > 30:
            self.put(5.0, "no lorries" if more[6] < 0.045 else "mass", "residents free")
        if more[7] < 0.06 and self.end > 50:
            self.put(self.end * 0.33, "bus stop")
        if more[8] < 0.03 and self.end > 60:
            self.put(14.0, "no overtaking")

    def _parking(self, bays: bool, at: float = 0.45) -> None:
        """Parking allowed, or not, and when."""
        u, v = self.rng.random(2)
        if not bays:
            self.put(self.end * at, "no parking" if u < 0.6 else "no stopping", _NOT_THEN[int(len(_NOT_THEN) * v)])
            return
        what = "parking" if u < 0.8 else "parking for disabled" if u < 0.92 else "taxi rank"
        below = {"parking": _THEN[int(len(_THEN) * v)], "parking for disabled": "disabled"}.get(what, "")
        self.put(self.end * at, what, below)

    def warnings(self, crossing: bool) -> None:
        """Of what comes."""
        chance, more = self.chance, self.more
        if chance[3] < 0.07 and self.end > 45:
            self.put(self.end * 0.6, "children", "school")
        if crossing and more[9] < 0.25 and self.end > 60:
            self.put(self.end - 32, "crossing ahead")
        if self.edge.signalled and more[10] < 0.15 and self.end > 70:
            self.put(self.end - 42, "signals ahead")
        if more[11] < 0.1 and self.end > 40:
            some = ("hump", "cyclists", "pedestrians ahead", "narrows", "slippery", "bend left", "bend right", "junction ahead")
            self.put(12.0, some[int(more[11] * 10 * len(some)) % len(some)])

    def guidance(self, degree: int) -> None:
        """Directions and names."""
        chance, more, country = self.chance, self.more, self.manner.country
        if degree >= 3 and chance[4] < (0.3 if self.edge.signalled else 0.1) and self.end > 60:
            self.put(self.end - 28, "directions", text="" if country == "japan" else directions(self.rng, country))
        if more[12] < 0.04 and self.end > 50:
            self.put(self.end * 0.52, "hospital" if more[12] < 0.02 else "information")
        if more[13] < 0.55 and self.end > 20:
            self._street_name()

    def _street_name(self) -> None:
        """At the corner, along the street, read from both sides; both sides of a street bear the same name."""
        ids = sorted((self.edge.id, self.edge.opposite or self.edge.id))
        number = int(self.draws.rng(f"network.streets.name.{ids[0]}").integers(_NAMES))
        name = street_name(self.draws.rng(f"network.streets.names.{number}"), self.manner.country)
        low = self.manner.country == "uk"
        board = _Board("", name, "local/street")
        self.stand(1.2, [board], post="two low tubes" if low else "street name post", along=True)

    def _crossing_sign(self, crossing: Crossing) -> None:
        """At whichever end of the street the crossing lies."""
        middle = crossing.center.mean(axis=0)
        at_end = float(np.hypot(*(middle - self.side.kerb[-1]))) < float(np.hypot(*(middle - self.side.kerb[0])))
        if at_end:
            self.put(self.end - 2.6, "crossing", "here")

    def put(self, s: float, what: str, below: str = "", *, text: str = "") -> None:
        """A sign at distance s, with a plate below it, as far as the country has them."""
        boards = []
        for each, said in ((what, text if below != "distance" else ""), (below, text if below == "distance" else "")):
            if not each:
                continue
            found = kind(each, self.manner.country)
            if found is None:
                if each == what:
                    return
                continue
            options = texts(each, self.manner.country)
            boards.append(_Board(each, said or (str(self.rng.choice(options)) if options else ""), found.name))
        self.stand(s, boards)

    def stand(self, s: float, boards: Sequence[_Board], *, post: str = "", along: bool = False) -> None:
        """A post with plates, one under another, that face oncoming traffic (or lie along the street, back to back), moved along the kerb a
        little where it does not fit."""
        crew, side = self.crew, self.side
        made = self.workshop.post(boards, post)
        back = max(_BACK_M, made.width_m / 2 + 0.12)
        if not along and back + made.width_m / 2 > side.width_m + 0.3:
            return
        for shift in (0.0, -0.8, -1.6, 0.8, -2.6, 6.0, -6.0):
            at = s + shift
            if not 0.3 < at < side.length_m or (not along and any(abs(at - other) < _APART_M for other in self._stood)):
                continue
            facing = side.towards_road(at) if along else side.direction(at) + np.pi
            if made.put_up(crew, side.point(at, back if not along else _BACK_M - 0.1), facing, along):
                self._stood += [] if along else [at]
                return


@dataclass(frozen=True, eq=False)
class _Post:
    """A post and its plates after their years. variant : of the post. shade, dirt : of the plates. lean_rad, twist_rad : of what somebody
    has run into."""

    plates: tuple[Asset, ...]
    variant: int
    lean_rad: float
    twist_rad: float
    shade: float
    dirt: float

    @property
    def width_m(self) -> float:
        """Of its broadest plate."""
        return float(max(p.size_m[1] for p in self.plates))

    def put_up(self, crew: Crew, xy: Floats, facing: float, along: bool = False) -> bool:
        """Stand it somewhere if there is room; whether there was. along : plates on both faces, in line with the street."""
        design = DESIGNS[self.variant % len(DESIGNS)]
        two = design.half_gap > 0
        if not crew.put("sign_pole", self.variant, xy, facing, room_m=None if two else 0.16, lean_rad=self.lean_rad):
            return False
        parent = pose(float(xy[0]), float(xy[1]), 0.0, facing) @ transform(rotation(roll=self.lean_rad))
        z = design.lower_m
        for k, plate in enumerate(self.plates):
            z = z if k == 0 else z - plate.size_m[2] - 0.02
            for turn in (0.0, np.pi) if along else (0.0,):
                T = pose(0.0, 0.0, z, turn + (0.0 if two or along else self.twist_rad))
                crew.add_on(parent, plate, T, materials=_weathered(plate, self.shade, self.dirt), attributes=dict(plate.parameters))
        return True


@dataclass(frozen=True, eq=False)
class _Workshop:
    """Makes posts with plates in the manner of a town."""

    catalogue: Catalogue
    manner: _Manner
    rng: np.random.Generator
    draws: Draws

    def post(self, boards: Sequence[_Board], post: str = "") -> _Post:
        """A post with plates, one under another. post : its design, by default what is usual for their breadth."""
        manner, rng = self.manner, self.rng
        worn_post, lean, twist = bool(rng.random() < 0.3), float(rng.normal(0, 0.008)), float(rng.normal(0, 0.05))
        if rng.random() < 0.12:  # somebody has run into it
            lean, twist = 3.0 * lean + float(rng.choice((-0.02, 0.02))), 4 * twist
        plates = tuple(
            self.catalogue.get("sign", 0, name=b.name, country=manner.country, left=manner.left, text=b.text, wear=self._wear(b.name))
            for b in boards
        )
        shade, dirt = float(rng.uniform(0.8, 1.0)), float(rng.choice((0.0, 0.15, 0.4), p=(0.5, 0.35, 0.15)))
        design = POSTS[post or _post_for(max(p.size_m[1] for p in plates), manner.post)]
        return _Post(plates, design + len(DESIGNS) * worn_post, lean, twist, shade, dirt)

    def _wear(self, name: str) -> int:
        """How worn the faces of this kind are in this town; one level for all of a kind, since each takes a texture."""
        return int(self.draws.rng(f"network.furniture.signs.wear.{name}").choice(len(_WEAR), p=_WEAR))


def _weathered(plate: Asset, shade: float, dirt: float) -> tuple[Material, ...]:
    """A plate's materials after its own years: duller and dustier."""
    face, *others = plate.materials
    color = (face.base_color[0] * shade, face.base_color[1] * shade, face.base_color[2] * shade)
    return replace(face, base_color=color, dirt=min(face.dirt + dirt, 1.0)), *others


def _post_for(width_m: float, usual: str) -> str:
    gap = posts_at(width_m)[-1]
    return usual if gap == 0 else next(d.name for d in DESIGNS if d.half_gap == gap)
