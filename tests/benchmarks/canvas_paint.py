"""How long a frame of the network canvas takes: of each network its slowest phase, and whole steps.

"Another whole step" has another record in each frame, as when training is watched flat out.
"""

from __future__ import annotations

from time import perf_counter

from app.application import make_application
from app.controllers.phases import WHOLE_STEP, Phase, phases_of
from app.network_canvas.canvas import NetworkCanvas
from engine.network.presets import PRESETS
from engine.sound.features import FeatureSettings, band_frequencies
from engine.training.record import Record
from tests.benchmarks.material import records
from tests.benchmarks.report import Goal, Row, median, percentiles

SIZES = ((760, 460), (1300, 760))
FRAMES_A_PHASE = 36  # 0.6 s at 60 frames a second
ROUNDS = 2
ANTIALIASED = Goal(10.0)

Times = dict[str, list[float]]
"""Milliseconds of each frame, by the phase's name."""


def measure() -> list[Row]:
    return [row for network in PRESETS for size in SIZES for row in _measure(network, *size)]


def _measure(network: str, width: int, height: int) -> list[Row]:
    application = make_application()
    canvas = NetworkCanvas(band_frequencies(FeatureSettings()).tolist())
    canvas.resize(width, height)
    canvas.show()
    application.processEvents()
    times: Times = {}
    for _ in range(ROUNDS):
        _play(canvas, network, times)
        application.processEvents()
    canvas.close()
    whole = times.pop(WHOLE_STEP.name)
    slowest = max(times, key=lambda name: median(times[name]))
    rows = []
    for name, milliseconds in ((slowest, times[slowest]), ("another whole step", whole)):
        p50, p95 = percentiles(milliseconds, 50, 95)
        what = f"{network}, {width} × {height}, {name}"
        rows += [Row(f"{what}, p50", p50, "ms", ANTIALIASED), Row(f"{what}, p95", p95, "ms")]
    return rows


def _play(canvas: NetworkCanvas, network: str, times: Times) -> None:
    """Play two records phase by phase, then many records whole, as the window does."""
    for record in records(2, network):
        for phase in phases_of(record):
            for frame in range(FRAMES_A_PHASE):
                _frame(canvas, record, phase, (frame + 1) / FRAMES_A_PHASE, times)
    for record in records(60, network):
        _frame(canvas, record, WHOLE_STEP, 1.0, times)


def _frame(
    canvas: NetworkCanvas, record: Record, phase: Phase, fraction: float, times: Times
) -> None:
    """Note the milliseconds from a new moment to its pixels."""
    begun = perf_counter()
    canvas.show_moment(record, phase, fraction)
    canvas.repaint()
    times.setdefault(phase.name, []).append(1000 * (perf_counter() - begun))
