"""Keeping C and C++ libraries from writing to the user's terminal."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def muted() -> Iterator[Callable[[], list[str]]]:
    """While it lasts, whatever the process writes to the descriptors 1 and 2 goes to a scratch file; the yielded function
    returns its lines so far."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    with tempfile.TemporaryFile() as sink:

        def said() -> list[str]:
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            size = os.fstat(sink.fileno()).st_size
            return os.pread(sink.fileno(), size, 0).decode(errors="replace").splitlines()

        kept = [os.dup(fd) for fd in (1, 2)]
        try:
            for fd in (1, 2):
                os.dup2(sink.fileno(), fd)
            yield said
        finally:
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            for fd, old in zip((1, 2), kept, strict=True):
                os.dup2(old, fd)
                os.close(old)
