"""One clip's way through a network as a record, of which only the forward half is real."""

from __future__ import annotations

from math import nan
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.network.convolution import Convolution
from engine.network.layer import Layer
from engine.network.network import Network
from engine.network.pooling import Pooling
from engine.sound.features import Features
from engine.training.record import LayerRecord, Record
from engine.training.signals import Signals, clip_signals, frozen, frozen_all
from engine.training.snapshot import Weights


def forward_record(network: Network, features: Features, weights: Weights) -> Record:
    """Run features `(frames, bands)` forward through `network`, and return the record of it.

    Nothing is dropped out, as always when a network answers. The parameters of the network are
    left as they are.

    Parameters
    ----------
    weights
        Those that the network has.
    """
    predictions = network.predict(features[None])[0]  # (1, classes) -> (classes,)
    label = int(predictions.argmax())
    _fill_internals(network, label)
    layers = network.layers[1:]  # the first one only lays the features out
    signals = clip_signals(layers)
    nothing = _zeros(np.asarray(features))
    return Record(
        run_id=weights.run_id,
        step=weights.step,
        words=weights.words,
        spotlight=-1,
        label=label,
        in_batch=False,
        features=frozen(features),
        input_gradient=nothing,
        batch_input_gradient=nothing,
        predictions=frozen(predictions),
        clip_loss=nan,
        batch_predictions=frozen(predictions),
        batch_loss=nan,
        batch=frozen(np.empty(0, np.int64)),
        dropout=(),
        loss_kind=network.loss.kind,
        optimizer_kind=weights.settings.optimizer,
        learning_rate=0.0,
        gradient_scale=1.0,
        layers=tuple(_layer_record(layer, signals[layer.name]) for layer in layers),
        forward_only=True,
    )


def _fill_internals(network: Network, label: int) -> None:
    """Make gates, patches and winners complete: layers have them only after a backward pass."""
    network.loss.forward(network.layers[-1].y, np.array([label]))
    network.backward(network.loss.backward())


def _layer_record(layer: Layer, signals: Signals) -> LayerRecord:
    forward = _without_gradients(signals)
    parameters = frozen_all(layer.parameters)
    updates = {name: _zeros(array) for name, array in parameters.items()}
    return LayerRecord(
        name=layer.name,
        kind=layer.kind,
        parameters=parameters,
        updates=MappingProxyType(updates),
        relative_updates=MappingProxyType(dict.fromkeys(updates, 0.0)),
        clip=forward,
        batch=forward,
        slides=layer.slides if isinstance(layer, Convolution | Pooling) else None,
    )


def _without_gradients(signals: Signals) -> Signals:
    gradients = {name: _zeros(array) for name, array in signals.gradients.items()}
    internals = {
        name: _zeros(array) if name[0] == "d" else array
        for name, array in signals.internals.items()
    }
    return Signals(
        x=signals.x,
        y=signals.y,
        dout=_zeros(signals.dout),
        dx=_zeros(signals.dx),
        gradients=MappingProxyType(gradients),
        internals=MappingProxyType(internals),
    )


def _zeros(array: NDArray[Any]) -> NDArray[Any]:
    """Return zeros of the same shape that nobody can write to and that take no memory."""
    return np.broadcast_to(np.zeros((), array.dtype), array.shape)
