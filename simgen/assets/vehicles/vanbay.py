"""What one sees of a van's inside when its doors are open: load floor, bulkhead, ribs, cladding, wheel boxes, door steps, footwells."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.bodyinside import WALL_M, add_lit
from simgen.assets.vehicles.goods import Bay
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.solids import add_solid
from simgen.assets.vehicles.vandoors import cab_sill, rear_half, rear_span, sliding_span
from simgen.assets.vehicles.vanspec import VanSpec

_ARCH_GAP_M = 0.10  # from the tyre to the wheel box's outside
_CLADDING_M = 0.055  # from the outside to the plywood


def bay_of(s: VanSpec, front: float) -> Bay:
    """The load space from the rear doors to a bulkhead at x = front."""
    x0 = s.x_rear + 0.10
    side = sliding_span(s)[0] if front > s.door_x - 0.5 else (0.0, 0.0)
    return Bay((x0, front - 0.04), s.width / 2 - 0.09, (s.load_z, s.height - 0.07 - 0.02 * (s.height > 2.2)), s.width / 2 - 0.40,
               (-s.wheel.radius - _ARCH_GAP_M, s.wheel.radius + _ARCH_GAP_M), side)  # fmt: skip


def add_bay(builder: MeshBuilder, s: VanSpec, shape: Shape, bay: Bay, detail: int, *, lined: bool) -> None:
    """Floor, bulkhead, wheel boxes and, at the finest level, ribs and plywood (smooth walls if `lined`)."""
    inside = MeshBuilder()
    _fill_bay(inside, s, shape, bay, detail, lined=lined)
    add_lit(builder, inside.build(), bay.x[0])


def _fill_bay(builder: MeshBuilder, s: VanSpec, shape: Shape, bay: Bay, detail: int, *, lined: bool) -> None:
    (x0, x1), z = bay.x, bay.z[0]
    _add_floor(builder, s, shape, (x0, x1), z, H.CABIN_FLOOR if lined else H.PLYWOOD)
    wall = _section(shape, x1, WALL_M, z)
    points = np.column_stack([np.full(len(wall), x1), wall])
    fan = [[0, i + 1, i] for i in range(1, len(points) - 1)]
    builder.add(points, fan, H.LINING if lined else S.PAINT, normals=np.tile([-1.0, 0, 0], (len(points), 1)))
    add_wheel_boxes(builder, s, z, H.LINING if lined else S.PAINT, detail)
    if not lined and detail == 0:
        _add_ribs(builder, s, shape, bay)
        _add_bulkhead(builder, bay)
    if not lined:
        _add_cladding(builder, s, shape, bay)


def add_wheel_boxes(builder: MeshBuilder, s: VanSpec, floor: float, slot: int, detail: int) -> None:
    """The housings of the rear wheels over a floor."""
    top, reach = s.wheel.radius * 2 + _ARCH_GAP_M, s.wheel.radius + _ARCH_GAP_M
    if top < floor + 0.03:
        return
    for side in (1.0, -1.0):
        y = sorted((side * (s.width / 2 - 0.38), side * (s.width / 2 - 0.05)))
        add_solid(builder, (-reach, reach), (y[0], y[1]), (floor - 0.05, top), slot, radius=0.035, steps=(1, 0)[detail])


def add_sills(builder: MeshBuilder, s: VanSpec, shape: Shape, floor: float, back: float) -> None:
    """Door steps and footwells of the cab, and the sill of the sliding door. floor : the cab's; back : x where it ends."""
    half = s.width / 2
    low = cab_sill(s) + 0.01
    wells: list[tuple[tuple[float, float], float, tuple[float, ...]]] = [((s.door_x - 0.02, s.wheelbase - 0.35), floor, (1.0, -1.0))]
    if not s.cab_only:
        (x0, x1), _ = sliding_span(s)
        wells.append(((x0 - 0.02, x1 + 0.02), floor if x0 > back - 0.3 else s.load_z, (-1.0,)))
    for (a, b), top, sides in wells:
        if top - low < 0.03 or b - a < 0.1:
            continue
        for side in sides:
            y = sorted((side * (half - 0.17), side * (half - 0.045)))
            add_solid(builder, (a, b), (y[0], y[1]), (low - 0.06, low), S.TRIM, steps=0)  # tread
            y = sorted((side * (half - 0.19), side * (half - 0.17)))
            add_solid(builder, (a, b), (y[0], y[1]), (low - 0.06, top), H.DASH, steps=0)  # riser
    wheel = s.wheel.radius * 2 + 0.09
    for side in (1.0, -1.0):  # housings of the front wheels
        y = sorted((side * (half - 0.40), side * (half - 0.05)))
        add_solid(builder, (s.wheelbase - s.wheel.radius - 0.09, s.cowl_x + 0.1), (y[0], y[1]), (low, wheel), H.DASH, steps=0)
    wall = s.cowl_x - 0.10
    builder.add([[wall, -half + 0.06, floor], [wall, half - 0.06, floor], [wall, half - 0.06, s.belt], [wall, -half + 0.06, s.belt]],
                [[0, 3, 2, 1]], H.DASH, ao=np.full(4, 60))  # fmt: skip


def _add_floor(builder: MeshBuilder, s: VanSpec, shape: Shape, x: tuple[float, float], z: float, slot: int) -> None:
    """The load floor up to the rear doors, and the sill below them."""
    half, wide = rear_half(s) + 0.02, s.width / 2 - 0.04
    xs = np.linspace(x[0] + 0.25, x[1], 5)
    p = np.concatenate([np.column_stack([xs, np.full(5, y), np.full(5, z)]) for y in (-wide, wide)])
    quads = np.array([[i, i + 1, i + 6, i + 5] for i in range(4)])
    builder.add(p, quads, slot)
    y = np.linspace(-half, half, 9)
    inner = np.column_stack([np.full(9, s.x_rear + 0.6), np.abs(y), np.full(9, z)])
    edge = shape.hit(inner, inner - [0.6, 0, 0]) + [0.012, 0, 0]
    edge[:, 1] = y
    rows = np.concatenate([edge, np.column_stack([np.full(9, xs[0]), y, np.full(9, z)]), edge - [0, 0, z - rear_span(s)[0] + 0.03]])
    tread = np.array([[i + 1, i, i + 9, i + 10] for i in range(8)])
    builder.add(rows[:18], tread, slot, normals=np.tile([0, 0, 1.0], (18, 1)))
    lip = np.concatenate([rows[:9], rows[18:]])
    builder.add(lip, np.array([[i, i + 1, i + 10, i + 9] for i in range(8)]), H.ALUMINIUM, normals=np.tile([-1.0, 0, 0], (18, 1)))


def _section(shape: Shape, x: float, inset: float, low: float) -> Floats:
    """(N, 2) y and z of the body's inside at x, from the left foot over the roof to the right foot, counted from z = low."""
    middle = 0.5 * (low + float(shape.top(x)))
    z = np.concatenate([np.linspace(low, middle, 4), np.full(6, np.nan)])
    angle = np.linspace(0, np.pi / 2, 7)[1:]
    reach = np.array([shape.half_width, float(shape.top(x)) - middle])
    target = np.column_stack([np.full(10, x), np.full(10, shape.half_width), z])
    target[4:, 1:] = np.column_stack([np.cos(angle), np.sin(angle)]) * reach * 1.05 + [0, middle]
    target[4:, 1] = np.maximum(target[4:, 1], 0.0)
    origin = np.column_stack([np.full(10, x), np.zeros(10), np.where(np.isnan(z), middle - 0.05, z)])
    p = shape.hit(origin, target)
    n = shape.normal(p)
    q = (p - inset * n)[:, 1:]
    q[-1, 0] = 0.0
    result: Floats = np.concatenate([q, q[-2::-1] * [-1.0, 1.0]])
    return result


def _add_ribs(builder: MeshBuilder, s: VanSpec, shape: Shape, bay: Bay) -> None:
    """Hat sections of folded sheet up the sides and across the roof."""
    (x0, x1), z = bay.x, bay.z[0]
    count = max(2, round((x1 - x0) / 0.72))
    for x in np.linspace(x0 + 0.30, x1 - 0.30, count):
        outer, inner = _section(shape, float(x), WALL_M - 0.004, z), _section(shape, float(x), WALL_M + 0.028, z)
        keep = np.ones(len(outer), bool)
        if bay.side_door[0] < x < bay.side_door[1]:
            keep = ~((outer[:, 0] < 0) & (outer[:, 1] < sliding_span(s)[1][1]))
        rings = np.stack([
            np.column_stack([np.full(keep.sum(), x + dx), ring[keep]])
            for dx, ring in ((-0.045, outer), (-0.03, inner), (0.03, inner), (0.045, outer))
        ])  # fmt: skip
        builder.add_loft(rings[::-1], S.PAINT, closed=False, crease_deg=30)


def _add_cladding(builder: MeshBuilder, s: VanSpec, shape: Shape, bay: Bay) -> None:
    """Plywood on the lower half of the walls."""
    (x0, x1), z0 = bay.x, bay.z[0]
    z1 = s.belt - 0.02
    for side in (1.0, -1.0):
        spans = [(x0 + 0.2, x1 - 0.02)]
        if side < 0 and bay.side_door[1] > bay.side_door[0]:
            spans = [(x0 + 0.2, bay.side_door[0] - 0.06)]
        for a, b in spans:
            xs = np.linspace(a, b, 5)
            x, z = (g.ravel() for g in np.meshgrid(xs, [z0, 0.5 * (z0 + z1), z1]))
            zero = np.zeros_like(x)
            on = shape.hit(np.column_stack([x, zero, z]), np.column_stack([x, zero + shape.half_width, z]))
            on[:, 1] -= _CLADDING_M
            top = on[10:] + [0, 0.02, 0]
            p = np.concatenate([on, top]) * [1.0, side, 1.0]
            quads = np.array([[5 * r + i, 5 * r + i + 1, 5 * r + i + 6, 5 * r + i + 5] for r in range(3) for i in range(4)])
            builder.add(p, quads if side > 0 else quads[:, ::-1], H.PLYWOOD, crease_deg=30)


def _add_bulkhead(builder: MeshBuilder, bay: Bay) -> None:
    """Swages pressed into the bulkhead, and rings to lash to."""
    (x0, x1), (z0, z1) = bay.x, bay.z
    for k in range(4):
        z = z0 + (0.16 + 0.21 * k) * (z1 - z0)
        add_solid(builder, (x1 - 0.018, x1 + 0.01), (-0.78 * bay.half, 0.78 * bay.half), (z, z + 0.07), S.PAINT, radius=0.012, steps=1)
    for x in np.linspace(x0 + 0.3, x1 - 0.3, 3):
        for side in (1.0, -1.0):
            builder.add_box((0.07, 0.03, 0.02), H.MACHINE, center=(x, side * (bay.free_half(x - 0.1, x + 0.1) - 0.03), z0 + 0.012))
