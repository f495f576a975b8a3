"""Signs sessions, adds to signed ones, declares them void, and checks all of it again."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from model.clinician import Clinician
from model.clock import Clock
from model.completeness import Missing, missing_parts
from model.errors import InvalidValueError, SigningError
from model.one_line import checked_text, has_visible
from model.safety.case import Case
from model.safety.evaluate import findings
from model.safety.finding import Finding
from model.session import SessionState, SessionSummary
from model.session_chart import SessionChart
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
from model.signing.corrections import SignedValue, signed_values
from model.signing.pin import Pins
from model.signing.verification import Report, Verification
from model.store.event_names import ADDED_TO_SESSIONS, FINDINGS_KEPT
from model.store.signatures import amendment_columns
from model.store.store import Store
from model.use_cases.judging import as_ended, kept_with_signature
from model.use_cases.kept_lists import kept_lists
from model.use_cases.signing_refusals import (
    LONGEST_REASON,
    author_of,
    checked_reason,
    corrected,
    gaps_of,
    refuse_changed,
    refuse_cosigning,
    refuse_disagreeing,
    refuse_unexplained,
    refuse_unsignable,
    refuse_void,
)

LONGEST_TEXT = 20_000
Looked = tuple[tuple[Finding, ...], tuple[Missing, ...]]
CaseOf = Callable[[SessionChart, datetime], Case]
"""A session with all that the rules look at, at a moment."""


class Signing:
    """The one way by which signatures and amendments come into the file.

    Each call raises WrongPinError for a wrong PIN, InvalidValueError for what was typed,
    SigningError for a session that takes no such signature, ConflictError where the file holds
    another state than the one shown; nothing is changed then. The PIN is asked outside the
    transaction, which would take the count of wrong ones back.
    """

    def __init__(self, store: Store, clock: Clock, case_of: CaseOf | None = None) -> None:
        """Without case_of it checks, adds and keeps PINs: no session is signed unlooked at."""
        self.store, self._clock, self._case_of = store, clock, case_of
        self.pins = Pins(store.pins, clock)
        self.has_pin = self.pins.has_pin
        self.set_pin = self.pins.set_pin
        self.change_pin = self.pins.change_pin
        self.vouch_pin = self.pins.vouch_pin

    def look(self, chart: SessionChart, at: datetime) -> Looked:
        """What the rules find in a session, and what is missing before it is signed."""
        if self._case_of is None:
            raise SigningError("Sessions are signed under Review. Nothing was changed.")
        case = self._case_of(chart, at)
        found = findings(case)
        return found, missing_parts(case, found)

    def gaps(self, session_id: int) -> Sequence[str]:
        """What is missing in a session, in words; over any of it signing needs a reason.

        Raises SigningError for what no reason lets pass.
        """
        return gaps_of(self.look(self.store.chart(session_id), self._clock())[1])

    def sign(
        self,
        session_id: int,
        clinician_id: int,
        pin: str,
        gap_reason: str = "",
        *,
        shown: SessionChart | None = None,
    ) -> Signature:
        """Finish a session and sign it; from then on it takes nothing but amendments.

        The reason is kept where something is missing; shown is what the screen showed.
        """
        reason = checked_text("gap_reason", gap_reason, LONGEST_REASON)
        clinician = self._clinician(clinician_id, pin)
        with self.store.transaction():
            chart = self._chart(session_id, shown)
            refuse_unsignable(chart)
            signer = self._signer(chart, Purpose.AUTHOR, clinician)
            found, missing = self.look(chart, signer.signed_at)
            gaps = gaps_of(missing)
            refuse_unexplained(gaps, reason)
            wanted = self.store.settings.get().cosignature == "on"
            signer = replace(signer, gap_reason=reason if gaps else "", cosign_wanted=wanted)
            self._close(chart, found, clinician, signer.signed_at)
            text = session_text(self.store.images.of(session_id), signer=signer)
            return self._put(session_id, signer, text)

    def cosign(
        self, session_id: int, clinician_id: int, pin: str, *, shown: SessionChart | None = None
    ) -> Signature:
        """Sign beneath the author, once, as another clinician."""
        clinician = self._clinician(clinician_id, pin)
        with self.store.transaction():
            chart = self._chart(session_id, shown)
            author = author_of(chart)
            refuse_cosigning(chart, author, clinician_id)
            refuse_disagreeing(author, verify_session(self.store.images, session_id))
            signer = self._signer(chart, Purpose.COSIGNER, clinician)
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
        text, reason = checked_text("text", text, LONGEST_TEXT), checked_reason(reason)
        clinician = self._clinician(clinician_id, pin)
        with self.store.transaction():
            chart = self.store.chart(session_id)
            if not chart.signatures:
                raise SigningError("Only a signed session takes amendments. Nothing was changed.")
            checked = corrected(chart, corrections) if corrections else ()
            if not has_visible(text) and not checked:
                raise InvalidValueError("text", "Write what is to be added, or correct a value.")
            kind = AmendmentKind.CORRECTION if checked else AmendmentKind.ADDITION
            signer = self._signer(chart, Purpose.AMENDMENT, clinician)
            amendment = _amendment(signer, kind, reason, text, checked)
            self._add(chart, signer, amendment)
        return amendment

    def void(
        self,
        session_id: int,
        clinician_id: int,
        pin: str,
        reason: str,
        *,
        shown: SessionChart | None = None,
    ) -> Amendment:
        """Declare a session entered in error; it stays, is finished, and counts no more."""
        reason = checked_reason(reason)
        clinician = self._clinician(clinician_id, pin)
        with self.store.transaction():
            chart = self._chart(session_id, shown)
            refuse_void(chart)
            signer = self._signer(chart, Purpose.VOID, clinician)
            if not chart.signatures:
                found, _ = self.look(chart, signer.signed_at)
                self._close(chart, found, clinician, signer.signed_at)
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

    def _clinician(self, clinician_id: int, pin: str) -> Clinician:
        """Who signs, once the PIN was right."""
        clinician = self.store.clinicians.get(clinician_id)
        self.pins.check(clinician_id, pin)
        return clinician

    def _chart(self, session_id: int, shown: SessionChart | None) -> SessionChart:
        """The session as the file holds it, inside the transaction."""
        chart = self.store.chart(session_id)
        if shown is not None:
            refuse_changed(shown, chart)
        return chart

    def _signer(self, chart: SessionChart, purpose: Purpose, clinician: Clinician) -> Signature:
        """A signature still without text."""
        added = purpose in (Purpose.AMENDMENT, Purpose.VOID)
        number = max((one.number for one in chart.amendments), default=0) + 1
        return Signature(
            number=max((one.number for one in chart.signatures), default=0) + 1,
            purpose=purpose,
            amendment=number if added else None,
            clinician_id=clinician.clinician_id,
            name=clinician.name,
            credentials=clinician.credentials,
            role=clinician.role,
            signed_at=self._clock(),
            sha256="",
            text="",
        )

    def _close(
        self, chart: SessionChart, found: Sequence[Finding], clinician: Clinician, at: datetime
    ) -> None:
        """Keep what was found and what prints beside it; end the session, or leave its end.

        One that ended without a signature takes rows only while it is open again.
        """
        session_id, actor = chart.session.session_id, clinician.clinician_id
        if self._case_of:  # a signed chart says what was given, not what was to come
            over = replace(chart.session, state=SessionState.FINISHED, ended_at=at)
            ended = findings(self._case_of(replace(chart, session=over), at))
            found = as_ended(found, ended)
        changes = kept_with_signature(chart, found, clinician, at)
        if self._case_of:
            changes += kept_lists(self.store, self._case_of(chart, at), at)
        if changes and chart.session.state is SessionState.FINISHED:
            self.store.sessions.reopen(session_id, at, actor)
        self.store.changes.apply(session_id, changes, action=FINDINGS_KEPT, at=at, actor=actor)
        self.store.sessions.finish(session_id, at, actor, ended_at=chart.session.ended_at)

    def _add(self, chart: SessionChart, signer: Signature, amendment: Amendment) -> None:
        session_id = chart.session.session_id
        columns = amendment_columns(amendment)
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


def _amendment(
    signer: Signature,
    kind: AmendmentKind,
    reason: str,
    text: str = "",
    corrections: tuple[Correction, ...] = (),
) -> Amendment:
    return Amendment(
        number=signer.amendment or 0, kind=kind, text=text, corrections=corrections,
        reason=reason, clinician_id=signer.clinician_id, at=signer.signed_at,
    )  # fmt: skip
