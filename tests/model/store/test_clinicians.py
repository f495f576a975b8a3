"""The people who inject are kept in the order they were added."""

from dataclasses import replace

import pytest

from model.clinician import Clinician
from model.errors import InvalidValueError, NotFoundError
from model.store.store import Store
from tests.model.conftest import NOON, Practice


def test_clinicians_are_added_changed_and_found(practice: Practice) -> None:
    clinicians = practice.store.clinicians
    lea = clinicians.add(
        Clinician(clinician_id=0, name=" Lea  Benning ", credentials="NP", role="nurse"),
        NOON,
        practice.actor,
    )
    assert lea.name == "Lea Benning"
    assert clinicians.all() == [practice.clinician, lea]
    changed = clinicians.change(replace(lea, role="nurse practitioner"), NOON, practice.actor)
    assert clinicians.get(lea.clinician_id) == changed
    events = practice.store.audit.of("clinician", lea.clinician_id)
    assert [event.action for event in events] == ["clinician added", "clinician changed"]


def test_a_clinician_without_a_name_or_not_there_is_refused(practice: Practice) -> None:
    clinicians = practice.store.clinicians
    with pytest.raises(InvalidValueError):
        clinicians.change(replace(practice.clinician, name=" "), NOON, practice.actor)
    with pytest.raises(NotFoundError):
        clinicians.get(99)
    with pytest.raises(NotFoundError):
        clinicians.change(replace(practice.clinician, clinician_id=99), NOON, practice.actor)
    assert clinicians.all() == [practice.clinician]


def test_what_is_not_seen_is_dropped_and_is_no_name(store: Store) -> None:
    odd = Clinician(clinician_id=0, name="Ro\u202ebin\0", credentials="M\u200bD", role="x\x1b")
    kept = store.clinicians.add(odd, NOON, None)
    assert (kept.name, kept.credentials, kept.role) == ("Robin", "MD", "x")
    with pytest.raises(InvalidValueError, match="needs a name"):
        store.clinicians.add(Clinician(clinician_id=0, name="\u200d"), NOON, None)
