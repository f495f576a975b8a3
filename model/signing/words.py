"""Names of records and values, and how a column's value reads, for people who never saw a table."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from model.answer import Reply
from model.clock import from_milliseconds
from model.dose import TENTHS_PER_UNIT
from model.injection import State
from model.judgement import Severity, Verdict
from model.preventive import Outcome
from model.session import SessionState
from model.signature import AmendmentKind, Purpose
from model.store.session_image import Columns
from model.vial import Supplier

LONGEST_SHOWN = 120
BEFORE_DIFFERENCE = 30
SINGLE = {
    "session": "The session",
    "patient": "The patient",
    "protocol_version": "The protocol kept with the session",
    "head_map_version": "The drawing kept with the session",
}
NAMES = {
    "injection": ("", "site_code"),
    "vial": ("Vial ", "number"),
    "discard": ("Discarded units ", "number"),
    "preventive": ("Preventive: ", "medicine"),
    "judgement": ("Finding: ", "title"),
}
LISTS = {
    "check": "Answer",
    "comfort": "Comfort",
    "advice": "Advice",
    "complication": "Complication",
}
VALUES = {
    "amended": "corrected values",
    "at": "time",
    "born_on": "date of birth",
    "carried_over": "taken over from the last session",
    "clinician_id": "clinician’s number",
    "clinician_name": "clinician",
    "corrections": "corrected values",
    "cosign_wanted": "whether a co-signature is asked for",
    "diluent_lot": "diluent’s lot",
    "diluent_ul": "diluent volume",
    "dose_tenths": "dose",
    "ended_at": "end",
    "events": "what happened there",
    "expires_on": "expiry",
    "gap_reason": "reason for signing with gaps",
    "head_map_version_id": "number of the drawing",
    "id": "number in the file",
    "made_up_at": "time it was made up",
    "moved_mm": "distance from the standard place",
    "ordinal": "place in the order",
    "patient_id": "number of the patient",
    "protocol_id": "name of the protocol",
    "protocol_version_id": "number of the protocol",
    "reason_code": "chosen reason",
    "recorded_at": "time it was recorded",
    "saw": "the finding as it was seen",
    "sha256": "hash",
    "signed_at": "time of signing",
    "site_code": "site",
    "size_tenths": "size",
    "started_at": "start",
    "text_sha256": "hash of the text",
    "x": "place across",
    "y": "place down",
}
NO_YES: dict[object, str] = {0: "no", 1: "yes"}
ENUMS: dict[str, Iterable[StrEnum]] = {
    "state": (*State, *SessionState),
    "reply": Reply,
    "outcome": Outcome,
    "supplier": Supplier,
    "severity": Severity,
    "verdict": Verdict,
    "purpose": Purpose,
}
CHOICES: dict[str, dict[object, str]] = {
    "carried_over": NO_YES,
    "cosign_wanted": NO_YES,
    "kind": {
        "fixed": "fixed site",
        "follow": "follow-the-pain",
        "custom": "custom point",
        **{kind.value: kind.value for kind in AmendmentKind},
    },
    "laterality": {"L": "left", "M": "midline", "R": "right"},
    **{
        column: {choice.value: choice.value.replace("_", " ") for choice in choices}
        for column, choices in ENUMS.items()
    },
}


def record_name(table: str, row: Columns) -> str:
    """What a row is called, such as TE-L3, Vial 1, Answer: Consent given."""
    if table == "detail":
        return detail_name(str(row.get("key")))
    if table == "answer":
        return f"{LISTS.get(str(row.get('list')), 'Answer')}: {row.get('text')}"
    if table in SINGLE:
        return SINGLE[table]
    kind, column = NAMES.get(table, (f"{table} ", "number"))
    return f"{kind}{row.get(column)}"


def detail_name(key: str) -> str:
    """The name of a single value, such as Indication: headache days."""
    group, _, rest = key.partition(".")
    return f"{group.capitalize()}: {rest.replace('.', ', ').replace('_', ' ')}"


def value_name(column: str) -> str:
    """What a column holds, such as dose."""
    return VALUES.get(column, column.replace("_", " "))


def shown(column: str, value: Any) -> str:
    """A column's value as people write it: 5 U, 2 mL, 2026-11-20 12:42:05, “as typed”."""
    if value is None:
        return "nothing"
    if isinstance(value, str | int) and value in CHOICES.get(column, {}):
        return CHOICES[column][value]
    if isinstance(value, int | float):
        return _number(column, value)
    text = str(value).encode(errors="surrogateescape").decode(errors="backslashreplace")
    return f"“{text}”" if text else "empty"


def pair_shown(column: str, signed: Any, now: Any) -> tuple[str, str]:
    """Both values; of long texts the part around the first difference."""
    before, after = shown(column, signed), shown(column, now)
    if max(len(before), len(after)) <= LONGEST_SHOWN:
        return before, after
    same = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    start = max(0, same - BEFORE_DIFFERENCE)
    return _cut(before, start), _cut(after, start)


def _cut(text: str, start: int) -> str:
    end = start + LONGEST_SHOWN
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _number(column: str, value: float) -> str:
    if column.endswith("_tenths"):
        return f"{value / TENTHS_PER_UNIT:g} U"
    if column.endswith("_ul"):
        return f"{value / 1000:g} mL"
    if column.endswith("_mm"):
        return f"{value} mm"
    if column == "at" or column.endswith("_at"):
        return _moment(int(value))
    return str(value)


def _moment(milliseconds: int) -> str:
    """A moment in the workstation's time, with what of a second was kept."""
    try:
        moment = from_milliseconds(milliseconds).astimezone()
    except (ValueError, OverflowError, OSError):
        return str(milliseconds)
    return moment.replace(tzinfo=None).isoformat(sep=" ")
