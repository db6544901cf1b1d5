"""The tables of figures are those of the assets, and their names end up in ontology.json."""

import numpy as np
import pytest

from simgen.assets.catalogue import build
from simgen.dataset.store import ontology
from simgen.geometry import pose
from simgen.labels.figures import FIGURES, kind_of
from simgen.snapshot import Instance


@pytest.mark.parametrize(("family", "kind"), [("adult", "person"), ("dog", "quadruped"), ("pigeon", "bird")])
def test_tables_are_those_of_the_assets(family: str, kind: str) -> None:
    asset = build(family, 0)
    assert asset.skeleton is not None
    figure = FIGURES[kind]
    assert tuple(asset.keypoints) == figure.keypoints
    assert asset.skeleton.names == figure.joint_names and asset.skeleton.parents == figure.parents
    figure_of = {"skeleton": asset.skeleton, "keypoints": asset.keypoints}
    instance = Instance(asset.lods[-1], asset.materials, pose(0, 0, 0), asset.semantic, 1, **figure_of)
    assert kind_of(instance) == kind
    # The tables' depths are given for a body of about this size.
    assert figure.tolerances(asset.skeleton.rest) == pytest.approx(list(figure.depths_m.values()), rel=0.15)


def test_tolerances_grow_with_the_body_and_do_not_change_with_its_place() -> None:
    figure = FIGURES["person"]
    joints = np.random.default_rng(1).normal(size=(len(figure.joints), 3))
    assert figure.tolerances(0.5 * joints + [3, 1, 20]) == pytest.approx(0.5 * figure.tolerances(joints))


def test_ontology_names_keypoints_and_skeletons() -> None:
    stored = ontology()
    assert stored["keypoints"]["person"][:3] == ["nose", "left_eye", "right_eye"] and len(stored["keypoints"]["person"]) == 17
    for kind, skeleton in stored["skeletons"].items():
        assert kind in stored["keypoints"] and len(skeleton["names"]) == len(skeleton["parents"])
        assert all(parent < child for child, parent in enumerate(skeleton["parents"]))
