"""Portraits of assets: on grey ground under a summer sky, from any side, by the raster renderer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder
from simgen.buffers import Renderer, RenderRequest
from simgen.geometry import R_RIG_CAM, intrinsics, rotation, transform
from simgen.mesh import Material
from simgen.ontology import class_id
from simgen.seeding import stream
from simgen.sensors.camera import develop
from simgen.snapshot import Camera, Instance, Sky, Snapshot
from simgen.weather.sky import make_sky
from simgen.world import Catalogue

FRONT, THREE_QUARTER, SIDE, REAR = 0.0, 0.65, np.pi / 2, np.pi - 0.45  # bearings of the camera from the subject's front, rad
_GROUND = Material("studio ground", (0.11, 0.11, 0.112), 0.92)


def placed(
    asset: Asset, T_world_obj: NDArray[np.float64] | None = None, *, pose: NDArray[np.float32] | None = None,
    materials: tuple[Material, ...] | None = None, level: int = 0, instance_id: int = 1,
) -> Instance:
    """An asset as it will be drawn: its pose (rest by default), materials (its own by default) and level of detail."""
    mesh = asset.lods[min(level, len(asset.lods) - 1)]
    return Instance(mesh, materials or asset.materials, np.eye(4) if T_world_obj is None else T_world_obj, asset.semantic, instance_id,
                    pose=pose, pose_next=pose, attributes={"asset": asset.key, "family": asset.family})  # fmt: skip


def portrait(
    renderer: Renderer, catalogue: Catalogue, subjects: Sequence[Instance], *, bearing_rad: float, elevation_rad: float = 0.12,
    focus: tuple[float, float, float] = (0.0, 0.0, 0.0), span_m: float = 5.0, size_px: tuple[int, int] = (480, 320), hfov_rad: float = 0.45,
    samples: int = 4, sky: Sky | None = None, sun_bearing_rad: float = 0.9,
) -> NDArray[np.uint8]:
    """An sRGB picture (H, W, 3) uint8 of things about a point.

    bearing_rad : of the camera, seen from `focus`, counter-clockwise from +x. span_m : width of what the picture shows at the focus.
    size_px : width, height. sun_bearing_rad : of the default sky's sun, relative to the camera's bearing.
    """
    width, height = size_px
    distance = span_m / 2 / np.tan(hfov_rad / 2)
    at = np.array(focus) + distance * np.array(
        [np.cos(bearing_rad) * np.cos(elevation_rad), np.sin(bearing_rad) * np.cos(elevation_rad), np.sin(elevation_rad)]
    )
    T = transform(rotation(yaw=bearing_rad + np.pi, pitch=elevation_rad) @ R_RIG_CAM, at)
    camera = Camera("studio", width, height, intrinsics(width, height, hfov_rad), T, T, T)
    light = sky or _sky(bearing_rad + sun_bearing_rad)
    snapshot = Snapshot((_ground(),), tuple(subjects), light, (camera,), catalogue.textures, np.eye(4))
    buffers = renderer.render(snapshot, camera, RenderRequest(frozenset({"radiance"}), samples=samples))
    if buffers.radiance is None:
        raise ValueError(f"backend {renderer.name!r} makes no radiance")
    return develop(buffers.radiance, exposure_ev=0.3, contrast=1.0, saturation=0.95, white_balance_k=6500, noise=0.0,
                   rng=stream(0, 0, "studio.noise"))  # fmt: skip


def _ground() -> Instance:
    builder = MeshBuilder()
    builder.add_box((400.0, 400.0, 1.0), 0, center=(0.0, 0.0, -0.5))
    return Instance(builder.build(), (_GROUND,), np.eye(4), class_id("road"))


def _sky(sun_bearing_rad: float) -> Sky:
    from simgen.weather.sky import turned

    sky = make_sky(hour=10.0, day=150, latitude_deg=48.0, cloud_cover=0.05, turbidity=3.0, visibility_m=40_000.0,
                   rng=stream(0, 0, "studio.sky"))  # fmt: skip
    own = float(np.arctan2(sky.sun_direction[1], sky.sun_direction[0]))
    return turned(sky, float(np.remainder((sun_bearing_rad - own) / (2 * np.pi), 1.0)))
