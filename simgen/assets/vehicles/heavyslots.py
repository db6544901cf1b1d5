"""Material slots that large vehicles have beside those of all motor vehicles, and what is drawn on one side alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np

from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.liveries import no_livery
from simgen.assets.vehicles.panels import Field, Panels
from simgen.mesh import Material

RGB = tuple[float, float, float]
_BLANK = Material("paint")
_BASE = len(S.vehicle_materials(_BLANK, _BLANK))  # after all the slots that motor vehicles share
(
    PAINT3,
    PANE,
    FAR_PANE,
    LINING,
    SEAT,
    DASH,
    CABIN_FLOOR,
    POLE,
    CHEVRON_RED,
    CHEVRON_YELLOW,
    WHITE,
    BADGE,
    MARKER,
    FRAME,
    ALUMINIUM,
    CANVAS,
    LETTER,
    LOAD,
    MACHINE,
    MIRROR,
    DISPLAY,
    PLYWOOD,
    CARTON,
    PALE_CARTON,
    CRATE,
) = range(_BASE, _BASE + 25)
_PAIR = 1000
GLAZING = (S.GLASS, PANE, FAR_PANE)
AMBER, BLUE = S.AMBER_LEFT, S.BEACON_LEFT  # beacons on the left; those on the right flash in turn
RIGHT_OF = {S.AMBER_LEFT: S.AMBER_RIGHT, S.BEACON_LEFT: S.BEACON_RIGHT}
_OWN = ("rim", "seat", "interior", "cloth", "caliper", "glass", "glass_rear")  # large vehicles have slots of their own for these
TAGS: Mapping[str, int] = {**{k: v for k, v in S.TAGS.items() if k not in _OWN}, "paint3": PAINT3, "canvas": CANVAS}


def coat(name: str, color: RGB, *, flakes: bool = False) -> Material:
    """A vehicle paint of this linear colour."""
    return Material(name, color, 0.36 if flakes else 0.42, 0.4 if flakes else 0.0, clearcoat=1.0, variation=0.06, dirt=0.25)


def large_materials(
    paint: Material,
    *,
    rim: Material | None = None,
    paint2: Material | None = None,
    paint3: Material | None = None,
    letter: RGB = (0.03, 0.03, 0.035),
    seat: RGB = (0.05, 0.07, 0.14),
    canvas: RGB = (0.6, 0.6, 0.58),
    load: RGB = (0.36, 0.28, 0.18),
    machine: RGB = (0.30, 0.31, 0.32),
    tint: float = 0.62,
    frame: RGB = (0.024, 0.024, 0.026),
    pole: RGB = (0.70, 0.50, 0.03),
    display: RGB = (1.0, 0.45, 0.05),
    crate: RGB = (0.015, 0.06, 0.20),
    plates: Mapping[str, Material] | None = None,
    livery: Material | None = None,
) -> tuple[Material, ...]:
    """All materials by slot. crate : of boxes in the load space. tint : share of light that the panes let through (ECE R43 asks 0.70 of a
    windscreen; two panes' worth of dirt and privacy glass bring it down)."""
    steel = rim or Material("wheel steel", (0.45, 0.45, 0.44), 0.45, 0.6, dirt=0.4)
    own = plates or {}
    base = S.vehicle_materials(paint, steel, paint2=paint2, plate=own.get("plate"), plate_rear=own.get("plate_rear"),
        livery=livery or no_livery())
    lit = (display[0] * 0.5, display[1] * 0.5, display[2] * 0.5)
    sign = replace(base[S.SIGN], base_color=display, emissive=lit)
    return (
        *(sign if i == S.SIGN else m for i, m in enumerate(base)),
        paint3 or paint2 or paint,
        Material("vehicle pane", (0.020, 0.024, 0.024), 0.04, transmittance=tint),
        Material("vehicle pane far off", (0.016, 0.019, 0.021), 0.06),
        Material("cabin lining", (0.30, 0.30, 0.29), 0.85),
        Material("seat cloth", seat, 0.95),
        Material("dashboard", (0.035, 0.035, 0.037), 0.75),
        Material("cabin floor", (0.085, 0.088, 0.092), 0.9),
        Material("grab pole", pole, 0.4),
        # Retroreflective sheets of class RA2 (EN 12899-1, colours by day).
        Material("reflective red", (0.42, 0.014, 0.018), 0.4, dirt=0.2),
        Material("reflective yellow", (0.66, 0.56, 0.015), 0.4, dirt=0.2),
        Material("reflective white", (0.76, 0.76, 0.74), 0.4, dirt=0.2),
        Material("badge blue", (0.012, 0.05, 0.42), 0.4),
        Material("marker lamp", (0.45, 0.20, 0.03), 0.15, clearcoat=1.0),
        Material("chassis lacquer", frame, 0.6, dirt=0.7),
        Material("aluminium profile", (0.56, 0.57, 0.58), 0.38, 0.85, dirt=0.3),
        Material("tarpaulin", canvas, 0.55, variation=0.12, dirt=0.35),
        Material("lettering", letter, 0.4, texture="glyphs", alpha="mask"),
        Material("load", load, 0.98, variation=0.35),
        Material("machinery", machine, 0.5, 0.3, dirt=0.5),
        Material("mirror glass", (0.62, 0.65, 0.68), 0.03, 1.0),
        Material("display field", (0.008, 0.008, 0.009), 0.25),
        Material("plywood lining", (0.34, 0.235, 0.135), 0.7, variation=0.25, dirt=0.3),
        Material("carton", (0.33, 0.205, 0.105), 0.9, variation=0.12),
        Material("pale carton", (0.52, 0.43, 0.33), 0.9, variation=0.10),
        Material("plastic crate", crate, 0.5, variation=0.05, dirt=0.15),
    )


def large_lamps(materials: tuple[Material, ...]) -> dict[str, dict[int, Material]]:
    """Lamp states of all motor vehicles and those of large ones: "marker" (with the head lamps, too). Radiances after the
    intensities of UN Regulation 91 (side markers: 4 to 25 cd over 20 cm^2)."""
    states = {name: dict(lit) for name, lit in S.lamp_states(materials).items()}

    def lit(slot: int, color: RGB, level: float) -> dict[int, Material]:
        return {slot: replace(materials[slot], emissive=(level * color[0], level * color[1], level * color[2]))}

    states["marker"] = lit(MARKER, (0.85, 0.36, 0.03), 3.0)
    states["head"] = states["head"] | states["marker"]
    return states


def pair(left: int, right: int) -> int:
    """What panels are given that end in one slot on the left half and in another on the right."""
    return _PAIR + 100 * left + right


@cache
def halves(far: bool = False) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """What panel slots become on the left and on the right half. far : nothing is modelled behind the panes."""
    every = range(DISPLAY + 1)
    pane = {PANE: FAR_PANE} if far else {}
    turn = {**S.RIGHT_HALF, **pane}
    left = {pair(a, b): pane.get(a, a) for a in every for b in every}
    right = {pair(a, b): turn.get(b, b) for a in every for b in every}
    return {**S.LEFT_HALF, **pane, **left}, {**turn, **right}


def draw_kerbside(panels: Panels, field: Field, slot: int, where: Field | None = None) -> None:
    """Draw on the right-hand half alone; the left keeps what it has."""
    _draw_half(panels, field, slot, where, left=False)


def draw_offside(panels: Panels, field: Field, slot: int, where: Field | None = None) -> None:
    """Draw on the left-hand half alone."""
    _draw_half(panels, field, slot, where, left=True)


def _draw_half(panels: Panels, field: Field, slot: int, where: Field | None, *, left: bool) -> None:
    panels.cut(field, where)
    for was in np.unique(panels.slots):
        a, b = divmod(int(was) - _PAIR, 100) if was >= _PAIR else (int(was), int(was))
        panels.fill(field, pair(slot, b) if left else pair(a, slot), where, only=int(was))
