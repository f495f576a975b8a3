"""Sums of sessions and rows of courses, as they follow from the records."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from model.departure import departures_of
from model.detail import Detail
from model.injection import FreePlace, InjectionChange, Kind
from model.outcome.contact import Result
from model.outcome.decision import Choice, Decision
from model.outcome.diary_day import DiaryDay
from model.paths import DataFolder
from model.session_part import PartChange
from model.use_cases.charting import give, leave_out, set_dose, with_changes
from model.use_cases.keeping import set_detail
from tests.model.conftest import NOON, Practice
from tests.model.signing.conftest import EXTRA, PARTS
from tests.model.store.course_desk import contact, one, put, tables, treat

# -- one session -----------------------------------------------------------------------------


def test_a_session_that_ended_adds_up(practice: Practice, folder: DataFolder) -> None:
    store, session_id = practice.store, practice.session.session_id
    chart = practice.chart()
    chart = with_changes(chart, give(chart, "PR-M1", NOON))
    chart = with_changes(chart, give(chart, "FR-L1", NOON + timedelta(minutes=9, seconds=59)))
    chart = with_changes(chart, leave_out(chart, "FR-L2", "", "Bruised", NOON))
    chart = with_changes(chart, set_dose(chart, "TE-L1", Decimal("7.5"), NOON))
    chart = with_changes(chart, give(chart, "TE-L1", NOON))
    moved = replace(chart.injections["FR-L1"], place=FreePlace("front", 0.4, 0.3), moved_mm=8)
    rows = {**chart.injections, "FR-L1": moved, EXTRA.site_code: EXTRA}
    counted = (("headache_days", "10"), ("headache_hours", "20.5"), ("period_days", "30"))
    store.changes.apply(
        session_id,
        [
            *(InjectionChange(code, None, row) for code, row in rows.items()),
            *(PartChange(None, part) for part in PARTS if not isinstance(part, Detail)),
            *(
                PartChange(None, Detail(key=f"indication.{key}", value=value, recorded_at=NOON))
                for key, value in counted
            ),
        ],
        action="all", at=NOON, actor=practice.actor,
    )  # fmt: skip
    assert tables(folder, "session_total") == {"session_total": []}  # still open
    store.sessions.finish(session_id, NOON, practice.actor)
    total = one(folder, "session_total")
    assert {key: total[key] for key in total if key not in ("session_id", "started_at")} == {
        "patient_id": practice.patient.patient_id,
        "clinician_id": practice.actor,
        "minutes": 9,
        "sites_given": 3,
        "follow_given": 1,
        "custom_given": 0,
        "not_given": 1,
        "moved": 1,
        "other_dose": 1,
        "given_tenths": 225,
        "discarded_tenths": 400,
        "headache_hundredths": 933,  # 10 x 28 / 30
        "migraine_hundredths": None,
        "hours_hundredths": 1913,  # 20.5 x 28 / 30 = 19.1333
        "period_days": 30,
    }
    assert [row[:2] for row in tables(folder, "departure")["departure"]] == [
        ("follow", "TE-R5"), ("moved", "FR-L1"), ("not_given", "FR-L2"), ("other_dose", "TE-L1"),
    ]  # fmt: skip


def test_departures_are_those_that_the_chart_shows(practice: Practice) -> None:
    chart = practice.chart()
    chart = with_changes(chart, leave_out(chart, "FR-L2", "", "Bruised", NOON))
    chart = with_changes(chart, give(chart, "TE-L1", NOON))
    chart = with_changes(chart, set_dose(chart, "TE-L1", Decimal("7.5"), NOON))
    chart = with_changes(chart, [InjectionChange("TE-R5", None, EXTRA)])
    differ = [row.code for row in chart.rows if departures_of(row)]
    assert differ == [row.code for row in chart.rows if row.departs] == ["FR-L2", "TE-L1", "TE-R5"]
    # What is only planned departs on the chart and not in the sums.
    planned = with_changes(chart, set_dose(chart, "TE-L2", Decimal("7.5"), NOON))
    assert planned.rows_by_code["TE-L2"].departs
    assert not departures_of(planned.rows_by_code["TE-L2"])
    assert all(row.kind is Kind.FIXED for row in planned.rows[:31])


# -- the course ------------------------------------------------------------------------------


def test_the_course_says_what_is_due_and_who_was_reached(
    practice: Practice, folder: DataFolder
) -> None:
    empty = one(folder, "patient_course")
    assert (empty["sessions"], empty["due_on"], empty["active"]) == (0, None, 1)
    treat(practice, practice.session, "PR-M1")
    course = one(folder, "patient_course")
    assert (course["last_on"], course["due_on"]) == ("2026-11-20", "2027-02-12")
    put(practice, contact(date(2026, 11, 18), Result.BOOKED, date(2026, 11, 20)))
    course = one(folder, "patient_course")  # that session was held
    assert (course["contact_on"], course["contact_result"]) == ("2026-11-18", "booked")
    assert course["booked_on"] is None
    put(practice, contact(date(2026, 11, 19), Result.BOOKED, date(2027, 2, 11)))
    course = one(folder, "patient_course")
    assert (course["booked_on"], course["booked_time"]) == ("2027-02-11", "14:30")
    put(practice, contact(date(2026, 11, 19), Result.LEFT_MESSAGE))
    assert one(folder, "patient_course")["booked_on"] == "2027-02-11"
    put(practice, contact(date(2026, 11, 20), Result.DECLINED))
    course = one(folder, "patient_course")
    assert (course["contact_result"], course["booked_on"]) == ("declined", None)


def test_a_chosen_day_is_due(practice: Practice, folder: DataFolder) -> None:
    changes = set_detail(practice.chart(), "aftercare.next_due", "2027-03-01", NOON)
    practice.store.changes.apply(
        practice.session.session_id, changes, action="due", at=NOON, actor=practice.actor
    )
    treat(practice, practice.session, "PR-M1")
    assert one(folder, "patient_course")["due_on"] == "2027-03-01"


def test_a_session_in_which_nothing_was_given_starts_no_course(
    practice: Practice, folder: DataFolder
) -> None:
    practice.store.sessions.finish(practice.session.session_id, NOON, practice.actor)
    course = one(folder, "patient_course")
    assert (course["sessions"], course["last_session_id"], course["due_on"]) == (0, None, None)
    assert one(folder, "session_total")["minutes"] is None


@pytest.mark.parametrize(
    ("choices", "active"),
    [((), 1), (("stop",), 0), (("stop", "continue"), 1), (("continue", "stop"), 0)],
)
def test_the_last_decision_counts(
    practice: Practice, folder: DataFolder, choices: tuple[str, ...], active: int
) -> None:
    for choice in choices:
        put(
            practice,
            Decision(
                number=1, choice=Choice(choice), reason="why", rule="r", verdict="v", saw="s",
                clinician_id=1, clinician_name="Robin Okafor", recorded_at=NOON,
            ),
        )  # fmt: skip
    assert one(folder, "patient_course")["active"] == active


def test_a_diary_is_counted_from_the_first_session(practice: Practice, folder: DataFolder) -> None:
    put(
        practice,
        *(
            DiaryDay(day=date(2026, 11, day), headache=day % 2 == 0, severity=2, recorded_at=NOON)
            for day in range(1, 11)
        ),
    )
    assert tables(folder, "diary_total")["diary_total"] == [
        (practice.patient.patient_id, "2026-11-10", 10, 5, 5, None)
    ]
    treat(practice, practice.session, "PR-M1")
    assert [row[1] for row in tables(folder, "diary_total")["diary_total"]] == ["2026-11-10"]
