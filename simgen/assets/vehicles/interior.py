"""Cabins seen through the glass: dashboard, steering wheel, seats, door cards, lining, mirror.

Everything lies inside the `CabinSpace` that the body gives; nothing of it is meant to be looked at from less than a metre.
"""

from __future__ import annotations

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder, grid_quads
from simgen.assets.vehicles import seats
from simgen.assets.vehicles.cabin import CabinSpace, as_occlusion, daylight
from simgen.assets.vehicles.fittings import add_lump
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.slots import CLOTH, DARK, INTERIOR, METAL, SCREEN, SEAT
from simgen.geometry import rotation, transform
from simgen.mesh import Material

# The steering wheel's middle from the driver's hip point, and its plane's lean from upright: SAE J1100 dimensions L11, H17 and A18 of
# usual cars (0.38..0.45 m, 0.33..0.40 m over the hip point, 20..28 degrees).
WHEEL_FORWARD_M, WHEEL_UP_M, WHEEL_TILT_RAD, WHEEL_RADIUS_M = 0.41, 0.355, 0.42, 0.185


def add_interior(
    builder: MeshBuilder, space: CabinSpace, detail: int, rng: np.random.Generator, *, joint: int = 0, door_cards: bool = True,
    lining: bool = True
) -> dict[str, Floats]:  # fmt: skip
    """Furnish a cabin. -> anchors "seat_driver", "seat_passenger", "seat_rear_left", "seat_rear_right" (further rows: "seat_row3_left",
    ...): (4, 4) frames at the hip points, x forward.

    detail : 0 or 1; from 2 on there is nothing inside and the glass should be dark (slot GLASS_FAR). rng : draws the design, always in
    the same number of draws; give equal generators for all levels of detail. door_cards : False where doors open and carry their own
    (`add_door_card`). lining : False where the body has its own floor, headliner and sides.
    """
    design = rng.random(5)
    anchors = seat_anchors(space)
    if detail >= 2:
        return anchors
    inside = MeshBuilder()
    if lining:
        _add_lining(inside, space)
    if door_cards:
        for side in (1.0, -1.0):
            add_door_card(inside, space, space.rear_x, space.cowl_x - 0.05, side, detail)
    _add_dashboard(inside, space, detail, design)
    if "seat_driver" in anchors:
        _add_steering_wheel(inside, anchors["seat_driver"][:3, 3], space, detail)
    _add_seats(inside, space, anchors, detail, design)
    if detail == 0:
        _add_console(inside, space)
        _add_mirror(inside, space)
    mesh = inside.build()
    for slot in np.unique(mesh.slots):
        used = mesh.slots == slot
        faces = (np.cumsum(used) - 1)[mesh.faces[used[mesh.faces[:, 0]]]]
        p = np.maximum(mesh.positions[used], [-np.inf, -np.inf, space.floor_z])  # low seats stand in no hole
        ao = as_occlusion(daylight(p, mesh.normals[used], space.floor_z, space.belt_z))
        builder.add(p, faces, int(slot), normals=mesh.normals[used], uvs=mesh.uvs[used], ao=ao, joint=joint)
    return anchors


def seat_anchors(space: CabinSpace) -> dict[str, Floats]:
    """(4, 4) frames of the hip points of everybody for whom there is a seat."""
    anchors: dict[str, Floats] = {}
    side = -1.0 if space.right_hand_drive else 1.0
    for row, (x, z) in enumerate(zip(space.seat_rows_x, space.hip_z, strict=True)):
        y = 0.54 * space.seat_half_width
        if row == 0:
            anchors["seat_driver"], anchors["seat_passenger"] = transform(None, (x, side * y, z)), transform(None, (x, -side * y, z))
        else:
            name = "rear" if row == 1 else f"row{row + 1}"
            anchors[f"seat_{name}_left"], anchors[f"seat_{name}_right"] = transform(None, (x, y, z)), transform(None, (x, -y, z))
    return anchors


def add_door_card(builder: MeshBuilder, space: CabinSpace, x0: float, x1: float, side: float, detail: int, *, joint: int = 0) -> None:
    """The lining of the side between x0 and x1 (x0 < x1), with an armrest. side : 1 left, -1 right."""
    outer, inner = space.shoulder_half_width, min(space.seat_half_width + 0.05, space.shoulder_half_width - 0.01)
    top, low = space.belt_z, space.floor_z
    mid = top - 0.45 * (top - low)
    rows = [(outer, top), (outer - 0.035, top - 0.012), (outer - 0.045, top - 0.10), (inner - 0.005, mid + 0.03), (inner - 0.01,
               mid - 0.03),
            (outer - 0.055, mid - 0.07), (inner + 0.01, low)]  # fmt: skip
    if detail:
        rows = [(outer, top), (outer - 0.04, top - 0.03), (inner, low)]
    p = np.array([[[x, side * y, z] for x in (x0, x1)] for y, z in rows])
    quads = grid_quads(len(rows), 2)
    p = p.reshape(-1, 3)
    ao = as_occlusion(daylight(p, np.zeros_like(p), low, top))
    builder.add(p, quads[:, ::-1] if side > 0 else quads, INTERIOR, crease_deg=50, ao=ao, joint=joint)


def interior_materials(rng: np.random.Generator) -> dict[str, Material]:
    """Seats, hard plastic and lining of one car, by tag: mostly black or grey, some beige, brown or red leather."""
    seat_tones = (
        ((0.022, 0.022, 0.023), 0.90), ((0.05, 0.05, 0.053), 0.92), ((0.10, 0.10, 0.102), 0.92), ((0.025, 0.024, 0.024), 0.45),
        ((0.30, 0.25, 0.19), 0.5), ((0.14, 0.075, 0.04), 0.45), ((0.035, 0.045, 0.07), 0.9), ((0.20, 0.02, 0.02), 0.5),
    )  # fmt: skip
    tone, rough = seat_tones[int(rng.choice(len(seat_tones), p=(0.30, 0.24, 0.14, 0.15, 0.07, 0.05, 0.03, 0.02)))]
    roof = ((0.34, 0.335, 0.32), (0.42, 0.41, 0.385), (0.03, 0.03, 0.031))[int(rng.choice(3, p=(0.5, 0.3, 0.2)))]
    plastic = ((0.022, 0.022, 0.023), (0.035, 0.035, 0.036), (0.09, 0.085, 0.075))[int(rng.choice(3, p=(0.6, 0.32, 0.08)))]
    return {
        "seat": Material("seats", tone, rough), "cloth": Material("headliner", roof, 0.95), "interior": Material("interior plastic",
        plastic, 0.6),
    }  # fmt: skip


def _add_lining(builder: MeshBuilder, s: CabinSpace) -> None:
    """Floor, headliner and the cabin's rear end."""
    y, roof = min(s.seat_half_width + 0.06, s.shoulder_half_width), 0.70 * s.shoulder_half_width
    x0, x1 = s.rear_x, s.cowl_x - 0.05
    header = min(s.dash_x - 0.15, x1) if s.seat_rows_x else x1
    builder.add([[x0, -y, s.floor_z], [x1, -y, s.floor_z], [x1, y, s.floor_z], [x0, y, s.floor_z]], [[0, 1, 2, 3]], DARK)
    back = x0 + 0.10
    z = s.roof_z
    drop = 0.05
    rows = [[[back, k * roof, z - drop * (abs(k) > 0.9)], [header, k * roof, z - drop * (abs(k) > 0.9)]] for k in (-1.0, -0.7, 0.7, 1.0)]
    builder.add(np.array(rows).reshape(-1, 3), grid_quads(4, 2)[:, ::-1], CLOTH, crease_deg=60)
    builder.add([[x0, -y, s.floor_z], [x0, y, s.floor_z], [x0, y, s.belt_z], [x0, -y, s.belt_z]], [[0, 1, 2, 3]], CLOTH)


def _add_dashboard(builder: MeshBuilder, s: CabinSpace, detail: int, design: Floats) -> None:
    half = s.shoulder_half_width - 0.05
    depth = max(s.cowl_x - 0.02 - s.dash_x, 0.12)
    x, z, low = s.dash_x, s.dash_z, s.floor_z
    knee = min(0.30, 0.5 * depth + 0.1)
    profile = [
        (x + depth, z - 0.035), (x + 0.55 * depth, z - 0.002), (x + 0.10, z), (x + 0.015, z - 0.02), (x + 0.02, z - 0.09), (x + 0.055,
        z - 0.11),
        (x + 0.06, z - 0.26), (x + 0.6 * knee, max(z - 0.42, low + 0.05)), (x + knee, low),
    ]  # fmt: skip
    if detail:
        profile = [profile[0], profile[2], profile[5], profile[8]]
    ys = np.array([-1.0, 1.0]) * half if detail else np.array([-1.0, -0.93, -0.4, 0.4, 0.93, 1.0]) * half
    bend = 0.05 * (np.abs(ys) / half) ** 4  # its ends come back to meet the doors
    p = np.array([[[px - b, y, pz] for y, b in zip(ys, bend, strict=True)] for px, pz in profile])
    p[..., 0] = np.minimum(p[..., 0], s.cowl_x - 0.02)
    builder.add(p.reshape(-1, 3), grid_quads(len(profile), len(ys)), INTERIOR, crease_deg=50)
    driver = (-1.0 if s.right_hand_drive else 1.0) * 0.54 * s.seat_half_width
    # Binnacle: a hood over the instruments before the driver.
    tilt = transform(rotation(pitch=-0.25), (x + 0.005, driver, z + 0.012))
    if detail == 0:
        add_lump(builder, (0.15, 0.36, 0.11), INTERIOR, transform(None, (x + 0.085, driver, z - 0.01)), rings=3, segments=8, square=3.4)
    _panel(builder, tilt, 0.28, 0.085, SCREEN)
    # Centre screen: let into the dashboard, standing on it, or upright and tall.
    kind = int(design[0] * 3)
    width, height = ((0.20, 0.115), (0.29, 0.155), (0.20, 0.25))[kind]
    at = transform(rotation(pitch=-0.15), (x - 0.006, 0.0, z - (0.06, -0.055, 0.09)[kind]))
    if kind and detail == 0:
        builder.add_box((0.02, width + 0.016, height + 0.016), INTERIOR, T=at @ transform(None, (0.011, 0, 0)))
    _panel(builder, at, width, height, SCREEN)
    if detail:
        return
    for y in (-0.85 * half, -0.17, 0.17, 0.85 * half):  # vents
        back = transform(rotation(pitch=-0.1), (x + 0.004 - 0.05 * (abs(y) / half) ** 4, y, z - 0.052))
        _panel(builder, back, 0.10, 0.045, DARK)
    _panel(builder, transform(None, (x + 0.052, -np.sign(driver) * 0.55 * half, z - 0.185)), 0.40, 0.12, DARK)  # glove box


def _panel(builder: MeshBuilder, T: Floats, width: float, height: float, slot: int) -> None:
    """A flat field that faces backwards."""
    w, h = width / 2, height / 2
    builder.add_picture([[0, w, -h], [0, -w, -h], [0, -w, h], [0, w, h]], slot, T=T)


def _add_steering_wheel(builder: MeshBuilder, hip: Floats, s: CabinSpace, detail: int) -> None:
    center = hip + np.array([WHEEL_FORWARD_M, 0, WHEEL_UP_M])
    # z axis of the wheel's frame points to the driver's chest; y up along its plane.
    normal = np.array([-np.cos(WHEEL_TILT_RAD), 0, np.sin(WHEEL_TILT_RAD)])
    up = np.array([np.sin(WHEEL_TILT_RAD), 0, np.cos(WHEEL_TILT_RAD)])
    T = transform(np.stack([np.cross(up, normal), up, normal], axis=1), center)
    n, m = ((16, 4), (8, 3))[detail]
    u, v = 2 * np.pi * np.arange(n + 1) / n, 2 * np.pi * np.arange(m + 1) / m
    r, thick = WHEEL_RADIUS_M, 0.0155 if detail == 0 else 0.02
    ring = (r + thick * np.cos(v))[:, None]
    p = np.stack(np.broadcast_arrays(ring * np.cos(u), ring * np.sin(u), (thick * np.sin(v))[:, None]), axis=-1)
    builder.add(p.reshape(-1, 3), grid_quads(m + 1, n + 1), INTERIOR, T=T, crease_deg=180)
    column = float(np.clip(s.dash_x + 0.10 - center[0], 0.05, 0.4))
    end = center + np.array([column, 0, -0.7 * column * np.tan(WHEEL_TILT_RAD)])
    builder.add_tube([center - 0.03 * normal, end], 0.045 if detail == 0 else 0.05, INTERIOR, segments=(6, 3)[detail])
    if detail:
        builder.add_box((0.32, 0.07, 0.03), INTERIOR, T=T)
        return
    add_lump(builder, (0.15, 0.115, 0.05), INTERIOR, T, rings=3, segments=8, square=3.0)
    for angle in (0.0, np.pi, -np.pi / 2):
        c, sn = np.cos(angle), np.sin(angle)
        builder.add_box(
            (0.12, 0.034, 0.016),
            METAL if angle == -np.pi / 2 else INTERIOR,
            T=T @ transform(rotation(yaw=angle), (0.115 * c, 0.115 * sn, -0.004)),
        )


def _add_seats(builder: MeshBuilder, s: CabinSpace, anchors: dict[str, Floats], detail: int, design: Floats) -> None:
    for name in ("seat_driver", "seat_passenger"):
        if name in anchors:
            seats.add_seat(builder, anchors[name][:3, 3], detail, floor_z=s.floor_z, sport=float(design[1]))
    for x, z in zip(s.seat_rows_x[1:], s.hip_z[1:], strict=True):
        hip = np.array([x, 0.0, z])
        half = s.seat_half_width - 0.02
        seats.add_bench(builder, hip, half, detail, floor_z=s.floor_z, headrests=2 if detail or design[2] < 0.35 else 3)
    if len(s.seat_rows_x) > 1:  # what hides the boot: a shelf from the last backrest to the rear window
        front = s.seat_rows_x[-1] - 0.36
        if front - s.rear_x > 0.12 and design[3] < 0.9:
            z, y = s.belt_z - 0.02, s.seat_half_width + 0.02
            builder.add_box((front - s.rear_x, 2 * y, 0.03), INTERIOR, center=(0.5 * (front + s.rear_x), 0, z - 0.015))


def _add_console(builder: MeshBuilder, s: CabinSpace) -> None:
    """Between the front seats: tunnel, selector, armrest."""
    if not s.seat_rows_x:
        return
    x0, x1, z = s.seat_rows_x[0] - 0.15, s.dash_x + 0.05, s.hip_z[0] - 0.10
    if x1 - x0 < 0.2 or s.seat_half_width < 0.55:
        return
    builder.add_box((x1 - x0, 0.20, z - s.floor_z), INTERIOR, center=(0.5 * (x0 + x1), 0, 0.5 * (z + s.floor_z)))
    builder.add_box((0.30, 0.17, 0.09), SEAT, center=(x0 + 0.16, 0, z + 0.045))
    builder.add_tube([[x1 - 0.24, 0, z], [x1 - 0.25, 0, z + 0.09]], 0.02, INTERIOR, segments=6)


def _add_mirror(builder: MeshBuilder, s: CabinSpace) -> None:
    """The mirror below the windscreen's upper edge, and two sun visors folded up."""
    if not s.seat_rows_x:
        return
    x, z = s.seat_rows_x[0] + 0.42, s.roof_z - 0.085
    turn = -0.25 if s.right_hand_drive else 0.25
    T = transform(rotation(yaw=turn), (x, 0.0, z))
    builder.add_box((0.03, 0.24, 0.06), INTERIOR, T=T)
    _panel(builder, T @ transform(None, (-0.0155, 0, 0)), 0.215, 0.045, METAL)
    for y in (-0.36, 0.36):
        builder.add_box(
            (0.15, 0.36, 0.014), CLOTH, T=transform(rotation(pitch=0.12), (x - 0.05, y * s.shoulder_half_width / 0.7, s.roof_z - 0.022))
        )
