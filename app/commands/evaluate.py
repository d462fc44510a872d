"""`evaluate`: what a saved network makes of a corpus."""

from __future__ import annotations

from pathlib import Path

from app.commands.answers import counted, percent, tell
from app.commands.corpora import (
    check_known_words,
    examples_of,
    featured_of,
    open_corpus,
    report_skipped,
)
from engine.failure import Failure
from engine.session import load_session
from engine.training.confusion import accuracy_of, confusion_of


def run_evaluate(session_path: Path, corpus_name: str, *, as_json: bool = False) -> int:
    """Ask the network of a session about every clip of a corpus; return the exit code.

    Raises
    ------
    Failure
        When the session or the corpus cannot be used, or the corpus has a word that the network
        was never taught.
    """
    session = load_session(session_path)
    corpus = open_corpus(corpus_name, fewest_words=1)
    check_known_words(corpus, session.words, f"the session {session_path.name}")
    featured = featured_of(corpus.clips, session.feature_settings)
    skipped = report_skipped(corpus.skipped, featured)
    if not featured.features:
        raise Failure(
            "No clip of {corpus} can be read.", "Choose another corpus.", corpus=corpus.name
        )
    examples = examples_of(corpus.clips, session.words, featured)
    confusion = confusion_of(session.network(), examples, len(session.words))
    accuracy = accuracy_of(confusion)
    clips = len(examples.labels)
    tell(
        f"The network {session.settings.network}, after {counted(session.step, 'step')}: "
        f"{percent(accuracy)} right of {counted(clips, 'clip')}.",
        {
            "network": session.settings.network,
            "accuracy": accuracy,
            "words": session.words,
            "confusion": confusion.tolist(),
            "clips": clips,
            "skipped": skipped,
        },
        as_json=as_json,
    )
    return 0
