"""How well the network knew the words of the person who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.controllers.correcting import ROLLING

if TYPE_CHECKING:
    from app.controllers.correcting import Tally


class TallyLine(QLabel):
    """Hidden until the first answer has been judged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("muted")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setToolTip(
            self.tr(
                "The answers that you have judged: how many, how many of them were right, and "
                "how many you corrected. Words that were only named for the untrained network "
                "do not count."
            )
        )
        self.hide()

    def show_tally(self, tally: Tally) -> None:
        """Show how many answers were judged, and how they were."""
        parts = [
            self.tr("asked {count}").format(count=tally.judged),
            self.tr("right {count}").format(count=tally.right),
            self.tr("corrected {count}").format(count=tally.corrections),
        ]
        if tally.rolling is not None:
            last = self.tr("last {count}: {share:.0f} %")
            parts.append(last.format(count=min(tally.judged, ROLLING), share=100 * tally.rolling))
        self.setText(" · ".join(part.replace(" ", "\u00a0") for part in parts))
        self.setVisible(tally.judged > 0)
