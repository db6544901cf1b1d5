"""Material slots, joints and lamps that bicycles, motorcycles, scooters and their kin share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from simgen.mesh import Material

(
    PAINT, PAINT2, RUBBER, ALLOY, CHROME, BLACK, SEAT, GRIP, LAMP, TAIL, BRAKE, LEFT, RIGHT, PLATE, ENGINE, GLYPHS, GLASS, RED, AMBER,
    CLEAR, CLOTH, WOOD, SKIN, MIRROR, GLOSS, DISC, RUST, SHELL,
) = range(28)  # fmt: skip
MIRRORS = (MIRROR, SHELL)  # what a width without mirrors leaves out
BODY, FRONT, REAR, STEER, CRANK, STAND = range(6)
JOINTS = ("body", "wheel_f", "wheel_r", "steer", "crank", "stand")
PARENTS = (-1, 3, 0, 0, 0, 0)


def cycle_materials(paint: Material, paint2: Material | None = None, **changes: Material) -> tuple[Material, ...]:
    """By slot. changes : by the slot's name in lower case ("rubber", "seat"), in place of the usual material."""
    table = {
        "paint": paint,
        "paint2": paint2 or paint,
        "rubber": Material("cycle tyre", (0.022, 0.022, 0.022), 0.85, dirt=0.35),
        "alloy": Material("cycle alloy", (0.55, 0.55, 0.56), 0.32, 0.9, dirt=0.1),
        "chrome": Material("cycle chrome", (0.68, 0.68, 0.69), 0.14, 1.0),
        "black": Material("cycle black", (0.022, 0.022, 0.023), 0.5, dirt=0.15),
        "seat": Material("saddle", (0.025, 0.022, 0.020), 0.62),
        "grip": Material("grip rubber", (0.030, 0.029, 0.028), 0.8),
        "lamp": Material("cycle headlamp", (0.72, 0.73, 0.75), 0.08, 0.4, clearcoat=1.0),
        "tail": Material("cycle tail lamp", (0.33, 0.008, 0.009), 0.12, clearcoat=1.0),
        "brake": Material("cycle brake lamp", (0.42, 0.010, 0.012), 0.12, clearcoat=1.0),
        "left": Material("indicator left", (0.60, 0.28, 0.06), 0.15, clearcoat=0.6),
        "right": Material("indicator right", (0.60, 0.28, 0.06), 0.15, clearcoat=0.6),
        "plate": Material("number plate", (0.80, 0.80, 0.78), 0.35),
        "engine": Material("engine", (0.17, 0.17, 0.175), 0.42, 0.75, dirt=0.15),
        "glyphs": Material("plate characters", (0.02, 0.02, 0.022), 0.4, texture="glyphs", alpha="mask"),
        "glass": Material("windshield", (0.10, 0.105, 0.11), 0.06, transmittance=0.72, clearcoat=0.5),
        "red": Material("red reflector", (0.42, 0.012, 0.012), 0.25, clearcoat=0.8),
        "amber": Material("amber reflector", (0.72, 0.30, 0.02), 0.25, clearcoat=0.8),
        "clear": Material("white reflector", (0.74, 0.74, 0.74), 0.2, clearcoat=0.8),
        "cloth": Material("bag cloth", (0.04, 0.045, 0.05), 0.85),
        "wood": Material("cycle wood", (0.34, 0.20, 0.10), 0.6, variation=0.15),
        "skin": Material("tan tyre wall", (0.38, 0.25, 0.13), 0.8),
        "mirror": Material("mirror glass", (0.62, 0.64, 0.66), 0.04, 1.0),
        "gloss": Material("gloss black", (0.012, 0.012, 0.013), 0.16, clearcoat=0.8),
        "disc": Material("brake disc", (0.42, 0.42, 0.43), 0.28, 1.0),
        "rust": Material("chain", (0.10, 0.085, 0.07), 0.5, 0.7),
        "shell": Material("mirror shell", (0.022, 0.022, 0.023), 0.45),
    }
    return tuple({**table, **changes}.values())


def cycle_lamps(m: tuple[Material, ...], *, motor: bool) -> dict[str, Mapping[int, Material]]:
    """Lit materials by lamp state: head and tail lamps, and for motor vehicles the brake lamp and the indicators."""
    bright = 20.0 if motor else 12.0
    head = replace(m[LAMP], emissive=(bright, 0.97 * bright, 0.9 * bright))
    tail = replace(m[TAIL], emissive=(1.6, 0.05, 0.04))
    lamps: dict[str, Mapping[int, Material]] = {"head": {LAMP: head, TAIL: tail}, "tail": {TAIL: tail}}
    if motor:
        amber = (10.0, 3.4, 0.3)
        lamps |= {
            "brake": {BRAKE: replace(m[BRAKE], emissive=(12.0, 0.36, 0.24))},
            "indicator_left": {LEFT: replace(m[LEFT], emissive=amber)},
            "indicator_right": {RIGHT: replace(m[RIGHT], emissive=amber)},
        }
    return lamps
