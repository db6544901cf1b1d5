#!/bin/sh
# ensure_libraries.sh PYTHON: the system libraries that wheels expect; installs from apt what is missing, where that is allowed.
#   SUMO's library links to OpenGL and X11 although it opens no window: without them there is no traffic.
#   OpenGL through EGL draws the pictures: without it simgen falls back to its slow software renderer.
set -eu
python=$1
SUMO_PACKAGES="libgl1 libx11-6 libxext6 libxrender1 libatomic1 libexpat1"
EGL_PACKAGES="libegl1 libegl-mesa0 libgl1 libgl1-mesa-dri"
has_sumo() { "$python" -c 'import libsumo' >/dev/null 2>&1; }
has_egl() { "$python" -c 'import moderngl; moderngl.create_standalone_context(backend="egl", require=430).release()' >/dev/null 2>&1; }
# from_apt WHAT PACKAGE...
from_apt() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
    echo "$1 is missing: installing it from apt" >&2
    shift
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}

if ! has_sumo; then
    from_apt "A library that SUMO links to" $SUMO_PACKAGES || true
    if ! has_sumo; then
        "$python" -c 'import libsumo' 2>&1 | tail -n 1 >&2 || true
        echo "SUMO cannot be loaded. To mend it: apt-get install $SUMO_PACKAGES (as root)." >&2
        exit 1
    fi
fi
if ! has_egl; then
    from_apt "OpenGL (EGL)" $EGL_PACKAGES || true
    if ! has_egl; then
        echo "No OpenGL through EGL here, so simgen will fall back to its slow software renderer 'tiny'." >&2
        echo "To mend it: apt-get install $EGL_PACKAGES (as root), or install the GPU vendor's driver." >&2
    fi
fi
