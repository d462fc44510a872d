"""The live picture, large: what is said is seen, stands still, is measured, mended and used."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from beside import CONTROL, SHIFT, Beside, open_beside
from conftest import Opener
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from speech import NEW_VOICE, takes, write_takes
from virtual_microphone import VirtualMicrophone
from window import OpenWindow

from app.sound_window.window import SoundWindow
from engine.sound.files import read_sound, write_wav
from engine.sound.sound import CORPUS_RATE, Sound
from engine.sound.spectra import SpectrumKind


def open_sound(voxprop: OpenWindow) -> tuple[Beside, SoundWindow]:
    beside = open_beside(voxprop, Qt.Key.Key_S, SoundWindow, CONTROL | SHIFT)
    assert isinstance(beside.window, SoundWindow)
    return beside, beside.window


def test_a_word_is_seen_frozen_mended_and_used(
    virtual_microphone: VirtualMicrophone, open_window: Opener, tmp_path: Path
) -> None:
    voxprop = open_window()
    voxprop.wait_until_ready()
    beside, sound = open_sound(voxprop)
    picture = sound.picture
    (recording,) = write_takes(tmp_path, (takes("english-digits", "seven", NEW_VOICE)[0],))

    beside.press(Qt.Key.Key_L)
    beside.wait(lambda: beside.reads("peak −"))
    virtual_microphone.play(recording)
    beside.wait(lambda: picture.stretches is not None and len(picture.stretches.words) == 1)
    found = picture.stretches.words[0]
    before = found.stop

    beside.press(Qt.Key.Key_N)  # the word is chosen, and the picture stands still
    assert picture.frozen
    assert sound.windowTitle() == "Sound, frozen"
    beside.wait(lambda: beside.reads(f"chosen: {found.seconds:.3f} s"))
    beside.wait(lambda: picture.view.stop > found.stop + 0.05)
    height = picture.areas.spectrogram.center().y()
    edge = QPoint(picture.place_of(found.stop), height)
    beside.drag(picture, [edge, edge + QPoint(4, 0), edge + QPoint(9, 0)])
    assert found.stop > before

    playing: list[bool] = []
    voxprop.wiring.loudspeaker.playing_changed.connect(playing.append)
    beside.press(Qt.Key.Key_H)
    beside.wait(lambda: playing == [True, False])
    beside.press(Qt.Key.Key_U)
    card = voxprop.bench.sound.card
    beside.wait(card.isVisible)
    assert card.sound is not None
    assert card.sound.seconds == pytest.approx(found.seconds, abs=0.01)
    beside.press(Qt.Key.Key_F)
    beside.wait(lambda: not picture.frozen)


def test_what_was_said_before_the_window_was_opened_is_in_it(
    virtual_microphone: VirtualMicrophone, open_window: Opener, tmp_path: Path
) -> None:
    voxprop = open_window()
    voxprop.wait_until_ready()
    (recording,) = write_takes(tmp_path, (takes("english-digits", "seven", NEW_VOICE)[0],))
    heard: list[float] = []
    voxprop.wiring.listening.word_found.connect(lambda start, _stop: heard.append(start))
    voxprop.press(Qt.Key.Key_L)
    voxprop.wait(lambda: voxprop.wiring.listening.listening)
    virtual_microphone.play(recording)
    voxprop.wait(lambda: len(heard) == 1)

    _beside, sound = open_sound(voxprop)

    assert sound.picture.stretches is not None
    assert [word.start for word in sound.picture.stretches.words] == pytest.approx(heard)


def test_the_last_ten_seconds_are_kept_as_a_file(
    virtual_microphone: VirtualMicrophone,
    open_window: Opener,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert virtual_microphone is not None
    voxprop = open_window()
    voxprop.wait_until_ready()
    beside, sound = open_sound(voxprop)
    kept = tmp_path / "kept.wav"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(kept), ""))
    beside.press(Qt.Key.Key_L)
    beside.wait(lambda: sound.picture.kept is not None and sound.picture.kept.last > 0.5)
    beside.press(Qt.Key.Key_K)
    beside.wait(lambda: beside.reads("Saved as kept.wav"))
    assert read_sound(kept).seconds > 0.4


def test_a_file_is_looked_at_measured_and_drawn_otherwise(
    voxprop: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    time = np.arange(2 * CORPUS_RATE) / CORPUS_RATE
    tone = (0.25 * np.sin(2 * np.pi * 1000 * time)).astype(np.float32)
    write_wav(tmp_path / "tone.wav", Sound(tone, CORPUS_RATE))
    chosen = (str(tmp_path / "tone.wav"), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: chosen)
    beside, sound = open_sound(voxprop)
    picture = sound.picture
    beside.press(Qt.Key.Key_O, CONTROL)
    beside.wait(lambda: picture.kept is not None)
    assert sound.windowTitle() == "Sound · tone.wav"

    # The cursor says time, frequency and level of what is under it.
    area = picture.areas.spectrogram
    beside.point(picture, area.center())
    beside.wait(lambda: " Hz · " in sound.status.cursor_text)
    seconds = float(sound.status.cursor_text.split()[0])
    assert seconds == pytest.approx(1.0, abs=0.02)
    assert " dB" in sound.status.cursor_text
    loudest = max(
        range(area.top() + 2, area.bottom() - 2),
        key=lambda y: _level(sound, QPoint(area.center().x(), y)),
    )
    beside.point(picture, QPoint(area.center().x(), loudest))
    readout = picture.readout()
    assert readout is not None
    assert readout.row_value == pytest.approx(1000, rel=0.05)

    # Closer, and all of it again.
    seconds = picture.view.seconds
    beside.press(Qt.Key.Key_Plus)
    assert picture.view.seconds < seconds
    beside.press(Qt.Key.Key_0)
    assert picture.view.seconds == pytest.approx(seconds, rel=0.01)

    # Another picture of the same sound.
    column = sound.settings_column
    for kind in (SpectrumKind.MFCC, SpectrumKind.LINEAR, SpectrumKind.MEL):
        before = picture.grab().toImage()
        column.kind.setCurrentIndex(column.kind.findData(kind))
        beside.wait(lambda kind=kind: picture.kept.settings.kind is kind)
        beside.wait(lambda before=before: picture.grab().toImage() != before)
    beside.press(Qt.Key.Key_Escape)
    beside.press(Qt.Key.Key_W, CONTROL)
    assert not sound.isVisible()


def _level(sound: SoundWindow, place: QPoint) -> float:
    sound.picture.put_cursor(place)
    readout = sound.picture.readout()
    assert readout is not None
    return -np.inf if readout.level is None else readout.level
