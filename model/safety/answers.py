"""The checks before the injections, and what the patient's record says."""

from collections.abc import Iterator

from model import allergies as known
from model.answer import Answer, Group, Reply
from model.detail import Detail
from model.practice.lists import Question
from model.preventive import Preventive
from model.safety.case import Case
from model.safety.finding import Severity
from model.safety.kind import Seen, kind
from model.safety.rule import Rule
from model.safety.words import day_words, inside, listed
from model.use_cases.keeping import carried_over


def raised(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Answers that raise a finding, such as an anticoagulant."""
    answers = case.chart.answers(Group.CHECK)
    for question in case.practice.questions:
        answer = answers.get(question.code)
        if answer and answer.reply == question.raises:
            note = " ".join(answer.note.split()).rstrip(".")
            yield _seen(
                question,
                Severity(question.severity),
                reply=answer.reply.value,
                said=f"{note}: {inside(question.says)}" if note else question.says,
            )


def unasked(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Questions without an answer: not asked is never the same as no."""
    answers = case.chart.answers(Group.CHECK)
    for question in case.practice.questions:
        answer = answers.get(question.code)
        if answer is None or answer.reply is Reply.NOT_ASKED:
            hint = f"{question.hint}." if question.hint else question.says
            yield _seen(question, Severity(question.not_asked), hint=hint)


def carried(case: Case, _rule: Rule) -> Iterator[Seen]:
    """What was taken over from the last session and waits for a confirmation, kind by kind."""
    kinds = carried_kinds(case)
    if kinds:
        yield Seen(shown={"count": str(len(kinds)), "kinds": listed(kinds)})


def allergies(case: Case, _rule: Rule) -> Iterator[Seen]:
    """Allergies as the session has them: said in it, else in the patient's record."""
    words = " ".join((known.of_session(case.chart) or "").split())
    if words:
        yield Seen(shown={"allergies": words})


def allergies_unasked(case: Case, _rule: Rule) -> Iterator[Seen]:
    """A patient who was never asked about allergies."""
    if known.of_session(case.chart) is None:
        yield Seen(shown={})


def allergies_differ(case: Case, _rule: Rule) -> Iterator[Seen]:
    """The session says other than the patient's record: one of the two is wrong."""
    if known.differ(case.chart):
        said, recorded = known.of_session(case.chart), case.chart.patient.allergies
        both = {"said": known.in_words(said), "recorded": known.in_words(recorded)}
        yield Seen(shown={name: " ".join(words.split()) for name, words in both.items()})


def under_age(case: Case, rule: Rule) -> Iterator[Seen]:
    """A patient younger on the day of the session than the rule's age."""
    patient = case.chart.patient
    age = patient.age_on(case.day)
    if age < rule.numbers["least_age"]:
        yield Seen(shown={"age": str(age), "born": day_words(patient.born_on)})


def carried_kinds(case: Case) -> tuple[str, ...]:
    """What waits for a confirmation, in words."""
    waiting = carried_over(case.chart)
    details = [part for part in waiting if isinstance(part, Detail)]
    kinds = {
        "preventives": any(isinstance(part, Preventive) for part in waiting),
        "allergies": any(part.key == known.KEY for part in details),
        "indication": any(part.key != known.KEY for part in details),
        "history": any(isinstance(part, Answer) for part in waiting),
    }
    return tuple(name for name, waits in kinds.items() if waits)


def _seen(question: Question, severity: Severity, **shown: str) -> Seen:
    return Seen(
        subject=question.code,
        shown={"question": inside(question.text), **shown},
        severity=severity,
        source=question.source,
        certainty=question.certainty,
    )


KINDS = (
    kind("answer-raised", raised, "question reply said", by_question=True),
    kind("answer-missing", unasked, "question hint", by_question=True),
    kind("carried-over", carried, "count kinds"),
    kind("allergies", allergies, "allergies"),
    kind("allergies-unasked", allergies_unasked),
    kind("allergies-differ", allergies_differ, "said recorded"),
    kind("under-age", under_age, "age born", numbers="least_age"),
)
