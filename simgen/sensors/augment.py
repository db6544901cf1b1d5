"""Optional albumentations transforms on the developed picture: those that change colours but never move a pixel."""

from __future__ import annotations

import difflib
import os
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.errors import MissingDependencyError, SimgenError

# Labels stay true under these. Left out: all that warp or crop, that need a second picture (FDA, HistogramMatching), that
# change the type (Normalize, ToFloat), and the "blurs" that displace (GlassBlur, ZoomBlur, ChromaticAberration, and
# MotionBlur, whose kernels are off centre by more than a pixel even without `allow_shifted`).
ALLOWED: tuple[str, ...] = (
    "AdditiveNoise", "AdvancedBlur", "AutoContrast", "Blur", "CLAHE", "ChannelDropout", "ChannelShuffle", "ColorJitter",
    "Defocus", "Downscale", "Emboss", "Equalize", "FancyPCA", "GaussNoise", "GaussianBlur", "HueSaturationValue", "ISONoise",
    "Illumination", "ImageCompression", "InvertImg", "MedianBlur", "MultiplicativeNoise", "PlanckianJitter",
    "PlasmaBrightnessContrast", "PlasmaShadow", "Posterize", "RGBShift", "RandomBrightnessContrast", "RandomFog", "RandomGamma",
    "RandomGravel", "RandomRain", "RandomShadow", "RandomSnow", "RandomSunFlare", "RandomToneCurve", "RingingOvershoot",
    "SaltAndPepper", "Sharpen", "ShotNoise", "Solarize", "Spatter", "Superpixels", "ToGray", "ToSepia", "UnsharpMask",
)  # fmt: skip


def augment(
    picture: NDArray[np.uint8], transforms: Sequence[Mapping[str, Any]], rng: np.random.Generator
) -> NDArray[np.uint8]:
    """Apply a list of `{name: parameters}` in order to an RGB picture (H, W, 3) uint8; the same generator state gives the
    same picture. Raises what `check_augment` raises."""
    if not transforms:
        return picture
    library = _albumentations()
    steps = [_build(library, *_entry(item, i)) for i, item in enumerate(transforms)]
    compose = library.Compose(steps, seed=int(rng.integers(1 << 31)))
    out: NDArray[np.uint8] = compose(image=np.ascontiguousarray(picture))["image"]
    return out


def check_augment(transforms: Sequence[Mapping[str, Any]]) -> None:
    """Check the `augment` list of a camera. Raises SimgenError for an entry that is not `{name: parameters}`, a transform that
    is unknown or moves pixels (with the allowed ones), and parameters that the transform does not take."""
    if not transforms:
        return
    entries = [_entry(item, i) for i, item in enumerate(transforms)]
    library = _albumentations()
    for name, parameters in entries:
        _build(library, name, parameters)


def _entry(item: Mapping[str, Any], index: int) -> tuple[str, dict[str, Any]]:
    if not isinstance(item, Mapping) or len(item) != 1:
        raise SimgenError(f"augment[{index}] is {item!r}; write one transform per entry, as {{GaussianBlur: {{p: 0.3}}}}")
    name, parameters = next(iter(item.items()))
    if name not in ALLOWED:
        close = difflib.get_close_matches(str(name), ALLOWED, n=1)
        hint = f"did you mean {close[0]}? " if close else ""
        raise SimgenError(
            f"augment[{index}]: {name!r} is not a transform that leaves every pixel in its place, as the labels need; "
            f"{hint}allowed: {', '.join(ALLOWED)}"
        )
    if parameters is None:
        return name, {}
    if not isinstance(parameters, Mapping):
        raise SimgenError(f"augment[{index}]: the parameters of {name} are {parameters!r}; write a mapping such as {{p: 0.3}}")
    return name, dict(parameters)


def _build(library: Any, name: str, parameters: dict[str, Any]) -> Any:
    transform = getattr(library, name)
    known = set(transform.InitSchema.model_fields) - {"strict"}
    unknown = sorted(set(parameters) - known)
    if unknown:
        raise SimgenError(f"augment: {name} has no parameter {unknown[0]!r}; it takes {', '.join(sorted(known))}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return transform(**{k: tuple(v) if isinstance(v, list) else v for k, v in parameters.items()})
    except (TypeError, ValueError) as e:
        detail = "; ".join(str(line).strip() for line in str(e).splitlines()[1:3]) or str(e)
        raise SimgenError(f"augment: {name} does not accept {parameters!r}: {detail}") from e


def _albumentations() -> Any:
    # At import it asks the network for a newer version unless told not to.
    os.environ.setdefault("NO_ALBUMENTATIONS_UPDATE", "1")
    try:
        import albumentations
    except ImportError as e:
        raise MissingDependencyError("albumentations", "cameras[].augment", "pip install albumentations==2.0.8") from e
    return albumentations
