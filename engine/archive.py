"""A zip file of a few members, written whole or not at all, and read without trusting it."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can say; always the same, so that the bytes are, too."""

READABLE_BY_ALL = 0o644 << 16
UNIX = 3


def write_archive(path: Path, members: Mapping[str, bytes]) -> None:
    """Write `members` (name to content), uncompressed; the same members give the same bytes.

    The file is written beside `path`, brought safely to the disk, and only then put in its place.
    Raises OSError when that is not possible; what was at `path` is then still there.
    """
    path = path.resolve()  # the file that a link points to is replaced, not the link
    beside = beside_of(path)
    try:
        with beside.open("xb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                for name, content in members.items():
                    member = zipfile.ZipInfo(name, BEGINNING_OF_TIME)
                    member.create_system = UNIX
                    member.external_attr = READABLE_BY_ALL
                    archive.writestr(member, content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def beside_of(path: Path) -> Path:
    """Return a new name in the folder of `path`, for a file that is not finished."""
    return path.parent / f".{uuid4().hex}.part"


def read_archive(path: Path, largest: Mapping[str, int]) -> dict[str, bytes]:
    """Read members of a zip file; those that it lacks are left out.

    Parameters
    ----------
    largest
        The members to read, and how many bytes each may have: more is refused before it is read,
        whatever it would have been packed into.

    Raises
    ------
    OSError
        When the file cannot be read.
    ValueError
        When it is no zip file, a damaged one, or has a member that is too large.
    """
    with path.open("rb") as file:
        try:
            with zipfile.ZipFile(file) as archive:
                present = [name for name in largest if name in archive.namelist()]
                return {name: _read_member(archive, name, largest[name]) for name in present}
        except Exception as error:  # zipfile raises a dozen kinds for what it cannot make sense of
            raise ValueError(str(error)) from error


def _read_member(archive: zipfile.ZipFile, name: str, largest: int) -> bytes:
    member = archive.getinfo(name)
    if member.file_size > largest:
        raise ValueError(f"{name} has {member.file_size:,} bytes, more than {largest:,}")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError(f"{name} is packed in a way that is not read")
    return archive.read(member)
