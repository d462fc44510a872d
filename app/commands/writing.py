"""Whether a file can be written, looked at before the work that it is for."""

from __future__ import annotations

from pathlib import Path

from engine.durable import beside_of
from engine.failure import Failure


def check_writable(path: Path, remedy: str) -> None:
    """Write and remove a file beside `path`; Failure with this remedy when that is refused."""
    trial = beside_of(path.absolute())
    try:
        trial.touch(exist_ok=False)
        trial.unlink()
    except OSError as error:
        raise Failure(
            "Nothing can be written to {path}: {reason}.", remedy, path=path, reason=error.strerror
        ) from error
