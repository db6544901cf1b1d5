"""What years of use leave on a carriageway: streets surfaced at different times, wheel tracks, drippings of oil, dirty gutters, repaired
patches and trenches, cracks bare and sealed, manhole covers and gully gratings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.roads.glyphs import disc
from simgen.roads.ribbons import Track, band, placed, quads, ribbon, steps, track
from simgen.roads.roadmap import Edge, Lane, RoadMap

Floats = NDArray[np.float64]

ASPHALTS = ("asphalt", "asphalt_worn", "asphalt_dark", "asphalt_pale")
_COVER_RADIUS_M = 0.3125  # EN 124: clear opening 600 mm, cover 625 mm
_GULLY_M = (0.5, 0.5)  # EN 124 gully tops of 500 x 500 mm
_COVER_EVERY_M = 34.0
_COVER_TO_RAIL_M = 0.1
_GULLY_EVERY_M = 32.0
_PATCH_EVERY_M = 24.0
_CRACK_EVERY_M = 14.0
_SPOT_EVERY_M = 5.0
_GUTTER_M = (0.25, 0.6)  # breadth of the dirt along a kerb
_DRIP_M = (0.5, 0.9)  # breadth of the strip between the wheels: track widths of cars are 1.4 to 1.6 m
_TRACK_M, _GAUGE_M = (0.5, 0.85), 1.52  # breadth of a wheel track, wander included, and the distance between the two
_QUEUE_M = 22.0  # before a stop line, where standing cars drip


@dataclass(frozen=True, eq=False)
class Wear:
    """Triangles by material, each kind covering those before it. coats, films, cores : (T, 3, 4), plan positions and texture coordinates;
    a core is the darker middle of a film. spots, rims, patches, seals : (T, 3, 2). cover_uvs : (T, 3, 2), 0..1 across each cover."""

    coats: Mapping[str, Floats]
    films: Mapping[str, Floats]
    cores: Mapping[str, Floats]
    spots: Mapping[str, Floats]
    rims: Mapping[str, Floats]
    patches: Mapping[str, Floats]
    seals: Mapping[str, Floats]
    covers: Floats
    cover_uvs: Floats


@dataclass(frozen=True)
class _Habits:
    """What a network's streets have in common. age : 0 new to 1.5. recoated : share of streets with a surface of their own."""

    age: float
    cracked: float
    recoated: float
    bays: str | None  # material of parking lanes, where it is another
    light_tracks: float  # share of streets whose wheel tracks are polished rather than dark

    @staticmethod
    def draw(rng: np.random.Generator) -> _Habits:
        age = float(rng.uniform(0.25, 1.5))
        bays = rng.choice(["", "", "", "asphalt_dark", "asphalt_worn", "paving_small"])
        cracked, recoated, light = age * float(rng.choice([0.25, 0.7, 1.6])), float(rng.uniform(0.2, 0.8)), float(rng.uniform(0, 0.7))
        return _Habits(age, cracked, recoated, str(bays) or None, light)


class _Layers:
    """Wear under construction: lists of triangles by material. rails : middle lines of tram rails, which covers keep clear of."""

    def __init__(self, rails: shapely.Geometry | None) -> None:
        self.rails = rails
        self.coats, self.films, self.cores, self.spots, self.rims, self.patches, self.seals = (
            defaultdict[str, list[Floats]](list) for _ in range(7)
        )
        self.covers: list[Floats] = []
        self.cover_uvs: list[Floats] = []


def draw_wear(
    road_map: RoadMap, carriageway: shapely.Geometry, asphalt: str, rng: np.random.Generator, within: shapely.Geometry | None = None,
    rails: shapely.Geometry | None = None,
) -> Wear:
    """Wear down a network's lanes, whose junctions are of `asphalt` (one of `ASPHALTS`). How much differs between networks and between
    streets. Each street has its own stream; within : only streets that reach into this area of the plan are treated.
    rails : middle lines of tram rails, where no covers are."""
    habits = _Habits.draw(rng)
    seeds = dict(zip(road_map.edges, rng.integers(0, 2**62, len(road_map.edges)).tolist(), strict=True))
    reached = road_map.edges_within(within)
    layers = _Layers(rails)
    for edge in road_map.edges.values():
        if edge.id not in reached:
            continue
        # What both directions of a street have in common comes from the stream of the one that is named first.
        both = min(edge.id, edge.opposite) if edge.opposite in seeds else edge.id
        _wear_street(edge, asphalt, habits, np.random.Generator(np.random.Philox(key=seeds[both])),
                     np.random.Generator(np.random.Philox(key=seeds[edge.id] + 1)), layers, -1.0 if road_map.lefthand else 1.0)
    covers = np.concatenate(layers.covers) if layers.covers else np.empty((0, 3, 2))
    cover_uvs = np.concatenate(layers.cover_uvs) if layers.cover_uvs else np.empty((0, 3, 2))
    shapely.prepare(carriageway)
    on = shapely.contains_xy(carriageway, covers.reshape(-1, 2)).reshape(-1, 3).all(axis=1)
    coats, films, cores, spots, rims, patches, seals = (
        {name: np.concatenate(parts) for name, parts in kind.items() if parts}
        for kind in (layers.coats, layers.films, layers.cores, layers.spots, layers.rims, layers.patches, layers.seals)
    )
    return Wear(coats, films, cores, spots, rims, patches, seals, covers[on], cover_uvs[on])


def soiled_lanes(wear: Mapping[str, Floats], surfaces: Mapping[str, Floats]) -> dict[str, Floats]:
    """Films, cores or spots with those on coloured lanes (T, 3, 2) in a tone of the lane's colour: dirt lies on it as on asphalt."""
    out = defaultdict[str, list[Floats]](list)
    areas = [(name, shapely.union_all(shapely.polygons(triangles))) for name, triangles in surfaces.items()]
    for material, triangles in wear.items():
        left = triangles
        for name, area in areas:
            shapely.prepare(area)
            middle = left[..., :2].mean(axis=1)
            on = shapely.contains_xy(area, middle[:, 0], middle[:, 1])
            out[f"{name}_{material.rpartition('_')[2]}"].append(left[on])
            left = left[~on]
        out[material].append(left)
    return {name: np.concatenate(parts) for name, parts in out.items() if sum(map(len, parts))}


def _wear_street(
    edge: Edge, asphalt: str, habits: _Habits, shared: np.random.Generator, rng: np.random.Generator, layers: _Layers, inner: float
) -> None:
    """One direction of a street. shared : the stream of both directions. inner : +1 where the middle of the street is on the left."""
    coat = str(shared.choice(ASPHALTS)) if shared.random() < habits.recoated else asphalt
    age = habits.age * float(np.exp(shared.normal(0, 0.5))) * (0.6 if coat == "asphalt_dark" else 1.0)
    tracks = "_polished" if shared.random() < habits.light_tracks else "_soiled"
    trench = bool(rng.random() < 0.18 * age)
    lanes = [lane for lane in edge.lanes if lane.kind != "sidewalk" and len(lane.center) > 1]
    innermost = [lane for lane in lanes if lane.kind != "median"][-1:]
    for lane in lanes:
        line = track(lane.center)
        if line.length_m < 12:
            continue
        half = lane.width_m / 2
        surface = habits.bays if lane.kind == "parking" and habits.bays else coat
        if surface != asphalt:
            layers.coats[surface].append(band(line, steps(line, 0.0, line.length_m), -half, half, u=(-half, half)))
        if lane.kind == "driving":
            _wear_lane(line, lane, age, coat, tracks, edge.signalled or not edge.priority, rng, layers)
            _scatter_patches(line, lane, age, habits.cracked * age / max(habits.age, 0.1), trench and lane in innermost, rng, layers)
        if lane.kind == "parking" and surface in ASPHALTS:
            places = rng.uniform(2, line.length_m - 3, rng.poisson(age * line.length_m / _SPOT_EVERY_M))
            _spots(line, surface, half - 0.5, places, rng, layers)
        if lane is lanes[0]:
            _gutter(line, lane, age, surface if surface in ASPHALTS else coat, inner, rng, layers)


def _wear_lane(
    line: Track, lane: Lane, age: float, surface: str, tracks: str, queued: bool, rng: np.random.Generator, layers: _Layers
) -> None:
    """Wheel tracks, drippings between them, manholes, and what standing cars drip before a stop line."""
    middle = float(rng.normal(0, 0.1))
    if rng.random() < min(0.35 + 0.5 * age, 0.95):
        width = float(rng.uniform(*_TRACK_M))
        for side in (-0.5, 0.5):
            layers.films[surface + tracks].append(_ragged(line, middle + side * _GAUGE_M, width, rng))
    if rng.random() < min(0.3 + 0.5 * age, 0.9):
        width = float(rng.uniform(*_DRIP_M))
        layers.films[f"{surface}_soiled"].append(_ragged(line, middle, width, rng))
        layers.cores[f"{surface}_oily"].append(_ragged(line, middle, 0.45 * width, rng))
    if queued:
        end = line.length_m - 1.0
        layers.cores[f"{surface}_oily"].append(_ragged(line, middle, 0.75, rng, max(end - _QUEUE_M, 1.0), end))
        _spots(line, surface, 0.35, end - rng.exponential(9.0, rng.poisson(4 * age)).clip(0.5, end - 2), rng, layers)
    count = rng.poisson(line.length_m / _COVER_EVERY_M / 1.5)
    s = rng.uniform(3, line.length_m - 3, count)
    shape, uv = disc(_COVER_RADIUS_M)
    at = line.at(s, rng.choice([-0.1, 0.05, 0.2], count) * lane.width_m)
    anew = rng.random(count) < 0.45 * min(age, 1)
    if layers.rails is not None:
        clear = ~shapely.dwithin(shapely.points(at), layers.rails, _COVER_RADIUS_M + _COVER_TO_RAIL_M)
        s, at, anew = s[clear], at[clear], anew[clear]
    layers.covers.append(placed(shape, at, line.direction(s)))
    layers.cover_uvs.append(np.tile(uv, (len(s), 1, 1)))
    for place, reset in zip(s, anew, strict=True):  # set anew: asphalt cut out round the cover
        if reset:
            offset = float(np.clip(_offset_of(line, place, at[s == place][0]), -lane.width_m / 2 + 0.6, lane.width_m / 2 - 0.6))
            square = (np.array([place - 0.55]), np.array([place + 0.55]))
            layers.patches["asphalt_patch"].append(ribbon(line, square, offset, 1.1))


def _offset_of(line: Track, s: float, at: Floats) -> float:
    """Metres to the left of the line at s where a point (2,) lies."""
    ahead = line.direction(np.array([s]))[0]
    gap = at - line.at(np.array([s]))[0]
    return float(ahead[0] * gap[1] - ahead[1] * gap[0])


def _scatter_patches(
    line: Track, lane: Lane, age: float, cracked: float, trench: bool, rng: np.random.Generator, layers: _Layers
) -> None:
    for _ in range(rng.poisson(age * line.length_m / _PATCH_EVERY_M)):
        patch, rim = _patch(line, lane.width_m, rng)
        layers.patches[str(rng.choice(["asphalt_patch", "asphalt_patch", "patch_old", "patch_pale"]))].append(patch)
        if rng.random() < 0.5:
            layers.rims["bitumen"].append(rim)
    if trench:
        width = float(rng.uniform(0.6, 1.0))
        offset = float(rng.uniform(-1, 1)) * (lane.width_m / 2 - width / 2 - 0.1)
        start, end = sorted(rng.uniform(0, line.length_m, 2))
        cuts = steps(line, start, end)
        if end - start > 6:
            layers.patches[str(rng.choice(["asphalt_patch", "patch_old"]))].append(ribbon(line, (cuts[:-1], cuts[1:]), offset, width))
    layers.seals["bitumen"] += [_crack(line, lane.width_m, rng) for _ in range(rng.poisson(cracked * line.length_m / _CRACK_EVERY_M))]


def _gutter(line: Track, lane: Lane, age: float, surface: str, inner: float, rng: np.random.Generator, layers: _Layers) -> None:
    """Dirt along the kerb, silt in the very corner, and gratings."""
    kerb = -inner * lane.width_m / 2
    width = float(rng.uniform(*_GUTTER_M)) * min(0.5 + 0.5 * age, 1.3)
    for kind, state, share in ((layers.films, "_dirty", 1.0), (layers.cores, "_silted", 0.4)):
        kind[surface + state].append(_ragged(line, kerb + inner * share * width / 2, share * width, rng))
    s = np.arange(float(rng.uniform(4, 20)), line.length_m - 3, _GULLY_EVERY_M)
    if len(s):
        w, h = _GULLY_M
        square = np.array([[-w / 2, -h / 2], [w / 2, -h / 2], [w / 2, h / 2], [-w / 2, h / 2]])
        grating = square[[[0, 1, 2], [0, 2, 3]]]
        at = line.at(s, kerb + inner * (h / 2 + 0.03))
        layers.covers.append(placed(grating, at, line.direction(s)))
        layers.cover_uvs.append(np.tile(grating / _GULLY_M[0] * 0.4 + 0.5, (len(s), 1, 1)))


def _spots(line: Track, surface: str, room_m: float, s: Floats, rng: np.random.Generator, layers: _Layers) -> None:
    """Oil spots at distances s, up to `room_m` beside the line: blots of 8 to 50 cm."""
    s = s[(s > 0.5) & (s < line.length_m - 0.5)]
    if not len(s):
        return
    middle = line.at(s, rng.uniform(-room_m, room_m, len(s)))
    angle = np.arange(10) / 10 * 2 * np.pi
    radius = rng.lognormal(np.log(0.12), 0.5, (len(s), 1)).clip(0.04, 0.25) * rng.uniform(0.7, 1.15, (len(s), 10))
    ring = middle[:, None] + radius[..., None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    blots = np.stack([np.broadcast_to(middle[:, None], ring.shape), ring, np.roll(ring, -1, axis=1)], axis=2)
    layers.spots[f"{surface}_spotted"].append(blots.reshape(-1, 3, 2))


def _ragged(
    line: Track, offset_m: float, width_m: float, rng: np.random.Generator, start_m: float = 0.3, end_m: float | None = None
) -> Floats:
    """(T, 3, 4) a strip along a lane whose edges wander and which thins out here and there; laid out as the coat below it."""
    end_m = line.length_m - 0.3 if end_m is None else end_m
    count = max(int((end_m - start_m) / 2.0), 2)
    s = np.linspace(start_m, end_m, count + 1)
    edges = []
    for side in (-1.0, 1.0):
        wander = np.convolve(rng.normal(0, 0.3, count + 7), np.full(7, 1 / 7), "valid") + rng.normal(0, 0.06, count + 1)
        edge = offset_m + side * width_m / 2 * np.clip(0.85 + wander * 1.8, 0.05, 1.0)
        edges.append(np.column_stack([line.at(s, edge), edge, s]))
    right, left = edges
    return quads(right[:-1], right[1:], left[1:], left[:-1])


def _crack(line: Track, lane_width_m: float, rng: np.random.Generator) -> Floats:
    """A crack, bare or sealed with bitumen: a band of 1 to 4 cm that wanders along the lane or across it."""
    length = float(rng.uniform(1.5, min(9.0, line.length_m / 2)))
    count = max(int(length / 0.3), 4)
    t = np.linspace(0, 1, count + 1)
    turning = np.convolve(rng.normal(0, 0.09, count + 5), np.full(5, 0.2), "valid")
    walk = np.cumsum(turning + rng.normal(0, 0.012, count + 1))
    across = rng.random() < 0.4
    half = lane_width_m / 2 - 0.15
    girth = float(rng.choice([0.3, 0.45, 1.0]))  # bare cracks are finer than sealed ones
    s0 = float(rng.uniform(1, line.length_m - length - 1)) if line.length_m > length + 2 else 0.5
    s = s0 + (walk if across else t * length)
    offset = (2 * t - 1) * half * float(rng.uniform(0.5, 1)) if across else float(rng.uniform(-half, half)) + walk
    s, offset = np.clip(s, 0.1, line.length_m - 0.1), np.clip(offset, -half, half)
    path = line.at(s, offset)
    along = np.gradient(path, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-6)
    left = np.stack([-along[:, 1], along[:, 0]], axis=1) * girth * (rng.uniform(0.005, 0.015, count + 1) + 0.003)[:, None]
    a, b = path - left, path + left
    return quads(a[:-1], a[1:], b[1:], b[:-1])


def _patch(line: Track, lane_width_m: float, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """A repaired rectangle within the lane, or a trench across it, and the same with the rim of its sealed joint."""
    joint = 0.03
    if rng.random() < 0.3:
        s = float(rng.uniform(2, line.length_m - 3))
        slant = float(rng.uniform(-0.8, 0.8))
        width = float(rng.uniform(0.5, 0.9))
        half = lane_width_m / 2

        def across(rim: float) -> Floats:
            a, b = np.array([s - rim]), np.array([s + width + rim])
            return quads(line.at(a, -half), line.at(b, -half), line.at(b + slant, half), line.at(a + slant, half))

        return across(0.0), across(joint)
    length = min(float(rng.lognormal(1.0, 0.7)), line.length_m / 3, 18.0)
    width = float(rng.uniform(0.8, min(2.4, lane_width_m - 0.4)))
    s = float(rng.uniform(1, line.length_m - length - 1))
    room = (lane_width_m - width) / 2 - 0.1
    offset = float(rng.uniform(-room, room))
    cuts, wide = (np.linspace(s - rim, s + length + rim, max(int(length / 2.5), 1) + 1) for rim in (0.0, joint))
    return ribbon(line, (cuts[:-1], cuts[1:]), offset, width), ribbon(line, (wide[:-1], wide[1:]), offset, width + 2 * joint)
