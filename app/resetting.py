"""Back to step 0: at once, or after a question where branches or bookmarks would be lost."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from app.controllers.training import TrainingController
from app.controllers.travel import TravelController

translate = QCoreApplication.translate


def reset(window: QWidget, training: TrainingController, travel: TravelController) -> None:
    """Begin the run anew. Who has laid branches or bookmarks is asked, without waiting."""
    if len(travel.branches) < 2 and not travel.bookmarks:
        training.begin()
        return
    question = QMessageBox(
        QMessageBox.Icon.Question,
        translate("Resetting", "Reset to step 0"),
        translate(
            "Resetting", "This run has branches or bookmarks, which a new run does not keep."
        ),
        parent=window,
    )
    anew = question.addButton(
        translate("Resetting", "Begin anew"), QMessageBox.ButtonRole.AcceptRole
    )
    question.addButton(translate("Resetting", "Keep this run"), QMessageBox.ButtonRole.RejectRole)
    anew.clicked.connect(training.begin)
    question.finished.connect(question.deleteLater)
    question.open()
