"""Files are there whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from engine import durable
from engine.durable import (
    MANY,
    beside_of,
    clear_unfinished,
    flush_files,
    flush_folders,
    put_in_place,
    write_whole,
)


def test_a_file_is_written_over_in_one_piece(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"old")
    write_whole(tmp_path / "a", b"new")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"new")]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_the_disk_refuses_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    write_whole(tmp_path / "a", b"old")

    def refuse(*_: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(OSError, match="no space"):
        write_whole(tmp_path / "a", b"new")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]


@pytest.mark.parametrize("links", [True, False])
def test_a_file_is_put_in_place_but_never_over_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.delattr(os, "link")
        monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError()), raising=False)
    first, second = beside_of(tmp_path / "a"), beside_of(tmp_path / "a")
    first.write_bytes(b"first")
    second.write_bytes(b"second")

    put_in_place(first, tmp_path / "a")
    with pytest.raises(FileExistsError):
        put_in_place(second, tmp_path / "a")

    assert (tmp_path / "a").read_bytes() == b"first"
    assert not first.exists()
    assert second.exists()


@pytest.mark.parametrize("count", [0, 1, MANY - 1, MANY, 3 * MANY])
@pytest.mark.parametrize("whole_disks", [True, False])
def test_every_file_and_folder_is_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, whole_disks: bool
) -> None:
    flushed: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: flushed.append(os.fstat(descriptor).st_ino))
    if not whole_disks:
        monkeypatch.setattr(durable, "_flush_disks", lambda _: False)
    files, folders = [tmp_path / f"{n}" for n in range(count)], []
    for file in files:
        file.touch()
        folders.append(tmp_path / f"{file.name}.d")
        folders[-1].mkdir()

    flush_files(files)
    flush_folders([*folders, *folders])

    at_once = whole_disks and sys.platform.startswith("linux") and count >= MANY
    paths = [] if at_once else files if os.name == "nt" else [*files, *folders]
    assert sorted(flushed) == sorted(path.stat().st_ino for path in paths)


def test_a_file_that_is_gone_cannot_be_flushed(tmp_path: Path) -> None:
    for count in (1, 2 * MANY):
        with pytest.raises(OSError, match="No such file"):
            flush_files([tmp_path / f"{number}" for number in range(count)])


def test_only_leftovers_of_programs_that_run_no_more_are_cleared(tmp_path: Path) -> None:
    gone = f".{2**22 + 1}-{'a' * 32}.part"
    kept = (beside_of(tmp_path / "x").name, ".hidden.part", "song.part", ".0-xyz.part")
    for name in (gone, *kept):
        (tmp_path / name).touch()

    assert clear_unfinished(tmp_path, [gone, *kept]) == 1
    assert {path.name for path in tmp_path.iterdir()} == set(kept)
