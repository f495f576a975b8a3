"""The walk reaches every site once, in the order that was set."""

import pytest

from model.head_map import HeadMap
from model.session_chart import SessionChart
from model.use_cases import charting, placing
from model.walk import Order, next_open, walk
from tests.model.conftest import NOON
from tests.model.test_charting import a_chart, after
from tests.model.test_surface import at


def codes(chart: SessionChart, order: Order) -> list[str]:
    return list(walk(chart, order))


def test_the_protocols_order_is_the_one_of_the_numbers() -> None:
    chart = a_chart()
    assert codes(chart, Order.PROTOCOL) == [site.code for site in chart.protocol.sites]


@pytest.mark.parametrize("order", Order)
def test_every_site_comes_once(order: Order) -> None:
    chart = a_chart()
    assert sorted(codes(chart, order)) == sorted(chart.rows_by_code)


def test_by_position_the_patient_sits_up_once() -> None:
    chart = a_chart()
    postures = [
        chart.protocol.muscles_by_code[code[:2]].posture for code in walk(chart, Order.POSITION)
    ]
    assert postures == ["lying"] * 15 + ["sitting"] * 16


@pytest.mark.parametrize(("order", "later"), [(Order.LEFT_FIRST, "R"), (Order.RIGHT_FIRST, "L")])
def test_one_side_comes_first_within_each_position(order: Order, later: str) -> None:
    sides = [code[3] == later for code in walk(a_chart(), order)]
    assert sides == [False] * 8 + [True] * 7 + [False] * 8 + [True] * 8


def test_added_sites_follow_those_of_their_muscle(drawing: HeadMap) -> None:
    chart = a_chart()
    place = at(drawing, "left", 400, 140)
    chart = after(chart, placing.add_follow, drawing, "TE", place, "", "Left temple", NOON)
    order = codes(chart, Order.PROTOCOL)
    assert order[order.index("TE-L5") - 1][:2] == "TE"
    assert order[order.index("TE-L5") + 1] == "OC-L1"
    left = codes(chart, Order.LEFT_FIRST)
    assert left.index("TE-L5") == left.index("TE-L4") + 1


def test_an_added_open_site_is_next_too(drawing: HeadMap) -> None:
    chart = a_chart()
    place = at(drawing, "left", 400, 140)
    chart = after(chart, placing.add_follow, drawing, "TE", place, "", "Left temple", NOON)
    assert next_open(chart, walk(chart, Order.PROTOCOL), "TE-R4") == "TE-L5"


@pytest.mark.parametrize(
    ("after_code", "expected"), [(None, "CO-R1"), ("TE-L1", "TE-L2"), ("TR-R3", "CO-R1")]
)
def test_the_next_is_behind_the_given_one_then_from_the_start(
    after_code: str | None, expected: str
) -> None:
    chart = after(a_chart(), charting.give, "CO-L1", NOON)
    assert next_open(chart, walk(chart, Order.PROTOCOL), after_code) == expected


def test_nothing_is_next_when_all_is_charted() -> None:
    chart = a_chart()
    for site in chart.protocol.sites:
        chart = after(chart, charting.give, site.code, NOON)
    assert next_open(chart, walk(chart, Order.POSITION)) == ""
