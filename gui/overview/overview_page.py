"""The practice in numbers over a chosen period; each number opens the list behind it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gui.home_pages import HomePage
from gui.overriding import override
from gui.overview.behind_panel import BehindPanel
from gui.overview.export import COLUMNS, overview_rows
from gui.overview.overview_board import OverviewBoard
from gui.overview.period_bar import PeriodBar
from gui.overview.printing import overview_document
from gui.overview.wording import period_words
from gui.patients.wording import today_of
from gui.reading_thread import Reader
from gui.theme import Theme
from gui.widgets.chevron_combo import ChevronCombo
from gui.widgets.parts import button, label, row
from gui.wording import tr
from gui.workspace import ChangeSet, Workspace
from model.exchange.csv_file import csv_text
from model.overview import BehindList, Overview, Period, Responses
from model.response.rule import chosen_rule
from model.store.store import Store

Question = Callable[[Store], BehindList]


class OverviewPage(HomePage):
    """Asked beside the event loop: the numbers of a large practice take a moment."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(workspace, theme)
        self.overview: Overview | None = None
        self._numbers: Reader[Overview] = Reader(self, workspace)
        self._verdicts: Reader[Responses] = Reader(self, workspace)
        self._lists: Reader[BehindList] = Reader(self, workspace)
        self._list_title = ""
        self.period = PeriodBar(theme, today_of(workspace))
        self.rule = ChevronCombo()
        self._offer_rules()
        self.print_button = button(tr("Print"), "link", tip=tr("Print these numbers (Ctrl+P)"))
        self.csv_button = button(tr("Save as CSV"), "link")
        self.state = label("", "second")
        self.board = OverviewBoard(workspace, theme)
        self.panel = BehindPanel(workspace, theme)
        self.panel.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = row(self.period, 1, self.rule, self.print_button, self.csv_button)
        self._left = QVBoxLayout()
        self._left.setSpacing(12)
        self._left.addLayout(head)
        self._left.addWidget(self.state)
        self._left.addWidget(self.board, 1)
        self._layout = QHBoxLayout(self)
        self._layout.setSpacing(16)
        self._layout.addLayout(self._left, 1)
        self.panel.setParent(self)  # it lies over the numbers, which stay as they are

    def _connect(self) -> None:
        self.period.chosen.connect(lambda _period: self.ask())
        self.rule.currentIndexChanged.connect(lambda _place: self.ask())
        self._numbers.answered.connect(self._show)
        self._numbers.failed.connect(self._could_not)
        self._verdicts.answered.connect(self._show_responses)
        self._verdicts.failed.connect(self._tell)
        self._lists.answered.connect(self._show_list)
        self._lists.failed.connect(self._tell)
        self.board.list_wanted.connect(self._ask_list)
        self.panel.closed.connect(self._close_list)
        self.panel.patient_wanted.connect(self.patient_wanted)
        self.panel.session_wanted.connect(self.session_wanted)
        self.print_button.clicked.connect(self._print)
        self.print_button.setShortcut("Ctrl+P")
        self.csv_button.clicked.connect(self._save_csv)
        self.workspace.records_changed.connect(self._records_changed)

    def ask(self) -> None:
        """Add up the chosen period anew."""
        workspace, period = self.workspace, self.period.period
        rule = workspace.judged.response_rules.rules[self.rule.currentIndex()]
        self._tell(tr("Adding up {period}…").format(period=period_words(period)))
        self._verdicts.drop()
        self._numbers.ask(lambda store: store.overviews.of(period, rule))

    def _offer_rules(self) -> None:
        """By which rule response is told; at first the one of the settings."""
        rules = self.workspace.judged.response_rules
        chosen = chosen_rule(rules, self.workspace.settings)
        self.rule.addItems([rule.title for rule in rules.rules])
        self.rule.setCurrentIndex(rules.rules.index(chosen))
        self.rule.setAccessibleName(tr("Rule of response"))
        self.rule.setToolTip(tr("The rule by which response is told here"))

    @property
    @override
    def kept_state(self) -> object:
        return self.period.period

    @override
    def restore(self, state: object) -> None:
        if isinstance(state, Period):
            self.period.restore(state)

    @override
    def release(self) -> None:
        self._numbers.drop()
        self._verdicts.drop()
        self._lists.drop()
        self.workspace.records_changed.disconnect(self._records_changed)

    def _show(self, overview: Overview) -> None:
        self.overview = overview
        nothing = not overview.whole.sessions
        words = (
            tr("No session ended in {period}. A session counts once it is signed or ended.")
            if nothing
            else tr("{period}; sessions that ended, without void ones")
        )
        self._tell(words.format(period=period_words(overview.period)))
        self.board.show_overview(overview)
        self.board.setVisible(not nothing)
        for made in (self.print_button, self.csv_button):
            made.setEnabled(False)  # until all of it is known
        self._ask_responses(overview.period)

    def _ask_responses(self, period: Period) -> None:
        """Of thousands of patients the verdicts take longer than all sums: those come after."""
        workspace = self.workspace
        rule = workspace.judged.response_rules.rules[self.rule.currentIndex()]
        lists, today = workspace.judged.outcome_lists, today_of(workspace)
        self._verdicts.ask(lambda store: store.overviews.responses(period, rule, lists, today))

    def _show_responses(self, responses: Responses) -> None:
        if self.overview:
            self.overview = replace(self.overview, responses=responses)
            self.board.show_overview(self.overview)
            for made in (self.print_button, self.csv_button):
                made.setEnabled(bool(self.overview.whole.sessions))

    def _could_not(self, words: str) -> None:
        """Say why, and show no numbers of another period beneath it."""
        self.overview = None
        self.board.hide()
        self._tell(words)

    def _tell(self, words: str) -> None:
        self.state.setText(words)

    def _ask_list(self, title: str, question: Question) -> None:
        self._list_title = title
        self._lists.ask(question)

    def _show_list(self, found: BehindList) -> None:
        self._place_panel()
        self.panel.show()
        self.panel.raise_()
        self.panel.show_list(self._list_title, found)

    def _close_list(self) -> None:
        self.panel.hide()
        self.board.focus_last()

    def _records_changed(self, changes: ChangeSet) -> None:
        if self.isVisible() and (changes.patients or changes.settings):
            self.ask()

    def _print(self) -> None:
        from gui.reports.preview import show_preview

        if self.overview:
            show_preview(self, overview_document(self.overview, self.workspace))

    def _save_csv(self) -> None:
        from gui.saving import save_text

        if self.overview:
            text = csv_text(COLUMNS, overview_rows(self.overview, self.workspace.settings))
            save_text(self, self.workspace, "headmap-overview.csv", text, tr("CSV files (*.csv)"))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ask()
        if self.panel.isVisible():
            self.panel.view.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        gap = 12 if self.width() < 1366 else 16
        self._layout.setContentsMargins(gap, gap, gap, gap)
        self._place_panel()

    def _place_panel(self) -> None:
        margins = self._layout.contentsMargins()
        width = 560 if self.width() < 1366 else 640
        height = self.height() - margins.top() - margins.bottom()
        self.panel.setGeometry(self.width() - width - margins.right(), margins.top(), width, height)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.panel.isVisible():
                self._close_list()
            else:
                self.closed.emit()
        else:
            super().keyPressEvent(event)
