"""The ontology is a superset of the Cityscapes label ids."""

from simgen.ontology import BY_NAME, CLASSES, class_id


def test_ids_are_positions_and_names_unique() -> None:
    assert [c.id for c in CLASSES] == list(range(len(CLASSES)))
    assert len(BY_NAME) == len(CLASSES)


def test_cityscapes_ids_keep_their_meaning() -> None:
    known = {"road": 7, "sidewalk": 8, "building": 11, "pole": 17, "vegetation": 21, "sky": 23, "person": 24, "rider": 25, "car": 26,
             "truck": 27, "bus": 28, "motorcycle": 32, "bicycle": 33}
    for name, i in known.items():
        assert class_id(name) == i and CLASSES[i].cityscapes == i


def test_finer_classes_fold_to_cityscapes_ones() -> None:
    for c in CLASSES[34:]:
        assert c.cityscapes < 34 and c.train_id == CLASSES[c.cityscapes].train_id
