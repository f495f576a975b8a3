"""The rows on the screen: a click or Enter opens a session, Space or the box checks it."""

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from gui.history.timeline.columns import ROW_HEIGHT, columns_of
from gui.history.timeline.timeline_delegate import TimelineDelegate
from gui.history.timeline.timeline_model import TimelineModel
from gui.overriding import override
from gui.theme import Theme
from gui.widgets.mini_map import Miniatures
from gui.wording import tr


class TimelineView(QListView):
    """Tells which session is wanted, and when other rows come into sight."""

    opened = Signal(int)
    rows_in_sight = Signal()

    def __init__(self, theme: Theme, model: TimelineModel, miniatures: Miniatures) -> None:
        super().__init__()
        self._rows = model
        self._delegate = TimelineDelegate(theme, model, miniatures)
        self._pressed_at = QPoint()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(tr("Sessions, newest first"))
        self.setAccessibleDescription(
            tr("Enter opens a session, Space chooses it for comparison with another.")
        )
        self.clicked.connect(self._clicked)
        self.verticalScrollBar().valueChanged.connect(self.rows_in_sight)

    @property
    def in_sight(self) -> list[int]:
        """The sessions whose rows are on the screen, from the top."""
        count, top = len(self._rows.rows), self.verticalScrollBar().value()
        first = max(top // ROW_HEIGHT, 0)
        last = min((top + self.viewport().height() - 1) // ROW_HEIGHT + 1, count)
        return [row.session_id for row in self._rows.rows[first:last]]

    @property
    def current_session(self) -> int | None:
        """The session of the chosen row."""
        place = self.currentIndex().row()
        return self._rows.rows[place].session_id if 0 <= place < len(self._rows.rows) else None

    def choose(self, session_id: int | None) -> None:
        """Choose a session's row; the first where it is not there."""
        place = None if session_id is None else self._rows.row_of(session_id)
        if self._rows.rows:
            self.setCurrentIndex(self._rows.index(place or 0, 0))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(600, 2 * ROW_HEIGHT)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        current, key = self.current_session, event.key()
        if current is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(current)
        elif current is not None and key == Qt.Key.Key_Space:
            self._rows.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rows_in_sight.emit()

    def _clicked(self, index: QModelIndex) -> None:
        left, width = columns_of(self.viewport().width()).check
        if left <= self._pressed_at.x() < left + width:
            self._rows.toggle(index.row())
        else:
            self.opened.emit(self._rows.rows[index.row()].session_id)
