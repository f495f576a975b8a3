"""What a new session begins with: what was true in the last one, to be confirmed in this one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from model.allergies import KEY as ALLERGIES
from model.allergies import NO_ALLERGIES
from model.answer import Answer, Group, Reply
from model.detail import Detail
from model.errors import UnreadableRecordError
from model.one_line import one_line
from model.patient import LONGEST_ALLERGIES, Patient
from model.practice.lists import Practice
from model.session_chart import SessionChart
from model.session_part import Part
from model.store.store import Store

LASTING = ("indication.diagnosis", "indication.aura")


def carried(
    last: SessionChart | None, practice: Practice, patient: Patient, at: datetime
) -> tuple[Part, ...]:
    """What is taken over, all of it marked as carried over; never consent or today's numbers.

    Without a last session nothing but the allergies of the patient's record.
    """
    parts: list[Part] = []
    if last:
        parts += [replace(p, carried_over=True, recorded_at=at) for p in last.preventives]
        parts += _answers(last, practice, at)
        parts += _details(last, LASTING, at)
    allergies = _allergies(patient)
    if allergies:
        parts.append(Detail(key=ALLERGIES, value=allergies, carried_over=True, recorded_at=at))
    return tuple(parts)


def last_of(charts: Iterable[SessionChart]) -> SessionChart | None:
    """The first that is not void and holds anything of its own; charts are newest first."""
    return next((chart for chart in charts if not chart.void and not chart.is_empty), None)


def last_readable(store: Store, patient_id: int) -> tuple[SessionChart | None, tuple[int, ...]]:
    """The last session that counts, and the numbers of those skipped as nobody can read them.

    One spoilt by another program must not keep a patient from being treated.
    """
    skipped: list[int] = []

    def charts() -> Iterator[SessionChart]:
        for one in store.sessions.of_patient(patient_id):
            try:
                yield store.chart(one.session.session_id)
            except UnreadableRecordError:
                skipped.append(one.session.number)

    return last_of(charts()), tuple(skipped)


def skipped_words(numbers: Sequence[int]) -> str:
    """What is to be said of them."""
    several = len(numbers) > 1
    which = f"Sessions {', '.join(map(str, numbers))}" if several else f"Session {numbers[0]}"
    return (
        f"{which} of this patient cannot be read: nothing was taken over from there, only from"
        " before. Confirm history, indication and allergies anew, and check the records (F10,"
        " Backups)."
    )


def _answers(last: SessionChart, practice: Practice, at: datetime) -> Iterator[Part]:
    """Answers of the questions that carry, in today's words, with what was told beside them."""
    answers = last.answers(Group.CHECK)
    for question in practice.questions:
        answer = answers.get(question.code)
        if not question.carry or answer is None or answer.reply is Reply.NOT_ASKED:
            continue
        yield Answer(
            group=Group.CHECK,
            code=question.code,
            text=question.text,
            reply=answer.reply,
            note=answer.note,
            carried_over=True,
            recorded_at=at,
        )
        keys = tuple(f"check.{question.code}.{field.code}" for field in question.fields)
        yield from _details(last, keys, at)


def _details(last: SessionChart, keys: Iterable[str], at: datetime) -> Iterator[Part]:
    for key in keys:
        detail = last.detail(key)
        if detail:
            yield replace(detail, carried_over=True, recorded_at=at)


def _allergies(patient: Patient) -> str:
    """The record's words; empty where nobody asked.

    Where it tells more than fits, the session has no words of its own and the record holds: an
    allergy is never cut.
    """
    if patient.allergies is None:
        return ""
    words = one_line(patient.allergies) or NO_ALLERGIES
    return words if len(words) <= LONGEST_ALLERGIES else ""
