"""Postures and motions of birds: standing, pecking, walking with a bobbing head, flying with beating and gliding wings."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset, Skeleton
from simgen.assets.animals.wings import COLUMNS, HAND
from simgen.assets.people.kinematics import Floats, about, aligning, carried, forward, turned, two_bone

Pose = NDArray[np.float32]
_SIDES = (("left", 1.0), ("right", -1.0))
# Wing beats a second in steady flight: Pennycuick (J. Exp. Biol. 150, 1990; 199, 1996).
_BEATS_HZ = {"pigeon": 5.5, "crow": 4.2, "gull": 2.9, "sparrow": 15.0, "duck": 8.5}
# Share of the time spent gliding between beats; sparrows bound with closed wings.
_GLIDES = {"pigeon": 0.15, "crow": 0.2, "gull": 0.6, "sparrow": 0.0, "duck": 0.0}


def bird_stride_m(asset: Asset, speed_mps: float) -> float:
    """Length of a walking cycle: pigeons take 2.5 to 3.5 steps a second, longer ones the faster they go (Fujita, J. Comp. Physiol.
    A 189, 2003)."""
    leg = _leg_m(asset)
    return float(leg * np.clip(1.15 + 0.9 * speed_mps / np.sqrt(9.81 * leg), 1.2, 1.9))


def bird_pose(asset: Asset, gait: str, speed_mps: float, travelled_m: float, phase: float, time_s: float) -> Pose:
    """(J, 4, 4) float32; see `animal_pose`. "fly" and "glide" keep the body over the origin at the height it has when standing."""
    if gait in ("fly", "glide"):
        return _flying(asset, gait, phase, time_s)
    skeleton = _skeleton(asset)
    length = float(asset.parameters["body_length_m"])
    rotations: dict[str, Floats] = {}
    root = np.zeros(3)
    shift = 0.0
    places = {side: np.zeros(3) for side, _ in _SIDES}
    rolls = {side: 0.0 for side, _ in _SIDES}
    if gait == "walk":
        cycle = (travelled_m / bird_stride_m(asset, speed_mps) + phase) % 1.0
        stride = bird_stride_m(asset, speed_mps)
        for side, sign in _SIDES:
            places[side], rolls[side] = _step((cycle + (0.0 if sign > 0 else 0.5)) % 1.0, stride, _leg_m(asset))
        root[2] = -0.012 * length + 0.008 * length * np.cos(4 * np.pi * cycle)
        root[1] = 0.012 * length * np.sin(2 * np.pi * cycle)
        # Each step the head stays where it is for most of the time and is then thrust forwards (Frost, J. Exp. Biol. 74, 1978).
        half = (2 * cycle) % 1.0
        held = 0.68
        move = stride / 2
        shift = move * (0.5 * held - half) if half < held else move * (-0.5 * held + held * _ease((half - held) / (1 - held)))
        shift *= {"pigeon": 1.0, "crow": 0.8, "sparrow": 0.4}.get(asset.family, 0.5)
        rotations["body"] = about("y", 0.05) @ about("x", 0.05 * np.sin(2 * np.pi * cycle))
    elif gait == "peck":
        beat = 0.5 - 0.5 * np.cos(2 * np.pi * ((1.3 * time_s + phase) % 1.0))
        _reach_down(asset, rotations, 0.62 + 0.38 * beat)
    else:
        look = np.sign(np.sin(0.9 * time_s + 7 * phase)) * 0.35 + 0.5 * np.sin(np.floor(1.4 * time_s + 3 * phase) * 12.9)
        rotations["head"] = about("z", float(np.clip(look, -0.8, 0.8)))
        rotations["neck"] = about("z", 0.15 * float(np.clip(look, -0.8, 0.8)))
    base = carried(skeleton, rotations, root, "body")
    for side, _sign in _SIDES:
        _leg(asset, rotations, base, side, places[side], rolls[side])
    pose = forward(skeleton, rotations, root)
    if shift:
        pose[skeleton.index("neck"), 0, 3] += 0.45 * shift
        pose[skeleton.index("head"), 0, 3] += shift
    return pose.astype(np.float32)


def wing_matrices(
    asset: Asset, side: str, spread: float, *, raise_rad: float = 0.0, hand_rad: float = 0.0, sweep_rad: float = 0.0
) -> Floats:
    """(COLUMNS, 4, 4) skinning matrices of a wing's shafts, relative to the body. spread : 0 folded, 1 spread. raise_rad : of the
    whole wing about the
    shoulder, up positive; hand_rad : of its outer half on top of that; sweep_rad : backwards."""
    sign = 1.0 if side == "left" else -1.0
    shoulder = asset.anchors[f"{side}_shoulder"][:3, 3]
    names = [f"{side}_w{k}" for k in range(COLUMNS)]
    rest = np.stack([asset.anchors[n] for n in names])
    open_ = np.stack([asset.anchors[f"{side}_spread_w{k}"] for k in range(COLUMNS)])
    whole = turned(shoulder, about("x", sign * raise_rad) @ about("z", sign * sweep_rad))
    hand = turned(open_[HAND, :3, 3], about("x", sign * hand_rad))
    bend = np.clip((np.arange(COLUMNS) - HAND + 2) / 3, 0, 1)
    flexed = open_ * (1 - bend[:, None, None]) + (hand @ open_) * bend[:, None, None]
    target = whole @ flexed
    mixed = rest * (1 - spread) + target * spread
    x = mixed[:, :3, 0] / np.linalg.norm(mixed[:, :3, 0], axis=1, keepdims=True)
    z = mixed[:, :3, 2] - x * np.einsum("nk,nk->n", x, mixed[:, :3, 2])[:, None]
    z /= np.linalg.norm(z, axis=1, keepdims=True)
    mixed[:, :3, 0], mixed[:, :3, 1], mixed[:, :3, 2] = x, np.cross(z, x) * 1.0, z
    return np.asarray(mixed @ np.linalg.inv(rest))


def _flying(asset: Asset, gait: str, phase: float, time_s: float) -> Pose:
    skeleton = _skeleton(asset)
    level = np.radians(24.0 - float(asset.parameters["pitch_deg"]))
    beats = _BEATS_HZ.get(asset.family, 5.0)
    share = _GLIDES.get(asset.family, 0.0)
    # Bursts of beats and glides alternate; the beat fades in and out so that nothing jumps.
    burst = 1.0 if share == 0 else float(_ease(np.clip((np.sin(0.9 * time_s + 6.3 * phase) - (2 * share - 1)) / 0.35 + 0.5, 0, 1)))
    flap = 0.0 if gait == "glide" else burst
    a = 2 * np.pi * (beats * time_s + phase)
    raise_ = 0.10 + flap * (0.10 + 0.78 * np.sin(a))
    hand = 0.02 - flap * 0.55 * np.cos(a) * (1.0 if np.cos(a) > 0 else 0.45)  # the outer wing bends down on the way up
    up = max(0.0, float(np.cos(a))) * flap
    sweep = 0.28 * up + {"gull": 0.10}.get(asset.family, 0.05)
    rotations: dict[str, Floats] = {
        "body": about("y", level),
        "neck": about("y", 0.42 - 0.3 * level),
        "head": about("y", -0.42 - 0.7 * level),
    }
    for k in range(5):
        rotations[f"tail{k}"] = about("y", 0.10) @ about("z", -(k - 2) * (0.10 if asset.family != "duck" else 0.03))
    root = np.array([0.0, 0.0, -0.02 * float(asset.parameters["body_length_m"]) * np.sin(a) * flap])
    for side, _ in _SIDES:
        rotations[f"{side}_tibia"] = about("y", 0.55)
        rotations[f"{side}_tarsus"] = about("y", 1.15)
        rotations[f"{side}_toes"] = about("y", 0.9)
    pose = forward(skeleton, rotations, root)
    body = pose[skeleton.index("body")]
    pivot = asset.anchors["left_shoulder"][:3, 3] * [1.0, 0.0, 1.0]
    upright = turned(pivot, about("y", -level + 0.06))  # wings are level with the air, not with the body at rest
    for side, _ in _SIDES:
        first = skeleton.index(f"{side}_w0")
        pose[first : first + COLUMNS] = (
            body @ upright @ wing_matrices(asset, side, 1.0 - 0.10 * up, raise_rad=raise_, hand_rad=hand, sweep_rad=sweep)
        )
    return pose.astype(np.float32)


def _reach_down(asset: Asset, rotations: dict[str, Floats], share: float) -> None:
    skeleton = _skeleton(asset)
    mouth = np.append(asset.anchors["mouth"][:3, 3], 1.0)

    def at(angle: float) -> dict[str, Floats]:
        return {"body": about("y", 0.42 * angle), "neck": about("y", 0.62 * angle), "head": about("y", 0.12 * angle)}

    angles = np.linspace(0.3, 2.2, 32)
    heights = [abs(float((carried(skeleton, at(x), (0, 0, 0), "head") @ mouth)[2]) - 0.01) for x in angles]
    rotations |= at(float(angles[int(np.argmin(heights))]) * share)


def _step(cycle: float, stride: float, leg: float) -> tuple[Floats, float]:
    """Offset of a foot (3,) and how far its toes hang (rad)."""
    duty = 0.62
    sweep = stride * duty
    if cycle < duty:
        return np.array([0.5 * sweep - stride * cycle, 0.0, 0.0]), 0.0
    t = (cycle - duty) / (1 - duty)
    h00, h10, h01, h11 = 2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t, -2 * t**3 + 3 * t**2, t**3 - t**2
    x = -0.5 * sweep * h00 + 0.5 * sweep * h01 - (h10 + h11) * stride * (1 - duty)
    return np.array([x, 0.0, 0.28 * leg * np.sin(np.pi * t) ** 2]), float(0.9 * np.sin(np.pi * t) ** 2)


def _leg(asset: Asset, rotations: dict[str, Floats], base: Floats, side: str, place: Floats, roll: float) -> None:
    skeleton = _skeleton(asset)
    knee, ankle, foot = (skeleton.rest[skeleton.index(f"{side}_{n}")] for n in ("tibia", "tarsus", "toes"))
    root = base[:3, :3] @ knee + base[:3, 3]
    first, second, _ = two_bone(root, root + ankle - knee, root + foot - knee, foot + place, np.array([-1.0, 0.0, 0.0]))
    side_way = np.array([0.0, 1.0, 0.0])
    upper, lower = aligning(ankle - knee, first, side_way, side_way), aligning(foot - ankle, second, side_way, side_way)
    rotations[f"{side}_tibia"] = base[:3, :3].T @ upper
    rotations[f"{side}_tarsus"] = upper.T @ lower
    rotations[f"{side}_toes"] = lower.T @ about("y", roll)


def _ease(t: float) -> float:
    return t * t * (3 - 2 * t)


def _leg_m(asset: Asset) -> float:
    s = _skeleton(asset)
    return float(s.rest[s.index("left_tibia"), 2])


def _skeleton(asset: Asset) -> Skeleton:
    if asset.skeleton is None:
        raise ValueError(f"asset {asset.key} has no skeleton to pose")
    return asset.skeleton
