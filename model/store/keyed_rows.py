"""Rows that belong to a session or a patient and are known by a key among those of their kind."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from model.errors import ConflictError
from model.store.database import Database, Row

Record_co = TypeVar("Record_co", covariant=True)


class KeyedTable(Protocol[Record_co]):
    """One table; its columns begin with those of the key."""

    @property
    def name(self) -> str:
        """The table's name."""

    @property
    def key(self) -> tuple[str, ...]:
        """The columns of the key, behind the owner's."""

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns but the owner's."""

    @property
    def back(self) -> Callable[[Row], Record_co]:
        """What makes a record of a row."""


def rows_of(
    database: Database, table: KeyedTable[Record_co], owner: str, owner_id: int
) -> list[Record_co]:
    """The records of one owner, in the order of their keys; owner is the column."""
    rows = database.rows(
        f"SELECT {', '.join(table.columns)} FROM {table.name}"
        f" WHERE {owner} = ? ORDER BY {', '.join(table.key)}",
        (owner_id,),
    )
    return [table.back(row) for row in rows]


def write_row(
    database: Database,
    table: KeyedTable[object],
    owner: str,
    place: Sequence[object],
    *,
    before: object,
    after: Sequence[Any] | None,
) -> None:
    """Put a row's columns in the place of the owner and the key, inside Database.transaction().

    None takes the row away. Raises ConflictError where it is not as the change found it.
    """
    where = " AND ".join(f"{name} = ?" for name in (owner, *table.key))
    found = database.row(
        f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE {where}", place
    )
    if (table.back(found) if found else None) != before:
        raise ConflictError(
            "This is recorded otherwise than the screen showed. "
            "Nothing was changed; the screen now shows the record."
        )
    if after is None:
        database.execute(f"DELETE FROM {table.name} WHERE {where}", place)
    else:
        database.execute(_upsert(table, owner), (place[0], *after))


def _upsert(table: KeyedTable[object], owner: str) -> str:
    rest = [name for name in table.columns if name not in table.key]
    marks = ", ".join("?" * (len(table.columns) + 1))
    return (
        f"INSERT INTO {table.name} ({owner}, {', '.join(table.columns)}) VALUES ({marks})"
        f" ON CONFLICT ({owner}, {', '.join(table.key)}) DO UPDATE SET "
        + ", ".join(f"{name} = excluded.{name}" for name in rest)
    )
