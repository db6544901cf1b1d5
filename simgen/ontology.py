"""The fixed list of semantic classes: a superset of the Cityscapes label ids (0..33 mean what Cityscapes means)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SemanticClass:
    """One class. `cityscapes` is a Cityscapes label id or 255; `train_id` its Cityscapes trainId or 255."""

    id: int
    name: str
    color: tuple[int, int, int]
    cityscapes: int
    train_id: int
    is_thing: bool  # things get instance ids, boxes and tracks; stuff has instance id 0


# (id, name, colour, trainId, is_thing). Ids, names, colours and trainIds 0..33: cityscapesScripts' labels.py.
_CITYSCAPES = [
    (0, "unlabeled", (0, 0, 0), 255, False),
    (1, "ego vehicle", (0, 0, 0), 255, False),
    (2, "rectification border", (0, 0, 0), 255, False),
    (3, "out of roi", (0, 0, 0), 255, False),
    (4, "static", (0, 0, 0), 255, False),
    (5, "dynamic", (111, 74, 0), 255, True),
    (6, "ground", (81, 0, 81), 255, False),
    (7, "road", (128, 64, 128), 0, False),
    (8, "sidewalk", (244, 35, 232), 1, False),
    (9, "parking", (250, 170, 160), 255, False),
    (10, "rail track", (230, 150, 140), 255, False),
    (11, "building", (70, 70, 70), 2, False),
    (12, "wall", (102, 102, 156), 3, False),
    (13, "fence", (190, 153, 153), 4, False),
    (14, "guard rail", (180, 165, 180), 255, False),
    (15, "bridge", (150, 100, 100), 255, False),
    (16, "tunnel", (150, 120, 90), 255, False),
    (17, "pole", (153, 153, 153), 5, False),
    (18, "polegroup", (153, 153, 153), 255, False),
    (19, "traffic light", (250, 170, 30), 6, True),
    (20, "traffic sign", (220, 220, 0), 7, True),
    (21, "vegetation", (107, 142, 35), 8, False),
    (22, "terrain", (152, 251, 152), 9, False),
    (23, "sky", (70, 130, 180), 10, False),
    (24, "person", (220, 20, 60), 11, True),
    (25, "rider", (255, 0, 0), 12, True),
    (26, "car", (0, 0, 142), 13, True),
    (27, "truck", (0, 0, 70), 14, True),
    (28, "bus", (0, 60, 100), 15, True),
    (29, "caravan", (0, 0, 90), 255, True),
    (30, "trailer", (0, 0, 110), 255, True),
    (31, "train", (0, 80, 100), 16, True),
    (32, "motorcycle", (0, 0, 230), 17, True),
    (33, "bicycle", (119, 11, 32), 18, True),
]
# Finer classes of ours: (id, name, colour, Cityscapes label id it folds to, is_thing).
_FINER = [
    (34, "lane marking", (255, 255, 255), 7, False),
    (35, "crosswalk", (200, 128, 128), 7, False),
    (36, "stop line", (235, 235, 200), 7, False),
    (37, "kerb", (196, 196, 196), 8, False),
    (38, "street lamp", (210, 170, 100), 17, False),
    (39, "bench", (250, 0, 30), 4, False),
    (40, "bin", (140, 140, 20), 4, False),
    (41, "bollard", (150, 150, 90), 17, False),
    (42, "traffic cone", (210, 60, 60), 5, True),
    (43, "debris", (111, 90, 40), 5, True),
    (44, "hedge", (80, 120, 30), 21, False),
    (45, "manhole", (170, 128, 170), 7, False),
    (46, "animal", (120, 60, 160), 5, True),
    (47, "tram rail", (170, 110, 110), 7, False),  # in streets; Cityscapes' "rail track" is for tracks that cars cannot drive on
    (48, "water", (40, 90, 120), 6, False),  # of rivers and canals
]

_train = {row[0]: row[3] for row in _CITYSCAPES}
CLASSES: tuple[SemanticClass, ...] = tuple(
    SemanticClass(i, name, color, i, train, thing) for i, name, color, train, thing in _CITYSCAPES
) + tuple(SemanticClass(i, name, color, city, _train[city], thing) for i, name, color, city, thing in _FINER)

BY_NAME: dict[str, SemanticClass] = {c.name: c for c in CLASSES}


def class_id(name: str) -> int:
    """Id of the class called `name`. Raises KeyError for a name that is not in the ontology."""
    return BY_NAME[name].id
