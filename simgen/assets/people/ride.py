"""Riders: astride on bicycles and motorcycles of all postures, with their knees together on scooters, standing on kick scooters."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset, Skeleton
from simgen.assets.people.draft import SIDES, Draft, Pose, arm_m, body_scale, leg_m
from simgen.assets.people.gait import PLAIN
from simgen.assets.people.kinematics import Floats, about
from simgen.assets.people.style import Style, wander
from simgen.geometry import apply

_TREAD = frozenset({"bicycle", "cargo_bike"})
_TUCKED = 0.85  # of cyclists' elbows: seen from behind they hardly show beside the trunk
_STANDING = frozenset({"stand", "standing", "kick_scooter"})


def ride_pose(
    asset: Asset,
    mount: Asset,
    *,
    mount_pose: NDArray[np.floating] | None = None,
    look_rad: float = 0.0,
    foot_down: bool = False,
    style: Style = PLAIN,
    time_s: float = 0.0,
) -> tuple[Pose, Floats]:
    """Somebody on a bicycle or motorcycle -> (pose (J, 4, 4) float32, T_mount_rider (4, 4)).

    mount : has the anchors "seat", "grip_left", "grip_right", "pedal_left" and "pedal_right" in its frame at rest. mount_pose :
    (K, 4, 4) skinning matrices of the mount; its joint "steer" carries the grips, its joint "crank" the pedals; None: at rest.
    look_rad : the head's turn, left positive. foot_down : the left foot stands on the ground (waiting at a light).
    style, time_s : the rider's manner, and how they breathe and look about.

    The pelvis sits on the seat, the trunk leans until the hands reach the grips with slightly bent elbows, and two-bone inverse
    kinematics puts hands on grips and feet on pedals. `mount.parameters["riding"]` may be "sport" (elbows low, head up), "cruiser"
    (leaning back, feet ahead), "scooter" (knees together) or "stand" (a kick scooter, see `stand_ride`).
    """
    riding = str(mount.parameters.get("riding", ""))
    if riding in _STANDING or "seat" not in mount.anchors:
        return stand_ride(asset, mount, mount_pose=mount_pose, look_rad=look_rad, foot_down=foot_down, style=style, time_s=time_s)
    draft = Draft(asset, breath=float(np.sin(2 * np.pi * (0.35 * time_s + style.seed))))
    skeleton = draft.skeleton
    T = np.eye(4)
    T[:3, 3] = mount.anchors["seat"][:3, 3] - asset.anchors["seat"][:3, 3]
    if foot_down:
        T[:3, 3] += _off_the_saddle(draft, T, float(mount.anchors["grip_left"][0, 3]))
    grips = {s: _carried(mount, mount_pose, "steer", f"grip_{s}") - T[:3, 3] for s, _ in SIDES}
    pedals = {s: _carried(mount, mount_pose, "crank", f"pedal_{s}") - T[:3, 3] for s, _ in SIDES}
    middle = (pedals["left"] + pedals["right"]) / 2
    moving = mount.family in _TREAD
    if foot_down:
        pedals["left"] = np.array([middle[0] + 0.06, pedals["left"][1] + 0.17, -T[2, 3]])
    lean = _lean(skeleton, grips, arm_m(asset))
    look = look_rad + (0.25 * wander(time_s, style.seed, hold_s=3.5, move_s=0.7) if time_s else 0.0)
    rock = 0.03 * float(np.sin(np.arctan2(pedals["left"][2] - middle[2], pedals["left"][0] - middle[0]))) if moving else 0.0
    draft.rotations = {
        "pelvis": about("x", -rock) @ about("y", 0.55 * lean),
        "spine": about("x", 0.6 * rock) @ about("y", 0.25 * lean),
        "chest": about("x", 0.5 * rock) @ about("y", 0.20 * lean),
        "neck": about("y", -0.40 * lean) @ about("z", 0.4 * look),
        "head": about("y", -0.45 * lean) @ about("z", 0.6 * look),
    }
    for side, sign in SIDES:
        hold(draft, side, grips[side], low=_TUCKED if moving else 0.25 if riding == "sport" else 0.0)
        # Toes point down a little, most while the pedal is behind.
        behind = np.clip((middle[0] - pedals[side][0]) / 0.17, -1, 1)
        grounded = foot_down and side == "left"
        back = np.clip((0.28 - pedals[side][0] + asset.anchors["seat"][0, 3]) / 0.25, 0, 1)  # pegs far back: toes down
        pitch = about("y", 0.0 if grounded else 0.14 + 0.12 * behind if moving else 0.08 + 0.34 * back)
        ball, rest_ankle = draft.rest(f"{side}_toe"), draft.rest(f"{side}_foot")
        sole = np.array([ball[0] - (0.015 if moving else 0.06), rest_ankle[1], 0.0])
        out = 0.02 if riding == "scooter" else 0.05 if moving else 0.20
        draft.leg(side, pedals[side] + pitch @ (rest_ankle - sole), pitch, knee_out=out * sign)
    return draft.pose(), T


def stand_ride(
    asset: Asset,
    mount: Asset,
    *,
    mount_pose: NDArray[np.floating] | None = None,
    look_rad: float = 0.0,
    foot_down: bool = False,
    style: Style = PLAIN,
    time_s: float = 0.0,
) -> tuple[Pose, Floats]:
    """Somebody who stands on a kick scooter, one foot before the other, hands on its bar -> (pose, T_mount_rider (4, 4)).

    mount : has the anchors "grip_left" and "grip_right", and "pedal_left" and "pedal_right" (where the feet stand) or "deck" (the middle of
    its upper side). foot_down : the rear foot stands on the ground beside it.
    """
    grips = {s: _carried(mount, mount_pose, "steer", f"grip_{s}") for s, _ in SIDES}
    ahead_m, behind_m = 0.14 * body_scale(asset), -0.17 * body_scale(asset)
    if "pedal_left" in mount.anchors:
        places = sorted((mount.anchors[f"pedal_{side}"][:3, 3] for side, _ in SIDES), key=lambda p: float(p[0]))
        deck = (places[0] + places[1]) / 2
        half = float(places[1][0] - places[0][0]) / 2
        ahead_m, behind_m = min(ahead_m, half - 0.03), max(behind_m, -half - 0.02)
    else:
        deck = mount.anchors["deck"][:3, 3]
    draft = Draft(asset, breath=float(np.sin(2 * np.pi * (0.3 * time_s + style.seed))))
    k, leg = draft.k, leg_m(asset)
    shift = wander(time_s, style.seed, hold_s=4.0, move_s=1.2)
    T = np.eye(4)
    T[:3, 3] = deck
    T[0, 3] = min(float(deck[0]), grips["left"][0] - 0.36 * k)
    lean = 0.06 + 0.02 * shift
    side_lean = 0.02 * shift
    draft.rotations = {
        "pelvis": about("z", -0.25 * style.side) @ about("x", side_lean) @ about("y", 0.5 * lean),
        "spine": about("z", 0.12 * style.side) @ about("y", 0.3 * lean),
        "chest": about("z", 0.13 * style.side) @ about("y", 0.2 * lean + style.stoop),
        "neck": about("z", 0.4 * look_rad) @ about("y", -0.03),
        "head": about("z", 0.6 * look_rad) @ about("y", -0.02 - style.stoop),
    }
    low = 0.035 * leg
    if foot_down:  # as low as the rear leg needs to reach the ground beside the deck
        hip, ankle = T[2, 3] + draft.rest("left_thigh")[2], draft.rest("left_foot")[2]
        low = max(low, hip - ankle - float(np.sqrt((0.985 * leg) ** 2 - 0.27**2)) + 0.02)
    draft.root = np.array([-0.01 + 0.015 * shift, 0.012 * shift, -low])
    front = style.side
    for side, sign in SIDES:
        ahead = sign == front
        x = (ahead_m if ahead else behind_m) + deck[0] - T[0, 3]
        ankle = np.array([x, sign * 0.028 * k, draft.rest(f"{side}_foot")[2]])
        if foot_down and not ahead:
            ankle += [0.05, sign * 0.17, -T[2, 3]]
        draft.leg(side, ankle, np.eye(3), toe_out=sign * (0.06 if ahead else 0.45), knee_out=0.05 * sign)
    for side, _ in SIDES:
        hold(draft, side, grips[side] - T[:3, 3])
    return draft.pose(), T


def hold(draft: Draft, side: str, grip: Floats, low: float = 0.0) -> None:
    """A hand on a handlebar's grip, palm down, elbow out and down. low : 0 elbows out, 1 elbows below the line from shoulder to hand."""
    sign = 1.0 if side == "left" else -1.0
    way = np.array([0.80, -0.10 * sign, -0.45])
    way /= np.linalg.norm(way)
    draft.reach(
        side,
        grip + np.array([0.0, 0.0, 0.022]),
        way,
        np.array([0.05, -sign, 0.1]),
        pole=np.array([-0.25, 0.75 * (1.0 - low) * sign, -0.65]),
    )


def _off_the_saddle(draft: Draft, T_mount_rider: Floats, grip_x: float) -> Floats:
    """(3,) shift of a rider whose leg does not reach the ground from the saddle: forwards off it, and down."""
    aside_m = 0.24
    hip, ankle = T_mount_rider[2, 3] + draft.rest("left_thigh")[2], draft.rest("left_foot")[2]
    drop = hip - ankle - float(np.sqrt((0.985 * leg_m(draft.asset)) ** 2 - aside_m**2))
    room = grip_x - 0.40 * draft.k - T_mount_rider[0, 3]  # arms keep bent before the body
    return np.array([min(max(room, 0.0), 0.20) if drop > 0.03 else 0.0, 0.0, -max(drop, 0.0)])


def _lean(skeleton: Skeleton, grips: dict[str, Floats], arm: float) -> float:
    """Forward lean of the trunk (rad) at which the shoulders come within 93 % of an arm's length plus palm of the grips."""
    leans = np.linspace(-0.15, 1.15, 27)
    p = np.tile(skeleton.rest[skeleton.index("left_upper_arm")], (len(leans), 1))
    for name, share in (("chest", 0.20), ("spine", 0.25), ("pelvis", 0.55)):  # from the shoulder down: each turns all above it
        joint = skeleton.rest[skeleton.index(name)]
        c, s, x, z = np.cos(share * leans), np.sin(share * leans), p[:, 0] - joint[0], p[:, 2] - joint[2]
        p[:, 0], p[:, 2] = joint[0] + c * x + s * z, joint[2] - s * x + c * z
    wrist = grips["left"] - np.array([0.07, 0, -0.05])
    error = np.abs(np.linalg.norm(wrist - p, axis=1) - 0.93 * arm) + 0.02 * np.abs(leans - 0.25)
    return float(leans[np.argmin(error)])


def _carried(mount: Asset, pose: NDArray[np.floating] | None, joint: str, anchor: str) -> Floats:
    """(3,) place of an anchor that moves with one of the mount's joints."""
    p = mount.anchors[anchor][:3, 3]
    if pose is None or mount.skeleton is None or joint not in mount.skeleton.names:
        return np.asarray(p, float)
    return apply(np.asarray(pose[mount.skeleton.index(joint)], float), p)
