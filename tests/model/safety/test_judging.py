"""Findings in their order, confirmed and overridden, and judged anew with other figures."""

from dataclasses import replace
from datetime import timedelta

import pytest

from model.clinician import Clinician
from model.errors import InvalidValueError
from model.judgement import Judgement, Verdict
from model.safety.evaluate import findings
from model.safety.finding import Severity, counts
from model.session import SessionState
from model.session_chart import SessionChart
from model.session_part import Change
from model.signature import Purpose, Signature
from model.use_cases.charting import leave_out, with_changes
from model.use_cases.judging import as_ended, confirm, kept_with_signature, override, withdraw
from tests.model.conftest import NOON, Practice
from tests.model.safety.cases import (
    CODES,
    RULES,
    a_case,
    a_vial,
    all_said,
    answer,
    dosed,
    found,
    given,
    one,
    past,
    with_parts,
)
from tests.model.test_charting import a_chart

LEA = Clinician(clinician_id=2, name="Lea Benning")
ROBIN = Clinician(clinician_id=1, name="Robin Okafor", credentials="MD")
REASON = "Total agreed with rehabilitation"
MUCH = [past(50, "250")]


A_SIGNATURE = Signature(
    number=1,
    purpose=Purpose.AUTHOR,
    clinician_id=1,
    name="Robin Okafor",
    credentials="MD",
    role="",
    signed_at=NOON,
    sha256="0" * 64,
    text="",
)


def done(chart: SessionChart, changes: tuple[Change, ...]) -> SessionChart:
    assert changes
    return with_changes(chart, changes)


def overridden(chart: SessionChart) -> SessionChart:
    stop = one(a_case(chart, past=MUCH), "cumulative")
    return done(chart, override(chart, stop, REASON, ROBIN, NOON))


def test_a_stop_is_overridden_with_a_typed_reason() -> None:
    stop = one(a_case(overridden(a_chart()), past=MUCH), "cumulative")
    assert stop.is_settled
    assert stop.judgement == Judgement(
        finding="cumulative",
        title=stop.title,
        severity=Severity.STOP,
        verdict=Verdict.OVERRIDDEN,
        saw=stop.saw,
        reason=REASON,
        clinician_id=1,
        clinician_name="Robin Okafor, MD",
        at=NOON,
    )


@pytest.mark.parametrize("reason", ["", "  ", "\u200b"])
def test_a_stop_needs_its_reason(reason: str) -> None:
    chart = a_chart()
    stop = one(a_case(chart, past=MUCH), "cumulative")
    with pytest.raises(InvalidValueError, match="Say why"):
        override(chart, stop, reason, ROBIN, NOON)


def test_a_stop_is_not_confirmed_and_a_confirm_not_overridden() -> None:
    case = a_case(past=MUCH)
    with pytest.raises(InvalidValueError, match="type why"):
        confirm(case.chart, one(case, "cumulative"), ROBIN, NOON)
    with pytest.raises(InvalidValueError, match="Only a stop"):
        override(case.chart, one(case, "interval-short"), REASON, ROBIN, NOON)


def test_no_reason_makes_vials_add_up() -> None:
    chart = with_parts(given(*CODES, vial=1), a_vial())
    stop = one(a_case(chart), "vial-unequal")
    with pytest.raises(InvalidValueError, match="correct what is recorded"):
        override(chart, stop, REASON, ROBIN, NOON)
    forged = Judgement(
        finding=stop.key,
        title=stop.title,
        severity=Severity.STOP,
        verdict=Verdict.OVERRIDDEN,
        saw=stop.saw,
        reason=REASON,
        clinician_id=1,
        clinician_name="",
        at=NOON,
    )
    assert not one(a_case(with_parts(chart, forged)), "vial-unequal").is_settled


def test_a_confirmation_settles_a_confirm_and_not_a_stop() -> None:
    chart = with_parts(a_chart(), answer("anticoagulant", "yes"))
    asked = one(a_case(chart), "answer")
    assert not asked.is_settled
    chart = done(chart, confirm(chart, asked, ROBIN, NOON))
    seen = one(a_case(chart), "answer")
    assert seen.is_settled
    assert confirm(chart, seen, ROBIN, NOON + timedelta(minutes=1)) == ()
    rules = tuple(
        replace(rule, severity=Severity.STOP) if rule.name == "interval-short" else rule
        for rule in RULES.rules
    )
    case = a_case(past=MUCH)
    chart = done(case.chart, confirm(case.chart, one(case, "interval-short"), ROBIN, NOON))
    stricter = a_case(chart, past=MUCH, rules=replace(RULES, rules=rules))
    assert not one(stricter, "interval-short").is_settled


def test_a_note_asks_for_nothing() -> None:
    assert one(a_case(), "open").is_settled
    assert confirm(a_chart(), one(a_case(), "open"), ROBIN, NOON) == ()


def test_an_override_lapses_with_another_figure_and_stands_again_with_the_old_one() -> None:
    chart = overridden(a_chart())
    more = dosed(chart, "FR-L1", "7.5")
    lapsed = one(a_case(more, past=MUCH), "cumulative")
    assert lapsed.judgement is None
    assert not lapsed.is_settled
    assert one(a_case(dosed(more, "FR-L1", "5"), past=MUCH), "cumulative").is_settled
    assert one(a_case(given(*CODES, chart=chart), past=MUCH), "cumulative").is_settled


def test_what_was_said_is_withdrawn() -> None:
    chart = overridden(a_chart())
    stop = one(a_case(chart, past=MUCH), "cumulative")
    assert not one(a_case(done(chart, withdraw(chart, stop)), past=MUCH), "cumulative").is_settled
    assert withdraw(a_chart(), stop) == ()


def test_other_words_of_a_rule_undo_nothing() -> None:
    chart = overridden(a_chart())
    worded = tuple(replace(rule, title="too much", detail="Much.") for rule in RULES.rules)
    case = a_case(chart, past=MUCH, rules=replace(RULES, rules=worded))
    assert one(case, "cumulative").is_settled


def test_signed_with_an_override_it_stays_overridden() -> None:
    chart = replace(overridden(a_chart()), signatures=(A_SIGNATURE,))
    case = a_case(chart, past=[past(50, "260")])
    assert one(case, "cumulative").is_settled


def test_the_most_severe_comes_first_and_the_settled_behind_the_open() -> None:
    chart = with_parts(a_chart(), *all_said("consent", "infection"))
    chart = with_changes(chart, leave_out(chart, "FR-L2", "skin", "Skin", NOON))
    days = [past(50, "260")]
    names = [finding.key for finding in findings(a_case(chart, past=days))]
    stops = ["not-asked:consent", "cumulative"]
    confirms = ["not-asked:infection", "interval-short", "not-given:FR-L2"]
    assert names[:6] == [*stops, *confirms, "allergies-not-asked"]
    unasked = found(a_case(chart, past=days), "not-asked")
    chart = done(chart, confirm(chart, unasked[1], ROBIN, NOON))
    chart = done(chart, override(chart, unasked[0], REASON, ROBIN, NOON))
    names = [finding.key for finding in findings(a_case(chart, past=days))]
    assert names[:5] == [*reversed(stops), *confirms[1:], confirms[0]]


def test_counts() -> None:
    chart = with_parts(a_chart(), *all_said("consent"), answer("anticoagulant", "yes"))
    before = counts(findings(a_case(chart)))
    assert (before.stops, before.confirms, before.notes) == (1, 1, 2)
    assert (before.open_stops, before.open_confirms) == (1, 1)
    chart = done(chart, override(chart, one(a_case(chart), "not-asked"), REASON, ROBIN, NOON))
    chart = done(chart, confirm(chart, one(a_case(chart), "answer"), ROBIN, NOON))
    after = counts(findings(a_case(chart)))
    assert (after.stops, after.confirms) == (1, 1)
    assert (after.open_stops, after.open_confirms) == (0, 0)


def test_a_judgement_is_kept_in_the_file(practice: Practice) -> None:
    chart = practice.chart()
    stop = one(a_case(chart, past=MUCH), "cumulative")
    changes = override(chart, stop, REASON, practice.clinician, NOON)
    practice.store.changes.apply(
        chart.session.session_id, changes, action="overridden", at=NOON, actor=practice.actor
    )
    assert one(a_case(practice.chart(), past=MUCH), "cumulative").is_settled


def test_a_signed_session_tells_what_was_found_when_it_was_signed() -> None:
    chart = overridden(with_parts(a_chart(), answer("anticoagulant", "yes")))
    before = findings(a_case(chart, past=MUCH))
    changes = kept_with_signature(chart, before, ROBIN, NOON)
    assert {change.after.verdict for change in changes} == {Verdict.NOTED, Verdict.UNCONFIRMED}
    signed = replace(done(chart, changes), signatures=(A_SIGNATURE,))
    # Neither another rule nor another past changes what a signed chart says.
    after = findings(a_case(signed, past=()))
    stop = one(a_case(signed, past=()), "cumulative")
    assert (stop.title, stop.is_settled) == ("405 of 400 U in 84 days", True)
    assert {(f.key, f.severity) for f in after} == {(f.key, f.severity) for f in before}
    assert {f.title for f in after} == {f.title for f in before}
    assert {f.key for f in after if f.is_settled} == {f.key for f in before if f.is_settled}


def test_judgements_of_what_is_gone_or_has_other_figures_are_not_signed() -> None:
    chart = overridden(with_parts(a_chart(), answer("anticoagulant", "yes")))
    chart = done(chart, confirm(chart, one(a_case(chart, past=MUCH), "answer"), ROBIN, NOON))
    chart = with_parts(dosed(chart, "FR-L1", "7.5"), answer("anticoagulant", "no"))
    found_now = findings(a_case(chart, past=MUCH))
    kept = done(chart, kept_with_signature(chart, found_now, LEA, NOON + timedelta(hours=1)))
    judgements = [part for part in kept.parts.values() if isinstance(part, Judgement)]
    assert {(j.finding, j.saw, j.severity) for j in judgements} == {
        (f.key, f.saw, f.severity) for f in found_now
    }
    stop = next(j for j in judgements if j.finding == "cumulative")
    assert (stop.verdict, stop.reason, stop.clinician_id) == (Verdict.UNCONFIRMED, "", 2)


def test_a_stop_that_nobody_settled_stays_a_stop_once_signed() -> None:
    case = a_case(past=MUCH)
    changes = kept_with_signature(case.chart, findings(case), ROBIN, NOON)
    signed = replace(done(case.chart, changes), signatures=(A_SIGNATURE,))
    stop = one(a_case(signed, past=()), "cumulative")
    assert (stop.severity, stop.is_settled) == (Severity.STOP, False)


def test_a_signed_session_counts_what_was_given_and_not_what_was_to_come() -> None:
    chart = overridden(given("CO-L1", "CO-R1"))
    shown = findings(a_case(chart, past=MUCH))
    assert any("405 of 400" in one.title for one in shown)
    over = replace(chart.session, state=SessionState.FINISHED, ended_at=NOON)
    fewer = findings(a_case(replace(chart, session=over), past=MUCH))
    kept = as_ended(shown, fewer)
    assert not any("405" in one.title for one in kept)  # 260 U in all: no finding any more
    more = findings(a_case(replace(chart, session=over), past=[past(50, "395")]))
    (stop,) = (one for one in as_ended(shown, more) if one.rule == "cumulative")
    assert stop.title.startswith("405 of 400")
    assert stop.is_settled  # said of as many units
    assert stop.judgement is not None
    assert stop.judgement.reason == REASON
