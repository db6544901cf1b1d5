"""The boards of hoardings as they stand: painted plywood, bare sheets, trapezoidal steel. An atlas holds eight boards of one make, each
with its own scuffs, notices and runs; painted ones are near white and tinted by the material."""

from __future__ import annotations

from functools import partial

import cv2
import numpy as np
from PIL import Image, ImageDraw

from simgen.assets.textures.noise import F32, N, pack, rgb, smoothstep, spectral
from simgen.assets.textures.prints import COLUMNS, ROWS
from simgen.mesh import TextureMaps

_WIDE, _HIGH = N // COLUMNS, N // ROWS  # texels of a board
_BOARD_M = 2.44  # of the atlas's height over one row; EN 315
_RIB_M = 0.25  # between the ribs of trapezoidal sheets: 207 to 333 mm are sold
_SMOOTH = 8  # supersampling of what is drawn


def _boards(rng: np.random.Generator, make: str) -> TextureMaps:
    """make : "painted", "dark" (painted, nothing white on it, because the tint would darken that too), "ply" or "steel"."""
    x = np.broadcast_to(np.tile((np.arange(_WIDE) + 0.5) / _WIDE, COLUMNS)[None, :], (N, N))
    y = np.broadcast_to(np.tile((np.arange(_HIGH) + 0.5) / _HIGH, ROWS)[:, None], (N, N))
    fine, cloud = spectral(rng, 0.5, 30, 250), spectral(rng, 1.3, 1, 16)
    each = np.kron(rng.uniform(0.76, 1.0, (ROWS, COLUMNS)), np.ones((_HIGH, _WIDE)))
    height = 0.00012 * fine
    if make == "ply":
        grain = spectral(rng, 0.9, 3, 200, 0.06)
        hue = np.kron(rng.uniform(-0.08, 0.08, (ROWS, COLUMNS)), np.ones((_HIGH, _WIDE)))
        color = rgb((0.47, 0.345, 0.215), each * (1 + 0.09 * grain + 0.05 * fine)) * (1 + hue[..., None] * np.array((0.2, 0.0, -0.9)))
    else:
        color = rgb((1.0, 0.99, 0.97), 0.92 * each * (1 + 0.015 * fine + 0.04 * cloud))
    if make == "steel":
        ribs = 4 * np.abs((x * 1.22 / _RIB_M) % 1.0 - 0.5) - 1  # -1 in the troughs, 1 on the crests
        profile = np.asarray(smoothstep(-0.5, 0.0, ribs))
        height = 0.02 * cv2.GaussianBlur(profile.astype(np.float32), (0, 0), 0.8)
        color = color * (0.78 + 0.22 * profile)[..., None]
    else:
        edge = np.exp(-np.minimum(x, 1 - x) / 0.012)
        color = color * (1 - 0.22 * edge)[..., None]
    color = _papered(color, rng, make)
    runs = np.clip(spectral(rng, 0.8, 6, 120, 0.03), 0, 2.5) * np.exp(-y / 0.2) * 0.13
    splash = np.clip((1.1 + spectral(rng, 0.9, 3, 90)) * np.exp(-(1 - y) / 0.08) * 0.3, 0, 0.8)
    scuffs = smoothstep(1.7, 2.6, spectral(rng, 0.6, 8, 160, 4.0)) * np.exp(-(((y - 0.62) / 0.2) ** 2)) * 0.3
    color = color * (1 - runs)[..., None] * (1 - scuffs)[..., None]
    color = color * (1 - splash)[..., None] + splash[..., None] * np.array((0.13, 0.115, 0.09))
    return pack(np.asarray(color, np.float32), np.asarray(height, np.float32), _BOARD_M * ROWS, 0.75, ao_strength=0.3)


def _papered(color: F32, rng: np.random.Generator, make: str) -> F32:
    """Paint rolled over what was sprayed, notices, stickers, remains of bills, rows of nails, and a door in the last board."""
    size = (N * _SMOOTH // 4, N * _SMOOTH // 4)
    scale = size[0] / N
    image, cover = Image.new("RGB", size), Image.new("L", size)
    d, m = ImageDraw.Draw(image), ImageDraw.Draw(cover)

    def field(x0: float, y0: float, x1: float, y1: float, tone: tuple[int, int, int], strength: int) -> None:
        """A rectangle in shares of a board, whose corner is at (ox, oy)."""
        box = tuple(v * scale for v in (ox + x0 * _WIDE, oy + y0 * _HIGH, ox + x1 * _WIDE, oy + y1 * _HIGH))
        d.rectangle(box, fill=tone)
        m.rectangle(box, fill=strength)

    for at in range(ROWS * COLUMNS):
        ox, oy = at % COLUMNS * _WIDE, at // COLUMNS * _HIGH
        if make != "steel" and rng.uniform() < 0.4:  # rolled over
            tone = int(rng.integers(150, 225))
            a, b, y = float(rng.uniform(0.03, 0.3)), float(rng.uniform(0.5, 0.97)), float(rng.uniform(0.3, 0.55))
            for k in range(int(rng.integers(3, 7))):
                x0, x1 = a + float(rng.uniform(-0.03, 0.03)), b + float(rng.uniform(-0.03, 0.03))
                field(x0, y + 0.045 * k, x1, y + 0.045 * k + 0.05, (tone, tone, tone - 4), 150)
        if make != "dark" and rng.uniform() < 0.25:  # notices in a plastic sleeve, stickers
            for _ in range(int(rng.integers(1, 4))):
                a, y, big = float(rng.uniform(0.08, 0.7)), float(rng.uniform(0.3, 0.5)), float(rng.uniform(0.5, 1.3))
                field(a, y, a + 0.2 * big, y + 0.13 * big, (236, 236, 230), 255)
                head = ((190, 40, 40), (230, 190, 30), (30, 80, 150), (60, 60, 64))[int(rng.integers(4))]
                field(a + 0.015, y + 0.01, a + 0.2 * big - 0.015, y + 0.035 * big, head, 255)
                for k in range(4):
                    line = y + (0.05 + 0.018 * k) * big
                    field(a + 0.02, line, a + float(rng.uniform(0.1, 0.18)) * big, line + 0.007 * big, (120, 120, 120), 255)
        if make != "dark" and rng.uniform() < 0.25:  # what is left of bills
            for _ in range(int(rng.integers(2, 6))):
                a, y = float(rng.uniform(0.1, 0.8)), float(rng.uniform(0.25, 0.55))
                field(a, y, a + float(rng.uniform(0.04, 0.12)), y + float(rng.uniform(0.02, 0.06)), (206, 200, 184), 230)
        if make != "steel":
            for y in (0.06, 0.5, 0.94):
                for a in (0.03, 0.35, 0.65, 0.97):
                    field(a - 0.004, y, a + 0.004, y + 0.004, (70, 60, 54), 200)
        if at == ROWS * COLUMNS - 1:
            for box in ((0.1, 0.1, 0.11, 1.0), (0.89, 0.1, 0.9, 1.0), (0.1, 0.1, 0.9, 0.106)):
                field(*box, (16, 16, 16), 235)
            for y in (0.2, 0.55, 0.88):
                field(0.1, y, 0.26, y + 0.014, (96, 98, 100), 255)
            field(0.78, 0.52, 0.92, 0.545, (110, 112, 114), 255)
            if make != "dark":
                field(0.42, 0.3, 0.62, 0.42, (240, 196, 20), 255)
    drawn = cv2.resize(np.asarray(image, np.float32), (N, N), interpolation=cv2.INTER_AREA) / 255
    weight = cv2.resize(np.asarray(cover, np.float32), (N, N), interpolation=cv2.INTER_AREA)[..., None] / 255
    whole = cv2.resize((np.asarray(cover) > 0).astype(np.float32), (N, N), interpolation=cv2.INTER_AREA)[..., None]
    solid = drawn / np.maximum(whole, 1e-3)
    return np.asarray(color * (1 - weight) + np.clip(solid, 0, 1) ** 2.2 * weight, np.float32)


boards_painted, boards_dark, boards_ply, boards_steel = (partial(_boards, make=make) for make in ("painted", "dark", "ply", "steel"))
