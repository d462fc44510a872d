"""A derivation as rows: what its numbers come to, its largest terms, and the rest in one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app import theme
from app.inspector.flow import Piece, Row
from app.inspector.names import unit_of
from app.inspector.numbers import number
from app.inspector.words import frame_word
from engine.explain.derivation import Derivation, Factor, Term
from engine.explain.places import BATCH, Place, is_parameter
from engine.explain.rules import Form, Function, Rule
from engine.training.record import Record

translate = QCoreApplication.translate

LARGEST = 4
"""How many terms are named."""

_BY_FRAME = (
    Rule.INPUT_WEIGHT_GRADIENT,
    Rule.STATE_WEIGHT_GRADIENT,
    Rule.GATED_STATE_WEIGHT_GRADIENT,
    Rule.FRAME_BIAS_GRADIENT,
)

_ON_MAPS = (Rule.KERNEL_GRADIENT, Rule.MAP_BIAS_GRADIENT, Rule.FROM_MAPS)

_FUNCTIONS = {
    Function.TANH: "tanh",
    Function.SIGMOID: "σ",
    Function.RELU: "max(0, ·)",
    Function.LEAKY_RELU: "leaky ReLU",
    Function.RECIPROCAL: "1 /",
    Function.MINUS_LOG: "−log",
}


def rows_of(record: Record, derivation: Derivation) -> list[Row]:
    """Return the rows of a derivation; none of a number that is given."""
    products = derivation.products
    if not derivation.groups:
        return []
    if len(products) == 0:
        return [_result(derivation, (Piece("0", theme.current().text),))]
    terms = derivation.largest(LARGEST if len(products) > LARGEST + 1 else len(products))
    if len(products) == 1:
        return [_result(derivation, _factors(record, derivation, terms[0]))]
    rows = [_result(derivation, (Piece(number(derivation.sum), theme.current().text),))]
    rest = derivation.sum - sum(term.product for term in terms)
    named = len(products) - len(terms)
    longest = max(abs(rest) if named else 0.0, *(abs(term.product) for term in terms)) or 1.0
    colour = _colour(record, derivation.place)
    rows += [_term(record, derivation, term, longest, colour) for term in terms]
    if named:
        text = translate("Inspector", "{count} further terms").format(count=f"{named:,}")
        rows.append(Row(text, (), number(rest), rest / longest, colour))
    return rows


def _term(record: Record, derivation: Derivation, term: Term, longest: float, colour: str) -> Row:
    factors = _factors(record, derivation, term)
    single = len(term.factors) == 1
    label = label_of(record, derivation, term)
    if single and term.factors[0].place and term.factors[0].place.layer == BATCH:
        factors = ()
    return Row(label, factors, number(term.product), term.product / longest, colour)


def _result(derivation: Derivation, inner: tuple[Piece, ...]) -> Row:
    """Return `outside × f(sum) = value`."""
    plain, colours = theme.current().text, theme.current()
    pieces: list[Piece] = []
    for factor in derivation.outside:
        colour = _factor_colour(factor)
        pieces += [Piece(number(factor.value), colour, factor.place), Piece("×", plain)]
    function = _FUNCTIONS.get(derivation.function)
    if function:
        pieces += [Piece(f"{function} (", plain), *inner, Piece(")", plain)]
    else:
        pieces += inner
    bold = colours.backward if derivation.place.array.startswith("d") else colours.forward
    if derivation.place.array.startswith("update "):
        bold = colours.update
    return Row("", (*pieces, Piece("=", plain), Piece(number(derivation.value), bold, bold=True)))


def _factors(record: Record, derivation: Derivation, term: Term) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for factor in term.factors:
        if pieces:
            pieces.append(Piece("×", theme.current().muted))
        place = factor.place if factor.place and factor.place.layer != BATCH else None
        if place is not None and place.array == "kept":
            place = None
        pieces.append(Piece(_written(factor), _factor_colour(factor), place))
    del record, derivation
    return tuple(pieces)


def _written(factor: Factor) -> str:
    match factor.form:
        case Form.HALF:
            return "½"
        case Form.RATE:
            return f"−{number(-factor.value)}"
    return number(factor.value)


def label_of(record: Record, derivation: Derivation, term: Term) -> str:
    """Return to what a term belongs: the unit, cell, frame, position or clip it comes from."""
    places = [factor.place for factor in term.factors if factor.place]
    signals = [place for place in places if not is_parameter_or_batch(record, place)]
    if derivation.rule in _BY_FRAME and signals:
        return frame_word(signals[0].index[0])
    if not signals:
        if not places:
            return translate("Inspector", "right answer")
        return unit_of(record, places[0]) if places[0].layer == BATCH else _parameter_label(places)
    chosen = signals[-1]
    if derivation.rule in _ON_MAPS:
        chosen = next((place for place in signals if place.array == "dout"), chosen)
    if chosen.array == "dout" and chosen.layer == derivation.place.layer:
        return translate("Inspector", "from above")
    return unit_of(record, chosen)


def is_parameter_or_batch(record: Record, place: Place) -> bool:
    """Whether a place is a weight's, or stands for a clip as a whole."""
    return place.layer == BATCH or is_parameter(record, place)


def _parameter_label(places: list[Place]) -> str:
    if places[0].array == "b":
        return translate("Inspector", "bias")
    return translate("Inspector", "weight decay")


def _factor_colour(factor: Factor) -> str:
    colours = theme.current()
    if factor.place is None:
        return colours.update if factor.form in (Form.RATE, Form.CLIPPING) else colours.muted
    if factor.place.array in ("dout", "dz") or _is_delta(factor.place.array):
        return colours.backward
    if factor.place.array in ("W", "U", "b", "kept"):
        return colours.text
    return colours.forward


def _is_delta(array: str) -> bool:
    return array.startswith("d")


def _colour(record: Record, place: Place) -> str:
    del record
    colours = theme.current()
    if place.array.startswith("update "):
        return colours.update
    return colours.backward if place.array.startswith("d") else colours.forward
