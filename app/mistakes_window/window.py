"""Which word is taken for which, live while the network learns, and the clips behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.controllers.library import LibraryController
from app.controllers.loudspeaker import Loudspeaker
from app.controllers.mistakes import MistakesController
from app.corpus_window.player import Player
from app.corpus_window.thumbnails import Thumbnails
from app.errors import sentences_about
from app.mistakes_window.clip_panel import ClipPanel
from app.mistakes_window.clip_rows import ClipRow
from app.mistakes_window.correcting import ClipCorrecting
from app.mistakes_window.matrix import ConfusionMatrix
from app.mistakes_window.reading import Cell, Reading, worst_text
from app.panels.notice import Notice
from app.picture_files import fill_picture_menu
from app.screen_size import resize_on_screen
from engine.corpus.clip import Split
from engine.recognition.mistakes import Mistakes

DESIGNED = (1060, 680)
SMALLEST = (880, 560)


class MistakesWindow(QWidget):
    """The matrix at the left, the clips behind its chosen cell at the right.

    Parameters
    ----------
    mistakes
        Who asks the network; it is shut down with the window.
    """

    spotlight_requested = Signal(object)
    """A Clip that is learned from and shall be followed."""

    def __init__(
        self,
        mistakes: MistakesController,
        library: LibraryController,
        loudspeaker: Loudspeaker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._mistakes = mistakes
        self._library = library
        self._chosen_by_hand = False
        self._thumbnails = Thumbnails(self)
        self._player = Player(loudspeaker, self)
        self.correcting = ClipCorrecting(library, self)
        self.matrix = ConfusionMatrix()
        self.clips = ClipPanel(self._thumbnails)
        self.worst = QLabel()
        self.notice = Notice()
        self.validation = QPushButton(self.tr("Validation clips"))
        self.training = QPushButton(self.tr("Training clips"))
        self.counts = QPushButton(self.tr("Counts"))
        self.shares = QPushButton(self.tr("Shares, %"))
        self.picture = QToolButton()
        self.left_out = QToolButton()
        self.setWindowTitle(self.tr("Mistakes"))
        self.setMinimumSize(*SMALLEST)
        self._fill_bar()
        self._lay_out()
        self._connect()
        self._show_left_out()
        resize_on_screen(self, *DESIGNED)

    def shut_down(self) -> None:
        """Wait for the threads: for the end of the program."""
        self._mistakes.shut_down()
        for background in (self._thumbnails, self._player, self.correcting):
            background.wait(2.0)

    def show_failure(self, error: Exception) -> None:
        """Say what went wrong."""
        self.notice.show_problem(*sentences_about(error))

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the network while the window is in sight."""
        super().showEvent(event)
        self._mistakes.watch(True)
        self.matrix.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the network alone while nobody looks."""
        super().hideEvent(event)
        self._mistakes.watch(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Space play and Return show, where a list would keep them to itself."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space:
                self.clips.play.click()
                return True
            if watched is self.clips.list and event.key() in (
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
            ):
                self.clips.show_it.click()
                return True
        return super().eventFilter(watched, event)

    def _show_mistakes(self, mistakes: Mistakes) -> None:
        reading = Reading(mistakes, self._mistakes.split)
        self.matrix.show_reading(reading)
        if not self._chosen_by_hand:
            self.matrix.choose(next(iter(reading.worst(1)), None))
        self.clips.show_cell(reading, self.matrix.chosen)
        self.worst.setText(worst_text(reading))

    def _choose(self, cell: Cell) -> None:
        self._chosen_by_hand = True
        if self.matrix.reading is not None:
            self.clips.show_cell(self.matrix.reading, cell)

    def _ask_about(self, split: Split) -> None:
        self._mistakes.ask_about(split)

    def _show_clip(self, row: ClipRow) -> None:
        self._mistakes.play_forward(row.place)
        if self._mistakes.split is Split.TRAINING:
            self.spotlight_requested.emit(row.clip)
            self.notice.show_news(self.tr("Its gradients are followed from the next step on."))

    def _relabel(self, row: ClipRow) -> None:
        reading = self.matrix.reading
        self.correcting.ask_word(row.clip, reading.words if reading is not None else ())

    def _withdraw_undo(self) -> None:
        """Undo would take back something else by now."""
        if self.notice.offers_undo:
            self.notice.clear()

    def _show_left_out(self) -> None:
        count = len(self._library.left_out)
        self.left_out.setVisible(count > 0)
        self.left_out.setText(self.tr("Left out: {count}").format(count=f"{count:,}"))

    def _picture_menu(self, place: QPoint) -> None:
        self.picture.menu().popup(self.matrix.mapToGlobal(place))

    def _fill_bar(self) -> None:
        for pair in ((self.validation, self.training), (self.counts, self.shares)):
            group = QButtonGroup(self)
            for button in pair:
                button.setCheckable(True)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                group.addButton(button)
            pair[0].setChecked(True)
        self.validation.setToolTip(self.tr("Ask about the clips that are held back"))
        self.training.setToolTip(self.tr("Ask about the clips that are learned from"))
        self.counts.setToolTip(self.tr("Write into each cell how many clips it has"))
        self.shares.setToolTip(
            self.tr("Write into each cell its share of the clips of the word that was said")
        )
        menu = QMenu(self)
        fill_picture_menu(menu, self.matrix, self.show_failure, self.matrix.paint_picture)
        self.picture.setMenu(menu)
        self.picture.setText(self.tr("Picture"))
        self.picture.setToolTip(self.tr("Copy or save the matrix"))
        left_out = QMenu(self)
        left_out.aboutToShow.connect(lambda: self.correcting.fill_menu(left_out))
        self.left_out.setMenu(left_out)
        self.left_out.setToolTip(self.tr("Clips that are left out: take them in again"))
        for opener in (self.picture, self.left_out):
            opener.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            opener.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(6)
        for button in (self.validation, self.training):
            bar.addWidget(button)
        bar.addSpacing(12)
        for button in (self.counts, self.shares):
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self.left_out)
        bar.addWidget(self.picture)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(self.matrix)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addWidget(scrolled, 3)
        halves.addWidget(self.clips, 1)
        self.worst.setTextFormat(Qt.TextFormat.PlainText)
        self.worst.setWordWrap(True)
        self.worst.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 10, 12, 12)
        whole.setSpacing(8)
        whole.addLayout(bar)
        whole.addLayout(halves, 1)
        whole.addWidget(self.worst)
        whole.addWidget(self.notice)

    def _connect(self) -> None:
        self._mistakes.mistakes_changed.connect(self._show_mistakes)
        self._mistakes.failed.connect(self.show_failure)
        self.matrix.chosen_changed.connect(self._choose)
        self.matrix.entered.connect(self.clips.take_focus)
        self.matrix.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.matrix.customContextMenuRequested.connect(self._picture_menu)
        self.validation.clicked.connect(lambda: self._ask_about(Split.VALIDATION))
        self.training.clicked.connect(lambda: self._ask_about(Split.TRAINING))
        self.counts.clicked.connect(lambda: self.matrix.show_shares(False))
        self.shares.clicked.connect(lambda: self.matrix.show_shares(True))
        self.clips.play_requested.connect(lambda row: self._player.play(row.clip))
        self.clips.show_requested.connect(self._show_clip)
        self.clips.relabel_requested.connect(self._relabel)
        self.clips.leave_out_requested.connect(lambda row: self.correcting.leave_out(row.clip))
        self._player.playing.connect(self.clips.rows.mark_playing)
        self._player.failed.connect(self.show_failure)
        self.correcting.failed.connect(self.show_failure)
        self.correcting.told.connect(lambda text: self.notice.show_news(text, undo=True))
        self.notice.undo_requested.connect(self.correcting.undo)
        self._library.history_changed.connect(lambda *_: self._withdraw_undo())
        self._library.failed.connect(self.show_failure)
        self._library.excluded.changed.connect(self._show_left_out)
        self._library.dataset_changed.connect(lambda *_: self._show_left_out())
        for keys, act in (
            ("F2", self.clips.relabel.click),
            ("Delete", self.clips.leave_out.click),
            ("Ctrl+Z", self._library.undo),
            ("Ctrl+Y", self._library.redo),
            ("Ctrl+Shift+Z", self._library.redo),
            ("Ctrl+W", self.close),
            ("Escape", self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        for widget in (self.matrix, self.clips.list):
            widget.installEventFilter(self)
