"""The sums of sessions that ended, and what departed in them, as lists and sums read them."""

from dataclasses import asdict

from model.clock import to_milliseconds
from model.session_chart import SessionChart
from model.session_total import SessionTotal, departures
from model.store.database import Database


class Totals:
    """One row a session, and one for each departure; void and open sessions have none."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, chart: SessionChart, total: SessionTotal) -> None:
        """Keep the sums of a session inside Database.transaction(), in the place of older ones."""
        session = chart.session
        self.remove(session.session_id)
        columns = {
            "session_id": session.session_id,
            "patient_id": session.patient_id,
            "clinician_id": session.clinician_id,
            "started_at": to_milliseconds(session.started_at),
            **asdict(total),
        }
        self._database.execute(
            f"INSERT INTO session_total ({', '.join(columns)})"
            f" VALUES ({', '.join('?' * len(columns))})",
            tuple(columns.values()),
        )
        for kind, code in departures(chart):
            self._database.execute(
                "INSERT INTO departure (kind, site_code, session_id) VALUES (?, ?, ?)",
                (kind.value, code, session.session_id),
            )

    def remove(self, session_id: int) -> None:
        """Drop the sums of a session that counts no longer, inside Database.transaction()."""
        for table in ("session_total", "departure"):
            self._database.execute(f"DELETE FROM {table} WHERE session_id = ?", (session_id,))

    def has(self, session_id: int) -> bool:
        """Whether a session counts."""
        sql = "SELECT 1 FROM session_total WHERE session_id = ?"
        return self._database.row(sql, (session_id,)) is not None

    def clear(self) -> None:
        """Drop the sums of all sessions, inside Database.transaction()."""
        for table in ("session_total", "departure"):
            self._database.execute(f"DELETE FROM {table}")
