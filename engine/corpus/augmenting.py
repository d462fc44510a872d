"""A dataset with varied takes of its training clips; what it is tested on stays as it is."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.corpus.clip import Clip
from engine.corpus.dataset import Dataset, Examples, Progress, read_clips
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.memory import available_memory
from engine.sound.augmentation import Augmentation, varied_takes
from engine.sound.features import FeatureSettings
from engine.sound.sound import Sound

Takes = dict[Clip, NDArray[np.float32]]
"""The features of the varied takes of each clip, (copies, frames, bands)."""

TAKES_SEED = 1
"""Varied takes are the same at each start: only the settings and the clips change them."""

USABLE_MEMORY = 0.7
"""Of the memory that is free: the rest is for the network and for other programs."""

BABBLE_CLIPS = 48
"""Babble is mixed from so many of the clips: enough voices, and no large corpus in memory."""


def is_on(settings: Augmentation) -> bool:
    """Return whether the settings add takes that differ from the recorded ones."""
    varied = (
        settings.shift_seconds,
        settings.gain_db,
        settings.speed,
        settings.noise != "none",
        settings.frequency_mask,
        settings.time_mask,
    )
    return settings.copies > 0 and any(varied)


def babble_source(clips: Sequence[Clip]) -> tuple[Sound, ...]:
    """Read at most `BABBLE_CLIPS` of the clips, evenly from all; those that cannot be are left out.

    Without damaged clips among them the same clips give the same sounds, in the same order.
    """
    chosen = clips[:: max(1, -(-len(clips) // BABBLE_CLIPS))]
    read = dict(read_clips(chosen))
    return tuple(sound for clip in chosen if isinstance(sound := read[clip], Sound))


def augmented_dataset(
    dataset: Dataset,
    settings: Augmentation,
    feature_settings: FeatureSettings,
    seed: int,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    known: Takes | None = None,
    room: Sound | None = None,
    only: Collection[Clip] | None = None,
) -> Dataset:
    """Return the dataset with `settings.copies` varied takes of each training clip.

    The examples that were there come first, in their order, then all takes of the first clip, of
    the second and so on, with the label and the clip they are made of: the first place of a clip
    is that of the clip itself. Clips that cannot be read have no takes. A take depends on the seed,
    its clip and its own number, so that another clip changes no other take (but for babble, which
    is mixed from the training clips).

    Parameters
    ----------
    dataset
        Its features must be made with `feature_settings`.
    progress
        Called with how many clips are done, and how many there are.
    cancelled
        When it turns true, the takes made by then are all there are.
    known
        Takes made before with the same settings and seed, to which the new ones are added: a
        further clip then needs little time. Babble is made anew, for its source is another.
    room
        The recording of the room, which room noise is taken from.
    only
        Of these clips alone takes are made.

    Returns
    -------
    Dataset
        With read-only arrays; `dataset` itself when the settings add nothing.

    Raises
    ------
    Failure
        As `augment_sound`: when the noise needs a source and there is none. When the memory does
        not hold so many takes; then nothing has been begun.
    """
    if not is_on(settings):
        return dataset
    clips = tuple(clip for clip in dataset.training.clips if only is None or clip in only)
    check_memory(len(clips), settings.copies, feature_settings)
    source: tuple[Sound, ...] = () if room is None else (room,)
    if settings.noise == "babble":
        source = babble_source(clips)
    takes: Takes = {} if known is None or settings.noise == "babble" else known
    missing = [clip for clip in dict.fromkeys(clips) if clip not in takes]
    for done, (clip, sound) in enumerate(read_clips(missing)):
        if cancelled is not None and cancelled():
            break
        if progress is not None:
            progress(done, len(missing))
        if isinstance(sound, Sound):
            own_seed = (seed, number_of(clip))
            takes[clip] = varied_takes(sound, settings, feature_settings, own_seed, source)
    else:
        if progress is not None:
            progress(len(missing), len(missing))
    wanted = {clip: takes[clip] for clip in dict.fromkeys(clips) if clip in takes}
    return Dataset(dataset.words, with_takes(dataset.training, wanted), dataset.validation)


def memory_needed(clips: int, copies: int, features: FeatureSettings) -> int:
    """Return how many bytes the takes of so many clips need, at most, while they are made.

    Each take is there twice, by itself and among the examples, and each clip once more.
    """
    one = features.frames * features.bands * np.dtype(np.float32).itemsize
    return clips * (2 * copies + 1) * one


def check_memory(clips: int, copies: int, features: FeatureSettings) -> None:
    """Raise a Failure that says what would fit, when the memory does not hold so many takes."""
    available = available_memory()
    if available is None:
        return
    usable = USABLE_MEMORY * available
    needed = memory_needed(clips, copies, features)
    if needed <= usable:
        return
    per_copy = memory_needed(clips, 1, features) - memory_needed(clips, 0, features)
    most = int((usable - memory_needed(clips, 0, features)) // per_copy)
    remedy = QT_TRANSLATE_NOOP("engine", "Choose at most {most} copies, or a smaller set of clips.")
    if most < 1:
        remedy = QT_TRANSLATE_NOOP("engine", "Choose a smaller set of clips, or vary none of it.")
    raise Failure(
        QT_TRANSLATE_NOOP(
            "engine",
            "{clips:,} clips with {copies} varied copies of each need {needed:.1f} GB of memory, "
            "and {usable:.1f} GB can be had.",
        ),
        remedy,
        clips=clips,
        copies=copies,
        needed=needed / 1e9,
        usable=usable / 1e9,
        most=most,
    )


def with_takes(examples: Examples, takes: Takes) -> Examples:
    """Return the examples and, behind them, the takes of each clip with its label."""
    recorded = examples.as_recorded  # behind them there may be takes of another kind
    varied = [
        (clip, label, takes[clip])
        for clip, label in zip(recorded.clips, recorded.labels.tolist(), strict=True)
        if clip in takes
    ]
    features = np.concatenate([examples.features, *(one for _, _, one in varied)])
    more = [label for _, label, one in varied for _ in one]
    labels = np.concatenate([examples.labels, np.array(more, dtype=np.int64)])
    for array in (features, labels):
        array.setflags(write=False)
    repeated = (clip for clip, _, one in varied for _ in one)
    return Examples(features, labels, (*examples.clips, *repeated), examples.recordings)


def number_of(clip: Clip) -> int:
    """Return a number of the clip's own, the same in whatever folder the corpus lies."""
    name = f"{clip.word}/{clip.speaker}/{clip.path.name}/{clip.start}"
    return zlib.crc32(name.encode())
