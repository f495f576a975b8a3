"""Builds courses out of plain numbers, for the tests of what is worked out from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from model.outcome.contact import Contact
from model.outcome.course import Course, Treatment
from model.outcome.diary_day import DiaryDay
from model.outcome.measurement import Measurement
from model.outcome.parts import OutcomePart, by_id
from model.session import Session, SessionState, SessionSummary
from tests.model.conftest import NOON, a_patient

FIRST = date(2026, 1, 5)


def treatment(number: int, on: date, *, given: bool = True, **values: float) -> Treatment:
    """A signed session of a day with what was counted; period=… for another than 28 days."""
    period = values.pop("period", None)
    session = Session(
        session_id=100 + number, patient_id=1, clinician_id=1, protocol_version_id=1,
        head_map_version_id=1, number=number, state=SessionState.FINISHED,
        started_at=datetime.combine(on, time(12), UTC),
    )  # fmt: skip
    summary = SessionSummary(
        session=session, patient_name="Marlowe, Ada", record_number="", clinician_name="R. Okafor",
        sites_given=31 if given else 0, sites_not_given=0, extras_given=0,
        units_given=Decimal(155 if given else 0), signed_by="R. Okafor",
    )  # fmt: skip
    return Treatment(
        summary=summary,
        values={code: Decimal(str(value)) for code, value in values.items()},
        period_days=int(period) if period else None,
    )


def void(one: Treatment) -> Treatment:
    """The same, declared entered in error."""
    return replace(one, summary=replace(one.summary, is_void=True))


def told(number: int, on: date, measure: str, value: float, period: int = 28) -> list[OutcomePart]:
    """A contact with one number."""
    contact = Contact(number=number, on=on, channel="phone", clinician_id=1, recorded_at=NOON)
    measured = Measurement(
        number=number, measure=measure, value=Decimal(str(value)), period_days=period, ends_on=on,
        contact=number, recorded_at=NOON,
    )  # fmt: skip
    return [contact, measured]


def diary(first: date, months: Sequence[int | None], kept: Mapping[int, int] | None = None
          ) -> list[OutcomePart]:  # fmt: skip
    """28 days a month with so many of headache; None for a month nobody kept.

    kept: how many days of a month, by its place, were noted.
    """
    days: list[OutcomePart] = []
    for place, count in enumerate(months):
        if count is None:
            continue
        for day in range((kept or {}).get(place, 28)):
            on = first + timedelta(days=28 * place + day)
            days.append(DiaryDay(day=on, headache=day < count, severity=2 if day < count else 0,
                                 acute=False, recorded_at=NOON))  # fmt: skip
    return days


def course(treatments: Iterable[Treatment], parts: Iterable[OutcomePart] = ()) -> Course:
    """The course of one patient."""
    return Course(patient=a_patient(), treatments=tuple(treatments), parts=by_id(parts))
