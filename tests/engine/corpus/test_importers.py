from __future__ import annotations

from pathlib import Path

import pytest
from people import RECORDINGS, needs_recordings
from tiny_sounds import tone, write_tone

from engine.corpus.clip import Source, Split
from engine.corpus.corpus import Corpus
from engine.corpus.importers import TOO_LONG, TOO_SHORT, find_clips
from engine.corpus.layouts import DIGITS, VALIDATION_SHARE
from engine.corpus.listed import GONE, NO_WORD
from engine.failure import Failure


def held_back(folder: Path) -> set[str]:
    clips = find_clips(folder).clips
    return {clip.path.name for clip in clips if clip.split is Split.VALIDATION}


def test_speech_commands_names_say_word_and_speaker(tmp_path: Path) -> None:
    for name in ("yes/0a7c2a8d_nohash_0.wav", "yes/0a7c2a8d_nohash_1.wav", "no/ff01_nohash_0.flac"):
        write_tone(tmp_path / name)

    found = find_clips(tmp_path)

    assert found.words == ("no", "yes")
    assert [clip.speaker for clip in found.clips] == ["ff01", "0a7c2a8d", "0a7c2a8d"]
    assert {clip.source for clip in found.clips} == {Source.FILE}
    assert found.skipped == ()


def test_speech_commands_lists_are_kept(tmp_path: Path) -> None:
    for word in ("yes", "no"):
        for take in range(6):
            write_tone(tmp_path / word / f"abc_nohash_{take}.wav")
    (tmp_path / "validation_list.txt").write_text("yes/abc_nohash_1.wav\n", encoding="utf-8")
    (tmp_path / "testing_list.txt").write_text(
        "no/abc_nohash_5.wav\nno/gone.wav\n", encoding="utf-8"
    )

    kept = [clip for clip in find_clips(tmp_path).clips if clip.split is Split.VALIDATION]

    assert {f"{clip.word}/{clip.path.name}" for clip in kept} == {
        "yes/abc_nohash_1.wav",
        "no/abc_nohash_5.wav",
    }


def test_background_noise_and_hidden_files_are_no_words(tmp_path: Path) -> None:
    for name in ("yes/a.wav", "no/a.wav", "_background_noise_/hum.wav", ".git/x.wav", "no/._a.wav"):
        write_tone(tmp_path / name)

    found = find_clips(tmp_path)

    assert found.words == ("no", "yes")
    assert len(found.clips) == 2


def test_free_spoken_digit_names_say_word_and_speaker(tmp_path: Path) -> None:
    write_tone(tmp_path / "0_george_5.wav")
    write_tone(tmp_path / "7_theo_49.wav")

    found = find_clips(tmp_path)

    assert [(clip.word, clip.speaker) for clip in found.clips] == [
        ("zero", "george"),
        ("seven", "theo"),
    ]


@pytest.mark.parametrize("folder", ["recordings", "data/01"])
def test_free_spoken_digit_names_count_more_than_their_folder(tmp_path: Path, folder: str) -> None:
    write_tone(tmp_path / folder / "1_01_0.wav")
    write_tone(tmp_path / folder / "2_01_0.wav")

    assert find_clips(tmp_path).words == ("one", "two")


def test_word_folders_may_lie_deeper(tmp_path: Path) -> None:
    write_tone(tmp_path / "audio" / "train" / "yes" / "a.wav")
    write_tone(tmp_path / "audio" / "train" / "no" / "a.wav")

    assert find_clips(tmp_path).words == ("no", "yes")


def test_other_names_in_one_folder_begin_with_the_word(tmp_path: Path) -> None:
    for name in ("yes_1.wav", "no-03.flac", "七2.wav", "42.wav"):
        write_tone(tmp_path / name)

    found = find_clips(tmp_path)

    assert found.words == ("no", "yes", "七")
    assert found.skipped == ((tmp_path / "42.wav", NO_WORD),)


def test_our_own_corpus_keeps_its_labels_speakers_and_splits(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    for word in ("on/off", "CON"):
        for _ in range(5):
            corpus.add(tone(), word, speaker="Ada")
    gone = corpus.clips[0].path
    gone.unlink()

    found = find_clips(tmp_path)

    assert found.clips == corpus.clips[1:]
    assert found.skipped == ((gone, GONE),)


def test_our_own_corpus_without_its_index_keeps_labels_and_speakers(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    for word in ("on/off", "CON"):
        corpus.add(tone(), word, speaker="Ada")
    (tmp_path / "index.csv").unlink()

    found = find_clips(tmp_path)

    assert {(clip.word, clip.speaker) for clip in found.clips} == {
        ("on/off", "Ada"),
        ("CON", "Ada"),
    }


def test_an_index_of_something_else_is_passed_over(tmp_path: Path) -> None:
    write_tone(tmp_path / "yes" / "a.wav")
    write_tone(tmp_path / "no" / "a.wav")
    (tmp_path / "index.csv").write_text("page,title\n1,Contents\n", encoding="utf-8")

    assert find_clips(tmp_path).words == ("no", "yes")


def test_files_that_are_no_clips_are_skipped_with_the_reason(tmp_path: Path) -> None:
    write_tone(tmp_path / "yes" / "a.wav")
    write_tone(tmp_path / "no" / "a.wav")
    short = write_tone(tmp_path / "no" / "b.wav", seconds=0.02)
    long = write_tone(tmp_path / "no" / "c.wav", seconds=31.0)
    fake = tmp_path / "no" / "d.wav"
    fake.write_text("not a sound", encoding="utf-8")
    (tmp_path / "no" / "README.md").write_text("read me", encoding="utf-8")

    found = find_clips(tmp_path)

    assert [path for path, _ in found.skipped] == [short, long, fake]
    assert [reason for _, reason in found.skipped[:2]] == [TOO_SHORT, TOO_LONG]
    assert "d.wav cannot be read" in found.skipped[2][1]
    assert len(found.clips) == 2


def test_about_a_fifth_is_kept_for_validation_and_always_the_same(tmp_path: Path) -> None:
    for word in ("yes", "no"):
        for take in range(100):
            write_tone(tmp_path / word / f"{word}{take}.wav", seconds=0.1)
    before = held_back(tmp_path)
    share = len(before) / 200

    for path in tmp_path.glob("*/*7.wav"):
        path.unlink()

    assert share == pytest.approx(VALIDATION_SHARE, abs=0.06)
    assert held_back(tmp_path) == {name for name in before if not name.endswith("7.wav")}


@pytest.mark.parametrize("takes", [1, 2, 3, 4])
def test_each_word_of_two_clips_or_more_has_both_splits(tmp_path: Path, takes: int) -> None:
    words = ("yes", "no", "up", "down", "left", "right", "on", "off")
    for word in words:
        for take in range(takes):
            write_tone(tmp_path / word / f"{word}_{take}.wav", seconds=0.1)

    clips = find_clips(tmp_path).clips

    expected = {Split.TRAINING, Split.VALIDATION} if takes > 1 else {Split.TRAINING}
    for word in words:
        assert {clip.split for clip in clips if clip.word == word} == expected


def test_a_folder_without_clips_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="No sound file"):
        find_clips(tmp_path)


def test_a_folder_of_one_word_gets_a_sentence(tmp_path: Path) -> None:
    write_tone(tmp_path / "yes" / "0a_nohash_0.wav")
    write_tone(tmp_path / "yes" / "0b_nohash_0.wav")

    with pytest.raises(Failure, match='one word, "yes"'):
        find_clips(tmp_path)
    with pytest.raises(Failure, match='one word, "yes"'):
        find_clips(tmp_path / "yes")


def test_a_path_that_is_no_folder_gets_a_sentence(tmp_path: Path) -> None:
    file = write_tone(tmp_path / "yes.wav")

    for path in (file, tmp_path / "nowhere"):
        with pytest.raises(Failure, match="no folder"):
            find_clips(path)


def test_progress_runs_from_nothing_to_all(tmp_path: Path) -> None:
    write_tone(tmp_path / "yes_1.wav")
    write_tone(tmp_path / "no_1.wav")
    told: list[tuple[int, int]] = []

    find_clips(tmp_path, lambda done, total: told.append((done, total)))

    assert told == [(0, 2), (1, 2), (2, 2)]


@needs_recordings
def test_the_free_spoken_digits_are_all_found() -> None:
    found = find_clips(RECORDINGS)

    assert len(found.clips) == 2250
    assert found.words == DIGITS
    assert len({clip.speaker for clip in found.clips}) == 5
    assert found.skipped == ()
    kept = [clip for clip in found.clips if clip.split is Split.VALIDATION]
    assert len(kept) / 2250 == pytest.approx(VALIDATION_SHARE, abs=0.02)
    assert {clip.word for clip in kept} == set(DIGITS)
