"""Building sites: hoardings close the ground floor, scaffolds stand over a pavement that stays free, prints are upright."""

import numpy as np
import pytest

from simgen.assets.buildings import BuildingSpec, Slot, building, rectangular_lot
from simgen.assets.buildings.hoardings import board_uv, boards_along
from simgen.assets.textures.prints import COLUMNS, PICTURES, ROWS
from simgen.mesh import Mesh


def site(seed: int, levels: str = "both") -> tuple[Mesh, ...]:
    footprint, walls = rectangular_lot(9.0, 9.0)
    spec = BuildingSpec(footprint, walls, 4, "brick_terrace", ground_use="site", roof="flat")
    return building(spec, np.random.default_rng(seed), levels=levels)[0]  # type: ignore[arg-type]


def of(mesh: Mesh, *slots: Slot) -> np.ndarray:
    """(V, 3) vertices of the faces of some slots."""
    return np.asarray(mesh.positions[mesh.faces[np.isin(mesh.slots[mesh.faces[:, 0]], slots)]].reshape(-1, 3))


@pytest.fixture(scope="module")
def sites() -> list[tuple[Mesh, ...]]:
    return [site(seed) for seed in range(12)]


def test_a_hoarding_runs_along_the_front_and_hides_doors_and_windows(sites: list[tuple[Mesh, ...]]) -> None:
    for fine, _ in sites:
        boards = of(fine, Slot.BOARDING)
        assert boards[:, 1].min() < 0.01 and boards[:, 1].max() > 8.99 and 2.2 < boards[:, 2].max() < 3.3
        low = fine.positions[:, 2] < 2.2
        street = fine.positions[:, 0] > -0.3
        assert not np.isin(fine.slots[low & street], (Slot.DOOR, Slot.GLASS, Slot.FASCIA)).any()


def test_some_have_scaffolds_and_none_of_them_stands_on_the_pavement(sites: list[tuple[Mesh, ...]]) -> None:
    tubes = [of(fine, Slot.TUBE, Slot.DECK, Slot.SHEET) for fine, _ in sites]
    there = [t for t in tubes if len(t)]
    assert 3 <= len(there) <= 11 and any((fine.slots == Slot.SHEET).any() for fine, _ in sites)
    for t in there:
        assert t[:, 2].min() > 2.3 and t[:, 0].max() < 1.25 and t[:, 2].max() < 4 * 3.7 + 3.0


def test_both_levels_of_detail_show_the_same_site(sites: list[tuple[Mesh, ...]]) -> None:
    for fine, coarse in sites:
        for slot in (Slot.PRINT, Slot.SHEET, Slot.TUBE, Slot.BOARDING):
            a, b = of(fine, slot), of(coarse, slot)
            assert len(a) == len(b)
            assert not len(a) or np.allclose(a.min(axis=0), b.min(axis=0), atol=0.01)


def test_pictures_are_upright_and_keep_to_their_cells() -> None:
    for picture in range(ROWS * COLUMNS):
        uv = board_uv(picture)
        assert (uv[2:, 1] > uv[:2, 1]).all() and uv[1, 0] > uv[0, 0]
        cells = np.floor(uv * (COLUMNS, ROWS)).astype(int)
        assert (cells == cells[0]).all() and (uv >= 0).all() and (uv <= 1).all()


def test_boards_fill_the_length_with_narrow_gaps_and_stand_a_little_out_of_plane() -> None:
    boards = boards_along(24.4, np.random.default_rng(3), printed=True)
    assert len(boards.s) == 20 and boards.s[0, 0] < 0.01 and boards.s[-1, 1] > 24.39
    gaps = boards.s[1:, 0] - boards.s[:-1, 1]
    assert (gaps > 0.003).all() and (gaps < 0.006).all()
    assert boards.out.min() >= 0.0 and boards.out.max() < 0.013 and len(np.unique(boards.out.round(4))) > 10
    assert (boards.ao[:, 0] < boards.ao[:, 2]).all() and boards.ao.max() <= 255


def test_pictures_run_over_neighbouring_boards_and_no_two_hoardings_are_alike() -> None:
    cell = {tuple(board_uv(k).ravel()): k for k in range(ROWS * COLUMNS)}
    orders = []
    for seed in range(12):
        boards = boards_along(24.4, np.random.default_rng(seed), printed=True)
        cells = [cell[tuple(uv.ravel())] if here else -1 for uv, here in zip(boards.uv, boards.printed, strict=True)]
        for first, count in PICTURES:
            for at in (k for k, c in enumerate(cells) if c == first):
                assert cells[at : at + count] == list(range(first, first + count))
        orders.append(tuple(cells))
    assert len(set(orders)) == 12
    assert not boards_along(24.4, np.random.default_rng(0), printed=False).printed.any()
