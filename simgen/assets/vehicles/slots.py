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
    GLASS_REAR,  # behind the driver's posts, where glass may be darkened
    GLASS_FAR,  # what panes are drawn with where no cabin is modelled behind them
    PLATE_REAR,
    CLOTH,  # headliner, carpet, parcel shelf
    INTERIOR,  # hard plastic: dashboard, door cards, pillars
    SEAT,
    SCREEN,
    CALIPER,
    BEACON_LEFT,  # blue
    BEACON_RIGHT,
    AMBER_LEFT,
    AMBER_RIGHT,
    LIVERY,
    COVER,  # clear plastic over headlamps
) = range(34)
# What users of an asset may recolour.
TAGS: Mapping[str, int] = {
    "paint": PAINT, "paint2": PAINT2, "glass": GLASS, "glass_rear": GLASS_REAR, "plate": PLATE, "plate_rear": PLATE_REAR, "trim": TRIM,
    "tyre": TYRE, "rim": RIM, "seat": SEAT, "interior": INTERIOR, "cloth": CLOTH, "caliper": CALIPER, "livery": LIVERY,
}  # fmt: skip
# Drawn on panels for what the right-hand (kerb) side alone has: doors.
DOOR_GLASS, DOOR_GAP, DOOR_TRIM = 100, 101, 102
# What panel slots become on either half.
LEFT_HALF: Mapping[int, int] = {DOOR_GLASS: PAINT, DOOR_GAP: PAINT, DOOR_TRIM: PAINT}
RIGHT_HALF: Mapping[int, int] = {INDICATOR_LEFT: INDICATOR_RIGHT, DOOR_GLASS: GLASS, DOOR_GAP: GAP, DOOR_TRIM: TRIM}

# UN Regulation 43 asks for 70 % at least of windscreens and front side windows; behind the driver glass may be darker. Plain green
# tempered glass of 3.15 to 4 mm has 75 to 80 %.
WINDSCREEN_TRANSMITTANCE = 0.75
PANE_COLOR = (0.012, 0.016, 0.0145)
_AMBER = (0.75, 0.25, 0.02)


def vehicle_materials(
    paint: Material, rim: Material, *, paint2: Material | None = None, plate: Material | None = None, plate_rear: Material | None = None,
    rear_transmittance: float = WINDSCREEN_TRANSMITTANCE, seat: Material | None = None, livery: Material | None = None,
) -> tuple[Material, ...]:  # fmt: skip
    """All materials by slot for a vehicle with this paint and these rims, lamps unlit."""
    front_plate = plate or Material("number plate", (1.0, 1.0, 1.0), 0.42, texture="plates_eu:0", alpha="mask")
    beacon = Material("beacon", (0.012, 0.035, 0.30), 0.10, clearcoat=1.0)
    amber = Material("beacon amber", (0.48, 0.17, 0.01), 0.10, clearcoat=1.0)
    return (
        paint,
        paint2 or paint,
        pane("vehicle glass", WINDSCREEN_TRANSMITTANCE),
        Material("black plastic", (0.022, 0.022, 0.023), 0.55),
        Material("underbody", (0.012, 0.012, 0.012), 0.9),
        Material("shut line", (0.006, 0.006, 0.006), 0.8),
        Material("bright metal", (0.72, 0.72, 0.73), 0.16, 1.0),
        tyre_rubber(),
        rim,
        Material("brake disc", (0.10, 0.098, 0.095), 0.45, 0.7),
        Material("headlamp", (0.20, 0.21, 0.22), 0.09, 0.8, clearcoat=1.0),
        Material("daytime lamp", (0.55, 0.56, 0.57), 0.15, clearcoat=1.0),
        Material("tail lamp", (0.30, 0.006, 0.008), 0.09, clearcoat=1.0),
        Material("brake lamp", (0.42, 0.010, 0.012), 0.10, clearcoat=1.0),
        Material("indicator left", (0.30, 0.11, 0.03), 0.12, clearcoat=1.0),
        Material("indicator right", (0.30, 0.11, 0.03), 0.12, clearcoat=1.0),
        Material("reversing lamp", (0.40, 0.40, 0.40), 0.12, clearcoat=1.0),
        front_plate,
        Material("plate characters", (0.02, 0.02, 0.022), 0.4, texture="glyphs", alpha="mask"),
        Material("destination display", (1.0, 0.45, 0.05), 0.3, texture="glyphs", emissive=(0.5, 0.22, 0.02), alpha="mask"),
        pane("rear glass", rear_transmittance),
        Material("glass, nothing behind", PANE_COLOR, 0.05),
        plate_rear or front_plate,
        Material("headliner", (0.30, 0.295, 0.285), 0.95),
        Material("interior plastic", (0.030, 0.030, 0.031), 0.6),
        seat or Material("seat cloth", (0.050, 0.050, 0.053), 0.9),
        Material("screen", (0.008, 0.009, 0.011), 0.12),
        Material("brake caliper", (0.16, 0.16, 0.165), 0.5, 0.4),
        beacon,
        beacon,
        amber,
        amber,
        livery or Material("no livery", (0.5, 0.5, 0.5), 0.4),
        Material("lamp cover", (0.02, 0.021, 0.022), 0.04, transmittance=0.88),
    )


def pane(name: str, transmittance: float) -> Material:
    """Float glass: its iron tints it a faint green grey; dark to backends that cannot see through."""
    return Material(name, PANE_COLOR, 0.05, transmittance=transmittance)


def tyre_rubber(dirt: float = 0.0) -> Material:
    """Rubber with the tread's blocks and the sidewall's lettering as relief (`textures.tyres`)."""
    return Material("tyre rubber", (0.024, 0.024, 0.0245), 0.88, texture="tyre:0", variation=0.2, dirt=dirt)


def lamp_states(materials: tuple[Material, ...]) -> dict[str, dict[int, Material]]:
    """Lit materials by lamp state. Radiances (kcd/m^2) follow from the luminous intensities that UN Regulations 6, 7, 48 and 87
    allow over lamp areas of 50..150 cm^2: daytime lamp 400..1200 cd, brake 60..185 cd, indicator 50..500 cd, tail 4..12 cd."""

    def lit(slot: int, color: tuple[float, float, float], level: float) -> dict[int, Material]:
        return {slot: replace(materials[slot], emissive=tuple(level * c for c in color))}  # type: ignore[arg-type]

    red, blue = (1.0, 0.03, 0.02), (0.04, 0.14, 1.0)
    left, right = lit(INDICATOR_LEFT, _AMBER, 14.0), lit(INDICATOR_RIGHT, _AMBER, 14.0)
    # UN Regulation 65: a flash of 120..1700 cd (effective, blue or amber, day) from a lens of about 150 cm^2.
    beacons = (
        lit(BEACON_LEFT, blue, 25.0) | lit(AMBER_LEFT, _AMBER, 25.0),
        lit(BEACON_RIGHT, blue, 25.0) | lit(AMBER_RIGHT, _AMBER, 25.0),
    )
    return {
        "head": lit(DRL, (1.0, 0.97, 0.92), 20.0) | lit(TAIL, red, 1.2),
        "tail": lit(TAIL, red, 1.2),
        "brake": lit(BRAKE, red, 5.0),
        "reverse": lit(REVERSE, (1.0, 0.95, 0.9), 6.0),
        "indicator_left": left,
        "indicator_right": right,
        "hazard": left | right,
        "beacon": beacons[0] | beacons[1],
        "beacon_left": beacons[0],
        "beacon_right": beacons[1],
        "dash": lit(SCREEN, (0.45, 0.7, 1.0), 0.12),  # a display dimmed for the night, cd/m^2 / 1000
    }
