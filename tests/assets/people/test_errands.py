"""What walkers are about: shares by age and weather, props that go with motions."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from simgen.assets.catalogue import build
from simgen.assets.people.errands import ERRANDS, Context, errand, share_of
from simgen.assets.people.gestures import GESTURES
from simgen.assets.people.motion import MOTIONS
from simgen.assets.people.props_families import FAMILIES


@dataclass(frozen=True)
class Walk:
    id: str = "adult.1"
    family: str = "adult"
    role: str = ""
    company: str = ""
    hand_of: str = ""
    hand: str = ""


WALKING = Context(speed_mps=1.3)


def drawn(context: Context, count: int = 400, **walk: str) -> list:  # type: ignore[type-arg]
    adult = build("adult", 0)
    return [errand(Walk(**walk), adult, np.random.default_rng(i), context) for i in range(count)]


def test_tables_name_what_there_is() -> None:
    for row in ERRANDS.values():
        assert not row.motion or row.motion in MOTIONS
        assert row.standing in MOTIONS
        assert all(family in FAMILIES for family, _ in row.props)
        assert not row.pushed or row.pushed in FAMILIES
    assert all(g in GESTURES for m in MOTIONS.values() for g in m.gestures)


def test_shares_are_those_of_a_street() -> None:
    out = drawn(WALKING)
    n = len(out)
    held = Counter(h.family for e in out for h in {h.family: h for h in e.props}.values())
    assert 0.09 < held["phone"] / n < 0.24
    assert 0.25 < sum(held[f] for f in ("handbag", "tote", "shopping_bag", "briefcase")) / n < 0.55
    assert held["umbrella"] / n < 0.02
    assert 0.01 < sum(e.pushed is not None and e.pushed.family == "pushchair" for e in out) / n < 0.07
    wet = drawn(Context(rain=1.0, speed_mps=1.3))
    assert 0.4 < sum(any(h.family == "umbrella" for h in e.props) for e in wet) / n < 0.85


def test_age_decides() -> None:
    assert share_of(ERRANDS["stick"], WALKING, 35) == 0 < share_of(ERRANDS["stick"], WALKING, 80)
    assert share_of(ERRANDS["pushchair"], WALKING, 9) == 0
    child = build("child", 0)
    for i in range(60):
        e = errand(Walk(family="child"), child, np.random.default_rng(i), WALKING)
        assert not e.pushed and not any(h.family in ("briefcase", "handbag", "coffee_cup") for h in e.props)


def test_hands_that_hold_hands_are_free() -> None:
    for e in drawn(WALKING, 20, role="hand_in_hand", hand_of="child.2", hand="left"):
        assert e.motion == "hand_in_hand" and e.style.lead == "left" and not e.props


def test_roles_and_speeds() -> None:
    assert all(e.motion.startswith("sit") for e in drawn(Context(), 30, role="sit"))
    assert len({e.motion for e in drawn(Context(), 60, role="talk")}) >= 3
    assert all(e.motion == "run" for e in drawn(Context(speed_mps=3.0), 10))
    assert all(e.motion == "kneel" for e in drawn(Context(), 5, role="kneel"))
    assert drawn(WALKING, 30) == drawn(WALKING, 30)


def test_hands_close_round_what_is_held_or_pushed() -> None:
    seen = set()
    for e in drawn(WALKING):
        seen.add(e.hands)
        closed = {"open": set(), "grip": {"left", "right"}}.get(e.hands, {e.hands.removeprefix("grip_")})
        assert {h.hand for h in e.props if h.hand} <= closed
        if e.motion in ("push", "pull", "walk_dog"):
            assert e.style.lead in closed and (len(closed) == 2) == (e.motion == "push")
    assert seen == {"open", "grip", "grip_left", "grip_right"}
