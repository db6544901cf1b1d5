"""An asset of your own: a newspaper kiosk.

A generator takes (rng, variant) and returns an `Asset`. Use it anywhere a family is named, as `my_asset:kiosk`, or register it under
the entry-point group `simgen.assets` to give it a short name.
"""

from __future__ import annotations

import numpy as np

from simgen.asset import Asset
from simgen.assets.materials import material
from simgen.assets.meshbuilder import MeshBuilder
from simgen.mesh import Material
from simgen.ontology import class_id

WALL, ROOF, WINDOW, SHELF = range(4)


def kiosk(rng: np.random.Generator, variant: int) -> Asset:
    """A kiosk 2.4 m wide, its counter facing +x."""
    height = float(rng.uniform(2.3, 2.7))
    color = tuple(float(v) for v in rng.uniform(0.05, 0.4, 3))
    builder = MeshBuilder()
    builder.add_box((1.6, 2.4, height), WALL, center=(0, 0, height / 2), bevel=0.03)
    builder.add_box((2.2, 2.9, 0.12), ROOF, center=(0.2, 0, height + 0.06), bevel=0.04)
    builder.add_box((0.02, 1.8, 0.9), WINDOW, center=(0.81, 0, 1.5))
    builder.add_box((0.35, 2.0, 0.05), SHELF, center=(0.95, 0, 1.0), bevel=0.015)
    mesh = builder.build()
    lo, hi = mesh.bounds
    corners = np.array([[x, y, z] for x in (lo[0], hi[0]) for y in (lo[1], hi[1]) for z in (0.0, hi[2])])
    return Asset(
        key=f"kiosk:{variant}", family="kiosk", semantic=class_id("building"), lods=(mesh,), mass_kg=600.0, hulls=(corners,),
        materials=(Material("kiosk paint", color, roughness=0.4), material("metal_painted"), material("glass_shop"), material("wood")),
    )
