"""Postures and gaits of four-legged animals: feet set on the ground, legs bent to reach them."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset, Skeleton
from simgen.assets.animals.gaits import LEGS, Stride, stride
from simgen.assets.memo import per_asset
from simgen.assets.people.kinematics import Floats, about, aligning, carried, forward, turned, two_bone

Pose = NDArray[np.float32]
_SIDES = (("left", 1.0), ("right", -1.0))
_LEGS = ("left_fore", "right_fore", "left_hind", "right_hind")
_UP = np.array([0.0, 0.0, 1.0])


def moving_pose(asset: Asset, gait: str, speed_mps: float, travelled_m: float, phase: float, time_s: float) -> Pose:
    """(J, 4, 4) float32 of walk, trot, canter or gallop; the cycle follows the way travelled, so that feet keep their place."""
    skeleton = _skeleton(asset)
    rotary = asset.family in ("dog", "cat")
    s = stride(gait, speed_mps, hip_m(asset), rotary=rotary)
    cycle = (travelled_m / s.length_m + phase) % 1.0
    rotations, root = _trunk(asset, s, gait, cycle, time_s)
    root[2] -= _sink_m(asset, s, gait)
    bases = {name: carried(skeleton, rotations, root, "body" if "hind" in name else "chest") for name in _LEGS}
    for name in _LEGS:
        place, flex, roll = _foot(asset, s, name, cycle)
        _leg(asset, rotations, bases[name], name, place, flex, roll)
    return forward(skeleton, rotations, root).astype(np.float32)


def still_pose(asset: Asset, gait: str, phase: float, time_s: float) -> Pose:
    """(J, 4, 4) float32 of an animal that stays where it is: "stand", "sniff", "graze", "sit" or "lie"."""
    skeleton = _skeleton(asset)
    rotations, root = _still_trunk(asset, gait, phase, time_s)
    bases = {name: carried(skeleton, rotations, root, "body" if "hind" in name else "chest") for name in _LEGS}
    h = _height(asset)
    for name in _LEGS:
        sign = 1.0 if "left" in name else -1.0
        fore = "fore" in name
        place = np.zeros(3)
        if gait == "sit" and not fore:
            _folded_hind(asset, rotations, bases[name], name, ahead=0.30, out=0.14, sign=sign)
            continue
        if gait == "lie":
            if fore:
                _folded_fore(asset, rotations, bases[name], name, sign)
            else:
                _folded_hind(asset, rotations, bases[name], name, ahead=0.22, out=0.16, sign=sign)
            continue
        if gait in ("graze", "sniff") and fore:
            place[0] = (0.10 if sign > 0 else -0.07) * h
        elif gait == "stand":
            place[0] = 0.05 * h * np.sin(7.0 * phase + (1.0 if fore else 2.6) + 1.3 * sign)
        _leg(asset, rotations, bases[name], name, place, 0.0, 0.0)
    return forward(skeleton, rotations, root).astype(np.float32)


def hip_m(asset: Asset) -> float:
    """Height of the hips at rest."""
    s = _skeleton(asset)
    return float(s.rest[s.index("left_hind_upper"), 2])


def _trunk(asset: Asset, s: Stride, gait: str, cycle: float, time_s: float) -> tuple[dict[str, Floats], Floats]:
    a = 2 * np.pi * cycle
    leg = hip_m(asset)
    root = np.zeros(3)
    rotations: dict[str, Floats] = {}
    wag = {"dog": 0.30, "cat": 0.10, "horse": 0.10, "cow": 0.14}.get(asset.family, 0.05)
    if gait in ("walk", "trot"):
        twice = 2 * a
        root[2] = s.bounce * leg * np.cos(twice - (0.9 if gait == "walk" else 0.6))
        yaw = 0.05 if gait == "walk" else 0.02
        rotations["body"] = about("z", -yaw * np.cos(a)) @ about("x", 0.03 * np.sin(a))
        rotations["spine"] = about("z", yaw * np.cos(a))
        rotations["chest"] = about("z", yaw * 0.9 * np.cos(a + 1.2)) @ about("x", -0.03 * np.sin(a))
        nod = (0.045 if gait == "walk" else 0.015) * np.cos(twice - 0.5)
        rotations["neck1"] = about("y", 0.10 + nod) @ about("z", -yaw * 0.6 * np.cos(a + 1.2))
        rotations["head"] = about("y", -0.06 - 0.8 * nod)
    else:
        pitch = (0.05 if gait == "canter" else 0.075) * np.sin(a + 0.4)
        root[2] = s.bounce * leg * np.cos(a - 3.6)
        bend = s.flex * np.cos(a + 0.3)  # the back is most bent while the hind feet come forwards
        rotations["body"] = about("y", pitch - 0.6 * bend)
        rotations["spine"] = about("y", 0.7 * bend)
        rotations["chest"] = about("y", 0.5 * bend)
        rotations["neck1"] = about("y", 0.16 - 0.5 * pitch - 0.3 * bend)
        rotations["neck2"] = about("y", 0.06)
        rotations["head"] = about("y", -0.22 - 0.6 * pitch)
        wag *= 0.4
    lifted = {"dog": -0.25, "cat": 0.1}.get(asset.family, 0.0) + (-0.45 if gait in ("canter", "gallop") else 0.0)
    _tail(rotations, wag * np.sin(a), lifted)
    _ears(rotations, 0.06 * np.sin(1.7 * time_s), back=0.35 if gait == "gallop" else 0.0)
    return rotations, root


def _still_trunk(asset: Asset, gait: str, phase: float, time_s: float) -> tuple[dict[str, Floats], Floats]:
    h = _height(asset)
    skeleton = _skeleton(asset)
    slow = np.sin(0.9 * time_s + 6.0 * phase) * 0.6 + np.sin(0.37 * time_s + 11.0 * phase) * 0.4
    root = np.zeros(3)
    breath = 0.004 * np.sin(2 * np.pi * 0.35 * time_s + 5 * phase)
    rotations: dict[str, Floats] = {"chest": about("y", breath)}
    wag = 0.0
    if asset.family == "dog":
        wag = 0.45 * np.sin(2 * np.pi * 2.2 * time_s) * max(0.0, np.sin(0.5 * time_s + 9 * phase))
    elif asset.family in ("cat", "cow", "horse"):
        wag = 0.22 * np.sin(1.3 * time_s + 4 * phase) ** 3
    if gait == "stand":
        rotations["neck1"] = about("z", 0.20 * slow) @ about("y", 0.03 * slow)
        rotations["neck2"] = about("z", 0.15 * slow)
        rotations["head"] = about("z", 0.25 * slow) @ about("y", 0.05 * np.sin(0.7 * time_s + phase))
    elif gait in ("graze", "sniff"):
        _reach_down(asset, rotations, 0.05 * np.sin(1.1 * time_s + phase), 0.14 * slow)
    elif gait == "sit":
        hip = skeleton.rest[skeleton.index("left_hind_upper")]
        drop = hip[2] - 0.205 * h
        shoulder = skeleton.rest[skeleton.index("left_fore_upper")]
        root = np.array([0.0, 0.0, -drop])
        rotations["spine"] = about("y", -0.10)
        rotations["chest"] = about("y", 0.02)
        heights = []
        tilts = np.linspace(-1.0, -0.15, 35)
        for tilt in tilts:  # as upright as the fore legs are long
            rotations["body"] = about("y", tilt)
            heights.append(float((carried(skeleton, rotations, root, "chest") @ np.append(shoulder, 1.0))[2]))
        tilt = float(tilts[np.argmin(np.abs(np.array(heights) - 1.01 * shoulder[2]))])
        rotations["body"] = about("y", tilt)
        rotations["neck1"] = about("y", -0.16 * tilt) @ about("z", 0.18 * slow)
        rotations["neck2"] = about("y", -0.26 * tilt)
        rotations["head"] = about("y", -0.72 * tilt) @ about("z", 0.3 * slow)
        base = carried(skeleton, rotations, root, "chest")
        now = base[:3, :3] @ shoulder + base[:3, 3]
        # The fore legs stand upright under the shoulders.
        root[0] += shoulder[0] - now[0] - 0.02 * h
    elif gait == "lie":
        root[2] = -(float(asset.parameters["brisket_m"]) - 0.02 * h)
        rotations["neck1"] = about("z", 0.22 * slow)
        rotations["head"] = about("z", 0.25 * slow) @ about("y", 0.05)
    lifted = {"dog": -0.15 if gait == "stand" else 0.0}.get(asset.family, 0.0)
    _tail(rotations, wag, lifted)
    if gait in ("sit", "lie"):
        _tail_off_ground(asset, rotations, root, wag)
    _ears(rotations, 0.10 * np.sin(2.3 * time_s + 3 * phase) ** 5, back=0.0)
    return rotations, root


def _reach_down(asset: Asset, rotations: dict[str, Floats], nod: float, turn: float) -> None:
    """Neck and head lowered until the mouth is near the ground."""
    skeleton = _skeleton(asset)
    mouth = asset.anchors["mouth"][:3, 3]
    target = 0.035 * _height(asset)
    best: tuple[float, float] = (1e9, 0.0)
    pitch = float(asset.parameters["head_pitch_rad"])
    for angle in np.linspace(0.3, 2.2, 39):
        trial = _lowered(angle, pitch)
        z = float((carried(skeleton, trial, (0, 0, 0), "head") @ np.append(mouth, 1.0))[2])
        best = min(best, (abs(z - target), float(angle)))
    rotations |= _lowered(best[1], pitch)
    rotations["head"] = rotations["head"] @ about("y", nod)
    rotations["neck1"] = about("z", turn) @ rotations["neck1"]


def _lowered(angle: float, head_pitch: float) -> dict[str, Floats]:
    """The neck turned down by an angle while the face keeps at most 65 degrees to the ground."""
    lean = 0.10 * min(angle, 1.0) + 0.16 * max(angle - 1.3, 0.0)
    head = min(np.radians(65.0), head_pitch + angle) - head_pitch - angle - lean
    return {"chest": about("y", lean), "neck1": about("y", 0.60 * angle), "neck2": about("y", 0.40 * angle), "head": about("y", head)}


def _tail(rotations: dict[str, Floats], sway: float, lift: float) -> None:
    rotations["tail1"] = about("z", sway) @ about("y", -lift * 0.6)
    rotations["tail2"] = about("z", sway * 0.7) @ about("y", -lift * 0.3)
    rotations["tail3"] = about("z", sway * 0.6) @ about("y", -lift * 0.1)
    rotations["tail4"] = about("z", sway * 0.5)


def _tail_off_ground(asset: Asset, rotations: dict[str, Floats], root: Floats, wag: float) -> None:
    """Turns the tail up, joint by joint, until it lies on the ground and not in it."""
    skeleton = _skeleton(asset)
    ends = [skeleton.rest[skeleton.index(n)] for n in ("tail2", "tail3", "tail4")] + [asset.anchors["tail_tip"][:3, 3]]
    for k, end in enumerate(ends, 1):
        clear = (0.13 if "tail" in asset.parameters["fringe"] else 0.07) * _height(asset)
        for lift in np.linspace(0.0, 1.8, 25):
            rotations[f"tail{k}"] = about("z", 0.5 * wag + (0.25 if k > 1 and asset.family == "cat" else 0.0)) @ about("y", lift)
            if float((carried(skeleton, rotations, root, f"tail{k}") @ np.append(end, 1.0))[2]) > clear:
                break


def _ears(rotations: dict[str, Floats], twitch: float, back: float) -> None:
    rotations["left_ear"] = about("z", twitch) @ about("y", -back)
    rotations["right_ear"] = about("z", -0.6 * twitch) @ about("y", -back)


def _foot(asset: Asset, s: Stride, name: str, cycle: float) -> tuple[Floats, float, float]:
    """Offset of the toe from its place at rest (3,), flexion of the lower leg (0..1), and pitch of the foot about its toe (rad,
    heel up positive)."""
    at = (cycle - s.footfalls[LEGS.index(name)]) % 1.0
    sweep = s.length_m * s.duty
    leg = hip_m(asset)
    front = 0.5 * sweep + (0.04 if "fore" in name else 0.02) * leg
    up = 0.95  # pitch at which the foot leaves the ground
    if at < s.duty:
        share = at / s.duty
        late = np.clip((share - 0.72) / 0.28, 0, 1)
        return np.array([front - s.length_m * at, 0.0, 0.0]), 0.0, float(up * late * late)
    t = (at - s.duty) / (1 - s.duty)
    span = s.length_m * (1 - s.duty)
    h00, h10, h01, h11 = 2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t, -2 * t**3 + 3 * t**2, t**3 - t**2
    x = h00 * (front - sweep) + h01 * front - (h10 + h11) * span  # leaves and lands at the ground's speed
    x = float(np.clip(x, front - sweep - 0.16 * leg, front + 0.10 * leg))
    z = s.lift * leg * np.sin(np.pi * t) * (1.35 - 0.7 * t)  # off the ground at once, and down on it from above
    bump = np.sin(np.pi * min(1.0, t * 1.15)) ** 2
    pitch = up * (1 - t) ** 2 * (1 + 1.5 * t) + 0.35 * bump
    return np.array([x, 0.0, z]), float(bump), float(pitch * (1 - t**6))


def _leg(asset: Asset, rotations: dict[str, Floats], base: Floats, name: str, place: Floats, flex: float, roll: float) -> None:
    """Puts a foot where it belongs and bends the joints above. base : (4, 4) skinning matrix of the trunk at the leg."""
    skeleton = _skeleton(asset)
    fore = "fore" in name
    names = [f"{name}_{part}" for part in ("upper", "lower", "cannon", "foot")]
    top, middle, low, fetlock = (skeleton.rest[skeleton.index(n)] for n in names)
    toe = asset.anchors[f"{name}_toe"][:3, 3]
    target_toe = toe + place
    foot_R = about("y", roll)
    target_fetlock = target_toe + foot_R @ (fetlock - toe)
    if fore:
        blade = name.replace("fore", "blade")
        rotations[blade] = _blade(skeleton, name, place)
        base = base @ turned(skeleton.rest[skeleton.index(blade)], rotations[blade])
    root = base[:3, :3] @ top + base[:3, 3]
    way, rest_way = target_fetlock - root, fetlock - top
    lean = float(np.arctan2(-way[0], -way[2]) - np.arctan2(-rest_way[0], -rest_way[2]))  # positive: the foot is behind
    crouch = float(np.clip(1 - np.linalg.norm(way) / np.linalg.norm(rest_way), -0.1, 0.6))
    angle = 1.0 * lean + 1.1 * flex + 0.3 * max(crouch, 0.0) if fore else 0.75 * lean + 0.55 * flex - 0.5 * crouch
    if fore:  # a raised foot folds under: the more, the less room there is between shoulder and carpus
        closest = 0.60 * float(np.linalg.norm(middle - top) + np.linalg.norm(low - middle))
        angle = _folded(angle, lambda a: float(np.linalg.norm(target_fetlock + about("y", a) @ (low - fetlock) - root)) - closest)
    target_low = target_fetlock + about("y", angle) @ (low - fetlock)
    for _ in range(3):  # where the hock or carpus is out of reach the cannon turns towards the trunk
        first, second, short = two_bone(root, root + (middle - top), root + (low - top), target_low, _pole(target_low - root, fore))
        if short < 1e-4:
            break
        bone = target_low - target_fetlock
        pull = bone + (root - target_low) / np.linalg.norm(root - target_low) * min(1.6 * short + 1e-3, 0.5 * float(np.linalg.norm(bone)))
        pull *= np.linalg.norm(bone) / np.linalg.norm(pull)
        target_low = target_fetlock + pull
    cannon = aligning(low - fetlock, target_low - target_fetlock, np.array([0.0, 1.0, 0.0]), np.array([0.0, 1.0, 0.0]))
    side = np.array([0.0, 1.0, 0.0])
    upper = aligning(middle - top, first, side, side)
    lower = aligning(low - middle, second, side, side)
    rotations[names[0]] = base[:3, :3].T @ upper
    rotations[names[1]] = upper.T @ lower
    rotations[names[2]] = lower.T @ cannon
    rotations[names[3]] = cannon.T @ foot_R


def _folded(angle: float, room: Callable[[float], float]) -> float:
    """The least angle from `angle` on that leaves room for the joints above, by bisection; at most 2.1 rad."""
    if room(angle) >= 0:
        return angle
    low, high = angle, max(angle, 2.1)
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (low, middle) if room(middle) >= 0 else (middle, high)
    return high


def _pole(way: Floats, fore: bool) -> Floats:
    """Where elbow or stifle point: backwards or forwards, square to the leg in whatever direction it reaches."""
    back = np.array([way[2], 0.0, -way[0]])
    return back if fore else -back


def _folded_hind(asset: Asset, rotations: dict[str, Floats], base: Floats, name: str, *, ahead: float, out: float, sign: float) -> None:
    """A hind leg folded beside the trunk, metatarsus flat on the ground."""
    skeleton = _skeleton(asset)
    h = _height(asset)
    names = [f"{name}_{part}" for part in ("upper", "lower", "cannon", "foot")]
    top, middle, low, fetlock = (skeleton.rest[skeleton.index(n)] for n in names)
    root = base[:3, :3] @ top + base[:3, 3]
    length = float(np.linalg.norm(fetlock - low))
    hock = np.array([root[0] - 0.02 * h + (ahead - 0.30) * h, root[1] + sign * out * 0.45 * h, 0.052 * h])
    way = np.array([1.0, sign * 0.10, -(0.052 * h - fetlock[2] * 0.62) / length])
    cannon = aligning(fetlock - low, way, np.array([0.0, 1.0, 0.0]), np.array([0.0, 1.0, 0.0]))
    pole = np.array([1.0, sign * 0.45, 0.75])
    first, second, _ = two_bone(root, root + (middle - top), root + (low - top), hock, pole)
    side = np.array([0.0, 1.0, 0.0])
    upper = aligning(middle - top, first, side, side)
    lower = aligning(low - middle, second, side, side)
    rotations[names[0]] = base[:3, :3].T @ upper
    rotations[names[1]] = upper.T @ lower
    rotations[names[2]] = lower.T @ cannon
    rotations[names[3]] = cannon.T @ np.eye(3)


def _folded_fore(asset: Asset, rotations: dict[str, Floats], base: Floats, name: str, sign: float) -> None:
    """A fore leg laid on the ground: forearm forwards (paws), or folded under the chest (hoofs)."""
    skeleton = _skeleton(asset)
    h = _height(asset)
    names = [f"{name}_{part}" for part in ("upper", "lower", "cannon", "foot")]
    top, middle, low, fetlock = (skeleton.rest[skeleton.index(n)] for n in names)
    root = base[:3, :3] @ top + base[:3, 3]
    side = np.array([0.0, 1.0, 0.0])
    elbow = np.array([root[0] - 0.16 * h, root[1] + sign * 0.03 * h, 0.055 * h])
    first = elbow - root
    upper = aligning(middle - top, first, side, side)
    at = root + upper @ (middle - top)
    if asset.parameters.get("foot") == "paw":
        fore_way = np.array([1.0, -sign * 0.03, (0.035 * h - at[2]) / float(np.linalg.norm(low - middle))])
        hand_way = np.array([1.0, 0.0, -0.06])
        foot = np.eye(3)
    else:
        fore_way = np.array([0.95, sign * 0.12, (0.045 * h - at[2]) / float(np.linalg.norm(low - middle))])
        hand_way = np.array([-0.98, -sign * 0.22, 0.02])
        foot = about("y", 1.9)
    lower = aligning(low - middle, fore_way, side, side)
    cannon = aligning(fetlock - low, hand_way, side, side)
    rotations[names[0]] = base[:3, :3].T @ upper
    rotations[names[1]] = upper.T @ lower
    rotations[names[2]] = lower.T @ cannon
    rotations[names[3]] = cannon.T @ foot


def _blade(skeleton: Skeleton, name: str, place: Floats) -> Floats:
    """(3, 3) rotation of the shoulder blade, which swings with its leg by up to 16 degrees."""
    height = float(skeleton.rest[skeleton.index(f"{name}_upper"), 2])
    return about("y", -float(np.clip(0.40 * place[0] / height, -0.28, 0.28)))


@per_asset()
def _sink_m(asset: Asset, s: Stride, gait: str) -> float:
    """How far the trunk is lowered so that every foot that is down can reach its place."""
    skeleton = _skeleton(asset)
    need = 0.0
    for i in range(24):
        cycle = i / 24
        rotations, root = _trunk(asset, s, gait, cycle, 0.0)
        for name in _LEGS:
            place, _flex, roll = _foot(asset, s, name, cycle)
            if place[2] > 0.0:
                continue
            base = carried(skeleton, rotations, root, "body" if "hind" in name else "chest")
            if "fore" in name:
                blade = skeleton.rest[skeleton.index(name.replace("fore", "blade"))]
                base = base @ turned(blade, _blade(skeleton, name, place))
            joints = [skeleton.rest[skeleton.index(f"{name}_{part}")] for part in ("upper", "lower", "cannon", "foot")]
            top = base[:3, :3] @ joints[0] + base[:3, 3]
            toe = asset.anchors[f"{name}_toe"][:3, 3]
            fetlock = toe + place + about("y", roll) @ (joints[3] - toe)
            reach = 0.992 * sum(float(np.linalg.norm(b - a)) for a, b in itertools.pairwise(joints))
            across = float(np.hypot(*(top - fetlock)[:2]))
            most = fetlock[2] + np.sqrt(max(reach**2 - across**2, (0.5 * reach) ** 2))
            need = max(need, float(top[2] - most))
    return need + (0.012 if gait == "walk" else 0.02) * hip_m(asset)


def _height(asset: Asset) -> float:
    return float(asset.parameters["withers_m"])


def _skeleton(asset: Asset) -> Skeleton:
    if asset.skeleton is None:
        raise ValueError(f"asset {asset.key} has no skeleton to pose")
    return asset.skeleton
