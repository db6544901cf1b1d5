"""System libraries that wheels expect but do not bring, and the Debian packages that hold them."""

from __future__ import annotations

# SUMO's library links to OpenGL and X11 although it opens no window.
SUMO_PACKAGES = "libgl1 libx11-6 libxext6 libxrender1 libatomic1 libexpat1"
EGL_PACKAGES = "libegl1 libegl-mesa0 libgl1 libgl1-mesa-dri"
# What to do where OpenGL cannot be opened.
EGL_REMEDY = (
    f"install a GPU driver with EGL, or Mesa's software one (Debian and Ubuntu: `apt install {EGL_PACKAGES}`), or use the tiny "
    "renderer; `simgen doctor` tells more"
)


def import_remedy(fault: str, pip_remedy: str, apt_packages: str) -> str:
    """What to do about an import that fails with the text `fault`: the system's packages where a shared library is missing
    ("libGL.so.1: cannot open shared object file", "Unable to load EGL library"), else pip_remedy."""
    if "shared object" in fault or "Unable to load" in fault:
        return f"install the system's libraries (Debian and Ubuntu: `apt install {apt_packages}`)"
    return pip_remedy
