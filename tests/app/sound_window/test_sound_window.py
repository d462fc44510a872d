from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.controllers.background import Background
from app.controllers.listening import ListeningController
from app.controllers.loudspeaker import Loudspeaker
from app.sound_window.commands import COMMANDS, key_rows
from app.sound_window.window import SoundWindow
from engine.failure import Failure
from engine.sound.files import read_sound, write_wav
from engine.sound.sound import CORPUS_RATE, Samples, Sound
from engine.sound.spectra import SpectrumKind

RATE = 48_000


def _say(seconds: float, rate: int = RATE) -> Samples:
    random = np.random.default_rng(8)
    return random.uniform(-0.3, 0.3, round(seconds * rate)).astype(np.float32)


class Room:
    """A window with a microphone's controller, and what the loudspeaker was given."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.played: list[Sound] = []
        self.background = Background()
        self.listening = ListeningController(background=self.background, lister=lambda: [])
        self.loudspeaker = Loudspeaker(self.background)
        self.loudspeaker.play = self.played.append  # type: ignore[method-assign]
        self.window = SoundWindow(background=self.background)
        self.window.follow(self.listening, self.loudspeaker)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)

    def hear(self, samples: Samples, rate: int = RATE) -> None:
        """Let a stream begin, and sound come."""
        self.listening.started.emit("USB", rate)
        self.more(samples)

    def more(self, samples: Samples) -> None:
        for block in np.array_split(samples, max(1, len(samples) // 800)):
            self.listening.audio_arrived.emit(block)
        self.window.picture.tick(1 / 60)
        if self.window.picture.kept is not None:
            self.window.picture.kept.analyse(1e9)  # however busy the machine is

    def press(self, name: str) -> None:
        self.window.commands[name].trigger()

    def choose(self, start: float, stop: float) -> None:
        """Choose a stretch of the sound in sight."""
        grip = self.window.picture.stretches.begin(start)
        grip.drag(stop)
        self.window.picture.choice_changed()


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = Room(qtbot)
    yield room
    room.window.shut_down()


def _answer(monkeypatch: pytest.MonkeyPatch, name: str, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))


def test_the_last_ten_seconds_can_be_kept_whenever_they_were_heard(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.window.hide()
    samples = _say(13.0)
    room.hear(samples)
    _answer(monkeypatch, "getSaveFileName", tmp_path / "heard")
    with room.qtbot.waitSignal(room.window.files.written) as written:
        room.press("keep")
    assert written.args == [tmp_path / "heard.wav"]
    kept = read_sound(tmp_path / "heard.wav")
    assert kept.sample_rate == RATE
    np.testing.assert_allclose(kept.samples, samples[-10 * RATE :], atol=1 / 32_000)
    assert "heard.wav" in room.window.notice.text


def test_a_frozen_picture_does_not_stop_the_keeping(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.hear(_say(1.0))
    room.press("freeze")
    later = _say(11.0) * 0.5
    room.more(later)
    _answer(monkeypatch, "getSaveFileName", tmp_path / "heard.wav")
    with room.qtbot.waitSignal(room.window.files.written):
        room.press("keep")
    kept = read_sound(tmp_path / "heard.wav")
    np.testing.assert_allclose(kept.samples, later[-10 * RATE :], atol=1 / 32_000)


def test_what_is_chosen_is_heard_saved_and_used(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples = _say(4.0)
    room.hear(samples)
    room.press("freeze")
    room.choose(1.0, 2.0)
    expected = samples[RATE : 2 * RATE]
    room.press("hear")
    np.testing.assert_array_equal(room.played[0].samples, expected)
    _answer(monkeypatch, "getSaveFileName", tmp_path / "cut.wav")
    with room.qtbot.waitSignal(room.window.files.written):
        room.press("save")
    assert len(read_sound(tmp_path / "cut.wav").samples) == RATE
    with room.qtbot.waitSignal(room.window.word_cut) as cut:
        room.press("use")
    assert cut.args[0].sample_rate == CORPUS_RATE
    assert cut.args[0].seconds == pytest.approx(1.0)


def test_a_dragged_word_is_used_with_its_new_bounds(room: Room) -> None:
    room.hear(_say(4.0))
    room.listening.word_found.emit(1.0, 2.0)
    room.press("next_word")
    assert room.window.picture.frozen
    grip = room.window.picture.stretches.grip_at(2.0, 0.01)
    grip.drag(2.5)
    with room.qtbot.waitSignal(room.window.word_cut) as cut:
        room.press("use")
    assert cut.args[0].seconds == pytest.approx(1.5)


def test_what_is_no_word_is_refused_in_words(room: Room) -> None:
    room.hear(np.zeros(RATE, np.float32))
    room.press("freeze")
    room.choose(0.2, 0.6)
    with room.qtbot.assertNotEmitted(room.window.word_cut):
        room.press("use")
    assert "silent" in room.window.notice.text


def test_with_nothing_chosen_what_is_in_sight_is_heard(room: Room) -> None:
    room.hear(_say(2.0))
    room.press("freeze")
    room.press("fit")
    room.press("hear")
    assert room.played[0].seconds == pytest.approx(2.0)
    assert not room.window.commands["save"].isEnabled()
    assert not room.window.commands["use"].isEnabled()


def test_a_file_is_shown_in_the_same_way_without_a_microphone(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silence = np.random.default_rng(1).normal(0, 1e-4, CORPUS_RATE).astype(np.float32)
    word = _say(0.5, CORPUS_RATE)
    write_wav(tmp_path / "seven.wav", Sound(np.concatenate((silence, word, silence)), CORPUS_RATE))
    _answer(monkeypatch, "getOpenFileName", tmp_path / "seven.wav")
    with room.qtbot.waitSignal(room.window.files.read):
        room.press("open")
    picture = room.window.picture
    assert picture.frozen
    assert (picture.view.start, picture.view.stop) == pytest.approx((0.0, 2.5))
    assert "seven.wav" in room.window.windowTitle()
    assert len(picture.stretches.words) == 1
    found = picture.stretches.words[0]
    assert found.start == pytest.approx(0.85, abs=0.1)
    assert found.stop == pytest.approx(1.6, abs=0.2)
    room.press("freeze")  # back to the microphone, which is closed
    assert picture.take is None


def test_a_file_that_is_no_sound_is_refused_in_words(room: Room, tmp_path: Path) -> None:
    (tmp_path / "letter.wav").write_text("Dear Sir")
    with room.qtbot.waitSignal(room.window.files.failed):
        room.window.files.open(tmp_path / "letter.wav")
    assert "letter.wav" in room.window.notice.text


def test_where_nothing_can_be_written_the_window_says_so(room: Room, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with room.qtbot.waitSignal(room.window.files.failed) as failed:
        room.window.files.write(tmp_path / "file" / "cut.wav", Sound(_say(0.1), RATE))
    assert isinstance(failed.args[0], Failure)
    assert "cut.wav" in room.window.notice.text


def test_a_setting_is_remembered_and_shown_at_once(room: Room) -> None:
    room.hear(_say(1.0))
    column = room.window.settings_column
    column.kind.setCurrentIndex(column.kind.findData(SpectrumKind.LINEAR))
    column.hop.setCurrentIndex(column.hop.findData(5))
    assert room.window.picture.kept.settings.kind is SpectrumKind.LINEAR
    assert not column.bands.isEnabled()
    other = SoundWindow(background=room.background)
    room.qtbot.addWidget(other)
    assert other.settings_column.kind.currentText() == column.kind.currentText()
    assert other.settings_column.hop.currentData() == 5


def test_levels_are_fitted_to_what_is_in_sight(room: Room) -> None:
    room.hear(_say(1.0) * 0.01)
    before = room.window.settings_column.brightest.value()
    room.press("levels")
    assert room.window.settings_column.brightest.value() < before


def test_a_new_microphone_begins_a_new_picture_but_a_frozen_one_stays(room: Room) -> None:
    room.hear(_say(2.0))
    room.press("freeze")
    room.hear(_say(0.5, 8_000), 8_000)
    picture = room.window.picture
    assert picture.kept.sample_rate == RATE
    room.press("freeze")
    assert picture.kept.sample_rate == 8_000
    assert picture.view.stop <= 0.5


def test_a_lost_device_is_told_until_it_is_back(room: Room) -> None:
    room.hear(_say(1.0))
    room.listening.lost.emit(Failure("The microphone {name} has stopped.", "Plug in.", name="USB"))
    assert "USB has stopped" in room.window.notice.text
    room.hear(_say(0.1))
    assert room.window.notice.text == ""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_keys_a_tip_and_a_line_in_the_key_sheet(command: object) -> None:
    assert command.keys
    assert command.tip in dict(key_rows())


def test_no_two_commands_share_a_key() -> None:
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(set(keys)) == len(keys)


def test_nothing_is_cut_off_at_the_smallest_size(room: Room) -> None:
    window = room.window
    window.resize(800, 500)
    room.hear(_say(1.0))
    assert window.minimumSizeHint().width() <= 800
    assert window.minimumSizeHint().height() <= 500
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            right = button.mapTo(window, button.rect().bottomRight())
            assert right.x() < window.width()
            assert right.y() < window.height()


def test_every_control_says_what_it_does(room: Room) -> None:
    column = room.window.settings_column
    controls: list[QWidget] = [column.kind, column.window_shape, column.hop, column.bands]
    controls += [button for button in room.window.findChildren(QAbstractButton) if button.text()]
    assert len(controls) > 12
    for control in controls:
        assert control.toolTip()


def test_the_clock_stands_while_nobody_looks(room: Room) -> None:
    ticks: list[float] = []
    room.window._clock.ticked.connect(ticks.append)
    room.qtbot.waitUntil(lambda: len(ticks) > 2)
    room.window.hide()
    assert not room.window._clock._timer.isActive()


def test_letters_are_commands_wherever_the_focus_is(room: Room) -> None:
    room.hear(_say(1.0))
    room.window.activateWindow()
    room.window.settings_column.kind.setFocus()
    room.qtbot.keyClick(room.window.settings_column.kind, Qt.Key.Key_F)
    assert room.window.picture.frozen


def test_below_the_picture_stands_what_is_heard_and_what_is_under_the_cursor(room: Room) -> None:
    room.listening.started.emit("built-in", RATE)
    room.more(_say(2.0))
    room.listening.level_changed.emit(-12.4, False)
    status, picture = room.window.status, room.window.picture
    status.refresh()
    assert status.cursor_text == "built-in · 48,000 Hz · peak −12 dBFS"
    picture.put_cursor(picture.areas.spectrogram.center() + QPoint(200, 0))
    status.refresh()
    assert all(unit in status.cursor_text for unit in (" s ", " Hz", " dB"))
    room.choose(0.5, 1.25)
    status.refresh()
    assert status.chosen_text == "chosen: 0.750 s, from 0.500 to 1.250 s"
