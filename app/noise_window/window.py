"""The noise lab: measure, compare and hear how networks cope with noise, from none to as loud as
the word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.augmentation_window.room_row import RoomRow
from app.controllers.library import LibraryController
from app.controllers.loudspeaker import Loudspeaker
from app.controllers.noise_example import NoiseExample, NoiseExamples
from app.controllers.noise_lab import (
    TRAINED_IN,
    Network,
    NoiseLabController,
    NoiseReport,
)
from app.controllers.training import TrainingController
from app.corpus_window.names_of import speaker_name
from app.errors import sentences_about
from app.noise_window.kept_curves import KeptCurves, name_of, network_name, noise_name, snr_name
from app.noise_window.plot import NoisePlot, ShownCurve
from app.noise_window.strokes import EARLIER, STROKES, Stroke
from app.noise_window.work_row import WorkRow
from app.panels.notice import Notice
from app.panels.wheel_guard import WheelGuard
from app.picture_files import fill_picture_menu
from app.screen_size import resize_on_screen
from engine.sound.heard import LAB_NOISES
from engine.sound.sound import Sound

DESIGNED = (1040, 640)
SMALLEST = (880, 560)
COLUMN = 262


class NoiseWindow(QWidget):
    """Choices at the left, the curves at the right.

    Parameters
    ----------
    lab, examples
        Who measures, trains and speaks; they are shut down with the window.
    """

    def __init__(
        self,
        training: TrainingController,
        lab: NoiseLabController,
        examples: NoiseExamples,
        library: LibraryController,
        loudspeaker: Loudspeaker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._training = training
        self._lab = lab
        self._examples = examples
        self._library = library
        self._loudspeaker = loudspeaker
        self._room: tuple[Sound, ...] = ()
        self.kept = KeptCurves()
        self.noise = QComboBox()
        self.room = RoomRow(library.room, loudspeaker)
        self.measure = QPushButton(self.tr("Measure (Return)"))
        self.train_noisy = QPushButton(self.tr("Train one with noise"))
        self.train_clean = QPushButton(self.tr("Train one clean"))
        self.work = WorkRow()
        self.hear = QPushButton()
        self.heard = QLabel()
        self.clear = QPushButton(self.tr("Clear the curves"))
        self.picture = QToolButton()
        self.plot = NoisePlot()
        self.notice = Notice()
        self.setWindowTitle(self.tr("Noise lab"))
        self.setMinimumSize(*SMALLEST)
        self._fill()
        self._lay_out()
        self._connect()
        self._show_noise()
        self._show_busy(False)
        resize_on_screen(self, *DESIGNED)

    @property
    def kind(self) -> str:
        """The kind of noise that is chosen."""
        return str(self.noise.currentData())

    def shut_down(self) -> None:
        """Stop, and wait for the threads: for the end of the program."""
        self._lab.shut_down()
        self._examples.wait(2.0)

    def show_failure(self, error: Exception) -> None:
        """Say what went wrong."""
        self.notice.show_problem(*sentences_about(error))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Space be heard wherever the keyboard is in the picture."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        ):
            self.hear.click()
            return True
        return super().eventFilter(watched, event)

    def _measure(self) -> None:
        self.notice.clear()
        self._lab.measure(self.kind, self._source())

    def _train_noisy(self) -> None:
        self.notice.clear()
        kinds = TRAINED_IN if self.kind in TRAINED_IN else (*TRAINED_IN, self.kind)
        self._lab.train_in_noise(kinds, self._source())

    def _train_clean(self) -> None:
        self.notice.clear()
        self._lab.train_clean()

    def _hear(self) -> None:
        self.notice.clear()
        self._examples.make(self.kind, self.plot.snr_db, self._source())

    def _source(self) -> tuple[Sound, ...]:
        return self._room if self.kind == "room" else ()

    def _take_report(self, report: NoiseReport) -> None:
        self.kept.add(report)
        self._show_curves()

    def _measure_trained(self) -> None:
        """Measure at once: a network that was trained apart is there for nothing else."""
        for network in (Network.CLEAN, Network.IN_NOISE):
            if network in self._lab.networks:
                self.kept.retrained(network)
        self._measure()

    def _show_curves(self) -> None:
        run_id = self._training.run_id
        shown, earlier = [], 0
        kept = self.kept.of(self.kind)
        newest = next((one for one in reversed(kept) if one.network is Network.PRESENT), None)
        for one in kept:
            stroke: Stroke = STROKES[one.network]
            if one.network is Network.PRESENT and one is not newest:
                stroke, earlier = EARLIER[earlier % len(EARLIER)], earlier + 1
            shown.append(ShownCurve(name_of(one, run_id), stroke, one))
        dataset = self._training.dataset
        chance = 1 / len(dataset.words) if dataset is not None else 0.0
        title = self.tr("Words known in noise: {noise}").format(noise=noise_name(self.kind))
        self.plot.show_curves(title, tuple(shown), chance)
        self.clear.setEnabled(bool(shown))

    def _show_noise(self) -> None:
        self.room.setVisible(self.kind == "room")
        self._show_curves()
        self._show_ratio()

    def _show_ratio(self) -> None:
        text = self.tr("Hear an example: {snr} (Space)")
        self.hear.setText(text.format(snr=snr_name(self.plot.snr_db)))

    def _show_busy(self, busy: bool) -> None:
        self.work.show_busy(busy)
        for button in (self.measure, self.train_noisy, self.train_clean):
            button.setEnabled(not busy)

    def _play(self, example: NoiseExample) -> None:
        self._loudspeaker.play(example.heard)
        said = self.tr("“{word}”, {speaker}, {snr}").format(
            word=example.clip.word,
            speaker=speaker_name(example.clip.speaker),
            snr=snr_name(example.snr_db),
        )
        lines = [said]
        if not example.answers:
            lines.append(self.tr("The endpointer finds no word in it."))
        for network, (word, certainty) in example.answers.items():
            lines.append(f"{network_name(network)}: {word} {100 * certainty:.0f} %")
        self.heard.setText("\n".join(lines))

    def _clear(self) -> None:
        self.kept.clear(self.kind)
        self._show_curves()

    def _take_room(self, sound: Sound) -> None:
        self._room = (sound,)

    def _escape(self) -> None:
        if self._lab.busy:
            self._lab.cancel()
        else:
            self.close()

    def _picture_menu(self, place: QPoint) -> None:
        self.picture.menu().popup(self.plot.mapToGlobal(place))

    def _fill(self) -> None:
        for kind in LAB_NOISES:
            self.noise.addItem(noise_name(kind), kind)
        self.noise.setAccessibleName(self.tr("Noise"))
        self.noise.setToolTip(self.tr("What the words are said in"))
        WheelGuard(self.noise)
        self.measure.setObjectName("primary")
        self.measure.setToolTip(
            self.tr(
                "Say the validation clips in this noise, at six ratios, to the network as it is "
                "now, through the same endpointer as the microphone's"
            )
        )
        self.train_noisy.setToolTip(
            self.tr(
                "Train a network with the same settings on the same clips and on noisy takes of "
                "them, beside the run, which goes on"
            )
        )
        self.train_clean.setToolTip(
            self.tr(
                "Train a network with the same settings on the clips as they were recorded, "
                "beside the run, which goes on"
            )
        )
        self.hear.setToolTip(
            self.tr("Play another validation clip in this noise, at the ratio chosen in the plot")
        )
        self.clear.setToolTip(self.tr("Forget what was measured in this noise"))
        menu = QMenu(self)
        fill_picture_menu(menu, self.plot, self.show_failure)
        self.picture.setMenu(menu)
        self.picture.setText(self.tr("Picture"))
        self.picture.setToolTip(self.tr("Copy or save the curves"))
        self.picture.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.picture.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for button in (
            self.measure,
            self.train_noisy,
            self.train_clean,
            self.hear,
            self.clear,
            *self.room.buttons,
        ):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        self.heard.setWordWrap(True)
        self.heard.setTextFormat(Qt.TextFormat.PlainText)
        self.heard.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.noise)
        column.addWidget(self.room)
        column.addWidget(self.measure)
        column.addSpacing(6)
        column.addWidget(self.train_noisy)
        column.addWidget(self.train_clean)
        column.addWidget(self.work)
        column.addSpacing(6)
        column.addWidget(self.hear)
        column.addWidget(self.heard)
        column.addStretch(1)
        last = QHBoxLayout()
        last.setSpacing(6)
        last.addWidget(self.clear, 1)
        last.addWidget(self.picture)
        column.addLayout(last)
        left = QWidget()
        left.setLayout(column)
        left.setFixedWidth(COLUMN)
        column.setContentsMargins(0, 0, 0, 0)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addWidget(left)
        halves.addWidget(self.plot, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 10, 12, 12)
        whole.setSpacing(8)
        whole.addLayout(halves, 1)
        whole.addWidget(self.notice)

    def _connect(self) -> None:
        lab, room = self._lab, self._library.room
        lab.measured.connect(self._take_report)
        lab.trained.connect(self._measure_trained)
        lab.progressed.connect(self.work.show_progress)
        lab.busy_changed.connect(self._show_busy)
        self._examples.made.connect(self._play)
        for failed in (lab.failed, self._examples.failed, room.failed):
            failed.connect(self.show_failure)
        room.changed.connect(self._take_room)
        room.load(self._take_room, lambda _: None)
        self._training.run_started.connect(lambda _: self._show_curves())
        self.work.cancel.clicked.connect(lab.cancel)
        self.noise.currentIndexChanged.connect(lambda _: self._show_noise())
        self.measure.clicked.connect(self._measure)
        self.train_noisy.clicked.connect(self._train_noisy)
        self.train_clean.clicked.connect(self._train_clean)
        self.hear.clicked.connect(self._hear)
        self.clear.clicked.connect(self._clear)
        self.plot.chosen_changed.connect(self._show_ratio)
        self.plot.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.plot.customContextMenuRequested.connect(self._picture_menu)
        self.plot.installEventFilter(self)
        for keys, act in (
            ("Return", self.measure.click),
            ("Enter", self.measure.click),
            ("Ctrl+W", self.close),
            ("Escape", self._escape),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
