"""Ears, eyes, noses, tails, long hair, horns and antlers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy.interpolate import PchipInterpolator

from simgen.assets.animals.figure import TAIL_JOINTS, Figure
from simgen.assets.animals.skin import Detail, fluff, leg_rings, leg_weights
from simgen.assets.animals.surface import EAR_UV, TAIL_UV, TOP_UV, Floats, add_grid, blob, chain_weights, grid_normals, rigid
from simgen.assets.meshbuilder import MeshBuilder

COLLAR_U = 0.595  # where a collar lies on the neck

# Ears: place on the head and path of the middle line (forward, out, up) in head lengths, half widths along it, direction that the
# inside faces.
_EARS: dict[
    str, tuple[tuple[float, float, float], tuple[tuple[float, float, float], ...], tuple[float, ...], tuple[float, float, float]]
] = {
    "prick": (
        (0.20, 0.145, 0.17),
        ((0, 0, 0), (-0.01, 0.03, 0.13), (-0.02, 0.05, 0.25), (-0.02, 0.06, 0.33)),
        (0.105, 0.105, 0.062, 0.006),
        (1, 0.5, 0),
    ),
    "bat": (
        (0.20, 0.165, 0.15),
        ((0, 0, 0), (-0.02, 0.07, 0.13), (-0.03, 0.12, 0.26), (-0.03, 0.13, 0.32)),
        (0.11, 0.115, 0.075, 0.01),
        (1, 0.5, 0),
    ),
    "drop": (
        (0.19, 0.185, 0.13),
        ((0, -0.02, 0), (-0.01, 0.055, 0.035), (0.015, 0.095, -0.07), (0.04, 0.10, -0.22), (0.065, 0.085, -0.36), (0.075, 0.07, -0.42)),
        (0.075, 0.10, 0.125, 0.125, 0.085, 0.02),
        (0.1, -1, -0.3),
    ),
    "hound": (
        (0.21, 0.19, 0.09),
        ((0, -0.02, 0), (-0.01, 0.05, 0.02), (0.01, 0.085, -0.10), (0.04, 0.095, -0.30), (0.08, 0.085, -0.47), (0.09, 0.07, -0.54)),
        (0.06, 0.085, 0.12, 0.14, 0.105, 0.03),
        (0.1, -1, -0.3),
    ),
    "semi": (
        (0.20, 0.145, 0.17),
        ((0, 0, 0), (-0.02, 0.04, 0.12), (0.01, 0.06, 0.19), (0.09, 0.075, 0.17), (0.13, 0.08, 0.12)),
        (0.10, 0.10, 0.075, 0.05, 0.006),
        (1, 0.3, -0.3),
    ),
    "button": (
        (0.22, 0.16, 0.17),
        ((0, 0, 0), (-0.01, 0.05, 0.075), (0.05, 0.09, 0.075), (0.12, 0.10, 0.0), (0.16, 0.10, -0.08)),
        (0.09, 0.105, 0.10, 0.07, 0.008),
        (1, -0.2, -0.5),
    ),
    "rose": (
        (0.18, 0.175, 0.14),
        ((0, 0, 0), (-0.06, 0.06, 0.06), (-0.13, 0.11, 0.03), (-0.17, 0.13, -0.02)),
        (0.07, 0.075, 0.05, 0.006),
        (0.5, 0.4, -0.8),
    ),
    "cat": (
        (0.36, 0.225, 0.27),
        ((0, 0, 0), (-0.02, 0.045, 0.13), (-0.04, 0.085, 0.25), (-0.05, 0.10, 0.33)),
        (0.165, 0.135, 0.075, 0.006),
        (1, 0.45, 0.1),
    ),
    "deer": (
        (0.13, 0.125, 0.12),
        ((0, 0, 0), (-0.05, 0.10, 0.12), (-0.12, 0.25, 0.25), (-0.19, 0.38, 0.33), (-0.23, 0.44, 0.36)),
        (0.055, 0.10, 0.135, 0.09, 0.008),
        (0.9, 0.4, -0.1),
    ),
    "horse": (
        (0.10, 0.075, 0.15),
        ((0, 0, 0), (-0.04, 0.025, 0.08), (-0.09, 0.045, 0.17), (-0.14, 0.045, 0.27)),
        (0.045, 0.06, 0.05, 0.005),
        (0.9, 0.55, 0.35),
    ),
    "cow": (
        (0.14, 0.165, 0.08),
        ((0, 0, 0), (-0.03, 0.12, 0.0), (-0.07, 0.27, -0.03), (-0.10, 0.40, -0.07), (-0.11, 0.45, -0.09)),
        (0.05, 0.095, 0.125, 0.085, 0.008),
        (0.9, 0.2, -0.4),
    ),
    "sheep": (
        (0.14, 0.17, 0.10),
        ((0, 0, 0), (0.0, 0.13, -0.02), (0.01, 0.26, -0.09), (0.02, 0.32, -0.13)),
        (0.045, 0.08, 0.06, 0.006),
        (0.8, 0.1, -0.6),
    ),
}

# Tails: path (x, z) from the root in withers heights, radii along it.
_TAILS: dict[str, tuple[tuple[tuple[float, float], ...], tuple[float, ...]]] = {
    "saber": (((0, 0), (-0.07, -0.04), (-0.15, -0.20), (-0.21, -0.36), (-0.30, -0.46)), (0.046, 0.036, 0.028, 0.021, 0.008)),
    "plume": (((0, 0), (-0.11, -0.02), (-0.24, -0.13), (-0.36, -0.19), (-0.48, -0.16)), (0.046, 0.042, 0.036, 0.026, 0.010)),
    "brush": (((0, 0), (-0.07, -0.05), (-0.13, -0.22), (-0.17, -0.40), (-0.26, -0.50)), (0.048, 0.062, 0.070, 0.055, 0.012)),
    "curl": (((0, 0), (-0.085, 0.10), (-0.06, 0.25), (0.07, 0.31), (0.16, 0.23)), (0.050, 0.072, 0.080, 0.066, 0.016)),
    "up": (((0, 0), (-0.08, 0.11), (-0.13, 0.26), (-0.12, 0.42)), (0.044, 0.034, 0.025, 0.008)),
    "stump": (((0, 0), (-0.04, -0.01), (-0.075, -0.05)), (0.04, 0.032, 0.010)),
    "whip": (((0, 0), (-0.05, -0.09), (-0.08, -0.30), (-0.13, -0.48), (-0.25, -0.53)), (0.036, 0.024, 0.016, 0.012, 0.005)),
    "level": (((0, 0), (-0.16, 0.0), (-0.36, -0.07), (-0.52, -0.10)), (0.055, 0.042, 0.028, 0.008)),
    "pom": (((0, 0), (-0.04, 0.10), (-0.06, 0.20), (-0.07, 0.24)), (0.030, 0.022, 0.020, 0.016)),
    "cat": (
        ((0, 0), (-0.14, -0.04), (-0.30, -0.28), (-0.50, -0.48), (-0.76, -0.42), (-0.90, -0.28)),
        (0.062, 0.056, 0.052, 0.050, 0.044, 0.018),
    ),
    "cat_up": (((0, 0), (-0.13, 0.14), (-0.19, 0.44), (-0.17, 0.72), (-0.24, 0.92)), (0.062, 0.056, 0.052, 0.048, 0.018)),
    "deer": (((0, 0), (-0.035, -0.03), (-0.055, -0.11), (-0.055, -0.16)), (0.030, 0.038, 0.034, 0.008)),
    "scut": (((0, 0), (-0.02, -0.015), (-0.03, -0.04)), (0.02, 0.02, 0.006)),
    "cow": (
        ((0, 0), (-0.035, -0.03), (-0.050, -0.22), (-0.045, -0.44), (-0.05, -0.52), (-0.055, -0.62), (-0.06, -0.70)),
        (0.034, 0.026, 0.017, 0.014, 0.030, 0.034, 0.006),
    ),
    "horse": (
        ((0, 0), (-0.055, -0.02), (-0.105, -0.14), (-0.125, -0.36), (-0.125, -0.58), (-0.12, -0.70)),
        (0.036, 0.040, 0.056, 0.062, 0.050, 0.012),
    ),
    "sheep": (((0, 0), (-0.04, -0.05), (-0.055, -0.20), (-0.05, -0.30)), (0.05, 0.055, 0.048, 0.012)),
}


def tail_path(kind: str, length: float) -> Floats:
    """(13, 3) points of a tail from its root, in withers heights."""
    path = np.array(_TAILS[kind][0]) * length
    xz = PchipInterpolator(np.linspace(0, 1, len(path)), path)(np.linspace(0, 1, 13))
    return np.stack([xz[:, 0], np.zeros(13), xz[:, 1]], axis=1)


def add_tail(builder: MeshBuilder, figure: Figure, detail: Detail, slot: int) -> None:
    """The tail: a tube that bends over four joints."""
    kind, _ = figure.build.tail
    every = (1, 2, 3)[detail.level]
    path = figure.tail[::every]
    table = _TAILS[kind][1]
    t = np.linspace(0, 1, 13)[::every]
    girth = 1.0 if figure.template.foot != "paw" or kind.startswith("cat") else figure.build.bone**0.6 * figure.up**0.4
    radius = np.interp(t, np.linspace(0, 1, len(table)), table) * figure.unit_m * girth
    radius = radius + 0.35 * figure.build.fluff * figure.unit_m * np.interp(t, [0, 0.3, 0.8, 1], [0.6, 1, 1, 0.2])
    tangent = np.gradient(path, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    across = np.cross(np.array([0.0, 1.0, 0.0]), tangent)
    angle = np.linspace(0, 2 * np.pi, (10, 7, 5)[detail.level] + 1)
    rings = path[:, None] + radius[:, None, None] * (
        np.cos(angle)[None, :, None] * np.array([0, 1.0, 0]) + np.sin(angle)[None, :, None] * -across[:, None]
    )
    tip = path[-1:] + tangent[-1:] * radius[-1]
    rings = np.concatenate([rings, np.broadcast_to(tip[:, None], rings[:1].shape)])
    along = np.append(t, 1.0)
    j, w = chain_weights(along, [0.0, 0.06, 0.27, 0.52, 0.77], [figure.j(n) for n in ("body", *TAIL_JOINTS)], 0.10 if len(t) > 8 else 0.06)
    u = TAIL_UV[0] + (TAIL_UV[1] - TAIL_UV[0]) * angle / (2 * np.pi)
    uv = np.stack(np.broadcast_arrays(u[None, :], TOP_UV * (0.98 - 0.96 * along)[:, None]), axis=-1)
    if np.linalg.det(np.stack([np.array([0, 1.0, 0]), -across[0], tangent[0]])) < 0:
        rings, uv = rings[:, ::-1], uv[:, ::-1]
    add_grid(builder, rings, slot, j, w, uvs=uv, ao=np.interp(along, [0, 0.2, 1], [0.75, 0.95, 1.0])[:, None])
    if kind == "pom":
        _pompom(builder, figure, figure.tail[-1], 0.085 * figure.unit_m, slot, figure.j("tail4"), detail)


def add_ears(builder: MeshBuilder, figure: Figure, detail: Detail, slot: int) -> None:
    """Both ears: thin cupped leaves; the inside lies in its own half of the atlas."""
    kind, size = figure.build.ear
    base, path, widths, facing = _EARS[kind]
    steps = (9, 5, 3)[detail.level]
    t = np.linspace(0, 1, steps)
    middle = PchipInterpolator(np.linspace(0, 1, len(path)), np.array(path, float))(t)
    half = PchipInterpolator(np.linspace(0, 1, len(widths)), np.array(widths))(t)
    skull = figure.build.skull
    place = np.array(base) * [1, skull, figure.build.stop]
    angle = np.linspace(0, 2 * np.pi, (12, 8, 6)[detail.level] + 1)
    for sign, name in ((1.0, "left_ear"), (-1.0, "right_ear")):
        flip = np.array([1.0, sign, 1.0])
        centre = (place + middle * size) * flip
        tangent = np.gradient(centre, axis=0)
        tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
        face = np.array(facing, float) * flip
        face = face - tangent * (tangent @ face)[:, None]
        face /= np.linalg.norm(face, axis=1, keepdims=True)
        across = np.cross(face, tangent)
        lateral, deep = np.cos(angle), np.sin(angle)
        thick = 0.018 + 0.10 * figure.build.fluff
        cup = 0.30 * half[:, None] * lateral**2
        offset = np.where(deep > 0, -0.15, 1.0) * np.abs(deep) * -(thick + 0.14 * half[:, None] * (1 - t[:, None]))
        ring = (
            centre[:, None]
            + (half[:, None] * lateral * size)[..., None] * across[:, None]
            + (cup * size + offset * (half / half.max())[:, None])[..., None] * face[:, None]
        )
        tip = np.broadcast_to(ring[-1].mean(axis=0), ring[:1].shape)
        ring = np.concatenate([ring, tip])
        origin, R = figure.head_point(0, 0), figure.head_R
        points = origin + ring @ R.T * figure.head_m
        rows = np.append(t, 1.0)
        u = np.where(deep >= 0, EAR_UV[0] + 0.005 + 0.055 * (0.5 + 0.5 * lateral), EAR_UV[0] + 0.075 + 0.05 * (0.5 + 0.5 * lateral))
        uv = np.stack(np.broadcast_arrays(u[None, :], TOP_UV * (0.05 + 0.9 * rows)[:, None]), axis=-1)
        j, w = rigid(figure.j(name), len(rows))
        add_grid(builder, points, slot, j, w, uvs=uv, ao=np.where(deep > 0.2, 0.7, 1.0)[None, :])


def add_face(builder: MeshBuilder, figure: Figure, detail: Detail, slots: dict[str, int]) -> None:
    """Eyes with pupils or dark rims, nose and nostrils."""
    t, b = figure.template, figure.build
    head = figure.j("head")
    x, theta, radius = t.eye
    radius *= figure.head_m * b.skull**0.5
    u = figure.head_u(x)
    fine = detail.level == 0
    for sign in (-1.0, 1.0):
        at = figure.spine.points(np.array([u]), np.array([sign * theta]))[0, 0]
        gaze = figure.head_R @ np.array([0.75 if t.foot == "paw" else 0.25, -sign * (0.65 if t.foot == "paw" else 0.95), 0.12])
        gaze = gaze / np.linalg.norm(gaze)
        if fine:
            blob(
                builder,
                at - gaze * radius * 0.60,
                np.array([1.22, 0.9, 1.0]) * radius,
                slots["rim"],
                head,
                columns=10,
                rows=6,
                R=figure.head_R,
            )
        blob(
            builder,
            at - gaze * radius * 0.42,
            (radius * 0.94,) * 3,
            slots["eye"],
            head,
            columns=(10, 6, 4)[detail.level],
            rows=(7, 4, 3)[detail.level],
        )
        if fine:
            slit = np.array([0.20, 0.20, 0.62]) if "slit" in b.extras else np.array([0.30, 0.46, 0.46])
            frame = _facing(gaze)
            blob(
                builder,
                at - gaze * radius * 0.42 + gaze * radius * (0.80 if "slit" in b.extras else 0.72),
                slit * radius,
                slots["rim"],
                head,
                columns=8,
                rows=6,
                R=frame,
            )
    if t.foot == "paw":
        tip = _nose_tip(figure)
        w = t.head[-1][3] * b.muzzle_width * figure.head_m
        blob(
            builder,
            tip - figure.head_R @ np.array([0.006, 0, 0.022]) * figure.head_m * b.muzzle_depth,
            np.array([0.036 * figure.head_m, w * 0.66, 0.042 * figure.head_m * b.muzzle_depth]),
            slots["nose"],
            head,
            columns=(12, 8, 5)[detail.level],
            rows=(8, 5, 3)[detail.level],
            R=figure.head_R,
        )
    elif detail.level < 2:
        for sign in (-1.0, 1.0):
            at = figure.spine.points(np.array([figure.head_u(0.955)]), np.array([sign * 1.0]))[0, 0]
            blob(builder, at, np.array([0.030, 0.016, 0.024]) * figure.head_m, slots["rim"], head, columns=7, rows=5, R=figure.head_R)


def _nose_tip(figure: Figure) -> Floats:
    _low, high, _ = figure.spine.section(0.995)
    return np.array([high[0], 0.0, high[1]]) + figure.head_R[:, 0] * 0.012 * figure.head_m


def _facing(gaze: Floats) -> Floats:
    up = np.array([0.0, 0.0, 1.0])
    side = np.cross(up, gaze)
    side /= np.linalg.norm(side)
    return np.stack([gaze, side, np.cross(gaze, side)], axis=1)


def _pompom(builder: MeshBuilder, figure: Figure, at: Floats, radius: float, slot: int, joint: int, detail: Detail) -> None:
    blob(builder, at, (radius,) * 3, slot, joint, columns=(14, 8, 6)[detail.level], rows=(9, 5, 4)[detail.level], uv=(0.25, 0.75))


def add_fringes(builder: MeshBuilder, figure: Figure, detail: Detail, slot: int) -> None:
    """Long hair: cards that hang from belly, chest, legs, tail, ears and face. Not at the coarsest level."""
    if detail.level > 1:
        return
    h, b = figure.unit_m, figure.build
    n = (10, 5)[detail.level]
    if "belly" in b.fringe:
        for theta in (2.75, -2.75, 2.35, -2.35):
            _hang(builder, figure, np.linspace(0.16, 0.47, n), theta, 0.085 * h, slot)
    if "chest" in b.fringe:
        for theta in (2.9, -2.9, 2.4, -2.4, 1.9, -1.9):
            _hang(
                builder,
                figure,
                np.linspace(0.47 if abs(theta) > 2.5 else 0.52, 0.65, n),
                theta,
                0.10 * h * (1.25 - 0.15 * abs(theta)),
                slot,
            )
    if "neck" in b.fringe:
        for theta in (1.2, -1.2, 1.7, -1.7):
            _hang(builder, figure, np.linspace(0.46, 0.66, n), theta, 0.10 * h, slot)
    for name, leg in figure.legs.items():
        if "legs" not in b.fringe:
            break
        fore = name.endswith("fore")
        levels = np.linspace(1.9, 3.1, n) if fore else np.linspace(1.0, 2.75, n)
        rings = leg_rings(figure, leg, levels, np.array([np.pi - 0.5, np.pi, np.pi + 0.5]))
        j, w = leg_weights(figure, leg, levels)
        long = h * (0.075 if fore else 0.09) * np.interp(np.linspace(0, 1, n), [0, 0.2, 0.8, 1], [0.4, 1, 0.8, 0.4])
        for k in range(3):
            _card(builder, rings[:, k] + [0.008 * h, 0, 0], long[:, None] * np.array([-0.75, 0.25 * (k - 1), -0.75]), slot, j, w)
    if "feather" in b.fringe:  # long hair over the hooves
        for leg in figure.legs.values():
            angles = np.linspace(0, 2 * np.pi, 11)
            ring = leg_rings(figure, leg, np.array([3.75]), angles)[0]
            out = np.stack([np.cos(angles), np.sin(angles), np.full(11, -2.4)], axis=1) * 0.042 * h
            j, w = rigid(figure.j(f"{leg.name}_foot"), 11)
            _card(builder, ring, out, slot, j, w)
    if "tail" in b.fringe:
        path = figure.tail
        t = np.linspace(0, 1, len(path))
        j, w = chain_weights(t, [0.0, 0.06, 0.27, 0.52, 0.77], [figure.j(k) for k in ("body", *TAIL_JOINTS)], 0.10)
        long = h * 0.15 * np.interp(t, [0, 0.15, 0.5, 1], [0.2, 0.9, 1.0, 0.6])
        drag = np.gradient(path, axis=0)
        drag /= np.linalg.norm(drag, axis=1, keepdims=True)
        for y in (-0.35, 0.0, 0.35):
            _card(builder, path, long[:, None] * (0.55 * drag + np.array([-0.1, y, -0.8])), slot, j, w)
    if "ears" in b.fringe:
        for sign in (1.0, -1.0):
            top = np.linspace(0.10, 0.34, 7)
            path = np.array([figure.head_point(x, 0.03, sign * 0.245) for x in top])
            j, w = rigid(figure.j("left_ear" if sign > 0 else "right_ear"), 7)
            _card(builder, path, np.tile([0.0, sign * 0.03 * h, -0.15 * h], (7, 1)), slot, j, w)
    if "face" in b.fringe:
        for theta in (2.7, -2.7, 2.1, -2.1, 1.7, -1.7):
            us = np.linspace(figure.head_u(0.42), 0.99, 8)
            _hang(builder, figure, us, theta, 0.052 * h, slot, forward=0.3)
    if "brow" in b.fringe:
        for theta in (0.25, -0.25, 0.75, -0.75):
            us = np.linspace(figure.head_u(0.16), figure.head_u(0.50), 6)
            p = figure.spine.points(us, np.array([theta]), 0.006 * h)[:, 0]
            j, w = rigid(figure.j("head"), len(p))
            across = figure.head_R @ np.array([0.5, -0.9 * np.sign(theta), -0.25 - 0.3 * abs(theta)])
            _card(builder, p, np.tile(across * (0.10 if figure.template.foot != "paw" else 0.075) * h, (len(p), 1)), slot, j, w)


def _hang(builder: MeshBuilder, figure: Figure, u: Floats, theta: float, length: float, slot: int, forward: float = 0.0) -> None:
    depth = fluff(figure, u)[:, None]
    top = figure.spine.points(u, np.array([theta]), 0.6 * depth)[:, 0]
    outward = figure.spine.points(u, np.array([theta]), 0.6 * depth + 0.05)[:, 0] - top
    outward /= np.linalg.norm(outward, axis=1, keepdims=True)
    taper = np.interp(np.linspace(0, 1, len(u)), [0, 0.15, 0.8, 1.0], [0.5, 1.0, 1.0, 0.6])
    hang = (outward * 0.45 + np.array([-0.25 + forward, 0.0, -0.85])) * length * taper[:, None]
    j, w = figure.spine_weights(u)
    _card(builder, top, hang, slot, j, w, outward)


def _card(builder: MeshBuilder, top: Floats, hang: Floats, slot: int, joints: Any, weights: Floats, lit: Floats | None = None) -> None:
    """A strip of hair from a line (N, 3) along (N, 3) vectors, bending a little; lit as the coat beside it (normals `lit`, (N, 3))."""
    rows = np.stack(
        [top + hang, top + hang * 0.5 + np.array([0, 0, 0.02]) * np.linalg.norm(hang, axis=1, keepdims=True), top - 0.06 * hang]
    )
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(top, axis=0), axis=1))])
    reach = float(np.linalg.norm(hang, axis=1).max())
    uv = np.stack(np.broadcast_arrays(along[None, :] / (2.6 * max(reach, 1e-3)), np.array([0.02, 0.5, 0.98])[:, None]), axis=-1)
    outward = lit if lit is not None else hang * [1, 1, 0] + np.array([0, 0, 0.08]) * np.linalg.norm(hang, axis=1, keepdims=True)
    length = np.linalg.norm(outward, axis=1, keepdims=True)
    normals = np.broadcast_to(outward / np.maximum(length, 1e-9), rows.shape)
    j, w, n = np.concatenate([joints] * 3), np.concatenate([weights] * 3), len(top)
    if float((grid_normals(rows, False) * normals).sum()) < 0:  # the side that is lit is the front
        turn = np.arange(3 * n).reshape(3, n)[:, ::-1].reshape(-1)
        rows, uv, normals, j, w = rows[:, ::-1], uv[:, ::-1], normals[:, ::-1], j[turn], w[turn]
    ao = np.array([0.85, 0.72, 0.5])[:, None]
    add_grid(builder, rows, slot, j, w, uvs=uv, normals=normals, closed=False, ao=ao)
    # Seen from behind it is lit from along the card, as hair is, and not from the animal's side.
    flat = -grid_normals(rows, False)
    behind = normals - flat * (np.einsum("rck,rck->rc", normals, flat) - 0.15)[..., None]
    behind /= np.linalg.norm(behind, axis=2, keepdims=True)
    turn = np.arange(3 * n).reshape(3, n)[:, ::-1].reshape(-1)
    add_grid(builder, rows[:, ::-1], slot, j[turn], w[turn], uvs=uv[:, ::-1], normals=behind[:, ::-1], closed=False, ao=ao)


def add_mane(builder: MeshBuilder, figure: Figure, detail: Detail, slot: int) -> None:
    """A horse's mane: over the crest and down one side of the neck, with a forelock."""
    u = np.linspace(0.47, 0.71, (16, 9, 5)[detail.level])
    theta = np.array([1.25, 0.95, 0.6, 0.25, -0.12, -0.3])
    n = len(u)
    j, w = figure.spine_weights(u)
    long = np.interp(u, [0.47, 0.52, 0.66, 0.71], [0.55, 1.0, 1.0, 0.7])[:, None]
    at = 0.1 + (theta[None, :] - 0.1) * np.where(theta[None, :] > 0.1, long, 1.0)
    lift = np.array([0.016, 0.020, 0.020, 0.020, 0.014, 0.001]) * figure.unit_m / 1.1
    points = figure.spine.points(u, at, lift[None, :] + 0 * at)
    uv = np.stack(np.broadcast_arrays((u * 9)[:, None], np.array([0.02, 0.3, 0.6, 0.85, 0.95, 1.0])[None, :]), axis=-1)
    order = points.transpose(1, 0, 2)
    add_grid(builder, order, slot, np.tile(j, (6, 1)), np.tile(w, (6, 1)), uvs=uv.transpose(1, 0, 2), closed=False)
    if detail.level == 0 and n:
        p = figure.spine.points(np.linspace(0.700, 0.725, 5), np.array([0.0]), 0.012 * figure.unit_m)[:, 0]
        p[:, 1] = np.linspace(-0.03, 0.03, 5) * figure.unit_m
        jj, ww = rigid(figure.j("head"), 5)
        way = figure.head_R @ np.array([0.92, 0.0, 0.05])
        _card(builder, p, np.tile(way * 0.13 * figure.unit_m, (5, 1)), slot, jj, ww)


def add_horns(builder: MeshBuilder, figure: Figure, detail: Detail, slot: int) -> None:
    """Cattle horns of the breed's kind."""
    long = 0.55 if "long horns" in figure.build.extras else 0.24
    segments = (9, 6, 4)[detail.level]
    for sign in (1.0, -1.0):
        # Out, then forwards and up.
        t = np.linspace(0, 1, (11, 6, 4)[detail.level])
        base = figure.head_point(0.06, 0.12, sign * 0.12)
        out, ahead, up = np.sin(1.5 * t), 0.35 * t**1.6, 0.75 * t**2.2
        path = base + long * figure.unit_m * 0.62 * np.stack([ahead, sign * out, up], axis=1)
        builder.add_tube(
            path, np.interp(t, [0, 0.5, 1], [0.030, 0.022, 0.004]) * figure.unit_m, slot, segments=segments, joint=figure.j("head")
        )


def add_antlers(builder: MeshBuilder, figure: Figure, detail: Detail, slot: int) -> None:
    """A buck's antlers: a beam that curves outwards, with tines; fallow bucks' are palmed."""
    kind = next(k for k in figure.build.extras if k.startswith("antlers"))
    size = {"antlers roe": 0.26, "antlers fallow": 0.44, "antlers red": 0.52}[kind] * figure.unit_m
    segments = (7, 5, 4)[detail.level]
    head = figure.j("head")
    R = figure.head_R
    back, up, out = -R[:, 0], R[:, 2], np.array([0.0, 1.0, 0.0])
    world_up = np.array([0.0, 0.0, 1.0])
    for sign in (1.0, -1.0):
        base = figure.head_point(0.20, 0.17, sign * 0.085)
        t = np.linspace(0, 1, (12, 7, 4)[detail.level])
        spread = {"antlers roe": 0.16, "antlers fallow": 0.55, "antlers red": 0.50}[kind]
        beam = base + size * (
            np.outer(t, 0.82 * world_up + 0.10 * up)
            + np.outer(np.sin(2.0 * t), 0.42 * back)
            + np.outer(np.sin(2.1 * t), sign * spread * out)
        )
        thick = 0.020 * figure.unit_m * (1.15 if "red" in kind else 1.0)
        builder.add_tube(beam, np.interp(t, [0, 0.06, 0.12, 1], [1.5, 1.5, 1.0, 0.30]) * thick, slot, segments=segments, joint=head)
        tines = {
            "antlers roe": ((0.55, 0.34, 0.9), (0.75, 0.30, -0.7)),
            "antlers fallow": ((0.08, 0.32, 1.0), (0.42, 0.26, 1.0)),
            "antlers red": ((0.06, 0.34, 1.0), (0.16, 0.28, 1.0), (0.45, 0.30, 0.95), (0.80, 0.26, 0.6), (0.86, 0.22, -0.5)),
        }[kind]
        for at, long, ahead in tines:
            root = np.array([np.interp(at, t, beam[:, k]) for k in range(3)])
            s = np.linspace(0, 1, (6, 4, 3)[detail.level])
            tine = root + long * size * (
                np.outer(s, ahead * np.array([0.75, 0, 0])) + np.outer(s**1.8, 0.75 * world_up) + np.outer(s, sign * 0.15 * out)
            )
            builder.add_tube(tine, np.interp(s, [0, 1], [0.8, 0.2]) * thick, slot, segments=segments, joint=head)
        if "fallow" in kind:
            centre = np.array([np.interp(0.80, t, beam[:, k]) for k in range(3)])
            for k in range(4):  # points of the palm
                s = np.linspace(0, 1, 4)
                root = centre + size * ((0.13 - 0.11 * k) * world_up - (0.04 + 0.03 * k) * np.array([1.0, 0, 0]))
                builder.add_tube(
                    root + size * 0.17 * (np.outer(s, -np.array([1.0, 0, 0])) + np.outer(s, 0.5 * world_up)),
                    np.interp(s, [0, 1], [0.7, 0.2]) * thick,
                    slot,
                    segments=segments,
                    joint=head,
                )
            blob(
                builder,
                centre,
                np.array([0.13, 0.02, 0.27]) * size,
                slot,
                head,
                columns=(10, 7, 5)[detail.level],
                rows=(7, 5, 3)[detail.level],
            )


def add_collar(builder: MeshBuilder, figure: Figure, detail: Detail, slot: int, slot_metal: int) -> Floats:
    """A collar round the neck with a tag below it -> (3,) where a lead is clipped on."""
    u = COLLAR_U
    thick = float(fluff(figure, np.array([u]))[0]) * 1.12 + 0.7 * figure.build.curl * figure.unit_m
    half = 0.004 + 0.014 * figure.unit_m
    angle = np.linspace(-np.pi, np.pi, (22, 12, 8)[detail.level] + 1)
    # The band keeps its width where the neck's sections fan out: it is laid along the skin by metres.
    step = np.linalg.norm(np.diff(figure.spine.points(np.array([u - 0.01, u + 0.01]), angle), axis=0)[0], axis=1) / 0.02
    rings = []
    for along, lift in ((-1.0, -0.003), (-1.0, 0.005), (1.0, 0.005), (1.0, -0.003)):
        at = u + 0.022 * (1 - np.cos(angle)) + along * half / step  # lower at the back than at the throat, square to the neck
        rings.append(np.stack([figure.spine.points(np.array([a]), np.array([t]), thick + lift)[0, 0] for a, t in zip(at, angle)]))
    j, w = figure.spine_weights(np.full(4, u))
    add_grid(builder, np.stack(rings), slot, j, w)
    top = figure.spine.points(np.array([u]), np.array([0.0]), 0.008)[0, 0]
    if detail.level == 0:
        low = figure.spine.points(np.array([u + 0.044]), np.array([np.pi]), 0.012 + float(fluff(figure, np.array([u]))[0]))[0, 0]
        blob(
            builder,
            low + np.array([0.2, 0.0, -0.6]) * half,
            np.array([0.25, 0.75, 0.9]) * half,
            slot_metal,
            figure.j("neck2"),
            columns=8,
            rows=5,
        )
    return top


def band(
    builder: MeshBuilder,
    figure: Figure,
    u: ArrayLike,
    lift: ArrayLike,
    slot: int,
    detail: Detail,
    theta: tuple[float, float] = (-np.pi, np.pi),
) -> None:
    """A strap round the tube: profile of atlas places (N,) and heights (N,) over the skin, m, between two angles."""
    at = np.asarray(u, float)
    angle = np.linspace(*theta, (22, 12, 8)[detail.level] + 1)
    points = figure.spine.points(at, angle, np.asarray(lift, float)[:, None])
    j, w = figure.spine_weights(at)
    along = np.asarray(lift)[:, None] + (at * 2)[:, None] + 0 * angle
    add_grid(
        builder,
        points,
        slot,
        j,
        w,
        uvs=np.stack(np.broadcast_arrays(angle[None, :] * 0.1, along), axis=-1),
        closed=abs(theta[1] - theta[0]) > 6.2,
    )
