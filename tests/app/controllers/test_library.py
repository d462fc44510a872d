"""What the network is trained on: choices, files, the user's recordings, and what goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from app.controllers.library import LibraryController
from app.controllers.word_summary import FOLDER_KEY, OWN_KEY, WordSummary
from engine.corpus.dataset import Dataset
from engine.failure import Failure
from engine.sound.sound import CORPUS_RATE, Sound

PATIENCE = 20_000


def spoken(hertz: float = 400.0, rate: int = CORPUS_RATE, seconds: float = 0.4) -> Sound:
    """Return a tone that swells and fades, with a little noise: enough of a word to be learned."""
    time = np.arange(int(seconds * rate)) / rate
    noise = np.random.default_rng(int(hertz)).normal(0, 0.003, len(time))
    swell = 0.3 * np.sin(np.pi * time / seconds) * np.sin(2 * np.pi * hertz * time)
    return Sound((swell + noise).astype(np.float32), rate)


def write(path: Path, samples: np.ndarray, rate: int = 8000) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, samples, rate)
    return path


def make_folder(folder: Path, words: tuple[str, ...] = ("yes", "no"), takes: int = 3) -> Path:
    for place, word in enumerate(words):
        for take in range(takes):
            sound = spoken(300 + 200 * place + 10 * take, 8000)
            write(folder / word / f"{take}.wav", sound.samples)
    return folder


class Diary:
    """All that a library has said, in order of arrival."""

    def __init__(self, library: LibraryController) -> None:
        self.datasets: list[tuple[Dataset, str]] = []
        self.failures: list[Exception] = []
        self.files: list[tuple[Sound, str]] = []
        self.words: list[list[str]] = []
        self.summaries: list[list[WordSummary]] = []
        self.skipped: list[list[tuple[Path, str]]] = []
        library.dataset_changed.connect(lambda dataset, name: self.datasets.append((dataset, name)))
        library.failed.connect(self.failures.append)
        library.file_opened.connect(lambda sound, text: self.files.append((sound, text)))
        library.words_changed.connect(self.words.append)
        library.corpus_changed.connect(self.summaries.append)
        library.skipped.connect(self.skipped.append)


Opener = Callable[..., LibraryController]


@pytest.fixture
def new_library(qtbot: QtBot, tmp_path: Path) -> Iterator[Opener]:
    made = []

    def make() -> LibraryController:
        made.append(LibraryController(home=tmp_path / "home"))
        return made[-1]

    assert qtbot is not None
    yield make
    for library in made:
        library.shut_down()


@pytest.fixture
def library(new_library: Opener, qtbot: QtBot, tmp_path: Path) -> LibraryController:
    """Return a library that has started with a folder of "yes" and "no"."""
    library = new_library()
    library.open_path(make_folder(tmp_path / "first"))
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        library.start()
    return library


def own_counts(library: LibraryController, qtbot: QtBot, act: Callable[[], object]) -> dict:
    """Return how many takes of each word are the user's after `act` has changed the dataset."""
    diary = Diary(library)
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        act()
    return {summary.word: summary.own_count for summary in diary.summaries[-1]}


def files_in(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*.wav") if ".removed" not in path.parts}


def test_a_first_start_trains_on_the_english_digits(new_library: Opener, qtbot: QtBot) -> None:
    library = new_library()
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE) as answer:
        library.start()
    dataset, name = answer.args
    assert name == "English digits"
    assert dataset.words[0] == "zero"
    assert len(dataset.words) == 10
    assert len(dataset.training.clips) > 100
    assert len(dataset.validation.clips) > 20


def test_every_set_can_be_chosen_and_one_is_in_force(
    library: LibraryController, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(library.sets_available, timeout=PATIENCE) as answer:
        library.choose(FOLDER_KEY)
    choices = answer.args[0]
    embedded = ["english-digits", "english-commands", "mandarin-digits"]
    assert [choice.key for choice in choices] == [*embedded, FOLDER_KEY, OWN_KEY]
    assert [choice.key for choice in choices if choice.chosen] == [FOLDER_KEY]
    assert [choice.key for choice in choices if choice.synthetic] == embedded


def test_a_folder_becomes_what_is_trained_on(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = make_folder(tmp_path / "directions", ("left", "right", "up"), takes=5)
    diary = Diary(library)
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE) as answer:
        library.open_path(folder)
    dataset, name = answer.args
    summaries = diary.summaries[-1]
    assert diary.words == [["left", "right", "up"]]
    assert dataset.words == ("left", "right", "up")
    assert name == "directions"
    assert [summary.count for summary in summaries] == [5, 5, 5]
    assert all(len(summary.thumbnails) == 3 for summary in summaries)
    assert all(one.shape == (24, 24) for one in summaries[0].thumbnails)
    assert len(dataset.training.clips) + len(dataset.validation.clips) == 15


def test_files_of_a_folder_that_are_no_clips_are_named(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = make_folder(tmp_path / "mixed")
    (folder / "yes" / "letter.wav").write_text("Dear Sir or Madam")
    write(folder / "no" / "silence.wav", np.zeros(4000))
    with qtbot.waitSignal(library.skipped, timeout=PATIENCE) as answer:
        library.open_path(folder)
    reasons = {path.name: reason for path, reason in answer.args[0]}
    assert set(reasons) == {"letter.wav", "silence.wav"}
    assert "silent" in reasons["silence.wav"]


def nothing_there(folder: Path) -> Path:
    folder.mkdir()
    return folder


def no_sound_there(folder: Path) -> Path:
    folder.mkdir()
    (folder / "yes.wav").write_text("no sound")
    return folder


def only_one_word(folder: Path) -> Path:
    return make_folder(folder, ("yes",))


def only_silence(folder: Path) -> Path:
    for word in ("yes", "no"):
        for take in range(3):
            write(folder / word / f"{take}.wav", np.zeros(4000))
    return folder


@pytest.mark.parametrize("make", [nothing_there, no_sound_there, only_one_word, only_silence])
def test_a_folder_with_problems_changes_nothing(
    library: LibraryController, qtbot: QtBot, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    before = library.selection
    diary = Diary(library)
    with qtbot.waitSignals([library.failed, library.idle], timeout=PATIENCE):
        library.open_path(make(tmp_path / "bad"))
    assert isinstance(diary.failures[0], Failure)
    assert library.selection == before
    assert diary.datasets == []
    assert diary.skipped == []


def silent(path: Path) -> Path:
    return write(path, np.zeros(8000))


def clipped(path: Path) -> Path:
    return write(path, np.clip(5 * spoken(rate=8000).samples, -1, 1))


def empty(path: Path) -> Path:
    return write(path, np.zeros(0))


def ten_minutes_long(path: Path) -> Path:
    return write(path, np.full(600 * 1000, 0.25), rate=1000)


def no_audio(path: Path) -> Path:
    path.write_bytes(b"\x89PNG and so on")
    return path


def missing(path: Path) -> Path:
    return path


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (silent, "silent"),
        (clipped, "clipped"),
        (empty, "no samples"),
        (ten_minutes_long, "600 s"),
        (no_audio, "word.wav"),
        (missing, "no file word.wav"),
    ],
)
def test_a_bad_file_gets_a_sentence_and_changes_nothing(
    library: LibraryController,
    qtbot: QtBot,
    tmp_path: Path,
    make: Callable[[Path], Path],
    said: str,
) -> None:
    diary = Diary(library)
    with qtbot.waitSignal(library.failed, timeout=PATIENCE) as answer:
        library.open_path(make(tmp_path / "word.wav"))
    assert isinstance(answer.args[0], Failure)
    assert said in str(answer.args[0])
    assert diary.files == []
    assert diary.datasets == []
    assert files_in(tmp_path / "home") == set()


def test_a_studio_recording_is_converted_and_waits_for_its_label(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    mono = spoken(rate=96_000).samples
    path = write(tmp_path / "studio.flac", np.stack([mono, 0.5 * mono], axis=1), rate=96_000)
    untouched = path.read_bytes()
    with qtbot.waitSignal(library.file_opened, timeout=PATIENCE) as answer:
        library.open_path(path)
    sound, sentence = answer.args
    assert sound.sample_rate == CORPUS_RATE
    assert sound.seconds == pytest.approx(0.4, abs=0.001)
    assert sentence.endswith(
        "96 kHz stereo: mixed to mono and converted to 16 kHz; the file itself stays as it is."
    )
    assert path.read_bytes() == untouched
    assert files_in(tmp_path / "home") == set()
    assert library.recordings == ()


@pytest.mark.parametrize(
    ("channels", "rate", "said"),
    [
        (1, 16_000, "16 kHz mono: just right."),
        (1, 8_000, "8 kHz mono: converted to 16 kHz; the file itself stays as it is."),
        (2, 16_000, "16 kHz stereo: mixed to mono; the file itself stays as it is."),
        (4, 44_100, "44.1 kHz 4 channels: mixed to mono and converted to 16 kHz; the file"),
    ],
)
def test_an_opened_file_is_described(
    library: LibraryController, qtbot: QtBot, tmp_path: Path, channels: int, rate: int, said: str
) -> None:
    samples = np.repeat(spoken(rate=rate).samples[:, None], channels, axis=1)
    path = write(tmp_path / "word.wav", samples, rate)
    with qtbot.waitSignal(library.file_opened, timeout=PATIENCE) as answer:
        library.open_path(path)
    assert answer.args[1].startswith("word.wav: 0.40 s, ")
    assert said in answer.args[1]


def test_a_clip_is_on_disk_when_it_is_said_to_be_and_is_trained_on(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    diary = Diary(library)
    with qtbot.waitSignal(library.clip_added, timeout=PATIENCE) as added:
        library.add_clip(spoken(rate=44_100), "yes")
    clip = added.args[0]
    assert clip.path in files_in(tmp_path / "home" / "corpus")
    assert soundfile.info(clip.path).samplerate == CORPUS_RATE
    qtbot.waitUntil(lambda: len(diary.datasets) == 1, timeout=PATIENCE)
    dataset, name = diary.datasets[0]
    assert clip in dataset.training.clips
    assert name == "first + 1 of mine"
    assert diary.words == []  # no other outputs, so the run can go on


def test_capitals_and_spaces_do_not_make_another_word(
    library: LibraryController, qtbot: QtBot
) -> None:
    counts = own_counts(library, qtbot, lambda: library.add_clip(spoken(), "  YES "))
    assert counts == {"yes": 1, "no": 0}


def test_a_new_word_gives_the_network_one_more_output(
    library: LibraryController, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(library.words_changed, timeout=PATIENCE) as answer:
        library.add_clip(spoken(700), "你好")
    assert set(answer.args[0]) == {"yes", "no", "你好"}
    assert answer.args[0][-1] == "你好"


@pytest.mark.parametrize(
    ("samples", "word"),
    [(np.zeros(8000, np.float32), "yes"), (spoken().samples, "   ")],
    ids=["silent", "without a label"],
)
def test_what_cannot_be_learned_does_not_join(
    library: LibraryController, qtbot: QtBot, tmp_path: Path, samples: np.ndarray, word: str
) -> None:
    diary = Diary(library)
    with qtbot.waitSignal(library.failed, timeout=PATIENCE) as answer:
        library.add_clip(Sound(samples, CORPUS_RATE), word)
    assert isinstance(answer.args[0], Failure)
    assert library.recordings == ()
    assert files_in(tmp_path / "home") == set()
    assert diary.datasets == []


def test_an_added_clip_can_be_undone_and_redone(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    history: list[tuple[bool, bool]] = []
    library.history_changed.connect(lambda undo, redo: history.append((undo, redo)))
    assert own_counts(library, qtbot, lambda: library.add_clip(spoken(), "yes"))["yes"] == 1
    on_disk = files_in(tmp_path / "home")
    assert own_counts(library, qtbot, library.undo)["yes"] == 0
    assert files_in(tmp_path / "home") == set()
    assert own_counts(library, qtbot, library.redo)["yes"] == 1
    assert files_in(tmp_path / "home") == on_disk
    assert history[0] == (True, False)
    assert (False, True) in history
    assert history[-1] == (True, False)


def test_the_last_take_of_a_word_can_be_removed_and_brought_back(
    library: LibraryController, qtbot: QtBot
) -> None:
    own_counts(library, qtbot, lambda: library.add_clip(spoken(410), "yes"))
    own_counts(library, qtbot, lambda: library.add_clip(spoken(420), "yes"))
    own_counts(library, qtbot, lambda: library.add_clip(spoken(430), "no"))
    first, second, _ = library.recordings
    with qtbot.waitSignal(library.take_removed, timeout=PATIENCE) as answer:
        counts = own_counts(library, qtbot, lambda: library.remove_last("yes"))
    assert answer.args == ["yes"]
    assert counts == {"yes": 1, "no": 1}
    assert first in library.recordings
    assert second not in library.recordings
    assert own_counts(library, qtbot, library.undo) == {"yes": 2, "no": 1}
    assert second in library.recordings


def test_undo_without_anything_done_and_removing_what_is_not_there_do_nothing(
    library: LibraryController, qtbot: QtBot
) -> None:
    diary = Diary(library)
    library.undo()
    library.redo()
    library.remove_last("yes")
    own_counts(library, qtbot, lambda: library.add_clip(spoken(), "no"))
    assert len(diary.datasets) == 1
    assert diary.failures == []


def test_my_recordings_alone_are_enough_with_two_words(
    library: LibraryController, qtbot: QtBot
) -> None:
    own_counts(library, qtbot, lambda: library.add_clip(spoken(300), "ja"))
    own_counts(library, qtbot, lambda: library.add_clip(spoken(600), "nein"))
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE) as answer:
        library.choose(OWN_KEY)
    assert answer.args[0].words == ("ja", "nein")
    assert answer.args[1] == "My recordings only"
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE) as answer:
        library.set_include_base(True)
    assert answer.args[0].words[-2:] == ("ja", "nein")
    assert len(answer.args[0].words) == 4


def test_too_few_recordings_of_mine_are_refused_and_the_set_stays(
    library: LibraryController, qtbot: QtBot
) -> None:
    before = library.selection
    with qtbot.waitSignals([library.failed, library.idle], timeout=PATIENCE):
        library.choose(OWN_KEY)
    assert library.selection == before


def test_removing_the_second_word_of_my_recordings_brings_the_set_back(
    library: LibraryController, qtbot: QtBot
) -> None:
    own_counts(library, qtbot, lambda: library.add_clip(spoken(300), "ja"))
    own_counts(library, qtbot, lambda: library.add_clip(spoken(600), "nein"))
    own_counts(library, qtbot, lambda: library.choose(OWN_KEY))
    with qtbot.waitSignal(library.failed, timeout=PATIENCE):
        counts = own_counts(library, qtbot, lambda: library.remove_last("nein"))
    assert counts["ja"] == 1
    assert {"yes", "no"} < set(counts)
    assert library.selection.include_base


def test_recordings_that_are_left_out_join_again_when_one_is_added(
    library: LibraryController, qtbot: QtBot
) -> None:
    own_counts(library, qtbot, lambda: library.add_clip(spoken(410), "yes"))
    assert own_counts(library, qtbot, lambda: library.set_include_own(False))["yes"] == 0
    assert len(library.recordings) == 1
    assert own_counts(library, qtbot, lambda: library.add_clip(spoken(420), "yes"))["yes"] == 2


def test_the_choice_and_the_recordings_outlive_the_program(
    library: LibraryController, new_library: Opener, qtbot: QtBot
) -> None:
    own_counts(library, qtbot, lambda: library.add_clip(spoken(), "no"))
    own_counts(library, qtbot, lambda: library.set_include_own(False))
    later = new_library()
    with qtbot.waitSignal(later.dataset_changed, timeout=PATIENCE) as answer:
        later.start()
    assert answer.args[1] == "first"
    assert later.selection == library.selection
    assert later.recordings == library.recordings


def test_when_the_last_folder_is_gone_the_english_digits_take_its_place(
    library: LibraryController, new_library: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "first").rename(tmp_path / "elsewhere")
    later = new_library()
    diary = Diary(later)
    with qtbot.waitSignal(later.dataset_changed, timeout=PATIENCE) as answer:
        later.start()
    assert [type(failure) for failure in diary.failures] == [Failure]
    assert answer.args[1] == "English digits"
    assert library.selection.key == FOLDER_KEY


def test_the_newest_choice_wins(library: LibraryController, qtbot: QtBot, tmp_path: Path) -> None:
    diary = Diary(library)
    library.open_path(make_folder(tmp_path / "second"))
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        library.open_path(make_folder(tmp_path / "third"))
    library.shut_down()
    qtbot.wait(0)
    assert [name for _, name in diary.datasets] == ["third"]


def test_cancelling_keeps_what_was_there(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    before = library.selection
    diary = Diary(library)
    with qtbot.waitSignal(library.idle, timeout=PATIENCE):
        library.open_path(make_folder(tmp_path / "second"))
        library.cancel()
    library.shut_down()
    qtbot.wait(0)
    assert diary.datasets == []
    assert diary.failures == []
    assert library.selection == before


def test_a_clip_added_while_a_folder_is_read_is_not_forgotten(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    diary = Diary(library)
    library.open_path(make_folder(tmp_path / "second", takes=8))
    library.add_clip(spoken(), "yes")
    qtbot.waitUntil(
        lambda: any(name == "second + 1 of mine" for _, name in diary.datasets), timeout=PATIENCE
    )
    assert library.recordings[0] in diary.datasets[-1][0].training.clips


def test_a_folder_that_is_opened_again_is_looked_through_again(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    make_folder(tmp_path / "first", ("yes", "no", "perhaps"))
    with qtbot.waitSignal(library.words_changed, timeout=PATIENCE) as answer:
        library.open_path(tmp_path / "first")
    assert "perhaps" in answer.args[0]


def test_looking_again_survives_a_clip_that_is_added_meanwhile(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    make_folder(tmp_path / "first", ("yes", "no", "perhaps"))
    diary = Diary(library)
    with qtbot.waitSignal(library.clip_added, timeout=PATIENCE):
        library.add_clip(spoken(), "no")
        library.open_path(tmp_path / "first")
    qtbot.waitUntil(lambda: bool(diary.datasets) and "perhaps" in diary.datasets[-1][0].words)
    assert library.recordings[0].word == "no"


def test_the_home_of_the_recordings_can_be_named_in_the_environment(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOXPROP_HOME", str(tmp_path / "named"))
    library = LibraryController()
    library.open_path(make_folder(tmp_path / "first"))
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        library.start()
    with qtbot.waitSignal(library.clip_added, timeout=PATIENCE) as answer:
        library.add_clip(spoken(), "yes")
    library.shut_down()
    assert answer.args[0].path.is_relative_to(tmp_path / "named" / "corpus")
