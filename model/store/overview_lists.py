"""The lists behind the numbers of an overview, the latest first."""

from collections.abc import Iterable

from model.clock import from_milliseconds, to_milliseconds
from model.dose import from_tenths
from model.overview import Behind, BehindList, BehindRow, Period
from model.store.database import Database, Row

MOST_SHOWN = 500
ROW = """t.patient_id, p.family_name, p.given_names, p.record_number, t.session_id, t.started_at,
    c.name, t.sites_given + t.follow_given + t.custom_given, t.given_tenths, t.discarded_tenths,
    t.minutes"""
OF_SESSION = """session_total AS t JOIN patient AS p ON p.id = t.patient_id
    JOIN clinician AS c ON c.id = t.clinician_id"""
BETWEEN = "t.started_at >= ? AND t.started_at < ?"
WHERE = {
    Behind.SESSIONS: "1",
    Behind.DISCARDED: "t.discarded_tenths > 0",
    Behind.MINUTES: "t.minutes IS NOT NULL",
    Behind.NOT_GIVEN: "t.not_given > 0",
    Behind.MOVED: "t.moved > 0",
    Behind.OTHER_DOSE: "t.other_dose > 0",
    Behind.FOLLOW: "t.follow_given > 0",
    Behind.CUSTOM: "t.custom_given > 0",
}
# What stands first in a list; in the others the latest.
ORDER = {Behind.DISCARDED: "t.discarded_tenths DESC,", Behind.MINUTES: "t.minutes DESC,"}


class OverviewLists:
    """Each at most so many rows, with the count of all."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sessions(
        self, period: Period, behind: Behind, clinician_id: int | None = None
    ) -> BehindList:
        """The sessions behind a number, of one clinician where one is named."""
        where, values = f"{BETWEEN} AND {WHERE[behind]}", [*bounds_of(period)]
        if clinician_id is not None:
            where, values = f"{where} AND t.clinician_id = ?", [*values, clinician_id]
        sites = (
            "(SELECT group_concat(site_code, ', ') FROM departure AS d"
            f" WHERE d.session_id = t.session_id AND d.kind = '{behind}')"
        )
        rows = self._database.rows(
            f"SELECT {ROW}, {sites} FROM {OF_SESSION} WHERE {where}"
            f" ORDER BY {ORDER.get(behind, '')} t.started_at DESC LIMIT {MOST_SHOWN}",
            values,
        )
        total = self._database.row(f"SELECT count(*) FROM session_total AS t WHERE {where}", values)
        return BehindList(tuple(map(_row, rows)), int(total[0]) if total else 0)

    def new_patients(self, period: Period) -> BehindList:
        """Who was treated for the first time, with that session."""
        where = "k.first_at >= ? AND k.first_at < ?"
        rows = self._database.rows(
            f"SELECT {ROW}, '' FROM patient_course AS k CROSS JOIN session_total AS t"
            " ON t.patient_id = k.patient_id AND t.started_at = k.first_at"
            " JOIN patient AS p ON p.id = t.patient_id JOIN clinician AS c ON c.id = t.clinician_id"
            f" WHERE {where} ORDER BY k.first_at DESC LIMIT {MOST_SHOWN}",
            bounds_of(period),
        )
        total = self._database.row(
            f"SELECT count(*) FROM patient_course AS k WHERE {where}", bounds_of(period)
        )
        return BehindList(tuple(map(_row, rows)), int(total[0]) if total else 0)

    def adverse_effects(self, period: Period, text: str = "") -> BehindList:
        """The adverse effects of sessions of the period, of one kind where its words are named."""
        where, values = BETWEEN, list[object](bounds_of(period))
        if text:
            where, values = f"{where} AND a.text = ?", [*values, text]
        told = f"{OF_SESSION} CROSS JOIN adverse_effect AS a ON a.session_id = t.session_id"
        rows = self._database.rows(
            f"SELECT {ROW}, a.text || CASE a.severity WHEN 'unknown' THEN '' ELSE ', ' ||"
            f" a.severity END FROM {told} WHERE {where}"
            f" ORDER BY t.started_at DESC LIMIT {MOST_SHOWN}",
            values,
        )
        total = self._database.row(f"SELECT count(*) FROM {told} WHERE {where}", values)
        return BehindList(tuple(map(_row, rows)), int(total[0]) if total else 0)

    def patients(self, patient_ids: Iterable[int]) -> BehindList:
        """These patients by name, with their last session."""
        ids = list(patient_ids)
        found: list[Row] = []
        for first in range(0, min(len(ids), MOST_SHOWN), 100):
            some = ids[first : first + 100]
            found += self._database.rows(
                f"SELECT {ROW}, '' FROM patient_course AS k JOIN session_total AS t"
                # Who came and was given nothing has a session, though none that counts.
                " ON t.session_id = coalesce(k.last_session_id, (SELECT max(session_id)"
                " FROM session_total WHERE patient_id = k.patient_id))"
                " JOIN patient AS p ON p.id = k.patient_id"
                " JOIN clinician AS c ON c.id = t.clinician_id"
                f" WHERE k.patient_id IN ({', '.join('?' * len(some))})",
                some,
            )
        rows = sorted(map(_row, found), key=lambda row: row.patient_name.casefold())
        return BehindList(tuple(rows), len(ids))


def bounds_of(period: Period) -> tuple[int, int]:
    """A period in milliseconds, as the tables keep moments."""
    first, after = period.bounds
    return to_milliseconds(first), to_milliseconds(after)


def _row(row: Row) -> BehindRow:
    return BehindRow(
        patient_id=row[0],
        patient_name=", ".join(part for part in row[1:3] if part),
        record_number=row[3],
        session_id=row[4],
        at=from_milliseconds(row[5]),
        clinician=row[6],
        sites=row[7],
        units=from_tenths(row[8]),
        discarded=from_tenths(row[9]),
        minutes=row[10],
        words=row[11] or "",
    )
