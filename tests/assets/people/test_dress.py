"""New colours: many distinct people from few meshes, uniforms untouched."""

from simgen.assets.catalogue import build
from simgen.assets.people.dress import dressed
from simgen.seeding import stream


def test_five_hundred_people_are_distinct() -> None:
    people = [build("adult", v) for v in range(10)]
    looks = set()
    for i in range(500):
        person = people[i % 10]
        looks.add((person.key, dressed(person, stream(1, i, "dress"))))
    assert len(looks) >= 495


def test_colours_are_mostly_dark_or_muted() -> None:
    person = build("adult", 0)
    tops = [dressed(person, stream(2, i, "dress"))[person.tags["top"]].base_color for i in range(200)]
    assert sum(max(c) > 0.5 for c in tops) < 100


def test_uniforms_keep_their_colours() -> None:
    for family in ("worker", "police_officer"):
        person = build(family, 0)
        assert dressed(person, stream(3, 0, "dress")) == person.materials
