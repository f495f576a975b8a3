"""A plan takes over sites, doses, moves and departures, and marks nothing as given."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import cache

import pytest

from model.head_map import HeadMap, load, parse
from model.injection import FreePlace, InjectionChange, Kind, Laterality, State
from model.noted import TAKEN_OVER
from model.paths import RESOURCES
from model.plan import Plan, as_plan, as_protocol, not_taken_over, plan_of
from model.session_chart import SessionChart
from model.session_part import Changes
from model.use_cases import charting, placing
from model.use_cases.charting import with_changes
from tests.model.conftest import NOON, Practice
from tests.model.test_charting import a_chart, after
from tests.model.test_surface import at

LAST = "the session of 27 Aug 2026"
LATER = NOON + timedelta(minutes=1)
FIVE = Decimal(5)


@cache
def the_drawing() -> HeadMap:
    return load(RESOURCES / "head_map.svg")


@pytest.fixture
def last(drawing: HeadMap) -> SessionChart:
    """One site left out, one with another dose, one moved, one added of each kind, noted."""
    chart = a_chart()
    for code in ("CO-L1", "CO-R1", "TE-L4"):
        chart = after(chart, charting.give, code, NOON)
    chart = after(chart, charting.leave_out, "FR-L2", "side-effect", "Brow droop", NOON)
    chart = after(chart, charting.set_dose, "CO-L1", Decimal("2.5"), NOON)
    chart = after(chart, charting.set_note, "CO-R1", "Sore", NOON)
    chart = after(chart, placing.set_pain, "CO-R1", 4, NOON)
    moved = at(drawing, "left", 439, 163)
    chart = after(chart, placing.move, drawing, "TE-L4", moved, "scar", "Scar", NOON)
    temple = at(drawing, "left", 400, 140)
    chart = with_changes(
        chart,
        placing.add_follow(chart, drawing, "TE", temple, "temple", "Left temple", NOON, given=True),
    )
    jaw = at(drawing, "right", 520, 380)
    return after(chart, placing.add_custom, drawing, jaw, "Masseter", FIVE, "Clenching", NOON)


def used(today: SessionChart, plan: Plan, source: str = LAST) -> SessionChart:
    return with_changes(today, as_plan(today, the_drawing(), plan, LATER, source))


def repeated(last: SessionChart, today: SessionChart | None = None) -> SessionChart:
    return used(today or a_chart(), plan_of(last))


def test_a_repeated_session_gives_nothing(last: SessionChart) -> None:
    chart = repeated(last)
    assert chart.tally.sites_given == chart.tally.extras_given == 0
    rows = chart.rows_by_code
    left_out = rows["FR-L2"].injection
    assert left_out
    assert (left_out.state, left_out.reason_code, left_out.reason) == (
        State.NOT_GIVEN, "side-effect", "Brow droop",
    )  # fmt: skip
    assert (rows["CO-L1"].state, rows["CO-L1"].dose_units) == (State.PLANNED, Decimal("2.5"))
    assert rows["TE-L4"].injection
    assert (rows["TE-L4"].moved_mm, rows["TE-L4"].injection.reason) == (11, "Scar")
    for code, kind in (("TE-L5", Kind.FOLLOW_THE_PAIN), ("X1", Kind.CUSTOM)):
        assert (rows[code].kind, rows[code].state) == (kind, State.PLANNED)
    assert rows["X1"].injection
    assert (rows["X1"].injection.label, rows["X1"].injection.reason) == ("Masseter", "Clenching")


def test_notes_events_pain_and_vials_stay_where_they_were(last: SessionChart) -> None:
    for injection in repeated(last).injections.values():
        assert (injection.note, injection.events, injection.pain, injection.vial) == (
            TAKEN_OVER + LAST if injection.state is State.NOT_GIVEN else "", (), None, None,
        )  # fmt: skip
        assert injection.recorded_at == LATER


def test_a_second_time_changes_nothing(last: SessionChart, drawing: HeadMap) -> None:
    assert as_plan(repeated(last), drawing, plan_of(last), LATER, LAST) == ()


def test_where_it_was_taken_over_from_does_not_pile_up(last: SessionChart) -> None:
    again = used(a_chart(), plan_of(repeated(last)), "the session of 1 Dec 2026")
    left_out = again.injections["FR-L2"]
    assert left_out.reason == "Brow droop"
    assert left_out.note == "Taken over from the session of 1 Dec 2026"


@pytest.mark.parametrize("charted", [charting.give, charting.take_back])
def test_once_charted_today_it_is_taken_over_no_more(
    last: SessionChart, charted: Callable[..., Changes]
) -> None:
    row = after(repeated(last), charted, "FR-L2", LATER).injections.get("FR-L2")
    assert row is None or (row.note, row.reason) == ("", "")


def test_left_out_today_it_is_todays_and_stays_with_the_clinicians_note(
    last: SessionChart,
) -> None:
    noted = after(a_chart(), charting.set_note, "FR-L2", "Asked twice", LATER)
    chart = repeated(last, noted)
    assert chart.injections["FR-L2"].note == f"Asked twice\n{TAKEN_OVER}{LAST}"
    chart = after(chart, charting.leave_out, "FR-L2", "wish", "Patient’s wish", LATER)
    assert chart.injections["FR-L2"].note == "Asked twice"
    for back in (with_changes(chart, as_protocol(chart)), used(chart, plan_of(a_chart()))):
        assert back.injections["FR-L2"] == chart.injections["FR-L2"]


def test_another_plan_opens_again_what_the_one_before_left_out(last: SessionChart) -> None:
    chart = repeated(last)
    other = used(chart, plan_of(a_chart()), "the patient’s plan")
    assert other.rows_by_code["FR-L2"].state is State.PLANNED
    assert "FR-L2" not in other.injections
    only_one = used(chart, plan_of(a_chart())[:1], "the patient’s plan")
    assert "FR-L2" not in only_one.injections


def test_a_plan_of_another_drawing_is_checked_on_todays(
    last: SessionChart, drawing: HeadMap
) -> None:
    scale = re.sub(r'data-units-per-cm="[\d.]+"', 'data-units-per-cm="9"', drawing.source)
    moved_on = parse(scale, "drawing")
    left = not_taken_over(a_chart(), moved_on, plan_of(last))
    assert left == ("TE-L4 was moved by 11 mm, on today’s drawing that is 22 mm",)
    changes = as_plan(a_chart(), moved_on, plan_of(last), LATER, LAST)
    assert "TE-L4" not in {c.site_code for c in changes if isinstance(c, InjectionChange)}


def test_places_beside_their_muscle_side_or_head_are_not_taken_over(
    last: SessionChart, drawing: HeadMap
) -> None:
    plan = {site.site_code: site for site in plan_of(last)}
    jaw, temple = plan["X1"], plan["TE-L5"]
    beside = FreePlace("left", 0.001, 0.001)
    wrong = (
        replace(jaw, laterality=Laterality.LEFT),
        replace(temple, place=at(drawing, "left", 439, 300)),
        replace(plan["TE-L4"], place=beside),
        replace(jaw, site_code="X2", place=FreePlace("gone", 0.5, 0.5)),
        replace(jaw, site_code="X3", muscle="ZZ"),
    )
    left = not_taken_over(a_chart(), drawing, wrong)
    assert [words.split(" ", 1)[1] for words in left] == [
        "lies on the other side on today’s drawing",
        "lies outside its muscle on today’s drawing",
        "lies beside the head on today’s drawing",
        "has no place here",
        "lies in a muscle that today’s protocol does not have",
    ]
    assert as_plan(a_chart(), drawing, wrong, LATER, LAST) == ()


def test_a_dose_that_is_no_step_of_todays_protocol_is_not_taken_over(
    last: SessionChart, drawing: HeadMap
) -> None:
    today = a_chart()
    fives = replace(today, protocol=replace(today.protocol, step_units=FIVE))
    assert not_taken_over(fives, drawing, plan_of(last)) == (
        "CO-L1 had 2.5 U, today’s doses go in steps of 5 U",
    )
    assert "CO-L1" not in used(fives, plan_of(last)).injections


def test_a_plan_of_a_plan_is_the_same(last: SessionChart) -> None:
    assert plan_of(repeated(last)) == plan_of(last)


def test_what_is_charted_today_stays(last: SessionChart) -> None:
    today = after(a_chart(), charting.give, "FR-L2", LATER)
    today = after(today, charting.leave_out, "CO-L1", "", "Wish", LATER)
    chart = repeated(last, today)
    for code in ("FR-L2", "CO-L1"):
        assert chart.injections[code] == today.injections[code]


def test_added_sites_take_the_next_free_code(last: SessionChart, drawing: HeadMap) -> None:
    other = at(drawing, "left", 360, 140)
    today = after(a_chart(), placing.add_follow, drawing, "TE", other, "", "Front", LATER)
    chart = repeated(last, today)
    assert [(row.code, row.number) for row in chart.rows[31:]] == [
        ("TE-L5", 32), ("TE-L6", 33), ("X1", 34),
    ]  # fmt: skip


def test_an_added_site_that_was_not_given_is_no_part_of_a_plan(last: SessionChart) -> None:
    refused = after(last, charting.leave_out, "X1", "", "Wish", NOON)
    assert "X1" not in {site.site_code for site in plan_of(refused)}


def test_sites_of_another_protocol_are_named(last: SessionChart, drawing: HeadMap) -> None:
    today = a_chart()
    fewer = replace(today, protocol=replace(today.protocol, sites=today.protocol.sites[1:]))
    code = today.protocol.sites[0].code
    assert not_taken_over(fewer, drawing, plan_of(last)) == (
        f"{code} is no site of this session’s protocol",
    )
    assert not_taken_over(today, drawing, plan_of(last)) == ()
    assert as_plan(fewer, drawing, plan_of(last), LATER, LAST)


def test_back_to_the_protocol_leaves_what_is_charted(last: SessionChart) -> None:
    chart = repeated(last)
    chart = after(chart, charting.give, "TE-L4", LATER)
    chart = after(chart, charting.set_note, "CO-L1", "Sore", LATER)
    back = with_changes(chart, as_protocol(chart))
    assert set(back.injections) == {"TE-L4", "CO-L1"}
    assert back.injections["TE-L4"].moved_mm == 11
    assert back.rows_by_code["CO-L1"].dose_units == FIVE
    assert as_protocol(back) == ()


def test_a_patients_plan_is_kept_with_one_event(practice: Practice, last: SessionChart) -> None:
    plans, patient_id = practice.store.plans, practice.patient.patient_id
    assert plans.of(patient_id) == ()
    plan = plan_of(last)
    events = len(practice.store.audit.of("patient", patient_id))
    plans.keep(patient_id, plan, NOON, practice.actor)
    plans.keep(patient_id, plan, LATER, practice.actor)
    assert plans.of(patient_id) == plan
    assert [e.action for e in practice.store.audit.of("patient", patient_id)[events:]] == [
        "plan kept"
    ]
    assert (plans.kept_at(patient_id), plans.former(patient_id)) == (NOON, ())
    plans.keep(patient_id, plan[:3], LATER, practice.actor)
    assert plans.of(patient_id) == plan[:3]
    assert (plans.kept_at(patient_id), plans.former(patient_id)) == (LATER, plan)
    plans.keep(patient_id, (), LATER, practice.actor)
    assert plans.of(patient_id) == ()
    assert (plans.kept_at(patient_id), plans.former(patient_id)) == (None, plan[:3])


def test_a_plan_reaches_the_file_as_one_step(practice: Practice, last: SessionChart) -> None:
    chart = practice.chart()
    changes = as_plan(chart, the_drawing(), plan_of(last), NOON, LAST)
    practice.store.changes.apply(
        practice.session.session_id, changes, action="repeated", at=NOON, actor=practice.actor
    )
    assert practice.rows() == with_changes(chart, changes).injections


def test_the_last_treated_session_is_found(practice: Practice) -> None:
    store = practice.store
    today = practice.start(NOON + timedelta(days=180))
    between = practice.start(NOON + timedelta(days=90))
    assert store.treated_before(today.session_id) is None
    changes = charting.give(practice.chart(), "TE-L1", NOON)
    store.changes.apply(
        practice.session.session_id, changes, action="given", at=NOON, actor=practice.actor
    )
    for session in (today, between):
        found = store.treated_before(session.session_id)
        assert found
        assert found.session.session_id == practice.session.session_id
    assert store.treated_before(practice.session.session_id) is None
