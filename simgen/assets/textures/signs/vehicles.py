"""Pictograms of vehicles, about 1 high or wide with the middle at (0, 0), facing right or towards the viewer."""

from __future__ import annotations

import numpy as np
from shapely import Geometry

from simgen.assets.textures.signs.figures import horse, walker
from simgen.assets.textures.signs.shapes import arc, at, disc, less, line, poly, rect, ring, smooth, stretched, union


def bicycle() -> Geometry:
    """A bicycle, 1.2 wide."""
    hub, front = (-0.32, -0.14), (0.33, -0.14)
    crank, seat, head = (-0.05, -0.15), (-0.13, 0.2), (0.23, 0.19)
    return union(
        ring(*hub, 0.27, 0.05), ring(*front, 0.27, 0.05), line(0.045, hub, crank, seat, hub), line(0.045, seat, head, crank), line(0.045,
            front, (0.2, 0.3)),
        line(0.045, (0.2, 0.3), (0.33, 0.32)), line(0.045, seat, (-0.15, 0.28)), line(0.06, (-0.23, 0.29), (-0.07, 0.29)), disc(*crank,
            0.06),
        line(0.035, (-0.05, -0.15), (0.0, -0.27), (0.06, -0.27)),
    )  # fmt: skip


def cyclist() -> Geometry:
    """Somebody on a bicycle."""
    return union(
        at(bicycle(), 0, -0.18, 0.88), disc(0.13, 0.43, 0.075), line(0.12, (-0.12, 0.1), (0.05, 0.28)), line(0.06, (0.05, 0.3), (0.14,
            0.13), (0.24, 0.1)),
        line(0.085, (-0.12, 0.08), (0.06, -0.02), (-0.01, -0.24)), line(0.07, (-0.12, 0.08), (0.0, -0.1), (0.02, -0.4)), line(0.05, (0.02,
            -0.42), (0.09, -0.41)),
    )  # fmt: skip


def motorcycle() -> Geometry:
    """Somebody on a motorcycle."""
    return union(
        ring(-0.36, -0.2, 0.22, 0.075), ring(0.38, -0.2, 0.22, 0.075), disc(-0.36, -0.2, 0.06), disc(0.38, -0.2, 0.06),
        smooth((-0.36, -0.14), (-0.4, 0.02), (-0.16, 0.02), (0.0, 0.1), (0.2, 0.08), (0.24, -0.06), (0.12, -0.28), (-0.12, -0.28),
            rounds=2),
        line(0.055, (0.38, -0.2), (0.22, 0.14)), line(0.05, (0.22, 0.14), (0.12, 0.17)), line(0.05, (-0.2, -0.24), (-0.55, -0.24)),
            disc(0.25, 0.07, 0.06),
        disc(0.06, 0.42, 0.095), smooth((-0.22, 0.0), (-0.26, 0.2), (-0.05, 0.36), (0.06, 0.32), (-0.02, 0.04), rounds=2), line(0.07, (0.0,
            0.27), (0.08, 0.15), (0.18, 0.16)),
        line(0.09, (-0.14, 0.04), (0.09, 0.0), (0.02, -0.2)), line(0.06, (0.0, -0.21), (0.1, -0.21)), arc(0.05, 0.38, -0.2, 0.27, 40, 130),
    )  # fmt: skip


def moped() -> Geometry:
    """A moped without its rider."""
    return union(
        ring(-0.34, -0.16, 0.24, 0.06), ring(0.36, -0.16, 0.24, 0.06), line(0.06, (-0.34, -0.16), (-0.02, -0.14), (0.26, 0.2)), line(0.055,
            (0.36, -0.16), (0.2, 0.34)),
        line(0.05, (0.2, 0.34), (0.06, 0.36)), line(0.1, (-0.34, 0.19), (-0.1, 0.19)), line(0.05, (-0.2, 0.18), (-0.04, -0.12)),
            rect(-0.14, -0.26, 0.12, -0.04, 0.05),
        line(0.05, (-0.52, 0.11), (-0.18, 0.11)), disc(0.26, 0.2, 0.06),
    )  # fmt: skip


def car_front() -> Geometry:
    """A car from ahead."""
    body = union(
        smooth((-0.36, 0.05), (-0.29, 0.4), (0.29, 0.4), (0.36, 0.05), rounds=2), rect(-0.5, -0.28, 0.5, 0.1, 0.1), rect(-0.46, -0.44,
            -0.29, -0.2, 0.03),
        rect(0.29, -0.44, 0.46, -0.2, 0.03), line(0.07, (-0.5, 0.12), (-0.4, 0.1)), line(0.07, (0.5, 0.12), (0.4, 0.1)),
    )  # fmt: skip
    return less(body, poly((-0.28, 0.1), (-0.22, 0.31), (0.22, 0.31), (0.28, 0.1)), disc(-0.35, -0.06, 0.07), disc(0.35, -0.06, 0.07),
        rect(-0.18, -0.12, 0.18, -0.05))


def car_side() -> Geometry:
    """A car from its side, its bonnet to the right."""
    body = union(smooth((-0.6, -0.14), (-0.6, 0.06), (-0.42, 0.09), (-0.28, 0.27), (0.12, 0.27), (0.3, 0.08), (0.56, 0.04), (0.62, -0.14),
        rounds=2),
                 rect(-0.6, -0.16, 0.61, -0.04, 0.03))  # fmt: skip
    windows = (poly((-0.33, 0.08), (-0.23, 0.21), (-0.1, 0.21), (-0.1, 0.08)), poly((-0.04, 0.08), (-0.04, 0.21), (0.09, 0.21), (0.2,
        0.08)))
    return union(less(body, *windows, disc(-0.36, -0.16, 0.15), disc(0.36, -0.16, 0.15)), disc(-0.36, -0.17, 0.115), disc(0.36, -0.17,
        0.115))


def car_skidding() -> Geometry:
    """A car from behind whose tracks cross."""
    car = at(less(union(smooth((-0.34, 0.05), (-0.27, 0.4), (0.27, 0.4), (0.34, 0.05), rounds=2), rect(-0.48, -0.25, 0.48, 0.12, 0.08),
        rect(-0.44, -0.4, -0.28, -0.2, 0.03),
                        rect(0.28, -0.4, 0.44, -0.2, 0.03)), poly((-0.24, 0.12), (-0.19, 0.31), (0.19, 0.31), (0.24, 0.12)), rect(-0.4,
                            -0.08, -0.26, 0.0), rect(0.26, -0.08, 0.4, 0.0)),
             0.03, 0.25, 0.56, 14)  # fmt: skip
    track = [(0.05 + 0.15 * float(np.cos(0.5 + 4.7 * t)), 0.06 - 0.56 * t) for t in np.linspace(0, 1, 24).tolist()]
    return union(car, line(0.06, *track, cap="flat"), line(0.06, *[(0.02 - x, y) for x, y in track], cap="flat"))


def lorry() -> Geometry:
    """A lorry, its cab to the right."""
    return union(
        rect(-0.68, -0.2, 0.24, 0.34), less(smooth((0.28, -0.2), (0.28, 0.22), (0.5, 0.22), (0.62, 0.04), (0.68, -0.02), (0.68, -0.2),
            rounds=1), poly((0.36, 0.03), (0.36, 0.15), (0.47, 0.15), (0.54, 0.03))),
        rect(-0.66, -0.26, 0.66, -0.14), *[disc(x, -0.27, 0.12) for x in (-0.45, 0.46)],
    )  # fmt: skip


def lorry_rear() -> Geometry:
    """A lorry from behind, as beside a car in signs about overtaking."""
    return less(union(rect(-0.34, -0.28, 0.34, 0.5), rect(-0.3, -0.46, -0.14, -0.2, 0.02), rect(0.14, -0.46, 0.3, -0.2, 0.02)), rect(-0.27,
        -0.18, 0.27, -0.13),
                rect(-0.012, -0.1, 0.012, 0.45))  # fmt: skip


def bus() -> Geometry:
    """A bus from its side, its front to the right."""
    body = rect(-0.7, -0.22, 0.7, 0.33, 0.06)
    windows = [rect(x, 0.06, x + 0.17, 0.25) for x in (-0.62, -0.41, -0.2, 0.01, 0.22)]
    return union(less(body, *windows, rect(0.45, -0.14, 0.64, 0.25), *[disc(x, -0.24, 0.145) for x in (-0.42, 0.28)]), *[disc(x, -0.24,
        0.11) for x in (-0.42, 0.28)])


def bus_front() -> Geometry:
    """A bus from ahead."""
    body = union(rect(-0.33, -0.36, 0.33, 0.46, 0.08), rect(-0.29, -0.48, -0.14, -0.3, 0.03), rect(0.14, -0.48, 0.29, -0.3, 0.03),
        rect(-0.43, 0.05, -0.36, 0.22, 0.02),
                 rect(0.36, 0.05, 0.43, 0.22, 0.02))  # fmt: skip
    return less(body, rect(-0.26, -0.06, 0.26, 0.24), rect(-0.22, 0.3, 0.22, 0.39), disc(-0.2, -0.2, 0.06), disc(0.2, -0.2, 0.06))


def tram() -> Geometry:
    """A tram from ahead under its wire."""
    body = less(rect(-0.27, -0.36, 0.27, 0.22, 0.09), rect(-0.2, -0.06, -0.02, 0.14), rect(0.02, -0.06, 0.2, 0.14), disc(-0.15, -0.2,
        0.045), disc(0.15, -0.2, 0.045))
    return union(body, line(0.035, (-0.16, 0.22), (-0.24, 0.33), (0.0, 0.46), (0.24, 0.33), (0.16, 0.22)), line(0.035, (-0.3, 0.47), (0.3,
        0.47)),
                 line(0.05, (-0.3, -0.47), (-0.2, -0.36)), line(0.05, (0.3, -0.47), (0.2, -0.36)), line(0.04, (-0.3, -0.44), (0.3,
                     -0.44)))  # fmt: skip


def train() -> Geometry:
    """A steam engine with its smoke."""
    return union(
        less(rect(0.16, -0.2, 0.56, 0.3), rect(0.24, 0.05, 0.47, 0.2)), rect(0.1, 0.28, 0.62, 0.35), rect(-0.5, -0.12, 0.2, 0.13, 0.04),
            poly((-0.44, 0.12), (-0.47, 0.33), (-0.28, 0.33), (-0.31, 0.12)),
        disc(-0.06, 0.14, 0.08), poly((-0.5, -0.08), (-0.66, -0.32), (-0.4, -0.32)), rect(-0.5, -0.28, 0.56, -0.16), disc(-0.24, -0.28,
            0.14), disc(0.08, -0.28, 0.14), disc(0.4, -0.26, 0.16),
        smooth((-0.38, 0.36), (-0.3, 0.47), (0.02, 0.44), (0.3, 0.52), (0.5, 0.48), (0.2, 0.4), (-0.1, 0.39), rounds=2),
    )  # fmt: skip


def tractor() -> Geometry:
    """A farm tractor with its driver."""
    return union(
        ring(-0.25, -0.14, 0.33, 0.1), disc(-0.25, -0.14, 0.1), ring(0.4, -0.27, 0.2, 0.08), rect(-0.05, -0.16, 0.58, 0.12, 0.04),
            line(0.05, (0.34, 0.1), (0.34, 0.32)),
        disc(-0.18, 0.42, 0.08), line(0.12, (-0.2, 0.28), (-0.24, 0.08)), line(0.06, (-0.16, 0.28), (0.02, 0.16)), line(0.04, (0.0, 0.1),
            (0.06, 0.24)), rect(-0.3, -0.05, 0.1, 0.1),
    )  # fmt: skip


def trailer() -> Geometry:
    """A trailer behind a coupling."""
    return union(rect(-0.56, -0.16, 0.4, 0.24), disc(-0.08, -0.22, 0.12), line(0.05, (0.4, -0.12), (0.62, -0.12)), line(0.05, (0.62,
        -0.08), (0.62, -0.28)))


def caravan() -> Geometry:
    """A caravan."""
    return union(less(smooth((-0.5, -0.2), (-0.5, 0.24), (-0.36, 0.34), (0.3, 0.34), (0.46, 0.1), (0.42, -0.2), rounds=2), rect(-0.36,
        0.02, -0.08, 0.2), rect(0.06, -0.12, 0.24, 0.2), disc(-0.14, -0.22, 0.13)),
                 disc(-0.14, -0.22, 0.1), line(0.05, (0.4, -0.16), (0.64, -0.16)))  # fmt: skip


def cart() -> Geometry:
    """A handcart and who pulls it."""
    return union(at(walker(), 0.4, 0.02, 0.88), rect(-0.6, -0.1, -0.02, 0.0), ring(-0.34, -0.22, 0.22, 0.05), disc(-0.34, -0.22, 0.05),
        line(0.04, (-0.02, -0.04), (0.32, 0.08)),
                 line(0.04, (-0.58, 0.0), (-0.62, 0.2)), line(0.04, (-0.06, 0.0), (-0.03, 0.16)))  # fmt: skip


def horse_cart() -> Geometry:
    """A horse before a cart."""
    return union(at(horse(), 0.34, 0.0, 0.62), rect(-0.72, -0.08, -0.22, 0.08), poly((-0.74, 0.08), (-0.2, 0.08), (-0.18, 0.14), (-0.76,
        0.14)), ring(-0.52, -0.16, 0.17, 0.04),
                 line(0.03, (-0.24, 0.0), (0.3, 0.02)), disc(-0.36, 0.36, 0.05), line(0.08, (-0.38, 0.26), (-0.38, 0.12)), line(0.03,
                     (-0.34, 0.24), (-0.2, 0.2), (0.5, 0.16)))  # fmt: skip


def plane() -> Geometry:
    """An airliner from above, flying to the right and up."""
    body = union(line(0.12, (-0.46, 0), (0.42, 0)), poly((0.16, 0.04), (-0.14, 0.46), (-0.24, 0.46), (-0.1, 0.04)), poly((0.16, -0.04),
        (-0.14, -0.46), (-0.24, -0.46), (-0.1, -0.04)),
                 poly((-0.34, 0.04), (-0.48, 0.2), (-0.55, 0.2), (-0.48, 0.0), (-0.55, -0.2), (-0.48, -0.2), (-0.34, -0.04)))  # fmt: skip
    return at(body, turn=28)


def tank() -> Geometry:
    """A lorry with explosive or other dangerous goods from behind."""
    return stretched(lorry_rear(), 1.15, 0.95)
