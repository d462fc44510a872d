"""The real window without a screen: it trains, and leaves pictures of what it showed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from tqdm import tqdm

from app.application import Startup
from app.controllers.phases import Phase, PhaseKind
from app.controllers.speed import SPEEDS, STEP_A_FRAME, Pace, Speed
from app.errors import sentences_about
from app.main_window import MainWindow
from app.offscreen import PATIENCE, let_readouts_catch_up, offscreen_window, wait_until
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.training.progress import Evaluation, StepMetrics

if TYPE_CHECKING:
    from app.network_canvas.canvas import NetworkCanvas

SLOW = SPEEDS.index(Speed(Pace.PHASES, 1.0))
BRISK = SPEEDS.index(Speed(Pace.PHASES, 2.0))
SHORT_DEMO = 12.0  # seconds, in which a step in slow motion would leave too little to train
PICTURES = {
    "forward": Phase(PhaseKind.FORWARD, 1),
    "backward": Phase(PhaseKind.BACKWARD, 1),
}


def run_demo(folder: Path, seconds: float, size: tuple[int, int]) -> int:
    """Train on the embedded corpus for about `seconds`, and write pictures into `folder`.

    The user's settings and recordings are neither read nor changed. Returns the exit code.

    Raises
    ------
    Failure
        When the window does not come to life, or the pictures cannot be written.
    """
    with offscreen_window(size) as opened:
        Demo(opened.window, opened.startup, folder).play(seconds)
    return 0


class Demo(QObject):
    """Uses the window as a person would: a step in slow motion, then step after step."""

    def __init__(self, window: MainWindow, startup: Startup, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._startup = startup
        self._folder = folder
        self._evaluations: list[Evaluation] = []
        self._failures: list[Exception] = []
        self._written: list[Path] = []
        self._step = 0

    def play(self, seconds: float) -> None:
        """Play the demo, with a progress bar on standard error, and print what was learned."""
        begun = perf_counter()
        wait_until(lambda: self._startup.wiring is not None)
        wiring = self._startup.wiring
        assert wiring is not None
        wiring.training.evaluated.connect(self._evaluations.append)
        wiring.training.failed.connect(self._failures.append)
        wiring.training.steps_taken.connect(self._count)
        wait_until(lambda: len(self._evaluations) > 0)
        bar_format = "{desc} {percentage:3.0f} % |{bar}| {elapsed} of about 00:{total:02.0f}"
        with tqdm(total=seconds, bar_format=bar_format, mininterval=0.5) as bar:
            bar.set_description_str("one step in slow motion")
            wiring.playback.set_speed(BRISK if seconds < SHORT_DEMO else SLOW)
            wiring.playback.run()
            canvas = self._window.workbench.canvas if self._window.workbench else None
            assert canvas is not None
            for name, phase in PICTURES.items():
                wait_until(
                    partial(_half_way, canvas, phase),
                    lambda: _advance(bar, perf_counter() - begun),
                )
                self._save(name)
            wait_until(lambda: canvas.moment[0].kind is PhaseKind.UPDATE)
            bar.set_description_str("training, a step a frame")
            wiring.playback.set_speed(STEP_A_FRAME)
            end = max(begun + seconds, perf_counter() + seconds / 3)  # a slow start takes nothing
            wait_until(
                lambda: perf_counter() >= end or not wiring.playback.playing,
                lambda: _advance(bar, perf_counter() - begun),
                patience=seconds + PATIENCE,
            )
            _advance(bar, seconds)
        if self._failures:
            raise Failure(*sentences_about(self._failures[0]))
        wiring.playback.pause()
        wait_until(lambda: self._evaluations[-1].step == self._step)
        let_readouts_catch_up()
        self._save("result")
        self._print_result(perf_counter() - begun)

    def _save(self, name: str) -> None:
        path = self._folder / f"{name}.png"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _not_written(path) from error
        if not self._window.grab().save(str(path)):
            raise _not_written(path)
        self._written.append(path)

    def _count(self, steps: list[StepMetrics]) -> None:
        self._step = steps[-1].step

    def _print_result(self, seconds: float) -> None:
        first, last = self._evaluations[0], self._evaluations[-1]
        print(
            f"The network learned the embedded English digits for {last.step:,} steps "
            f"in {seconds:.0f} s."
        )
        for name, before, after in (
            ("clips it learned from", first.training_accuracy, last.training_accuracy),
            ("voices it never heard", first.validation_accuracy, last.validation_accuracy),
        ):
            print(f"  {name}: {_percent(before)} right before, {_percent(after)} after")
        print(f"  loss: {first.training_loss:.3f} before, {last.training_loss:.3f} after")
        for path in self._written:
            print(f"Picture: {path}")


def _half_way(canvas: NetworkCanvas, phase: Phase) -> bool:
    return canvas.moment[0] == phase and canvas.moment[1] > 0.5


def _advance(bar: tqdm[None], seconds: float) -> None:
    bar.update(min(seconds, bar.total) - bar.n)


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f} %"


def _not_written(path: Path) -> Failure:
    return Failure(
        QT_TRANSLATE_NOOP("engine", "The picture {path} could not be written."),
        QT_TRANSLATE_NOOP("engine", "Choose a folder that you may write to, with --pictures."),
        path=path,
    )
