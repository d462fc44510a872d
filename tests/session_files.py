"""Small sessions, and what damages the file of one."""

from __future__ import annotations

import io
import json
import zipfile

import safetensors.numpy
from small_corpus import small_dataset

from engine.session import DESCRIPTION, WEIGHTS, Session
from engine.sound.features import FeatureSettings
from engine.training.defaults import default_settings
from engine.training.trainer import Trainer

FEATURES = FeatureSettings(frames=6, bands=5)
KINDS = {"linear": (), "dnn": (4, 3), "cnn": (2,), "rnn": (4,), "gru": (4,), "lstm": (4,)}


def trained(network: str = "dnn", steps: int = 3, **changes) -> tuple[Trainer, Session]:
    chosen = default_settings(network, hidden=KINDS[network], step_limit=steps, **changes)
    trainer = Trainer(small_dataset(), chosen)
    for _ in trainer.steps(until_converged=False):
        pass
    return trainer, Session.of(trainer, FEATURES, [trainer.evaluate()])


def same(one: Session, other: Session) -> bool:
    return (
        one.settings == other.settings
        and one.words == other.words
        and one.feature_settings == other.feature_settings
        and one.step == other.step
        and one.evaluations == other.evaluations
        and one.parameters.keys() == other.parameters.keys()
        and one.memory.keys() == other.memory.keys()
        and all(
            array.tobytes() == other.memory[name].tobytes() for name, array in one.memory.items()
        )
        and all(
            array.tobytes() == other.parameters[name].tobytes()
            for name, array in one.parameters.items()
        )
    )


def described(content: bytes, change) -> bytes:
    """Return the session with its description changed."""
    description = json.loads(zipfile.ZipFile(io.BytesIO(content)).read(DESCRIPTION))
    change(description)
    return with_members(content, {DESCRIPTION: json.dumps(description).encode()})


def weighed(content: bytes, change) -> bytes:
    """Return the session with its weights changed."""
    weights = safetensors.numpy.load(zipfile.ZipFile(io.BytesIO(content)).read(WEIGHTS))
    weights = {name: array.copy() for name, array in weights.items()}
    change(weights)
    return with_members(content, {WEIGHTS: safetensors.numpy.save(weights)})


def with_members(content: bytes, changed) -> bytes:
    archive = zipfile.ZipFile(io.BytesIO(content))
    members = {name: archive.read(name) for name in archive.namelist()} | changed
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, data in members.items():
            if data is not None:
                made.writestr(name, data)
    return target.getvalue()
