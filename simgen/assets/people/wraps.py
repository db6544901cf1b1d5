"""Cloth that is wound round the body rather than sewn: the end of a sari."""

from __future__ import annotations

import numpy as np

from simgen.assets.people.figure import Figure, Floats
from simgen.assets.people.garments import Draped, Top
from simgen.assets.people.shell import Detail, Shell
from simgen.assets.people.straps import cloth_normals, over_shoulder

_HANGS_TO = 0.42  # where the end hangs behind (fraction of scale)


def pallu_shell(figure: Figure, detail: Detail) -> Shell:
    """A sari's end: from the right hip across the breast, gathered over the left shoulder, hanging down the back."""
    shell = Shell(figure)
    body = Draped(figure, Top(hem=0.40, ease_m=0.020, hang=0.25, sleeve=0.0, folds_m=0.0))
    k = figure.k
    n = {0: 11, 1: 5, 2: 3}[detail.level]
    u = np.linspace(0, 1, n)
    front, back = 0.575 + 0.225 * u, 0.80 - (0.80 - _HANGS_TO) * u
    over, turn = over_shoulder(body, 0.80, 0.80, float(body.at(0.80, 0.75)[1]), 0.105 * k, {0: 9, 1: 5, 2: 3}[detail.level])
    heights = np.concatenate([front[:-1], over, back[1:]])
    theta = np.concatenate([np.interp(u, [0, 0.6, 1], [-0.75, 0.10, 0.75])[:-1], turn, np.interp(u, [0, 1], [2.45, 2.75])[1:]])
    place = np.arange(len(heights)) / (len(heights) - 1)
    half = np.interp(place, [0, 0.25, 0.45, 0.6, 1.0], [0.135, 0.110, 0.050, 0.055, 0.085]) * k
    points = body.at(heights, theta)
    way = np.gradient(points, axis=0)
    normal = cloth_normals(body, heights, theta)
    up = np.clip((heights - 0.79) / 0.045, 0, 1)[:, None]
    side = np.cross(way, normal)
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    columns = {0: 11, 1: 5, 2: 3}[detail.level]
    across = np.linspace(-1, 1, columns)
    rows = points[:, None, :] + (across[None, :] * half[:, None])[..., None] * side[:, None, :]
    rows = _laid_on(rows, body, figure, free=heights > 0.80)
    fold = 0.004 * (1 + np.cos(np.pi * np.arange(columns))) * (0.5 + up)  # pleats, deepest where gathered
    rows = rows + (0.004 + fold * (detail.level == 0))[..., None] * normal[:, None, :]
    ao = np.clip(0.72 + 70 * fold, 0, 1) if detail.level == 0 else np.ones((len(heights), columns))
    shell.grid(rows[:, ::-1], "trunk", closed=False, ao=ao[:, ::-1])
    shell.grid(rows - 0.003 * normal[:, None, :], "trunk", closed=False, ao=0.5 * ao)
    return shell


def _laid_on(rows: Floats, body: Draped, figure: Figure, free: np.ndarray) -> Floats:
    """Rows (R, N, 3) brought out of the body to its surface at their own height and angle, but for the free ones on the shoulder."""
    table = np.linspace(0.40, 0.86, 60)
    heights = np.interp(rows[..., 2], figure.z(table), table)
    theta = np.arctan2(rows[..., 1], rows[..., 0] + 0.008 * figure.k)
    on = body.at(heights, theta)
    out = rows.copy()
    out[~free, :, :2] = on[~free, :, :2]
    return out
