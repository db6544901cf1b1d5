"""Contact sheets and short animations of a dataset."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from simgen.dataset.files import write_atomic
from simgen.dataset.overlay import overlays
from simgen.dataset.reader import frame_keys, read_frame
from simgen.dataset.store import Store
from simgen.errors import SimgenError
from simgen.frame import Frame

Picture = NDArray[np.uint8]

_COLUMNS = (3, 4, 5)  # of a sheet of labels


def places_sheet(store: Store, columns: int = 4, width: int = 480, limit: int = 48) -> Picture:
    """The first frame of each scene, side by side: (H, W, 3) uint8."""
    firsts: dict[tuple[int, str], int] = {}
    for scene, camera, index in frame_keys(store):
        firsts.setdefault((scene, camera), index)
    tiles = [_scaled(_rgb(read_frame(store, s, c, i)), width, f"scene {s} {c}") for (s, c), i in list(firsts.items())[:limit]]
    return _grid(tiles, columns)


def label_sheet(frame: Frame, columns: int | None = None, width: int = 640) -> Picture:
    """One frame with an overlay of every label: (H, W, 3) uint8. columns : None for as many as leave the fewest places empty."""
    shown = overlays(frame)
    if columns is None:
        columns = min(_COLUMNS, key=lambda n: (-len(shown) % n, n))
    return _grid([_scaled(picture, width, name) for name, picture in shown.items()], columns)


def write_preview(store: Store, out: Path, scene: int | None = None) -> list[Path]:
    """Write contact sheets (JPEG): `places`, and `labels` of one frame of `scene` (by default the first finished). -> files."""
    scenes = store.scenes()
    if not scenes:
        raise SimgenError(f"{store.folder} has no finished scene to show; run generate first")
    shown = scenes[0] if scene is None else scene
    keys = list(frame_keys(store, [shown]))
    written = []
    for name, picture in (("places", places_sheet(store)), ("labels", label_sheet(read_frame(store, *keys[len(keys) // 2])))):
        written.append(out / f"{name}.jpg")
        write_atomic(written[-1], _encoded(picture, "JPEG", quality=88))
    return written


def write_animation(store: Store, out: Path, scene: int, camera: str | None = None, width: int = 640) -> Path:
    """Write a scene's clip as an animated WebP: the picture above, its instances and boxes below."""
    keys = [k for k in frame_keys(store, [scene]) if camera in (None, k[1])]
    if not keys:
        raise SimgenError(f"scene {scene} has no frames of camera {camera!r}")
    frames = [read_frame(store, *k) for k in keys if k[1] == keys[0][1]]
    times = [f.labels["time_s"] for f in frames]
    step_ms = 1000 * (times[1] - times[0]) if len(times) > 1 else 500
    pictures = []
    for frame in frames:
        shown = overlays(frame)
        names = [n for n in ("boxes", "instance") if n in shown] or list(shown)[:1]
        pictures.append(Image.fromarray(np.concatenate([_scaled(shown[n], width, "") for n in names])))
    sink = io.BytesIO()
    pictures[0].save(sink, "WEBP", save_all=True, append_images=pictures[1:], duration=max(20, round(step_ms)), loop=0, quality=80)
    path = out / f"scene_{scene:06d}.webp"
    write_atomic(path, sink.getvalue())
    return path


def _rgb(frame: Frame) -> Picture:
    return frame.rgb if frame.rgb is not None else next(iter(overlays(frame).values()))


def _scaled(picture: Picture, width: int, title: str) -> Picture:
    import cv2

    height = round(picture.shape[0] * width / picture.shape[1])
    out = np.ascontiguousarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    for color, thick in (((0, 0, 0), 3), ((255, 255, 255), 1)):
        cv2.putText(out, title, (8, 18), cv2.FONT_HERSHEY_SIMPLEX, 0.5, color, thick, cv2.LINE_AA)
    return out


def _grid(tiles: list[Picture], columns: int, gap: int = 4) -> Picture:
    height, width = max(t.shape[0] for t in tiles), max(t.shape[1] for t in tiles)
    columns = min(columns, len(tiles))
    rows = -(-len(tiles) // columns)
    sheet = np.full((rows * (height + gap) - gap, columns * (width + gap) - gap, 3), 24, np.uint8)
    for k, tile in enumerate(tiles):
        y, x = (k // columns) * (height + gap), (k % columns) * (width + gap)
        sheet[y : y + tile.shape[0], x : x + tile.shape[1]] = tile
    return sheet


def _encoded(picture: Picture, format_: str, **options: int) -> bytes:
    sink = io.BytesIO()
    Image.fromarray(picture).save(sink, format_, **options)
    return sink.getvalue()
