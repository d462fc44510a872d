"""The picture of a network without hidden layers: one neuron, its data and its loss surface."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from app.colour_scale import ColourScale
from app.network_canvas.captions import Caption, caption_of
from app.network_canvas.input_painter import (
    paint_frequency_axis,
)
from app.network_canvas.legend import ColourBar, bar_of, features_bar
from app.network_canvas.linear.captions import backward_line, forward_line
from app.network_canvas.linear.layout import LinearLayout, lay_out
from app.network_canvas.linear.painting import Painting
from app.network_canvas.linear.picture import LinearPicture
from app.network_canvas.linear.places import input_cell_of, place_at, shape_of, word_of
from app.network_canvas.linear.studies import Studies
from app.network_canvas.linear.study import Question, Study
from app.network_canvas.linear.study_painter import StudyPainter, arrows_of
from app.network_canvas.linear.surface_painter import surface_bar
from app.network_canvas.linear.title_painter import paint_frames_axis, paint_titles
from app.network_canvas.linear.weight_painter import tile_images, weight_scale
from app.network_canvas.linear.word_painter import paint_tiles
from app.network_canvas.moment import Moment
from app.network_canvas.output_painter import (
    paint_word_names,
    word_width,
)
from app.network_canvas.scales import activation_scales, gradient_scales
from app.network_canvas.scene import Scene
from engine.explain.places import Place
from engine.training.record import Record
from engine.training.signals import Array

translate = QCoreApplication.translate

LONGEST_PATH = 400  # records


def _nothing() -> None:
    """Do nothing: nobody has asked to be told."""


class LinearScene(Scene[LinearPicture, LinearLayout]):
    """One neuron large, all of them small, and what the loss looks like from where it stands.

    Attributes
    ----------
    pinned
        The number that is pinned: its neuron is in focus, its input cell spans the loss surface.
    changed
        Called when something has been computed beside the window, so that the picture is another.
    studies
        Makes what takes too long for the window.
    """

    def __init__(self, band_hz: Sequence[float]) -> None:
        super().__init__(band_hz)
        self.pinned: Place | None = None
        self.changed: Callable[[], None] = _nothing
        self.studies = Studies(self._study_made)
        self._scales: tuple[ColourScale, ColourScale, ColourScale] | None = None
        self._still_study: Study | None = None
        self._tiles: list[QImage] = []
        self._path: deque[tuple[int, Array]] = deque(maxlen=LONGEST_PATH)
        self._run: int | None = None
        self._plots = StudyPainter()

    @property
    def focus(self) -> int:
        """The word whose neuron is shown large: the pinned one, else the right one."""
        word = word_of(self.picture, self.pinned) if self.pinned is not None else None
        return self.picture.record.label if word is None else word

    def show_pinned(self, place: Place | None) -> None:
        """Put the neuron of a number in focus, or the right word's again."""
        if place != self.pinned:
            self.pinned = place
            if self._picture is not None:
                self._ask()
            self.changed()

    def picture_of(self, record: Record, *, batch: bool, moving: bool) -> LinearPicture:
        """Return the record's neurons."""
        del moving
        return LinearPicture(record, batch=batch)

    def lay_out(self, picture: LinearPicture, width: float, height: float) -> LinearLayout:
        """Place six pictures of one neuron on the left, all the words on the right."""
        frames, bands = picture.record.features.shape
        return lay_out(
            width,
            height,
            frames=frames,
            bands=bands,
            words=picture.stage.units,
            word_width=word_width(picture.record.words),
        )

    def same_shape(self, layout: LinearLayout, picture: LinearPicture) -> bool:
        """Tell whether there are as many words."""
        return len(layout.output.centres) == picture.stage.units

    def prepare(self) -> None:
        """Compute scales and tiles, remember where the weights were, and ask for the study."""
        stage = self.picture.stage
        choice = self.options.normalisation
        (fill,) = activation_scales([stage.activation], [stage.outputs], choice)
        (ring,) = gradient_scales([stage.deltas], choice)
        weights = weight_scale(stage.W)
        self._scales = weights, fill, ring
        shape = self.picture.shape
        self._tiles = tile_images(stage.W, shape, weights, self.layout.tile_side)
        self._remember(self.picture.record)
        self._ask()

    def furniture_key(self) -> object:
        """Return whose words and numbers these are."""
        record = self.picture.record
        return record.words, record.label, self.focus, self.picture.batch

    def paint_furniture(self, painter: QPainter) -> None:
        """Paint titles, axes and words."""
        paint_titles(painter, self.layout, self.picture, self.focus)
        paint_frequency_axis(painter, self.layout, self.band_hz)
        paint_frames_axis(painter, self.layout)
        paint_word_names(painter, self.layout, self.picture)

    def paint_still(self, painter: QPainter, moment: Moment) -> None:
        """Paint the words' weights, and all that the phase leaves as it is."""
        paint_tiles(painter, self.layout, self._tiles, self.focus)
        painting = self._painting(moment)
        painting.paint(painter, self._plots, moment, moving=False, late=False)
        self._still_study = painting.study

    def paint_moving(self, painter: QPainter, moment: Moment) -> None:
        """Paint what the phase's waves have reached."""
        painting = self._painting(moment)
        late = painting.study is not self._still_study
        painting.paint(painter, self._plots, moment, moving=True, late=late)

    def colour_bars(self) -> list[ColourBar]:
        """Return the legends of the input, the neurons and the landscape."""
        assert self._scales is not None
        _, fill, ring = self._scales
        return [
            features_bar(self.picture),
            bar_of(translate("LinearScene", "answer |p|"), [fill]),
            bar_of(translate("LinearScene", "error |δ|"), [ring]),
            surface_bar(self.studies.newest),
        ]

    def note(self) -> str:
        """Return which two weights span the landscape, and how enlarged its arrows are."""
        study = self.studies.newest
        if study is None:
            return ""
        (frame_1, band_1), (frame_2, band_2) = (
            divmod(cell, self.layout.bands) for cell in study.cells
        )
        arrows = arrows_of(study)
        return translate(
            "LinearScene",
            "w₁ at frame {frame_1}, band {band_1}; w₂ at {frame_2}, {band_2}; "
            "η ∂L/∂w × {slope_times}, Δw × {step_times}",
        ).format(
            frame_1=frame_1 + 1,
            band_1=band_1 + 1,
            frame_2=frame_2 + 1,
            band_2=band_2 + 1,
            slope_times=f"{arrows.slope_times:,.12g}",
            step_times=f"{arrows.step_times:,.12g}",
        )

    def caption(self, moment: Moment) -> Caption:
        """Return the phase in words, with its formula for the neuron in focus."""
        picture, focus = self.picture, self.focus
        return caption_of(
            picture,
            moment.phase,
            lambda _: forward_line(picture, focus),
            lambda _: backward_line(picture, focus, self._told_cell()),
        )

    def place_at(self, point: QPointF, moment: Moment) -> Place | None:
        """Return the neuron, the weight of the one in focus, or the input cell at a point."""
        return place_at(self.picture, self.layout, self.focus, point, moment)

    def shape_of(self, place: Place) -> QRectF | None:
        """Return the square of a cell, a disc or a tile."""
        return shape_of(self.picture, self.layout, self.focus, place)

    def study(self, moment: Moment) -> Study | None:
        """Return the study to be shown: of this very record, or at full speed the newest one."""
        newest = self.studies.newest
        if newest is None or newest.question.same_as(self._question()):
            return newest
        same = newest.question.batch == self.picture.batch
        same_run = newest.question.record.run_id == self.picture.record.run_id
        return newest if moment.whole and same and same_run else None

    def _study_made(self) -> None:
        self.changed()

    def _painting(self, moment: Moment) -> Painting:
        assert self._scales is not None
        study = self.study(moment)
        return Painting(
            self.picture,
            self.layout,
            self.focus,
            *self._scales,
            study=study,
            problem=str(self.studies.problem or ""),
            path=self._path_of(study) if study is not None else (),
            signed=self.options.signed,
        )

    def _question(self) -> Question:
        cell = input_cell_of(self.picture, self.pinned) if self.pinned is not None else None
        return Question(self.picture.record, self.focus, self.picture.batch, cell, self.examples)

    def _ask(self) -> None:
        self.studies.ask(self._question())

    def _told_cell(self) -> int:
        """Return the input cell whose weight the caption speaks of: w1, or the strongest."""
        newest = self.studies.newest
        if newest is not None and newest.question.same_as(self._question()):
            return newest.cells[0]
        return int(abs(self.picture.stage.gradient[self.focus]).argmax())

    def _remember(self, record: Record) -> None:
        """Lengthen the path; what lies after a record that is seen again is another future."""
        if record.run_id != self._run:
            self._path.clear()
            self._run = record.run_id
        while self._path and self._path[-1][0] >= record.step:
            self._path.pop()
        self._path.append((record.step, self.picture.stage.W))

    def _path_of(self, study: Study) -> list[Array]:
        """Return the weights of the records seen, as far as that of the study."""
        last = study.question.record.step
        return [W for step, W in self._path if step <= last]
