from functools import partial
from types import SimpleNamespace

import numpy as np
import pytest

from simgen.errors import SimgenError
from simgen.kinds import CYCLES
from simgen.recipe import Traffic
from simgen.traffic.fleet import DRIVING, MOST_VARIANTS, Fleet, check_drivable, type_elements


def test_every_family_of_the_default_mix_drives() -> None:
    check_drivable(Traffic().mix)
    check_drivable(CYCLES)


def test_what_does_not_drive_is_refused_by_name() -> None:
    with pytest.raises(SimgenError, match="'hedge', which does not drive"):
        check_drivable(["saloon", "hedge"])


def test_vehicles_differ_until_all_variants_are_out(catalogue) -> None:
    fleet = Fleet(catalogue, np.random.default_rng(3))
    first = [fleet.deal("saloon") for _ in range(MOST_VARIANTS)]
    again = [fleet.deal("saloon") for _ in range(MOST_VARIANTS)]
    assert len({t.variant for t in first}) >= MOST_VARIANTS - 2
    assert {t.name for t in again} == {t.name for t in fleet.types["saloon"]}
    assert all(t.x_front_m < t.length_m and t.width_m > 1.4 for t in first)


def test_the_fleet_is_a_function_of_its_stream(catalogue) -> None:
    dealt = [[Fleet(catalogue, np.random.default_rng(s)).deal("suv").variant for s in (1, 2, 3, 4, 5, 6)] for _ in range(2)]
    assert dealt[0] == dealt[1] and len(set(dealt[0])) > 1


def test_the_only_variant_that_drives_is_found(catalogue) -> None:
    """Dice alone would miss one of 37 nine times in ten."""

    def get(family: str, variant: int = 0, *, best: int = 36) -> SimpleNamespace:
        own = variant % 37
        return SimpleNamespace(key=f"{family}/{own}", bounds=catalogue.get("saloon").bounds, parameters={"drives": own == best})

    seldom = SimpleNamespace(get=get, textures={})
    for seed in range(4):
        assert Fleet(seldom, np.random.default_rng(seed)).deal("excavator").variant % 37 == 36
    never = SimpleNamespace(get=partial(get, best=-1), textures={})
    with pytest.raises(SimgenError, match="none of its variants drives"):
        Fleet(never, np.random.default_rng(0)).deal("excavator")


def test_types_name_their_speed_and_size(catalogue) -> None:
    fleet = Fleet(catalogue, np.random.default_rng(0))
    kind = fleet.deal("van")
    text = "".join(type_elements(fleet.types))
    assert f'id="{kind.name}"' in text and f'accel="{DRIVING["van"].accel}"' in text
    assert 'id="elder"' in text
