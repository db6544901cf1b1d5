"""What lies in load spaces: stacks of cartons, racks, pallets, tools, a sick-room's furniture."""

# ruff: noqa: RUF005 (sums of points, not concatenated lists)

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.bodyinside import add_lit
from simgen.assets.vehicles.profiles import Floats
from simgen.geometry import rotation, transform

VAN_GOODS = ("parcels", "racks", "tools", "parcels", "empty", "sacks")
LORRY_GOODS = ("pallets", "cages", "pallets", "empty", "removals")
_BOXES = (H.CARTON, H.CARTON, H.PALE_CARTON, H.CARTON, H.CRATE, H.WHITE)


@dataclass(frozen=True)
class Bay:
    """A load space, open at its rear end x[0]: x span, half width, z span (floor to ceiling), metres. narrow : half width between the
    wheel boxes, whose x span is `wheels`."""

    x: tuple[float, float]
    half: float
    z: tuple[float, float]
    narrow: float = 9.0
    wheels: tuple[float, float] = (0.0, 0.0)
    side_door: tuple[float, float] = (0.0, 0.0)  # x span of an opening on the right

    def free_half(self, x0: float, x1: float) -> float:
        """Half the width that is free between two places."""
        return min(self.half, self.narrow) if x0 < self.wheels[1] and x1 > self.wheels[0] else self.half


def add_goods(builder: MeshBuilder, kind: str, bay: Bay, seed: int, detail: int) -> None:
    """What a load space holds: a kind of `VAN_GOODS`, `LORRY_GOODS` or "sickroom". It is the same at every level of detail."""
    inside = _Filler(MeshBuilder(), bay, np.random.default_rng(seed), detail)
    if kind not in _KINDS:
        return
    _KINDS[kind](inside)
    if inside.empty:
        return
    add_lit(builder, inside.builder.build(), bay.x[0])


@dataclass(eq=False)
class _Filler:
    builder: MeshBuilder
    bay: Bay
    rng: np.random.Generator
    detail: int
    empty: bool = True

    def box(self, low: Floats, size: Floats, slot: int, *, yaw: float = 0.0, small: bool = False, label: bool = False) -> None:
        """A box standing with its corner of least coordinates at `low`."""
        if small and self.detail:
            return
        self.empty = False
        center = low + size / 2
        T = transform(rotation(yaw=yaw), center)
        self.builder.add_box(size, slot, T=T)
        if label and self.detail == 0 and slot in (H.CARTON, H.PALE_CARTON):
            w, h = 0.26 * size[1], 0.22 * size[2]
            at = -size[0] / 2 - 0.003
            y, z = 0.16 * size[1], 0.14 * size[2]
            quad = np.array([[at, y + w, z - h], [at, y - w, z - h], [at, y - w, z + h], [at, y + w, z + h]])
            self.builder.add(quad[:, :] * [1, 0.6, 0.6] + [0, 0.1 * size[1], 0], [[0, 1, 2, 3]], H.WHITE, T=T)
            tape = 0.03  # the strip that closes the lid
            up = size[2] / 2 + 0.002
            half = size[0] / 2
            self.builder.add([[-half, -tape, up], [half, -tape, up], [half, tape, up], [-half, tape, up]], [[0, 1, 2, 3]], H.PLYWOOD, T=T)

    def tube(self, path: list[list[float]], radius: float, slot: int, *, small: bool = False) -> None:
        """A round bar."""
        if small and self.detail:
            return
        self.empty = False
        self.builder.add_tube(path, radius, slot, segments=(7, 4)[self.detail])


def _parcels(f: _Filler) -> None:
    """Cartons piled up from the front, in rows that get lower towards the doors."""
    rng, (x0, x1), (z0, z1) = f.rng, f.bay.x, f.bay.z
    reach = float(rng.uniform(0.35, 0.85)) * (x1 - x0)
    x = x1 - 0.03
    while x > x1 - reach and x > x0 + 0.55:
        deep = float(rng.uniform(0.34, 0.55))
        share = (x1 - x) / max(reach, 0.1)
        most = (z1 - z0) * float(np.clip(0.85 - 0.62 * share + rng.uniform(-0.12, 0.12), 0.18, 0.85))
        half = f.bay.free_half(x - deep, x) - 0.04
        y = -half
        if x - deep < f.bay.side_door[1]:
            y += 0.25
        while y < half - 0.25:
            wide = float(min(rng.uniform(0.30, 0.62), half - y))
            z = z0 + 0.004
            while z < z0 + most - 0.2:
                tall = float(rng.uniform(0.20, 0.46))
                if z + tall > z1 - 0.12:
                    break
                size = np.array([deep * rng.uniform(0.8, 0.98), wide - 0.015, tall])
                slot = _BOXES[int(rng.integers(len(_BOXES)))]
                f.box(np.array([x - size[0] - rng.uniform(0, 0.03), y, z]), size, slot, yaw=float(rng.normal(0, 0.02)), label=True)
                z += tall + 0.002
            y += wide
        x -= deep + 0.01


def _racks(f: _Filler) -> None:
    """A rack along the left wall with crates and cases, a few things on the floor."""
    rng, (x0, x1), (z0, z1) = f.rng, f.bay.x, f.bay.z
    a, b = x0 + 0.25, x1 - 0.08
    deep = 0.36
    y0 = f.bay.half - 0.09 - deep
    low = z0 + (0.30 if f.bay.narrow < f.bay.half else 0.22)
    levels = np.arange(low, z1 - 0.30, 0.40)
    posts = np.linspace(a, b - 0.03, max(2, round((b - a) / 1.0) + 1))
    top = float(levels[-1]) + 0.22
    for x in posts:
        for y in (y0, y0 + deep - 0.03):
            if y < f.bay.free_half(x - 0.05, x + 0.05):
                f.box(np.array([x, y, z0]), np.array([0.03, 0.03, top - z0]), H.ALUMINIUM)
    for z in levels:
        f.box(np.array([a, y0, z]), np.array([b - a, deep, 0.02]), H.ALUMINIUM)
        f.box(np.array([a, y0 - 0.008, z]), np.array([b - a, 0.008, 0.07]), H.ALUMINIUM, small=True)
        x = a + 0.06
        while x < b - 0.45:
            long = float(rng.uniform(0.26, 0.42))
            if rng.random() < 0.78:
                size = np.array([long - 0.04, deep - 0.05, rng.uniform(0.14, 0.29)])
                slot = (H.CRATE, H.CRATE, H.CARTON, S.TRIM, H.CHEVRON_RED)[int(rng.integers(5))]
                f.box(np.array([x, y0 + 0.02, z + 0.021]), size, slot, label=True)
            x += long
    _on_floor(f, 3, y0 - 0.1)


def _on_floor(f: _Filler, count: int, left: float) -> None:
    """Cases and buckets on the floor, to the right of y = left."""
    rng, (x0, x1), z0 = f.rng, f.bay.x, f.bay.z[0]
    for k in range(count):
        size = np.array([rng.uniform(0.35, 0.6), rng.uniform(0.25, 0.4), rng.uniform(0.18, 0.38)])
        at = x0 + 0.5 + (x1 - x0 - 1.2) * (k + rng.uniform(0, 0.6)) / count
        half = f.bay.free_half(at, at + size[0]) - 0.05
        y = float(rng.uniform(-half, max(min(left, half) - size[1], -half + 0.01)))
        slot = (S.TRIM, H.CRATE, H.CARTON, H.CHEVRON_RED)[int(rng.integers(4))]
        f.box(np.array([at, y, z0 + 0.004]), size, slot, yaw=float(rng.normal(0, 0.25)), label=True)


def _tools(f: _Filler) -> None:
    """A craftsman's load: pipes and boards along the left, cases, buckets, a folded ladder."""
    rng, (x0, x1), z0 = f.rng, f.bay.x, f.bay.z[0]
    half = min(f.bay.half, f.bay.narrow) - 0.05
    for k in range(7):
        y, z = half - 0.05 - 0.07 * (k % 4), z0 + 0.04 + 0.07 * (k // 4)
        slot = (H.MACHINE, H.WHITE, H.CHEVRON_RED)[k % 3]
        f.tube([[x0 + 0.15 + rng.uniform(0, 0.4), y, z], [x1 - 0.1 - rng.uniform(0, 0.3), y, z]], 0.032, slot)
    for k in range(4):  # boards
        f.box(np.array([x0 + 0.3 + 0.05 * k, half - 0.62, z0 + 0.004 + 0.026 * k]), np.array([x1 - x0 - 0.6, 0.24, 0.024]), H.PLYWOOD)
    for y in (-half + 0.04, -half + 0.36):  # a ladder on its edge against the right wall is behind the side door: it lies
        f.box(np.array([x0 + 0.2, y, z0 + 0.004]), np.array([x1 - x0 - 0.9, 0.03, 0.07]), H.ALUMINIUM)
    for x in np.arange(x0 + 0.35, x1 - 0.8, 0.28):
        f.box(np.array([x, -half + 0.05, z0 + 0.03]), np.array([0.03, 0.32, 0.03]), H.ALUMINIUM, small=True)
    for _ in range(2):  # buckets
        at = [float(rng.uniform(x0 + 0.4, x0 + 1.0)), float(rng.uniform(-0.15, 0.1)), z0 + 0.004]
        f.empty = False
        f.builder.add_lathe([[0.0, 0.0], [0.12, 0.0], [0.15, 0.28], [0.14, 0.28], [0.11, 0.02], [0.0, 0.02]], (S.TRIM, H.WHITE)[
            int(rng.integers(2))], segments=(14, 8)[f.detail], T=transform(None, at))  # fmt: skip
    _on_floor(f, 4, 0.1)


def _sacks(f: _Filler) -> None:
    """Sacks in layers and some cartons."""
    rng, (x0, x1), z0 = f.rng, f.bay.x, f.bay.z[0]
    half = min(f.bay.half, f.bay.narrow) - 0.05
    for layer in range(int(rng.integers(2, 5))):
        for x in np.arange(x1 - 0.72, max(x0 + 0.6, x1 - 2.3), -0.66):
            for y in np.arange(-half, half - 0.4, 0.46):
                if rng.random() < 0.9 - 0.12 * layer:
                    low = np.array([x + rng.uniform(-0.03, 0.03), y, z0 + 0.004 + 0.12 * layer])
                    f.empty = False
                    f.builder.add_box((0.62, 0.43, 0.125), (H.PALE_CARTON, H.WHITE)[layer % 2], center=low + [0.31, 0.215, 0.062],
                                      bevel=(0.045, 0.0)[f.detail])
    _on_floor(f, 2, 0.3)


def _pallets(f: _Filler) -> None:
    """Two rows of pallets (1.2 x 0.8 m) with cartons, drinks or wrapped goods."""
    rng, (x0, x1), (z0, z1) = f.rng, f.bay.x, f.bay.z
    first = x0 + float(rng.choice([0.35, 0.35, 1.6, 2.4]))
    for x in np.arange(x1 - 0.86, first, -0.86):
        for y in (-f.bay.half + 0.03, 0.02):
            if rng.random() < 0.12:
                continue
            wide = f.bay.half - 0.05
            for k in range(3):
                f.box(np.array([x, y + k * (wide - 0.1) / 2, z0 + 0.004]), np.array([0.8, 0.1, 0.09]), H.PLYWOOD)
            f.box(np.array([x, y, z0 + 0.095]), np.array([0.8, wide, 0.045]), H.PLYWOOD)
            tall = float(rng.uniform(0.55, min(1.75, z1 - z0 - 0.35)))
            kind = int(rng.integers(3))
            if kind == 0:  # wrapped
                f.box(np.array([x + 0.02, y + 0.02, z0 + 0.14]), np.array([0.76, wide - 0.04, tall]), H.WHITE)
                continue
            rows, columns = max(1, round(tall / 0.32)), 2
            for row in range(rows if x < first + 1.8 else 1):  # only the rearmost are seen from near
                high = tall / rows if x < first + 1.8 else tall
                for c in range(columns):
                    low = np.array([x + 0.02 + rng.uniform(0, 0.015), y + 0.02 + c * (wide - 0.04) / columns, z0 + 0.14 + row * high])
                    f.box(low, np.array([0.76, (wide - 0.05) / columns, high - 0.006]), _BOXES[(kind + row * (kind - 1)) % 5], label=True)


def _cages(f: _Filler) -> None:
    """Roll containers: barred sides on castors with boxes and trays."""
    rng, (x0, x1), (z0, z1) = f.rng, f.bay.x, f.bay.z
    wide = min(0.70, (2 * f.bay.half - 0.1) / 3)
    tall = min(1.65, z1 - z0 - 0.2)
    across = max(2, int((2 * f.bay.half - 0.06) / (wide + 0.02)))
    first = x0 + float(rng.choice([0.3, 0.3, 1.4]))
    for n, x in enumerate(np.arange(first, min(x1 - 0.85, first + 2.6), 0.86)):
        for k in range(across):
            if rng.random() < 0.1:
                continue
            y = -f.bay.half + 0.04 + k * (2 * f.bay.half - 0.08) / across
            f.box(np.array([x, y, z0 + 0.16]), np.array([0.8, wide, 0.03]), H.MACHINE)
            for dx, dy in ((0, 0), (0, wide - 0.03), (0.77, 0), (0.77, wide - 0.03)):
                f.box(np.array([x + dx, y + dy, z0 + 0.03]), np.array([0.03, 0.03, tall]), H.ALUMINIUM, small=n > 1)
            if n == 0:
                for z in np.arange(z0 + 0.35, z0 + tall, 0.25):
                    f.box(np.array([x - 0.005, y, z]), np.array([0.008, wide, 0.012]), H.ALUMINIUM, small=True)
            z = z0 + 0.19
            while z < z0 + tall * float(rng.uniform(0.55, 0.95)) - 0.2:
                high = float(rng.uniform(0.2, 0.36))
                slot = (H.CRATE, H.CARTON, H.PALE_CARTON, H.CRATE)[int(rng.integers(4))]
                f.box(np.array([x + 0.05, y + 0.05, z]), np.array([0.7, wide - 0.1, high - 0.01]), slot, label=n == 0, small=n > 1)
                z += high


def _removals(f: _Filler) -> None:
    """Furniture: a cupboard, chests, a sofa on end, a rolled carpet, cartons."""
    rng, (x0, x1), (z0, z1) = f.rng, f.bay.x, f.bay.z
    tall, half = z1 - z0, f.bay.half
    back = max(x0 + 1.1, x1 - float(rng.uniform(2.2, 3.6)))
    f.box(np.array([back, -half + 0.06, z0 + 0.02]), np.array([0.55, 1.0, min(1.9, tall - 0.15)]), H.PLYWOOD)
    f.box(np.array([back - 0.012, -half + 0.55, z0 + 0.1]), np.array([0.01, 0.012, 1.6]), S.GAP, small=True)
    f.box(np.array([back, 0.1, z0 + 0.02]), np.array([0.5, 0.8, 0.85]), H.PALE_CARTON)
    f.box(np.array([back + 0.02, 0.15, z0 + 0.88]), np.array([0.45, 0.6, 0.45]), H.CARTON, label=True)
    f.box(np.array([back - 0.75, half - 0.6, z0 + 0.02]), np.array([0.7, 0.5, 0.5]), H.CARTON, label=True)
    f.box(np.array([back - 0.70, half - 0.56, z0 + 0.525]), np.array([0.55, 0.45, 0.4]), H.CARTON, yaw=0.1, label=True)
    f.box(np.array([back - 0.62, -half + 0.1, z0 + 0.02]), np.array([0.55, 0.75, 0.42]), H.SEAT)
    f.box(np.array([back - 0.2, -half + 0.1, z0 + 0.44]), np.array([0.14, 0.75, 0.5]), H.SEAT)
    f.tube([[back - 0.8, -0.1, z0 + 0.14], [back - 0.05, 0.05, z0 + min(1.7, tall - 0.3)]], 0.11, H.CHEVRON_RED)
    bulk = np.array([back + 0.6, -half + 0.06, z0 + 0.02])
    f.box(bulk, np.array([max(x1 - back - 0.75, 0.2), 2 * half - 0.12, 0.7 * tall]), H.CARTON)


def _sickroom(f: _Filler) -> None:
    """A stretcher on its table, cupboards along the left wall, a seat and a bench."""
    (x0, x1), (z0, z1), half = f.bay.x, f.bay.z, f.bay.half
    tall = z1 - z0
    a, b = x0 + 0.45, min(x1 - 0.5, x0 + 2.45)
    f.box(np.array([a + 0.1, -0.25, z0 + 0.004]), np.array([b - a - 0.2, 0.5, 0.30]), S.TRIM)
    f.box(np.array([a, -0.29, z0 + 0.34]), np.array([b - a, 0.58, 0.05]), H.ALUMINIUM)
    f.box(np.array([a + 0.03, -0.27, z0 + 0.39]), np.array([b - a - 0.65, 0.54, 0.09]), H.SEAT)
    lean = transform(rotation(pitch=-0.0), (0, 0, 0))
    head = np.array([[b - 0.62, 0.39], [b - 0.05, 0.62], [b - 0.09, 0.71], [b - 0.66, 0.48]])
    rings = np.stack([np.column_stack([head[:, 0], np.full(4, y), z0 + head[:, 1]]) for y in (0.27, -0.27)])
    f.builder.add_loft(rings, H.SEAT, capped=True, crease_deg=30, T=lean)
    f.box(np.array([b - 0.45, -0.2, z0 + 0.63]), np.array([0.3, 0.4, 0.07]), H.WHITE)
    for y in (-0.31, 0.29):
        f.tube([[a + 0.3, y, z0 + 0.55], [b - 0.7, y, z0 + 0.55]], 0.014, S.METAL, small=True)
    deep = min(0.36, half - 0.40)
    wall = half - 0.06 - deep
    low = z0 + (0.22 if f.bay.narrow < half else 0.0)
    f.box(np.array([x0 + 0.85, wall, low]), np.array([x1 - x0 - 0.95, deep, 0.75]), H.WHITE)
    if tall > 1.5:
        f.box(np.array([x0 + 0.5, half - 0.36, z1 - 0.55]), np.array([x1 - x0 - 0.6, 0.26, 0.36]), H.WHITE)
        f.box(np.array([x0 + 0.5, -half + 0.12, z1 - 0.50]), np.array([x1 - x0 - 1.9, 0.22, 0.30]), H.WHITE)
        f.tube([[x0 + 0.3, 0.12, z1 - 0.14], [x1 - 0.3, 0.12, z1 - 0.14]], 0.016, H.POLE)
    for k in range(3):
        x = x0 + 0.9 + 0.45 * k
        f.box(np.array([x, wall - 0.008, low + 0.06]), np.array([0.40, 0.008, 0.62]), H.LINING, small=True)
        f.box(np.array([x + 0.05, wall - 0.02, low + 0.80]), np.array([0.24, 0.16, 0.22]), (H.CHEVRON_RED, H.CHEVRON_YELLOW, S.SCREEN)[k])
    f.box(np.array([x0 + 0.5, -half + 0.09, low]), np.array([0.95, 0.36, 0.36]), H.SEAT)
    f.box(np.array([x0 + 0.5, -half + 0.09, low + 0.36]), np.array([0.95, 0.08, 0.42]), H.SEAT)


_KINDS: dict[str, Callable[[_Filler], None]] = {
    "parcels": _parcels, "racks": _racks, "tools": _tools, "sacks": _sacks, "pallets": _pallets, "cages": _cages, "removals": _removals,
    "sickroom": _sickroom,
}  # fmt: skip
