"""Train a small segmentation network on frames that are rendered while it trains, and score it on places it has never seen.

    python examples/train_segmentation.py [--minutes 5]

One DataLoader worker renders; the training loop draws random batches from everything that has arrived so far. Needs the extra
[torch]; a CPU suffices. Classes are Cityscapes' seven categories.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader

from simgen.ontology import CLASSES
from simgen.torch import SceneStream

CATEGORIES = ["flat", "construction", "object", "nature", "sky", "human", "vehicle"]
_CATEGORY_OF_TRAIN_ID = [0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 6, 6, 6, 6, 6, 6]
IGNORE = 255
TO_CATEGORY = torch.tensor([_CATEGORY_OF_TRAIN_ID[c.train_id] if c.train_id < 19 else IGNORE for c in CLASSES])
OVERRIDES = (
    "cameras.0.width=320", "cameras.0.height=192", "render.samples=2", "clip={frames: 2, rate_hz: 0.5}",
    "network.scenes_per_network=4", "network.size=3", "traffic.warmup_s=15",
)
HELD_OUT = 1_000_000  # index of the first scene for scoring: far from those for training


class Block(nn.Sequential):
    """Convolution, normalisation, activation."""

    def __init__(self, i: int, o: int, stride: int = 1, dilation: int = 1) -> None:
        super().__init__(nn.Conv2d(i, o, 3, stride, dilation, dilation, bias=False), nn.BatchNorm2d(o), nn.ReLU(inplace=True))


class Segmenter(nn.Module):
    """A small encoder and decoder: (N, 3, H, W) in 0..1 -> (N, 7, H / 2, W / 2) logits."""

    def __init__(self, width: int = 16) -> None:
        super().__init__()
        a, b, c = width, 2 * width, 4 * width
        self.at2 = Block(3, a, 2)
        self.at4 = nn.Sequential(Block(a, b, 2), Block(b, b))
        self.at8 = nn.Sequential(Block(b, c, 2), Block(c, c), Block(c, c, dilation=2), Block(c, c, dilation=4))
        self.up4, self.up2 = Block(c + b, b), Block(b + a, b)
        self.head = nn.Conv2d(b, len(CATEGORIES), 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Logits at half the resolution."""
        half = self.at2(x)
        quarter = self.at4(half)
        eighth = self.at8(quarter)
        x = self.up4(torch.cat([F.interpolate(eighth, size=quarter.shape[2:]), quarter], 1))
        return self.head(self.up2(torch.cat([F.interpolate(x, size=half.shape[2:]), half], 1)))


def frames(first: int, scenes: int) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """((3, H, W) uint8 picture, (H, W) int64 category) of a range of scenes, rendered by one worker."""
    stream = SceneStream("urban-day", first=first, scenes=scenes, outputs=("rgb", "semantic"), overrides=OVERRIDES)
    for batch in DataLoader(stream, batch_size=1, num_workers=1, prefetch_factor=8):
        yield batch["rgb"][0], TO_CATEGORY[batch["semantic"][0]]


def train(network: nn.Module, seconds: float) -> int:
    """Train for a while on frames as they arrive. -> number of frames that arrived."""
    start, seen, steps = time.monotonic(), [], 0
    optimizer = torch.optim.AdamW(network.parameters(), lr=3e-3, weight_decay=1e-4)
    rng = np.random.default_rng(0)
    for picture, category in frames(0, 100_000):
        seen.append((picture, category))
        elapsed = (time.monotonic() - start) / seconds
        if elapsed > 0.75:
            break
        for _ in range(4 if len(seen) >= 8 else 0):
            steps += 1
            loss = step(network, optimizer, seen, rng, 3e-3 * (1 - elapsed))
            if steps % 40 == 0:
                print(f"{elapsed:4.0%}  {len(seen)} frames, step {steps}, loss {loss:.3f}", flush=True)
    while (elapsed := (time.monotonic() - start) / seconds) < 1:
        step(network, optimizer, seen, rng, 3e-3 * (1 - elapsed))
    return len(seen)


def step(network: nn.Module, optimizer: torch.optim.Optimizer, seen: list, rng: np.random.Generator, rate: float) -> float:  # type: ignore[type-arg]
    """One step on eight frames, mirrored and brightened at random. -> loss."""
    pictures, targets = [], []
    for k in rng.integers(len(seen), size=8):
        picture, target = seen[k]
        if rng.random() < 0.5:
            picture, target = picture.flip(2), target.flip(1)
        pictures.append((picture.float() / 255) ** float(np.exp(rng.normal(0, 0.2))))
        targets.append(target)
    for group in optimizer.param_groups:
        group["lr"] = max(rate, 1e-5)
    logits = network(torch.stack(pictures))
    weight = torch.tensor([0.6, 0.8, 2.0, 1.0, 0.8, 3.0, 1.5])  # rare categories count more
    loss = F.cross_entropy(logits, torch.stack(targets)[:, ::2, ::2], weight, ignore_index=IGNORE)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


@torch.no_grad()
def score(network: nn.Module, scenes: int) -> dict[str, float]:
    """Intersection over union of each category on held-out scenes."""
    network.eval()
    n = len(CATEGORIES)
    confusion = torch.zeros(n, n)
    for picture, target in frames(HELD_OUT, scenes):
        guess = F.interpolate(network(picture[None].float() / 255), size=target.shape, mode="bilinear").argmax(1)[0]
        known = target != IGNORE
        confusion += torch.bincount(target[known] * n + guess[known], minlength=n * n).reshape(n, n)
    hit = confusion.diagonal()
    iou = hit / (confusion.sum(0) + confusion.sum(1) - hit).clamp(min=1)
    return {name: round(float(v), 3) for name, v in zip(CATEGORIES, iou, strict=True)}


def main() -> None:
    """Train, then score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=4.5, help="training time")
    parser.add_argument("--held-out", type=int, default=12, help="scenes to score on")
    arguments = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    network = Segmenter()
    count = train(network, 60 * arguments.minutes)
    iou = score(network, arguments.held_out)
    print(f"trained on {count} frames; IoU {iou}; mIoU {np.mean(list(iou.values())):.3f}")


if __name__ == "__main__":
    main()
