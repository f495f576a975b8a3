"""Everything somebody typed is found by its words, wherever it was typed, and nothing else."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.answer import Answer, Group, Reply
from model.detail import Detail
from model.judgement import Judgement, Severity, Verdict
from model.outcome.adverse_effect import AdverseEffect
from model.outcome.contact import Contact
from model.outcome.decision import Choice, Decision
from model.outcome.measurement import Baseline
from model.outcome.parts import OutcomeChange, OutcomePart
from model.preventive import Preventive
from model.session_part import Part, PartChange
from model.signature import AmendmentKind
from model.store.store import Store
from model.store.word_index import (
    Text,
    TextPlace,
    WordIndex,
    best_text,
    match_query,
    query_words,
    stand_in,
)
from model.use_cases.charting import give, leave_out, set_note
from model.vial import Discard
from tests.model.conftest import NOON, Practice
from tests.model.store.course_desk import amend
from tests.model.store.test_lots import VIAL

PARTS: tuple[Part, ...] = (
    VIAL,
    Discard(number=1, vial=1, dose_units=Decimal(5), at=NOON, reason="Spilled"),
    Answer(group=Group.CHECK, code="consent", text="Consent given", reply=Reply.YES,
           note="Widow signs", recorded_at=NOON),
    Answer(group=Group.COMPLICATION, code="faint", text="Vasovagal", reply=Reply.YES,
           recorded_at=NOON),
    Answer(group=Group.COMPLICATION, code="bruise", text="Haematoma", reply=Reply.NO,
           recorded_at=NOON),
    Detail(key="indication.allergies", value="Latex", note="Nurse told", recorded_at=NOON),
    Detail(key="indication.headache_days", value="18", recorded_at=NOON),
    Preventive(number=1, medicine="Topiramate", recorded_at=NOON),
    Judgement(finding="interval", title="interval", verdict=Verdict.OVERRIDDEN,
              severity=Severity.STOP, saw="Eleven weeks", reason="Travelling",
              clinician_id=1, clinician_name="Robin Okafor", at=NOON),
)  # fmt: skip
TOLD: tuple[OutcomePart, ...] = (
    Contact(number=1, on=date(2026, 1, 2), channel="phone", note="Łukasz answered",
            clinician_id=1, recorded_at=NOON),
    AdverseEffect(number=1, effect="lid", text="Eyelid droop", action="Apraclonidine",
                  note="Wore off", clinician_id=1, recorded_at=NOON),
    Decision(number=1, choice=Choice.STOP, reason="Moving abroad", rule="r", verdict="v", saw="s",
             clinician_id=1, clinician_name="Robin Okafor", recorded_at=NOON),
    Baseline(measure="headache_days", value=Decimal(20), period_days=28, ends_on=date(2026, 1, 1),
             source="told", reason="Diary lost", clinician_id=1, recorded_at=NOON),
)  # fmt: skip


def fill(practice: Practice) -> None:
    """A text at every place that holds one."""
    store, session_id = practice.store, practice.session.session_id
    changes = [PartChange(None, part) for part in PARTS]
    store.changes.apply(session_id, changes, action="t", at=NOON, actor=1)
    for act in (
        lambda chart: give(chart, "TE-L1", NOON),
        lambda chart: set_note(chart, "TE-L1", "Bled a little", NOON),
        lambda chart: leave_out(chart, "FR-L1", "other", "Zoster there", NOON),
    ):
        store.changes.apply(session_id, act(store.chart(session_id)), action="t", at=NOON, actor=1)
    store.sessions.set_note(session_id, "Tolerated well.\nCame by émile's train", NOON, 1)
    person = replace(practice.patient, notes="Prefers mornings", allergies="Penicillin")
    store.patients.change(person, NOON, 1)
    for part in TOLD:
        store.outcomes.apply(
            person.patient_id, [OutcomeChange(None, part)], action="t", at=NOON, actor=1
        )


def found(store: Store, typed: str) -> tuple[bool, bool]:
    """Whether a session has it, whether a patient has."""
    index, query = WordIndex(store._database), match_query(query_words(typed))
    return bool(index.sessions_with(query, 9)), bool(index.patients_with(query, 9))


IN_SESSION = (
    "spilled", "widow signs", "vasovagal", "latex", "nurse told", "topiramate", "travelling",
    "bled a litt", "zoster", "TOLERATED", "emile", "Émi", "train zoster", "émile's", '"bled"',
    "bled -- 😀", "*bled*",
)  # fmt: skip
OF_PATIENT = (
    "prefers", "penicillin", "lukasz", "ŁUKASZ answ", "eyelid", "apraclonidine", "wore off",
    "moving abroad", "diary lost",
)  # fmt: skip
NOWHERE = (
    "consent given", "haematoma", "eleven", "headache", "18", "olerated", "bled prefers", "", "*",
    '"', "😀", "bled NOT a", "NEAR(bled a)", "text: bled", "\0", "\ud83d", "x" * 400, "(", "b",
)  # fmt: skip


def test_every_text_is_found_where_it_was_typed_and_no_word_of_a_list(practice: Practice) -> None:
    fill(practice)
    store = practice.store
    for kept in ("as it was written", "as it was worked out anew"):
        assert [t for t in IN_SESSION if found(store, t) != (True, False)] == [], kept
        assert [t for t in OF_PATIENT if found(store, t) != (False, True)] == [], kept
        assert [t for t in NOWHERE if found(store, t) != (False, False)] == [], kept
        store.derived.rebuild()


def test_a_word_goes_with_its_text_and_comes_back_with_it(practice: Practice) -> None:
    store, session_id = practice.store, practice.session.session_id
    for note in ("first words", "second words", "first words"):
        store.sessions.set_note(session_id, note, NOON, 1)
        assert found(store, "first")[0] == (note == "first words")
        assert found(store, "second")[0] == (note == "second words")
    given = give(store.chart(session_id), "TE-L1", NOON)
    store.changes.apply(session_id, given, action="t", at=NOON, actor=1)
    noted = set_note(store.chart(session_id), "TE-L1", "bled", NOON)
    store.changes.apply(session_id, noted, action="t", at=NOON, actor=1)
    assert found(store, "bled")[0]
    back = [change.reversed() for change in noted]
    store.changes.apply(session_id, back, action="undo", at=NOON, actor=1)
    assert not found(store, "bled")[0]
    store.sessions.finish(session_id, NOON, 1)
    amend(practice, session_id, AmendmentKind.ADDITION)
    assert found(store, "added mistaken")[0]
    empty = practice.start()
    store.sessions.discard_empty(empty.session_id, NOON, 1)
    assert found(store, "first")[0]


def test_what_is_shown_is_the_text_as_it_was_typed(practice: Practice) -> None:
    fill(practice)
    index = WordIndex(practice.store._database)
    texts = index.texts_of_session(practice.session.session_id)
    assert best_text(texts, query_words("EMILE")) == Text(
        TextPlace.NOTE, "", "Tolerated well.\nCame by émile's train"
    )
    assert best_text(texts, query_words("bled")) == Text(TextPlace.SITE, "TE-L1", "Bled a little")
    assert best_text(texts, query_words("nowhere")) is None
    about = index.texts_of_patient(practice.patient.patient_id)
    assert best_text(about, query_words("apra")) == Text(
        TextPlace.EFFECT, "Eyelid droop", "Apraclonidine"
    )


ONE = st.sampled_from(["neck", "ne", "neck-pain", "pain", "o'k", "日本", "7", "--", "é"])
WORDS = st.lists(ONE, min_size=1, max_size=3)


@given(text=st.lists(WORDS.map(" ".join), max_size=2).map("\n".join), words=WORDS)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_looking_at_a_text_agrees_with_the_query(
    practice: Practice, text: str, words: list[str]
) -> None:
    store, session_id = practice.store, practice.session.session_id
    store.sessions.set_note(session_id, text, NOON, 1)
    typed = query_words(" ".join(words))
    query = match_query(typed)
    index = WordIndex(store._database)
    if query:
        by_query = index.sessions_with(query, 9)
        assert index.sessions_among([session_id], typed) == by_query
        assert stand_in(typed, " ".join(query_words(text))) == bool(by_query)


@given(typed=st.text(max_size=220))
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nothing_that_is_typed_is_taken_for_an_instruction(practice: Practice, typed: str) -> None:
    assert found(practice.store, typed) == (False, False)
