"""Cats of eight coats."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.animals.quadruped import Color, quadruped
from simgen.assets.animals.template import CAT, Build

_E = ("slit",)
_GREEN, _AMBER, _BLUE = (0.20, 0.26, 0.05), (0.42, 0.22, 0.03), (0.10, 0.24, 0.50)
_PINK = (0.45, 0.20, 0.17)
# Height at the withers 23 to 28 cm, mass 3.5 to 5.5 kg: domestic shorthair, after Kienzle & Moik (Br. J. Nutr. 106, 2011).
COATS: tuple[Build, ...] = (
    Build("tabby", (0.235, 0.27), 4.3, "coat_tabby", ear=("cat", 1.0), tail=("cat", 1.0), eye=_GREEN, nose=(0.20, 0.08, 0.06), extras=_E),
    Build("black", (0.235, 0.27), 4.2, "coat_plain", (0.017, 0.015, 0.015), ear=("cat", 1.0), tail=("cat_up", 1.0), eye=_AMBER, extras=_E),
    Build(
        "ginger", (0.245, 0.28), 4.9, "coat_ginger", ear=("cat", 0.95), tail=("cat_up", 1.0), eye=_AMBER, nose=_PINK, width=1.06, extras=_E
    ),
    Build("bicolour", (0.235, 0.27), 4.4, "coat_tuxedo", ear=("cat", 1.0), tail=("cat", 1.0), eye=_GREEN, nose=_PINK, extras=_E),
    Build("calico", (0.23, 0.26), 3.8, "coat_calico", ear=("cat", 1.0), tail=("cat", 1.0), eye=_AMBER, nose=_PINK, extras=_E),
    Build(
        "siamese",
        (0.235, 0.27),
        3.8,
        "coat_siamese",
        ear=("cat", 1.18),
        tail=("cat_up", 1.05),
        eye=_BLUE,
        width=0.88,
        bone=0.9,
        skull=0.92,
        muzzle=1.2,
        extras=_E,
    ),
    Build(
        "longhair",
        (0.24, 0.28),
        5.0,
        "coat_silver",
        hair=(0.22, 0.21, 0.20),
        ear=("cat", 0.9),
        tail=("cat", 0.9),
        eye=_GREEN,
        nose=(0.2, 0.08, 0.06),
        fluff=0.05,
        fringe=("chest", "belly", "tail", "neck"),
        extras=_E,
    ),
    Build(
        "tabby and white",
        (0.235, 0.275),
        4.5,
        "coat_tabby_white",
        ear=("cat", 1.0),
        tail=("cat_up", 0.95),
        eye=_GREEN,
        nose=_PINK,
        width=1.04,
        extras=(*_E, "collar"),
    ),
)


def cat(rng: np.random.Generator, variant: int, *, coat: str | None = None, collar: Color | None = None) -> Asset:
    """A cat: variant chooses the coat, `coat` one by its name instead. Frame: standing at the origin on z = 0, facing +x."""
    build = COATS[variant % len(COATS)]
    if coat is not None:
        build = next(b for b in COATS if b.name == coat)
    return quadruped("cat", rng, variant, CAT, build, collar=collar)
