"""Plates and posts of traffic signs."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from simgen import studio
from simgen.assets import catalogue
from simgen.assets.catalogue import DiskCatalogue
from simgen.assets.furniture.signposts import DESIGNS, POSTS
from simgen.assets.furniture.signs import VARIANTS
from simgen.assets.soundness import faults
from simgen.ontology import CLASSES
from simgen.renderers import open_renderer

build = cache(catalogue.build)


@pytest.mark.parametrize("name", ["vienna/B2a", "vienna/B1", "vienna/C1", "vienna/A28", "vienna/G5", "mutcd/M1-1", "mutcd/S1-1",
    "uk:vienna/B3", "japan/330"])
def test_outlines_are_sound(name: str) -> None:
    asset = build("sign", VARIANTS[name])
    assert faults(asset, footing="mounted") == []
    assert {c.id: c.name for c in CLASSES}[asset.semantic] == "traffic sign"
    assert asset.bounds[0, 2] == pytest.approx(0, abs=1e-6)
    assert asset.bounds[1, 0] == pytest.approx(0.062, abs=1e-6)  # the face is in front
    back = asset.lods[0].positions[asset.lods[0].slots > 0]
    assert back[:, 0].min() < 0


# Usual sizes in towns, m: VwV-StVO (Germany) 39-43: discs 0.60, triangles 0.90; IISR 5.3 (France): small triangles 0.70; MUTCD 2009
# table 2B-1.
@pytest.mark.parametrize(("variant", "width", "height"), [
    ("vienna/C14", 0.6, 0.6), ("vienna/A13", 0.9, 0.78), ("france:vienna/A13", 0.7, 0.606), ("mutcd/R1-1", 0.762, 0.762), ("mutcd/R2-1",
        0.61, 0.762),
    ("mutcd/R6-1", 0.914, 0.305), ("vienna/B2a", 0.75, 0.75),
])  # fmt: skip
def test_sizes(variant: str, width: float, height: float) -> None:
    _, y, z = build("sign", VARIANTS[variant]).size_m
    assert y == pytest.approx(width, rel=0.02, abs=0.065 if "A13" in variant else 0)  # corners of triangles are rounded
    assert z == pytest.approx(height, rel=0.02, abs=0.065 if "A13" in variant else 0)


def test_plates_grow_with_their_words() -> None:
    short = catalogue.build("sign", 0, name="local/street", country="germany", text="Am Ring")
    long = catalogue.build("sign", 0, name="local/street", country="germany", text="Kastanienallee")
    assert long.size_m[1] > 1.3 * short.size_m[1]
    assert long.size_m[2] == pytest.approx(short.size_m[2])
    assert short.parameters == {"sign": "local/street", "country": "germany", "meaning": "street name", "text": "Am Ring"}


def test_posts_hold_plates_clear_of_heads() -> None:
    for variant in POSTS.values():
        asset = build("sign_pole", variant)
        lower = asset.anchors["sign_0"][2, 3]
        assert lower < asset.bounds[1, 2]
        if not DESIGNS[variant].half_gap and DESIGNS[variant].name != "low tube":  # which stands on islands in the road
            assert lower >= 2.1  # MUTCD 2009, 2A.18: 7 ft over footways


def test_a_stop_sign_in_a_picture_keeps_its_proportions() -> None:
    """Head-on through the renderer: an octagon, red, whose letters are a third of its height."""
    asset = build("sign", VARIANTS["vienna/B2a"])
    with open_renderer("raster") as renderer:
        rgb = studio.portrait(renderer, DiskCatalogue(), [studio.placed(asset)], bearing_rad=studio.FRONT, elevation_rad=0.0, focus=(0.06,
            0.0, 0.375), span_m=1.0,
                              size_px=(400, 400), hfov_rad=0.1).astype(int)  # fmt: skip
    redness = (rgb[..., 0] > 1.6 * rgb[..., 1]) & (rgb[..., 0] > 70)
    rows, columns = np.flatnonzero(redness.any(axis=1)), np.flatnonzero(redness.any(axis=0))
    # Within its white rim the octagon is 0.75 m less twice 20 mm across.
    assert len(rows) == pytest.approx(400 * 0.71, rel=0.02)
    assert len(columns) == pytest.approx(400 * 0.71, rel=0.02)
    assert redness[rows[0] + 1].sum() == pytest.approx(400 * 0.71 * np.tan(np.pi / 8), rel=0.05)  # the upper side
    letters = ~redness[rows[0] : rows[-1], 200 - 60 : 200 + 60]
    inside = np.flatnonzero(letters[40:-40].any(axis=1))
    assert len(inside) == pytest.approx(400 * 0.25, rel=0.03)
