"""A patient's sessions, newest first: each one button with its map, and one to print it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.patients.wording import (
    breakable,
    departures,
    departures_text,
    joined,
    state_name,
    units_in_sites,
)
from gui.theme import Theme
from gui.widgets.mini_map import Miniatures, MiniMap, Picture
from gui.widgets.parts import button, frame, label, row
from gui.widgets.row_button import RowButton
from gui.wording import day, tr
from gui.workspace import Workspace
from model.session import SessionState, SessionSummary

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
        session = summary.session
        chart = workspace.store.chart(session.session_id)
        title = joined(
            tr("Session {number}").format(number=session.number), day(session.started_at)
        )
        sums = units_in_sites(summary)
        more = joined(departures_text(departures(chart)), summary.clinician_name)
        draft = session.state is SessionState.DRAFT
        name = joined(title, state_name(session), sums, more)
        self.open = RowButton(theme, tr("Open {session}").format(session=name))
        self.open.setToolTip(tr("Open this session"))
        words = QVBoxLayout()
        words.setSpacing(1)
        tag = label(state_name(session), "tag-open" if draft else "label")
        words.addWidget(label(title, "strong", wrap=True))
        second = row(label(sums, "second", wrap=True), tag)
        second.setStretch(0, 1)
        words.addLayout(second)
        words.addWidget(label(breakable(more), "second", wrap=True))
        inside = QHBoxLayout(self.open)
        inside.setContentsMargins(14, 10, 8, 10)
        inside.setSpacing(12)
        inside.addWidget(
            MiniMap(miniatures, Picture(diameter=6), MAP, chart), 0, Qt.AlignmentFlag.AlignTop
        )
        inside.addLayout(words, 1)
        self.open.let_clicks_through()
        self.print = button(tr("Print"), "link", tip=tr("Print the chart of this session"))
        self.print.setAccessibleName(tr("Print {session}").format(session=title))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(4)
        layout.addWidget(self.open, 1)
        layout.addWidget(self.print)
        self.open.clicked.connect(lambda: self.session_chosen.emit(session.session_id))
        self.print.clicked.connect(lambda: self.print_wanted.emit(session.session_id))


class SessionList(QWidget):
    """All sessions of one patient; older ones than the first eight by one click."""

    session_chosen = Signal(int)
    print_wanted = Signal(int)

    def __init__(self, workspace: Workspace, theme: Theme, miniatures: Miniatures) -> None:
        super().__init__()
        self._workspace, self._theme, self._miniatures = workspace, theme, miniatures
        self.rows: list[SessionRow] = []
        self._waiting: list[SessionSummary] = []
        self._parts: list[QWidget] = []
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
