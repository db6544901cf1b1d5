"""Fire engines: crew cab, body of shutters, ladder and gear on the roof, blue beacons."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.cabfit import CabTrim
from simgen.assets.vehicles.chassis import add_lamp_row
from simgen.assets.vehicles.coachwork import Anchors
from simgen.assets.vehicles.fleetpaint import paints
from simgen.assets.vehicles.heavyslots import RGB, large_materials
from simgen.assets.vehicles.plates import plate_materials
from simgen.assets.vehicles.solids import (
    add_beacon,
    add_block,
    add_chevrons,
    add_flat,
    add_side_text,
    add_solid,
    add_tubes,
    end_frame,
    side_frame,
)
from simgen.assets.vehicles.truck import Rigid, RigidDesign, rigid
from simgen.geometry import transform

_T = CabTrim
ENGINES: tuple[RigidDesign, ...] = (
    RigidDesign("pump", "crew", 7.8, 2.86, "pump", 0.45, 2.5, trim=_T(bar=H.BLUE), gap=0.05, mass_kg=12500),
    RigidDesign("turntable ladder", "low_entry", 10.0, 3.35, "ladder", 0.505, 2.5, trim=_T(bar=H.BLUE), gap=0.12, mass_kg=14500),
    RigidDesign("rescue pump", "crew", 8.4, 2.94, "pump", 0.505, 2.5, trim=_T(bar=H.BLUE, visor=True), gap=0.05, mass_kg=14000),
    RigidDesign("light pump", "small", 6.3, 2.66, "pump", 0.40, 2.30, trim=_T(bar=H.BLUE), gap=0.05, mass_kg=7000),
)  # fmt: skip
_REDS: tuple[RGB, ...] = ((0.46, 0.012, 0.010), (0.52, 0.018, 0.012), (0.40, 0.010, 0.014))


def fire_engine(rng: np.random.Generator, variant: int, *, color: RGB | None = None) -> Asset:
    """A fire engine. color : of cab and body."""
    design = ENGINES[variant % len(ENGINES)]
    red = color or _REDS[int(rng.integers(len(_REDS)))]
    stripe: RGB = ((0.70, 0.72, 0.03), (0.76, 0.76, 0.74))[int(rng.integers(2))]
    paint, paint2, paint3 = paints(red, red, stripe)
    materials = large_materials(paint, paint2=paint2, paint3=paint3, letter=(0.78, 0.78, 0.76), canvas=(0.5, 0.48, 0.42),
        frame=(0.05, 0.05, 0.052), plates=plate_materials(rng))

    def add(builder: MeshBuilder, r: Rigid, detail: int) -> Anchors:
        (_pump if design.body == "pump" else _ladder)(builder, r, detail)
        return {}

    return rigid(rng, design, f"fire_engine/{variant}", "fire_engine", materials, text="FIRE", add_body=add)


def _lockers(builder: MeshBuilder, r: Rigid, x: tuple[float, float], z: tuple[float, float], spans: list[tuple[float, float]],
    detail: int) -> None:
    """A body with roller shutters on both sides. spans : x of the shutters; low ones keep clear of the rear wheels."""
    w, radius = r.half, r.axles[-1].wheel.radius
    low, top = z
    arch = 2 * radius + 0.14
    add_block(builder, x, w - 0.01, (arch, top), S.PAINT2, radius=0.06, steps=(3, 1, 0)[detail])
    for a, b in ((x[0], -radius - 0.14), (radius + 0.14, x[1])):
        add_block(builder, (a, b), w - 0.02, (low, arch + 0.02), S.PAINT2, radius=0.02, steps=(1, 0, 0)[detail])
    for sign in (1.0, -1.0):
        for a, b in spans:
            bottom = low + 0.06 if b < -radius - 0.1 or a > radius + 0.1 else arch + 0.12
            y = sorted((sign * (w - 0.02), sign * (w + 0.004)))
            add_solid(builder, (a, b), (y[0], y[1]), (bottom, top - 0.30), H.ALUMINIUM, steps=0)
            if detail == 0:
                lines = np.arange(bottom + 0.05, top - 0.32, 0.055)
                for z0 in lines:  # slats
                    q = side_frame(0.5 * (a + b), sign * (w + 0.006), z0)
                    half = 0.5 * (b - a) - 0.015
                    add_flat(builder, q, [(-half, -0.006), (half, -0.006), (half, 0.006), (-half, 0.006)], H.MACHINE)
                builder.add_box((0.5 * (b - a), 0.03, 0.035), S.TRIM, center=(0.5 * (a + b), sign * (w + 0.002), bottom + 0.05))
        if detail < 2:  # stripe over the shutters
            q = side_frame(0.5 * (x[0] + x[1]), sign * (w - 0.004), top - 0.17)
            half = 0.5 * (x[1] - x[0]) - 0.06
            add_flat(builder, q, [(-half, -0.08), (half, -0.08), (half, 0.08), (-half, 0.08)], H.PAINT3)


def _finish_rear(builder: MeshBuilder, r: Rigid, x: float, low: float, top: float, detail: int) -> None:
    w = r.half
    if detail == 2:
        return
    add_chevrons(builder, end_frame(x - 0.006, 0.0, 0.5 * (low + top) - 0.05, front=False), w - 0.12, top - low - 0.4,
        (H.CHEVRON_RED, H.CHEVRON_YELLOW), 0.30)
    for sign in (1.0, -1.0):
        add_beacon(builder, (x + 0.18, sign * (w - 0.2), top - 0.01), H.BLUE, detail)
        add_lamp_row(builder, x - 0.01, sign, w - 0.01, low + 1.0, detail, upright=True)
    if detail == 0:
        add_solid(builder, (x - 0.03, x), (-0.55, 0.55), (low + 0.25, top - 0.45), H.ALUMINIUM, radius=0.01, steps=1)
        for z in np.arange(low + 0.32, top - 0.5, 0.06):
            add_flat(builder, end_frame(x - 0.034, 0.0, float(z), front=False),
                [(-0.52, -0.006), (0.52, -0.006), (0.52, 0.006), (-0.52, 0.006)], H.MACHINE)


def _pump(builder: MeshBuilder, r: Rigid, detail: int) -> None:
    x, (_, top) = r.hold.x, r.hold.z
    x = (x[0], x[1] + 0.02)
    low, n = 0.62, 3 if r.x_front - r.x_rear > 7 else 2
    radius = r.axles[-1].wheel.radius
    ahead = np.linspace(radius + 0.22, x[1] - 0.06, n)
    spans = [(float(a) + 0.03, float(b) - 0.03) for a, b in pairwise(ahead)] + [(-radius - 0.08, radius + 0.12),
        (x[0] + 0.08, -radius - 0.2)]
    spans = [s for s in spans if s[1] - s[0] > 0.35]
    _lockers(builder, r, x, (low, top), spans, detail)
    if detail < 2:
        add_side_text(builder, "FIRE", 0.5 * (x[0] + x[1]), r.half + 0.008, top - 0.17, 1.4, 0.13, S.GLYPHS)
        rail = top + 0.06
        for y in (-r.half + 0.1, r.half - 0.1):
            add_tubes(builder, [[[x[0] + 0.3, y, rail], [x[1] - 0.1, y, rail]]], 0.02, S.METAL, 5)
    _roof_ladder(builder, (x[0] - 0.12, min(x[1] + 1.2, x[0] + 4.2)), 0.48, top + 0.20, detail)
    add_solid(builder, (x[0] + 0.4, x[1] - 0.3), (-0.95, -0.3), (top, top + 0.26), H.ALUMINIUM, radius=0.03,
        steps=(1, 0, 0)[detail])  # kit box
    for k in range(2 if detail < 2 else 0):
        add_tubes(builder, [[[x[0] + 0.2, -0.05 + 0.16 * k, top + 0.10], [x[1] - 0.1, -0.05 + 0.16 * k, top + 0.10]]], 0.06, H.CANVAS,
            8)  # suction hoses
    _finish_rear(builder, r, x[0], low, top, detail)
    if detail < 3:  # light mast
        add_tubes(builder, [[[x[1] - 0.12, 0.7, top], [x[1] - 0.12, 0.7, top + 0.3]]], 0.04, S.METAL, 8)
        builder.add_box((0.10, 0.5, 0.16), S.LENS, center=(x[1] - 0.12, 0.7, top + 0.36), bevel=0.02 if detail == 0 else 0.0)


def _roof_ladder(builder: MeshBuilder, x: tuple[float, float], y: float, z: float, detail: int, *, half: float = 0.24,
    tall: float = 0.09) -> None:
    for side in (1.0, -1.0):
        a = sorted((y + side * half, y + side * (half - 0.045)))
        add_solid(builder, x, (a[0], a[1]), (z - tall / 2, z + tall / 2), H.ALUMINIUM, steps=0)
    if detail < 2:
        for k in np.arange(x[0] + 0.15, x[1], 0.30 if detail == 0 else 0.9):
            add_tubes(builder, [[[k, y - half, z], [k, y + half, z]]], 0.018, H.ALUMINIUM, 5 if detail == 0 else 3)


def _ladder(builder: MeshBuilder, r: Rigid, detail: int) -> None:
    """A turntable with a four-part ladder laid forwards over the cab, its basket before the screen."""
    x, deck = r.hold.x, r.frame_top + 0.42
    low = 0.62
    radius = r.axles[-1].wheel.radius
    spans = [(radius + 0.25, 0.5 * (radius + x[1])), (0.5 * (radius + x[1]) + 0.06, x[1] - 0.06), (x[0] + 0.1, -radius - 0.22)]
    _lockers(builder, r, x, (low, deck + 0.42), [s for s in spans if s[1] - s[0] > 0.3], detail)
    top = deck + 0.42
    at = transform(None, (-0.25, 0, top))
    builder.add_lathe([[0.95, 0.0], [0.95, 0.14], [0.80, 0.18], [0, 0.18]], H.MACHINE, segments=(20, 10, 6)[detail], T=at, crease_deg=40)
    for sign in (1.0, -1.0):
        y = sorted((sign * 0.42, sign * 0.62))
        add_solid(builder, (-0.95, 0.35), (y[0], y[1]), (top + 0.15, max(top + 0.95, r.cab.design.height + 0.42)), S.PAINT2, radius=0.08,
            steps=(2, 0, 0)[detail])
        add_tubes(builder, [[[0.3, sign * 0.36, top + 0.25], [1.7, sign * 0.36, top + 0.72]]], 0.07, S.METAL, (7, 7, 4)[detail])
    z = max(top + 0.75, r.cab.design.height + 0.20)
    front = r.x_front + 0.05
    for k in range(4):  # the sections lie within one another
        half, tall = 0.44 - 0.06 * k, 0.40 - 0.07 * k
        x0, x1 = -1.9 + 0.15 * k, front - 1.15 + 0.3 * k
        for sign in (1.0, -1.0):
            rails = [[[x0, sign * half, z + d], [x1, sign * half, z + d]] for d in (-tall / 2, tall / 2)]
            add_tubes(builder, rails, 0.026, H.ALUMINIUM, (5, 4, 3)[detail])
            if detail == 0 and k < 2:
                xs = np.linspace(x0, x1, 22)
                zig = np.column_stack([xs, np.full(22, sign * half), z + tall / 2 * np.where(np.arange(22) % 2, 1.0, -1.0)])
                builder.add_tube(zig, 0.013, H.ALUMINIUM, segments=3)
        if detail < 2 and k in (0, 3):
            for s in np.arange(x0 + 0.2, x1, 0.32 if detail == 0 else 1.0):
                add_tubes(builder, [[[s, -half, z - tall / 2], [s, half, z - tall / 2]]], 0.015, H.ALUMINIUM, 3)
    basket = (front - 0.40, front + 0.32)
    add_solid(builder, basket, (-0.85, 0.85), (z - 0.44, z - 0.38), H.MACHINE, steps=0)
    if detail < 2:
        corners = [[basket[0], -0.85], [basket[1], -0.85], [basket[1], 0.85], [basket[0], 0.85]]
        for q in (z - 0.08, z + 0.28):
            add_tubes(builder, [[[*corners[i], q], [*corners[(i + 1) % 4], q]] for i in range(4)], 0.022, H.CHEVRON_YELLOW, 5)
        add_tubes(builder, [[[*c, z - 0.4], [*c, z + 0.28]] for c in corners], 0.022, H.CHEVRON_YELLOW, 5)
    for sign in (1.0, -1.0):  # outriggers
        y = sorted((sign * (r.half - 0.02), sign * (r.half - 0.30)))
        for xo in (1.05, x[0] + 0.55):
            add_solid(builder, (xo - 0.14, xo + 0.14), (y[0], y[1]), (0.36, 0.66), H.CHEVRON_YELLOW, radius=0.02)
    _finish_rear(builder, r, x[0], low, top, detail)
