"""Diaries that are refused: each fault in words with its lines, and nothing of the file taken."""

import os
import time
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import DiaryFileError
from model.exchange.diary_dates import DateOrder
from model.exchange.file_problem import FileProblem
from model.exchange.table_text import bytes_of
from tests.model.exchange.diaries import HEAD, dated, half_a_year, read, text


def refused(raw: bytes | str) -> list[tuple[str, str]]:
    """What is said, and where."""
    with pytest.raises(DiaryFileError) as caught:
        read(raw)
    return [(one.text, one.where) for one in caught.value.problems]


def test_wrong_columns_are_named_with_those_that_are_needed() -> None:
    (wrong, line), (needed, _) = refused("day,pain\n2026-11-01,yes\n")
    assert wrong == "No column is named “date” and “headache”. Found: “day”, “pain”"
    assert line == "line 1"
    assert "“date” and “headache” (yes or no)" in needed
    assert refused("date,headache,Datum\n2026-11-01,yes,\n") == [
        ("Two columns say the same: “date” and “Datum”. Take one of them out of the file.",
         "line 1"),
    ]  # fmt: skip


def test_a_day_twice_names_both_lines_and_a_whole_line_twice_is_told_apart() -> None:
    rows = ["2026-11-01,yes,1,no", "2026-11-02,no,,", "2026-11-01,no,,", "2026-11-02,no,,"]
    assert refused(text(*rows)) == [
        ("The same day twice: leave the line that is right", "lines 2 and 4"),
        ("The same line twice: take one out", "lines 3 and 5"),
    ]


def test_dates_in_three_formats_are_named_with_their_lines() -> None:
    cells = ["2026-11-01", "2026-11-02", "03.11.2026", "11/14/2026", "2026-11-05"]
    assert refused(dated(cells)) == [
        ("The dates are written in 3 ways. Write all of them in one, best as 2026-11-20, and"
         " choose the file again.", ""),
        ("Written like “2026-11-01”", "lines 2, 3, 6"),
        ("Written like “03.11.2026”", "line 4"),
        ("Written like “11/14/2026”", "line 5"),
    ]  # fmt: skip
    both = refused(dated(["14/11/2026", "11/13/2026", "01/02/2026"]))
    assert [where for _, where in both] == ["", "line 2", "line 3"]
    one = refused(dated(["14/11/2026", "01/02/2026", "15 Nov 2026"]))
    assert [where for _, where in one] == ["", "lines 2, 3", "line 4"]


def test_a_circle_beside_crosses_or_figures_is_not_taken_for_oui() -> None:
    said = "Headache is neither yes nor no, as “o”"
    for yes in ("x", "1"):
        rows = [f"2026-11-01,{yes},,", "2026-11-02,o,,", "2026-11-03,O,,"]
        assert refused(text(*rows)) == [(said, "lines 3, 4")]
    medicine = refused(text("2026-11-01,yes,,x", "2026-11-02,yes,,o"))
    assert medicine == [("Acute medicine is neither yes nor no: “o”", "line 3")]
    assert [one.headache for one in read(dated(["2026-11-01"], "o")).days] == [True]


def test_days_to_come_days_long_ago_and_no_days_at_all() -> None:
    cells = ["2026-11-21", "2006-11-19", "2026-02-30", "", "soon"]
    assert refused(dated(cells)) == [
        ("Not a date, as “2026-02-30”", "lines 4, 6"),
        ("The date is missing", "line 5"),
        ("A day that is still to come", "line 2"),
        ("A day over 20 years ago: check the year", "line 3"),
    ]


def test_what_is_missing_or_unreadable_in_the_other_columns() -> None:
    rows = ["2026-11-01,,1,no", "2026-11-02,maybe,,", "2026-11-03,yes,awful,no",
            "2026-11-04,yes,2,aspirin", "2026-11-05,yes,2,no,spilt"]  # fmt: skip
    assert refused(text(*rows)) == [
        ("Headache is not filled in: yes or no", "line 2"),
        ("Headache is neither yes nor no: “maybe”", "line 3"),
        ("Severity is neither 0 to 10 nor a word such as mild: “awful”", "line 4"),
        ("Acute medicine is neither yes nor no: “aspirin”", "line 5"),
        ("More cells than the first line has names for", "line 6"),
    ]
    assert refused(text("2026-11-01,yes,7,no", "2026-11-02,yes,11,no"))[0][1] == "line 3"
    assert refused("date,headache,severity (0-3)\n2026-11-01,yes,7\n")[0][1] == "line 2"


def test_at_most_ten_lines_are_named_and_how_many_more() -> None:
    (said,) = refused(dated(["2026-11-01"] * 1 + [f"2027-01-{n:02}" for n in range(1, 31)]))
    assert said[1] == "lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 20 more"


def packed(name: str) -> bytes:
    """A zip file with one file of that name."""
    held = BytesIO()
    with ZipFile(held, "w") as made:
        kind = "application/vnd.oasis.opendocument.spreadsheet" if name == "mimetype" else ""
        made.writestr(name, kind)
    return held.getvalue()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "The file is empty."),
        (b" \r\n\n ", "The file is empty."),
        (b"\xef\xbb\xbf", "The file is empty."),
        (HEAD.encode(), "The file holds one line alone."),
        (packed("xl/workbook.xml"), "This is an Excel file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "This is an Excel file"),
        (packed("mimetype"), "This is a LibreOffice file"),
        (packed("picture.png"), "This is a packed file"),
        (b"%PDF-1.7\n", "This is a PDF"),
        (b"\n<!DOCTYPE html><html><body>", "This is a web page"),
        (b"date,headache\n2026-11-01,yes\n2026-11-02,\x00no\n", "This is not a text file"),
        (b"date,headache\n2026-11-01,\x07yes\n", "This is not a text file"),
        (b"date,headache\n\x81\x8d,yes\n", "This is not a text file"),
        (b"\xff\xfed\x00a\x00\x00", "This is not a text file"),
        (b"date,headache," + b"x" * 1_000_000, "Longer than 2,000 characters"),
        (b'date,headache\n2026-11-01,"yes\n2026-11-02,no\n', "A quotation mark"),
        (b"date,headache\n" * 6000, "The file has more than 5,000 lines."),
        (b"x" * (2 * 1024 * 1024 + 1), "The file is larger than 2 MB"),
    ],
)
def test_what_is_no_diary_is_refused_by_name(raw: bytes, said: str) -> None:
    assert refused(raw)[0][0].startswith(said)


def test_where_it_stops_being_text_is_named() -> None:
    assert refused(b"date,headache\n2026-11-01,yes\n2026-11-02,\x00no\n")[0][1] == "line 3"
    assert refused(b'date,headache\n2026-11-01,"yes\n2026-11-02,no\n')[0][1] == "line 2"


def test_5000_days_are_read_and_one_more_is_refused() -> None:
    rows = [f"{1 + n % 28}.{1 + n // 28 % 12}.{2007 + n // 336},no" for n in range(5001)]
    assert len(read(text(*rows[:5000], head="date,headache")).days) == 5000
    assert "5,000 lines" in refused(text(*rows, head="date,headache"))[0][0]


def test_ten_megabytes_of_rubbish_are_refused_by_size_before_they_are_read(
    tmp_path: Path,
) -> None:
    rubbish = tmp_path / "diary.csv"
    rubbish.write_bytes(os.urandom(64) * 160_000)
    begun = time.perf_counter()
    with pytest.raises(DiaryFileError, match="larger than 2 MB"):
        bytes_of(rubbish)
    assert time.perf_counter() - begun < 0.05
    with pytest.raises(DiaryFileError, match="not a file"):
        bytes_of(tmp_path)
    good = tmp_path / "good.csv"
    good.write_text(half_a_year())
    assert len(read(bytes_of(good)).days) == 180


CELLS = st.one_of(
    st.sampled_from(["2026-11-01", "01/02/2026", "1.1.2026", "yes", "no", "7", '"', "=1+1", ""]),
    st.text(max_size=12),
)


@settings(max_examples=150, deadline=1000)
@given(
    raw=st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(str.encode),
        st.lists(st.lists(CELLS, max_size=5).map(",".join), max_size=12).map(
            lambda rows: "\n".join([HEAD, *rows]).encode()
        ),
    ),
    chosen=st.sampled_from([None, DateOrder.DAY_FIRST, DateOrder.YEAR_FIRST]),
)
def test_whatever_is_in_the_file_it_is_read_or_refused_in_words(
    raw: bytes, chosen: DateOrder | None
) -> None:
    said: tuple[FileProblem, ...] = ()
    days: list[date] = []
    try:
        days = [one.day for one in read(raw, chosen).days]
    except DiaryFileError as error:
        said = tuple(error.problems)
    assert all(one.text for one in said)
    assert bool(said) is not bool(days)
    assert days == sorted(set(days))
