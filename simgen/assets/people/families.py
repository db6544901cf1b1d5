"""The families of people."""

from __future__ import annotations

from simgen.assets.family import Family

FAMILIES: dict[str, Family] = {
    "adult": Family("simgen.assets.people.person:adult", 24, ("person",), roles=(20, 22)),
    "child": Family("simgen.assets.people.person:child", 8, ("person",)),
}
