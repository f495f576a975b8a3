"""Finds who is to be called by indexes, never by walking through everybody.

course_due serves the groups by the day the next session is due, course_last the checkpoints, and
session_open what was left open.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from model.clock import from_milliseconds, to_milliseconds
from model.outcome.contact import Result
from model.recall import Group, RecallAsked, RecallRow, monday_of
from model.store.database import Database, Row

MOST_AT_ONCE = 200
MOST_COUNTED = 1000
"""Counting stops here: who never came back in twenty years is not worth a walk."""

COLUMNS = (
    "c.patient_id, p.family_name, p.given_names, p.born_on, p.record_number, p.phone, p.email,"
    " c.last_session_id, c.last_on, c.due_on, c.contact_on, c.contact_result, c.booked_on,"
    " c.booked_time"
)
# A session with doses given that nobody ended: it counts nowhere before that.
# None of them is void: only a finished session can be.
WITH_DOSES = "EXISTS (SELECT 1 FROM injection WHERE session_id = s.id AND state = 'given')"
# Whoever has a session open today is here already, and of whom one was left open, the day due is
# that of an older one. active = 1 is what both indexes hold.
CALLED = f"""c.active = 1 AND c.patient_id NOT IN
    (SELECT s.patient_id FROM session AS s WHERE s.state = 'draft'
        AND (s.started_at >= ? OR {WITH_DOSES}))"""
DUE = f"c.due_on BETWEEN ? AND ? AND {CALLED} AND (c.booked_on IS NULL OR c.booked_on < ?)"
BOOKED = f"c.booked_on >= ? AND {CALLED}"
# A message that was left is no answer. Who is due this week is called for that.
CHECKPOINT = f"""c.last_on BETWEEN ? AND ? AND {CALLED} AND c.due_on > ?
    AND (c.contact_on IS NULL OR c.contact_on < date(c.last_on, ?)
        OR c.contact_result = 'left_message')"""
LEFT_OPEN = f"""session AS s INDEXED BY session_open
    CROSS JOIN patient AS p ON p.id = s.patient_id
    WHERE s.state = 'draft' AND s.started_at < ? AND p.archived_at IS NULL AND {WITH_DOSES}"""
LEFT_OPEN_COLUMNS = (
    "s.patient_id, p.family_name, p.given_names, p.born_on, p.record_number, p.phone, p.email,"
    " s.id, s.started_at,"
    " (SELECT sum(dose_tenths) FROM injection WHERE session_id = s.id AND state = 'given')"
)
Values = tuple[object, ...]


class Recall:
    """Patients who are archived or whose treatment was stopped are not called.

    A session left open is to be ended and signed whatever was decided since, unless the patient is
    archived.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def counts(self, asked: RecallAsked) -> dict[Group, int]:
        """How many are in each group, up to MOST_COUNTED."""
        return {group: self._count(group, asked) for group in Group}

    def rows(
        self,
        groups: Iterable[Group],
        asked: RecallAsked,
        *,
        after: RecallRow | None = None,
        most: int = MOST_AT_ONCE,
    ) -> list[RecallRow]:
        """Those of some groups by urgency, at most so many, from the one behind `after` on.

        By group, then by the day; of those who never came back the latest first.
        """
        found: list[RecallRow] = []
        wanted = [group for group in Group if group in set(groups)]
        if after:
            wanted = wanted[wanted.index(after.group) :]
        for group in wanted:
            behind = after if after and after.group is group else None
            if len(found) < most:
                found += self._page(group, asked, behind, most - len(found))
        return found

    def _page(
        self, group: Group, asked: RecallAsked, after: RecallRow | None, most: int
    ) -> list[RecallRow]:
        if group is Group.LEFT_OPEN:
            return self._left_open(asked, after, most)
        if group is Group.CHECKPOINT:
            weekly = (
                self._at_checkpoint(weeks, asked, after, most) for weeks in asked.checkpoint_weeks
            )
            rows = [row for one in weekly for row in one]
            return sorted(rows, key=lambda row: (row.day, row.patient_id))[:most]
        if group is Group.BOOKED:
            return self._booked(asked, after, most)
        back = group is Group.NEVER_BACK
        where, values = DUE, _due_values(group, asked)
        if after:
            where += f" AND (c.due_on, c.patient_id) {'<' if back else '>'} (?, ?)"
            values += (after.due_on.isoformat(), after.patient_id)
        way = "DESC" if back else "ASC"
        order = f"c.due_on {way}, c.patient_id {way}"
        return [_row(group, 0, row) for row in self._select(where, values, order, most)]

    def _left_open(self, asked: RecallAsked, after: RecallRow | None, most: int) -> list[RecallRow]:
        where = LEFT_OPEN
        values: Values = (_midnight(asked.today),)
        if after:
            where += " AND (s.started_at, s.id) > (SELECT started_at, id FROM session WHERE id = ?)"
            values += (after.last_session_id,)
        rows = self._database.rows(
            f"SELECT {LEFT_OPEN_COLUMNS} FROM {where} ORDER BY s.started_at, s.id LIMIT ?",
            (*values, most),
        )
        return [_row_left_open(row) for row in rows]

    def _booked(self, asked: RecallAsked, after: RecallRow | None, most: int) -> list[RecallRow]:
        where, values = BOOKED, _booked_values(asked)
        if after:
            where += " AND (c.booked_on, c.patient_id) > (?, ?)"
            values += (after.day.isoformat(), after.patient_id)
        rows = self._select(where, values, "c.booked_on, c.patient_id", most)
        return [_row(Group.BOOKED, 0, row) for row in rows]

    def _at_checkpoint(
        self, weeks: int, asked: RecallAsked, after: RecallRow | None, most: int
    ) -> list[RecallRow]:
        where, values = CHECKPOINT, _checkpoint_values(weeks, asked)
        if after:
            where += " AND (c.last_on, c.patient_id) > (?, ?)"
            behind = after.day - timedelta(weeks=weeks)
            values += (behind.isoformat(), after.patient_id)
        rows = self._select(where, values, "c.last_on, c.patient_id", most)
        return [_row(Group.CHECKPOINT, weeks, row) for row in rows]

    def _select(self, where: str, values: Values, order: str, most: int) -> list[Row]:
        return self._database.rows(
            f"SELECT {COLUMNS} FROM patient_course AS c JOIN patient AS p ON p.id = c.patient_id"
            f" WHERE {where} ORDER BY {order} LIMIT ?",
            (*values, most),
        )

    def _count(self, group: Group, asked: RecallAsked) -> int:
        if group is Group.LEFT_OPEN:
            return self._counted(LEFT_OPEN, (_midnight(asked.today),))
        courses = "patient_course AS c WHERE"
        if group is Group.BOOKED:
            return self._counted(f"{courses} {BOOKED}", _booked_values(asked))
        if group is not Group.CHECKPOINT:
            return self._counted(f"{courses} {DUE}", _due_values(group, asked))
        weekly = (_checkpoint_values(weeks, asked) for weeks in asked.checkpoint_weeks)
        return sum(self._counted(f"{courses} {CHECKPOINT}", values) for values in weekly)

    def _counted(self, source: str, values: Values) -> int:
        row = self._database.row(
            f"SELECT count(*) FROM (SELECT 1 FROM {source} LIMIT ?)",
            (*values, MOST_COUNTED),
        )
        return int(row[0]) if row else 0


def _due_values(group: Group, asked: RecallAsked) -> Values:
    first, last = asked.due_range(group)
    return first.isoformat(), last.isoformat(), _midnight(asked.today), asked.today.isoformat()


def _booked_values(asked: RecallAsked) -> Values:
    return asked.today.isoformat(), _midnight(asked.today)


def _checkpoint_values(weeks: int, asked: RecallAsked) -> Values:
    """Those whose checkpoint is today, or was and still waits for a call."""
    first, last = asked.checkpoint_range(weeks)
    sunday = monday_of(asked.today) + timedelta(days=6)
    return (
        first.isoformat(),
        last.isoformat(),
        _midnight(asked.today),
        sunday.isoformat(),
        f"+{7 * weeks} days",
    )


def _midnight(day: date) -> int:
    return to_milliseconds(datetime.combine(day, time.min).astimezone())


def _row(group: Group, weeks: int, row: Row) -> RecallRow:
    return RecallRow(
        group=group,
        weeks=weeks,
        patient_id=row[0],
        family_name=row[1],
        given_names=row[2],
        born_on=date.fromisoformat(row[3]),
        record_number=row[4],
        phone=row[5],
        email=row[6],
        last_session_id=row[7],
        last_on=date.fromisoformat(row[8]),
        due_on=date.fromisoformat(row[9]),
        contact_on=date.fromisoformat(row[10]) if row[10] else None,
        contact_result=Result(row[11]),
        booked_on=date.fromisoformat(row[12]) if row[12] else None,
        booked_time=row[13],
    )


def _row_left_open(row: Row) -> RecallRow:
    started_on = from_milliseconds(row[8]).astimezone().date()
    return RecallRow(
        group=Group.LEFT_OPEN,
        patient_id=row[0],
        family_name=row[1],
        given_names=row[2],
        born_on=date.fromisoformat(row[3]),
        record_number=row[4],
        phone=row[5],
        email=row[6],
        last_session_id=row[7],
        last_on=started_on,
        due_on=started_on,
        given_tenths=row[9],
    )
