"""A plan takes over sites, doses, moves and departures, and marks nothing as given."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from model.head_map import HeadMap
from model.injection import Kind, State
from model.plan import as_plan, as_protocol, plan_of, unknown_sites
from model.session_chart import SessionChart
from model.use_cases import charting, placing
from model.use_cases.charting import with_changes
from tests.model.conftest import NOON, Practice
from tests.model.test_charting import a_chart, after
from tests.model.test_surface import at

LATER = NOON + timedelta(minutes=1)
FIVE = Decimal(5)


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


def repeated(last: SessionChart, today: SessionChart | None = None) -> SessionChart:
    today = today or a_chart()
    return with_changes(today, as_plan(today, plan_of(last), LATER))


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
            "", (), None, None,
        )  # fmt: skip
        assert injection.recorded_at == LATER


def test_a_second_time_changes_nothing(last: SessionChart) -> None:
    assert as_plan(repeated(last), plan_of(last), LATER) == ()


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


def test_sites_of_another_protocol_are_named(last: SessionChart) -> None:
    today = a_chart()
    fewer = replace(today, protocol=replace(today.protocol, sites=today.protocol.sites[1:]))
    assert unknown_sites(fewer, plan_of(last)) == (today.protocol.sites[0].code,)
    assert unknown_sites(today, plan_of(last)) == ()
    assert as_plan(fewer, plan_of(last), LATER)


def test_back_to_the_protocol_leaves_what_is_charted(last: SessionChart) -> None:
    chart = repeated(last)
    chart = after(chart, charting.give, "TE-L4", LATER)
    chart = after(chart, charting.set_note, "CO-L1", "Sore", LATER)
    back = with_changes(chart, as_protocol(chart))
    assert set(back.injections) == {"TE-L4", "FR-L2", "CO-L1"}
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
    plans.keep(patient_id, plan[:3], LATER, practice.actor)
    assert plans.of(patient_id) == plan[:3]
    plans.keep(patient_id, (), LATER, practice.actor)
    assert plans.of(patient_id) == ()


def test_a_plan_reaches_the_file_as_one_step(practice: Practice, last: SessionChart) -> None:
    chart = practice.chart()
    changes = as_plan(chart, plan_of(last), NOON)
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
