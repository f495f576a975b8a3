"""Keeps what is worked out from the records in step with them, inside their transactions."""

from contextlib import suppress

from model.errors import UnreadableRecordError
from model.store.course_rows import CourseRows
from model.store.database import Database
from model.store.derived_state import keep_current
from model.store.ended_charts import EndedCharts
from model.store.patient_grams import PatientGrams
from model.store.totals import Totals
from model.store.word_index import WordIndex

AT_ONCE = 200  # patients whose numbers are read at a time: memory does not grow with the file


class Derived:
    """Told of every change that lists, sums or searches read; rebuild() works all out anew.

    Each call but rebuild() is made inside the transaction of its change.
    """

    def __init__(self, database: Database, charts: EndedCharts) -> None:
        self._database, self._charts = database, charts
        self._totals = Totals(database)
        self._courses = CourseRows(database, charts)
        self._words = WordIndex(database)

    def session_ended(self, session_id: int) -> None:
        """A session takes no more marks: its sums stand."""
        try:
            chart, total = self._charts.of(session_id)
        except UnreadableRecordError:  # the check of the records tells of it; it counts nowhere
            return
        self._totals.put(chart, total)
        self._courses.sessions_changed(chart.session.patient_id, chart)

    def session_reopened(self, session_id: int) -> None:
        """Its sums count no longer."""
        self._totals.remove(session_id)
        row = self._database.row("SELECT patient_id FROM session WHERE id = ?", (session_id,))
        if row:
            self._courses.sessions_changed(row[0])

    def session_void(self, session_id: int) -> None:
        """It was declared entered in error."""
        self.session_reopened(session_id)

    def session_corrected(self, session_id: int) -> None:
        """An amendment corrected values of it: what it adds up to follows, if it counts at all."""
        if self._totals.has(session_id):
            self.session_ended(session_id)

    def session_text_changed(self, session_id: int) -> None:
        """A note, a reason or an amendment of a session reads otherwise."""
        self._words.session_changed(session_id)

    def patient_changed(self, patient_id: int) -> None:
        """Name, contact, decision or another part of a patient's course changed."""
        self._courses.told(patient_id)
        self._words.patient_changed(patient_id)

    def diary_changed(self, patient_id: int) -> None:
        """Days of a patient's diary came or went."""
        self._courses.diary_changed(patient_id)

    def rebuild(self) -> None:
        """All of it from the records, in one transaction."""
        with self._database.transaction():
            self._totals.clear()
            self._courses.clear()
            self._words.rebuild()
            PatientGrams(self._database).rebuild()
            last = 0
            while found := self._patients_after(last):
                for patient_id in found:
                    self._rebuild_patient(patient_id)
                last = found[-1]
            keep_current(self._database)

    def _patients_after(self, patient_id: int) -> list[int]:
        rows = self._database.rows(
            "SELECT id FROM patient WHERE id > ? ORDER BY id LIMIT ?", (patient_id, AT_ONCE)
        )
        return [row[0] for row in rows]

    def _rebuild_patient(self, patient_id: int) -> None:
        rows = self._database.rows(
            "SELECT id FROM session AS s WHERE patient_id = ? AND state = 'finished' AND NOT EXISTS"
            " (SELECT 1 FROM amendment WHERE session_id = s.id AND kind = 'void')"
            " ORDER BY started_at, id",
            (patient_id,),
        )
        last = None
        for (session_id,) in rows:
            with suppress(UnreadableRecordError):  # the check of the records tells of it
                last, total = self._charts.of(session_id)
                self._totals.put(last, total)
        self._courses.sessions_changed(patient_id, last)
