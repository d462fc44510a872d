"""Teaching one clip: it is known at once, nothing else is forgotten, and it can be replayed."""

from dataclasses import replace

import numpy as np
import pytest
from people import RECORDINGS, require_recordings
from small_corpus import small_dataset

from engine.corpus import embedded
from engine.corpus.clip import Split
from engine.corpus.dataset import Dataset, Examples, FeatureCache, build_dataset
from engine.corpus.importers import find_clips
from engine.sound.features import FeatureSettings
from engine.training.defaults import default_settings
from engine.training.history import Taught
from engine.training.run import Run
from engine.training.settings import TrainingSettings
from engine.training.teaching import BATCH, STEPS, TAUGHT, Teaching, teaching_factor
from engine.training.trainer import Trainer

SETTINGS = TrainingSettings(hidden=(8, 6), batch_size=8, learning_rate=0.2, seed=4)


def test_a_batch_has_the_taught_clips_and_as_many_of_each_other_word():
    labels = np.repeat(np.arange(5), 20)
    teaching = Teaching((7, 91), begins_at=10, steps=4)

    batch = teaching.batch(12, labels, seed=3)

    assert batch.shape == (BATCH,)
    assert batch[:TAUGHT].tolist() == [7, 91]
    counts = np.bincount(labels[batch[TAUGHT:]], minlength=5)
    assert counts[0] == 0
    assert counts[1:].min() >= (BATCH - TAUGHT) // 4
    assert teaching.batch(12, labels, seed=3).tolist() == batch.tolist()
    assert teaching.batch(13, labels, seed=3).tolist() != batch.tolist()
    assert teaching.batch(12, labels, seed=4).tolist() != batch.tolist()


def test_a_clip_alone_is_taught_in_all_the_places():
    batch = Teaching((5,), 0, 1).batch(0, np.repeat(np.arange(3), 20), seed=0)

    assert batch[:TAUGHT].tolist() == [5] * TAUGHT


def test_it_covers_its_own_steps_and_no_others():
    teaching = Teaching((5,), begins_at=10, steps=3)

    assert [step for step in range(20) if teaching.covers(step)] == [10, 11, 12]


def test_a_schedule_that_has_ended_still_teaches():
    assert teaching_factor(0.0) > 0
    assert teaching_factor(1.0) < 1.0
    dataset = small_dataset()
    trainer = Trainer(dataset, replace(SETTINGS, schedule="cosine", step_limit=20))
    for _ in range(30):
        trainer.one_step()
    before = trainer.network.vector.copy()
    trainer.teach((3,), 2)
    trainer.one_step()

    assert np.abs(trainer.network.vector - before).max() > 0


def go_on(run, steps):
    records = []
    generator = run.steps(until_converged=False)
    for _ in range(steps):
        run.trainer.record_wanted = True
        records.append(next(generator).record)
    run.trainer.record_wanted = False
    return records


@pytest.mark.parametrize("optimizer", ["gradient-descent", "adam"])
def test_a_taught_clip_is_replayed_bit_for_bit_with_the_steps_around_it(optimizer):
    run = Run(small_dataset(), replace(SETTINGS, optimizer=optimizer, learning_rate=0.02))
    records = go_on(run, 13)
    run.change(Taught((5, 2), 7))
    records += go_on(run, 30)

    for step in np.random.default_rng(1).permutation(43) + 1:
        record, made = run.seek(int(step)), records[step - 1]
        assert record.batch.tolist() == made.batch.tolist()
        assert (5 in made.batch[:1]) == (14 <= step <= 20)
        for one, other in zip(record.layers, made.layers, strict=True):
            for name in one.parameters:
                assert one.parameters[name].tobytes() == other.parameters[name].tobytes()
                assert one.updates[name].tobytes() == other.updates[name].tobytes()


def test_a_branch_from_the_midst_of_teaching_teaches_on():
    run = Run(small_dataset(), SETTINGS)
    go_on(run, 10)
    run.change(Taught((5,), 6))
    first = go_on(run, 10)
    run.seek(13)
    run.branch_here()

    second = go_on(run, 7)

    assert run.branch == 1
    for one, other in zip(first[3:], second, strict=True):
        assert one.batch.tolist() == other.batch.tolist()
        assert one.batch_loss == other.batch_loss


def test_other_clips_end_the_teaching_for_its_places_are_others():
    trainer = Trainer(small_dataset(), SETTINGS)
    trainer.teach((59,), 10)

    trainer.replace_data(small_dataset(30))

    trainer.one_step()


def spoken(source: str) -> Dataset:
    if source == "embedded":
        clips = embedded.clips("english-digits")
    else:
        require_recordings()
        clips = [
            replace(clip, split=Split.VALIDATION if number % 5 == 0 else Split.TRAINING)
            for number, clip in enumerate(find_clips(RECORDINGS).clips)
        ]
    return build_dataset(clips, FeatureCache(FeatureSettings()).features_of(clips).features)


def with_clip(dataset: Dataset, features, label: int) -> Dataset:
    old = dataset.training
    examples = Examples(
        np.concatenate([old.features, features[None]]), np.append(old.labels, label), ()
    )
    return replace(dataset, training=examples)


@pytest.mark.parametrize("source", ["embedded", "people"])
@pytest.mark.parametrize("network", ["dnn", "cnn", "gru"])
def test_one_clip_corrected_twenty_times_lets_nothing_else_be_forgotten(source, network):
    dataset = spoken(source)
    trainer = Trainer(dataset, default_settings(network))
    for _ in trainer.steps():
        pass
    held_back, ready = dataset.validation, trainer.checkpoint()
    answers = trainer.network.predict(held_back.features).argmax(axis=1)
    wrong = np.flatnonzero(answers != held_back.labels)[:5]
    drops = []
    for clip in wrong:
        features, label = held_back.features[clip], int(held_back.labels[clip])
        trainer.restore(ready)
        trainer.replace_data(with_clip(dataset, features, label))
        for time in range(20):
            trainer.teach((len(dataset.training.labels),), STEPS)
            for _ in range(STEPS):
                trainer.one_step(evaluate=False)
            if time == 0:
                assert trainer.network.predict(features[None])[0].argmax() == label
        others = held_back.labels != label
        after = trainer.network.predict(held_back.features[others]).argmax(axis=1)
        right = held_back.labels[others]
        drops.append((answers[others] == right).mean() - (after == right).mean())

    assert len(wrong) >= 3
    assert np.mean(drops) <= 0.01
    assert max(drops) <= 0.02 + 1 / len(held_back.labels)
