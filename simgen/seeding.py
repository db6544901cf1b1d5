"""Named, counter-based random streams: every choice has its own, so none depends on the order of the others."""

from __future__ import annotations

import hashlib

import numpy as np


def stream(seed: int, index: int, name: str) -> np.random.Generator:
    """An independent generator for one named choice.

    The key of a Philox-4x64 counter generator (Salmon et al., SC'11) is the BLAKE2b hash of (seed, index, name).

    Parameters
    ----------
    seed : the dataset's seed; 0 is a seed like any other, negative numbers too.
    index : scene index (or network index, for what several scenes share).
    name : dotted name of the choice, e.g. ``"weather.cloud_cover"``.
    """
    digest = hashlib.blake2b(f"{int(seed)}/{int(index)}/{name}".encode(), digest_size=16).digest()
    return np.random.Generator(np.random.Philox(key=int.from_bytes(digest, "little")))


def stable_hash(*parts: object, bits: int = 31) -> int:
    """A non-negative integer below 2**bits that depends on the parts' text alone, for engines that take an integer seed."""
    digest = hashlib.blake2b("/".join(map(str, parts)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> (64 - bits)
