"""Skinning matrices of moving vehicles: wheels that roll and steer, bodies that pitch and roll, two-wheelers that lean."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset, Hinge, Skeleton
from simgen.assets.vehicles.articulation import trailer_angle
from simgen.errors import SimgenError
from simgen.geometry import Array, rotation

_MAX_STEER_RAD = 0.7
_OUT_SHARE = 0.12  # of a sliding door's way, by which it has come out of its opening: the rail's bent end


def vehicle_pose(
    asset: Asset, *, travelled_m: float = 0.0, curvature: float = 0.0, pitch_rad: float = 0.0, roll_rad: float = 0.0, heave_m: float = 0.0,
    open: Mapping[str, float] | None = None,
) -> NDArray[np.float32]:  # fmt: skip
    """(J, 4, 4) float32 skinning matrices of a car, van, bus or truck.

    travelled_m : distance rolled since any fixed moment. curvature : of the rear axle's path, 1/m, left positive; the front wheels
    steer by Ackermann's rule. pitch_rad (nose down positive), roll_rad (right side down positive), heave_m : of the body about
    the point midway between the axles at wheel-centre height; the wheels stay on the ground. A second unit (joint "trailer") swings to
    the angle that it has in a steady circle of this curvature. open : how far hinges are open, by name, 0 closed .. 1 as far as they
    go; KeyError for an unknown name.
    """
    skeleton = _skeleton(asset)
    out = np.tile(np.eye(4), (len(skeleton.names), 1, 1))
    rest = skeleton.rest
    trailer = skeleton.names.index("trailer") if "trailer" in skeleton.names else -1
    wheels = [i for i, name in enumerate(skeleton.names) if name.startswith("wheel_") and (trailer < 0 or skeleton.parents[i] != trailer)]
    center = np.array([rest[wheels, 0].mean(), 0.0, rest[wheels, 2].mean()])
    out[0] = about(center, rotation(roll=roll_rad, pitch=pitch_rad))
    out[0][2, 3] += heave_m
    for i, name in enumerate(skeleton.names):
        rolls, steers = name.startswith("wheel_"), name.startswith(("wheel_f", "hub_f"))
        if rolls or name.startswith("hub_"):
            x, y, z = rest[i]
            steer = (
                float(np.clip(np.arctan2(x * curvature, 1.0 - y * curvature), -_MAX_STEER_RAD, _MAX_STEER_RAD))
                if steers and x > 0.5
                else 0.0
            )
            out[i] = about(rest[i], rotation(yaw=steer) @ rotation(pitch=_spin(travelled_m, z) if rolls else 0.0))
        elif i:
            out[i] = out[max(skeleton.parents[i], 0)]
    if trailer >= 0:
        _swing(out, skeleton, trailer, travelled_m, curvature, roll_rad)
    for name, share in (open or {}).items():
        hinge = asset.hinges[name]
        out[hinge.joint] = out[max(skeleton.parents[hinge.joint], 0)] @ _opened(hinge, rest[hinge.joint], share)
    return out.astype(np.float32)


def _swing(out: Array, skeleton: Skeleton, trailer: int, travelled_m: float, curvature: float, roll_rad: float) -> None:
    """Turn the second unit about its hitch, which stays where the first unit has it; its wheels stay on the ground."""
    rest, hitch = skeleton.rest, skeleton.rest[trailer]
    own = [i for i, parent in enumerate(skeleton.parents) if parent == trailer]
    reach = float(hitch[0] - rest[own, 0].mean())
    yaw = trailer_angle(curvature, float(hitch[0]), reach)
    out[trailer] = about(hitch, rotation(roll=roll_rad, yaw=yaw))
    out[trailer, :3, 3] += out[0, :3, :3] @ hitch + out[0, :3, 3] - hitch
    for i in own:
        out[i] = about(hitch, rotation(yaw=yaw)) @ about(rest[i], rotation(pitch=_spin(travelled_m, rest[i, 2])))


def bicycle_pose(
    asset: Asset, *, travelled_m: float, curvature: float, lean_rad: float = 0.0, crank_rad: float | None = None
) -> NDArray[np.float32]:
    """(J, 4, 4) float32 skinning matrices of a bicycle or motorcycle.

    Names of front wheels' joints begin with "wheel_f": tricycles have two of them. lean_rad : of the whole about the line between the
    tyres' contact points, to the right positive. crank_rad : angle of the crank, forward
    pedalling positive; by default it turns at 1/2.6 of the wheels, a middle gear. The handlebar, fork and front wheel turn about the
    steering axis by the angle that the curvature asks for.
    """
    skeleton = _skeleton(asset)
    rest = skeleton.rest
    out = np.tile(np.eye(4), (len(skeleton.names), 1, 1))
    wheels = [i for i, name in enumerate(skeleton.names) if name.startswith("wheel_")]
    front = next(i for i in wheels if skeleton.names[i].startswith("wheel_f"))
    spin = _spin(travelled_m, rest[front, 2])
    steer_axis = asset.anchors["steer_axis"]
    angle = float(np.clip(np.arctan(rest[front, 0] * curvature) / max(float(steer_axis[2, 2]), 0.5), -_MAX_STEER_RAD, _MAX_STEER_RAD))
    turn = about(steer_axis[:3, 3], _about_axis(steer_axis[:3, 2], angle))
    crank = spin / 2.6 if crank_rad is None else crank_rad
    out[skeleton.index("steer")] = fork = turn
    if "fork" in skeleton.names:  # the wheel's fork has a column of its own, linked to the handlebar's
        axis = asset.anchors["fork_axis"]
        fork = out[skeleton.index("fork")] = about(axis[:3, 3], _about_axis(axis[:3, 2], angle))
    for i in wheels:
        roll = about(rest[i], rotation(pitch=_spin(travelled_m, rest[i, 2])))
        out[i] = fork @ roll if skeleton.names[i].startswith("wheel_f") else roll
    out[skeleton.index("crank")] = about(rest[skeleton.index("crank")], rotation(pitch=crank))
    lean = np.eye(4)
    lean[:3, :3] = rotation(roll=lean_rad)
    return (lean @ out).astype(np.float32)


def parked_pose(asset: Asset, steer_rad: float = 0.0, *, lean: bool = True) -> NDArray[np.float32]:
    """(J, 4, 4) float32 skinning matrices of a two-wheeler standing on its stand: put down, and leaning on it where it is a side stand.

    steer_rad : turn of the handlebar, left positive. lean : whether the pose leans it; else only its stand is put down, for one that is
    placed leaning. One without a stand leans as it would against a wall.
    """
    skeleton = _skeleton(asset)
    front = next(i for i, name in enumerate(skeleton.names) if name.startswith("wheel_f"))
    vertical = max(float(asset.anchors["steer_axis"][2, 2]), 0.5)
    out = bicycle_pose(
        asset, travelled_m=0.0, curvature=float(np.tan(np.clip(steer_rad * vertical, -1.2, 1.2)) / skeleton.rest[front, 0]),
        lean_rad=float(asset.parameters.get("lean_rad", 0.0)) if lean else 0.0, crank_rad=0.0,
    )  # fmt: skip
    if "stand_axis" in asset.anchors:
        frame, stand = asset.anchors["stand_axis"], skeleton.index("stand")
        down = about(frame[:3, 3], _about_axis(frame[:3, 2], float(asset.parameters["stand_rad"])))
        out[stand] = (out[0].astype(np.float64) @ down).astype(np.float32)
    return out


def _opened(hinge: Hinge, rest: Array, share: float) -> Array:
    """(4, 4) motion of what is open by a share: turned about its axis, or slid out of its opening and then along."""
    T = about(rest, _about_axis(hinge.axis, share * hinge.open_rad))
    T[:3, 3] += np.array(hinge.slide_m) * [share, min(share / _OUT_SHARE, 1.0), share]
    return T


def about(point: Array, R: Array) -> Array:
    """(4, 4) rotation R (3, 3) about a point (3,)."""
    T = np.eye(4)
    T[:3, :3] = R
    T[:3, 3] = point - R @ point
    return T


def _spin(travelled_m: float, radius_m: float) -> float:
    """Rotation about +y of a wheel that has rolled forwards, rad, kept small for float32."""
    return float(np.remainder(travelled_m / radius_m, 2 * np.pi))


def _about_axis(axis: Array, angle: float) -> Array:
    """Rodrigues' rotation about a unit axis."""
    k = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    R: Array = np.eye(3) + np.sin(angle) * k + (1 - np.cos(angle)) * (k @ k)
    return R


def _skeleton(asset: Asset) -> Skeleton:
    if asset.skeleton is None:
        raise SimgenError(f"asset {asset.key!r} has no skeleton; only vehicles can be posed as vehicles")
    return asset.skeleton
