"""Portraits of assets: on pavement under a hazy summer sky, from any side, by the raster renderer, with one exposure and white for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.assets.materials import tinted
from simgen.assets.meshbuilder import MeshBuilder
from simgen.buffers import Renderer, RenderRequest
from simgen.geometry import R_RIG_CAM, intrinsics, rotation, transform
from simgen.mesh import Material, skinned_positions
from simgen.ontology import class_id
from simgen.seeding import stream
from simgen.sensors.camera import MIDDLE_GREY, tone
from simgen.snapshot import Camera, Instance, Sky, Snapshot
from simgen.weather.sky import horizontal_klx, make_sky, turned
from simgen.world import Catalogue

FRONT, THREE_QUARTER, SIDE, REAR = 0.0, 0.65, np.pi / 2, np.pi - 0.45  # bearings of the camera from the subject's front, rad
_SUN_RADIUS_RAD = 0.014  # three times the real sun's, as through thin haze: shadows have a soft edge
_EXPOSURE_EV = 0.45  # over what makes a level grey card come out as middle grey: most of a subject stands upright
_HAZE_REACH = 40.0  # the ground is lost in haze at so many times the camera's distance


def placed(
    asset: Asset, T_world_obj: NDArray[np.float64] | None = None, *, pose: NDArray[np.float32] | None = None,
    materials: tuple[Material, ...] | None = None, level: int = 0, instance_id: int = 1,
) -> Instance:
    """An asset as it will be drawn: its pose (rest by default), materials (its own by default) and level of detail."""
    mesh = asset.lods[min(level, len(asset.lods) - 1)]
    return Instance(mesh, materials or asset.materials, np.eye(4) if T_world_obj is None else T_world_obj, asset.semantic, instance_id,
                    pose=pose, pose_next=pose, attributes={"asset": asset.key, "family": asset.family})  # fmt: skip


def framing(
    subjects: Sequence[Instance], *, bearing_rad: float, elevation_rad: float = 0.12, size_px: tuple[int, int] = (480, 320),
    hfov_rad: float = 0.45, margin: float = 0.06,
) -> tuple[tuple[float, float, float], float]:
    """(focus, span_m) for `portrait` at which all subjects, as they are posed, fill the picture but for a margin (a share of its width and
    height) on each side."""
    points = np.concatenate([_corners(s) for s in subjects])
    x, y, z = _axes(bearing_rad, elevation_rad)
    slope = np.tan(hfov_rad / 2) * np.array([1.0, size_px[1] / size_px[0]]) * (1 - 2 * margin)
    focus = (points.min(axis=0) + points.max(axis=0)) / 2
    distance = 0.0
    for _ in range(4):  # what is near looks larger: the middle of the picture is not that of the subject
        across, down, behind = np.stack([x, y, z]) @ (points - focus).T
        distance = float(max((np.abs(across) / slope[0] - behind).max(), (np.abs(down) / slope[1] - behind).max()))
        depth = np.maximum(behind + distance, 1e-6)
        for axis, off in ((x, across / depth), (y, down / depth)):
            focus = focus + axis * distance * (off.min() + off.max()) / 2
    return (float(focus[0]), float(focus[1]), float(focus[2])), 2 * distance * float(np.tan(hfov_rad / 2))


def portrait(
    renderer: Renderer, catalogue: Catalogue, subjects: Sequence[Instance], *, bearing_rad: float, elevation_rad: float = 0.12,
    focus: tuple[float, float, float] | None = None, span_m: float | None = None, size_px: tuple[int, int] = (480, 320),
    hfov_rad: float = 0.45, samples: int = 8, sky: Sky | None = None, sun_bearing_rad: float = 0.9,
) -> NDArray[np.uint8]:
    """An sRGB picture (H, W, 3) uint8 of things about a point.

    bearing_rad : of the camera, seen from `focus`, counter-clockwise from +x. span_m : width of what the picture shows at the focus.
    Without focus or span both are chosen so that the subjects fill the picture. size_px : width, height. sun_bearing_rad : of the default
    sky's sun, relative to the camera's bearing. Exposure and white depend on the sky alone, not on what is in the picture.
    """
    width, height = size_px
    if focus is None or span_m is None:
        found, span = framing(subjects, bearing_rad=bearing_rad, elevation_rad=elevation_rad, size_px=size_px, hfov_rad=hfov_rad)
        focus, span_m = focus or found, span_m or span
    distance = span_m / 2 / np.tan(hfov_rad / 2)
    at = np.array(focus) - distance * _axes(bearing_rad, elevation_rad)[2]
    T = transform(rotation(yaw=bearing_rad + np.pi, pitch=elevation_rad) @ R_RIG_CAM, at)
    camera = Camera("studio", width, height, intrinsics(width, height, hfov_rad), T, T, T, near_m=min(0.1, distance / 10))
    light = sky or _sky(bearing_rad + sun_bearing_rad, round(float(distance) / 4) * 4 + 4)
    snapshot = Snapshot((_ground(),), tuple(subjects), light, (camera,), catalogue.textures, np.eye(4))
    buffers = renderer.render(snapshot, camera, RenderRequest(frozenset({"radiance"}), samples=samples))
    if buffers.radiance is None:
        raise ValueError(f"backend {renderer.name!r} makes no radiance")
    return tone((buffers.radiance * _card_gain(light)).astype(np.float32), 1.0)


def _corners(subject: Instance) -> NDArray[np.float64]:
    """(N, 3) vertices in the world, at most some thousands."""
    positions = skinned_positions(subject.mesh, subject.pose)
    step = max(1, len(positions) // 8000)
    extremes = np.concatenate([positions.argmin(axis=0), positions.argmax(axis=0)])
    chosen = np.concatenate([positions[::step], positions[extremes]]).astype(np.float64)
    return np.asarray(chosen @ subject.T_world_obj[:3, :3].T + subject.T_world_obj[:3, 3])


def _axes(bearing_rad: float, elevation_rad: float) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """The camera's right, down and forward in the world."""
    R = rotation(yaw=bearing_rad + np.pi, pitch=elevation_rad) @ R_RIG_CAM
    return R[:, 0], R[:, 1], R[:, 2]


def _card_gain(sky: Sky) -> NDArray[np.float64]:
    """(3,) factors that bring a level card of 18 % in the sun to middle grey, and a little more."""
    upper = sky.radiance[: len(sky.radiance) // 2]
    elevation = np.pi / 2 * (1 - (np.arange(len(upper)) + 0.5) / len(upper))
    klx = horizontal_klx(upper, elevation) + sky.sun_irradiance * max(float(sky.sun_direction[2]), 0.0)
    card = np.maximum(0.18 * klx / np.pi, 1e-9)
    return np.asarray(MIDDLE_GREY * 2.0**_EXPOSURE_EV / card)


@lru_cache(maxsize=1)
def _ground() -> Instance:
    builder = MeshBuilder()
    builder.add_box((4000.0, 4000.0, 1.0), 0, center=(0.0, 0.0, -0.5))
    pavement = tinted("paving_slabs", (0.78, 0.79, 0.82), normal_strength=0.5, variation=0.0)
    return Instance(builder.build(), (pavement,), np.eye(4), class_id("sidewalk"), casts_shadow=False)


@lru_cache(maxsize=32)
def _sky(sun_bearing_rad: float, distance_m: int) -> Sky:
    sky = _noon()
    own = float(np.arctan2(sky.sun_direction[1], sky.sun_direction[0]))
    sky = turned(sky, float(np.remainder((sun_bearing_rad - own) / (2 * np.pi), 1.0)))
    return replace(sky, sun_angular_radius_rad=_SUN_RADIUS_RAD, extinction_per_m=3.912 / (_HAZE_REACH * distance_m))


@lru_cache(maxsize=1)
def _noon() -> Sky:
    return make_sky(hour=9.6, day=150, latitude_deg=48.0, cloud_cover=0.0, turbidity=3.5, visibility_m=40_000.0,
                    rng=stream(0, 0, "studio.sky"))  # fmt: skip
