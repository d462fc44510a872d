"""Microphones of every kind, through PortAudio as it is: other rates, stereo, refusals.

The sources of PulseAudio run at the rate and with the channels of the device they stand for.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import sounddevice
import soundfile
from conftest import Opener, plugged_in
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from speech import NEW_VOICE, takes, write_takes
from virtual_microphone import VirtualMicrophone

from app.controllers.listening import ListeningController
from app.panels.say_button import SayState
from engine.sound.microphone import Microphone, find_device
from engine.sound.sound import CORPUS_RATE, Sound

RATES = (22_050, 44_100, 48_000, 96_000)

STUBBORN = """
pcm.virtual { type pulse }
""" + "".join(
    f"""
pcm.stubborn{rate} {{
    type plug
    slave {{ pcm "virtual" rate {rate} channels 2 format S16_LE }}
    rate_converter "there is none"
}}
"""
    for rate in RATES
)
"""ALSA devices that take one rate: to any other they would have to convert, and cannot."""


@pytest.fixture(params=[(rate, channels) for rate in RATES for channels in (1, 2)], ids=str)
def microphone(request: pytest.FixtureRequest) -> Iterator[VirtualMicrophone]:
    with plugged_in(VirtualMicrophone(*request.param)) as microphone:
        yield microphone


def test_a_word_comes_as_it_was_said_from_any_microphone(
    microphone: VirtualMicrophone, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PulseAudio converts for whoever asks; here nobody asks, as with a device that takes one."""
    form = (microphone.rate, microphone.channels)
    monkeypatch.setattr(Microphone, "_choose_format", lambda _self: form)
    said = takes("english-digits", "seven", NEW_VOICE)[0]
    path = tmp_path / "seven.wav"
    soundfile.write(path, in_one_channel(said, microphone.channels), CORPUS_RATE)
    listening = ListeningController()
    parts: list[np.ndarray] = []
    words: list[Sound] = []
    losses: list[int] = []
    listening.audio_arrived.connect(parts.append)
    listening.word_heard.connect(words.append)
    listening.overflowed.connect(losses.append)
    with qtbot.waitSignal(listening.started, timeout=15_000):
        listening.arm()
    live = listening._keeper.input
    assert live is not None
    assert (live.microphone.sample_rate, live.microphone.channels) == form

    microphone.play(path)
    qtbot.waitUntil(lambda: bool(words), timeout=15_000)
    heard = np.concatenate(parts)
    listening.shut_down()

    likeness, gain = fit(heard, said.samples)
    assert likeness > 0.97
    # A voice in one of two channels comes at half its strength, in mono as it was.
    assert gain == pytest.approx(1 / microphone.channels, rel=0.05)
    assert words[0].sample_rate == CORPUS_RATE
    assert 0.2 < words[0].seconds < said.seconds + 0.5
    assert losses == []


@pytest.mark.parametrize("rate", RATES)
def test_a_device_that_refuses_the_rate_of_the_corpus_is_asked_for_one_that_it_takes(
    rate: int,
) -> None:
    with plugged_in(VirtualMicrophone(rate, 2), STUBBORN):
        device = find_device(f"stubborn{rate}")
        with pytest.raises(sounddevice.PortAudioError):
            sounddevice.check_input_settings(device.index, 1, "float32", samplerate=CORPUS_RATE)
        microphone = Microphone(device)
    assert (microphone.sample_rate, microphone.channels) == (rate, 2)


def test_a_microphone_that_cannot_be_opened_is_said_and_tried_until_it_can(
    virtual_microphone: VirtualMicrophone,
    open_window: Opener,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    voxprop = open_window()
    voxprop.wait_until_ready()
    panel, listening = voxprop.bench.sound, voxprop.wiring.listening
    (recording,) = write_takes(tmp_path, (takes("english-digits", "two", NEW_VOICE)[0],))
    lost: list[Exception] = []
    listening.lost.connect(lost.append)
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")  # who has it lets nobody in

    voxprop.click(panel.listen)
    voxprop.wait(lambda: bool(lost))
    assert "could not be opened" in str(lost[0])
    assert "listening begins by itself; or choose another one" in str(lost[0])
    assert panel.problem.text
    assert (listening.listening, listening.wanted) == (False, True)
    voxprop.click(voxprop.window.transport.run)  # the rest goes on
    voxprop.wait(lambda: voxprop.wiring.playback.playing)

    monkeypatch.setenv("PULSE_SERVER", virtual_microphone.environment["PULSE_SERVER"])
    voxprop.wait(lambda: listening.listening)
    voxprop.wait(panel.problem.isHidden)
    voxprop.press(Qt.Key.Key_Space)
    voxprop.wait(lambda: panel.say.state is SayState.WAITING)
    virtual_microphone.play(recording)
    voxprop.wait(panel.card.isVisible)


def in_one_channel(sound: Sound, channels: int) -> np.ndarray:
    """Return the sound in the last of so many channels; the others are silent."""
    samples = np.zeros((len(sound.samples), channels), np.float32)
    samples[:, -1] = sound.samples
    return samples


def fit(heard: np.ndarray, said: np.ndarray) -> tuple[float, float]:
    """Return how like the best part of `heard` is to `said`, 1 the same, and how much louder.

    The part may begin between two samples: what comes is not in step with what was played.
    """
    between = 8
    length = len(heard) + len(said)
    spectrum = np.fft.rfft(heard, length) * np.conj(np.fft.rfft(said, length))
    products = between * np.fft.irfft(spectrum, between * length)
    place = int(np.argmax(products[: between * len(heard)]))
    start = round(place / between)
    part = heard[start : start + len(said)].astype(np.float64)
    product = float(products[place])
    return product / (np.linalg.norm(part) * np.linalg.norm(said)), product / float(said @ said)
