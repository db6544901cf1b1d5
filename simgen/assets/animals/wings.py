"""Wings and tails of feathers: a thin skin over a row of shafts, each with a joint of its own, that fold on the flank and spread in flight.

A shaft's frame: x along the feather to its tip, y along the wing to its end, z up through the wing. Frames are of the left side.
"""

from __future__ import annotations

import numpy as np

from simgen.assets.animals.surface import Floats, Spine, add_grid, grid_normals, rigid
from simgen.assets.meshbuilder import MeshBuilder

COLUMNS = 14  # shafts of a wing: 0..6 along the arm, 7..13 along the hand
HAND = 7


def folded_frames(spine: Spine, unit_m: float, chord: float, tail_base: Floats, tail_way: Floats, tail: float) -> list[Floats]:
    """(4, 4) frames of the shafts with the wing folded on the flank: arm feathers cover it like tiles, hand feathers lie below
    them, tips over the tail."""
    out = []
    back = np.array([tail_way[0], 0.0, tail_way[1]])
    for k in range(COLUMNS):
        if k < HAND:
            s = k / (HAND - 1)
            u, theta, lift = 0.405 + 0.095 * s, 0.26 + 1.36 * s, 0.012
            end_u, end_theta = 0.10 + 0.05 * s, 0.20 + 1.12 * s**1.1
            origin = spine.points(np.array([u]), np.array([-theta]), lift * unit_m)[0, 0]
            aim = spine.points(np.array([end_u]), np.array([-end_theta]), (0.034 - 0.006 * s) * unit_m)[0, 0]
        else:
            s = (k - HAND) / (COLUMNS - 1 - HAND)
            origin = spine.points(np.array([0.490 - 0.10 * s]), np.array([-1.60 + 0.14 * s]), (0.022 - 0.008 * s) * unit_m)[0, 0]
            aim = tail_base + 0.10 * tail * unit_m * back + np.array([0.0, (0.086 - 0.036 * s) * unit_m, (0.012 + 0.026 * s) * unit_m])
        centre = spine.centre(0.25)
        outward = origin - centre
        outward[0] = 0.0
        out.append(_frame(origin, aim - origin, outward + np.array([0.0, 0.0, 0.3 * unit_m * (1 if k < HAND else 0.4)])))
    return out


def spread_frames(spine: Spine, unit_m: float, wingspan: float) -> list[Floats]:
    """(4, 4) frames of the shafts with the wing spread level, the body's axis as at rest."""
    shoulder = spine.points(np.array([0.44]), np.array([-0.85]))[0, 0]
    reach = (0.5 * wingspan * unit_m - shoulder[1]) * 0.56  # of the arm; the outermost feathers reach the rest
    arm = shoulder + reach * np.array([[-0.06, -0.06, 0.0], [-0.10, 0.28, 0.0], [0.14, 0.66, 0.0], [0.06, 1.0, 0.0]])
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(arm, axis=0), axis=1))])
    out = []
    for k in range(COLUMNS):
        s = k / (COLUMNS - 1)
        at = np.interp(s, [0, HAND / (COLUMNS - 1), 1], [0.0, along[2] / along[-1] * 0.98, 1.0]) * along[-1]
        origin = np.array([np.interp(at, along, arm[:, i]) for i in range(3)])
        angle = np.interp(s, [0, 0.5, 0.75, 1.0], [np.radians(182), np.radians(172), np.radians(140), np.radians(98)])
        out.append(_frame(origin, np.array([np.cos(angle), np.sin(angle), -0.03]), np.array([0.0, 0.0, 1.0])))
    return out


def feather_lengths(unit_m: float, chord: float, wingspan: float) -> Floats:
    """(COLUMNS,) m from a shaft's root to its tip."""
    s = np.linspace(0, 1, COLUMNS)
    tip = 0.5 * wingspan * 0.44 + 0.05
    return np.asarray(
        unit_m
        * np.interp(s, [0, 0.15, 0.5, 0.75, 0.92, 1.0], [0.80 * chord, chord, 1.0 * chord, 0.5 * (chord + tip) + 0.04, tip + 0.02, tip])
    )


def add_wing(
    builder: MeshBuilder,
    frames: list[Floats],
    joints: list[int],
    sign: float,
    unit_m: float,
    chord: float,
    wingspan: float,
    slots: tuple[int, int],
    level: int,
) -> None:
    """One folded wing: upper and lower skin. sign : +1 left, -1 right."""
    steps = np.array(((-0.09, -0.05, 0.0, 0.10, 0.25, 0.45, 0.70, 0.88, 1.0), (-0.09, 0.0, 0.25, 0.6, 1.0), (-0.09, 0.3, 1.0))[level])
    every = (1, 1, 2)[level]
    columns = sorted({*range(0, COLUMNS, every), HAND - 1, COLUMNS - 1})
    lengths = feather_lengths(unit_m, chord, wingspan)
    flip = np.array([1.0, sign, 1.0])
    for slot, upper in zip(slots, (True, False)):
        thick = np.interp(steps, [-0.09, -0.05, 0.0, 0.15, 0.4, 1.0], [-0.020, 0.001, 0.009, 0.008, 0.003, 0.0006]) * unit_m
        grid = []
        for k in columns:
            local = np.stack([steps * lengths[k], 0 * steps, thick if upper else np.minimum(thick, -0.35 * thick)], axis=1)
            grid.append(local @ frames[k][:3, :3].T + frames[k][:3, 3])
        points = np.stack(grid, axis=1) * flip  # (steps, columns, 3)
        s = np.array(columns) / (COLUMNS - 1)
        uv = np.stack(np.broadcast_arrays(s[None, :], (1 - (steps + 0.09) / 1.09)[:, None]), axis=-1)
        j = np.zeros((len(steps), len(columns), 4), np.uint8)
        j[..., 0] = np.array(joints)[columns]
        w = np.zeros((len(steps), len(columns), 4))
        w[..., 0] = 1.0
        # Columns run outwards and rows to the tips: outside is up for one side and order, down for the other.
        turn = upper != (sign > 0)
        if turn:
            points, uv, j = points[:, ::-1], uv[:, ::-1], j[:, ::-1]
        frame_up = np.stack([frames[k][:3, 2] for k in columns])[None] * flip * (1.0 if upper else -1.0)
        if turn:
            frame_up = frame_up[:, ::-1]
        normals = grid_normals(points, False)
        normals = np.where(np.einsum("rck,rck->rc", normals, np.broadcast_to(frame_up, normals.shape))[..., None] > 0.25, normals, frame_up)
        add_grid(
            builder,
            points,
            slot,
            j.reshape(-1, 4),
            w.reshape(-1, 4),
            uvs=uv,
            normals=normals,
            closed=False,
            ao=np.interp(steps, [-0.09, 0.2, 1.0], [0.85, 1.0, 0.95])[:, None],
        )


def add_tail(
    builder: MeshBuilder, base: Floats, way: Floats, length: float, half: float, joints: list[int], slot: int, top_uv: float, level: int
) -> None:
    """Five overlapping blades that fan out about the tail's base."""
    axis = np.array([way[0], 0.0, way[1]])
    axis /= np.linalg.norm(axis)
    up = np.array([-axis[2], 0.0, axis[0]])
    up = up if up[2] > 0 else -up
    t = np.array(((0.0, 0.3, 0.7, 0.93, 1.0), (0.0, 0.5, 1.0), (0.0, 1.0))[level])
    wide = np.interp(t, [0, 0.7, 0.93, 1.0], [0.42, 0.62, 0.60, 0.40]) * half
    for k, joint in enumerate(joints):
        across = (k - 2) / 2
        fan = 0.10 * across
        direction = axis * np.cos(fan) + np.array([0, 1.0, 0]) * np.sin(fan)
        centre = (
            base
            + np.array([0, across * half * 0.45, 0])
            + t[:, None] * direction * length * (1 - 0.04 * abs(across))
            - up * 0.0035 * length * abs(across)
        )
        for face in (1.0, -1.0):
            rows = np.stack(
                [centre + np.array([0, 1.0, 0]) * (x * wide)[:, None] + up * face * 0.010 * length * (1 - x * x) for x in (-1.0, 0.0, 1.0)],
                axis=1,
            )
            uv = np.stack(
                np.broadcast_arrays(0.76 + 0.06 * np.array([-1.0, 0.0, 1.0])[None, :], top_uv * (0.97 - 0.92 * t)[:, None]), axis=-1
            )
            normals = np.broadcast_to(up * face + np.array([0, 0.0, 0]), rows.shape)
            if face < 0:
                rows, uv = rows[:, ::-1], uv[:, ::-1]
            j, w = rigid(joint, rows.shape[0] * rows.shape[1])
            n = grid_normals(rows, False)
            if float(n[0, 1] @ (up * face)) < 0:
                rows, uv = rows[:, ::-1], uv[:, ::-1]
            add_grid(builder, rows, slot, j, w, uvs=uv, normals=normals, closed=False)


def _frame(origin: Floats, x: Floats, up: Floats) -> Floats:
    a = x / np.linalg.norm(x)
    z = up - a * (up @ a)
    z = z / np.linalg.norm(z)
    T = np.eye(4)
    T[:3, :3] = np.stack([a, np.cross(z, a), z], axis=1)
    T[:3, 3] = origin
    return T
