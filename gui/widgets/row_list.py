"""A list of rows of two lines in a few columns, with headings between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from gui.fonts import inter
from gui.overriding import override
from gui.patients.matching import Span
from gui.theme import Theme
from gui.widgets.marked_text import paint_marked
from gui.wording import tr

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
HEIGHT, HEADING_HEIGHT, MORE_HEIGHT = 68, 52, 46
SIDE, GAP = 20, 16
FIRST_LINE, SECOND_LINE = 10, 36


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cell with its marked parts; kind: strong, plain, second, confirm, stop."""

    text: str
    kind: str = "plain"
    spans: Sequence[Span] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, each of one or two lines. patient_id and session_id are what it opens."""

    cells: Sequence[Sequence[Line]]
    patient_id: int
    session_id: int | None = None

    @property
    def spoken(self) -> str:
        """All of it for a screen reader, and for who holds the mouse over a line that was cut."""
        return " · ".join(line.text for cell in self.cells for line in cell if line.text)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between rows, with a count or a remark at its right."""

    text: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class More:
    """A row that shows the rest of a group."""

    text: str
    group: str


Item = Row | Heading | More


class RowPlace(NamedTuple):
    """Where a list stands: at a row, which opens that patient or session."""

    at: int
    patient_id: int
    session_id: int | None


class RowListModel(QAbstractListModel):
    """The items of a list, as they were last shown."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[Item] = []

    def show_items(self, items: Sequence[Item]) -> None:
        """Replace all."""
        self.beginResetModel()
        self.items = [*items]
        self.endResetModel()

    @override
    def rowCount(self, _parent: Index = NO_PARENT) -> int:
        return len(self.items)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.items[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return item
        if role == Qt.ItemDataRole.ToolTipRole and not isinstance(item, Row):
            return None
        texts = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        )
        if role in texts:
            return item.spoken if isinstance(item, Row) else item.text
        return None


class RowDelegate(QStyledItemDelegate):
    """Paints the items; the cells of a row share the width, and a line that is longer is cut."""

    def __init__(self, theme: Theme, shares: Sequence[float]) -> None:
        super().__init__()
        self._theme, self._shares = theme, shares

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        item = index.data(Qt.ItemDataRole.UserRole)
        heights = {Heading: HEADING_HEIGHT, More: MORE_HEIGHT}
        return QSize(200, heights.get(type(item), HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Qt.ItemDataRole.UserRole)
        box: QRect = option.rect
        painter.save()
        if isinstance(item, Heading):
            self._paint_heading(painter, box, item)
        else:
            self._paint_ground(painter, box, option.state)
            if isinstance(item, More):
                place = QRectF(box.left() + SIDE, box.top() + 12, box.width() - 2 * SIDE, 22)
                ink = self._theme.roles.accent
                paint_marked(painter, place, item.text, inter(15, 600), (), ink, ink)
            else:
                self._paint_cells(painter, box, item)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        roles = self._theme.roles
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = roles.accent_soft if chosen else roles.surface_2 if hovered else roles.surface
        painter.fillRect(box, QColor(ground))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(roles.line))
        if chosen:
            painter.fillRect(box.left(), box.top(), 4, box.height(), QColor(roles.accent))

    def _paint_heading(self, painter: QPainter, box: QRect, item: Heading) -> None:
        roles = self._theme.roles
        painter.fillRect(box, QColor(roles.surface))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(roles.line_strong))
        place = QRectF(box.left() + SIDE, box.top() + 18, box.width() - 2 * SIDE, 24)
        font = inter(18, 600)
        paint_marked(painter, place, item.text, font, (), roles.text, roles.accent)
        place.setLeft(place.left() + QFontMetrics(font).horizontalAdvance(item.text) + 12)
        place.setTop(place.top() + 3)
        paint_marked(painter, place, item.remark, inter(15), (), roles.text_2, roles.accent)

    def _paint_cells(self, painter: QPainter, box: QRect, item: Row) -> None:
        room = box.width() - 2 * SIDE - GAP * (len(item.cells) - 1)
        shares = self._shares[: len(item.cells)]
        left = float(box.left() + SIDE)
        for share, cell in zip(shares, item.cells, strict=True):
            width = room * share / sum(shares)
            for top, line in zip((FIRST_LINE, SECOND_LINE), cell, strict=False):
                self._paint_line(painter, QRectF(left, box.top() + top, width, 22), line)
            left += width + GAP

    def _paint_line(self, painter: QPainter, place: QRectF, line: Line) -> None:
        roles = self._theme.roles
        inks = {"second": roles.text_2, "confirm": roles.confirm, "stop": roles.stop}
        font = inter(16, 600) if line.kind == "strong" else inter(15)
        width = int(place.width())
        shown = QFontMetrics(font).elidedText(line.text, Qt.TextElideMode.ElideRight, width)
        seen = len(shown) - (shown != line.text)  # not the ellipsis
        spans = [(start, min(end, seen)) for start, end in line.spans if start < seen]
        ink = inks.get(line.kind, roles.text)
        paint_marked(painter, place, shown, font, spans, ink, roles.accent)


class RowListView(QListView):
    """The rows on the screen: a click or Enter opens one, with Ctrl its patient's page."""

    session_wanted = Signal(int)
    patient_wanted = Signal(int)
    more_wanted = Signal(str)

    def __init__(self, theme: Theme, name: str, shares: Sequence[float]) -> None:
        """shares are the widths of the cells against one another."""
        super().__init__()
        self.rows = RowListModel()
        self._delegate = RowDelegate(theme, shares)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(name)
        self.setToolTip(tr("Enter opens the session, Ctrl+Enter the patient"))

    @property
    def place(self) -> RowPlace | None:
        """The row that is chosen; None where none is that opens something."""
        at = self.currentIndex().row()
        item = self.rows.items[at] if at >= 0 else None
        return RowPlace(at, item.patient_id, item.session_id) if isinstance(item, Row) else None

    def show_items(self, items: Sequence[Item], place: RowPlace | None = None) -> None:
        """Replace the rows; chosen is the one that opens what place does, else the first."""
        self.rows.show_items(items)
        alike = [
            at
            for at, item in enumerate(items)
            if place and isinstance(item, Row)
            and (item.patient_id, item.session_id) == place[1:]
        ]  # fmt: skip
        if place and alike:  # one patient may have several rows: the one nearest to where it was
            nearest = min(alike, key=lambda at: abs(at - place.at))
            self.setCurrentIndex(self.rows.index(nearest, 0))
        else:
            self.step(1)

    def step(self, count: int) -> None:
        """Choose a row further down, or up for less than 0; headings are passed over."""
        at, ahead = self.currentIndex().row(), 1 if count > 0 else -1
        last = at
        while count and 0 <= at + ahead < len(self.rows.items):
            at += ahead
            if not isinstance(self.rows.items[at], Heading):
                last, count = at, count - ahead
        if last >= 0:
            self.setCurrentIndex(self.rows.index(last, 0))
            if last == 1:
                self.scrollToTop()  # with the heading above it

    def open_current(self, patient: bool = False) -> None:
        """Open what is chosen; its patient's page where asked, or where it has no session."""
        index = self.currentIndex()
        item = self.rows.items[index.row()] if index.isValid() else None
        if isinstance(item, More):
            self.more_wanted.emit(item.group)
        elif isinstance(item, Row):
            if item.session_id is None or patient:
                self.patient_wanted.emit(item.patient_id)
            else:
                self.session_wanted.emit(item.session_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8,
                 Qt.Key.Key_PageDown: 8}  # fmt: skip
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in steps:
            self.step(steps[key])
        elif event.text().isprintable() and event.text().strip():
            event.ignore()  # letters are for the search field
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and pressed == self.currentIndex():
            self.open_current(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
