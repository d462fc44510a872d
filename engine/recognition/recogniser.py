"""What the network takes a word for, from a copy of its weights, while it goes on training."""

from __future__ import annotations

from dataclasses import dataclass

from engine.network.network import Network
from engine.recognition.forward import forward_record
from engine.sound.features import Features
from engine.training.record import Record
from engine.training.snapshot import Weights

CONFIDENCE = 0.8
"""Below this prediction of the likeliest word it is none that the network knows.

A softmax is sure of much: five words of one person learned from eight takes each (or from five
people), asked about that person's other takes of them and of five other digits. Known words right
and accepted, and unknown ones refused, in percent:

==== ============ ============
from dnn          gru
==== ============ ============
0.5  98.4 and  8  98.7 and  2
0.7  98.1 and 22  98.4 and 12
0.8  97.5 and 32  98.1 and 18
0.9  95.7 and 46  97.1 and 32
0.95 92.5 and 59  96.5 and 42
==== ============ ============
"""


@dataclass(frozen=True, slots=True, eq=False)
class Recognition:
    """An answer, and the forward pass that led to it.

    Parameters
    ----------
    run_id, step
        Whose weights answered.
    words, predictions
        The network's words, and for each a number from 0 to 1.
    word
        The likeliest word; None when its prediction is below `confidence`: no known word.
    confidence
        The least prediction with which a word counts.
    record
        Marked `forward_only`: its features, signals and predictions are real, and there are no
        gradients and no update.
    """

    run_id: int
    step: int
    words: tuple[str, ...]
    predictions: tuple[float, ...]
    word: str | None
    confidence: float
    record: Record

    @property
    def features(self) -> Features:
        """What the network saw, `(frames, bands)`."""
        return self.record.features

    @property
    def best(self) -> tuple[str, float]:
        """The likeliest word, known or not, and its prediction."""
        place = max(range(len(self.words)), key=self.predictions.__getitem__)
        return self.words[place], self.predictions[place]


class Recogniser:
    """Owns a network of its own. It belongs to one thread at a time."""

    def __init__(self) -> None:
        self._network: Network | None = None
        self._built_for: Weights | None = None
        self._weights: Weights | None = None

    def recognise(
        self, features: Features, weights: Weights, confidence: float = CONFIDENCE
    ) -> Recognition:
        """Answer what features `(frames, bands)` are of, by these weights."""
        record = forward_record(self.network_with(weights), features, weights)
        predictions = tuple(record.predictions.tolist())
        best = max(range(len(predictions)), key=predictions.__getitem__)
        return Recognition(
            run_id=weights.run_id,
            step=weights.step,
            words=weights.words,
            predictions=predictions,
            word=weights.words[best] if predictions[best] >= confidence else None,
            confidence=confidence,
            record=record,
        )

    def network_with(self, weights: Weights) -> Network:
        """Return the network with these weights; it is built only when it is another one."""
        if weights is not self._weights:
            if self._network is None or not self._same_network(weights):
                self._network, self._built_for = weights.network(), weights
            else:
                self._network.vector[...] = weights.vector
            self._weights = weights
        assert self._network is not None
        return self._network

    def _same_network(self, weights: Weights) -> bool:
        before = self._built_for
        return (
            before is not None
            and weights.settings == before.settings
            and weights.input_shape == before.input_shape
            and len(weights.words) == len(before.words)
        )
