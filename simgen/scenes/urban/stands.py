"""Bicycles and their kind left on the pavement: in rows at stands, leaning at walls and lamp posts, hired scooters in heaps."""

from __future__ import annotations

import numpy as np

from simgen.scenes.urban.kerbside import Crew, Side

_GROUPS_PER_M = 1 / 55  # at usual density; pavements of European inner cities hold one to five cycles to ten metres of street
_ROOM_M = 0.62  # between two bicycles in a row
_FAMILIES = {"bicycle": 0.86, "cargo_bike": 0.05, "e_scooter": 0.09}
_ANY_VARIANT = 1 << 16


def put_cycles(crew: Crew, side: Side, rng: np.random.Generator, density: float, stand: int = 0) -> None:
    """Leave cycles on a pavement that has room for them: rows across it by the kerb at stands of a design, single ones along the wall."""
    if side.width_m < 1.9:
        return
    for _ in range(rng.poisson(density * side.length_m * _GROUPS_PER_M)):
        s = float(rng.uniform(3, max(side.length_m - 8, 3.1)))
        if side.width_m >= 2.6 and rng.random() < 0.55:
            _row(crew, side, rng, s, stand)
        else:
            _along_wall(crew, side, rng, s)


def _row(crew: Crew, side: Side, rng: np.random.Generator, s: float, stand: int) -> None:
    count, slanted = int(rng.integers(3, 9)), float(rng.normal(0, 0.25))
    for k in range(count):
        family, variant, lean = _drawn(crew, rng)
        if rng.random() < 0.25:  # a free place
            continue
        at = s + _ROOM_M * k * (2.2 if family == "cargo_bike" else 1.0)
        turn = side.towards_road(at) + slanted + float(rng.normal(0, 0.06)) + np.pi * (rng.random() < 0.5)
        # The origin is below the rear axle: the middle of the length lies where the row is.
        middle = crew.catalogue.get(family, variant).bounds[:, 0].mean()
        xy = side.point(at, 1.1) - middle * np.array([np.cos(turn), np.sin(turn)])
        crew.put(family, variant, xy, turn, margin_m=-0.06, lean_rad=lean, tilted=True)
    for k in range(0, count, 2):
        at = s + _ROOM_M * (k + 0.5)
        crew.put("cycle_stand", stand, side.point(at, 1.1), side.towards_road(at) + slanted, margin_m=-0.02, tilted=True)


def _along_wall(crew: Crew, side: Side, rng: np.random.Generator, s: float) -> None:
    for k in range(int(rng.choice([1, 1, 1, 2, 3]))):
        family, variant, lean = _drawn(crew, rng)
        turn = side.direction(s) + np.pi * (rng.random() < 0.5) + float(rng.normal(0, 0.05))
        xy = side.point(s + 0.3 * k, side.width_m - 0.42 - 0.34 * k)
        crew.put(family, variant, xy, turn, margin_m=-0.05, lean_rad=lean, tilted=True)


def _drawn(crew: Crew, rng: np.random.Generator) -> tuple[str, int, float]:
    families, shares = list(_FAMILIES), list(_FAMILIES.values())
    family, variant = str(rng.choice(families, p=shares)), int(rng.integers(_ANY_VARIANT))
    lean = crew.catalogue.get(family, variant).parameters.get("lean_rad", 0.14)
    return family, variant, float(lean)
