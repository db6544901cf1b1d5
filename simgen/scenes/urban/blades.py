"""Small plants as triangles, thousands in one mesh: blades of grass, rosettes, moss, flower heads, leafy domes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simgen.mesh import Mesh

Floats = NDArray[np.float64]
Slots = NDArray[np.integer]

_SHADED = 100.0  # openness at the foot of a plant, of 255
_SPLAY = 0.5  # of normals about the upright: lit as what they grow on, no two blades quite alike
_GOLDEN = 2.399963  # the angle between one leaf of a rosette and the next


class Sward:
    """Collects plants. Normals lean little from the vertical. Those seen from all sides have both faces."""

    def __init__(self) -> None:
        self._parts: list[tuple[Floats, Floats, Floats, Slots, NDArray[np.int64], Floats]] = []
        self._count = 0

    def __len__(self) -> int:
        return sum(len(part[4]) for part in self._parts)

    def blades(self, foot: Floats, turn: Floats, tall: Floats, lean: Floats, width: Floats, slot: Slots, *, bent: bool = False) -> None:
        """N blades at (N, 3) that point in directions (N,) and reach (N,) lean times their height aside: single tapered triangles, or
        bent ones that are broadest in the middle."""
        if not len(foot):
            return
        ahead = np.stack([np.cos(turn), np.sin(turn), np.zeros(len(turn))], axis=1)
        twist = turn + np.pi / 2 + 1.3 * np.sin(7.0 * turn)  # blades do not all bend flatwise
        across = np.stack([np.cos(twist), np.sin(twist), np.zeros(len(turn))], axis=1) * (width / 2)[:, None]
        up, high = np.array([0.0, 0.0, 1.0]), tall[:, None]
        sunk = foot - 0.01 * up
        tip = foot + ahead * (lean * tall)[:, None] + up * high * (1.0 if not bent else 1.0 - 0.22 * lean[:, None])
        ao: tuple[float, ...] = (_SHADED, 215.0, 215.0, 255.0) if bent else (_SHADED, _SHADED, 255.0)
        if bent:
            middle = foot + ahead * (0.3 * lean * tall)[:, None] + up * 0.58 * high
            p = np.stack([sunk, middle - across, middle + across, tip], axis=1)
        else:
            p = np.stack([sunk - across, sunk + across, tip], axis=1)
        faces = [(0, 2, 1), (1, 2, 3)] if bent else [(0, 1, 2)]
        self._add(p, faces, slot, ao, foot, lean_to=ahead * np.minimum(lean, 1.0)[:, None], both=True)

    def leaves(self, at: Floats, turn: Floats, long: Floats, wide: Floats, slot: Slots, *, count: int = 7, rise: float = 0.3) -> None:
        """N rosettes of `count` leaves that lie about the ground at (N, 3). rise : of their middle, as a share of their length."""
        for k in range(count if len(at) else 0):
            a = turn + _GOLDEN * k
            size = long * (1.0 - 0.35 * ((k * 5) % 7) / 7)
            ahead = np.stack([np.cos(a), np.sin(a), np.zeros(len(a))], axis=1)
            side = np.stack([-ahead[:, 1], ahead[:, 0], ahead[:, 2]], axis=1) * (wide / 2)[:, None]
            up = np.array([0.0, 0.0, 1.0])
            middle = at + ahead * (0.62 * size)[:, None] + up * (rise * size)[:, None]
            tip = at + ahead * size[:, None] + up * (0.55 * rise * size)[:, None]
            p = np.stack([at + 0.004 * up, middle + side, tip, middle - side], axis=1)
            self._add(p, [(0, 3, 2), (0, 2, 1)], slot, (150, 225, 245, 225), at, lean_to=0.4 * ahead, both=False)

    def discs(self, at: Floats, radius: Floats, turn: Floats, slot: Slots, *, tilt: float = 0.3, rim: float = 0.0) -> None:
        """N flat six-cornered heads at (N, 3), tilted in the direction of (N,) turn. rim : by how much they fall to the edge, metres."""
        if not len(at):
            return
        a = turn[:, None] + np.arange(6) * np.pi / 3
        ring = np.stack([np.cos(a), np.sin(a), -tilt * np.cos(a - turn[:, None])], axis=-1) * (radius * _uneven(turn))[:, None, None]
        p = np.concatenate([at[:, None], at[:, None] + ring - np.array([0.0, 0.0, rim])], axis=1)
        faces = [(0, k + 1, (k + 1) % 6 + 1) for k in range(6)]
        self._add(p, faces, slot, (255,) * 7, at, lean_to=tilt * np.stack([np.cos(turn), np.sin(turn), 0 * turn], axis=1), both=False)

    def domes(self, at: Floats, radius: Floats, tall: Floats, turn: Floats, slot: Slots, *, leaves: int = 14) -> None:
        """N low leafy cushions at (N, 3): leaves that stand off a dome."""
        for k in range(leaves if len(at) else 0):
            a, t = turn + _GOLDEN * k, np.sqrt((k + 0.5) / leaves) * 1.35  # from the top to the side
            out = np.stack([np.cos(a), np.sin(a), np.zeros(len(a))], axis=1)
            up = np.array([0.0, 0.0, 1.0])
            n = np.sin(t) * out + np.cos(t) * up
            root = at + 0.5 * np.sin(t) * out * radius[:, None] + up * (tall * (0.2 + 0.62 * np.cos(t)))[:, None]
            tip = at + np.sin(t) * out * (1.05 * radius)[:, None] + up * (tall * (0.12 + 0.88 * np.cos(t)))[:, None]
            side = np.stack([-out[:, 1], out[:, 0], out[:, 2]], axis=1) * (1.3 / np.sqrt(leaves) * radius)[:, None]
            middle = 0.45 * root + 0.55 * tip + 0.12 * n * radius[:, None]
            shade = 120 + 120 * float(np.cos(t))
            p = np.stack([root, middle - side, tip, middle + side], axis=1)
            ao = (90.0, shade, min(shade + 30.0, 255.0), shade)
            self._add(p, [(0, 1, 2), (0, 2, 3)], slot, ao, at + 0.02 * k, lean_to=0.9 * np.sin(t) * out, both=False)

    def surface(
        self, positions: Floats, faces: NDArray[np.int64], slot: int, normals: Floats, ao: float = 255.0, uvs: Floats | None = None
    ) -> None:
        """Any mesh. uvs : metres, those of the plan if left out."""
        n = len(positions)
        uv = positions[:, :2] if uvs is None else uvs
        self._parts.append((positions, normals, uv, np.full(n, slot, np.int64), faces + self._count, np.full(n, ao)))
        self._count += len(positions)

    def build(self) -> Mesh:
        """Everything as one mesh."""
        p, n, uv, slot, faces, ao = (np.concatenate(parts) for parts in zip(*self._parts, strict=True))
        return Mesh(
            np.ascontiguousarray(p, np.float32), np.ascontiguousarray(n, np.float32), np.ascontiguousarray(uv, np.float32),
            slot.astype(np.uint8), faces.astype(np.uint32), np.clip(ao, 0, 255).astype(np.uint8),
        )

    def _add(
        self, p: Floats, faces: list[tuple[int, int, int]], slot: Slots, ao: tuple[float, ...], foot: Floats, *, lean_to: Floats, both: bool
    ) -> None:
        """N pieces (N, K, 3) of the same faces. Textures are taken at the foot, so that colours are those of the lawn."""
        n, k = p.shape[:2]
        spread = np.stack([np.sin(91.7 * foot[:, 0] + 13.1 * p[:, -1, 1]), np.cos(77.3 * foot[:, 1] + 29.9 * p[:, -1, 0]),
                           np.zeros(n)], axis=1)
        normal = np.array([0.0, 0.0, 1.0]) + _SPLAY * (spread + lean_to)
        normal /= np.linalg.norm(normal, axis=1, keepdims=True)
        shapes = np.array(faces)
        if both:
            shapes = np.concatenate([shapes, shapes[:, ::-1]])
        index = (self._count + k * np.arange(n)[:, None, None] + shapes).reshape(-1, 3)
        uv = foot[:, :2] + 0.06 * spread[:, :2]
        self._parts.append((
            p.reshape(-1, 3), np.repeat(normal, k, axis=0), np.repeat(uv, k, axis=0), np.repeat(np.asarray(slot), k), index,
            np.tile(np.asarray(ao, np.float64), n),
        ))  # fmt: skip
        self._count += n * k


def _uneven(turn: Floats) -> Floats:
    return np.asarray(1.0 + 0.15 * np.sin(5.0 * turn))
