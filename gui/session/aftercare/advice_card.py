"""What the patient is told before leaving, and the leaflet that says it again."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from gui.session.aftercare.advice_row import AdviceRow
from gui.session.aftercare.leaflet_bar import LeafletBar
from gui.session.card import SIDE, Column
from gui.theme import Theme
from gui.widgets.parts import button, frame, label
from gui.wording import tr
from gui.workspace import Workspace
from model.answer import Group, Reply
from model.practice.lists import Choice
from model.session_chart import SessionChart
from model.use_cases.aftercare import tell_advice, tell_all

HEAD = 52


class AdviceCard(QFrame):
    """One press says that one piece was told; the first still open is marked as next."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(tr("Advice given"))
        self._workspace = workspace
        self.count = label("", "label")
        self.all_said = button(tr("All said"), "link", tip=tr("Every piece of advice was given"))
        self.all_said.clicked.connect(self._tell_all)
        self.rows: dict[str, AdviceRow] = {}
        self.leaflet = LeafletBar(workspace, theme)
        self._column = Column(gap=0)
        for advice in workspace.practice.advice:
            made = AdviceRow(theme, tr(advice.text), tr(advice.detail))
            made.clicked.connect(partial(self._toggle, advice))
            made.stepped.connect(partial(self._step, advice.code))
            self.rows[advice.code] = made
            self._column.add(made, 1)
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 0, SIDE, 0)
        title = label(tr("Advice given"), "heading")
        title.setFixedHeight(HEAD - 2)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.count)
        self.all_said.setStyleSheet("padding-right: 0px;")
        head.addWidget(self.all_said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._column, 1)
        layout.addWidget(frame("rule"))
        layout.addWidget(self.leaflet)

    def show_chart(self, chart: SessionChart, *, enabled: bool) -> None:
        """Show what was told."""
        told = _told(chart)
        first = next((code for code in self.rows if code not in told), "")
        for code, made in self.rows.items():
            made.show_told(code in told, is_next=code == first and enabled, enabled=enabled)
        said = sum(code in told for code in self.rows)
        self.all_said.setVisible(enabled and said < len(self.rows))
        self.count.setText(
            tr("{n} of {all} said · clinic’s list").format(n=said, all=len(self.rows))
        )
        self.leaflet.show_chart(chart, enabled=enabled)

    def _tell_all(self) -> None:
        workspace = self._workspace
        at, advice = workspace.clock(), workspace.practice.advice
        workspace.perform(tr("All advice said"), lambda chart: tell_all(chart, advice, at))

    def first_open(self) -> AdviceRow:
        """The first that was not told yet, else the first."""
        chart = self._workspace.chart
        told = _told(chart) if chart else set()
        open_rows = (made for code, made in self.rows.items() if code not in told)
        return next(open_rows, next(iter(self.rows.values())))

    def _toggle(self, advice: Choice, _checked: bool = False) -> None:
        told, at = not self.rows[advice.code].isChecked(), self._workspace.clock()
        words = tr("told") if told else tr("not told")
        self._workspace.perform(
            f"{tr(advice.text)}: {words}",
            lambda chart: tell_advice(chart, advice, at, told=told),
        )

    def _step(self, code: str, steps: int) -> None:
        codes = list(self.rows)
        place = codes.index(code) + steps
        if 0 <= place < len(codes):
            made = self.rows[codes[place]]
            made.setFocus(Qt.FocusReason.OtherFocusReason)
            self._column.ensureWidgetVisible(made, 0, 40)


def _told(chart: SessionChart) -> set[str]:
    """A signed session names what was not said too."""
    said = chart.answers(Group.ADVICE).values()
    return {one.code for one in said if one.reply is Reply.YES}
