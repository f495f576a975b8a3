"""Two sessions compared: what was added, dropped, dosed or placed otherwise."""

from decimal import Decimal

from model.difference import Change, compared, differences
from model.head_map import HeadMap
from model.plan import as_plan, plan_of
from model.session_chart import ZERO, SessionChart
from model.surface import Direction
from model.use_cases import charting, placing
from model.use_cases.charting import with_changes
from tests.model.conftest import NOON
from tests.model.test_charting import a_chart, after
from tests.model.test_surface import at

FIVE = Decimal(5)


def given(*codes: str, chart: SessionChart | None = None) -> SessionChart:
    chart = chart or a_chart()
    for code in codes:
        chart = after(chart, charting.give, code, NOON)
    return chart


def test_equal_sessions_do_not_differ(drawing: HeadMap) -> None:
    found = compared(given("TE-L1", "TE-R1"), given("TE-L1", "TE-R1"), drawing)
    assert found.differences == ()
    assert [row.code for row in found.unchanged] == ["TE-L1", "TE-R1"]
    assert (found.units_now, found.units_before) == (2 * FIVE, 2 * FIVE)


def test_added_and_dropped_sites_in_the_order_of_injection(drawing: HeadMap) -> None:
    now, before = given("CO-L1", "TE-L2"), given("CO-L1", "CO-R1", "TR-L1")
    found = differences(now, before, drawing)
    assert [(one.change, one.code) for one in found] == [
        (Change.DROPPED, "CO-R1"), (Change.ADDED, "TE-L2"), (Change.DROPPED, "TR-L1"),
    ]  # fmt: skip
    assert [(one.dose_before, one.dose_now) for one in found] == [
        (FIVE, ZERO),
        (ZERO, FIVE),
        (FIVE, ZERO),
    ]


def test_a_site_left_out_is_dropped(drawing: HeadMap) -> None:
    now = after(a_chart(), charting.leave_out, "CO-L1", "", "Wish", NOON)
    assert [d.change for d in differences(now, given("CO-L1"), drawing)] == [Change.DROPPED]


def test_another_dose(drawing: HeadMap) -> None:
    now = after(given("CO-L1"), charting.set_dose, "CO-L1", Decimal("7.5"), NOON)
    found = compared(now, given("CO-L1"), drawing)
    (one,) = found.differences
    assert (one.change, one.dose_before, one.dose_now) == (Change.DOSE, FIVE, Decimal("7.5"))
    assert (found.units_now, found.units_before) == (Decimal("7.5"), FIVE)
    assert found.unchanged == ()


def test_a_moved_site_says_how_far_and_where_to(drawing: HeadMap) -> None:
    place = at(drawing, "left", 439.46, 163)
    now = after(given("TE-L4"), placing.move, drawing, "TE-L4", place, "", "Scar", NOON)
    (one,) = differences(now, given("TE-L4"), drawing)
    assert (one.change, one.moved_mm, one.way) == (Change.MOVED, 11, Direction.BACK)
    (back,) = differences(given("TE-L4"), now, drawing)
    assert (back.moved_mm, back.way) == (11, Direction.FORWARD)


def test_a_site_may_differ_in_dose_and_place(drawing: HeadMap) -> None:
    now = after(
        given("TE-L4"), placing.move, drawing, "TE-L4", at(drawing, "left", 439, 163), "", "", NOON
    )
    now = after(now, charting.set_dose, "TE-L4", Decimal("2.5"), NOON)
    found = compared(now, given("TE-L4"), drawing)
    assert [one.change for one in found.by_code["TE-L4"]] == [Change.DOSE, Change.MOVED]
    assert found.count(Change.MOVED) == 1


def test_a_hand_is_not_finer_than_three_millimetres(drawing: HeadMap) -> None:
    now = after(
        given("TE-L4"), placing.move, drawing, "TE-L4", at(drawing, "left", 423, 163), "", "", NOON
    )
    assert differences(now, given("TE-L4"), drawing) == ()


def custom(drawing: HeadMap, label: str, view: str = "right") -> SessionChart:
    chart = a_chart()
    place = at(drawing, view, 410, 380)
    return with_changes(
        chart,
        placing.add_custom(chart, drawing, place, label, FIVE, "Clenching", NOON, given=True),
    )


def test_custom_points_are_known_by_what_they_lie_on(drawing: HeadMap) -> None:
    masseter = custom(drawing, "Masseter")
    assert differences(masseter, custom(drawing, "masseter"), drawing) == ()
    found = differences(custom(drawing, "Splenius"), masseter, drawing)
    assert [one.change for one in found] == [Change.ADDED, Change.DROPPED]
    assert len(differences(custom(drawing, "Masseter", "left"), masseter, drawing)) == 2


def test_open_sites_count_only_where_the_plan_is_compared(drawing: HeadMap) -> None:
    last = given("CO-L1", "TE-L4")
    last = after(last, charting.leave_out, "CO-R1", "", "Wish", NOON)
    today = with_changes(a_chart(), as_plan(a_chart(), drawing, plan_of(last), NOON, "last time"))
    planned = compared(today, last, drawing, planned=True)
    assert "CO-R1" not in planned.by_code
    assert planned.by_code["TE-L1"][0].change is Change.ADDED
    assert {one.change for one in differences(today, last, drawing)} == {Change.DROPPED}
