from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import theme
from app.colour_maps import magma
from app.sound_window.display_settings import DisplaySettings
from app.sound_window.kept_sound import KeptSound
from app.sound_window.live_picture import LivePicture
from app.sound_window.take import Take
from engine.sound.sound import Samples, Sound
from engine.sound.spectra import SpectrumKind

RATE = 16_000
TICK = 1 / 60
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def _tone(seconds: float, hertz: float = 1000.0) -> Samples:
    times = np.arange(round(seconds * RATE)) / RATE
    return (0.3 * np.sin(2 * np.pi * hertz * times)).astype(np.float32)


def _silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


@pytest.fixture
def picture(qtbot: QtBot) -> Iterator[LivePicture]:
    picture = LivePicture(DisplaySettings())
    qtbot.addWidget(picture)
    picture.resize(900, 500)
    picture.show()
    yield picture
    picture.close()


def _listen(picture: LivePicture) -> None:
    picture.begin(Take(KeptSound(RATE, DisplaySettings().spectrum(RATE))))


def _hear(picture: LivePicture, samples: Samples) -> None:
    """Let sound come, a tick after each sixtieth of a second of it."""
    block = round(RATE * TICK)
    for start in range(0, len(samples), block):
        picture.hear(samples[start : start + block])
        picture.tick(TICK)


def _still(picture: LivePicture, samples: Samples) -> None:
    picture.show_still(Take(KeptSound.of(Sound(samples, RATE), DisplaySettings().spectrum(RATE))))


def _image(picture: LivePicture) -> QImage:
    if picture.kept is not None:
        picture.kept.analyse(1e9)  # however busy the machine is
    return picture.grab(picture.areas.spectrogram).toImage()


def _at(picture: LivePicture, seconds: float, height: float = 0.5) -> QPoint:
    picture.grab()  # what is in sight decides where a moment is
    box = picture.areas.spectrogram
    return QPoint(picture.place_of(seconds), round(box.top() + (1 - height) * box.height()))


def _drag(qtbot: QtBot, picture: LivePicture, start: QPoint, stop: QPoint) -> None:
    qtbot.mousePress(picture, LEFT, pos=start)
    for share in (0.3, 0.6, 1.0):
        qtbot.mouseMove(picture, start + (stop - start) * share)
    qtbot.mouseRelease(picture, LEFT, pos=stop)


def _wheel(picture: LivePicture, place: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(place),
        picture.mapToGlobal(QPointF(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(picture, event)


def test_a_tone_is_bright_where_the_frequency_axis_says(picture: LivePicture) -> None:
    _still(picture, _tone(1.0))
    image = _image(picture)
    column = [image.pixelColor(image.width() // 2, y).lightness() for y in range(image.height())]
    brightest = round(float(np.flatnonzero(np.array(column) == max(column)).mean()))
    picture.put_cursor(picture.areas.spectrogram.topLeft() + QPoint(300, brightest))
    readout = picture.readout()
    assert readout is not None
    assert readout.row_value == pytest.approx(1000, abs=60)
    assert readout.level == pytest.approx(float(picture.kept.frames(0, 98).max()), abs=1.0)


def test_silence_scrolls_on(picture: LivePicture) -> None:
    _listen(picture)
    _hear(picture, _tone(0.5))
    _hear(picture, _silence(0.5))
    before = picture.view.stop
    pictures = _image(picture)
    _hear(picture, _silence(0.5))
    assert picture.view.stop == pytest.approx(before + 0.5, abs=0.02)
    assert _image(picture) != pictures


def test_a_scrolled_picture_is_the_one_drawn_at_once(picture: LivePicture) -> None:
    _listen(picture)
    for hertz in (400, 900, 2500):
        _hear(picture, _tone(0.8, hertz))
        picture.grab()
    scrolled = _image(picture)
    picture.use(replace(DisplaySettings(), dynamic_range=50))
    picture.use(DisplaySettings())
    assert _image(picture) == scrolled


def test_a_frozen_picture_stands_while_the_sound_is_kept(
    picture: LivePicture, qtbot: QtBot
) -> None:
    _listen(picture)
    _hear(picture, _tone(1.0))
    with qtbot.waitSignal(picture.frozen_changed, check_params_cb=lambda on: on):
        picture.freeze(True)
    before = _image(picture)
    _hear(picture, _tone(14.0, 3000.0))
    assert _image(picture) == before
    assert picture.kept is not None
    assert picture.kept.last == pytest.approx(1.0, abs=0.02)
    picture.freeze(False)
    picture.tick(TICK)
    assert picture.kept.last == pytest.approx(15.0, abs=0.02)
    assert picture.view.stop == pytest.approx(15.0, abs=0.1)


def test_dragging_selects_a_stretch_and_stops_the_picture(
    picture: LivePicture, qtbot: QtBot
) -> None:
    _listen(picture)
    _hear(picture, _tone(5.0))
    start = picture.moment_at(_at(picture, 2.0).x())
    _drag(qtbot, picture, _at(picture, 2.0), _at(picture, 3.0))
    assert picture.frozen
    chosen = picture.stretches.chosen
    assert chosen is not None
    assert (chosen.start, chosen.stop) == pytest.approx((start, start + 1.0), abs=0.02)
    qtbot.mouseClick(picture, LEFT, pos=_at(picture, 4.5))
    assert picture.stretches.chosen is None


def test_the_edge_of_a_found_word_is_dragged(picture: LivePicture, qtbot: QtBot) -> None:
    _listen(picture)
    _hear(picture, _tone(5.0))
    picture.add_word(2.0, 3.0)
    with qtbot.waitSignal(picture.word_dragged) as dragged:
        _drag(qtbot, picture, _at(picture, 3.0), _at(picture, 3.5))
    assert dragged.args == pytest.approx([2.0, 3.5], abs=0.02)
    word = picture.stretches.words[0]
    assert picture.stretches.chosen is word
    assert (word.start, word.stop) == pytest.approx((2.0, 3.5), abs=0.02)


def test_the_wheel_zooms_about_the_pointer(picture: LivePicture) -> None:
    _still(picture, _tone(4.0))
    place = _at(picture, 1.0)
    moment = picture.moment_at(place.x())
    _wheel(picture, place, 3)
    assert picture.view.seconds == pytest.approx(4.0 * 0.8**3)
    assert picture.moment_at(place.x()) == pytest.approx(moment)
    _wheel(picture, place, -30)
    assert (picture.view.start, picture.view.stop) == pytest.approx((0.0, 4.0))


def test_the_right_button_moves_the_picture(picture: LivePicture, qtbot: QtBot) -> None:
    _still(picture, _tone(4.0))
    picture.zoom(0.25, 2.0)
    before = picture.view.start
    qtbot.mousePress(picture, RIGHT, pos=_at(picture, 2.0))
    qtbot.mouseMove(picture, _at(picture, 2.0) - QPoint(100, 0))
    qtbot.mouseRelease(picture, RIGHT, pos=_at(picture, 2.0))
    width = picture.areas.spectrogram.width()
    assert picture.view.start - before == pytest.approx(100 / width * picture.view.seconds)


def test_the_keys_move_the_cursor_and_the_view(picture: LivePicture, qtbot: QtBot) -> None:
    _still(picture, _tone(4.0))
    picture.zoom(0.25, 2.0)
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    first = picture.readout()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(picture, key, Qt.KeyboardModifier.ShiftModifier)
    second = picture.readout()
    assert first is not None
    assert second is not None
    assert second.seconds > first.seconds
    assert second.row_value > first.row_value
    qtbot.keyClick(picture, Qt.Key.Key_Home)
    assert picture.view.start == 0.0
    qtbot.keyClick(picture, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert picture.view.start == pytest.approx(0.1)
    qtbot.keyClick(picture, Qt.Key.Key_End)
    assert picture.view.stop == pytest.approx(4.0)
    with qtbot.waitSignal(picture.hear_requested):
        qtbot.keyClick(picture, Qt.Key.Key_Space)


def test_another_kind_shows_the_sound_that_was_kept(picture: LivePicture) -> None:
    _listen(picture)
    _hear(picture, _tone(3.0, 500.0))
    mel = _image(picture)
    picture.use(replace(DisplaySettings(), kind=SpectrumKind.LINEAR, brightest=20))
    linear = _image(picture)
    assert linear != mel
    lit = [
        x
        for x in range(linear.width())
        if any(linear.pixelColor(x, y).lightness() > 150 for y in range(linear.height()))
    ]
    assert len(lit) == pytest.approx(linear.width() / 2, rel=0.1)  # 3 s of the 6 in sight


def test_no_text_is_where_there_is_sound(picture: LivePicture) -> None:
    empty = _image(picture)
    _listen(picture)
    assert _image(picture) == empty
    _hear(picture, _silence(1.0))
    silent = _image(picture)
    assert silent != empty
    dark = magma()[0]
    assert {silent.pixel(x, 5) for x in range(silent.width())} == {int(dark)}


def test_the_scales_take_the_colours_of_another_theme(picture: LivePicture) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    try:
        theme.apply(application, theme.DARK)
        dark = picture.grab().toImage().pixelColor(2, 2).name()
        theme.apply(application, theme.LIGHT)
        light = picture.grab().toImage().pixelColor(2, 2).name()
    finally:
        theme.apply(application, theme.DARK)
        application.setStyleSheet("")
    assert (dark, light) == (theme.DARK.window, theme.LIGHT.window)


def test_a_louder_sound_takes_the_amplitude_axis_with_it(picture: LivePicture) -> None:
    _listen(picture)
    axis = picture.areas.waveform.adjusted(-60, 0, -picture.areas.waveform.width(), 0)
    _hear(picture, 0.1 * _tone(0.5))
    quiet = picture.grab(axis).toImage()
    _hear(picture, 2 * _tone(0.5))
    assert picture.grab(axis).toImage() != quiet


def test_the_cursor_goes_with_the_mouse(picture: LivePicture, qtbot: QtBot) -> None:
    _still(picture, _tone(1.0))
    qtbot.mouseMove(picture, picture.areas.spectrogram.center())
    assert picture.readout() is not None
    QApplication.sendEvent(picture, QEvent(QEvent.Type.Leave))
    assert picture.readout() is None
