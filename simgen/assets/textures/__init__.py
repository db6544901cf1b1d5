"""Procedural textures: pure functions of a key "family:seed", 512 x 512, tiling unless they are pictures."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from simgen.assets.textures import (
    boards,
    coats,
    faces,
    garments,
    ground,
    interiors,
    liveries,
    made,
    masonry,
    plants,
    plates,
    plumage,
    prints,
    shopping,
    signs,
    soiling,
    tactile,
    tyres,
    wear,
)
from simgen.assets.textures.glyphs import glyph_rect, glyphs
from simgen.assets.textures.twigs import twigs
from simgen.mesh import TextureMaps
from simgen.seeding import stream

__all__ = ["FAMILIES", "generate_texture", "glyph_rect"]

# family -> generator of its maps.
FAMILIES: dict[str, Callable[[np.random.Generator], TextureMaps]] = {
    "asphalt": ground.asphalt, "asphalt_worn": ground.asphalt_worn, "asphalt_patch": ground.asphalt_patch,
    "road_paint": ground.road_paint, "concrete": ground.concrete, "paving_slabs": ground.paving_slabs,
    "paving_small": ground.paving_small, "paving_brick": ground.paving_brick, "paving_flags": ground.paving_flags,
    "paving_setts": ground.paving_setts, "gravel": ground.gravel, "kerb_stone": ground.kerb_stone,
    "tactile_blister": partial(tactile.domes, plates=3, across=6), "tactile_domes": partial(tactile.domes, plates=4, across=5),
    "tactile_bars": partial(tactile.bars, plates=4, across=4), "tactile_ribs": partial(tactile.bars, plates=4, across=7),
    "ripples": ground.ripples, "grass": ground.grass, "soil": ground.soil, "manhole_iron": ground.manhole_iron,
    "brick_red": masonry.brick_red, "brick_yellow": masonry.brick_yellow, "brick_grey": masonry.brick_grey,
    "brick_brown": masonry.brick_brown, "plaster": masonry.plaster, "stone_ashlar": masonry.stone_ashlar,
    "stone_rubble": masonry.stone_rubble,
    "roof_tiles": masonry.roof_tiles, "slate": masonry.slate, "wall_patch": masonry.wall_patch,
    "metal_painted": made.metal_painted, "metal_galvanised": made.metal_galvanised,
    "metal_corrugated": made.metal_corrugated, "wood": made.wood, "glass": made.glass,
    "window_panes": interiors.window_panes, "office_panes": interiors.office_panes,
    "shop_rooms": shopping.shop_rooms, "posters": shopping.posters, "graffiti": shopping.graffiti,
    "hoarding_prints": prints.hoarding_prints, "boards_painted": boards.boards_painted, "boards_dark": boards.boards_dark,
    "boards_ply": boards.boards_ply, "boards_steel": boards.boards_steel, "wall_foot": soiling.wall_foot,
    "rubber": made.rubber, "plastic": made.plastic, "car_paint": made.car_paint, "leather": made.leather,
    "cloth": made.cloth, "denim": made.denim, "knit": made.knit,
    "bark_rough": plants.bark_rough, "bark_smooth": plants.bark_smooth, "leaves_broad": plants.leaves_broad,
    "leaves_columnar": plants.leaves_columnar, "needles": plants.needles, "hedge_leaves": plants.hedge_leaves,
    "ivy": plants.ivy,
    "glyphs": glyphs, "glyphs_bold": partial(glyphs, weight=0.16, width=0.5), "glyphs_light": partial(glyphs, weight=0.07, width=0.54),
    "twigs": twigs, "tyre": tyres.tyre, "dents": liveries.dents,
    "livery": liveries.livery, "livery_panel": liveries.livery_panel, "nothing": liveries.nothing,
    **{f"plates_{style}": plates.atlas(style) for style in plates.STYLES},
    **coats.COATS, **plumage.PLUMAGES,
    **garments.FAMILIES, **faces.FAMILIES,
    "paint_worn": partial(wear.worn_paint, gone=0.06), "paint_faded": partial(wear.worn_paint, gone=0.18),
}
for _season, _palette in (("spring", plants.SPRING), ("yellow", plants.YELLOWS), ("red", plants.REDS), ("brown", plants.BROWNS)):
    FAMILIES[f"leaves_broad_{_season}"] = partial(plants.leaves_broad, palette=_palette)
    FAMILIES[f"leaves_columnar_{_season}"] = partial(plants.leaves_columnar, palette=_palette)


def generate_texture(key: str) -> TextureMaps:
    """The maps of texture `key`, "family:seed" ("brick_red:3"); the seed may be left out and is then 0.
    "sign:" is followed by the name of a picture (`signs.PICTURES`).

    KeyError for an unknown family or a seed that is not a number.
    """
    family, _, seed = key.partition(":")
    if family == "sign":
        return signs.generate(key)
    if family not in FAMILIES or not (seed == "" or seed.isdecimal()):
        raise KeyError(key)
    return FAMILIES[family](stream(0, int(seed or 0), f"texture.{family}"))
