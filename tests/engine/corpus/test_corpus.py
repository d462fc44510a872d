from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tiny_sounds import tone, write_tone

from engine.corpus.clip import Clip, Source, Split
from engine.corpus.corpus import Corpus
from engine.corpus.mending import DAMAGED_INDEX
from engine.corpus.names import LONGEST_LABEL, clean_label, label_of, name_of
from engine.failure import Failure
from engine.sound.files import describe_format, read_sound
from engine.sound.sound import CORPUS_RATE, Sound

LABELS = st.text(min_size=1, max_size=LONGEST_LABEL).filter(lambda text: bool(text.split()))


def everything_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_opening_makes_an_empty_corpus(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path / "new" / "corpus")

    assert corpus.clips == ()
    assert corpus.words == ()
    assert (tmp_path / "new" / "corpus" / "index.csv").is_file()


def test_an_added_clip_is_on_disk_at_once_at_the_corpus_rate(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)

    clip = corpus.add(tone(sample_rate=44_100), "yes", speaker="Ada")

    assert clip.path == tmp_path / "yes" / "Ada-001.wav"
    assert (clip.word, clip.speaker, clip.source) == ("yes", "Ada", Source.MICROPHONE)
    assert describe_format(clip.path).sample_rate == CORPUS_RATE
    assert Corpus.open(tmp_path).clips == (clip,)


def test_what_is_added_reads_back_as_it_was(tmp_path: Path) -> None:
    sound = tone()

    clip = Corpus.open(tmp_path).add(sound, "yes")

    np.testing.assert_allclose(read_sound(clip.path).samples, sound.samples, atol=1 / 32_768)


def test_words_come_in_the_order_in_which_they_were_added(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    for word in ("stop", "go", "stop", "七"):
        corpus.add(tone(), word)

    assert corpus.words == ("stop", "go", "七")
    assert Corpus.open(tmp_path).clips == corpus.clips


def test_every_fifth_take_of_a_word_is_for_validation(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)

    splits = [corpus.add(tone(), "yes").split for _ in range(10)]
    other = corpus.add(tone(), "no").split

    assert splits == ([Split.TRAINING] * 4 + [Split.VALIDATION]) * 2
    assert other is Split.TRAINING


def test_removing_and_adding_takes_never_keeps_more_than_a_fifth_for_validation(
    tmp_path: Path,
) -> None:
    corpus = Corpus.open(tmp_path)
    takes = [corpus.add(tone(), "yes") for _ in range(5)]
    corpus.remove(takes[0])

    again = corpus.add(tone(), "yes")

    assert takes[4].split is Split.VALIDATION
    assert again.split is Split.TRAINING


@pytest.mark.parametrize(
    ("sound", "expected"),
    [
        (Sound(np.zeros(8000, dtype=np.float32), CORPUS_RATE), "silent"),
        (Sound(np.zeros(0, dtype=np.float32), CORPUS_RATE), "too short"),
        (Sound(np.sign(tone().samples), CORPUS_RATE), "clipped"),
    ],
)
def test_a_sound_that_is_no_word_is_refused_and_changes_nothing(
    tmp_path: Path, sound: Sound, expected: str
) -> None:
    corpus = Corpus.open(tmp_path)
    before = everything_in(tmp_path)

    with pytest.raises(Failure, match=expected):
        corpus.add(sound, "yes")

    assert corpus.clips == ()
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize("word", ["", "  \t", "x" * (LONGEST_LABEL + 1)])
def test_a_label_must_have_letters_and_not_too_many(tmp_path: Path, word: str) -> None:
    with pytest.raises(Failure, match="word"):
        Corpus.open(tmp_path).add(tone(), word)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(word=LABELS)
@example("七")
@example("two words")
@example("..")
@example("a/b\\c")
@example("CON")
@example("com1.wav")
@example(".removed")
@example("index.csv")
@example("Index.damaged.CSV")
@example("100%2F")
@example("end.")
@example("é")
@example('"<>|*?:\x00')
@example("\N{GRINNING FACE}" * LONGEST_LABEL)
def test_any_label_is_kept_in_a_folder_of_its_own_and_found_again(
    tmp_path: Path, word: str
) -> None:
    folder = tmp_path / "any" / str(len(list(tmp_path.glob("any/*"))))

    clip = Corpus.open(folder).add(tone(seconds=0.1), word, speaker=word)
    (folder / "index.csv").unlink()
    (found,) = Corpus.open(folder).clips

    assert clip.path.parent.parent == folder
    assert clip.path in folder.glob("*/*.wav")
    assert found.word == clip.word == clean_label(word)
    assert found.speaker == clip.speaker


@given(label=LABELS)
@example("CON")
@example("nul.txt")
@example("%41")
def test_names_are_safe_and_lead_back_to_the_label(label: str) -> None:
    label = clean_label(label)
    name = name_of(label)

    assert label_of(name) == label
    assert not set(name) & set('<>:"/\\|?*')
    assert not any(ord(character) < 32 for character in name)
    assert name[0] != "."
    assert name[-1] not in ". "
    assert name.partition(".")[0].lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
    assert len(name.encode()) + len("-0001.wav") <= 255


def test_labels_that_look_alike_are_one_word() -> None:
    assert clean_label("  caf\u0065\u0301 au\tlait ") == "caf\u00e9 au lait"


def test_a_removed_clip_is_kept_aside_and_comes_back(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    first, second = corpus.add(tone(300), "yes"), corpus.add(tone(500), "yes")
    sound = first.path.read_bytes()

    corpus.remove(first)

    assert corpus.clips == Corpus.open(tmp_path).clips == (second,)
    assert not first.path.exists()
    assert ".removed/yes/me-001.wav" in everything_in(tmp_path)

    Corpus.open(tmp_path).restore(first)

    assert first.path.read_bytes() == sound
    assert set(Corpus.open(tmp_path).clips) == {first, second}


def test_a_new_take_never_gets_the_name_of_a_removed_one(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    removed = corpus.add(tone(), "yes")
    corpus.remove(removed)

    new = corpus.add(tone(), "yes")
    corpus.restore(removed)

    assert new.path != removed.path
    assert set(corpus.clips) == {new, removed}


def test_a_clip_that_was_deleted_for_good_cannot_come_back(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    clip = corpus.add(tone(), "yes")
    corpus.remove(clip)
    (tmp_path / ".removed" / "yes" / "me-001.wav").unlink()

    with pytest.raises(Failure, match="no longer there"):
        corpus.restore(clip)


def test_a_clip_whose_file_has_vanished_can_still_be_removed(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    clip = corpus.add(tone(), "yes")
    clip.path.unlink()

    corpus.remove(clip)

    assert corpus.clips == ()


def test_only_clips_of_the_corpus_can_be_removed_and_only_removed_ones_restored(
    tmp_path: Path,
) -> None:
    corpus = Corpus.open(tmp_path)
    clip = corpus.add(tone(), "yes")
    stranger = Clip("no", "", Source.FILE, Split.TRAINING, tmp_path / "no" / "x.wav")

    with pytest.raises(ValueError, match="not"):
        corpus.remove(stranger)
    with pytest.raises(ValueError, match="not removed"):
        corpus.restore(clip)


def test_files_that_the_index_does_not_know_are_found_again(tmp_path: Path) -> None:
    known = Corpus.open(tmp_path).add(tone(), "yes")
    for number in range(1, 6):
        write_tone(tmp_path / "七" / f"Ada-{number:03d}.wav")
    write_tone(tmp_path / "no" / "recorded elsewhere.wav")
    write_tone(tmp_path / ".hidden" / "x.wav")

    clips = Corpus.open(tmp_path).clips

    assert clips[0] == known
    assert [(clip.word, clip.speaker) for clip in clips[1:]] == [("no", "")] + [("七", "Ada")] * 5
    assert [clip.split for clip in clips[2:]] == [Split.TRAINING] * 4 + [Split.VALIDATION]
    assert Corpus.open(tmp_path).clips == clips


def test_rows_whose_file_is_gone_are_dropped(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    gone, kept = corpus.add(tone(), "yes"), corpus.add(tone(), "no")
    gone.path.unlink()

    assert Corpus.open(tmp_path).clips == (kept,)
    assert "yes" not in (tmp_path / "index.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "row",
    [
        "../outside.wav,yes,me,microphone,training",
        "/etc/outside.wav,yes,me,microphone,training",
        "yes/me-001.wav,,me,microphone,training",
        "yes/me-001.wav,yes,me,telepathy,training",
        "yes/me-001.wav",
        "",
    ],
)
def test_rows_that_make_no_sense_are_dropped(tmp_path: Path, row: str) -> None:
    write_tone(tmp_path / "outside.wav")
    folder = tmp_path / "corpus"
    Corpus.open(folder)
    with (folder / "index.csv").open("a", encoding="utf-8") as file:
        file.write(row + "\n")

    assert Corpus.open(folder).clips == ()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00 no text", b"temperature,pressure\n1,2\n", b""])
def test_an_index_that_cannot_be_read_is_put_aside(tmp_path: Path, content: bytes) -> None:
    Corpus.open(tmp_path).add(tone(), "yes")
    (tmp_path / "index.csv").write_bytes(content)

    corpus = Corpus.open(tmp_path)

    assert corpus.words == ("yes",)
    assert (tmp_path / DAMAGED_INDEX).read_bytes() == content


def test_an_index_that_a_spreadsheet_saved_is_understood(tmp_path: Path) -> None:
    clip = Corpus.open(tmp_path).add(tone(), "七")
    index = tmp_path / "index.csv"
    text = index.read_text(encoding="utf-8")
    index.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    assert Corpus.open(tmp_path).clips == (clip,)


def test_a_folder_that_is_a_file_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "corpus").write_text("not a folder", encoding="utf-8")

    with pytest.raises(Failure, match="cannot be read or saved"):
        Corpus.open(tmp_path / "corpus")
