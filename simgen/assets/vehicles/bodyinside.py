"""The inside of large vehicles' bodies: walls seen from within, doors' inner faces, and the edges of what opens."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.cabin import as_occlusion, daylight
from simgen.assets.vehicles.panels import Panels
from simgen.assets.vehicles.profiles import Floats
from simgen.mesh import Mesh

Span = tuple[float, float]
Room = tuple[Span, Span]  # x and z
Groups = tuple[tuple[int, int], ...]  # joints of panels' groups, on the left and on the right
WALL_M, DOOR_M = 0.035, 0.055  # from the outside to the inner face
THIN_DOOR_M = 0.018  # where doors have no edges: a pixel from sixteen metres
_PANE_M = 0.012
_AT_DOOR, _IN_DEPTH, _REACH_M = 0.70, 0.19, 1.8  # share of the light outside in a load space whose rear is open, and how it falls off
_STRAIGHT_M, _ROUNDS = 4e-4, 6
_FLIP = np.array([1.0, -1.0, 1.0])


def bay_light(x: Floats, open_x: float) -> Floats:
    """(N,) share of the light outside at places (N,) of a load space that is open at its rear end."""
    result: Floats = _IN_DEPTH + (_AT_DOOR - _IN_DEPTH) * np.exp(-np.maximum(x - open_x, 0) / _REACH_M)
    return result


def add_lit(builder: MeshBuilder, mesh: Mesh, open_x: float) -> None:
    """A mesh of what is in a load space, lit through its open rear end at x = open_x."""
    light = as_occlusion(bay_light(mesh.positions[:, 0].astype(float), open_x))
    slots = mesh.slots[mesh.faces[:, 0]]
    for slot in np.unique(slots):
        used, index = np.unique(mesh.faces[slots == slot], return_inverse=True)
        builder.add(mesh.positions[used], index.reshape(-1, 3), int(slot), normals=mesh.normals[used], uvs=mesh.uvs[used],
                    ao=light[used])  # fmt: skip


def add_lining(
    builder: MeshBuilder, shape: Shape, panels: Panels, room: Room, bay: Room | None, groups: Groups, *, door_m: float = DOOR_M
) -> None:  # fmt: skip
    """The inside of walls within a room that one sees through panes and within a load space (`bay`), open where the panes are, and the
    inner faces of the groups that move, with their panes. panels : of the body, the panes drawn; what is drawn on moving groups
    is what their insides are of, a load space's walls have the body's paint. door_m : how thick doors are."""
    panels.settle()
    middle = panels.positions[panels.faces].mean(axis=1)
    moves = np.array([any(j) for j in groups])[panels.groups]
    in_room, in_bay = _within(middle, room), np.zeros(len(middle), bool) if bay is None else _within(middle, bay)
    chosen = in_room | in_bay | moves
    panels.keep(chosen)
    bare = (in_bay & ~in_room)[chosen]
    used, index = np.unique(panels.faces, return_inverse=True)
    if len(used) == 0:
        return
    p, faces = panels.positions[used], index.reshape(-1, 3)
    n = shape.normal(p)
    (x0, _), (z0, z1) = room
    for side in range(2):
        slots = np.where(panels.slots >= 1000, (panels.slots - 1000) // 100 if side == 0 else (panels.slots - 1000) % 100, panels.slots)
        pane = np.isin(slots, H.GLAZING)
        moves = np.array([j[side] > 0 for j in groups])[panels.groups]
        slots = np.where(moves | pane, slots, np.where(bare, S.PAINT, H.LINING))
        shown = moves | ~pane
        depth = np.where(moves, np.where(pane, _PANE_M, door_m), WALL_M)
        key = (slots * 8 + panels.groups) * 2 + pane
        for k in np.unique(key[shown]):
            own = np.flatnonzero(shown & (key == k))
            corners, local = np.unique(faces[own], return_inverse=True)
            q = p[corners] - depth[own[0]] * n[corners]
            q[:, 1] = np.maximum(q[:, 1], 0.0)
            light = daylight(q, -n[corners], z0, 0.5 * (z0 + z1))
            if bay is not None:
                light = np.where(q[:, 0] < x0, bay_light(q[:, 0], bay[0][0]), light)
            f, joint = local.reshape(-1, 3), groups[panels.groups[own[0]]][side]
            flip = _FLIP if side else np.ones(3)
            builder.add(q * flip, f if side else f[:, ::-1], int(slots[own[0]]), normals=-n[corners] * flip, ao=as_occlusion(light),
                        joint=joint)  # fmt: skip


def add_edges(builder: MeshBuilder, panels: Panels, shape: Shape, groups: Groups) -> None:
    """Edges of what moves and of its panes, and the jambs of its openings with their black seals."""
    panels.settle()
    for group, joints in enumerate(groups):
        if not any(joints):
            continue
        own = panels.groups == group
        sides = [k for k in range(2) if joints[k]]
        rim = panels.border(own, middle=True)
        jamb = rim[np.abs(panels.positions[rim][:, :, 1]).max(axis=1) > 1e-6]
        _strips(builder, panels, shape, rim, DOOR_M, S.PAINT, joints, sides, outwards=True)
        _strips(builder, panels, shape, jamb, WALL_M, S.TRIM, (0, 0), sides, outwards=False)
        glass = own & np.isin(panels.slots, H.GLAZING)
        _strips(builder, panels, shape, panels.border(glass), DOOR_M, S.TRIM, joints, sides, outwards=False)


def _strips(
    builder: MeshBuilder, panels: Panels, shape: Shape, rim: NDArray[np.int64], depth: float, slot: int, joints: tuple[int, int],
    sides: Sequence[int], *, outwards: bool,
) -> None:  # fmt: skip
    """Strips of this depth inwards from edges (E, 2), facing to the left of the edges or `outwards` to the right."""
    if len(rim) == 0:
        return
    rim = _straightened(rim, panels.positions)
    used, index = np.unique(rim, return_inverse=True)
    outer = panels.positions[used]
    n = shape.normal(outer)
    n[outer[:, 1] < 1e-6, 1] = 0.0
    inner = outer - depth * n
    a, b = index.reshape(-1, 2).T
    quads = np.stack([outer[a], outer[b], inner[b], inner[a]], axis=1).reshape(-1, 3)
    faces = np.arange(len(quads)).reshape(-1, 4)
    faces = faces[:, ::-1] if outwards else faces
    shade = np.tile([150, 150, 50, 50], len(a))
    for k in sides:
        builder.add(quads * _FLIP if k else quads, faces[:, ::-1] if k else faces, slot, crease_deg=50, ao=shade, joint=joints[k])


def _straightened(edges: NDArray[np.int64], p: Floats) -> NDArray[np.int64]:
    """Directed edges (E, 2) over points (V, 3) with those in a line drawn together."""
    for _ in range(_ROUNDS):
        a, b = edges.T
        alone = (np.bincount(a, minlength=len(p)) == 1) & (np.bincount(b, minlength=len(p)) == 1)
        before, after = np.full(len(p), -1), np.full(len(p), -1)
        after[a], before[b] = b, a
        v = np.flatnonzero(alone)
        way = p[after[v]] - p[before[v]]
        off = np.cross(p[v] - p[before[v]], way)
        straight = np.zeros(len(p), bool)
        straight[v] = np.linalg.norm(off, axis=1) < _STRAIGHT_M * np.maximum(np.linalg.norm(way, axis=1), 1e-9)
        number = np.arange(len(p))
        lone = (number < before) | ~straight[before]
        gone = straight & lone & ((number < after) | ~straight[after])
        if not gone.any():
            break
        v = np.flatnonzero(gone)
        edges = np.concatenate([edges[~gone[a] & ~gone[b]], np.column_stack([before[v], after[v]])])
    return edges


def _within(points: Floats, room: Room) -> NDArray[np.bool_]:
    (x0, x1), (z0, z1) = room
    x, z = points[:, 0], points[:, 2]
    result: NDArray[np.bool_] = (x > x0) & (x < x1) & (z > z0) & (z < z1)
    return result
