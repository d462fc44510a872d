"""The least that Qt can do, for scale: an empty window; prints when it was painted, then ends."""

from __future__ import annotations

import time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class BareWindow(QWidget):
    """Empty."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        print(time.monotonic_ns())
        QApplication.exit()


def main() -> None:
    application = QApplication([])
    window = BareWindow()
    window.resize(1280, 800)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
