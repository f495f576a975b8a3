"""Doses at the edges of every maximum, side and step."""

from decimal import Decimal

import pytest

from model.safety.finding import Severity
from model.session_chart import SessionChart
from model.settings import Settings
from model.use_cases import charting
from model.use_cases.charting import with_changes
from tests.model.conftest import NOON
from tests.model.safety.cases import (
    CODES,
    a_case,
    adding,
    dosed,
    ended,
    extra,
    found,
    given,
    one,
)
from tests.model.test_charting import a_chart

FOLLOW = ("TE-L5", "TE-R5", "OC-L4", "OC-R4", "TR-L4", "TR-R4", "TR-L5", "TR-R5")


def at(units: str) -> SessionChart:
    """A session planned at so many units, all beyond 155 at one custom point."""
    return adding(a_chart(), extra("X1", str(Decimal(units) - 155)))


@pytest.mark.parametrize(("units", "findings"), [("195", 0), ("195.5", 1), ("200", 1)])
def test_above_195_units_is_a_stop(units: str, findings: int) -> None:
    stops = found(a_case(at(units)), "session-units")
    assert len(stops) == findings
    for stop in stops:
        assert stop.severity is Severity.STOP
        assert stop.title == f"{units} of 195 U in one session"
        assert stop.lines == (
            ("Given today", f"{Decimal(units) - 155} U"), ("Still planned", "155 U"),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("jurisdiction", "units", "findings"),
    [("US", "155.5", 1), ("US", "195.5", 1), ("EU-UK", "195", 0), ("elsewhere", "190", 0)],
)
def test_the_ceiling_is_the_jurisdictions(jurisdiction: str, units: str, findings: int) -> None:
    case = a_case(at(units), settings=Settings(jurisdiction=jurisdiction))
    assert len(found(case, "ceiling")) == findings


def test_the_standard_dose_is_within_every_ceiling() -> None:
    case = a_case(given(*CODES), settings=Settings(jurisdiction="US"))
    assert not found(case, "ceiling")
    assert not found(case, "ceiling-sites")
    assert not found(case, "session-differs")


def test_a_ceiling_names_its_own_source() -> None:
    ceiling = one(a_case(at("160"), settings=Settings(jurisdiction="US")), "ceiling")
    assert ceiling.title == "160 of 155 U, the clinic’s ceiling"
    assert ceiling.source == "US label: 155 U in 31 sites"
    assert ceiling.certainty == "disputed"


def test_a_ceiling_of_195_does_not_repeat_the_stop_above_195() -> None:
    case = a_case(at("200"))
    assert found(case, "session-units")
    assert not found(case, "ceiling")


def test_more_sites_than_the_ceiling() -> None:
    follow = [extra(code) for code in FOLLOW]
    assert not found(a_case(adding(a_chart(), *follow)), "ceiling-sites")
    more = one(a_case(adding(a_chart(), *follow, extra("X1"))), "ceiling-sites")
    assert more.title == "40 of 39 sites, the clinic’s ceiling"


def test_a_muscle_at_its_maximum_and_above() -> None:
    full = adding(a_chart(), extra("TE-L5"), extra("TE-R5"))
    assert not found(a_case(full), "muscle-units")
    assert not found(a_case(full), "muscle-sites")
    assert one(a_case(dosed(full, "TE-L1", "5.5")), "muscle-units").title == (
        "temporalis 50.5 of at most 50 U"
    )
    more = a_case(adding(full, extra("TE-R6")))
    assert one(more, "muscle-units").key == "muscle-units:TE"
    assert one(more, "muscle-units").lines == (("Given today", "15 U"), ("Still planned", "40 U"))
    assert one(more, "muscle-sites").title == "temporalis 11 of at most 10 sites"
    assert "TE-R6" in one(more, "muscle-sites").site_codes


def test_sites_left_out_do_not_count() -> None:
    chart = adding(a_chart(), extra("CO-L2"))
    assert one(a_case(chart), "muscle-units").title == "corrugator 15 of at most 10 U"
    chart = with_changes(chart, charting.leave_out(chart, "CO-L1", "skin", "Skin", NOON))
    assert not found(a_case(chart), "muscle-units")


def test_once_ended_open_sites_do_not_count() -> None:
    chart = ended(given("CO-L1"))
    assert one(a_case(chart), "session-differs").title == "5 U in 1 site"


@pytest.mark.parametrize(("dose", "findings"), [("7.5", 0), ("9.5", 0), ("10", 1)])
def test_sides_from_five_units_apart(dose: str, findings: int) -> None:
    assert len(found(a_case(dosed(a_chart(), "FR-R2", dose)), "asymmetry")) == findings


def test_the_side_with_more_is_named_by_what_is_planned_not_by_what_is_done_first() -> None:
    assert not found(a_case(given("CO-L1", "FR-L1", "FR-L2")), "asymmetry")
    right = one(a_case(adding(a_chart(), extra("TE-R5"), extra("X1", "10"))), "asymmetry")
    assert (right.title, right.headline) == ("right 15 U over left", "Right 15 U over left")
    assert right.detail == "75 U left, 90 U right"
    left = one(a_case(adding(a_chart(), extra("TE-L5"))), "asymmetry")
    assert left.title == "left 5 U over right"
    assert left.is_settled


def test_a_dose_between_two_steps() -> None:
    assert not found(a_case(dosed(a_chart(), "FR-L1", "7.5")), "step")
    chart = dosed(dosed(a_chart(), "FR-L1", "6"), "FR-L2", "0.1")
    step = one(a_case(chart), "step")
    assert step.title == "2 doses in no step of 2.5 U"
    assert step.lines == (("FR-L1", "6 U"), ("FR-L2", "0.1 U"))
    assert step.site_codes == ("FR-L1", "FR-L2")
    assert step.saw != one(a_case(dosed(chart, "FR-L2", "0.2")), "step").saw


def test_the_sum_is_told_where_it_is_not_the_standard() -> None:
    chart = adding(given(*CODES), extra("TE-R5"))
    differs = one(a_case(chart), "session-differs")
    assert differs.title == "160 U in 32 sites"
    assert differs.detail == "155 U in 31 sites is the standard. Clinic’s ceiling 195 U."
    unknown = one(a_case(chart, settings=Settings(jurisdiction="?")), "session-differs")
    assert unknown.detail.endswith("Clinic’s ceiling not known.")
