"""Trams: articulated, with low or high floors, their insides visible through the windows. Sections turn about their bellows."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simgen.asset import Asset
from simgen.assets.vehicles.cyclekit import Kit
from simgen.assets.vehicles.machineparts import box_hull, machine_asset, machine_materials
from simgen.assets.vehicles.plates import PLACES
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.trambody import add_bellows, add_section
from simgen.assets.vehicles.tramparts import add_bogie, add_inside, add_roof, desk_x, seat_places
from simgen.assets.vehicles.tramspec import AXLES_M, LIVERIES, TRAMS, WHEEL_M, TramSpec
from simgen.errors import SimgenError
from simgen.geometry import rotation, transform
from simgen.mesh import Material, Mesh

Track = Callable[[float], tuple[float, float, float]]


def tram(rng: np.random.Generator, variant: int, *, design: str | None = None, paint: Material | None = None,
    destination: str | None = None) -> Asset:
    """A tram of one of the designs of `tramspec`: 19..34 m long, 2.2..2.4 m wide, 3.6 m high with its roof equipment.

    Joints: "body" is the rearmost section, "section_2" and so on those ahead of it, "bogie_1" ... and two "wheel_..." sets for each bogie.
    `tram_pose` lays it into a curve.
    """
    s = TRAMS[variant % len(TRAMS)]
    if design is not None:
        s = next(d for d in TRAMS if d.design == design)
    main, second = LIVERIES[int(rng.integers(len(LIVERIES)))]
    place = PLACES[int(rng.integers(len(PLACES)))]
    text = destination or f"{int(rng.integers(1, 28))} {place}"
    cloth = ((0.03, 0.06, 0.20), (0.22, 0.03, 0.025), (0.03, 0.12, 0.08), (0.10, 0.10, 0.11))[int(rng.integers(4))]
    materials = machine_materials(
        paint or Material("tram paint", main, 0.38, clearcoat=0.8, dirt=0.2),
        Material("tram second paint", second, 0.38, clearcoat=0.8, dirt=0.2),
        glass=Material("tram pane", (0.035, 0.04, 0.042), 0.05, transmittance=0.62, clearcoat=0.4), seat=Material("tram seat", cloth, 0.85),
        inside=Material("tram lining", (0.55, 0.55, 0.53), 0.7), metal=Material("tram pole",
        (0.62, 0.48, 0.04) if s.modern else (0.5, 0.5, 0.5), 0.35, 0.2 if s.modern else 0.9),
        floor=Material("tram floor", (0.07, 0.07, 0.075), 0.85), shell=Material("tram mirror", (0.03, 0.03, 0.03), 0.5),
    )  # fmt: skip
    joints: list[tuple[str, int, ArrayLike]] = []
    for i, section in enumerate(s.sections):
        joints.append(("body" if i == 0 else f"section_{i + 1}", i - 1, (s.pivots[i - 1] if i else section.x0, 0, 0)))
    for i, x in enumerate(s.bogie_x):
        joints.append((f"bogie_{i + 1}", 0, (x, 0, 0)))
    for i, x in enumerate(s.bogie_x):
        parent = len(s.sections) + i
        joints += [(f"wheel_{2 * i + 1}", parent, (x - AXLES_M, 0, WHEEL_M)), (f"wheel_{2 * i + 2}", parent, (x + AXLES_M, 0, WHEEL_M))]
    anchors = {f"pivot_{i + 1}": transform(None, (x, 0, 0)) for i, x in enumerate(s.pivots)} | {
        f"bogie_{i + 1}": transform(None, (x, 0, 0)) for i, x in enumerate(s.bogie_x)}
    anchors["seat_driver"] = transform(None, (desk_x(s, s.sections[-1]) - 0.67, 0, s.floor + 0.665))
    for (name, *_), section in zip(joints, s.sections, strict=False):
        anchors |= {f"ride_{name}_{k}": transform(None, place) for k, place in enumerate(seat_places(s, section))}
    hulls = tuple(box_hull((c.x0, -s.half, 0.25), (c.x1, s.half, s.roof)) for c in s.sections)
    return machine_asset(
        f"tram/{variant}", "train", lambda d: tram_mesh(s, d, text), materials, mass_kg=1300.0 * sum(s.lengths), joints=joints,
        anchors=anchors, hulls=hulls,
        lod_distances_m=(35.0, 90.0, 200.0), parameters={"design": s.design, "destination": text, "sections": len(s.sections),
        "pivoted": s.pivoted, "modern": s.modern, "driver_joint": joints[len(s.sections) - 1][0]},
    )  # fmt: skip


def tram_mesh(s: TramSpec, detail: int, destination: str) -> Mesh:
    """The mesh at a level of detail (0 finest, 3 far)."""
    k = Kit(detail)
    for i, section in enumerate(s.sections):
        add_section(k, s, section, i, destination)
        add_inside(k, s, section, i)
        add_roof(k, s, section, i)
    for i, pivot in enumerate(s.pivots):
        add_bellows(k, s, pivot, i)
    n = len(s.sections)
    for i, x in enumerate(s.bogie_x):
        add_bogie(k, s, x, n + i, n + len(s.bogie_x) + 2 * i)
    return k.build()


def tram_pose(asset: Asset, *, travelled_m: float, curvature: float = 0.0, track: Track | None = None) -> NDArray[np.float32]:
    """(J, 4, 4) float32 skinning matrices of a tram on its track.

    curvature : of the track, 1/m, left positive, from the origin (the rear axle) on and behind it. track : in its place the track's x, y
    and heading (rad) at a distance ahead of the origin along it, in the tram's frame, (0, 0, 0) at 0. Bogies follow the track; sections
    turn about the middles of the bellows, which stay together. SimgenError for an asset that is no tram.
    """
    skeleton = asset.skeleton
    if skeleton is None or "bogie_1" not in skeleton.names:
        raise SimgenError(f"asset {asset.key!r} is no tram: it has no joint 'bogie_1'")
    way = track or _circle(curvature)
    out = np.tile(np.eye(4), (len(skeleton.names), 1, 1))
    sections = [i for i, name in enumerate(skeleton.names) if name == "body" or name.startswith("section_")]
    bogies = [i for i, name in enumerate(skeleton.names) if name.startswith("bogie_")]
    bogie_x = [float(skeleton.rest[i, 0]) for i in bogies]
    pivots = [float(asset.anchors[f"pivot_{i + 1}"][0, 3]) for i in range(len(sections) - 1)]
    place = _pivoted if asset.parameters["pivoted"] else _carried
    section_T, bogie_T = place(way, pivots, bogie_x, len(sections))
    for i, T in zip(sections, section_T, strict=True):
        out[i] = T
    for n, (i, T) in enumerate(zip(bogies, bogie_T, strict=True)):
        out[i] = T
        for wheel in (f"wheel_{2 * n + 1}", f"wheel_{2 * n + 2}"):
            j = skeleton.index(wheel)
            spin = np.eye(4)
            spin[:3, :3] = rotation(pitch=float(np.remainder(travelled_m / WHEEL_M, 2 * np.pi)))
            spin[:3, 3] = skeleton.rest[j] - spin[:3, :3] @ skeleton.rest[j]
            out[j] = T @ spin
    return out.astype(np.float32)


def on_profile(asset: Asset, pose: NDArray[np.floating], gaps: Floats) -> NDArray[np.float32]:
    """A tram's pose (J, 4, 4) on rails that rise and fall: wheelsets stand on them, bogies and sections lie between these.

    gaps : (W,) m, what is missing under each wheelset to the rails, in the order of the wheel joints. Sections and bogies are tilted by a
    shear, since their slopes are of some thousandths.
    """
    skeleton = asset.skeleton
    if skeleton is None:
        raise SimgenError(f"asset {asset.key!r} is no tram: it has no skeleton")
    out = np.array(pose, np.float64)
    names = skeleton.names
    wheels = [i for i, name in enumerate(names) if name.startswith("wheel_")]
    bogies = [i for i, name in enumerate(names) if name.startswith("bogie_")]
    sections = [i for i, name in enumerate(names) if name == "body" or name.startswith("section_")]
    rise = -np.asarray(gaps, np.float64)
    out[wheels, 2, 3] += rise
    lines = [_line(skeleton.rest[wheels[2 * n : 2 * n + 2], 0], rise[2 * n : 2 * n + 2]) for n in range(len(bogies))]
    x = skeleton.rest[bogies, 0]
    z = np.array([a + b * at for (a, b), at in zip(lines, x, strict=True)])
    if asset.parameters["pivoted"]:
        carried = [_line(x[i : i + 2], z[i : i + 2]) for i in range(len(sections))]
    else:
        carried = [lines[i // 2] for i in range(len(sections))]
        for i in range(1, len(sections), 2):
            ends = np.array([float(asset.anchors[f"pivot_{k}"][0, 3]) for k in (i, i + 1)])
            carried[i] = _line(ends, np.array([a + b * at for (a, b), at in zip(lines[i // 2 : i // 2 + 2], ends, strict=True)]))
    for joint, (a, b) in zip([*bogies, *sections], [*lines, *carried], strict=True):
        out[joint, 2, 0] += b
        out[joint, 2, 3] += a
    return out.astype(np.float32)


def _line(x: Floats, z: Floats) -> tuple[float, float]:
    """a and b of a + b x through two points."""
    b = float((z[1] - z[0]) / (x[1] - x[0]))
    return float(z[0] - b * x[0]), b


def _pivoted(way: Track, pivots: list[float], bogie_x: list[float], count: int) -> tuple[list[Floats], list[Floats]]:
    """Sections are chords between the bogies that they rest on."""
    s = [bogie_x[0]]
    for a, b in pairwise(bogie_x):
        start = np.array(way(s[-1])[:2])

        def chord(v: float, start: Floats = start) -> float:
            return float(np.hypot(*(np.array(way(v)[:2]) - start)))

        s.append(_solved(chord, s[-1] + b - a, b - a))
    points = [np.array(way(v)[:2]) for v in s]
    sections = [_laid(bogie_x[i], points[i], float(np.arctan2(*(points[i + 1] - points[i])[::-1]))) for i in range(count)]
    return sections, [_laid(x, np.array(way(v)[:2]), way(v)[2]) for x, v in zip(bogie_x, s, strict=True)]


def _carried(way: Track, pivots: list[float], bogie_x: list[float], count: int) -> tuple[list[Floats], list[Floats]]:
    """Every other section stands on its bogie along the track; those between hang on their neighbours' ends."""
    placed: dict[int, Floats] = {0: _laid(bogie_x[0], np.array(way(bogie_x[0])[:2]), way(bogie_x[0])[2])}
    s = bogie_x[0]
    for n in range(1, len(bogie_x)):
        rear, front = pivots[2 * n - 2], pivots[2 * n - 1]
        start = (placed[2 * n - 2] @ [rear, 0, 0, 1])[:2]

        def frame(v: float, x: float = bogie_x[n]) -> Floats:
            return _laid(x, np.array(way(v)[:2]), way(v)[2])

        def span(v: float, start: Floats = start, front: float = front) -> float:
            return float(np.hypot(*((frame(v) @ [front, 0, 0, 1])[:2] - start)))

        s = _solved(span, s + bogie_x[n] - bogie_x[n - 1], front - rear)
        placed[2 * n] = frame(s)
        end = (placed[2 * n] @ [front, 0, 0, 1])[:2]
        placed[2 * n - 1] = _laid(rear, start, float(np.arctan2(end[1] - start[1], end[0] - start[0])))
    return [placed[i] for i in range(count)], [placed[2 * i] for i in range(len(bogie_x))]


def _solved(distance: Callable[[float], float], guess: float, target: float) -> float:
    """The place along the track at which a distance has its value at rest."""
    for _ in range(12):
        error = distance(guess) - target
        if abs(error) < 1e-9:
            break
        slope = (distance(guess + 1e-4) - error - target) / 1e-4
        guess -= error / (slope if abs(slope) > 0.2 else 1.0)
    return guess


def _laid(x: float, point: Floats, heading: float) -> Floats:
    """(4, 4) that brings the rest point (x, 0, 0) to a point (2,) and turns by a heading."""
    R = rotation(yaw=heading)
    return transform(R, np.array([point[0], point[1], 0.0]) - R @ [x, 0.0, 0.0])


def _circle(curvature: float) -> Track:
    def at(s: float) -> tuple[float, float, float]:
        if abs(curvature) < 1e-9:
            return s, 0.0, 0.0
        a = s * curvature
        return float(np.sin(a) / curvature), float((1 - np.cos(a)) / curvature), a

    return at


__all__ = ["on_profile", "tram", "tram_mesh", "tram_pose"]
