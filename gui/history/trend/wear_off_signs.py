"""The signs by which the lines of a wear-off curve are told apart, also in grey."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from gui.colour import Roles
from gui.history.trend.frame import Word
from gui.history.trend.wear_off_words import SIGN, lines_of, name_of
from model.outcome.wear_off import Cycle, WearOff

RADIUS = 3.8
CORNERS: tuple[tuple[tuple[float, float], ...], ...] = (
    ((-1, -1), (1, -1), (1, 1), (-1, 1)),  # square
    ((0, -1.3), (1.2, 0.9), (-1.2, 0.9)),  # triangle
    ((0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)),  # diamond
    ((0, 1.3), (1.2, -0.9), (-1.2, -0.9)),  # triangle on its head
)


def sign_path(cycle: Cycle | None, shown: WearOff, radius: float = RADIUS) -> QPainterPath:
    """The sign of one of the cycles that are drawn, about 0, 0; of the mean, None, a dot.

    As many follow one another as cycles are drawn; a cycle keeps its own when one is added.
    """
    path = QPainterPath()
    place = shown.cycles.index(cycle) % (len(CORNERS) + 2) if cycle else 0
    if place == 0:
        path.addEllipse(QPointF(), radius, radius)
    elif place <= len(CORNERS):
        corners = [QPointF(x, y) * radius for x, y in CORNERS[place - 1]]
        path.addPolygon(QPolygonF([*corners, corners[0]]))
    else:
        for x, y in ((radius, radius), (radius, -radius)):
            path.moveTo(-x, -y)
            path.lineTo(x, y)
    return path


def paint_sign(
    painter: QPainter, at: QPointF, cycle: Cycle | None, shown: WearOff, roles: Roles
) -> None:
    """The sign of a cycle is open, that of the mean, None, is full."""
    colour = QColor(roles.text_2 if cycle else roles.text)
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(QColor(roles.surface) if cycle else colour)
    painter.drawPath(sign_path(cycle, shown).translated(at))


def paint_signs_beside(
    painter: QPainter, words: Sequence[Word], shown: WearOff, roles: Roles
) -> None:
    """The signs before the names of the lines."""
    painter.save()
    cycles = {name_of(cycle, shown): cycle for cycle, _ in lines_of(shown)}
    for one in words:
        if one.text in cycles:
            at = QPointF(one.box.left() - SIGN + RADIUS, one.box.center().y())
            paint_sign(painter, at, cycles[one.text], shown, roles)
    painter.restore()
