"""Pictures of signs."""

from __future__ import annotations

import numpy as np
import pytest

from simgen.assets.catalogue import build, variants
from simgen.assets.furniture.signs import VARIANTS
from simgen.assets.textures import generate_texture
from simgen.assets.textures.signs import PICTURES


def test_every_sign_has_its_own_picture() -> None:
    assert len(VARIANTS) == variants("sign")
    seen = set()
    for name, variant in VARIANTS.items():
        material = build("sign", variant).materials[0]
        assert material.texture == f"sign:{name}"
        maps = generate_texture(material.texture)
        assert maps.albedo.shape == maps.detail.shape == (512, 512, 4)
        assert maps.albedo.dtype == maps.detail.dtype == np.uint8
        assert (maps.albedo[..., 3] == 255).all()
        seen.add(maps.albedo.tobytes())
    assert len(seen) == len(VARIANTS)


def test_stop_is_red_with_white_letters() -> None:
    rgb = generate_texture("sign:stop").albedo[..., :3].astype(int)
    middle = rgb[180:332, 60:452].reshape(-1, 3)
    assert (middle.min(axis=1) > 200).mean() > 0.2
    assert ((middle[:, 0] > 150) & (middle[:, 1] < 60)).mean() > 0.3


def test_unknown_picture() -> None:
    with pytest.raises(KeyError):
        generate_texture("sign:nowhere")
    assert "timetable" in PICTURES
