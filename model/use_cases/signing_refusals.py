"""What keeps a session from being signed or added to, each in plain words."""

from collections.abc import Sequence
from dataclasses import replace

from model.completeness import Missing
from model.errors import ConflictError, InvalidValueError, SigningError
from model.one_line import checked_text, has_visible
from model.session_chart import SessionChart
from model.signature import Correction, Purpose, Signature
from model.signing.canonical import read_text
from model.signing.corrections import checked_corrections
from model.signing.verification import Verification

LONGEST_REASON = 1000


def refuse_changed(shown: SessionChart, chart: SessionChart) -> None:
    """Nobody signs another state than the screen showed; raises ConflictError."""
    if _covered(shown) != _covered(chart):
        raise ConflictError(
            "This session was changed elsewhere since the screen showed it. Nothing was signed;"
            " the screen now shows the record. Look it through and sign again."
        )


def refuse_unsignable(chart: SessionChart) -> None:
    """A session takes one author's signature, over something recorded."""
    refuse_void(chart)
    if chart.signatures:
        raise SigningError("This session is signed already. Nothing was changed.")
    if chart.is_empty:
        raise SigningError("This session is empty: there is nothing to sign.")


def refuse_void(chart: SessionChart) -> None:
    """A session declared void takes additions alone."""
    if chart.void:
        raise SigningError(
            "This session was declared void and takes nothing but additions. Nothing was changed."
        )


def refuse_cosigning(chart: SessionChart, author: Signature, clinician_id: int) -> None:
    """A co-signature is given once, by another clinician than the author."""
    refuse_void(chart)
    if any(one.purpose is Purpose.COSIGNER for one in chart.signatures):
        raise SigningError("This session is co-signed already. Nothing was changed.")
    if clinician_id == author.clinician_id:
        raise InvalidValueError(
            "clinician",
            "The co-signature is another clinician's than the author's. Nothing was changed.",
        )


def refuse_disagreeing(author: Signature, found: Verification) -> None:
    """Nobody signs beneath what is no longer as its author signed it."""
    (check,) = (one for one in found.signatures if one.number == author.number)
    if check.disagreements:
        raise SigningError(
            f"This session is no longer as {author.signed_name} signed it:"
            f" {check.disagreements[0].words}. Nothing was signed. Find out who changed it before"
            " you sign beneath it."
        )


def gaps_of(missing: Sequence[Missing]) -> list[str]:
    """What needs a reason, in words; raises SigningError for what no reason lets pass."""
    blocking = [part.words for part in missing if part.blocks]
    if blocking:
        raise SigningError(f"{'; '.join(blocking)}. Nothing was signed.")
    return [part.words for part in missing]


def refuse_unexplained(gaps: Sequence[str], reason: str) -> None:
    """Over a gap one signs with a reason; raises InvalidValueError without."""
    if gaps and not has_visible(reason):
        raise InvalidValueError(
            "gap_reason", "Something is missing. Say why you sign all the same."
        )


def corrected(chart: SessionChart, corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """Corrections of what was signed; raises SigningError where nobody can read that."""
    refuse_void(chart)
    signed = read_text(chart.signatures[0].text)
    if signed is None:
        raise SigningError(
            "What was signed cannot be read: something else than Headmap changed it. Nothing was"
            " changed. Check the records (F10, Backups); words can still be added."
        )
    return checked_corrections(corrections, signed)


def author_of(chart: SessionChart) -> Signature:
    """The author's signature; raises SigningError where there is none."""
    for signature in chart.signatures:
        if signature.purpose is Purpose.AUTHOR:
            return signature
    raise SigningError("The author signs first. Nothing was changed.")


def checked_reason(reason: str) -> str:
    """The reason, tidy; raises InvalidValueError without one."""
    tidy = checked_text("reason", reason, LONGEST_REASON)
    if not has_visible(tidy):
        raise InvalidValueError("reason", "Say why. Nothing was changed.")
    return tidy


def _covered(chart: SessionChart) -> tuple[object, ...]:
    """All that a signature covers; the session's number may shift, see model.signing."""
    patient = chart.patient
    return (
        replace(chart.session, number=0),
        (patient.patient_id, patient.family_name, patient.given_names, patient.born_on),
        (patient.sex, patient.record_number, patient.allergies),
        dict(chart.injections),
        dict(chart.parts),
        chart.signatures,
        chart.amendments,
    )
