"""One half of a body surface as triangles, cut along curves into paint, glass, lamps and gaps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles.decimate import decimated

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Field = Callable[[Floats], Floats]  # (N, 3) points -> (N,) signed values, negative inside
_ON_EDGE_M = 1e-5
_CORNER_M = 0.1  # beyond a corner lines are cut so far, that no triangle reaches over it
_FLIP = np.array([1.0, -1.0, 1.0])


def region(*fields: Field) -> Field:
    """Where all fields are negative, as -1 (1 elsewhere): each field is asked only about the points that those before it leave."""

    def where(p: Floats) -> Floats:
        left = np.arange(len(p))
        for field in fields:
            left = left[field(p[left]) < 0]
        out = np.ones(len(p))
        out[left] = -1.0
        return out

    return where


@dataclass(frozen=True, eq=False)
class _Sink:
    field: Field
    depth: float
    wall: int
    where: Field | None
    cover: int | None


class Panels:
    """Triangles of the left half (y >= 0) of a symmetric surface, each with a material slot and a group that moves as one.

    Features are drawn by cutting: `cut` splits triangles where a field changes sign, `fill` gives the inside a slot. So window
    edges and shut lines are crisp whatever the grid, and normals taken from the underlying surface stay smooth. `sink` sets what is
    inside back from the surface, with walls round it, when the panels are added to a mesh.
    """

    def __init__(
        self, positions: Floats, faces: Ints, slot: int, project: Callable[[Floats], Floats] | None = None, tolerance_m: float = _ON_EDGE_M
    ) -> None:
        """project : moves (N, 3) points near the true surface on to it; `add_to` passes all through it. tolerance_m : vertices this
        close to a cut count as lying on it, which spares slivers."""
        self.project = project
        self.positions = positions
        self.faces = faces
        self.slots = np.full(len(faces), slot)
        self.groups = np.zeros(len(faces), np.int64)
        self.tolerance_m = tolerance_m
        self._sinks: list[_Sink] = []
        self._marks: Ints | None = None  # which sink faces belong to, counted from 1

    def cut(self, field: Field, where: Field | None = None) -> None:
        """Split triangles along field = 0; only edges with both ends inside `where` (negative) are split."""
        active = np.ones(len(self.positions), bool) if where is None else where(self.positions) < 0
        value = np.zeros(len(self.positions))
        value[active] = field(self.positions[active])
        side = np.where(active & (np.abs(value) > self.tolerance_m), np.sign(value), 0.0).astype(np.int8)
        a, b, c = side[self.faces].T
        split = np.stack([a * b < 0, b * c < 0, c * a < 0], axis=1)
        touched = np.flatnonzero(split[:, 0] | split[:, 1] | split[:, 2])
        if len(touched) == 0:
            return
        split, count = split[touched], len(self.positions)
        edges = self.faces[touched][:, [[0, 1], [1, 2], [2, 0]]][split]
        keys, inverse = np.unique(edges.min(axis=1) * count + edges.max(axis=1), return_inverse=True)
        middle = np.full(split.shape, -1)
        middle[split] = count + inverse.reshape(-1)
        new = self._crossings(field, value, np.stack([keys // count, keys % count], axis=1))
        self.positions = np.concatenate([self.positions, new])
        self._split_faces(touched, middle)

    def fill(self, field: Field, slot: int, where: Field | None = None, only: int | None = None) -> None:
        """Give triangles inside the field (cut along it before) a slot; `only` those that have the slot `only` now."""
        candidates = self._within(where) if only is None else self._within(where) & (self.slots == only)
        index = np.flatnonzero(candidates)
        self.slots[index[self._inside(field, self.faces[index])]] = slot

    def draw(self, field: Field, slot: int, where: Field | None = None, only: int | None = None) -> None:
        """`cut` and `fill`."""
        self.cut(field, where)
        self.fill(field, slot, where, only)

    def carve(self, fields: Sequence[Field], slot: int, where: Field | None = None) -> None:
        """Give a slot to what is inside all of several fields, with crisp corners: `draw` of their maximum would blunt them as far as the
        triangles there reach."""
        for k, field in enumerate(fields):
            others = [(lambda p, f=f: f(p) - _CORNER_M) for j, f in enumerate(fields) if j != k]
            self.cut(field, region(*([] if where is None else [where]), *others))
        self.fill(lambda p: np.asarray(np.max([f(p) for f in fields], axis=0)), slot, where)

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

    def sink(self, field: Field, depth: float, wall: int, where: Field | None = None, *, cover: int | None = None) -> None:
        """Cut along the field; later what is inside is set back by `depth` (forth if negative), with walls of the slot `wall`. cover : slot
        of a pane that stays where the surface was."""
        self.cut(field, where)
        self._sinks.append(_Sink(field, depth, wall, where, cover))

    def group(self, field: Field, number: int, where: Field | None = None) -> None:
        """Give triangles inside the field (cut along it before) a group."""
        index = np.flatnonzero(self._within(where))
        self.groups[index[self._inside(field, self.faces[index])]] = number

    def remove(self, field: Field) -> None:
        """Cut along the field and drop what is inside."""
        self.cut(field)
        self.keep(~self._inside(field, self.faces))

    def keep(self, chosen: NDArray[np.bool_]) -> None:
        """Drop the faces that are not chosen (T,)."""
        self.faces, self.slots, self.groups = self.faces[chosen], self.slots[chosen], self.groups[chosen]

    def settle(self) -> None:
        """Move all vertices on to the true surface (cuts leave them on the chords between)."""
        if self.project is not None:
            self.positions = self.project(self.positions)

    def thin(self, normal: Callable[[Floats], Floats], *, deviation_m: float, angle_rad: float, line_m: float) -> None:
        """Take out the vertices that neither the surface nor what is drawn on it needs (see `decimate`). normal : as of `add_to`. Call it
        last: nothing may be cut afterwards."""
        self.settle()
        _, first, point = np.unique(np.round(self.positions, 5), axis=0, return_index=True, return_inverse=True)
        self.positions, self.faces = self.positions[first], point.reshape(-1)[self.faces]
        a, b, c = self.faces.T
        self.keep((a != b) & (b != c) & (c != a))
        marks = self._mark()
        labels = (self.slots * 100 + self.groups) * 100 + marks
        self.faces, origin = decimated(
            self.positions, self.faces, labels, normal(self.positions), deviation_m=deviation_m, angle_rad=angle_rad, line_m=line_m
        )
        self.slots, self.groups = self.slots[origin], self.groups[origin]
        self._marks = marks[origin]
        used, index = np.unique(self.faces, return_inverse=True)
        self.positions, self.faces, self.project = self.positions[used], index.reshape(-1, 3), None

    def _mark(self) -> Ints:
        """(T,) which sink each face belongs to, counted from 1."""
        if self._marks is None:
            self._marks = np.zeros(len(self.faces), np.int64)
            for number, sink in enumerate(self._sinks, 1):
                index = np.flatnonzero(self._within(sink.where) & (self._marks == 0))
                self._marks[index[self._inside(sink.field, self.faces[index])]] = number
        return self._marks

    def border(self, chosen: NDArray[np.bool_], *, middle: bool = False) -> Ints:
        """(E, 2) vertices of the directed edges round the chosen faces (T,), which lie to their left; none on the centre line unless
        `middle`."""
        faces = self.faces[chosen]
        edges = faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2)
        _, point = np.unique(np.round(self.positions, 5), axis=0, return_inverse=True)  # patches meet in equal points
        key = np.sort(point.reshape(-1)[edges], axis=1)
        _, index, count = np.unique(key, axis=0, return_index=True, return_counts=True)
        rim = edges[index[count == 1]]
        out: Ints = rim[np.abs(self.positions[rim][:, :, 1]).max(axis=1) > 1e-6] if not middle else rim
        return out

    def add_to(
        self,
        builder: MeshBuilder,
        normal: Callable[[Floats], Floats],
        *,
        left: Mapping[int, int] | None = None,
        right: Mapping[int, int] | None = None,
        ao: Callable[[Floats], Floats] | None = None,
        joints: Sequence[tuple[int, int]] = ((0, 0),),
        lining_m: float = 0.0,
    ) -> None:
        """Both halves into a builder. normal : (N, 3) points -> unit normals of the left half. left, right : slots that change
        on that half. ao : points -> openness 0..1. joints : of each group, on the left and on the right. lining_m : if given, the
        surface is set back by it and seen from behind."""
        self.settle()
        n = normal(self.positions)
        n[np.abs(self.positions[:, 1]) < 1e-6, 1] = 0.0
        n /= np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-9)
        n, moved = self._sink_all(builder, n, joints)
        center = np.abs(self.positions[:, 1]) < 1e-6
        shade = None
        if ao is not None:
            shade = (np.clip(ao(self.positions), 0, 1) * np.where(moved, 0.6, 1.0) * 255).astype(np.uint8)
        if lining_m:
            self.positions, n, self.faces = self.positions - lining_m * n, -n, self.faces[:, ::-1]
            self.positions[center, 1] = 0.0
        for key in np.unique(self.slots * 100 + self.groups):
            slot, group = divmod(int(key), 100)
            used, index = np.unique(self.faces[(self.slots == slot) & (self.groups == group)], return_inverse=True)
            f = index.reshape(-1, 3)
            a = None if shade is None else shade[used]
            p, m = self.positions[used], n[used]
            own, other = (left or {}).get(slot, slot), (right or {}).get(slot, slot)
            builder.add(p, f, own, normals=m, uvs=p[:, [0, 2]], ao=a, joint=joints[group][0])
            builder.add(p * _FLIP, f[:, ::-1], other, normals=m * _FLIP, uvs=p[:, [0, 2]], ao=a, joint=joints[group][1])

    def walls(
        self, builder: MeshBuilder, rim: Ints, inner: Floats, slot: int, *, joints: tuple[int, int] = (0, 0), outwards: bool = False
    ) -> None:
        """Strips on both halves from edges (E, 2) to the places (V, 3) that their vertices have further in, facing to the left of
        the edges (to the right if `outwards`)."""
        if len(rim) == 0:
            return
        a, b = rim[:, 0], rim[:, 1]
        quads = np.stack([self.positions[a], self.positions[b], inner[b], inner[a]], axis=1).reshape(-1, 3)
        faces = np.arange(len(quads)).reshape(-1, 4)
        faces = faces[:, ::-1] if outwards else faces
        dark = np.full(len(quads), 120)
        builder.add(quads, faces, slot, crease_deg=50, ao=dark, joint=joints[0])
        builder.add(quads * _FLIP, faces[:, ::-1], slot, crease_deg=50, ao=dark, joint=joints[1])

    def _sink_all(self, builder: MeshBuilder, n: Floats, joints: Sequence[tuple[int, int]]) -> tuple[Floats, NDArray[np.bool_]]:
        """Do the sinking. -> normals (V, 3), (V,) whether a vertex has been moved."""
        marks = self._mark()
        moved = np.zeros(len(self.positions), bool)
        covers = []
        for number, sink in enumerate(self._sinks, 1):
            chosen: NDArray[np.bool_] = marks == number
            if not chosen.any():
                continue
            if sink.cover is not None:
                covers.append((self.faces[chosen], np.full(int(chosen.sum()), sink.cover), self.groups[chosen]))
            inner = self.positions - sink.depth * n
            inner[np.abs(self.positions[:, 1]) < 1e-6, 1] = 0.0
            group = int(np.bincount(self.groups[chosen]).argmax())
            self.walls(builder, self.border(chosen), inner, sink.wall, joints=joints[group])
            used, new = np.unique(self.faces[chosen], return_inverse=True)
            self.faces[chosen] = new.reshape(-1, 3) + len(self.positions)
            self.positions = np.concatenate([self.positions, inner[used]])
            moved = np.concatenate([moved, np.ones(len(used), bool)])
            n = np.concatenate([n, n[used]])
        for faces, slots, groups in covers:
            self.faces, self.slots = np.concatenate([self.faces, faces]), np.concatenate([self.slots, slots])
            self.groups = np.concatenate([self.groups, groups])
        return n, moved

    def _within(self, where: Field | None) -> NDArray[np.bool_]:
        if where is None:
            return np.ones(len(self.faces), bool)
        inside: NDArray[np.bool_] = np.all((where(self.positions) < 0)[self.faces], axis=1)
        return inside

    def _inside(self, field: Field, faces: Ints) -> NDArray[np.bool_]:
        """(T,) whether faces (T, 3), which the field does not cross, lie inside it: by the corner or centre farthest from its edge."""
        if len(faces) == 0:
            return np.zeros(0, bool)
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

    def _split_faces(self, touched: Ints, middle: Ints) -> None:
        """Replace faces `touched` (K,) whose edges (0-1, 1-2, 2-0) have new middle vertices (K, 3), -1 for none."""
        whole = np.ones(len(self.faces), bool)
        whole[touched] = False
        faces, origin = [self.faces[whole]], [np.flatnonzero(whole)]
        halved, count = self.faces[touched], (middle >= 0).sum(axis=1)
        one = count == 1
        if one.any():
            shift = np.argmax(middle[one] >= 0, axis=1)
            a, b, c = _turned(halved[one], shift)
            m = middle[one].max(axis=1)
            faces += [np.stack([a, m, c], 1), np.stack([m, b, c], 1)]
            origin += [touched[one]] * 2
        two = count == 2
        if two.any():
            shift = (np.argmin(middle[two] >= 0, axis=1) + 2) % 3  # corner between the two split edges comes first
            a, b, c = _turned(halved[two], shift)
            ab, _, ca = _turned(middle[two], shift)
            faces += [np.stack([a, ab, ca], 1), np.stack([ab, b, c], 1), np.stack([ab, c, ca], 1)]
            origin += [touched[two]] * 3
        index = np.concatenate(origin)
        self.faces, self.slots, self.groups = np.concatenate(faces), self.slots[index], self.groups[index]


def _turned(triples: Ints, shift: Ints) -> tuple[Ints, Ints, Ints]:
    rows = np.arange(len(triples))
    a, b, c = (triples[rows, (shift + k) % 3] for k in range(3))
    return a, b, c
