"""Plans for the open session: the last one's, the patient's own, the protocol's."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from gui.wording import local, tr
from gui.workspace import ChangeSet, Workspace
from model.errors import HeadmapError
from model.plan import Plan, as_plan, as_protocol, not_taken_over, plan_of
from model.safety.words import day_words
from model.session_chart import SessionChart

PATIENTS_PLAN = "the patient’s plan"


class PlanActions(QObject):
    """Each method is one undo step; nothing is ever marked as given."""

    used = Signal()
    """The open sites are planned anew."""
    kept = Signal()
    """The patient's own plan is another one, or gone."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._last: tuple[int, SessionChart | None] = (0, None)

    @property
    def last(self) -> SessionChart | None:
        """The patient's last session in which anything was given."""
        chart = self._workspace.chart
        if chart is None:
            return None
        session_id = chart.session.session_id
        if self._last[0] != session_id:
            self._last = (session_id, self._workspace.store.treated_before(session_id))
        return self._last[1]

    @property
    def differs_from_last(self) -> bool:
        """Whether repeating the last session would change anything."""
        chart, last = self._workspace.chart, self.last
        if chart is None or last is None:
            return False
        head_map, now = self._workspace.session_head_map, self._workspace.clock()
        return bool(as_plan(chart, head_map, plan_of(last), now, _session_words(last)))

    @property
    def patients_plan(self) -> Plan:
        """The plan kept for the patient; empty where there is none."""
        chart = self._workspace.chart
        return self._workspace.store.plans.of(chart.patient.patient_id) if chart else ()

    def repeat_last(self) -> bool:
        """The last session's sites, doses, moves and departures as a plan."""
        last = self.last
        return last is not None and self._use(
            tr("Last session repeated"), plan_of(last), _session_words(last)
        )

    def use_patients_plan(self) -> bool:
        """The patient's own plan."""
        plan = self.patients_plan
        return bool(plan) and self._use(tr("Patient’s plan used"), plan, PATIENTS_PLAN)

    @property
    def kept_at(self) -> datetime | None:
        """When the patient's plan was kept; None where there is none."""
        chart = self._workspace.chart
        return self._workspace.store.plans.kept_at(chart.patient.patient_id) if chart else None

    @property
    def former_plan(self) -> Plan:
        """The patient's plan before the last one was kept or removed; empty for none."""
        chart = self._workspace.chart
        return self._workspace.store.plans.former(chart.patient.patient_id) if chart else ()

    def keep_as_patients_plan(self) -> bool:
        """This session's sites and doses as the patient's own plan, for later sessions."""
        chart = self._workspace.chart
        return chart is not None and self._keep(plan_of(chart))

    def put_former_back(self) -> bool:
        """The patient's plan as it was before it was last replaced or removed."""
        former = self.former_plan
        return bool(former) and self._keep(former)

    def remove_patients_plan(self) -> bool:
        """No plan of the patient's own any more; no session changes."""
        return bool(self.patients_plan) and self._keep(())

    def _keep(self, plan: Plan) -> bool:
        workspace, chart = self._workspace, self._workspace.chart
        if chart is None:
            return False
        try:
            workspace.store.plans.keep(
                chart.patient.patient_id, plan, workspace.clock(), workspace.actor
            )
        except HeadmapError as error:
            workspace.report(error)
            return False
        workspace.records_changed.emit(ChangeSet(patients=True))
        self.kept.emit()
        return True

    def back_to_protocol(self) -> bool:
        """The open sites as the protocol plans them."""
        done = self._workspace.perform(tr("Back to the protocol’s plan"), as_protocol)
        if done:
            self.used.emit()
        return done

    def _use(self, name: str, plan: Plan, source: str) -> bool:
        workspace, chart = self._workspace, self._workspace.chart
        if chart is None:
            return False
        at, head_map = workspace.clock(), workspace.session_head_map
        left = not_taken_over(chart, head_map, plan)
        done = workspace.perform(name, lambda now: as_plan(now, head_map, plan, at, source))
        if done:
            self.used.emit()
        if left:
            words = tr("Not taken over, chart them by hand: {sites}.")
            workspace.failed.emit(words.format(sites="; ".join(left)))
        return done


def _session_words(last: SessionChart) -> str:
    """A session as a note of this one names it: part of the record, in the record's language."""
    return f"the session of {day_words(local(last.session.started_at).date())}"
