"""Front and rear ends of motorcycles: fork, brakes, handlebar with its controls, mirrors, lamps, indicators, plate."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

import numpy as np

from simgen.assets.vehicles.cyclekit import SIDES, Kit
from simgen.assets.vehicles.cycleslots import (
    ALLOY,
    AMBER,
    BLACK,
    BODY,
    BRAKE,
    CHROME,
    GLASS,
    GLOSS,
    GLYPHS,
    GRIP,
    LAMP,
    LEFT,
    MIRROR,
    PAINT,
    PLATE,
    RED,
    RIGHT,
    SHELL,
    STEER,
    TAIL,
)  # fmt: skip
from simgen.assets.vehicles.cyclewheels import CycleWheel, add_mudguard
from simgen.assets.vehicles.motospec import MotorcycleSpec
from simgen.assets.vehicles.plates import add_text
from simgen.assets.vehicles.profiles import Floats
from simgen.geometry import rotation, transform


def add_fork(k: Kit, s: MotorcycleSpec) -> None:
    """Stanchions, sliders, bridges, axle, callipers and the front mudguard."""
    r, axis = s.front.radius, s.steer_axis
    axle = np.array([s.wheelbase, 0.0, r])
    ahead = axle - s.on_axis(r)
    ahead = ahead - axis * (ahead @ axis)
    half = 0.098 if s.front.tyre < 0.115 else 0.108
    bridge = s.bridge
    sides = k.pick(10, 6, 4)
    low, high = s.on_axis(2 * r + 0.14), bridge
    fat, thin = 0.029, 0.022
    metal = CHROME if s.finish == CHROME else ALLOY
    for side in SIDES:
        y = np.array([0, side * half, 0.0])
        foot, top = axle + y - 0.02 * axis, high + ahead + y + 0.015 * axis
        joint_at = s.on_axis(2 * r - 0.02) + ahead + y if s.fork != "usd" else axle + y + 0.14 * axis
        if s.fork == "usd":
            k.tube([joint_at, foot + 0.03 * axis], thin, CHROME, STEER, sides=sides)
            k.tube([joint_at + 0.05 * axis, top], fat, BLACK if s.finish != CHROME else metal, STEER, sides=sides)
            k.tube([foot + 0.05 * axis, foot - 0.005 * axis], 0.030, BLACK, STEER, sides=sides)
        else:
            k.tube([foot, foot + 0.03 * axis, joint_at], [0.024, fat + 0.001, fat],
                metal if s.fork == "tele" and s.finish == CHROME else BLACK, STEER, sides=sides, smooth=False)
            k.tube([joint_at, top], thin, CHROME, STEER, sides=sides)
            if s.fork == "gaiter":
                span = np.linspace(0, 1, k.pick(15, 5, 2))
                p = joint_at + span[:, None] * (s.on_axis(2 * r + 0.15) + ahead + y - joint_at)
                k.tube(p, np.where(np.arange(len(span)) % 2 == 0, 0.034, 0.028), BLACK, STEER, sides=sides, smooth=False)
        if k.detail < 2 and side in s.front.disc_sides:
            at = axle + [0, side * (s.front.disc_y + 0.004), 0] + 0.118 * np.array([-np.sin(s.head_rad), 0, np.cos(s.head_rad)]) * 0.9 + [
                0, 0, 0.045]
            k.box((0.055, 0.045, 0.11), at, ALLOY if s.finish == CHROME else BLACK, STEER, bevel=0.012)
        if k.detail == 0:
            k.box((0.012, 0.008, 0.05), joint_at + [0.03, side * 0.012, -0.05], AMBER, STEER, bevel=0.002)
    for at in (low, high):
        k.box((0.075, 2 * half + 0.065, 0.03), at + 0.6 * ahead, BLACK if s.finish != CHROME else ALLOY, STEER, bevel=0.012)
    k.tube([low - 0.02 * axis, high + 0.02 * axis], 0.032, BLACK, sides=k.pick(10, 6, 4))
    k.tube([axle + [0, half + 0.03, 0], axle - [0, half + 0.03, 0]], 0.013, CHROME, STEER, sides=k.pick(8, 5, 3))
    gap = {"short": 0.022, "long": 0.03, "high": 0.115}[s.fender]
    start, end = {"short": (0.75, 2.65), "long": (0.35, 3.35), "high": (0.95, 2.2)}[s.fender]
    center = axle if s.fender != "high" else axle + [0.03, 0, 0]
    add_mudguard(k, center[0], r, r + gap, s.front.tyre + 0.035, start, end, PAINT, STEER, flare=0.05 if s.fender == "long" else 0.03,
        thickness=0.004)
    if s.fender != "high" and k.detail < 2:
        for side in SIDES:
            k.tube([axle + [0.0, side * (half - 0.02), 0.06], axle + [-0.02, side * 0.075, r + 0.005]], 0.011, BLACK, STEER, sides=5)


def add_controls(k: Kit, left: Floats, grip: Floats, *, finish: int = BLACK, mirrors: str = "round", bar: float = 0.0115) -> None:
    """A handlebar through its left half's points, with grips, levers, switches, brake reservoir and mirrors."""
    whole = np.concatenate([(left * [1, -1, 1])[:0:-1], left]) if left[0, 1] < 0.01 else None
    if whole is not None:
        k.tube(whole, bar, finish, STEER, sides=k.pick(8, 5, 3))
    else:
        k.pair(left, bar + 0.002, finish, STEER, sides=k.pick(8, 5, 3))
    end = left[-1]
    way = (left[-2] - end) / np.linalg.norm(left[-2] - end)
    ahead = np.array([-way[1], way[0], 0.0]) * (1 if way[1] < 0 else -1)
    ahead = ahead / np.linalg.norm(ahead) * (1 if ahead[0] > 0 else -1)
    for side in SIDES:
        f = np.array([1.0, side, 1.0])
        k.tube([end * f, (end + 0.006 * way) * f, (end + 0.125 * way) * f], [0.017, 0.017, 0.0165], GRIP, STEER, smooth=False,
            sides=k.pick(8, 5, 4))
        k.tube([(end - 0.014 * way) * f, end * f], 0.014, CHROME if finish == CHROME else BLACK, STEER, sides=k.pick(8, 5, 3))
        if k.detail < 2:
            root = end + 0.16 * way
            k.box((0.04, 0.042, 0.036), (end + 0.15 * way) * f, BLACK, STEER, bevel=0.008)
            k.tube([(root + 0.045 * ahead) * f, (root + 0.055 * ahead - 0.05 * way) * f,
                (end + 0.06 * way + 0.062 * ahead + [0, 0, -0.006]) * f, (end + 0.0 * way + 0.068 * ahead + [0, 0, -0.010]) * f],
                   [0.008, 0.0075, 0.006, 0.007], CHROME if finish == CHROME else BLACK, STEER, sides=k.pick(4, 3))  # fmt: skip
            k.tube([root * f, (root + 0.05 * ahead) * f], 0.012, BLACK, STEER, sides=5)
        if side < 0 and k.detail == 0:
            k.box((0.05, 0.04, 0.03), (end + 0.20 * way + 0.035 * ahead + [0, 0, 0.03]) * f, BLACK, STEER, bevel=0.008)
        if mirrors != "none":
            _mirror(k, (end + 0.15 * way + 0.012 * ahead) * f, side, mirrors, finish)


def _mirror(k: Kit, root: Floats, side: float, shape: str, finish: int) -> None:
    tip = root + [0.03 if shape != "fairing" else 0.0, side * (0.07 if shape != "fairing" else 0.14), 0.18 if shape != "fairing" else 0.06]
    k.tube([root, root + [0.035, side * 0.02, 0.07 if shape != "fairing" else 0.03], tip], 0.0055, SHELL,
        STEER if shape != "fairing" else BODY, sides=k.pick(6, 4, 3))
    T = transform(rotation(yaw=-side * 0.15, pitch=-0.06), tip + [0.0, side * 0.02, 0.01])
    slot, joint = SHELL, STEER if shape != "fairing" else BODY
    if shape == "round":
        for z, profile, kind in ((1.0, [(0.0, -0.016), (0.04, -0.012), (0.054, 0.0), (0.054, 0.006), (0.050, 0.007)], slot),
            (1.0, [(0.050, 0.006), (0.0, 0.006)], MIRROR)):
            k.b.add_lathe(np.array(profile) * [z, 1], kind, segments=k.pick(14, 8, 6),
                T=T @ transform(rotation(pitch=-np.pi / 2), (0, 0, 0)), joint=joint, crease_deg=40)
    else:
        k.ball((0.038, 0.135, 0.085), (0.008, 0, 0), slot, joint, square=3.0, T=T)
        k.box((0.004, 0.115, 0.066), (-0.0115, 0, 0), MIRROR, joint, T=T)


def add_indicator(k: Kit, root: Floats, tip: Floats, side: float, joint: int) -> None:
    """An indicator on its stalk."""
    if k.detail > 2:
        return
    if k.detail < 2:
        k.tube([root, tip], 0.007, BLACK, joint, sides=5)
    k.ball((0.075, 0.045, 0.042), tip, LEFT if side > 0 else RIGHT, joint, square=2.8)


def add_headlamp(k: Kit, s: MotorcycleSpec) -> None:
    """Headlamp, instruments, front indicators; on the fork, or fixed in a fairing."""
    z = s.bridge[2]
    axis_at = s.on_axis(z - 0.10)
    n = k.pick(18, 11, 7)
    if s.lamp == "round":
        at = axis_at + [0.135, 0, 0.0]
        shell = CHROME if s.finish == CHROME else BLACK if s.fork != "tele" else PAINT
        k.turned([(0.0, -0.125), (0.045, -0.115), (0.078, -0.07), (0.090, 0.0)], shell, at, (1, 0, -0.05), STEER, segments=n)
        k.turned([(0.090, 0.0), (0.094, 0.004), (0.094, 0.014), (0.084, 0.016)], CHROME, at, (1, 0, -0.05), STEER, segments=n)
        k.turned([(0.086, 0.012), (0.06, 0.022), (0.0, 0.030)], LAMP, at, (1, 0, -0.05), STEER, segments=n)
        if k.detail < 2:
            k.pair([at + [-0.05, 0.085, 0.0], axis_at + [0.02, 0.10, 0.0]], 0.010, shell, STEER, sides=5)
            for y in (0.045, -0.045):
                k.turned([(0.0, -0.03), (0.038, -0.025), (0.042, 0.012), (0.038, 0.018)], shell, s.bridge + [0.055, y, 0.055],
                    (-0.45, 0, 1), STEER, segments=k.pick(14, 8))
                k.turned([(0.038, 0.016), (0.0, 0.016)], GLOSS, s.bridge + [0.055, y, 0.055], (-0.45, 0, 1), STEER, segments=k.pick(14, 8))
    elif s.lamp == "blade":
        at = axis_at + [0.15, 0, 0.01]
        x, h = at[0], at[2]
        k.body([(x - 0.14, h - 0.08, h + 0.09, 0.08, 3, 0.5), (x - 0.03, h - 0.12, h + 0.095, 0.105, 3, 0.55),
            (x + 0.03, h - 0.115, h + 0.06, 0.095, 3, 0.5), (x + 0.055, h - 0.09, h + 0.02, 0.07, 3, 0.5)], BLACK, STEER,
            sides=k.pick(16, 9, 6))
        k.body([(x + 0.0, h - 0.085, h + 0.03, 0.088, 3.4, 0.5), (x + 0.05, h - 0.08, h + 0.018, 0.074, 3.2, 0.5),
            (x + 0.064, h - 0.065, h + 0.0, 0.05, 3, 0.5)], LAMP, STEER, sides=k.pick(16, 9, 6))
        k.box((0.015, 0.13, 0.065), s.bridge + [0.045, 0, 0.06], GLOSS, STEER, bevel=0.004)
    elif s.lamp == "enduro":
        at = axis_at + [0.13, 0, -0.02]
        x, h = at[0], at[2]
        rows = [[(x - 0.03 - 0.06 * abs(u) ** 2, -0.12 * u * (1 - 0.35 * abs(t - 0.45)), h - 0.13 + 0.33 * t) for u in np.linspace(-1, 1,
            7)] for t in np.linspace(0, 1, 5)]
        for i, row in enumerate(rows):
            rows[i] = [(px - 0.10 * (i / 4) ** 2, py, pz) for px, py, pz in row]
        k.shell(np.array(rows), 0.004, PAINT, STEER)
        k.ball((0.07, 0.13, 0.105), (x - 0.02, 0, h - 0.02), LAMP, STEER, square=3.2)
        k.box((0.05, 0.10, 0.05), s.bridge + [0.05, 0, 0.05], GLOSS, STEER, bevel=0.006)
    if s.fairing in ("none", "flyscreen", "beak"):
        for side in SIDES:
            root = axis_at + [0.04, side * 0.11, -0.02]
            add_indicator(k, root, root + [0.02, side * 0.09, 0.0], side, STEER)
    if s.fairing == "flyscreen":
        at = axis_at + [0.135, 0, 0.10]
        rows = [[(at[0] - 0.14 * t - 0.10 * u * u, -0.115 * u * (1 - 0.25 * t), at[2] + 0.17 * t) for u in np.linspace(-1, 1,
            7)] for t in np.linspace(0, 1, 4)]
        k.shell(np.array(rows), 0.004, PAINT if s.lamp == "blade" else GLASS, STEER)


def add_rear_end(k: Kit, x: float, z: float, plate: str, *, wheel: CycleWheel, guard: str, lamp: str = "bar", hang: float = 0.19) -> None:
    """Tail and brake lamp at (x, z), indicators, and the number plate on its carrier below."""
    if lamp == "round":
        k.turned([(0.0, -0.03), (0.044, -0.025), (0.048, 0.02)], CHROME, (x + 0.01, 0, z), (-1, 0, 0.1), segments=k.pick(14, 8, 6))
        k.turned([(0.046, 0.018), (0.030, 0.030)], TAIL, (x + 0.01, 0, z), (-1, 0, 0.1), segments=k.pick(14, 8, 6))
        k.turned([(0.030, 0.030), (0.0, 0.036)], BRAKE, (x + 0.01, 0, z), (-1, 0, 0.1), segments=k.pick(14, 8, 6))
    else:
        k.ball((0.075, 0.17, 0.055), (x + 0.012, 0, z), TAIL, square=3.4)
        k.box((0.030, 0.085, 0.028), (x - 0.016, 0, z), BRAKE, bevel=0.008)
    T = transform(rotation(pitch=0.35), (x - 0.075, 0, z - hang))
    k.box((0.004, 0.205, 0.185), (0, 0, 0), BLACK, T=T)
    k.b.add_picture([[-0.0035, 0.098, -0.088], [-0.0035, -0.098, -0.088], [-0.0035, -0.098, 0.088], [-0.0035, 0.098, 0.088]], PLATE, T=T)
    if k.detail < 2 and plate:  # on two lines: letters, digits
        facing = np.array([[0.0, 0, -1], [-1, 0, 0], [0, 1, 0]])
        letters, digits = plate.rsplit(" ", 1)
        for line, up in ((letters, 0.04), (digits, -0.04)):
            add_text(k.b, line, T @ transform(facing, (-0.006, 0, up)), width=0.16, height=0.06, slot=GLYPHS)
    k.tube([(x + 0.05, 0, z - 0.03), (x - 0.02, 0, z - 0.09), (x - 0.045, 0, z - hang + 0.03)], [0.024, 0.018, 0.012], BLACK,
        sides=k.pick(6, 4, 3))
    if k.detail < 2:
        k.box((0.022, 0.06, 0.022), (0.0, 0, 0.105), BLACK, T=T)
        k.turned([(0.027, 0), (0.025, 0.007), (0, 0.009)], RED, (T @ [-0.002, 0, -0.112, 1.0])[:3], -T[:3, 0], segments=10)
    for side in SIDES:
        add_indicator(k, np.array([x - 0.01, side * 0.03, z - 0.065]), np.array([x - 0.025, side * 0.15, z - 0.065]), side, BODY)
    if guard == "hugger":
        add_mudguard(k, 0.0, wheel.radius, wheel.radius + 0.022, wheel.tyre + 0.02, 0.55, 2.1, BLACK, BODY, flare=0.03)
