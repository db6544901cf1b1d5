"""Sizes of real two-wheelers, trams and working machines: (name, length, width without mirrors, height), metres."""

from __future__ import annotations

from dataclasses import replace

from simgen.assets.family import Dimensions

DIMENSIONS: dict[str, Dimensions] = {
    "motorcycle": Dimensions.of_models(
        "makers' data sheets, 2015 to 2024 (height without mirrors where given)",
        (
            ("Yamaha MT-07", 2.085, 0.78, 1.105), ("Honda CB 650 R", 2.120, 0.78, 1.075), ("BMW S 1000 RR", 2.073, 0.848, 1.205),
            ("Kawasaki Ninja 400", 1.990, 0.710, 1.120),
            ("BMW R 1250 RT", 2.222, 0.985, 1.460), ("BMW R 1250 GS", 2.207, 0.952, 1.430),
            ("Harley-Davidson Softail Heritage", 2.415, 0.930, 1.370),
            ("Triumph Bobber", 2.235, 0.800, 1.025), ("KTM 690 Enduro R", 2.295, 0.838, 1.270), ("Triumph Thruxton", 2.080, 0.745, 1.030),
            ("Honda CB 125 F", 2.015, 0.750, 1.100),
            ("Kawasaki Z 900 RS", 2.100, 0.865, 1.150), ("Honda Gold Wing Tour", 2.615, 0.905, 1.555),
        ),
    ),
    "scooter": Dimensions.of_models(
        "makers' data sheets, 2015 to 2024 (height without mirrors)",
        (
            ("Vespa Primavera 125", 1.860, 0.735, 1.140), ("Vespa GTS 300", 1.950, 0.755, 1.170), ("Honda SH 125i", 2.090, 0.730, 1.130),
            ("Peugeot Kisbee 50", 1.810, 0.690, 1.125),
            ("Yamaha Aerox 50", 1.870, 0.700, 1.115), ("Yamaha NMAX 125", 1.935, 0.740, 1.160), ("Yamaha XMAX 300", 2.185, 0.795, 1.460),
            ("BMW C 400 GT", 2.210, 0.835, 1.437),
            ("Niu NQi GT", 1.800, 0.700, 1.140),
        ),
    ),
    "e_scooter": Dimensions.of_models(
        "makers' data sheets, 2019 to 2024",
        (
            ("Segway Ninebot Max G30", 1.167, 0.472, 1.203), ("Xiaomi Mi 4 Pro", 1.198, 0.484, 1.217),
            ("Xiaomi Mi 1S", 1.080, 0.430, 1.140), ("Segway F2", 1.143, 0.570, 1.234),
            ("Voi V6 class rental", 1.250, 0.560, 1.250), ("Okai ES400", 1.230, 0.525, 1.180),
        ),
    ),
    "cargo_bike": Dimensions.of_models(
        "makers' data sheets, 2018 to 2024",
        (
            ("Urban Arrow Family", 2.60, 0.70, 1.10), ("Riese & Mueller Load 75", 2.74, 0.70, 1.16), ("Babboe City", 2.57, 0.62, 1.12),
            ("Christiania Light", 2.08, 0.87, 1.10),
            ("Nihola Family", 2.04, 0.89, 1.15), ("Babboe Curve, covered", 2.17, 0.88, 1.45), ("Tern GSD", 1.80, 0.68, 1.15),
            ("Yuba Mundo", 2.07, 0.70, 1.12),
        ),
    ),
    "bicycle": Dimensions.of_models(
        "makers' geometry tables and measured examples, 2015 to 2024 (saddle or bar, whichever is higher)",
        (
            ("city step-through 28 inch", 1.83, 0.62, 1.10), ("trekking 28 inch", 1.80, 0.63, 1.08), ("road 700C", 1.66, 0.42, 0.98),
            ("omafiets 28 inch", 1.88, 0.58, 1.18), ("mountain 29 inch", 1.86, 0.76, 1.07),
            ("folding 16 inch", 1.42, 0.55, 1.05), ("folding 20 inch", 1.52, 0.56, 1.10), ("child 20 inch", 1.36, 0.58, 0.90),
            ("child 16 inch", 1.14, 0.52, 0.78), ("gravel 700C", 1.72, 0.44, 1.00),
            ("e-bike 28 inch", 1.88, 0.66, 1.15), ("hire bicycle 26 inch", 1.80, 0.62, 1.12), ("city with child seat", 1.85, 0.60, 1.30),
        ),
    ),
    # Heights of trams leave the raised pantograph out, which reaches to the wire; so they are not compared.
    "tram": replace(
        Dimensions.of_models(
            "operators' sheets",
            (
                ("Siemens Combino, three sections", 19.9, 2.30, 3.5), ("Siemens Combino, five sections", 31.5, 2.30, 3.5),
                ("Bombardier Flexity Berlin F6", 30.8, 2.40, 3.6),
                ("Bombardier Flexity Classic", 33.8, 2.40, 3.6), ("Duewag GT6", 19.1, 2.20, 3.3), ("Duewag GT8", 26.0, 2.20, 3.3),
                ("Alstom Citadis 302", 32.4, 2.40, 3.6),
                ("Skoda 15 T", 31.4, 2.46, 3.6),
            ),
        ),
        height_m=None,
    ),
    # Length and height depend on the arm's pose.
    "excavator": replace(
        Dimensions.of_models(
            "makers' data sheets",
            (("Caterpillar 313", 7.70, 2.59, 2.83), ("Liebherr A 914", 8.00, 2.55, 3.15), ("Kubota KX 027-4", 4.42, 1.50, 2.43),
            ("Takeuchi TB 280", 6.45, 2.22, 2.62)),
        ),
        length_m=None, height_m=None,
    ),
    "farm_tractor": Dimensions.of_models(
        "makers' data sheets (to the top of the cab; with implement or loader where shown)",
        (
            ("John Deere 6130R", 4.62, 2.49, 3.00), ("New Holland T6.180", 4.58, 2.38, 3.00), ("Massey Ferguson 5S", 4.36, 2.34, 2.85),
            ("Massey Ferguson 5S, loader", 5.60, 2.34, 2.85),
            ("Fendt 724", 5.24, 2.55, 3.17), ("Kubota L1-522", 3.32, 1.55, 2.31), ("Deutz D 40", 3.20, 1.66, 2.20),
            ("Fordson Super Major", 3.33, 1.63, 2.15),
            ("New Holland T6, cultivator", 6.40, 2.80, 3.00),
        ),
    ),
}  # fmt: skip
