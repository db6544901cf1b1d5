"""Light in the cloudless atmosphere: Rayleigh, aerosol and ozone on a spherical Earth, integrated numerically.

Single scattering after Nishita et al., SIGGRAPH 1993, with the isotropic multiple-scattering term of Hillaire, "A
Scalable and Production Ready Sky and Atmosphere Rendering Technique", EGSR 2020. Everything is per RGB channel (linear
Rec. 709), each represented by one wavelength near the dominant one of its primary (611, 549, 464 nm), set a little apart to
make up for the primaries' overlap: 630, 550 and 455 nm.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

EARTH_RADIUS_M = 6_360_000.0
TOP_M = 60_000.0
WAVELENGTHS_NM = np.array([630.0, 550.0, 455.0])
# Bruneton & Neyret, EGSR 2008, at 550 nm; wavelength^-4.08 (Bucholtz, Applied Optics 34, 1995); scale height 8 km.
RAYLEIGH_PER_M = 13.558e-6 * (WAVELENGTHS_NM / 550.0) ** -4.08
RAYLEIGH_HEIGHT_M = 8000.0
# Hillaire 2020 at 550 nm; the Chappuis band (Gorshelev et al., AMT 7, 2014) at the others. A tent of +-15 km around 25 km.
OZONE_PER_M = np.array([2.05e-6, 1.881e-6, 0.11e-6])
AEROSOL_HEIGHT_M = 1200.0
AEROSOL_ALBEDO = 0.92  # single-scattering albedo of continental aerosol (Hess et al., OPAC, BAMS 1998)
AEROSOL_ASYMMETRY = 0.74
# Angstrom's law with exponent 1.3 relative to 550 nm.
AEROSOL_COLOR = (WAVELENGTHS_NM / 550.0) ** -1.3
# Illuminance of the sun above the air, 128 klx (IES), with the chromaticity of the AM0 spectrum (x 0.3233, y 0.3326).
SOLAR_KLX = 128.0 * np.array([1.097, 0.977, 0.944])


@dataclass(frozen=True)
class Atmosphere:
    """Air of a given turbidity: the ratio of the vertical optical depth of air and aerosol to that of air alone at 550 nm."""

    turbidity: float
    ground_albedo: float = 0.18

    @property
    def aerosol_per_m(self) -> Floats:
        """(3,) aerosol extinction at sea level."""
        tau_air = float(RAYLEIGH_PER_M[1]) * RAYLEIGH_HEIGHT_M
        return (self.turbidity - 1.0) * tau_air / AEROSOL_HEIGHT_M * AEROSOL_COLOR

    @property
    def aerosol_scaled_per_m(self) -> Floats:
        """(3,) aerosol extinction without the light that is scattered almost straight ahead and so stays in the beam
        (delta-Eddington scaling with f = g^2: Joseph, Wiscombe & Weinman, J. Atmos. Sci. 33, 1976)."""
        return self.aerosol_per_m * (1 - AEROSOL_ALBEDO * AEROSOL_ASYMMETRY**2)

    def transmittance(self, altitude_m: Floats | float, mu: Floats | float, *, scaled: bool = False) -> Floats:
        """(..., 3) transmittance from altitudes towards the top, along directions whose cosine from the zenith is `mu`;
        zero where the Earth is in the way (softly, over the sun's half degree). scaled : with `aerosol_scaled_per_m`."""
        h, m = np.broadcast_arrays(np.asarray(altitude_m, float), np.asarray(mu, float))
        r = EARTH_RADIUS_M + h
        length = -r * m + np.sqrt(np.maximum((r * m) ** 2 + (EARTH_RADIUS_M + TOP_M) ** 2 - r**2, 0.0))
        # Quadratic spacing: samples are dense where the air is.
        edge = np.linspace(0, 1, 21) ** 2
        t = 0.5 * (edge[1:] + edge[:-1]) * length[..., None]
        dt = np.diff(edge) * length[..., None]
        height = np.sqrt(r[..., None] ** 2 + t**2 + 2 * (r * m)[..., None] * t) - EARTH_RADIUS_M
        air, aerosol, ozone = _profiles(height)
        tau = (
            (air * dt).sum(-1)[..., None] * RAYLEIGH_PER_M
            + (aerosol * dt).sum(-1)[..., None] * (self.aerosol_scaled_per_m if scaled else self.aerosol_per_m)
            + (ozone * dt).sum(-1)[..., None] * OZONE_PER_M
        )
        horizon = -np.sqrt(np.maximum(1 - (EARTH_RADIUS_M / r) ** 2, 0.0))
        seen = np.clip((m - horizon) / 0.009 + 0.5, 0.0, 1.0)
        return np.exp(-np.minimum(tau, 80.0)) * seen[..., None]

    def inscatter(self, sun_mu: float, elevation: Floats, azimuth: Floats) -> tuple[Floats, Floats, Floats]:
        """Light scattered towards an eye on the ground per unit of solar irradiance, phase functions left out.

        elevation : (E,) radians above the horizon. azimuth : (A,) radians from the sun's bearing. Returns three
        (E, A, 3) arrays: single scattering by air (to be multiplied by `rayleigh_phase`), by aerosol (`aerosol_phase`)
        and multiple scattering (radiance as it is).
        """
        sin_e = np.sin(elevation)[:, None, None]
        cos_e = np.cos(elevation)[:, None, None]
        sun_sin = np.sqrt(max(1 - sun_mu**2, 0.0))
        r0 = EARTH_RADIUS_M + 2.0
        length = -r0 * sin_e + np.sqrt((r0 * sin_e) ** 2 + (EARTH_RADIUS_M + TOP_M) ** 2 - r0**2)
        edge = np.linspace(0, 1, 33) ** 2
        t = 0.5 * (edge[1:] + edge[:-1]) * length
        dt = (np.diff(edge) * length)[..., None]
        r = np.sqrt(r0**2 + t**2 + 2 * r0 * sin_e * t)
        # Cosine of the sun from the local vertical at each sample: (position . sun) / r.
        mu = ((r0 + t * sin_e) * sun_mu + t * cos_e * np.cos(azimuth)[None, :, None] * sun_sin) / r
        air, aerosol, ozone = (np.broadcast_to(x, mu.shape)[..., None] for x in _profiles(r - EARTH_RADIUS_M))
        extinction = air * RAYLEIGH_PER_M + aerosol * self.aerosol_scaled_per_m + ozone * OZONE_PER_M
        depth = np.cumsum(extinction * dt, axis=2) - 0.5 * extinction * dt
        seen = np.exp(-depth) * dt
        height = np.broadcast_to(r - EARTH_RADIUS_M, mu.shape)
        lit = self.transmittance(height, mu, scaled=True) * seen
        scatter_air = air * RAYLEIGH_PER_M
        scatter_aerosol = aerosol * self.aerosol_per_m * AEROSOL_ALBEDO
        turned = scatter_air + scatter_aerosol * (1 - AEROSOL_ASYMMETRY**2)
        multiple = self._multiple(height, mu) * seen * turned
        return (lit * scatter_air).sum(2), (lit * scatter_aerosol).sum(2), multiple.sum(2)

    def _multiple(self, altitude: Floats, mu: Floats) -> Floats:
        """(..., 3) radiance of all orders of scattering above the first, alike in every direction (Hillaire 2020, eq. 5-10)."""
        heights = np.array([0.0, 1.0, 2.5, 5.0, 9.0, 15.0, 30.0]) * 1000
        lo, hi = float(mu.min()), max(float(mu.max()), float(mu.min()) + 1e-3)
        suns = np.linspace(lo, hi, 6)
        table = self._multiple_table(heights, suns)
        i = np.interp(np.clip(altitude, 0, heights[-1]), heights, np.arange(len(heights)))
        j = (mu - lo) / (hi - lo) * (len(suns) - 1)
        i0, j0 = np.minimum(i.astype(int), len(heights) - 2), np.clip(j.astype(int), 0, len(suns) - 2)
        a, b = (i - i0)[..., None], (j - j0)[..., None]
        low = table[i0, j0] * (1 - b) + table[i0, j0 + 1] * b
        high = table[i0 + 1, j0] * (1 - b) + table[i0 + 1, j0 + 1] * b
        out: Floats = low * (1 - a) + high * a
        return out

    def _multiple_table(self, heights: Floats, suns: Floats) -> Floats:
        zenith = np.arccos(np.linspace(-0.92, 0.92, 8))
        round_ = (np.arange(4) + 0.5) * np.pi / 4  # half the circle: the sun's plane is a mirror plane
        mu_v = np.cos(zenith)[:, None]
        h, s = heights[:, None, None, None, None], suns[None, :, None, None, None]
        v, c = mu_v[None, None, :, :, None], np.cos(round_)[None, None, None, :, None]
        r0 = EARTH_RADIUS_M + h + 1.0
        to_top = -r0 * v + np.sqrt((r0 * v) ** 2 + (EARTH_RADIUS_M + TOP_M) ** 2 - r0**2)
        disc = (r0 * v) ** 2 - r0**2 + EARTH_RADIUS_M**2
        down = (disc > 0) & (v < 0)
        length = np.where(down, -r0 * v - np.sqrt(np.maximum(disc, 0)), to_top)
        edge = np.linspace(0, 1, 13) ** 2
        t = 0.5 * (edge[1:] + edge[:-1]) * length
        dt = (np.diff(edge) * length)[..., None]
        r = np.sqrt(r0**2 + t**2 + 2 * r0 * v * t)
        mu = ((r0 + t * v) * s + t * np.sqrt(1 - v**2) * c * np.sqrt(np.maximum(1 - s**2, 0))) / r
        air, aerosol, ozone = (np.broadcast_to(x, mu.shape)[..., None] for x in _profiles(r - EARTH_RADIUS_M))
        scatter = air * RAYLEIGH_PER_M + aerosol * self.aerosol_per_m * (AEROSOL_ALBEDO * (1 - AEROSOL_ASYMMETRY**2))
        extinction = air * RAYLEIGH_PER_M + aerosol * self.aerosol_scaled_per_m + ozone * OZONE_PER_M
        depth = np.cumsum(extinction * dt, axis=-2) - 0.5 * extinction * dt
        seen = np.exp(-depth) * dt * scatter
        sun = self._sun_table(np.broadcast_to(r - EARTH_RADIUS_M, mu.shape), mu)
        second = (seen * sun).sum(-2) / (4 * np.pi)
        ground = (self.transmittance(0.0, suns, scaled=True) * np.maximum(suns, 0)[:, None])[None, :, None, None, :]
        end = np.exp(-(extinction * dt).sum(-2))
        second = second + np.where(down, ground * self.ground_albedo / np.pi * end, 0.0)
        again = seen.sum(-2)
        mean_second, share = second.mean((2, 3)), again.mean((2, 3))
        table: Floats = mean_second / np.maximum(1 - share, 0.05)
        return table

    def _sun_table(self, altitude: Floats, mu: Floats) -> Floats:
        """`transmittance` by interpolation, for the many points of the multiple-scattering table."""
        u = np.linspace(0, 1, 20)
        heights, cosines = u**2 * TOP_M, np.sign(2 * u - 1) * (2 * u - 1) ** 2
        table = self.transmittance(heights[:, None], cosines[None, :], scaled=True)
        i = np.sqrt(np.clip(altitude / TOP_M, 0, 1)) * 19
        j = (np.sign(mu) * np.sqrt(np.abs(mu)) + 1) / 2 * 19
        i0, j0 = np.clip(i.astype(int), 0, 18), np.clip(j.astype(int), 0, 18)
        a, b = (i - i0)[..., None], (j - j0)[..., None]
        low = table[i0, j0] * (1 - b) + table[i0, j0 + 1] * b
        high = table[i0 + 1, j0] * (1 - b) + table[i0 + 1, j0 + 1] * b
        out: Floats = low * (1 - a) + high * a
        return out


def rayleigh_phase(cosine: NDArray[np.float32]) -> NDArray[np.float32]:
    """Phase function of air, 1/sr."""
    out: NDArray[np.float32] = np.float32(3 / (16 * np.pi)) * (1 + cosine * cosine)
    return out


def aerosol_phase(cosine: NDArray[np.float32]) -> NDArray[np.float32]:
    """Phase function of aerosol, 1/sr: two Henyey-Greenstein lobes, the narrow one for the aureole round the sun."""
    wide, narrow = henyey_greenstein(cosine, AEROSOL_ASYMMETRY - 0.015), henyey_greenstein(cosine, 0.93)
    return np.float32(0.93) * wide + np.float32(0.07) * narrow


def henyey_greenstein(cosine: NDArray[np.float32], g: float) -> NDArray[np.float32]:
    """Henyey & Greenstein, Astrophysical Journal 93, 1941; 1/sr."""
    base = np.float32(1 + g * g) - np.float32(2 * g) * cosine
    out: NDArray[np.float32] = np.float32((1 - g * g) / (4 * np.pi)) / (base * np.sqrt(base))
    return out


def _profiles(height: Floats) -> tuple[Floats, Floats, Floats]:
    """Density of air, aerosol and ozone relative to their reference, at heights in metres."""
    h = np.maximum(height, 0.0)
    air = np.exp(-h / RAYLEIGH_HEIGHT_M)
    aerosol = np.exp(-h / AEROSOL_HEIGHT_M)
    ozone = np.maximum(1 - np.abs(h - 25_000.0) / 15_000.0, 0.0)
    return air, aerosol, ozone
