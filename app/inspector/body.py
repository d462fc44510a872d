"""What the inspector says of one number, section by section."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import theme
from app.inspector.derivation_block import DerivationBlock
from app.inspector.edit_section import EditSection
from app.inspector.history_plot import HistoryPlot
from app.inspector.labels import Rule, heading, muted, title
from app.inspector.names import title_of
from app.inspector.numbers import number
from app.inspector.proof_box import ProofBox
from app.inspector.readout import condition_sentence
from app.inspector.update_section import UpdateSection
from engine.explain.chain import where_made
from engine.explain.conditions import condition_of
from engine.explain.derivation import Derivation
from engine.explain.derive import derive
from engine.explain.places import (
    LOSS,
    Place,
    after_update,
    gradient_place,
    is_parameter,
    update_place,
    value_of,
    value_place,
)
from engine.training.progress import History
from engine.training.record import Record


class InspectorBody(QWidget):
    """The sections; those that say nothing of the number are hidden.

    Signals
    -------
    place_chosen
        The `Place` of a factor that the user follows.
    clips_wanted
        The `Place` of a number whose clips' shares are asked for.

    Attributes
    ----------
    parameter
        The place of the parameter whose value, gradient or update is shown; None of others.
    """

    place_chosen = Signal(object)
    clips_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parameter: Place | None = None
        self.empty = muted()
        self.title, self.whose, self.condition = title(), muted(), muted()
        self.condition.setObjectName("warning")
        self.value, self.gradient = DerivationBlock(), DerivationBlock()
        self.proof, self.update_section = ProofBox(), UpdateSection()
        self.edit, self.history = EditSection(), HistoryPlot()
        self.history_heading = heading(self.tr("This weight over the run"))
        self._value_line, self._update_line = Rule(), Rule()
        self._lay_out()
        for block in (self.value, self.gradient):
            block.place_chosen.connect(self.place_chosen)
            block.clips_wanted.connect(
                lambda block=block: self.clips_wanted.emit(block.derivation.place)
            )

    def show_number(self, record: Record | None, place: Place | None, *, batch: bool) -> None:
        """Show all about a number of a record; without one, what can be clicked."""
        if record is None or place is None:
            self._show_empty(self._invitation())
            return
        try:
            self._show(record, where_made(record, place), batch=batch)
        except (LookupError, ValueError):
            self._show_empty(self.tr("The present network has no such number. Click another one."))

    def restyle(self) -> None:
        """Take the colours of another theme; what is shown of a record is shown again."""
        self.proof.restyle()
        self.update_section.restyle()

    def forget_answers(self) -> None:
        """Another number is pinned: what was asked about the last one is nothing of its."""
        self.proof.clear()
        self.edit.clear()

    def show_history(self, history: History) -> None:
        """Show a parameter's history, unless another one is pinned by now."""
        asked = self.parameter
        if asked and (f"{asked.layer}.{asked.array}", asked.index) == (history.name, history.index):
            self.history.show_history(history.steps, history.values)

    def show_clips(self, record: Record, derivation: Derivation) -> None:
        """Show the shares of the clips where their sum stands."""
        for block in (self.value, self.gradient):
            shown = block.derivation
            if shown is not None and shown.place == derivation.place and shown.batch:
                block.show_derivation(record, derivation, block.heading.text())

    def _invitation(self) -> str:
        return self.tr(
            "Click a unit, an edge, a kernel's tap, a state or a cell of the input: here you "
            "see why it has its value, and how its gradient comes about."
        )

    def _show_empty(self, sentence: str) -> None:
        self.parameter = None
        self.empty.setText(sentence)
        for widget in self._sections:
            widget.setVisible(widget is self.empty)

    def _show(self, record: Record, place: Place, *, batch: bool) -> None:
        value = value_place(record, place) or place
        self.empty.hide()
        self.title.setText(title_of(record, place))
        self.whose.setText(self._whose(record, place, batch=batch))
        self.title.show()
        self.whose.show()
        self._show_condition(record, place, batch=batch)
        self._order(gradient_first=place.array.startswith("d"))
        self._show_value(record, place, value, batch=batch)
        self._show_gradient(record, place, value, batch=batch)
        self._show_parameter(record, value)

    def _show_condition(self, record: Record, place: Place, *, batch: bool) -> None:
        condition = condition_of(record, place, batch=batch)
        sentence = condition_sentence(condition) if condition else ""
        if record.forward_only:
            sentence = self.tr("This word was only recognised: no loss, no gradient, no update.")
        self.condition.setText(sentence)
        self.condition.setVisible(bool(sentence))

    def _order(self, *, gradient_first: bool) -> None:
        """What is pinned comes first."""
        first, second = (self.gradient, self.value)[:: 1 if gradient_first else -1]
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        if layout.indexOf(first) > layout.indexOf(second):
            layout.insertWidget(layout.indexOf(second), first)

    def _show_value(self, record: Record, place: Place, value: Place, *, batch: bool) -> None:
        """A parameter's value is given: of it there is nothing to derive."""
        update = place.array.startswith("update ")
        shown = place if update else value
        derived = update or not is_parameter(record, value)
        self.value.setVisible(derived)
        self._value_line.setVisible(derived)
        if derived:
            heading_text = self.tr("How the step moves it") if update else self.tr("Its value")
            self.value.show_derivation(record, derive(record, shown, batch=batch), heading_text)

    def _show_gradient(self, record: Record, place: Place, value: Place, *, batch: bool) -> None:
        gradient = place if place.array.startswith("d") else gradient_place(record, value)
        if record.forward_only:
            gradient = None
        for widget in (self.gradient, self.proof):
            widget.setVisible(gradient is not None)
        if gradient is not None:
            derivation = derive(record, gradient, batch=batch)
            self.gradient.show_derivation(
                record, derivation, self.tr("Its gradient: the chain rule")
            )
            self.proof.compare(derivation.value, record.step)

    def _show_parameter(self, record: Record, value: Place) -> None:
        learned = is_parameter(record, value) and not record.forward_only
        other = value if learned else None
        if other != self.parameter:
            self.parameter = other
            self.history.show_history(self.history.shown[0][:0], self.history.shown[1][:0])
        for widget in (
            *(self._update_line, self.update_section, self.edit),
            *(self.history_heading, self.history),
        ):
            widget.setVisible(learned)
        update = update_place(record, value) if learned else None
        if update is not None:
            self.update_section.show_update(record, value, derive(record, update))
            self.edit.show_value(after_update(record, value))
            self.history.show_step(record.step)

    def _whose(self, record: Record, place: Place, *, batch: bool) -> str:
        batch = batch or place.array.startswith("update ")
        value = number(value_of(record, place, batch=batch))
        if record.forward_only:
            text = self.tr("{value} · heard: “{word}” · step {step}")
        elif batch and place.layer != LOSS:
            text = self.tr("{value} · the batch of {count} clips · step {step}")
        elif batch:
            text = self.tr("{value} · mean over {count} clips · step {step}")
        else:
            text = self.tr("{value} · clip “{word}” · step {step}")
        return text.format(
            value=value,
            count=record.batch_size,
            word=record.words[record.label],
            step=f"{record.step:,}",
        )

    def _lay_out(self) -> None:
        self._sections = (
            *(self.empty, self.title, self.whose, self.condition, self._value_line),
            *(self.value, self.gradient, self.proof, self._update_line, self.update_section),
            *(self.edit, self.history_heading, self.history),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 10, 0)
        layout.setSpacing(9)
        for widget in self._sections:
            layout.addWidget(widget)
        layout.addStretch(1)
        self.empty.setFont(theme.text_font())
