"""The body of vans: its surface, what is drawn on it, what is fixed to it and what is inside."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import fittings
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.assembly import Moving
from simgen.assets.vehicles.body import Flare, Grid, Shape, stations
from simgen.assets.vehicles.bodyinside import Groups
from simgen.assets.vehicles.cabin import in_daylight
from simgen.assets.vehicles.carparts import front_u, on_side, polygon, rear_u
from simgen.assets.vehicles.coachwork import Anchors, Body, first_free_joint
from simgen.assets.vehicles.cockpit import add_dashboard, add_driver, add_floor, add_person_seat, add_seats
from simgen.assets.vehicles.goods import add_goods
from simgen.assets.vehicles.panels import Field, Panels
from simgen.assets.vehicles.plates import add_plate
from simgen.assets.vehicles.profiles import Curve, Floats, round_max, spline
from simgen.assets.vehicles.vanbay import add_bay, add_sills, add_wheel_boxes, bay_of
from simgen.assets.vehicles.vandoors import (
    FRONT,
    GAP_M,
    REAR,
    SIDE,
    add_latches,
    cab_door,
    cab_door_top,
    draw_door_insides,
    group_doors,
    rear_doors,
    rear_half,
    rear_span,
    refine_corners,
    refine_pillars,
    sliding_door,
    sliding_span,
    van_moving,
)
from simgen.assets.vehicles.vanspec import VanSpec

Points = list[tuple[float, float]]
Livery = Callable[[Panels, Shape, int], None]


def van_body(s: VanSpec, more: Livery | None = None, *, clad: int = H.PLYWOOD) -> tuple[Body, Moving]:
    """The body with its inside, and its doors. more : a function (panels, shape, detail) that draws a livery before the windows. clad :
    slot of the panels on the inside of the load space's doors."""
    shape = van_shape(s)
    moving = van_moving(s, shape, first_free_joint(2))
    rear = s.door_x - 0.2 if s.windows == 0 else (s.door_x - 1.4 if s.windows == 1 else s.x_rear - 0.1)
    room = (max(rear, s.x_rear - 0.1), s.cowl_x + 0.1), (s.belt - 0.62, s.height)
    bay = None if s.cab_only or s.windows > 1 else ((s.x_rear - 0.1, room[0][0]), (s.load_z - 0.12, s.height))

    def draw(panels: Panels, detail: int) -> None:
        draw_van(panels, s, shape, detail, more)
        if detail < 2:
            group_doors(panels, s, shape)

    def openings(panels: Panels) -> None:
        refine_pillars(panels, s, shape)
        refine_corners(panels, s)
        if s.windows:
            for z in (s.belt + 0.03, s.belt + 0.08, s.head - 0.05, s.head):  # the grid is coarse there
                panels.cut(lambda p, c=z: p[:, 2] - c, lambda p: np.maximum(p[:, 0] - s.door_x, 0.3 * s.width - p[:, 1]))  # type: ignore[misc]
        if s.rear_panes and not s.cab_only:
            for axis, at in ((1, 0.05), (1, s.width / 2 - 0.24), (2, s.belt + 0.10), (2, s.head - 0.04)):
                panels.cut(lambda p, k=axis, c=at: p[:, k] - c, lambda p: p[:, 0] - s.x_rear - 0.3)  # type: ignore[misc]
        _draw_windows(panels, s, shape, 1)
        group_doors(panels, s, shape)
        draw_door_insides(panels, s, clad)

    body = Body(shape, tuple(_grid(s, shape, k) for k in range(3)), draw, ("f",) if s.cab_only else ("f", "r"), 0.055, S.PAINT,
                lined=room, openings=openings, bay=bay, groups=moving.groups)  # fmt: skip
    return body, moving


def van_shape(s: VanSpec) -> Shape:
    """The outer surface."""
    xr, xf, h, b, z0 = s.x_rear, s.x_front, s.height, s.belt, s.clearance
    cowl_z, high = b + 0.06, max(0.0, h - b - s.design.screen - 0.12)
    cowl, head, bonnet = s.cowl_x, s.header_x, s.design.bonnet
    raised = min(0.9, 1.1 * high)
    points = [
        (xr, h - 0.05),
        (xr + 0.4, h - 0.01),
        (0.5 * (xr + head - raised), h + 0.005),
        (head - 0.40 - raised, h),
        (head - 0.05 - 0.45 * raised, h - 0.03 - 0.12 * high),
        (head + 0.10, h - 0.14 - 0.92 * high),
        (0.5 * (head + cowl), 0.5 * (h - high + cowl_z) - 0.03),
        (cowl, cowl_z - 0.01),
        (cowl + 0.30 * bonnet, cowl_z - 0.08),
        (xf - 0.33 * bonnet, cowl_z - 0.06 - 0.22 * bonnet),
        (xf, cowl_z - 0.36),
    ]
    top = spline(points)
    top = Curve(top.at, top.value + (h - float(top.value.max())) * np.clip((top.value - cowl_z) / (h - cowl_z), 0, 1))
    floor = Curve(np.array([xr, xr + 0.5, xf]), np.array([z0 + 0.12, z0 + 0.02, z0]) + (0.2 if s.cab_only else 0.0) * np.array([1, 1, 0]))
    front = spline([(0.1, xf - 0.08), (0.30, xf - 0.02), (0.45, xf), (0.62, xf), (0.80, xf - 0.04), (1.0, xf - 0.11), (1.3, xf - 0.40)])
    rear = (
        Curve(np.array([0.0, h]), np.array([xr, xr]))
        if s.cab_only
        else spline([(0.2, xr + 0.02), (0.32, xr), (0.50, xr), (0.60, xr + 0.06), (1.2, xr + 0.07), (h - 0.3, xr + 0.09), (h, xr + 0.13)])
    )
    plan = spline([(xr, 0.03 * (not s.cab_only)), (xr + 0.5, 0.0), (min(1.0, s.wheelbase - 1), 0.0), (s.wheelbase - 0.2, 0.0),
        (s.wheelbase + 0.3, 0.03), (xf, 0.13)])
    up = h - b
    section = spline(
        [(z0 - b, 0.07), (z0 - b + 0.15, 0.025), (-0.5, 0.012), (-0.3, 0.004), (-0.1, 0.0), (0.0, 0.010), (0.1, 0.024), (0.4, 0.042),
         (max(up - 0.25, 0.5), 0.025 + 0.085 * max(up - 0.25, 0.5)), (max(up, 0.6), 0.025 + 0.11 * max(up, 0.6))]
    )  # fmt: skip
    radius = Curve(np.array([0.0, 0.4, 1.0, h]), np.array([0.04, 0.07, 0.08, 0.11]))
    wheels = (s.wheelbase,) if s.cab_only else (0.0, s.wheelbase)
    return Shape(
        s.width / 2,
        top,
        floor,
        front,
        rear,
        plan,
        section,
        Curve(np.array([xr, xf]), np.array([b, b])),
        bow=0.18,
        front_bow=0.24,
        rear_bow=0.0 if s.cab_only else 0.06,
        crown=0.03,
        radius=radius,
        roof_y=0.82,
        ridges=((-0.18, 0.008), (-0.55, -0.006)),
        flares=tuple(Flare(x, s.wheel.radius, s.wheel.radius + 0.055, 0.014) for x in wheels),
    )


def _grid(s: VanSpec, shape: Shape, detail: int) -> Grid:
    r = s.wheel.radius + 0.08
    x = stations(shape, (27, 22, 9)[detail], ((-r, r), (s.wheelbase - r, s.wheelbase + r)))
    heights = ((0.0, 0.05, 0.14, 0.28, 0.42, 0.56, 0.70, 0.85, 1.0), (0.0, 0.05, 0.14, 0.4, 0.7, 1.0), (0.0, 0.5, 1.0))[detail]
    return Grid(x, heights, (6, 6, 2)[detail], (4, 4, 1)[detail])


def draw_van(panels: Panels, s: VanSpec, shape: Shape, detail: int, more: Livery | None = None) -> None:
    """Livery, bumpers, front, doors, windows, lamps."""
    side, u, v = on_side(shape, 0.06), front_u(shape), rear_u(shape)
    ku, kz = s.width / 1.97, s.belt / 1.17

    def front(p: Floats) -> Floats:
        return s.x_front - 0.9 - p[:, 0]

    def rear(p: Floats) -> Floats:
        return p[:, 0] - s.x_rear - 0.5

    def scaled(points: Points) -> Points:
        return [(a * ku, c * kz) for a, c in points]

    if detail < 2:
        refine_pillars(panels, s, shape)
        refine_corners(panels, s)
    if more is not None:
        more(panels, shape, detail)
    if s.dark:
        panels.draw(lambda p: p[:, 2] - 0.53 * kz, S.TRIM, front)
        panels.draw(lambda p: p[:, 2] - 0.53, S.TRIM, rear)
        if detail < 2:
            panels.cut(lambda p: p[:, 2] - 0.60, side)
            panels.draw(lambda p: np.abs(p[:, 2] - 0.60) - 0.055, S.TRIM, side)
    panels.draw(lambda p: p[:, 2] - s.clearance - 0.09, S.TRIM)
    _draw_front(panels, s, u, front, scaled, detail)
    if detail == 0:
        _draw_lines(panels, s, shape)
    _draw_windows(panels, s, shape, detail)
    if s.cab_only:
        return
    edge = shape.half_width
    z0, z1 = ((0.66, 1.18), (0.62, 1.02), (0.95, 1.50), (0.70, 1.36), (0.66, 1.60))[s.design.front]
    wide = (0.14, 0.17, 0.11, 0.12, 0.10)[s.design.front]
    tail = polygon(v, [(edge - wide, z0), (edge - wide, z1), (edge + 0.03, z1), (edge + 0.03, z0)], 0.02)
    panels.draw(tail, S.TAIL, rear)
    step = (z1 - z0) / 4
    for k, what in ((0, S.REVERSE), (1, S.INDICATOR_LEFT), (2, S.BRAKE)):
        if detail < 2 or what == S.BRAKE:
            a, b = z0 + step * k + 0.01, z0 + step * (k + 1) - 0.005 + (0.1 * step if k == 2 else 0)
            panels.draw(lambda p, a=a, b=b: np.maximum(tail(p) + 0.012, np.maximum(a - p[:, 2], p[:, 2] - b)), what,  # type: ignore[misc]
                rear)


def _draw_front(panels: Panels, s: VanSpec, u: Field, front: Field, scaled: Callable[[Points], Points], detail: int) -> None:
    kind, kz = s.design.front, s.belt / 1.17
    grilles: tuple[Points, ...] = (
        [(-0.5, 0.66), (0.40, 0.66), (0.50, 0.84), (0.42, 0.92), (-0.5, 0.90)],
        [(-0.5, 0.74), (0.56, 0.76), (0.58, 0.84), (0.50, 0.88), (-0.5, 0.86)],
        [(-0.5, 0.60), (0.50, 0.60), (0.54, 0.78), (0.46, 0.96), (-0.5, 0.98)],
        [(-0.5, 0.70), (0.34, 0.70), (0.40, 0.92), (-0.5, 0.94)],
        [(-0.5, 0.52), (0.60, 0.52), (0.50, 0.74), (-0.5, 0.76)],
    )
    lamps: tuple[Points, ...] = (
        [(0.52, 0.70), (0.50, 0.90), (0.72, 0.97), (1.04, 1.06), (1.05, 0.86), (0.85, 0.72)],
        [(0.60, 0.68), (0.58, 0.98), (0.78, 1.04), (0.98, 1.06), (1.00, 0.74), (0.85, 0.68)],
        [(0.58, 0.72), (0.54, 0.94), (0.80, 1.00), (1.02, 1.02), (1.02, 0.80), (0.86, 0.70)],
        [(0.46, 0.70), (0.44, 0.92), (0.74, 0.98), (1.00, 0.98), (0.98, 0.76), (0.80, 0.70)],
        [(0.66, 0.86), (0.64, 1.02), (0.86, 1.18), (1.04, 1.24), (1.04, 1.00), (0.88, 0.86)],
    )
    panels.cut(lambda p: p[:, 2] - 0.38 * kz, front)
    panels.draw(polygon(u, scaled([(-0.5, 0.30), (0.52, 0.30), (0.62, 0.46), (-0.5, 0.46)]), 0.02), S.GAP, front)
    grille, outline = scaled(grilles[kind]), scaled(lamps[kind])
    panels.cut(lambda p: p[:, 2] - 0.80 * kz, front)
    panels.draw(polygon(u, grille, 0.02), S.GAP, front)
    if detail == 0:
        low, high = min(z for _, z in grille) + 0.05, max(z for _, z in grille) - 0.04
        for z in np.linspace(low, high, 3 if kind != 1 else 1):
            panels.line(lambda p, z=z: p[:, 2] - z, 0.02, S.METAL if kind in (0, 3) else S.TRIM, front, only=S.GAP)  # type: ignore[misc]
    across = polygon(u, outline, 0.03)

    def lamp(p: Floats) -> Floats:
        return np.maximum(across(p), s.cowl_x + 0.075 - p[:, 0])  # not on to the doors

    if detail == 0:
        panels.draw(lambda p: lamp(p) - 0.008, S.GAP, front)
    panels.draw(lamp, S.LENS, front)
    panels.draw(lambda p: np.maximum(lamp(p) + 0.01, p[:, 2] - outline[0][1] - 0.05), S.DRL, front)
    panels.draw(lambda p: np.maximum(lamp(p) + 0.01, 0.93 * s.width / 1.97 - u(p)), S.INDICATOR_LEFT, front)
    if detail == 0:  # fog lamps in the bumper
        panels.draw(polygon(u, scaled([(0.70, 0.34), (0.70, 0.44), (0.86, 0.46), (0.86, 0.36)]), 0.03), S.LENS, front)


def _window(x: tuple[float, float], z: tuple[float, float]) -> Field:
    return lambda p: round_max([z[0] - p[:, 2], p[:, 2] - z[1], x[0] - p[:, 0], p[:, 0] - x[1]], 0.06)


def _draw_windows(panels: Panels, s: VanSpec, shape: Shape, detail: int) -> None:
    side = on_side(shape, 0.06)
    sill, head, door_x = s.belt + 0.03, s.head, s.door_x

    def cab(p: Floats) -> Floats:
        return round_max(
            [sill - p[:, 2] - 0.10 * np.clip((p[:, 0] - door_x) / 0.8, 0, 1), p[:, 2] - head, shape.roof(p) + 0.09,
             door_x + 0.08 - p[:, 0], p[:, 0] - s.cowl_x - 0.02],
            0.05,
        )  # fmt: skip

    windows: list[tuple[Field, Field]] = [(cab, side)]
    rear = s.x_rear + 0.22
    if s.windows:
        ends = [door_x - 0.02]
        while ends[-1] - rear > 0.5 and (s.windows > 1 or len(ends) < 2):
            pitch = 1.28 if len(ends) > 1 else ends[0] - sliding_span(s)[0][0] - 0.02  # the first one is the sliding door's
            ends.append(max(ends[-1] - pitch, rear) if ends[-1] - pitch - rear > 0.45 else rear)
        windows += [(_window((b + 0.05, a - 0.04), (sill, head)), side) for a, b in pairwise(ends)]

    def screen(p: Floats) -> Floats:
        x = shape.top_x(p)
        return round_max([shape.side(p) + 0.065, (x - s.cowl_x + 0.02) * 0.8, s.header_x + 0.09 - x, p[:, 2] - s.belt - s.design.screen],
            0.06)

    def back(p: Floats) -> Floats:
        return round_max([p[:, 1] - s.width * 0.5 + 0.22, 0.03 - p[:, 1], sill + 0.05 - p[:, 2], p[:, 2] - head + 0.02], 0.05)

    windows.append((screen, lambda p: s.header_x - 0.5 - p[:, 0]))
    if s.rear_panes and not s.cab_only:
        windows.append((back, lambda p: p[:, 0] - s.x_rear - 0.3))
    for k, (window, where) in enumerate(windows):
        if detail == 0:
            panels.draw(lambda p, w=window: w(p) - 0.02, S.TRIM, where)  # type: ignore[misc]
        see = k == 0 or window is screen or s.windows > 1 or (s.windows == 1 and window is not back)
        panels.draw(window, H.PANE if see else H.FAR_PANE, where)
    if detail == 0:
        panels.line(lambda p: p[:, 0] - s.header_x - 0.42 + 0.25 * (p[:, 2] - sill), 0.04, S.TRIM, side, H.PANE, cab)


def _draw_lines(panels: Panels, s: VanSpec, shape: Shape) -> None:
    side = on_side(shape, 0.06)
    door_x, head = s.door_x, cab_door_top(s)
    panels.line(cab_door(s, shape), GAP_M, S.GAP, lambda p: np.maximum(-shape.side(p) - 0.12, p[:, 2] - head - 0.3))
    rear = s.x_rear + 0.3

    def bonnet(p: Floats) -> Floats:
        return round_max(
            [p[:, 1] - s.width / 2 + 0.13 + 0.1 * (p[:, 0] - s.cowl_x), s.cowl_x + 0.05 - shape.top_x(p),
             p[:, 0] - s.x_front + 0.12 + 0.26 * shape.across(p[:, 1])],
            0.06,
        )  # fmt: skip

    panels.line(bonnet, 0.009, S.GAP, lambda p: np.maximum(s.cowl_x - 0.1 - p[:, 0], 0.78 * s.belt - p[:, 2]), only=S.PAINT)
    if s.cab_only:
        return
    (slide_x, _), _ = sliding_span(s)
    sliding = sliding_door(s)
    H.draw_kerbside(panels, lambda p: np.abs(sliding(p)) - GAP_M / 2, S.GAP, side)

    def rail(p: Floats) -> Floats:
        return np.maximum(np.abs(p[:, 2] - s.belt + 0.08) - 0.012, np.maximum(s.x_rear + 0.30 - p[:, 0], p[:, 0] - slide_x))

    panels.cut(lambda p: p[:, 2] - s.belt + 0.08, side)
    H.draw_kerbside(panels, rail, S.GAP, side)
    low, high = rear_span(s)
    panels.line(lambda p: p[:, 1] + 0 * p[:, 0], 0.010, S.GAP,
        lambda p: np.maximum(p[:, 0] - rear, np.maximum(low - p[:, 2], p[:, 2] - high)))
    panels.line(rear_doors(s), GAP_M, S.GAP, lambda p: p[:, 0] - rear)
    if s.height > 2.3 and s.windows == 0:  # pressed swages stiffen tall bare sides
        for z in (s.belt + 0.10, s.belt + 0.75):
            panels.line(lambda p, z=z: p[:, 2] - z, 0.008, S.GAP,  # type: ignore[misc]
                lambda p: np.maximum(side(p), p[:, 0] - door_x + 0.1))


def fit_van(
    builder: MeshBuilder, s: VanSpec, shape: Shape, detail: int, *, rows: int = 0, goods: str = "empty", seed: int = 0,
    groups: Groups = ((0, 0), (0, 0), (0, 0), (0, 0)),
) -> Anchors:  # fmt: skip
    """Mirrors, plates, handles, wipers and the interior; rows : of seats behind the front ones. goods, seed : in the load space, see
    `goods.add_goods`. groups : joints of the doors."""
    slot = S.TRIM if s.dark else S.PAINT
    fittings.add_mirrors(builder, shape, s.cowl_x - 0.26, s.belt + 0.03, detail, slot=slot, size=1.25 if s.height < 2 else 1.5,
                         joints=groups[FRONT] if detail < 2 else (0, 0))  # fmt: skip
    if detail == 2:
        return {}
    floor = s.belt - 0.66
    hip = (s.door_x + 0.36, 0.24 * s.width, s.belt - 0.13)
    back = s.door_x - 0.10 if s.windows == 0 else (s.door_x - 1.35 if s.windows == 1 else s.x_rear + 0.12)
    back = max(back, s.x_rear + 0.05)
    add_floor(builder, (back, s.cowl_x), s.width / 2 - 0.10, floor, wall=None if s.windows > 1 else s.head + 0.04)
    add_sills(builder, s, shape, floor, back)
    if not s.cab_only and s.windows < 2:
        bay = bay_of(s, back)
        add_bay(builder, s, shape, bay, detail, lined=goods == "sickroom")
        add_goods(builder, goods, bay, seed, detail)
    inside = MeshBuilder()
    if s.windows > 1:
        add_wheel_boxes(inside, s, floor, H.LINING, detail)
    anchors: Anchors = add_driver(inside, hip, detail)
    mates = [-0.24 * s.width] if s.width < 1.9 else [-0.24 * s.width - 0.04, -0.06]
    for y in mates:
        frame = add_person_seat(inside, (hip[0], y, hip[2]), detail, 0.46 if s.width < 1.9 else 0.42)
        anchors.setdefault("seat_passenger", frame)
    places = [(s.door_x - 0.65 - 0.86 * k, y, hip[2] - 0.095) for k in range(rows) for y in np.linspace(-0.30, 0.30, 3) * s.width
        if s.door_x - 0.8 - 0.86 * k > back]
    add_seats(inside, [p for p in places if not (p[1] < -0.2 and p is places[2])], detail, headrest=True)
    add_dashboard(inside, s.cowl_x - 0.62, s.width / 2 - 0.16, s.belt + 0.02, 0.50, hip[1], detail)
    builder.add_mesh(in_daylight(inside.build(), floor, s.belt))
    front = shape.front_point(0.0, 0.50 * s.belt / 1.17)
    anchors["plate_front"] = add_plate(builder, front, shape.normal(front[None])[0])
    if not s.cab_only:
        rear = shape.rear_point(0.34, 0.78)  # on the left leaf
        n = shape.normal(rear[None])[0]
        anchors["plate_rear"] = add_plate(builder, rear, n, joint=groups[REAR][0])
    if detail == 0:
        fittings.add_handle(builder, shape, s.door_x + 0.15, s.belt - 0.13, slot=slot, joints=groups[FRONT])
        fittings.add_wipers(builder, shape, s.cowl_x)
        if not s.cab_only:
            fittings.add_handle(builder, shape, s.door_x - 0.14, s.belt - 0.13, slot=slot, joints=groups[SIDE])
            add_latches(builder, s, shape, groups)
            for y, joint in ((0.06, groups[REAR][0]), (-0.06, groups[REAR][1])):  # rear door handle, hinges
                at = shape.rear_point(abs(y), 1.02)
                builder.add_box((0.03, 0.035, 0.13), S.TRIM, center=(at[0] - 0.01, y, 1.02), bevel=0.008, joint=joint)
            for sign in (1.0, -1.0):
                for z in (0.72, s.belt + 0.2, s.height - 0.45):
                    at = shape.rear_point(rear_half(s) + 0.02, z)
                    builder.add_box((0.04, 0.07, 0.05), slot, center=(at[0], sign * at[1], z), bevel=0.01)
            at = shape.rear_point(0.0, s.height - 0.11)
            builder.add_box((0.025, 0.34, 0.035), S.BRAKE, center=(at[0] - 0.004, 0, at[2]), bevel=0.008)
    return anchors


def van_hulls(s: VanSpec) -> tuple[Floats, ...]:
    """Nose and box."""
    half, z0, xr, xf = s.width / 2, s.clearance, s.x_rear, s.x_front
    nose = [(x, sy * y, z) for x, y in ((xr, half - 0.06), (xf - 0.3, half - 0.1), (xf, 0.6 * half)) for sy in (1, -1) for z
        in (z0, 0.8 * s.belt)]
    top = [(s.cowl_x, 0.9 * half, 0.9), (s.header_x - 0.5, 0.8 * half, s.height - 0.05), (xr + 0.1, 0.84 * half, s.height - 0.02),
        (xr + 0.02, half - 0.03, 0.9)]
    return np.array(nose, np.float64), np.array([(x, sy * y, z) for x, y, z in top for sy in (1, -1)], np.float64)

