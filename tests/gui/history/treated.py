"""A patient with sessions as a timeline has to tell them apart."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from gui.history.records import CourseRecords
from gui.workspace import Workspace
from model.detail import Detail
from model.injection import FreePlace
from model.outcome.measurement import Baseline
from model.patient import Patient
from model.session import Session
from model.session_chart import SessionChart
from model.session_part import Changes, PartChange
from model.use_cases import charting, placing
from model.use_cases.measuring import keep
from model.use_cases.vials import add_vial
from tests.gui.session.reviewing import a_vial
from tests.model.conftest import NOON, a_patient

Act = Callable[[SessionChart], Changes]


class Treated:
    """Charts sessions of one patient as a clinician would."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.patient: Patient = workspace.store.patients.add(a_patient(), NOON, workspace.actor)

    def session(self, at: datetime, *acts: Act, finished: bool = True) -> Session:
        store, actor = self.workspace.store, self.workspace.actor
        session = store.start_session(
            self.patient.patient_id, actor, self.workspace.protocol, self.workspace.head_map, at
        )
        for act in acts:
            changes = act(store.chart(session.session_id))
            store.changes.apply(session.session_id, changes, action="test", at=at, actor=actor)
        return store.sessions.finish(session.session_id, at, actor) if finished else session

    def records(self) -> CourseRecords:
        return CourseRecords(self.workspace, self.patient.patient_id)

    def choose_baseline(self, session: Session, days: int) -> None:
        records = self.records()
        made = Baseline(
            measure="headache_days", value=Decimal(days), period_days=28,
            ends_on=session.started_at.date(), source=f"session:{session.session_id}",
            clinician_id=self.workspace.actor, recorded_at=NOON,
        )  # fmt: skip
        records.perform("Baseline chosen", lambda course: keep(course, made))
        records.release()


def give(*codes: str) -> Act:
    return lambda chart: tuple(
        change for code in codes for change in charting.give(chart, code, NOON)
    )


def leave_out(code: str, why: str) -> Act:
    return lambda chart: charting.leave_out(chart, code, "", why, NOON)


def dose(code: str, dose_units: str) -> Act:
    return lambda chart: charting.set_dose(chart, code, Decimal(dose_units), NOON)


def custom(place: FreePlace, lies_on: str, workspace: Workspace) -> Act:
    return lambda chart: placing.add_custom(
        chart, workspace.head_map, place, lies_on, Decimal(5), "Clenching", NOON, given=True
    )


def headache_days(days: int) -> Act:
    made = Detail(key="indication.headache_days", value=str(days), recorded_at=NOON)
    return lambda _chart: (PartChange(None, made),)


def vial() -> Act:
    return lambda chart: add_vial(chart, a_vial(), NOON)
