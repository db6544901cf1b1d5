"""One half of a body surface as triangles, cut along curves into paint, glass, lamps and gaps."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from simgen.assets.meshbuilder import MeshBuilder

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Field = Callable[[Floats], Floats]  # (N, 3) points -> (N,) signed values, negative inside
_ON_EDGE_M = 1e-5


class Panels:
    """Triangles of the left half (y >= 0) of a symmetric surface, each with a material slot.

    Features are drawn by cutting: `cut` splits triangles where a field changes sign, `fill` gives the inside a slot. So window
    edges and shut lines are crisp whatever the grid, and normals taken from the underlying surface stay smooth.
    """

    def __init__(self, positions: Floats, faces: Ints, slot: int, project: Callable[[Floats], Floats] | None = None) -> None:
        """project : moves (N, 3) points near the true surface on to it; `add_to` passes all through it."""
        self.project = project
        self.positions = positions
        self.faces = faces
        self.slots = np.full(len(faces), slot)

    def cut(self, field: Field, where: Field | None = None) -> None:
        """Split triangles along field = 0; only edges with both ends inside `where` (negative) are split."""
        active = np.ones(len(self.positions), bool) if where is None else where(self.positions) < 0
        value = np.zeros(len(self.positions))
        value[active] = field(self.positions[active])
        active &= np.abs(value) > _ON_EDGE_M
        edges = np.sort(self.faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
        split = (value[edges[:, 0]] * value[edges[:, 1]] < 0) & active[edges].all(axis=1)
        if not split.any():
            return
        unique, inverse = np.unique(edges[split], axis=0, return_inverse=True)
        middle = np.full(len(edges), -1)
        middle[split] = len(self.positions) + inverse.reshape(-1)
        new = self._crossings(field, value, unique)
        self.positions = np.concatenate([self.positions, new])
        self._split_faces(middle.reshape(-1, 3))

    def fill(self, field: Field, slot: int, where: Field | None = None, only: int | None = None) -> None:
        """Give triangles inside the field (cut along it before) a slot; `only` those that have the slot `only` now."""
        candidates = np.ones(len(self.faces), bool) if only is None else self.slots == only
        if where is not None:
            candidates &= (where(self.positions) < 0)[self.faces].all(axis=1)
        index = np.flatnonzero(candidates)
        self.slots[index[self._inside(field, self.faces[index])]] = slot

    def draw(self, field: Field, slot: int, where: Field | None = None, only: int | None = None) -> None:
        """`cut` and `fill`."""
        self.cut(field, where)
        self.fill(field, slot, where, only)

    def line(
        self, field: Field, width: float, slot: int, where: Field | None = None, only: int | None = None, within: Field | None = None
    ) -> None:
        """A line of this width along field = 0 (a field with unit gradient), ending where `within` (cut along before) turns positive."""
        self.cut(lambda p: field(p) - width / 2, where)
        self.cut(lambda p: field(p) + width / 2, where)

        def inside(p: Floats) -> Floats:
            band = np.abs(field(p)) - width / 2
            return band if within is None else np.maximum(band, within(p))

        self.fill(inside, slot, where, only)

    def remove(self, field: Field) -> None:
        """Cut along the field and drop what is inside."""
        self.cut(field)
        keep = ~self._inside(field, self.faces)
        self.faces, self.slots = self.faces[keep], self.slots[keep]

    def settle(self) -> None:
        """Move all vertices on to the true surface (cuts leave them on the chords between)."""
        if self.project is not None:
            self.positions = self.project(self.positions)

    def add_to(
        self,
        builder: MeshBuilder,
        normal: Callable[[Floats], Floats],
        *,
        left: Mapping[int, int] | None = None,
        right: Mapping[int, int] | None = None,
        ao: Callable[[Floats], Floats] | None = None,
    ) -> None:
        """Both halves into a builder. normal : (N, 3) points -> unit normals of the left half. left, right : slots that change
        on that half. ao : points -> openness 0..1."""
        self.settle()
        n = normal(self.positions)
        center = np.abs(self.positions[:, 1]) < 1e-6
        n[center, 1] = 0.0
        n /= np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-9)
        shade = None if ao is None else (np.clip(ao(self.positions), 0, 1) * 255).astype(np.uint8)
        flip = np.array([1.0, -1.0, 1.0])
        for slot in np.unique(self.slots):
            used, index = np.unique(self.faces[self.slots == slot], return_inverse=True)
            f = index.reshape(-1, 3)
            a = None if shade is None else shade[used]
            p, m = self.positions[used], n[used]
            own, other = (left or {}).get(int(slot), int(slot)), (right or {}).get(int(slot), int(slot))
            builder.add(p, f, own, normals=m, uvs=p[:, [0, 2]], ao=a)
            builder.add(p * flip, f[:, ::-1], other, normals=m * flip, uvs=p[:, [0, 2]], ao=a)

    def _inside(self, field: Field, faces: Ints) -> NDArray[np.bool_]:
        """(T,) whether faces (T, 3), which the field does not cross, lie inside it: by the corner or centre farthest from its edge."""
        used, index = np.unique(faces, return_inverse=True)
        corner = field(self.positions[used])[index.reshape(-1, 3)]
        value = np.concatenate([corner, field(self.positions[faces].mean(axis=1))[:, None]], axis=1)
        inner: NDArray[np.bool_] = np.take_along_axis(value, np.abs(value).argmax(axis=1)[:, None], axis=1)[:, 0] < 0
        return inner

    def _crossings(self, field: Field, value: Floats, edges: Ints) -> Floats:
        """(E, 3) points where the field vanishes on edges (E, 2): regula falsi (Illinois), four steps."""
        p0, p1 = self.positions[edges[:, 0]], self.positions[edges[:, 1]]
        t0, t1 = np.zeros(len(edges)), np.ones(len(edges))
        v0, v1 = value[edges[:, 0]].copy(), value[edges[:, 1]].copy()
        t = v0 / (v0 - v1)
        for _ in range(4):
            v = field(p0 + t[:, None] * (p1 - p0))
            left = v * v0 > 0
            v1 = np.where(left, v1 * 0.5, v)
            v0 = np.where(left, v, v0 * 0.5)
            t0, t1 = np.where(left, t, t0), np.where(left, t1, t)
            t = np.clip(t0 + (t1 - t0) * v0 / np.where(np.abs(v0 - v1) < 1e-15, 1e-15, v0 - v1), t0, t1)
        crossing: Floats = p0 + t[:, None] * (p1 - p0)
        return crossing

    def _split_faces(self, middle: Ints) -> None:
        """Replace faces whose edges (0-1, 1-2, 2-0) have a new middle vertex (else -1)."""
        count = (middle >= 0).sum(axis=1)
        faces, slots = [self.faces[count == 0]], [self.slots[count == 0]]
        one = count == 1
        if one.any():
            shift = np.argmax(middle[one] >= 0, axis=1)
            a, b, c = _turned(self.faces[one], shift)
            m = middle[one].max(axis=1)
            faces += [np.stack([a, m, c], 1), np.stack([m, b, c], 1)]
            slots += [self.slots[one]] * 2
        two = count == 2
        if two.any():
            shift = (np.argmin(middle[two] >= 0, axis=1) + 2) % 3  # corner between the two split edges comes first
            a, b, c = _turned(self.faces[two], shift)
            ab, _, ca = _turned(middle[two], shift)
            faces += [np.stack([a, ab, ca], 1), np.stack([ab, b, c], 1), np.stack([ab, c, ca], 1)]
            slots += [self.slots[two]] * 3
        self.faces, self.slots = np.concatenate(faces), np.concatenate(slots)


def _turned(triples: Ints, shift: Ints) -> tuple[Ints, Ints, Ints]:
    rows = np.arange(len(triples))
    a, b, c = (triples[rows, (shift + k) % 3] for k in range(3))
    return a, b, c
