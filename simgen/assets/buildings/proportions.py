"""The numbers of a building, and where its windows are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.buildings.openings import Openings
from simgen.assets.buildings.quads import Floats, Quads
from simgen.assets.buildings.spec import BuildingSpec
from simgen.assets.buildings.styles import STYLES, Style


@dataclass(frozen=True)
class Proportions:
    """The numbers of one building, drawn once and the same on all of its walls. floor_z : (floors + 1,) height of each floor above
    the pavement and of the eaves. bays : draw below which a chance for bay windows comes true. seed : of what fronts of glass and of
    panels draw for themselves."""

    style: Style
    floor_z: Floats
    plinth: float
    bay: float
    width: float
    height: float
    sill: float
    recess: float
    surround: float
    lintel: str
    course: bool
    cornice: float
    divided: bool
    shutters: bool
    quoins: bool
    bays: float
    seed: int

    @property
    def eaves(self) -> float:
        """Height of the top of the walls."""
        return float(self.floor_z[-1])


def proportions(spec: BuildingSpec, rng: np.random.Generator) -> Proportions:
    """Draw a building's proportions from its style."""
    style = STYLES[spec.style]
    draw = {name: float(rng.uniform(*getattr(style, name))) for name in (
        "bay_m", "width_m", "height_m", "sill_m", "recess_m", "ground_m", "upper_m", "plinth_m", "surround_m", "cornice_m")}
    shop = spec.ground_use in ("shop", "office")
    plinth = 0.03 if shop or spec.ground_use == "garage" else draw["plinth_m"]
    ground = max(draw["ground_m"], 3.6) if shop else draw["ground_m"]
    heights = np.concatenate([[ground], np.full(spec.floors - 1, draw["upper_m"])])
    if spec.style in ("brick_terrace", "townhouse") and spec.floors >= 3:
        heights[1:] -= np.linspace(-0.15, 0.4, spec.floors - 1)  # the storeys of old houses grow lower upwards
        heights[1:] = np.maximum(heights[1:], 2.6)
    floor_z = plinth + np.concatenate([[0.0], np.cumsum(heights)])
    height = min(draw["height_m"], draw["upper_m"] - draw["sill_m"] - 0.3)
    return Proportions(
        style, floor_z, plinth, draw["bay_m"], min(draw["width_m"], draw["bay_m"] - style.pier_m), height, draw["sill_m"], draw["recess_m"],
        draw["surround_m"], style.lintel[int(rng.integers(len(style.lintel)))], bool(rng.uniform() < style.course), draw["cornice_m"],
        bool(rng.uniform() < 0.6), bool(rng.uniform() < style.shutters), bool(rng.uniform() < style.quoins),
        float(rng.uniform()), int(rng.integers(2**62)))


def bay_axes(length: float, p: Proportions) -> tuple[Floats, float]:
    """Positions of the window axes along a wall and the window width that fits them."""
    count = max(int((length - 0.5) / p.bay), 1)
    if length < p.width + 0.7:
        return np.zeros(0), 0.0
    pitch = length / count
    return np.asarray((np.arange(count) + 0.5) * pitch, np.float64), min(p.width, pitch - p.style.pier_m)


def front_openings(q: Quads, wall: int, p: Proportions, floors: range) -> Openings:
    """Windows of the upper (or all) floors of a wall."""
    axes, width = bay_axes(float(q.length[wall]), p)
    n, f = len(axes), len(floors)
    z = p.floor_z[floors.start : floors.stop] + p.sill
    top = np.minimum(z + p.height, p.floor_z[floors.start + 1 : floors.stop + 1] - 0.28)
    if p.style.window == "sash" and f and floors.stop == len(p.floor_z) - 1 and floors.stop > 2:
        top[-1] -= 0.18 * (top[-1] - z[-1])
    s = np.concatenate([axes] * f) if f else np.zeros(0)
    return Openings(np.full(n * f, wall), s - width / 2, s + width / 2, np.repeat(z, n), np.repeat(top, n))


def no_openings() -> Openings:
    e = np.zeros(0)
    return Openings(np.zeros(0, np.int64), e, e, e, e)
