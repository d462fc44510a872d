"""The picture of a network of dense layers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from app.colour_scale import ColourScale
from app.controllers.phases import PhaseKind
from app.network_canvas.captions import Caption, caption_of
from app.network_canvas.columns.edge_painter import Curves, paint_gaps
from app.network_canvas.columns.unit_painter import paint_units
from app.network_canvas.columns.wave import Gap, Wave
from app.network_canvas.dense.captions import backward_line, forward_line
from app.network_canvas.dense.edge_curves import edge_curves
from app.network_canvas.dense.layout import Layout, lay_out
from app.network_canvas.dense.marked_edge import paint_marked_edge
from app.network_canvas.dense.opened_unit import paint_opened_unit
from app.network_canvas.dense.picture import DensePicture
from app.network_canvas.dense.places import place_at, shape_of
from app.network_canvas.dense.title_painter import paint_column_titles
from app.network_canvas.dense.visibility import Visibility, visibility
from app.network_canvas.input_painter import (
    paint_frequency_axis,
    paint_inset,
    paint_spectrogram,
    paint_time_axis,
    paint_titles,
)
from app.network_canvas.legend import ColourBar, bar_of, features_bar, input_gradient_bar
from app.network_canvas.moment import Moment
from app.network_canvas.output_painter import (
    paint_loss,
    paint_predictions,
    paint_word_names,
    word_width,
)
from app.network_canvas.scales import activation_scales, gradient_scales
from app.network_canvas.scene import Scene
from engine.explain.places import Place
from engine.training.record import Record

translate = QCoreApplication.translate

EDGES_IN_MOTION = 120  # a gap, when one wave can be followed
EDGES_AT_SPEED = 40  # a gap, when every frame is another step
MOST_COUNTS = 3  # fit into a line of the smallest window


class DenseScene(Scene[DensePicture, Layout]):
    """Units in columns, and the strongest edges between them."""

    _curves: tuple[Curves, ...] = ()
    _scales: tuple[tuple[ColourScale, ColourScale], ...] = ()

    def picture_of(self, record: Record, *, batch: bool, moving: bool) -> DensePicture:
        """Return the record's columns, and so many of its edges as can be followed."""
        most = EDGES_IN_MOTION if moving else EDGES_AT_SPEED
        return DensePicture(record, batch=batch, most_edges=most)

    def lay_out(self, picture: DensePicture, width: float, height: float) -> Layout:
        """Place the spectrogram on the left, the words on the right, the units between."""
        frames, bands = picture.record.features.shape
        return lay_out(
            width,
            height,
            frames=frames,
            bands=bands,
            units=[stage.units for stage in picture.stages],
            word_width=word_width(picture.record.words),
        )

    def same_shape(self, layout: Layout, picture: DensePicture) -> bool:
        """Tell whether there are as many units in each column."""
        units = [len(column.centres) for column in layout.columns]
        return units == [stage.units for stage in picture.stages]

    def prepare(self) -> None:
        """Compute the edges' curves, and what the brightest colours stand for."""
        stages = self.picture.stages
        self._curves = edge_curves(self.layout, self.picture)
        self._scales = tuple(
            zip(
                activation_scales(
                    [stage.activation for stage in stages],
                    [stage.outputs for stage in stages],
                    self.options.normalisation,
                ),
                gradient_scales([stage.deltas for stage in stages], self.options.normalisation),
                strict=True,
            )
        )

    def furniture_key(self) -> object:
        """Return whose words and numbers these are."""
        record = self.picture.record
        return record.words, record.label, self.picture.batch

    def paint_furniture(self, painter: QPainter) -> None:
        """Paint titles, axes and words."""
        paint_titles(painter, self.layout, self.picture)
        paint_frequency_axis(painter, self.layout, self.band_hz)
        paint_column_titles(painter, self.layout, self.picture)
        paint_word_names(painter, self.layout, self.picture)

    def paint_still(self, painter: QPainter, moment: Moment) -> None:
        """Paint the input and the edges, as they are before the phase's wave."""
        seen = self._seen(moment)
        if not _input_moves(moment):
            self._paint_input(painter, seen)
        waiting = [Gap(Wave.WIRE) if gap.active else gap for gap in seen.gaps]
        paint_gaps(painter, self._curves, self.picture.edges, waiting)

    def paint_moving(self, painter: QPainter, moment: Moment) -> None:
        """Paint the wave, and what it has reached."""
        picture, layout, seen = self.picture, self.layout, self._seen(moment)
        if _input_moves(moment):
            self._paint_input(painter, seen)
        moving = [number for number, gap in enumerate(seen.gaps) if gap.active]
        paint_gaps(
            painter,
            [self._curves[number] for number in moving],
            [picture.edges[number] for number in moving],
            [seen.gaps[number] for number in moving],
        )
        for column, stage, scales, lit, ringed in zip(
            layout.columns, picture.stages, self._scales, seen.lit, seen.ringed, strict=True
        ):
            paint_units(painter, column, stage, scales, batch=picture.batch, lit=lit, ringed=ringed)
        paint_time_axis(painter, layout)
        paint_predictions(painter, layout, picture, lit=seen.lit[-1])
        if seen.loss:
            paint_loss(painter, layout, picture, formed=seen.loss)

    def colour_bars(self) -> list[ColourBar]:
        """Return the legends of the spectrogram, the units and dL/d(input)."""
        return [
            features_bar(self.picture),
            bar_of(
                translate("NetworkCanvas", "activation |a|"),
                [fill for fill, _ in (self._scales[:-1] or self._scales)],
            ),
            bar_of(
                translate("NetworkCanvas", "unit gradient |δ|"), [ring for _, ring in self._scales]
            ),
            input_gradient_bar(self.picture),
        ]

    def note(self) -> str:
        """Return how many edges are drawn of how many: gap by gap, or of many gaps together."""
        drawn = [(len(edges.sources), edges.total) for edges in self.picture.edges]
        if len(drawn) > MOST_COUNTS:
            drawn = [(sum(few for few, _ in drawn), sum(total for _, total in drawn))]
        counts = ", ".join(f"{few:,} / {total:,}" for few, total in drawn)
        return translate("NetworkCanvas", "strongest edges: {counts}, scaled by gap").format(
            counts=counts
        )

    def caption(self, moment: Moment) -> Caption:
        """Return the phase in words, with its formula."""
        picture = self.picture
        return caption_of(
            picture,
            moment.phase,
            lambda stage: forward_line(picture, stage),
            lambda stage: backward_line(picture, stage),
        )

    def place_at(self, point: QPointF, moment: Moment) -> Place | None:
        """Return the unit, input cell or drawn edge at a point."""
        del moment
        return place_at(self.picture, self.layout, self._curves, point)

    def shape_of(self, place: Place) -> QRectF | None:
        """Return the square of a unit or cell, or of an edge's two ends."""
        return shape_of(self.picture, self.layout, place)

    def paint_pinned(self, painter: QPainter, place: Place, moment: Moment) -> None:
        """Open the unit that is pinned: its weights, where they look, and their update."""
        paint_marked_edge(painter, self.layout, self.picture, place)
        paint_opened_unit(painter, self.picture, self.layout, place, moment)

    def _seen(self, moment: Moment) -> Visibility:
        return visibility(moment.phase, moment.fraction, len(self.picture.stages))

    def _paint_input(self, painter: QPainter, seen: Visibility) -> None:
        gradient = seen.gradient if seen.overlay else 0.0
        signed = self.options.signed
        paint_spectrogram(
            painter, self.layout, self.picture, shown=seen.input, gradient=gradient, signed=signed
        )
        paint_inset(painter, self.layout, self.picture, shown=seen.gradient, signed=signed)


def _input_moves(moment: Moment) -> bool:
    """Tell whether the picture of the input changes during this phase."""
    kind = moment.phase.kind
    return kind is PhaseKind.INPUT or (kind is PhaseKind.BACKWARD and moment.phase.stage == 0)
