"""The families of people, and who rides what."""

from __future__ import annotations

from simgen.assets.family import Dimensions, Family

_MODULE = "simgen.assets.people.person"
# Statures: least, 5th, 50th and 95th percentile, greatest. Grown people are half men, half women.
_GROWN = Dimensions("ANSUR II (Gordon et al., 2014), men and women in equal parts", height_m=(1.41, 1.545, 1.690, 1.847, 1.99))
_ELDER = Dimensions("ANSUR II (Gordon et al., 2014) less the loss with age of Sorkin et al. (1999)",
                    height_m=(1.38, 1.505, 1.655, 1.815, 1.95))
_CDC = "CDC growth charts (Kuczmarski et al., 2002), ages {} to {} in equal parts"

FAMILIES: dict[str, Family] = {
    "adult": Family(f"{_MODULE}:adult", 96, ("person", "pedestrian"), _GROWN),
    "child": Family(f"{_MODULE}:child", 32, ("person", "pedestrian", "child"),
                    Dimensions(_CDC.format("3.8", "11.5"), height_m=(0.93, 1.00, 1.24, 1.46, 1.58))),
    "toddler": Family(f"{_MODULE}:toddler", 12, ("person", "pedestrian", "child"),
                      Dimensions(_CDC.format("1.4", "3.2"), height_m=(0.73, 0.78, 0.88, 0.98, 1.04))),
    "teenager": Family(f"{_MODULE}:teenager", 24, ("person", "pedestrian", "teenager"),
                       Dimensions(_CDC.format("12.5", "17.8"), height_m=(1.36, 1.48, 1.64, 1.79, 1.95))),
    "elder": Family(f"{_MODULE}:elder", 40, ("person", "pedestrian", "elder"), _ELDER),
    "worker": Family(f"{_MODULE}:worker", 8, ("person", "worker"), _GROWN),
    "police_officer": Family(f"{_MODULE}:police_officer", 6, ("person", "police_officer", "emergency"), _GROWN),
    "cyclist": Family(f"{_MODULE}:cyclist", 60, ("person", "rider", "cyclist"), _GROWN, roles=(30,)),
    "motorcyclist": Family(f"{_MODULE}:motorcyclist", 8, ("person", "rider", "motorcyclist"), _GROWN),
}
_RIDERS = {
    "bicycle": "cyclist", "cargo_bike": "cyclist", "e_scooter": "cyclist", "horse": "cyclist", "motorcycle": "motorcyclist",
    "scooter": "motorcyclist",
}  # fmt: skip


def riders(mount: str, *, helmet: bool) -> tuple[str, range]:
    """Family and variants of those who are dressed to ride a family of mounts ("bicycle", "horse", ...), with or without a helmet where
    there are both. KeyError for another."""
    family = FAMILIES[_RIDERS[mount]]
    bare_from = family.roles[0] if family.roles else family.variants
    return _RIDERS[mount], range(bare_from) if helmet or not family.roles else range(bare_from, family.variants)
