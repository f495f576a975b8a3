"""A medicine in one line; a press opens it to be changed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from gui.fonts import inter
from gui.overriding import override
from gui.theme import Theme
from gui.wording import tr
from model.preventive import Outcome, Preventive

HEIGHT, GAP, NAME = 34, 12, 96


class PreventiveRow(QAbstractButton):
    """Name, dose and duration, outcome; what does not fit ends in an ellipsis, all on hover."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._first = theme, False
        self._parts = ("", "", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    @property
    def words(self) -> str:
        """All that the row says."""
        return ", ".join(part for part in self._parts if part)

    def show_preventive(self, one: Preventive, *, first: bool) -> None:
        """Show a medicine."""
        about = " · ".join(part for part in (one.dose, one.duration) if part)
        self._parts = (one.medicine, about, outcome_words(one.outcome))
        self._first = first
        waits = f". {tr('Carried over, not confirmed')}" if one.carried_over else ""
        self.setAccessibleName(f"{self.words}{waits}. {tr('Change')}")
        self.setToolTip(self.words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        painter = QPainter(self)
        if self.hasFocus() or self.underMouse():
            ground = roles.accent_soft if self.hasFocus() else roles.surface_2
            painter.fillRect(self.rect(), QColor(ground))
        if not self._first:
            painter.fillRect(0, 0, self.width(), 1, QColor(roles.line))
        name, about, outcome = self._parts
        bold, plain = inter(15, 600), inter(15)
        left = max(NAME, min(QFontMetrics(bold).horizontalAdvance(name), self.width() // 3)) + GAP
        right = QFontMetrics(plain).horizontalAdvance(outcome)
        self._write(painter, name, bold, roles.text, QRectF(0, 0, left - GAP, HEIGHT))
        room = self.width() - left - right - GAP
        self._write(painter, about, plain, roles.text_2, QRectF(left, 0, room, HEIGHT))
        painter.setPen(QColor(roles.text))
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), align, outcome)
        painter.end()

    def _write(self, painter: QPainter, text: str, font: QFont, ink: str, box: QRectF) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, round(box.width())
        )
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle, shown)


def outcome_words(outcome: Outcome) -> str:
    """What came of a medicine, in words."""
    return {
        Outcome.NOT_WORKED: tr("Not worked"),
        Outcome.NOT_TOLERATED: tr("Not tolerated"),
        Outcome.UNSUITABLE: tr("Unsuitable"),
        Outcome.ONGOING: tr("Ongoing"),
        Outcome.UNKNOWN: tr("Outcome open"),
    }[outcome]
