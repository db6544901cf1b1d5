"""The street that backends are timed on is as full as it says."""

from agreement import in_view

from simgen.assets.catalogue import DiskCatalogue
from simgen.benchscene import HEIGHT_PX, WIDTH_PX, street


def test_hundreds_of_objects_and_hundreds_of_thousands_of_triangles_are_in_view() -> None:
    snapshot = street(DiskCatalogue())
    (camera,) = snapshot.cameras
    part = in_view(snapshot, camera)
    assert (camera.width, camera.height) == (WIDTH_PX, HEIGHT_PX) == (1280, 720)
    assert len(part.instances) >= 300
    assert sum(len(i.mesh.faces) for i in part.instances) >= 300_000
    ids = [i.instance_id for i in snapshot.instances if i.instance_id]
    assert len(ids) == len(set(ids)) > 100
