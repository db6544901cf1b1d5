"""Portraits: all of the subject is in the picture, in the same light whatever it is; pages of the gallery fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from simgen import motionstrips, studio
from simgen.assets.catalogue import DiskCatalogue
from simgen.assets.people.motion import MOTIONS
from simgen.buffers import Renderer
from simgen.gallery import fitting_jpeg
from simgen.mesh import Material
from simgen.renderers import open_renderer

CATALOGUE = DiskCatalogue()
SIZE = (240, 160)


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with open_renderer("raster") as opened:
        yield opened


def glowing(asset: Any) -> Any:
    """The asset in a light of its own, which stands out from everything."""
    lamp = Material("lamp", (0, 0, 0), emissive=(400.0, 0.0, 400.0))
    return replace(asset, materials=(lamp,) * len(asset.materials))


@pytest.mark.parametrize("family", ["saloon", "cone", "street_lamp", "bus"])
@pytest.mark.parametrize("bearing", [studio.FRONT, studio.THREE_QUARTER, studio.SIDE, studio.REAR])
def test_the_subject_fills_the_picture_within_its_margin(renderer: Renderer, family: str, bearing: float) -> None:
    subject = studio.placed(glowing(CATALOGUE.get(family)))
    picture = studio.portrait(renderer, CATALOGUE, [subject], bearing_rad=bearing, size_px=SIZE, samples=1).astype(int)
    lit = (picture[..., 0] > 150) & (picture[..., 1] < 140) & (picture[..., 2] > 150)
    rows, columns = np.flatnonzero(lit.any(axis=1)), np.flatnonzero(lit.any(axis=0))
    gaps = np.array([columns[0] / SIZE[0], 1 - (columns[-1] + 1) / SIZE[0], rows[0] / SIZE[1], 1 - (rows[-1] + 1) / SIZE[1]])
    if family != "street_lamp":  # its foundation is below the ground
        assert gaps.min() > 0.03, gaps
    assert min(gaps[:2].max(), gaps[2:].max()) < 0.12, gaps  # full in one direction
    assert abs(gaps[0] - gaps[1]) < 0.04


def test_exposure_and_white_do_not_follow_the_subject(renderer: Renderer) -> None:
    car = CATALOGUE.get("saloon")
    corner = []
    for color in ((0.02, 0.02, 0.02), (0.85, 0.85, 0.85), (0.7, 0.02, 0.02)):
        materials = car.materials_with(recolor={"paint": Material("coat", color, 0.5)})
        picture = studio.portrait(renderer, CATALOGUE, [studio.placed(car, materials=materials)], bearing_rad=0.65, size_px=SIZE, samples=2)
        corner.append(picture[-24:, :40].reshape(-1, 3).mean(axis=0))
    assert np.ptp(np.array(corner), axis=0).max() < 2.0


def test_a_grey_card_is_neutral(renderer: Renderer) -> None:
    card = CATALOGUE.get("cardboard_box")
    grey = Material("card", (0.18, 0.18, 0.18), 1.0)
    subject = studio.placed(replace(card, materials=(grey,) * len(card.materials)))
    picture = studio.portrait(renderer, CATALOGUE, [subject], bearing_rad=0.4, elevation_rad=1.3, size_px=SIZE, samples=2)
    middle = picture[60:100, 100:140].reshape(-1, 3).mean(axis=0)
    assert np.ptp(middle) < 8
    assert 105 < middle.mean() < 175  # middle grey is 118; a little over


def test_pages_fit_whatever_is_on_them() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (400, 600, 3), dtype=np.uint8)
    assert len(fitting_jpeg(noise, 60_000)) <= 60_000
    flat = np.full((400, 600, 3), 128, np.uint8)
    assert len(fitting_jpeg(flat, 60_000)) < 6_000


def test_every_motion_is_on_a_page(renderer: Renderer) -> None:
    assert {motionstrips.page_of(name) for name in MOTIONS} == set(motionstrips.PAGES)
    poses = [motionstrips._pose(CATALOGUE.get("adult", 0), "walk", k / 4) for k in range(4)]
    assert min(np.abs(a - b).max() for a, b in pairwise(poses)) > 0.05
