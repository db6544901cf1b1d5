"""The COCO export through the official client: truth against itself is perfect."""

import contextlib
import copy
import io
import json

import numpy as np
import pytest
from PIL import Image

from simgen.dataset.export import find_exporter
from simgen.dataset.reader import frame_keys, read_frame
from simgen.dataset.store import Store
from simgen.errors import SimgenError


@pytest.fixture(scope="module")
def exported(smoke_store: Store, tmp_path_factory: pytest.TempPathFactory):
    out = tmp_path_factory.mktemp("coco") / "coco"
    find_exporter("coco")(smoke_store, out)
    return out


@pytest.mark.parametrize("kind", ["bbox", "segm"])
def test_truth_against_itself_is_perfect(exported, kind: str) -> None:
    pytest.importorskip("pycocotools")
    from pycocotools.coco import COCO
    from pycocotools.cocoeval import COCOeval

    with contextlib.redirect_stdout(io.StringIO()):
        truth = COCO(str(exported / "annotations" / "instances.json"))
        rows = [a | {"score": 1.0} for a in truth.dataset["annotations"]]
        judge = COCOeval(truth, truth.loadRes(rows), kind)
        judge.evaluate()
        judge.accumulate()
        judge.summarize()
    assert len(rows) > 3
    assert judge.stats[0] == pytest.approx(1.0)


def test_keypoints_against_themselves_are_perfect(exported) -> None:
    pytest.importorskip("pycocotools")
    from pycocotools.coco import COCO
    from pycocotools.cocoeval import COCOeval

    def score(moved_px: float) -> float:
        with contextlib.redirect_stdout(io.StringIO()):
            truth = COCO(str(exported / "annotations" / "person_keypoints.json"))
            rows = copy.deepcopy([a for a in truth.dataset["annotations"] if a["num_keypoints"]])
            for row in rows:
                row["keypoints"][0::3] = [u + moved_px for u in row["keypoints"][0::3]]
            judge = COCOeval(truth, truth.loadRes([row | {"score": 1.0} for row in rows]), "keypoints")
            judge.params.areaRng = [[0, 1e10]] * 3  # people in small pictures are small
            judge.evaluate()
            judge.accumulate()
            judge.summarize()
        return float(judge.stats[0])

    assert score(0.0) == pytest.approx(1.0)
    assert score(12.0) < 0.5


def test_people_have_cocos_keypoints_and_nobody_else(exported, smoke_store: Store) -> None:
    data = json.loads((exported / "annotations" / "instances.json").read_text())
    people = json.loads((exported / "annotations" / "person_keypoints.json").read_text())
    by_name = {c["name"]: c for c in data["categories"]}
    assert by_name["person"]["keypoints"][0] == "nose" and len(by_name["person"]["keypoints"]) == 17
    assert len(by_name["rider"]["skeleton"]) == 19 and max(max(e) for e in by_name["person"]["skeleton"]) == 17
    assert "keypoints" not in by_name["car"] and {c["name"] for c in people["categories"]} == {"person", "rider"}
    ids = {by_name["person"]["id"], by_name["rider"]["id"]}
    assert people["annotations"] == [a for a in data["annotations"] if a["category_id"] in ids]
    records = {(i, o["id"]): o for i, key in enumerate(frame_keys(smoke_store), start=1)
               for o in read_frame(smoke_store, *key).labels["objects"] if o["visible_px"]}
    for row, ((image, _), o) in zip(data["annotations"], records.items(), strict=True):
        assert ("keypoints" in row) == (row["category_id"] in ids) and row["image_id"] == image
        if row["category_id"] in ids:
            stored = o["keypoints"]["image"]
            assert row["keypoints"] == [v for p in stored for v in (p if p[2] else [0, 0, 0])]
            assert row["num_keypoints"] == sum(p[2] > 0 for p in stored)


def test_ids_count_from_one_and_masks_are_the_stores(exported, smoke_store: Store) -> None:
    from pycocotools import mask as codec

    data = json.loads((exported / "annotations" / "instances.json").read_text())
    assert [i["id"] for i in data["images"]] == [1, 2, 3, 4]
    assert [a["id"] for a in data["annotations"]] == list(range(1, len(data["annotations"]) + 1))
    assert min(c["id"] for c in data["categories"]) > 0 and not any(a["iscrowd"] for a in data["annotations"])
    frame = read_frame(smoke_store, 0, "front", 0)
    for row, o in zip([a for a in data["annotations"] if a["image_id"] == 1],
                      [o for o in frame.labels["objects"] if o["visible_px"]], strict=True):
        assert np.array_equal(codec.decode(row["segmentation"]) > 0, frame.instance == o["id"])
        assert row["area"] == o["visible_px"]


def test_panoptic_segments_cover_the_picture(exported) -> None:
    data = json.loads((exported / "annotations" / "panoptic.json").read_text())
    categories = {c["id"] for c in data["categories"]}
    for row in data["annotations"]:
        rgb = np.asarray(Image.open(exported / "annotations" / "panoptic" / row["file_name"])).astype(np.uint32)
        ids, areas = np.unique(rgb[..., 0] + 256 * rgb[..., 1] + 65536 * rgb[..., 2], return_counts=True)
        assert {s["id"]: s["area"] for s in row["segments_info"]} == dict(zip(ids.tolist(), areas.tolist(), strict=True))
        assert {s["category_id"] for s in row["segments_info"]} <= categories


def test_unknown_formats_and_used_folders_are_refused(smoke_store: Store, exported) -> None:
    with pytest.raises(SimgenError, match="did you mean 'coco'"):
        find_exporter("cocoo")
    with pytest.raises(SimgenError, match="not empty"):
        find_exporter("coco")(smoke_store, exported)
