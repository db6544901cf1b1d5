"""Open land that has been laid out, for what is planted on it afterwards."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from simgen.scenes.urban.land import Land
from simgen.scenes.urban.uses import Use


@dataclass(frozen=True, eq=False)
class Plot:
    """A stretch of open land and its use. seed : of all that is drawn for it. lawn : whether it is not paved all over."""

    use: Use
    land: Land
    seed: int
    lawn: bool

    @property
    def area(self) -> shapely.Geometry:
        """Its land in the plan."""
        land = self.land
        parts = [
            shapely.Polygon([land.at(s, n) for s, n in ((s0, 0.0), (s1, 0.0), (s1, deep), (s0, deep))])
            for s0, s1, deep in zip(land.begin.tolist(), land.end.tolist(), land.depth.tolist(), strict=True)
        ]
        return shapely.union_all(np.array(parts, dtype=object)).buffer(0.05, join_style="mitre")
