"""Liveries: pictures with lettering on the sides of vans, lorries and buses."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.textures.liveries import STRIPS, strip_offset, strip_rect
from simgen.assets.vehicles.slots import LIVERY
from simgen.mesh import Material

ASPECT = 4.0  # of a livery: four times as long as high
_ATLASES = 24
_LIFT_M = 0.004


def add_livery(builder: MeshBuilder, corners: ArrayLike, slot: int = LIVERY, *, lift_m: float = _LIFT_M, joint: int = 0) -> None:
    """A picture before a flat side. corners : (4, 3) of the field on the side, lower left, lower right, upper right, upper left as the
    viewer sees it, four times as long as high (`ASPECT`; `fitted` makes it so). The quad stands `lift_m` before the side."""
    p = np.asarray(corners, float)
    n = np.cross(p[1] - p[0], p[3] - p[0])
    builder.add_picture(p + lift_m * n / np.linalg.norm(n), slot, strip_rect(), joint=joint)


def fitted(corners: ArrayLike, aspect: float = ASPECT) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """(4, 3) the largest field of this aspect in the middle of a parallelogram with these corners."""
    p = np.asarray(corners, float)
    center, across, up = p.mean(axis=0), (p[1] - p[0]) / 2, (p[3] - p[0]) / 2
    have = float(np.linalg.norm(across) / np.linalg.norm(up))
    across, up = across * min(1.0, aspect / have), up * min(1.0, have / aspect)
    return np.stack([center - across - up, center + across - up, center + across + up, center - across + up])


def livery_material(rng: np.random.Generator, *, panel: bool = False, number: int | None = None) -> Material:
    """A firm's lettering for slots drawn by `add_livery`. panel : with a ground of its own that fills the field (else it is cut out and the
    paint shows between). number : takes the place of the drawn one; equal numbers are the same firm's fleet."""
    drawn = int(rng.integers(livery_count()))
    atlas, strip = divmod((drawn if number is None else number) % livery_count(), STRIPS)
    family = "livery_panel" if panel else "livery"
    return Material(
        f"{family} {atlas}/{strip}", (1.0, 1.0, 1.0), 0.38, texture=f"{family}:{atlas}", alpha="opaque" if panel else "mask",
        uv_offset=strip_offset(strip), clearcoat=0.5,
    )  # fmt: skip


def no_livery() -> Material:
    """For vehicles without lettering: nothing of the picture is drawn."""
    return Material("livery, none", (1.0, 1.0, 1.0), 0.4, texture="nothing", alpha="mask")


def livery_count() -> int:
    """How many firms there are."""
    return _ATLASES * STRIPS
