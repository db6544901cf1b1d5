"""The bodies of buses and coaches and what is drawn on them."""

from __future__ import annotations

import numpy as np

from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.body import Grid, Shape
from simgen.assets.vehicles.busspec import BusSpec
from simgen.assets.vehicles.carparts import front_u, on_side, polygon, rear_u
from simgen.assets.vehicles.coachwork import Body
from simgen.assets.vehicles.panels import Field, Panels
from simgen.assets.vehicles.profiles import Curve, Floats, round_max, spline


def bus_bodies(s: BusSpec) -> tuple[Body, Body | None]:
    """The body, and that of an articulated bus's rear section."""
    d = s.design
    if not d.joint[1]:
        return _body(s, s.x_rear, s.x_front, True, True, ("f", "r", "r2")), None
    hitch = -d.joint[0]
    return _body(s, s.x_rear, s.x_front, True, False, ("f", "r")), _body(s, s.x_front - d.length, hitch - 0.5, False, True, ("t1",))


def _body(s: BusSpec, xr: float, xf: float, nose: bool, tail: bool, arches: tuple[str, ...]) -> Body:
    shape = bus_shape(s, xr, xf, nose, tail)
    return Body(shape, tuple(_grid(s, xr, xf, k) for k in range(3)), lambda panels, k: draw_bus(panels, s, shape, nose, tail, k), arches,
        0.08,
                lined=((xr - 0.5, xf + 0.5), (s.floor + 0.15, s.design.height + 1)),
                openings=lambda panels: _draw_openings(panels, s, shape, nose, tail))  # fmt: skip


def bus_shape(s: BusSpec, xr: float, xf: float, nose: bool, tail: bool) -> Shape:
    """A rounded box; raked and bowed where it has a nose or tail, cut flat where the bellows begin."""
    d, h = s.design, s.design.height
    ends = [(xr, h - (0.06 if tail else 0.0)), (xr + 0.5, h), (0.5 * (xr + xf), h), (xf - 0.7, h), (xf, h - (0.07 if nose else 0.0))]
    floor = Curve(np.array([xr, xr + 1.5, xf - 1.5, xf]), np.array([0.38 if tail else 0.29, 0.29, 0.29, 0.33 if nose else 0.29]))
    k = d.rake
    front = (
        spline([(0.2, xf - 0.05), (0.5, xf), (0.85, xf), (1.3, xf - 0.03), (0.6 * h, xf - 0.40 * k), (0.85 * h, xf - 0.72 * k),
            (h, xf - 1.05 * k)])
        if nose
        else Curve(np.array([0.0, h]), np.array([xf, xf]))
    )
    rear = (
        spline([(0.2, xr + 0.05), (0.6, xr), (1.4, xr), (0.7 * h, xr + 0.03), (h, xr + 0.15)]) if tail
            else Curve(np.array([0.0, h]), np.array([xr, xr]))
    )
    section = spline([(-1.0, 0.035), (-0.8, 0.010), (-0.4, 0.0), (0.0, 0.0), (0.4, 0.008), (1.2, 0.035),
        (max(h - 1.2, 1.3), 0.04 + 0.018 * (h - 1.2))])
    radius = Curve(np.array([0.0, 0.6, 0.75 * h, h]), np.array([0.05, 0.10, 0.14, 0.22]))
    belt = 1.2 if d.decks == 1 else 2.2
    flat = Curve(np.array([xr, xf]), np.array([0.0, 0.0]))
    shift = 1.2 - belt
    moved = Curve(section.at + shift, section.value)
    return Shape(
        d.width / 2,
        spline(ends),
        floor,
        front,
        rear,
        flat,
        moved,
        Curve(np.array([xr, xf]), np.array([belt, belt])),
        bow=0.0,
        front_bow=0.24 if nose else 0.0,
        rear_bow=0.10 if tail else 0.0,
        crown=0.045,
        radius=radius,
        roof_y=0.86,
    )


def _grid(s: BusSpec, xr: float, xf: float, detail: int) -> Grid:
    count = max(5, round((xf - xr) * (1.6, 1.6, 0.35)[detail]))
    inner = np.linspace(xr + 0.35, xf - 0.35, count)
    edge = detail < 2
    double = s.design.decks > 1
    heights: tuple[float, ...] = ((0.0, 0.04, 0.12, 0.3, 0.5, 0.75, 1.0), (0.0, 0.06, 0.2, 0.5, 0.75, 1.0), (0.0, 0.5, 1.0))[detail]
    if double:
        heights = ((0.0, 0.03, 0.08, 0.18, 0.3, 0.42, 0.55, 0.7, 0.85, 1.0), (0.0, 0.1, 0.35, 0.6, 1.0), (0.0, 0.5, 1.0))[detail]
    return Grid((xr, *([xr + 0.15] if edge else []), *inner, *([xf - 0.15] if edge else []), xf), heights, (7, 4, 2)[detail],
        (4, 2, 1)[detail], 0.9)


def draw_bus(panels: Panels, s: BusSpec, shape: Shape, nose: bool, tail: bool, detail: int) -> None:
    """Livery, windows, doors, front, rear."""
    d = s.design
    side = on_side(shape, 0.12 if detail < 2 else 0.6)
    _draw_livery(panels, s, side, detail)
    panels.draw(lambda p: p[:, 2] - 0.40, S.TRIM)
    _draw_bands(panels, s, shape, side, nose, tail, detail)
    if detail == 0:
        _draw_flaps(panels, s, shape, side)
    if nose and d.coach:
        _draw_driver_window(panels, s, side, detail)
    for x in s.doors if nose else s.rear_doors:
        _draw_door(panels, s, side, x, detail)
    if nose:
        _draw_front(panels, s, shape, detail)
    if tail:
        _draw_rear(panels, s, shape, detail)
    if d.advert:
        mid = 0.5 * (shape.x_min + shape.x_max) + 0.4
        low, high = (0.50, 0.98) if d.decks == 1 else (d.head + 0.10, s.upper + 0.62)

        def poster(p: Floats) -> Floats:
            return round_max([np.abs(p[:, 0] - mid) - 1.75, low - p[:, 2], p[:, 2] - high], 0.02)

        def near(p: Floats) -> Floats:
            return np.maximum(side(p), poster(p) - 0.5)

        panels.cut(lambda p: p[:, 2] - 0.5 * (low + high), near)
        for x in (mid - 1.7, mid - 0.6, mid, mid + 0.6, mid + 1.7):
            panels.cut(lambda p, x=x: p[:, 0] - x, near)  # type: ignore[misc]
        H.draw_offside(panels, poster, H.CHEVRON_YELLOW, side)
        H.draw_offside(panels, lambda p: np.maximum(poster(p) + 0.03, p[:, 0] - mid + 0.5 * (p[:, 2] - low)), H.PAINT3, side)


def _draw_livery(panels: Panels, s: BusSpec, side: Field, detail: int) -> None:
    d = s.design
    x0, h = s.x_front - d.length, d.height
    if d.livery == 0:  # skirt
        panels.draw(lambda p: p[:, 2] - d.sill - 0.08, S.PAINT2)
    elif d.livery == 1:  # rear third, slanted, with a stripe before it
        panels.draw(lambda p: p[:, 0] - (x0 + 0.28 * d.length) + 1.3 * (p[:, 2] - 1.0), S.PAINT2)
        panels.draw(lambda p: np.abs(p[:, 0] - (x0 + 0.31 * d.length) + 1.3 * (p[:, 2] - 1.0)) - 0.10, H.PAINT3)
    elif d.livery == 2:  # a wave that climbs to the rear

        def wave(p: Floats) -> Floats:
            t = (p[:, 0] - x0) / d.length
            return p[:, 2] - 0.55 - 0.75 * h * np.exp(-((t / 0.42) ** 2))

        panels.draw(wave, S.PAINT2)
        panels.cut(lambda p: wave(p) - 0.16, side)
        panels.draw(lambda p: np.abs(wave(p) - 0.16) - 0.06, H.PAINT3, side)
    elif d.livery == 3:  # roof and cantrail
        panels.draw(lambda p: d.head - 0.02 - p[:, 2], S.PAINT2)
    elif d.livery == 4:  # front quarter
        panels.draw(lambda p: s.x_front - 2.9 - 0.9 * (p[:, 2] - 1.0) - p[:, 0], S.PAINT2)
        panels.draw(lambda p: np.abs(s.x_front - 3.25 - 0.9 * (p[:, 2] - 1.0) - p[:, 0]) - 0.08, H.PAINT3)
    elif d.livery == 5 and detail < 2:  # two lines under the windows
        for z, w in ((d.sill - 0.14, 0.05), (d.sill - 0.28, 0.025)):
            panels.line(lambda p, z=z: p[:, 2] - z, 2 * w, S.PAINT2, side)  # type: ignore[misc]


def _draw_bands(panels: Panels, s: BusSpec, shape: Shape, side: Field, nose: bool, tail: bool, detail: int) -> None:
    d = s.design
    x0, x1 = shape.x_min + (0.50 if tail else 0.14), shape.x_max - ((1.86 if d.coach else 0.45) if nose else 0.14)
    bands = [(d.sill, d.head)] if d.decks == 1 else [(d.sill, d.head - 0.25), (s.upper + 0.78, d.height - 0.45)]
    for low, high in bands:

        def band(p: Floats, low: float = low, high: float = high) -> Floats:
            return round_max([low - p[:, 2], p[:, 2] - high, x0 - p[:, 0], p[:, 0] - x1], 0.10)

        if detail < 2:  # the corners' roundings need vertices
            for x in (x0 + 0.02, x0 + 0.10, x1 - 0.10, x1 - 0.02):
                panels.cut(lambda p, x=x: p[:, 0] - x, lambda p, b=band: np.maximum(side(p), b(p) - 0.15))  # type: ignore[misc]
        panels.draw(band, H.PANE, side)
        if detail == 2:
            continue
        pitch = 1.42 if not d.coach else 1.72
        posts = np.arange(x0 + pitch, x1 - 0.6, pitch)
        for x in posts:
            slot, width = (S.TRIM, 0.055) if d.posts == 0 else (S.PAINT, d.posts)
            panels.cut(lambda p, x=x: p[:, 0] - x, lambda p, b=band: np.maximum(side(p), b(p) - 0.02))  # type: ignore[misc]
            panels.line(lambda p, x=x: p[:, 0] - x, width, slot, lambda p, b=band: np.maximum(side(p), b(p) - 0.02), H.PANE,  # type: ignore[misc]
                band)
        if detail == 0 and not d.coach:  # hopper windows: a bar across every other pane
            bar = high - 0.36
            for a, b in zip(posts[:-1:2], posts[1::2], strict=False):
                panels.line(lambda p, bar=bar: p[:, 2] - bar, 0.035, S.TRIM, side, H.PANE,  # type: ignore[misc]
                            lambda p, a=a, b=b: np.maximum(a - p[:, 0], p[:, 0] - b))  # type: ignore[misc]  # fmt: skip


def _draw_flaps(panels: Panels, s: BusSpec, shape: Shape, side: Field) -> None:
    d = s.design
    low = 0.78 if not d.coach else 1.38
    wheels = [s.design.wheelbase, 0.0]
    panels.line(lambda p: p[:, 2] - low, 0.010, S.GAP, side)
    step = 1.6 if not d.coach else 1.25
    for x in np.arange(shape.x_min + 0.9, shape.x_max - 0.9, step):
        if min(abs(x - w) for w in wheels) > 0.5:
            panels.line(lambda p, x=x: p[:, 0] - x, 0.009, S.GAP, lambda p: np.maximum(side(p), p[:, 2] - low))  # type: ignore[misc]


def _draw_door(panels: Panels, s: BusSpec, side: Field, x: float, detail: int) -> None:
    """A door with two leaves in dark frames (one narrow leaf in coaches)."""
    d = s.design
    half = 0.62 if not d.coach else 0.44
    low, high = 0.36, d.head - (0.0 if d.decks == 1 else 0.22) - (0.35 if d.coach else 0.0)

    def door(p: Floats, inset: float = 0.0) -> Floats:
        return round_max([np.abs(p[:, 0] - x) - half + inset, low + inset - p[:, 2], p[:, 2] - high + inset], 0.05)

    near = lambda p: np.maximum(side(p), door(p) - 0.3)  # noqa: E731
    if detail > 0:
        panels.cut(lambda p: p[:, 0] - x, near)
        if detail == 1:
            H.draw_kerbside(panels, door, S.TRIM, side)
        H.draw_kerbside(panels, lambda p: door(p, 0.08), H.PANE, side)
        return
    H.draw_kerbside(panels, door, S.TRIM, side)
    wide = half / 2 - 0.05 if not d.coach else half - 0.08
    for centre in (x - half / 2, x + half / 2) if not d.coach else (x,):
        panels.cut(lambda p, c=centre: p[:, 0] - c, lambda p: np.maximum(side(p), door(p)))  # type: ignore[misc]
        leaf = lambda p, c=centre: round_max([np.abs(p[:, 0] - c) - wide, low + 0.10 - p[:, 2], p[:, 2] - high + 0.08], 0.05)  # noqa: E731
        H.draw_kerbside(panels, leaf, H.PANE, lambda p: np.maximum(side(p), door(p) - 0.001))


def _draw_driver_window(panels: Panels, s: BusSpec, side: Field, detail: int) -> None:
    """In coaches the driver sits lower than the passengers and has a pane that reaches below theirs, behind a slanted post."""
    d = s.design

    def pane(p: Floats) -> Floats:
        lean = 0.55 * d.rake * (p[:, 2] - 1.3) / 1.5
        return round_max([1.40 - p[:, 2], p[:, 2] - d.head + 0.35, p[:, 0] - s.x_front + 0.40 + lean, s.x_front - 1.74 - p[:, 0]], 0.08)

    if detail < 2:
        panels.cut(lambda p: p[:, 0] - s.x_front + 1.0, lambda p: np.maximum(side(p), pane(p) - 0.2))
        panels.cut(lambda p: p[:, 2] - 1.9, lambda p: np.maximum(side(p), pane(p) - 0.2))
    panels.draw(pane, H.PANE, side)


def _draw_openings(panels: Panels, s: BusSpec, shape: Shape, nose: bool, tail: bool) -> None:
    """The panes alone, for the inside."""
    side = on_side(shape, 0.12)
    _draw_bands(panels, s, shape, side, nose, tail, 2)
    if nose and s.design.coach:
        _draw_driver_window(panels, s, side, 1)
    for x in s.doors if nose else s.rear_doors:
        _draw_door(panels, s, side, x, 2)
    if nose:
        _draw_screens(panels, s, shape)
    if tail:
        _draw_rear_window(panels, s, shape)


def _draw_front(panels: Panels, s: BusSpec, shape: Shape, detail: int) -> None:
    d, u = s.design, front_u(shape)

    def front(p: Floats) -> Floats:
        return s.x_front - 1.0 - p[:, 0]

    if d.front in (1, 3):  # a black mask down to the lamps
        low = 1.02 if not d.coach else 1.20
        panels.draw(polygon(u, [(-0.5, 0.72), (0.80, 0.72), (1.25, low), (1.30, low + 0.2), (-0.5, low + 0.2)], 0.05), S.TRIM, front)
    _draw_screens(panels, s, shape)
    outlines = (
        [(0.72, 0.56), (0.70, 0.72), (0.95, 0.80), (1.28, 0.82), (1.30, 0.68), (1.10, 0.56)],
        [(0.66, 0.58), (0.66, 0.70), (1.30, 0.84), (1.34, 0.72), (1.20, 0.58)],
        [(0.70, 0.52), (0.70, 0.86), (1.06, 0.86), (1.06, 0.52)],
        [(0.80, 0.50), (0.76, 0.66), (1.10, 0.96), (1.34, 1.04), (1.32, 0.80), (1.10, 0.54)],
    )  # fmt: skip
    lamp = polygon(u, outlines[d.front], 0.03)
    outer, lo = max(a for a, _ in outlines[d.front]), min(b for _, b in outlines[d.front])
    panels.draw(lambda p: lamp(p) - 0.02, S.GAP, front)
    panels.draw(lamp, S.LENS, front)
    if detail == 0:
        for c in (0.86, 1.04):
            panels.line(lambda p, c=c: np.hypot(u(p) - c, p[:, 2] - lo - 0.13) - 0.05, 0.012, S.GAP, front, S.LENS)  # type: ignore[misc]
    panels.draw(lambda p: np.maximum(lamp(p) + 0.012, p[:, 2] - lo - 0.05), S.DRL, front)
    panels.draw(lambda p: np.maximum(lamp(p) + 0.012, outer - 0.16 - u(p)), S.INDICATOR_LEFT, front)
    if detail == 0:
        panels.cut(lambda p: p[:, 2] - 0.86, front)
        panels.draw(polygon(u, [(-0.5, 0.80), (0.5, 0.80), (0.5, 0.92), (-0.5, 0.92)], 0.03), S.GAP, front)


def _draw_screens(panels: Panels, s: BusSpec, shape: Shape) -> None:
    d, u, h = s.design, front_u(shape), s.design.height

    def front(p: Floats) -> Floats:
        return s.x_front - 1.0 - p[:, 0]

    low = 1.02 if not d.coach else 1.20
    top = (h - 0.18) if d.decks == 1 else 2.55
    screen = polygon(u, [(-0.5, low), (1.16, low), (1.33, low + 0.18), (1.33, top - 0.55), (1.20, top), (-0.5, top + 0.02)], 0.12)
    panels.draw(screen, H.PANE, front)
    if not d.coach:  # the field of the destination display
        panels.draw(lambda p: np.maximum(screen(p), top - 0.46 - p[:, 2]), H.DISPLAY, front)
    if d.decks > 1:
        z = s.upper
        upper = [(-0.5, z + 0.62), (1.20, z + 0.62), (1.33, z + 0.8), (1.28, h - 0.42), (1.12, h - 0.26), (-0.5, h - 0.24)]
        panels.draw(polygon(u, upper, 0.12), H.PANE, front)


def _draw_rear_window(panels: Panels, s: BusSpec, shape: Shape) -> None:
    d, v, edge = s.design, rear_u(shape), shape.x_min
    low, high = (1.55, 2.45) if d.decks == 1 else (s.upper + 0.85, d.height - 0.5)
    if d.coach:
        low, high = 2.05, 3.0
    panels.draw(polygon(v, [(-0.5, low), (0.95, low), (0.98, high), (-0.5, high)], 0.10), H.PANE, lambda p: p[:, 0] - edge - 0.6)


def _draw_rear(panels: Panels, s: BusSpec, shape: Shape, detail: int) -> None:
    v, edge = rear_u(shape), shape.x_min

    def rear(p: Floats) -> Floats:
        return p[:, 0] - edge - 0.6

    _draw_rear_window(panels, s, shape)
    if detail == 0:
        panels.line(lambda p: polygon(v, [(-0.5, 0.55), (0.9, 0.55), (0.9, 1.42), (-0.5, 1.42)], 0.04)(p), 0.01, S.GAP, rear)
        vent = polygon(v, [(0.15, 0.70), (0.75, 0.70), (0.75, 1.0), (0.15, 1.0)], 0.02)
        for z in (0.74, 0.80, 0.86, 0.92, 0.98):
            panels.cut(lambda p, z=z: p[:, 2] - z, lambda p: np.maximum(rear(p), vent(p) - 0.25))  # type: ignore[misc]
        for x in (0.15, 0.45, 0.75):
            panels.cut(lambda p, x=x: v(p) - x, lambda p: np.maximum(rear(p), vent(p) - 0.25))  # type: ignore[misc]
        panels.draw(vent, S.GAP, rear)
    for z in (0.68, 0.84, 1.02, 1.23) if detail == 0 else (0.84, 1.23):
        panels.cut(lambda p, z=z: p[:, 2] - z, rear)  # type: ignore[misc]
    panels.cut(lambda p: v(p) - 1.095, rear)
    for lo, hi, what in ((0.62, 0.74, S.REVERSE), (0.76, 0.92, S.INDICATOR_LEFT), (0.94, 1.10, S.TAIL), (1.12, 1.34, S.BRAKE)):
        if detail == 0 or what in (S.INDICATOR_LEFT, S.BRAKE):
            panels.draw(polygon(v, [(1.02, lo), (1.17, lo), (1.17, hi), (1.02, hi)], 0.04), what, rear)
