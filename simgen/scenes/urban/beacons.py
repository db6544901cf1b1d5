"""Belisha beacons at both ends of zebra crossings."""

from __future__ import annotations

import numpy as np

from simgen.assets.furniture.beacons import DESIGNS
from simgen.roads.roadmap import RoadMap
from simgen.scene import Draws
from simgen.scenes.urban.kerbside import Crew

_ROOM_M = 0.2
_BACK_M = (0.5, 0.35, 0.9, 1.4)  # behind the kerb
_SHARES = (0.45, 0.3, 0.15, 0.1)  # of the designs, by town


def put_beacons(crew: Crew, road_map: RoadMap, draws: Draws) -> None:
    """A beacon at each end of every zebra crossing without signals, beside the crossing on the side that traffic comes from. One design to
    a town. They flash, some lit and some dark at any instant."""
    design = int(draws.rng("network.furniture.beacons").choice(len(DESIGNS), p=_SHARES))
    asset = crew.catalogue.get("belisha_beacon", design)
    for crossing in road_map.crossings:
        if crossing.id not in crew.ground.zebras:
            continue
        lit = draws.rng(f"network.furniture.beacons.{crossing.id}").random(2) < 0.6
        junction = road_map.junctions[crossing.junction].position
        for end, inner, on in ((0, 1, lit[0]), (-1, -2, lit[1])):
            tip = crossing.center[end]
            out = tip - crossing.center[inner]
            out = out / max(float(np.linalg.norm(out)), 1e-6)
            across = np.array([-out[1], out[0]])
            sides = sorted((1.0, -1.0), key=lambda s: -float(np.hypot(*(tip + s * across - junction))))
            facing = float(np.arctan2(*(-out)[::-1]))
            look = asset.materials_with(("on",)) if on else asset.materials
            for back, side in ((back, side) for side in sides for back in _BACK_M):
                xy = tip + back * out + side * (crossing.width_m / 2 + 0.3) * across
                if crew.put("belisha_beacon", design, xy, facing, room_m=_ROOM_M, on_crossing=True, materials=look):
                    break
