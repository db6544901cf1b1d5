"""Fallen leaves round the trees that shed them: single small blades on pavement and carriageway."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from simgen.assets.plants.trees import SEASONS, SPECIES
from simgen.geometry import transform
from simgen.mesh import Material, Mesh
from simgen.ontology import class_id
from simgen.roads.surface import StreetGround
from simgen.scene import Draws
from simgen.scenes.placement import Placement

Floats = NDArray[np.float64]

_NEAR_M = 55.0  # a leaf is a pixel wide there
_PER_TREE = {"turning": 25, "autumn": 150, "late": 220}
_LEAF_M = (0.055, 0.11)  # lengths, those of limes and maples
_SPREAD = 1.15  # standard deviation of where they lie, in crown radii
_LIFT_M = (0.009, 0.02)  # above paint and covers
_COLORS = ((0.30, 0.19, 0.04), (0.18, 0.095, 0.04), (0.12, 0.068, 0.035), (0.24, 0.11, 0.035))
_MATERIALS = tuple(Material(f"fallen leaf {k}", color, roughness=0.9) for k, color in enumerate(_COLORS))


def fallen_leaves(trees: Sequence[Placement], ground: StreetGround, draws: Draws, path: Floats) -> list[Placement]:
    """The leaves below those of the placements that are trees in autumn and stand near the ego's path (F, 2).

    A leaf belongs to the surface it lies on and has its class. Every tree has its own stream, named after where it stands.
    """
    places: list[Floats] = []
    shapes: list[Floats] = []
    for tree in trees:
        season = _season(tree)
        at = tree.T_world_obj[:2, 3]
        if season not in _PER_TREE or np.linalg.norm(path - at, axis=1).min() > _NEAR_M or tree.asset is None:
            continue
        rng = draws.rng(f"network.fallen.{at[0]:.1f},{at[1]:.1f}")
        count = int(rng.poisson(_PER_TREE[season]))
        radius = float(np.abs(tree.asset.bounds[:, :2]).mean())
        places.append(at + rng.normal(0, _SPREAD * radius, (count, 2)))
        drawn = [rng.uniform(low, high, count) for low, high in ((0, 2 * np.pi), _LEAF_M, (0.45, 0.8), _LIFT_M)]
        shapes.append(np.column_stack([*drawn, rng.integers(0, len(_COLORS), count)]))
    if not places:
        return []
    xy, shape = np.concatenate(places), np.concatenate(shapes)
    on_road, on_street = (_inside(area, xy) for area in (ground.carriageway, ground.street))
    out = []
    for kind, chosen in (("road", on_road), ("sidewalk", on_street & ~on_road)):
        if chosen.any():
            mesh = _blades(xy[chosen], shape[chosen], ground)
            out.append(Placement(transform(), class_id(kind), _MATERIALS, mesh=mesh, casts_shadow=False))
    return out


def _season(tree: Placement) -> str | None:
    """What a placement wears if it is a seasonal tree."""
    if tree.asset is None or tree.asset.family not in SPECIES:
        return None
    return SEASONS[int(tree.asset.key.rpartition(":")[2]) // SPECIES[tree.asset.family]]


def _inside(area: shapely.Geometry, xy: Floats) -> NDArray[np.bool_]:
    shapely.prepare(area)
    return np.asarray(shapely.contains_xy(area, xy[:, 0], xy[:, 1]))


def _blades(xy: Floats, shape: Floats, ground: StreetGround) -> Mesh:
    """One mesh of N leaves at (N, 2): four-cornered blades. shape : (N, 5) turn, length, breadth as a share of it, lift, colour."""
    turn, length, breadth, lift, color = shape.T
    along = np.column_stack([np.cos(turn), np.sin(turn)]) * (length / 2)[:, None]
    across = np.column_stack([-along[:, 1], along[:, 0]]) * breadth[:, None]
    corners = xy[:, None] + np.stack([-along, across - 0.1 * along, along, -across - 0.1 * along], axis=1)  # (N, 4, 2)
    z = np.repeat(ground.height(xy) + lift, 4)
    z += np.tile([0.0, 0.004, 0.0, 0.004], len(xy))  # curled
    n = len(xy)
    first = 4 * np.arange(n, dtype=np.uint32)[:, None]
    faces = np.concatenate([first + np.array([[0, 3, 2]], np.uint32), first + np.array([[0, 2, 1]], np.uint32)])
    normals = np.repeat(ground.normal(xy), 4, axis=0)
    return Mesh(
        np.column_stack([corners.reshape(-1, 2), z]).astype(np.float32), np.ascontiguousarray(normals, np.float32),
        np.zeros((4 * n, 2), np.float32), np.repeat(color.astype(np.uint8), 4), faces, np.full(4 * n, 255, np.uint8),
    )
