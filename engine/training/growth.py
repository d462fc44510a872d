"""How a network learns of further words: its output layer grows, and what it knew stays.

A new word gets a row of weights, drawn from the run's seed, and a bias so low that the network
hardly ever takes a known word for it: the old rows, and so the sums of the old words, stay as they
are. The bias is found from the known clips; so growth depends on seed, weights and clips alone,
and can be replayed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from engine.corpus.dataset import Dataset
from engine.network.layer import Array
from engine.network.network import Network
from engine.network.optimizers import Snapshot
from engine.training.construction import network_of
from engine.training.settings import TrainingSettings

OUTPUT = "output"

FAINT = 0.01
"""The share of the softmax that a new word has at most, of nearly all known clips."""
FAINT_ALONE = 0.1
"""What the sigmoid of a new word says at most, of nearly all known clips; lower, the mean squared
error would hardly teach it."""
NEARLY_ALL = 0.95

CLIPS_LOOKED_AT = 512
AT_ONCE = 64


def extends(words: Sequence[str], more: Sequence[str]) -> bool:
    """Whether `more` begins with all of `words`, in their order, and has further ones."""
    return len(more) > len(words) and tuple(more[: len(words)]) == tuple(words)


def grown_network(network: Network, settings: TrainingSettings, dataset: Dataset) -> Network:
    """Return a network with an output for each word of `dataset`, which knows what this one knew.

    Parameters
    ----------
    network
        Its outputs are the first words of `dataset`, in that order. It is left as it is.
    settings
        Those that it was built with.
    """
    shape = (dataset.training.features.shape[1], dataset.training.features.shape[2])
    grown = network_of(settings, shape, len(dataset.words), network.dtype)
    known = len(network.parameters[f"{OUTPUT}.b"])
    for name, array in grown.parameters.items():
        old = network.parameters[name]
        array[: len(old)] = old
    grown.random_states = network.random_states
    grown.parameters[f"{OUTPUT}.b"][known:] = 0.0
    grown.parameters[f"{OUTPUT}.b"][known:, 0] = _quiet_biases(network, grown, dataset, known)
    return grown


def grown_memory(memory: Snapshot, old: Network, new: Network) -> dict[str, Array | int]:
    """Return what an optimizer remembers, laid out for the grown network: of new weights 0."""
    return {
        name: _laid_out(value, old, new) if isinstance(value, np.ndarray) else value
        for name, value in memory.items()
    }


def _laid_out(vector: Array, old: Network, new: Network) -> Array:
    wide = np.zeros_like(vector, shape=new.vector.shape)
    before, after = _parts(old.parameters), _parts(new.parameters)
    for name, part in before.items():
        start = after[name].start
        wide[start : start + part.stop - part.start] = vector[part]
    return wide


def _parts(parameters: Mapping[str, Array]) -> dict[str, slice]:
    """Return where each parameter lies in the flat vector: one after the other."""
    parts, start = {}, 0
    for name, array in parameters.items():
        parts[name] = slice(start, start + array.size)
        start += array.size
    return parts


def _quiet_biases(old: Network, grown: Network, dataset: Dataset, known: int) -> NDArray[np.double]:
    """Return the bias of each new word, `(new,)`, while all of them are still 0."""
    clips = _known_clips(dataset, known)
    new = len(dataset.words) - known
    if not len(clips):
        return np.full(new, log(FAINT))
    sums = np.concatenate([_sums(grown, part)[known:] for part in clips], axis=1)  # (new, n)
    if grown.loss.kind == "cross-entropy":
        rivals = np.concatenate([_log_sum_exp(_sums(old, part)) for part in clips])  # (n,)
        highest = np.quantile(sums - rivals, NEARLY_ALL, axis=1)
        return np.asarray(log(FAINT / new / (1 - FAINT)) - highest)
    if grown.loss.kind == "mean-squared-error" and grown.layers[-1].name == OUTPUT:
        return np.asarray(-np.quantile(sums, NEARLY_ALL, axis=1))  # 0 says "not this word"
    return np.asarray(log(FAINT_ALONE / (1 - FAINT_ALONE)) - np.quantile(sums, NEARLY_ALL, axis=1))


def _known_clips(dataset: Dataset, known: int) -> list[Array]:
    """Return features of training clips of the known words, a few at a time."""
    chosen = np.flatnonzero(dataset.training.labels < known)
    chosen = chosen[:: max(1, -(-len(chosen) // CLIPS_LOOKED_AT))]
    starts = range(0, len(chosen), AT_ONCE)
    return [dataset.training.features[chosen[start : start + AT_ONCE]] for start in starts]


def _sums(network: Network, features: Array) -> NDArray[np.double]:
    """Return the sums of the output layer's units, `(words, B)`, before anything squashes them."""
    network.forward(features)
    layer = next(layer for layer in network.layers if layer.name == OUTPUT)
    return np.array(layer.y, np.double)


def _log_sum_exp(sums: NDArray[np.double]) -> NDArray[np.double]:
    most = sums.max(axis=0)
    return np.asarray(most + np.log(np.exp(sums - most).sum(axis=0)))
