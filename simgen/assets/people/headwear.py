"""What sits on a head: caps, beanies, hats, hoods, scarves, turbans, helmets, glasses."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simgen.assets.people.figure import Floats
from simgen.assets.people.garments import Draped
from simgen.assets.people.head import EYE_ASIDE_M, EYE_M, Head
from simgen.assets.people.shell import Detail, Shell, tube_rows


def hat_shells(head: Head, kind: str, detail: Detail) -> dict[str, Shell]:
    """By material ("hat", "dark", "under", "top"). kind : "cap", "beanie", "bobble", "sun", "fedora", "flat", "hood", "fur hood", "hijab",
    "turban", "bicycle", "motorcycle", "open face", "hard hat", "police"."""
    if kind in ("bicycle", "motorcycle", "open face", "hard hat"):
        return helmet_shells(head, kind, detail)
    out = {name: Shell(head.figure) for name in ("hat", "dark", "under", "top", "fur")}
    if kind in ("cap", "beanie", "hood"):
        out["top" if kind == "hood" else "hat"] = cap_shell(head, kind, detail)
    elif kind == "bobble":
        out["hat"] = cap_shell(head, "beanie", detail)
        _ball(out["under"], head.surface(np.array(0.0), np.array(0.226), 0.030) * [0, 1, 1] + [head.x0, 0, 0], 0.030 * head.h, detail)
    elif kind == "fur hood":
        out["top"] = cap_shell(head, "hood", detail)
        _fur(out["fur"], head, detail)
    elif kind in ("sun", "fedora", "flat", "police"):
        _brimmed(out, head, kind, detail)
    elif kind == "hijab":
        _hijab(out["hat"], head, detail)
    else:
        _turban(out["hat"], head, detail)
    return out


def _count(detail: Detail) -> tuple[int, int]:
    """Columns and rows of a cover."""
    return ({0: 28, 1: 12, 2: 7}[detail.level], {0: 8, 1: 4, 2: 3}[detail.level])


def _fur(shell: Shell, head: Head, detail: Detail) -> None:
    """A roll of fur round the opening of a hood."""
    n = {0: 19, 1: 9, 2: 6}[detail.level]
    t = np.linspace(-1, 1, n)
    azimuth = 1.02 * np.sin(t * np.pi / 2)
    height = np.interp(np.abs(t), [0, 0.35, 0.6, 1.0], [0.205, 0.180, 0.09, -0.035])
    centers = head.surface(azimuth, np.maximum(height, 0.06), 0.030, features=False)
    centers[:, 2] += np.minimum(height - 0.06, 0) * head.h
    way = np.gradient(centers, axis=0)
    out = centers - np.array([head.x0, 0, head.chin_z + 0.1 * head.h])
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    side = np.cross(way, out)
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    rough = 1 + 0.22 * np.sin(np.arange(n) * 2.4)
    rows = tube_rows(centers, out, side, 0.024 * rough * head.h, 0.022 * rough * head.h, 7 if detail.level == 0 else 4)
    shell.grid(rows[:, ::-1], "head")


def _brimmed(out: dict[str, Shell], head: Head, kind: str, detail: Detail) -> None:
    """A crown with a brim all round, or a peak in front."""
    count, rows = _count(detail)
    azimuth = 2 * np.pi * np.arange(count) / count
    c = np.cos(azimuth)
    low = 0.158 - 0.018 * (1 - c) / 2
    tall = {"sun": 0.012, "fedora": 0.030, "flat": 0.022, "police": 0.010}[kind]
    profile = []
    for u in np.linspace(0, 1, rows):
        height = low + ((0.196 if kind == "flat" else 0.214) - low) * u
        off = {"police": 0.016 + 0.034 * np.exp(-(((u - 0.72) / 0.25) ** 2)), "flat": 0.015 + 0.014 * u * (1 - u) * 4}.get(kind, 0.016)
        p = head.surface(azimuth, np.minimum(height, 0.185), off, features=False)
        p[:, 2] = head.chin_z + (height + tall * u + (0.010 * c * u if kind in ("police", "flat") else 0)) * head.h
        if kind == "flat":
            p[:, :2] = head.x0 * np.array([1, 0]) + (p[:, :2] - [head.x0, 0]) * (1 - 0.30 * u**3)
        if kind in ("sun", "fedora"):
            p[:, :2] = head.x0 * np.array([1, 0]) + (p[:, :2] - [head.x0, 0]) * (1 - 0.16 * u**2)
        profile.append(p)
    top = profile[-1].mean(axis=0)
    middle = profile[-1] * 0.45 + top * 0.55 + [0, 0, 0.006 * head.h]
    out["hat"].grid(np.stack([*profile, middle, np.broadcast_to(top - np.array([0, 0, 0.004 * (kind == "fedora")]), middle.shape)]), "head")
    if kind in ("sun", "fedora"):
        wide = 0.085 if kind == "sun" else 0.055
        inner = profile[0]
        way = np.stack([np.cos(azimuth), np.sin(azimuth), 0 * azimuth], axis=-1)
        droop = -0.020 * (kind == "sun") + 0.006 * (kind == "fedora") * np.abs(np.sin(azimuth))
        outer = inner + way * wide * head.h + np.stack([0 * c, 0 * c, np.broadcast_to(droop, c.shape)], -1) * head.h
        thick = np.array([0, 0, 0.0035])
        out["hat"].grid(np.stack([inner - thick, outer - thick, outer + thick, inner + thick]), "head", ao=np.array([0.5, 0.8, 1, 0.9]))
        band = [p * [1, 1, 1] + way * 0.003 for p in profile[:2]]
        out["dark"].grid(np.stack(band), "head")
    else:
        side = np.linspace(-0.95, 0.95, 9 if detail.level == 0 else 5)
        inner = head.surface(side, np.full_like(side, 0.158), 0.014, features=False)
        far = 0.055 if kind == "police" else 0.042
        outer = inner + np.stack([far * np.cos(side) ** 0.5, 0 * side, -0.022 - 0.006 * np.abs(side)], axis=-1) * head.h
        outer[0], outer[-1] = inner[0], inner[-1]
        thick = np.array([0, 0, 0.003])
        out["dark" if kind == "police" else "hat"].grid(np.stack([inner - thick, outer - thick, outer + thick, inner + thick]), "head",
                                                        closed=False)
        if kind == "police":
            ring = [head.surface(azimuth, low + dh, 0.019, features=False) for dh in (0.001, 0.016)]
            out["under"].grid(np.stack(ring), "head")


def _hijab(shell: Shell, head: Head, detail: Detail) -> None:
    """A scarf close round the face, over neck and shoulders."""
    count, rows = _count(detail)
    azimuth = 2 * np.pi * np.arange(count) / count
    from_front = np.abs((azimuth + np.pi) % (2 * np.pi) - np.pi)
    degrees = np.degrees(from_front)
    # Round the face: the edge runs from the forehead down the cheeks to below the chin.
    low = np.interp(degrees, [0, 30, 48, 60, 72, 180], [0.176, 0.172, 0.140, 0.070, -0.01, -0.03])
    grid = []
    for u in np.linspace(0, 1, rows):
        height = low + (0.2205 - low) * u**0.85
        section = np.maximum(height, 0.07)
        p = head.surface(azimuth, section, 0.013 + 0.006 * np.clip(u / 0.2, 0, 1), features=False)
        p[:, 2] += (height - section) * head.h
        p[:, 0] += np.clip(0.06 - height, 0, 0.2) * 0.2 * (np.cos(azimuth) < 0) * head.h
        grid.append(p)
    top = grid[-1].mean(axis=0) + np.array([0, 0, 0.0065 * head.h])
    shell.grid(np.stack([*grid, np.broadcast_to(top, grid[0].shape)]), "head",
               ao=np.interp(np.arange(rows + 1), [0, 2], [0.6, 1.0]))


def scarf_shell(head: Head, draped: Draped, detail: Detail) -> Shell:
    """The cloth of a headscarf wound round the neck and spread over the chest."""
    shell = Shell(head.figure)
    theta = 2 * np.pi * np.arange(_count(detail)[0]) / _count(detail)[0]
    fold = 0.006 * np.sin(5 * theta) + 0.004 * np.sin(9 * theta + 1)
    low = 0.735 + 0.03 * (1 - np.cos(theta)) / 2 + 0.010 * np.sin(2 * theta + 0.7)
    rings = [draped.at(low + (0.846 - low) * u, theta, e + fold * f) for u, e,
             f in ((0.0, 0.010, 0.4), (0.06, 0.018, 0.8), (0.4, 0.020, 1.0),
             (0.75, 0.020, 1.0), (1.0, 0.024, 0.8))]
    under = np.interp(np.cos(theta), [-1, 0.3, 1], [0.050, 0.020, 0.010])
    wrap = head.surface(theta, np.full_like(theta, 0.055), 0.010 + fold * 0.5, features=False)
    wrap[:, 2] = head.chin_z + under * head.h
    wrap[:, 0] = np.minimum(wrap[:, 0], head.x0 + 0.085 * head.h)
    inner = wrap.mean(axis=0) + (wrap - wrap.mean(axis=0)) * 0.8
    shell.grid(np.stack([*rings, wrap, inner]), "trunk", ao=np.array([0.5, 0.9, 1, 1, 0.85, 0.75, 0.4]))
    return shell


def _turban(shell: Shell, head: Head, detail: Detail) -> None:
    """Cloth wound in slanting layers, pointed over the forehead."""
    count, rows = _count(detail)
    azimuth = 2 * np.pi * np.arange(count) / count
    c, s = np.cos(azimuth), np.sin(azimuth)
    low = 0.158 - 0.045 * (1 - c) / 2 + 0.010 * np.clip(c, 0, 1) ** 4
    grid = []
    for u in np.linspace(0, 1, 2 * rows if detail.level == 0 else rows):
        height = low + (0.216 - low) * u
        wound = 0.006 * np.abs(np.sin(np.pi * (4 * u + 0.6 * np.abs(s)))) * (detail.level == 0)
        p = head.surface(azimuth, height, 0.010 + 0.040 * np.sin(np.pi * np.clip(u, 0, 0.8) / 0.8) ** 0.7 * (1 - 0.3 * u) + wound,
                         features=False)
        grid.append(p)
    top = grid[-1].mean(axis=0) + np.array([0, 0, 0.012 * head.h])
    shell.grid(np.stack([*grid, np.broadcast_to(top, grid[0].shape)]), "head")


def glasses_shells(head: Head, sun: bool, detail: Detail) -> dict[str, Shell]:
    """Frames ("dark") and, of sunglasses, lenses ("lens")."""
    out = {"dark": Shell(head.figure), "lens": Shell(head.figure)}
    if detail.level == 2:
        return out
    n = 12 if detail.level == 0 else 6
    angle = 2 * np.pi * np.arange(n) / n
    c, s = np.cos(angle), np.sin(angle)
    c, s = np.sign(c) * np.abs(c) ** 0.7, np.sign(s) * np.abs(s) ** 0.75
    front = float(head.patch(np.array([0.0]), np.array([EYE_M + 0.004]), 0.0)[0, 0]) + 0.005 * head.h
    for sign in (1, -1):
        def ring(grow: float, out_m: float, sign: int = sign) -> Floats:
            y = sign * (EYE_ASIDE_M + 0.0005) + (0.0255 + grow) * c
            z = EYE_M - 0.003 + (0.0195 + grow) * s
            x = front + out_m * head.h - 0.9 * (np.abs(y) - 0.004) ** 2 * 4.5 * head.h
            return np.stack([x, y * head.h, head.chin_z + z * head.h], axis=-1)

        thin = 0.0016
        loop = np.stack([ring(-thin, -0.001), ring(thin, -0.001), ring(thin, 0.002), ring(-thin, 0.002), ring(-thin, -0.001)])
        out["dark"].grid(loop, "head")
        if sun:
            edge = ring(-0.001, 0.0008)
            out["lens"].grid(np.stack([edge, np.broadcast_to(edge.mean(axis=0) + np.array([0.001, 0, 0]), edge.shape)]), "head")
        # The temple to the ear.
        tip = ring(thin, 0.0)[0 if sign > 0 else n // 2]
        ear = head.surface(np.array(sign * (np.pi / 2 + 0.15)), np.array(0.122), 0.003)
        path = np.stack([ear, tip + np.array([-0.004, sign * 0.002, 0.006 * head.h])])
        rows = tube_rows(path, np.array([0, 1.0, 0]), np.array([0, 0, 1.0]), np.full(2, 0.0018), np.full(2, 0.0028), 4)
        out["dark"].grid(rows, "head")
    bridge = np.stack([np.array([front, y * head.h, head.chin_z + (EYE_M + 0.004) * head.h]) for y in (-0.009, 0.0, 0.009)])
    bridge[1] += [0.003, 0, 0.002]
    out["dark"].grid(tube_rows(bridge, np.array([0, 0, 1.0]), np.array([1.0, 0, 0]), np.full(3, 0.0017), np.full(3, 0.0015), 4), "head")
    return out


def cap_shell(head: Head, kind: str, detail: Detail) -> Shell:
    """A "cap" with a visor, a "beanie", or a "hood" drawn up."""
    shell = Shell(head.figure)
    count = {0: 24, 1: 12, 2: 7}[detail.level]
    azimuth = 2 * np.pi * np.arange(count) / count
    c = np.cos(azimuth)
    rows = {0: 7, 1: 4, 2: 3}[detail.level]
    if kind == "hood":
        degrees = np.degrees(np.abs((azimuth + np.pi) % (2 * np.pi) - np.pi))
        low = np.interp(degrees, [0, 36, 56, 70, 180], [0.200, 0.186, 0.100, -0.03, -0.045])
        _dome(shell, head, azimuth, low, lambda u: 0.026 + 0.010 * np.clip(u / 0.2, 0, 1), rows, straight=True)
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
    """A helmet by material: "hat" and "dark" (vents, rim, straps) or "lens" (visor)."""
    outer, dark, lens = Shell(head.figure), Shell(head.figure), Shell(head.figure)
    count = {0: 24, 1: 12, 2: 8}[detail.level]
    rows = {0: 8, 1: 5, 2: 3}[detail.level]
    azimuth = 2 * np.pi * np.arange(count) / count
    c = np.cos(azimuth)
    if kind == "motorcycle":
        low = np.interp(c, [-1, 0, 1], [0.018, -0.012, -0.022])
        chin = 0.012 * np.clip(c, 0, 1)
        _dome(outer, head, azimuth, low, lambda u: 0.037 - 0.030 * np.clip(1 - u / 0.45, 0, 1) ** 2 + chin * (1 - u) + 0.004 * u, rows + 3,
              straight=True)
        side = np.linspace(-1.25, 1.25, 15 if detail.level == 0 else 5)
        heights = np.linspace(0.074, 0.156, 5 if detail.level == 0 else 3)
        bulge = 0.040 + 0.011 * np.cos(side)
        lens.grid(np.stack([head.surface(side, np.full_like(side, h), bulge, features=False) for h in heights]), "head", closed=False)
        if detail.level == 0:  # rubber round the visor, and vents in chin and crown
            for h, wide in ((0.073, 1.28), (0.157, 1.28), (0.012, 0.30), (0.200, 0.35)):
                a = np.linspace(-wide, wide, 11)
                rim = [head.surface(a, np.full_like(a, h + dh), 0.042 + 0.011 * np.cos(a) - 0.002 * (h > 0.19), features=False)
                       for dh in (-0.003, 0.003)]
                dark.grid(np.stack(rim), "head", closed=False)
        return {"hat": outer, "dark": dark, "lens": lens}
    if kind == "open face":
        degrees = np.degrees(np.abs((azimuth + np.pi) % (2 * np.pi) - np.pi))
        low = np.interp(degrees, [0, 45, 62, 75, 180], [0.160, 0.150, 0.06, 0.02, 0.015])
        _dome(outer, head, azimuth, low, lambda u: 0.030 + 0.006 * u, rows + 1, straight=True)
        side = np.linspace(-1.1, 1.1, 11 if detail.level == 0 else 5)
        visor = [head.surface(side, np.full_like(side, h), 0.040 + 0.016 * np.cos(side), features=False) for h in (0.100, 0.13, 0.164)]
        lens.grid(np.stack(visor), "head", closed=False)
        _strap(dark, head)
        return {"hat": outer, "dark": dark, "lens": lens}
    if kind == "hard hat":
        low = 0.158 - 0.016 * (1 - c) / 2
        _dome(outer, head, azimuth, low, lambda u: 0.020 + 0.014 * u, rows)
        inner = head.surface(azimuth, low, 0.019, features=False)
        way = np.stack([np.cos(azimuth), np.sin(azimuth), 0 * azimuth], axis=-1)
        brim = inner + way * (0.010 + 0.034 * np.clip(c, 0, 1) ** 1.5)[:, None] * head.h - np.array([0, 0, 0.006]) * head.h
        thin = np.array([0, 0, 0.002])
        outer.grid(np.stack([inner - thin, brim - thin, brim + thin, inner + thin]), "head")
        if detail.level == 0:  # the ridge
            x = np.linspace(0.05, -0.06, 7)
            ridge = [_crown(head, x, y, 0.036 + dz) for y, dz in ((-0.014, 0.0), (-0.009, 0.005), (0.009, 0.005), (0.014, 0.0))]
            outer.grid(np.stack(ridge), "head", closed=False)
        return {"hat": outer, "dark": dark, "lens": lens}
    low = 0.158 - 0.030 * np.clip(-c, 0, 1) - 0.008 * (1 - np.abs(c))
    tail = 0.012 * np.clip(-c, 0, 1)
    _dome(outer, head, azimuth, low, lambda u: (0.026 + tail) * np.clip(0.75 + u, 0, 1) + 0.006 * u, rows)
    if detail.level < 2:
        # Vents: dark slots that run from front to back over the crown.
        for aside in (-0.046, -0.016, 0.016, 0.046):
            for x0, x1 in ((0.055, 0.015), (0.002, -0.042), (-0.055, -0.088)):
                _vent(dark, head, aside, x0, x1)
        _strap(dark, head)
    return {"hat": outer, "dark": dark, "lens": lens}


def _strap(dark: Shell, head: Head) -> None:
    """Chin strap on both cheeks."""
    for sign in (1, -1):
        a = np.array([sign * 1.35, sign * 1.25, sign * 1.0, sign * 0.4])
        h = np.array([0.150, 0.080, 0.022, 0.001])
        edge = head.surface(a, h, 0.005, features=False)
        strip = np.stack([edge - [0.007, 0, 0], edge + np.array([0.007, 0, 0.002])], axis=1)
        dark.grid((strip if sign < 0 else strip[:, ::-1])[::-1], "head", closed=False)


def _crown(head: Head, x: Floats, y: float, off_m: float) -> Floats:
    """(N, 3) points over the crown at x and y (m on the reference head)."""
    azimuth, reach = np.arctan2(y / 0.075, x / 0.095), np.hypot(y / 0.080, x / 0.100)
    return head.surface(azimuth, 0.155 + 0.071 * np.sqrt(np.clip(1 - reach**2, 0, 1)), off_m, features=False)


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


def _ball(shell: Shell, center: Floats, radius: float, detail: Detail) -> None:
    n, m = (10, 7) if detail.level == 0 else (6, 4)
    angle = 2 * np.pi * np.arange(n) / n
    polar = np.linspace(-np.pi / 2, np.pi / 2, m)
    unit = np.stack([np.cos(polar)[:, None] * np.cos(angle), np.cos(polar)[:, None] * np.sin(angle),
                     np.broadcast_to(np.sin(polar)[:, None], (m, n))], axis=-1)
    shell.grid(center + unit * radius, "head")
