"""How one person moves: what stays the same in all that somebody does, and differs from others. Also smooth chance over time."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from simgen.asset import Asset

ELDER_YEARS = 68.0
_ADULT_YEARS, _CHILD_YEARS = 38.0, 9.0
_NAMED_YEARS = {
    "child": 9.0,
    "toddler": 4.0,
    "teen": 15.0,
    "young": 25.0,
    "adult": 38.0,
    "middle": 50.0,
    "old": 74.0,
    "elder": 74.0,
    "senior": 74.0,
}


@dataclass(frozen=True)
class Style:
    """A manner of moving. phase : 0..1 of the gait cycle. side : +1 if the left hand leads (left-handed), else -1. seed : 0..1, of
    what is irregular. breath_hz : breaths a second. mood : four numbers 0..1 that choose among postures.

    Factors of 1 and angles (rad) that are added to the usual: stride (steps longer and slower), arm_swing, bounce, sway, turn (of
    pelvis against chest), lift (of the feet), stoop (back bent forwards), chin (head bent down), bend (elbows), toe_out (of each
    foot), spread (arms off the body), crouch (0..1: knees kept bent), uneven (one arm swings more), limp (0..1, of the left leg if
    side is +1).
    """

    phase: float = 0.0
    side: float = -1.0
    seed: float = 0.0
    breath_hz: float = 0.25
    mood: tuple[float, float, float, float] = (0.3, 0.5, 0.2, 0.5)
    stride: float = 1.0
    arm_swing: float = 1.0
    bounce: float = 1.0
    sway: float = 1.0
    turn: float = 1.0
    lift: float = 1.0
    stoop: float = 0.0
    chin: float = 0.0
    bend: float = 0.0
    toe_out: float = 0.0
    spread: float = 0.0
    crouch: float = 0.0
    uneven: float = 0.0
    limp: float = 0.0

    @property
    def lead(self) -> str:
        """The hand that somebody uses first."""
        return "left" if self.side > 0 else "right"

    @property
    def other(self) -> str:
        """The other hand."""
        return "right" if self.side > 0 else "left"

    @classmethod
    def draw(cls, rng: np.random.Generator, *, years: float = _ADULT_YEARS, female: bool = False) -> Style:
        """Somebody's manner at an age.

        Elders take shorter, wider steps with less push and arm swing, bent a little (Winter et al., 1990; Murray et al., 1969);
        children step quicker and bounce more. Feet point outwards by 7 degrees, standard deviation 6 (Murray et al., 1964). One in
        ten is left-handed (Papadatou-Pastou et al., 2020). Breaths: 12 to 20 a minute, children 18 to 25 (Fleming et al., 2011).
        """
        old = float(np.clip((years - 58) / 22, 0, 1))
        young = float(np.clip((14 - years) / 8, 0, 1))
        n = rng.normal(size=12)
        u = rng.uniform(size=8)
        breaths = (12 + 8 * u[0]) if years > 12 else (18 + 7 * u[0])
        return cls(
            phase=float(u[1]),
            side=1.0 if u[2] < 0.106 else -1.0,
            seed=float(u[3]),
            breath_hz=float(breaths / 60),
            mood=(float(u[4]), float(u[5]), float(u[6]), float(u[7])),
            stride=_near(1.0 - 0.10 * old - 0.04 * young, 0.04, n[0]),
            arm_swing=max(0.25, _near(1.0 - 0.4 * old + 0.1 * young, 0.28, n[1])),
            bounce=max(0.4, _near(1.0 - 0.25 * old + 0.25 * young, 0.2, n[2])),
            sway=max(0.4, _near(1.0 + 0.25 * female + 0.3 * old, 0.2, n[3])),
            turn=max(0.3, _near(1.0 + 0.35 * female, 0.25, n[4])),
            lift=max(0.4, _near(1.0 - 0.35 * old + 0.2 * young, 0.12, n[5])),
            stoop=max(-0.03, 0.03 * float(n[6]) + 0.26 * old * (0.5 + u[6])),
            chin=0.04 * float(n[7]) + 0.03,
            bend=0.16 * float(np.clip(n[8], -1, 2.5)) + 0.15 * young + 0.1 * old,
            toe_out=float(np.clip(np.radians(7 + 6 * n[9]), -0.09, 0.35)),
            spread=0.03 * abs(float(n[10])),
            crouch=0.35 * old,
            uneven=0.15 * float(n[11]),
        )


def _near(mean: float, deviation: float, n: float) -> float:
    return float(mean + deviation * np.clip(n, -2.2, 2.2))


def style_of(asset: Asset, rng: np.random.Generator) -> Style:
    """The manner of a person, by age, sex and the stoop of their back (`parameters`)."""
    female = asset.parameters.get("sex") == "female"
    drawn = Style.draw(rng, years=years_of(asset), female=female)
    stoop = asset.parameters.get("stoop_rad")
    # Spine and chest together bend by 1.2 times the manner's stoop.
    return drawn if stoop is None else replace(drawn, stoop=float(np.clip(float(stoop) / 1.2 + 0.3 * min(drawn.stoop, 0.06), -0.03, 0.36)))


def years_of(asset: Asset) -> float:
    """Age of a person: what the generator says (`parameters["years"]` or "age", a number or a word), else a usual one of the family."""
    for name in ("years", "age_years", "age"):
        value = asset.parameters.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        if isinstance(value, str) and value in _NAMED_YEARS:
            return _NAMED_YEARS[value]
    return _CHILD_YEARS if asset.family == "child" else _ADULT_YEARS


def chance(k: int, seed: float) -> float:
    """A number 0..1 for each whole number and seed, as if drawn: the fraction of a fast sine (a common hash of shaders)."""
    return math.modf(abs(math.sin(k * 12.9898 + seed * 78.233 + 4.1) * 43758.5453))[0]


def wander(time_s: float, seed: float, *, hold_s: float, move_s: float) -> float:
    """-1..1: goes to a new place every `hold_s` within `move_s` and rests there; its speed is continuous (minimum jerk, Flash and
    Hogan, 1985)."""
    beat = time_s / hold_s + 17.0 * seed
    k = math.floor(beat)
    t = min((beat - k) * hold_s / move_s, 1.0)
    before, after = 2 * chance(k - 1, seed) - 1, 2 * chance(k, seed) - 1
    return before + (after - before) * t**3 * (10 - 15 * t + 6 * t * t)


def pulse(time_s: float, seed: float, *, every_s: float, share: float, ramp_s: float = 0.8) -> float:
    """0..1: now and then something is done for a while: about every `every_s`, for a `share` of it, with smooth ramps."""
    beat = time_s / every_s + 11.0 * seed
    k = math.floor(beat)
    within = (beat - k) * every_s
    start = (1 - share) * every_s * chance(k, seed + 0.37)
    length = share * every_s
    ramp = min(ramp_s, length / 2)
    up = min(max((within - start) / ramp, 0.0), 1.0)
    down = min(max((start + length - within) / ramp, 0.0), 1.0)
    return _ease(up) * _ease(down)


def _ease(t: float) -> float:
    return t**3 * (10 - 15 * t + 6 * t * t)
