"""How widely a dataset's pictures are spread, beside a folder of photographs: light, colour, and what stands in the streets.

usage: python benchmarks/spread.py DATASET 'photos/*.png' [--labels 'labels/*.png' --names names.json] [--json result.json]

Both sides are measured in the same way, one picture a place; for each descriptor the 5th, 50th and 95th percentiles are printed, and our
span (95th - 5th) over that of the photographs. Without label maps of the photographs only what pictures show by themselves is compared.
names.json : {"label id": "sky" | "building" | "tree" | "furniture" | "vehicle"} of the photographs' maps; other ids count as nothing.
"""

from __future__ import annotations

import argparse
import glob
import json
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from simgen.dataset.store import Store
from simgen.ontology import CLASSES

_WIDTH_PX = 240  # pictures are compared at this breadth: photographs differ in sharpness and noise, which is not asked here
_HUES = 8
_OURS = {
    "sky": "sky", "building": "building", "wall": "building", "vegetation": "tree", "pole": "furniture", "traffic sign": "furniture",
    "traffic light": "furniture", "car": "vehicle", "truck": "vehicle", "bus": "vehicle", "train": "vehicle",
}  # fmt: skip

Picture = tuple[NDArray[np.uint8], NDArray[np.uint8] | None]


def of_dataset(folder: Path) -> Iterator[Picture]:
    """The first picture of each place of a dataset, and its map of classes."""
    store = Store(folder)
    for scene in store.scenes():
        first = sorted((store.scene_folder(scene)).glob("*/rgb/*"))[0]
        yield read(first), read_map(first.parent.parent / "semantic" / f"{first.stem}.png")


def of_photographs(pictures: str, labels: str | None) -> Iterator[Picture]:
    """Photographs by pattern, with their label maps in the same order, if there are any."""
    found = sorted(glob.glob(pictures))
    maps = sorted(glob.glob(labels)) if labels else [None] * len(found)
    if len(maps) != len(found):
        raise SystemExit(f"{len(found)} photographs but {len(maps)} label maps: check the two patterns")
    for picture, label in zip(found, maps, strict=True):
        yield read(Path(picture)), read_map(Path(label)) if label else None


def read(path: Path) -> NDArray[np.uint8]:
    """(H, W, 3) BGR, made small."""
    image = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if image is None:
        raise SystemExit(f"{path} is no picture")
    size = (_WIDTH_PX, round(image.shape[0] * _WIDTH_PX / image.shape[1]))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def read_map(path: Path) -> NDArray[np.uint8]:
    """(H, W) label ids."""
    return np.asarray(cv2.imread(str(path), cv2.IMREAD_UNCHANGED), np.uint8)


def described(picture: Picture, names: dict[int, str]) -> tuple[dict[str, float], NDArray[np.float64]]:
    """Descriptors of a picture by name, and its histogram of hues, weighted by chroma, over a histogram of lightness."""
    image, labels = picture
    lab = cv2.cvtColor(image.astype(np.float32) / 255, cv2.COLOR_BGR2Lab)
    lightness, chroma = lab[..., 0], np.hypot(lab[..., 1], lab[..., 2])
    hue = np.arctan2(lab[..., 2], lab[..., 1])
    hues, _ = np.histogram(hue, _HUES, (-np.pi, np.pi), weights=chroma)
    tones, _ = np.histogram(lightness, _HUES, (0, 100))
    out = {"lightness": float(lightness.mean()), "contrast": float(lightness.std()), "chroma": float(chroma.mean())}
    if labels is not None:
        shares = np.bincount(labels.ravel(), minlength=256) / labels.size
        for name in ("sky", "tree", "furniture", "vehicle"):
            out[f"{name} share"] = float(sum(shares[i] for i, n in names.items() if n == name))
        front = np.isin(labels, [i for i, n in names.items() if n == "building"])
        columns = front.sum(axis=0)
        out["frontage height"] = float(columns[columns > 0].mean() / len(front)) if columns.any() else 0.0
    histogram = np.concatenate([hues / max(hues.sum(), 1e-9), tones / tones.sum()]) / 2
    return out, histogram


def apart(histograms: NDArray[np.float64]) -> float:
    """Mean distance between two pictures' histograms, 0..1."""
    distances = np.abs(histograms[:, None] - histograms[None]).sum(axis=-1) / 2
    n = len(histograms)
    return float(distances.sum() / max(n * (n - 1), 1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("photographs", help="glob of photographs (quote it)")
    parser.add_argument("--labels", help="glob of their label maps (quote it)")
    parser.add_argument("--names", type=Path, help="what the maps' ids mean")
    parser.add_argument("--json", type=Path, help="write the result here")
    args = parser.parse_args()
    names = {int(k): str(v) for k, v in json.loads(args.names.read_text()).items()} if args.names else {}
    own_names = {c.id: _OURS[c.name] for c in CLASSES if c.name in _OURS}
    ours = [described(p, own_names) for p in of_dataset(args.dataset)]
    theirs = [described(p, names) for p in of_photographs(args.photographs, args.labels if names else None)]
    compared: dict[str, object] = {}
    print(f"{'':<18}{'ours 5 / 50 / 95 %':>26}{'photographs':>26}   span over theirs")
    for name in theirs[0][0]:
        a, b = (np.percentile([d[name] for d, _ in side], [5, 50, 95]) for side in (ours, theirs))
        ratio = float((a[2] - a[0]) / max(b[2] - b[0], 1e-9))
        compared[name] = {"ours": a.round(4).tolist(), "photographs": b.round(4).tolist(), "ratio": round(ratio, 2)}
        print(f"{name:<18}" + "".join(f"{v[0]:9.3f}{v[1]:8.3f}{v[2]:9.3f}" for v in (a, b)) + f"   {ratio:.2f}")
    spread = [apart(np.array([h for _, h in side])[:: max(1, len(side) // 400)]) for side in (ours, theirs)]
    compared["hues and tones"] = {"ours": round(spread[0], 4), "photographs": round(spread[1], 4)}
    print(f"{'hues and tones':<18}{spread[0]:26.3f}{spread[1]:26.3f}   {spread[0] / max(spread[1], 1e-9):.2f}")
    if args.json:
        args.json.write_text(json.dumps({"pictures": len(ours), "photographs": len(theirs), "descriptors": compared}, indent=1) + "\n")


if __name__ == "__main__":
    main()
