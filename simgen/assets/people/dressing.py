"""A look as one mesh: body parts that show, then clothes, shoes, hair, hats and what is worn over them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.people import accessories, garments, hair, headwear, limbs, straps, wraps
from simgen.assets.people.garments import Draped, Top
from simgen.assets.people.head import Head, face_details, head_shell, neck_shell
from simgen.assets.people.shell import Detail, Shell
from simgen.assets.people.wardrobe import SLOTS, Look
from simgen.mesh import Mesh

_BEARD_M = {"short": 0.004, "full": 0.011, "moustache": 0.004}


class _Emit:
    """Adds shells to a mesh under the names of their slots."""

    def __init__(self, builder: MeshBuilder) -> None:
        self._builder = builder

    def __call__(self, shell: Shell, slot: str, crease_deg: float = 100.0) -> None:
        shell.emit(self._builder, SLOTS[slot], crease_deg=crease_deg)


def mesh_of(look: Look, head: Head, detail: Detail, rng: np.random.Generator, hands: str = "open") -> Mesh:
    """The mesh of one level of detail. hands : of `limbs.HANDS`."""
    builder = MeshBuilder()
    emit = _Emit(builder)
    draped = Draped(look.who.figure, look.top.cut)
    _emit_head(look, head, detail, emit, rng)
    emit(limbs.hands_shell(look.who.figure, detail, hands), "gloves" if look.gloves else "skin")
    _emit_top(look, draped, detail, emit)
    _emit_below(look, detail, emit)
    _emit_shoes(look, detail, emit)
    _emit_trim(look, draped, detail, emit)
    _emit_worn_over(look, head, draped, detail, emit)
    return builder.build(skinned=True)


def _emit_head(look: Look, head: Head, detail: Detail, emit: _Emit, rng: np.random.Generator) -> None:
    who = look.who
    emit(head_shell(head, detail), "face")
    covered = who.hat in ("hijab", "hood", "fur hood", "motorcycle", "open face") or hair.STYLES[who.hair].line in ("long", "fringe",
        "bob", "afro")
    emit(neck_shell(head, detail, ears=not covered), "skin")
    if who.hat != "motorcycle":
        for name, shell in face_details(head, detail).items():
            emit(shell, name)
    if who.hat not in ("hood", "fur hood", "motorcycle", "hijab", "turban", "open face"):
        style = who.hair
        if who.hat and hair.STYLES[style].line in ("afro", "full", "curls"):
            style = "short"
        emit(hair.hair_shell(head, style, detail, rng, thin=0.55 if who.hat else 1.0), "hair")
    if who.beard in _BEARD_M and who.hat != "motorcycle":
        emit(hair.beard_shell(head, _BEARD_M[who.beard], detail, moustache_only=who.beard == "moustache"), "hair")
    if who.hat:
        for name, shell in headwear.hat_shells(head, who.hat, detail).items():
            emit(shell, name, 60.0 if name == "dark" else 100.0)
    if who.glasses:
        for name, shell in headwear.glasses_shells(head, who.glasses == "sunglasses", detail).items():
            emit(shell, name)


def _emit_top(look: Look, draped: Draped, detail: Detail, emit: _Emit) -> None:
    figure, cut = look.who.figure, look.top.cut
    if not cut.sleeve:  # shoulders and arms are bare
        body = Top(hem=0.70, sleeve=0.331, ease_m=-0.001, folds_m=0.0, collar=0.846)
        emit(garments.top_shell(Draped(figure, body), detail), "skin")
    elif cut.sleeve < 0.31:
        emit(limbs.arms_shell(figure, max(cut.sleeve - 0.03, 0.02), detail), "skin")
    emit(garments.top_shell(draped, detail), "top")
    emit(accessories.chest_skin_shell(figure, detail), "skin")
    if cut.hem > 0.6:
        emit(accessories.belt_shell(figure, detail, 0.62, -0.004, half=0.045), "skin")
    if cut.gap_rad:
        beneath = Top(hem=max(cut.hem, 0.52, cut.button - 0.015), ease_m=0.006, hang=0.6, sleeve=0.0, collar=0.853, folds_m=0.001)
        under = Draped(figure, beneath)
        emit(accessories.front_shell(under, detail, beneath.hem, 0.852, 1.1, 0.0, columns=9 if detail.level == 0 else 4), "under")
        if "shirt" in look.who.outfit.under or "tie" in look.extras:
            emit(accessories.collar_shell(under, detail, stand_m=0.030, open_rad=0.10, point_m=0.046, narrow=True), "under")
            if detail.level == 0 and "tie" not in look.extras:
                emit(accessories.buttons_shell(under, detail, np.linspace(0.56, 0.82, 6), 0.0, 0.005), "button")
        if "tie" in look.extras:
            emit(accessories.tie_shell(under, detail), "tie")
    elif "tie" in look.extras:
        emit(accessories.tie_shell(draped, detail, 0.58), "tie")


def _emit_below(look: Look, detail: Detail, emit: _Emit) -> None:
    figure, bottom = look.who.figure, look.bottom
    long = look.top.cut.hem < 0.07
    if bottom.cut is not None:
        emit(garments.trousers_shell(figure, bottom.cut, detail), "bottom")
        if detail.level == 0 and look.top.cut.hem > 0.55:  # under other tops it does not show
            emit(accessories.waistband_shell(figure, detail, bottom.cut.waist - 0.008, 0.006),
                 "shoe" if "belt" in look.extras else "bottom")
        if "cargo" in look.extras:
            emit(accessories.thigh_pockets_shell(figure, detail, bottom.cut.ease_m), "bottom")
        if bottom.cut.hem > 0.1:
            emit(limbs.legs_shell(figure, bottom.cut.hem + 0.05, look.sock, detail), "skin")
    if bottom.skirt is not None:
        hem, flare, pleats = bottom.skirt
        emit(garments.skirt_shell(figure, 0.600, hem, flare, detail, pleats), "bottom", 50.0 if pleats else 100.0)
        if "sari" in look.extras:
            emit(wraps.pallu_shell(figure, detail), "bottom")
    if bottom.cut is None and not long:
        tights = bottom.legs == "tights"
        emit(limbs.legs_shell(figure, 0.468, look.sock, detail, 0.001 if tights else 0.0), "tights" if tights else "skin")
    elif long:
        emit(limbs.legs_shell(figure, 0.16, look.sock, detail, 0.004), "dark")
    if look.sock > 0.05:
        emit(limbs.legs_shell(figure, look.sock + 0.004, 0.045, detail, 0.004), "sock")


def _emit_shoes(look: Look, detail: Detail, emit: _Emit) -> None:
    for name, shell in limbs.shoes(look.who.figure, detail, look.who.outfit.shoes, look.sole_m, tucked=_tucked(look)).items():
        emit(shell, name, 40.0 if name == "sole" else 70.0)


def _tucked(look: Look) -> bool:
    """Whether trousers go into the boots rather than over them."""
    return look.bottom.cut is None or look.bottom.cut.hem_radius_m < 0.05


def _emit_trim(look: Look, draped: Draped, detail: Detail, emit: _Emit) -> None:
    """Collars, openings, pockets: what is sewn on the top."""
    extras, cut, school = look.extras, look.top.cut, look.who.outfit.top == "school sweater"
    if "collar" in extras and look.who.hat != "hijab":
        emit(accessories.collar_shell(draped, detail), "under" if school else "top")
    if not extras & {"collar", "stand", "roll", "hood", "lapels"} and detail.level == 0 and not cut.gap_rad:
        emit(accessories.stand_collar_shell(draped, detail, 0.013, 0.005), "top")
    if cut.gap_rad and not extras & {"collar", "stand", "hood", "lapels"} and detail.level < 2:  # a band along the neck's edge
        emit(accessories.stand_collar_shell(draped, detail, 0.030 if cut.rib else 0.014, 0.007, 0.9 * cut.gap(cut.collar)), "top")
    if "stand" in extras:
        emit(accessories.stand_collar_shell(draped, detail, 0.045, 0.012 if cut.ease_m > 0.035 else 0.007), "top")
    if "roll" in extras:
        emit(accessories.stand_collar_shell(draped, detail, 0.060, 0.004), "top")
    if "hood" in extras and look.who.hat not in ("hood", "fur hood"):
        emit(accessories.hood_shell(look.who.figure, detail, cut.ease_m), "top")
    if "lapels" in extras:
        emit(accessories.lapels_shell(draped, detail), "top", 70.0)
        emit(accessories.collar_shell(draped, detail, stand_m=0.024, open_rad=0.60, point_m=0.020, lean=0.30), "top")
    if detail.level == 2:
        return
    if "zip" in extras and not cut.gap_rad:
        emit(accessories.front_shell(draped, detail, cut.hem + 0.004, cut.collar - 0.004, 0.045), "dark")
    low = cut.hem + 0.012
    if "placket" in extras:
        emit(accessories.front_shell(draped, detail, low if "buttons" in extras else 0.74, cut.collar - 0.006, 0.085), "top")
    if "buttons" in extras and not cut.gap_rad:
        emit(accessories.buttons_shell(draped, detail, np.arange(0.825, max(low, 0.45), -0.052), 0.0), "button")
    elif "buttons" in extras and cut.button:
        emit(accessories.buttons_shell(draped, detail, np.array([cut.button - 0.006, cut.button - 0.06]), 0.16, 0.009), "button")
    if "double" in extras:
        for side in (0.42, -0.42):
            emit(accessories.buttons_shell(draped, detail, np.array([0.58, 0.66, 0.73]), side, 0.010), "button")
    if "belt" in extras and look.who.outfit.top == "trench":
        emit(accessories.band_shell(draped, detail, 0.590, 0.618, 0.006), "top")
    if "pouch" in extras:
        emit(accessories.pouch_shell(draped, detail), "top")
    if "pockets" in extras and cut.hem < 0.53:
        emit(accessories.pocket_shells(draped, detail, ((0.545, 0.85, 0.017, 0.26),)), "top", 60.0)
    if "badge" in extras:
        emit(accessories.pocket_shells(draped, detail, ((0.745, 0.62, 0.010, 0.10),)), "badge", 60.0)


def _emit_worn_over(look: Look, head: Head, draped: Draped, detail: Detail, emit: _Emit) -> None:
    """Tape, vests, belts, bags."""
    figure, extras, cut = look.who.figure, look.extras, look.top.cut
    if "bands" in extras:
        for low, high in ((0.555, 0.583), (0.655, 0.683)):
            emit(accessories.band_shell(draped, detail, low, high), "reflective")
        emit(accessories.braces_shell(draped, detail), "reflective")
        for along in (0.10, 0.26):
            emit(accessories.arm_band_shell(figure, detail, along, cut.ease_m + 0.011), "reflective")
    if "legtape" in extras and look.bottom.cut is not None:
        emit(accessories.leg_band_shell(figure, detail, 0.155, look.bottom.cut.ease_m + 0.020), "reflective")
    worn = draped
    if "vest" in extras:
        ease = cut.ease_m + 0.013
        vest = Draped(figure, replace(cut, hem=min(cut.hem, 0.50), sleeve=0.0, ease_m=ease, hang=0.08, rib=False, gap_rad=0.0, collar=0.846,
                                      flare_m=0.0))
        worn = vest
        emit(garments.top_shell(vest, detail), "vest")
        for low, high in ((0.560, 0.588), (0.650, 0.678)):
            emit(accessories.band_shell(vest, detail, low, high), "reflective")
        emit(accessories.braces_shell(vest, detail), "reflective")
        emit(accessories.front_shell(vest, detail, 0.51, 0.835, 0.03, columns=2), "dark")
        if look.who.role == "police_officer" and detail.level < 2:
            emit(accessories.name_shell(vest, detail), "label")
    if "gilet" in extras:
        worn = Draped(figure, replace(cut, hem=min(cut.hem, 0.505), sleeve=0.0, ease_m=cut.ease_m + 0.020, hang=0.08, rib=True, gap_rad=0.0,
                                      collar=0.851, flare_m=0.0))
        emit(garments.top_shell(worn, detail), "vest")
        emit(accessories.stand_collar_shell(worn, detail, 0.038, 0.010), "vest")
        emit(accessories.front_shell(worn, detail, 0.51, 0.845, 0.035, columns=2), "dark")
    if "duty" in extras:
        emit(accessories.belt_shell(figure, detail, 0.560, cut.ease_m + 0.016), "dark")
        if detail.level < 2:
            emit(accessories.holsters_shell(figure, detail, cut.ease_m + 0.020), "dark", 50.0)
    if look.who.hat == "hijab":
        emit(headwear.scarf_shell(head, worn, detail), "hat")
    if "backpack" in extras:
        small = 0.92 if figure.age > 12 else 0.85
        shells = straps.backpack_shells(worn, detail, small)
        emit(shells["bag"], "bag", 50.0)
        emit(shells["strap"], "dark", 50.0)
    if "shoulder" in extras:
        shells = straps.shoulder_bag_shells(worn, detail)
        emit(shells["bag"], "bag", 50.0)
        emit(shells["strap"], "bag", 50.0)
