"""Plans for the open session: the last one's, the patient's own, the protocol's."""

from PySide6.QtCore import QObject, Signal

from gui.wording import tr
from gui.workspace import ChangeSet, Workspace
from model.errors import HeadmapError
from model.plan import Plan, as_plan, as_protocol, plan_of, unknown_sites
from model.session_chart import SessionChart


class PlanActions(QObject):
    """Each method is one undo step; nothing is ever marked as given."""

    used = Signal()
    """The open sites are planned anew."""

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
        return bool(as_plan(chart, plan_of(last), self._workspace.clock()))

    @property
    def patients_plan(self) -> Plan:
        """The plan kept for the patient; empty where there is none."""
        chart = self._workspace.chart
        return self._workspace.store.plans.of(chart.patient.patient_id) if chart else ()

    def repeat_last(self) -> bool:
        """The last session's sites, doses, moves and departures as a plan."""
        last = self.last
        return last is not None and self._use(tr("Last session repeated"), plan_of(last))

    def use_patients_plan(self) -> bool:
        """The patient's own plan."""
        plan = self.patients_plan
        return bool(plan) and self._use(tr("Patient’s plan used"), plan)

    def keep_as_patients_plan(self) -> bool:
        """This session's sites and doses as the patient's own plan, for later sessions."""
        workspace, chart = self._workspace, self._workspace.chart
        if chart is None:
            return False
        try:
            workspace.store.plans.keep(
                chart.patient.patient_id, plan_of(chart), workspace.clock(), workspace.actor
            )
        except HeadmapError as error:
            workspace.report(error)
            return False
        workspace.records_changed.emit(ChangeSet(patients=True))
        return True

    def back_to_protocol(self) -> bool:
        """The open sites as the protocol plans them."""
        done = self._workspace.perform(tr("Back to the protocol’s plan"), as_protocol)
        if done:
            self.used.emit()
        return done

    def _use(self, name: str, plan: Plan) -> bool:
        workspace, chart = self._workspace, self._workspace.chart
        if chart is None:
            return False
        at = workspace.clock()
        unknown = unknown_sites(chart, plan)
        done = workspace.perform(name, lambda now: as_plan(now, plan, at))
        if done:
            self.used.emit()
        if unknown:
            workspace.failed.emit(
                tr("Not in this session’s protocol, so not taken over: {codes}.").format(
                    codes=", ".join(unknown)
                )
            )
        return done
