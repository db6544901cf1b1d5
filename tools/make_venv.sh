#!/bin/sh
# make_venv.sh PYTHON FOLDER: a virtual environment, with a clear word when Python 3.11 or its venv module is missing.
set -eu
python=$1
folder=$2
if ! command -v "$python" >/dev/null 2>&1; then
    if python3 -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
        python=python3
    else
        echo "simgen needs Python 3.11, and $python was not found: install python3.11 and python3.11-venv, or make PYTHON=/path/to/python3.11" >&2
        exit 2
    fi
fi
[ -x "$folder/bin/python" ] && exit 0
if ! "$python" -m venv "$folder" 2>/dev/null; then
    rm -rf "$folder"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq && apt-get install -y -qq python3.11-venv
        "$python" -m venv "$folder"
    else
        echo "Python's venv module is missing: apt-get install python3.11-venv" >&2
        exit 2
    fi
fi
