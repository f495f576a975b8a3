"""Panels of a place: a heading, a quiet word beside it, and what belongs to them."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.overriding import override
from gui.widgets.parts import label

SIDE = 20
BAR = 12  # px: of the bar that scrolls; its place is kept free where there is none


class Card(QFrame):
    """A panel with its heading; parts go into body."""

    def __init__(self, title: str, beside: str = "", *, spacing: int = 10) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(title)
        self.title = label(title, "heading")
        self.beside: QLabel = label(beside, "label")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(self.beside)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SIDE, 12, SIDE, 14)
        self.body.setSpacing(spacing)
        self.body.addLayout(self.head)

    def put_beside(self, made: QPushButton) -> None:
        """A button of words at the end of the heading, which stays where others have theirs."""
        made.setStyleSheet("padding-right: 0px;")  # its words end where the parts beneath do
        self.head.addWidget(made)
        self.body.setContentsMargins(SIDE, 2, SIDE, 14)
        self.body.setSpacing(2)


class Column(QScrollArea):
    """Panels one under another, which scroll where they need more height than there is.

    With bar_beside the bar stands in a strip of BAR px at the right that is the column's own, so
    that the panels keep their width.
    """

    def __init__(self, *, gap: int = 16, bar_beside: bool = False) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = QWidget()
        self.inside.setObjectName("column")
        self.inside.setStyleSheet("#column { background: transparent; }")
        self.layout_inside = QVBoxLayout(self.inside)
        self.layout_inside.setContentsMargins(0, 0, 0, 0)
        self.layout_inside.setSpacing(gap)
        self.setWidget(self.inside)
        self.inside.installEventFilter(self)
        if bar_beside:
            self._keep_free(0, 0)
            self.verticalScrollBar().rangeChanged.connect(self._keep_free)

    def _keep_free(self, _least: int, most: int) -> None:
        self.layout_inside.setContentsMargins(0, 0, 0 if most else BAR, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt asks lines that wrap for their height at no width in particular: they would be
        # squeezed instead of scrolled.
        if watched is self.inside and event.type() == QEvent.Type.LayoutRequest:
            self._take_height()
            # Widgets just added are shown only after this event, and count from then on.
            QTimer.singleShot(0, self, self._take_height)
        return super().eventFilter(watched, event)

    def _take_height(self) -> None:
        width = self.viewport().width()
        layout = self.layout_inside
        tall = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
        self.inside.setMinimumHeight(max(tall, 0))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """One panel more, beneath the others."""
        self.layout_inside.addWidget(widget, stretch)

    def set_gap(self, gap: int) -> None:
        """Another distance between the panels."""
        self.layout_inside.setSpacing(gap)

    def bring_into_sight(self, widget: QWidget, around: int = 0) -> None:
        """Scroll to a widget that may have just grown."""
        for parent in (widget, self.inside):
            layout = parent.layout()
            if layout:
                layout.activate()
        self.inside.adjustSize()
        self.ensureWidgetVisible(widget, 0, around)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        show_focused(self)
        return moved


def show_focused(area: QScrollArea) -> None:
    """Bring what holds the keyboard into sight."""
    focused = area.focusWidget()
    if focused and area.isAncestorOf(focused):
        area.ensureWidgetVisible(focused, 0, 40)


def side_by_side(*widgets: QWidget, spacing: int = 12) -> QHBoxLayout:
    """Fields of the same width in a row, level at the top."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    for widget in widgets:
        made.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
    return made
