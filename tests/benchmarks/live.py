"""From the last sample of a word to its painted answer, idle and while the network trains."""

from __future__ import annotations

from app.controllers.speed import FLAT_OUT
from app.demo import wait_until
from engine.sound.endpoint import HANGOVER_SECONDS
from tests.benchmarks.report import Goal, Row, percentiles
from tests.benchmarks.spoken import Mouth, Unheard, mouth
from tests.benchmarks.window_frames import LiveWindow

WORDS = 50
GOAL_MILLISECONDS = 150
AFTER_SECONDS = 1.5
"""So long after the last word its answer is waited for."""


def measure() -> list[Row]:
    try:
        with mouth() as speaker:
            live = LiveWindow(1280, 800)
            live.wiring.live.recognise(True)
            wait_until(lambda: live.wiring.listening.listening)
            live.pass_time(1.0)
            rows = _answers(live, speaker, "idle", seed=1)
            live.wiring.playback.set_speed(FLAT_OUT)
            live.wiring.playback.run()
            rows += _answers(live, speaker, "training flat out", seed=2)
            live.close()
    except Unheard as reason:
        print(f"(No words are said: {reason}.)")
        return []
    return rows


def _answers(live: LiveWindow, speaker: Mouth, name: str, seed: int) -> list[Row]:
    seconds: list[float] = []
    recognition = live.wiring.live.recognition
    recognition._latencies.clear()
    live.pass_time(speaker.say(WORDS, seed) + AFTER_SECONDS)
    seconds += recognition._latencies
    if not seconds:
        return [Row(f"{name}, words answered", 0, "")]
    late = [1000 * (one - HANGOVER_SECONDS) for one in seconds]
    p50, p95 = percentiles(late, 50, 95)
    what = f"{name}, from the pause to the painted answer"
    return [
        Row(f"{name}, words answered of {WORDS}", len(seconds), "", Goal(WORDS, at_least=True)),
        Row(f"{what}, p50", p50, "ms", Goal(GOAL_MILLISECONDS)),
        Row(f"{what}, p95", p95, "ms", Goal(GOAL_MILLISECONDS)),
    ]
