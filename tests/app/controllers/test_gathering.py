"""Gathering, without threads and without a window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from app.controllers.gathering import (
    FEW_TAKES,
    OWN_AUGMENTATION,
    Cancelled,
    Gatherer,
    Stage,
    few_of_each_word,
)
from app.controllers.newest_gathering import NewestGathering
from app.controllers.request import Request
from app.controllers.throttle import throttled
from engine.corpus.clip import Clip, Source, Split


def make_clip(folder: Path, word: str, speaker: str, split: Split = Split.TRAINING) -> Clip:
    path = folder / word / f"{speaker}.wav"
    path.parent.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(sum(map(ord, word + speaker)))
    soundfile.write(path, rng.normal(0, 0.1, 6000), 16_000)
    return Clip(word, speaker, Source.MICROPHONE, split, path)


def quietly(stage: Stage, done: int, total: int) -> None:
    del stage, done, total


def test_a_summary_shows_my_newest_takes_and_then_one_of_each_speaker(tmp_path: Path) -> None:
    clips = [
        make_clip(tmp_path, word, speaker) for word in ("a", "b") for speaker in ("me1", "me2")
    ]
    request = Request(None, tuple(clips), vary_own=False)
    gathered = Gatherer().gather(request, quietly, lambda: False)
    features = dict(
        zip(gathered.dataset.training.clips, gathered.dataset.training.features, strict=True)
    )
    first = gathered.summaries[0]
    assert (first.word, first.count, first.own_count) == ("a", 2, 2)
    assert first.speakers == {"me1", "me2"}
    assert [one.tolist() for one in first.thumbnails] == [
        features[clips[1]].tolist(),
        features[clips[0]].tolist(),
    ]


def test_thumbnails_of_a_set_are_of_different_speakers(tmp_path: Path) -> None:
    for speaker in ("ann_nohash_0", "ann_nohash_1", "ann_nohash_2", "bob_nohash_0"):
        for word in ("a", "b"):
            make_clip(tmp_path, word, speaker)
    gathered = Gatherer().gather(Request(tmp_path, ()), quietly, lambda: False)
    clips = (*gathered.dataset.training.clips, *gathered.dataset.validation.clips)
    features = np.concatenate(
        [gathered.dataset.training.features, gathered.dataset.validation.features]
    )
    shown = [
        clip.speaker
        for thumbnail in gathered.summaries[0].thumbnails[:2]
        for clip, one in zip(clips, features, strict=True)
        if np.array_equal(one, thumbnail)
    ]
    assert set(shown) == {"ann", "bob"}


def test_cancelling_ends_the_gathering(tmp_path: Path) -> None:
    clips = (make_clip(tmp_path, "a", "me"), make_clip(tmp_path, "b", "me"))
    with pytest.raises(Cancelled):
        Gatherer().gather(Request(None, clips), quietly, lambda: True)


def test_progress_ends_with_everything_done(tmp_path: Path) -> None:
    for word in ("a", "b"):
        for speaker in ("ann", "bob", "cid"):
            make_clip(tmp_path, word, speaker)
    told: list[tuple[Stage, int, int]] = []
    Gatherer().gather(Request(tmp_path, ()), lambda *progress: told.append(progress), lambda: False)
    assert (Stage.LOOKING, 6, 6) in told
    assert told[-1] == (Stage.HEARING, 6, 6)
    assert told == sorted(told)


def test_progress_is_told_seldom_and_not_of_what_is_short() -> None:
    told: list[tuple[Stage, int, int]] = []
    report = throttled(lambda *progress: told.append(progress), seconds=3600)
    for done in range(1000):
        report(Stage.HEARING, done, 1000)
    assert told == []
    eager = throttled(lambda *progress: told.append(progress), seconds=0)
    for done in range(3):
        eager(Stage.HEARING, done, 3)
    assert [done for _, done, _ in told] == [0, 1, 2]


def test_an_answer_to_an_older_request_is_not_heard() -> None:
    # The race, without threads: the answer and a report arrive after the request was dropped.
    gathering = NewestGathering()
    heard: list[object] = []
    gathering.progressed.connect(lambda *progress: heard.append(progress))
    number = gathering._number
    gathering._answer(number, heard.append, "in time")
    gathering._progress(number, Stage.HEARING, 1, 2)
    gathering.drop()
    gathering._answer(number, heard.append, "too late")
    gathering._progress(number, Stage.HEARING, 2, 2)
    assert heard == ["in time", (Stage.HEARING, 1, 2)]


def test_my_own_few_takes_are_varied_and_those_of_the_set_are_not(tmp_path: Path) -> None:
    for word in ("a", "b"):
        make_clip(tmp_path / "set", word, "ann")
    mine = make_clip(tmp_path / "own", "a", "me")

    varied = Gatherer().gather(Request(tmp_path / "set", (mine,)), quietly, lambda: False)
    plain = Gatherer().gather(
        Request(tmp_path / "set", (mine,), vary_own=False), quietly, lambda: False
    )

    clips = varied.dataset.training.clips
    assert clips.count(mine) == 1 + OWN_AUGMENTATION.copies
    assert plain.dataset.training.clips.count(mine) == 1
    assert len(clips) == len(plain.dataset.training.clips) + OWN_AUGMENTATION.copies
    assert [one.count for one in varied.summaries] == [one.count for one in plain.summaries]


def test_many_takes_of_a_word_need_no_variation() -> None:
    clips = [
        Clip(word, "me", Source.MICROPHONE, Split.TRAINING, Path(f"{word}-{number}.wav"))
        for word, count in (("many", FEW_TAKES + 1), ("few", FEW_TAKES))
        for number in range(count)
    ]

    assert {clip.word for clip in few_of_each_word(clips)} == {"few"}


def test_known_words_keep_their_places_for_the_network_that_goes_on(tmp_path: Path) -> None:
    clips = tuple(make_clip(tmp_path, word, "me") for word in ("a", "b", "c"))

    gathered = Gatherer().gather(Request(None, clips, words=("b", "a")), quietly, lambda: False)

    assert gathered.dataset.words == ("b", "a", "c")
