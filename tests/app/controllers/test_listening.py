"""What is heard: samples, levels, words, and how they are waited for."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import pytest
from listening_desk import Desk, noise, spoken
from pytestqt.qtbot import QtBot

from app.controllers.live_input import live_settings
from engine.sound.sound import CORPUS_RATE


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(qtbot)
    yield desk
    desk.gate.set()
    desk.controller.shut_down()


def test_what_is_heard_arrives_whole_as_samples_frames_and_levels(desk: Desk) -> None:
    from engine.sound.features import log_mel

    desk.listen()
    sound = np.concatenate((noise(0.5), spoken(), noise(0.5)))
    desk.hear(sound)
    samples = np.concatenate([values[0] for values in desk.said["audio_arrived"]])
    np.testing.assert_array_equal(samples, sound)
    frames = np.concatenate([values[0] for values in desk.said["frames_arrived"]])
    np.testing.assert_allclose(frames, log_mel(sound, CORPUS_RATE, live_settings()), atol=1e-3)
    loudest = max(level for level, _ in desk.said["level_changed"])
    assert loudest == pytest.approx(20 * np.log10(0.5), abs=0.1)
    assert not any(clipping for _, clipping in desk.said["level_changed"])


def test_a_sound_at_full_scale_is_clipping(desk: Desk) -> None:
    desk.listen()
    desk.hear(np.clip(spoken(peak=2.0), -1, 1))
    assert any(clipping for _, clipping in desk.said["level_changed"])


def test_one_word_is_delivered_after_arming_and_no_other(desk: Desk) -> None:
    desk.controller.arm()
    desk.wait_for("started")
    desk.hear(noise(0.6), spoken(), noise(0.6))
    (word,) = desk.wait_for("word_heard")
    assert word.sample_rate == CORPUS_RATE
    assert 0.4 <= word.seconds <= 0.9
    assert np.abs(word.samples).max() == pytest.approx(0.5)
    assert desk.said["armed_changed"] == [(True,), (False,)]
    desk.hear(spoken(), noise(0.6))
    assert len(desk.said["word_found"]) == 2
    assert len(desk.said["word_heard"]) == 1
    assert desk.controller.listening


def test_words_are_found_where_they_lie_without_arming(desk: Desk) -> None:
    desk.listen()
    desk.hear(noise(1.0), spoken(), noise(0.6))
    start, stop = desk.wait_for("word_found")
    assert 0.7 < start < 1.0
    assert 1.4 < stop < 1.7
    assert desk.said["word_heard"] == []
    assert [values[0] for values in desk.said["speaking_changed"]] == [True, False]


def test_a_word_said_before_arming_is_not_delivered(desk: Desk) -> None:
    desk.listen()
    desk.hear(noise(0.6), spoken(), noise(0.2))  # not yet found: its end is not certain
    assert desk.said["word_found"] == []
    desk.controller.arm()
    desk.hear(noise(0.6))
    desk.wait_for("word_found")
    assert desk.said["word_heard"] == []
    assert desk.controller.armed


def test_every_word_is_told_to_who_follows_them_armed_or_not(desk: Desk) -> None:
    words: list[object] = []
    desk.controller.word_spoken.connect(lambda word, _ended: words.append(word))
    desk.listen()
    desk.hear(noise(0.6), spoken(), noise(0.6))
    desk.wait_for("word_found")
    assert words == []

    desk.controller.follow_words(True)
    for _ in range(2):
        desk.hear(spoken(), noise(0.6))
    desk.qtbot.waitUntil(lambda: len(words) == 2)

    assert all(0.3 <= word.seconds <= 0.9 for word in words)
    assert desk.said["word_heard"] == []


def test_a_word_of_another_rate_is_delivered_at_the_corpus_rate(desk: Desk) -> None:
    desk.sample_rate = 48_000
    desk.controller.arm()
    desk.wait_for("started")
    parts = (noise(0.6, 48_000), spoken(0.4, 48_000), noise(0.6, 48_000))
    desk.hear(*parts)
    (word,) = desk.wait_for("word_heard")
    assert word.sample_rate == CORPUS_RATE
    assert 0.4 <= word.seconds <= 0.9


def test_a_clipped_word_is_refused_in_words_and_waited_for_again(desk: Desk) -> None:
    desk.controller.arm()
    desk.wait_for("started")
    desk.hear(noise(0.6), np.clip(spoken(peak=8.0), -1, 1), noise(0.6))
    (failure,) = desk.wait_for("failed")
    assert "clipped" in str(failure)
    assert desk.controller.armed
    desk.hear(spoken(), noise(0.6))
    desk.wait_for("word_heard")


def test_lost_blocks_are_counted(desk: Desk) -> None:
    microphone = desk.listen()
    microphone.overflows = 2
    assert desk.wait_for("overflowed") == (2,)


def test_a_window_that_stands_still_for_eight_seconds_loses_no_sound(desk: Desk) -> None:
    microphone = desk.listen()
    sound = np.concatenate((noise(1.0), spoken(), noise(5.0), spoken(), noise(1.2)))
    assert len(sound) == 8 * CORPUS_RATE
    microphone.hear(sound)  # before the next look
    desk.qtbot.waitUntil(lambda: desk.heard() >= len(sound))
    samples = np.concatenate([values[0] for values in desk.said["audio_arrived"]])
    np.testing.assert_array_equal(samples, sound)
    assert len(desk.said["word_found"]) == 2
    assert desk.said["overflowed"] == []
    assert len(desk.said["started"]) == 1


def test_after_a_longer_standstill_listening_begins_again_and_says_so(desk: Desk) -> None:
    microphone = desk.listen()
    microphone.hear(noise(15.0))  # more than the ring holds, before the next look
    desk.wait_for("started", 2)
    assert desk.wait_for("overflowed") == (1,)
    desk.hear(noise(0.6), spoken(), noise(0.6))
    start, _ = desk.wait_for("word_found")
    assert 0.3 < start < 0.6


@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000, 96_000])
def test_a_device_of_any_rate_gives_what_its_whole_recording_would(desk: Desk, rate: int) -> None:
    from engine.sound.features import log_mel
    from engine.sound.files import to_corpus_rate
    from engine.sound.sound import Sound

    desk.sample_rate = rate
    desk.listen()
    sound = np.concatenate((noise(0.5, rate), spoken(0.4, rate), noise(0.5, rate)))
    desk.hear(sound)
    samples = np.concatenate([values[0] for values in desk.said["audio_arrived"]])
    whole = to_corpus_rate(Sound(sound, rate)).samples[: len(samples)]
    np.testing.assert_array_equal(samples, whole)
    frames = np.concatenate([values[0] for values in desk.said["frames_arrived"]])
    batch = log_mel(whole, CORPUS_RATE, live_settings())
    np.testing.assert_allclose(frames, batch[: len(frames)], atol=1e-3)
    assert len(frames) >= len(batch) - 1


def test_gain_turns_everything_up_and_is_remembered(desk: Desk, qtbot: QtBot) -> None:
    desk.controller.set_gain(20.0)
    desk.listen()
    desk.hear(spoken(peak=0.01))
    loudest = max(level for level, _ in desk.said["level_changed"])
    assert loudest == pytest.approx(-20.0, abs=0.1)
    desk.controller.set_gain(60.0)
    assert desk.said["gain_changed"] == [(20.0,), (30.0,)]
    desk.hear(spoken(peak=0.1))
    assert any(clipping for _, clipping in desk.said["level_changed"])
    assert max(np.abs(values[0]).max() for values in desk.said["audio_arrived"]) == 1.0
    assert Desk(qtbot).controller.gain_db == 30.0


def test_the_room_is_measured_in_a_second(desk: Desk) -> None:
    desk.controller.measure_room()
    desk.wait_for("started")
    assert desk.said["measuring_changed"] == [(True,)]
    desk.hear(noise(1.1))
    (level,) = desk.wait_for("room_measured")
    assert level == pytest.approx(-60.0, abs=1.0)
    assert desk.said["measuring_changed"] == [(True,), (False,)]
    desk.controller.measure_room()
    desk.controller.close()
    assert desk.said["measuring_changed"][-1] == (False,)
    assert len(desk.said["room_measured"]) == 1


def test_what_is_said_while_a_key_is_held_is_a_word_with_a_little_before(desk: Desk) -> None:
    desk.listen()
    sound = np.concatenate((noise(1.0), spoken(), noise(1.0)))
    desk.hear(sound[:CORPUS_RATE])
    desk.controller.hold()
    desk.hear(sound[CORPUS_RATE : round(1.4 * CORPUS_RATE)])
    desk.controller.let_go()
    assert desk.said["word_heard"] == []  # the end of it is still on its way
    desk.hear(sound[round(1.4 * CORPUS_RATE) : round(1.6 * CORPUS_RATE)])
    (held,) = desk.wait_for("word_heard")
    start, stop = round(0.85 * CORPUS_RATE), round(1.55 * CORPUS_RATE)
    np.testing.assert_array_equal(held.samples, sound[start:stop])
    assert desk.said["holding_changed"] == [(True,), (False,)]
    desk.hear(sound[round(1.6 * CORPUS_RATE) :])
    assert len(desk.said["word_heard"]) == 1


def test_a_held_key_opens_the_microphone_and_silence_is_no_word(desk: Desk) -> None:
    desk.controller.hold()
    desk.wait_for("started")
    desk.hear(np.zeros(CORPUS_RATE, dtype=np.float32))
    desk.controller.let_go()
    desk.hear(np.zeros(CORPUS_RATE, dtype=np.float32))
    (failure,) = desk.wait_for("failed")
    assert "silent" in str(failure)
    desk.controller.hold()
    desk.controller.close()
    assert desk.said["holding_changed"][-1] == (False,)
    desk.controller.let_go()
    assert desk.said["word_heard"] == []


def test_a_key_that_is_let_go_before_the_microphone_is_open_is_forgotten(desk: Desk) -> None:
    desk.gate.clear()
    desk.controller.hold()
    desk.controller.let_go()
    assert desk.said["holding_changed"] == [(True,), (False,)]
    desk.gate.set()
    desk.wait_for("started")
    desk.hear(spoken(), noise(1.0))
    assert desk.said["word_heard"] == []


def test_the_way_to_the_screen_is_timed(desk: Desk) -> None:
    microphone = desk.listen()
    block = noise(0.032)
    microphone.ring.write(block)
    # It was handed over 20 ms after its last sample was recorded, and now is 100 ms later.
    recorded, handed_over = 5.0, 5.0 + 0.032 + 0.020
    microphone.arrivals.note(len(block), time.monotonic() - 0.1, recorded, handed_over)
    desk.qtbot.waitUntil(lambda: desk.heard() == len(block))
    desk.controller.note_painted()
    (delay,) = desk.wait_for("latency_changed")
    assert 0.136 <= delay < 1.0
    desk.controller.note_painted()  # nothing new was shown
    assert len(desk.said["latency_changed"]) == 1
