"""How each kind of session part lies in its table: key columns, values out and back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from model.answer import Answer, Group, Reply, checked_answer
from model.clock import from_milliseconds, to_milliseconds
from model.detail import Detail, checked_detail
from model.dose import TENTHS_PER_UNIT, from_tenths, trimmed
from model.errors import InvalidValueError
from model.judgement import Judgement, Severity, Verdict, checked_judgement
from model.preventive import Outcome, Preventive, checked_preventive
from model.session_part import Part
from model.store.database import Row
from model.vial import Discard, Supplier, Vial, checked_discard, checked_vial, size_tenths

MICROLITRES_PER_ML = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTable:
    """One table; columns begin with those of the key, in the order of session_part.key_of.

    out gives a part's values by column and raises InvalidValueError for one that is not to be
    kept, so that nothing invalid reaches the file whichever screen it came from.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    out: Callable[[Any], dict[str, Any]]
    back: Callable[[Row], Part]


def _vial_out(vial: Vial) -> dict[str, Any]:
    vial = checked_vial(vial)
    return {
        "number": vial.number,
        "product": vial.product,
        "size_tenths": size_tenths(vial.size_units),
        "lot": vial.lot,
        "expires_on": vial.expires_on.isoformat(),
        "drug_code": vial.drug_code,
        "diluent": vial.diluent,
        "diluent_ul": int(vial.diluent_ml * MICROLITRES_PER_ML),
        "diluent_lot": vial.diluent_lot,
        "made_up_at": to_milliseconds(vial.made_up_at),
        "supplier": vial.supplier.value,
        "recorded_at": to_milliseconds(vial.recorded_at),
    }


def _vial_back(row: Row) -> Vial:
    return Vial(
        number=row[0],
        product=row[1],
        size_units=from_tenths(row[2]),
        lot=row[3],
        expires_on=date.fromisoformat(row[4]),
        drug_code=row[5],
        diluent=row[6],
        diluent_ml=trimmed(from_tenths(row[7]) * TENTHS_PER_UNIT / MICROLITRES_PER_ML),
        diluent_lot=row[8],
        made_up_at=from_milliseconds(row[9]),
        supplier=Supplier(row[10]),
        recorded_at=from_milliseconds(row[11]),
    )


def _discard_out(discard: Discard) -> dict[str, Any]:
    discard = checked_discard(discard)
    return {
        "number": discard.number,
        "vial": discard.vial,
        "dose_tenths": int(discard.dose_units * TENTHS_PER_UNIT),
        "at": to_milliseconds(discard.at),
        "reason": discard.reason,
        "witness": discard.witness,
    }


def _discard_back(row: Row) -> Discard:
    return Discard(
        number=row[0],
        vial=row[1],
        dose_units=from_tenths(row[2]),
        at=from_milliseconds(row[3]),
        reason=row[4],
        witness=row[5],
    )


def _answer_out(answer: Answer) -> dict[str, Any]:
    answer = checked_answer(answer)
    return {
        "list": answer.group.value,
        "code": answer.code,
        "text": answer.text,
        "reply": answer.reply.value,
        "note": answer.note,
        "carried_over": int(answer.carried_over),
        "recorded_at": to_milliseconds(answer.recorded_at),
    }


def _answer_back(row: Row) -> Answer:
    return Answer(
        group=Group(row[0]),
        code=row[1],
        text=row[2],
        reply=Reply(row[3]),
        note=row[4],
        carried_over=bool(row[5]),
        recorded_at=from_milliseconds(row[6]),
    )


def _detail_out(detail: Detail) -> dict[str, Any]:
    detail = checked_detail(detail)
    return {
        "key": detail.key,
        "value": detail.value,
        "note": detail.note,
        "carried_over": int(detail.carried_over),
        "recorded_at": to_milliseconds(detail.recorded_at),
    }


def _detail_back(row: Row) -> Detail:
    """Raises InvalidValueError for a text that is no such value, such as abc for a number."""
    detail = Detail(
        key=row[0],
        value=row[1],
        note=row[2],
        carried_over=bool(row[3]),
        recorded_at=from_milliseconds(row[4]),
    )
    if checked_detail(detail) != detail:
        raise InvalidValueError(detail.key, f"{detail.value!r} is not how Headmap writes this.")
    return detail


def _preventive_out(preventive: Preventive) -> dict[str, Any]:
    preventive = checked_preventive(preventive)
    return {
        "number": preventive.number,
        "medicine": preventive.medicine,
        "dose": preventive.dose,
        "duration": preventive.duration,
        "outcome": preventive.outcome.value,
        "carried_over": int(preventive.carried_over),
        "recorded_at": to_milliseconds(preventive.recorded_at),
    }


def _preventive_back(row: Row) -> Preventive:
    return Preventive(
        number=row[0],
        medicine=row[1],
        dose=row[2],
        duration=row[3],
        outcome=Outcome(row[4]),
        carried_over=bool(row[5]),
        recorded_at=from_milliseconds(row[6]),
    )


def _judgement_out(judgement: Judgement) -> dict[str, Any]:
    judgement = checked_judgement(judgement)
    return {
        "finding": judgement.finding,
        "title": judgement.title,
        "severity": judgement.severity.value,
        "verdict": judgement.verdict.value,
        "saw": judgement.saw,
        "reason": judgement.reason,
        "clinician_id": judgement.clinician_id,
        "clinician_name": judgement.clinician_name,
        "at": to_milliseconds(judgement.at),
    }


def _judgement_back(row: Row) -> Judgement:
    return Judgement(
        finding=row[0],
        title=row[1],
        severity=Severity(row[2]),
        verdict=Verdict(row[3]),
        saw=row[4],
        reason=row[5],
        clinician_id=row[6],
        clinician_name=row[7],
        at=from_milliseconds(row[8]),
    )


def _table(
    name: str,
    key: tuple[str, ...],
    columns: str,
    out: Callable[[Any], dict[str, Any]],
    back: Callable[[Row], Part],
) -> PartTable:
    return PartTable(name=name, key=key, columns=tuple(columns.split()), out=out, back=back)


TABLES: dict[type[Part], PartTable] = {
    Vial: _table(
        "vial", ("number",),
        "number product size_tenths lot expires_on drug_code diluent diluent_ul diluent_lot"
        " made_up_at supplier recorded_at", _vial_out, _vial_back),
    Discard: _table(
        "discard", ("number",), "number vial dose_tenths at reason witness",
        _discard_out, _discard_back),
    Answer: _table(
        "answer", ("list", "code"), "list code text reply note carried_over recorded_at",
        _answer_out, _answer_back),
    Detail: _table(
        "detail", ("key",), "key value note carried_over recorded_at",
        _detail_out, _detail_back),
    Preventive: _table(
        "preventive", ("number",),
        "number medicine dose duration outcome carried_over recorded_at",
        _preventive_out, _preventive_back),
    Judgement: _table(
        "judgement", ("finding",),
        "finding title severity verdict saw reason clinician_id clinician_name at",
        _judgement_out, _judgement_back),
}  # fmt: skip
