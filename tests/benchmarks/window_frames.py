"""The whole window while it trains flat out: its frames, and what watching leaves to the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread
from time import perf_counter, sleep

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.application import Startup, make_application, open_window
from app.controllers.speed import FLAT_OUT, STEP_A_FRAME
from app.demo import wait_until
from app.main_window import MainWindow
from app.wiring import Wiring
from engine.sound.ring import Ring
from engine.training.trainer import Trainer
from tests.benchmarks.material import ENDLESS, digits
from tests.benchmarks.report import Goal, Row, median, percentiles

SIZES = ((1280, 800), (1600, 900))
ROUNDS = 4
ROUND_SECONDS = 2.0
LONE_SECONDS = 1.0
SETTLING_SECONDS = 0.3
BLOCK = 256  # samples at 16 kHz: a sound card asks every 16 ms
BLOCK_SECONDS = BLOCK / 16_000


class PaintTimes(QObject):
    """Notes when a widget is painted, without taking part in it."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.times: list[float] = []
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.times.append(perf_counter())
        return False


class SoundCard:
    """Writes a block into a ring when it is due, as PortAudio's thread does, and notes how late."""

    def __init__(self) -> None:
        self.lateness: list[float] = []
        self._ring = Ring(12, 16_000)
        self._stopped = Event()
        self._thread = Thread(target=self._play, daemon=True)

    def __enter__(self) -> SoundCard:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._thread.join()

    def _play(self) -> None:
        block = np.zeros((BLOCK, 1), np.float32)
        due = perf_counter()
        while not self._stopped.is_set():
            due += BLOCK_SECONDS
            sleep(max(0.0, due - perf_counter()))
            self._ring.write(block)
            self.lateness.append(1000 * (perf_counter() - due))


@dataclass(frozen=True, slots=True)
class Played:
    """Milliseconds from paint to paint; steps trained and steps shown a second."""

    intervals: list[float]
    steps: float
    shown: float


class LiveWindow:
    """The real window with a run that never ends."""

    def __init__(self, width: int, height: int) -> None:
        self._application: QApplication = make_application()
        self.window: MainWindow
        startup: Startup
        self.window, startup = open_window()
        self.window.resize(width, height)
        started: list[object] = []
        wait_until(lambda: startup.wiring is not None)
        assert startup.wiring is not None
        assert self.window.workbench is not None
        self.wiring: Wiring = startup.wiring
        self.wiring.training.run_started.connect(started.append)
        wait_until(lambda: len(started) > 0)
        self.wiring.training.apply_settings(ENDLESS)
        wait_until(lambda: len(started) > 1)
        self.paints = PaintTimes(self.window.workbench.canvas)
        self.steps = self.records = 0
        self.wiring.training.steps_taken.connect(self._count_steps)
        self.wiring.training.record_arrived.connect(self._count_record)
        self._run_until_it_no_longer_ends()

    def play(self, speed: int, seconds: float) -> Played:
        """Run for so many seconds, measured once it runs evenly."""
        self.wiring.playback.set_speed(speed)
        self.wiring.playback.run()
        self.pass_time(SETTLING_SECONDS)
        self.paints.times.clear()
        self.steps, self.records, begun = 0, 0, perf_counter()
        self.pass_time(seconds)
        passed = perf_counter() - begun
        intervals = (1000 * np.diff(self.paints.times)).tolist()
        played = Played(intervals, self.steps / passed, self.records / passed)
        self.wiring.playback.pause()
        self.pass_time(0.05)
        return played

    def pass_time(self, seconds: float) -> None:
        loop = QEventLoop()
        QTimer.singleShot(round(1000 * seconds), loop.quit)
        loop.exec()

    def close(self) -> None:
        self.window.close()
        self._application.processEvents()

    def _run_until_it_no_longer_ends(self) -> None:
        """Let the run converge; whoever presses Run after that trains on without end."""
        ended: list[object] = []
        self.wiring.training.run_ended.connect(ended.append)
        self.wiring.playback.set_speed(FLAT_OUT)
        self.wiring.playback.run()
        wait_until(lambda: len(ended) > 0, patience=120)

    def _count_steps(self, steps: list[object]) -> None:
        self.steps += len(steps)

    def _count_record(self) -> None:
        self.records += 1


def measure() -> list[Row]:
    lone = _lone_engine()
    rows = []
    for width, height in SIZES:
        live = LiveWindow(width, height)
        rows += _flat_out(live, lone, f"{width} × {height}")
        live.close()
    live = LiveWindow(*SIZES[0])
    rows += _step_a_frame(live)
    rows += _sound_card(live)
    live.close()
    return rows


def _flat_out(live: LiveWindow, lone: Callable[[float], float], size: str) -> list[Row]:
    """Measure the window and the lone engine in turn."""
    rounds, alone = [], []
    for _ in range(ROUNDS):
        rounds.append(live.play(FLAT_OUT, ROUND_SECONDS))
        alone.append(lone(LONE_SECONDS))
    kept = (100 * played.steps / rate for played, rate in zip(rounds, alone, strict=True))
    intervals = [interval for played in rounds for interval in played.intervals]
    p50, p95, p99 = percentiles(intervals, 50, 95, 99)
    frames = 1000 * len(intervals) / sum(intervals)
    watched = median(played.steps for played in rounds)
    return [
        Row(f"{size}, frames", frames, "a second", Goal(59, at_least=True)),
        Row(f"{size}, another step is shown", median(one.shown for one in rounds), "a second"),
        Row(f"{size}, from frame to frame, p50", p50, "ms"),
        Row(f"{size}, from frame to frame, p95", p95, "ms", Goal(18.5)),
        Row(f"{size}, from frame to frame, p99", p99, "ms", Goal(23)),
        Row(f"{size}, the engine in the window", watched, "steps a second"),
        Row(f"{size}, the engine alone", median(alone), "steps a second"),
        Row(f"{size}, what the engine keeps", median(kept), "%", Goal(60, at_least=True)),
    ]


def _step_a_frame(live: LiveWindow) -> list[Row]:
    played = live.play(STEP_A_FRAME, ROUNDS * ROUND_SECONDS)
    p95 = percentiles(played.intervals, 95)[0]
    return [
        Row("a step a frame, steps", played.steps, "a second", Goal(59, at_least=True)),
        Row("a step a frame, from frame to frame, p95", p95, "ms", Goal(18.5)),
    ]


def _sound_card(live: LiveWindow) -> list[Row]:
    with SoundCard() as card:
        live.play(FLAT_OUT, ROUNDS * ROUND_SECONDS)
    p50, p99, latest = percentiles(card.lateness, 50, 99, 100)
    name = "flat out, a block of sound is late"
    return [
        Row(f"{name}, p50", p50, "ms"),
        Row(f"{name}, p99", p99, "ms", Goal(16)),
        Row(f"{name}, at most", latest, "ms", Goal(16)),
    ]


def _lone_engine() -> Callable[[float], float]:
    """Return a function that trains for so many seconds and returns steps a second."""
    steps = Trainer(digits(), ENDLESS).steps(until_converged=False)

    def train(seconds: float) -> float:
        count, begun = 0, perf_counter()
        while perf_counter() - begun < seconds:
            next(steps)
            count += 1
        return count / (perf_counter() - begun)

    return train
