"""A recall finds everybody who received a lot: void and open sessions, corrected lots, diluents."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from model.lots import LotCount, LotState, sums_of
from model.patient import Patient
from model.session import Session
from model.session_part import PartChange
from model.signature import Amendment, AmendmentKind, Correction
from model.store import lots as lots_module
from model.store.store import Store
from model.use_cases.charting import give
from model.vial import Discard, Vial
from tests.model.conftest import NOON, Practice, a_patient

VIAL = Vial(
    number=1,
    product="onabotulinumtoxinA",
    size_units=Decimal(100),
    lot="C4417",
    expires_on=date(2028, 6, 30),
    diluent="saline",
    diluent_ml=Decimal(2),
    made_up_at=NOON,
    recorded_at=NOON,
)


def a_session(
    practice: Practice, *vials: Vial, patient: Patient | None = None, days: int = 0, sites: int = 0
) -> Session:
    """An open session with vials, and so many sites given from the first."""
    at = NOON + timedelta(days=days)
    session, store = practice.start(at, patient), practice.store
    parts = [PartChange(None, vial) for vial in vials]
    store.changes.apply(session.session_id, parts, action="t", at=at, actor=practice.actor)
    for place in range(sites):
        chart = store.chart(session.session_id)
        rows = give(chart, chart.rows[place].code, at)
        store.changes.apply(session.session_id, rows, action="t", at=at, actor=practice.actor)
    return session


def amend(store: Store, session: Session, number: int, *corrected: tuple[str, str, str]) -> None:
    """Finish a session where it is open, and put an amendment to it; without values a void one."""
    store.sessions.finish(session.session_id, NOON + timedelta(days=99), 1)
    amendment = Amendment(
        number=number,
        kind=AmendmentKind.CORRECTION if corrected else AmendmentKind.VOID,
        corrections=tuple(Correction(key, "Vial", old, new) for key, old, new in corrected),
        reason="read again",
        clinician_id=1,
        at=NOON,
    )
    with store.transaction():
        store.signatures.add_amendment(session.session_id, amendment)


def found(store: Store, typed: str) -> list[tuple[int, LotState]]:
    return [(use.session_id, use.state) for use in store.lots.received(typed).uses]


def test_a_row_says_all_that_a_recall_needs(practice: Practice) -> None:
    person = practice.store.patients.add(
        a_patient("Voss", "Ida", record_number="D7", phone="555 0100", email="i@example.org"),
        NOON, practice.actor,
    )  # fmt: skip
    first = a_session(practice, VIAL, patient=person, sites=3)
    second = replace(VIAL, number=2, lot="X9")
    session = a_session(practice, VIAL, second, patient=person, days=84, sites=2)
    rest = Discard(number=1, vial=1, dose_units=Decimal("7.5"), at=NOON, reason="left over")
    practice.store.changes.apply(
        session.session_id, [PartChange(None, rest)], action="t", at=NOON, actor=practice.actor
    )
    received = practice.store.lots.received(" c44 17")
    assert [use.session_id for use in received.uses] == [session.session_id, first.session_id]
    use = received.uses[0]
    assert use.patient == person
    assert (use.session_number, use.started_at) == (2, NOON + timedelta(days=84))
    assert (use.vial, use.lot, use.expires_on) == (1, "C4417", date(2028, 6, 30))
    assert (use.units_given, use.units_discarded) == (10, Decimal("7.5"))
    assert (use.state, use.signed_by, use.units_without_vial) == (LotState.OPEN, "", 0)
    sums = sums_of(received.uses)
    assert (sums.patients, sums.sessions, sums.units_given) == (1, 2, 25)
    assert received.lots == (LotCount("C4417", 2),)


def test_a_lot_is_found_however_its_letters_are_typed_and_by_its_beginning(
    practice: Practice,
) -> None:
    lots = ("C4417", "c4417b", "C4418", "XC4417", "C%", "c_")
    ids = {lot: a_session(practice, replace(VIAL, lot=lot)).session_id for lot in lots}
    received = practice.store.lots.received("c4417")
    assert {use.session_id for use in received.uses} == {ids["C4417"], ids["c4417b"]}
    assert [count.lot for count in received.lots] == ["C4417", "c4417b"]
    assert len(practice.store.lots.received("c").uses) == 5
    assert [use.lot for use in practice.store.lots.received("c%").uses] == ["C%"]
    for nothing in ("", "  ", "4417", "zz", "\ud83d", "C4417 " * 99):
        assert practice.store.lots.received(nothing).uses == ()
        assert not practice.store.lots.is_known(nothing)
    assert practice.store.lots.is_known("xc")


def test_diluents_void_sessions_and_open_ones_are_listed(practice: Practice) -> None:
    store = practice.store
    diluent = a_session(practice, replace(VIAL, lot="A1", diluent_lot="NS77"))
    void = a_session(practice, replace(VIAL, lot="ns7701"), days=1)
    amend(store, void, 1)
    ended = a_session(practice, replace(VIAL, lot="NS77X"), days=2)
    store.sessions.finish(ended.session_id, NOON + timedelta(days=2), 1)
    store.patients.archive(practice.patient.patient_id, True, NOON, 1)
    assert found(store, "ns77") == [
        (ended.session_id, LotState.ENDED),
        (void.session_id, LotState.VOID),
        (diluent.session_id, LotState.OPEN),
    ]
    assert sums_of(store.lots.received("ns77").uses).void == 1


def test_a_corrected_lot_is_found_under_both_and_both_are_said(practice: Practice) -> None:
    store = practice.store
    session = a_session(practice, replace(VIAL, diluent_lot="N1"))
    amend(store, session, 1, ("vial/1/lot", "“C4417”", "D1200"))
    amend(store, session, 2, ("vial/1/lot", "“C4417”", "“D1300” (box)"), ("session/note", "", "x"))
    amend(store, session, 3, ("vial/1/diluent_lot", "“N1”", "N2"))
    for typed in ("c4417", "D1200", "d13", "n1", "N2"):
        (use,) = store.lots.received(typed).uses
        assert use.lots == ("C4417", "D1200", "“D1300” (box)", "N1", "N2"), typed
    assert use.lot_corrected_to == ("D1200", "“D1300” (box)")
    assert use.diluent_lot_corrected_to == ("N2",)
    assert (sums_of([use]).corrected_lots, sums_of([use]).corrected_diluents) == (1, 1)
    assert store.lots.corrected_sessions("d12") == [session.session_id]
    assert store.lots.received("box").uses == (use,)


def test_units_without_a_vial_are_told(practice: Practice) -> None:
    session = a_session(practice, sites=2)
    part = PartChange(None, VIAL)
    practice.store.changes.apply(session.session_id, [part], action="t", at=NOON, actor=1)
    (use,) = practice.store.lots.received("C4417").uses
    assert (use.units_given, use.units_without_vial) == (0, 10)


def test_many_lots_are_counted_and_none_listed_but_the_very_one_whole(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lots_module, "MOST_VIALS", 3)
    for lot in ("C1", "C1", "C1", "C1", "C12", "C13"):
        a_session(practice, replace(VIAL, lot=lot))
    received = practice.store.lots.received("c")
    assert (received.uses, received.is_too_much) == ((), True)
    assert received.lots == (LotCount("C1", 4), LotCount("C12", 1), LotCount("C13", 1))
    received = practice.store.lots.received("c1")
    assert ([use.lot for use in received.uses], received.is_too_much) == (["C1"] * 4, False)
    corrected = a_session(practice, replace(VIAL, lot="D9"))
    amend(practice.store, corrected, 1, ("vial/1/lot", "D9", "lot “C1”, not D9"))
    assert (corrected.session_id, LotState.ENDED) in found(practice.store, "c1")


def test_the_indexes_serve_it(practice: Practice) -> None:
    asked: list[str] = []
    connection = practice.store._database._connection
    connection.set_trace_callback(asked.append)
    practice.store.lots.received("C4417")
    a_session(practice, replace(VIAL, diluent_lot="C44170"))
    practice.store.lots.received("C4417")
    connection.set_trace_callback(None)
    reads = [sql for sql in asked if sql.startswith("SELECT") and "FROM vial" in sql]
    plans = [row[3] for sql in reads for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert any("vial_lot" in plan for plan in plans)
    assert any("vial_diluent_lot" in plan for plan in plans)
    assert not [plan for plan in plans if plan.startswith("SCAN") and "CONSTANT" not in plan]
