"""Each kind of network in the real window: played, gone back in, branched, proved, and edited."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from window import OpenWindow

from app.controllers.phases import PhaseKind
from app.controllers.speed import FLAT_OUT, SPEEDS, Pace
from engine.explain.places import INPUT, Place, value_of
from engine.network.presets import PRESETS
from engine.training.record import Record

FASTEST_PHASES = max(place for place, one in enumerate(SPEEDS) if one.pace is Pace.PHASES)
PROOFS = 10


@pytest.mark.parametrize("kind", PRESETS)
def test_a_lecture_on_each_network(voxprop: OpenWindow, kind: str) -> None:
    choose_network(voxprop, kind)
    play_one_step_and_go_back_to_its_beginning(voxprop)
    train_a_while(voxprop)
    stand_at_the_first_and_the_last_step(voxprop)
    prove_random_numbers(voxprop)
    branch_by_an_edit_and_undo_it(voxprop)


def choose_network(voxprop: OpenWindow, kind: str) -> None:
    panel = voxprop.bench.training
    field = panel.fields.network.kind
    field.setCurrentIndex(field.findData(kind))
    if panel.apply_button.isEnabled():
        voxprop.click(panel.apply_button)
    voxprop.wait(lambda: voxprop.wiring.training.settings.network == kind)
    voxprop.wait(lambda: drawn(voxprop).step == 0)
    voxprop.wait(lambda: [layer.name for layer in drawn(voxprop).layers] == layers(voxprop))
    voxprop.wait(lambda: voxprop.reads("Initialise", voxprop.bench.caption))


def layers(voxprop: OpenWindow) -> list[str]:
    from engine.training.construction import network_of

    dataset = voxprop.wiring.training.dataset
    assert dataset is not None
    shape = dataset.training.features.shape[1:]
    network = network_of(voxprop.wiring.training.settings, shape, len(dataset.words))
    return [layer.name for layer in network.layers[1:]]


def drawn(voxprop: OpenWindow) -> Record:
    picture = voxprop.bench.canvas.picture
    assert picture is not None
    return picture.record


def set_speed(voxprop: OpenWindow, speed: int) -> None:
    slider = voxprop.window.transport.slider
    while slider.value() != speed:
        voxprop.press(Qt.Key.Key_Plus if slider.value() < speed else Qt.Key.Key_Minus)


def play_one_step_and_go_back_to_its_beginning(voxprop: OpenWindow) -> None:
    canvas, seen = voxprop.bench.canvas, set()
    voxprop.wiring.playback.moment_changed.connect(lambda *moment: seen.add(moment[1].name))
    set_speed(voxprop, FASTEST_PHASES)
    voxprop.press(Qt.Key.Key_N)
    voxprop.wait(lambda: canvas.moment[0].kind is PhaseKind.UPDATE and canvas.moment[1] == 1.0)
    assert {phase.name for phase in voxprop.wiring.playback.phases} <= seen | {"input"}

    for phase in reversed(voxprop.wiring.playback.phases[:-1]):
        voxprop.press(Qt.Key.Key_Left)
        assert canvas.moment == (phase, 1.0)
    assert (drawn(voxprop).step, canvas.moment[0].kind) == (1, PhaseKind.INPUT)


def train_a_while(voxprop: OpenWindow) -> None:
    set_speed(voxprop, FLAT_OUT)
    voxprop.press(Qt.Key.Key_R)
    voxprop.wait(lambda: voxprop.wiring.training.position.step > 60)
    voxprop.press(Qt.Key.Key_R)
    voxprop.wait(lambda: not voxprop.wiring.playback.playing)
    voxprop.wait(lambda: drawn(voxprop).step == voxprop.wiring.training.position.step)


def stand_at_the_first_and_the_last_step(voxprop: OpenWindow) -> None:
    last = drawn(voxprop)
    strip = voxprop.bench.timeline.strip
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Home)
    voxprop.wait(lambda: drawn(voxprop).step == 0)
    QTest.keyClick(strip, Qt.Key.Key_Right)
    voxprop.wait(lambda: drawn(voxprop).step == 1)
    voxprop.click(voxprop.bench.timeline.past)
    voxprop.wait(lambda: drawn(voxprop).step == last.step)

    again = drawn(voxprop)
    assert len(voxprop.wiring.travel.branches) == 1
    for one, other in zip(last.layers, again.layers, strict=True):
        for name, values in one.updates.items():
            assert (values == other.updates[name]).all()


def prove_random_numbers(voxprop: OpenWindow) -> None:
    box = voxprop.bench.inspector.body.proof
    for place in random_numbers(drawn(voxprop)):
        voxprop.bench.canvas.picked.emit(place)
        voxprop.wait(lambda: voxprop.bench.inspector.isVisible() and box.isVisible())
        box.button.click()
        voxprop.wait(lambda: bool(box.text_of("error")) and box.verdict.isVisible())
        assert relative_error(box.text_of("error")) < 1e-5, place


def random_numbers(record: Record) -> list[Place]:
    """Return parameters of every layer and cells of the input, drawn at random."""
    rng = np.random.default_rng(5)
    arrays = [
        (layer.name, name, values.shape)
        for layer in record.layers
        for name, values in layer.parameters.items()
    ]
    arrays.append((INPUT, "y", record.features.shape))
    return [
        Place(layer, name, tuple(int(rng.integers(size)) for size in shape))
        for layer, name, shape in (arrays[n % len(arrays)] for n in range(PROOFS))
    ]


def relative_error(text: str) -> float:
    """Read a number as it is written for people: 1.2 × 10⁻⁹."""
    text = text.replace("−", "-").replace(" ", "")
    if "×10" in text:
        figure, _, power = text.partition("×10")
        return float(figure) * 10.0 ** int(
            power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-"))
        )
    return float(text)


def branch_by_an_edit_and_undo_it(voxprop: OpenWindow) -> None:
    tip = drawn(voxprop).step
    travel, edit = voxprop.wiring.travel, voxprop.bench.inspector.body.edit
    voxprop.bench.timeline.seek_requested.emit(tip - 30, 0)
    voxprop.wait(lambda: drawn(voxprop).step == tip - 30)
    place = Place("output", "W", (1, 2))
    voxprop.bench.canvas.picked.emit(place)
    voxprop.wait(edit.field.isVisible)
    before = voxprop.wiring.training.settings

    edit.field.setText("0.75")
    edit.set_button.click()
    voxprop.wait(lambda: "the loss of this clip" in edit.effect.text())
    voxprop.wait(lambda: value_of(drawn(voxprop), place, batch=False) == pytest.approx(0.75))
    assert len(travel.branches) == 2
    assert travel.branches[1].begins_at == tip - 30

    edit.undo_button.click()
    voxprop.wait(lambda: value_of(drawn(voxprop), place, batch=False) != pytest.approx(0.75))
    assert voxprop.wiring.training.settings == before


def test_a_click_on_the_picture_pins_what_is_drawn_there(voxprop: OpenWindow) -> None:
    canvas = voxprop.bench.canvas
    place = Place("hidden1.tanh", "y", (3,))
    assert canvas.scene is not None
    shape = canvas.scene.shape_of(place)
    assert shape is not None
    middle: QPointF = shape.center()

    spot = canvas.mapTo(voxprop.window, QPoint(round(middle.x()), round(middle.y())))
    QTest.mouseClick(
        voxprop.window.windowHandle(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        spot,
    )

    voxprop.wait(lambda: canvas.pinned == place)
    assert voxprop.bench.inspector.isVisible()
    assert voxprop.reads("hidden 1 [4]", voxprop.bench.inspector)
