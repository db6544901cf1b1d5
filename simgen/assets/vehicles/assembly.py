"""Putting a motor vehicle together from its body shape, wheels and details, in every level of detail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from simgen.asset import Asset, Skeleton
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.simplify import with_far_level
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.arches import Arch, add_arches, cut_arches
from simgen.assets.vehicles.body import Grid, Shape, body_panels, floor_panels
from simgen.assets.vehicles.panels import Panels
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.wheels import WheelDesign, place_wheel, wheel_frame, wheel_mesh
from simgen.mesh import Material, Mesh
from simgen.ontology import class_id

_FAR_M, _FAR_CELL_M = 120.0, 0.2  # a cell is 1.5 px wide there in a picture of 1280 px over 70 degrees
Anchors = dict[str, Floats]


@dataclass(frozen=True)
class Axle:
    """x of an axle, y of the tyres' outer walls (metres), its wheels and the ends of their joints' names ("wheel_fl" for "f").
    twin : two tyres on each side."""

    name: str
    x: float
    outer_y: float
    wheel: WheelDesign
    rim_slot: int = S.RIM
    twin: bool = False


@dataclass(frozen=True, eq=False)
class Plan:
    """A motor vehicle before it is meshed. grids : by level of detail. draw : paints the panels at a level of detail. fit : adds
    details and gives the anchors. arch_radius, arch_depth : of the wheel arches (metres)."""

    key: str
    family: str
    semantic: str
    shape: Shape
    grids: tuple[Grid, ...]
    axles: tuple[Axle, ...]
    draw: Callable[[Panels, int], None]
    fit: Callable[[MeshBuilder, int], Anchors]
    materials: tuple[Material, ...]
    mass_kg: float
    hulls: tuple[Floats, ...]
    arch_radius: float
    arch_depth: float = 0.28
    lip_slot: int = S.PAINT
    arched: Sequence[str] | None = None  # names of the axles that have arches in the body; all by default
    tags: dict[str, int] = field(default_factory=lambda: dict(S.TAGS))
    left_half: Mapping[int, int] = field(default_factory=lambda: S.LEFT_HALF)
    lod_distances_m: tuple[float, ...] = (14.0, 55.0)


def motor_vehicle(plan: Plan) -> Asset:
    """The asset: meshes in four levels of detail with joints "body" and "wheel_<axle><l|r>", front axle first."""
    meshes: list[Mesh] = []
    anchors: Anchors = {}
    for detail in range(3):
        mesh, found = _mesh(plan, detail)
        meshes.append(mesh)
        anchors = anchors or found
    names, rest = ["body"], [[0.0, 0.0, plan.axles[-1].wheel.radius]]
    for axle in plan.axles:
        for side, sign in (("l", 1.0), ("r", -1.0)):
            names.append(f"wheel_{axle.name}{side}")
            rest.append([axle.x, sign * (axle.outer_y - axle.wheel.width / 2), axle.wheel.radius])
    skeleton = Skeleton(tuple(names), (-1, *[0] * (len(names) - 1)), np.array(rest))
    asset = Asset(
        plan.key,
        plan.family,
        class_id(plan.semantic),
        tuple(meshes),
        plan.materials,
        plan.mass_kg,
        plan.lod_distances_m,
        S.lamp_states(plan.materials),
        plan.tags,
        plan.hulls,
        skeleton,
        anchors,
    )
    return with_far_level(asset, _FAR_M, _FAR_CELL_M)


def openness(p: Floats) -> Floats:
    """(N,) baked ambient occlusion of a body's outside: the lower it is, the less sky it sees."""
    result: Floats = 0.5 + 0.5 * np.clip((p[:, 2] - 0.1) / 0.45, 0, 1)
    return result


def _mesh(plan: Plan, detail: int) -> tuple[Mesh, Anchors]:
    builder, shape = MeshBuilder(), plan.shape
    arches = tuple(
        Arch(a.x, a.wheel.radius, plan.arch_radius, a.outer_y - a.wheel.width * (2 if a.twin else 1) - 0.06)
        for a in plan.axles
        if plan.arched is None or a.name in plan.arched
    )
    panels = body_panels(shape, plan.grids[detail], S.PAINT)
    floor = floor_panels(shape, panels, S.DARK)
    cut_arches(panels, arches)
    if detail < 2:
        cut_arches(floor, arches)
    plan.draw(panels, detail)
    panels.add_to(builder, shape.normal, left=plan.left_half, right=S.RIGHT_HALF, ao=openness)
    floor.add_to(builder, lambda p: np.tile([0.0, 0.0, -1.0], (len(p), 1)))
    add_arches(builder, shape, arches, detail, lip_slot=plan.lip_slot)
    joint = 1
    for axle in plan.axles:
        outer = wheel_mesh(axle.wheel, detail, axle.rim_slot)
        inner = wheel_mesh(axle.wheel, 2, S.TYRE) if axle.twin and detail < 2 else None
        for left in (True, False):
            sign = 1.0 if left else -1.0
            place_wheel(builder, outer, wheel_frame(axle.x, sign * axle.outer_y, axle.wheel.radius, left), joint)
            if inner is not None:
                y = axle.outer_y - axle.wheel.width - 0.03
                place_wheel(builder, inner, wheel_frame(axle.x, sign * y, axle.wheel.radius, left), joint)
            joint += 1
    anchors = plan.fit(builder, detail)
    return builder.build(skinned=True), anchors
