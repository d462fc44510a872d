from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from tone_words import glide, write_words

from app.command_line import main
from app.commands.listen import run_listen
from app.controllers.live_input import LiveInput, live_settings
from engine.failure import Failure
from engine.sound.latency import Arrivals
from engine.sound.ring import Ring
from engine.sound.sound import CORPUS_RATE


class Microphone:
    """Has heard everything already; it dies once all of that has been taken."""

    sample_rate = CORPUS_RATE
    overflows = 0
    device = SimpleNamespace(name="a test")

    def __init__(self, samples: np.ndarray) -> None:
        self.ring = Ring(12.0, CORPUS_RATE)
        self.arrivals = Arrivals(CORPUS_RATE)
        self.samples = samples
        self.alive = True
        self.stopped = False

    def hear(self) -> None:
        self.ring.write(self.samples)

    def stop(self) -> None:
        self.stopped = True


class Live(LiveInput):
    """As `LiveInput`; when there is nothing to hear any more, what the test says happens."""

    def __init__(self, microphone: Microphone, end: type[BaseException] | None) -> None:
        super().__init__(microphone, live_settings())
        microphone.hear()
        self.end = end

    def look(self):
        heard = super().look()
        if heard is None:
            if self.end is not None:
                raise self.end
            self.microphone.alive = False
        return heard


@pytest.fixture
def session(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    words = write_words(tmp_path / "words", takes=8)
    path = tmp_path / "a.voxprop"
    main(["train", str(words), "--network", "dnn", "--steps", "300", "--out", str(path)])
    capsys.readouterr()
    return path


def stream(*words: str) -> np.ndarray:
    """Return the words, each after a second of a quiet room."""
    rng = np.random.default_rng(3)
    parts = [np.zeros(CORPUS_RATE, np.float32)]
    for number, word in enumerate(words):
        parts += [glide(word, 60 + number).samples, np.zeros(CORPUS_RATE, np.float32)]
    samples = np.concatenate(parts)
    return samples + 0.0005 * rng.standard_normal(len(samples)).astype(np.float32)


def test_each_word_has_its_line_as_it_is_heard(
    session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    microphone = Microphone(stream("go", "yes", "no"))

    code = run_listen(session, as_json=True, opener=lambda _: Live(microphone, KeyboardInterrupt))

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert code == 0
    assert microphone.stopped
    assert [line["word"] for line in lines] == ["go", "yes", "no"]
    assert [round(line["time"], 1) for line in lines] == [1.0, 2.3, 3.6]
    assert all(line.keys() == {"time", "word", "probability", "latency_ms"} for line in lines)


def test_it_listens_for_as_long_as_it_was_told(
    session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    microphone = Microphone(stream("yes"))
    microphone.ring.write(np.zeros(CORPUS_RATE, np.float32))

    assert run_listen(session, seconds=1e-9, opener=lambda _: Live(microphone, None)) == 0

    assert microphone.stopped
    assert capsys.readouterr().out == ""


def test_a_microphone_that_stops_is_a_failure_and_is_closed(session: Path) -> None:
    microphone = Microphone(stream("yes"))

    with pytest.raises(Failure, match="has stopped sending sound"):
        run_listen(session, opener=lambda _: Live(microphone, None))

    assert microphone.stopped


def test_the_device_that_was_named_is_opened(session: Path) -> None:
    asked: list[str | None] = []

    def opener(name: str | None) -> LiveInput:
        asked.append(name)
        return Live(Microphone(stream("yes")), KeyboardInterrupt)

    run_listen(session, device="the desk", opener=opener)

    assert asked == ["the desk"]
