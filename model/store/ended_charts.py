"""Reads of a session only what its sums need: of a million, the rest would take an hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.corrected import corrected_details, with_correction
from model.counted import PERIOD
from model.detail import Detail
from model.due import KEY as NEXT_DUE
from model.errors import InvalidValueError, UnreadableRecordError
from model.session_chart import SessionChart
from model.session_part import by_id
from model.session_total import COUNTED, SessionTotal, total_of
from model.store.database import Database
from model.store.part_tables import TABLES
from model.vial import Discard

if TYPE_CHECKING:
    from model.store.store import Store

KEYS = (PERIOD, *COUNTED, "clock.first", "clock.last", NEXT_DUE)
DETAILS = (
    f"SELECT {', '.join(TABLES[Detail].columns)} FROM detail"
    f" WHERE session_id = ? AND key IN ({', '.join('?' * len(KEYS))})"
)


class EndedCharts:
    """Charts without answers, vials and signatures, and what they add up to.

    What amendments corrected stands in them as corrected: they are read for sums alone.
    """

    def __init__(self, database: Database, store: Store) -> None:
        self._database, self._store = database, store

    def of(self, session_id: int) -> tuple[SessionChart, SessionTotal]:
        """A session and its sums.

        Raises NotFoundError, or UnreadableRecordError for a value that was put there from outside.
        """
        try:
            chart = self._chart(session_id)
            return chart, total_of(chart)
        except (ValueError, ArithmeticError, TypeError, InvalidValueError) as error:
            raise UnreadableRecordError(
                f"Session {session_id} holds a value that Headmap never writes."
            ) from error

    def _chart(self, session_id: int) -> SessionChart:
        store = self._store
        session = store.sessions.get(session_id)
        rows = self._database.rows(DETAILS, (session_id, *KEYS))
        details = [part for row in rows if isinstance(part := TABLES[Detail].back(row), Detail)]
        corrected = corrected_details(store.signatures.corrections_of(session_id))
        parts = [with_correction(detail, corrected) for detail in details]
        return SessionChart(
            session=session,
            patient=store.patients.get(session.patient_id),
            clinician=store.clinicians.get(session.clinician_id),
            protocol=store.versions.protocol(session.protocol_version_id),
            injections=store.injections.of(session_id),
            parts=by_id([*parts, *store.parts.of(session_id, Discard)]),
        )
