"""What one sees through the panes of large vehicles: seats, the driver's place, poles, floors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles.interior import WHEEL_FORWARD_M, WHEEL_RADIUS_M, WHEEL_TILT_RAD, WHEEL_UP_M
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.solids import add_solid
from simgen.assets.vehicles.wheels import place_wheel
from simgen.geometry import rotation, transform
from simgen.mesh import Mesh


@cache
def seat_mesh(detail: int, width: float = 0.46, back: float = 0.62, headrest: bool = False) -> Mesh:
    """A seat facing +x, origin on the cushion's top at the back: cushion, backrest, headrest, foot."""
    builder = MeshBuilder()
    bevel = 0.035 if detail == 0 else 0.0
    builder.add_box((0.46, width, 0.12), H.SEAT, center=(0.20, 0, -0.06), bevel=bevel)
    lean = transform(rotation(pitch=-0.17), (-0.03, 0, 0))
    builder.add_box((0.09, width, back), H.SEAT, center=(0, 0, back / 2), bevel=bevel, T=lean)
    if headrest:
        builder.add_box((0.08, width * 0.6, 0.17), H.SEAT, center=(0, 0, back + 0.10), bevel=bevel, T=lean)
    if detail == 0:
        builder.add_box((0.30, 0.10, 0.34), H.DASH, center=(0.18, 0, -0.29))
    return builder.build()


def add_seats(builder: MeshBuilder, places: Sequence[tuple[float, float, float]], detail: int, *, width: float = 0.46,
              back: float = 0.62, headrest: bool = False, backwards: frozenset[int] = frozenset()) -> None:  # fmt: skip
    """Seats at (x, y, z of the cushion); those whose numbers are in `backwards` face the rear."""
    mesh = seat_mesh(detail, width, back, headrest)
    for i, place in enumerate(places):
        place_wheel(builder, mesh, transform(rotation(yaw=np.pi if i in backwards else 0.0), place), 0)


def add_driver(builder: MeshBuilder, hip: tuple[float, float, float], detail: int) -> dict[str, Floats]:
    """The driver's seat and steering wheel, where the hands of those who drive are. hip : hip point (x, y, z). -> anchor "seat_driver": a
    (4, 4) frame at it, x forward."""
    add_person_seat(builder, hip, detail)
    at = np.array(hip) + np.array([WHEEL_FORWARD_M, 0.0, WHEEL_UP_M])
    T = transform(rotation(pitch=-(np.pi / 2 - WHEEL_TILT_RAD)), at)
    radius = 1.06 * WHEEL_RADIUS_M
    angle = np.linspace(0, 2 * np.pi, (15, 9)[min(detail, 1)])
    rim = np.column_stack([radius * np.cos(angle), radius * np.sin(angle), 0 * angle])
    builder.add_tube(rim, 0.016, H.DASH, segments=5, capped=False, T=T)
    builder.add_box((0.06, 2 * radius, 0.02), H.DASH, T=T)
    builder.add_tube([[0, 0, -0.02], [0.1, 0, -0.42]], 0.03, H.DASH, segments=5, T=T)
    return {"seat_driver": transform(None, hip)}


def add_person_seat(builder: MeshBuilder, hip: tuple[float, float, float], detail: int, width: float = 0.50) -> Floats:
    """A single seat with a headrest under a hip point, which lies 95 mm over the cushion and 140 mm before the backrest (SAE J826). ->
    (4, 4) frame at it."""
    add_seats(builder, [(hip[0] - 0.14, hip[1], hip[2] - 0.095)], detail, width=width, back=0.66, headrest=True)
    return transform(None, hip)


def ridden(place: tuple[float, float, float]) -> Floats:
    """(4, 4) frame at the hip point over a seat's place (x, y, z of the cushion at its back), see `add_person_seat`."""
    return transform(None, (place[0] + 0.14, place[1], place[2] + 0.095))


def add_dashboard(builder: MeshBuilder, x: float, half: float, z: float, depth: float, y_wheel: float, detail: int) -> None:
    """A dashboard whose rear edge is at x, its top at z: shelf, binnacle before the driver, screen in the middle."""
    steps = 2 if detail == 0 else 0
    add_solid(builder, (x, x + depth), (-half, half), (z - 0.34, z), H.DASH, radius=0.07, steps=steps)
    add_solid(builder, (x - 0.02, x + 0.22), (y_wheel - 0.26, y_wheel + 0.26), (z - 0.08, z + 0.09), H.DASH, radius=0.06, steps=steps)
    if detail == 0:
        add_solid(builder, (x - 0.03, x), (-0.14, 0.14), (z - 0.02, z + 0.16), H.DISPLAY, radius=0.01, steps=1)


def add_floor(builder: MeshBuilder, x: tuple[float, float], half: float, z: float, *, wall: float | None = None,
    slot: int = H.CABIN_FLOOR) -> None:
    """A floor seen from above, and with `wall` a wall up to that height at its rear end, seen from the front."""
    builder.add([[x[0], -half, z], [x[1], -half, z], [x[1], half, z], [x[0], half, z]], [[0, 1, 2, 3]], slot, ao=np.full(4, 26))
    if wall is not None:
        builder.add([[x[0], -half, z], [x[0], half, z], [x[0], half, wall], [x[0], -half, wall]], [[0, 1, 2, 3]], H.LINING,
            ao=np.full(4, 40))
