"""Whether the derived tables of a file are those of this program; asked at every start."""

import time

from model.store.database import Database

# Of how the derived tables are worked out; a file of another version is worked out anew.
VERSION = 3
NAME, ZONE = "all", "zone"


def is_current(database: Database) -> bool:
    """Whether all of them were worked out as today, on the calendar of this workstation."""
    kept: dict[str, int] = dict(database.rows("SELECT name, version FROM derived_state"))
    return kept == {NAME: VERSION, ZONE: _zone()}


def keep_current(database: Database) -> None:
    """Note that they are, inside Database.transaction()."""
    for name, version in ((NAME, VERSION), (ZONE, _zone())):
        database.execute(
            "INSERT INTO derived_state (name, version) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET version = excluded.version",
            (name, version),
        )


def _zone() -> int:
    """A number for the time zone: days of sessions and months of diaries are those of its calendar.

    Minutes east in winter and in summer.
    """
    winter, summer = (-seconds // 60 for seconds in (time.timezone, time.altzone))
    return winter * 10_000 + summer
