"""Traffic signals: poles, vehicle heads and pedestrian heads.

Heads face +x with the origin on the rear fixing, at the bottom edge: anchors of a pole (and any upright frame on it) take them as
they are. Optics are 200 mm and luminances about 8 kcd/m^2 (EN 12368: 200 mm signals of 200 to 400 cd on axis over 0.031 m^2).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simgen.asset import Asset
from simgen.assets.furniture.common import FOUNDATION_M, Floats, arc, assemble, box_hull, cylinder_hull, frame, painted, plastic
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material, Mesh

HOUSING, RED, AMBER, GREEN, BOARD, BORDER = 0, 1, 2, 3, 4, 5
LENSES = {
    "red": Material("red lens off", (0.10, 0.008, 0.008), roughness=0.18),
    "amber": Material("amber lens off", (0.12, 0.06, 0.006), roughness=0.18),
    "green": Material("green lens off", (0.008, 0.075, 0.045), roughness=0.18),
}
_LIT = {"red": (9.0, 0.35, 0.12), "amber": (9.0, 3.6, 0.08), "green": (0.25, 7.5, 3.6)}
BLACK_HOUSING = plastic("signal housing", (0.025, 0.027, 0.028), roughness=0.5)
YELLOW_HOUSING = plastic("signal housing yellow", (0.58, 0.36, 0.02), roughness=0.5)
MODULE_M = 0.28  # height and width of one 200 mm lamp unit
LOD_DISTANCES_M = (30.0, 75.0)
MAST_REACH_M = 4.2


def signal_head(rng: np.random.Generator, variant: int) -> Asset:
    """A three-lamp vehicle signal, 0.9 m tall. 0: with a white-edged backing board; 1: without; 2 and 3: the same with yellow housings."""
    del rng
    board = variant % 2 == 0
    housing = YELLOW_HOUSING if variant % 4 >= 2 else BLACK_HOUSING

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        for i, slot in enumerate((GREEN, AMBER, RED)):
            lamp_unit(b, 0.03 + (i + 0.5) * MODULE_M, slot, level)
        bracket(b, 3 * MODULE_M, level)
        if board:
            _backing_board(b, 3 * MODULE_M, level)
        return b.build()

    black, white = painted("backing board", (0.012, 0.012, 0.013), 0.7), painted("border", (0.75, 0.75, 0.73))
    materials = (housing, *LENSES.values(), black, white)
    lamps = {name: {slot: lit_lens(name)} for name, slot in (("red", RED), ("amber", AMBER), ("green", GREEN))}
    hull = box_hull((0.22, 0.5 if board else 0.3, 0.92), (0.17, 0, 0.45))
    return assemble(
        "signal_head", variant, "traffic light", build, materials if board else materials[:4], 16.0 if board else 12.0,
        lod_distances_m=LOD_DISTANCES_M, lamps=lamps, hulls=[hull],
    )  # fmt: skip


def pedestrian_head(rng: np.random.Generator, variant: int) -> Asset:
    """A two-lamp pedestrian signal, 0.6 m tall: a standing red figure above a walking green one."""
    del rng
    black, red, green = 1, 2, 3

    def build(level: int) -> Mesh:
        b = MeshBuilder()
        for i, (slot, figure) in enumerate(((green, _WALKING), (red, _STANDING))):
            z = 0.03 + (i + 0.5) * MODULE_M
            lamp_unit(b, z, black, level)
            front = frame(0.262, 0, z)
            for limb in figure:
                points = np.array([(0.0, y, z) for y, z in limb]) * (0.001, 0.001, 0.001)
                fan = np.array([[0, k, k + 1] for k in range(1, len(points) - 1)])
                b.add(points, fan, slot, T=front, normals=np.tile([1.0, 0, 0], (len(points), 1)))
        bracket(b, 2 * MODULE_M, level)
        return b.build()

    materials = (BLACK_HOUSING, Material("signal mask", (0.01, 0.01, 0.011), roughness=0.25), LENSES["red"], LENSES["green"])
    lamps = {"red": {red: lit_lens("red")}, "green": {green: lit_lens("green")}}
    return assemble(
        "pedestrian_head", variant, "traffic light", build, materials, 9.0, lod_distances_m=LOD_DISTANCES_M, lamps=lamps,
        hulls=[box_hull((0.22, 0.3, 0.62), (0.17, 0, 0.31))],
    )  # fmt: skip


def signal_pole(rng: np.random.Generator, variant: int) -> Asset:
    """0: a straight pole of 3.5 m with anchors "head_0" (front +x) and "pedestrian_0" (front +y).

    1: a mast whose arm reaches along +x, 5.6 m above ground. Traffic drives towards -y or +y below it: "head_0" is on the pole and
    "head_1" under the arm's end, both facing +y; "head_0_left" and "head_1_left" the same facing -y.
    """
    del rng
    if variant % 2 == 0:
        return assemble(
            "signal_pole", variant, "pole", _straight_pole, (painted("signal pole", (0.3, 0.31, 0.32)), BLACK_HOUSING), 48.0,
            lod_distances_m=LOD_DISTANCES_M[:1], hulls=[cylinder_hull(0.057, -FOUNDATION_M, 3.5)],
            anchors={"head_0": head_frame(0.0, 2.3), "pedestrian_0": head_frame(np.pi / 2, 2.15)},
        )  # fmt: skip
    anchors = {}
    for suffix, yaw in (("", np.pi / 2), ("_left", -np.pi / 2)):
        anchors[f"head_0{suffix}"] = head_frame(yaw, 2.3, 0.11)
        anchors[f"head_1{suffix}"] = frame(MAST_REACH_M - 0.35, 0, 4.95) @ head_frame(yaw, 0.0, 0.06)
    return assemble(
        "signal_pole", variant, "pole", _mast_arm, (painted("signal mast", (0.3, 0.31, 0.32)), BLACK_HOUSING), 260.0,
        lod_distances_m=LOD_DISTANCES_M[:1],
        hulls=[cylinder_hull(0.12, -FOUNDATION_M, 5.7), box_hull((MAST_REACH_M, 0.12, 0.12), (MAST_REACH_M / 2, 0, 5.6))],
        anchors=anchors,
    )  # fmt: skip


def head_frame(yaw: float, z: float, pole_radius_m: float = 0.057) -> Floats:
    """(4, 4) T_pole_head of a head that looks along `yaw` in the pole's frame, its lower edge at z."""
    return frame(0, 0, 0, yaw) @ frame(pole_radius_m, 0, z)


def lit_lens(name: str) -> Material:
    """A lens ("red", "amber", "green") that is lit."""
    return replace(LENSES[name], name=f"{name} lens lit", base_color=(0.05, 0.05, 0.05), emissive=_LIT[name])


def lamp_unit(b: MeshBuilder, z: float, slot: int, level: int) -> None:
    """A housing box with a domed lens and a visor, its middle at height z."""
    m = MODULE_M
    b.add_box((0.16, m, m - 0.006), HOUSING, center=(0.16, 0, z), bevel=0.018 if level == 0 else 0.0)
    out = frame(0.24, 0, z, pitch=np.pi / 2)  # the lens's axis along +x
    rings = ((0.1, 0.0), (0.085, 0.008), (0.045, 0.016), (0.0, 0.018)) if level == 0 else ((0.1, 0.0), (0.0, 0.014))
    b.add_lathe(rings, slot, segments=(20, 12, 6)[level], T=out)
    if level == 2:
        return
    # The visor covers the upper 260 degrees and is cut back below, as tunnel visors are.
    a = np.radians(np.linspace(-40, 220, 15 if level == 0 else 9))
    depth = 0.09 + 0.11 * np.clip(np.sin(a) * 0.8 + 0.45, 0, 1)
    rim = np.column_stack([np.zeros_like(a), np.cos(a), np.sin(a)])
    outer = np.stack([rim * 0.118 + (0.235, 0, z), rim * 0.114 + np.column_stack([0.235 + depth, 0 * a, 0 * a + z])])
    b.add_loft(outer, HOUSING, closed=False)
    b.add_loft(outer[::-1] * (1, 0.97, 1), HOUSING, closed=False)


def bracket(b: MeshBuilder, height: float, level: int) -> None:
    """What fixes a head of a height to its pole."""
    if level < 2:
        for z in (0.08, height - 0.02):
            b.add_box((0.1, 0.06, 0.05), HOUSING, center=(0.04, 0, z))


def _backing_board(b: MeshBuilder, height: float, level: int) -> None:
    """A board around the head, 0.1 m wide at the sides, black with a white edge; its corners are cut."""
    def outline(margin: float) -> Floats:
        w, h, c = MODULE_M / 2 + margin, height / 2 + margin, 0.05
        yz = [(w, -h + c), (w, h - c), (w - c, h), (-w + c, h), (-w, h - c), (-w, -h + c), (-w + c, -h), (w - c, -h)]
        return np.array([(0.0, y, z + height / 2 + 0.03) for y, z in yz])

    edge, inner = outline(0.11), outline(0.085)
    x = np.array([0.1, 0, 0])
    fan = np.array([[0, k, k + 1] for k in range(1, 7)])
    b.add(inner + x, fan, BOARD)
    b.add_loft(np.stack([edge + x, inner + x]), BORDER)
    b.add(edge + x - (0.012, 0, 0), fan[:, ::-1], BOARD)
    if level == 0:
        b.add_loft(np.stack([edge + x - (0.012, 0, 0), edge + x]), BOARD)


def _straight_pole(level: int) -> Mesh:
    b = MeshBuilder()
    n = 12 if level == 0 else 6
    b.add_lathe([(0.057, -FOUNDATION_M), (0.057, 3.5), (0.04, 3.53), (0, 3.53)], 0, segments=n)
    b.add_lathe([(0.09, 0.0), (0.09, 0.02), (0.06, 0.04)], 0, segments=n)
    if level == 0:
        b.add_box((0.08, 0.085, 0.14), 1, center=(-0.085, 0, 1.05), bevel=0.012)  # push button for pedestrians
    return b.build()


def _mast_arm(level: int) -> Mesh:
    b = MeshBuilder()
    n = 14 if level == 0 else 7
    b.add_lathe([(0.12, -FOUNDATION_M), (0.11, 2.0), (0.09, 5.1)], 0, segments=n)
    path = np.concatenate([arc((0.5, 0, 5.1), 0.5, 180, 90, 7 if level == 0 else 4), [[MAST_REACH_M, 0, 5.68]]])
    b.add_tube(path, np.linspace(0.09, 0.045, len(path)), 0, segments=n)
    b.add_lathe([(0.17, 0.0), (0.17, 0.025), (0.12, 0.05)], 0, segments=n)
    b.add_tube([[MAST_REACH_M - 0.35, 0, 4.97], [MAST_REACH_M - 0.35, 0, 5.85]], 0.03, 0, segments=max(5, n - 6))
    if level == 0:
        b.add_box((0.14, 0.085, 0.2), 1, center=(-0.13, 0, 1.1), bevel=0.012)
    return b.build()


def _disc(y: float, z: float, r: float) -> list[tuple[float, float]]:
    return [(y + r * float(np.cos(a)), z + r * float(np.sin(a))) for a in np.linspace(0, 2 * np.pi, 10, endpoint=False)]


# Figures in millimetres as the viewer sees them (right, up); convex pieces listed counter-clockwise.
_STANDING = (
    _disc(0, 66, 15),
    [(-24, 45), (-24, 2), (-14, 2), (-14, 45)],
    [(-14, 48), (-14, -10), (14, -10), (14, 48)],
    [(14, 45), (14, 2), (24, 2), (24, 45)],
    [(-14, -10), (-15, -78), (-3, -78), (-1, -10)],
    [(1, -10), (3, -78), (15, -78), (14, -10)],
)
_WALKING = (
    _disc(-4, 66, 15),
    [(-12, 48), (-14, -8), (10, -8), (9, 48)],
    [(-12, 47), (-40, 12), (-33, 6), (-8, 34)],
    [(8, 47), (4, 34), (28, 4), (35, 9)],
    [(-14, -8), (-46, -72), (-33, -76), (2, -8)],
    [(-4, -8), (16, -78), (28, -76), (10, -8)],
)
