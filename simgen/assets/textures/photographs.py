"""Photographs and drawings as they are printed large: heads and shoulders, streets, buildings, parks, plans. Pictures are
Pillow images of a given size in texels."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

RGB = tuple[int, int, int]
Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]
_SKINS = ((224, 182, 154), (198, 148, 116), (140, 96, 70), (88, 60, 46), (236, 200, 176))
_HAIR = ((32, 26, 24), (70, 46, 30), (120, 84, 50), (150, 146, 140), (176, 134, 80))
_CLOTHES = ((40, 44, 58), (206, 208, 210), (112, 44, 44), (230, 130, 30), (70, 92, 76), (96, 110, 134), (28, 28, 30))


def photograph(rng: np.random.Generator, wide: int, high: int) -> Image.Image:
    """One of the kinds that suit the format; a third are old and brown, or grey."""
    kinds: tuple[Callable[[np.random.Generator, int, int], Image.Image], ...] = (
        (portrait, portrait, house, park, figure) if wide < 0.8 * high else (portrait, street, street, house, park)
    )
    image = kinds[int(rng.integers(len(kinds)))](rng, wide, high)
    return finished(image, rng, old=bool(rng.uniform() < 0.3))


def finished(image: Image.Image, rng: np.random.Generator, *, old: bool = False) -> Image.Image:
    """Fall-off towards the corners, grain, the colour of the print."""
    a = np.asarray(image, np.float64)
    high, wide = a.shape[:2]
    y, x = np.linspace(-1, 1, high)[:, None], np.linspace(-1, 1, wide)[None, :]
    a = a * (1.05 - 0.12 * (x * x + y * y))[..., None] + rng.normal(0, 4.0, (high, wide, 1))
    grey = a.mean(axis=2, keepdims=True)
    if old:
        a = grey * np.array((1.06, 0.97, 0.82)) if rng.uniform() < 0.6 else grey * np.ones(3)
    else:
        a = grey + (a - grey) * float(rng.uniform(0.7, 1.1))
    return Image.fromarray(np.clip((a - 110) * float(rng.uniform(0.95, 1.2)) + 112, 0, 255).astype(np.uint8))


def portrait(rng: np.random.Generator, wide: int, high: int) -> Image.Image:
    """One head and shoulders, or two people side by side, before a ground out of focus; light from one side."""
    image = _blurred_ground(rng, wide, high)
    count = 1 if wide < 1.1 * high else int(rng.integers(1, 4))
    size = min(high * float(rng.uniform(0.4, 0.55)), 1.1 * wide / count)
    for k in range(count):
        x = wide * (k + 0.5) / count + float(rng.uniform(-0.06, 0.06)) * wide
        _bust(image, rng, x, high * float(rng.uniform(0.4, 0.5)), size * float(rng.uniform(0.9, 1.05)))
    return image


def figure(rng: np.random.Generator, wide: int, high: int) -> Image.Image:
    """A statue or carving before a wall: pale stone, deep shade on one side."""
    tone = int(rng.integers(46, 110))
    image = _graded(wide, high, (tone, tone - 4, tone - 12), (tone // 2, tone // 2, tone // 2))
    d = ImageDraw.Draw(image)
    for y in range(0, high, max(high // 9, 2)):
        d.line([(0, y), (wide, y)], fill=(tone - 14, tone - 16, tone - 20), width=2)
    stone = np.array((206, 196, 176)) - int(rng.integers(0, 40))
    cx, top, tall = wide * float(rng.uniform(0.42, 0.58)), high * 0.1, high * 0.84
    body = np.array([(-0.05, 0.17), (-0.15, 0.22), (-0.2, 0.45), (-0.13, 0.52), (-0.2, 0.97), (0.2, 0.97), (0.12, 0.55), (0.2, 0.42),
                     (0.14, 0.22), (0.05, 0.17)])  # fmt: skip
    at = body * tall + (cx, top)
    d.polygon([tuple(p) for p in at], fill=_rgb(stone))
    d.polygon([tuple(p) for p in at[5:]] + [(cx + 0.02 * tall, top + 0.6 * tall)], fill=_rgb(stone * 0.55))
    for f in rng.uniform(-0.12, 0.1, 7):  # folds
        d.line([(cx + f * tall, top + 0.5 * tall), (cx + 1.4 * f * tall, top + 0.96 * tall)], fill=_rgb(stone * 0.62), width=3)
    d.ellipse(_round(cx, top + 0.1 * tall, 0.055 * tall, 0.08 * tall), fill=_rgb(stone))
    d.chord(_round(cx, top + 0.1 * tall, 0.055 * tall, 0.08 * tall), -70, 110, fill=_rgb(stone * 0.6))
    return image


def house(rng: np.random.Generator, wide: int, high: int) -> Image.Image:
    """One building seen across a corner: a front in the light and one in shade, rows of windows, sky, trees, people."""
    image = sky(rng, wide, high)
    d = ImageDraw.Draw(image)
    foot = 0.84 * high
    x0, corner, x1 = (wide * float(rng.uniform(*span)) for span in ((0.0, 0.15), (0.5, 0.7), (0.85, 1.05)))
    _building(d, rng, x0, corner, x1, foot, high * float(rng.uniform(0.12, 0.3)))
    _forecourt(d, rng, wide, high, foot)
    return image


def street(rng: np.random.Generator, wide: int, high: int) -> Image.Image:
    """A street that is to be: fronts run towards the middle on both sides, trees, people walking on pale paving."""
    image = sky(rng, wide, high)
    d = ImageDraw.Draw(image)
    vx, vy = wide * float(rng.uniform(0.4, 0.62)), high * 0.68
    d.polygon([(0, high), (wide, high), (vx, vy), (vx - 1, vy)], fill=(176, 172, 164))
    for side in (0.0, float(wide)):
        t = 0.0
        while t < 0.8:  # share of the way to the vanishing point
            t1 = min(t + float(rng.uniform(0.15, 0.35)), 0.86)
            top, face = float(rng.uniform(-0.45, 0.15)) * high, _tone(rng)
            x = side + (vx - side) * np.array([t, t1])
            y0, y1 = top + (vy - top) * np.array([t, t1]), high * 1.02 + (vy - high * 1.02) * np.array([t, t1])
            dim = 0.75 if side else 1.0
            _front(d, x, y0, y1, _rgb(np.array(face) * dim), int(rng.integers(4, 8)), max(3, round((t1 - t) * 22)))
            t = t1
    for at in sorted(rng.uniform(0.1, 0.75, int(rng.integers(2, 6)))):
        tree(d, rng, vx + (1 - at) * wide * float(rng.choice([-0.3, 0.34])), vy + (1 - at) * 0.22 * high, (1 - at) * 0.7 * high)
    _people(d, rng, wide, high, vy)
    return image


def park(rng: np.random.Generator, wide: int, high: int) -> Image.Image:
    """Lawn, a path, trees and people below the sky, houses far off."""
    image = sky(rng, wide, high)
    d = ImageDraw.Draw(image)
    line = 0.6 * high
    for _ in range(7):
        x, tall = float(rng.uniform(0, wide)), high * float(rng.uniform(0.08, 0.3))
        d.rectangle((x, line - tall, x + high * 0.16, line), fill=_tone(rng))
    d.rectangle((0, line, wide, high), fill=(104, 138, 70))
    d.polygon([(0.3 * wide, high), (0.75 * wide, high), (0.56 * wide, line), (0.53 * wide, line)], fill=(196, 188, 168))
    for at in sorted(rng.uniform(0.05, 0.8, 7)):
        tree(d, rng, float(rng.uniform(0, wide)), line + at * 0.3 * high, high * (0.2 + 0.5 * float(at)))
    _people(d, rng, wide, high, line)
    return image


def plan(rng: np.random.Generator, wide: int, high: int) -> Image.Image:
    """A map of the quarter: pale blocks between white streets, water, one block in a strong colour."""
    image = Image.new("RGB", (wide, high), (226, 222, 212))
    d = ImageDraw.Draw(image)
    angle = float(rng.uniform(-0.4, 0.4))
    c, s, step = np.cos(angle), np.sin(angle), high / 7
    for i in range(-12, 13):
        for j in range(-12, 13):
            cell = (np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) * float(rng.uniform(0.7, 0.9)) + (i, j)) * step * (1.4, 1.0)
            at = cell @ np.array([[c, s], [-s, c]]) + (wide / 2, high / 2)
            color = (196, 208, 176) if rng.uniform() < 0.1 else (206, 200, 190)
            d.polygon([tuple(p) for p in at], fill=(206, 60, 44) if i == j == 0 else color)
    river = np.stack([np.linspace(0, wide, 20), high * (0.8 + 0.1 * np.sin(np.linspace(0, 5, 20) + angle * 9))], axis=1)
    d.line([tuple(p) for p in river], fill=(150, 186, 210), width=max(high // 12, 2), joint="curve")
    return image


def sky(rng: np.random.Generator, wide: int, high: int) -> Image.Image:
    """Blue above, pale at the horizon, some clouds."""
    top = np.array(rng.uniform((112, 156, 202), (184, 206, 228)))
    image = np.asarray(_graded(wide, high, _rgb(top), (232, 234, 232)), np.float32)
    cloud = cv2.resize(rng.normal(0, 1, (6, 9)).astype(np.float32), (wide, high), interpolation=cv2.INTER_CUBIC)
    return Image.fromarray(np.clip(image + 26 * np.clip(cloud - 0.3, 0, 2)[..., None], 0, 255).astype(np.uint8))


def tree(d: ImageDraw.ImageDraw, rng: np.random.Generator, x: float, foot: float, tall: float) -> None:
    """A trunk and a crown of many tufts, lighter above."""
    d.line([(x, foot), (x, foot - 0.55 * tall)], fill=(78, 64, 52), width=max(int(0.03 * tall), 1))
    green = np.array(((86, 118, 56), (110, 132, 62), (64, 96, 58), (150, 128, 60))[int(rng.integers(4))])
    for _ in range(60):
        a, r = float(rng.uniform(0, 2 * np.pi)), float(np.sqrt(rng.uniform()))
        dx, dy, size = 0.24 * tall * r * np.cos(a), 0.3 * tall * r * np.sin(a), tall * float(rng.uniform(0.03, 0.07))
        shade = 0.95 - 0.9 * dy / tall + float(rng.uniform(-0.16, 0.16))
        d.ellipse(_round(x + dx, foot - 0.68 * tall + dy, size, size), fill=_rgb(green * shade))


def walker(d: ImageDraw.ImageDraw, rng: np.random.Generator, x: float, foot: float, tall: float) -> None:
    """Somebody in mid-stride."""
    coat, legs, skin = (c[int(rng.integers(len(c)))] for c in (_CLOTHES, _CLOTHES, _SKINS))
    step, w = float(rng.uniform(0.04, 0.13)) * tall, 0.075 * tall
    for way in (-1, 1):
        d.line([(x, foot - 0.5 * tall), (x + way * step, foot)], fill=_rgb(np.array(legs) * 0.6), width=max(int(0.07 * tall), 1))
        d.line([(x + way * w, foot - 0.8 * tall), (x - way * 0.6 * step + way * w, foot - 0.45 * tall)], fill=coat,
               width=max(int(0.05 * tall), 1))
    top, hem = foot - 0.83 * tall, foot - 0.44 * tall
    d.polygon([(x - w, top), (x + w, top), (x + 0.9 * w, hem), (x - 0.9 * w, hem)], fill=coat)
    d.ellipse(_round(x, foot - 0.92 * tall, 0.05 * tall, 0.07 * tall), fill=skin)


def _bust(image: Image.Image, rng: np.random.Generator, x: float, y: float, size: float) -> None:
    """Head, hair, neck and shoulders of a person whose face is at (x, y) and `size` high."""
    d = ImageDraw.Draw(image)
    skin, coat, hair = (np.array(c[int(rng.integers(len(c)))]) for c in (_SKINS, _CLOTHES, _HAIR))
    w, h = 0.34 * size, 0.46 * size
    long_hair, helmet = rng.uniform() < 0.4, rng.uniform() < 0.2
    if long_hair and not helmet:
        d.ellipse(_round(x, y + 0.1 * h, 1.28 * w, 1.35 * h), fill=_rgb(hair))
        d.rectangle((x - 1.25 * w, y, x + 1.25 * w, y + 1.35 * h), fill=_rgb(hair))
    t = np.linspace(0, 1, 12)
    reach = 2.9 * w * np.sqrt(t)
    drop = y + 1.18 * h + 1.9 * h * t**2.2
    body = [(x - 0.5 * w, y + 1.15 * h), *zip(x + reach, drop, strict=True)]
    body += [(x + 3.0 * w, y + 9 * h), (x - 3.0 * w, y + 9 * h), *zip((x - reach)[::-1], drop[::-1], strict=True)]
    d.polygon([(float(a), float(b)) for a, b in body], fill=_rgb(coat))
    d.polygon([(x + 0.4 * w, y + 1.2 * h), *[(float(a), float(b)) for a, b in zip(x + reach, drop, strict=True)], (x + 3 * w, y + 9 * h),
               (x + 0.9 * w, y + 9 * h)], fill=_rgb(coat * 0.7))
    neck = ((-0.5, 0.5), (0.5, 0.5), (0.58, 1.25), (0.0, 1.6), (-0.58, 1.25))
    d.polygon([(x + a * w, y + b * h) for a, b in neck], fill=_rgb(skin * 0.72))
    d.ellipse(_round(x, y, w, h), fill=_rgb(skin))
    d.chord(_round(x, y, w, h), -75, 90, fill=_rgb(skin * 0.84))
    for way in (-1, 1):
        eye = x + way * 0.4 * w
        d.ellipse(_round(eye, y - 0.08 * h, 0.2 * w, 0.06 * h), fill=_rgb(0.45 * skin + (96, 96, 94)))
        d.ellipse(_round(eye, y - 0.08 * h, 0.09 * w, 0.065 * h), fill=(44, 34, 30))
        d.line([(eye - 0.24 * w, y - 0.2 * h), (eye + 0.24 * w, y - 0.22 * h)], fill=_rgb(hair * 0.7), width=max(int(0.06 * h), 1))
        d.ellipse(_round(x + way * 1.0 * w, y + 0.02 * h, 0.12 * w, 0.18 * h), fill=_rgb(skin * 0.8))
    d.polygon([(x, y - 0.1 * h), (x + 0.2 * w, y + 0.28 * h), (x - 0.08 * w, y + 0.3 * h)], fill=_rgb(skin * 0.76))
    smile = float(rng.uniform(0.2, 0.36)) * w
    mouth = 0.35 * skin + (120, 110, 104) if rng.uniform() < 0.4 else skin * (0.75, 0.5, 0.5)
    d.chord((x - smile, y + 0.42 * h, x + smile, y + 0.66 * h), 10, 170, fill=_rgb(mouth))
    if helmet:
        color = ((240, 240, 236), (236, 190, 30), (30, 84, 160))[int(rng.integers(3))]
        d.pieslice((x - 1.12 * w, y - 1.3 * h, x + 1.12 * w, y + 0.45 * h), 180, 360, fill=color)
        d.rectangle((x - 1.3 * w, y - 0.5 * h, x + 1.3 * w, y - 0.38 * h), fill=_rgb(np.array(color) * 0.85))
    else:
        d.chord((x - 1.08 * w, y - 1.16 * h, x + 1.08 * w, y + 0.55 * h), 188, 352, fill=_rgb(hair))
        d.chord((x - 0.9 * w, y - 1.12 * h, x + 0.2 * w, y - 0.2 * h), 190, 320, fill=_rgb(hair * 1.25))


def _blurred_ground(rng: np.random.Generator, wide: int, high: int) -> Image.Image:
    tone = rng.uniform(60, 190) * rng.uniform(0.85, 1.05, 3)
    image = _graded(wide, high, _rgb(tone * 1.15), _rgb(tone * 0.6))
    d = ImageDraw.Draw(image)
    for _ in range(12):
        x, y, r = float(rng.uniform(0, wide)), float(rng.uniform(0, high)), float(rng.uniform(0.04, 0.16)) * high
        d.rectangle((x, y, x + r, y + 3 * r), fill=_rgb(tone * float(rng.uniform(0.5, 1.5))))
    return Image.fromarray(cv2.GaussianBlur(np.asarray(image), (0, 0), high / 32))


def _building(d: ImageDraw.ImageDraw, rng: np.random.Generator, x0: float, corner: float, x1: float, foot: float, top: float) -> None:
    face, floors = np.array(_tone(rng)), int(rng.integers(3, 9))
    drop = (foot - top) * float(rng.uniform(0.1, 0.3))
    for x, y, dim in (((x0, corner), (top + drop, top), 1.0), ((corner, x1), (top, top + 1.4 * drop), 0.62)):
        _front(d, np.array(x), np.array(y), np.array([foot, foot]), _rgb(face * dim), floors, max(3, int((x[1] - x[0]) / (foot - top) * 9)))


def _front(d: ImageDraw.ImageDraw, x: Floats, top: Floats, foot: Floats, face: RGB, floors: int, bays: int) -> None:
    """A wall between two uprights (x, top and foot of each), with a grid of windows in its perspective."""
    d.polygon([(x[0], top[0]), (x[1], top[1]), (x[1], foot[1]), (x[0], foot[0])], fill=face)
    pane, lit = _rgb(np.array(face) * 0.42 + (4, 8, 14)), _rgb(np.array(face) * 0.4 + (90, 84, 60))
    for i in range(bays):
        s = (np.array([i + 0.22, i + 0.78])) / bays
        px, a, b = x[0] + (x[1] - x[0]) * s, top[0] + (top[1] - top[0]) * s, foot[0] + (foot[1] - foot[0]) * s
        for j in range(floors):
            t0, t1 = (j + 0.25) / floors, (j + (0.8 if j < floors - 1 else 0.97)) / floors
            quad = [(px[0], a[0] + t0 * (b[0] - a[0])), (px[1], a[1] + t0 * (b[1] - a[1])), (px[1], a[1] + t1 * (b[1] - a[1])),
                    (px[0], a[0] + t1 * (b[0] - a[0]))]
            d.polygon(quad, fill=lit if (7 * i + 3 * j) % 5 == 0 else pane)


def _forecourt(d: ImageDraw.ImageDraw, rng: np.random.Generator, wide: int, high: int, foot: float) -> None:
    d.rectangle((0, foot, wide, high), fill=(168, 164, 156))
    for _ in range(int(rng.integers(1, 5))):
        tree(d, rng, float(rng.uniform(0, wide)), foot + 0.03 * high, high * float(rng.uniform(0.3, 0.5)))
    _people(d, rng, wide, high, foot)


def _people(d: ImageDraw.ImageDraw, rng: np.random.Generator, wide: int, high: int, horizon: float) -> None:
    for y in sorted(rng.uniform(0.25, 1.0, int(rng.integers(3, 9)))):
        foot = horizon + float(y) * (0.98 * high - horizon)
        walker(d, rng, float(rng.uniform(0.04, 0.96)) * wide, foot, high * (0.1 + 0.14 * float(y)))


def _graded(wide: int, high: int, top: RGB, low: RGB) -> Image.Image:
    t = np.linspace(0, 1, high)[:, None, None]
    return Image.fromarray(np.broadcast_to(np.array(top) * (1 - t) + np.array(low) * t, (high, wide, 3)).astype(np.uint8))


def _tone(rng: np.random.Generator) -> RGB:
    tone = float(rng.integers(110, 226))
    return _rgb(np.array((tone, tone * rng.uniform(0.86, 1.0), tone * rng.uniform(0.72, 1.0))))


def _round(x: float, y: float, rx: float, ry: float) -> Box:
    return x - rx, y - ry, x + rx, y + ry


def _rgb(color: NDArray[np.floating] | NDArray[np.integer]) -> RGB:
    r, g, b = (int(np.clip(c, 0, 255)) for c in color)
    return r, g, b
