"""Fronts of glass and of panels: closed, within their budgets, no two alike, and the same from afar."""

import time

import numpy as np
import pytest

from simgen.assets.buildings import BuildingSpec, GroundUse, Slot, building, rectangular_lot

STYLES = ("glass", "clad")


def made(style: str, seed: int, use: GroundUse = "office", width: float = 18.0, floors: int = 5) -> tuple:
    footprint, walls = rectangular_lot(width, 11.0, left="side", right="street")
    return building(BuildingSpec(footprint, walls, floors, style, use, sign="BANK"), np.random.default_rng(seed))  # type: ignore[arg-type]


def hit_from_the_street(mesh: object, y: float, z: float) -> bool:
    """Whether a level ray at (y, z) towards the front meets a face that looks at it."""
    a, b, c = (mesh.positions[mesh.faces[:, k]].astype(float) for k in range(3))  # type: ignore[attr-defined]
    e = [(v[:, 1] - u[:, 1]) * (z - u[:, 2]) - (v[:, 2] - u[:, 2]) * (y - u[:, 1]) for u, v in ((a, b), (b, c), (c, a))]
    front = mesh.normals[mesh.faces[:, 0], 0] > 0.3  # type: ignore[attr-defined]
    return bool((np.all(np.stack(e) >= -1e-9, axis=0) & front).any())


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("use", ["office", "shop"])
def test_budgets(style: str, use: GroundUse) -> None:
    counts = []
    for seed in range(6):
        start = time.process_time()
        (fine, coarse), _ = made(style, seed, use)
        assert time.process_time() - start < 1.0
        counts.append(len(fine.faces))
        assert len(coarse.faces) < 0.3 * len(fine.faces) and len(coarse.faces) < 1500
    assert max(counts) < 40_000 and np.mean(counts) < 12_000


@pytest.mark.parametrize("style", STYLES)
def test_fronts_are_closed_near_and_far(style: str) -> None:
    rng = np.random.default_rng(0)
    for seed in range(8):
        meshes, _ = made(style, seed)
        for mesh in meshes:
            assert all(hit_from_the_street(mesh, y, z) for y, z in rng.uniform((0.05, 0.2), (17.95, 15.0), (60, 2)))


@pytest.mark.parametrize("style", STYLES)
def test_faces_are_sound(style: str) -> None:
    for seed in range(5):
        (fine, coarse), _ = made(style, seed)
        for mesh in (fine, coarse):
            a, b, c = (mesh.positions[mesh.faces[:, k]].astype(float) for k in range(3))
            n = np.cross(b - a, c - a)
            area = np.linalg.norm(n, axis=1)
            assert area.min() > 1e-7
            assert (np.einsum("ij,ij->i", n, mesh.normals[mesh.faces[:, 0]]) / area).min() > 0.9
            assert np.isfinite(mesh.uvs).all()


@pytest.mark.parametrize("style", STYLES)
def test_glass_covers_a_like_share_of_the_front_near_and_far(style: str) -> None:
    def share(mesh: object) -> float:
        corners = [mesh.positions[mesh.faces[:, k]].astype(float) for k in range(3)]  # type: ignore[attr-defined]
        area = np.linalg.norm(np.cross(corners[1] - corners[0], corners[2] - corners[0]), axis=1) / 2
        first = mesh.faces[:, 0]  # type: ignore[attr-defined]
        on_front = (mesh.normals[first, 0] > 0.9) & (np.abs(corners[0][:, 0]) < 0.6) & (corners[0][:, 2] > 5.5)  # type: ignore[attr-defined]
        return float(area[on_front & np.isin(mesh.slots[first], [Slot.PANE, Slot.GLASS])].sum())  # type: ignore[attr-defined]

    for seed in range(6):
        (fine, coarse), _ = made(style, seed)
        assert share(coarse) > 5.0 and 0.6 < share(fine) / share(coarse) < 1.6


def test_no_two_buildings_are_alike_and_most_are_sober() -> None:
    for style in STYLES:
        several = [made(style, seed) for seed in range(12)]
        assert len({m[0].key for m, _ in several}) == 12
        walls = [materials[Slot.WALL if style == "clad" else Slot.PANEL] for _, materials in several]
        assert len({w.base_color for w in walls}) > 8
        assert np.median([np.mean(w.base_color) for w in walls]) < 0.45


def test_some_have_a_storey_set_back_and_it_is_there_from_afar_too() -> None:
    heights = []
    for seed in range(12):
        (fine, coarse), _ = made("clad", seed)
        above = [float((m.positions[:, 2]).max()) for m in (fine, coarse)]
        attic = [m.positions[(m.slots == Slot.PANE) & (m.positions[:, 2] > above[1] - 1.0), 0] for m in (fine, coarse)]
        assert (len(attic[0]) > 0) == (len(attic[1]) > 0)
        if len(attic[1]):
            assert above[0] == pytest.approx(above[1]) and attic[1].max() < -1.0  # behind the parapet
        heights.append(len(attic[1]) > 0)
    assert any(heights) and not all(heights)


def test_walls_that_stand_free_have_the_skin_of_the_front() -> None:
    for style in STYLES:
        for seed in range(4):
            (fine, _), _ = made(style, seed)
            side = (fine.normals[:, 1] < -0.9) & (np.abs(fine.positions[:, 1]) < 0.15) & (fine.positions[:, 2] > 5.5)
            assert Slot.PANE in set(fine.slots[side].tolist())
            assert Slot.REAR not in set(fine.slots[side].tolist())


def test_nothing_of_the_front_stands_in_the_scaffold_of_a_building_site() -> None:
    for seed in range(12):
        (fine, _), materials = made("glass", seed, "site")  # type: ignore[arg-type]
        front = np.isin(fine.slots, [Slot.GLASS, Slot.PANE, Slot.PANEL, Slot.FRAME, Slot.TRIM]) & (fine.positions[:, 2] > 4.5)
        assert fine.positions[front, 0].max() < 0.22 and len(materials) == len(Slot)
