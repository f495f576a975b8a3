"""A file of bytes from anywhere as lines and cells; what is no table is refused by name."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from model.errors import DiaryFileError
from model.exchange.file_problem import FileProblem, problem

MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 5_000
LONGEST_LINE = 2_000  # characters
DELIMITERS = (",", ";", "\t")

ZIP, OLE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF"
HTML = re.compile(r"\s*<(!doctype|html|head|body|table|meta|\?xml)", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Encoding(StrEnum):
    """How the letters of a file are written."""

    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    CP1252 = "cp1252"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, stripped, and the line of the file on which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableText:
    """The head and the rows below it that are not empty."""

    encoding: Encoding
    delimiter: str
    head: Row
    rows: tuple[Row, ...]


def bytes_of(path: Path) -> bytes:
    """The bytes of a file, read only where they are not too many; raises DiaryFileError."""
    try:
        if not path.is_file():
            raise _refused("This is not a file.")
        if path.stat().st_size > MOST_BYTES:
            raise _too_large()
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)  # it may have grown since it was measured
    except OSError as error:
        raise _refused(f"The file cannot be read: {error.strerror}.") from error
    if len(raw) > MOST_BYTES:
        raise _too_large()
    return raw


def table_of(raw: bytes, known: Callable[[Sequence[str]], int]) -> TableText:
    """The table in a file; known counts the columns in a head that are of use.

    The delimiter is the one by which most columns are known. Raises DiaryFileError.
    """
    text, encoding = _text(raw)
    lines = _lines(text)
    delimiter = _declared(lines[0])
    if delimiter:
        lines[0] = ""
    else:
        first = next((line for line in lines if line.strip(" ,;\t")), "")
        delimiter = max(DELIMITERS, key=lambda one: _use(first, one, known))
    rows = list(_rows(lines, delimiter))
    if not rows:
        raise _refused("The file is empty.")
    if len(rows) == 1:
        raise _refused(
            "The file holds one line alone. Below the names of the columns, there has to be a"
            " line for each day."
        )
    return TableText(encoding, delimiter, rows[0], tuple(rows[1:]))


def _text(raw: bytes) -> tuple[str, Encoding]:
    if len(raw) > MOST_BYTES:
        raise _too_large()
    _refuse_other_kinds(raw)
    text, encoding = _decoded(raw)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise _refused("The file is empty.")
    if HTML.match(text):
        raise _refused(
            "This is a web page, not a table: perhaps the page of a sign-in was saved in place"
            " of the diary. Export the diary once more as CSV."
        )
    found = CONTROL.search(text)
    if found:
        raise _not_text(text.count("\n", 0, found.start()) + 1)
    return text, encoding


def _refuse_other_kinds(raw: bytes) -> None:
    is_calc = raw.startswith(ZIP) and b"opendocument" in raw[:200]
    is_excel = raw.startswith(ZIP) and b"xl/" in raw
    if raw.startswith(OLE) or is_excel or is_calc:
        program = "a LibreOffice" if is_calc else "an Excel"
        raise _refused(
            f"This is {program} file, whatever its name ends in. Open it there, save it as CSV,"
            " and choose that file."
        )
    if raw.startswith(ZIP):
        raise _refused("This is a packed file (zip), not a table. Unpack it first.")
    if raw.startswith(PDF):
        raise _refused("This is a PDF, not a table. Export the diary as CSV.")


def _decoded(raw: bytes) -> tuple[str, Encoding]:
    try:
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            return raw.decode("utf-16"), Encoding.UTF_16
        if b"\x00" in raw:
            raise _not_text(raw.count(b"\n", 0, raw.index(b"\x00")) + 1)
        try:
            return raw.decode("utf-8-sig"), Encoding.UTF_8
        except UnicodeDecodeError:
            return raw.decode("cp1252"), Encoding.CP1252
    except UnicodeDecodeError as error:
        raise _not_text(raw.count(b"\n", 0, error.start) + 1) from error


def _lines(text: str) -> list[str]:
    text = text.rstrip("\n")
    if text.count("\n") > MOST_ROWS:
        raise _too_long()
    lines = text.split("\n")
    long = [number for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE]
    if long:
        said = f"Longer than {LONGEST_LINE:,} characters, which no line of a diary is"
        raise DiaryFileError(problem(said, long))
    return lines


def _declared(line: str) -> str:
    """The delimiter that a first line such as "sep=;" names, as Excel writes it."""
    found = re.fullmatch(r"\"?sep=([,;\t])\"?", line, re.IGNORECASE)
    return found.group(1) if found else ""


def _use(line: str, delimiter: str, known: Callable[[Sequence[str]], int]) -> tuple[int, int]:
    cells = next(csv.reader([line], delimiter=delimiter), [])
    return known(cells), len(cells)


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[Row]:
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = tuple(cell.strip() for cell in next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            said = "A quotation mark stands in the wrong place, or is opened and never closed"
            raise DiaryFileError(problem(said, [line])) from error
        if any(cells):
            yield Row(line, cells)


def _refused(text: str) -> DiaryFileError:
    return DiaryFileError(FileProblem(text))


def _too_large() -> DiaryFileError:
    return _refused("The file is larger than 2 MB, which no diary is. It was not read.")


def _too_long() -> DiaryFileError:
    return _refused(
        f"The file has more than {MOST_ROWS:,} lines. Split it, for example by years, and take"
        " one part after the other."
    )


def _not_text(line: int) -> DiaryFileError:
    said = "This is not a text file: it holds signs that are no letters. Export the diary as CSV"
    return DiaryFileError(problem(said, [line]))
