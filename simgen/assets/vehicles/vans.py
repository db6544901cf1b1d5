"""Vans and minibuses."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.meshbuilder import MeshBuilder, grid_quads
from simgen.assets.textures.liveries import strip_rect
from simgen.assets.vehicles import heavyslots as H
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.boxdoors import box_moving, with_more
from simgen.assets.vehicles.carparts import on_side
from simgen.assets.vehicles.chassis import Chassis, fit_chassis
from simgen.assets.vehicles.coachwork import Anchors, Large, Unit, WheelSet, first_free_joint, hull_block, large_vehicle
from simgen.assets.vehicles.fleetpaint import BODY_COLORS, CAB_COLORS, TRADES, contrast, ink, pick
from simgen.assets.vehicles.goods import VAN_GOODS
from simgen.assets.vehicles.heavyslots import RGB, coat, large_materials
from simgen.assets.vehicles.liveries import ASPECT, livery_material
from simgen.assets.vehicles.loadbodies import Hold, add_load_body
from simgen.assets.vehicles.paint import rim_finish, van_paint
from simgen.assets.vehicles.panels import Panels
from simgen.assets.vehicles.plates import plate_materials
from simgen.assets.vehicles.solids import add_block, add_side_text, add_tubes
from simgen.assets.vehicles.vanbody import fit_van, van_body, van_hulls
from simgen.assets.vehicles.vandoors import SIDE, add_side_parts, sliding_span
from simgen.assets.vehicles.vanspec import VANS, VanSpec
from simgen.assets.vehicles.wheels import CAR_DESIGNS, WheelDesign, with_rim
from simgen.geometry import transform
from simgen.mesh import Material


@dataclass(frozen=True)
class VanKind:
    """A variant. windows, rear_panes, dark : see `VanSpec`. body : separate load body on a chassis cab. sweep : livery (0 = plain).
    rack : ladder rack on the roof. rows : of seats behind the front ones."""

    design: str
    windows: int = 0
    rear_panes: bool = False
    dark: bool = True
    body: str = ""
    sweep: int = 0
    rack: bool = False
    rows: int = 0
    spokes: int = 0


VAN_KINDS: tuple[VanKind, ...] = (
    VanKind("mid", rear_panes=True),
    VanKind("large medium roof", sweep=1),
    VanKind("compact", dark=False),
    VanKind("steep medium roof", rear_panes=True, rack=True),
    VanKind("chassis cab", body="box", sweep=2),
    VanKind("mid long", dark=False, windows=1, rows=1, spokes=5),
    VanKind("large high roof", sweep=2),
    VanKind("walk-in", sweep=1),
    VanKind("compact long", rear_panes=True, sweep=3),
    VanKind("steep high roof", sweep=3),
    VanKind("mid", dark=False, spokes=5, sweep=2),
    VanKind("large medium roof", windows=1, rows=1, rear_panes=True),
    VanKind("chassis cab", body="flatbed"),
    VanKind("compact", dark=True, rack=True, rear_panes=True),
    VanKind("large high roof", rear_panes=True),
    VanKind("mid long", rack=True, sweep=1),
)
MINIBUS_KINDS: tuple[VanKind, ...] = (
    VanKind("mid", 2, True, False, rows=2, spokes=5),
    VanKind("large medium roof", 2, True, True, rows=3, sweep=4),
    VanKind("large high roof", 2, True, False, rows=4, sweep=2),
    VanKind("steep medium roof", 2, True, True, rows=3),
    VanKind("mid long", 2, True, False, rows=2, spokes=5, sweep=4),
    VanKind("large medium roof", 2, True, False, rows=3, sweep=5),
)


def van(rng: np.random.Generator, variant: int, *, paint: Material | None = None, text: str | None = None) -> Asset:
    """A van: car-derived, panel van, crew van, luton box, dropside, walk-in. paint : of the body; text : lettering on the sides."""
    kind = VAN_KINDS[variant % len(VAN_KINDS)]
    return _vehicle(rng, kind, f"van/{variant}", "van", paint=paint, text=text)


def minibus(rng: np.random.Generator, variant: int, *, paint: Material | None = None, school: bool | None = None) -> Asset:
    """A minibus with windows all round and three to five rows of seats. school : yellow with black bands (by default the last variant)."""
    kind = MINIBUS_KINDS[variant % len(MINIBUS_KINDS)]
    yellow = kind.sweep == 5 if school is None else school
    return _vehicle(rng, kind, f"minibus/{variant}", "minibus", paint=paint, text="SCHOOL BUS" if yellow else "", school=yellow)


def spec_of(rng: np.random.Generator, kind: VanKind) -> VanSpec:
    """The van of a kind: a little longer or shorter, another height."""
    d = VANS[kind.design]
    r = d.radius
    wheel = with_rim(WheelDesign(r, 0.22, 0.63 * r), CAR_DESIGNS[int(rng.integers(len(CAR_DESIGNS)))] if kind.spokes else "steel")
    length, height = d.length + float(rng.uniform(-0.05, 0.06)), d.height + float(rng.uniform(-0.02, 0.02))
    return VanSpec(d, length, height, wheel, kind.windows, kind.rear_panes, kind.dark, bool(kind.body))


def _vehicle(
    rng: np.random.Generator, kind: VanKind, key: str, family: str, *, paint: Material | None, text: str | None, school: bool = False
) -> Asset:
    s = spec_of(rng, kind)
    own = van_paint(rng)
    if kind.sweep:
        own = coat("van paint", pick(rng, BODY_COLORS if rng.random() < 0.7 else CAB_COLORS))
    if school:
        own = coat("school bus yellow", (0.72, 0.36, 0.005))
    base = paint or own
    second = contrast(rng, base.base_color)
    word = TRADES[int(rng.integers(len(TRADES)))] if kind.sweep or kind.body else ""
    picture = text is None and bool(rng.random() < 0.5) and kind.body != "flatbed"
    word = ("" if picture else word) if text is None else text
    box = coat("box body", pick(rng, BODY_COLORS))
    rim = rim_finish(rng) if kind.spokes else None
    stripe: RGB = (0.012, 0.012, 0.012) if school else second
    letter = ink(box.base_color if kind.body else base.base_color)
    seat = (0.05, 0.06, 0.09) if rng.random() < 0.5 else (0.035, 0.035, 0.037)
    materials = large_materials(base, rim=rim, paint2=box if kind.body else coat("stripe", stripe), paint3=coat("stripe", stripe),
                                letter=letter, seat=seat, plates=plate_materials(rng), livery=livery_material(rng),
                                    load=(0.30, 0.21, 0.12))  # fmt: skip
    body, moving = van_body(s, None if kind.body else lambda panels, shape, detail: _draw_sweep(panels, s, shape, kind.sweep))
    seed = int(rng.integers(1 << 30))
    goods = VAN_GOODS[int(rng.integers(len(VAN_GOODS)))]
    hold = _hold(s, kind, "" if kind.body == "flatbed" else word, seed, picture, goods)
    if kind.body == "box":
        moving = with_more(moving, box_moving(hold.x, hold.half, hold.z, hold.doors[0]))
    sliding = body.groups[SIDE][1] if not s.cab_only else 0

    def fit(builder: MeshBuilder, detail: int) -> Anchors:
        anchors = fit_van(builder, s, body.shape, detail, rows=kind.rows, goods=goods, seed=seed, groups=body.groups)
        if kind.body:
            anchors |= _load(builder, s, kind, hold if detail < 2 else replace(hold, doors=(0, 0)), detail)
        elif word and detail < 2:
            _letter(builder, s, body.shape, word, family, sliding)
        elif kind.windows == 0 and detail < 2:
            _add_picture(builder, s, body.shape, sliding)
        if detail < 2 and not kind.rack and not kind.body:
            x = 0.5 * (s.x_rear + s.header_x)
            anchors["roof"] = transform(None, (x, 0.0, float(body.shape.top_point(x, 0.0)[2])))
        if kind.rack:
            _rack(builder, s, body.shape, detail)
        return anchors

    y = s.width / 2 - (0.04 if not kind.body else 0.02)
    width = s.width
    hulls = van_hulls(s)
    if kind.body:
        width = max(width, 2 * hold.half)
        hulls = (*hulls, hull_block(hold.x, hold.half, (hold.z[0], hold.z[1] if kind.body == "box" else hold.z[0] + 0.5)))
    axles = (WheelSet("f", s.wheelbase, s.width / 2 - 0.05, s.wheel), WheelSet("r", 0.0, y - 0.01, s.wheel, twin=bool(kind.body)))
    return large_vehicle(
        Large(
            key, family, "car", Unit((body,), axles, fit), materials, s.design.mass_kg, hulls,
            {"design": kind.design, "body": kind.body or ("glazed" if kind.windows == 2 else "panel"), "text": word,
                "width_m": round(width, 3)},
            lod_distances_m=(16.0, 55.0), moving=moving,
        )
    )  # fmt: skip


def _draw_sweep(panels: Panels, s: VanSpec, shape: Shape, sweep: int) -> None:
    """A second colour on the sides."""
    side = on_side(shape, 0.03)
    mid, long = 0.5 * (s.x_rear + s.door_x), s.length
    if sweep == 1:
        panels.draw(lambda p: p[:, 2] - s.belt + 0.24 + 0.05 * (p[:, 0] - mid), S.PAINT2,
            lambda p: np.maximum(side(p), p[:, 0] - s.cowl_x + 0.3))
    elif sweep == 2:
        panels.draw(lambda p: p[:, 0] - mid + 0.75 * (p[:, 2] - 1.2) + 0.1 * long, S.PAINT2, side)
    elif sweep == 3:

        def wave(p: np.ndarray) -> np.ndarray:
            at: np.ndarray = p[:, 2] - 0.75 - 0.42 * np.exp(-(((p[:, 0] - s.x_rear) / (0.38 * long)) ** 2))
            return at

        panels.draw(wave, S.PAINT2, side)
        panels.cut(lambda p: wave(p) - 0.09, side)  # no edge crosses so narrow a stripe otherwise
        panels.draw(lambda p: np.abs(wave(p) - 0.09) - 0.028, S.PAINT2, side)
    elif sweep == 4:
        for z, w in ((s.belt - 0.28, 0.07), (s.belt - 0.42, 0.025)):
            panels.cut(lambda p, z=z: p[:, 2] - z, side)  # type: ignore[misc]
            panels.draw(lambda p, z=z, w=w: np.abs(p[:, 2] - z) - w, S.PAINT2, side)  # type: ignore[misc]
    elif sweep == 5:
        for z in (s.belt - 0.16, s.belt - 0.52):
            panels.cut(lambda p, z=z: p[:, 2] - z, side)  # type: ignore[misc]
            panels.draw(lambda p, z=z: np.abs(p[:, 2] - z) - 0.03, S.PAINT2, side)  # type: ignore[misc]


def _letter(builder: MeshBuilder, s: VanSpec, shape: Shape, word: str, family: str, sliding: int) -> None:
    room = s.door_x - s.x_rear - 0.5
    z = s.belt + 0.42 if family == "van" and s.height > 2.3 else s.belt - 0.33
    tall = 0.34 if z > s.belt else 0.17
    x = 0.5 * (s.door_x + s.x_rear)
    at = shape.side_point(x, z)
    low, high = shape.side_point(x, z - tall / 2)[1], shape.side_point(x, z + tall / 2)[1]
    letters = MeshBuilder()
    add_side_text(letters, word, x, max(at[1], low, high) + 0.006, z, min(room, 3.0), tall)
    add_side_parts(builder, letters.build(), s, sliding)


_PICTURE_LIFT_M = 0.003


def _add_picture(builder: MeshBuilder, s: VanSpec, shape: Shape, sliding: int) -> None:
    """A field for a livery on the bare sides, lying along them."""
    room, tall = s.door_x - s.x_rear - 0.55, s.height > 2.3
    low, high = (s.belt + 0.14, s.height - 0.42) if tall else (s.belt - 0.42, s.belt + 0.34)
    mid = 0.5 * (s.door_x + s.x_rear) + 0.02
    half = 0.5 * min(room, ASPECT * (high - low))
    zc = 0.5 * (low + high)
    (door_x, _), (_, door_z) = sliding_span(s)
    along = np.unique(np.append(np.linspace(-1, 1, 9), np.clip((door_x - mid) / half, -1, 1)))  # cut at the sliding door's edges
    up = np.unique(np.append(np.linspace(-1, 1, 4), np.clip((door_z - zc) * ASPECT / half, -1, 1)))
    n, rows = len(along), len(up)
    x, z = (g.ravel() for g in np.meshgrid(mid + half * along, zc + half / ASPECT * up))
    zero = np.zeros_like(x)
    on = shape.hit(np.column_stack([x, zero, z]), np.column_stack([x, zero + shape.half_width, z]))
    on[:, 1] += _PICTURE_LIFT_M
    u0, v0, u1, v1 = strip_rect()
    quads = grid_quads(rows, n)
    v = np.repeat(v0 + (v1 - v0) * (up + 1) / 2, n)
    picture = MeshBuilder()
    for side in (1.0, -1.0):  # the viewer on the left sees the front on the left
        u = np.tile(u0 + (u1 - u0) * (1 - side * along) / 2, rows)
        picture.add(on * [1.0, side, 1.0], quads[:, ::-1] if side > 0 else quads, S.LIVERY, uvs=np.column_stack([u, v]))
    add_side_parts(builder, picture.build(), s, sliding)


def _rack(builder: MeshBuilder, s: VanSpec, shape: Shape, detail: int) -> None:
    x0, x1, y = s.x_rear + 0.35, s.header_x - 0.35, 0.72 * s.width / 2
    z = float(shape.top_point(0.5 * (x0 + x1), 0.0)[2]) + 0.12
    for sign in (1.0, -1.0):
        add_tubes(builder, [[[x0, sign * y, z], [x1, sign * y, z]]], 0.02, H.ALUMINIUM, (6, 5, 3)[detail])
    for x in np.linspace(x0 + 0.1, x1 - 0.1, 4):
        foot = float(shape.top_point(float(x), y)[2])
        add_tubes(builder, [[[x, -y, foot], [x, -y, z], [x, y, z], [x, y, foot]]], 0.018, H.ALUMINIUM, (5, 5, 3)[detail])
    for sign in (1.0, -1.0):  # a ladder
        add_tubes(builder, [[[x0 - 0.1, 0.25 + sign * 0.18, z + 0.05], [x1 - 0.3, 0.25 + sign * 0.18, z + 0.05]]], 0.024, S.METAL,
            (5, 4, 3)[detail])
    if detail == 0:
        rungs = [[[x, 0.07, z + 0.05], [x, 0.43, z + 0.05]] for x in np.arange(x0 + 0.1, x1 - 0.4, 0.28)]
        add_tubes(builder, rungs, 0.014, S.METAL, 4)


def _hold(s: VanSpec, kind: VanKind, word: str, seed: int, picture: bool, goods: str) -> Hold:
    top = 3.05 if kind.body == "box" else s.height
    first = first_free_joint(2) + 2  # after those of the cab's doors
    return Hold((s.x_front - s.length + 0.02, s.x_rear - 0.08), 1.06, (0.86, top), word, kind.sweep, 1, seed, picture=picture,
                doors=(first, first + 1) if kind.body == "box" else (0, 0), goods=goods)  # fmt: skip


def _load(builder: MeshBuilder, s: VanSpec, kind: VanKind, hold: Hold, detail: int) -> Anchors:
    """A box with a pod over the cab, or a dropside, on a light frame."""
    r = s.wheel.radius
    axles = (WheelSet("f", s.wheelbase, 0.9, s.wheel), WheelSet("r", 0.0, s.width / 2 - 0.03, s.wheel, twin=True))
    guard = (r + 0.2, s.x_rear - 0.1)
    anchors = fit_chassis(builder, Chassis(hold.x[0] + 0.02, s.x_rear + 0.3, 0.80, 1.0, axles, guard, tank=""), detail)
    add_load_body(builder, kind.body, hold, detail)
    if kind.body == "box":  # the pod
        low, front = s.height + 0.04, s.header_x + 0.25
        add_block(builder, (hold.x[1] - 0.05, front), hold.half - 0.01, (low, hold.z[1] - 0.02), S.PAINT2, radius=0.16,
            steps=(4, 2, 0)[detail])
    return anchors
