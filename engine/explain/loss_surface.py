"""The mean loss of some clips as a landscape over two of a network's parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from engine.corpus.dataset import Examples, Progress
from engine.explain.linear_neuron import LinearNeuron
from engine.explain.places import Place, array_of
from engine.explain.surface import POINTS, Surface, Values, window_around
from engine.network.layer import Array
from engine.network.losses import Labels
from engine.network.network import Network
from engine.training.construction import network_of
from engine.training.record import LayerRecord, Record
from engine.training.settings import TrainingSettings

CLIPS_AT_ONCE = 64


class Cancelled(Exception):
    """Somebody has no more use for what was being computed."""


def surface_of_record(
    record: Record,
    examples: Examples,
    settings: TrainingSettings,
    across: Place,
    up: Place,
    *,
    whole_batch: bool = False,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Surface:
    """Return the loss over two parameters around those that a record's step met.

    Parameters
    ----------
    record
        Of a step of a run with these `settings`.
    examples
        The training examples that the record's indices mean.
    across, up
        The two parameters, such as `Place("output", "W", (word, cell))`.
    whole_batch
        The mean over the record's batch, or over all the examples.
    progress
        Told how many points of the grid are done, of how many.
    cancelled
        Asked between two points.

    Raises
    ------
    Cancelled
        When `cancelled` turns true.
    """
    chosen = record.batch if whole_batch else np.arange(len(examples.labels))
    x, labels = examples.features[chosen], examples.labels[chosen]
    layer = only_dense_layer(record)
    if layer is not None and _of_one_neuron(layer, across, up):
        return linear_surface(record, x, labels, across, up)
    network = network_of(settings, record.features.shape, len(record.words))
    for layer in record.layers:
        for name, values in layer.parameters.items():
            network.parameters[f"{layer.name}.{name}"][...] = values
    after = _after(record, across), _after(record, up)
    return loss_surface(
        network, x, labels, across, up, after, progress=progress, cancelled=cancelled
    )


def loss_surface(
    network: Network,
    x: Array,
    labels: Labels,
    across: Place,
    up: Place,
    after: tuple[float, float],
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Surface:
    """Return the network's mean loss over two of its parameters, by one forward pass a point.

    Nothing is dropped out. The parameters are as before when this returns.

    Parameters
    ----------
    x, labels
        The clips, `(N, frames, bands)` and `(N,)`.
    after
        Where an update takes the two parameters.
    progress, cancelled
        As in `surface_of_record`.
    """
    arrays = [network.parameters[f"{place.layer}.{place.array}"] for place in (across, up)]
    first, second = float(arrays[0][across.index]), float(arrays[1][up.index])

    def losses(across_values: Values, up_values: Values) -> Values:
        found = np.empty((len(up_values), len(across_values)))
        for row, column in np.ndindex(found.shape):
            if cancelled is not None and cancelled():
                raise Cancelled
            if progress is not None and len(up_values) == POINTS:
                progress(row * POINTS + column, POINTS * POINTS)
            arrays[0][across.index] = across_values[column]
            arrays[1][up.index] = up_values[row]
            found[row, column] = _mean_loss(network, x, labels)
        return found

    try:
        axes = window_around((first, second), losses).axes()
        heights = losses(*axes)
    finally:
        arrays[0][across.index], arrays[1][up.index] = first, second
    gradient = _gradient(network, x, labels, across, up)
    loss = _mean_loss(network, x, labels)
    return Surface(across, up, *axes, heights, (first, second), after, loss, gradient, clips=len(x))


def linear_surface(record: Record, x: Array, labels: Labels, across: Place, up: Place) -> Surface:
    """Return the mean loss over two weights of one neuron of a network without hidden layers."""
    neuron = neuron_of(record, across.index[0], x, labels)
    cells = across.index[1], up.index[1]
    before = float(neuron.weights[cells[0]]), float(neuron.weights[cells[1]])

    def losses(across_values: Values, up_values: Values) -> Values:
        return neuron.mean_losses(cells, across_values, up_values)

    axes = window_around(before, losses).axes()
    first, second = neuron.gradient(cells)
    return Surface(
        across,
        up,
        *axes,
        losses(*axes),
        before,
        (_after(record, across), _after(record, up)),
        float(neuron.clip_losses(neuron.leads).mean(dtype=np.float64)),
        (first, second),
        clips=len(x),
    )


def neuron_of(record: Record, word: int, x: Array, labels: Labels) -> LinearNeuron:
    """Return the neuron of a word, with the weights that the record's step met."""
    layer = only_dense_layer(record)
    assert layer is not None
    return LinearNeuron(
        layer.parameters["W"],
        layer.parameters["b"][:, 0],
        word,
        x,
        labels,
        record.loss_kind,
        squashed=any(layer.kind == "sigmoid" for layer in record.layers),
    )


def only_dense_layer(record: Record) -> LayerRecord | None:
    """Return the one layer that learns of a network without hidden layers; else None."""
    learning = [layer for layer in record.layers if layer.parameters]
    plain = all(layer.kind in ("dense", "sigmoid") for layer in record.layers)
    return learning[0] if plain and len(learning) == 1 else None


def _of_one_neuron(layer: LayerRecord, across: Place, up: Place) -> bool:
    weights = all((place.layer, place.array) == (layer.name, "W") for place in (across, up))
    return weights and across.index[0] == up.index[0]


def _after(record: Record, place: Place) -> float:
    before = array_of(record, place.layer, place.array, batch=True)[place.index]
    update = array_of(record, place.layer, f"update {place.array}", batch=True)[place.index]
    return float(before) + float(update)


def _parts(x: Array) -> Iterator[slice]:
    return (slice(start, start + CLIPS_AT_ONCE) for start in range(0, len(x), CLIPS_AT_ONCE))


def _mean_loss(network: Network, x: Array, labels: Labels) -> float:
    total = 0.0
    for part in _parts(x):
        total += network.loss.forward(network.forward(x[part]), labels[part]) * len(x[part])
    return total / len(x)


def _gradient(
    network: Network, x: Array, labels: Labels, across: Place, up: Place
) -> tuple[float, float]:
    """Return the gradient of the mean loss by backpropagation, with nothing dropped out."""
    totals = [0.0, 0.0]
    for part in _parts(x):
        network.loss.forward(network.forward(x[part]), labels[part])
        network.backward(network.loss.backward(), input_gradient=False)
        for number, place in enumerate((across, up)):
            gradient = network.gradients[f"{place.layer}.{place.array}"]
            totals[number] += float(gradient[place.index]) * len(x[part])
    return totals[0] / len(x), totals[1] / len(x)
