"""A weight that is set by hand changes the loss as is said."""

import numpy as np
import pytest
from engine_records import trained

from engine.explain.editing import after_update, effect_of_edit
from engine.explain.places import Place
from engine.failure import Failure


def test_the_losses_are_those_of_the_network_before_and_after_the_edit():
    record, trainer = trained("dnn")
    place, examples = Place("hidden1", "W", (1, 2)), trainer.dataset.training

    effect = effect_of_edit(record, examples, trainer.settings, place, 2.5)

    def losses():
        clip = trainer.network.evaluate(record.features[None], np.array([record.label]))
        batch = trainer.network.evaluate(
            examples.features[record.batch], examples.labels[record.batch]
        )
        return clip[0], batch[0]

    before = losses()
    assert effect.before == pytest.approx(trainer.network.parameters["hidden1.W"][1, 2])
    assert effect.before == pytest.approx(after_update(record, place))
    trainer.network.parameters["hidden1.W"][1, 2] = 2.5
    after = losses()
    assert before != after
    assert (effect.clip_loss[0], effect.batch_loss[0]) == pytest.approx(before, rel=1e-4)
    assert (effect.clip_loss[1], effect.batch_loss[1]) == pytest.approx(after, rel=1e-4)


@pytest.mark.parametrize(
    ("place", "value"),
    [(Place("hidden1", "W", (1, 2)), float("nan")), (Place("hidden1", "y", (1,)), 1.0)],
)
def test_what_cannot_be_set_is_refused_with_a_sentence(place, value):
    record, trainer = trained("dnn")

    with pytest.raises(Failure, match="cannot be set"):
        effect_of_edit(record, trainer.dataset.training, trainer.settings, place, value)
