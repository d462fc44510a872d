"""Draws the pieces of the formulas: `python -m resources.formulas.make`.

Needs ziamath, of the optional dependencies `formulas`; the window needs only the pictures, which
are checked in. Ziamath's own font is STIX Two Math, under the SIL Open Font License.
"""

from __future__ import annotations

import re
from pathlib import Path

import ziamath

from resources.formulas.pieces import PIECES

FOLDER = Path(__file__).parent

SIZE = 20  # pixels a letter's em; the window scales it

PLACEHOLDERS = {"f": "cyan", "b": "orange", "u": "violet"}
"""Names of colours that the window replaces by the theme's."""


def svg_of(latex: str) -> str:
    """Return the picture of a formula as SVG, its baseline at y = 0."""
    for macro, colour in PLACEHOLDERS.items():
        latex = _coloured(latex, rf"\{macro}{{", colour)
    svg = ziamath.Latex(latex, size=SIZE).svg()
    return re.sub(r"-?\d+\.\d{3,}", lambda number: f"{float(number[0]):.2f}", svg)


def _coloured(latex: str, macro: str, colour: str) -> str:
    r"""Return `\f{..}` as `{\color{cyan} ..}`, which ends at the same brace."""
    return latex.replace(macro, rf"{{\color{{{colour}}} ")


if __name__ == "__main__":
    ziamath.config.svg2 = False  # Qt's renderer takes plain paths best
    for name, latex in PIECES.items():
        (FOLDER / f"{name}.svg").write_text(svg_of(latex) + "\n", encoding="utf-8")
