"""The families of animals."""

from __future__ import annotations

from simgen.assets.family import Family

FAMILIES: dict[str, Family] = {
    "dog": Family("simgen.assets.animals.dogs:dog", 12, ("animal", "pet")),
    "cat": Family("simgen.assets.animals.cats:cat", 8, ("animal", "pet")),
    "deer": Family("simgen.assets.animals.hoofed:deer", 6, ("animal", "wild")),
    "cow": Family("simgen.assets.animals.hoofed:cow", 5, ("animal", "livestock")),
    "horse": Family("simgen.assets.animals.hoofed:horse", 6, ("animal", "ridden")),
    "sheep": Family("simgen.assets.animals.hoofed:sheep", 3, ("animal", "livestock")),
    "pigeon": Family("simgen.assets.animals.birds:pigeon", 5, ("animal", "bird")),
    "crow": Family("simgen.assets.animals.birds:crow", 2, ("animal", "bird")),
    "gull": Family("simgen.assets.animals.birds:gull", 3, ("animal", "bird")),
    "sparrow": Family("simgen.assets.animals.birds:sparrow", 2, ("animal", "bird")),
    "duck": Family("simgen.assets.animals.birds:duck", 2, ("animal", "bird")),
}
