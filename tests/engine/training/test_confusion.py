from __future__ import annotations

import numpy as np
from small_corpus import small_dataset

from engine.corpus.dataset import Examples
from engine.network.presets import build_network
from engine.training.confusion import accuracy_of, confusion_of


def test_it_counts_every_clip_and_agrees_with_the_accuracy() -> None:
    examples = small_dataset(clips=700).training
    network = build_network("dnn", input_shape=(6, 5), classes=3)

    confusion = confusion_of(network, examples, 3)

    assert confusion.sum(axis=1).tolist() == np.bincount(examples.labels).tolist()
    assert accuracy_of(confusion) == network.evaluate(examples.features, examples.labels)[1]


def test_rows_are_the_words_that_were_spoken() -> None:
    network = build_network("linear", input_shape=(6, 5), classes=3)
    network.vector[...] = 0
    network.parameters["output.b"][1] = 1  # whatever it hears, it says word 1
    examples = small_dataset(clips=30).training

    confusion = confusion_of(network, examples, 3)

    assert confusion.tolist() == [[0, 10, 0], [0, 10, 0], [0, 10, 0]]


def test_without_clips_there_is_no_accuracy() -> None:
    network = build_network("linear", input_shape=(6, 5), classes=3)
    nothing = Examples(np.empty((0, 6, 5), np.float32), np.empty(0, np.int64), ())

    assert accuracy_of(confusion_of(network, nothing, 3)) is None
