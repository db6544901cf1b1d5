"""An import that fails for want of a system library is not mended by pip."""

from pathlib import Path

import pytest

from simgen.libraries import EGL_PACKAGES, SUMO_PACKAGES, import_remedy


@pytest.mark.parametrize(
    ("fault", "mends"),
    [
        ("libXrender.so.1: cannot open shared object file: No such file or directory", "apt install"),
        ("('Unable to load EGL library', 'EGL: cannot open shared object file')", "apt install"),
        ("No module named 'libsumo'", "pip install libsumo"),
        ("", "pip install libsumo"),
    ],
)
def test_remedy_fits_the_fault(fault: str, mends: str) -> None:
    assert mends in import_remedy(fault, "pip install libsumo", SUMO_PACKAGES)


@pytest.mark.parametrize("told_in", ["tools/ensure_libraries.sh", "README.md"])
def test_the_same_packages_are_named_everywhere(told_in: str) -> None:
    text = (Path(__file__).parents[1] / told_in).read_text(encoding="utf-8")
    assert SUMO_PACKAGES in text and EGL_PACKAGES in text
