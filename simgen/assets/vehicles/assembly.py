"""Putting a motor vehicle together from its body shape, wheels and details, in every level of detail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from simgen.asset import Asset, Hinge, Skeleton
from simgen.assets.collapse import with_coarse_levels
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.arches import Arch, add_arches, cut_arches
from simgen.assets.vehicles.body import Grid, Shape, body_panels, floor_panels
from simgen.assets.vehicles.panels import Panels
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.wheels import WheelDesign, place_wheel, static_wheel_mesh, wheel_frame, wheel_mesh
from simgen.mesh import Material, Mesh
from simgen.ontology import class_id

_FAR_M = 120.0
# How far thinning may move the surface, turn it and move lines on it, by level of detail (metres, rad).
_THINNING = ((0.0016, 0.09, 0.0013), (0.005, 0.20, 0.004), (0.014, 0.30, 0.010))
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
class Moving:
    """Joints of what opens, after those of the wheels. names, rest (N, 3), hinges by name (joints counted from `first_free_joint`).
    groups : of panels, each with its joints on the left and on the right."""

    names: tuple[str, ...]
    rest: Floats
    hinges: Mapping[str, Hinge]
    groups: tuple[tuple[int, int], ...]


@dataclass(frozen=True, eq=False)
class Plan:
    """A motor vehicle before it is meshed. grids : by level of detail. draw : paints the panels at a level of detail. fit : adds
    details and gives the anchors. arch_radius, arch_depth : of the wheel arches (metres). line : adds what lies behind the panes at the
    finer levels of detail; panes of the coarsest are drawn as `slots.GLASS_FAR` then. moving : what opens. parameters : of the asset, to
    which the measured length and height are added; width is the body's."""

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
    line: Callable[[MeshBuilder, int], None] | None = None
    moving: Moving | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)


def first_free_joint(axles: Sequence[Axle]) -> int:
    """Index of the first joint after the body's, the wheels' and the hubs'."""
    return 1 + 4 * len(axles)


def motor_vehicle(plan: Plan) -> Asset:
    """The asset: meshes in four levels of detail with joints "body", "wheel_<axle><l|r>", front axle first, "hub_<axle><l|r>" (which steer
    but do not roll) and those of the doors."""
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
    names += [name.replace("wheel_", "hub_") for name in names[1:]]
    rest += rest[1:]
    moving = plan.moving
    if moving is not None:
        names += moving.names
        rest += moving.rest.tolist()
    skeleton = Skeleton(tuple(names), (-1, *[0] * (len(names) - 1)), np.array(rest))
    length, _, height = (float(v) for v in meshes[0].bounds[1] - meshes[0].bounds[0])
    measured = {"length_m": round(length, 3), "width_m": round(2 * plan.shape.half_width, 3), "height_m": round(height, 3)}
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
        hinges=moving.hinges if moving is not None else {},
        parameters={**measured, **plan.parameters},
    )
    return with_coarse_levels(asset, far_m=_FAR_M)


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
    if plan.line is not None:
        deviation, angle, line = _THINNING[detail]
        panels.thin(shape.normal, deviation_m=deviation, angle_rad=angle, line_m=line)
    left_half, right_half = dict(plan.left_half), dict(S.RIGHT_HALF)
    if plan.line is not None and detail == 2:
        for half in (left_half, right_half):
            half.update({S.GLASS: S.GLASS_FAR, S.GLASS_REAR: S.GLASS_FAR})
    groups = plan.moving.groups if plan.moving is not None else ((0, 0),)
    if detail == 0 and plan.line is not None:
        _add_edges(builder, panels, shape, groups)
    panels.add_to(
        builder, shape.normal, left=left_half, right=right_half, ao=openness, joints=groups if detail < 2 else ((0, 0),) * len(groups)
    )
    floor.add_to(builder, lambda p: np.tile([0.0, 0.0, -1.0], (len(p), 1)))
    if plan.line is not None and detail < 2:
        plan.line(builder, detail)
    add_arches(builder, shape, arches, detail, lip_slot=plan.lip_slot)
    joint = 1
    for axle in plan.axles:
        outer = wheel_mesh(axle.wheel, detail, axle.rim_slot)
        still = static_wheel_mesh(axle.wheel, detail)
        inner = wheel_mesh(axle.wheel, 2, S.TYRE) if axle.twin and detail < 2 else None
        for left in (True, False):
            sign = 1.0 if left else -1.0
            place_wheel(builder, outer, wheel_frame(axle.x, sign * axle.outer_y, axle.wheel.radius, left), joint)
            if still is not None:
                hub = joint + 2 * len(plan.axles)
                place_wheel(builder, still, wheel_frame(axle.x, sign * axle.outer_y, axle.wheel.radius, left), hub)
            if inner is not None:
                y = axle.outer_y - axle.wheel.width - 0.03
                place_wheel(builder, inner, wheel_frame(axle.x, sign * y, axle.wheel.radius, left), joint)
            joint += 1
    anchors = plan.fit(builder, detail)
    return builder.build(skinned=True), anchors


def _add_edges(builder: MeshBuilder, panels: Panels, shape: Shape, groups: tuple[tuple[int, int], ...]) -> None:
    """Reveals of the panes, and the edges and jambs of what opens."""
    n = shape.normal(panels.positions)
    n[np.abs(panels.positions[:, 1]) < 1e-6, 1] = 0.0
    glass = np.isin(panels.slots, (S.GLASS, S.GLASS_REAR))
    for group, joints in enumerate(groups):
        own = panels.groups == group
        panels.walls(builder, panels.border(glass & own), panels.positions - 0.04 * n, S.TRIM, joints=joints)
        if group and joints != (0, 0):
            rim, inner = panels.border(own), panels.positions - 0.035 * n
            panels.walls(builder, rim, inner, S.PAINT, joints=joints, outwards=True)
            panels.walls(builder, rim, inner, S.PAINT)
