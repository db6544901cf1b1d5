"""Number plates, liveries and tyres: pictures with letters that code draws."""

from __future__ import annotations

import numpy as np
import pytest

from simgen.assets.textures import generate_texture
from simgen.assets.textures.liveries import STRIPS
from simgen.assets.textures.plates import STYLES


@pytest.mark.parametrize("style", STYLES)
def test_cells_are_distinct_and_legible(style: str) -> None:
    maps = generate_texture(f"plates_{style}:3")
    layout = STYLES[style][0]
    w, h = layout.size_px
    cells = [maps.albedo[r * h : (r + 1) * h, c * w : (c + 1) * w, :3] for r in range(layout.rows) for c in range(layout.columns)]
    assert len({cell.tobytes() for cell in cells}) == layout.cells
    for cell in cells:
        light = cell.astype(float) @ (0.2126, 0.7152, 0.0722)
        middle = light[round(0.3 * h) : round(0.8 * h), round(0.2 * w) : round(0.9 * w)]
        ink, ground = np.percentile(middle, (5, 80))
        assert ground - ink > 60
        assert 0.1 < (middle < 0.5 * (ink + ground)).mean() < 0.65  # letters, neither a blank nor a blot


def test_plates_of_a_camera_ten_metres_away_keep_their_characters_apart() -> None:
    # 0.52 m at 10 m in a picture of 914 px focal length is 48 px wide: reduced to that, plates still differ.
    import cv2

    maps = generate_texture("plates_de:0")
    w, h = STYLES["de"][0].size_px
    small = [
        cv2.resize(maps.albedo[r * h : (r + 1) * h, :w, :3], (48, 10), interpolation=cv2.INTER_AREA).astype(float).mean(axis=2)
        for r in range(10)
    ]
    for i, a in enumerate(small):
        assert a[2:8, 8:].std() > 25
        for b in small[:i]:
            assert np.abs(a - b)[2:8, 8:].mean() > 8


def test_british_rear_plates_repeat_the_front_ones_on_yellow() -> None:
    maps = generate_texture("plates_uk:0")
    layout = STYLES["uk"][0]
    w, h = layout.size_px
    for row in range(layout.rows):
        front, rear = (maps.albedo[row * h : (row + 1) * h, k * w : (k + 1) * w, :3].astype(int) for k in (0, 1))
        ink_front, ink_rear = front[..., 0] < 100, rear[..., 0] < 100
        assert (ink_front == ink_rear).mean() > 0.99
        assert front[..., 2][~ink_front].mean() > 200 > 80 > rear[..., 2][~ink_rear].mean()


def test_liveries_differ_and_are_cut_out() -> None:
    cut, panel = generate_texture("livery:1"), generate_texture("livery_panel:1")
    h = 512 // STRIPS
    for k in range(STRIPS):
        cover = cut.albedo[k * h : (k + 1) * h, :, 3] > 127
        assert 0.05 < cover.mean() < 0.7
    assert (panel.albedo[..., 3] == 255).all()
    assert len({panel.albedo[k * h : (k + 1) * h].tobytes() for k in range(STRIPS)}) == STRIPS


@pytest.mark.parametrize("key", ["livery:5", "plates_eu:9", "tyre:0", "dents:2", "nothing:0"])
def test_same_key_same_picture(key: str) -> None:
    a, b = generate_texture(key), generate_texture(key)
    assert (a.albedo == b.albedo).all() and (a.detail == b.detail).all()


def test_tyre_has_relief_where_the_tread_and_the_letters_are() -> None:
    bump = np.abs(generate_texture("tyre:0").detail[..., :2].astype(float) - 127.5).sum(axis=2)
    assert bump[200:312].mean() > 1.5 * bump[470:478].mean()  # blocks against the plain wall
    assert bump[430:470, 30:250].mean() > 1.3 * bump[470:478].mean()  # the maker's name on the outer wall
