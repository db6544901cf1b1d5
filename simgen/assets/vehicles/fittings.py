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


def add_mirrors(builder: MeshBuilder, shape: Shape, x: float, z: float, detail: int, *, slot: int = S.PAINT, size: float = 1.0) -> None:
    """Door mirrors at (x, z) on both sides: housing, foot, glass."""
    base = shape.side_point(x, z)
    for side in (1.0, -1.0):
        y = side * (base[1] + 0.125 * size)
        T = transform(rotation(yaw=-side * 0.22), (x - 0.01, y, z + 0.065 * size))
        add_lump(builder, (0.13 * size, 0.21 * size, 0.15 * size), slot, T, rings=(7, 4, 3)[detail], segments=(12, 8, 6)[detail])
        if detail == 2:
            continue
        builder.add_tube(
            [[x + 0.02, side * (base[1] - 0.02), z + 0.005], [x + 0.01, side * (base[1] + 0.06), z + 0.03]], 0.022, S.TRIM, segments=6
        )
        g = np.array([[-0.06, -0.068, -0.042], [-0.06, -0.068, 0.042], [-0.06, 0.068, 0.042], [-0.06, 0.068, -0.042]]) * size
        builder.add_picture(g[[2, 3, 0, 1]][::-1], S.METAL, T=T)


def add_handle(builder: MeshBuilder, shape: Shape, x: float, z: float, *, slot: int = S.PAINT, length: float = 0.19,
               bevel: float = 0.008) -> None:
    """Door handles with their dark recess on both sides, lying along the surface."""
    a, b = shape.side_point(x - length / 2, z), shape.side_point(x + length / 2, z)
    mid, along = 0.5 * (a + b), (b - a) / np.linalg.norm(b - a)
    n = shape.normal(mid[None])[0]
    up = np.cross(n, along)
    up = -up if up[2] < 0 else up
    for side in (1.0, -1.0):
        flip = np.array([1.0, side, 1.0])
        R = np.stack([along * flip, n * flip, up * flip], axis=1)
        builder.add_box((length, 0.022, 0.026), slot, T=transform(R, (mid + 0.022 * n) * flip), bevel=bevel)
        builder.add_box((length * 0.62, 0.02, 0.062), S.GAP, T=transform(R, (mid - 0.0065 * n) * flip))


def add_exhaust(builder: MeshBuilder, x: float, y: float, z: float, radius: float = 0.03) -> None:
    """A tail pipe ending at (x, y, z), pointing backwards."""
    T = transform(rotation(pitch=-np.pi / 2), (x, y, z))
    builder.add_lathe(
        [[radius * 0.85, -0.16], [radius, -0.16], [radius, 0.0], [radius * 0.85, 0.0], [radius * 0.8, -0.08], [0, -0.08]],
        S.TRIM,
        segments=10,
        T=T,
    )


def add_rails(builder: MeshBuilder, shape: Shape, x0: float, x1: float) -> None:
    """Roof rails."""
    x = np.linspace(x0, x1, 9)
    y = np.full(9, shape.roof_y * shape.half_width + 0.02)
    z = np.array([shape.top_point(float(a), float(b))[2] for a, b in zip(x, y, strict=True)]) + 0.045
    z[0] -= 0.05
    z[-1] -= 0.05
    for side in (1.0, -1.0):
        builder.add_tube(np.stack([x, side * y, z], axis=1), 0.014, S.METAL, segments=6)


def add_wipers(builder: MeshBuilder, shape: Shape, cowl_x: float) -> None:
    """Two wiper arms resting at the foot of the windscreen."""
    for y0, y1 in ((0.42, -0.12), (-0.08, -0.62)):
        y = np.linspace(y0, y1, 4)
        p = np.array([shape.top_point(cowl_x - 0.05 - 0.14 * (abs(v) / shape.half_width) ** 2, abs(v)) for v in y]) + [0, 0, 0.012]
        p[:, 1] = y
        builder.add_tube(p, 0.008, S.TRIM, segments=4)


def add_aerial(builder: MeshBuilder, shape: Shape, x: float) -> None:
    """A shark-fin aerial on the roof."""
    z = float(shape.top_point(x, 0.0)[2])
    p = np.array([[-0.08, 0.025, 0], [0.09, 0.012, 0], [0.09, -0.012, 0], [-0.08, -0.025, 0], [-0.075, 0, 0.055], [-0.03, 0, 0.05]]) + [
        x,
        0,
        z - 0.006,
    ]
    builder.add(p, [[0, 4, 5, 5], [0, 5, 1, 1], [3, 5, 4, 4], [3, 2, 5, 5], [0, 3, 4, 4], [1, 5, 2, 2]], S.TRIM, crease_deg=80)
