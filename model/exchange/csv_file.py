"""Tables as CSV for other programs, and text files that are written whole or not at all."""

import csv
import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from io import StringIO
from pathlib import Path
from tempfile import mkstemp

from model.errors import OutputError

# A table program runs a cell that begins so as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*")  # but no sum such as -1+1


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A head and rows with commas and CRLF (RFC 4180); None is an empty cell.

    Text that a table program would take for a formula gets an apostrophe in front; numbers
    stay as they are.
    """
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = str(value)
    is_number = not isinstance(value, str) or bool(NUMBER.fullmatch(text))
    starts = text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS)
    return f"'{text}" if starts and not is_number else text


def write_text(path: Path, text: str) -> None:
    """Write a text file in UTF-8 with its mark, which table programs need; for this account alone.

    Raises OutputError and leaves a file that was there as it is.
    """
    write_bytes(path, text.encode("utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file under a temporary name beside its goal, then rename it; raises OutputError."""
    try:
        _write(path, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"{path} could not be written: {reason}. The records are safe. "
            "Choose another folder or name."
        ) from error


def _write(path: Path, content: bytes) -> None:
    if path.is_dir():
        raise IsADirectoryError(0, "it is a folder")
    if path.exists() and not path.is_file():  # a device or a pipe: it would be replaced by a file
        raise OSError(0, "it is no ordinary file")
    if path.exists() and _holds_records(path):
        raise OSError(0, "there are records, which are left as they are")
    descriptor, name = mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(0o600)
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


def _holds_records(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16).startswith(b"SQLite format 3")
