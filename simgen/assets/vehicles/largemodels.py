"""Sizes of real large vehicles: name, length, width without mirrors, height, metres. They are approximate, as commonly published, with
usual bodies on the named chassis; single sheets may differ by some centimetres."""

from __future__ import annotations

from simgen.assets.family import Dimensions

_SHEETS = "approximate published sizes of common models, 2015 to 2024"

VAN = Dimensions.of_models(
    _SHEETS,
    (
        ("VW Caddy Cargo", 4.50, 1.86, 1.83), ("Renault Kangoo Van", 4.49, 1.86, 1.84), ("Ford Transit Connect L2", 4.87, 1.86, 1.86),
        ("VW Transporter T6.1 L1H1", 4.90, 1.90, 1.99), ("Opel Vivaro L3", 5.31, 1.92, 1.94), ("Ford Transit Custom L2", 5.34, 1.99, 2.00),
        ("Mercedes Vito long", 5.14, 1.93, 1.91), ("Mercedes Sprinter 314 L2H2", 5.93, 2.02, 2.62), ("VW Crafter L4H3", 6.84, 2.04, 2.59),
        ("Ford Transit L3H3", 5.98, 2.06, 2.74), ("Fiat Ducato L2H2", 5.41, 2.05, 2.52), ("Fiat Ducato L4H3", 6.36, 2.05, 2.76),
        ("Iveco Daily H2", 5.96, 2.01, 2.66), ("Sprinter luton body", 6.80, 2.20, 3.20), ("Freightliner MT45 walk-in", 7.20, 2.36, 3.05),
    ),
)  # fmt: skip
MINIBUS = Dimensions.of_models(
    _SHEETS,
    (
        ("VW Caravelle T6.1", 4.90, 1.90, 1.99), ("Ford Tourneo Custom L2", 5.34, 1.99, 1.98), ("Opel Vivaro Combi L3", 5.31, 1.92, 1.94),
        ("Mercedes V-Class long", 5.14, 1.93, 1.91), ("Ford Transit Minibus 15", 5.98, 2.06, 2.55),
            ("Ford Transit Minibus 18", 6.70, 2.06, 2.76),
        ("Sprinter Transfer 45", 7.37, 2.02, 2.82), ("Fiat Ducato Combi L2H2", 5.41, 2.05, 2.52),
            ("Peugeot Boxer Minibus", 5.99, 2.05, 2.52),
    ),
)  # fmt: skip
AMBULANCE = Dimensions.of_models(
    _SHEETS + "; EN 1789 type B and C",
    (
        ("Sprinter 319 L2H2 type B", 5.93, 2.02, 2.85), ("Sprinter box body type C", 6.40, 2.20, 2.98),
            ("Sprinter 519 L3H2", 6.70, 2.02, 2.90),
        ("VW Crafter L3H3", 5.99, 2.04, 2.85), ("Ford Transit L3H3", 5.98, 2.06, 2.95), ("Fiat Ducato L4H2", 6.36, 2.05, 2.80),
        ("Fiat Ducato box body", 6.00, 2.16, 2.90), ("VW T6.1 long patient transport", 5.30, 1.90, 2.20),
            ("Renault Master L3H2", 6.20, 2.07, 2.75),
    ),
)  # fmt: skip
BUS = Dimensions.of_models(
    _SHEETS,
    (
        ("MAN Lion's City 12", 12.19, 2.55, 3.06), ("MAN Lion's City 18", 18.06, 2.55, 3.06), ("Mercedes Citaro", 12.14, 2.55, 3.12),
        ("Mercedes eCitaro", 12.14, 2.55, 3.40), ("Mercedes Citaro G", 18.13, 2.55, 3.12), ("Mercedes Citaro K", 10.63, 2.55, 3.12),
        ("Solaris Urbino 12", 12.00, 2.55, 3.02), ("Solaris Urbino 8.9 LE", 8.95, 2.40, 2.86),
            ("Solaris Urbino 12 hydrogen", 12.00, 2.55, 3.30),
        ("Volvo 7900 Electric", 12.00, 2.55, 3.28), ("ADL Enviro400 City", 10.90, 2.53, 4.30), ("Wright StreetDeck", 10.60, 2.52, 4.30),
        ("Iveco Urbanway 12", 11.99, 2.50, 3.05), ("Van Hool Exqui.City 18", 18.61, 2.55, 3.40),
    ),
)  # fmt: skip
COACH = Dimensions.of_models(
    _SHEETS,
    (
        ("Setra S 515 HD", 12.30, 2.55, 3.77), ("Setra S 516 HDH", 13.33, 2.55, 3.88), ("Setra S 517 HD", 14.05, 2.55, 3.77),
        ("Mercedes Tourismo M/2", 12.98, 2.55, 3.68), ("Mercedes Intouro", 12.18, 2.55, 3.37), ("MAN Lion's Coach C", 13.05, 2.55, 3.87),
        ("Neoplan Cityliner L", 13.99, 2.55, 3.97), ("Setra S 511 HD", 10.47, 2.55, 3.77), ("Van Hool TX16", 13.22, 2.55, 3.80),
        ("Irizar i6", 12.92, 2.55, 3.73), ("Temsa MD9", 9.50, 2.40, 3.40),
    ),
)  # fmt: skip
TRUCK = Dimensions.of_models(
    _SHEETS + "; Directive 96/53/EC: at most 12.00 m x 2.55 m (2.60 m refrigerated) x 4.00 m",
    (
        ("Isuzu N35 box", 6.00, 2.10, 3.05), ("MAN TGL 8 box", 7.90, 2.50, 3.40), ("Mercedes Atego 818 box", 7.70, 2.48, 3.35),
        ("DAF LF 210 dropside", 7.10, 2.46, 2.60), ("MAN TGM 15 curtain-sider", 9.60, 2.55, 3.80),
            ("Volvo FL refrigerated", 8.60, 2.60, 3.60),
        ("Scania P 18 t box", 9.70, 2.55, 3.85), ("DAF CF 26 t refrigerated", 10.60, 2.60, 3.95),
            ("Mercedes Actros 2545 swap body", 10.10, 2.55, 4.00),
        ("Iveco Eurocargo drinks body", 8.20, 2.50, 3.10), ("MAN TGS flatbed with crane", 9.40, 2.50, 3.30),
            ("Kenworth T370 box", 10.30, 2.59, 3.90),
    ),
)  # fmt: skip
TIPPER = Dimensions.of_models(
    _SHEETS,
    (
        ("MAN TGL three-way tipper", 6.00, 2.30, 2.60), ("Mercedes Atego tipper", 6.30, 2.40, 2.75),
            ("Mercedes Arocs 3 axles", 7.80, 2.50, 3.20),
        ("MAN TGS 8x4 tipper", 8.90, 2.50, 3.30), ("Scania P 8x4 half-pipe", 9.10, 2.55, 3.35), ("Volvo FMX 6x4", 8.00, 2.50, 3.25),
        ("DAF CF skip loader", 6.90, 2.50, 3.20), ("Mercedes Arocs 8x4 mixer", 9.00, 2.50, 3.80),
            ("Mack Granite dump truck", 8.70, 2.50, 3.40),
    ),
)  # fmt: skip
TRACTOR_TRAILER = Dimensions.of_models(
    _SHEETS + "; Directive 96/53/EC: at most 16.50 m x 2.55 m (2.60 m refrigerated) x 4.00 m",
    (
        ("MAN TGX with Schmitz S.CS", 16.50, 2.55, 4.00), ("DAF XF with Krone curtain-sider", 16.48, 2.55, 4.00),
        ("Actros with Schmitz S.KO refrigerated", 16.45, 2.60, 4.00), ("Scania R with box", 16.50, 2.55, 4.00),
            ("Volvo FH with 40 ft container", 15.80, 2.55, 3.90),
        ("DAF CF with tank", 14.10, 2.55, 3.60), ("MAN TGX with flatbed", 16.45, 2.55, 3.60), ("Scania P urban trailer", 13.60, 2.55, 3.90),
        ("Freightliner Cascadia with 53 ft van", 21.00, 2.59, 4.11), ("Peterbilt 579 with 45 ft van", 19.20, 2.59, 4.11),
    ),
)  # fmt: skip
REFUSE_LORRY = Dimensions.of_models(
    _SHEETS,
    (
        ("Mercedes Econic with Variopress", 9.80, 2.55, 3.55), ("Dennis Eagle Elite 6x2", 9.75, 2.53, 3.50),
            ("MAN TGM 4x2 16 m3", 8.30, 2.55, 3.40),
        ("Iveco Eurocargo 8 m3", 7.40, 2.30, 3.10), ("Scania L 6x2", 10.00, 2.55, 3.60), ("DAF LF rear loader", 8.10, 2.45, 3.25),
        ("Volvo FE side loader", 9.20, 2.55, 3.60), ("Renault D Wide", 9.60, 2.55, 3.50),
    ),
)  # fmt: skip
FIRE_ENGINE = Dimensions.of_models(
    _SHEETS + "; EN 1846, DIN 14530, DIN 14043",
    (
        ("LF 10 on MAN TGM", 7.30, 2.50, 3.30), ("LF 20 on Mercedes Atego", 8.00, 2.50, 3.30), ("HLF 20 on MAN TGM", 8.30, 2.55, 3.35),
        ("TSF-W on Iveco Daily", 6.50, 2.30, 2.90), ("MLF on MAN TGL", 6.40, 2.40, 3.10),
            ("DLK 23/12 on Mercedes Econic", 10.00, 2.50, 3.30),
        ("DLA(K) 23/12 on Iveco", 10.20, 2.50, 3.35), ("Scania P pump", 8.40, 2.55, 3.40), ("Volvo FL pump", 7.90, 2.50, 3.30),
    ),
)  # fmt: skip
