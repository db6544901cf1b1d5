"""What an asset is: geometry with levels of detail, materials, and the metadata that physics and labels need."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.massproperties import mass_properties
from simgen.mesh import Material, Mesh

_STILL = 1e-3  # of joint matrices: less is no motion
LOD_FOCAL_PX = 914.0  # of the picture that levels of detail are made for: 1280 px over 70 degrees


@dataclass(frozen=True, eq=False)
class Skeleton:
    """Joints of a mesh. A pose is (J, 4, 4) skinning matrices: rest-pose mesh coordinates to posed ones, identity at rest.

    names : J names. parents : index of each joint's parent, -1 for the root; parents come before children.
    rest : (J, 3) float64 joint positions in the object's frame, metres.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    rest: NDArray[np.float64]

    def index(self, name: str) -> int:
        """Index of the joint called `name`; ValueError if there is none."""
        return self.names.index(name)


@dataclass(frozen=True, eq=False)
class Hinge:
    """A door, boot lid, bonnet or tail lift. joint : index of the joint that moves. axis : (3,) unit vector; positive turns open it.
    open_rad : how far it opens. slide_m : (3,) how far one that slides goes, metres: first out of its opening (across, y), then along
    (x)."""

    joint: int
    axis: NDArray[np.float64]
    open_rad: float
    slide_m: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, eq=False)
class Asset:
    """One variant of one family.

    Frames: vehicles, bicycles and motorcycles have their origin on the ground below the rear axle, x forward, y left,
    z up (so that SUMO's front-bumper position is x = bounds[1, 0]); people stand at the origin facing +x; everything else
    stands at the origin on z = 0 with its front, where it has one, facing +x.

    lods : meshes, finest first; all share slots and skeleton. lod_distances_m : lods[i+1] is used beyond lod_distances_m[i], in
    a picture whose focal length is LOD_FOCAL_PX (multiply distances by LOD_FOCAL_PX over the focal length for others).
    materials : by slot. lamps : for each lamp state ("brake", "indicator_left", "red", ...) the slots that light up and
    their lit materials. tags : e.g. {"paint": slot of the body paint}: slots users of the asset may recolour.
    hulls : convex pieces for physics, each (N, 3) float64 points. anchors : named (4, 4) frames T_obj_anchor.
    keypoints : named (joint index, (3,) rest position). hinges : what opens, about the rest position of its joint.
    parameters : what the generator drew that makes this variant what it is (JSON-able: design, dimensions, age, garments).
    """

    key: str
    family: str
    semantic: int
    lods: tuple[Mesh, ...]
    materials: tuple[Material, ...]
    mass_kg: float
    lod_distances_m: tuple[float, ...] = ()
    lamps: Mapping[str, Mapping[int, Material]] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)
    hulls: tuple[NDArray[np.float64], ...] = ()
    skeleton: Skeleton | None = None
    anchors: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    keypoints: Mapping[str, tuple[int, NDArray[np.float64]]] = field(default_factory=dict)
    hinges: Mapping[str, Hinge] = field(default_factory=dict)
    parameters: Mapping[str, Any] = field(default_factory=dict)

    @property
    def bounds(self) -> NDArray[np.float32]:
        """(2, 3) rest-pose bounds of the finest mesh, metres, object frame."""
        return self.lods[0].bounds

    @property
    def size_m(self) -> tuple[float, float, float]:
        """Length (x), width (y), height (z) of the rest-pose bounds."""
        lo, hi = self.bounds
        return float(hi[0] - lo[0]), float(hi[1] - lo[1]), float(hi[2] - lo[2])

    @property
    def center_of_mass(self) -> NDArray[np.float64]:
        """(3,) metres, object frame, rest pose: of the collision hulls (the finest mesh's hull if there are none), evenly filled."""
        return self._mass_properties[0]

    @property
    def inertia_kgm2(self) -> NDArray[np.float64]:
        """(3, 3) about the centre of mass, along the object's axes, of the hulls evenly filled with `mass_kg`."""
        return self._mass_properties[1]

    @cached_property
    def memo(self) -> dict[Any, Any]:
        """What functions of this asset remember of it; see `simgen.assets.memo`."""
        return {}

    @cached_property
    def _mass_properties(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        return mass_properties(self.hulls or (self.lods[0].positions,), self.mass_kg)

    def box(self, pose: NDArray[np.floating] | None = None) -> NDArray[np.float64] | None:
        """(2, 3) bounds for the 3D box of one that is posed: those of the rest pose, in which wheels turn and bodies sway; None, for the
        posed mesh's own, where anything else has moved against the body (trailers, doors, booms)."""
        if pose is not None and self.skeleton is not None:
            names = self.skeleton.names
            limbs = [i for i, name in enumerate(names) if i and not name.startswith(("wheel", "hub", "steer", "crank", "fork", "stand"))]
            if limbs and np.abs(np.asarray(pose)[limbs] - np.asarray(pose)[0]).max() > _STILL:
                return None
        return self.bounds.astype(np.float64)

    def lod(self, distance_m: float) -> Mesh:
        """The mesh to draw at a distance from the camera."""
        return self.lods[self._level(distance_m)]

    def caster(self, distance_m: float) -> Mesh | None:
        """The mesh that may throw its shadow (`Instance.caster`): the next coarser one, if there is one."""
        level = self._level(distance_m) + 1
        return self.lods[level] if level < len(self.lods) else None

    def materials_with(
        self, lit: Iterable[str] = (), recolor: Mapping[str, Material] | None = None
    ) -> tuple[Material, ...]:
        """Materials by slot with some lamps lit and some tagged slots replaced. Unknown lamps and tags are ignored."""
        out = list(self.materials)
        for tag, material in (recolor or {}).items():
            if tag in self.tags:
                out[self.tags[tag]] = material
        for lamp in lit:
            for slot, material in self.lamps.get(lamp, {}).items():
                out[slot] = material
        return tuple(out)

    def _level(self, distance_m: float) -> int:
        return min(bisect_right(self.lod_distances_m, distance_m), len(self.lods) - 1)
