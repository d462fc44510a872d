"""What is shown are the numbers of the stages, whatever the clip."""

from __future__ import annotations

import numpy as np
import pytest
from features_clips import hum, silence, spoken
from features_pointing import (
    LOG_MEL,
    WARPED,
    cell,
    clip_of,
    pictures,
    point_at,
)
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from app.features_window.choice import Target
from app.features_window.plot import number
from app.features_window.warped import signed
from app.features_window.window import FeaturesWindow
from engine.sound.features import FeatureSettings, word_features
from engine.sound.sound import CORPUS_RATE, Sound


def test_the_last_stage_is_what_the_network_is_given(window: FeaturesWindow, seven: Sound) -> None:
    features = clip_of(window).stages.features
    assert (features == word_features(seven, FeatureSettings())).all()


def test_the_last_picture_is_painted_from_these_numbers(window: FeaturesWindow) -> None:
    view = window.view(WARPED)
    features = clip_of(window).stages.features
    image = view.grab().toImage()

    def brightness(place: tuple[int, int]) -> int:
        return image.pixelColor(cell(window, WARPED, *place).toPoint()).lightness()

    highest, lowest = (
        divmod(int(index), features.shape[1]) for index in (features.argmax(), features.argmin())
    )
    window.choice.choose(Target(row=0, band=12))
    image = view.grab().toImage()
    assert brightness(highest) > 200
    assert brightness(lowest) < 20


def test_what_is_said_are_the_numbers_of_the_stages(qtbot: QtBot, window: FeaturesWindow) -> None:
    stages = clip_of(window).stages
    for frame, band in ((0, 0), (7, 11), (clip_of(window).frames - 1, 23)):
        point_at(qtbot, window, LOG_MEL, cell(window, LOG_MEL, frame, band))
        level = f"level {number(float(stages.log_mel[frame, band]), 1)} dB"
        qtbot.waitUntil(lambda text=level: text in window.readout)
        row = window.choice.row
        assert f"frame {frame + 1} of {len(stages.log_mel)} " in window.readout
        assert f"at {stages.frame_times[frame]:.3f} s" in window.readout
        assert f"band {band + 1} of 24" in window.readout
        assert window.readout.endswith(f"x = {signed(float(stages.features[row, band]))}")
        assert number(float(stages.log_mel[frame, band]), 1) in window.cards[5].numbers.text()
        assert signed(float(stages.features[row, band])) in window.cards[6].numbers.text()


def test_the_formulas_hold_with_their_numbers(window: FeaturesWindow) -> None:
    clip, choice = clip_of(window), window.choice
    samples = clip.samples_of(choice.frame)
    windowed = samples * clip.stages.window
    power = np.abs(np.fft.rfft(windowed)) ** 2
    assert clip.stages.spectra[choice.frame] == pytest.approx(
        10 * np.log10(np.maximum(power, 1e-10)), abs=0.01
    )
    energy = power @ clip.stages.mel_weights[choice.band]
    assert clip.stages.mel[choice.frame, choice.band] == pytest.approx(
        10 * np.log10(energy), abs=0.01
    )
    first = clip.stages.trim[0] + choice.frame * clip.hop
    assert (clip.stages.samples[first : first + clip.length] == samples).all()
    assert f"s[{first:,} … {first + clip.length - 1:,}]" in window.cards[1].numbers.text()


def test_the_newest_clip_is_shown_when_several_are_asked_for(
    qtbot: QtBot, window: FeaturesWindow, show
) -> None:
    for word in ("one", "two"):
        window.show_clip(spoken(word), word)
    last = spoken("three")
    show(window, last)
    qtbot.waitUntil(lambda: "a clip" in window.windowTitle())
    assert clip_of(window).sound is last


def test_what_cannot_be_shown_is_said_and_leaves_the_clip_before(
    qtbot: QtBot, window: FeaturesWindow, seven: Sound, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> None:
        raise MemoryError("no room")

    monkeypatch.setattr("app.features_window.shown_clip.stages_of", break_down)
    window.show_clip(silence(0.5), "broken")
    qtbot.waitUntil(lambda: bool(window.problem))
    assert clip_of(window).sound is seven


@pytest.mark.parametrize(
    "sound",
    [silence(0.5), hum(0.01), hum(0.03), hum(0.2), hum(29.0), hum(0.7, 44_100)],
    ids=["silence", "shorter than a frame", "one frame", "short", "long", "another rate"],
)
def test_any_clip_can_be_shown_and_walked_through(
    window: FeaturesWindow, sound: Sound, show
) -> None:
    show(window, sound)
    clip = clip_of(window)
    assert clip.stages.sample_rate == CORPUS_RATE
    for frame in {0, clip.frames // 2, clip.frames - 1}:
        window.choice.choose(Target(frame=frame, band=23))
        assert not any(image.isNull() for image in pictures(window))
        assert all(np.isfinite(clip.stages.features.ravel()))
    for view in (card.view for card in window.cards):
        for point in (QPointF(-5, -5), QPointF(view.width() + 5, view.height() + 5)):
            window.choice.choose(view.target_at(clip, point))


def test_the_values_of_the_window_follow_from_mean_and_deviation(window: FeaturesWindow) -> None:
    stages, choice = clip_of(window).stages, window.choice
    mean, deviation = stages.warped.mean(), stages.warped.std()
    assert stages.features == pytest.approx((stages.warped - mean) / deviation, abs=1e-4)
    source = float(stages.source_frames[choice.row])
    before = int(source)
    share = source - before
    after = min(before + 1, len(stages.log_mel) - 1)
    blended = (1 - share) * stages.log_mel[before] + share * stages.log_mel[after]
    assert stages.warped[choice.row] == pytest.approx(blended, abs=1e-3)
    assert f"{share:.2f} L<sub>{before + 2}</sub>" in window.cards[6].rule.text()
