"""Lorry cabs: forward-control cabs in several sizes and a long-nosed one, from one table of designs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.body import Flare, Grid, Shape
from simgen.assets.vehicles.carparts import front_u, on_side, polygon
from simgen.assets.vehicles.coachwork import Body
from simgen.assets.vehicles.panels import Field, Panels
from simgen.assets.vehicles.profiles import Curve, Floats, round_max, spline


@dataclass(frozen=True)
class CabDesign:
    """A cab. width, depth (bumper to back wall), height above the ground, overhang (bumper to front axle): metres. low, high : foot and
    top of the windscreen above the ground. rake : how far the top of the screen lies behind its foot. nose : length of the bonnet
    (0 = forward control). crew : second row of doors. grille, lamp : kinds of front. front_bow : how far the corners sweep back."""

    name: str
    width: float
    depth: float
    height: float
    overhang: float
    low: float
    high: float
    rake: float
    grille: int
    lamp: int
    nose: float = 0.0
    crew: bool = False
    front_bow: float = 0.20
    sill: float = 0.34
    sleeper: bool = False


# Sizes after the manufacturers' body builder guides: MAN TGL C (1.62 m deep) and TGX XXL (2.28 m), DAF LF and XF, Mercedes-Benz Atego,
# Actros and Econic (low entry), Volvo FL and FH, Scania P and S, Isuzu N, Freightliner Cascadia and Kenworth T680 (long nose).
CABS: dict[str, CabDesign] = {
    c.name: c
    for c in (
        CabDesign("light", 2.00, 1.62, 2.28, 1.10, 1.32, 2.05, 0.26, 1, 1, front_bow=0.16),
        CabDesign("small", 2.22, 1.72, 2.56, 1.34, 1.50, 2.30, 0.16, 0, 0),
        CabDesign("medium", 2.32, 1.95, 2.78, 1.38, 1.66, 2.50, 0.15, 2, 1),
        CabDesign("crew", 2.32, 2.75, 2.72, 1.38, 1.56, 2.42, 0.15, 0, 2, crew=True),
        CabDesign("low_entry", 2.48, 2.40, 2.82, 1.55, 1.22, 2.48, 0.14, 3, 2, front_bow=0.24),
        CabDesign("day", 2.46, 1.85, 3.02, 1.42, 1.88, 2.74, 0.14, 2, 2),
        CabDesign("sleeper", 2.48, 2.28, 3.55, 1.44, 1.96, 2.84, 0.13, 3, 0, sleeper=True),
        CabDesign("giant", 2.50, 2.32, 3.86, 1.44, 2.00, 2.92, 0.15, 1, 1, sleeper=True, front_bow=0.26),
        CabDesign("long_nose", 2.20, 4.55, 3.55, 1.05, 1.84, 2.58, 0.42, 4, 3, nose=1.75, front_bow=0.45, sill=0.40, sleeper=True),
    )
}


@dataclass(frozen=True)
class Cab:
    """A cab on a chassis. x_front : x of the bumper; wheel_x, wheel_r : of the wheel that it stands over."""

    design: CabDesign
    x_front: float
    wheel_x: float
    wheel_r: float

    @property
    def back(self) -> float:
        """x of the back wall."""
        return self.x_front - self.design.depth

    @property
    def half(self) -> float:
        """Half the width."""
        return self.design.width / 2

    @property
    def screen_x(self) -> float:
        """x of the windscreen's foot."""
        return self.x_front - self.design.nose - 0.05

    @property
    def door(self) -> tuple[float, float]:
        """x of the rear and front edge of the driver's door."""
        front = self.screen_x - (0.30 if self.design.nose == 0 else 0.42)
        return max(front - 1.02, self.back + (0.10 if not self.design.crew else 1.0)), front


def cab_body(c: Cab) -> Body:
    """The cab as a body whose inside one sees."""
    shape = cab_shape(c)
    d = c.design
    return Body(
        shape,
        tuple(_grid(c, k) for k in range(3)),
        lambda panels, k: draw_cab(panels, c, shape, k),
        ("f",),
        lined=((c.back - 0.1, c.screen_x + 0.1), (d.low - 0.62, d.height)),
    )


def cab_shape(c: Cab) -> Shape:
    """The outer surface."""
    d = c.design
    xr, xf, h = c.back, c.x_front, d.height
    foot, head = c.screen_x, c.screen_x - d.rake
    if d.nose > 0:
        bonnet = d.low - 0.10
        top = spline(
            [(xr, h - 0.02), (xr + 0.8, h), (head - 0.9, h - 0.06), (head - 0.3, 0.5 * (h + d.high)), (head, d.high + 0.10),
                (foot, d.low - 0.02),
             (foot + 0.35, bonnet), (xf - 0.5, bonnet - 0.26), (xf - 0.12, bonnet - 0.42), (xf, bonnet - 0.62)]
        )  # fmt: skip
        front = spline([(0.3, xf - 0.06), (0.5, xf), (1.0, xf - 0.03), (1.3, xf - 0.10), (bonnet, xf - 0.30), (h, xf - 0.6)])
    else:
        above = max(h - d.high, 0.2)
        top = spline([(xr, h - 0.05), (xr + 0.4, h), (head - 0.75, h), (head - 0.30 - 0.25 * above, h - 0.03),
            (head + 0.02, h - 0.40 * above)])
        front = spline(
            [(0.25, xf - 0.07), (0.45, xf), (0.8, xf), (1.05, xf - 0.02), (d.low - 0.12, xf - 0.04), (d.low + 0.1, xf - 0.07),
             (d.high, head), (d.high + 0.12, head - 0.04), (h + 0.1, head - 0.26 - 0.30 * above)]
        )  # fmt: skip
    floor = Curve(np.array([xr, c.wheel_x - 0.45, c.wheel_x + 0.5, xf]), np.array([0.72, 0.62, d.sill, d.sill - 0.04]))
    rear = Curve(np.array([0.0, h]), np.array([xr, xr]))
    plan = (
        spline([(xr, 0.0), (foot - 0.9, 0.0), (foot - 0.2, 0.10), (foot + 0.4, 0.16), (xf - 0.3, 0.12), (xf, 0.12)])
        if d.nose > 0
        else Curve(np.array([xr, xf - 0.5, xf]), np.array([0.0, 0.0, 0.015]))
    )
    b = d.low + 0.05
    section = spline([(0.3 - b, 0.03), (-0.6, 0.004), (-0.15, 0.0), (0.0, 0.006), (0.25, 0.024), (d.high - b, 0.065), (h - b, 0.10)])
    radius = Curve(np.array([0.0, 0.6, d.low, h]), np.array([0.05, 0.10, 0.11, 0.16]))
    return Shape(
        c.half,
        top,
        floor,
        front,
        rear,
        plan,
        section,
        Curve(np.array([xr, xf]), np.array([b, b])),
        bow=0.10 if d.nose > 0 else 0.0,
        front_bow=d.front_bow,
        rear_bow=0.0,
        crown=0.06,
        radius=radius,
        roof_y=0.84,
        ridges=((-0.22, 0.012),),
        flares=(Flare(c.wheel_x, c.wheel_r, c.wheel_r + 0.09, 0.03),),
    )


def _grid(c: Cab, detail: int) -> Grid:
    x = np.linspace(c.back, c.x_front, (15 if c.design.depth < 3 else 24, 8, 5)[detail])
    heights = ((0.0, 0.06, 0.16, 0.28, 0.40, 0.52, 0.64, 0.76, 0.88, 1.0), (0.0, 0.2, 0.6, 1.0), (0.0, 0.5, 1.0))[detail]
    return Grid(tuple(x), heights, (8, 5, 3)[detail], (5, 3, 1)[detail], 0.75)


def side_window(c: Cab, shape: Shape) -> list[Field]:
    """Outlines of the panes of one side."""
    d = c.design
    rear, front = c.door
    low, high = d.low + 0.04, d.high - 0.06

    def door(p: Floats) -> Floats:
        dip = 0.12 * np.clip((p[:, 0] - rear - 0.55) / 0.35, 0, 1)
        lean = 0.9 * d.rake / max(d.high - d.low, 0.1)
        return round_max(
            [low - dip - p[:, 2], p[:, 2] - high, rear + 0.09 - p[:, 0], p[:, 0] - front + 0.05 + lean * (p[:, 2] - low)], 0.07
        )

    out: list[Field] = [door]
    if d.crew:
        back = c.back

        def second(p: Floats) -> Floats:
            return round_max([low - p[:, 2], p[:, 2] - high, back + 0.16 - p[:, 0], p[:, 0] - rear + 0.05], 0.07)

        out.append(second)
    elif d.depth > 2.35 and d.nose == 0:
        back = c.back

        def quarter(p: Floats) -> Floats:
            return round_max([low - p[:, 2], p[:, 2] - high, back + 0.20 - p[:, 0], p[:, 0] - rear + 0.02], 0.07)

        out.append(quarter)
    return out


def draw_cab(panels: Panels, c: Cab, shape: Shape, detail: int) -> None:
    """Bumper, grille, panes, doors, steps, lamps."""
    d, side, u = c.design, on_side(shape, 0.06), front_u(shape)

    def front(p: Floats) -> Floats:
        return c.x_front - (0.9 if d.nose == 0 else 1.1) - p[:, 0]

    bumper = d.sill + 0.14
    panels.draw(lambda p: p[:, 2] - bumper, S.TRIM)
    _draw_grille(panels, c, u, front, detail)

    def screen(p: Floats) -> Floats:
        if d.nose > 0:
            x = shape.top_x(p)
            return round_max([x - c.screen_x + 0.05, c.screen_x - d.rake - 0.02 - x, shape.side(p) + 0.10, d.low - 0.05 - p[:, 2]], 0.06)
        return round_max([d.low - p[:, 2], p[:, 2] - d.high, u(p) - c.half - 0.10 + 0.06 * (p[:, 2] - d.low)], 0.11)

    def near(p: Floats) -> Floats:
        return c.screen_x - 0.75 - p[:, 0]

    for field, where in (*((w, side) for w in side_window(c, shape)), (screen, near)):
        if detail == 0:
            panels.draw(lambda p, f=field: f(p) - 0.022, S.TRIM, where)  # type: ignore[misc]
        panels.draw(field, H.PANE, where)
    if detail == 0:
        _draw_doors(panels, c, shape, side)
        split = 0.14 if d.nose > 0 else 0.0
        if split == 0.0 and d.height - d.high > 0.6:  # the line between the cab and its raised roof
            panels.line(lambda p: p[:, 2] - d.high - 0.26, 0.012, S.GAP, only=S.PAINT)
    _draw_lamps(panels, c, u, front, detail)


def _draw_doors(panels: Panels, c: Cab, shape: Shape, side: Field) -> None:
    d = c.design
    rear, front = c.door
    arch = c.wheel_r + 0.11

    def door(p: Floats) -> Floats:
        wheel = arch - np.hypot(p[:, 0] - c.wheel_x, p[:, 2] - c.wheel_r)
        low = d.sill + 0.30 if d.nose == 0 else 0.62
        return round_max([rear - p[:, 0], p[:, 0] - front, low - p[:, 2], p[:, 2] - d.high - 0.04, wheel], 0.06)

    panels.line(door, 0.013, S.GAP, side, only=S.PAINT)
    if d.crew:
        panels.line(
            lambda p: round_max([c.back + 0.10 - p[:, 0], p[:, 0] - rear - 0.005, 0.72 - p[:, 2], p[:, 2] - d.high - 0.04], 0.06),
            0.013, S.GAP, side, only=S.PAINT,
        )  # fmt: skip
    step_x = (max(front - 0.58, c.wheel_x + c.wheel_r + 0.13), front - 0.05) if d.nose == 0 else (rear + 0.1, rear + 0.8)
    if step_x[1] - step_x[0] > 0.2 or d.nose > 0:
        for z in np.arange(d.sill + 0.10, min(d.low - 0.75, 1.1), 0.34):
            panels.cut(lambda p, z=z: p[:, 2] - z - 0.1, side)  # type: ignore[misc]
            panels.cut(lambda p: p[:, 0] - 0.5 * (step_x[0] + step_x[1]), side)
            panels.draw(
                lambda p, z=z: round_max([step_x[0] - p[:, 0], p[:, 0] - step_x[1], z - p[:, 2], p[:, 2] - z - 0.19], 0.03),  # type: ignore[misc]

                S.GAP, side,
            )  # fmt: skip
            panels.line(lambda p, z=z: p[:, 2] - z - 0.04, 0.05, H.ALUMINIUM, side, S.GAP,  # type: ignore[misc]
                        lambda p: np.maximum(step_x[0] + 0.02 - p[:, 0], p[:, 0] - step_x[1] + 0.02))  # fmt: skip


def _draw_grille(panels: Panels, c: Cab, u: Field, front: Field, detail: int) -> None:
    d, w = c.design, c.half
    z0, z1 = d.sill + 0.52, d.low - 0.12
    h = z1 - z0
    bars: list[tuple[float, float, float]] = []  # z, half width, thickness
    if d.grille == 0:  # a trapeze with bright bars
        panels.draw(polygon(u, [(-0.5, z0), (0.52 * w, z0), (0.62 * w, z1), (-0.5, z1)], 0.05), S.TRIM, front)
        bars = [(z0 + h * k, 0.52 * w, 0.028) for k in (0.22, 0.42, 0.62, 0.82)]
    elif d.grille == 1:  # three broad slots in the body's colour, the lowest in the bumper
        for lo, hi, half in ((0.02, 0.26, 0.66), (0.36, 0.60, 0.70), (0.70, 0.94, 0.74)):
            panels.cut(lambda p, z=z0 + h * 0.5 * (lo + hi): p[:, 2] - z, front)  # type: ignore[misc]
            panels.draw(polygon(u, [(-0.5, z0 + h * lo), (half * w, z0 + h * lo), ((half + 0.03) * w, z0 + h * hi), (-0.5, z0 + h * hi)],
                0.04),
                        S.GAP, front)  # fmt: skip
    elif d.grille == 2:  # a black front up to the screen, finely barred
        panels.draw(polygon(u, [(-0.5, z0 - 0.12), (0.70 * w, z0 - 0.12), (0.80 * w, z1 + 0.05), (-0.5, z1 + 0.05)], 0.06), S.TRIM, front)
        if detail < 2:
            panels.draw(polygon(u, [(-0.5, z0), (0.60 * w, z0), (0.66 * w, z1 - 0.2), (-0.5, z1 - 0.2)], 0.04), S.GAP, front)
        bars = [(z0 + h * k, 0.58 * w, 0.018) for k in (0.12, 0.24, 0.36, 0.48)]
    elif d.grille == 3:  # a narrow upper slot, a broad lower mouth
        panels.cut(lambda p: p[:, 2] - z1 + 0.08, front)  # no edge crosses so narrow a slot otherwise
        panels.draw(polygon(u, [(-0.5, z1 - 0.16), (0.78 * w, z1 - 0.16), (0.74 * w, z1), (-0.5, z1)], 0.04), S.GAP, front)
        panels.draw(polygon(u, [(-0.5, z0 - 0.30), (0.62 * w, z0 - 0.30), (0.56 * w, z0 + 0.35 * h), (-0.5, z0 + 0.35 * h)], 0.06),
            S.TRIM, front)
        bars = [(z0 - 0.2, 0.54 * w, 0.02), (z0 - 0.1, 0.54 * w, 0.02)]
    else:  # an upright bright grille in the nose
        panels.draw(polygon(u, [(-0.5, 0.62), (0.50, 0.62), (0.56, 1.22), (0.46, z1 - 0.30), (-0.5, z1 - 0.28)], 0.08), S.METAL, front)
        panels.draw(polygon(u, [(-0.5, 0.66), (0.45, 0.66), (0.51, 1.20), (0.42, z1 - 0.35), (-0.5, z1 - 0.33)], 0.07), S.GAP, front)
        bars = [(z, 0.42, 0.03) for z in np.arange(0.74, z1 - 0.40, 0.11)]
    if detail == 0:
        slot = S.METAL if d.grille in (0, 4) else H.MACHINE
        for z, half, thick in bars:
            panels.cut(lambda p, z=z, t=thick: p[:, 2] - z - 0.5 * t, front)  # type: ignore[misc]
            panels.draw(polygon(u, [(-0.5, z), (half, z), (half, z + thick), (-0.5, z + thick)], 0.004), slot, front)
    if d.nose == 0:  # lower opening in the bumper
        panels.cut(lambda p: p[:, 2] - d.sill - 0.235, front)
        panels.draw(polygon(u, [(-0.5, d.sill + 0.17), (0.42 * w, d.sill + 0.17), (0.46 * w, d.sill + 0.30), (-0.5, d.sill + 0.30)],
            0.03), S.GAP, front)


def _draw_lamps(panels: Panels, c: Cab, u: Field, front: Field, detail: int) -> None:
    d, w = c.design, c.half
    z = d.sill + 0.20
    outline = (
        [(0.54 * w, z), (0.52 * w, z + 0.22), (0.90 * w, z + 0.28), (1.04 * w, z + 0.26), (1.02 * w, z + 0.04)],
        [(0.58 * w, z + 0.02), (0.52 * w, z + 0.18), (0.88 * w, z + 0.34), (1.10 * w, z + 0.40), (1.06 * w, z + 0.14), (0.88 * w, z)],
        [(0.62 * w, z), (0.62 * w, z + 0.34), (1.04 * w, z + 0.36), (1.04 * w, z)],
        [(0.62 * w, 0.98), (0.60 * w, 1.16), (0.84 * w, 1.24), (1.00 * w, 1.24), (0.96 * w, 1.02)],
    )[d.lamp]
    lamp = polygon(u, outline, 0.035)
    lo, hi = min(p[1] for p in outline), max(p[1] for p in outline)
    inner, outer = min(p[0] for p in outline), max(p[0] for p in outline)
    if detail < 2:
        panels.draw(lambda p: lamp(p) - 0.018, S.GAP, front)
    panels.draw(lamp, S.LENS, front)
    if detail == 0:  # two bowls of the head lamp
        for share in (0.30, 0.62):
            centre = inner + share * (outer - inner)
            panels.line(lambda p, a=centre: np.hypot(u(p) - a, p[:, 2] - 0.5 * (lo + hi)) - 0.055, 0.012, S.GAP, front,  # type: ignore[misc]
                S.LENS)
    panels.draw(lambda p: np.maximum(lamp(p) + 0.014, p[:, 2] - lo - 0.055), S.DRL, front)
    panels.draw(lambda p: np.maximum(lamp(p) + 0.012, outer - 0.17 * w - u(p)), S.INDICATOR_LEFT, front)
