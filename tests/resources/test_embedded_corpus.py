"""What is shipped, and the pure parts of the script that makes it."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.corpus import embedded
from engine.corpus.clip import Split
from engine.corpus.dataset import read_clips
from engine.corpus.index import INDEX_NAME, read_index
from engine.sound.features import trim_bounds
from engine.sound.files import check_word, read_sound
from engine.sound.sound import CORPUS_RATE, Sound
from resources.corpus import checks, make_corpus, packing, rooms
from resources.corpus.casts import BRITISH, english_voices
from resources.corpus.voices import EspeakVoice, FliteVoice, Voice
from resources.corpus.words import SPANISH_DIGITS, Word

RESOURCES = Path(make_corpus.__file__).parents[1]
KEYS = tuple(embedded.LANGUAGES)


def synthesisers_are_those_of_the_notices() -> bool:
    if checks.missing_programs():
        return False
    answer = subprocess.run(["espeak-ng", "--version"], capture_output=True, text=True, check=True)
    return "text-to-speech: 1.51 " in answer.stdout


needs_synthesisers = pytest.mark.skipif(
    not synthesisers_are_those_of_the_notices(),
    reason="the corpus is made with espeak-ng 1.51 and flite",
)


def variant(speaker: str) -> str:
    """A variant of espeak-ng is one voice, whatever it speaks: "espeak-ng en-us+m3" is "m3"."""
    return re.split(r"[ +]", speaker)[-1]


def noise(seconds: float = 0.3, seed: int = 0) -> Sound:
    samples = 0.1 * np.random.default_rng(seed).normal(size=round(seconds * CORPUS_RATE))
    return Sound(samples.astype(np.float32), CORPUS_RATE)


def test_the_corpus_stays_small() -> None:
    size = sum(path.stat().st_size for path in (RESOURCES / "corpus").rglob("*") if path.is_file())

    assert size < 12_000_000


@pytest.mark.parametrize("key", KEYS)
def test_every_word_has_as_many_takes_of_as_many_voices(key: str) -> None:
    clips = embedded.clips(key)

    takes = Counter(clip.word for clip in clips)
    speakers = {word: {clip.speaker for clip in clips if clip.word == word} for word in takes}

    assert len(takes) == 10
    assert 40 <= min(takes.values()) == max(takes.values()) <= 60
    assert min(len(people) for people in speakers.values()) >= 25


def test_a_voice_heard_in_validation_is_heard_in_training_in_no_language() -> None:
    clips = [clip for key in KEYS for clip in embedded.clips(key)]
    heard = {
        split: {variant(clip.speaker) for clip in clips if clip.split is split} for split in Split
    }

    assert not heard[Split.TRAINING] & heard[Split.VALIDATION]


@pytest.mark.parametrize("key", KEYS)
def test_every_word_is_said_in_both_splits_by_several_voices(key: str) -> None:
    heard: dict[tuple[str, Split], set[str]] = {}
    for clip in embedded.clips(key):
        heard.setdefault((clip.word, clip.split), set()).add(variant(clip.speaker))

    assert len(heard) == 20
    assert all(len(people) >= 6 for people in heard.values())


def test_validation_hears_a_voice_made_from_a_person() -> None:
    speakers = {
        clip.speaker for clip in embedded.clips("english-digits") if clip.split is Split.VALIDATION
    }

    assert any(speaker.startswith("flite ") for speaker in speakers)


@pytest.mark.parametrize("key", KEYS)
def test_every_take_decodes_and_is_neither_silent_nor_clipped(key: str) -> None:
    for clip, sound in embedded.load(key):
        check_word(sound)  # raises
        level = 20 * np.log10(np.sqrt(np.mean(np.square(sound.samples))))
        assert 0.1 < sound.seconds < 1.5, clip
        assert -32 < level < -18, clip
        assert np.abs(sound.samples).max() < 1.0, clip


@pytest.mark.parametrize("key", KEYS)
def test_takes_are_equally_loud_and_begin_with_the_word(key: str) -> None:
    loaded = embedded.load(key)
    levels = [20 * np.log10(np.sqrt(np.mean(np.square(sound.samples)))) for _, sound in loaded]
    before = [trim_bounds(sound, 35.0)[0] / CORPUS_RATE for _, sound in loaded]
    after = [sound.seconds - trim_bounds(sound, 35.0)[1] / CORPUS_RATE for _, sound in loaded]

    assert np.ptp(levels) < 3
    assert np.quantile(before, 0.95) < 0.05
    assert max(after) < 0.5  # the echo of a room


@pytest.mark.parametrize("key", KEYS)
def test_the_index_and_the_files_belong_together(key: str) -> None:
    clips = embedded.clips(key)
    files = set((embedded.FOLDER / key).glob("*.ogg"))

    assert {clip.path for clip in clips} == files
    for file in files:
        parts = sorted((clip.start, clip.stop or 0) for clip in clips if clip.path == file)
        assert all(stop < start for (_, stop), (start, _) in pairwise(parts))
        assert parts[-1][1] <= soundfile.info(file).frames


def test_the_script_makes_every_set_and_no_other() -> None:
    folders = {path.parent.name for path in (RESOURCES / "corpus").glob(f"*/{INDEX_NAME}")}

    assert list(make_corpus.SETS) == list(KEYS)
    assert folders == set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_the_index_says_what_the_script_would_make(key: str) -> None:
    words, cast = make_corpus.SETS[key]
    clips = embedded.clips(key)

    assert Counter((clip.speaker, clip.split) for clip in clips) == {
        (voice.name, voice.split): 10 * voice.takes for voice in cast
    }
    assert list(dict.fromkeys((clip.word, clip.path.name) for clip in clips)) == [
        (word.label, word.file_name) for word in words
    ]


@pytest.mark.parametrize("key", KEYS)
def test_labels_are_composed_and_file_names_are_plain(key: str) -> None:
    for clip in embedded.clips(key):
        assert unicodedata.is_normalized("NFC", clip.word)
        assert clip.path.name.isascii()


@needs_synthesisers
@pytest.mark.parametrize("key", KEYS)
def test_every_accent_pronounces_every_word_as_it_should(key: str) -> None:
    words, cast = make_corpus.SETS[key]
    accents = {voice.language: voice for voice in cast if isinstance(voice, EspeakVoice)}

    assert checks.mispronounced(words, accents.values()) == []


@needs_synthesisers
def test_a_word_read_in_another_language_is_noticed() -> None:
    german = EspeakVoice("de", "m1", 50, 150, Split.TRAINING)

    wrong = checks.mispronounced(SPANISH_DIGITS, [german])

    assert f"{german.name} says cinco as [kˈɪnkoː]" in wrong


@needs_synthesisers
def test_only_the_british_voices_are_one_and_the_same() -> None:
    cast = dict.fromkeys(voice for _, voices in make_corpus.SETS.values() for voice in voices)
    same = ("espeak-ng en-gb+m2", "espeak-ng en-gb+Andrea", "espeak-ng en-gb+f3")

    assert checks.one_voice_twice(cast) == [f"{' and '.join(same)} are one voice"]
    british = [voice for voice in cast if voice.name in same]
    assert checks.one_voice_twice(british, leave_out=BRITISH) == []


@needs_synthesisers
def test_a_voice_that_is_not_installed_is_noticed() -> None:
    absent: tuple[Voice, ...] = (
        EspeakVoice("de", "nobody", 50, 150, Split.TRAINING),
        FliteVoice("nobody", ((1.0, 1.0),), Split.TRAINING),
    )

    assert checks.missing_voices([*english_voices(), *absent]) == [one.name for one in absent]


@needs_synthesisers
def test_nothing_is_made_when_a_word_would_sound_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    german = EspeakVoice("de", "m1", 50, 150, Split.TRAINING)
    monkeypatch.setattr(make_corpus, "FOLDER", tmp_path / "corpus")
    monkeypatch.setattr(make_corpus, "SETS", {"german": ((Word("zwei", "tswaɪ"),), (german,))})

    assert make_corpus.main() == 2

    assert "espeak-ng de+m1 says zwei as [tsvˈaɪ]" in capsys.readouterr().out
    assert not (tmp_path / "corpus").exists()


@needs_synthesisers
@pytest.mark.parametrize("key", KEYS)
def test_the_shipped_takes_are_those_that_the_script_makes(
    key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_corpus, "FOLDER", tmp_path)
    words, cast = make_corpus.SETS[key]
    word, voices = words[4], (cast[0], cast[-1])
    wanted = {
        clip: sound
        for clip, sound in embedded.load(key)
        if clip.word == word.label and clip.speaker in {voice.name for voice in voices}
    }

    make_corpus.make_set(key, (word,), voices)

    made = dict(read_clips(read_index(tmp_path / key)))
    assert [(clip.speaker, clip.split) for clip in made] == [
        (clip.speaker, clip.split) for clip in wanted
    ]
    for mine, shipped in zip(made.values(), wanted.values(), strict=True):
        assert isinstance(mine, Sound)
        assert len(mine.samples) == len(shipped.samples)
        # Coded with other neighbours, so not the same to the bit.
        assert np.corrcoef(mine.samples, shipped.samples)[0, 1] > 0.95


def test_packed_takes_lie_where_the_bounds_say(tmp_path: Path) -> None:
    takes = [noise(0.2, seed) for seed in range(3)]

    bounds = packing.write_packed(tmp_path / "pack.ogg", takes)

    for take, (start, stop) in zip(takes, bounds, strict=True):
        sound = read_sound(tmp_path / "pack.ogg", start, stop)
        assert len(sound.samples) == len(take.samples)
        assert np.corrcoef(sound.samples, take.samples)[0, 1] > 0.7  # coded noise


def test_the_same_takes_give_the_same_file_byte_for_byte(tmp_path: Path) -> None:
    for name in ("a.ogg", "b.ogg"):
        packing.write_packed(tmp_path / name, [noise(2.0)])

    assert (tmp_path / "a.ogg").read_bytes() == (tmp_path / "b.ogg").read_bytes()


def test_a_new_serial_number_changes_nothing_that_is_heard() -> None:
    stream = io.BytesIO()
    soundfile.write(stream, noise(0.05).samples, CORPUS_RATE, "VORBIS", format="OGG")

    renumbered = packing.with_fixed_serial(stream.getvalue())

    before, _ = soundfile.read(io.BytesIO(stream.getvalue()))
    after, _ = soundfile.read(io.BytesIO(renumbered))
    np.testing.assert_array_equal(before, after)
    assert renumbered[14:18] == packing.SERIAL.to_bytes(4, "little")


def test_a_room_is_the_same_for_the_same_seed_and_keeps_the_level() -> None:
    first, again, other = (
        rooms.recorded(noise(), np.random.default_rng(seed)) for seed in (1, 1, 2)
    )

    np.testing.assert_array_equal(first.samples, again.samples)
    assert not np.array_equal(first.samples[:1000], other.samples[:1000])
    assert np.sqrt(np.mean(np.square(first.samples))) == pytest.approx(10 ** (-22 / 20), rel=0.1)


def test_the_script_says_which_programs_it_misses(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")

    assert make_corpus.main() == 2

    assert "espeak-ng flite" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["Inter", "DejaVuSerif", "DroidSansFallback"])
def test_every_font_comes_with_its_licence(name: str) -> None:
    fonts = list((RESOURCES / "fonts").glob(f"{name}*.[to]tf"))
    notices = (RESOURCES / "NOTICES.md").read_text(encoding="utf-8")

    assert fonts
    assert (RESOURCES / "fonts" / f"{name}-LICENSE.txt").stat().st_size > 1000
    assert f"fonts/{name}-LICENSE.txt" in notices
