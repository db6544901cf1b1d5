"""The camera: from linear scene radiance to the 8-bit picture that a driving camera would deliver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from simgen.sensors.augment import augment as apply_augment

MIDDLE_GREY = 0.18  # about which the tone curve turns, relative to display white (ISO 2721: an 18 % reflector)
# What the metered street becomes: half a stop below middle grey, so that little of the street burns out. Published driving
# pictures (KITTI, CamVid, nuScenes) have median 8-bit values of 50 to 120.
METERED = 0.13
# What is brighter than this after exposure burns out anyway and counts for no more in metering, so that a bright sky above a shaded
# street does not darken it.
METERED_CEILING = 2.0
SKY_HALF_WEIGHT = 0.35  # of the picture's upper half in metering; the lower, road and the foot of the walls, has 1
# Contrast that every camera adds about middle grey: the system gamma of prints and displays is 1.1 to 1.5 (Hunt, The
# Reproduction of Colour, 6th ed., ch. 6).
SYSTEM_GAMMA = 1.15
# The curve of Narkowicz, "ACES Filmic Tone Mapping Curve" (2016): x(ax+b) / (x(cx+d)+e), a fit of the ACES reference rendering.
FILMIC = (2.51, 0.03, 2.43, 0.59, 0.14)
# Display whites at which the picture burns out: 3.8 stops above middle grey (ISO 12232 asks for 3, raw converters give 3.5 to 4).
BURNT_OUT = 2.5
# Regional contrast: areas darker than the metered street are raised by a share of their distance in stops, as the adaptive tone control
# of newer cameras' image processors does, by so much at most; older cameras and those for measuring leave them dark.
SHADE_LIFT_STOPS = 2.0
SHADE_REACH = 0.15  # radius of such an area, as a share of the picture's width
SHADE_EDGE_STOPS = 0.5  # brightness steps greater than this bound an area
FULL_WELL_ELECTRONS = 9000.0  # of a 3 um automotive pixel (e.g. Sony IMX390 data brief)
READ_NOISE_ELECTRONS = 4.0
REFERENCE_K = 6504.0  # D65: the white of linear Rec. 709
AUTOMATIC_BALANCE = 0.6
VEILING_GLARE = 0.03  # share of the light that lens and windscreen scatter over the picture (ISO 9358; 1 to 5 % is usual)
LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)  # Rec. 709
BRIGHTEST = 256.0  # display whites; beyond it the curve is flat anyway


def develop(
    radiance: NDArray[np.float32],
    *,
    exposure_ev: float,
    contrast: float,
    saturation: float,
    white_balance_k: float,
    noise: float,
    shade_lift: float,
    rng: np.random.Generator,
    augment: Sequence[Mapping[str, Any]] = (),
) -> NDArray[np.uint8]:
    """Turn linear radiance (H, W, 3) float32 (any unit) into an sRGB picture (H, W, 3) uint8.

    The steps are a camera's: automatic exposure plus `exposure_ev` stops, white balance and saturation, veiling glare, sensor noise,
    shaded areas raised, a filmic tone curve with `contrast` as its slope about middle grey, the sRGB transfer function, 8 bits, then the
    `augment` transforms (see `simgen.sensors.augment`). white_balance_k : colour temperature of the light that is made
    white; 6500 leaves colours alone, less cools the picture; most of the cast that then remains is taken out as well, as
    cameras do. noise : 0 none, 1 that of a camera at high gain by night. shade_lift : 0..1, share of their distance to the metered
    street, in stops, by which darker areas are raised.
    """
    scaled = metered_exposure(radiance) * 2.0**exposure_ev
    balance = _white_balance(white_balance_k)
    balance = _automatic_white_balance(radiance, balance) @ balance
    matrix = (_saturation(saturation) @ balance * scaled).astype(np.float32)
    glare = matrix @ _mean_light(radiance, scaled) * np.float32(VEILING_GLARE)
    linear: NDArray[np.float32] = np.asarray(cv2.transform(radiance, np.column_stack([matrix, glare])), np.float32)
    if noise > 0:
        linear = _noisy(linear, noise, rng)
    picture = tone(_shade_raised(linear, shade_lift) if shade_lift > 0 else linear, contrast)
    return apply_augment(picture, augment, rng) if augment else picture


def metered_exposure(radiance: NDArray[np.float32]) -> float:
    """Factor that automatic exposure multiplies radiance (H, W, 3) with, so that 1 is display white before the tone curve.

    The log-average luminance (Reinhard et al., SIGGRAPH 2002) of the exposed picture is brought to `METERED`, the lower half (the road)
    weighted by 1 and the upper by `SKY_HALF_WEIGHT`. As a sensor's own counts do, luminance saturates: at `METERED_CEILING`, which makes
    the condition an equation in the exposure; its left side rises with the exposure, so that bisection solves it. The 97th percentile
    may not pass 16 times white, so that a low sun or a snow field pulls the exposure down.
    """
    small = np.ascontiguousarray(radiance[::4, ::4]) @ LUMINANCE
    if not small.size or not np.isfinite(small).any():
        return 1.0
    small = np.maximum(np.nan_to_num(small, nan=0.0, posinf=1e6, neginf=0.0), 1e-9)
    rows = np.linspace(0, 1, len(small), dtype=np.float32)[:, None]
    weight = np.broadcast_to(np.where(rows > 0.5, np.float32(1), np.float32(SKY_HALF_WEIGHT)), small.shape)
    # The darkest and brightest twentieth say little about the scene (holes, lamps, the sun).
    low, high, bright = np.percentile(small, [5, 95, 97])
    exposure = np.exp(_log_exposure(np.log(np.clip(small, low, high)), weight))
    return float(min(exposure, 16.0 / bright))


def _log_exposure(log_luminance: NDArray[np.float32], weight: NDArray[np.float32]) -> float:
    """x for which the weighted mean of min(log_luminance + x, log ceiling) is log METERED, to 1e-4."""
    target, ceiling = float(np.log(METERED)), float(np.log(METERED_CEILING))
    total = float(weight.sum())
    low, high = target - float(log_luminance.max()), ceiling - float(log_luminance.min())
    while high - low > 1e-4:
        middle = (low + high) / 2
        if float((np.minimum(log_luminance + np.float32(middle), np.float32(ceiling)) * weight).sum()) / total > target:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def _shade_raised(linear: NDArray[np.float32], lift: float) -> NDArray[np.float32]:
    """(H, W, 3) with areas darker than `METERED` brightened, their own contrast kept: base and detail as in Durand and Dorsey, SIGGRAPH
    2002, the base by the fast guided filter (He and Sun, arXiv 1505.00996) over a quarter of the rows and columns."""
    luminance = np.nan_to_num(np.asarray(cv2.transform(linear, LUMINANCE[None]), np.float32), copy=False, posinf=1e6)
    stops = np.asarray(cv2.log(np.maximum(luminance, np.float32(2.0**-10))), np.float32) * np.float32(1 / np.log(2))
    height, width = stops.shape
    small = cv2.resize(stops, (max(width // 4, 1), max(height // 4, 1)), interpolation=cv2.INTER_AREA)
    window = (2 * max(round(SHADE_REACH * small.shape[1]), 1) + 1,) * 2
    mean = cv2.blur(small, window)
    spread = np.maximum(cv2.blur(small * small, window) - mean * mean, 0)
    slope = np.asarray(spread / (spread + np.float32(SHADE_EDGE_STOPS**2)), np.float32)
    slope, offset = (
        np.asarray(cv2.resize(cv2.blur(a, window), (width, height)), np.float32) for a in (slope, mean - slope * mean)
    )
    gain = np.float32(lift) * (np.float32(np.log2(METERED)) - slope * stops - offset)
    factor = cv2.exp(np.clip(gain, np.float32(0), np.float32(SHADE_LIFT_STOPS)) * np.float32(np.log(2)))
    return np.asarray(linear * factor[..., None], np.float32)


def _mean_light(radiance: NDArray[np.float32], scaled: float) -> NDArray[np.float32]:
    """(3,) mean radiance of the picture, what is brighter than display white counted as white."""
    small = np.nan_to_num(radiance[::8, ::8].reshape(-1, 3), nan=0.0, posinf=1e6, neginf=0.0)
    if not len(small):
        return np.zeros(3, np.float32)
    return np.asarray(np.clip(small, 0.0, 1.0 / scaled).mean(axis=0), np.float32)


def tone(linear: NDArray[np.float32], contrast: float) -> NDArray[np.uint8]:
    """Filmic curve, contrast and sRGB encoding through one table over the upper 16 bits of float32: 1/128 of a stop
    apart, finer than 8 bits can show."""
    bits = linear.view(np.uint32) >> np.uint32(16)
    return _tone_table(round(float(contrast), 4))[bits]


@lru_cache(maxsize=16)
def _tone_table(contrast: float) -> NDArray[np.uint8]:
    index = np.arange(1 << 16, dtype=np.uint32)
    with np.errstate(invalid="ignore", over="ignore"):
        x = ((index << np.uint32(16)) | np.uint32(0x8000)).view(np.float32).astype(np.float64)
        x = np.where(np.isfinite(x), x, np.where(np.isnan(x), 0.0, np.where(x > 0, BRIGHTEST, 0.0)))
        x = np.clip(x, 0.0, BRIGHTEST)
        x = MIDDLE_GREY * (x / MIDDLE_GREY) ** (contrast * SYSTEM_GAMMA)
    y = np.clip(_filmic(_grey_in() * x) / _filmic(_grey_in() * BURNT_OUT), 0.0, 1.0)
    encoded = np.where(y <= 0.0031308, 12.92 * y, 1.055 * y ** (1 / 2.4) - 0.055)  # IEC 61966-2-1
    return np.round(encoded * 255).astype(np.uint8)


def _filmic(x: NDArray[np.float64] | float) -> NDArray[np.float64]:
    a, b, c, d, e = FILMIC
    return np.asarray(x * (a * x + b) / (x * (c * x + d) + e))


@lru_cache(maxsize=1)
def _grey_in() -> float:
    """Factor before the filmic curve, scaled to burn out at `BURNT_OUT`, that brings middle grey out as middle grey."""
    low, high = 0.1, 2.0
    for _ in range(50):
        middle = (low + high) / 2
        out = float(_filmic(middle * MIDDLE_GREY) / _filmic(middle * BURNT_OUT))
        low, high = (low, middle) if out > MIDDLE_GREY else (middle, high)
    return (low + high) / 2


def _noisy(linear: NDArray[np.float32], noise: float, rng: np.random.Generator) -> NDArray[np.float32]:
    """Shot and read noise: deviation sqrt(signal / gain + read^2), Foi et al., IEEE TIP 17(10), 2008. `noise` 1 is a
    gain of 24 dB, 0.25 one of 12 dB."""
    electrons = FULL_WELL_ELECTRONS / (16.0 * noise)
    shot, read = 1.0 / electrons, (READ_NOISE_ELECTRONS / electrons) ** 2
    deviation = np.clip(linear, np.float32(0), np.float32(1))
    deviation *= np.float32(shot)
    deviation += np.float32(read)
    np.sqrt(deviation, out=deviation)
    deviation *= _normal_field(linear.shape, rng)
    deviation += linear
    return deviation


def _normal_field(shape: tuple[int, ...], rng: np.random.Generator) -> NDArray[np.float32]:
    """Standard normal numbers: a drawn pool read from drawn places, one long run per row, which is many times quicker
    than drawing every one and shows no pattern."""
    height, run = shape[0], int(np.prod(shape[1:]))
    pool = rng.standard_normal(max(1 << 16, 2 * run), dtype=np.float32)
    starts = rng.integers(0, len(pool) - run, height)
    out = np.empty((height, run), np.float32)
    for row, start in enumerate(starts):
        out[row] = pool[start : start + run]
    return out.reshape(shape)


def _saturation(amount: float) -> NDArray[np.float64]:
    return amount * np.eye(3) + (1 - amount) * np.tile(LUMINANCE.astype(np.float64), (3, 1))


def _white_balance(kelvin: float) -> NDArray[np.float64]:
    """(3, 3) matrix that makes light of this colour temperature grey, relative to 6500 K, luminance kept."""
    gain = planck_rgb(REFERENCE_K) / planck_rgb(kelvin)
    return np.diag(gain / float(gain @ LUMINANCE))


def _automatic_white_balance(radiance: NDArray[np.float32], balance: NDArray[np.float64]) -> NDArray[np.float64]:
    """(3, 3) diagonal matrix that goes `AUTOMATIC_BALANCE` of the way to a grey mean (the grey-world assumption of Buchsbaum, J. Franklin
    Inst. 310, 1980) over the lower three quarters of the picture, each pixel counted by its chromaticity alone."""
    small = radiance[radiance.shape[0] // 4 :: 8, ::8].reshape(-1, 3).astype(np.float64) @ balance.T
    small = small[np.isfinite(small).all(axis=1) & (small.sum(axis=1) > 1e-9)]
    if not len(small):
        return np.eye(3)
    mean = np.maximum((small / small.sum(axis=1, keepdims=True)).mean(axis=0), 1e-3)
    gain = np.clip(mean.mean() / mean, 0.4, 2.5) ** AUTOMATIC_BALANCE
    return np.diag(gain / float(gain @ LUMINANCE))


def planck_rgb(kelvin: float) -> NDArray[np.float64]:
    """(3,) linear Rec. 709 colour, luminance 1, of a black body; chromaticity by the cubic fit of Kim et al., US patent
    7024034 (1667..25000 K)."""
    t = float(np.clip(kelvin, 1667, 25000))
    if t < 4000:
        x = -0.2661239e9 / t**3 - 0.2343589e6 / t**2 + 0.8776956e3 / t + 0.179910
    else:
        x = -3.0258469e9 / t**3 + 2.1070379e6 / t**2 + 0.2226347e3 / t + 0.240390
    if t < 2222:
        y = -1.1063814 * x**3 - 1.34811020 * x**2 + 2.18555832 * x - 0.20219683
    elif t < 4000:
        y = -0.9549476 * x**3 - 1.37418593 * x**2 + 2.09137015 * x - 0.16748867
    else:
        y = 3.0817580 * x**3 - 5.87338670 * x**2 + 3.75112997 * x - 0.37001483
    xyz = np.array([x / y, 1.0, (1 - x - y) / y])
    to_rgb = np.array([  # IEC 61966-2-1
        [3.2406255, -1.5372080, -0.4986286],
        [-0.9689307, 1.8757561, 0.0415175],
        [0.0557101, -0.2040211, 1.0569959],
    ])
    return np.maximum(to_rgb @ xyz, 1e-3)
