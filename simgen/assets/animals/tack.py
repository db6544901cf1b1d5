"""Saddle, bridle, stirrups and reins of a ridden horse."""

from __future__ import annotations

import numpy as np

from simgen.assets.animals.figure import Figure
from simgen.assets.animals.parts import band
from simgen.assets.animals.skin import Detail
from simgen.assets.animals.surface import Floats, add_grid
from simgen.assets.meshbuilder import MeshBuilder

_SADDLE = (0.285, 0.415)  # atlas places of cantle and pommel


def places(figure: Figure) -> dict[str, Floats]:
    """Seat, grips of the reins and stirrup treads ("pedal_..."), (3,) m."""
    h = figure.unit_m
    seat = figure.spine.points(np.array([0.345]), np.array([0.0]), 0.052 * h / 1.6)[0, 0]
    out = {"seat": seat}
    for side, sign in (("left", 1.0), ("right", -1.0)):
        out[f"grip_{side}"] = seat + np.array([0.36, sign * 0.09, 0.24])
        out[f"pedal_{side}"] = seat + np.array([0.10, sign * (0.30 + 0.03), -0.70])
    return out


def add_tack(builder: MeshBuilder, figure: Figure, detail: Detail, slots: dict[str, int]) -> None:
    """A general-purpose saddle on a cloth, with girth, stirrups, bridle and reins."""
    h = figure.unit_m
    leather, cloth, metal = slots["leather"], slots["cloth"], slots["metal"]
    _shell(builder, figure, detail, cloth, (0.262, 0.440), 1.38, 0.010, 0.006)
    _saddle(builder, figure, detail, leather)
    girth = np.array([0.365, 0.365, 0.390, 0.390])
    band(builder, figure, girth, [0.001, 0.010, 0.010, 0.001], leather, detail)
    spots = places(figure)
    for side, sign in (("left", 1.0), ("right", -1.0)):
        tread = spots[f"pedal_{side}"]
        top = figure.spine.points(np.array([0.375]), np.array([-sign * 0.85]), 0.045)[0, 0]
        hang = np.array([tread[0], tread[1], tread[2] + 0.135])
        flank = figure.spine.points(np.array([0.375]), np.array([-sign * 1.45]), 0.05)[0, 0]
        strap = np.array([top, flank + np.array([0.0, sign * 0.004, 0.0]), hang])
        joint = figure.j("chest")
        builder.add_tube(strap, 0.009, leather, segments=5, joint=joint)
        if detail.level < 2:
            angle = np.linspace(-0.5 * np.pi, 1.5 * np.pi, (14, 8)[detail.level])
            iron = np.stack([np.zeros_like(angle), 0.055 * np.cos(angle), 0.065 * np.sin(angle) + 0.065], axis=1)
            builder.add_tube(tread + iron, 0.007, metal, segments=5, joint=joint)
            builder.add_box((0.035, 0.11, 0.008), metal, center=tread - np.array([0.0, 0.0, 0.002]), joint=joint)
    for at, wide in ((figure.head_u(0.72), 0.006), (figure.head_u(0.155), 0.005)):
        band(builder, figure, [at - wide, at - wide, at + wide, at + wide], [0.0, 0.005, 0.005, 0.0], leather, detail)
    head = figure.j("head")
    for side, sign in (("left", 1.0), ("right", -1.0)):
        us = np.linspace(figure.head_u(0.12), figure.head_u(0.80), 8)
        cheek = np.array(
            [figure.spine.points(np.array([u]), np.array([-sign * a]), 0.004)[0, 0] for u, a in zip(us, np.linspace(1.25, 1.75, 8))]
        )
        builder.add_tube(cheek, 0.007, leather, segments=4, joint=head)
        bit = cheek[-1]
        if detail.level < 2:
            angle = np.linspace(0, 2 * np.pi, 10)
            ring = bit + np.stack([0.028 * np.cos(angle), np.full_like(angle, sign * 0.006), 0.028 * np.sin(angle)], axis=1)
            builder.add_tube(ring, 0.004, metal, segments=4, joint=head)
        grip = spots[f"grip_{side}"]
        _rein(builder, figure, bit + np.array([0.0, sign * 0.01, 0.0]), grip, leather)
    middle = (spots["grip_left"] + spots["grip_right"]) / 2
    builder.add_tube(
        np.array([spots["grip_left"], middle + np.array([0.02, 0.0, -0.03]), spots["grip_right"]]),
        0.006,
        leather,
        segments=4,
        joint=figure.j("chest"),
    )
    _ = h


def _rein(builder: MeshBuilder, figure: Figure, bit: Floats, grip: Floats, slot: int) -> None:
    """A rein that follows the head at one end and the rider's hand at the other."""
    t = np.linspace(0, 1, 9)
    path = grip + t[:, None] * (bit - grip) - np.array([0, 0, 0.22]) * (t * (1 - t))[:, None]
    path[:, 1] += np.sign(grip[1]) * 0.16 * figure.unit_m / 1.6 * np.sin(np.pi * t) * 0.55
    angle = np.linspace(0, 2 * np.pi, 5)
    way = (bit - grip) / np.linalg.norm(bit - grip)
    side = np.cross([0, 0, 1.0], way)
    side /= np.linalg.norm(side)
    up = np.cross(way, side)
    rings = path[:, None] + 0.006 * (np.cos(angle)[None, :, None] * side + np.sin(angle)[None, :, None] * up)
    joints = np.tile(np.array([figure.j("chest"), figure.j("head"), 0, 0], np.uint8), (9, 1))
    weights = np.stack([1 - t, t, 0 * t, 0 * t], axis=1)
    add_grid(builder, rings, slot, joints, weights)


def _shell(
    builder: MeshBuilder, figure: Figure, detail: Detail, slot: int, span: tuple[float, float], reach: float, lift: float, edge: float
) -> None:
    u = np.concatenate([[span[0]], np.linspace(*span, (9, 6, 4)[detail.level]), [span[1]]])
    heights = np.concatenate([[edge * 0.1], np.full(len(u) - 2, lift), [edge * 0.1]])
    theta = np.concatenate([[-reach], np.linspace(-reach, reach, (17, 11, 7)[detail.level]), [reach]])
    h = heights[:, None] * np.ones(len(theta))
    h[:, [0, -1]] = 0.001
    points = figure.spine.points(u, theta, h)
    j, w = figure.spine_weights(u)
    uv = np.stack(np.broadcast_arrays((u * 2.5)[:, None], (theta * 0.35)[None, :]), axis=-1)
    add_grid(builder, points, slot, j, w, uvs=uv, closed=False)


def _saddle(builder: MeshBuilder, figure: Figure, detail: Detail, slot: int) -> None:
    u = np.linspace(*_SADDLE, (13, 8, 5)[detail.level])
    reach = np.interp(u, [0.285, 0.31, 0.345, 0.39, 0.415], [0.55, 0.80, 1.15, 1.28, 1.00])
    k = figure.unit_m / 1.6
    crest = np.interp(u, [0.285, 0.30, 0.345, 0.395, 0.415], [0.085, 0.095, 0.048, 0.085, 0.075]) * k  # high behind and before the seat
    flap = 0.030 * k
    s = np.concatenate([[-1.0], np.linspace(-1, 1, (15, 9, 7)[detail.level]), [1.0]])
    theta = reach[:, None] * s[None, :]
    lift = flap + (crest - flap)[:, None] * np.clip(1 - np.abs(theta) / 0.55, 0, 1) ** 0.8
    lift[:, [0, -1]] = 0.008
    points = figure.spine.points(u, theta, lift)
    rim = figure.spine.points(u[[0, -1]], theta[[0, -1]], np.full_like(theta[[0, -1]], 0.008))
    points = np.concatenate([rim[:1], points, rim[1:]])
    at = np.concatenate([u[:1], u, u[-1:]])
    j, w = figure.spine_weights(at)
    uv = np.stack(np.broadcast_arrays((at * 2.5)[:, None], (s * 0.5)[None, :]), axis=-1)
    add_grid(builder, points, slot, j, w, uvs=uv, closed=False)
