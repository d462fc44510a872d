"""Progress bars on standard error, where they do not mix with an answer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

if TYPE_CHECKING:
    from engine.corpus.dataset import Progress

TERMINAL_SECONDS = 0.2
FILE_SECONDS = 10.0
"""How often a bar is drawn on a terminal, and into a file or a pipe, which keeps every one."""


class Bar(tqdm):  # type: ignore[misc]
    """A bar that starts no thread of its own, and shows nothing where there is nowhere to."""

    monitor_interval = 0

    def __init__(self, title: str, unit: str, total: int | None = None, **rest: Any) -> None:
        stream = sys.stderr
        watched = stream is not None and stream.isatty()
        super().__init__(
            desc=title,
            unit=f" {unit}",
            total=total,
            file=stream,
            disable=stream is None,
            mininterval=TERMINAL_SECONDS if watched else FILE_SECONDS,
            dynamic_ncols=watched,
            **rest,
        )

    def move_to(self, done: int) -> None:
        """Show that so many are done."""
        self.update(done - self.n)

    @property
    def progress(self) -> Progress:
        """What the engine calls with how many are done, and how many there are."""

        def show(done: int, total: int) -> None:
            self.total = total
            self.move_to(done)

        return show
