"""Material slots that all motor vehicles share, and their materials."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from simgen.mesh import Material

(
    PAINT,
    PAINT2,
    GLASS,
    TRIM,
    DARK,
    GAP,
    METAL,
    TYRE,
    RIM,
    DISC,
    LENS,
    DRL,
    TAIL,
    BRAKE,
    INDICATOR_LEFT,
    INDICATOR_RIGHT,
    REVERSE,
    PLATE,
    GLYPHS,
    SIGN,
) = range(20)
# Drawn on panels for what the right-hand (kerb) side alone has: doors.
DOOR_GLASS, DOOR_GAP, DOOR_TRIM = 100, 101, 102
# What panel slots become on either half.
LEFT_HALF: Mapping[int, int] = {DOOR_GLASS: PAINT, DOOR_GAP: PAINT, DOOR_TRIM: PAINT}
RIGHT_HALF: Mapping[int, int] = {INDICATOR_LEFT: INDICATOR_RIGHT, DOOR_GLASS: GLASS, DOOR_GAP: GAP, DOOR_TRIM: TRIM}

_AMBER = (0.75, 0.25, 0.02)


def vehicle_materials(
    paint: Material, rim: Material, *, paint2: Material | None = None, plate: Material | None = None
) -> tuple[Material, ...]:
    """All materials by slot for a vehicle with this paint and these rims, lamps unlit."""
    return (
        paint,
        paint2 or paint,
        Material("vehicle glass", (0.012, 0.014, 0.016), 0.05),
        Material("black plastic", (0.022, 0.022, 0.023), 0.55),
        Material("underbody", (0.012, 0.012, 0.012), 0.9),
        Material("shut line", (0.006, 0.006, 0.006), 0.8),
        Material("bright metal", (0.72, 0.72, 0.73), 0.16, 1.0),
        Material("tyre rubber", (0.021, 0.021, 0.022), 0.85, variation=0.2),
        rim,
        Material("brake disc", (0.10, 0.098, 0.095), 0.45, 0.7),
        Material("headlamp", (0.20, 0.21, 0.22), 0.09, 0.8, clearcoat=1.0),
        Material("daytime lamp", (0.55, 0.56, 0.57), 0.15, clearcoat=1.0),
        Material("tail lamp", (0.30, 0.006, 0.008), 0.09, clearcoat=1.0),
        Material("brake lamp", (0.42, 0.010, 0.012), 0.10, clearcoat=1.0),
        Material("indicator left", (0.30, 0.11, 0.03), 0.12, clearcoat=1.0),
        Material("indicator right", (0.30, 0.11, 0.03), 0.12, clearcoat=1.0),
        Material("reversing lamp", (0.40, 0.40, 0.40), 0.12, clearcoat=1.0),
        plate or Material("number plate", (0.80, 0.80, 0.78), 0.35),
        Material("plate characters", (0.02, 0.02, 0.022), 0.4, texture="glyphs", alpha="mask"),
        Material("destination display", (1.0, 0.45, 0.05), 0.3, texture="glyphs", emissive=(0.5, 0.22, 0.02), alpha="mask"),
    )


def lamp_states(materials: tuple[Material, ...]) -> dict[str, dict[int, Material]]:
    """Lit materials by lamp state. Radiances (kcd/m^2) follow from the luminous intensities that UN Regulations 6, 7, 48 and 87
    allow over lamp areas of 50..100 cm^2: daytime lamp 400..1200 cd, brake 60..185 cd, indicator 50..500 cd, tail 4..12 cd."""

    def lit(slot: int, color: tuple[float, float, float], level: float) -> dict[int, Material]:
        return {slot: replace(materials[slot], emissive=tuple(level * c for c in color))}  # type: ignore[arg-type]

    red = (1.0, 0.03, 0.02)
    return {
        "head": lit(DRL, (1.0, 0.97, 0.92), 20.0) | lit(TAIL, red, 1.2),
        "tail": lit(TAIL, red, 1.2),
        "brake": lit(BRAKE, red, 12.0),
        "reverse": lit(REVERSE, (1.0, 0.95, 0.9), 6.0),
        "indicator_left": lit(INDICATOR_LEFT, _AMBER, 14.0),
        "indicator_right": lit(INDICATOR_RIGHT, _AMBER, 14.0),
    }
