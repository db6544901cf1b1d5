"""Other clothes for the same person: new colours, and now and then another pattern, for the slots that an asset names."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.people import palette
from simgen.mesh import Material

_PLAIN = ("top_jersey", "top_woven", "top_print", "top_breton", "top_blocks", "top_stripes", "top_plaid", "top_dots")  # may change places
_PATTERNS = ("top_jersey:0", "top_jersey:0", "top_print:1", "top_print:4", "top_breton:0", "top_blocks:1", "top_stripes:0", "top_plaid:1",
             "top_dots:0")
_KEEP_ROLES = frozenset({"worker", "police_officer"})
_SHARES = {  # chance of a new colour, and shares of bright, light and dark ones
    "top": (0.7, 0.08, 0.16, 0.40), "bottom": (0.6, 0.015, 0.10, 0.60), "hat": (1.0, 0.30, 0.22, 0.30), "under": (0.5, 0.10, 0.60, 0.15),
    "shoe": (0.4, 0.06, 0.25, 0.55), "bag": (0.6, 0.12, 0.06, 0.58),
}


def dressed(person: Asset, rng: np.random.Generator) -> tuple[Material, ...]:
    """A person's materials with other colours. Uniforms keep theirs, and so do cloths with colours of their own."""
    if person.parameters.get("role") in _KEEP_ROLES:
        return person.materials
    changed = {}
    pattern = _PATTERNS[int(rng.integers(len(_PATTERNS)))] if rng.uniform() < 0.35 else ""
    for tag, (chance, bright, light, dark) in _SHARES.items():
        draw, color = rng.uniform(), palette.cloth(rng, bright=bright, light=light, dark=dark)
        faded = palette.varied(rng, palette.linear(str(rng.choice(palette.DENIM))))
        if draw > chance or tag not in person.tags:
            continue
        base = person.materials[person.tags[tag]]
        family = (base.texture or "").partition(":")[0]
        if family in ("top_floral", "top_camo", "legs_camo"):
            continue
        if family in ("top_denim", "legs_denim"):
            color = palette.scaled(faded, 1.25)
        texture = base.texture
        if tag == "top" and pattern and family in _PLAIN and person.parameters.get("outfit") not in ("school", "trench coat"):
            texture = pattern
        if texture is not None and texture.startswith("top_breton"):
            color = (0.74, 0.73, 0.70)
        changed[tag] = replace(base, name=f"{base.name.partition('*')[0]}*{color[0]:.3f},{color[1]:.3f},{color[2]:.3f}@{texture}",
                               base_color=color,
                               texture=texture)
    return person.materials_with(recolor=changed)
