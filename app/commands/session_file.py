"""Where a session goes: looked at before an hour of training, not after it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from app.commands.writing import check_writable
from engine.failure import Failure
from engine.session import DESCRIPTION


def check_place(path: Path) -> None:
    """Make sure that a session can be written to `path`, and that no other file is lost by it.

    Raises
    ------
    Failure
        When it is a folder, or no session; or its folder does not exist or may not be written to.
    """
    if path.is_dir():
        raise Failure(
            "{path} is a folder.", "Add the name of a file to --out, as name.voxprop.", path=path
        )
    if path.exists() and not _is_session(path):
        raise Failure(
            "{path} is no session, and would be lost.", "Choose another name for --out.", path=path
        )
    check_writable(path.resolve(), "Make the folder first, or choose another place for --out.")


def _is_session(path: Path) -> bool:
    """Whether the file may be replaced: a session, damaged or not, or an empty file."""
    if not path.is_file():
        return False
    if path.stat().st_size == 0:
        return True
    try:
        with zipfile.ZipFile(path) as archive:
            return DESCRIPTION in archive.namelist()
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return False
