"""Beside what an adverse effect stands on the map."""

from datetime import timedelta

import pytest

from model.injection import Laterality
from model.outcome.dose_sums import dose_sums
from model.outcome.effect_places import EffectPlace, effect_places
from model.outcome.lists_file import load_outcome_lists
from tests.model.conftest import NOON, Practice, a_patient
from tests.model.outcome.dose_course import DoseCourse

L, R = Laterality.LEFT, Laterality.RIGHT


@pytest.fixture
def course(practice: Practice) -> DoseCourse:
    """A patient with five sessions."""
    patient = practice.store.patients.add(a_patient("Quill"), NOON, practice.actor)
    made = DoseCourse(
        practice.store, patient.patient_id, practice.actor, practice.protocol, practice.drawing,
        NOON,
    )  # fmt: skip
    return made.fill()


def places_of(course: DoseCourse) -> list[EffectPlace]:
    lists = load_outcome_lists(None)
    sums = dose_sums(course.store.doses.of(course.patient_id), course.protocol, course.drawing)
    record = course.store.courses.of(course.patient_id, lists.by_code)
    return [*effect_places(record, sums, lists, course.drawing)]


def placed(course: DoseCourse, effect: str, **values: object) -> EffectPlace:
    course.effect(effect, effect, **values)
    return max(places_of(course), key=lambda one: one.effect.number)


def test_an_effect_of_a_site_is_joined_to_it(course: DoseCourse) -> None:
    said = placed(course, "brow-ptosis", site_code="FR-L2", muscle="FR", laterality=L)
    assert (said.site, said.muscle, said.is_joined) == ("FR-L2", "", True)


def test_a_custom_point_is_the_one_of_its_session(course: DoseCourse) -> None:
    ids = [session.session_id for session in course.sessions]
    masseter = placed(course, "bruise", site_code="X1", session_id=ids[1])
    temple = placed(course, "bruise", site_code="X1", session_id=ids[2])
    assert masseter.site
    assert temple.site
    assert masseter.site != temple.site
    # The void session gave no such point: its muscle is what is left, and there is none.
    assert not placed(course, "bruise", site_code="X1", session_id=ids[3]).is_joined


def test_without_a_site_it_is_joined_to_the_muscle_of_its_side(course: DoseCourse) -> None:
    said = placed(course, "neck-pain", muscle="TR", laterality=R)
    assert (said.muscle, said.sides, said.by_kind) == ("TR", (R,), False)
    assert placed(course, "neck-pain", muscle="CP").sides == (L, R)
    assert placed(course, "facial-paresis", muscle="PR", laterality=L).sides == (
        Laterality.MIDLINE,
    )


def test_a_kind_that_names_its_muscles_is_joined_to_the_first(course: DoseCourse) -> None:
    said = placed(course, "lid-ptosis", laterality=L)
    assert (said.muscle, said.sides, said.by_kind) == ("FR", (L,), True)


def test_an_effect_of_no_muscle_is_joined_to_nothing(course: DoseCourse) -> None:
    assert not placed(course, "flu-like").is_joined
    assert not placed(course, "other", muscle="ZZ").is_joined


def test_the_latest_comes_first(course: DoseCourse) -> None:
    day = NOON.date()
    course.effect("headache", "old", onset_on=day - timedelta(days=90))
    course.effect("headache", "of a session", session_id=course.sessions[2].session_id)
    course.effect("headache", "new", onset_on=day - timedelta(days=3))
    assert [one.effect.text for one in places_of(course)] == ["new", "old", "of a session"]
