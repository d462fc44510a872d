"""How a record is made: around one step, without changing what the step computes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.corpus.dataset import Dataset
from engine.network.network import Network
from engine.training.record import (
    Array,
    LayerRecord,
    Record,
    Signals,
    batch_signals,
    clip_signals,
    frozen,
    frozen_all,
)


@dataclass(frozen=True, slots=True, eq=False)
class StepContext:
    """What a step is about, besides the network's own numbers."""

    run_id: int
    step: int
    dataset: Dataset
    batch: np.ndarray[tuple[int], np.dtype[np.int64]]
    spotlight: int
    batch_loss: float
    learning_rate: float


class Recorder:
    """Captures one step: `before_update` after the batch's backward pass, then `after_update`.

    The spotlight clip is run through the network by itself, with the weights that the batch met,
    so that its activations and gradients are its own and it need not be one of the batch.
    """

    def __init__(self, network: Network, context: StepContext) -> None:
        self._network = network
        self._context = context
        self._batch: dict[str, Signals] = {}
        self._clip: dict[str, Signals] = {}
        self._parameters: dict[str, Mapping[str, Array]] = {}

    def before_update(self) -> None:
        """Keep the batch's numbers, the weights, and the spotlight's own pass."""
        network = self._network
        learned = network.layers[1:]  # the first layer only lays the features out as columns
        self._batch = {layer.name: batch_signals(layer) for layer in learned}
        self._parameters = {layer.name: frozen_all(layer.parameters) for layer in learned}
        self._batch_predictions = frozen(network.loss.predictions.mean(axis=1))
        self._batch_input_gradient = frozen(network.layers[0].dx.sum(axis=0))
        batch_gradient = network.gradient_vector.copy()
        self._run_spotlight()
        self._clip = {layer.name: clip_signals(layer) for layer in learned}
        network.gradient_vector[...] = batch_gradient

    def _run_spotlight(self) -> None:
        network, examples = self._network, self._context.dataset.training
        part = slice(self._context.spotlight, self._context.spotlight + 1)
        self._clip_loss = network.loss_and_gradients(examples.features[part], examples.labels[part])
        self._predictions = frozen(network.loss.predictions[:, 0])
        self._input_gradient = frozen(network.layers[0].dx[0])

    def after_update(self) -> Record:
        """Return the record, with the update as the difference that the optimizer has made."""
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
            batch_size=len(context.batch),
            loss_kind=self._network.loss.kind,
            learning_rate=context.learning_rate,
            layers=tuple(self._layer_records()),
        )

    def _layer_records(self) -> list[LayerRecord]:
        return [
            LayerRecord(
                name=layer.name,
                kind=layer.kind,
                parameters=self._parameters[layer.name],
                updates=frozen_all(
                    {
                        name: after - self._parameters[layer.name][name]
                        for name, after in layer.parameters.items()
                    }
                ),
                clip=self._clip[layer.name],
                batch=self._batch[layer.name],
            )
            for layer in self._network.layers[1:]
        ]
