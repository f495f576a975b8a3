"""A calendar file as other programs expect it: RFC 5545, read back line by line."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from model.exchange.calendar_file import CalendarDay, calendar_text

AT = datetime(2026, 11, 20, 13, 0, tzinfo=timezone(timedelta(hours=1)))
DAY = CalendarDay(uid="abc@headmap", day=date(2026, 12, 31), summary="Due: A.M., DEMO-00417")


def lines_of(text: str) -> list[str]:
    """The unfolded lines."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_day_is_an_event_that_lasts_till_the_next() -> None:
    assert lines_of(calendar_text([DAY], AT)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Headmap//Headmap//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:abc@headmap",
        "DTSTAMP:20261120T120000Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        r"SUMMARY:Due: A.M.\, DEMO-00417",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a;b,c", r"a\;b\,c"),
        ("back\\slash", r"back\\slash"),
        ("two\nlines\r\nthree\rfour", r"two\nlines\nthree\nfour"),
        ("END:VEVENT\r\nBEGIN", r"END:VEVENT\nBEGIN"),
        ("bell\x07 and\x00 nought", "bell and nought"),
        ("A\u00a012\u2028\u20093\t4", "A 12  3 4"),
        ("O’Dunne Ångström", "O’Dunne Ångström"),
    ],
)
def test_text_cannot_break_out_of_its_line(text: str, written: str) -> None:
    day = CalendarDay(uid="a", day=date(2026, 1, 2), summary=text, description=text)
    lines = lines_of(calendar_text([day], AT))
    assert f"SUMMARY:{written}" in lines
    assert f"DESCRIPTION:{written}" in lines


@pytest.mark.parametrize("sign", ["x", "ß", "漢", "𝔘"])
def test_long_lines_are_folded_between_signs(sign: str) -> None:
    day = CalendarDay(uid="a", day=date(2026, 1, 2), summary=sign * 200)
    text = calendar_text([day], AT.astimezone(UTC))
    raw = text.encode().split(b"\r\n")
    assert max(map(len, raw)) <= 75
    assert max(map(len, raw)) > 70
    for line in raw:
        line.decode()  # no sign is split
    assert f"SUMMARY:{sign * 200}" in lines_of(text)
