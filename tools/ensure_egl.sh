#!/bin/sh
# ensure_egl.sh PYTHON: OpenGL through EGL; installs Mesa's from apt where it is missing and that is allowed.
set -eu
python=$1
probe() { "$python" -c 'import moderngl; moderngl.create_standalone_context(backend="egl", require=430).release()' >/dev/null 2>&1; }
probe && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "OpenGL (EGL) is missing: installing Mesa's from apt" >&2
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libegl1 libegl-mesa0 libgl1 libgl1-mesa-dri libgles2 >/dev/null; then
        probe && exit 0
    fi
fi
echo "No OpenGL through EGL here, so simgen will fall back to its slow software backend 'tiny'." >&2
echo "To mend it: apt-get install libegl1 libegl-mesa0 libgl1 libgl1-mesa-dri (as root), or install the GPU vendor's driver." >&2
exit 0
