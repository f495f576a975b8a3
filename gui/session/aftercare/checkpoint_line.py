"""The checkpoints one beneath another, on one line of time."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.fonts import inter
from gui.overriding import override
from gui.theme import Theme
from gui.wording import WEEKDAYS, day, tr
from model.due import DatedCheckpoint

ROW, RADIUS, GAP = 68, 21, 12


class CheckpointLine(QWidget):
    """Weeks in a circle, the day, and what is asked then."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[tuple[int, str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is shown, a line each."""
        return tuple(f"{weeks}: {on}. {words}" for weeks, on, words in self._shown)

    def show_checkpoints(self, checkpoints: Sequence[DatedCheckpoint]) -> None:
        """Show these."""
        shown = tuple((one.weeks, _day_words(one), tr(one.text)) for one in checkpoints)
        if shown != self._shown:
            self._shown = shown
            self.setAccessibleName("; ".join(self.lines))
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, len(self._shown) * ROW)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, left = RADIUS + 1.0, 2 * RADIUS + 2 + GAP
        for place, (weeks, on, words) in enumerate(self._shown):
            y = place * ROW + ROW / 2
            if place:
                painter.setPen(QPen(QColor(roles.line_strong), 1.5))
                painter.drawLine(QPointF(x, y - ROW + RADIUS), QPointF(x, y - RADIUS))
            painter.setPen(QPen(QColor(roles.text), 2))
            painter.setBrush(QColor(roles.surface))
            painter.drawEllipse(QPointF(x, y), RADIUS, RADIUS)
            painter.setFont(inter(16, 700))
            circle = QRectF(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS)
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(weeks))
            room = self.width() - left
            upper = QRectF(left, y - 23, room, 22)
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.setFont(inter(16, 600))
            painter.drawText(upper, middle, on)
            painter.setFont(inter(15))
            painter.setPen(QColor(roles.text_2))
            painter.drawText(upper.translated(0, 23), middle, words)
        painter.end()


def _day_words(one: DatedCheckpoint) -> str:
    return f"{tr(WEEKDAYS[one.day.weekday()])[:3]} {day(one.day)}"
