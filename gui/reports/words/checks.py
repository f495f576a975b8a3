"""The checks before the injections: every one of them, the ones not asked too."""

from collections.abc import Iterator
from datetime import date

from gui.reports.words.section import Row, Section, capital, inside, joined
from gui.wording import day, tr
from model.answer import Answer, Group, Reply
from model.practice.lists import Practice
from model.session_chart import SessionChart


def checks_section(chart: SessionChart, practice: Practice | None) -> Section | None:
    """By reply, with notes and what belongs to a yes; not asked is never the same as no."""
    answers = chart.answers(Group.CHECK)
    listed = practice.questions if practice else ()
    known = {question.code for question in listed}
    said: dict[Reply, list[str]] = {reply: [] for reply in Reply}
    for question in listed:
        answer = answers.get(question.code)
        if answer:
            said[answer.reply].append(_answer(chart, answer))
        else:
            said[Reply.NOT_ASKED].append(inside(question.text))
    for code, answer in answers.items():
        if code not in known:
            said[answer.reply].append(_answer(chart, answer))
    asked = any(one.reply is not Reply.NOT_ASKED or one.note for one in answers.values())
    rows = tuple(_rows(said, nothing=not asked))
    return Section(tr("Checks before the injections"), rows, runs_on=True) if rows else None


def _rows(said: dict[Reply, list[str]], *, nothing: bool) -> Iterator[Row]:
    names = {Reply.YES: tr("Yes"), Reply.NO: tr("No"), Reply.NOT_ASKED: tr("Not asked")}
    for reply, name in names.items():
        found = said[reply]
        if found and nothing:
            yield Row(name, tr("None of the {n} questions").format(n=len(found)))
        elif found:
            yield Row(name, capital("; ".join(found)))


def _answer(chart: SessionChart, answer: Answer) -> str:
    """The question, and in brackets what was told beside it."""
    told = [*_parts(chart, answer.code), " ".join(answer.note.split())]
    if answer.carried_over:
        told.append(tr("carried over, not confirmed"))
    beside = joined(*told, by=", ")
    return f"{inside(answer.text)} ({beside})" if beside else inside(answer.text)


def _parts(chart: SessionChart, code: str) -> Iterator[str]:
    """The values asked beside a question; consent's stand in the head."""
    for part in () if code == "consent" else chart.parts.values():
        key = getattr(part, "key", "")
        if key.startswith(f"check.{code}."):
            yield _value(key, getattr(part, "value", ""))


def _value(key: str, value: str) -> str:
    if key.endswith(".units"):
        return f"{value} U"
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value
