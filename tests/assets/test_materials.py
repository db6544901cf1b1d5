import numpy as np
import pytest

from simgen.assets.materials import material, names, tinted, variant
from simgen.assets.textures import FAMILIES, generate_texture, glyph_rect
from simgen.assets.textures.glyphs import GLYPHS
from simgen.errors import SimgenError


def linear(albedo: np.ndarray) -> np.ndarray:
    c = albedo[..., :3] / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def test_unknown_names_are_refused_with_the_nearest() -> None:
    with pytest.raises(SimgenError, match="asphalt_worn"):
        material("asphalt_wornn")
    for key in ("asphaltt:0", "asphalt:x", "asphalt:-1"):
        with pytest.raises(KeyError):
            generate_texture(key)


def test_every_material_has_its_texture_and_tints_multiply() -> None:
    families = {m.texture.partition(":")[0] for m in map(material, names()) if m.texture}
    assert families <= set(FAMILIES)
    assert tinted("plaster", (0.5, 0.5, 0.5)).base_color == tuple(0.5 * c for c in material("plaster").base_color)
    assert variant("brick_red", 2).texture == "brick_red:2"


@pytest.mark.parametrize(("family", "low", "high"), [
    ("asphalt", 0.06, 0.13), ("asphalt_worn", 0.07, 0.15), ("grass", 0.06, 0.13), ("brick_red", 0.12, 0.3), ("concrete", 0.2, 0.45),
])
def test_albedo_is_that_of_the_real_surface(family: str, low: float, high: float) -> None:
    maps = generate_texture(f"{family}:0")
    luminance = linear(maps.albedo).mean((0, 1)) @ [0.2126, 0.7152, 0.0722]
    assert low < luminance < high


@pytest.mark.parametrize("family", ["asphalt_worn", "paving_slabs", "brick_yellow", "roof_tiles", "hedge_leaves"])
def test_textures_tile_without_a_seam_and_repeat_exactly(family: str) -> None:
    maps = generate_texture(f"{family}:1")
    a = maps.albedo[..., :3].astype(float)
    for axis in (0, 1):
        inner = np.abs(np.diff(a, axis=axis)).mean(axis=(1 - axis, 2))
        seam = np.abs(np.take(a, 0, axis) - np.take(a, -1, axis)).mean()
        assert seam <= inner.max() * 1.3  # never worse than the strongest line inside
    assert np.array_equal(maps.detail, generate_texture(f"{family}:1").detail)
    assert not np.array_equal(maps.albedo, generate_texture(f"{family}:2").albedo)


def test_relief_turns_normals_the_right_way() -> None:
    """Left of a slab's raised face, after a joint, the surface rises towards +u, so the normal leans to -u."""
    from simgen.assets.textures.noise import pack, rgb

    ramp = np.tile(np.abs(np.linspace(-1, 1, 512, dtype=np.float32)), (512, 1)) * 0.2
    detail = pack(rgb((0.5, 0.5, 0.5)), ramp, 1.0).detail.astype(int)
    assert detail[256, 128, 0] > 150 and detail[256, 384, 0] < 105  # falls along +u, then rises
    upright = pack(rgb((0.5, 0.5, 0.5)), ramp.T, 1.0).detail.astype(int)
    assert upright[128, 256, 1] < 105 and upright[384, 256, 1] > 150  # rows go down, v goes up


def test_glyphs_lie_in_their_cells() -> None:
    alpha = generate_texture("glyphs:0").albedo[..., 3]
    for char in "A7&":
        u0, v0, u1, v1 = (round(c * 512) for c in glyph_rect(char))
        cell = alpha[512 - v1 : 512 - v0, u0:u1]
        assert cell.shape == (64, 64) and 0.08 < (cell > 127).mean() < 0.6
    u0, v0, u1, v1 = (round(c * 512) for c in glyph_rect("~"))
    assert not (alpha[512 - v1 : 512 - v0, u0:u1] > 127).any()
    assert glyph_rect("a") == glyph_rect("A")


def test_every_character_of_the_glyphs_is_drawn_in_every_weight_with_a_soft_edge() -> None:
    breadth = []
    for face in ("glyphs_light", "glyphs", "glyphs_bold"):
        alpha = generate_texture(f"{face}:0").albedo[..., 3].astype(int)
        for char in GLYPHS.replace(" ", ""):
            u0, v0, u1, v1 = (round(c * 512) for c in glyph_rect(char))
            assert (alpha[512 - v1 : 512 - v0, u0:u1] > 127).sum() > 8, char
        steps = np.abs(np.diff(alpha, axis=1))
        assert steps.max() < 90  # a distance field: no texel jumps from nothing to all
        breadth.append((alpha > 127).mean())
    assert breadth[0] < 0.75 * breadth[1] and breadth[1] < 0.8 * breadth[2]
