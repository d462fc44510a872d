from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from app.command_line import main
from engine.corpus.corpus import Corpus
from engine.failure import Failure


def write_word(path: Path, seconds: float = 0.3) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    samples = 0.3 * np.sin(np.arange(round(seconds * 8000)))
    soundfile.write(path, samples, 8000)
    return path


@pytest.fixture
def others(tmp_path: Path) -> Path:
    for name in ("yes/a.wav", "yes/b.wav", "七/a.flac"):
        write_word(tmp_path / "others" / name)
    return tmp_path / "others"


def test_all_files_come_in_and_the_code_is_0(
    others: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["corpus", "import", str(others), str(tmp_path / "mine"), "--json"]) == 0

    said = capsys.readouterr()
    assert json.loads(said.out) == {
        "imported": 3,
        "refused": [],
        "words": ["yes", "七"],
        "clips": 3,
    }
    assert "3/3" in said.err
    assert len(Corpus.open(tmp_path / "mine").clips) == 3


def test_refused_files_are_told_line_by_line_and_the_code_is_1(
    others: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (others / "yes" / "c.wav").write_text("no sound", encoding="utf-8")
    write_word(others / "yes" / "d.wav", seconds=40)

    assert main(["corpus", "import", str(others), str(tmp_path / "mine"), "--json"]) == 1

    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert (answer["imported"], answer["clips"]) == (3, 3)
    assert [one["file"] for one in answer["refused"]] == ["yes/c.wav", "yes/d.wav"]
    for one in answer["refused"]:
        assert f"{one['file']}: {one['reason']}" in said.err.splitlines()
    assert "40 s long" in answer["refused"][1]["reason"]


def test_the_sentence_counts_what_came_to_what_was_there(
    others: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert main(["corpus", "import", str(others), str(tmp_path / "mine")]) == 0

    assert capsys.readouterr().out.splitlines()[-1] == (
        f"3 clips of 3 files imported: {tmp_path / 'mine'} has 6 clips of 2 words."
    )


def test_a_table_is_imported(
    others: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = others / "list.csv"
    table.write_text("path,label,speaker\nyes/a.wav,up,Ada\n七/a.flac,down,\ngone.wav,up,Bo\n")

    assert main(["corpus", "import", str(table), str(tmp_path / "mine"), "--json"]) == 1

    answer = json.loads(capsys.readouterr().out)
    assert answer["words"] == ["up", "down"]
    assert answer["refused"] == [{"file": "gone.wav", "reason": "The file is gone."}]
    assert Corpus.open(tmp_path / "mine").clips[0].speaker == "Ada"


def test_when_every_file_is_refused_the_code_is_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "yes.wav").write_text("no sound", encoding="utf-8")

    assert (
        main(["corpus", "import", str(tmp_path / "others"), str(tmp_path / "mine"), "--json"]) == 2
    )

    assert json.loads(capsys.readouterr().out)["imported"] == 0


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_nothing_to_import_is_a_failure_and_makes_no_corpus(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(Failure, match=r"no folder|No sound file"):
        main(["corpus", "import", str(tmp_path / name), str(tmp_path / "mine")])

    assert not (tmp_path / "mine").exists()


def test_a_whole_corpus_is_checked_and_the_code_is_0(
    others: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = str(tmp_path / "mine")
    main(["corpus", "import", str(others), mine])
    capsys.readouterr()

    assert main(["corpus", "check", mine, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer == {"clips": 3, "words": ["yes", "七"], "damaged": 0, "repaired": 0}


def test_damaged_files_are_told_and_what_was_mended_is_counted(
    others: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine"
    main(["corpus", "import", str(others), str(mine)])
    damaged, gone, _ = Corpus.open(mine).clips
    damaged.path.write_bytes(damaged.path.read_bytes()[:99])
    gone.path.unlink()
    write_word(mine / "up" / "new.wav")
    capsys.readouterr()

    assert main(["corpus", "check", str(mine), "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out) == {
        **{"clips": 3, "words": ["yes", "七", "up"]},
        **{"damaged": 1, "repaired": 2},
    }
    assert "yes/001.wav: 001.wav ends in the middle" in said.err

    assert main(["corpus", "check", str(mine)]) == 1
    assert "1 clip damaged, 0 things repaired" in capsys.readouterr().out


def test_what_is_no_corpus_is_not_made_one(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()

    for name in ("letters", "nowhere"):
        with pytest.raises(Failure, match="no corpus"):
            main(["corpus", "check", str(tmp_path / name)])

    assert [path.name for path in tmp_path.rglob("*")] == ["letters"]
