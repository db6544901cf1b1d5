"""Plumages of birds: bodies in the atlas of `coats`, and wings as pictures: u from the shoulder (0) to the tip (1), v from the
trailing (0) to the
leading edge (1)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from simgen.assets.textures.coats import Atlas, Color
from simgen.assets.textures.noise import grid, mix, pack, rgb, smoothstep, spectral
from simgen.mesh import TextureMaps

# Feather colours, linear; melanins as for hair, structural sheen of a pigeon's neck as its mean green and purple.
_BLACK, _SLATE, _GREY, _PALE, _WHITE, _RUST, _BROWN, _BUFF = (
    (0.014, 0.014, 0.016),
    (0.075, 0.082, 0.098),
    (0.20, 0.212, 0.24),
    (0.34, 0.35, 0.37),
    (0.68, 0.67, 0.64),
    (0.19, 0.075, 0.035),
    (0.085, 0.052, 0.032),
    (0.32, 0.235, 0.145),
)
FLIGHT_FEATHERS = 20  # seen along a wing's trailing edge


def body(
    rng: np.random.Generator,
    *,
    back: Color,
    breast: Color,
    head: Color,
    neck: Color | None = None,
    sheen: bool = False,
    rump: Color | None = None,
    tail: Color | None = None,
    tail_band: Color | None = None,
    cap: Color | None = None,
    cheek: Color | None = None,
    bib: Color | None = None,
    ring: Color | None = None,
    streaks: float = 0.0,
    eye_band: float = 0.0,
) -> TextureMaps:
    """A body: back and breast, neck and head, rump, tail; cap, cheek, bib and neck ring where the species has them; streaks : how
    mottled."""
    a = Atlas()
    w = spectral(rng, 1.0, 4, 60)
    c = mix(rgb(back), breast, smoothstep(0.38, 0.62, a.d + 0.04 * w))
    if neck is not None:
        c = mix(c, neck, smoothstep(0.44, 0.54, a.u + 0.01 * w) * a.on_tube)
    if sheen:
        ring_ = smoothstep(0.46, 0.53, a.u) * smoothstep(0.69, 0.64, a.u) * a.on_tube
        c = mix(c, mix(rgb((0.035, 0.105, 0.07)), (0.12, 0.045, 0.11), smoothstep(0.50, 0.62, 1.12 - a.u + 0.03 * w)), ring_ * 0.85)
    c = mix(c, head, smoothstep(0.655, 0.69, a.u + 0.004 * w) * a.on_tube)
    if ring is not None:
        c = mix(c, ring, smoothstep(0.595, 0.605, a.u) * smoothstep(0.635, 0.625, a.u) * a.on_tube)
    if rump is not None:
        c = mix(c, rump, smoothstep(0.17, 0.12, a.u + 0.01 * w) * a.on_tube)
    if cap is not None:
        c = mix(c, cap, smoothstep(0.66, 0.70, a.u) * smoothstep(0.34, 0.28, a.d) * a.on_tube)
    if cheek is not None:
        c = mix(
            c,
            cheek,
            smoothstep(0.68, 0.72, a.u)
            * smoothstep(0.93, 0.90, a.u)
            * smoothstep(0.38, 0.44, a.d)
            * smoothstep(0.80, 0.7, a.d)
            * a.on_tube,
        )
    if bib is not None:
        c = mix(c, bib, smoothstep(0.52, 0.58, a.u) * smoothstep(0.72, 0.80, a.d + 0.05 * w) * a.on_tube)
    if eye_band:
        c = mix(c, _BROWN, smoothstep(0.72, 0.76, a.u) * smoothstep(0.06, 0.03, np.abs(a.d - 0.42)) * eye_band * a.on_tube)
    if streaks:
        scale = smoothstep(
            0.1,
            0.7,
            np.sin(2 * np.pi * 46 * a.u + 2 * spectral(rng, 1.0, 6, 40)) * np.sin(2 * np.pi * 16 * a.d + 2 * spectral(rng, 1.0, 6, 40)),
        )
        c = mix(c, _BROWN, streaks * scale * (a.u < 0.7) * a.on_tube)
    c = mix(c, tail or back, (~a.on_tube) * 1.0)
    if tail_band is not None:
        c = mix(
            c,
            tail_band,
            (~a.on_tube) * smoothstep(0.16, 0.20, a.leg) * smoothstep(0.36, 0.30, a.leg)
            + (~a.on_tube) * (tail_band == _BLACK) * smoothstep(0.30, 0.22, a.leg) * 0.0,
        )
    fine = spectral(rng, 0.4, 24, 250, 4.0)
    shafts = np.where(a.on_tube, 0.0, 0.10 * np.cos(2 * np.pi * 12 * a.u))
    return pack(c * np.clip(1 + 0.05 * fine + 0.05 * w + shafts, 0.5, 1.4)[..., None], 0.00012 * fine, 0.3, 0.95, wrap=False)


def wing(
    rng: np.random.Generator,
    *,
    covert: Color,
    flight: Color,
    tip: Color | None = None,
    edge: Color | None = None,
    bars: Color | None = None,
    checks: Color | None = None,
    speculum: Color | None = None,
    fingers: float = 0.25,
    scales: float = 0.0,
) -> TextureMaps:
    """A wing: coverts over flight feathers; dark tips, pale trailing edge, bars or a speculum. fingers : share of the chord by
    which the outer feathers part."""
    u, r = grid()
    v = 1 - r
    n = FLIGHT_FEATHERS
    cell = (u * n) % 1.0
    c = mix(rgb(flight), covert, smoothstep(0.46, 0.50, v + 0.012 * np.cos(2 * np.pi * 2 * n * u)))
    if tip is not None:
        c = mix(c, tip, smoothstep(0.72, 0.86, u + 0.10 * (0.5 - v)))
    if edge is not None:
        c = mix(c, edge, smoothstep(0.08, 0.05, v) * (u < 0.8))
    if bars is not None:
        scallop = 0.010 * np.cos(2 * np.pi * n * u)
        for at, wide, until in ((0.30, 0.055, 0.55), (0.56, 0.040, 0.48)):
            c = mix(c, bars, smoothstep(wide, wide - 0.012, np.abs(v - at + scallop)) * (u < until))
    if checks is not None:
        grid_ = np.sin(2 * np.pi * 9 * u + np.pi * np.floor(v * 12)) * np.sin(2 * np.pi * 6 * v)
        c = mix(c, checks, smoothstep(0.0, 0.25, grid_) * (v > 0.30) * (u < 0.62))
    if speculum is not None:
        inside = (u > 0.12) & (u < 0.52)
        c = mix(c, _WHITE, inside * smoothstep(0.20, 0.19, np.abs(v - 0.22)))
        c = mix(c, speculum, inside * smoothstep(0.155, 0.145, np.abs(v - 0.22)))
    if scales:
        row = v * 14
        scallop = ((row + 0.35 * np.abs(np.sin(np.pi * (u * n + 0.5 * np.floor(row))))) % 1.0).astype(np.float32)
        c = mix(c, _BUFF, scales * smoothstep(0.80, 0.95, scallop))
    vane = np.where(v < 0.49, 1 - 0.28 * smoothstep(0.80, 0.98, cell) - 0.10 * smoothstep(0.04, 0.0, np.abs(cell - 0.35)), 1.0)
    rows = np.where(v >= 0.49, 1 - 0.10 * smoothstep(0.85, 1.0, (v * 14) % 1.0), 1.0)
    fine = spectral(rng, 0.4, 24, 250, 0.2)
    gap = smoothstep(0.62, 0.80, u) * fingers
    apart = np.abs(cell - 0.5) > 0.5 - 0.30 * np.clip((gap - v) / max(fingers, 1e-3), 0, 1)
    rounded = v < 0.035 * np.abs(2 * cell - 1) ** 3
    alpha = np.where((apart & (v < gap)) | rounded, 0.0, 1.0)
    return pack(c * np.clip(vane * rows * (1 + 0.04 * fine), 0.3, 1.4)[..., None], 0.0002 * vane, 0.4, 0.95, alpha, wrap=False)


def _body(**kw: object) -> Callable[[np.random.Generator], TextureMaps]:
    return partial(body, **kw)  # type: ignore[arg-type]


def _wing(**kw: object) -> Callable[[np.random.Generator], TextureMaps]:
    return partial(wing, **kw)  # type: ignore[arg-type]


_DRAKE = (0.012, 0.075, 0.035)
PLUMAGES: dict[str, Callable[[np.random.Generator], TextureMaps]] = {
    "plumage_pigeon": _body(back=_GREY, breast=_GREY, head=_SLATE, neck=_SLATE, sheen=True, rump=_PALE, tail=_GREY, tail_band=_BLACK),
    "plumage_pigeon_dark": _body(back=_SLATE, breast=_SLATE, head=(0.035, 0.038, 0.046), sheen=True, tail=_SLATE, tail_band=_BLACK),
    "plumage_pigeon_red": _body(
        back=(0.36, 0.27, 0.23), breast=(0.36, 0.25, 0.21), head=(0.22, 0.10, 0.07), neck=_RUST, tail=(0.42, 0.36, 0.33)
    ),
    "plumage_pigeon_pied": _body(back=_WHITE, breast=_WHITE, head=_SLATE, neck=(0.30, 0.31, 0.33), sheen=True, tail=_WHITE),
    "plumage_crow": _body(back=_BLACK, breast=_BLACK, head=_BLACK, tail=_BLACK),
    "plumage_hooded": _body(back=(0.27, 0.26, 0.245), breast=(0.27, 0.26, 0.245), head=_BLACK, bib=_BLACK, tail=_BLACK),
    "plumage_gull": _body(back=_PALE, breast=_WHITE, head=_WHITE, neck=_WHITE, rump=_WHITE, tail=_WHITE),
    "plumage_gull_dark": _body(back=(0.055, 0.057, 0.062), breast=_WHITE, head=_WHITE, neck=_WHITE, rump=_WHITE, tail=_WHITE),
    "plumage_gull_young": _body(back=_BUFF, breast=(0.38, 0.31, 0.23), head=(0.40, 0.33, 0.25), tail=_BROWN, streaks=0.75),
    "plumage_sparrow": _body(
        back=(0.16, 0.085, 0.04),
        breast=(0.33, 0.30, 0.26),
        head=(0.17, 0.07, 0.03),
        cap=(0.12, 0.115, 0.11),
        cheek=(0.42, 0.39, 0.34),
        bib=_BLACK,
        tail=_BROWN,
        streaks=0.25,
    ),
    "plumage_sparrow_hen": _body(
        back=(0.18, 0.12, 0.07), breast=(0.34, 0.29, 0.23), head=(0.20, 0.15, 0.10), tail=_BROWN, streaks=0.28, eye_band=0.8
    ),
    "plumage_drake": _body(
        back=(0.36, 0.35, 0.335), breast=(0.42, 0.41, 0.39), neck=(0.10, 0.035, 0.018), head=_DRAKE, ring=_WHITE, rump=_BLACK, tail=_WHITE
    ),
    "plumage_duck": _body(
        back=(0.15, 0.095, 0.05), breast=(0.27, 0.19, 0.115), head=(0.26, 0.19, 0.12), tail=(0.22, 0.15, 0.09), streaks=0.7, eye_band=0.9
    ),
    "wing_pigeon": _wing(covert=_PALE, flight=_GREY, bars=_BLACK, tip=_SLATE),
    "wing_pigeon_checked": _wing(covert=_GREY, flight=_GREY, checks=_BLACK, bars=_BLACK, tip=_SLATE),
    "wing_pigeon_dark": _wing(covert=(0.045, 0.048, 0.058), flight=_SLATE, tip=_BLACK),
    "wing_pigeon_red": _wing(covert=(0.40, 0.33, 0.29), flight=(0.45, 0.40, 0.37), bars=_RUST),
    "wing_white": _wing(covert=_WHITE, flight=_WHITE),
    "wing_black": _wing(covert=_BLACK, flight=(0.018, 0.018, 0.021), fingers=0.55),
    "wing_gull": _wing(covert=_PALE, flight=_PALE, edge=_WHITE, tip=_BLACK, fingers=0.12),
    "wing_gull_dark": _wing(covert=(0.055, 0.057, 0.062), flight=(0.05, 0.052, 0.057), edge=_WHITE, tip=_BLACK, fingers=0.12),
    "wing_gull_young": _wing(covert=(0.22, 0.165, 0.11), flight=_BROWN, tip=(0.04, 0.03, 0.022), scales=0.8, fingers=0.12),
    "wing_sparrow": _wing(covert=(0.19, 0.09, 0.038), flight=_BROWN, scales=0.55, bars=(0.5, 0.45, 0.38)),
    "wing_duck": _wing(covert=(0.17, 0.12, 0.08), flight=(0.13, 0.10, 0.08), speculum=(0.02, 0.035, 0.19), scales=0.5, fingers=0.15),
    "wing_drake": _wing(covert=(0.24, 0.225, 0.21), flight=(0.16, 0.145, 0.13), speculum=(0.02, 0.035, 0.19), fingers=0.15),
}
