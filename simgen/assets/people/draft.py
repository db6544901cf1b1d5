"""A pose in the making: trunk first, then legs and arms that reach for places by two-bone inverse kinematics."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset, Skeleton
from simgen.assets.memo import per_asset
from simgen.assets.people.kinematics import Floats, about, about_axis, aligning, carried, cross, forward, two_bone
from simgen.geometry import apply

Pose = NDArray[np.float32]

FORWARD, LEFT, UP = np.eye(3)
SIDES = (("left", 1.0), ("right", -1.0))
# Quiet breathing widens the chest by some 5 mm from front to back and lifts the shoulders by a few (Konno and Mead, 1967).
_CHEST_DEPTH, _CHEST_BREADTH, _SHOULDERS_RAD = 0.022, 0.010, 0.018

# What arms are posed within, rad: see `limits.LIMITS`. The nearest that a wrist comes to the shoulder, in arm lengths: elbow at 146 deg.
_WRIST_FLEXION, _WRIST_ASIDE, _FOREARM_TWIST = 1.12, 0.50, 1.80
_NEAREST = 0.31


@dataclass
class Draft:
    """Rotations (3, 3) by joint, in the object's axes and relative to the parent, and the root's shift (3,) m. breath : -1..1."""

    asset: Asset
    rotations: dict[str, Floats] = field(default_factory=dict)
    root: Floats = field(default_factory=lambda: np.zeros(3))
    breath: float = 0.0

    @property
    def skeleton(self) -> Skeleton:
        """The person's; ValueError without."""
        return skeleton_of(self.asset)

    @property
    def k(self) -> float:
        """Size against a body of 1.75 m."""
        return body_scale(self.asset)

    def turn(self, joint: str, axis: str, angle: float) -> None:
        """Turn a joint further, about an axis of its parent."""
        R = about(axis, angle)
        self.rotations[joint] = R @ self.rotations[joint] if joint in self.rotations else R

    def carried(self, joint: str) -> Floats:
        """(4, 4) skinning matrix of a joint, as drafted so far."""
        return carried(self.skeleton, self.rotations, self.root, joint)

    def place(self, joint: str, offset: tuple[float, float, float]) -> Floats:
        """(3,) a place that moves with a joint: the joint's rest place and an offset in metres of a body of 1.75 m."""
        return apply(self.carried(joint), self.rest(joint) + np.array(offset) * self.k)

    def rest(self, joint: str) -> Floats:
        """(3,) rest place of a joint."""
        return self.skeleton.rest[self.skeleton.index(joint)]

    def leg(
        self,
        side: str,
        ankle: Floats,
        foot: Floats,
        *,
        toe: float = 0.0,
        toe_out: float = 0.0,
        knee_out: float = 0.0,
        pole: Floats | None = None,
        reach: float = 1.0,
    ) -> None:
        """Bring an ankle to a place. foot : (3, 3) its orientation before `toe_out` (rad about z, left positive). toe : bend of the
        toes upwards, rad. The knee points where the toes do, `knee_out` further aside, or to `pole`.
        reach : share of the leg's length from which on the ankle follows less and less, so that a knee never snaps straight."""
        base = self.carried("pelvis")
        if pole is None:
            pole = np.array([np.cos(toe_out), np.sin(toe_out) + knee_out, 0.25])
        hip, knee, rest_ankle = (self.rest(f"{side}_{n}") for n in ("thigh", "shin", "foot"))
        shift = apply(base, hip) - hip
        if reach < 1:
            ankle = _softened(hip + shift, ankle, reach * leg_m(self.asset), (0.999 - reach) * leg_m(self.asset))
        first, second, _ = two_bone(hip + shift, knee + shift, rest_ankle + shift, ankle, pole)
        rest_side = cross((knee - hip) / np.linalg.norm(knee - hip), FORWARD)
        side_axis = cross(first, pole)
        thigh = aligning(knee - hip, first, rest_side, side_axis)
        shin = aligning(rest_ankle - knee, second, rest_side, side_axis)
        self.rotations[f"{side}_thigh"] = base[:3, :3].T @ thigh
        self.rotations[f"{side}_shin"] = thigh.T @ shin
        self.rotations[f"{side}_foot"] = shin.T @ about("z", toe_out) @ foot
        self.rotations[f"{side}_toe"] = about("y", -toe)

    def hang(self, side: str, *, swing: float = 0.0, bend: float = 0.2, inward: float = 0.0, spread: float = 0.0) -> None:
        """Arm at the side: `swing` forwards (rad), elbow bent by `bend`, `spread` (rad) further off the body than it needs to be, forearm
        turned inwards."""
        sign = 1.0 if side == "left" else -1.0
        out, axis = _hanging(self.asset, side)
        clear = arm_spread(self.asset) + spread
        angle = float(np.arctan2(sign * out[1], -out[2]))
        self.rotations |= {
            f"{side}_shoulder": about("x", sign * (_SHOULDERS_RAD * self.breath - 0.04)),
            f"{side}_upper_arm": about("y", -swing) @ about("x", -sign * (angle - clear)) @ about_axis(out, sign * inward),
            f"{side}_forearm": about_axis(axis, bend),
            f"{side}_hand": about_axis(axis, 0.10),
        }

    def reach(self, side: str, palm: Floats, fingers: Floats, thumb: Floats, *, pole: Floats | None = None) -> None:
        """Bring a palm to a place (3,), its fingers pointing along one direction and its thumb side as nearly as possible to another.
        pole : where the elbow points, down, back and outwards by default. What is out of reach is reached for."""
        sign = 1.0 if side == "left" else -1.0
        if f"{side}_shoulder" not in self.rotations or self.breath:
            self.rotations[f"{side}_shoulder"] = about("x", sign * _SHOULDERS_RAD * self.breath)
        base = self.carried(f"{side}_shoulder")
        shoulder, elbow, wrist = (self.rest(f"{side}_{n}") for n in ("upper_arm", "forearm", "hand"))
        rest_fingers, rest_thumb = hand_axes(self.asset, side)
        hand = aligning(rest_fingers, fingers / np.linalg.norm(fingers), rest_thumb, thumb)
        if pole is None:
            pole = base[:3, :3] @ np.array([-0.45, 0.42 * sign, -0.80])
        shift = apply(base, shoulder) - shoulder
        start, offset = shoulder + shift, self.asset.anchors[f"{side}_palm"][:3, 3] - wrist
        rest_bend = cross(rest_fingers, FORWARD)
        for _ in range(4):  # the wrist turns only so far, which moves it, which turns it
            target = palm - hand @ offset
            away = target - start
            target = start + away * max(1.0, _NEAREST * arm_m(self.asset) / max(float(np.linalg.norm(away)), 1e-6))
            first, second, _ = two_bone(start, elbow + shift, wrist + shift, target, pole)
            bend = cross(pole, away)
            upper = aligning(rest_fingers, first, rest_bend, bend)
            fore = aligning(rest_fingers, second, rest_bend, bend)
            eased, twist, free = _eased_wrist(fore.T @ hand, rest_fingers, sign)
            if free:
                break
            hand = fore @ eased
        fore = about_axis(second, 0.5 * twist) @ fore  # half of the twist happens along the forearm
        self.rotations[f"{side}_upper_arm"] = base[:3, :3].T @ upper
        self.rotations[f"{side}_forearm"] = upper.T @ fore
        self.rotations[f"{side}_hand"] = fore.T @ hand

    def mix_arm(self, side: str, before: dict[str, Floats], share: float) -> None:
        """Go only a share 0..1 of the way from an arm's earlier rotations to its present ones, each along the shortest turn."""
        axis = hand_axes(self.asset, side)[0]
        for name in (f"{side}_shoulder", f"{side}_upper_arm", f"{side}_forearm", f"{side}_hand"):
            start, end = before.get(name, np.eye(3)), self.rotations.get(name, np.eye(3))
            first, last = twist_about(start, axis), twist_about(end, axis)  # twist and swing apart, so that elbows only bend
            start, end = start @ about_axis(axis, -first), end @ about_axis(axis, -last)
            self.rotations[name] = start @ _part(start.T @ end, share) @ about_axis(axis, first + share * (last - first))

    def pose(self) -> Pose:
        """(J, 4, 4) float32 skinning matrices; the chest breathes."""
        out = forward(self.skeleton, self.rotations, self.root)
        if self.breath:
            i = self.skeleton.index("chest")
            swell = np.eye(4)
            swell[0, 0], swell[1, 1] = 1 + _CHEST_DEPTH * self.breath, 1 + _CHEST_BREADTH * self.breath
            centre = self.skeleton.rest[i] - [0.06 * self.k, 0, 0]  # the back stays where it is
            swell[:3, 3] = centre - swell[:3, :3] @ centre
            out[i] = out[i] @ swell
        return out.astype(np.float32)


def _softened(start: Floats, end: Floats, free_m: float, rest_m: float) -> Floats:
    """The end brought nearer to the start, if it is farther than `free_m`, so that it never gets beyond `rest_m` more."""
    way = end - start
    d = float(np.linalg.norm(way))
    if d <= free_m:
        return end
    return np.asarray(start + way / d * (free_m + rest_m * (1 - np.exp(-(d - free_m) / rest_m))))


def skeleton_of(asset: Asset) -> Skeleton:
    """The asset's skeleton; ValueError without."""
    if asset.skeleton is None:
        raise ValueError(f"asset {asset.key} has no skeleton to pose")
    return asset.skeleton


@per_asset()
def body_scale(asset: Asset) -> float:
    """Height of the shoulders against those of a body of 1.75 m (0.795 of stature; Drillis and Contini, 1966)."""
    skeleton = skeleton_of(asset)
    return float(skeleton.rest[skeleton.index("left_upper_arm"), 2] / (0.795 * 1.75))


@per_asset()
def leg_m(asset: Asset) -> float:
    """Hip to ankle, metres."""
    skeleton = skeleton_of(asset)
    hip, knee, ankle = (skeleton.rest[skeleton.index(f"left_{n}")] for n in ("thigh", "shin", "foot"))
    return float(np.linalg.norm(knee - hip) + np.linalg.norm(ankle - knee))


@per_asset()
def arm_m(asset: Asset) -> float:
    """Shoulder to wrist, metres."""
    skeleton = skeleton_of(asset)
    shoulder, elbow, wrist = (skeleton.rest[skeleton.index(f"left_{n}")] for n in ("upper_arm", "forearm", "hand"))
    return float(np.linalg.norm(elbow - shoulder) + np.linalg.norm(wrist - elbow))


@per_asset()
def hand_axes(asset: Asset, side: str) -> tuple[Floats, Floats]:
    """Unit directions at rest in which the fingers point and in which the thumb lies."""
    skeleton = skeleton_of(asset)
    elbow, wrist = (skeleton.rest[skeleton.index(f"{side}_{n}")] for n in ("forearm", "hand"))
    fingers = (wrist - elbow) / np.linalg.norm(wrist - elbow)
    thumb = FORWARD - fingers * fingers[0]
    return fingers, thumb / np.linalg.norm(thumb)


@per_asset()
def arm_spread(asset: Asset) -> float:
    """Angle (rad) off the vertical at which a hanging arm clears hips and clothes."""
    skeleton, mesh = skeleton_of(asset), asset.lods[min(1, len(asset.lods) - 1)]
    if mesh.joints is None or mesh.weights is None:
        return 0.11
    arms = [i for i, name in enumerate(skeleton.names) if name.endswith(("_upper_arm", "_forearm", "_hand"))]
    shoulder = skeleton.rest[skeleton.index("left_upper_arm")]
    own = np.take_along_axis(mesh.joints, mesh.weights.argmax(axis=1)[:, None], axis=1)[:, 0]
    z = mesh.positions[:, 2] / shoulder[2]
    hips = np.abs(mesh.positions[~np.isin(own, arms) & (z > 0.55) & (z < 0.85), 1])
    room = float(np.percentile(hips, 98)) if len(hips) else 0.17
    return float(np.clip((room + 0.055 * body_scale(asset) - shoulder[1]) / (0.78 * arm_m(asset)), 0.07, 0.30))


@per_asset()
def lap_m(asset: Asset) -> float:
    """How far clothes stand before the axis of the thighs, at rest (m): on it hands lie when somebody sits."""
    skeleton, mesh = skeleton_of(asset), asset.lods[min(1, len(asset.lods) - 1)]
    hip, knee = (skeleton.rest[skeleton.index(f"left_{n}")] for n in ("thigh", "shin"))
    p = mesh.positions
    down = (hip[2] - p[:, 2]) / (hip[2] - knee[2])
    x = p[(np.abs(p[:, 1]) < 1.6 * hip[1]) & (down > 0.45) & (down < 1.0), 0]
    return float(np.percentile(x, 97) - hip[0]) if len(x) else 0.085 * body_scale(asset)


@per_asset()
def _hanging(asset: Asset, side: str) -> tuple[Floats, Floats]:
    """Direction of the arm at rest, and the axis of its elbow, turned so that the hand bends forwards and a little inwards."""
    sign = 1.0 if side == "left" else -1.0
    out = hand_axes(asset, side)[0]
    return out, cross(out, np.array([1.0, -sign * 0.06, 0.0]))


def twist_about(R: Floats, axis: Floats) -> float:
    """Angle (rad) of a rotation's part about an axis (swing-twist decomposition)."""
    w = np.array([R[2, 1] - R[1, 2], R[0, 2] - R[2, 0], R[1, 0] - R[0, 1]])
    return float(2 * np.arctan2(w @ axis, 1 + np.trace(R)))


def _eased_wrist(R: Floats, axis: Floats, sign: float) -> tuple[Floats, float, bool]:
    """A hand's rotation against a forearm (whose bone at rest is `axis`), brought within the wrist's range, its twist (rad), and whether it
    was within it."""
    twist = twist_about(R, axis)
    swing = R @ about_axis(axis, -twist)
    moved = swing @ axis
    way = cross(axis, moved)
    sine = float(np.linalg.norm(way))
    vector = about_axis(axis, -0.5 * twist) @ way * (float(np.arctan2(sine, axis @ moved)) / max(sine, 1e-9))
    flex = np.array([-sign, 0.0, 0.0])
    aside = cross(flex, axis)
    f, d = float(vector @ flex), float(vector @ aside)
    if abs(f) <= _WRIST_FLEXION and abs(d) <= _WRIST_ASIDE and abs(twist) <= _FOREARM_TWIST:
        return R, twist, True
    f, d, twist = _within(f, _WRIST_FLEXION), _within(d, _WRIST_ASIDE), _within(twist, _FOREARM_TWIST)
    eased = about_axis(axis, 0.5 * twist) @ (f * flex + d * aside)
    angle = float(np.linalg.norm(eased))
    return (about_axis(eased, angle) if angle > 1e-9 else np.eye(3)) @ about_axis(axis, twist), twist, False


def _within(x: float, most: float) -> float:
    return min(max(x, -most), most)


def _part(R: Floats, share: float) -> Floats:
    """A share of a rotation, about its own axis."""
    w = np.array([R[2, 1] - R[1, 2], R[0, 2] - R[2, 0], R[1, 0] - R[0, 1]])
    sine = float(np.linalg.norm(w))
    if sine < 1e-9:
        return np.eye(3)
    return about_axis(w, share * float(np.arctan2(sine, np.trace(R) - 1)))
