"""One picture of the real window, at one step and phase of a run: the same each time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from tqdm import tqdm

from app.addresses import check_place, phase_of
from app.controllers.selection import Selection, remember
from app.controllers.word_summary import FOLDER_KEY
from app.errors import ErrorHook, sentences_about
from app.main_window import MainWindow
from app.offscreen import (
    PATIENCE,
    OffscreenWindow,
    let_readouts_catch_up,
    offscreen_window,
    wait_until,
)
from app.picture_files import write_image
from app.wiring import Wiring
from engine.explain.places import Place
from engine.failure import Failure
from engine.training.progress import Started
from engine.training.record import Record
from engine.training.settings import TrainingSettings

STEPS_AT_ONCE = 50
"""The engine is asked for so many steps at a time, so that the bar moves."""

STILL_SECONDS = 5.0
"""How long the window may take to come to rest."""


@dataclass(frozen=True, slots=True, eq=False)
class Witness:
    """What a saved network must look like after `step` steps, if the clips are the same."""

    name: str
    step: int
    words: tuple[str, ...]
    parameters: Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """What is photographed.

    Parameters
    ----------
    settings
        Of the run.
    base
        The key of an embedded set, or a folder.
    step
        From 1.
    phase
        A phase's name; None shows the whole step.
    fraction
        How much of the phase is shown, 0 to 1.
    size
        Of the window, in pixels.
    light, language
        The window's look, and its language: "en" or "zh_CN".
    batch
        Whether the batch's numbers are shown, and not the clip's.
    pin
        The number that is pinned; None pins none.
    witness
        With which the run is compared on its way.
    """

    settings: TrainingSettings
    base: str | Path
    step: int
    phase: str | None
    fraction: float
    size: tuple[int, int]
    light: bool = False
    language: str = "en"
    batch: bool = False
    pin: Place | None = None
    witness: Witness | None = None


def take_picture(shot: Shot, path: Path) -> None:
    """Open the window without a screen, and write its picture, whole or not at all.

    Raises
    ------
    Failure
        When the run cannot get to that step, there is no such phase or number, the window cannot
        be so small, the witness saw another network, or the file cannot be written.
    """

    def prepare(settings: QSettings) -> None:
        settings.setValue("window/theme", "light" if shot.light else "dark")
        settings.setValue("window/language", shot.language)
        folder = shot.base if isinstance(shot.base, Path) else None
        remember(settings, Selection(FOLDER_KEY if folder else str(shot.base), folder))

    with offscreen_window(shot.size, prepare) as opened:
        write_image(Photographer(opened, shot).image(), path)


class Photographer(QObject):
    """Brings a window to a step and a phase, and waits until it is still."""

    def __init__(self, opened: OffscreenWindow, shot: Shot) -> None:
        super().__init__(opened.window)
        self._window: MainWindow = opened.window
        self._startup = opened.startup
        self._shot = shot
        self._record: Record | None = None
        self._failures: list[Exception] = []
        self._devices_known = False
        self._startup.furnished.connect(self._prepare)

    def image(self) -> QImage:
        """Return the picture; Failure as `take_picture`."""
        hook = ErrorHook(self)
        hook.raised.connect(self._failures.append)
        hook.install()
        try:
            self._wait(lambda: self._record is not None and self._devices_known)
            self._check_size()
            self._train()
            self._show_shot()
            image = self._still()
            self._wait(lambda: True)
        finally:
            hook.remove()
        return image

    @property
    def _wiring(self) -> Wiring:
        assert self._startup.wiring is not None
        return self._startup.wiring

    def _prepare(self) -> None:
        """Choose the network before the first run begins: the clips are still being read."""
        wiring, bench = self._wiring, self._window.workbench
        assert bench is not None
        wiring.training.settings = self._shot.settings
        bench.training.show_settings(self._shot.settings)
        wiring.training.run_started.connect(self._check_words)
        wiring.training.run_ended.connect(lambda _: wiring.training.one_step())
        wiring.training.record_arrived.connect(self._take_record)
        for failed in (wiring.training.failed, wiring.library.failed):
            failed.connect(self._failures.append)
        for answered in (wiring.listening.devices_changed, wiring.listening.failed):
            answered.connect(self._know_devices)

    def _take_record(self, record: Record) -> None:
        self._record = record

    def _know_devices(self) -> None:
        self._devices_known = True

    def _train(self) -> None:
        """Make the run, after that of the witness, unless it is on the way to the step."""
        witness, step = self._shot.witness, self._shot.step
        if witness is not None:
            self._go_to(witness.step)
            _compare(self._present(), witness)
            if witness.step > step:
                self._record = None
                self._wiring.training.begin()
                self._wait(lambda: self._record is not None)
        self._go_to(step)

    def _go_to(self, step: int) -> None:
        """Take the steps one by one: each leaves the same traces in every picture."""
        here = self._present().step
        name = f"Training {self._shot.settings.network}"
        with tqdm(total=step, initial=here, desc=name, unit=" steps") as bar:
            while here < step:
                stop = min(here + STEPS_AT_ONCE, step)
                for _ in range(stop - here):
                    self._wiring.training.one_step()
                self._wait(partial(self._stands_at, stop))
                bar.update(stop - here)
                here = stop

    def _stands_at(self, step: int) -> bool:
        return self._present().step == step

    def _show_shot(self) -> None:
        shot, bench = self._shot, self._window.workbench
        assert bench is not None
        if shot.phase is not None:
            phase = phase_of(shot.phase, self._present())
            self._wiring.playback.stand(phase.name, shot.fraction)
        if shot.batch:
            self._window.actions_by_name["batch"].trigger()
        if shot.pin is not None:
            check_place(shot.pin, self._present(), batch=shot.batch)
            bench.canvas.picked.emit(shot.pin)  # as a click does, for whoever follows it
            bench.canvas.show_pinned(shot.pin)

    def _still(self) -> QImage:
        """Return the picture as soon as two in a row are the same."""
        QApplication.setCursorFlashTime(0)
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()
        let_readouts_catch_up()
        self._check_size()
        deadline = perf_counter() + STILL_SECONDS
        before, now = QImage(), self._picture()
        while before != now and perf_counter() < deadline:
            let_readouts_catch_up()
            before, now = now, self._picture()
        return now

    def _picture(self) -> QImage:
        QGuiApplication.processEvents()
        return self._window.grab().toImage()

    def _check_size(self) -> None:
        size = self._window.width(), self._window.height()
        if size != self._shot.size:
            raise Failure(
                "The window cannot be {asked}: it needs {needed}.",
                "Choose a larger --size.",
                asked="x".join(map(str, self._shot.size)),
                needed="x".join(map(str, size)),
            )

    def _check_words(self, started: Started) -> None:
        witness = self._shot.witness
        if witness is not None and started.words != witness.words:
            self._failures.append(_other_clips(witness))

    def _present(self) -> Record:
        assert self._record is not None
        return self._record

    def _wait(self, condition: Callable[[], bool]) -> None:
        """Wait for something, or for what keeps it from happening."""
        wait_until(lambda: bool(self._failures) or condition(), patience=2 * PATIENCE)
        if self._failures:
            failure = self._failures[0]
            if isinstance(failure, Failure):
                raise failure
            raise Failure(*sentences_about(failure)) from failure


def _compare(record: Record, witness: Witness) -> None:
    """Raise a Failure when the network is not the saved one: its clips must have been others."""
    for layer in record.layers:
        for name, before in layer.parameters.items():
            saved = witness.parameters.get(f"{layer.name}.{name}")
            after = before + layer.updates[name]
            if saved is None or not np.allclose(after, saved, rtol=1e-4, atol=1e-6):
                raise _other_clips(witness)


def _other_clips(witness: Witness) -> Failure:
    return Failure(
        "With these clips another network comes about than that of the session {name}.",
        "Say with --corpus which clips it was trained with.",
        name=witness.name,
    )
