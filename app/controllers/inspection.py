"""The number that is pinned, the way that led to it, and what is asked about it.

Lives in the GUI thread and never waits: proofs and sums over clips run in the background over the
frozen record, which the training no longer touches.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.controllers.background import Background
from engine.corpus.dataset import Examples
from engine.explain.over_clips import derive_over_clips
from engine.explain.places import Place, is_there
from engine.explain.proving import prove
from engine.training.progress import EditEffect, History
from engine.training.record import Record
from engine.training.settings import TrainingSettings

LONGEST_WAY = 100
"""How many numbers can be gone back through."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What the inspector asks of the training; each is called in the GUI thread, and returns.

    `edit` sets a parameter such as `hidden1.W` at an index to a value, `undo` takes the last edit
    back, `ask_history` asks for a parameter's values over the run.
    """

    edit: Callable[[str, tuple[int, ...], float], None]
    undo: Callable[[], None]
    ask_history: Callable[[str, tuple[int, ...]], None]


class InspectionController(QObject):
    """Holds the pinned place and its way; answers what the panel asks.

    Signals
    -------
    place_changed
        The pinned `Place`, or None.
    way_changed
        The places that were pinned, in order, and the position of the present one among them.
    record_changed
        The newest `Record`, and whether the batch is looked at.
    proved
        A `Place`, the `Proof` of its gradient, and the step.
    proof_failed
        A `Place`, and the exception that says why its gradient is not proved.
    clips_derived
        A `Derivation` of the batch with one term a clip.
    edited
        An `EditEffect`.
    history_arrived
        A `History`.
    """

    place_changed = Signal(object)
    way_changed = Signal(object, int)
    record_changed = Signal(object, bool)
    proved = Signal(object, object, int)
    proof_failed = Signal(object, object)
    clips_derived = Signal(object)
    edited = Signal(object)
    history_arrived = Signal(object)

    def __init__(
        self,
        settings: Callable[[], TrainingSettings],
        engine: Engine,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.place: Place | None = None
        self._settings = settings
        self._engine = engine
        self._background = Background(self)
        self._record: Record | None = None
        self._batch = False
        self._way: list[Place] = []
        self._position = -1

    def pin(self, place: Place | None) -> None:
        """Pin a number, as the next one on the way; None unpins."""
        if place is None:
            self._way, self._position = [], -1
        elif place != self.place:
            begin = max(0, self._position + 2 - LONGEST_WAY)
            self._way = [*self._way[begin : self._position + 1], place]
            self._position = len(self._way) - 1
        self._go(place)

    def unpin(self) -> None:
        """Pin nothing any more."""
        self.pin(None)

    def back(self) -> None:
        """Go back to the number that was pinned before."""
        self._step(-1)

    def forward(self) -> None:
        """Go forward again to where one went back from."""
        self._step(1)

    def follow(self, record: Record, batch: bool) -> None:
        """Look at a newer record, at the spotlight clip's numbers or at the batch's.

        A number that a new network does not have is unpinned.
        """
        other_run = self._record is None or record.run_id != self._record.run_id
        self._record, self._batch = record, batch
        self.record_changed.emit(record, batch)
        if other_run and self.place is not None and not is_there(record, self.place):
            self.unpin()

    def prove(self, place: Place) -> None:
        """Prove the gradient of a number in the record that is looked at; `proved` tells."""
        asked = self._asked()
        if asked is None:
            return
        record, examples, settings = asked
        batch = self._batch
        self._background.run(
            lambda: prove(record, examples, settings, place, batch=batch),
            lambda proof: self.proved.emit(place, proof, record.step),
            lambda error: self.proof_failed.emit(place, error),
        )

    def ask_clips(self, place: Place) -> None:
        """Take a number of the batch apart into its clips; `clips_derived` tells."""
        asked = self._asked()
        if asked is None:
            return
        record, examples, settings = asked
        self._background.run(
            lambda: derive_over_clips(record, examples, settings, place),
            self.clips_derived.emit,
            lambda error: self.proof_failed.emit(place, error),
        )

    def edit(self, place: Place, value: float) -> None:
        """Set a parameter; `take_effect` will be told what that did to the losses."""
        if self._asked() is not None:
            self._engine.edit(f"{place.layer}.{place.array}", place.index, value)

    def undo_edit(self) -> None:
        """Take the last edit back."""
        self._engine.undo()

    def ask_history(self, place: Place) -> None:
        """Ask how a parameter has changed over the run; `take_history` will be told."""
        self._engine.ask_history(f"{place.layer}.{place.array}", place.index)

    def take_effect(self, effect: EditEffect) -> None:
        """Pass an answer of the engine on."""
        self.edited.emit(effect)

    def take_history(self, history: History) -> None:
        """Pass an answer of the engine on."""
        self.history_arrived.emit(history)

    def wait(self, seconds: float) -> bool:
        """Wait for the background; False when that takes longer."""
        return self._background.wait(seconds)

    def _asked(self) -> tuple[Record, Examples, TrainingSettings] | None:
        record = self._record
        if record is None or record.examples is None:
            return None
        return record, record.examples, self._settings()

    def _step(self, by: int) -> None:
        position = self._position + by
        if 0 <= position < len(self._way):
            self._position = position
            self._go(self._way[position])

    def _go(self, place: Place | None) -> None:
        self.place = place
        self.place_changed.emit(place)
        self.way_changed.emit(tuple(self._way), self._position)
