"""The parts of sessions beside the injections, written with the same check as those."""

from typing import Any

from model.errors import ConflictError
from model.session_part import Part, PartChange, key_of
from model.store.database import Database
from model.store.part_tables import TABLES, PartTable


class Parts:
    """Vials, discarded units, answers, details, preventives, judgements, by session."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, session_id: int, kind: type[Part]) -> list[Part]:
        """The parts of one kind in a session, in the order of their keys."""
        table = TABLES[kind]
        rows = self._database.rows(
            f"SELECT {', '.join(table.columns)} FROM {table.name}"
            f" WHERE session_id = ? ORDER BY {', '.join(table.key)}",
            (session_id,),
        )
        return [table.back(row) for row in rows]

    def all_of(self, session_id: int) -> list[Part]:
        """Every part of a session, kind by kind."""
        return [part for kind in TABLES for part in self.of(session_id, kind)]

    def write(self, session_id: int, change: PartChange) -> None:
        """Write one change inside Database.transaction().

        Raises ConflictError where the row is not as the change found it, InvalidValueError for
        a part that is not to be kept.
        """
        table = TABLES[type(change.part)]
        where = f"session_id = ? AND {' AND '.join(f'{name} = ?' for name in table.key)}"
        place = (session_id, *key_of(change.part))
        found = self._database.row(
            f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE {where}", place
        )
        if (table.back(found) if found else None) != change.before:
            raise ConflictError(
                "This is recorded otherwise than the screen showed. "
                "Nothing was changed; the screen now shows the record."
            )
        if change.after is None:
            self._database.execute(f"DELETE FROM {table.name} WHERE {where}", place)
            return
        values = (session_id, *table.out(change.after).values())
        self._database.execute(_upsert(table), values)

    def remove_all(self, session_id: int) -> None:
        """Remove every part inside Database.transaction(), with the session that goes."""
        for table in reversed(TABLES.values()):
            self._database.execute(f"DELETE FROM {table.name} WHERE session_id = ?", (session_id,))


def part_image(part: Part) -> dict[str, Any]:
    """A part as audit and signature show it: the name of its table, then its columns."""
    table = TABLES[type(part)]
    return {"part": table.name, **table.out(part)}


def _upsert(table: PartTable) -> str:
    rest = [name for name in table.columns if name not in table.key]
    marks = ", ".join("?" * (len(table.columns) + 1))
    return (
        f"INSERT INTO {table.name} (session_id, {', '.join(table.columns)}) VALUES ({marks})"
        f" ON CONFLICT (session_id, {', '.join(table.key)}) DO UPDATE SET "
        + ", ".join(f"{name} = excluded.{name}" for name in rest)
    )
