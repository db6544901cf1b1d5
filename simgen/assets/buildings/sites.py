"""The colours of building sites: hoarding, prints, sheets."""

from __future__ import annotations

from simgen.assets.buildings.spec import Slot
from simgen.assets.materials import RGB, tinted, variant
from simgen.mesh import Material

# (make; colour of the boards; of sheets on the scaffold; of cap and kicker). Boards are white, pale blue, navy, green, grey, black or bare;
# nets and films on scaffolds green, white, blue or grey.
_BARE, _CREAM, _GREY = (0.27, 0.205, 0.135), (0.56, 0.54, 0.47), (0.24, 0.245, 0.25)
SITES: tuple[tuple[str, RGB, RGB, RGB], ...] = (
    ("painted", (0.62, 0.62, 0.60), (0.52, 0.53, 0.52), _CREAM), ("dark", (0.05, 0.09, 0.20), (0.06, 0.16, 0.10), _BARE),
    ("dark", (0.05, 0.12, 0.08), (0.05, 0.14, 0.09), _BARE), ("painted", (0.34, 0.35, 0.35), (0.07, 0.20, 0.13), _GREY),
    ("dark", (0.05, 0.052, 0.056), (0.12, 0.14, 0.16), _BARE), ("painted", (0.50, 0.50, 0.46), (0.06, 0.18, 0.12), _CREAM),
    ("ply", (0.80, 0.80, 0.80), (0.40, 0.41, 0.40), _BARE), ("painted", (0.34, 0.46, 0.58), (0.09, 0.16, 0.26), _CREAM),
    ("painted", (0.44, 0.52, 0.44), (0.06, 0.18, 0.12), _CREAM), ("steel", (0.56, 0.58, 0.58), (0.09, 0.16, 0.26), _GREY),
    ("ply", (0.62, 0.60, 0.58), (0.07, 0.20, 0.13), _BARE), ("dark", (0.12, 0.20, 0.30), (0.52, 0.53, 0.52), _GREY),
    ("painted", (0.66, 0.66, 0.65), (0.05, 0.14, 0.09), _GREY), ("steel", (0.10, 0.16, 0.24), (0.40, 0.41, 0.40), _GREY),
    ("dark", (0.22, 0.22, 0.21), (0.06, 0.16, 0.10), _CREAM), ("ply", (0.95, 0.94, 0.92), (0.52, 0.53, 0.52), _BARE),
)  # fmt: skip


def boards_of(site: int) -> Material:
    """The boards of a site, one of `SITES`."""
    make, color, _, _ = SITES[site]
    return variant(f"boards_{make}", site % 3, color)


def cap_of(site: int) -> Material:
    """The timber above and below the boards of a site, one of `SITES`."""
    return tinted("metal_painted", SITES[site][3], roughness=0.85, variation=0.3)


def site_materials(site: int, *, used: bool = True) -> dict[Slot, Material]:
    """Materials of a site, one of `SITES`, by slot; all one plain material where they are not `used`."""
    if not used:
        return dict.fromkeys((Slot.BOARDING, Slot.PRINT, Slot.SHEET, Slot.TUBE, Slot.DECK, Slot.CAP), Material("no site"))
    return {
        Slot.BOARDING: boards_of(site), Slot.PRINT: variant("hoarding_prints", site), Slot.SHEET: tinted("cloth", SITES[site][2]),
        Slot.TUBE: tinted("metal_galvanised", (0.6, 0.6, 0.6)), Slot.CAP: cap_of(site),
        Slot.DECK: tinted("wood", (0.9, 0.85, 0.78)),
    }  # fmt: skip
