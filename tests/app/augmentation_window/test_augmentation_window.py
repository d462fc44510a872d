"""The window in which takes are varied: what is typed is seen, heard and learned from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from app import theme
from app.augmentation_window.window import AugmentationWindow
from app.controllers.background import Background
from app.controllers.library import LibraryController
from app.controllers.loudspeaker import Loudspeaker
from engine.sound.augmentation import FEW_RECORDINGS, Augmentation
from engine.sound.features import FeatureSettings, word_features
from engine.sound.sound import CORPUS_RATE, Sound

PATIENCE = 20_000


def spoken(hertz: float = 400.0) -> Sound:
    time = np.arange(int(0.4 * CORPUS_RATE)) / CORPUS_RATE
    noise = np.random.default_rng(int(hertz)).normal(0, 0.003, len(time))
    swell = 0.3 * np.sin(np.pi * time / 0.4) * np.sin(2 * np.pi * hertz * time)
    return Sound((swell + noise).astype(np.float32), CORPUS_RATE)


class SilentOutput:
    def close(self) -> None:
        """There is nothing to give back."""


@pytest.fixture
def library(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryController]:
    for place, word in enumerate(("yes", "no")):
        (tmp_path / "words" / word).mkdir(parents=True)
        for take in range(3):
            sound = spoken(300 + 200 * place + 10 * take)
            path = tmp_path / "words" / word / f"{take}.wav"
            soundfile.write(path, sound.samples, sound.sample_rate)
    library = LibraryController(home=tmp_path / "home")
    library.open_path(tmp_path / "words")
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        library.start()
    yield library
    library.shut_down()


@pytest.fixture
def played() -> list[Sound]:
    return []


@pytest.fixture
def window(
    qtbot: QtBot, library: LibraryController, played: list[Sound]
) -> Iterator[AugmentationWindow]:
    def play(sound: Sound, _ended: object) -> SilentOutput:
        played.append(sound)
        return SilentOutput()

    theme.load_text_fonts()
    background = Background(library)
    window = AugmentationWindow(library, Loudspeaker(background, library, opener=play))
    qtbot.addWidget(window)
    window.fields.write(Augmentation())
    window.fields.edited.emit()
    with qtbot.waitSignal(window.example_shown):
        window.show_clip(spoken(), "“yes” · me")
    window.show()
    yield window
    window.close()
    assert window.wait(3)
    assert background.wait(3)


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(window: AugmentationWindow) -> tuple[np.ndarray, np.ndarray]:
    assert window.plain.features is not None
    assert window.varied.features is not None
    return window.plain.features, window.varied.features


def differ(window: AugmentationWindow) -> bool:
    plain, varied = window.plain.features, window.varied.features
    return varied is not None and not np.array_equal(plain, varied)


def test_with_everything_off_both_pictures_are_the_clip(window: AugmentationWindow) -> None:
    plain, varied = shown(window)
    np.testing.assert_array_equal(plain, word_features(spoken(), FeatureSettings()))
    np.testing.assert_array_equal(varied, plain)
    assert window.fields.read() == Augmentation()
    assert window.state.startswith("Off")
    assert not window.apply.isEnabled()


@pytest.mark.parametrize("noise", ["white", "pink", "babble"])
def test_noise_is_seen_in_the_varied_take_alone(
    qtbot: QtBot, window: AugmentationWindow, noise: str
) -> None:
    before = shown(window)[0]
    assert not window.fields.snr.isEnabled()
    window.fields.noise.setCurrentIndex(window.fields.noise.findData(noise))
    qtbot.waitUntil(lambda: differ(window))
    np.testing.assert_array_equal(shown(window)[0], before)
    assert window.fields.snr.isEnabled()
    assert window.problem == ""


@pytest.mark.parametrize("name", ["shift", "speed", "frequency_mask", "time_mask"])
def test_each_number_is_seen(qtbot: QtBot, window: AugmentationWindow, name: str) -> None:
    field: QSpinBox = getattr(window.fields, name)
    field.setValue(20)
    qtbot.waitUntil(lambda: differ(window))
    field.setValue(0)
    qtbot.waitUntil(lambda: not differ(window))


def test_another_example_is_another_and_is_heard(
    qtbot: QtBot, window: AugmentationWindow, played: list[Sound]
) -> None:
    press(qtbot, window.few)
    qtbot.waitUntil(lambda: differ(window))
    first = shown(window)[1]
    press(qtbot, window.another)
    qtbot.waitUntil(lambda: len(played) == 1)
    assert not np.array_equal(shown(window)[1], first)
    heard = word_features(played[0], FeatureSettings())
    np.testing.assert_array_equal(heard, shown(window)[1])


def test_the_clip_itself_can_be_heard_with_a_key(
    qtbot: QtBot, window: AugmentationWindow, played: list[Sound]
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.fields.shift.setFocus()
    qtbot.keyClick(window.fields.shift, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: len(played) == 1)
    np.testing.assert_array_equal(played[0].samples, spoken().samples)


def test_the_values_that_help_are_learned_from_when_applied(
    qtbot: QtBot, window: AugmentationWindow, library: LibraryController
) -> None:
    press(qtbot, window.few)
    assert window.fields.read() == FEW_RECORDINGS
    assert "Off, until you press Apply" in window.state
    assert library.augmentation is None
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE) as answer:
        press(qtbot, window.apply)
    clips = answer.args[0].training.clips
    assert len(clips) == 10 * len(set(clips))
    assert library.augmentation == FEW_RECORDINGS
    assert "of each training clip: 9." in window.state
    assert not window.apply.isEnabled()


def test_what_is_in_use_is_shown_and_can_be_switched_off(
    qtbot: QtBot, window: AugmentationWindow, library: LibraryController
) -> None:
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        library.set_augmentation(FEW_RECORDINGS)
    other = AugmentationWindow(library, window._loudspeaker)
    qtbot.addWidget(other)
    assert other.fields.read() == FEW_RECORDINGS
    other.fields.write(Augmentation())
    other.fields.edited.emit()
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        press(qtbot, other.apply)
    assert library.augmentation is None
    assert other.state.startswith("Off")


def test_what_helps_is_proposed_and_not_in_use_before_it_is_applied(
    qtbot: QtBot, window: AugmentationWindow, library: LibraryController
) -> None:
    fresh = AugmentationWindow(library, window._loudspeaker)
    qtbot.addWidget(fresh)
    assert fresh.fields.read() == FEW_RECORDINGS
    assert library.augmentation is None
    assert fresh.state == "Off, until you press Apply."
    assert fresh.apply.isEnabled()
    with qtbot.waitSignal(fresh.example_shown, timeout=PATIENCE):
        fresh.show_clip(spoken(), "“yes” · me")
    assert differ(fresh)
    assert fresh.wait(3)
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        press(qtbot, fresh.apply)
    fresh.fields.copies.setValue(3)
    assert fresh.state == "Not applied yet."


def test_settings_that_vary_nothing_are_told(window: AugmentationWindow) -> None:
    window.fields.shift.setValue(50)
    assert "Without copies" in window.state
    window.fields.shift.setValue(0)
    window.fields.copies.setValue(3)
    assert "not varied" in window.state


def test_babble_waits_for_clips_to_be_made_of(
    qtbot: QtBot, tmp_path: Path, window: AugmentationWindow
) -> None:
    library = LibraryController(home=tmp_path / "home")
    early = AugmentationWindow(library, window._loudspeaker)
    qtbot.addWidget(early)
    early.fields.write(Augmentation(noise="babble", copies=2))
    early.show_clip(spoken(), "early")
    qtbot.waitUntil(lambda: "Babble needs clips" in early.problem)
    with qtbot.waitSignal(early.example_shown, timeout=PATIENCE):
        library.start()
    assert early.problem == ""
    assert differ(early)
    assert early.wait(3)
    library.shut_down()


def test_the_room_is_recorded_from_a_file_seen_heard_and_learned_with(
    qtbot: QtBot,
    window: AugmentationWindow,
    library: LibraryController,
    played: list[Sound],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not window.room.isVisible()
    window.fields.noise.setCurrentIndex(window.fields.noise.findData("room"))
    qtbot.waitUntil(lambda: "has been recorded yet" in window.problem)
    assert window.room.isVisible()
    assert window.varied.features is None
    assert not window.room.hear.isEnabled()
    assert "No room" in window.room.text

    noise = np.random.default_rng(0).normal(0, 0.01, 2 * CORPUS_RATE)
    soundfile.write(tmp_path / "fan.wav", noise, CORPUS_RATE)
    chosen = (str(tmp_path / "fan.wav"), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: chosen)
    press(qtbot, window.room.file)
    qtbot.waitUntil(lambda: differ(window))
    assert window.problem == ""
    assert window.room.text == "The room: 2.0 s at −40 dBFS"
    press(qtbot, window.room.hear)
    qtbot.waitUntil(lambda: len(played) == 1)
    assert played[0].seconds == 2.0

    window.fields.copies.setValue(2)
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE) as answer:
        press(qtbot, window.apply)
    clips = answer.args[0].training.clips
    assert len(clips) == 3 * len(set(clips))


def test_a_closed_microphone_is_said_when_the_room_shall_be_recorded(
    qtbot: QtBot, window: AugmentationWindow
) -> None:
    window.fields.noise.setCurrentIndex(window.fields.noise.findData("room"))
    press(qtbot, window.room.record)
    assert "microphone is closed" in window.problem


def test_noise_that_cannot_be_made_is_told(
    qtbot: QtBot, window: AugmentationWindow, library: LibraryController
) -> None:
    library.failed.emit(ValueError("of something else"))
    assert window.problem == ""
    library.set_augmentation(Augmentation(noise="room", copies=1))
    qtbot.waitUntil(lambda: "noise of a room has been recorded" in window.problem)
    qtbot.waitUntil(lambda: library.augmentation is None)
    assert window.state.startswith("Off")


def test_without_a_clip_there_is_nothing_to_hear(
    qtbot: QtBot, window: AugmentationWindow, library: LibraryController
) -> None:
    empty = AugmentationWindow(library, window._loudspeaker)
    qtbot.addWidget(empty)
    assert not empty.hear.isEnabled()
    assert not empty.another.isEnabled()
    assert empty.grab().width() == empty.width()


def test_a_button_is_reached_with_tab_but_takes_no_space_key(window: AugmentationWindow) -> None:
    buttons = window.findChildren(QPushButton)
    assert len(buttons) == 7
    assert {button.focusPolicy() for button in buttons} == {Qt.FocusPolicy.TabFocus}
    assert all(button.toolTip() for button in buttons)


def test_another_theme_repaints_the_pictures(
    window: AugmentationWindow, qapp: QApplication
) -> None:
    try:
        theme.apply(qapp, theme.DARK)
        dark = window.varied.grab().toImage()
        theme.apply(qapp, theme.LIGHT)
        assert window.varied.grab().toImage() != dark
    finally:
        theme.apply(qapp, theme.DARK)
