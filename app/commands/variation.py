"""More takes out of few, for `train`: what was asked for, and the dataset with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.commands.bars import Bar
from engine.corpus.augmenting import TAKES_SEED, augmented_dataset, is_on
from engine.corpus.dataset import Dataset
from engine.corpus.room_noise import check_room_noise, read_noise_file
from engine.failure import Failure
from engine.sound.augmentation import FEW_RECORDINGS, Augmentation
from engine.sound.features import FeatureSettings
from engine.sound.sound import Sound


def variation_of(copies: int | None, given: Mapping[str, Any]) -> Augmentation | None:
    """Return how takes are varied; None when they are not.

    Parameters
    ----------
    copies
        What follows --vary.
    given
        Fields of `Augmentation` that the user gave. Without any, they are those that help with
        few recordings; with some, the others are off.

    Raises
    ------
    Failure
        When a value is out of its range, or there are values without copies.
    """
    if copies is None:
        if given:
            raise Failure(
                "How clips are varied was said, but not how often.",
                "Add --vary and a number of copies, as in --vary 9.",
            )
        return None
    if not given:
        return replace(FEW_RECORDINGS, copies=copies)
    wanted = Augmentation(**given, copies=copies)
    if not is_on(wanted):
        raise Failure(
            "The copies would not differ from their clips.",
            "Choose a shift, a gain, a speed, a noise or a mask; or leave all of them out.",
        )
    return wanted


def room_for(wanted: Augmentation | None, file: Path | None) -> Sound | None:
    """Return the recording of the room, when one is wanted.

    Raises
    ------
    Failure
        When no file was named, or it is no usable noise.
    """
    if wanted is None or wanted.noise != "room":
        return None
    if file is None:
        raise Failure(
            "The noise of the room is asked for, but no recording of it was named.",
            "Add --room FILE, a sound file of the room in which nobody speaks.",
        )
    sound = read_noise_file(file)
    check_room_noise(sound)
    return sound


def varied(
    dataset: Dataset, wanted: Augmentation, features: FeatureSettings, room: Sound | None
) -> Dataset:
    """Return the dataset with varied takes of its training clips, made with a bar.

    Raises
    ------
    Failure
        As `augmented_dataset` does.
    """
    with Bar("Varying the clips", "clips", len(dataset.training.clips)) as bar:
        return augmented_dataset(dataset, wanted, features, TAKES_SEED, bar.progress, room=room)
