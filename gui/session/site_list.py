"""The list of sites in injection order: the same rows as the map, linked both ways."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from gui.map.gestures import LONG_PRESS_MS
from gui.overriding import override
from gui.session.plan_actions import PlanActions
from gui.session.plan_menu import RepeatOffer
from gui.session.site_list_delegate import LINE_ROLE, SiteListDelegate
from gui.session.site_list_rows import Line, ListLine, list_lines, muscle_line, site_line
from gui.theme import Theme
from gui.widgets.parts import button, frame, label
from gui.wording import tr
from model.head_map import HeadMap
from model.session_chart import SessionChart

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class SiteListModel(QAbstractListModel):
    """The lines; a change of the same lines repaints them without losing the place."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[ListLine] = []

    def show(self, lines: list[ListLine]) -> None:
        """Take new lines."""
        if [(line.key, line.line) for line in lines] == [
            (line.key, line.line) for line in self.lines
        ]:
            old, self.lines = self.lines, lines
            for number, (before, after) in enumerate(zip(old, lines, strict=True)):
                if before != after:
                    self.dataChanged.emit(self.index(number), self.index(number))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        if role == Qt.ItemDataRole.ToolTipRole and line.row:
            return "\n".join(words for words in (line.title, line.detail) if words)
        return None


class SiteListView(QListView):
    """A list in which a changed line is painted anew alone."""

    def __init__(self) -> None:
        super().__init__()
        # The lines cover it, and below them it is filled: nothing behind it is painted.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        area = event.rect()
        if not self.indexAt(area.bottomLeft()).isValid():  # it reaches below the last line
            painter = QPainter(self.viewport())
            painter.fillRect(area, self.palette().base())
            painter.end()
        super().paintEvent(event)

    @override
    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        # QListView lays all lines out anew and repaints them; ours keep their heights.
        QAbstractItemView.dataChanged(self, first, last, list(roles))


class SiteList(QFrame):
    """Head and lines; a click on a site marks it as on the map, on a muscle opens it."""

    site_clicked = Signal(str)
    site_asked = Signal(str)
    muscle_asked = Signal(str, object, QPointF)  # muscle, laterality or None, global px
    hovered = Signal(str)

    plan_asked = Signal()

    def __init__(self, theme: Theme, plans: PlanActions, head_map: HeadMap | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self._head_map = head_map
        self._chart: SessionChart | None = None
        self._opened = ""
        self.model = SiteListModel()
        self._delegate = SiteListDelegate(theme)
        self.open_only = button(tr("Open only"), "link", tip=tr("Only sites still open (O)"))
        self.open_only.setCheckable(True)
        self.open_only.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.open_only.toggled.connect(lambda _: self._refresh())
        self.plan_button = button(tr("Plan"), "link", tip=tr("Plans for this session (P)"))
        self.plan_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.plan_button.clicked.connect(self.plan_asked)
        self.offer = RepeatOffer(plans)
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 12, 0)
        self._title = label(tr("Sites in injection order"), "strong")
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.plan_button)
        head.addWidget(self.open_only)
        self._head = QWidget()
        self._head.setLayout(head)
        self.view = self._made_view()
        self._long = QTimer(self, singleShot=True, interval=LONG_PRESS_MS)
        self._long.timeout.connect(self._long_pressed)
        self._pressed = QPersistentModelIndex()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(frame("rule"))
        layout.addWidget(self.offer)
        layout.addWidget(self.view, 1)

    def _made_view(self) -> SiteListView:
        made = SiteListView()
        made.setModel(self.model)
        made.setItemDelegate(self._delegate)
        made.setMouseTracking(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setSelectionMode(QListView.SelectionMode.NoSelection)
        made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAccessibleName(tr("Sites in injection order"))
        made.viewport().installEventFilter(self)
        made.viewport().setMouseTracking(True)
        return made

    def set_sizes(self, head: int, row: int) -> None:
        """Heights in px of the head and of a line."""
        self._head.setFixedHeight(head)
        narrow = tr("Sites in order")
        self._title.setText(narrow if row < 46 else tr("Sites in injection order"))
        if row != self._delegate.row_height:
            self._delegate.row_height, self._delegate.pad = row, 16 if row < 46 else 20
            self.model.layoutChanged.emit()

    def show_chart(self, chart: SessionChart) -> None:
        """Show the rows as they are; the muscle that was open stays open."""
        self._chart = self._delegate.chart = chart
        self._refresh()

    def show_changed(self, chart: SessionChart, codes: Collection[str]) -> None:
        """Show a changed site at once, or the sums of its muscle where that is closed.

        show_chart() follows for the rest.
        """
        self._chart = self._delegate.chart = chart
        rows = chart.rows_by_code
        muscles = {rows[code].muscle for code in codes if code in rows}
        spread = {line.muscle for line in self.model.lines if line.line is Line.SITE}
        for number, line in enumerate(self.model.lines):
            if line.line is Line.SITE and line.key in codes:
                self.model.lines[number] = site_line(rows[line.key], chart.protocol)
            elif line.line is Line.MUSCLE and line.muscle in muscles - spread:
                tally = chart.tally_of(line.muscle)
                self.model.lines[number] = muscle_line(line.muscle, line.title, tally)
            else:
                continue
            self.view.update(self.model.index(number))

    def point_out(self, *, next_code: str, hovered_code: str) -> None:
        """Mark the next and the hovered site; the muscle worked on opens and is in sight."""
        delegate = self._delegate
        moved = next_code != delegate.next_code
        before = {delegate.next_code, delegate.hovered_code}
        delegate.next_code, delegate.hovered_code = next_code, hovered_code
        row = self._chart.rows_by_code.get(next_code) if self._chart else None
        if moved:
            if row and row.muscle and row.muscle != self._opened:
                self._opened = row.muscle
                self._refresh()
            self._keep_in_sight(next_code)
        for code in before | {next_code, hovered_code}:
            self.view.update(self.index_of(code))

    def index_of(self, key: str) -> QModelIndex:
        """The index of a line by its key; invalid where it is not shown."""
        for number, line in enumerate(self.model.lines):
            if line.key == key:
                return self.model.index(number)
        return QModelIndex()

    def _refresh(self) -> None:
        if self._chart:
            only = self.open_only.isChecked()
            lines = list_lines(self._chart, self._opened, open_only=only, head_map=self._head_map)
            self.model.show(lines)

    def _keep_in_sight(self, code: str) -> None:
        index = self.index_of(code)
        if index.isValid():  # with one line above and one below
            for near in (index.row() - 1, index.row() + 1, index.row()):
                neighbour = self.model.index(near)
                if neighbour.isValid():
                    self.view.scrollTo(neighbour)

    @override
    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.hovered.emit("")
        if isinstance(event, QMouseEvent):
            self._mouse(event)
        return super().eventFilter(watched, event)

    def _mouse(self, event: QMouseEvent) -> None:
        index = self.view.indexAt(event.position().toPoint())
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            line: ListLine | None = index.data(LINE_ROLE) if index.isValid() else None
            self.hovered.emit(line.key if line and line.row else "")
        elif kind == QEvent.Type.MouseButtonPress:
            if event.button() == Qt.MouseButton.RightButton and index.isValid():
                self._ask(index, event.globalPosition())
            elif event.button() == Qt.MouseButton.LeftButton:
                self._pressed = QPersistentModelIndex(index)
                self._long.start()
        elif kind == QEvent.Type.MouseButtonRelease and self._long.isActive():
            self._long.stop()
            if index.isValid() and self._pressed == index:
                self._click(index.data(LINE_ROLE))

    def _click(self, line: ListLine) -> None:
        if line.line in (Line.SITE,) and line.row:
            self.site_clicked.emit(line.key)
        elif line.row:
            self.site_asked.emit(line.key)
        elif line.line is Line.MUSCLE:
            self._opened = "" if self._opened == line.muscle else line.muscle
            self._refresh()

    def _long_pressed(self) -> None:
        if self._pressed.isValid():
            index = self.model.index(self._pressed.row())
            centre = self.view.visualRect(index).center()
            self._ask(index, QPointF(self.view.viewport().mapToGlobal(centre)))

    def _ask(self, index: QModelIndex, where: QPointF) -> None:
        line: ListLine = index.data(LINE_ROLE)
        if line.row:
            self.site_asked.emit(line.key)
        else:
            self.muscle_asked.emit(line.muscle, line.laterality, where)
