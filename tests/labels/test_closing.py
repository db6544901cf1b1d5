"""Closing the holes that people who draw labels do not leave."""

import numpy as np
import pytest

from simgen.labels.closing import GAPS_M, closed_semantic
from simgen.ontology import class_id

SKY, TREE, HOUSE, CAR, FENCE, BICYCLE = (class_id(n) for n in ("sky", "vegetation", "building", "car", "fence", "bicycle"))
FOCAL = 200.0


def scene(background: int = SKY, far_m: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    return np.full((120, 160), background, np.uint8), np.full((120, 160), far_m, np.float32)


def bars(pitch_m: float, depth_m: float, what: int, background: int = SKY, far_m: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    """Upright bars, 1 px thick, `pitch_m` apart at `depth_m`, in columns 20 to 140."""
    semantic, depth = scene(background, far_m)
    for x in np.arange(20, 140, pitch_m * FOCAL / depth_m):
        semantic[30:90, round(x)], depth[30:90, round(x)] = what, depth_m
    return semantic, depth


@pytest.mark.parametrize("depth_m", [3.0, 5.0, 9.0])
@pytest.mark.parametrize(("what", "name"), [(TREE, "vegetation"), (FENCE, "fence")])
def test_gaps_are_closed_by_their_width_in_metres(what: int, name: str, depth_m: float) -> None:
    narrow, wide = 1.2 * GAPS_M[name], 4.5 * GAPS_M[name]  # the whole gap: twice the disc's radius
    semantic, depth = bars(narrow, depth_m, what)
    inner = (slice(45, 75), slice(30, 125))
    assert (closed_semantic(semantic, depth, FOCAL)[inner] == what).all()
    semantic, depth = bars(wide, depth_m, what)
    assert np.array_equal(closed_semantic(semantic, depth, FOCAL), semantic)


def test_a_ring_is_filled_and_its_outline_stays() -> None:
    y, x = np.mgrid[:120, :160]
    r = np.hypot(x - 80, y - 60)
    semantic, depth = scene(HOUSE, 30.0)
    ring = (r <= 14) & (r >= 12)
    semantic[ring], depth[ring] = BICYCLE, 10.0 * 200 / FOCAL / (14 / 6)  # 0.3 m across the ring's radius
    closed = closed_semantic(semantic, depth, FOCAL)
    assert (closed[r <= 11] == BICYCLE).all()
    assert (closed[r > 16] == HOUSE).all()


def test_what_lies_before_the_gaps_is_kept() -> None:
    semantic, depth = bars(0.4, 8.0, TREE, HOUSE, 40.0)
    semantic[50:70, 60:90], depth[50:70, 60:90] = CAR, 5.0
    closed = closed_semantic(semantic, depth, FOCAL)
    assert (closed[50:70, 60:90] == CAR).all()
    assert (closed[50:70, 95:120] == TREE).all()


def test_the_nearest_closes_a_hole_and_none_is_lost_to_one_farther_off() -> None:
    near, near_depth = bars(0.14, 6.0, FENCE, SKY)
    semantic, depth = bars(0.4, 12.0, TREE, SKY)
    own = near == FENCE
    semantic[own], depth[own] = FENCE, near_depth[own]
    closed = closed_semantic(semantic, depth, FOCAL)
    assert (closed[45:75, 30:120] == FENCE).all()
    assert (closed[semantic == FENCE] == FENCE).all()


def test_other_classes_are_left_alone_and_the_input_too() -> None:
    semantic, depth = bars(0.1, 5.0, HOUSE)
    before = semantic.copy()
    assert np.array_equal(closed_semantic(semantic, depth, FOCAL), before)
    semantic, depth = bars(0.1, 5.0, TREE)
    before, depth_before = semantic.copy(), depth.copy()
    closed_semantic(semantic, depth, FOCAL)
    assert np.array_equal(semantic, before) and np.array_equal(depth, depth_before)


def test_stored_depth_gives_the_same() -> None:
    rng = np.random.default_rng(3)
    semantic = np.where(rng.random((90, 130)) < 0.3, TREE, SKY).astype(np.uint8)
    depth = np.where(semantic == TREE, rng.uniform(4, 300, (90, 130)), 0).astype(np.float32)
    stored = (np.clip(np.rint(depth * 256), 0, 65535) / 256).astype(np.float32)
    assert np.array_equal(closed_semantic(semantic, depth, FOCAL), closed_semantic(semantic, stored, FOCAL))
