"""Road wheels: tyre, rim of several designs, hub, brake disc."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.slots import DARK, DISC, METAL, RIM, TRIM, TYRE
from simgen.mesh import Mesh


@dataclass(frozen=True)
class WheelDesign:
    """radius : rolling radius of the tyre; width : section width; rim : rim radius (metres). spokes : their number (0 = a dish with
    holes, as on steel wheels). twin : each spoke is a pair. sweep : tilt of the spokes, rad. dish : how far the hub lies inside the
    rim's edge, metres (negative = it stands out)."""

    radius: float
    width: float
    rim: float
    spokes: int = 5
    twin: bool = False
    sweep: float = 0.0
    dish: float = 0.02
    spoke_width: float = 0.05
    bolts: int = 5


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
    """A wheel in its own frame: z axis outwards, origin in the plane of the tyre's outer wall. detail : 0 finest .. 2."""
    builder = MeshBuilder()
    _wheel_parts(builder, design, detail, rim_slot)
    return builder.build()


def place_wheel(builder: MeshBuilder, wheel: Mesh, T: Floats, joint: int) -> None:
    """A copy of a wheel in the frame T, moving with a joint."""
    for slot in np.unique(wheel.slots):
        used = wheel.slots == slot
        faces = (np.cumsum(used) - 1)[wheel.faces[used[wheel.faces[:, 0]]]]
        builder.add(
            wheel.positions[used], faces, int(slot), normals=wheel.normals[used], uvs=wheel.uvs[used], T=T, joint=joint, ao=wheel.ao[used]
        )


def _wheel_parts(builder: MeshBuilder, d: WheelDesign, detail: int, rim_slot: int) -> None:
    R, W, r = d.radius, d.width, d.rim
    segments = (24, 11, 8)[detail]
    if detail == 2:
        builder.add_lathe([[0, -W], [R, -W], [R, -0.02], [r, 0.0]], TYRE, segments=segments, crease_deg=50)
        builder.add_lathe([[r, 0.0], [0, -0.02]], rim_slot, segments=segments)
        return
    s = R - r
    tyre = [
        [r - 0.005, -W + 0.012],
        [r + 0.35 * s, -W],
        [R - 0.02, -W + 0.014],
        [R, -W + 0.045],
        [R, -0.045],
        [R - 0.02, -0.014],
        [r + 0.4 * s, 0.0],
        [r - 0.002, -0.014],
    ]
    builder.add_lathe(tyre if detail == 0 else [*tyre[1:7], [r, -0.012]], TYRE, segments=segments, crease_deg=55)
    if detail == 1:
        builder.add_lathe([[r, -0.012], [r * 0.93, -0.02], [r * 0.9, -0.05], [0, -0.05]], DARK, segments=segments)
        _add_spokes(builder, d, rim_slot, simple=True)
        return
    builder.add_lathe([[r, -0.014], [r - 0.014, -0.008], [r - 0.026, -0.02]], rim_slot, segments=segments, crease_deg=50)
    builder.add_lathe([[r - 0.026, -0.02], [r - 0.04, -0.13]], DARK, segments=14)
    builder.add_lathe([[r - 0.02, -0.13], [0.0, -0.13]], DARK, segments=14)
    builder.add_lathe([[r * 0.80, -0.115], [r * 0.42, -0.115], [r * 0.40, -0.09], [0, -0.09]], DISC, segments=16)
    builder.add_lathe([[0, -W + 0.03], [r, -W + 0.012]], DARK, segments=14)
    if d.spokes == 0:
        _add_dish(builder, d, rim_slot)
    else:
        _add_spokes(builder, d, rim_slot, simple=False)


def _add_spokes(builder: MeshBuilder, d: WheelDesign, slot: int, simple: bool) -> None:
    hub_z, rim_z, r = -0.022 - d.dish, -0.02, d.rim
    hub = 0.062 if r < 0.3 else 0.12
    if simple and d.spokes == 0:
        builder.add_lathe([[r, rim_z], [r * 0.5, hub_z - 0.02], [0, hub_z]], slot, segments=12)
        return
    if simple:
        builder.add_lathe([[hub, hub_z], [0, hub_z + 0.006]], slot, segments=8)
    else:
        builder.add_lathe(
            [[hub + 0.012, hub_z - 0.05], [hub, hub_z - 0.004], [0.034, hub_z], [0.032, hub_z + 0.006], [0.0, hub_z + 0.008]],
            slot,
            segments=10,
            crease_deg=50,
        )
    spokes = d.spokes * (2 if d.twin else 1)
    for k in range(spokes):
        pair = (k % 2 - 0.5) * 0.30 if d.twin else 0.0
        base = 2 * np.pi * (k // 2 if d.twin else k) / d.spokes + np.pi / 2
        a0, a1 = base + pair * 1.15, base + pair * 0.85 + d.sweep
        w0, w1 = d.spoke_width * (0.62 if d.twin else 1.0), d.spoke_width * (0.5 if d.twin else 0.78)
        p0 = np.array([np.cos(a0), np.sin(a0)]) * (hub - 0.012)
        p1 = np.array([np.cos(a1), np.sin(a1)]) * (r - 0.012)
        along = (p1 - p0) / np.linalg.norm(p1 - p0)
        across = np.array([-along[1], along[0]])
        rings = []
        for p, w, z in ((p0, w0, hub_z), (0.5 * (p0 + p1), 0.5 * (w0 + w1) * 0.9, 0.5 * (hub_z + rim_z) + 0.004), (p1, w1, rim_z)):
            left, right = p + across * w / 2, p - across * w / 2
            inner = p + across * w * 0.34, p - across * w * 0.34
            rings.append([[*left, z - 0.035], [*left, z - 0.008], [*inner[0], z], [*inner[1], z], [*right, z - 0.008], [*right, z - 0.035]])
        r3 = np.array(rings)
        if simple:
            r3 = r3[[0, 2]][:, 1:5]
        builder.add_loft(r3, slot, closed=False, crease_deg=35)


def _add_dish(builder: MeshBuilder, d: WheelDesign, slot: int) -> None:
    """A pressed steel disc with dark holes, hub and nuts."""
    r = d.rim
    z = -0.02 - d.dish
    builder.add_lathe(
        [
            [r - 0.02, -0.05],
            [r * 0.84, z - 0.035],
            [r * 0.68, z - 0.012],
            [r * 0.5, z],
            [r * 0.36, z - 0.03],
            [r * 0.33, z - 0.034],
            [r * 0.30, z + 0.004],
            [0, z + 0.012],
        ],
        slot,
        segments=24,
        crease_deg=45,
    )
    holes = 8 if r > 0.22 else 6
    for k in range(holes):
        a = 2 * np.pi * (k + 0.5) / holes
        t = np.linspace(0, 2 * np.pi, 9)[:-1]
        size = r * 0.085
        p = np.stack([r * 0.76 + size * np.cos(t), size * 1.25 * np.sin(t), np.zeros(8)], axis=1)
        p[:, 2] = z - 0.0225 - (p[:, 0] - r * 0.76) * 0.9 + 0.006
        c, s = np.cos(a), np.sin(a)
        p = p @ np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]])
        builder.add(p, [[0, i, i + 1] for i in range(1, 7)], DARK)
    for k in range(d.bolts):
        a = 2 * np.pi * k / d.bolts
        center = np.array([np.cos(a) * r * 0.43, np.sin(a) * r * 0.43, z - 0.01])
        builder.add_lathe([[0.013, 0.0], [0.011, 0.022], [0, 0.024]], METAL if d.bolts > 6 else TRIM, segments=6, T=_shift(center))


def _shift(center: Floats) -> Floats:
    T = np.eye(4)
    T[:3, 3] = center
    return T
