"""What differs from the last session: on the map, as a list, and in units."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.map.drawing import HeadDrawing
from gui.map.marks import MarkLook, colour_of, paint_mark
from gui.overriding import override
from gui.session.review.difference_map import DifferenceMap
from gui.theme import Theme
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.parts import frame, label
from gui.wording import day, number, place_name, side_name, tr, units
from model.difference import Change, Comparison, Difference
from model.history import PastSession
from model.injection import Kind, State
from model.session_chart import SessionChart, SiteRow

MOST_WITHOUT_SCROLLING = 5
LINE = 36


class MarkSign(QWidget):
    """One mark as on the map, before a line of the list."""

    def __init__(self, theme: Theme, chart: SessionChart, row: SiteRow) -> None:
        super().__init__()
        self._theme, self._chart, self._row = theme, chart, row
        self.setFixedSize(QSize(28, 28))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = colour_of(self._row, self._chart.protocol, self._theme.roles)
        look = MarkLook(diameter=17)
        paint_mark(painter, QPointF(14, 14), self._row, colour, self._theme.roles, look)
        painter.end()


class DifferenceCard(QFrame):
    """Says so where there is nothing to compare with; any earlier session can be chosen."""

    other_wanted = Signal(int)

    def __init__(self, theme: Theme, drawing: HeadDrawing) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(tr("Difference from last time"))
        self._theme = theme
        self.map = DifferenceMap(theme, drawing)
        self.which, self._same = ChoiceBox(tr("The session to compare with"), ()), label()
        self.which.setFixedHeight(38)
        self.which.setStyleSheet("min-height: 34px; font-size: 15px; padding-right: 28px")
        self.which.activated.connect(lambda: self.other_wanted.emit(self.which.currentData()))
        self._units = label(kind="strong")
        self.nothing = label(kind="second", wrap=True)
        self._list = QScrollArea(widgetResizable=True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines: list[str] = []
        head = QHBoxLayout()
        head.addWidget(label(tr("Difference from last time"), "heading"))
        head.addWidget(self.which, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._same, 1)
        foot.addWidget(self._units)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.nothing)
        layout.addWidget(self.map, 1)
        layout.addWidget(self._list)
        layout.addWidget(frame("rule"))
        layout.addLayout(foot)

    def show_comparison(
        self,
        chart: SessionChart,
        past: Sequence[PastSession],
        other: SessionChart | None,
        compared: Comparison,
    ) -> None:
        """Show what differs from another session; None where this is the first."""
        found = other is not None
        for widget in (self._list, self._units, self.which):
            widget.setVisible(found)
        self.nothing.setVisible(not found)
        self.lines = []
        self.map.show_comparison(chart, compared)
        if other is None:
            self.nothing.setText(tr("The first session: there is nothing to compare it with."))
            given = chart.tally.sites_given + chart.tally.extras_given
            self._same.setText(tr("{n} sites given").format(n=given))
            return
        self._show_choice(chart, past, other)
        self._same.setText(tr("{n} sites unchanged").format(n=len(compared.unchanged)))
        self._units.setText(f"{units(compared.units_before)} → {units(compared.units_now)}")
        self._show_list(chart, compared)

    def _show_choice(
        self, chart: SessionChart, past: Sequence[PastSession], other: SessionChart
    ) -> None:
        today = chart.session.started_at.astimezone().date()
        self.which.clear()
        for one in past:
            ago = tr("{n} days").format(n=(today - one.day).days)
            self.which.addItem(f"{day(one.started_at)} · {ago}", one.session_id)
        self.which.setCurrentIndex(self.which.findData(other.session.session_id))
        self.which.setEnabled(len(past) > 1)

    def _show_list(self, chart: SessionChart, compared: Comparison) -> None:
        body = QWidget()
        body.setObjectName("lines")
        body.setStyleSheet("#lines { background: transparent; }")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        for line, difference in enumerate(compared.differences):
            words = words_of(difference, chart)
            self.lines.append(f"{difference.code} {words}")
            row = difference.row
            if difference.change is Change.DROPPED:
                row = replace(row, state=State.NOT_GIVEN)
            grid.setRowMinimumHeight(line, LINE)
            grid.addWidget(MarkSign(self._theme, chart, row), line, 0)
            grid.addWidget(label(difference.code, "strong"), line, 1)
            text = label(words)
            text.setToolTip(words)
            grid.addWidget(text, line, 2)
            change = difference.dose_now - difference.dose_before
            sign = "+" if change > 0 else ""
            figure = label(f"{sign}{number(change)} U", "strong")
            grid.addWidget(figure, line, 3, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(len(compared.differences), 1)
        self._list.setWidget(body)
        shown = min(len(compared.differences), MOST_WITHOUT_SCROLLING)
        self._list.setFixedHeight(shown * LINE + 2 if shown else 0)


def words_of(difference: Difference, chart: SessionChart) -> str:
    """What is other, in words, such as "Moved 1.1 cm back"."""
    row = difference.row
    if difference.change is Change.ADDED:
        return _added(row)
    if difference.change is Change.DROPPED:
        return tr("Dropped")
    if difference.change is Change.DOSE:
        before, now = units(difference.dose_before), units(difference.dose_now)
        return tr("Dose {before} → {now}").format(before=before, now=now)
    if difference.moved_mm is None:
        return tr("Moved, {place}").format(place=place_name(row, chart.protocol))
    way = f" {difference.way.value}" if difference.way else ""
    return tr("Moved {cm} cm{way}").format(cm=f"{difference.moved_mm / 10:.1f}", way=way)


def _added(row: SiteRow) -> str:
    if row.kind is Kind.FOLLOW_THE_PAIN:
        return tr("Added, follow-the-pain")
    if row.kind is Kind.FIXED:
        return tr("Given, not last time")
    what = row.injection.label if row.injection else ""
    return tr("Added, {what}").format(what=f"{side_name(row.laterality)} {what}".strip())
