"""Rendering backends, one module or package each."""

import logging

from simgen.buffers import Renderer
from simgen.errors import MissingDependencyError, SimgenError
from simgen.plugins import find_part

if __name__ != "simgen.renderers":
    raise ImportError("import simgen.renderers, not the top-level link 'renderers'")

# name -> module:class. Packages add their own through the entry-point group "simgen.renderers".
BACKENDS = {
    "raster": "simgen.renderers.raster:RasterRenderer",
    "pyrender": "simgen.renderers.pyrender:PyrenderRenderer",
    "tiny": "simgen.renderers.tiny:TinyRenderer",
}


def choose_backend(backend: str, device: int | None = None) -> str:
    """The backend that a recipe's `render.backend` means on this machine: "auto" is raster where OpenGL can be had (tried in
    a process of its own), else tiny, with one warning. Raises SimgenError for an unknown name, and for a `device` that was asked for
    and cannot be had: whoever names a GPU does not want pictures of another kind."""
    if backend != "auto":
        _find(backend)
        return backend
    from simgen.renderers.probe import probe_gl

    try:
        probe_gl(device)
    except MissingDependencyError as e:
        if device is not None:
            raise SimgenError(f"device {device}: {e.what} is not available; choose another, or none for the first one") from e
        logging.getLogger("simgen").warning(
            "no OpenGL, so pictures come from the slow, plain `tiny` renderer, without normals, flow and amodal masks: %s", e
        )
        return "tiny"
    return "raster"


def open_renderer(backend: str, device: int | None = None) -> Renderer:
    """A renderer of the backend, or of what "auto" means here (`choose_backend`). Its context is made on the first `render`.

    device : number of the GPU on machines with several, None for the first. Raises SimgenError for an unknown backend.
    """
    renderer: Renderer = _find(choose_backend(backend, device))(device)
    return renderer


def _find(backend: str) -> type:
    found: type = find_part(backend, BACKENDS, "simgen.renderers", "rendering backend")
    return found
