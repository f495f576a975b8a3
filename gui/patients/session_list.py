"""A patient's sessions, newest first: each one button with its map, and one to print it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.overriding import override
from gui.patients.signature_checks import SignatureChecks
from gui.patients.signature_state import StateTags, spoken_state, state_tags
from gui.patients.wording import (
    breakable,
    departures,
    departures_text,
    joined,
    units_in_sites,
)
from gui.theme import Theme
from gui.widgets.mini_map import Miniatures, MiniMap, Picture
from gui.widgets.parts import button, frame, label
from gui.widgets.row_button import RowButton
from gui.wording import day, tr
from gui.workspace import Workspace
from model.session import SessionSummary

MAP = QSize(140, 58)
BUILT_AT_FIRST = 8


class SessionRow(QWidget):
    """One session of the patient."""

    session_chosen = Signal(int)
    print_wanted = Signal(int)

    def __init__(
        self, workspace: Workspace, theme: Theme, miniatures: Miniatures, summary: SessionSummary
    ) -> None:
        super().__init__()
        self.summary = summary
        session = summary.session
        chart = workspace.store.chart(session.session_id)
        self._title = joined(
            tr("Session {number}").format(number=session.number), day(session.started_at)
        )
        self._more = joined(
            units_in_sites(summary), departures_text(departures(chart)), _by_whom(summary)
        )
        self.open = RowButton(theme, self._title)
        self.open.setToolTip(tr("Open this session"))
        self.tags = StateTags(theme)
        inside = QHBoxLayout(self.open)
        inside.setContentsMargins(14, 10, 8, 10)
        inside.setSpacing(12)
        inside.addWidget(
            MiniMap(miniatures, Picture(diameter=6), MAP, chart), 0, Qt.AlignmentFlag.AlignTop
        )
        inside.addLayout(self._words(), 1)
        self.show_state(disagrees=False)
        self.open.let_clicks_through()
        self.print = button(tr("Print"), "link", tip=tr("Print the chart of this session"))
        self.print.setAccessibleName(tr("Print {session}").format(session=self._title))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(4)
        layout.addWidget(self.open, 1)
        layout.addWidget(self.print)
        self.open.clicked.connect(lambda: self.session_chosen.emit(session.session_id))
        self.print.clicked.connect(lambda: self.print_wanted.emit(session.session_id))

    def _words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(1)
        self.title = label(self._title, "strong", wrap=True)
        more = label(breakable(self._more), "second", wrap=True)
        for part in (self.title, more, self.tags):
            words.addWidget(part)
        if self.summary.is_void:
            for part in (self.title, more):
                part.setStyleSheet("text-decoration: line-through;")
        return words

    def show_state(self, *, disagrees: bool) -> None:
        """Show how far it is signed, and whether it was changed from outside since."""
        self.tags.show_tags(state_tags(self.summary, disagrees=disagrees))
        state = spoken_state(self.summary, disagrees=disagrees)
        name = joined(self._title, state, self._more)
        self.open.setAccessibleName(tr("Open {session}").format(session=name))


class SessionList(QWidget):
    """All sessions of one patient; older ones than the first eight by one click."""

    session_chosen = Signal(int)
    print_wanted = Signal(int)

    def __init__(self, workspace: Workspace, theme: Theme, miniatures: Miniatures) -> None:
        super().__init__()
        self._workspace, self._theme, self._miniatures = workspace, theme, miniatures
        self.rows: list[SessionRow] = []
        self._waiting: list[SessionSummary] = []
        self._agree: dict[int, bool] = {}
        self._parts: list[QWidget] = []
        self.checks = SignatureChecks(self, workspace)
        self.checks.checked.connect(self._show_checked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.older = button(tr("Show older sessions"), "link")
        self.older.clicked.connect(lambda: self._build(len(self._waiting)))
        self._column.addWidget(self.older)

    def fill(self, sessions: list[SessionSummary]) -> None:
        """Show these sessions."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.rows, self._parts = [], []
        self._agree = {}
        self._waiting = list(sessions)
        self._build(BUILT_AT_FIRST)

    def _build(self, count: int) -> None:
        now, self._waiting = self._waiting[:count], self._waiting[count:]
        for summary in now:
            made = SessionRow(self._workspace, self._theme, self._miniatures, summary)
            made.session_chosen.connect(self.session_chosen)
            made.print_wanted.connect(self.print_wanted)
            self.rows.append(made)
            for part in (made, frame("rule")):
                self._parts.append(part)
                self._column.insertWidget(self._column.count() - 1, part)
        self.older.setVisible(bool(self._waiting))
        self._check()

    def _check(self) -> None:
        """The rows not compared yet; while nobody sees them there is nothing to compare."""
        if self.isVisible():
            rows = [made.summary for made in self.rows]
            self.checks.check(s for s in rows if s.session.session_id not in self._agree)

    def _show_checked(self, session_id: int, agrees: bool) -> None:
        self._agree[session_id] = agrees
        for made in self.rows:
            if made.summary.session.session_id == session_id:
                made.show_state(disagrees=not agrees)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._check()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # The store may be closed once the page is off the screen.
        self.checks.stop()


def _by_whom(summary: SessionSummary) -> str:
    """Who charted it, where the signature does not say the same."""
    same = summary.signed_by.split(",")[0] == summary.clinician_name
    return "" if same else summary.clinician_name
