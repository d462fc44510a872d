"""The picture of a recurrent network."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from app import theme
from app.controllers.phases import PhaseKind
from app.network_canvas.captions import Caption, caption_of
from app.network_canvas.columns.edge_painter import Curves, paint_gaps
from app.network_canvas.columns.unit_painter import paint_units
from app.network_canvas.columns.wave import Gap, Wave
from app.network_canvas.input_painter import paint_spectrogram
from app.network_canvas.legend import ColourBar, bar_of, features_bar, input_gradient_bar
from app.network_canvas.moment import Moment
from app.network_canvas.output_painter import (
    paint_loss,
    paint_predictions,
    paint_word_names,
    word_width,
)
from app.network_canvas.recurrent.captions import backward_line, forward_line
from app.network_canvas.recurrent.card import paint_card
from app.network_canvas.recurrent.flow_painter import paint_band, paint_flow
from app.network_canvas.recurrent.layer_painter import LayerPainter
from app.network_canvas.recurrent.layout import LayerShape, RecurrentLayout, lay_out
from app.network_canvas.recurrent.memory_edges import LEAST_PITCH, MOST
from app.network_canvas.recurrent.picture import RecurrentPicture
from app.network_canvas.recurrent.places import place_at, shape_of
from app.network_canvas.recurrent.read_out_painter import (
    paint_read_out,
    paint_read_out_name,
    read_out_curves,
)
from app.network_canvas.recurrent.strip_scales import StripScales
from app.network_canvas.recurrent.strips import StripImages
from app.network_canvas.recurrent.time_scale import axis_of, gradient_bar, within_title
from app.network_canvas.recurrent.titles import paint_frame_tag, paint_furniture
from app.network_canvas.recurrent.update_painter import UpdatePainter
from app.network_canvas.recurrent.visibility import Seen, seen_at
from app.network_canvas.scales import activation_scales, gradient_scales
from app.network_canvas.scene import Scene
from engine.explain.places import Place
from engine.training.record import Record

translate = QCoreApplication.translate

EDGES_IN_MOTION = 80
EDGES_AT_SPEED = 40


class RecurrentScene(Scene[RecurrentPicture, RecurrentLayout]):
    """Strips of states and gradients, frame below frame of the spectrogram."""

    _seen: Seen | None = None

    def picture_of(self, record: Record, *, batch: bool, moving: bool) -> RecurrentPicture:
        """Return the record's layers at all frames, and the output's strongest edges."""
        most = EDGES_IN_MOTION if moving else EDGES_AT_SPEED
        return RecurrentPicture(record, batch=batch, most_edges=most)

    def lay_out(self, picture: RecurrentPicture, width: float, height: float) -> RecurrentLayout:
        """Place the strips below the spectrogram, and the words on the right."""
        frames, bands = picture.record.features.shape
        return lay_out(
            width,
            height,
            frames=frames,
            bands=bands,
            layers=[LayerShape(layer.units, layer.gates) for layer in picture.layers],
            words=len(picture.record.words),
            word_width=word_width(picture.record.words),
            reads_mean=picture.reads_mean,
        )

    def same_shape(self, layout: RecurrentLayout, picture: RecurrentPicture) -> bool:
        """Tell whether the layers have as many units, of the same kind, read out alike."""
        shapes = [(layer.units, layer.gates) for layer in picture.layers]
        drawn = [(shape.units, shape.gates) for shape in layout.shapes]
        return shapes == drawn and layout.reads_mean == picture.reads_mean

    def prepare(self) -> None:
        """Compute scales, axes and curves; images are made when they are first painted."""
        picture, layout, options = self.picture, self.layout, self.options
        self._scales = StripScales(picture, options.normalisation, options.time_scale)
        self._images = StripImages(picture, layout, self._scales, signed=options.signed)
        axes = tuple(axis_of(layer.norms, options.time_scale) for layer in picture.layers)
        self._painter = LayerPainter(picture, layout, self._images, axes)
        self._updates = UpdatePainter(picture, layout)
        self._curves: Curves = read_out_curves(layout, picture)
        stage = picture.output
        self._output_scales = (
            activation_scales([stage.activation], [stage.outputs], options.normalisation)[0],
            gradient_scales([stage.deltas], options.normalisation)[0],
        )

    def furniture_key(self) -> object:
        """Return whose words and numbers these are."""
        record = self.picture.record
        return record.words, record.label, self.picture.batch

    def paint_furniture(self, painter: QPainter) -> None:
        """Paint titles, axes and words."""
        paint_furniture(painter, self.layout, self.picture, self.band_hz)
        paint_word_names(painter, self.layout, self.picture)

    def paint_still(self, painter: QPainter, moment: Moment) -> None:
        """Paint all layers but the one that signals pass, and the edges as they wait."""
        seen = self._see(moment)
        moving = _moving_layer(seen)
        if moment.phase.kind is not PhaseKind.INPUT:
            self._paint_spectrogram(painter, seen)
        if moving != 0 or (seen.front is not None and not seen.front.backward):
            self._painter.paint_input_gradient(painter, seen.returned[0])
        if seen.updated is None:
            paint_read_out_name(painter, self.layout, self.picture)
        for number in range(len(self.picture.layers)):
            self._painter.paint_still(painter, number, seen)
            if number != moving:
                self._painter.paint_strips(painter, number, seen)
        if seen.updated is not None:
            self._updates.paint_still(painter)
        gap = Gap(Wave.WIRE) if seen.gap.active else seen.gap
        paint_gaps(painter, [self._curves], [self.picture.edges], [gap])
        if seen.front is not None:
            paint_read_out(painter, self.layout, self.picture, self._images, seen)

    def paint_moving(self, painter: QPainter, moment: Moment) -> None:
        """Paint the layer that signals pass, the frame they are at, and the words."""
        seen, picture, layout = self._see(moment), self.picture, self.layout
        if moment.phase.kind is PhaseKind.INPUT:
            self._paint_spectrogram(painter, seen)
        if seen.gap.active:
            paint_gaps(painter, [self._curves], [picture.edges], [seen.gap])
        front = seen.front
        if front is not None:
            if front.backward and front.layer == 0:
                self._painter.paint_input_gradient(painter, seen.returned[0])
            self._painter.paint_strips(painter, front.layer, seen)
            layer, strips = picture.layers[front.layer], layout.layers[front.layer]
            paint_band(painter, layout, front.frame)
            paint_flow(painter, layout, layer, strips, front)
            hue = theme.current().backward if front.backward else theme.current().forward
            paint_frame_tag(painter, layout, front.frame, hue)
        if seen.updated is not None:
            self._updates.paint_moving(painter, seen.updated)
        elif front is None:
            paint_read_out(painter, layout, picture, self._images, seen)
        self._paint_words(painter, seen)

    def colour_bars(self) -> list[ColourBar]:
        """Return the legends of spectrogram, states, gradients and dL/d(input)."""
        states = bar_of(translate("RecurrentScene", "state, gates"), self._scales.states)
        several = "–" in states.highest
        bars = [features_bar(self.picture), within_title(states) if several else states]
        bars.append(gradient_bar("|∂L/∂h|", self._scales.gradients))
        if any(strips.gates for strips in self.layout.layers):
            bars.append(gradient_bar("|∂L/∂z|", self._scales.gate_gradients))
        return [*bars, input_gradient_bar(self.picture)]

    def note(self) -> str:
        """Return how many edges are drawn, and how a saturated state looks."""
        edges = self.picture.edges
        drawn = translate("RecurrentScene", "strongest edges: output {few} / {total}").format(
            few=f"{len(edges.sources):,}", total=f"{edges.total:,}"
        )
        if self.layout.pitch >= LEAST_PITCH:
            drawn += ", " + translate("RecurrentScene", "U {count} a frame").format(count=MOST)
        return f"{drawn}  ·  " + translate("RecurrentScene", "light left edge: saturated")

    def caption(self, moment: Moment) -> Caption:
        """Return the phase and its frame in words, with its formula."""
        picture = self.picture
        front = self._seen_at(moment).front
        frame = front.frame if front else 0
        return caption_of(
            picture,
            moment.phase,
            lambda stage: forward_line(picture, stage, frame),
            lambda stage: backward_line(picture, stage, frame),
        )

    def place_at(self, point: QPointF, moment: Moment) -> Place | None:
        """Return the cell, the word or the weight at a point."""
        seen = self._see(moment)
        return place_at(self.picture, self.layout, self._updates.maps, seen, point)

    def shape_of(self, place: Place) -> QRectF | None:
        """Return a cell's place in its strip; of a weight, while it is updated, in its map."""
        return shape_of(self.picture, self.layout, self._updates.maps, self._seen, place)

    def paint_pinned(self, painter: QPainter, place: Place, moment: Moment) -> None:
        """Paint the pinned unit at all frames: its value and its gradient over time."""
        paint_card(painter, self.picture, self.layout, place, self._see(moment))

    def _see(self, moment: Moment) -> Seen:
        """Return what is shown, and remember it: `shape_of` is asked about what was painted."""
        self._seen = self._seen_at(moment)
        return self._seen

    def _seen_at(self, moment: Moment) -> Seen:
        return seen_at(moment.phase, moment.fraction, len(self.picture.layers), self.layout.frames)

    def _paint_spectrogram(self, painter: QPainter, seen: Seen) -> None:
        paint_spectrogram(painter, self.layout, self.picture, shown=seen.input, gradient=0.0)

    def _paint_words(self, painter: QPainter, seen: Seen) -> None:
        picture, layout = self.picture, self.layout
        paint_units(
            painter,
            layout.output,
            picture.output,
            self._output_scales,
            batch=picture.batch,
            lit=seen.lit,
            ringed=seen.ringed,
        )
        paint_predictions(painter, layout, picture, lit=seen.lit)
        if seen.loss:
            paint_loss(painter, layout, picture, formed=seen.loss)


def _moving_layer(seen: Seen) -> int | None:
    return seen.front.layer if seen.front is not None else None
