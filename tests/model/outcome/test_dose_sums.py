"""Where the units went: sums, means and times worked by hand."""

from decimal import Decimal

import pytest

from model.head_map import HeadMap
from model.injection import Kind, Laterality
from model.outcome.dose_sums import Counting, DoseSums, SiteDoses, dose_sums
from model.signature import AmendmentKind
from tests.model.conftest import NOON, Practice, a_patient
from tests.model.outcome.dose_course import DoseCourse


@pytest.fixture
def course(practice: Practice) -> DoseCourse:
    """A patient without sessions yet."""
    patient = practice.store.patients.add(a_patient("Quill"), NOON, practice.actor)
    return DoseCourse(
        practice.store, patient.patient_id, practice.actor, practice.protocol, practice.drawing,
        NOON,
    )  # fmt: skip


def sums_of(course: DoseCourse) -> DoseSums:
    history = course.store.doses.of(course.patient_id)
    return dose_sums(history, course.protocol, course.drawing)


def figures(site: SiteDoses) -> tuple[str, int, int, int]:
    return str(site.units), site.times_given, site.times_not_given, site.times_moved


def test_each_site_is_added_up_over_the_sessions_that_count(course: DoseCourse) -> None:
    sums = sums_of(course.fill())
    assert [one.is_open for one in sums.sessions] == [False, False, False, True]
    assert figures(sums.by_key["CO-L1"]) == ("20", 4, 0, 0)
    assert figures(sums.by_key["FR-L1"]) == ("22.5", 4, 0, 1)
    # Left out in an ended session and in the open one; OC-L3 without a word.
    assert figures(sums.by_key["FR-L2"]) == ("10", 2, 2, 0)
    assert figures(sums.by_key["OC-L3"]) == ("10", 2, 1, 0)
    # Still to come in the open session: not given is said of it only once it has ended.
    assert figures(sums.by_key["OC-L1"]) == ("15", 3, 0, 0)
    follow = sums.by_key["TE-R5"]
    assert figures(follow) == ("10", 2, 0, 0)
    assert (follow.kind, follow.laterality) == (Kind.FOLLOW_THE_PAIN, Laterality.RIGHT)
    assert follow.place == course.place("right", 410, 140)  # where it was given last


def test_the_mean_is_over_the_times_it_was_given(course: DoseCourse) -> None:
    sums = sums_of(course.fill())
    assert sums.by_key["FR-L1"].mean == Decimal("5.625")
    assert sums.by_key["FR-L1"].value(Counting.MEAN) == Decimal("5.625")
    assert sums.by_key["FR-L2"].mean == 5
    assert sums.by_key["FR-L1"].value(Counting.TIMES) == 4
    assert [sums.largest(one) for one in Counting] == [Decimal("22.5"), Decimal("5.625"), 4]


def test_custom_points_are_told_apart_by_their_place(course: DoseCourse) -> None:
    customs = [one for one in sums_of(course.fill()).sites if one.kind is Kind.CUSTOM]
    assert [(one.label, one.laterality, *figures(one)) for one in customs] == [
        ("masseter", Laterality.RIGHT, "10", 2, 0, 0),
        ("temple", Laterality.LEFT, "2.5", 1, 0, 0),
    ]
    second, third = course.sessions[1].session_id, course.sessions[2].session_id
    assert customs[0].in_sessions == {(second, "X1"), (third, "X2")}
    assert len({one.key for one in customs}) == 2


def test_the_table_adds_up(course: DoseCourse) -> None:
    sums = sums_of(course.fill())
    whole = sums.whole
    assert (whole.left, whole.midline, whole.right, whole.units) == tuple(
        map(Decimal, (230, 15, 250, 495))
    )
    for side in ("left", "midline", "right", "units"):
        assert sum(getattr(line, side) for line in sums.muscles) == getattr(whole, side)
    lines = {line.muscle: line for line in sums.muscles if line.muscle}
    assert [*lines] == [muscle.code for muscle in course.protocol.muscles]
    assert (lines["FR"].left, lines["FR"].right) == (Decimal("32.5"), Decimal(30))
    assert [line.site.label for line in sums.muscles if line.site] == ["masseter", "temple"]


def test_corrections_are_told_and_sums_hold_what_was_signed(course: DoseCourse) -> None:
    session = course.treat(1, ["FR-L1"])
    course.amend(session, AmendmentKind.CORRECTION)
    sums = sums_of(course)
    assert [one.session_id for one in sums.corrected] == [session.session_id]
    assert sums.by_key["FR-L1"].units == 5


def test_a_planned_site_that_was_never_given_is_told(course: DoseCourse) -> None:
    course.treat(1, ["FR-L1"])
    never = sums_of(course).by_key["TR-R1"]
    assert figures(never) == ("0", 0, 1, 0)
    assert never.mean is None
    assert (never.muscle, never.laterality) == ("TR", Laterality.RIGHT)


def test_without_injections_there_is_nothing(course: DoseCourse, drawing: HeadMap) -> None:
    course.treat(1, [], course.leave("FR-L1"))
    sums = sums_of(course)
    assert (sums.sessions, sums.sites) == ((), ())
    assert sums.whole.units == 0
    assert sums.largest(Counting.SUM) == 0
