"""Road wheels: the parts that turn (tyre, rim) and those that do not (brake caliper, the flattened foot of the tyre).

A tyre that turns cannot be flat at the ground in a rigid mesh. So the turning tyre is round and just touches the ground, and
`static_wheel_mesh` gives the foot's bulge as a thin shell over it. It belongs to a joint that steers but does not turn
("hub_..."), or to the body where there is none; it hides in the tyre's own outline elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder, grid_quads, lathe
from simgen.assets.textures.tyres import REPEATS, SIDEWALL
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.rims import add_rim
from simgen.assets.vehicles.slots import CALIPER, DARK, DISC, RIM, TYRE
from simgen.mesh import Mesh

# The foot: half its length along the ground and how far the walls stand out there. A tyre of 0.32 m under its usual load sinks in by
# 6 to 10 % of its section's height and bulges by half of that (Gent & Walter, The Pneumatic Tire, NHTSA 2006, ch. 1).
_FOOT_RAD, _FOOT_END_RAD, _BULGE_M = 0.16, 0.46, 0.009


@dataclass(frozen=True)
class WheelDesign:
    """radius : rolling radius of the tyre; width : section width; rim : rim radius (metres). spokes : their number (0 = a dish with
    holes, as on steel wheels). twin : each spoke is a pair. sweep : tilt of the spokes, rad. dish : how far the hub lies inside the
    rim's edge, metres (negative = it stands out). style : of `rims.STYLES`. bolts : more than six of them stand out of the hub, bright, as
    on lorries."""

    radius: float
    width: float
    rim: float
    spokes: int = 5
    twin: bool = False
    sweep: float = 0.0
    dish: float = 0.02
    spoke_width: float = 0.05
    bolts: int = 5
    style: str = "spokes"


# Designs by name: what of a WheelDesign makes them.
DESIGNS: dict[str, dict[str, object]] = {
    "five": {"spokes": 5, "spoke_width": 0.100},
    "five_twin": {"spokes": 5, "twin": True, "spoke_width": 0.072},
    "five_y": {"spokes": 5, "style": "y", "spoke_width": 0.062},
    "seven_swept": {"spokes": 7, "sweep": 0.12, "spoke_width": 0.062},
    "ten": {"spokes": 10, "spoke_width": 0.040},
    "multi": {"spokes": 15, "spoke_width": 0.024, "dish": 0.008},
    "turbine": {"spokes": 10, "style": "turbine", "sweep": 0.38, "spoke_width": 0.085},
    "mesh": {"spokes": 9, "style": "mesh", "spoke_width": 0.026},
    "aero": {"spokes": 5, "style": "aero", "spoke_width": 0.150, "dish": 0.0},
    "aero_blades": {"spokes": 9, "style": "aero", "sweep": 0.25, "spoke_width": 0.125, "dish": 0.0},
    "cap_seven": {"spokes": 7, "style": "cap", "spoke_width": 0.085, "dish": 0.004},
    "cap_five": {"spokes": 5, "style": "cap", "spoke_width": 0.125, "dish": 0.004},
    "cap_split": {"spokes": 8, "style": "cap", "twin": True, "spoke_width": 0.055, "dish": 0.002},
    "steel": {"spokes": 0, "style": "steel"},
    "lorry_front": {"spokes": 0, "style": "steel", "dish": -0.02, "bolts": 10},
    "lorry_rear": {"spokes": 0, "style": "steel", "dish": 0.11, "bolts": 10},
}
CAR_DESIGNS = tuple(name for name in DESIGNS if not name.startswith("lorry") and name != "steel")


def with_rim(wheel: WheelDesign, name: str) -> WheelDesign:
    """The wheel with a rim from `DESIGNS`; KeyError for an unknown name. Spokes keep their share of the wheel on larger and smaller
    rims."""
    fields = dict(DESIGNS[name])
    if "spoke_width" in fields:
        fields["spoke_width"] = float(fields["spoke_width"]) * wheel.rim / 0.22  # type: ignore[arg-type]
    return replace(wheel, **{"twin": False, "sweep": 0.0, "style": "spokes", "bolts": 5, **fields})  # type: ignore[arg-type]


def wheel_frame(x: float, y: float, z: float, left: bool) -> Floats:
    """(4, 4) frame whose z axis points out of the vehicle along the axle, placed at the wheel's *outer face* centre."""
    T = np.eye(4)
    out = 1.0 if left else -1.0
    T[:3, 0] = [-out, 0, 0]
    T[:3, 1] = [0, 0, 1]
    T[:3, 2] = [0, out, 0]
    T[:3, 3] = [x, y, z]
    return T


def wheel_mesh(design: WheelDesign, detail: int, rim_slot: int = RIM) -> Mesh:
    """What turns of a wheel, in its own frame: z axis outwards, origin in the plane of the tyre's outer wall. detail : 0 finest .. 2."""
    builder = MeshBuilder()
    d = design
    _add_tyre(builder, d, detail)
    if detail == 2:
        builder.add_lathe([[d.rim, -0.006], [0.55 * d.rim, -0.02 - d.dish], [0, -0.02 - d.dish]], rim_slot, segments=8)
    else:
        builder.add_lathe([[0, -d.width + 0.03], [d.rim, -d.width + 0.014]], DARK, segments=(10, 7)[detail])
        if detail == 0:
            outer = min(0.80 * d.rim, 0.205)
            brake = [[outer, -0.118], [0.42 * d.rim, -0.118], [0.40 * d.rim, -0.095], [0, -0.095]]
            builder.add_lathe(brake, DISC, segments=12)
        add_rim(builder, d, rim_slot, detail)
    return builder.build()


def static_wheel_mesh(design: WheelDesign, detail: int) -> Mesh | None:
    """What does not turn: the brake caliper (fine detail, behind open rims) and the foot of the tyre; None at coarse detail. Frame as
    `wheel_mesh`, with y upwards."""
    if detail == 2:
        return None
    builder = MeshBuilder()
    _add_foot(builder, design, detail)
    if detail == 0 and design.spokes and design.style not in ("cap", "aero"):
        _add_caliper(builder, design)
    return builder.build()


def place_wheel(builder: MeshBuilder, wheel: Mesh, T: Floats, joint: int) -> None:
    """A copy of a wheel in the frame T, moving with a joint."""
    for slot in np.unique(wheel.slots):
        used = wheel.slots == slot
        faces = (np.cumsum(used) - 1)[wheel.faces[used[wheel.faces[:, 0]]]]
        builder.add(
            wheel.positions[used], faces, int(slot), normals=wheel.normals[used], uvs=wheel.uvs[used], T=T, joint=joint, ao=wheel.ao[used]
        )


def _tyre_profile(d: WheelDesign, detail: int) -> tuple[Floats, Floats]:
    """(N, 2) radius and z from the inner bead to the outer one, and (N,) v in the tyre's texture."""
    R, W, r = d.radius, d.width, d.rim
    s = R - r
    edge = min(0.24 * W, 0.05)
    if detail == 2:
        rows = [(0.0, -W, 1.0), (R, -W, 1 - SIDEWALL), (R, -0.02, SIDEWALL), (r, 0.0, 0.0)]
    elif detail == 1:
        rows = [
            (r + 0.35 * s, -W, 0.9), (R - 0.012, -W + 0.016, 1 - SIDEWALL), (R, -W + edge, 0.62), (R, -edge, 0.38), (R - 0.014, -0.014,
            SIDEWALL),
            (r + 0.45 * s, 0.0, 0.15), (r, -0.012, 0.0),
        ]  # fmt: skip
    else:
        depth, half = 0.009, 0.0055  # of the grooves: 8 mm deep when new
        grooves = [
            row
            for share in (0.36, 0.64)
            for z in (-W + share * W,)
            for row in (
                (R, z - half, 0.5 + (share - 0.5) * -0.5 + 0.016), (R - depth, z, 0.5 + (share - 0.5) * -0.5),
                (R, z + half, 0.5 + (share - 0.5) * -0.5 - 0.016),
            )
        ]  # fmt: skip
        rows = [
            (r + 0.2 * s, -W, 0.9), (R - 0.012, -W + 0.016, 1 - SIDEWALL), (R - 0.0015, -W + edge, 0.63),
            *grooves,
            (R - 0.0015, -edge, 0.37), (R - 0.011, -0.018, SIDEWALL), (R - 0.036, -0.004, 0.22), (r + 0.45 * s, 0.0, 0.14),
            (r + 0.10 * s, -0.004, 0.03), (r - 0.003, -0.014, 0.0),
        ]  # fmt: skip
    table = np.array(rows, float)
    return table[:, :2], table[:, 2]


def _add_tyre(builder: MeshBuilder, d: WheelDesign, detail: int) -> None:
    """The whole tyre, with its lowest vertices right below the axle."""
    segments = (28, 12, 8)[detail]
    profile, v = _tyre_profile(d, detail)
    positions, quads, _ = lathe(profile, segments)
    # Seen from outside letters read clockwise, with their heads to the tread.
    u = -REPEATS * np.arange(segments + 1) / segments
    uv = np.stack(np.broadcast_arrays(u[None, :], v[:, None]), axis=-1).reshape(-1, 2)
    builder.add(positions, quads, TYRE, uvs=uv, crease_deg=55)


def _add_foot(builder: MeshBuilder, d: WheelDesign, detail: int) -> None:
    """A shell over the lowest part of the tyre: walls that bulge, and a tread that is flat on the ground."""
    R, W, r = d.radius, d.width, d.rim
    s = R - r
    half = np.array([0.0, 0.55, 1.0, 1.9, 2.875]) if detail == 0 else np.array([0.0, 1.0, 2.875])
    theta = _FOOT_RAD * np.concatenate([-half[:0:-1], half])
    near = np.clip(np.abs(theta), None, _FOOT_RAD)
    # Flat on the ground, then back to the round within the end.
    over = (R / np.cos(near) - R) * np.clip((_FOOT_END_RAD - np.abs(theta)) / (_FOOT_END_RAD - _FOOT_RAD), 0, 1) - 0.003 * (
        np.abs(theta) > _FOOT_END_RAD - 1e-6
    )
    grow = np.clip(1 - (np.abs(theta) / _FOOT_END_RAD) ** 2, 0, 1) ** 1.5
    ends = -0.0025 * (grow <= 0)
    bulge = _BULGE_M * grow + ends
    # Rows from the inner wall round to the outer one: radius, z at rest, share of the bulge, share of the tread's growth, v.
    rows = [
        (r + 0.25 * s, -W + 0.006, 0.15, 0.0, 0.89), (R - 0.55 * s, -W, 0.8, 0.0, 0.83), (R - 0.02, -W + 0.010, 1.0, 0.6, 0.70),
        (R, -W + 0.026, 0.55, 1.0, 0.66), (R, -0.026, -0.55, 1.0, 0.335), (R - 0.02, -0.009, -1.0, 0.6, 0.284),
        (R - 0.55 * s, 0.0, -0.8, 0.0, 0.14), (r + 0.25 * s, -0.003, -0.15, 0.0, 0.077),
    ]  # fmt: skip
    grid = []
    for radius, z, side, lift, _ in rows:
        rho = radius + lift * over - (1 - lift) * 0.010 * grow * (radius > R - 0.03) - 0.002 * (lift == 0)
        rho = np.minimum(rho, R / np.cos(theta))  # nothing below the ground
        grid.append(np.stack([rho * np.sin(theta), -rho * np.cos(theta), z - side * bulge + 0.0015 * np.sign(-side) * (grow > 0)], axis=1))
    u = -REPEATS * (theta - np.pi / 2) / (2 * np.pi)
    uv = np.stack(np.broadcast_arrays(u[None, :], np.array([row[4] for row in rows])[:, None]), axis=-1).reshape(-1, 2)
    builder.add(np.concatenate(grid), grid_quads(len(rows), len(theta)), TYRE, uvs=uv, crease_deg=70)


def _add_caliper(builder: MeshBuilder, d: WheelDesign) -> None:
    """A caliper that straddles the disc, behind the axle on either side of the car."""
    inner, outer = 0.52 * min(d.rim, 0.255), min(0.80 * d.rim, 0.205) + 0.018
    angle = np.linspace(0.05, 0.85, 4)
    ring = np.array([[inner, -0.150], [inner, -0.082], [0.7 * outer + 0.3 * inner, -0.072], [outer, -0.078], [outer, -0.150]])
    rings = np.stack([np.stack([ring[:, 0] * np.cos(a), ring[:, 0] * np.sin(a), ring[:, 1]], axis=1) for a in angle])
    builder.add_loft(rings, CALIPER, capped=True, crease_deg=35)
