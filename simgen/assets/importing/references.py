"""Files that a model refers to: read only from its own folder, and remembered with their hashes."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from simgen.assets.importing import limits
from simgen.errors import SimgenError

_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:")
_PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tga", ".tif", ".tiff", ".gif"}
FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "TGA", "TIFF", "GIF")  # of PIL's readers; some of the others start programs


class Folder:
    """A model's folder. used : name -> SHA-256 of every file read from it. missing : names that were not there."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.used: dict[str, str] = {}
        self.missing: list[str] = []
        self._read_bytes = 0

    def locate(self, name: str, base: Path | None = None) -> Path:
        """The file called `name` from a folder within (the root by default). SimgenError for one that lies outside: an absolute path, one
        that climbs out, a link that leads out, or an address."""
        plain = unquote(name.strip()).replace("\\", "/")
        if _SCHEME.match(plain) or plain.startswith("//"):
            raise SimgenError(f"refers to {_short(name)}, which is no file in its folder; only files beside the model are read")
        if plain.startswith(("/", "~")) or "\0" in plain or not plain:
            raise SimgenError(f"refers to {_short(name)}, an absolute path; only files beside the model are read")
        path = ((base or self.root) / plain).resolve()
        if not path.is_relative_to(self.root):
            raise SimgenError(f"refers to {_short(name)}, which leads out of its folder {self.root}; put all its files into one folder")
        return path

    def read(self, path: Path) -> bytes:
        """The content of a file within, of limited size, pictures checked. FileNotFoundError where there is none."""
        name = str(path.relative_to(self.root))
        if not path.is_file():
            self.missing.append(name)
            raise FileNotFoundError(name)
        self._read_bytes += path.stat().st_size
        if self._read_bytes > limits.FILE_BYTES:
            raise SimgenError(f"has more than {limits.FILE_BYTES >> 20} MB with all that it refers to; make it smaller")
        data = path.read_bytes()
        self.used[name] = hashlib.sha256(data).hexdigest()
        if path.suffix.lower() in _PICTURES:
            open_picture(data, name)
        return data


class Resolver:
    """A `Folder` as the model reader wants it: files by name, from one folder within."""

    def __init__(self, folder: Folder, base: Path) -> None:
        self.folder, self.base = folder, base
        self.refused: SimgenError | None = None  # readers that go on without a file must not hide that it was refused

    def get(self, name: str) -> bytes:
        """The file's content; SimgenError for one that lies outside, FileNotFoundError where there is none."""
        try:
            return self.folder.read(self.folder.locate(name, self.base))
        except SimgenError as e:
            self.refused = e
            raise

    __getitem__ = get

    def __contains__(self, name: str) -> bool:
        return self.folder.locate(name, self.base).is_file()


def open_picture(data: bytes, name: str) -> Any:
    """A PIL image, not yet decoded. SimgenError if it is none or would have too many pixels."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError:
        raise _too_large(name) from None
    except Exception as e:
        raise SimgenError(f"{name} is no picture that can be read") from e
    check_picture(image, name)
    return image


def check_picture(image: Any, name: str) -> None:
    """SimgenError for a picture with more pixels than allowed."""
    if image.size[0] * image.size[1] > limits.TEXTURE_PIXELS:
        raise _too_large(name)


def _too_large(name: str) -> SimgenError:
    return SimgenError(f"{name} has more than {limits.TEXTURE_PIXELS // 1_000_000} million pixels; make it smaller")


def _short(name: str) -> str:
    return repr(name if len(name) <= 60 else name[:57] + "...")
