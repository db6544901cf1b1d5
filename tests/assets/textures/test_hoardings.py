"""What hoardings and walls along pavements wear: boards, prints, dirt."""

import numpy as np
import pytest

from simgen.assets.buildings.sites import SITES, boards_of, site_materials
from simgen.assets.buildings.spec import Slot
from simgen.assets.textures import generate_texture
from simgen.assets.textures.prints import COLUMNS, PICTURES, ROWS


def cells(key: str) -> np.ndarray:
    """(boards, high, wide, 3) of an atlas, 0..1."""
    a = generate_texture(key).albedo[..., :3].astype(float) / 255
    n = len(a)
    grid = a.reshape(ROWS, n // ROWS, COLUMNS, n // COLUMNS, 3)
    return np.asarray(grid.transpose(0, 2, 1, 3, 4).reshape(ROWS * COLUMNS, n // ROWS, n // COLUMNS, 3))


def test_the_pictures_of_a_site_cover_every_board_once() -> None:
    assert sorted(b for first, count in PICTURES for b in range(first, first + count)) == list(range(ROWS * COLUMNS))
    assert all(first // COLUMNS == (first + count - 1) // COLUMNS for first, count in PICTURES)


def test_sites_have_prints_of_their_own_that_are_sharp() -> None:
    seen = [cells(f"hoarding_prints:{seed}") for seed in range(6)]
    for a in seen:
        assert a.mean() > 0.12
        edges = np.abs(np.diff(a.mean(axis=3), axis=2)).max(axis=(1, 2))
        assert np.sort(edges)[2:].min() > 0.15  # letters, outlines of things: from one texel to the next
    assert all(np.abs(a - b).mean() > 0.05 for k, a in enumerate(seen) for b in seen[:k])


@pytest.mark.parametrize("make", ["painted", "dark", "ply", "steel"])
def test_boards_differ_in_tone_and_are_splashed_at_the_foot(make: str) -> None:
    a = cells(f"boards_{make}:0").mean(axis=3)
    tones = np.median(a[:, 60:180], axis=(1, 2))
    assert np.ptp(tones) > 0.03
    assert np.median(a[:, -10:]) < np.median(a[:, 60:180]) - 0.03
    bright = (a > 1.25 * tones[:, None, None]).mean()
    assert make != "dark" or bright < 0.002  # the material's tint would darken paper too


def test_walls_are_soiled_most_at_their_foot_and_below_their_coping() -> None:
    covered = (generate_texture("wall_foot:0").albedo[..., 3] > 127).mean(axis=1)
    n = len(covered)
    assert covered[-n // 16 :].mean() > 0.85 and covered[n // 2 : n // 2 + n // 16].mean() < 0.05
    assert 0.05 < covered[: n // 16].mean() < 0.7 and covered[n // 2 - n // 16 : n // 2].mean() < 0.05


def test_sites_are_of_many_makes_and_only_they_name_their_textures() -> None:
    textures = {(boards_of(k).texture or "").partition(":")[0] for k in range(len(SITES))}
    assert textures == {"boards_painted", "boards_dark", "boards_ply", "boards_steel"}
    assert len({boards_of(k).name for k in range(len(SITES))}) == len(SITES)
    used, unused = site_materials(3), site_materials(3, used=False)
    assert used.keys() == unused.keys() and used[Slot.PRINT].texture == "hoarding_prints:3"
    assert all(m.texture is None for m in unused.values())
