"""The latency that is shown, held against a click whose moments are known from outside."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest
from conftest import Opener
from virtual_microphone import VirtualMicrophone

from app.controllers.live_input import LiveInput
from engine.sound.sound import Samples

fcntl = pytest.importorskip("fcntl", reason="pipes are asked how full they are")
termios = pytest.importorskip("termios")

RATE = 48_000
BLOCK = RATE // 200
"""The source of the clicks writes 5 ms at a time."""

CLICKS = 12
APART_SECONDS = 0.25
LOUD = 0.2
TOLERANCE = 0.010
"""Seconds: two blocks of the programs outside, which know no moment better."""


@dataclass
class Outside:
    """A program that plays clicks and one that hears them, both beside the window's.

    Attributes
    ----------
    written, heard
        When each click was handed to the sound system, and when the other program had it: it
        sounded in between. In seconds of `time.monotonic`.
    """

    microphone: VirtualMicrophone
    written: list[float] = field(default_factory=list)
    heard: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        form = ["--raw", f"--rate={RATE}", "--channels=1", "--latency-msec=5", "--format=s16le"]
        self._player = self.microphone.run_beside(
            "pacat", "--device=speaker", *form, stdin=subprocess.PIPE
        )
        self._listener = self.microphone.run_beside(
            "parec", "--device=microphone", *form, stdout=subprocess.PIPE
        )
        self._click = threading.Event()
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=run) for run in (self._play, self._listen)]
        for thread in self._threads:
            thread.start()

    def click(self) -> None:
        """Let one click be heard."""
        self._click.set()

    def close(self) -> None:
        self._ended.set()
        self._player.kill()
        self._listener.kill()
        for thread in self._threads:
            thread.join(5)
        assert self._player.stdin is not None
        self._player.stdin.close()

    def _play(self) -> None:
        assert self._player.stdin is not None
        silence = bytes(2 * BLOCK)
        loud = 0.5 * 32767 * np.sin(2 * np.pi * 1000 * np.arange(BLOCK) / RATE)
        next_one = time.monotonic()
        while not self._ended.is_set():
            next_one += BLOCK / RATE
            self._ended.wait(max(0.0, next_one - time.monotonic()))  # as fast as it sounds
            if self._waiting_to_be_played():
                continue  # or all that follows would sound so much later
            block = silence
            if self._click.is_set():
                self._click.clear()
                block = loud.astype("<i2").tobytes()
                self.written.append(time.monotonic())
            try:
                os.write(self._player.stdin.fileno(), block)
            except OSError:
                return

    def _waiting_to_be_played(self) -> bool:
        """Whether the player has not yet taken what was written last."""
        assert self._player.stdin is not None
        answer = fcntl.ioctl(self._player.stdin.fileno(), termios.FIONREAD, bytes(4))
        return int.from_bytes(answer, "little") > 0

    def _listen(self) -> None:
        assert self._listener.stdout is not None
        while not self._ended.is_set():
            block = os.read(self._listener.stdout.fileno(), 65_536)
            if not block:
                return
            loudest = np.abs(np.frombuffer(block[: len(block) // 2 * 2], "<i2")).max()
            now = time.monotonic()
            if loudest > LOUD * 32767 and (not self.heard or now - self.heard[-1] > 0.1):
                self.heard.append(now)


@pytest.fixture
def outside(virtual_microphone: VirtualMicrophone) -> Iterator[Outside]:
    outside = Outside(virtual_microphone)
    yield outside
    outside.close()


def test_the_latency_shown_is_what_a_click_takes(outside: Outside, open_window: Opener) -> None:
    voxprop = open_window()
    voxprop.wait_until_ready()
    panel, listening = voxprop.bench.sound, voxprop.wiring.listening
    shown: list[float] = []
    listening.latency_changed.connect(shown.append)
    recorded: list[float] = []  # when the program thinks the click was
    painted: list[float] = []
    position = 0
    waiting = False

    def hear(samples: Samples) -> None:
        nonlocal position, waiting
        loud = np.flatnonzero(np.abs(samples) > LOUD)
        live = listening._keeper.input
        assert isinstance(live, LiveInput)
        if len(loud) and len(recorded) < len(outside.written) and not waiting:
            moment = live.moment_of(live.position - len(samples) + int(loud[0]))
            assert moment is not None
            recorded.append(moment)
            waiting = True

    def paint() -> None:
        nonlocal waiting
        if waiting:
            painted.append(time.monotonic())
            waiting = False

    listening.audio_arrived.connect(hear)
    panel._paint_watch.painted.connect(paint)
    voxprop.click(panel.listen)
    voxprop.wait(lambda: voxprop.reads("ms to screen", panel))
    for number in range(1, CLICKS + 1):
        outside.click()
        voxprop.wait(lambda count=number: len(painted) == count and len(outside.heard) >= count)
        later = time.monotonic() + APART_SECONDS
        voxprop.wait(lambda moment=later: time.monotonic() > moment)

    written, heard = np.array(outside.written), np.array(outside.heard)
    late = np.array(painted)
    at_least, at_most = late - heard, late - written
    claimed = late - np.array(recorded)
    assert np.median(at_most - at_least) < 0.100  # about 12 ms where nothing else is running
    assert (claimed > at_least - TOLERANCE).all()
    assert (claimed < at_most + TOLERANCE).all()
    # What the window shows is the median of the last two seconds.
    assert np.median(at_least) - TOLERANCE < shown[-1] < np.median(at_most) + TOLERANCE
    said = f"{round(1000 * shown[-1])} ms to screen"
    assert voxprop.reads(said, panel)
