"""Props and people together: what a hand holds becomes part of the person, what is pushed or sat in stands where the hands or the seat are.

Held: `equip(person, prop, "right")`. Pushed and pulled: pose the person with `fit_of(person, prop)`, then `pushed_placement`. Wheelchairs:
`seated_placement` for who sits, `pushed_placement` of the chair for who pushes. `rolled` turns wheels.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simgen.asset import Asset
from simgen.assets.compose import with_part
from simgen.assets.memo import per_asset
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.people.draft import body_scale, hand_axes, skeleton_of
from simgen.assets.people.fit import Fit
from simgen.assets.people.gestures import BOX_HOLD
from simgen.assets.people.kinematics import Floats, about
from simgen.geometry import apply, inverse
from simgen.mesh import Material, Mesh

Pose = NDArray[np.float32]
LEAD_MATERIAL = Material("dog lead", (0.05, 0.03, 0.02), 0.6)


def equip(person: Asset, prop: Asset, hand: str = "right") -> Asset:
    """The person with a prop fixed to a hand ("left" or "right"), as one object; to the chest if the prop is held with both hands (it has
    an anchor "hold") or worn on the back ("back"). ValueError if it is none of these, as what is pushed."""
    if f"grip_{hand}" in prop.anchors and "bar" not in prop.anchors:
        return with_part(person, prop, palm(person, hand) @ inverse(prop.anchors[f"grip_{hand}"]), f"{hand}_hand", collides=False)
    chest = skeleton_of(person).rest[skeleton_of(person).index("chest")]
    T = np.eye(4)
    if "hold" in prop.anchors:
        T[:3, 3] = chest + np.array(BOX_HOLD) * body_scale(person)
        return with_part(person, prop, T @ inverse(prop.anchors["hold"]), "chest", collides=False)
    if "back" in prop.anchors:
        T[:3, 3] = [back_x(person), 0.0, chest[2] + 0.06 * body_scale(person)]
        T[:3, :3] *= min(1.0, 0.25 + 0.75 * body_scale(person))  # children's are smaller
        return with_part(person, prop, T @ inverse(prop.anchors["back"]), "chest", collides=False)
    raise ValueError(f"{prop.key} has no grip for one hand, no hold for both and no back: place it with pushed_placement")


def palm(person: Asset, hand: str) -> Floats:
    """(4, 4) frame of a palm at rest: x where the fingers point, z to the thumb's side; as the props' grips."""
    fingers, thumb = hand_axes(person, hand)
    T = np.eye(4)
    T[:3, :3] = np.stack([fingers, np.cross(thumb, fingers), thumb], axis=1)
    T[:3, 3] = person.anchors[f"{hand}_palm"][:3, 3]
    return T


def fit_of(person: Asset, prop: Asset, *, seated: bool = False) -> Fit:
    """The sizes that somebody's pose has to fit to. seated : sits in it (a wheelchair) rather than pushes it."""
    if seated:
        seat = prop.anchors["seat"][:3, 3]
        floor = float(prop.anchors["footrest"][2, 3]) if "footrest" in prop.anchors else 0.0
        rim = prop.anchors["rim"][:3, 3] - [seat[0], 0, 0] if "rim" in prop.anchors else None
        return Fit(
            seat_m=float(seat[2]),
            floor_m=floor,
            rim=None if rim is None else (float(rim[0]), float(rim[1]), float(rim[2]), float(prop.parameters["rim_radius_m"])),
        )
    if "bar" in prop.anchors:
        half, height = float(prop.anchors["grip_left"][1, 3]), float(prop.anchors["bar"][2, 3])
        return Fit(bar_m=height + 0.012, bar_half_m=half)
    if "hold_half_m" in prop.parameters:
        return Fit(box_m=float(prop.parameters["hold_half_m"]))
    if "stick_m" in prop.parameters:
        return Fit(stick_m=float(prop.parameters["stick_m"]))
    return Fit()


def pushed_placement(person_T: Floats, person: Asset, prop: Asset, pose: Pose, hand: str = "right") -> Floats:
    """T_world_prop (4, 4) of what a posed person pushes, or pulls with one hand: on the ground that the person stands on, its bar or
    handle at the hands.

    person_T : T_world_person. pose : made with `fit_of(person, prop)`. What is pulled (it has the anchors "handle" and "axle") is
    tilted about its axle until its handle reaches the hand.
    """
    if "axle" in prop.anchors:
        return person_T @ _tilted(prop, hand_place(person, pose, hand))
    hands = (hand_place(person, pose, "left") + hand_place(person, pose, "right")) / 2
    T = np.eye(4)
    T[:2, 3] = hands[:2] - prop.anchors["bar"][:2, 3]
    return np.asarray(person_T @ T)


def seated_placement(prop_T: Floats, prop: Asset) -> Floats:
    """T_world_person (4, 4) of who sits on a prop's seat, posed with `fit_of(person, prop, seated=True)`."""
    T = np.eye(4)
    T[:2, 3] = prop.anchors["seat"][:2, 3]
    return np.asarray(prop_T @ T)


def rolled(prop: Asset, travelled_m: float) -> Pose | None:
    """(J, 4, 4) float32 pose of a prop whose wheels have turned over a way; None if it has no wheels."""
    if prop.skeleton is None:
        return None
    out = np.tile(np.eye(4), (len(prop.skeleton.names), 1, 1))
    for i, name in enumerate(prop.skeleton.names):
        if name.startswith("wheel"):
            centre = prop.skeleton.rest[i]
            R = about("y", travelled_m / float(prop.parameters["wheel_radius_m"][name]))
            out[i, :3, :3], out[i, :3, 3] = R, centre - R @ centre
    return out.astype(np.float32)


def hand_place(person: Asset, pose: Pose, hand: str) -> Floats:
    """(3,) a posed palm's place in the person's frame."""
    i = skeleton_of(person).index(f"{hand}_hand")
    return np.asarray(apply(np.asarray(pose[i], float), person.anchors[f"{hand}_palm"][:3, 3]))


def lead_mesh(hand: Floats, collar: Floats, *, slack_m: float = 0.12, radius_m: float = 0.006) -> Mesh:
    """A dog's lead from a hand (3,) to a collar (3,), sagging by some `slack_m` in the middle, in the frame of both; draw it with
    `LEAD_MATERIAL`. A parabola, as a slack rope's catenary nearly is."""
    t = np.linspace(0, 1, 13)[:, None]
    path = hand * (1 - t) + collar * t - np.array([0, 0, 4 * slack_m]) * t * (1 - t)
    builder = MeshBuilder()
    builder.add_tube(path, radius_m, 0, segments=5)
    return builder.build()


def _tilted(prop: Asset, hand: Floats) -> Floats:
    """T_person_prop of what stands behind and is pulled by its handle."""
    axle, handle = prop.anchors["axle"][:3, 3], prop.anchors["handle"][:3, 3]
    rise, ahead = handle[2] - axle[2], handle[0] - axle[0]
    length = float(np.hypot(rise, ahead))
    tilt = float(np.arctan2(rise, ahead) - np.arcsin(np.clip((hand[2] - axle[2]) / length, 0.05, 1.0)))
    T = np.eye(4)
    T[:3, :3] = about("y", tilt)
    T[:3, 3] = axle - T[:3, :3] @ axle
    at = apply(T, handle)
    T[:2, 3] += hand[:2] - at[:2]
    return T


@per_asset()
def back_x(person: Asset) -> float:
    """x (m) of the back between the shoulder blades, with clothes and whatever is worn there."""
    mesh, chest = person.lods[0], skeleton_of(person).rest[skeleton_of(person).index("chest")]
    p = mesh.positions
    near = (np.abs(p[:, 1]) < 0.10) & (np.abs(p[:, 2] - chest[2] - 0.02) < 0.10)
    return float(p[near, 0].min()) if near.any() else -0.12
