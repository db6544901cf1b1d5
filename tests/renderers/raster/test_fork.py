"""A forked child of a process that has drawn gets a clear word instead of hanging."""

import os

import pytest

from simgen.errors import SimgenError
from simgen.renderers.raster.context import GLContext


@pytest.mark.gl
def test_a_context_after_a_fork_is_refused() -> None:
    GLContext(None).release()
    child = os.fork()
    if child == 0:
        try:
            GLContext(None)
        except SimgenError as e:
            os._exit(0 if "spawn" in str(e) else 2)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
