"""Wheel arches: the cut through side and floor, the rolled lip and the dark inner arch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder, grid_quads
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.panels import Panels
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.slots import DARK, PAINT


@dataclass(frozen=True)
class Arch:
    """A round arch about the axle: centre x, z, radius; inner : y of its inner wall (metres)."""

    x: float
    z: float
    radius: float
    inner: float

    def outside(self, p: Floats) -> Floats:
        """(N,) distance from the arch's cylinder; negative within it. Points further in than the inner wall are outside."""
        return np.maximum(np.hypot(p[:, 0] - self.x, (p[:, 2] - self.z) * (p[:, 2] > self.z)) - self.radius, self.inner - p[:, 1])


def cut_arches(panels: Panels, arches: tuple[Arch, ...]) -> None:
    """Remove what lies within the arches."""
    for arch in arches:
        if (arch.outside(panels.positions) >= 0).all():  # a coarse grid may have no vertex within the arch

            def middle(p: Floats, x: float = arch.x) -> Floats:
                return p[:, 0] - x

            panels.cut(middle)
        panels.remove(arch.outside)


def add_arches(builder: MeshBuilder, shape: Shape, arches: tuple[Arch, ...], detail: int, *, lip_slot: int = PAINT) -> None:
    """Lips and inner arches on both sides."""
    flip = np.array([1.0, -1.0, 1.0])
    for arch in arches:
        floor = float(shape.floor(arch.x))
        low = np.linspace(floor, arch.z, 3)[:-1] if floor < arch.z else np.array([])
        angle = np.linspace(0, np.pi, (18, 10, 6)[detail])
        low_front, low_rear = (np.maximum(low, float(shape.floor(arch.x + sign * arch.radius))) for sign in (1, -1))
        x = np.concatenate([np.full(len(low), arch.radius), arch.radius * np.cos(angle), np.full(len(low), -arch.radius)]) + arch.x
        z = np.concatenate([low_front, arch.z + arch.radius * np.sin(angle), low_rear[::-1]])
        rim = shape.hit(
            np.stack([x, np.zeros_like(x), np.maximum(z, floor + 0.15)], 1), np.stack([x, np.full_like(x, shape.half_width), z], 1)
        )
        center = np.array([arch.x, 0.0, arch.z])
        rolled = center + (rim - center) * [0.965, 1, 0.965]
        rolled[:, 1] = rim[:, 1] - 0.012
        inner = rim.copy()
        inner[:, 1] = arch.inner
        hub = np.array([[arch.x, arch.inner, floor]])
        strips = (
            [(np.stack([rim, rolled]), lip_slot), (np.stack([rolled, inner]), DARK)] if detail < 2 else [(np.stack([rim, inner]), DARK)]
        )
        for strip, slot in strips:
            quads = grid_quads(2, len(rim))
            for side in (1, -1):
                p = strip.reshape(-1, 3) if side > 0 else strip.reshape(-1, 3) * flip
                builder.add(
                    p, quads if side < 0 else quads[:, ::-1], slot, crease_deg=60, ao=np.full(len(p), 120) if slot == DARK else None
                )
        if detail == 2:
            continue
        n = len(rim)
        fan = np.array([[n, i, i + 1] for i in range(n - 1)])
        for side in (1, -1):
            p = np.concatenate([inner, hub])
            builder.add(p if side > 0 else p * flip, fan[:, ::-1] if side > 0 else fan, DARK, ao=np.full(n + 1, 90))
