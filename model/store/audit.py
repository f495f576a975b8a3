"""Who did what, when, from what to what: append-only, each event chained to the one before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from model.clock import from_milliseconds, to_milliseconds
from model.store.database import Database
from model.store.event_names import NOT_CHARTED

if TYPE_CHECKING:
    from json import JSONEncoder

Image = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None
Progress = Callable[[int, int], None]
FIRST_HASH = bytes(32)
EVENT = "id, at, clinician_id, action, subject, subject_id, before, after"
EVENTS_AT_A_TIME = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEvent:
    """One event; before and after are the rows as JSON, None where there was none."""

    event_id: int
    at: datetime
    clinician_id: int | None
    action: str
    subject: str
    subject_id: int
    before: str | None
    after: str | None


class AuditTrail:
    """Writes an event inside the transaction of what it tells of."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        *,
        at: datetime,
        clinician_id: int | None,
        action: str,
        subject: str,
        subject_id: int,
        before: Image = None,
        after: Image = None,
    ) -> None:
        """Append an event; to be called inside Database.transaction()."""
        last = self._database.row("SELECT id, hash FROM audit_event ORDER BY id DESC LIMIT 1")
        event_id, previous = (last[0] + 1, last[1]) if last else (1, FIRST_HASH)
        values = (
            event_id,
            to_milliseconds(at),
            clinician_id,
            action,
            subject,
            subject_id,
            _json(before),
            _json(after),
        )
        self._database.execute(
            "INSERT INTO audit_event (id, at, clinician_id, action, subject, subject_id,"
            " before, after, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*values, _chained(previous, values)),
        )

    def of(self, subject: str, subject_id: int) -> list[AuditEvent]:
        """The events of one record, oldest first."""
        rows = self._database.rows(
            f"SELECT {EVENT} FROM audit_event WHERE subject = ? AND subject_id = ? ORDER BY id",
            (subject, subject_id),
        )
        return [
            AuditEvent(
                event_id=row[0],
                at=from_milliseconds(row[1]),
                clinician_id=row[2],
                action=row[3],
                subject=row[4],
                subject_id=row[5],
                before=row[6],
                after=row[7],
            )
            for row in rows
        ]

    def clinicians_of(self, subject: str, subject_id: int) -> list[int]:
        """The ids of the clinicians who changed a record, in the order of their first event.

        A signature changes nothing, nor what the program writes with it: who only signed did
        not chart.
        """
        rows = self._database.rows(
            "SELECT clinician_id FROM audit_event WHERE subject = ? AND subject_id = ?"
            f" AND clinician_id IS NOT NULL AND action NOT IN ({', '.join('?' * len(NOT_CHARTED))})"
            " GROUP BY clinician_id ORDER BY min(id)",
            (subject, subject_id, *NOT_CHARTED),
        )
        return [row[0] for row in rows]

    def count(self) -> int:
        """How many events there are."""
        row = self._database.row("SELECT count(*) FROM audit_event")
        return int(row[0]) if row else 0

    def first_broken(
        self, progress: Progress | None = None, cancelled: Callable[[], bool] = lambda: False
    ) -> int | None:
        """The id of the first event that was changed or lost behind the program's back, or None.

        progress is told events done and events in all; cancelled ends the walk, with None.
        """
        last = self._database.row("SELECT max(id) FROM audit_event")
        total = (last[0] if last else None) or 0
        previous, expected = FIRST_HASH, 1
        while not cancelled():
            if progress:
                progress(expected - 1, total)
            # Piece by piece: all events of a practice would fill the memory.
            rows = self._database.rows_as_kept(
                f"SELECT {EVENT}, hash FROM audit_event WHERE id >= ? ORDER BY id LIMIT ?",
                (expected, EVENTS_AT_A_TIME),
            )
            for row in rows:
                if row[0] != expected or _chained(previous, row[:8]) != row[8]:
                    return expected
                previous, expected = row[8], expected + 1
            if not rows:
                break
        return None

    def broken_of(self, subject: str, subject_id: int) -> list[int]:
        """The ids of a record's events that do not fit the event before them."""
        rows = self._database.rows_as_kept(
            f"SELECT {EVENT}, hash, (SELECT p.hash FROM audit_event AS p WHERE p.id = e.id - 1)"
            " FROM audit_event AS e WHERE subject = ? AND subject_id = ? ORDER BY id",
            (subject, subject_id),
        )
        return [row[0] for row in rows if _chained(row[9] or FIRST_HASH, row[:8]) != row[8]]


def _json(image: Image) -> str | None:
    if image is None:
        return None
    return _encoder(sort_keys=True).encode(image)


def _chained(previous: bytes, values: tuple[Any, ...]) -> bytes:
    from hashlib import sha256

    text = _encoder(sort_keys=False).encode(values)
    return sha256(previous + text.encode(errors="surrogateescape")).digest()


@cache
def _encoder(*, sort_keys: bool) -> "JSONEncoder":
    # Made once, as json.dumps() would make it anew for every mark; and with the first write, as
    # a start, which only reads, would wait for the import.
    from json import JSONEncoder

    return JSONEncoder(ensure_ascii=False, sort_keys=sort_keys, separators=(",", ":"))
