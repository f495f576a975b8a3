"""One row a patient for recall and overview: the sessions that count, what is due, who was told."""

from datetime import date

from model.clock import from_milliseconds
from model.due import next_due, session_day
from model.errors import UnreadableRecordError
from model.outcome.diary_day import DiaryDay
from model.outcome.diary_months import diary_months
from model.session_chart import SessionChart
from model.store.database import Database, Row
from model.store.ended_charts import EndedCharts
from model.store.outcome_tables import TABLES

COUNTS = "patient_id = ? AND given_tenths > 0"


class CourseRows:
    """patient_course and the months of diaries; a session counts once it ended with a dose given.

    Every call is made inside Database.transaction().
    """

    def __init__(self, database: Database, charts: EndedCharts) -> None:
        self._database, self._charts = database, charts

    def sessions_changed(self, patient_id: int, last: SessionChart | None = None) -> None:
        """A session of the patient counts from now on, or no longer; last may be the latest."""
        before = self._first(patient_id)
        count, first_at = self._database.rows(
            f"SELECT count(*), min(started_at) FROM session_total WHERE {COUNTS}", (patient_id,)
        )[0]
        session_id, last_on, due_on = self._last(patient_id, last)
        self._database.execute(
            "INSERT INTO patient_course"
            " (patient_id, sessions, first_at, last_session_id, last_on, due_on, active)"
            " VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT (patient_id) DO UPDATE SET"
            " sessions = excluded.sessions, first_at = excluded.first_at,"
            " last_session_id = excluded.last_session_id, last_on = excluded.last_on,"
            " due_on = excluded.due_on",
            (patient_id, count, first_at, session_id, last_on, due_on),
        )
        self.told(patient_id)
        if self._first(patient_id) != before:
            self.diary_changed(patient_id)

    def told(self, patient_id: int) -> None:
        """The patient was archived, reached or decided on; a new one gets the row."""
        found = self._database.row(
            "SELECT last_on FROM patient_course WHERE patient_id = ?", (patient_id,)
        )
        if found is None:
            self.sessions_changed(patient_id)
            return
        contact_on, result = self._last_contact(patient_id)
        booked_on, booked_time = self._booking(patient_id, found[0])
        self._database.execute(
            "UPDATE patient_course SET active = ?, contact_on = ?, contact_result = ?,"
            " booked_on = ?, booked_time = ? WHERE patient_id = ?",
            (self._is_active(patient_id), contact_on, result, booked_on, booked_time, patient_id),
        )

    def diary_changed(self, patient_id: int) -> None:
        """Count the months of the patient's diary anew."""
        table = TABLES[DiaryDay]
        rows = self._database.rows(
            f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE patient_id = ?"
            " ORDER BY day",
            (patient_id,),
        )
        days = [day for row in rows if isinstance(day := table.back(row), DiaryDay)]
        self._database.execute("DELETE FROM diary_total WHERE patient_id = ?", (patient_id,))
        first = self._first(patient_id)
        first_day = _day(first[0]) if first and first[0] is not None else None
        for month in diary_months(days, first_day):
            self._database.execute(
                "INSERT INTO diary_total (patient_id, ends_on, days_kept, headache_days,"
                " severe_days, acute_days) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    patient_id,
                    month.ends_on.isoformat(),
                    month.days_kept,
                    month.headache_days,
                    month.severe_days,
                    month.acute_days,
                ),
            )

    def clear(self) -> None:
        """Drop all rows."""
        for table in ("patient_course", "diary_total"):
            self._database.execute(f"DELETE FROM {table}")

    def _last(
        self, patient_id: int, known: SessionChart | None
    ) -> tuple[int | None, str | None, str | None]:
        """The last session that can be read, its day, and the day the next one is due."""
        rows = self._database.rows(
            f"SELECT session_id FROM session_total WHERE {COUNTS}"
            " ORDER BY started_at DESC, session_id DESC",
            (patient_id,),
        )
        for (session_id,) in rows:
            try:
                is_known = known is not None and known.session.session_id == session_id
                chart = known if known and is_known else self._charts.of(session_id)[0]
            except UnreadableRecordError:  # spoilt from outside: it must not keep others from work
                continue
            return session_id, session_day(chart).isoformat(), next_due(chart).isoformat()
        return None, None, None

    def _first(self, patient_id: int) -> Row | None:
        return self._database.row(
            "SELECT first_at FROM patient_course WHERE patient_id = ?", (patient_id,)
        )

    def _is_active(self, patient_id: int) -> bool:
        row = self._database.row(
            "SELECT archived_at IS NULL AND coalesce((SELECT choice FROM decision"
            " WHERE patient_id = p.id ORDER BY number DESC LIMIT 1), '') <> 'stop'"
            " FROM patient AS p WHERE p.id = ?",
            (patient_id,),
        )
        return bool(row and row[0])

    def _last_contact(self, patient_id: int) -> Row:
        row = self._database.row(
            "SELECT on_day, result FROM contact WHERE patient_id = ?"
            " ORDER BY on_day DESC, number DESC LIMIT 1",
            (patient_id,),
        )
        return row or (None, "")

    def _booking(self, patient_id: int, last_on: str | None) -> Row:
        """The last booking, unless it was declined since or the session was held."""
        row = self._database.row(
            "SELECT booked_on, booked_time FROM contact WHERE patient_id = ?"
            " AND result IN ('booked', 'declined') ORDER BY on_day DESC, number DESC LIMIT 1",
            (patient_id,),
        )
        if row is None or row[0] is None or (last_on is not None and row[0] <= last_on):
            return (None, "")
        return row


def _day(milliseconds: int) -> date:
    return from_milliseconds(milliseconds).astimezone().date()
