"""Traffic signs and what holds them. Sizes are the usual urban ones of each country; faces are drawn by `simgen.assets.textures.signs`.

A sign's origin lies on the axis of its post at the plate's lower edge, its face towards +x: anchor "sign_0" of a post takes it.
"""

from __future__ import annotations

from dataclasses import dataclass

import mapbox_earcut
import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.assets.furniture.common import Floats, box_hull, frame
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.textures.signs.canvas import extent
from simgen.assets.textures.signs.outlines import corners
from simgen.assets.textures.signs.registry import SIGNS, Choice, choice
from simgen.mesh import Material, Mesh
from simgen.ontology import class_id

# Variants: every sign of every set as the first country that has it draws it, then those that look different elsewhere.
_HOMES: tuple[tuple[str, str], ...] = (
    *((name, "") for name in SIGNS),
    *((name, country) for country in ("uk", "france", "sweden") for name in SIGNS if name.startswith("vienna/")),
    *(("local/" + code, country) for country in ("uk", "france", "sweden", "usa", "japan") for code in ("street", "km", "route")),
    *(("vienna/" + code, "usa") for code in ("G1", "G10")), ("vienna/G1", "japan"),
)  # fmt: skip
VARIANTS: dict[str, int] = {name if not country else f"{country}:{name}": i for i, (name, country) in enumerate(_HOMES)}
_LOD_DISTANCES_M = (30.0,)
_RIM_M = 0.014  # depth of the folded rim
_BACK = Material("sign back", (0.36, 0.37, 0.38), roughness=0.5, metallic=0.6, variation=0.1)
_CLAMP = Material("sign clamp", (0.42, 0.43, 0.44), roughness=0.45, metallic=0.85)
_STAND_OFF_M = 0.062  # of the face from the post's axis
LOW_GAP_M = 0.28  # of the two low posts under street names in the United Kingdom
# Plates that are wider than the first stand on two posts, of which each is so far from the middle.
TWO_POSTS_M = ((1.3, 0.45), (2.0, 0.7))


@dataclass(frozen=True)
class _Plate:
    """A plate: its outline within width x height metres and where its clamps are."""

    shape: str
    width: float
    height: float
    units: tuple[float, float]
    posts: tuple[float, ...]


def sign(
    rng: np.random.Generator, variant: int, *, name: str | None = None, country: str | None = None, left: bool | None = None,
        text: str = "",
    wear: int = 0,
) -> Asset:  # fmt: skip
    """A sign. `VARIANTS` gives the variant of each. name : of `SIGNS`, in the variant's place; country : whose style it has; left : whether
    traffic keeps to the left there; text : what it says; wear : 0 (new) to 3. KeyError for an unknown sign or country."""
    del rng
    own_name, own_country = _HOMES[variant % len(_HOMES)]
    chosen = choice(name or own_name, country or ("" if name else own_country), left=left, text=text, wear=wear)
    width, height = chosen.sign.plate_m(text, chosen.style)
    posts = (-LOW_GAP_M, LOW_GAP_M) if chosen.name == "local/street" and chosen.country == "uk" else posts_at(width)
    plate = _Plate(chosen.sign.shape, width, height, chosen.sign.units(text, chosen.style), posts)
    # Retroreflective sheeting by day is a matt, slightly glossy surface that dulls with the years.
    face = Material(f"sign {chosen.name}", (0.9, 0.9, 0.9), roughness=0.42 + 0.1 * wear, texture=chosen.key, dirt=0.12 * wear)
    low = _lowest(plate)
    return Asset(
        key=f"sign:{variant}" if name is None else chosen.key, family="sign", semantic=class_id("traffic sign"),
        lods=tuple(_mesh(plate, level) for level in range(2)), materials=(face, _BACK, _CLAMP), mass_kg=9.0 * width * height + 1.5,
        lod_distances_m=_LOD_DISTANCES_M, hulls=(box_hull((0.06, width, height - low), (0.05, 0, (height - low) / 2)),),
            parameters=attributes(chosen),
    )  # fmt: skip


def attributes(chosen: Choice) -> dict[str, str]:
    """What the labels of a sign say of it."""
    said = chosen.sign.said(chosen.text, chosen.style)
    return {"sign": chosen.name, "country": chosen.country, "meaning": chosen.sign.meaning, "text": said}


def posts_at(width_m: float) -> tuple[float, ...]:
    """Where the posts of a plate are: in its middle, or to the right and left of it."""
    gap = max((gap for width, gap in TWO_POSTS_M if width_m > width), default=0.0)
    return (-gap, gap) if gap else (0.0,)


def _lowest(plate: _Plate) -> float:
    """How far a plate's outline begins above the lower edge of its box, metres."""
    return float(corners(plate.shape, *plate.units)[:, 1].min() / plate.units[1] + 0.5) * plate.height


def _mesh(plate: _Plate, level: int) -> Mesh:
    """A plate with a picture (slot 0), a folded rim and a back (slot 1) and clamps (slot 2)."""
    b = MeshBuilder()
    ring = corners(plate.shape, *plate.units, coarse=level > 0)
    within = ring / plate.units + 0.5
    uv = within * extent(*plate.units)
    yz = within * (plate.width, plate.height) - (plate.width / 2, _lowest(plate))
    outline = np.column_stack([np.full(len(yz), _STAND_OFF_M), yz])
    faces = _triangles(ring)
    # Dust gathers towards the lower edge.
    ao = np.clip(150 + 210 * (within[:, 1] - within[:, 1].min()), 150, 255).astype(np.uint8)
    b.add(outline, faces, 0, uvs=uv, ao=ao)
    b.add(outline - (_RIM_M, 0, 0), faces[:, ::-1], 1)
    b.add_loft(np.stack([outline - (_RIM_M, 0, 0), outline]), 1)
    if level == 0:
        top = float(yz[:, 1].max())
        for y in plate.posts:
            for z in (0.28 * top, 0.72 * top) if top > 0.25 else (0.5 * top,):
                b.add_box((0.03, min(0.12, 0.5 * plate.width), 0.035), 2, center=(0.034, y, z))
                b.add_lathe([(0.047, -0.018), (0.047, 0.018)], 2, segments=10, T=frame(0, y, z))
    return b.build()


def _triangles(ring: Floats) -> NDArray[np.int64]:
    """(T, 3) triangles of an outline: a fan where it is convex, else ears."""
    n = len(ring)
    after, before = np.roll(ring, -1, axis=0) - ring, ring - np.roll(ring, 1, axis=0)
    if (before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0] > -1e-9).all():
        return np.array([[0, k, k + 1] for k in range(1, n - 1)])
    out = np.asarray(mapbox_earcut.triangulate_float64(ring, np.array([n], np.uint32)), np.int64).reshape(-1, 3)
    a, b, c = ring[out[:, 0]], ring[out[:, 1]], ring[out[:, 2]]
    flip = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0]) < 0
    out[flip] = out[flip, ::-1]
    return out
