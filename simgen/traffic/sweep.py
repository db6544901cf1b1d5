"""The ground that moving road users pass over during a clip, so that nothing is put in their way."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.kinds import PEOPLE
from simgen.traffic.log import Track, TrafficLog
from simgen.world import Catalogue

# The ego has no asset: the extents of a mid-size car; people take a disc with some room for swinging arms.
_EGO = np.array([[-1.0, -0.95], [3.8, 0.95]])
_PERSON = np.array([[-0.35, -0.35], [0.35, 0.35]])


def swept_areas(log: TrafficLog, catalogue: Catalogue, *, margin_m: float = 0.1) -> list[shapely.Polygon]:
    """What every track and the ego cover between each two instants of the log, world x, y: the convex hull of the footprints at
    both, grown by a margin. Who stands still gives one area, and so does who goes on rails."""
    corners: list[NDArray[np.float64]] = []
    railed: list[shapely.Polygon] = []
    for track in (log.ego, *log.tracks):
        here = np.flatnonzero(track.present)
        if len(here) == 0:
            continue
        extent = _extent(track, catalogue)
        if track.rail is not None:
            (rear, right), (front, left) = extent.tolist()
            half = catalogue.get(track.family, track.variant).parameters.get("width_m", left - right) / 2  # without mirrors
            s = track.rail.at_m[here]
            railed.append(track.rail.track.strip(s.min() + rear - margin_m, s.max() + front + margin_m, half + margin_m))
            continue
        at = _corners(track, extent, margin_m)[here]
        moves = np.abs(np.diff(at, axis=0)).max(axis=(1, 2)) > 1e-3
        steps = moves & (np.diff(here) == 1)
        corners.append(np.concatenate([at[:-1][steps], at[1:][steps]], axis=1) if steps.any() else np.concatenate([at[:1], at[:1]], axis=1))
    return railed + list(shapely.convex_hull(shapely.multipoints(np.concatenate(corners))))


def _extent(track: Track, catalogue: Catalogue) -> NDArray[np.float64]:
    """(2, 2) low and high x, y of a road user in its own frame."""
    if track.family == "ego":
        return _EGO
    if track.family in PEOPLE:
        return _PERSON
    return np.asarray(catalogue.get(track.family, track.variant).bounds, float)[:, :2]


def _corners(track: Track, extent: NDArray[np.float64], margin_m: float) -> NDArray[np.float64]:
    """(F + 1, 4, 2) corners of the footprint at each instant."""
    (x0, y0), (x1, y1) = extent + np.array([[-margin_m], [margin_m]])
    box = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])
    c, s = np.cos(track.yaw), np.sin(track.yaw)
    R = np.stack([np.stack([c, -s], -1), np.stack([s, c], -1)], -2)
    out: NDArray[np.float64] = np.einsum("nij,kj->nki", R, box) + track.position[:, None]
    return out
