"""The parts of sessions beside the injections, written with the same check as those."""

from typing import Any

from model.session_part import Part, PartChange, key_of
from model.store.database import Database
from model.store.keyed_rows import rows_of, write_row
from model.store.part_tables import TABLES

OWNER = "session_id"


class Parts:
    """Vials, discarded units, answers, details, preventives, judgements, by session."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, session_id: int, kind: type[Part]) -> list[Part]:
        """The parts of one kind in a session, in the order of their keys."""
        return rows_of(self._database, TABLES[kind], OWNER, session_id)

    def all_of(self, session_id: int) -> list[Part]:
        """Every part of a session, kind by kind."""
        return [part for kind in TABLES for part in self.of(session_id, kind)]

    def write(self, session_id: int, change: PartChange) -> None:
        """Write one change inside Database.transaction().

        Raises ConflictError where the row is not as the change found it, InvalidValueError for
        a part that is not to be kept.
        """
        table, after = TABLES[type(change.part)], change.after
        write_row(
            self._database,
            table,
            OWNER,
            (session_id, *key_of(change.part)),
            before=change.before,
            after=tuple(table.out(after).values()) if after else None,
        )

    def remove_all(self, session_id: int) -> None:
        """Remove every part inside Database.transaction(), with the session that goes."""
        for table in reversed(TABLES.values()):
            self._database.execute(f"DELETE FROM {table.name} WHERE session_id = ?", (session_id,))


def part_image(part: Part) -> dict[str, Any]:
    """A part as audit and signature show it: the name of its table, then its columns."""
    table = TABLES[type(part)]
    return {"part": table.name, **table.out(part)}
