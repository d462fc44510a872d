"""A disk that refuses: a sentence, and nothing has changed."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from edit_material import DEEDS, Deed, files_of, filled, sounds_of
from tiny_sounds import tone

from engine.corpus.corpus import Corpus
from engine.failure import Failure

STEPS = ("fsync", "replace", "rename", "link", "mkdir", "truncate")


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return filled(tmp_path / "corpus")


def failure_of(deed: Deed, corpus: Corpus) -> str:
    """Return what is said against a deed, or nothing when it is done."""
    try:
        deed(corpus)
    except Failure as failure:
        return str(failure)
    return ""


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_whatever_the_disk_refuses_nothing_has_changed(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch, deed: Deed, step: str
) -> None:
    clips, sounds = corpus.clips, sounds_of(corpus)
    real = getattr(os, step)
    for refused in range(20):
        calls = iter(range(1000))

        def sometimes(*values: object, **named: object) -> object:
            if next(calls) == refused:  # noqa: B023  # it is called within this turn only
                raise OSError(errno.ENOSPC, "No space left on device")
            return real(*values, **named)

        with monkeypatch.context() as patch:
            patch.setattr(os, step, sometimes)
            said = failure_of(deed, corpus)
        if not said:
            break  # so often it is not called
        assert "No space left" in said
        assert corpus.clips == clips
        assert sounds_of(corpus) == sounds
        assert list(corpus.folder.rglob("*.part")) == []
    assert not said
    assert Corpus.open(corpus.folder).clips == corpus.clips != clips


@pytest.mark.skipif(os.name != "posix", reason="a limit of Unix")
@pytest.mark.parametrize("largest", [100, 3_000])
@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_a_disk_that_is_full_in_the_middle_of_a_file_leaves_no_part_of_it(
    corpus: Corpus, deed: Deed, largest: int
) -> None:
    import resource

    clips, before = corpus.clips, files_of(corpus.folder)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, limits[1]))
    try:
        said = failure_of(deed, corpus)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    if said:
        assert "File too large" in said
        assert files_of(corpus.folder) == before
        assert corpus.clips == clips
        deed(corpus)  # with space again, it works
    assert corpus.clips != clips
    assert Corpus.open(corpus.folder).clips == corpus.clips


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_a_folder_removed_under_the_program_gets_a_sentence(corpus: Corpus, deed: Deed) -> None:
    clips = corpus.clips
    shutil.rmtree(corpus.folder)

    with pytest.raises(Failure, match="is gone"):
        deed(corpus)

    assert corpus.clips == clips
    assert not corpus.folder.exists()


def test_a_disk_without_hard_links_serves_as_well(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)

    clip = corpus.add(tone(950), "yes")

    assert Corpus.open(corpus.folder).clips[-1] == clip
    assert list(corpus.folder.rglob("*.part")) == []
