"""Ambulances: large vans and box bodies in squared or striped liveries, with blue beacons."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.boxdoors import add_halves, add_room, add_shell, box_moving, room_of, with_more
from simgen.assets.vehicles.carparts import on_side, rear_u
from simgen.assets.vehicles.chassis import Chassis, add_lamp_row, fit_chassis
from simgen.assets.vehicles.coachwork import Anchors, Large, Unit, WheelSet, first_free_joint, hull_block, large_vehicle
from simgen.assets.vehicles.heavyslots import RGB, coat, large_materials
from simgen.assets.vehicles.panels import Field, Panels
from simgen.assets.vehicles.plates import add_text, plate_materials
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.solids import (
    add_beacon,
    add_block,
    add_chevrons,
    add_flat,
    add_light_bar,
    add_side_text,
    add_solid,
    end_frame,
    side_frame,
)
from simgen.assets.vehicles.vanbody import fit_van, van_body, van_hulls
from simgen.assets.vehicles.vandoors import SIDE, add_side_parts
from simgen.assets.vehicles.vans import VanKind, spec_of
from simgen.assets.vehicles.vanspec import VanSpec
from simgen.geometry import transform


@dataclass(frozen=True)
class AmbulanceKind:
    """A variant. van : its base. squares : a belt of squares, else stripes. colors : base, squares or stripe, second stripe."""

    van: VanKind
    squares: bool
    colors: tuple[RGB, RGB, RGB]


_WHITE, _YELLOW, _GREEN = (0.77, 0.77, 0.76), (0.68, 0.60, 0.02), (0.02, 0.26, 0.09)  # second: sulphur yellow, RAL 1016
_ORANGE, _RED, _BLUE = (0.72, 0.14, 0.012), (0.46, 0.012, 0.015), (0.02, 0.10, 0.40)
KINDS: tuple[AmbulanceKind, ...] = (
    AmbulanceKind(VanKind("large high roof", dark=False), True, (_YELLOW, _GREEN, _WHITE)),
    AmbulanceKind(VanKind("chassis cab", dark=False, body="box"), True, (_YELLOW, _GREEN, _WHITE)),
    AmbulanceKind(VanKind("large medium roof", dark=False), False, (_WHITE, _ORANGE, _ORANGE)),
    AmbulanceKind(VanKind("steep high roof", dark=True), False, (_WHITE, _RED, _YELLOW)),
    AmbulanceKind(VanKind("chassis cab", dark=False, body="box"), False, (_WHITE, _ORANGE, _BLUE)),
    AmbulanceKind(VanKind("mid long", dark=False, rear_panes=True), True, (_WHITE, _BLUE, _YELLOW)),
)
_SQUARE_M = 0.30


def ambulance(rng: np.random.Generator, variant: int, *, colors: tuple[RGB, RGB, RGB] | None = None) -> Asset:
    """An ambulance. colors : base, squares or stripe, second stripe."""
    kind = KINDS[variant % len(KINDS)]
    s = spec_of(rng, kind.van)
    base, mark, third = colors or kind.colors
    paint, paint2, paint3 = coat("ambulance", base), coat("marking", mark), coat("second marking", third)
    materials = large_materials(paint, paint2=paint2, paint3=paint3, letter=mark, seat=(0.03, 0.05, 0.12), plates=plate_materials(rng))
    boxed = bool(kind.van.body)
    body, moving = van_body(s, lambda panels, shape, detail: _draw_marking(panels, s, shape, kind.squares, detail), clad=H.LINING)
    sliding = 0 if boxed else body.groups[SIDE][1]
    leaves = (0, 0)
    if boxed:
        first = first_free_joint(2) + 2  # after those of the cab's doors
        leaves = (first, first + 1)
        moving = with_more(moving, box_moving(_box_x(s), _BOX_HALF, _BOX_Z, first))

    def fit(builder: MeshBuilder, detail: int) -> Anchors:
        anchors = fit_van(builder, s, body.shape, detail, goods="sickroom", groups=body.groups)
        if boxed:
            return anchors | _box(builder, s, kind, detail, leaves if detail < 2 else (0, 0))
        return anchors | _on_van(builder, s, body.shape, detail, sliding)

    width = 2 * _BOX_HALF if boxed else s.width
    hulls = van_hulls(s)
    if boxed:
        hulls = (*hulls, hull_block(_box_x(s), width / 2, (0.75, _BOX_TOP)))
    axles = (WheelSet("f", s.wheelbase, s.width / 2 - 0.05, s.wheel), WheelSet("r", 0.0, s.width / 2 - 0.04, s.wheel, twin=boxed))
    return large_vehicle(
        Large(
            f"ambulance/{variant}", "ambulance", "car", Unit((body,), axles, fit), materials, s.design.mass_kg + 900.0, hulls,
            {"design": kind.van.design, "body": "box" if boxed else "van", "squares": kind.squares, "width_m": round(width, 3)},
            lod_distances_m=(18.0, 60.0), moving=moving,
        )
    )  # fmt: skip


_BOX_TOP, _BOX_HALF = 2.80, 1.08
_BOX_Z = (0.80, 2.84)  # of the rear frame, whose sill is the floor


def _box_x(s: VanSpec) -> tuple[float, float]:
    return s.x_front - s.length + 0.02, s.x_rear - 0.02


def _draw_marking(panels: Panels, s: VanSpec, shape: Shape, squares: bool, detail: int) -> None:
    """Squares in two rows or stripes along the sides; stripes that rise to the middle at the rear."""
    side = on_side(shape, 0.03)
    low = s.belt - 2 * _SQUARE_M - 0.02
    if squares:
        x0, count = s.x_rear + 0.25, int((s.cowl_x - 0.12 - s.x_rear - 0.25) / _SQUARE_M)
        x1 = x0 + count * _SQUARE_M

        def belt(p: Floats) -> Floats:
            return np.maximum(np.maximum(side(p), np.abs(p[:, 2] - low - _SQUARE_M) - 1.4 * _SQUARE_M),
                np.maximum(x0 - p[:, 0], p[:, 0] - x1) - 0.1)

        def odd(p: Floats) -> Floats:
            """Negative in every other square."""
            row, column = np.floor((p[:, 2] - low) / _SQUARE_M), np.floor((p[:, 0] - x0) / _SQUARE_M)
            inside = (row >= 0) & (row < 2) & (column >= 0) & (column < count)
            return np.where(inside & ((row + column) % 2 == 0), -1.0, 1.0)

        for k in range(3):
            panels.cut(lambda p, z=low + k * _SQUARE_M: p[:, 2] - z, belt)  # type: ignore[misc]
        for k in range(count + 1):
            panels.cut(lambda p, x=x0 + k * _SQUARE_M: p[:, 0] - x, belt)  # type: ignore[misc]
        _fill_by_middle(panels, odd, S.PAINT2, side)
    else:
        panels.line(lambda p: p[:, 2] - low - 0.32, 0.30, S.PAINT2, side)
        panels.line(lambda p: p[:, 2] - low - 0.06, 0.06, H.PAINT3, side)
    if s.cab_only or detail == 2:
        return
    v = rear_u(shape)

    def rear(p: Floats) -> Floats:
        return p[:, 0] - s.x_rear - 0.3

    high, pitch = s.belt + 0.05, 0.25
    panels.cut(lambda p: p[:, 2] - 0.6, rear)
    panels.cut(lambda p: p[:, 2] - high, rear)
    for k in range(12):
        panels.cut(lambda p, c=0.6 + pitch * k: p[:, 2] + v(p) - c,  # type: ignore[misc]
            lambda p: np.maximum(rear(p), np.maximum(0.58 - p[:, 2], p[:, 2] - high - 0.02)))

    def stripe(p: Floats) -> Floats:
        on = (p[:, 2] > 0.6) & (p[:, 2] < high) & (np.floor((p[:, 2] + v(p) - 0.6) / pitch) % 2 == 0)
        return np.where(on, -1.0, 1.0)

    _fill_by_middle(panels, stripe, H.CHEVRON_RED, rear)


def _fill_by_middle(panels: Panels, field: Field, slot: int, where: Field) -> None:
    """Give triangles whose middle lies inside a field (cut along its edges before) a slot, where they are painted."""
    middle = panels.positions[panels.faces].mean(axis=1)
    panels.slots[(field(middle) < 0) & (where(middle) < 0) & (panels.slots == S.PAINT)] = slot


def _emblem(builder: MeshBuilder, T: Floats, radius: float) -> None:
    """Our own sign: a white disc with four blue petals and a dot between each two."""
    angle = np.linspace(0, 2 * np.pi, 25)[:-1]
    add_flat(builder, T, radius * np.column_stack([np.cos(angle), np.sin(angle)]), H.WHITE)
    up = T @ transform(None, (0, 0, 0.003))
    leaf = np.column_stack([0.50 + 0.36 * np.cos(angle[::2]), 0.17 * np.sin(angle[::2])]) * radius
    for k in range(4):
        c, s = np.cos(k * np.pi / 2 + np.pi / 4), np.sin(k * np.pi / 2 + np.pi / 4)
        add_flat(builder, up, leaf @ np.array([[c, s], [-s, c]]), H.BADGE)
        spot = radius * (np.array([0.62 * np.cos(k * np.pi / 2), 0.62 * np.sin(k * np.pi / 2)]) + 0.09 * np.column_stack(
            [np.cos(angle[::3]), np.sin(angle[::3])]))
        add_flat(builder, up, spot, H.CHEVRON_RED)


def _on_van(builder: MeshBuilder, s: VanSpec, shape: Shape, detail: int, sliding: int) -> Anchors:
    """Beacons, lettering, side windows of the sick-room, floodlights. sliding : joint of the side door."""
    x = s.header_x - 0.45 - max(0.0, 0.8 * (s.height - 2.2))
    add_light_bar(builder, x, float(shape.top_point(x, 0.0)[2]) + 0.01, 0.72, H.BLUE, detail)
    back = s.x_rear + 0.35
    for sign in (1.0, -1.0):
        add_beacon(builder, (back, sign * 0.62, float(shape.top_point(back, 0.62)[2]) - 0.01), H.BLUE, detail)
    if detail == 2:
        return {}
    tall = s.height > 2.3
    z = s.belt + (0.98 if tall else 0.30)
    mid = 0.5 * (s.door_x - (0.1 if tall else 1.2) + s.x_rear) - 0.05
    y = float(shape.side_point(mid, z)[1])
    parts = MeshBuilder()
    add_side_text(parts, "AMBULANCE", mid, max(y, float(shape.side_point(mid, z - 0.12)[1])) + 0.006, z, 1.9 if tall else 1.35,
        0.24 if tall else 0.17)
    for sign in (1.0, -1.0):  # frosted pane, floodlights
        pane = float(shape.side_point(s.door_x - 0.75, s.belt + 0.3)[1])
        T = side_frame(s.door_x - 0.75, sign * (pane + 0.008), s.belt + 0.36)
        add_flat(parts, T, [(-0.42, -0.24), (0.42, -0.24), (0.42, 0.24), (-0.42, 0.24)], H.FAR_PANE)
        e = float(shape.side_point(back + 0.45, s.belt + 0.42)[1])
        if tall:
            _emblem(parts, side_frame(back + 0.55, sign * (e + 0.007), s.belt + 0.42), 0.26)
    add_side_parts(builder, parts.build(), s, sliding)
    if detail == 0:
        for sign in (1.0, -1.0):
            for fx in (s.door_x - 0.3, s.x_rear + 0.9):
                at = shape.side_point(fx, s.height - 0.24)
                builder.add_box((0.26, 0.06, 0.10), S.REVERSE, center=at * [1, sign, 1], bevel=0.012)
        _mirrored(builder, s, shape)
    return {}


def _mirrored(builder: MeshBuilder, s: VanSpec, shape: Shape) -> None:
    """The word on the bonnet, to be read in a mirror."""
    x = s.cowl_x + 0.55 * s.design.bonnet
    at = shape.top_point(x, 0.0)
    n = shape.normal(at[None])[0]
    n = np.array([n[0], 0.0, n[2]]) / np.hypot(n[0], n[2])
    right = np.array([0.0, 1.0, 0.0])
    T = transform(np.stack([right, np.cross(n, right), n], axis=1), at + 0.035 * n) @ np.diag([-1.0, 1.0, 1.0, 1.0])
    add_text(builder, "AMBULANCE", T, width=1.0, height=0.15, slot=H.LETTER)


def _box(builder: MeshBuilder, s: VanSpec, kind: AmbulanceKind, detail: int, leaves: tuple[int, int]) -> Anchors:
    """A box body with rounded edges: squares, windows, doors, beacons. leaves : joints of the rear doors."""
    x, w, top = _box_x(s), _BOX_HALF, _BOX_TOP
    steps = (4, 2, 0)[detail]
    radius = s.wheel.radius
    if detail < 2:
        bay = room_of(x, w, _BOX_Z)
        add_shell(builder, x, w, (0.86, top), S.PAINT, bay, radius=0.13, steps=steps)
        add_room(builder, bay, H.LINING, detail, goods="sickroom", seed=0, smooth=True)
    else:
        add_block(builder, x, w, (0.86, top), S.PAINT, radius=0.13, steps=steps)
    for a, b in ((x[0] + 0.05, -radius - 0.13), (radius + 0.13, x[1] - 0.02)):
        add_block(builder, (a, b), w - 0.03, (0.40, 0.91 if detail < 2 else 1.05), S.PAINT, radius=0.04, steps=min(steps, 1))
    add_block(builder, (x[1] - (0.04 if detail < 2 else 0.25), x[1] + 0.62), 0.92, (s.height - 0.18, top - 0.10), S.PAINT, radius=0.18,
        steps=steps)  # cap over the cab
    axles = (WheelSet("f", s.wheelbase, 0.9, s.wheel), WheelSet("r", 0.0, s.width / 2 - 0.04, s.wheel, twin=True))
    anchors = fit_chassis(builder, Chassis(x[0] + 0.02, s.x_rear + 0.3, 0.80, 1.0, axles, None, tank=""), detail)
    add_light_bar(builder, x[1] + 0.30, top - 0.08, 0.80, H.BLUE, detail)
    for sign in (1.0, -1.0):
        add_beacon(builder, (x[0] + 0.25, sign * 0.8, top - 0.02), H.BLUE, detail)
    if detail == 2:
        return anchors
    mid, half = 0.5 * (x[0] + x[1]), 0.5 * (x[1] - x[0]) - 0.16
    for sign in (1.0, -1.0):
        T = side_frame(mid, sign * (w + 0.004), 1.34)
        if kind.squares:
            n = int(2 * half / _SQUARE_M)
            for row in range(2):
                for k in range(row, n, 2):
                    a, b = -half + k * _SQUARE_M, -0.30 + row * _SQUARE_M
                    add_flat(builder, T, [(a, b), (a + _SQUARE_M, b), (a + _SQUARE_M, b + _SQUARE_M), (a, b + _SQUARE_M)], S.PAINT2)
        else:
            add_flat(builder, T, [(-half, -0.2), (half, -0.2), (half, 0.1), (-half, 0.1)], S.PAINT2)
            add_flat(builder, T, [(-half, -0.32), (half, -0.32), (half, -0.25), (-half, -0.25)], H.PAINT3)
        add_flat(builder, side_frame(x[1] - 0.95, sign * (w + 0.004), 2.02), [(-0.36, -0.26), (0.36, -0.26), (0.36, 0.26), (-0.36, 0.26)],
            H.FAR_PANE)
        _emblem(builder, side_frame(x[0] + 0.62, sign * (w + 0.004), 1.98), 0.30)
        add_lamp_row(builder, x[0] + 0.01, sign, w - 0.02, 2.3, detail, upright=True)
        for fx in (x[0] + 0.5, x[1] - 0.5):
            builder.add_box((0.28, 0.05, 0.11), S.REVERSE, center=(fx, sign * (w + 0.005), top - 0.22), bevel=0.012)
        if detail == 0 and sign < 0:  # side door on the kerb side, its gap and handle
            for dx in (-1.38, -0.52):
                add_solid(builder, (x[1] + dx - 0.006, x[1] + dx + 0.006), (-w - 0.003, -w + 0.02), (0.92, top - 0.35), S.GAP, steps=0)
            builder.add_box((0.14, 0.03, 0.03), S.TRIM, center=(x[1] - 0.62, -w - 0.012, 1.72), bevel=0.008)
    add_side_text(builder, "AMBULANCE", mid + 0.15, w + 0.006, top - 0.44, 2.0, 0.24)
    rear = MeshBuilder()
    for sign in (1.0, -1.0):
        y = sorted((sign * 0.006, sign * (w - 0.075)))
        z = (_BOX_Z[0] + 0.125, _BOX_Z[1] - 0.095)
        add_solid(rear, (x[0] - 0.012, x[0] + 0.03), (y[0], y[1]), z, S.PAINT, radius=0.02, steps=1 - detail)
        add_solid(rear, (x[0] + 0.028, x[0] + 0.034), (y[0] + 0.1, y[1] - 0.1), (z[0] + 0.08, 1.6), H.LINING, steps=0)
        if detail == 0:
            for at in (1.1, 1.8, 2.4):
                rear.add_box((0.03, 0.12, 0.05), S.METAL, center=(x[0] - 0.015, sign * (w - 0.13), at))
            rear.add_box((0.03, 0.05, 0.24), S.TRIM, center=(x[0] - 0.02, sign * 0.07, 1.12), bevel=0.008)
            rear.add_box((0.04, 0.03, 0.26), S.TRIM, center=(x[0] + 0.045, sign * 0.10, 1.75), bevel=0.008)
        board = end_frame(x[0] + 0.033, sign * 0.48, 2.12, front=True)  # the pane from within
        add_flat(rear, board, [(-0.28, -0.22), (0.28, -0.22), (0.28, 0.22), (-0.28, 0.22)], H.FAR_PANE)
    add_chevrons(rear, end_frame(x[0] - 0.016, 0.0, 1.35, front=False), w - 0.2, 0.8, (H.CHEVRON_RED, H.CHEVRON_YELLOW), 0.24)
    for sign in (1.0, -1.0):
        add_flat(rear, end_frame(x[0] - 0.016, sign * 0.48, 2.12, front=False),
            [(-0.30, -0.24), (0.30, -0.24), (0.30, 0.24), (-0.30, 0.24)], H.FAR_PANE)
    add_halves(builder, rear.build(), leaves)
    return anchors
