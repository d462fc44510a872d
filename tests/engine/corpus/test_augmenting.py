from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tiny_sounds import write_tone

from engine.corpus import augmenting
from engine.corpus.augmenting import (
    BABBLE_CLIPS,
    Takes,
    augmented_dataset,
    babble_source,
    check_memory,
    is_on,
)
from engine.corpus.clip import Clip, Source, Split
from engine.corpus.dataset import Dataset, FeatureCache, build_dataset
from engine.failure import Failure
from engine.sound.augmentation import Augmentation
from engine.sound.features import FeatureSettings

FEATURES = FeatureSettings()
VARIED = Augmentation(shift_seconds=0.05, noise="pink", snr_db=10.0, time_mask=3, copies=3)


def clips_in(folder: Path, takes: int = 3) -> list[Clip]:
    return [
        Clip(
            word,
            "me",
            Source.FILE,
            Split.VALIDATION if take == 0 else Split.TRAINING,
            write_tone(folder / word / f"{take}.wav", 300 + 250 * place + 20 * take),
        )
        for place, word in enumerate(("yes", "no"))
        for take in range(takes)
    ]


def dataset_of(clips: list[Clip]) -> Dataset:
    return build_dataset(clips, FeatureCache(FEATURES).features_of(clips).features)


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return dataset_of(clips_in(tmp_path))


def test_the_recorded_examples_come_first_and_are_as_they_were(dataset: Dataset) -> None:
    training = augmented_dataset(dataset, VARIED, FEATURES, seed=1).training
    count = len(dataset.training.clips)

    assert training.clips[:count] == dataset.training.clips
    assert training.recordings == dataset.training.recordings == count
    np.testing.assert_array_equal(training.features[:count], dataset.training.features)
    np.testing.assert_array_equal(training.labels[:count], dataset.training.labels)
    assert [training.clips.index(clip) for clip in dataset.training.clips] == list(range(count))


def test_each_clip_has_so_many_takes_with_its_own_label(dataset: Dataset) -> None:
    result = augmented_dataset(dataset, VARIED, FEATURES, seed=1)
    training, count = result.training, len(dataset.training.clips)

    assert training.features.shape == (4 * count, FEATURES.frames, FEATURES.bands)
    assert training.features.dtype == np.float32
    assert training.labels.dtype == np.int64
    assert training.clips[count:] == tuple(c for c in dataset.training.clips for _ in range(3))
    assert [result.words[label] for label in training.labels] == [c.word for c in training.clips]


def test_the_takes_differ_from_the_clip_and_from_each_other(dataset: Dataset) -> None:
    features = augmented_dataset(dataset, VARIED, FEATURES, seed=1).training.features

    assert len(np.unique(features.reshape(len(features), -1), axis=0)) == len(features)


def test_what_is_tested_on_stays_and_nothing_can_be_written(dataset: Dataset) -> None:
    result = augmented_dataset(dataset, VARIED, FEATURES, seed=1)

    assert result.validation is dataset.validation
    for array in (result.training.features, result.training.labels):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


@pytest.mark.parametrize("noise", ["white", "pink", "babble"])
def test_the_same_seed_gives_the_same_takes_and_another_others(
    dataset: Dataset, noise: str
) -> None:
    settings = Augmentation(noise=noise, snr_db=5.0, copies=2)
    first, again, other = (
        augmented_dataset(dataset, settings, FEATURES, seed).training.features for seed in (3, 3, 4)
    )
    count = len(dataset.training.clips)

    np.testing.assert_array_equal(first, again)
    assert (first[count:] != other[count:]).any(axis=(1, 2)).all()


def test_another_clip_changes_no_take_of_the_others(tmp_path: Path) -> None:
    clips = clips_in(tmp_path)
    fewer = augmented_dataset(dataset_of(clips[:-1]), VARIED, FEATURES, 1).training
    more = augmented_dataset(dataset_of(clips), VARIED, FEATURES, 1).training

    for clip in fewer.clips[:3]:
        ours, theirs = (
            one.features[[place for place, other in enumerate(one.clips) if other == clip]]
            for one in (fewer, more)
        )
        np.testing.assert_array_equal(ours, theirs)


@pytest.mark.parametrize(
    "settings",
    [Augmentation(), Augmentation(copies=5), Augmentation(noise="white"), Augmentation(gain_db=6)],
)
def test_settings_that_add_nothing_give_the_same_dataset(
    dataset: Dataset, settings: Augmentation
) -> None:
    assert not is_on(settings)
    assert augmented_dataset(dataset, settings, FEATURES, seed=1) is dataset


def test_a_clip_that_cannot_be_read_any_more_has_no_takes(dataset: Dataset) -> None:
    lost = dataset.training.clips[1]
    lost.path.write_text("no sound")

    clips = augmented_dataset(dataset, VARIED, FEATURES, seed=1).training.clips

    assert clips.count(lost) == 1
    assert clips.count(dataset.training.clips[0]) == 4


def test_progress_is_told_and_cancelling_stops(dataset: Dataset) -> None:
    told: list[tuple[int, int]] = []
    augmented_dataset(dataset, VARIED, FEATURES, 1, lambda *done: told.append(done))
    count = len(dataset.training.clips)
    stopped = augmented_dataset(dataset, VARIED, FEATURES, 1, cancelled=lambda: True)

    assert told == [(done, count) for done in range(count + 1)]
    assert stopped.training.clips == dataset.training.clips


def test_takes_that_are_known_are_not_made_again(dataset: Dataset) -> None:
    known: Takes = {}
    told: list[tuple[int, int]] = []
    first = augmented_dataset(dataset, VARIED, FEATURES, 1, known=known).training
    again = augmented_dataset(
        dataset, VARIED, FEATURES, 1, lambda *done: told.append(done), known=known
    ).training

    assert told == [(0, 0)]
    assert set(known) == set(dataset.training.clips)
    np.testing.assert_array_equal(again.features, first.features)


def test_noise_without_a_source_is_refused(dataset: Dataset) -> None:
    with pytest.raises(Failure, match="nothing to make this noise of"):
        augmented_dataset(dataset, Augmentation(noise="room", copies=1), FEATURES, seed=1)


def test_babble_of_many_clips_is_made_of_some_from_all_of_them(tmp_path: Path) -> None:
    path = write_tone(tmp_path / "long.wav", seconds=2.0)
    clips = [
        Clip("a", "", Source.FILE, Split.TRAINING, path, 100 * place, 100 * place + 100)
        for place in range(BABBLE_CLIPS + 1)
    ]
    assert len(babble_source(clips[:-1])) == BABBLE_CLIPS
    assert len(babble_source(clips)) == (BABBLE_CLIPS + 2) // 2


def test_more_takes_than_the_memory_holds_are_refused_before_any_is_made(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(augmenting, "available_memory", lambda: 40_000)
    with pytest.raises(Failure, match=r"^4 clips with 3 varied copies of each need 0.0 GB"):
        augmented_dataset(dataset, VARIED, FEATURES, 1, lambda *done: told.append(done))
    assert told == []


@pytest.mark.parametrize(
    ("gigabytes", "remedy"),
    [(8.0, "Choose at most 11 copies"), (0.4, "smaller set of clips, or vary none")],
)
def test_a_large_corpus_with_many_copies_is_told_what_fits(
    gigabytes: float, remedy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(augmenting, "available_memory", lambda: int(gigabytes * 1e9))
    with pytest.raises(Failure) as refusal:
        check_memory(100_000, 20, FEATURES)
    said = str(refusal.value)
    assert "100,000 clips with 20 varied copies of each need 9.4 GB of memory" in said
    assert f"{0.7 * gigabytes:.1f} GB can be had" in said
    assert remedy in said
    if gigabytes == 8.0:  # what it proposes is possible
        check_memory(100_000, 11, FEATURES)
        with pytest.raises(Failure):
            check_memory(100_000, 12, FEATURES)


def test_where_nobody_knows_the_memory_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(augmenting, "available_memory", lambda: None)
    check_memory(10**9, 20, FEATURES)
