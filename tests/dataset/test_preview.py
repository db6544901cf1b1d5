"""Contact sheets show every label; replay makes the stored bytes again."""

from PIL import Image

from simgen.dataset.overlay import overlays
from simgen.dataset.preview import write_animation, write_preview
from simgen.dataset.reader import read_frame
from simgen.dataset.store import Store
from simgen.replay import replay


def test_overlays_cover_every_label(smoke_store: Store) -> None:
    pictures = overlays(read_frame(smoke_store, 0, "front", 0))
    named = {"rgb", "semantic", "semantic_closed", "instance", "panoptic", "depth", "normal", "flow", "boxes", "boxes 3d", "amodal"}
    assert set(pictures) == named
    for picture in pictures.values():
        assert picture.shape == (180, 320, 3) and picture.std() > 5


def test_sheets_and_animation(smoke_store: Store, tmp_path) -> None:
    places, labels = write_preview(smoke_store, tmp_path)
    assert Image.open(places).size == (2 * 480 + 4, 270)
    assert Image.open(labels).size == (3 * 640 + 8, 4 * 360 + 12)  # eleven labels, one tile empty
    clip = Image.open(write_animation(smoke_store, tmp_path, 0))
    assert clip.n_frames == 2


def test_replay_gives_the_stored_bytes(smoke_store: Store) -> None:
    files = replay(smoke_store, 1, 1)
    assert len(files) == 10 and all(f.same for f in files)
