import numpy as np

from simgen.assets.textures import generate_texture
from simgen.assets.textures.shopping import POSTERS, ROOMS, TAGS


def albedo(key: str) -> np.ndarray:
    """(512, 512) linear brightness."""
    return (generate_texture(key).albedo[..., :3].astype(float).mean(axis=-1) / 255) ** 2.2


def test_rooms_differ_and_tile_along_the_street() -> None:
    seen = []
    for seed in range(4):
        picture = albedo(f"shop_rooms:{seed}")
        for room in np.split(picture, ROOMS):
            seen.append(room.mean())
            assert 0.02 < room.mean() < 0.5
        seam = np.abs(picture[:, 0] - picture[:, -1]).mean()
        assert seam < 3 * np.abs(np.diff(picture, axis=1)).mean() + 0.01
    assert len(np.unique(np.round(seen, 5))) == 4 * ROOMS


def test_every_poster_is_another_one() -> None:
    cells = albedo("posters:1").reshape(POSTERS, 512 // POSTERS, POSTERS, 512 // POSTERS).swapaxes(1, 2).reshape(POSTERS**2, -1)
    gap = np.abs(cells[:, None] - cells[None]).mean(axis=-1) + np.eye(POSTERS**2)
    assert gap.min() > 0.01
    assert (generate_texture("posters:1").albedo[..., 3] == 255).all()


def test_tags_are_cut_out_and_keep_clear_of_each_other() -> None:
    cover = generate_texture("graffiti:0").albedo[..., 3] > 127
    columns, rows = TAGS
    cells = cover.reshape(rows, 512 // rows, columns, 512 // columns).swapaxes(1, 2).reshape(rows * columns, 512 // rows, 512 // columns)
    share = cells.mean(axis=(1, 2))
    assert share.min() > 0.01 and share.max() < 0.6
    assert not cells[:, 0].any() and not cells[:, :, 0].any()
