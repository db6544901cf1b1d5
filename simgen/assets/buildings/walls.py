"""The wall between openings."""

from __future__ import annotations

import numpy as np

from simgen.assets.buildings.openings import Openings
from simgen.assets.buildings.quads import FOOT_M, Floats, Quads, rectangles

_RUN_M = 2.2  # water off a sill has dried before it gets farther down


def wall_grid(q: Quads, wall: int, z0: float, z1: float, o: Openings, slot: int) -> None:
    """The wall between z0 and z1 with the openings left out: a grid on all their edges, so that no T-junction can crack."""
    length = float(q.length[wall])
    s_lines = np.unique(np.round(np.concatenate([[0.0, length], o.s0, o.s1]), 5))
    foot = [z for z in (0.0, FOOT_M) if z0 < z < z1]
    z_lines = np.unique(np.round(np.concatenate([[z0, z1], foot, o.z0, o.z1]), 5))
    s_mid, z_mid = (s_lines[1:] + s_lines[:-1]) / 2, (z_lines[1:] + z_lines[:-1]) / 2
    hole = np.any((s_mid[:, None, None] > o.s0) & (s_mid[:, None, None] < o.s1) & (z_mid[None, :, None] > o.z0)
                  & (z_mid[None, :, None] < o.z1), axis=2)
    i, j = np.nonzero(~hole)
    quads = rectangles(s_lines[i], s_lines[i + 1], z_lines[j], z_lines[j + 1], 0.0)
    q.on_wall(wall, quads, slot, ao=_weathered(quads, o, z1))


def _weathered(quads: Floats, o: Openings, top: float) -> Floats:
    """(Q, 4) occlusion of wall quads (Q, 4, 3) up to `top`: rain that runs off sills soils the wall below them, and the eaves
    shade its last bit."""
    ao = np.full(quads.shape[:2], 255.0)
    middle, head = quads[:, :2, 0].mean(axis=1), quads[:, 2, 1]
    below = np.any((middle[:, None] > o.s0) & (middle[:, None] < o.s1) & (np.abs(head[:, None] - o.z0) < 1e-4), axis=1)
    below &= head - quads[:, 0, 1] < _RUN_M
    ao[below, 2:] = 205.0
    ao[(head > top - 1e-4), 2:] = 215.0
    return ao
