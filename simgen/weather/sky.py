"""The sky of a scene: physical clear air, clouds, overcast and haze, as an equirectangular radiance map."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from simgen.snapshot import Sky
from simgen.weather.atmosphere import SOLAR_KLX, Atmosphere, aerosol_phase, rayleigh_phase
from simgen.weather.clouds import CloudLight, Dome, ceiling, cirrus, cumulus, make_noise
from simgen.weather.sun import distance_factor, sun_direction

Floats = NDArray[np.float64]

MAP_HEIGHT_PX = 512
KOSCHMIEDER = 3.912  # -ln 0.02: the visual range is where 2 % of the contrast is left (Koschmieder 1924)
GROUND_ALBEDO = np.array([0.19, 0.18, 0.16])  # a town seen from the air (Oke, Boundary Layer Climates, table 1.1: 0.1..0.27)
MIST_DEPTH_M = 400.0  # the layer that holds haze beyond what the turbidity explains
# Moonless sky over a lit town, kcd/m^2, sodium-tinted (Falchi et al., Science Advances 2, 2016: bright suburban skies).
NIGHT_FLOOR = np.array([2.4e-6, 1.9e-6, 1.5e-6])


def make_sky(
    *,
    hour: float,
    day: int,
    latitude_deg: float,
    cloud_cover: float,
    turbidity: float,
    visibility_m: float,
    rng: np.random.Generator,
) -> Sky:
    """The sky at a local solar `hour` of a `day` of the year.

    cloud_cover : 0..1 share of the sky that is cloud; towards 1 a closed grey ceiling hides the sun. turbidity : 1.8 (very
    clear) .. 10 (hazy), see `Atmosphere`. visibility_m : Koschmieder range at eye height. The radiance map is
    (512, 1024, 3); the units are those of `Sky`.
    """
    atmosphere = Atmosphere(turbidity)
    sun = sun_direction(hour=hour, day=day, latitude_deg=latitude_deg)
    solar = SOLAR_KLX * distance_factor(day)
    dome = _dome(sun)
    radiance = _clear_sky(atmosphere, sun, solar, dome)
    direct = solar * atmosphere.transmittance(0.0, float(sun[2]))
    clear_klx = horizontal_klx(radiance, dome.elevation) + direct * max(float(sun[2]), 0.0)
    radiance, hidden = _clouded(radiance, dome, atmosphere, sun, solar, clear_klx, cloud_cover, rng)
    direct = direct * hidden
    radiance, through = _misted(radiance, dome, sun, direct, visibility_m, atmosphere)
    direct = direct * through
    radiance = radiance + NIGHT_FLOOR.astype(np.float32)
    return _assemble(radiance, dome, sun, direct, visibility_m)


def horizontal_klx(radiance: NDArray[np.float32], elevation: Floats) -> Floats:
    """(3,) illuminance on the ground from the upper half (h, w, 3) of an equirectangular map with rows at `elevation`."""
    step = np.pi / 2 / len(elevation)
    weight = np.sin(elevation) * np.cos(elevation) * step * 2 * np.pi
    out: Floats = weight @ radiance.mean(axis=1, dtype=np.float64)
    return out


def _dome(sun: Floats) -> Dome:
    h = MAP_HEIGHT_PX // 2
    elevation = np.pi / 2 * (1 - (np.arange(h) + 0.5) / h)
    azimuth = 2 * np.pi * (np.arange(4 * h) + 0.5) / (4 * h)
    level = np.cos(azimuth) * sun[0] + np.sin(azimuth) * sun[1]
    cosine = np.cos(elevation)[:, None] * level[None, :] + np.sin(elevation)[:, None] * sun[2]
    return Dome(elevation, azimuth, np.clip(cosine, -1, 1).astype(np.float32))


def _clear_sky(atmosphere: Atmosphere, sun: Floats, solar: Floats, dome: Dome) -> NDArray[np.float32]:
    """(h, w, 3) radiance of the cloudless sky. The scattering integrals vary slowly and are taken on a coarse grid; the
    phase functions are exact in every pixel."""
    nodes_e = np.linspace(0, 1, 36) ** 2 * np.pi / 2
    nodes_a = np.linspace(0, np.pi, 10)
    parts = atmosphere.inscatter(float(sun[2]), nodes_e, nodes_a)
    bearing = np.arctan2(sun[1], sun[0])
    away = np.abs((dome.azimuth - bearing + np.pi) % (2 * np.pi) - np.pi)
    rows, columns = _linear_weights(nodes_e, dome.elevation), _linear_weights(nodes_a, away)
    grid = np.concatenate(parts, axis=-1) * np.tile(solar, 3)
    by_row = np.einsum("he,eac->hca", rows, grid).astype(np.float32)
    full = by_row @ columns.T.astype(np.float32)
    air, aerosol, multiple = full[:, 0:3], full[:, 3:6], full[:, 6:9]
    radiance = air * rayleigh_phase(dome.cosine)[:, None] + aerosol * aerosol_phase(dome.cosine)[:, None] + multiple
    return np.ascontiguousarray(np.moveaxis(radiance, 1, 2))


def _clouded(
    clear_sky: NDArray[np.float32],
    dome: Dome,
    atmosphere: Atmosphere,
    sun: Floats,
    solar: Floats,
    clear_klx: Floats,
    cover: float,
    rng: np.random.Generator,
) -> tuple[NDArray[np.float32], float]:
    """The sky with its clouds, and the share of the sun's beam that they let through."""
    noise = make_noise(rng, float(rng.uniform(2600, 4600)))
    base_m, depth_m = float(rng.uniform(900, 1700)), float(rng.uniform(300, 700))
    wisps, bearing, murk = float(rng.uniform(-0.4, 1)), float(rng.uniform(0, np.pi)), float(rng.uniform(0.8, 1.5))
    closed = _smoothstep(0.78, 1.0, cover)
    mean_sky = horizontal_klx(clear_sky, dome.elevation) / np.pi
    ground = GROUND_ALBEDO * clear_klx / np.pi
    sky, passed = clear_sky, np.ones(dome.cosine.shape, np.float32)
    if closed < 1:
        layers = []
        if wisps > 0 and cover > 0.02:
            high = CloudLight(sun, solar * atmosphere.transmittance(8500.0, float(sun[2])), mean_sky, ground)
            layers.append(cirrus(dome, noise, high, amount=wisps, bearing=bearing))
        shade = 1 - 0.5 * cover
        low = CloudLight(sun, solar * atmosphere.transmittance(base_m, float(sun[2])), mean_sky * 1.1, ground * shade)
        layers.append(cumulus(dome, noise, low, fraction=0.85 * cover**1.3, base_m=base_m, depth_m=depth_m * (1 - 0.3 * cover)))
        for clear, glow, distance in layers:
            air = np.exp(-_air_depth(atmosphere, distance))[:, None, None].astype(np.float32)
            sky = sky * clear[..., None] + glow * air + sky * (1 - clear)[..., None] * (1 - air)
            passed = passed * clear
    if closed > 0:
        # Global light under a closed sky is a quarter of that under a clear one: Kasten & Czeplak, Solar Energy 24, 1980.
        klx = 0.25 * murk * clear_klx.mean() * np.array([0.97, 1.0, 1.04])
        sine = np.sin(dome.elevation)[:, None]
        standard = (1 + 2 * sine) * (3 / (7 * np.pi))  # CIE S 011: standard overcast, for a horizontal illuminance of 1
        grey = (standard * ceiling(dome, noise, base_m))[..., None] * klx
        sky = sky * np.float32(1 - closed) + (grey * closed).astype(np.float32)
    return sky, _towards_sun(passed, dome, sun) * float(1 - closed) ** 2


def _towards_sun(passed: NDArray[np.float32], dome: Dome, sun: Floats) -> float:
    """Mean of `passed` over 1.5 degrees about the sun."""
    if sun[2] <= 0:
        return 1.0
    near = np.exp((dome.cosine.astype(np.float64) - 1) / (1 - np.cos(np.radians(1.5)))) * np.cos(dome.elevation)[:, None]
    return float((near * passed).sum() / near.sum())


def _misted(
    sky: NDArray[np.float32], dome: Dome, sun: Floats, direct: Floats, visibility_m: float, atmosphere: Atmosphere
) -> tuple[NDArray[np.float32], float]:
    """The sky through the mist that `visibility_m` asks for beyond what the turbidity holds, and the sun's transmittance."""
    excess = max(KOSCHMIEDER / visibility_m - float(atmosphere.aerosol_per_m[1]), 0.0) * MIST_DEPTH_M
    slant = 1 / np.maximum(np.sin(dome.elevation), 0.01)
    veil = (1 - np.exp(-excess * slant)).astype(np.float32)[:, None, None]
    sine = max(float(sun[2]), 0.0)
    through = float(np.exp(-excess / max(sine, 0.05)))
    flux = horizontal_klx(sky, dome.elevation) + direct * sine
    # Scattered light: as bright as a white sheet under this flux, plus the forward glow of what the beam lost.
    glow = np.exp((dome.cosine - 1) * 6)[..., None] * (direct * (1 - through) * 0.25).astype(np.float32)
    mist = (flux / np.pi).astype(np.float32) * np.float32(0.9) + glow
    return sky * (1 - veil) + mist * veil, through


def _assemble(upper: NDArray[np.float32], dome: Dome, sun: Floats, direct: Floats, visibility_m: float) -> Sky:
    extinction = KOSCHMIEDER / visibility_m
    low = dome.elevation < np.radians(5.0)
    haze = upper[low].mean(axis=(0, 1), dtype=np.float64)
    flux = horizontal_klx(upper, dome.elevation) + direct * max(float(sun[2]), 0.0)
    ground = GROUND_ALBEDO * flux / np.pi
    # Ground far away is seen through haze: the eye is taken to be 10 m above it.
    seen = np.exp(-extinction * 10.0 / np.sin(dome.elevation[::-1]))[:, None]
    around = cv2.blur(upper[low].mean(axis=0)[None], (upper.shape[1] // 16 + 1, 1), borderType=cv2.BORDER_REPLICATE)
    lower = ground * seen[..., None] + around * (1 - seen[..., None])
    radiance = np.empty((2 * len(upper), upper.shape[1], 3), np.float32)
    radiance[: len(upper)] = upper
    radiance[len(upper) :] = lower
    return Sky(
        sun_direction=sun,
        sun_irradiance=np.zeros(3) if sun[2] < -0.01 else direct,
        radiance=radiance,
        haze_color=haze,
        extinction_per_m=extinction,
    )


def _air_depth(atmosphere: Atmosphere, distance: Floats) -> Floats:
    """Optical depth (h,) of the clear air before a cloud, 550 nm, with most of the aerosol below it."""
    density = atmosphere.aerosol_scaled_per_m[1] * 0.6 + 1.2e-5
    return np.asarray(distance * density)


def _linear_weights(nodes: Floats, at: Floats) -> Floats:
    """(N, len(nodes)) matrix of linear interpolation."""
    i = np.clip(np.searchsorted(nodes, at) - 1, 0, len(nodes) - 2)
    f = np.clip((at - nodes[i]) / (nodes[i + 1] - nodes[i]), 0, 1)
    out = np.zeros((len(at), len(nodes)))
    rows = np.arange(len(at))
    out[rows, i] = 1 - f
    out[rows, i + 1] = f
    return out


def _smoothstep(low: float, high: float, x: float) -> float:
    t = min(max((x - low) / (high - low), 0.0), 1.0)
    return t * t * (3 - 2 * t)


def turned(sky: Sky, share: float) -> Sky:
    """The sky turned counter-clockwise about the vertical by `share` (0..1) of a full turn, to the nearest column of its map."""
    width = sky.radiance.shape[1]
    columns = round(share * width) % width
    angle = 2 * np.pi * columns / width
    c, s = np.cos(angle), np.sin(angle)
    x, y, z = sky.sun_direction
    return replace(
        sky, radiance=np.roll(sky.radiance, columns, axis=1), sun_direction=np.array([c * x - s * y, s * x + c * y, z])
    )
