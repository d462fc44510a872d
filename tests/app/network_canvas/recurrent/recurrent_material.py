"""Records of small recurrent networks, and the canvases that show them."""

from functools import cache

from small_corpus import small_dataset

from app.controllers.phases import phases_of
from app.network_canvas.canvas import NetworkCanvas
from engine.training.settings import TrainingSettings
from engine.training.trainer import Trainer

BANDS = [300.0, 700.0, 1400.0, 2400.0, 3500.0]
KINDS = ("rnn", "gru", "lstm")
FRAMES, UNITS = 6, 8


@cache
def record_of(network="rnn", hidden=(UNITS,), read_out="mean", dropout=0.0, steps=20):
    settings = TrainingSettings(
        network=network, hidden=hidden, read_out=read_out, dropout=dropout, batch_size=8
    )
    trainer = Trainer(small_dataset(), settings)
    run = trainer.steps()
    for _ in range(steps):
        next(run)
    trainer.record_wanted = True
    return next(run).record


def canvas_of(qtbot, width=1000, height=700):
    canvas = NetworkCanvas(BANDS)
    qtbot.addWidget(canvas)
    canvas.resize(width, height)
    return canvas


def phase_of(record, name):
    return next(phase for phase in phases_of(record) if phase.name == name)
