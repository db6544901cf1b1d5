"""A sheet of the faces of traffic signs as their plates are cut, one under another by their sets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from simgen.assets.textures.signs.canvas import extent
from simgen.assets.textures.signs.outlines import outline
from simgen.assets.textures.signs.registry import SETS, SYSTEMS, choice
from simgen.dataset.files import write_atomic
from simgen.errors import SimgenError
from simgen.plugins import nearest

SHEET_BYTES = 390_000
_GROUND, _INK, _HEAD = (116, 126, 120), (250, 250, 240), (40, 44, 42)
_CAPTION_PX, _HEAD_PX = 11, 20


def write_signs(out: Path, country: str | None = None, columns: int = 21, cell_px: int = 72) -> Path:
    """Write a sheet of a country's signs, by default those of all sets (the Vienna Convention's as Germany draws them), as .png or .jpg.
    SimgenError for an unknown country and for a file that cannot be written."""
    from simgen.gallery import fitting_jpeg

    if country is not None and country not in SYSTEMS:
        raise SimgenError(f"no signs of {country!r}; {nearest(country, list(SYSTEMS), 'countries')}")
    if out.suffix.lower() not in (".png", ".jpg", ".jpeg"):
        raise SimgenError(f"--out {out} must end in .png, .jpg or .jpeg")
    picture = signs_sheet(country, columns, cell_px)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        if out.suffix.lower() == ".png":
            Image.fromarray(picture).save(out)
        else:
            write_atomic(out, fitting_jpeg(picture, SHEET_BYTES))
    except OSError as e:
        raise SimgenError(f"cannot write {out}: {e.strerror}") from e
    return out


def signs_sheet(country: str | None = None, columns: int = 21, cell_px: int = 72) -> NDArray[np.uint8]:
    """(H, W, 3) the faces in rows, each with its number."""
    shown = {"vienna": "germany", "mutcd": "usa", "japan": "japan"} if country is None else {SYSTEMS[country]: country}
    parts = []
    for system, whose in shown.items():
        parts.append(_head(f"{system}, as {whose} draws it: {len(SETS[system])} signs", columns * cell_px))
        cells = [_cell(f"{system}/{code}", whose, cell_px) for code in SETS[system]]
        blank = np.full_like(cells[0], _GROUND)
        cells += [blank] * (-len(cells) % columns)
        parts += [np.concatenate(cells[i : i + columns], axis=1) for i in range(0, len(cells), columns)]
    return np.concatenate(parts)


def _cell(name: str, country: str, px: int) -> NDArray[np.uint8]:
    shown = choice(name, country)
    w, h = shown.sign.units("", shown.style)
    room = px - 6, px - 6 - _CAPTION_PX
    scale = min(room[0] / w, room[1] / h)
    size = max(round(w * scale), 2), max(round(h * scale), 2)
    across, up = extent(w, h)
    face = Image.fromarray(shown.sign.face("", shown.style).rgb()).crop((0, round(512 * (1 - up)), round(512 * across), 512))
    fine = Image.new("L", (size[0] * 4, size[1] * 4))
    ring = np.asarray(outline(shown.sign.shape, w, h).exterior.coords)
    ImageDraw.Draw(fine).polygon([((x / w + 0.5) * fine.width, (0.5 - y / h) * fine.height) for x, y in ring.tolist()], fill=255)
    cell = Image.new("RGB", (px, px), _GROUND)
    corner = (px - size[0]) // 2, 3 + (room[1] - size[1]) // 2
    cell.paste(face.resize(size, Image.Resampling.LANCZOS), corner, fine.resize(size, Image.Resampling.BOX))
    ImageDraw.Draw(cell).text((px / 2, px - 2), name.partition("/")[2], _INK, ImageFont.load_default(9), anchor="ms")
    return np.asarray(cell)


def _head(text: str, width: int) -> NDArray[np.uint8]:
    image = Image.new("RGB", (width, _HEAD_PX), _HEAD)
    ImageDraw.Draw(image).text((6, 3), text, _INK, ImageFont.load_default(12))
    return np.asarray(image)
