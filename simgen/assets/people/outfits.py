"""What there is to wear: cuts of tops and bottoms with their cloths, and who wears which together in which season."""

from __future__ import annotations

from dataclasses import dataclass

from simgen.assets.people.garments import Top, Trousers


@dataclass(frozen=True)
class Cloth:
    """A cut of the upper body. textures : what it may be made of ("jersey", "print:3"). extras : parts sewn on (see `accessories`).
    rough : roughness of its cloth."""

    cut: Top
    textures: tuple[str, ...]
    extras: str = ""
    rough: float = 0.85


@dataclass(frozen=True)
class Bottom:
    """Trousers, or a skirt (hem, flare, pleats), or neither. textures : as of `Cloth`. legs : "bare", "tights" or "" under it."""

    cut: Trousers | None
    textures: tuple[str, ...] = ("legs_chino",)
    skirt: tuple[float, float, int] | None = None
    legs: str = ""
    extras: str = ""


_PRINTS = tuple(f"top_print:{i}" for i in range(8))
_SLEEVE = 0.326

TOPS: dict[str, Cloth] = {
    "tee": Cloth(Top(hang=0.40), ("top_jersey", *_PRINTS[:4], "top_breton", "top_blocks", "top_jersey")),
    "fitted tee": Cloth(Top(ease_m=0.006, hang=0.9, sleeve=0.085, collar=0.846), ("top_jersey", "top_breton", "top_dots", *_PRINTS[4:])),
    "tank top": Cloth(Top(hem=0.500, sleeve=0.0, ease_m=0.006, hang=0.6, collar=0.836), ("top_jersey", *_PRINTS[:2], "top_breton")),
    "choli": Cloth(Top(hem=0.645, sleeve=0.105, ease_m=0.004, hang=1.2, collar=0.843, folds_m=0.001), ("top_jersey", "top_dots:2")),
    "polo": Cloth(Top(hang=0.45, sleeve=0.11), ("top_jersey", "top_blocks"), "collar placket"),
    "shirt": Cloth(Top(hem=0.500, sleeve=0.322, ease_m=0.011, folds_m=0.003, hang=0.30),
                   ("top_woven", "top_stripes", "top_plaid:1", "top_woven"),
                   "collar placket buttons"),
    "short shirt": Cloth(Top(hem=0.500, sleeve=0.13, ease_m=0.014, folds_m=0.003, hang=0.25), ("top_floral:2", "top_plaid:2", "top_stripes",
                         "top_woven"), "collar placket buttons"),
    "tucked shirt": Cloth(Top(hem=0.572, sleeve=0.322, ease_m=0.008, folds_m=0.003, hang=0.5), ("top_woven", "top_stripes"),
                          "collar placket buttons"),
    "blouse": Cloth(Top(hem=0.515, sleeve=0.30, ease_m=0.012, folds_m=0.004, hang=0.4, collar=0.846),
                    ("top_floral:0", "top_dots", "top_woven"),
                    "placket"),
    "hoodie": Cloth(Top(hem=0.510, sleeve=_SLEEVE, ease_m=0.021, folds_m=0.004, rib=True, hang=0.12, collar=0.856),
                    ("top_jersey", *_PRINTS[2:6], "top_blocks:1"), "hood pouch"),
    "zip hoodie": Cloth(Top(hem=0.505, sleeve=_SLEEVE, ease_m=0.021, folds_m=0.004, rib=True, hang=0.12, gap_rad=0.30), ("top_jersey",),
                        "hood", 0.9),
    "sweater": Cloth(Top(hem=0.515, sleeve=_SLEEVE, ease_m=0.018, folds_m=0.004, rib=True, hang=0.2, collar=0.853),
                     ("top_knit", "top_cable",
                     "top_knit"), "", 0.95),
    "turtleneck": Cloth(Top(hem=0.515, sleeve=_SLEEVE, ease_m=0.014, rib=True, hang=0.4, collar=0.856), ("top_knit", "top_cable"), "roll",
                        0.95),
    "cardigan": Cloth(Top(hem=0.470, sleeve=0.322, ease_m=0.017, folds_m=0.003, hang=0.15, gap_rad=0.28), ("top_knit", "top_cable"), "",
                      0.95),
    "puffer": Cloth(Top(hem=0.505, sleeve=0.328, ease_m=0.046, folds_m=0.003, rib=True, hang=0.1, collar=0.858), ("top_puffer",),
                    "stand zip", 0.6),
    "long puffer": Cloth(Top(hem=0.340, sleeve=0.328, ease_m=0.042, flare_m=0.008, hang=0.12, collar=0.858), ("top_puffer",),
                         "stand zip hood", 0.6),
    "parka": Cloth(Top(hem=0.410, sleeve=0.330, ease_m=0.036, flare_m=0.010, folds_m=0.006, hang=0.08, collar=0.858),
                   ("top_woven", "top_camo",
                   "top_coat"), "hood fur zip pockets"),
    "jacket": Cloth(Top(hem=0.500, sleeve=0.328, ease_m=0.026, folds_m=0.005, hang=0.12, collar=0.857),
                    ("top_woven", "top_coat", "top_blocks:2"),
                    "stand zip pockets", 0.75),
    "open jacket": Cloth(Top(hem=0.495, sleeve=0.328, ease_m=0.026, folds_m=0.005, hang=0.10, gap_rad=0.30), ("top_woven", "top_coat"),
                         "collar pockets", 0.75),
    "bomber": Cloth(Top(hem=0.535, sleeve=0.328, ease_m=0.026, folds_m=0.006, rib=True, hang=0.08, gap_rad=0.22), ("top_woven", "top_camo"),
                    "", 0.6),
    "denim jacket": Cloth(Top(hem=0.530, sleeve=0.326, ease_m=0.018, folds_m=0.003, hang=0.2, gap_rad=0.30), ("top_denim",),
                          "collar buttons", 0.9),
    "leather jacket": Cloth(Top(hem=0.525, sleeve=0.328, ease_m=0.020, folds_m=0.004, hang=0.2, gap_rad=0.24, button=0.56),
                            ("top_leather",),
                            "lapels", 0.5),
    "blazer": Cloth(Top(hem=0.455, sleeve=0.322, ease_m=0.019, flare_m=0.010, folds_m=0.0015, waist_m=-0.006, hang=0.22, gap_rad=0.46,
                        button=0.59),
                    ("top_suit",), "lapels pockets buttons"),
    "coat": Cloth(Top(hem=0.310, sleeve=0.326, ease_m=0.027, flare_m=0.022, folds_m=0.002, waist_m=-0.004, hang=0.14, gap_rad=0.40,
                      button=0.62),
                  ("top_coat", "top_tartan", "top_coat"), "lapels pockets buttons"),
    "closed coat": Cloth(Top(hem=0.300, sleeve=0.326, ease_m=0.029, flare_m=0.020, folds_m=0.002, hang=0.12, collar=0.856), ("top_coat",),
                         "collar placket pockets buttons"),
    "trench": Cloth(Top(hem=0.300, sleeve=0.326, ease_m=0.024, flare_m=0.040, folds_m=0.003, waist_m=-0.012, hang=0.5, gap_rad=0.36,
                        button=0.65),
                    ("top_woven",), "lapels belt pockets double"),
    "raincoat": Cloth(Top(hem=0.390, sleeve=0.330, ease_m=0.034, flare_m=0.020, folds_m=0.005, hang=0.05, collar=0.858), ("top_woven",),
                      "hood zip pockets", 0.35),
    "dress": Cloth(Top(hem=0.300, sleeve=0.075, ease_m=0.007, flare_m=0.060, pleats=7, hang=0.9, collar=0.843),
                   ("top_floral:1", "top_jersey",
                   "top_dots:1", "top_breton")),
    "short dress": Cloth(Top(hem=0.375, sleeve=0.09, ease_m=0.007, flare_m=0.045, pleats=6, hang=0.9, collar=0.846),
                         ("top_jersey", "top_floral:3",
                         "top_tartan")),
    "long dress": Cloth(Top(hem=0.100, sleeve=0.10, ease_m=0.008, flare_m=0.060, pleats=8, hang=0.8, collar=0.845),
                        ("top_floral:0", "top_jersey",
                        "top_dots")),
    "robe": Cloth(Top(hem=0.045, sleeve=0.330, ease_m=0.030, flare_m=0.050, pleats=6, folds_m=0.004, hang=0.08, cuff_m=0.020),
                  ("top_coat",)),
    "tunic": Cloth(Top(hem=0.330, sleeve=0.322, ease_m=0.016, flare_m=0.020, folds_m=0.003, hang=0.2), ("top_woven", "top_stripes"),
                   "placket"),
    "jersey shirt": Cloth(Top(hem=0.490, sleeve=0.11, ease_m=0.013, hang=0.2), ("top_blocks:0", "top_blocks:3", "top_stripes"), "", 0.6),
    "cycling jersey": Cloth(Top(hem=0.520, sleeve=0.11, ease_m=0.003, hang=1.5), ("top_blocks:1", "top_blocks:4", "top_blocks:2"), "zip",
                            0.5),
    "school sweater": Cloth(Top(hem=0.520, sleeve=_SLEEVE, ease_m=0.015, rib=True, hang=0.25, collar=0.846), ("top_knit",), "collar"),
    "hi-vis jacket": Cloth(Top(hem=0.470, sleeve=0.328, ease_m=0.032, folds_m=0.005, hang=0.06, collar=0.857), ("top_woven",),
                           "stand zip bands", 0.75),
    "uniform": Cloth(Top(hem=0.545, sleeve=0.325, ease_m=0.020, folds_m=0.004, hang=0.15, collar=0.856), ("top_woven",),
                     "collar zip badge pockets", 0.8),
    "biker jacket": Cloth(Top(hem=0.520, sleeve=0.330, ease_m=0.026, folds_m=0.005, hang=0.2, collar=0.858), ("top_leather", "top_blocks:4",
                          "top_woven"), "stand zip", 0.5),
}

BOTTOMS: dict[str, Bottom] = {
    "jeans": Bottom(Trousers(hang=0.35), ("legs_denim",)),
    "slim jeans": Bottom(Trousers(ease_m=0.005, hem_radius_m=0.043, hem=0.050, hang=2.0), ("legs_denim",)),
    "wide jeans": Bottom(Trousers(ease_m=0.013, hem_radius_m=0.085, hem=0.026, hang=0.10), ("legs_denim",)),
    "chinos": Bottom(Trousers(ease_m=0.012, hem_radius_m=0.056, hang=0.4), ("legs_chino",)),
    "wide trousers": Bottom(Trousers(ease_m=0.014, hem_radius_m=0.090, hem=0.026, hang=0.06), ("legs_suit",)),
    "suit trousers": Bottom(Trousers(ease_m=0.013, hem_radius_m=0.060, hem=0.028, hang=0.3), ("legs_suit",)),
    "cargo": Bottom(Trousers(ease_m=0.020, hem_radius_m=0.062, folds_m=0.005, hang=0.2), ("legs_chino", "legs_camo"), extras="cargo"),
    "joggers": Bottom(Trousers(ease_m=0.017, hem_radius_m=0.042, hem=0.055, folds_m=0.005, hang=0.5), ("legs_sweat",)),
    "leggings": Bottom(Trousers(ease_m=0.002, hem_radius_m=0.030, hem=0.060, folds_m=0.0005, hang=3.0), ("legs_suit:1",)),
    "cycling shorts": Bottom(Trousers(ease_m=0.002, hem=0.320, folds_m=0.0005, hang=3.0), ("legs_suit:1",), legs="bare"),
    "shorts": Bottom(Trousers(hem=0.305, ease_m=0.014), ("legs_chino", "legs_denim", "legs_sweat"), legs="bare"),
    "mini skirt": Bottom(None, ("top_suit", "top_denim", "top_tartan"), (0.385, 0.020, 0), "tights"),
    "pencil skirt": Bottom(None, ("top_suit", "top_tartan"), (0.290, 0.002, 0), "tights"),
    "pleated skirt": Bottom(None, ("top_suit", "top_tartan"), (0.315, 0.045, 18), "tights"),
    "skirt": Bottom(None, ("top_floral:2", "top_jersey", "top_dots"), (0.300, 0.060, 0), "bare"),
    "long skirt": Bottom(None, ("top_jersey", "top_floral:1"), (0.100, 0.050, 0), "bare"),
    "sari": Bottom(None, ("top_jersey", "top_floral:1", "top_stripes"), (0.040, 0.020, 0), "bare", "sari"),
    "bare": Bottom(None, legs="bare"), "tights": Bottom(None, legs="tights"),
}


@dataclass(frozen=True)
class Outfit:
    """What is worn together. season : tags "cold", "mild", "warm". under : what an open front shows. extras : carried or worn besides."""

    name: str
    top: str
    bottom: str
    season: tuple[str, ...]
    shoes: str = "trainers"
    under: str = "top_jersey"
    extras: str = ""
    hats: tuple[str, ...] = ("",)


def _rows(table: str) -> tuple[Outfit, ...]:
    """Outfits from lines: name | top | bottom | seasons | shoes | under | extras | hats."""
    out = []
    for line in table.strip().splitlines():
        name, top, bottom, season, shoes, under, extras, hats = (cell.strip() for cell in line.split("|"))
        out.append(Outfit(name, top, bottom, tuple(season.split()), shoes, under or "top_jersey", extras,
                          tuple(h.strip() for h in hats.split(",")) if hats else ("",)))
    return tuple(out)


MEN = _rows("""
t-shirt and jeans | tee | jeans | mild warm | trainers | | |
suit | blazer | suit trousers | mild | leather | shirt | tie |
hoodie | hoodie | jeans | mild | trainers | | backpack |
parka | parka | jeans | cold | boots | | | , beanie
shirt and chinos | shirt | chinos | mild | leather | | belt |
puffer jacket | puffer | slim jeans | cold | trainers | | | beanie, , bobble
denim jacket | denim jacket | chinos | mild | trainers | | | , cap
overcoat | coat | suit trousers | cold | leather | shirt | tie | , flat
polo shirt | polo | shorts | warm | trainers | | | , cap
knitwear | sweater | chinos | mild cold | leather | | shoulder |
tracksuit | zip hoodie | joggers | mild | trainers | top_print | | , cap
leather jacket | leather jacket | slim jeans | mild cold | boots | | |
summer shirt | short shirt | shorts | warm | sandals | | | , sun
business shirt | tucked shirt | suit trousers | warm mild | leather | | belt tie shoulder |
cargo and t-shirt | tee | cargo | warm mild | trainers | | backpack | , cap
open jacket | open jacket | jeans | mild | trainers | | backpack |
rain | raincoat | jeans | mild cold | boots | | | hood
bomber | bomber | cargo | mild | trainers | top_print | |
blazer and jeans | blazer | jeans | mild | leather | | |
trench coat | trench | suit trousers | mild cold | leather | shirt | tie |
turban and blazer | blazer | suit trousers | mild | leather | shirt | tie | turban
kurta | tunic | wide trousers | warm mild | sandals | | | , turban
running | jersey shirt | shorts | warm mild | trainers | | | , cap
cardigan | cardigan | chinos | mild | leather | shirt | |
winter jacket | jacket | jeans | cold mild | boots | | | beanie, cap,
robe | robe | bare | warm mild | sandals | | |
camouflage | parka | cargo | cold mild | boots | | backpack | cap
wide jeans | hoodie | wide jeans | mild | trainers | | | , beanie
gilet | sweater | chinos | mild cold | leather | | gilet | , flat
tank top | tank top | shorts | warm | trainers | | | , cap
gilet and shirt | shirt | jeans | mild | trainers | | gilet |
""")

WOMEN = _rows("""
blouse and jeans | blouse | slim jeans | mild warm | trainers | | shoulder |
coat | coat | slim jeans | cold | boots | top_knit | shoulder | , beanie
summer dress | dress | bare | warm | sandals | | shoulder | , sun
trouser suit | blazer | suit trousers | mild | heels | top_woven | shoulder |
fitted t-shirt | fitted tee | jeans | warm mild | trainers | | |
long puffer | long puffer | leggings | cold | boots | | | bobble, , beanie
skirt suit | blazer | pencil skirt | mild | heels | top_woven | shoulder |
headscarf and coat | closed coat | wide trousers | mild cold | leather | | shoulder | hijab
trench coat | trench | slim jeans | mild | leather | top_breton | shoulder |
sweater and skirt | sweater | mini skirt | mild cold | boots | | |
leggings | hoodie | leggings | mild | trainers | | backpack |
short dress | short dress | tights | mild warm | leather | | shoulder |
denim jacket | denim jacket | skirt | mild warm | trainers | | |
parka | parka | slim jeans | cold | tall boots | | | fur hood, , beanie
cardigan | cardigan | jeans | mild | leather | top_floral | shoulder |
abaya | robe | bare | warm mild | leather | | shoulder | hijab
wide jeans | fitted tee | wide jeans | warm mild | trainers | | backpack |
leather jacket | leather jacket | leggings | mild cold | boots | top_breton | |
long dress | long dress | bare | warm | sandals | | shoulder | , sun
turtleneck | turtleneck | pleated skirt | mild cold | tall boots | | shoulder |
running | fitted tee | leggings | warm mild | trainers | | | , cap
puffer jacket | puffer | jeans | cold | trainers | | | , beanie, bobble
headscarf and tunic | tunic | wide trousers | warm mild | trainers | | shoulder | hijab
rain | raincoat | slim jeans | mild cold | boots | | | hood
shorts | fitted tee | shorts | warm | sandals | | backpack | , sun, cap
long skirt | blouse | long skirt | warm mild | sandals | | shoulder |
office | blouse | wide trousers | warm mild | heels | | shoulder |
open jacket | open jacket | leggings | mild | trainers | | backpack |
sari | choli | sari | warm mild | sandals | | |
gilet | turtleneck | slim jeans | mild cold | boots | | gilet | , beanie
tank top | tank top | jeans | warm | trainers | | shoulder | , sun
""")

# Put first for those of school age.
SCHOOL_MEN = _rows("school | blazer | suit trousers | mild | leather | shirt | tie backpack |")
SCHOOL_WOMEN = _rows("school | blazer | pleated skirt | mild | leather | shirt | tie backpack |")

OLD_MEN = _rows("""
winter jacket | jacket | chinos | cold mild | leather | | | flat, ,
cardigan and shirt | cardigan | suit trousers | mild | leather | shirt | | , flat
overcoat | closed coat | suit trousers | cold | leather | | | fedora, , flat
short shirt | short shirt | chinos | warm | sandals | | belt | , sun
blazer | blazer | suit trousers | mild | leather | shirt | tie |
sweater | sweater | chinos | mild cold | leather | | |
polo shirt | polo | chinos | warm mild | trainers | | belt | , cap
rain | raincoat | chinos | mild cold | leather | | | cap
puffer jacket | puffer | jeans | cold | boots | | | beanie, flat
turban | blazer | suit trousers | mild | leather | shirt | | turban
""")

OLD_WOMEN = _rows("""
wool coat | closed coat | suit trousers | cold | leather | | shoulder | , beanie
cardigan and skirt | cardigan | skirt | mild | leather | top_floral | shoulder |
blouse | blouse | chinos | warm mild | leather | | shoulder | , sun
puffer jacket | puffer | chinos | cold | boots | | shoulder | , beanie
long puffer | long puffer | suit trousers | cold | boots | | | beanie,
dress | dress | tights | warm mild | leather | | shoulder |
trench coat | trench | suit trousers | mild | leather | top_knit | shoulder |
sweater | turtleneck | chinos | mild cold | leather | | shoulder |
headscarf | closed coat | long skirt | mild cold | leather | | shoulder | hijab
quilted jacket | jacket | jeans | mild cold | trainers | | shoulder |
""")

BOYS = _rows("""
t-shirt | tee | jeans | mild warm | trainers | | backpack |
hoodie | hoodie | joggers | mild | trainers | | backpack |
parka | parka | jeans | cold | boots | | | bobble, beanie
football | jersey shirt | shorts | warm mild | trainers | | | , cap
school | blazer | suit trousers | mild | leather | shirt | tie backpack |
puffer | puffer | jeans | cold | trainers | | backpack | bobble
shirt | short shirt | shorts | warm | sandals | | | , cap
rain | raincoat | jeans | mild cold | boots | | | hood
""")

GIRLS = _rows("""
dress | short dress | tights | mild warm | trainers | | |
sweater | sweater | leggings | mild | trainers | | backpack |
parka | parka | leggings | cold | boots | | | fur hood, bobble
t-shirt | fitted tee | shorts | warm | sandals | | | , sun
school | school sweater | pleated skirt | mild | leather | | backpack |
puffer | puffer | slim jeans | cold | boots | | backpack | bobble
denim jacket | denim jacket | mini skirt | mild | trainers | top_breton | |
rain | raincoat | leggings | mild cold | boots | | | hood
""")

TODDLERS = _rows("""
dungarees | fitted tee | jeans | mild warm | trainers | | | , sun
winter suit | puffer | joggers | cold | boots | | | bobble
hoodie | hoodie | joggers | mild | trainers | | |
summer dress | short dress | bare | warm | sandals | | | sun,
rain | raincoat | joggers | mild cold | boots | | | hood
sweater | sweater | leggings | mild | trainers | | | , bobble
""")

WORKERS = _rows("""
hi-vis jacket | hi-vis jacket | cargo | cold mild | boots | | legtape | hard hat
hi-vis vest | tee | cargo | warm mild | boots | | vest legtape | hard hat
hi-vis vest over sweater | sweater | jeans | mild | boots | | vest | hard hat
hi-vis without helmet | hi-vis jacket | cargo | cold mild | boots | | legtape | beanie, cap
""")
POLICE = _rows("""
uniform | uniform | cargo | mild cold | boots | | duty belt | police
patrol vest | uniform | cargo | mild | boots | | duty belt vest | police
shirt sleeves | tucked shirt | suit trousers | warm | leather | | duty belt tie badge | police
""")
# Who rides wears trousers or shorts, and nothing that hangs to the knee. With helmets, and without.
_HELMETED = _rows("""
sports kit | cycling jersey | cycling shorts | warm mild | trainers | | | bicycle
winter jacket | jacket | jeans | cold mild | boots | | backpack | bicycle
commuter | jacket | slim jeans | mild cold | trainers | | backpack | bicycle
everyday | tee | shorts | warm mild | trainers | | backpack | bicycle
office | shirt | chinos | mild warm | leather | | | bicycle
winter | puffer | leggings | cold | boots | | | bicycle
hi-vis | jacket | leggings | mild cold | trainers | | vest | bicycle
parka | parka | jeans | cold | boots | | | bicycle
courier | jacket | cycling shorts | mild warm | trainers | | backpack | bicycle
rain | raincoat | chinos | mild cold | leather | | | bicycle
hoodie | hoodie | jeans | mild | trainers | | backpack | bicycle
winter training | jacket | leggings | cold mild | trainers | | | bicycle
sweater | sweater | slim jeans | mild cold | trainers | | backpack | bicycle
blazer | blazer | suit trousers | mild | leather | shirt | | bicycle
summer | fitted tee | shorts | warm | trainers | | | bicycle
""")
_BAREHEADED = _rows("""
hoodie | hoodie | jeans | mild | trainers | | backpack |
jacket | jacket | jeans | cold mild | trainers | | backpack | , beanie
open jacket | open jacket | slim jeans | mild | trainers | | |
summer | fitted tee | shorts | warm | trainers | | |
shirt | short shirt | chinos | warm | leather | | | , cap
puffer jacket | puffer | slim jeans | cold | boots | | | , beanie
polo shirt | polo | shorts | warm mild | trainers | | |
parka | parka | jeans | cold | boots | | backpack | , fur hood, beanie
t-shirt | tee | jeans | warm mild | trainers | | backpack |
sweater | sweater | chinos | mild cold | leather | | backpack |
denim jacket | denim jacket | leggings | mild | trainers | | |
leather jacket | leather jacket | slim jeans | mild cold | boots | | |
bomber | bomber | joggers | mild | trainers | | | , cap
winter coat | jacket | chinos | cold | leather | | | , flat, beanie
rain | raincoat | jeans | mild cold | boots | | | hood
""")
CYCLISTS = (*_HELMETED, *_HELMETED, *_BAREHEADED, *_BAREHEADED)
MOTORCYCLISTS = _rows("""
leathers | biker jacket | slim jeans | mild cold | boots | | gloves | motorcycle
touring | biker jacket | cargo | mild cold | boots | | gloves | motorcycle
scooter | open jacket | chinos | mild warm | leather | shirt | gloves | open face
city | bomber | jeans | mild | trainers | | gloves | open face
""")
