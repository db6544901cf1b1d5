import pytest

from simgen import doctor
from simgen.doctor import Check


def test_a_check_reads_as_one_line_with_the_remedy_only_when_it_fails():
    good, bad = Check("OpenGL", True, "llvmpipe", remedy="install it"), Check("torch", False, "gone", needed=False, remedy="pip it")
    assert str(good).startswith("ok") and "install it" not in str(good)
    assert str(bad).startswith("absent") and str(bad).endswith("gone; pip it")


def test_broken_missing_and_crashing_packages_are_told_apart(tmp_path, monkeypatch):
    (tmp_path / "broken_one.py").write_text("raise OSError('libfoo.so.1: cannot open')")
    (tmp_path / "crashing_one.py").write_text("import os; os._exit(3)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    faults = doctor._import_faults(["json", "broken_one", "crashing_one", "no_such_one", "csv"])
    assert faults["json"] == faults["csv"] == ""
    assert "libfoo.so.1" in faults["broken_one"]
    assert "status 3" in faults["crashing_one"]
    assert "No module named" in faults["no_such_one"]


def test_a_cache_that_cannot_be_written_is_named_with_its_remedy(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SIMGEN_CACHE", str(tmp_path / "file" / "below"))
    check = doctor._cache()
    assert not check.ok and not check.needed and "SIMGEN_CACHE" in check.remedy


@pytest.mark.parametrize("program", ["netgenerate", "netconvert"])
def test_sumo_comes_with_its_wheel(program):
    assert doctor._sumo_program(program).exists()
