"""Procedural clouds: a marched cumulus layer, thin cirrus above it, and the structure of an overcast ceiling.

The cumulus layer is a slab of air over the curved Earth whose density is fractal noise above a threshold that rises with
height: flat bases, rounded tops, smaller and denser towards the horizon by perspective alone. Lighting is single
scattering with a few damped octaves standing in for multiple scattering (Wrenninge, Kulla & Lundqvist, "Oz: The Great
and Volumetric", SIGGRAPH 2013 talks).
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy import fft, special

from simgen.weather.atmosphere import EARTH_RADIUS_M, henyey_greenstein

Image = NDArray[np.float32]
Layer = tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float64]]

NOISE_PX = 1024
TILE_M = 20_000.0  # one repeat of the noise
CIRRUS_M = 8500.0
CIRRUS_SCALE = 0.35
# Rows of the map by elevation (degrees) and the steps that a ray through the slab takes there.
BANDS = ((90.0, 48.0, 10), (48.0, 24.0, 16), (24.0, 10.0, 24), (10.0, 4.0, 32), (4.0, 0.0, 40))
# Wrenninge's octaves: weight, optical depth and asymmetry shrink by these from one order of scattering to the next.
OCTAVES = ((1.0, 1.0, 1.0), (0.55, 0.35, 0.5), (0.36, 0.10, 0.15))


@dataclass(frozen=True, eq=False)
class CloudLight:
    """What lights a cloud: direction and illuminance (klx) of the sun at its height, and the mean radiance (kcd/m^2) of the
    sky above and of the ground below. All (3,)."""

    sun_direction: NDArray[np.float64]
    sun_klx: NDArray[np.float64]
    above: NDArray[np.float64]
    below: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Dome:
    """The upper half of an equirectangular map. elevation : (h,) radians, falling. azimuth : (w,). cosine : (h, w) of the
    angle from the sun."""

    elevation: NDArray[np.float64]
    azimuth: NDArray[np.float64]
    cosine: Image


@dataclass(frozen=True, eq=False)
class Noise:
    """Two independent tileable fractal fields (NOISE_PX squared), normal with mean 0 and deviation 1: `broad` has cells of
    about 2 km, `fine` of about 500 m. `offset` : (2,) metres."""

    broad: Image
    fine: Image
    offset: NDArray[np.float64]


def make_noise(rng: np.random.Generator, cell_m: float) -> Noise:
    """Spectral synthesis: white noise filtered to a power law above the cell's frequency."""
    k = (fft.fftfreq(NOISE_PX) * NOISE_PX).astype(np.float32)  # cycles per tile
    radius = np.hypot(k[:, None], k[None, : NOISE_PX // 2 + 1])
    radius[0, 0] = 1.0
    white = rng.standard_normal((2, NOISE_PX, NOISE_PX // 2 + 1, 2), dtype=np.float32)
    fields = []
    for i, (cell, slope) in enumerate(((cell_m, 2.3), (cell_m / 5, 1.9))):
        k0 = np.float32(TILE_M / cell)
        gain = (radius / k0) ** 2 / (1 + (radius / k0) ** 2) ** np.float32(1 + slope / 2)
        spectrum = (white[i, ..., 0] + 1j * white[i, ..., 1]) * gain
        field = fft.irfft2(spectrum, s=(NOISE_PX, NOISE_PX)).astype(np.float32)
        fields.append((field - field.mean()) / field.std())
    return Noise(fields[0], fields[1], rng.uniform(0, TILE_M, 2))


def cumulus(dome: Dome, noise: Noise, light: CloudLight, *, fraction: float, base_m: float, depth_m: float) -> Layer:
    """March the layer. Returns its transmittance (h, w), its radiance (h, w, 3) kcd/m^2 and the distance (h,) in metres to
    its middle along each row. fraction : share of the layer's ground plan that is cloud, 0..1."""
    h, w = dome.cosine.shape
    clear, radiance = np.ones((h, w), np.float32), np.zeros((h, w, 3), np.float32)
    distance = _distance(dome.elevation, base_m + depth_m / 2)
    if fraction <= 0.005:
        return clear, radiance, distance
    threshold = float(special.ndtri(1 - min(fraction, 0.999)))
    degrees = np.degrees(dome.elevation)
    for top, bottom, steps in BANDS:
        rows = np.flatnonzero((degrees <= top) & (degrees > bottom))
        if len(rows):
            band = slice(rows[0], rows[-1] + 1)
            part = Dome(dome.elevation[band], dome.azimuth, dome.cosine[band])
            clear[band], radiance[band] = _march(part, noise, light, threshold, base_m, depth_m, steps)
    return clear, radiance, distance


def cirrus(dome: Dome, noise: Noise, light: CloudLight, *, amount: float, bearing: float) -> Layer:
    """A sheet of ice cloud drawn out along `bearing`: transmittance (h, w), radiance (h, w, 3) and distance (h,)."""
    distance = _distance(dome.elevation, CIRRUS_M)
    x, y = _plan(dome, distance)
    c, s = np.float32(np.cos(bearing)), np.float32(np.sin(bearing))
    along, across = (x * c + y * s) * np.float32(0.22), (y * c - x * s)
    n = _sample(noise.broad, along, across, CIRRUS_SCALE, noise.offset)
    n += 0.5 * _sample(noise.fine, along, across, CIRRUS_SCALE * 0.8, noise.offset)
    patches = _sample(noise.broad, x, y, 0.09, noise.offset)
    slant = np.minimum(1 / np.maximum(np.sin(dome.elevation), 0.08), 6.0).astype(np.float32)[:, None]
    tau = np.float32(0.35 * amount) * np.maximum(n * 0.5 + patches * 0.8 - np.float32(0.9 - 1.2 * amount), 0) * slant
    clear = np.exp(-tau)
    phase = 0.6 * henyey_greenstein(dome.cosine, 0.75) + np.float32(0.4 / (4 * np.pi))
    glow = phase[..., None] * (light.sun_klx * 1.3).astype(np.float32) + light.above.astype(np.float32)
    return clear, (1 - clear)[..., None] * glow, distance


def ceiling(dome: Dome, noise: Noise, base_m: float) -> Image:
    """Relative brightness (h, w), mean about 1, of a closed stratus deck: broad dark rolls with ragged finer ones."""
    distance = _distance(dome.elevation, base_m)
    x, y = _plan(dome, distance)
    n = 0.7 * _sample(noise.broad, x, y, 1.0, noise.offset) + 0.4 * _sample(noise.fine, x, y, 0.6, noise.offset)
    n += 0.6 * _sample(noise.broad, x, y, 0.3, noise.offset)
    fade = np.exp(-distance / 14_000.0).astype(np.float32)[:, None]
    out: Image = np.exp(np.float32(0.17) * n * fade)
    return out


def _march(
    dome: Dome, noise: Noise, light: CloudLight, threshold: float, base_m: float, depth_m: float, steps: int
) -> tuple[Image, Image]:
    h, w = dome.cosine.shape
    sun = light.sun_direction
    # The horizontal run towards the sun per metre of path, and the climb; a low sun is taken as 6 degrees high here.
    climb = max(float(sun[2]), 0.1)
    run_x, run_y = (float(v) for v in sun[:2] / max(float(np.hypot(sun[0], sun[1])), 1e-6) * np.sqrt(1 - climb**2))
    phases = [
        np.float32(a) * (0.75 * henyey_greenstein(dome.cosine, 0.82 * c) + 0.25 * henyey_greenstein(dome.cosine, -0.2 * c))
        for a, _, c in OCTAVES
    ]
    sun_klx, above, below = (np.asarray(v, np.float32) for v in (light.sun_klx, light.above, light.below))
    sigma = 0.045
    near, far = _distance(dome.elevation, base_m), _distance(dome.elevation, base_m + depth_m)
    length = ((far - near) / steps).astype(np.float32)[:, None]
    clear, sunlit, sky, ground = (np.zeros((h, w), np.float32) for _ in range(4))
    clear[:] = 1
    for i in range(steps):
        share = (i + 0.5) / steps
        x, y = _plan(dome, near + (far - near) * share)
        density = _density(noise, x, y, share, depth_m, threshold)
        if not density.any():
            continue
        towards = np.zeros_like(density)
        for reach, span in ((60.0, 120.0), (220.0, 200.0), (480.0, 320.0)):
            rise = share + reach * climb / depth_m
            if rise < 1:
                towards += span * _density(noise, x + reach * run_x, y + reach * run_y, rise, depth_m, threshold, coarse=True)
        tau = np.float32(sigma) * towards
        light_in = sum(p * np.exp(-np.float32(b) * tau) for p, (_, b, _) in zip(phases, OCTAVES, strict=True))
        kept = np.exp(-np.float32(sigma) * density * length)
        here = clear * (1 - kept)
        sunlit += here * light_in
        open_ = np.exp(-0.12 * tau)
        sky += here * open_ * np.float32(0.35 + 0.65 * share)
        ground += here * np.float32(0.6 * (1 - share) ** 2)
        clear *= kept
    radiance = sunlit[..., None] * sun_klx + sky[..., None] * above + ground[..., None] * below
    return clear, radiance


def _density(noise: Noise, x: Image, y: Image, share: float, depth_m: float, threshold: float, coarse: bool = False) -> Image:
    """Cloud density 0..1 at height `share` of the slab. The fine noise is sheared with height in two directions, which
    makes lumps rather than columns."""
    z = share * depth_m
    body = _sample(noise.broad, x, y, 1.0, noise.offset)
    body -= np.float32(threshold + 1.35 * share**1.6)
    if not coarse:
        lumps = np.abs(_sample(noise.fine, x + 0.9 * z, y + 0.4 * z, 1.0, noise.offset))
        lumps += np.abs(_sample(noise.fine, y - 0.7 * z, x + 0.8 * z, 2.3, noise.offset)) * np.float32(0.5)
        body += (lumps - np.float32(1.15)) * np.float32(0.28 + 0.3 * share)
    np.clip(body * np.float32(3.0 * min(share / 0.08, 1.0)), 0, 1, out=body)
    return body


def _distance(elevation: NDArray[np.float64], height_m: float) -> NDArray[np.float64]:
    """Distance in metres along rays at these elevations to a shell of air at a height."""
    s = np.sin(elevation)
    reach = np.sqrt((EARTH_RADIUS_M * s) ** 2 + 2 * EARTH_RADIUS_M * height_m + height_m**2)
    return np.asarray(reach - EARTH_RADIUS_M * s)


def _plan(dome: Dome, distance: NDArray[np.float64]) -> tuple[Image, Image]:
    """Ground plan x, y (h, w) in metres of the points at these distances (h,) along each row's rays."""
    run = (distance * np.cos(dome.elevation)).astype(np.float32)[:, None]
    return run * np.cos(dome.azimuth).astype(np.float32), run * np.sin(dome.azimuth).astype(np.float32)


def _sample(field: Image, x: Image, y: Image, scale: float, offset: NDArray[np.float64]) -> Image:
    """The tiling field at plan positions in metres; `scale` > 1 shrinks its cells."""
    k = np.float32(scale * NOISE_PX / TILE_M)
    u = x * k + np.float32(offset[0] * scale * NOISE_PX / TILE_M)
    v = y * k + np.float32(offset[1] * scale * NOISE_PX / TILE_M)
    # remap's own wrapping is slow for far coordinates.
    u -= np.floor(u / NOISE_PX) * np.float32(NOISE_PX)
    v -= np.floor(v / NOISE_PX) * np.float32(NOISE_PX)
    return np.asarray(cv2.remap(field, u, v, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP), np.float32)
