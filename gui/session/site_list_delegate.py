"""Paints one line of the site list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.colour import Roles, text_on
from gui.fonts import inter_metrics, laid_out
from gui.map.drawing import muscle_colour
from gui.map.marks import MarkLook, colour_of, paint_mark, paint_move
from gui.overriding import override
from gui.session.site_list_rows import Line, ListLine
from gui.theme import Theme
from gui.wording import tr
from model.protocol import Protocol
from model.session_chart import SessionChart

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
SIDE_HEIGHT, DEPARTURE_HEIGHT = 28, 44
RIGHT, LEFT = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
MIDDLE, CENTRE = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignHCenter
Index = QModelIndex | QPersistentModelIndex


class SiteListDelegate(QStyledItemDelegate):
    """Rows of 44 to 50 px; the next site on soft accent with a bar at its left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.chart: SessionChart | None = None
        self.next_code = self.hovered_code = ""
        self.row_height, self.pad = 46, 20

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: ListLine = index.data(LINE_ROLE)
        heights = {Line.SIDE: SIDE_HEIGHT, Line.DEPARTURE: DEPARTURE_HEIGHT}
        return QSize(200, heights.get(line.line, self.row_height))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ListLine = index.data(LINE_ROLE)
        if self.chart is None:
            return
        roles, box = self._theme.roles, QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver) or (
            line.row is not None and line.key == self.hovered_code
        )
        is_next = line.line is not Line.DEPARTURE and line.key == self.next_code
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = roles.accent_soft if is_next else roles.surface_2 if hovered else roles.surface
        painter.fillRect(box, QColor(ground))
        if is_next:
            painter.fillRect(QRectF(box.x(), box.y(), 4, box.height()), QColor(roles.accent))
        painter.setPen(QPen(QColor(roles.line), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        paint = {
            Line.MUSCLE: self._muscle,
            Line.SIDE: self._side,
            Line.SITE: self._site,
            Line.DEPARTURE: self._departure,
            Line.EXTRA: self._extra,
        }[line.line]
        paint(painter, box.adjusted(self.pad, 0, -self.pad, 0), line, self.chart.protocol, roles)
        painter.restore()

    def _muscle(
        self, painter: QPainter, box: QRectF, line: ListLine, protocol: Protocol, roles: Roles
    ) -> None:
        muscle = protocol.muscles_by_code[line.muscle]
        colour = muscle_colour(muscle, roles)
        chip = QRectF(box.x(), box.center().y() - 12, 34, 24)
        painter.setPen(QPen(QColor(roles.mark_edge), 1.2))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(chip, 4, 4)
        _text(painter, chip, line.muscle, 14, 700, text_on(colour), Qt.AlignmentFlag.AlignCenter)
        total = box.adjusted(box.width() - 58, 0, 0, 0)
        _text(painter, total, line.total, 16, 600, roles.text, RIGHT | MIDDLE)
        given, _, rest = line.count.partition(" ")
        right = box.right() - 58
        right -= _text_to(painter, right, box, f" {rest}", 15, 400, roles.text_2)
        right -= _text_to(painter, right, box, given, 15, 600, roles.text)
        name = QRectF(box.x() + 46, box.y(), right - box.x() - 50, box.height())
        _text(painter, name, line.title, 16, 600, roles.text, LEFT | MIDDLE)

    def _side(
        self, painter: QPainter, box: QRectF, line: ListLine, protocol: Protocol, roles: Roles
    ) -> None:
        words = f"{line.title}  {line.count}"
        _text(painter, box, words, 14, 600, roles.text_2, LEFT | MIDDLE)
        _text(painter, box, line.total, 14, 400, roles.text_2, RIGHT | MIDDLE)

    def _site(
        self, painter: QPainter, box: QRectF, line: ListLine, protocol: Protocol, roles: Roles
    ) -> None:
        is_next = line.key == self.next_code
        number = QRectF(box.x(), box.y(), 26, box.height())
        _text(painter, number, line.count, 15, 400, roles.text_2, LEFT | MIDDLE)
        if line.row:
            at = QPointF(box.x() + 44, box.center().y())
            self._mark(painter, at, line, protocol, roles)
        code = QRectF(box.x() + 68, box.y(), 66, box.height())
        _text(painter, code, line.title, 16, 600, roles.text, LEFT | MIDDLE)
        state = QRectF(box.x() + 136, box.y(), box.width() - 136 - 54, box.height())
        words = tr("Next") if is_next and line.detail == tr("Planned") else line.detail
        ink, weight = (roles.accent, 600) if is_next else (roles.text_2, 400)
        _text(painter, state, words, 15, weight, ink, LEFT | MIDDLE)
        _text(painter, box, line.total, 16, 600, roles.text, RIGHT | MIDDLE)

    def _departure(
        self, painter: QPainter, box: QRectF, line: ListLine, protocol: Protocol, roles: Roles
    ) -> None:
        self._mark(painter, QPointF(box.x() + 22, box.center().y()), line, protocol, roles)
        words = QRectF(box.x() + 46, box.y() + 3, box.width() - 96, box.height() - 6)
        if line.detail:
            upper = QRectF(words.x(), words.y(), words.width(), 20)
            _text(painter, upper, line.title, 15, 600, roles.text, LEFT | MIDDLE)
            lower = QRectF(words.x(), words.y() + 18, words.width(), 20)
            _text(painter, lower, line.detail, 14, 400, roles.text_2, LEFT | MIDDLE)
        else:
            _text(painter, words, line.title, 15, 600, roles.text, LEFT | MIDDLE)
        _text(painter, box, line.total, 15, 600, roles.text, RIGHT | MIDDLE)

    def _extra(
        self, painter: QPainter, box: QRectF, line: ListLine, protocol: Protocol, roles: Roles
    ) -> None:
        self._mark(painter, QPointF(box.x() + 18, box.center().y()), line, protocol, roles)
        total = _text(painter, box, line.total, 16, 600, roles.text, RIGHT | MIDDLE)
        right = box.right() - total - 24
        count = _text_to(painter, right, box, line.count, 16, 600, roles.text)
        name = QRectF(box.x() + 46, box.y(), right - count - box.x() - 58, box.height())
        _text(painter, name, line.title, 16, 600, roles.text, LEFT | MIDDLE)

    def _mark(
        self, painter: QPainter, at: QPointF, line: ListLine, protocol: Protocol, roles: Roles
    ) -> None:
        if line.row:
            moved = line.row.moved_mm is not None
            if moved:
                paint_move(painter, at - QPointF(8, 0), at + QPointF(5, 0), roles)
                at = at + QPointF(5, 0)
            hovered = line.key == self.hovered_code
            look = MarkLook(diameter=14 if moved else 18, is_hovered=hovered)
            paint_mark(painter, at, line.row, colour_of(line.row, protocol, roles), roles, look)


def _text(
    painter: QPainter,
    box: QRectF,
    text: str,
    pixels: int,
    weight: int,
    ink: str,
    align: Qt.AlignmentFlag,
) -> float:
    """One line, cut with an ellipsis where it is too long; its width."""
    laid = laid_out(text, pixels, weight)
    if laid.width > box.width() + 1:
        metrics = inter_metrics(pixels, weight)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
        laid = laid_out(text, pixels, weight)
    x, y = box.x(), box.y() + (box.height() - laid.height) / 2
    if align & RIGHT:
        x = box.right() - laid.width
    elif align & CENTRE:
        x += (box.width() - laid.width) / 2
    painter.setFont(laid.font)
    painter.setPen(QColor(ink))
    painter.drawStaticText(QPointF(x, y), laid.text)
    return laid.width


def _text_to(
    painter: QPainter, right: float, box: QRectF, text: str, pixels: int, weight: int, ink: str
) -> float:
    """Text that ends at a px; its width."""
    width = laid_out(text, pixels, weight).width
    place = QRectF(right - width, box.y(), width + 2, box.height())
    _text(painter, place, text, pixels, weight, ink, LEFT | MIDDLE)
    return width
