"""Buses and coaches: designs and dimensions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BusDesign:
    """A bus's make-up, metres. overhang : front bumper to front axle. wheelbase : to the rear (in articulated buses middle) axle.
    sill, head : lower and upper edge of the side windows. decks : 1 or 2. doors : centres of the doors, distances behind the bumper,
    double leaves unless narrow. joint : hitch behind the middle axle of an articulated bus and length of its rear section (0 = none).
    tag : third axle behind the rear one (0 = none). rake : slope of the front. livery : how the colours lie. pods : (distance behind the
    front, length, height) of what stands on the roof. posts : width of the body-coloured window posts (0 = glazing bonded over black
    posts). coach : high floor, luggage flaps, mirrors like ears. front : kind of lamps and mask."""

    name: str
    length: float
    height: float
    wheelbase: float
    overhang: float = 2.72
    width: float = 2.55
    sill: float = 1.02
    head: float = 2.42
    decks: int = 1
    doors: tuple[float, ...] = (1.30, 5.8)
    joint: tuple[float, float] = (0.0, 0.0)
    tag: float = 0.0
    rake: float = 0.26
    livery: int = 0
    pods: tuple[tuple[float, float, float], ...] = ()
    posts: float = 0.0
    coach: bool = False
    front: int = 0
    advert: bool = False
    skirt: bool = False  # rear wheels half covered
    mass_kg: float = 11500.0


@dataclass(frozen=True)
class BusSpec:
    """One bus. floor : height of the (lower) deck."""

    design: BusDesign
    text: str
    route: str
    seed: int
    wheel_radius: float = 0.478  # 275/70 R22.5: 964 mm across

    @property
    def x_front(self) -> float:
        """x of the front."""
        return self.design.wheelbase + self.design.overhang

    @property
    def x_rear(self) -> float:
        """x of the rear of the first unit's body."""
        d = self.design
        return -d.joint[0] + 0.5 if d.joint[1] else self.x_front - d.length

    @property
    def floor(self) -> float:
        """Height of the deck."""
        return 1.25 if self.design.coach else 0.36

    @property
    def upper(self) -> float:
        """Height of the upper deck."""
        return 2.32

    @property
    def doors(self) -> tuple[float, ...]:
        """Centres x of the doors of the first unit."""
        return tuple(x for x in (self.x_front - d for d in self.design.doors) if x > self.x_rear + 0.7)

    @property
    def rear_doors(self) -> tuple[float, ...]:
        """Centres x of the doors of the second unit."""
        d = self.design
        return tuple(x for x in (self.x_front - k for k in d.doors) if x < self.x_rear - 1.5) if d.joint[1] else ()
