"""The noise lab: measure, compare and hear how networks cope with noise, from none to as loud as
the word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
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
from app.errors import sentences_about
from app.names_of import speaker_name
from app.noise_window.choices import NoiseChoices
from app.noise_window.kept_curves import KeptCurves, name_of, network_name, noise_name, snr_name
from app.noise_window.plot import NoisePlot, ShownCurve
from app.noise_window.strokes import EARLIER, STROKES, Stroke
from app.panels.notice import Notice
from app.picture_files import fill_picture_menu
from app.screen_size import resize_on_screen
from engine.sound.sound import Sound

DESIGNED = (1040, 640)
SMALLEST = (880, 560)


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
        self.choices = NoiseChoices(RoomRow(library.room, loudspeaker))
        self.plot = NoisePlot()
        self.notice = Notice()
        self.setWindowTitle(self.tr("Noise lab"))
        self.setMinimumSize(*SMALLEST)
        self._lay_out()
        self._connect()
        self._show_noise()
        self._show_adopted()
        resize_on_screen(self, *DESIGNED)

    def shut_down(self) -> None:
        """Stop, and wait for the threads: for the end of the program."""
        self._lab.shut_down()
        self._examples.wait(2.0)

    def show_failure(self, error: Exception) -> None:
        """Say what went wrong."""
        self.notice.show_problem(*sentences_about(error))

    def showEvent(self, event: QShowEvent) -> None:
        """Let the arrows and Space be for the picture at first."""
        super().showEvent(event)
        self.plot.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Space be heard wherever the keyboard is in the picture."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        ):
            self.choices.hear.click()
            return True
        return super().eventFilter(watched, event)

    def _measure(self) -> None:
        self.notice.clear()
        self._lab.measure(self.choices.kind, self._source())

    def _train_noisy(self) -> None:
        self.notice.clear()
        self._lab.train_in_noise(self._kinds(), self._source())

    def _train_clean(self) -> None:
        self.notice.clear()
        self._lab.train_clean()

    def _hear(self) -> None:
        self.notice.clear()
        self._examples.make(self.choices.kind, self.plot.snr_db, self._source())

    def _adopt(self, wanted: bool) -> None:
        self.notice.clear()
        self._library.set_noise_kinds(self._kinds() if wanted else ())

    def _kinds(self) -> tuple[str, ...]:
        return TRAINED_IN if self.choices.kind in TRAINED_IN else (*TRAINED_IN, self.choices.kind)

    def _show_adopted(self) -> None:
        self.choices.show_adopted(bool(self._library.noise_kinds))

    def _source(self) -> tuple[Sound, ...]:
        return self._room if self.choices.kind == "room" else ()

    def _take_report(self, report: NoiseReport) -> None:
        self.kept.add(report)
        self._show_curves()

    def _measure_trained(self, network: Network) -> None:
        """Measure at once: a network that was trained apart is there for nothing else."""
        self.kept.retrained(network)
        self._measure()

    def _show_curves(self) -> None:
        run_id = self._training.run_id
        shown, earlier = [], 0
        kept = self.kept.of(self.choices.kind)
        newest = next((one for one in reversed(kept) if one.network is Network.PRESENT), None)
        for one in kept:
            stroke: Stroke = STROKES[one.network]
            if one.network is Network.PRESENT and one is not newest:
                stroke, earlier = EARLIER[earlier % len(EARLIER)], earlier + 1
            shown.append(ShownCurve(name_of(one, run_id), stroke, one))
        dataset = self._training.dataset
        chance = 1 / len(dataset.words) if dataset is not None else 0.0
        title = self.tr("Words known in noise: {noise}").format(noise=noise_name(self.choices.kind))
        self.plot.show_curves(title, tuple(shown), chance)
        self.choices.clear.setEnabled(bool(shown))

    def _show_noise(self) -> None:
        self.choices.room.setVisible(self.choices.kind == "room")
        self._show_curves()
        self._show_ratio()

    def _show_ratio(self) -> None:
        self.choices.show_ratio(self.plot.snr_db)

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
        self.choices.heard.setText("\n".join(lines))

    def _clear(self) -> None:
        self.kept.clear(self.choices.kind)
        self._show_curves()

    def _take_room(self, sound: Sound) -> None:
        self._room = (sound,)

    def _escape(self) -> None:
        if self._lab.busy:
            self._lab.cancel()
        else:
            self.close()

    def _picture_menu(self, place: QPoint) -> None:
        self.choices.picture.menu().popup(self.plot.mapToGlobal(place))

    def _lay_out(self) -> None:
        menu = QMenu(self)
        fill_picture_menu(menu, self.plot, self.show_failure)
        self.choices.offer_pictures(menu)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addWidget(self.choices)
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
        lab.progressed.connect(self.choices.work.show_progress)
        lab.busy_changed.connect(self.choices.show_busy)
        self._examples.made.connect(self._play)
        for failed in (lab.failed, self._examples.failed, room.failed):
            failed.connect(self.show_failure)
        room.changed.connect(self._take_room)
        room.load(self._take_room, lambda _: None)
        self.choices.adopt.toggled.connect(self._adopt)
        self._library.idle.connect(self._show_adopted)
        self._library.failed.connect(self.show_failure)
        self._training.run_started.connect(lambda _: self._show_curves())
        self.choices.work.cancel.clicked.connect(lab.cancel)
        self.choices.noise.currentIndexChanged.connect(lambda _: self._show_noise())
        self.choices.measure.clicked.connect(self._measure)
        self.choices.train_noisy.clicked.connect(self._train_noisy)
        self.choices.train_clean.clicked.connect(self._train_clean)
        self.choices.hear.clicked.connect(self._hear)
        self.choices.clear.clicked.connect(self._clear)
        self.plot.chosen_changed.connect(self._show_ratio)
        self.plot.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.plot.customContextMenuRequested.connect(self._picture_menu)
        self.plot.installEventFilter(self)
        for keys, act in (
            ("Return", self.choices.measure.click),
            ("Enter", self.choices.measure.click),
            ("Ctrl+W", self.close),
            ("Escape", self._escape),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
