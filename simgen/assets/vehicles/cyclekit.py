"""A mesh builder at one level of detail, with the shapes that cycles are made of: bent tubes, rods, shells, rounded bodies, plates.

Joint numbers and material slots are the caller's. Sizes in metres, frames as in `Asset`: x forward, y left, z up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike

from simgen.assets.meshbuilder import MeshBuilder, beveled_box, grid_quads, triangulated
from simgen.assets.vehicles.profiles import Floats
from simgen.mesh import Mesh

_T = TypeVar("_T")
Points = ArrayLike | Sequence[object]
SIDES = (1.0, -1.0)  # left, right
# Of the corners of `beveled_box` without a bevel: four for each side.
_BOX_NORMALS = np.repeat(np.array([[-1.0, 0, 0], [1, 0, 0], [0, -1, 0], [0, 1, 0], [0, 0, -1], [0, 0, 1]]), 4, axis=0)
_THIN_M = 0.025  # radius of tubes that are no more than 3 px thick where level 1 begins, 14 m away


class Kit:
    """Collects parts at a level of detail (0 finest, 3 far)."""

    def __init__(self, detail: int) -> None:
        self.detail = detail
        self.b = MeshBuilder()

    def pick(self, *values: _T) -> _T:
        """The value for this level; the last one stands for all coarser levels."""
        return values[min(self.detail, len(values) - 1)]

    def build(self) -> Mesh:
        """The merged mesh with its joints."""
        return self.b.build(skinned=True)

    def tube(
        self, path: Points, radius: Points, slot: int, joint: int = 0, *, sides: int | None = None, smooth: bool = True,
        capped: bool = True, steps: int | None = None,
    ) -> None:
        """A round tube along path (N, 3) of constant or per-point radius; smooth : bent through the points instead of kinked at them."""
        p = np.asarray(path, float)
        r = np.broadcast_to(np.asarray(radius, float), len(p))
        if smooth and len(p) > 2:
            both = curve(np.column_stack([p, r]), steps or self.pick(3, 2, 1))
            p, r = both[:, :3], both[:, 3]
        n = sides or self.pick(7, 5, 3)
        thin = self.detail > 0 and float(r.max()) < _THIN_M
        if thin:
            n = min(n, 3 if float(r.max()) < 0.5 * _THIN_M else 4)
        if n == 3:
            r = r * 1.12  # a triangle looks thinner than the circle about it
        tangent = _unit(np.gradient(p, axis=0))
        side = np.cross(tangent[0], [0, 0, 1.0] if abs(tangent[0][2]) < 0.9 else [1.0, 0, 0])
        sides_, angle = np.empty_like(p), np.linspace(0, 2 * np.pi, n, endpoint=False)
        for row, t in enumerate(tangent):
            side = side - t * (side @ t)
            side = side / np.linalg.norm(side)
            sides_[row] = side
        up = _cross(tangent, sides_)
        normals = np.cos(angle)[None, :, None] * sides_[:, None] + np.sin(angle)[None, :, None] * up[:, None]
        rings = p[:, None] + r[:, None, None] * normals
        along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))])
        uv = np.stack(np.broadcast_arrays(angle[None] * float(r.max()), along[:, None]), axis=-1)
        faces = _ring_faces(len(p), n)
        q, nrm, uvs = rings.reshape(-1, 3), normals.reshape(-1, 3), uv.reshape(-1, 2)
        if capped and self.detail < 2 and not thin:
            for at, sign in ((0, -1.0), (len(p) - 1, 1.0)):
                first = len(q)
                i = np.arange(n)
                fan = np.stack([np.full(n, first + n), first + i, first + (i + 1) % n], axis=1)[:, :: int(sign)]
                q = np.concatenate([q, rings[at], p[[at]]])
                nrm = np.concatenate([nrm, np.tile(sign * tangent[at], (n + 1, 1))])
                uvs = np.concatenate([uvs, np.zeros((n + 1, 2))])
                faces = np.concatenate([faces, fan])
        self.b.add(q, faces, slot, normals=nrm, uvs=uvs, joint=joint)

    def pair(self, path: Points, radius: Points, slot: int, joint: int = 0, *, sides: int | None = None, smooth: bool = True) -> None:
        """A tube on the left and its mirror image on the right."""
        for side in SIDES:
            self.tube(np.asarray(path, float) * [1.0, side, 1.0], radius, slot, joint, sides=sides, smooth=smooth)

    def rods(self, a: Points, b: Points, radius: float, slot: int, joint: int = 0, *, sides: int = 3) -> None:
        """Many straight thin rods between a (N, 3) and b (N, 3)."""
        p, q = np.asarray(a, float).reshape(-1, 3), np.asarray(b, float).reshape(-1, 3)
        t = _unit(q - p)
        ref = np.where(np.abs(t[:, [2]]) < 0.9, [[0, 0, 1.0]], [[1.0, 0, 0]])
        side = _unit(np.cross(t, ref))
        up = _cross(t, side)
        angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
        normal = np.cos(angle)[None, :, None] * side[:, None] + np.sin(angle)[None, :, None] * up[:, None]
        rings = np.stack([p[:, None] + radius * normal, q[:, None] + radius * normal], axis=1)
        faces = (np.arange(len(p))[:, None, None] * 2 * sides + _ring_faces(2, sides)[None]).reshape(-1, 3)
        self.b.add(rings.reshape(-1, 3), faces, slot, normals=np.stack([normal, normal], axis=1).reshape(-1, 3), joint=joint)

    def spin(self, profile: Points, slot: int, x: float, z: float, y: float = 0.0, joint: int = 0, *, segments: int | None = None,
             crease: float = 40.0) -> None:
        """A surface of revolution about the line through (x, y, z) along y. profile : (N, 2) of radius and y, y rising outside."""
        T = np.eye(4)
        T[:3, 2], T[:3, 1], T[:3, 3] = [0, 1, 0], [0, 0, -1], [x, y, z]
        n = segments or self.pick(16, 10, 6, 5)
        self.b.add_lathe(np.asarray(profile, float), slot, segments=n, T=T, joint=joint, crease_deg=crease)

    def turned(self, profile: Points, slot: int, at: Points, axis: Points, joint: int = 0, *, segments: int | None = None,
               crease: float = 40.0) -> None:
        """A surface of revolution about any axis. profile : (N, 2) of radius and distance along the axis from `at`."""
        n = segments or self.pick(14, 9, 6, 5)
        self.b.add_lathe(np.asarray(profile, float), slot, segments=n, T=frame_along(at, axis), joint=joint, crease_deg=crease)

    def box(self, size: Points, center: Points, slot: int, joint: int = 0, *, bevel: float = 0.0, T: Floats | None = None) -> None:
        """A box; its bevel is left out at coarse levels."""
        if bevel and self.detail < 2:
            self.b.add_box(np.asarray(size, float), slot, center=np.asarray(center, float), bevel=bevel, joint=joint, T=T)
            return
        positions, faces = beveled_box(np.asarray(size, float), 0.0)
        self.b.add(positions + np.asarray(center, float), faces, slot, normals=_BOX_NORMALS, joint=joint, T=T)

    def body(
        self, stations: Sequence[Sequence[float]], slot: int, joint: int = 0, *, y: float = 0.0, sides: int | None = None,
        steps: int | None = None, T: Floats | None = None, crease: float = 50.0,
    ) -> None:
        """A smooth closed body through sections (x, bottom, top, half width, squareness, height of the widest point 0..1), x rising.
        Squareness 2 is an ellipse, 5 nearly a box."""
        s = curve(np.asarray(stations, float), steps or self.pick(2, 2, 1))
        n = sides or self.pick(16, 10, 7, 5)
        a = np.linspace(0, 2 * np.pi, n, endpoint=False) + np.pi / n
        power = (2.0 / s[:, 4])[:, None]
        c, d = np.cos(a)[None], np.sin(a)[None]
        across = np.sign(c) * np.abs(c) ** power
        height = np.sign(d) * np.abs(d) ** power
        middle = (s[:, 1] + s[:, 5] * (s[:, 2] - s[:, 1]))[:, None]
        z = middle + np.where(height > 0, s[:, [2]] - middle, middle - s[:, [1]]) * height
        rings = np.stack([np.broadcast_to(s[:, [0]], z.shape), y + s[:, [3]] * across, z], axis=-1)
        self.b.add_loft(rings, slot, capped=True, joint=joint, crease_deg=crease, T=T)

    def shell(
        self, grid: Points, thickness: float, slot: int, joint: int = 0, *, crease: float | None = None, inner: int | None = None,
    ) -> None:
        """A sheet (R, C, 3) with a thickness: its outside is where columns turn counter-clockwise as rows go up. crease : angle in degrees
        from which it has edges; by default it is smooth throughout. inner : slot of its inside, if another."""
        g = np.asarray(grid, float)
        rows, columns = g.shape[:2]
        n = _unit(_cross(np.gradient(g, axis=1), np.gradient(g, axis=0)).reshape(-1, 3))
        outer, back = g.reshape(-1, 3), g.reshape(-1, 3) - thickness * n
        quads, shift = grid_quads(rows, columns), rows * columns
        i = np.arange(shift).reshape(rows, columns)
        edge = np.concatenate([i[0, :-1], i[:-1, -1], i[-1, :0:-1], i[:0:-1, 0]])
        following = np.roll(edge, -1)
        if crease is None:
            flat = _fine(outer, triangulated(quads))
            self.b.add(outer, flat, slot, normals=n, joint=joint)
            self.b.add(back, flat[:, ::-1], slot if inner is None else inner, normals=-n, joint=joint)
            if self.detail < 2:
                strip = np.stack([outer[edge], back[edge], back[following], outer[following]], axis=1)
                across = _unit(_cross(strip[:, 1] - strip[:, 0], strip[:, 3] - strip[:, 0]))
                faces = _fine(strip.reshape(-1, 3), triangulated(np.arange(4 * len(edge)).reshape(-1, 4)))
                self.b.add(strip.reshape(-1, 3), faces, slot, normals=np.repeat(across, 4, axis=0), joint=joint)
            return
        rim = np.stack([edge, edge + shift, following + shift, following], axis=1)
        if inner is None:
            self.b.add(np.concatenate([outer, back]), np.concatenate([quads, quads[:, ::-1] + shift, rim]), slot, joint=joint,
                crease_deg=crease)
            return
        self.b.add(np.concatenate([outer, back]), np.concatenate([quads, rim]), slot, joint=joint, crease_deg=crease)
        self.b.add(back, quads[:, ::-1], inner, joint=joint, crease_deg=crease)

    def plate(self, outline: Points, y0: float, y1: float, slot: int, joint: int = 0, *, crease: float = 40.0) -> None:
        """A flat piece: the outline (N, 2) of x and z, counter-clockwise as seen from the right and star-shaped about its mean, from y0
        up to y1."""
        o = np.asarray(outline, float)
        n = len(o)
        near, far = np.insert(o, 1, y0, axis=1), np.insert(o, 1, y1, axis=1)
        middle = o.mean(axis=0)
        p = np.concatenate([near, far, [[middle[0], y0, middle[1]], [middle[0], y1, middle[1]]]])
        i = np.arange(n)
        j = (i + 1) % n
        faces = np.concatenate([
            np.stack([np.full(n, 2 * n), i, j], axis=1), np.stack([np.full(n, 2 * n + 1), n + j, n + i], axis=1),
            np.stack([i, n + i, n + j], axis=1), np.stack([i, n + j, j], axis=1),
        ])  # fmt: skip
        self.b.add(p, faces, slot, joint=joint, crease_deg=crease)

    def ball(self, size: Points, center: Points, slot: int, joint: int = 0, *, square: float = 2.4, T: Floats | None = None) -> None:
        """A rounded lump with these axes' full lengths."""
        rings, n = self.pick(5, 4, 2), self.pick(9, 6, 4)
        v = np.linspace(-np.pi / 2, np.pi / 2, rings + 1)[:, None]
        u = np.linspace(0, 2 * np.pi, n, endpoint=False)[None]

        def power(c: Floats) -> Floats:
            return np.asarray(np.where(np.abs(c) < 1e-9, 0.0, np.sign(c) * np.abs(c) ** (2.0 / square)))

        p = np.stack(np.broadcast_arrays(power(np.cos(v)) * power(np.cos(u)), power(np.cos(v)) * power(np.sin(u)), power(np.sin(v))),
            axis=-1)
        p = p.reshape(-1, 3) * np.asarray(size, float) / 2 + np.asarray(center, float)
        self.b.add(p, _ring_faces(rings + 1, n), slot, joint=joint, crease_deg=75, T=T)


def curve(points: Floats, steps: int) -> Floats:
    """(M, D) Catmull-Rom curve through points (N, D), `steps` pieces between each two, that does not overshoot them."""
    if steps <= 1 or len(points) < 3:
        return points
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    first, last = 2 * points[0] - points[1], 2 * points[-1] - points[-2]
    q = np.concatenate([first[None], points, last[None]])
    out = []
    for a, b, c, d in zip(q[:-3], q[1:-2], q[2:-1], q[3:], strict=True):
        piece = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        low, high = np.minimum(b, c), np.maximum(b, c)
        margin = 0.12 * (high - low)
        out.append(np.clip(piece, low - margin, high + margin))
    return np.concatenate([*out, points[-1:]])


def frame_along(at: Points, axis: Points) -> Floats:
    """(4, 4) frame at a point whose z axis points along `axis`."""
    z = np.asarray(axis, float)
    z = z / np.linalg.norm(z)
    x = np.cross([0, 1.0, 0], z) if abs(z[1]) < 0.9 else np.cross([1.0, 0, 0], z)
    x /= np.linalg.norm(x)
    T = np.eye(4)
    T[:3, :3] = np.stack([x, np.cross(z, x), z], axis=1)
    T[:3, 3] = np.asarray(at, float)
    return T


def arc(center: Sequence[float], radius: float, start: float, end: float, count: int, y: float = 0.0) -> Floats:
    """(count, 3) points of a circle in a plane of constant y, from angle `start` to `end` (0 forward, rising towards up)."""
    a = np.linspace(start, end, count)
    return np.stack([center[0] + radius * np.cos(a), np.full(count, y), center[1] + radius * np.sin(a)], axis=1)


def _fine(p: Floats, faces: np.ndarray) -> np.ndarray:
    """The faces that have an area."""
    e = _cross(p[faces[:, 1]] - p[faces[:, 0]], p[faces[:, 2]] - p[faces[:, 0]])
    return np.asarray(faces[(e * e).sum(axis=1) > 1e-22])


def _cross(a: Floats, b: Floats) -> Floats:
    """Cross products of (..., 3) vectors, faster for few of them than numpy's."""
    out = np.empty(np.broadcast(a, b).shape)
    out[..., 0] = a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1]
    out[..., 1] = a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2]
    out[..., 2] = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    return out


def _unit(v: Floats) -> Floats:
    return np.asarray(v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-12))


def _ring_faces(rows: int, n: int) -> np.ndarray:
    """(T, 3) faces of `rows` closed rings of n points."""
    i, k = np.arange(rows - 1)[:, None] * n, np.arange(n)[None]
    a, b = i + k, i + (k + 1) % n
    return np.concatenate([np.stack([a, b, b + n], axis=-1).reshape(-1, 3), np.stack([a, b + n, a + n], axis=-1).reshape(-1, 3)])
