"""The overhead line of a tramway near the ego: contact wires over the tracks, held by span wires between poles at both kerbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.assets.furniture.common import GALVANISED
from simgen.assets.materials import tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles.tramspec import WIRE_M
from simgen.geometry import transform
from simgen.mesh import Material
from simgen.ontology import class_id
from simgen.roads.ground import Ground
from simgen.roads.tramway import RailTrack, Tramway
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement
from simgen.scenes.urban.sight import Sight

Floats = NDArray[np.float64]

# EN 50119: grooved contact wire of 100 to 120 mm^2, 12 to 13 mm thick, drawn from side to side by some 0.2 m so that it wears the
# pantograph evenly; span wires are stranded, 6 to 8 mm, and rise to the poles at about 1 in 10.
_CONTACT_R_M, _SPAN_R_M, _DROPPER_R_M = 0.0065, 0.004, 0.006
_STAGGER_M = 0.2
_HUNG_M = 0.4  # span wire above contact wire over the tracks
_RISE = 0.1
_EVERY_M = (8.0, 30.0)  # supports: in sharp bends, and on straight track
_BOW_M = 0.35  # by which a straight wire between supports may leave the track's middle
_POLE_R_M = (0.125, 0.08)  # foot and top
_BACK_M = 0.45  # poles from the kerb, as other posts
_WIDEST_M = 16.0  # from the tracks to a pole
_SHIFTS_M = (0.0, 2.0, -2.0, 4.0, -4.0)
_HALF_M = 0.2  # of the ground that a pole takes
_COLOURS = ((0.30, 0.31, 0.32), (0.06, 0.13, 0.09), (0.10, 0.11, 0.12))
_WIRE = Material("tram wire", (0.05, 0.045, 0.042), 0.6, 0.6)


def overhead_line(
    tramway: Tramway | None, ground: Ground, plan: GroundPlan, draws: Draws, keep_clear: Sequence[shapely.Polygon], center_xy: Floats,
    radius_m: float, sight: Sight,
) -> list[Placement]:
    """Poles and wires within a radius of (2,) `center_xy`, where they make a difference to what is seen; the wires alone where poles find
    no ground. Call it when buildings have claimed theirs in `plan`. keep_clear : the crossings. Draws "network.tramway.line" only."""
    if tramway is None:
        return []
    rng = draws.rng("network.tramway.line")
    paint = tinted("metal_painted", _COLOURS[int(rng.integers(len(_COLOURS)))])
    poles, wires = MeshBuilder(), MeshBuilder()
    crossings = shapely.STRtree(list(keep_clear))
    lines = [_Wire(track, _supports(track)) for track in tramway.tracks]
    stood = hung = 0
    for s in lines[0].supports.tolist():
        if np.hypot(*(lines[0].track.at(s) - center_xy)) <= radius_m:
            stood += _support(lines, s, ground, plan, crossings, sight, poles, wires)
    for line in lines:
        hung += _contact_wire(line, ground, center_xy, radius_m, wires)
    made = ((stood, poles, "pole", (paint, GALVANISED), True), (hung, wires, "static", (_WIRE,), False))
    return [
        Placement(np.eye(4), class_id(name), materials, mesh=builder.build(), casts_shadow=shadow)
        for count, builder, name, materials, shadow in made if count
    ]  # fmt: skip


@dataclass(frozen=True, eq=False)
class _Wire:
    """The contact wire over a track. supports : (S,) distances along it at which the wire is held."""

    track: RailTrack
    supports: Floats

    def at(self, s: Floats) -> Floats:
        """(N, 2) at distances (N,): from side to side of the track's middle between supports."""
        return self.track.beside(s, np.interp(s, self.supports, _STAGGER_M * (-1.0) ** np.arange(len(self.supports))))


def _supports(track: RailTrack) -> Floats:
    """Distances along a track at which its wire is held: the closer, the sharper the bend."""
    out = [0.3]
    while out[-1] < track.length_m - 0.3:
        bend = float(np.abs(track.bend(np.linspace(out[-1], out[-1] + 20.0, 11))).max())
        step = float(np.clip(np.sqrt(8 * _BOW_M / max(bend, 1e-6)), *_EVERY_M))
        out.append(min(out[-1] + step, track.length_m - 0.3))
    return np.array(out)


def _support(
    lines: Sequence[_Wire], s: float, ground: Ground, plan: GroundPlan, crossings: shapely.STRtree, sight: Sight, poles: MeshBuilder,
    wires: MeshBuilder,
) -> bool:
    """Two poles and what hangs between them, at the first of some places along the track where both find ground; whether they are seen."""
    first = lines[0].track
    for shift in _SHIFTS_M:
        at = float(np.clip(s + shift, 0.2, first.length_m - 0.2))
        feet = [_foot(first, at, side, ground) for side in (1.0, -1.0)]
        if any(foot is None for foot in feet):
            continue
        left, right = (np.asarray(foot) for foot in feet)
        areas = [shapely.box(*(foot - _HALF_M), *(foot + _HALF_M)) for foot in (left, right)]
        if any(ground.carriageway.intersects(a) or len(crossings.query(a, predicate="intersects")) or not plan.is_free(a) for a in areas):
            continue
        for area in areas:
            plan.occupy(area)
        if sight.matters(np.stack([left, right, first.at(at)]), 7.0).any():
            return _span(lines, at, left, right, ground, poles, wires)
        return False
    return False


def _foot(track: RailTrack, s: float, side: float, ground: Ground) -> Floats | None:
    """(2,) the place behind the kerb beside a track, if it is on the pavement near it."""
    out = np.arange(1.5, _WIDEST_M, 0.1)
    line = track.beside(np.full(len(out), s), side * out)
    on = shapely.contains_xy(ground.carriageway, line[:, 0], line[:, 1])
    if on.all() or not on[0]:
        return None
    foot = track.beside(np.array([s]), side * (float(out[int(np.argmin(on))]) + _BACK_M))[0]
    return foot if shapely.contains_xy(ground.street, *foot) else None


def _span(
    lines: Sequence[_Wire], s: float, left: Floats, right: Floats, ground: Ground, poles: MeshBuilder, wires: MeshBuilder
) -> bool:
    """Poles at both feet (2,) and the span wire with what it carries; whether there is a wire to carry."""
    width = float(np.linalg.norm(right - left))
    hung = []  # how far from the left foot, place, height of the contact wire
    for line in lines:
        at = line.track.nearest(lines[0].track.at(s)[None])
        xy = line.at(at)[0]
        offset = float((xy - left) @ (right - left)) / width
        if 0 <= at[0] <= line.track.length_m and 0.5 < offset < width - 0.5:
            hung.append((offset, xy, float(ground.base_height(xy[None])[0]) + WIRE_M))
    if not hung:
        return False
    hung.sort(key=lambda h: h[0])
    tops = []
    floor = ground.height(np.array([left, right])).tolist()
    for foot, z, (offset, _, wire) in zip((left, right), floor, (hung[0], hung[-1]), strict=True):
        top = wire + _HUNG_M + _RISE * (offset if foot is left else width - offset)
        tops.append(np.array([*foot, top]))
        b, t = _POLE_R_M
        profile = [(b + 0.05, -0.2), (b + 0.05, 0.25), (b, 0.28), (t, top + 0.25 - z), (0.0, top + 0.28 - z)]
        T = transform(None, (*foot, z))
        poles.add_lathe(profile, 0, segments=12, T=T, crease_deg=50)
        poles.add_lathe([(t + 0.02, top - z - 0.04), (t + 0.03, top - z), (t + 0.02, top - z + 0.04)], 1, segments=10, T=T)
    path = [tops[0], *(np.array([*xy, wire + _HUNG_M]) for _, xy, wire in hung), tops[1]]
    wires.add_tube(np.array(path), _SPAN_R_M, 0, segments=3, capped=False)
    for _, xy, wire in hung:
        wires.add_tube(np.array([[*xy, wire], [*xy, wire + _HUNG_M]]), _DROPPER_R_M, 0, segments=4)
        insulator = [(0.0, -0.06), (0.035, -0.05), (0.03, 0.05), (0.0, 0.06)]
        wires.add_lathe(insulator, 0, segments=8, T=transform(None, (*xy, wire + 0.16)))
    return True


def _contact_wire(line: _Wire, ground: Ground, center_xy: Floats, radius_m: float, wires: MeshBuilder) -> int:
    """The wire within a radius; of how many pieces it is."""
    s = np.union1d(line.track.stations, line.supports)
    s = s[np.concatenate([[True], np.diff(s) > 0.05])]
    xy = line.at(s)
    count = 0
    near = np.linalg.norm(xy - center_xy, axis=1) <= radius_m + 15.0
    for piece in np.split(np.flatnonzero(near), np.flatnonzero(np.diff(np.flatnonzero(near)) > 1) + 1):
        if len(piece) < 2:
            continue
        path = np.column_stack([xy[piece], ground.base_height(xy[piece]) + WIRE_M])
        kept = shapely.get_coordinates(shapely.LineString(path).simplify(0.015), include_z=True)
        heights = np.column_stack([kept[:, :2], ground.base_height(kept[:, :2]) + WIRE_M + _CONTACT_R_M])
        wires.add_tube(heights, _CONTACT_R_M, 0, segments=4, capped=False)
        count += 1
    return count
