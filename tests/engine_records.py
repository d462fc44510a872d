"""Records of every kind of network, and the addresses of all their numbers."""

from collections.abc import Iterator

import numpy as np
from small_corpus import small_dataset

from engine.corpus.dataset import Dataset, Examples
from engine.explain.places import INPUT, LOSS, OUTPUT, Place, array_of
from engine.network.network import Network
from engine.training.defaults import default_settings
from engine.training.record import Record
from engine.training.recorder import Recorder, StepContext
from engine.training.trainer import Trainer

SMALL = {"linear": (), "dnn": (5, 4), "cnn": (3,), "rnn": (5, 4), "gru": (5, 3), "lstm": (4, 3)}
NOT_NUMBERS = ("patches", "winners", "kept")


def trained(kind: str, **settings) -> tuple[Record, Trainer]:
    """The record of the third step of a small network, and its trainer."""
    wanted = {"hidden": SMALL[kind], "batch_size": 6, "seed": 1} | settings
    trainer = Trainer(small_dataset(), default_settings(kind, **wanted))
    steps = trainer.steps()
    next(steps)
    next(steps)
    trainer.record_wanted = True
    record = next(steps).record
    trainer.record_wanted = False
    return record, trainer


def recorded(network: Network, input_shape: tuple[int, int], words: int) -> Record:
    """The record of one pass of any network over random clips; nothing is updated."""
    rng = np.random.default_rng(3)
    features = rng.normal(size=(5, *input_shape)).astype(np.float32)
    examples = Examples(features, np.arange(5) % words, ())
    dataset = Dataset(tuple("abcdef"[:words]), examples, examples)
    batch = np.arange(4)
    states = network.random_states
    loss = network.loss_and_gradients(features[batch], examples.labels[batch], input_gradient=True)
    context = StepContext(
        run_id=0,
        step=1,
        dataset=dataset,
        batch=batch,
        spotlight=2,
        batch_loss=loss,
        dropout=states,
        optimizer_kind="gradient-descent",
        learning_rate=0.1,
    )
    recorder = Recorder(network, context)
    recorder.before_update()
    network.vector -= np.float32(0.1) * network.gradient_vector
    return recorder.after_update()


def arrays(record: Record, *, batch: bool) -> Iterator[tuple[str, str]]:
    """The address of every array of numbers that has one."""
    yield from ((INPUT, "y"), (INPUT, "dout"), (OUTPUT, "y"), (LOSS, "y"))
    for layer in record.layers:
        names = ["x", "y", "dout", "dx"]
        names += [name for name in layer.signals(batch=batch).internals if name not in NOT_NUMBERS]
        for parameter in layer.parameters:
            names += [parameter, f"d{parameter}", f"update {parameter}"]
        yield from ((layer.name, name) for name in names)


def places(record: Record, *, batch: bool, each: int, seed: int = 0) -> Iterator[Place]:
    """Random places of every array, `each` of them."""
    rng = np.random.default_rng(seed)
    for layer, array in arrays(record, batch=batch):
        shape = np.shape(array_of(record, layer, array, batch=batch))
        for _ in range(each):
            yield Place(layer, array, tuple(int(rng.integers(size)) for size in shape))
