"""Small GPU buffer helpers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


class StreamBuffer:
    """A buffer that is overwritten every frame and grows when it must."""

    def __init__(self, gl: Any, reserve: int = 1 << 16) -> None:
        self._gl = gl
        self.buffer = gl.buffer(reserve=reserve, dynamic=True)

    def write(self, data: NDArray[Any]) -> bool:
        """Replace the content. -> whether the buffer object is a new one (vertex arrays must be made again)."""
        raw = np.ascontiguousarray(data)
        grown = raw.nbytes > self.buffer.size
        if grown:
            self.buffer.release()
            self.buffer = self._gl.buffer(reserve=1 << (raw.nbytes - 1).bit_length(), dynamic=True)
        if raw.nbytes:
            self.buffer.write(raw.tobytes())
        return grown

    def release(self) -> None:
        """Free the buffer."""
        self.buffer.release()
