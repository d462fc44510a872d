"""Which clips test what the others taught: chosen clip by clip, or speaker by speaker.

The same clips give the same choice, on every machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from engine.corpus.clip import Clip, Split
from engine.corpus.layouts import lot_of
from engine.failure import QT_TRANSLATE_NOOP, Failure


def split_by_clip(clips: Iterable[Clip], share: float) -> dict[Clip, Split]:
    """Choose a share of each word's clips for validation.

    Each word keeps a clip to train on, and has one for validation when it has two.

    Parameters
    ----------
    share
        Of the clips, above 0 and below 1.
    """
    _check_share(share)
    by_word: dict[str, list[Clip]] = {}
    for clip in clips:
        by_word.setdefault(clip.word, []).append(clip)
    splits: dict[Clip, Split] = {}
    for takes in by_word.values():
        takes.sort(key=_lot)
        kept = min(max(round(share * len(takes)), 1), len(takes) - 1)
        for place, clip in enumerate(takes):
            splits[clip] = Split.VALIDATION if place < kept else Split.TRAINING
    return splits


def split_by_speaker(clips: Iterable[Clip], share: float) -> dict[Clip, Split]:
    """Choose speakers whose clips are all for validation, about a share of all clips.

    So a network is tested with voices that it has never heard. Clips whose speaker nobody knows
    count as those of one more speaker. A word that only one speaker says stays in training, with
    all that this speaker says.

    Parameters
    ----------
    share
        Of the clips, above 0 and below 1.

    Raises
    ------
    Failure
        When no speaker can be spared: there is one only, or each is the only one to say a word.
    """
    _check_share(share)
    clips = tuple(clips)
    counts = Counter((clip.speaker, clip.word) for clip in clips)
    left = Counter(clip.word for clip in clips)
    speakers = sorted({clip.speaker for clip in clips}, key=lambda who: (lot_of(who), who))
    spared = [one for one in speakers if _can_go(one, counts, left)]
    if not spared:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "No speaker can be spared for validation."),
            QT_TRANSLATE_NOOP("engine", "Add clips of other speakers, or split by clip."),
        )
    kept = _chosen(spared, counts, left, share * len(clips))
    return {clip: Split.VALIDATION if clip.speaker in kept else Split.TRAINING for clip in clips}


def _chosen(
    speakers: Sequence[str], counts: Counter[tuple[str, str]], left: Counter[str], wanted: float
) -> set[str]:
    """Take speakers as they are drawn, each who brings the number of clips nearer to `wanted`.

    When none does, it is the one with the fewest clips.
    """
    sizes = {
        one: sum(number for (speaker, _), number in counts.items() if speaker == one)
        for one in speakers
    }
    chosen: set[str] = set()
    taken = 0
    for one in speakers:
        nearer = abs(taken + sizes[one] - wanted) < abs(taken - wanted)
        if nearer and _can_go(one, counts, left):
            chosen.add(one)
            taken += sizes[one]
            left = left - Counter({word: n for (who, word), n in counts.items() if who == one})
    return chosen or {min(speakers, key=lambda one: sizes[one])}


def _can_go(speaker: str, counts: Counter[tuple[str, str]], left: Counter[str]) -> bool:
    """Whether each word that a speaker says is left in training without that speaker."""
    return all(left[word] > number for (who, word), number in counts.items() if who == speaker)


def _lot(clip: Clip) -> tuple[float, str, int]:
    name = f"{clip.path.parent.name}/{clip.path.name}:{clip.start}"
    return lot_of(name), name, clip.start


def _check_share(share: float) -> None:
    if not 0.0 < share < 1.0:
        raise ValueError(f"{share} is no share between 0 and 1")
