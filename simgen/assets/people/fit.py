"""What a motion has to fit to: the moment it is drawn at, and the sizes of what is sat on, pushed, pulled and held."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Moment:
    """time_s : since any fixed moment. travelled_m : path length likewise. speed_mps : one for the whole clip."""

    time_s: float = 0.0
    travelled_m: float = 0.0
    speed_mps: float = 0.0


@dataclass(frozen=True)
class Fit:
    """Metres, in the person's frame; None: as suits the body.

    seat_m : height of the seat over the ground. floor_m : of what the feet stand on when sitting. rim : x, y (to the left), z and radius
    of a wheelchair's hand rim from the seated person's origin. bar_m : height of a bar to push; bar_half_m : of each hand from its
    middle; bar_ahead_m : how far it is ahead. handle_m : height of the handle of what is pulled. hold : x, y (outwards), z of a hand
    that another person's hand holds. stick_m : length of a walking stick. box_m : half the width of what is carried with both arms.
    """

    seat_m: float = 0.45
    floor_m: float = 0.0
    rim: tuple[float, float, float, float] | None = None
    bar_m: float | None = None
    bar_half_m: float = 0.20
    bar_ahead_m: float | None = None
    handle_m: float | None = None
    hold: tuple[float, float, float] | None = None
    stick_m: float | None = None
    box_m: float = 0.18


ANY_FIT = Fit()
