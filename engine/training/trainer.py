"""The six steps - initialise, forward, loss, gradient, update, repeat - as a plain generator.

There is no thread here: whoever calls `next()` trains one step.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from math import isfinite, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.corpus.dataset import Dataset, Examples
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.network.clipping import clip_by_norm
from engine.network.layer import Array
from engine.network.network import Network, RandomStates
from engine.network.optimizers import Optimizer
from engine.network.schedules import Schedule
from engine.training.batches import Batches, Indices
from engine.training.construction import network_of, optimizer_of, schedule_of
from engine.training.convergence import Convergence
from engine.training.progress import Answer, Ending, Evaluation, Step, StepMetrics
from engine.training.record import Record
from engine.training.recorder import Recorder, StepContext
from engine.training.settings import TrainingSettings
from engine.training.signals import frozen

EVALUATE_EVERY = 100  # steps
EVALUATE_AT_MOST = 512  # clips of each split: enough for a percent, too few to slow the training


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """All that the next step depends on, besides the settings; it shares no memory.

    `data_from` is the step after which the present clips came, `data_number` how often they had
    been replaced by then.
    """

    step: int
    vector: Array
    optimizer: Mapping[str, Any]
    dropout: RandomStates
    learning_rate: float
    convergence: Convergence
    dataset: Dataset
    data_from: int
    data_number: int

    @property
    def bytes(self) -> int:
        """Memory that it takes; the clips are shared with the others, and are not counted."""
        arrays = (value for value in self.optimizer.values() if isinstance(value, np.ndarray))
        return self.vector.nbytes + sum(array.nbytes for array in arrays)


class Trainer:
    """One run: a network, its data, and the steps.

    Attributes
    ----------
    record_wanted
        Set it before a step to get that step's record.
    spotlight
        Index of the training example that records follow; None follows the batch's first clip.
    learning_rate
        eta before the schedule; may be changed between steps.
    convergence
        What the evaluations so far say.

    Raises
    ------
    Failure
        When the network cannot be built.
    """

    def __init__(self, dataset: Dataset, settings: TrainingSettings, run_id: int = 0) -> None:
        self.settings = settings
        self.run_id = run_id
        self.step = 0
        self.record_wanted = False
        self.spotlight: int | None = None
        shape = dataset.training.features.shape[1:]
        self.network: Network = network_of(settings, shape, len(dataset.words))
        self.learning_rate = settings.learning_rate
        self._optimizer: Optimizer = optimizer_of(settings)
        self._schedule: Schedule = schedule_of(settings)
        self.convergence = Convergence()
        self._take_data(dataset, number=0)

    def replace_data(self, dataset: Dataset) -> None:
        """Go on with other clips of the same words; nothing is in the spotlight then."""
        self.spotlight = None
        self._take_data(dataset, self._data_number + 1)

    def _take_data(self, dataset: Dataset, number: int) -> None:
        self.dataset = dataset
        self._data_from, self._data_number = self.step, number
        self._batches = Batches(
            len(dataset.training.labels), self.settings.batch_size, (self.settings.seed, 1, number)
        )

    def steps(self, *, until_converged: bool = True) -> Generator[Step, None, Ending]:
        """Train; each `next()` is one step. The generator returns why it ended.

        Raises
        ------
        Failure
            When the loss is no longer a finite number; it names the step and the layer.
        """
        limit = self.step + self.settings.step_limit
        while self.step < limit:
            step = self.one_step()
            yield step
            if until_converged and self._converged(step):
                return Ending.CONVERGED
        return Ending.STEP_LIMIT

    def one_step(self, *, evaluate: bool = True) -> Step:
        """Train one step; `evaluate` measures the network after every hundredth.

        Raises
        ------
        Failure
            As `steps` does.
        """
        examples = self.dataset.training
        batch = self._batches[self.step - self._data_from]
        labels = examples.labels[batch]
        self.step += 1
        dropout = self.network.random_states if self.record_wanted else ()

        with np.errstate(over="ignore", invalid="ignore"):  # looked for below
            loss = self.network.loss_and_gradients(
                examples.features[batch], labels, input_gradient=self.record_wanted
            )
        norms = self._gradient_norms()
        self._check_finite(loss, norms)
        right = self.network.loss.predictions.argmax(axis=0) == labels
        recorder = self._recorder(batch, loss, dropout) if self.record_wanted else None
        if recorder:
            recorder.before_update()

        scale = self._clip()
        self._optimizer.learning_rate = self.learning_rate * self._schedule.factor(self.step)
        self._optimizer.step(self.network.vector, self.network.gradient_vector)

        record = recorder.after_update(scale) if recorder else None
        metrics = StepMetrics(self.run_id, self.step, loss, float(right.mean()), norms)
        evaluation = None
        if self.step % EVALUATE_EVERY == 0 and evaluate:
            evaluation = self.evaluate()
            self.convergence = self.convergence.after(evaluation.training_loss)
        return Step(metrics, evaluation, record)

    def preview(self) -> Record:
        """Return the record of a pass that updates nothing: the network as it stands."""
        examples = self.dataset.training
        batch = np.arange(self._batches.size)
        dropout = self.network.random_states
        loss = self.network.loss_and_gradients(
            examples.features[batch], examples.labels[batch], input_gradient=True
        )
        recorder = self._recorder(batch, loss, dropout)
        recorder.before_update()
        self.network.random_states = dropout
        return recorder.after_update()

    def checkpoint(self) -> Checkpoint:
        """Return all that the next step depends on."""
        return Checkpoint(
            step=self.step,
            vector=frozen(self.network.vector),
            optimizer=self._optimizer.snapshot(),
            dropout=self.network.random_states,
            learning_rate=self.learning_rate,
            convergence=self.convergence,
            dataset=self.dataset,
            data_from=self._data_from,
            data_number=self._data_number,
        )

    def restore(self, checkpoint: Checkpoint) -> None:
        """Stand where the checkpoint was made: the next steps will be the same, bit for bit."""
        if checkpoint.dataset is not self.dataset:
            self.spotlight = None
        self.step = checkpoint.data_from
        self._take_data(checkpoint.dataset, checkpoint.data_number)
        self.step = checkpoint.step
        self.network.vector[...] = checkpoint.vector
        self._optimizer.restore(checkpoint.optimizer)
        self.network.random_states = checkpoint.dropout
        self.learning_rate = checkpoint.learning_rate
        self.convergence = checkpoint.convergence

    def evaluate(self) -> Evaluation:
        """Measure the network as it stands on both splits."""
        loss, accuracy = self._measure(self.dataset.training)
        held_back = self.dataset.validation
        validation = self._measure(held_back) if len(held_back.labels) else (None, None)
        return Evaluation(self.run_id, self.step, loss, accuracy, *validation)

    def recognise(self, features: NDArray[np.floating]) -> Answer:
        """Return what the network takes features `(frames, bands)` for, as it stands."""
        predictions = self.network.predict(features[None])[0]  # (frames, bands) -> (classes,)
        return Answer(self.run_id, self.step, self.dataset.words, tuple(predictions.tolist()))

    def _recorder(self, batch: Indices, loss: float, dropout: RandomStates) -> Recorder:
        spotlight = int(batch[0]) if self.spotlight is None else self.spotlight
        context = StepContext(
            run_id=self.run_id,
            step=self.step,
            dataset=self.dataset,
            batch=batch,
            spotlight=spotlight,
            batch_loss=loss,
            dropout=dropout,
            optimizer_kind=self._optimizer.kind,
            learning_rate=self.learning_rate * self._schedule.factor(max(self.step, 1)),
            weight_decay=self._optimizer.weight_decay,
        )
        return Recorder(self.network, context)

    def _measure(self, examples: Examples) -> tuple[float, float]:
        every = -(-len(examples.labels) // EVALUATE_AT_MOST)
        return self.network.evaluate(examples.features[::every], examples.labels[::every])

    def _gradient_norms(self) -> tuple[float, ...]:
        """Return the Euclidean norm of each learning layer's gradient."""
        gradients = (self.network.gradient_vector[part] for part in self.network.segments.values())
        with np.errstate(over="ignore"):  # a run that diverges is stopped by its numbers
            return tuple(sqrt(float(np.dot(gradient, gradient))) for gradient in gradients)

    def _clip(self) -> float:
        most = self.settings.clip_norm
        if not most:
            return 1.0
        norm = clip_by_norm(self.network.gradient_vector, most)
        return min(1.0, most / norm) if norm else 1.0

    def _converged(self, step: Step) -> bool:
        evaluation = step.evaluation
        return evaluation is not None and self.convergence.reached(evaluation.training_loss)

    def _check_finite(self, loss: float, norms: tuple[float, ...]) -> None:
        if isfinite(loss) and isfinite(sum(norms)):
            return
        raise Failure(
            QT_TRANSLATE_NOOP(
                "engine", "At step {step} the numbers of layer {layer} grew beyond all bounds."
            ),
            QT_TRANSLATE_NOOP("engine", "Reset, and try a smaller learning rate than {rate}."),
            step=self.step,
            layer=self._first_layer_not_finite(norms),
            rate=self.learning_rate,
        )

    def _first_layer_not_finite(self, norms: tuple[float, ...]) -> str:
        """Return where it began: forwards by the outputs, else backwards by the gradients."""
        for layer in self.network.layers:
            if not np.isfinite(layer.y).all():
                return layer.name
        if not np.isfinite(self.network.loss.clip_losses).all():
            return "loss"
        learning = list(zip(self.network.segments, norms, strict=True))
        return next(name for name, norm in reversed(learning) if not isfinite(norm))
