"""A four-legged animal put together: coat, face, hair, horns, tack, with levels of detail."""

from __future__ import annotations

from typing import Any

import numpy as np

from simgen.asset import Asset
from simgen.assets.animals import parts, tack
from simgen.assets.animals.figure import Figure, sized
from simgen.assets.animals.skin import DETAILS, Detail, add_coat
from simgen.assets.animals.surface import Floats, blob
from simgen.assets.animals.template import Build, Template
from simgen.assets.collapse import with_coarse_levels
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material, Mesh
from simgen.ontology import class_id

Color = tuple[float, float, float]
SLOTS = {
    name: i
    for i, name in enumerate(("coat", "foot", "nose", "eye", "rim", "hair", "horn", "collar", "metal", "leather", "cloth", "udder", "tail"))
}
COLLARS: tuple[Color, ...] = (
    (0.45, 0.02, 0.02),
    (0.02, 0.06, 0.30),
    (0.05, 0.035, 0.02),
    (0.02, 0.02, 0.022),
    (0.55, 0.22, 0.01),
    (0.02, 0.22, 0.10),
)


def quadruped(
    family: str,
    rng: np.random.Generator,
    variant: int,
    template: Template,
    build: Build,
    *,
    collar: Color | None = None,
    withers_m: float | None = None,
    parameters: dict[str, Any] | None = None,
) -> Asset:
    """An animal of a breed. Frame: standing at the origin on z = 0, facing +x; the origin is below the trunk's middle.

    collar : its colour instead of the one drawn. withers_m : the height instead of the one drawn.
    """
    build, height = sized(build, rng)
    height = height if withers_m is None else withers_m
    drawn = COLLARS[int(rng.integers(len(COLLARS)))]
    phases = rng.uniform(0, 2 * np.pi, 6)
    figure = Figure(template, build, height, parts.tail_path(*build.tail))
    lods = tuple(_mesh(figure, detail, phases) for detail in DETAILS)
    anchors = _anchors(figure)
    size = lods[0].bounds[1] - lods[0].bounds[0]
    asset = Asset(
        key=f"{family}/{variant}",
        family=family,
        semantic=class_id("animal"),
        lods=lods,
        materials=_materials(build, collar or drawn),
        mass_kg=round(build.mass_kg * (height / (sum(build.withers_m) / 2)) ** 3, 2),
        lod_distances_m=(9.0 * height**0.5 + 6.0, 22.0 * height**0.5 + 14.0),
        tags={"coat": SLOTS["coat"], "collar": SLOTS["collar"]},
        hulls=_hulls(figure),
        skeleton=figure.skeleton,
        anchors=anchors,
        keypoints=_keypoints(figure),
        parameters={
            "breed": build.name,
            "design": build.name,
            "withers_m": height,
            "length_m": float(size[0]),
            "width_m": float(size[1]),
            "height_m": float(size[2]),
            "foot": template.foot,
            "head_pitch_rad": float(np.radians(template.head_pitch_deg + build.head_pitch_deg)),
            "brisket_m": _brisket_m(figure),
            "fringe": list(build.fringe),
            **(parameters or {}),
        },
    )
    return with_coarse_levels(asset, far_m=75.0 * height**0.5 + 45.0, error_px=(0.7, 0.5, 0.45))


def _mesh(figure: Figure, detail: Detail, phases: Floats) -> Mesh:
    builder = MeshBuilder()
    b = figure.build
    add_coat(builder, figure, detail, SLOTS["coat"], SLOTS["foot"], phases)
    parts.add_tail(builder, figure, detail, SLOTS["tail"] if b.tail[0] == "horse" else SLOTS["coat"])
    parts.add_ears(builder, figure, detail, SLOTS["coat"])
    parts.add_face(builder, figure, detail, SLOTS)
    parts.add_fringes(builder, figure, detail, SLOTS["hair"])
    if "mane" in b.extras:
        parts.add_mane(builder, figure, detail, SLOTS["hair"])
    if any("horns" in e for e in b.extras):
        parts.add_horns(builder, figure, detail, SLOTS["horn"])
    if any(e.startswith("antlers") for e in b.extras):
        parts.add_antlers(builder, figure, detail, SLOTS["horn"])
    if "collar" in b.extras:
        parts.add_collar(builder, figure, detail, SLOTS["collar"], SLOTS["metal"])
    if "udder" in b.extras:
        _udder(builder, figure, detail)
    if "tack" in b.extras:
        tack.add_tack(builder, figure, detail, SLOTS)
    return builder.build(skinned=True)


def _brisket_m(figure: Figure) -> float:
    """Height of the lowest part of the trunk, coat and all."""
    hair = 1.2 * figure.build.fluff + (0.06 if {"chest", "belly"} & set(figure.build.fringe) else 0.0)
    return float(figure.spine.section(np.linspace(0.1, 0.45, 12))[0][:, 1].min() - hair * figure.unit_m)


def _udder(builder: MeshBuilder, figure: Figure, detail: Detail) -> None:
    low, _, _ = figure.spine.section(0.115)
    h, body = figure.unit_m, figure.j("body")
    at = np.array([low[0] + 0.02 * h, 0.0, low[1] + 0.005 * h])
    blob(
        builder, at, (0.105 * h, 0.085 * h, 0.085 * h), SLOTS["udder"], body, columns=(14, 8, 6)[detail.level], rows=(9, 5, 4)[detail.level]
    )
    if detail.level == 0:
        for x in (-0.045, 0.045):
            for y in (-0.038, 0.038):
                blob(builder, at + np.array([x, y, -0.082]) * h, (0.010 * h, 0.010 * h, 0.024 * h), SLOTS["udder"], body, columns=6, rows=4)


def _materials(build: Build, collar: Color) -> tuple[Material, ...]:
    bright = "light feet" in build.extras
    by_name = {
        "coat": Material("coat", build.tint, 0.78, texture=build.coat, variation=0.03),
        "foot": Material("claw or hoof", (0.16, 0.12, 0.085) if bright else (0.022, 0.019, 0.017), 0.55),
        "nose": Material("nose", build.nose, 0.38),
        "eye": Material("eye", build.eye, 0.12, clearcoat=1.0),
        "rim": Material("pupil and rim", (0.006, 0.005, 0.005), 0.3),
        "hair": Material("hair", _shaded(build.hair), 0.7, texture="fur_fringe", alpha="mask"),
        "horn": Material("horn", (0.42, 0.35, 0.25) if "pale horn" in build.extras else (0.13, 0.09, 0.055), 0.55, variation=0.15),
        "collar": Material("collar", collar, 0.6),
        "metal": Material("metal", (0.62, 0.60, 0.56), 0.3, 1.0),
        "leather": Material("leather", (0.055, 0.026, 0.013), 0.45, texture="leather", tile_m=0.5),
        "cloth": Material("saddle cloth", collar if max(collar) > 0.1 else (0.6, 0.6, 0.58), 0.9, texture="cloth", tile_m=0.25),
        "udder": Material("udder", (0.55, 0.33, 0.27), 0.6),
        "tail": Material("tail", build.hair, 0.55, texture="coat_shaggy"),
    }
    return tuple(by_name[name] for name in SLOTS)


def _shaded(color: Color) -> Color:
    """A colour as it shows in the depth of hanging hair, which shades itself."""
    r, g, b = (0.82 * c for c in color)
    return r, g, b


def _anchors(figure: Figure) -> dict[str, Floats]:
    out = {f"{name}_toe": _at(leg.joints[5] * [1, 1, 0]) for name, leg in figure.legs.items()}
    out |= {f"{name}_heel": _at(leg.joints[4] * [1, 1, 0]) for name, leg in figure.legs.items()}
    out["collar"] = _at(figure.spine.points(np.array([parts.COLLAR_U]), np.array([0.0]), 0.008)[0, 0])
    out["tail_tip"] = _at(figure.tail[-1])
    out["mouth"] = _at(figure.head_point(0.98, -0.10))
    if "tack" in figure.build.extras:
        out |= {name: _at(p) for name, p in tack.places(figure).items()}
    return out


def _keypoints(figure: Figure) -> dict[str, tuple[int, Floats]]:
    """The keypoints of AP-10K (Yu et al., 2021): eyes, nose, neck, root of tail, and three along each leg."""
    head = figure.j("head")
    x, theta, _ = figure.template.eye
    out = {}
    for side, sign in (("left", -1.0), ("right", 1.0)):
        out[f"{side}_eye"] = (head, figure.spine.points(np.array([figure.head_u(x)]), np.array([sign * theta]))[0, 0])
    out["nose"] = (head, figure.head_point(1.0, -0.02))
    out["neck"] = (figure.j("neck1"), figure.spine.centre(0.52))
    out["root_of_tail"] = (figure.j("body"), figure.tail[0])
    for name, leg in figure.legs.items():
        for part, joint, index in (("upper", "upper", 1), ("middle", "lower", 2), ("paw", "foot", 5)):
            out[f"{name}_{part}"] = (figure.j(f"{name}_{joint}"), leg.joints[index])
    return out


def _hulls(figure: Figure) -> tuple[Floats, ...]:
    """Trunk with head, and the block of the legs."""
    theta = np.linspace(0, 2 * np.pi, 8, endpoint=False)
    trunk = figure.spine.points(np.array([0.05, 0.25, 0.45, 0.6]), theta).reshape(-1, 3)
    head = figure.spine.points(np.array([0.72, 0.85, 0.99]), theta[::2]).reshape(-1, 3)
    feet = np.array(
        [[leg.joints[k][0], leg.joints[k][1], z] for leg in figure.legs.values() for k, z in ((4, 0.0), (5, 0.0), (1, leg.joints[2][2]))]
    )
    return trunk, head, feet


def _at(p: Floats) -> Floats:
    T = np.eye(4)
    T[:3, 3] = p
    return T
