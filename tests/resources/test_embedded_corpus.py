"""What is shipped, and the pure parts of the script that makes it."""

from __future__ import annotations

import io
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.corpus import embedded
from engine.corpus.clip import Split
from engine.sound.files import check_word, read_sound
from engine.sound.sound import CORPUS_RATE, Sound
from resources.corpus import make_corpus, packing, rooms, voices

RESOURCES = Path(make_corpus.__file__).parents[1]
KEYS = tuple(embedded.LANGUAGES)


def noise(seconds: float = 0.3, seed: int = 0) -> Sound:
    samples = 0.1 * np.random.default_rng(seed).normal(size=round(seconds * CORPUS_RATE))
    return Sound(samples.astype(np.float32), CORPUS_RATE)


def test_the_corpus_stays_small() -> None:
    size = sum(path.stat().st_size for path in (RESOURCES / "corpus").rglob("*") if path.is_file())

    assert size < 6_000_000


@pytest.mark.parametrize("key", KEYS)
def test_every_word_has_as_many_takes_of_as_many_voices(key: str) -> None:
    clips = embedded.clips(key)

    takes = Counter(clip.word for clip in clips)
    speakers = {word: {clip.speaker for clip in clips if clip.word == word} for word in takes}

    assert len(takes) == 10
    assert 40 <= min(takes.values()) == max(takes.values()) <= 60
    assert min(len(people) for people in speakers.values()) >= 25


@pytest.mark.parametrize("language", sorted(set(embedded.LANGUAGES.values())))
def test_a_voice_heard_in_validation_is_never_heard_in_training(language: str) -> None:
    keys = [key for key, spoken in embedded.LANGUAGES.items() if spoken == language]
    clips = [clip for key in keys for clip in embedded.clips(key)]

    # A variant of espeak-ng is one voice, whatever the accent: "espeak-ng en-us+m3" is "m3".
    heard = {
        split: {re.split(r"[ +]", clip.speaker)[-1] for clip in clips if clip.split is split}
        for split in Split
    }

    assert len(heard[Split.VALIDATION]) >= 6
    assert not heard[Split.TRAINING] & heard[Split.VALIDATION]
    for word in {clip.word for clip in clips}:
        assert {clip.split for clip in clips if clip.word == word} == set(Split)


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
def test_the_index_and_the_files_belong_together(key: str) -> None:
    clips = embedded.clips(key)
    files = set((embedded.FOLDER / key).glob("*.ogg"))

    assert {clip.path for clip in clips} == files
    for file in files:
        parts = sorted((clip.start, clip.stop or 0) for clip in clips if clip.path == file)
        assert all(stop < start for (_, stop), (start, _) in pairwise(parts))
        assert parts[-1][1] <= soundfile.info(file).frames


def test_the_index_says_what_the_script_would_make() -> None:
    spoken = {
        "english-digits": voices.english_voices,
        "english-commands": voices.english_voices,
        "mandarin-digits": voices.mandarin_voices,
    }
    for key, cast in spoken.items():
        takes = Counter((clip.speaker, clip.split) for clip in embedded.clips(key))

        assert takes == {(voice.name, voice.split): 10 * voice.takes for voice in cast()}


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
