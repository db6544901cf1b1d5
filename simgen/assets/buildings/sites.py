"""The colours of building sites: hoarding, prints, sheets."""

from __future__ import annotations

from simgen.assets.buildings.spec import Slot
from simgen.assets.materials import RGB, tinted, variant
from simgen.mesh import Material

# (boards; sheets on the scaffold). Boards are white, blue, green, grey or bare; nets and films on scaffolds green, white, blue or grey.
SITES: tuple[tuple[RGB, RGB], ...] = (
    ((0.60, 0.60, 0.58), (0.52, 0.53, 0.52)), ((0.05, 0.11, 0.25), (0.06, 0.16, 0.10)), ((0.045, 0.12, 0.07), (0.05, 0.14, 0.09)),
    ((0.30, 0.30, 0.30), (0.07, 0.20, 0.13)), ((0.10, 0.105, 0.11), (0.12, 0.14, 0.16)), ((0.50, 0.50, 0.47), (0.06, 0.18, 0.12)),
    ((0.34, 0.26, 0.17), (0.40, 0.41, 0.40)), ((0.12, 0.20, 0.30), (0.09, 0.16, 0.26)),
)  # fmt: skip


def site_materials(site: int) -> dict[Slot, Material]:
    """Materials of a site, one of `SITES`, by slot."""
    boards, sheet = SITES[site]
    return {
        Slot.BOARDING: tinted("metal_painted", boards), Slot.PRINT: variant("hoarding_prints", site), Slot.SHEET: tinted("cloth", sheet),
        Slot.TUBE: tinted("metal_galvanised", (0.6, 0.6, 0.6)), Slot.DECK: tinted("wood", (0.9, 0.85, 0.78)),
    }  # fmt: skip
