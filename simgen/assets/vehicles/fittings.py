"""Things bolted on to a body: mirrors, handles, aerials, exhausts, wipers, roof rails."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.profiles import Floats
from simgen.geometry import rotation, transform


def ellipsoid(size: tuple[float, float, float], rings: int = 6, segments: int = 10, square: float = 2.6) -> tuple[Floats, Floats]:
    """Profile-free closed lump: (V, 3) points and quads of a superellipsoid with these axes' full lengths."""
    v = np.linspace(-np.pi / 2, np.pi / 2, rings + 1)
    u = np.linspace(0, 2 * np.pi, segments + 1)

    def power(c: Floats) -> Floats:
        return np.sign(c) * np.where(np.abs(c) < 1e-9, 0.0, np.abs(c)) ** (2.0 / square)  # the poles are points

    x = power(np.cos(v))[:, None] * power(np.cos(u))[None, :]
    y = power(np.cos(v))[:, None] * power(np.sin(u))[None, :]
    z = np.broadcast_to(power(np.sin(v))[:, None], x.shape)
    p = np.stack([x, y, z], axis=-1).reshape(-1, 3) * np.array(size) / 2
    i = np.arange(rings)[:, None] * (segments + 1) + np.arange(segments)[None, :]
    quads = np.stack([i, i + 1, i + segments + 2, i + segments + 1], axis=-1).reshape(-1, 4)
    return p, quads.astype(np.float64)


def add_lump(
    builder: MeshBuilder,
    size: tuple[float, float, float],
    slot: int,
    T: Floats,
    *,
    rings: int = 6,
    segments: int = 10,
    square: float = 2.6,
    joint: int = 0,
) -> None:
    """A rounded lump (superellipsoid)."""
    p, quads = ellipsoid(size, rings, segments, square)
    builder.add(p, quads.astype(np.int64), slot, T=T, joint=joint, crease_deg=70)


def add_mirrors(
    builder: MeshBuilder, shape: Shape, x: float, z: float, detail: int, *, slot: int = S.PAINT, size: float = 1.0,
    joints: tuple[int, int] = (0, 0),
) -> None:  # fmt: skip
    """Door mirrors at (x, z) on both sides: housing, black base and foot, indicator, glass. joints : on the left and on the right."""
    base = shape.side_point(x, z)
    for side, joint in zip((1.0, -1.0), joints, strict=True):
        y = side * (base[1] + 0.135 * size)
        T = transform(rotation(yaw=-side * 0.22), (x - 0.01, y, z + 0.075 * size))
        lump = (0.105 * size, 0.215 * size, 0.145 * size)
        add_lump(builder, lump, slot, T, rings=(6, 4, 3)[detail], segments=(10, 8, 6)[detail], square=3.0, joint=joint)
        if detail == 2:
            continue
        foot = [[x + 0.035, side * (base[1] - 0.02), z - 0.005], [x + 0.015, side * (base[1] + 0.07), z + 0.022]]
        builder.add_tube(foot, [0.03, 0.022], S.TRIM, segments=6, joint=joint)
        if detail == 0:
            lower = T @ transform(None, (0.0, 0, -0.045 * size))
            add_lump(builder, (0.108 * size, 0.20 * size, 0.075 * size), S.TRIM, lower, rings=4, segments=8, square=3.0, joint=joint)
            lamp = T @ transform(rotation(yaw=side * 0.25), (0.045 * size, side * 0.045 * size, -0.004))
            builder.add_box((0.02, 0.10 * size, 0.014), S.INDICATOR_LEFT if side > 0 else S.INDICATOR_RIGHT, T=lamp, joint=joint)
        g = np.array([[-0.054, -0.080, -0.050], [-0.054, -0.080, 0.050], [-0.054, 0.080, 0.050], [-0.054, 0.080, -0.050]]) * size
        builder.add_picture(g[[2, 3, 0, 1]][::-1], S.METAL, T=T, joint=joint)


def add_handle(
    builder: MeshBuilder, shape: Shape, x: float, z: float, *, slot: int = S.PAINT, length: float = 0.19, bevel: float = 0.008,
    joints: tuple[int, int] = (0, 0),
) -> None:  # fmt: skip
    """Door handles with their dark recess on both sides, lying along the surface."""
    a, b = shape.side_point(x - length / 2, z), shape.side_point(x + length / 2, z)
    mid, along = 0.5 * (a + b), (b - a) / np.linalg.norm(b - a)
    n = shape.normal(mid[None])[0]
    up = np.cross(n, along)
    up = -up if up[2] < 0 else up
    for side, joint in zip((1.0, -1.0), joints, strict=True):
        flip = np.array([1.0, side, 1.0])
        R = np.stack([along * flip, n * flip, up * flip], axis=1)
        builder.add_box((length, 0.022, 0.026), slot, T=transform(R, (mid + 0.022 * n) * flip), bevel=bevel, joint=joint)
        builder.add_box((length * 0.62, 0.02, 0.062), S.GAP, T=transform(R, (mid - 0.0065 * n) * flip), joint=joint)


def add_exhaust(builder: MeshBuilder, x: float, y: float, z: float, radius: float = 0.03) -> None:
    """A tail pipe ending at (x, y, z), pointing backwards."""
    T = transform(rotation(pitch=-np.pi / 2), (x, y, z))
    builder.add_lathe(
        [[radius * 0.85, -0.16], [radius, -0.16], [radius, 0.0], [radius * 0.85, 0.0], [radius * 0.8, -0.08], [0, -0.08]],
        S.TRIM,
        segments=10,
        T=T,
    )


def add_rails(builder: MeshBuilder, shape: Shape, x0: float, x1: float, *, slot: int = S.METAL, detail: int = 0) -> None:
    """Roof rails between x0 and x1."""
    along = (np.linspace(0, 1, 9), np.array([0, 0.125, 0.375, 0.625, 0.875, 1]), np.array([0, 0.125, 0.5, 0.875, 1]))[detail]
    x = x0 + (x1 - x0) * along
    y = np.full(len(x), shape.roof_y * shape.half_width + 0.02)
    start = np.stack([x, y, shape.top(x) - 0.4], 1)
    z = shape.hit(start, start + [0, 0, 0.4])[:, 2] + 0.045
    z[[0, -1]] -= 0.05
    for side in (1.0, -1.0):
        builder.add_tube(np.stack([x, side * y, z], axis=1), 0.014, slot, segments=(6, 4, 3)[detail])


def add_wipers(builder: MeshBuilder, shape: Shape, cowl_x: float) -> None:
    """Two wiper arms resting at the foot of the windscreen."""
    for y0, y1 in ((0.42, -0.12), (-0.08, -0.62)):
        y = np.linspace(y0, y1, 4)
        top = np.stack([cowl_x - 0.05 - 0.14 * (y / shape.half_width) ** 2, np.abs(y), 0 * y], 1)
        top[:, 2] = shape.top(top[:, 0])
        p = shape.hit(top - [0, 0, 0.4], top) + [0, 0, 0.012]
        p[:, 1] = y
        builder.add_tube(p, 0.008, S.TRIM, segments=3)


def add_rear_wiper(builder: MeshBuilder, shape: Shape, z: float, *, joint: int = 0) -> None:
    """A wiper arm lying along the rear window's lower edge."""
    y = np.array([0.0, 0.03, 0.20, 0.36])
    at = np.array([z - 0.035, z + 0.01, z + 0.035, z + 0.04])
    inside = np.stack([np.full(4, shape.x_min + 0.7), y, at], 1)
    p = shape.hit(inside, inside - [0.7, 0, 0]) + [-0.014, 0, 0]
    builder.add_tube(p, [0.014, 0.010, 0.008, 0.007], S.TRIM, segments=4, joint=joint)


def add_aerial(builder: MeshBuilder, shape: Shape, x: float, *, rod: bool = False) -> None:
    """A shark fin, or a short rod, on the roof."""
    z = float(shape.top_point(x, 0.0)[2])
    if rod:
        builder.add_tube([[x, 0, z - 0.01], [x - 0.02, 0, z + 0.012], [x - 0.17, 0, z + 0.06]], [0.014, 0.008, 0.004], S.TRIM, segments=4)
        return
    p = np.array([[-0.08, 0.025, 0], [0.09, 0.012, 0], [0.09, -0.012, 0], [-0.08, -0.025, 0], [-0.075, 0, 0.055], [-0.03, 0, 0.05]]) + [
        x,
        0,
        z - 0.006,
    ]
    builder.add(p, [[0, 4, 5, 5], [0, 5, 1, 1], [3, 5, 4, 4], [3, 2, 5, 5], [0, 3, 4, 4], [1, 5, 2, 2]], S.TRIM, crease_deg=80)
