"""What a chart prints beside its rows, kept with the signature: it prints alike ever after.

The clinic's lists may be written anew after a signature, and an earlier session declared void.
So the questions not asked, the advice not said, and the words, weeks, codes and numbers that the
print takes from elsewhere become rows of the session, in the transaction of the signature.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from model.answer import Answer, Group, Reply
from model.detail import LONGEST_KEPT, Detail
from model.effect import MEASURES, Effect, effects, now_of
from model.errors import UnreadableRecordError
from model.outcome.measurement import Baseline
from model.practice.lists import (
    BillingCodes,
    Checkpoint,
    Choice,
    Diagnosis,
    DrugCode,
    Practice,
    Question,
)
from model.safety.case import Case
from model.session_chart import SessionChart
from model.session_part import Changes, Part
from model.store.store import Store
from model.use_cases.keeping import keep

COMPARED = "kept.compared_session"
NO_SESSION = "none"


def kept_lists(store: Store, case: Case, at: datetime) -> Changes:
    """The rows to keep, as the session is signed."""
    chart, practice = case.chart, case.practice
    last = next((past.session_id for past in case.past if past.sites_given), NO_SESSION)
    parts: list[Part] = [
        *_unsaid(chart, practice, at),
        *_details(chart, practice, measured(store, chart), at),
        Detail(key=COMPARED, value=str(last), recorded_at=at),
    ]
    return tuple(change for part in parts for change in keep(chart, part))


def measured_before(store: Store, chart: SessionChart) -> list[SessionChart]:
    """The patient's sessions before this one, the first first, until each measure was entered.

    What another program made unreadable is left out: it keeps no later session from its print.
    """
    this = (chart.session.started_at, chart.session.session_id)
    sessions = (one.session for one in store.sessions.of_patient(chart.session.patient_id))
    before = sorted((s.started_at, s.session_id) for s in sessions)
    missing, found = set(MEASURES), []
    for moment in before:
        if moment >= this or not missing:
            break
        try:
            one = store.chart(moment[1])
        except UnreadableRecordError:
            continue
        found.append(one)
        if not one.void:
            missing -= {name for name in missing if one.detail(f"indication.{name}")}
    return found


def measured(store: Store, chart: SessionChart) -> tuple[Effect, ...]:
    """Every measure against the baseline that holds now."""
    return effects(chart, measured_before(store, chart), chosen_baselines(store, chart))


def chosen_baselines(store: Store, chart: SessionChart) -> list[Baseline]:
    """Those of the patient; none for a session signed before there were any to choose."""
    if chart.signatures:
        return []
    parts = store.outcomes.of(chart.session.patient_id, Baseline)
    return [one for one in parts if isinstance(one, Baseline)]


def is_kept(chart: SessionChart) -> bool:
    """Whether it was signed with these rows; older records and drafts have none."""
    return chart.detail(COMPARED) is not None


def compared_session(chart: SessionChart) -> int | None:
    """The session compared with when it was signed."""
    kept = chart.detail(COMPARED)
    return int(kept.value) if kept and kept.value != NO_SESSION else None


def effects_as_signed(chart: SessionChart) -> tuple[Effect, ...]:
    """Every measure against the baseline that held when it was signed."""
    return tuple(_effect(chart, measure) for measure in MEASURES)


def practice_as_signed(chart: SessionChart, practice: Practice) -> Practice:
    """The lists as the session was signed with them, as far as a chart prints of them."""
    if not is_kept(chart):
        return practice
    advice = chart.answers(Group.ADVICE)
    checks = chart.answers(Group.CHECK)
    tolerance = chart.detail("aftercare.tolerance")
    weeks = chart.detail("kept.checkpoints")
    return replace(
        practice,
        questions=tuple(_question(checks[c]) for c in _listed(chart, "questions") if c in checks),
        advice=tuple(Choice(c, advice[c].text) for c in _listed(chart, "advice") if c in advice),
        tolerances=(Choice(tolerance.value, _value(chart, "tolerance")),) if tolerance else (),
        site_events=tuple(
            Choice(key.removeprefix("kept.event."), words)
            for key, words in _all(chart, "kept.event.")
        ),
        diagnoses=tuple(
            Diagnosis(code=code, words=_value(chart, f"diagnosis.n{number}"))
            for number, code in enumerate(_codes(chart), start=1)
        ),
        overuse_codes=(),
        checkpoints=tuple(Checkpoint(weeks=int(one), text="") for one in weeks.value.split(","))
        if weeks
        else practice.checkpoints,
        billing=_billing(chart, practice.billing),
    )


# -- what is kept --------------------------------------------------------------------------------


def _unsaid(chart: SessionChart, practice: Practice, at: datetime) -> Iterator[Answer]:
    """Every question without an answer, and every advice not said, in the words of that day."""
    lists: tuple[tuple[Group, Iterable[Question | Choice], Reply], ...] = (
        (Group.CHECK, practice.questions, Reply.NOT_ASKED),
        (Group.ADVICE, practice.advice, Reply.NO),
    )
    for group, listed, reply in lists:
        said = chart.answers(group)
        for one in listed:
            if one.code not in said:
                yield Answer(group=group, code=one.code, text=one.text, reply=reply, recorded_at=at)


def _details(
    chart: SessionChart, practice: Practice, found: Sequence[Effect], at: datetime
) -> Iterator[Detail]:
    for name, value in (
        ("questions", ",".join(question.code for question in practice.questions)),
        ("advice", ",".join(advice.code for advice in practice.advice)),
        ("checkpoints", ",".join(str(one.weeks) for one in practice.checkpoints)),
        *_words(chart, practice),
        *_billed(chart, practice.billing),
        *_baselines(found),
    ):
        # An endless list must not keep a session from being signed.
        if value and len(value) <= LONGEST_KEPT:
            yield Detail(key=f"kept.{name}", value=value, recorded_at=at)


def _words(chart: SessionChart, practice: Practice) -> Iterator[tuple[str, str]]:
    """Tolerance, what happened at sites, and diagnosis: of these the rows hold codes alone."""
    held = chart.detail("aftercare.tolerance")
    for choice in practice.tolerances:
        if held and choice.code == held.value:
            yield "tolerance", choice.text
    for code in {code for row in chart.injections.values() for code in row.events}:
        yield f"event.{code}", practice.text_of_event(code)
    words = {one.code: one.words for one in (*practice.diagnoses, *practice.overuse_codes)}
    for number, code in enumerate(_codes(chart), start=1):
        yield f"diagnosis.n{number}", words.get(code, "")


def _billed(chart: SessionChart, codes: BillingCodes) -> Iterator[tuple[str, str]]:
    """The codes for the products of this session."""
    yield "billing", f"{codes.procedure} {codes.discarded} {codes.none_discarded}"
    products = {vial.product for vial in chart.vials.values()}
    drugs = [drug for drug in codes.drugs if drug.product in products]
    for number, drug in enumerate(drugs, start=1):
        yield f"drug.n{number}", f"{drug.code} {drug.units} {drug.product}"


def _baselines(found: Sequence[Effect]) -> Iterator[tuple[str, str]]:
    for one in found:
        if one.baseline is not None and one.baseline_on is not None:
            yield f"effect.{one.measure}", f"{one.baseline} {one.baseline_on.isoformat()}"


# -- and read back -------------------------------------------------------------------------------


def _value(chart: SessionChart, name: str) -> str:
    detail = chart.detail(f"kept.{name}")
    return detail.value if detail else ""


def _listed(chart: SessionChart, name: str) -> list[str]:
    return _value(chart, name).split(",")


def _codes(chart: SessionChart) -> list[str]:
    held = chart.detail("indication.diagnosis")
    return held.value.split(",") if held else []


def _all(chart: SessionChart, prefix: str) -> list[tuple[str, str]]:
    details = (part for part in chart.parts.values() if isinstance(part, Detail))
    return sorted((one.key, one.value) for one in details if one.key.startswith(prefix))


def _effect(chart: SessionChart, measure: str) -> Effect:
    baseline, _, day = _value(chart, f"effect.{measure}").partition(" ")
    return Effect(
        measure=measure,
        baseline=Decimal(baseline) if baseline else None,
        baseline_on=date.fromisoformat(day) if day else None,
        now=now_of(chart, measure),
    )


def _question(answer: Answer) -> Question:
    """As far as it prints: its words."""
    return Question(
        code=answer.code, text=answer.text, hint="", raises="yes", severity="note", says="",
        not_asked="note", carry=False, source="", certainty="", fields=(),
    )  # fmt: skip


def _billing(chart: SessionChart, today: BillingCodes) -> BillingCodes:
    kept = _value(chart, "billing")
    if not kept:
        return today
    procedure, discarded, none_discarded = kept.split(" ")
    drugs = []
    for _, value in _all(chart, "kept.drug."):
        code, units, product = value.split(" ", maxsplit=2)
        drugs.append(DrugCode(product=product, code=code, units=int(units)))
    return replace(
        today, procedure=procedure, discarded=discarded, none_discarded=none_discarded,
        drugs=tuple(drugs),
    )  # fmt: skip
