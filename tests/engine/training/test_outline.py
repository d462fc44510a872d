"""The outline of a network tells what building it would give, or why it cannot be built."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.failure import Failure
from engine.network.presets import PRESETS
from engine.training.construction import network_of
from engine.training.defaults import default_settings
from engine.training.outline import outline_of
from engine.training.settings import TrainingSettings

SHAPE = (24, 24)


@pytest.mark.parametrize("kind", PRESETS)
@pytest.mark.parametrize("classes", [2, 10])
def test_the_parameters_are_those_of_the_network_that_is_built(kind: str, classes: int) -> None:
    settings = default_settings(kind)
    network = network_of(settings, SHAPE, classes)
    assert outline_of(settings, SHAPE, classes).parameters == len(network.vector)


@pytest.mark.parametrize(
    ("kind", "hidden", "shapes"),
    [
        ("linear", (), [(24, 24), (10,)]),
        ("dnn", (24, 16), [(24, 24), (24,), (16,), (10,)]),
        ("cnn", (8, 16), [(24, 24), (8, 12, 12), (16, 6, 6), (10,)]),
        ("rnn", (64,), [(24, 24), (64,), (10,)]),
        ("gru", (48, 12), [(24, 24), (48,), (12,), (10,)]),
        ("lstm", (48,), [(24, 24), (48,), (10,)]),
    ],
)
def test_the_shapes_run_from_input_to_output(
    kind: str, hidden: tuple[int, ...], shapes: list[tuple[int, ...]]
) -> None:
    outline = outline_of(default_settings(kind, hidden=hidden), SHAPE, 10)
    assert list(outline.shapes) == shapes


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        (TrainingSettings(network="gru", hidden=()), "0 hidden layers"),
        (TrainingSettings(network="linear", hidden=(8,)), "linear"),
        (TrainingSettings(network="cnn", hidden=(8,) * 6), "1 x 1"),
        (TrainingSettings(dropout=1.0), "share of dropped values"),
        (replace(TrainingSettings(), optimizer="magic"), "magic"),
        (replace(TrainingSettings(), schedule="magic"), "magic"),
    ],
)
def test_what_cannot_begin_has_a_sentence(settings: TrainingSettings, word: str) -> None:
    with pytest.raises(Failure) as failure:
        outline_of(settings, SHAPE, 10)
    assert word in str(failure.value)
