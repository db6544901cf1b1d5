import numpy as np
import pytest

from simgen.assets.catalogue import DiskCatalogue
from simgen.assets.vehicles.pose import vehicle_pose
from simgen.mesh import skinned_positions

ARTICULATED = ("tractor_trailer", 0)


@pytest.fixture(scope="module")
def catalogue() -> DiskCatalogue:
    return DiskCatalogue()


def test_a_driving_vehicle_keeps_the_box_of_its_rest_pose(catalogue: DiskCatalogue) -> None:
    for (family, variant), sway in ((("hatchback", 0), 0.02), (ARTICULATED, 0.0)):  # a cab sways alone, without its trailer
        asset = catalogue.get(family, variant)
        straight = vehicle_pose(asset, travelled_m=3.3, pitch_rad=sway, roll_rad=sway)
        np.testing.assert_array_equal(asset.box(straight), asset.bounds)
        np.testing.assert_array_equal(asset.box(None), asset.bounds)


def test_what_bends_or_opens_has_the_box_of_its_pose(catalogue: DiskCatalogue) -> None:
    lorry, car = catalogue.get(*ARTICULATED), catalogue.get("hatchback", 0)
    for asset, pose in ((lorry, vehicle_pose(lorry, curvature=0.06)), (car, vehicle_pose(car, open={"door_fl": 1.0}))):
        assert asset.box(pose) is None
        posed = skinned_positions(asset.lods[0], pose)
        assert (np.stack([posed.min(axis=0), posed.max(axis=0)])[1] - asset.bounds[1])[1] > 0.2  # it reaches out of the rest pose's box
