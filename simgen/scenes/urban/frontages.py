"""Lining every street with buildings, gardens and walls, so that each view down a street is closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.assets.buildings import NEW, GroundUse, Levels, RoofKind, StyleName, WallKind, building_asset, without_climbers
from simgen.distributions import sample
from simgen.recipe import Streetscape
from simgen.roads.ground import KERB_HEIGHT_M, Ground
from simgen.roads.roadmap import RoadMap
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement, place
from simgen.scenes.urban.boundaries import Boundaries, Heights
from simgen.scenes.urban.building import spec_and_pose
from simgen.scenes.urban.gardens import front_garden, gap_filler
from simgen.scenes.urban.grounds import lay_out
from simgen.scenes.urban.lots import Lot, cut_lots
from simgen.scenes.urban.neighbours import Design, Exposure, Row
from simgen.scenes.urban.openings import Stretch, draw_stretches
from simgen.scenes.urban.plots import Plot
from simgen.scenes.urban.sight import Sight
from simgen.scenes.urban.yards import Bay
from simgen.seeding import stable_hash
from simgen.world import Catalogue

Floats = NDArray[np.float64]

_DETAIL_M = 95.0  # buildings farther from all cameras than this have a coarse mesh
_STOREY_M, _ROOF_M = 3.5, 6.0  # at most, with what stands on a roof; for how far shadows reach
_SLENDER_M = 6.5  # a narrower front does not rise above its block
_SHOP_M = 4.8  # breadth of the narrowest of several shops in one front
_BACKDROP_M = 150.0  # reach of what stands behind the front rows
_MIN_BLOCK_M2 = 120.0
_SITES = 0.06  # share of town fronts behind hoardings: about one in every stretch of street between junctions (our estimate)

_SIGNS = ("BAKERY", "CAFE", "BOOKS", "FLOWERS", "PHARMACY", "OPTICIAN", "HAIR & BEAUTY", "BUTCHER", "GROCERY", "WINE BAR", "KEBAB",
          "PIZZERIA", "HARDWARE", "SHOES", "TAILOR", "CYCLES", "BANK", "TRAVEL", "NEWS & TOBACCO", "LAUNDRY", "TOYS", "GALLERY",
          "SUSHI", "DELI", "PHONE SHOP", "BARBER", "MUSIC", "FISH & CHIPS", "ANTIQUES", "CLINIC", "THE SWAN", "THE OLD MILL", "NAILS",
          "CHARITY SHOP", "TEA ROOM", "ART SUPPLIES", "OUTDOOR", "KITCHENS", "JEWELLER", "BISTRO", "NOODLES", "SECOND HAND")
_OFFICE_SIGNS = ("BANK", "INSURANCE", "SAVINGS BANK", "LAW OFFICE", "ARCHITECTS", "DENTIST", "COLLEGE", "ESTATE AGENTS")


@dataclass(frozen=True, eq=False)
class _Site:
    """A ring of lots to be built up. backdrop : stands behind the front row and is only seen over and between it.
    skyline : coarse and broad, beyond the radius, so that no street ends in nothing."""

    name: str
    ring: Floats
    keep_free: shapely.Geometry
    backdrop: bool
    skyline: bool = False


@dataclass(frozen=True)
class _Character:
    """What is drawn once for a block."""

    floors: int
    setback_m: float
    closed: float
    open: float
    shops: float
    styles: tuple[StyleName, ...]
    weights: tuple[float, ...]


def frontages(
    road_map: RoadMap,
    ground: Ground,
    plan: GroundPlan,
    catalogue: Catalogue,
    draws: Draws,
    streetscape: Streetscape,
    center_xy: Floats,
    radius_m: float,
    *,
    spread_m: float = 0.0,
    sight: Sight | None = None,
    bays: list[Bay] | None = None,
    styles: Mapping[StyleName, float] | None = None,
    plots: list[Plot] | None = None,
) -> list[Placement]:
    """Buildings, garden boundaries, yards and their trees along every street within `radius_m` of `center_xy`.

    The same place gets the same buildings whatever the centre: a block's draws are named after where it lies. Each footprint is
    claimed in `plan`; no two overlap, and none reaches into `ground.street`. spread_m : how far from the centre somebody may be
    who looks. sight : what makes no difference to it is left out, and only what is seen from near is detailed; without it all
    buildings are there with all levels of detail. bays, plots : the taken bays of car parks and the open land are added
    to them. styles : factors on the weights of styles of building.
    """
    del road_map  # the ground's outline says where streets are
    closed = float(draws.value("network.frontage.closed", streetscape.closed))
    shops = float(draws.value("network.frontage.shops", streetscape.shops))
    open_share = float(draws.value("network.frontage.open", streetscape.open))
    age = float(draws.rng("network.frontage.age").uniform())
    center = np.asarray(center_xy, float)
    out: list[Placement] = []
    for site in _sites(ground, center, radius_m):
        rng = draws.rng(f"network.frontage.{site.name}")
        character = _draw_character(site, streetscape, closed, open_share, shops, age, styles or {}, rng)
        lists = ([] if bays is None else bays, [] if plots is None else plots)
        out += _build_site(site, character, ground, plan, catalogue, center, radius_m, spread_m, sight, rng, *lists)
    return out


def _sites(ground: Ground, center: Floats, radius_m: float) -> list[_Site]:
    """The blocks in reach, the land round the town, and the places behind their front rows."""
    sites: list[_Site] = []
    reach = shapely.Point(center).buffer(radius_m)
    for part in ground.street.geoms:
        town = shapely.Polygon(part.exterior)
        ring = np.asarray(shapely.orient_polygons(town).exterior.coords)[::-1]
        x, y = town.centroid.coords[0]
        sites.append(_Site(f"edge.{x:.0f},{y:.0f}", ring, ground.street, False))
        if np.linalg.norm(ring - center, axis=1).max() > radius_m:
            sites.append(_Site(f"skyline.{x:.0f},{y:.0f}", ring, ground.street, True, skyline=True))
        behind = town.buffer(27.0, join_style="mitre", mitre_limit=2.0)
        if isinstance(behind, shapely.Polygon):
            outer = shapely.Polygon(behind.exterior)
            ring = np.asarray(shapely.orient_polygons(outer).exterior.coords)[::-1]
            sites.append(_Site(f"behind.{x:.0f},{y:.0f}", ring, outer, True))
        for hole in part.interiors:
            block = shapely.orient_polygons(shapely.Polygon(hole).buffer(0))
            if not isinstance(block, shapely.Polygon) or block.area < _MIN_BLOCK_M2 or not block.intersects(reach):
                continue
            if any(block.intersects(basin.area) for basin in ground.basins):
                continue
            x, y = block.centroid.coords[0]
            sites.append(_Site(f"block.{x:.0f},{y:.0f}", np.asarray(block.exterior.coords), ground.street, False))
            inner = block.buffer(-24.0, join_style="mitre")
            if isinstance(inner, shapely.Polygon) and inner.area > 500:
                ring = np.asarray(shapely.orient_polygons(inner).exterior.coords)
                free = shapely.box(*block.bounds).buffer(5).difference(inner)
                sites.append(_Site(f"inner.{x:.0f},{y:.0f}", ring, free, True))
    return sites


def _draw_character(
    site: _Site, streetscape: Streetscape, closed: float, open_share: float, shops: float, age: float,
    factors: Mapping[StyleName, float], rng: np.random.Generator,
) -> _Character:
    floors = max(1, round(float(sample(streetscape.floors, rng))))
    setback = float(sample(streetscape.setback_m, rng))
    low = floors <= 3
    weights: dict[StyleName, float] = {
        "brick_terrace": (1.2 - 0.6 * age) * (1.6 if floors <= 4 else 0.5),
        "townhouse": (1.2 - 0.5 * age) * (0.7 if low else 1.6),
        "postwar": 0.35 + 0.5 * age,
        "slab": 0.2 + (0.5 * age if not low else 0.15 * age),
        "modern": 0.15 + (0.8 * age if not low else 0.2 * age),
        "glass": 0.0 if floors < 3 or setback > 3 else 0.12 + (0.4 * age if not low else 0.2 * age),
        "clad": 0.0 if floors < 3 or setback > 3 else 0.14 + (0.4 * age if not low else 0.25 * age),
        "house": 1.6 if low and setback > 1 else 0.2 if low else 0.0,
        "warehouse": 0.12,
    }
    weights = {style: weight * factors.get(style, 1.0) for style, weight in weights.items()}
    total = sum(weights.values())
    return _Character(floors, 0.0 if site.backdrop else setback, 1.0 if site.backdrop else closed,
                      0.0 if site.backdrop else open_share, shops if setback < 3 else 0.15 * shops,
                      tuple(weights), tuple(w / total for w in weights.values()))


def _build_site(
    site: _Site, c: _Character, ground: Ground, plan: GroundPlan, catalogue: Catalogue, center: Floats, radius_m: float,
    spread_m: float, sight: Sight | None, rng: np.random.Generator, bays: list[Bay], plots: list[Plot],
) -> list[Placement]:
    depth = float(rng.uniform(9.5, 12.5))
    reach = min(radius_m, _BACKDROP_M + spread_m) if site.backdrop else radius_m
    salt = int(rng.integers(2**62))
    broad = 3.0 if site.skyline else 1.8 if site.backdrop else 1.0
    height = (c.floors + (4 if site.backdrop else 2)) * _STOREY_M + _ROOF_M
    lots = cut_lots(
        site.ring, site.keep_free, c.setback_m, depth, rng, broad=broad, near=None if site.skyline else (center, reach),
        matters=None if sight is None else lambda xy: sight.matters(xy, height),
    )
    origin = np.round(site.ring.mean(axis=0))
    heights = _land_height(ground)
    boundaries = Boundaries(origin, heights)
    out: list[Placement] = []
    stretches = draw_stretches(lots, c.open, lambda *parts: _stream(salt, *parts)) if c.open > 0 else []
    opened = {lot for stretch in stretches for lot in stretch.lots}
    lots, wanted, levels = _in_reach(lots, site, plan, center, radius_m if site.skyline else reach, sight, height)
    row = Row(lots, lambda lot: _open(lot) if lot in opened else _design(lot, c, site, salt))
    out += _open_land(stretches, dict(zip(lots, wanted, strict=True)), boundaries, catalogue, plan, ground, sight, bays, plots)
    for k, level in enumerate(levels):
        if not wanted[k] or lots[k] in opened:
            continue
        design = row.design(k)
        if design.style is None:
            out += gap_filler(design.lot, boundaries, catalogue, design.own, level)
            continue
        (placement, *climbers), lot = _house(design, design.style, row.exposure(k), heights, level), design.lot
        out += [placement, *climbers]
        if lot.setback_m > 0.4 and not site.backdrop:
            door = placement.asset.anchors.get("door") if placement.asset else None
            door_xy = None if door is None else (placement.T_world_obj @ door)[:2, 3]
            out += front_garden(lot, boundaries, catalogue, door_xy, design.common, design.own,
                                public=design.use in ("shop", "office"))
    return out + boundaries.placements()


def _open(lot: Lot) -> Design:
    """Nothing stands on an open lot that a neighbour's wall could touch."""
    return Design(lot, _stream("open", "own", *np.round(lot.polygon[0], 1)), _stream("open"))


def _open_land(
    stretches: Sequence[Stretch], claimed: dict[Lot, bool], boundaries: Boundaries, catalogue: Catalogue, plan: GroundPlan, ground: Ground,
    sight: Sight | None, bays: list[Bay], plots: list[Plot],
) -> list[Placement]:
    """What lies on the open stretches that make a difference. claimed : lots that have their ground, and whether they do."""
    out: list[Placement] = []
    for stretch in stretches:
        there = {lot: claimed[lot] for lot in stretch.lots if lot in claimed}
        if any(there.values()):
            near = 0.0 if sight is None else float(sight.distance(np.concatenate([lot.pavement for lot in there])).min())
            levels: Levels = "both" if sight is None else "fine" if near < _DETAIL_M else "coarse"
            out += lay_out(stretch, there, boundaries, catalogue, plan, ground.street,
                           lambda xy: 0.0 if sight is None else float(sight.distance(xy)[0]), levels, bays, plots)
    return out


def _in_reach(
    lots: list[Lot], site: _Site, plan: GroundPlan, center: Floats, reach_m: float, sight: Sight | None, height_m: float
) -> tuple[list[Lot], Sequence[bool], Sequence[Levels]]:
    """The lots within reach (of a skyline: beyond it) that could claim their ground; which of them make a difference to the
    cameras, and in which detail they are wanted."""
    if not lots:
        return [], [], []
    middle = np.array([lot.polygon.mean(axis=0) for lot in lots])
    distance = np.linalg.norm(middle - center, axis=1)
    there = np.flatnonzero(distance >= reach_m if site.skyline else distance <= reach_m)
    areas = shapely.buffer([shapely.Polygon(lots[k].polygon) for k in there], -0.05)
    lots = [lots[k] for k, area in zip(there, areas, strict=True) if plan.claim(area)]
    if sight is None:
        return lots, [True] * len(lots), ["coarse" if site.backdrop else "both"] * len(lots)
    if not lots:
        return [], [], []
    points = np.concatenate([lot.polygon for lot in lots])
    first = np.cumsum([0] + [len(lot.polygon) for lot in lots[:-1]])
    wanted = np.logical_or.reduceat(sight.matters(points, height_m), first)
    near = np.minimum.reduceat(sight.distance(points), first) < _DETAIL_M
    fine = near & np.logical_or.reduceat(sight.covers(points), first) & (not site.backdrop)
    return lots, wanted.tolist(), ["fine" if f else "coarse" for f in fine]


def _stream(*parts: object) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(key=stable_hash(*parts, bits=62)))


def _design(lot: Lot, c: _Character, site: _Site, salt: int) -> Design:
    """What stands on a lot. Its streams are named after the place, so that neither the centre nor other lots matter; the draws
    common to a terrace come from one of its own."""
    own = _stream(salt, "own", *np.round(lot.polygon[0], 1))
    common = _stream(salt, "run", lot.run) if lot.run >= 0 else _stream(salt, "corner", *np.round(lot.polygon[0], 1))
    if lot.kind == "row" and own.uniform() > c.closed:
        return Design(lot, own, common)
    style: StyleName = str(common.choice(c.styles, p=c.weights))  # type: ignore[assignment]
    floors = max(1, c.floors + int(common.integers(-1, 2)))
    shop = bool(common.uniform() < c.shops * (1.5 if lot.kind == "corner" else 1.0))
    use: GroundUse = "flat"
    if style in ("modern", "glass", "clad") or (style == "slab" and own.uniform() < 0.6):
        use = "shop" if shop else "office"
        floors = max(floors, 3)
    elif style == "house":
        floors = min(floors, 2)
        use = "garage" if lot.front_m > 8.5 and own.uniform() < 0.4 else "flat"
        if lot.kind == "row" and lot.setback_m > 1.0:
            lot = detached(lot, own)
    elif shop and lot.setback_m < 3:
        use = "shop"
    if not site.backdrop and lot.setback_m < 0.4 and style != "house" and own.uniform() < _SITES:
        use = "site"
    if site.backdrop:
        floors += int(own.integers(0, 3))
    if lot.front_m < _SLENDER_M:
        floors = min(floors, max(c.floors, 2))
    sign = "|".join(map(str, own.choice(_SIGNS, _shop_count(lot.front_m, own)))) if use == "shop" else ""
    if use == "office" and own.uniform() < 0.4:
        sign = str(own.choice(_OFFICE_SIGNS))
    return Design(lot, own, common, style, floors, use, _roof(style, lot, common), sign)


def _shop_count(front_m: float, rng: np.random.Generator) -> int:
    """How many shops share a front."""
    return 1 + int(rng.integers(0, max(1, int(front_m / _SHOP_M))))


def _house(design: Design, style: StyleName, exposure: Exposure, heights: Heights, levels: Levels) -> list[Placement]:
    """The building of a lot, and what climbs on it."""
    lot = design.lot
    spec, T = spec_and_pose(lot.polygon, exposure.walls, design.floors, style, design.use, design.roof, design.sign, heights,
                            exposure.free_above_m, lot.setback_m)
    key = f"building-{style}-{int(design.own.integers(1 << 40)):x}"
    house, ivy = without_climbers(building_asset(key, spec, design.common, detail_rng=design.own, levels=levels))
    out = [place(house, T, attributes={"style": style, "floors": design.floors, "ground_use": design.use, "sign": design.sign})]
    return out if ivy is None else [*out, place(ivy, T)]


def _roof(style: str, lot: Lot, rng: np.random.Generator) -> RoofKind:
    dice = rng.uniform()
    if style in NEW:
        return "flat"
    if style in ("postwar", "warehouse"):
        return "flat" if dice < 0.6 or lot.kind == "corner" else "gable"
    if lot.kind == "corner":
        return "mansard" if dice < 0.7 else "flat"
    if style == "townhouse":
        return "mansard" if dice < 0.5 else "gable"
    if style == "house":
        return "hip" if dice < 0.45 else "gable"
    return "gable" if dice < 0.85 else "flat"


def detached(lot: Lot, rng: np.random.Generator) -> Lot:
    """The same lot with air on both sides of the building."""
    a, b, c, d = lot.polygon
    along = (b - a) / np.linalg.norm(b - a)
    side = min(1.4, 0.12 * lot.front_m, max(0.12 * float((c - d) @ along), 0.0))  # of wedges, as much as their rear allows
    polygon = np.array([a + side * along, b - side * along, c - side * along, d + side * along])
    walls: tuple[WallKind, ...] = ("street", "rear", "rear", "rear")
    return replace(lot, polygon=polygon, walls=walls)


def _land_height(ground: Ground) -> Heights:
    """Height of the land behind the pavements, which lies level with the kerb's top."""
    return lambda xy: ground.base_height(xy) + KERB_HEIGHT_M
