"""Paper and paint on ground floors: posters, stickers, sprayed letters, shutters, awnings."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simgen.assets.buildings import details
from simgen.assets.buildings.quads import Floats, Quads, rectangles
from simgen.assets.buildings.spec import Slot
from simgen.assets.textures.shopping import POSTERS, TAGS

_SIZES_M = ((0.42, 0.594), (0.594, 0.841), (0.841, 1.189), (1.2, 1.8))  # DIN A2, A1 and A0, and the bill-poster's twelve sheets
_HOURS = ("MON-FRI 9-6", "SAT 9-5", "SUN 11-4", "DAILY 8-8", "TUE-SUN 12-11")


def poster_uv(rng: np.random.Generator, count: int) -> Floats:
    """(count, 4, 2) UVs of cells of the atlas of posters."""
    cell = rng.integers(0, POSTERS**2, count)
    inset = np.array([(0.02, 0.02), (0.98, 0.02), (0.98, 0.98), (0.02, 0.98)])
    return np.asarray((inset[None] + np.stack([cell % POSTERS, cell // POSTERS], axis=1)[:, None]) / POSTERS, np.float64)


def tag_uv(rng: np.random.Generator) -> Floats:
    """(1, 4, 2) UVs of one picture of sprayed letters."""
    c, r = (int(v) for v in rng.integers(0, TAGS))
    u0, u1, v0, v1 = c / TAGS[0] + 0.005, (c + 1) / TAGS[0] - 0.005, r / TAGS[1] + 0.005, (r + 1) / TAGS[1] - 0.005
    return np.array([[(u0, v0), (u1, v0), (u1, v1), (u0, v1)]])


def posters_on(
    q: Quads, wall: int, left: Floats, right: Floats, z0: float, z1: float, n: float, rng: np.random.Generator, share: float
) -> NDArray[np.bool_]:
    """Posters on some of the panes between left and right (M,), and now and then a row of small ones: which panes stay free."""
    free = np.ones(len(left), bool)
    for k, (a, b) in enumerate(zip(left, right, strict=True)):
        if b - a < 0.4 or rng.uniform() >= share:
            continue
        free[k] = False
        wide, tall = _SIZES_M[int(rng.integers(len(_SIZES_M) if rng.uniform() < 0.3 else 3))]
        wide, tall = (tall, wide) if rng.uniform() < 0.2 else (wide, tall)
        size = min(1.0, (b - a - 0.2) / wide, (z1 - z0 - 0.2) / tall)
        wide, tall = wide * size, tall * size
        count = max(1, min(int(rng.integers(1, 4)), int((b - a - 0.14) / (wide + 0.04))))
        start = _between(rng, a + 0.06, b - 0.02 - count * (wide + 0.04))
        s = start + np.arange(count) * (wide + 0.04)
        z = _between(rng, z0 + 0.08, min(z0 + 1.3, z1 - tall - 0.08))
        q.on_wall(wall, rectangles(s, s + wide, z, z + tall, n), Slot.POSTER, uv=poster_uv(rng, count), ao=235)
    return free


def stickers_on(
    q: Quads, wall: int, left: Floats, right: Floats, z0: float, z1: float, n: float, rng: np.random.Generator, sign: str, letter: int
) -> None:
    """What small things are stuck on the panes between left and right (M,): menus and cards at the height of the eyes, the name once more,
    a row of marks that keeps people from walking into the glass."""
    wide = right - left
    dice = rng.uniform(size=len(left))
    for k in np.flatnonzero((dice < 0.3) & (wide > 0.45)):
        tall = float(rng.choice([0.21, 0.297, 0.42]))  # DIN A5, A4 and A3, upright
        count = min(int(rng.integers(1, 3)), int((wide[k] - 0.1) / (0.8 * tall)))
        s = _between(rng, float(left[k]) + 0.06, float(right[k]) - 0.06 - 0.8 * tall * count) + 0.8 * tall * np.arange(count)
        z = min(max(z0 + 0.1, float(rng.uniform(1.15, 1.6))), z1 - tall - 0.05)
        sheets = rectangles(s, s + 0.707 * tall, z, z + tall, n)
        if rng.uniform() < 0.5:
            q.on_wall(wall, sheets, Slot.POSTER, uv=poster_uv(rng, count), ao=190)
        else:  # a menu: paper, two blocks of print
            q.on_wall(wall, sheets, Slot.FRAME, ao=190)
            for low, high in ((0.12, 0.55), (0.66, 0.88)):
                inner = rectangles(s + 0.1 * tall, s + 0.6 * tall, z + low * tall, z + high * tall, n + 0.002)
                q.on_wall(wall, inner, Slot.STEP, ao=170)
    name = sign.split("|")[0]
    if name and rng.uniform() < 0.25:
        for k in np.flatnonzero((dice > 0.6) & (wide > 0.7))[:2]:
            z = min(max(z0 + 0.15, float(rng.uniform(0.9, 1.9))), z1 - 0.2)
            middle, high = float(left[k] + right[k]) / 2, float(rng.uniform(0.08, 0.2))
            details.lettering(q, wall, middle, z, n, high, float(wide[k]) - 0.2, name, letter)
    elif rng.uniform() < 0.14 and z0 < 1.0 < z1:
        for a, b in zip(left + 0.1, right - 0.1, strict=True):
            s = np.arange(a, b, 0.16)[:10]
            q.on_wall(wall, rectangles(s, s + 0.05, 1.02, 1.07, n), Slot.STEP, ao=150)


def hours_on(q: Quads, wall: int, s: float, z: float, n: float, breadth: float, rng: np.random.Generator) -> None:
    """Opening hours in some lines of small letters, on most doors of glass, and a card or two below."""
    if rng.uniform() < 0.6 and breadth > 0.25:
        for k in range(int(rng.integers(2, 4))):
            details.lettering(q, wall, s, z - 0.055 * k, n, 0.05, breadth, _HOURS[int(rng.integers(len(_HOURS)))], Slot.LETTER_C)
    if rng.uniform() < 0.6:
        at = s + float(rng.uniform(-0.2, 0.1))
        q.on_wall(wall, rectangles(at, at + 0.11, z - 0.4, z - 0.25, n), Slot.POSTER, uv=poster_uv(rng, 1), ao=190)


def sprayed(q: Quads, wall: int, s0: float, s1: float, z0: float, z1: float, n: float, rng: np.random.Generator, count: int) -> None:
    """Tags on a stretch of wall or shutter."""
    for k in range(count):
        wide = min(float(rng.uniform(0.8, 2.4)), s1 - s0)
        tall = min(wide * float(rng.uniform(0.4, 0.6)), z1 - z0)
        if wide < 0.4 or tall < 0.2:
            return
        s, z = _between(rng, s0, s1 - wide), _between(rng, z0, z1 - tall)
        q.on_wall(wall, rectangles(s, s + wide, z, z + tall, n + 0.004 * k), Slot.GRAFFITI, uv=tag_uv(rng))


def roller(q: Quads, wall: int, a: float, b: float, z0: float, z1: float, rng: np.random.Generator, n: float = -0.06) -> None:
    """A shutter of slats, down before something closed; most are sprayed."""
    z = np.arange(z0 + 0.03, z1 - 0.05, 0.16)
    q.boxes(wall, a, b, -0.5, z1, n - 0.03, n, Slot.ROLLER, "F")
    q.boxes(wall, a + 0.04, b - 0.04, z, z + 0.13, n, n + 0.015, Slot.ROLLER, "FTB")
    q.boxes(wall, a, a + 0.05, z0, z1, n, n + 0.05, Slot.METAL, "FLR")
    q.boxes(wall, b - 0.05, b, z0, z1, n, n + 0.05, Slot.METAL, "FLR")
    if rng.uniform() < 0.65:
        sprayed(q, wall, a + 0.1, b - 0.1, z0 + 0.2, z1 - 0.2, n + 0.02, rng, int(rng.integers(1, 4)))


def awning(q: Quads, wall: int, a: float, b: float, z: float, reach: float, *, striped: bool, valance: float) -> None:
    """A blind of cloth let down over the pavement, of one colour or in stripes, with a hem of `valance` metres."""
    drop = 0.45 * reach
    strips = max(2, round((b - a) / 0.5)) if striped else 1
    s = np.linspace(a, b, strips + 1)
    for k in range(strips):
        slot = Slot.AWNING if k % 2 == 0 else Slot.FRAME
        s0, s1 = s[k], s[k + 1]
        top = [[s0, z - drop, reach], [s1, z - drop, reach], [s1, z, 0.1], [s0, z, 0.1]]
        low = np.array(top)[::-1] - [0, 0.02, 0]
        hem = [[s0, z - drop - valance, reach], [s1, z - drop - valance, reach], [s1, z - drop, reach], [s0, z - drop, reach]]
        back = np.array(hem)[::-1] - [0, 0, 0.01]
        q.on_wall(wall, np.array([top, low, hem, back] if valance else [top, low]), slot)
    for s0, turn in ((a, 1), (b, -1)):
        side = np.array([[s0, z - drop, reach], [s0, z, 0.1], [s0, z - drop, 0.1], [s0, z - drop, 0.1]])
        q.on_wall(wall, np.array([side, side[[0, 2, 1, 1]] + np.array([0.01 * turn, 0, 0])]), Slot.AWNING)


def _between(rng: np.random.Generator, low: float, high: float) -> float:
    """A number between bounds, the lower one where they leave no room."""
    return low + float(rng.uniform()) * max(high - low, 0.0)
