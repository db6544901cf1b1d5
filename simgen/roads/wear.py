"""What years of use leave on a carriageway: manhole covers, gully gratings, repaired patches and trenches."""

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


@dataclass(frozen=True, eq=False)
class Wear:
    """Plan triangles (T, 3, 2). cover_uvs : (T, 3, 2), 0..1 across each cover."""

    covers: Floats
    cover_uvs: Floats
    patches: Floats


def draw_wear(road_map: RoadMap, carriageway: shapely.Geometry, rng: np.random.Generator) -> Wear:
    """Scatter covers, gratings and patches over a network's lanes. Density and size of patches differ between networks."""
    age = float(rng.uniform(0.1, 1.3))
    covers, cover_uvs, patches = [], [], []
    shape, shape_uv = disc(_COVER_RADIUS_M)
    w, h = _GULLY_M
    square = np.array([[-w / 2, -h / 2], [w / 2, -h / 2], [w / 2, h / 2], [-w / 2, h / 2]])
    grating = square[[[0, 1, 2], [0, 2, 3]]]
    inner = -1.0 if road_map.lefthand else 1.0
    for edge in road_map.edges.values():
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
            if lane is lanes[0]:
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
    return Wear(all_covers[on], all_uvs[on], np.concatenate(patches) if patches else np.empty((0, 3, 2)))


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
