"""Hair and beards: caps of locks over the skull from a hairline down to where a style's ends hang, with tails, buns, braids and fringes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simgen.assets.people.figure import Floats
from simgen.assets.people.head import Head
from simgen.assets.people.shell import Detail, Shell, closed_end, tube_rows

# Lower edge of the hair: degrees from the front, height above the chin (m on the reference head), thickness (m).
_LINES: dict[str, list[tuple[float, float, float]]] = {
    "crop": [(0, 0.183, 0.006), (32, 0.179, 0.006), (50, 0.152, 0.005), (64, 0.140, 0.004), (71, 0.100, 0.002), (80, 0.104, 0.002),
             (86, 0.136, 0.005), (112, 0.122, 0.005), (124, 0.072, 0.004), (180, 0.044, 0.003)],
    "short": [(0, 0.182, 0.014), (32, 0.178, 0.014), (50, 0.150, 0.010), (66, 0.138, 0.008), (72, 0.098, 0.003), (80, 0.104, 0.003),
              (86, 0.136, 0.008), (112, 0.122, 0.010), (124, 0.072, 0.008), (180, 0.044, 0.006)],
    "full": [(0, 0.180, 0.022), (32, 0.174, 0.021), (50, 0.146, 0.017), (68, 0.108, 0.012), (82, 0.110, 0.013), (100, 0.110, 0.016),
             (124, 0.056, 0.016), (180, 0.030, 0.014)],
    "bald": [(0, 0.224, 0.000), (60, 0.206, 0.002), (75, 0.150, 0.005), (86, 0.136, 0.006), (112, 0.122, 0.007), (124, 0.070, 0.007),
             (180, 0.046, 0.006)],
    "tied": [(0, 0.184, 0.007), (40, 0.176, 0.008), (58, 0.144, 0.007), (74, 0.124, 0.006), (84, 0.130, 0.006), (104, 0.122, 0.007),
             (124, 0.075, 0.008), (180, 0.052, 0.008)],
    "bob": [(0, 0.186, 0.008), (28, 0.176, 0.010), (44, 0.146, 0.009), (56, 0.060, 0.008), (66, 0.020, 0.011), (84, 0.008, 0.019),
            (180, 0.006, 0.019)],
    "pixie": [(0, 0.166, 0.015), (26, 0.160, 0.016), (48, 0.142, 0.014), (68, 0.092, 0.009), (84, 0.100, 0.010), (104, 0.112, 0.014),
              (126, 0.050, 0.012), (180, 0.022, 0.010)],
    "fringe": [(0, 0.143, 0.016), (26, 0.142, 0.017), (44, 0.132, 0.017), (58, 0.080, 0.010), (68, 0.000, 0.012), (96, -0.020, 0.020),
               (180, -0.025, 0.018)],
    "long": [(0, 0.188, 0.008), (28, 0.176, 0.010), (46, 0.138, 0.009), (58, 0.030, 0.009), (70, -0.085, 0.013), (110, -0.120, 0.022),
             (180, -0.130, 0.020)],
    "afro": [(0, 0.176, 0.048), (40, 0.170, 0.050), (60, 0.130, 0.046), (80, 0.098, 0.040), (110, 0.085, 0.046), (140, 0.050, 0.042),
             (180, 0.036, 0.038)],
    "curly": [(0, 0.176, 0.028), (32, 0.168, 0.028), (52, 0.120, 0.026), (70, 0.040, 0.026), (90, 0.000, 0.034), (180, -0.020, 0.034)],
    "curls": [(0, 0.178, 0.024), (40, 0.172, 0.024), (60, 0.136, 0.018), (72, 0.104, 0.009), (86, 0.124, 0.012), (112, 0.112, 0.016),
              (126, 0.066, 0.013), (180, 0.040, 0.010)],
    "baby": [(0, 0.190, 0.004), (50, 0.160, 0.004), (72, 0.120, 0.003), (90, 0.126, 0.004), (120, 0.080, 0.004), (180, 0.050, 0.004)],
}


@dataclass(frozen=True)
class Style:
    """line : of `_LINES`. texture : family of the strands. lumps_m : depth of locks. sweep : rad, the parting's side (0: none).
    tail : "" | "ponytail" | "high" | "bun" | "knot" | "braid" | "braids" | "dreads" | "pigtails". hangs : below the ears, straight down.
    locks : of `_LOCKS`, single ones over the rest."""

    line: str
    texture: str = "hair"
    lumps_m: float = 0.003
    sweep: float = 0.0
    tail: str = ""
    hangs: bool = False
    locks: str = ""


# Single locks: how many, from which azimuth to which (degrees), how far they hang below the edge at most, half their width (m).
_LOCKS: dict[str, tuple[int, float, float, float, float]] = {
    "long": (28, 50, 310, 0.055, 0.013), "bob": (24, 52, 308, 0.016, 0.012), "curls": (26, 52, 308, 0.030, 0.015),
    "fringe": (30, -60, 300, 0.014, 0.011), "tufts": (24, -70, 290, 0.006, 0.011), "short": (20, -66, 66, 0.005, 0.008),
    "pixie": (28, -62, 298, 0.010, 0.010),
}

STYLES: dict[str, Style] = {
    "shaven": Style("crop", lumps_m=0.0), "crop": Style("crop", lumps_m=0.001), "short": Style("short", locks="short"),
    "side part": Style("short", sweep=0.7, lumps_m=0.004, locks="short"), "quiff": Style("short", sweep=0.01, lumps_m=0.005),
    "shaggy": Style("full", "hair_wavy", 0.006, locks="tufts"), "balding": Style("bald", lumps_m=0.001), "bald": Style("bald"),
    "curls": Style("curls", "hair_curly", 0.005), "afro": Style("afro", "hair_curly", 0.005),
    "curly": Style("curly", "hair_curly", 0.008, hangs=True, locks="curls"),
    "pixie": Style("pixie", lumps_m=0.004, sweep=0.5, locks="pixie"),
    "bob": Style("bob", lumps_m=0.003, sweep=0.4, hangs=True, locks="bob"),
    "wavy bob": Style("bob", "hair_wavy", 0.007, hangs=True, locks="bob"),
    "fringe": Style("fringe", lumps_m=0.003, hangs=True, locks="fringe"),
    "long straight": Style("long", lumps_m=0.004, hangs=True, locks="long"),
    "long wavy": Style("long", "hair_wavy", 0.009, sweep=0.4, hangs=True, locks="long"),
    "ponytail": Style("tied", tail="ponytail", lumps_m=0.002), "high ponytail": Style("tied", tail="high", lumps_m=0.002),
    "bun": Style("tied", tail="bun", lumps_m=0.002), "top knot": Style("tied", tail="knot", lumps_m=0.002),
    "braid": Style("tied", tail="braid", lumps_m=0.003), "braids": Style("tied", "hair_wavy", tail="braids", lumps_m=0.003),
    "dreads": Style("full", "hair_curly", 0.008, tail="dreads"), "pigtails": Style("tied", tail="pigtails", lumps_m=0.002),
    "baby": Style("baby", lumps_m=0.001), "curly bun": Style("tied", "hair_curly", 0.004, tail="bun"),
}


def hair_shell(head: Head, name: str, detail: Detail, rng: np.random.Generator, *, thin: float = 1.0) -> Shell:
    """Hair of a style (`STYLES`); empty for "bald". thin : factor of thickness (less under hats)."""
    shell = Shell(head.figure)
    if name == "bald":
        return shell
    style = STYLES[name]
    line = _Line(np.array(_LINES[style.line]), thin, (0.0, 0.001, 0.006)[detail.level])  # coarse hair must still cover a coarse head
    under_hat = thin < 1  # little of it shows
    azimuth = _even_but_denser_sides({0: 28 if under_hat else 36, 1: 14, 2: 7}[detail.level])
    low, thick = line.at(azimuth)
    ragged = 0.0035 + (0.014 if style.hangs else 0.0) * (low < 0.08)
    low = low + (detail.level == 0) * rng.uniform(-1, 1, len(azimuth)) * ragged
    phases = rng.uniform(0, 2 * np.pi, 3)
    _cap(shell, head, azimuth, low, thick, {0: 9 if under_hat else 13, 1: 5, 2: 3}[detail.level], style,
         style.lumps_m * thin * (detail.level == 0), phases)
    if style.locks and thin > 0.5 and detail.level == 0:
        _locks(shell, head, line, style, 0.6 if under_hat else 1.0, rng)
    if style.tail and thin > 0.6 and detail.level < 2:
        _tail(shell, head, style, detail)
    return shell


class _Line:
    """A style's lower edge and thickness by azimuth."""

    def __init__(self, table: Floats, thin: float, more_m: float) -> None:
        self._table, self._thin, self._more_m = table, thin, more_m

    def at(self, azimuth: Floats) -> tuple[Floats, Floats]:
        """Height of the edge above the chin and thickness (m), (N,) each."""
        degrees = np.degrees(np.abs((azimuth + np.pi) % (2 * np.pi) - np.pi))
        low, thick = (np.interp(degrees, self._table[:, 0], self._table[:, c]) for c in (1, 2))
        return low, self._thin * thick + self._more_m


def _hung(head: Head, azimuth: Floats, height: Floats, off: Floats, style: Style) -> Floats:
    """(N, 3) points of hair; what hangs falls from the ears straight down, behind along the neck and then on the back, before the ears
    on shoulders and chest."""
    section = np.maximum(height, 0.095) if style.hangs else height
    p = head.surface(azimuth, section, off, features=False)
    p[:, 2] += (height - section) * head.h
    if style.hangs:
        below = np.clip(0.06 - height, 0, 0.26)
        back = np.clip(-(np.cos(azimuth) + 0.1) / 0.2, 0, 1)
        p[:, 0] += (0.030 * np.clip(below / 0.06, 0, 1) - 0.80 * np.clip(below - 0.06, 0, 0.2)) * back * head.h
        p[:, 0] += (0.75 * np.clip(below - 0.10, 0, 0.2) - 0.10 * np.minimum(below, 0.10)) * (1 - back) * head.h
        p[:, 1] *= 1 + 0.9 * np.clip(below - 0.03, 0, 0.12)
    return p


def _cap(shell: Shell, head: Head, azimuth: Floats, low: Floats, thick: Floats, rows: int, style: Style, lumps: float,
         phases: Floats) -> None:
    """The cover from its lower edge to the crown: a rim that turns in, then locks. Over the face it grows thicker gradually."""
    out = []
    top = 0.2235 if rows > 8 else 0.2205
    parting = np.exp(-(((azimuth + np.pi) % (2 * np.pi) - np.pi - style.sweep) / 0.14) ** 2)
    front = np.clip((np.cos(azimuth) - 0.35) / 0.3, 0, 1) * (rows > 8) * (low > 0.12)
    for u in (-0.12, *np.linspace(0, 1, rows)):
        v = max(u, 0.0)
        v = 1 - (1 - v) ** 1.5  # closer together at the crown
        height = low + (top - low) * v
        rise = np.clip(v / (0.14 + 0.40 * front + 0.25 * (1 - front) * (thick < 0.011) * (rows > 8)), 0, 1) ** 0.6
        off = thick * rise * (1 - 0.10 * v) if u >= 0 else np.full_like(thick, -0.002)
        if style.hangs and u >= 0:  # parted, and lying close to the head along the parting
            off = off - 0.45 * thick * parting * np.clip(2.5 * v - 0.5, 0, 1) * (1 - v)
        if style.sweep and u >= 0:  # swept from a parting on the left over to the right, higher in front
            off = off + (0.007 * np.cos(azimuth - 0.1) ** 2 * (np.cos(azimuth) > 0) * v * (1 - v) * 4 - 0.004 * parting
                         * np.clip(3 * v - 1.2, 0, 1) * (style.sweep > 0.1)) * (
                thick > 0.008)
        off = off + lumps * np.clip(v * 4, 0.2, 1) * (1 - 0.7 * v**4) * (
            np.sin(6 * azimuth + phases[0] + 5 * v) + 0.7 * np.sin(11 * azimuth + phases[1] - 4 * v)
            + 0.5 * np.sin(17 * azimuth + phases[2] + 9 * v)) * 0.55  # fmt: skip
        p = _hung(head, azimuth, height, off, style)
        if style.hangs and u < 0:
            p[:, :2] = p[:, :2] * 0.9 + 0.1 * p[:, :2].mean(axis=0)
        out.append(p)
    crown = out[-1].mean(axis=0) + np.array([0, 0, (0.0045 + 0.1 * float(thick.mean())) * head.h])
    grid = np.stack([*out, np.broadcast_to(crown, out[0].shape)])
    ao = np.interp(np.arange(len(grid)), [0, 1, 3, len(grid)], [0.35, 0.7, 1.0, 1.0])[:, None] * np.ones(len(azimuth))
    if rows > 8 and (style.hangs or style.sweep > 0.1) and style.line != "fringe":
        ao = ao * (1 - 0.55 * parting * np.clip(np.linspace(-1.0, 2.5, len(grid)), 0, 1)[:, None])
    if rows > 8 and lumps:  # between locks it is darker
        ao = ao * (0.86 + 0.14 * np.sin(11 * azimuth + phases[1]) * np.sin(17 * azimuth + phases[2]))
    shell.grid(grid, "head", ao=ao)


def _locks(shell: Shell, head: Head, line: _Line, style: Style, share: float, rng: np.random.Generator) -> None:
    """Locks that lie on the cap and end in points of their own below its edge."""
    count, first, last, long_m, wide_m = _LOCKS[style.locks]
    count = round(share * count)
    t = np.array([0.0, 0.2, 0.45, 0.7, 0.88, 1.0])
    for i in range(count):
        start = np.radians(first + (last - first) * (i + 0.5) / count) + rng.uniform(-0.06, 0.06)
        wide, more = wide_m * rng.uniform(0.75, 1.3), long_m * rng.uniform(0.1, 1.0)
        azimuth = start + rng.uniform(-0.12, 0.12) * t**2 + 0.05 * style.lumps_m / 0.01 * np.sin(7 * t + rng.uniform(0, 6))
        low, thick = line.at(azimuth)
        begin = rng.uniform(0.150, 0.205) if low.min() < 0.12 else min(low.max() + rng.uniform(0.028, 0.05), 0.204)
        height = begin + (low - more - begin) * t
        off = thick * np.interp(t, [0, 0.8, 1], [0.9, 0.9, 0.5]) + np.interp(t, [0, 0.2, 0.8, 1], [-0.004, 0.003, 0.003, -0.001])
        p = _hung(head, azimuth, height, off, style)
        aside = _hung(head, azimuth + 0.02, height, off, style) - p
        aside /= np.linalg.norm(aside, axis=1, keepdims=True)
        outward = np.cross(aside, np.gradient(p, axis=0))
        outward *= -1 / np.linalg.norm(outward, axis=1, keepdims=True)
        w = (wide * np.interp(t, [0, 0.2, 0.7, 0.9, 1], [0.35, 0.9, 1.0, 0.55, 0.06]) * head.h)[:, None]
        rows = np.stack([p - aside * w, p + aside * w, p + outward * 0.30 * w], axis=1)
        tone = 0.72 + 0.28 * rng.uniform()
        shell.grid(rows[::-1], "head", ao=np.stack([np.array([0.7, 0.7, 1.0]) * tone] * len(t)))


def _tail(shell: Shell, head: Head, style: Style, detail: Detail) -> None:
    n = {0: 8, 1: 5, 2: 4}[detail.level]
    if style.tail in ("bun", "knot"):
        at = head.surface(np.array(np.pi), np.array(0.160 if style.tail == "bun" else 0.214), 0.020)
        _ball(shell, at, np.array([0.034, 0.042, 0.038]) * head.h * (1 if style.tail == "bun" else 0.85), detail)
        return
    count = 9 if detail.level == 0 else 4
    t = np.linspace(0, 1, count)
    if style.tail in ("ponytail", "high", "braid"):
        high = 0.205 if style.tail == "high" else 0.155
        long = {"ponytail": 0.20, "high": 0.27, "braid": 0.30}[style.tail]
        root = head.surface(np.array(np.pi), np.array(high), 0.008)
        out = 0.06 if style.tail == "high" else 0.035
        centers = root + np.stack([-out * np.sin(np.pi * np.minimum(t * 1.3, 1)) - 0.012, 0 * t, 0.015 * (1 - t) - long * t**1.25],
                                  -1) * head.h
        radius = np.interp(t, [0, 0.15, 0.6, 1.0], [0.012, 0.025, 0.023, 0.006]) * head.h
        if style.tail == "braid":
            radius = radius * 0.75 * (1 + 0.25 * np.sin(2 * np.pi * 4 * t))
        _strand(shell, centers, radius, n)
        return
    if style.tail in ("braids", "pigtails"):
        for sign in (1.0, -1.0):
            azimuth = np.array(sign * (2.2 if style.tail == "braids" else 1.9))
            root = head.surface(azimuth, np.array(0.075 if style.tail == "braids" else 0.165), 0.010)
            long = 0.26 if style.tail == "braids" else 0.15
            aside = 0.045 if style.tail == "pigtails" else 0.012
            centers = root + np.stack([0.03 * t, sign * aside * np.sin(np.pi * np.minimum(1.2 * t, 1)), -long * t**1.3], -1) * head.h
            radius = np.interp(t, [0, 0.2, 0.8, 1], [0.012, 0.021, 0.016, 0.006]) * head.h
            _strand(shell, centers, radius * (1 + 0.22 * np.sin(2 * np.pi * 4 * t) * (style.tail == "braids")), n)
        return
    for azimuth in np.linspace(1.15, 2 * np.pi - 1.15, 15 if detail.level == 0 else 7):  # dreads
        root = head.surface(np.array(azimuth), np.array(0.100), 0.012)
        down = 0.13 + 0.03 * float(np.sin(7 * azimuth))
        way = np.array([np.cos(azimuth), np.sin(azimuth), 0.0])
        q = np.linspace(0, 1, 4)
        centers = root + (np.outer(0.022 * np.sin(2.2 * q), way) + np.outer(-down * q, [0, 0, 1.0])) * head.h
        centers[:, 0] -= 0.02 * q * head.h
        _strand(shell, centers, np.array([0.012, 0.013, 0.011, 0.007]) * (head.h if detail.level == 0 else 1.8 * head.h), 5)


def _strand(shell: Shell, centers: Floats, radius: Floats, n: int) -> None:
    rows = tube_rows(centers[::-1], np.array([1.0, 0, 0]), np.array([0, 1.0, 0]), radius[::-1], radius[::-1] * 1.12, n)
    shell.grid(closed_end(rows, first=True), "head")


def beard_shell(head: Head, thick_m: float, detail: Detail, *, moustache_only: bool = False) -> Shell:
    """A beard over jaw, chin and upper lip, or the moustache alone."""
    shell = Shell(head.figure)
    if not moustache_only:
        azimuth = np.linspace(-1.38, 1.38, {0: 27, 1: 11, 2: 6}[detail.level])
        top = np.interp(np.abs(azimuth), [0, 0.16, 0.34, 0.6, 1.0, 1.38], [0.033, 0.034, 0.058, 0.060, 0.074, 0.104])
        u = np.linspace(0, 1, 7 if detail.level == 0 else 3)[:, None]
        height = -0.004 + (top + 0.004) * u
        rim = np.clip(np.minimum(1 - u, (1.38 - np.abs(azimuth)) / 0.25) / 0.30, 0, 1)
        long = 1 + 1.4 * np.exp(-((azimuth / 0.5) ** 2)) * (1 - u)
        shell.grid(head.surface(azimuth[None, :], height, -0.0010 + (thick_m * long + 0.0010) * rim), "head", closed=False)
    if detail.level == 0:
        t = np.linspace(-1, 1, 9)
        moustache = ((0.0530, 0.0006), (0.0565, 0.0035), (0.0620, 0.0032), (0.0655, 0.0003))
        rows = [head.patch(0.028 * t, h - 0.009 * np.abs(t) ** 1.6, off * (1 - 0.6 * t * t)) for h, off in moustache]
        shell.grid(np.stack(rows), "head", closed=False)
    return shell


def _ball(shell: Shell, center: Floats, radii: Floats, detail: Detail) -> None:
    n, m = (12, 8) if detail.level == 0 else (6, 4)
    angle = 2 * np.pi * np.arange(n) / n
    polar = np.linspace(-np.pi / 2, np.pi / 2, m)
    unit = np.stack([np.cos(polar)[:, None] * np.cos(angle), np.cos(polar)[:, None] * np.sin(angle),
                     np.broadcast_to(np.sin(polar)[:, None], (m, n))], axis=-1)
    shell.grid(center + unit * radii, "head")


def _even_but_denser_sides(count: int) -> Floats:
    """Azimuths with more columns beside the face, where hairlines are steep."""
    u = 2 * np.pi * np.arange(count) / count
    return np.asarray(u + 0.22 * np.sin(2 * u))
