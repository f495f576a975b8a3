"""The interval and the sum of all toxins, at each of their edges."""

from dataclasses import replace
from datetime import timedelta

import pytest

from model.safety.finding import Severity
from model.session_chart import SessionChart
from model.use_cases.charting import with_changes
from model.use_cases.keeping import set_detail
from tests.model.conftest import NOON
from tests.model.safety.cases import (
    CODES,
    TODAY,
    a_case,
    answer,
    detail,
    dosed,
    found,
    given,
    one,
    other_toxin,
    past,
    with_parts,
)
from tests.model.test_charting import a_chart


@pytest.mark.parametrize(("days", "short"), [(0, True), (83, True), (84, False), (85, False)])
def test_the_interval_is_in_days_of_the_calendar(days: int, short: bool) -> None:
    case = a_case(past=[past(days)])
    interval = one(case, "interval-short" if short else "interval")
    assert interval.title == f"interval {days} days"
    assert not found(case, "interval" if short else "interval-short")
    assert interval.severity is (Severity.CONFIRM if short else Severity.NOTE)
    assert interval.detail.endswith("At least 84 days.")


def test_the_first_session_has_no_interval() -> None:
    assert not found(a_case(), "interval")
    assert not found(a_case(past=[past(10, "0", sites=0)]), "interval-short")


def test_the_interval_counts_from_the_last_in_which_something_was_given() -> None:
    case = a_case(past=[past(10, "0", sites=0), past(85), past(170)])
    assert one(case, "interval").title == "interval 85 days"
    assert one(case, "interval").detail == "Last session 27 Aug 2026. At least 84 days."


def test_a_corrected_start_moves_the_day() -> None:
    start = detail("clock.started", (NOON - timedelta(days=1)).isoformat(), note="Charted later")
    case = a_case(with_parts(a_chart(), start), past=[past(84)])
    assert one(case, "interval-short").title == "interval 83 days"


def test_other_toxins_and_earlier_sessions_add_up() -> None:
    toxin = other_toxin("250", "2026-10-12", "Arm spasticity")
    stop = one(a_case(with_parts(a_chart(), *toxin)), "cumulative")
    assert stop.severity is Severity.STOP
    assert stop.title == "405 of 400 U in 84 days"
    assert stop.lines == (("Arm spasticity, 12 Oct 2026", "250 U"), ("Planned today", "155 U"))
    assert stop.detail == "Most in 84 days, all products and indications together."
    both = one(a_case(with_parts(a_chart(), *toxin), past=[past(83)]), "cumulative")
    assert both.title == "560 of 400 U in 84 days"
    assert both.lines[1] == ("Session, 29 Aug 2026", "155 U")


@pytest.mark.parametrize(("units", "findings"), [("245", 0), ("245.5", 1), ("244,9", 0)])
def test_exactly_400_is_not_over_400(units: str, findings: int) -> None:
    case = a_case(with_parts(a_chart(), *other_toxin(units, "2026-10-12")))
    assert len(found(case, "cumulative")) == findings


@pytest.mark.parametrize(("days", "findings"), [(0, 1), (83, 1), (84, 0), (85, 0)])
def test_a_treatment_84_days_ago_lies_outside(days: int, findings: int) -> None:
    day = TODAY - timedelta(days=days)
    assert len(found(a_case(past=[past(days, "250")]), "cumulative")) == findings
    toxin = with_parts(a_chart(), *other_toxin("250", day))
    assert len(found(a_case(toxin), "cumulative")) == findings


def test_a_toxin_without_a_date_counts_and_its_gap_is_told() -> None:
    case = a_case(with_parts(a_chart(), *other_toxin("300 U")))
    assert one(case, "cumulative").lines[0] == ("Other botulinum toxin, no date", "300 U")
    gap = one(case, "other-toxin")
    assert gap.title == "other botulinum toxin without date"
    assert gap.severity is Severity.CONFIRM


@pytest.mark.parametrize(
    ("units", "day", "missing"),
    [
        ("", "", "units, date"),
        ("some", "2026-10-12", "units"),
        ("0", "2026-10-12", "units"),
        ("-5", "2026-10-12", "units"),
        ("NaN", "2026-10-12", "units"),
        ("1e9", "2026-10-12", "units"),
        ("100", "in autumn", "date"),
        ("100", "2026-11-21", "date"),
    ],
)
def test_what_is_not_known_is_never_nought(units: str, day: str, missing: str) -> None:
    case = a_case(with_parts(a_chart(), *other_toxin(units, day, "Dystonia")))
    gap = one(case, "other-toxin")
    assert gap.title == f"other botulinum toxin without {missing}"
    assert gap.detail.startswith("Dystonia: ")


def test_a_toxin_that_is_known_or_answered_no_leaves_no_gap() -> None:
    assert not found(
        a_case(with_parts(a_chart(), *other_toxin("100", "2026-10-12"))), "other-toxin"
    )
    no = with_parts(a_chart(), *other_toxin("300"), answer("other-toxin", "no"))
    assert not found(a_case(no), "other-toxin")
    assert not found(a_case(no), "cumulative")


def test_planned_becomes_given_and_the_figures_stay_the_same() -> None:
    def stop(chart: SessionChart) -> tuple[tuple[str, str], str]:
        finding = one(a_case(chart, past=[past(50, "250")]), "cumulative")
        return finding.lines[-1], finding.saw

    planned, half, whole = (given(*CODES[:n]) for n in (0, 15, 31))
    assert stop(planned)[0] == stop(half)[0] == ("Planned today", "155 U")
    assert stop(whole)[0] == ("Given today", "155 U")
    assert stop(planned)[1] == stop(half)[1] == stop(whole)[1]
    assert stop(dosed(whole, "FR-L1", "7.5"))[1] != stop(whole)[1]


def test_the_same_sum_of_other_parts_is_another_sum() -> None:
    chart = with_parts(a_chart(), *other_toxin("300", "2026-10-12"))
    later = with_changes(chart, set_detail(chart, "check.other-toxin.date", "2026-10-13", NOON))
    assert one(a_case(chart), "cumulative").saw != one(a_case(later), "cumulative").saw


def test_a_past_session_tells_its_day() -> None:
    assert past(3).day == TODAY - timedelta(days=3)


def test_an_earlier_session_corrected_since_says_so_in_sum_and_interval() -> None:
    before = past(50, "250")
    corrected = replace(before, is_corrected=True)
    words = "amended since, see its amendments"
    stop = one(a_case(past=[corrected]), "cumulative")
    assert dict(stop.lines)["Session, 1 Oct 2026"] == f"250 U, {words}"
    short = one(a_case(past=[corrected]), "interval-short")
    assert short.lines == (("Session, 1 Oct 2026", words),)
    # What was said before the correction has to be looked at again.
    for name in ("cumulative", "interval-short"):
        assert one(a_case(past=[before]), name).saw != one(a_case(past=[corrected]), name).saw
    assert one(a_case(past=[before]), "interval-short").lines == ()
    nothing = replace(past(20, "0", sites=0), is_corrected=True)
    stop = one(a_case(past=[nothing, before]), "cumulative")
    assert dict(stop.lines)["Session, 31 Oct 2026"] == f"0 U, {words}"
