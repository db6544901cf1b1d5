"""An urban scene brought to life: the town, its parked and moving road users, the sky, and the cameras on the ego."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from simgen.geometry import R_RIG_CAM, intrinsics, pose, transform
from simgen.mesh import TextureMaps
from simgen.ontology import CLASSES
from simgen.physics.stance import Stance
from simgen.recipe import CameraSpec
from simgen.scene import Draws
from simgen.scenes.placement import Placement
from simgen.scenes.urban.actors import Actors
from simgen.scenes.urban.fauna import Fauna
from simgen.scenes.urban.sight import Sight
from simgen.snapshot import Camera, Instance, Sky, Snapshot
from simgen.traffic.log import TrafficLog

VIEW_M = 450.0  # what stands still farther away than this from the ego is left out

# SUMO's signal characters and the lamps that they light (SUMO documentation, "Traffic Lights", signal state definitions).
LAMPS = {"r": ("red",), "y": ("amber",), "Y": ("amber",), "u": ("red", "amber"), "g": ("green",), "G": ("green",), "o": ("amber",),
         "s": ("red",), "O": ()}


@dataclass(frozen=True, eq=False)
class MountedCamera:
    """A camera with its drawn mounting."""

    name: str
    width: int
    height: int
    K: NDArray[np.float64]
    T_rig_cam: NDArray[np.float64]


class UrbanWorld:
    """A clip in a town. `static` keeps its identity over the snapshots."""

    def __init__(
        self, placements: Sequence[Placement], log: TrafficLog, stances: Mapping[str, Stance], actors: Actors, fauna: Fauna, sky: Sky,
        cameras: Sequence[MountedCamera], textures: Mapping[str, TextureMaps], first_id: int = 1,
    ) -> None:
        self.frame_count = len(log.times_s) - 1
        self.log = log
        self._T_world_ego = stances["ego"].T_world_obj
        self._sky, self._cameras, self._textures = sky, tuple(cameras), textures
        self._actors, self._fauna = actors, fauna
        viewpoint = self._T_world_ego[0, :3, 3]
        self._focal_px = max(float(c.K[0, 0]) for c in self._cameras)
        static, self._signals = [], []
        for number, placement in numbered(placements, first_id):
            if np.linalg.norm(placement.T_world_obj[:2, 3] - viewpoint[:2]) > VIEW_M and placement.asset is not None:
                continue
            instance = placement.instance(number, viewpoint, self._focal_px)
            if placement.signal is None:
                static.append(instance)
            else:
                self._signals.append((placement, instance))
        self._static = tuple(static)

    def snapshot(self, frame: int) -> Snapshot:
        """The world at a frame of the clip, with the motion to the next instant."""
        if not 0 <= frame < self.frame_count:
            raise IndexError(f"frame {frame} is outside the clip's 0 to {self.frame_count - 1}")
        T_ego, T_ego_next = self._T_world_ego[frame], self._T_world_ego[frame + 1]
        cameras = tuple(
            Camera(c.name, c.width, c.height, c.K, T_ego @ c.T_rig_cam, T_ego_next @ c.T_rig_cam, c.T_rig_cam) for c in self._cameras
        )
        viewpoint = cameras[0].T_world_cam[:3, 3]
        sight = Sight((c.K, c.width, c.T_world_cam) for c in cameras)
        dynamic = (
            *self._lit_signals(frame), *self._actors.instances(frame, viewpoint, sight, self._focal_px),
            *self._fauna.instances(frame, viewpoint, self._focal_px),
        )  # fmt: skip
        return Snapshot(self._static, dynamic, self._sky, cameras, self._textures, T_ego, float(self.log.times_s[frame]))

    def _lit_signals(self, frame: int) -> list[Instance]:
        out = []
        for placement, instance in self._signals:
            if placement.signal is None or placement.asset is None:
                continue
            system, link = placement.signal
            state = self.log.signals[system][frame][link]
            materials = placement.asset.materials_with(LAMPS.get(state, ()))
            out.append(replace(instance, materials=materials, attributes={**instance.attributes, "signal_state": state}))
        return out


def numbered(placements: Sequence[Placement], first_id: int) -> list[tuple[int, Placement]]:
    """Instance ids in scene order: first_id, first_id + 1, ... for things, 0 for stuff."""
    out, following = [], first_id
    for placement in placements:
        is_thing = CLASSES[placement.semantic].is_thing
        out.append((following if is_thing else 0, placement))
        following += is_thing
    return out


def thing_count(placements: Sequence[Placement]) -> int:
    """How many placements are things."""
    return sum(CLASSES[p.semantic].is_thing for p in placements)


def mounted(spec: CameraSpec, draws: Draws) -> MountedCamera:
    """A camera with its field of view and mounting drawn."""
    drawn = {
        key: float(draws.value(f"camera.{spec.name}.{key}", getattr(spec, key)))
        for key in ("hfov_deg", "x_m", "y_m", "z_m", "yaw_deg", "pitch_deg", "roll_deg")
    }
    yaw, pitch, roll = (np.radians(drawn[k]) for k in ("yaw_deg", "pitch_deg", "roll_deg"))
    T_rig_mount = pose(drawn["x_m"], drawn["y_m"], drawn["z_m"], yaw, pitch, roll)
    K = intrinsics(spec.width, spec.height, np.radians(drawn["hfov_deg"]))
    return MountedCamera(spec.name, spec.width, spec.height, K, T_rig_mount @ transform(R_RIG_CAM))
