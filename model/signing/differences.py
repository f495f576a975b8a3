"""What of a signed record is no longer in the file as it was signed."""

from collections.abc import Iterator, Mapping, Sequence

from model.signing.verification import Disagreement
from model.signing.words import SINGLE, pair_shown, record_name, value_name
from model.store.part_tables import TABLES
from model.store.session_image import Columns, Image

KEYS: Mapping[str, Sequence[str]] = {
    "injection": ("ordinal",),
    **{table.name: table.key for table in TABLES.values()},
}
# The sessions before one shift its number where an empty one is removed.
UNCOMPARED = {"session": {"number"}}
GONE = "was signed and is no longer there"
ADDED = "is there now and was not signed"


def differences(signed: Image, now: Image) -> Iterator[Disagreement]:
    """Every value, row by row, that is not as it was signed."""
    if not now:
        yield Disagreement(record=SINGLE["session"], note=GONE)
        return
    for table in dict.fromkeys((*now, *signed)):
        if signed.get(table) == now.get(table):
            continue
        yield from _of_table(table, signed.get(table, ()), now.get(table, ()))


def changed_values(record: str, signed: Columns, now: Columns) -> Iterator[Disagreement]:
    """Every column of a row that is not as it was signed."""
    for column, value in signed.items():
        if column not in now or value != now[column]:
            before, after = pair_shown(column, value, now.get(column))
            yield Disagreement(record=record, value=value_name(column), as_signed=before, now=after)


def _of_table(
    table: str, signed: Sequence[Columns], now: Sequence[Columns]
) -> Iterator[Disagreement]:
    before, after = _by_key(table, signed), _by_key(table, now)
    for key, row in before.items():
        name = record_name(table, row)
        if key in after:
            yield from changed_values(name, _compared(table, row), after[key])
        else:
            yield Disagreement(record=name, note=GONE)
    for key, row in after.items():
        if key not in before:
            yield Disagreement(record=record_name(table, row), note=ADDED)


def _by_key(table: str, rows: Sequence[Columns]) -> dict[tuple[str, ...], Columns]:
    """The rows by what names them; a table of one row for a session needs no name."""
    names = () if table in SINGLE else KEYS.get(table, ())
    return {tuple(str(row.get(name)) for name in names): row for row in rows}


def _compared(table: str, row: Columns) -> Columns:
    """The columns that must not change."""
    return {k: v for k, v in row.items() if k not in UNCOMPARED.get(table, ())}
