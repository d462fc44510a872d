"""What is exported is a Speech Commands folder, and comes back the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tiny_sounds import tone

from engine.corpus import embedded
from engine.corpus.clip import Split
from engine.corpus.corpus import Corpus
from engine.corpus.exporting import export_speech_commands
from engine.corpus.importers import find_clips
from engine.failure import Failure
from engine.sound.files import read_sound


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    corpus = Corpus.open(tmp_path / "corpus")
    words = ("yes", "yes", "on/off", "_noise_", "七", "七")
    for number, word in enumerate(words):
        corpus.add(tone(300 + 50 * number), word, speaker=("Ada", "", "me")[number % 3])
    corpus.assign(corpus.clips[1::3], split=Split.VALIDATION)
    return corpus


def test_names_and_lists_are_those_of_speech_commands(corpus: Corpus, tmp_path: Path) -> None:
    assert export_speech_commands(corpus.clips, tmp_path / "new" / "out") == 6

    files = {path.relative_to(tmp_path / "new" / "out").as_posix() for path in
             (tmp_path / "new" / "out").rglob("*") if path.is_file()}  # fmt: skip
    assert files == {
        *("yes/Ada_nohash_0.wav", "yes/unknown_nohash_0.wav", "on%2Foff/me_nohash_0.wav"),
        *("%5Fnoise_/Ada_nohash_0.wav", "七/unknown_nohash_0.wav", "七/me_nohash_0.wav"),
        "validation_list.txt",
    }
    listed = (tmp_path / "new" / "out" / "validation_list.txt").read_text(encoding="utf-8")
    assert listed.splitlines() == ["yes/unknown_nohash_0.wav", "七/unknown_nohash_0.wav"]


def test_what_was_exported_is_found_again_as_it_was(corpus: Corpus, tmp_path: Path) -> None:
    export_speech_commands(corpus.clips, tmp_path / "out")

    found = find_clips(tmp_path / "out").clips

    def facts(clips: tuple[object, ...]) -> list[tuple[object, ...]]:
        return sorted((c.word, c.speaker, c.split, c.path.read_bytes()) for c in clips)

    assert facts(found) == facts(corpus.clips)


def test_packed_clips_are_exported_too(tmp_path: Path) -> None:
    clips = embedded.clips("english-digits")[:5]

    assert export_speech_commands(clips, tmp_path / "out") == 5

    (first, *_) = find_clips(tmp_path / "out", fewest_words=1).clips
    assert read_sound(first.path).seconds > 0.1


def test_takes_of_one_speaker_are_numbered_where_capitals_do_not_count(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path / "corpus")
    for word in ("Yes", "yes", "YES"):
        corpus.add(tone(), word)

    export_speech_commands(corpus.clips, tmp_path / "out")

    assert sorted(path.name for path in (tmp_path / "out").glob("*/*.wav")) == [
        f"me_nohash_{number}.wav" for number in range(3)
    ]


def test_nothing_is_written_over(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("dear", encoding="utf-8")

    with pytest.raises(Failure, match="not empty"):
        export_speech_commands(corpus.clips, tmp_path / "out")

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["letter.txt"]


def test_a_cancelled_export_keeps_whole_files_and_lists_only_those(
    corpus: Corpus, tmp_path: Path
) -> None:
    told: list[int] = []

    count = export_speech_commands(
        corpus.clips, tmp_path / "out", lambda done, _: told.append(done), lambda: len(told) == 3
    )

    assert count == len(list((tmp_path / "out").glob("*/*.wav"))) == 3
    listed = (tmp_path / "out" / "validation_list.txt").read_text(encoding="utf-8").splitlines()
    assert listed == ["yes/unknown_nohash_0.wav"]


def test_a_full_disk_gets_a_sentence_and_leaves_no_files(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []

    def full(*values: object) -> None:
        calls.append(values)
        if len(calls) > 3:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Failure, match=r"cannot be exported.*No space left"):
        export_speech_commands(corpus.clips, tmp_path / "out")

    assert [path for path in (tmp_path / "out").rglob("*") if path.is_file()] == []


def test_a_clip_that_cannot_be_read_is_left_out(corpus: Corpus, tmp_path: Path) -> None:
    corpus.clips[0].path.write_bytes(b"damaged")

    assert export_speech_commands(corpus.clips, tmp_path / "out") == 5
