"""The leafy skins of hedges and shrubs as quads: uneven surfaces, with sprays that break their outlines."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_SECTION_M = 0.5  # of a hedge's skin
_SPRAYS_PER_M2 = 16.0
_SPRAY_M = 0.23
_RINGS = np.array([(0.55, 0.0), (0.92, 0.22), (1.0, 0.5), (0.82, 0.8), (0.45, 0.97), (0.0, 1.0)])  # (share of radius, of height)


def hedge_quads(
    line: Floats, z: Floats, low: float, high: float, thick: float, rng: np.random.Generator, *, ragged: float = 1.0, coarse: bool = False
) -> tuple[Floats, Floats]:
    """(quads of the skin, quads of sprays that stick out of it), (Q, 4, 3), along a straight line (N, 2) over ground heights (N,).
    low, high : of the leaves above the ground. ragged : 0 freshly clipped, 1 common, 3 grown wild."""
    length = float(np.linalg.norm(line[-1] - line[0]))
    along = (line[-1] - line[0]) / length
    side = np.array([along[1], -along[0]])
    n = max(2, round(length / (_SECTION_M * (3 if coarse else 1))))
    t = np.linspace(0, 1, n + 1)
    ground = np.interp(t, np.linspace(0, 1, len(z)), z)
    w, tall = thick / 2, high - low
    profile = np.array([(0.84 * w, low - 0.05), (w, low + 0.3 * tall), (0.95 * w, high - 0.12), (0.55 * w, high), (-0.55 * w, high),
                        (-0.95 * w, high - 0.12), (-w, low + 0.3 * tall), (-0.84 * w, low - 0.05)])
    wave = np.cumsum(rng.normal(0, 0.05, n + 1))
    wave -= np.linspace(wave[0], wave[-1], n + 1)
    bump = rng.normal(0, 0.03 * ragged, (n + 1, len(profile))) + 0.3 * ragged * wave[:, None] * (profile[:, 1] > low + 0.5 * tall)
    bump = np.clip(bump, -0.3 * tall, 0.3 * tall)
    xy = line[0] + t[:, None, None] * (line[-1] - line[0]) + (profile[:, 0] * (1 + 1.5 * bump))[..., None] * side
    skin = np.concatenate([xy, (ground[:, None] + profile[:, 1] + bump)[..., None]], axis=2)
    quads = np.stack([skin[:-1, :-1], skin[1:, :-1], skin[1:, 1:], skin[:-1, 1:]], axis=2).reshape(-1, 4, 3)
    ends = [np.stack([skin[k, 0], skin[k, 7], skin[k, 5], skin[k, 2]][::turn]) for k, turn in ((0, -1), (-1, 1))]
    skins = np.concatenate([quads, np.stack(ends)])
    if coarse:
        return skins, np.empty((0, 4, 3))
    count = int(_SPRAYS_PER_M2 * length * (tall + thick) * min(ragged, 1.5))
    k = rng.integers(0, n, count)
    j = rng.choice(len(profile) - 1, count, p=np.array([0.1, 0.2, 0.15, 0.1, 0.15, 0.2, 0.1]))
    u, v = rng.random((2, count, 1))
    foot = (1 - u) * ((1 - v) * skin[k, j] + v * skin[k, j + 1]) + u * ((1 - v) * skin[k + 1, j] + v * skin[k + 1, j + 1])
    return skins, sprays(foot, rng, _SPRAY_M * (0.8 + 0.25 * ragged))


def shrub_quads(
    at: Floats, z: Floats, radius: Floats, tall: Floats, rng: np.random.Generator, *, coarse: bool = False
) -> tuple[Floats, Floats]:
    """(leafy quads, quads of the dark inside) of N bushes at (N, 2) on ground heights (N,)."""
    count, around = len(at), 6 if coarse else 8
    angle = np.arange(around) * 2 * np.pi / around + rng.uniform(0, 6, (count, 1))
    lump = rng.uniform(0.75, 1.2, (count, len(_RINGS), around))
    rings = radius[:, None, None] * _RINGS[:, :1] * lump
    p = np.stack([
        at[:, :1, None] + rings * np.cos(angle)[:, None], at[:, 1:, None] + rings * np.sin(angle)[:, None],
        z[:, None, None] - 0.04 + tall[:, None, None] * (_RINGS[:, 1:] * np.sqrt(lump)),
    ], axis=-1)  # (N, rings, around, 3)
    p[:, -1] = p[:, -1].mean(axis=1, keepdims=True)
    skin, core = _shell(p), _shell(_shrunk(p, at, z))
    if coarse:
        return skin, core
    per = 70
    ring, turn = rng.integers(0, len(_RINGS) - 1, (count, per)), rng.integers(0, around, (count, per))
    foot = p[np.arange(count)[:, None], ring, turn] + rng.normal(0, 0.06, (count, per, 3))
    return np.concatenate([skin, sprays(foot.reshape(-1, 3), rng, _SPRAY_M)]), core


def sprays(foot: Floats, rng: np.random.Generator, size: float) -> Floats:
    """Square leafy cards at (N, 3), turned at random, seen from both sides."""
    a = rng.normal(0, 1, (len(foot), 3))
    a /= np.linalg.norm(a, axis=1, keepdims=True)
    b = np.cross(a, rng.normal(0, 1, (len(foot), 3)))
    b /= np.maximum(np.linalg.norm(b, axis=1, keepdims=True), 1e-9)
    half = size / 2 * rng.uniform(0.6, 1.1, (len(foot), 1))
    a, b = a * half, b * half
    card = np.stack([foot - a - b, foot + a - b, foot + a + b, foot - a + b], axis=1)
    return np.concatenate([card, card[:, ::-1]])


def _shell(p: Floats) -> Floats:
    after = np.roll(p, -1, axis=2)
    return np.stack([p[:, :-1], after[:, :-1], after[:, 1:], p[:, 1:]], axis=3).reshape(-1, 4, 3)


def _shrunk(p: Floats, at: Floats, z: Floats) -> Floats:
    foot = np.column_stack([at, z])[:, None, None]
    return np.asarray(foot + (p - foot) * np.array([0.8, 0.8, 0.86]))
