"""Strips of what people do: each motion at six moments, from the side and a little ahead."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from simgen import studio
from simgen.asset import Asset
from simgen.assets.people.motion import MOTIONS, Motion, pose
from simgen.buffers import Renderer
from simgen.geometry import rotation, transform
from simgen.world import Catalogue

_CELL_PX, _CAPTION_PX = (96, 132), 16
_MOMENTS, _COLUMNS = 6, 2
_BEARING_RAD = 1.15  # of the camera from the person's front
_WALK_MPS, _RUN_MPS, _JOG_MPS = 1.35, 3.6, 2.6
_STAY_S = 4.0  # that those who stay where they are are watched for
_FOCUS, _SPAN_M = (0.0, 0.0, 0.9), 1.62

PAGES: dict[str, str] = {"motions-moving": "on the move", "motions-standing": "standing", "motions-low": "sitting, kneeling, lying"}


def page_of(name: str) -> str:
    """The page that a motion is on."""
    motion = MOTIONS[name]
    return "motions-moving" if motion.moves else "motions-standing" if motion.base.startswith("stand") else "motions-low"


def strips(renderer: Renderer, catalogue: Catalogue, page: str, person: tuple[str, int] = ("adult", 0)) -> NDArray[np.uint8]:
    """(H, W, 3) uint8: the motions of a page, two strips beside one another, each with its name."""
    asset = catalogue.get(*person)
    rows = [_strip(renderer, catalogue, asset, name) for name in MOTIONS if page_of(name) == page]
    rows += [np.full_like(rows[0], 250)] * (-len(rows) % _COLUMNS)
    return np.concatenate([np.concatenate(rows[i : i + _COLUMNS], axis=1) for i in range(0, len(rows), _COLUMNS)])


def _strip(renderer: Renderer, catalogue: Catalogue, asset: Asset, name: str) -> NDArray[np.uint8]:
    cells = [
        studio.portrait(
            renderer, catalogue, [studio.placed(asset, _turned(), pose=_pose(asset, name, k / _MOMENTS))], bearing_rad=0.0, focus=_FOCUS,
            span_m=_SPAN_M, size_px=_CELL_PX, hfov_rad=0.3, samples=4,
        )
        for k in range(_MOMENTS)
    ]  # fmt: skip
    caption = Image.new("RGB", (_CELL_PX[0] * _MOMENTS, _CAPTION_PX), (250, 250, 250))
    ImageDraw.Draw(caption).text((4, 1), name.replace("_", " "), (30, 30, 30), ImageFont.load_default(11))
    return np.concatenate([np.asarray(caption), np.concatenate(cells, axis=1)])


def _turned() -> NDArray[np.float64]:
    return transform(rotation(yaw=-_BEARING_RAD))


def _pose(asset: Asset, name: str, share: float) -> NDArray[np.float32]:
    """The pose at a share of a stride, or of the time that is watched."""
    motion: Motion = MOTIONS[name]
    if not motion.moves:
        return pose(asset, name, time_s=_STAY_S * share)
    speed = {"run": _RUN_MPS, "jog": _JOG_MPS}.get(name, _WALK_MPS)
    stride_m = 0.55 * speed + 0.75 if motion.base != "run" else 0.7 * speed  # about a cycle of two steps
    return pose(asset, name, time_s=share * stride_m / speed, travelled_m=share * stride_m, speed_mps=speed)
