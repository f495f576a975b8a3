"""The head of the chart: who, when, why, and with what effect so far."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gui.reports.words.indication import days_words, diagnosis_words
from gui.reports.words.section import joined
from gui.wording import MONTHS, NO_BREAK, clock_time, day, local, number, tr
from model import allergies, session_clock
from model.answer import Group, Reply
from model.counted import one_decimal
from model.effect import Effect, now_of
from model.patient import Patient
from model.session_chart import SessionChart
from model.use_cases.printing import Background

# More letters or lines than these stand with the flowing text instead of the head.
MOST_ALLERGIES = 80
MOST_ALLERGY_LINES = 3


@dataclass(frozen=True, slots=True)
class Field:
    """One value of the head, with what belongs to it beneath."""

    label: str
    value: str
    second: str = ""


def identity_fields(chart: SessionChart) -> tuple[Field, ...]:
    """Patient, birth, record number, session: always these four."""
    patient = chart.patient
    held = session_clock.times(chart)
    started = local(held.started or chart.session.started_at).date()
    years = f"{patient.age_on(started)}{NO_BREAK}{tr('years')}"
    about = joined(years, _sex(patient), by=", ")
    return (
        Field(tr("Patient"), patient.list_name),
        Field(tr("Born"), day(patient.born_on), about),
        Field(tr("Record number"), patient.record_number or tr("None")),
        Field(tr("Session"), *_times(chart, held)),
    )


def indication_fields(chart: SessionChart, background: Background) -> tuple[Field, ...]:
    """Diagnosis, days with headache and migraine, consent; nothing where none is known."""
    lists = background.practice
    codes = (*lists.diagnoses, *lists.overuse_codes) if lists else ()
    diagnosis, meaning = diagnosis_words(chart, {one.code: one.words for one in codes})
    effects = {one.measure: one for one in background.effects}
    if not effects:
        effects = {measure: _now(chart, measure) for measure in ("headache_days", "migraine_days")}
    headache, migraine = effects["headache_days"], effects["migraine_days"]
    since = headache.baseline_on or migraine.baseline_on
    duration = joined(
        *days_words(chart), f"{tr('baseline')} {day(since)}" if since else "", by=", "
    )
    hit6 = _hit6(effects.get("hit6"), chart)
    consent, form = _consent(chart)
    fields = (
        Field(tr("Diagnosis"), diagnosis, meaning),
        Field(tr("Headache days of 28"), _days(headache, with_change=True), duration),
        Field(tr("Migraine days"), _days(migraine), hit6),
        Field(tr("Consent"), consent, form),
    )
    if not any(field.value or field.second for field in fields):
        return ()
    not_entered = tr("Not entered")
    return tuple(Field(f.label, f.value or not_entered, f.second) for f in fields)


def strip_fields(chart: SessionChart) -> tuple[Field, ...]:
    """What stands in one line beneath: allergies, product, clinician."""
    protocol = chart.protocol
    concentration = f"{number(protocol.units_per_ml)}{NO_BREAK}U/mL"
    product = joined(protocol.product, protocol.route, concentration, by=", ")
    words = tr("See beneath the legend") if long_allergies(chart) else _allergies(chart)
    name = joined(chart.clinician.signature_name, chart.clinician.role, by=", ")
    signed = chart.signatures and chart.signatures[0].clinician_id == chart.clinician.clinician_id
    return (
        Field(tr("Allergies"), words),
        Field(tr("Product"), product),
        *(() if signed else (Field(tr("Clinician"), name),)),
    )


def long_allergies(chart: SessionChart) -> str:
    """Allergies too long for the head; empty where they aren't."""
    text = _allergies(chart)
    long = len(text) > MOST_ALLERGIES or len(text.splitlines()) > MOST_ALLERGY_LINES
    return text if long else ""


def _times(chart: SessionChart, held: session_clock.Times) -> tuple[str, str]:
    """Day with the times of the session, and those of the injections."""
    start = held.started or chart.session.started_at
    short = f"{local(start).day}{NO_BREAK}{tr(MONTHS[local(start).month - 1])}"
    injected = ""
    if held.first and held.last:
        first, last = clock_time(held.first), clock_time(held.last)
        injected = f"{tr('injected')} {first}" + (f" {tr('to')} {last}" if last != first else "")
    if held.ended is None:
        return f"{short}, {tr('from')} {clock_time(start)}", injected
    later = f"{day(held.ended)}, " if local(start).date() != local(held.ended).date() else ""
    return f"{short}, {clock_time(start)} {tr('to')} {later}{clock_time(held.ended)}", injected


def _now(chart: SessionChart, measure: str) -> Effect:
    return Effect(measure=measure, now=now_of(chart, measure))


def _days(effect: Effect, *, with_change: bool = False) -> str:
    """22 before, 12 now, −45 %; what was never entered is said, and is never zero."""
    if effect.baseline is None:
        return _figure(effect.now)
    before = f"{_figure(effect.baseline)} {tr('before')}"
    now = f"{_figure(effect.now)} {tr('now')}" if effect.now is not None else tr("now not entered")
    percent = effect.percent
    sign = "+" if percent and percent > 0 else ""
    change = f"{sign}{number(percent)}{NO_BREAK}%" if percent is not None else ""
    return joined(before, now, change if with_change else "", by=", ")


def _hit6(effect: Effect | None, chart: SessionChart) -> str:
    effect = effect or _now(chart, "hit6")
    if effect.now is None:
        return ""
    was = f", {tr('was')} {number(effect.baseline)}" if effect.baseline is not None else ""
    return f"HIT-6{NO_BREAK}{number(effect.now)}{was}"


def _figure(value: Decimal | None) -> str:
    return "" if value is None else number(one_decimal(value))


def _consent(chart: SessionChart) -> tuple[str, str]:
    answer = chart.answers(Group.CHECK).get("consent")
    form, signed_on = (chart.detail(f"check.consent.{part}") for part in ("form", "signed_on"))
    names = {Reply.YES: tr("Given"), Reply.NO: tr("Not given"), Reply.NOT_ASKED: tr("Not asked")}
    if answer is None:
        return "", ""
    said = names[answer.reply]
    if answer.reply is Reply.YES and (form or signed_on):
        said = ""
    when = _day(signed_on.value) if signed_on else ""
    return joined(said, form.value if form else "", when, by=", "), ""


def _day(value: str) -> str:
    """The day in words; as typed where a clinic's list asked for it as text."""
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value


def _sex(patient: Patient) -> str:
    names = {
        "female": tr("female"),
        "male": tr("male"),
        "other": tr("sex other"),
        "unknown": tr("sex not recorded"),
    }
    return names[patient.sex.value]


def _allergies(chart: SessionChart) -> str:
    """As said in the session; beside it the patient's record where that says otherwise."""
    said = _allergy_words(allergies.of_session(chart))
    if not allergies.differ(chart):
        return said
    return f"{said} ({tr('patient’s record')}: {_allergy_words(chart.patient.allergies)})"


def _allergy_words(known: str | None) -> str:
    return tr("Not recorded") if known is None else known or tr("No known allergies")
