from collections.abc import Iterator

import pytest
import raster_scenes as scenes

from simgen.buffers import RenderRequest
from simgen.errors import MissingDependencyError
from simgen.renderers.raster import RasterRenderer


@pytest.fixture(scope="session")
def renderer() -> Iterator[RasterRenderer]:
    with RasterRenderer() as out:
        try:
            out.render(scenes.scene([]), scenes.camera(), RenderRequest(frozenset({"depth"})))
        except MissingDependencyError as error:
            pytest.skip(str(error))
        yield out
