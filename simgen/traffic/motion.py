"""From SUMO's front-bumper positions to how the vehicle itself moves: rear axle, heading, curvature, lamps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from simgen.seeding import stable_hash
from simgen.traffic.engine import SIGNAL_BRAKE, SIGNAL_LEFT, SIGNAL_RIGHT, Recording
from simgen.traffic.fleet import VehicleType
from simgen.traffic.log import Track

Array = NDArray[np.float64]

_BLINK_HZ = 1.5  # UN R48 6.5.9: 90 +- 30 flashes a minute
_SUBSTEPS = 4
_MAX_CURVATURE = 0.25  # 1/m; a turning circle of 8 m across


def vehicle_tracks(
    recording: Recording, types: Mapping[str, VehicleType], times_s: Array, kerbside_m: Array
) -> list[Track]:
    """Tracks of the recorded vehicles at the (F + 1,) instants `times_s`; the clip starts at the first.

    kerbside_m : (T, N) shift of the front to the vehicle's right (bicycles keep to the kerb, which SUMO's lane-centred
    model does not know).

    The rear axle is drawn behind the front end like the end of a rod, which is exact for a body whose rear wheels do not
    slip sideways: its path is the tractrix of the front's path.
    """
    if not recording.ids:
        return []
    rod = np.array([types[name].x_front_m for name in recording.ids])
    right = np.stack([np.sin(recording.angle), -np.cos(recording.angle)], axis=-1)
    front = recording.position + right * kerbside_m[..., None]
    rear, heading = _tractrix(front, recording.angle, rod)
    step = np.linalg.norm(np.diff(rear, axis=0), axis=-1)
    # A turning body whose rear axle stands still would spin its wheels in place; below a millimetre nothing moved.
    path = np.concatenate([np.zeros((1, len(rod))), np.nancumsum(np.where(step > 1e-3, step, 0), axis=0)])
    dt = float(recording.times_s[1] - recording.times_s[0])
    accel = _slope(recording.speed, 3) / dt
    curvature = _curvature(heading, path)

    out = []
    for i, name in enumerate(recording.ids):
        present = _present(recording, i, times_s)
        pick = Resampler(recording.times_s, np.isfinite(recording.position[:, i, 0]), times_s)
        travelled = pick(path[:, i])
        out.append(Track(
            name, types[name].family, types[name].variant, present,
            np.stack([pick(rear[:, i, 0]), pick(rear[:, i, 1])], axis=-1), _wrap(pick(heading[:, i])),
            pick(recording.speed[:, i]), pick(accel[:, i]), pick(curvature[:, i]), travelled - travelled[0],
            _lights(name, recording, i, times_s),
        ))
    return out


def person_tracks(recording: Recording, people: Mapping[str, tuple[str, int]], times_s: Array) -> list[Track]:
    """Tracks of the recorded people: body centres, headings that turn as bodies do. Left out are the few whom SUMO moves across
    a junction in one step because no crossing leads on."""
    if not recording.ids:
        return []
    heading = _smooth_heading(recording.angle, recording.times_s)
    forward = np.stack([np.cos(heading), np.sin(heading)], axis=-1)
    centre = _smooth(recording.position - _BODY_HALF_DEPTH_M * forward, 2)
    step = np.linalg.norm(np.diff(centre, axis=0), axis=-1)
    path = np.concatenate([np.zeros((1, step.shape[1])), np.nancumsum(step, axis=0)])
    out = []
    for i, name in enumerate(recording.ids):
        if np.nanmax(step[:, i], initial=0.0) > _LONGEST_STEP_M:
            continue
        family, variant = people[name]
        pick = Resampler(recording.times_s, np.isfinite(recording.position[:, i, 0]), times_s)
        travelled, zero = pick(path[:, i]), np.zeros(len(times_s))
        out.append(Track(
            name, family, variant, _present(recording, i, times_s),
            np.stack([pick(centre[:, i, 0]), pick(centre[:, i, 1])], axis=-1), _wrap(pick(heading[:, i])),
            pick(recording.speed[:, i]), zero, zero, travelled - travelled[0], (frozenset(),) * len(times_s),
        ))
    return out


def as_ego(track: Track) -> Track:
    """The same track under the name and family "ego"."""
    return replace(track, id="ego", family="ego")


_LONGEST_STEP_M = 0.4  # within 0.1 s: walking ahead and stepping aside at once
_BODY_HALF_DEPTH_M = 0.107  # half of the 0.215 m that SUMO's pedestrians measure along their way


def _tractrix(front: Array, angle: Array, rod: Array) -> tuple[Array, Array]:
    """Rear ends (T, N, 2) and unwrapped headings (T, N) of rods of lengths (N,) whose (T, N, 2) front ends are led."""
    heading = np.empty(front.shape[:2])
    rear = np.empty_like(front)
    direction = np.stack([np.cos(angle[0]), np.sin(angle[0])], axis=-1)
    rear[0] = front[0] - rod[:, None] * direction
    for k in range(1, len(front)):
        end = rear[k - 1]
        for s in range(1, _SUBSTEPS + 1):
            lead = front[k - 1] + (front[k] - front[k - 1]) * (s / _SUBSTEPS)
            reach = lead - end
            direction = reach / np.maximum(np.linalg.norm(reach, axis=-1, keepdims=True), 1e-9)
            end = lead - rod[:, None] * direction
        rear[k] = end
    reach = front - rear
    heading = np.arctan2(reach[..., 1], reach[..., 0])
    return rear, _unwrap(heading)


def _curvature(heading: Array, path: Array) -> Array:
    """1/m, from heading over path within about half a second; the last value is kept while standing."""
    turn, way = _slope(heading, 3), _slope(path, 3)
    curvature = np.clip(turn / np.maximum(way, 0.03), -_MAX_CURVATURE, _MAX_CURVATURE)
    moving = way > 0.03
    for k in range(1, len(curvature)):
        curvature[k] = np.where(moving[k], curvature[k], curvature[k - 1])
    return _smooth(curvature, 2)


def _slope(values: Array, half: int) -> Array:
    """Change per step of (T, N) values, over 2 * half steps (fewer at the ends)."""
    steps = len(values)
    low = np.maximum(np.arange(steps) - half, 0)
    high = np.minimum(np.arange(steps) + half, steps - 1)
    return (values[high] - values[low]) / np.maximum(high - low, 1)[:, None]


def _smooth(values: Array, half: int) -> Array:
    """Moving average over 2 * half + 1 steps of the first axis, fewer at the ends; what is NaN spreads no further than it
    has to."""
    out = np.zeros_like(values)
    for k in range(len(values)):
        reach = min(half, k, len(values) - 1 - k)
        out[k] = values[k - reach : k + reach + 1].mean(axis=0)
    return np.where(np.isfinite(out), out, values)


def _smooth_heading(angle: Array, times_s: Array, time_constant_s: float = 0.3) -> Array:
    """Low-pass filter of directions, unwrapped."""
    gain = 1 - np.exp(-float(times_s[1] - times_s[0]) / time_constant_s)
    unit = np.exp(1j * angle)
    for k in range(1, len(unit)):
        unit[k] = np.where(np.isfinite(unit[k].real), unit[k - 1] + gain * (unit[k] - unit[k - 1]), unit[k])
    return _unwrap(np.angle(unit))


def _unwrap(heading: Array) -> Array:
    """np.unwrap along the first axis that survives NaN rows."""
    known = np.isfinite(heading)
    return np.where(known, np.unwrap(np.where(known, heading, 0), axis=0), np.nan)


def _wrap(angle: Array) -> Array:
    return np.arctan2(np.sin(angle), np.cos(angle))


class Resampler:
    """Linear interpolation of a road user's values at the clip's instants, from the steps at which it was there."""

    def __init__(self, steps_s: Array, known: NDArray[np.bool_], times_s: Array) -> None:
        self._steps, self._known, self._times = steps_s[known], known, times_s

    def __call__(self, values: Array) -> Array:
        return np.interp(self._times, self._steps, values[self._known])


def _present(recording: Recording, i: int, times_s: Array) -> NDArray[np.bool_]:
    steps = recording.times_s[np.isfinite(recording.position[:, i, 0])]
    return (times_s >= steps[0] - 1e-6) & (times_s <= steps[-1] + 1e-6)


def _lights(name: str, recording: Recording, i: int, times_s: Array) -> tuple[frozenset[str], ...]:
    phase = stable_hash(name, "blink", bits=16) / 2**16
    out = []
    for t, bits in zip(times_s, recording.signals[_step_at(recording.times_s, times_s), i], strict=True):
        lit = {"brake"} if bits & SIGNAL_BRAKE else set()
        if (t * _BLINK_HZ + phase) % 1 < 0.5:
            lit |= {"indicator_left"} if bits & SIGNAL_LEFT else set()
            lit |= {"indicator_right"} if bits & SIGNAL_RIGHT else set()
        out.append(frozenset(lit))
    return tuple(out)


def _step_at(steps_s: Array, times_s: Sequence[float] | Array) -> NDArray[np.int64]:
    """Index of the last step at or before each instant."""
    found = np.searchsorted(steps_s, np.asarray(times_s) + 1e-6, side="right") - 1
    return np.clip(found, 0, len(steps_s) - 1)
