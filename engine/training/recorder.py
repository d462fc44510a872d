"""How a record is made: around one step, without changing what the step computes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from engine.corpus.dataset import Dataset
from engine.network.convolution import Convolution
from engine.network.dropout import Dropout
from engine.network.layer import Layer
from engine.network.network import Network, RandomStates
from engine.network.pooling import Pooling
from engine.training.record import LayerRecord, Record, place_in_batch
from engine.training.signals import (
    Array,
    Signals,
    batch_signals,
    clip_signals,
    frozen,
    frozen_all,
    sealed,
)


@dataclass(frozen=True, slots=True, eq=False)
class StepContext:
    """What a step is about, besides the network's own numbers."""

    run_id: int
    step: int
    dataset: Dataset
    batch: NDArray[np.int64]
    spotlight: int
    batch_loss: float
    dropout: RandomStates
    optimizer_kind: str
    learning_rate: float
    weight_decay: float = 0.0


class Recorder:
    """Captures one step: `before_update` after the batch's backward pass, then `after_update`.

    The spotlight clip is run through the network by itself, with the weights that the batch met,
    so that its activations and gradients are its own and it need not be one of the batch.
    """

    def __init__(self, network: Network, context: StepContext) -> None:
        self._network = network
        self._context = context
        self._layers = network.layers[1:]  # the first one only lays the features out
        self._batch: dict[str, Signals] = {}
        self._clip: dict[str, Signals] = {}
        self._parameters: dict[str, Mapping[str, Array]] = {}

    def before_update(self) -> None:
        """Keep the batch's numbers, the weights, and the spotlight's own pass."""
        network = self._network
        self._batch = batch_signals(self._layers)
        self._parameters = {layer.name: frozen_all(layer.parameters) for layer in self._layers}
        self._batch_predictions = frozen(network.loss.predictions.mean(axis=1))
        self._batch_input_gradient = frozen(network.input_gradient.sum(axis=0))
        batch_gradient = network.gradient_vector.copy()
        self._run_spotlight()
        self._clip = clip_signals(self._layers)
        network.gradient_vector[...] = batch_gradient

    def _run_spotlight(self) -> None:
        network, examples = self._network, self._context.dataset.training
        clip = self._context.spotlight
        part = slice(clip, clip + 1)
        with network.same_dropout(place_in_batch(self._context.batch, clip)):
            self._clip_loss = network.loss_and_gradients(
                examples.features[part], examples.labels[part], input_gradient=True
            )
        self._predictions = frozen(network.loss.predictions[:, 0])
        self._input_gradient = frozen(network.input_gradient[0])

    def after_update(self, gradient_scale: float = 1.0, *, is_preview: bool = False) -> Record:
        """Return the record, with the update as the difference that the optimizer has made.

        `gradient_scale` is what clipping has multiplied the gradient with; `is_preview` says that
        no optimizer has been at work.
        """
        context, examples = self._context, self._context.dataset.training
        return Record(
            run_id=context.run_id,
            step=context.step,
            words=context.dataset.words,
            spotlight=context.spotlight,
            label=int(examples.labels[context.spotlight]),
            in_batch=context.spotlight in context.batch,
            features=frozen(examples.features[context.spotlight]),
            input_gradient=self._input_gradient,
            batch_input_gradient=self._batch_input_gradient,
            predictions=self._predictions,
            clip_loss=self._clip_loss,
            batch_predictions=self._batch_predictions,
            batch_loss=context.batch_loss,
            batch=frozen(context.batch),
            dropout=context.dropout,
            loss_kind=self._network.loss.kind,
            optimizer_kind=context.optimizer_kind,
            learning_rate=context.learning_rate,
            gradient_scale=gradient_scale,
            layers=tuple(self._layer_record(layer) for layer in self._layers),
            weight_decay=context.weight_decay,
            is_preview=is_preview,
            examples=examples,
        )

    def _layer_record(self, layer: Layer) -> LayerRecord:
        before = self._parameters[layer.name]
        updates = {name: sealed(after - before[name]) for name, after in layer.parameters.items()}
        return LayerRecord(
            name=layer.name,
            kind=layer.kind,
            parameters=before,
            updates=MappingProxyType(updates),
            relative_updates=MappingProxyType(
                {name: _relative(update, before[name]) for name, update in updates.items()}
            ),
            clip=self._clip[layer.name],
            batch=self._batch[layer.name],
            slides=layer.slides if isinstance(layer, Convolution | Pooling) else None,
            enlarged=1 / (1 - layer.share) if isinstance(layer, Dropout) else 1.0,
        )


def _relative(update: Array, weights: Array) -> float:
    moved, size = float(np.linalg.norm(update)), float(np.linalg.norm(weights))
    if size:
        return moved / size
    return inf if moved else 0.0
