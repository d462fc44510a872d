"""`recognise`: what a saved network takes recordings for, heard as the window would hear them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from app.commands.answers import percent, tell
from engine.failure import Failure
from engine.recognition.recogniser import CONFIDENCE, Recogniser, Recognition
from engine.session import Session, load_session
from engine.sound.features import word_features
from engine.sound.files import check_word, read_sound
from engine.sound.heard import main_word_in
from engine.training.signals import frozen
from engine.training.snapshot import Weights


def run_recognise(
    session_path: Path,
    files: Sequence[Path],
    *,
    confidence: float = CONFIDENCE,
    as_json: bool = False,
) -> int:
    """Answer a line for each file; return 0, or 1 when one could not be heard.

    Raises
    ------
    Failure
        When the session cannot be used.
    """
    session = load_session(session_path)
    weights, recogniser = weights_of_session(session), Recogniser()
    trouble = 0
    for path in files:
        try:
            recognition = _recognised(path, session, weights, recogniser, confidence)
        except Failure as failure:
            trouble = 1
            _tell_trouble(path, failure, as_json=as_json)
            continue
        tell(
            f"{path}: {said(recognition)}",
            {"file": str(path), **numbers_of(recognition)},
            as_json=as_json,
        )
    return trouble


def weights_of_session(session: Session) -> Weights:
    """Return the weights that a session keeps, for a `Recogniser`."""
    features = session.feature_settings
    return Weights(
        run_id=0,
        step=session.step,
        words=session.words,
        settings=session.settings,
        input_shape=(features.frames, features.bands),
        vector=frozen(session.network().vector),
    )


def numbers_of(recognition: Recognition) -> dict[str, str | float | None]:
    """Return an answer for programs: its word is None when no known word is likely enough."""
    return {"word": recognition.word, "probability": recognition.best[1]}


def said(recognition: Recognition) -> str:
    """Return an answer for a person."""
    word, probability = recognition.best
    if recognition.word is None:
        return f"no word that I know (perhaps “{word}”, {percent(probability)})"
    return f"{word} ({percent(probability)})"


def _recognised(
    path: Path, session: Session, weights: Weights, recogniser: Recogniser, confidence: float
) -> Recognition:
    sound = read_sound(path)
    check_word(sound)
    word = main_word_in(sound)
    if word is None:
        raise Failure(
            "There is no word in {name}.", "Record one word with a little silence.", name=path.name
        )
    return recogniser.recognise(word_features(word, session.feature_settings), weights, confidence)


def _tell_trouble(path: Path, failure: Failure, *, as_json: bool) -> None:
    if as_json:
        tell("", {"file": str(path), "error": str(failure)}, as_json=True)
    elif sys.stderr is not None:
        print(f"{path}: {failure}", file=sys.stderr)
