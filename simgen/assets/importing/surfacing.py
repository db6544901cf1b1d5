"""Materials and textures of an imported model: ours from those of the file."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgen.assets.importing import limits
from simgen.assets.importing.model import Piece, Surface
from simgen.errors import SimgenError
from simgen.mesh import TEXTURE_SIZE_PX, Material, TextureMaps

_SHADES = 24  # materials that a model with a colour for every face is reduced to
_CLEAR = 0.95  # opacity from which a blended surface is opaque


class Palette:
    """Collects a model's materials and textures. name : of the asset, which texture keys begin with ("user/NAME/HASH")."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.materials: list[Material] = []
        self.textures: dict[str, TextureMaps] = {}  # by the last part of the key
        self.two_sided = False
        self._keys: dict[tuple[int, ...], str | None] = {}

    def slots(self, piece: Piece) -> NDArray[np.int64]:
        """(T,) the slot of each of a piece's faces. SimgenError for too many materials or textures."""
        self.two_sided |= piece.surface.two_sided
        if piece.colors is None:
            return np.full(len(piece.faces), self._slot(self._material(piece.surface, textured=piece.uvs is not None)))
        shades, of = _reduced(piece.colors)
        slots = [self._slot(Material(f"shade {i}", (float(r), float(g), float(b)), 0.7)) for i, (r, g, b) in enumerate(shades)]
        return np.array(slots)[of]

    def _slot(self, material: Material) -> int:
        if material not in self.materials:
            self.materials.append(material)
        if len(self.materials) > limits.MATERIALS:
            raise SimgenError(f"has more than {limits.MATERIALS} materials; join some of them")
        return self.materials.index(material)

    def _material(self, s: Surface, *, textured: bool) -> Material:
        key = self._texture(s) if textured else None
        metallic = s.metallic
        if s.rough_picture is not None and textured:  # ours has one value
            metallic *= float(np.asarray(_band(s.rough_picture, 2), np.float32).mean()) / 255.0
        clear = s.opacity < _CLEAR and not s.masked
        return Material(
            s.name or "plain", s.color, float(np.clip(s.roughness, 0.03, 1.0)), float(np.clip(metallic, 0.0, 1.0)),
            emissive=s.emissive, texture=key, alpha="mask" if s.masked and key else "opaque",
            transmittance=round(1.0 - s.opacity, 4) if clear else 0.0,
        )  # fmt: skip

    def _texture(self, s: Surface) -> str | None:
        pictures = (s.color_picture, s.normal_picture, s.rough_picture, s.occlusion_picture)
        if all(p is None for p in pictures):
            return None
        known = tuple(map(id, pictures))
        if known not in self._keys:
            maps = _maps(*pictures)
            digest = hashlib.blake2b(maps.albedo.tobytes() + maps.detail.tobytes(), digest_size=8).hexdigest()
            self.textures[digest] = maps
            if len(self.textures) > limits.TEXTURES:
                raise SimgenError(f"has more than {limits.TEXTURES} textures; join some of them")
            self._keys[known] = f"user/{self._name}/{digest}"
        return self._keys[known]


def _maps(color: Any, normal: Any, rough: Any, occlusion: Any) -> TextureMaps:
    size = (TEXTURE_SIZE_PX, TEXTURE_SIZE_PX)
    albedo, detail = np.full((*size, 4), 255, np.uint8), np.empty((*size, 4), np.uint8)
    detail[:] = (128, 128, 255, 255)
    if color is not None:
        albedo = np.array(_resampled(color, "RGBA"))
    if normal is not None:
        detail[..., :2] = np.asarray(_resampled(normal, "RGB"))[..., :2]
    if rough is not None:
        detail[..., 2] = np.asarray(_resampled(rough, "RGB"))[..., 1]
    if occlusion is not None:
        detail[..., 3] = np.asarray(_resampled(occlusion, "RGB"))[..., 0]
    return TextureMaps(np.ascontiguousarray(albedo), detail)


def _resampled(image: Any, mode: str) -> Any:
    from PIL import Image

    try:
        return image.convert(mode).resize((TEXTURE_SIZE_PX, TEXTURE_SIZE_PX), Image.Resampling.LANCZOS)
    except Exception as e:  # pictures are decoded only now
        raise SimgenError(f"has a picture that cannot be decoded ({type(e).__name__})") from e


def _band(image: Any, band: int) -> Any:
    return _resampled(image, "RGB").getchannel(band)


def _reduced(colors: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """At most `_SHADES` (K, 3) colours for (T, 3), and which of them each takes (T,): the commonest cells of a grid, others the nearest."""
    _, of = np.unique(np.round(np.sqrt(np.clip(colors, 0, 1)) * 15).astype(np.int64), axis=0, return_inverse=True)
    of = of.reshape(-1)
    count = np.bincount(of)
    means = np.stack([np.bincount(of, column) for column in colors.T], axis=1) / count[:, None]
    kept = np.sort(np.argsort(-count, kind="stable")[:_SHADES])
    nearest = ((means[:, None] - means[None, kept]) ** 2).sum(axis=2).argmin(axis=1)
    return means[kept], nearest[of]
