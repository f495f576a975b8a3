"""What a new session begins with: what was true in the last one, to be confirmed in this one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from model.answer import Answer, Group, Reply
from model.detail import LONGEST_ALLERGIES, Detail
from model.one_line import one_line
from model.patient import Patient
from model.practice.lists import Practice
from model.session_chart import SessionChart
from model.session_part import Part

LASTING = ("indication.diagnosis", "indication.aura")
NO_ALLERGIES = "No known allergies"


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
        parts.append(
            Detail(key="indication.allergies", value=allergies, carried_over=True, recorded_at=at)
        )
    return tuple(parts)


def last_of(charts: Iterable[SessionChart]) -> SessionChart | None:
    """The first that is not void and holds anything of its own; charts are newest first."""
    return next((chart for chart in charts if not chart.void and not chart.is_empty), None)


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
    """The record's words; empty where nobody asked."""
    if patient.allergies is None:
        return ""
    words = one_line(patient.allergies) or NO_ALLERGIES
    # An allergy must not vanish without a sign where the record tells more than fits.
    return words if len(words) <= LONGEST_ALLERGIES else words[: LONGEST_ALLERGIES - 1] + "…"
