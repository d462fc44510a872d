"""A microphone on a stage: twenty words in a noisy room, and a cable that is pulled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from conftest import Opener
from pytestqt.qtbot import QtBot
from speech import NEW_VOICE, takes, write_takes
from virtual_microphone import VirtualMicrophone
from window import OpenWindow

from app.controllers.listening import ListeningController
from app.panels.say_button import SayState
from engine.corpus import embedded
from engine.sound.endpoint import Endpointer
from engine.sound.files import write_wav
from engine.sound.sound import CORPUS_RATE, Samples, Sound

WORDS = 20
SPEECH_DB = -20.0
RATIO_DB = 10.0
QUIET_SECONDS = 0.6
LEAD_SECONDS = 2.5
"""So long the noise is there before the first word: it begins as suddenly as a word would."""


@pytest.fixture
def listening(virtual_microphone: VirtualMicrophone, qtbot: QtBot) -> Iterator[ListeningController]:
    assert virtual_microphone is not None
    listening = ListeningController()
    with qtbot.waitSignal(listening.started, timeout=15_000):
        listening.listen(True)
    yield listening
    listening.shut_down()


def test_twenty_words_in_a_noisy_room_are_all_found_where_they_are(
    listening: ListeningController,
    virtual_microphone: VirtualMicrophone,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    clean = twenty_words()
    rng = np.random.default_rng(1)
    noise = 10 ** ((SPEECH_DB - RATIO_DB) / 20) * rng.standard_normal(len(clean))
    write_wav(tmp_path / "words.wav", Sound((clean + noise).astype(np.float32), CORPUS_RATE))
    parts: list[Samples] = []
    found: list[tuple[float, float]] = []
    losses: list[int] = []
    listening.audio_arrived.connect(parts.append)
    listening.word_found.connect(lambda start, stop: found.append((start, stop)))
    listening.overflowed.connect(losses.append)

    speech = virtual_microphone.play(tmp_path / "words.wav")
    qtbot.waitUntil(lambda: speech.poll() is not None, timeout=60_000)
    enough = sum(map(len, parts)) + CORPUS_RATE
    qtbot.waitUntil(lambda: sum(map(len, parts)) > enough, timeout=15_000)

    begun = beginning(np.concatenate(parts), clean) / CORPUS_RATE
    truth = words_in(clean)
    said = [span for span in found if span[1] > begun + LEAD_SECONDS]
    assert len(truth) == len(said) == WORDS
    late = np.array(said) - begun - np.array(truth)
    assert np.abs(late).max() <= 0.050
    assert not losses


def test_a_microphone_that_is_pulled_out_and_plugged_in_again_goes_on(
    virtual_microphone: VirtualMicrophone, open_window: Opener, tmp_path: Path
) -> None:
    (recording,) = write_takes(tmp_path, (takes("english-digits", "seven", NEW_VOICE)[0],))
    voxprop = open_window()
    voxprop.wait_until_ready()
    panel, listening = voxprop.bench.sound, voxprop.wiring.listening
    voxprop.click(panel.listen)
    voxprop.wait(lambda: voxprop.reads("ms to screen", panel))

    virtual_microphone.unplug()
    voxprop.wait(lambda: "stopped sending sound" in panel.problem.text)
    assert (listening.listening, listening.wanted) == (False, True)
    voxprop.click(voxprop.window.transport.run)  # the rest goes on
    voxprop.wait(lambda: voxprop.wiring.playback.playing)

    virtual_microphone.replug()
    voxprop.wait(lambda: listening.listening)
    voxprop.wait(panel.problem.isHidden)
    say(voxprop, virtual_microphone, recording)
    assert voxprop.reads("Heard it", panel)


def say(voxprop: OpenWindow, microphone: VirtualMicrophone, recording: Path) -> None:
    panel = voxprop.bench.sound
    voxprop.click(panel.say)
    voxprop.wait(lambda: panel.say.state is SayState.WAITING)
    microphone.play(recording)
    voxprop.wait(panel.card.isVisible)


def twenty_words() -> np.ndarray:
    """Return embedded digits, equally loud, with a pause around each."""
    rng = np.random.default_rng(1)
    loaded = embedded.load("english-digits")
    quiet = np.zeros(round(QUIET_SECONDS * CORPUS_RATE))
    parts = [np.zeros(round(LEAD_SECONDS * CORPUS_RATE))]
    for number in rng.choice(len(loaded), WORDS, replace=False).tolist():
        samples = loaded[number][1].samples.astype(np.float64)
        power = np.square(samples[: len(samples) // 160 * 160]).reshape(-1, 160).mean(axis=1)
        speech = power[power > power.max() / 100].mean()
        parts += [quiet, samples * 10 ** (SPEECH_DB / 20) / np.sqrt(speech)]
    return np.concatenate([*parts, quiet, quiet])


def words_in(clean: np.ndarray) -> list[tuple[float, float]]:
    """Return where the words are in a recording without noise, in seconds."""
    faint = 10 ** (-70 / 20) * np.random.default_rng(2).standard_normal(len(clean))
    spans = Endpointer(CORPUS_RATE).push((clean + faint).astype(np.float32))
    return [(span.start / CORPUS_RATE, span.stop / CORPUS_RATE) for span in spans]


def beginning(heard: np.ndarray, played: np.ndarray) -> int:
    """Return at which sample of `heard` the beginning of `played` is, by cross-correlation."""
    length = len(heard) + len(played)
    product = np.fft.rfft(heard, length) * np.conj(np.fft.rfft(played, length))
    return int(np.argmax(np.fft.irfft(product, length)[: len(heard)]))
