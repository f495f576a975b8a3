"""Whether the derived tables of a file are those of this program; asked at every start."""

from model.store.database import Database

# Of how the derived tables are worked out; a file of another version is worked out anew.
VERSION = 2
NAME = "all"


def is_current(database: Database) -> bool:
    """Whether all of them were worked out as they are today."""
    row = database.row("SELECT version FROM derived_state WHERE name = ?", (NAME,))
    return row is not None and row[0] == VERSION


def keep_current(database: Database) -> None:
    """Note that they are, inside Database.transaction()."""
    database.execute(
        "INSERT INTO derived_state (name, version) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET version = excluded.version",
        (NAME, VERSION),
    )
