"""Files on their way to other places: all of them arrive, or none does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path

from engine.durable import flush_folders, put_in_place, write_beside
from engine.failure import QT_TRANSLATE_NOOP, Failure


class Moves:
    """What is done is undone, last first, when the block of `all_or_nothing` fails.

    Every method raises OSError when the disk refuses.
    """

    def __init__(self, undo: ExitStack) -> None:
        self._undo = undo
        self._touched: dict[Path, None] = {}
        self._left: dict[Path, None] = {}

    def write(self, beside: Path, content: bytes) -> None:
        """Write an unfinished file that `place` gives its name."""
        self._make_folder(beside.parent)
        self._undo.callback(beside.unlink, missing_ok=True)
        write_beside(beside, content)

    def place(self, beside: Path, path: Path) -> None:
        """Give a new file its name; FileExistsError when another file has it."""
        put_in_place(beside, path)
        self._undo.callback(path.unlink, missing_ok=True)
        self._touched[path.parent] = None

    def move(self, source: Path, target: Path) -> None:
        """Move a file; FileExistsError when there is one already."""
        self._make_folder(target.parent)
        if target.exists():
            raise FileExistsError(f"{target} is there already")
        source.rename(target)
        self._undo.callback(target.rename, source)
        self._touched |= {target.parent: None, source.parent: None}
        self._left[source.parent] = None

    def on_failure(self, undo: Callable[[], object]) -> None:
        """Have something else undone, too."""
        self._undo.callback(undo)

    def flush(self) -> None:
        """Bring all names to the disk."""
        flush_folders(self._touched)

    def clear_empty_folders(self) -> None:
        """Delete the folders that nothing is left in; when all has arrived."""
        for folder in self._left:
            with suppress(OSError):
                folder.rmdir()

    def _make_folder(self, folder: Path) -> None:
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        for place in reversed(missing):
            place.mkdir(exist_ok=True)
            self._undo.callback(_delete_if_empty, place)
            self._touched[place.parent] = None


@contextmanager
def all_or_nothing() -> Iterator[Moves]:
    """Give what files are moved with; when the block fails, all is as it was before."""
    with ExitStack() as undo:
        yield Moves(undo)
        undo.pop_all()


def _delete_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def free_name(path: Path) -> Path:
    """Return a name like that of `path` which no file has."""
    names = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(2))
    return next(name for name in names if not name.exists())


@contextmanager
def disk_of(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into a sentence."""
    try:
        yield
    except OSError as error:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The clips in {folder} cannot be read or saved: {reason}."),
            QT_TRANSLATE_NOOP("engine", "Check that the disk has space and may be written to."),
            folder=folder,
            reason=error.strerror or str(error),
        ) from error
