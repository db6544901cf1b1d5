"""Everything visible at one instant, for whichever renderer will draw it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Skeleton
from simgen.mesh import Material, Mesh, TextureMaps


@dataclass(frozen=True, eq=False)
class Instance:
    """One drawn object.

    T_world_obj, T_world_obj_next : (4, 4) float64 now and at the next frame. pose, pose_next : (J, 4, 4) skinning
    matrices or None. instance_id : 1..N for things, constant through a clip; 0 for stuff. semantic : ontology id.
    box : (2, 3) object-frame bounds for the 3D box label, or None for the mesh's (posed) bounds.
    attributes : JSON-able facts for the object table (asset key, speed_mps, brake, ...). casts_shadow : False for decals.
    caster : a coarser mesh with the same materials and skeleton, which renderers may take where they draw shadows coarsely.
    skeleton, keypoints : of people and animals, for labels: the joints of `pose`, and named (joint index, (3,) rest position).
    """

    mesh: Mesh
    materials: tuple[Material, ...]
    T_world_obj: NDArray[np.float64]
    semantic: int
    instance_id: int = 0
    T_world_obj_next: NDArray[np.float64] | None = None  # None: does not move
    pose: NDArray[np.float32] | None = None
    pose_next: NDArray[np.float32] | None = None
    box: NDArray[np.float64] | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    casts_shadow: bool = True
    caster: Mesh | None = None
    skeleton: Skeleton | None = None
    keypoints: Mapping[str, tuple[int, NDArray[np.float64]]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Sky:
    """The light of the scene. Radiance in kcd/m^2 per RGB channel (linear Rec. 709), so a clear zenith is about 3..8.

    sun_direction : (3,) unit vector towards the sun, world frame. sun_irradiance : (3,) on a surface facing it, klx,
    after the atmosphere and clouds; zero when the sun is down or hidden.
    radiance : (H, 2H, 3) float32 equirectangular sky *without* the sun's disc; row 0 is the zenith, the last row the
    nadir (below the horizon: average ground colour under this light); column j looks to azimuth
    2*pi*(j+0.5)/(2H) measured counter-clockwise from +x (east).
    haze_color : (3,) radiance of the air light near the horizon; extinction_per_m : scalar; a point at distance d keeps
    exp(-extinction*d) of its radiance and gets the rest from haze_color.
    """

    sun_direction: NDArray[np.float64]
    sun_irradiance: NDArray[np.float64]
    radiance: NDArray[np.float32]
    haze_color: NDArray[np.float64]
    extinction_per_m: float
    sun_angular_radius_rad: float = 0.00465


@dataclass(frozen=True, eq=False)
class Camera:
    """A pinhole camera. K : (3, 3) px. T_world_cam(_next) : (4, 4) camera (OpenCV axes) to world, now and at the next
    frame. near_m : nothing nearer is drawn; there is no far plane. T_rig_cam : mounting on the ego rig."""

    name: str
    width: int
    height: int
    K: NDArray[np.float64]
    T_world_cam: NDArray[np.float64]
    T_world_cam_next: NDArray[np.float64]
    T_rig_cam: NDArray[np.float64]
    near_m: float = 0.1


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One instant. `static` is the same tuple object in every snapshot of a world, so renderers may cache by its identity;
    `textures` maps `Material.texture` keys to maps (lazily generated). time_s : since the clip's start."""

    static: tuple[Instance, ...]
    dynamic: tuple[Instance, ...]
    sky: Sky
    cameras: tuple[Camera, ...]
    textures: Mapping[str, TextureMaps]
    T_world_ego: NDArray[np.float64]
    time_s: float = 0.0

    @property
    def instances(self) -> tuple[Instance, ...]:
        """All instances, static ones first."""
        return self.static + self.dynamic
