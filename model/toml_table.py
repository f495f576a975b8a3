"""Reads one table of a data file strictly: every key known, present and of its kind."""

import re
import tomllib
from collections.abc import Collection, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from model.errors import DataFileError

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\Z")
LONGEST_TEXT = 2000
CERTAINTIES = ("sourced", "confirm", "disputed")  # how sure a fact is
TENTH = Decimal("0.1")


class Table:
    """A TOML table whose values are taken one by one; close() refuses what is left over."""

    def __init__(self, values: Mapping[str, Any], file: str, path: str) -> None:
        self.file, self.path = file, path
        self._left = dict(values)

    def error(self, key: str, reason: str) -> DataFileError:
        """The refusal that names file, key and reason."""
        return DataFileError(self.file, f"{self.path}.{key}" if self.path else key, reason)

    def close(self) -> None:
        """Refuse a key nobody asked for: a typing mistake must not pass as a default."""
        for key in self._left:
            raise self.error(key, "unknown key")

    def _take(self, key: str) -> Any:
        if key not in self._left:
            raise self.error(key, "is missing")
        return self._left.pop(key)

    def text(self, key: str, *, allowed: Collection[str] = (), pattern: str = "") -> str:
        """A text that is not empty, of the allowed ones or the pattern where given."""
        value = self._take(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, "a text is expected")
        if len(value) > LONGEST_TEXT:
            raise self.error(key, f"longer than {LONGEST_TEXT} characters")
        if allowed and value not in allowed:
            raise self.error(key, f"{value!r} is none of {', '.join(sorted(allowed))}")
        if pattern and not re.fullmatch(pattern, value):
            raise self.error(key, f"{value!r} is not of the expected form")
        return value

    def optional_text(self, key: str, *, allowed: Collection[str] = ()) -> str:
        """A text where there is one, of the allowed ones where given, else empty."""
        return self.text(key, allowed=allowed) if key in self._left else ""

    def colour(self, key: str) -> str:
        """A colour as #RRGGBB."""
        value = self._take(key)
        if not isinstance(value, str) or not COLOUR.match(value):
            raise self.error(key, "a colour such as #027A51 is expected")
        return value.upper()

    def count(self, key: str, *, least: int = 0, most: int = 10_000) -> int:
        """A whole number within bounds."""
        value = self._take(key)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.error(key, "a whole number is expected")
        if not least <= value <= most:
            raise self.error(key, f"{value} is not between {least} and {most}")
        return value

    def optional_count(self, key: str, default: int, *, least: int = 0, most: int = 10_000) -> int:
        """A whole number within bounds where there is one, else the default."""
        return self.count(key, least=least, most=most) if key in self._left else default

    def units(self, key: str, *, most: int = 10_000) -> Decimal:
        """A number above 0, exact, with at most one decimal."""
        return self._number(key, self._take(key), most)

    def _number(self, key: str, value: object, most: int) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise self.error(key, "a number is expected")
        number = Decimal(value)
        if not number.is_finite() or not 0 < number <= most:
            raise self.error(key, f"{value} is not above 0 and up to {most}")
        if number % TENTH:  # exact: a product would be rounded to 28 digits
            raise self.error(key, f"{value} has more than one decimal")
        return number

    def flag(self, key: str) -> bool:
        """True or false; false where it is left out."""
        value = self._left.pop(key, False)
        if not isinstance(value, bool):
            raise self.error(key, "true or false is expected")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        values = self._take(key)
        if not isinstance(values, list) or not values:
            raise self.error(key, "a list of texts is expected")
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise self.error(key, "a list of texts is expected")
        return tuple(values)

    def numbers(self, key: str, *, most: int = 10_000) -> tuple[Decimal, ...]:
        """A list of numbers above 0, each exact with at most one decimal."""
        values = self._take(key)
        if not isinstance(values, list) or not values:
            raise self.error(key, "a list of numbers is expected")
        return tuple(self._number(key, value, most) for value in values)

    def table(self, key: str) -> "Table":
        """A table inside this one."""
        value = self._take(key)
        if not isinstance(value, dict):
            raise self.error(key, "a table is expected")
        return Table(value, self.file, key)

    def optional_table(self, key: str) -> "Table | None":
        """A table inside this one where there is one, named by the path to it."""
        if key not in self._left:
            return None
        made = self.table(key)
        made.path = f"{self.path}.{key}" if self.path else key
        return made

    def tables(self, key: str, label: str = "code") -> list["Table"]:
        """A list of tables, at least one, each named by its code in what is said of it."""
        values = self._take(key)
        if (
            not isinstance(values, list)
            or not values
            or not all(isinstance(value, dict) for value in values)
        ):
            raise self.error(key, f"at least one [[{key}]] is expected")
        return [
            Table(value, self.file, f"{key} {value.get(label, number)}")
            for number, value in enumerate(values, start=1)
        ]

    def optional_tables(self, key: str, label: str = "code") -> list["Table"]:
        """A list of tables where there is one."""
        return self.tables(key, label) if key in self._left else []


def read_table(path: Path) -> Table:
    """The whole of a file as one table, its numbers exact; raises DataFileError."""
    try:
        # -sig: the editor of some systems writes a mark in front that TOML does not know.
        text = path.read_text(encoding="utf-8-sig")
        return Table(tomllib.loads(text, parse_float=Decimal), path.name, "")
    except (OSError, ValueError, ArithmeticError, RecursionError) as error:
        # Beside its own error tomllib lets through what a number too long, an exponent too
        # large or brackets too deep raise.
        raise DataFileError(path.name, "file", f"cannot be read: {error}") from error
