import numpy as np
import pytest

from simgen.assets.buildings import BuildingSpec, Slot, building, rectangular_lot
from simgen.assets.buildings.figures import FIGURES, GOODS, PEOPLE, figure
from simgen.assets.buildings.groundfloor import free_stretches
from simgen.assets.buildings.openings import Openings
from simgen.assets.buildings.quads import Quads
from simgen.assets.buildings.rooms import depth_of
from simgen.assets.buildings.shopdesigns import DESIGNS
from simgen.mesh import Mesh

_ROOM = (Slot.ROOM, Slot.ROOM_WALL, Slot.GOODS, Slot.GOODS_B, Slot.LAMP)


def front(seed: int, use: str, style: str = "townhouse", width: float = 9.0, sign: str = "CAFE") -> Mesh:
    footprint, walls = rectangular_lot(width, 9.0)
    spec = BuildingSpec(footprint, walls, 3, style, use, "gable", sign=sign)  # type: ignore[arg-type]
    return building(spec, np.random.default_rng(seed), levels="fine")[0][0]


@pytest.mark.parametrize("use", ["shop", "office"])
def test_panes_show_a_dim_room_that_stays_inside_the_house(use: str) -> None:
    glazed = 0
    for seed in range(12):
        mesh = front(seed, use)
        glass, wall = mesh.slots == Slot.GLASS, mesh.slots == Slot.ROOM_WALL
        if not glass.any():  # shut
            assert use == "shop" and (mesh.slots == Slot.ROLLER).any()
            continue
        glazed += 1
        assert mesh.positions[wall, 0].max() < mesh.positions[glass, 0].min()
        assert mesh.ao[wall].max() < 110 and mesh.ao[wall].mean() < 0.5 * mesh.ao[mesh.slots == Slot.WALL].mean()
        inside = mesh.positions[np.isin(mesh.slots, _ROOM)]
        assert inside[:, 1].min() > 0 and inside[:, 1].max() < 9 and inside[:, 0].min() > -9 and inside[:, 0].max() < 0
    assert glazed > 8


def test_rooms_on_slanting_lots_do_not_come_out_at_other_walls() -> None:
    footprint = np.array([[0, 0], [0, 9.0], [-2.0, 11.0], [-7.0, 5.0], [-6.0, 0.0]])
    for seed in range(8):
        spec = BuildingSpec(footprint, ("street", "street", "street", "party", "party"), 3, "brick_terrace", "shop", sign="CAFE")
        mesh = building(spec, np.random.default_rng(seed), levels="fine")[0][0]
        p = mesh.positions[np.isin(mesh.slots, (Slot.ROOM, Slot.ROOM_WALL))][:, :2]
        for a, b in zip(footprint, np.roll(footprint, -1, axis=0), strict=True):
            along = (b - a) / np.linalg.norm(b - a)
            assert ((p - a) @ np.array([along[1], -along[0]])).max(initial=-1.0) < 0
    q = Quads(footprint)
    assert depth_of(q, 0, 1.0, 8.0, 3.0) == 3.0 and depth_of(q, 1, 0.5, 2.2, 8.0) < 8.0


def test_shops_of_one_street_differ_in_design_and_colour() -> None:
    footprint, walls = rectangular_lot(7.0, 9.0)
    spec = BuildingSpec(footprint, walls, 3, "townhouse", "shop", "gable", sign="CAFE")
    sills, tones = set(), []
    for seed in range(24):
        (mesh,), materials = building(spec, np.random.default_rng(1), detail_rng=np.random.default_rng(seed), levels="fine")
        glass = mesh.positions[mesh.slots == Slot.GLASS]
        sills.add(round(float(np.median(glass[:, 2])), 1) if len(glass) else -1.0)
        tones.append(sum(materials[Slot.FASCIA].base_color) / 3)
    assert len(sills) > 3
    assert np.median(tones) < 0.12 and max(tones) > 0.2  # most are dark


@pytest.mark.parametrize("kind", [*FIGURES, *GOODS])
def test_figures_are_solid_stand_on_their_stage_and_face_outwards(kind: str) -> None:
    q = Quads(np.array([[0, 0], [0, 4.0], [-4, 4.0], [-4, 0.0]]))
    figure(q, 0, kind, 2.0, 0.5, -1.0, 0.4, 1.0, 255)
    mesh = q.build()
    assert mesh.bounds[0, 2] == pytest.approx(0.5, abs=1e-4)
    tall = 1.81 if kind in FIGURES and kind != "bust" else 1.53
    assert mesh.bounds[1, 2] - 0.5 < tall + 0.01
    a, b, c = (mesh.positions[mesh.faces[:, k]].astype(float) - mesh.positions.mean(axis=0) for k in range(3))
    assert np.einsum("ij,ij->i", a, np.cross(b, c)).sum() > 0  # six times the volume


def test_dwellings_have_dark_openings_and_dressings_some_of_them() -> None:
    found = [set(front(seed, "flat", style, 11.0, "").slots.tolist()) for seed in range(16) for style in ("townhouse", "brick_terrace")]
    assert 4 < sum(Slot.DARK in f for f in found) < 32
    assert sum(Slot.GRAFFITI in f for f in found) > 1 and sum(Slot.POSTER in f for f in found) > 0
    assert all(Slot.PLINTH in f for f in found)


def test_free_stretches_leave_out_what_is_in_the_way() -> None:
    o = Openings(np.zeros(2, int), np.array([5.0, 1.0]), np.array([6.0, 2.0]), np.array([0.0, 1.0]), np.array([2.0, 2.0]))
    assert np.allclose(free_stretches(o, 8.0, 0.0, 0.5, side=0.2, above=0.0), [(0, 4.8), (6.2, 8)])
    assert np.allclose(free_stretches(o, 8.0, 1.5, 1.8, side=0.0, above=0.0), [(0, 1), (2, 5), (6, 8)])
    assert np.allclose(free_stretches(o, 8.0, 2.1, 2.5, side=0.0, above=0.3), [(0, 1), (2, 5), (6, 8)])


def test_walls_are_dirty_at_their_foot_and_clean_above() -> None:
    mesh = front(3, "shop")
    front_wall = np.isin(mesh.slots, (Slot.BASE, Slot.FASCIA, Slot.PLINTH)) & (mesh.normals[:, 0] > 0.99) & (mesh.positions[:, 0] > -0.005)
    z, ao = mesh.positions[front_wall, 2], mesh.ao[front_wall].astype(float)
    foot, knee, head = z < 0.04, np.abs(z - 0.3) < 0.02, z > 1.1
    assert foot.any() and knee.any() and head.any()
    assert ao[foot].max() < 0.6 * 255 < 0.8 * 255 < ao[knee].max() < 0.9 * 255 < ao[head].max()


def test_cut_walls_keep_their_area_and_their_plane() -> None:
    q = Quads(np.array([[0, 0], [0, 4.0], [-4, 4.0], [-4, 0.0]]))
    q.boxes(0, 1.0, 3.0, -1.0, 2.5, 0.0, 0.1, Slot.BASE, "FLR")
    whole, cut = q.build(), q.build(grounded=True)
    assert len(cut.faces) == 3 * len(whole.faces)

    def area(mesh: Mesh) -> float:
        a, b, c = (mesh.positions[mesh.faces[:, k]].astype(float) for k in range(3))
        return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)

    assert area(cut) == pytest.approx(area(whole), rel=1e-5)
    assert np.allclose(cut.bounds, whole.bounds) and np.allclose(np.unique(cut.normals, axis=0), np.unique(whole.normals, axis=0))


@pytest.mark.parametrize("kind", PEOPLE)
def test_people_in_rooms_are_as_tall_as_people(kind: str) -> None:
    q = Quads(np.array([[0, 0], [0, 4.0], [-4, 4.0], [-4, 0.0]]))
    figure(q, 0, kind, 2.0, 0.0, -1.0, 0.4, 1.0, 255)
    mesh = q.build()
    assert 1.6 < mesh.bounds[1, 2] < 1.95 and mesh.bounds[0, 2] >= -1e-4
    assert len(mesh.faces) < 180


def test_rooms_are_five_to_thirty_times_dimmer_than_the_street() -> None:
    seen = []
    for seed in range(16):
        footprint, walls = rectangular_lot(9.0, 9.0)
        (mesh,), materials = building(
            BuildingSpec(footprint, walls, 3, "townhouse", "shop", sign="CAFE"), np.random.default_rng(seed), levels="fine"
        )
        room = np.isin(mesh.slots, _ROOM[:-1])
        if room.any():
            seen.append(mesh.ao[room].mean() / 255 * materials[Slot.GLASS].transmittance)
    assert 1 / 30 < np.mean(seen) < 1 / 5


def test_designs_of_shops_include_dark_ones_of_many_narrow_lights() -> None:
    narrow = [d for d in DESIGNS.values() if d.pane_m[1] <= 0.9]
    assert len(narrow) >= 3 and any(d.transom[0] > 0.1 and max(d.lights) > 2 for d in narrow)
    assert sum("stone" in d.riser for d in DESIGNS.values()) >= 3
    films = set()
    for seed in range(40):
        footprint, walls = rectangular_lot(7.0, 9.0)
        spec = BuildingSpec(footprint, walls, 2, "modern", "shop", sign="CAFE")
        _, materials = building(spec, np.random.default_rng(seed), levels="coarse")
        films.add(materials[Slot.GLASS].transmittance)
    assert min(films) < 0.3 and max(films) > 0.7 and len(films) >= 4
