"""What is asked and noted before the injections, each as the rows it changes."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from model.answer import Answer, Group, Reply
from model.counted import PERIOD, check_beside, check_count, counts_over, period_days
from model.dates import read_day
from model.detail import Detail, number
from model.dose import MOST_UNITS_TYPED
from model.errors import InvalidValueError
from model.outcome.measurement import LONGEST_PERIOD, MONTH_DAYS
from model.practice.lists import Choice, Question, QuestionField
from model.preventive import Preventive
from model.session_chart import SessionChart
from model.session_part import Changes, Part, PartChange, PartId
from model.use_cases.keeping import keep, set_answer, set_detail, take_away


def answer_check(chart: SessionChart, question: Question, reply: Reply, at: datetime) -> Changes:
    """The reply to one question; what belongs to a yes goes with another reply."""
    group = Group.CHECK
    changes = set_answer(chart, group, question.code, question.text, reply, at)
    for field in question.fields:
        part_id = (Detail, field_key(question, field))
        if reply is Reply.YES:
            changes += confirm_part(chart, part_id, at)
        else:
            changes += take_away(chart, part_id)
    return changes


def note_check(chart: SessionChart, question: Question, note: str, at: datetime) -> Changes:
    """A note beside a question; it can stand where nothing was answered yet."""
    before = chart.answers(Group.CHECK).get(question.code)
    reply = before.reply if before else Reply.NOT_ASKED
    if before is None and not note.strip():
        return ()
    changes = set_answer(chart, Group.CHECK, question.code, question.text, reply, at, note=note)
    return tuple(_still_carried(change, before) for change in changes)


def _still_carried(change: object, before: Answer | None) -> PartChange:
    """A note alone confirms nothing that was carried over."""
    assert isinstance(change, PartChange)
    if before and before.carried_over and isinstance(change.after, Answer):
        return PartChange(change.before, replace(change.after, carried_over=True))
    return change


def field_key(question: Question, field: QuestionField) -> str:
    """The key of a value asked beside a question."""
    return f"check.{question.code}.{field.code}"


def set_field(
    chart: SessionChart, question: Question, field: QuestionField, typed: str, at: datetime
) -> Changes:
    """A value beside a question, as typed; raises InvalidValueError whose field is its key."""
    key = field_key(question, field)
    text = typed.strip()
    if text and field.kind == "day":
        text = _past_day(text, key, at.astimezone().date()).isoformat()
    elif text and field.kind == "units":
        text = number(1, MOST_UNITS_TYPED, decimals=1)(key, text)
    return set_detail(chart, key, text, at)


def set_comfort(chart: SessionChart, comfort: Choice, at: datetime, *, used: bool) -> Changes:
    """A comfort measure was used, or not after all."""
    reply = Reply.YES if used else None
    return set_answer(chart, Group.COMFORT, comfort.code, comfort.text, reply, at)


def set_count(chart: SessionChart, key: str, typed: str, at: datetime) -> Changes:
    """What was counted, at most what the stated period can hold; raises InvalidValueError.

    Migraine days, and moderate or severe days, are at most the headache days where both are known.
    """
    if typed.strip():
        check_beside(chart, key, Decimal(check_count(key, period_days(chart))(key, typed)))
    return set_detail(chart, key, typed, at)


def set_period(chart: SessionChart, typed: str, at: datetime) -> Changes:
    """Over how many days was counted; 28, or an empty text, is not kept.

    Raises InvalidValueError where a count entered already is more than it could hold.
    """
    days = int(number(1, LONGEST_PERIOD)(PERIOD, typed)) if typed.strip() else MONTH_DAYS
    over = counts_over(chart, days)
    if over:
        raise InvalidValueError(
            PERIOD, f"{over[0].value} was counted already. Change that number first."
        )
    return set_detail(chart, PERIOD, "" if days == MONTH_DAYS else str(days), at)


def set_overuse(chart: SessionChart, reply: str, at: datetime) -> Changes:
    """Medication overuse, yes or no; without it there is no plan for it and no code."""
    changes = set_detail(chart, "indication.overuse", reply, at)
    if reply != "yes":
        changes += take_away(chart, (Detail, "indication.overuse_plan"))
        code, overuse_code = diagnosis_codes(chart)
        if overuse_code:
            changes += set_diagnosis(chart, code, "", at)
    return changes


def diagnosis_codes(chart: SessionChart) -> tuple[str, str]:
    """The code of the diagnosis and the one of medication overuse beside it; empty for none."""
    held = chart.detail("indication.diagnosis")
    first, _, second = held.value.partition(",") if held else ("", "", "")
    return first, second


def set_diagnosis(chart: SessionChart, code: str, overuse_code: str, at: datetime) -> Changes:
    """The diagnosis, with the code of medication overuse in addition where there is one."""
    if not code:
        return take_away(chart, (Detail, "indication.diagnosis"))
    return set_detail(
        chart, "indication.diagnosis", ",".join(filter(None, (code, overuse_code))), at
    )


def change_preventive(chart: SessionChart, changed: Preventive) -> Changes:
    """A medicine as it now stands; looked at and changed, it is no longer carried over."""
    return keep(chart, replace(changed, carried_over=False))


def confirm_part(chart: SessionChart, part_id: PartId, at: datetime) -> Changes:
    """One thing carried over holds in this session too."""
    part: Part | None = chart.parts.get(part_id)
    if not isinstance(part, Answer | Detail | Preventive) or not part.carried_over:
        return ()
    return (PartChange(part, replace(part, carried_over=False, recorded_at=at)),)


def _past_day(typed: str, key: str, today: date) -> date:
    day = read_day(typed, key)
    if day > today:
        raise InvalidValueError(key, "This day is still to come.")
    if day.year < today.year - 100:
        raise InvalidValueError(key, "This is over 100 years ago. Check the year.")
    return day
