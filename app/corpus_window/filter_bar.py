"""Search and filters: text, speaker, source, split."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from app.corpus_window.arrangement import Criteria, Origin
from app.names_of import speaker_name, split_name
from engine.corpus.clip import Split

TYPED_MILLISECONDS = 120


class FilterBar(QWidget):
    """Says which clips the user wants to see; the word is chosen elsewhere."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLineEdit(self)
        self._text.setPlaceholderText(self.tr("Search word, speaker or file (Ctrl+F)"))
        self._text.setAccessibleName(self.tr("Search"))
        self._text.setToolTip(self.tr("Show only clips whose word, speaker or file name has this"))
        self._text.setClearButtonEnabled(True)
        self._speaker = self._choice(self.tr("Who speaks"))
        self._origin = self._choice(self.tr("Where the clips come from"))
        for text, origin in (
            (self.tr("Any source"), Origin.ANY),
            (self.tr("My corpus"), Origin.MINE),
            (self.tr("Read-only"), Origin.READ_ONLY),
            (self.tr("Microphone"), Origin.MICROPHONE),
            (self.tr("Files"), Origin.FILE),
            (self.tr("Built in"), Origin.EMBEDDED),
        ):
            self._origin.addItem(text, origin)
        self._split = self._choice(self.tr("What the clips are for"))
        self._split.addItem(self.tr("Any split"), None)
        for split in Split:
            self._split.addItem(split_name(split), split)
        self._clear = QToolButton(self)
        self._clear.setText(self.tr("Show all"))
        self._clear.setToolTip(self.tr("Take search and filters away"))
        self._clear.hide()
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MILLISECONDS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text, 1)
        for widget in (self._speaker, self._origin, self._split, self._clear):
            row.addWidget(widget)
        self.show_speakers(())
        self._text.textChanged.connect(self._typed.start)
        self._typed.timeout.connect(self._tell)
        for choice in (self._speaker, self._origin, self._split):
            choice.currentIndexChanged.connect(self._tell)
        self._clear.clicked.connect(self.clear)

    def criteria(self, word: str | None) -> Criteria:
        """Return what is wanted, of one word or of all (None)."""
        split = self._split.currentData()
        return Criteria(
            self._text.text(),
            word,
            self._speaker.currentData(),
            None if split is None else Split(split),
            Origin(self._origin.currentData()),
        )

    def show_speakers(self, speakers: tuple[str, ...]) -> bool:
        """Offer these speakers; False when the one that was chosen is gone, and all are instead."""
        chosen = self._speaker.currentData()
        self._speaker.blockSignals(True)
        self._speaker.clear()
        self._speaker.addItem(self.tr("Any speaker"), None)
        for speaker in speakers:
            self._speaker.addItem(speaker_name(speaker), speaker)
        place = -1 if chosen is None else self._speaker.findData(chosen)
        self._speaker.setCurrentIndex(max(place, 0))
        self._speaker.blockSignals(False)
        return chosen is None or place >= 0

    def search(self) -> None:
        """Let the user type."""
        self._text.setFocus()
        self._text.selectAll()

    def clear(self) -> None:
        """Show everything again."""
        self._text.clear()
        for choice in (self._speaker, self._origin, self._split):
            choice.setCurrentIndex(0)
        self._tell()

    def _choice(self, tip: str) -> QComboBox:
        choice = QComboBox(self)
        choice.setToolTip(tip)
        choice.setAccessibleName(tip)
        choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        choice.setMaximumWidth(130)
        return choice

    def _tell(self) -> None:
        self._typed.stop()
        self._clear.setVisible(self.criteria(None) != Criteria())
        self.changed.emit()
