import numpy as np

from simgen.ontology import class_id
from simgen.scenes.urban.barriers import draw_barrier, put_barrier
from simgen.scenes.urban.boundaries import Boundaries


def test_hoardings_are_walls_with_bills_or_prints_on_the_side_of_the_street() -> None:
    papered, printed = 0, 0
    for seed in range(12):
        boundaries = Boundaries(np.zeros(2), lambda xy: 0.05 * np.asarray(xy)[:, 0])
        rng = np.random.default_rng(seed)
        put_barrier(boundaries, draw_barrier("hoarding", rng), np.array([0.0, 0.0]), np.array([12.0, 0.0]), rng)
        (placement,) = boundaries.placements()
        mesh = placement.mesh
        assert mesh is not None and placement.semantic == class_id("wall")
        textures = np.array([(m.texture or "").partition(":")[0] for m in placement.materials])
        bills, prints = textures[mesh.slots] == "posters", textures[mesh.slots] == "hoarding_prints"
        assert not (bills.any() and prints.any())
        papered, printed = papered + bool(bills.any()), printed + bool(prints.any())
        if prints.any():
            assert (mesh.normals[prints, 1] < -0.99).all()
            above = mesh.positions[prints, 2] - 0.05 * mesh.positions[prints, 0]
            assert 0.0 < above.min() < 0.2 and 1.9 < above.max() < 2.6  # from the ground to the cap
            assert mesh.uvs[prints].min() >= 0 and mesh.uvs[prints].max() <= 1
        if bills.any():
            assert (mesh.normals[bills, 1] < -0.99).all()  # the land lies on the left of the line, the street on its right
            p = mesh.positions[bills]
            above = p[:, 2] - 0.05 * p[:, 0]
            assert above.min() > 0.2 and above.max() < 2.5
            board = mesh.positions[np.char.startswith(textures[mesh.slots], "boards_")]
            assert p[:, 1].max() < board[:, 1].min() + 0.02
            assert mesh.uvs[bills].min() >= 0 and mesh.uvs[bills].max() <= 1
        assert 2.0 < mesh.bounds[1, 2] < 2.6 + 12 * 0.05
    assert papered > 3 and printed > 1
