"""From a voice to a word that is known: said, found, named, kept, trained on, recognised."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from conftest import Opener
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from speech import NEW_VOICE, takes, write_takes
from virtual_microphone import VirtualMicrophone
from window import OpenWindow

from app.panels.say_button import SayState
from engine.sound.features import FeatureSettings, trim_bounds
from engine.sound.sound import CORPUS_RATE, Sound


class Speaker:
    """Someone who sits before the microphone and the window."""

    def __init__(self, voxprop: OpenWindow, microphone: VirtualMicrophone) -> None:
        self._voxprop = voxprop
        self._microphone = microphone
        self.losses: list[int] = []
        self.beginnings: list[str] = []
        voxprop.wiring.listening.overflowed.connect(self.losses.append)
        voxprop.wiring.listening.started.connect(lambda name, _rate: self.beginnings.append(name))

    def say(self, recording: Path) -> None:
        """Say a word into the waiting microphone, and look at the card."""
        panel = self._voxprop.bench.sound
        self._voxprop.wait(lambda: panel.say.state is SayState.WAITING)
        self._microphone.play(recording)
        self._voxprop.wait(lambda: answered(self._voxprop))
        assert self._voxprop.reads("Heard it", panel)

    def call_it(self, word: str) -> None:
        """Type the word's label, and let it be learned."""
        card = self._voxprop.bench.sound.card
        self._voxprop.type(word)
        assert card.label.label == word
        self._voxprop.click(card.learn)
        assert card.isHidden()


def answered(voxprop: OpenWindow) -> bool:
    """Tell whether the card says what the network takes the word for."""
    card = voxprop.bench.sound.card
    return voxprop.reads("heard “", card) or voxprop.reads("not a word I know", card)


@pytest.fixture
def voxprop(virtual_microphone: VirtualMicrophone, open_window: Opener) -> OpenWindow:
    """Return the window of a new user who has a microphone."""
    del virtual_microphone  # it is there before the window looks for it
    window = open_window()
    window.wait_until_ready()
    return window


@pytest.fixture
def speaker(voxprop: OpenWindow, virtual_microphone: VirtualMicrophone) -> Speaker:
    return Speaker(voxprop, virtual_microphone)


def test_a_word_that_is_said_is_kept_and_learned_and_recognised(
    voxprop: OpenWindow, speaker: Speaker, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    said = takes("english-digits", "seven", NEW_VOICE)[0]
    (recording,) = write_takes(tmp_path, (said,))

    voxprop.click(voxprop.bench.sound.say)
    speaker.say(recording)
    heard = voxprop.bench.sound.card.sound
    assert heard is not None
    assert heard.sample_rate == CORPUS_RATE
    assert similarity(heard, word_in(said)) > 0.9
    assert heard.seconds < said.seconds + 0.5
    assert voxprop.reads("+ 1 mine") is False
    assert not list(home.rglob("*.wav"))

    with qtbot.waitSignals([voxprop.wiring.loudspeaker.playing_changed] * 2, timeout=15_000):
        voxprop.click(voxprop.bench.sound.card.hear)  # it begins, and it ends
    assert not voxprop.bench.sound.problem.text

    speaker.call_it("seven")
    voxprop.wait(lambda: voxprop.reads("+ 1 mine", voxprop.bench.corpus))
    voxprop.wait(lambda: voxprop.reads("561 clips · 31 voices", voxprop.bench.corpus))
    assert "“seven”: 57 clips, 1 of them yours." in voxprop.words()
    (kept,) = home.rglob("*.wav")
    assert kept.parent == home / "corpus" / "seven"
    about = soundfile.info(kept)
    assert (about.samplerate, about.channels, about.subtype) == (CORPUS_RATE, 1, "PCM_16")
    samples, _ = soundfile.read(kept, dtype="float32")
    np.testing.assert_allclose(samples, heard.samples, atol=1 / 2**15)

    voxprop.train_flat_out()
    voxprop.press(Qt.Key.Key_Space)
    speaker.say(recording)
    assert voxprop.reads("heard “seven”", voxprop.bench.sound.card)


def test_a_new_word_becomes_an_output_and_is_recognised(
    voxprop: OpenWindow, speaker: Speaker, open_window: Opener, tmp_path: Path
) -> None:
    said = takes("english-commands", "stop", "flite slt")
    *first, last = write_takes(tmp_path, (said[0], said[4], said[8], said[1]))
    canvas = voxprop.bench.canvas

    for number, recording in enumerate(first, start=1):
        voxprop.press(Qt.Key.Key_Space)
        speaker.say(recording)
        if number == 1:
            speaker.call_it("stop")
        else:  # the label of the take before is there already
            voxprop.press(Qt.Key.Key_Return)
        voxprop.wait(lambda count=number: voxprop.reads(f"+ {count} mine", voxprop.bench.corpus))
        voxprop.wait(lambda: any("“stop”" in words for words in voxprop.words()))
    assert voxprop.reads("“stop” is a new word")
    voxprop.wait(lambda: "“stop”: 3 clips, 3 of them yours." in voxprop.words())
    assert canvas.picture is not None
    assert canvas.picture.record.words[-1] == "stop"
    assert len(canvas.picture.predictions) == 11
    assert voxprop.reads("576-24-16-11", voxprop.bench.training)

    voxprop.train_flat_out()
    voxprop.press(Qt.Key.Key_Space)
    speaker.say(last)
    assert voxprop.reads("heard “stop”", voxprop.bench.sound.card)

    voxprop.window.close()
    again = open_window()
    again.wait_until_ready()
    assert again.reads("+ 3 mine", again.bench.corpus)
    assert "“stop”: 3 clips, 3 of them yours." in again.words()


def test_nothing_of_what_is_said_is_lost_while_the_network_trains_flat_out(
    voxprop: OpenWindow, speaker: Speaker, tmp_path: Path
) -> None:
    said = takes("english-digits", "nine", NEW_VOICE)[0]
    (recording,) = write_takes(tmp_path, (said,))
    voxprop.train_flat_out()
    voxprop.press(Qt.Key.Key_Space)
    voxprop.wait(lambda: voxprop.bench.sound.say.state is SayState.WAITING)
    voxprop.press(Qt.Key.Key_R)  # on, beyond convergence, up to the step limit
    voxprop.wait(lambda: voxprop.wiring.training.training_flat_out)

    speaker.say(recording)

    assert voxprop.wiring.training.training_flat_out
    heard = voxprop.bench.sound.card.sound
    assert heard is not None
    assert similarity(heard, word_in(said)) > 0.9
    assert not speaker.losses
    assert len(speaker.beginnings) == 1
    assert not voxprop.reads("Sound was lost")


def word_in(sound: Sound) -> Sound:
    start, stop = trim_bounds(sound, FeatureSettings().trim_db)
    return Sound(sound.samples[start:stop], sound.sample_rate)


def similarity(heard: Sound, said: Sound) -> float:
    """Return the largest normalised cross-correlation of `said` with a part of `heard`."""
    products = np.correlate(heard.samples, said.samples, "valid")
    start = int(np.argmax(products))
    part = heard.samples[start : start + len(said.samples)]
    return float(products[start] / (np.linalg.norm(part) * np.linalg.norm(said.samples)))
