from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.corpus import embedded
from engine.corpus.clip import Source
from engine.corpus.dataset import read_clip
from engine.failure import Failure
from engine.sound.sound import CORPUS_RATE


@pytest.fixture
def fresh() -> Iterator[None]:
    """Forget what was read of the embedded corpus, before and after."""
    embedded.clips.cache_clear()
    yield
    embedded.clips.cache_clear()


def test_the_sets_say_their_language_and_words() -> None:
    sets = {one.key: one for one in embedded.available()}

    assert list(sets) == ["english-digits", "english-commands", "mandarin-digits"]
    assert sets["english-digits"].words[:3] == ("zero", "one", "two")
    assert sets["english-commands"].words[-2:] == ("stop", "go")
    assert "".join(sets["mandarin-digits"].words) == "零一二三四五六七八九"
    assert [one.language for one in sets.values()] == ["en", "en", "zh"]
    assert all(len(one.words) == 10 for one in sets.values())


def test_clips_come_without_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("soundfile.SoundFile.__init__", None)

    clips = embedded.clips("mandarin-digits")

    assert len(clips) > 400
    assert {clip.source for clip in clips} == {Source.EMBEDDED}


def test_loading_gives_every_clip_its_own_sound_at_the_corpus_rate() -> None:
    loaded = embedded.load("english-digits")

    assert [clip for clip, _ in loaded] == list(embedded.clips("english-digits"))
    for clip, sound in loaded[::97]:
        assert sound.sample_rate == CORPUS_RATE
        np.testing.assert_array_equal(sound.samples, read_clip(clip).samples)


def test_there_is_no_other_set() -> None:
    with pytest.raises(KeyError, match="klingon"):
        embedded.clips("klingon-digits")


@pytest.mark.usefixtures("fresh")
def test_a_damaged_installation_gets_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "FOLDER", tmp_path)

    with pytest.raises(Failure, match="Install the program again"):
        embedded.clips("english-digits")


@pytest.mark.usefixtures("fresh")
def test_a_damaged_sound_file_gets_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = (embedded.FOLDER / "english-digits" / "index.csv").read_bytes()
    (tmp_path / "english-digits").mkdir()
    (tmp_path / "english-digits" / "index.csv").write_bytes(index)
    monkeypatch.setattr(embedded, "FOLDER", tmp_path)

    with pytest.raises(Failure, match=r"zero\.ogg"):
        embedded.load("english-digits")
