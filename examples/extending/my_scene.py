"""A scene builder of your own: a parking place with a kiosk, past which the ego drives.

Use it with `builder: my_scene:build` in a recipe (the folder of this file on PYTHONPATH), or register it under the entry-point
group `simgen.scenes`.
"""

from __future__ import annotations

import numpy as np

from simgen.assets.materials import material
from simgen.assets.meshbuilder import MeshBuilder
from simgen.geometry import R_RIG_CAM, intrinsics, pose, transform
from simgen.ontology import class_id
from simgen.recipe import Recipe
from simgen.scene import Draws
from simgen.scenes.placement import Placement, place
from simgen.snapshot import Camera, Snapshot
from simgen.weather.sky import make_sky
from simgen.world import Catalogue

SPEED_MPS = 3.0


class ParkingPlace:
    """A world: everything stands still but the ego."""

    def __init__(self, recipe: Recipe, draws: Draws, catalogue: Catalogue) -> None:
        self.frame_count = recipe.clip.frames
        self._step_s = 1 / recipe.clip.rate_hz
        self._spec = recipe.cameras[0]
        self._textures = catalogue.textures
        weather = recipe.weather
        self._sky = make_sky(
            hour=float(draws.value("weather.hour", weather.hour)), day=draws.integer("weather.day", weather.day), latitude_deg=45.0,
            cloud_cover=float(draws.value("weather.cloud_cover", weather.cloud_cover)), turbidity=3.0, visibility_m=20_000.0,
            rng=draws.rng("weather.clouds"),
        )
        things = [_ground(), place(catalogue.get("my_asset:kiosk"), pose(14, 4, 0, np.pi))]
        rng = draws.rng("parking.cars")
        for k in range(5):
            car = catalogue.get(str(rng.choice(["hatchback", "saloon", "suv"])), int(rng.integers(8)))
            things.append(place(car, pose(8 + 2.8 * k, -4, 0, np.pi / 2 + rng.normal(0, 0.03))))
        eye = np.array([0.0, 0.0, 1.5])
        self._static = tuple(thing.instance(max(0, k - 1), eye) for k, thing in enumerate(things))

    def snapshot(self, frame: int) -> Snapshot:
        """The parking place at a frame."""
        T_rig_cam = transform(R_RIG_CAM, (1.7, 0, 1.5))
        now, then = (transform(translation=(SPEED_MPS * self._step_s * k, 0, 0)) for k in (frame, frame + 1))
        K = intrinsics(self._spec.width, self._spec.height, np.radians(70))
        camera = Camera(self._spec.name, self._spec.width, self._spec.height, K, now @ T_rig_cam, then @ T_rig_cam, T_rig_cam)
        return Snapshot(self._static, (), self._sky, (camera,), self._textures, now, self._step_s * frame)


def build(recipe: Recipe, draws: Draws, catalogue: Catalogue) -> ParkingPlace:
    """The builder: recipe and draws in, world out."""
    return ParkingPlace(recipe, draws, catalogue)


def _ground() -> Placement:
    builder = MeshBuilder()
    builder.add_box((120, 120, 0.2), 0, center=(40, 0, -0.1))
    return Placement(transform(), class_id("parking"), (material("asphalt"),), mesh=builder.build(), casts_shadow=False)
