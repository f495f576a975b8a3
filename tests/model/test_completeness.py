"""What is missing before signing, and the words of the five places."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from model.answer import Group, Reply
from model.clinician import Clinician
from model.completeness import Missing, PlaceState, Sign, missing_parts, place_states
from model.injection import Injection, State
from model.safety.case import Case
from model.safety.evaluate import findings
from model.safety.finding import Place, Severity
from model.session_chart import SessionChart
from model.session_part import Part
from model.signature import Purpose, Signature
from model.use_cases.charting import leave_out, with_changes
from model.use_cases.judging import confirm, override
from tests.model.conftest import NOON
from tests.model.safety.cases import (
    CODES,
    RULES,
    a_case,
    a_discard,
    a_vial,
    adding,
    all_said,
    answer,
    detail,
    ended,
    extra,
    found,
    given,
    one,
    past,
    with_parts,
    without_part,
)
from tests.model.test_charting import a_chart

ROBIN = Clinician(clinician_id=1, name="Robin Okafor")


def state(case: Case, place: Place) -> PlaceState:
    return place_states(case, findings(case))[place]


def missing(case: Case) -> dict[str, Missing]:
    return {part.code: part for part in missing_parts(case, findings(case))}


def whole(*codes: str, discard: str = "45", but: Sequence[str] = ()) -> SessionChart:
    """A session in which nothing is missing, or these parts alone."""
    chart = given(*(codes or CODES), vial=1)
    chart = with_parts(chart, a_vial(), a_discard(discard), *all_said(*but))
    return replace(chart, patient=replace(chart.patient, allergies=""))


def confirmed(chart: SessionChart, rule: str) -> SessionChart:
    for finding in found(a_case(chart), rule):
        chart = with_changes(chart, confirm(chart, finding, ROBIN, NOON))
    return chart


def test_nothing_missing() -> None:
    case = a_case(whole())
    assert missing(case) == {}
    assert list(place_states(case, findings(case)).values()) == [
        PlaceState(Sign.DONE, "Complete"),
        PlaceState(Sign.DONE, "Adds up"),
        PlaceState(Sign.DONE, "31 of 31 given"),
        PlaceState(Sign.DONE, "Complete"),
        PlaceState(Sign.HALF, "Ready to sign"),
    ]


def test_everything_missing() -> None:
    case = a_case()
    parts = missing(case)
    assert list(parts)[:9] == [
        "checks", "no-vial", "nothing-given", "sites", "tolerance", "complications",
        "advice", "not-asked:consent", "not-asked:right-patient",
    ]  # fmt: skip
    assert {code for code, part in parts.items() if part.blocks} == {
        "not-asked:consent",
        "not-asked:right-patient",
    }
    assert len(parts["sites"].site_codes) == 31
    assert list(place_states(case, findings(case)).values()) == [
        PlaceState(Sign.EMPTY, "Not started"),
        PlaceState(Sign.EMPTY, "Not started"),
        PlaceState(Sign.EMPTY, "0 of 31 given"),
        PlaceState(Sign.EMPTY, "Not started"),
        PlaceState(Sign.EMPTY, "2 stops"),
    ]


def test_open_sites_by_muscle_and_side() -> None:
    still = ("OC-R2", "OC-R3", "TR-L1")
    case = a_case(whole(*(code for code in CODES if code not in still)))
    part = missing(case)["sites"]
    assert part.words == "3 sites open: right occipitalis 2, left trapezius 1"
    assert (part.place, part.site_codes, part.blocks) == (
        Place.MAP,
        ("OC-R2", "OC-R3", "TR-L1"),
        False,
    )
    assert state(case, Place.MAP) == PlaceState(Sign.HALF, "28 of 31 given")
    assert state(case, Place.REVIEW) == PlaceState(Sign.EMPTY, "3 sites open")


def test_a_site_left_out_with_its_reason_is_not_missing() -> None:
    chart = whole(*(code for code in CODES if code != "FR-L2"), discard="50")
    chart = with_changes(chart, leave_out(chart, "FR-L2", "skin", "Skin", NOON))
    assert set(missing(a_case(chart))) == {"confirm"}
    chart = confirmed(chart, "not-given")
    assert missing(a_case(chart)) == {}
    assert state(a_case(chart), Place.MAP) == PlaceState(Sign.DONE, "30 of 31 given")
    assert state(a_case(chart), Place.REVIEW).words == "Ready to sign"


def test_checks_not_asked_are_named_until_their_finding_is_confirmed() -> None:
    chart = whole(but=("pregnancy", "surgery"))
    case = a_case(chart)
    assert missing(case)["checks"].words == (
        "2 checks not asked: pregnant or breastfeeding, planned surgery"
    )
    assert state(case, Place.PREPARE) == PlaceState(Sign.HALF, "11 of 13 checks")
    assert state(case, Place.REVIEW).words == "1 open"
    chart = confirmed(chart, "not-asked")
    assert missing(a_case(chart)) == {}
    assert state(a_case(chart), Place.PREPARE) == PlaceState(Sign.DONE, "11 of 13 checks")


def test_carried_over_waits() -> None:
    carried = replace(answer("surgery", "no"), carried_over=True)
    case = a_case(with_parts(whole(), carried))
    assert missing(case)["carried-over"].words == "1 carried over, not confirmed: history"
    assert state(case, Place.PREPARE) == PlaceState(Sign.HALF, "1 carried over")
    only = a_case(with_parts(a_chart(), replace(answer("x", "no"), carried_over=True)))
    assert state(only, Place.PREPARE) == PlaceState(Sign.HALF, "0 of 13 checks")


def test_vials_in_words() -> None:
    def words(chart: SessionChart) -> PlaceState:
        return state(a_case(chart), Place.VIALS)

    assert words(with_parts(a_chart(), a_vial())) == PlaceState(Sign.DONE, "200 U left")
    started = with_parts(given(*CODES[:18], vial=1), a_vial(size=100), a_discard("5"))
    assert words(started) == PlaceState(Sign.HALF, "60 U short")
    assert words(with_parts(given(*CODES, vial=1), a_vial())) == PlaceState(Sign.HALF, "45 U left")
    over = with_parts(given(*CODES, vial=1), a_vial(size=150))
    assert words(over) == PlaceState(Sign.HALF, "5 U too many")
    loose = with_parts(
        given("TR-R3", vial=7, chart=given(*CODES[:-1], vial=1)), a_vial(), a_discard("50")
    )
    assert words(loose) == PlaceState(Sign.HALF, "5 U from no vial")


def test_vials_that_do_not_add_up_block() -> None:
    chart = with_parts(whole(), a_discard("40"))
    (part,) = missing(a_case(chart)).values()
    assert part.blocks
    assert part.words == "Vial 1 does not add up: 200 U held, 155 U given, 40 U discarded"
    assert state(a_case(chart), Place.REVIEW).words == "1 stop"


def test_with_sites_open_vials_block_all_the_same() -> None:
    case = a_case(with_parts(whole(*CODES[:30]), a_discard("1")))
    assert missing(case)["vial 1"].blocks
    assert not found(case, "vial-unequal")


def test_given_from_no_vial() -> None:
    chart = given("TR-R3", chart=whole(*CODES[:-1], discard="50"))
    assert missing(a_case(chart))["without-vial"].blocks
    assert state(a_case(chart), Place.REVIEW).words == "1 open"
    bare = without_part(without_part(whole(), a_vial()), a_discard("45"))
    assert not missing(a_case(bare))["no-vial"].blocks


def test_a_clinic_that_makes_a_missing_vial_a_stop_is_obeyed() -> None:
    rules = tuple(
        replace(rule, severity=Severity.STOP, overridable=False) if rule.name == "no-vial" else rule
        for rule in RULES.rules
    )
    case = a_case(given("FR-L1"), rules=replace(RULES, rules=rules))
    (stop,) = [
        part
        for part in missing_parts(case, findings(case))
        if part.code == "no-vial" and part.blocks
    ]
    assert stop.words == "Stop: 5 U given from no vial"


@pytest.mark.parametrize(
    ("gone", "words", "code"),
    [
        (detail("aftercare.tolerance", "x"), "1 open", "tolerance"),
        (answer("none", "yes", group=Group.COMPLICATION), "1 open", "complications"),
        (answer("diary", "yes", group=Group.ADVICE), "1 advice open", "advice"),
    ],
)
def test_aftercare_part_by_part(gone: Part, words: str, code: str) -> None:
    case = a_case(without_part(whole(), gone))
    assert set(missing(case)) == {code}
    assert state(case, Place.AFTERCARE) == PlaceState(Sign.HALF, words)
    assert state(case, Place.REVIEW) == PlaceState(Sign.EMPTY, "1 open")


def test_an_advice_not_said_and_a_complication_denied_are_open() -> None:
    chart = with_parts(
        whole(),
        answer("none", Reply.NO, group=Group.COMPLICATION),
        answer("diary", Reply.NO, group=Group.ADVICE),
    )
    case = a_case(chart)
    assert missing(case)["advice"].words == "1 advice open: Go on with the diary"
    assert state(case, Place.AFTERCARE).words == "2 open"


def test_a_stop_blocks_until_it_is_overridden() -> None:
    past_ = [past(50, "250")]
    chart = whole()
    case = a_case(chart, past=past_)
    part = missing(case)["cumulative"]
    assert (part.words, part.blocks) == ("Stop: 405 of 400 U in 84 days", True)
    assert missing(case)["confirm"].words == "1 to confirm: interval 50 days"
    assert state(case, Place.REVIEW) == PlaceState(Sign.EMPTY, "1 stop, 1 open")
    chart = with_changes(chart, override(chart, one(case, "cumulative"), "Agreed", ROBIN, NOON))
    case = a_case(chart, past=past_)
    chart = with_changes(chart, confirm(chart, one(case, "interval-short"), ROBIN, NOON))
    assert missing(a_case(chart, past=past_)) == {}


def test_a_stop_beside_open_sites() -> None:
    case = a_case(whole(*CODES[:7]), past=[past(50, "250")])
    assert state(case, Place.REVIEW).words == "1 stop, 24 open"


def test_before_anything_is_given_review_is_open() -> None:
    chart = with_parts(a_chart(), *all_said())
    assert state(a_case(chart), Place.REVIEW) == PlaceState(Sign.EMPTY, "Open")


def test_an_added_site_that_is_open() -> None:
    planned: Injection = extra("TE-R5", state=State.PLANNED)
    case = a_case(adding(whole(), planned))
    assert missing(case)["sites"].words == "1 site open: right temporalis 1"
    assert state(case, Place.MAP) == PlaceState(Sign.HALF, "31 of 31 given")


def test_signed() -> None:
    signature = Signature(
        number=1,
        purpose=Purpose.AUTHOR,
        clinician_id=1,
        name="Robin Okafor",
        credentials="",
        role="",
        signed_at=NOON,
        sha256="0" * 64,
        text="",
    )
    case = a_case(replace(ended(whole()), signatures=(signature,)))
    assert state(case, Place.REVIEW) == PlaceState(Sign.DONE, "Signed")
