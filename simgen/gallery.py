"""Sheets of the catalogue: variants of a family in rows, each from four sides by day, beside a person for scale."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from simgen import motionstrips, studio
from simgen.asset import Asset
from simgen.assets.catalogue import FAMILIES, DiskCatalogue, variants
from simgen.assets.importing.library import Library
from simgen.assets.people.motion import stand_pose
from simgen.buffers import Renderer
from simgen.dataset.files import write_atomic
from simgen.errors import SimgenError
from simgen.geometry import pose, rotation
from simgen.plugins import nearest
from simgen.snapshot import Instance

VIEWS = (("front", studio.FRONT), ("three-quarter", studio.THREE_QUARTER), ("side", studio.SIDE), ("rear", studio.REAR))
PAGE_VARIANTS = 12
PAGE_BYTES = 110_000  # of a full page; pages with fewer rows have less
_CELL_PX = (288, 192)
_CAPTION_PX = 18
_SCALE_PERSON, _PERSON_M = ("adult", 2), 1.9  # who stands beside, and the least height at which all of them is in the picture
_GAP_M = 0.35
_AT_EASE = 0.0  # phase of the standing pose: arms at the sides
_LEAST_SHARE = 0.7  # of the scale of a row's widest view: a car from ahead is not drawn as large as one from its side
_SMALL = 0.45  # of a person's height: what is smaller fills the picture, and the person is cut off


def write_sheet(family: str, numbers: Sequence[int], parameters: Mapping[str, Any], out: Path, device: int | None = None) -> Path:
    """A sheet of some variants of a family, as .png or .jpg. SimgenError for what there is not, and for a file that cannot be written."""
    if out.suffix.lower() not in (".png", ".jpg", ".jpeg"):
        raise SimgenError(f"--out {out} must end in .png, .jpg or .jpeg")
    with _renderer(device) as renderer:
        picture = sheet(renderer, DiskCatalogue(), family, numbers, parameters)
    data = _png(picture) if out.suffix.lower() == ".png" else _jpeg(picture, quality=90)
    _write(out, data)
    return out


def write_gallery(families: Sequence[str], out: Path, jobs: int = 1, device: int | None = None) -> Iterator[Path]:
    """Write a page for each family, or if none is named for all of them and for what people do, and then the index; yields each file
    once it stands."""
    names = list(families) or [*FAMILIES, *(f"user/{name}" for name in Library().names())]
    for name in names:
        if name not in FAMILIES:
            variants(name) if ":" in name else _of_user(name)
    pages = [] if families else list(motionstrips.PAGES)
    tasks = [(name, out, device) for name in (*names, *pages)]
    if jobs == 1:
        yield from map(_page, tasks)
    else:
        with get_context("spawn").Pool(min(jobs, len(tasks))) as pool:  # graphics contexts do not survive a fork
            yield from pool.imap(_page, tasks)
    index = out / "index.md"
    _write(index, _index(names, pages).encode())
    yield index


def sheet(
    renderer: Renderer, catalogue: DiskCatalogue, family: str, numbers: Iterable[int], parameters: Mapping[str, Any] | None = None
) -> NDArray[np.uint8]:
    """(H, W, 3) uint8: one row a variant, one column a view, with captions."""
    person = catalogue.get(*_SCALE_PERSON)
    rows = [_row(renderer, catalogue, catalogue.get(family, v, **(parameters or {})), person) for v in numbers]
    return np.concatenate(rows)


def _row(renderer: Renderer, catalogue: DiskCatalogue, asset: Asset, person: Asset) -> NDArray[np.uint8]:
    subject = studio.placed(asset, pose=_pose_of(asset))
    small = asset.size_m[2] < _SMALL * _PERSON_M and max(asset.size_m[:2]) < _PERSON_M
    scenes = [([subject, _beside(subject, person, bearing, sunny=not small)], bearing) for _, bearing in VIEWS]
    frames = [
        studio.framing(both[:1] if small else both, bearing_rad=bearing, size_px=_CELL_PX, margin=0.16 if small else 0.04)
        for both, bearing in scenes
    ]
    widest = max(s for _, s in frames)
    cells = [
        studio.portrait(
            renderer, catalogue, both, bearing_rad=bearing, focus=focus, span_m=max(span, _LEAST_SHARE * widest), size_px=_CELL_PX
        )
        for (both, bearing), (focus, span) in zip(scenes, frames, strict=True)
    ]
    return np.concatenate([_caption(asset, _CELL_PX[0] * len(VIEWS)), np.concatenate(cells, axis=1)])


def _pose_of(asset: Asset) -> NDArray[np.float32] | None:
    """How it stands: people with their arms at their sides; everything else at rest."""
    if asset.skeleton is None:
        return None
    return stand_pose(asset, _AT_EASE) if "person" in getattr(FAMILIES.get(asset.family), "tags", ()) else None


def _beside(subject: Instance, person: Asset, bearing: float, *, sunny: bool) -> Instance:
    """A person beside the subject, looking at the camera, in line with its middle: on its sunny side, the camera's right, so that it
    does not lie in the shadow of something large; or on the other, so that its own does not fall on something small."""
    low, high = subject.mesh.bounds.astype(float)
    corners = np.array([(x, y) for x in (low[0], high[0]) for y in (low[1], high[1])])
    right = rotation(yaw=bearing)[:2, 1] * (1.0 if sunny else -1.0)
    at = corners.mean(axis=0)
    at = at + right * float(((corners - at) @ right).max() + _GAP_M + 0.25)
    return studio.placed(person, pose(float(at[0]), float(at[1]), yaw=bearing), pose=stand_pose(person, _AT_EASE), instance_id=2)


def _caption(asset: Asset, width: int) -> NDArray[np.uint8]:
    length, across, height = (asset.parameters.get(k, v) for k, v in zip(("length_m", "width_m", "height_m"), asset.size_m, strict=True))
    text = f"{asset.key}   {length:.2f} x {across:.2f} x {height:.2f} m"
    design = asset.parameters.get("design")
    image = Image.new("RGB", (width, _CAPTION_PX), (250, 250, 250))
    ImageDraw.Draw(image).text((6, 2), text + (f"   {design}" if isinstance(design, str) else ""), (30, 30, 30), _font())
    return np.asarray(image)


def _font() -> Any:
    return ImageFont.load_default(12)


def _page(task: tuple[str, Path, int | None]) -> Path:
    family, out, device = task
    with _renderer(device) as renderer:
        if family in motionstrips.PAGES:
            picture, rows = motionstrips.strips(renderer, DiskCatalogue(), family), PAGE_VARIANTS
        else:
            rows = min(PAGE_VARIANTS, variants(family))
            picture = sheet(renderer, DiskCatalogue(), family, range(rows))
    path = out / _file(family)
    _write(path, fitting_jpeg(picture, PAGE_BYTES * rows // PAGE_VARIANTS))
    return path


def fitting_jpeg(picture: NDArray[np.uint8], most_bytes: int) -> bytes:
    """The picture as JPEG of the best quality that fits, made smaller where none does."""
    while True:
        for quality in (88, 82, 76, 70, 64, 58):
            data = _jpeg(picture, quality)
            if len(data) <= most_bytes:
                return data
        height, width = (int(0.85 * n) for n in picture.shape[:2])
        picture = np.asarray(Image.fromarray(picture).resize((width, height), Image.Resampling.LANCZOS))


def _jpeg(picture: NDArray[np.uint8], quality: int) -> bytes:
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()


def _png(picture: NDArray[np.uint8]) -> bytes:
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "PNG")
    return out.getvalue()


def _index(names: Sequence[str], pages: Sequence[str]) -> str:
    from simgen.assets.selection import shared

    lines = ["# The catalogue", "", "The first variants of each family, from four sides, beside a person for scale.", "",
             "| family | variants | tags | real sizes after |", "|---|---|---|---|"]  # fmt: skip
    for name in names:
        family = FAMILIES.get(name)
        tags = ", ".join(family.tags) if family else "imported"
        source = family.dimensions.source if family and family.dimensions else ""
        count = f"{variants(name)}{' (some in all splits)' if shared(name) else ''}"
        lines.append(f"| [{name}]({_file(name)}) | {count} | {tags} | {source} |")
    if pages:
        lines += ["", "What people do: " + ", ".join(f"[{motionstrips.PAGES[p]}]({p}.jpg)" for p in pages) + "."]
    return "\n".join(lines) + "\n"


def _file(family: str) -> str:
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in family) + ".jpg"


def _of_user(name: str) -> None:
    if name.startswith("user/"):
        Library().about(name.removeprefix("user/"))
        return
    raise SimgenError(f"no asset family {name!r}; {nearest(name, list(FAMILIES), 'families')}")


def _renderer(device: int | None) -> Any:
    from simgen.renderers import open_renderer

    return open_renderer("raster", device)


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, data)
    except OSError as e:
        raise SimgenError(f"cannot write {path}: {e.strerror}") from e
