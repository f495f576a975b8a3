"""Sites added and moved: where they may lie, what they are called, what is kept of them."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from model.errors import InvalidValueError
from model.head_map import HeadMap
from model.injection import FreePlace, Kind, Laterality, State
from model.session_chart import SessionChart
from model.session_part import Changes
from model.surface import standard_place
from model.use_cases import charting, placing
from tests.model.conftest import NOON, Practice
from tests.model.test_charting import a_chart, after
from tests.model.test_surface import at

LATER = NOON + timedelta(minutes=1)
FIVE = Decimal(5)


def followed(chart: SessionChart, drawing: HeadMap, x: float = 400, view: str = "left") -> Changes:
    """A follow-the-pain site in the temporalis."""
    place = at(drawing, view, x, 140)
    return placing.add_follow(chart, drawing, "TE", place, "temple", "Pain at the temple", LATER)


def with_follow(chart: SessionChart, drawing: HeadMap, x: float = 400) -> SessionChart:
    return charting.with_changes(chart, followed(chart, drawing, x))


def test_a_follow_site_continues_the_number_on_its_side(drawing: HeadMap) -> None:
    chart = with_follow(a_chart(), drawing)
    row = chart.rows_by_code["TE-L5"]
    assert (row.kind, row.state, row.muscle) == (Kind.FOLLOW_THE_PAIN, State.PLANNED, "TE")
    assert (row.laterality, row.dose_units, row.number) == (Laterality.LEFT, FIVE, 32)
    assert row.injection
    assert (row.injection.reason_code, row.injection.reason) == ("temple", "Pain at the temple")
    right = charting.with_changes(chart, followed(chart, drawing, 420, "right"))
    assert [row.code for row in right.rows[31:]] == ["TE-L5", "TE-R5"]
    assert right.rows_by_code["TE-R5"].number == 33


def test_a_follow_site_is_given_at_once_where_asked(drawing: HeadMap) -> None:
    place = at(drawing, "left", 400, 140)
    changes = placing.add_follow(
        a_chart(), drawing, "TE", place, "", "Left temple", LATER, given=True
    )
    assert charting.with_changes(a_chart(), changes).injections["TE-L5"].state is State.GIVEN


@pytest.mark.parametrize(("x", "y"), [(300, 300), (100, 100), (382, 300)])
def test_a_follow_site_lies_in_its_muscle(drawing: HeadMap, x: float, y: float) -> None:
    with pytest.raises(InvalidValueError, match="Point at the temporalis"):
        placing.add_follow(a_chart(), drawing, "TE", at(drawing, "left", x, y), "", "Pain", LATER)


def test_a_follow_site_needs_to_know_where_the_pain_is(drawing: HeadMap) -> None:
    with pytest.raises(InvalidValueError, match="where the pain is"):
        placing.add_follow(a_chart(), drawing, "TE", at(drawing, "left", 400, 140), "", "  ", LATER)


def test_a_muscle_takes_no_more_than_its_most(drawing: HeadMap) -> None:
    chart = with_follow(with_follow(a_chart(), drawing, 390), drawing, 410)
    assert [row.code for row in chart.rows[31:]] == ["TE-L5", "TE-L6"]
    with pytest.raises(InvalidValueError, match="10 of at most 10 sites and 50 of at most 50 U"):
        followed(chart, drawing, 360)
    left_out = after(chart, charting.leave_out, "TE-R1", "", "Skin", LATER)
    assert followed(left_out, drawing, 360)


def test_units_count_as_well_as_sites(drawing: HeadMap) -> None:
    chart = after(a_chart(), charting.set_dose, "TE-L1", Decimal("12.5"), LATER)
    with pytest.raises(InvalidValueError, match=r"8 of at most 10 sites and 47\.5 of at most 50 U"):
        followed(chart, drawing)


def test_a_muscle_without_extras_takes_none(drawing: HeadMap) -> None:
    with pytest.raises(InvalidValueError, match="4 of at most 4 sites"):
        placing.add_follow(
            a_chart(), drawing, "CP", at(drawing, "back", 385, 340), "", "Neck", LATER
        )


def test_a_custom_point_lies_anywhere_on_the_head(drawing: HeadMap) -> None:
    place = at(drawing, "right", 520, 380)
    chart = after(
        a_chart(), placing.add_custom, drawing, place, " Masseter ", FIVE, "Clenching", LATER
    )
    row = chart.rows_by_code["X1"]
    assert (row.kind, row.muscle, row.laterality) == (Kind.CUSTOM, None, Laterality.RIGHT)
    assert row.injection
    assert (row.injection.label, row.injection.reason) == ("Masseter", "Clenching")
    second = after(chart, placing.add_custom, drawing, place, "TE", FIVE, "Clenching", LATER)
    assert (second.rows_by_code["X2"].muscle, second.rows_by_code["X2"].injection) == (
        "TE", replace(row.injection, site_code="X2", ordinal=33, muscle="TE", label=""),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("label", "dose", "reason", "x", "field"),
    [
        ("", "5", "Why", 520, "label"),
        ("x" * 61, "5", "Why", 520, "label"),
        ("Masseter", "5", " ", 520, "reason"),
        ("Masseter", "3", "Why", 520, "dose_units"),
        ("Masseter", "5", "Why", 700, "place"),
    ],
)
def test_a_custom_point_says_all_it_must(
    drawing: HeadMap, label: str, dose: str, reason: str, x: float, field: str
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        placing.add_custom(
            a_chart(), drawing, at(drawing, "right", x, 380), label, Decimal(dose), reason, LATER
        )
    assert caught.value.field == field


def test_a_fixed_site_keeps_how_far_it_was_moved(drawing: HeadMap) -> None:
    place = at(drawing, "left", 439.46, 163)
    chart = after(a_chart(), placing.move, drawing, "TE-L4", place, "scar", "Scar", LATER)
    row = chart.rows_by_code["TE-L4"]
    assert (row.moved_mm, row.place, row.departs) == (11, place, True)
    given = after(chart, charting.give, "TE-L4", LATER)
    opened = after(given, charting.take_back, "TE-L4", LATER)
    for state in (given, opened):
        moved = state.rows_by_code["TE-L4"].injection
        assert moved
        assert (moved.moved_mm, moved.reason_code, moved.reason) == (11, "scar", "Scar")
    assert after(opened, placing.move_back, "TE-L4", LATER).injections == {}


def test_a_second_move_keeps_the_reason(drawing: HeadMap) -> None:
    place = at(drawing, "left", 439, 163)
    chart = after(a_chart(), placing.move, drawing, "TE-L4", place, "scar", "Scar", LATER)
    further = at(drawing, "left", 450, 163)
    moved = after(chart, placing.move, drawing, "TE-L4", further, "", "", LATER)
    assert moved.injections["TE-L4"].reason == "Scar"
    back = at(drawing, "left", 419, 163)
    assert after(moved, placing.move, drawing, "TE-L4", back, "", "", LATER).injections == {}


def test_what_is_not_given_has_no_other_place(drawing: HeadMap) -> None:
    place = at(drawing, "left", 439, 163)
    chart = after(a_chart(), placing.move, drawing, "TE-L4", place, "scar", "Scar", LATER)
    refused = after(chart, charting.leave_out, "TE-L4", "wish", "Patient’s wish", LATER)
    row = refused.rows_by_code["TE-L4"]
    assert (row.place, row.moved_mm) == (None, None)
    with pytest.raises(InvalidValueError, match="was not given"):
        placing.move(refused, drawing, "TE-L4", place, "", "", LATER)
    given = after(refused, charting.give, "TE-L4", LATER).injections["TE-L4"]
    assert (given.reason, given.reason_code) == ("", "")


@pytest.mark.parametrize(
    ("view", "x", "says"), [("left", 190, "beside"), ("right", 400, "Patient’s left")]
)
def test_a_move_ends_on_the_head_in_the_sites_view(
    drawing: HeadMap, view: str, x: float, says: str
) -> None:
    with pytest.raises(InvalidValueError, match=says):
        placing.move(a_chart(), drawing, "TE-L4", at(drawing, view, x, 163), "", "", LATER)


def test_an_added_site_is_moved_without_a_distance(drawing: HeadMap) -> None:
    chart = with_follow(a_chart(), drawing)
    place = at(drawing, "left", 380, 130)
    moved = after(chart, placing.move, drawing, "TE-L5", place, "", "", LATER)
    assert (moved.rows_by_code["TE-L5"].place, moved.rows_by_code["TE-L5"].moved_mm) == (
        place,
        None,
    )
    with pytest.raises(InvalidValueError, match="stays in its muscle"):
        placing.move(chart, drawing, "TE-L5", at(drawing, "right", 420, 140), "", "", LATER)


def test_a_reason_is_changed_and_belongs_to_what_departs(drawing: HeadMap) -> None:
    chart = with_follow(a_chart(), drawing)
    named = after(chart, placing.set_reason, "TE-L5", "", "Left temple", LATER)
    assert named.injections["TE-L5"].reason == "Left temple"
    with pytest.raises(InvalidValueError, match="neither moved nor added"):
        placing.set_reason(chart, "TE-L1", "", "Why", LATER)
    with pytest.raises(InvalidValueError, match="why the site is added"):
        placing.set_reason(chart, "TE-L5", "", "", LATER)


def test_a_custom_point_is_named_anew(drawing: HeadMap) -> None:
    chart = after(
        a_chart(), placing.add_custom, drawing, at(drawing, "right", 520, 380), "Masseter", FIVE,
        "Clenching", LATER,
    )  # fmt: skip
    assert after(chart, placing.set_label, "X1", "Jaw", LATER).injections["X1"].label == "Jaw"
    for code, label in (("X1", ""), ("TE-L1", "Jaw")):
        with pytest.raises(InvalidValueError):
            placing.set_label(chart, code, label, LATER)


def test_added_sites_go_and_fixed_ones_stay(drawing: HeadMap) -> None:
    chart = with_follow(a_chart(), drawing)
    assert after(chart, placing.remove_added, "TE-L5").injections == {}
    given = after(chart, charting.give, "TE-L4", LATER)
    assert placing.remove_added(given, "TE-L4") == ()


def test_an_added_site_keeps_why_it_was_added(drawing: HeadMap) -> None:
    chart = after(with_follow(a_chart(), drawing), charting.give, "TE-L5", LATER)
    assert chart.injections["TE-L5"].reason == "Pain at the temple"
    assert after(chart, charting.take_back, "TE-L5", LATER).injections["TE-L5"].reason


def test_the_dose_that_a_new_point_starts_with_is_the_protocols() -> None:
    chart = a_chart()
    low = tuple(replace(site, dose_units=Decimal("2.5")) for site in chart.protocol.sites)
    assert chart.protocol.usual_dose() == FIVE
    assert replace(chart.protocol, sites=low).usual_dose() == Decimal("2.5")


def test_left_out_and_given_again_it_keeps_why_it_was_added(drawing: HeadMap) -> None:
    jaw = at(drawing, "right", 520, 380)
    chart = after(a_chart(), placing.add_custom, drawing, jaw, "Masseter", FIVE, "Clenching", NOON)
    chart = after(chart, charting.set_note, "X1", "Both sides", NOON)
    added = chart.injections["X1"]
    for _ in range(2):  # another reason for leaving it out is no reason for adding it
        chart = after(chart, charting.leave_out, "X1", "wish", "Patient’s wish", NOON)
    left_out = chart.injections["X1"]
    assert (left_out.reason, left_out.note) == (
        "Patient’s wish", "Both sides\nAdded for: Clenching",
    )  # fmt: skip
    for back in (charting.take_back, charting.give):
        again = after(chart, back, "X1", NOON).injections["X1"]
        assert replace(again, state=added.state, vial=None) == added


def test_events_are_kept_once_and_go_again() -> None:
    chart = after(a_chart(), charting.give, "TE-L1", NOON)
    for event in ("bruise", "bleeding", "bruise"):
        chart = charting.with_changes(
            chart, placing.set_event(chart, "TE-L1", event, LATER, on=True)
        )
    assert chart.injections["TE-L1"].events == ("bleeding", "bruise")
    changes = placing.set_event(chart, "TE-L1", "bruise", LATER, on=False)
    assert charting.with_changes(chart, changes).injections["TE-L1"].events == ("bleeding",)
    assert placing.set_event(a_chart(), "TE-L1", "bruise", LATER, on=False) == ()


def test_pain_is_a_number_from_0_to_10() -> None:
    chart = after(a_chart(), placing.set_pain, "TE-L1", 0, LATER)
    assert chart.injections["TE-L1"].pain == 0
    assert after(chart, placing.set_pain, "TE-L1", None, LATER).injections == {}
    with pytest.raises(InvalidValueError):
        placing.set_pain(chart, "TE-L1", 11, LATER)


def test_the_file_keeps_all_of_it(practice: Practice, drawing: HeadMap) -> None:
    chart = practice.chart()
    place = at(drawing, "left", 439, 163)
    changes = (
        *placing.move(chart, drawing, "TE-L4", place, "scar", "Scar", NOON),
        *followed(chart, drawing),
        *placing.set_pain(chart, "CO-L1", 3, NOON),
    )
    practice.store.changes.apply(
        practice.session.session_id, changes, action="placed", at=NOON, actor=practice.actor
    )
    assert practice.rows() == charting.with_changes(chart, changes).injections


def test_no_place_lies_outside_of_its_view(drawing: HeadMap) -> None:
    with pytest.raises(InvalidValueError):
        placing.move(a_chart(), drawing, "TE-L4", FreePlace("left", 1.4, 0.2), "", "", LATER)


def test_a_site_is_not_moved_to_the_other_side(drawing: HeadMap) -> None:
    chart, other = a_chart(), standard_place(drawing, "FR-R1")
    with pytest.raises(InvalidValueError, match="FR-L1 lies on the patient's left") as told:
        placing.move(chart, drawing, "FR-L1", other, "", "", NOON)
    assert told.value.field == "place"
    near = standard_place(drawing, "CO-L1")  # the same side, another height
    assert placing.move(chart, drawing, "FR-L1", near, "", "", NOON)
    assert placing.move(chart, drawing, "PR-M1", near, "", "", NOON)  # from the midline: said in cm
