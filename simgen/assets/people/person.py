"""Adults and children: a figure, a face, hair and an outfit, put together on one skeleton at three levels of detail."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.people import accessories, garments, headwear, limbs
from simgen.assets.people.figure import Figure, Floats, J
from simgen.assets.people.head import EYE_ASIDE_M, EYE_M, Face, Head, face_details, head_shell
from simgen.assets.people.shell import DETAILS, Detail, Shell
from simgen.assets.people.wardrobe import SLOTS, Look, adult_look, child_look
from simgen.assets.simplify import with_far_level
from simgen.mesh import Mesh
from simgen.ontology import class_id

ADULT_WALKERS = 20  # adult variants below this are dressed for the street; the next ride: see CYCLISTS, MOTORCYCLISTS
CYCLISTS = (20, 21)  # with bicycle helmets
BICYCLE_RIDERS = (0, 1, 2, 6, 9, 12, 13, 16, 17, 18, 19)  # walkers in clothes that one can cycle in
MOTORCYCLISTS = (22, 23)  # with full-face helmets

LOD_DISTANCES_M = (14.0, 40.0)
_FAR_M, _FAR_CELL_M = 85.0, 0.12  # a cell is 1.3 px wide there in a picture of 1280 px over 70 degrees


def adult(rng: np.random.Generator, variant: int) -> Asset:
    """A grown person, 1.52 to 1.95 m. Frame: standing at the origin on z = 0, facing +x, arms hanging 25 degrees out."""
    return _person("adult", rng, variant, adult_look(rng, variant))


def child(rng: np.random.Generator, variant: int) -> Asset:
    """A child, 1.05 to 1.5 m. Frame as `adult`."""
    return _person("child", rng, variant, child_look(rng, variant))


def _person(family: str, rng: np.random.Generator, variant: int, look: Look) -> Asset:
    figure = look.figure
    face = Face(nose=rng.uniform(0.8, 1.25), jaw=rng.uniform(0.93, 1.08) * (0.95 if figure.female else 1.03),
                cheeks=rng.uniform(0.5, 1.6), brow=rng.uniform(0.7, 1.3))
    head = Head(figure, face)
    seed = int(rng.integers(2**32))
    lods = tuple(_mesh(look, head, detail, np.random.Generator(np.random.Philox(seed))) for detail in DETAILS)
    # Body mass index 22.5 for build 1 (adults); children are lighter for their height.
    bmi = (16.0 if family == "child" else 22.5) * figure.build**1.6
    asset = Asset(
        key=f"{family}/{variant}", family=family, semantic=class_id("person"), lods=lods, materials=look.materials,
        mass_kg=round(bmi * figure.stature_m**2, 1), lod_distances_m=LOD_DISTANCES_M,
        tags={"top": SLOTS["top"], "bottom": SLOTS["bottom"], "hat": SLOTS["hat"]}, hulls=_hulls(figure),
        skeleton=figure.skeleton, anchors=_anchors(figure), keypoints=_keypoints(figure, head),
    )
    return with_far_level(asset, _FAR_M, _FAR_CELL_M)


def _mesh(look: Look, head: Head, detail: Detail, rng: np.random.Generator) -> Mesh:
    builder = MeshBuilder()
    figure = look.figure

    emit = _Emit(builder)
    emit(head_shell(head, detail), "skin")
    for name, shell in face_details(head, detail).items():
        emit(shell, name)
    _emit_headwear(look, head, detail, emit)
    emit(limbs.hands_shell(figure, detail), "gloves" if look.gloves else "skin")
    if look.top.sleeve < 0.31:
        emit(limbs.arms_shell(figure, max(look.top.sleeve - 0.03, 0.02), detail), "skin")
    emit(garments.top_shell(figure, look.top, detail, rng), "top")
    if look.trousers:
        emit(garments.trousers_shell(figure, look.trousers, detail, rng), "bottom")
        if look.trousers.hem > 0.1:
            emit(limbs.legs_shell(figure, look.trousers.hem + 0.05, look.sock, detail), "skin")
    if look.skirt:
        hem, flare = look.skirt
        emit(garments.skirt_shell(figure, 0.600, hem, flare, detail), "bottom")
    if look.bare_legs:
        tights = look.tights
        emit(limbs.legs_shell(figure, 0.468, look.sock, detail, 0.001 if tights else 0.0), "tights" if tights else "skin")
    if look.sock > 0.05:
        emit(limbs.legs_shell(figure, look.sock + 0.004, 0.045, detail, 0.004), "sock")
    upper, sole = limbs.shoes(figure, detail, look.sole_m, look.shaft)
    emit(upper, "shoe", 60.0)
    emit(sole, "sole", 40.0)
    _emit_extras(look, detail, emit)
    return builder.build(skinned=True)


def _emit_headwear(look: Look, head: Head, detail: Detail, emit: _Emit) -> None:
    covered = look.headwear in ("hood", "motorcycle")
    if not covered:
        emit(headwear.hair_shell(head, look.hair if look.headwear is None or look.hair in ("bald", "long", "ponytail") else "short",
                                 detail), "hair")
    if look.beard_m:
        emit(headwear.beard_shell(head, look.beard_m, detail), "hair")
    if look.headwear in ("cap", "beanie", "hood"):
        emit(headwear.cap_shell(head, look.headwear, detail), "top" if look.headwear == "hood" else "hat")
    elif look.headwear is not None:
        shells = headwear.helmet_shells(head, look.headwear, detail)
        emit(shells["shell"], "hat")
        emit(shells["dark"], "dark")


def _emit_extras(look: Look, detail: Detail, emit: _Emit) -> None:
    figure, ease = look.figure, look.top.ease_m
    if "collar" in look.extras:
        emit(accessories.collar_shell(figure, detail, ease), "top")
    if "hood" in look.extras:
        emit(accessories.hood_shell(figure, detail, ease), "top")
    if detail.level < 2:
        if "belt" in look.extras:
            emit(accessories.belt_shell(figure, detail, 0.585, 0.012), "shoe")
        if "zip" in look.extras:
            emit(accessories.front_panel(figure, detail, top=look.top, low=look.top.hem + 0.004, half_m=0.009, vee=False), "dark")
        if "vee" in look.extras:
            emit(accessories.front_panel(figure, detail, top=look.top, low=0.65, half_m=0.060, vee=True),
                 "under")
    if "backpack" in look.extras:
        shells = accessories.backpack_shells(figure, detail, ease, 0.92)
        emit(shells["bag"], "bag", 50.0)
        emit(shells["strap"], "dark", 50.0)
    if "bag" in look.extras:
        shells = accessories.shoulder_bag_shells(figure, detail, ease)
        emit(shells["bag"], "bag", 50.0)
        emit(shells["strap"], "bag", 50.0)


class _Emit:
    """Adds shells to a mesh under the names of their slots."""

    def __init__(self, builder: MeshBuilder) -> None:
        self._builder = builder

    def __call__(self, shell: Shell, slot: str, crease_deg: float = 100.0) -> None:
        shell.emit(self._builder, SLOTS[slot], crease_deg=crease_deg)


def _hulls(figure: Figure) -> tuple[Floats, ...]:
    """Two convex pieces: trunk with head, and legs with feet."""
    k, s = figure.k, figure.scale_m
    theta = 2 * np.pi * np.arange(8) / 8
    top = np.stack([0.08 * k * np.cos(theta), 0.08 * k * np.sin(theta), np.full(8, figure.stature_m)], axis=-1)
    trunk = [figure.trunk_ring(h, theta, 0.015) for h in (0.47, 0.74, 0.815)]
    heel, tip = limbs.foot_span(figure)
    feet = np.array([[x, y, z] for x in (heel, tip) for y in (-0.13 * k, 0.13 * k) for z in (0.0, 0.06 * k)])
    return np.concatenate([*trunk, top]), np.concatenate([feet, figure.trunk_ring(0.48, theta, 0.01) * [1, 1, 0] + [0, 0, 0.48 * s]])


def _anchors(figure: Figure) -> dict[str, Floats]:
    """Contact points of the soles, grips of the hands and the seat, for motion."""
    heel, tip = limbs.foot_span(figure)
    out = {}
    for side in ("left", "right"):
        ball = figure.joint(f"{side}_toe")
        grip = figure.joint(f"{side}_hand") + (figure.joint(f"{side}_hand") - figure.joint(f"{side}_forearm")) * 0.32
        points = {"heel": np.array([heel, ball[1], 0]), "ball": np.array([ball[0], ball[1], 0]),
                  "tip": np.array([tip, ball[1], 0]), "palm": grip}
        for name, p in points.items():
            out[f"{side}_{name}"] = _at(p)
    out["seat"] = _at(np.array([-0.02 * figure.k, 0, 0.478 * figure.scale_m]))
    return out


def _at(p: Floats) -> Floats:
    T = np.eye(4)
    T[:3, 3] = p
    return T


def _keypoints(figure: Figure, head: Head) -> dict[str, tuple[int, Floats]]:
    """The 17 keypoints of COCO (Lin et al., 2014), in its order."""
    nose = head.patch(np.zeros(1), np.array([0.080]), 0.0)[0]
    out = {"nose": (J["head"], nose)}
    for side, sign in (("left", 1), ("right", -1)):
        out[f"{side}_eye"] = (J["head"], head.patch(np.array([sign * EYE_ASIDE_M]), np.array([EYE_M]), 0.003)[0])
    for side, sign in (("left", 1), ("right", -1)):
        out[f"{side}_ear"] = (J["head"], head.surface(np.array(sign * 1.69), np.array(0.106), 0.010))
    for name, joint in (("shoulder", "upper_arm"), ("elbow", "forearm"), ("wrist", "hand"), ("hip", "thigh"), ("knee", "shin"),
                        ("ankle", "foot")):
        for side in ("left", "right"):
            out[f"{side}_{name}"] = (J[f"{side}_{joint}"], figure.joint(f"{side}_{joint}"))
    return out
