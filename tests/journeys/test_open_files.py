"""Sound files that the user opens: words, folders of words, and what is neither."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtWidgets import QFileDialog
from speech import takes
from window import OpenWindow

from engine.sound.files import write_wav
from engine.sound.sound import CORPUS_RATE, Sound

DIGITS = ("zero", "one", "two", "three")
COMMANDS = ("yes", "no", "left")
VOICES = ("flite awb", "flite slt", "flite kal16")


@pytest.fixture
def choice(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return a list; its last path is what the user chooses in the system's file dialogs."""
    chosen: list[Path] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen[-1]), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(chosen[-1]))
    return chosen


def test_a_studio_recording_becomes_a_clip_once_it_has_a_label(
    voxprop: OpenWindow, choice: list[Path], home: Path, tmp_path: Path
) -> None:
    word = takes("english-digits", "three", "flite slt")[0]
    at_96_khz = np.repeat(word.samples, 96_000 // CORPUS_RATE)
    choice.append(tmp_path / "studio.wav")
    soundfile.write(choice[0], np.stack([at_96_khz, 0.5 * at_96_khz], axis=1), 96_000, "PCM_24")
    card = voxprop.bench.sound.card
    dataset = voxprop.wiring.training.dataset

    voxprop.click(voxprop.bench.sound.open_files)
    voxprop.wait(lambda: voxprop.reads("not a word I know", card))

    (sentence,) = (text for text in voxprop.texts(card) if "studio.wav" in text)
    assert "96 kHz stereo: mixed to mono and converted to 16 kHz" in sentence
    assert not list(home.rglob("*.wav"))
    assert voxprop.wiring.training.dataset is dataset

    voxprop.type("three")
    voxprop.click(card.learn)
    voxprop.wait(lambda: voxprop.reads("+ 1 mine", voxprop.bench.corpus))
    (kept,) = home.rglob("*.wav")
    assert (kept.parent.name, soundfile.info(kept).samplerate) == ("three", CORPUS_RATE)
    voxprop.wait(lambda: "“three”: 57 clips, 1 of them yours." in voxprop.words())


def test_what_is_no_word_gets_a_sentence_and_changes_nothing(
    voxprop: OpenWindow, choice: list[Path], home: Path, tmp_path: Path
) -> None:
    word = takes("english-digits", "three", "flite slt")[0].samples
    for name, samples, rate in (
        ("silent.wav", np.zeros(CORPUS_RATE), CORPUS_RATE),
        ("clipped.wav", np.clip(100 * word, -1, 1), CORPUS_RATE),
        ("empty.wav", np.zeros(0), CORPUS_RATE),
        ("lecture.wav", np.zeros(600 * 8000, dtype=np.int16), 8000),
    ):
        soundfile.write(tmp_path / name, samples, rate)
    (tmp_path / "letter.wav").write_text("Dear reader, this is no sound at all.\n" * 99)
    before = (voxprop.wiring.training.dataset, voxprop.words(), voxprop.window.windowTitle())

    for name, sentence in (
        ("silent.wav", "The sound is silent."),
        ("clipped.wav", "The sound is clipped:"),
        ("empty.wav", "empty.wav has no samples."),
        ("lecture.wav", "lecture.wav is 600 s long, and a word is at most 30."),
        ("letter.wav", "letter.wav cannot be read as sound."),
        ("gone.wav", "There is no file gone.wav."),
    ):
        choice.append(tmp_path / name)
        voxprop.click(voxprop.bench.sound.open_files)
        voxprop.wait(lambda said=sentence: voxprop.reads(said))
        assert voxprop.bench.sound.card.isHidden()

    now = (voxprop.wiring.training.dataset, voxprop.words(), voxprop.window.windowTitle())
    assert now == before
    assert not list(home.rglob("*.wav"))
    voxprop.train_flat_out()
    assert voxprop.evaluations[-1].training_accuracy == 1.0


def test_a_folder_named_like_the_free_spoken_digit_dataset_can_be_trained_on(
    voxprop: OpenWindow, choice: list[Path], tmp_path: Path
) -> None:
    choice.append(tmp_path / "free-spoken-digit-dataset")
    for digit, word in enumerate(DIGITS):
        for voice in VOICES:
            for take, sound in enumerate(takes("english-digits", word, voice)):
                name = f"{digit}_{voice.removeprefix('flite ')}_{take}.wav"
                write_wav(choice[0] / "recordings" / name, at_8_khz(sound))

    voxprop.click(voxprop.bench.sound.open_folder)
    voxprop.wait(lambda: len(voxprop.words()) == len(DIGITS))

    assert voxprop.words() == [f"“{word}”: 27 clips, 0 of them yours." for word in DIGITS]
    assert voxprop.reads("108 clips · 3 voices", voxprop.bench.corpus)
    assert voxprop.reads("free-spoken-digit-dataset", voxprop.bench.corpus)
    assert not voxprop.reads("synthetic", voxprop.bench.corpus)
    voxprop.wait(lambda: voxprop.reads("576-24-16-4", voxprop.bench.training))
    voxprop.train_flat_out()
    assert (voxprop.evaluations[-1].validation_accuracy or 0.0) > 0.8


def test_a_folder_laid_out_like_speech_commands_can_be_trained_on(
    voxprop: OpenWindow, choice: list[Path], tmp_path: Path
) -> None:
    choice.append(tmp_path / "speech_commands")
    held_back: list[str] = []
    for word in COMMANDS:
        for voice, speaker in zip(VOICES, ("0a7c2a8d", "1b4c9b89", "2f7e3a01"), strict=True):
            for take, sound in enumerate(takes("english-commands", word, voice)):
                name = f"{word}/{speaker}_nohash_{take}.wav"
                write_wav(choice[0] / name, sound)
                held_back += [name] * (take % 4 == 3)
    (choice[0] / "validation_list.txt").write_text("\n".join(held_back))
    noise = 0.1 * np.random.default_rng(0).normal(size=60 * CORPUS_RATE)
    write_wav(choice[0] / "_background_noise_" / "pink.wav", Sound(noise.astype("f"), CORPUS_RATE))
    (choice[0] / "yes" / "3c3c3c3c_nohash_0.wav").write_text("not a sound")

    voxprop.click(voxprop.bench.sound.open_folder)
    voxprop.wait(lambda: len(voxprop.words()) == len(COMMANDS))

    assert sorted(voxprop.words()) == sorted(
        f"“{word}”: 27 clips, 0 of them yours." for word in COMMANDS
    )
    assert voxprop.reads("One file skipped.", voxprop.bench.corpus)
    assert voxprop.reads(f"{81 - len(held_back)} clips to learn from, {len(held_back)} held back.")
    voxprop.wait(lambda: voxprop.reads("576-24-16-3", voxprop.bench.training))
    voxprop.train_flat_out()
    assert (voxprop.evaluations[-1].validation_accuracy or 0.0) > 0.8


def at_8_khz(sound: Sound) -> Sound:
    return Sound(sound.samples[::2].copy(), sound.sample_rate // 2)
