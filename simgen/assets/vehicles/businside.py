"""What one sees in a bus: decks, rows of seats, poles and rails, the driver's desk."""

from __future__ import annotations

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles.busspec import BusSpec
from simgen.assets.vehicles.cabin import in_daylight
from simgen.assets.vehicles.coachwork import Anchors
from simgen.assets.vehicles.cockpit import add_dashboard, add_driver, add_floor, add_seats, ridden
from simgen.assets.vehicles.solids import add_solid, add_tubes

_PANES = 1.5  # of a bus over those of a car, for its inner surface


def add_inside(builder: MeshBuilder, s: BusSpec, x: tuple[float, float], detail: int, *, nose: bool, tail: bool) -> Anchors:
    """The inside between two x; anchors of the seats: "ride_0", ..., behind a joint "ride_trailer_0", ..., and "seat_driver" where
    there is a nose."""
    inside = MeshBuilder()
    anchors = _furnish(inside, s, x, detail, nose=nose, tail=tail)
    builder.add_mesh(in_daylight(inside.build(), s.floor, s.floor + 0.6, _PANES))
    return anchors


def _furnish(builder: MeshBuilder, s: BusSpec, x: tuple[float, float], detail: int, *, nose: bool, tail: bool) -> Anchors:
    d = s.design
    half = d.width / 2 - 0.07
    start = x[1] - (1.95 if nose else 0.3)
    add_floor(builder, (x[0] + 0.05, x[1] - 0.1), half, s.floor)
    doors = s.doors if nose else s.rear_doors
    wheels = (d.wheelbase, 0.0)
    rows = np.arange(x[0] + (0.55 if tail else 0.25), start - 0.3, 0.80 if not d.coach else 0.86)
    places, back = [], (0.62 if not d.coach else 0.78)
    for at in rows:
        over = min(abs(at + 0.2 - w) for w in wheels) < 0.75
        raised = s.floor + (0.45 if not over or d.coach else 0.72) + (0.25 if tail and at < x[0] + 2.4 and not d.coach else 0.0)
        for y in (0.98, 0.52, -0.52, -0.98):
            blocked = y < 0 and any(abs(at + 0.2 - door) < 1.0 for door in doors) and not d.coach
            if not blocked:
                places.append((float(at), y * half / 1.2, raised))
    add_seats(builder, places, 1, back=back, headrest=d.coach)
    unit = "" if nose else "trailer_"
    anchors = {f"ride_{unit}{k}": ridden(place) for k, place in enumerate(places)}
    if d.decks > 1:
        add_floor(builder, (x[0] + 0.05, x[1] - 0.30), half, s.upper)
        low = s.upper - 0.06  # its underside
        builder.add([[x[0], -half, low], [x[1] - 0.3, -half, low], [x[1] - 0.3, half, low], [x[0], half, low]], [[3, 2, 1, 0]], H.LINING)
        upper = [(float(at), y * half / 1.2, s.upper + 0.45) for at in np.arange(x[0] + 0.5, x[1] - 1.1, 0.80) for y
            in (0.98, 0.52, -0.52, -0.98)]
        add_seats(builder, upper, 1, back=back)
        anchors |= {f"ride_{len(places) + k}": ridden(place) for k, place in enumerate(upper)}
    if not d.coach and detail == 0:
        _add_poles(builder, s, x, doors)
    if not nose:
        return anchors
    hip = (x[1] - 1.15, 0.66, s.floor + 0.72 if not d.coach else 1.40)
    anchors |= add_driver(builder, hip, detail)
    low = 1.12 if not d.coach else 1.30
    add_dashboard(builder, x[1] - 0.72, half - 0.12, low, 0.42, hip[1], detail)
    if detail == 0 and not d.coach:  # partition behind the driver, ticket desk
        add_solid(builder, (x[1] - 1.75, x[1] - 1.70), (0.22, half), (s.floor, 1.65), H.DASH, radius=0.01)
        add_solid(builder, (x[1] - 1.05, x[1] - 0.70), (0.16, 0.24), (s.floor, 1.30), H.DASH, radius=0.03)
    return anchors


def _add_poles(builder: MeshBuilder, s: BusSpec, x: tuple[float, float], doors: tuple[float, ...]) -> None:
    d = s.design
    ceiling = d.height - 0.14 if d.decks == 1 else s.upper - 0.05
    for y in (0.30, -0.30):
        for at in np.arange(x[0] + 1.2, x[1] - 1.6, 1.6):
            add_tubes(builder, [[[at, y, s.floor], [at, y, ceiling]]], 0.017, H.POLE, 5)
        rail = min(1.92, ceiling - 0.15)
        add_tubes(builder, [[[x[0] + 0.7, y * 1.6, rail], [x[1] - 1.7, y * 1.6, rail]]], 0.017, H.POLE, 5)
    for door in doors:
        for dx in (-0.70, 0.70):
            if door + dx < x[1] - 0.5:
                add_tubes(builder, [[[door + dx, -0.85, s.floor], [door + dx, -0.85, ceiling]]], 0.017, H.POLE, 5)
