"""What open land in a town is used for, and how each use is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from simgen.assets.buildings import RoofKind, StyleName
from simgen.scenes.urban.barriers import BarrierKind
from simgen.scenes.urban.boundaries import Surface

Use = Literal["park", "churchyard", "school", "institution", "villas", "car_park", "vacant"]


@dataclass(frozen=True)
class Layout:
    """How a use is laid out. share : of open frontage (our estimate for European towns). barriers : at the pavement, with their weights.
    surface : None for lawn. rows, scattered : trees per metre of street in the row at the boundary and behind it,
    ranges. shrubs : likewise. house : how likely a building stands at the back. rear : what closes the back. gates : per metre.
    conifers : share of the trees. benches : per metre."""

    share: float
    barriers: Mapping[BarrierKind, float]
    surface: tuple[Surface | None, ...] = (None,)
    rows: tuple[float, float] = (0.08, 0.16)
    scattered: tuple[float, float] = (0.02, 0.10)
    shrubs: float = 0.25
    house: float = 0.0
    styles: tuple[StyleName, ...] = ("house",)
    floors: tuple[int, int] = (2, 3)
    roofs: tuple[RoofKind, ...] = ("hip", "gable")
    rear: tuple[BarrierKind, ...] = ("tall_hedge", "high_wall", "boards")
    gates: float = 1 / 60
    conifers: float = 0.1
    benches: float = 0.0
    graves: bool = False


LAYOUTS: dict[Use, Layout] = {
    "park": Layout(
        3.0,
        {"railed_wall": 4.5, "railings_hedge": 1.5, "railings": 1.2, "low_wall": 2, "wall_hedge": 1, "hedge": 0.8, "high_wall": 0.7},
        rows=(0.13, 0.21), scattered=(0.06, 0.17), shrubs=0.35, benches=0.03, rear=("tall_hedge",),
    ),
    "churchyard": Layout(
        1.5, {"low_wall": 3, "railed_wall": 3, "high_wall": 1.5}, rows=(0.07, 0.15), scattered=(0.04, 0.1), conifers=0.35, house=0.85,
        styles=("warehouse", "brick_terrace"), floors=(3, 4), roofs=("gable",), graves=True, rear=("high_wall",),
    ),
    "school": Layout(
        1.6, {"railings": 2, "mesh": 1.7, "railed_wall": 3, "railings_hedge": 0.8, "low_wall": 0.5},
        surface=("asphalt_worn", "patch_old"), rows=(0.05, 0.13),
        scattered=(0.0, 0.04), shrubs=0.1, house=0.95, styles=("postwar", "slab", "brick_terrace", "modern"), roofs=("flat", "gable"),
        gates=1 / 40,
    ),
    "institution": Layout(
        1.8, {"railed_wall": 4.5, "railings_hedge": 1, "wall_hedge": 1, "low_wall": 1.5},
        surface=(None, "gravel"), rows=(0.06, 0.15),
        scattered=(0.01, 0.05), house=0.95, styles=("townhouse", "townhouse", "brick_terrace"), floors=(3, 4),
        roofs=("mansard", "hip", "gable"), gates=1 / 40,
    ),
    "villas": Layout(
        3.0,
        {"high_wall": 1.7, "tall_hedge": 2, "wall_hedge": 2, "railed_wall": 2.2, "low_wall": 1.2, "hedge": 1, "railings_hedge": 1.5,
         "boards": 0.7, "picket": 0.5},
        rows=(0.05, 0.13), scattered=(0.03, 0.09), shrubs=0.4, house=1.0, gates=1 / 22, conifers=0.25,
    ),
    "car_park": Layout(
        1.1, {"rail": 2, "low_wall": 2.5, "railed_wall": 1, "hedge": 1.2, "mesh": 1.5, "railings": 0.7},
        surface=("patch_old", "asphalt_worn", "gravel"),
        rows=(0.0, 0.12), scattered=(0.0, 0.03), shrubs=0.1, gates=1 / 45, rear=("boards", "high_wall", "mesh", "tall_hedge"),
    ),
    "vacant": Layout(
        0.9, {"hoarding": 3, "chain": 2.5, "mesh": 1, "boards": 1.5}, surface=("soil", "gravel", None), rows=(0.0, 0.06),
        scattered=(0.01, 0.06), shrubs=0.5, rear=("boards", "high_wall", "tall_hedge"), gates=1 / 60,
    ),
}  # fmt: skip
