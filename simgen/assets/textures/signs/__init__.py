"""Pictures of traffic signs of several countries, drawn as vectors, and of boards beside streets.

Keys: "sign:COUNTRY/SYSTEM/CODE:TEXT", such as "sign:germany/vienna/C14:30" (see `registry.Choice.key`),
    and "sign:advert" and "sign:timetable".
"""

from __future__ import annotations

import numpy as np

from simgen.assets.textures.signs.boards import PICTURES, picture
from simgen.assets.textures.signs.registry import SIGNS, Choice, choice, parsed
from simgen.assets.textures.signs.wear import worn
from simgen.mesh import TextureMaps

__all__ = ["SIGNS", "Choice", "choice", "generate", "parsed"]


def generate(key: str) -> TextureMaps:
    """The picture of a key, filling the square; KeyError for an unknown one."""
    name = key.removeprefix("sign:")
    if name in PICTURES:
        rgb = picture(name)
    else:
        asked = parsed(key)
        rgb = worn(asked.sign.face(asked.text, asked.style).rgb(), asked.wear, key)
    albedo = np.concatenate([rgb, np.full((*rgb.shape[:2], 1), 255, np.uint8)], axis=2)
    detail = np.empty_like(albedo)
    detail[:] = (128, 128, 255, 255)
    return TextureMaps(albedo=albedo, detail=detail)
