"""People who keep together: walkers side by side, children at the hand, friends; queues, circles of talkers, people on benches.

SUMO's people walk alone. Some of them are made the leaders of groups here: their companions walk the same way at the same speed, each at
a place of their own beside the leader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simgen.roads.roadmap import Lane
from simgen.traffic.log import Track

Array = NDArray[np.float64]

# Of those who walk in groups, by size (Moussaid et al., 2010, *The walking behaviour of pedestrian social groups*: sizes follow a
# Poisson distribution cut at zero; up to 70 % of a commercial street's people walk in groups).
GROUP_SIZES = {2: 0.68, 3: 0.22, 4: 0.10}
# Mean distances between neighbours 0.78 m for two and 0.6 to 0.8 m for three, whose middle one walks behind: the angle at which the
# outer ones turn in makes the group a V (ibid.). Couples keep 0.6 to 0.75 m.
_PAIR_M, _FRIENDS_M, _CHILD_M = (0.60, 0.75), (0.62, 0.78), (0.50, 0.56)
_V_BEHIND_M = 0.25
_EDGE_M = 0.28  # from a body's middle to the pavement's edge
_FAMILY_SHARE = 0.9  # of children beside a grown-up, who hold a hand
_COUPLE_SHARE = 0.18  # of pairs of grown-ups, who do
_ELDERLY, _TEENAGERS = 0.14, 0.06  # of those who stand and sit about
_ANY_VARIANT = 1 << 16  # the catalogue counts variants modulo their number
_SMALL = frozenset({"child", "toddler"})
_TODDLERS = 0.25  # of children in company
_ALIKE = {"elder": 0.7, "teenager": 0.8}  # share of an elder's and a teenager's grown companions who are of their age


def grouped(
    walkers: Sequence[Track],
    lanes: Sequence[Lane],
    *,
    groups: float,
    children: float,
    rng: np.random.Generator,
    most_m: float = 1.1,
) -> list[Track]:
    """The walkers with some of them in groups, in the same number: companions take the place of others who would have walked alone.

    groups : share 0..1 of people who walk in company. children : share of people who are. lanes : pavements, within whose width
    companions stay. most_m : how far from its leader somebody may be moved sideways. The order is the walkers', each leader followed by its
    companions.
    """
    if groups <= 0 or len(walkers) < 2:
        return list(walkers)
    order = rng.permutation(len(walkers))
    wanted, taken = round(groups * len(walkers)), 0
    leads: dict[int, list[Track]] = {}
    replaced: set[int] = set()
    pool = [int(i) for i in order]
    while taken < wanted and len(pool) > 1:
        leader = pool.pop(0)
        size = int(rng.choice(list(GROUP_SIZES), p=list(GROUP_SIZES.values())))
        size = min(size, len(pool) + 1)
        members = company_of(walkers[leader], size, lanes, children=children, rng=rng, most_m=most_m)
        if len(members) < 2:
            continue
        for _ in members[1:]:
            replaced.add(pool.pop())
        leads[leader] = members
        taken += len(members)
    out: list[Track] = []
    for i, track in enumerate(walkers):
        if i not in replaced:
            out += leads.get(i, [track])
    return out


def company_of(
    leader: Track, size: int, lanes: Sequence[Lane], *, children: float, rng: np.random.Generator, most_m: float = 1.1
) -> list[Track]:
    """The leader and those who walk with it: two side by side, three in a V, four as two pairs; fewer where the pavement is too narrow.
    A child among adults holds a hand."""
    name = f"{leader.id}.group"
    families = _families(leader.family, size, children, rng)
    mixed = len({family in _SMALL for family in families[:2]}) == 2
    gap = float(rng.uniform(*(_CHILD_M if mixed else _PAIR_M if size == 2 else _FRIENDS_M)))
    side = 1.0 if rng.uniform() < 0.5 else -1.0
    places = _places(size, gap, side)
    room = _room(leader, lanes)
    out = [replace(leader, company=name)]
    for k in range(1, size):
        aside, behind = places[k]
        variant = int(rng.integers(_ANY_VARIANT))
        jitter = rng.normal(0, 0.035, 2)
        moved = _beside(leader, aside + jitter[0] * (k > 1), behind + jitter[1], room, most_m)
        if moved is None:
            break
        out.append(replace(moved, id=f"{leader.id}.with{k}", family=families[k], variant=variant, company=name))
    return _hand_in_hand(out, rng) if len(out) > 1 else [leader]


def queue(
    at: Array,
    yaw: float,
    count: int,
    *,
    instants: int,
    name: str,
    rng: np.random.Generator,
    children: float = 0.05,
    gap_m: tuple[float, float] = (0.55, 0.95),
) -> list[Track]:
    """People who stand one behind the other at a place (2,), the first looking along `yaw`; pairs side by side now and then."""
    out: list[Track] = []
    back, k = np.zeros(2), 0
    ahead = np.array([np.cos(yaw), np.sin(yaw)])
    left = np.array([-ahead[1], ahead[0]])
    while len(out) < count:
        pair = bool(rng.uniform() < 0.2) and count - len(out) > 1
        for s in (-1, 1) if pair else (0,):
            place = at + back + left * (0.30 * s + float(rng.normal(0, 0.06)))
            turn = float(rng.normal(0, 0.25)) - 0.5 * s * pair
            out.append(
                standing(
                    f"{name}.{len(out)}",
                    _family(rng, children * (len(out) > 0)),
                    int(rng.integers(_ANY_VARIANT)),
                    place,
                    yaw + turn,
                    instants,
                    role="queue",
                    company=name,
                )
            )
        back = back - ahead * float(rng.uniform(*gap_m))
        k += 1
    return out


def circle(
    at: Array, count: int, *, instants: int, name: str, rng: np.random.Generator, children: float = 0.1, radius_m: float | None = None
) -> list[Track]:
    """People who stand in a circle and talk, looking at its middle: about a metre from each other (Hall, 1966, personal distance)."""
    radius = radius_m or 0.5 * float(rng.uniform(0.9, 1.15)) / np.sin(np.pi / max(count, 2))
    turn = float(rng.uniform(-np.pi, np.pi))
    out = []
    for k in range(count):
        a = turn + 2 * np.pi * k / count + float(rng.normal(0, 0.08))
        place = at + radius * np.array([np.cos(a), np.sin(a)])
        out.append(
            standing(
                f"{name}.{k}",
                _family(rng, children * (k > 0)),
                int(rng.integers(_ANY_VARIANT)),
                place,
                a + np.pi + float(rng.normal(0, 0.12)),
                instants,
                role="talk",
                company=name,
            )
        )
    return out


def seated(
    seats: Sequence[tuple[Array, float]], *, instants: int, name: str, rng: np.random.Generator, share: float = 0.5, children: float = 0.1
) -> list[Track]:
    """People on some of the seats, each given as the place (2,) below the seat's middle and the yaw that it faces. Draw them with the
    motion "sit" and `Fit(seat_m=...)`: neighbours keep company."""
    out = []
    for k, (place, yaw) in enumerate(seats):
        u = rng.uniform()
        family, variant = _family(rng, children), int(rng.integers(_ANY_VARIANT))
        if u < share:
            out.append(standing(f"{name}.{k}", family, variant, np.asarray(place, float), yaw, instants, role="sit", company=name))
    return out


def workers(places: Sequence[tuple[Array, float]], *, instants: int, name: str, rng: np.random.Generator) -> list[Track]:
    """People at work, one at each place (2,) and yaw: they kneel, crouch, carry and show."""
    return [
        standing(f"{name}.{k}", "worker", int(rng.integers(_ANY_VARIANT)), np.asarray(place, float), yaw, instants, role="worker")
        for k, (place, yaw) in enumerate(places)
    ]


def standing(name: str, family: str, variant: int, at: Array, yaw: float, instants: int, *, role: str = "", company: str = "") -> Track:
    """Somebody who stays at a place (2,) throughout the clip, looking along `yaw`."""
    zero = np.zeros(instants)
    wrapped = float(np.arctan2(np.sin(yaw), np.cos(yaw)))
    return Track(
        name,
        family,
        variant,
        np.ones(instants, bool),
        np.tile(at, (instants, 1)),
        np.full(instants, wrapped),
        zero,
        zero,
        zero,
        zero,
        (frozenset(),) * instants,
        role=role,
        company=company,
    )


def _families(leader: str, size: int, children: float, rng: np.random.Generator) -> list[str]:
    """Who walks together: with a child mostly one more grown-up at least."""
    drawn = []
    for _ in range(size - 1):
        family = _family(rng, 1.4 * children)
        alike = rng.uniform() < _ALIKE.get(leader, 0.0)
        drawn.append(leader if alike and family == "adult" else family)
    if leader in _SMALL and all(family in _SMALL for family in drawn):
        drawn[0] = "adult"
    return [leader, *drawn]


def _family(rng: np.random.Generator, children: float) -> str:
    u, v = rng.uniform(size=2)
    if u < children:
        return "toddler" if v < _TODDLERS else "child"
    return "elder" if u > 1 - _ELDERLY else "teenager" if u > 1 - _ELDERLY - _TEENAGERS else "adult"


def _places(size: int, gap: float, side: float) -> list[tuple[float, float]]:
    """Places (to the left, behind; m) relative to the leader, who is first."""
    if size == 2:
        return [(0.0, 0.0), (side * gap, 0.03)]
    if size == 3:  # the leader is an outer one; the middle one walks behind
        return [(0.0, 0.0), (side * gap, _V_BEHIND_M), (2 * side * gap, 0.02)]
    return [(0.0, 0.0), (side * gap, 0.04), (0.05 * side, 1.05), (side * (gap + 0.05), 1.12)]


def _room(leader: Track, lanes: Sequence[Lane]) -> tuple[Array, Array] | None:
    """How far (m) one may go to the left and to the right of the leader at each instant and stay on the pavement; None away from any:
    on a crossing, where there is room."""
    n = len(leader.position)
    left, right = np.full(n, np.inf), np.full(n, np.inf)
    found = np.zeros(n, bool)
    best = np.full(n, np.inf)
    sides = np.stack([-np.sin(leader.yaw), np.cos(leader.yaw)], axis=1)
    for lane in _near(lanes, leader):
        half = lane.width_m / 2
        offset, normal = _offsets(lane.center, leader.position)
        inside = leader.present & (np.abs(offset) <= half + 0.05) & (np.abs(offset) < best)
        along = np.einsum("ij,ij->i", normal, sides)  # +-1 where the walker follows the lane
        scale = np.maximum(np.abs(along), 0.3)
        up, down = np.maximum(half - _EDGE_M - offset, 0.0) / scale, np.maximum(half - _EDGE_M + offset, 0.0) / scale
        left = np.where(inside, np.where(along > 0, up, down), left)
        right = np.where(inside, np.where(along > 0, down, up), right)
        best = np.where(inside, np.abs(offset), best)
        found |= inside
    return (left, right) if found.any() else None


def _near(lanes: Sequence[Lane], leader: Track) -> list[Lane]:
    """The lanes whose bounds hold the leader at some instant."""
    boxes = _boxes(tuple(lanes))
    points = leader.position[leader.present][:, None]
    inside = ((points >= boxes[:, 0]) & (points <= boxes[:, 1])).all(axis=2).any(axis=0)
    return [lanes[int(k)] for k in np.flatnonzero(inside)]


@lru_cache(maxsize=1)
def _boxes(lanes: tuple[Lane, ...]) -> Array:
    """(L, 2, 2) least and greatest x, y of lanes, their width included."""
    half = [lane.width_m / 2 for lane in lanes]
    bounds = [(c.min(axis=0) - h, c.max(axis=0) + h) for c, h in ((lane.center[:, :2], h) for lane, h in zip(lanes, half, strict=True))]
    return np.array(bounds).reshape(-1, 2, 2)


def _offsets(line: Array, points: Array) -> tuple[Array, Array]:
    """Signed distances (N,) of points to the left of a polyline, infinite before its start and beyond its end, and its left normals (N, 2)
    there."""
    start, step = line[:-1, :2], np.diff(line[:, :2], axis=0)
    length = np.maximum(np.linalg.norm(step, axis=1), 1e-9)
    way = step / length[:, None]
    rel = points[:, None, :] - start[None]
    t = np.einsum("nsk,sk->ns", rel, way)
    cut = np.clip(t, 0, length)
    gap = np.linalg.norm(rel - cut[..., None] * way, axis=-1)
    i = gap.argmin(axis=1)
    n = np.arange(len(points))
    normal = np.stack([-way[i, 1], way[i, 0]], axis=1)
    offset = np.einsum("nk,nk->n", rel[n, i], normal)
    outside = gap[n, i] > np.abs(offset) + 0.3
    return np.where(outside, np.inf, offset), normal


def _beside(leader: Track, aside: float, behind: float, room: tuple[Array, Array] | None, most_m: float) -> Track | None:
    """A track at a constant place beside the leader's, within the pavement; None if that is no room for a body (0.45 m from the leader)."""
    if abs(aside) > 2 * most_m:
        return None
    offset = aside
    if room is not None:
        free = room[0] if aside > 0 else room[1]
        least = float(np.min(free[leader.present], initial=np.inf))
        if abs(aside) > least:
            offset = float(np.sign(aside)) * least
    back = behind
    if abs(offset) < 0.45 and behind < 0.7:  # no room beside: behind the leader
        if abs(aside) > 1.0:
            return None
        offset, back = float(np.clip(offset, -0.2, 0.2)), behind + 0.75
    place = _shifted(leader, offset, back)
    step = np.where((leader.present[1:] & leader.present[:-1]), np.linalg.norm(np.diff(place, axis=0), axis=1), 0.0)
    own = np.concatenate([[0.0], np.cumsum(step)])
    way = np.ptp(leader.travelled[leader.present]) if leader.present.any() else 0.0
    speed = leader.speed * (own[-1] / way if way > 0.1 else 1.0)  # on the outside of a bend one walks faster
    return replace(leader, position=place, yaw=leader.yaw.copy(), travelled=own, speed=speed)


def _shifted(leader: Track, aside: float, behind: float) -> Array:
    """Positions to the left of and behind the leader's."""
    left = np.stack([-np.sin(leader.yaw), np.cos(leader.yaw)], axis=1)
    ahead = np.stack([np.cos(leader.yaw), np.sin(leader.yaw)], axis=1)
    return np.asarray(leader.position + aside * left - behind * ahead)


def _hand_in_hand(members: list[Track], rng: np.random.Generator) -> list[Track]:
    """The members with children at the hand of the grown-up beside them, some couples hand in hand."""
    out = list(members)
    held: set[str] = set()
    for i, child in enumerate(members):
        if child.family not in _SMALL or rng.uniform() > _FAMILY_SHARE:
            continue
        left = np.array([-np.sin(child.yaw[0]), np.cos(child.yaw[0])])
        for j, adult in enumerate(members):
            apart = adult.position[0] - child.position[0]
            if adult.family not in _SMALL and adult.id not in held and 0.35 < float(np.linalg.norm(apart)) < 0.75:
                on_left = float(apart @ left) > 0
                out[i] = _holding(child, adult, "left" if on_left else "right")
                out[j] = _holding(out[j], child, "right" if on_left else "left")
                held.add(adult.id)
                break
    if len(out) == 2 and not held and rng.uniform() < _COUPLE_SHARE and all(t.family in ("adult", "elder") for t in out):
        a, b = out
        left = np.array([-np.sin(a.yaw[0]), np.cos(a.yaw[0])])
        on_left = float((b.position[0] - a.position[0]) @ left) > 0
        if float(np.linalg.norm(b.position[0] - a.position[0])) < 0.8:
            out = [_holding(a, b, "left" if on_left else "right"), _holding(b, a, "right" if on_left else "left")]
    return out


def _holding(track: Track, other: Track, hand: str) -> Track:
    return replace(track, hand_of=other.id, hand=hand, role="hand_in_hand")
