"""One number of the gradient, proved: its terms, their sum, and the definition beside it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import DTypeLike

from engine.corpus.dataset import Examples
from engine.explain.terms import INPUT, Terms, terms_of
from engine.network.gradient_check import Proof, central_difference
from engine.network.layer import Array
from engine.network.losses import Labels
from engine.network.network import Network
from engine.training.construction import network_of
from engine.training.record import Record, place_in_batch
from engine.training.settings import TrainingSettings


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """One entry of the gradient of the mean loss: the value, its proof and its terms."""

    value: float
    proof: Proof
    terms: Terms


def explain(
    network: Network,
    x: Array,
    labels: Labels,
    name: str,
    index: tuple[int, ...],
    *,
    clip: int | None = None,
) -> Explanation:
    """Run a batch, and explain one entry of the gradient of a parameter or of the input.

    Parameters
    ----------
    network
        Of dtype float64; its parameters are as before when this returns.
    x, labels
        The batch, `(B, frames, bands)` and `(B,)`; one clip alone is a batch, too.
    name, index
        As in `terms_of`.
    clip
        Where x is one clip of the batch that the network has just met: its place in it. Dropout
        then leaves out what it left out for that clip.

    Raises
    ------
    KeyError, IndexError
        When there is no such entry.
    """
    x = x.astype(network.dtype)
    if clip is None:
        network.loss_and_gradients(x, labels, input_gradient=True)
    else:
        with network.same_dropout(clip):
            network.loss_and_gradients(x, labels, input_gradient=True)
    array = x if name == INPUT else network.parameters[name]
    gradient = network.input_gradient if name == INPUT else network.gradients[name]
    terms = terms_of(network, name, index)
    value = float(gradient[index])
    numeric = central_difference(network, x, labels, array, index, clip=clip)
    return Explanation(value, Proof(name, index, value, numeric), terms)


def network_of_record(
    record: Record, settings: TrainingSettings, dtype: DTypeLike = np.float32
) -> Network:
    """Return a new network with the weights that a record's step met."""
    network = network_of(settings, record.features.shape, len(record.words), dtype)
    for layer in record.layers:
        for parameter, values in layer.parameters.items():
            network.parameters[f"{layer.name}.{parameter}"][...] = values
    return network


def explain_record(
    record: Record,
    examples: Examples,
    settings: TrainingSettings,
    name: str,
    index: tuple[int, ...],
    *,
    whole_batch: bool = False,
) -> Explanation:
    """Explain one number of a record, in a network of float64 with the weights that it met.

    The training is not touched: this may run while it goes on, and for a step long past.

    Parameters
    ----------
    record
        Of a step of a run with these `settings`.
    examples
        The training examples that the record's indices mean.
    name, index
        As in `terms_of`; a cell of the input is `(0, frame, band)` for the spotlight clip.
    whole_batch
        The batch's gradient, which makes the update, or that of the spotlight clip alone.
    """
    network = network_of_record(record, settings, np.float64)
    x, labels = examples.features[record.batch], examples.labels[record.batch]
    network.random_states = record.dropout
    if whole_batch:
        return explain(network, x, labels, name, index)
    network.loss_and_gradients(x, labels)  # draws what the batch left out
    place = place_in_batch(record.batch, record.spotlight)
    alone = np.array([record.label])
    return explain(network, record.features[None], alone, name, index, clip=place)
