"""The families of animals."""

from __future__ import annotations

from simgen.assets.family import Family

FAMILIES: dict[str, Family] = {
}
