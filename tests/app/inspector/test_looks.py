"""Nothing is cut off, in either theme, in either language, of any kind of number."""

from __future__ import annotations

import pytest
from engine_records import places
from pinned_panel import NARROWEST, Show
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from app import theme
from app.inspector.formula_view import FormulaView, renderer_of
from app.inspector.panel import InspectorPanel
from app.inspector.rows_view import RowsView
from engine.explain.places import Place
from engine.network.gradient_check import Proof
from engine.training.record import Record

Records = dict[str, Record]
KINDS = ("linear", "dnn", "cnn", "rnn", "gru", "lstm")


def settle() -> None:
    """Let the layouts within layouts find their sizes, which takes a few rounds."""
    for _ in range(4):
        QApplication.processEvents()


def check_nothing_is_cut_off(panel: InspectorPanel) -> None:
    """Check each text against the room that it has."""
    for label in panel.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        assert label.font().pointSizeF() >= theme.TEXT_POINTS
        assert label.height() >= label.heightForWidth(label.width()), label.text()
        assert label.width() >= text_width(label), label.text()
    for button in (*panel.findChildren(QPushButton), *panel.findChildren(QToolButton)):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
    for view in panel.findChildren(RowsView):
        if view.isVisible():
            check_rows(view)
    for view in panel.findChildren(FormulaView):
        if view.isVisible():
            for box in view.boxes(view.width()):
                assert box.right() <= view.width() + 1, view.pieces
                assert box.bottom() <= view.height() + 1, view.pieces


def text_width(label: QLabel) -> int:
    """The width that a label's text takes, wrapped where it wraps."""
    room = QRect(0, 0, label.width() if label.wordWrap() else 10_000, 10_000)
    wrap = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    return label.fontMetrics().boundingRect(room, wrap, label.text()).width()


def check_rows(view: RowsView) -> None:
    metrics = QFontMetricsF(view.font())
    for placed in view._lay_out(view.width()):
        assert placed.box.bottom() <= view.height() + 1
        assert metrics.horizontalAdvance(placed.row.label) <= placed.label.width() + 1
        for piece, box in zip(placed.row.pieces, placed.pieces, strict=True):
            assert box.right() <= view.width() + 1, piece.text
            beside_value = box.top() == placed.value.top()
            assert not beside_value or not placed.value.intersects(box), piece.text


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_fits_the_narrowest_panel(
    themed: theme.Theme, records: Records, show: Show, kind: str
) -> None:
    panel = show(records[kind], None)
    for place in places(records[kind], batch=False, each=1, seed=3):
        panel.show_place(place)
        panel.show_proof(place, Proof("one", (), -123.456789, -123.456789), 123_456)
        settle()
        assert panel.width() == NARROWEST
        check_nothing_is_cut_off(panel)
    assert theme.current() is themed


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("kind", KINDS)
def test_so_it_does_in_chinese(records: Records, show: Show, kind: str) -> None:
    panel = show(records[kind], None)
    for place in places(records[kind], batch=True, each=1, seed=3):
        panel.show_record(records[kind], True)
        panel.show_place(place)
        settle()
        check_nothing_is_cut_off(panel)
    assert panel.body.proof.button.text() == "证明"
    assert "梯度" in panel.body.gradient.heading.text()


def test_the_panel_takes_another_theme_while_it_is_open(
    qapp: QApplication, records: Records, show: Show
) -> None:
    theme.apply(qapp, theme.DARK)
    panel = show(records["dnn"], Place("hidden2", "W", (1, 2)))
    try:
        theme.apply(qapp, theme.LIGHT)
        QApplication.processEvents()
        colours = {piece.colour for piece in panel.body.gradient.rows.links()}
        assert colours == {theme.LIGHT.backward, theme.LIGHT.forward}
    finally:
        theme.apply(qapp, theme.DARK)


def test_a_formula_is_drawn_in_the_themes_colours(show: Show, records: Records) -> None:
    panel = show(records["dnn"], Place("hidden2", "W", (1, 2)))
    formula = panel.body.gradient.formula
    picture = formula.grab().toImage()

    assert formula.pieces == ("is-dw", "weight-gradient")
    assert has_colour(picture, theme.current().backward)
    assert has_colour(picture, theme.current().forward)
    assert renderer_of("units", theme.LIGHT) is not renderer_of("units", theme.DARK)


def has_colour(picture, wanted: str) -> bool:  # type: ignore[no-untyped-def]
    """Whether any pixel has a colour."""
    return any(
        picture.pixelColor(x, y).name() == wanted
        for x in range(picture.width())
        for y in range(picture.height())
    )


def test_the_mouse_shows_what_can_be_clicked(records: Records, show: Show, qtbot) -> None:  # type: ignore[no-untyped-def]
    panel = show(records["dnn"], Place("hidden2", "W", (1, 2)))
    rows = panel.body.gradient.rows
    link = rows.links()[0]

    qtbot.mouseMove(rows, rows.box_of(link).center().toPoint())

    assert rows.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert rows.place_at(rows.box_of(link).center()) == link.place
