"""`train`: a network learns a corpus, with a progress bar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from math import isfinite
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.commands.answers import counted, percent, tell
from app.commands.bars import Bar
from app.commands.corpora import Material, material_of, open_corpus
from app.commands.session_file import check_place
from app.commands.variation import room_for, variation_of, varied
from engine.corpus.dataset import Dataset, Examples
from engine.failure import Failure
from engine.session import Session, save_session
from engine.sound.features import FeatureSettings
from engine.training.batches import check_batch_size
from engine.training.confusion import confusion_of
from engine.training.defaults import default_settings
from engine.training.progress import Ending, Evaluation
from engine.training.trainer import Trainer

SHOW_EVERY_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Training:
    """What the user asked for.

    `changes` are fields of `TrainingSettings` other than the network's defaults. Without `steps`
    the network trains until it has converged. `copies`, `variations` and `room` say how the
    training clips are varied, as `variation_of` and `room_for` take them.
    """

    corpus: str
    network: str
    changes: Mapping[str, Any]
    validation: str | None = None
    steps: int | None = None
    session: Path | None = None
    as_json: bool = False
    copies: int | None = None
    variations: Mapping[str, Any] = field(default_factory=dict)
    room: Path | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What training came to; seconds are those of the steps alone, without the evaluations."""

    ending: Ending
    seconds: float
    evaluations: tuple[Evaluation, ...]
    confusion: NDArray[np.int64]

    @property
    def final(self) -> Evaluation:
        """The evaluation of the trained network, over all clips."""
        return self.evaluations[-1]


def run_train(asked: Training) -> int:
    """Train, save if asked to, answer on standard output, and return the exit code.

    Raises
    ------
    Failure
        When settings are impossible, the corpora are unusable, the run is stopped by numbers that
        are not finite, or the session cannot be written. Nothing is written then.
    """
    settings = default_settings(asked.network, **asked.changes)
    if asked.steps is not None:
        settings = replace(settings, step_limit=asked.steps)
    if asked.session is not None:
        check_place(asked.session)
    variation = variation_of(asked.copies, asked.variations)
    room = room_for(variation, asked.room)
    features = FeatureSettings()
    corpus = open_corpus(asked.corpus)
    held_back = None
    if asked.validation is not None:
        held_back = open_corpus(asked.validation, fewest_words=1)
    material = material_of(corpus, held_back, features)
    if variation is not None:
        more = varied(material.dataset, variation, features, room)
        material = replace(material, dataset=more)
    if "batch_size" in asked.changes:
        check_batch_size(settings.batch_size, len(material.dataset.training.labels))

    trainer = TimedTrainer(material.dataset, settings)
    with np.errstate(all="ignore"):  # a run that diverges ends with a sentence
        outcome = train(trainer, until_converged=asked.steps is None)
    if asked.session is not None:
        save_session(asked.session, Session.of(trainer, features, outcome.evaluations))
    sentence = _sentence(trainer, outcome)
    if asked.session is not None:
        sentence += f"\nSession: {asked.session}"
    numbers = _numbers(trainer, outcome, material)
    numbers["variation"] = None if variation is None else asdict(variation)
    tell(sentence, numbers, as_json=asked.as_json)
    return 0


class TimedTrainer(Trainer):
    """A trainer that knows how long its evaluations took, which are no training."""

    evaluation_seconds = 0.0

    def evaluate(self) -> Evaluation:
        """Measure the network as it stands on both splits, and how long that takes."""
        begun = perf_counter()
        evaluation = super().evaluate()
        self.evaluation_seconds += perf_counter() - begun
        return evaluation


def train(trainer: TimedTrainer, *, until_converged: bool) -> Outcome:
    """Take all the steps, with a bar, and measure the network with every clip at the end.

    Raises
    ------
    Failure
        When numbers are no longer finite.
    """
    evaluations: list[Evaluation] = []
    steps = trainer.steps(until_converged=until_converged)
    ending: Ending | None = None
    evaluated_before = trainer.evaluation_seconds
    with Bar(f"Training {trainer.settings.network}", "steps", trainer.settings.step_limit) as bar:
        begun = perf_counter()
        shown = begun
        while ending is None:
            try:
                step = next(steps)
            except StopIteration as end:
                ending = end.value
                continue
            if step.evaluation:
                evaluations.append(step.evaluation)
            if perf_counter() - shown >= SHOW_EVERY_SECONDS:
                shown = perf_counter()
                bar.set_postfix_str(_state(step.metrics.loss, evaluations), refresh=False)
                bar.move_to(trainer.step)
        seconds = perf_counter() - begun - (trainer.evaluation_seconds - evaluated_before)
        bar.total = trainer.step
        bar.move_to(trainer.step)
    final = evaluate_all(trainer)
    if evaluations and evaluations[-1].step == final.step:
        evaluations.pop()
    confusion = confusion_of(trainer.network, _judged(trainer.dataset), len(trainer.dataset.words))
    return Outcome(ending, seconds, (*evaluations, final), confusion)


def evaluate_all(trainer: Trainer) -> Evaluation:
    """Measure the network with all clips of both splits; Failure when its numbers are not finite.

    The last update comes after the last loss, so that nobody else looks at what it made.
    """
    training, held_back = trainer.dataset.training, trainer.dataset.validation
    measured = [trainer.network.evaluate(training.features, training.labels)]
    if len(held_back.labels):
        measured.append(trainer.network.evaluate(held_back.features, held_back.labels))
    numbers = (*(loss for loss, _ in measured), float(trainer.network.vector.sum()))
    if not all(map(isfinite, numbers)):
        raise Failure(
            "After step {step} the network's numbers grew beyond all bounds.",
            "Try a smaller learning rate than {rate}.",
            step=trainer.step,
            rate=trainer.settings.learning_rate,
        )
    validation = measured[1] if len(held_back.labels) else (None, None)
    return Evaluation(trainer.run_id, trainer.step, *measured[0], *validation)


def _judged(dataset: Dataset) -> Examples:
    """Return the examples that the confusion is about: those held back, or else all."""
    return dataset.validation if len(dataset.validation.labels) else dataset.training


def _state(loss: float, evaluations: list[Evaluation]) -> str:
    state = f"loss {loss:.3f}"
    if evaluations and evaluations[-1].validation_accuracy is not None:
        state += f", validation {percent(evaluations[-1].validation_accuracy)}"
    return state


def _numbers(trainer: Trainer, outcome: Outcome, material: Material) -> dict[str, Any]:
    dataset = trainer.dataset
    return {
        "network": trainer.settings.network,
        "parameters": trainer.network.vector.size,
        "steps": trainer.step,
        "seconds": outcome.seconds,
        "steps_per_second": trainer.step / outcome.seconds,
        "train_accuracy": outcome.final.training_accuracy,
        "validation_accuracy": outcome.final.validation_accuracy,
        "train_loss": outcome.final.training_loss,
        "validation_loss": outcome.final.validation_loss,
        "ended": outcome.ending.value,
        "seed": trainer.settings.seed,
        "words": dataset.words,
        "confusion": outcome.confusion.tolist(),
        "training_clips": dataset.training.recordings,
        "training_examples": len(dataset.training.labels),
        "validation_clips": len(dataset.validation.labels),
        "skipped": material.skipped,
    }


def _sentence(trainer: Trainer, outcome: Outcome) -> str:
    dataset = trainer.dataset
    why = {
        Ending.CONVERGED: "until it had converged",
        Ending.STEP_LIMIT: "and then the steps were used up",
    }[outcome.ending]
    clips, examples = dataset.training.recordings, len(dataset.training.labels)
    learned = counted(clips, "clip")
    if examples > clips:
        learned += f", {examples:,} with variations"
    validation = "no clips were held back"
    if outcome.final.validation_accuracy is not None:
        validation = (
            f"{percent(outcome.final.validation_accuracy)} right of "
            f"{counted(len(dataset.validation.labels), 'validation clip')}"
        )
    return (
        f"The network {trainer.settings.network} "
        f"({counted(trainer.network.vector.size, 'parameter')}) "
        f"took {counted(trainer.step, 'step')} in {outcome.seconds:.2f} s "
        f"({trainer.step / outcome.seconds:,.0f} a second), {why}.\n"
        f"It learned {counted(len(dataset.words), 'word')} from "
        f"{learned}: "
        f"{percent(outcome.final.training_accuracy)} right of those, {validation}."
    )
