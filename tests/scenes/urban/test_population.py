import numpy as np
import pytest

from simgen.recipe import Traffic
from simgen.scenes.urban.population import at_hour, mix_at


def test_streets_empty_at_night_and_are_fullest_in_the_rush_hours() -> None:
    people = {hour: at_hour(hour).people for hour in (3.0, 8.5, 12.5, 22.5)}
    assert people[3.0] < 0.1 < people[22.5] < 0.4 and people[8.5] > 1 and people[12.5] > 1
    vehicles = [at_hour(h).vehicles for h in np.arange(0, 24, 0.25)]
    assert 16 < 0.25 * int(np.argmax(vehicles)) < 18.5


def test_a_usual_day_is_what_the_recipe_says() -> None:
    day = np.arange(7, 19, 0.25)
    for name in ("vehicles", "people", "children", "elderly"):
        assert np.mean([getattr(at_hour(h), name) for h in day]) == pytest.approx(1.0, abs=0.2), name


def test_refuse_comes_in_the_morning_and_taxis_stay_late() -> None:
    mix = Traffic().mix
    def share(hour: float, family: str) -> float:
        now = mix_at(hour, mix)
        return now[family] / sum(now.values())
    assert share(8, "refuse_lorry") > 10 * share(17, "refuse_lorry")
    assert share(22, "taxi") > 1.5 * share(10, "taxi")
    assert share(9, "van") > 2 * share(21, "van")
    assert list(mix_at(9, mix)) == list(mix)
