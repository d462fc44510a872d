"""Which clips are for validation: by clip and by speaker."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.corpus.clip import Clip, Source, Split
from engine.corpus.splitting import split_by_clip, split_by_speaker
from engine.failure import Failure


def clips_of(speakers: dict[str, dict[str, int]]) -> list[Clip]:
    """Make clips: how many of each word each speaker says."""
    return [
        Clip(word, who, Source.FILE, Split.TRAINING, Path(word, f"{who}-{take:03d}.wav"))
        for who, words in speakers.items()
        for word, takes in words.items()
        for take in range(takes)
    ]


def test_by_clip_each_word_has_its_share() -> None:
    clips = clips_of({"Ada": {"yes": 20, "no": 10, "up": 2, "go": 1}})

    splits = split_by_clip(clips, 0.2)

    kept = {
        word: sum(splits[clip] is Split.VALIDATION for clip in clips if clip.word == word)
        for word in ("yes", "no", "up", "go")
    }
    assert kept == {"yes": 4, "no": 2, "up": 1, "go": 0}
    assert set(splits) == set(clips)


def test_by_speaker_no_voice_is_in_both() -> None:
    clips = clips_of({f"speaker {n}": {"yes": 5, "no": 5} for n in range(10)})

    splits = split_by_speaker(clips, 0.2)

    kept = {clip.speaker for clip in clips if splits[clip] is Split.VALIDATION}
    assert len(kept) == 2
    assert all((splits[clip] is Split.VALIDATION) == (clip.speaker in kept) for clip in clips)


@given(
    st.dictionaries(
        st.sampled_from(("", "a", "b", "c", "d", "e")),
        st.dictionaries(st.sampled_from(("yes", "no", "up")), st.integers(1, 9), min_size=1),
        min_size=1,
    ),
    st.floats(0.05, 0.95),
)
def test_every_word_keeps_clips_to_train_on(
    speakers: dict[str, dict[str, int]], share: float
) -> None:
    clips = clips_of(speakers)
    words = {clip.word for clip in clips}
    try:
        by_speaker = split_by_speaker(clips, share)
    except Failure:
        by_speaker = None
    for splits in filter(None, (split_by_clip(clips, share), by_speaker)):
        assert {clip.word for clip in clips if splits[clip] is Split.TRAINING} == words
    if by_speaker:
        assert Split.VALIDATION in by_speaker.values()


def test_the_order_of_the_clips_does_not_matter() -> None:
    clips = clips_of({who: {"yes": 7, "no": 4} for who in "abcdef"})
    mixed = random.Random(1).sample(clips, len(clips))

    assert split_by_clip(mixed, 0.3) == split_by_clip(clips, 0.3)
    assert split_by_speaker(mixed, 0.3) == split_by_speaker(clips, 0.3)


@pytest.mark.parametrize(
    "speakers", [{"Ada": {"yes": 9, "no": 9}}, {"Ada": {"yes": 9}, "Bo": {"no": 9}}, {}]
)
def test_without_a_speaker_to_spare_there_is_a_sentence(
    speakers: dict[str, dict[str, int]],
) -> None:
    with pytest.raises(Failure, match="No speaker can be spared"):
        split_by_speaker(clips_of(speakers), 0.2)


@pytest.mark.parametrize("share", [0.0, 1.0, -1.0, float("nan")])
def test_a_share_lies_between_nothing_and_all(share: float) -> None:
    for split in (split_by_clip, split_by_speaker):
        with pytest.raises(ValueError, match="share"):
            split([], share)
