"""Eight takes each of four words by one person are enough, as the program learns them."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
import soundfile
from people import RECORDINGS, require_recordings

from app.controllers.gathering import Gatherer
from app.controllers.request import Request
from engine.corpus.clip import Clip, Source, Split
from engine.corpus.mending import due_split
from engine.sound.features import FeatureSettings, word_features
from engine.sound.files import read_sound
from engine.sound.heard import main_word_in
from engine.sound.sound import CORPUS_RATE, Sound
from engine.training.defaults import default_settings
from engine.training.trainer import Trainer

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
PEOPLE = {
    "george": (0, 3, 5, 7),
    "jackson": (1, 2, 6, 9),
    "lucas": (2, 4, 7, 8),
    "theo": (0, 1, 5, 8),
    "yweweler": (3, 4, 6, 9),
}
TAKES, FURTHER = 8, 12
MOST_SECONDS = 20.0


def heard(digit: int, person: str) -> list[Sound]:
    """Return takes of a digit as the microphone would hear them, drawn from all there are."""
    paths = sorted(RECORDINGS.glob(f"{digit}_{person}_*.wav"))
    order = np.random.default_rng(digit).permutation(len(paths))[: TAKES + FURTHER]
    words = [main_word_in(read_sound(paths[place])) for place in order]
    return [word for word in words if word is not None]


def keep(folder: Path, sounds: list[Sound], word: str) -> list[Clip]:
    """Return clips of these sounds with the splits that the user's corpus gives them."""
    clips: list[Clip] = []
    for number, sound in enumerate(sounds):
        kept = sum(clip.split is Split.VALIDATION for clip in clips)
        path = folder / f"{word}-{number}.wav"
        soundfile.write(path, sound.samples, CORPUS_RATE)
        clips.append(Clip(word, "me", Source.MICROPHONE, due_split(number, kept), path))
    return clips


@pytest.mark.parametrize(("base", "least"), [("english-digits", 0.95), (None, 0.97)])
def test_a_person_is_understood_after_eight_takes_of_each_word(
    base: str | None, least: float, tmp_path: Path
) -> None:
    require_recordings()
    accuracies = {}
    for person, digits in PEOPLE.items():
        folder = tmp_path / person
        folder.mkdir()
        own: list[Clip] = []
        asked: list[tuple[np.ndarray, str]] = []
        for digit in digits:
            sounds = heard(digit, person)
            own += keep(folder, sounds[:TAKES], WORDS[digit])
            asked += [
                (word_features(sound, FeatureSettings()), WORDS[digit]) for sound in sounds[TAKES:]
            ]
        gathered = Gatherer().gather(Request(base, tuple(own)), lambda *_: None, lambda: False)
        trainer = Trainer(gathered.dataset, default_settings("dnn"))
        began = time.thread_time()
        for _ in trainer.steps():
            pass
        assert time.thread_time() - began < MOST_SECONDS
        answers = trainer.network.predict(np.stack([one for one, _ in asked])).argmax(axis=1)
        right = [
            gathered.dataset.words[answer] == word
            for answer, (_, word) in zip(answers, asked, strict=True)
        ]
        accuracies[person] = float(np.mean(right))

    assert np.mean(list(accuracies.values())) >= least, accuracies
    assert min(accuracies.values()) >= 0.9, accuracies
