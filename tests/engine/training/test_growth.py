"""A network that learns of further words: the old ones stay known, and its past stays exact."""

from dataclasses import replace

import numpy as np
import pytest
from people import RECORDINGS, require_recordings
from small_corpus import small_dataset

from engine.corpus import embedded
from engine.corpus.clip import Split
from engine.corpus.dataset import Dataset, FeatureCache, build_dataset
from engine.corpus.importers import find_clips
from engine.network.presets import PRESETS
from engine.sound.features import FeatureSettings
from engine.training.convergence import Convergence
from engine.training.defaults import default_settings
from engine.training.growth import extends
from engine.training.history import DataReplaced, WordsAdded
from engine.training.run import Run
from engine.training.settings import TrainingSettings
from engine.training.trainer import Trainer

SETTINGS = TrainingSettings(hidden=(8, 6), batch_size=8, learning_rate=0.2, seed=4)
WORDS = ("yes", "no", "go", "stop")


def more_words() -> Dataset:
    """The words of `small_dataset`, as they are there, and one more."""
    return small_dataset(80, held_back=24, words=WORDS)


def known_part(dataset, known=3):
    held_back = dataset.validation
    chosen = held_back.labels < known
    return held_back.features[chosen], held_back.labels[chosen]


def train(trainer, steps):
    generator = trainer.steps(until_converged=False)
    for _ in range(steps):
        next(generator)


def settings_for(network, **changes):
    hidden = (4,) if network == "cnn" else PRESETS[network].hidden  # the small features fit one
    return default_settings(network, hidden=hidden, batch_size=8, seed=4, **changes)


def test_words_extend_others_only_when_they_follow_them_in_their_order():
    assert extends(("a", "b"), ("a", "b", "c"))
    assert not extends(("a", "b"), ("a", "b"))
    assert not extends(("a", "b"), ("b", "a", "c"))
    assert not extends(("a", "b"), ("a", "c"))


@pytest.mark.parametrize("loss", ["cross-entropy", "mean-squared-error", "binary-cross-entropy"])
@pytest.mark.parametrize("network", PRESETS)
def test_growth_keeps_the_old_weights_and_what_they_said(network, loss):
    trainer = Trainer(small_dataset(), settings_for(network, loss=loss))
    train(trainer, 150)
    x, labels = known_part(small_dataset())
    before, old = trainer.network.predict(x), trainer.network.parameters
    _, right = trainer.network.evaluate(x, labels)

    trainer.replace_data(more_words())

    for name, array in trainer.network.parameters.items():
        assert array[: len(old[name])].tobytes() == old[name].tobytes(), name
    after = trainer.network.predict(x)
    assert after.shape == (len(x), 4)
    assert np.median(after[:, 3]) < 0.15
    assert np.abs(after[:, :3] - before).max() < 0.1
    assert trainer.network.evaluate(x, labels)[1] >= right - 0.01


@pytest.mark.parametrize("network", PRESETS)
def test_a_grown_network_learns_the_new_word(network):
    trainer = Trainer(small_dataset(), settings_for(network))
    train(trainer, 200)

    trainer.replace_data(more_words())
    train(trainer, 300)

    held_back = trainer.dataset.validation
    assert trainer.network.evaluate(held_back.features, held_back.labels)[1] >= 0.95


def test_growth_depends_on_the_seed_alone():
    grown = []
    for seed in (4, 4, 5):
        trainer = Trainer(small_dataset(), replace(SETTINGS, seed=seed))
        trainer.replace_data(more_words())
        train(trainer, 20)
        grown.append(trainer.network.vector.tobytes())

    assert grown[0] == grown[1] != grown[2]


def test_other_words_are_refused_and_change_nothing():
    trainer = Trainer(small_dataset(), SETTINGS)
    weights = trainer.network.vector.copy()

    with pytest.raises(ValueError, match="go on from"):
        trainer.replace_data(small_dataset(words=("no", "yes", "go", "stop")))

    assert trainer.dataset.words == ("yes", "no", "go")
    assert trainer.network.vector.tobytes() == weights.tobytes()


@pytest.mark.parametrize("optimizer", ["momentum", "nesterov", "rmsprop", "adam"])
def test_an_optimizer_remembers_the_old_weights_and_nothing_of_the_new_ones(optimizer):
    settings = TrainingSettings(hidden=(6,), batch_size=8, optimizer=optimizer, learning_rate=0.01)
    trainer = Trainer(small_dataset(), settings)
    train(trainer, 30)
    before = trainer.checkpoint().optimizer

    trainer.replace_data(more_words())

    after = trainer.checkpoint().optimizer
    assert after.keys() == before.keys()
    assert after["steps_taken"] == 30
    hidden, rows = 30 * 6 + 6, 3 * 6
    for name in before.keys() - {"steps_taken"}:
        old, new = before[name], after[name]
        assert new[: hidden + rows].tobytes() == old[: hidden + rows].tobytes()
        assert not new[hidden + rows : hidden + rows + 6].any()
        assert new[-4:-1].tobytes() == old[-3:].tobytes()
        assert new[-1] == 0


@pytest.mark.parametrize("network", PRESETS)
def test_a_run_goes_back_and_forth_over_its_growth_bit_for_bit(network):
    run = Run(small_dataset(), settings_for(network, dropout=0.3))
    records = go_on(run, 21)
    run.change(WordsAdded(more_words()))
    records += go_on(run, 20)
    records += go_on(run, 9)

    for step in np.random.default_rng(1).permutation(50) + 1:
        record = run.seek(int(step))
        made = records[step - 1]
        assert record.words == made.words == (WORDS if step > 21 else WORDS[:3])
        assert record.predictions.tobytes() == made.predictions.tobytes()
        for one, other in zip(record.layers, made.layers, strict=True):
            for name in one.parameters:
                assert one.parameters[name].tobytes() == other.parameters[name].tobytes()
                assert one.updates[name].tobytes() == other.updates[name].tobytes()


def test_a_branch_from_before_the_growth_knows_the_old_words_and_can_grow_otherwise():
    run = Run(small_dataset(), SETTINGS)
    go_on(run, 20)
    run.change(WordsAdded(more_words()))
    first = go_on(run, 20)
    run.seek(12)
    run.branch_here()
    go_on(run, 10)
    assert run.branch == 1
    assert run.trainer.dataset.words == WORDS[:3]

    run.change(WordsAdded(small_dataset(80, words=("yes", "no", "go", "left"))))
    second = go_on(run, 10)

    assert second[-1].words == ("yes", "no", "go", "left")
    assert run.seek(30, 0).words == WORDS
    assert run.seek(30, 0).clip_loss == first[9].clip_loss
    assert run.seek(32, 1).clip_loss == second[-1].clip_loss


def test_convergence_is_looked_for_anew_after_growth_also_when_the_run_comes_back():
    run = Run(small_dataset(), SETTINGS)
    go_on(run, 250)
    run.change(WordsAdded(more_words()))
    assert run.trainer.convergence == Convergence()
    go_on(run, 250)
    reached = run.trainer.convergence

    run.seek(500)

    assert run.trainer.convergence == reached
    run.seek(250)
    assert run.trainer.convergence.best_loss < 10


def test_clips_of_the_same_words_leave_the_network_as_it_is():
    trainer = Trainer(small_dataset(), SETTINGS)
    network = trainer.network

    Run(small_dataset(), SETTINGS).change(DataReplaced(small_dataset(50)))
    trainer.replace_data(small_dataset(50))

    assert trainer.network is network


def go_on(run, steps):
    records = []
    generator = run.steps(until_converged=False)
    for _ in range(steps):
        run.trainer.record_wanted = True
        records.append(next(generator).record)
    run.trainer.record_wanted = False
    return records


def recordings(source):
    if source == "embedded":
        return embedded.clips("english-digits")
    require_recordings()
    return [
        replace(clip, split=Split.VALIDATION if number % 5 == 0 else Split.TRAINING)
        for number, clip in enumerate(find_clips(RECORDINGS).clips)
    ]


@pytest.mark.parametrize("source", ["embedded", "people"])
@pytest.mark.parametrize("network", ["dnn", "gru"])
def test_spoken_words_are_known_as_well_after_growth(source, network):
    clips = recordings(source)
    words = tuple(dict.fromkeys(clip.word for clip in clips))
    features = FeatureCache(FeatureSettings()).features_of(clips).features
    known = build_dataset([clip for clip in clips if clip.word in words[:8]], features)
    trainer = Trainer(known, default_settings(network))
    train(trainer, 600)
    held_back = known.validation
    _, before = trainer.network.evaluate(held_back.features, held_back.labels)

    trainer.replace_data(build_dataset(clips, features, words=known.words))

    assert trainer.dataset.words == words
    _, after = trainer.network.evaluate(held_back.features, held_back.labels)
    assert after >= before - 0.01
