"""What trams are like: sections, bogies, bays of doors and windows, outlines of each design, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

Tone = tuple[float, float, float]
WHEEL_M = 0.30  # radius of the wheels
WIRE_M = 5.5  # height of the contact wire over the rails (EN 50119 and EN 50122-1: 5.5 m over streets, 4.7 m at least)
AXLES_M = 0.90  # from a bogie's middle to its axles


@dataclass(frozen=True)
class Section:
    """x0, x1 : ends of the body. bogies : where bogies are under it. nose : +1 front, -1 rear, 0 none. bays : kinds from the rear to the
    front: "w" window, "d" door, "n" narrow window, "s" solid."""

    x0: float
    x1: float
    nose: int
    bays: str


@dataclass(frozen=True)
class TramSpec:
    """Metres. lengths : of the sections from the rear to the front, with the noses. gap : bellows between two. modern : low floor and long
    slanting nose. pivoted : sections ride on bogies at their ends, shared in the middle; else short sections with fixed bogies carry the
    others between them. bays : for each section."""

    design: str
    lengths: tuple[float, ...]
    bays: tuple[str, ...]
    bogies: tuple[float, ...]
    width: float
    roof: float
    floor: float
    sill: float
    lintel: float
    nose: float
    modern: bool
    pivoted: bool
    gap: float = 0.55

    @cached_property
    def origin(self) -> float:
        """From the rear end to the rear axle, where x is 0."""
        return self.bogies[0] - AXLES_M

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """From the rear to the front."""
        out, x = [], -self.origin
        for i, (length, bays) in enumerate(zip(self.lengths, self.bays, strict=True)):
            last = i == len(self.lengths) - 1
            out.append(Section(x, x + length, 1 if last else -1 if i == 0 else 0, bays))
            x += length + self.gap
        return tuple(out)

    @cached_property
    def bogie_x(self) -> tuple[float, ...]:
        """Middles of the bogies."""
        return tuple(b - self.origin for b in self.bogies)

    @cached_property
    def pivots(self) -> tuple[float, ...]:
        """Middles of the bellows."""
        return tuple(0.5 * (a.x1 + b.x0) for a, b in pairwise(self.sections))

    @property
    def half(self) -> float:
        """Half the body's width."""
        return 0.5 * self.width

    @property
    def profile(self) -> tuple[tuple[float, float], ...]:
        """Half the cross-section from the skirt's edge to the top: y, z."""
        w, r = self.half, self.roof
        if self.modern:
            return ((w * 0.965, 0.20), (w, 0.42), (w, self.sill), (w * 0.985, self.lintel), (w * 0.965, r - 0.42), (w * 0.90, r - 0.25),
                (w * 0.70, r - 0.08), (w * 0.35, r), (0.0, r + 0.01))
        return ((w * 0.93, 0.42), (w, 0.66), (w, self.sill), (w * 0.965, self.lintel), (w * 0.93, r - 0.38), (w * 0.82, r - 0.20),
            (w * 0.60, r - 0.07), (w * 0.30, r), (0.0, r + 0.012))


# Lengths, widths and heights after operators' sheets: Siemens Combino (five sections, 2.30 m), Bombardier Flexity Classic (2.40 m), Duewag
# GT6 and GT8 (2.20..2.35 m).
TRAMS: tuple[TramSpec, ...] = (
    TramSpec("low-floor of five", (7.3, 6.5, 3.7, 6.5, 7.3), ("dww", "wdwdw", "nwn", "wdwdw", "wwd"), (5.0, 16.75, 28.5), 2.40, 3.25,
    0.36, 0.98, 2.42, 1.75, True, False),
    TramSpec("low-floor of three", (8.2, 6.2, 8.2), ("ddww", "wdwd", "wwdd"), (5.7, 18.0), 2.40, 3.28, 0.36, 0.95, 2.45, 1.45, True, False),
    TramSpec("high-floor of two", (9.6, 9.6), ("dwwwdwn", "wdwwwwd"), (2.6, 9.875, 17.15), 2.22, 3.20, 0.88, 1.62, 2.52, 0.62, False, True),
    TramSpec("high-floor of three", (9.3, 6.7, 9.3), ("dwwwdwn", "nwddwn", "wdwwwwd"), (2.6, 9.575, 16.825, 23.8), 2.30, 3.22, 0.88, 1.60,
    2.54, 0.75, False, True),
)  # fmt: skip
# Liveries: main colour, second colour.
LIVERIES: tuple[tuple[Tone, Tone], ...] = (
    ((0.42, 0.015, 0.012), (0.72, 0.71, 0.68)), ((0.70, 0.48, 0.02), (0.16, 0.165, 0.17)), ((0.03, 0.16, 0.08), (0.70, 0.68, 0.58)),
    ((0.72, 0.72, 0.71), (0.02, 0.11, 0.36)),
    ((0.66, 0.63, 0.50), (0.36, 0.012, 0.012)), ((0.10, 0.32, 0.40), (0.72, 0.72, 0.71)),
)  # fmt: skip
