"""`picture`: the window at one step and phase of a run, as a PNG."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.addresses import phase_of, place_of
from app.commands.answers import tell
from app.commands.corpora import EMBEDDED, open_corpus
from app.commands.writing import check_writable
from app.controllers.phases import phases_of
from engine.corpus import embedded
from engine.corpus.dataset import Dataset, Examples
from engine.failure import Failure
from engine.session import Session, load_session
from engine.sound.features import FeatureSettings
from engine.training.defaults import default_settings
from engine.training.record import Record
from engine.training.settings import TrainingSettings
from engine.training.trainer import Trainer

if TYPE_CHECKING:
    from app.photograph import Witness

LIST = "list"
PNG = ".png"
LANGUAGES = {"en": "en", "zh": "zh_CN"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked for; None is what was left out.

    `files` are the session, if there is one, and the picture. `changes` are fields of
    `TrainingSettings` other than the network's defaults.
    """

    files: tuple[Path, ...]
    network: str | None = None
    changes: Mapping[str, Any] | None = None
    corpus: str = EMBEDDED
    step: int | None = None
    phase: str | None = None
    frame: int | None = None
    fraction: float | None = None
    size: tuple[int, int] = (1280, 800)
    light: bool = False
    language: str = "en"
    batch: bool = False
    pin: str | None = None


def run_picture(asked: Asked) -> int:
    """Take the picture, or list the phases, and return the exit code.

    Everything that can be known to be impossible is refused before the window is opened.

    Raises
    ------
    Failure
        When there is no such session, corpus, step, phase, frame or number; or the picture cannot
        be written. Nothing is written then.
    """
    session_path, picture = _files(asked)
    session = None if session_path is None else load_session(session_path)
    settings = _settings(asked, session)
    if asked.phase == LIST:
        names = [phase.name for phase in phases_of(sample_record(settings))]
        tell("\n".join(names), {"phases": names}, as_json=False)
        return 0
    assert picture is not None
    _check_picture(picture)
    step = _step(asked, settings, session)
    base, words = _base(asked.corpus)
    record = sample_record(settings, words)
    fraction = _fraction(asked, record)
    pin = None if asked.pin is None else place_of(asked.pin, record, batch=asked.batch)
    from app.photograph import Shot, take_picture  # Qt: not before it is needed

    shot = Shot(
        settings=settings,
        base=base,
        step=step,
        phase=asked.phase,
        fraction=fraction,
        size=asked.size,
        light=asked.light,
        language=LANGUAGES[asked.language],
        batch=asked.batch,
        pin=pin,
        witness=None
        if session is None or session_path is None
        else _witness(session_path, session),
    )
    take_picture(shot, picture)
    tell(f"Picture: {picture}", {}, as_json=False)
    return 0


def sample_record(settings: TrainingSettings, words: int = 10) -> Record:
    """Return a record of such a network, of two clips of silence: it has all phases and places."""
    features = FeatureSettings()
    silence = np.zeros((2, features.frames, features.bands), np.float32)
    examples = Examples(silence, np.array([0, 1], np.int64), ())
    trainer = Trainer(Dataset(tuple(map(str, range(words))), examples, examples), settings)
    trainer.record_wanted = True
    record = trainer.one_step(evaluate=False).record
    assert record is not None
    return record


def _files(asked: Asked) -> tuple[Path | None, Path | None]:
    """Return the session and the picture, of the files that were named."""
    files = asked.files
    if asked.phase == LIST:
        sessions = [path for path in files if path.suffix.lower() != PNG]
        return (sessions[0] if sessions else None), None
    if not files:
        raise Failure("The picture has no name.", "Write it last, as OUT.png.")
    if len(files) > 2:
        raise Failure(
            "{count} files are too many.",
            "Name one session, or none, and one picture.",
            count=len(files),
        )
    return (files[0] if len(files) == 2 else None), files[-1]


def _settings(asked: Asked, session: Session | None) -> TrainingSettings:
    if session is None:
        return default_settings(asked.network or "dnn", **(asked.changes or {}))
    if asked.network is not None or asked.changes:
        raise Failure(
            "A session has a network of its own.",
            "Leave the session out, or --network and all that belongs to it.",
        )
    if session.feature_settings != FeatureSettings():
        raise Failure(
            "The session was trained with other features than the window shows.",
            "Train it again with this version.",
        )
    return session.settings


def _check_picture(path: Path) -> None:
    """Look before the training whether the picture can be written."""
    if path.suffix.lower() != PNG:
        raise Failure(
            "A picture cannot be called {name}.", "End its name with .png.", name=path.name
        )
    if path.is_dir():
        raise Failure("{path} is a folder.", "Add the name of a picture, as OUT.png.", path=path)
    check_writable(path, "Make the folder first, or choose another place.")


def _step(asked: Asked, settings: TrainingSettings, session: Session | None) -> int:
    """Return the step: where the session stands, or the first, when none was given."""
    step = asked.step or (session.step if session else 1) or 1
    last = max(settings.step_limit, session.step if session else 0)
    if step > last:
        raise Failure(
            "The run has no step {step}.", "Choose a step from 1 to {last}.", step=step, last=last
        )
    return step


def _fraction(asked: Asked, record: Record) -> float:
    """Return how much of the phase is shown; a frame is shown from its middle."""
    if asked.phase is None:
        if asked.frame is not None or asked.fraction is not None:
            raise Failure(
                "A whole step has no frames and no fractions.", "Choose a phase with --phase."
            )
        return 1.0
    phase = phase_of(asked.phase, record)
    if asked.frame is None:
        return 1.0 if asked.fraction is None else asked.fraction
    if not 1 <= asked.frame <= phase.parts or phase.parts == 1:
        raise Failure(
            "The phase {name} has no frame {frame}.",
            "Choose a frame from 1 to {last}, or leave it out.",
            name=phase.name,
            frame=asked.frame,
            last=phase.parts,
        )
    backward = phase.name.startswith("backward")
    part = phase.parts - asked.frame if backward else asked.frame - 1
    return (part + 0.5) / phase.parts


def _base(corpus: str) -> tuple[str | Path, int]:
    """Return the embedded set's key, or the folder, and how many words it has."""
    words = len(open_corpus(corpus).words)
    kind, _, key = corpus.partition(":")
    if kind == EMBEDDED:
        return key or next(iter(embedded.LANGUAGES)), words
    return Path(corpus).resolve(), words


def _witness(path: Path, session: Session) -> Witness:
    from app.photograph import Witness

    return Witness(path.name, session.step, session.words, session.parameters)
