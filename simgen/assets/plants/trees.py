"""Street trees: broad-leaved, columnar and conifers, grown as wood first and then leafed as the season has it.

Units metres; the trunk stands at the origin and reaches a little below z = 0. Sizes follow common European street trees
(lime 12-14 m, maple 10 m, cherry 6-7 m, birch 12 m, hornbeam 9 m, Lombardy poplar 15 m, spruce 13 m, pine 12 m).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.assets.furniture.common import FOUNDATION_M, RGB, Floats, assemble, cylinder_hull
from simgen.assets.materials import material
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.plants.branching import Wood, add_wood, colonise, thicken
from simgen.assets.plants.conifers import spruce
from simgen.assets.plants.foliage import Leaves, add_cards, sprays
from simgen.mesh import Material, Mesh
from simgen.seeding import stream

BARK, LEAVES = 0, 1
SEASONS = ("summer", "spring", "turning", "autumn", "late", "bare")  # variant = species + number of species * index of the season
_LOD_DISTANCES_M = (24.0, 60.0)
_CARDS = (3150, 780, 170)
_TIP_M = 0.008
_CROP = 0.36  # only parts of the sprays are used: leaves come out 6 to 9 cm long, and nobody sees the cuts inside the crown
_TWIG_SHARE = 0.34  # sprays of twigs on a bare tree, per spray of leaves in summer
_TWIG_M = (0.8, 1.05)  # width and length of a spray of twigs


@dataclass(frozen=True)
class Dress:
    """What a crown wears. leaves : share of summer's sprays. grown : their size relative to summer's. colored : share of them in the
    habit's autumn colour. twigs : share of a bare crown's twigs that show."""

    leaves: float
    grown: float = 1.0
    colored: float = 0.0
    twigs: float = 0.0


_DRESSES: dict[str, Dress] = {
    "summer": Dress(1.0), "spring": Dress(0.5, grown=0.75, twigs=0.55), "turning": Dress(0.9, colored=0.45, twigs=0.1),
    "autumn": Dress(0.58, colored=1.0, twigs=0.4), "late": Dress(0.16, grown=0.85, colored=1.0, twigs=0.75), "bare": Dress(0.0, twigs=1.0),
}  # fmt: skip


@dataclass(frozen=True)
class Habit:
    """How a kind of tree grows. clear_m : height of the lowest foliage. radius_m : of the crown. widest : its height, as a share of
    the crown's. boxy : 1 for a rounded crown, less for a fuller one. spread : how far the main stem runs into the crown (share).
    leaf_m : width and length of a spray. gaps : number of hollows in the crown's outline."""

    height_m: float
    clear_m: float
    radius_m: float
    girth_m: float  # radius of the foot
    widest: float = 0.45
    boxy: float = 0.6
    stem: float = 0.45
    tropism: float = 0.15
    attractors: int = 1100
    leaf_m: tuple[float, float] = (0.62, 0.7)
    droop: float = 0.25
    gaps: int = 9
    autumn: str = "yellow"  # the colour that its leaves turn
    tint: RGB = (1.0, 1.0, 1.0)
    bark: RGB = (1.0, 1.0, 1.0)


_BROAD = (
    Habit(12.5, 3.0, 4.0, 0.21, widest=0.42),  # lime
    Habit(10.0, 2.7, 4.3, 0.19, widest=0.5, boxy=0.5, autumn="red", tint=(0.92, 1.02, 0.72)),  # maple
    Habit(7.2, 2.2, 2.7, 0.12, widest=0.5, attractors=700, leaf_m=(0.5, 0.55), autumn="red", tint=(1.12, 1.05, 0.8)),  # cherry
    Habit(11.5, 2.9, 4.2, 0.2, widest=0.5, leaf_m=(0.66, 0.7), gaps=12, autumn="brown", tint=(0.9, 0.92, 0.8)),  # oak
    Habit(12.5, 2.6, 2.7, 0.13, widest=0.42, tropism=0.05, stem=0.85, leaf_m=(0.46, 0.62), droop=0.7, gaps=14,
          tint=(1.15, 1.08, 0.75), bark=(2.6, 2.6, 2.5)),  # birch
    Habit(7.6, 2.3, 2.6, 0.11, widest=0.5, attractors=800, leaf_m=(0.52, 0.56), tint=(1.05, 1.0, 0.8)),  # a young maple
)
_COLUMNAR = (
    Habit(9.2, 1.9, 1.75, 0.13, widest=0.45, boxy=0.4, stem=0.8, tropism=0.5, gaps=5, leaf_m=(0.5, 0.55),
          autumn="brown"),  # hornbeam
    Habit(15.0, 1.6, 1.55, 0.2, widest=0.4, boxy=0.5, stem=0.9, tropism=0.8, gaps=7, leaf_m=(0.5, 0.6),
          droop=-0.3, tint=(0.9, 1.0, 0.75)),  # Lombardy poplar
    Habit(8.0, 2.2, 1.9, 0.12, widest=0.35, boxy=0.7, stem=0.8, tropism=0.4, gaps=6, leaf_m=(0.5, 0.55),
          autumn="red", tint=(1.1, 1.06, 0.8)),  # pear
    Habit(11.0, 2.4, 2.0, 0.16, widest=0.5, boxy=0.4, stem=0.85, tropism=0.6, gaps=8, leaf_m=(0.55, 0.6),
          autumn="brown", tint=(0.85, 0.95, 0.8)),  # fastigiate oak
)
_PINE = Habit(12.0, 6.2, 3.2, 0.2, widest=0.6, boxy=0.5, stem=0.6, attractors=300, gaps=12, leaf_m=(0.55, 0.5), droop=-0.2)
# height, crown radius, tint of each conifer variant; the pine has its own habit
_SPRUCES: dict[int, tuple[float, float, RGB]] = {
    0: (13.5, 2.7, (1.0, 1.0, 1.0)), 1: (10.0, 2.4, (1.15, 1.1, 0.9)), 3: (8.5, 2.2, (0.95, 1.1, 1.35)),
}  # fmt: skip


SPECIES = {"tree_broad": len(_BROAD), "tree_columnar": len(_COLUMNAR)}


def broad(rng: np.random.Generator, variant: int) -> Asset:
    """A broad-leaved street tree, 7 to 13 m tall: six species in each of the `SEASONS`."""
    return _seasonal("tree_broad", _BROAD, rng, variant, "leaves_broad")


def columnar(rng: np.random.Generator, variant: int) -> Asset:
    """A slender tree for narrow pavements, 8 to 15 m tall: four species in each of the `SEASONS`."""
    return _seasonal("tree_columnar", _COLUMNAR, rng, variant, "leaves_columnar")


def conifer(rng: np.random.Generator, variant: int) -> Asset:
    """Variants 0, 1 and 3: spruces and a blue fir, 8 to 14 m; 2: a pine with a bare trunk."""
    if variant % 4 == 2:
        return _leafy("tree_conifer", _PINE, rng, variant, "needles")
    height, radius, tint = _SPRUCES[variant % 4]
    wood, center, along, size = spruce(rng, height, radius)
    leaves = sprays(center, along, size, np.array([0, 0, 0.35 * height]), radius_m=0.8, sky=0.35)
    crown = [_Sprays(leaves, _tinted(material("needles"), tint), 1.0, _CROP)]
    return _asset("tree_conifer", variant, rng, wood, crown, (1.0, 1.0, 1.0), height)


def _seasonal(family: str, habits: tuple[Habit, ...], rng: np.random.Generator, variant: int, leaf: str) -> Asset:
    season, species = divmod(variant % (len(habits) * len(SEASONS)), len(habits))
    if season:
        rng = stream(0, species, f"asset.{family}")  # the summer's own: it is the same tree all the year
    return _leafy(family, habits[species], rng, variant, leaf, _DRESSES[SEASONS[season]])


def _leafy(family: str, habit: Habit, rng: np.random.Generator, variant: int, leaf: str, dress: Dress = _DRESSES["summer"]) -> Asset:
    wood = _grow(habit, rng)
    leaves = _leaf_out(habit, wood, rng)
    crown = [_Sprays(_resized(leaves, dress.grown), _tinted(material(leaf), habit.tint), 1.0, crop=_CROP)]
    if dress != _DRESSES["summer"]:
        crown = _dressed(dress, habit, wood, leaves, leaf)
    return _asset(family, variant, rng, wood, crown, habit.bark, habit.height_m)


@dataclass(frozen=True, eq=False)
class _Sprays:
    """One material's part of a crown. share : of a summer crown's number of sprays. See `add_cards` for the rest."""

    leaves: Leaves
    material: Material
    share: float
    crop: float = 0.0
    darkest: float = 0.34


def _dressed(dress: Dress, habit: Habit, wood: Wood, leaves: Leaves, leaf: str) -> list[_Sprays]:
    """The crown's parts out of summer: what is left of its leaves, green or coloured, and the twigs between them."""
    rng = np.random.default_rng(int(1e6 * habit.height_m + 1e3 * habit.radius_m))
    crown = []
    # Crowns turn and thin from the outside and the top inwards, and branch by branch.
    exposed = leaves.open + 0.05 * leaves.center[:, 2] + rng.normal(0, 0.3, len(leaves.open))
    stays = np.argsort(np.argsort(exposed)) < dress.leaves * len(exposed)
    turned = np.argsort(np.argsort(exposed)) >= (1 - dress.colored) * dress.leaves * len(exposed)
    green = f"{leaf}_spring" if dress.grown < 1 and not dress.colored else leaf
    darkest = 0.34 if dress.leaves > 0.8 else 0.5  # light falls through a thin crown
    for chosen, name, tint in ((stays & ~turned, green, habit.tint), (stays & turned, f"{leaf}_{habit.autumn}", (1.0, 1.0, 1.0))):
        if chosen.any():
            part = _resized(_chosen(leaves, chosen), dress.grown)
            crown.append(_Sprays(part, _tinted(material(name), tint), float(chosen.mean()), _CROP, darkest))
    twigs = _twigs(habit, wood, rng)
    keep = rng.random(len(twigs.open)) < dress.twigs
    if keep.any():
        crown.append(_Sprays(_chosen(twigs, keep), material("twigs"), float(keep.sum()) / _CARDS[0], darkest=0.75))
    return crown


def _chosen(leaves: Leaves, which: NDArray[np.bool_]) -> Leaves:
    return Leaves(*(a[which] for a in (leaves.center, leaves.along, leaves.outward, leaves.open, leaves.size)))


def _resized(leaves: Leaves, factor: float) -> Leaves:
    return replace(leaves, size=leaves.size * factor)


def _grow(habit: Habit, rng: np.random.Generator) -> Wood:
    top = habit.clear_m + habit.stem * (habit.height_m - habit.clear_m)
    z = np.arange(-FOUNDATION_M, top, 0.35)
    lean = np.cumsum(rng.normal(0, 0.022, (len(z), 2)), axis=0) * (z[:, None] > 0.3)
    stem = np.column_stack([lean, z])
    points, parent = colonise(
        stem, _crown(habit, rng), rng, step_m=0.26, kill_m=0.34, reach_m=max(3.0, habit.radius_m), tropism=habit.tropism
    )
    wood = thicken(points, parent, habit.girth_m, _TIP_M)
    flare = 1 + 0.55 * np.exp(-np.maximum(points[:, 2], 0) / 0.22) * (points[:, 2] < 1.2)
    return replace(wood, radius=wood.radius * flare)


def _crown(habit: Habit, rng: np.random.Generator) -> Floats:
    """Attractors: points in a lumpy crown, more of them towards its surface."""
    count = habit.attractors
    t = rng.beta(1.6, 1.6, 6 * count)
    angle = rng.uniform(0, 2 * np.pi, 6 * count)
    bent = np.where(t < habit.widest, 0.5 * t / habit.widest, 0.5 + 0.5 * (t - habit.widest) / (1 - habit.widest))
    outline = np.sin(np.pi * np.clip(bent, 0.04, 0.97)) ** habit.boxy
    lumps = np.ones_like(t)
    for k in (1, 2, 3, 4):
        lumps += rng.uniform(0.05, 0.11) * np.sin(k * angle + rng.uniform(0, 6.3) + rng.uniform(-5, 5) * t)
    r = habit.radius_m * outline * lumps * np.sqrt(rng.uniform(0.06, 1, len(t)))
    p = np.column_stack([r * np.cos(angle), r * np.sin(angle), habit.clear_m + t * (habit.height_m - habit.clear_m)])
    for hollow in p[rng.choice(len(p), habit.gaps, replace=False)]:
        p = p[np.linalg.norm(p - hollow, axis=1) > rng.uniform(0.14, 0.3) * habit.radius_m]
    return p[:count]


def _leaf_out(habit: Habit, wood: Wood, rng: np.random.Generator) -> Leaves:
    twigs = np.flatnonzero((wood.radius < 2.2 * _TIP_M) & (wood.points[:, 2] > habit.clear_m - 0.6))
    at = rng.choice(twigs, _CARDS[0], p=_leafiness(habit, wood.points[twigs], rng))
    along = wood.direction[at] + rng.normal(0, 0.55, (len(at), 3)) - (0, 0, habit.droop)
    center = wood.points[at] + rng.normal(0, 0.2, (len(at), 3)) + 0.12 * along
    size = np.tile(np.array(habit.leaf_m) * (0.74, 0.8), (len(at), 1))
    middle = np.array([0, 0, habit.clear_m + 0.4 * (habit.height_m - habit.clear_m)])
    return sprays(center, along, size, middle, radius_m=0.3 * habit.radius_m + 0.25)


def _twigs(habit: Habit, wood: Wood, rng: np.random.Generator) -> Leaves:
    """Sprays of a bare crown, each growing on from a thin branch, and more upright than it."""
    at = np.flatnonzero((wood.radius < 2.2 * _TIP_M) & (wood.points[:, 2] > habit.clear_m - 0.6))
    at = rng.choice(at, round(_TWIG_SHARE * _CARDS[0]), replace=len(at) < _TWIG_SHARE * _CARDS[0])
    along = wood.direction[at] + rng.normal(0, 0.32, (len(at), 3)) + (0, 0, 0.3 + 0.8 * habit.tropism - 0.5 * max(habit.droop - 0.25, 0))
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    size = np.array(_TWIG_M) * min(1.0, 0.55 + 0.11 * habit.radius_m) * rng.uniform(0.7, 1.15, (len(at), 1))
    center = wood.points[at] + 0.46 * size[:, 1:] * along
    middle = np.array([0, 0, habit.clear_m + 0.4 * (habit.height_m - habit.clear_m)])
    return sprays(center, along, size, middle, radius_m=0.3 * habit.radius_m + 0.25)


def _leafiness(habit: Habit, at: Floats, rng: np.random.Generator) -> Floats:
    """(N,) shares of the sprays: leaves gather in clumps of about a metre, with thin places between them."""
    waves = rng.normal(0, 1, (12, 3)) * 2.4 / (0.25 * habit.radius_m + 0.4)
    field = np.sin(at @ waves.T + rng.uniform(0, 2 * np.pi, 12)).sum(axis=1) / np.sqrt(6)
    share = np.clip(0.55 + 0.75 * field, 0.015, None)
    return np.asarray(share / share.sum())


def _asset(
    family: str, variant: int, rng: np.random.Generator, wood: Wood, crown: Sequence[_Sprays], bark: RGB, height_m: float
) -> Asset:
    seeds = rng.integers(0, 2**31, 3)
    girth = float(wood.radius[0])
    materials = [_tinted(material("bark_smooth" if girth < 0.14 else "bark_rough"), bark), *(part.material for part in crown)]
    thin = sum(part.share for part in crown if part.material.name != "twigs") < 0.7  # then the wood shows

    def build(level: int) -> Mesh:
        builder = MeshBuilder()
        thinnest = ((0.0085, 0.02, 0.06) if thin else (0.017, 0.035, 0.08))[level]
        add_wood(builder, wood, BARK, thinnest_m=thinnest, sides=(1.0, 0.6, 0.4)[level], stride=(2, 3, 5)[level])
        # The same generator each time: the coarser levels draw a part of the finest level's sprays.
        for k, part in enumerate(crown):
            add_cards(builder, part.leaves, LEAVES + k, np.random.default_rng(seeds[0] + k), keep=max(round(_CARDS[level] * part.share), 4),
                      darkest=part.darkest, crop=part.crop)
        return builder.build(two_sided=True)

    volume = float((np.pi * wood.radius**2).sum() * 0.3)
    hull = cylinder_hull(1.15 * girth, -FOUNDATION_M, 0.4 * height_m, sides=8)
    return assemble(family, variant, "vegetation", build, materials, 900.0 * volume, lod_distances_m=_LOD_DISTANCES_M, hulls=[hull])


def _tinted(base: Material, tint: RGB) -> Material:
    r, g, b = (min(1.0, c * t) for c, t in zip(base.base_color, tint, strict=True))
    return replace(base, name=f"{base.name} {tint}", base_color=(r, g, b))
