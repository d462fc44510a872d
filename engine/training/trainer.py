"""The six steps - initialise, forward, loss, gradient, update, repeat - as a plain generator.

There is no thread here: whoever calls `next()` trains one step.
"""

from __future__ import annotations

from collections.abc import Generator
from math import inf, nan, sqrt

import numpy as np
from numpy.typing import NDArray

from engine.corpus.dataset import Dataset, Examples
from engine.network.clipping import clip_by_norm
from engine.network.layer import Array
from engine.network.network import Network, RandomStates
from engine.network.optimizers import Optimizer
from engine.network.schedules import Schedule
from engine.training.batches import Batches, Indices
from engine.training.checkpoints import Checkpoint
from engine.training.construction import network_of, optimizer_of, schedule_of
from engine.training.convergence import Convergence
from engine.training.finiteness import check_finite
from engine.training.growth import extends, grown_memory, grown_network
from engine.training.kept_clips import ClipStore, KeptClips
from engine.training.progress import Answer, Ending, Evaluation, Step, StepMetrics
from engine.training.record import Record
from engine.training.recorder import Recorder, StepContext
from engine.training.settings import TrainingSettings
from engine.training.signals import frozen
from engine.training.teaching import Teaching, teaching_factor

EVALUATE_EVERY = 100  # steps
RATIOS_EVERY = 8  # steps: each measurement takes a small network a twentieth of a step
EVALUATE_AT_MOST = 512  # clips of each split: enough for a percent, too few to slow the training


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
        self._unmeasured = (nan,) * len(self.network.segments)
        self._teaching: Teaching | None = None
        self._store = ClipStore()
        self._take_data(dataset, number=0)

    def replace_data(self, dataset: Dataset) -> None:
        """Go on with other clips; nothing is in the spotlight then.

        Where there are further words behind those that the network knows, it grows an output for
        each. ValueError when the words are others.
        """
        if dataset.words != self.dataset.words:
            self._grow(dataset)
        self.spotlight = None
        self._teaching = None
        self._take_data(dataset, self._data_number + 1)

    def teach(self, clips: tuple[int, ...], steps: int) -> None:
        """Let the next `steps` steps teach `clips[0]`; see `Teaching`."""
        self._teaching = Teaching(clips, self.step, steps)

    def _grow(self, dataset: Dataset) -> None:
        if not extends(self.dataset.words, dataset.words):
            raise ValueError(f"{dataset.words} do not go on from {self.dataset.words}")
        old, memory = self.network, self._optimizer.snapshot()
        self.network = grown_network(old, self.settings, dataset)
        self._optimizer = optimizer_of(self.settings)
        self._optimizer.restore(grown_memory(memory, old, self.network))
        self.convergence = Convergence()

    def _fit(self, vector: Array, dataset: Dataset) -> None:
        """Have as many outputs as there were when `vector` was kept."""
        if len(vector) != len(self.network.vector):
            shape = dataset.training.features.shape[1:]
            self.network = network_of(self.settings, shape, len(dataset.words))
            self._optimizer = optimizer_of(self.settings)

    def _take_data(self, dataset: Dataset, number: int) -> None:
        self.dataset = dataset
        self._kept: KeptClips | None = None
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
            if until_converged and self.has_converged(step):
                return Ending.CONVERGED
        return Ending.STEP_LIMIT

    def has_converged(self, step: Step) -> bool:
        """Whether the evaluation that came with a step, just trained, says so."""
        evaluation = step.evaluation
        return evaluation is not None and self.convergence.reached(evaluation.training_loss)

    def one_step(self, *, evaluate: bool = True) -> Step:
        """Train one step; `evaluate` measures the network after every hundredth.

        Raises
        ------
        Failure
            As `steps` does.
        """
        examples = self.dataset.training
        batch, factor = self._next_batch()
        labels = examples.labels[batch]
        self.step += 1
        dropout = self.network.random_states if self.record_wanted else ()

        with np.errstate(over="ignore", invalid="ignore"):  # looked for below
            loss = self.network.loss_and_gradients(
                examples.features[batch], labels, input_gradient=self.record_wanted
            )
        norms = self._norms(self.network.gradient_vector)
        check_finite(self.network, loss, norms, self.step, self.learning_rate)
        right = self.network.loss.predictions.argmax(axis=0) == labels
        wanted = self.record_wanted
        recorder = self._recorder(batch, loss, dropout, factor) if wanted else None
        if recorder:
            recorder.before_update()

        scale = self._clip()
        measured = self.record_wanted or self.step % RATIOS_EVERY == 1
        sizes = self._norms(self.network.vector) if measured else ()
        self._optimizer.learning_rate = self.learning_rate * factor
        self._optimizer.step(self.network.vector, self.network.gradient_vector)
        ratios = self._update_ratios(sizes) if measured else self._unmeasured

        record = recorder.after_update(scale) if recorder else None
        accuracy = float(right.mean())
        metrics = StepMetrics(self.run_id, self.step, loss, accuracy, norms, ratios)
        evaluation = None
        if self.step % EVALUATE_EVERY == 0 and evaluate:
            evaluation = self.evaluate()
            self.convergence = self.convergence.after(evaluation.training_loss)
        return Step(metrics, evaluation, record)

    def preview(self, dropout: RandomStates | None = None) -> Record:
        """Return the record of a pass that updates nothing: the network as it stands.

        The batch is the present step's, or as many of the first clips where none has been learned
        from yet. Its dropout is drawn from `dropout`, by default as the next step's will be.
        """
        examples = self.dataset.training
        batch = self._present_batch()
        following = self.network.random_states
        drawn_from = following if dropout is None else dropout
        self.network.random_states = drawn_from
        loss = self.network.loss_and_gradients(
            examples.features[batch], examples.labels[batch], input_gradient=True
        )
        factor = self._schedule.factor(max(self.step, 1))
        recorder = self._recorder(batch, loss, drawn_from, factor)
        recorder.before_update()
        self.network.random_states = following
        return recorder.after_update(is_preview=True)

    def checkpoint(self) -> Checkpoint:
        """Return all that the next step depends on."""
        return Checkpoint(
            step=self.step,
            vector=frozen(self.network.vector),
            optimizer=self._optimizer.snapshot(),
            dropout=self.network.random_states,
            learning_rate=self.learning_rate,
            convergence=self.convergence,
            clips=self.kept_clips,
            data_from=self._data_from,
            data_number=self._data_number,
            teaching=self._teaching,
        )

    @property
    def kept_clips(self) -> KeptClips:
        """The present dataset, as a run keeps it."""
        if self._kept is None:
            self._kept = self._store.keep(self.dataset)
        return self._kept

    def restore(self, checkpoint: Checkpoint) -> None:
        """Stand where the checkpoint was made: the next steps will be the same, bit for bit."""
        dataset = checkpoint.clips.dataset()
        if dataset is not self.dataset:
            self.spotlight = None
        self.step = checkpoint.data_from
        self._take_data(dataset, checkpoint.data_number)
        self._kept = checkpoint.clips
        self.step = checkpoint.step
        self._fit(checkpoint.vector, dataset)
        self.network.vector[...] = checkpoint.vector
        self._optimizer.restore(checkpoint.optimizer)
        self.network.random_states = checkpoint.dropout
        self.learning_rate = checkpoint.learning_rate
        self.convergence = checkpoint.convergence
        self._teaching = checkpoint.teaching

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

    def _present_batch(self) -> Indices:
        if self.step == self._data_from:
            return np.arange(self._batches.size)
        return self._batch_after(self.step - 1)

    def _next_batch(self) -> tuple[Indices, float]:
        """Return the clips of the next step, and with what its learning rate is multiplied."""
        factor = self._schedule.factor(self.step + 1)
        if self._teaching is not None and self._teaching.covers(self.step):
            factor = teaching_factor(factor)
        return self._batch_after(self.step), factor

    def _batch_after(self, step: int) -> Indices:
        """Return the clips of the step that follows `step`."""
        if self._teaching is not None and self._teaching.covers(step):
            return self._teaching.batch(step, self.dataset.training.labels, self.settings.seed)
        return self._batches[step - self._data_from]

    def _recorder(
        self, batch: Indices, loss: float, dropout: RandomStates, factor: float
    ) -> Recorder:
        chosen = self.spotlight
        there = chosen is not None and chosen < len(self.dataset.training.labels)
        spotlight = chosen if chosen is not None and there else int(batch[0])
        context = StepContext(
            run_id=self.run_id,
            step=self.step,
            dataset=self.dataset,
            batch=batch,
            spotlight=spotlight,
            batch_loss=loss,
            dropout=dropout,
            optimizer_kind=self._optimizer.kind,
            learning_rate=self.learning_rate * factor,
            weight_decay=self._optimizer.weight_decay,
        )
        return Recorder(self.network, context)

    def _measure(self, examples: Examples) -> tuple[float, float]:
        every = -(-len(examples.labels) // EVALUATE_AT_MOST)
        return self.network.evaluate(examples.features[::every], examples.labels[::every])

    def _norms(self, vector: Array) -> tuple[float, ...]:
        """Return the Euclidean norm of each learning layer's part of a vector of all parameters."""
        parts = [vector[part] for part in self.network.segments.values()]
        with np.errstate(over="ignore"):  # a run that diverges is stopped by its numbers
            return tuple([sqrt(part.dot(part)) for part in parts])  # np.dot takes twice as long

    def _update_ratios(self, sizes: tuple[float, ...]) -> tuple[float, ...]:
        """Return how far the last update has moved each layer, as a share of its size before."""
        moved = self._norms(self._optimizer.update)
        return tuple(
            way / size if size else (inf if way else 0.0)
            for way, size in zip(moved, sizes, strict=True)
        )

    def _clip(self) -> float:
        most = self.settings.clip_norm
        if not most:
            return 1.0
        norm = clip_by_norm(self.network.gradient_vector, most)
        return min(1.0, most / norm) if norm else 1.0
