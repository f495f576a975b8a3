"""Reads a patient's whole course in a few queries, however many sessions there were."""

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal, InvalidOperation

from model.outcome.course import Course, Treatment
from model.outcome.lists import Measure
from model.outcome.parts import by_id
from model.store.database import Database
from model.store.outcomes import Outcomes
from model.store.patients import Patients
from model.store.sessions import Sessions

PERIOD = "indication.period_days"


class Courses:
    """The treatments, what was measured at each, and all that was kept between them."""

    def __init__(
        self, database: Database, patients: Patients, sessions: Sessions, outcomes: Outcomes
    ) -> None:
        self._database = database
        self._patients, self._sessions, self._outcomes = patients, sessions, outcomes

    def of(self, patient_id: int, measures: Mapping[str, Measure]) -> Course:
        """The course of one patient, with the measures of the clinic; raises NotFoundError."""
        patient = self._patients.get(patient_id)
        values = self._values(patient_id, measures)
        treatments = []
        for summary in reversed(self._sessions.of_patient(patient_id)):
            found = values.get(summary.session.session_id, {})
            period = found.pop(PERIOD, None)
            treatments.append(
                Treatment(
                    summary=summary, values=found, period_days=int(period) if period else None
                )
            )
        parts = self._outcomes.all_of(patient_id)
        return Course(patient=patient, treatments=tuple(treatments), parts=by_id(parts))

    def _values(
        self, patient_id: int, measures: Mapping[str, Measure]
    ) -> dict[int, dict[str, Decimal]]:
        """What was measured at each session, by the code of the measure; the period by its key."""
        names = {measure.key: measure.code for measure in measures.values()} | {PERIOD: PERIOD}
        rows = self._database.rows(
            "SELECT d.session_id, d.key, d.value FROM session AS s JOIN detail AS d"
            f" ON d.session_id = s.id AND d.key IN ({', '.join('?' * len(names))})"
            " WHERE s.patient_id = ?",
            (*names, patient_id),
        )
        values: dict[int, dict[str, Decimal]] = {}
        for session_id, key, value in rows:
            with suppress(InvalidOperation):  # put there from outside: the check tells of it
                values.setdefault(session_id, {})[names[key]] = Decimal(value)
        return values
