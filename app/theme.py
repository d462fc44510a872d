"""Colours and fonts: the only place where a colour has a value.

Hue says direction, brightness says magnitude, dash or hatch says sign. Forward is cyan, backward is
orange, update is violet, and nothing else uses these hues.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

FONT_FOLDER = Path(__file__).parent.parent / "resources" / "fonts"

TEXT_POINTS = 11.0
"""The smallest text of the window: readable from the back row."""

PRESENTED_POINTS = 18.0
"""The smallest text of the picture while it is presented in a large room."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, as `#rrggbb`."""

    name: str
    window: str
    panel: str
    raised: str
    line: str
    text: str
    muted: str
    well: str
    primary: str
    primary_text: str
    right: str
    wrong: str
    warning: str
    forward: str
    backward: str
    update: str


DARK = Theme(
    name="dark",
    window="#0f1319",
    panel="#161b23",
    raised="#222936",
    line="#2c3442",
    text="#eceff4",
    muted="#a3adbd",
    well="#0a0d12",
    primary="#eceff4",
    primary_text="#10141b",
    right="#4ade80",
    wrong="#fb7185",
    warning="#facc15",
    forward="#38bdf8",
    backward="#fb923c",
    update="#a78bfa",
)

LIGHT = Theme(
    name="light",
    window="#f3f5f8",
    panel="#ffffff",
    raised="#e6eaf0",
    line="#c3cad5",
    text="#141921",
    muted="#4c5666",
    well="#e9edf2",
    primary="#141921",
    primary_text="#ffffff",
    right="#15803d",
    wrong="#be123c",
    warning="#854d0e",
    forward="#0369a1",
    backward="#b4480a",
    update="#6d28d9",
)

_current = DARK


def current() -> Theme:
    """Return the theme that is in force."""
    return _current


def load_text_fonts() -> None:
    """Make the shipped Latin and formula fonts known; quick enough for before the first paint."""
    for name in ("Inter-Regular.otf", "Inter-SemiBold.otf", "DejaVuSerif.ttf"):
        QFontDatabase.addApplicationFont(str(FONT_FOLDER / name))


def load_script_fonts() -> None:
    """Make the shipped Chinese and Devanagari fonts known, so that no machine shows boxes."""
    for name in ("DroidSansFallback.ttf", "Lohit-Devanagari.ttf"):
        QFontDatabase.addApplicationFont(str(FONT_FOLDER / name))


def text_font(points: float = TEXT_POINTS, *, bold: bool = False) -> QFont:
    """Return the font of all text but formulas."""
    font = QFont("Inter")
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def formula_font(points: float = 14.0) -> QFont:
    """Return the font of formulas."""
    font = QFont("DejaVu Serif")
    font.setPointSizeF(points)
    return font


def apply(application: QApplication, theme: Theme = DARK) -> None:
    """Give the whole application its font, palette and style sheet."""
    global _current  # noqa: PLW0603 - one window, one theme
    _current = theme
    application.setStyle("Fusion")
    application.setFont(text_font())
    application.setPalette(_palette(theme))
    application.setStyleSheet(_style_sheet(theme))


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.well,
        QPalette.ColorRole.AlternateBase: theme.panel,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Button: theme.raised,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.ToolTipBase: theme.raised,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Highlight: theme.muted,
        QPalette.ColorRole.HighlightedText: theme.window,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return palette


def _style_sheet(theme: Theme) -> str:
    return f"""
    QToolTip {{ background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.line};
                padding: 4px; }}
    QFrame#panel {{ background: {theme.panel}; border: none; }}
    QLabel#heading {{ color: {theme.muted}; font-weight: 600; }}
    QLabel#muted {{ color: {theme.muted}; }}
    QLabel#warning {{ color: {theme.warning}; }}
    QPushButton, QToolButton {{ background: {theme.raised}; color: {theme.text};
                   border: 1px solid {theme.line}; border-radius: 6px; padding: 5px 10px; }}
    QPushButton:hover, QToolButton:hover {{ border-color: {theme.muted}; }}
    QPushButton:focus, QToolButton:focus, QLineEdit:focus {{ border: 1px solid {theme.text}; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {theme.line}; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {theme.muted};
                   background: {theme.panel}; }}
    QPushButton:checked {{ background: {theme.text}; color: {theme.window}; }}
    QPushButton#primary, QToolButton#primary {{ background: {theme.primary};
                   color: {theme.primary_text}; font-weight: 600;
                   border: 1px solid {theme.primary}; }}
    QPushButton#primary:disabled {{ background: {theme.raised}; color: {theme.muted};
                   border-color: {theme.line}; }}
    QPushButton#right, QPushButton#wrong {{ padding: 5px 4px; font-weight: 600; }}
    QPushButton#right {{ color: {theme.right}; border-color: {theme.right}; }}
    QPushButton#wrong {{ color: {theme.wrong}; border-color: {theme.wrong}; }}
    QMenu {{ background: {theme.panel}; color: {theme.text}; border: 1px solid {theme.muted};
                   padding: 4px; }}
    QMenu::item {{ padding: 4px 18px 4px 28px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {theme.line}; }}
    QMenu::item:disabled {{ color: {theme.muted}; }}
    QMenu::separator {{ height: 1px; background: {theme.line}; margin: 4px 8px; }}
    QMenu::indicator {{ width: 11px; height: 11px; left: 8px; border: 1px solid {theme.muted};
                   border-radius: 3px; }}
    QMenu::indicator:checked {{ background: {theme.text}; border-color: {theme.text}; }}
    QComboBox QAbstractItemView {{ background: {theme.panel}; color: {theme.text}; }}
    QProgressBar {{ background: {theme.well}; border: 1px solid {theme.line}; border-radius: 4px;
                   text-align: center; color: {theme.text}; }}
    QProgressBar::chunk {{ background: {theme.line}; }}
    QSplitter::handle {{ background: {theme.line}; }}
    QScrollBar:vertical {{ background: transparent; width: 9px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {theme.line}; border-radius: 4px;
                   min-height: 24px; }}
    QScrollBar::handle:vertical:hover {{ background: {theme.muted}; }}
    QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
    QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
    QScrollArea {{ border: none; background: transparent; }}
    QTabWidget::pane {{ border: none; }}
    QTabBar {{ background: {theme.panel}; }}
    QTabBar::tab {{ background: {theme.panel}; color: {theme.muted}; padding: 8px 14px;
                   border: none; border-bottom: 2px solid {theme.line}; }}
    QTabBar::tab:selected {{ color: {theme.text}; border-bottom: 2px solid {theme.text}; }}
    QTabBar::tab:hover, QTabBar::tab:focus {{ color: {theme.text}; }}
    """
