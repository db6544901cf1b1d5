"""The families of plants."""

from __future__ import annotations

from simgen.assets.family import Family

FAMILIES: dict[str, Family] = {
    "tree_broad": Family("simgen.assets.plants.trees:broad", 36, ("plant", "tree"), states=6),
    "tree_columnar": Family("simgen.assets.plants.trees:columnar", 24, ("plant", "tree"), states=6),
    "tree_conifer": Family("simgen.assets.plants.trees:conifer", 4, ("plant", "tree")),
    "hedge": Family("simgen.assets.plants.hedges:hedge", 4, ("plant",)),
}
