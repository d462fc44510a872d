"""The six steps - initialise, forward, loss, gradient, update, repeat - as a plain generator.

There is no thread here: whoever calls `next()` trains one step.
"""

from __future__ import annotations

from collections.abc import Generator
from math import isfinite, sqrt

import numpy as np
from numpy.typing import NDArray

from engine.corpus.dataset import Dataset, Examples
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.network.layer import Layer
from engine.network.network import Network
from engine.network.optimizers import GradientDescent
from engine.network.presets import build_network
from engine.training.batches import batches
from engine.training.progress import Answer, Ending, Evaluation, Step, StepMetrics
from engine.training.record import Record
from engine.training.recorder import Recorder, StepContext
from engine.training.settings import TrainingSettings

EVALUATE_EVERY = 100  # steps
EVALUATE_AT_MOST = 512  # clips of each split: enough for a percent, too few to slow the training
CONVERGED_LOSS = 0.01  # mean training loss at which every word is all but certain
PATIENCE = 20  # evaluations without progress after which a run has converged
PROGRESS = 0.01  # the share by which the training loss must fall to count as progress


class Trainer:
    """One run: a network, its data, and the steps.

    Attributes
    ----------
    record_wanted
        Set it before a step to get that step's record.
    spotlight
        Index of the training example that records follow; None follows the batch's first clip.
    learning_rate
        May be changed between steps.
    """

    def __init__(self, dataset: Dataset, settings: TrainingSettings, run_id: int = 0) -> None:
        self.settings = settings
        self.run_id = run_id
        self.step = 0
        self.record_wanted = False
        self.spotlight: int | None = None
        self.network: Network = build_network(
            settings.network,
            input_shape=dataset.training.features.shape[1:],
            classes=len(dataset.words),
            hidden=settings.hidden,
            activation=settings.activation,
            loss=settings.loss,
            seed=settings.seed,
        )
        self._optimizer = GradientDescent(settings.learning_rate)
        self._rng = np.random.default_rng([settings.seed, 1])
        self._best_loss = float("inf")
        self._evaluations_without_progress = 0
        self.replace_data(dataset)

    @property
    def learning_rate(self) -> float:
        """The eta of the next update."""
        return self._optimizer.learning_rate

    @learning_rate.setter
    def learning_rate(self, value: float) -> None:
        self._optimizer.learning_rate = value

    def replace_data(self, dataset: Dataset) -> None:
        """Go on with other clips of the same words."""
        self.dataset = dataset
        self.spotlight = None
        self._batches = batches(len(dataset.training.labels), self.settings.batch_size, self._rng)

    def steps(self, *, until_converged: bool = True) -> Generator[Step, None, Ending]:
        """Train; each `next()` is one step. The generator returns why it ended.

        Raises
        ------
        Failure
            When the loss is no longer a finite number; it names the step and the layer.
        """
        limit = self.step + self.settings.step_limit
        while self.step < limit:
            step = self._one_step()
            yield step
            if until_converged and step.evaluation and self._converged(step.evaluation):
                return Ending.CONVERGED
        return Ending.STEP_LIMIT

    def preview(self) -> Record:
        """Return the record of a pass that updates nothing: the network as it stands."""
        examples = self.dataset.training
        batch = np.arange(min(self.settings.batch_size, len(examples.labels)))
        loss = self.network.loss_and_gradients(examples.features[batch], examples.labels[batch])
        recorder = self._recorder(batch, loss)
        recorder.before_update()
        return recorder.after_update()

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

    def _one_step(self) -> Step:
        examples = self.dataset.training
        batch = next(self._batches)
        labels = examples.labels[batch]
        self.step += 1

        loss = self.network.loss_and_gradients(examples.features[batch], labels)
        self._check_finite(loss)
        right = self.network.loss.predictions.argmax(axis=0) == labels
        norms = tuple(_gradient_norm(layer) for layer in self.network.with_parameters())
        recorder = self._recorder(batch, loss) if self.record_wanted else None
        if recorder:
            recorder.before_update()

        self._optimizer.step(self.network.vector, self.network.gradient_vector)

        record = recorder.after_update() if recorder else None
        metrics = StepMetrics(self.run_id, self.step, loss, float(right.mean()), norms)
        evaluation = self.evaluate() if self.step % EVALUATE_EVERY == 0 else None
        return Step(metrics, evaluation, record)

    def _recorder(self, batch: np.ndarray[tuple[int], np.dtype[np.int64]], loss: float) -> Recorder:
        spotlight = int(batch[0]) if self.spotlight is None else self.spotlight
        context = StepContext(
            run_id=self.run_id,
            step=self.step,
            dataset=self.dataset,
            batch=batch,
            spotlight=spotlight,
            batch_loss=loss,
            learning_rate=self.learning_rate,
        )
        return Recorder(self.network, context)

    def _measure(self, examples: Examples) -> tuple[float, float]:
        every = -(-len(examples.labels) // EVALUATE_AT_MOST)
        return self.network.evaluate(examples.features[::every], examples.labels[::every])

    def _converged(self, evaluation: Evaluation) -> bool:
        if evaluation.training_loss < self._best_loss * (1 - PROGRESS):
            self._best_loss = evaluation.training_loss
            self._evaluations_without_progress = 0
        else:
            self._evaluations_without_progress += 1
        return (
            evaluation.training_loss < CONVERGED_LOSS
            or self._evaluations_without_progress >= PATIENCE
        )

    def _check_finite(self, loss: float) -> None:
        if isfinite(loss):
            return
        raise Failure(
            QT_TRANSLATE_NOOP(
                "engine", "At step {step} the numbers of layer {layer} grew beyond all bounds."
            ),
            QT_TRANSLATE_NOOP("engine", "Reset, and try a smaller learning rate than {rate}."),
            step=self.step,
            layer=self._first_layer_not_finite(),
            rate=self.learning_rate,
        )

    def _first_layer_not_finite(self) -> str:
        for layer in self.network.layers:
            if not np.isfinite(layer.y).all():
                return layer.name
        return "loss"


def _gradient_norm(layer: Layer) -> float:
    flat = (gradient.ravel() for gradient in layer.gradients.values())
    with np.errstate(over="ignore"):  # a run that diverges is stopped by its loss
        return sqrt(sum(float(np.dot(gradient, gradient)) for gradient in flat))
