"""The default backend: instanced OpenGL drawing with exact labels in one pass and a physically based picture."""

from simgen.renderers.raster.renderer import RasterRenderer

__all__ = ["RasterRenderer"]
