"""Editions of a design: other lamps, grilles and trims on the same body, as model years and equipment lines differ."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from simgen.assets.vehicles.carspec import Design

# Faces that go with a design of an era: (lamp, grille, intake, tail lamp), for second and third editions.
_FACES: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "old": (("rect", "upright", "bar", "block"), ("quad", "slats", "bar", "block"), ("rect", "chrome-wide", "bar", "upright")),
    "round": (("almond", "smile", "small", "wrap"), ("oval", "chrome-wide", "small", "oval"), ("almond", "slot", "smile", "tall")),
    "modern": (
        ("eagle", "hexagon", "split", "ell"),
        ("slim", "frame", "sport", "bar"),
        ("twin", "wide-mesh", "split", "wrap"),
        ("eyebrow", "slot", "sport", "comma"),
    ),
    "premium": (("eyebrow", "frame", "sport", "bar"), ("slim", "radiator", "wide", "triangle"), ("twin", "wide-mesh", "sport", "slim")),
    "box": (("round", "seven", "bar", "small"), ("squircle", "billboard", "bar", "upright"), ("round", "slats", "bar", "bumper")),
    "truck": (("rect", "billboard", "bar", "pickup"), ("cee", "frame", "wide", "pickup"), ("swept", "wide-mesh", "wide", "pickup")),
    "ev": (("slim", "none", "sport", "bar"), ("pixel", "none", "thin", "slim"), ("comma", "none", "small", "bar")),
}
_ERAS = {
    "old": ("box-1990", "brick-1990", "coupe-1995"),
    "round": ("city", "round-2000", "notch", "family-2005", "hardtop-roadster", "retro", "kei"),
    "premium": ("premium", "executive", "luxury", "premium-large", "grand-tourer", "coupe-suv"), "box": ("offroad", "retro-4x4"),
    "ev": ("ev", "crossover-ev", "rear-engined"),
}  # fmt: skip


def edition(d: Design, number: int, rng: np.random.Generator) -> Design:
    """The design in its `number`-th edition (0: as it stands in the table). Draws the same numbers for every edition."""
    chance = rng.random(5)
    if number == 0:
        return replace(d, sunroof=d.sunroof or chance[2] < 0.1)
    era = "truck" if d.family == "pickup" else next((k for k, names in _ERAS.items() if d.name in names), "modern")
    faces = [face for face in _FACES[era] if face[0] != d.lamp]
    lamp, grille, intake, tail = faces[(number - 1 + int(chance[0] * 2)) % len(faces)]
    changes: dict[str, Any] = {
        "lamp": lamp,
        "grille": grille,
        "intake": intake,
        "tail_lamp": tail,
        "chrome": bool(chance[1] < 0.4),
        "sunroof": bool(chance[2] < 0.3),
    }
    if d.roof != "contrast" or chance[3] < 0.5:
        changes["roof"] = "body" if d.roof == "contrast" or chance[3] < 0.7 else "black"
    if d.family == "hatchback" and d.doors == 4 and chance[4] < 0.25 and d.name in ("city", "box-1990", "round-2000", "hot"):
        changes["doors"] = 2
    if d.family in ("suv", "estate"):
        changes["rails"] = bool(chance[4] < 0.5)
        changes["clad"] = d.clad if chance[3] < 0.7 else not d.clad
    scale = (0.975, 1.03)[number % 2]
    return replace(d.scaled(scale, 0.5 + 0.5 * scale, 0.5 + 0.5 * scale), wheel_style=d.wheel_style + number, **changes)
