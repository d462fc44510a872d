"""A dense network in one line: its units from input to output, and how much it learns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from engine.training.progress import Started


def parameter_count(units: Sequence[int]) -> int:
    """Return the weights and biases of dense layers; `units` runs from the input to the output."""
    return sum((before + 1) * here for before, here in pairwise(units))


def input_count(started: Started) -> int:
    """Return how many numbers a clip's features have, from what the run says of itself.

    The first dense layer has `(inputs + 1) * units` parameters: what the other layers leave.
    """
    learned = (*started.settings.hidden, len(started.words))
    first_layer = started.parameters - parameter_count(learned)
    return first_layer // learned[0] - 1
