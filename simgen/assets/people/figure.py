"""The measures of one body: landmarks, skeleton, cross-sections and skin weights.

Segment lengths are fractions of stature after Drillis & Contini (1966; as in Winter, *Biomechanics and Motor Control of Human
Movement*, fig. 4.1); breadths, depths and girths are means of ANSUR II (Gordon et al., 2014), scaled by stature and build.
Children's heads are larger: below the chin the body has the proportions of an adult of stature `Figure.scale_m`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simgen.asset import Skeleton

Floats = NDArray[np.float64]

ARM_ANGLE_RAD = np.radians(25.0)  # of the hanging arms from the vertical, at rest
_REFERENCE_M = 1.75  # stature that the tables below are given for

JOINTS = (
    ("pelvis", ""), ("spine", "pelvis"), ("chest", "spine"), ("neck", "chest"), ("head", "neck"),
    *((f"{side}_{name}", parent if parent in ("chest", "pelvis") else f"{side}_{parent}")
      for side in ("left", "right")
      for name, parent in (
          ("shoulder", "chest"), ("upper_arm", "shoulder"), ("forearm", "upper_arm"), ("hand", "forearm"),
          ("thigh", "pelvis"), ("shin", "thigh"), ("foot", "shin"), ("toe", "foot"))),
)
NAMES = tuple(name for name, _ in JOINTS)
J = {name: i for i, name in enumerate(NAMES)}

# Trunk: height (fraction of scale), half breadth, depth before and behind the centre line (m at 1.75 m): man, woman.
_TRUNK_MALE = np.array([
    [0.440, 0.168, 0.080, 0.100], [0.475, 0.172, 0.088, 0.110], [0.500, 0.175, 0.094, 0.126], [0.530, 0.173, 0.100, 0.124],
    [0.560, 0.165, 0.106, 0.110], [0.600, 0.155, 0.112, 0.094], [0.640, 0.152, 0.110, 0.092], [0.680, 0.159, 0.112, 0.100],
    [0.720, 0.168, 0.120, 0.110], [0.745, 0.170, 0.119, 0.114], [0.775, 0.168, 0.105, 0.114], [0.800, 0.160, 0.084, 0.108],
    [0.820, 0.150, 0.064, 0.097], [0.834, 0.116, 0.052, 0.084], [0.847, 0.084, 0.047, 0.073], [0.864, 0.064, 0.050, 0.066],
])
_TRUNK_FEMALE = np.array([
    [0.440, 0.170, 0.080, 0.105], [0.475, 0.179, 0.086, 0.116], [0.500, 0.183, 0.092, 0.132], [0.530, 0.178, 0.096, 0.128],
    [0.560, 0.164, 0.098, 0.110], [0.600, 0.142, 0.096, 0.086], [0.640, 0.130, 0.093, 0.080], [0.680, 0.138, 0.102, 0.088],
    [0.720, 0.151, 0.132, 0.096], [0.745, 0.154, 0.126, 0.100], [0.775, 0.153, 0.102, 0.102], [0.800, 0.146, 0.077, 0.098],
    [0.820, 0.138, 0.058, 0.088], [0.833, 0.104, 0.046, 0.075], [0.845, 0.074, 0.041, 0.065], [0.862, 0.055, 0.044, 0.057],
])
# Leg: height (fraction), centre x, half breadth, half depth (m at 1.75 m).
_LEG = np.array([
    [0.470, -0.010, 0.088, 0.098], [0.440, -0.006, 0.087, 0.096], [0.400, -0.002, 0.081, 0.089], [0.350, 0.000, 0.072, 0.079],
    [0.310, 0.000, 0.063, 0.068], [0.285, 0.002, 0.059, 0.064], [0.260, -0.006, 0.055, 0.060], [0.225, -0.016, 0.056, 0.061],
    [0.190, -0.021, 0.055, 0.059], [0.140, -0.024, 0.045, 0.048], [0.090, -0.026, 0.036, 0.040], [0.055, -0.027, 0.034, 0.041],
    [0.030, -0.027, 0.036, 0.046],
])
# Arm: distance from the shoulder (fraction of scale), half width across the arm (lateral), half width fore and aft.
_ARM = np.array([
    [0.000, 0.054, 0.060], [0.057, 0.052, 0.058], [0.105, 0.047, 0.052], [0.150, 0.043, 0.046], [0.186, 0.039, 0.043],
    [0.205, 0.040, 0.045], [0.235, 0.038, 0.043], [0.280, 0.031, 0.035], [0.332, 0.022, 0.029], [0.350, 0.021, 0.030],
])


@dataclass(frozen=True)
class Figure:
    """A body. stature_m : height without shoes' soles. build : girth relative to the mean (0.85 slim .. 1.35 stout).
    belly : 0..1 extra depth at the waist. hips : 0..1 extra breadth there. muscle : -1 slight .. 1 strong, at shoulders, chest and
    arms. age : years, which set the proportions. stoop : 0..1 how far head and shoulders have come forward."""

    stature_m: float
    female: bool
    build: float = 1.0
    belly: float = 0.0
    hips: float = 0.0
    muscle: float = 0.0
    age: float = 30.0
    stoop: float = 0.0

    @cached_property
    def head_m(self) -> float:
        """Chin to crown: 0.13 of an adult's stature, nearly full size in a child (Snyder et al., 1977)."""
        return float(np.interp(self.stature_m, [0.75, 1.0, 1.25, 1.5, 1.95], [0.172, 0.190, 0.201, 0.208, 0.242]))

    @cached_property
    def scale_m(self) -> float:
        """Stature of the adult who has this body below the chin."""
        return (self.stature_m - self.head_m) / 0.870

    @cached_property
    def crotch_m(self) -> float:
        """Height of the crotch: what sitting height leaves of the stature. Sitting height over stature falls from 0.60 at one and a
        half to 0.52 at thirteen (Fredriks et al., Arch. Dis. Child. 90, 2005)."""
        ratio = float(np.interp(self.age, [1.5, 3.0, 6.0, 10.0, 13.0], [0.598, 0.573, 0.547, 0.530, 0.520]))
        return 0.979 * (1 - ratio) * self.stature_m

    @cached_property
    def fem(self) -> float:
        """0..1 how far the shape is a grown woman's."""
        return float(self.female) * float(np.clip((self.age - 10.0) / 5.0, 0, 1))

    @property
    def k(self) -> float:
        """Length factor against the tables' reference."""
        return self.scale_m / _REFERENCE_M

    def z(self, height: ArrayLike) -> Any:
        """Metres of table heights (fractions of `scale_m` in an adult); legs and trunk have their own scales."""
        chin, base = 0.87 * self.scale_m, 0.04 * self.scale_m * self._neck
        return np.interp(np.asarray(height, float), [-0.1, 0.0, 0.47, 0.83, 0.87, 1.0],
                         np.array([-0.1 * self.scale_m, 0, self.crotch_m, chin - base, chin, self.scale_m]))

    @property
    def _neck(self) -> float:
        """Length of the neck relative to a grown person's: a small child's chin is close to its chest."""
        return float(np.interp(self.age, [1.5, 6.0, 13.0], [0.25, 0.65, 0.86]))

    @cached_property
    def skeleton(self) -> Skeleton:
        """Joints at rest: arms hanging out by `ARM_ANGLE_RAD`, facing +x, feet on z = 0."""
        s, k = self.scale_m, self.k
        down = np.array([0.0, np.sin(ARM_ANGLE_RAD), -np.cos(ARM_ANGLE_RAD)])
        wide = (0.186 - 0.020 * self.fem + 0.009 * self.muscle) * (0.75 + 0.25 * self.build)
        shoulder = np.array([-0.008 * k, wide * k, self.z(0.797)])
        left = {
            "shoulder": np.array([-0.005 * k, 0.035 * k, self.z(0.805)]),
            "upper_arm": shoulder, "forearm": shoulder + down * 0.186 * s, "hand": shoulder + down * 0.332 * s,
            "thigh": np.array([-0.005 * k, 0.088 * k, self.z(0.520)]), "shin": np.array([0.006 * k, 0.084 * k, self.z(0.285)]),
            "foot": np.array([-0.027 * k, 0.080 * k, max(float(self.z(0.045)), 0.042 * s)]),
            "toe": np.array([0.103 * k, 0.080 * k, 0.010 * s]),
        }
        middle = {"pelvis": 0.540, "spine": 0.610, "chest": 0.700, "neck": 0.838, "head": 0.880}
        x = {"neck": -0.012 * k, "head": -0.004 * k}
        rest = []
        for name in NAMES:
            side, _, part = name.partition("_")
            if name in middle:
                rest.append(np.array([x.get(name, -0.005 * k), 0.0, self.z(middle[name])]))
            else:
                rest.append(left[part] * ([1, 1, 1] if side == "left" else [1, -1, 1]))
        return Skeleton(NAMES, tuple(J[p] if p else -1 for _, p in JOINTS), np.array(rest))

    def joint(self, name: str) -> Floats:
        """(3,) rest position."""
        return np.asarray(self.skeleton.rest[J[name]])

    @cached_property
    def _trunk(self) -> Floats:
        """(M, 4) the trunk's table for this body, finely sampled."""
        heights = np.linspace(0.44, 0.866, 143)
        table = [curve(heights, t[:, 0], t[:, 1:]) for t in (_TRUNK_MALE, _TRUNK_FEMALE)]
        w, f, b = ((1 - self.fem) * table[0] + self.fem * table[1]).T * self.k
        waist = np.exp(-(((heights - 0.60) / 0.070) ** 2))
        hip = np.exp(-(((heights - 0.505) / 0.055) ** 2))
        chest = np.exp(-(((heights - 0.745) / 0.055) ** 2))
        neckwards = np.clip((heights - 0.78) / 0.06, 0, 1)
        girth = 1 + (self.build - 1) * (1 - 0.6 * neckwards)
        w = w * (girth + 0.07 * waist * self.belly + 0.09 * hip * self.hips + 0.055 * chest * self.muscle)
        f = f * (girth + 0.05 * chest * self.muscle) + (0.062 * waist + 0.02 * hip) * self.belly * self.k
        b = b * (girth + 0.07 * hip * self.hips + 0.03 * chest * self.muscle)
        # Trapezius: strong necks slope.
        w = w + 0.010 * self.muscle * self.k * np.exp(-(((heights - 0.838) / 0.012) ** 2))
        return np.stack([heights, w, f, b], axis=-1)

    def trunk_ring(self, height: float, theta: Floats, ease_m: float | Floats = 0.0) -> Floats:
        """(N, 3) points round the trunk at a height (fraction of scale), `theta` from +x towards +y, grown by the ease."""
        table = self._trunk
        w, f, b = (float(np.interp(height, table[:, 0], table[:, c])) for c in (1, 2, 3))
        neckwards = np.clip((height - 0.78) / 0.06, 0, 1)
        c, s = np.cos(theta), np.sin(theta)
        depth = np.where(c > 0, f, b)
        p = 0.86 + 0.09 * np.clip((height - 0.76) / 0.06, 0, 1)  # squarish trunk, rounder neck
        x = np.sign(c) * np.abs(c) ** p * (depth + ease_m)
        y = np.sign(s) * np.abs(s) ** p * (w + ease_m)
        if 0.64 < height < 0.80:  # the bust: fullest either side of the middle; a man's chest is flat between its muscles
            bust = np.exp(-(((height - 0.720) / 0.027) ** 2)) * (0.016 * self.fem * (0.7 + 0.5 * self.build) + 0.004 * self.muscle) * self.k
            x = x + bust * np.where(c > 0, np.exp(-(((np.abs(y) / self.k - 0.075) / 0.047) ** 2)) - 0.35, 0)
            spine = 0.008 * np.exp(-((y / (0.022 * self.k)) ** 2)) * self.k  # shoulder blades either side of the spine
            x = x + np.where(c < 0, spine, 0)
        if 0.46 < height < 0.56:  # the seat's halves
            x = x + np.where(c < 0, 0.014 * np.exp(-((y / (0.020 * self.k)) ** 2)) * self.k * np.clip((0.535 - height) / 0.04, 0, 1), 0)
        # The collar line lies lower in front.
        z = np.full_like(x, self.z(height)) - 0.022 * self.k * neckwards * np.clip(c, -0.4, 1)
        z = z + 0.75 * neckwards * np.asarray(ease_m)  # on the shoulders cloth lies above, not beside
        return np.stack([x - 0.006 * self.k + self._bent(height), y, z], axis=-1)

    def _bent(self, height: float) -> float:
        """A stooped back stands out behind, below a neck that has come forward."""
        return float(-0.022 * np.exp(-(((height - 0.765) / 0.05) ** 2)) * self.stoop * self.k)

    def leg_section(self, height: float) -> tuple[Floats, float, float]:
        """Centre (3,), half breadth and half depth in metres of the left leg at a height (fraction of scale)."""
        table = _LEG[::-1]
        x, w, d = (float(v) * self.k for v in curve(np.array([np.clip(height, 0.03, 0.47)]), table[:, 0], table[:, 1:])[0])
        thigh, shin, foot = self.joint("left_thigh"), self.joint("left_shin"), self.joint("left_foot")
        z = float(self.z(height))
        y = float(np.interp(z, [foot[2], shin[2], thigh[2]], [foot[1], shin[1], thigh[1]]))
        girth = 1 + (self.build - 1) * float(np.interp(height, [0.05, 0.4], [0.4, 1.0])) + 0.03 * self.fem + 0.03 * self.muscle
        girth += 0.07 * self.hips * float(np.interp(height, [0.28, 0.45], [0.0, 1.0]))
        return np.array([x, y, z]), w * girth, d * girth

    def arm_section(self, along: float) -> tuple[Floats, float, float]:
        """Centre (3,), half width (lateral) and half depth (fore-aft) of the left arm at a distance from the shoulder
        (fraction of scale)."""
        w, d = (float(v) * self.k for v in curve(np.array([along]), _ARM[:, 0], _ARM[:, 1:])[0])
        girth = 1 + (self.build - 1) * float(np.interp(along, [0.1, 0.33], [0.9, 0.35])) - 0.10 * self.fem
        girth += 0.09 * self.muscle * float(np.interp(along, [0.25, 0.33], [1.0, 0.3]))
        down = np.array([0.0, np.sin(ARM_ANGLE_RAD), -np.cos(ARM_ANGLE_RAD)])
        return self.joint("left_upper_arm") + down * along * self.scale_m, w * girth, d * girth

    def weights(self, points: ArrayLike, part: str) -> tuple[NDArray[np.uint8], Floats]:
        """Skin: joints (N, 4) and weights (N, 4) of rest positions. part : "trunk", "skirt", "head", "left_arm", "right_arm",
        "left_leg" or "right_leg"."""
        p = np.asarray(points, float).reshape(-1, 3)
        full = np.zeros((len(p), len(NAMES)))
        if part == "head":
            up = _ramp(p[:, 2], self.joint("neck")[2] - 0.035 * self.k, self.joint("neck")[2] + 0.02 * self.k)
            nod = _ramp(p[:, 2], self.joint("head")[2] - 0.045 * self.k, self.joint("head")[2] + 0.005 * self.k)
            full[:, J["chest"]], full[:, J["neck"]], full[:, J["head"]] = 1 - up, up * (1 - nod), up * nod
        elif part in ("trunk", "skirt"):
            self._trunk_weights(p, full, 1.0 if part == "skirt" else 0.9)
        else:
            side, _, limb = part.partition("_")
            (self._arm_weights if limb == "arm" else self._leg_weights)(p, full, side)
            if limb == "leg":  # at the crotch both legs and the seat move as one
                seat = np.zeros_like(full)
                self._trunk_weights(p, seat, 0.9)
                middle = 1 - _ramp(np.abs(p[:, 1]), 0.004, 0.040 * self.k)
                share = np.maximum(_ramp(p[:, 2], self.z(0.435), self.z(0.4775)), middle * _ramp(p[:, 2], self.z(0.40), self.z(0.44)))[:,
                    None]
                full = full * (1 - share) + seat * share
        best = np.argsort(-full, axis=1, kind="stable")[:, :4]
        w = np.take_along_axis(full, best, axis=1)
        return best.astype(np.uint8), w / w.sum(axis=1, keepdims=True)

    def _trunk_weights(self, p: Floats, full: Floats, thigh_share: float) -> None:
        k = self.k
        bend = _ramp(p[:, 2], self.joint("spine")[2] - 0.06 * k, self.joint("spine")[2] + 0.08 * k)
        chest = _ramp(p[:, 2], self.joint("chest")[2] - 0.07 * k, self.joint("chest")[2] + 0.07 * k)
        neck = 0.7 * _ramp(p[:, 2], self.joint("neck")[2] - 0.02 * k, self.joint("neck")[2] + 0.04 * k)
        full[:, J["pelvis"]], full[:, J["spine"]] = 1 - bend, bend * (1 - chest)
        full[:, J["chest"]], full[:, J["neck"]] = chest * (1 - neck), chest * neck
        for side, sign in (("left", 1), ("right", -1)):
            gate = _ramp(p[:, 2], self.z(0.70), self.z(0.755))
            self._blend_shoulder(p, full, side, sign, gate)
            hip = self.joint(f"{side}_thigh")
            share = _ramp(sign * p[:, 1], -0.05 * k, 0.05 * k) * thigh_share
            full[:] = _toward(full, J[f"{side}_thigh"], share * self._below_hip(p, hip))
            if thigh_share == 1.0:  # long skirts follow the shins
                knee = self.joint(f"{side}_shin")[2]
                full[:] = _toward(full, J[f"{side}_shin"], 0.85 * share * _ramp(knee - p[:, 2], -0.04 * k, 0.16 * k))

    def _below_hip(self, p: Floats, hip: Floats) -> Floats:
        """0 well above the hip joint, 1 below it; the crease runs higher in front, where the thigh folds to the belly."""
        k = self.k
        level = p[:, 2] - hip[2] - 0.25 * (p[:, 0] - hip[0])
        return 1 - _ramp(level, -0.13 * k, 0.035 * k)

    def _blend_shoulder(self, p: Floats, full: Floats, side: str, sign: int, gate: Floats | float) -> None:
        k, s = self.k, self.joint(f"{side}_upper_arm")
        out = (sign * (p[:, 1] - s[1])) + 0.3 * np.maximum(s[2] - p[:, 2] - 0.02 * k, 0) * (sign * p[:, 1] > abs(s[1]))
        girdle = _ramp(sign * p[:, 1], 0.05 * k, 0.16 * k) * _ramp(p[:, 2], self.z(0.74), self.z(0.80)) * 0.8
        full[:] = _toward(full, J[f"{side}_shoulder"], girdle)
        full[:] = _toward(full, J[f"{side}_upper_arm"], gate * _ramp(out, -0.040 * k, 0.055 * k))

    def _arm_weights(self, p: Floats, full: Floats, side: str) -> None:
        k, sign = self.k, 1 if side == "left" else -1
        full[:, J["chest"]] = 1.0
        self._blend_shoulder(p, full, side, sign, 1.0)
        axis = np.array([0.0, sign * np.sin(ARM_ANGLE_RAD), -np.cos(ARM_ANGLE_RAD)])
        along = (p - self.joint(f"{side}_upper_arm")) @ axis
        elbow, wrist = 0.186 * self.scale_m, 0.332 * self.scale_m
        full[:] = _toward(full, J[f"{side}_upper_arm"], _ramp(along, 0.02 * k, 0.10 * k))
        # The point of the elbow belongs to the forearm, as the kneecap does to the shin: it stays sharp when the joint bends.
        behind = 0.55 * np.maximum(self.joint(f"{side}_forearm")[0] - p[:, 0], 0)
        full[:] = _toward(full, J[f"{side}_forearm"], _ramp(along + behind, elbow - 0.042 * k, elbow + 0.045 * k))
        full[:] = _toward(full, J[f"{side}_hand"], _ramp(along, wrist - 0.022 * k, wrist + 0.022 * k))

    def _leg_weights(self, p: Floats, full: Floats, side: str) -> None:
        k = self.k
        sign = 1 if side == "left" else -1
        hip, knee, ankle, ball = (self.joint(f"{side}_{n}") for n in ("thigh", "shin", "foot", "toe"))
        full[:, J["pelvis"]] = 1.0
        inner = _ramp(sign * p[:, 1], -0.012 * k, 0.045 * k)  # the crotch seam stays with the pelvis
        deep = _ramp(hip[2] - p[:, 2], 0.06 * k, 0.16 * k)
        full[:] = _toward(full, J[f"{side}_thigh"], self._below_hip(p, hip) * (0.5 + 0.5 * np.maximum(inner, deep)))
        full[:] = _toward(full, J[f"{side}_shin"], _ramp(knee[2] - p[:, 2] + 0.30 * np.maximum(p[:, 0] - knee[0], 0), -0.055 * k, 0.06 * k))
        full[:] = _toward(full, J[f"{side}_foot"], _ramp(ankle[2] - p[:, 2], -0.045 * k, 0.012 * k))
        toe = _ramp(p[:, 0] - ball[0], -0.012 * k, 0.012 * k) * (p[:, 2] < ankle[2] + 0.02 * k)
        full[:] = _toward(full, J[f"{side}_toe"], toe)


def curve(at: Floats, x: Floats, y: Floats) -> Floats:
    """(N, C) smooth curve (cubic Hermite with central slopes) through rows y (M, C) at rising x (M,); constant beyond the ends."""
    slope = np.gradient(y, x, axis=0)
    i = np.clip(np.searchsorted(x, at, side="right") - 1, 0, len(x) - 2)
    h = (x[i + 1] - x[i])[:, None]
    t = np.clip((at - x[i])[:, None] / h, 0, 1)
    a, b = y[i], y[i + 1]
    return np.asarray(a + t * t * (3 - 2 * t) * (b - a) + t * (1 - t) * h * ((1 - t) * slope[i] - t * slope[i + 1]))


def _ramp(x: Floats, lo: float, hi: float) -> Floats:
    """Smoothstep from 0 at `lo` to 1 at `hi`."""
    t = np.clip((x - lo) / (hi - lo), 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def _toward(full: Floats, joint: int, share: Floats) -> Floats:
    """Weights moved towards one joint by a share (N,) in 0..1."""
    out = full * (1 - share[:, None])
    out[:, joint] += share
    return out
