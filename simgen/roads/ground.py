"""The ground: what everything stands on. Built by `simgen.roads.surface`, used by placement, traffic and physics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from simgen.mesh import Mesh

KERB_HEIGHT_M = 0.12


@dataclass(frozen=True, eq=False)
class Basin:
    """A block full of water. area : within the quay walls. level_m : z of the water."""

    area: Polygon
    level_m: float


@dataclass(frozen=True, eq=False)
class GroundPiece:
    """One drawn part of the ground. kind : "road", "sidewalk", "kerb", "lane marking", "crosswalk", "stop line", "terrain", "wall",
    "water", "manhole", "tram rail": an ontology class name. material : name of a material in `simgen.assets.materials`."""

    kind: str
    material: str
    mesh: Mesh
    solid: bool  # False for paint, which is drawn but not stood on


class Ground(Protocol):
    """The ground of one network."""

    @property
    def pieces(self) -> tuple[GroundPiece, ...]:
        """Everything drawn."""
        ...

    @property
    def carriageway(self) -> MultiPolygon:
        """Where vehicles drive or park, junctions included."""
        ...

    @property
    def street(self) -> MultiPolygon:
        """Carriageway and pavements; its holes are the blocks, its outline the edge of the town."""
        ...

    @property
    def basins(self) -> tuple[Basin, ...]:
        """The blocks full of water."""
        ...

    @property
    def zebras(self) -> frozenset[str]:
        """Ids of the zebra crossings without signals."""
        ...

    def height(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """(N,) metres: z of the *drawn* solid surface (pavements included) at (N, 2) world positions, exact to 1 mm."""
        ...

    def base_height(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """(N,) metres: the smooth terrain height without kerbs, for anything off the mesh too."""
        ...

    def triangles(self, center_xy: NDArray[np.float64], radius_m: float) -> NDArray[np.float64]:
        """(T, 3, 3) metres: the solid triangles that reach into a square of half-size `radius_m`, for physics."""
        ...
