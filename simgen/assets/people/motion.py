"""Motions of people: walking without sliding feet, standing and waiting, riding bicycles and motorcycles.

All functions return skinning matrices for `Asset.skeleton` as (J, 4, 4) float32, in the frame in which the person stands at the
origin facing +x, unless stated otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset, Skeleton
from simgen.assets.people.figure import ARM_ANGLE_RAD
from simgen.assets.people.kinematics import Floats, about, aligning, carried, cross, forward, two_bone
from simgen.geometry import apply

Pose = NDArray[np.float32]

_FORWARD, _LEFT, _UP = np.eye(3)
_SIDES = (("left", 1.0), ("right", -1.0))
_MIN_WALK_MPS = 0.25
_MAX_WALK_MPS = 2.4

# Sagittal foot pitch over the stance, as rotation of the sole against the ground (toes up positive), against the share of stance:
# heel strike at 20 deg, foot flat at 15 %, heel off at 46 %, toe off at -60 deg (Winter, 1991; Perry & Burnfield, 2010).
_STANCE_PITCH = np.array([[0.0, 20.0], [0.06, 11.0], [0.13, 0.0], [0.46, 0.0], [0.62, -9.0], [0.82, -30.0], [1.0, -60.0]])
# Elbow flexion (deg) at the back and front end of the arm's swing.
_ELBOW_DEG = (12.0, 30.0)


@dataclass(frozen=True)
class Gait:
    """One walking cycle. stride_m : between two strikes of one heel. stance : share of the cycle that a foot is on the ground.
    lift_m : how high the ankle passes. slow : 0 at a usual pace, 1 at a crawl."""

    stride_m: float
    stance: float
    lift_m: float
    slow: float


def gait(asset: Asset, speed_mps: float) -> Gait:
    """The gait at a speed.

    Step length follows the invariant walk ratio, step length / step rate = 0.0063 m min (Sekiya & Nagasaki, 1998), scaled with leg
    length as for equal Froude number; the stance share falls from 0.70 to 0.60 with speed (Winter, 1991).
    """
    leg = _leg_m(_skeleton(asset))
    v = float(np.clip(speed_mps, _MIN_WALK_MPS, _MAX_WALK_MPS))
    pace = v / np.sqrt(leg / 0.84)
    step = np.sqrt(0.0063 * 60 * v * (leg / 0.84) ** 1.5)
    return Gait(
        stride_m=float(2 * min(step, 0.92 * leg)), stance=float(np.interp(pace, [0.3, 0.8, 1.3, 2.2], [0.70, 0.65, 0.615, 0.57])),
        lift_m=0.075 * leg, slow=float(np.interp(pace, [0.3, 1.1], [1.0, 0.0])),
    )


def walk_pose(asset: Asset, *, travelled_m: float, speed_mps: float, phase: float = 0.0) -> Pose:
    """(J, 4, 4) float32 of somebody walking along +x.

    travelled_m : path length since any fixed moment; the cycle follows it, so that feet keep their place on the ground.
    speed_mps : sets the stride; keep it the same through a clip, as a changed stride moves the feet. phase : 0..1 offset of
    the cycle, 0 being the strike of the left heel.

    Each foot rolls over heel, sole and ball on a fixed place during its stance and swings ahead in between; the pelvis rides over
    the stance leg as high as the legs reach, and two-bone inverse kinematics bends the knees.
    """
    return Walker(asset, speed_mps).pose(travelled_m, phase)


class Walker:
    """`walk_pose` of one person at one speed, with what does not change worked out once."""

    def __init__(self, asset: Asset, speed_mps: float) -> None:
        self.asset, self.skeleton = asset, _skeleton(asset)
        self.gait = gait(asset, speed_mps)
        self._level_m, self._wave_m = _pelvis_heights(asset, self.gait)

    def pose(self, travelled_m: float, phase: float = 0.0) -> Pose:
        """(J, 4, 4) float32; see `walk_pose`."""
        cycle = (travelled_m / self.gait.stride_m + phase) % 1.0
        angle = 2 * np.pi * cycle
        rotations = _walking_trunk(self.gait, angle)
        root = np.array([0.0, _sway(self.skeleton, angle), self._level_m + self._wave_m * _bob(angle)])
        base = carried(self.skeleton, rotations, root, "pelvis")
        for side, sign in _SIDES:
            ankle, pitch = _foot(self.asset, self.gait, (cycle + (0.0 if sign > 0 else 0.5)) % 1.0, side)
            _place_leg(self.skeleton, rotations, base, side, ankle, about("y", -pitch[0]), toe=about("y", -pitch[1]), toe_out=0.0)
        return forward(self.skeleton, rotations, root).astype(np.float32)


def stand_pose(asset: Asset, phase: float = 0.0) -> Pose:
    """(J, 4, 4) float32 of somebody waiting; the phase (any number) chooses the posture: weight on one leg or both, arms
    hanging, folded, or looking at a phone."""
    skeleton = _skeleton(asset)
    u = np.modf(np.abs(phase) * np.array([1.0, 7.31, 3.17, 5.71]) + 0.13)[0]
    weight = np.sin(2 * np.pi * u[0])  # -1 right leg, +1 left leg
    leg = _leg_m(skeleton)
    tilt = 0.06 * weight
    rotations = {
        "pelvis": about("x", -tilt), "spine": about("x", 0.7 * tilt) @ about("y", 0.02), "chest": about("x", 0.5 * tilt),
        "neck": about("z", 0.35 * (u[1] - 0.5)), "head": about("z", 0.5 * (u[1] - 0.5)) @ about("y", 0.04 * u[2]),
    }
    for side, sign in _SIDES:
        rotations |= _hanging_arm(side, sign, swing=0.02 + 0.05 * u[3], bend=0.22 + 0.2 * u[1])
    gesture = u[2]
    if gesture > 0.72:  # looks at something in one or both hands
        hand = "right" if u[3] < 0.5 else "left"
        sign = 1.0 if hand == "left" else -1.0
        rotations |= _hanging_arm(hand, sign, swing=0.35, bend=1.75, inward=0.45)
        rotations["neck"] = about("y", 0.28)
        rotations["head"] = about("y", 0.30)
    elif gesture > 0.56:  # hands in the pockets
        for side, sign in _SIDES:
            rotations |= _hanging_arm(side, sign, swing=-0.10, bend=0.75, inward=0.18, spread=0.16)
    drop = 0.010 + 0.004 * abs(weight)
    root = np.array([0.0, 0.028 * weight * leg, -drop * leg])
    base = carried(skeleton, rotations, root, "pelvis")
    for side, sign in _SIDES:
        ankle = skeleton.rest[skeleton.index(f"{side}_foot")].copy()
        free = max(0.0, -weight * sign)
        ankle += np.array([0.05 * free * leg, sign * (0.02 + 0.03 * free) * leg, 0.0])
        _place_leg(skeleton, rotations, base, side, ankle, np.eye(3), toe=np.eye(3), toe_out=sign * (0.10 + 0.15 * free))
    return forward(skeleton, rotations, root).astype(np.float32)


def ride_pose(asset: Asset, mount: Asset, *, mount_pose: NDArray[np.floating] | None = None, look_rad: float = 0.0,
              foot_down: bool = False) -> tuple[Pose, Floats]:
    """Somebody on a bicycle or motorcycle -> (pose (J, 4, 4) float32, T_mount_rider (4, 4)).

    mount : has the anchors "seat", "grip_left", "grip_right", "pedal_left" and "pedal_right" in its frame at rest. mount_pose :
    (K, 4, 4) skinning matrices of the mount; its joint "steer" carries the grips, its joint "crank" the pedals; None: at rest.
    look_rad : the head's turn, left positive. foot_down : the left foot stands on the ground (waiting at a light).

    The pelvis sits on the seat, the trunk leans until the hands reach the grips with slightly bent elbows, and two-bone inverse
    kinematics puts hands on grips and feet on pedals.
    """
    skeleton = _skeleton(asset)
    T = np.eye(4)
    T[:3, 3] = mount.anchors["seat"][:3, 3] - asset.anchors["seat"][:3, 3]
    grips = {s: _carried(mount, mount_pose, "steer", f"grip_{s}") - T[:3, 3] for s, _ in _SIDES}
    pedals = {s: _carried(mount, mount_pose, "crank", f"pedal_{s}") - T[:3, 3] for s, _ in _SIDES}
    middle = (pedals["left"] + pedals["right"]) / 2
    moving = mount.family == "bicycle"
    if foot_down:
        pedals["left"] = np.array([middle[0] + 0.06, pedals["left"][1] + 0.17, -T[2, 3]])
    arm = _arm_m(skeleton)
    lean = _lean(skeleton, grips, arm)
    rotations = {
        "pelvis": about("y", 0.55 * lean), "spine": about("y", 0.25 * lean), "chest": about("y", 0.20 * lean),
        "neck": about("y", -0.40 * lean) @ about("z", 0.4 * look_rad), "head": about("y", -0.45 * lean) @ about("z", 0.6 * look_rad),
    }
    base, chest = (carried(skeleton, rotations, (0, 0, 0), name) for name in ("pelvis", "chest"))
    for side, sign in _SIDES:
        _place_arm(skeleton, rotations, chest, side, sign, asset, grips[side])
        # Toes point down a little, most while the pedal is behind.
        behind = np.clip((middle[0] - pedals[side][0]) / 0.17, -1, 1)
        grounded = foot_down and side == "left"
        pitch = about("y", 0.0 if grounded else 0.12 + 0.12 * behind if moving else 0.05)
        ball = skeleton.rest[skeleton.index(f"{side}_toe")]
        rest_ankle = skeleton.rest[skeleton.index(f"{side}_foot")]
        sole = np.array([ball[0] - (0.015 if moving else 0.06), rest_ankle[1], 0.0])
        ankle = pedals[side] + pitch @ (rest_ankle - sole)
        _place_leg(skeleton, rotations, base, side, ankle, pitch, toe=np.eye(3), toe_out=0.0, knee_out=0.12 * sign)
    return forward(skeleton, rotations).astype(np.float32), T


def _walking_trunk(g: Gait, angle: float) -> dict[str, Floats]:
    """Rotations of trunk and arms at a phase angle (0 at the left heel's strike)."""
    brisk, turn, list_ = _brisk_turn_list(g, angle)
    rotations = {
        "pelvis": _pelvis_rotation(g, angle),
        "spine": about("z", 0.7 * turn) @ about("x", 0.6 * list_), "chest": about("z", 1.25 * turn) @ about("x", 0.4 * list_),
        "neck": about("z", -0.4 * turn), "head": about("z", -0.55 * turn) @ about("y", -0.02 + 0.012 * np.cos(2 * angle)),
    }
    for side, sign in _SIDES:
        swing = -sign * np.cos(angle - 0.15)  # 1: forward; against the leg of the same side
        bend = np.radians(np.interp(swing, [-1, 1], _ELBOW_DEG)) * (0.6 + 0.4 * brisk)
        rotations |= _hanging_arm(side, sign, swing=(0.30 * swing + 0.0) * brisk, bend=float(bend))
    return rotations


def _brisk_turn_list(g: Gait, angle: float) -> tuple[float, float, float]:
    """Vigour 0..1, and the pelvis' turn (left side forward at the left strike) and list, rad."""
    brisk = 1 - 0.6 * g.slow
    return brisk, float(0.075 * brisk * np.cos(angle)), float(0.05 * brisk * np.sin(angle - 0.2))


def _pelvis_rotation(g: Gait, angle: float) -> Floats:
    _, turn, list_ = _brisk_turn_list(g, angle)
    return about("z", -turn) @ about("x", -list_) @ about("y", 0.035)


def _hanging_arm(side: str, sign: float, *, swing: float, bend: float, inward: float = 0.0, spread: float = 0.11) -> dict[str, Floats]:
    """Arm at the side: swing forwards (rad), elbow bent by `bend`, `spread` off the body, forearm turned inwards."""
    lower = about("x", -sign * (ARM_ANGLE_RAD - spread))  # from the rest pose's angle down to the side
    # The elbow's axis lies across the hanging arm, turned so that the hand bends forwards and a little inwards.
    out = np.array([0.0, sign * np.sin(ARM_ANGLE_RAD), -np.cos(ARM_ANGLE_RAD)])
    axis = cross(out, np.array([1.0, -sign * (0.06 + inward), 0.0]))
    return {
        f"{side}_shoulder": about("x", -sign * 0.04),
        f"{side}_upper_arm": about("y", -swing) @ lower,
        f"{side}_forearm": _about_axis(axis, bend),
        f"{side}_hand": _about_axis(axis, 0.10),
    }


def _foot(asset: Asset, g: Gait, cycle: float, side: str) -> tuple[Floats, tuple[float, float]]:
    """Ankle position (3,) relative to a pelvis that stays at x = 0, and pitch of foot and (relative) toes, toes up positive."""
    heel, ball, ankle, tip = _sole(asset, side)
    forth = 0.38 * g.stride_m * g.stance  # where the flat foot's ankle is set down ahead of the hip
    pitch_table = _STANCE_PITCH.copy()
    pitch_table[:, 1] *= 1 - 0.45 * g.slow
    if cycle < g.stance:
        share = cycle / g.stance
        x = forth - g.stride_m * cycle
        pitch = float(np.radians(_smooth_interp(share, pitch_table)))
        position, toe = _rolled(heel, ball, ankle, pitch)
        return position + np.array([x, 0.0, 0.0]), (pitch, toe)
    # Swing: from the pose at toe off to the pose at heel strike, ends matching in position and speed.
    t = (cycle - g.stance) / (1 - g.stance)
    first = np.radians(pitch_table[-1, 1])
    last = np.radians(pitch_table[0, 1])
    off, toe0 = _rolled(heel, ball, ankle, float(first))
    on, _ = _rolled(heel, ball, ankle, float(last))
    off[0] += forth - g.stride_m * g.stance
    on[0] += forth
    span = g.stride_m * (1 - g.stance)
    h00, h10, h01, h11 = 2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t, -2 * t**3 + 3 * t**2, t**3 - t**2
    position = h00 * off + h01 * on
    position[0] += h10 * 0.6 * span - h11 * span  # leaves slowly forwards, comes down at the ground's speed
    ease = t * t * (3 - 2 * t)
    pitch = first + (last - first) * min(1.0, 1.15 * ease)
    relax = min(1.0, 1.7 * t)
    toe = toe0 * (1 - relax * relax * (3 - 2 * relax))
    bent_tip = ball + about("y", -toe) @ (tip - ball)
    clear = _sole_drop((heel, ball * [1, 1, 0], bent_tip), ankle, pitch)  # the least height of the ankle that keeps the sole off the ground
    lift = g.lift_m * 0.35 * np.sin(np.pi * t) ** 1.5
    position[2] = max(position[2], clear) + lift
    return position, (float(pitch), float(toe))


def _rolled(heel: Floats, ball: Floats, ankle: Floats, pitch: float) -> tuple[Floats, float]:
    """Ankle position of a foot that rolls over its heel (pitch > 0) or ball (< 0) in place, and the toes' counter-rotation."""
    if pitch >= 0:
        return heel + about("y", -pitch) @ (ankle - heel), 0.0
    return ball + about("y", -pitch) @ (ankle - ball), -pitch


def _sole_drop(contacts: tuple[Floats, ...], ankle: Floats, pitch: float) -> float:
    """Height of the ankle over the lowest of some points of the sole, with the foot pitched."""
    R = about("y", -pitch)
    return -min(float(R[2] @ (p - ankle)) for p in contacts)


def _sole(asset: Asset, side: str) -> tuple[Floats, Floats, Floats, Floats]:
    """Rest positions of the heel's contact, the toe joint, the ankle, and the tip of the sole."""
    skeleton = _skeleton(asset)
    heel = asset.anchors[f"{side}_heel"][:3, 3]
    ankle = skeleton.rest[skeleton.index(f"{side}_foot")]
    tip = asset.anchors[f"{side}_tip"][:3, 3]
    return np.array([heel[0], ankle[1], 0.0]), skeleton.rest[skeleton.index(f"{side}_toe")], ankle, tip


@lru_cache(maxsize=1024)
def _pelvis_heights(asset: Asset, g: Gait, count: int = 32) -> tuple[float, float]:
    """Mean height of the pelvis over the rest pose and amplitude of its two waves a cycle (m): as high as both legs reach."""
    skeleton = _skeleton(asset)
    reach = _leg_m(skeleton) * 0.996
    limit = np.full(count, np.inf)
    for i in range(count // 2):  # the other half of the cycle is this one's mirror image
        angle_i = 2 * np.pi * i / count
        base = carried(skeleton, {"pelvis": _pelvis_rotation(g, angle_i)}, (0.0, _sway(skeleton, angle_i), 0.0), "pelvis")
        for side, half in (("left", 0.0), ("right", 0.5)):
            hip = apply(base, skeleton.rest[skeleton.index(f"{side}_thigh")])
            across = _foot(asset, g, (i / count + half) % 1.0, side)[0] - hip
            limit[i] = min(limit[i], across[2] + np.sqrt(max(reach**2 - across[0] ** 2 - across[1] ** 2, 0.01)))
    limit[count // 2 :] = limit[: count // 2]
    angle = 2 * np.pi * np.arange(count) / count
    amplitude = float(np.clip(0.5 * (np.percentile(limit, 90) - limit.min()), 0, 0.022))
    return min(float(np.min(limit - amplitude * _bob(angle))), -0.003 - amplitude), amplitude


def _sway(skeleton: Skeleton, angle: float) -> float:
    """Metres to the left: the body leans over the leg that carries it."""
    return float(0.018 * _leg_m(skeleton) * np.sin(angle - 0.06))


def _bob(angle: Floats | float) -> Floats:
    """-1..1: lowest just after each heel strike, when both feet are down."""
    return np.asarray(-np.cos(2 * (np.asarray(angle) - 0.2)))


def _place_leg(skeleton: Skeleton, rotations: dict[str, Floats], base: Floats, side: str, ankle: Floats, foot: Floats, *,
               toe: Floats, toe_out: float, knee_out: float = 0.0) -> None:
    """Add thigh, shin, foot and toe rotations that bring the ankle to a place and the foot to an orientation."""
    hip, knee, rest_ankle = (skeleton.rest[skeleton.index(f"{side}_{n}")] for n in ("thigh", "shin", "foot"))
    pole = np.array([np.cos(toe_out), np.sin(toe_out) + knee_out, 0.25])
    first, second, _ = _bones(base, hip, knee, rest_ankle, ankle, pole)
    side_axis = cross(first, pole)
    rest_side = cross((knee - hip) / np.linalg.norm(knee - hip), _FORWARD)
    thigh = aligning(knee - hip, first, rest_side, side_axis)
    shin = aligning(rest_ankle - knee, second, rest_side, side_axis)
    world_foot = about("z", toe_out) @ foot
    R = base[:3, :3]
    rotations[f"{side}_thigh"] = R.T @ thigh
    rotations[f"{side}_shin"] = thigh.T @ shin
    rotations[f"{side}_foot"] = shin.T @ world_foot
    rotations[f"{side}_toe"] = toe


def _bones(base: Floats, root: Floats, middle: Floats, end: Floats, target: Floats, pole: Floats) -> tuple[Floats, Floats, float]:
    """`two_bone` for a chain whose root hangs on a posed parent."""
    start = apply(base, root)
    shift = start - root
    return two_bone(start, middle + shift, end + shift, target, pole)


def _place_arm(skeleton: Skeleton, rotations: dict[str, Floats], base: Floats, side: str, sign: float, asset: Asset, grip: Floats) -> None:
    """Add upper arm, forearm and hand rotations that bring the palm to a grip, elbows out and down."""
    shoulder, elbow, wrist = (skeleton.rest[skeleton.index(f"{side}_{n}")] for n in ("upper_arm", "forearm", "hand"))
    palm = asset.anchors[f"{side}_palm"][:3, 3] - wrist
    hand_way = np.array([0.80, -0.10 * sign, -0.45])
    hand_way /= np.linalg.norm(hand_way)
    target = grip - hand_way * np.linalg.norm(palm) + np.array([0, 0, 0.022])
    pole = np.array([-0.25, 0.75 * sign, -0.65])
    first, second, _ = _bones(base, shoulder, elbow, wrist, target, pole)
    bend = cross(first, second)
    bend = bend if np.linalg.norm(bend) > 1e-3 else cross(first, pole)
    rest_way = (wrist - shoulder) / np.linalg.norm(wrist - shoulder)
    rest_bend = cross(rest_way, _FORWARD)  # at rest the forearm would bend forwards
    upper = aligning(rest_way, first, rest_bend, bend)
    fore = aligning(rest_way, second, rest_bend, bend)
    # The palm faces down over the grip: at rest it faces the thigh.
    rest_palm = np.array([0.0, -sign * np.cos(ARM_ANGLE_RAD), -np.sin(ARM_ANGLE_RAD)])
    hand = aligning(palm, hand_way, rest_palm, -_UP + 0.2 * _FORWARD)
    rotations[f"{side}_upper_arm"] = base[:3, :3].T @ upper
    rotations[f"{side}_forearm"] = upper.T @ fore
    rotations[f"{side}_hand"] = fore.T @ hand


def _lean(skeleton: Skeleton, grips: dict[str, Floats], arm_m: float) -> float:
    """Forward lean of the trunk (rad) at which the shoulders come within 93 % of an arm's length plus palm of the grips."""
    leans = np.linspace(-0.15, 1.15, 27)
    p = np.tile(skeleton.rest[skeleton.index("left_upper_arm")], (len(leans), 1))
    for name, share in (("chest", 0.20), ("spine", 0.25), ("pelvis", 0.55)):  # from the shoulder down: each turns all above it
        joint = skeleton.rest[skeleton.index(name)]
        c, s, x, z = np.cos(share * leans), np.sin(share * leans), p[:, 0] - joint[0], p[:, 2] - joint[2]
        p[:, 0], p[:, 2] = joint[0] + c * x + s * z, joint[2] - s * x + c * z
    wrist = grips["left"] - np.array([0.07, 0, -0.05])
    error = np.abs(np.linalg.norm(wrist - p, axis=1) - 0.93 * arm_m) + 0.02 * np.abs(leans - 0.25)
    return float(leans[np.argmin(error)])


def _carried(mount: Asset, pose: NDArray[np.floating] | None, joint: str, anchor: str) -> Floats:
    """(3,) place of an anchor that moves with one of the mount's joints."""
    p = mount.anchors[anchor][:3, 3]
    if pose is None or mount.skeleton is None or joint not in mount.skeleton.names:
        return np.asarray(p, float)
    return apply(np.asarray(pose[mount.skeleton.index(joint)], float), p)


def _about_axis(axis: Floats, angle: float) -> Floats:
    """(3, 3) rotation by Rodrigues' formula."""
    x, y, z = axis / np.linalg.norm(axis)
    K = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.asarray(np.eye(3) + np.sin(angle) * K + (1 - np.cos(angle)) * (K @ K))


def _smooth_interp(x: float, table: Floats) -> float:
    """Interpolation with zero slope at the table's points."""
    i = int(np.clip(np.searchsorted(table[:, 0], x) - 1, 0, len(table) - 2))
    t = (x - table[i, 0]) / (table[i + 1, 0] - table[i, 0])
    return float(table[i, 1] + (table[i + 1, 1] - table[i, 1]) * t * t * (3 - 2 * t))


def _skeleton(asset: Asset) -> Skeleton:
    if asset.skeleton is None:
        raise ValueError(f"asset {asset.key} has no skeleton to pose")
    return asset.skeleton


def _leg_m(skeleton: Skeleton) -> float:
    hip, knee, ankle = (skeleton.rest[skeleton.index(f"left_{n}")] for n in ("thigh", "shin", "foot"))
    return float(np.linalg.norm(knee - hip) + np.linalg.norm(ankle - knee))


def _arm_m(skeleton: Skeleton) -> float:
    shoulder, elbow, wrist = (skeleton.rest[skeleton.index(f"left_{n}")] for n in ("upper_arm", "forearm", "hand"))
    return float(np.linalg.norm(elbow - shoulder) + np.linalg.norm(wrist - elbow))
