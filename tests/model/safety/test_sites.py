"""What is open and what departs from the protocol."""

from dataclasses import replace

import pytest

from model.injection import FreePlace, Laterality, State
from model.safety.finding import Severity
from model.session_chart import SessionChart
from model.use_cases import charting
from model.use_cases.charting import with_changes
from tests.model.conftest import NOON
from tests.model.safety.cases import (
    CODES,
    a_case,
    adding,
    dosed,
    extra,
    found,
    given,
    one,
)
from tests.model.test_charting import a_chart


def left_out(chart: SessionChart, code: str, reason: str = "Brow droop") -> SessionChart:
    return with_changes(chart, charting.leave_out(chart, code, "", reason, NOON))


def moved(chart: SessionChart, code: str, **values: object) -> SessionChart:
    injection = replace(chart.injections[code], **values)  # type: ignore[arg-type]
    return replace(chart, injections={**chart.injections, code: injection})


def test_few_open_sites_are_named_by_muscle_and_side() -> None:
    still = {"OC-R2", "OC-R3", "PR-M1"}
    finding = one(a_case(given(*(code for code in CODES if code not in still))), "open")
    assert finding.title == "28 of 31: procerus 1, right occipitalis 2"
    assert finding.detail == "PR 1, OC 2"
    assert finding.site_codes == ("PR-M1", "OC-R2", "OC-R3")
    assert finding.kind == "sites-open"


def test_many_open_sites_are_counted_and_listed() -> None:
    finding = one(a_case(given(*CODES[:7])), "open")
    assert finding.title == "7 of 31: 24 sites open"
    assert finding.detail == "TE 8, OC 6, CP 4, TR 6"
    assert finding.lines[0] == ("left temporalis", "4")


def test_an_added_site_that_is_open_is_open_too() -> None:
    planned = extra("TE-R5", state=State.PLANNED)
    assert one(a_case(adding(given(*CODES), planned)), "open").title == (
        "31 of 32: right temporalis 1"
    )
    custom = extra("X1", state=State.PLANNED, laterality=Laterality.LEFT)
    finding = one(a_case(adding(given(*CODES), custom)), "open")
    assert finding.title == "31 of 32: left custom point 1"
    assert finding.detail == "X 1"


def test_nothing_open_nothing_found() -> None:
    chart = left_out(given(*CODES[:30]), CODES[30])
    assert not found(a_case(chart), "open")


def test_a_site_left_out_is_a_documented_departure() -> None:
    chart = left_out(left_out(a_chart(), "FR-L2"), "FR-R2", "Brow droop\nafter last session")
    first, second = found(a_case(chart), "not-given")
    assert (first.key, first.title) == ("not-given:FR-L2", "FR-L2 not given")
    assert second.detail == "Reason: Brow droop after last session"
    assert first.severity is Severity.CONFIRM
    coded = with_changes(chart, charting.leave_out(chart, "FR-L2", "skin", "Skin", NOON))
    assert found(a_case(coded), "not-given")[0].saw != first.saw


def test_twenty_changed_doses_are_not_twenty_findings() -> None:
    chart = given(*CODES)
    for code in CODES[3:23]:
        chart = dosed(chart, code, "2.5")
    differs = found(a_case(chart), "dose-differs")
    assert [finding.subject for finding in differs] == ["FR", "TE", "OC", "CP"]
    assert differs[0].title == "frontalis 10 U at 4 sites, planned 20 U"
    assert differs[0].lines[0] == ("FR-L1", "2.5 U, planned 5 U")
    assert all(finding.is_settled for finding in differs)


def test_a_site_left_out_has_no_other_dose() -> None:
    assert not found(a_case(left_out(dosed(a_chart(), "FR-L1", "2.5"), "FR-L1")), "dose-differs")


def test_moved_sites_tell_how_far_and_why() -> None:
    chart = given("FR-L1", "FR-L2", "TE-L4", "TE-L3")
    chart = moved(chart, "TE-L4", moved_mm=11, reason="Scar at the standard place")
    chart = moved(chart, "FR-L2", place=FreePlace("front", 0.4, 0.2))
    frontalis, temporalis = found(a_case(chart), "moved")
    assert temporalis.title == "temporalis: 1 site moved"
    assert temporalis.lines == (("TE-L4", "1.1 cm, Scar at the standard place"),)
    assert frontalis.lines == (("FR-L2", "moved"),)


def test_added_sites_stand_together() -> None:
    chart = adding(a_chart(), extra("TE-R5"), extra("X1", "2.5", label="masseter"))
    added = one(a_case(chart), "added")
    assert added.title == "2 sites added"
    assert added.detail == "7.5 U outside the fixed plan"
    assert set(added.lines) == {("TE-R5, right temporalis", "5 U"), ("X1, masseter", "2.5 U")}
    refused = extra("TE-R5", state=State.NOT_GIVEN)
    assert not found(a_case(adding(a_chart(), refused)), "added")
    assert not found(a_case(adding(a_chart(), refused)), "not-given")


@pytest.mark.parametrize(("values", "findings"), [({"reason": ""}, 1), ({}, 0)])
def test_a_follow_the_pain_site_says_where_the_pain_is(
    values: dict[str, str], findings: int
) -> None:
    chart = adding(a_chart(), extra("TE-R5", **values), extra("X1"))
    assert len(found(a_case(chart), "added-without-reason")) == findings


def test_a_code_of_a_reason_is_a_reason() -> None:
    coded = extra("TE-R5", reason="", reason_code="temple")
    assert not found(a_case(adding(a_chart(), coded)), "added-without-reason")
