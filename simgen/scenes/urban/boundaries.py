"""What closes the gaps between houses at ground level: garden walls, railings, fences, hedges, gates and paved yards.

Pieces of one kind within a block are collected into one mesh each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from simgen.assets.buildings.bills import poster_uv, tag_uv
from simgen.assets.buildings.quads import Quads
from simgen.assets.materials import material, tinted, variant
from simgen.geometry import transform
from simgen.mesh import Material
from simgen.ontology import class_id
from simgen.scenes.placement import Placement

Floats = NDArray[np.float64]
Heights = Callable[[Floats], Floats]
BoundaryKind = Literal["wall", "high_wall", "railing", "picket", "hedge", "wall_hedge", "board_fence", "hoarding"]

_STEP_M = 2.0  # pieces follow the ground in steps of this length
_AREA = tinted("concrete", (0.10, 0.10, 0.105))  # wet flags below the pavement's level, out of the light
_SPRAYED = 0.35  # share of high walls with tags on them
# Plywood as it comes, and as builders paint it.
_HOARDINGS: tuple[tuple[float, float, float], ...] = (
    (0.30, 0.22, 0.13), (0.55, 0.55, 0.53), (0.03, 0.07, 0.18), (0.025, 0.09, 0.05), (0.02, 0.02, 0.022), (0.10, 0.24, 0.38), (0.28,
                                                                                                                               0.29, 0.30),
)  # fmt: skip
_DEEP_M = 0.35  # how far they reach into the ground


class Boundaries:
    """Boundaries of one block. origin_xy : world position of the meshes' origin. height : ground height at (N, 2)."""

    def __init__(self, origin_xy: Floats, height: Heights) -> None:
        self.origin = np.asarray(origin_xy, float)
        self.height = height
        self._quads: dict[str, Quads] = {}
        self._slots: dict[str, list[Material]] = {}

    def add(self, kind: BoundaryKind, a: Floats, b: Floats, rng: np.random.Generator, brick: Material | None = None) -> None:
        """A boundary from a to b (world x, y)."""
        length = float(np.linalg.norm(b - a))
        if length < 0.3:
            return
        n = max(1, round(length / _STEP_M))
        line = a + np.linspace(0, 1, n + 1)[:, None] * (b - a)
        z = self.height(line)
        brick = brick or variant("brick_red", 0)
        if kind in ("wall", "high_wall", "wall_hedge"):
            top = {"wall": float(rng.uniform(0.5, 0.95)), "high_wall": float(rng.uniform(2.0, 2.6)), "wall_hedge": 0.55}[kind]
            self._run("wall", brick, line, z, -_DEEP_M, top, 0.22)
            self._run("wall", material("stone_ashlar"), line, z, top, top + 0.07, 0.30)
        if kind == "high_wall":
            self._papered(line, z, 0.115, rng, posters=0.1, sprayed=_SPRAYED)
        if kind == "hoarding":
            self._hoarding(line, z, rng)
        if kind in ("hedge", "wall_hedge"):
            self._hedge(line, z, 0.6 if kind == "wall_hedge" else 0.0, float(rng.uniform(1.1, 1.7)), rng)
        if kind == "railing":
            iron = material("iron")
            self._run("wall", material("concrete"), line, z, -_DEEP_M, 0.25, 0.24)
            self._run("fence", iron, line, z, 1.02, 1.06, 0.04)
            self._posts("fence", iron, *self._spread(a, b, length, 0.13), 1.12, 0.02, low=0.2)
        if kind == "picket":
            white = tinted("wood", (2.0, 2.2, 2.4))
            for top in (0.35, 0.85):
                self._run("fence", white, line, z, top - 0.08, top, 0.03)
            self._posts("fence", white, *self._spread(a, b, length, 0.16), 1.0, 0.075, low=0.05, deep=0.03)
        if kind == "board_fence":
            self._run("fence", material("wood"), line, z, -0.05, 1.8, 0.04)
            self._run("fence", material("wood"), line, z, 1.8, 1.86, 0.09)
            self._posts("fence", material("wood"), line, z, 1.95, 0.11)

    def _hoarding(self, line: Floats, z: Floats, rng: np.random.Generator) -> None:
        """Sheets of plywood before a building site, 2.44 m high, with a rail on top and a board at the foot, papered with bills."""
        paint = tinted("metal_painted", _HOARDINGS[int(rng.integers(len(_HOARDINGS)))])
        other = tinted("metal_painted", _HOARDINGS[int(rng.integers(len(_HOARDINGS)))])
        self._run("wall", paint, line, z, -0.1, 2.44, 0.08)
        self._run("wall", other, line, z, 2.40, 2.50, 0.12)
        self._run("wall", other, line, z, -0.1, 0.22, 0.11)
        self._posts("wall", paint, line, z, 2.44, 0.10)
        self._papered(line, z, 0.066, rng, posters=float(rng.choice([0.25, 0.6, 0.95])), sprayed=0.3)

    def _papered(self, line: Floats, z: Floats, out: float, rng: np.random.Generator, *, posters: float, sprayed: float) -> None:
        """Bills and tags on the street's side of a line, `out` metres before it; a row of bills keeps one height and one size.
        posters : share of the pieces between its points that have bills, sprayed : the same of tags."""
        tall = float(rng.choice([0.84, 1.19, 1.8]))
        wide, low = tall * float(rng.choice([0.67, 0.71, 1.4])), float(rng.uniform(0.3, min(0.9, 2.35 - tall)))
        picture, seed = variant("posters", int(rng.integers(4)), (0.8, 0.8, 0.78)), int(rng.integers(2))
        for k in range(len(line) - 1):
            along = line[k + 1] - line[k]
            length = float(np.linalg.norm(along))
            d = along / length
            side = np.array([d[1], -d[0]])
            bills, tags = rng.uniform() < posters, rng.uniform() < sprayed
            for m, w, h, lift, n, uv in (
                (picture, wide, tall, low, out if bills else None, poster_uv(rng, 4)),
                (variant("graffiti", seed), min(1.8, length - 0.2), 0.9, 0.5, out + 0.008 if tags else None, tag_uv(rng)),
            ):
                count = min(int((length - 0.05) / (w + 0.05)), len(uv))
                if n is None or count < 1:
                    continue
                s = (length - count * (w + 0.05)) / 2 + 0.025 + np.arange(count) * (w + 0.05)
                foot = np.interp(s + w / 2, [0.0, length], z[k : k + 2]) + lift
                corners = np.empty((count, 4, 3))
                for c, (a, b) in enumerate(((0, 0), (1, 0), (1, 1), (0, 1))):
                    corners[:, c, :2] = line[k] - self.origin + (s + a * w)[:, None] * d + n * side
                    corners[:, c, 2] = foot + b * h
                self._add("wall", m, corners, uv=uv[:count])

    def gate_posts(self, at: Floats, brick: Material, top: float = 1.0) -> None:
        """Brick piers at points (N, 2)."""
        self._posts("wall", brick, at, self.height(at), top, 0.4)
        self._posts("wall", material("stone_ashlar"), at, self.height(at) + top, 0.1, 0.48, low=0.0)

    def pave(self, corners: Floats, kind: Literal["paving_slabs", "paving_brick", "asphalt_patch", "soil", "area"]) -> None:
        """A paved quadrilateral (4, 2), counter-clockwise, 2 cm above the land and following it."""
        n = 5
        t = np.linspace(0, 1, n)
        grid = ((1 - t)[:, None, None] * ((1 - t)[None, :, None] * corners[0] + t[None, :, None] * corners[1])
                + t[:, None, None] * ((1 - t)[None, :, None] * corners[3] + t[None, :, None] * corners[2]))
        z = self.height(grid.reshape(-1, 2)).reshape(n, n, 1) + 0.02
        p = np.concatenate([grid - self.origin, z], axis=-1)
        quads = np.stack([p[:-1, :-1], p[:-1, 1:], p[1:, 1:], p[1:, :-1]], axis=2).reshape(-1, 4, 3)
        semantic = {"asphalt_patch": "parking", "soil": "terrain", "area": "ground"}.get(kind, "sidewalk")
        self._add(semantic, _AREA if kind == "area" else material(kind), quads)

    def placements(self) -> list[Placement]:
        """One placement for each semantic class."""
        return [
            Placement(transform(translation=(*self.origin, 0.0)), class_id(kind), tuple(self._slots[kind]), mesh=quads.build(),
                      attributes={"family": "boundary"})
            for kind, quads in self._quads.items()
        ]

    def _add(self, kind: str, m: Material, quads: Floats, uv: Floats | None = None) -> None:
        q = self._quads.setdefault(kind, Quads(np.array([[0, 0], [0, 1], [-1, 0]], float)))
        slots = self._slots.setdefault(kind, [])
        if m not in slots:
            slots.append(m)
        q.local(quads, slots.index(m), uv=uv)

    def _run(self, kind: str, m: Material, line: Floats, z: Floats, low: float, high: float, thick: float) -> None:
        """A band along a line whose underside and top follow the ground."""
        along = line[-1] - line[0]
        side = np.array([along[1], -along[0]]) / np.linalg.norm(along) * thick / 2
        p = line - self.origin

        def edge(offset: Floats, lift: float) -> Floats:
            return np.concatenate([p + offset, (z + lift)[:, None]], axis=1)

        rl, rh, ll, lh = edge(side, low), edge(side, high), edge(-side, low), edge(-side, high)
        quads = [np.stack([a[:-1], a[1:], b[1:], b[:-1]], axis=1) for a, b in ((rl, rh), (rh, lh), (lh, ll))]
        quads += [np.stack([ll[0], rl[0], rh[0], lh[0]])[None], np.stack([rl[-1], ll[-1], lh[-1], rh[-1]])[None]]
        self._add(kind, m, np.concatenate(quads))

    def _posts(self, kind: str, m: Material, at: Floats, z: Floats, top: float, width: float, low: float = -_DEEP_M,
               deep: float | None = None) -> None:
        """Square posts standing at points (N, 2); `deep`, if given, is their size along y of the block's own axes."""
        hx = width / 2
        hy = (deep or width) / 2
        c = at - self.origin
        ring = np.stack([c + d for d in np.array([[-hx, -hy], [hx, -hy], [hx, hy], [-hx, hy]])], axis=1)  # (N, 4, 2)
        n = len(at)

        def level(lift: float) -> Floats:
            return np.concatenate([ring, np.broadcast_to((z + lift)[:, None, None], (n, 4, 1))], axis=2)

        bottom, upper = level(low), level(top)
        k = np.arange(4)
        sides = np.stack([bottom[:, k], bottom[:, (k + 1) % 4], upper[:, (k + 1) % 4], upper[:, k]], axis=2).reshape(-1, 4, 3)
        self._add(kind, m, np.concatenate([sides, upper]))

    def _spread(self, a: Floats, b: Floats, length: float, gap: float) -> tuple[Floats, Floats]:
        t = (np.arange(int(length / gap)) + 0.5) * gap / length
        at = a + t[:, None] * (b - a)
        return at, self.height(at)

    def _hedge(self, line: Floats, z: Floats, low: float, high: float, rng: np.random.Generator) -> None:
        """A clipped hedge: an uneven leafy skin round a dark core."""
        n = max(2, round(float(np.linalg.norm(line[-1] - line[0])) / 0.5))
        t = np.linspace(0, 1, n + 1)
        p = line[0] + t[:, None] * (line[-1] - line[0])
        ground = np.interp(t, np.linspace(0, 1, len(z)), z)
        along = line[-1] - line[0]
        side = np.array([along[1], -along[0]]) / np.linalg.norm(along)
        self._run("hedge", material("hedge_core"), line, z, low - 0.1, high - 0.12, 0.42)
        profile = np.array([(0.30, low - 0.05), (0.36, low + 0.3 * (high - low)), (0.34, high - 0.12), (0.2, high), (-0.2, high),
                            (-0.34, high - 0.12), (-0.36, low + 0.3 * (high - low)), (-0.30, low - 0.05)])
        bump = rng.normal(0, 0.035, (n + 1, len(profile)))
        offset = profile[None, :, 0] * (1 + bump * 2)
        xy = p[:, None] - self.origin + offset[..., None] * side
        height = ground[:, None] + profile[None, :, 1] + bump
        skin = np.concatenate([xy, height[..., None]], axis=2)
        quads = np.stack([skin[:-1, :-1], skin[1:, :-1], skin[1:, 1:], skin[:-1, 1:]], axis=2).reshape(-1, 4, 3)
        ends = [np.stack([skin[k, 0], skin[k, 7], skin[k, 5], skin[k, 2]][::turn]) for k, turn in ((0, -1), (-1, 1))]
        self._add("hedge", material("hedge_leaves"), np.concatenate([quads, np.stack(ends)]))
