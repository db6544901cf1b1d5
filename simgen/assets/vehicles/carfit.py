"""What is bolted on to and into a car's body: lamps' insides, mirrors, handles, plates, seats; and the anchors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import fittings
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.assembly import Anchors
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.carglass import add_lining, cabin_space
from simgen.assets.vehicles.carspec import Design
from simgen.assets.vehicles.doors import BOOT, FRONT_DOOR, REAR_DOOR, front_edge, post_x, rear_door_end
from simgen.assets.vehicles.faces import add_face_parts, bumper_z
from simgen.assets.vehicles.interior import add_door_card, add_interior, seat_anchors
from simgen.assets.vehicles.markings import add_lettering, add_light_bar
from simgen.assets.vehicles.plates import add_plate
from simgen.assets.vehicles.tails import add_bed, add_tail_parts, plate_height
from simgen.assets.vehicles.wheels import WheelDesign, place_wheel, wheel_mesh
from simgen.geometry import transform


@dataclass(frozen=True, eq=False)
class CarFit:
    """Adds parts to one car's mesh. groups : joints of the panels' groups; seats : seed of the interior's design; word : lettered on it."""

    design: Design
    shape: Shape
    wheel: WheelDesign
    groups: tuple[tuple[int, int], ...]
    seats: int
    word: str = ""

    def add(self, builder: MeshBuilder, detail: int) -> Anchors:
        """Everything outside, at a level of detail. -> anchors (those of the finest level of detail are complete)."""
        d, shape = self.design, self.shape
        still = ((0, 0),) * len(self.groups)
        groups = self.groups if detail < 2 else still
        boot = groups[BOOT][0]
        x = front_edge(d) - 0.16 if d.cowl_x > d.wheelbase - d.arch_radius else d.cowl_x - 0.26
        size = 1.15 if d.family == "pickup" else 1.06 if d.family == "suv" else 0.97
        slot = S.TRIM if d.skirt == "black" or (d.family == "pickup" and not d.chrome) else S.PAINT
        fittings.add_mirrors(builder, shape, x, float(shape.belt(x)) + 0.015, detail, slot=slot, size=size, joints=groups[FRONT_DOOR])
        if d.tail == "bed":
            add_bed(builder, d, shape, boot)
        if d.rails and d.tail != "bed":
            fittings.add_rails(builder, shape, d.roof_end_x + 0.10, d.header_x - 0.10, slot=S.METAL if d.chrome else S.TRIM, detail=detail)
        if d.spare:
            self._add_spare(builder, detail, boot)
        if self.word:
            add_light_bar(builder, shape, self._bar_x(), detail)
        anchors = self._add_plates(builder, groups)
        if detail == 2:
            return anchors
        self._add_handles(builder, detail, groups)
        add_face_parts(builder, d, shape, detail)
        add_tail_parts(builder, d, shape, detail, boot)
        self._add_aerial(builder)
        if detail == 0:
            self._add_small(builder, boot)
            if self.word:
                add_lettering(builder, d, shape, self.word, groups)
        roof_x = 0.5 * (self._roof_rear() + d.header_x)
        top = float(shape.top(roof_x)) + (0.045 if d.rails and d.tail != "bed" else 0.0)
        anchors |= {"roof": transform(None, (roof_x, 0.0, top)), "tow": transform(None, (d.x_rear, 0.0, d.clearance + 0.22))}
        return anchors | seat_anchors(cabin_space(d))

    def line(self, builder: MeshBuilder, detail: int) -> None:
        """What one sees through the panes."""
        d, space = self.design, cabin_space(self.design)
        add_lining(builder, d, self.shape, detail, self.groups)
        add_interior(builder, space, detail, np.random.default_rng(self.seats), door_cards=False, lining=False)
        if detail:
            return
        spans = [(FRONT_DOOR, post_x(d) + 0.03, front_edge(d) - 0.05)]
        if d.doors == 4:
            spans.append((REAR_DOOR, max(rear_door_end(d), d.arch_radius * 0.75) + 0.05, post_x(d) - 0.03))
        for group, x0, x1 in spans:
            for side, joint in zip((1.0, -1.0), self.groups[group], strict=True):
                add_door_card(builder, space, x0, x1, side, detail, joint=joint)

    def roof_length(self) -> float:
        """Usable length of the roof, metres."""
        return self.design.header_x - self._roof_rear() - 0.15

    def _roof_rear(self) -> float:
        d = self.design
        return {"hatch": d.roof_end_x + 0.05, "notch": d.roof_end_x + 0.15, "bed": d.deck_x + 0.12}[d.tail]

    def _bar_x(self) -> float:
        return 0.35 * self._roof_rear() + 0.65 * self.design.header_x

    def _add_plates(self, builder: MeshBuilder, groups: tuple[tuple[int, int], ...]) -> Anchors:
        d, shape = self.design, self.shape
        z = bumper_z(d, 0.82)
        front, rear = shape.front_point(0.0, z), shape.rear_point(0.0, plate_height(d))
        high = plate_height(d) > d.bumper_z and d.tail != "bed"
        sunk = 0.010 if d.tail != "bed" and not d.spare else 0.0
        n = shape.normal(rear[None])[0]
        return {
            "plate_front": add_plate(builder, front, shape.normal(front[None])[0]),
            "plate_rear": add_plate(builder, rear - sunk * n, n, joint=groups[BOOT][0] if high else 0),
        }

    def _add_handles(self, builder: MeshBuilder, detail: int, groups: tuple[tuple[int, int], ...]) -> None:
        d, shape = self.design, self.shape
        places = [(FRONT_DOOR, post_x(d) + 0.18)] + ([(REAR_DOOR, max(rear_door_end(d) + 0.20, 0.24))] if d.doors == 4 else [])
        slot = S.METAL if d.chrome and d.family in ("saloon", "suv", "pickup") else S.TRIM if d.skirt == "black" else S.PAINT
        for group, x in places:
            z = float(shape.belt(x)) - 0.105
            fittings.add_handle(builder, shape, x, z, bevel=0.0 if detail else 0.008, slot=slot, joints=groups[group])

    def _add_aerial(self, builder: MeshBuilder) -> None:
        d = self.design
        if d.tail != "bed":
            x = d.roof_end_x + (0.14 if d.tail == "hatch" else 0.12)
            fittings.add_aerial(builder, self.shape, x, rod=d.rod)

    def _add_small(self, builder: MeshBuilder, boot: int) -> None:
        d, shape = self.design, self.shape
        fittings.add_wipers(builder, shape, d.cowl_x)
        if d.tail == "hatch":
            fittings.add_rear_wiper(builder, shape, d.belt_at_rear + 0.05, joint=boot)

    def _add_spare(self, builder: MeshBuilder, detail: int, boot: int) -> None:
        d = self.design
        mesh = wheel_mesh(self.wheel, max(detail, 1), S.RIM)
        z, y = d.bumper_z + 0.12 + 0.86 * d.tyre, -0.06
        x = float(self.shape.rear_point(abs(y), z)[0])
        T = np.eye(4)
        T[:3, 0], T[:3, 1], T[:3, 2] = [0, -1.0, 0], [0, 0, 1.0], [-1.0, 0, 0]
        T[:3, 3] = [x - 0.02 - self.wheel.width, y, z]
        place_wheel(builder, mesh, T, boot)
