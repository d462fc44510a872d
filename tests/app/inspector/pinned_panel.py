"""What the tests of the inspector share."""

from __future__ import annotations

from collections.abc import Callable

from app.inspector.panel import InspectorPanel

NARROWEST = 280
"""The width of the narrowest panel, in pixels."""

Show = Callable[..., InspectorPanel]
"""Shows a panel over a record with a place pinned."""
