"""The families of vehicles."""

from __future__ import annotations

from simgen.assets.family import Family
from simgen.assets.vehicles import largemodels as large
from simgen.assets.vehicles.carsizes import COUPE, ESTATE, HATCHBACK, PICKUP, POLICE, SALOON, SUV, TAXI
from simgen.assets.vehicles.cycledimensions import DIMENSIONS

FAMILIES: dict[str, Family] = {
    "hatchback": Family("simgen.assets.vehicles.cars:hatchback", 24, ("vehicle", "car"), HATCHBACK),
    "saloon": Family("simgen.assets.vehicles.cars:saloon", 20, ("vehicle", "car"), SALOON),
    "estate": Family("simgen.assets.vehicles.cars:estate", 14, ("vehicle", "car"), ESTATE),
    "suv": Family("simgen.assets.vehicles.cars:suv", 24, ("vehicle", "car"), SUV),
    "coupe": Family("simgen.assets.vehicles.cars:coupe", 10, ("vehicle", "car"), COUPE),
    "pickup": Family("simgen.assets.vehicles.cars:pickup", 8, ("vehicle", "car"), PICKUP),
    "taxi": Family("simgen.assets.vehicles.cars:taxi", 8, ("vehicle", "car", "service"), TAXI),
    "police": Family("simgen.assets.vehicles.cars:police", 6, ("vehicle", "car", "service", "emergency"), POLICE),
    "van": Family("simgen.assets.vehicles.vans:van", 16, ("vehicle", "van"), large.VAN),
    "minibus": Family("simgen.assets.vehicles.vans:minibus", 6, ("vehicle", "van"), large.MINIBUS),
    "ambulance": Family("simgen.assets.vehicles.ambulance:ambulance", 6, ("vehicle", "van", "emergency"), large.AMBULANCE),
    "bus": Family("simgen.assets.vehicles.bus:bus", 10, ("vehicle", "heavy", "bus"), large.BUS),
    "coach": Family("simgen.assets.vehicles.coach:coach", 6, ("vehicle", "heavy", "bus"), large.COACH),
    "truck": Family("simgen.assets.vehicles.truck:truck", 12, ("vehicle", "heavy"), large.TRUCK),
    "tipper": Family("simgen.assets.vehicles.tipper:tipper", 6, ("vehicle", "heavy"), large.TIPPER),
    "tractor_trailer": Family("simgen.assets.vehicles.trailer:tractor_trailer", 8, ("vehicle", "heavy"), large.TRACTOR_TRAILER),
    "refuse_lorry": Family("simgen.assets.vehicles.refuse:refuse_lorry", 4, ("vehicle", "heavy", "service"), large.REFUSE_LORRY),
    "fire_engine": Family("simgen.assets.vehicles.fire:fire_engine", 4, ("vehicle", "heavy", "emergency"), large.FIRE_ENGINE),
    "motorcycle": Family("simgen.assets.vehicles.two_wheelers:motorcycle", 12, ("vehicle", "two_wheeler"), DIMENSIONS["motorcycle"]),
    "bicycle": Family("simgen.assets.vehicles.two_wheelers:bicycle", 18, ("vehicle", "two_wheeler"), DIMENSIONS["bicycle"]),
    "scooter": Family("simgen.assets.vehicles.scooter:scooter", 8, ("vehicle", "two_wheeler"), DIMENSIONS["scooter"]),
    "e_scooter": Family("simgen.assets.vehicles.kick_scooter:e_scooter", 6, ("vehicle", "two_wheeler"), DIMENSIONS["e_scooter"]),
    "cargo_bike": Family("simgen.assets.vehicles.cargo_bike:cargo_bike", 6, ("vehicle", "two_wheeler"), DIMENSIONS["cargo_bike"]),
    "tram": Family("simgen.assets.vehicles.tram:tram", 4, ("vehicle", "heavy", "rail"), DIMENSIONS["tram"]),
    "excavator": Family("simgen.assets.vehicles.excavator:excavator", 4, ("vehicle", "heavy", "works"), DIMENSIONS["excavator"]),
    "farm_tractor": Family(
        "simgen.assets.vehicles.farm_tractor:farm_tractor", 6, ("vehicle", "heavy", "works"), DIMENSIONS["farm_tractor"]
    ),
    "roof_box": Family("simgen.assets.vehicles.loads:roof_box", 6, ("part", "load")),
    "roof_rack": Family("simgen.assets.vehicles.loads:roof_rack", 6, ("part", "load")),
    "ladder": Family("simgen.assets.vehicles.loads:ladder", 4, ("part", "load")),
    "surfboard": Family("simgen.assets.vehicles.loads:surfboard", 4, ("part", "load")),
    "skis": Family("simgen.assets.vehicles.loads:skis", 3, ("part", "load")),
    "roof_bicycle": Family("simgen.assets.vehicles.loads:roof_bicycle", 4, ("part", "load")),
    "bike_rear_rack": Family("simgen.assets.vehicles.loads:bike_rear_rack", 4, ("part", "load")),
    "occupant": Family("simgen.assets.vehicles.occupants:occupant", 16, ("part", "person")),
    "taxi_sign": Family("simgen.assets.vehicles.loads:taxi_sign", 4, ("part", "load")),
}
