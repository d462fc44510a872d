"""The noise of a room: kept whole, read again, and mixed into varied takes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.corpus.room_noise import load_room_noise, read_noise_file, save_room_noise
from engine.failure import Failure
from engine.sound.augmentation import Augmentation, augment_sound
from engine.sound.files import LONGEST_SECONDS
from engine.sound.sound import CORPUS_RATE, Sound


def hum(seconds: float, rate: int = CORPUS_RATE, peak: float = 0.01) -> Sound:
    time = np.arange(round(seconds * rate)) / rate
    return Sound((peak * np.sin(2 * np.pi * 200 * time)).astype(np.float32), rate)


def test_what_was_kept_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "home" / "room.wav"
    kept = save_room_noise(path, hum(2.0))
    again = load_room_noise(path)
    np.testing.assert_array_equal(again.samples, kept.samples)
    assert np.abs(again.samples - hum(2.0).samples).max() <= 1 / 32_768


def test_another_rate_is_brought_to_that_of_the_corpus(tmp_path: Path) -> None:
    kept = save_room_noise(tmp_path / "room.wav", hum(2.0, 48_000))
    assert kept.sample_rate == CORPUS_RATE
    assert kept.seconds == pytest.approx(2.0)


def test_without_a_recording_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Failure, match=r"has been recorded yet.*Record the room"):
        load_room_noise(tmp_path / "room.wav")


@pytest.mark.parametrize(
    ("noise", "said"), [(hum(0.5), "lasts 0.5 s"), (hum(2.0, peak=1e-5), "silent")]
)
def test_what_is_no_noise_leaves_the_one_before(tmp_path: Path, noise: Sound, said: str) -> None:
    path = tmp_path / "room.wav"
    before = save_room_noise(path, hum(2.0))
    with pytest.raises(Failure, match=said):
        save_room_noise(path, noise)
    np.testing.assert_array_equal(load_room_noise(path).samples, before.samples)


def test_of_a_long_file_the_beginning_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    long = hum(LONGEST_SECONDS + 10, 8_000)
    soundfile.write(path, long.samples, long.sample_rate)
    assert read_noise_file(path).seconds == pytest.approx(LONGEST_SECONDS)


def test_the_room_is_heard_behind_the_word_at_the_ratio_asked_for(tmp_path: Path) -> None:
    room = save_room_noise(tmp_path / "room.wav", hum(5.0))
    word = Sound(np.sin(np.arange(8_000)).astype(np.float32) / 4, CORPUS_RATE)
    settings = Augmentation(noise="room", snr_db=6.0, copies=1)
    mixed = augment_sound(word, settings, np.random.default_rng(0), (room,))
    noise = mixed.samples - word.samples
    ratio = 10 * np.log10(np.mean(word.samples**2) / np.mean(noise**2))
    assert ratio == pytest.approx(6.0, abs=0.1)
    # A 200 Hz hum was recorded, and nothing else was added.
    spectrum = np.abs(np.fft.rfft(noise))
    assert np.argmax(spectrum) * CORPUS_RATE / len(noise) == pytest.approx(200, abs=2)
