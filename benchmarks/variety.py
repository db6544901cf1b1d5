"""Draws vehicles and people from the catalogue: whether any two are the same, and how their sizes compare with the real ones.

usage: python benchmarks/variety.py [--count 500]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import numpy as np

from simgen.asset import Asset
from simgen.assets.catalogue import FAMILIES, build
from simgen.assets.listing import SIZES
from simgen.seeding import stream


def drawn(tag: str, count: int) -> Iterator[Asset]:
    """Assets of the families with a tag, in turn; beyond its number of variants a family goes on with new random numbers."""
    families = [f for f, family in FAMILIES.items() if tag in family.tags and "part" not in family.tags]
    for k in range(count):
        family, number = families[k % len(families)], k // len(families)
        if number < FAMILIES[family].variants:
            yield build(family, number)
        else:
            yield fresh(family, number)


def fresh(family: str, number: int) -> Asset:
    """A design of a family with random numbers that no variant has."""
    from importlib import import_module

    module, _, name = FAMILIES[family].generator.partition(":")
    generator = getattr(import_module(module), name)
    made: Asset = generator(stream(1, number, f"asset.{family}"), number % FAMILIES[family].variants)
    return made


def report(tag: str, count: int) -> int:
    """Print the table of a tag; the number of pairs that are equal."""
    sizes: dict[str, list[tuple[float, ...]]] = {}
    seen: dict[tuple[str, object], str] = {}
    twins = 0
    for asset in drawn(tag, count):
        mark = asset.lods[0].key, asset.materials
        twins += mark in seen
        seen.setdefault(mark, asset.key)
        sizes.setdefault(asset.family, []).append(
            tuple(float(asset.parameters.get(k, v)) for k, v in zip(SIZES, asset.size_m, strict=True)))
    print(f"{count} x {tag}: {twins} equal to another")
    for family, rows in sizes.items():
        source = FAMILIES[family].dimensions
        for i, name in enumerate(SIZES):
            low, middle, high = np.percentile(np.array(rows)[:, i], [5, 50, 95])
            real = getattr(source, name, None)
            beside = f"   real {real[1]:5.2f} / {real[2]:5.2f} / {real[3]:5.2f}" if real else ""
            print(f"  {family:<20} {name:<9} {low:5.2f} / {middle:5.2f} / {high:5.2f}{beside}")
        if source is not None:
            print(f"  {'':<20} real: {source.source}")
    return twins


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    count = parser.parse_args().count
    raise SystemExit(1 if sum(report(tag, count) for tag in ("vehicle", "person")) else 0)
