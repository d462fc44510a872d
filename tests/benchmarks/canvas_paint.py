"""How long a frame of the network canvas takes, phase by phase."""

from __future__ import annotations

from time import perf_counter

from app.application import make_application
from app.controllers.phases import WHOLE_STEP, Phase, PhaseKind, phases_of
from app.network_canvas.canvas import NetworkCanvas
from engine.sound.features import FeatureSettings, band_frequencies
from tests.benchmarks.material import records
from tests.benchmarks.report import Goal, Row, percentiles

SIZES = ((760, 500), (1300, 760))
FRAMES_A_PHASE = 36  # 0.6 s at 60 frames a second
ROUNDS = 4
ANTIALIASED = Goal(10.0)
IN_TIME = (
    Phase(PhaseKind.FORWARD, 0),
    Phase(PhaseKind.FORWARD, 1),
    Phase(PhaseKind.BACKWARD, 1),
    Phase(PhaseKind.BACKWARD, 0),
    Phase(PhaseKind.UPDATE),
)
SHOWN = (
    Phase(PhaseKind.INPUT),
    Phase(PhaseKind.FORWARD, 0),
    Phase(PhaseKind.FORWARD, 2),
    Phase(PhaseKind.LOSS),
    Phase(PhaseKind.BACKWARD, 1),
    Phase(PhaseKind.BACKWARD, 0),
    Phase(PhaseKind.UPDATE),
)
NETWORKS = {"dnn": SHOWN, "rnn": IN_TIME, "gru": IN_TIME, "lstm": IN_TIME}


def measure() -> list[Row]:
    return [row for network, shown in NETWORKS.items() for row in _measure(network, shown)]


def _measure(network: str, shown: tuple[Phase, ...]) -> list[Row]:
    application = make_application()
    rows = []
    for width, height in SIZES:
        canvas = NetworkCanvas(band_frequencies(FeatureSettings()).tolist())
        canvas.resize(width, height)
        canvas.show()
        application.processEvents()
        times: dict[Phase, list[float]] = {phase: [] for phase in (*shown, WHOLE_STEP)}
        for _ in range(ROUNDS):
            _play(canvas, network, times)
        canvas.close()
        for phase, milliseconds in times.items():
            p50, p95 = percentiles(milliseconds, 50, 95)
            name = f"{network}, {width} × {height}, {_name(phase)}"
            rows += [Row(f"{name}, p50", p50, "ms", ANTIALIASED), Row(f"{name}, p95", p95, "ms")]
    return rows


def _play(canvas: NetworkCanvas, network: str, times: dict[Phase, list[float]]) -> None:
    """Play two records phase by phase, then many records whole, as the window does."""
    few, many = records(2, network), records(60, network)
    for record in few:
        for phase in phases_of(record):
            for frame in range(FRAMES_A_PHASE):
                passed = _frame(canvas, record, phase, (frame + 1) / FRAMES_A_PHASE)
                if phase in times:
                    times[phase].append(passed)
    times[WHOLE_STEP] += [_frame(canvas, record, WHOLE_STEP, 1.0) for record in many]


def _frame(canvas: NetworkCanvas, record: object, phase: Phase, fraction: float) -> float:
    """Return the milliseconds from a new moment to its pixels."""
    begun = perf_counter()
    canvas.show_moment(record, phase, fraction)
    canvas.repaint()
    return 1000 * (perf_counter() - begun)


def _name(phase: Phase) -> str:
    if phase is WHOLE_STEP:
        return "another whole step"
    stage = f" {phase.stage + 1}" if phase.stage >= 0 else ""
    return f"{phase.kind}{stage}"
