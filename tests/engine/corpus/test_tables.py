"""Tables of recordings, as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_sounds import write_tone

from engine.corpus.clip import Split
from engine.corpus.corpus import Corpus
from engine.corpus.importers import find_clips
from engine.corpus.importing import import_folder
from engine.corpus.listed import GONE, NO_LABEL, OUTSIDE
from engine.failure import Failure

ROWS = (("a.wav", "yes", "Ada"), ("in/b.wav", "no", "Bo"), ("c.flac", "七", ""))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, _, _ in ROWS:
        write_tone(tmp_path / "others" / path)
    write_tone(tmp_path / "others" / "not in the table.wav")
    return tmp_path / "others"


def facts(path: Path) -> list[tuple[str, str, str]]:
    clips = find_clips(path).clips
    folder = path if path.is_dir() else path.parent
    return [
        (clip.path.relative_to(folder.resolve()).as_posix(), clip.word, clip.speaker)
        for clip in clips
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("heading", [None, ("path", "label", "speaker"), ("File", " Word", "WHO")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_path_label_and_speaker_are_read_with_or_without_a_heading(
    folder: Path, separator: str, heading: tuple[str, ...] | None, encoding: str
) -> None:
    rows = [heading, *ROWS] if heading else ROWS
    text = "\r\n".join(separator.join(row) for row in rows)
    table = folder / "recordings.csv"
    table.write_text(text, encoding=encoding)

    assert facts(table) == facts(folder) == list(ROWS)


def test_the_columns_are_those_of_the_heading_and_a_split_counts(folder: Path) -> None:
    (folder / "t.csv").write_text(
        "number,split,label,path\n1,train,yes,a.wav\n2,dev,no,in/b.wav\n3,,up,c.flac\n"
        "4,TEST,up,not in the table.wav\n"
    )

    clips = find_clips(folder).clips

    assert [clip.word for clip in clips] == ["yes", "no", "up", "up"]
    assert [clip.split for clip in clips] == [
        *(Split.TRAINING, Split.VALIDATION, Split.TRAINING, Split.VALIDATION)
    ]


def test_rows_without_a_file_or_a_word_are_refused_with_the_reason(
    folder: Path, tmp_path: Path
) -> None:
    write_tone(tmp_path / "secret.wav")
    (folder / "t.csv").write_text(
        f"a.wav,yes\ngone.wav,yes\nin/b.wav,\nin,no\n../secret.wav,no\n{tmp_path}/secret.wav,no\n"
        f"{folder}/c.flac,no\nin/../in/b.wav,up\n\n,,\n"
    )
    corpus = Corpus.open(tmp_path / "corpus")

    imported = import_folder(folder, corpus)

    assert [clip.word for clip in imported.edit.after] == ["yes", "no", "up"]
    assert [reason for _, reason in imported.refused] == [GONE, NO_LABEL, GONE, OUTSIDE]


def test_backslashes_are_understood(folder: Path) -> None:
    (folder / "t.csv").write_text("a.wav,yes\nin\\b.wav,no\n")

    assert len(find_clips(folder).clips) == 2


def test_a_table_of_something_else_is_passed_over(folder: Path) -> None:
    (folder / "results.csv").write_text("run,accuracy\n1,0.9\n")
    (folder / "binary.csv").write_bytes(b"\xff\xfe\x00\x01")
    write_tone(folder / "up" / "x.wav")

    assert "up" in find_clips(folder).words


def test_several_tables_of_recordings_count_together(folder: Path) -> None:
    (folder / "train.csv").write_text("path,label\na.wav,yes\nin/b.wav,no\n")
    (folder / "all.csv").write_text("path,label\na.wav,yes\nc.flac,up\n")

    assert sorted(word for _, word, _ in facts(folder)) == ["no", "up", "yes"]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x01", b'"' + b"x" * 200_000])
def test_a_table_that_is_none_gets_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "t.csv").write_bytes(content)

    with pytest.raises(Failure, match="no table of text"):
        find_clips(tmp_path / "t.csv")
