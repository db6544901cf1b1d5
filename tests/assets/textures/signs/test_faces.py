"""Faces of traffic signs: how many there are, that each is its own, and that they keep the published proportions."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from simgen.assets.catalogue import variants
from simgen.assets.furniture.signs import VARIANTS
from simgen.assets.textures import generate_texture
from simgen.assets.textures.signs import SIGNS, choice, parsed
from simgen.assets.textures.signs.lettering import Font, text, text_width
from simgen.assets.textures.signs.outlines import outline
from simgen.assets.textures.signs.registry import SETS, SYSTEMS
from simgen.assets.textures.signs.styles import STYLES

Image = NDArray[np.int64]


def face(name: str, country: str = "", said: str = "", **kw: bool) -> Image:
    return choice(name, country, text=said, **kw).sign.face(said, choice(name, country, **kw).style).rgb().astype(int)


def red(rgb: Image) -> NDArray[np.bool_]:
    return (rgb[..., 0] > 140) & (rgb[..., 1] < 90) & (rgb[..., 2] < 90)


def white(rgb: Image) -> NDArray[np.bool_]:
    return rgb.min(axis=-1) > 190


def black(rgb: Image) -> NDArray[np.bool_]:
    return rgb.max(axis=-1) < 80


def span(mask: NDArray[np.bool_], axis: int) -> float:
    """Extent of a mask along an axis, in shares of the picture."""
    used = np.flatnonzero(mask.any(axis=1 - axis))
    return float(used[-1] - used[0] + 1) / mask.shape[axis]


def test_there_are_enough() -> None:
    assert len(SETS["vienna"]) >= 80
    assert len(SETS["mutcd"]) >= 40
    assert len(SETS["japan"]) >= 20
    assert len(VARIANTS) == variants("sign")
    assert set(SYSTEMS) == set(STYLES)


@pytest.mark.parametrize("system", sorted(SETS))
def test_all_faces_differ(system: str) -> None:
    seen: dict[bytes, str] = {}
    for code in SETS[system]:
        rgb = face(f"{system}/{code}", "germany" if system == "vienna" else "")
        small = rgb.reshape(32, 16, 32, 16, 3).mean(axis=(1, 3)).round().astype(np.uint8).tobytes()
        same = seen.setdefault(small, code)
        assert same == code or {same, code} == {"E3a", "E3b"}, (same, code)


def test_meanings_are_said() -> None:
    assert all(len(sign.meaning) > 2 for sign in SIGNS.values())


# What is measured, the share of the plate that it should have (width or height), and where that is published.
MEASURES: tuple[tuple[str, str, float, Callable[[Image], float]], ...] = (
    # Convention on Road Signs and Signals (1968), annex 1, B.2 (a): letters of STOP not less than a third of the height.
    ("vienna/B2a letters", "vienna/B2a", 1 / 3, lambda rgb: span(white(rgb)[130:382, 60:452], 0) * 252 / 512),
    # Its C,1a: the bar as drawn in annex 3.
    ("vienna/C1 bar length", "vienna/C1", 0.72, lambda rgb: float(white(rgb)[256, 20:492].sum()) / 512),
    ("vienna/C1 bar height", "vienna/C1", 0.18, lambda rgb: float(white(rgb)[60:450, 256].sum()) / 512),
    # Standard Highway Signs (FHWA 2004), R1-1, 30 in: letters of 10 in, border of 0.75 in.
    ("mutcd/R1-1 letters", "mutcd/R1-1", 10 / 30, lambda rgb: span(white(rgb)[130:382, 60:452], 0) * 252 / 512),
    ("mutcd/R1-1 border", "mutcd/R1-1", 0.75 / 30, lambda rgb: float(white(rgb)[:60, 256].sum()) / 512),
    # R2-1, 24 x 30 in: margin 0.375, border 0.625, words 4, figures 10 in.
    ("mutcd/R2-1 margin", "mutcd/R2-1", 0.375 / 30, lambda rgb: float(np.flatnonzero(black(rgb)[:, 256])[0]) / 512),
    ("mutcd/R2-1 border", "mutcd/R2-1", 0.625 / 30, lambda rgb: float(black(rgb)[:28, 256].sum()) / 512),
    ("mutcd/R2-1 figures", "mutcd/R2-1", 10 / 30, lambda rgb: span(black(rgb)[262:490, 60:452], 0) * 228 / 512),
    ("mutcd/R2-1 words", "mutcd/R2-1", 4 / 30, lambda rgb: span(black(rgb)[28:118, 60:452], 0) * 90 / 512),
    # R5-1, 30 in: disc of 29 in, bar of 24 x 5 in.
    ("mutcd/R5-1 bar length", "mutcd/R5-1", 24 / 30, lambda rgb: float(white(rgb)[256, 16:496].sum()) / 512),
    ("mutcd/R5-1 bar height", "mutcd/R5-1", 5 / 30, lambda rgb: float(white(rgb)[200:312, 256].sum()) / 512),
    ("mutcd/R5-1 disc", "mutcd/R5-1", 29 / 30, lambda rgb: span(~white(rgb), 1)),
)


@pytest.mark.parametrize(("name", "share", "measured"), [(m[1], m[2], m[3]) for m in MEASURES], ids=[m[0] for m in MEASURES])
def test_published_proportions(name: str, share: float, measured: Callable[[Image], float]) -> None:
    assert measured(face(name)) == pytest.approx(share, rel=0.02, abs=1 / 512)


@pytest.mark.parametrize("country", ["germany", "uk", "france", "sweden"])
def test_borders_are_as_broad_as_the_style_says(country: str) -> None:
    style = STYLES[country]
    disc, triangle = face("vienna/C2", country), face("vienna/A32", country)
    assert red(disc)[256, :256].sum() / 512 == pytest.approx(style.ring, rel=0.02, abs=1.1 / 512)
    column = red(triangle)[300:, 256].sum() / 512 * np.sqrt(3) / 2  # the lower border, in sides
    assert column == pytest.approx(style.triangle - style.rim, rel=0.02, abs=1.1 / 512)


def test_the_octagon_is_regular() -> None:
    shape = outline("octagon", 1.0, 1.0)
    points = np.asarray(shape.exterior.coords)[:-1]
    sides = np.linalg.norm(points - np.roll(points, 1, axis=0), axis=1)
    assert len(points) == 8
    assert sides == pytest.approx(np.full(8, np.tan(np.pi / 8)), rel=1e-6)


@pytest.mark.parametrize("limit", ["5", "30", "50", "70", "100", "130"])
def test_figures_of_limits(limit: str) -> None:
    rgb = face("vienna/C14", "germany", limit)
    inner = black(rgb)[80:432, 80:432]
    assert span(inner, 0) * 352 / 512 == pytest.approx(0.36, rel=0.02, abs=1.5 / 512)
    assert span(inner, 1) * 352 / 512 < 0.58


def test_grounds_differ_where_countries_do() -> None:
    at = {c: face("vienna/A32", c)[240, 215] for c in ("germany", "sweden")}
    assert at["germany"].min() > 200
    assert at["sweden"][2] < 60 < 150 < at["sweden"][1]


def test_traffic_on_the_left_sees_the_other_sense() -> None:
    right, left = (face("vienna/D3", "germany", left=k) for k in (False, True))
    assert np.abs(right - left[:, ::-1]).mean() < 2
    assert np.abs(right - left).mean() > 5
    assert choice("vienna/D3", "uk").left and not choice("vienna/D3", "france").left


def test_keys_name_their_sign() -> None:
    for asked in (choice("vienna/C14", "uk", text="20", wear=2), choice("local/street", "france", left=True, text="Rue de l'Église")):
        assert parsed(asked.key) == asked
    maps = generate_texture("sign:germany/vienna/C14:30")
    assert maps.albedo.shape == maps.detail.shape == (512, 512, 4)
    assert (maps.albedo[..., 3] == 255).all()
    for wrong in ("sign:nowhere", "sign:germany/vienna/Z9:", "sign:atlantis/vienna/C14:30"):
        with pytest.raises(KeyError):
            generate_texture(wrong)


def test_wear_fades_and_is_always_the_same() -> None:
    new, worn = (generate_texture(f"sign:germany/vienna/C2:{w}").albedo.astype(int) for w in ("", "~worn3"))
    assert np.array_equal(worn, generate_texture("sign:germany/vienna/C2:~worn3").albedo)
    assert np.ptp(worn[256, 20:40, :3], axis=1).mean() < 0.8 * np.ptp(new[256, 20:40, :3], axis=1).mean()
    assert worn[150:362, 150:362, :3].mean() < new[150:362, 150:362, :3].mean()


def test_capitals_stand_between_their_lines() -> None:
    for word in ("HELLO", "STOP", "0123456789"):
        x0, y0, x1, y1 = text(word, 1.0, 2.0, 0.5, Font()).bounds
        assert (y0, y1) == pytest.approx((1.75, 2.25), abs=1e-6)
        assert x1 - x0 == pytest.approx(text_width(word, 0.5), rel=0.08)
        assert (x0 + x1) / 2 == pytest.approx(1.0, abs=0.03)
    assert np.ptp(text("HELLO", 0, 0, 1.0, most=1.5).bounds[::2]) <= 1.55
    assert text("pg", 0, 0, 1.0).bounds[1] < -0.55 < text("ao", 0, 0, 1.0).bounds[1]
