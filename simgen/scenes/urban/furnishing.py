"""Everything that stands along the streets: signals, signs, lamps, trees, seats, bins, bollards, shelters and garden fronts."""

from __future__ import annotations

import numpy as np
import shapely

from simgen.geometry import pose
from simgen.mesh import Mesh
from simgen.ontology import class_id
from simgen.recipe import Streetscape
from simgen.roads.ground import Ground
from simgen.roads.roadmap import Crossing, RoadMap
from simgen.scene import Draws
from simgen.scenes.placement import GroundPlan, Placement
from simgen.scenes.urban import signage, signalling
from simgen.scenes.urban.kerbside import Crew, Floats, Side, sides
from simgen.world import Catalogue

_TREES: tuple[tuple[str, int, float], ...] = (  # family, variant, crown radius m
    ("tree_broad", 0, 4.0), ("tree_broad", 1, 4.3), ("tree_broad", 2, 2.7), ("tree_broad", 3, 4.2), ("tree_broad", 4, 2.7),
    ("tree_broad", 5, 2.6), ("tree_columnar", 0, 1.75), ("tree_columnar", 1, 1.55), ("tree_columnar", 2, 1.9),
    ("tree_columnar", 3, 2.0),
)  # fmt: skip
_BARE = {("tree_broad", 3), ("tree_broad", 5)}
_KERB_CLEARANCE_M = 0.45  # of posts, from the kerb to their axis (RASt 06: 0.5 m beside moving traffic)


def furnish(
    road_map: RoadMap, ground: Ground, plan: GroundPlan, catalogue: Catalogue, draws: Draws, streetscape: Streetscape,
    center_xy: Floats, radius_m: float,
) -> list[Placement]:
    """Furnish the streets within `radius_m` of (2,) `center_xy`.

    Call it when buildings have claimed their ground in `plan`. Everything is off the carriageway and the crossings and claims its
    own ground. Signal heads carry `Placement.signal`. Draws "network.furniture.density" and "network.furniture.trees"; the
    choices of each street have their own stream, so they do not depend on `center_xy`.
    """
    center = np.asarray(center_xy, float)
    density = float(draws.value("network.furniture.density", streetscape.furniture))
    trees = float(draws.value("network.furniture.trees", streetscape.trees))
    crew = Crew(ground, plan, catalogue, center, radius_m, [_approach(c) for c in road_map.crossings])
    pavements = sides(road_map, center, radius_m)
    signalling.put_signals(crew, road_map, pavements, draws)
    signage.put_signs(crew, road_map, pavements, draws)
    style = draws.rng("network.furniture.style")
    lamp, spacing, both = int(style.integers(4)), float(style.uniform(25, 35)), bool(style.random() < 0.5)
    bench, bollard = int(style.integers(3)), int(style.integers(3))
    deciduous = style.random() < 0.12  # a winter town: bare trees only
    pits: list[tuple[Floats, float]] = []
    for k, side in enumerate(pavements):
        rng = draws.rng(f"network.furniture.{side.edge.id}")
        _lamps(crew, side, lamp, spacing, both or k % 2 == 0)
        if rng.random() < 0.1 * min(density, 1.5):
            _shelter(crew, side, rng)
        _trees(crew, side, rng, trees, bool(deciduous), pits)
        _bollards(crew, side, rng, bollard, density)
        _seats_and_bins(crew, side, rng, bench, density)
        _fronts(crew, side, rng)
    return crew.placements() + _tree_pits(ground, pits)


def _approach(crossing: Crossing) -> shapely.Polygon:
    """The crossing and the pavement that leads to it."""
    line = crossing.center
    first, last = line[0] - line[1], line[-1] - line[-2]
    start = line[0] + 2.2 * first / max(float(np.linalg.norm(first)), 1e-6)
    end = line[-1] + 2.2 * last / max(float(np.linalg.norm(last)), 1e-6)
    return shapely.LineString(np.concatenate([[start], line, [end]])).buffer(crossing.width_m / 2, cap_style="flat", join_style="mitre")


def _lamps(crew: Crew, side: Side, design: int, spacing: float, wanted: bool) -> None:
    if not wanted:
        return
    count = max(1, round(side.length_m / spacing))
    for s in (np.arange(count) + 0.5) * side.length_m / count:
        for shift in (0.0, 1.5, -1.5, 3.0):
            xy = side.point(s + shift, _KERB_CLEARANCE_M)
            if crew.put("street_lamp", design, xy, side.towards_road(s + shift), room_m=0.22):
                break


def _trees(
    crew: Crew, side: Side, rng: np.random.Generator, share: float, winter: bool, pits: list[tuple[Floats, float]]
) -> None:
    """A row in pits along the kerb where the pavement is wide, else trees behind it where there is open ground."""
    row = rng.random() < share
    rhythm = float(rng.uniform(7.5, 13))
    order = rng.permutation(len(_TREES))
    at_kerb = side.width_m >= 2.3
    for s in np.arange(5.0 + rng.uniform(0, 3), side.length_m - 5.0, rhythm):
        keep, jitter, turn, back = rng.random(), rng.normal(0, 0.25), rng.uniform(0, 2 * np.pi), rng.uniform(1.8, 4.5)
        if row and at_kerb and keep < 0.92:
            xy, room = side.point(s + jitter, 0.8), 0.6
        elif keep < 0.25 + 0.5 * share:
            xy, room = side.point(s + 4 * jitter, side.width_m + back), 0.7
            order = rng.permutation(len(_TREES))
        else:
            continue
        # One species a row, or the next that fits between the fronts.
        fitting = (_TREES[i] for i in order if (tuple(_TREES[i][:2]) in _BARE) == winter or _TREES[i][0] != "tree_broad")
        for family, variant, radius in fitting:
            if _crown_fits(crew, side, s, xy, radius):
                in_pit = room == 0.6
                if crew.put(family, variant, xy, turn, room_m=room) and in_pit:
                    pits.append((xy, side.direction(s)))
                break


def _crown_fits(crew: Crew, side: Side, s: float, xy: Floats, radius: float) -> bool:
    """Whether nothing that was claimed stands behind the tree within its crown."""
    a = side.towards_road(s)
    away, across = -np.array([np.cos(a), np.sin(a)]), np.array([-np.sin(a), np.cos(a)])
    near, far = xy + 0.7 * away, xy + max(0.9 * radius, 0.8) * away
    return crew.plan.is_free(shapely.Polygon([near - 0.5 * across, near + 0.5 * across, far + 0.5 * across, far - 0.5 * across]))


def _shelter(crew: Crew, side: Side, rng: np.random.Generator) -> None:
    if side.width_m < 2.8 or side.length_m < 40 or not any(lane.kind == "driving" for lane in side.edge.lanes):
        return
    s = side.length_m * float(rng.uniform(0.35, 0.65))
    crew.put("bus_shelter", int(rng.integers(2)), side.point(s, side.width_m - 0.95), side.towards_road(s))


def _bollards(crew: Crew, side: Side, rng: np.random.Generator, design: int, density: float) -> None:
    """A short row at each end of the street, before the corner."""
    for end in (False, True):
        if rng.random() < 0.22 * density:
            count = int(rng.integers(3, 7))
            for k in range(count):
                s = 0.8 + 1.45 * k
                s = side.length_m - s if end else s
                crew.put("bollard", design, side.point(s, 0.38), side.towards_road(s), room_m=0.2)


def _seats_and_bins(crew: Crew, side: Side, rng: np.random.Generator, bench: int, density: float) -> None:
    """About one bench and two bins to a hundred metres; seats and wheelie bins stand against the fronts."""
    for _ in range(rng.poisson(density * side.length_m / 110)):
        s = float(rng.uniform(4, side.length_m - 4))
        if side.width_m >= 2.2:
            crew.put("bench", bench, side.point(s, side.width_m - 0.5), side.towards_road(s), tilted=True)
    for _ in range(rng.poisson(density * side.length_m / 100)):
        s = float(rng.uniform(3, side.length_m - 3))
        design = 1 if rng.random() < 0.75 else 3
        crew.put("bin", design, side.point(s, 0.5), side.towards_road(s) + np.pi, room_m=0.35, tilted=design == 1)
    for _ in range(rng.poisson(density * side.length_m / 90)):
        s, group = float(rng.uniform(3, side.length_m - 5)), int(rng.integers(1, 4))
        for k in range(group):
            design = 2 * int(rng.random() < 0.4)
            turn = side.towards_road(s) + rng.normal(0, 0.09)
            crew.put("bin", design, side.point(s + 0.68 * k, side.width_m - 0.5), turn, margin_m=0.0, tilted=True)


def _fronts(crew: Crew, side: Side, rng: np.random.Generator) -> None:
    """Hedges, fences or walls along the back of the pavement where no building stands, a kind to each plot."""
    s = 1.0
    while s < side.length_m - 3:
        kind, variant = ("hedge", "fence", "garden_wall")[int(rng.choice(3, p=(0.4, 0.4, 0.2)))], int(rng.integers(4))
        panels, gate = int(rng.integers(3, 8)), float(rng.choice((0.0, 1.3)))
        for _ in range(panels):
            _panel(crew, side, s, kind, variant)
            s += 2.0
        s += gate


def _panel(crew: Crew, side: Side, s: float, kind: str, variant: int) -> None:
    if s + 2.0 > side.length_m:
        return
    back = side.width_m + (0.5 if kind == "hedge" else 0.2)
    a, b = side.point(s, back), side.point(s + 2.0, back)
    heading = float(np.arctan2(*(b - a)[::-1]))
    behind = side.point(s + 1.0, back + 1.2)
    probe = shapely.Polygon([a, b, behind])
    if crew.plan.is_free(probe) and not crew.ground.street.intersects(probe):
        crew.put(kind, variant, a, heading, margin_m=-0.12)


def _tree_pits(ground: Ground, pits: list[tuple[Floats, float]]) -> list[Placement]:
    """Squares of soil with a steel edge round the trunks, laid on the pavement."""
    from simgen.assets.furniture.common import GALVANISED
    from simgen.assets.materials import material
    from simgen.assets.meshbuilder import MeshBuilder

    if not pits:
        return []
    half, steps = 0.55, np.linspace(-0.55, 0.55, 4)
    grid = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2)
    i = (np.arange(3)[:, None] * 4 + np.arange(3)).reshape(-1)
    quads = np.stack([i, i + 1, i + 5, i + 4], axis=1)
    rim = np.array([(-half, -half), (half, -half), (half, half), (-half, half)])
    builder = MeshBuilder()
    for xy, yaw in pits:
        T = pose(float(xy[0]), float(xy[1]), 0.0, yaw)
        world = grid @ T[:2, :2].T + xy
        z = ground.height(world) + 0.012
        builder.add(np.column_stack([world, z]), quads, 0)
        edge = rim @ T[:2, :2].T + xy
        foot = ground.height(edge)
        for k in range(4):
            p, q = np.append(edge[k], foot[k]), np.append(edge[(k + 1) % 4], foot[(k + 1) % 4])
            builder.add_tube([p, q], 0.025, 1, segments=4, capped=False)
    mesh: Mesh = builder.build()
    return [Placement(np.eye(4), class_id("terrain"), (material("soil"), GALVANISED), mesh=mesh, casts_shadow=False)]
