"""The clips behind each cell of the confusion matrix."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from small_corpus import small_dataset

from engine.corpus.clip import Clip, Source, Split
from engine.corpus.dataset import Examples
from engine.recognition.mistakes import mistakes_of
from engine.training.confusion import confusion_of
from engine.training.settings import TrainingSettings
from engine.training.trainer import Trainer


@pytest.fixture
def asked():
    dataset = small_dataset(held_back=150)
    trainer = Trainer(dataset, TrainingSettings(hidden=(8,), batch_size=8, seed=4), run_id=3)
    for _ in range(25):
        trainer.one_step()
    held_back = dataset.validation
    clips = tuple(
        Clip(dataset.words[label], "", Source.FILE, Split.VALIDATION, Path(f"{number}.wav"))
        for number, label in enumerate(held_back.labels)
    )
    examples = replace(held_back, clips=clips)
    return trainer.network, mistakes_of(trainer.network, examples, dataset.words, 3, 25)


def test_the_matrix_is_that_of_the_network(asked):
    network, mistakes = asked

    expected = confusion_of(network, mistakes.examples, 3)

    assert mistakes.counts.tolist() == expected.tolist()
    assert mistakes.accuracy == pytest.approx(np.trace(expected) / 150)
    assert (mistakes.run_id, mistakes.step) == (3, 25)


def test_each_clip_stands_behind_one_cell_the_surest_first(asked):
    network, mistakes = asked
    cells = [(said, taken) for said in range(3) for taken in range(3)]
    behind = {cell: mistakes.behind(*cell) for cell in cells}

    assert {cell: len(clips) for cell, clips in behind.items()} == {
        cell: mistakes.counts[cell] for cell in cells
    }
    assert sorted(clip.path for clips in behind.values() for clip in clips) == sorted(
        clip.path for clip in mistakes.examples.clips
    )
    places = {clip: place for place, clip in enumerate(mistakes.examples.clips)}
    for (said, taken), clips in behind.items():
        chosen = [places[clip] for clip in clips]
        sure = network.predict(mistakes.examples.features[chosen])[:, taken] if chosen else []
        assert list(sure) == sorted(sure, reverse=True)
        assert all(clip.word == mistakes.words[said] for clip in clips)


def test_without_clips_there_is_no_accuracy_and_no_mistake(asked):
    network, _ = asked
    nothing = Examples(np.zeros((0, 6, 5), np.float32), np.zeros(0, np.int64), ())

    mistakes = mistakes_of(network, nothing, ("yes", "no", "go"))

    assert mistakes.accuracy is None
    assert not mistakes.counts.any()
