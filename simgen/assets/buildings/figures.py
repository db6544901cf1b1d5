"""Dress dummies, plants and vessels of shop windows: shapes lofted once, then placed."""

from __future__ import annotations

from functools import cache

import numpy as np

from simgen.assets.buildings.quads import Floats, Quads
from simgen.assets.buildings.spec import Slot

# Rings of (across, along, radius across, radius along, height) in metres, after EN 13402-3 sizes of dummies of 1.80 m.
_Ring = tuple[float, float, float, float, float]
_TRUNK: tuple[_Ring, ...] = (
    (0, 0, 0.155, 0.105, 0.84),
    (0, 0, 0.165, 0.11, 0.95),
    (0, 0, 0.125, 0.09, 1.1),
    (0, 0, 0.165, 0.11, 1.3),
    (0, 0, 0.19, 0.095, 1.43),
    (0, 0, 0.06, 0.055, 1.52),
)
_HEAD: tuple[_Ring, ...] = (
    (0, 0, 0.045, 0.045, 1.5),
    (0, 0, 0.045, 0.05, 1.56),
    (0, 0.01, 0.07, 0.085, 1.65),
    (0, 0, 0.075, 0.09, 1.73),
    (0, 0, 0.035, 0.04, 1.81),
)
_COAT: tuple[_Ring, ...] = (
    (0, 0, 0.22, 0.16, 0.62),
    (0, 0, 0.19, 0.13, 0.92),
    (0, 0, 0.15, 0.11, 1.1),
    (0, 0, 0.18, 0.12, 1.3),
    (0, 0, 0.21, 0.105, 1.44),
    (0, 0, 0.07, 0.06, 1.52),
)
_DRESS: tuple[_Ring, ...] = (
    (0, 0, 0.26, 0.22, 0.5),
    (0, 0, 0.17, 0.13, 0.95),
    (0, 0, 0.115, 0.09, 1.1),
    (0, 0, 0.155, 0.11, 1.3),
    (0, 0, 0.16, 0.09, 1.42),
    (0, 0, 0.05, 0.05, 1.5),
)
_BODY: tuple[_Ring, ...] = ((0, 0, 0.2, 0.14, 0.74), (0, 0, 0.23, 0.13, 1.0), (0, 0, 0.25, 0.12, 1.38), (0, 0, 0.07, 0.06, 1.5))
_FACE: tuple[_Ring, ...] = ((0, 0, 0.05, 0.05, 1.48), (0, 0.01, 0.075, 0.09, 1.64), (0, 0, 0.04, 0.05, 1.76))
# Goods, some 0.3 to 1.2 m high.
_VASE: tuple[_Ring, ...] = ((0, 0, 0.06, 0.06, 0), (0, 0, 0.11, 0.11, 0.1), (0, 0, 0.12, 0.12, 0.2), (0, 0, 0.045, 0.045, 0.32), (0, 0,
                                                                                                                                  0.06,
                                                                                                                                  0.06,
                                                                                                                                  0.36))
_POT: tuple[_Ring, ...] = ((0, 0, 0.11, 0.11, 0), (0, 0, 0.16, 0.16, 0.28))
_BUSH: tuple[_Ring, ...] = ((0, 0, 0.03, 0.03, 0.26), (0, 0, 0.22, 0.2, 0.5), (0.03, 0, 0.27, 0.24, 0.75), (-0.02, 0, 0.18, 0.2, 1.0),
                            (0, 0, 0.04, 0.04, 1.2))
_SHADE: tuple[_Ring, ...] = ((0, 0, 0.2, 0.2, 0.5), (0, 0, 0.13, 0.13, 0.78))
_STEM: tuple[_Ring, ...] = ((0, 0, 0.11, 0.11, 0), (0, 0, 0.025, 0.025, 0.03), (0, 0, 0.025, 0.025, 0.5))
_BAG: tuple[_Ring, ...] = ((0, 0, 0.19, 0.09, 0), (0, 0, 0.2, 0.1, 0.12), (0, 0, 0.13, 0.04, 0.27))
_PLATE: tuple[_Ring, ...] = ((0, 0, 0.2, 0.2, 0.24), (0, 0, 0.2, 0.2, 0.25))
_CAKE: tuple[_Ring, ...] = ((0, 0, 0.15, 0.15, 0.25), (0, 0, 0.15, 0.15, 0.36), (0, 0, 0.05, 0.05, 0.4))
_FOOT: tuple[_Ring, ...] = ((0, 0, 0.1, 0.1, 0), (0, 0, 0.03, 0.03, 0.04), (0, 0, 0.03, 0.03, 0.24))
GOODS = ("vase", "plant", "lamp", "bag", "cake")
FIGURES = ("plain", "coat", "dress", "bust")
PEOPLE = ("visitor", "guest")  # standing; sitting, whose seat is 0.86 m above their origin


def figure(q: Quads, wall: int, kind: str, s: float, z: float, n: float, turn: float, size: float, ao: int) -> None:
    """A dummy or a thing of a kind standing at (s, z, n), turned by `turn` from facing the street."""
    c, d = np.cos(turn), np.sin(turn)
    for slot, shape in _shapes()[kind]:
        x, y, h = (shape[..., k] * size for k in range(3))
        q.on_wall(wall, np.stack([s + c * x - d * y, z + h, n + d * x + c * y], axis=-1), slot, ao=ao)


@cache
def _shapes() -> dict[str, tuple[tuple[int, Floats], ...]]:
    """Quads (Q, 4, 3) in (across, towards the street, height) of each kind, by slot."""
    legs = np.concatenate(
        [
            _loft(((x, 0, 0.04, 0.09, 0.0), (x, 0, 0.04, 0.05, 0.1), (x, 0, 0.055, 0.06, 0.45), (x, 0, 0.075, 0.09, 0.86)))
            for x in (-0.085, 0.085)
        ]
    )
    arms = np.concatenate(
        [_loft(((1.45 * x, 0.06, 0.03, 0.03, 0.78), (1.3 * x, 0.0, 0.04, 0.04, 1.1), (x, 0, 0.05, 0.06, 1.42))) for x in (-0.2, 0.2)]
    )
    # People stand deep in dim rooms: nothing but their outlines shows.
    stance = np.concatenate([_loft(((x, 0, 0.05, 0.07, 0.0), (x, 0, 0.075, 0.09, 0.86)), 4) for x in (-0.085, 0.085)])
    lap = np.concatenate(
        [_loft(((x, 0.38, 0.05, 0.05, 0.4), (x, 0.38, 0.06, 0.06, 0.82), (x, 0.18, 0.08, 0.24, 0.94)), 4) for x in (-0.09, 0.09)]
    )
    body, face = _loft(_BODY, 5), _loft(_FACE, 5)
    trunk, head, coat, dress = (_loft(r) for r in (_TRUNK, _HEAD, _COAT, _DRESS))
    pole = _loft(((0, 0, 0.16, 0.16, 0.0), (0, 0, 0.02, 0.02, 0.03), (0, 0, 0.02, 0.02, 0.86)))
    return {
        "plain": ((Slot.GOODS_B, legs), (Slot.GOODS, trunk), (Slot.GOODS, arms), (Slot.GOODS_C, head)),
        "coat": ((Slot.GOODS_B, legs), (Slot.GOODS_B, arms), (Slot.GOODS_B, coat), (Slot.GOODS_C, head)),
        "dress": ((Slot.GOODS_C, legs), (Slot.GOODS_C, arms), (Slot.GOODS, dress), (Slot.GOODS_C, head)),
        "vase": ((Slot.GOODS_B, _loft(_VASE)),),
        "plant": ((Slot.GOODS, _loft(_POT)), (Slot.LEAF, _loft(_BUSH))),
        "lamp": ((Slot.DARK, _loft(_STEM)), (Slot.GOODS_C, _loft(_SHADE))),
        "bag": ((Slot.GOODS, _loft(_BAG)),),
        "cake": ((Slot.GOODS_C, _loft(_FOOT)), (Slot.GOODS_C, _loft(_PLATE)), (Slot.GOODS, _loft(_CAKE))),
        "visitor": ((Slot.DARK, stance), (Slot.GOODS_B, body), (Slot.GOODS_C, face)),
        "guest": ((Slot.DARK, lap), (Slot.GOODS, body), (Slot.GOODS_C, face)),
        "bust": ((Slot.DARK, pole), (Slot.GOODS, trunk)),
    }


def _loft(rings: tuple[_Ring, ...], sides: int = 6) -> Floats:
    """Quads between rings, outwards, with a lid on the last."""
    t = (np.arange(sides + 1) + 0.5) * 2 * np.pi / sides
    r = np.array(rings)
    p = np.stack(
        [r[:, :1] + r[:, 2:3] * np.cos(t), r[:, 1:2] + r[:, 3:4] * np.sin(t), np.broadcast_to(r[:, 4:], (len(r), sides + 1))], axis=-1
    )
    # across to the right, along towards the street: seen from above they turn the other way than s, n and z do
    sheet = np.stack([p[:-1, 1:], p[:-1, :-1], p[1:, :-1], p[1:, 1:]], axis=2).reshape(-1, 4, 3)
    top = np.broadcast_to(p[-1].mean(axis=0), (sides, 3))
    lid = np.stack([top, p[-1, 1:], p[-1, :-1], p[-1, :-1]], axis=1)
    return np.concatenate([sheet, lid])
