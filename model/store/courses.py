"""Reads a patient's whole course in a few queries, however many sessions there were."""

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal, InvalidOperation

from model.corrected import Corrected, corrected_details
from model.counted import PERIOD
from model.outcome.course import Course, Treatment
from model.outcome.lists import Measure
from model.outcome.parts import by_id
from model.store.database import Database
from model.store.outcomes import Outcomes
from model.store.patients import Patients
from model.store.sessions import Sessions
from model.store.signatures import Signatures


class Courses:
    """The treatments, what was measured at each, and all that was kept between them."""

    def __init__(
        self,
        database: Database,
        patients: Patients,
        sessions: Sessions,
        outcomes: Outcomes,
        signatures: Signatures,
    ) -> None:
        self._database, self._signatures = database, signatures
        self._patients, self._sessions, self._outcomes = patients, sessions, outcomes

    def of(self, patient_id: int, measures: Mapping[str, Measure]) -> Course:
        """The course of one patient, with the measures of the clinic; raises NotFoundError."""
        patient = self._patients.get(patient_id)
        corrected = self._corrected(patient_id, measures)
        values = self._values(patient_id, measures, corrected)
        treatments = []
        for summary in reversed(self._sessions.of_patient(patient_id)):
            session_id = summary.session.session_id
            found = values.get(session_id, {})
            period = found.pop(PERIOD, None)
            treatments.append(
                Treatment(
                    summary=summary,
                    values=found,
                    period_days=int(period) if period else None,
                    corrected=corrected.get(session_id, {}),
                )
            )
        parts = self._outcomes.all_of(patient_id)
        return Course(patient=patient, treatments=tuple(treatments), parts=by_id(parts))

    def _corrected(
        self, patient_id: int, measures: Mapping[str, Measure]
    ) -> dict[int, dict[str, Corrected]]:
        """What amendments corrected of each session, by the same names as the values."""
        names = _names(measures)
        return {
            session_id: {
                names[key]: one
                for key, one in corrected_details(corrections).items()
                if key in names
            }
            for session_id, corrections in self._signatures.corrections_of_patient(
                patient_id
            ).items()
        }

    def _values(
        self,
        patient_id: int,
        measures: Mapping[str, Measure],
        corrected: Mapping[int, Mapping[str, Corrected]],
    ) -> dict[int, dict[str, Decimal]]:
        """What was measured at each session, as corrected where that can be read."""
        names = _names(measures)
        rows = self._database.rows(
            "SELECT d.session_id, d.key, d.value FROM session AS s JOIN detail AS d"
            f" ON d.session_id = s.id AND d.key IN ({', '.join('?' * len(names))})"
            " WHERE s.patient_id = ?",
            (*names, patient_id),
        )
        values: dict[int, dict[str, Decimal]] = {}
        for session_id, key, value in rows:
            name = names[key]
            one = corrected[session_id].get(name) if session_id in corrected else None
            counts = one.value if one and one.value is not None else value
            with suppress(InvalidOperation):  # put there from outside: the check tells of it
                values.setdefault(session_id, {})[name] = Decimal(counts)
        return values


def _names(measures: Mapping[str, Measure]) -> dict[str, str]:
    """The keys of details that the course holds: by a measure's code, the period by its key."""
    return {measure.key: measure.code for measure in measures.values()} | {PERIOD: PERIOD}
