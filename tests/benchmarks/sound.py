"""The live spectrogram's paint, and the features of a clip and of a stream."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import numpy as np

from app.application import make_application
from app.panels.spectrogram_view import SpectrogramView
from engine.sound.features import FeatureSettings, band_frequencies, log_mel, word_features
from engine.sound.sound import CORPUS_RATE, Sound
from engine.sound.streaming import StreamingLogMel
from tests.benchmarks.report import Goal, Row, median, percentiles

SIZE = (1600, 300)
FORTY_BANDS = FeatureSettings(bands=40)
HOP = round(FORTY_BANDS.hop_seconds * CORPUS_RATE)


def measure() -> list[Row]:
    rng = np.random.default_rng(0)
    second = rng.normal(0, 0.1, CORPUS_RATE).astype(np.float32)
    word = Sound(second, CORPUS_RATE)
    stream = StreamingLogMel(CORPUS_RATE, FORTY_BANDS)
    stream.push(second)
    settings = FeatureSettings()
    return [
        *_spectrogram(second),
        Row(
            "log-mel of 1 s, 40 bands",
            microseconds(lambda: log_mel(second, CORPUS_RATE, FORTY_BANDS)),
            "µs",
            Goal(100),
        ),
        Row(
            "one streaming hop, 40 bands",
            microseconds(lambda: stream.push(second[:HOP])),
            "µs",
            Goal(25),
        ),
        Row(
            "the network's features of a word of 1 s",
            microseconds(lambda: word_features(word, settings)),
            "µs",
        ),
    ]


def microseconds(call: Callable[[], object], rounds: int = 60, repeats: int = 20) -> float:
    """Return the median over rounds of one call's time."""
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        for _ in range(repeats):
            call()
        times.append(1e6 * (perf_counter() - begun) / repeats)
    return median(times)


def _spectrogram(second: np.ndarray) -> list[Row]:
    """Two frames of features arrive, and the view is painted, as at 60 frames a second."""
    application = make_application()
    frames = log_mel(second, CORPUS_RATE, FORTY_BANDS)
    view = SpectrogramView()
    view.begin(band_frequencies(FORTY_BANDS).tolist(), FORTY_BANDS.hop_seconds)
    view.resize(*SIZE)
    view.show()
    application.processEvents()
    for _ in range(6):
        view.add(frames)
    times = []
    for number in range(300):
        begun = perf_counter()
        view.add(frames[number % 90 : number % 90 + 2])
        view.repaint()
        times.append(1000 * (perf_counter() - begun))
    view.close()
    p50, p95 = percentiles(times, 50, 95)
    name = f"live spectrogram, {SIZE[0]} × {SIZE[1]}"
    return [Row(f"{name}, p50", p50, "ms", Goal(1)), Row(f"{name}, p95", p95, "ms")]
