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

NOISE_PX = 512
TILE_M = 20_000.0  # one repeat of the noise
CIRRUS_M = 8500.0
CIRRUS_SCALE = 0.35
# Rows of the map by elevation (degrees) and the steps that a ray through the slab takes there.
BANDS = ((90.0, 48.0, 8), (48.0, 24.0, 12), (24.0, 10.0, 20), (10.0, 4.0, 28), (4.0, 0.0, 32))
EXTINCTION_PER_M = 0.045  # of cumulus humilis, 200..300 droplets of 6 um radius in a cm^3
LAYER_M = 150.0  # height over which the larger lumps change
SHARPNESS = 3.2  # density per deviation of the noise: how hard the edges are
MEAN_LUMP, MAX_LUMP = 1.15, 2.4
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
    for i, (cell, slope) in enumerate(((cell_m, 2.3), (cell_m / 5, 2.3))):
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
            # Columns crowd together towards the zenith, where every second one will do.
            skip = 2 if bottom > 30 else 1
            part = Dome(dome.elevation[band], dome.azimuth[::skip], dome.cosine[band, ::skip])
            through, glow = _march(part, noise, light, threshold, base_m, depth_m, steps)
            clear[band], radiance[band] = np.repeat(through, skip, axis=1), np.repeat(glow, skip, axis=1)
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
    """Transmittance (h, w) and radiance (h, w, 3) of the slab. Works on lists of pixels: those that still see through, of
    them those near a cloud, and of them those inside one."""
    h, w = dome.cosine.shape
    sun = light.sun_direction
    # The horizontal run towards the sun per metre of path, and the climb; a low sun is taken as 6 degrees high here.
    climb = max(float(sun[2]), 0.1)
    run_x, run_y = (float(v) for v in sun[:2] / max(float(np.hypot(sun[0], sun[1])), 1e-6) * np.sqrt(1 - climb**2))
    cosine = dome.cosine.ravel()
    near, far = _distance(dome.elevation, base_m), _distance(dome.elevation, base_m + depth_m)
    length = ((far - near) / steps).astype(np.float32)
    level = np.cos(dome.elevation)
    east, north = np.cos(dome.azimuth).astype(np.float32), np.sin(dome.azimuth).astype(np.float32)
    clear = np.ones(h * w, np.float32)
    glow = np.zeros((3, h * w), np.float32)  # sun, sky above, ground below
    open_ = np.arange(h * w)
    rows, columns = np.repeat(np.arange(h, dtype=np.int32), w), np.tile(np.arange(w, dtype=np.int32), h)
    for i in range(steps):
        share = (i + 0.5) / steps
        run = ((near + (far - near) * share) * level).astype(np.float32)
        row, column = rows[open_], columns[open_]
        x, y = run[row] * east[column], run[row] * north[column]
        body = _body(noise, x, y, share, threshold)
        close = np.flatnonzero(body > -_lumpiness(share) * (MAX_LUMP - MEAN_LUMP))
        if not len(close):
            continue
        pixel, x, y, row = open_[close], x[close], y[close], row[close]
        density = _density(noise, body[close], x, y, share, depth_m)
        inside = np.flatnonzero(density > 0.01)
        if not len(inside):
            continue
        pixel, x, y, row, density = pixel[inside], x[inside], y[inside], row[inside], density[inside]
        tau = np.zeros_like(density)
        for reach, span in ((70.0, 140.0), (250.0, 220.0), (560.0, 400.0)):
            rise = share + reach * climb / depth_m
            if rise < 1:
                ahead = _body(noise, x + np.float32(reach * run_x), y + np.float32(reach * run_y), rise, threshold)
                tau += np.float32(EXTINCTION_PER_M * span) * np.clip(ahead * np.float32(SHARPNESS), 0, 1)
        # Being deep inside the body is being in its own shade, too.
        tau += np.float32(EXTINCTION_PER_M * 25) * density
        angle = cosine[pixel]
        light_in = np.zeros_like(tau)
        for weight, thinner, rounder in OCTAVES:
            phase = 0.75 * henyey_greenstein(angle, 0.82 * rounder) + 0.25 * henyey_greenstein(angle, -0.2 * rounder)
            light_in += np.float32(weight) * phase * np.exp(np.float32(-thinner) * tau)
        kept = np.exp(np.float32(-EXTINCTION_PER_M) * density * length[row])
        here = clear[pixel] * (1 - kept)
        glow[0, pixel] += here * light_in
        glow[1, pixel] += here * np.exp(np.float32(-0.1) * tau) * np.float32(0.4 + 0.6 * share)
        glow[2, pixel] += here * np.float32(0.6 * (1 - share) ** 2)
        clear[pixel] *= kept
        open_ = open_[clear[open_] > 0.03]
        if not len(open_):
            break
    source = np.stack([light.sun_klx, light.above, light.below]).astype(np.float32)
    return clear.reshape(h, w), (glow.T @ source).reshape(h, w, 3)


def _body(noise: Noise, x: Image, y: Image, share: float, threshold: float) -> Image:
    """How far inside a cloud's smooth body, in deviations of the broad noise, points at height `share` of the slab are."""
    body = _sample(noise.broad, x, y, 1.0, noise.offset)
    body -= np.float32(threshold + 1.5 * share**1.4)
    return body


def _density(noise: Noise, body: Image, x: Image, y: Image, share: float, depth_m: float) -> Image:
    """Cloud density 0..1: the body with lumps of two sizes, about as tall as they are wide."""
    z = share * depth_m
    lumps = _layered(noise, x, y, z, 1.0, LAYER_M) + np.float32(0.4) * _layered(noise, x, y, z, 2.7, LAYER_M / 2)
    lumps = np.minimum(lumps, np.float32(MAX_LUMP))
    density = body + (lumps - np.float32(MEAN_LUMP)) * np.float32(_lumpiness(share))
    return np.clip(density * np.float32(SHARPNESS * min(share / 0.08, 1.0)), 0, 1)


def _layered(noise: Noise, x: Image, y: Image, z: float, scale: float, layer_m: float) -> Image:
    """Creased fine noise at height z: two of a stack of unrelated slices, blended."""
    layer, blend = divmod(z / layer_m, 1.0)
    blend = blend * blend * (3 - 2 * blend)
    low, high = (noise.offset + 3571.0 * np.array([k + 1, 2 * k + 1]) for k in (layer, layer + 1))
    below, above = np.abs(_sample(noise.fine, x, y, scale, low)), np.abs(_sample(noise.fine, x, y, scale, high))
    # Blending evens the noise out; the divisor restores its deviation.
    even = np.sqrt(blend**2 + (1 - blend) ** 2)
    return np.asarray((below * np.float32((1 - blend) / even) + above * np.float32(blend / even)), np.float32)


def _lumpiness(share: float) -> float:
    return 0.35 + 0.35 * share


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
    """The tiling field at plan positions in metres (any shape); `scale` > 1 shrinks its cells."""
    k = scale * NOISE_PX / TILE_M
    n = x.size
    width = min(n, 2048)  # remap takes no array longer than 32,767
    u, v = (np.zeros(-(-n // width) * width, np.float32) for _ in range(2))
    for out, plan, shift in ((u, x, offset[0]), (v, y, offset[1])):
        np.multiply(plan.ravel(), np.float32(k / NOISE_PX), out=out[:n])
        out += np.float32(shift * k / NOISE_PX)
        out -= np.floor(out)  # remap's own wrapping is slow for far coordinates
        out *= np.float32(NOISE_PX)
    at = u.reshape(-1, width), v.reshape(-1, width)
    found = np.asarray(cv2.remap(field, *at, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP), np.float32)
    return found.ravel()[:n].reshape(x.shape)
