"""The coat of a four-legged animal: tube and legs, welded to the eye by shared normals, fluffed and curled."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.spatial import cKDTree

from simgen.assets.animals.figure import LEG_JOINTS, SIDES, Figure, Leg
from simgen.assets.animals.surface import LEG_UV, TOP_UV, Floats, add_grid, atlas_uv, blob, chain_weights, grid_normals
from simgen.assets.meshbuilder import MeshBuilder


@dataclass(frozen=True)
class Detail:
    """How finely a level of detail is sampled. level : 0 finest. trunk, neck, head : rows of the tube's parts; columns : round it
    (even). leg_rows : rows
    between two stations of a leg. leg : columns round it."""

    level: int
    trunk: int
    neck: int
    head: int
    columns: int
    leg_rows: int
    leg: int


DETAILS = (Detail(0, 20, 8, 20, 24, 2, 14), Detail(1, 12, 5, 10, 14, 1, 8), Detail(2, 7, 3, 6, 8, 1, 5))


def add_coat(builder: MeshBuilder, figure: Figure, detail: Detail, slot: int, slot_foot: int, phases: Floats) -> None:
    """Tube, legs and feet. phases : (6,) of the curls."""
    u = np.unique(
        np.round(
            np.concatenate(
                [np.linspace(0.012, 0.5, detail.trunk), np.linspace(0.5, 0.69, detail.neck + 1), np.linspace(0.69, 0.995, detail.head)]
            ),
            5,
        )
    )
    theta = np.linspace(-np.pi, np.pi, detail.columns + 1)
    lift = fluff(figure, u)[:, None] * (0.65 + 0.35 * np.abs(np.sin(theta)) ** 2 + 0.45 * np.clip(-np.cos(theta), 0, 1))
    points = figure.spine.points(u, theta, lift)
    first, last = points[:1].mean(axis=1, keepdims=True), points[-1:].mean(axis=1, keepdims=True)
    axis = figure.head_R[:, 0]
    rounded = last + (points[-1:] - last) * 0.72 + axis * 0.018 * figure.head_m
    tip = last + axis * 0.026 * figure.head_m
    points = np.concatenate([np.broadcast_to(first, points[:1].shape), points, rounded, np.broadcast_to(tip, points[:1].shape)])
    rows_u = np.concatenate([[0.004], u, [0.997, 0.999]])
    normals = grid_normals(points, True)
    points = curled(figure, points, normals, np.interp(rows_u, [0.0, 0.62, 0.72, 0.9, 1.0], [1, 1, 0.6, 0.1, 0]), phases)
    normals = grid_normals(points, True)
    j, w = figure.spine_weights(rows_u)
    shade = 0.72 + 0.28 * np.clip((np.cos(theta) + 1.15) / 1.1, 0, 1)  # the belly is shaded by the body
    add_grid(
        builder,
        points,
        slot,
        j,
        w,
        uvs=atlas_uv(rows_u, theta),
        normals=normals,
        ao=np.where(rows_u[:, None] < 0.6, shade[None, :], 0.92 + 0 * shade[None, :]),
    )
    trunk = rows_u < 0.66
    tree = cKDTree(points[trunk].reshape(-1, 3))
    flat_p, flat_n = points[trunk].reshape(-1, 3), normals[trunk].reshape(-1, 3)
    for index, name in enumerate(("left_fore", "right_fore", "left_hind", "right_hind")):
        _add_leg(builder, figure, figure.legs[name], index, detail, slot, (tree, flat_p, flat_n), phases)
        _add_foot(builder, figure, figure.legs[name], index, detail, slot, slot_foot)


def fluff(figure: Figure, u: Floats) -> Floats:
    """(N,) thickness of the coat along the tube, m: thick round neck and chest, thin on the face."""
    return np.asarray(
        figure.build.fluff
        * figure.unit_m
        * np.interp(u, [0.0, 0.06, 0.2, 0.34, 0.48, 0.6, 0.69, 0.74, 0.82, 1.0], [0.4, 0.9, 0.7, 0.75, 1.15, 1.35, 0.9, 0.45, 0.12, 0.05])
    )


def curled(figure: Figure, points: Floats, normals: Floats, amount: Floats, phases: Floats) -> Floats:
    """Points (R, C, 3) raised and sunk by curls, `amount` (R,) of the breed's. The first and last column move alike."""
    height = figure.build.curl * figure.unit_m
    if not height:
        return points
    k = 2 * np.pi / (0.115 * figure.unit_m)
    p = points * k
    wave = (
        np.sin(p[..., 0] + phases[0]) * np.sin(p[..., 1] * 1.1 + phases[1])
        + np.sin(p[..., 2] * 0.9 + phases[2]) * np.sin(p[..., 0] * 1.3 + phases[3])
        + np.sin(p[..., 1] * 1.4 + phases[4]) * np.sin(p[..., 2] * 1.2 + phases[5])
    )
    return np.asarray(points + normals * (height * 0.6 * wave * amount[:, None])[..., None])


def leg_rings(figure: Figure, leg: Leg, levels: Floats, angles: Floats, puff: Floats | float = 0.0) -> Floats:
    """(R, C, 3) level rings round a leg at levels (R,), thickened by `puff` (R,) m."""
    table = PchipInterpolator(leg.rows[:, 0], leg.rows[:, 1:])(levels)
    joints = PchipInterpolator(np.arange(6), leg.joints)(levels)
    straight = np.stack([np.interp(levels, np.arange(6), leg.joints[:, k]) for k in range(3)], axis=1)
    centre = 0.5 * joints + 0.5 * straight
    c, s = np.cos(angles), np.sin(angles)
    extra = np.broadcast_to(np.asarray(puff, float), levels.shape)[:, None]
    x = centre[:, [0]] + np.where(c > 0, table[:, [0]] + extra, table[:, [1]] + extra) * np.sign(c) * np.abs(c) ** 0.94
    y = centre[:, [1]] + (table[:, [2]] + extra) * np.sign(s) * np.abs(s) ** 0.94
    return np.stack([x, y, np.broadcast_to(centre[:, [2]], x.shape)], axis=-1)


def leg_weights(figure: Figure, leg: Leg, levels: Floats) -> tuple[np.ndarray, Floats]:
    """Skin of a leg at levels (N,)."""
    names = [f"{leg.name}_{part}" for part in LEG_JOINTS]
    if leg.name.endswith("fore"):
        chain, begins = ["chest", leg.name.replace("fore", "blade"), *names], [0.0, 0.35, 0.95, 2.0, 3.0, 4.0]
    else:
        chain, begins = ["body", *names], [0.0, 0.75, 2.0, 3.0, 4.0]
    indices, weights = chain_weights(levels, begins, [figure.j(n) for n in chain], 0.22)
    # The top of shoulder and thigh moves with the trunk and hands over slowly, so that muscles slide under the skin and do not
    # break out of it.
    ends = (0.35, 0.95, 1.7) if len(chain) == 6 else (0.95, 2.0)
    for row in np.flatnonzero(levels < ends[-1]):
        share = [float(np.clip((levels[row] - a) / (b - a), 0, 1)) for a, b in itertools.pairwise(ends)]
        share = [t * t * (3 - 2 * t) for t in share]
        full = [1 - share[0], share[0]] if len(share) == 1 else [(1 - share[0]) * (1 - share[1]), share[0] * (1 - share[1]), share[1]]
        indices[row], weights[row] = 0, 0.0
        for k, value in enumerate(full):
            indices[row, k], weights[row, k] = figure.j(chain[k]), value
    return indices, weights


def _add_leg(
    builder: MeshBuilder,
    figure: Figure,
    leg: Leg,
    index: int,
    detail: Detail,
    slot: int,
    trunk: tuple[cKDTree, Floats, Floats],
    phases: Floats,
) -> None:
    stations = leg.rows[:, 0]
    steps = detail.leg_rows if detail.level < 2 else 1
    levels = np.concatenate([np.linspace(a, b, steps, endpoint=False) for a, b in itertools.pairwise(stations)] + [stations[-1:]])
    if detail.level == 2:
        levels = levels[[0, 2, 3, 5, 6, 8, 10, -1]] if len(levels) < 14 else levels[[0, 2, 3, 5, 7, 10, 12, -1]]
    levels = levels[::-1]  # lowest first
    angles = np.linspace(0, 2 * np.pi, detail.leg + 1)
    thick = figure.build.fluff * figure.unit_m * np.interp(levels, [0.0, 1.5, 2.4, 3.2, 4.5], [0.8, 0.8, 0.55, 0.25, 0.25])
    points = leg_rings(figure, leg, levels, angles, thick)
    points = np.concatenate(
        [
            np.broadcast_to(points[:1].mean(axis=1, keepdims=True), points[:1].shape),
            points,
            np.broadcast_to(points[-1:].mean(axis=1, keepdims=True), points[:1].shape),
        ]
    )
    rows = np.concatenate([levels[:1], levels, levels[-1:]])
    normals = grid_normals(points, True)
    points = curled(figure, points, normals, np.interp(rows, [0, 3, 4, 4.5], [0.8, 0.8, 0.5, 0.0]), phases)
    normals = grid_normals(points, True)
    normals = _melted(points, normals, trunk, 0.055 * figure.unit_m)
    j, w = leg_weights(figure, leg, rows)
    tall = leg.joints[2, 2] * 1.0
    uv_leg = np.stack(
        np.broadcast_arrays(LEG_UV * (index + 0.04 + 0.92 * angles / (2 * np.pi)), np.clip(points[..., 2] / tall, 0.02, 1) * TOP_UV),
        axis=-1,
    )
    side = 1.0 if "left" in leg.name else -1.0
    uv_trunk = _trunk_uv(figure, points, side)
    cut = int(np.searchsorted(-rows, -1.95))  # rows from here up lie in the trunk's field of the atlas
    inner = 0.5 - 0.5 * np.sin(angles) * side  # 1 on the inside
    low = np.clip((2.6 - rows) / 2.0, 0, 1)[:, None]
    ao = 1.0 - 0.45 * inner[None, :] * (0.35 + 0.65 * low)
    for part, uv in ((slice(0, cut + 1), uv_leg), (slice(cut, None), uv_trunk)):
        if len(rows[part]) > 1:
            add_grid(builder, points[part], slot, j[part], w[part], uvs=uv[part], normals=normals[part], ao=ao[part])


def _trunk_uv(figure: Figure, points: Floats, side: float) -> Floats:
    """Atlas UVs of places on a leg as if they lay on the tube beside them."""
    u = np.linspace(0.012, 0.60, 80)
    low, high, _ = figure.spine.section(u)
    centre, axis = (low + high) / 2, (high - low) / 2
    size = np.linalg.norm(axis, axis=1)
    axis /= size[:, None]
    way = points[..., None, [0, 2]] - centre  # (R, C, 80, 2)
    ahead = way[..., 0] * axis[:, 1] - way[..., 1] * axis[:, 0]  # distance before each section's plane
    near = np.argmin(np.abs(ahead) + 0.1 * np.linalg.norm(way, axis=-1), axis=-1)
    pick = near[..., None]
    step = np.gradient(u)[near] / np.linalg.norm(np.gradient(centre, axis=0), axis=1)[near]
    at = np.clip(u[near] + np.take_along_axis(ahead, pick, -1)[..., 0] * step, 0.0, 0.62)
    up = np.clip(np.einsum("rck,rck->rc", np.take_along_axis(way, pick[..., None], -2)[..., 0, :], axis[near]) / size[near], -0.30, 1.0)
    theta = -side * np.arccos(up)
    return np.stack([at, 2 / 3 - theta / (3 * np.pi) * 0.985], axis=-1)


def _melted(points: Floats, normals: Floats, trunk: tuple[cKDTree, Floats, Floats], reach_m: float) -> Floats:
    """Normals that turn into the trunk's where the surface comes near it, so that no crease shows."""
    tree, p, n = trunk
    _, i = tree.query(points.reshape(-1, 3))
    above = np.einsum("nk,nk->n", points.reshape(-1, 3) - p[i], n[i]).reshape(points.shape[:2])
    share = np.clip(1 - above / reach_m, 0, 1)[..., None]
    mixed = normals * (1 - share) + n[i].reshape(normals.shape) * share
    length = np.linalg.norm(mixed, axis=2, keepdims=True)
    mixed = mixed / np.maximum(length, 1e-9)
    return np.where(np.einsum("rck,rck->rc", mixed, normals)[..., None] > 0.25, mixed, normals)


def _add_foot(builder: MeshBuilder, figure: Figure, leg: Leg, index: int, detail: Detail, slot: int, slot_foot: int) -> None:
    h, joint = figure.unit_m, figure.j(f"{leg.name}_foot")
    fetlock, toe = leg.joints[4], leg.joints[5]
    place = (LEG_UV * (index + 0.5), 0.025)
    bone = figure.build.bone
    if figure.template.foot == "paw":
        wide = 0.052 * bone * h * (1 + 2.0 * figure.build.fluff)
        tall = 0.034 * h * bone
        middle = (fetlock + toe) / 2
        if detail.level > 0:
            blob(
                builder,
                (middle[0], middle[1], tall),
                (0.068 * h * bone, wide, tall),
                slot,
                joint,
                columns=(0, 8, 6)[detail.level],
                rows=(0, 4, 3)[detail.level],
                uv=place,
            )
            return
        blob(
            builder,
            (middle[0] - 0.02 * h, middle[1], tall * 0.95),
            (0.055 * h * bone, wide * 0.92, tall * 0.95),
            slot,
            joint,
            columns=10,
            rows=5,
            uv=place,
        )
        for k, across in enumerate((-0.66, -0.24, 0.24, 0.66)):
            ahead = (0.012 if k in (1, 2) else -0.010) * h
            blob(
                builder,
                (middle[0] + 0.030 * h * bone + ahead, middle[1] + across * wide, tall * 0.72),
                (0.036 * h * bone, wide * 0.30, tall * 0.72),
                slot,
                joint,
                columns=7,
                rows=4,
                uv=place,
            )
            blob(
                builder,
                (middle[0] + 0.064 * h * bone + ahead, middle[1] + across * wide, tall * 0.30),
                (0.010 * h * bone, wide * 0.09, tall * 0.2),
                slot_foot,
                joint,
                columns=5,
                rows=3,
            )
        return
    top = leg_rings(figure, leg, np.array([4.45]), np.linspace(0, 2 * np.pi, (14, 8, 6)[detail.level] + 1))[0]
    halves = ((0.0, 1.0),) if figure.template.foot == "hoof" or detail.level > 0 else ((-0.5, 0.56), (0.5, 0.56))
    for shift, share in halves:
        radius = np.ptp(top[:, 1]) / 2
        ring = (top - top[:-1].mean(axis=0)) * [1.0, share, 0.0]
        centre = np.array([fetlock[0], top[:-1, 1].mean() + shift * radius * 1.05, 0.0])
        tall, ahead = top[0, 2] * 1.12, toe[0] - fetlock[0]
        path = [
            (ahead * 0.62, 0.0, 0.0, 0.0),
            (ahead * 0.62, 0.0, 1.45, 0.0),
            (ahead * 0.60, 0.004, 1.50, 1.0),
            (ahead * 0.36, tall, 1.06, 1.0),
            (ahead * 0.34, tall * 1.02, 0.0, 1.0),
        ]
        rows = np.stack([centre + [x, 0, z] + ring * (1.0 * s) for x, z, s, _ in path])
        from simgen.assets.animals.surface import rigid

        j, w = rigid(joint, rows.shape[0] * rows.shape[1])
        add_grid(builder, rows, slot_foot, j, w)


__all__ = ["DETAILS", "SIDES", "Detail", "add_coat", "curled", "fluff", "leg_rings", "leg_weights"]
