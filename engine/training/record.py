"""The frozen record of one step: what the animation plays, and all that it may show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.corpus.dataset import Examples
from engine.network.network import RandomStates
from engine.network.patches import Axis
from engine.training.signals import Array, Signals


@dataclass(frozen=True, slots=True, eq=False)
class LayerRecord:
    """One layer in one step: its parameters before the update, the update, and its signals.

    `relative_updates` is the Euclidean norm of each update over that of the parameter it changes:
    0.001 means that the weights moved by a thousandth of their size. It is infinite where all the
    weights were zero. `slides` is how the window of a convolution or of pooling moves down and
    across its maps, and `enlarged` what dropout multiplies with what it keeps.
    """

    name: str
    kind: str
    parameters: Mapping[str, Array]
    updates: Mapping[str, Array]
    relative_updates: Mapping[str, float]
    clip: Signals
    batch: Signals
    slides: tuple[Axis, Axis] | None = None
    enlarged: float = 1.0

    def signals(self, *, batch: bool) -> Signals:
        """Return the batch's signals, or the spotlight clip's."""
        return self.batch if batch else self.clip


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One step, complete and read-only; it shares no memory with the training.

    Parameters
    ----------
    run_id, step
        The run, and the step's number in it, from 1.
    words
        The classes, in the output's order.
    spotlight, label
        The spotlight clip's index among the training examples, and its word's index.
    in_batch
        Whether the spotlight clip is one of the batch that made the update.
    features
        The spotlight's features, `(frames, bands)`.
    input_gradient
        dL/d(features) of the spotlight's own loss, `(frames, bands)`; `batch_input_gradient` is
        the mean over the batch.
    predictions, clip_loss
        The output for the spotlight clip, `(classes,)`, and its loss.
    batch_predictions, batch_loss
        The mean output over the batch, and its mean loss.
    batch
        The batch's clips, as indices among the training examples.
    dropout
        From what the batch's dropout was drawn; see `Network.random_states`.
    loss_kind, optimizer_kind
        What the loss and the optimizer are called.
    learning_rate
        The eta that the update used, after the schedule.
    gradient_scale
        What clipping has multiplied the batch's gradient with before the update; 1 if nothing.
    weight_decay
        The lambda whose `lambda w` the optimizer has added to the gradient.
    layers
        In the order of the forward pass.
    is_preview
        Whether this pass updates nothing: the network is looked at as it stands after `step`,
        before its first step or after a weight has been set by hand. All updates are zeros.
    examples
        The training examples that `spotlight` and `batch` count in; None where there are none.
    forward_only
        Whether it is of a word that was only recognised. Then `label` is the likeliest word,
        `spotlight` is -1, the losses are not numbers, the batch is empty and its signals are the
        clip's; gradients and updates are 0, and are nothing to be shown.
    """

    run_id: int
    step: int
    words: tuple[str, ...]
    spotlight: int
    label: int
    in_batch: bool
    features: Array
    input_gradient: Array
    batch_input_gradient: Array
    predictions: Array
    clip_loss: float
    batch_predictions: Array
    batch_loss: float
    batch: NDArray[np.int64]
    dropout: RandomStates
    loss_kind: str
    optimizer_kind: str
    learning_rate: float
    gradient_scale: float
    layers: tuple[LayerRecord, ...]
    weight_decay: float = 0.0
    is_preview: bool = False
    examples: Examples | None = None
    forward_only: bool = False

    @property
    def batch_size(self) -> int:
        """How many clips made the update."""
        return len(self.batch)

    def layer(self, name: str) -> LayerRecord:
        """Return the layer of that name."""
        return next(layer for layer in self.layers if layer.name == name)


def place_in_batch(batch: NDArray[np.int64], clip: int) -> int:
    """Return where a clip stands in a batch; one that is not there shares the first's dropout."""
    places = np.flatnonzero(batch == clip)
    return int(places[0]) if len(places) else 0
