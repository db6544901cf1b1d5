"""Rendering backends, one module or package each."""

if __name__ != "simgen.renderers":
    raise ImportError("import simgen.renderers, not the top-level link 'renderers'")

import logging

from simgen.buffers import Renderer
from simgen.errors import MissingDependencyError, SimgenError

BACKENDS = ("raster", "pyrender", "tiny")

__all__ = ["BACKENDS", "choose_backend", "open_renderer"]


def choose_backend(backend: str, device: int | None = None) -> str:
    """The backend that a recipe's `render.backend` means on this machine: "auto" is raster where OpenGL can be had (tried in
    a process of its own), else tiny, with one warning. Raises SimgenError for an unknown name."""
    if backend != "auto":
        return _known(backend)
    from simgen.renderers.probe import probe_gl

    try:
        probe_gl(device)
    except MissingDependencyError as e:
        logging.getLogger("simgen").warning(
            "no OpenGL, so pictures come from the slow, plain `tiny` renderer, without normals, flow and amodal masks: %s", e
        )
        return "tiny"
    return "raster"


def open_renderer(backend: str, device: int | None = None) -> Renderer:
    """A renderer of the backend, or of what "auto" means here (`choose_backend`). Its context is made on the first `render`.

    device : number of the GPU on machines with several, None for the first. Raises SimgenError for an unknown backend.
    """
    name = choose_backend(backend, device)
    if name == "raster":
        from simgen.renderers.raster import RasterRenderer

        return RasterRenderer(device)
    if name == "pyrender":
        from simgen.renderers.pyrender import PyrenderRenderer

        return PyrenderRenderer(device)
    from simgen.renderers.tiny import TinyRenderer

    return TinyRenderer(device)


def _known(backend: str) -> str:
    if backend not in BACKENDS:
        raise SimgenError(f"no rendering backend {backend!r}; there are auto, {', '.join(BACKENDS)}")
    return backend
