"""Patients are found as a look at every one of them would find them, only sooner."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from model.clinician import Clinician
from model.paths import DataFolder
from model.patient import search_key, search_words
from model.store import patients as patients_module
from model.store.patient_grams import PatientGrams
from model.store.store import Store, open_store
from tests.model.conftest import NOON, Practice, a_patient

NAMES = (
    "Márquez Inés", "Wiśniewski Łukasz", "O’Neil Sean", "van der Berg", "李 小龙", "Zz Zoë",
    "Zimmer-Frei Lara", "Smith J.", "Smith-Jones K", "Ångström Zara", "Łoś z Łodzi", "Ada Adada",
    "Đorđević Ana", "D'Angelo Aaa", "Żółć 7z", "Müller %_\\", "Straße Zed", "zebra Zzz",
)  # fmt: skip


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A file with people of odd names, some archived; each more recent than the one before."""
    store = open_store(DataFolder(tmp_path_factory.mktemp("grams")), durable=False)
    store.clinicians.add(Clinician(clinician_id=0, name="Robin Okafor"), NOON, None)
    for place, name in enumerate(NAMES * 3):
        family, _, given_names = name.partition(" ")
        patient = a_patient(
            family, given_names, record_number=f"D-{place:03}z{place % 7}",
            born_on=date(1950, 1, 1) + timedelta(days=411 * place),
        )  # fmt: skip
        added = store.patients.add(patient, NOON + timedelta(minutes=place * 7 % 31), 1)
        if place % 9 == 0:
            store.patients.archive(added.patient_id, True, NOON, 1)
    yield store
    store.close()


def plainly(store: Store, typed: str, archived: bool) -> list[int]:
    """Everybody looked at, one after another."""
    everybody = [*store.patients.search("", most=999)]
    everybody += store.patients.search("", archived=True, most=999)
    words = search_words(typed)
    found = [
        match.patient.patient_id
        for match in everybody
        if bool(match.patient.archived_at) == archived
        and all(word in search_key(match.patient) for word in words)
    ]
    order = store._database.rows("SELECT id FROM patient ORDER BY recent_at DESC, id DESC")
    return [row[0] for row in order if row[0] in found]


KEYS = " ".join(search_key(a_patient(*name.split(" ", 1))) for name in NAMES if " " in name)
PIECES = st.builds(
    lambda start, size: KEYS[start : start + size],
    st.integers(0, len(KEYS) - 1),
    st.integers(1, 6),
)
TYPED = st.lists(PIECES | st.text(max_size=4), max_size=3).map(" ".join)


@pytest.mark.parametrize("few", [3, 2000])
@given(typed=TYPED, archived=st.booleans())
@example(typed="z z z7az zz", archived=False)
@example(typed="\ud83d", archived=False)
@example(typed='"* OR NOT (', archived=True)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_same_are_found_as_by_looking_at_everybody(
    people: Store, monkeypatch: pytest.MonkeyPatch, few: int, typed: str, archived: bool
) -> None:
    monkeypatch.setattr(patients_module, "FEW", few)
    found = people.patients.search_ids(typed, archived=archived, most=999)
    assert found == plainly(people, typed, archived)
    assert people.patients.search_ids(typed, archived=archived, most=2) == found[:2]


def test_the_letters_follow_a_changed_name_and_are_worked_out_anew(practice: Practice) -> None:
    store = practice.store
    added = store.patients.add(a_patient("Before"), NOON, 1)
    store.patients.change(replace(added, family_name="After"), NOON, 1)
    assert store.patients.search_ids("before") == []
    assert store.patients.search_ids("after") == [added.patient_id]
    store.patients.archive(added.patient_id, True, NOON, 1)
    assert store.patients.search_ids("after") == []
    kept = store._database.rows("SELECT rowid, grams FROM patient_gram")
    with store.transaction():
        PatientGrams(store._database).rebuild()
    assert store._database.rows("SELECT rowid, grams FROM patient_gram") == kept
    assert store.patients.search_ids("after", archived=True) == [added.patient_id]
