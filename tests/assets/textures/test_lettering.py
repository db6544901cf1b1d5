"""Number plates, liveries and tyres: pictures with letters that code draws."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from simgen.assets.textures import generate_texture
from simgen.assets.textures.liveries import STRIPS
from simgen.assets.textures.plates import CELLS, COLUMNS, FIELD_M, ROWS, STYLES
from simgen.mesh import TextureMaps

W, H = 512 // COLUMNS, 512 // ROWS


def cells(maps: TextureMaps) -> list[np.ndarray]:
    return [maps.albedo[r * H : (r + 1) * H, c * W : (c + 1) * W] for r in range(ROWS) for c in range(COLUMNS)]


@pytest.mark.parametrize("style", STYLES)
def test_cells_are_distinct_and_legible(style: str) -> None:
    (width, height, edge), _ = STYLES[style]
    plates = cells(generate_texture(f"plates_{style}:3"))
    assert len({cell.tobytes() for cell in plates}) == CELLS
    for cell in plates:
        rows, columns = (np.flatnonzero((cell[..., 3] > 127).any(axis=axis)) for axis in (1, 0))
        assert np.ptp(columns) + 1 == pytest.approx((width + 2 * edge) / FIELD_M[0] * W, abs=2)
        assert np.ptp(rows) + 1 == pytest.approx((height + 3 * edge) / FIELD_M[1] * H, abs=2.5)
        light = cell[..., :3].astype(float) @ (0.2126, 0.7152, 0.0722)
        h, w = np.ptp(rows), np.ptp(columns)
        middle = light[rows[0] + round(0.3 * h) : rows[0] + round(0.8 * h), columns[0] + round(0.2 * w) : columns[0] + round(0.9 * w)]
        ink, ground = np.percentile(middle, (5, 80))
        assert ground - ink > 60
        assert 0.1 < (middle < 0.5 * (ink + ground)).mean() < 0.65  # letters, neither a blank nor a blot


def test_plates_of_a_camera_ten_metres_away_keep_their_characters_apart() -> None:
    # 0.54 m at 10 m in a picture of 914 px focal length is 49 px wide: reduced to that, plates still differ.
    plates = cells(generate_texture("plates_de:0"))
    small = [cv2.resize(p[16:69, :, :3], (49, 10), interpolation=cv2.INTER_AREA).astype(float).mean(axis=2) for p in plates]
    for i, a in enumerate(small):
        assert a[2:8, 8:].std() > 25
        for b in small[:i]:
            assert np.abs(a - b)[2:8, 8:].mean() > 8


def test_british_rear_plates_repeat_the_front_ones_on_yellow() -> None:
    plates = cells(generate_texture("plates_uk:0"))
    for front, rear in zip(plates[::2], plates[1::2], strict=True):
        a, b = (p[20:64, 10:246, :3].astype(int) for p in (front, rear))
        ink_front, ink_rear = a[..., 0] < 100, b[..., 0] < 100
        assert (ink_front == ink_rear).mean() > 0.99
        assert a[..., 2][~ink_front].mean() > 200 > 80 > b[..., 2][~ink_rear].mean()


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
