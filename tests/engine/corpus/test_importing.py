"""Recordings of others come into a corpus, whole, with their labels, speakers and splits."""

from __future__ import annotations

import time
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest
from people import RECORDINGS, needs_recordings
from tiny_sounds import tone, write_tone

from engine.corpus import importing
from engine.corpus.clip import Source, Split
from engine.corpus.corpus import Corpus
from engine.corpus.edit import Edit
from engine.corpus.importing import import_folder
from engine.corpus.takes import Take
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.files import check_word, read_sound, wav_bytes


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus.open(tmp_path / "corpus")


@pytest.fixture
def others(tmp_path: Path) -> Path:
    return tmp_path / "others"


def test_speech_commands_come_in_with_speaker_and_split(corpus: Corpus, others: Path) -> None:
    for name in ("yes/0a_nohash_0.wav", "yes/0a_nohash_1.wav", "no/ff_nohash_0.wav"):
        write_tone(others / name)
    write_tone(others / "_background_noise_" / "hum.wav")
    (others / "validation_list.txt").write_text("yes/0a_nohash_1.wav\n", encoding="utf-8")

    clips = import_folder(others, corpus).edit.after

    assert [(clip.word, clip.speaker, clip.split) for clip in clips] == [
        ("no", "ff", Split.TRAINING),
        ("yes", "0a", Split.TRAINING),
        ("yes", "0a", Split.VALIDATION),
    ]
    assert {clip.source for clip in clips} == {Source.FILE}
    assert Corpus.open(corpus.folder).clips == corpus.clips == clips


def test_our_own_corpus_comes_in_as_it_was(corpus: Corpus, others: Path) -> None:
    source = Corpus.open(others)
    for number, word in enumerate(("on/off", "七", "七")):
        source.add(tone(300 + 100 * number), word, speaker="Ada")
    source.assign(source.clips[1:2], split=Split.VALIDATION)

    clips = import_folder(others, corpus).edit.after

    facts = [(clip.word, clip.speaker, clip.source, clip.split) for clip in clips]
    assert facts == [(clip.word, clip.speaker, clip.source, clip.split) for clip in source.clips]
    for old, new in zip(source.clips, clips, strict=True):
        assert new.path.read_bytes() == old.path.read_bytes()


def test_an_import_joins_what_is_there_and_is_taken_back_at_once(
    corpus: Corpus, others: Path
) -> None:
    mine = corpus.add(tone(), "one", speaker="george")
    write_tone(others / "1_george_0.wav")
    write_tone(others / "2_george_0.wav")

    edit = import_folder(others, corpus).edit

    assert corpus.words == ("one", "two")
    assert [clip.path.name for clip in corpus.clips] == [
        *("george-001.wav", "george-002.wav", "george-001.wav")
    ]
    corpus.revert(edit)
    assert corpus.clips == (mine,)


def test_a_hash_keeps_a_fifth_for_validation_and_each_word_trains(
    corpus: Corpus, others: Path
) -> None:
    for word in ("yes", "no", "up"):
        for take in range(40 if word == "yes" else 2):
            path = others / word / f"{word}{take}.wav"
            write_tone(path, seconds=0.1)
    (others / "up" / "up0.wav").write_text("damaged", encoding="utf-8")

    clips = import_folder(others, corpus).edit.after

    counts = Counter((clip.word, clip.split) for clip in clips)
    assert counts["yes", Split.VALIDATION] == pytest.approx(8, abs=4)
    assert counts["no", Split.VALIDATION] == counts["no", Split.TRAINING] == 1
    assert counts["up", Split.TRAINING] == 1


def test_refused_files_are_told_and_the_others_come_in(corpus: Corpus, others: Path) -> None:
    write_tone(others / "yes" / "a.wav")
    write_tone(others / "yes" / "b.wav", seconds=0.01)
    (others / "yes" / "c.wav").write_text("not a sound", encoding="utf-8")

    imported = import_folder(others, corpus)

    assert len(imported.edit.after) == 1
    assert [path.name for path, _ in imported.refused] == ["b.wav", "c.wav"]
    assert not imported.cancelled
    assert imported.stopped is None


def test_progress_is_told_and_what_is_in_when_it_is_cancelled_stays(
    corpus: Corpus, others: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CLIPS_AT_ONCE", 3)
    for take in range(10):
        write_tone(others / f"yes_{take}.wav", seconds=0.1)
    told: list[tuple[int, int]] = []

    imported = import_folder(
        others, corpus, lambda *counts: told.append(counts), lambda: len(told) == 5
    )

    assert told == [(done, 10) for done in range(5)]
    assert imported.cancelled
    assert len(imported.edit.after) == 5
    assert Corpus.open(corpus.folder).clips == imported.edit.after

    told.clear()
    import_folder(others, corpus, lambda *counts: told.append(counts))
    assert told == [(done, 10) for done in range(11)]


def test_a_disk_that_is_full_in_the_middle_keeps_what_came_in(
    corpus: Corpus, others: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CLIPS_AT_ONCE", 3)
    for take in range(10):
        write_tone(others / f"yes_{take}.wav", seconds=0.1)
    full = Failure(
        QT_TRANSLATE_NOOP("engine", "No space left."), QT_TRANSLATE_NOOP("engine", "Make some.")
    )
    room = iter((True, True, False))
    add_all = corpus.add_all

    def until_full(takes: list[Take]) -> object:
        if not next(room):
            raise full
        return add_all(takes)

    monkeypatch.setattr(corpus, "add_all", until_full)

    imported = import_folder(others, corpus)

    assert imported.stopped is full
    assert len(imported.edit.after) == len(corpus.clips) == 6
    room = iter((False,))
    with pytest.raises(Failure, match="No space left"):
        import_folder(others, corpus)


def test_a_corpus_does_not_come_into_itself(corpus: Corpus, tmp_path: Path) -> None:
    corpus.add(tone(), "yes")
    write_tone(tmp_path / "no" / "a.wav")

    with pytest.raises(Failure, match="already"):
        import_folder(corpus.folder, corpus)
    with pytest.raises(Failure, match="already"):
        import_folder(corpus.folder / "yes", corpus)

    assert [clip.word for clip in import_folder(tmp_path, corpus).edit.after] == ["no"]


def test_thousands_of_clips_are_not_held_in_memory(corpus: Corpus, others: Path) -> None:
    others.mkdir()
    content = wav_bytes(tone(seconds=1.0))
    for take in range(600):
        (others / f"{take % 10}_eve_{take}.wav").write_bytes(content)

    tracemalloc.start()
    imported = import_folder(others, corpus)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(imported.edit.after) == 600
    assert peak < 20_000_000  # all at once have 38,400,000 bytes


@needs_recordings
def test_the_free_spoken_digits_come_in_within_seconds_and_all_play(corpus: Corpus) -> None:
    begin = time.process_time()  # what others do on the machine does not count
    imported = import_folder(RECORDINGS, corpus)
    seconds = time.process_time() - begin

    assert imported.refused == ()
    assert len(imported.edit.after) == 2250
    assert seconds < 10
    assert imported.edit == Edit(after=Corpus.open(corpus.folder).clips)
    for clip in corpus.clips[::10]:
        check_word(read_sound(clip.path))
