"""An exporter of your own: boxes as YOLO text files, one line an object: class, centre and size as shares of the image.

Use it with `simgen export DATASET --format my_exporter:export_yolo --out DIR`, or register it under the entry-point group
`simgen.exporters`.
"""

from __future__ import annotations

from pathlib import Path

from simgen.dataset.files import write_atomic
from simgen.dataset.reader import frame_keys, read_frame
from simgen.dataset.store import Store
from simgen.ontology import CLASSES

THINGS = [c.name for c in CLASSES if c.is_thing]


def export_yolo(store: Store, out: Path) -> None:
    """Write labels/<frame>.txt for every frame, and classes.txt."""
    for key in frame_keys(store):
        labels = read_frame(store, *key).labels
        width, height = labels["width"], labels["height"]
        lines = []
        for o in labels["objects"]:
            if o["visible_px"]:
                x1, y1, x2, y2 = o["box_visible"]
                numbers = ((x1 + x2) / 2 / width, (y1 + y2) / 2 / height, (x2 - x1) / width, (y2 - y1) / height)
                lines.append(" ".join([str(THINGS.index(o["class"])), *(f"{v:.6f}" for v in numbers)]))
        write_atomic(out / "labels" / f"{key[0]:06d}_{key[1]}_{key[2]:04d}.txt", "\n".join(lines).encode())
    write_atomic(out / "classes.txt", "\n".join(THINGS).encode())
