"""The families of street furniture and of loose objects."""

from __future__ import annotations

from simgen.assets.family import Family

FAMILIES: dict[str, Family] = {
    "street_lamp": Family("simgen.assets.furniture.lamps:street_lamp", 4, ("furniture",)),
    "signal_pole": Family("simgen.assets.furniture.signals:signal_pole", 2, ("furniture",), held_out=False),
    "signal_head": Family("simgen.assets.furniture.signals:signal_head", 2, ("furniture",), held_out=False),
    "pedestrian_head": Family("simgen.assets.furniture.signals:pedestrian_head", 1, ("furniture",), held_out=False),
    "sign_pole": Family("simgen.assets.furniture.signs:sign_pole", 1, ("furniture",), held_out=False),
    "sign": Family("simgen.assets.furniture.signs:sign", 12, ("furniture",), held_out=False),
    "bench": Family("simgen.assets.furniture.street:bench", 3, ("furniture",)),
    "bin": Family("simgen.assets.furniture.street:bin", 4, ("furniture",), held_out=False),
    "bollard": Family("simgen.assets.furniture.street:bollard", 3, ("furniture",)),
    "bus_shelter": Family("simgen.assets.furniture.street:bus_shelter", 2, ("furniture",)),
    "fence": Family("simgen.assets.furniture.boundaries:fence", 4, ("furniture",)),
    "garden_wall": Family("simgen.assets.furniture.boundaries:garden_wall", 3, ("furniture",)),
    "cardboard_box": Family("simgen.assets.furniture.loose:cardboard_box", 4, ("loose",)),
    "bag": Family("simgen.assets.furniture.loose:bag", 3, ("loose",)),
    "cone": Family("simgen.assets.furniture.loose:cone", 2, ("loose",)),
    "tyre": Family("simgen.assets.furniture.loose:tyre", 2, ("loose",)),
}
