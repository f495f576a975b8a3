"""Vials at the edges of expiry, age, strength and sum."""

from datetime import timedelta
from decimal import Decimal

import pytest

from model.safety.finding import Severity
from model.session_chart import SessionChart
from model.settings import Settings, recalled_lots
from tests.model.conftest import NOON
from tests.model.safety.cases import (
    CODES,
    TODAY,
    a_case,
    a_discard,
    a_vial,
    detail,
    ended,
    found,
    given,
    one,
    with_parts,
)
from tests.model.test_charting import a_chart

DAY = timedelta(hours=24)


def with_vial(chart: SessionChart | None = None, **values: object) -> SessionChart:
    return with_parts(chart or a_chart(), a_vial(**values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "expired", "today"), [(-1, True, False), (0, False, True), (1, False, False)]
)
def test_expiry_yesterday_today_tomorrow(days: int, expired: bool, today: bool) -> None:
    case = a_case(with_vial(expires_on=TODAY + timedelta(days=days)))
    assert bool(found(case, "vial-expired")) is expired
    assert bool(found(case, "vial-expires-today")) is today


def test_an_expired_vial_tells_when() -> None:
    case = a_case(with_vial(number=2, expires_on=TODAY - timedelta(days=1)))
    stop = one(case, "vial-expired")
    assert (stop.key, stop.subject) == ("vial-expired:vial 2", "vial 2")
    assert stop.title == "vial 2 expired 19 Nov 2026"
    assert stop.severity is Severity.STOP


@pytest.mark.parametrize(("beyond", "findings"), [(-1, 0), (0, 0), (1, 1)])
def test_exactly_24_hours_after_it_was_made_up(beyond: int, findings: int) -> None:
    made_up_at = NOON - DAY - timedelta(milliseconds=beyond)
    assert len(found(a_case(with_vial(made_up_at=made_up_at)), "vial-too-old")) == findings


def test_an_override_holds_while_the_minutes_run_and_not_a_day_longer() -> None:
    chart = with_vial(made_up_at=NOON - timedelta(hours=25))
    saws = [
        one(a_case(chart, now=NOON + timedelta(hours=hours)), "vial-too-old").saw
        for hours in (0, 20, 23)
    ]
    assert saws[0] == saws[1] != saws[2]
    assert one(a_case(chart), "vial-too-old").source == "Label: preparation and storage"


def test_once_over_its_last_injection_counts_and_not_the_hour_of_reading() -> None:
    later = NOON + timedelta(days=3)
    vial = a_vial(made_up_at=NOON - timedelta(hours=23))
    draft = with_parts(given(*CODES[:30], vial=1), vial)
    assert found(a_case(draft, now=later), "vial-too-old")
    whole = with_parts(given(*CODES, vial=1), vial)
    assert not found(a_case(whole, now=later), "vial-too-old")
    assert not found(a_case(ended(draft), now=later), "vial-too-old")
    late = with_parts(given(*CODES, vial=1, at=NOON + timedelta(hours=2)), vial)
    assert found(a_case(late, now=later), "vial-too-old")
    corrected = with_parts(late, detail("clock.last", NOON.isoformat(), note="Charted later"))
    assert found(a_case(corrected, now=later), "vial-too-old")  # a correction never silences it


def test_a_last_injection_corrected_to_later_ages_its_vial() -> None:
    vial = a_vial(made_up_at=NOON - DAY)
    chart = with_parts(given(*CODES, vial=1), vial)
    assert not found(a_case(chart), "vial-too-old")
    at = (NOON + timedelta(hours=2)).isoformat()
    corrected = with_parts(chart, detail("clock.last", at, note="Charted before"))
    assert found(a_case(corrected, now=NOON + timedelta(hours=3)), "vial-too-old")


def test_an_empty_vial_ages_no_more_and_one_never_used_is_none_too_old() -> None:
    old = a_vial(size=50, made_up_at=NOON - DAY - timedelta(hours=1))
    empty = with_parts(given(*CODES[:10], vial=1, at=NOON - timedelta(hours=3)), old)
    assert not found(a_case(empty), "vial-too-old")
    unused = with_parts(given(*CODES, vial=2), old, a_vial(2))
    assert not found(a_case(unused), "vial-too-old")


def test_a_vial_of_a_product_not_in_the_list_has_no_hours_and_the_protocols_strength() -> None:
    chart = with_vial(product="abobotulinumtoxinA", made_up_at=NOON - 9 * DAY)
    assert not found(a_case(chart), "vial-too-old")
    assert not found(a_case(chart), "concentration")
    unknown = one(a_case(chart), "vial-hours-unknown")
    assert unknown.title == "vial 1: hours of abobotulinumtoxinA not known"
    assert unknown.severity is Severity.CONFIRM
    assert not found(a_case(with_vial()), "vial-hours-unknown")
    other = one(a_case(chart), "vial-product")
    assert other.title == "vial 1 is abobotulinumtoxinA"
    assert not found(a_case(with_vial(product="OnabotulinumtoxinA")), "vial-product")


def test_the_hours_hold_however_the_products_name_is_written() -> None:
    chart = with_vial(product="OnabotulinumToxinA", made_up_at=NOON - 2 * DAY)
    assert one(a_case(chart), "vial-too-old").severity is Severity.STOP
    assert not found(a_case(chart), "vial-hours-unknown")


def test_made_up_in_the_future() -> None:
    assert not found(a_case(with_vial(made_up_at=NOON)), "vial-made-up-ahead")
    ahead = a_case(with_vial(made_up_at=NOON + timedelta(minutes=1)))
    assert "made up in the future" in one(ahead, "vial-made-up-ahead").title


@pytest.mark.parametrize(("size", "ml", "findings"), [(100, "2", 0), (200, "4", 0), (100, "3", 1)])
def test_other_than_5_units_in_a_tenth(size: int, ml: str, findings: int) -> None:
    case = a_case(with_vial(size=size, diluent_ml=Decimal(ml)))
    assert len(found(case, "concentration")) == findings


def test_the_strength_is_told() -> None:
    weak = one(a_case(with_vial(size=100, diluent_ml=Decimal(3))), "concentration")
    assert weak.title == "vial 1 has 33.33 U/mL"
    assert weak.detail == "100 U in 3 mL. Usual is 50 U/mL."
    stronger = one(a_case(with_vial(size=100, diluent_ml=Decimal(1))), "concentration")
    assert stronger.saw != weak.saw


def test_a_recalled_lot_of_drug_or_diluent() -> None:
    settings = Settings(recalled_lots="C1, demo-c4417\nS091")
    assert one(a_case(with_vial(), settings=settings), "vial-recalled").severity is Severity.STOP
    diluent = with_vial(lot="OK", diluent_lot="s091")
    assert one(a_case(diluent, settings=settings), "vial-recalled").detail.startswith("Lot s091")
    assert not found(a_case(with_vial(lot="OK"), settings=settings), "vial-recalled")


def test_the_list_of_recalled_lots() -> None:
    assert recalled_lots(Settings()) == ()
    assert recalled_lots(Settings(recalled_lots=" A1 ,, B2\n\nA1; C3 ")) == ("A1", "B2", "C3")


def test_while_sites_are_open_a_rest_is_no_finding() -> None:
    chart = with_vial(given(*CODES[:30], vial=1))
    assert not found(a_case(chart), "vial-unequal")
    stop = one(a_case(with_vial(given(*CODES, vial=1))), "vial-unequal")
    assert stop.title == "vial 1: 45 U not accounted for"
    assert stop.lines == (("Held", "200 U"), ("Given", "155 U"), ("Discarded", "0 U"))
    assert (stop.severity, stop.overridable) == (Severity.STOP, False)
    assert found(a_case(ended(chart)), "vial-unequal")


def test_all_accounted_for() -> None:
    chart = with_parts(given(*CODES, vial=1), a_vial(), a_discard("45"))
    for rule in ("vial-unequal", "vial-overdrawn", "no-vial", "without-vial"):
        assert not found(a_case(chart), rule)


def test_more_taken_out_than_it_holds() -> None:
    chart = with_parts(given(*CODES[:10], vial=1), a_vial(size=50), a_discard("0.5"))
    stop = one(a_case(chart), "vial-overdrawn")
    assert stop.title == "0.5 U more than vial 1 holds"
    assert not stop.overridable


def test_given_out_of_no_vial() -> None:
    assert not found(a_case(), "no-vial")
    none = a_case(given("FR-L1"))
    assert one(none, "no-vial").title == "5 U given from no vial"
    assert not found(none, "without-vial")
    some = with_parts(given("FR-L2", vial=7, chart=given("FR-L1", vial=1)), a_vial())
    assert one(a_case(some), "without-vial").title == "5 U at 1 site given from no vial"
    assert one(a_case(some), "without-vial").site_codes == ("FR-L2",)
    assert not found(a_case(some), "no-vial")
