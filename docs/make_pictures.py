"""Make the pictures of the README and the docs: `make pictures`. They are small JPEGs, made anew from a fixed seed."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image

from simgen.dataset.files import write_atomic
from simgen.dataset.preview import label_sheet, places_sheet
from simgen.dataset.reader import read_frame
from simgen.generate import generate
from simgen.recipe import load_recipe

FOLDER = Path(__file__).parent / "pictures"
SCENES = 9
LABELLED = (4, 1)  # scene and frame whose labels are shown


def main() -> None:
    """Render the quickstart recipe's places in good quality and lay them out."""
    recipe = load_recipe("quickstart", [f"scenes={SCENES}", "clip.frames=2", "render.samples=8"])
    with tempfile.TemporaryDirectory() as folder:
        store = generate(recipe, Path(folder) / "dataset", workers=2).store
        save("places", places_sheet(store, columns=3, width=560))
        save("labels", label_sheet(read_frame(store, LABELLED[0], "front", LABELLED[1]), width=400))


def save(name: str, picture: object) -> None:
    """Write one picture as a JPEG."""
    sink = io.BytesIO()
    Image.fromarray(picture).save(sink, "JPEG", quality=85, optimize=True)  # type: ignore[arg-type]
    write_atomic(FOLDER / f"{name}.jpg", sink.getvalue())


if __name__ == "__main__":
    main()
