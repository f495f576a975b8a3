"""Keeping, changing and taking away the parts of a session, each as the rows it changes."""

from dataclasses import replace
from datetime import datetime

from model.answer import Answer, Group, Reply, checked_answer
from model.detail import Detail, checked_detail
from model.errors import InvalidValueError
from model.judgement import Judgement, checked_judgement
from model.preventive import MOST_PREVENTIVES, Preventive, checked_preventive
from model.session_chart import SessionChart
from model.session_part import Changes, Part, PartChange, PartId, id_of
from model.vial import Discard, Vial, checked_discard, checked_vial


def checked_part(part: Part) -> Part:
    """The part as it will stand in the file; raises InvalidValueError naming the field."""
    match part:
        case Vial():
            return checked_vial(part)
        case Discard():
            return checked_discard(part)
        case Answer():
            return checked_answer(part)
        case Detail():
            return checked_detail(part)
        case Preventive():
            return checked_preventive(part)
        case Judgement():
            return checked_judgement(part)


def keep(chart: SessionChart, part: Part) -> Changes:
    """The part as it is from now on, whether it was there before or not."""
    after = checked_part(part)
    before = chart.parts.get(id_of(after))
    if before is not None and _same(before, after):
        return ()
    return (PartChange(before, after),)


def take_away(chart: SessionChart, part_id: PartId) -> Changes:
    """The part goes; nothing where there is none."""
    before = chart.parts.get(part_id)
    return (PartChange(before, None),) if before else ()


def set_detail(
    chart: SessionChart, key: str, value: str, at: datetime, *, note: str = ""
) -> Changes:
    """A single value as typed; an empty one is taken away."""
    if not value.strip():
        return take_away(chart, (Detail, key))
    return keep(chart, Detail(key=key, value=value, note=note, recorded_at=at))


def set_answer(
    chart: SessionChart,
    group: Group,
    code: str,
    text: str,
    reply: Reply | None,
    at: datetime,
    *,
    note: str | None = None,
) -> Changes:
    """The reply to an item of a list, which keeps its note unless another is given.

    None takes the answer away.
    """
    before = chart.answers(group).get(code)
    if reply is None:
        return take_away(chart, (Answer, group.value, code))
    kept = before.note if before and note is None else note or ""
    return keep(
        chart,
        Answer(group=group, code=code, text=text, reply=reply, note=kept, recorded_at=at),
    )


def add_preventive(chart: SessionChart, preventive: Preventive) -> Changes:
    """A further medicine, under the next free number."""
    taken = {one.number for one in chart.preventives}
    number = next((n for n in range(1, MOST_PREVENTIVES + 1) if n not in taken), 0)
    if not number:
        raise InvalidValueError("medicine", f"At most {MOST_PREVENTIVES} medicines fit here.")
    return keep(chart, replace(preventive, number=number))


def confirm_carried(
    chart: SessionChart, at: datetime, kinds: tuple[type[Part], ...] = (Answer, Detail, Preventive)
) -> Changes:
    """What was carried over from the last session holds in this one too."""
    return tuple(
        PartChange(part, replace(part, carried_over=False, recorded_at=at))
        for part in carried_over(chart)
        if isinstance(part, kinds)
    )


def carried_over(chart: SessionChart) -> tuple[Answer | Detail | Preventive, ...]:
    """What still waits for a confirmation."""
    return tuple(
        part
        for part in chart.parts.values()
        if isinstance(part, Answer | Detail | Preventive) and part.carried_over
    )


def _same(before: Part, after: Part) -> bool:
    """Whether nothing but the time of recording differs."""
    if isinstance(before, Discard | Judgement) or isinstance(after, Discard | Judgement):
        return before == after
    return replace(before, recorded_at=after.recorded_at) == after
