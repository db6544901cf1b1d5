"""What arms and head do on top of standing, walking or sitting: phones, bags, talk, waving, what is held and pushed.

Each takes the draft of a pose (trunk and legs done) and changes head and arms. Lengths are metres of a body of 1.75 m unless they
come from the `Fit`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from simgen.assets.people.draft import FORWARD, SIDES, UP, Draft, arm_m, hand_axes
from simgen.assets.people.fit import Fit, Moment
from simgen.assets.people.kinematics import Floats, about, aligning, cross
from simgen.assets.people.style import Style, pulse, wander
from simgen.geometry import apply

Gesture = Callable[[Draft, Style, Moment, Fit], None]

BOX_HOLD = (0.37, 0.0, -0.10)  # from the chest joint, the middle between the hands that carry something


def phone_look(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Looks at a phone in the leading hand, before the chest; types with the other now and then."""
    s, sign = style, style.side
    bow(draft, 0.30 + 0.12 * s.mood[1], steady=0.15)
    low = -0.05 + 0.10 * s.mood[2]
    palm = draft.place("chest", (0.27, 0.055 * sign, low))
    gaze = _towards(palm, draft.place("head", (0.09, 0.0, 0.09)))
    draft.reach(s.lead, palm, np.array([0.55, -0.45 * sign, 0.55]), thumb_for(s.lead, np.array([0.55, -0.45 * sign, 0.55]), gaze))
    if s.mood[3] > 0.62:  # in both hands
        palm = palm + np.array([-0.015, -0.075 * sign, -0.02]) * draft.k
        fingers = np.array([0.55, 0.55 * sign, 0.50])
        draft.reach(s.other, palm, fingers, thumb_for(s.other, fingers, gaze))


def phone_ear(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Holds a phone to the ear of the leading side."""
    s, sign = style, style.side
    draft.turn("head", "x", -0.10 * sign)
    R = draft.carried("head")[:3, :3]
    palm = draft.place("head", (0.030, 0.103 * sign, 0.045))
    fingers, normal = R @ np.array([-0.50, -0.30 * sign, 0.80]), R @ np.array([-0.20, -sign, -0.15])
    draft.reach(s.lead, palm, fingers, thumb_for(s.lead, fingers, normal), pole=np.array([0.45, 0.42 * sign, -0.85]))
    if s.mood[3] > 0.5:
        talk(draft, style, now, fit, hands=(s.other,))


def talk(draft: Draft, style: Style, now: Moment, fit: Fit, hands: tuple[str, ...] = ("left", "right")) -> None:
    """Talks: now and then forearms rise and hands move in the beat of speech; in between listens and nods."""
    s, t = style, now.time_s
    nod = pulse(t, s.seed + 0.5, every_s=4.3, share=0.32) * np.sin(2 * np.pi * 1.3 * t)
    draft.turn("head", "y", 0.06 * float(nod))
    speaking = pulse(t, s.seed, every_s=6.5, share=0.6)
    for hand in hands:
        sign = 1.0 if hand == "left" else -1.0
        share = speaking * (1.0 if sign == s.side else max(0.0, 2 * s.mood[1] - 0.6))
        if share <= 0:
            continue
        before = dict(draft.rotations)
        w = [wander(t, s.seed + c + 0.1 * sign, hold_s=0.9, move_s=0.55) for c in (0.11, 0.27, 0.43)]
        palm = draft.place("chest", (0.30 + 0.05 * w[0], sign * (0.17 + 0.06 * w[1]), -0.10 + 0.09 * w[2]))
        fingers = np.array([0.86, -0.25 * sign + 0.2 * w[1], 0.22 + 0.2 * w[0]])
        draft.reach(hand, palm, fingers, thumb_for(hand, fingers, np.array([0.0, -0.8 * sign, 0.55 + 0.3 * w[2]])))
        draft.mix_arm(hand, before, share)


def wave(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Waves with the raised leading hand."""
    s, sign = style, style.side
    beat = np.sin(2 * np.pi * 1.5 * (now.time_s + s.seed))
    palm = draft.place(f"{s.lead}_shoulder", (0.16, sign * (0.33 + 0.05 * beat), 0.33))
    fingers = np.array([0.08, sign * (0.12 + 0.34 * beat), 1.0])
    draft.reach(s.lead, palm, fingers, thumb_for(s.lead, fingers, FORWARD), pole=np.array([0.05, 0.55 * sign, -0.8]))


def point(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Shows the way with a stretched arm."""
    s, sign = style, style.side
    way = np.array([1.0, sign * (0.55 * s.mood[1] - 0.05), 0.06 + 0.03 * np.sin(2 * np.pi * 0.4 * now.time_s)])
    way /= np.linalg.norm(way)
    start = draft.place(f"{s.lead}_upper_arm", (0.0, 0.0, 0.0))
    draft.turn("head", "z", 0.5 * float(np.arctan2(way[1], way[0])))
    draft.reach(s.lead, start + way * 0.95 * (arm_m(draft.asset) + 0.08 * draft.k), way, thumb_for(s.lead, way, np.array([0, -sign, -0.5])))


def watch(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Now and then looks at the watch on the other wrist."""
    s, sign = style, -style.side
    share = pulse(now.time_s, s.seed, every_s=7.0, share=0.5, ramp_s=0.7)
    bow(draft, 0.32 * share, steady=share)
    before = dict(draft.rotations)
    palm = draft.place("chest", (0.26, -0.05 * sign, -0.02))
    fingers = np.array([0.25, -0.95 * sign, 0.05])
    draft.reach(s.other, palm, fingers, thumb_for(s.other, fingers, np.array([0.3, 0.0, -1.0])))
    draft.mix_arm(s.other, before, share)


def pockets(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Hands in the pockets."""
    for side, _ in SIDES:
        draft.hang(side, swing=-0.10, bend=0.72, inward=0.20, spread=0.06)


def folded(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Arms folded before the chest, one over the other."""
    for side, sign in SIDES:
        over = sign == style.side
        R = draft.carried("chest")[:3, :3]
        palm = draft.place("chest", (0.205 if over else 0.185, -0.115 * sign, 0.005 if over else -0.045))
        fingers = R @ np.array([-0.10, -sign, 0.20])
        draft.reach(side, palm, fingers, R @ np.array([0.15, 0.1 * sign, 1.0]), pole=R @ np.array([0.25, 0.65 * sign, -0.75]))


def behind(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Hands joined behind the back."""
    for side, sign in SIDES:
        palm = draft.place("pelvis", (-0.165 - 0.02 * (sign == style.side), 0.01 * sign, 0.02))
        draft.reach(
            side, palm, np.array([-0.15, -0.75 * sign, -0.60]), np.array([-0.2, -0.5 * sign, 0.7]), pole=np.array([-0.7, 0.75 * sign, -0.1])
        )


def akimbo(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """One hand or both on the hips."""
    for side, sign in SIDES:
        if sign == style.side or style.mood[1] > 0.55:
            palm = draft.place("pelvis", (0.035, sign * 0.195, 0.075))
            draft.reach(
                side,
                palm,
                np.array([0.62, -0.35 * sign, -0.55]),
                np.array([-0.45, -0.3 * sign, -0.5]),
                pole=np.array([-0.45, 0.9 * sign, 0.0]),
            )


def strap(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """The leading hand on the strap of a bag or backpack."""
    s, sign = style, style.side
    palm = draft.place("chest", (0.165, 0.115 * sign, 0.03))
    fingers = np.array([0.10, -0.55 * sign, 0.80])
    draft.reach(s.lead, palm, fingers, thumb_for(s.lead, fingers, np.array([-1.0, 0.0, 0.1])))


def bag(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Carries something that hangs from the leading hand: the arm swings little, the hand hangs straight."""
    hang_down(draft, style.lead)


def bags(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Carries something that hangs from each hand."""
    for side, _ in SIDES:
        hang_down(draft, side)


def box(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Carries something with both arms before the body; it moves with the chest."""
    R = draft.carried("chest")[:3, :3]
    for side, sign in SIDES:
        palm = apply(draft.carried("chest"), draft.rest("chest") + np.array(BOX_HOLD) * draft.k + [0.0, sign * fit.box_m, 0.0])
        fingers = R @ np.array([0.90, -0.15 * sign, -0.28])
        draft.reach(
            side, palm, fingers, thumb_for(side, fingers, R @ np.array([0.0, -sign, 0.15])), pole=R @ np.array([-0.5, 0.5 * sign, -0.8])
        )


def read(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Reads what both hands hold before the chest."""
    bow(draft, 0.26, steady=0.9)
    R = draft.carried("chest")[:3, :3]
    for side, sign in SIDES:
        palm = apply(draft.carried("chest"), draft.rest("chest") + np.array(BOX_HOLD) * draft.k + [0.0, sign * fit.box_m, 0.0])
        fingers = R @ np.array([0.70, -0.35 * sign, 0.45])
        draft.reach(side, palm, fingers, R @ np.array([-0.45, -0.35 * sign, 0.8]))


def umbrella(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Holds an open umbrella over the head, its shaft along the thumb's side of the leading fist."""
    s, sign = style, style.side
    palm = draft.place("chest", (0.25, 0.095 * sign, -0.045 + 0.03 * s.mood[1]))
    shaft = np.array([-0.16 + 0.10 * s.mood[2], -0.10 * sign, 1.0])
    draft.reach(s.lead, palm, _across(np.array([0.78, -0.60 * sign, 0.10]), shaft), shaft)


def cup(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Holds a cup upright, drinks now and then."""
    s, sign = style, style.side
    sip = pulse(now.time_s, s.seed + 0.8, every_s=9.0, share=0.28)
    low, high = draft.place("chest", (0.27, 0.14 * sign, -0.12)), draft.place("head", (0.185, 0.035 * sign, -0.015))
    tip = about("y", -0.45 * sip * sip)
    draft.turn("head", "y", -0.12 * sip)
    fingers = np.array([0.75 - 0.6 * sip, -0.65 * sign, 0.0])
    draft.reach(
        s.lead,
        low + (high - low) * sip,
        _across(fingers, tip @ UP),
        tip @ UP,
        pole=np.array([-0.3 + 0.4 * sip, (0.55 + 0.35 * sip) * sign, -0.7]),
    )


def lead(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Holds a dog's lead."""
    s, sign = style, style.side
    tug = 0.03 * np.sin(2 * np.pi * (0.7 * now.time_s + s.seed))
    palm = draft.place("pelvis", (0.27 + tug, 0.27 * sign, 0.10))
    draft.reach(s.lead, palm, np.array([0.90, -0.10 * sign, -0.30]), np.array([0.3, -0.4 * sign, 0.9]))


def push(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Both hands on a bar ahead, which keeps its place while the body walks."""
    ahead, height = bar_place(draft, fit)
    for side, sign in SIDES:
        draft.reach(
            side, np.array([ahead, sign * fit.bar_half_m, height]), np.array([0.84, -0.08 * sign, -0.40]), np.array([0.05, -sign, 0.1])
        )


def bar_place(draft: Draft, fit: Fit) -> tuple[float, float]:
    """How far ahead (m) and how high the bar is that somebody pushes: elbows bent, by default at 1 m for 1.75 m."""
    k = draft.k
    height = fit.bar_m if fit.bar_m is not None else 1.0 * k
    ahead = fit.bar_ahead_m if fit.bar_ahead_m is not None else 0.44 * k
    return ahead, height


def pull(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """The leading hand behind on the handle of what is pulled."""
    s, sign = style, style.side
    palm = pull_place(draft, style, fit)
    draft.reach(
        s.lead, palm, np.array([-0.42, 0.05 * sign, -0.90]), np.array([0.25, -sign, -0.2]), pole=np.array([-0.75, 0.60 * sign, -0.2])
    )


def pull_place(draft: Draft, style: Style, fit: Fit) -> Floats:
    """(3,) where the handle of what is pulled is."""
    k = draft.k
    return np.array([-0.30 * k, style.side * 0.27 * k, fit.handle_m if fit.handle_m is not None else 0.76 * k])


def hand_in_hand(draft: Draft, style: Style, now: Moment, fit: Fit) -> None:
    """Holds somebody's hand with the leading one: a child's lower, a grown-up's higher."""
    s, sign = style, style.side
    small = draft.k < 0.85
    x, y, z = fit.hold or (0.05, 0.30 * draft.k, min(0.74, 1.36 * draft.k) if small else 0.78 * draft.k)
    shoulder = float(draft.place(f"{s.lead}_upper_arm", (0.0, 0.0, 0.0))[2])
    lift = float(np.clip(1.0 - (shoulder - z) / (0.45 * draft.k), 0.0, 1.0))  # 0: the arm hangs, 1: the hand is as high as the shoulder
    fingers = np.array([0.30, (0.12 + 0.25 * lift) * sign, -0.95 + 1.75 * lift])
    pole = np.array([-0.6 + 0.3 * lift, (0.5 + 0.6 * lift) * sign, -0.6 + 0.1 * lift])
    draft.reach(s.lead, np.array([x, sign * y, z]), fingers, np.array([0.9, -0.1 * sign, 0.35]), pole=pole)


GESTURES: Mapping[str, Gesture] = {
    "phone_look": phone_look,
    "phone_ear": phone_ear,
    "talk": talk,
    "wave": wave,
    "point": point,
    "watch": watch,
    "pockets": pockets,
    "folded": folded,
    "behind": behind,
    "akimbo": akimbo,
    "strap": strap,
    "bag": bag,
    "bags": bags,
    "box": box,
    "read": read,
    "umbrella": umbrella,
    "cup": cup,
    "lead": lead,
    "push": push,
    "pull": pull,
    "hand_in_hand": hand_in_hand,
}


def bow(draft: Draft, angle: float, *, steady: float = 1.0) -> None:
    """Bend the head down by an angle (rad); `steady` 0..1 takes earlier turns of the head away."""
    for joint in ("neck", "head"):
        R = draft.rotations.get(joint, np.eye(3))
        yaw = float(np.arctan2(R[1, 0], R[0, 0]))
        draft.rotations[joint] = about("z", -steady * yaw) @ R @ about("y", angle / 2)


def hang_down(draft: Draft, side: str) -> None:
    """A straight arm whose fingers point down, however it swings."""
    sign = 1.0 if side == "left" else -1.0
    before = draft.rotations[f"{side}_upper_arm"]
    swing = float(np.arctan2((before @ hand_axes(draft.asset, side)[0])[0], 0.95))
    draft.hang(side, swing=0.35 * swing + 0.03, bend=0.14, spread=0.05)
    fore = draft.carried(f"{side}_forearm")[:3, :3]
    fingers, thumb = hand_axes(draft.asset, side)
    draft.rotations[f"{side}_hand"] = fore.T @ aligning(fingers, -UP, thumb, np.array([1.0, -0.12 * sign, 0.0]))


def thumb_for(side: str, fingers: Floats, normal: Floats) -> Floats:
    """Where a hand's thumb lies when its fingers point along one direction and its palm faces another."""
    return cross(normal, fingers) if side == "left" else cross(fingers, normal)


def _across(v: Floats, axis: Floats) -> Floats:
    """The part of v across an axis."""
    return v - axis * (v @ axis) / (axis @ axis)


def _towards(a: Floats, b: Floats) -> Floats:
    return (b - a) / max(float(np.linalg.norm(b - a)), 1e-9)
