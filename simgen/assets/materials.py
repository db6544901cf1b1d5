"""The named materials that assets, streets and buildings share. Albedos are those of real surfaces, linear."""

from __future__ import annotations

import difflib
from dataclasses import replace
from functools import lru_cache

from simgen.assets.textures import ground, masonry, tactile
from simgen.errors import SimgenError
from simgen.mesh import Material

RGB = tuple[float, float, float]


def material(name: str) -> Material:
    """The base material called `name` (see `names`). SimgenError for an unknown one, with the nearest known name."""
    if name not in _MATERIALS:
        close = difflib.get_close_matches(name, _MATERIALS, n=1)
        hint = f"did you mean {close[0]!r}? " if close else ""
        raise SimgenError(f"no material {name!r}; {hint}materials: {', '.join(_MATERIALS)}")
    return _MATERIALS[name]


def names() -> tuple[str, ...]:
    """All material names."""
    return tuple(_MATERIALS)


@lru_cache(maxsize=2048)
def tinted(name: str, color: RGB, **changes: object) -> Material:
    """A base material whose colour is multiplied by `color` (linear). With the textures that are near white (plaster, wood,
    metal_painted, cloth, denim, knit, leather, plastic, glyphs) this sets the surface's albedo."""
    base = material(name)
    r, g, b = (a * c for a, c in zip(base.base_color, color, strict=True))
    return replace(base, name=f"{name}*{r:.3f},{g:.3f},{b:.3f}", base_color=(r, g, b), **changes)  # type: ignore[arg-type]


def variant(name: str, seed: int, color: RGB = (1.0, 1.0, 1.0)) -> Material:
    """A base material with another seed of its texture family (another bond, other cracks) and a tint."""
    base = tinted(name, color)
    if base.texture is None:
        return base
    key = f"{base.texture.partition(':')[0]}:{seed}"
    return replace(base, name=f"{base.name}#{seed}", texture=key)


def _textured(
    name: str, texture: str, tile_m: float, roughness: float = 1.0, color: RGB = (1.0, 1.0, 1.0), **more: object
) -> Material:
    base = Material(name, base_color=color, roughness=roughness, texture=f"{texture}:0", tile_m=tile_m)
    return replace(base, **more)  # type: ignore[arg-type]


_ROAD_STATES: tuple[tuple[str, RGB, float], ...] = (  # what use makes of a carriageway's colour and gloss
    ("", (1.0, 1.0, 1.0), 1.0), ("_soiled", (0.915, 0.91, 0.90), 0.95), ("_oily", (0.77, 0.765, 0.75), 0.86),
    ("_dirty", (0.80, 0.76, 0.69), 1.0), ("_silted", (0.66, 0.60, 0.51), 1.05), ("_polished", (1.07, 1.065, 1.055), 0.9),
    ("_spotted", (0.55, 0.545, 0.535), 0.75),
)  # fmt: skip

_MATERIALS: dict[str, Material] = {
    m.name: m
    for m in (
        # streets
        # Asphalt is 4 to 6 % reflecting when new and 10 to 16 % when old (Levinson and Akbari, Cement and Concrete Research 32, 2002).
        *(
            _textured(
                f"{name}{state}", texture, tile_m, rough * shine, (tone[0] * tint[0], tone[1] * tint[1], tone[2] * tint[2]), variation=vary
            )
            for name, texture, tile_m, rough, tone, vary in (
                ("asphalt", "asphalt", ground.ASPHALT_TILE_M, 0.9, (1.0, 1.0, 1.0), 0.15),
                ("asphalt_worn", "asphalt_worn", ground.WORN_TILE_M, 0.92, (1.0, 1.0, 1.0), 0.16),
                ("asphalt_dark", "asphalt", ground.ASPHALT_TILE_M, 0.88, (0.66, 0.67, 0.69), 0.14),
                ("asphalt_pale", "asphalt_worn", ground.WORN_TILE_M, 0.94, (1.3, 1.27, 1.22), 0.16),
            )
            for state, tint, shine in _ROAD_STATES
        ),
        Material("bitumen", base_color=(0.022, 0.022, 0.023), roughness=0.9),
        _textured("asphalt_patch", "asphalt_patch", ground.ASPHALT_TILE_M, 0.85, (0.85, 0.85, 0.86), variation=0.08),
        _textured("patch_old", "asphalt_patch", ground.ASPHALT_TILE_M, 0.9, (1.4, 1.38, 1.35), variation=0.12),
        _textured("patch_pale", "asphalt_patch", ground.ASPHALT_TILE_M, 0.92, (2.35, 2.3, 2.2), variation=0.12),
        # Coloured surfacing of cycle and bus lanes, some years old: resin with coloured chippings.
        *(
            _textured(
                f"lane_{hue}{state}", "asphalt", ground.ASPHALT_TILE_M, 0.9 * shine,
                (tone[0] * tint[0], tone[1] * tint[1], tone[2] * tint[2]), variation=0.15,
            )
            for hue, tone in (
                ("red", (1.6, 0.87, 0.77)), ("ochre", (1.7, 1.3, 0.88)), ("green", (0.78, 1.5, 0.95)), ("blue", (0.7, 1.15, 1.95)),
            )
            for state, tint, shine in _ROAD_STATES
        ),
        _textured("paint_white", "road_paint", ground.PAINT_TILE_M, 0.6, (0.70, 0.70, 0.68), variation=0.12),
        _textured("paint_yellow", "road_paint", ground.PAINT_TILE_M, 0.6, (0.66, 0.42, 0.05), variation=0.12),
        *(
            _textured(f"paint_{hue}_{state}", f"paint_{state}", ground.PAINT_TILE_M, 0.75, color, alpha="mask", variation=0.25)
            for hue, state, color in (
                ("white", "worn", (0.55, 0.55, 0.53)), ("white", "faded", (0.36, 0.36, 0.345)),
                ("yellow", "worn", (0.54, 0.36, 0.06)), ("yellow", "faded", (0.36, 0.26, 0.08)),
            )
        ),
        *(
            _textured(f"{texture}_{hue}", texture, tactile.TACTILE_TILE_M, 0.88, color, variation=0.15)
            for texture in ("tactile_blister", "tactile_domes", "tactile_bars", "tactile_ribs")
            for hue, color in (
                ("yellow", (0.62, 0.36, 0.05)), ("red", (0.30, 0.085, 0.06)), ("buff", (0.50, 0.40, 0.26)), ("white", (0.66, 0.65, 0.62)),
                ("grey", (0.26, 0.26, 0.26)),
            )
        ),
        _textured("kerb_stone", "kerb_stone", ground.KERB_TILE_M, 0.85, variation=0.1),
        _textured("paving_slabs", "paving_slabs", ground.SLABS_TILE_M, 0.9, variation=0.14),
        _textured("paving_small", "paving_small", ground.SLABS_TILE_M, 0.9, variation=0.14),
        _textured("paving_brick", "paving_brick", ground.PAVING_BRICK_TILE_M, 0.9, variation=0.14),
        # Trodden pavements reflect little more than old asphalt: dry clean concrete 20 to 30 %, soiled 10 to 15 % (same source).
        *(
            _textured(name, texture, tile_m, 0.9, tone, variation=0.18)
            for name, texture, tile_m, tone in (
                ("paving_asphalt", "asphalt_worn", ground.WORN_TILE_M, (0.80, 0.80, 0.80)),
                ("paving_asphalt_new", "asphalt", ground.ASPHALT_TILE_M, (0.70, 0.70, 0.72)),
                ("paving_asphalt_old", "asphalt_worn", ground.WORN_TILE_M, (1.0, 0.98, 0.94)),
                ("paving_slabs_grey", "paving_slabs", ground.SLABS_TILE_M, (0.46, 0.46, 0.47)),
                ("paving_slabs_warm", "paving_slabs", ground.SLABS_TILE_M, (0.46, 0.43, 0.38)),
                ("paving_slabs_dark", "paving_slabs", ground.SLABS_TILE_M, (0.32, 0.32, 0.33)),
                ("paving_slabs_pale", "paving_slabs", ground.SLABS_TILE_M, (0.66, 0.66, 0.65)),
                ("paving_small_grey", "paving_small", ground.SLABS_TILE_M, (0.50, 0.50, 0.50)),
                ("paving_small_dark", "paving_small", ground.SLABS_TILE_M, (0.35, 0.35, 0.36)),
                ("paving_flags", "paving_flags", ground.SLABS_TILE_M, (0.70, 0.70, 0.70)),
                ("paving_flags_dark", "paving_flags", ground.SLABS_TILE_M, (0.48, 0.49, 0.51)),
                ("paving_brick_dark", "paving_brick", ground.PAVING_BRICK_TILE_M, (0.60, 0.60, 0.62)),
                ("paving_brick_grey", "paving_brick", ground.PAVING_BRICK_TILE_M, (0.50, 0.70, 0.85)),
                ("paving_setts", "paving_setts", ground.SETTS_TILE_M, (0.76, 0.76, 0.76)),
                ("paving_setts_dark", "paving_setts", ground.SETTS_TILE_M, (0.50, 0.51, 0.53)),
            )
        ),
        _textured("kerb_granite", "kerb_stone", ground.KERB_TILE_M, 0.85, (0.50, 0.50, 0.51), variation=0.16),
        _textured("kerb_granite_dark", "kerb_stone", ground.KERB_TILE_M, 0.85, (0.35, 0.35, 0.36), variation=0.16),
        _textured("kerb_concrete", "kerb_stone", ground.KERB_TILE_M, 0.9, (0.62, 0.61, 0.58), variation=0.2),
        _textured("concrete_soiled", "concrete", 2.0, 0.95, (0.34, 0.335, 0.32), variation=0.25),
        # River water: a dark green body colour, seen only where it mirrors little (reflectance of turbid inland water: 2 to 5 %).
        _textured("water", "ripples", ground.RIPPLES_TILE_M, 0.07, (0.022, 0.032, 0.026)),
        _textured("gravel", "gravel", ground.GRAVEL_TILE_M, 1.0, variation=0.25),
        _textured("grass", "grass", ground.GRASS_TILE_M, 1.0, variation=0.25),
        _textured("soil", "soil", 2.0, 1.0, variation=0.2),
        _textured("manhole_iron", "manhole_iron", ground.COVER_TILE_M, 0.7),
        _textured("concrete", "concrete", 2.0, 0.92, variation=0.18),
        # walls and roofs
        _textured("plaster", "plaster", masonry.PLASTER_TILE_M, 0.95, (0.62, 0.60, 0.56), variation=0.2),
        _textured("brick_red", "brick_red", masonry.BRICK_TILE_M, 0.95, variation=0.18),
        _textured("brick_yellow", "brick_yellow", masonry.BRICK_TILE_M, 0.95, variation=0.18),
        _textured("brick_grey", "brick_grey", masonry.BRICK_TILE_M, 0.95, variation=0.18),
        _textured("brick_brown", "brick_brown", masonry.BRICK_TILE_M, 0.95, variation=0.18),
        _textured("stone_ashlar", "stone_ashlar", masonry.ASHLAR_TILE_M, 0.93, variation=0.18),
        _textured("stone_rubble", "stone_rubble", masonry.ASHLAR_TILE_M, 0.96, variation=0.22),
        _textured("roof_tiles", "roof_tiles", masonry.TILES_TILE_M, 0.9, variation=0.12),
        _textured("wall_patch", "wall_patch", 1.0, 0.95, (0.62, 0.60, 0.56), alpha="mask", variation=0.1),
        _textured("slate", "slate", masonry.SLATE_TILE_M, 0.7, variation=0.1),
        # made things
        _textured("metal_painted", "metal_painted", 1.0, 0.45),
        _textured("metal_galvanised", "metal_galvanised", 1.0, 0.45, metallic=0.85),
        _textured("metal_corrugated", "metal_corrugated", 1.2, 0.5, (0.5, 0.52, 0.54), variation=0.08),
        _textured("wood", "wood", 1.44, 0.85, (0.27, 0.215, 0.16), variation=0.25),
        _textured("glass_window", "glass", 2.0, 0.06, (0.022, 0.026, 0.030)),
        _textured("glass_shop", "glass", 2.0, 0.05, (0.035, 0.036, 0.036)),
        _textured("glass_panes", "window_panes", 1.0, 0.07),
        _textured("glass_office", "office_panes", 1.0, 0.07),
        _textured("shop_rooms", "shop_rooms", 1.0, 0.9),
        _textured("posters", "posters", 1.0, 0.6),
        _textured("graffiti", "graffiti", 1.0, 0.7, alpha="mask"),
        _textured("hoarding_prints", "hoarding_prints", 1.0, 0.5),
        *(
            _textured(f"boards_{make}", f"boards_{make}", 1.0, rough)
            for make, rough in (("painted", 0.8), ("dark", 0.7), ("ply", 0.9), ("steel", 0.6))
        ),
        _textured("wall_foot", "wall_foot", 1.0, 1.0, alpha="mask"),
        _textured("rubber", "rubber", 0.5, 0.9, (0.028, 0.028, 0.028)),
        _textured("plastic", "plastic", 0.5, 0.5, (0.5, 0.5, 0.5)),
        _textured("car_paint", "car_paint", 0.3, 0.4, (0.5, 0.5, 0.5), clearcoat=1.0),
        _textured("leather", "leather", 0.5, 0.55, (0.10, 0.06, 0.04)),
        _textured("cloth", "cloth", 0.25, 0.95, (0.5, 0.5, 0.5)),
        _textured("denim", "denim", 0.3, 0.95, (0.06, 0.09, 0.17)),
        _textured("knit", "knit", 0.3, 1.0, (0.5, 0.5, 0.5)),
        *(_textured(face, face, 1.0, 0.6, alpha="mask") for face in ("glyphs", "glyphs_bold", "glyphs_light")),
        # plants
        _textured("bark_rough", "bark_rough", 1.0, 1.0),
        _textured("bark_smooth", "bark_smooth", 1.0, 0.9),
        _textured("leaves_broad", "leaves_broad", 1.0, 0.95, alpha="mask", translucency=0.4, variation=0.45),
        _textured("leaves_columnar", "leaves_columnar", 1.0, 0.95, alpha="mask", translucency=0.4, variation=0.45),
        _textured("needles", "needles", 1.0, 0.8, alpha="mask", translucency=0.2),
        _textured("hedge_leaves", "hedge_leaves", 1.0, 0.9, alpha="mask", translucency=0.3, variation=0.35),
        _textured("ivy", "ivy", 1.0, 0.9, alpha="mask", translucency=0.2, variation=0.3),
        *(
            _textured(f"{leaf}_{season}", f"{leaf}_{season}", 1.0, 0.95, alpha="mask", translucency=0.4, variation=0.3)
            for leaf in ("leaves_broad", "leaves_columnar") for season in ("spring", "yellow", "red", "brown")
        ),
        _textured("twigs", "twigs", 1.0, 0.9, alpha="mask"),
        # plain
        Material("hedge_core", base_color=(0.018, 0.03, 0.010), roughness=1.0),
        Material("glass", base_color=(0.02, 0.023, 0.026), roughness=0.04),
        Material("chrome", base_color=(0.75, 0.75, 0.76), roughness=0.12, metallic=1.0),
        Material("steel", base_color=(0.50, 0.50, 0.51), roughness=0.35, metallic=1.0),
        Material("iron", base_color=(0.06, 0.06, 0.065), roughness=0.6),
        Material("skin", base_color=(0.55, 0.33, 0.24), roughness=0.55),
        Material("white", base_color=(0.78, 0.78, 0.76), roughness=0.6),
        Material("black", base_color=(0.02, 0.02, 0.02), roughness=0.6),
    )
}
