"""How each part of a patient's course lies in its table: key columns, values out and back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from model.clock import from_milliseconds, to_milliseconds
from model.dose import TENTHS_PER_UNIT, from_tenths
from model.errors import InvalidValueError
from model.injection import Laterality
from model.outcome.adverse_effect import (
    AdverseEffect,
    EffectOutcome,
    EffectSeverity,
    Relation,
    checked_effect,
)
from model.outcome.contact import Contact, Result, checked_contact
from model.outcome.decision import Choice, Decision, checked_decision
from model.outcome.diary_day import DiaryDay
from model.outcome.measurement import Baseline, Measurement
from model.outcome.parts import OutcomePart
from model.store.database import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeTable:
    """One table; columns begin with those of the key, in the order of parts.key_of.

    out raises InvalidValueError for a part that is not to be kept.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    out: Callable[[Any], tuple[Any, ...]]
    back: Callable[[Row], OutcomePart]


def _contact_out(contact: Contact) -> tuple[Any, ...]:
    contact = checked_contact(contact)
    return (
        contact.number, contact.on.isoformat(), contact.channel, contact.result.value,
        _iso(contact.booked_on), contact.booked_time, contact.note, contact.clinician_id,
        to_milliseconds(contact.recorded_at),
    )  # fmt: skip


def _contact_back(row: Row) -> Contact:
    return Contact(
        number=row[0],
        on=date.fromisoformat(row[1]),
        channel=row[2],
        result=Result(row[3]),
        booked_on=_day(row[4]),
        booked_time=row[5],
        note=row[6],
        clinician_id=row[7],
        recorded_at=from_milliseconds(row[8]),
    )


def _measurement_out(measured: Measurement) -> tuple[Any, ...]:
    return (
        measured.number, measured.measure, _tenths(measured.value), measured.period_days,
        measured.ends_on.isoformat(), measured.contact, to_milliseconds(measured.recorded_at),
    )  # fmt: skip


def _measurement_back(row: Row) -> Measurement:
    return Measurement(
        number=row[0],
        measure=row[1],
        value=from_tenths(row[2]),
        period_days=row[3],
        ends_on=date.fromisoformat(row[4]),
        contact=row[5],
        recorded_at=from_milliseconds(row[6]),
    )


def _effect_out(effect: AdverseEffect) -> tuple[Any, ...]:
    effect = checked_effect(effect)
    return (
        effect.number, effect.effect, effect.text, _iso(effect.onset_on), effect.lasted_days,
        effect.severity.value, effect.relation.value, effect.action, effect.outcome.value,
        effect.session_id, effect.muscle, effect.laterality.value if effect.laterality else None,
        effect.site_code, effect.note, effect.clinician_id, to_milliseconds(effect.recorded_at),
    )  # fmt: skip


def _effect_back(row: Row) -> AdverseEffect:
    return AdverseEffect(
        number=row[0],
        effect=row[1],
        text=row[2],
        onset_on=_day(row[3]),
        lasted_days=row[4],
        severity=EffectSeverity(row[5]),
        relation=Relation(row[6]),
        action=row[7],
        outcome=EffectOutcome(row[8]),
        session_id=row[9],
        muscle=row[10],
        laterality=None if row[11] is None else Laterality(row[11]),
        site_code=row[12],
        note=row[13],
        clinician_id=row[14],
        recorded_at=from_milliseconds(row[15]),
    )


def _baseline_out(baseline: Baseline) -> tuple[Any, ...]:
    return (
        baseline.measure, _tenths(baseline.value), baseline.period_days,
        baseline.ends_on.isoformat(), baseline.source, baseline.reason, baseline.clinician_id,
        to_milliseconds(baseline.recorded_at),
    )  # fmt: skip


def _baseline_back(row: Row) -> Baseline:
    return Baseline(
        measure=row[0],
        value=from_tenths(row[1]),
        period_days=row[2],
        ends_on=date.fromisoformat(row[3]),
        source=row[4],
        reason=row[5],
        clinician_id=row[6],
        recorded_at=from_milliseconds(row[7]),
    )


def _decision_out(decision: Decision) -> tuple[Any, ...]:
    decision = checked_decision(decision)
    return (
        decision.number, decision.choice.value, decision.reason, decision.rule, decision.verdict,
        decision.saw, decision.clinician_id, decision.clinician_name,
        to_milliseconds(decision.recorded_at),
    )  # fmt: skip


def _decision_back(row: Row) -> Decision:
    return Decision(
        number=row[0],
        choice=Choice(row[1]),
        reason=row[2],
        rule=row[3],
        verdict=row[4],
        saw=row[5],
        clinician_id=row[6],
        clinician_name=row[7],
        recorded_at=from_milliseconds(row[8]),
    )


def _diary_out(day: DiaryDay) -> tuple[Any, ...]:
    acute = None if day.acute is None else int(day.acute)
    return (
        day.day.isoformat(), int(day.headache), day.severity, acute,
        to_milliseconds(day.recorded_at),
    )  # fmt: skip


def _diary_back(row: Row) -> DiaryDay:
    return DiaryDay(
        day=date.fromisoformat(row[0]),
        headache=bool(row[1]),
        severity=row[2],
        acute=None if row[3] is None else bool(row[3]),
        recorded_at=from_milliseconds(row[4]),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _tenths(value: Decimal) -> int:
    tenths = value * TENTHS_PER_UNIT
    if tenths != int(tenths):
        raise InvalidValueError("value", "Enter a number with at most one decimal.")
    return int(tenths)


def _table(
    name: str,
    key: str,
    columns: str,
    out: Callable[[Any], tuple[Any, ...]],
    back: Callable[[Row], OutcomePart],
) -> OutcomeTable:
    return OutcomeTable(name=name, key=(key,), columns=tuple(columns.split()), out=out, back=back)


TABLES: dict[type[OutcomePart], OutcomeTable] = {
    Contact: _table(
        "contact", "number",
        "number on_day channel result booked_on booked_time note clinician_id recorded_at",
        _contact_out, _contact_back),
    Measurement: _table(
        "measurement", "number", "number measure value_tenths period_days ends_on contact"
        " recorded_at", _measurement_out, _measurement_back),
    AdverseEffect: _table(
        "adverse_effect", "number",
        "number effect text onset_on lasted_days severity relation action outcome session_id"
        " muscle laterality site_code note clinician_id recorded_at", _effect_out, _effect_back),
    Baseline: _table(
        "baseline", "measure",
        "measure value_tenths period_days ends_on source reason clinician_id recorded_at",
        _baseline_out, _baseline_back),
    Decision: _table(
        "decision", "number",
        "number choice reason rule verdict saw clinician_id clinician_name recorded_at",
        _decision_out, _decision_back),
    DiaryDay: _table(
        "diary_day", "day", "day headache severity acute recorded_at", _diary_out, _diary_back),
}  # fmt: skip
