"""Reading a dataset back: the frames of a store as arrays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from simgen.dataset import images
from simgen.dataset.store import Store, read_json
from simgen.errors import SimgenError
from simgen.frame import Frame
from simgen.recipe import MODALITIES

DECODERS: dict[str, Any] = {
    "depth": images.decode_depth,
    "instance": lambda a: a.astype("uint32"),
    "panoptic": images.decode_segments,
    "normal": images.decode_normal,
}


def frame_keys(store: Store, scenes: list[int] | None = None) -> Iterator[tuple[int, str, int]]:
    """(scene, camera, frame) of every frame of the finished scenes, in order."""
    for scene in store.scenes() if scenes is None else scenes:
        keys = {(n.split("/")[0], int(n.split("/")[2].split(".")[0])) for n in store.passport(scene)["files"]}
        for camera, frame in sorted(keys):
            yield scene, camera, frame


def read_frame(store: Store, scene: int, camera: str, index: int) -> Frame:
    """A stored frame; modalities that the dataset does not hold are None. SimgenError for an unreadable file."""
    fields: dict[str, Any] = dict.fromkeys(MODALITIES)
    fields |= {"flow_valid": None, "labels": {}}
    for modality in MODALITIES:
        path = store.file(scene, camera, modality, index)
        if not path.exists():
            continue
        if images.SUFFIX.get(modality) == "json":
            data = read_json(path, "run the audit")
            fields[modality] = images.decode_amodal(data) if modality == "amodal" else data
            continue
        try:
            image = images.read_png(path.read_bytes())
        except (OSError, SimgenError) as e:
            raise SimgenError(f"cannot read {path}: {e}") from e
        if modality == "flow":
            fields["flow"], fields["flow_valid"] = images.decode_flow(image)
        else:
            fields[modality] = DECODERS.get(modality, lambda a: a)(image)
    return Frame(scene=scene, index=index, camera=camera, **fields)
