"""Near the ground and bent: crouching, kneeling at work, lying, loading a car."""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.memo import per_asset
from simgen.assets.people.draft import SIDES, Draft, leg_m
from simgen.assets.people.fit import Fit, Moment
from simgen.assets.people.gait import sole
from simgen.assets.people.kinematics import Floats, about
from simgen.assets.people.style import Style, wander
from simgen.mesh import skinned_positions

_LOAD_S = 5.0  # from one bend into the boot to the next


def _draft(asset: Asset, style: Style, now: Moment, *, lean: float, pelvis: float) -> Draft:
    a = 2 * np.pi * (style.breath_hz * now.time_s + style.seed)
    look = 0.3 * wander(now.time_s, style.seed, hold_s=3.5, move_s=0.8)
    draft = Draft(asset, breath=float(np.sin(a)))
    draft.rotations = {
        "pelvis": about("y", pelvis),
        "spine": about("y", 0.55 * lean),
        "chest": about("y", 0.45 * lean) @ about("z", 0.1 * look),
        "neck": about("y", 0.12 - 0.12 * lean) @ about("z", 0.5 * look),
        "head": about("y", 0.10) @ about("z", 0.4 * look),
    }
    return draft


def crouch(asset: Asset, style: Style, now: Moment, fit: Fit) -> Draft:
    """Squats on the balls of the feet, forearms on the knees, one hand at something on the ground."""
    draft, k, leg = _draft(asset, style, now, lean=0.60, pelvis=0.42), Draft(asset).k, leg_m(asset)
    draft.root = np.array([-0.24 * leg + 0.003 * np.sin(1.3 * now.time_s), 0.0, -0.55 * leg])
    for side, sign in SIDES:
        ankle, toe = raised(asset, side, 0.55)
        draft.leg(
            side,
            ankle + np.array([-0.05 * leg + 0.08 * leg * (sign == style.side), sign * 0.03 * leg, 0.0]),
            about("y", 0.55),
            toe=toe,
            toe_out=sign * 0.16,
            pole=np.array([1.0, sign * 0.22, 0.6]),
        )
    work(draft, style, now, ahead_m=0.30 * k, height_m=0.16 * k)
    return draft


def kneel(asset: Asset, style: Style, now: Moment, fit: Fit) -> Draft:
    """One knee on the ground, the other foot ahead, both hands at work before the body."""
    draft, k = _draft(asset, style, now, lean=0.50, pelvis=0.22), Draft(asset).k
    down = style.lead
    thigh = float(np.linalg.norm(draft.rest("left_shin") - draft.rest("left_thigh")))
    shin = leg_m(asset) - thigh
    hip = draft.rest("left_thigh")
    draft.root = np.array([0.0, 0.0, 0.078 * k + 0.985 * thigh - hip[2]])
    for side, sign in SIDES:
        if side == down:
            bent, toe = raised(asset, side, 1.30, most_toe=1.29)
            ankle = np.array([0.05 * thigh - 0.99 * shin, sign * 0.11 * k, bent[2]])
            draft.leg(side, ankle, about("y", 1.30), toe=toe, pole=np.array([0.5, 0.0, -1.0]))
        else:
            ankle = draft.rest(f"{side}_foot") + np.array([0.42 * k, sign * 0.03 * k, 0.0])
            draft.leg(side, ankle, np.eye(3), toe_out=sign * 0.15, pole=np.array([0.5, sign * 0.15, 1.0]))
    work(draft, style, now, ahead_m=0.50 * k, height_m=0.42 * k)
    return draft


def load(asset: Asset, style: Style, now: Moment, fit: Fit) -> Draft:
    """Bends forwards and reaches into a car's boot, straightens, and again."""
    beat = 0.5 - 0.5 * np.cos(2 * np.pi * (now.time_s / _LOAD_S + style.seed))
    bend = 0.25 + 0.75 * beat
    draft, k, leg = _draft(asset, style, now, lean=0.62 * bend, pelvis=0.50 * bend), Draft(asset).k, leg_m(asset)
    draft.root = np.array([-0.13 * leg * bend, 0.0, (-0.015 - 0.05 * bend) * leg])
    for side, sign in SIDES:
        ahead = 0.09 * leg * (1 if sign == style.side else -1)
        draft.leg(side, draft.rest(f"{side}_foot") + np.array([ahead, sign * 0.04 * leg, 0.0]), np.eye(3), toe_out=sign * 0.15)
    work(draft, style, now, ahead_m=(0.36 + 0.28 * beat) * k, height_m=(0.98 - 0.22 * beat) * k, jitter=0.3)
    return draft


def lie(asset: Asset, style: Style, now: Moment, fit: Fit) -> Draft:
    """Lies on the back, head towards -x, or on the front (a third); one knee bent, arms away from the body. Lowest on z = 0."""
    draft = _lying(asset, style)
    a = 2 * np.pi * (style.breath_hz * now.time_s + style.seed)
    out = Draft(asset, dict(draft.rotations), draft.root.copy(), breath=0.8 * float(np.sin(a)))
    out.root = out.root + np.array([0, 0, 0.003 * max(out.breath, 0.0)])
    return out


@per_asset()
def _lying(asset: Asset, style: Style) -> Draft:
    up = style.mood[0] < 0.67
    s = style.side
    draft = Draft(asset)
    turn = 0.5 * (style.mood[1] - 0.5)
    if up:
        draft.rotations = {"pelvis": about("z", turn) @ about("y", -np.pi / 2), "neck": about("z", 0.3 * s), "head": about("z", 0.4 * s)}
        draft.rotations |= {
            f"{style.lead}_thigh": about("y", -0.75),
            f"{style.lead}_shin": about("y", 1.35),
            f"{style.lead}_foot": about("y", 0.25),
        }
        draft.rotations |= {f"{style.other}_thigh": about("x", -s * 0.15), f"{style.other}_foot": about("y", 0.35)}
    else:
        draft.rotations = {"pelvis": about("z", turn) @ about("y", np.pi / 2), "neck": about("z", 0.6 * s), "head": about("z", 0.6 * s)}
        draft.rotations |= {f"{style.lead}_thigh": about("x", s * 0.30) @ about("y", -0.1), f"{style.lead}_shin": about("y", 0.35)}
        draft.rotations |= {f"{side}_foot": about("y", 0.75) for side, _ in SIDES}
    for side, sign in SIDES:
        wide = 0.5 + 0.5 * style.mood[2 if side == "left" else 3]
        draft.rotations |= {
            f"{side}_upper_arm": about("x", sign * wide) @ about("y", 0.0 if up else -0.15),
            f"{side}_forearm": about("z", sign * 0.2) @ about("y", -0.5 if up else 0.0),
        }
    mesh = asset.lods[0]
    draft.root = np.array([0.0, 0.0, -float(skinned_positions(mesh, draft.pose())[:, 2].min())])
    return draft


def raised(asset: Asset, side: str, pitch: float, most_toe: float = 1.1) -> tuple[Floats, float]:
    """Ankle (3,) of a foot whose heel is up by `pitch` rad over its ball on the ground, and the toes' bend."""
    _, ball, ankle, _ = sole(asset, side)
    return ball + about("y", pitch) @ (ankle - ball), min(pitch, most_toe)


def work(draft: Draft, style: Style, now: Moment, *, ahead_m: float, height_m: float, jitter: float = 1.0) -> None:
    """Both hands busy at a place before the body (m, from the origin)."""
    t = now.time_s
    for side, sign in SIDES:
        w = [jitter * wander(t, style.seed + c + 0.05 * sign, hold_s=0.8, move_s=0.6) for c in (0.1, 0.2, 0.3)]
        palm = np.array([ahead_m + 0.05 * w[0], sign * (0.10 + 0.03 * w[1]) * draft.k, height_m + 0.04 * w[2]])
        fingers = np.array([0.80, -0.35 * sign, -0.55])
        draft.reach(side, palm, fingers, np.array([0.3, -0.55 * sign, 0.6]))
