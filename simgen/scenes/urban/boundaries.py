"""What stands and lies along the edge of a lot, collected into one mesh a semantic class and block: walls, bars, boards, hedges,
shrubs, paving. `barriers` composes garden walls and railings from these."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from simgen.assets.buildings.quads import Quads, foot_shade
from simgen.assets.materials import material, tinted
from simgen.geometry import transform
from simgen.mesh import Material
from simgen.ontology import class_id
from simgen.scenes.placement import Placement
from simgen.scenes.urban.leafage import hedge_quads, shrub_quads

Floats = NDArray[np.float64]
Heights = Callable[[Floats], Floats]
Surface = Literal[
    "paving_slabs_grey", "paving_slabs_warm", "paving_flags", "paving_brick", "asphalt_patch", "patch_old", "asphalt_worn", "soil",
    "gravel", "area",
]

STEP_M = 2.0  # pieces follow the ground in steps of this length
DEEP_M = 0.35  # how far they reach into the ground
PAVED_LIFT_M = 0.02  # of paving above the land
_PAVED_M = 3.0  # the same of paving
_KIND_OF_SURFACE = {
    "asphalt_patch": "parking", "patch_old": "parking", "asphalt_worn": "parking", "soil": "terrain", "gravel": "terrain", "area": "ground",
}  # fmt: skip
_AREA = tinted("concrete", (0.10, 0.10, 0.105))  # wet flags below the pavement's level, out of the light


class Boundaries:
    """Boundaries of one block. origin_xy : world position of the meshes' origin. height : ground height at (N, 2)."""

    def __init__(self, origin_xy: Floats, height: Heights) -> None:
        self.origin = np.asarray(origin_xy, float)
        self.height = height
        self._quads: dict[str, Quads] = {}
        self._slots: dict[str, list[Material]] = {}

    def stepped(self, a: Floats, b: Floats) -> tuple[Floats, Floats]:
        """(N, 2) points from a to b in short steps, and the ground's height there."""
        n = max(1, round(float(np.linalg.norm(b - a)) / STEP_M))
        line = a + np.linspace(0, 1, n + 1)[:, None] * (b - a)
        return line, self.height(line)

    def sweep(self, kind: str, m: Material, line: Floats, z: Floats, profile: Floats) -> None:
        """A convex profile (P, 2) of (metres to the right, metres above the ground) swept along a straight line, from the right foot
        over the top to the left foot, with both ends closed. `kind` is a semantic class."""
        along = line[-1] - line[0]
        side = np.array([along[1], -along[0]]) / np.linalg.norm(along)
        edges = [np.concatenate([line - self.origin + x * side, (z + up)[:, None]], axis=1) for x, up in profile]
        rise, n = profile[:, 1], len(line) - 1
        quads = [np.stack([r[:-1], r[1:], q[1:], q[:-1]], axis=1) for r, q in pairwise(edges)]
        fans = [(0, k, k + 1, k + 1) for k in range(1, len(edges) - 1)]
        quads += [np.stack([edges[i][0] for i in fan])[None] for fan in fans]
        quads += [np.stack([edges[i][-1] for i in (a, c, b, b)])[None] for a, b, c, _ in fans]
        lift = np.concatenate([
            *(np.broadcast_to(np.array([p, p, q, q]), (n, 4)) for p, q in pairwise(rise)),
            np.array([[rise[i] for i in fan] for fan in fans]), np.array([[rise[i] for i in (a, c, b, b)] for a, b, c, _ in fans]),
        ])  # fmt: skip
        self.add(kind, m, np.concatenate(quads), lift=lift)

    def strip(
        self, kind: str, m: Material, line: Floats, z: Floats, low: float, high: float, aside: float, v: tuple[float, float], tile_m: float
    ) -> None:
        """An upright strip that faces the street, `aside` metres to the right of a line. v : of the texture at its foot and top.
        tile_m : of the texture along the line."""
        along = line[-1] - line[0]
        length = float(np.linalg.norm(along))
        foot = line - self.origin + aside * np.array([along[1], -along[0]]) / length
        rows = [np.concatenate([foot, (z + up)[:, None]], axis=1) for up in (low, high)]
        u = np.linspace(0, length / tile_m, len(line))
        uv = [np.stack([u, np.full(len(u), value)], axis=1) for value in v]
        quads, cells = (np.stack([p[:-1], p[1:], q[1:], q[:-1]], axis=1) for p, q in (rows, uv))
        self.add(kind, m, quads, uv=cells, lift=np.broadcast_to(np.array([low, low, high, high]), (len(quads), 4)))

    def joints(self, kind: str, m: Material, a: Floats, b: Floats, profile: Floats, gap: float, wide: float = 0.008) -> None:
        """Dark joints across a swept profile (see `sweep`) at equal distances of about `gap` from a to b."""
        length = float(np.linalg.norm(b - a))
        n = round(length / gap)
        if n < 2:
            return
        along = (b - a) / length
        side = np.array([along[1], -along[0]])
        at = a + (np.arange(1, n) / n)[:, None] * (b - a)
        z, quads, lift = self.height(at), [], []
        proud = profile + 0.0015 * np.stack([np.sign(profile[:, 0]), np.ones(len(profile))], axis=1)
        for (x0, z0), (x1, z1) in pairwise(proud):
            corners = [(x0, z0, -1), (x0, z0, 1), (x1, z1, 1), (x1, z1, -1)]
            quads.append(np.stack([
                np.concatenate([at - self.origin + x * side + way * wide / 2 * along, (z + up)[:, None]], axis=1) for x, up, way in corners
            ], axis=1))  # fmt: skip
            lift.append(np.broadcast_to(np.array([up for _, up, _ in corners]), (len(at), 4)))
        self.add(kind, m, np.concatenate(quads), lift=np.concatenate(lift))

    def run(self, kind: str, m: Material, line: Floats, z: Floats, low: float, high: float, thick: float, aside: float = 0.0) -> None:
        """An upright band along a line, `aside` metres to its right."""
        r, q = aside + thick / 2, aside - thick / 2
        self.sweep(kind, m, line, z, np.array([(r, low), (r, high), (q, high), (q, low)]))

    def bars(
        self, kind: str, m: Material, at: Floats, along: Floats, low: float, high: float, width: float, *, deep: float | None = None,
        tip: float = 0.0, aside: float = 0.0,
    ) -> None:
        """Upright bars or posts standing at (N, 2) along a direction (2,), with pointed heads of a height `tip`. deep : size across."""
        if not len(at):
            return
        side = np.array([along[1], -along[0]])
        z = self.height(at)
        w, d = along * width / 2, side * (width if deep is None else deep) / 2
        c = at - self.origin + aside * side
        ring = np.stack([c + d - w, c + d + w, c - d + w, c - d - w], axis=1)

        def level(lift: float) -> Floats:
            return np.concatenate([ring, np.broadcast_to((z + lift)[:, None, None], (len(at), 4, 1))], axis=2)

        bottom, upper, k = level(low), level(high), np.arange(4)
        lift = [np.broadcast_to(np.array([low, low, high, high]), (4 * len(at), 4)), np.full((len(at) * (4 if tip else 1), 4), high)]
        quads = [np.stack([bottom[:, k], bottom[:, (k + 1) % 4], upper[:, (k + 1) % 4], upper[:, k]], axis=2).reshape(-1, 4, 3)]
        if tip:
            apex = np.concatenate([c, (z + high + tip)[:, None]], axis=1)[:, None].repeat(4, axis=1)
            quads.append(np.stack([upper[:, k], upper[:, (k + 1) % 4], apex, apex], axis=2).reshape(-1, 4, 3))
        else:
            quads.append(upper)
        self.add(kind, m, np.concatenate(quads), lift=np.concatenate(lift))

    def lattice(self, kind: str, m: Material, a: Floats, b: Floats, low: float, high: float, spacing: float, width: float) -> None:
        """Crossing diagonal wires in the upright plane over a to b."""
        length, tall = float(np.linalg.norm(b - a)), high - low
        s = np.arange(-tall, length, spacing)
        s0, s1 = np.clip(s, 0, length), np.clip(s + tall, 0, length)
        keep = s1 - s0 > 0.02
        s, s0, s1 = s[keep], s0[keep], s1[keep]
        quads = []
        for rising in (True, False):
            z0, z1 = (low + s0 - s, low + s1 - s) if rising else (high - (s0 - s), high - (s1 - s))
            p, q = (a + (t / length)[:, None] * (b - a) for t in (s0, s1))
            foot, top = (np.concatenate([xy - self.origin, (self.height(xy) + z)[:, None]], axis=1) for xy, z in ((p, z0), (q, z1)))
            up = np.array([0, 0, width * 0.7])
            quad = np.stack([foot - up, top - up, top + up, foot + up], axis=1)
            quads += [quad, quad[:, ::-1]]
        self.add(kind, m, np.concatenate(quads))

    def hedge(
        self, line: Floats, z: Floats, low: float, high: float, thick: float, rng: np.random.Generator, leaves: Material, *,
        ragged: float = 1.0, coarse: bool = False,
    ) -> None:
        """A hedge between heights: an uneven leafy skin round a dark inside."""
        skin, cards = hedge_quads(line - self.origin, z, low, high, thick, rng, ragged=ragged, coarse=coarse)
        self.run("hedge", material("hedge_core"), line, z, low - 0.1, high - 0.14 - 0.04 * ragged, 0.66 * thick)
        self.add("hedge", leaves, skin)
        self.add("hedge", leaves, cards)

    def shrubs(
        self, at: Floats, radius: Floats, tall: Floats, rng: np.random.Generator, leaves: Material, *, coarse: bool = False
    ) -> None:
        """Rounded bushes at (N, 2) with (N,) radii and heights."""
        if len(at):
            skin, core = shrub_quads(at - self.origin, self.height(at), radius, tall, rng, coarse=coarse)
            self.add("vegetation", material("hedge_core"), core)
            self.add("vegetation", leaves, skin)

    def pave(self, corners: Floats, kind: Surface) -> None:
        """A paved quadrilateral (4, 2), counter-clockwise, 2 cm above the land and following it."""
        side = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
        n, m = (max(4, int(max(side[k], side[k + 2]) / _PAVED_M)) + 1 for k in (1, 0))
        t, s = np.linspace(0, 1, n)[:, None, None], np.linspace(0, 1, m)[None, :, None]
        grid = (1 - t) * ((1 - s) * corners[0] + s * corners[1]) + t * ((1 - s) * corners[3] + s * corners[2])
        z = self.height(grid.reshape(-1, 2)).reshape(n, m, 1) + PAVED_LIFT_M
        p = np.concatenate([grid - self.origin, z], axis=-1)
        quads = np.stack([p[:-1, :-1], p[:-1, 1:], p[1:, 1:], p[1:, :-1]], axis=2).reshape(-1, 4, 3)
        self.add(_KIND_OF_SURFACE.get(kind, "sidewalk"), _AREA if kind == "area" else material(kind), quads)

    def placements(self) -> list[Placement]:
        """One placement for each semantic class."""
        return [
            Placement(transform(translation=(*self.origin, 0.0)), class_id(kind), tuple(self._slots[kind]), mesh=quads.build(),
                      attributes={"family": "boundary"})
            for kind, quads in self._quads.items()
        ]

    def add(
        self, kind: str, m: Material, quads: Floats, uv: Floats | None = None, *, lift: Floats | None = None, ao: Floats | None = None
    ) -> None:
        """Quads (Q, 4, 3) relative to the origin, of one semantic class and material. lift : (Q, 4) metres above the ground; what is near
        it is darker. ao : (Q, 4) 0..255, of what else takes their light."""
        if not len(quads):
            return
        q = self._quads.setdefault(kind, Quads(np.array([[0, 0], [0, 1], [-1, 0]], float), foot=False))
        slots = self._slots.setdefault(kind, [])
        if m not in slots:
            slots.append(m)
        if lift is None:
            lift = quads[..., 2] - self.height(quads[..., :2].reshape(-1, 2) + self.origin).reshape(-1, 4)
        q.local(quads, slots.index(m), uv=uv, ao=(255.0 if ao is None else ao) * foot_shade(lift))
