"""The menu of plans, and the offer of the last session while nothing is charted."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from gui.session.plan_actions import PlanActions
from gui.widgets.parts import button, label
from gui.wording import day, tr, units
from gui.workspace import Workspace
from model.plan import Plan, plan_of
from model.session_chart import ZERO, SessionChart


class PlanMenu(QMenu):
    """Made anew each time it is asked for; what cannot be done is off.

    What replaces or removes the patient's plan asks nothing: the former plan can be put back.
    """

    def __init__(self, parent: QWidget, workspace: Workspace, actions: PlanActions) -> None:
        super().__init__(parent)
        self.aboutToHide.connect(self.deleteLater)
        chart = workspace.chart
        takes = chart is not None and chart.session.ended_at is None
        last, plan, former = actions.last, actions.patients_plan, actions.former_plan
        repeat = tr("Repeat last session")
        if last:
            repeat = tr("Repeat last session ({day})").format(day=day(last.session.started_at))
        self._offer(repeat, actions.repeat_last, takes and last is not None)
        self._offer(tr("Back to the protocol’s plan"), actions.back_to_protocol, takes)
        self.addSeparator()
        self._offer(_plan_words(plan, actions.kept_at), _nothing, False)
        self._offer(tr("Use the patient’s plan"), actions.use_patients_plan, takes and bool(plan))
        keep = (
            tr("Keep this instead as the patient’s plan") if plan
            else tr("Keep this as the patient’s plan")
        )  # fmt: skip
        differs = chart is not None and plan_of(chart) != plan
        self._offer(keep, actions.keep_as_patients_plan, differs)
        if plan:
            self._offer(tr("Remove the patient’s plan"), actions.remove_patients_plan, True)
        if former:
            put_back = tr("Put the former plan back ({plan})").format(plan=_sum_words(former))
            self._offer(put_back, actions.put_former_back, True)

    def _offer(self, words: str, act: Callable[[], object], possible: bool) -> None:
        made = self.addAction(words)
        made.setEnabled(possible)
        made.triggered.connect(lambda _=False: act())


def _nothing() -> None:
    """A line to read alone."""


def _plan_words(plan: Plan, kept_at: datetime | None) -> str:
    """What the patient's plan is, and since when."""
    if not plan or kept_at is None:
        return tr("The patient has no plan of their own")
    return tr("The patient’s plan: {plan}, kept {day}").format(
        plan=_sum_words(plan), day=day(kept_at)
    )


def _sum_words(plan: Plan) -> str:
    meant = [site for site in plan if not site.left_out]
    total = sum((site.dose_units for site in meant), ZERO)
    return tr("{units} at {n} sites").format(units=units(total), n=len(meant))


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
