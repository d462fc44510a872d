"""The program is killed at any moment, and nothing that it had called saved is lost."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from hashlib import sha1
from pathlib import Path

import pytest
from killed_writer import content_of, what_is_known

from engine.corpus.corpus import Corpus
from engine.sound.files import check_word, read_sound

ROOT = Path(__file__).parents[3]
LIVES = 50
LONGEST_LIFE = 0.06

Truth = dict[str, list[str]]


@pytest.mark.skipif(os.name != "posix", reason="signals are Unix's")
def test_whenever_the_program_is_killed_every_confirmed_clip_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    draw = random.Random(5)
    truth: Truth = {}
    confirmed = mended = 0
    with subprocess.Popen(
        [sys.executable, Path(__file__).with_name("killed_writer.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        for life in range(LIVES):
            (tmp_path / "log").unlink(missing_ok=True)
            writer.stdin.write(f"{folder} {life} {draw.uniform(0, LONGEST_LIFE)}\n")
            writer.stdin.flush()
            assert writer.stdout.readline() == "killed\n"

            truth, uncertain, deeds = told(tmp_path / "log", truth)
            corpus = Corpus.open(folder)
            confirmed, mended = confirmed + deeds, mended + corpus.mended.total
            truth = agreed(corpus, truth, uncertain)
        writer.stdin.close()

    for clip in corpus.clips:
        check_word(read_sound(clip.path))
    assert confirmed > LIVES
    assert mended > 0


def told(log: Path, truth: Truth) -> tuple[Truth, set[str], int]:
    """Return what was confirmed, what was being changed at the end, and how many changes were."""
    truth = dict(truth)
    touched: set[str] = set()
    deeds = 0
    for line in log.read_text().splitlines() if log.exists() else []:
        what, value = json.loads(line)
        if what == "begins":
            deed, contents = value
            touched = set() if deed in ("add", "import") else set(contents)
        else:
            if deed == "remove":
                truth = {
                    content: known for content, known in truth.items() if content not in touched
                }
            truth.update(value)
            touched = set()
            deeds += 1
    return truth, touched, deeds


def agreed(corpus: Corpus, truth: Truth, uncertain: set[str]) -> Truth:
    """See that the corpus has what was confirmed, and return what it has now."""
    found = {content_of(clip): what_is_known(clip) for clip in corpus.clips}
    aside = {content_of_file(path) for path in (corpus.folder / ".removed").rglob("*.wav")}
    for content, known in truth.items():
        if content not in uncertain:
            assert found[content] == known
        elif content in found:  # of a word that was being changed, or for somebody else's use
            assert found[content][2] == known[2]
        else:
            assert content in aside
    assert list(corpus.folder.rglob("*.part")) == []
    again = Corpus.open(corpus.folder)
    assert again.mended.total == 0
    assert again.clips == corpus.clips
    return found


def content_of_file(path: Path) -> str:
    return sha1(path.read_bytes()).hexdigest()
