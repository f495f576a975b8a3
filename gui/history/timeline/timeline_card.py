"""The timeline of a patient: all sessions, newest first, or the way to the first one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from gui.history.records import CourseRecords
from gui.history.timeline.row_charts import RowCharts
from gui.history.timeline.timeline_head import TimelineHead
from gui.history.timeline.timeline_model import TimelineModel, TimelineRow
from gui.history.timeline.timeline_view import TimelineView
from gui.history.timeline.words import count_words, effects_words
from gui.overriding import override
from gui.patients.signature_checks import SignatureChecks
from gui.patients.wording import today_of
from gui.theme import Theme
from gui.widgets.mini_map import Miniatures
from gui.widgets.parts import button, frame, label
from gui.wording import tr
from model.outcome.timeline import timeline

MEASURE = "headache_days"


class TimelineCard(QFrame):
    """Rows are shown at once; their charts and signatures are read behind, those in sight."""

    opened = Signal(int)
    compare_wanted = Signal(int, int)
    start_wanted = Signal()

    def __init__(self, records: CourseRecords, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(tr("Sessions"))
        self._records = records
        workspace = records.workspace
        self.model = TimelineModel()
        self.view = TimelineView(theme, self.model, Miniatures.of_practice(workspace, theme))
        self.head = TimelineHead()
        self.charts = RowCharts(self, workspace)
        self.checks = SignatureChecks(self, workspace)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 8)
        layout.setSpacing(0)
        self._rule = frame("rule")
        layout.addWidget(self.head)
        layout.addWidget(self._rule)
        layout.addWidget(self._stack, 1)
        self.setTabOrder(self.head.compare, self.view)
        self._connect()

    def _connect(self) -> None:
        self.view.opened.connect(self.opened)
        self.view.rows_in_sight.connect(self._read_in_sight)
        self.head.compare_wanted.connect(self._compare)
        self.model.picked.connect(self._show_checked)
        self.charts.read.connect(lambda one: self.model.show_facts(one, self.charts.facts[one]))
        self.checks.checked.connect(self.model.show_agrees)

    def _empty(self) -> QWidget:
        """What stands there until the first session."""
        made = QWidget()
        self.sentence = label(kind="strong", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.start = button(tr("Start session"), "main", tip=tr("Start the first session (F2)"))
        self.start.clicked.connect(self.start_wanted)
        column = QVBoxLayout(made)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return made

    def show_course(self) -> None:
        """Show the sessions as they stand in the file now."""
        course, known = self._records.course, MEASURE in self._records.lists.by_code
        series = self._records.series(MEASURE) if known else None
        has_baseline = bool(series and series.baseline)
        chosen, bar = self.view.current_session, self.view.verticalScrollBar()
        scrolled = bar.value()
        rows = [
            TimelineRow(
                summary=entry.treatment.summary,
                effects=effects_words(entry.effects, self._muscle_name),
                count=count_words(entry, has_baseline=has_baseline),
            )
            for entry in timeline(course, series)
        ]
        self._forget_changed(rows)
        self.model.show_rows(rows, self.charts.facts, today_of(self._records.workspace))
        self.view.choose(chosen)
        bar.setValue(scrolled)
        self._show_empty(archived=course.patient.archived_at is not None)
        self._read_in_sight()

    def stop(self) -> None:
        """Ask nothing of the store any more."""
        self.charts.stop()
        self.checks.stop()

    def _forget_changed(self, rows: list[TimelineRow]) -> None:
        """Marks of a signed session cannot change; another one's chart is read again."""
        before = {row.session_id: row.summary for row in self.model.rows}
        self.charts.keep_only(
            row.session_id
            for row in rows
            if row.summary.signed_by and before.get(row.session_id) == row.summary
        )

    def _show_empty(self, *, archived: bool) -> None:
        rows = len(self.model.rows)
        for part in (self.head, self._rule):
            part.setVisible(rows > 0)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.start.setVisible(not archived)
        self.sentence.setText(
            tr("No sessions; an archived patient is taken back to the list first.")
            if archived
            else tr("No sessions yet. Start the first one.")
        )

    def _read_in_sight(self) -> None:
        self.head.show_width(self.view.viewport().width())
        if not self.view.isVisible():
            return
        there = self.view.in_sight
        self.charts.want(there)
        found = {row.session_id: row.summary for row in self.model.rows}
        self.checks.check(found[one] for one in there if not self.model.was_compared(one))

    def _show_checked(self) -> None:
        checked = self.model.checked
        numbers = [
            row.summary.session.number for row in self.model.rows if row.session_id in checked
        ]
        self.head.show_checked(numbers, len(self.model.rows))

    def _compare(self) -> None:
        """The newer of the two against the older, in the order of the rows."""
        checked = self.model.checked
        newer, older = (row.session_id for row in self.model.rows if row.session_id in checked)
        self.compare_wanted.emit(newer, older)

    def _muscle_name(self, code: str) -> str:
        muscle = self._records.workspace.protocol.muscles_by_code.get(code)
        return muscle.name if muscle else code

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_in_sight()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stop()  # the store may be closed once the page is off the screen
