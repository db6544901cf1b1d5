"""What is painted on cars: police cars' squares and stripes, taxis' chequered lines, racing stripes; words and roof bars."""

from __future__ import annotations

import numpy as np

from simgen.assets.meshbuilder import MeshBuilder
from simgen.assets.vehicles import slots as S
from simgen.assets.vehicles.body import Shape
from simgen.assets.vehicles.carparts import on_side, x_range
from simgen.assets.vehicles.carspec import Design
from simgen.assets.vehicles.panels import Panels, region
from simgen.assets.vehicles.plates import add_text
from simgen.assets.vehicles.profiles import Floats
from simgen.geometry import transform

# Half-Battenburg of the British Home Office (PSDB 14/04): two rows of 300 x 600 mm; on smaller cars the squares are scaled down.
_SQUARE_M = (0.56, 0.25)
_RACING_M = (0.08, 0.29)  # inner and outer edge of each of the two stripes along the middle, from it


def draw_marking(panels: Panels, d: Design, shape: Shape, detail: int) -> None:
    """The design's marking on the sides."""
    if not d.marking or (detail == 2 and d.marking == "chequer"):
        return
    if d.marking == "racing":
        _draw_racing_stripes(panels, d)
        return
    top = d.belt - 0.03
    low = {"battenburg": top - 2 * _SQUARE_M[1], "stripe": top - 0.34, "chequer": top - 0.16, "halves": top}.get(d.marking, top)
    side = region(on_side(shape, 0.05), x_range(d.x_rear + 0.05, d.x_front - 0.30))
    if d.marking == "halves":  # black with white doors
        lo, hi = min(0.3, d.x_rear + 1.2), d.cowl_x - 0.05
        panels.draw(lambda p: np.maximum(lo - p[:, 0], p[:, 0] - hi), S.PAINT2, region(side, lambda p: p[:, 2] - d.belt - 0.02))
        return
    band = region(side, lambda p: np.abs(p[:, 2] - 0.5 * (top + low)) - 0.35)
    panels.draw(lambda p: np.maximum(low - p[:, 2], p[:, 2] - top), S.PAINT2 if d.marking != "chequer" else S.PAINT, band, only=S.PAINT)
    if d.marking == "stripe":
        panels.draw(lambda p: np.maximum(low + 0.03 - p[:, 2], p[:, 2] - low - 0.10), S.LIVERY, band, only=S.PAINT2)
        return
    width, height = _SQUARE_M if d.marking == "battenburg" else (0.08, 0.08)
    x0, x1 = d.x_rear + 0.35, d.x_front - 0.5
    count = int((x1 - x0) / width)
    inside = region(side, lambda p: np.maximum(low - 1e-3 - p[:, 2], p[:, 2] - top - 1e-3))
    if d.marking == "chequer" and detail:
        panels.draw(lambda p: np.maximum(low - p[:, 2], p[:, 2] - top), S.PAINT2, band, only=S.PAINT)
        return
    panels.cut(lambda p: p[:, 2] - low - height, inside)
    for k in range(count + 1):
        panels.cut(lambda p, x=x0 + k * width: p[:, 0] - x, inside)  # type: ignore[misc]

    def squares(p: Floats) -> Floats:
        i, j = np.floor((p[:, 0] - x0) / width), np.floor((p[:, 2] - low) / height)
        odd = (i + j) % 2 == 0
        within = (p[:, 0] > x0) & (p[:, 0] < x0 + count * width) & (p[:, 2] > low) & (p[:, 2] < top)
        return np.where(odd & within, -1.0, 1.0)

    centers = panels.positions[panels.faces].mean(axis=1)
    chosen = (squares(centers) < 0) & (side(centers) < 0) & np.isin(panels.slots, (S.PAINT, S.PAINT2))
    panels.slots[chosen] = S.LIVERY if d.marking == "battenburg" else S.PAINT2


def _draw_racing_stripes(panels: Panels, d: Design) -> None:
    """Two stripes over bonnet, roof and tail, where these are painted."""
    inner, outer = _RACING_M
    above = region(lambda p: d.nose_z - 0.03 - p[:, 2], lambda p: p[:, 1] - outer - 0.15)
    for coat in (S.PAINT, S.PAINT2):
        panels.draw(lambda p: np.maximum(inner - p[:, 1], p[:, 1] - outer), S.LIVERY, above, only=coat)


def add_lettering(builder: MeshBuilder, d: Design, shape: Shape, text: str, joints: tuple[tuple[int, int], ...]) -> None:
    """A word on both front doors, on the bonnet and at the rear."""
    from simgen.assets.vehicles.doors import post_x

    x, z = 0.5 * (post_x(d) + d.cowl_x - 0.05), d.belt - 0.36
    at = shape.side_point(x, z)
    n = shape.normal(at[None])[0]
    n[0] = 0
    n /= np.linalg.norm(n)
    for side in (1.0, -1.0):
        m = n * [1, side, 1]
        right = np.array([-side, 0, 0])
        T = transform(np.stack([right, np.cross(m, right), m], axis=1), at * [1, side, 1] + 0.012 * m)
        letters = MeshBuilder()
        add_text(letters, text, T, width=0.80, height=0.14, slot=S.GLYPHS)
        _moved(builder, letters, joints[1][0 if side > 0 else 1])
    if d.marking == "halves":  # black on black
        return
    hood = 0.5 * (d.cowl_x + d.x_front) + 0.05
    at = shape.top_point(hood, 0.0)
    n = shape.normal(at[None])[0]
    right = np.array([0, 1.0, 0])
    T = transform(np.stack([right, np.cross(n, right), n], axis=1), at + 0.014 * n)
    add_text(builder, text, T, width=0.80, height=0.15, slot=S.GLYPHS)


def add_light_bar(builder: MeshBuilder, shape: Shape, x: float, detail: int) -> None:
    """A flat bar across the roof: blue lenses on the left and on the right of a black middle, on two feet."""
    y = 0.58 * shape.half_width
    z = float(shape.top_point(x, 0.0)[2])
    bevel = 0.02 if detail == 0 else 0.0
    for sign, slot in ((1.0, S.BEACON_LEFT), (-1.0, S.BEACON_RIGHT)):
        builder.add_box((0.28, 0.72 * y, 0.075), slot, center=(x, sign * 0.62 * y, z + 0.075), bevel=bevel)
        if detail < 2:
            builder.add_box((0.16, 0.10, 0.06), S.TRIM, center=(x, sign * 0.55 * y, z + 0.02))
    builder.add_box((0.26, 0.54 * y, 0.065), S.TRIM, center=(x, 0, z + 0.075), bevel=bevel)
    builder.add_box((0.27, 1.96 * y, 0.018), S.TRIM, center=(x, 0, z + 0.032))


def _moved(builder: MeshBuilder, part: MeshBuilder, joint: int) -> None:
    from simgen.assets.vehicles.wheels import place_wheel

    place_wheel(builder, part.build(), np.eye(4), joint)
