"""Tables for other programs: nothing in them runs, and a file is written whole or not at all."""

import csv
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from model.errors import OutputError
from model.exchange.csv_file import csv_text, write_text


def read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text)))


def test_values_come_back_with_commas_quotes_and_lines() -> None:
    text = csv_text(["name", "note"], [["Marlowe, Ada", 'said "no"\nand left'], [None, ""]])
    assert read(text) == [["name", "note"], ["Marlowe, Ada", 'said "no"\nand left'], ["", ""]]


@pytest.mark.parametrize("cell", ["=1+1", "+SUM(A1)", "-cmd|x", "@x", " =1", "\t=1", "-1+1", "+"])
def test_what_a_table_program_would_run_is_text(cell: str) -> None:
    assert read(csv_text(["a"], [[cell]]))[1] == [f"'{cell}"]


@pytest.mark.parametrize("value", [-12, Decimal("-0.5"), "-45", "+3", "−12"])
def test_numbers_stay_numbers(value: object) -> None:
    assert read(csv_text(["a"], [[value]]))[1] == [str(value)]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("old")
    write_text(path, "a\r\nMüller\r\n")
    assert path.read_bytes() == b"\xef\xbb\xbfa\r\nM\xc3\xbcller\r\n"
    assert [one.name for one in tmp_path.iterdir()] == ["list.csv"]


def test_records_are_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "headmap.sqlite3"
    path.write_bytes(b"SQLite format 3\0 and the rest")
    with pytest.raises(OutputError, match="records"):
        write_text(path, "a")
    assert path.read_bytes().endswith(b"the rest")
    assert [one.name for one in tmp_path.iterdir()] == ["headmap.sqlite3"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="could not be written"):
        write_text(tmp_path / "gone" / "list.csv", "a")
