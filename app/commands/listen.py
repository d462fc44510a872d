"""`listen`: what a saved network takes the words for that a microphone hears, as they are said."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from app.commands.answers import tell
from app.commands.recognise import numbers_of, said, weights_of_session
from app.controllers.live_input import LiveInput, open_input
from engine.failure import Failure
from engine.recognition.recogniser import CONFIDENCE, Recogniser
from engine.session import Session, load_session
from engine.sound.endpoint import WordSpan
from engine.sound.features import word_features
from engine.training.snapshot import Weights

LOOK_SECONDS = 0.01


def run_listen(
    session_path: Path,
    *,
    seconds: float | None = None,
    device: str | None = None,
    confidence: float = CONFIDENCE,
    as_json: bool = False,
    opener: Callable[[str | None], LiveInput] = open_input,
) -> int:
    """Answer a line for each word that is heard, for so long or until interrupted; return 0.

    Raises
    ------
    Failure
        When the session or the microphone cannot be used, or the microphone stops sending.
    """
    session = load_session(session_path)
    ear = _Ear(session, confidence, as_json=as_json)
    live = opener(device)
    try:
        began = time.monotonic()
        while seconds is None or time.monotonic() - began < seconds:
            _look(live, ear)
            time.sleep(LOOK_SECONDS)
    except KeyboardInterrupt:
        pass  # how a person says that it is enough
    finally:
        live.microphone.stop()
    return 0


class _Ear:
    """Answers about one word after the other."""

    def __init__(self, session: Session, confidence: float, *, as_json: bool) -> None:
        self._features = session.feature_settings
        self._weights: Weights = weights_of_session(session)
        self._recogniser = Recogniser()
        self._confidence = confidence
        self._as_json = as_json

    def answer(self, live: LiveInput, span: WordSpan) -> None:
        """Say what a word of the stream is; one that is no usable word is passed over."""
        try:
            word = live.word(span)
        except (Failure, LookupError):
            return
        features = word_features(word, self._features)
        recognition = self._recogniser.recognise(features, self._weights, self._confidence)
        begins = span.edges[0] if span.edges else span.start
        spoken = live.moment_of(span.heard_until or span.stop)
        latency = None if spoken is None else 1000 * (time.monotonic() - spoken)
        at = begins / live.sample_rate
        beyond = "" if latency is None else f", {latency:.0f} ms after its end"
        tell(
            f"{at:7.2f} s  {said(recognition)}{beyond}",
            {
                "time": round(at, 3),
                **numbers_of(recognition),
                "latency_ms": None if latency is None else round(latency, 1),
            },
            as_json=self._as_json,
        )


def _look(live: LiveInput, ear: _Ear) -> None:
    try:
        heard = live.look()
    except LookupError:  # the program stood still for longer than the ring holds
        live.restart()
        return
    if heard is None:
        if not live.microphone.alive:
            raise Failure(
                "The microphone {name} has stopped sending sound.",
                "Plug it in again, and start listening again.",
                name=live.microphone.device.name,
            )
        return
    for span in heard.words:
        ear.answer(live, span)
