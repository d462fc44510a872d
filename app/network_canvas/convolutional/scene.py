"""The picture of a network of convolutions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from app.controllers.phases import PhaseKind
from app.network_canvas.captions import Caption, caption_of
from app.network_canvas.columns.edge_painter import Curves, paint_gaps
from app.network_canvas.columns.stage import Edges
from app.network_canvas.columns.unit_painter import paint_units
from app.network_canvas.convolutional.bench import Focus
from app.network_canvas.convolutional.bench_painter import paint_bench
from app.network_canvas.convolutional.block_scales import BlockScales, scales_of
from app.network_canvas.convolutional.captions import backward_line, forward_line
from app.network_canvas.convolutional.edges import edge_curves, edges_to_words
from app.network_canvas.convolutional.enlarged import paint_enlarged
from app.network_canvas.convolutional.layout import Layout, lay_out
from app.network_canvas.convolutional.map_painter import BlockSeen, KernelShows, MapPainter
from app.network_canvas.convolutional.picture import ConvolutionalPicture
from app.network_canvas.convolutional.places import place_at, shape_of
from app.network_canvas.convolutional.selection import Selection, selected
from app.network_canvas.convolutional.tiles import BlockSize
from app.network_canvas.convolutional.title_painter import paint_block_titles
from app.network_canvas.convolutional.visibility import Visibility, visibility
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
from app.network_canvas.scene import Scene
from engine.explain.places import Place
from engine.training.record import Record

translate = QCoreApplication.translate

EDGES_IN_MOTION = 120
EDGES_AT_SPEED = 60
BESIDE_TITLE = 12.0  # pixels between the title of the input and those of the maps
ROOM_FOR_WHOSE = 130.0  # pixels: above a narrower gradient it cannot be said whose it is


class ConvolutionalScene(Scene[ConvolutionalPicture, Layout]):
    """Kernels and maps, and below them the place that is being computed."""

    _scales: tuple[BlockScales, ...] = ()
    _selections: tuple[Selection, ...] = ()
    _focuses: tuple[Focus, ...] = ()
    _painters: tuple[Layout | None, tuple[MapPainter, ...]] = (None, ())
    _pinned: Place | None = None
    _most_edges = EDGES_AT_SPEED
    _edges: Edges
    _curves: Curves

    def picture_of(self, record: Record, *, batch: bool, moving: bool) -> ConvolutionalPicture:
        """Return the record's blocks; so many edges are shown as can be followed."""
        self._most_edges = EDGES_IN_MOTION if moving else EDGES_AT_SPEED
        return ConvolutionalPicture(record, batch=batch)

    def lay_out(self, picture: ConvolutionalPicture, width: float, height: float) -> Layout:
        """Place the sound, the maps, the words, and the bench below."""
        frames, bands = picture.record.features.shape
        return lay_out(
            width,
            height,
            frames=frames,
            bands=bands,
            blocks=_sizes(picture),
            words=len(picture.record.words),
            word_width=word_width(picture.record.words),
        )

    def same_shape(self, layout: Layout, picture: ConvolutionalPicture) -> bool:
        """Tell whether there are as many channels, of the same sizes."""
        return [block.size for block in layout.blocks] == _sizes(picture) and len(
            layout.output.centres
        ) == len(picture.predictions)

    def prepare(self) -> None:
        """Choose channels and edges, and compute what the brightest colours stand for."""
        picture, layout = self.picture, self.layout
        if self._painters[0] is not layout:
            self._painters = layout, tuple(MapPainter(place) for place in layout.blocks)
        self._scales = scales_of(picture, self.options.normalisation)
        self._choose()

    def furniture_key(self) -> object:
        """Return whose words and numbers these are."""
        record = self.picture.record
        return record.words, record.label, self.picture.batch

    def paint_furniture(self, painter: QPainter) -> None:
        """Paint titles, axes and words."""
        roomy = self.layout.inset.width() > ROOM_FOR_WHOSE
        free = self.layout.blocks[0].area.left() - self.layout.spectrogram.right() - BESIDE_TITLE
        paint_titles(
            painter, self.layout, self.picture, whose=roomy, beyond=max(0.0, min(30.0, free))
        )
        paint_frequency_axis(painter, self.layout, self.band_hz)
        paint_time_axis(painter, self.layout)
        paint_block_titles(painter, self.layout, self.picture)
        paint_word_names(painter, self.layout, self.picture)

    def paint_still(self, painter: QPainter, moment: Moment) -> None:
        """Paint what the phase has found when it began."""
        seen = self._seen(moment)
        if not _input_moves(moment):
            self._paint_input(painter, seen)
        for number in range(len(self.picture.blocks)):
            if not self._block_moves(number, moment):
                self._paint_block(painter, number, moment, seen)
        if not self._words_move(moment):
            paint_gaps(painter, [self._curves], [self._edges], [seen.gap])
            self._paint_words(painter, seen)
        if not _bench_moves(moment):
            paint_bench(painter, self._focuses, moment, seen)

    def paint_moving(self, painter: QPainter, moment: Moment) -> None:
        """Paint the window, what it makes, and what has arrived."""
        seen = self._seen(moment)
        if _input_moves(moment):
            self._paint_input(painter, seen)
        for number in range(len(self.picture.blocks)):
            if self._block_moves(number, moment):
                self._paint_block(painter, number, moment, seen)
        if self._words_move(moment):
            paint_gaps(painter, [self._curves], [self._edges], [seen.gap])
            self._paint_words(painter, seen)
        if _bench_moves(moment):
            paint_bench(painter, self._focuses, moment, seen)

    def colour_bars(self) -> list[ColourBar]:
        """Return the legend of everything that is coloured."""
        return [
            features_bar(self.picture),
            bar_of(translate("Convolution", "kernel |k|"), [one.kernels for one in self._scales]),
            bar_of(translate("Convolution", "map |a|"), [one.maps for one in self._scales]),
            bar_of("|∂L/∂a|", [one.gradients for one in self._scales]),
            input_gradient_bar(self.picture),
        ]

    def note(self) -> str:
        """Return how many edges are drawn of how many, and how many maps are dead."""
        edges = self._edges
        texts = [
            translate("Convolution", "strongest edges: {drawn} / {total}").format(
                drawn=len(edges.sources), total=f"{edges.total:,}"
            )
        ]
        dead = sum(int(block.dead.sum()) for block in self.picture.blocks)
        if dead:
            total = sum(block.channels for block in self.picture.blocks)
            text = translate("Convolution", "× {dead} of {total} maps are dead")
            texts.append(text.format(dead=dead, total=total))
        if self.picture.batch:
            texts.append(translate("Convolution", "means and sums over the batch"))
        return "  ·  ".join(texts)

    def caption(self, moment: Moment) -> Caption:
        """Return the phase in words, with the numbers of the place that is computed."""
        seen, focuses = self._seen(moment), list(self._focuses)
        position = None
        if seen.moving is not None and seen.slid < 1:
            position = focuses[seen.moving].block.window.position_at(seen.slid)
        return caption_of(
            self.picture,
            moment.phase,
            lambda stage: forward_line(_at(focuses, stage), focuses, position),
            lambda stage: backward_line(_at(focuses, stage), focuses, position),
        )

    def place_at(self, point: QPointF, moment: Moment) -> Place | None:
        """Return the tap, cell, word or edge at a point."""
        del moment
        return place_at(
            self.picture, self.layout, self._selections, (self._edges, self._curves), point
        )

    def shape_of(self, place: Place) -> QRectF | None:
        """Return where a number stands."""
        return shape_of(self.picture, self.layout, self._selections, place)

    def show_pinned(self, place: Place | None) -> None:
        """Compute the pinned channel's numbers, or the strongest one's again."""
        self._pinned = place
        if self._picture is not None:
            self._choose()

    def paint_pinned(self, painter: QPainter, place: Place, moment: Moment) -> None:
        """Enlarge the channel that is pinned."""
        paint_enlarged(painter, self._focuses, place, self._seen(moment))

    def _choose(self) -> None:
        """Choose which channels are shown, and which are computed with their numbers."""
        picture, layout = self.picture, self.layout
        self._selections = selected(picture, layout.blocks, self._pinned)
        self._focuses = tuple(
            Focus(picture, layout, number, self._selections, self._scales)
            for number in range(len(picture.blocks))
        )
        last = self._selections[-1]
        self._edges = edges_to_words(picture, last, self._most_edges)
        self._curves = edge_curves(layout, picture.blocks[-1], last, self._edges)

    def _seen(self, moment: Moment) -> Visibility:
        return visibility(moment.phase, moment.fraction, len(self.picture.blocks))

    def _paint_input(self, painter: QPainter, seen: Visibility) -> None:
        gradient = seen.gradient if seen.overlay else 0.0
        signed = self.options.signed
        paint_spectrogram(
            painter, self.layout, self.picture, shown=seen.input, gradient=gradient, signed=signed
        )
        if seen.loss:  # before that the bench needs its room
            paint_inset(painter, self.layout, self.picture, shown=seen.gradient, signed=signed)

    def _paint_block(
        self, painter: QPainter, number: int, moment: Moment, seen: Visibility
    ) -> None:
        block, position, shows = self.picture.blocks[number], None, KernelShows.WEIGHTS
        if number == seen.moving and moment.phase.kind is PhaseKind.BACKWARD:
            position, shows = block.window.position_at(seen.slid), KernelShows.GRADIENT
        elif moment.phase.kind is PhaseKind.UPDATE:
            shows = KernelShows.UPDATE
        shown = BlockSeen(seen.maps[number], seen.gradients[number], position, shows)
        one = self._painters[1][number]
        one.paint(painter, block, self._selections[number], self._scales[number], shown)
        if not moment.whole:
            one.paint_focus(painter, self._selections[number])

    def _paint_words(self, painter: QPainter, seen: Visibility) -> None:
        picture, layout = self.picture, self.layout
        paint_units(
            painter,
            layout.output,
            picture.output,
            (self._scales[-1].output, self._scales[-1].output_gradient),
            batch=picture.batch,
            lit=seen.lit,
            ringed=seen.ringed,
        )
        paint_predictions(painter, layout, picture, lit=seen.lit)
        if seen.loss:
            paint_loss(painter, layout, picture, formed=seen.loss)

    def _words_move(self, moment: Moment) -> bool:
        """Tell whether edges or words change during a phase."""
        kind, stage = moment.phase.kind, moment.phase.stage
        return kind in (PhaseKind.LOSS, PhaseKind.UPDATE) or stage == len(self.picture.blocks)

    def _block_moves(self, number: int, moment: Moment) -> bool:
        """Tell whether a block changes during a phase: its own, or its gradient arrives."""
        phase = moment.phase
        if phase.kind is PhaseKind.FORWARD:
            return phase.stage == number
        return phase.kind is PhaseKind.BACKWARD and number in (phase.stage, phase.stage - 1)


def _sizes(picture: ConvolutionalPicture) -> list[BlockSize]:
    return [
        BlockSize(block.channels, len(block.inputs), block.size, block.window.shape)
        for block in picture.blocks
    ]


def _at(focuses: list[Focus], stage: int) -> Focus | None:
    return focuses[stage] if stage < len(focuses) else None


def _input_moves(moment: Moment) -> bool:
    """Tell whether the picture of the input changes during this phase."""
    kind = moment.phase.kind
    return kind is PhaseKind.INPUT or (kind is PhaseKind.BACKWARD and moment.phase.stage == 0)


def _bench_moves(moment: Moment) -> bool:
    """Tell whether what lies on the bench changes during this phase."""
    return moment.phase.kind in (PhaseKind.FORWARD, PhaseKind.BACKWARD)
