"""Pictograms of things: the road and what stands or happens on it; about 1 high with the middle at (0, 0)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from shapely import Geometry

from simgen.assets.textures.signs.figures import runner, standing, walker
from simgen.assets.textures.signs.shapes import Point, arc, arc_points, at, disc, less, line, poly, rect, ring, smooth, union
from simgen.assets.textures.signs.vehicles import car_front, car_side


def gate() -> Geometry:
    """The fence of a guarded level crossing."""
    bars = [rect(x - 0.045, -0.3, x + 0.045, 0.34) for x in (-0.44, -0.22, 0.0, 0.22, 0.44)]
    tips = [poly((x - 0.045, 0.34), (x + 0.045, 0.34), (x, 0.42)) for x in (-0.44, -0.22, 0.0, 0.22, 0.44)]
    return union(*bars, *tips, rect(-0.6, 0.14, 0.6, 0.22), rect(-0.6, -0.2, 0.6, -0.12))


def falling_rocks() -> Geometry:
    """A cliff on the right with stones that fall from it."""
    stones = [at(poly((-0.06, -0.02), (-0.02, 0.06), (0.05, 0.05), (0.07, -0.02), (0.01, -0.06)), x, y, s, t)
              for x, y, s, t in ((-0.05, 0.12, 0.9, 10), (-0.2, -0.06, 1.1, 50), (-0.06, -0.2, 1.0, 100), (-0.34, -0.32, 1.2, 20), (-0.14,
                  -0.37, 0.9, 70))]  # fmt: skip
    cliff = poly((0.5, 0.5), (0.24, 0.5), (0.2, 0.34), (0.08, 0.27), (0.12, 0.1), (0.04, 0.0), (0.1, -0.16), (0.02, -0.3), (0.06, -0.45),
        (0.5, -0.45))
    return at(union(cliff, *stones, rect(-0.6, -0.5, 0.5, -0.45)), 0.08, 0.02)


def gravel() -> Geometry:
    """A car whose wheel throws stones."""
    stones = [disc(x, y, 0.035) for x, y in ((-0.34, -0.18), (-0.44, -0.08), (-0.5, 0.06), (-0.58, -0.1), (-0.62, 0.14), (-0.46, 0.2),
        (-0.56, 0.26), (-0.68, 0.02), (-0.38, 0.04))]
    return union(at(car_side(), 0.24, 0.0, 0.78), *[at(s, -0.02, -0.1) for s in stones], line(0.04, (-0.7, -0.26), (0.74, -0.26)))


def bumps() -> Geometry:
    """Two bumps."""
    x = np.linspace(-0.6, 0.6, 49)
    y = np.where(np.abs(x) < 0.56, 0.24 * np.abs(np.sin(np.pi * x / 0.56)) ** 1.3, 0)
    return shape_under(x, y)


def hump() -> Geometry:
    """One hump."""
    x = np.linspace(-0.6, 0.6, 49)
    return shape_under(x, np.where(np.abs(x) < 0.42, 0.15 * (1 + np.cos(np.pi * x / 0.42)), 0))


def dip() -> Geometry:
    """A hollow in the road."""
    x = np.linspace(-0.6, 0.6, 49)
    return shape_under(x, 0.2 - np.where(np.abs(x) < 0.42, 0.13 * (1 + np.cos(np.pi * x / 0.42)), 0))


def shape_under(x: NDArray[np.float64], y: NDArray[np.float64]) -> Geometry:
    """The road below a line."""
    points: list[Point] = list(zip(x.tolist(), y.tolist(), strict=True))
    return at(poly(*points, (0.6, -0.13), (-0.6, -0.13)), 0, -0.05)


def windsock() -> Geometry:
    """A wind sock."""
    mast = line(0.05, (-0.42, -0.5), (-0.42, 0.42))
    segments = [poly((-0.36 + 0.2 * k, 0.38 - 0.08 * k), (-0.18 + 0.2 * k, 0.36 - 0.09 * k), (-0.18 + 0.2 * k, 0.13 - 0.06 * k),
        (-0.36 + 0.2 * k, 0.1 - 0.045 * k)) for k in range(5)]
    return at(union(mast, *segments[::2], *[ring_of(s) for s in segments[1::2]]), -0.06, 0)


def ring_of(shape: Geometry, width: float = 0.02) -> Geometry:
    """The edge of a shape."""
    return shape.difference(shape.buffer(-width))


def quay() -> Geometry:
    """A car that falls into the water."""
    waves = [line(0.045, *[(x, y0 + 0.03 * float(np.sin(14 * x))) for x in np.linspace(-0.05, 0.62, 30).tolist()]) for y0 in (-0.34, -0.46)]
    return union(at(car_side(), 0.1, 0.12, 0.7, -38), poly((-0.62, -0.02), (-0.16, -0.02), (-0.16, -0.5), (-0.62, -0.5)), *waves)


def bridge() -> Geometry:
    """A bridge that opens."""
    waves = [line(0.045, *[(x, y0 + 0.03 * float(np.sin(12 * x))) for x in np.linspace(-0.55, 0.55, 40).tolist()]) for y0 in (-0.28, -0.42)]
    return union(at(rect(0, -0.04, 0.48, 0.04), -0.45, 0.0, 1.0, 38), at(rect(-0.48, -0.04, 0, 0.04), 0.45, 0.0, 1.0, -38), rect(-0.64,
        -0.16, -0.4, 0.02), rect(0.4, -0.16, 0.64, 0.02), *waves)


def queue() -> Geometry:
    """Three cars behind one another."""
    return union(*[at(car_front(), x, y, s) for x, y, s in ((0.12, 0.27, 0.34), (0.02, -0.0, 0.44), (-0.1, -0.34, 0.54))])


def tunnel() -> Geometry:
    """A tunnel's mouth with the road into it, as a hole."""
    arch = union(rect(-0.45, -0.4, 0.45, 0.05), disc(0, 0.05, 0.45))
    inner = union(rect(-0.3, -0.4, 0.3, 0.05), disc(0, 0.05, 0.3))
    road = [poly((-0.03, -0.4), (0.03, -0.4), (0.025, -0.26), (-0.025, -0.26)), poly((-0.022, -0.18), (0.022, -0.18), (0.018, -0.06),
        (-0.018, -0.06))]
    return union(less(arch, inner), *road)


def ferry() -> Geometry:
    """A ship."""
    return union(poly((-0.5, -0.05), (0.5, -0.05), (0.36, -0.3), (-0.4, -0.3)), rect(-0.3, -0.02, 0.26, 0.12), rect(-0.1, 0.14, 0.06, 0.34))


def snowflake() -> Geometry:
    """An ice crystal."""
    arm = union(line(0.05, (0, 0), (0, 0.46)), line(0.04, (0, 0.26), (0.12, 0.38)), line(0.04, (0, 0.26), (-0.12, 0.38)))
    return union(*[at(arm, turn=60 * k) for k in range(6)])


def tyre() -> Geometry:
    """A wheel with a snow chain."""
    links = [at(rect(-0.035, 0.3, 0.035, 0.46, 0.02), turn=30 * k) for k in range(12)]
    return union(ring(0, 0, 0.42, 0.14), *links, ring(0, 0, 0.17, 0.05), disc(0, 0, 0.04))


def horn() -> Geometry:
    """A signal horn."""
    return union(poly((0.08, 0.09), (0.44, 0.28), (0.44, -0.28), (0.08, -0.09)), rect(-0.28, -0.06, 0.1, 0.06), disc(-0.38, 0.0, 0.14),
        line(0.05, (-0.2, -0.02), (-0.1, -0.2), (0.06, -0.2), (0.1, -0.04)))


def bed_h() -> Geometry:
    """An H for hospital."""
    return union(rect(-0.36, -0.5, -0.18, 0.5), rect(0.18, -0.5, 0.36, 0.5), rect(-0.2, -0.09, 0.2, 0.09))


def cross() -> Geometry:
    """A cross of five squares."""
    return union(rect(-0.16, -0.48, 0.16, 0.48), rect(-0.48, -0.16, 0.48, 0.16))


def spanner() -> Geometry:
    """An open-ended spanner."""
    body = union(line(0.15, (-0.28, -0.28), (0.22, 0.22)), disc(0.28, 0.28, 0.21), disc(-0.32, -0.32, 0.13))
    return less(body, at(rect(-0.08, 0, 0.08, 0.4), 0.28, 0.28, 1.0, -45), disc(-0.32, -0.32, 0.055))


def telephone() -> Geometry:
    """A handset."""
    return at(union(arc(0.13, 0, -0.42, 0.62, 50, 130, "round"), line(0.22, (-0.42, 0.0), (-0.34, 0.1)), line(0.22, (0.42, 0.0), (0.34,
        0.1))), 0, -0.05, 1.0, 50)


def pump() -> Geometry:
    """A petrol pump."""
    return union(less(rect(-0.34, -0.4, 0.14, 0.45, 0.05), rect(-0.25, 0.12, 0.05, 0.34)), rect(-0.4, -0.5, 0.2, -0.4), line(0.05, (0.14,
        -0.05), (0.24, -0.05), (0.24, -0.28), (0.36, -0.28), (0.36, 0.22), (0.22, 0.36)))


def cutlery() -> Geometry:
    """Knife and fork, crossed upright."""
    fork = union(line(0.07, (0, -0.46), (0, 0.1)), arc(0.06, 0, 0.2, 0.1, 180, 360), *[line(0.045, (x, 0.2), (x, 0.46)) for x in (-0.1, 0,
        0.1)])
    knife = union(line(0.07, (0, -0.46), (0, 0.0)), smooth((-0.04, 0.0), (0.07, 0.0), (0.08, 0.3), (0.02, 0.5), (-0.05, 0.46), rounds=2))
    return union(at(fork, -0.2), at(knife, 0.2))


def cup() -> Geometry:
    """A cup on its saucer."""
    return union(smooth((-0.34, 0.2), (-0.3, -0.2), (-0.1, -0.3), (0.1, -0.3), (0.24, -0.2), (0.28, 0.2), rounds=1), arc(0.06, 0.3, 0.02,
        0.15, -100, 100), rect(-0.44, -0.42, 0.4, -0.35, 0.03),
                 *[line(0.04, (x, 0.26), (x + 0.05, 0.34), (x - 0.02, 0.42), (x + 0.03, 0.5)) for x in (-0.15, 0.02)])  # fmt: skip


def tent() -> Geometry:
    """A tent."""
    return less(poly((-0.55, -0.38), (-0.05, 0.4), (0.05, 0.4), (0.55, -0.38)), poly((-0.14, -0.38), (0, 0.1), (0.14, -0.38)))


def picnic() -> Geometry:
    """A table under a fir."""
    fir = union(*[poly((-w, y), (w, y), (0, y + 0.34)) for w, y in ((0.3, -0.12), (0.24, 0.06), (0.18, 0.22))], rect(-0.04, -0.45, 0.04,
        -0.1))
    table = union(rect(-0.26, -0.1, 0.26, -0.04), line(0.05, (-0.14, -0.06), (-0.22, -0.42), cap="flat"), line(0.05, (0.14, -0.06), (0.22,
        -0.42), cap="flat"), rect(-0.42, -0.26, 0.42, -0.21))
    return union(at(fir, 0.38, 0, 1.05), at(table, -0.24, 0, 0.85))


def house() -> Geometry:
    """A house with a chimney."""
    return less(union(poly((-0.42, 0.02), (0, 0.42), (0.42, 0.02)), rect(-0.32, -0.4, 0.32, 0.06), rect(0.18, 0.18, 0.28, 0.42)),
        rect(-0.08, -0.4, 0.1, -0.08), rect(-0.24, -0.12, -0.14, 0.0), rect(0.16, -0.12, 0.26, 0.0))


def hostel() -> Geometry:
    """A house beside a fir."""
    fir = union(*[poly((-w, y), (w, y), (0, y + 0.3)) for w, y in ((0.24, -0.2), (0.2, 0.0), (0.14, 0.16))], rect(-0.03, -0.4, 0.03, -0.1))
    return union(at(house(), -0.18, 0, 0.85), at(fir, 0.38, 0.06))


def skyline() -> Geometry:
    """Roofs of a town, as at the edge of a built-up area."""
    parts = [rect(-0.7, -0.3, -0.42, 0.06), poly((-0.72, 0.06), (-0.4, 0.06), (-0.56, 0.2)), rect(-0.38, -0.3, -0.2, 0.2), rect(-0.14,
        -0.3, 0.06, 0.12), poly((-0.14, 0.12), (0.06, 0.12), (-0.04, 0.48)),
             rect(0.1, -0.3, 0.36, 0.02), poly((0.08, 0.02), (0.38, 0.02), (0.23, 0.16)), rect(0.4, -0.3, 0.7, 0.1), poly((0.38, 0.1),
                 (0.72, 0.1), (0.55, 0.26))]  # fmt: skip
    return union(*parts)


def motorway() -> Geometry:
    """Two carriageways under a bridge."""
    left = poly((-0.5, -0.5), (-0.1, -0.5), (-0.06, 0.46), (-0.16, 0.46))
    right = poly((0.5, -0.5), (0.1, -0.5), (0.06, 0.46), (0.16, 0.46))
    bridge_ = union(rect(-0.5, 0.14, 0.5, 0.22), poly((-0.5, 0.14), (-0.38, 0.14), (-0.44, 0.0), (-0.5, 0.0)), poly((0.5, 0.14), (0.38,
        0.14), (0.44, 0.0), (0.5, 0.0)))
    return union(less(left, rect(-0.6, 0.09, 0.6, 0.27)), less(right, rect(-0.6, 0.09, 0.6, 0.27)), bridge_)


def living_street() -> Geometry:
    """A child with a ball, an adult, a car and a house."""
    return union(at(standing(), -0.38, 0.0, 0.9), at(runner(), -0.02, -0.22, 0.5), disc(0.2, -0.38, 0.06), at(car_side(), 0.42, -0.16,
        0.36, mirror=True), at(house(), 0.42, 0.2, 0.62))


def zebra(count: int = 5) -> Geometry:
    """A zebra crossing in perspective: bars that narrow upwards."""
    bars = []
    for k in range(count):
        x0, x1 = -0.5 + k / (count - 0.42), -0.5 + (k + 0.58) / (count - 0.42)
        bars.append(poly((x0, -0.1), (x1, -0.1), (0.72 * x1, 0.1), (0.72 * x0, 0.1)))
    return union(*bars)


def u_turn(width: float = 0.13) -> list[Point]:
    """The way of a vehicle that turns round to the left."""
    return [(0.2, -0.45), *arc_points(0.0, 0.16, 0.2, 0, 180), (-0.2, -0.3)]


def pedestrian_route() -> Geometry:
    """Somebody with a stick and a pack."""
    return union(walker(), line(0.035, (0.29, 0.14), (0.38, -0.46)), rect(-0.24, 0.06, -0.1, 0.32, 0.05))


def camera() -> Geometry:
    """A box camera."""
    return less(union(rect(-0.5, -0.3, 0.5, 0.22, 0.05), poly((-0.18, 0.2), (-0.12, 0.34), (0.12, 0.34), (0.18, 0.2))), less(disc(0, -0.04,
        0.19), disc(0, -0.04, 0.12)))
