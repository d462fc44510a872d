"""The clips of a run's past: every set of them is kept, but what two sets share only once.

A run may be given other clips a hundred times, one more each time. To go back to any step, all of
these sets are needed; copies of them would fill the memory.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from hashlib import blake2b
from weakref import ref

import numpy as np
from numpy.typing import NDArray

from engine.corpus.clip import Clip
from engine.corpus.dataset import Dataset, Examples

RECENT = 2
"""So many sets that were put together again stay at hand, for who goes to and fro between them."""

Row = NDArray[np.float32]
"""Features of one clip, `(frames, bands)`."""


@dataclass(frozen=True, slots=True)
class _Kept:
    rows: tuple[Row, ...]
    shape: tuple[int, ...]
    labels: NDArray[np.int64]
    clips: tuple[Clip, ...]
    recordings: int

    def examples(self) -> Examples:
        features = np.empty(self.shape, np.float32)
        for place, row in enumerate(self.rows):
            features[place] = row
        features.setflags(write=False)
        return Examples(features, self.labels, self.clips, self.recordings)


class KeptClips:
    """A dataset that can be had again; see `ClipStore.keep`."""

    def __init__(self, dataset: Dataset, training: _Kept, validation: _Kept, store: ClipStore):
        self._words = dataset.words
        self._training, self._validation = training, validation
        self._dataset = ref(dataset)
        self._store = store

    def dataset(self) -> Dataset:
        """Return the dataset: the same object for as long as anybody has it, then an equal one."""
        dataset = self._dataset()
        if dataset is None:
            examples = self._training.examples(), self._validation.examples()
            dataset = Dataset(self._words, *examples)
            self._dataset = ref(dataset)
            self._store.recent.append(dataset)
        return dataset


class ClipStore:
    """Keeps the features of each clip once, however many datasets it is in.

    Attributes
    ----------
    recent
        The datasets that were put together last.
    """

    def __init__(self) -> None:
        self.recent: deque[Dataset] = deque(maxlen=RECENT)
        self._rows: dict[bytes, Row] = {}

    def __len__(self) -> int:
        """How many different clips there are."""
        return len(self._rows)

    def keep(self, dataset: Dataset) -> KeptClips:
        """Keep a dataset. Of the first one, the arrays themselves are kept."""
        copied = bool(self._rows)
        training, validation = (
            self._kept(examples, copied=copied)
            for examples in (dataset.training, dataset.validation)
        )
        return KeptClips(dataset, training, validation, self)

    def _kept(self, examples: Examples, *, copied: bool) -> _Kept:
        features = np.ascontiguousarray(examples.features, np.float32)
        rows = tuple(self._row(row, copied=copied) for row in features)
        return _Kept(rows, features.shape, examples.labels, examples.clips, examples.recordings)

    def _row(self, row: Row, *, copied: bool) -> Row:
        key = blake2b(row.tobytes(), digest_size=16).digest()
        known = self._rows.get(key)
        if known is None:
            known = self._rows[key] = row.copy() if copied else row
        return known
