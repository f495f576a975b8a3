"""Which column of a table says what of a diary."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.errors import DiaryFileError
from model.exchange.diary_words import Column, DiaryWords, plain
from model.exchange.file_problem import FileProblem, problem, quoted
from model.exchange.table_text import Row

NEEDED = (Column.DATE, Column.HEADACHE)
IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
SCALE = re.compile(r" ?(?:\b[01] (?:to |bis |a )?|\b(?:out of|of|von|sur|sobre) |\b(?=10))(3|10)$")
MOST_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Where each column stands, counted from 0, and the name it has in the file.

    scale: 3 or 10 where the name of the severity says so, as in "severity (0-10)".
    """

    places: Mapping[Column, int]
    names: Mapping[Column, str]
    not_read: tuple[str, ...]
    width: int
    scale: int | None

    def cell(self, row: Row, column: Column) -> str:
        """What a row says in a column; empty where it says nothing or has no such column."""
        place = self.places.get(column)
        return row.cells[place] if place is not None and place < len(row.cells) else ""


def known_columns(cells: Sequence[str], words: DiaryWords) -> int:
    """How many of the columns a diary can have are named."""
    return len({_column(cell, words) for cell in cells} - {None})


def columns_of(head: Row, words: DiaryWords) -> Columns:
    """The columns by the names in the head; raises DiaryFileError where they do not do."""
    places: dict[Column, int] = {}
    not_read = []
    for place, cell in enumerate(head.cells):
        column = _column(cell, words)
        if column in places:
            text = f"Two columns say the same: {quoted(head.cells[places[column]])} and"
            text = f"{text} {quoted(cell)}. Take one of them out of the file."
            raise DiaryFileError(problem(text, [head.line]))
        if column:
            places[column] = place
        elif cell:
            not_read.append(cell)
    missing = [column for column in NEEDED if column not in places]
    if missing:
        raise DiaryFileError(*_wrong(head, missing))
    return Columns(
        places=places,
        names={column: head.cells[place] for column, place in places.items()},
        not_read=tuple(not_read),
        width=len(head.cells),
        scale=_scale(head.cells[places[Column.SEVERITY]]) if Column.SEVERITY in places else None,
    )


def _column(cell: str, words: DiaryWords) -> Column | None:
    whole = plain(cell)
    for name in (whole, SCALE.sub("", whole), _unasked(whole, words), _bare(cell)):
        if name in words.columns:
            return words.columns[name]
    return None


def _bare(cell: str) -> str:
    """A name without what it adds in brackets."""
    return plain(IN_BRACKETS.sub(" ", cell))


def _unasked(name: str, words: DiaryWords) -> str:
    """A name without the answers it asks for at its end, such as "yes/no"."""
    parts = name.split()
    asked = len(parts) > 2 and {words.answers.get(part) for part in parts[-2:]} == {True, False}
    return " ".join(parts[:-2]) if asked else name


def _scale(cell: str) -> int | None:
    found = SCALE.search(plain(cell))
    return int(found.group(1)) if found else None


def _wrong(head: Row, missing: Sequence[Column]) -> tuple[FileProblem, ...]:
    found = [quoted(cell) for cell in head.cells if cell]
    shown = ", ".join(found[:MOST_SHOWN]) + (" …" if len(found) > MOST_SHOWN else "")
    which = " and ".join(f"“{column}”" for column in missing)
    return (
        problem(f"No column is named {which}. Found: {shown}", [head.line]),
        FileProblem(
            "Needed are the columns “date” and “headache” (yes or no); “severity” and"
            " “acute medicine” are read where there are. Name them so in the first line."
        ),
    )
