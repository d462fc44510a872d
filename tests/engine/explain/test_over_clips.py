"""A number of the batch is the sum of what its clips add."""

import pytest
from engine_records import SMALL, places, trained

from engine.explain.chain import where_made
from engine.explain.over_clips import derive_over_clips
from engine.explain.places import BATCH, LOSS, Place, value_of
from engine.explain.rules import Rule


@pytest.mark.parametrize("kind", SMALL)
def test_the_clips_shares_add_up_to_the_batchs_number(kind):
    record, trainer = trained(kind, dropout=0 if kind == "linear" else 0.4)

    for place in places(record, batch=True, each=1, seed=2):
        if where_made(record, place).array[:1] in "WUb" or place.array.startswith("update "):
            continue  # the same for all clips
        derivation = derive_over_clips(record, trainer.dataset.training, trainer.settings, place)
        told = value_of(record, place, batch=True)
        assert derivation.result == pytest.approx(told, rel=1e-3, abs=1e-5), place
        assert len(derivation.products) == record.batch_size


def test_each_term_names_its_clip():
    record, trainer = trained("dnn")

    derivation = derive_over_clips(
        record, trainer.dataset.training, trainer.settings, Place(LOSS, "y", ())
    )

    named = {term.factors[0].place for term in derivation.largest(record.batch_size)}
    assert named == {Place(BATCH, "clips", (number,)) for number in range(record.batch_size)}
    assert derivation.rule is Rule.MEAN_OVER_CLIPS
