"""The inspector's panel: everything about the number that is pinned."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app import theme
from app.inspector.body import InspectorBody
from app.inspector.navigation import Navigation
from engine.explain.derivation import Derivation
from engine.explain.places import Place
from engine.network.gradient_check import Proof
from engine.training.progress import EditEffect, History
from engine.training.record import Record

ASK_AGAIN = 1000  # milliseconds between two looks at a parameter's history while training
MARGIN = 8
"""Pixels around what is scrolled to."""
REFRESH = 160  # milliseconds between two pictures while training: no one reads faster


class InspectorPanel(QFrame):
    """Shows one number of the newest record, and says what the user wants to know of it.

    Signals
    -------
    place_chosen
        A `Place` to pin instead.
    proof_requested, history_requested, clips_requested
        A `Place` whose gradient is to be proved, whose history is to be shown, whose value is to
        be taken apart into the clips of the batch.
    edit_requested
        A `Place` and the value that it is to have.
    undo_edit_requested
        The last edit is to be taken back.
    unpinned
        No number is to be pinned any more.
    went_back, went_forward
        Through the numbers that were pinned.
    """

    place_chosen = Signal(object)
    proof_requested = Signal(object)
    history_requested = Signal(object)
    clips_requested = Signal(object)
    edit_requested = Signal(object, float)
    undo_edit_requested = Signal()
    unpinned = Signal()
    went_back = Signal()
    went_forward = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setMinimumWidth(280)
        self.navigation = Navigation()
        self.body = InspectorBody()
        self._theme = theme.current()
        self._record: Record | None = None
        self._batch = False
        self._place: Place | None = None
        self._stale = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._refresh_if_stale)
        self._history_timer = QTimer(self)
        self._history_timer.setSingleShot(True)
        self._history_timer.timeout.connect(self._ask_history_if_older)
        self._asked_at = -1
        self._lay_out()
        self._connect()
        self.show_place(None)

    def show_record(self, record: Record, batch: bool) -> None:
        """Show the pinned number as this record has it, of the clip or of the batch."""
        whose_changed = batch != self._batch
        self._record, self._batch, self._stale = record, batch, True
        if self._place is None or not self.isVisible():
            return
        if whose_changed:
            self.body.forget_answers()
        if not self._timer.isActive():
            self._timer.start(0 if whose_changed else REFRESH)

    def show_place(self, place: Place | None) -> None:
        """Pin a number; None shows what can be pinned."""
        changed = place != self._place
        self._place = place
        if changed:
            self.body.forget_answers()
        self._refresh()
        if changed:
            self._ask_history()

    def show_way(self, way: Sequence[Place], position: int) -> None:
        """Show the numbers that were pinned, and which of them is."""
        if self._record is not None:
            self.navigation.show_way(self._record, way, position)

    def show_proof(self, place: Place, proof: Proof, step: int) -> None:
        """Show the proof of a number, unless another one has been pinned since."""
        if place == self._place:
            self.body.proof.show_proof(proof, step)
            QTimer.singleShot(0, self, self._scroll_to_proof)

    def show_no_proof(self, place: Place, sentence: str) -> None:
        """Say why a number has not been proved."""
        if place == self._place:
            self.body.proof.show_problem(sentence)

    def show_history(self, history: History) -> None:
        """Show how a parameter has changed."""
        self.body.show_history(history)

    def show_clips(self, derivation: Derivation) -> None:
        """Show what each clip adds to a number of the batch."""
        if self._record is not None:
            self.body.show_clips(self._record, derivation)

    def show_edit_effect(self, effect: EditEffect) -> None:
        """Say what an edit did to the loss."""
        layer, _, array = effect.name.rpartition(".")
        if Place(layer, array, effect.index) == self.body.parameter:
            self.body.edit.show_effect(effect)

    def show_no_edit(self, sentence: str) -> None:
        """Say why an edit was refused."""
        self.body.edit.show_problem(sentence)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the newest record."""
        super().showEvent(event)
        self._refresh_if_stale()

    def changeEvent(self, event: QEvent) -> None:
        """Show everything in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._theme is not theme.current():
            self._theme = theme.current()
            self.body.restyle()
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Compute nothing that nobody sees."""
        self._timer.stop()
        super().hideEvent(event)

    def _scroll_to_proof(self) -> None:
        self._scroll.ensureWidgetVisible(self.body.proof, 0, MARGIN)

    def _refresh_if_stale(self) -> None:
        if self._stale:
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        self.navigation.show_pinned(self._place is not None)
        self.body.show_number(self._record, self._place, batch=self._batch)
        self._ask_history_if_older()

    def _ask_history_if_older(self) -> None:
        """Ask again for what has been trained since, but not more often than it is looked at."""
        step = self._record.step if self._record is not None else 0
        if step != self._asked_at and not self._history_timer.isActive():
            self._ask_history()

    def _ask_history(self) -> None:
        if self._place is not None and self.body.parameter is not None:
            self._asked_at = self._record.step if self._record is not None else 0
            self._history_timer.start(ASK_AGAIN)
            self.history_requested.emit(self.body.parameter)

    def _connect(self) -> None:
        body, navigation = self.body, self.navigation
        body.place_chosen.connect(self.place_chosen)
        navigation.place_chosen.connect(self.place_chosen)
        navigation.back.clicked.connect(self.went_back)
        navigation.forward.clicked.connect(self.went_forward)
        navigation.unpin.clicked.connect(self.unpinned)
        body.clips_wanted.connect(self.clips_requested)
        body.proof.proof_wanted.connect(lambda: self.proof_requested.emit(self._place))
        body.edit.edit_wanted.connect(
            lambda value: self.edit_requested.emit(self.body.parameter, value)
        )
        body.edit.undo_wanted.connect(self.undo_edit_requested)
        for keys, signal in (("Alt+Left", self.went_back), ("Alt+Right", self.went_forward)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)

    def _lay_out(self) -> None:
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.body)
        scroll.viewport().setAutoFillBackground(False)
        self.body.setAutoFillBackground(False)
        self.body.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 4, 10)
        layout.setSpacing(8)
        layout.addWidget(self.navigation)
        layout.addWidget(scroll, 1)
