"""Vials, billing, preventives, aftercare, difference, checks: each says what the record holds."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from gui.reports.chart_content import EMPTY
from model.answer import Group, Reply
from model.difference import compared
from model.head_map import HeadMap
from model.use_cases.printing import Background
from model.vial import Supplier
from tests.gui.reports.conftest import ENDED, STARTED, Charts
from tests.gui.reports.records import (
    BILLING,
    PRACTICE,
    amended,
    answer,
    before,
    checks,
    detail,
    discard,
    out_of_vial,
    signed,
    usual,
    vial,
    void,
    with_parts,
)
from tests.gui.reports.telling import plain, said, titles, told


def test_vials_tell_what_was_held_given_and_discarded(charts: Charts) -> None:
    chart = with_parts(
        out_of_vial(charts.given(charts.empty())),
        vial(drug_code="0023-3921-02"),
        discard("45", witness="Lea Benning, NP"),
    )
    text = said(told(chart), "Vials")
    assert "Vial 1, lot DEMO-C4417 | 200 U | 155 U | 45 U" in text
    assert "Expires 30 Jun 2028. Made up " in text
    assert "with 4 mL sodium chloride 0.9 %, lot DEMO-S091: 50 U/mL." in text
    assert "single-dose vial, seen by Lea Benning, NP." in text
    assert "Drug code 0023-3921-02." in text
    assert "not accounted for" not in text


def test_alike_vials_share_their_fine_print_and_are_summed(charts: Charts) -> None:
    chart = charts.given(charts.empty())
    codes = list(chart.injections)
    rows = {c: replace(chart.injections[c], vial=min(n // 10 + 1, 4)) for n, c in enumerate(codes)}
    vials = [vial(n, 50, lot=f"C{n}") for n in (1, 2, 3)]
    chart = with_parts(
        replace(chart, injections=rows),
        *vials,
        vial(4, 50, lot="C4", supplier=Supplier.PHARMACY),
        discard("45", vial=4),
    )
    text = said(told(chart), "Vials")
    assert "All vials | 200 U | 155 U | 45 U" in text
    assert "Vials 1, 2, 3: expires" in text
    assert "Supplied by the pharmacy." in text.split("Vial 4: ")[1]
    assert "5 U from the pharmacy, not billed." in said(told(chart), "Billing")


def test_units_without_account_are_said(charts: Charts) -> None:
    chart = charts.given(charts.empty())
    assert "155 U given from no vial." in said(told(with_parts(chart, vial())), "Vials")
    text = said(told(with_parts(out_of_vial(chart), vial())), "Vials")
    assert "Vial 1: 45 U not accounted for." in text
    text = said(told(with_parts(out_of_vial(chart), vial(size=100))), "Vials")
    assert "Vial 1: 55 U more than it holds." in text


def test_billing_stands_only_where_the_clinic_bills(charts: Charts) -> None:
    chart = signed(usual(charts.given(charts.empty())))
    assert said(told(chart), "Billing") == (
        "64615 | Procedure | 1\nJ0585 | Units given | 155\nJ0585-JW | Units discarded | 45"
    )
    assert "Billing" not in titles(told(chart, replace(BILLING, billing="no")))
    assert "Billing" not in titles(told(amended(chart, void())))


def test_part_units_are_billed_whole_and_said(charts: Charts) -> None:
    text = said(told(usual(charts.departing())), "Billing")
    assert "J0585 | Units given | 158" in text
    assert "J0585-JW | Units discarded | 42" in text
    assert "157.5 U given, billed as 158: part units are rounded up in the sum." in text


def test_whatever_was_measured_stands_on_the_chart(charts: Charts) -> None:
    chart = with_parts(
        charts.empty(),
        detail("indication.period_days", "84"),
        detail("indication.severe_days", "21"),
        detail("indication.headache_hours", "180.5"),
        detail("indication.midas", "34"),
        detail("indication.msq_emotional", "47"),
        detail("indication.global_change", "-1"),
        detail("indication.wear_off_week", "10"),
    )
    text = plain(said(told(chart), "Further measures"))
    assert text == (
        "Moderate or severe headache on 21 days in 84 days, headache for 180.5 hours in 84 days,"
        " MIDAS 34, MSQ emotional 47, change on the whole −1 of −3 to +3,"
        " wear-off noticed in week 10."
    )
    assert "Further measures" not in titles(told(charts.empty()))
    unnoticed = with_parts(charts.empty(), detail("indication.wear_off_week", "0"))
    assert said(told(unnoticed), "Further measures") == "No wear-off noticed."


def test_preventives_stand_by_outcome(charts: Charts) -> None:
    assert said(told(usual(charts.given(charts.empty()))), "Preventives") == (
        "Not worked: Propranolol (80 mg, 5 months); not tolerated: Topiramate (100 mg, 4 months),"
        " Amitriptyline (25 mg, 6 months) (3 in all without success). Acute medicine on 4 of"
        " 28 days. No medication overuse."
    )


def test_tolerance_advice_and_the_next_date(charts: Charts) -> None:
    assert said(told(usual(charts.given(charts.empty()))), "Tolerance") == (
        "No complaint, pain 3 of 10, observed 6 min. No complications. Eased with ice."
        " All 6 points of advice said. Leaflet given (2, English, large letters)."
        " Next session due 12 Feb 2027, calls 4 Dec and 18 Dec 2026."
    )


def test_complications_events_and_corrected_times(charts: Charts) -> None:
    chart = charts.given(charts.empty())
    event = replace(chart.injections["TE-L3"], events=("bleeding",), pain=7)
    chart = with_parts(
        replace(chart, injections={**chart.injections, "TE-L3": event}),
        answer("faintness", Reply.YES, Group.COMPLICATION, note="lay down 10 min"),
        answer("other", Reply.YES, Group.COMPLICATION, note="Hiccups"),
        answer("leave-alone", Reply.YES, Group.ADVICE),
        detail("aftercare.leaflet", "not-given"),
        detail("aftercare.next_due", "2027-01-15", note="travels in February"),
        detail("clock.started", (STARTED - timedelta(minutes=5)).isoformat(), note="started late"),
    )
    text = said(told(chart), "Tolerance")
    for words in (
        "Complications: faintness (lay down 10 min), Hiccups.",
        "Bleeding: TE-L3.",
        "Pain of 10: TE-L3 7.",
        "The start was corrected to",
        ": started late.",
        "Advice: leave the sites alone today; not said: what to expect",
        "Leaflet not given.",
        "Next session due 15 Jan 2027 (earlier than the interval: travels in February)",
    ):
        assert words in text, words


def test_the_difference_is_a_short_list(charts: Charts, drawing: HeadMap) -> None:
    last = before(charts.given(charts.empty()))
    chart = charts.departing()
    beside = Background(last=last, comparison=compared(chart, last, drawing))
    assert said(told(chart, beside=beside), "Difference") == (
        "157.5 U, before 155 U. Added: TE-R5 5 U, X1 5 U. Not given: FR-L2."
        " Other dose: OC-L3 2.5 U (before 5 U). 29 sites as before."
    )
    same = Background(last=last, comparison=compared(last, last, drawing))
    assert said(told(chart, beside=same), "Difference") == "None: 155 U at the same 31 sites."


def test_every_check_prints_the_ones_not_asked_too(charts: Charts) -> None:
    chart = with_parts(
        charts.given(charts.empty()),
        *checks(neck_weakness=Reply.NOT_ASKED, infection=Reply.NO),
        answer("anticoagulant", Reply.YES, note="apixaban"),
        answer("hypersensitivity", Reply.NO, carried_over=True),
        answer("other-toxin", Reply.YES),
        detail("check.other-toxin.product", "another"),
        detail("check.other-toxin.date", "2026-10-12"),
        detail("check.other-toxin.units", "100"),
    )
    text = said(told(chart), "Checks")
    for words in (
        "anticoagulant or bleeding problem (apixaban)",
        "other botulinum toxin, last 12 weeks (another, 12 Oct 2026, 100 U)",
        "hypersensitivity to a botulinum toxin (carried over, not confirmed)",
        "Not asked: Neck weakness",
    ):
        assert words in text, words
    for question in PRACTICE.questions:
        assert question.text[1:] in text


@pytest.mark.parametrize("known", [True, False])
def test_checks_that_nobody_asked(charts: Charts, known: bool) -> None:
    beside = Background(practice=PRACTICE) if known else EMPTY
    content = told(charts.given(charts.empty()), beside=beside)
    if known:
        assert said(content, "Checks") == "Not asked: None of the 13 questions"
    else:
        assert titles(content) == []


def test_a_question_no_longer_in_the_list_keeps_its_words(charts: Charts) -> None:
    old = replace(answer("moon", Reply.NO), text="Full moon")
    assert said(told(with_parts(charts.empty(), old), beside=EMPTY), "Checks") == "No: Full moon"


def test_the_session_times_are_those_that_hold(charts: Charts) -> None:
    late = (ENDED + timedelta(minutes=10)).isoformat()
    chart = with_parts(charts.given(charts.empty()), detail("clock.ended", late, note="paused"))
    ended = f"{(ENDED + timedelta(minutes=10)).astimezone():%H:%M}"
    session = next(f for f in told(chart).identity if f.label == "Session")
    assert plain(session.value).endswith(f" to {ended}")


def test_volumes_are_those_of_the_vials(charts: Charts) -> None:
    chart = out_of_vial(charts.given(charts.empty()))
    weak = replace(vial(), diluent_ml=Decimal(8))
    assert told(with_parts(chart, weak)).total.volume == "6.2"
