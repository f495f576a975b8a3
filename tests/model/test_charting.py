"""Each action gives the rows it changes; reversed in reverse order they restore the chart."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.clinician import Clinician
from model.errors import InvalidValueError
from model.injection import FreePlace, Injection, InjectionChange, Kind, Laterality, State
from model.paths import RESOURCES
from model.protocol_file import load_protocol
from model.session import Session, SessionState
from model.session_chart import SessionChart, Tally
from model.session_part import Changes
from model.use_cases import charting
from model.use_cases.charting import with_changes
from tests.model.conftest import NOON, a_patient

LATER = NOON + timedelta(minutes=1)
PREEMPT = load_protocol(RESOURCES / "protocols" / "preempt.toml")
EXTRA = Injection(
    site_code="TE-R5",
    ordinal=32,
    muscle="TE",
    laterality=Laterality.RIGHT,
    kind=Kind.FOLLOW_THE_PAIN,
    state=State.GIVEN,
    dose_units=Decimal(5),
    place=FreePlace("right", 0.5, 0.3),
    reason="Pain mostly right temple",
    recorded_at=NOON,
)


def a_chart(*injections: Injection) -> SessionChart:
    """A chart of the shipped protocol without a store."""
    return SessionChart(
        session=Session(
            session_id=1,
            patient_id=1,
            clinician_id=1,
            protocol_version_id=1,
            head_map_version_id=1,
            number=1,
            state=SessionState.DRAFT,
            started_at=NOON,
        ),
        patient=a_patient(),
        clinician=Clinician(clinician_id=1, name="Robin Okafor"),
        protocol=PREEMPT,
        injections={injection.site_code: injection for injection in injections},
    )


def after(chart: SessionChart, act: Callable[..., Changes], *values: object) -> SessionChart:
    """The chart once an action is done."""
    return with_changes(chart, act(chart, *values))


def test_a_given_site_has_its_planned_dose_and_the_time() -> None:
    (change,) = charting.give(a_chart(), "CO-L1", NOON)
    assert change.before is None
    assert change.after == Injection(
        site_code="CO-L1",
        ordinal=1,
        muscle="CO",
        laterality=Laterality.LEFT,
        state=State.GIVEN,
        dose_units=Decimal(5),
        recorded_at=NOON,
    )


def test_giving_twice_keeps_the_first_time() -> None:
    chart = after(a_chart(), charting.give, "CO-L1", NOON)
    assert charting.give(chart, "CO-L1", LATER) == ()


def test_taking_back_leaves_no_row_but_a_changed_dose_and_a_note_stay() -> None:
    chart = after(a_chart(), charting.give, "CO-L1", NOON)
    assert after(chart, charting.take_back, "CO-L1", LATER).injections == {}
    assert charting.take_back(a_chart(), "CO-L1", NOON) == ()
    chart = after(chart, charting.set_dose, "CO-L1", Decimal("2.5"), NOON)
    chart = after(chart, charting.set_note, "CO-L1", "small vessel", NOON)
    chart = after(chart, charting.take_back, "CO-L1", LATER)
    row = chart.rows_by_code["CO-L1"]
    assert (row.state, row.dose_units) == (State.PLANNED, Decimal("2.5"))
    assert row.injection is not None
    assert (row.injection.note, row.injection.recorded_at) == ("small vessel", LATER)


def test_toggle_goes_between_open_and_given() -> None:
    chart = after(a_chart(), charting.toggle, "CO-L1", NOON)
    assert chart.rows_by_code["CO-L1"].state is State.GIVEN
    chart = after(chart, charting.toggle, "CO-L1", LATER)
    assert chart.rows_by_code["CO-L1"].state is State.PLANNED
    chart = after(chart, charting.leave_out, "CO-L1", "skin", "Skin at the site", LATER)
    chart = after(chart, charting.toggle, "CO-L1", LATER)
    row = chart.injections["CO-L1"]
    assert (row.state, row.reason_code, row.reason) == (State.GIVEN, "", "")


def test_a_site_left_out_needs_a_reason_of_bearable_length() -> None:
    chart = after(a_chart(), charting.leave_out, "FR-L2", "", "  Brow  droop\nlast ", NOON)
    row = chart.injections["FR-L2"]
    assert (row.state, row.reason_code, row.reason) == (State.NOT_GIVEN, "", "Brow droop last")
    assert charting.leave_out(chart, "FR-L2", "", "Brow droop last", NOON) == ()
    for reason in ("", " \n", "x" * 2001):
        with pytest.raises(InvalidValueError) as caught:
            charting.leave_out(chart, "FR-L1", "", reason, NOON)
        assert caught.value.field == "reason"
    back = after(chart, charting.take_back, "FR-L2", LATER)
    assert back.injections == {}


def test_a_dose_goes_in_steps_and_its_plan_needs_no_row() -> None:
    chart = after(a_chart(), charting.set_dose, "CO-L1", Decimal("7.5"), NOON)
    assert chart.rows_by_code["CO-L1"].dose_differs
    assert charting.set_dose(chart, "CO-L1", Decimal("7.5"), LATER) == ()
    assert after(chart, charting.set_dose, "CO-L1", Decimal(5), LATER).injections == {}
    given = after(chart, charting.give, "CO-L1", LATER)
    kept = after(given, charting.set_dose, "CO-L1", Decimal("10.0"), LATER).injections["CO-L1"]
    assert (kept.state, kept.dose_units) == (State.GIVEN, 10)
    for dose in ("0", "-5", "3", "2.55", "200.5", "202.5", "NaN"):
        with pytest.raises(InvalidValueError) as caught:
            charting.set_dose(chart, "CO-L1", Decimal(dose), NOON)
        assert caught.value.field == "dose_units"


def test_a_note_of_an_open_site_is_a_row_until_it_is_emptied() -> None:
    chart = after(a_chart(), charting.set_note, "CO-L1", " scar \n", NOON)
    assert chart.injections["CO-L1"].note == "scar"
    assert chart.injections["CO-L1"].state is State.PLANNED
    assert charting.set_note(chart, "CO-L1", "scar ", LATER) == ()
    assert after(chart, charting.set_note, "CO-L1", "", LATER).injections == {}
    with pytest.raises(InvalidValueError):
        charting.set_note(chart, "CO-L1", "x" * 2001, NOON)


def test_clear_takes_everything_at_a_site_away() -> None:
    chart = after(a_chart(EXTRA), charting.set_note, "CO-L1", "scar", NOON)
    assert charting.clear(chart, "CO-R1") == ()
    chart = after(chart, charting.clear, "CO-L1")
    assert set(chart.injections) == {"TE-R5"}
    assert len(after(chart, charting.clear, "TE-R5").rows) == 31


def test_a_muscle_is_given_but_what_was_left_out_stays_so() -> None:
    chart = after(a_chart(EXTRA), charting.leave_out, "TE-L2", "skin", "Skin at the site", NOON)
    changes = charting.give_muscle(chart, "TE", Laterality.LEFT, LATER)
    assert [change.site_code for change in changes] == ["TE-L1", "TE-L3", "TE-L4"]
    chart = with_changes(chart, changes)
    changes = charting.give_muscle(chart, "TE", None, LATER)
    assert [change.site_code for change in changes] == ["TE-R1", "TE-R2", "TE-R3", "TE-R4"]
    assert chart.rows_by_code["TE-L2"].state is State.NOT_GIVEN
    cleared = after(chart, charting.clear_muscle, "TE", Laterality.LEFT)
    assert set(cleared.injections) == {"TE-R5"}
    assert charting.clear_muscle(cleared, "TE", None) == ()


CODES = st.sampled_from([site.code for site in PREEMPT.sites] + ["TE-R5"])
MUSCLES = st.sampled_from([muscle.code for muscle in PREEMPT.muscles])
SIDES = st.sampled_from([None, *Laterality])
MOMENTS = st.sampled_from([NOON, LATER])
DOSES = st.sampled_from([Decimal("2.5"), Decimal(5), Decimal("7.5"), Decimal(10)])
ACTIONS = st.one_of(
    st.tuples(st.sampled_from([charting.give, charting.take_back]), CODES, MOMENTS),
    st.tuples(st.just(charting.toggle), CODES, MOMENTS),
    st.tuples(st.just(charting.leave_out), CODES, st.just("skin"), st.just("Skin"), MOMENTS),
    st.tuples(st.just(charting.set_dose), CODES, DOSES, MOMENTS),
    st.tuples(st.just(charting.set_note), CODES, st.sampled_from(["", "scar"]), MOMENTS),
    st.tuples(st.just(charting.clear), CODES),
    st.tuples(st.just(charting.give_muscle), MUSCLES, SIDES, MOMENTS),
    st.tuples(st.just(charting.clear_muscle), MUSCLES, SIDES),
)


def summed(chart: SessionChart) -> None:
    """Every sum follows from the rows, and the parts add up to the whole."""
    given_rows = [row for row in chart.rows if row.state is State.GIVEN]
    whole = chart.tally
    assert whole.units_given == sum(row.dose_units for row in given_rows)
    assert whole.sites_given + whole.extras_given == len(given_rows)
    assert whole.sites_open == sum(
        row.state is State.PLANNED and row.kind is Kind.FIXED for row in chart.rows
    )
    assert whole.units_left + whole.units_midline + whole.units_right == whole.units_given
    parts: list[Tally] = [
        chart.tally_of(muscle.code, side) for muscle in PREEMPT.muscles for side in Laterality
    ] + [chart.tally_of(None)]
    for name in ("sites_planned", "sites_given", "units_given", "units_planned", "volume_ml"):
        assert sum(getattr(part, name) for part in parts) == getattr(whole, name)


@given(st.lists(ACTIONS, max_size=25))
def test_any_actions_taken_back_in_reverse_restore_the_chart(
    actions: list[tuple[Callable[..., Changes], object]],
) -> None:
    chart = start = a_chart(EXTRA)
    done: list[tuple[InjectionChange, ...]] = []
    for act, *values in actions:
        if values[0] not in chart.rows_by_code and act not in (
            charting.give_muscle,
            charting.clear_muscle,
        ):
            continue  # the extra was cleared: its row is gone
        changes = act(chart, *values)
        assert all(change.before == chart.injections.get(change.site_code) for change in changes)
        assert all(change.before != change.after for change in changes)
        chart = with_changes(chart, changes)
        done.append(changes)
        summed(chart)
    for changes in reversed(done):
        chart = with_changes(chart, tuple(c.reversed() for c in reversed(changes)))
    assert chart.injections == start.injections
    assert chart.rows == start.rows


@pytest.mark.parametrize("reason", ["", "  ", "\u200b", "\u2060", "\u00ad\u200e"])
def test_a_reason_that_cannot_be_seen_is_none(reason: str) -> None:
    with pytest.raises(InvalidValueError, match="Say why"):
        charting.leave_out(a_chart(), "TE-L1", "", reason, NOON)


def test_a_note_keeps_its_lines_and_nothing_unseen() -> None:
    chart = a_chart()
    (change,) = charting.set_note(chart, "TE-L1", "gave \u202e5 tfel\u202c\x07\r\nleft", NOON)
    assert isinstance(change, InjectionChange)
    assert change.after is not None
    assert change.after.note == "gave 5 tfel\nleft"
