"""Trend, response and timeline of a patient; two sessions compared lie over all of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gui.history.compare.compare_panel import ComparePanel
from gui.history.compare.pair import read_pair
from gui.history.outcome_cards import GAP, OutcomeCards
from gui.history.patient_strip import TabName
from gui.history.records import CourseRecords
from gui.history.tab import Tab
from gui.history.timeline.timeline_card import TimelineCard
from gui.map.sizes import LARGE_FROM, SMALL_BELOW
from gui.overriding import override
from gui.theme import Theme
from gui.widgets.parts import refresh_icons
from model.errors import HeadmapError

SIDE_SMALL, SIDE, SIDE_LARGE = 372, 420, 520
UPPER, UPPER_LEAST, UPPER_SHARE = 434, 330, 0.56
TIMELINE_LEAST = 212


class HistoryTab(Tab):
    """The sessions are there at once, trend and response once the page was painted."""

    def __init__(self, records: CourseRecords, theme: Theme) -> None:
        super().__init__(records, theme)
        self._stale = False
        self.cards = OutcomeCards(records, theme)
        self.timeline = TimelineCard(records, theme)
        self.timeline.setMinimumHeight(TIMELINE_LEAST)
        # It takes what is left: by the height it would like to have, the page would scroll.
        self.timeline.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.comparison: ComparePanel | None = None
        self._stack = QStackedWidget()
        self.overview = self._made_overview()
        self._stack.addWidget(self.overview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._behind_paint = QTimer(self, singleShot=True)
        self._behind_paint.timeout.connect(self._next_step)
        self._steps: list[Callable[[], None]] = []
        self.cards.measures_wanted.connect(partial(self.tab_wanted.emit, TabName.MEASURES.value))
        self.cards.room_changed.connect(self._take_height)
        self.timeline.start_wanted.connect(partial(self.tab_wanted.emit, TabName.SESSION.value))
        self.timeline.opened.connect(self.session_wanted)
        self.timeline.compare_wanted.connect(self.compare)

    def _made_overview(self) -> QScrollArea:
        """Upper row and timeline; on a low screen they scroll together."""
        inside = QWidget()
        inside.setObjectName("history")
        inside.setStyleSheet("#history { background: transparent; }")
        column = QVBoxLayout(inside)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.cards)
        column.addWidget(self.timeline, 1)
        made = QScrollArea(widgetResizable=True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setWidget(inside)
        return made

    @override
    def show_course(self) -> None:
        # Beneath an open session it would follow every mark: it does once it is seen again.
        self._stale = not self.isVisible()
        if self._stale:
            return
        self.timeline.show_course()
        self._steps = self.cards.steps()
        self._behind_paint.start(0)
        if self.comparison:
            pair = self.comparison.pair
            self.compare(pair.now.session.session_id, pair.then.session.session_id)

    @override
    def print_page(self) -> None:
        """The plot that is chosen; the words of a session print with its chart."""
        if shown := self.cards.shown_plot:
            shown.print_document()

    def compare(self, one_id: int, other_id: int) -> None:
        """Lay two sessions side by side over the tab."""
        workspace = self.records.workspace
        try:
            pair = read_pair(workspace, one_id, other_id)
        except HeadmapError as error:
            workspace.failed.emit(str(error))
            return
        self._drop_comparison()
        made = ComparePanel(self.theme, pair)
        made.closed.connect(self.close_comparison)
        self.comparison = made
        self._stack.addWidget(made)
        self._stack.setCurrentWidget(made)
        made.setFocus()

    def close_comparison(self) -> None:
        """Back to the sessions, to the row the keyboard was on."""
        self._drop_comparison()
        self.timeline.view.setFocus()

    @override
    def step_out(self) -> bool:
        if self.comparison is None:
            return self.cards.step_out()
        self.close_comparison()
        return True

    @override
    def keep_typed(self) -> bool:
        return self.cards.keep_typed()

    @override
    def refresh_theme(self) -> None:
        self.cards.refresh_theme()
        refresh_icons(self, self.theme)
        self.update()

    @override
    def release(self) -> None:
        self._behind_paint.stop()
        self.timeline.stop()
        self.cards.release()

    def _drop_comparison(self) -> None:
        gone, self.comparison = self.comparison, None
        if gone:
            self._stack.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def _next_step(self) -> None:
        """One part of what is shown behind the paint; clicks come in between."""
        self._steps.pop(0)()
        if self._steps:
            self._behind_paint.start(0)
        else:
            self._take_height()

    def _take_height(self) -> None:
        """The upper row gets its share, as much as its cards need, and no more than it can use."""
        free = self.height() - 3 * GAP
        least = max(UPPER_LEAST, self.cards.minimumSizeHint().height())
        most = max(UPPER, free // 2)
        self.cards.setFixedHeight(max(min(round(free * UPPER_SHARE), most), least))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.show_course()
        elif self._steps:
            self._behind_paint.start(0)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._behind_paint.stop()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width()
        side = SIDE_SMALL if width < SMALL_BELOW else SIDE_LARGE if width >= LARGE_FROM else SIDE
        self.cards.set_side_width(side)
        self._take_height()
