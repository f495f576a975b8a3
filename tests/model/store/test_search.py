"""One question finds patients, sessions, passages and adverse effects that meet all of it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from model.departure import DepartureKind
from model.detail import Detail
from model.found import Found, SiteDeparture
from model.outcome.adverse_effect import AdverseEffect
from model.outcome.lists_file import load_outcome_lists
from model.outcome.parts import OutcomeChange
from model.patient import Patient
from model.search import Period, asked_of, read_pieces
from model.session import Session
from model.session_part import PartChange
from model.store import search as search_module
from model.store import session_conditions
from model.store.store import Store
from model.use_cases.charting import give, leave_out
from tests.model.conftest import NOON, Practice, a_patient
from tests.model.store.test_lots import VIAL, amend

SITES = frozenset({"FR-L1", "FR-L2", "TE-L1"})
KINDS = load_outcome_lists().effects
Ask = Callable[..., Found]


class Filled:
    """Three patients with a session a month each; ids by the month, 1 the first."""

    def __init__(self, practice: Practice) -> None:
        self.practice, self.store = practice, practice.store
        names = ("Marlowe", "Marbury", "Solo")
        self.people = [
            self.store.patients.add(
                a_patient(name, born_on=date(1970 + place, 3, 14)), NOON, practice.actor
            )
            for place, name in enumerate(names)
        ]
        self.sessions: dict[int, Session] = {}

    def add(
        self, month: int, person: Patient, *, lot: str = "", out: str = "", note: str = "",
        diagnosis: str = "",
    ) -> int:  # fmt: skip
        """A finished session on the tenth of a month of 2026; its id."""
        store, at = self.store, datetime(2026, month, 10, 12, tzinfo=NOON.tzinfo)
        session = self.sessions[month] = self.practice.start(at, person)
        chart = store.chart(session.session_id)
        rows = [*give(chart, "TE-L1", at)]
        rows += leave_out(chart, out, "wish", "Patient’s wish", at) if out else []
        parts = [PartChange(None, replace(VIAL, lot=lot))] if lot else []
        if diagnosis:
            detail = Detail(key="indication.diagnosis", value=diagnosis, recorded_at=at)
            parts.append(PartChange(None, detail))
        store.changes.apply(session.session_id, [*parts, *rows], action="t", at=at, actor=1)
        store.sessions.set_note(session.session_id, note, at, 1)
        store.sessions.finish(session.session_id, at + timedelta(minutes=9), 1)
        return session.session_id

    def effect(self, person: Patient, month: int, code: str, text: str, note: str = "") -> None:
        """An adverse effect after the session of a month."""
        parts = self.store.outcomes.of(person.patient_id, AdverseEffect)
        effect = AdverseEffect(
            number=len(parts) + 1, effect=code, text=text, note=note, clinician_id=1,
            session_id=self.sessions[month].session_id, onset_on=date(2026, month, 15),
            recorded_at=NOON,
        )  # fmt: skip
        change = OutcomeChange(None, effect)
        self.store.outcomes.apply(person.patient_id, [change], action="t", at=NOON, actor=1)


@pytest.fixture
def filled(practice: Practice) -> Filled:
    made = Filled(practice)
    ada, bury, solo = made.people
    made.add(1, ada, lot="C4417", out="FR-L1", note="Neck pain afterwards", diagnosis="G43.709")
    made.add(2, bury, lot="C4418", out="FR-L2", note="No pain", diagnosis="G43.E09")
    made.add(3, ada, lot="D1", out="FR-L2", note="Fine")
    made.add(4, solo, lot="C4417", note="Pain in the neck")
    made.effect(ada, 1, "lid-ptosis", "Eyelid droop", "left")
    made.effect(solo, 4, "neck-pain", "Neck pain")
    return made


@pytest.fixture
def ask(filled: Filled) -> Ask:
    def typed(text: str, **choices: object) -> Found:
        search = filled.store.search
        pieces = read_pieces(text, search.known(SITES))
        return search.find(asked_of(pieces, **choices), KINDS)  # type: ignore[arg-type]

    return typed


def months(found: Found) -> list[int]:
    """The months of the sessions found, in their order."""
    return [one.session.started_at.month for one in found.sessions.rows]


def noted(found: Found) -> list[str]:
    return [hit.text.text for hit in found.notes.rows]


def told(found: Found) -> list[str]:
    return [hit.effect.text for hit in found.effects.rows]


def names(found: Found) -> list[str]:
    return [match.patient.family_name for match in found.patients.rows]


def test_words_find_patients_passages_and_effects(ask: Ask, filled: Filled) -> None:
    found = ask("mar")
    assert sorted(names(found)) == ["Marbury", "Marlowe", "Marlowe"]
    assert found.sessions.rows == ()
    found = ask("neck pain")
    assert noted(found) == ["Pain in the neck", "Neck pain afterwards"]
    assert told(found) == ["Neck pain"]
    filled.effect(filled.people[2], 4, "headache", "Headache", "on the left")
    found = ask("neck left")  # of two effects, neither of which holds both
    assert [told(found), noted(found)] == [[], ["Neck pain"]]
    solo = replace(filled.people[2], notes="The left neck hurt")
    filled.store.patients.change(solo, NOON, filled.practice.actor)
    assert noted(ask("neck")) == ["Pain in the neck", "Neck pain afterwards", "The left neck hurt"]
    assert ask("nothing of the kind").is_empty
    assert ask("").is_empty
    assert ask('"* ( \ud83d 😀').is_empty
    assert ask("\ud7ff").is_empty
    assert ask("C1\U0010ffff").is_empty


def test_an_effect_is_found_by_its_code_and_by_other_words_for_it(ask: Ask, filled: Filled) -> None:
    for typed in ("ptosis", "lid-ptosis", "Blepharopt", "drooping eyelid", "ptosis left marlowe"):
        assert told(ask(typed)) == ["Eyelid droop"], typed
    for typed in ("tosis", "brow", "ptosis solo", "dysphagia"):
        assert told(ask(typed)) == [], typed
    filled.effect(filled.people[1], 2, "own-code", "Odd", "seen once")
    assert told(ask("code")) == ["Odd"]  # of a list that the clinic has no more
    assert told(ask("ptosis Jan 2026")) == ["Eyelid droop"]
    assert told(ask("ptosis Mar 2026")) == []


@pytest.mark.parametrize("many", [0, 20_000])
def test_lots_codes_and_days_find_sessions_the_newest_first(
    ask: Ask, filled: Filled, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(session_conditions, "MANY", many)
    assert months(ask("c441")) == [4, 2, 1]
    assert months(ask("fr-l2")) == [3, 2]
    assert months(ask("FR-L2 C4418")) == [2]
    left_out = SiteDeparture("FR-L2", DepartureKind.NOT_GIVEN)
    ids = [filled.sessions[month].session_id for month in (2, 3)]
    assert ask("fr-l2").departures == {one: [left_out] for one in ids}
    assert ask("c4417").departures == {}
    assert months(ask("g43")) == [2, 1]
    assert months(ask("g43.e")) == [2]
    assert months(ask("Feb 2026 - Mar 2026")) == [3, 2]
    assert months(ask("c4417 since feb 2026")) == [4]
    assert months(ask("c4417 marlowe")) == [1]
    assert months(ask("2026", departure=DepartureKind.NOT_GIVEN)) == [3, 2, 1]
    assert months(ask("fr-l2", departure=DepartureKind.MOVED)) == []
    assert months(ask("", effect="lid-ptosis")) == [1]
    assert months(ask("", period=Period(date(2026, 3, 10), date(2026, 3, 10)))) == [3]
    amend(filled.store, filled.sessions[3], 1, ("vial/1/lot", "“D1”", "C4417"))
    assert months(ask("c4417")) == [4, 3, 1]


def test_every_kind_meets_all_that_is_asked(ask: Ask) -> None:
    found = ask("pain c4417")
    assert noted(found) == ["Pain in the neck", "Neck pain afterwards"]
    assert (months(found), names(found)) == ([], [])
    found = ask("marlowe fr-l2")
    assert (months(found), names(found), noted(found)) == ([3], ["Marlowe"], [])
    assert told(ask("c4417")) == ["Neck pain", "Eyelid droop"]
    assert told(ask("c4417", effect="lid-ptosis")) == ["Eyelid droop"]
    assert told(ask("jan 2026")) == ["Eyelid droop"]
    assert told(ask("", effect="neck-pain")) == ["Neck pain"]
    assert told(ask("fr-l2", effect="neck-pain")) == []
    assert told(ask("solo", effect="neck-pain")) == ["Neck pain"]
    assert told(ask("mar 2026", effect="neck-pain")) == []
    assert told(ask("left", effect="lid-ptosis")) == ["Eyelid droop"]


def test_a_day_may_be_a_birthday_and_the_archived_are_found(ask: Ask, filled: Filled) -> None:
    assert names(ask("14.3.1972")) == ["Solo"]
    assert names(ask("solo 14 Mar 1972")) == ["Solo"]
    filled.store.patients.archive(filled.people[2].patient_id, True, NOON, 1)
    assert names(ask("solo")) == ["Solo"]
    assert ask("10 feb 2026").patients.rows == []


def test_of_many_the_newest_are_shown_and_it_is_said(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_module, "MOST", 2)
    found = ask("c441")
    assert (months(found), found.sessions.is_cut) == ([4, 2], True)
    found = ask("fr-l2")
    assert (months(found), found.sessions.is_cut) == ([3, 2], False)
    found = ask("pain")
    assert found.notes.is_cut
    assert noted(found)[:2] == ["Pain in the neck", "No pain"]
    monkeypatch.setattr(search_module, "FEW", 1)
    assert noted(ask("pain c441")) == ["Pain in the neck", "No pain"]
    assert months(ask("marlowe c4417")) == [1]


def test_the_indexes_serve_every_part(filled: Filled, ask: Ask) -> None:
    asked: list[str] = []
    connection = filled.store._database._connection
    connection.set_trace_callback(asked.append)
    for typed in ("c4417", "fr-l2", "g43", "jan 2026 fr-l1 marlowe", "pain", "pain c4417"):
        ask(typed)
    ask("", effect="lid-ptosis")
    ask("mar", departure=DepartureKind.NOT_GIVEN)
    connection.set_trace_callback(None)
    plans = {
        row[3]
        for sql in asked
        if sql.startswith("SELECT") and "_gram" not in sql and "note_words" not in sql
        for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")
    }
    in_order = ("USING INDEX", "USING COVERING INDEX")
    walked = [plan for plan in plans if re.match(r"SCAN (?!\(|CONSTANT|json_each)", plan)]
    assert [plan for plan in walked if not any(how in plan for how in in_order)] == []
    for index in ("departure_site", "detail_diagnosis", "vial_lot", "adverse_effect_kind",
                  "session_started"):  # fmt: skip
        assert any(index in plan for plan in plans), index


def test_the_store_is_asked_for_nothing_it_would_have_to_look_for_in_vain(store: Store) -> None:
    assert store.search.find(asked_of([])).is_empty
