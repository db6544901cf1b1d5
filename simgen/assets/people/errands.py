"""What a walker is about: with which motion, in which manner, carrying or pushing what; by age, hour, weather and season.

`errand` is the one entry point: a track and its person go in, and what to draw comes out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from simgen.asset import Asset
from simgen.assets.people.draft import body_scale
from simgen.assets.people.motion import ELDER_YEARS, Style, style_of, years_of
from simgen.assets.people.props import back_x
from simgen.assets.people.props_families import FAMILIES
from simgen.assets.people.stick import STICK_SHARE


class Walk(Protocol):
    """What is asked of a track: see `simgen.traffic.log.Track`. role : a motion or what somebody is there for ("", "sit", "queue", "talk",
    "hand_in_hand", "worker"); company : id of their group, "" for those alone."""

    @property
    def id(self) -> str: ...
    @property
    def family(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def company(self) -> str: ...
    @property
    def hand_of(self) -> str: ...
    @property
    def hand(self) -> str: ...


@dataclass(frozen=True)
class Context:
    """hour : 0..24. rain : 0..1. sun : 0..1, how bright and hot. month : 1..12. speed_mps : of this walker, 0 for who stands. dogs :
    share of walkers who lead one."""

    hour: float = 12.0
    rain: float = 0.0
    sun: float = 0.5
    month: int = 6
    speed_mps: float = 0.0
    dogs: float = 0.04


NOON = Context()


@dataclass(frozen=True)
class Held:
    """A prop's family and variant, and the hand ("left" or "right") that holds it; "" for both hands, the chest or the back."""

    family: str
    variant: int
    hand: str = ""


@dataclass(frozen=True)
class Errand:
    """motion, standing : names in `motion.MOTIONS`, for when the person goes and when they stand. props : to be fixed with
    `props.equip`. pushed : an object of its own, placed with `props.pushed_placement`; None without. sitter : whether the person
    sits in `pushed` rather than pushes it. passenger : whether somebody else sits in it. grips : whether the hand that is held by another
    closes round it; the other one's lies in it."""

    motion: str
    standing: str
    style: Style
    props: tuple[Held, ...] = ()
    pushed: Held | None = None
    sitter: bool = False
    passenger: bool = False
    grips: bool = False

    @property
    def hands(self) -> str:
        """The hands that close round something, as the generators of people name them: "open", "grip", "grip_left" or "grip_right"."""
        both = {"left", "right"}
        closed = {held.hand for held in self.props} & both
        if self.grips:
            closed = {self.style.lead}
        if self.motion == "walk_dog":
            closed = {self.style.lead}
        if self.pushed is not None:
            closed = {self.style.lead} if self.motion == "pull" else both
        return "open" if not closed else "grip" if closed == both else f"grip_{min(closed)}"


@dataclass(frozen=True)
class Row:
    """One kind of errand. share : of walkers, before hour, weather and age. props : families held, with the hand: "lead" (the leading
    one), "other" or "". rain, sun : factors at full rain or sun. ages : least and greatest. rush : factor at 8 and 17 h."""

    motion: str
    standing: str
    share: float
    props: tuple[tuple[str, str], ...] = ()
    pushed: str = ""
    rain: float = 1.0
    sun: float = 1.0
    ages: tuple[float, float] = (14.0, 120.0)
    rush: float = 1.0
    alone: bool = False
    sitter: bool = False


# Shares are of walkers in a shopping street by day: phones in use some 15 % (Thompson et al., 2013, found 30 % with any distraction and
# 7 to 11 % texting or calling), bags in hand some 40 %, pushchairs and suitcases 3 %, dogs 4 %, sticks 15 % of elders, wheelchairs 0.7 %.
ERRANDS: Mapping[str, Row] = {
    "stroll": Row("walk", "stand", 0.24, ages=(0.0, 120.0)),
    "pockets": Row("walk_pockets", "stand_pockets", 0.055, rain=1.5, sun=0.6),
    "behind": Row("walk_behind", "stand_behind", 0.012, ages=(50.0, 120.0)),
    "texting": Row("walk_phone", "stand_phone", 0.075, (("phone", "lead"),), rain=0.5, ages=(12.0, 75.0)),
    "calling": Row("walk_call", "stand_call", 0.055, (("phone", "lead"),), rain=0.7, ages=(12.0, 90.0)),
    "handbag": Row("carry_bag", "stand_bag", 0.09, (("handbag", "lead"),)),
    "tote": Row("carry_bag", "stand_bag", 0.06, (("tote", "lead"),)),
    "shopping": Row("carry_bag", "stand_bag", 0.10, (("shopping_bag", "lead"),)),
    "much shopping": Row("carry_bags", "stand_bags", 0.045, (("shopping_bag", "lead"), ("shopping_bag", "other"))),
    "business": Row("carry_bag", "stand_bag", 0.045, (("briefcase", "lead"),), ages=(22.0, 68.0), rush=2.5),
    "backpack": Row("walk", "stand", 0.075, (("backpack_worn", ""),), ages=(7.0, 60.0), rush=1.8),
    "backpack and strap": Row("walk_strap", "stand", 0.022, (("backpack_worn", ""),), ages=(10.0, 60.0), rush=1.8),
    "backpack and phone": Row("walk_phone", "stand_phone", 0.022, (("backpack_worn", ""), ("phone", "lead")), ages=(12.0, 45.0)),
    "coffee": Row("walk_cup", "stand_cup", 0.028, (("coffee_cup", "lead"),), rain=0.5, rush=2.2, ages=(16.0, 70.0)),
    "parcel": Row("carry_box", "stand_box", 0.012, (("box", ""),), ages=(18.0, 65.0)),
    "umbrella": Row("walk_umbrella", "stand_umbrella", 0.002, (("umbrella", "lead"),), rain=600.0, sun=2.0, ages=(9.0, 120.0)),
    "umbrella and bag": Row("walk_umbrella", "stand_umbrella", 0.0006, (("umbrella", "lead"), ("shopping_bag", "other")), rain=600.0),
    "newspaper": Row("", "stand_read", 0.01, (("newspaper", ""),), rain=0.0, ages=(30.0, 120.0), alone=True),
    "suitcase": Row("pull", "stand_pull", 0.03, pushed="suitcase", alone=True),
    "pushchair": Row("push", "stand_push", 0.03, pushed="pushchair", ages=(20.0, 75.0), alone=True),
    "trolley": Row("push", "stand_push", 0.006, pushed="shopping_trolley", ages=(18.0, 80.0), alone=True),
    "rollator": Row("push", "stand_push", 0.08, pushed="rollator", ages=(76.0, 120.0), rain=0.5, alone=True),
    "stick": Row("walk_stick", "stand_stick", 0.12, (("walking_stick", "lead"),), ages=(ELDER_YEARS, 120.0)),
    "dog": Row("walk_dog", "stand_dog", 0.04, rush=0.8, rain=0.7, alone=True),
    "wheelchair": Row("propel", "wheelchair", 0.004, pushed="wheelchair", sitter=True, rain=0.4, alone=True),
    "pushed wheelchair": Row("push", "stand_push", 0.003, pushed="wheelchair", rain=0.4, alone=True),
    "limp": Row("limp", "stand", 0.012, ages=(18.0, 120.0)),
    "run": Row("run", "stand", 0.0, ages=(8.0, 65.0), alone=True),
}

RUN_MPS = 2.3  # faster people run: walking turns into running at 2.0 to 2.2 m/s (Hreljac, 1993)
_LADEN_M = -0.19  # whose back reaches farther back wears something there already
_STANDING = {
    "talk": ("talk", "talk", "listen", "listen", "stand_pockets", "stand", "stand_cup", "point"),
    "queue": ("stand", "stand_phone", "stand_folded", "stand_bag", "stand_pockets", "wait"),
    "sit": ("sit", "sit_phone", "sit_talk", "sit_read", "sit_call"),
    "": (
        "stand",
        "wait",
        "stand_phone",
        "stand_call",
        "stand_pockets",
        "stand_folded",
        "stand_behind",
        "stand_akimbo",
        "stand_bag",
        "stand_bags",
        "stand_cup",
        "stand_read",
        "wave",
    ),
}
_IN_HAND = {
    "phone": "phone",
    "call": "phone",
    "bag": "handbag",
    "bags": "shopping_bag",
    "cup": "coffee_cup",
    "read": "newspaper",
    "umbrella": "umbrella",
    "box": "box",
}
_WORK = ("kneel", "crouch", "load", "carry_box", "stand", "point", "talk")


def errand(track: Walk, person: Asset, rng: np.random.Generator, context: Context = NOON) -> Errand:
    """What a track's person does and carries. rng : of this track alone. Raises nothing: unknown roles stand.

    Walkers draw from `ERRANDS`; who holds hands (`role` "hand_in_hand") keeps that hand free; roles "talk", "queue", "sit" and
    "worker" draw a motion of their own; a role that is a motion's name is done as it is, with what belongs into the hand.
    """
    years = years_of(person)
    style = style_of(person, rng)
    u = rng.uniform(size=6)
    if track.role == "hand_in_hand" or track.hand_of:
        style = replace(style, side=1.0 if track.hand == "left" else -1.0)
        return Errand("hand_in_hand", "stand_hand", style, grips=track.id < track.hand_of)
    if track.role or context.speed_mps <= 0.0:
        return _standing(track.role, style, context, u, years)
    row = _drawn(track, style, context, u[0], years, laden=back_x(person) < _LADEN_M * body_scale(person))
    return Errand(
        row.motion,
        row.standing,
        style,
        _held(row.props, style, u, person),
        Held(row.pushed, int(u[5] * FAMILIES[row.pushed].variants)) if row.pushed else None,
        sitter=row.sitter,
        passenger=row.pushed == "wheelchair" and not row.sitter,
    )


def share_of(row: Row, context: Context, years: float, grouped: bool = False) -> float:
    """Weight of an errand under the circumstances; 0 where it cannot be."""
    if not row.ages[0] <= years <= row.ages[1] or (grouped and row.alone) or not row.motion:
        return 0.0
    rush = max(np.exp(-(((context.hour - h) / 1.3) ** 2)) for h in (8.0, 17.3))
    winter = 1.25 if context.month in (12, 1, 2) and row.motion == "walk_pockets" else 1.0
    share = context.dogs if row.motion == "walk_dog" else row.share
    if context.rain and not row.rain:
        return 0.0
    return float(share * row.rain**context.rain * row.sun**context.sun * (1 + (row.rush - 1) * rush) * winter)


def _drawn(track: Walk, style: Style, context: Context, u: float, years: float, laden: bool) -> Row:
    if context.speed_mps > RUN_MPS:
        return ERRANDS["run"]
    rows = list(ERRANDS.values())
    weights = np.array([share_of(row, context, years, bool(track.company)) for row in rows])
    weights = weights * [not (laden and row.props[:1] == (("backpack_worn", ""),)) for row in rows]
    return rows[int(np.searchsorted(np.cumsum(weights) / weights.sum(), u, side="right").clip(0, len(rows) - 1))]


def _standing(role: str, style: Style, context: Context, u: np.ndarray, years: float) -> Errand:
    if role == "worker":
        choice: tuple[str, ...] = _WORK
    elif role in _STANDING:
        choice = _STANDING[role]
    else:
        choice = (role,)
    name = choice[int(u[0] * len(choice))]
    if context.rain > 0.3 and u[1] < context.rain * 0.7 and role in ("", "queue", "talk"):
        name = "stand_umbrella"
    if years < 12 and name.startswith(("stand_cup", "stand_read", "stand_call", "stand_bag", "sit_read")):
        name = "sit" if name.startswith("sit") else "stand"
    family = _IN_HAND.get(name.rpartition("_")[2], "")
    hands = ("",) if family in ("newspaper", "box") else ("lead", "other") if name.endswith("bags") else ("lead",)
    return Errand(name, name, style, _held(tuple((family, h) for h in hands) if family else (), style, u, None))


def _held(props: tuple[tuple[str, str], ...], style: Style, u: np.ndarray, person: Asset | None) -> tuple[Held, ...]:
    out = []
    for i, (family, hand) in enumerate(props):
        count = FAMILIES[family].variants
        variant = int(u[2 + i % 3] * count)
        if family == "walking_stick" and person is not None:  # the one of six lengths that suits
            variant = 6 * (variant // 6) + int(np.clip(round((STICK_SHARE * body_scale(person) - 0.70) / 0.034), 0, 5))
        out.append(Held(family, variant, {"lead": style.lead, "other": style.other, "": ""}[hand]))
    return tuple(out)
