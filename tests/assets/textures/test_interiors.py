import numpy as np
import pytest

from simgen.assets.textures import generate_texture
from simgen.assets.textures.interiors import PANES


def albedo(key: str) -> np.ndarray:
    """(512, 512) linear brightness."""
    return (generate_texture(key).albedo[..., :3].astype(float).mean(axis=-1) / 255) ** 2.2


@pytest.mark.parametrize("family", ["window_panes", "office_panes"])
def test_panes_have_mid_tones_and_differ_from_each_other(family: str) -> None:
    cells = albedo(f"{family}:0").reshape(PANES, 512 // PANES, PANES, 512 // PANES).swapaxes(1, 2).reshape(PANES**2, -1)
    means = cells.mean(axis=1)
    assert means.min() > 0.02 and means.max() < 0.5  # no black hole, no brighter than paint
    assert means.std() > 0.03
    assert len(np.unique(cells.round(3), axis=0)) == PANES**2
