"""Rows are written all together and only over what the screen showed."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from model.errors import ConflictError
from model.injection import FreePlace, Injection, InjectionChange, Kind, Laterality, State
from model.paths import DataFolder
from model.session_part import Changes
from model.store.database import connect
from model.use_cases import charting
from tests.model.conftest import NOON, Practice


def apply(practice: Practice, changes: Changes, action: str = "marked") -> None:
    practice.store.changes.apply(
        practice.session.session_id, changes, action=action, at=NOON, actor=practice.actor
    )


def an_extra(code: str = "TE-R5", ordinal: int = 32) -> Injection:
    return Injection(
        site_code=code,
        ordinal=ordinal,
        muscle="TE",
        laterality=Laterality.RIGHT,
        kind=Kind.FOLLOW_THE_PAIN,
        state=State.GIVEN,
        dose_units=Decimal("7.5"),
        place=FreePlace("right", 0.5123456789, 1 / 3),
        reason_code="temple",
        reason="Pain mostly right temple",
        note="bled “a little”",
        recorded_at=NOON,
    )


def test_every_value_survives(practice: Practice) -> None:
    apply(practice, (InjectionChange("TE-R5", None, an_extra()),))
    custom = replace(an_extra("X1", 33), muscle=None, kind=Kind.CUSTOM)
    apply(practice, (InjectionChange("X1", None, custom),))
    assert practice.rows() == {"TE-R5": an_extra(), "X1": custom}
    assert practice.chart().rows_by_code["TE-R5"].injection == an_extra()


def test_rows_in_file_and_in_memory_stay_the_same_through_all_actions(practice: Practice) -> None:
    chart = practice.chart()
    for act, *values in [
        (charting.give, "CO-L1", NOON),
        (charting.leave_out, "FR-L2", "", "Brow droop", NOON),
        (charting.set_dose, "TE-L1", Decimal("2.5"), NOON),
        (charting.give_muscle, "TE", None, NOON),
        (charting.set_note, "TE-L1", "vessel", NOON),
        (charting.toggle, "CO-L1", NOON),
        (charting.clear_muscle, "TE", Laterality.RIGHT),
    ]:
        changes = act(chart, *values)
        apply(practice, changes)
        chart = charting.with_changes(chart, changes)
        assert practice.rows() == chart.injections
        assert practice.chart().tally == chart.tally


def test_one_action_is_one_event_with_the_rows_before_and_after(practice: Practice) -> None:
    apply(practice, charting.give(practice.chart(), "CO-L1", NOON))
    apply(practice, charting.give_muscle(practice.chart(), "CO", None, NOON), "muscle given")
    events = practice.store.audit.of("session", practice.session.session_id)
    assert [event.action for event in events] == ["session started", "marked", "muscle given"]
    assert events[-1].before == "[]"
    assert events[-1].after is not None
    assert '"site_code":"CO-R1"' in events[-1].after


def test_no_changes_leave_no_trace(practice: Practice) -> None:
    apply(practice, ())
    events = practice.store.audit.of("session", practice.session.session_id)
    assert [event.action for event in events] == ["session started"]


def test_a_row_that_is_otherwise_than_shown_is_a_conflict_and_nothing_is_written(
    practice: Practice,
) -> None:
    stale = practice.chart()
    apply(practice, charting.give(stale, "TE-L3", NOON))
    before = practice.rows()
    for changes in (
        charting.give(stale, "TE-L3", NOON + timedelta(seconds=1)),
        charting.give_muscle(stale, "TE", None, NOON),
        (InjectionChange("TE-L4", an_extra("TE-L4", 11), None),),
    ):
        with pytest.raises(ConflictError, match="Nothing was changed"):
            apply(practice, changes)
        assert practice.rows() == before
    assert practice.store.audit.first_broken() is None


def test_two_rows_never_share_a_code_or_an_order(practice: Practice) -> None:
    apply(practice, (InjectionChange("TE-R5", None, an_extra()),))
    for other in (an_extra("TE-R5", 33), an_extra("TE-R6", 32)):
        with pytest.raises(ConflictError):
            apply(practice, (InjectionChange(other.site_code, None, other),))
    assert practice.rows() == {"TE-R5": an_extra()}


def test_a_change_of_nothing_into_nothing_is_a_bug(practice: Practice) -> None:
    with pytest.raises(AssertionError, match="without a row"):
        apply(practice, (InjectionChange("TE-R5", None, None),))


def test_a_row_that_breaks_a_rule_of_the_table_is_a_bug_and_writes_nothing(
    practice: Practice,
) -> None:
    nowhere = replace(an_extra("TE-R6", 33), place=None)
    changes = tuple(InjectionChange(i.site_code, None, i) for i in (an_extra(), nowhere))
    with pytest.raises(sqlite3.IntegrityError):
        apply(practice, changes)
    assert practice.rows() == {}


@pytest.mark.parametrize(
    "column",
    [
        "dose_tenths = 0",
        "dose_tenths = 2001",
        "dose_tenths = 5.5",
        "laterality = 'B'",
        "kind = 'extra'",
        "state = 'not_given', reason = ''",
        "view = 'front'",
        "kind = 'follow'",
        "muscle = NULL",
        "ordinal = 1000",
    ],
)
def test_the_table_itself_refuses_what_cannot_be(
    practice: Practice, folder: DataFolder, column: str
) -> None:
    apply(practice, charting.give(practice.chart(), "CO-L1", NOON))
    raw = connect(folder.records)
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(f"UPDATE injection SET {column}")
    raw.close()
