"""People of all ages and trades: a figure, a face, hair and an outfit, put together on one skeleton at four levels of detail."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.people import limbs
from simgen.assets.people.dressing import mesh_of
from simgen.assets.people.figure import Figure, Floats, J
from simgen.assets.people.head import EYE_ASIDE_M, EYE_M, Face, Head
from simgen.assets.people.shell import DETAILS
from simgen.assets.people.wardrobe import SLOTS, TAGS, look
from simgen.assets.people.who import KINDS, Who, someone
from simgen.assets.simplify import with_far_level
from simgen.mesh import Mesh
from simgen.ontology import class_id

LOD_DISTANCES_M = (14.0, 40.0)
_FAR_M, _FAR_CELL_M = 85.0, 0.12  # a cell is 1.3 px wide there in a picture of 1280 px over 70 degrees
_STOOP_RAD = 0.42  # of a very bent old back


def toddler(rng: np.random.Generator, variant: int, *, outfit: str | None = None, skin_monk: int | None = None,
            hands: str | None = None) -> Asset:
    """A small child, 0.78 to 1.0 m. Frame and parameters as `adult`."""
    return _person("toddler", rng, variant, outfit, skin_monk, hands)


def child(rng: np.random.Generator, variant: int, *, outfit: str | None = None, skin_monk: int | None = None,
          hands: str | None = None) -> Asset:
    """A child, 1.0 to 1.5 m. Frame and parameters as `adult`."""
    return _person("child", rng, variant, outfit, skin_monk, hands)


def teenager(rng: np.random.Generator, variant: int, *, outfit: str | None = None, skin_monk: int | None = None,
             hands: str | None = None) -> Asset:
    """A teenager, 1.45 to 1.8 m. Frame and parameters as `adult`."""
    return _person("teenager", rng, variant, outfit, skin_monk, hands)


def adult(rng: np.random.Generator, variant: int, *, outfit: str | None = None, skin_monk: int | None = None,
          hands: str | None = None) -> Asset:
    """A grown person. Frame: standing at the origin on z = 0, facing +x, arms hanging 25 degrees out.

    outfit : name of one in the family's wardrobe (`outfits`). skin_monk : 1..10, tone of the Monk scale. hands : "open" (usual), or
    "grip", "grip_left" or "grip_right": closed round a handle that runs through the anchors `left_palm` and `right_palm`.
    """
    return _person("adult", rng, variant, outfit, skin_monk, hands)


def elder(rng: np.random.Generator, variant: int, *, outfit: str | None = None, skin_monk: int | None = None,
          hands: str | None = None) -> Asset:
    """Somebody over sixty; `parameters["stoop_rad"]` is how far the back is bent when they stand or walk. Otherwise as `adult`."""
    return _person("elder", rng, variant, outfit, skin_monk, hands)


def worker(rng: np.random.Generator, variant: int, *, outfit: str | None = None, skin_monk: int | None = None,
           hands: str | None = None) -> Asset:
    """Somebody who works on the road, in high-visibility clothes. Otherwise as `adult`."""
    return _person("worker", rng, variant, outfit, skin_monk, hands)


def police_officer(rng: np.random.Generator, variant: int, *, outfit: str | None = None, skin_monk: int | None = None,
                   hands: str | None = None) -> Asset:
    """A police officer in uniform. Otherwise as `adult`."""
    return _person("police_officer", rng, variant, outfit, skin_monk, hands)


def cyclist(rng: np.random.Generator, variant: int, *, outfit: str | None = None, skin_monk: int | None = None,
            hands: str | None = None) -> Asset:
    """Somebody dressed to cycle, standing; most have helmets. Otherwise as `adult`."""
    return _person("cyclist", rng, variant, outfit, skin_monk, hands)


def motorcyclist(rng: np.random.Generator, variant: int, *, outfit: str | None = None, skin_monk: int | None = None,
                 hands: str | None = None) -> Asset:
    """Somebody dressed to ride a motorcycle, with helmet and gloves, standing. Otherwise as `adult`."""
    return _person("motorcyclist", rng, variant, outfit, skin_monk, hands)


def _person(family: str, rng: np.random.Generator, variant: int, outfit: str | None, skin_monk: int | None, hands: str | None) -> Asset:
    if hands is not None and hands not in limbs.HANDS:
        raise ValueError(f"no hands {hands!r}; there are {', '.join(limbs.HANDS)}")
    who = someone(family, rng, variant)
    if skin_monk is not None:
        who = replace(who, tone=skin_monk)
    if outfit is not None:
        named = {o.name: o for o in (*KINDS[family].men, *KINDS[family].women)}
        if outfit not in named:
            raise ValueError(f"no outfit {outfit!r} for {family}; there are {', '.join(named)}")
        who = replace(who, outfit=named[outfit])
    figure = who.figure
    head = Head(figure, _face(who, rng))
    dressed = look(who, rng)
    seed = int(rng.integers(2**32))
    lods = tuple(mesh_of(dressed, head, detail, np.random.Generator(np.random.Philox(seed)), hands or "open") for detail in DETAILS)
    # Body mass index 22.8 for build 1 (adults); children are lighter for their height.
    bmi = (16.0 if figure.age < 13 else 22.8) * figure.build**1.6
    length, width, height = (float(v) for v in np.ptp(lods[0].bounds, axis=0))
    asset = Asset(
        key=f"{family}/{variant}", family=family, semantic=class_id("person"), lods=lods, materials=dressed.materials,
        mass_kg=round(bmi * figure.stature_m**2, 1), lod_distances_m=LOD_DISTANCES_M, tags={tag: SLOTS[tag] for tag in TAGS},
        hulls=_hulls(figure), skeleton=figure.skeleton, anchors=_anchors(figure), keypoints=_keypoints(figure, head),
        parameters={
            "role": who.role, "age": round(figure.age, 1), "sex": "female" if figure.female else "male", "stature_m": figure.stature_m,
            "bmi": round(bmi, 1), "build": round(figure.build, 3), "skin_monk": who.tone, "hair": who.hair, "beard": who.beard,
            "glasses": who.glasses, "hat": who.hat, "outfit": who.outfit.name, "season": list(who.outfit.season),
            "hands": hands or "open",
            "stoop_rad": round(_STOOP_RAD * figure.stoop, 3), "length_m": round(length, 4), "width_m": round(width, 4),
            "height_m": round(height, 4),
        },
    )
    asset = with_far_level(asset, _FAR_M, _FAR_CELL_M)
    return replace(asset, lods=(*asset.lods[:-1], _without_flat_faces(asset.lods[-1])))


def _without_flat_faces(mesh: Mesh) -> Mesh:
    """The mesh without faces whose corners came to lie in a line."""
    a, b, c = (mesh.positions[mesh.faces[:, i]].astype(np.float64) for i in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    return mesh if area.min() > 1e-10 else replace(mesh, faces=mesh.faces[area > 1e-10], key="")


def _face(who: Who, rng: np.random.Generator) -> Face:
    figure = who.figure
    u = rng.uniform(-1, 1, 7)
    return Face(
        nose=1.0 + 0.24 * u[0] + 0.06 * (figure.age > 60), nose_width=1.0 + 0.16 * u[1] + 0.035 * (who.tone - 5),
        jaw=(1 + 0.06 * u[2]) * (1.03 - 0.07 * figure.fem), cheeks=1 + 0.6 * u[3], brow=1 + 0.3 * u[4],
        lips=1.0 + 0.25 * u[5] + 0.06 * (who.tone - 4) - 0.25 * (figure.age > 65), eyes=1 + 0.06 * u[6] + 0.04 * figure.fem,
        fat=float(np.clip(0.3 + 1.8 * (figure.build - 1), 0, 1)),
    )


def _hulls(figure: Figure) -> tuple[Floats, ...]:
    """Two convex pieces: trunk with head, and legs with feet."""
    k = figure.k
    theta = 2 * np.pi * np.arange(8) / 8
    top = np.stack([0.08 * k * np.cos(theta), 0.08 * k * np.sin(theta), np.full(8, figure.stature_m)], axis=-1)
    trunk = [figure.trunk_ring(h, theta, 0.015) for h in (0.47, 0.74, 0.815)]
    heel, tip = limbs.foot_span(figure)
    feet = np.array([[x, y, z] for x in (heel, tip) for y in (-0.13 * k, 0.13 * k) for z in (0.0, 0.06 * k)])
    hips = figure.trunk_ring(0.48, theta, 0.01) * [1, 1, 0] + [0, 0, float(figure.z(0.48))]
    return np.concatenate([*trunk, top]), np.concatenate([feet, hips])


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
    out["seat"] = _at(np.array([-0.02 * figure.k, 0, float(figure.z(0.478))]))
    return out


def _at(p: Floats) -> Floats:
    T = np.eye(4)
    T[:3, 3] = p
    return T


def _keypoints(figure: Figure, head: Head) -> dict[str, tuple[int, Floats]]:
    """The 17 keypoints of COCO (Lin et al., 2014), in its order."""
    nose = head.patch(np.zeros(1), np.array([0.078]), 0.0)[0]
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
