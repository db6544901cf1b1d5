"""Trees and hedges: size, budget, soft shading, repeatability."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from simgen.assets import catalogue
from simgen.assets.catalogue import variants
from simgen.assets.plants.branching import colonise, thicken

build = cache(catalogue.build)
TREES = ("tree_broad", "tree_columnar", "tree_conifer")


@pytest.mark.parametrize(("family", "variant"), [(f, v) for f in TREES for v in range(variants(f))])
def test_tree(family: str, variant: int) -> None:
    tree = build(family, variant)
    assert 6.0 <= tree.bounds[1, 2] <= 16.5
    assert tree.bounds[0, 2] < -0.1  # rooted below ground, for slopes
    counts = [len(m.faces) for m in tree.lods]
    assert 2700 <= counts[0] <= 9000
    assert counts[1] <= 1900
    assert counts[2] <= 420
    trunk = tree.lods[0].positions[np.abs(tree.lods[0].positions[:, 2] - 1.0) < 0.3]
    assert len(trunk) > 0 and np.abs(trunk[:, :2]).max() < (3.4 if family == "tree_conifer" else 0.6)
    # Coarser levels cover the same volume.
    assert np.abs(tree.lods[2].bounds - tree.lods[0].bounds).max() < 1.6


def test_crown_is_darker_inside_and_its_normals_point_outwards() -> None:
    tree = build("tree_broad", 0)
    mesh = tree.lods[0]
    leaf = mesh.slots == 1
    p, n, ao = mesh.positions[leaf], mesh.normals[leaf], mesh.ao[leaf].astype(float)
    middle = np.array([0, 0, p[:, 2].mean()])
    d = np.linalg.norm(p - middle, axis=1)
    assert ao[d > np.percentile(d, 80)].mean() > ao[d < np.percentile(d, 20)].mean() + 40
    outer = d > np.percentile(d, 60)
    assert (np.einsum("ij,ij->i", n[outer], (p[outer] - middle) / d[outer, None]) > 0).mean() > 0.85


def test_same_seed_same_tree() -> None:
    assert build("tree_broad", 2).lods[0].key == catalogue.build("tree_broad", 2).lods[0].key
    assert build("tree_broad", 0).lods[0].key != build("tree_broad", 1).lods[0].key


def test_colonisation_reaches_its_attractors_and_tapers() -> None:
    rng = np.random.default_rng(0)
    goals = rng.uniform(-1, 1, (200, 3)) * (1.5, 1.5, 1.0) + (0, 0, 3.5)
    stem = np.column_stack([np.zeros(8), np.zeros(8), np.linspace(0, 2, 8)])
    points, parent = colonise(stem, goals, rng, step_m=0.2, kill_m=0.3, reach_m=4.0)
    nearest = np.linalg.norm(goals[:, None] - points[None], axis=2).min(axis=1)
    assert np.percentile(nearest, 95) < 0.35
    wood = thicken(points, parent, 0.1, 0.005)
    inner = parent >= 0
    assert (wood.radius[inner] <= wood.radius[parent[inner]] + 1e-12).all()
    assert wood.radius[0] == pytest.approx(0.1)


@pytest.mark.parametrize("variant", range(4))
def test_hedge(variant: int) -> None:
    hedge = build("hedge", variant)
    assert 0.6 < hedge.bounds[1, 2] < 2.3
    assert hedge.bounds[0, 0] > -0.4 and hedge.bounds[1, 0] < 2.4
    assert len(hedge.lods[2].faces) < 250
