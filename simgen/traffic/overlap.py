"""Which road users run into each other: SUMO lets crossing paths and pedestrian stripes overlap now and then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.traffic.log import Track

Array = NDArray[np.float64]
Extent = tuple[float, float, float]  # rear end x, front end x, width; metres in the asset's frame

_BODY_RADIUS_M = 0.25  # shoulders are 0.45 to 0.5 m wide


def without_overlaps(tracks: Sequence[Track], extents: Mapping[str, Extent], *, tolerance_m: float = 0.1) -> list[Track]:
    """The tracks that remain when of any two that overlap the later one is left out.

    Order is precedence: put first what must stay. At the first instant nothing may touch; later, bodies shrunk by
    `tolerance_m` on every side must not. extents : track id -> extent, for vehicles; people count as discs. People of one company may
    touch: they keep close on purpose.
    """
    if len(tracks) < 2:
        return list(tracks)
    gone = np.zeros(len(tracks), bool)
    instants = len(tracks[0].present)
    clashes: set[tuple[int, int]] = set()
    for k in range(instants):
        clashes |= _clashes(tracks, extents, k, 0.03 if k == 0 else -tolerance_m)
    for first, second in sorted(clashes):
        together = bool(tracks[first].company) and tracks[first].company == tracks[second].company
        if not gone[first] and not together:
            gone[second] = True
    return [t for t, out in zip(tracks, gone, strict=True) if not out]


def _clashes(tracks: Sequence[Track], extents: Mapping[str, Extent], instant: int, margin_m: float) -> set[tuple[int, int]]:
    here = np.array([i for i, t in enumerate(tracks) if t.present[instant]], dtype=int)
    if len(here) < 2:
        return set()
    position = np.array([tracks[i].position[instant] for i in here])
    yaw = np.array([tracks[i].yaw[instant] for i in here])
    is_person = np.array([tracks[i].id not in extents for i in here])
    box = np.array([extents.get(tracks[i].id, (-_BODY_RADIUS_M, _BODY_RADIUS_M, 2 * _BODY_RADIUS_M)) for i in here])
    shapes = _rectangles(position, yaw, box, margin_m)
    for i, k in enumerate(here):
        rail = tracks[k].rail
        if rail is not None:
            at, (rear, front, width) = float(rail.at_m[instant]), box[i]
            shapes[i] = rail.track.strip(at + rear - margin_m, at + front + margin_m, width / 2 + margin_m)
    shapes[is_person] = shapely.buffer(shapely.points(position[is_person]), _BODY_RADIUS_M + margin_m, quad_segs=3)
    a, b = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    return {(int(here[i]), int(here[j])) for i, j in zip(a, b, strict=True) if i < j}


def _rectangles(position: Array, yaw: Array, box: Array, margin_m: float) -> NDArray[np.object_]:
    rear, front, half = box[:, 0] - margin_m, box[:, 1] + margin_m, box[:, 2] / 2 + margin_m
    local = np.stack([np.stack([x, y], axis=-1) for x, y in ((rear, -half), (front, -half), (front, half), (rear, half))], 1)
    c, s = np.cos(yaw), np.sin(yaw)
    R = np.stack([np.stack([c, -s], -1), np.stack([s, c], -1)], -2)
    corners = np.einsum("nij,nkj->nki", R, local) + position[:, None]
    return np.array(shapely.polygons(corners), dtype=object)
