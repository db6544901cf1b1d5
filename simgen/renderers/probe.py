"""Whether this machine has the OpenGL that `raster` needs, found out in a process of its own so that a driver may crash."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from functools import cache

from simgen.errors import MissingDependencyError
from simgen.libraries import EGL_REMEDY

SOFTWARE = ("llvmpipe", "softpipe", "swrast", "swr", "lavapipe")
TIMEOUT_S = 60.0


@dataclass(frozen=True)
class GLInfo:
    """What the driver says of itself."""

    renderer: str
    vendor: str
    version: str

    @property
    def software(self) -> bool:
        """Whether it draws on the CPU."""
        return any(name in self.renderer.lower() for name in SOFTWARE)


@cache
def probe_gl(device: int | None = None) -> GLInfo:
    """The driver of EGL device `device`. Raises MissingDependencyError with its complaint if `raster` cannot run on it."""
    command = [sys.executable, "-m", "simgen.renderers.probe", *([] if device is None else [str(device)])]
    where = "OpenGL 4.5 through EGL" + ("" if device is None else f" on device {device}")
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_S, check=False)
    except subprocess.TimeoutExpired as e:
        raise MissingDependencyError(f"{where} (no answer in {TIMEOUT_S:.0f} s)", "the raster renderer", EGL_REMEDY) from e
    for line in reversed(done.stdout.splitlines()):
        if line.startswith("{"):
            answer = json.loads(line)
            if "error" in answer:
                raise MissingDependencyError(f"{where} ({answer['error']})", "the raster renderer", EGL_REMEDY)
            return GLInfo(**answer)
    ended = f"by signal {-done.returncode}" if done.returncode < 0 else f"with status {done.returncode}"
    raise MissingDependencyError(f"{where} (the driver ended the trial {ended})", "the raster renderer", EGL_REMEDY)


def _main() -> None:
    from simgen.renderers.raster.context import GLContext

    try:
        with GLContext(int(sys.argv[1]) if len(sys.argv) > 1 else None) as context:
            info = context.gl.info
        answer = asdict(GLInfo(info["GL_RENDERER"], info["GL_VENDOR"], info["GL_VERSION"]))
    except MissingDependencyError as e:
        answer = {"error": str(e.__cause__ or e)}
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    _main()
