"""The practice in numbers, worked by hand, and the lists behind them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from model.departure import DepartureKind
from model.detail import Detail
from model.outcome.adverse_effect import AdverseEffect
from model.outcome.lists_file import load_outcome_lists
from model.outcome.measurement import Baseline
from model.outcome.parts import OutcomeChange
from model.outcome.series import series_of
from model.overview import Behind, Overview, Period, cost
from model.patient import Patient
from model.response.evaluate import evaluate
from model.response.facts import facts_of
from model.response.rules_file import load_response_rules
from model.response.verdict import VerdictState
from model.session_part import PartChange
from model.use_cases.charting import give, leave_out, set_dose, with_changes
from model.vial import Discard, Supplier, Vial
from tests.model.conftest import NOON, Practice, a_patient

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
LISTS, RULE = load_outcome_lists(), load_response_rules().rules[0]


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def treat(
    practice: Practice, patient: Patient, day: date, *, codes: tuple[str, ...], days: int = 20,
    left_out: str = "", more: str = "", minutes: int = 10, thrown_away: int = 0,
) -> int:  # fmt: skip
    """A session of a day that ended, with the headache days told in it; its number in the file."""
    store, at = practice.store, moment(day)
    chart = store.chart(practice.start(at, patient).session_id)
    number, changes = chart.session.session_id, []

    def then(made: tuple[object, ...]) -> None:
        nonlocal chart
        changes.extend(made)
        chart = with_changes(chart, made)  # type: ignore[arg-type]

    for place, code in enumerate(codes):
        then(give(chart, code, at + timedelta(minutes=minutes if place else 0)))
    if left_out:
        then(leave_out(chart, left_out, "", "Bruised", at))
    if more:
        then(set_dose(chart, more, Decimal("7.5"), at))
    told = Detail(key="indication.headache_days", value=str(days), recorded_at=at)
    then((PartChange(None, told),))
    if thrown_away:
        vial = Vial(
            number=1, product="onabotulinumtoxinA", size_units=Decimal(200), lot="C1",
            expires_on=date(2027, 1, 1), diluent="NaCl", diluent_ml=Decimal(4), made_up_at=at,
            supplier=Supplier.CLINIC, recorded_at=at,
        )  # fmt: skip
        gone = Discard(number=1, vial=1, dose_units=Decimal(thrown_away), at=at, reason="Rest")
        then((PartChange(None, vial), PartChange(None, gone)))
    store.changes.apply(number, changes, action="all", at=at, actor=practice.actor)
    store.sessions.finish(number, at + timedelta(minutes=30), practice.actor)
    return number


@pytest.fixture
def numbers(practice: Practice) -> dict[str, int]:
    """Three sessions of two patients in 2026 and one of the year before; one is open."""
    store, ada = practice.store, practice.patient
    bela = store.patients.add(
        a_patient("Bartha", "Béla", born_on=date(1960, 1, 1)), NOON, practice.actor
    )
    before = treat(practice, ada, date(2025, 12, 31), codes=("PR-M1",), days=22)
    first = treat(practice, ada, date(2026, 3, 25), codes=("PR-M1", "CO-L1"), days=15,
                  left_out="FR-L2", minutes=8, thrown_away=40)  # fmt: skip
    second = treat(practice, ada, date(2026, 6, 17), codes=("PR-M1", "TE-L1"), days=11,
                   more="TE-L1", minutes=14)  # fmt: skip
    bela_first = treat(practice, bela, date(2026, 6, 30), codes=("PR-M1",), days=20)
    chosen = Baseline(
        measure="headache_days", value=Decimal(22), period_days=28, ends_on=date(2025, 12, 31),
        source=f"session:{before}", clinician_id=practice.actor, recorded_at=NOON,
    )  # fmt: skip
    droop = AdverseEffect(
        number=1, effect="brow-ptosis", text="Brow droop", session_id=first,
        clinician_id=practice.actor, recorded_at=NOON,
    )  # fmt: skip
    store.outcomes.apply(
        ada.patient_id, [OutcomeChange(None, chosen), OutcomeChange(None, droop)],
        action="told", at=NOON, actor=practice.actor,
    )  # fmt: skip
    return {"first": first, "second": second, "bela": bela_first, "ada": ada.patient_id,
            "bela_patient": bela.patient_id}  # fmt: skip


def overview(practice: Practice, period: Period = YEAR) -> Overview:
    overviews = practice.store.overviews
    found = overviews.responses(period, RULE, LISTS, NOON.date())
    return replace(overviews.of(period, RULE), responses=found)


def test_sums_of_a_year_are_those_of_its_ended_sessions(
    practice: Practice, numbers: dict[str, int]
) -> None:
    found = overview(practice)
    whole = found.whole
    assert (whole.sessions, whole.patients, found.new_patients) == (3, 2, 1)
    assert whole.units_given == Decimal("10") + Decimal("12.5") + Decimal("5")
    assert whole.units_discarded == 40
    assert whole.sites_mean == Decimal(5) / 3
    assert whole.minutes_median == 8  # of 8, 14 and 0
    assert dict(whole.departures) == {DepartureKind.NOT_GIVEN: 1, DepartureKind.OTHER_DOSE: 1}
    assert [(name, own.sessions) for _, name, own in found.by_clinician] == [("Robin Okafor", 3)]
    months = {step.period.first.month: step.sessions for step in found.steps}
    assert months == {month: {3: 1, 6: 2}.get(month, 0) for month in range(1, 13)}
    assert dict(found.adverse_effects) == {"Brow droop": 1}
    assert found.adverse_per_100 == Decimal(100) / 3


def test_the_days_at_both_ends_belong_to_the_period(
    practice: Practice, numbers: dict[str, int]
) -> None:
    assert overview(practice, Period(date(2026, 6, 17), date(2026, 6, 30))).whole.sessions == 2
    assert overview(practice, Period(date(2026, 6, 18), date(2026, 6, 29))).whole.sessions == 0


def test_a_void_session_counts_in_nothing(practice: Practice, numbers: dict[str, int]) -> None:
    with practice.store.transaction():
        practice.store.derived.session_void(numbers["first"])
    assert overview(practice).whole.sessions == 2
    assert dict(overview(practice).adverse_effects) == {}


def test_responders_are_told_by_the_rule_and_who_has_no_baseline_is_not_left_out(
    practice: Practice, numbers: dict[str, int]
) -> None:
    responses = overview(practice).responses
    states = {one.patient_id: one.state for one in responses.of}
    assert states[numbers["ada"]] is VerdictState.RESPONDER
    assert states[numbers["bela_patient"]] not in (
        VerdictState.RESPONDER, VerdictState.NON_RESPONDER)  # fmt: skip
    assert (responses.assessed, responses.mean, responses.spread) == (1, Decimal(50), None)
    earlier = overview(practice, Period(date(2026, 1, 1), date(2026, 4, 1))).responses
    assert [one.state for one in earlier.of] == [VerdictState.NOT_YET_ASSESSABLE]


def test_each_number_has_its_list(practice: Practice, numbers: dict[str, int]) -> None:
    lists = practice.store.overviews.lists

    def ids(behind: Behind) -> list[int | None]:
        return [row.session_id for row in lists.sessions(YEAR, behind).rows]

    assert ids(Behind.SESSIONS) == [numbers["bela"], numbers["second"], numbers["first"]]
    assert ids(Behind.MINUTES) == [numbers["second"], numbers["first"], numbers["bela"]]
    assert ids(Behind.NOT_GIVEN) == ids(Behind.DISCARDED) == [numbers["first"]]
    assert lists.sessions(YEAR, Behind.NOT_GIVEN).rows[0].words == "FR-L2"
    assert ids(Behind.MOVED) == []
    assert [row.patient_name for row in lists.new_patients(YEAR).rows] == ["Bartha, Béla"]
    (droop,) = lists.adverse_effects(YEAR, "Brow droop").rows
    assert (droop.session_id, droop.words) == (numbers["first"], "Brow droop")
    names = [row.patient_name for row in lists.patients([numbers["ada"]]).rows]
    assert names == ["Marlowe, Ada"]
    other = lists.sessions(YEAR, Behind.SESSIONS, clinician_id=practice.actor + 1)
    assert (other.rows, other.total) == ((), 0)


def test_nothing_is_no_mean(practice: Practice) -> None:
    empty = overview(practice)
    assert (empty.whole.sites_mean, empty.whole.minutes_median) == (None, None)
    assert (empty.adverse_per_100, empty.responses.mean) == (None, None)


def test_without_a_price_there_is_no_cost() -> None:
    assert cost(Decimal(155), "") is None
    assert cost(Decimal(155), "6.10") == Decimal("945.50")


def test_a_long_period_is_told_year_by_year(practice: Practice, numbers: dict[str, int]) -> None:
    found = overview(practice, Period(date(2023, 5, 2), date(2026, 11, 20)))
    assert [(one.period.first, one.period.last, one.sessions) for one in found.steps] == [
        (date(2023, 5, 2), date(2023, 12, 31), 0),
        (date(2024, 1, 1), date(2024, 12, 31), 0),
        (date(2025, 1, 1), date(2025, 12, 31), 1),
        (date(2026, 1, 1), date(2026, 11, 20), 3),
    ]


def test_nobody_is_left_out_of_a_long_period_whose_last_session_was_long_ago(
    practice: Practice, numbers: dict[str, int]
) -> None:
    store = practice.store
    cara = store.patients.add(a_patient("Cara", "D", born_on=date(1970, 1, 1)), NOON, 1)
    treat(practice, cara, date(2020, 3, 25), codes=("PR-M1",))
    found = overview(practice, Period(date(2020, 1, 1), date(2026, 12, 31)))
    who = sorted(one.patient_id for one in found.responses.of)
    assert who == sorted([numbers["ada"], numbers["bela_patient"], cara.patient_id])
    assert len(who) == found.whole.patients


def test_who_came_and_was_given_nothing_stands_in_the_list_of_patients(
    practice: Practice, numbers: dict[str, int]
) -> None:
    dana = practice.store.patients.add(a_patient("Dana", "E", born_on=date(1970, 1, 1)), NOON, 1)
    treat(practice, dana, date(2026, 7, 1), codes=())
    who = [one.patient_id for one in overview(practice).responses.of]
    found = practice.store.overviews.lists.patients(who)
    assert sorted(row.patient_id for row in found.rows) == sorted(who)
    assert dana.patient_id in who


def test_a_verdict_rests_on_cycles_of_years_ago_where_later_ones_tell_nothing(
    practice: Practice, numbers: dict[str, int]
) -> None:
    carl = practice.store.patients.add(
        a_patient("Carlsen", "Carl", born_on=date(1970, 1, 1)), NOON, practice.actor
    )
    first = date(2023, 1, 10)
    for number, days in enumerate((20, 12, 9)):
        treat(practice, carl, first + timedelta(days=84 * number), codes=("PR-M1",), days=days)
    again = practice.start(moment(date(2026, 5, 5)), carl)
    at = moment(date(2026, 5, 5))
    changes = give(practice.store.chart(again.session_id), "PR-M1", at)
    practice.store.changes.apply(
        again.session_id, changes, action="given", at=at, actor=practice.actor
    )
    practice.store.sessions.finish(again.session_id, at, practice.actor)
    chosen = Baseline(
        measure="headache_days", value=Decimal(20), period_days=28, ends_on=first,
        source="contact:1", clinician_id=practice.actor, recorded_at=NOON,
    )  # fmt: skip
    practice.store.outcomes.apply(
        carl.patient_id, [OutcomeChange(None, chosen)], action="told", at=NOON,
        actor=practice.actor,
    )  # fmt: skip
    found = {one.patient_id: one for one in overview(practice).responses.of}[carl.patient_id]
    course = practice.store.courses.of(carl.patient_id, LISTS.by_code)
    series = series_of(course, LISTS.by_code["headache_days"], LISTS)
    whole = evaluate(RULE, facts_of(course, series, NOON.date()))
    assert (found.state, found.reduction) == (whole.state, whole.reduction_percent)
    assert found.state is VerdictState.RESPONDER
