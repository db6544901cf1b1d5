"""Sizes of real passenger cars: length, width without mirrors, height in metres."""

from __future__ import annotations

from simgen.assets.family import Dimensions

_SOURCE = "manufacturers' data sheets, 1995-2024"

_HATCHBACKS = (
    ("Suzuki Wagon R 2017", 3.395, 1.475, 1.650), ("Honda N-Box 2017", 3.395, 1.475, 1.790), ("Fiat 500 2007", 3.546, 1.627, 1.488),
    ("VW up! 2012", 3.540, 1.641, 1.489), ("Mini Hatch 2001", 3.626, 1.688, 1.416), ("Toyota Yaris 1999", 3.615, 1.660, 1.500),
    ("Opel Corsa B 1995", 3.729, 1.608, 1.420), ("Renault Clio II 1998", 3.773, 1.639, 1.417), ("Ford Fiesta 2008", 3.950, 1.722, 1.481),
    ("VW Polo 2017", 4.053, 1.751, 1.446), ("Peugeot 208 2019", 4.055, 1.745, 1.430), ("VW Golf III 1995", 4.020, 1.695, 1.425),
    ("VW Golf VIII 2020", 4.284, 1.789, 1.456), ("Ford Focus 2018", 4.378, 1.825, 1.471), ("BMW 1 2019", 4.319, 1.799, 1.434),
    ("Audi A3 2020", 4.343, 1.816, 1.449), ("Honda Civic Type R 2017", 4.557, 1.877, 1.434), ("Mercedes A 2018", 4.419, 1.796, 1.440),
)  # fmt: skip
_SALOONS = (
    ("Dacia Logan 2013", 4.347, 1.733, 1.517), ("BMW 3 E36 1995", 4.433, 1.698, 1.393), ("Toyota Corolla 2019", 4.630, 1.780, 1.435),
    ("Mercedes C 2021", 4.751, 1.820, 1.437), ("BMW 3 2019", 4.709, 1.827, 1.442), ("Tesla Model 3 2019", 4.694, 1.849, 1.443),
    ("Audi A5 Sportback 2017", 4.733, 1.843, 1.386), ("VW Passat 2015", 4.767, 1.832, 1.456), ("BMW 5 2017", 4.936, 1.868, 1.479),
    ("Mercedes E 2016", 4.923, 1.852, 1.468), ("Volvo 850 1995", 4.661, 1.760, 1.415), ("Dodge Charger 2015", 5.040, 1.905, 1.479),
    ("Ford Crown Victoria 1998", 5.385, 1.986, 1.443), ("Mercedes S 2021", 5.179, 1.954, 1.503), ("Toyota Camry 2018", 4.885, 1.840, 1.445),
    ("Hyundai Accent 2018", 4.440, 1.729, 1.460),
)  # fmt: skip
_ESTATES = (
    ("Volvo 850 1995", 4.710, 1.760, 1.415), ("Volvo V70 2000", 4.710, 1.804, 1.488), ("VW Golf Variant 2020", 4.633, 1.789, 1.455),
    ("Skoda Octavia Combi 2020", 4.689, 1.829, 1.468), ("VW Passat Variant 2015", 4.767, 1.832, 1.477),
    ("Audi A4 Avant 2016", 4.725, 1.842, 1.434),
    ("Audi A6 allroad 2019", 4.951, 1.902, 1.497), ("BMW 5 Touring 2017", 4.943, 1.868, 1.498), ("Mercedes E T 2016", 4.933, 1.852, 1.475),
    ("Ford Focus Turnier 2018", 4.668, 1.825, 1.481), ("Peugeot 308 SW 2021", 4.636, 1.852, 1.442),
    ("Dacia Logan MCV 2013", 4.501, 1.733, 1.552),
    ("Volvo V60 2018", 4.761, 1.850, 1.427), ("Opel Astra G Caravan 1998", 4.288, 1.709, 1.510),
)  # fmt: skip
_SUVS = (
    ("Suzuki Jimny 2018", 3.645, 1.645, 1.725), ("Ford Puma 2020", 4.186, 1.805, 1.550), ("VW T-Roc 2018", 4.234, 1.819, 1.573),
    ("Nissan Juke 2019", 4.210, 1.800, 1.595), ("Jeep Wrangler 2018", 4.334, 1.894, 1.858),
    ("Land Rover Defender 90 2020", 4.583, 1.996, 1.974),
    ("VW Tiguan 2016", 4.486, 1.839, 1.643), ("Hyundai Tucson 2021", 4.500, 1.865, 1.650), ("Tesla Model Y 2020", 4.751, 1.921, 1.624),
    ("Hyundai Ioniq 5 2021", 4.635, 1.890, 1.605), ("Skoda Kodiaq 2017", 4.697, 1.882, 1.676), ("Toyota RAV4 2019", 4.600, 1.855, 1.685),
    ("BMW X6 2019", 4.935, 2.004, 1.696), ("BMW X5 2018", 4.922, 2.004, 1.745), ("Volvo XC90 2015", 4.950, 1.923, 1.776),
    ("Mercedes G 2018", 4.817, 1.931, 1.969), ("Audi Q7 2015", 5.052, 1.968, 1.741), ("Mercedes GLC Coupe 2019", 4.731, 1.890, 1.600),
)  # fmt: skip
_COUPES = (
    ("Mazda MX-5 2015", 3.915, 1.735, 1.230), ("Porsche 911 2019", 4.519, 1.852, 1.298), ("Audi TT 2014", 4.177, 1.832, 1.353),
    ("BMW Z4 2009", 4.239, 1.790, 1.291), ("BMW 4 2013", 4.638, 1.825, 1.362), ("Mercedes C Coupe 2016", 4.686, 1.810, 1.405),
    ("Ford Mustang 2015", 4.784, 1.916, 1.381), ("Dodge Challenger 2015", 5.022, 1.923, 1.460), ("Toyota GT86 2012", 4.240, 1.775, 1.285),
    ("BMW 3 Coupe E36 1995", 4.433, 1.710, 1.366), ("Aston Martin DB11 2016", 4.739, 1.940, 1.279),
    ("Mercedes SLK 1996", 3.995, 1.715, 1.265),
    ("Nissan 370Z 2009", 4.250, 1.845, 1.315),
)  # fmt: skip
_PICKUPS = (
    ("Toyota Hilux single cab 2005", 5.135, 1.760, 1.680), ("Toyota Hilux double cab 2016", 5.330, 1.855, 1.815),
    ("Ford Ranger 2012", 5.359, 1.850, 1.815),
    ("Ford Ranger 2022", 5.370, 1.918, 1.884), ("VW Amarok 2010", 5.254, 1.954, 1.834), ("Nissan Navara 2015", 5.330, 1.850, 1.840),
    ("Mitsubishi L200 2015", 5.285, 1.815, 1.780), ("Isuzu D-Max single cab 2012", 5.315, 1.775, 1.685),
    ("Ford F-150 SuperCrew 2015", 5.890, 2.030, 1.961),
    ("Chevrolet Silverado 2014", 5.843, 2.032, 1.879), ("Ram 1500 2013", 5.817, 2.017, 1.922), ("Toyota Tacoma 2016", 5.392, 1.890, 1.793),
    ("Ford Maverick 2022", 5.072, 1.844, 1.745), ("Hyundai Santa Cruz 2022", 4.970, 1.905, 1.695),
    ("Mazda B2500 single cab 1999", 4.960, 1.695, 1.620),
)  # fmt: skip
_TAXIS = (
    ("Mercedes E 2016", 4.923, 1.852, 1.468), ("Mercedes E T 2016", 4.933, 1.852, 1.475), ("Skoda Octavia 2020", 4.689, 1.829, 1.470),
    ("Ford Crown Victoria 1998", 5.385, 1.986, 1.443), ("Toyota Camry 2018", 4.885, 1.840, 1.445), ("VW Touran 2015", 4.527, 1.829, 1.659),
    ("Toyota JPN Taxi 2017", 4.400, 1.695, 1.750), ("Dacia Logan 2013", 4.347, 1.733, 1.517), ("Mercedes W124 1995", 4.740, 1.740, 1.430),
    ("Toyota Prius 2016", 4.540, 1.760, 1.470), ("Opel Zafira 2011", 4.658, 1.884, 1.685), ("VW Caddy 2020", 4.500, 1.855, 1.833),
    ("Skoda Kodiaq 2017", 4.697, 1.882, 1.676),
)  # fmt: skip
_POLICE = (
    ("BMW 5 Touring 2017", 4.943, 1.868, 1.498), ("VW Passat Variant 2015", 4.767, 1.832, 1.477),
    ("Ford Explorer 2020", 5.050, 2.004, 1.775),
    ("Dodge Charger 2015", 5.040, 1.905, 1.479), ("Ford Crown Victoria 1998", 5.385, 1.986, 1.443), ("Volvo V90 2016", 4.936, 1.879, 1.475),
    ("VW Tiguan 2016", 4.486, 1.839, 1.643), ("Peugeot 308 SW 2014", 4.585, 1.804, 1.471), ("Opel Astra 2015", 4.370, 1.809, 1.485),
    ("VW Golf VIII 2020", 4.284, 1.789, 1.456), ("Skoda Octavia Combi 2020", 4.689, 1.829, 1.468),
    ("Skoda Kodiaq 2017", 4.697, 1.882, 1.676),
)  # fmt: skip

HATCHBACK = Dimensions.of_models(_SOURCE, _HATCHBACKS)
SALOON = Dimensions.of_models(_SOURCE, _SALOONS)
ESTATE = Dimensions.of_models(_SOURCE, _ESTATES)
SUV = Dimensions.of_models(_SOURCE, _SUVS)
COUPE = Dimensions.of_models(_SOURCE, _COUPES)
PICKUP = Dimensions.of_models(_SOURCE, _PICKUPS)
TAXI = Dimensions.of_models(_SOURCE, _TAXIS)
POLICE = Dimensions.of_models(_SOURCE, _POLICE)
