"""A file that is no session, or a damaged one, is refused in two sentences."""

from __future__ import annotations

import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from session_files import described, same, trained, weighed, with_members

from engine.failure import Failure
from engine.session import DESCRIPTION, WEIGHTS, Session, load_session, save_session


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Session, bytes]:
    session = trained()[1]
    path = tmp_path_factory.mktemp("session") / "a.voxprop"
    save_session(path, session)
    return session, path.read_bytes()


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
