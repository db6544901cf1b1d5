"""Every modality comes back from its file as it went in, to the step of its code."""

from dataclasses import replace

import numpy as np
import pytest

from simgen.buffers import AmodalMask
from simgen.dataset import images
from simgen.errors import SimgenError
from simgen.frame import Frame

RNG = np.random.default_rng(0)
H, W = 7, 11


def unit(v: np.ndarray) -> np.ndarray:
    return (v / np.linalg.norm(v, axis=-1, keepdims=True)).astype(np.float32)


FRAME = Frame(
    scene=0, index=0, camera="c", rgb=RNG.integers(0, 256, (H, W, 3), dtype=np.uint8),
    depth=RNG.uniform(0.1, 250, (H, W)).astype(np.float32), semantic=RNG.integers(0, 46, (H, W), dtype=np.uint8),
    semantic_closed=RNG.integers(0, 46, (H, W), dtype=np.uint8),
    instance=RNG.integers(0, 60000, (H, W)).astype(np.uint32), panoptic=RNG.integers(0, 1 << 24, (H, W)).astype(np.uint32),
    normal=unit(RNG.normal(size=(H, W, 3))), flow=RNG.uniform(-500, 500, (H, W, 2)).astype(np.float32),
    flow_valid=RNG.random((H, W)) < 0.7, amodal={3: AmodalMask(2, 1, RNG.random((4, 5)) < 0.5)}, labels={"a": 1.5},
)


def stored(modality: str, frame: Frame = FRAME) -> np.ndarray:
    return images.read_png(images.encode(frame, modality))


def test_exact_ones_are_exact() -> None:
    assert np.array_equal(stored("rgb"), FRAME.rgb)
    assert np.array_equal(stored("semantic"), FRAME.semantic)
    assert np.array_equal(stored("semantic_closed"), FRAME.semantic_closed)
    assert np.array_equal(stored("instance"), FRAME.instance)
    assert np.array_equal(images.decode_segments(stored("panoptic")), FRAME.panoptic)


def test_depth_within_half_a_step() -> None:
    assert np.abs(images.decode_depth(stored("depth")) - FRAME.depth).max() <= 0.5 / 256 + 1e-4


def test_depth_ends() -> None:
    far = replace(FRAME, depth=np.array([[0, 255.9, 300, 1e9]], np.float32))
    assert stored("depth", far).tolist() == [[0, 65510, 65535, 65535]]


def test_normals_within_half_a_step() -> None:
    assert np.abs(images.decode_normal(stored("normal")) - FRAME.normal).max() <= 0.5 / 127.5 + 1e-4


def test_flow_within_half_a_step() -> None:
    flow, valid = images.decode_flow(stored("flow"))
    assert np.array_equal(valid, FRAME.flow_valid)
    assert np.abs(flow - FRAME.flow)[valid].max() <= 0.5 / 64 + 1e-4
    wild = replace(FRAME, flow=np.full((1, 1, 2), 600, np.float32), flow_valid=np.ones((1, 1), bool))
    assert not images.decode_flow(stored("flow", wild))[1].any()


def test_amodal_masks() -> None:
    import json

    back = images.decode_amodal(json.loads(images.encode(FRAME, "amodal")))
    assert FRAME.amodal is not None
    assert (back[3].x0, back[3].y0) == (2, 1) and np.array_equal(back[3].mask, FRAME.amodal[3].mask)


def test_ids_beyond_16_bits_are_refused() -> None:
    with pytest.raises(SimgenError, match="70000"):
        images.encode(replace(FRAME, instance=np.full((1, 1), 70000, np.uint32)), "instance")
    with pytest.raises(SimgenError):
        images.read_png(b"no image")
