"""What is drawn on to a car's body: in which order, and the coordinates that its parts are drawn in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.body import Flare, Shape
from simgen.assets.vehicles.carspec import Design
from simgen.assets.vehicles.panels import Panels, region
from simgen.assets.vehicles.profiles import Floats, polygon_distance

Field = Callable[[Floats], Floats]
Outline = Sequence[tuple[float, float]]


def draw_car(panels: Panels, d: Design, shape: Shape, detail: int) -> None:
    """All of it, in the order in which things lie over each other."""
    from simgen.assets.vehicles.carglass import draw_glass
    from simgen.assets.vehicles.carlines import assign_groups, draw_lines
    from simgen.assets.vehicles.faces import draw_face
    from simgen.assets.vehicles.markings import draw_marking
    from simgen.assets.vehicles.tails import bed_opening, draw_tail

    panels.tolerance_m = (0.0007, 0.003, 0.01)[detail]
    # Vertices along the roof's and the rear's edges, which run across the grid.
    panels.cut(lambda p: shape.side(p) - shape.roof(p), lambda p: d.belt - p[:, 2])
    panels.cut(lambda p: shape.side(p) - shape.tail(p), lambda p: np.maximum(p[:, 0] - d.x_rear - 0.6, d.clearance + 0.1 - p[:, 2]))
    panels.cut(lambda p: shape.side(p) - shape.nose(p), lambda p: np.maximum(d.x_front - 0.6 - p[:, 0], d.clearance + 0.1 - p[:, 2]))
    panels.cut(lambda p: shape.roof(p) - shape.nose(p), lambda p: np.maximum(d.x_front - 0.5 - p[:, 0], d.bumper_z - p[:, 2]))
    panels.cut(lambda p: shape.roof(p) - shape.tail(p), lambda p: np.maximum(p[:, 0] - d.x_rear - 0.9, d.belt - p[:, 2]))
    panels.settle()
    if detail == 0:
        _cut_creases(panels, d, shape)
    _draw_roof(panels, d, shape, detail)
    draw_marking(panels, d, shape, detail)
    _draw_lower(panels, d, shape, detail)
    draw_face(panels, d, shape, detail)
    draw_tail(panels, d, shape, detail)
    if detail < 2:
        draw_lines(panels, d, shape, detail)
    draw_glass(panels, d, shape, detail)
    if d.tail == "bed":
        panels.remove(bed_opening(d, shape))
    if detail < 2:
        assign_groups(panels, d, shape)


def on_side(shape: Shape, depth: float = 0.09) -> Field:
    """Where the surface belongs to the side."""
    return lambda p: -(shape.side(p) + depth)


def front_u(shape: Shape) -> Field:
    """Distance from the centre line along the front and round its corner, metres."""
    return lambda p: p[:, 1] + 0.8 * np.maximum(shape.front(p[:, 2]) - p[:, 0], 0)


def rear_u(shape: Shape) -> Field:
    """Distance from the centre line along the rear and round its corner, metres."""
    return lambda p: p[:, 1] + 0.8 * np.maximum(p[:, 0] - shape.rear(p[:, 2]), 0)


def polygon(u: Field, polygon_uv: Outline, rounding: float) -> Field:
    """Polygon over (u, z)."""
    corners = list(polygon_uv)
    return lambda p: polygon_distance(u(p), p[:, 2], corners, rounding)


def x_range(lo: float, hi: float) -> Field:
    """Where x lies between two values."""
    return lambda p: np.maximum(lo - p[:, 0], p[:, 0] - hi)


def both(*fields: Field) -> Field:
    """Inside all of the fields. Where the sign alone counts, `region` is faster."""
    return lambda p: np.max([f(p) for f in fields], axis=0)


def seed(panels: Panels, u: Field, outline: Outline, where: Field, corners: bool = True) -> None:
    """Cuts through an outline's middle and corners, so that a coarse grid neither misses it nor blunts it."""
    points = np.array(outline)
    u0, u1, z0, z1 = points[:, 0].min(), points[:, 0].max(), points[:, 1].min(), points[:, 1].max()
    near = region(
        where, lambda p: np.maximum(np.maximum(u0 - 0.16 - u(p), u(p) - u1 - 0.16), np.maximum(z0 - 0.14 - p[:, 2], p[:, 2] - z1 - 0.14))
    )
    for level in _apart(points[:, 1], 0.035) if corners else [0.5 * (z0 + z1)]:
        panels.cut(lambda p, t=level: p[:, 2] - t, near)  # type: ignore[misc]
    ticks = _apart(points[:, 0], 0.05) if corners else [0.5 * (u0 + u1)]
    for tick in ticks:
        if tick > 0.01:
            panels.cut(lambda p, t=tick: u(p) - t, near)  # type: ignore[misc]


def _apart(values: Floats, least: float) -> list[float]:
    out: list[float] = []
    for v in np.sort(values):
        if not out or v - out[-1] > least:
            out.append(float(v))
    return out


def _cut_creases(panels: Panels, d: Design, shape: Shape) -> None:
    """Lines close to both sides of every crease, so that the shading breaks there."""
    side = on_side(shape, 0.12)
    for crease in shape.creases:
        near = region(side, x_range(crease.x0, crease.x1), lambda p, c=crease: np.abs(c.above(p[:, 0], p[:, 2])) - 0.2)  # type: ignore[misc]
        for shift in (-0.007, 0.007):
            panels.cut(lambda p, c=crease, s=shift: c.above(p[:, 0], p[:, 2]) - s, near)  # type: ignore[misc]
    lip = min(d.bumper_z - 0.06, d.nose_z - 0.16)
    ends = (
        (x_range(-99, d.x_rear + 0.45), (d.clearance + 0.20, d.bumper_z - 0.02, d.bumper_z + 0.015, d.bumper_z + 0.05)),
        (x_range(d.x_front - 0.5, 99), (d.clearance + 0.18, lip - 0.03, lip + 0.015, lip + 0.05, d.nose_z - 0.04)),
    )
    for where, levels in ends:
        for level in levels:
            panels.cut(lambda p, z=level: p[:, 2] - z, where)  # type: ignore[misc]
    for flare in shape.flares:
        for share in (0.4, 1.4) if flare.width else ():

            def rim(p: Floats, f: Flare = flare, reach: float = share * flare.width) -> Floats:
                out: Floats = np.hypot(p[:, 0] - f.x, p[:, 2] - f.z) - f.radius - reach
                return out

            panels.cut(rim, region(side, lambda p, r=rim: r(p) - 0.3, lambda p: p[:, 2] - d.belt - 0.1))  # type: ignore[misc]
    dome = shape.dome
    if dome is not None:
        on_top = region(lambda p: d.nose_z - 0.03 - p[:, 2], x_range(d.cowl_x, d.x_front), lambda p: p[:, 1] - 0.45 * d.width)
        for shift in (-0.026, 0.026):
            panels.cut(lambda p, s=shift: dome.edge(p) - s, on_top)  # type: ignore[misc]
    panels.settle()


def _draw_roof(panels: Panels, d: Design, shape: Shape, detail: int) -> None:
    if d.roof == "body":
        return
    slot = S.PAINT2 if d.roof == "contrast" else S.TRIM

    def roof(p: Floats) -> Floats:
        return np.maximum(shape.belt(p[:, 0]) + 0.02 - p[:, 2], p[:, 0] - d.cowl_x)

    if d.roof == "black":  # the panel between the gutters alone

        def panel(p: Floats) -> Floats:
            return np.maximum(roof(p), np.maximum(shape.side(p) + 0.075, d.height - 0.5 * d.roof_drop - 0.16 - p[:, 2]))

        panels.draw(panel, S.TRIM, lambda p: d.belt - p[:, 2])
        return
    panels.draw(roof, slot, lambda p: d.belt - 0.1 - p[:, 2])
    if d.roof == "floating":  # the body's colour over a black pillar
        panels.draw(lambda p: np.maximum(roof(p), shape.roof(p) * -1 - 0.07), S.PAINT, lambda p: d.belt - p[:, 2])


def _draw_lower(panels: Panels, d: Design, shape: Shape, detail: int) -> None:
    """Black sills, arches and valances, and whole bumpers of cars of the 1990s."""
    z, r, z0 = d.tyre, d.arch_radius, d.clearance
    low = lambda p: p[:, 2] - d.belt + 0.05  # noqa: E731
    before, behind = x_range(d.wheelbase + r, 99), x_range(-99, -r)

    def arches(p: Floats) -> Floats:
        return np.minimum(np.hypot(p[:, 0], p[:, 2] - z), np.hypot(p[:, 0] - d.wheelbase, p[:, 2] - z)) - r - 0.05

    if d.clad:
        panels.draw(lambda p: np.minimum(arches(p), p[:, 2] - z0 - 0.13), S.TRIM, low)
        panels.carve([lambda p: p[:, 2] - z0 - 0.21, before], S.TRIM)
        panels.carve([lambda p: p[:, 2] - z0 - 0.27, behind], S.TRIM)
    elif detail < 2:
        panels.draw(lambda p: p[:, 2] - z0 - 0.045, S.TRIM, low)
    if d.skirt == "black":
        lip = min(d.bumper_z - 0.06, d.nose_z - 0.16) + 0.03
        panels.carve([lambda p: p[:, 2] - lip, before], S.TRIM)
        panels.carve([lambda p: p[:, 2] - d.bumper_z - 0.03, behind], S.TRIM)
        if detail < 2:  # rubbing strip
            strip = z0 + 0.36 * (d.belt - z0)
            along = region(on_side(shape, 0.08), lambda p: -arches(p) - 0.03, lambda p: np.abs(p[:, 2] - strip) - 0.2)
            panels.draw(lambda p: np.maximum(np.abs(p[:, 2] - strip) - 0.025, -arches(p)), S.TRIM, along)
