"""Which word is taken for which: seen live, followed to the clips, and put in order from there."""

from __future__ import annotations

from beside import open_beside
from PySide6.QtCore import Qt
from window import OpenWindow

from app.mistakes_window.reading import Cell
from app.mistakes_window.window import MistakesWindow
from engine.training.confusion import confusion_of


def test_a_mistake_is_followed_to_its_clip_shown_and_left_out(voxprop: OpenWindow) -> None:
    training, canvas = voxprop.wiring.training, voxprop.bench.canvas
    beside = open_beside(voxprop, Qt.Key.Key_M, MistakesWindow)
    window = beside.window
    assert isinstance(window, MistakesWindow)
    beside.wait(lambda: window.matrix.reading is not None)
    assert beside.reads("Most often taken: ")

    # While the network learns, the matrix is that of its weights.
    for _ in range(30):
        training.one_step()
    beside.wait(lambda: window.matrix.reading.mistakes.step == 30)
    expected = confusion_of(training.weights.network(), training.dataset.validation, 10)
    assert window.matrix.reading.counts.tolist() == expected.tolist()

    # The cell that is clicked lists its clips; the canvas plays one of them forward.
    (worst,) = window.matrix.reading.worst(1)
    place = window.matrix.geometry_now().cell(worst).center().toPoint()
    beside.click(window.matrix, place)
    said, taken = (window.matrix.reading.words[one] for one in (worst.said, worst.taken_for))
    count = window.matrix.reading.count(worst)
    assert beside.reads(f"{said} taken for {taken}: {count} of 11")
    row = window.clips.rows.rows[0]
    assert (row.clip.word, row.answer) == (said, taken)
    beside.press(Qt.Key.Key_Return)  # from the matrix to its clips
    beside.press(Qt.Key.Key_Return)
    beside.wait(lambda: canvas.picture is not None and canvas.picture.record.forward_only)
    record = canvas.picture.record
    assert record.words[int(record.predictions.argmax())] == taken

    # A clip that is learned from comes into the real spotlight.
    beside.press_button("Training clips")
    beside.wait(lambda: beside.reads("Most often taken: ") and window.matrix.reading.total == 450)
    beside.click(window.matrix, place_of(window, Cell(worst.said, worst.said)))
    chosen = window.clips.current.clip
    beside.press_button("Show it (Return)")
    beside.wait(lambda: voxprop.wiring.playback.spotlight.clip == chosen)

    # Left out, it is trained on no more, until that is undone.
    beside.press_button("Leave out (Del)")
    beside.wait(lambda: chosen not in training.dataset.training.clips)
    assert beside.reads("Left out: 1")
    beside.press_button("Undo")
    beside.wait(lambda: chosen in training.dataset.training.clips)


def place_of(window: MistakesWindow, cell: Cell):
    return window.matrix.geometry_now().cell(cell).center().toPoint()
