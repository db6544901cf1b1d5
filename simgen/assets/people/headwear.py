"""What grows or sits on a head: hair and beards, caps, beanies, hoods and helmets."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simgen.assets.people.figure import Floats
from simgen.assets.people.head import Head
from simgen.assets.people.shell import Detail, Shell, closed_end, tube_rows

# Hairlines: degrees from the front, lowest height of the hair above the chin (m on the reference head), thickness (m).
_HAIRLINES: dict[str, Floats] = {
    "short": np.array([[0, 0.184, 0.010], [32, 0.180, 0.010], [50, 0.152, 0.008], [66, 0.140, 0.007], [72, 0.100, 0.004],
                       [80, 0.104, 0.004], [86, 0.136, 0.007], [112, 0.122, 0.008], [124, 0.075, 0.007], [180, 0.046, 0.006]]),
    "full": np.array([[0, 0.181, 0.020], [32, 0.174, 0.020], [50, 0.148, 0.017], [70, 0.110, 0.013], [82, 0.112, 0.013],
                      [100, 0.112, 0.016], [124, 0.060, 0.016], [180, 0.034, 0.015]]),
    "thinning": np.array([[0, 0.224, 0.001], [60, 0.205, 0.003], [75, 0.150, 0.006], [86, 0.136, 0.007], [112, 0.122, 0.008],
                          [124, 0.070, 0.008], [180, 0.046, 0.008]]),
    "tied": np.array([[0, 0.186, 0.008], [40, 0.178, 0.008], [60, 0.146, 0.007], [75, 0.128, 0.006], [100, 0.126, 0.007],
                      [124, 0.075, 0.008], [180, 0.052, 0.008]]),
    "bob": np.array([[0, 0.178, 0.016], [34, 0.164, 0.018], [54, 0.120, 0.016], [66, 0.018, 0.017], [90, 0.010, 0.019],
                     [180, 0.012, 0.018]]),
    "long": np.array([[0, 0.190, 0.013], [34, 0.170, 0.015], [56, 0.115, 0.014], [70, -0.045, 0.017], [100, -0.085, 0.020],
                      [180, -0.100, 0.018]]),
}
STYLES = ("short", "full", "thinning", "bob", "long", "bun", "ponytail", "bald")


def hair_shell(head: Head, style: str, detail: Detail) -> Shell:
    """Hair of a style (see `STYLES`); empty for "bald"."""
    shell = Shell(head.figure)
    if style == "bald":
        return shell
    line = _HAIRLINES["tied" if style in ("bun", "ponytail") else style]
    count = {0: 30, 1: 11, 2: 6}[detail.level]
    azimuth = _even_but_denser_sides(count)
    degrees = np.degrees(np.abs((azimuth + np.pi) % (2 * np.pi) - np.pi))
    low, thick = (np.interp(degrees, line[:, 0], line[:, c]) for c in (1, 2))
    thick = thick + (0.0, 0.001, 0.009)[detail.level]  # coarse hair must still cover a coarse head
    _dome(shell, head, azimuth, low, lambda u: thick * np.clip(u / 0.16, -0.1, 1) * (1 - 0.15 * u),
          {0: 10, 1: 4, 2: 3}[detail.level], straight=style in ("bob", "long"))
    if style == "bun":
        center = head.surface(np.array(np.pi), np.array(0.168), 0.024)
        _ball(shell, center, np.array([0.034, 0.042, 0.040]) * head.h, detail)
    if style == "ponytail":
        root = head.surface(np.array(np.pi), np.array(0.165), 0.008)
        t = np.linspace(0, 1, 7 if detail.level == 0 else 4)
        centers = root + np.stack([-0.045 * np.sin(np.pi * np.minimum(t * 1.3, 1)) - 0.01, 0 * t, 0.015 - 0.20 * t**1.2], -1) * head.h
        radius = np.interp(t, [0, 0.2, 0.6, 1.0], [0.012, 0.026, 0.024, 0.006]) * head.h
        rows = tube_rows(centers[::-1], np.array([1.0, 0, 0]), np.array([0, 1.0, 0]), radius[::-1], radius[::-1] * 1.15,
                         {0: 8, 1: 5, 2: 4}[detail.level])
        shell.grid(closed_end(rows, first=True), "head")
    return shell


def beard_shell(head: Head, thick_m: float, detail: Detail) -> Shell:
    """A beard over jaw, chin and upper lip."""
    shell = Shell(head.figure)
    if detail.level == 2:
        return shell
    n = 21 if detail.level == 0 else 9
    azimuth = np.linspace(-1.35, 1.35, n)
    top = np.interp(np.abs(azimuth), [0, 0.22, 0.34, 0.6, 1.0, 1.35], [0.034, 0.036, 0.066, 0.060, 0.070, 0.102])
    u = np.linspace(0, 1, 6 if detail.level == 0 else 3)[:, None]
    height = -0.003 + (top + 0.003) * u
    rim = np.clip(np.minimum(1 - u, (1.35 - np.abs(azimuth)) / 0.25) / 0.25, 0, 1)
    shell.grid(head.surface(azimuth[None, :], height, -0.0008 + (thick_m + 0.0008) * rim), "head", closed=False)
    if detail.level == 0:
        t = np.linspace(-1, 1, 7)
        moustache = ((0.0545, 0.0012), (0.060, 0.0035), (0.0655, 0.0005))
        rows = [head.patch(0.030 * t, h - 0.010 * np.abs(t) ** 1.5, off) for h, off in moustache]
        shell.grid(np.stack(rows), "head", closed=False)
    return shell


def cap_shell(head: Head, kind: str, detail: Detail) -> Shell:
    """A "cap" with a visor, a "beanie", or a "hood" drawn up."""
    shell = Shell(head.figure)
    count = {0: 24, 1: 12, 2: 7}[detail.level]
    azimuth = 2 * np.pi * np.arange(count) / count
    c = np.cos(azimuth)
    rows = {0: 7, 1: 4, 2: 3}[detail.level]
    if kind == "hood":
        degrees = np.degrees(np.abs((azimuth + np.pi) % (2 * np.pi) - np.pi))
        low = np.interp(degrees, [0, 40, 62, 180], [0.196, 0.176, -0.03, -0.045])
        _dome(shell, head, azimuth, low, lambda u: 0.022 + 0.006 * np.clip(u / 0.2, 0, 1), rows, straight=True)
        return shell
    low = 0.150 - 0.022 * (1 - c) / 2 if kind == "cap" else 0.146 - 0.045 * (1 - c) / 2
    off = 0.014 if kind == "cap" else 0.017
    _dome(shell, head, azimuth, low, lambda u: off + (0.006 if kind == "beanie" else 0.004) * u, rows)
    if kind == "cap":
        side = np.linspace(-0.95, 0.95, 9 if detail.level == 0 else 5)
        inner = head.surface(side, np.full_like(side, 0.152), 0.013, features=False)
        outer = inner + np.stack([0.072 * np.cos(side) ** 0.5, 0 * side, -0.020 - 0.012 * np.abs(side)], axis=-1) * head.h
        outer[0], outer[-1] = inner[0], inner[-1]
        thickness = np.array([0, 0, 0.004])
        shell.grid(np.stack([inner - thickness, outer - thickness, outer + thickness, inner + thickness]), "head", closed=False)
    return shell


def helmet_shells(head: Head, kind: str, detail: Detail) -> dict[str, Shell]:
    """A helmet by material. kind : "bicycle" ("shell", and "dark" vents, rim and straps) or "motorcycle" ("shell", "dark" visor)."""
    outer, dark = Shell(head.figure), Shell(head.figure)
    count = {0: 28, 1: 12, 2: 8}[detail.level]
    rows = {0: 9, 1: 5, 2: 3}[detail.level]
    azimuth = 2 * np.pi * np.arange(count) / count
    c = np.cos(azimuth)
    if kind == "motorcycle":
        low = np.interp(c, [-1, 0, 1], [0.018, -0.012, -0.022])
        chin = 0.012 * np.clip(c, 0, 1)
        _dome(outer, head, azimuth, low, lambda u: 0.037 - 0.030 * np.clip(1 - u / 0.45, 0, 1) ** 2 + chin * (1 - u) + 0.004 * u, rows + 3,
              straight=True)
        side = np.linspace(-1.25, 1.25, 15 if detail.level == 0 else 5)
        heights = np.linspace(0.074, 0.156, 5 if detail.level == 0 else 3)
        bulge = 0.044 + 0.012 * np.cos(side)
        dark.grid(np.stack([head.surface(side, np.full_like(side, h), bulge, features=False) for h in heights]), "head", closed=False)
        return {"shell": outer, "dark": dark}
    low = 0.158 - 0.030 * np.clip(-c, 0, 1) - 0.008 * (1 - np.abs(c))
    tail = 0.012 * np.clip(-c, 0, 1)
    _dome(outer, head, azimuth, low, lambda u: (0.026 + tail) * np.clip(0.75 + u, 0, 1) + 0.006 * u, rows)
    if detail.level < 2:
        # Vents: dark slots that run from front to back over the crown.
        for aside in (-0.046, -0.016, 0.016, 0.046):
            for x0, x1 in ((0.055, 0.015), (0.002, -0.042), (-0.055, -0.088)):
                _vent(dark, head, aside, x0, x1)
        for sign in (1, -1):  # chin strap
            a = np.array([sign * 1.35, sign * 1.25, sign * 1.0, sign * 0.4])
            h = np.array([0.150, 0.080, 0.022, 0.001])
            edge = head.surface(a, h, 0.005, features=False)
            strip = np.stack([edge - [0.007, 0, 0], edge + np.array([0.007, 0, 0.002])], axis=1)
            dark.grid((strip if sign < 0 else strip[:, ::-1])[::-1], "head", closed=False)
    return {"shell": outer, "dark": dark}


def _vent(shell: Shell, head: Head, aside: float, x0: float, x1: float) -> None:
    t = np.linspace(0, 1, 4)
    x = x0 + (x1 - x0) * t
    rows = []
    for y in (aside - 0.0065, aside + 0.0065):
        azimuth = np.arctan2(y / 0.075, x / 0.095)
        reach = np.hypot(y / 0.080, x / 0.100)
        height = 0.155 + 0.071 * np.sqrt(np.clip(1 - reach**2, 0, 1))
        rows.append(head.surface(azimuth, height, 0.0345 + 0.012 * np.clip(-x / 0.09, 0, 1), features=False))
    grid = np.stack(rows)
    shell.grid(grid[:, ::-1] if x1 < x0 else grid, "head", closed=False)


def _dome(shell: Shell, head: Head, azimuth: Floats, low: Floats, thickness: Callable[[Floats], Floats | float],
          rows: int, straight: bool = False) -> None:
    """A cover from a lower edge (N,) in height up to the crown. straight : hangs straight down below the ears."""
    out = []
    for i in range(rows):
        u = i / (rows - 1)
        height = low + (0.2205 - low) * u**0.85
        off = np.broadcast_to(np.asarray(thickness(np.full_like(low, u))), low.shape)
        section = np.maximum(height, 0.10) if straight else height
        p = head.surface(azimuth, section, off, features=False)
        p[:, 2] += (height - section) * head.h
        if straight:  # behind, it follows the neck a little
            p[:, 0] += np.clip(0.06 - height, 0, 0.15) * 0.28 * (np.cos(azimuth) < 0) * head.h
        out.append(p)
    top = out[-1].mean(axis=0) + np.array([0, 0, 0.0065 * head.h])
    shell.grid(np.stack([*out, np.broadcast_to(top, out[0].shape)]), "head")


def _ball(shell: Shell, center: Floats, radii: Floats, detail: Detail) -> None:
    n, m = (10, 7) if detail.level == 0 else (6, 4)
    angle = 2 * np.pi * np.arange(n) / n
    polar = np.linspace(-np.pi / 2, np.pi / 2, m)
    unit = np.stack([np.cos(polar)[:, None] * np.cos(angle), np.cos(polar)[:, None] * np.sin(angle),
                     np.broadcast_to(np.sin(polar)[:, None], (m, n))], axis=-1)
    shell.grid(center + unit * radii, "head")


def _even_but_denser_sides(count: int) -> Floats:
    """Azimuths with more columns beside the face, where hairlines are steep."""
    u = 2 * np.pi * np.arange(count) / count
    return np.asarray(u + 0.22 * np.sin(2 * u))
