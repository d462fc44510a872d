from dataclasses import replace

import numpy as np
import pytest
from small_corpus import small_dataset

from engine.failure import Failure
from engine.training.progress import Ending
from engine.training.settings import TrainingSettings
from engine.training.trainer import Trainer

SETTINGS = TrainingSettings(hidden=(8, 6), batch_size=8, learning_rate=0.2, step_limit=400, seed=4)


def trained(settings=SETTINGS, steps=50, **attributes):
    trainer = Trainer(small_dataset(), settings)
    for name, value in attributes.items():
        setattr(trainer, name, value)
    run = trainer.steps()
    for _ in range(steps):
        next(run)
    return trainer


def ending_of(run):
    while True:
        try:
            next(run)
        except StopIteration as stop:
            return stop.value


def test_training_learns_what_it_was_not_shown():
    trainer = Trainer(small_dataset(), SETTINGS)
    before = trainer.evaluate()

    for _ in trainer.steps():
        pass

    after = trainer.evaluate()
    assert before.validation_accuracy < 0.7
    assert after.validation_accuracy >= 0.95
    assert after.training_loss < before.training_loss / 5


def test_the_same_seed_and_clips_give_bit_identical_weights():
    assert (trained().network.vector == trained().network.vector).all()
    other = trained(replace(SETTINGS, seed=5))
    assert (trained().network.vector != other.network.vector).any()


def test_watching_changes_no_bit_of_the_training():
    unwatched = trained()
    watched = trained(record_wanted=True, spotlight=7)

    assert (unwatched.network.vector == watched.network.vector).all()


def test_a_run_that_no_longer_improves_has_converged():
    run = Trainer(small_dataset(), replace(SETTINGS, step_limit=100_000)).steps()

    assert ending_of(run) is Ending.CONVERGED


def test_a_run_ends_at_its_step_limit():
    trainer = Trainer(small_dataset(), replace(SETTINGS, step_limit=12))
    run = trainer.steps()

    assert ending_of(run) is Ending.STEP_LIMIT
    assert trainer.step == 12


@pytest.mark.filterwarnings("ignore:.*encountered in.*:RuntimeWarning")
def test_numbers_beyond_all_bounds_stop_the_run_at_the_layer_where_they_began():
    trainer = trained(steps=3)
    trainer.network.parameters["hidden2.W"][0, 0] = np.nan

    with pytest.raises(Failure, match="step 4") as failure:
        next(trainer.steps())

    assert failure.value.values["layer"] == "hidden2"


def test_the_learning_rate_can_change_between_steps():
    trainer = trained(steps=3)
    before = trainer.network.vector.copy()
    trainer.learning_rate = 1e-12

    next(trainer.steps())

    assert np.abs(trainer.network.vector - before).max() < 1e-6


def test_metrics_hold_the_gradient_norm_of_every_layer_that_learns():
    trainer = Trainer(small_dataset(), SETTINGS)
    step = next(trainer.steps())

    norms = [
        np.sqrt(sum((gradient**2).sum() for gradient in layer.gradients.values()))
        for layer in trainer.network.with_parameters()
    ]
    assert step.metrics.gradient_norms == pytest.approx(norms, rel=1e-5)


@pytest.mark.parametrize(
    "wrong", [{"learning_rate": 0.0}, {"learning_rate": -1.0}, {"batch_size": 0}]
)
def test_impossible_settings_are_refused(wrong):
    with pytest.raises(Failure, match="cannot be"):
        TrainingSettings(**wrong)


def test_a_clipped_gradient_moves_the_weights_no_further_than_its_norm():
    trainer = Trainer(small_dataset(), replace(SETTINGS, clip_norm=0.01, learning_rate=1.0))
    before = trainer.network.vector.copy()
    trainer.record_wanted = True

    step = next(trainer.steps())

    assert max(step.metrics.gradient_norms) > 0.01
    assert np.linalg.norm(trainer.network.vector - before) == pytest.approx(0.01, rel=1e-4)
    assert step.record.gradient_scale < 1


def test_the_schedule_multiplies_the_learning_rate():
    settings = replace(SETTINGS, schedule="cosine", step_limit=40, warm_up=2)
    trainer = Trainer(small_dataset(), settings)
    trainer.record_wanted = True
    rates = [step.record.learning_rate for step in trainer.steps(until_converged=False)]

    assert rates[0] == pytest.approx(0.2 * 0.5)
    assert max(rates) <= 0.2
    assert rates[-1] < 0.01 * rates[5]


@pytest.mark.parametrize(
    "optimizer", ["gradient-descent", "momentum", "nesterov", "rmsprop", "adam"]
)
def test_the_update_ratio_is_how_far_each_layer_moved_as_a_share_of_its_size(optimizer):
    settings = replace(
        SETTINGS, optimizer=optimizer, learning_rate=0.01, weight_decay=0.1, clip_norm=0.5
    )
    trainer = Trainer(small_dataset(), settings)
    steps = trainer.steps()
    for _ in range(20):
        before = trainer.network.vector.astype(np.float64)
        metrics = next(steps).metrics
        moved = trainer.network.vector - before
        expected = [
            np.linalg.norm(moved[part]) / np.linalg.norm(before[part])
            for part in trainer.network.segments.values()
        ]
        if metrics.step % 8 == 1:
            assert metrics.update_ratios == pytest.approx(expected, rel=1e-3)
        else:
            assert np.isnan(metrics.update_ratios).all()


def test_the_update_ratio_is_measured_where_a_record_is_made():
    trainer = trained(steps=4)
    trainer.record_wanted = True
    step = trainer.one_step()
    layer = step.record.layer("hidden1")
    size, moved = (
        np.sqrt(sum(np.sum(array.astype(float) ** 2) for array in arrays.values()))
        for arrays in (layer.parameters, layer.updates)
    )
    assert step.metrics.update_ratios[0] == pytest.approx(moved / size, rel=1e-3)


def test_a_preview_shows_the_present_batch_and_changes_nothing():
    trainer = trained(replace(SETTINGS, dropout=0.3), steps=9, record_wanted=True)
    before, states = trainer.network.vector.copy(), trainer.network.random_states
    following = trainer.one_step().record
    trainer = trained(replace(SETTINGS, dropout=0.3), steps=10)
    preview = trainer.preview(following.dropout)

    assert preview.is_preview
    assert not following.is_preview
    assert (preview.batch == following.batch).all()
    assert preview.dropout == following.dropout == states
    assert not any(update.any() for layer in preview.layers for update in layer.updates.values())
    assert (trainer.network.vector != before).any()
    assert (trainer.one_step().metrics.loss) == trained(
        replace(SETTINGS, dropout=0.3), steps=10
    ).one_step().metrics.loss
