"""A run keeps all the clips of its past, and what two sets of them share only once."""

from __future__ import annotations

import gc
from dataclasses import replace
from weakref import ref

import numpy as np
import pytest
from small_corpus import small_dataset

from engine.corpus.dataset import Dataset, Examples
from engine.training.history import DataReplaced, WordsAdded
from engine.training.kept_clips import RECENT, ClipStore
from engine.training.run import Run
from engine.training.settings import TrainingSettings

SETTINGS = TrainingSettings(hidden=(8, 6), batch_size=8, learning_rate=0.2, seed=4)


def with_one_more(dataset: Dataset, number: int) -> Dataset:
    """The same clips, in memory of their own, and one more behind them."""
    old = dataset.training
    row = np.random.default_rng(number).normal(size=(1, 6, 5)).astype(np.float32)
    features = np.concatenate([old.features, row])
    labels = np.append(old.labels, number % len(dataset.words))
    held_back = replace(dataset.validation, features=dataset.validation.features.copy())
    return Dataset(dataset.words, Examples(features, labels, ()), held_back)


def assert_same(one: Dataset, other: Dataset) -> None:
    assert one.words == other.words
    for part in ("training", "validation"):
        first, second = getattr(one, part), getattr(other, part)
        assert first.features.dtype == second.features.dtype
        np.testing.assert_array_equal(first.features, second.features)
        np.testing.assert_array_equal(first.labels, second.labels)
        assert (first.clips, first.recordings) == (second.clips, second.recordings)


def test_a_dataset_is_itself_while_anybody_has_it_and_an_equal_one_after_that():
    store, dataset = ClipStore(), small_dataset()
    copy = small_dataset()
    kept = store.keep(dataset)
    assert kept.dataset() is dataset

    del dataset
    gc.collect()
    again = kept.dataset()

    assert_same(again, copy)
    assert kept.dataset() is again
    assert not again.training.features.flags.writeable


def test_a_dataset_without_clips_to_test_with_can_be_kept():
    dataset = small_dataset(held_back=0)
    kept, held_back = ClipStore().keep(dataset), dataset.validation.features.shape
    del dataset
    gc.collect()

    assert kept.dataset().validation.features.shape == held_back == (0, 6, 5)


def test_a_hundred_sets_with_one_clip_more_each_take_a_hundred_clips():
    store, dataset = ClipStore(), small_dataset(60, held_back=20)
    kept = [store.keep(dataset)]
    for number in range(100):
        dataset = with_one_more(dataset, number)
        kept.append(store.keep(dataset))

    assert len(store) == 60 + 20 + 100
    assert [len(one.dataset().training.labels) for one in kept] == list(range(60, 161))


def test_a_run_lets_go_of_the_datasets_of_its_past_and_goes_back_to_them_bit_for_bit():
    dataset = small_dataset()
    run, gone = Run(dataset, SETTINGS), []
    generator = run.steps(until_converged=False)
    records = []
    for number in range(6):
        for _ in range(5):
            run.trainer.record_wanted = True
            records.append(next(generator).record)
        gone.append(ref(run.trainer.dataset))
        dataset = with_one_more(run.trainer.dataset, number)
        run.change(DataReplaced(dataset))
    run.trainer.record_wanted = False
    steps = [(one.step, one.batch.copy(), one.batch_loss, one.label) for one in records]
    del records, dataset
    gc.collect()

    assert [one() for one in gone] == [None] * 6
    for step, batch, loss, label in reversed(steps):
        record = run.seek(step)
        np.testing.assert_array_equal(record.batch, batch)
        assert (record.batch_loss, record.label) == (loss, label)
    gc.collect()
    assert len(run.trainer._store.recent) == RECENT


@pytest.mark.parametrize("optimizer", ["gradient-descent", "adam"])
def test_a_network_grows_again_from_clips_that_were_put_together_again(optimizer):
    run = Run(small_dataset(), replace(SETTINGS, optimizer=optimizer, learning_rate=0.02))
    generator = run.steps(until_converged=False)
    for _ in range(9):
        next(generator)
    run.change(WordsAdded(small_dataset(words=("yes", "no", "go", "stop"))))
    for _ in range(9):
        next(generator)
    grown = run.trainer.network.vector.copy()
    run.seek(4)
    gc.collect()

    run.seek(18)

    assert run.trainer.network.vector.tobytes() == grown.tobytes()
    assert run.trainer.dataset.words == ("yes", "no", "go", "stop")
