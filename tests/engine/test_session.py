"""A session comes back exactly, and a file that is none is refused in two sentences."""

from __future__ import annotations

import io
import json
import pickle
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_corpus import small_dataset

from engine.failure import Failure
from engine.session import DESCRIPTION, WEIGHTS, Session, load_session, save_session
from engine.sound.features import FeatureSettings
from engine.training.defaults import default_settings
from engine.training.progress import Evaluation
from engine.training.trainer import Trainer

FEATURES = FeatureSettings(frames=6, bands=5)
KINDS = {"linear": (), "dnn": (4, 3), "cnn": (2,), "rnn": (4,), "gru": (4,), "lstm": (4,)}


def trained(network: str = "dnn", steps: int = 3, **changes) -> tuple[Trainer, Session]:
    chosen = default_settings(network, hidden=KINDS[network], step_limit=steps, **changes)
    trainer = Trainer(small_dataset(), chosen)
    for _ in trainer.steps(until_converged=False):
        pass
    return trainer, Session.of(trainer, FEATURES, [trainer.evaluate()])


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Session, bytes]:
    session = trained()[1]
    path = tmp_path_factory.mktemp("session") / "a.voxprop"
    save_session(path, session)
    return session, path.read_bytes()


def same(one: Session, other: Session) -> bool:
    return (
        one.settings == other.settings
        and one.words == other.words
        and one.feature_settings == other.feature_settings
        and one.step == other.step
        and one.evaluations == other.evaluations
        and one.parameters.keys() == other.parameters.keys()
        and all(
            array.tobytes() == other.parameters[name].tobytes()
            for name, array in one.parameters.items()
        )
    )


def described(content: bytes, change) -> bytes:
    """Return the session with its description changed."""
    description = json.loads(zipfile.ZipFile(io.BytesIO(content)).read(DESCRIPTION))
    change(description)
    return with_members(content, {DESCRIPTION: json.dumps(description).encode()})


def weighed(content: bytes, change) -> bytes:
    """Return the session with its weights changed."""
    weights = safetensors.numpy.load(zipfile.ZipFile(io.BytesIO(content)).read(WEIGHTS))
    weights = {name: array.copy() for name, array in weights.items()}
    change(weights)
    return with_members(content, {WEIGHTS: safetensors.numpy.save(weights)})


def with_members(content: bytes, changed) -> bytes:
    archive = zipfile.ZipFile(io.BytesIO(content))
    members = {name: archive.read(name) for name in archive.namelist()} | changed
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, data in members.items():
            if data is not None:
                made.writestr(name, data)
    return target.getvalue()


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


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), mask=st.integers(1, 255))
def test_a_byte_that_flips_is_noticed_or_means_nothing(
    place: float, mask: int, tmp_path: Path, saved: tuple[Session, bytes]
) -> None:
    session, content = saved
    damaged = bytearray(content)
    damaged[int(place * len(content))] ^= mask
    check_refused_or_same(tmp_path / "a", bytes(damaged), session)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_to_what_lists_the_members_is_noticed_or_means_nothing(
    data: st.DataObject, tmp_path: Path, saved: tuple[Session, bytes]
) -> None:
    session, content = saved
    damaged = bytearray(content)
    for _ in range(data.draw(st.integers(1, 4))):  # the zip's own directory, at its end
        damaged[data.draw(st.integers(len(content) - 160, len(content) - 1))] = data.draw(
            st.integers(0, 255)
        )
    check_refused_or_same(tmp_path / "a", bytes(damaged), session)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1, exclude_max=True))
def test_a_file_that_was_cut_off_is_refused(
    share: float, tmp_path: Path, saved: tuple[Session, bytes]
) -> None:
    (tmp_path / "a").write_bytes(saved[1][: int(share * len(saved[1]))])

    with pytest.raises(Failure):
        load_session(tmp_path / "a")


def check_refused_or_same(path: Path, content: bytes, session: Session) -> None:
    path.write_bytes(content)
    try:
        loaded = load_session(path)
    except Failure:
        return
    assert same(loaded, session)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda it: it.pop("format"), "no session of Voxprop"),
        (lambda it: it.update(format="other"), "no session of Voxprop"),
        (lambda it: it.update(version=2), "newer Voxprop"),
        (lambda it: it.update(version="1"), "version is '1'"),
        (lambda it: it.update(version=-1), "version is -1"),
        (lambda it: it.pop("settings"), "no object"),
        (lambda it: it["settings"].update(network="transformer"), "unknown kind, “transformer”"),
        (lambda it: it["settings"].update(network=7), "network is 7"),
        (lambda it: it["settings"].update(network="gru"), "missing or too many"),
        (lambda it: it["settings"].update(hidden=[4, 4]), "hidden2.W is float32"),
        (lambda it: it["settings"].update(hidden=[4, "3"]), "hidden is '3'"),
        (lambda it: it["settings"].update(hidden=[10**9]), "too large"),
        (lambda it: it["settings"].update(activation="tan"), "“tan” is not known"),
        (lambda it: it["settings"].update(learning_rate=-1), "learning rate cannot be -1"),
        (lambda it: it["settings"].update(learning_rate=float("nan")), "not finite"),
        (lambda it: it["settings"].update(learning_rate=10**400), "not finite"),
        (lambda it: it["settings"].update(seed=True), "seed is True"),
        (lambda it: it["settings"].update(seed=-1), "seed is -1"),
        (lambda it: it.update(words=["yes", "no"]), "output.W is"),
        (lambda it: it.update(words=["yes", "no", "no"]), "words"),
        (lambda it: it.update(words=["yes", "no", ""]), "words"),
        (lambda it: it.update(words="yes"), "words"),
        (lambda it: it.update(words=[str(n) for n in range(20_000)]), "words"),
        (lambda it: it["features"].update(bands=0), "bands is 0"),
        (lambda it: it["features"].update(frames=10**9), "frames is"),
        (lambda it: it["features"].update(highest_hz=9e9), "no bands"),
        (lambda it: it["features"].update(frame_seconds=1e12), "frame_seconds is"),
        (lambda it: it.update(step=-3), "step is -3"),
        (lambda it: it.update(evaluations={}), "evaluations"),
        (lambda it: it.update(evaluations=[3]), "no object"),
    ],
)
def test_a_description_that_cannot_be_is_refused(
    change, sentence: str, tmp_path: Path, saved: tuple[Session, bytes]
) -> None:
    path = tmp_path / "a.voxprop"
    path.write_bytes(described(saved[1], change))

    with pytest.raises(Failure) as refused:
        load_session(path)

    assert sentence in str(refused.value)
    assert "a.voxprop" in str(refused.value)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda it: it.pop("output.b"), "output.b are missing"),
        (lambda it: it.update(extra=np.zeros(3, np.float32)), "extra are missing or too many"),
        (lambda it: it.update({"output.b": np.zeros((4, 1), np.float32)}), "output.b is"),
        (lambda it: it.update({"output.b": np.zeros((3, 1))}), "float64"),
        (lambda it: it["output.b"].fill(np.nan), "no numbers"),
        (lambda it: it["output.b"].fill(np.inf), "no numbers"),
    ],
)
def test_weights_that_do_not_fit_are_refused(
    change, sentence: str, tmp_path: Path, saved: tuple[Session, bytes]
) -> None:
    path = tmp_path / "a.voxprop"
    path.write_bytes(weighed(saved[1], change))

    with pytest.raises(Failure) as refused:
        load_session(path)

    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    "members",
    [
        {WEIGHTS: None},
        {DESCRIPTION: None},
        {DESCRIPTION: b""},
        {DESCRIPTION: b"[" * 100_000},
        {DESCRIPTION: b"[]"},
        {DESCRIPTION: b"\xff\xfe\x00"},
        {DESCRIPTION: b"9" * 10_000},
        {WEIGHTS: b""},
        {WEIGHTS: b"\xff" * 64},
        {WEIGHTS: pickle.dumps({"output.W": [1, 2]})},
        {WEIGHTS: (2**60).to_bytes(8, "little") + b"{}"},
    ],
)
def test_members_that_are_missing_or_something_else_are_refused(
    members, tmp_path: Path, saved: tuple[Session, bytes]
) -> None:
    (tmp_path / "a").write_bytes(with_members(saved[1], members))

    with pytest.raises(Failure):
        load_session(tmp_path / "a")


def test_a_member_that_would_unpack_to_a_mountain_is_refused_unread(
    tmp_path: Path, saved: tuple[Session, bytes]
) -> None:
    path = tmp_path / "a"
    path.write_bytes(saved[1])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(DESCRIPTION, b" " * (65 * 2**20))
        archive.writestr(WEIGHTS, b"")

    with pytest.raises(Failure, match="more than 67,108,864"):
        load_session(path)


@pytest.mark.parametrize("content", [b"", b"RIFF....WAVE", b"PK\x03\x04" + bytes(200)])
def test_a_file_of_another_kind_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(content)

    with pytest.raises(Failure, match=r"a\.wav is no session"):
        load_session(tmp_path / "a.wav")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone", Path("/dev/zero"), Path()):
        with pytest.raises(Failure, match="There is no session"):
            load_session(path)


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
