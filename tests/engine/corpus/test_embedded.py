from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.corpus import embedded
from engine.corpus.clip import Clip, Source
from engine.corpus.dataset import read_clip
from engine.failure import Failure
from engine.sound.sound import CORPUS_RATE, Sound


@pytest.fixture
def fresh() -> Iterator[None]:
    """Forget what was read of the embedded corpus, before and after."""
    embedded.clips.cache_clear()
    yield
    embedded.clips.cache_clear()


def test_the_sets_say_their_language_and_words() -> None:
    sets = {one.key: one for one in embedded.available()}

    assert {key: one.language for key, one in sets.items()} == {
        "english-digits": "en",
        "english-commands": "en",
        "mandarin-digits": "zh",
        "spanish-digits": "es",
        "french-digits": "fr",
        "german-digits": "de",
        "hindi-digits": "hi",
    }
    assert next(iter(sets)) == "english-digits"
    assert sets["english-commands"].words[-2:] == ("stop", "go")
    assert all(len(one.words) == 10 for one in sets.values())


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("english-digits", "zero one two three four five six seven eight nine"),
        ("mandarin-digits", "零 一 二 三 四 五 六 七 八 九"),
        ("spanish-digits", "cero uno dos tres cuatro cinco seis siete ocho nueve"),
        ("french-digits", "zéro un deux trois quatre cinq six sept huit neuf"),
        ("german-digits", "null eins zwei drei vier fünf sechs sieben acht neun"),
        ("hindi-digits", "शून्य एक दो तीन चार पाँच छह सात आठ नौ"),
    ],
)
def test_digits_are_called_from_zero_to_nine_in_their_own_language(key: str, words: str) -> None:
    assert [one.words for one in embedded.available() if one.key == key] == [tuple(words.split())]


def test_clips_come_without_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("soundfile.SoundFile.__init__", None)

    clips = embedded.clips("mandarin-digits")

    assert len(clips) > 400
    assert {clip.source for clip in clips} == {Source.EMBEDDED}


@pytest.mark.parametrize("key", list(embedded.LANGUAGES))
def test_a_clip_read_alone_is_what_loading_the_set_gives(key: str) -> None:
    """The last page of an Ogg file is where seeking goes wrong."""
    last: dict[Path, tuple[Clip, Sound]] = {}
    loaded = embedded.load(key)
    for clip, sound in loaded:
        last[clip.path] = (clip, sound)
    assert [clip for clip, _ in loaded] == list(embedded.clips(key))
    for clip, sound in [*loaded[::97], *last.values()]:
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
