"""Rims of road wheels: light-alloy spokes of several kinds, aerodynamic covers, hub caps, pressed steel."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.slots import DARK, METAL, TRIM
from simgen.geometry import rotation, transform

STYLES = ("spokes", "y", "mesh", "turbine", "aero", "cap", "steel")
_EDGE_Z = -0.02  # of the spokes' ends


class Rim(Protocol):
    """What a rim needs to know of its wheel (`wheels.WheelDesign`)."""

    @property
    def rim(self) -> float: ...
    @property
    def width(self) -> float: ...
    @property
    def spokes(self) -> int: ...
    @property
    def twin(self) -> bool: ...
    @property
    def sweep(self) -> float: ...
    @property
    def dish(self) -> float: ...
    @property
    def spoke_width(self) -> float: ...
    @property
    def bolts(self) -> int: ...
    @property
    def style(self) -> str: ...


def add_rim(builder: MeshBuilder, d: Rim, slot: int, detail: int) -> None:
    """Everything inside the tyre's bead, in the wheel's frame (z outwards). detail : 0 or 1."""
    r = d.rim
    if detail == 1:
        builder.add_lathe([[r, -0.012], [r * 0.93, -0.02], [r * 0.9, -0.05], [0, -0.05]], DARK, segments=12)
        if d.spokes == 0:
            builder.add_lathe([[r, -0.02], [r * 0.5, -0.042 - d.dish], [0, -0.022 - d.dish]], slot, segments=12)
            return
        builder.add_lathe([[_hub(r), _hub_z(d)], [0, _hub_z(d) + 0.006]], slot, segments=8)
        _repeat(builder, _spoke_rings(d, simple=True), d, slot)
        return
    builder.add_lathe([[r, -0.014], [r - 0.014, -0.008], [r - 0.026, -0.02]], slot, segments=28, crease_deg=50)
    depth = min(0.13, 0.7 * d.width)
    dull = 3 * 21
    builder.add_lathe([[r - 0.026, -0.02], [r - 0.034, -0.05], [r - 0.045, -depth]], slot, segments=20, ao=np.full(dull, 110))
    builder.add_lathe([[r - 0.02, -depth], [0.0, -depth]], DARK, segments=10)
    if d.spokes == 0:
        _add_dish(builder, d, slot)
        return
    hub, z = _hub(r), _hub_z(d)
    if d.style in ("cap", "aero"):
        wide = 0.50 * r if d.style == "cap" else 0.42 * r
        builder.add_lathe(
            [[wide + 0.01, z - 0.02], [wide, z - 0.004], [0.25 * r, z + 0.006], [0.0, z + 0.010]], slot, segments=14, crease_deg=40
        )
        builder.add_lathe([[0.15 * r, z + 0.004], [0.14 * r, z + 0.013], [0.0, z + 0.014]], TRIM, segments=10)
    else:
        builder.add_lathe(
            [[hub + 0.012, z - 0.05], [hub, z - 0.004], [0.036, z], [0.033, z - 0.006], [0.0, z - 0.004]], slot, segments=10, crease_deg=50
        )
        builder.add_lathe([[0.030, z - 0.006], [0.028, z + 0.001], [0.0, z + 0.003]], TRIM, segments=8)
        for k in range(d.bolts):
            a = 2 * np.pi * (k + 0.5) / d.bolts + np.pi / 2
            at = transform(None, (0.048 * np.cos(a), 0.048 * np.sin(a), z + 0.0005))
            builder.add(
                [[0.008 * np.cos(t), 0.008 * np.sin(t), 0] for t in 2 * np.pi * np.arange(5) / 5], [[0, 1, 2, 3], [0, 3, 4, 4]], DARK, T=at
            )
    _repeat(builder, _spoke_rings(d, simple=False), d, slot)


def _hub(r: float) -> float:
    return 0.064 if r < 0.3 else 0.12


def _hub_z(d: Rim) -> float:
    return -0.022 - d.dish


def _repeat(builder: MeshBuilder, lofts: list[Floats], d: Rim, slot: int) -> None:
    """The lofts of one spoke, once for each."""
    one = MeshBuilder()
    for rings in lofts:
        one.add_loft(rings, slot, closed=False, crease_deg=35)
    mesh = one.build()
    for k in range(d.spokes):
        builder.add(
            mesh.positions, mesh.faces, slot, normals=mesh.normals, uvs=mesh.uvs, T=transform(rotation(yaw=2 * np.pi * k / d.spokes))
        )


def _spoke_rings(d: Rim, simple: bool) -> list[Floats]:
    """Rings (R, N, 3) of the strips that one spoke consists of, the first upwards."""
    r, w, z0 = d.rim, d.spoke_width, _hub_z(d)
    h = _hub(r) - 0.012
    end = r - 0.014
    if d.style == "y":
        fork, spread = 0.50 * r, 0.36 * 2 * np.pi / d.spokes / 1.6
        stem = _bar([(h, 0.0, w, z0), (fork, 0.0, 0.85 * w, 0.6 * z0 + 0.4 * _EDGE_Z)], simple)
        arms = [
            _bar([(fork - 0.012, 0.06 * s, 0.5 * w, 0.6 * z0 + 0.4 * _EDGE_Z), (end, s * spread, 0.42 * w, _EDGE_Z)], simple)
            for s in (-1, 1)
        ]
        return [stem, *arms]
    if d.style == "mesh":
        lean = 0.75 * 2 * np.pi / d.spokes
        return [_bar([(h, s * 0.12, w, z0), (end, s * lean, 0.9 * w, _EDGE_Z - 0.003 * (s + 1))], simple) for s in (-1, 1)]
    if d.style == "turbine":
        path = [(h, 0.0, 0.5 * w, z0), (0.6 * r, 0.45 * d.sweep, 0.8 * w, 0.5 * (z0 + _EDGE_Z) + 0.006), (end, d.sweep, w, _EDGE_Z)]
        return [_bar(path, simple, tilt=0.014)]
    if d.style == "aero":
        path = [
            (0.36 * r, 0.0, 0.62 * w, z0),
            (0.7 * r, 0.5 * d.sweep, 0.9 * w, z0 + 0.006),
            (end + 0.004, d.sweep, 1.18 * w, _EDGE_Z + 0.006),
        ]
        return [_bar(path, simple, depth=0.014)]
    if d.style == "cap":
        offsets = (-0.5, 0.5) if d.twin else (0.0,)
        gap = 0.42 * 2 * np.pi / d.spokes if d.twin else 0.0
        return [
            _bar(
                [(0.44 * r, o * gap, 0.75 * w, z0), (0.75 * r, o * gap, 0.85 * w, z0 + 0.004), (end + 0.003, o * gap, w, _EDGE_Z + 0.004)],
                simple,
                0.012,
            )
            for o in offsets
        ]
    middle = 0.5 * (z0 + _EDGE_Z) + 0.004
    if d.twin:
        return [
            _bar([(h, 0.17 * s, 0.62 * w, z0), (0.55 * r, 0.155 * s, 0.5 * w, middle), (end, 0.13 * s + d.sweep, 0.5 * w, _EDGE_Z)], simple)
            for s in (-1, 1)
        ]
    return [_bar([(h, 0.0, w, z0), (0.55 * r, 0.5 * d.sweep, 0.8 * w, middle), (end, d.sweep, 0.78 * w, _EDGE_Z)], simple)]


def _bar(path: list[tuple[float, float, float, float]], simple: bool, depth: float = 0.035, tilt: float = 0.0) -> Floats:
    """Rings of a bar along (radius, angle from upwards, breadth, z of its crest). tilt : how much deeper its right edge lies."""
    points = np.array(path)
    if simple and len(points) > 2:
        points = points[[0, -1]]
    a = np.pi / 2 + points[:, 1]
    centers = points[:, :1] * np.stack([np.cos(a), np.sin(a)], axis=1)
    along = np.gradient(centers, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    across = np.stack([-along[:, 1], along[:, 0]], axis=1)
    rings = []
    for p, n, w, z in zip(centers, across, points[:, 2], points[:, 3], strict=True):
        section = ((0.5, -depth), (0.5, -0.006), (0.32, 0.0), (-0.32, -tilt), (-0.5, -0.006 - tilt), (-0.5, -depth - tilt))
        rings.append([[*(p + n * s * w), z + dz] for s, dz in section])
    out = np.array(rings)
    return out[:, 1:5] if simple else out


def _add_dish(builder: MeshBuilder, d: Rim, slot: int) -> None:
    """A pressed steel disc with dark holes, hub and nuts; on lorries (more than six bolts) a hub that stands out."""
    r, heavy = d.rim, d.bolts > 6
    z = -0.02 - d.dish
    hub = [[r * 0.33, z - 0.034], [r * 0.30, z + 0.004], [0, z + 0.012]]
    if heavy:
        hub = [[r * 0.40, z - 0.002], [r * 0.38, z + 0.05], [r * 0.22, z + 0.075], [0, z + 0.08]]
    builder.add_lathe(
        [[r - 0.02, -0.05], [r * 0.84, z - 0.035], [r * 0.68, z - 0.012], [r * 0.5, z], *([] if heavy else [[r * 0.36, z - 0.03]]), *hub],
        slot,
        segments=20,
        crease_deg=45,
    )
    holes = 10 if heavy else 8
    for k in range(holes):
        a = 2 * np.pi * (k + 0.5) / holes
        t = np.linspace(0, 2 * np.pi, 9)[:-1]
        size = r * 0.085
        p = np.stack([r * 0.76 + size * np.cos(t), size * (0.9 if heavy else 1.25) * np.sin(t), np.zeros(8)], axis=1)
        p[:, 2] = z - 0.0225 - (p[:, 0] - r * 0.76) * 0.9 + 0.006
        c, s = np.cos(a), np.sin(a)
        builder.add(p @ np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]]), [[0, i, i + 1] for i in range(1, 7)], DARK)
    for k in range(d.bolts):
        a = 2 * np.pi * k / d.bolts
        radius = r * (0.54 if heavy else 0.43)
        at = transform(None, (np.cos(a) * radius, np.sin(a) * radius, z - 0.01))
        builder.add_lathe(
            [[0.013, 0.0], [0.011, 0.03 if heavy else 0.022], [0, 0.032 if heavy else 0.024]], METAL if heavy else TRIM, segments=6, T=at
        )
