"""The row at the bottom: clips come in or go out, how far, what was refused and why."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.controllers.transfers import Transfer, Transferred
from app.names_of import clips_text

MOST_NAMED = 1000
LIST_HEIGHT = 132


class TransferRow(QFrame):
    """Hidden until something is transferred; the outcome stays until it is put away."""

    cancel_requested = Signal()
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._progress = QProgressBar(self)
        self._progress.setFixedWidth(220)
        self._cancel = self._button(self.tr("Cancel"), self.tr("Stop; what is there stays"))
        self._why = self._button(self.tr("Which, and why"), self.tr("Show the refused files"))
        self._why.setCheckable(True)
        self._undo = self._button(self.tr("Undo"), self.tr("Take this back (Ctrl+Z)"))
        self._close = self._button(self.tr("Close"), self.tr("Put this message away"))
        self._refused = QListWidget(self)
        self._refused.setFixedHeight(LIST_HEIGHT)
        self._refused.setUniformItemSizes(True)
        self._refused.setAccessibleName(self.tr("Refused files"))
        row = QHBoxLayout()
        row.addWidget(self._text, 1)
        for widget in (self._progress, self._cancel, self._why, self._undo, self._close):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addLayout(row)
        layout.addWidget(self._refused)
        self._cancel.clicked.connect(self._stop)
        self._why.toggled.connect(self._refused.setVisible)
        self._undo.clicked.connect(self.undo_requested)
        self._undo.clicked.connect(self.hide)
        self._close.clicked.connect(self.hide)
        self._show_parts(under_way=False)
        self.hide()

    def show_progress(self, kind: Transfer, done: int, total: int) -> None:
        """Show how far it is; `total` 0 while nobody knows."""
        texts = {
            Transfer.IMPORT: self.tr("Importing: each file is heard, and copied into your corpus"),
            Transfer.COPY: self.tr("Copying clips into your corpus"),
            Transfer.EXPORT: self.tr("Exporting clips"),
        }
        if not self._cancel.isVisibleTo(self):
            self._cancel.setEnabled(True)
        self._text.setText(texts[kind])
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.setFormat(f"{done:,} / {total:,}")
        self._show_parts(under_way=True)
        self.show()

    def show_ended(self, ended: Transferred) -> None:
        """Show what has come of it."""
        self._text.setText(self._outcome(ended))
        self._refused.clear()
        for path, reason in ended.refused[:MOST_NAMED]:
            why = QCoreApplication.translate("engine", reason)
            self._refused.addItem(f"{path.name}: {why}")
        if len(ended.refused) > MOST_NAMED:
            self._refused.addItem("...")
        self._show_parts(under_way=False, ended=ended)
        self.show()

    def withdraw_undo(self) -> None:
        """Offer no undo any more: it would take back something else."""
        self._undo.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self.cancel_requested.emit()

    def _outcome(self, ended: Transferred) -> str:
        if ended.kind is Transfer.EXPORT:
            text = self.tr("{clips} exported to {folder}.")
        elif ended.kind is Transfer.COPY:
            text = self.tr("{clips} copied into your corpus.")
        else:
            text = self.tr("{clips} imported.")
        parts = [text.format(clips=clips_text(ended.count), folder=ended.folder or "")]
        if ended.cancelled:
            parts.insert(0, self.tr("Stopped."))
        if ended.refused:
            parts.append(self.tr("{count} refused:").format(count=f"{len(ended.refused):,}"))
            parts.append(self._reasons(ended.refused))
        return " ".join(parts)

    def _reasons(self, refused: tuple[tuple[Path, str], ...]) -> str:
        """Return the most frequent reason, and how many there are besides."""
        (reason, count), *others = Counter(reason for _, reason in refused).most_common()
        text = QCoreApplication.translate("engine", reason)
        return f"{count:,} × {text}" + (" ..." if others else "")

    def _show_parts(self, *, under_way: bool, ended: Transferred | None = None) -> None:
        self._progress.setVisible(under_way)
        self._cancel.setVisible(under_way)
        self._close.setVisible(not under_way)
        self._why.setChecked(False)
        self._refused.hide()
        self._why.setVisible(ended is not None and bool(ended.refused))
        came_in = ended is not None and ended.kind is not Transfer.EXPORT and ended.count > 0
        self._undo.setVisible(came_in)

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
