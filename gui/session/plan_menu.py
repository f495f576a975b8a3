"""The menu of plans, and the offer of the last session while nothing is charted."""

from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from gui.session.plan_actions import PlanActions
from gui.widgets.parts import button, label
from gui.wording import day, tr, units
from gui.workspace import Workspace
from model.session_chart import SessionChart


class PlanMenu(QMenu):
    """Made anew each time it is asked for; what cannot be done is off."""

    def __init__(self, parent: QWidget, workspace: Workspace, actions: PlanActions) -> None:
        super().__init__(parent)
        self.aboutToHide.connect(self.deleteLater)
        chart = workspace.chart
        takes = chart is not None and chart.session.ended_at is None
        last = actions.last
        repeat = tr("Repeat last session")
        if last:
            repeat = tr("Repeat last session ({day})").format(day=day(last.session.started_at))
        for words, act, possible in (
            (repeat, actions.repeat_last, takes and last is not None),
            (
                tr("Use the patient’s plan"),
                actions.use_patients_plan,
                takes and bool(actions.patients_plan),
            ),
            (
                tr("Keep this as the patient’s plan"),
                actions.keep_as_patients_plan,
                chart is not None,
            ),
            (tr("Back to the protocol’s plan"), actions.back_to_protocol, takes),
        ):
            made = self.addAction(words)
            made.setEnabled(possible)
            made.triggered.connect(lambda _=False, act=act: act())


class RepeatOffer(QFrame):
    """One action takes over the last session as a plan; gone once anything is charted."""

    def __init__(self, actions: PlanActions) -> None:
        super().__init__()
        self.setProperty("kind", "success")
        self._actions = actions
        self._words = label(kind="second", wrap=True)
        self.repeat = button(
            tr("Repeat last session"), tip=tr("As a plan: nothing is marked given (R)")
        )
        self.use_plan = button(tr("Use the patient’s plan"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.setSpacing(8)
        for made in (self._words, self.repeat, self.use_plan):
            layout.addWidget(made)
        self.repeat.clicked.connect(actions.repeat_last)
        self.use_plan.clicked.connect(actions.use_patients_plan)
        self.hide()

    def show_chart(self, chart: SessionChart) -> None:
        """Offer what there is, while the session is empty."""
        untouched = not chart.injections and chart.session.ended_at is None
        last = self._actions.last if untouched else None
        plan = self._actions.patients_plan if untouched else ()
        differs = last is not None and self._actions.differs_from_last
        if last:
            tally = last.tally
            words = (
                tr("Last session {day}: {units} at {n} sites") if differs
                else tr("Planned as in the last session {day}: {units} at {n} sites")
            )  # fmt: skip
            self._words.setText(
                words.format(
                    day=day(last.session.started_at),
                    units=units(tally.units_given),
                    n=tally.sites_given + tally.extras_given,
                )
            )
        self._words.setVisible(last is not None)
        self.repeat.setVisible(differs)
        self.use_plan.setVisible(bool(plan))
        self.setVisible(last is not None or bool(plan))
