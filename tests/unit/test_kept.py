import os

import pytest

from titleopt.kept import build_of, kept


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "titleopt"


def never():
    raise AssertionError("made again")


def test_what_was_made_once_is_read(folder):
    assert kept("rows", "a", lambda: b"worked out") == b"worked out"
    assert kept("rows", "a", never) == b"worked out"
    assert [path.name for path in folder.iterdir()] == ["rows-a.kept"]


@pytest.mark.parametrize("damage", [b"", b"short", bytes(40)])
def test_what_looks_wrong_is_made_again(folder, damage):
    kept("rows", "a", lambda: b"old")
    (folder / "rows-a.kept").write_bytes(damage)
    assert kept("rows", "a", lambda: b"new") == b"new"
    assert kept("rows", "a", never) == b"new"


@pytest.mark.usefixtures("folder")
def test_another_key_or_kind_is_another_file():
    assert kept("rows", "a", lambda: b"1") != kept("rows", "b", lambda: b"2")
    assert kept("script", "a", lambda: b"3") == b"3"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="permissions of POSIX")
def test_a_folder_others_can_write_to_is_not_used(folder):
    kept("rows", "a", lambda: b"old")
    folder.chmod(0o777)
    assert kept("rows", "a", lambda: b"new") == b"new"


def test_a_folder_that_cannot_be_made_only_costs_time(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert kept("rows", "a", lambda: b"made") == b"made"


def test_the_newest_eight_of_a_kind_stay(folder):
    kept("script", "x", lambda: b"")
    for number in range(10):
        kept("rows", str(number), lambda: b"")
        os.utime(folder / f"rows-{number}.kept", (number, number))
    kept("rows", "last", lambda: b"")
    names = {path.name for path in folder.iterdir()}
    assert {"rows-last.kept", "rows-9.kept", "script-x.kept"} <= names
    assert len(names) == 9


def test_each_package_has_a_build_of_its_own():
    assert build_of("daachorse") == build_of("daachorse") != build_of("opencc")
