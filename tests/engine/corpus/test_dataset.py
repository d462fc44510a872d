from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from people import RECORDINGS, needs_recordings
from tiny_sounds import tone, write_tone

from engine.corpus import dataset as dataset_module
from engine.corpus.clip import Clip, Source, Split
from engine.corpus.dataset import FeatureCache, build_dataset, read_clip, read_clips
from engine.corpus.importers import find_clips
from engine.failure import Failure
from engine.sound.features import FeatureSettings, word_features
from engine.sound.sound import CORPUS_RATE, Sound

SETTINGS = FeatureSettings()


def clip_of(path: Path, word: str = "yes", split: Split = Split.TRAINING) -> Clip:
    return Clip(word, "", Source.FILE, split, path)


def packed(path: Path, count: int, seconds: float = 0.3) -> list[Clip]:
    """Write tones of different pitch into one file, with a gap, and return their clips."""
    length = round(seconds * CORPUS_RATE)
    parts = [tone(200 + 100 * number, seconds).samples for number in range(count)]
    gap = np.zeros(100, dtype=np.float32)
    soundfile.write(path, np.concatenate([np.append(part, gap) for part in parts]), CORPUS_RATE)
    starts = [number * (length + 100) for number in range(count)]
    return [replace(clip_of(path), start=start, stop=start + length) for start in starts]


def test_a_clip_is_read_at_the_corpus_rate(tmp_path: Path) -> None:
    sound = read_clip(clip_of(write_tone(tmp_path / "a.wav", rate=8000)))

    assert sound.sample_rate == CORPUS_RATE
    assert sound.seconds == pytest.approx(0.3, abs=0.001)


def test_packed_clips_read_together_are_what_they_are_alone(tmp_path: Path) -> None:
    clips = packed(tmp_path / "pack.flac", 5)

    together = dict(read_clips(clips[::-1]))

    for clip in clips:
        sound = together[clip]
        assert isinstance(sound, Sound)
        np.testing.assert_array_equal(sound.samples, read_clip(clip).samples)


def test_a_file_of_packed_clips_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clips = packed(tmp_path / "pack.flac", 6)
    read: list[Path] = []
    read_sound = dataset_module.read_sound
    monkeypatch.setattr(
        dataset_module,
        "read_sound",
        lambda path, *bounds: (read.append(path), read_sound(path, *bounds))[1],
    )

    list(read_clips(clips))

    assert read == [tmp_path / "pack.flac"]


def test_a_pack_longer_than_may_be_read_at_once_is_read_in_pieces(tmp_path: Path) -> None:
    clips = packed(tmp_path / "pack.flac", 8, seconds=9.0)

    sounds = [sound for _, sound in read_clips(clips)]

    assert len(sounds) == 8
    assert all(isinstance(sound, Sound) and sound.seconds == 9.0 for sound in sounds)


def test_clips_that_cannot_be_read_come_with_the_reason(tmp_path: Path) -> None:
    clips = packed(tmp_path / "pack.flac", 2)
    beyond = replace(clips[0], start=10**6, stop=10**6 + 500)
    gone = replace(clips[0], path=tmp_path / "gone.flac")
    whole = clip_of(tmp_path / "gone.wav")

    answers = dict(read_clips([*clips, beyond, gone, whole]))

    assert isinstance(answers[clips[0]], Sound)
    assert all(isinstance(answers[clip], Failure) for clip in (beyond, gone, whole))


def test_features_are_those_of_the_clip_alone_and_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clips = [*packed(tmp_path / "pack.flac", 3), clip_of(write_tone(tmp_path / "a.wav"))]
    cache = FeatureCache(SETTINGS)

    first = cache.features_of(clips)
    monkeypatch.setattr(dataset_module, "word_features", None)
    second = cache.features_of(clips[::-1])

    assert list(second.features) == clips[::-1]
    for clip in clips:
        np.testing.assert_array_equal(
            first.features[clip], word_features(read_clip(clip), SETTINGS)
        )
        assert second.features[clip] is first.features[clip]
        assert not first.features[clip].flags.writeable


def test_unreadable_clips_are_skipped_and_said(tmp_path: Path) -> None:
    good = clip_of(write_tone(tmp_path / "a.wav"))
    bad = clip_of(tmp_path / "b.wav")
    (tmp_path / "b.wav").write_text("not a sound", encoding="utf-8")

    featured = FeatureCache(SETTINGS).features_of([bad, good])

    assert list(featured.features) == [good]
    ((clip, reason),) = featured.skipped
    assert clip == bad
    assert "b.wav cannot be read" in reason


def test_making_features_can_be_cancelled_and_goes_on_later(tmp_path: Path) -> None:
    clips = packed(tmp_path / "pack.flac", 4)
    cache = FeatureCache(SETTINGS)
    answers = iter([False, False, True])
    told: list[tuple[int, int]] = []

    some = cache.features_of(clips, cancelled=lambda: next(answers))
    rest = cache.features_of(clips, progress=lambda done, total: told.append((done, total)))

    assert list(some.features) == clips[:2]
    assert list(rest.features) == clips
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_a_dataset_has_both_splits_and_words_in_order_of_appearance() -> None:
    clips = [
        clip_of(Path("1.wav"), "stop"),
        clip_of(Path("2.wav"), "go", Split.VALIDATION),
        clip_of(Path("3.wav"), "go"),
        clip_of(Path("4.wav"), "stop"),
        clip_of(Path("5.wav"), "no features"),
    ]
    features = {
        clip: np.full((24, 24), number, dtype=np.float32) for number, clip in enumerate(clips[:4])
    }

    dataset = build_dataset(clips, features)

    assert dataset.words == ("stop", "go")
    assert dataset.training.clips == (clips[0], clips[2], clips[3])
    assert dataset.training.labels.tolist() == [0, 1, 0]
    assert dataset.training.features[:, 0, 0].tolist() == [0, 2, 3]
    assert dataset.validation.clips == (clips[1],)
    assert dataset.validation.labels.tolist() == [1]


def test_the_arrays_of_a_dataset_are_read_only_float32_and_int64() -> None:
    clips = [clip_of(Path("1.wav"), "stop"), clip_of(Path("2.wav"), "go")]
    features = {clip: np.zeros((24, 24), dtype=np.float32) for clip in clips}

    dataset = build_dataset(clips, features)

    assert dataset.validation.features.shape == (0, 24, 24)
    for examples in (dataset.training, dataset.validation):
        assert examples.features.dtype == np.float32
        assert examples.labels.dtype == np.int64
        assert not examples.features.flags.writeable
        assert not examples.labels.flags.writeable


@pytest.mark.parametrize("words", [(), ("yes",), ("yes", "yes")])
def test_fewer_than_two_words_are_nothing_to_learn(words: tuple[str, ...]) -> None:
    clips = [clip_of(Path(f"{number}.wav"), word) for number, word in enumerate(words)]

    with pytest.raises(Failure, match="tells words apart"):
        build_dataset(clips, {clip: np.zeros((2, 2), dtype=np.float32) for clip in clips})


def test_validation_alone_is_nothing_to_learn_from() -> None:
    clips = [clip_of(Path(f"{word}.wav"), word, Split.VALIDATION) for word in ("yes", "no")]

    with pytest.raises(Failure, match="kept for validation"):
        build_dataset(clips, {clip: np.zeros((2, 2), dtype=np.float32) for clip in clips})


@needs_recordings
def test_recordings_of_real_people_become_a_dataset() -> None:
    clips = find_clips(RECORDINGS).clips[::9]

    featured = FeatureCache(SETTINGS).features_of(clips)
    dataset = build_dataset(clips, featured.features)

    assert featured.skipped == ()
    assert len(dataset.words) == 10
    assert len(dataset.training.clips) + len(dataset.validation.clips) == 250
    assert np.isfinite(dataset.training.features).all()
    assert dataset.training.features.std(axis=(1, 2)) == pytest.approx(1.0, abs=1e-3)


def test_files_that_can_be_no_word_are_skipped_with_the_reason(tmp_path):
    silent = write_wav_of(tmp_path / "silent.wav", 1e-4 * np.sin(np.arange(8000) / 9))
    clipped = write_wav_of(tmp_path / "clipped.wav", np.sign(np.sin(np.arange(8000) / 40)))
    clips = [Clip("yes", "", Source.FILE, Split.TRAINING, path) for path in (silent, clipped)]

    featured = FeatureCache(FeatureSettings()).features_of(clips)

    assert not featured.features
    reasons = dict(featured.skipped)
    assert reasons[clips[0]] == "The sound is silent."
    assert "clipped" in reasons[clips[1]]


def write_wav_of(path, samples):
    soundfile.write(path, samples, 16_000, subtype="PCM_16")
    return path


def test_known_words_keep_their_places_and_further_ones_follow() -> None:
    clips = [clip_of(Path(f"{word}.wav"), word) for word in ("go", "no", "yes")]
    features = {clip: np.zeros((2, 2), dtype=np.float32) for clip in clips}

    dataset = build_dataset(clips, features, words=("yes", "gone", "no"))

    assert dataset.words == ("yes", "no", "go")
    assert dataset.training.labels.tolist() == [2, 1, 0]
