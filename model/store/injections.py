"""The injection rows of sessions, written with a check that they are as the screen showed them."""

from typing import Any

from model.clock import from_milliseconds, to_milliseconds
from model.dose import from_tenths, to_tenths
from model.errors import ConflictError
from model.injection import FreePlace, Injection, InjectionChange, Kind, Laterality, State
from model.store.database import Database, Row

Image = dict[str, Any]
COLUMNS = (
    "ordinal, site_code, muscle, laterality, kind, state, dose_tenths,"
    " view, x, y, reason_code, reason, note, recorded_at, vial, events, pain, moved_mm, label"
)
WRITE = (
    f"INSERT INTO injection (session_id, {COLUMNS}) VALUES ({', '.join('?' * 20)})"
    " ON CONFLICT (session_id, ordinal) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in COLUMNS.split(", ")[1:])
)


class Injections:
    """What was done at each site, by session."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, session_id: int) -> dict[str, Injection]:
        """The rows of one session by site code."""
        rows = self._database.rows(
            f"SELECT {COLUMNS} FROM injection WHERE session_id = ? ORDER BY ordinal", (session_id,)
        )
        return {row[1]: _injection(row) for row in rows}

    def write(self, session_id: int, change: InjectionChange) -> tuple[Image | None, Image | None]:
        """Write one change inside Database.transaction(); its columns before and after.

        Raises ConflictError where the row is not as the change found it.
        """
        image = change.after or change.before
        if image is None:
            raise AssertionError("a change without a row before or after")
        # By place and by code: two rows of one code would hide one another on the chart.
        rows = self._database.rows(
            f"SELECT {COLUMNS} FROM injection"
            " WHERE session_id = ? AND (ordinal = ? OR site_code = ?)",
            (session_id, image.ordinal, image.site_code),
        )
        before = injection_image(change.before) if change.before else None
        after = injection_image(change.after) if change.after else None
        if rows != ([tuple(before.values())] if before else []):
            raise ConflictError(
                f"{change.site_code} is recorded otherwise than the screen showed. "
                "Nothing was changed; the screen now shows the record."
            )
        if after is None:
            self._database.execute(
                "DELETE FROM injection WHERE session_id = ? AND ordinal = ?",
                (session_id, image.ordinal),
            )
        else:
            self._database.execute(WRITE, (session_id, *after.values()))
        return before, after


def _injection(row: Row) -> Injection:
    return Injection(
        ordinal=row[0],
        site_code=row[1],
        muscle=row[2],
        laterality=Laterality(row[3]),
        kind=Kind(row[4]),
        state=State(row[5]),
        dose_units=from_tenths(row[6]),
        place=None if row[7] is None else FreePlace(row[7], row[8], row[9]),
        reason_code=row[10],
        reason=row[11],
        note=row[12],
        recorded_at=from_milliseconds(row[13]),
        vial=row[14],
        events=tuple(row[15].split(",")) if row[15] else (),
        pain=row[16],
        moved_mm=row[17],
        label=row[18],
    )


def injection_image(injection: Injection) -> Image:
    """The row's columns in the order of COLUMNS, as the audit keeps them."""
    place = injection.place
    return {
        "ordinal": injection.ordinal,
        "site_code": injection.site_code,
        "muscle": injection.muscle,
        "laterality": injection.laterality.value,
        "kind": injection.kind.value,
        "state": injection.state.value,
        "dose_tenths": to_tenths(injection.dose_units),
        "view": place.view if place else None,
        "x": place.x if place else None,
        "y": place.y if place else None,
        "reason_code": injection.reason_code,
        "reason": injection.reason,
        "note": injection.note,
        "recorded_at": to_milliseconds(injection.recorded_at),
        "vial": injection.vial,
        "events": ",".join(injection.events),
        "pain": injection.pain,
        "moved_mm": injection.moved_mm,
        "label": injection.label,
    }
