import numpy as np
import pytest

from simgen.assets.buildings import STYLES, BuildingSpec, Slot, building, building_asset, rectangular_lot, without_climbers
from simgen.errors import SimgenError
from simgen.ontology import class_id


def made(style: str, **kw: object) -> tuple[tuple, tuple]:
    footprint, walls = rectangular_lot(10.0, 9.0)
    spec = BuildingSpec(footprint, walls, kw.pop("floors", 3), style, **kw)  # type: ignore[arg-type]
    return building(spec, np.random.default_rng(3))


@pytest.mark.parametrize("style", list(STYLES))
@pytest.mark.parametrize("use", ["flat", "shop"])
def test_size_detail_and_materials(style: str, use: str) -> None:
    for roof in ("flat", "gable", "mansard"):
        (fine, coarse), materials = made(style, ground_use=use, roof=roof)
        assert 500 < len(fine.faces) < 9000 and len(coarse.faces) < 0.4 * len(fine.faces)
        assert len(materials) == len(Slot) > fine.slots.max()
        lo, hi = fine.bounds
        assert 3 * 2.6 < hi[2] < 3 * 4.5 + 7 and lo[2] == pytest.approx(-1.0, abs=0.05)
        assert lo[1] > -1.0 and hi[1] < 11.0 and hi[0] < 1.6 and lo[0] > -10.5  # little reaches beyond the lot
        assert np.abs(np.linalg.norm(fine.normals, axis=1) - 1).max() < 1e-4
        assert np.isfinite(fine.uvs).all()


def test_faces_agree_with_their_normals() -> None:
    (fine, coarse), _ = made("townhouse", roof="mansard", ground_use="shop", sign="CAFE")
    for mesh in (fine, coarse):
        a, b, c = (mesh.positions[mesh.faces[:, k]].astype(float) for k in range(3))
        n = np.cross(b - a, c - a)
        area = np.linalg.norm(n, axis=1)
        cosine = np.einsum("ij,ij->i", n, mesh.normals[mesh.faces[:, 0]]) / np.maximum(area, 1e-12)
        assert (cosine[area > 1e-6] > 0.9).mean() > 0.999


@pytest.mark.parametrize(("style", "use"), [("brick_terrace", "flat"), ("modern", "office"), ("townhouse", "shop"), ("house", "garage"),
                                            ("slab", "site"), ("glass", "office"), ("glass", "shop"), ("clad", "office"), ("clad", "shop")])
def test_no_ray_at_the_street_front_passes_through(style: str, use: str) -> None:
    """Every horizontal ray that meets the front from outside hits a face turned towards it: walls and panes leave no hole."""
    (fine, _), _ = made(style, roof="flat", ground_use=use)
    rng = np.random.default_rng(0)
    a, b, c = (fine.positions[fine.faces[:, k]].astype(float) for k in range(3))
    for y, z in np.stack([rng.uniform(0.05, 9.95, 400), rng.uniform(0.3, 8.0, 400)], axis=1):
        e = [(v[:, 1] - u[:, 1]) * (z - u[:, 2]) - (v[:, 2] - u[:, 2]) * (y - u[:, 1]) for u, v in ((a, b), (b, c), (c, a))]
        inside = np.all(np.stack(e) >= -1e-9, axis=0) & (fine.normals[fine.faces[:, 0], 0] > 0.3)
        assert inside.any(), (y, z)


def test_terraces_share_style_but_not_their_doors() -> None:
    footprint, walls = rectangular_lot(6.0, 9.0)
    spec = BuildingSpec(footprint, walls, 3, "brick_terrace", roof="gable")
    assets = [building_asset("b", spec, np.random.default_rng(5), detail_rng=np.random.default_rng(k)) for k in range(6)]
    assert len({a.materials[Slot.WALL] for a in assets}) == 1
    assert len({a.materials[Slot.DOOR] for a in assets}) > 1
    assert {a.lods[0].bounds[1, 1] for a in assets} == {assets[0].lods[0].bounds[1, 1]}
    door = assets[0].anchors["door"][:3, 3]
    assert 0 < door[1] < 6 and abs(door[0]) < 1e-9


def slots_before(mesh: object, wall_y: float) -> set[int]:
    """Slots of the faces that look along -y and lie within 1 m before the wall at y = wall_y."""
    look = (mesh.normals[:, 1] < -0.5) & (mesh.positions[:, 1] < wall_y + 0.2)  # type: ignore[attr-defined]
    return set(mesh.slots[look].tolist())  # type: ignore[attr-defined]


def test_walls_that_stand_free_have_windows_and_what_shows_of_party_walls_is_dressed() -> None:
    def counts(kind: str, free_above: float) -> list[int]:
        footprint, walls = rectangular_lot(8.0, 11.0, left=kind)  # type: ignore[arg-type]
        out = []
        for seed in range(14):
            spec = BuildingSpec(footprint, walls, 4, "brick_terrace", roof="gable", free_above_m=(0.0, 99.0, 0.0, free_above))
            (fine,), _ = building(spec, np.random.default_rng(seed), levels="fine")
            found = slots_before(fine, 0.0)
            out.append((Slot.PANE in found) + 10 * bool(found & {Slot.ADVERT, Slot.PATCH, Slot.IVY}))
            assert fine.bounds[0, 1] > -0.75  # a dish reaches out farthest
        return out

    side, hidden, shown = counts("side", 0.0), counts("party", 99.0), counts("party", 4.0)
    assert sum(c % 10 for c in side) > 8 and sum(c >= 10 for c in side) > 4
    assert max(hidden) == 0
    assert 0 < sum(c % 10 for c in shown) < 12 and sum(c >= 10 for c in shown) > 2


def test_walls_are_soiled_below_their_sills() -> None:
    (fine, _), _ = made("postwar", roof="flat")
    wall = (fine.slots == Slot.WALL) & (fine.normals[:, 0] > 0.9)
    assert (fine.ao[wall] < 210).any() and (fine.ao[wall] == 255).any()


def test_same_generator_same_bytes() -> None:
    assert made("house", floors=2)[0][0].key == made("house", floors=2)[0][0].key


def test_bad_footprints_are_refused() -> None:
    footprint, walls = rectangular_lot(8.0, 9.0)
    rng = np.random.default_rng(0)
    with pytest.raises(SimgenError, match="wall kinds"):
        building(BuildingSpec(footprint, walls[:3], 2, "house"), rng)
    with pytest.raises(SimgenError, match="counter-clockwise"):
        building(BuildingSpec(footprint[::-1], walls, 2, "house"), rng)


def test_bays_stand_on_gardens_and_oriels_hang_above_the_pavement() -> None:
    footprint, walls = rectangular_lot(9.0, 9.0)

    def reach(apron: float) -> list[tuple[float, float]]:
        """(how far glass stands before the front, the height of its lowest pane there) of some houses."""
        out = []
        for seed in range(20):
            spec = BuildingSpec(footprint, walls, 4, "townhouse", roof="gable", apron_m=apron)
            (fine,), _ = building(spec, np.random.default_rng(seed), levels="fine")
            x, z = fine.positions[fine.slots == Slot.PANE, 0], fine.positions[fine.slots == Slot.PANE, 2]
            out.append((float(x.max()), float(z[x > 0.2].min(initial=np.inf))))
        return out

    bays, oriels = reach(4.0), reach(0.0)
    assert 0 < sum(x > 0.3 for x, _ in bays) < 20 and 0 < sum(x > 0.3 for x, _ in oriels) < 20
    assert all(x < 0.8 for x, _ in bays + oriels)
    assert min(z for _, z in bays) < 2.5 and min(z for _, z in oriels) > 3.4


def test_broad_fronts_hold_several_shops_and_cut_corners_a_door() -> None:
    def front(width: float, sign: str) -> set[int]:
        footprint, walls = rectangular_lot(width, 9.0)
        spec = BuildingSpec(footprint, walls, 3, "townhouse", "shop", "gable", sign=sign)
        return set(building(spec, np.random.default_rng(3), levels="fine")[0][0].slots.tolist())

    many = front(14.0, "BAKERY|BOOKS")
    assert {Slot.FASCIA, Slot.FASCIA_B} <= many and many & {Slot.LETTER, Slot.LETTER_B, Slot.LETTER_C}
    one = front(8.0, "BAKERY|BOOKS")
    assert (Slot.FASCIA in one) != (Slot.FASCIA_B in one)
    footprint = np.array([[0, 0], [0, 9.0], [-1.4, 10.4], [-9.0, 10.4], [-9.0, 0]])
    spec = BuildingSpec(footprint, ("street", "street", "street", "party", "party"), 3, "townhouse", "shop", "mansard", sign="CAFE")
    mesh = building(spec, np.random.default_rng(2), levels="fine")[0][0]
    glass = mesh.positions[(mesh.slots == Slot.GLASS) & (np.abs(mesh.normals[:, 0] - mesh.normals[:, 1]) < 0.05)]
    assert len(glass) and glass[:, 2].min() < 1.2  # the door on the cut corner is of glass or half of it


def test_ivy_is_vegetation_of_its_own_where_there_is_some() -> None:
    footprint, walls = rectangular_lot(8.0, 11.0, left="side")
    spec = BuildingSpec(footprint, walls, 4, "brick_terrace", roof="gable", free_above_m=(0.0, 0.0, 0.0, 0.0))
    found = []
    for seed in range(14):
        whole = building_asset("b", spec, np.random.default_rng(seed))
        house, ivy = without_climbers(whole)
        found.append(ivy is not None)
        assert not (house.lods[0].slots == Slot.IVY).any() and house.lods[1:] == whole.lods[1:]
        if ivy is None:
            assert house is whole
            continue
        assert ivy.semantic == class_id("vegetation") and set(ivy.lods[0].slots) == {Slot.IVY}
        assert len(house.lods[0].faces) + len(ivy.lods[0].faces) == len(whole.lods[0].faces)
        assert np.isin(ivy.lods[0].positions, whole.lods[0].positions).all()
    assert any(found) and not all(found)
