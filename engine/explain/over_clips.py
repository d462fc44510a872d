"""A number of the batch as a sum over its clips: what each of them contributes."""

from __future__ import annotations

import numpy as np

from engine.corpus.dataset import Examples
from engine.explain.chain import where_made
from engine.explain.derivation import Column, Derivation
from engine.explain.places import BATCH, INPUT, LOSS, OUTPUT, Place, value_of, value_place
from engine.explain.proving import Met, as_met
from engine.explain.rules import Form, Rule
from engine.explain.terms import terms_of
from engine.network.layer import Array
from engine.training.record import Record
from engine.training.settings import TrainingSettings


def derive_over_clips(
    record: Record, examples: Examples, settings: TrainingSettings, place: Place
) -> Derivation:
    """Return a number of the batch with one term a clip, at `Place(BATCH, "clips", (n,))`.

    The batch is run once more, in float64, in a network of its own: this takes some milliseconds,
    and is for another thread than the window's.

    Raises
    ------
    KeyError, IndexError
        When there is no such number.
    """
    place = where_made(record, place)
    value = value_of(record, place, batch=True)
    met = as_met(record, examples, settings, batch=True)
    gradient = value_place(record, place) is not None
    shares = _shares(met, record, place) if gradient else _values(met, place) / record.batch_size
    clips = np.arange(record.batch_size)[:, np.newaxis]  # -> (B, 1)
    column = Column(np.asarray(shares, np.float64), Form.OF_CLIP, BATCH, "clips", clips)
    rule = Rule.SUM_OVER_CLIPS if gradient else Rule.MEAN_OVER_CLIPS
    return Derivation(place, True, value, rule, groups=((column,),))


def _shares(met: Met, record: Record, place: Place) -> Array:
    """Return each clip's share of a gradient of the mean loss, `(B,)`."""
    if place.layer == INPUT:
        frame, band = place.index
        return met.network.input_gradient[:, frame, band]
    layer = record.layer(place.layer)
    parameter = place.array.removeprefix("d")
    if parameter in layer.parameters:
        terms = terms_of(met.network, f"{place.layer}.{parameter}", place.index)
        clips = terms.places[:, terms.axes.index("clip")]
        return np.bincount(clips, terms.products, record.batch_size).astype(np.float64)
    return _values(met, place)


def _values(met: Met, place: Place) -> Array:
    """Return a number of each clip, `(B,)`."""
    if place.layer == INPUT:
        frame, band = place.index
        return met.x[:, frame, band]
    if place.layer == LOSS:
        return met.network.loss.clip_losses
    if place.layer == OUTPUT:
        return np.asarray(met.network.loss.predictions[place.index])
    layer = next(layer for layer in met.network.layers if layer.name == place.layer)
    if place.array in ("y", "dout"):
        array = layer.y if place.array == "y" else layer.dout
        return np.asarray(np.moveaxis(array, layer.y_batch_axis, -1)[place.index])
    return np.asarray(layer.internals()[place.array][place.index])
