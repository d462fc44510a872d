"""More takes out of few: chosen, seen, learned from, with the noise of the room one is in."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from beside import Beside, open_beside
from conftest import Opener
from PySide6.QtCore import Qt
from virtual_microphone import VirtualMicrophone
from window import OpenWindow

from app.augmentation_window.window import AugmentationWindow
from engine.corpus import room_noise
from engine.sound.augmentation import FEW_RECORDINGS
from engine.sound.files import read_sound, write_wav
from engine.sound.sound import CORPUS_RATE, Sound
from engine.training.progress import Started


def open_variations(voxprop: OpenWindow) -> tuple[Beside, AugmentationWindow]:
    beside = open_beside(voxprop, Qt.Key.Key_G, AugmentationWindow)
    window = beside.window
    assert isinstance(window, AugmentationWindow)
    beside.wait(lambda: window.varied.features is not None)
    return beside, window


def differ(window: AugmentationWindow) -> bool:
    varied = window.varied.features
    return varied is not None and not np.array_equal(window.plain.features, varied)


def test_what_helps_with_few_recordings_is_learned_from_and_counted_truly(
    voxprop: OpenWindow,
) -> None:
    recorded = voxprop.wiring.training.dataset.training.recordings
    beside, window = open_variations(voxprop)
    beside.press_button("Values that help with few recordings")
    beside.wait(lambda: differ(window))
    assert window.fields.read() == FEW_RECORDINGS
    assert beside.reads("Off, until you press Apply.")
    window.fields.copies.setValue(2)
    beside.press_button("Apply")
    beside.wait(lambda: beside.reads("In use. Varied takes of each training clip: 2."))

    counts = f"{recorded:,} clips to learn from, {3 * recorded:,} with variations"
    voxprop.wait(lambda: voxprop.reads(counts, voxprop.bench.training))
    assert "560 clips" in " ".join(voxprop.texts(voxprop.bench.corpus))
    voxprop.window.activateWindow()
    voxprop.wait(voxprop.window.isActiveWindow)
    started: list[Started] = []
    voxprop.wiring.training.run_started.connect(started.append)
    voxprop.press(Qt.Key.Key_Home)  # a new run is counted as truly
    voxprop.wait(lambda: bool(started))
    assert (started[0].training_clips, started[0].training_examples) == (recorded, 3 * recorded)
    assert voxprop.reads(counts, voxprop.bench.training)


def test_the_room_is_recorded_from_the_microphone_and_mixed_in(
    virtual_microphone: VirtualMicrophone,
    open_window: Opener,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room_noise, "RECORDED_SECONDS", 1.0)
    voxprop = open_window()
    voxprop.wait_until_ready()
    beside, window = open_variations(voxprop)
    noise = window.fields.noise
    noise.setCurrentIndex(noise.findData("room"))
    beside.wait(lambda: beside.reads("No noise of a room has been recorded yet."))

    beside.click(window.room.record)
    assert beside.reads("The microphone is closed: no room can be heard. Press Listen first")
    voxprop.click(voxprop.bench.sound.listen)
    listening = voxprop.wiring.listening
    voxprop.wait(lambda: listening.listening)
    fan = np.random.default_rng(1).normal(0, 0.02, 4 * CORPUS_RATE).astype(np.float32)
    write_wav(tmp_path / "fan.wav", Sound(fan, CORPUS_RATE))
    levels: list[float] = []
    listening.level_changed.connect(lambda peak, _clipping: levels.append(peak))
    virtual_microphone.play(tmp_path / "fan.wav")
    voxprop.wait(lambda: bool(levels) and levels[-1] > -40)

    beside.click(window.room.record)
    assert window.room.record.text() == "Stop"
    beside.wait(lambda: "dBFS" in window.room.text)
    beside.wait(lambda: differ(window))
    assert window.problem == ""
    kept = read_sound(home / "room-noise.wav")
    assert kept.seconds == pytest.approx(1.0)
    assert 0.01 < kept.samples.std() < 0.04

    window.fields.copies.setValue(1)
    beside.press_button("Apply")
    beside.wait(lambda: beside.reads("In use. Varied takes of each training clip: 1."))
    voxprop.wait(lambda: voxprop.reads("with variations", voxprop.bench.training))
