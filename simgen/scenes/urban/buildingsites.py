"""Small building sites on broad pavements: a fence along the kerb's side, and behind it what masons need."""

from __future__ import annotations

import numpy as np

from simgen.scenes.urban.kerbside import Crew, Side

_PER_M = 1 / 2600  # at usual density
_PANEL_M, _DEEP_M, _WALK_M = 3.5, 1.75, 1.4
_STUFF = (("pallet", 4), ("heap", 4), ("pallet", 4), ("site_cabin", 2))


def put_building_sites(crew: Crew, side: Side, rng: np.random.Generator, density: float) -> None:
    """Fence off a stretch at the wall where the pavement has room for it and to walk past."""
    for _ in range(rng.poisson(density * _PER_M * side.length_m)):
        panels, design, s = int(rng.integers(2, 5)), int(rng.integers(3)), float(rng.uniform(6.0, max(side.length_m - 24.0, 6.1)))
        stuff, turns = rng.permutation(len(_STUFF)), rng.normal(0, 0.2, len(_STUFF))
        if side.width_m < _DEEP_M + _WALK_M + 0.4 or s + panels * _PANEL_M > side.length_m - 5:
            continue
        stood = 0
        for k in range(panels):
            p, q = (side.point(s + _PANEL_M * j, side.width_m - _DEEP_M) for j in (k, k + 1))
            yaw = float(np.arctan2(*(q - p)[::-1]))
            stood += crew.put("site_fence", design, p, yaw, margin_m=-0.06, tilted=True)
        for k in range(min(panels, len(_STUFF)) if stood else 0):
            family, designs = _STUFF[int(stuff[k])]
            at = s + _PANEL_M * (k + 0.5)
            turn = side.direction(at) + float(turns[k]) + (np.pi / 2 if family == "site_cabin" else 0.0)
            crew.put(family, int(rng.integers(designs)), side.point(at, side.width_m - 0.66), turn, margin_m=-0.1, tilted=True)
