"""The four times of a session."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from model.errors import InvalidValueError
from model.injection import Injection, Laterality, State
from model.session_chart import SessionChart
from model.session_clock import check_order, read_time, reasons, recorded, times, with_times
from model.use_cases.aftercare import recorded_times, set_times
from model.use_cases.charting import with_changes
from tests.model.conftest import NOON, Practice

END = NOON + timedelta(minutes=40)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def a_mark(code: str, minutes: float, state: State = State.GIVEN) -> Injection:
    return Injection(
        site_code=code, ordinal=1, muscle="TE", laterality=Laterality.LEFT, state=state,
        dose_units=Decimal(5), recorded_at=at(minutes),
    )  # fmt: skip


@pytest.fixture
def chart(practice: Practice) -> SessionChart:
    """Begun at noon, two sites given, the one before them left out."""
    rows = [a_mark("TE-L1", 9), a_mark("TE-L2", 26.5), a_mark("TE-L3", 5, State.NOT_GIVEN)]
    return replace(practice.chart(), injections={row.site_code: row for row in rows})


def test_they_are_taken_from_what_was_recorded(chart: SessionChart) -> None:
    held = times(chart)
    assert (held.started, held.first, held.last, held.ended) == (NOON, at(9), at(26.5), None)
    ended = replace(chart, session=replace(chart.session, ended_at=END))
    assert times(ended).ended == END
    empty = replace(chart, injections={})
    assert (times(empty).first, times(empty).last) == (None, None)


def test_a_corrected_time_holds_with_its_reason(chart: SessionChart) -> None:
    changed = with_changes(chart, set_times(chart, {"first": at(7)}, "clock was late", END))
    assert times(changed).first == at(7)
    assert recorded(changed).first == at(9)
    assert reasons(changed) == {"first": "clock was late"}
    back = with_changes(changed, recorded_times(changed))
    assert times(back) == times(chart)


def test_none_is_corrected_without_a_reason(chart: SessionChart) -> None:
    for reason in ("", "  ", "\u200b"):
        with pytest.raises(InvalidValueError, match="Say why") as caught:
            set_times(chart, {"first": at(7)}, reason, END)
        assert caught.value.field == "reason"
    assert set_times(chart, {}, "", END) == ()


@pytest.mark.parametrize(
    ("corrected", "field", "words"),
    [
        ({"first": -1.0}, "first", "The first injection cannot lie before the start."),
        ({"last": 8.0}, "last", "The last injection cannot lie before the first injection."),
        ({"ended": 20.0}, "ended", "The end cannot lie before the last injection."),
        ({"started": 10.0}, "first", "The first injection cannot lie before the start."),
        ({"ended": 41.0}, "ended", "This time is still to come."),
    ],
)
def test_the_order_is_kept(
    chart: SessionChart, corrected: dict[str, float], field: str, words: str
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        set_times(chart, {k: at(v) for k, v in corrected.items()}, "why", END)
    assert (caught.value.field, str(caught.value)) == (f"clock.{field}", words)


def test_two_times_that_move_together_are_in_order_together(chart: SessionChart) -> None:
    changes = set_times(chart, {"first": at(30), "last": at(35)}, "recorded too early", END)
    held = times(with_changes(chart, changes))
    assert (held.first, held.last) == (at(30), at(35))


def test_the_order_counts_whole_minutes_as_they_are_typed(chart: SessionChart) -> None:
    # The last mark was made in the second half of its minute; typed, that minute has no seconds.
    assert set_times(chart, {"ended": at(26)}, "left at once", END)
    unordered = with_times(times(chart), {"last": at(1)})
    with pytest.raises(InvalidValueError, match="last injection"):
        check_order(unordered)


@pytest.mark.parametrize("typed", ["9:05", "09:05", "9.05", "0905", " 9:05 ", "9h05"])
def test_a_time_is_read_as_people_type_it(typed: str) -> None:
    read = read_time(typed, date(2026, 11, 20), "clock.first").astimezone()
    assert (read.date(), read.hour, read.minute) == (date(2026, 11, 20), 9, 5)


@pytest.mark.parametrize(
    "typed", ["", "24:00", "10:60", "ten", "-9:05", "9", "9:5", "٠٩:٠٥", "9:05\u202e"]
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(InvalidValueError, match="such as 10:42") as caught:
        read_time(typed, date(2026, 11, 20), "clock.first")
    assert caught.value.field == "clock.first"
