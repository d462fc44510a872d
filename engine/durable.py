"""Files that are there whole or not at all, whatever ends the program, and stay when power fails.

A file is written under a name beside its place, flushed to the disk, and then put in its place.
What a killed program leaves beside is known by its name and can be cleared away.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

MANY = 5
"""So many files or folders are not flushed one after the other: each has to wait for the disk."""

FLUSHING_THREADS = 8
"""A disk that is asked for many flushes at once does them together, several times as fast."""

_UNFINISHED = re.compile(r"\.(\d{1,9})-[0-9a-f]{32}\.part")


def beside_of(path: Path) -> Path:
    """Return a new name in the folder of `path`, for a file of this process that is unfinished."""
    return path.parent / f".{os.getpid()}-{uuid4().hex}.part"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one piece, over what is there; OSError leaves that as it was."""
    beside = beside_of(path)
    try:
        write_beside(beside, content)
        flush_files([beside])
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    flush_folders([path.parent])


def write_beside(beside: Path, content: bytes) -> None:
    """Write a new file, which `flush_files` has yet to bring to the disk."""
    with beside.open("xb") as file:
        file.write(content)


def put_in_place(beside: Path, path: Path) -> None:
    """Give a finished file its name.

    Raises FileExistsError when there is a file of that name, even if it came this very moment
    from another process; OSError when the disk refuses.
    """
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links: as a memory stick
        if path.exists():
            raise FileExistsError(f"{path} is there already") from None
        beside.replace(path)
    else:
        beside.unlink()


def flush_files(paths: Iterable[Path]) -> None:
    """Bring the contents of files to the disk; OSError when it refuses."""
    paths = list(paths)
    if len(paths) < MANY:
        for path in paths:
            _flush(path, os.O_RDWR)
    elif not _flush_disks(paths):
        with ThreadPoolExecutor(FLUSHING_THREADS, "flush") as pool:
            list(pool.map(lambda path: _flush(path, os.O_RDWR), paths))


def flush_folders(folders: Iterable[Path]) -> None:
    """Bring the names in folders to the disk, where a system can be asked for that."""
    folders = list(dict.fromkeys(folders))
    if os.name != "posix" or (len(folders) >= MANY and _flush_disks(folders)):
        return
    for folder in folders:
        _flush(folder, os.O_RDONLY)


def clear_unfinished(folder: Path, names: Iterable[str]) -> int:
    """Delete those of `names` that a program left unfinished which runs no more; return how many.

    What cannot be deleted stays: nobody takes it for anything else.
    """
    cleared = 0
    for name in names:
        match = _UNFINISHED.fullmatch(name)
        if match is None or _runs(int(match[1])):
            continue
        try:
            (folder / name).unlink()
        except OSError:
            continue
        cleared += 1
    return cleared


def _flush(path: Path, mode: int) -> None:
    descriptor = os.open(path, mode)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _flush_disks(paths: Iterable[Path]) -> bool:
    """Bring all to the disks that hold the paths, where a system has that; it is one wait."""
    if not sys.platform.startswith("linux"):
        return False
    places = {path.stat().st_dev: path for path in paths}
    try:
        flush = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError):
        return False
    for place in places.values():
        descriptor = os.open(place, os.O_RDONLY)
        try:
            if flush(descriptor) != 0:
                error = ctypes.get_errno()
                raise OSError(error, os.strerror(error))
        finally:
            os.close(descriptor)
    return True


def _runs(process: int) -> bool:
    """Whether a process may still be writing; Windows keeps files that are open by itself."""
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
