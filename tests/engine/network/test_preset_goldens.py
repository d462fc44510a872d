"""Ten successive steps of each preset, against PyTorch; the script lies beside the golden file."""

from pathlib import Path

import numpy as np
import pytest

from engine.network.clipping import clip_by_norm
from engine.network.presets import PRESETS
from engine.training.batches import Batches
from engine.training.construction import network_of, optimizer_of
from engine.training.defaults import default_settings

GOLDEN = Path(__file__).parents[2] / "golden" / "torch" / "presets.npz"
HIDDEN = {"linear": (), "dnn": (7, 5), "cnn": (3, 4), "rnn": (6,), "gru": (5,), "lstm": (4,)}


@pytest.mark.parametrize("kind", PRESETS)
def test_ten_steps_of_every_preset_lose_what_pytorch_loses(kind):
    golden = np.load(GOLDEN)
    x, labels, expected = golden["x"], golden["labels"], golden[f"{kind} losses"]
    settings = default_settings(kind, hidden=HIDDEN[kind], dropout=0.0)
    network = network_of(settings, x.shape[1:], 4, np.float64)
    network.vector[...] = golden[f"{kind} vector"]
    optimizer, batches = optimizer_of(settings), Batches(len(x), settings.batch_size, (0,))

    losses = []
    for step in range(len(expected)):
        batch = batches[step]
        losses.append(network.loss_and_gradients(x[batch], labels[batch]))
        if settings.clip_norm:
            clip_by_norm(network.gradient_vector, settings.clip_norm)
        optimizer.step(network.vector, network.gradient_vector)

    assert losses == pytest.approx(expected, rel=1e-9)
    assert losses[-1] < losses[0]
