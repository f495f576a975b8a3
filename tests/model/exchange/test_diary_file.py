"""Diaries that can be read: words, encodings, dates, severities."""

from datetime import date

import pytest

from model.exchange.diary_dates import DateOrder, DateOrderError
from model.exchange.diary_severity import Scale, ScaleError
from model.exchange.diary_words import Column
from model.exchange.table_text import Encoding
from tests.model.exchange.diaries import TODAY, dated, half_a_year, read, text


def test_a_diary_of_half_a_year_is_read_whole_with_its_columns_named() -> None:
    found = read(half_a_year())
    assert len(found.days) == 180
    assert (found.days[0].day, found.days[-1].day) == (date(2026, 5, 25), TODAY)
    last = found.days[-3]
    assert (last.day, last.headache, last.severity, last.acute) == (
        date(2026, 11, 18), True, 2, True)  # fmt: skip
    assert found.columns == {
        Column.DATE: "date", Column.HEADACHE: "headache", Column.SEVERITY: "severity (0-3)",
        Column.ACUTE: "acute medicine",
    }  # fmt: skip
    assert (found.order, found.scale) == (DateOrder.YEAR_FIRST, Scale.STEPS)
    assert (found.remarks, found.not_read) == ((), ())


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("Datum;Kopfschmerz;Stärke\n18.11.2026;ja;MÄSSIG\n", Encoding.UTF_8),
        ("\ufeffDatum;Kopfschmerz;Stärke\r\n18.11.2026;Ja;mäßig\r\n", Encoding.UTF_8),
        ("Datum\tKopfschmerz\tStärke\r18.11.2026\tja\tmäßig\r", Encoding.UTF_16),
        ('sep=;\n"Datum";"Kopfschmerz";"Stärke"\n"18.11.26";"j";"mittel"\n', Encoding.CP1252),
        ("fecha,dolor de cabeza,intensidad\n18 nov. 2026,SÍ,moderada\n", Encoding.CP1252),
        ("date;céphalées;sévérité\n18/11/2026 00:00;oui;modérée\n", Encoding.UTF_16),
    ],
)
def test_german_french_and_spanish_in_every_encoding(raw: str, encoding: Encoding) -> None:
    found = read(raw.encode(encoding.value), DateOrder.DAY_FIRST)
    assert found.encoding is encoding
    (one,) = found.days
    assert (one.day, one.headache, one.severity) == (date(2026, 11, 18), True, 2)
    assert one.acute is None


@pytest.mark.parametrize(
    ("cell", "order"),
    [
        ("2026-11-04", DateOrder.YEAR_FIRST),
        ("2026/11/4", DateOrder.YEAR_FIRST),
        ("2026-11-04T00:00:00", DateOrder.YEAR_FIRST),
        ("4. 11. 2026", DateOrder.DOTS),
        ("4 Nov 2026", DateOrder.MONTH_WORD),
        ("4-nov-2026", DateOrder.MONTH_WORD),
        ("4. November 2026", DateOrder.MONTH_WORD),
        ("4 novembre 2026", DateOrder.MONTH_WORD),
    ],
)
def test_a_date_says_by_itself_how_it_is_written(cell: str, order: DateOrder) -> None:
    found = read(dated([cell]))
    assert (found.order, found.days[0].day) == (order, date(2026, 11, 4))


def test_one_row_that_fits_one_order_alone_decides_for_all() -> None:
    assert read(dated(["01/02/2026", "13/02/2026"])).days[0].day == date(2026, 2, 1)
    assert read(dated(["01/02/2026", "01/13/2026"])).days[0].day == date(2026, 1, 2)
    assert read(dated(["05-06-2026", "25-06-2026"])).days[0].day == date(2026, 6, 5)


def test_where_every_row_fits_both_orders_somebody_is_asked() -> None:
    raw = dated(["01/11/2026", "02/11/2026", "03/11/2026"])
    with pytest.raises(DateOrderError) as caught:
        read(raw)
    assert caught.value.spans == {
        DateOrder.DAY_FIRST: (date(2026, 11, 1), date(2026, 11, 3)),
        DateOrder.MONTH_FIRST: (date(2026, 1, 11), date(2026, 3, 11)),
    }
    assert read(raw, DateOrder.MONTH_FIRST).days[1].day == date(2026, 2, 11)
    sure = dated(["13/11/2026"])
    assert read(sure, DateOrder.MONTH_FIRST).order is DateOrder.DAY_FIRST, "the file says it"


@pytest.mark.parametrize(
    ("head", "cells", "scale", "read_as"),
    [
        ("severity (0-3)", ["0", "1", "2", "3"], Scale.STEPS, [0, 1, 2, 3]),
        ("severity", ["0", "0"], Scale.STEPS, [0, 0]),
        ("severity", ["0", "1", "3", "4", "6,5", "7", "10"], Scale.TEN, [0, 1, 1, 2, 2, 3, 3]),
        ("severity (0-10)", ["0", "1", "2", "3"], Scale.TEN, [0, 1, 1, 1]),
        ("Schmerzstärke 0-3", ["3", "mild"], Scale.STEPS, [3, 1]),
        ("pain", ["none", "Mild", "MODERATE", "Severe", ""], Scale.WORDS, [0, 1, 2, 3, None]),
        ("pain", ["", ""], None, [None, None]),
        ("pain", ["8/10", "2/10"], Scale.TEN, [3, 1]),
        ("pain", ["3/10", "2 / 10", "3"], Scale.TEN, [1, 1, 1]),
        ("severity (1-10)", ["2", "3"], Scale.TEN, [1, 1]),
        ("severity 0–10", ["2", "3"], Scale.TEN, [1, 1]),
        ("pain (out of 10)", ["2", "3"], Scale.TEN, [1, 1]),
        ("intensity /10", ["2", "3"], Scale.TEN, [1, 1]),
        ("pain (1 to 3)", ["2", "3"], Scale.STEPS, [2, 3]),
    ],
)
def test_severities_are_words_steps_or_a_scale_of_0_to_10(
    head: str, cells: list[str], scale: Scale | None, read_as: list[int | None]
) -> None:
    rows = [f'2026-11-{n:02},{"no" if s == 0 else "yes"},"{cell}"'
            for n, (cell, s) in enumerate(zip(cells, read_as, strict=True), 1)]  # fmt: skip
    found = read(text(*rows, head=f"date,headache,{head}"))
    assert found.scale is scale
    assert [one.severity for one in found.days] == read_as


@pytest.mark.parametrize(
    ("scale", "read_as"),
    [(Scale.STEPS, [3, 1, 2]), (Scale.TEN, [1, 1, 2]), (Scale.LEFT_OUT, [None, None, None])],
)
def test_figures_that_fit_two_scales_are_asked_for(scale: Scale, read_as: list[int | None]) -> None:
    raw = text("01/11/2026,yes,3,no", "02/11/2026,yes,1,no", "03/11/2026,yes,moderate,yes")
    with pytest.raises(DateOrderError):
        read(raw)
    with pytest.raises(ScaleError) as caught:
        read(raw, DateOrder.DAY_FIRST)
    assert (caught.value.highest, caught.value.problems[0].where) == (3, "lines 2, 3")
    found = read(raw, DateOrder.DAY_FIRST, scale)
    assert [one.severity for one in found.days] == read_as
    assert (found.scale, found.days[2].acute) == (scale, True)
    sure = text("2026-11-01,yes,7,no", "2026-11-02,yes,3,no")
    assert read(sure, None, scale).scale is Scale.TEN, "the file says it"


def test_medicine_is_yes_no_or_a_count_of_doses() -> None:
    cells = ["yes", "no", "0", "2", ""]
    found = read(text(*(f"2026-11-{n:02},yes,,{cell}" for n, cell in enumerate(cells, 1))))
    assert [one.acute for one in found.days] == [True, False, False, True, None]


def test_order_of_columns_empty_lines_and_other_columns_do_not_matter() -> None:
    head = "weather;Acute medication;Headache (yes/no);Date;notes"
    rows = ['rain;no;YES;2026-11-04;"two\nlines; and “signs”"', ";;;;", "", "sun;;no;2026-11-02;"]
    found = read("\n\n" + text(*rows, head=head))
    assert [(one.line, one.day, one.headache) for one in found.days] == [
        (8, date(2026, 11, 2), False),
        (4, date(2026, 11, 4), True),
    ]
    assert found.not_read == ("weather", "notes")
    assert found.scale is None


def test_severity_that_contradicts_the_headache_is_told_and_not_taken() -> None:
    found = read(
        text("2026-11-01,no,2,no", "2026-11-02,yes,0,no", "2026-11-03,no,0,no"), None, Scale.STEPS
    )
    assert [one.severity for one in found.days] == [None, None, 0]
    assert [(one.text.split(":")[0], one.where) for one in found.remarks] == [
        ("A severity without a headache", "line 2"),
        ("A headache of severity none", "line 3"),
    ]


def test_twenty_years_and_today_are_still_taken() -> None:
    found = read(dated(["2006-11-20", "2026-11-20"]))
    assert [one.day.year for one in found.days] == [2006, 2026]


@pytest.mark.parametrize(
    "name",
    ["HEADACHE?", "Headache yes/no", "Headache (Y/N)", "Kopfschmerz ja/nein", "Céphalée oui / non",
     "Dolor de cabeza [sí/no]"],
)  # fmt: skip
def test_a_column_may_say_which_answers_it_asks_for(name: str) -> None:
    found = read(f"Date;{name}\n2026-11-04;1\n")
    assert (found.days[0].headache, found.columns[Column.HEADACHE]) == (True, name)
