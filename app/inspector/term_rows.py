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

_BY_POSITION = (Rule.KERNEL_GRADIENT, Rule.MAP_BIAS_GRADIENT)

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
        return [_result(derivation, _factors(terms[0]))]
    rows = [_result(derivation, _sum(derivation, len(products)))]
    rest = derivation.sum - sum(term.product for term in terms)
    named = len(products) - len(terms)
    longest = max(abs(rest) if named else 0.0, *(abs(term.product) for term in terms)) or 1.0
    colour = _colour(derivation.place)
    rows += [_term(record, derivation, term, longest, colour) for term in terms]
    if named:
        text = translate("Inspector", "{count} further terms").format(count=f"{named:,}")
        rows.append(Row(text, (), number(rest), rest / longest, colour))
    return rows


def _term(record: Record, derivation: Derivation, term: Term, longest: float, colour: str) -> Row:
    label = label_of(record, derivation, term)
    value, share = number(term.product), term.product / longest
    if len(term.factors) > 1:
        return Row(label, _factors(term), value, share, colour)
    factor = term.factors[0]  # its number is the term's: its name is the link
    link = Piece(label, _factor_colour(factor), _followed(factor))
    return Row("", (link,), value, share, colour)


def _sum(derivation: Derivation, count: int) -> tuple[Piece, ...]:
    """Return the sum, or where it is the value itself, of how many terms it is the sum."""
    if derivation.outside or derivation.function is not Function.SAME:
        return (Piece(number(derivation.sum), theme.current().text),)
    text = translate("Inspector", "sum of {count} terms").format(count=f"{count:,}")
    return (Piece(text, theme.current().muted),)


def _result(derivation: Derivation, inner: tuple[Piece, ...]) -> Row:
    """Return `outside × f(sum) = value`."""
    plain, colours = theme.current().text, theme.current()
    pieces: list[Piece] = []
    for factor in derivation.outside:
        colour = _factor_colour(factor)
        pieces += [Piece(number(factor.value), colour, _followed(factor)), Piece("×", plain)]
    function = _FUNCTIONS.get(derivation.function)
    if function:
        pieces += [Piece(f"{function} (", plain), *inner, Piece(")", plain)]
    else:
        pieces += inner
    bold = colours.backward if derivation.place.array.startswith("d") else colours.forward
    if derivation.place.array.startswith("update "):
        bold = colours.update
    return Row("", (*pieces, Piece("=", plain), Piece(number(derivation.value), bold, bold=True)))


def _factors(term: Term) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for factor in term.factors:
        if pieces:
            pieces.append(Piece("×", theme.current().muted))
        pieces.append(Piece(_written(factor), _factor_colour(factor), _followed(factor)))
    return tuple(pieces)


def _followed(factor: Factor) -> Place | None:
    """Return where a click on a factor leads; a clip, or what dropout kept, is no number."""
    place = factor.place
    return None if place is None or place.layer == BATCH or place.array == "kept" else place


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
    signals = [place for place in places if not _stands_still(record, place)]
    if derivation.rule in _BY_FRAME and signals:
        return frame_word(signals[0].index[0])
    if not signals:
        if not places:
            return translate("Inspector", "right answer")
        return unit_of(record, places[0]) if places[0].layer == BATCH else _parameter_label(places)
    chosen = signals[-1]
    if derivation.rule in _BY_POSITION:
        row, column = signals[0].index[1:]
        return translate("Inspector", "at [{row}, {column}]").format(row=row + 1, column=column + 1)
    if chosen.array == "dout" and chosen.layer == derivation.place.layer:
        return translate("Inspector", "from above")
    return unit_of(record, chosen)


def _stands_still(record: Record, place: Place) -> bool:
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
    if factor.place.array.startswith("d"):
        return colours.backward
    if factor.place.array in ("W", "U", "b", "kept"):
        return colours.text
    return colours.forward


def _colour(place: Place) -> str:
    colours = theme.current()
    if place.array.startswith("update "):
        return colours.update
    return colours.backward if place.array.startswith("d") else colours.forward
