"""Which clips a network finds hardest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.corpus.dataset import Examples
from engine.explain.proof import network_of_record
from engine.training.record import Record
from engine.training.settings import TrainingSettings


def hardest_clips(
    record: Record, examples: Examples, settings: TrainingSettings
) -> NDArray[np.int64]:
    """Return the clips' indices `(N,)`, the worst recognised first, with the weights of a record.

    Worst is the smallest prediction of the word that was said. The training is not touched.
    """
    network = network_of_record(record, settings)
    predictions = network.predict(examples.features)  # (N, classes)
    of_the_word = predictions[np.arange(len(predictions)), examples.labels]
    return np.argsort(of_the_word, kind="stable")
