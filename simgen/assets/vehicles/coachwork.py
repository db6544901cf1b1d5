"""Putting large vehicles together: one or two units (the second swings about a joint "trailer"), each of bodies, axles and fittings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from simgen.asset import Asset, Skeleton
from simgen.assets.collapse import with_coarse_levels
from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.arches import Arch, add_arches, cut_arches
from simgen.assets.vehicles.assembly import Moving
from simgen.assets.vehicles.body import Grid, Shape, body_panels, floor_panels
from simgen.assets.vehicles.bodyinside import DOOR_M, THIN_DOOR_M, Groups, Room, add_edges, add_lining
from simgen.assets.vehicles.panels import Panels
from simgen.assets.vehicles.profiles import Floats
from simgen.assets.vehicles.wheels import WheelDesign, place_wheel, wheel_frame, wheel_mesh
from simgen.mesh import Material, Mesh
from simgen.ontology import class_id

Anchors = dict[str, Floats]
Fit = Callable[[MeshBuilder, int], Anchors]
_FAR_M = 130.0


@dataclass(frozen=True, eq=False)
class Body:
    """A closed body. grids : by level of detail. draw : paints the panels at a level. arches : names of the axles whose wheels it
    holds. lined : (x, z) spans within which its inside can be seen and is made, with openings where the panes are; none for bodies
    without panes that one sees through. openings : draws the panes alone, for that inside (else `draw` does). base : slot of what
    nothing is drawn on. bay : (x, z) spans of a load space that one sees when its doors are open. groups : joints of the panels' groups
    on the left and on the right, see `Large.moving`."""

    shape: Shape
    grids: tuple[Grid, ...]
    draw: Callable[[Panels, int], None]
    arches: tuple[str, ...] = ()
    arch_gap: float = 0.09
    lip_slot: int = S.TRIM
    base: int = S.PAINT
    lined: Room | None = None
    openings: Callable[[Panels], None] | None = None
    bay: Room | None = None
    groups: Groups = ((0, 0),)


@dataclass(frozen=True)
class WheelSet:
    """An axle's wheels. name : end of the joints' names. x, outer_y : of the axle and of the tyres' outer walls. twin : two tyres on each
    side. rim_slot : slot of the rims."""

    name: str
    x: float
    outer_y: float
    wheel: WheelDesign
    twin: bool = False
    rim_slot: int = S.RIM


@dataclass(frozen=True, eq=False)
class Unit:
    """What moves as one: bodies, axles (front first) and the function that adds all the rest and returns anchors."""

    bodies: tuple[Body, ...]
    axles: tuple[WheelSet, ...]
    fit: Fit


@dataclass(frozen=True, eq=False)
class Large:
    """A large vehicle before it is meshed. hitch : (3,) rest position of the joint "trailer" about whose vertical axis the second unit
    swings. moving : what opens, its joints counted from `first_free_joint`. parameters : what goes into the asset's, "width_m" (without
    mirrors) among them; length and height are measured."""

    key: str
    family: str
    semantic: str
    unit: Unit
    materials: tuple[Material, ...]
    mass_kg: float
    hulls: tuple[Floats, ...]
    parameters: Mapping[str, Any]
    trailer: Unit | None = None
    hitch: tuple[float, float, float] = (0.0, 0.0, 1.2)
    moving: Moving | None = None
    bellows: Callable[[MeshBuilder, int, int], None] | None = None
    lod_distances_m: tuple[float, ...] = (30.0, 75.0)
    tags: Mapping[str, int] = field(default_factory=lambda: dict(H.TAGS))


def large_vehicle(plan: Large) -> Asset:
    """The asset: four levels of detail; joints "body", "wheel_<axle><l|r>" and, with a second unit, "trailer" and its wheels."""
    names, parents, rest = ["body"], [-1], [[0.0, 0.0, plan.unit.axles[-1].wheel.radius]]
    wheels: list[tuple[WheelSet, int]] = []
    root = 0
    for unit in (plan.unit, plan.trailer):
        if unit is None:
            continue
        if unit is plan.trailer:
            root = len(names)
            names.append("trailer")
            parents.append(0)
            rest.append(list(plan.hitch))
        for axle in unit.axles:
            wheels.append((axle, len(names)))
            for side, sign in (("l", 1.0), ("r", -1.0)):
                names.append(f"wheel_{axle.name}{side}")
                parents.append(root)
                rest.append([axle.x, sign * (axle.outer_y - axle.wheel.width / 2), axle.wheel.radius])
    moving = plan.moving
    if moving is not None:
        names += moving.names
        parents += [0] * len(moving.names)
        rest += moving.rest.tolist()
    meshes: list[Mesh] = []
    anchors: Anchors = {}
    for detail in range(3):
        builder = MeshBuilder()
        found: Anchors = _add_unit(builder, plan.unit, detail)
        if plan.trailer is not None:
            own = MeshBuilder()
            found = {**found, **_add_unit(own, plan.trailer, detail)}
            place_wheel(builder, own.build(), np.eye(4), root)
        if plan.bellows is not None:
            plan.bellows(builder, detail, root)
        for axle, joint in wheels:
            _add_wheels(builder, axle, joint, detail)
        meshes.append(builder.build(skinned=True))
        anchors = anchors or found
    low, high = meshes[0].bounds
    measured = {"length_m": round(float(high[0] - low[0]), 3), "height_m": round(float(high[2]), 3)}
    asset = Asset(
        plan.key,
        plan.family,
        class_id(plan.semantic),
        tuple(meshes),
        plan.materials,
        plan.mass_kg,
        plan.lod_distances_m,
        H.large_lamps(plan.materials),
        plan.tags,
        plan.hulls,
        Skeleton(tuple(names), tuple(parents), np.array(rest)),
        anchors,
        hinges=moving.hinges if moving is not None else {},
        parameters={**plan.parameters, **measured},
    )
    return with_coarse_levels(asset, far_m=_FAR_M, error_px=(0.33, 0.4, 0.4))


def first_free_joint(axles: int) -> int:
    """Index of the first joint after those of one unit with so many axles."""
    return 1 + 2 * axles


def hull_block(x: tuple[float, float], half: float, z: tuple[float, float]) -> Floats:
    """(8, 3) corners of a box."""
    return np.array([(a, s * half, c) for a in x for s in (1, -1) for c in z], np.float64)


def _openness(p: Floats) -> Floats:
    result: Floats = 0.5 + 0.5 * np.clip((p[:, 2] - 0.1) / 0.6, 0, 1)
    return result


def _add_unit(builder: MeshBuilder, unit: Unit, detail: int) -> Anchors:
    left, right = H.halves(detail == 2)
    for body in unit.bodies:
        shape = body.shape
        arches = tuple(
            Arch(a.x, a.wheel.radius, a.wheel.radius + body.arch_gap, a.outer_y - a.wheel.width * (2.1 if a.twin else 1) - 0.06)
            for a in unit.axles
            if a.name in body.arches
        )
        panels = body_panels(shape, body.grids[max(detail - 1, 0)], body.base)  # what is more than needed is collapsed later
        floor = floor_panels(shape, panels, S.DARK)
        cut_arches(panels, arches)
        if detail < 2:
            cut_arches(floor, arches)
        body.draw(panels, detail)
        still = ((0, 0),) * len(body.groups)
        if detail == 0 and body.groups != still:
            add_edges(builder, panels, shape, body.groups)
        panels.add_to(builder, shape.normal, left=left, right=right, ao=_openness, joints=body.groups if detail < 2 else still)
        floor.add_to(builder, lambda p: np.tile([0.0, 0.0, -1.0], (len(p), 1)))
        if body.lined is not None and detail < 2:
            _add_lining(builder, body, body.lined, detail)
        add_arches(builder, shape, arches, detail, lip_slot=body.lip_slot)
    return unit.fit(builder, detail)


def _add_lining(builder: MeshBuilder, body: Body, room: Room, detail: int) -> None:
    """The inside of a body's walls, seen from within, open where the panes are."""
    panels = body_panels(body.shape, body.grids[1 if body.openings is not None else detail], body.base)
    if body.openings is not None:
        body.openings(panels)
    else:
        body.draw(panels, 1)
    add_lining(builder, body.shape, panels, room, body.bay, body.groups, door_m=DOOR_M if detail == 0 else THIN_DOOR_M)


def _add_wheels(builder: MeshBuilder, axle: WheelSet, joint: int, detail: int) -> None:
    outer = wheel_mesh(axle.wheel, detail, axle.rim_slot)
    inner = wheel_mesh(axle.wheel, 2, S.TYRE) if axle.twin else None
    for k, left in enumerate((True, False)):
        sign = 1.0 if left else -1.0
        place_wheel(builder, outer, wheel_frame(axle.x, sign * axle.outer_y, axle.wheel.radius, left), joint + k)
        if inner is not None:
            y = axle.outer_y - axle.wheel.width - 0.03
            place_wheel(builder, inner, wheel_frame(axle.x, sign * y, axle.wheel.radius, left), joint + k)
