"""The table of measures on the screen: values in two lines, the days beside them stay in sight."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gui.fonts import inter
from gui.history.measures.course_model import (
    BENEATH,
    IS_BASELINE,
    IS_NEAR,
    SHORT,
    CourseModel,
    Index,
)
from gui.history.measures.course_rows import CourseRow
from gui.overriding import override
from gui.theme import Theme
from gui.wording import tr

ROW, HEAD, PAD, BAR = 56, 44, 10, 4
DAYS, LEAST = 176, 72
BEHIND = 6  # px, after the words of a column
UPPER, LOWER = 22, 19
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Elided = Qt.TextElideMode.ElideRight


class CourseView(QTableView):
    """A row is chosen as a whole; Enter asks for what can be done with it."""

    row_chosen = Signal()
    opened = Signal()

    def __init__(self, theme: Theme, model: CourseModel) -> None:
        super().__init__()
        self._rows = model
        self._widths: list[int] = []
        self._least: list[int] = []
        self.beneath = BENEATH
        """What stands under the values: SHORT where there is no room for all of it."""
        self._delegate = _Values(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setVerticalHeader(_Days(theme, Qt.Orientation.Vertical, self))
        self.setHorizontalHeader(_Names(theme, Qt.Orientation.Horizontal, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Measures over time, newest first"))
        self.setAccessibleDescription(tr("Enter changes a follow-up or opens a session."))
        self.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def chosen(self) -> CourseRow | None:
        """The chosen row."""
        places = self.selectionModel().selectedRows()
        return self._rows.row_at(places[0].row()) if places else None

    def choose(self, key: tuple[object, ...] | None) -> None:
        """Choose a row by its key; none where it is gone."""
        rows = self._rows.table.rows
        place = next((n for n, row in enumerate(rows) if row.key == key), None)
        if place is None:
            self.clearSelection()
        else:
            self.selectRow(place)

    def measure(self) -> None:
        """Take in how wide the words of the table are now; after it was filled."""
        columns = range(self._rows.columnCount())
        self._widths = [self._needed(column, BENEATH) for column in columns]
        self._least = [self._needed(column, SHORT) for column in columns]
        self.share_width()

    def share_width(self) -> None:
        """Each column as wide as its words, and what room is left among all of them.

        Where that is too much, heads stand in two lines and what is beneath says less.
        """
        head, wide = self.horizontalHeader(), self.viewport().width()
        self.beneath = BENEATH if sum(self._widths) <= wide else SHORT
        needed = self._widths if self.beneath == BENEATH else self._least
        room = wide - sum(needed)
        for column, width in enumerate(needed):
            head.resizeSection(column, width + max(room, 0) // len(needed))

    def _needed(self, column: int, role: int) -> int:
        words, beneath = QFontMetrics(inter(15, 600)), QFontMetrics(inter(14))
        across = Qt.Orientation.Horizontal
        name = str(self._rows.headerData(column, across))
        heads = [name] if role == BENEATH else name.split()
        wide = max(beneath.horizontalAdvance(text) for text in heads)
        cells = [self._rows.index(place, column) for place in range(self._rows.rowCount())]
        for text in {str(index.data()) for index in cells}:
            wide = max(wide, words.horizontalAdvance(text))
        for text in {str(index.data(role) or "") for index in cells}:
            wide = max(wide, beneath.horizontalAdvance(text))
        return max(LEAST, wide + PAD + BEHIND + (8 if role == BENEATH else -2))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, HEAD + ROW * 8)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _selected(self) -> None:
        self.verticalHeader().viewport().update()
        self.row_chosen.emit()


class _Values(QStyledItemDelegate):
    """A value, and beneath it what it comes to or means."""

    def __init__(self, theme: Theme, view: CourseView) -> None:
        super().__init__()
        self._theme, self._view = theme, view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        roles, box = self._theme.roles, QRect(option.rect)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, QColor(roles.accent_soft if chosen else roles.surface))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(roles.line))
        words, beneath = str(index.data()), str(index.data(self._view.beneath) or "")
        marked = bool(index.data(IS_BASELINE))
        near = bool(index.data(IS_NEAR))  # known, but something told counts in its place
        ink = roles.accent if marked else roles.text_2 if near else roles.text
        _two_lines(painter, box, (words, ink, 400 if near else 600), (beneath, roles.text_2))

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(LEAST, ROW)


class _Days(QHeaderView):
    """The days at the left, which stay while the measures are scrolled."""

    def __init__(self, theme: Theme, orientation: Qt.Orientation, view: CourseView) -> None:
        super().__init__(orientation, view)
        self._theme, self._view = theme, view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(ROW)
        self.setFixedWidth(DAYS)
        self.setSectionsClickable(True)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, place: int) -> None:
        roles, model = self._theme.roles, self.model()
        vertical = Qt.Orientation.Vertical
        chosen = self._view.selectionModel().isRowSelected(place, QModelIndex())
        painter.save()
        painter.fillRect(rect, QColor(roles.accent_soft if chosen else roles.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(roles.line))
        if chosen:
            painter.fillRect(rect.left(), rect.top(), BAR, rect.height(), QColor(roles.accent))
        words = str(model.headerData(place, vertical))
        beneath = str(model.headerData(place, vertical, BENEATH) or "")
        inside = rect.adjusted(20 - PAD, 0, 0, 0)
        _two_lines(painter, inside, (words, roles.text, 600), (beneath, roles.text_2))
        painter.restore()


class _Names(QHeaderView):
    """The names of the measures above."""

    def __init__(self, theme: Theme, orientation: Qt.Orientation, view: CourseView) -> None:
        super().__init__(orientation, view)
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(HEAD)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, place: int) -> None:
        roles = self._theme.roles
        painter.save()
        painter.fillRect(rect, QColor(roles.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(roles.line))
        painter.setFont(inter(14))
        painter.setPen(QColor(roles.text_2))
        inside = rect.adjusted(PAD, 0, 0, 0)
        words = str(self.model().headerData(place, Qt.Orientation.Horizontal))
        painter.drawText(inside, LEFT | Qt.TextFlag.TextWordWrap, words)
        painter.restore()


def _two_lines(
    painter: QPainter, box: QRect, upper: tuple[str, str, int], lower: tuple[str, str]
) -> None:
    words, ink, weight = upper
    beneath, quiet = lower
    tall = UPPER + (LOWER if beneath else 0)
    line = QRect(box.left() + PAD, box.top() + (box.height() - tall) // 2, 0, UPPER)
    line.setWidth(box.width() - PAD - BEHIND + 3)
    for text, colour, font in ((words, ink, inter(15, weight)), (beneath, quiet, inter(14))):
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(text, Elided, line.width())
        painter.drawText(line, LEFT, shown)
        line.moveTopLeft(line.topLeft() + QPoint(0, UPPER))
        line.setHeight(LOWER)
