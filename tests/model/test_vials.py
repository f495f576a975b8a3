"""Vials: sums, which vial a dose comes from, and what any sequence of actions leaves behind."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from model import vials
from model.errors import InvalidValueError
from model.session_chart import SessionChart
from model.session_part import Change
from model.use_cases import charting
from model.use_cases import vials as acts
from model.use_cases.charting import with_changes
from model.vial import Vial
from tests.model.conftest import NOON
from tests.model.test_charting import PREEMPT, a_chart

LATER = NOON + timedelta(minutes=30)


def a_vial(size: int | str = 100, lot: str = "DEMO-C4417", **values: object) -> Vial:
    """A vial made up 10 minutes before the session."""
    values.setdefault("diluent_ml", Decimal(size) / 50)
    return Vial(
        number=1,
        product="onabotulinumtoxinA",
        size_units=Decimal(size),
        lot=lot,
        expires_on=date(2028, 6, 30),
        diluent="NaCl 0.9 %",
        made_up_at=NOON - timedelta(minutes=10),
        recorded_at=NOON,
        **values,  # type: ignore[arg-type]
    )


def done(chart: SessionChart, *acts_: Callable[[SessionChart], tuple[Change, ...]]) -> SessionChart:
    """The chart after actions."""
    for act in acts_:
        chart = with_changes(chart, act(chart))
    return chart


def add(size: int | str = 100, **values: object) -> Callable[[SessionChart], tuple[Change, ...]]:
    return lambda chart: acts.add_vial(chart, a_vial(size, **values), NOON)


def give(*codes: str) -> Callable[[SessionChart], tuple[Change, ...]]:
    def act(chart: SessionChart) -> tuple[Change, ...]:
        changes: list[Change] = []
        for index, code in enumerate(codes):
            changes += charting.give(
                with_changes(chart, changes), code, NOON + timedelta(seconds=index)
            )
        return tuple(changes)

    return act


def throw(
    number: int, units: str, reason: str = "Leaked", **values: object
) -> Callable[[SessionChart], tuple[Change, ...]]:
    return lambda chart: acts.discard(
        chart, number, Decimal(units), reason, LATER, now=LATER, **values  # type: ignore[arg-type]
    )  # fmt: skip


CODES = [site.code for site in PREEMPT.sites]


def test_without_vials_nothing_is_allotted_and_all_is_short() -> None:
    chart = done(a_chart(), give("CO-L1"))
    assert chart.injections["CO-L1"].vial is None
    assert vials.balances(chart) == {}
    assert vials.total(chart) == vials.Balance(Decimal(0), Decimal(0), Decimal(0))
    assert (vials.still_to_come(chart), vials.short(chart)) == (150, 155)
    assert vials.without_vial(chart) == 5
    assert not vials.adds_up(chart)


def test_each_injection_knows_its_vial_and_the_next_takes_over() -> None:
    chart = done(a_chart(), add(100), add(100), give(*CODES[:21]))
    assert [chart.injections[code].vial for code in CODES[:21]] == [1] * 20 + [2]
    first = vials.balance_of(chart, 1)
    assert (first.held, first.given, first.discarded, first.left) == (100, 100, 0, 0)
    assert first.adds_up
    assert vials.balance_of(chart, 2).left == 95
    assert vials.total(chart) == vials.Balance(Decimal(200), Decimal(105), Decimal(0))
    back = done(chart, lambda c: charting.take_back(c, CODES[0], LATER))
    assert CODES[0] not in back.injections
    assert vials.balance_of(back, 1).left == 5
    assert done(back, give(CODES[0])).injections[CODES[0]].vial == 1


def test_a_site_left_out_or_cleared_draws_nothing() -> None:
    chart = done(a_chart(), add(50), give("CO-L1", "CO-R1"))
    chart = done(chart, lambda c: charting.leave_out(c, "CO-L1", "", "Skin", LATER))
    assert chart.injections["CO-L1"].vial is None
    chart = done(chart, lambda c: charting.clear(c, "CO-R1"))
    assert vials.total(chart).left == 50
    noted = done(chart, give("FR-L1"), lambda c: charting.set_note(c, "FR-L1", "scar", LATER))
    assert noted.injections["FR-L1"].vial == 1
    noted = done(noted, lambda c: charting.take_back(c, "FR-L1", LATER))
    assert noted.injections["FR-L1"].vial is None


def test_a_muscle_is_drawn_dose_by_dose() -> None:
    chart = done(a_chart(), add(50), add(50), throw(1, "28"))
    chart = done(chart, lambda c: charting.give_muscle(c, "TE", None, NOON))
    te = [chart.injections[f"TE-{s}{n}"].vial for s in "LR" for n in (1, 2, 3, 4)]
    assert sorted(te, key=str) == [1, 1, 1, 1, 2, 2, 2, 2]
    assert vials.balance_of(chart, 1).left == 2


def test_another_dose_stays_in_its_vial_where_that_holds_it() -> None:
    chart = done(a_chart(), add(50), add(50), give(*CODES[:9]))
    bigger = done(chart, lambda c: charting.set_dose(c, CODES[0], Decimal(10), LATER))
    assert bigger.injections[CODES[0]].vial == 1
    bigger = done(bigger, lambda c: charting.set_dose(c, CODES[0], Decimal("12.5"), LATER))
    assert bigger.injections[CODES[0]].vial == 2
    smaller = done(bigger, lambda c: charting.set_dose(c, CODES[0], Decimal(5), LATER))
    assert smaller.injections[CODES[0]].vial == 2
    none = done(bigger, lambda c: charting.set_dose(c, CODES[0], Decimal(60), LATER))
    assert none.injections[CODES[0]].vial is None
    open_site = done(chart, lambda c: charting.set_dose(c, CODES[20], Decimal(10), LATER))
    assert open_site.injections[CODES[20]].vial is None


def test_a_dose_is_not_split() -> None:
    chart = done(a_chart(), add(100), throw(1, "98"), add(100), throw(2, "98"))
    assert vials.vial_for(chart, Decimal(5)) is None
    assert vials.vial_for(chart, Decimal(2)) == 1
    assert vials.total(chart).left == 4
    assert vials.short(chart) == 155
    assert done(chart, give("CO-L1")).injections["CO-L1"].vial is None


def test_the_picture_of_two_vials() -> None:
    """90 given, 5 leaked, 5 left in vial 1; 65 of 155 still to come are short of the second."""
    chart = done(a_chart(), add(100), give(*CODES[:18]), throw(1, "5", "Leaked at the hub"))
    assert (vials.still_to_come(chart), vials.short(chart)) == (65, 60)
    assert vials.takes_over_at(chart, 1).code == CODES[18]  # type: ignore[union-attr]
    chart = done(chart, add(100, lot="DEMO-C4502"))
    assert vials.short(chart) == 0
    assert vials.takes_over_at(chart, 2).code == CODES[19]  # type: ignore[union-attr]
    coming = vials.planned_from(chart)
    assert {n: len(rows) for n, rows in coming.items()} == {1: 1, 2: 12}
    chart = done(chart, give(*CODES[18:]))
    assert vials.takes_over_at(chart, 1) is vials.takes_over_at(chart, 2) is None
    assert not vials.adds_up(chart)
    chart = done(chart, lambda c: acts.discard_rest(c, "Single-dose vial", LATER, now=LATER))
    assert vials.adds_up(chart)
    assert [(d.vial, d.dose_units) for d in chart.discards] == [(1, 5), (2, 40)]
    assert acts.discard_rest(chart, "Single-dose vial", LATER, now=LATER) == ()


def test_a_vial_entered_late_takes_what_was_given_in_the_order_it_was_recorded() -> None:
    chart = done(a_chart(), give(*reversed(CODES[:12])))
    chart = done(chart, add(50))
    assert [chart.injections[c].vial for c in CODES[:12]] == [None, None] + [1] * 10
    assert vials.without_vial(chart) == 10
    chart = done(chart, add(50))
    assert [chart.injections[c].vial for c in CODES[:2]] == [2, 2]


def test_a_vial_is_entered_with_the_next_free_number_up_to_a_limit() -> None:
    chart = done(a_chart(), *[add(50)] * 3, lambda c: acts.remove_vial(c, 2), add(100))
    assert [(n, int(v.size_units)) for n, v in chart.vials.items()] == [(1, 50), (2, 100), (3, 50)]
    chart = done(chart, *[add(50)] * 17)
    with pytest.raises(InvalidValueError, match="at most 20"):
        add(50)(chart)


def test_a_vial_taken_away_leaves_its_injections_without_one() -> None:
    chart = done(a_chart(), add(50), give("CO-L1"), throw(1, "5"))
    with pytest.raises(InvalidValueError, match="Take back"):
        acts.remove_vial(chart, 1)
    chart = done(chart, lambda c: acts.take_back_discard(c, 1), lambda c: acts.remove_vial(c, 1))
    assert chart.vials == {}
    assert chart.injections["CO-L1"].vial is None
    assert acts.take_back_discard(chart, 1) == acts.remove_vial(chart, 1) == ()


def test_a_vial_of_another_size_sends_on_what_it_does_not_hold() -> None:
    chart = done(a_chart(), add(100), add(50), give(*CODES[:12]))
    smaller = replace(chart.vials[1], size_units=Decimal(50), diluent_ml=Decimal(1))
    changed = done(chart, lambda c: acts.change_vial(c, smaller, LATER))
    assert [changed.injections[c].vial for c in CODES[:12]] == [1] * 10 + [2, 2]
    assert changed.vials[1].recorded_at == NOON
    assert acts.change_vial(changed, smaller, LATER) == ()
    emptied = done(chart, throw(1, "40"))
    with pytest.raises(InvalidValueError) as caught:
        acts.change_vial(emptied, replace(smaller, size_units=Decimal(30)), LATER)
    assert caught.value.field == "size_units"
    with pytest.raises(InvalidValueError) as caught:
        acts.change_vial(emptied, replace(smaller, made_up_at=LATER + timedelta(minutes=1)), LATER)
    assert caught.value.field == "made_up_at"


def test_an_injection_is_given_a_vial_by_hand() -> None:
    chart = done(a_chart(), add(50), add(50), throw(2, "47"), give("CO-L1"))
    assert acts.allot(chart, "CO-L1", 1) == acts.allot(chart, "CO-R1", 1) == ()
    for number, words in ((2, "3 U left"), (3, "no vial 3")):
        with pytest.raises(InvalidValueError, match=words):
            acts.allot(chart, "CO-L1", number)
    chart = done(chart, lambda c: acts.allot(c, "CO-L1", None))
    assert vials.without_vial(chart) == 5
    chart = done(chart, acts.allot_rest)
    assert chart.injections["CO-L1"].vial == 1
    assert acts.allot_rest(chart) == ()


@pytest.mark.parametrize(
    ("units", "reason", "at", "values", "field"),
    [
        ("51", "Leaked", NOON, {}, "dose_units"),
        ("0", "Leaked", NOON, {}, "dose_units"),
        ("-1", "Leaked", NOON, {}, "dose_units"),
        ("NaN", "Leaked", NOON, {}, "dose_units"),
        ("1.25", "Leaked", NOON, {}, "dose_units"),
        ("1001", "Leaked", NOON, {}, "dose_units"),
        ("5", " \u202e\n", NOON, {}, "reason"),
        ("5", "x" * 201, NOON, {}, "reason"),
        ("5", "Leaked", NOON - timedelta(hours=1), {}, "at"),
        ("5", "Leaked", LATER + timedelta(hours=1), {}, "at"),
        ("5", "Leaked", NOON, {"witness_required": True}, "witness"),
        ("5", "Leaked", NOON, {"witness_required": True, "witness": " \u200b"}, "witness"),
        ("5", "Leaked", NOON, {"witness": "x" * 121}, "witness"),
    ],
)
def test_a_discard_that_cannot_be_is_refused_at_its_field(
    units: str, reason: str, at: object, values: dict[str, object], field: str
) -> None:
    chart = done(a_chart(), add(50))
    with pytest.raises(InvalidValueError) as caught:
        acts.discard(chart, 1, Decimal(units), reason, at, now=LATER, **values)  # type: ignore[arg-type]
    assert caught.value.field == field
    assert str(caught.value)


def test_the_rest_needs_a_witness_where_the_clinic_asks_for_one() -> None:
    chart = done(a_chart(), add(50))
    with pytest.raises(InvalidValueError):
        acts.discard_rest(chart, "Single-dose vial", NOON, now=NOON, witness_required=True)
    changes = acts.discard_rest(
        chart, "Single-dose vial", NOON, now=NOON, witness="R. Okafor", witness_required=True
    )
    assert with_changes(chart, changes).discards[0].witness == "R. Okafor"
    with pytest.raises(InvalidValueError, match="no vial 2"):
        throw(2, "5")(chart)


def test_there_is_an_end_to_discards() -> None:
    chart = done(a_chart(), add(100), *[throw(1, "1")] * 99)
    with pytest.raises(InvalidValueError, match="99"):
        throw(1, "1")(chart)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"lot": ""}, "lot"),
        ({"lot": "C 4417"}, "lot"),
        ({"lot": "C4417\n"}, ""),
        ({"lot": "C44\n17"}, "lot"),
        ({"lot": "C\x1d4417"}, "lot"),
        ({"lot": "C\u202e4417"}, "lot"),
        ({"lot": "C4417🙂"}, "lot"),
        ({"lot": "x" * 31}, "lot"),
        ({"diluent_lot": "a b"}, "diluent_lot"),
        ({"drug_code": "0023-1145-AB"}, "drug_code"),
        ({"diluent": "\u202e"}, "diluent"),
        ({"product": ""}, "product"),
        ({"diluent_ml": Decimal(0)}, "diluent_ml"),
        ({"diluent_ml": Decimal(-2)}, "diluent_ml"),
        ({"diluent_ml": Decimal("2.001")}, "diluent_ml"),
        ({"diluent_ml": Decimal(51)}, "diluent_ml"),
        ({"diluent_ml": Decimal("Infinity")}, "diluent_ml"),
        ({"size_units": Decimal(0)}, "size_units"),
        ({"size_units": Decimal("1000.1")}, "size_units"),
        ({"size_units": Decimal("NaN")}, "size_units"),
        ({"expires_on": date(1999, 12, 31)}, "expires_on"),
        ({"made_up_at": NOON + timedelta(hours=1)}, "made_up_at"),
    ],
)
def test_a_vial_that_cannot_be_is_refused_at_its_field(
    values: dict[str, object], field: str
) -> None:
    vial = replace(a_vial(), **values)  # type: ignore[arg-type]
    if not field:
        assert with_changes(a_chart(), acts.add_vial(a_chart(), vial, NOON)).vials[1].lot == "C4417"
        return
    with pytest.raises(InvalidValueError) as caught:
        acts.add_vial(a_chart(), vial, NOON)
    assert caught.value.field == field
    assert str(caught.value)
