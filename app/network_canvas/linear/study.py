"""What one neuron makes of many clips, and how the loss lies around two of its weights.

Computed from a record and the run's own clips, beside the window; nothing here paints.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.network_canvas.linear.contours import contour_lines, levels_of
from engine.corpus.dataset import Examples
from engine.explain.linear_neuron import LinearNeuron
from engine.explain.loss_surface import linear_surface, neuron_of, only_dense_layer
from engine.explain.places import Place
from engine.explain.surface import Surface
from engine.network.losses import Labels
from engine.training.record import Record
from engine.training.signals import Array

MOST_CLIPS = 1000  # more are not computed in the blink of an eye
APART = 5  # frames or bands between the two cells: neighbours say nearly the same


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is to be computed: for which record and neuron, over which clips.

    `cell` is an input cell the user has chosen; `examples` is None while nobody has told them.
    """

    record: Record
    word: int
    batch: bool
    cell: int | None
    examples: Examples | None

    def same_as(self, other: Question | None) -> bool:
        """Tell whether another question has the same answer."""
        return other is not None and (
            self.record is other.record
            and self.examples is other.examples
            and (self.word, self.batch, self.cell) == (other.word, other.batch, other.cell)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """The answer.

    Attributes
    ----------
    neuron
        Over the clips of the question.
    cells
        The two input cells whose weights span the surface.
    leads
        What decides the neuron's answer to each clip, `(N,)`; see `LinearNeuron`.
    lead, lead_after
        That of the spotlight clip, before and after the update.
    delta, target
        dL/dz of the spotlight clip's own loss, and what the neuron should answer to it.
    surface, contours
        The mean loss of the clips, and its lines of equal height `(n, 4)` in grid cells.
    clips, of
        How many clips these are, of how many there are to learn from (or in the batch).
    """

    question: Question
    neuron: LinearNeuron
    cells: tuple[int, int]
    leads: Array
    lead: float
    lead_after: float
    delta: float
    target: float
    surface: Surface
    contours: NDArray[np.float64]
    clips: int
    of: int

    @property
    def this_clip_only(self) -> bool:
        """Whether the spotlight clip is all there is, for nobody has told the others."""
        return self.question.examples is None


def study(question: Question) -> Study:
    """Compute what a question asks."""
    record, word = question.record, question.word
    features, labels, of = _clips(question)
    neuron = neuron_of(record, word, features, labels)
    alone = neuron_of(record, word, record.features[None], np.array([record.label]))
    cells = _cells(question, neuron)
    layer = only_dense_layer(record)
    assert layer is not None
    across, up = (Place(layer.name, "W", (word, cell)) for cell in cells)
    surface = linear_surface(record, features, labels, across, up)
    return Study(
        question=question,
        neuron=neuron,
        cells=cells,
        leads=neuron.leads,
        lead=float(alone.leads[0]),
        lead_after=_lead_after(record, word),
        delta=float(alone.deltas(alone.leads)[0]),
        target=float(alone.targets[0]),
        surface=surface,
        contours=contour_lines(surface.losses, levels_of(surface.losses)),
        clips=len(labels),
        of=of,
    )


def _clips(question: Question) -> tuple[Array, Labels, int]:
    """Return the batch's clips, or all there are to learn from, and how many those are."""
    record, examples = question.record, question.examples
    if examples is None:
        return record.features[None], np.array([record.label]), 1
    if question.batch:
        batch = record.batch
        return examples.features[batch], examples.labels[batch], len(batch)
    every = -(-len(examples.labels) // MOST_CLIPS)
    return examples.features[::every], examples.labels[::every], len(examples.labels)


def _cells(question: Question, neuron: LinearNeuron) -> tuple[int, int]:
    """Return the cells in which the word's clips differ most, the user's choice first."""
    record, examples = question.record, question.examples
    if question.batch and examples is not None:
        everything = Question(record, question.word, False, None, examples)
        features, labels, _ = _clips(everything)
        neuron = neuron_of(record, question.word, features, labels)
    return neuron.telling_cells(record.features.shape, APART, question.cell)


def _lead_after(record: Record, word: int) -> float:
    """Return what decides the answer to the spotlight clip once all weights have moved."""
    layer = only_dense_layer(record)
    assert layer is not None
    after = LinearNeuron(
        layer.parameters["W"] + layer.updates["W"],
        (layer.parameters["b"] + layer.updates["b"])[:, 0],
        word,
        record.features[None],
        np.array([record.label]),
        record.loss_kind,
    )
    return float(after.leads[0])
