"""`train`, as the shell sees it: what it learns from, what it answers, what it leaves behind."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from tone_words import write_words

from app.command_line import main
from app.commands.train import TimedTrainer, train
from engine.failure import Failure
from engine.session import load_session


@pytest.fixture
def words(tmp_path: Path) -> Path:
    return write_words(tmp_path / "words", takes=8)


@pytest.fixture
def answer(capsys: pytest.CaptureFixture[str]):
    """Return what runs `train` with --json, and gives its one line read."""

    def run(corpus, *options, network="dnn"):
        assert main(["train", str(corpus), "--network", network, "--json", *options]) == 0
        said = capsys.readouterr()
        (line,) = said.out.splitlines()
        return json.loads(line)

    return run


def test_the_answer_says_all_about_the_training(words: Path, answer) -> None:
    said = answer(words, "--steps", "150")

    assert said["network"] == "dnn"
    assert said["parameters"] == 24 * 577 + 16 * 25 + 3 * 17
    assert said["steps"] == 150
    assert said["ended"] == "step limit"
    assert said["seconds"] > 0
    assert said["steps_per_second"] == pytest.approx(150 / said["seconds"])
    assert said["train_accuracy"] > 0.9
    assert said["validation_accuracy"] > 0.9
    assert said["words"] == ["go", "no", "yes"]
    assert said["seed"] == 0
    assert said["training_clips"] + said["validation_clips"] == 24


def test_the_confusion_counts_the_validation_clips_by_the_word_that_was_spoken(
    words: Path, tmp_path: Path, answer
) -> None:
    held_back = write_words(tmp_path / "held back", ("yes", "no"), takes=3, first=20)

    said = answer(words, "--validation", str(held_back), "--steps", "1")

    confusion = np.array(said["confusion"])
    assert confusion.shape == (3, 3)
    assert confusion.sum(axis=1).tolist() == [0, 3, 3]  # go, no, yes
    assert said["validation_accuracy"] == confusion.trace() / 6


def test_with_validation_all_of_the_corpus_is_learned_and_all_of_the_other_validates(
    words: Path, tmp_path: Path, answer
) -> None:
    held_back = write_words(tmp_path / "held back", takes=4, first=20)

    said = answer(words, "--validation", str(held_back), "--steps", "1")

    assert (said["training_clips"], said["validation_clips"]) == (24, 12)


def test_one_word_is_enough_to_validate_with(words: Path, tmp_path: Path, answer) -> None:
    held_back = write_words(tmp_path / "held back", ("no",), takes=2, first=20)

    said = answer(words, "--validation", str(held_back), "--steps", "100")

    assert said["words"] == ["go", "no", "yes"]
    assert said["validation_clips"] == 2


def test_a_word_that_only_the_validation_has_is_named(words: Path, tmp_path: Path) -> None:
    held_back = write_words(tmp_path / "held back", ("yes", "一"), takes=2)

    with pytest.raises(Failure, match=r"held back has words that .*words does not know: “一”"):
        main(["train", str(words), "--network", "dnn", "--validation", str(held_back)])


def test_clips_that_are_learned_and_validate_are_told(
    words: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["train", str(words), "--network", "dnn", "--validation", str(words), "--steps", "1"])

    assert "24 clips of " in capsys.readouterr().err


def test_without_clips_held_back_the_validation_is_null_and_the_confusion_of_the_others(
    tmp_path: Path, answer
) -> None:
    words = write_words(tmp_path, takes=1)

    said = answer(words, "--steps", "3", "--batch", "2")

    assert said["validation_accuracy"] is None
    assert said["validation_clips"] == 0
    assert np.array(said["confusion"]).sum() == said["training_clips"] == 3


def test_without_steps_it_trains_until_it_has_converged(words: Path, answer) -> None:
    said = answer(words)

    assert said["ended"] == "converged"
    assert said["train_loss"] < 0.02


def test_the_same_options_give_the_same_network_and_another_seed_another(
    words: Path, tmp_path: Path, answer
) -> None:
    sessions = []
    for seed in ("0", "0", "1"):
        answer(words, "--steps", "5", "--seed", seed, "--out", str(tmp_path / "a.voxprop"))
        sessions.append((tmp_path / "a.voxprop").read_bytes())

    assert sessions[0] == sessions[1] != sessions[2]


def test_every_setting_reaches_the_run(words: Path, tmp_path: Path, answer) -> None:
    said = answer(
        words,
        *("--steps", "7", "--seed", "3", "--hidden", "6", "--activation", "relu"),
        *("--initializer", "normal", "--dropout", "0.25", "--read-out", "last"),
        *("--loss", "mean-squared-error", "--optimizer", "rmsprop", "--learning-rate", "0.001"),
        *("--momentum", "0.5", "--weight-decay", "0.002", "--clip-norm", "3"),
        *("--schedule", "cosine", "--warm-up", "2", "--batch", "5"),
        *("--out", str(tmp_path / "a")),
    )

    settings = load_session(tmp_path / "a").settings
    assert said["seed"] == settings.seed == 3
    assert settings.step_limit == 7
    assert settings.hidden == (6,)
    assert (settings.activation, settings.initializer) == ("relu", "normal")
    assert (settings.dropout, settings.read_out) == (0.25, "last")
    assert (settings.loss, settings.optimizer) == ("mean-squared-error", "rmsprop")
    assert (settings.learning_rate, settings.momentum) == (0.001, 0.5)
    assert (settings.weight_decay, settings.clip_norm) == (0.002, 3.0)
    assert (settings.schedule, settings.warm_up, settings.batch_size) == ("cosine", 2, 5)


@pytest.mark.parametrize("network", ["linear", "dnn", "cnn", "rnn", "gru", "lstm"])
def test_every_network_learns_the_embedded_digits_in_few_steps(network: str, answer) -> None:
    said = answer("embedded", "--steps", "200", network=network)

    assert said["train_accuracy"] > 0.8
    assert said["validation_accuracy"] > 0.6
    assert len(said["words"]) == 10


def test_other_words_that_came_along_are_chosen_by_their_key(answer) -> None:
    said = answer("embedded:mandarin-digits", "--steps", "1")

    assert "三" in said["words"]


@pytest.mark.parametrize("name", ["embedded:klingon", "embedded:../x", "nowhere", ""])
def test_a_corpus_that_is_not_there_is_a_failure(name: str) -> None:
    with pytest.raises(Failure):
        main(["train", name, "--network", "dnn", "--steps", "1"])


def test_files_that_are_no_clips_are_summarised_and_left_out(
    words: Path, answer, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(6):
        (words / "yes" / f"broken-{number}.wav").write_bytes(b"RIFF")

    assert main(["train", str(words), "--network", "dnn", "--steps", "1"]) == 0
    told = capsys.readouterr().err

    assert "6 files left out" in told
    assert told.count("yes/broken-") == 3
    assert "and 3 more" in told
    assert answer(words, "--steps", "1")["skipped"] == 6


def test_an_answer_for_a_person_says_what_was_learned(
    words: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = tmp_path / "mine"
    main(["train", str(words), "--network", "gru", "--steps", "2", "--out", str(session)])

    said = capsys.readouterr().out
    assert "took 2 steps" in said
    assert "3 words" in said
    assert f"Session: {session}" in said


@pytest.mark.parametrize(
    "options",
    [
        ("--learning-rate", "1e38", "--steps", "1"),  # seen only after the last update
        ("--learning-rate", "1e38", "--steps", "300"),
        ("--optimizer", "momentum", "--learning-rate", "1e30", "--weight-decay", "1e9"),
    ],
)
def test_a_run_whose_numbers_grow_beyond_bounds_answers_and_writes_nothing(
    words: Path, tmp_path: Path, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    session = tmp_path / "out" / "a.voxprop"
    session.parent.mkdir()

    with pytest.raises(Failure, match="grew beyond all bounds"):
        main(["train", str(words), "--network", "dnn", "--json", "--out", str(session), *options])

    assert capsys.readouterr().out == ""
    assert list(session.parent.iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_found_before_training(
    words: Path, tmp_path: Path
) -> None:
    recording = next((words / "yes").iterdir())
    before = recording.read_bytes()
    for place in (tmp_path, tmp_path / "no" / "where.voxprop", recording, Path("/dev/null")):
        with pytest.raises(Failure):
            main(["train", str(words), "--network", "dnn", "--out", str(place)])

    assert recording.read_bytes() == before


def test_an_earlier_session_may_be_replaced(words: Path, tmp_path: Path, answer) -> None:
    session = tmp_path / "a.voxprop"
    for steps in ("1", "2"):
        answer(words, "--steps", steps, "--out", str(session))

    assert load_session(session).step == 2


def test_the_session_remembers_the_evaluations_on_the_way(
    words: Path, tmp_path: Path, answer
) -> None:
    said = answer(words, "--steps", "250", "--out", str(tmp_path / "a"))

    evaluations = load_session(tmp_path / "a").evaluations
    assert [one.step for one in evaluations] == [100, 200, 250]
    assert evaluations[-1].training_accuracy == said["train_accuracy"]
    assert evaluations[-1].validation_accuracy == said["validation_accuracy"]


def test_evaluations_are_no_part_of_the_training_time(monkeypatch: pytest.MonkeyPatch) -> None:
    from small_corpus import small_dataset

    from app.commands import train as module
    from engine.training.defaults import default_settings

    clock = iter(range(1_000_000))
    trainer = TimedTrainer(small_dataset(), default_settings("dnn", step_limit=100))
    monkeypatch.setattr(module, "SHOW_EVERY_SECONDS", 1e9)
    monkeypatch.setattr(module, "perf_counter", lambda: next(clock))

    outcome = train(trainer, until_converged=False)

    assert trainer.evaluation_seconds == 1  # of this clock, which moves on when it is read
    assert outcome.seconds == 102  # from step to step, and the end
