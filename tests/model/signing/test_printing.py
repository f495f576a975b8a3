"""What a chart prints beside its rows: judged as at the signature, compared, checked."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

from model.practice.files import load_practice
from model.safety.case import Case
from model.safety.rules_file import load_rules
from model.settings import Settings
from model.store.store import Store
from model.use_cases.printing import Background, author_of, background_of, patient_as_signed
from tests.model.conftest import NOON
from tests.model.signing.conftest import SIGNED, drop_triggers

DRAFT = 2


def background(store: Store, session_id: int, **later: float) -> Background:
    chart = store.chart(session_id)
    case = Case(
        chart=chart,
        past=store.sessions.past_of(chart.session.patient_id, session_id),
        settings=Settings(),
        practice=load_practice(),
        rules=load_rules(),
        now=NOON + timedelta(**later),
    )
    return background_of(store, case, store.head_map_of(chart.session))


def test_a_signed_session_agrees_and_names_its_author(opened: Store) -> None:
    made = background(opened, SIGNED)
    assert made.verification is not None
    assert made.verification.agrees
    author = author_of(opened.chart(SIGNED))
    assert author is not None
    assert author.number == 1


def test_a_byte_changed_from_outside_is_found(outside: sqlite3.Connection, opened: Store) -> None:
    drop_triggers(outside)
    outside.execute("UPDATE injection SET dose_tenths = 75 WHERE site_code = 'TE-L3'")
    outside.commit()
    made = background(opened, SIGNED)
    assert made.verification is not None
    (disagreement,) = {one.words for one in made.verification.disagreements}
    assert "TE-L3" in disagreement


def test_what_ran_out_later_was_in_order_when_it_was_signed(opened: Store) -> None:
    assert background(opened, SIGNED).findings == background(opened, SIGNED, days=4000).findings


def test_the_name_signed_prints_after_it_was_corrected(opened: Store) -> None:
    chart = opened.chart(SIGNED)
    assert chart.patient.given_names == "Adah"
    assert patient_as_signed(chart).given_names == "Ada"
    unsigned = replace(chart, signatures=())
    assert patient_as_signed(unsigned).given_names == "Adah"


def test_the_first_session_has_nothing_to_compare_with(opened: Store) -> None:
    made = background(opened, SIGNED)
    assert (made.last, made.comparison) == (None, None)
    assert {one.measure: one.now for one in made.effects}["headache_days"] == 18


def test_a_later_session_is_compared_with_the_last(opened: Store) -> None:
    patient_id = opened.chart(SIGNED).session.patient_id
    session = opened.sessions.get(SIGNED)
    later = opened.sessions.start(
        patient_id=patient_id,
        clinician_id=1,
        protocol_version_id=session.protocol_version_id,
        head_map_version_id=session.head_map_version_id,
        at=NOON + timedelta(days=84),
    )
    made = background(opened, later.session_id, days=84)
    assert made.last is not None
    assert made.last.session.session_id == SIGNED
    assert made.comparison is not None
    effect = {one.measure: one for one in made.effects}["headache_days"]
    assert (effect.baseline, effect.now) == (18, None)


def test_who_only_co_signed_or_amended_did_not_chart(opened: Store) -> None:
    assert len(opened.chart(SIGNED).signatures) == 3
    assert opened.also_charted(SIGNED) == ()
