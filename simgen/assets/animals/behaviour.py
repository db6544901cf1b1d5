"""What animals do in a scene: activities drawn for those that stay, flocks on the ground, and flight paths through the air."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from simgen.assets.animals.motion import BIRDS, MOVING
from simgen.assets.people.kinematics import Floats

_G = 9.81

# Shares of the time, by family. Grazing animals feed for most of the day and lie for much of the rest (Kilgour, Appl. Anim. Behav.
# Sci. 138, 2012).
_STAYS: Mapping[str, Mapping[str, float]] = {
    "dog": {"stand": 0.35, "sit": 0.25, "sniff": 0.3, "lie": 0.1},
    "cat": {"stand": 0.25, "sit": 0.45, "lie": 0.3},
    "deer": {"stand": 0.4, "graze": 0.6},
    "cow": {"stand": 0.2, "graze": 0.45, "lie": 0.35},
    "horse": {"stand": 0.4, "graze": 0.6},
    "sheep": {"stand": 0.2, "graze": 0.55, "lie": 0.25},
    **{bird: {"stand": 0.45, "peck": 0.55} for bird in BIRDS},
}
# Speeds by gait, m/s, in which an animal of its family usually goes: least and greatest.
SPEEDS_MPS: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "dog": {"walk": (0.8, 1.5), "trot": (1.8, 3.2), "gallop": (5.0, 9.0)},
    "cat": {"walk": (0.5, 0.9), "trot": (1.2, 2.0), "gallop": (3.5, 7.0)},
    "deer": {"walk": (0.8, 1.4), "trot": (2.5, 4.0), "gallop": (7.0, 13.0)},
    "cow": {"walk": (0.8, 1.3), "trot": (2.2, 3.2)},
    "horse": {"walk": (1.4, 1.9), "trot": (2.8, 4.2), "canter": (5.0, 7.0), "gallop": (9.0, 15.0)},
    "sheep": {"walk": (0.6, 1.2), "trot": (1.8, 2.8)},
    "pigeon": {"walk": (0.2, 0.6), "fly": (11.0, 18.0)},
    "crow": {"walk": (0.3, 0.7), "fly": (9.0, 14.0)},
    "gull": {"walk": (0.2, 0.6), "fly": (9.0, 13.0)},
    "sparrow": {"walk": (0.1, 0.3), "fly": (7.0, 10.0)},
    "duck": {"walk": (0.2, 0.6), "fly": (15.0, 20.0)},
}


@dataclass(frozen=True)
class Activity:
    """What one animal does. gait : as `animal_pose` takes it. speed_mps : 0 for one that stays. phase : 0..1."""

    gait: str
    speed_mps: float
    phase: float


@dataclass(frozen=True)
class Flight:
    """A way through the air. times_s : (N,). T_world_bird : (N, 4, 4) float64 placings, x along the way, banked in turns; poses
    keep the bird above this
    frame's origin. speed_mps : along the way."""

    times_s: Floats
    T_world_bird: Floats
    speed_mps: float

    def at(self, time_s: float) -> Floats:
        """(4, 4) placing at a time, held at the ends; positions are interpolated, attitudes too (and made orthonormal)."""
        i = int(np.clip(np.searchsorted(self.times_s, time_s) - 1, 0, len(self.times_s) - 2))
        share = float(np.clip((time_s - self.times_s[i]) / (self.times_s[i + 1] - self.times_s[i]), 0, 1))
        T = self.T_world_bird[i] * (1 - share) + self.T_world_bird[i + 1] * share
        u, _, vt = np.linalg.svd(T[:3, :3])
        T[:3, :3] = u @ vt
        return np.asarray(T)


def draw_activity(rng: np.random.Generator, family: str, *, moving: bool | None = None, gait: str | None = None) -> Activity:
    """What an animal does just now. moving : whether it goes somewhere, drawn by default (one in three). gait : instead of the one
    drawn."""
    goes = bool(rng.random() < 1 / 3) if moving is None else moving
    stays = _STAYS[family]
    still = str(rng.choice(list(stays), p=np.array(list(stays.values())) / sum(stays.values())))
    ways = [g for g in SPEEDS_MPS[family] if g != "fly"]
    weights = np.array([0.7, 0.2, 0.07, 0.03][: len(ways)])
    going = str(rng.choice(ways, p=weights / weights.sum()))
    chosen = gait or (going if goes else still)
    pace, phase = float(rng.random()), float(rng.random())
    if chosen not in MOVING and chosen != "fly":
        return Activity(chosen, 0.0, phase)
    slow, fast = SPEEDS_MPS[family][chosen]
    return Activity(chosen, slow + (fast - slow) * pace, phase)


def flock(rng: np.random.Generator, count: int, *, patch_m: tuple[float, float] = (4.0, 3.0), apart_m: float = 0.22) -> Floats:
    """(count, 3) x, y, yaw of birds on a ground patch about the origin: denser towards some food, most facing it, none closer than
    `apart_m`
    (fewer than `count` where they find no room)."""
    food = rng.uniform(-0.25, 0.25, 2) * patch_m
    placed: list[tuple[float, float, float]] = []
    for _ in range(40 * count):
        if len(placed) == count:
            break
        spread = np.array(patch_m) * (0.16 if rng.random() < 0.65 else 0.45)
        p = food + rng.normal(0, 1, 2) * spread
        turn = rng.normal(0, 0.9)
        if np.any(np.abs(p) > np.array(patch_m) / 2) or any(np.hypot(p[0] - x, p[1] - y) < apart_m for x, y, _ in placed):
            continue
        toward = float(np.arctan2(*(food - p)[::-1]))
        placed.append((float(p[0]), float(p[1]), toward + float(turn)))
    return np.array(placed).reshape(-1, 3)


def flight_path(
    rng: np.random.Generator,
    *,
    start: tuple[float, float, float],
    heading_rad: float,
    speed_mps: float,
    duration_s: float,
    step_s: float = 0.1,
    turn_rad_s: float = 0.35,
    climb_mps: float = 0.6,
) -> Flight:
    """A wandering flight at constant speed from a point. turn_rad_s, climb_mps : standard deviations of turning and climbing
    rates, which change over
    seconds. The bank of a level turn is atan(v w / g)."""
    n = max(2, round(duration_s / step_s) + 1)
    t = np.arange(n) * step_s
    turns, climbs = np.zeros(n), np.zeros(n)
    for k in range(1, 4):
        a, b = rng.normal(0, 1, 2), rng.uniform(0, 2 * np.pi, 2)
        turns += turn_rad_s * a[0] / np.sqrt(k) * np.sin(2 * np.pi * k * t / 7.0 + b[0]) / 1.35
        climbs += climb_mps * a[1] / np.sqrt(k) * np.sin(2 * np.pi * k * t / 9.0 + b[1]) / 1.35
    climbs = np.clip(climbs, -0.3 * speed_mps, 0.3 * speed_mps)
    heading = heading_rad + np.concatenate([[0], np.cumsum(turns[:-1] * step_s)])
    level = np.sqrt(speed_mps**2 - climbs**2)
    velocity = np.stack([level * np.cos(heading), level * np.sin(heading), climbs], axis=1)
    position = np.array(start) + np.concatenate([np.zeros((1, 3)), np.cumsum(velocity[:-1] * step_s, axis=0)])
    placings = np.stack([_attitude(p, v, float(np.arctan2(speed_mps * w, _G))) for p, v, w in zip(position, velocity, turns)])
    return Flight(np.asarray(t, np.float64), placings, speed_mps)


def flying_flock(rng: np.random.Generator, leader: Flight, count: int, *, spread_m: float = 2.5) -> list[Flight]:
    """The leader's flight and those of others about it, who keep a place that drifts slowly, so that the flock breathes."""
    out = [leader]
    t = leader.times_s[:, None]
    for _ in range(count - 1):
        place = rng.normal(0, 1, 3) * spread_m * [1.0, 1.0, 0.35]
        drift = (
            0.35
            * spread_m
            * rng.normal(0, 1, 3)
            * [1.0, 1.0, 0.4]
            * np.sin(2 * np.pi * t / rng.uniform(5.0, 9.0) + rng.uniform(0, 2 * np.pi, 3))
        )
        T = leader.T_world_bird.copy()
        T[:, :3, 3] += place + drift
        out.append(Flight(leader.times_s, T, leader.speed_mps))
    return out


def _attitude(position: Floats, velocity: Floats, bank_rad: float) -> Floats:
    """(4, 4) with x along the velocity, leaning to the inside of a turn (left turns positive)."""
    x = velocity / np.linalg.norm(velocity)
    left = np.cross([0.0, 0.0, 1.0], x)
    left /= np.linalg.norm(left)
    up = np.cross(x, left)
    c, s = np.cos(bank_rad), np.sin(bank_rad)
    T = np.eye(4)
    T[:3, :3] = np.stack([x, c * left - s * up, c * up + s * left], axis=1)
    T[:3, 3] = position
    return T
