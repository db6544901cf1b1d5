"""Solids and flat signs that large vehicles are put together from."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles.plates import add_text
from simgen.assets.vehicles.profiles import Floats
from simgen.geometry import transform

Span = tuple[float, float]


def add_block(builder: MeshBuilder, x: Span, half: float, z: Span, slot: int, *, radius: float = 0.03, steps: int = 2) -> None:
    """A box across the whole width, -half to half, with all edges rounded by `radius` in `steps` (0 = sharp)."""
    add_solid(builder, x, (-half, half), z, slot, radius=radius, steps=steps)


def add_solid(builder: MeshBuilder, x: Span, y: Span, z: Span, slot: int, *, radius: float = 0.02, steps: int = 1) -> None:
    """A box over spans of x, y and z with all edges rounded."""
    size = np.array([x[1] - x[0], y[1] - y[0], z[1] - z[0]])
    center = np.array([sum(x), sum(y), sum(z)]) / 2
    r = min(radius, 0.49 * float(size.min()))
    if steps == 0 or r < 1e-3:
        builder.add_box(size, slot, center=center)
        return
    angle = np.linspace(0, np.pi / 2, steps + 1)
    inset = np.concatenate([1 - np.sin(angle), 1 - np.sin(angle)[::-1]]) * r
    along = np.concatenate([-size[0] / 2 + r * (1 - np.cos(angle)), size[0] / 2 - r * (1 - np.cos(angle[::-1]))])
    ring = rounded_outline(size[1] / 2, size[2] / 2, r, steps)
    shrink = inset[:, None] / (0.5 * size[None, 1:])
    rings = np.stack([np.column_stack([np.full(len(ring), a), ring * (1 - s)]) for a, s in zip(along, shrink, strict=True)])
    builder.add_loft(rings + center, slot, capped=True, crease_deg=50)


def rounded_outline(half_y: float, half_z: float, radius: float, steps: int) -> Floats:
    """(N, 2) counter-clockwise outline of a rectangle about the origin with rounded corners."""
    angle = np.linspace(0, np.pi / 2, steps + 1)
    corners = [(half_y - radius, half_z - radius, 0), (radius - half_y, half_z - radius, 1), (radius - half_y, radius - half_z, 2),
               (half_y - radius, radius - half_z, 3)]  # fmt: skip
    return np.concatenate(
        [np.column_stack([cy + radius * np.cos(angle + q * np.pi / 2), cz + radius * np.sin(angle + q * np.pi / 2)]) for cy, cz,
            q in corners]
    )


def add_tubes(builder: MeshBuilder, paths: Sequence[ArrayLike], radius: float, slot: int, segments: int = 6) -> None:
    """Several round tubes."""
    for path in paths:
        builder.add_tube(path, radius, slot, segments=segments)


def add_mudguard(builder: MeshBuilder, x: float, z: float, radius: float, y: Span, slot: int, *, detail: int, low: float = 0.12,
                 roof: float = 9.0) -> None:  # fmt: skip
    """A curved mudguard over a wheel at (x, z), both faces; no higher than `roof`."""
    angle = np.linspace(low, np.pi - low, (10, 6, 4)[detail])
    for r, outside in ((radius, True), (radius - 0.012, False)):
        arc = np.column_stack([x + r * np.cos(angle), np.zeros_like(angle), np.minimum(z + r * np.sin(angle), roof - radius + r)])
        strip = np.stack([arc + [0, y[0], 0], arc + [0, y[1], 0]])
        builder.add_loft(strip if outside == (y[1] > y[0]) else strip[::-1], slot, closed=False)


def side_frame(x: float, y: float, z: float) -> Floats:
    """(4, 4) frame of a sign on the side at (x, y, z): z outwards (the sign of y), y up, x to the viewer's right."""
    out = 1.0 if y > 0 else -1.0
    return transform(np.array([[-out, 0, 0], [0, 0, out], [0, 1.0, 0]]), (x, y, z))


def end_frame(x: float, y: float, z: float, *, front: bool) -> Floats:
    """(4, 4) frame of a sign on the front or rear: z outwards, y up, x to the viewer's right."""
    out = 1.0 if front else -1.0
    return transform(np.array([[0, 0, out], [out, 0, 0], [0, 1.0, 0]]), (x, y, z))


def add_side_text(builder: MeshBuilder, text: str, x: float, y: float, z: float, width: float, height: float, slot: int = H.LETTER) -> None:
    """Lettering on both sides, at +-y."""
    for side in (y, -y):
        add_text(builder, text, side_frame(x, side, z), width=width, height=height, slot=slot)


def add_flat(builder: MeshBuilder, T: Floats, outline: ArrayLike, slot: int) -> None:
    """A convex flat polygon (N, 2), counter-clockwise, in the plane z = 0 of a frame."""
    flat = np.asarray(outline, float)
    n = len(flat)
    builder.add(np.column_stack([flat, np.zeros(n)]), [[0, i, i + 1] for i in range(1, n - 1)], slot, T=T)


def add_chevrons(builder: MeshBuilder, T: Floats, half: float, height: float, slots: tuple[int, int], pitch: float = 0.30) -> None:
    """Stripes at 45 degrees that rise to the middle of a board of 2 half x height metres in the plane z = 0 of the frame T."""
    for side in (1.0, -1.0):
        start = np.floor(-half / pitch)
        for k in range(int(start), int((half + height) / pitch) + 2):
            low, high = k * pitch, (k + 1) * pitch  # of height + distance from the middle
            board = np.array([[0, 0], [half, 0], [half, height], [0, height]], float)
            stripe = _clipped(_clipped(board, np.array([1.0, 1.0]), low), np.array([-1.0, -1.0]), -high)
            if len(stripe) >= 3 and np.ptp(stripe, axis=0).min() > 1e-4:
                outline = stripe * [side, 1.0] - [0, height / 2]
                add_flat(builder, T, outline if side > 0 else outline[::-1], slots[k % 2])


def _clipped(polygon: Floats, normal: Floats, offset: float) -> Floats:
    """The part of a convex polygon (N, 2) where normal . p >= offset (Sutherland and Hodgman)."""
    out: list[Floats] = []
    for a, b in zip(polygon, np.roll(polygon, -1, axis=0), strict=True):
        da, db = float(a @ normal) - offset, float(b @ normal) - offset
        if da >= 0:
            out.append(a)
        if da * db < 0:
            out.append(a + (b - a) * da / (da - db))
    points = np.array(out).reshape(-1, 2)
    apart = np.linalg.norm(points - np.roll(points, 1, axis=0), axis=1) > 1e-6
    kept: Floats = points[apart]
    return kept


def add_beacon(builder: MeshBuilder, at: ArrayLike, slot: int, detail: int, *, radius: float = 0.075, height: float = 0.15) -> None:
    """A round rotating beacon standing on a foot."""
    foot = [[radius * 1.1, 0.0], [radius * 1.1, 0.025], [radius, 0.03]]
    lens = [[radius, 0.03], [radius * 0.96, 0.65 * height], [radius * 0.75, 0.92 * height], [0.0, height]]
    T = transform(None, at)
    slot = H.RIGHT_OF.get(slot, slot) if T[1, 3] < 0 else slot
    builder.add_lathe(foot, H.DASH, segments=(12, 8, 5)[detail], T=T)
    builder.add_lathe(lens, slot, segments=(12, 8, 5)[detail], T=T, crease_deg=60)


def add_light_bar(builder: MeshBuilder, x: float, z: float, half: float, slot: int, detail: int, *, length: float = 0.30) -> None:
    """A beam across the roof: coloured lenses on both sides of a pale middle."""
    steps = 2 if detail == 0 else 0
    add_solid(builder, (x - length / 2 + 0.02, x + length / 2 - 0.02), (-half + 0.04, half - 0.04), (z - 0.04, z + 0.03), H.DASH, steps=0)
    for side in (1.0, -1.0):
        for a, b in ((0.34, 0.66), (0.67, 1.0)):
            y = sorted((side * a * half, side * b * half))
            add_solid(builder, (x - length / 2, x + length / 2), (y[0], y[1]), (z, z + 0.13),
                H.RIGHT_OF.get(slot, slot) if side < 0 else slot, radius=0.045, steps=steps)
    add_solid(builder, (x - length / 2, x + length / 2), (-0.33 * half, 0.33 * half), (z, z + 0.12), H.WHITE, radius=0.03, steps=steps)


def ears(outline: Floats) -> NDArray[np.int64]:
    """(T, 3) triangles of a simple polygon (N, 2) that may be concave, counter-clockwise whatever its own direction (ear clipping; for
    the few corners that parts here have)."""
    def turn(a: int, b: int, c: int) -> float:
        p, q, r = outline[a], outline[b], outline[c]
        return float((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))

    n = len(outline)
    area = sum(float(outline[i, 0] * outline[(i + 1) % n, 1] - outline[(i + 1) % n, 0] * outline[i, 1]) for i in range(n))
    left = list(range(n)) if area > 0 else list(range(n))[::-1]
    out = []
    while len(left) > 3:
        for k in range(len(left)):
            a, b, c = left[k - 1], left[k], left[(k + 1) % len(left)]
            others = [i for i in left if i not in (a, b, c)]
            if turn(a, b, c) > 1e-9 and not any(min(turn(a, b, i), turn(b, c, i), turn(c, a, i)) >= 0 for i in others):
                out.append((a, b, c))
                del left[k]
                break
        else:
            break
    out.append((left[0], left[1], left[2]))
    return np.array(out, np.int64)
