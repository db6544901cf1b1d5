"""What years of use leave on a carriageway: manhole covers, gully gratings, repaired patches and trenches, sealed cracks, dark
strips of drippings between the wheels and dirty gutters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.roads.glyphs import disc
from simgen.roads.ribbons import Track, placed, quads, ribbon, track
from simgen.roads.roadmap import RoadMap

Floats = NDArray[np.float64]

_COVER_RADIUS_M = 0.3125  # EN 124: clear opening 600 mm, cover 625 mm
_GULLY_M = (0.5, 0.5)  # EN 124 gully tops of 500 x 500 mm
_COVER_EVERY_M = 38.0
_GULLY_EVERY_M = 32.0
_PATCH_EVERY_M = 45.0
_CRACK_EVERY_M = 26.0
_GUTTER_M = (0.18, 0.42)  # breadth of the dirt along a kerb
_DRIP_M = (0.45, 0.9)  # breadth of the strip between the wheels: track widths of cars are 1.4 to 1.6 m


@dataclass(frozen=True, eq=False)
class Wear:
    """Plan triangles (T, 3, 2), each kind covering those before it. cover_uvs : (T, 3, 2), 0..1 across each cover."""

    stains: Floats
    patches: Floats
    cracks: Floats
    covers: Floats
    cover_uvs: Floats


def draw_wear(
    road_map: RoadMap, carriageway: shapely.Geometry, rng: np.random.Generator, within: shapely.Geometry | None = None
) -> Wear:
    """Scatter covers, gratings and patches over a network's lanes. Density and size of patches differ between networks. Each
    street has its own stream; within : only streets that reach into this area of the plan are treated."""
    age = float(rng.uniform(0.1, 1.3))
    cracked = age * float(rng.choice([0.0, 0.6, 1.6]))
    dripping, dirty = rng.uniform(size=2) < (0.7, 0.85)
    covers, cover_uvs, patches, stains, cracks = [], [], [], [], []
    shape, shape_uv = disc(_COVER_RADIUS_M)
    w, h = _GULLY_M
    square = np.array([[-w / 2, -h / 2], [w / 2, -h / 2], [w / 2, h / 2], [-w / 2, h / 2]])
    grating = square[[[0, 1, 2], [0, 2, 3]]]
    inner = -1.0 if road_map.lefthand else 1.0
    seeds = rng.integers(0, 2**62, len(road_map.edges))
    reached = road_map.edges_within(within)
    for edge, seed in zip(road_map.edges.values(), seeds, strict=True):
        if edge.id not in reached:
            continue
        rng = np.random.Generator(np.random.Philox(key=int(seed)))
        lanes = [lane for lane in edge.lanes if lane.kind in ("driving", "bike", "parking") and len(lane.center) > 1]
        for lane in lanes:
            line = track(lane.center)
            if line.length_m < 12:
                continue
            if lane.kind == "driving":
                count = rng.poisson(line.length_m / _COVER_EVERY_M / 1.5)
                s = rng.uniform(3, line.length_m - 3, count)
                at = line.at(s, rng.choice([-0.1, 0.05, 0.2], count) * lane.width_m)
                covers.append(placed(shape, at, line.direction(s)))
                cover_uvs.append(np.tile(shape_uv, (count, 1, 1)))
                for _ in range(rng.poisson(age * line.length_m / _PATCH_EVERY_M)):
                    patches.append(_patch(line, lane.width_m, rng))
                cracks += [_crack(line, lane.width_m, rng) for _ in range(rng.poisson(cracked * line.length_m / _CRACK_EVERY_M))]
                if dripping:
                    width = float(rng.uniform(*_DRIP_M))
                    stains.append(_ragged(line, float(rng.normal(0, 0.1)), width, rng))
            if lane is lanes[0]:
                if dirty:
                    width = float(rng.uniform(*_GUTTER_M))
                    stains.append(_ragged(line, -inner * (lane.width_m / 2 - width / 2), width, rng))
                s = np.arange(float(rng.uniform(4, 20)), line.length_m - 3, _GULLY_EVERY_M)
                if len(s):
                    at = line.at(s, -inner * (lane.width_m / 2 - h / 2 - 0.03))
                    direction = line.direction(s)
                    covers.append(placed(grating, at, direction))
                    cover_uvs.append(np.tile(grating / _GULLY_M[0] * 0.4 + 0.5, (len(s), 1, 1)))
    all_covers = np.concatenate(covers) if covers else np.empty((0, 3, 2))
    all_uvs = np.concatenate(cover_uvs) if cover_uvs else np.empty((0, 3, 2))
    shapely.prepare(carriageway)
    on = shapely.contains_xy(carriageway, all_covers.reshape(-1, 2)).reshape(-1, 3).all(axis=1)
    return Wear(_joined(stains), _joined(patches), _joined(cracks), all_covers[on], all_uvs[on])


def _joined(parts: list[Floats]) -> Floats:
    return np.concatenate(parts) if parts else np.empty((0, 3, 2))


def _ragged(line: Track, offset_m: float, width_m: float, rng: np.random.Generator) -> Floats:
    """A strip along a lane whose edges wander and which thins out here and there."""
    count = max(int(line.length_m / 1.6), 2)
    s = np.linspace(0.5, line.length_m - 0.5, count + 1)
    edges = []
    for side in (-1.0, 1.0):
        wander = np.convolve(rng.normal(0, 0.3, count + 7), np.full(7, 1 / 7), "valid") + rng.normal(0, 0.06, count + 1)
        edges.append(line.at(s, offset_m + side * width_m / 2 * np.clip(0.85 + wander * 1.8, 0.05, 1.1)))
    right, left = edges
    return quads(right[:-1], right[1:], left[1:], left[:-1])


def _crack(line: Track, lane_width_m: float, rng: np.random.Generator) -> Floats:
    """A crack sealed with bitumen: a band of 2 to 4 cm that wanders along the lane or across it."""
    length = float(rng.uniform(1.5, min(9.0, line.length_m / 2)))
    count = max(int(length / 0.3), 4)
    t = np.linspace(0, 1, count + 1)
    turning = np.convolve(rng.normal(0, 0.09, count + 5), np.full(5, 0.2), "valid")
    walk = np.cumsum(turning + rng.normal(0, 0.012, count + 1))
    across = rng.random() < 0.4
    half = lane_width_m / 2 - 0.15
    s0 = float(rng.uniform(1, line.length_m - length - 1)) if line.length_m > length + 2 else 0.5
    s = s0 + (walk if across else t * length)
    offset = (2 * t - 1) * half * float(rng.uniform(0.5, 1)) if across else float(rng.uniform(-half, half)) + walk
    s, offset = np.clip(s, 0.1, line.length_m - 0.1), np.clip(offset, -half, half)
    path = line.at(s, offset)
    along = np.gradient(path, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-6)
    left = np.stack([-along[:, 1], along[:, 0]], axis=1) * (rng.uniform(0.005, 0.015, count + 1) + 0.003)[:, None]
    a, b = path - left, path + left
    return quads(a[:-1], a[1:], b[1:], b[:-1])


def _patch(line: Track, lane_width_m: float, rng: np.random.Generator) -> Floats:
    """A repaired rectangle within the lane, or a trench across it."""
    if rng.random() < 0.3:
        s = float(rng.uniform(2, line.length_m - 3))
        slant = float(rng.uniform(-0.8, 0.8))
        width = float(rng.uniform(0.5, 0.9))
        half = lane_width_m / 2
        a, b = np.array([s]), np.array([s + width])
        return quads(line.at(a, -half), line.at(b, -half), line.at(b + slant, half), line.at(a + slant, half))
    length = min(float(rng.lognormal(1.0, 0.6)), line.length_m / 3, 14.0)
    width = float(rng.uniform(0.8, min(2.4, lane_width_m - 0.4)))
    s = float(rng.uniform(1, line.length_m - length - 1))
    room = (lane_width_m - width) / 2 - 0.1
    count = max(int(length / 2.5), 1)
    cuts = np.linspace(s, s + length, count + 1)
    return ribbon(line, (cuts[:-1], cuts[1:]), float(rng.uniform(-room, room)), width)
