"""All that people do, by name: `pose(asset, "walk", ...)`. The parts are in the modules gait, run, stand, sit, low, ride and gestures.

All functions return skinning matrices for `Asset.skeleton` as (J, 4, 4) float32, in the frame in which the person stands at the
origin facing +x, unless stated otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from simgen.asset import Asset
from simgen.assets.memo import per_asset
from simgen.assets.people.draft import Draft, Pose
from simgen.assets.people.fit import ANY_FIT, Fit, Moment
from simgen.assets.people.gait import MIN_WALK_MPS, PLAIN, Gait, Walker, gait, walk_pose
from simgen.assets.people.gestures import GESTURES
from simgen.assets.people.limits import LIMITS, within_limits
from simgen.assets.people.low import crouch, kneel, lie, load
from simgen.assets.people.ride import ride_pose, stand_ride
from simgen.assets.people.run import Run, Runner, run_of
from simgen.assets.people.sit import propel, sit
from simgen.assets.people.stand import stand, stand_pose
from simgen.assets.people.stick import stick_stand, stick_walk
from simgen.assets.people.style import ELDER_YEARS, Style, style_of, years_of

__all__ = [
    "ELDER_YEARS",
    "LIMITS",
    "MOTIONS",
    "PLAIN",
    "Fit",
    "Gait",
    "Moment",
    "Motion",
    "Pose",
    "Run",
    "Runner",
    "Style",
    "Walker",
    "gait",
    "pose",
    "ride_pose",
    "run_of",
    "stand_pose",
    "stand_ride",
    "style_of",
    "walk_pose",
    "within_limits",
    "years_of",
]


@dataclass(frozen=True)
class Motion:
    """What legs and trunk do (`base`) and what head and arms do on top of it (`gestures`, in turn).

    moves : whether the person goes along with `travelled_m`; others stay where they are. lean : of the trunk forwards, rad. restless,
    look : how far the weight shifts and the eyes wander in standing. still : arms without their swing.
    """

    base: str
    gestures: tuple[str, ...] = ()
    moves: bool = False
    lean: float = 0.0
    restless: float = 1.0
    look: float = 1.0


def _walk(name: str, *gestures: str, lean: float = 0.0) -> Motion:
    return Motion("walk", gestures, moves=True, lean=lean)


MOTIONS: Mapping[str, Motion] = {
    "walk": _walk(""),
    "limp": Motion("limp", moves=True),
    "run": Motion("run", moves=True),
    "jog": Motion("run", moves=True),
    "walk_phone": _walk("", "phone_look"),
    "walk_call": _walk("", "phone_ear"),
    "walk_talk": _walk("", "talk"),
    "walk_pockets": _walk("", "pockets"),
    "walk_behind": _walk("", "behind"),
    "walk_strap": _walk("", "strap"),
    "carry_bag": _walk("", "bag"),
    "carry_bags": _walk("", "bags"),
    "carry_box": _walk("", "box", lean=-0.07),
    "walk_umbrella": _walk("", "umbrella"),
    "walk_cup": _walk("", "cup"),
    "hand_in_hand": _walk("", "hand_in_hand"),
    "walk_dog": _walk("", "lead"),
    "walk_stick": Motion("stick", moves=True),
    "push": _walk("", "push", lean=0.06),
    "pull": _walk("", "pull", lean=0.03),
    "stand": Motion("stand"),
    "wait": Motion("stand", ("watch",), look=1.4),
    "talk": Motion("stand", ("talk",), look=0.35, restless=0.6),
    "listen": Motion("stand", ("folded",), look=0.4, restless=0.6),
    "stand_folded": Motion("stand", ("folded",)),
    "stand_pockets": Motion("stand", ("pockets",)),
    "stand_behind": Motion("stand", ("behind",)),
    "stand_akimbo": Motion("stand", ("akimbo",)),
    "stand_phone": Motion("stand", ("phone_look",), look=0.2),
    "stand_call": Motion("stand", ("phone_ear",)),
    "stand_umbrella": Motion("stand", ("umbrella",)),
    "stand_cup": Motion("stand", ("cup",)),
    "stand_bag": Motion("stand", ("bag",)),
    "stand_bags": Motion("stand", ("bags",)),
    "stand_box": Motion("stand", ("box",), lean=-0.07),
    "stand_read": Motion("stand", ("read",), look=0.1),
    "stand_stick": Motion("stand_stick"),
    "stand_dog": Motion("stand", ("lead",)),
    "stand_push": Motion("stand", ("push",), lean=0.04),
    "stand_pull": Motion("stand", ("pull",)),
    "stand_hand": Motion("stand", ("hand_in_hand",)),
    "wave": Motion("stand", ("wave",), look=0.2),
    "point": Motion("stand", ("point",), look=0.1),
    "sit": Motion("sit"),
    "sit_phone": Motion("sit", ("phone_look",)),
    "sit_call": Motion("sit", ("phone_ear",)),
    "sit_talk": Motion("sit", ("talk",)),
    "sit_read": Motion("sit", ("read",)),
    "sit_cup": Motion("sit", ("cup",)),
    "wheelchair": Motion("sit", moves=True),
    "propel": Motion("propel", moves=True),
    "load": Motion("load"),
    "crouch": Motion("crouch"),
    "kneel": Motion("kneel"),
    "lie": Motion("lie"),
}


def pose(
    asset: Asset,
    motion: str,
    *,
    time_s: float,
    travelled_m: float = 0.0,
    speed_mps: float = 0.0,
    style: Style = PLAIN,
    fit: Fit = ANY_FIT,
) -> Pose:
    """(J, 4, 4) float32 of somebody doing something.

    motion : a name in `MOTIONS`; KeyError for another. time_s : since any fixed moment: breath, glances, gestures. travelled_m : path
    length: the gait follows it, so that feet keep their place. speed_mps : sets the stride; one for a whole clip. style : the manner,
    drawn once a person. fit : sizes of what is sat on, pushed or held; see `props.fit_of`.
    """
    what, now = MOTIONS[motion], Moment(time_s, travelled_m, speed_mps)
    draft = _BASES[what.base](asset, what, style, now, fit)
    for gesture in what.gestures:
        GESTURES[gesture](draft, style, now, fit)
    return draft.pose()


@per_asset()
def walker(asset: Asset, speed_mps: float, style: Style, lean: float = 0.0) -> Walker:
    """A `Walker`, kept once made."""
    return Walker(asset, speed_mps, style, lean)


@per_asset()
def runner(asset: Asset, speed_mps: float, style: Style) -> Runner:
    """A `Runner`, kept once made."""
    return Runner(asset, speed_mps, style)


def _walking(asset: Asset, what: Motion, style: Style, now: Moment, fit: Fit) -> Draft:
    return walker(asset, max(now.speed_mps, MIN_WALK_MPS), style, what.lean).draft(now.travelled_m, style.phase, now.time_s)


def _limping(asset: Asset, what: Motion, style: Style, now: Moment, fit: Fit) -> Draft:
    return _walking(asset, what, replace(style, limp=max(style.limp, 0.8)), now, fit)


def _with_stick(asset: Asset, what: Motion, style: Style, now: Moment, fit: Fit) -> Draft:
    own = walker(asset, max(now.speed_mps, MIN_WALK_MPS), style, 0.04)
    draft = own.draft(now.travelled_m, style.phase, now.time_s)
    stick_walk(draft, style, own.gait, (now.travelled_m / own.gait.stride_m + style.phase) % 1.0, fit)
    return draft


def _running(asset: Asset, what: Motion, style: Style, now: Moment, fit: Fit) -> Draft:
    return runner(asset, now.speed_mps, style).draft(now.travelled_m, style.phase, now.time_s)


def _standing(asset: Asset, what: Motion, style: Style, now: Moment, fit: Fit) -> Draft:
    return stand(asset, style, now.time_s, restless=what.restless, look=what.look, lean=what.lean)


def _standing_with_stick(asset: Asset, what: Motion, style: Style, now: Moment, fit: Fit) -> Draft:
    draft = stand(asset, style, now.time_s, restless=0.4, lean=0.03)
    stick_stand(draft, style, now, fit)
    return draft


def _propelling(asset: Asset, what: Motion, style: Style, now: Moment, fit: Fit) -> Draft:
    draft = sit(asset, style, now, fit)
    propel(draft, style, now, fit)
    return draft


def _plain(base: Callable[[Asset, Style, Moment, Fit], Draft]) -> Callable[[Asset, Motion, Style, Moment, Fit], Draft]:
    return lambda asset, what, style, now, fit: base(asset, style, now, fit)


_BASES: Mapping[str, Callable[[Asset, Motion, Style, Moment, Fit], Draft]] = {
    "walk": _walking,
    "limp": _limping,
    "stick": _with_stick,
    "run": _running,
    "stand": _standing,
    "stand_stick": _standing_with_stick,
    "sit": _plain(sit),
    "propel": _propelling,
    "load": _plain(load),
    "crouch": _plain(crouch),
    "kneel": _plain(kneel),
    "lie": _plain(lie),
}
