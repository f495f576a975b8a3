"""A patient is found by any part of name, record number or birthday, however it is typed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from model.errors import InvalidValueError, NotFoundError
from model.patient import Patient, Sex
from model.store.store import Store
from tests.model.conftest import NOON, Practice, a_patient

PEOPLE = [
    ("Márquez", "Inés", "DEMO-00289", date(1966, 7, 30)),
    ("Wiśniewski", "Łukasz", "DEMO-00300", date(1981, 1, 2)),
    ("O’Neil", "Sean", "50%_a\\b", date(1990, 12, 5)),
    ("van der Berg", "", "", date(2001, 3, 4)),
]


@pytest.fixture
def people(practice: Practice) -> Store:
    """The practice's Marlowe, then four more, one a minute."""
    for minute, (family, given, number, born) in enumerate(PEOPLE, start=1):
        patient = a_patient(family, given, record_number=number, born_on=born)
        practice.store.patients.add(patient, NOON + timedelta(minutes=minute), practice.actor)
    return practice.store


def found(store: Store, typed: str, **how: bool) -> list[str]:
    """Family names in the order of the list."""
    return [match.patient.family_name for match in store.patients.search(typed, **how)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("mar", ["Márquez", "Marlowe"]),
        ("MÁR", ["Márquez", "Marlowe"]),
        ("quez", ["Márquez"]),
        ("lukasz", ["Wiśniewski"]),
        ("ŁUKASZ wis", ["Wiśniewski"]),
        ("Wiśniewski, Łukasz", ["Wiśniewski"]),
        ("o'neil", ["O’Neil"]),
        ("demo-00289", ["Márquez"]),
        ("00289", ["Márquez"]),
        ("ines marquez", ["Márquez"]),
        ("1966-07-30", ["Márquez"]),
        ("30.07.1966", ["Márquez"]),
        ("30.7.1966", ["Márquez"]),
        ("30/07/1966", ["Márquez"]),
        ("07/30/1966", ["Márquez"]),
        ("30 jul 1966", ["Márquez"]),
        ("30. July", ["Márquez"]),
        ("July 30, 1966", ["Márquez"]),
        ("marquez 30 July 1966", ["Márquez"]),
        ("4 mar", ["van der Berg"]),
        ("31 jul", []),
        ("jul", []),
        ("4.3.2001", ["van der Berg"]),
        ("der berg", ["van der Berg"]),
        ("%", ["O’Neil"]),
        ("_", ["O’Neil"]),
        ("\\", ["O’Neil"]),
        ("50%_a\\b", ["O’Neil"]),
        ("'; DROP TABLE patient; --", []),
        ("nobody", []),
    ],
)
def test_any_part_finds(people: Store, typed: str, names: list[str]) -> None:
    assert found(people, typed) == names


def test_nothing_typed_lists_all_the_most_recent_first(people: Store, practice: Practice) -> None:
    everyone = ["van der Berg", "O’Neil", "Wiśniewski", "Márquez", "Marlowe"]
    assert found(people, "") == found(people, " , ") == everyone
    practice.start(at=NOON + timedelta(hours=1))
    assert found(people, "")[0] == "Marlowe"
    assert len(people.patients.search("", most=2)) == 2
    assert people.patients.count() == 5


def test_a_page_pasted_into_the_search_breaks_nothing(people: Store) -> None:
    assert found(people, "word " * 5000) == []
    assert found(people, "x" * 100_000) == []


def test_archived_patients_are_listed_apart_and_nothing_is_lost(
    people: Store, practice: Practice
) -> None:
    patients, patient_id = people.patients, practice.patient.patient_id
    archived = patients.archive(patient_id, True, NOON, practice.actor)
    assert archived.archived_at == NOON
    assert found(people, "marlowe") == []
    assert found(people, "marlowe", archived=True) == ["Marlowe"]
    assert patients.get(patient_id) == archived
    assert patients.archive(patient_id, False, NOON, practice.actor) == practice.patient
    assert found(people, "marlowe") == ["Marlowe"]


def test_the_list_shows_the_last_session(practice: Practice) -> None:
    (match,) = practice.store.patients.search("marlowe")
    assert (match.last_session_at, match.last_session_finished) == (NOON, False)
    assert (match.last_units, match.last_sites) == (0, 0)
    practice.store.patients.add(a_patient("Voss"), NOON, practice.actor)
    (match,) = practice.store.patients.search("voss")
    assert match.last_session_at is None


def test_every_value_survives(practice: Practice) -> None:
    patients = practice.store.patients
    full = a_patient(
        "Voss",
        "Klaus-Dieter",
        sex=Sex.MALE,
        record_number="D 7",
        phone="555 0100",
        email="k@example.org",
        notes="two\nlines",
        allergies="latex",
    )
    added = patients.add(full, NOON, practice.actor)
    assert added == replace(full, patient_id=added.patient_id)
    assert patients.get(added.patient_id) == added
    assert patients.by_record_number("d 7") == added
    changed = replace(added, allergies=None, family_name="Voß ")
    assert patients.change(changed, NOON, practice.actor).family_name == "Voß"
    assert patients.get(added.patient_id).allergies is None
    assert found(practice.store, "voss") == ["Voß"]


def test_who_is_not_there_is_told(practice: Practice) -> None:
    patients = practice.store.patients
    stranger = replace(practice.patient, patient_id=99, record_number="")
    for call in (
        lambda: patients.get(99),
        lambda: patients.by_record_number("none"),
        lambda: patients.change(stranger, NOON, practice.actor),
        lambda: patients.archive(99, True, NOON, practice.actor),
    ):
        with pytest.raises(NotFoundError):
            call()


def test_a_record_number_belongs_to_one_patient(people: Store, practice: Practice) -> None:
    def refused(patient: Patient) -> str:
        with pytest.raises(InvalidValueError) as caught:
            people.patients.add(patient, NOON, practice.actor)
        assert caught.value.field == "record_number"
        return caught.value.reason

    reason = refused(a_patient("Other", record_number=" demo-00289 "))
    assert reason == "This record number belongs to Márquez, Inés already."
    berg = people.patients.search("berg")[0].patient
    people.patients.change(replace(berg, record_number="B1"), NOON, practice.actor)
    assert "belongs to van der Berg already" in refused(a_patient("Other", record_number="b1"))
    with pytest.raises(InvalidValueError):
        people.patients.change(replace(practice.patient, record_number="B1"), NOON, practice.actor)
    assert people.patients.count() == 5


def test_many_patients_may_have_no_record_number(practice: Practice) -> None:
    for _ in range(2):
        practice.store.patients.add(a_patient("Same"), NOON, practice.actor)
    assert practice.store.patients.count() == 3


def test_likely_duplicates_are_shown_and_the_patient_itself_is_not(people: Store) -> None:
    patients = people.patients
    again = a_patient("Marquez", "Ines", born_on=date(1966, 7, 30))
    assert [p.family_name for p in patients.likely_duplicates(again)] == ["Márquez"]
    same_number = a_patient("Else", record_number="DEMO-00300")
    assert [p.family_name for p in patients.likely_duplicates(same_number)] == ["Wiśniewski"]
    same_day = a_patient("Else", "Someone", born_on=date(1966, 7, 30))
    assert patients.likely_duplicates(same_day) == []
    assert patients.likely_duplicates(patients.search("quez")[0].patient) == []


def test_an_impossible_patient_is_not_kept(practice: Practice) -> None:
    with pytest.raises(InvalidValueError):
        practice.store.patients.add(a_patient(" "), NOON, practice.actor)
    assert practice.store.patients.count() == 1


def test_a_record_number_with_unseen_characters_is_the_same_number(practice: Practice) -> None:
    patients = practice.store.patients
    kept = patients.add(a_patient("Solo", record_number="R1"), NOON, practice.actor)
    assert patients.by_record_number("r1\u200b") == kept
    double = a_patient("Solon", record_number="R1\u200b")
    assert patients.likely_duplicates(double) == [kept]
    with pytest.raises(InvalidValueError, match="belongs to"):
        patients.add(double, NOON, practice.actor)
