"""Review and sign: what was given, what the rules say, what differs, who signs."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.map.drawing import drawing_of
from gui.map.sizes import LARGE_FROM, SMALL_BELOW
from gui.overriding import override
from gui.session.card import BAR, Column
from gui.session.place import Place, PlaceName
from gui.session.review.amendment_form import AmendmentForm
from gui.session.review.difference_card import DifferenceCard
from gui.session.review.findings_card import FindingsCard
from gui.session.review.given_table import GivenTable
from gui.session.review.sign_card import SignCard
from gui.session.review.signed_card import SignedCard
from gui.session.review.signing_actions import SigningActions
from gui.session.review.vials_card import VialsCard
from gui.theme import Theme
from gui.workspace import Workspace
from model.difference import compared
from model.errors import UnreadableRecordError
from model.session_chart import SessionChart

GAP = 16
SIDES_SMALL, SIDES, SIDES_LARGE = (424, 340), (456, 372), (560, 440)


class ReviewPlace(Place):
    """The right column signs, or once signed shows the signatures and takes amendments."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._theme = workspace, theme
        self._other = 0  # the session compared with; the last one until another is chosen
        self._actions = actions = SigningActions(workspace)
        self.given = GivenTable(theme)
        self.findings = FindingsCard(workspace, theme)
        self.difference = DifferenceCard(theme, drawing_of(workspace.session_head_map))
        self.vials = VialsCard(workspace, theme)
        self.sign = SignCard(workspace, theme, actions)
        self.signed = SignedCard(workspace, theme, actions)
        self.form = AmendmentForm(theme, actions)
        self.bottom = QStackedWidget()
        for widget in (self.sign, self.signed, self.form):
            self.bottom.addWidget(widget)
        self._left, self._right = Column(gap=GAP, bar_beside=True), QWidget()
        self._left.add(self.given)
        self._left.add(self.findings, 1)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(GAP)
        right.addWidget(self.vials)
        right.addWidget(self.bottom, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.setSpacing(0)
        middle = QVBoxLayout()
        middle.addWidget(self.difference)
        layout.addWidget(self._left)
        layout.addSpacing(GAP - BAR)
        layout.addLayout(middle, 1)
        layout.addSpacing(GAP)
        layout.addWidget(self._right)
        self._connect()

    def _connect(self) -> None:
        for source in (self.sign, self.vials):
            source.go_on.connect(self.go_on)
        for asking in (self.sign, self.signed):
            asking.print_wanted.connect(self.print_wanted)
        self.sign.left.connect(self.left)
        self.difference.other_wanted.connect(self._compare_with)
        self.signed.amendment_wanted.connect(lambda: self._open_form(void=False))
        self.signed.void_wanted.connect(self.declare_void)
        self.form.closed.connect(self._close_form)
        self._workspace.clinician_changed.connect(self.show_chart)

    @override
    def show_chart(self) -> None:
        chart = self._workspace.chart
        if chart is None:
            return
        self.given.show_chart(chart)
        self.findings.show_findings()
        self._show_difference(chart)
        self.vials.show_chart(chart)
        if chart.is_signed:
            self.signed.show_chart()
            if self.bottom.currentWidget() is self.sign:
                self.bottom.setCurrentWidget(self.signed)
        else:
            self.sign.show_chart()
            if self.bottom.currentWidget() is not self.form:
                self.bottom.setCurrentWidget(self.sign)

    def declare_void(self) -> None:
        """Ask for reason and PIN, in the place of signatures or of signing."""
        self._open_form(void=True)

    def _show_difference(self, chart: SessionChart) -> None:
        judged, head_map = self._workspace.judged, self._workspace.session_head_map
        past = [one for one in judged.past if one.sites_given]
        if self._other not in [one.session_id for one in past]:
            self._other = past[0].session_id if past else 0
        other = self._readable(self._other)
        # While it is charted, what is still to come is not called dropped.
        draft = chart.session.ended_at is None
        difference = compared(chart, other or chart, head_map, planned=draft)
        self.difference.show_comparison(chart, past, other, difference)

    def _readable(self, session_id: int) -> SessionChart | None:
        """An earlier session; one that another program spoilt does not keep this from signing."""
        try:
            return self._workspace.store.chart(session_id) if session_id else None
        except UnreadableRecordError:
            return None

    def _compare_with(self, session_id: int) -> None:
        self._other = session_id
        if self._workspace.chart:
            self._show_difference(self._workspace.chart)

    @override
    def arrive(self) -> None:
        if self.bottom.currentWidget() is self.sign:
            self.sign.pin.setFocus()
        else:
            self.setFocus()

    @override
    def step_out(self) -> bool:
        if self.bottom.currentWidget() is not self.form:
            return False
        if self.form.may_be_thrown_away():
            self._close_form()
        return True

    @override
    def may_be_left(self) -> bool:
        """Other places keep the form and its text; leaving the session asks once, here."""
        open_form = self.bottom.currentWidget() is self.form
        if not open_form or self.form.may_be_thrown_away():
            return True
        self.go_on.emit(PlaceName.REVIEW)
        return False

    @override
    def release(self) -> None:
        self._workspace.clinician_changed.disconnect(self.show_chart)

    @override
    def refresh_theme(self) -> None:
        self.findings.cards.refresh_theme()
        self.difference.map.update()

    def _open_form(self, *, void: bool) -> None:
        open_form = self.bottom.currentWidget() is self.form
        if open_form and not self.form.may_be_thrown_away():
            return
        self.bottom.setCurrentWidget(self.form)
        self.form.open_form(void=void)

    def _close_form(self) -> None:
        chart = self._workspace.chart
        back = self.signed if chart and chart.is_signed else self.sign
        back.show_chart()
        self.bottom.setCurrentWidget(back)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.window().width()
        sizes = (SIDES_SMALL if width < SMALL_BELOW else
                 SIDES_LARGE if width >= LARGE_FROM else SIDES)  # fmt: skip
        self._left.setFixedWidth(sizes[0] + BAR)
        self._right.setFixedWidth(sizes[1])
