"""The small things on walls, at the sizes in which they are sold and built, and what time does to walls."""

from __future__ import annotations

import numpy as np

from simgen.assets.buildings.openings import Openings
from simgen.assets.buildings.proportions import Proportions
from simgen.assets.buildings.quads import Floats, Quads, rectangles
from simgen.assets.buildings.spec import BuildingSpec, Slot
from simgen.assets.textures.glyphs import glyph_rect
from simgen.assets.textures.strokes import advance

_ADVERTS = ("TYRES", "COAL", "LODGINGS", "FURNITURE", "FINE ALES", "COCOA", "TEA ROOMS", "SOAP", "PIANOS", "GARAGE", "REMOVALS", "BREAD",
            "HOTEL", "TAILORS", "PAINTS", "STOVES", "SEEDS")
_HOUSES = ("HOLM", "ASHDOWN", "KELLER", "MARLOW", "BRANDT", "PETRIE", "LINDEN", "HARKER", "VOSS", "TALBOT")
_PITCH, _SPACING = 0.52, 0.1  # of letters: breadth of an ordinary one with its strokes, and the gap, in cells of the atlas
_LAID_M = 0.012  # of things painted or rendered on a wall before it: thin, and enough for depth at a street's length


def lettering(q: Quads, wall: int, s: float, z: float, n: float, height: float, breadth: float, text: str, slot: int = Slot.LETTER,
              lean: float = 0.0) -> None:
    """A line of letters round (s, z) on a plane n before the wall, `height` high or less, so that it fits into `breadth`.
    lean : how far the plane comes out per metre upwards."""
    wide = _PITCH * np.array([advance(c, 1.0, False) for c in text]) + _SPACING  # in heights
    size = min(height, breadth / float(wide.sum()))
    shown = np.array([c != " " for c in text])
    at = (s + size * (np.cumsum(wide) - wide / 2 - wide.sum() / 2))[shown]
    half = size / 2
    corners = rectangles(at - half, at + half, z - half, z + half, n)
    corners[..., 2] += lean * (corners[..., 1] - z)
    q.on_wall(wall, corners, slot, uv=_letter_uv([c for c in text if c != " "]))


def footing(q: Quads, wall: int, spec: BuildingSpec, height: float) -> None:
    """A band of cement along the foot of a wall."""
    q.boxes(wall, 0.0, q.length[wall], -spec.below_m, height, 0.0, 0.02, Slot.STEP, "FLRT")


def downpipe(q: Quads, wall: int, s: float, spec: BuildingSpec, p: Proportions) -> None:
    """A rainwater pipe of 75 mm with its brackets and a hopper below the eaves."""
    q.boxes(wall, s, s + 0.075, 0.15 - spec.below_m, p.eaves - 0.3, 0.02, 0.095, Slot.METAL, "FLR")
    q.boxes(wall, s - 0.07, s + 0.145, p.eaves - 0.34, p.eaves - 0.12, 0.0, 0.17, Slot.METAL)
    z = np.arange(1.0, p.eaves - 1.0, 1.8)
    q.boxes(wall, s - 0.03, s + 0.105, z, z + 0.05, 0.0, 0.10, Slot.METAL, "FLRTB")


def dish(q: Quads, wall: int, s: float, z: float) -> None:
    """A satellite dish of 0.6 m on its arm, looking sidewards up."""
    turn = np.linspace(0, 2 * np.pi, 9)
    face, up = np.array([0.45, 0.35, 0.82]), np.array([-0.17, 0.94, -0.31])
    across = np.cross(up, face)
    middle = np.array([s, z, 0.36])
    rim = middle + 0.30 * (np.cos(turn)[:, None] * across + np.sin(turn)[:, None] * up)
    cup = np.broadcast_to(middle - 0.07 * face, rim[1:].shape)
    q.on_wall(wall, np.stack([cup, rim[:-1], rim[1:], rim[1:]], axis=1), Slot.FRAME)
    q.on_wall(wall, np.stack([cup, rim[1:], rim[:-1], rim[:-1]], axis=1), Slot.FRAME)
    q.boxes(wall, s - 0.02, s + 0.02, z - 0.04, z, 0.0, 0.32, Slot.METAL, "LRTB")
    q.boxes(wall, s + 0.02, s + 0.30, z - 0.27, z - 0.24, 0.28, 0.31, Slot.METAL, "FKTBR")


def advertisement(q: Quads, wall: int, length: float, low: float, high: float, rng: np.random.Generator) -> None:
    """A painted one, old: a ground of faded paint and two or three lines of letters."""
    breadth = float(rng.uniform(0.55, 0.85)) * length
    tall = min(high - low - 0.6, breadth * float(rng.uniform(0.5, 0.9)), 6.0)
    s0 = float(rng.uniform(0.2, 0.8)) * (length - breadth)
    z0 = high - 0.4 - tall
    if tall < 1.5:
        return
    q.boxes(wall, s0, s0 + breadth, z0, z0 + tall, 0.0, _LAID_M, Slot.ADVERT, "FLRT")
    lines = [str(rng.choice(_HOUSES)) + (" & SONS" if rng.uniform() < 0.4 else ""), str(rng.choice(_ADVERTS))]
    shares = (0.36, 0.64)
    z = z0 + tall
    for text, share in zip(lines, shares, strict=True):
        here = tall * share
        lettering(q, wall, s0 + breadth / 2, z - here / 2, 2 * _LAID_M, here * 0.85, breadth * 0.92, text)
        z -= here


def patches(q: Quads, wall: int, length: float, low: float, high: float, o: Openings, rng: np.random.Generator) -> None:
    """Where render has come off or was made good: ragged fields."""
    for _ in range(int(rng.integers(1, 4))):
        w = float(rng.uniform(1.2, min(4.5, 0.7 * length)))
        h = min(float(rng.uniform(1.2, 4.0)), high - max(low, 0.0) - 0.3)
        if h < 0.8:
            return
        s0 = float(rng.uniform(0.1, max(length - w - 0.1, 0.15)))
        z0 = float(rng.uniform(max(low, 0.0), high - h - 0.1))
        if len(o) and np.any((o.s0 < s0 + w) & (o.s1 > s0) & (o.z0 < z0 + h) & (o.z1 > z0)):
            continue
        _picture(q, wall, s0, s0 + w, z0, z0 + h, Slot.PATCH, rng)


def ghost(q: Quads, wall: int, length: float, low: float, rng: np.random.Generator) -> None:
    """The line in tar where the roof of a house that is gone met the wall: two slopes."""
    foot, top, mid = low + float(rng.uniform(0.2, 0.6)), low + float(rng.uniform(1.2, 2.6)), length * float(rng.uniform(0.4, 0.6))
    t = 0.12
    ends = 0.1, length - 0.1
    line = [[(ends[0], foot), (mid, top), (mid, top + t), (ends[0], foot + t)],
            [(mid, top), (ends[1], foot), (ends[1], foot + t), (mid, top + t)]]
    corners = np.concatenate([np.array(line), np.full((2, 4, 1), _LAID_M)], axis=-1)
    q.on_wall(wall, corners, Slot.METAL)


def ivy(q: Quads, wall: int, length: float, high: float, rng: np.random.Generator) -> None:
    """Ivy from the ground up, in two layers of pictures."""
    breadth = min(float(rng.uniform(2.0, 5.5)), length - 0.3)
    s0 = float(rng.choice([0.15, length - breadth - 0.15]))
    for k, share in enumerate((1.0, 0.8)):
        _picture(q, wall, s0 + 0.1 * k, s0 + breadth * share, -0.1, high * share, Slot.IVY, rng, n=0.06 + 0.07 * k)


def tie_plates(q: Quads, wall: int, length: float, z: Floats, o: Openings) -> None:
    """Iron plates of the rods that hold a wall to its floors, at floor heights z (M,)."""
    s = np.array([0.28, 0.72]) * length
    at, height = np.repeat(s, len(z)), np.tile(z, 2)
    if len(o):
        clear = ~np.any((np.abs(at[:, None] - (o.s0 + o.s1) / 2) < (o.s1 - o.s0) / 2 + 0.25) & (height[:, None] > o.z0 - 0.3)
                        & (height[:, None] < o.z1 + 0.3), axis=1)
        at, height = at[clear], height[clear]
    q.boxes(wall, at - 0.17, at + 0.17, height - 0.03, height + 0.03, 0.0, 0.035, Slot.METAL)
    q.boxes(wall, at - 0.03, at + 0.03, height - 0.17, height + 0.17, 0.0, 0.03, Slot.METAL)


def projecting_sign(q: Quads, wall: int, s: float, z: float, text: str, rng: np.random.Generator) -> None:
    """A board at right angles to the front, 2.6 m or more above the pavement, with the first letters on both faces."""
    w, h = float(rng.uniform(0.5, 0.8)), float(rng.uniform(0.5, 0.95))
    n0, n1 = 0.22, 0.22 + w
    q.boxes(wall, s - 0.03, s + 0.03, z, z + h, n0, n1, Slot.SIGN, "FKLRTB")
    q.boxes(wall, s - 0.015, s + 0.015, z + h, z + h + 0.04, 0.0, n1, Slot.METAL, "FLRTB")
    q.boxes(wall, s - 0.015, s + 0.015, z + 0.1, z + 0.13, 0.0, n0, Slot.METAL, "LRTB")
    initial = text[:1]
    half, mid_n, mid_z = 0.36 * min(w, h), (n0 + n1) / 2, z + h / 2
    right = [(s + 0.036, mid_z + b * half, mid_n + a * half) for a, b in ((1, -1), (-1, -1), (-1, 1), (1, 1))]
    left = [(s - 0.036, mid_z + b * half, mid_n + a * half) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    q.on_wall(wall, np.array([right, left]), Slot.LETTER, uv=np.repeat(_letter_uv([initial]), 2, axis=0))


def door_things(q: Quads, wall: int, s0: float, s1: float, z0: float, recess: float, number: int) -> None:
    """House number on a plate and a bell to one side of a door, a lamp to the other, a letter box (260 x 40 mm) in it."""
    middle, half = (s0 + s1) / 2, (s1 - s0) / 2
    q.boxes(wall, middle - 0.13, middle + 0.13, z0 + 0.98, z0 + 1.03, -recess + 0.03, -recess + 0.055, Slot.STEP)
    room = {1: float(q.length[wall]) - s1, -1: s0}
    side = 1 if room[1] >= 0.55 else -1
    if room[side] >= 0.55:
        at = middle + side * (half + 0.38)
        q.boxes(wall, at - 0.12, at + 0.12, z0 + 1.62, z0 + 1.80, 0.0, 0.02, Slot.ADVERT)
        lettering(q, wall, at, z0 + 1.71, 0.028, 0.15, 0.21, str(number))
        q.boxes(wall, at - 0.04, at + 0.04, z0 + 1.25, z0 + 1.40, 0.0, 0.02, Slot.METAL)
    if room[-side] >= 0.5:
        at = middle - side * (half + 0.36)
        q.boxes(wall, at - 0.06, at + 0.06, z0 + 1.75, z0 + 2.05, 0.02, 0.16, Slot.METAL)


def canopy(q: Quads, wall: int, s0: float, s1: float, z: float) -> None:
    """A slab over a door, on two brackets."""
    a, b = max(s0 - 0.3, 0.05), min(s1 + 0.3, float(q.length[wall]) - 0.05)
    q.boxes(wall, a, b, z + 0.08, z + 0.2, 0.0, 0.8, Slot.TRIM)
    q.boxes(wall, a, b, z + 0.2, z + 0.215, 0.0, 0.83, Slot.METAL, "FLRT")
    for s in (s0 - 0.12, s1 + 0.06):
        q.boxes(wall, s, s + 0.06, z - 0.25, z + 0.08, 0.0, 0.06, Slot.METAL)
        q.boxes(wall, s, s + 0.06, z + 0.03, z + 0.08, 0.06, 0.6, Slot.METAL, "FLRB")


def air_bricks(q: Quads, wall: int, length: float, z: float) -> None:
    """Vents of 215 x 65 mm in the foot of the wall."""
    s = np.arange(0.8, length - 0.6, 2.1)
    q.boxes(wall, s, s + 0.215, z, z + 0.065, 0.0, 0.006, Slot.METAL, "F")


def alarm_box(q: Quads, wall: int, s: float, z: float) -> None:
    """The bell of a burglar alarm."""
    q.boxes(wall, s - 0.14, s + 0.14, z, z + 0.32, 0.0, 0.09, Slot.SIGN)


def coolers(q: Quads, o: Openings, keep: np.ndarray) -> None:
    """Air conditioners (0.8 x 0.55 x 0.3 m) on brackets below some windows."""
    here = o.where(keep)
    middle, top = (here.s0 + here.s1) / 2, here.z0 - 0.22
    q.boxes(here.wall, middle - 0.4, middle + 0.4, top - 0.55, top, 0.06, 0.36, Slot.FRAME, "FLRTB")
    q.boxes(here.wall, middle - 0.3, middle + 0.12, top - 0.48, top - 0.07, 0.36, 0.37, Slot.METAL, "F")


def shutters(q: Quads, o: Openings) -> None:
    """Pairs of open shutters, each half as broad as the window, with their rails."""
    width = (o.s1 - o.s0) / 2
    for s0 in (o.s0 - width - 0.03, o.s1 + 0.03):
        q.boxes(o.wall, s0, s0 + width, o.z0, o.z1, 0.01, 0.05, Slot.SHUTTER, "FLRTB")
        for a, b in ((0.06, 0.46), (0.54, 0.94)):
            z0, z1 = o.z0 + a * (o.z1 - o.z0), o.z0 + b * (o.z1 - o.z0)
            q.boxes(o.wall, s0 + 0.07, s0 + width - 0.07, z0, z1, 0.05, 0.058, Slot.SHUTTER, "FLRTB", ao=220)


def quoins(q: Quads, wall: int, length: float, z0: float, z1: float) -> None:
    """Corner stones, long and short in turns."""
    z = np.arange(z0, z1 - 0.3, 0.45)
    long = np.where(np.arange(len(z)) % 2 == 0, 0.42, 0.26)
    q.boxes(wall, 0.0, long, z + 0.012, z + 0.438, 0.0, 0.03, Slot.TRIM, "FRTB")
    q.boxes(wall, length - long, length, z + 0.012, z + 0.438, 0.0, 0.03, Slot.TRIM, "FLTB")


def _letter_uv(chars: list[str]) -> Floats:
    rects = np.array([glyph_rect(c) for c in chars])
    return np.stack([rects[:, [0, 1]], rects[:, [2, 1]], rects[:, [2, 3]], rects[:, [0, 3]]], axis=1)


def _picture(q: Quads, wall: int, s0: float, s1: float, z0: float, z1: float, slot: int, rng: np.random.Generator, *,
             n: float = _LAID_M) -> None:
    """One quad with a whole picture, mirrored or not."""
    u = (0.0, 1.0) if rng.uniform() < 0.5 else (1.0, 0.0)
    uv = np.array([[(u[0], 0.0), (u[1], 0.0), (u[1], 1.0), (u[0], 1.0)]])
    q.on_wall(wall, rectangles(s0, s1, z0, z1, n), slot, uv=uv)
