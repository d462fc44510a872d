"""Changes of a corpus: taken back and done again, beside other programs and after accidents."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from edit_material import DEEDS, files_of, filled, sounds_of
from tiny_sounds import tone, write_tone

from engine.corpus.clip import Clip, Source, Split
from engine.corpus.corpus import Corpus
from engine.corpus.edit import Edit
from engine.corpus.index import write_index
from engine.corpus.takes import Take


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return filled(tmp_path / "corpus")


def test_a_relabelled_clip_keeps_all_but_its_word(corpus: Corpus) -> None:
    before = corpus.clips[1]

    edit = corpus.relabel([before], "  no ")

    ((after,), place) = edit.after, corpus.clips[1]
    assert edit.before == (before,)
    assert after == place == replace(before, word="no", path=after.path)
    assert after.path.parent.name == "no"
    assert not before.path.exists()
    assert Corpus.open(corpus.folder).clips == corpus.clips


def test_renaming_a_word_takes_all_its_clips_along(corpus: Corpus) -> None:
    edit = corpus.rename_word("yes", "ja/oui")

    assert corpus.words == ("ja/oui", "no", "七")
    assert len(edit.after) == 2
    assert not (corpus.folder / "yes").exists()
    assert Corpus.open(corpus.folder).clips == corpus.clips


def test_a_word_renamed_to_another_joins_it(corpus: Corpus) -> None:
    sounds = set(sounds_of(corpus))

    corpus.rename_word("yes", "no")

    assert [clip.word for clip in corpus.clips] == ["no"] * 4 + ["七"]
    assert set(sounds_of(corpus)) == sounds


def test_split_and_speaker_are_assigned_where_they_differ(corpus: Corpus) -> None:
    edit = corpus.assign(corpus.clips, split=Split.VALIDATION)

    assert len(edit.before) == len(edit.after) == 3
    assert {clip.split for clip in corpus.clips} == {Split.VALIDATION}
    assert {clip.speaker for clip in corpus.clips} == {"me", "Ada"}

    corpus.assign(corpus.clips, speaker="")

    assert {clip.speaker for clip in Corpus.open(corpus.folder).clips} == {""}


def test_what_is_so_already_is_no_edit(corpus: Corpus) -> None:
    index = (corpus.folder / "index.csv").stat()

    assert not corpus.relabel(corpus.clips[:2], "yes")
    assert not corpus.rename_word("nobody says it", "no")
    assert not corpus.assign(corpus.clips[:1], split=Split.TRAINING, speaker="me")
    assert not corpus.remove_all([])
    corpus.revert(Edit())
    assert (corpus.folder / "index.csv").stat() == index


@pytest.mark.parametrize("deed", ["remove all", "relabel", "rename", "assign"])
def test_every_edit_is_taken_back_and_done_again(corpus: Corpus, deed: str) -> None:
    before = sounds_of(corpus)
    edit = DEEDS[deed](corpus)
    assert isinstance(edit, Edit)
    after = sounds_of(corpus)

    for _ in range(2):
        corpus.revert(edit)
        assert sounds_of(corpus) == before
        assert set(Corpus.open(corpus.folder).clips) == set(corpus.clips)
        corpus.repeat(edit)
        assert sounds_of(corpus) == after


def test_added_clips_are_an_edit_too(corpus: Corpus) -> None:
    before = sounds_of(corpus)
    edit = Edit(after=corpus.add_all([Take(tone(700), "up", "Eve"), Take(tone(800), "up")]))

    corpus.revert(edit)
    assert sounds_of(corpus) == before
    corpus.repeat(edit)

    assert corpus.clips[-2:] == edit.after
    assert [clip.path.name for clip in edit.after] == ["Eve-001.wav", "001.wav"]


def test_edits_are_taken_back_in_turn_after_names_were_free_again(corpus: Corpus) -> None:
    before = sounds_of(corpus)
    relabelled = corpus.relabel(corpus.clips[:1], "no")
    added = corpus.add(tone(900), "yes", speaker="me")
    renamed = corpus.rename_word("yes", "ja")

    corpus.revert(renamed)
    corpus.remove(added)
    corpus.revert(relabelled)

    assert sounds_of(corpus) == before


def test_strangers_cannot_be_changed_nor_edits_done_twice(corpus: Corpus) -> None:
    stranger = Clip("no", "", Source.FILE, Split.TRAINING, corpus.folder / "no" / "x.wav")
    edit = corpus.relabel(corpus.clips[:1], "up")
    before = files_of(corpus.folder)

    for deed in (
        lambda: corpus.relabel([stranger], "up"),
        lambda: corpus.assign([corpus.clips[0], stranger], speaker="Eve"),
        lambda: corpus.remove_all([stranger]),
        lambda: corpus.repeat(edit),
        lambda: corpus.repeat(Edit(after=corpus.clips[:1])),
    ):
        with pytest.raises(ValueError, match="in the corpus"):
            deed()
    assert files_of(corpus.folder) == before


def test_what_another_program_did_meanwhile_is_kept(corpus: Corpus) -> None:
    other = Corpus.open(corpus.folder)
    theirs = other.add(tone(900), "yes", speaker="me")
    other.remove(other.clips[2])

    mine = corpus.add(tone(950), "yes", speaker="me")

    assert mine.path != theirs.path
    assert Corpus.open(corpus.folder).clips == corpus.clips
    assert theirs in corpus.clips
    assert len(corpus.clips) == 6


def test_a_name_given_by_another_program_at_the_same_moment_is_not_written_over(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = corpus.folder / "yes" / "me-002.wav"
    real = os.link

    def too_late(source: Path, target: Path) -> None:
        if not theirs.exists():
            write_tone(theirs, hz=999)
        real(source, target)

    monkeypatch.setattr(os, "link", too_late)
    mine = corpus.add(tone(950), "yes", speaker="me")

    assert mine.path.name == "me-003.wav"
    assert theirs.is_file()
    assert len(Corpus.open(corpus.folder).clips) == 7


def test_a_lost_index_is_written_anew_from_what_is_known(corpus: Corpus) -> None:
    (corpus.folder / "index.csv").unlink()
    sounds = {(clip.word, clip.speaker, clip.source, clip.split) for clip in corpus.clips}

    corpus.add(tone(950), "yes", speaker="me")

    assert set(sounds_of(corpus).values()) >= sounds


def test_leftovers_of_a_killed_program_are_cleared_and_those_of_a_running_one_stay(
    corpus: Corpus,
) -> None:
    left = corpus.folder / "yes" / f".{2**22 + 1}-{'0' * 32}.part"
    ours = corpus.folder / "yes" / f".{os.getpid()}-{'0' * 32}.part"
    for path in (left, ours):
        path.write_bytes(b"half a cl")

    opened = Corpus.open(corpus.folder)

    assert opened.mended.cleared == opened.mended.total == 1
    assert not left.exists()
    assert ours.exists()


@pytest.mark.parametrize("end", range(1, 40, 3))
def test_a_row_that_was_cut_off_costs_no_other_row(corpus: Corpus, end: int) -> None:
    clip = corpus.add(tone(900), 'a "quoted", word')
    index = corpus.folder / "index.csv"
    index.write_bytes(index.read_bytes()[:-end])

    opened = Corpus.open(corpus.folder)

    assert opened.clips[:5] == corpus.clips[:5]
    assert opened.clips[5].path == clip.path
    assert opened.clips[5].word == clip.word
    assert opened.add(tone(950), "yes") in Corpus.open(corpus.folder).clips


def test_clips_that_share_a_file_are_all_kept(tmp_path: Path) -> None:
    write_tone(tmp_path / "yes" / "packed.wav", seconds=1.0)
    part = Clip("yes", "Ada", Source.FILE, Split.TRAINING, tmp_path / "yes" / "packed.wav", 0, 3000)
    parts = [part, replace(part, word="no", start=3000, stop=6000)]
    write_index(tmp_path, parts)

    corpus = Corpus.open(tmp_path)
    edit = corpus.relabel(corpus.clips[:1], "up")
    corpus.remove(corpus.clips[1])
    added = corpus.add(tone(), "go")
    corpus.revert(edit)

    assert corpus.clips == Corpus.open(tmp_path).clips == (part, added)
