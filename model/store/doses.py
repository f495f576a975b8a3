"""Reads where a patient's units went, added up by SQLite: a life of sessions is three queries."""

from model.clock import from_milliseconds
from model.dose import from_tenths
from model.injection import FreePlace, Kind, Laterality
from model.outcome.dose_history import DoseHistory, DoseRow, DoseSession
from model.store.database import Database, Row
from model.store.sessions import IS_VOID
from model.store.versions import Versions

# Sessions that count: not void, and something was injected in them.
COUNTED = f"""FROM session AS s WHERE s.patient_id = ? AND NOT {IS_VOID}
    AND EXISTS (SELECT 1 FROM injection WHERE session_id = s.id AND state = 'given')"""
SESSIONS = f"""SELECT s.id, s.started_at, s.state = 'draft', s.protocol_version_id,
    EXISTS (SELECT 1 FROM amendment WHERE session_id = s.id AND kind = 'correction')
    {COUNTED} ORDER BY s.started_at, s.id"""
# Added up apart from the added sites: sorted by fewer columns the groups take half the time.
CASES = f"""WITH counted AS MATERIALIZED
    (SELECT s.id, s.started_at, s.state = 'draft' AS is_open {COUNTED})"""
FIXED = f"""{CASES} SELECT 'fixed', i.site_code, i.muscle, i.laterality, c.is_open, NULL,
    NULL, NULL, NULL, '', sum(iif(i.state = 'given', i.dose_tenths, 0)), sum(i.state = 'given'),
    sum(i.state = 'not_given'), sum(i.state = 'given' AND i.moved_mm IS NOT NULL)
    FROM counted AS c JOIN injection AS i ON i.session_id = c.id AND i.kind = 'fixed'
    WHERE i.state <> 'planned' GROUP BY i.site_code, i.muscle, i.laterality, c.is_open"""
# An added site lies where it was given: each is a row of its own.
ADDED = f"""{CASES} SELECT i.kind, i.site_code, i.muscle, i.laterality, c.is_open, c.id,
    i.view, i.x, i.y, i.label, iif(i.state = 'given', i.dose_tenths, 0), i.state = 'given',
    i.state = 'not_given', 0
    FROM counted AS c JOIN injection AS i ON i.session_id = c.id AND i.kind <> 'fixed'
    WHERE i.state <> 'planned' ORDER BY c.started_at, c.id, i.ordinal"""


class Doses:
    """Units at each site over all sessions that count."""

    def __init__(self, database: Database, versions: Versions) -> None:
        self._database, self._versions = database, versions

    def of(self, patient_id: int) -> DoseHistory:
        """What was given to one patient, the oldest first; nothing for an unknown one."""
        sessions = [
            DoseSession(
                session_id=row[0],
                started_at=from_milliseconds(row[1]),
                is_open=bool(row[2]),
                is_corrected=bool(row[4]),
                protocol=self._versions.protocol(row[3]),
            )
            for row in self._database.rows(SESSIONS, (patient_id,))
        ]
        rows = [r for sql in (FIXED, ADDED) for r in self._database.rows(sql, (patient_id,))]
        return DoseHistory(sessions=tuple(sessions), rows=tuple(map(_dose_row, rows)))


def _dose_row(row: Row) -> DoseRow:
    return DoseRow(
        kind=Kind(row[0]),
        code=row[1],
        muscle=row[2],
        laterality=Laterality(row[3]),
        is_open=bool(row[4]),
        session_id=row[5],
        place=FreePlace(row[6], row[7], row[8]) if row[6] is not None else None,
        label=row[9],
        units=from_tenths(row[10]),
        times_given=row[11],
        times_not_given=row[12],
        times_moved=row[13],
    )
