"""The place where is asked what has to be known before the first injection."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.map.sizes import LARGE_FROM, SMALL_BELOW
from gui.overriding import override
from gui.session.afterwards import Afterwards
from gui.session.card import BAR, Column
from gui.session.kept_field import KeptField
from gui.session.onward_button import OnwardButton
from gui.session.place import Place, PlaceName
from gui.session.prepare.checks_card import ChecksCard
from gui.session.prepare.comfort_card import ComfortCard
from gui.session.prepare.effect_card import EffectCard
from gui.session.prepare.findings_box import FindingsBox
from gui.session.prepare.indication_card import IndicationCard
from gui.session.prepare.open_card import CARRIED, OpenCard
from gui.session.prepare.preventives_card import PreventivesCard
from gui.theme import Theme
from gui.widgets.parts import refresh_icons
from gui.wording import tr
from gui.workspace import ChangeSet, Workspace
from model.errors import UnreadableRecordError
from model.outcome.measurement import Baseline
from model.session_chart import SessionChart
from model.use_cases.kept_lists import chosen_baselines

OPEN_KINDS = frozenset({"answer-missing", "carried-over"})


class PreparePlace(Place):
    """Indication, effect and preventives; the checks; what is open and what was found."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._theme = workspace, theme
        self._earlier: tuple[SessionChart, ...] | None = None
        self._chosen: list[Baseline] = []
        self.indication = IndicationCard(workspace, theme)
        self.effect = EffectCard()
        self.preventives = PreventivesCard(workspace, theme)
        self.checks = ChecksCard(workspace, theme)
        self.open = OpenCard(theme, workspace.practice.questions_by_code)
        self.found = FindingsBox(workspace, theme)
        self.comfort = ComfortCard(workspace, theme)
        self.onward = OnwardButton(theme, tr("Go on to Vials"))
        self._rest = Afterwards(self, self._show_rest)
        self.near, self.far = Column(bar_beside=True), Column(bar_beside=True)
        self._side, self._middle = QWidget(), QWidget()
        self._lay_out()
        self.onward.clicked.connect(lambda: self.go_on.emit(PlaceName.VIALS))
        self.checks.finished.connect(lambda: self.go_on.emit(PlaceName.VIALS))
        self.open.chosen.connect(self._go_to)
        self.effect.history_wanted.connect(self.history_wanted)

    def _lay_out(self) -> None:
        for card in (self.indication, self.effect, self.preventives):
            self.near.add(card)
        self.near.layout_inside.addStretch(1)
        self.far.add(self.open)
        self.far.add(self.found, 1)
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self.checks)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.far, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 0, BAR, 0)
        foot.setSpacing(12)
        foot.addWidget(self.comfort)
        foot.addWidget(self.onward)
        column.addLayout(foot)
        self._line = QHBoxLayout(self)
        self._line.setSpacing(0)
        self._line.addWidget(self.near)
        self._line.addWidget(self._middle, 1)
        self._line.addWidget(self._side)

    # -- what is shown -------------------------------------------------------------------

    @override
    def show_chart(self) -> None:
        chart = self._workspace.chart
        if chart is None:
            return
        enabled = chart.session.ended_at is None
        self.indication.show_chart(chart, enabled=enabled)
        self.preventives.show_chart(chart, enabled=enabled)
        self.checks.show_chart(chart, enabled=enabled)
        self.comfort.show_chart(chart, enabled=enabled)
        if self._earlier is None:
            self._earlier = tuple(self._charts_before(chart))
            self._chosen = chosen_baselines(self._workspace.store, chart)
        self.effect.show_chart(chart, self._earlier, self._chosen)
        self._rest.now()

    @override
    def show_changed(self, changes: ChangeSet) -> None:
        chart = self._workspace.chart
        if chart is None:
            return
        enabled = chart.session.ended_at is None
        self.indication.show_chart(chart, enabled=enabled)
        self.preventives.show_chart(chart, enabled=enabled)
        self.checks.show_chart(chart, enabled=enabled)
        self.comfort.show_chart(chart, enabled=enabled)
        self.effect.show_chart(chart, self._earlier or (), self._chosen)
        self._rest.ask()

    def _show_rest(self) -> None:
        """The findings, once the answer itself is on the screen."""
        chart = self._workspace.chart
        if chart is None:
            return
        kinds = {rule.name: rule.kind for rule in self._workspace.judged.rules.rules}
        here = [f for f in self._workspace.findings if f.place == PlaceName.PREPARE]
        still_open = [f for f in here if kinds.get(f.rule) in OPEN_KINDS]
        self.open.show_open(still_open)
        found = (f for f in here if f not in still_open)
        self.found.show_findings(found, enabled=chart.session.ended_at is None)

    def _charts_before(self, chart: SessionChart) -> Iterator[SessionChart]:
        store, this = self._workspace.store, chart.session
        for one in store.sessions.of_patient(this.patient_id):
            if one.session.session_id != this.session_id:
                try:
                    yield store.chart(one.session.session_id)
                except UnreadableRecordError:  # said as the session was begun
                    continue

    @override
    def refresh_theme(self) -> None:
        refresh_icons(self, self._theme)
        self.comfort.refresh_theme()
        self.found.cards.refresh_theme()
        self.update()

    # -- keyboard ------------------------------------------------------------------------

    @override
    def arrive(self) -> None:
        self.checks.go_to(self.checks.first_open().question.code)

    def _go_to(self, code: str) -> None:
        if code != CARRIED:
            self.checks.go_to(code)
            return
        marks = (
            self.indication.diagnosis.mark,
            self.indication.aura.mark,
            self.indication.allergies_mark,
            self.preventives.confirm,
        )
        waiting = next((mark for mark in marks if not mark.isHidden()), None)
        if waiting is None:
            self.checks.go_to("")
        else:
            waiting.setFocus(Qt.FocusReason.OtherFocusReason)
            self.near.ensureWidgetVisible(waiting)

    # -- leaving -------------------------------------------------------------------------

    def _fields(self) -> list[KeptField]:
        return [
            *self.indication.fields.values(),
            *self.preventives.fields(),
            *self.checks.fields(),
        ]

    @override
    def keep_typed(self) -> bool:
        kept = [field.keep_or_stay() for field in self._fields()]  # each, not up to the first
        return all(kept)

    @override
    def step_out(self) -> bool:
        if self.preventives.editor is not None:
            self.preventives.editor.closed.emit()
            return True
        focus = self.focusWidget()
        if not isinstance(focus, QLineEdit):
            return False
        for made in self.checks.rows.values():
            if made.isAncestorOf(focus):
                made.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        self.arrive()
        return True

    @override
    def release(self) -> None:
        for field in self._fields():
            field.release()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.window().width()
        small, large = wide < SMALL_BELOW, wide >= LARGE_FROM
        gap = 12 if small else 20 if large else 16
        self._line.setContentsMargins(gap, gap, gap - BAR, gap)
        # The columns bring the strip of their bar with them.
        self._middle.setContentsMargins(gap - BAR, 0, gap, 0)
        self.near.set_gap(20 if large else 12)
        self.far.set_gap(20 if large else 12)
        self.near.setFixedWidth(BAR + (400 if small else 560 if large else 452))
        self._side.setFixedWidth(BAR + (288 if small else 420 if large else 316))
