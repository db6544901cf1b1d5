"""A model as it was read, before it becomes an asset: triangles in one frame, with their materials."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Surface:
    """A material. color : linear RGB. opacity : 0..1. masked : whether texels that are transparent are holes. The pictures are PIL images
    as glTF defines them, or None: color sRGB with coverage, tangent-space normals, roughness (green) and metal (blue), occlusion (red)."""

    name: str
    color: tuple[float, float, float] = (0.6, 0.6, 0.6)
    opacity: float = 1.0
    masked: bool = False
    metallic: float = 0.0
    roughness: float = 0.7
    emissive: tuple[float, float, float] = (0.0, 0.0, 0.0)
    two_sided: bool = False
    color_picture: Any = None
    normal_picture: Any = None
    rough_picture: Any = None
    occlusion_picture: Any = None


@dataclass(frozen=True, eq=False)
class Piece:
    """Triangles of one material. positions : (V, 3). faces : (T, 3). uvs : (V, 2), v up, or None. colors : (T, 3) linear RGB of the
    faces, in place of the surface's, or None."""

    positions: Floats
    faces: NDArray[np.int64]
    surface: Surface
    uvs: Floats | None = None
    colors: Floats | None = None

    def moved(self, T: Floats) -> Piece:
        """The piece under an affine (4, 4) map; mirrored ones keep their outside outside."""
        faces = self.faces[:, ::-1] if np.linalg.det(T[:3, :3]) < 0 else self.faces
        return replace(self, positions=self.positions @ T[:3, :3].T + T[:3, 3], faces=faces)


@dataclass(frozen=True, eq=False)
class Model:
    """Pieces in the file's own frame and units.

    meters : length of its unit; up : its vertical axis, "y" or "z"; forward : the axis that its front faces; each None where the format
    does not say. notes : what could not be read, for the user. usual_up : the vertical axis of most such files.
    """

    pieces: tuple[Piece, ...]
    meters: float | None = None
    up: str | None = None
    forward: str | None = None
    notes: tuple[str, ...] = ()
    usual_up: str = "z"
