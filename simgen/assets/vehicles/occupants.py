"""Drivers and passengers: people posed on a seat and baked to still, light meshes without their lower legs.

Frame: the hip point of the seat (anchors "seat_driver", ... of a vehicle), x forward, y left, z up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset, Skeleton
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.people.kinematics import about, aligning, carried, forward, two_bone
from simgen.assets.people.wardrobe import SLOTS
from simgen.assets.simplify import clustered
from simgen.assets.vehicles.cabin import AT_SILL, as_occlusion
from simgen.assets.vehicles.interior import WHEEL_FORWARD_M, WHEEL_RADIUS_M, WHEEL_TILT_RAD, WHEEL_UP_M
from simgen.assets.vehicles.profiles import Floats
from simgen.geometry import apply
from simgen.mesh import Material, Mesh, part_of, skinned_normals, skinned_positions
from simgen.ontology import class_id
from simgen.seeding import stream

DRIVERS = tuple(range(10))  # variants with their hands at the wheel; the others sit with them in their laps
PASSENGERS = tuple(range(10, 16))
_WALKERS = 20  # of the family "adult" whose clothes are those of the street
_MOST_FACES = 1350
_LEFT_BEHIND = ("bag",)  # slots of what nobody wears on a seat
_BELT = Material("seat belt", (0.018, 0.018, 0.019), 0.7)


def occupant(rng: np.random.Generator, variant: int, *, driving: bool | None = None, person: int | None = None) -> Asset:
    """Somebody on a seat. driving : hands at the wheel. person : variant of the family "adult"."""
    from simgen.assets.people.person import adult

    # 7 and 20 have no common divisor: nobody sits in two seats.
    who = (7 * variant + 1) % _WALKERS if person is None else person
    hands = variant % 16 in DRIVERS if driving is None else driving
    body = adult(stream(0, who, "asset.adult"), who)
    lean, look = float(rng.uniform(0.24, 0.36)), float(rng.normal(0, 0.16))
    grip_rad = float(rng.uniform(0.05, 0.6))
    pose = seated_pose(body, driving=hands, lean_rad=lean, look_rad=look, grip_rad=grip_rad)
    hip = _hip(body)
    parts = [_seated(body, mesh, pose, hip) for mesh in body.lods[1:4]]
    levels, cell = [_joined(*p) for p in parts], 0.012
    while len(levels[0].faces) > _MOST_FACES and cell < 0.03:
        levels[0], cell = _joined(parts[0][0], clustered(parts[0][1], cell)), 1.3 * cell
    belted = [_with_belt(m, len(body.materials), 1.0 if hands else -1.0) for m in levels[:2]]
    meshes, kept = _renumbered([*belted, *levels[2:]])
    materials = (*body.materials, _BELT)
    return Asset(
        f"occupant/{variant}", "occupant", class_id("person"), meshes, tuple(materials[k] for k in kept), body.mass_kg, (22.0, 50.0),
        tags={tag: kept.index(slot) for tag, slot in body.tags.items() if slot in kept},
        parameters={"person": body.key, "driving": hands},
    )  # fmt: skip


def seated_pose(body: Asset, *, driving: bool, lean_rad: float = 0.3, look_rad: float = 0.0, grip_rad: float = 0.3) -> Floats:
    """(J, 4, 4) skinning matrices of a person on a car's seat, in the person's own frame (pelvis where it is when standing).

    lean_rad : of the trunk backwards. look_rad : turn of the head, left positive. grip_rad : how far above the wheel's middle the hands
    hold it; hands lie on the thighs unless `driving`.
    """
    skeleton = _skeleton(body)
    rotations: dict[str, Floats] = {
        "pelvis": about("y", -1.25 * lean_rad), "spine": about("y", 0.15 * lean_rad), "chest": about("y", 0.25 * lean_rad),
        "neck": about("y", 0.40 * lean_rad) @ about("z", 0.4 * look_rad), "head": about("y", 0.40 * lean_rad) @ about("z", 0.6 * look_rad),
    }  # fmt: skip
    base = carried(skeleton, rotations, (0, 0, 0), "pelvis")[:3, :3]
    chest = carried(skeleton, rotations, (0, 0, 0), "chest")
    hip = _hip(body)
    for side, sign in (("left", 1.0), ("right", -1.0)):
        thigh = about("z", sign * (0.14 if driving else 0.10)) @ about("y", -1.72)  # knees a little higher than the hips
        shin = about("z", sign * 0.10) @ about("y", -0.55)
        rotations[f"{side}_thigh"], rotations[f"{side}_shin"] = base.T @ thigh, thigh.T @ shin
        if driving:
            up = WHEEL_RADIUS_M * np.sin(grip_rad)
            target = hip + np.array([
                WHEEL_FORWARD_M + up * np.sin(WHEEL_TILT_RAD) - 0.02, sign * WHEEL_RADIUS_M * np.cos(grip_rad),
                WHEEL_UP_M + up * np.cos(WHEEL_TILT_RAD),
            ])  # fmt: skip
            hand_way = np.array([0.75, -0.25 * sign, 0.55])
        else:
            target = hip + np.array([0.27, sign * 0.13, 0.115])
            hand_way = np.array([0.85, -0.45 * sign, -0.25])
        _place_arm(body, rotations, chest, side, sign, target, hand_way / np.linalg.norm(hand_way))
    return forward(skeleton, rotations)


def _place_arm(body: Asset, rotations: dict[str, Floats], chest: Floats, side: str, sign: float, palm: Floats, hand_way: Floats) -> None:
    """Add rotations that bring the palm to a point, elbows down and a little out."""
    skeleton = _skeleton(body)
    shoulder, elbow, wrist = (skeleton.rest[skeleton.index(f"{side}_{n}")] for n in ("upper_arm", "forearm", "hand"))
    reach = body.anchors[f"{side}_palm"][:3, 3] - wrist
    start = apply(chest, shoulder)
    shift = start - shoulder
    pole = np.array([-0.15, 0.35 * sign, -1.0])
    first, second, _ = two_bone(start, elbow + shift, wrist + shift, palm - hand_way * float(np.linalg.norm(reach)), pole)
    bend = np.cross(first, second)
    rest_way = (wrist - shoulder) / np.linalg.norm(wrist - shoulder)
    rest_bend = np.cross(rest_way, [1.0, 0.0, 0.0])  # at rest the forearm would bend forwards
    upper, fore = aligning(rest_way, first, rest_bend, bend), aligning(rest_way, second, rest_bend, bend)
    hand = aligning(reach, hand_way, np.array([0.0, -sign, -0.4]), np.array([0.3, -0.6 * sign, -0.6]))
    rotations[f"{side}_upper_arm"] = chest[:3, :3].T @ upper
    rotations[f"{side}_forearm"] = upper.T @ fore
    rotations[f"{side}_hand"] = fore.T @ hand


def _seated(body: Asset, mesh: Mesh, pose: Floats, hip: Floats) -> tuple[Mesh, Mesh]:
    """The posed head and the rest about the hip point, without what is hidden or left behind."""
    skeleton = _skeleton(body)
    if mesh.joints is None or mesh.weights is None:
        return mesh, mesh
    names = np.array([name.partition("_")[2] or name for name in skeleton.names])
    thigh, lower, arm = (
        _share(mesh, np.flatnonzero(np.isin(names, parts))) for parts in (("thigh",), ("shin", "foot", "toe"), ("forearm", "hand"))
    )
    knee = float(skeleton.rest[skeleton.index("left_shin"), 2])
    rest_z = mesh.positions[:, 2]
    posed = (skinned_positions(mesh, pose) - hip).astype(np.float32)
    gone = (lower > 0.6) & (rest_z < knee - 0.07)
    # The skirts of coats and dresses, which one sits on.
    skirt = (rest_z < hip[2] - 0.10) & (thigh + lower < 0.8)
    skirt |= (rest_z < hip[2] - 0.05) & (_off_thighs(body, posed, pose, hip) > 0.12)
    gone |= skirt & (arm < 0.3)
    gone |= np.isin(mesh.slots, [SLOTS[name] for name in _LEFT_BEHIND if name in SLOTS])
    still = replace(mesh, positions=posed, normals=skinned_normals(mesh, pose), joints=None, weights=None, key="")
    still = replace(still, ao=as_occlusion(AT_SILL * still.ao.astype(float) / 255))
    kept = ~gone[mesh.faces].any(axis=1)
    kept &= (_longest(posed, mesh) < 2.0 * _longest(mesh.positions, mesh)) | (posed[mesh.faces, 2].max(axis=1) > 0.15)  # torn cloth
    head = (_share(mesh, np.flatnonzero(names == "head")) > 0.5)[mesh.faces].all(axis=1)
    return part_of(still, np.asarray(kept & head, bool)), part_of(still, np.asarray(kept & ~head, bool))


def _renumbered(meshes: Sequence[Mesh]) -> tuple[tuple[Mesh, ...], list[int]]:
    """The meshes with the slots that they use counted from 0, and those slots: a bus holds many people, and 256 slots."""
    kept = sorted({int(slot) for mesh in meshes for slot in np.unique(mesh.slots)})
    number = np.zeros(256, np.uint8)
    number[kept] = np.arange(len(kept))
    return tuple(replace(mesh, slots=number[mesh.slots], key="") for mesh in meshes), kept


def _joined(*meshes: Mesh) -> Mesh:
    builder = MeshBuilder()
    for mesh in meshes:
        builder.add_mesh(mesh)
    return builder.build()


def _off_thighs(body: Asset, posed: NDArray[np.float32], pose: Floats, hip: Floats) -> Floats:
    """(V,) distance from the nearer thigh bone, metres."""
    skeleton = _skeleton(body)
    out = np.full(len(posed), np.inf)
    for side in ("left", "right"):
        bone = pose[skeleton.index(f"{side}_thigh")]
        a, b = (apply(bone, skeleton.rest[skeleton.index(f"{side}_{n}")]) - hip for n in ("thigh", "shin"))
        t = np.clip((posed - a) @ (b - a) / ((b - a) @ (b - a)), 0, 1)
        out = np.minimum(out, np.linalg.norm(posed - a - t[:, None] * (b - a), axis=1))
    return out


def _longest(positions: NDArray[np.float32], mesh: Mesh) -> Floats:
    """(T,) length of each face's longest edge."""
    p = positions[mesh.faces].astype(float)
    return np.asarray(np.linalg.norm(p - np.roll(p, 1, axis=1), axis=2).max(axis=1), float)


def _share(mesh: Mesh, joints: NDArray[np.int64]) -> Floats:
    """(V,) weight of some joints."""
    if mesh.joints is None or mesh.weights is None:
        return np.zeros(len(mesh.positions))
    return np.asarray((mesh.weights * np.isin(mesh.joints, joints)).sum(axis=1), float)


def _with_belt(mesh: Mesh, slot: int, outer: float) -> Mesh:
    """The mesh with a seat belt over its chest, from the shoulder on the side `outer` (1 left, -1 right) to the other hip."""
    p = mesh.positions.astype(float)
    t = np.linspace(0, 1, 9)
    line = np.array([-0.02, outer * 0.19, 0.53]) * (1 - t)[:, None] + np.array([0.10, -outer * 0.19, 0.02]) * t[:, None]
    for k, (_, y, z) in enumerate(line):
        near = (np.abs(p[:, 1] - y) < 0.045) & (np.abs(p[:, 2] - z) < 0.06) & (p[:, 0] < 0.30)
        if near.any():
            line[k, 0] = p[near, 0].max() + 0.012
    line[1:-1, 0] = np.maximum(line[1:-1, 0], 0.5 * (line[:-2, 0] + line[2:, 0]))  # it is taut: it bridges hollows
    across = np.array([0.0, 0.80, -0.60 * outer]) * 0.024  # a belt is 48 mm wide
    ends = [line[0] + [-0.22, 0.02 * outer, 0.06], *line, line[-1] + [-0.16, -0.04 * outer, -0.05]]
    rings = np.array([[q + across, q - across] for q in ends])
    builder = MeshBuilder()
    builder.add_mesh(mesh)
    builder.add_loft(rings, slot, closed=False, crease_deg=80)
    return builder.build()


def _hip(body: Asset) -> Floats:
    skeleton = _skeleton(body)
    hips = 0.5 * (skeleton.rest[skeleton.index("left_thigh")] + skeleton.rest[skeleton.index("right_thigh")])
    return np.asarray(hips, float)


def _skeleton(body: Asset) -> Skeleton:
    if body.skeleton is None:
        raise ValueError(f"asset {body.key} has no skeleton to pose")
    return body.skeleton
