"""Files that are no clip, or hardly: each comes in whole or is refused with a reason."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from tiny_sounds import tone, write_tone

from engine.corpus.corpus import Corpus
from engine.corpus.importing import import_folder
from engine.failure import Failure
from engine.sound.files import check_word, describe_format, read_sound, wav_bytes
from engine.sound.sound import CORPUS_RATE, Sound

Make = Callable[[Path], object]
posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes as Unix has them")


def written(seconds: float = 0.3, rate: int = 16_000, scale: float = 1.0, **form: str) -> Make:
    def make(path: Path) -> None:
        soundfile.write(path, scale * tone(seconds=seconds, sample_rate=rate).samples, rate, **form)

    return make


def channels(count: int) -> Make:
    return lambda path: soundfile.write(path, np.tile(tone().samples[:, None], count), 16_000)


def spoilt(value: float) -> Make:
    def make(path: Path) -> None:
        samples = tone().samples
        samples[100] = value
        soundfile.write(path, samples, 16_000, subtype="FLOAT")

    return make


def content(change: Callable[[bytes], bytes]) -> Make:
    return lambda path: path.write_bytes(change(wav_bytes(tone())))


def with_size(place: int, size: int, length: int = 1024) -> Make:
    """Make a short WAV file with another size in its header."""

    def change(whole: bytes) -> bytes:
        return (whole[:place] + struct.pack("<I", size) + whole[place + 4 :])[:length]

    return content(change)


def at_rate(rate: int) -> Make:
    return lambda path: path.write_bytes(wav_bytes(Sound(tone(seconds=0.001).samples, rate)))


def empty_folder(path: Path) -> None:
    path.mkdir()


GOOD: dict[str, tuple[str, Make]] = {
    "stereo at 96 kHz": ("x.wav", lambda path: soundfile.write(path, np.tile(
        tone(sample_rate=96_000).samples[:, None], 2), 96_000)),
    "8 channels": ("x.wav", channels(8)),
    "300 channels": ("x.wav", channels(300)),
    "24 bit": ("x.wav", written(subtype="PCM_24")),
    "8 bit": ("x.wav", written(subtype="PCM_U8")),
    "mu-law": ("x.wav", written(rate=8_000, subtype="ULAW")),
    "float beyond 1": ("x.wav", written(scale=100.0, subtype="FLOAT")),
    "FLAC": ("x.flac", written(format="FLAC")),
    "OGG": ("x.ogg", written(format="OGG")),
    "MP3": ("x.mp3", written(format="MP3")),
    "AIFF": ("x.AIFF", written(format="AIFF")),
    "FLAC called WAV": ("x.wav", written(format="FLAC")),
    "WAV called MP3": ("x.mp3", written(format="WAV")),
    "Chinese name": ("七，再来一次.wav", written()),
    "name with dots": ("..x...wav".lstrip("."), written()),
    "very long name": ("x" * 240 + ".wav", written()),
    "newline in the name": ("a\nb.wav", written()),
    "size of a pipe": ("x.wav", content(lambda whole: whole[:40] + b"\xff" * 4 + whole[44:])),
    "bytes after the sound": ("x.wav", content(lambda whole: whole + b"LIST" + b"\0" * 50)),
}  # fmt: skip

BAD: dict[str, tuple[str, Make, str]] = {
    "truncated": ("x.wav", content(lambda whole: whole[:5000]), "ends in the middle"),
    "truncated FLAC": ("x.flac", lambda path: path.write_bytes(flac()[:-500]), "cannot be read"),
    "header only": ("x.wav", content(lambda whole: whole[:44]), "ends in the middle"),
    "half a header": ("x.wav", content(lambda whole: whole[:20]), "cannot be read"),
    "zero length": ("x.wav", lambda path: path.touch(), "cannot be read"),
    "no samples": ("x.wav", lambda path: soundfile.write(path, np.zeros(0), 16_000), "no samples"),
    "not a number": ("x.wav", spoilt(np.nan), "no numbers"),
    "infinite": ("x.wav", spoilt(np.inf), "no numbers"),
    "1 Hz": ("x.wav", at_rate(1), "1 samples a second"),
    "2 GHz": ("x.wav", at_rate(2_000_000_000), "samples a second"),
    "4 GB in the header": ("x.wav", with_size(40, 4_000_000_000), "ends in the middle"),
    "4 GB everywhere": ("x.wav", with_size(4, 0xFFFFFFFF, 1000), "ends in the middle"),
    "endless format chunk": ("x.wav", with_size(16, 0xFFFFFFF0), "cannot be read|no samples"),
    "silent": ("x.wav", written(scale=0.0), "silent"),
    "clipped": ("x.wav", lambda path: soundfile.write(path, np.sign(tone().samples), 16_000),
                "clipped"),
    "0.01 s": ("x.wav", written(seconds=0.01), "too short"),
    "60 s": ("x.wav", written(seconds=60.0), "60 s long"),
    "text": ("x.wav", lambda path: path.write_text("one two three\n" * 99), "cannot be read"),
    "text called MP3": ("x.mp3", lambda path: path.write_text("one two\n" * 99), "cannot be read"),
    "picture": ("x.flac", lambda path: path.write_bytes(b"\x89PNG\r\n" * 99), "cannot be read"),
    "link to itself": ("x.wav", lambda path: path.symlink_to(path), "no file"),
    "link to nothing": ("x.wav", lambda path: path.symlink_to("gone"), "no file"),
    "link to a folder": ("x.wav", lambda path: path.symlink_to(path.parent), "no file"),
    "pipe": ("x.wav", lambda path: os.mkfifo(path), "no file"),  # noqa: PLW0108  # Windows has none
}  # fmt: skip


def flac() -> bytes:
    from io import BytesIO

    file = BytesIO()
    soundfile.write(file, np.random.default_rng(0).uniform(-0.3, 0.3, 8000), 16_000, format="FLAC")
    return file.getvalue()


def state_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    corpus = Corpus.open(tmp_path / "corpus")
    corpus.add(tone(), "yes")
    return corpus


@posix
@pytest.mark.parametrize(("name", "make"), GOOD.values(), ids=GOOD)
def test_unusual_files_come_in_as_clips_that_play(
    tmp_path: Path, corpus: Corpus, name: str, make: Make
) -> None:
    (tmp_path / "others" / "no").mkdir(parents=True)
    make(tmp_path / "others" / "no" / name)

    imported = import_folder(tmp_path / "others", corpus)

    (clip,) = imported.edit.after
    assert imported.refused == ()
    assert clip.word == "no"
    sound = read_sound(clip.path)
    check_word(sound)
    assert sound.sample_rate == CORPUS_RATE
    assert sound.seconds == pytest.approx(0.3, abs=0.1)
    assert np.corrcoef(sound.samples[:4800], tone().samples)[0, 1] > 0.9 or name == "x.mp3"
    assert Corpus.open(corpus.folder).clips == corpus.clips


@posix
@pytest.mark.parametrize(("name", "make", "reason"), BAD.values(), ids=BAD)
def test_what_is_no_clip_is_refused_with_a_reason_and_changes_nothing(
    tmp_path: Path, corpus: Corpus, name: str, make: Make, reason: str
) -> None:
    path = tmp_path / "others" / "no" / name
    path.parent.mkdir(parents=True)
    make(path)
    before = state_of(corpus.folder)

    imported = import_folder(tmp_path / "others", corpus)

    ((refused, why),) = imported.refused
    assert refused == path
    with pytest.raises(AssertionError, match=reason):
        raise AssertionError(why)
    assert imported.edit.after == ()
    assert state_of(corpus.folder) == before
    with pytest.raises(Failure):  # nor can it be opened as one word
        check_word(read_sound(path))


@posix
def test_folders_that_lead_in_circles_are_walked_once(tmp_path: Path, corpus: Corpus) -> None:
    write_tone(tmp_path / "others" / "no" / "a.wav")
    (tmp_path / "others" / "again").symlink_to(tmp_path / "others")
    (tmp_path / "others" / "no" / "up").symlink_to("..")
    (tmp_path / "others" / "x.wav").mkdir()

    imported = import_folder(tmp_path / "others", corpus)

    assert [clip.word for clip in imported.edit.after] == ["no"]


@pytest.mark.parametrize("make", [empty_folder, lambda path: path.write_text("hello"), id])
def test_what_holds_no_sound_file_gets_a_sentence(
    tmp_path: Path, corpus: Corpus, make: Make
) -> None:
    make(tmp_path / "others")
    before = state_of(corpus.folder)

    with pytest.raises(Failure, match=r"No sound file|There is no folder"):
        import_folder(tmp_path / "others", corpus)

    assert state_of(corpus.folder) == before


@pytest.mark.parametrize(
    ("word", "folder"),
    [
        ("../../../outside", "%2E.%2F..%2F..%2Foutside"),
        ("on/off", "on%2Foff"),
        ("..", "%2E%2E"),
        ("two\nlines", "two lines"),
        ("CON", "%43ON"),
        ("七", "七"),
        ("index.csv", "%69ndex.csv"),
    ],
)
def test_any_label_of_a_table_stays_within_the_corpus(
    tmp_path: Path, corpus: Corpus, word: str, folder: str
) -> None:
    write_tone(tmp_path / "others" / "a.wav")
    table = tmp_path / "others" / "list.csv"
    table.write_text(f'path,label,speaker\na.wav,"{word}",Ada\n', encoding="utf-8")

    (clip,) = import_folder(tmp_path / "others", corpus).edit.after

    assert clip.path.parent.parent == corpus.folder
    assert clip.path.parent.name == folder
    assert clip.word == " ".join(word.split())
    assert {path.name for path in tmp_path.iterdir()} == {"corpus", "others"}


def test_a_label_that_is_too_long_is_refused(tmp_path: Path, corpus: Corpus) -> None:
    write_tone(tmp_path / "others" / "a.wav")
    (tmp_path / "others" / "list.csv").write_text(f"a.wav,{'x' * 5000}\n", encoding="utf-8")

    imported = import_folder(tmp_path / "others", corpus)

    assert "5000 letters" in imported.refused[0][1]
    assert corpus.words == ("yes",)


@posix
def test_what_lies_in_the_corpus_itself_does_not_keep_it_from_opening(
    corpus: Corpus,
) -> None:
    clips = corpus.clips
    (corpus.folder / "no").mkdir()
    (corpus.folder / "no" / "a.wav").symlink_to("a.wav")
    (corpus.folder / "no" / "b.wav").mkdir()
    (corpus.folder / "circle").symlink_to(corpus.folder)
    Path(os.fsdecode(os.fsencode(corpus.folder / "no") + b"/\xff.wav")).write_bytes(
        wav_bytes(tone())
    )

    assert Corpus.open(corpus.folder).clips == clips
    assert describe_format(clips[0].path).sample_rate == CORPUS_RATE
