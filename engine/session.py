"""Sessions: a trained network and what it was trained with, in one file.

The file is a zip of `session.json`, `weights.safetensors` with the parameters by name as float32,
and, where the optimizer remembers something, `optimizer.safetensors`. Nothing in it is executable,
and nothing in it is believed before it was checked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.numpy
from numpy.typing import NDArray

from engine.archive import read_archive, write_archive
from engine.corpus.dataset import Dataset
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.network.network import Network
from engine.network.presets import PRESETS
from engine.session_fields import (
    check_features,
    check_size,
    check_words,
    from_plain,
    plain_count,
)
from engine.sound.features import FeatureSettings
from engine.training.construction import network_of, optimizer_of
from engine.training.progress import Evaluation
from engine.training.settings import TrainingSettings
from engine.training.trainer import Trainer

FORMAT = "voxprop-session"
VERSION = 1
"""Of the format. A program that knows it reads it; fields that it does not know are left out."""

DESCRIPTION = "session.json"
WEIGHTS = "weights.safetensors"
MEMORY = "optimizer.safetensors"
LARGEST = {DESCRIPTION: 64 * 2**20, WEIGHTS: 512 * 2**20, MEMORY: 1024 * 2**20}
"""Bytes of each member beyond which it cannot be ours."""


@dataclass(frozen=True, slots=True, eq=False)
class Session:
    """A network as it stood after `step` steps, with all that is needed to use it.

    `parameters` has each array of weights by its name ("hidden1.W"), float32; `evaluations` are
    those made on the way, in order. `memory` has what the optimizer remembers of earlier steps, as
    in `Optimizer.memories`, each a flat vector as long as all parameters together.
    """

    settings: TrainingSettings
    words: tuple[str, ...]
    feature_settings: FeatureSettings
    step: int
    parameters: Mapping[str, NDArray[np.float32]]
    evaluations: tuple[Evaluation, ...] = ()
    memory: Mapping[str, NDArray[np.float32]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        trainer: Trainer,
        feature_settings: FeatureSettings,
        evaluations: Sequence[Evaluation] = (),
    ) -> Session:
        """Return the session of a trainer as it stands; it shares no memory with it."""
        return cls(
            settings=trainer.settings,
            words=trainer.dataset.words,
            feature_settings=feature_settings,
            step=trainer.step,
            parameters={
                name: np.array(array, np.float32)
                for name, array in trainer.network.parameters.items()
            },
            evaluations=tuple(evaluations),
            memory={
                name: np.array(vector, np.float32)
                for name, vector in trainer.checkpoint().optimizer.items()
                if isinstance(vector, np.ndarray)
            },
        )

    def trainer(self, dataset: Dataset, run_id: int = 0) -> Trainer:
        """Return a trainer that goes on from here, with clips of the same words in their order.

        With the clips that it was trained on and without dropout, its next steps are those that
        would have come, bit by bit, unless it had grown or changed its clips or its settings.

        Raises
        ------
        ValueError
            When the words are others.
        """
        if dataset.words != self.words:
            raise ValueError(f"{dataset.words} are not {self.words}")
        trainer = Trainer(dataset, self.settings, run_id)
        begun = trainer.checkpoint()
        vector = self.network().vector
        optimizer = {"steps_taken": self.step, **self.memory}
        trainer.restore(replace(begun, step=self.step, vector=vector, optimizer=optimizer))
        return trainer

    def network(self) -> Network:
        """Build the network with these weights: it predicts what the trained one did, bit by bit.

        Raises
        ------
        ValueError
            When the parameters are not those that the settings say.
        Failure
            When the settings are impossible.
        """
        features = self.feature_settings
        network = network_of(self.settings, (features.frames, features.bands), len(self.words))
        if self.parameters.keys() != network.parameters.keys():
            odd = sorted(self.parameters.keys() ^ network.parameters.keys())
            raise ValueError(f"the weights {', '.join(odd)} are missing or too many")
        for name, array in network.parameters.items():
            stored = self.parameters[name]
            if stored.shape != array.shape or stored.dtype != np.float32:
                raise ValueError(f"{name} is {stored.dtype} {stored.shape}, not {array.shape}")
            if not np.isfinite(stored).all():
                raise ValueError(f"{name} has values that are no numbers")
            array[...] = stored
        return network


def save_session(path: Path, session: Session) -> None:
    """Save a session under exactly this name, whole or not at all; the same gives the same bytes.

    Raises
    ------
    Failure
        When it has weights or losses that are no finite numbers, or the file cannot be written;
        what was there before is then still there.
    """
    losses = [(one.training_loss, one.validation_loss or 0.0) for one in session.evaluations]
    numbers = [*session.parameters.values(), *session.memory.values(), np.array(losses)]
    if not all(np.isfinite(array).all() for array in numbers):
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The network's numbers grew beyond all bounds."),
            QT_TRANSLATE_NOOP("engine", "Train it again with a smaller learning rate, then save."),
        )
    weights = {name: np.ascontiguousarray(array) for name, array in session.parameters.items()}
    members = {
        DESCRIPTION: json.dumps(_description(session), indent=1, allow_nan=False).encode(),
        WEIGHTS: safetensors.numpy.save(weights),
    }
    if session.memory:
        members[MEMORY] = safetensors.numpy.save(dict(session.memory))
    try:
        write_archive(path, members)
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead round in a circle
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The session {name} could not be written: {reason}."),
            QT_TRANSLATE_NOOP("engine", "Choose another place, with room on the disk."),
            name=path.name,
            reason=getattr(error, "strerror", None) or error,
        ) from error


def load_session(path: Path) -> Session:
    """Load a session, and check all of it.

    Raises
    ------
    Failure
        When there is no such file, it is no session, one of a newer version, or damaged.
    """
    try:
        members = _members(path)
        description = _parsed(path, members[DESCRIPTION])
        session = _session(path, description, members)
    except (ValueError, TypeError, RecursionError, MemoryError) as error:
        raise _damaged(path, str(error)) from error
    return session


def _description(session: Session) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "words": session.words,
        "step": session.step,
        "settings": asdict(session.settings),
        "features": asdict(session.feature_settings),
        "evaluations": [asdict(one) for one in session.evaluations],
    }


def _members(path: Path) -> dict[str, bytes]:
    """Return the members of the file; Failure when it is missing or no session."""
    if not path.is_file():
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "There is no session {name}."),
            QT_TRANSLATE_NOOP("engine", "It may have been moved or renamed: choose it again."),
            name=path.name or path,
        )
    try:
        members = read_archive(path, LARGEST)
    except OSError as error:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The session {name} cannot be read: {reason}."),
            QT_TRANSLATE_NOOP("engine", "Check that you may read the file, and try again."),
            name=path.name,
            reason=error.strerror or error,
        ) from error
    if DESCRIPTION not in members:
        raise _foreign(path)
    if WEIGHTS not in members:
        raise ValueError("it has no weights")
    return members


def _parsed(path: Path, text: bytes) -> dict[str, Any]:
    """Return the description; Failure when it is another program's or of a newer version."""
    description = json.loads(text)
    if not isinstance(description, dict) or description.get("format") != FORMAT:
        raise _foreign(path)
    version = plain_count("version", description.get("version"))
    if version > VERSION:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "{name} was saved by a newer Voxprop."),
            QT_TRANSLATE_NOOP("engine", "Install the newest version, and open it with that."),
            name=path.name,
        )
    return description


def _session(path: Path, description: Mapping[str, Any], members: Mapping[str, bytes]) -> Session:
    """Return the session if its parts fit together; ValueError says what does not."""
    kind = from_plain(_NetworkKind, description.get("settings")).network
    if kind not in PRESETS:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "{name} has a network of an unknown kind, “{kind}”."),
            QT_TRANSLATE_NOOP("engine", "Install the newest version, and open it with that."),
            name=path.name,
            kind=kind,
        )
    try:
        session = Session(
            settings=from_plain(TrainingSettings, description["settings"]),
            words=check_words(description.get("words")),
            feature_settings=check_features(
                from_plain(FeatureSettings, description.get("features"))
            ),
            step=plain_count("step", description.get("step")),
            parameters=_weights(members[WEIGHTS]),
            evaluations=_evaluations(description.get("evaluations", [])),
            memory=_weights(members[MEMORY]) if MEMORY in members else {},
        )
        check_size(session.settings, len(session.words), session.feature_settings)
        _check_memory(session, session.network())
    except Failure as failure:  # of the settings, which are impossible
        raise ValueError(failure.what.format(**failure.values).rstrip(".")) from failure
    return session


@dataclass(frozen=True, slots=True)
class _NetworkKind:
    network: str


def _weights(content: bytes) -> dict[str, NDArray[np.float32]]:
    try:
        arrays = safetensors.numpy.load(content)
    except Exception as error:  # its own kind of error, and KeyError for dtypes that numpy lacks
        raise ValueError(f"the weights cannot be read ({error})") from error
    for array in arrays.values():
        array.setflags(write=False)
    return arrays


def _check_memory(session: Session, network: Network) -> None:
    """Raise ValueError unless the optimizer could remember this."""
    known = optimizer_of(session.settings).memories
    for name, vector in session.memory.items():
        fits = vector.shape == network.vector.shape and vector.dtype == np.float32
        if name not in known or not fits or not np.isfinite(vector).all():
            raise ValueError(f"what the optimizer remembers as {name} does not fit")


def _evaluations(data: object) -> tuple[Evaluation, ...]:
    if not isinstance(data, list):
        raise TypeError("evaluations are no list")
    return tuple(from_plain(Evaluation, one) for one in data)


def _foreign(path: Path) -> Failure:
    return Failure(
        QT_TRANSLATE_NOOP("engine", "{name} is no session of Voxprop."),
        QT_TRANSLATE_NOOP("engine", "Choose a file that Voxprop saved."),
        name=path.name,
    )


def _damaged(path: Path, problem: str) -> Failure:
    return Failure(
        QT_TRANSLATE_NOOP("engine", "{name} is no session, or a damaged one: {problem}."),
        QT_TRANSLATE_NOOP("engine", "Choose a file that Voxprop saved, or save it again."),
        name=path.name,
        problem=problem,
    )
