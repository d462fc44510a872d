"""The panel of words: what the network is trained on, and how much of it is the user's voice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.controllers.word_summary import OWN_KEY, SetChoice, WordSummary
from app.errors import sentences_about
from app.panels.notice import Notice
from app.panels.word_list import WordList

OPEN_FOLDER = "open-folder"
"""The last line of the choice of sets; it chooses nothing by itself."""

FEWEST_ROWS_HEIGHT = 46
"""One word's row stays in sight, in pixels, however little room there is."""


class CorpusPanel(QFrame):
    """Shows the words and says what the user wants of them; it changes nothing itself."""

    set_chosen = Signal(str)
    """The key of a `SetChoice`, never `OWN_KEY`."""
    own_only_toggled = Signal(bool)
    """Train on the user's recordings alone, or no longer so."""
    own_included_toggled = Signal(bool)
    """Whether the user's recordings join the chosen set."""
    open_folder_requested = Signal()
    clips_requested = Signal(str)
    """The user wants to see and order the clips of a word, or ("") of all."""
    word_chosen = Signal(str)
    remove_last_requested = Signal(str)
    undo_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._choices: list[SetChoice] = []
        self._room_needed = False
        self._heading = QLabel(self.tr("WORDS"), self)
        self._heading.setObjectName("heading")
        self._count = QToolButton(self)  # what counts the clips leads to them
        self._count.setText(self._counted([]))
        self._count.setStyleSheet("QToolButton { padding: 0px 4px; }")  # as high as the heading
        self._count.setCursor(Qt.CursorShape.PointingHandCursor)
        self._count.setToolTip(
            self.tr("See and order the clips, collect takes, import and export (Ctrl+R)")
        )
        self._sets = QComboBox(self)
        self._sets.setToolTip(self.tr("What the network is trained on"))
        self._sets.setAccessibleName(self.tr("What the network is trained on"))
        self._sets.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._own = QCheckBox(self)
        self._own.setToolTip(self.tr("Whether your own recordings are mixed into the chosen set"))
        self._own_count = 0
        self._own.hide()
        self._synthetic = _sentence(
            self.tr(
                "These voices are synthetic. Eight takes of your own of each word are what makes "
                "it know you."
            ),
            self,
        )
        self._synthetic.hide()
        self._words = WordList(self)
        self._empty = _sentence(
            self.tr(
                "No words yet. Choose a set above, open a folder of recordings, or say a word and "
                "give it its label: two words are enough to begin."
            ),
            self,
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._body = QStackedWidget(self)
        self._body.setMinimumHeight(FEWEST_ROWS_HEIGHT)
        self._body.addWidget(self._empty)
        self._body.addWidget(self._words)
        self._busy = QWidget(self)
        self._task = _sentence("", self._busy)
        self._progress = QProgressBar(self._busy)
        self._cancel = QPushButton(self.tr("Cancel"), self._busy)
        self._cancel.setToolTip(self.tr("Stop reading and keep what was there before"))
        self._busy.hide()
        self.notice = Notice(self)
        self._arrange()
        self._sets.activated.connect(self._set_picked)
        self._own.clicked.connect(self.own_included_toggled)
        self._count.clicked.connect(lambda: self.clips_requested.emit(""))
        self._words.clips_requested.connect(self.clips_requested)
        self._words.word_chosen.connect(self.word_chosen)
        self._words.remove_last_requested.connect(self.remove_last_requested)
        self._cancel.clicked.connect(self.cancel_requested)
        self.notice.undo_requested.connect(self.undo_requested)

    def make_room(self, needed: bool) -> None:
        """Leave out what can be spared while another panel needs the room, or show it again."""
        self._room_needed = needed
        self._show_synthetic()

    def show_sets(self, choices: list[SetChoice]) -> None:
        """Show what can be trained on, and which of it is in force."""
        self._choices = choices
        self._sets.clear()
        for place, choice in enumerate(choices):
            self._sets.addItem(choice.name, choice.key)
            self._sets.setItemData(place, choice.tip, Qt.ItemDataRole.ToolTipRole)
        if choices:
            self._sets.insertSeparator(self._sets.count())
        self._sets.addItem(self.tr("Open a folder …"), OPEN_FOLDER)
        self._show_chosen()

    def show_own(self, count: int, included: bool) -> None:
        """Show how many recordings the user has made, and whether they are mixed in."""
        if count != self._own_count and self.notice.offers_undo:
            self.notice.clear()  # Undo would now take back something else
        self._own_count = count
        self._own.setText(self.tr("+ {count} mine").format(count=f"{count:,}"))
        self._own.setChecked(included)
        self._own.setVisible(count > 0 and self._chosen_key() != OWN_KEY)

    def show_corpus(self, summaries: list[WordSummary]) -> None:
        """Show the words that the network is trained on, in the order of its outputs."""
        self._words.show_words(summaries)
        self._body.setCurrentWidget(self._words if summaries else self._empty)
        self._count.setText(self._counted(summaries))

    def show_busy(self, text: str, done: int, total: int) -> None:
        """Show what is being read and how far that is; `total` 0 when nobody knows yet."""
        self._task.setText(text)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.setFormat(f"{done:,} / {total:,}")
        self._synthetic.hide()  # its room is needed
        self._busy.show()

    def show_idle(self) -> None:
        """Show that nothing is being read."""
        self._busy.hide()
        self._show_chosen()

    def show_failure(self, error: Exception) -> None:
        """Say what did not work, and what to try."""
        self.notice.show_problem(*sentences_about(error))

    def clear_notice(self) -> None:
        """Put away what was said: it is no longer so."""
        self.notice.clear()

    def show_skipped(self, skipped: list[tuple[Path, str]]) -> None:
        """Say how many files were left out, and why."""
        if not skipped:
            return
        text = (
            self.tr("One file skipped.") if len(skipped) == 1 else self.tr("{count} files skipped.")
        )
        lines = [text.format(count=f"{len(skipped):,}")]
        named = [
            (path.name, QCoreApplication.translate("engine", reason)) for path, reason in skipped
        ]
        reasons = Counter(reason for _, reason in named).most_common()
        lines += [f"{count:,} × {reason}" for reason, count in reasons[:3]]
        if len(reasons) > 3:
            lines.append("…")
        files = [f"{name}: {reason}" for name, reason in named[:20]]
        files += ["…"] * (len(skipped) > 20)
        self.notice.show_news("\n".join(lines), tip="\n".join(files))

    def show_removed(self, word: str) -> None:
        """Say that a take of `word` was removed, and offer to bring it back."""
        self.notice.show_news(self.tr("One take of “{word}” removed.").format(word=word), undo=True)

    def set_highlight(self, word: str, right: bool | None = None) -> None:
        """Mark the spotlight's word ("" for none), and whether the network has it right."""
        self._words.set_highlight(word, right)

    def _arrange(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(self._heading)
        heading.addStretch()
        heading.addWidget(self._count)
        choice = QHBoxLayout()
        choice.addWidget(self._sets, 1)
        choice.addWidget(self._own)
        progress = QHBoxLayout()
        progress.addWidget(self._progress, 1)
        progress.addWidget(self._cancel)
        busy = QVBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.setSpacing(4)
        busy.addWidget(self._task)
        busy.addLayout(progress)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(heading)
        layout.addLayout(choice)
        layout.addWidget(self._synthetic)
        layout.addWidget(self._body, 1)
        layout.addWidget(self._busy)
        layout.addWidget(self.notice)

    def _set_picked(self, place: int) -> None:
        key = self._sets.itemData(place)
        before = self._chosen_key()
        if key == OPEN_FOLDER:
            self._show_chosen()
            self.open_folder_requested.emit()
        elif key == OWN_KEY:
            self.own_only_toggled.emit(True)
        elif key is not None:
            if before == OWN_KEY:
                self.own_only_toggled.emit(False)
            self.set_chosen.emit(key)

    def _chosen_key(self) -> str:
        return next((choice.key for choice in self._choices if choice.chosen), "")

    def _show_chosen(self) -> None:
        """Let the choice say what is in force, whatever was picked meanwhile."""
        self._sets.setCurrentIndex(self._sets.findData(self._chosen_key()))
        self._show_synthetic()

    def _show_synthetic(self) -> None:
        synthetic = any(one.chosen and one.synthetic for one in self._choices)
        self._synthetic.setVisible(synthetic and not self._room_needed)

    def _counted(self, summaries: list[WordSummary]) -> str:
        if not summaries:
            return self.tr("Clips...")
        count = sum(summary.count for summary in summaries)
        clips = self.tr("1 clip") if count == 1 else self.tr("{count} clips")
        voices = len(frozenset[str]().union(*(summary.speakers for summary in summaries)))
        said_by = self.tr("1 voice") if voices == 1 else self.tr("{voices} voices")
        parts = [clips.format(count=f"{count:,}")]
        if voices:
            parts.append(said_by.format(voices=voices))
        return " · ".join(parts)


def _sentence(text: str, parent: QWidget) -> QLabel:
    """Return a label that wraps, and may be as narrow as the panel."""
    label = QLabel(text, parent)
    label.setObjectName("muted")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
