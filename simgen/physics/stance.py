"""How everything that moves stands: wheels and feet on the ground at each instant, bodies leaning on their springs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.signal import bilinear, lfilter, lfilter_zi

from simgen.geometry import rotation
from simgen.kinds import ON_FEET, TWO_WHEELERS
from simgen.physics.engine import GRAVITY_MPS2
from simgen.physics.wheels import EGO_CONTACTS, poses_on_plane, stand, wheel_contacts
from simgen.roads.ground import Ground
from simgen.roads.tramway import GAUGE_M
from simgen.traffic.log import OnRails, Track, TrafficLog
from simgen.world import Catalogue

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Stance:
    """A road user over the F + 1 instants of a clip.

    T_world_obj : (F + 1, 4, 4), the asset's frame: wheels (or feet) on the ground, x along the slope; two-wheelers lean in it
    about the line through their tyres' contact points. pitch, roll : (F + 1,) rad, heave : (F + 1,) m: of the sprung body
    relative to that frame (positive pitch: nose down; positive roll: left side up), zero for two-wheelers and people.
    gaps : (F + 1, W) m between the rigid chassis' tyre contact points and the ground, positive above it: what the
    suspension's travel has to make up on uneven ground (`wheels_on_ground`).
    """

    T_world_obj: Array
    pitch: Array
    roll: Array
    heave: Array
    gaps: Array = field(default_factory=lambda: np.zeros((0, 0)))


@dataclass(frozen=True)
class Springs:
    """A body on its suspension. pitch_per_g, roll_per_g : rad of steady lean per g of acceleration. frequency_hz, damping : of
    the lightly damped swing towards it."""

    pitch_per_g: float
    roll_per_g: float
    frequency_hz: float
    damping: float


# Gillespie, Fundamentals of Vehicle Dynamics (1992): ride frequencies 1 to 1.5 Hz, damping ratio 0.2 to 0.4, roll gradients of
# cars 3 to 7 deg/g; squat and dive with usual anti-dive geometry 2 to 4 deg/g; buses and trucks are stiffer in pitch by their
# length, softer in roll by their height.
_CAR = Springs(np.radians(3.0), np.radians(4.5), 1.35, 0.35)
_TALL = Springs(np.radians(3.5), np.radians(5.5), 1.3, 0.33)
_VAN = Springs(np.radians(3.2), np.radians(6.0), 1.3, 0.33)
_BUS = Springs(np.radians(1.6), np.radians(6.5), 1.1, 0.3)
_LORRY = Springs(np.radians(1.8), np.radians(5.5), 1.3, 0.3)
_STIFF = Springs(np.radians(0.6), np.radians(0.8), 2.5, 0.4)  # on unsprung tyres or rails
SPRINGS: Mapping[str, Springs] = {
    "suv": _TALL, "pickup": _TALL, "van": _VAN, "minibus": _VAN, "ambulance": _VAN, "bus": _BUS, "coach": _BUS, "truck": _LORRY,
    "tipper": _LORRY, "tractor_trailer": _LORRY, "refuse_lorry": _LORRY, "fire_engine": _LORRY, "farm_tractor": _STIFF, "tram": _STIFF,
    "excavator": _STIFF,
}
_MAX_LATERAL_MPS2 = 5.0  # more than drivers take in town; SUMO's paths have kinks
_MAX_HEAVE_M = 0.05
_FILTER_HZ = 100.0


def stances(log: TrafficLog, ground: Ground, catalogue: Catalogue) -> dict[str, Stance]:
    """Stance of every track of the log by its id, and of the ego as "ego".

    Chassis stand on the least-squares plane of the ground under their wheels (exact for planes). Bodies follow longitudinal
    and lateral acceleration through a damped spring, starting in the lean that belongs to the first instant. Two-wheelers lean
    into bends by atan(v^2 * curvature / g). People stand upright. What goes on rails stands with each wheelset on its track, and does not
    sway. Rows at which a track is absent are the identity.
    """
    tracks = {"ego": log.ego} | {t.id: t for t in log.tracks}
    groups: dict[tuple[str, int], list[str]] = {}
    contacts: dict[str, Array] = {}
    cache: dict[tuple[str, int], Array] = {}
    out: dict[str, Stance] = {}
    for name, track in tracks.items():
        if track.rail is not None:
            out[name] = _on_rails(track, track.rail, ground, catalogue, log.times_s)
            continue
        key = (track.family, track.variant)
        if key not in cache:
            cache[key] = _contacts(track, catalogue)
        contacts[name] = cache[key]
        groups.setdefault((track.family if track.family in ON_FEET else "", len(cache[key])), []).append(name)
    for (family, _), names in groups.items():
        members = [tracks[n] for n in names]
        T, gaps = _stand(members, [contacts[n] for n in names], ground, people=family in ON_FEET)
        for name, track, poses, gap in zip(names, members, T, gaps, strict=True):
            out[name] = _sprung(track, poses, gap, log.times_s)
    return {name: out[name] for name in tracks}


def _contacts(track: Track, catalogue: Catalogue) -> Array:
    if track.family in ON_FEET:
        return np.zeros((0, 2))
    return EGO_CONTACTS if track.family == "ego" else wheel_contacts(catalogue.get(track.family, track.variant))


def _stand(
    tracks: Sequence[Track], contacts: Sequence[Array], ground: Ground, *, people: bool
) -> tuple[Array, Array]:
    """(N, F + 1, 4, 4) poses and (N, F + 1, W) gaps of tracks with the same number of contact points."""
    present = np.stack([t.present for t in tracks])
    position = np.stack([t.position for t in tracks])[present]
    yaw = np.stack([t.yaw for t in tracks])[present]
    count = contacts[0].shape[0]
    T = np.tile(np.eye(4), (*present.shape, 1, 1))
    gaps = np.zeros((*present.shape, count))
    if people:
        zero = np.zeros(len(yaw))
        T[present] = poses_on_plane(position, ground.height(position), yaw, zero, zero)
    else:
        each = np.repeat(np.stack(contacts), present.sum(axis=1), axis=0)
        T[present], gaps[present] = stand(position, yaw, each, ground.height)
    return T, gaps


def _on_rails(track: Track, rail: OnRails, ground: Ground, catalogue: Catalogue, times_s: Array) -> Stance:
    """The frame is the plane under both wheels of all wheelsets where these are on the track; one gap to a wheelset."""
    axles = wheel_contacts(catalogue.get(track.family, track.variant))[:, 0]
    contacts = np.zeros((len(times_s), 2 * len(axles), 2))
    for k, at in enumerate(rail.at_m.tolist()):
        xy, turn = rail.frame(at, axles)
        across = np.stack([-np.sin(turn), np.cos(turn)], axis=-1) * GAUGE_M / 2
        contacts[k] = np.concatenate([xy - across, xy + across])
    T = np.tile(np.eye(4), (len(times_s), 1, 1))
    gaps = np.zeros((len(times_s), 2 * len(axles)))
    here = track.present
    T[here], gaps[here] = stand(track.position[here], track.yaw[here], contacts[here], ground.height)
    zero = np.zeros(len(times_s))
    return Stance(T, zero, zero, zero, gaps.reshape(len(times_s), 2, -1).mean(axis=1))


def _sprung(track: Track, T: Array, gaps: Array, times_s: Array) -> Stance:
    zero = np.zeros(len(times_s))
    if track.family in ON_FEET:
        return Stance(T, zero, zero, zero, gaps)
    lateral = np.where(track.present, track.speed**2 * track.curvature, 0.0)  # m/s^2, left positive
    lateral = np.clip(lateral, -_MAX_LATERAL_MPS2, _MAX_LATERAL_MPS2)
    if track.family in TWO_WHEELERS:
        lean = -np.arctan(lateral / GRAVITY_MPS2)
        leaning = np.array(T)
        leaning[:, :3, :3] = T[:, :3, :3] @ np.stack([rotation(roll=a) for a in lean])
        return Stance(leaning, zero, zero, zero, gaps)
    springs = SPRINGS.get(track.family, _CAR)
    accel = np.where(track.present, track.accel, 0.0)
    lean = np.stack([-springs.pitch_per_g * accel, springs.roll_per_g * lateral]) / GRAVITY_MPS2
    pitch, roll = _swing(lean, times_s, springs)
    return Stance(T, pitch, roll, _heave(T[:, 2, 3], times_s, springs), gaps)


def _swing(target: Array, times_s: Array, springs: Springs) -> Array:
    """(2, F + 1) response of damped springs to (2, F + 1) steady leans that change linearly between the instants."""
    if len(times_s) < 2:
        return target
    fine = np.linspace(times_s[0], times_s[-1], max(2, round((times_s[-1] - times_s[0]) * _FILTER_HZ) + 1))
    b, a, begin = _filter(springs, float(fine[1] - fine[0]))
    course = np.stack([np.interp(fine, times_s, values) for values in target])
    swung, _ = lfilter(b, a, course, zi=begin * course[:, :1])
    return np.stack([np.interp(times_s, fine, row) for row in swung])


@lru_cache(maxsize=32)
def _filter(springs: Springs, step_s: float) -> tuple[Array, Array, Array]:
    """Coefficients b and a of the damped spring as a digital filter, and its state after a long time at 1."""
    omega = 2 * np.pi * springs.frequency_hz
    b, a = bilinear([omega**2], [1, 2 * springs.damping * omega, omega**2], fs=1 / step_s)
    return b, a, np.asarray(lfilter_zi(b, a))


def _heave(z: Array, times_s: Array, springs: Springs) -> Array:
    """(F + 1,) m: how far crests lift and dips press the body, -z'' / omega^2 (a spring's quasi-static answer)."""
    if len(times_s) < 3:
        return np.zeros(len(times_s))
    second = np.gradient(np.gradient(z, times_s), times_s)
    return np.clip(-second / (2 * np.pi * springs.frequency_hz) ** 2, -_MAX_HEAVE_M, _MAX_HEAVE_M)
