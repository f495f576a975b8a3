"""Signs sessions, adds to signed ones, declares them void, and checks all of it again."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from model.clinician import Clinician
from model.clock import Clock
from model.errors import InvalidValueError, SigningError
from model.one_line import checked_text, has_visible
from model.session import SessionSummary
from model.session_chart import SessionChart
from model.session_part import Changes
from model.signature import Amendment, AmendmentKind, Correction, Purpose, Signature
from model.signing.canonical import (
    amendment_text,
    cosigner_text,
    hash_of,
    read_text,
    session_text,
    void_text,
)
from model.signing.checking import verify_records, verify_session
from model.signing.corrections import SignedValue, checked_corrections, signed_values
from model.signing.pin import Pins
from model.signing.verification import Report, Verification
from model.store.signatures import ADDED_TO_SESSIONS, amendment_columns
from model.store.store import Store

LONGEST_TEXT, LONGEST_REASON = 20_000, 1000
Gaps = Callable[[SessionChart], Sequence[str]]

Closing = Callable[[SessionChart, Clinician, datetime], Changes]


def nothing_more(_chart: SessionChart, _clinician: Clinician, _at: datetime) -> Changes:
    """No further rows with the signature."""
    return ()


def open_sites(chart: SessionChart) -> Sequence[str]:
    """The gap that every session can have: planned sites of which nothing is said."""
    count = chart.tally.sites_open
    return [f"{count} planned sites are neither given nor marked not given"] if count else []


class Signing:
    """The one way by which signatures and amendments come into the file.

    Each call raises WrongPinError for a wrong PIN, InvalidValueError for what was typed,
    SigningError for a session that takes no such signature; nothing is changed then.
    """

    def __init__(
        self, store: Store, clock: Clock, gaps: Gaps = open_sites, closing: Closing = nothing_more
    ) -> None:
        """gaps says in words what is missing in a session: over one, signing needs a reason.

        closing gives the rows that are kept with the author's signature, such as findings.
        """
        self.store, self._clock, self._gaps, self._closing = store, clock, gaps, closing
        self.pins = Pins(store.pins, clock)
        self.has_pin = self.pins.has_pin
        self.set_pin = self.pins.set_pin
        self.change_pin = self.pins.change_pin
        self.vouch_pin = self.pins.vouch_pin

    def gaps(self, session_id: int) -> Sequence[str]:
        """What is missing in a session, in words; over any of it signing needs a reason."""
        return self._gaps(self.store.chart(session_id))

    def sign(self, session_id: int, clinician_id: int, pin: str, gap_reason: str = "") -> Signature:
        """Finish a session and sign it; from then on it takes nothing but amendments."""
        reason = checked_text("gap_reason", gap_reason, LONGEST_REASON)
        chart = self.store.chart(session_id)
        _refuse_unsignable(chart)
        if self._gaps(chart) and not has_visible(reason):
            raise InvalidValueError(
                "gap_reason", "Something is missing. Say why you sign all the same."
            )
        signer = self._signer(chart, Purpose.AUTHOR, clinician_id, pin)
        signer = replace(
            signer,
            gap_reason=reason,
            cosign_wanted=self.store.settings.get().cosignature == "on",
        )
        clinician = self.store.clinicians.get(clinician_id)
        with self.store.transaction():
            if chart.session.ended_at is None:  # ended without a signature it takes no row
                self.store.changes.apply(
                    session_id,
                    self._closing(chart, clinician, signer.signed_at),
                    action="findings kept with the signature",
                    at=signer.signed_at,
                    actor=clinician_id,
                )
            self.store.sessions.finish(session_id, signer.signed_at, clinician_id)
            record = self.store.images.of(session_id)
            return self._put(session_id, signer, session_text(record, signer=signer))

    def cosign(self, session_id: int, clinician_id: int, pin: str) -> Signature:
        """Sign beneath the author, once, as another clinician."""
        chart = self.store.chart(session_id)
        author = _author(chart)
        _refuse_void(chart)
        if any(one.purpose is Purpose.COSIGNER for one in chart.signatures):
            raise SigningError("This session is co-signed already. Nothing was changed.")
        if clinician_id == author.clinician_id:
            raise InvalidValueError(
                "clinician",
                "The co-signature is another clinician's than the author's. Nothing was changed.",
            )
        signer = self._signer(chart, Purpose.COSIGNER, clinician_id, pin)
        with self.store.transaction():
            record = self.store.images.of(session_id)
            text = cosigner_text(record, signer=signer, author_sha256=author.sha256)
            return self._put(session_id, signer, text)

    def amend(
        self,
        session_id: int,
        clinician_id: int,
        pin: str,
        *,
        text: str = "",
        corrections: Sequence[Correction] = (),
        reason: str,
    ) -> Amendment:
        """Add words or corrected values beneath a signed session, signed themselves."""
        chart = self.store.chart(session_id)
        if not chart.signatures:
            raise SigningError("Only a signed session takes amendments. Nothing was changed.")
        if corrections:
            _refuse_void(chart)
        signed = read_text(chart.signatures[0].text)
        checked = checked_corrections(corrections, signed) if corrections and signed else ()
        text = checked_text("text", text, LONGEST_TEXT)
        if not has_visible(text) and not checked:
            raise InvalidValueError("text", "Write what is to be added, or correct a value.")
        kind = AmendmentKind.CORRECTION if checked else AmendmentKind.ADDITION
        reason = _reason(reason)
        signer = self._signer(chart, Purpose.AMENDMENT, clinician_id, pin)
        amendment = _amendment(signer, kind, reason, text, checked)
        self._add(chart, signer, amendment)
        return amendment

    def void(self, session_id: int, clinician_id: int, pin: str, reason: str) -> Amendment:
        """Declare a session entered in error; it stays, is finished, and counts no more."""
        chart = self.store.chart(session_id)
        _refuse_void(chart)
        reason = _reason(reason)
        signer = self._signer(chart, Purpose.VOID, clinician_id, pin)
        amendment = _amendment(signer, AmendmentKind.VOID, reason)
        self._add(chart, signer, amendment)
        return amendment

    def signed_values(self, session_id: int) -> tuple[SignedValue, ...]:
        """The values of a signed session that amend() can correct, as they were signed."""
        signatures = self.store.signatures.of(session_id)
        signed = read_text(signatures[0].text) if signatures else None
        return signed_values(signed) if signed else ()

    def awaiting_cosignature(self) -> list[SessionSummary]:
        """Sessions waiting for a second signature, the longest waiting first."""
        return self.store.sessions.awaiting_cosignature()

    def verify(self, session_id: int) -> Verification:
        """Check the signatures of one session."""
        with self.store.snapshot():
            return verify_session(self.store.images, session_id)

    def verify_all(
        self,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Report:
        """Check audit, signatures and locks of the whole file: seconds, not for the event loop."""
        return verify_records(self.store, progress, cancelled)

    def _signer(
        self, chart: SessionChart, purpose: Purpose, clinician_id: int, pin: str
    ) -> Signature:
        """A signature still without text, once the PIN was right."""
        clinician = self.store.clinicians.get(clinician_id)
        self.pins.check(clinician_id, pin)
        added = purpose in (Purpose.AMENDMENT, Purpose.VOID)
        number = max((one.number for one in chart.amendments), default=0) + 1
        return Signature(
            number=max((one.number for one in chart.signatures), default=0) + 1,
            purpose=purpose,
            amendment=number if added else None,
            clinician_id=clinician_id,
            name=clinician.name,
            credentials=clinician.credentials,
            role=clinician.role,
            signed_at=self._clock(),
            sha256="",
            text="",
        )

    def _add(self, chart: SessionChart, signer: Signature, amendment: Amendment) -> None:
        session_id = chart.session.session_id
        columns = amendment_columns(amendment)
        with self.store.transaction():
            self.store.sessions.finish(session_id, signer.signed_at, signer.clinician_id)
            self.store.signatures.add_amendment(session_id, amendment)
            if chart.signatures:
                first = chart.signatures[0].sha256
                text = amendment_text(session_id, columns, signer=signer, signed_sha256=first)
            else:
                text = void_text(self.store.images.of(session_id), columns, signer=signer)
            self._put(session_id, signer, text)

    def _put(self, session_id: int, signer: Signature, text: str) -> Signature:
        """Keep a signature and tell the audit its hash, inside the transaction."""
        signature = replace(signer, text=text, sha256=hash_of(text))
        kept = self.store.signatures.add(session_id, signature)
        after: dict[str, Any] = {
            "number": signature.number,
            "purpose": signature.purpose.value,
            "amendment": signature.amendment,
            "sha256": signature.sha256,
            # Of the packed bytes: two packings of one text differ, and one was put there.
            "kept_sha256": hashlib.sha256(kept).hexdigest(),
        }
        self.store.audit.add(
            at=signature.signed_at,
            clinician_id=signature.clinician_id,
            action=ADDED_TO_SESSIONS[signature.purpose],
            subject="session",
            subject_id=session_id,
            after=after,
        )
        return signature


def _refuse_unsignable(chart: SessionChart) -> None:
    _refuse_void(chart)
    if chart.signatures:
        raise SigningError("This session is signed already. Nothing was changed.")
    if chart.is_empty:
        raise SigningError("This session is empty: there is nothing to sign.")


def _refuse_void(chart: SessionChart) -> None:
    if chart.void:
        raise SigningError(
            "This session was declared void and takes nothing but additions. Nothing was changed."
        )


def _author(chart: SessionChart) -> Signature:
    for signature in chart.signatures:
        if signature.purpose is Purpose.AUTHOR:
            return signature
    raise SigningError("The author signs first. Nothing was changed.")


def _reason(reason: str) -> str:
    tidy = checked_text("reason", reason, LONGEST_REASON)
    if not has_visible(tidy):
        raise InvalidValueError("reason", "Say why. Nothing was changed.")
    return tidy


def _amendment(
    signer: Signature,
    kind: AmendmentKind,
    reason: str,
    text: str = "",
    corrections: tuple[Correction, ...] = (),
) -> Amendment:
    return Amendment(
        number=signer.amendment or 0,
        kind=kind,
        text=text,
        corrections=corrections,
        reason=reason,
        clinician_id=signer.clinician_id,
        at=signer.signed_at,
    )
