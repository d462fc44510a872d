"""The middle of the window: filters, a warning of imbalance, the clips, what is selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.corpus_window.arrangement import imbalance
from app.corpus_window.clip_grid import ClipGrid
from app.corpus_window.filter_bar import FilterBar
from app.corpus_window.selection_bar import SelectionBar
from app.corpus_window.shown_clips import Shown
from engine.corpus.clip import Clip

MOST_CHOSEN = 5000
"""So many clips stay selected when others are shown: finding them takes a twentieth of a second."""


class CorpusBody(QWidget):
    """Shows clips and keeps the selection; the actions for it come from outside."""

    chosen_changed = Signal(int, int)
    """How many of the user's own clips are selected, and how many read-only ones."""

    def __init__(self, grid: ClipGrid, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.grid = grid
        self.filters = FilterBar(self)
        self._selection = SelectionBar(actions, self)
        self._base = ""
        self._balance = _sentence("warning", self)
        self._balance.setContentsMargins(10, 0, 10, 4)
        self._balance.hide()
        self._empty = _sentence("muted", self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(24)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(grid)
        self.filters.setContentsMargins(8, 8, 8, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filters)
        layout.addWidget(self._balance)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._selection)
        grid.chosen_changed.connect(self.show_selection)

    @property
    def warning(self) -> str:
        """What is said about the balance of the words; empty when it is good."""
        return "" if self._balance.isHidden() else self._balance.text()

    @property
    def sentence(self) -> str:
        """What is said about the selection, or in the place of clips when there are none."""
        if self._pages.currentWidget() is self._empty:
            return self._empty.text()
        return self._selection.text

    @property
    def chosen(self) -> list[Clip]:
        """The selected clips."""
        return [self.grid.clip_model.clip(row) for row in self.grid.chosen()]

    @property
    def chosen_own(self) -> list[Clip]:
        """The selected clips that are the user's own."""
        model = self.grid.clip_model
        return [model.clip(row) for row in self.grid.chosen() if model.is_own(row)]

    @property
    def chosen_others(self) -> list[Clip]:
        """The selected clips that are read-only."""
        model = self.grid.clip_model
        return [model.clip(row) for row in self.grid.chosen() if not model.is_own(row)]

    def show_clips(self, shown: Shown, to_choose: list[Clip] | None) -> None:
        """Show these clips.

        `to_choose` are selected and scrolled to; with none of them the next clip is current,
        so that Delete can be pressed again; None leaves the selection as it is.
        """
        kept = self.chosen if to_choose is None else []
        if len(kept) > MOST_CHOSEN or len(to_choose or ()) > MOST_CHOSEN:
            to_choose, kept = [], []
        row = self.grid.currentIndex().row()
        self.grid.clip_model.show(shown.arrangement)
        if to_choose:
            self.grid.choose(to_choose)
        elif to_choose is None:
            self.grid.choose(kept, scroll=False)
        else:
            self.grid.make_current(row)
        self._show_balance({one.word: one.count for one in shown.counts})
        self._show_empty(shown)
        self.show_selection()

    def show_base(self, name: str) -> None:
        """Say what the read-only clips are part of."""
        self._base = name
        self.show_selection()

    def show_selection(self) -> None:
        """Say what is selected."""
        own, others = self.grid.chosen_counts()
        self.chosen_changed.emit(own, others)
        self._selection.show_selection(own, others, self._base, self.grid.clip_model.rowCount())

    def _show_empty(self, shown: Shown) -> None:
        if shown.arrangement.clips:
            self._pages.setCurrentWidget(self.grid)
            return
        self._empty.setText(
            self.tr("No clip fits the search and the filters. Press Show all.")
            if shown.counts
            else self.tr(
                "No clips yet. Choose words at the right and press Start to say them, or drop "
                "sound files or a folder of recordings here."
            )
        )
        self._pages.setCurrentWidget(self._empty)

    def _show_balance(self, counts: dict[str, int]) -> None:
        words = imbalance(counts)
        self._balance.setVisible(words is not None)
        if words is None:
            return
        most, fewest = words
        self._balance.setText(
            self.tr(
                "Out of balance: “{most}” has {most_count} clips, “{fewest}” only "
                "{fewest_count}. The network will lean to “{most}”; collect more of “{fewest}”."
            ).format(
                most=most,
                fewest=fewest,
                most_count=f"{counts[most]:,}",
                fewest_count=f"{counts[fewest]:,}",
            )
        )


def _sentence(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
