"""A session comes back exactly, and is whole on disk or not there at all."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy
from session_files import KINDS, described, same, trained, with_members
from small_corpus import small_dataset

from engine.failure import Failure
from engine.network.optimizers import OPTIMIZERS
from engine.session import DESCRIPTION, MEMORY, WEIGHTS, Session, load_session, save_session
from engine.training.progress import Evaluation


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Session, bytes]:
    session = trained()[1]
    path = tmp_path_factory.mktemp("session") / "a.voxprop"
    save_session(path, session)
    return session, path.read_bytes()


@pytest.mark.parametrize("network", KINDS)
def test_a_session_predicts_what_the_trained_network_did_bit_by_bit(
    network: str, tmp_path: Path
) -> None:
    trainer, session = trained(network)
    save_session(tmp_path / "a", session)

    loaded = load_session(tmp_path / "a")

    assert same(loaded, session)
    features = trainer.dataset.validation.features
    assert (
        loaded.network().predict(features).tobytes() == trainer.network.predict(features).tobytes()
    )


def test_settings_of_every_kind_come_back(tmp_path: Path) -> None:
    session = trained(
        "gru",
        initializer="normal",
        dropout=0.25,
        read_out="last",
        loss="binary-cross-entropy",
        optimizer="nesterov",
        learning_rate=0.1 + 0.2,
        schedule="cosine",
        warm_up=2,
        seed=2**70,
    )[1]
    save_session(tmp_path / "a", session)

    assert same(load_session(tmp_path / "a"), session)


def test_words_of_any_letters_come_back(tmp_path: Path) -> None:
    session = replace(trained()[1], words=("一", "naïve \udce9 \n", 'a"b'))
    save_session(tmp_path / "a", session)

    assert load_session(tmp_path / "a").words == session.words


def test_it_shares_no_memory_with_the_trainer() -> None:
    trainer, session = trained()
    before = session.parameters["output.W"].copy()
    trainer.network.vector[...] = 7

    np.testing.assert_array_equal(session.parameters["output.W"], before)


def test_the_same_session_gives_the_same_bytes_under_exactly_the_given_name(
    tmp_path: Path, saved: tuple[Session, bytes]
) -> None:
    session, content = saved
    save_session(tmp_path / "plain", session)

    assert (tmp_path / "plain").read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["plain"]


def test_the_file_is_a_zip_that_other_programs_can_read(saved: tuple[Session, bytes]) -> None:
    session, content = saved
    archive = zipfile.ZipFile(io.BytesIO(content))

    assert archive.namelist() == [DESCRIPTION, WEIGHTS]
    assert {member.compress_type for member in archive.infolist()} == {zipfile.ZIP_STORED}
    assert json.loads(archive.read(DESCRIPTION))["settings"]["network"] == "dnn"
    weights = safetensors.numpy.load(archive.read(WEIGHTS))
    assert weights.keys() == session.parameters.keys()


def test_what_a_later_version_may_add_is_left_out(
    tmp_path: Path, saved: tuple[Session, bytes]
) -> None:
    def add(description) -> None:
        description["theme"] = {"dark": True}
        description["settings"]["batch_norm"] = False
        description["evaluations"][0]["f1"] = 0.5

    session, content = saved
    later = with_members(described(content, add), {"corpus/yes.flac": b"fLaC"})
    (tmp_path / "a").write_bytes(later)

    assert same(load_session(tmp_path / "a"), session)


def test_numbers_beyond_all_bounds_are_not_saved(tmp_path: Path) -> None:
    session = trained()[1]
    weights = {name: array * np.float32(np.inf) for name, array in session.parameters.items()}
    losses = (Evaluation(0, 1, float("inf"), 0.1, None, None),)

    for broken in (replace(session, parameters=weights), replace(session, evaluations=losses)):
        with pytest.raises(Failure, match="beyond all bounds"):
            save_session(tmp_path / "a", broken)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    session = trained()[1]
    for place in (tmp_path, tmp_path / "no" / "where", tmp_path / ("x" * 300)):
        with pytest.raises(Failure, match="could not be written"):
            save_session(place, session)
    assert list(tmp_path.iterdir()) == []


def test_the_earlier_session_stays_when_writing_fails(
    tmp_path: Path, saved: tuple[Session, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"earlier")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Failure, match="No space left on device"):
        save_session(path, saved[0])

    assert path.read_bytes() == b"earlier"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_a_link_is_followed_when_saving(tmp_path: Path, saved: tuple[Session, bytes]) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")

    save_session(tmp_path / "link", saved[0])

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == saved[1]


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_training_goes_on_from_a_session_as_if_nothing_had_been(
    optimizer: str, tmp_path: Path
) -> None:
    trainer, session = trained(optimizer=optimizer, learning_rate=0.01, steps=12)
    save_session(tmp_path / "a", session)
    for _ in range(9):
        trainer.one_step()

    resumed = load_session(tmp_path / "a").trainer(small_dataset())
    for _ in range(9):
        resumed.one_step()

    assert resumed.step == trainer.step == 21
    assert resumed.network.vector.tobytes() == trainer.network.vector.tobytes()


def test_training_goes_on_with_the_same_words_only() -> None:
    session = trained()[1]

    with pytest.raises(ValueError, match="are not"):
        session.trainer(small_dataset(words=("no", "yes", "go")))


@pytest.mark.parametrize(
    "memory",
    [
        {"v": np.zeros(3, np.float32)},
        {"w": np.zeros(151, np.float32)},
        {"v": np.full(151, np.nan, np.float32)},
    ],
)
def test_what_an_optimizer_cannot_remember_is_damage(memory, tmp_path: Path) -> None:
    session = trained(optimizer="momentum", learning_rate=0.01)[1]
    assert session.memory["v"].shape == (151,)
    save_session(tmp_path / "a", session)
    content = with_members((tmp_path / "a").read_bytes(), {MEMORY: safetensors.numpy.save(memory)})
    (tmp_path / "a").write_bytes(content)

    with pytest.raises(Failure, match="damaged"):
        load_session(tmp_path / "a")
