"""Colours of skin, hair and clothes, as linear RGB."""

from __future__ import annotations

import numpy as np

RGB = tuple[float, float, float]

# Monk skin tone scale (Monk, 2019), the ten tones from light to dark.
MONK = ("f6ede4", "f3e7db", "f7ead0", "eadaba", "d7bd96", "a07e56", "825c43", "604134", "3a312a", "292420")
HAIR_SHARES = {  # sRGB hex codes and their shares, by skin
    "light": (("14100d", "2b1e14", "3d2a1b", "4a3322", "6b4a2c", "94703f", "b8925a", "7a3b1c"),
              (0.10, 0.20, 0.18, 0.16, 0.14, 0.11, 0.07, 0.04)),
    "middle": (("0f0c0b", "14100d", "211812", "33241a", "4a3322"), (0.25, 0.30, 0.25, 0.15, 0.05)),
    "dark": (("0c0a09", "120e0c", "1a1310", "2b1e14"), (0.35, 0.40, 0.17, 0.08)),
}
GREY_HAIR = ("8a8680", "a5a19a", "c4c0b8", "d8d5cf", "6f6b66")
GREYING_HAIR = ("6f6b66", "5a5550", "8a8680")
DYED_HAIR = ("7a1f2b", "2f4f8a", "b85a8a", "c9b27a", "3a6b4f")
DARK_CLOTH = ("15171c", "1c2230", "22262b", "2b2d33", "2a2422", "1f2a26", "33363c", "3a2d28", "26304a", "3d3f3a")
MUTED_CLOTH = ("5b6068", "4a4f57", "6b655c", "777b7d", "7a7166", "8b8d8c", "6a5a4a", "4d5a4a", "7b6f86", "55687c", "9a8f7f", "6e3b3b",
               "3f5f6b", "a8a59c", "74805f")
LIGHT_CLOTH = ("d9d6cf", "e6e4df", "c8cdd2", "cbbfa8", "b7c4cf", "d8c7c0")
BRIGHT_CLOTH = ("a3212b", "1f5fae", "d7a61e", "27774a", "c4551d", "b03a72", "1c8a8f", "e0dd2a")
DENIM = ("2c3749", "3a4860", "53637b", "26282c", "8292a6", "232c3a")
LEATHER = ("17130f", "2b1c12", "4a2f1b", "6b4526", "1a1a1c")


def linear(hex_srgb: str) -> RGB:
    """Linear RGB of an sRGB hex code (IEC 61966-2-1)."""
    c = np.array([int(hex_srgb[i : i + 2], 16) for i in (0, 2, 4)]) / 255
    v = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return float(v[0]), float(v[1]), float(v[2])


def skin(tone: int, rng: np.random.Generator) -> RGB:
    """The skin albedo of a Monk tone, 1..10, varied by a fifth of a step.

    The scale's swatches are display colours of lit skin; the factors bring them to the reflectances of the skin patches of the
    ColorChecker chart (McCamy et al., 1976): linear (0.54, 0.30, 0.22) light, (0.17, 0.08, 0.06) dark.
    """
    place = float(np.clip(tone - 1 + rng.uniform(-0.2, 0.2), 0, len(MONK) - 1.001))
    i = int(place)
    a, b = np.array(linear(MONK[i])), np.array(linear(MONK[i + 1]))
    mixed = (a + (b - a) * (place - i)) * np.array([0.56, 0.41, 0.35]) + np.array([0.03, 0.018, 0.012])
    return float(mixed[0]), float(mixed[1]), float(mixed[2])


def cloth(rng: np.random.Generator, *, bright: float = 0.15, light: float = 0.15, dark: float = 0.4) -> RGB:
    """A clothes colour; the shares of bright, light and dark ones, the rest muted."""
    u = rng.uniform()
    table = (BRIGHT_CLOTH if u < bright else LIGHT_CLOTH if u < bright + light else DARK_CLOTH if u < bright + light + dark
             else MUTED_CLOTH)
    return varied(rng, linear(str(rng.choice(table))))


def varied(rng: np.random.Generator, color: RGB, amount: float = 0.12) -> RGB:
    """The colour with its brightness and hue moved a little."""
    c = np.clip(np.array(color) * (1 + rng.normal(0, amount)) * (1 + rng.normal(0, amount / 4, 3)), 0.006, 0.85)
    return float(c[0]), float(c[1]), float(c[2])


def scaled(color: RGB, factor: float) -> RGB:
    """The colour made brighter or darker."""
    r, g, b = (min(0.9, c * factor) for c in color)
    return r, g, b
