"""The place where is noted how it went, what was said, and when the patient comes again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from gui.map.sizes import LARGE_FROM, SMALL_BELOW
from gui.overriding import override
from gui.session.aftercare.advice_card import AdviceCard
from gui.session.aftercare.clock_card import ClockCard
from gui.session.aftercare.complications_card import ComplicationsCard
from gui.session.aftercare.due_card import DueCard
from gui.session.aftercare.tolerance_card import ToleranceCard
from gui.session.card import BAR, Column
from gui.session.onward_button import OnwardButton
from gui.session.place import Place, PlaceName
from gui.theme import Theme
from gui.widgets.parts import refresh_icons
from gui.wording import tr
from gui.workspace import Workspace


class AftercarePlace(Place):
    """Tolerance and complications; advice and leaflet; next session and clock."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._theme = workspace, theme
        self.tolerance = ToleranceCard(workspace, theme)
        self.complications = ComplicationsCard(workspace, theme)
        self.advice = AdviceCard(workspace, theme)
        self.due = DueCard(workspace, theme)
        self.clock = ClockCard(workspace, theme)
        self.onward = OnwardButton(theme, tr("Go on to Review and sign"))
        self.near, self.far = Column(bar_beside=True), Column(bar_beside=True)
        self._middle, self._side = QWidget(), QWidget()
        self._lay_out()
        self.clock.opened.connect(lambda: self.far.bring_into_sight(self.clock))
        self.onward.clicked.connect(lambda: self.go_on.emit(PlaceName.REVIEW))

    def _lay_out(self) -> None:
        self.near.add(self.tolerance)
        self.near.add(self.complications, 1)
        self.far.add(self.due, 1)
        self.far.add(self.clock)
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self.advice)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 0, BAR, 0)
        foot.addWidget(self.onward)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.far, 1)
        column.addLayout(foot)
        self._line = QHBoxLayout(self)
        self._line.setSpacing(0)
        self._line.addWidget(self.near)
        self._line.addWidget(self._middle, 1)
        self._line.addWidget(self._side)

    @override
    def show_chart(self) -> None:
        chart = self._workspace.chart
        if chart is None:
            return
        enabled = chart.session.ended_at is None
        for card in (self.tolerance, self.complications, self.advice, self.due, self.clock):
            card.show_chart(chart, enabled=enabled)

    @override
    def refresh_theme(self) -> None:
        refresh_icons(self, self._theme)
        self.tolerance.refresh_theme()
        self.complications.refresh_theme()
        self.advice.leaflet.refresh_theme()
        self.update()

    @override
    def arrive(self) -> None:
        first = next(iter(self.tolerance.buttons.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keep_typed(self) -> bool:
        fields = [
            self.tolerance.pain,
            self.tolerance.observed,
            self.complications.other,
            *self.due.fields(),
        ]
        kept = [field.keep_or_stay() for field in fields]  # each, not up to the first
        kept += [self.complications.note.keep_or_stay(), self.clock.keep_or_stay()]
        return all(kept)

    @override
    def step_out(self) -> bool:
        if not self.clock.editing.isHidden():
            self.clock.change_button.click()
            return True
        if not isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit):
            return False
        self.arrive()
        return True

    @override
    def release(self) -> None:
        fields = (self.tolerance.pain, self.tolerance.observed, self.complications.other)
        for field in (*fields, *self.due.fields()):
            field.release()
        self.complications.note.release()
        self.clock.release()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.window().width()
        small, large = wide < SMALL_BELOW, wide >= LARGE_FROM
        gap = 12 if small else 20 if large else 16
        self._line.setContentsMargins(gap, gap, gap - BAR, gap)
        # The columns bring the strip of their bar with them.
        self._middle.setContentsMargins(gap - BAR, 0, gap, 0)
        self.near.set_gap(gap)
        self.far.set_gap(gap)
        self.near.setFixedWidth(BAR + (400 if small else 560 if large else 452))
        self._side.setFixedWidth(BAR + (344 if small else 460 if large else 372))
