"""Sound files of every sort become mono sounds, or one clear sentence each."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from people import RECORDINGS, needs_recordings

from engine.failure import Failure
from engine.sound.files import (
    LONGEST_SECONDS,
    SoundFormat,
    check_word,
    describe_format,
    read_sound,
    to_corpus_rate,
    write_wav,
)
from engine.sound.sound import CORPUS_RATE, Sound


def tone(seconds: float, rate: int, hz: float = 440.0, peak: float = 0.5) -> np.ndarray:
    return (peak * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate)) / rate)).astype("f4")


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 96_000])
@pytest.mark.parametrize(("ending", "kind"), [("wav", "FLOAT"), ("flac", "PCM_24")])
def test_every_rate_and_format_is_read_at_its_own_rate(
    tmp_path: Path, rate: int, ending: str, kind: str
) -> None:
    path = tmp_path / f"tone.{ending}"
    soundfile.write(path, tone(0.2, rate), rate, subtype=kind)
    sound = read_sound(path)
    assert sound.sample_rate == rate
    assert sound.samples.dtype == np.float32
    np.testing.assert_allclose(sound.samples, tone(0.2, rate), atol=1e-6)


def test_stereo_at_96_khz_is_averaged_to_mono(tmp_path: Path) -> None:
    path = tmp_path / "stereo.wav"
    left, right = tone(0.1, 96_000, 300.0), tone(0.1, 96_000, 700.0)
    soundfile.write(path, np.column_stack((left, right)), 96_000, subtype="FLOAT")
    sound = read_sound(path)
    np.testing.assert_allclose(sound.samples, (left + right) / 2, atol=1e-6)
    assert describe_format(path) == SoundFormat(96_000, 2, 0.1)


@given(start=st.integers(0, 1000), stop=st.none() | st.integers(0, 1200))
def test_a_part_of_a_file_is_the_slice_of_the_whole(
    tmp_path_factory: pytest.TempPathFactory, start: int, stop: int | None
) -> None:
    path = tmp_path_factory.getbasetemp() / "slices.wav"
    if not path.exists():
        soundfile.write(path, tone(1000 / 16_000, 16_000), 16_000, subtype="FLOAT")
    expected = tone(1000 / 16_000, 16_000)[start:stop]
    if len(expected) == 0:
        with pytest.raises(Failure, match="no samples"):
            read_sound(path, start, stop)
    else:
        np.testing.assert_array_equal(read_sound(path, start, stop).samples, expected)


def test_a_ten_minute_file_is_refused_with_its_length(tmp_path: Path) -> None:
    path = tmp_path / "lecture.flac"
    soundfile.write(path, np.zeros(600 * 8_000, dtype=np.int16), 8_000)
    with pytest.raises(Failure, match=r"lecture\.flac is 600 s long"):
        read_sound(path)


def test_a_short_part_of_a_long_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "packed.flac"
    samples = np.zeros(int((LONGEST_SECONDS + 5) * 8_000), dtype=np.int16)
    samples[-100:] = 77
    soundfile.write(path, samples, 8_000)
    part = read_sound(path, len(samples) - 100, len(samples))
    np.testing.assert_array_equal(part.samples, np.full(100, 77 / 32_768, dtype=np.float32))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Failure, match=r"There is no file gone\.wav"):
        read_sound(tmp_path / "gone.wav")


@pytest.mark.parametrize("name", ["notes.txt", "notes.wav", "notes.raw", "notes.flac"])
@pytest.mark.parametrize("content", [b"", b"These are no samples.\n" * 40])
def test_what_is_no_sound_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Failure, match="cannot be read as sound"):
        read_sound(path)
    with pytest.raises(Failure, match="cannot be read as sound"):
        describe_format(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="cannot be read as sound"):
        read_sound(tmp_path)


def test_a_file_cut_off_in_the_middle_is_refused(tmp_path: Path) -> None:
    whole = tmp_path / "whole.flac"
    soundfile.write(whole, np.random.default_rng(0).uniform(-0.5, 0.5, 20_000), 16_000)
    content = whole.read_bytes()
    for length in range(0, len(content), 997):
        path = tmp_path / "part.flac"
        path.write_bytes(content[:length])
        with pytest.raises(Failure, match=r"part\.flac cannot be read as sound"):
            read_sound(path)


def test_a_flac_file_that_does_not_know_its_length_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "piped.flac"
    soundfile.write(path, tone(0.5, 16_000), 16_000)
    content = bytearray(path.read_bytes())
    content[21] &= 0xF0  # the number of samples in the header: 36 bits from the middle of byte 21
    content[22:26] = bytes(4)
    path.write_bytes(content)
    with pytest.raises(Failure, match="does not say how long it is"):
        read_sound(path)


@pytest.mark.parametrize(("kept", "whole"), [(0.5, False), (0.98, False), (1.0, True)])
def test_a_wav_file_that_ends_before_its_header_says_is_refused(
    tmp_path: Path, kept: float, whole: bool
) -> None:
    path = tmp_path / "part.wav"
    write_wav(path, Sound(tone(0.5, CORPUS_RATE), CORPUS_RATE))
    content = path.read_bytes()
    path.write_bytes(content[: round(kept * len(content))])
    if whole:
        assert read_sound(path).seconds == 0.5
    else:
        with pytest.raises(Failure, match=r"part\.wav ends in the middle"):
            read_sound(path)


@pytest.mark.parametrize("rate", [1, 100, 3_999, 768_001])
def test_a_rate_that_no_speech_has_is_refused(tmp_path: Path, rate: int) -> None:
    path = tmp_path / "odd.wav"
    write_wav(path, Sound(tone(0.5, CORPUS_RATE)[:20], rate))
    with pytest.raises(Failure, match=f"{rate} samples a second"):
        read_sound(path)
    with pytest.raises(Failure, match=f"{rate} samples a second"):
        describe_format(path)


@pytest.mark.parametrize("scale", [3.0, 32_768.0])
def test_floating_point_samples_beyond_full_scale_are_turned_down(
    tmp_path: Path, scale: float
) -> None:
    path = tmp_path / "loud.wav"
    soundfile.write(path, scale * tone(0.2, CORPUS_RATE, peak=1.0), CORPUS_RATE, subtype="FLOAT")
    sound = read_sound(path)
    assert np.abs(sound.samples).max() == pytest.approx(1.0)
    np.testing.assert_allclose(sound.samples, tone(0.2, CORPUS_RATE, peak=1.0), atol=1e-3)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes as Unix has them")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    with pytest.raises(Failure, match="cannot be read as sound"):
        read_sound(tmp_path / "pipe.wav")


def test_zero_samples_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "nothing.wav"
    soundfile.write(path, np.zeros(0), 16_000)
    with pytest.raises(Failure, match="no samples"):
        read_sound(path)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_samples_that_are_no_numbers_are_refused(tmp_path: Path, bad: float) -> None:
    path = tmp_path / "bad.wav"
    samples = tone(0.1, 16_000)
    samples[7] = bad
    soundfile.write(path, samples, 16_000, subtype="FLOAT")
    with pytest.raises(Failure, match="no numbers"):
        read_sound(path)


def test_a_sound_at_corpus_rate_is_not_touched() -> None:
    sound = Sound(tone(0.1, CORPUS_RATE), CORPUS_RATE)
    assert to_corpus_rate(sound) is sound


@pytest.mark.parametrize("rate", [8_000, 11_025, 22_050, 48_000, 96_000])
def test_resampling_keeps_length_pitch_and_level(rate: int) -> None:
    resampled = to_corpus_rate(Sound(tone(0.5, rate), rate))
    assert resampled.sample_rate == CORPUS_RATE
    assert resampled.samples.dtype == np.float32
    assert resampled.seconds == pytest.approx(0.5, abs=2 / CORPUS_RATE)
    inner = slice(800, 7200)  # the ends ring
    np.testing.assert_allclose(resampled.samples[inner], tone(0.5, CORPUS_RATE)[inner], atol=2e-3)


def test_resampling_lets_nothing_above_half_the_new_rate_through() -> None:
    resampled = to_corpus_rate(Sound(tone(0.5, 48_000, hz=11_000.0), 48_000))
    assert np.abs(resampled.samples[800:7200]).max() < 1e-3


@given(st.lists(st.integers(-32_768, 32_767), min_size=1, max_size=50))
def test_16_bit_samples_come_back_bit_for_bit(
    tmp_path_factory: pytest.TempPathFactory, steps: list[int]
) -> None:
    path = tmp_path_factory.getbasetemp() / "exact.wav"
    samples = np.array(steps, dtype=np.float32) / 32_768
    write_wav(path, Sound(samples, CORPUS_RATE))
    np.testing.assert_array_equal(read_sound(path).samples, samples)
    assert soundfile.info(path).subtype == "PCM_16"


def test_samples_beyond_full_scale_are_held_at_it(tmp_path: Path) -> None:
    path = tmp_path / "loud.wav"
    write_wav(path, Sound(np.array([-3.0, 3.0], dtype=np.float32), CORPUS_RATE))
    np.testing.assert_allclose(read_sound(path).samples, [-1.0, 1.0], atol=1e-4)


def test_writing_makes_folders_and_leaves_only_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "word" / "1.wav"
    write_wav(path, Sound(tone(0.1, CORPUS_RATE), CORPUS_RATE))
    write_wav(path, Sound(tone(0.2, CORPUS_RATE), CORPUS_RATE))
    assert [entry.name for entry in path.parent.iterdir()] == ["1.wav"]
    assert describe_format(path).seconds == pytest.approx(0.2)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "word.wav"
    write_wav(path, Sound(tone(0.1, CORPUS_RATE), CORPUS_RATE))

    def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="disk full"):
        write_wav(path, Sound(tone(0.2, CORPUS_RATE), CORPUS_RATE))
    assert [entry.name for entry in tmp_path.iterdir()] == ["word.wav"]
    assert describe_format(path).seconds == pytest.approx(0.1)


def test_a_plain_word_passes() -> None:
    assert check_word(Sound(tone(0.4, CORPUS_RATE), CORPUS_RATE)) is None


def test_a_peak_at_full_scale_is_no_clipping() -> None:
    assert check_word(Sound(tone(0.4, CORPUS_RATE, peak=1.0), CORPUS_RATE)) is None


@pytest.mark.parametrize(
    ("samples", "says"),
    [
        (np.zeros(8000, dtype=np.float32), "silent"),
        (np.full(8000, 0.2, dtype=np.float32), "silent"),
        (tone(0.5, CORPUS_RATE, peak=0.002), "silent"),
        (np.clip(tone(0.5, CORPUS_RATE, peak=2.0), -1, 1), "clipped"),
        (np.clip(tone(0.5, CORPUS_RATE, peak=2.0), -1, 32_767 / 32_768), "clipped"),
        (tone(0.05, CORPUS_RATE), "too short"),
        (np.zeros(0, dtype=np.float32), "too short"),
    ],
    ids=["zeros", "offset", "faint", "clipped", "16-bit clipped", "short", "empty"],
)
def test_what_cannot_be_a_word_is_refused(samples: np.ndarray, says: str) -> None:
    with pytest.raises(Failure, match=says):
        check_word(Sound(samples, CORPUS_RATE))


@needs_recordings
def test_all_recordings_of_real_people_pass() -> None:
    paths = sorted(RECORDINGS.glob("*.wav"))
    assert len(paths) > 1000
    for path in paths:
        check_word(read_sound(path))
