"""Vehicle bodies: an implicit surface from profile curves, and the grid of panels that samples it.

The left half of a body is the rounded intersection of five bounds: side y <= half_width(x, z), top z <= top(x), front
x <= front(z), rear x >= rear(z) and bottom z >= floor(x), each curved in plan. Every silhouette is a curve one can read off
a side view drawing, and normals are the gradient, so they stay smooth however the surface is cut up.
"""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from simgen.assets.meshbuilder import grid_quads
from simgen.assets.vehicles.panels import Panels
from simgen.assets.vehicles.profiles import Curve, Floats, round_max

_EXACT_M = 1e-6


@dataclass(frozen=True, eq=False)
class Flare:
    """A bulge of the side round a wheel: centre x, z, arch radius, height (all metres)."""

    x: float
    z: float
    radius: float
    height: float
    width: float = 0.0  # of a flare that ends in an edge; 0: it fades away


@dataclass(frozen=True, eq=False)
class Crease:
    """An edge along the side from (x0, z0) to (x1, z1), metres, where the surface dips by `depth` within `fall` below it (above it with
    a negative fall) and comes back beyond."""

    x0: float
    z0: float
    x1: float
    z1: float
    depth: float
    fall: float

    def above(self, x: Floats, z: Floats) -> Floats:
        """(N,) height over the edge."""
        return z - self.z0 - (self.z1 - self.z0) * (x - self.x0) / (self.x1 - self.x0)

    def inset(self, x: Floats, z: Floats) -> Floats:
        """(N,) metres that the side dips."""
        d = np.maximum(-self.above(x, z) / self.fall, 0.0)
        fade = np.clip(np.minimum(x - self.x0, self.x1 - x) / 0.25, 0, 1)
        result: Floats = self.depth * fade * d * np.exp(1 - d)
        return result


@dataclass(frozen=True, eq=False)
class Dome:
    """A raised middle of the bonnet: half width at x0 and x1, height (metres)."""

    x0: float
    x1: float
    half_width0: float
    half_width1: float
    height: float

    def edge(self, p: Floats) -> Floats:
        """(N,) metres beyond the dome's edge."""
        share = np.clip((p[:, 0] - self.x0) / (self.x1 - self.x0), 0, 1)
        result: Floats = p[:, 1] - self.half_width0 - (self.half_width1 - self.half_width0) * share
        return result

    def rise(self, p: Floats) -> Floats:
        """(N,) how much it adds to the top."""
        fade = np.clip(np.minimum(p[:, 0] - self.x0, self.x1 - p[:, 0]) / 0.12, 0, 1)
        result: Floats = self.height * fade * np.clip(0.5 - self.edge(p) / 0.05, 0, 1)
        return result


@dataclass(frozen=True, eq=False)
class Shape:
    """Profile curves of a body in its object frame (x forward from the rear axle, z up from the ground), metres.

    half_width : largest half width. top, floor : height over x. front, rear : x over z on the centre line. plan : inset of
    the side over x. section : inset of the side over height relative to the belt line. belt : shoulder height over x.
    bow : how far the top's profile slips back (front half) or forth (rear half) from the centre line to the side.
    front_bow, rear_bow : how far the ends curve back in plan. crown : how much the top falls to the side.
    radius : fillet between bounds over z. roof_y : half width of the roof, as a share of half_width, for the grid's lines.
    ridge : (height relative to belt, height of the bulge) of a crease along the side. creases, dome : edges that catch the light.
    front_round, rear_round : share of the ends' curve in plan that is even (the rest lies at the corners), and the corner's power.
    """

    half_width: float
    top: Curve
    floor: Curve
    front: Curve
    rear: Curve
    plan: Curve
    section: Curve
    belt: Curve
    bow: float = 0.1
    front_bow: float = 0.25
    rear_bow: float = 0.15
    crown: float = 0.03
    radius: Curve = field(default_factory=lambda: Curve(np.array([0.0, 1.0]), np.array([0.06, 0.06])))
    roof_y: float = 0.66
    ridges: tuple[tuple[float, float], ...] = ()
    flares: tuple[Flare, ...] = ()
    creases: tuple[Crease, ...] = ()
    dome: Dome | None = None
    front_round: tuple[float, float] = (0.45, 3.0)
    rear_round: tuple[float, float] = (0.45, 3.0)

    @property
    def x_min(self) -> float:
        """Rearmost x."""
        return float(self.rear.value.min())

    @property
    def x_max(self) -> float:
        """Foremost x."""
        return float(self.front.value.max())

    def width_at(self, x: Floats, z: Floats) -> Floats:
        """(N,) half width of the side at (x, z)."""
        h = z - self.belt(x)
        inset = self.plan(x) + self.section(h)
        for height, amount in self.ridges:
            inset = inset - amount * np.exp(-np.abs(h - height) / 0.05)
        for crease in self.creases:
            inset = inset + crease.inset(x, z)
        for f in self.flares:
            distance = np.maximum(np.hypot(x - f.x, z - f.z) - f.radius, 0)
            bulge = np.clip(1.4 - distance / f.width, 0, 1) if f.width else np.exp(-((distance / 0.09) ** 2))
            inset = inset - f.height * bulge * (h < 0.3)
        return self.half_width - inset

    def across(self, y: Floats) -> Floats:
        """Square of the share of the half width, 0..1."""
        return np.minimum((y / self.half_width) ** 2, 1.2)

    def top_x(self, p: Floats) -> Floats:
        """(N,) abscissa at which the top's profile is read for points (N, 3): slipped by the bow."""
        middle = 0.5 * (self.x_min + self.x_max)
        result: Floats = p[:, 0] + self.bow * self.across(p[:, 1]) * np.tanh((p[:, 0] - middle) / 0.4)
        return result

    def side(self, p: Floats) -> Floats:
        """(N,) signed distance beyond the side."""
        return (p[:, 1] - self.width_at(p[:, 0], p[:, 2])) * 0.95

    def roof(self, p: Floats) -> Floats:
        """(N,) signed distance beyond the top."""
        x = self.top_x(p)
        z = self.top(x) - self.crown * self.across(p[:, 1])
        if self.dome is not None:
            z = z + self.dome.rise(p)
        return (p[:, 2] - z) / np.sqrt(1 + self.top.slope(x) ** 2)

    def nose(self, p: Floats) -> Floats:
        """(N,) signed distance beyond the front."""
        a = self.across(p[:, 1])
        k, n = self.front_round
        return (p[:, 0] - self.front(p[:, 2]) + self.front_bow * (k * a + (1 - k) * a**n)) / np.sqrt(1 + self.front.slope(p[:, 2]) ** 2)

    def tail(self, p: Floats) -> Floats:
        """(N,) signed distance beyond the rear."""
        a = self.across(p[:, 1])
        k, n = self.rear_round
        return (self.rear(p[:, 2]) + self.rear_bow * (k * a + (1 - k) * a**n) - p[:, 0]) / np.sqrt(1 + self.rear.slope(p[:, 2]) ** 2)

    def value(self, p: Floats) -> Floats:
        """(N,) approximate signed distance of points (N, 3) with y >= 0 to the body."""
        return round_max([self.side(p), self.roof(p), self.nose(p), self.tail(p), self.floor(p[:, 0]) - p[:, 2]], self.radius(p[:, 2]))

    def normal(self, p: Floats) -> Floats:
        """(N, 3) unit outward normals (gradient over 6 mm)."""
        out = np.empty_like(p)
        for axis in range(3):
            step = np.zeros(3)
            step[axis] = 0.003
            out[:, axis] = self.value(p + step) - self.value(p - step)
        return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)

    def project(self, p: Floats) -> Floats:
        """(N, 3) points near the surface moved on to it (three Newton steps, 4 cm at most each)."""
        for _ in range(3):
            move = np.clip(self.value(p), -0.04, 0.04)[:, None] * self.normal(p)
            move[p[:, 1] < 1e-5, 1] = 0.0
            p = p - move
        return p

    def hit(self, origin: Floats, target: Floats) -> Floats:
        """(N, 3) where the rays from inside points (N, 3) through target points leave the body (to 0.1 mm)."""
        lo, hi = np.zeros(len(origin)), np.full(len(origin), 1.6)
        ray = target - origin
        at_lo, at_hi = np.full(len(origin), -1.0), np.full(len(origin), 1.0)
        mid = np.full(len(origin), 0.8)
        for step in range(12):  # bisection first, then regula falsi (Illinois)
            v = self.value(origin + mid[:, None] * ray)
            if np.abs(v).max(initial=0.0) < _EXACT_M:
                break
            inner = v < 0
            if step > 4:
                at_lo, at_hi = np.where(inner, v, 0.5 * at_lo), np.where(inner, 0.5 * at_hi, v)
            else:
                at_lo, at_hi = np.where(inner, v, at_lo), np.where(inner, at_hi, v)
            lo, hi = np.where(inner, mid, lo), np.where(inner, hi, mid)
            mid = 0.5 * (lo + hi) if step < 4 else np.clip(lo - at_lo * (hi - lo) / np.maximum(at_hi - at_lo, 1e-12), lo, hi)
        return origin + mid[:, None] * ray

    def side_point(self, x: float, z: float) -> Floats:
        """(3,) point of the left side at (x, z)."""
        return self.hit(np.array([[x, 0.0, z]]), np.array([[x, self.half_width, z]]))[0]

    def front_point(self, y: float, z: float) -> Floats:
        """(3,) point of the front at (y, z)."""
        x = self.x_max
        return self.hit(np.array([[x - 0.6, y, z]]), np.array([[x, y, z]]))[0]

    def rear_point(self, y: float, z: float) -> Floats:
        """(3,) point of the rear at (y, z)."""
        x = self.x_min
        return self.hit(np.array([[x + 0.7, y, z]]), np.array([[x, y, z]]))[0]

    def top_point(self, x: float, y: float) -> Floats:
        """(3,) point of the top at (x, y)."""
        z = float(self.top(x))
        return self.hit(np.array([[x, y, z - 0.4]]), np.array([[x, y, z]]))[0]


@dataclass(frozen=True)
class Grid:
    """Where the panel grid has its lines: stations (x, metres), heights (shares 0..1 from floor to belt, first 0, last 1),
    and how many lines from the belt to the roof's edge and on to the centre."""

    stations: tuple[float, ...]
    heights: tuple[float, ...]
    upper: int
    roof: int
    depth: float = 0.6


def stations(shape: Shape, count: int, dense: Sequence[tuple[float, float]] = ()) -> tuple[float, ...]:
    """`count` stations from rear to front, closer where the top's profile bends, at both ends, and in the `dense` ranges of x."""
    x = np.linspace(shape.x_min, shape.x_max, 400)
    bend = np.abs(np.gradient(shape.top.slope(x), x))
    smooth = np.convolve(np.pad(bend, 12, mode="edge"), np.full(25, 1 / 25), mode="valid")
    density = 1.0 + np.minimum(1.6 * smooth, 2.5)
    density += np.where((x < x[0] + 0.35) | (x > x[-1] - 0.35), 0.8, 0.0)
    for lo, hi in dense:
        density += np.where((x > lo) & (x < hi), 1.0, 0.0)
    share = np.concatenate([[0.0], np.cumsum(0.5 * (density[1:] + density[:-1]))])
    return tuple(float(v) for v in np.interp(np.linspace(0, share[-1], count), share, x))


def body_panels(shape: Shape, grid: Grid, slot: int) -> Panels:
    """The left half of the body's outside, without its floor: three patches (side and top, front, rear) that share borders."""
    x = np.array(grid.stations)
    heights = np.array(grid.heights)
    main = _section_targets(shape, grid, x)  # (X, K, 3)
    patches = [(main, False)]
    for end, front in ((-1, True), (0, False)):
        border = main[end]  # (K, 3): floor corner .. belt .. roof centre
        nz = len(heights)
        y, z_top = border[nz - 1 :, 1], border[nz - 1 :, 2]
        lo, hi = border[0, 2], border[nz - 1, 2]
        share = (border[:nz, 2] - lo) / (hi - lo)
        z = lo + share[None, :] * (z_top[:, None] - lo)
        patch = np.stack([np.full_like(z, border[0, 0]), np.broadcast_to(y[:, None], z.shape), z], axis=-1)
        patches.append((patch, front))
    positions, faces, base = [], [], 0
    for target, front in patches:
        rows, columns = target.shape[:2]
        flat = target.reshape(-1, 3)
        positions.append(shape.hit(_origins(shape, grid, flat), flat))
        quads = grid_quads(rows, columns)  # outwards on the side and in front; the rear looks the other way
        quads = quads if target is main or front else quads[:, ::-1]
        faces.append(_split(quads, positions[-1]) + base)
        base += rows * columns
    panels = Panels(np.concatenate(positions), np.concatenate(faces), slot, shape.project)
    panels.positions[np.abs(panels.positions[:, 1]) < 1e-5, 1] = 0.0
    return panels


def _split(quads: NDArray[np.int64], p: Floats) -> NDArray[np.int64]:
    """(T, 3) triangles of quads over points p, each split along its shorter diagonal; those without area are dropped."""
    a, b, c, d = (p[quads[:, k]] for k in range(4))
    first = np.linalg.norm(a - c, axis=1) <= np.linalg.norm(b - d, axis=1)
    t1 = np.where(first[:, None], quads[:, [0, 1, 2]], quads[:, [0, 1, 3]])
    t2 = np.where(first[:, None], quads[:, [0, 2, 3]], quads[:, [1, 2, 3]])
    faces = np.concatenate([t1, t2])
    q = p[faces]
    out: NDArray[np.int64] = faces[np.linalg.norm(np.cross(q[:, 1] - q[:, 0], q[:, 2] - q[:, 0]), axis=1) > 1e-10]
    return out


def _origins(shape: Shape, grid: Grid, target: Floats) -> Floats:
    x = np.clip(target[:, 0], shape.x_min + grid.depth, shape.x_max - grid.depth)
    low = shape.floor(x) + 0.1
    return np.stack([x, np.zeros_like(x), np.clip(target[:, 2], low, np.maximum(low, shape.belt(x) - 0.2))], axis=1)


def _section_targets(shape: Shape, grid: Grid, x: Floats) -> Floats:
    """(X, K, 3) points near the surface: up the side to the belt, up to the roof's edge, in to the centre."""
    w = np.full_like(x, shape.half_width)
    top, floor = shape.top(x), shape.floor(x)
    belt = np.minimum(shape.belt(x), top - 0.03)
    lower = floor[:, None] + np.array(grid.heights)[None, :] * (belt - floor)[:, None]
    rows = [np.stack([x, w, z], axis=1) for z in lower.T]
    edge_y = np.full_like(x, shape.roof_y * shape.half_width)
    for k in range(1, grid.upper + 1):
        t = k / grid.upper
        rows.append(np.stack([x, w + (edge_y - w) * t, belt + (top - belt) * t], axis=1))
    for k in range(1, grid.roof + 1):
        t = k / grid.roof
        rows.append(np.stack([x, edge_y * (1 - t), top + 0 * t], axis=1))
    return np.stack(rows, axis=1)


def floor_panels(shape: Shape, panels: Panels, slot: int) -> Panels:
    """The left half of the underside: flat strips between the outside's lower rim and the centre line."""
    edges = np.concatenate([panels.faces[:, [0, 1]], panels.faces[:, [1, 2]], panels.faces[:, [2, 0]]])
    _, point = np.unique(np.round(panels.positions, 5), axis=0, return_inverse=True)  # patches meet in equal points
    key = np.sort(point.reshape(-1)[edges], axis=1)
    _, index, count = np.unique(key, axis=0, return_index=True, return_counts=True)
    rim = edges[index[count == 1]]
    p = panels.positions
    rim = rim[(np.abs(p[rim][:, :, 1]).max(axis=1) > 1e-6)]
    a, b = p[rim[:, 0]], p[rim[:, 1]]
    flat = np.array([1.0, 0, 1.0])
    quads = np.stack([a, b, b * flat, a * flat], axis=1).reshape(-1, 3)
    i = np.arange(len(rim))[:, None] * 4
    faces = np.concatenate([i + [0, 1, 2], i + [0, 2, 3]])
    n = np.cross(quads[faces[:, 1]] - quads[faces[:, 0]], quads[faces[:, 2]] - quads[faces[:, 0]])[:, 2]
    faces = np.where((n > 0)[:, None], faces[:, ::-1], faces)
    return Panels(quads, faces[np.abs(n) > 1e-9], slot)
