"""The network's and the training's settings, and how the run ended.

The learning rate acts at once. Everything else needs a new run, and waits for Apply.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.panels.network_summary import input_count, parameter_count
from app.panels.pending_settings import carry_over, needs_new_run
from app.panels.training_fields import TrainingFields
from engine.training.progress import Ended, Ending, Started
from engine.training.settings import TrainingSettings, sensible_learning_rate


class TrainingPanel(QFrame):
    """Shows the settings in force, lets them be edited, and says what the user wants.

    Signals
    -------
    settings_applied
        TrainingSettings with which the user wants a new run.
    learning_rate_changed
        The eta that the user wants from the next update on.
    """

    settings_applied = Signal(object)
    learning_rate_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setMinimumWidth(250)
        self._in_force = TrainingSettings()
        self._started: Started | None = None
        self.fields = TrainingFields()
        self.apply_button = QPushButton(self.tr("Apply: starts a new run"))
        self.apply_button.setObjectName("primary")
        self.apply_button.setToolTip(
            self.tr("Build this network, and train it from the beginning.")
        )
        self.revert_button = QPushButton(self.tr("Revert"))
        self.revert_button.setToolTip(self.tr("Show the settings of the run again."))
        self.state = QLabel()
        self.state.setObjectName("muted")
        self.state.setWordWrap(True)
        self._lay_out()
        self.fields.rate_edited.connect(self._change_rate)
        self.fields.edited.connect(self._show_consequences)
        self.apply_button.clicked.connect(self._apply)
        self.revert_button.clicked.connect(self._revert)
        self.show_settings(self._in_force)

    def show_settings(self, settings: TrainingSettings) -> None:
        """Show these as the settings in force; whatever was edited is gone."""
        self._in_force = settings
        self.fields.write(settings)
        self._show_consequences()

    def show_run(self, started: Started) -> None:
        """Show a new run; what was edited and is not part of it stays edited."""
        edited = carry_over(self.fields.read(), before=self._in_force, now=started.settings)
        self._started = started
        self._in_force = started.settings
        self.fields.write(edited)
        self._show_consequences()
        counts = (started.training_clips, started.validation_clips, started.training_examples)
        self.show_clips(*counts)

    def show_clips(self, training: int, validation: int, examples: int) -> None:
        """Say how many clips the run learns from, and how many it is tested on.

        `examples` are the training clips with the varied takes of them.
        """
        text = self.tr("{training:,} clips to learn from, {validation:,} held back.")
        if examples > training:
            text = self.tr(
                "{training:,} clips to learn from, {examples:,} with variations; "
                "{validation:,} held back."
            )
        self.state.setText(text.format(training=training, examples=examples, validation=validation))

    def show_ended(self, ended: Ended) -> None:
        """Say why and when the run has ended."""
        texts = {
            Ending.CONVERGED: self.tr("Converged at step {step:,}."),
            Ending.STEP_LIMIT: self.tr("Reached the step limit at step {step:,}."),
        }
        self.state.setText(texts[ended.ending].format(step=ended.step))

    def apply_theme(self) -> None:
        """Take the colours of the theme in force."""
        self.fields.seed.apply_theme()

    def _apply(self) -> None:
        self.settings_applied.emit(self.fields.read())

    def _revert(self) -> None:
        self.show_settings(self._in_force)

    def _change_rate(self, rate: float) -> None:
        self._in_force = replace(self._in_force, learning_rate=rate)
        self.learning_rate_changed.emit(rate)

    def _show_consequences(self) -> None:
        """Say what follows from the fields, and whether there is something to apply."""
        edited = self.fields.read()
        waiting = needs_new_run(edited, self._in_force)
        for button in (self.apply_button, self.revert_button):
            button.setEnabled(waiting)
        _show(self.fields.rate_remark, self._rate_remark(edited))
        _show(self.fields.summary, self._summary(edited))
        _show(self.fields.batch_remark, self._batch_remark(edited))

    def _rate_remark(self, edited: TrainingSettings) -> str:
        if edited.learning_rate != self._in_force.learning_rate:
            return self.tr("suggested; in force after Apply")
        usual = sensible_learning_rate(edited.activation, edited.loss)
        if edited.learning_rate == usual:
            return ""
        return self.tr("usual with {activation}: {rate:g}").format(
            activation=self.fields.activation.currentText(), rate=usual
        )

    def _summary(self, edited: TrainingSettings) -> str:
        if self._started is None:
            return ""
        units = (input_count(self._started), *edited.hidden, len(self._started.words))
        return self.tr("{units}\n{parameters:,} parameters").format(
            units="-".join(map(str, units)), parameters=parameter_count(units)
        )

    def _batch_remark(self, edited: TrainingSettings) -> str:
        if self._started is None or edited.batch_size <= self._started.training_examples:
            return ""
        return self.tr("Only {clips} clips to learn from: each step takes them all.").format(
            clips=self._started.training_examples
        )

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(self.fields)
        column.addSpacing(6)
        column.addWidget(self.apply_button)
        column.addWidget(self.revert_button)
        column.addSpacing(6)
        column.addWidget(self.state)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        for background in (content, scroll.viewport()):
            background.setAutoFillBackground(False)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)


def _show(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
