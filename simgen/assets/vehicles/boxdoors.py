"""Boxes with doors at the rear that open: hollow shells, the room inside, leaves with lock bars, tail lifts."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

import numpy as np

from simgen.asset import Hinge
from simgen.assets.meshbuilder import MeshBuilder, grid_quads
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.assembly import Moving
from simgen.assets.vehicles.bodyinside import add_lit
from simgen.assets.vehicles.goods import Bay, add_goods
from simgen.assets.vehicles.solids import Span, add_block, add_solid, rounded_outline
from simgen.assets.vehicles.wheels import place_wheel
from simgen.mesh import Mesh

_WALL_M = 0.07  # of a box; refrigerated ones are as thick
_SILL_M, _HEAD_M = 0.12, 0.09  # rear frame below and above the leaves
_LEAF_RAD = 4.4  # leaves of boxes fold forward and are hooked to the sides: 250 to 270 degrees
_HINGE_Y_M, _HINGE_X_M = 0.012, -0.03  # of the hinges' pins, beyond the side and the rear
_LIFT_RAD = np.pi / 2


def room_of(x: Span, half: float, z: Span) -> Bay:
    """The inside of a box of these spans."""
    return Bay((x[0] + 0.02, x[1] - 0.06), half - _WALL_M, (z[0] + _SILL_M, z[1] - _HEAD_M))


def box_moving(x: Span, half: float, z: Span, first: int, *, lift: bool = False) -> Moving:
    """Joints of both leaves and of a tail lift before them. first : index of the first one."""
    at, mid = x[0] + _HINGE_X_M, 0.5 * (z[0] + z[1])
    hinges = {"rear_l": Hinge(first, np.array([0, 0, -1.0]), _LEAF_RAD), "rear_r": Hinge(first + 1, np.array([0, 0, 1.0]), _LEAF_RAD)}
    rest = [[at, half + _HINGE_Y_M, mid], [at, -half - _HINGE_Y_M, mid]]
    if lift:
        hinges["rear_lift"] = Hinge(first + 2, np.array([0, -1.0, 0]), _LIFT_RAD)
        rest.append([x[0] - 0.105, 0.0, z[0] - 0.015])
    return Moving(tuple(hinges), np.array(rest), hinges, ((0, 0),))


def with_more(a: Moving, b: Moving) -> Moving:
    """Both sets of joints, the second counted after the first."""
    return Moving(a.names + b.names, np.concatenate([a.rest, b.rest]), {**a.hinges, **b.hinges}, a.groups)


def add_shell(
    builder: MeshBuilder, x: Span, half: float, z: Span, slot: int, bay: Bay, *, radius: float, steps: int, front: bool = True
) -> None:
    """The outside of a box whose rear is open as far as its room, its long edges rounded. front : with a front wall."""
    ring = rounded_outline(half, 0.5 * (z[1] - z[0]), radius if steps else 0.0, steps) + [0, 0.5 * (z[0] + z[1])]
    rings = np.stack([np.column_stack([np.full(len(ring), at), ring]) for at in x])
    builder.add_loft(rings, slot, crease_deg=50)
    if front:
        n = len(ring)
        builder.add(rings[1], [[0, i, i + 1] for i in range(1, n - 1)], slot, normals=np.tile([1.0, 0, 0], (n, 1)))
    opening = np.clip(ring, [-bay.half, bay.z[0]], [bay.half, bay.z[1]])
    frame = np.concatenate([rings[0], np.column_stack([np.full(len(ring), x[0]), opening])])
    i, j = np.arange(len(ring)), (np.arange(len(ring)) + 1) % len(ring)
    builder.add(frame, np.stack([i, i + len(ring), j + len(ring), j], axis=1), slot, normals=np.tile([-1.0, 0, 0], (len(frame), 1)))


def add_room(builder: MeshBuilder, bay: Bay, wall: int, detail: int, *, goods: str, seed: int, posts: bool = False,
             smooth: bool = False) -> None:  # fmt: skip
    """Floor, walls and ceiling seen from within, fittings and goods. wall : slot of the walls. posts : of a curtain-sider, with boards.
    smooth : a sick-room, with bare walls and a grey floor."""
    inside = MeshBuilder()
    (x0, x1), h, (z0, z1) = bay.x, bay.half, bay.z
    xs = np.linspace(x0 - 0.02, x1, 6)
    ring = np.array([[h, z0], [h, z1], [-h, z1], [-h, z0], [h, z0]])
    for k, slot in enumerate((wall, H.LINING, wall, H.CABIN_FLOOR if smooth else H.PLYWOOD)):
        p = np.concatenate([np.column_stack([xs, np.full(6, y), np.full(6, z)]) for y, z in ring[k : k + 2]])
        inside.add(p, grid_quads(2, 6), slot)
    front = [[x1, h, z0], [x1, -h, z0], [x1, -h, z1], [x1, h, z1]]
    inside.add(front, [[0, 1, 2, 3]], H.LINING, normals=np.tile([-1.0, 0, 0], (4, 1)))
    if detail == 0 and not smooth:
        for side in (1.0, -1.0):
            for z in (z0 + 0.75, z0 + 1.35) if not posts else np.arange(z0 + 0.5, z1 - 0.3, 0.48):
                y = sorted((side * (h - 0.018), side * (h + 0.01)))
                tall = 0.10 if posts else 0.12
                add_solid(inside, (x0 + 0.06, x1 - 0.02), (y[0], y[1]), (z, min(z + tall, z1 - 0.05)), H.PLYWOOD if posts else H.ALUMINIUM,
                          steps=0)  # fmt: skip
            y = sorted((side * (h - 0.008), side * (h + 0.01)))
            if not posts:
                add_solid(inside, (x0 + 0.02, x1), (y[0], y[1]), (z0, z0 + 0.25), H.ALUMINIUM, steps=0)  # kick plate
            for x in np.arange(x1 - 1.2, x0 + 0.3, -1.6) if posts else ():
                y = sorted((side * (h - 0.05), side * (h + 0.01)))
                add_solid(inside, (x - 0.05, x + 0.05), (y[0], y[1]), (z0, z1), H.ALUMINIUM, steps=0)
        for x in np.arange(x1 - 0.6, x0 + 0.4, -1.2):  # roof bows
            add_solid(inside, (x - 0.02, x + 0.02), (-h, h), (z1 - 0.035, z1 + 0.005), H.ALUMINIUM, steps=0)
    add_lit(builder, inside.build(), x0)
    add_goods(builder, goods, bay, seed, detail)


def add_leaves(
    builder: MeshBuilder, x0: float, half: float, z: Span, joints: tuple[int, int], detail: int, *, slot: int = S.PAINT2
) -> None:
    """Two door leaves with lock bars, hinges, handles and seals."""
    z0, z1 = z
    for side, joint in zip((1.0, -1.0), joints, strict=True):
        leaf = MeshBuilder()
        y = sorted((side * 0.006, side * (half - 0.07)))
        add_solid(leaf, (x0 - 0.022, x0 + 0.02), (y[0], y[1]), (z0 + _SILL_M, z1 - _HEAD_M), slot, radius=0.015, steps=(1, 0)[detail])
        for share in (0.30, 0.78):
            yb = side * share * half
            leaf.add_tube([[x0 - 0.045, yb, z0 + 0.04], [x0 - 0.045, yb, z1 - 0.04]], 0.017, S.METAL, segments=(6, 4)[detail])
            leaf.add_box((0.02, 0.34, 0.035), S.METAL, center=(x0 - 0.06, yb + side * 0.12, z0 + 0.42 * (z1 - z0) - 0.2))
            for at in (z0 + 0.18, z0 + 0.5 * (z1 - z0), z1 - 0.18) if detail == 0 else ():
                leaf.add_box((0.035, 0.09, 0.07), S.METAL, center=(x0 - 0.035, yb, at))
        if detail == 0:
            hinges = np.linspace(z0 + 0.3, z1 - 0.3, 4)
            for at in hinges:
                leaf.add_box((0.03, 0.12, 0.06), S.METAL, center=(x0 - 0.025, side * (half - 0.07), at))
                if any(joints):  # the straps that reach round the corner post to the pins
                    reach = _HINGE_Y_M + 0.05
                    leaf.add_box((0.014, reach, 0.045), S.METAL, center=(x0 - 0.033, side * (half - 0.03 + reach / 2), at))
                    pin = [x0 + _HINGE_X_M, side * (half + _HINGE_Y_M)]
                    builder.add_tube([[*pin, at - 0.05], [*pin, at + 0.05]], 0.014, S.METAL, segments=6)
                    builder.add_box((0.05, _HINGE_Y_M + 0.02, 0.03), S.METAL, center=(x0 + 0.0, side * (half + _HINGE_Y_M / 2), at))
            if any(joints):  # rubber seals
                for a, b in (((y[0] + 0.01, y[1] - 0.01), (z0 + _SILL_M + 0.01, z0 + _SILL_M + 0.04)),
                             ((y[0] + 0.01, y[1] - 0.01), (z1 - _HEAD_M - 0.04, z1 - _HEAD_M - 0.01)),
                             ((y[0] + 0.01, y[0] + 0.04), (z0 + _SILL_M, z1 - _HEAD_M)),
                             ((y[1] - 0.04, y[1] - 0.01), (z0 + _SILL_M, z1 - _HEAD_M))):  # fmt: skip
                    add_solid(leaf, (x0 + 0.015, x0 + 0.026), a, b, S.TRIM, steps=0)
        place_wheel(builder, leaf.build(), np.eye(4), joint)


def add_lift(builder: MeshBuilder, x0: float, half: float, z0: float, joint: int, detail: int) -> None:
    """A tail lift, its platform folded up before the leaves, and its arms."""
    deck = MeshBuilder()
    add_block(deck, (x0 - 0.14, x0 - 0.07), half - 0.12, (z0 - 0.05, z0 + 1.45), H.ALUMINIUM, radius=0.02, steps=(1, 0, 0)[detail])
    if detail == 0:
        for side in (1.0, -1.0):
            builder.add_tube([[x0 + 0.35, side * 0.6, z0 - 0.35], [x0 - 0.08, side * 0.6, z0 - 0.02]], 0.035, H.MACHINE, segments=6)
            y = sorted((side * 0.2, side * 0.9))
            add_solid(deck, (x0 - 0.15, x0 - 0.14), (y[0], y[1]), (z0 + 1.25, z0 + 1.33), H.CHEVRON_RED, steps=0)
        for k in range(7):  # treads
            z = z0 + 0.1 + 0.19 * k
            add_solid(deck, (x0 - 0.071, x0 - 0.066), (-half + 0.2, half - 0.2), (z, z + 0.025), H.MACHINE, steps=0)
    place_wheel(builder, deck.build(), np.eye(4), joint)


def add_halves(builder: MeshBuilder, mesh: Mesh, joints: tuple[int, int]) -> None:
    """What lies on both leaves: faces on the left follow the first joint, those on the right the second."""
    left = mesh.positions[mesh.faces].mean(axis=1)[:, 1] > 0
    slots = mesh.slots[mesh.faces[:, 0]]
    for own, joint in ((left, joints[0]), (~left, joints[1])):
        for slot in np.unique(slots[own]):
            used, index = np.unique(mesh.faces[own & (slots == slot)], return_inverse=True)
            builder.add(mesh.positions[used], index.reshape(-1, 3), int(slot), normals=mesh.normals[used], uvs=mesh.uvs[used],
                        ao=mesh.ao[used], joint=joint)  # fmt: skip
