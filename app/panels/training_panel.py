"""The network's and the training's settings, and how the run ended.

The learning rate acts at once. Everything else needs a new run, and waits for Apply.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import sentences_about
from app.panels.choices import ACTIVATIONS, OPTIMIZERS, name_of
from app.panels.description import sizes_of
from app.panels.pending_settings import carry_over, needs_new_run, usual_rate
from app.panels.recent_button import RecentButton
from app.panels.settings_fields import SettingsFields
from app.panels.settings_form import remark, say
from engine.failure import Failure
from engine.sound.features import FeatureSettings
from engine.training.outline import Outline, outline_of
from engine.training.progress import Ended, Ending, Grown, Started
from engine.training.record import Record
from engine.training.settings import TrainingSettings

USUAL_WORDS = 10
"""How many words there are, until a run says it."""


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
        self._clips = ""
        self.fields = SettingsFields()
        self.problem = remark("warning")
        self.apply_button = QPushButton(self.tr("Apply: starts a new run"))
        self.apply_button.setObjectName("primary")
        self.apply_button.setToolTip(
            self.tr("Build this network, and train it from the beginning.")
        )
        self.revert_button = QPushButton(self.tr("Revert"))
        self.revert_button.setToolTip(self.tr("Show the settings of the run again."))
        self.recent = RecentButton()
        self.state = QLabel()
        self.state.setObjectName("muted")
        self.state.setWordWrap(True)
        self._lay_out()
        self.fields.rate_edited.connect(self._change_rate)
        self.fields.edited.connect(self._show_consequences)
        self.apply_button.clicked.connect(self._apply)
        self.revert_button.clicked.connect(self._revert)
        self.recent.chosen.connect(self._show_recent)
        self.show_settings(self._in_force)

    def show_settings(self, settings: TrainingSettings) -> None:
        """Show these as the settings in force; whatever was edited is gone."""
        self._in_force = settings
        self.fields.write(settings)
        self._show_consequences()

    def show_learning_rate(self, rate: float) -> None:
        """Show the rate that going through the past has brought into force."""
        self.show_settings(replace(self._in_force, learning_rate=rate))

    def show_run(self, started: Started) -> None:
        """Show a new run; what was edited and is not part of it stays edited."""
        edited = carry_over(self.fields.read(), before=self._in_force, now=started.settings)
        self._started = started
        self._in_force = started.settings
        self.fields.write(edited)
        self.recent.add(started.settings)
        self._show_consequences()
        counts = (started.training_clips, started.validation_clips, started.training_examples)
        self.show_clips(*counts)

    def show_grown(self, grown: Grown) -> None:
        """Show the present run with its further words."""
        if self._started is not None:
            self._started = replace(self._started, words=grown.words, parameters=grown.parameters)
            self._show_consequences()

    def follow(self, record: Record) -> None:
        """Show the present run with the words of a record: in its past it may have fewer."""
        started = self._started
        if started is not None and record.words != started.words:
            arrays = (array for layer in record.layers for array in layer.parameters.values())
            parameters = sum(array.size for array in arrays)
            self._started = replace(started, words=record.words, parameters=parameters)
            self._show_consequences()

    def show_playing(self, playing: bool) -> None:
        """How the run has ended is said until it goes on."""
        if playing:
            self.state.setText(self._clips)

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
        self._clips = text.format(training=training, examples=examples, validation=validation)
        self.state.setText(self._clips)

    def show_ended(self, ended: Ended) -> None:
        """Say why and when the run has ended."""
        texts = {
            Ending.CONVERGED: self.tr("Converged at step {step:,}."),
            Ending.STEP_LIMIT: self.tr("Reached the step limit at step {step:,}."),
        }
        self.state.setText(texts[ended.ending].format(step=ended.step))

    def apply_theme(self) -> None:
        """Take the colours of the theme in force."""
        self.fields.training.seed.apply_theme()

    def _apply(self) -> None:
        self.settings_applied.emit(self.fields.read())

    def _revert(self) -> None:
        self.show_settings(self._in_force)

    def _show_recent(self, settings: TrainingSettings) -> None:
        self.fields.write(settings)
        self._show_consequences()
        self.apply_button.setFocus()

    def _change_rate(self, rate: float) -> None:
        """Let the rate act at once, unless it is meant for a network that does not run yet."""
        edited, running = self.fields.read(), self._in_force
        if (edited.network, edited.optimizer) == (running.network, running.optimizer):
            self._in_force = replace(running, learning_rate=rate)
            self.learning_rate_changed.emit(rate)
        self._show_consequences()

    def _show_consequences(self) -> None:
        """Say what follows from the fields, and whether there is something to apply."""
        edited = self.fields.read()
        outline = self._outline_or_problem(edited)
        waiting = edited != self._in_force
        self.revert_button.setEnabled(waiting)
        self.apply_button.setEnabled(outline is not None and needs_new_run(edited, self._in_force))
        say(
            self.fields.network.summary,
            "" if outline is None else self._summary(edited.network, outline),
        )
        say(self.fields.training.rate_remark, self._rate_remark(edited))
        say(self.fields.training.batch_remark, self._batch_remark(edited))

    def _outline_or_problem(self, edited: TrainingSettings) -> Outline | None:
        """Return what the network would be; say why where it is impossible."""
        features = FeatureSettings()
        words = USUAL_WORDS if self._started is None else len(self._started.words)
        try:
            outline = outline_of(edited, (features.frames, features.bands), words)
        except Failure as failure:
            say(self.problem, " ".join(sentences_about(failure)))
            return None
        say(self.problem, "")
        return outline

    def _summary(self, network: str, outline: Outline) -> str:
        return self.tr("{units}\n{parameters:,} parameters").format(
            units=sizes_of(network, outline), parameters=outline.parameters
        )

    def _rate_remark(self, edited: TrainingSettings) -> str:
        usual = usual_rate(edited)
        if edited.learning_rate != self._in_force.learning_rate:
            if edited.learning_rate == usual:
                return self.tr("suggested; in force after Apply")
            return self.tr("in force after Apply")
        if edited.learning_rate == usual:
            return ""
        if edited.network == "dnn" and edited.optimizer == "gradient-descent":
            name = name_of(ACTIVATIONS, edited.activation)
        else:
            name = name_of(OPTIMIZERS, edited.optimizer)
        return self.tr("usual with {activation}: {rate:g}").format(activation=name, rate=usual)

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
        column.addWidget(self.fields)
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
        outside.setSpacing(0)
        outside.addWidget(scroll, 1)
        outside.addLayout(self._foot())
        more = self.fields.more
        more.header.clicked.connect(
            lambda: QTimer.singleShot(0, self, lambda: scroll.ensureWidgetVisible(more, 0, 0))
        )

    def _foot(self) -> QVBoxLayout:
        """Return what is always in sight, however far the fields are scrolled."""
        back = QHBoxLayout()
        back.setSpacing(6)
        back.addWidget(self.revert_button, 1)
        back.addWidget(self.recent, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 8, 12, 10)
        foot.setSpacing(6)
        foot.addWidget(self.problem)
        foot.addWidget(self.apply_button)
        foot.addLayout(back)
        foot.addWidget(self.state)
        return foot
