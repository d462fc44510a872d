"""Copies of the weights for other threads: only when wanted, and not too often."""

from small_corpus import small_dataset

from engine.training import snapshot
from engine.training.settings import TrainingSettings
from engine.training.snapshot import EVERY_SECONDS, WeightsSlot, weights_of
from engine.training.trainer import Trainer

SETTINGS = TrainingSettings(hidden=(8,), batch_size=8, learning_rate=0.1, seed=4)


def test_while_it_trains_weights_are_copied_only_for_who_wants_them_and_not_too_often(monkeypatch):
    now = 100.0
    monkeypatch.setattr(snapshot, "monotonic", lambda: now)
    trainer, slot = Trainer(small_dataset(), SETTINGS), WeightsSlot()
    seen = []
    for wanted, seconds in ((False, 1.0), (True, 0.0), (True, EVERY_SECONDS / 2), (True, 1.0)):
        slot.wanted = wanted
        now += seconds
        trainer.one_step()
        slot.offer(trainer, standing=False)
        seen.append(slot.newest and slot.newest.step)

    assert seen == [None, 2, 2, 4]


def test_where_it_stands_still_the_newest_weights_are_there_unasked():
    trainer, slot = Trainer(small_dataset(), SETTINGS, run_id=3), WeightsSlot()

    slot.offer(trainer, standing=True)
    trainer.one_step()
    slot.offer(trainer, standing=True)

    assert slot.newest is not None
    assert (slot.newest.run_id, slot.newest.step) == (3, 1)


def test_weights_build_the_network_that_they_are_of():
    trainer = Trainer(small_dataset(), SETTINGS)
    trainer.one_step()

    network = weights_of(trainer).network()

    x = trainer.dataset.validation.features
    assert network.predict(x).tobytes() == trainer.network.predict(x).tobytes()
