"""The sign beside a verdict: told by its shape as well as by its colour."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.overriding import override
from gui.theme import Theme, icon_pixmap
from model.response.rule import TooLittle
from model.response.verdict import Verdict, VerdictState

SIDE, ICON = 36, 20
SIGNS = {
    VerdictState.RESPONDER: ("check", "accent", "accent_soft"),
    VerdictState.NON_RESPONDER: ("confirm", "confirm", "confirm_soft"),
    VerdictState.NOT_YET_ASSESSABLE: ("calendar", "text_2", "surface_2"),
    VerdictState.UNDECIDABLE: ("help", "text_2", "surface_2"),
}


NO_RESPONDER = ("minus", "text_2", "surface_2")  # by a rule that says nothing of stopping


class VerdictSign(QWidget):
    """A check, a warning, a minus, a calendar for what time will tell, a question; on a disc."""

    def __init__(self, theme: Theme, verdict: Verdict) -> None:
        super().__init__()
        self._theme = theme
        quiet = verdict.rule.too_little is TooLittle.NO_RESPONDER
        missed = verdict.state is VerdictState.NON_RESPONDER
        self._sign = NO_RESPONDER if missed and quiet else SIGNS[verdict.state]
        self.setFixedSize(SIDE, SIDE)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        icon, ink, ground = self._sign
        roles = self._theme.roles
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(str(getattr(roles, ground))))
        painter.drawEllipse(QRectF(self.rect()))
        at = (SIDE - ICON) // 2
        # A triangle looks level where it stands a little above the middle.
        lift = 2 if icon == "confirm" else 0
        painter.drawPixmap(at, at - lift, icon_pixmap(icon, str(getattr(roles, ink)), ICON))
        painter.end()
