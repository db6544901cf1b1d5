"""What is seen through the panes of a ground floor: a dim room with its back wall, goods on a stage, furniture, lamps.

How dim it is says the occlusion of its faces: a window lets in light at its pane, and a few per cent of it three metres behind
(the daylight factors of side-lit rooms, CIBSE LG10).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.buildings.figures import FIGURES, GOODS, figure
from simgen.assets.buildings.quads import Floats, Quads
from simgen.assets.buildings.spec import Slot
from simgen.assets.textures.shopping import ROOM_M, ROOMS

# Occlusion at the panes, of what stands on a stage behind them, and four metres behind them, of 255: by day a room sends back a fifth to
# a twentieth of what the street does.
_AT_PANE, _STAGE, _DEEP = 76.0, 62, 14.0
_TABLE_M, _SEAT_M = 0.74, 0.46  # usual heights
_FLOOR_Z = 0.05  # where people stand: stages, which hide their feet, are higher
_MARGIN_M = 0.12  # of rooms to the insides of other walls
_DEPTHS_M = (4.2, 3.2, 2.4, 1.6, 1.0, 0.6)


@dataclass(frozen=True)
class Room:
    """A room behind a front: from s0 to s1 at the front and b0 to b1 at its back, z0 to z1 high, from n0 back to n1 (both negative)."""

    s0: float
    s1: float
    b0: float
    b1: float
    z0: float
    z1: float
    n0: float
    n1: float

    def between(self, n: float) -> tuple[float, float]:
        """Where its side walls are at depth n."""
        t = (self.n0 - n) / (self.n0 - self.n1)
        return self.s0 + t * (self.b0 - self.s0), self.s1 + t * (self.b1 - self.s1)


def light_at(n: float, n0: float) -> float:
    """Occlusion (0..255) at depth n of a room whose panes are at n0."""
    return max(_AT_PANE * float(np.exp((n - n0) / 2.2)), _DEEP)


def room(q: Quads, wall: int, s0: float, s1: float, z0: float, z1: float, n0: float, rng: np.random.Generator) -> Room:
    """The shell of a room behind panes at depth n0 of a wall, as deep as the building allows, with a picture on its back wall."""
    wanted = float(rng.uniform(1.8, 4.2))
    back = (s0, s1)
    depth = 0.4
    for depth in (wanted, *_DEPTHS_M):
        back = _inside(q, wall, s0, s1, n0 - depth)
        if depth <= wanted and back[1] - back[0] > 0.7 * (s1 - s0):
            break
    front = _inside(q, wall, s0, s1, n0)
    r = Room(*front, *back, z0, z1, n0, n0 - depth)
    near, far = _AT_PANE * 0.75, light_at(r.n1, n0)
    a, b, c, d = (r.s0, r.n0), (r.b0, r.n1), (r.b1, r.n1), (r.s1, r.n0)

    def upright(p: tuple[float, float], o: tuple[float, float]) -> list[tuple[float, float, float]]:
        return [(p[0], z0, p[1]), (o[0], z0, o[1]), (o[0], z1, o[1]), (p[0], z1, p[1])]

    def level(z: float, order: tuple[tuple[float, float], ...]) -> list[tuple[float, float, float]]:
        return [(s, z, n) for s, n in order]

    shell = np.array([upright(a, b), upright(c, d), level(z0, (a, d, c, b)), level(z1, (a, b, c, d))])
    shade = np.array(
        [[near, far, far, near], [far, near, near, far], [near, near, far, far], [0.7 * near, 0.7 * far, 0.7 * far, 0.7 * near]]
    )
    q.on_wall(wall, shell, Slot.ROOM, ao=shade)
    u0, mirrored = float(rng.uniform()), rng.uniform() < 0.5
    u = np.array([u0, u0 + (r.b1 - r.b0) / ROOM_M[0] * float(rng.uniform(0.8, 1.2))])
    u = u[::-1] if mirrored else u
    row, high = int(rng.integers(ROOMS)), min((z1 - z0) / ROOM_M[1], 1.0)
    v0, v1 = (row + 0.01) / ROOMS, (row + 0.01 + 0.98 * high) / ROOMS
    q.on_wall(wall, np.array([upright(b, c)]), Slot.ROOM_WALL, uv=np.array([[(u[0], v0), (u[1], v0), (u[1], v1), (u[0], v1)]]), ao=far)
    return r


def depth_of(q: Quads, wall: int, s0: float, s1: float, wanted: float) -> float:
    """How deep a recess of a wall may be, `wanted` metres at most, before it comes out at another wall."""
    for depth in np.arange(wanted, 0.0, -0.25):
        lo, hi = _inside(q, wall, s0, s1, -float(depth))
        if hi - lo > s1 - s0 - 1e-6:
            return float(depth)
    return 0.0


def furnish(
    q: Quads, wall: int, r: Room, rng: np.random.Generator, *, lit: bool, free: tuple[float, float], shop: bool, tables: bool = False
) -> None:
    """Goods at the panes, furniture behind them, people and lamps. free : the stretch of the door, which stays open. tables : a room to
    eat in."""
    if tables:
        _tables(q, wall, r, rng, free)
    elif shop:
        _stage(q, wall, r, rng, free)
    if r.n0 - r.n1 > 1.4:
        _furniture(q, wall, r, rng, 1 if tables else 3 if shop else 2)
        _people(q, wall, r, rng)
    _lamps(q, wall, r, rng, lit)


def _tables(q: Quads, wall: int, r: Room, rng: np.random.Generator, free: tuple[float, float]) -> None:
    """Tables behind the panes with a chair on either side, and a guest on some of them; curtains at the ends of many a front."""
    floor = _FLOOR_Z
    for lo, hi in ((r.s0 + 0.5, free[0] - 0.5), (free[1] + 0.5, r.s1 - 0.5)):
        count = min(int((hi - lo + 0.6) / float(rng.uniform(1.5, 2.2))), 3)
        for k in range(count):
            s, n = lo + (k + 0.5) * (hi - lo) / count + float(rng.uniform(-0.15, 0.15)), r.n0 - float(rng.uniform(0.5, 0.75))
            if n - 0.35 < r.n1:
                continue
            q.boxes(wall, s - 0.33, s + 0.33, floor + _TABLE_M - 0.03, floor + _TABLE_M, n - 0.33, n + 0.33, Slot.GOODS_B, "FLRT",
                    ao=_STAGE)
            q.boxes(wall, s - 0.03, s + 0.03, floor, floor + _TABLE_M - 0.03, n - 0.03, n + 0.03, Slot.DARK, "F", ao=_STAGE)
            for side in (-1.0, 1.0):
                c = s + side * float(rng.uniform(0.5, 0.62))
                back = c + side * 0.19
                q.boxes(wall, c - 0.2, c + 0.2, floor + _SEAT_M - 0.04, floor + _SEAT_M, n - 0.2, n + 0.2, Slot.DARK, "FT", ao=_STAGE)
                q.boxes(wall, back - 0.02, back + 0.02, floor, floor + 0.88, n - 0.19, n + 0.19, Slot.DARK, "FLR", ao=_STAGE)
                if rng.uniform() < 0.15:
                    figure(q, wall, "guest", c, floor + _SEAT_M - 0.86, n, side * np.pi / 2, 1.0, round(0.7 * _STAGE))
    if rng.uniform() < 0.5:  # pale cloth, drawn aside
        for s in (r.s0 + 0.12, r.s1 - 0.36):
            x = s + 0.06 * np.arange(4)
            q.boxes(wall, x, x + 0.05, r.z0, r.z1, r.n0 - 0.16, r.n0 - 0.1 - 0.03 * (np.arange(4) % 2), Slot.ROOM, "FLR", ao=_STAGE)


def _people(q: Quads, wall: int, r: Room, rng: np.random.Generator) -> None:
    """Somebody who stands in some of the rooms, dark before the back wall."""
    for _ in range(int(rng.choice([0, 0, 0, 1, 1, 2]))):
        n = r.n1 + 0.4 + float(rng.uniform()) * max(r.n0 - r.n1 - 1.1, 0.0)
        lo, hi = r.between(n - 0.25)
        if hi - lo > 1.0:
            s, size = float(rng.uniform(lo + 0.4, hi - 0.4)), float(rng.uniform(0.9, 1.02))
            figure(q, wall, "visitor", s, _FLOOR_Z, n, float(rng.uniform(-np.pi, np.pi)), size, round(0.6 * light_at(n, r.n0) + 6))


def _stage(q: Quads, wall: int, r: Room, rng: np.random.Generator, free: tuple[float, float]) -> None:
    """Dummies, stands and packets close behind the panes; some shops have a low back to it."""
    kinds = ("dummies", "stands", "piles", "mixed", "curtain", "things", "things", "empty")
    kind = kinds[int(rng.integers(len(kinds)))]
    things = [GOODS[int(k)] for k in rng.integers(0, len(GOODS), 2)]
    for lo, hi in ((r.s0 + 0.15, free[0] - 0.1), (free[1] + 0.1, r.s1 - 0.15)):
        if hi - lo < 0.5:
            continue
        if kind in ("dummies", "mixed"):
            _row(q, wall, r, rng, lo, hi, FIGURES, float(rng.uniform(0.75, 1.4)), r.z0 + 0.005)
        if kind == "stands":  # a thing on each of a row of stands
            count = max(1, int((hi - lo) / float(rng.uniform(0.5, 0.9))))
            at, top = lo + (np.arange(count) + 0.5) * (hi - lo) / count, r.z0 + rng.choice([0.2, 0.45, 0.7, 0.9], count)
            q.boxes(wall, at - 0.17, at + 0.17, r.z0 + 0.003, top, r.n0 - 0.6, r.n0 - 0.26, Slot.ROOM, "FLRT", ao=_STAGE)
            for s, z in zip(at, top, strict=True):
                figure(q, wall, things[0], float(s), float(z), r.n0 - 0.43, float(rng.uniform(0, 3)), float(rng.uniform(0.7, 1.0)), _STAGE)
        if kind in ("piles", "mixed"):
            _boxes(q, wall, r, rng, lo, hi, max(2, int((hi - lo) / 0.25)), (0.05, 0.14), (0.06, 0.32), Slot.GOODS)
            _boxes(q, wall, r, rng, lo, hi, max(2, int((hi - lo) / 0.35)), (0.05, 0.16), (0.06, 0.45), Slot.GOODS_B)
        if kind == "things":
            _row(q, wall, r, rng, lo, hi, (*things, things[0]), float(rng.uniform(0.35, 0.8)), r.z0 + 0.005)
        if kind == "curtain":  # cloth or a board behind the stage, as high as the chest or higher
            top_z, n = r.z0 + float(rng.uniform(0.7, 1.9)), r.n0 - 0.75
            slot = int(rng.choice([Slot.ROOM, Slot.GOODS, Slot.GOODS_B]))
            q.boxes(wall, lo, hi, r.z0 + 0.005, min(top_z, r.z1 - 0.2), n - 0.03, n, slot, "FT", ao=round(0.8 * _STAGE))
            _row(q, wall, r, rng, lo, hi, (*things, "bust"), float(rng.uniform(0.4, 0.9)), r.z0 + 0.005)


def _row(
    q: Quads, wall: int, r: Room, rng: np.random.Generator, lo: float, hi: float, kinds: tuple[str, ...], pitch: float, z: float
) -> None:
    """Things in a loose row behind the panes."""
    count = int((hi - lo) / pitch)
    for k in range(count):
        s = lo + (k + 0.5) * (hi - lo) / count + float(rng.uniform(-0.1, 0.1))
        n = r.n0 - float(rng.uniform(0.35, 0.6))
        figure(q, wall, kinds[int(rng.integers(len(kinds)))], s, z, n, float(rng.uniform(-0.7, 0.7)), float(rng.uniform(0.9, 1.03)), _STAGE)


def _boxes(
    q: Quads,
    wall: int,
    r: Room,
    rng: np.random.Generator,
    lo: float,
    hi: float,
    count: int,
    half: tuple[float, float],
    tall: tuple[float, float],
    slot: int,
) -> None:
    """Blocks that stand on the stage between lo and hi."""
    w = rng.uniform(*half, count)
    s = np.clip(rng.uniform(lo, hi, count), lo + w, np.maximum(hi - w, lo + w))
    n = r.n0 - w - rng.uniform(0.1, 0.5, count)
    q.boxes(wall, s - w, s + w, r.z0 + 0.003, r.z0 + rng.uniform(*tall, count), n - w, n + w, slot, "FLRT", ao=round(0.9 * _STAGE))


def _furniture(q: Quads, wall: int, r: Room, rng: np.random.Generator, count: int) -> None:
    """Counters, racks and tables in the depth of the room."""
    for _ in range(int(rng.integers(1, count + 1))):
        n = r.n1 + 0.35 + float(rng.uniform()) * max(r.n0 - r.n1 - 1.35, 0.0)
        lo, hi = r.between(n - 0.3)
        half = min(float(rng.uniform(0.3, 1.2)), (hi - lo) / 2 - 0.05)
        if half < 0.15:
            continue
        s = float(rng.uniform(lo + half, hi - half))
        top = r.z0 + float(rng.choice([0.75, 0.95, 1.1, 1.5, 1.9]))
        slot = int(rng.choice([Slot.GOODS, Slot.GOODS_B, Slot.GOODS_C, Slot.DARK, Slot.ROOM]))
        q.boxes(wall, s - half, s + half, r.z0, min(top, r.z1 - 0.4), n - 0.3, n + 0.1, slot, "FLRT", ao=round(light_at(n, r.n0)))
        things = int(rng.integers(0, 5))
        at = s + half * rng.uniform(-0.8, 0.8, things)
        q.boxes(
            wall,
            at - 0.07,
            at + 0.07,
            top,
            top + rng.uniform(0.1, 0.35, things),
            n - 0.2,
            n,
            Slot.GOODS_B,
            "FLRT",
            ao=round(light_at(n, r.n0)),
        )


def _lamps(q: Quads, wall: int, r: Room, rng: np.random.Generator, lit: bool) -> None:
    """Lamps on the ceiling or hanging from it, off by day in many rooms."""
    pitch, hang, half = (
        float(rng.uniform(0.8, 1.8)),
        float(rng.choice([0.02, 0.02, 0.35, 0.6, 0.8])),
        float(rng.choice([0.025, 0.03, 0.04, 0.05, 0.09, 0.13, 0.3])),
    )
    half = min(half, 0.13) if hang > 0.1 else half
    slot = Slot.LAMP if lit else Slot.GOODS_C
    for n in np.arange(r.n0 - 0.45, r.n1 + 0.3, -float(rng.uniform(1.0, 1.6)))[:4]:
        lo, hi = r.between(float(n))
        s = np.arange(lo + 0.4, hi - 0.3, pitch)
        deep = min(half, 0.12)
        q.boxes(
            wall,
            s - half,
            s + half,
            r.z1 - hang - (0.04 if hang < 0.1 else 0.16),
            r.z1 - hang + 0.01,
            n - deep,
            n + deep,
            slot,
            "FLRB",
            ao=70,
        )
        if hang > 0.1:
            q.boxes(wall, s - 0.008, s + 0.008, r.z1 - hang, r.z1, n - 0.008, n + 0.008, Slot.DARK, "FLR")


def _inside(q: Quads, wall: int, s0: float, s1: float, n: float) -> tuple[float, float]:
    """The part of s0..s1 on the line at depth n of a wall that keeps its distance from the insides of all other walls."""
    start = q.footprint[wall] + n * q.outward[wall]
    d = q.direction[wall]
    for other in range(len(q.footprint)):
        if other == wall:
            continue
        room_left = float((q.footprint[other] - start) @ q.outward[other]) - _MARGIN_M  # >= s * slope for points inside
        slope = float(d @ q.outward[other])
        if slope > 1e-6:
            s1 = min(s1, room_left / slope)
        elif slope < -1e-6:
            s0 = max(s0, room_left / slope)
        elif room_left < 0:
            return (s0 + s1) / 2, (s0 + s1) / 2
    return (s0, s1) if s1 > s0 else ((s0 + s1) / 2, (s0 + s1) / 2)


def far_room(q: Quads, wall: int, left: Floats, right: Floats, z0: float, z1: float, n: float, rng: np.random.Generator) -> None:
    """Opaque panes from left to right (M,) that show a room, for coarse meshes."""
    shift, breadth = rng.uniform(0, 1, len(left)), ROOM_M[0] * rng.uniform(0.75, 1.3, len(left)) * rng.choice([-1.0, 1.0], len(left))
    u0, u1 = shift, shift + (right - left) / breadth
    row = rng.integers(0, ROOMS, len(left))
    low, high = (row + 0.01) / ROOMS, (row + 0.92) / ROOMS
    uv = np.stack([np.stack(c, -1) for c in ((u0, low), (u1, low), (u1, high), (u0, high))], axis=1)
    corners = np.empty((len(left), 4, 3))
    corners[:, 0::3, 0], corners[:, 1:3, 0] = left[:, None], right[:, None]
    corners[:, :2, 1], corners[:, 2:, 1], corners[..., 2] = z0, z1, n
    q.on_wall(wall, corners, Slot.SHOP_GLASS, uv=uv)
