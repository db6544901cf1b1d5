"""Files that are either whole or not there: written beside their place, then renamed."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from pathlib import Path

from simgen.errors import SimgenError


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file so that no reader, crash or full disk ever leaves half of it. SimgenError with the remedy if it cannot be."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(temporary, "wb") as f:
            f.write(data)
        os.replace(temporary, path)
    except OSError as e:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise disk_error(path, e) from e


def disk_error(path: Path, e: OSError) -> SimgenError:
    """What a failed write means to the user."""
    if e.errno in (errno.ENOSPC, errno.EDQUOT):
        return SimgenError(f"the disk is full at {path}: free some space and run the same command again, it resumes")
    if e.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return SimgenError(f"cannot write {path}: {e.strerror}; choose an --out folder that you may write to")
    if e.errno in (errno.ENOTDIR, errno.EEXIST):
        return SimgenError(f"cannot write {path}: a file stands where a folder is needed; choose another --out")
    return SimgenError(f"cannot write {path}: {e.strerror}")


def digest(data: bytes) -> str:
    """SHA-256 of a file's content, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def remove_leftovers(folder: Path) -> None:
    """Delete the temporary files that a killed run left behind."""
    for path in folder.rglob(".*.tmp"):
        with contextlib.suppress(OSError):
            path.unlink()
