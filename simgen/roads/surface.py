"""The ground of a network: carriageway, kerbs, pavements and open land as watertight surfaces, with paint on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from simgen.countries import MarkingHabits
from simgen.mesh import Mesh
from simgen.roads.ground import KERB_HEIGHT_M, Basin, GroundPiece
from simgen.roads.humps import HumpSurface, hump_surface, outside
from simgen.roads.kerbs import KERB_WIDTH_M, LIFT_M, PavementHeight, edging_profiles, kerb_profile, swept_edge
from simgen.roads.lookup import TriangleIndex
from simgen.roads.markings import paint_markings
from simgen.roads.medians import island_areas
from simgen.roads.outlines import rings_of, street_outlines
from simgen.roads.paving import cut_at_ramps, draw_pavings, paved
from simgen.roads.rails import rail_strips
from simgen.roads.roadmap import RoadMap
from simgen.roads.tactile import Inlay, draw_tactile
from simgen.roads.terrain import Terrain
from simgen.roads.tramway import Tramway
from simgen.roads.triangulate import SNAP, area_triangles, lattice_cut
from simgen.roads.water import River, basins_of, quay_walls, water_surface
from simgen.roads.wear import ASPHALTS, draw_wear, soiled_lanes

Floats = NDArray[np.float64]

OUTSKIRTS_M = 150.0  # open land around the town
_COAT_LIFT_M, _FILM_LIFT_M, _CORE_LIFT_M, _RIM_LIFT_M, _PATCH_LIFT_M = 0.0022, 0.003, 0.0037, 0.0044, 0.0051
_LANE_LIFT_M = 0.0026  # of the coloured surface of cycle and bus lanes
_SPOT_LIFT_M, _SEAL_LIFT_M, _BED_LIFT_M, _PAINT_LIFT_M, _COVER_LIFT_M = 0.0057, 0.0063, 0.0067, 0.0071, 0.0081
_JOINT_LIFT_M, _RAIL_LIFT_M = 0.0088, 0.0096  # above paint: it ends where the rails are
_BACKING_M = 0.5
_TRODDEN_M = 1.3  # round crossings, of islands of grass
_TUCK_M = 0.03  # how far a surface reaches below the one that covers its edge


@dataclass(frozen=True, eq=False)
class StreetGround:
    """The ground of one network; see `simgen.roads.ground.Ground`. zebras : ids of the crossings that are zebras without signals."""

    pieces: tuple[GroundPiece, ...]
    carriageway: MultiPolygon
    street: MultiPolygon
    terrain: Terrain
    zebras: frozenset[str]
    _index: TriangleIndex = field(repr=False)
    basins: tuple[Basin, ...] = ()

    def height(self, xy: Floats) -> Floats:
        """(N,) metres: z of the drawn solid surface at (N, 2); beyond the drawn land, the terrain's height."""
        p = np.asarray(xy, np.float64).reshape(-1, 2)
        z = self._index.height(p)
        off = np.isnan(z)
        if off.any():
            z[off] = self.terrain.height(p[off])
        return z

    def base_height(self, xy: Floats) -> Floats:
        """(N,) metres: height of the carriageway's level at (N, 2), kerbs and pavements left out, anywhere."""
        return self.terrain.height(np.asarray(xy, np.float64).reshape(-1, 2))

    def normal(self, xy: Floats) -> Floats:
        """(N, 3) unit normals of the smooth terrain at (N, 2)."""
        return self.terrain.normals(np.asarray(xy, np.float64).reshape(-1, 2))

    def triangles(self, center_xy: Floats, radius_m: float) -> Floats:
        """(T, 3, 3) metres: solid triangles, kerb faces included, that reach into the square of half-size `radius_m`."""
        return self._index.near(center_xy, radius_m)


def build_ground(
    road_map: RoadMap, terrain: Terrain, rng: np.random.Generator, *, outskirts_m: float = OUTSKIRTS_M,
    within: shapely.Geometry | None = None, tramway: Tramway | None = None, habits: MarkingHabits | None = None,
    river: River | None = None,
) -> StreetGround:
    """Build every ground surface of a network, or what of them lies within an area of the plan.

    All solid surfaces are cut along the terrain's lattice, so carriageway, pavements and land are exactly the terrain plus a
    height of their own; where one meets another of a different height, the lower reaches below the higher.

    rng : decides materials, wear and where manholes and patches lie, the same whatever `within` is. The outlines are always those
    of the whole network. tramway : whose rails lie in the carriageway. habits : how the country paints its streets.
    river : that fills the blocks on its course.
    """
    outlines = street_outlines(road_map)
    pavement = PavementHeight(road_map)
    carriageway, street = outlines.carriageway, outlines.street
    behind_kerb = shapely.buffer(carriageway, KERB_WIDTH_M - _TUCK_M, join_style="mitre", mitre_limit=2.0)
    x0, y0, x1, y1 = street.bounds
    land = shapely.box(x0 - outskirts_m, y0 - outskirts_m, x1 + outskirts_m, y1 + outskirts_m)
    below_kerb = shapely.buffer(carriageway, 0.02, join_style="mitre", mitre_limit=2.0)
    walk = shapely.difference(_part(street, within), behind_kerb)
    open_land = shapely.difference(
        _part(land, within), shapely.union(behind_kerb, shapely.buffer(street, -_TUCK_M, join_style="mitre"))
    )

    asphalt = str(rng.choice(ASPHALTS))
    pavings, kerbs = draw_pavings(road_map, np.random.Generator(np.random.Philox(key=int(rng.integers(2**62)))))
    road = _draped(area_triangles(_part(below_kerb, within)), terrain, 0.0)
    pieces = [GroundPiece("road", asphalt, road, True)]
    islands, island_pieces = _islands(road_map, walk, terrain, pavement)
    inlays = draw_tactile(road_map, walk, carriageway, (habits or MarkingHabits()).tactile,
                          np.random.Generator(np.random.Philox(key=int(rng.integers(2**62)))))
    other = shapely.union_all([islands, *(inlay.area for inlay in inlays)])
    walk_triangles, walk_uvs, walk_edges = paved(shapely.difference(walk, other), road_map, pavement)
    edges, of_edge = np.unique(walk_edges, return_inverse=True)
    paving = np.array([pavings.get(str(edge), "paving_asphalt") for edge in edges] or [""])[of_edge]
    for name in np.unique(paving):
        laid = paving == name
        pieces.append(GroundPiece("sidewalk", str(name), _raised(walk_triangles[laid], walk_uvs[laid], terrain, pavement), True))
    pieces += island_pieces + _laid(inlays, terrain, pavement)
    kerb = swept_edge(rings_of(carriageway), kerb_profile(), terrain, pavement, LIFT_M, within)
    pieces.append(GroundPiece("kerb", kerbs, _mesh(*kerb), True))
    humps = [hump_surface(h) for h in road_map.humps if within is None or shapely.dwithin(within, shapely.Point(h.middle), h.length_m)]
    pieces += [GroundPiece("road", h.hump.material, _humped(h, h.triangles, terrain, 0.0), True) for h in humps]
    for profile in edging_profiles(_TUCK_M):
        pieces.append(GroundPiece("sidewalk", kerbs, _edging(street, carriageway, profile, terrain, pavement, within), True))
    # A strip of concrete behind the pavement: walls seldom stand exactly on its edge, and no grass grows in such gaps.
    strip = shapely.buffer(street, _BACKING_M, join_style="mitre", mitre_limit=2.0)
    basins = () if river is None else basins_of(river, street, _BACKING_M, terrain)
    dry = shapely.difference(open_land, shapely.union_all([basin.area for basin in basins])) if basins else open_land
    for kind, name, area in (
        ("sidewalk", "concrete_soiled", shapely.intersection(dry, strip)), ("terrain", "grass", shapely.difference(dry, strip)),
    ):
        pieces.append(GroundPiece(kind, name, _draped(area_triangles(area), terrain, KERB_HEIGHT_M - LIFT_M), True))

    if river is not None:
        wet = (("wall", river.stone, quay_walls(basins, terrain, pavement, within)), ("water", "water", water_surface(basins, within)))
        pieces += [GroundPiece(kind, name, mesh, True) for kind, name, mesh in wet if mesh is not None]
    painted, zebras = _painted(road_map, carriageway, terrain, asphalt, rng, within, tramway, habits, humps)
    pieces += painted

    pieces = [piece for piece in pieces if len(piece.mesh.faces)]
    solid = np.concatenate([np.empty((0, 3, 3)), *(p.mesh.positions[p.mesh.faces].astype(np.float64) for p in pieces if p.solid)])
    return StreetGround(tuple(pieces), carriageway, street, terrain, zebras, TriangleIndex(solid), basins)


def _islands(
    road_map: RoadMap, walk: shapely.Geometry, terrain: Terrain, pavement: PavementHeight
) -> tuple[shapely.Geometry, list[GroundPiece]]:
    """The islands that are of another surface than the pavements: their area, and what lies within their kerbs."""
    by_surface: dict[str, list[shapely.Geometry]] = {}
    for median in road_map.medians:
        if median.surface:
            by_surface.setdefault(median.surface, []).extend(shapely.intersection(walk, island.area) for island in median.islands)
    pieces = []
    for surface, areas in by_surface.items():
        area = shapely.union_all(areas)
        parts = [("sidewalk", surface, area)]
        if surface == "grass":  # where people cross there is none
            trodden = shapely.intersection(area, pavement.reached(_TRODDEN_M))
            parts = [("terrain", surface, shapely.difference(area, trodden)), ("sidewalk", "paving_asphalt_old", trodden)]
        for kind, name, part in parts:
            triangles, uvs, _ = paved(part, road_map, pavement)
            pieces.append(GroundPiece(kind, name, _raised(triangles, uvs, terrain, pavement), True))
    return shapely.union_all([area for areas in by_surface.values() for area in areas]), pieces


def _laid(inlays: Sequence[Inlay], terrain: Terrain, pavement: PavementHeight) -> list[GroundPiece]:
    """Inlays as pieces, one of each material."""
    by_material: dict[str, list[tuple[Floats, Floats]]] = {}
    for inlay in inlays:
        for part in cut_at_ramps(inlay.area, pavement):
            t = area_triangles(part)
            by_material.setdefault(inlay.material, []).append((t, inlay.uv(t)))
    pieces = []
    for material, parts in by_material.items():
        triangles, uvs = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
        pieces.append(GroundPiece("sidewalk", material, _raised(triangles, uvs, terrain, pavement), True))
    return pieces


def _painted(
    road_map: RoadMap, carriageway: MultiPolygon, terrain: Terrain, asphalt: str, rng: np.random.Generator,
    within: shapely.Geometry | None, tramway: Tramway | None, habits: MarkingHabits | None,
    humps: Sequence[HumpSurface],
) -> tuple[list[GroundPiece], frozenset[str]]:
    """Everything that lies on the carriageway without being stood on, each kind a little above the one it may cover; and which
    crossings are zebras without signals."""
    wear = draw_wear(road_map, carriageway, asphalt, rng, within, None if tramway is None else tramway.rails)
    paint = paint_markings(road_map, carriageway, rng, within, habits)
    films, cores, spots = (soiled_lanes(kind, paint.surfaces) for kind in (wear.films, wear.cores, wear.spots))
    layers = [
        ("road", material, triangles, lift)
        for kind, lift in (
            (wear.coats, _COAT_LIFT_M), (films, _FILM_LIFT_M), (cores, _CORE_LIFT_M), (wear.rims, _RIM_LIFT_M),
            (wear.patches, _PATCH_LIFT_M), (spots, _SPOT_LIFT_M), (wear.seals, _SEAL_LIFT_M),
        )
        for material, triangles in kind.items()
    ]
    layers += [("road", material, triangles, _LANE_LIFT_M) for material, triangles in paint.surfaces.items()]
    for kind, hue, painted in (
        ("lane marking", "white", paint.lines), ("lane marking", "yellow", paint.kerbs),
        ("lane marking", "yellow" if paint.style.yellow else "white", paint.centre),
        ("crosswalk", "white", paint.crossings), ("stop line", "white", paint.stops),
    ):
        layers += [(kind, f"paint_{hue}{state}", triangles, _PAINT_LIFT_M) for state, triangles in painted.items()]
    if tramway is not None:
        for strips, lift in zip(rail_strips(tramway), (_BED_LIFT_M, _JOINT_LIFT_M, _RAIL_LIFT_M), strict=True):
            layers += [(kind, material, triangles, lift) for kind, material, triangles in strips]
    raised = shapely.union_all([h.area for h in humps])
    paved_over = shapely.union(carriageway, island_areas(road_map))  # coats go on below islands, which hide them
    shapely.prepare(paved_over)
    pieces = []
    for kind, material, triangles, lift in layers:
        if humps and triangles.shape[2] == 2:
            triangles = outside(triangles, raised)
        kept = triangles[_touching(triangles[..., :2], within)]
        if len(kept):
            cut = lattice_cut(kept)
            if kind == "road":  # lanes' ends may stick out where the kerbs of a corner are rounded
                middle = cut[..., :2].mean(axis=1)
                cut = cut[shapely.contains_xy(paved_over, middle[:, 0], middle[:, 1])]
            uvs = cut[..., 2:] if cut.shape[2] > 2 else None
            pieces.append(GroundPiece(kind, material, _draped(cut[..., :2], terrain, lift, uvs), False))
    for h in humps:
        marks = h.painted((habits or MarkingHabits()).humps.triangles)
        if len(marks):
            pieces.append(GroundPiece("lane marking", "paint_white", _humped(h, marks, terrain, _PAINT_LIFT_M), False))
    near = _touching(wear.covers, within)
    if humps:
        near &= ~shapely.intersects(raised, shapely.polygons(wear.covers))
    if near.any():
        # Covers are pictures, so they stay whole; over their small size the lattice bends by less than their lift.
        covers = _draped(wear.covers[near], terrain, _COVER_LIFT_M, wear.cover_uvs[near])
        pieces.append(GroundPiece("manhole", "manhole_iron", covers, False))
    return pieces, paint.zebras


def _part(area: shapely.Geometry, within: shapely.Geometry | None) -> shapely.Geometry:
    return area if within is None else shapely.intersection(area, within)


def _touching(triangles: Floats, within: shapely.Geometry | None) -> NDArray[np.bool_]:
    """(T,) which of (T, 3, 2) triangles have a corner within the area."""
    if within is None or not len(triangles):
        return np.ones(len(triangles), bool)
    return np.asarray(shapely.contains_xy(within, triangles[..., 0], triangles[..., 1]).any(axis=1))


def _edging(
    street: MultiPolygon, carriageway: MultiPolygon, profile: Floats, terrain: Terrain, pavement: PavementHeight,
    within: shapely.Geometry | None,
) -> Mesh:
    """A strip along the street's outline, left out where the kerb itself is the outline because there is no pavement."""
    positions, normals, uvs, faces = swept_edge(rings_of(street), profile, terrain, pavement, 0.0, within)
    shapely.prepare(carriageway)
    bare = shapely.dwithin(carriageway, shapely.points(positions[:, :2]), 2 * KERB_WIDTH_M)
    return _mesh(positions, normals, uvs, faces[~bare[faces].any(axis=1)])


def _humped(surface: HumpSurface, triangles: Floats, terrain: Terrain, lift_m: float) -> Mesh:
    """Plan triangles on a hump."""
    xy, faces, _ = _welded(lattice_cut(triangles), None)
    slope = terrain.slope(xy) + surface.slope(xy)
    normal = np.column_stack([-slope, np.ones(len(xy))])
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    return _mesh(np.column_stack([xy, terrain.height(xy) + surface.rise(xy) + lift_m]), normal, xy, faces)


def _draped(triangles: Floats, terrain: Terrain, lift_m: float, uvs: Floats | None = None) -> Mesh:
    xy, faces, uv = _welded(triangles, uvs)
    z = terrain.height(xy) + lift_m
    return _mesh(np.column_stack([xy, z]), terrain.normals(xy), xy if uv is None else uv, faces)


def _raised(triangles: Floats, uvs: Floats, terrain: Terrain, pavement: PavementHeight) -> Mesh:
    xy, faces, uv = _welded(triangles, uvs)
    uv = xy if uv is None else uv
    z = terrain.height(xy) + pavement(xy)
    slope = terrain.slope(xy) + pavement.slope(xy)
    normal = np.column_stack([-slope, np.ones(len(xy))])
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    return _mesh(np.column_stack([xy, z]), normal, uv, faces)


def _welded(triangles: Floats, uvs: Floats | None) -> tuple[Floats, NDArray[np.int64], Floats | None]:
    """Shared vertices: (V, 2) positions, (T, 3) faces, and (V, 2) UVs if there are any."""
    corners = triangles.reshape(-1, 2)
    key = np.round(corners * SNAP).astype(np.int64)
    if uvs is not None:
        key = np.concatenate([key, np.round(uvs.reshape(-1, 2) * 1024).astype(np.int64)], axis=1)
    packed = key[:, 0] * (1 << 31) + key[:, 1] if uvs is None else np.ascontiguousarray(key).view([("", np.int64)] * 4).reshape(-1)
    _, first, inverse = np.unique(packed, return_index=True, return_inverse=True)
    return corners[first], inverse.reshape(-1, 3), None if uvs is None else uvs.reshape(-1, 2)[first]


def _mesh(positions: Floats, normals: Floats, uvs: Floats, faces: NDArray[np.int64]) -> Mesh:
    n = len(positions)
    position, normal, uv = (np.ascontiguousarray(a, np.float32) for a in (positions, normals, uvs))
    return Mesh(
        position, normal, uv,
        np.zeros(n, np.uint8), np.ascontiguousarray(faces, np.uint32), np.full(n, 255, np.uint8),
    )
