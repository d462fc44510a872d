"""Windows that fit on the screen they are first shown on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(8, 40)
"""Room for the frame and the title bar, which nobody knows before a window is shown."""


def resize_on_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window a size, or less where its frame would not fit on the screen.

    Where not even its smallest size fits, it has the one it was made for.
    """
    wanted, smallest = QSize(width, height), window.minimumSize()
    room = window.screen().availableSize() - FRAME
    fitting = wanted.boundedTo(room)
    window.resize(wanted if fitting != fitting.expandedTo(smallest) else fitting)
